//! Building annotations from the records of a file. What does not fit is repaired and reported.

use std::collections::HashSet;
use std::str::FromStr as _;
use std::sync::Arc;

use super::read::Loaded;
use super::records::tabled;
use super::repaired::{Repair, RepairedRecord};
use super::{exercise, log, records};
use crate::anchor;
use crate::model::{
    Annotations, Annotator, AnnotatorId, Article, ArticleFacts, ArticleText, BlockKind, Claims, EarlierText, Locator,
    Log, Lost, Mark, MarkKind, NoClaim, NoClaims, Optional, Place, Purpose, Run, Scheme, Sentences, Stamp, limits,
};
use crate::text::{ScalarIndex, TextRange, widen_to_graphemes};

/// The state of building records. A default one knows no text and its reports are dropped.
#[derive(Default)]
pub struct Builder {
    text: Arc<ArticleText>,
    has_text: bool,
    /// The record that is being built, for reports.
    pub what: RepairedRecord,
    told: Vec<Repair>,
    ids: HashSet<uuid::Uuid>,
    people: HashSet<AnnotatorId>,
    unknown: Vec<AnnotatorId>,
    /// Ids of the scheme's verdicts.
    verdicts: HashSet<String>,
    /// How much text may still be searched for quotes, in bytes.
    to_search: usize,
}

impl Builder {
    /// Reports a repair.
    pub fn tell(&mut self, what: Repair) {
        tell(&mut self.told, what);
    }

    /// The id of a record; one that `new` makes if it is missing or another record has it.
    pub fn id(&mut self, id: records::Id, new: impl FnOnce() -> uuid::Uuid) -> uuid::Uuid {
        match id.0 {
            Some(id) if self.ids.insert(id) => return id,
            Some(id) => self.tell(Repair::IdTwice(self.what, id.to_string())),
            None => self.tell(Repair::IdMalformed(self.what)),
        }
        let new = new();
        self.ids.insert(new);
        new
    }

    /// A person whom a record names.
    pub fn person(&mut self, id: records::Id) -> AnnotatorId {
        if id.0.is_none() {
            self.tell(Repair::Nobodys(self.what));
        }
        let id = AnnotatorId(id.0.unwrap_or_default());
        if self.people.insert(id) {
            self.unknown.push(id);
        }
        id
    }

    /// Reports a verdict that the scheme does not hold.
    pub fn verdict(&mut self, id: &str) {
        if !self.verdicts.contains(id) {
            self.tell(Repair::Verdict(self.what, id.to_owned()));
        }
    }
}

/// Reports a repair, unless there are too many.
pub fn tell(told: &mut Vec<Repair>, what: Repair) {
    if told.len() < limits::REPAIRS_TOLD {
        told.push(what);
    }
}

/// Builds annotations from the records of a file. `text` is the article's text if the file was printed without it.
pub fn build(mut file: records::File<'_>, text: Option<&Arc<ArticleText>>, has_comments: bool) -> Loaded {
    let mut told = Vec::new();
    let text_left_out = file.article.text.0.is_none() && text.is_none();
    let text_sha256 = file.article.text_sha256.as_str().to_owned();
    let text_length = file.article.text_length.0.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let texts = std::mem::take(&mut file.article.earlier_texts).0.into_iter().filter_map(earlier_text).collect();
    let exercise = file.exercise.0.map(|exercise| Arc::new(exercise::build(*exercise, &mut told)));
    let mut article = article(file.article, &mut told);
    if let Some(text) = text {
        article.text = Arc::clone(text);
    } else if text_left_out {
        article.text = Arc::new(ArticleText::left_out(&text_sha256, text_length));
    }
    let mut b = Builder {
        text: Arc::clone(&article.text),
        has_text: !text_left_out,
        told,
        to_search: limits::SEARCHED,
        ..Builder::default()
    };
    let mut annotators = Vec::new();
    for a in file.annotators.0 {
        let Some(id) = a.id.0.map(AnnotatorId) else {
            b.tell(Repair::AnnotatorWithoutId);
            continue;
        };
        if b.people.insert(id) {
            annotators.push(a.build(&mut Builder::default()));
        } else {
            b.tell(Repair::AnnotatorTwice(a.name.own()));
        }
    }
    let scheme = scheme(file.scheme, &mut b);
    b.verdicts = scheme.verdicts.iter().map(|verdict| verdict.id.clone()).collect();
    let mut number = 0;
    let claims = file.claims.map(|claim| {
        number += 1;
        b.what = RepairedRecord::Claim(number);
        claim.build(&mut b)
    });
    b.what = RepairedRecord::NoClaim;
    let no_claims: Vec<NoClaim> = file.no_claims.0.into_iter().filter_map(|n| no_claim(n, &mut b)).collect();
    for id in std::mem::take(&mut b.unknown) {
        b.tell(Repair::AnnotatorUnknown);
        annotators.push(Annotator::new(id, "Unknown"));
    }
    let mut annotations = Annotations {
        purpose: Purpose::named(file.purpose.as_str()),
        exercise,
        article,
        texts: Arc::new(texts),
        scheme: Arc::new(scheme),
        annotators,
        sentences: Sentences {
            splitter: file.sentences.splitter.own(),
            version: file.sentences.version.own(),
            count: usize::try_from(file.sentences.count).unwrap_or(usize::MAX),
            extra: file.sentences.extra,
        },
        claims: Claims::new(claims),
        no_claims: NoClaims::new(no_claims),
        log: Log::default(),
        decided: Arc::default(),
        left_out: file.left_out.0.iter().filter_map(|name| Optional::named(name.as_str())).collect(),
        extra: file.extra,
    };
    let lost = log::read(&mut annotations, file.log.0);
    if lost > 0 {
        b.told.push(Repair::Log(lost));
    }
    Loaded { annotations, repairs: b.told, has_comments, text_left_out, text_sha256 }
}

