//! Annotations as the text of a file: one field a line, in a stable order, so that a person can read it and Git can tell
//! what changed.

use std::fmt::{Display, Write as _};

use super::{CONTEXT, FORMAT, READER, log};
use crate::model::{
    Annotations, Annotator, Article, ArticleText, Block, BlockKind, Claim, EarlierText, Evidence, Extra, Judgement,
    Lost, MarkKind, NoClaim, Place, Scheme, Span, place,
};
use crate::text::{TextRange, context};

/// The file that holds these annotations, format 1. LF line ends; offsets in Unicode scalar values. Annotations that were read
/// without their article's text are printed without it.
pub fn print(annotations: &Annotations) -> String {
    if annotations.article.text.is_left_out() {
        return print_without_text(annotations);
    }
    print_with(annotations, How { text: true, log: true, context: CONTEXT })
}

/// The same without the article's text, which its hash names; with more words around each span, by which it is found again.
pub fn print_without_text(annotations: &Annotations) -> String {
    print_with(annotations, How { text: false, log: true, context: Lost::CONTEXT })
}

/// The same without the article's text and without the log, for one who has both.
pub fn print_part(annotations: &Annotations) -> String {
    print_with(annotations, How { text: false, log: false, context: CONTEXT })
}

/// What is printed.
#[derive(Clone, Copy)]
struct How {
    /// The article's text.
    text: bool,
    /// The log.
    log: bool,
    /// How many Unicode scalar values on each side of a span.
    context: usize,
}

fn print_with(annotations: &Annotations, how: How) -> String {
    let text = if how.text { annotations.article.text.as_str().len() * 5 / 4 } else { 0 };
    let guess = text + annotations.claims.len() * 900 + 4096;
    let mut out = Out { text: String::with_capacity(guess), depth: 0 };
    out.open("");
    out.plain("format", FORMAT);
    out.string("reader", READER);
    article(&mut out, &annotations.article, &annotations.texts, how);
    scheme(&mut out, &annotations.scheme);
    let mut annotators: Vec<&Annotator> = annotations.annotators.iter().collect();
    annotators.sort_by_key(|a| a.id);
    out.list("annotators", &annotators, |out, a| {
        out.text.push_str("(id: \"");
        out.display(a.id);
        out.text.push_str("\", name: ");
        out.quoted(&a.name);
        out.inline_extra(&a.extra);
    });
    let sentences = &annotations.sentences;
    if !sentences.splitter.is_empty() {
        out.open("sentences");
        out.string("splitter", &sentences.splitter);
        out.string("version", &sentences.version);
        out.plain("count", sentences.count);
        out.extra(&sentences.extra);
        out.close();
    }
    let text = &annotations.article.text;
    out.records("claims", annotations.claims.as_slice(), |out, c| claim(out, c, text, how.context));
    out.records("no_claims", annotations.no_claims.as_slice(), |out, n| no_claim(out, n, text));
    let left_out: Vec<String> = annotations.left_out.iter().map(|part| part.name().to_owned()).collect();
    out.strings("left_out", &left_out);
    out.extra(&annotations.extra);
    if how.log {
        log::print(&mut out, annotations);
    }
    out.depth -= 1;
    out.text.push_str(")\n");
    out.text
}

/// A file being printed.
pub struct Out {
    pub text: String,
    depth: usize,
}

