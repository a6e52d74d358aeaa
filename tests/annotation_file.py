#!/usr/bin/env python3
"""Reads annotation files as docs/annotation-file.md specifies them, and shares no code with Claimlight.

    annotation_file.py FILE...

For each file one line of JSON: `file`; what it holds, in the shape of `claimlight show --json` (`holds`); of its log the numbers of
changes, of elements with lines that state how they were made (`originals`), and of values (`log`); and where the file is not as the
page says (`problems`, a list of sentences). Needs nothing but Python.
"""

import hashlib
import json
import re
import sys

# --- The syntax ---------------------------------------------------------------------------------------------------------------


class Source(str):
    """The source text of a value that is none of the subset: the value of a field that this reader does not know."""


class Malformed(Exception):
    """The file is not in the syntax of the page."""


NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
NUMBER = re.compile(r"[0-9]+(?![.\w])")
ESCAPE = re.compile(r'\\(?:u\{([0-9A-Fa-f]{1,6})\}|(["\\ntr]))')
ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t", "r": "\r"}
OPEN, CLOSE = "([{", ")]}"


class Parser:
    def __init__(self, source):
        self.source, self.at = source, 0

    def fail(self, what):
        line = self.source.count("\n", 0, self.at) + 1
        raise Malformed(f"line {line}: {what}")

    def sees(self, text):
        return self.source.startswith(text, self.at)

    def blank(self):
        """Skips blanks and comments; block comments may be nested."""
        while self.at < len(self.source):
            if self.source[self.at].isspace():
                self.at += 1
            elif self.sees("//"):
                end = self.source.find("\n", self.at)
                self.at = len(self.source) if end < 0 else end
            elif self.sees("/*"):
                depth = 0
                while True:
                    if self.sees("/*"):
                        depth, self.at = depth + 1, self.at + 2
                    elif self.sees("*/"):
                        depth, self.at = depth - 1, self.at + 2
                    elif self.at >= len(self.source):
                        self.fail("a comment has no end")
                    else:
                        self.at += 1
                    if depth == 0:
                        break
            else:
                return

    def take(self, sign):
        self.blank()
        if not self.sees(sign):
            self.fail(f"{sign} is missing")
        self.at += len(sign)

    def took(self, sign):
        self.blank()
        if self.sees(sign):
            self.at += len(sign)
            return True
        return False

    def file(self):
        record = self.value()
        self.blank()
        if self.at < len(self.source):
            self.fail("something follows the file")
        if not isinstance(record, dict):
            self.fail("the file is no record")
        return record

    def value(self):
        self.blank()
        start = self.at
        try:
            value = self.known()
        except Malformed:
            self.at = start
            return self.other()
        self.blank()
        if self.at < len(self.source) and self.source[self.at] not in ",)]}":
            self.at = start
            return self.other()
        return value

    def known(self):
        """A value of the subset."""
        if self.sees('"'):
            return self.string()
        if self.took("["):
            values = []
            while not self.took("]"):
                values.append(self.value())
                if not self.took(","):
                    self.take("]")
                    break
            return values
        if self.took("("):
            record = {}
            while not self.took(")"):
                name = NAME.match(self.source, self.at)
                if not name:
                    self.fail("a field has no name")
                self.at = name.end()
                self.take(":")
                record[name.group()] = self.value()
                if not self.took(","):
                    self.take(")")
                    break
            return record
        number = NUMBER.match(self.source, self.at)
        if number:
            self.at = number.end()
            return int(number.group())
        word = NAME.match(self.source, self.at)
        if word and word.group() in ("true", "false"):
            self.at = word.end()
            return word.group() == "true"
        self.fail("it is no value of the subset")

    def string(self):
        self.at += 1
        parts = []
        while True:
            start = self.at
            while self.at < len(self.source) and self.source[self.at] not in '"\\':
                self.at += 1
            parts.append(self.source[start : self.at])
            if self.at >= len(self.source):
                self.fail("a string has no end")
            if self.source[self.at] == '"':
                self.at += 1
                return "".join(parts)
            escape = ESCAPE.match(self.source, self.at)
            if not escape:
                self.fail("an escape is unknown")
            code, letter = escape.groups()
            parts.append(chr(int(code, 16)) if code else ESCAPES[letter])
            self.at = escape.end()

    def other(self):
        """Any other value of RON: up to the comma or the bracket that ends it. Strings, characters and comments in it may hold both."""
        start, depth = self.at, 0
        while self.at < len(self.source):
            raw = re.compile(r'b?r(#*)"').match(self.source, self.at)
            char = re.compile(r"'(?:\\.[^']*|[^'\\])'").match(self.source, self.at)
            sign = self.source[self.at]
            if raw:
                end = self.source.find('"' + raw.group(1), raw.end())
                if end < 0:
                    self.fail("a raw string has no end")
                self.at = end + 1 + len(raw.group(1))
            elif char:
                self.at = char.end()
            elif sign == '"':
                self.string()
            elif self.sees("//") or self.sees("/*"):
                self.blank()
            elif sign in OPEN:
                depth, self.at = depth + 1, self.at + 1
            elif depth == 0 and (sign == "," or sign in CLOSE):
                break
            elif sign in CLOSE:
                depth, self.at = depth - 1, self.at + 1
            else:
                self.at += 1
        source = self.source[start : self.at].strip()
        if not source or depth:
            self.fail("a value is missing, or a bracket")
        return Source(source)


