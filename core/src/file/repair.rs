//! From the records of a file to annotations: what does not fit is mended, and told in plain words.

use std::collections::HashSet;
use std::str::FromStr as _;
use std::sync::Arc;

use super::read::Loaded;
use super::repaired::{Repair, RepairedRecord};
use super::{log, records};
use crate::anchor;
use crate::model::{
    Annotations, Annotator, AnnotatorId, Article, ArticleFacts, ArticleText, BlockKind, Claim, ClaimId, Claims,
    EarlierText, Evidence, EvidenceId, Judgement, Log, Lost, Mark, MarkKind, NoClaim, NoClaimId, NoClaims, Optional,
    Place, Run, Scheme, Sentences, Snapshot, Span, Stamp, Stance, Timestamp, Underline, Verdict, Was, limits,
    put_in_order,
};
use crate::text::{ScalarIndex, TextRange, widen_to_graphemes};

/// What is known while a file is built.
struct Builder {
    text: Arc<ArticleText>,
    has_text: bool,
    told: Vec<Repair>,
    ids: HashSet<uuid::Uuid>,
    people: HashSet<AnnotatorId>,
    unknown: Vec<AnnotatorId>,
    /// How many bytes may be searched still.
    to_search: usize,
}

impl Builder {
    fn tell(&mut self, what: Repair) {
        tell(&mut self.told, what);
    }

    /// An id that is not taken yet; a new one where it is missing or stands twice.
    fn id(&mut self, id: records::Id, new: uuid::Uuid, what: RepairedRecord) -> uuid::Uuid {
        match id.0 {
            Some(id) if self.ids.insert(id) => id,
            Some(id) => {
                self.tell(Repair::IdTwice(what, id.to_string()));
                self.ids.insert(new);
                new
            }
            None => {
                self.tell(Repair::IdMalformed(what));
                self.ids.insert(new);
                new
            }
        }
    }

    fn person(&mut self, id: records::Id, what: RepairedRecord) -> AnnotatorId {
        let id = id.0.map_or_else(
            || {
                self.tell(Repair::Nobodys(what));
                AnnotatorId(uuid::Uuid::nil())
            },
            AnnotatorId,
        );
        if self.people.insert(id) {
            self.unknown.push(id);
        }
        id
    }

    fn time(&mut self, time: &records::Text<'_>, what: RepairedRecord) -> Timestamp {
        Timestamp::from_str(time.as_str()).unwrap_or_else(|_| {
            self.tell(Repair::Time(what));
            Timestamp::from_second(0)
        })
    }
}

fn tell(told: &mut Vec<Repair>, what: Repair) {
    if told.len() < limits::REPAIRS_TOLD {
        told.push(what);
    }
}

/// Builds annotations out of a file's records.
/// `text` is that of a file printed without it.
pub fn build(mut file: records::File<'_>, text: Option<&Arc<ArticleText>>, has_comments: bool) -> Loaded {
    let mut told = Vec::new();
    let text_left_out = file.article.text.0.is_none() && text.is_none();
    let text_sha256 = file.article.text_sha256.as_str().to_owned();
    let text_length = file.article.text_length.0.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let texts = std::mem::take(&mut file.article.earlier_texts).0.into_iter().filter_map(earlier_text).collect();
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
        ids: HashSet::new(),
        people: HashSet::new(),
        unknown: Vec::new(),
        to_search: limits::SEARCHED,
    };
    let mut annotators = Vec::new();
    for a in file.annotators.0 {
        let Some(id) = a.id.0.map(AnnotatorId) else {
            b.tell(Repair::AnnotatorWithoutId);
            continue;
        };
        if b.people.insert(id) {
            annotators.push(Annotator { id, name: a.name.own(), extra: a.extra });
        } else {
            b.tell(Repair::AnnotatorTwice(a.name.own()));
        }
    }
    let scheme = scheme(file.scheme, &mut b);
    let mut number = 0;
    let claims = file.claims.map(|c| {
        number += 1;
        claim(c, RepairedRecord::Claim(number), &scheme, &mut b)
    });
    let no_claims: Vec<NoClaim> = file.no_claims.0.into_iter().filter_map(|n| no_claim(n, &mut b)).collect();
    for id in std::mem::take(&mut b.unknown) {
        b.tell(Repair::AnnotatorUnknown);
        annotators.push(Annotator { id, name: "Unknown".to_owned(), extra: None });
    }
    let mut annotations = Annotations {
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
    let mut extras = Vec::new();
    let parts: Vec<(BlockKind, String, Vec<Mark>)> = blocks
        .into_iter()
        .map(|b| {
            extras.push(b.extra);
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
            marks.sort_by_key(|m| (m.range.start(), m.range.end()));
            (kind, string, marks)
        })
        .collect();
    let had_text = !extras.is_empty();
    let text = ArticleText::from_blocks_with(parts, extras);
    if had_text {
        if !a.text_sha256.as_str().is_empty() && text.sha256() != a.text_sha256.as_str() {
            told.push(Repair::TextChanged);
        }
    }
    let facts = ArticleFacts {
        title: a.title.own(),
        byline: a.byline.own(),
        publisher: a.publisher.own(),
        source_url: a.source_url.own(),
        published: a.published.own(),
        accessed: a.accessed.own(),
        language: a.language.own(),
        original_name: a.original_name.own(),
        original_sha256: a.original_sha256.own(),
        extra: a.extra,
    };
    Article { facts: Arc::new(facts), text: Arc::new(text) }
}