impl Out {
    pub fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }

    pub fn display(&mut self, value: impl Display) {
        // Writing to a string can't fail.
        write!(self.text, "{value}").unwrap_or(());
    }

    fn name(&mut self, name: &str) {
        self.indent();
        if !name.is_empty() {
            self.text.push_str(name);
            self.text.push_str(": ");
        }
    }

    fn open(&mut self, name: &str) {
        self.name(name);
        self.text.push_str("(\n");
        self.depth += 1;
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.indent();
        self.text.push_str("),\n");
    }

    fn plain(&mut self, name: &str, value: impl Display) {
        self.name(name);
        self.display(value);
        self.text.push_str(",\n");
    }

    fn string(&mut self, name: &str, value: &str) {
        self.name(name);
        self.quoted(value);
        self.text.push_str(",\n");
    }

    /// A string that is left out where it is empty.
    fn some(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.string(name, value);
        }
    }

    fn shown(&mut self, name: &str, value: impl Display) {
        self.name(name);
        self.text.push('"');
        self.display(value);
        self.text.push_str("\",\n");
    }

    /// Quotation mark, backslash and control characters are escaped, and nothing else.
    pub fn quoted(&mut self, value: &str) {
        self.text.push('"');
        let special = |c: char| matches!(c, '"' | '\\') || c.is_control();
        let mut rest = value;
        while let Some(at) = rest.find(special) {
            self.text.push_str(&rest[..at]);
            let mut chars = rest[at..].chars();
            match chars.next() {
                Some('"') => self.text.push_str("\\\""),
                Some('\\') => self.text.push_str("\\\\"),
                Some('\n') => self.text.push_str("\\n"),
                Some('\t') => self.text.push_str("\\t"),
                Some('\r') => self.text.push_str("\\r"),
                Some(c) => {
                    write!(self.text, "\\u{{{:x}}}", c as u32).unwrap_or(());
                }
                None => {}
            }
            rest = chars.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn strings(&mut self, name: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        self.name(name);
        self.text.push('[');
        for (i, value) in values.iter().enumerate() {
            if i > 0 {
                self.text.push_str(", ");
            }
            self.quoted(value);
        }
        self.text.push_str("],\n");
    }

    /// A list, left out where it is empty; `each` prints a value on lines of its own.
    fn sequence<T>(&mut self, name: &str, values: &[T], mut each: impl FnMut(&mut Self, &T)) {
        if values.is_empty() {
            return;
        }
        self.name(name);
        self.text.push_str("[\n");
        self.depth += 1;
        for value in values {
            each(self, value);
        }
        self.depth -= 1;
        self.indent();
        self.text.push_str("],\n");
    }

    /// A list of records, one a line; `each` leaves the closing bracket to this.
    pub fn list<T>(&mut self, name: &str, values: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.sequence(name, values, |out, value| {
            out.indent();
            each(out, value);
            out.text.push_str("),\n");
        });
    }

    /// A list of records, one field a line.
    fn records<T>(&mut self, name: &str, values: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.sequence(name, values, |out, value| {
            out.open("");
            each(out, value);
            out.close();
        });
    }

    fn extra(&mut self, extra: &Extra) {
        for (name, source) in extra.iter().flat_map(|e| e.iter()) {
            self.name(name);
            self.text.push_str(source);
            self.text.push_str(",\n");
        }
    }

    pub fn inline_extra(&mut self, extra: &Extra) {
        for (name, source) in extra.iter().flat_map(|e| e.iter()) {
            self.text.push_str(", ");
            self.text.push_str(name);
            self.text.push_str(": ");
            self.text.push_str(source);
        }
    }
}

fn article(out: &mut Out, article: &Article, texts: &[EarlierText], how: How) {
    let (facts, text) = (&article.facts, &article.text);
    out.open("article");
    out.some("title", &facts.title);
    out.some("byline", &facts.byline);
    out.some("publisher", &facts.publisher);
    out.some("source_url", &facts.source_url);
    out.some("published", &facts.published);
    out.some("accessed", &facts.accessed);
    out.some("language", &facts.language);
    out.some("original_name", &facts.original_name);
    out.some("original_sha256", &facts.original_sha256);
    // The hash stands first: it is looked for in the beginning of the file.
    if how.log {
        out.string("text_sha256", text.sha256());
        out.plain("text_length", text.len_scalars());
    }
    out.list("earlier_texts", texts, earlier_text);
    if how.text {
        if text.blocks().is_empty() {
            out.plain("text", "[]");
        }
        out.list("text", text.blocks(), |out, b| block(out, b, text));
    }
    out.extra(&facts.extra);
    out.close();
}

fn earlier_text(out: &mut Out, text: &EarlierText) {
    out.text.push_str("(at: \"");
    out.display(text.stamp);
    out.text.push_str("\", by: \"");
    out.display(text.by);
    out.text.push_str("\", sha256: ");
    out.quoted(&text.sha256);
    out.text.push_str(", length: ");
    out.display(text.length);
    out.text.push_str(", became: ");
    out.quoted(&text.became);
    out.text.push_str(", runs: [");
    for (i, run) in text.runs.iter().enumerate() {
        let comma = if i > 0 { ", " } else { "" };
        write!(out.text, "{comma}{}, {}, {}", run.old, run.new, run.len).unwrap_or(());
    }
    out.text.push(']');
    out.inline_extra(&text.extra);
}

fn block(out: &mut Out, block: &Block, text: &ArticleText) {
    out.text.push_str("(kind: ");
    match block.kind {
        BlockKind::Paragraph => out.text.push_str("\"paragraph\""),
        BlockKind::Heading(level) => {
            out.text.push_str("\"heading\", level: ");
            out.display(level);
        }
        BlockKind::Item { depth, number } => {
            out.text.push_str("\"item\", depth: ");
            out.display(depth);
            if let Some(number) = number {
                out.text.push_str(", number: ");
                out.display(number);
            }
        }
        BlockKind::Quotation => out.text.push_str("\"quotation\""),
        BlockKind::Code => out.text.push_str("\"code\""),
        BlockKind::TableRow => out.text.push_str("\"table_row\""),
    }
    out.text.push_str(", text: ");
    out.quoted(text.slice(block.range));
    marks(out, "links", block, text, |k| if let MarkKind::Link(url) = k { Some(Some(url)) } else { None });
    marks(out, "bold", block, text, |k| (*k == MarkKind::Bold).then_some(None));
    marks(out, "italic", block, text, |k| (*k == MarkKind::Italic).then_some(None));
    out.inline_extra(&block.extra);
}

fn marks(
    out: &mut Out,
    name: &str,
    block: &Block,
    text: &ArticleText,
    wanted: impl Fn(&MarkKind) -> Option<Option<&str>>,
) {
    let mut first = true;
    for mark in &block.marks {
        let Some(url) = wanted(&mark.kind) else { continue };
        if first {
            out.text.push_str(", ");
            out.text.push_str(name);
            out.text.push_str(": [");
        } else {
            out.text.push_str(", ");
        }
        first = false;
        let before = TextRange::new(block.range.start(), mark.range.start());
        let start = text.slice(before).chars().count();
        let end = start + text.slice(mark.range).chars().count();
        write!(out.text, "(start: {start}, end: {end}").unwrap_or(());
        if let Some(url) = url {
            out.text.push_str(", url: ");
            out.quoted(url);
        }
        out.text.push(')');
    }
    if !first {
        out.text.push(']');
    }
}

/// A scheme as a file of its own.
pub fn scheme_alone(scheme: &Scheme) -> String {
    let mut out = Out { text: String::new(), depth: 0 };
    out.open("");
    scheme_fields(&mut out, scheme);
    out.depth -= 1;
    out.text.push_str(")\n");
    out.text
}

fn scheme(out: &mut Out, scheme: &Scheme) {
    out.open("scheme");
    scheme_fields(out, scheme);
    out.close();
}

fn scheme_fields(out: &mut Out, scheme: &Scheme) {
    out.string("id", &scheme.id);
    out.string("name", &scheme.name);
    out.string("version", &scheme.version);
    let usual = scheme.verdicts.iter().enumerate().all(|(i, v)| v.place == place(i));
    out.records("verdicts", &scheme.verdicts, |out, v| {
        out.string("id", &v.id);
        out.string("label", &v.label);
        out.string("sentence", &v.sentence);
        out.string("sign", &v.sign);
        out.string("colour", &v.colour);
        out.string("underline", v.underline.name());
        out.string("key", &v.key);
        if !usual {
            out.plain("place", v.place);
        }
        out.extra(&v.extra);
    });
    out.strings("kinds", &scheme.kinds);
    out.strings("tags", &scheme.tags);
    out.extra(&scheme.extra);
}

fn claim(out: &mut Out, claim: &Claim, text: &ArticleText, around: usize) {
    out.shown("id", claim.id);
    out.shown("annotator", claim.annotator);
    out.shown("time", claim.time);
    out.records("spans", &claim.spans, |out, s| span(out, s, text, around));
    out.some("restated", &claim.restated);
    out.some("claimant", &claim.claimant);
    out.some("kind", &claim.kind);
    out.some("date", &claim.date);
    out.strings("tags", &claim.tags);
    if let Some(whole) = claim.part_of {
        out.shown("part_of", whole);
    }
    let mut judgements: Vec<&Judgement> = claim.judgements.iter().collect();
    judgements.sort_by_key(|j| j.annotator);
    out.records("judgements", &judgements, |out, j| judgement(out, j));
    let usual = claim.evidence.iter().enumerate().all(|(i, e)| e.place == place(i));
    out.records("evidence", &claim.evidence, |out, e| evidence(out, e, !usual));
    out.extra(&claim.extra);
}

fn span(out: &mut Out, span: &Span, text: &ArticleText, around: usize) {
    match &span.place {
        Place::At(range) => {
            let start = text.to_scalars(range.start());
            let quote = text.slice(*range);
            out.plain("start", start);
            out.plain("end", start + quote.chars().count());
            out.string("quote", quote);
            let (before, after) = context(text.as_str(), *range, around);
            out.some("before", before);
            out.some("after", after);
        }
        Place::Nowhere(lost) => {
            out.plain("start", lost.start);
            out.plain("end", lost.end);
            out.string("quote", &lost.quote);
            out.some("before", &lost.before);
            out.some("after", &lost.after);
        }
    }
    if let Some(was) = &span.was {
        out.open("was");
        out.string("quote", &was.quote);
        out.shown("time", was.time);
        if let Some(confidence) = was.confidence {
            out.plain("confidence", confidence);
        }
        out.extra(&was.extra);
        out.close();
    }
    if matches!(span.place, Place::Nowhere(_)) {
        out.plain("unplaced", true);
    }
    out.extra(&span.extra);
}

fn judgement(out: &mut Out, judgement: &Judgement) {
    out.shown("annotator", judgement.annotator);
    out.string("verdict", judgement.verdict.as_deref().unwrap_or_default());
    if let Some(confidence) = judgement.confidence {
        out.plain("confidence", confidence);
    }
    out.some("note", &judgement.note);
    out.shown("time", judgement.time);
    out.extra(&judgement.extra);
}

fn evidence(out: &mut Out, evidence: &Evidence, told_place: bool) {
    out.shown("id", evidence.id);
    out.shown("annotator", evidence.annotator);
    out.shown("time", evidence.time);
    if told_place {
        out.plain("place", evidence.place);
    }
    out.string("stance", evidence.stance.name());
    out.some("url", &evidence.url);
    out.some("title", &evidence.title);
    out.some("publisher", &evidence.publisher);
    out.some("published", &evidence.published);
    out.some("accessed", &evidence.accessed);
    out.some("archived_url", &evidence.archived_url);
    out.some("quote", &evidence.quote);
    out.some("question", &evidence.question);
    if let Some(snapshot) = &evidence.snapshot {
        out.open("snapshot");
        out.some("name", &snapshot.name);
        out.shown("time", snapshot.time);
        out.string("sha256", &snapshot.sha256);
        out.string("text", &snapshot.text);
        out.extra(&snapshot.extra);
        out.close();
    }
    out.extra(&evidence.extra);
}

fn no_claim(out: &mut Out, no_claim: &NoClaim, text: &ArticleText) {
    out.shown("id", no_claim.id);
    out.shown("annotator", no_claim.annotator);
    out.shown("time", no_claim.time);
    let start = text.to_scalars(no_claim.range.start());
    out.plain("start", start);
    out.plain("end", start + text.slice(no_claim.range).chars().count());
    out.extra(&no_claim.extra);
}
