"""The files that are read: documents, books and pages of the articles, made by the programs that are installed."""
import dataclasses
import pathlib
import re
import shutil
import subprocess

import pages
from source import Article, raised

HERE = pathlib.Path(__file__).parent
# What a program makes of which files: (format, of files that end so).
# LibreOffice 7 loses notes of a document by pandoc: none is in those that it opens from DOCX.
LIBREOFFICE = [("docx", "pandoc.odt"), ("rtf", "pandoc.odt"), ("epub", "pandoc.odt"), ("pdf", "pandoc.docx"), ("odt", "tracked.docx"), ("rtf", "tracked.docx")]


@dataclasses.dataclass
class File:
    """A file, and the words that a reader sees in it."""

    path: pathlib.Path
    kind: str
    language: str
    words: str


def direction(language):
    return "rtl" if language == "ar" else "ltr"


def files(folder):
    """The files in `folder`, made unless they are there, and the programs that are missing."""
    articles = [Article(path.stem, path.read_text()) for path in sorted((HERE / "articles").glob("*.md"))]
    programs = {name: next(filter(None, map(shutil.which, names)), None) for name, names in
                {"LibreOffice": ["soffice", "libreoffice"], "pandoc": ["pandoc"], "Chromium": ["chromium", "chromium-browser", "google-chrome"]}.items()}
    made = list(web_pages(folder, articles, programs["Chromium"]))
    if programs["pandoc"]:
        made += by_pandoc(folder, articles, programs["pandoc"])
        if programs["LibreOffice"]:
            made += by_libreoffice(folder, articles, made, programs["LibreOffice"])
    if programs["Chromium"]:
        made += printed(folder, articles, programs["Chromium"])
    return made, [name for name, path in programs.items() if path is None]


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def browser(chromium, folder, *rest):
    return [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium", *rest]


def web_pages(folder, articles, chromium):
    """Each kind of page in English, and some in every language."""
    for article in articles:
        for name in pages.templates():
            if article.language != "en" and name not in ("wordpress", "newspaper", "tables1999", "divs", "short"):
                continue
            source, words, is_run = pages.page(name, article)
            path = folder / f"{article.language}.{name}.html"
            if is_run and not chromium:
                continue
            if not path.exists():
                path.write_text(source)
                if is_run:
                    dumped = subprocess.run(browser(chromium, folder, "--dump-dom", path.as_uri()), capture_output=True, text=True, timeout=60)
                    path.write_text(dumped.stdout)
            yield File(path, "page", article.language, words)


def tracked(markdown):
    """The same article with changes that are not accepted yet, and with comments."""
    by = 'author="Ana" date="2026-03-01T10:00:00Z"'
    count = 0

    def change(match):
        nonlocal count
        count += 1
        put_in = f'[wrong{count} ]{{.deletion {by}}}[{match[2]}]{{.insertion {by}}}'
        comment = f'[Is that so?]{{.comment-start id="{count}" {by}}}{match[4]}[]{{.comment-end id="{count}"}}'
        return f"{match[1]}{put_in}{match[3]}{comment}"

    return re.sub(r"^([^\W\d]+ )(\w+)( \w+ )(\w+)(?= )", change, markdown, flags=re.M)


def by_pandoc(folder, articles, pandoc):
    for article in articles:
        source = folder / f"{article.language}.md"
        source.write_text(article.markdown)
        changed = folder / f"{article.language}.tracked.md"
        changed.write_text(tracked(article.without_notes().markdown))
        for end, of, more in [
            ("pandoc.docx", source, []),
            ("pandoc.odt", source, []),
            ("pandoc.rtf", source, ["-s"]),
            ("pandoc.epub", source, ["-t", "epub3"]),
            ("pandoc2.epub", source, ["-t", "epub2"]),
            ("tracked.docx", changed, ["--track-changes=all"]),
        ]:
            path = folder / f"{article.language}.{end}"
            if not path.exists():
                run(pandoc, "-f", "markdown", *more, "-M", f"lang={article.language}", "-M", f"dir={direction(article.language)}", "-M", f"pagetitle={article.title}", "-o", path, of)
            kind = path.suffix[1:]
            words = article.without_notes().words() if of == changed else article.words()
            if kind == "epub":
                words = article.words(note="{}", notes="{}. {}", mark=raised)
            yield File(path, kind, article.language, words)


def by_libreoffice(folder, articles, made, soffice):
    """Files of pandoc that LibreOffice has opened and saved in its own way."""
    articles = {article.language: article for article in articles}
    for end, of in LIBREOFFICE:
        sources = [file for file in made if file.path.name.endswith(of)]
        outdir = folder / f"{of}.to.{end}"
        results = [outdir / f"{file.path.stem}.{end}" for file in sources]
        if not all(path.exists() for path in results):
            outdir.mkdir(exist_ok=True)
            profile = (folder / "libreoffice").resolve().as_uri()
            run(soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", end, "--outdir", outdir, *(file.path for file in sources))
        for file, path in zip(sources, results):
            # Two files must not have one name.
            named = folder / f"{file.language}.{of.replace('.', '-')}.libreoffice.{end}"
            if path.exists():
                shutil.copyfile(path, named)
            words = articles[file.language].as_libreoffice_writes_books() if end == "epub" else file.words
            yield File(named, end, file.language, words)


def printed(folder, articles, chromium):
    """PDF files of one and of two columns."""
    for article in articles:
        for name, style in [("one", ""), ("two", "body { columns: 2 }")]:
            path = folder / f"{article.language}.{name}.chromium.pdf"
            if not path.exists():
                source = folder / f"{article.language}.{name}.print"
                source = source.with_suffix(".print.html")
                source.write_text(f'<!doctype html><html lang="{article.language}" dir="{direction(article.language)}"><meta charset="utf-8"><title>{article.title}</title><style>{style}</style><h1>{article.title}</h1><p>{article.byline}</p>{article.html()}')
                run(*browser(chromium, folder, "--no-pdf-header-footer", f"--print-to-pdf={path}", source.as_uri()))
            yield File(path, "pdf", article.language, article.words())