/// Scalar values of a string to a range of its bytes.
fn bytes_in(string: &str, index: &ScalarIndex, start: u64, end: u64) -> Option<TextRange> {
    let at = |n: u64| index.to_offset(string, usize::try_from(n).ok()?);
    let (start, end) = (at(start)?, at(end)?);
    (start <= end).then(|| TextRange::new(start, end))
}

fn scheme(s: records::Scheme<'_>, b: &mut Builder) -> Scheme {
    if s.verdicts.0.is_empty() && s.id.as_str().is_empty() {
        b.tell(Repair::NoScheme);
        return Scheme::default();
    }
    let mut verdicts = s.verdicts.map(|v| {
        let name = v.underline.own();
        if !Underline::NAMES.iter().any(|(n, _)| *n == name) {
            b.tell(Repair::Underline(name.clone()));
        }
        Verdict {
            id: v.id.own(),
            label: v.label.own(),
            sentence: v.sentence.own(),
            sign: v.sign.own(),
            colour: v.colour.own(),
            underline: Underline::from(name),
            key: v.key.own(),
            place: v.place.0.unwrap_or_default(),
            extra: v.extra,
        }
    });
    // A hand-made list has no places: then its order counts.
    if verdicts.iter().any(|v| v.place == 0) {
        put_in_order(verdicts.iter_mut().map(|v| &mut v.place));
    }
    verdicts.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
    Scheme {
        id: s.id.own(),
        name: s.name.own(),
        version: s.version.own(),
        verdicts,
        kinds: s.kinds.map(records::Text::own),
        tags: s.tags.map(records::Text::own),
        extra: s.extra,
    }
}

fn claim(c: records::Claim<'_>, what: RepairedRecord, scheme: &Scheme, b: &mut Builder) -> Claim {
    let id = ClaimId(b.id(c.id, ClaimId::new().0, what));
    let annotator = b.person(c.annotator, what);
    let time = b.time(&c.time, what);
    let mut spans: Vec<Span> = c.spans.map(|s| span(s, what, b));
    if spans.is_empty() {
        b.tell(Repair::NoWords(what));
        spans.push(Span { place: Place::Nowhere(Box::default()), was: None, extra: None });
    }
    let judgements = c.judgements.map(|j| judgement(j, what, scheme, b));
    let mut judgements = judgements;
    judgements.sort_by_key(|j| j.annotator);
    let mut evidence = c.evidence.map(|e| evidence(e, what, b));
    if evidence.iter().any(|e| e.place == 0) {
        put_in_order(evidence.iter_mut().map(|e| &mut e.place));
    }
    evidence.sort_by_key(|e| (e.place, e.time, e.id));
    Claim {
        id,
        annotator,
        time,
        spans,
        restated: c.restated.own(),
        claimant: c.claimant.own(),
        kind: c.kind.own(),
        date: c.date.own(),
        tags: c.tags.map(records::Text::own),
        part_of: c.part_of.0.map(ClaimId),
        judgements,
        evidence,
        extra: c.extra,
    }
}

