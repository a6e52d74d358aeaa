"""The articles of `articles/`, their words as a reader sees them, and the same as HTML.

They are written in a part of pandoc's Markdown, which is what pandoc gets. Figures in braces grow from part to part.
"""
import html
import re

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
PARTS = 3


def grown(source):
    """The whole article: its head, and its body as often as PARTS says, each time with other figures and notes."""
    # Figures and their units stand together.
    source = re.sub(r"(\d}?) (%|m|mm|kg|t|€|л|т|руб\.|μ\.)(?=[\s,.;)^])", "\\1\u00a0\\2", source)
    title, byline, body = source.strip().split("\n\n", 2)
    body, notes = split_notes(body)
    per_part = len(notes)

    def part(text, n):
        text = re.sub(r"\{(\d+)", lambda m: str(int(m[1]) + 17 * n), text).replace("}", "")
        return re.sub(r"\[\^(\d+)\]", lambda m: f"[^{int(m[1]) + per_part * n}]", text)

    bodies = [part(body, n) for n in range(PARTS)]
    all_notes = [part(f"[^{mark}]: {words}", n) for n in range(PARTS) for mark, words in notes]
    return "\n\n".join([title, byline, *bodies, *all_notes]) + "\n"


def split_notes(text):
    """The text without its notes, and the notes with their marks."""
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.M)
    return re.sub(r"^\[\^\d+\]: .*\n?", "", text, flags=re.M).strip(), notes


class Article:
    """An article: `blocks` are (kind, ...) in their order, `notes` the marks and words of its notes."""

    def __init__(self, language, source):
        self.language = language
        self.markdown = grown(source)
        body, self.notes = split_notes(self.markdown)
        chunks = body.split("\n\n")
        self.title = chunks[0].removeprefix("# ")
        self.byline = chunks[1]
        self.blocks = [b for chunk in chunks[2:] for b in blocks(chunk)]

    def words(self, note="[{}]", notes="[{}] {}", mark=str, foot_mark=str):
        """What a reader sees. `note` is the mark in the text, `notes` a note at the end, `mark` and `foot_mark` how they are written."""
        head = [self.title, self.byline]
        body = [seen(block, note, mark) for block in self.blocks]
        foot = [notes.format(foot_mark(n), plain(words, note, mark)) for n, words in self.notes]
        return "\n".join(head + body + foot)

    def without_notes(self):
        """The same article without its notes."""
        article = Article.__new__(Article)
        article.__dict__ = {**self.__dict__, "notes": [], "markdown": re.sub(r"\[\^\d+\](: .*\n)?", "", self.markdown)}
        article.blocks = [strip(block) for block in self.blocks]
        return article

    def as_libreoffice_writes_books(self):
        """What is seen in an e-book of LibreOffice, which has no numbers of lists and no heads of tables."""
        article = Article.__new__(Article)
        article.__dict__ = dict(self.__dict__)
        article.blocks = [strip(block, marks=False) for block in self.blocks]
        return article.words(note="{}", notes="{} {}", mark=raised, foot_mark=raised)

    def html(self, note='<sup id="ref{0}"><a href="#note{0}">[{0}]</a></sup>', foot='<p id="note{0}">[{0}] {1}</p>', paragraph="<p>{}</p>"):
        """The body with its notes as HTML."""
        body = [as_html(block, note, paragraph) for block in self.blocks]
        return "\n".join(body + [foot.format(n, inline(words, note)) for n, words in self.notes])


def raised(number):
    """A number in raised figures."""
    return number.translate(RAISED)


def strip(block, marks=True):
    """A block without references to notes; or, if `marks` is false, without numbers of lists and heads of tables."""
    kind, *rest = block
    if marks:
        def bare(part):
            return re.sub(r"\[\^\d+\]", "", part) if isinstance(part, str) else type(part)(map(bare, part)) if isinstance(part, (list, tuple)) else part
        return bare(block)
    if kind == "table":
        return (kind, rest[0][1:])
    if kind == "list":
        def bare_items(items):
            return [(None, words, bare_items(inner)) for _, words, inner in items]
        return (kind, bare_items(rest[0]))
    return block


