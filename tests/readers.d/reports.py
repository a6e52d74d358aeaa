"""Reports on the samples, read with what people use: a browser with axe-core, a printer, LibreOffice, python, pandas and pandoc."""
import csv
import html
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import zipfile

import score

SAMPLES = pathlib.Path(__file__).parent.parent.parent / "sample_docs"

# Widths of a window in pixels, with what each is called.
WIDTHS = {"phone": 390, "window": 1280}

# Runs axe-core, and writes into the page what it found and how much wider than the window the page is.
CHECK = """<script>%s</script><script>
axe.run(document, {resultTypes: ['violations']}).then(found => {
  const node = document.createElement('pre');
  node.id = 'found';
  node.textContent = JSON.stringify({
    violations: found.violations.map(v => v.id + ': ' + v.nodes.length + ': ' + v.nodes[0].html.slice(0, 200)),
    checks: found.passes.length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth
  });
  document.body.appendChild(node);
});
</script>"""


class Reports:
    """Exports the samples into a folder, and checks each format."""

    def __init__(self, program, folder):
        self.program, self.folder, self.failed, self.missing = program, folder, [], []
        self.chromium = self.find("Chromium", "chromium", "chromium-browser", "google-chrome")
        self.pandoc = self.find("pandoc", "pandoc")
        self.libreoffice = self.find("LibreOffice", "soffice", "libreoffice")
        self.pdftotext = self.find("pdftotext", "pdftotext")
        self.axe = axe()
        if self.axe is None:
            self.missing.append("axe-core")
        if importlib.util.find_spec("pandas") is None:
            self.missing.append("pandas")

    def find(self, name, *commands):
        found = next(filter(None, map(shutil.which, commands)), None)
        if found is None:
            self.missing.append(name)
        return found

    def expect(self, is_so, what):
        if not is_so:
            self.failed.append(what)

    def export(self, sample, to, *rest):
        out = self.folder / f"{sample.name.removesuffix('.claims.ron')}{'-'.join(('', *rest)).replace('--', '')}.{to}"
        subprocess.run([self.program, "export", sample, "--to", to, "--out", out, "--replace", *rest], check=True, capture_output=True)
        return out

    def run(self):
        for sample in sorted(SAMPLES.glob("*.claims.ron")):
            shown = json.loads(subprocess.run([self.program, "show", "--json", sample], check=True, capture_output=True).stdout)
            for language in ("en", "de", "es"):
                self.page(self.export(sample, "html", "--language", language))
            page = self.export(sample, "html")
            self.paper(page, shown)
            self.document(self.export(sample, "docx"), shown)
            self.markdown(self.export(sample, "markdown"), shown)
            for rows in ("claims", "judgements", "spans"):
                self.table(self.export(sample, "csv", "--rows", rows), self.export(sample, "jsonl", "--rows", rows), rows, shown)
        for name in self.missing:
            print(f"skipped: {name} is not installed (reports)")
        for failure in self.failed:
            print(f"report: {failure}")
        return bool(self.failed)

    def page(self, page):
        """No violation in axe-core, and nothing wider than a phone, in light and dark."""
        if not self.chromium or not self.axe:
            return
        source = page.read_text()
        checked = page.with_suffix(".axe.html")
        checked.write_text(source.replace("</body>", CHECK % self.axe.read_text() + "</body>"))
        for name, width in WIDTHS.items():
            for scheme in ("light", "dark"):
                dark = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else ["--blink-settings=preferredColorScheme=1"]
                dump = self.browse(checked, f"--window-size={width},900", *dark, "--virtual-time-budget=20000", "--dump-dom")
                found = re.search(r'<pre id="found">(.*?)</pre>', dump, re.S)
                what = f"{page.name}, {name}, {scheme}"
                if not found:
                    self.expect(False, f"{what}: axe-core did not finish")
                    continue
                found = json.loads(html.unescape(found.group(1)))
                self.expect(not found["violations"], f"{what}: {found['violations']}")
                self.expect(found["wider"] <= 0, f"{what}: {found['wider']} pixels too wide")

    def browse(self, page, *options):
        command = [self.chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder}/chromium", *options, page.as_uri()]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout

    def paper(self, page, shown):
        """The printed page has the article, each claim, and numbers of pages."""
        if not self.chromium or not self.pdftotext:
            return
        pdf = page.with_suffix(".pdf")
        self.browse(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
        text = subprocess.run([self.pdftotext, "-nopgbrk", pdf, "-"], check=True, capture_output=True, text=True).stdout
        flat = " ".join(text.split())
        self.expect(re.search(r"page 1 of \d+", flat), f"{pdf.name}: no numbers of pages")
        article = score.words(" ".join(block["text"] for block in shown["article"]["text"]))
        lost = score.collections.Counter(article) - score.collections.Counter(score.words(flat.replace(",", ", ")))
        share = sum(lost.values()) / max(1, len(article))
        self.expect(share < 0.1, f"{pdf.name}: {share:.2f} of the article's words are not on paper")

    def document(self, document, shown):
        """LibreOffice opens the document, and it has a comment for each placed claim."""
        if not self.libreoffice:
            return
        command = [self.libreoffice, f"-env:UserInstallation=file://{self.folder}/office", "--headless", "--convert-to", "odt", "--outdir", self.folder, document]
        subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300)
        content = zipfile.ZipFile(document.with_suffix(".odt")).read("content.xml").decode()
        placed = sum(any("lost" not in span for span in claim["spans"]) for claim in shown["claims"])
        comments = len(re.findall("<office:annotation ", content))
        self.expect(comments == placed, f"{document.name}: {comments} comments of {placed}")
        words = score.words(html.unescape(re.sub("<[^>]*>", " ", content)))
        article = score.words(" ".join(block["text"] for block in shown["article"]["text"]))
        lost = score.collections.Counter(article) - score.collections.Counter(words)
        self.expect(sum(lost.values()) / max(1, len(article)) < 0.1, f"{document.name}: words lost: {list(lost)[:10]}")

    def markdown(self, page, shown):
        """pandoc reads it as GitHub's Markdown and as its own, and gives the words of each claim and note back."""
        if not self.pandoc:
            return
        for kind in ("gfm", "markdown", "commonmark_x"):
            plain = subprocess.run([self.pandoc, "-f", kind, "-t", "plain", "--wrap=none", page], check=True, capture_output=True, text=True).stdout
            flat = straight(plain)
            for claim in shown["claims"]:
                notes = [judgement["note"] for judgement in claim["judgements"] if judgement["note"]]
                for words in [" … ".join(span["quote"] for span in claim["spans"]), *notes]:
                    self.expect(straight(words) in flat, f"{page.name} as {kind}: lacks {words!r}")
            document = json.loads(subprocess.run([self.pandoc, "-f", kind, "-t", "json", page], check=True, capture_output=True, text=True).stdout)
            raw = [block for block in document["blocks"] if block["t"] == "RawBlock" and not block["c"][1].startswith("<!--")]
            self.expect(not raw, f"{page.name} as {kind}: raw blocks {raw[:2]}")

    def table(self, table, lines, rows, shown):
        """python's csv and pandas read the same rows in one line each."""
        expected = {"claims": len(shown["claims"]), "judgements": None, "spans": sum(len(claim["spans"]) for claim in shown["claims"])}[rows]
        with open(table, newline="", encoding="utf-8-sig") as file:
            read = list(csv.DictReader(file))
        objects = [json.loads(line) for line in lines.read_text().splitlines()]
        self.expect(expected in (None, len(read)), f"{table.name}: {len(read)} rows of {expected}")
        self.expect(len(objects) == len(read), f"{lines.name}: {len(objects)} rows of {len(read)}")
        self.expect(all(list(row) == list(of) for row, of in zip(read, objects)), f"{table.name}: other columns than {lines.name}")
        if "pandas" in self.missing:
            return
        import pandas

        frame = pandas.read_csv(table)
        self.expect(len(frame) == len(read), f"{table.name}: pandas reads {len(frame)} rows of {len(read)}")
        self.expect(str(frame["claim"].dtype).startswith("int"), f"{table.name}: claim is {frame['claim'].dtype}")
        self.expect(list(frame["quote"]) == [row["quote"] for row in read], f"{table.name}: pandas reads other quotes")


def straight(text):
    """Words with straight quotation marks and plain dashes, one blank between."""
    for curly, plain in ("“\"", "”\"", "‘'", "’'", "„\"", "–-", "—-"):
        text = text.replace(curly, plain)
    return " ".join(text.replace("…", "...").split())


def axe():
    """The script of axe-core, if it is installed by npm."""
    roots = [pathlib.Path(os.environ["AXE"])] if "AXE" in os.environ else []
    if shutil.which("npm"):
        found = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True).stdout.strip()
        roots.append(pathlib.Path(found) / "axe-core" / "axe.min.js")
    return next((root for root in roots if root.is_file()), None)


def failed(program, folder):
    """Whether a report can't be read as it should be."""
    folder = folder / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    return Reports(program, folder).run()