fn span(s: records::Span<'_>, what: RepairedRecord, b: &mut Builder) -> Span {
    let extra = s.extra;
    let was = s.was.0.map(|was| Box::new(was_of(*was)));
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
            return Span { place: Place::At(widened), was, extra };
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
                    return Span { place: Place::At(range), was, extra };
                }
                None => b.tell(Repair::NotFound(what)),
            }
        }
    }
    let awaits_text = !b.has_text && !s.unplaced;
    let (quote, before, after) = (s.quote.own(), s.before.own(), s.after.own());
    let lost = Lost { start: s.start, end: s.end, quote, before, after, awaits_text };
    Span { place: Place::Nowhere(Box::new(lost)), was, extra }
}

/// The words that a span had before.
pub fn was_of(was: records::Was<'_>) -> Was {
    Was {
        quote: was.quote.own(),
        time: Timestamp::from_str(was.time.as_str()).unwrap_or(Timestamp::from_second(0)),
        confidence: was.confidence.0.map(|n| u8::try_from(n.min(100)).unwrap_or(100)),
        extra: was.extra,
    }
}

/// A text that the article had before; `None` where it can't be told which or when.
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

fn judgement(j: records::Judgement<'_>, what: RepairedRecord, scheme: &Scheme, b: &mut Builder) -> Judgement {
    let verdict = Some(j.verdict.own()).filter(|v| !v.is_empty());
    if let Some(id) = &verdict
        && scheme.verdict(id).is_none()
    {
        b.tell(Repair::Verdict(what, id.clone()));
    }
    let confidence = j.confidence.0.map(|n| {
        u8::try_from(n).ok().filter(|n| *n <= 100).unwrap_or_else(|| {
            b.tell(Repair::Confidence(what, n.to_string()));
            100
        })
    });
    Judgement {
        annotator: b.person(j.annotator, what),
        verdict,
        confidence,
        note: j.note.own(),
        time: b.time(&j.time, what),
        extra: j.extra,
    }
}

fn evidence(e: records::Evidence<'_>, what: RepairedRecord, b: &mut Builder) -> Evidence {
    let stance = Stance::named(e.stance.as_str()).unwrap_or_else(|| {
        b.tell(Repair::Stance(what, e.stance.as_str().to_owned()));
        Stance::Context
    });
    Evidence {
        id: EvidenceId(b.id(e.id, EvidenceId::new().0, what)),
        annotator: b.person(e.annotator, what),
        time: b.time(&e.time, what),
        place: e.place.0.unwrap_or_default(),
        stance,
        url: e.url.own(),
        title: e.title.own(),
        publisher: e.publisher.own(),
        published: e.published.own(),
        accessed: e.accessed.own(),
        archived_url: e.archived_url.own(),
        quote: e.quote.own(),
        question: e.question.own(),
        snapshot: snapshot(e.snapshot, what, b),
        extra: e.extra,
    }
}

/// Whether the text is still the one that was kept is for the person to see: it stays as it is.
fn snapshot(s: records::Snapshot<'_>, what: RepairedRecord, b: &mut Builder) -> Option<Box<Snapshot>> {
    let text = s.text.own();
    if text.is_empty() && s.extra.is_none() {
        return None;
    }
    let time = b.time(&s.time, what);
    Some(Box::new(Snapshot { name: s.name.own(), time, sha256: s.sha256.own(), text, extra: s.extra }))
}

fn no_claim(n: records::NoClaim<'_>, b: &mut Builder) -> Option<NoClaim> {
    let what = RepairedRecord::NoClaim;
    let start = usize::try_from(n.start).ok().and_then(|s| b.text.to_offset(s));
    let end = usize::try_from(n.end).ok().and_then(|s| b.text.to_offset(s));
    let range = start.zip(end).filter(|(s, e)| s < e).map(|(s, e)| TextRange::new(s, e));
    let Some(range) = range else {
        // Without the text it has no place, and nothing is wrong with it.
        if b.has_text {
            b.tell(Repair::Outside(what));
        }
        return None;
    };
    Some(NoClaim {
        id: NoClaimId(b.id(n.id, NoClaimId::new().0, what)),
        annotator: b.person(n.annotator, what),
        time: b.time(&n.time, what),
        range: widen_to_graphemes(b.text.as_str(), range),
        extra: n.extra,
    })
}