# --- The records --------------------------------------------------------------------------------------------------------------

# Each record with its fields: what a reader takes for one that is missing. A tuple names a record, or a list of records.
TEXT, NUMBER_, FLAG, TEXTS = "", None, False, []
RECORDS = {
    "file": {
        "format": NUMBER_, "reader": TEXT, "purpose": TEXT, "exercise": ("maybe", "exercise"), "article": ("one", "article"), "scheme": ("one", "scheme"),
        "annotators": ("list", "annotator"), "sentences": ("one", "sentences"), "claims": ("list", "claim"),
        "no_claims": ("list", "no_claim"), "left_out": TEXTS, "log": ("list", "change"),
    },
    "exercise": {
        "id": TEXT, "edition": TEXT, "name": TEXT, "task": TEXT, "asks": TEXTS, "given": TEXTS, "claims": NUMBER_, "known_as": TEXT,
        "rubric": ("one", "rubric"), "handed_in": None,
    },
    "rubric": {"criteria": ("list", "criterion")},
    "criterion": {"id": TEXT, "label": TEXT, "levels": ("list", "level")},
    "level": {"label": TEXT, "words": TEXT, "points": None, "from": NUMBER_},
    "article": {
        "title": TEXT, "byline": TEXT, "publisher": TEXT, "source_url": TEXT, "published": TEXT, "accessed": TEXT,
        "language": TEXT, "original_name": TEXT, "original_sha256": TEXT, "import": ("maybe", "import"), "text_sha256": TEXT,
        "text_length": NUMBER_, "earlier_texts": ("list", "earlier_text"), "text": ("list", "block"),
    },
    "import": {"reader": TEXT, "version": 0, "encoding": TEXT, "guessed": FLAG},
    "earlier_text": {"at": TEXT, "by": TEXT, "sha256": TEXT, "length": 0, "became": TEXT, "runs": TEXTS},
    "block": {
        "kind": TEXT, "level": NUMBER_, "depth": NUMBER_, "number": NUMBER_, "text": TEXT, "links": ("list", "link"),
        "bold": ("list", "mark"), "italic": ("list", "mark"), "struck": ("list", "mark"), "locator": ("maybe", "locator"),
    },
    "locator": {"page": TEXT, "chapter": TEXT, "time": TEXT},
    "link": {"start": 0, "end": 0, "url": TEXT},
    "mark": {"start": 0, "end": 0},
    "scheme": {
        "id": TEXT, "name": TEXT, "version": TEXT, "ordered": FLAG, "verdicts": ("list", "verdict"), "kinds": TEXTS, "tags": TEXTS,
    },
    "verdict": {
        "id": TEXT, "label": TEXT, "sentence": TEXT, "sign": TEXT, "colour": TEXT, "underline": TEXT, "key": TEXT,
        "place": 0,
    },
    "annotator": {"id": TEXT, "name": TEXT, "same_as": None, "role": None},
    "sentences": {"splitter": TEXT, "version": TEXT, "count": 0},
    "claim": {
        "id": TEXT, "annotator": TEXT, "time": TEXT, "spans": ("list", "span"), "restated": TEXT, "claimant": TEXT, "kind": TEXT,
        "date": TEXT, "tags": TEXTS, "part_of": None, "need": TEXT, "accepted": TEXTS, "to_pupil": TEXT, "judgements": ("list", "judgement"), "evidence": ("list", "evidence"),
    },
    "span": {
        "start": 0, "end": 0, "quote": TEXT, "before": TEXT, "after": TEXT, "was": ("maybe", "was"), "unplaced": FLAG,
    },
    "was": {"quote": TEXT, "time": TEXT, "confidence": NUMBER_},
    "judgement": {
        "annotator": TEXT, "verdict": TEXT, "confidence": NUMBER_, "note": TEXT, "decision": None, "same_as": None, "reason": TEXT,
        "blind": FLAG, "time": TEXT,
    },
    "evidence": {
        "id": TEXT, "annotator": TEXT, "time": TEXT, "place": 0, "stance": TEXT, "url": TEXT, "title": TEXT, "publisher": TEXT,
        "published": TEXT, "accessed": TEXT, "archived_url": TEXT, "quote": TEXT, "question": TEXT,
        "snapshot": ("maybe", "snapshot"),
    },
    "snapshot": {"name": TEXT, "time": TEXT, "sha256": TEXT, "text": TEXT},
    "no_claim": {"id": TEXT, "annotator": TEXT, "time": TEXT, "start": 0, "end": 0},
    "change": {
        "at": TEXT, "by": TEXT, "of": TEXT, "claim": TEXT, "no_claim": TEXT, "person": TEXT, "judgement": TEXT,
        "evidence": TEXT, "verdict": TEXT, "act": TEXT, "set": TEXT, "after": None, "value": None,
    },
}


