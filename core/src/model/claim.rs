//! Claims, and what people say of them.

use std::cmp::Ordering;

use super::{
    AnnotatorId, ArticleText, Claim, ClaimId, Evidence, EvidenceId, Extra, Judgement, Locator, NoClaim, NoClaimId,
    Snapshot, Span, Tabled as _, Timestamp, sha256_hex,
};
use crate::text::{Offset, TextRange, context};

/// Where a span stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the text; quote and context are read from there.
    At(TextRange),
    /// Not found in the text. Kept as the file states it, for a text in which it can be found.
    Nowhere(Box<Lost>),
}

/// What is known of a span that has no place in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// Its start in the text that it was made on, in Unicode scalar values.
    pub start: u64,
    /// Its end in that text.
    pub end: u64,
    /// Its words.
    pub quote: String,
    /// The words before it.
    pub before: String,
    /// The words after it.
    pub after: String,
    /// Whether its place is in the article's text, which was left out of the file. Otherwise it has had no place since an earlier
    /// text.
    pub awaits_text: bool,
}

impl Lost {
    /// How much context is kept on each side, in Unicode scalar values.
    pub const CONTEXT: usize = 128;

    /// A span that stood at `range` of `text`, with its context there. `quote` are its words.
    pub fn new(text: &ArticleText, range: TextRange, quote: &str) -> Self {
        let (before, after) = context(text.as_str(), range, Self::CONTEXT);
        let start = text.to_scalars(range.start()) as u64;
        let end = start + quote.chars().count() as u64;
        let (quote, before, after) = (quote.to_owned(), before.to_owned(), after.to_owned());
        Self { start, end, quote, before, after, awaits_text: false }
    }
}

impl Snapshot {
    /// A text kept now.
    pub fn new(text: String, name: String) -> Self {
        Self { sha256: sha256_hex(text.as_bytes()), text, name, time: Timestamp::now(), extra: None }
    }

    /// Whether the text is still the one that was kept.
    pub fn is_whole(&self) -> bool {
        self.sha256 == sha256_hex(self.text.as_bytes())
    }
}

/// What evidence says of its claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    /// It speaks for the claim.
    #[default]
    Supports,
    /// It speaks against it.
    Refutes,
    /// It helps to understand it.
    Context,
}

impl Stance {
    const NAMES: [(&'static str, Self); 3] =
        [("supports", Self::Supports), ("refutes", Self::Refutes), ("context", Self::Context)];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, s)| *s == self).map_or("context", |(name, _)| name)
    }

    /// The stance that files give this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, stance)| *stance)
    }
}

impl PartialOrd for Snapshot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Snapshot {
    fn cmp(&self, other: &Self) -> Ordering {
        let these = (&self.text, &self.name, self.time, &self.sha256, &self.extra);
        these.cmp(&(&other.text, &other.name, other.time, &other.sha256, &other.extra))
    }
}

impl Evidence {
    /// An entry that says nothing yet, by nobody.
    pub fn empty(id: EvidenceId) -> Self {
        Self { id, ..Self::nothing() }
    }
}

impl Span {
    /// A span at a place of the text.
    pub fn at(range: TextRange) -> Self {
        Self { place: Place::At(range), ..Self::nothing() }
    }

    /// Its place in the text, if it has one.
    pub fn range(&self) -> Option<TextRange> {
        match self.place {
            Place::At(range) => Some(range),
            Place::Nowhere(_) => None,
        }
    }

    /// What is known of it if it has no place.
    pub fn lost(&self) -> Option<&Lost> {
        match &self.place {
            Place::At(_) => None,
            Place::Nowhere(lost) => Some(lost),
        }
    }

    /// Its words: those at its place in `text`, else those that it was made on.
    pub fn quote<'a>(&'a self, text: &'a str) -> &'a str {
        match &self.place {
            Place::At(range) => range.of(text),
            Place::Nowhere(lost) => &lost.quote,
        }
    }

    /// Whether it has no place, or a place that nobody has reviewed since the article's text was changed.
    pub fn is_to_look_at(&self) -> bool {
        match &self.was {
            Some(was) => was.confidence.is_some(),
            None => self.range().is_none(),
        }
    }
}

