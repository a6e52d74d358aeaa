//! Printing annotations: one field a line, in a stable order, so that people can read the file and Git can show what changed.

use std::fmt::{Display, Write as _};

use super::{CONTEXT, FORMAT, READER, exercise, log};
use crate::model::{
    Annotations, Annotator, AnnotatorId, Article, ArticleText, Block, BlockKind, EarlierText, Extra, Judgement,
    Locator, Lost, MarkKind, Place, Printed, Purpose, Scheme, Span, Tabled, View, place,
};
use crate::text::{TextRange, context};

/// Prints an annotation file of format 1, with LF line ends and offsets in Unicode scalar values. Annotations that were read
/// without their article's text are printed without it.
pub fn print(annotations: &Annotations) -> String {
    if annotations.article.text.is_left_out() {
        return print_without_text(annotations);
    }
    print_with(annotations, How { text: true, log: true, context: CONTEXT })
}

/// Prints an annotation file without the article's text, but with its hash, and with more context for each span, by which it is
/// found again.
pub fn print_without_text(annotations: &Annotations) -> String {
    print_with(annotations, How { text: false, log: true, context: Lost::CONTEXT })
}

/// Prints an annotation file without the article's text and the log, for a reader who has both.
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
    /// Context on each side of a span, in Unicode scalar values.
    context: usize,
}

fn print_with(annotations: &Annotations, how: How) -> String {
    let text = if how.text { annotations.article.text.as_str().len() * 5 / 4 } else { 0 };
    let guess = text + annotations.claims.len() * 900 + 4096;
    let mut out = Out { text: String::with_capacity(guess), depth: 0 };
    out.open("");
    out.plain("format", FORMAT);
    out.string("reader", READER);
    // It stands before the text: it is searched for at the start of the file.
    out.some("purpose", annotations.purpose.as_ref().map_or("", Purpose::name));
    if let Some(exercise) = &annotations.exercise {
        exercise::print(&mut out, exercise);
    }
    article(&mut out, &annotations.article, &annotations.texts, how);
    out.open("scheme");
    out.fields(&*annotations.scheme, Around::default(), Order::Usual);
    out.close();
    let mut annotators: Vec<&Annotator> = annotations.annotators.iter().collect();
    annotators.sort_by_key(|a| a.id);
    out.list("annotators", &annotators, |out, annotator| {
        out.text.push('(');
        out.inline_fields(*annotator, "");
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
    let around = Around { text: Some(text), scalars: how.context };
    out.records("claims", annotations.claims.as_slice(), |out, claim| out.fields(&**claim, around, Order::Usual));
    out.records("no_claims", annotations.no_claims.as_slice(), |out, n| out.fields(&**n, around, Order::Usual));
    let left_out: Vec<String> = annotations.left_out.iter().map(|part| part.name().to_owned()).collect();
    out.strings("left_out", &left_out);
    out.extra(&annotations.extra);
    if how.log {
        log::print(&mut out, annotations);
    }
    out.end()
}

/// The text that spans stand in, if there is one, and how much of it is printed around each.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    text: Option<&'a ArticleText>,
    /// On each side, in Unicode scalar values.
    scalars: usize,
}

/// Whether the records of a list are at their usual places, see [`place`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Usual,
    ByHand,
}

impl Order {
    fn of(places: impl Iterator<Item = u64>) -> Self {
        if places.enumerate().all(|(i, at)| at == place(i)) { Self::Usual } else { Self::ByHand }
    }
}

/// A file being printed.
#[derive(Default)]
pub struct Out {
    pub text: String,
    depth: usize,
}

impl Out {
    /// Closes the outermost record, and returns the file.
    pub fn end(mut self) -> String {
        self.depth -= 1;
        self.text.push_str(")\n");
        self.text
    }

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

    pub fn open(&mut self, name: &str) {
        self.name(name);
        self.text.push_str("(\n");
        self.depth += 1;
    }

    pub fn close(&mut self) {
        self.depth -= 1;
        self.indent();
        self.text.push_str("),\n");
    }

    pub fn plain(&mut self, name: &str, value: impl Display) {
        self.name(name);
        self.display(value);
        self.text.push_str(",\n");
    }

    pub fn string(&mut self, name: &str, value: &str) {
        self.name(name);
        self.quoted(value);
        self.text.push_str(",\n");
    }