fn article(a: records::Article<'_>, told: &mut Vec<Repair>) -> Article {
    let blocks = a.text.0.unwrap_or_default().0;
    let mut more = Vec::new();
    let parts: Vec<(BlockKind, String, Vec<Mark>)> = blocks
        .into_iter()
        .map(|b| {
            let locator = b.locator.0.map(|locator| locator.build(&mut Builder::default()));
            more.push((locator.filter(|locator| *locator != Locator::default()).map(Arc::new), b.extra));
            let small = |n: records::Maybe| n.0.and_then(|n| u8::try_from(n).ok());
            let kind = match b.kind.as_str() {
                "paragraph" => BlockKind::Paragraph,
                "heading" => BlockKind::Heading(small(b.level).unwrap_or(1).clamp(1, 6)),
                "item" => BlockKind::Item {
                    depth: small(b.depth).unwrap_or(0),
                    number: b.number.0.and_then(|n| u32::try_from(n).ok()),
                },
                "quotation" => BlockKind::Quotation,
                "code" => BlockKind::Code,
                "table_row" => BlockKind::TableRow,
                "footnote" => BlockKind::Footnote,
                "caption" => BlockKind::Caption,
                "byline" => BlockKind::Byline,
                other => {
                    tell(told, Repair::BlockKind(other.to_owned()));
                    BlockKind::Paragraph
                }
            };
            let string = b.text.own();
            let mut marks = Vec::new();
            let mut index = None;
            let mut add = |list: records::List<records::Mark<'_>>, make: fn(String) -> MarkKind| {
                for m in list.0 {
                    match bytes_in(&string, index.get_or_insert_with(|| ScalarIndex::new(&string)), m.start, m.end) {
                        Some(range) => marks.push(Mark { range, kind: make(m.url.own()) }),
                        None => tell(told, Repair::MarkBeyond),
                    }
                }
            };
            add(b.links, |url| MarkKind::Link(url.into()));
            add(b.bold, |_| MarkKind::Bold);
            add(b.italic, |_| MarkKind::Italic);
            add(b.struck, |_| MarkKind::Struck);
            marks.sort_by_key(|m| (m.range.start(), m.range.end()));
            (kind, string, marks)
        })
        .collect();
    let had_text = !more.is_empty();
    let text = ArticleText::from_blocks_with(parts, more);
    if had_text && !a.text_sha256.as_str().is_empty() && text.sha256() != a.text_sha256.as_str() {
        told.push(Repair::TextChanged);
    }
    let facts = ArticleFacts { extra: a.extra, ..a.facts.build(&mut Builder::default()) };
    Article { facts: Arc::new(facts), text: Arc::new(text) }
}

/// Converts a range in Unicode scalar values of a string to bytes.
fn bytes_in(string: &str, index: &ScalarIndex, start: u64, end: u64) -> Option<TextRange> {
    let at = |n: u64| index.to_offset(string, usize::try_from(n).ok()?);
    let (start, end) = (at(start)?, at(end)?);
    (start <= end).then(|| TextRange::new(start, end))
}

fn scheme(scheme: tabled::Scheme<'_>, b: &mut Builder) -> Scheme {
    if scheme.verdicts.0.is_empty() && scheme.id.as_str().is_empty() {
        b.tell(Repair::NoScheme);
        return Scheme::default();
    }
    scheme.build(b)
}