def blocks(chunk):
    """The blocks of some lines without a blank one between them."""
    lines = chunk.split("\n")
    if match := re.match(r"(#+) (.*)", chunk):
        return [("heading", len(match[1]), match[2])]
    if chunk.startswith("|"):
        rows = [[c.strip() for c in line.strip()[1:-1].split("|")] for line in lines]
        return [("table", rows[:1] + rows[2:])]
    if chunk.startswith(">"):
        inner = re.sub(r"^> ?", "", chunk, flags=re.M).split("\n\n")
        return [("quote", inner)]
    if re.match(r"(- |\d+\. )", chunk):
        return [("list", items(lines))]
    return [("paragraph", chunk)]


def items(lines):
    """The items of a list: (number or None, words, items within)."""
    found = []
    for line in lines:
        mark = re.match(r"(\s*)(?:-|(\d+)\.) (.*)", line)
        if mark:
            found.append((len(mark[1]), mark[2], mark[3]))
        else:
            indent, number, words = found[-1]
            found[-1] = (indent, number, f"{words} {line.strip()}")

    def nested(at, indent):
        out = []
        while at < len(found) and found[at][0] >= indent:
            _, number, words = found[at]
            inner, after = nested(at + 1, found[at][0] + 1)
            out.append((number, words, inner))
            at = after
        return out, at

    return nested(0, 0)[0]


def seen(block, note, mark):
    """A block as its words."""
    kind, *rest = block
    if kind == "heading":
        return plain(rest[1], note, mark)
    if kind == "table":
        return "\n".join("\t".join(plain(c, note, mark) for c in row) for row in rest[0])
    if kind == "quote":
        return "\n".join(plain(p, note, mark) for p in rest[0])
    if kind == "list":
        def lines(items):
            for number, words, inner in items:
                yield (f"{number}. " if number else "") + plain(words, note, mark)
                yield from lines(inner)
        return "\n".join(lines(rest[0]))
    return plain(rest[0], note, mark)


def plain(text, note, mark):
    """Words without marks."""
    text = text.replace("\\\n", "\n")
    text = re.sub(r"\[\^(\d+)\]", lambda m: note.format(mark(m[1])), text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\^(\d+)\^", lambda m: m[1].translate(RAISED), text)
    text = re.sub(r"~(\d+)~", lambda m: m[1].translate(LOWERED), text)
    return re.sub(r"\*{1,2}(.*?)\*{1,2}", r"\1", text)


def inline(text, note):
    """Words with their marks as HTML."""
    text = html.escape(text, quote=False).replace("\\\n", "<br>\n")
    text = re.sub(r"\[\^(\d+)\]", lambda m: note.format(m[1]), text)
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', text)
    text = re.sub(r"\^(\d+)\^", r"<sup>\1</sup>", text)
    text = re.sub(r"~(\d+)~", r"<sub>\1</sub>", text)
    text = re.sub(r"\*\*(.*?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*(.*?)\*", r"<em>\1</em>", text)


def as_html(block, note, paragraph):
    """A block as HTML."""
    kind, *rest = block
    if kind == "heading":
        return f"<h{rest[0]}>{inline(rest[1], note)}</h{rest[0]}>"
    if kind == "table":
        cells = lambda row, tag: "".join(f"<{tag}>{inline(c, note)}</{tag}>" for c in row)
        rows = [f"<tr>{cells(row, 'td' if i else 'th')}</tr>" for i, row in enumerate(rest[0])]
        return "<table>\n" + "\n".join(rows) + "\n</table>"
    if kind == "quote":
        return "<blockquote>" + "".join(f"<p>{inline(p, note)}</p>" for p in rest[0]) + "</blockquote>"
    if kind == "list":
        def as_list(items):
            tag = "ol" if items[0][0] else "ul"
            inner = "".join(f"<li>{inline(w, note)}{as_list(i) if i else ''}</li>\n" for _, w, i in items)
            return f"<{tag}>\n{inner}</{tag}>"
        return as_list(rest[0])
    return paragraph.format(inline(rest[0], note))