    /// A string that is left out if it is empty.
    pub fn some(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.string(name, value);
        }
    }

    fn shown(&mut self, name: &str, value: impl Display) {
        self.name(name);
        self.in_marks(value);
        self.text.push_str(",\n");
    }

    /// A string in quotation marks. Only quotation marks, backslashes and control characters are escaped.
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

    pub fn strings(&mut self, name: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        self.name(name);
        self.inline_texts(values);
        self.text.push_str(",\n");
    }

    /// A list that is left out if it is empty; `each` prints a value with its indentation and line ends.
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
    pub fn records<T>(&mut self, name: &str, values: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.sequence(name, values, |out, value| {
            out.open("");
            each(out, value);
            out.close();
        });
    }

    pub fn extra(&mut self, extra: &Extra) {
        for (name, source) in extra.iter().flat_map(|e| e.iter()) {
            self.name(name);
            self.text.push_str(source);
            self.text.push_str(",\n");
        }
    }

    /// The fields of a record, one a line.
    fn fields<T: Tabled>(&mut self, record: &T, around: Around<'_>, order: Order) {
        self.lines(record, around, order);
        self.extra(record.extra());
    }

    /// The same without fields of later versions.
    fn lines<T: Tabled>(&mut self, record: &T, around: Around<'_>, order: Order) {
        for line in T::LINES {
            let is_always = line.printed == Printed::Always;
            if line.printed == Printed::Apart || line.printed == Printed::Ordered && order == Order::Usual {
                continue;
            }
            match (line.view)(record) {
                View::Nothing if is_always => self.string(line.name, ""),
                View::Nothing | View::Place(_) | View::Flag(false) | View::Numbers([]) => {}
                View::Text(text) if is_always => self.string(line.name, text),
                View::Text(text) => self.some(line.name, text),
                View::Id(id) => self.shown(line.name, id),
                View::Time(time) => self.shown(line.name, time),
                View::Number(n) => self.plain(line.name, n),
                View::Flag(true) => self.plain(line.name, true),
                View::Texts(texts) => self.strings(line.name, texts),
                View::Range(range) => self.ends(range, around),
                View::Spans(spans) => self.records(line.name, spans, |out, span| out.span(span, around)),
                View::Was(was) => self.record(line.name, was),
                View::Snapshot(snapshot) => self.record(line.name, snapshot),
                View::Import(import) => self.record(line.name, import),
                View::Mended(mended) => self.list(line.name, mended, |out, mended| {
                    out.text.push('(');
                    out.inline_fields(mended, "");
                }),
                View::Numbers(numbers) => self.plain(line.name, list_of(numbers)),
                View::Judgements(judgements) => {
                    let mut judgements: Vec<&Judgement> = judgements.iter().collect();
                    judgements.sort_by_key(|judgement| judgement.annotator);
                    self.records(line.name, &judgements, |out, judgement| out.fields(*judgement, around, order));
                }
                View::Evidence(evidence) => {
                    let order = Order::of(evidence.iter().map(|e| e.place));
                    self.records(line.name, evidence, |out, evidence| out.fields(evidence, around, order));
                }
                View::Verdicts(verdicts) => {
                    let order = Order::of(verdicts.iter().map(|v| v.place));
                    self.records(line.name, verdicts, |out, verdict| out.fields(verdict, around, order));
                }
            }
        }
    }

    fn record<T: Tabled>(&mut self, name: &str, record: &T) {
        self.open(name);
        self.fields(record, Around::default(), Order::Usual);
        self.close();
    }

    fn ends(&mut self, range: TextRange, around: Around<'_>) {
        let Some(text) = around.text else { return };
        let start = text.to_scalars(range.start());
        self.plain("start", start);
        self.plain("end", start + text.slice(range).chars().count());
    }

    fn span(&mut self, span: &Span, around: Around<'_>) {
        match &span.place {
            Place::At(range) => {
                let text = around.text.map_or("", ArticleText::as_str);
                self.ends(*range, around);
                self.string("quote", range.of(text));
                let (before, after) = context(text, *range, around.scalars);
                self.some("before", before);
                self.some("after", after);
            }
            Place::Nowhere(lost) => {
                self.plain("start", lost.start);
                self.plain("end", lost.end);
                self.string("quote", &lost.quote);
                self.some("before", &lost.before);
                self.some("after", &lost.after);
            }
        }
        self.lines(span, around, Order::Usual);
        if matches!(span.place, Place::Nowhere(_)) {
            self.plain("unplaced", true);
        }
        self.extra(&span.extra);
    }

    /// A record on one line, with all its fields but those that are none.
    pub fn inline_record<T: Tabled>(&mut self, record: &T) {
        self.text.push('(');
        self.inline_fields(record, "");
        self.text.push(')');
    }

    /// The same without brackets, behind `before` if there is a field.
    pub fn inline_fields<T: Tabled>(&mut self, record: &T, mut before: &str) {
        for line in T::LINES {
            let view = (line.view)(record);
            if matches!(view, View::Nothing | View::Place(_) | View::Flag(false) | View::Mended([]) | View::Numbers([]))
            {
                continue;
            }
            self.text.push_str(std::mem::replace(&mut before, ", "));
            self.text.push_str(line.name);
            self.text.push_str(": ");
            match view {
                View::Text(text) => self.quoted(text),
                View::Id(id) => self.in_marks(id),
                View::Time(time) => self.in_marks(time),
                View::Number(n) => self.display(n),
                View::Flag(flag) => self.display(flag),
                View::Was(was) => self.inline_record(was),
                View::Snapshot(snapshot) => self.inline_record(snapshot),
                View::Import(import) => self.inline_record(import),
                View::Mended(mended) => self.inline_records(mended),
                View::Numbers(numbers) => self.display(list_of(numbers)),
                View::Texts(texts) => self.inline_texts(texts),
                // None of the records that stand on one line holds such fields.
                View::Nothing
                | View::Place(_)
                | View::Range(_)
                | View::Spans(_)
                | View::Judgements(_)
                | View::Evidence(_)
                | View::Verdicts(_) => self.text.push_str("()"),
            }
        }
        self.inline_extra(record.extra());
    }

    /// Records in square brackets.
    fn inline_records<T: Tabled>(&mut self, records: &[T]) {
        self.text.push('[');
        for (i, record) in records.iter().enumerate() {
            self.text.push_str(if i > 0 { ", " } else { "" });
            self.inline_record(record);
        }
        self.text.push(']');
    }

    /// Strings in square brackets.
    pub fn inline_texts(&mut self, texts: &[String]) {
        self.text.push('[');
        for (i, text) in texts.iter().enumerate() {
            self.text.push_str(if i > 0 { ", " } else { "" });
            self.quoted(text);
        }
        self.text.push(']');
    }

    fn in_marks(&mut self, value: impl Display) {
        self.text.push('"');
        self.display(value);
        self.text.push('"');
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

/// Numbers in square brackets.
fn list_of(numbers: &[u64]) -> String {
    format!("{numbers:?}")
}

fn article(out: &mut Out, article: &Article, texts: &[EarlierText], how: How) {
    let text = &article.text;
    out.open("article");
    out.lines(&*article.facts, Around::default(), Order::Usual);
    // The hash stands before the text: it is searched for at the start of the file.
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
    out.extra(&article.facts.extra);
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
        BlockKind::Footnote => out.text.push_str("\"footnote\""),
        BlockKind::Caption => out.text.push_str("\"caption\""),
        BlockKind::Byline => out.text.push_str("\"byline\""),
    }
    out.text.push_str(", text: ");
    out.quoted(text.slice(block.range));
    marks(out, "links", block, text, |k| if let MarkKind::Link(url) = k { Some(Some(url)) } else { None });
    marks(out, "bold", block, text, |k| (*k == MarkKind::Bold).then_some(None));
    marks(out, "italic", block, text, |k| (*k == MarkKind::Italic).then_some(None));
    marks(out, "struck", block, text, |k| (*k == MarkKind::Struck).then_some(None));
    if let Some(block_locator) = &block.locator {
        out.text.push_str(", locator: (");
        locator(out, block_locator);
        out.text.push(')');
    }
    out.inline_extra(&block.extra);
}