/// Where a span stands, and its other fields: at the offsets if its quote stands there, else where its quote is found.
pub fn place_of<'a>(mut s: records::Span<'a>, b: &mut Builder) -> (Place, tabled::Span<'a>) {
    let mut rest = std::mem::take(&mut s.rest);
    rest.extra = s.extra.take();
    let what = b.what;
    let quote = s.quote.as_str();
    let place = |b: &Builder| {
        let start = b.text.to_offset(usize::try_from(s.start).ok()?)?;
        let end = b.text.to_offset(usize::try_from(s.end).ok()?)?;
        (start < end).then(|| TextRange::new(start, end))
    };
    if b.has_text {
        let found = place(b);
        if let Some(range) = found.filter(|r| !s.unplaced && (quote.is_empty() || b.text.slice(*r) == quote)) {
            let widened = widen_to_graphemes(b.text.as_str(), range);
            if widened != range {
                b.tell(Repair::Widened(what));
            }
            return (Place::At(widened), rest);
        }
        if !s.unplaced {
            let text = Arc::clone(&b.text);
            let near = found.map_or_else(
                || text.to_offset(usize::try_from(s.start).unwrap_or(usize::MAX)).unwrap_or_else(|| text.end()),
                TextRange::start,
            );
            let may_search = b.to_search.checked_sub(text.as_str().len());
            b.to_search = may_search.unwrap_or(0);
            match may_search.and_then(|_| anchor::find_quote(text.as_str(), quote, near)) {
                Some(range) => {
                    b.tell(Repair::FoundAgain(what));
                    return (Place::At(range), rest);
                }
                None => b.tell(Repair::NotFound(what)),
            }
        }
    }
    let awaits_text = !b.has_text && !s.unplaced;
    let (quote, before, after) = (s.quote.own(), s.before.own(), s.after.own());
    let lost = Lost { start: s.start, end: s.end, quote, before, after, awaits_text };
    (Place::Nowhere(Box::new(lost)), rest)
}

/// An earlier text of the article; `None` if its hash or its time is missing.
fn earlier_text(text: records::EarlierText<'_>) -> Option<EarlierText> {
    let numbers = text.runs.0;
    let runs = numbers.chunks_exact(3).map(|n| Run { old: n[0], new: n[1], len: n[2] });
    let mut runs: Vec<Run> = runs.collect();
    runs.sort_unstable();
    Some(EarlierText {
        stamp: Stamp::from_str(text.at.as_str()).ok().filter(|stamp| *stamp != Stamp::ROOT)?,
        by: AnnotatorId(text.by.0.unwrap_or_default()),
        sha256: Some(text.sha256.own()).filter(|hash| !hash.is_empty())?,
        length: text.length,
        became: text.became.own(),
        runs,
        extra: text.extra,
    })
}

fn no_claim(n: records::NoClaim<'_>, b: &mut Builder) -> Option<NoClaim> {
    let start = usize::try_from(n.start).ok().and_then(|s| b.text.to_offset(s));
    let end = usize::try_from(n.end).ok().and_then(|s| b.text.to_offset(s));
    let range = start.zip(end).filter(|(s, e)| s < e).map(|(s, e)| TextRange::new(s, e));
    let Some(range) = range else {
        // If the file was shared without the text, no no-claim has a place, and nothing is wrong with it.
        if b.has_text {
            b.tell(Repair::Outside(b.what));
        }
        return None;
    };
    let range = widen_to_graphemes(b.text.as_str(), range);
    Some(NoClaim { range, extra: n.extra, ..n.rest.build(b) })
}

#[cfg(test)]
mod tests {
    use crate::file::{print, read};

