"""Worksheets, filled in with the browsers that pupils use: marks, drafts that outlive a power cut, files that are handed in.

    python3 tests/readers.d/worksheets.py SHEET.html [PICTURES]

drives a sheet by itself. The sheet must ask for everything, and hold the article of `ARTICLE`."""
import base64
import hashlib
import html
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import reports  # noqa: E402
import webdriver  # noqa: E402

ARTICLE = """# Signs of all kinds

The 🌉 bridge 👩‍👩‍👧 cafe\u0301 closed on Tuesday. It opened again in May, says the town. Nobody was asked about it.

הגשר 🌉 נסגר ביום שלישי. הוא נפתח במאי, אומרת העירייה.

Nai\u0308ve people left. One of them, Nordsund Lines, put the loss at a third of its winter income. The board disputes that.
"""
TASK = "Find six claims.\nSay for each whether it is verified, and why."
NAME = "Lena Brandt"

# Whether the chosen sentence stands between the head and the panel.
IN_SIGHT = """(() => {
  const box = selector => document.querySelector(selector).getBoundingClientRect();
  const row = box('.row.chosen'), panel = box('.panel');
  const bottom = panel.left > 100 ? innerHeight : panel.top;
  return row.top >= box('.head').bottom - 1 && row.bottom <= bottom + 1;
})()"""

# What people could not hit with a finger: buttons and fields in sight that are less than 44 points high or wide. Those of one line in the
# head may be smaller, as the space around them belongs to them.
SMALL = """return [...document.querySelectorAll('button, input, textarea')].filter(node => {
  const box = node.getBoundingClientRect();
  return box.width && !node.closest('.who') && !node.matches('.unseen, .handle, .row .number') && (box.height < 43.5 || box.width < 40);
}).map(node => node.outerHTML.slice(0, 80))"""

AXE = "return axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(v => `${v.id}: ${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)}`))"


class Proxy:
    """Takes every request that a browser makes of a network, and answers none."""

    def __init__(self):
        self.asked, self.server = [], socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                with self.server.accept()[0] as asking:
                    asking.settimeout(2)
                    self.asked.append(asking.recv(500).split(b"\r\n")[0].decode("latin-1"))
            except OSError:
                return

    def by_pages(self):
        """What was asked by pages, not by the browser itself."""
        own = ("mozilla", "firefox", "google", "gvt1", "detectportal", "digicert", "127.0.0.1:1")
        return [asked for asked in self.asked if not any(name in asked for name in own)]


def from_text(text):
    """The answer in a text block."""
    lines = re.search(r"BEGIN CLAIMLIGHT ANSWER\n(.*?)\nCHECK ([0-9a-f]{8})\nEND CLAIMLIGHT ANSWER", text.replace("\r\n", "\n"), re.S)
    assert lines, f"no answer in {text[:60]!r}"
    data = base64.b64decode(lines[1].replace("\n", ""))
    assert f"{zlib.crc32(data):08x}" == lines[2], "the checksum is wrong"
    assert max(map(len, lines[1].split("\n"))) <= 64, "a line is too long"
    return json.loads(data)


def block(page, name):
    return json.loads(re.search(f'id="{name}">(.*?)</script>', page, re.S)[1])


