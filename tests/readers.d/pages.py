"""The articles as web pages of many kinds: the templates of `pages/`.

The first line of a template says how the article stands in it: `notes`, `paragraph`, `blocks`, `wrap`, `between`. What stands in
`<between>` interrupts the article after every so many blocks.
"""
import pathlib
import re

from source import as_html, inline, plain, raised, seen

HERE = pathlib.Path(__file__).parent
NOTES = {
    "brackets": ('<sup id="ref{0}"><a href="#note{0}">[{0}]</a></sup>', "{}", '<p id="note{0}">[{0}] {1}</p>', "[{0}] {1}"),
    "raised": ('<sup><a href="#note{0}">{0}</a></sup>', "raised", '<li id="note{0}">{1}</li>', "{0}. {1}"),
    "wiki": ('<sup class="reference"><a href="#note{0}">[{0}]</a></sup>', "{}", '<li id="note{0}"><span class="reference-text">{1}</span></li>', "{0}. {1}"),
}
PARAGRAPHS = {
    "p": "<p>{}</p>",
    "class": '<p class="pw-post-body-paragraph mb mc fv md">{}</p>',
    "br": "{}<br><br>",
    "div": "<div>{}</div>",
}


def templates():
    """The names of all kinds of pages."""
    return sorted(path.stem for path in (HERE / "pages").glob("*.html"))


def options(template):
    """What the first line of a template says."""
    head = re.match(r"<!-- (.*) -->\n", template)
    words = head[1].split() if head else []
    return {word.split("=")[0]: word.split("=")[-1] for word in words}


def page(name, article):
    """A page of this kind around the article, the words of the article in it, and whether a browser has to run it."""
    template = (HERE / "pages" / f"{name}.html").read_text()
    asked = options(template)
    template = re.sub(r"^<!-- .* -->\n", "", template)
    between = re.findall(r"<between>(.*?)</between>\n?", template, re.S)
    template = re.sub(r"<between>.*?</between>\n?", "", template, flags=re.S)

    note, mark, foot, foot_words = NOTES[asked.get("notes", "brackets")]
    paragraph = PARAGRAPHS[asked.get("paragraph", "p")]
    mark_words = "{}" if mark == "raised" else "[{}]"
    written = raised if mark == "raised" else str

    chosen = article.blocks
    if asked.get("blocks") == "plain":
        chosen = [b for b in chosen if b[0] == "paragraph"]
    elif "blocks" in asked:
        chosen = [b for b in chosen if b[0] == "paragraph"][: int(asked["blocks"])]
    used = [n for n, _ in article.notes if any(f"[^{n}]" in str(block) for block in chosen)]

    pieces, words, section = [], [article.title], 0
    wrap = asked.get("wrap")
    for i, block in enumerate(chosen):
        made, read = as_html(block, note, paragraph), seen(block, mark_words, written)
        if wrap and (block[0], block[1:2]) == ("heading", (2,)) or (wrap and i == 0):
            made, read, section = wrapped(wrap, section, block, made, read)
        pieces.append(made)
        words.append(read)
        if between and (i + 1) % int(asked["between"]) == 0:
            pieces.append(between[i // int(asked["between"]) % len(between)])
    if wrap and section:
        pieces.append(ENDS[wrap])
    notes = [(n, text) for n, text in article.notes if n in used]
    feet = "\n".join(foot.format(n, inline(text, note)) for n, text in notes)
    if notes and foot.startswith("<li"):
        feet = f'<ol class="references footnotes">\n{feet}\n</ol>'
    pieces.append(feet)
    words += [foot_words.format(n, plain(text, mark_words, written)) for n, text in notes]
    if name == "wiki":
        pieces = [re.sub(r"<h(\d)>(.*?)</h\d>", r'<div class="mw-heading mw-heading\1"><h\1>\2</h\1><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/edit">edit</a><span class="mw-editsection-bracket">]</span></span></div>', p) for p in pieces]
    for key, value in {"title": article.title, "language": article.language, "byline": article.byline}.items():
        template = template.replace("{{" + key + "}}", value)
    return template.replace("{{article}}", "\n".join(pieces)), "\n".join(words), "chromium" in asked


ENDS = {"entry": "</div>", "number": "</div>", "section": "</section>", "details": "</div></details>"}


def wrapped(wrap, section, block, made, read):
    """The start of a part of the page."""
    end = ENDS[wrap] if section else ""
    section += 1
    if wrap == "entry":
        time = f"{20 - section}:{section:02}"
        return f'{end}<div class="liveblog-entry" id="e{section}"><time>{time}</time>{made}', f"{time}\n{read}", section
    if wrap == "number":
        number = f"{section}. " if block[0] == "heading" else ""
        made = made.replace("<h2>", f'<h2><span class="subbuzz__number">{number}</span>')
        return f'{end}<div class="subbuzz">{made}<figure><img src="{section}.jpg" alt=""></figure>', number + read, section
    if wrap == "details":
        if block[0] != "heading":
            return f"{end}<details open><summary></summary><div>{made}", read, section
        return f"{end}<details><summary>{made}</summary><div>", read, section
    return f'{end}<section data-component="text-block">{made}', read, section