def shaped(name, record):
    """A record with all its fields, and without those that this reader does not know."""
    shape = {}
    for field, default in RECORDS[name].items():
        there = field in record
        value = record.get(field, default)
        if isinstance(default, tuple):
            how, of = default
            if how == "list":
                value = [shaped(of, one) for one in value] if there else []
            elif how == "one":
                value = shaped(of, value if there else {})
            else:
                value = shaped(of, value) if there else None
        shape[field] = value
    return shape


# --- What follows from the records --------------------------------------------------------------------------------------------


class File:
    """A file that was read: `holds` is what it says, `problems` where it is not as the page says."""

    def __init__(self, data):
        self.problems = []
        source = data.decode("utf-8-sig")
        if "\r" in source:
            self.problem("there is a carriage return")
        raw = Parser(source).file()
        if raw.get("format") != 1:
            raise Malformed("another format")
        self.has_text = "text" in raw.get("article", {})
        self.holds = shaped("file", raw)
        self.exercise()
        self.article()
        self.scheme()
        self.people = {a["id"] for a in self.holds["annotators"]}
        if [a["id"] for a in self.holds["annotators"]] != sorted(self.people):
            self.problem("the annotators are not ordered by id")
        self.claims()
        self.no_claims()
        self.log = self.changes(self.holds.pop("log"))
        self.holds.pop("left_out")

    def problem(self, what):
        self.problems.append(what)

    def exercise(self):
        exercise = self.holds["exercise"]
        if exercise is None:
            return
        exercise["known_as"] = exercise["known_as"] or "name"
        for criterion in exercise["rubric"]["criteria"]:
            for level in criterion["levels"]:
                level["points"] = None if level["points"] is None else str(level["points"])
        for pieces in exercise["given"]:
            if len(pieces) % 2 or pieces != sorted(pieces):
                self.problem("a given claim has no start and end for each piece")

    def article(self):
        article = self.holds["article"]
        self.earlier = article.pop("earlier_texts")
        blocks = [self.block(block) for block in article["text"]]
        article["text"] = blocks
        self.text = "\n".join(block["text"] for block in blocks)
        if self.has_text:
            if hashlib.sha256(self.text.encode()).hexdigest() != article["text_sha256"]:
                self.problem("text_sha256 is not the hash of the text")
            if len(self.text) != article["text_length"]:
                self.problem("text_length is not the length of the text")
        for text in self.earlier:
            runs = text["runs"]
            places = [(runs[i], runs[i + 1], runs[i + 2]) for i in range(0, len(runs) - 2, 3)]
            if len(runs) % 3 or any(old + length > text["length"] for old, _, length in places):
                self.problem("runs of an earlier text are beyond it")
            if text["became"] == article["text_sha256"]:
                if any(new + length > article["text_length"] for _, new, length in places):
                    self.problem("runs of an earlier text are beyond the text")

    def block(self, block):
        kind = block["kind"]
        shown = {"kind": kind}
        if kind == "heading":
            shown["level"] = block["level"]
        elif kind == "item":
            shown["depth"], shown["number"] = block["depth"] or 0, block["number"]
        for field in ("text", "links", "bold", "italic", "struck", "locator"):
            shown[field] = block[field]
        for mark in block["links"] + block["bold"] + block["italic"] + block["struck"]:
            if not 0 <= mark["start"] <= mark["end"] <= len(block["text"]):
                self.problem("a link or bold words lie beyond their block")
        return shown

    def scheme(self):
        verdicts = self.holds["scheme"]["verdicts"]
        if verdicts and all(verdict["place"] for verdict in verdicts):
            verdicts.sort(key=lambda verdict: (verdict["place"], verdict["id"]))
        for verdict in verdicts:
            verdict.pop("place")

    def claims(self):
        claims = self.holds["claims"]
        for claim in claims:
            self.person(claim)
            for span in claim["spans"]:
                self.span(span)
            for judgement in claim["judgements"]:
                self.person(judgement)
                judgement["verdict"] = judgement["verdict"] or None
            judges = [judgement["annotator"] for judgement in claim["judgements"]]
            if judges != sorted(set(judges)):
                self.problem("judgements are not one for each person, ordered by annotator")
            evidence = claim["evidence"]
            if all(entry["place"] for entry in evidence):
                evidence.sort(key=lambda entry: (entry["place"], entry["time"], entry["id"]))
            for entry in evidence:
                self.person(entry)
                entry.pop("place")
                snapshot = entry["snapshot"]
                if snapshot and hashlib.sha256(snapshot["text"].encode()).hexdigest() != snapshot["sha256"]:
                    self.problem("a snapshot has another hash")
            verdicts = {judgement["verdict"] for judgement in claim["judgements"]}
            if len(verdicts) < 2:
                claim["verdict"] = verdicts.pop() if verdicts else None

        def order(claim):
            starts = [span["start"] for span in claim["spans"] if not span["unplaced"]]
            return (not starts, min(starts, default=0), claim["id"])

        if claims != sorted(claims, key=order) and self.has_text:
            self.problem("the claims are not in reading order")
        claims.sort(key=order)

    def locator(self, start):
        """The locator of the block that holds an offset."""
        found, at = None, 0
        for block in self.holds["article"]["text"]:
            if at > start:
                break
            found, at = block["locator"], at + len(block["text"]) + 1
        return found

    def span(self, span):
        span["locator"] = None
        if not self.has_text:
            # Its place is in a text that this file does not hold.
            span["unplaced"] = True
        if span["unplaced"]:
            return
        start, end = span["start"], span["end"]
        span["locator"] = self.locator(start)
        if self.text[start:end] != span["quote"] or not start < end:
            self.problem("a quote is not what stands there")
        before, after = span["before"], span["after"]
        if not self.text[:start].endswith(before) or not self.text[end:].startswith(after):
            self.problem("the words around a span are not those of the text")
        if max(len(before), len(after)) > 32:
            self.problem("there are too many words around a span")
        # Shorter than 32 only where the text ends, or where a cluster of several scalar values would be cut.
        if len(before) < min(start, 32) - 16 or len(after) < min(len(self.text) - end, 32) - 16:
            self.problem("there are too few words around a span")

    def no_claims(self):
        no_claims = self.holds["no_claims"]
        for no_claim in no_claims:
            self.person(no_claim)
            if self.has_text and not 0 <= no_claim["start"] < no_claim["end"] <= len(self.text):
                self.problem("a no-claim lies beyond the text")
        no_claims.sort(key=lambda no_claim: (no_claim["start"], no_claim["id"]))
        if not self.has_text:
            no_claims.clear()

    def person(self, record):
        if record["annotator"] not in self.people:
            self.problem("somebody is not among the annotators")

    # --- The log --------------------------------------------------------------------------------------------------------------

    STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f]{4}-[0-9a-f]{8}")
    # The fields that each element and each part has in the log.
    FIELDS = {
        "article": "title byline publisher source_url published accessed language original_name original_sha256 import",
        "scheme": "id name version ordered kinds tags",
        "verdict": "label sentence sign colour underline key place",
        "person": "name same_as role",
        "claim": "annotator time spans restated claimant kind date tags part_of need accepted to_pupil",
        "judgement": "verdict confidence note decision same_as reason blind time",
        "evidence": "annotator time place stance url title publisher published accessed archived_url quote question snapshot",
        "no_claim": "annotator time range",
    }
    NUMBERS, LISTS, RECORDS_ = {"confidence", "place"}, {"tags", "kinds", "spans", "accepted"}, {"range", "snapshot", "import", "extra"}

    def changes(self, lines):
        """The changes: lines with one `at` about one element. Checks what the page says of each line."""
        changes, order, latest, originals = {}, [], {}, set()
        for line in lines:
            element = self.element(line)
            order.append((line["at"], element))
            part = self.part(line)
            if line["set"]:
                self.field(line, element, part)
            if not line["at"]:
                if line["by"] or line["act"] or line["after"] is not None or line["value"] is None or not line["set"]:
                    self.problem("a line without `at` holds more or less than a value")
                originals.add(element)
                continue
            if not self.STAMP.fullmatch(line["at"]):
                self.problem(f"{line['at']} is no stamp")
            key = (line["at"], element)
            if key in changes:
                if line["by"] or line["act"] or line["after"] is not None or line["value"] is None or not line["set"]:
                    self.problem("a later line of a change holds more or less than a value")
                continue
            if not line["by"] or bool(line["act"]) == bool(line["set"]) or line["act"] and line["value"] is not None:
                self.problem("the first line of a change does not say who did what")
            if line["act"] not in ("", "made", "deleted", "kept"):
                self.problem(f"{line['act']} is no act")
            seen = line["after"]
            if seen is None:
                seen = latest.get(element, [])
            elif seen == latest.get(element, []):
                self.problem("`after` says what its absence says")
            if any(stamp >= line["at"] for stamp in seen):
                self.problem("a change comes after a later one")
            changes[key] = seen
            latest[element] = [line["at"]]
        if order != sorted(order):
            self.problem("the lines of the log are not in order")
        values = sum(line["value"] is not None for line in lines)
        return {"changes": len(changes), "originals": len(originals), "values": values}

    def element(self, line):
        named = [(i, line[field]) for i, field in enumerate(("of", "person", "claim", "no_claim")) if line[field]]
        if len(named) != 1 or line["of"] not in ("", "article", "scheme"):
            self.problem("a line of the log is not about one element")
        return named[0] if named else (9, "")

    def part(self, line):
        parts = [field for field in ("judgement", "evidence", "verdict") if line[field]]
        if len(parts) > 1:
            self.problem("a line of the log is about several parts")
        return parts[0] if parts else None

    def field(self, line, element, part):
        kind = part or ({0: line["of"]} | {1: "person", 2: "claim", 3: "no_claim"}).get(element[0], "")
        name, value = line["set"], line["value"]
        if name != "extra" and name not in self.FIELDS.get(kind, "").split():
            self.problem(f"{kind} has no field {name}")
        if value is None or value == {}:
            return
        if name in self.NUMBERS:
            fits = isinstance(value, int)
        elif name in self.LISTS:
            fits = isinstance(value, list)
        elif name in self.RECORDS_:
            fits = isinstance(value, dict)
        else:
            fits = isinstance(value, str) and not isinstance(value, Source)
        if not fits:
            self.problem(f"{name} has a value of another kind in the log")


def main(paths):
    # One encoding on every system.
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False)
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        try:
            read = File(data)
            told = {"file": path, "holds": read.holds, "log": read.log, "problems": read.problems}
        except (Malformed, UnicodeDecodeError) as error:
            told = {"file": path, "problems": [f"it can't be read: {error}"]}
        print(json.dumps(told), file=out)


if __name__ == "__main__":
    main(sys.argv[1:])