    const FILE: &str = r#"(format: 1,
        article: (text: [(kind: "paragraph", text: "The bridge é closed. It opened.")]),
        scheme: (id: "s", verdicts: [(id: "verified", underline: "solid")]),
        annotators: [(id: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77", name: "Ana")],
        claims: [(
            id: "01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10",
            annotator: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77",
            time: "2026-11-24T10:40:00Z",
            spans: [(start: 4, end: 10, quote: "bridge")],
            judgements: [(annotator: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77", verdict: "verified", confidence: 90,
                time: "2026-11-24T10:41:00Z")],
            evidence: [(id: "01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f11", annotator: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77",
                time: "2026-11-24T10:42:00Z", stance: "refutes")],
        )],
        no_claims: [(id: "01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f12", annotator: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77",
            time: "2026-11-24T10:43:00Z", start: 21, end: 31)],
    )"#;

    /// What is reported of the file if `from` is replaced by `to`; printed again, it reads back as it is.
    #[track_caller]
    fn check(from: &str, to: &str, told: &[&str]) {
        assert!(from.is_empty() || FILE.contains(from), "{from}");
        let loaded = read(FILE.replacen(from, to, 1).as_bytes()).unwrap();
        let found: Vec<String> = loaded.repairs.iter().map(ToString::to_string).collect();
        assert_eq!(found, told, "{from} -> {to}");
        let printed = print(&loaded.annotations);
        assert_eq!(print(&read(printed.as_bytes()).unwrap().annotations), printed);
    }

    #[test]
    fn what_does_not_fit_is_repaired_and_reported() {
        check("", "", &[]);
        let ana = "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77";
        let unknown = "Somebody who is not on the file's list of annotators was added to it as \"Unknown\".";
        check(
            "id: \"01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10\"",
            "id: \"x\"",
            &["Claim 1: its id was missing or malformed; it got a new one."],
        );
        check(
            "9f11\"",
            "9f10\"",
            &["Claim 1: the id 01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10 stands twice; this one got a new id."],
        );
        check(
            &format!("annotator: \"{ana}\",\n            time"),
            "time",
            &["Claim 1: it does not say whose it is.", unknown],
        );
        check(&format!("[(id: \"{ana}\", name: \"Ana\")]"), "[]", &[unknown]);
        check("[(id: \"0b8f", "[(name: \"Ben\"), (id: \"0b8f", &["An annotator without an id was left out."]);
        check(
            ", name: \"Ana\")",
            &format!(", name: \"Ana\"), (id: \"{ana}\", name: \"Eva\")"),
            &["The annotator Eva stands twice."],
        );
        check("2026-11-24T10:40:00Z", "yesterday", &["Claim 1: its time could not be read."]);
        check("[(start: 4, end: 10, quote: \"bridge\")]", "[]", &["Claim 1 has no words; it is kept without a place."]);
        check("start: 4", "start: 400", &["Claim 1 was not where the file says; it was found again by its words."]);
        check(
            "quote: \"bridge\"",
            "quote: \"ferry\"",
            &["Claim 1 was not found in the text; it is kept without a place."],
        );
        check("quote: \"bridge\"", "unplaced: true", &[]);
        check(
            "verdict: \"verified\"",
            "verdict: \"odd\"",
            &["Claim 1 has the verdict \"odd\", which the scheme does not hold; it is kept."],
        );
        check("confidence: 90", "decision: \"stands\"", &[]);
        check(
            "confidence: 90",
            "decision: \"later\"",
            &["Claim 1 has the decision \"later\", which is not known; it is kept, and decides nothing."],
        );
        check("verdict: \"verified\"", "verdict: \"\"", &[]);
        check("confidence: 90", "confidence: 900", &["Claim 1: a confidence of 900 was cut to 100."]);
        check("refutes", "hints", &["Claim 1: evidence that \"hints\" is not known; it is taken as context."]);
        check("solid", "bold", &["The underline \"bold\" is not known; a line is drawn."]);
        check(
            "(id: \"s\", verdicts: [(id: \"verified\", underline: \"solid\")])",
            "()",
            &["The file holds no scheme; Verified / Unverified is taken."],
        );
        check("\"paragraph\"", "\"figure\"", &["A block of the unknown kind \"figure\" is shown as a paragraph."]);
        check(
            "end: 31",
            "end: 32",
            &[
                "A stretch recorded as holding no claim lay outside the text; it was left out, and its sentence counts as unread.",
            ],
        );
        check(
            "time: \"2026-11-24T10:43:00Z\", start",
            "start",
            &["A stretch recorded as holding no claim: its time could not be read."],
        );
        check(
            ", text: \"The",
            ", links: [(start: 4, end: 99)], text: \"The",
            &["A link, bold or italics beyond the end of its block were left out."],
        );
        check(
            "article: (",
            "article: (text_sha256: \"0\", ",
            &["The article's text was changed since the claims were marked: claims are looked for by their words."],
        );
    }

    #[test]
    fn a_span_never_splits_a_grapheme() {
        let told = ["Claim 1 began or ended within a letter; it was widened."];
        let source =
            FILE.replacen('é', "e\u{301}", 1).replacen("end: 10, quote: \"bridge\"", "end: 12, quote: \"bridge e\"", 1);
        let loaded = read(source.as_bytes()).unwrap();
        assert_eq!(loaded.repairs.iter().map(ToString::to_string).collect::<Vec<_>>(), told);
        let text = loaded.annotations.article.text.as_str();
        assert_eq!(loaded.annotations.claims.as_slice()[0].quote(text), "bridge e\u{301}");
    }
}