/// Adds fields of later versions; of two with one name the first stays.
fn keep_extra(extra: &mut Extra, others: Extra) {
    for (name, source) in others.into_iter().flat_map(|fields| *fields) {
        let fields = extra.get_or_insert_default();
        if !fields.iter().any(|(known, _)| *known == name) {
            fields.push((name, source));
        }
    }
}

/// The words of these spans, joined by ellipses.
pub fn quotes(spans: &[Span], text: &str) -> String {
    spans.iter().map(|s| s.quote(text)).collect::<Vec<_>>().join(" … ")
}

impl Judgement {
    /// Takes in the fields of later versions that another judgement has and this one doesn't.
    pub fn keep_extra(&mut self, other: &Extra) {
        keep_extra(&mut self.extra, other.clone());
    }
}

impl NoClaim {
    /// A no-claim recorded now.
    pub fn new(annotator: AnnotatorId, range: TextRange) -> Self {
        Self { id: NoClaimId::new(), annotator, time: Timestamp::now(), range, ..Self::nothing() }
    }
}

impl Claim {
    /// A claim marked now at these places, without a judgement.
    pub fn new(annotator: AnnotatorId, ranges: impl IntoIterator<Item = TextRange>) -> Self {
        Self {
            id: ClaimId::new(),
            annotator,
            time: Timestamp::now(),
            spans: ranges.into_iter().map(Span::at).collect(),
            ..Self::nothing()
        }
    }

    /// Puts a span among the others, in the order of the text. Spans that it overlaps become one with it, which keeps the fields
    /// of later versions of all.
    pub fn put_span(&mut self, mut span: Span) {
        let Some(mut range) = span.range() else { return self.spans.push(span) };
        self.spans.retain_mut(|other| match other.range() {
            Some(r) if r.overlaps(range) => {
                range = range.union(r);
                keep_extra(&mut span.extra, other.extra.take());
                false
            }
            _ => true,
        });
        span.place = Place::At(range);
        self.spans.push(span);
        self.spans.sort_by_key(|s| s.range().map_or((true, TextRange::default()), |r| (false, r)));
    }

    /// Moves span number `i` to another range, see [`Self::put_span`]. The words that it had in an earlier text are forgotten:
    /// whoever moves it has seen where it stands.
    pub fn move_span(&mut self, i: usize, range: TextRange) {
        if i < self.spans.len() {
            let span = self.spans.remove(i);
            self.put_span(Span { place: Place::At(range), was: None, ..span });
        }
    }

    /// Takes in the fields of later versions that another claim has and this one doesn't.
    pub fn keep_extra(&mut self, other: &Extra) {
        keep_extra(&mut self.extra, other.clone());
    }

    /// Its places in the text.
    pub fn ranges(&self) -> impl Iterator<Item = TextRange> {
        self.spans.iter().filter_map(Span::range)
    }

