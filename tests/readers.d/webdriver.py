"""Browsers driven by the WebDriver protocol (https://www.w3.org/TR/webdriver2/), spoken over HTTP to chromedriver and geckodriver."""
import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"

# Keys by their names, as the protocol writes them.
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Delete": "\ue017", "Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015",
        "Home": "\ue011", "End": "\ue010", "Shift": "\ue008", "Control": "\ue009"}


class Failure(Exception):
    """What a driver says that went wrong."""


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def first(*commands):
    return next(filter(None, map(shutil.which, commands)), None)


def geckodriver():
    return first("geckodriver") or shutil.which(os.path.expanduser("~/.cargo/bin/geckodriver"))


def kinds():
    """The browsers that can be driven here, by name, and the names of what is missing."""
    found, missing = {}, []
    for name, kind, parts in (("Chromium", Chromium, (first("chromium", "chromium-browser", "google-chrome"), first("chromedriver"))),
                              ("Firefox", Firefox, (first("firefox-esr", "firefox"), geckodriver()))):
        if all(parts):
            found[name] = lambda folder, kind=kind, parts=parts, **more: kind(*parts, folder, **more)
        else:
            missing += [what for what, part in zip((name, {"Chromium": "chromedriver", "Firefox": "geckodriver"}[name]), parts) if part is None]
    return found, missing


class Browser:
    """A browser with a profile in a folder. It is a context: at its end the browser is closed."""

    def __init__(self, program, driver, folder, proxy=None, fonts=None):
        self.folder, self.downloads = folder, folder / "downloads"
        self.downloads.mkdir(parents=True, exist_ok=True)
        self.profile = folder / "profile"
        self.profile.mkdir(exist_ok=True)
        port = free_port()
        environment = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})}
        self.driver = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        self.address = f"http://127.0.0.1:{port}"
        self.wait_for_driver()
        session = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": self.capabilities(program, proxy)}})
        self.session, self.given = f"/session/{session['sessionId']}", session["capabilities"]
        self.ask("POST", self.session + "/timeouts", {"script": 60000, "pageLoad": 60000})

    def wait_for_driver(self):
        for _ in range(150):
            try:
                return self.ask("GET", "/status")
            except (OSError, urllib.error.URLError):
                time.sleep(0.1)
        raise Failure("the driver does not answer")

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise Failure(f"{said['error']}: {said['message']}") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("DELETE", self.session)
        except (Failure, OSError):
            pass
        self.driver.terminate()
        self.driver.wait(10)

    def kill(self):
        """Ends the browser as a power cut does: it can't write anything more."""
        os.kill(self.process(), signal.SIGKILL)
        self.driver.kill()
        self.driver.wait(10)

    def open(self, address):
        self.ask("POST", self.session + "/url", {"url": address})

    def run(self, script, *arguments):
        """Runs a script in the page and returns what it returns; a promise is waited for."""
        return self.ask("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        found = self.ask("POST", self.session + "/element", {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def click(self, selector):
        self.ask("POST", f"{self.session}/element/{self.find(selector)}/click", {})

    def write(self, selector, text):
        self.ask("POST", f"{self.session}/element/{self.find(selector)}/value", {"text": text})

    def keys(self, *names):
        """Presses keys one after the other; `Shift+Right` holds one while it presses the other."""
        actions = []
        for name in names:
            parts = name.split("+") if len(name) > 1 else [name]
            values = [KEYS.get(part, part) for part in parts]
            actions += [{"type": "keyDown", "value": value} for value in values]
            actions += [{"type": "keyUp", "value": value} for value in reversed(values)]
        self.ask("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def drag(self, start, end):
        """Drags the mouse from one point of the window to another."""
        at = lambda point: {"type": "pointerMove", "duration": 50, "x": int(point[0]), "y": int(point[1]), "origin": "viewport"}
        actions = [at(start), {"type": "pointerDown", "button": 0}, at(end), {"type": "pointerUp", "button": 0}]
        self.ask("POST", self.session + "/actions", {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}]})

    def wait(self, script, what, seconds=10):
        """Waits until a script returns something that is true, and returns it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = self.run("return " + script)
            if found:
                return found
            time.sleep(0.05)
        raise Failure(f"{what} does not come about")

    def frame(self, selector):
        self.ask("POST", self.session + "/frame", {"id": {ELEMENT: self.find(selector)}})

    def picture(self, path):
        path.write_bytes(base64.b64decode(self.ask("GET", self.session + "/screenshot")))

    def size(self, width, height):
        self.ask("POST", self.session + "/window/rect", {"width": width, "height": height})

    def downloaded(self, seconds=20):
        """The newest file in the folder for downloads, when it is whole."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            files = [path for path in self.downloads.glob("*.html") if path.stat().st_size]
            if files and not list(self.downloads.glob("*.part")):
                return max(files, key=lambda path: path.stat().st_mtime_ns)
            time.sleep(0.1)
        raise Failure("no file is downloaded")


class Chromium(Browser):
    def capabilities(self, program, proxy):
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--lang=en", f"--user-data-dir={self.profile}"]
        if proxy:
            arguments.append(f"--proxy-server=127.0.0.1:{proxy}")
        options = {"binary": program, "args": arguments, "prefs": {"download.default_directory": str(self.downloads)}}
        return {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"performance": "ALL"}, "unhandledPromptBehavior": "accept"}

    def process(self):
        return self.given["goog:processID"]

    def cdp(self, command, **parameters):
        return self.ask("POST", self.session + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def size(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 800)

    def media(self, **features):
        """Emulates what people ask of pages, such as `prefers_color_scheme="dark"`."""
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def requested(self):
        """The addresses that pages have asked for."""
        lines = self.ask("POST", self.session + "/se/log", {"type": "performance"})
        events = [json.loads(line["message"])["message"] for line in lines]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]


class Firefox(Browser):
    def capabilities(self, program, proxy):
        quiet = ["app.update.enabled", "browser.safebrowsing.malware.enabled", "browser.safebrowsing.phishing.enabled", "extensions.update.enabled",
                 "network.captive-portal-service.enabled", "network.connectivity-service.enabled", "datareporting.policy.dataSubmissionEnabled", "app.normandy.enabled"]
        preferences = {name: False for name in quiet}
        preferences |= {"browser.download.folderList": 2, "browser.download.dir": str(self.downloads), "browser.download.useDownloadDir": True,
                        "browser.download.always_ask_before_handling_new_types": False, "services.settings.server": "http://127.0.0.1:1"}
        if proxy:
            preferences |= {"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": proxy, "network.proxy.ssl": "127.0.0.1",
                            "network.proxy.ssl_port": proxy, "network.proxy.no_proxies_on": ""}
        options = {"binary": program, "args": ["-headless", "-profile", str(self.profile)], "prefs": preferences}
        return {"browserName": "firefox", "moz:firefoxOptions": options, "unhandledPromptBehavior": "accept"}

    def process(self):
        return self.given["moz:processID"]