/// The names of a place, without those that are empty. If there is none, the empty page stands before fields of later versions.
fn locator(out: &mut Out, locator: &Locator) {
    let fields = Locator::LINES.iter().filter_map(|line| match (line.view)(locator) {
        View::Text(text) => Some((line.name, text)),
        _ => None,
    });
    let filled: Vec<_> = fields.clone().filter(|(_, text)| !text.is_empty()).collect();
    let printed = if filled.is_empty() { fields.take(1).collect() } else { filled };
    for (i, (name, text)) in printed.into_iter().enumerate() {
        write!(out.text, "{}{name}: ", if i > 0 { ", " } else { "" }).unwrap_or(());
        out.quoted(text);
    }
    out.inline_extra(&locator.extra);
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

/// The file that says who works on this computer.
pub fn people(me: Option<AnnotatorId>, reader: &str, people: &[Annotator], extra: &Extra) -> String {
    let mut out = Out { text: String::new(), depth: 0 };
    out.open("");
    if let Some(me) = me {
        out.shown("me", me);
    }
    out.some("reader", reader);
    out.list("people", people, |out, person| {
        out.text.push('(');
        out.inline_fields(person, "");
    });
    out.extra(extra);
    out.depth -= 1;
    out.text.push_str(")\n");
    out.text
}

/// A file that holds only a scheme.
pub fn scheme_alone(scheme: &Scheme) -> String {
    let mut out = Out::default();
    out.open("");
    out.fields(scheme, Around::default(), Order::Usual);
    out.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Evidence, EvidenceId, Snapshot, Timestamp};

    #[track_caller]
    fn check(value: &str, printed: &str) {
        let mut out = Out { text: String::new(), depth: 0 };
        out.quoted(value);
        assert_eq!(out.text, printed);
        assert_eq!(ron::from_str::<String>(printed).as_deref(), Ok(value));
    }

    #[test]
    fn strings_escape_what_they_must_and_nothing_else() {
        check("", r#""""#);
        check("“é” 橋 👩‍👩‍👧 '/'", r#""“é” 橋 👩‍👩‍👧 '/'""#);
        check("a \"b\" \\", r#""a \"b\" \\""#);
        check("\n\t\r", r#""\n\t\r""#);
        check("\u{0}\u{7f}\u{9f}", r#""\u{0}\u{7f}\u{9f}""#);
        check("\u{2028}\u{feff}", "\"\u{2028}\u{feff}\"");
    }

    /// The lines of a record without spans.
    #[track_caller]
    fn check_record<T: Tabled>(record: &T, order: Order, lines: &[&str]) {
        let mut out = Out { text: String::new(), depth: 0 };
        out.fields(record, Around::default(), order);
        assert_eq!(out.text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn records_hold_what_is_known_in_the_order_of_the_table() {
        const NOBODY: &str = "annotator: \"00000000-0000-0000-0000-000000000000\",";
        const ID: &str = "id: \"00000000-0000-0000-0000-000000000000\",";
        const TIME: &str = "time: \"1970-01-01T00:00:00Z\",";
        let nobody = AnnotatorId(uuid::Uuid::nil());
        let extra = || Some(Box::new(vec![("later".to_owned(), "(1)".to_owned())]));
        let judgement = Judgement { annotator: nobody, ..Judgement::nothing() };
        check_record(&judgement, Order::Usual, &[NOBODY, "verdict: \"\",", TIME]);
        let judgement = Judgement { confidence: Some(7), note: "a".to_owned(), extra: extra(), ..judgement };
        let lines = [NOBODY, "verdict: \"\",", "confidence: 7,", "note: \"a\",", TIME, "later: (1),"];
        check_record(&judgement, Order::Usual, &lines);
        let snapshot = Snapshot { time: Timestamp::from_second(0), ..Snapshot::nothing() };
        let evidence = Evidence { place: 9, ..Evidence::empty(EvidenceId(uuid::Uuid::nil())) };
        let stance = "stance: \"supports\",";
        check_record(&evidence, Order::Usual, &[ID, NOBODY, TIME, stance]);
        check_record(&evidence, Order::ByHand, &[ID, NOBODY, TIME, "place: 9,", stance]);
        let evidence = Evidence { snapshot: Some(Box::new(snapshot)), ..evidence };
        let snapshot = ["snapshot: (", &format!("    {TIME}"), "    sha256: \"\",", "    text: \"\",", "),"];
        check_record(&evidence, Order::Usual, &[&[ID, NOBODY, TIME, stance][..], &snapshot].concat());
        let claim = Claim { tags: vec!["a".to_owned(), "b".to_owned()], ..Claim::nothing() };
        check_record(&claim, Order::Usual, &[ID, NOBODY, TIME, "tags: [\"a\", \"b\"],"]);
    }

    #[track_caller]
    fn check_inline<T: Tabled>(record: &T, printed: &str) {
        let mut out = Out { text: String::new(), depth: 0 };
        out.inline_record(record);
        assert_eq!(out.text, printed);
    }

    #[test]
    fn records_on_one_line_hold_all_but_what_is_none() {
        let id = AnnotatorId(uuid::Uuid::nil());
        let printed = "(id: \"00000000-0000-0000-0000-000000000000\", name: \"\")";
        check_inline(&Annotator { id, ..Annotator::nothing() }, printed);
        let was = crate::model::Was { quote: "a".to_owned(), ..crate::model::Was::nothing() };
        check_inline(&was, "(quote: \"a\", time: \"1970-01-01T00:00:00Z\")");
        let was = crate::model::Was { confidence: Some(0), ..was };
        check_inline(&was, "(quote: \"a\", time: \"1970-01-01T00:00:00Z\", confidence: 0)");
        check_inline(
            &Span { was: Some(Box::new(was.clone())), ..Span::nothing() },
            "(was: (quote: \"a\", time: \"1970-01-01T00:00:00Z\", confidence: 0))",
        );
        check_inline(&Span::nothing(), "()");
    }
}