    /// Where its spans stand in the source of their text, in order, each place once; none if the source has no places with names.
    pub fn locators<'a>(&self, text: &'a ArticleText) -> Vec<&'a Locator> {
        let mut locators: Vec<_> = self.ranges().filter_map(|range| text.locator_at(range.start())).collect();
        locators.dedup();
        locators
    }

    /// The words of all its spans.
    pub fn quote(&self, text: &str) -> String {
        quotes(&self.spans, text)
    }

    /// Whether one of its spans needs a review, see [`Span::is_to_look_at`].
    pub fn is_to_look_at(&self) -> bool {
        self.spans.iter().any(Span::is_to_look_at)
    }

    /// Where its first placed span starts.
    pub fn start(&self) -> Option<Offset> {
        self.ranges().map(TextRange::start).min()
    }

    /// The judgement of one person.
    pub fn judgement_of(&self, annotator: AnnotatorId) -> Option<&Judgement> {
        self.judgements.iter().find(|j| j.annotator == annotator)
    }

    /// The judgement of one person, to be changed. Adds an empty one if there is none yet, at its place in the order of files: what was
    /// read again is the same.
    pub fn judgement_mut(&mut self, annotator: AnnotatorId) -> &mut Judgement {
        let i = self.judgements.iter().position(|j| j.annotator == annotator).unwrap_or_else(|| {
            let i = self.judgements.partition_point(|j| j.annotator < annotator);
            self.judgements.insert(i, Judgement { annotator, time: Timestamp::now(), ..Judgement::nothing() });
            i
        });
        &mut self.judgements[i]
    }

    /// Numbers the places of the evidence so that they increase from entry to entry.
    pub fn put_evidence_in_order(&mut self) {
        super::put_in_order(self.evidence.iter_mut().map(|e| &mut e.place));
    }

    /// Whether a judgement was given on words that the claim had in an earlier text.
    pub fn is_on_earlier_words(&self, judgement: &Judgement) -> bool {
        self.spans.iter().filter_map(|s| s.was.as_ref()).any(|was| judgement.time <= was.time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_says_its_words_where_it_has_no_place() {
        let text = "The bridge closed. Nobody paid.";
        let mut claim = Claim::new(AnnotatorId::new(), [TextRange::from_usize(4..10), TextRange::from_usize(19..25)]);
        assert_eq!(claim.quote(text), "bridge … Nobody");
        assert!(!claim.is_to_look_at());
        let lost = Lost { end: 5, quote: "ferry".to_owned(), ..Lost::default() };
        claim.spans[0].place = Place::Nowhere(Box::new(lost));
        assert_eq!(claim.quote(text), "ferry … Nobody");
        assert!(claim.is_to_look_at());
    }

    #[test]
    fn judgements_stand_by_annotator() {
        let mut claim = Claim::new(AnnotatorId::NOBODY, [TextRange::from_usize(4..10)]);
        let ids = [3, 1, 2].map(|n| AnnotatorId(uuid::Uuid::from_u128(n)));
        for id in ids {
            claim.judgement_mut(id);
        }
        assert!(claim.judgements.is_sorted_by_key(|judgement| judgement.annotator));
        assert_eq!(claim.judgement_mut(ids[0]).annotator, ids[0]);
    }

    /// Ranges of a claim with spans at `0..4`, `10..14` and `20..24`, each with an unknown field of its own, after a change.
    #[track_caller]
    fn check(change: impl Fn(&mut Claim), expected: &[(std::ops::Range<usize>, &str)]) {
        let range = |start: usize| TextRange::from_usize(start..start + 4);
        let mut claim = Claim::new(AnnotatorId::new(), [range(0), range(10), range(20)]);
        for (span, name) in claim.spans.iter_mut().zip(["a", "b", "c"]) {
            span.extra = Some(Box::new(vec![(name.to_owned(), "1".to_owned()), ("same".to_owned(), name.to_owned())]));
        }
        change(&mut claim);
        let names = |span: &Span| -> String {
            let extra = span.extra.iter().flat_map(|fields| fields.iter());
            extra.filter(|(name, _)| name != "same").map(|(name, _)| name.as_str()).collect()
        };
        let found: Vec<_> = claim.spans.iter().map(|s| (s.range().unwrap().to_range(), names(s))).collect();
        let expected: Vec<_> = expected.iter().map(|(range, names)| (range.clone(), (*names).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_span_that_moves_keeps_unknown_fields() {
        let to = TextRange::from_usize;
        check(|c| c.move_span(0, to(1..6)), &[(1..6, "a"), (10..14, "b"), (20..24, "c")]);
        check(|c| c.move_span(0, to(30..33)), &[(10..14, "b"), (20..24, "c"), (30..33, "a")]);
        check(|c| c.move_span(0, to(2..12)), &[(2..14, "ab"), (20..24, "c")]);
        check(|c| c.move_span(2, to(3..22)), &[(0..22, "cab")]);
        check(|c| c.move_span(3, to(3..22)), &[(0..4, "a"), (10..14, "b"), (20..24, "c")]);
        check(|c| c.put_span(Span::at(to(3..5))), &[(0..5, "a"), (10..14, "b"), (20..24, "c")]);
        check(|c| c.put_span(Span::at(to(5..6))), &[(0..4, "a"), (5..6, ""), (10..14, "b"), (20..24, "c")]);
    }
}