class Worksheets:
    def __init__(self, sheet, folder, pictures=None):
        self.sheet, self.folder, self.pictures, self.failed = sheet, folder, pictures, []
        page = sheet.read_text()
        self.data = block(page, "claimlight-exercise")
        self.text = "\n".join(part["text"] for part in self.data["blocks"])
        self.axe = reports.axe()

    def expect(self, is_so, what):
        if not is_so:
            self.failed.append(f"{self.name}: {what}")

    def run(self):
        kinds, missing = webdriver.kinds()
        if self.axe is None:
            missing.append("axe-core")
        for name in missing:
            print(f"skipped: {name} is not installed (worksheets)")
        for self.name, start in kinds.items():
            self.start = start
            for step in (self.draft, self.handed_in, self.boxed, self.page_saved, self.reading):
                try:
                    step()
                except (webdriver.Failure, AssertionError) as failure:
                    self.failed.append(f"{self.name}, {step.__name__}: {failure}")
        return self.failed

    def browser(self, profile, **more):
        return self.start(self.folder / self.name / profile, **more)

    def answer(self, browser):
        """The answer in the page, which stands there twice."""
        text = from_text(browser.run("return document.getElementById('claimlight-text').textContent"))
        data = json.loads(browser.run("return document.getElementById('claimlight-answer').textContent"))
        self.expect(text == data, "data and text differ")
        return data

    def quotes(self, answer):
        """The marked words, which must be where the answer says."""
        found = []
        for claim in answer["claims"]:
            for span in claim["spans"]:
                self.expect(self.text[span["start"]:span["end"]] == span["quote"], f"{span} is not in the text")
                found.append(span["quote"])
        return found

    def begin(self, browser, sheet=None):
        browser.open((sheet or self.sheet).as_uri())
        browser.wait("document.querySelector('dialog')", "the question for the name")
        browser.write("#who", NAME)
        browser.click(".go-on")

    def row(self, browser, number):
        browser.run("[...document.querySelectorAll('.number')].find(node => node.textContent === arguments[0]).click()", str(number))

    def kept(self, browser):
        browser.wait("/\\d/.test(document.querySelector('.kept').textContent)", "the draft")
        browser.run("return new Promise(done => setTimeout(done, 300))")

    def draft(self):
        """Marks are there after the browser was killed. Everything is done by keys."""
        with self.browser("profile") as browser:
            self.begin(browser)
            self.row(browser, 1)
            browser.keys(" ")
            browser.keys("V")
            self.expect(browser.run("return document.activeElement.className") == "number", "the focus has left the sentence")
            browser.keys("Enter")
            browser.write("#why", "The log counts them.")
            browser.write("#link", "example.org/log")
            browser.wait(IN_SIGHT, "the sentence in sight")
            browser.click(".next")
            browser.wait(IN_SIGHT, "the next sentence in sight")
            browser.run("document.querySelector('.row.chosen .number').focus()")
            browser.keys("U")
            browser.keys("W")
            browser.keys("Right", "Shift+Right", "Shift+Right", "Enter")
            browser.keys("Down", "N")
            self.kept(browser)
            browser.kill()
        with self.browser("profile") as browser:
            browser.open(self.sheet.as_uri())
            browser.wait("document.querySelector('dialog')", "the greeting")
            self.expect(NAME in browser.run("return document.querySelector('dialog').textContent"), "nobody is greeted by name")
            browser.click("dialog .primary")
            answer = self.answer(browser)
            self.expect(len(answer["claims"]) == 2 and answer["who"] == NAME, f"the draft is {answer}")
            first = answer["claims"][0]
            self.expect((first["verdict"], first["note"]) == ("verified", "The log counts them."), f"{first} came back")
            self.expect(first["evidence"][0]["url"] == "https://example.org/log", f"the link is {first['evidence']}")
            self.expect(self.quotes(answer) == [self.sentence(1), "opened again in"], f"marked are {self.quotes(answer)}")
            self.expect([self.text[none["start"]:none["end"]] for none in answer["no_claims"]] == [self.sentence(3)], f"no claim: {answer['no_claims']}")
            self.offsets(browser)

    def sentence(self, number):
        rows = [part["text"][start:end] for part in self.data["blocks"] if part["kind"] != "heading" for start, end in part["sentences"]]
        return rows[number - 1]

    def select(self, browser, number, start, end):
        """Selects units of UTF-16 of a sentence, as a finger does."""
        browser.run("""const row = [...document.querySelectorAll('.row')].find(row => row.querySelector('.words').textContent === arguments[0]);
          const walker = document.createTreeWalker(row.querySelector('.words'), NodeFilter.SHOW_TEXT);
          const node = walker.nextNode();
          getSelection().setBaseAndExtent(node, arguments[1], node, arguments[2]);""", self.sentence(number), start, end)
        browser.wait("!document.querySelector('.bar-for-words').hidden", "the bar for words")
        browser.click(".bar-for-words .primary")

    def offsets(self, browser):
        """Marks never split what a reader sees as one sign; they are counted in scalar values."""
        before = set(self.quotes(self.answer(browser)))
        new = lambda: [quote for quote in self.quotes(self.answer(browser)) if quote not in before]
        browser.keys("Escape")
        # From the middle of a pair to the middle of a family; then up to before an accent; then in Hebrew.
        self.row_removed(browser)
        self.select(browser, 1, 5, 17)
        self.expect(new() == ["🌉 bridge 👩‍👩‍👧"], f"across emoji: {new()}")
        browser.run("document.querySelector('.row.chosen .number').focus()")
        browser.keys("Control+z")
        self.expect(new() == [], f"undone: {new()}")
        words = self.sentence(1)
        units = lambda text: len(text.encode("utf-16-le")) // 2
        at = words.index("cafe")
        self.select(browser, 1, units(words[:at]), units(words[:at + 4]))
        self.expect(new() == ["cafe\u0301"], f"before an accent: {new()}")
        before.update(new())
        self.select(browser, 4, 0, units("הגשר 🌉 נסגר "))
        self.expect(new() == ["הגשר 🌉 נסגר"], f"in Hebrew: {new()}")
        before.update(new())
        self.row(browser, 5)
        browser.keys("W")
        self.expect("הוא" in browser.run("return document.querySelector('.chosen-words').textContent"), "words of Hebrew can't be chosen")
        browser.keys("Escape")
        place = """const row = [...document.querySelectorAll('.row')].find(row => row.textContent.includes('ve people left'));
          if (arguments[0]) row.scrollIntoView({block: 'center'});
          const range = document.createRange();
          range.selectNodeContents(row.querySelector('.words'));
          const box = range.getBoundingClientRect();
          return [box.left + 1, box.right - 1, box.top + box.height / 2];"""
        box = self.still(browser, place)
        browser.drag((box[0], box[2]), (box[1], box[2]))
        browser.wait("!document.querySelector('.bar-for-words').hidden", "the bar after a drag")
        browser.click(".bar-for-words .primary")
        self.expect(len(new()) == 1 and new()[0].startswith("Nai\u0308ve"), f"dragged: {new()}")

    def still(self, browser, place):
        """Where something is once it moves no more: the sheet scrolls when its panel changes."""
        box, before = browser.run(place, True), None
        while box != before:
            browser.run("return new Promise(done => setTimeout(done, 200))")
            box, before = browser.run(place, False), box
        return box

    def row_removed(self, browser):
        """Removes the mark of the first sentence and brings it back."""
        count = lambda: len(self.answer(browser)["claims"])
        was = count()
        browser.run("document.querySelectorAll('.number .badge')[0].closest('button').click()")
        browser.keys("Delete")
        self.expect(count() == was - 1, "a mark is not removed")

    def handed_in(self):
        """The file that is handed in holds the answer twice, opens again, and runs as the sheet did."""
        proxy = Proxy() if self.name == "Firefox" else None
        more = {"proxy": proxy.port} if proxy else {}
        with self.browser("profile", **more) as browser:
            browser.open(self.sheet.as_uri())
            browser.wait("document.querySelector('dialog .primary')", "the greeting")
            browser.click("dialog .primary")
            browser.click(".hand-in")
            shown = from_text(browser.run("return document.querySelector('.as-text').value"))
            browser.click(".save")
            file = browser.downloaded()
            self.expect(browser.run("return document.querySelector('.result').textContent") != "", "nothing is said after saving")
            page = file.read_text(encoding="ascii")
            answer = block(page, "claimlight-answer")
            self.expect(answer == shown == from_text(html.unescape(re.search(r"<pre[^>]*>(.*?)</pre>", page, re.S)[1])), "the answer differs in the file")
            self.expect(file.name.startswith(self.data["exercise"]["name"]) and file.name.endswith(f" - {NAME}.html"), f"the file is called {file.name}")
            self.policy(page)
            times = re.findall(r'"time":"([^"]*)"', json.dumps(answer, separators=(",", ":")))
            self.expect(all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00Z", time) for time in times), f"times tell seconds: {times}")
            ids = [answer["annotator"], *(claim["id"] for claim in answer["claims"])]
            self.expect(all(name[14] == "4" for name in ids), f"ids are not random: {ids}")
            self.expect(str(self.folder) not in page and "file:" not in page, "the file tells where it was made")
            self.quotes(answer)
            browser.keys("Escape")
            if self.name == "Chromium":
                asked = [address for address in browser.requested() if not re.match("file:|data:|blob:|chrome:", address)]
                self.expect(not asked, f"asked for {asked}")
        with self.browser("fresh", **more) as browser:
            browser.open(file.as_uri())
            browser.wait("document.querySelector('.row mark')", "the mark in the file")
            again = self.answer(browser)
            self.expect([claim["id"] for claim in again["claims"]] == [claim["id"] for claim in answer["claims"]], "other claims in the file")
            self.expect(NAME in browser.run("return document.querySelector('.head').textContent"), "no name in the file")
            self.earlier(browser, file, answer)
        self.expect(not proxy or not proxy.by_pages(), f"asked for {proxy and proxy.by_pages()}")
        self.file = file

    def earlier(self, browser, file, answer):
        """Somebody else starts afresh, opens the earlier answer on the empty sheet, and the other draft stays."""
        browser.open(self.sheet.as_uri())
        browser.wait("document.querySelector('dialog .afresh')", "the greeting")
        browser.click(".afresh")
        browser.wait("document.querySelector('#who')", "the question for the name")
        browser.wait("document.querySelector('.others')", "the other draft")
        browser.write("#who", "Kim")
        browser.click(".go-on")
        self.row(browser, 2)
        browser.keys(" ")
        self.expect(self.answer(browser)["annotator"] != answer["annotator"], "two pupils have one id")
        browser.write("input[type=file]", str(file))
        browser.wait(f"document.querySelector('.name').textContent === '{NAME}'", "the opened answer")
        opened = self.answer(browser)
        self.expect(len(opened["claims"]) == len(answer["claims"]) and opened["annotator"] == answer["annotator"], "another answer was opened")
        self.mailed(browser, answer)
        browser.click(".not-you")
        browser.wait("[...document.querySelectorAll('.others button')].some(node => node.textContent.startsWith('Kim'))", "the draft of the other")

    def mailed(self, browser, answer):
        """The text of an answer is read as mails quote it; a damaged one changes nothing."""
        text = browser.run("return document.getElementById('claimlight-text').textContent")
        self.row(browser, 8)
        browser.keys(" ")
        count = len(self.answer(browser)["claims"])
        mail, damaged = self.folder / "mail.txt", self.folder / "damaged.txt"
        quoted = "\r\n".join("> " + line.replace(" ", "\u00a0") for line in text.split("\n"))
        mail.write_text(f"Hello,\r\n{quoted}\r\nLena")
        at = text.index("\n") + 9
        damaged.write_text(text[:at] + ("B" if text[at] == "A" else "A") + text[at + 1:])
        browser.write("input[type=file]", str(damaged))
        browser.wait("document.querySelector('dialog')", "words on the damaged file")
        self.expect(len(self.answer(browser)["claims"]) == count, "a damaged answer was taken")
        browser.keys("Escape")
        browser.write("input[type=file]", str(mail))
        browser.wait(f"document.querySelectorAll('.list li').length === {count - 1}", "the answer from the mail")
        self.expect(len(self.answer(browser)["claims"]) == len(answer["claims"]), "another answer in the mail")

    def policy(self, page):
        """The script and the style of a file are those that its policy allows."""
        policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
        for name in ("script", "style"):
            text = re.search(f'<{name} id="claimlight-{name}">(.*?)</{name}>', page, re.S)[1]
            hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            self.expect(f"{name}-src 'sha256-{hashed}'" in policy, f"another {name} than the policy allows")

    def boxed(self):
        """In a frame that may do nothing, the answer leaves as text."""
        outer = self.folder / f"boxed-{self.name}.html"
        outer.write_text(f'<!doctype html><iframe sandbox="allow-scripts" width="800" height="900" src="{self.sheet.as_uri()}"></iframe>')
        with self.browser("boxed") as browser:
            browser.size(1000, 1000)
            browser.open(outer.as_uri())
            browser.frame("iframe")
            browser.wait("document.querySelector('#who')", "the question for the name")
            browser.write("#who", NAME)
            browser.click(".go-on")
            self.row(browser, 1)
            browser.keys(" ")
            self.expect(browser.wait("document.querySelector('.kept.warned')", "the warning that nothing is kept"), "")
            browser.click(".hand-in")
            self.expect(browser.run("return !document.querySelector('.save')"), "a file is offered that can't be saved")
            answer = from_text(browser.run("return document.querySelector('.as-text').value"))
            self.expect(self.quotes(answer) == [self.sentence(1)], "another answer in the text")
            browser.click(".copy")
            browser.wait("document.querySelector('.result').textContent", "what became of the copy")

    def page_saved(self):
        """Saving the page keeps the answer, though not its data."""
        if self.name != "Chromium":
            return
        with self.browser("saved") as browser:
            self.begin(browser)
            self.row(browser, 1)
            browser.keys(" ")
            self.paper(browser)
            saved = browser.cdp("Page.captureSnapshot", format="mhtml")["data"]
            import email
            part = next(part for part in email.message_from_string(saved).walk() if part.get_content_type() == "text/html")
            page = part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8")
            text = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.S)
            self.expect(text and self.quotes(from_text(text[1])) == [self.sentence(1)], "the answer is lost in MHTML")

    def paper(self, browser):
        """Printed, the sheet is the answer to read."""
        if not shutil.which("pdftotext"):
            return
        printed = self.folder / "printed.pdf"
        printed.write_bytes(base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True)["data"]))
        text = " ".join(subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True).stdout.split())
        for words in (NAME, "Answer", "to check", "1 The", "Find six claims."):
            self.expect(words in text, f"{words} is not on paper: {text}")
        self.expect("BEGIN CLAIMLIGHT" not in text, "the text for the program is printed")

    def reading(self):
        """No violation in axe-core, nothing wider than the window, nothing too small for a finger, in each state of the sheet."""
        still = self.folder / "still.html"
        for of, name in ((self.sheet, "form"), (self.file, "answer")):
            # Without its script, as a preview shows it.
            still.write_text(re.sub(r'<script id="claimlight-script">.*?</script>', "", of.read_text(), flags=re.S))
            with self.browser("reading") as browser:
                self.views(browser, name, lambda: browser.open(still.as_uri()))
        with self.browser("reading") as browser:
            browser.size(390, 844)
            browser.open(self.sheet.as_uri())
            browser.wait("document.querySelector('#who')", "the question for the name")
            self.views(browser, "name")
            browser.write("#who", NAME)
            browser.click(".go-on")
            self.views(browser, "start")
            self.row(browser, 1)
            browser.keys(" ")
            browser.keys("V")
            self.views(browser, "claim")
            browser.keys("W")
            self.views(browser, "words")
            browser.keys("Escape")
            browser.keys("J")
            self.views(browser, "sentence")
            browser.click(".hand-in")
            browser.click("summary")
            self.views(browser, "hand-in")

    def views(self, browser, name, opened=None):
        can_emulate = hasattr(browser, "media")
        for width, height in ((390, 844), (320, 640), (1280, 800)) if can_emulate else ((500, 900), (1280, 800)):
            browser.size(width, height)
            if opened:
                opened()
            for scheme in ("light", "dark") if can_emulate else ("light",):
                what = f"{name}, {width}, {scheme}"
                if can_emulate:
                    browser.media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
                if self.axe:
                    # It is looked for each time, as a page that was opened anew has lost it.
                    if not browser.run("return typeof axe === 'object'"):
                        browser.run(self.axe.read_text() + "; window.axe = axe;")
                    found = browser.run(AXE)
                    self.expect(not found, f"{what}: {found}")
                wider = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.expect(wider <= 0, f"{what}: {wider} too wide")
                small = browser.run(SMALL)
                self.expect(not small, f"{what}: too small: {small}")
                if self.pictures:
                    browser.picture(self.pictures / f"ws-{self.name.lower()}-{name}-{width}-{scheme}.png")
            if can_emulate:
                browser.media(prefers_color_scheme="light", prefers_reduced_motion="reduce", forced_colors="active")
                if self.pictures:
                    browser.picture(self.pictures / f"ws-{self.name.lower()}-{name}-{width}-forced.png")
                browser.media(prefers_color_scheme="light", prefers_reduced_motion="reduce", forced_colors="none")


def made(program, folder):
    """A worksheet that the program makes of the article; `None` if it makes none yet."""
    article, exercise, sheet = folder / "signs.md", folder / "signs.exercise.ron", folder / "signs.html"
    article.write_text(ARTICLE)
    for command in (["new", article, "--task", TASK, "--asks", "find,judge,why,evidence", "--claims", "6", "--out", exercise], ["worksheet", exercise, "--out", sheet]):
        done = subprocess.run([program, "exercise", *command], capture_output=True, text=True)
        if done.returncode != 0:
            print(f"worksheets: {done.stderr.strip()}")
            return None
    return sheet


def failed(program, folder):
    """Whether a worksheet can't be filled in as it should be."""
    folder = folder / "worksheets"
    folder.mkdir(parents=True, exist_ok=True)
    sheet = made(program, folder)
    failures = Worksheets(sheet, folder).run() if sheet else ["no worksheet is made"]
    for failure in failures:
        print(f"worksheet: {failure}")
    return bool(failures)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
        failures = Worksheets(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(temporary), pictures).run()
        print("\n".join(failures) or "worksheets: all is well")
        sys.exit(bool(failures))
