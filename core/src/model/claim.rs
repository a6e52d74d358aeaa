//! Claims, and what people say of them.

use super::{AnnotatorId, ArticleText, ClaimId, EvidenceId, Extra, NoClaimId, Timestamp, sha256_hex};
use crate::text::{Offset, TextRange, context};

/// Something the article asserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Stays for good.
    pub id: ClaimId,
    /// Who marked it.
    pub annotator: AnnotatorId,
    /// When it was marked.
    pub time: Timestamp,
    /// Where it stands, in the order of the article; at least one.
    pub spans: Vec<Span>,
    /// The claim in other words, so that it stands alone.
    pub restated: String,
    /// Who asserts it, where that is not the article.
    pub claimant: String,
    /// One of the scheme's kinds.
    pub kind: String,
    /// The date that it speaks of, or when it was made.
    pub date: String,
    /// Free tags.
    pub tags: Vec<String>,
    /// The claim that this one is a part of.
    pub part_of: Option<ClaimId>,
    /// One for each person who judged it, by time.
    pub judgements: Vec<Judgement>,
    /// In the order that people gave it.
    pub evidence: Vec<Evidence>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A contiguous stretch of the article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it is, or what is known where it has no place in this text.
    pub place: Place,
    /// The words that it had in an earlier text, where they were others.
    pub was: Option<Box<Was>>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// Where a span stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the text; quote and context are read from there.
    At(TextRange),
    /// Not found in the text. Kept as the file tells it, for a text in which it can be found.
    Nowhere(Box<Lost>),
}

/// The words that a span had before its article's text was changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Was {
    /// These words.
    pub quote: String,
    /// The latest judgement that was given on them; later ones are on the words of today.
    pub time: Timestamp,
    /// How sure it is that the span stands there now, 0 to 100; `None`: somebody has looked at it.
    pub confidence: Option<u8>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// What a file tells of a span that has no place in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// Where it was, in Unicode scalar values of the text it was made on.
    pub start: u64,
    /// Where it ended there.
    pub end: u64,
    /// Its words.
    pub quote: String,
    /// The words before.
    pub before: String,
    /// The words after.
    pub after: String,
    /// Whether it stands on the article's text, which was left out of the file; else it has had no place since an earlier text.
    pub awaits_text: bool,
}

impl Lost {
    /// How many Unicode scalar values are kept on each side.
    pub const CONTEXT: usize = 128;

    /// Of words that stood at this place of a text, with those around them.
    pub fn new(text: &ArticleText, range: TextRange, quote: &str) -> Self {
        let (before, after) = context(text.as_str(), range, Self::CONTEXT);
        let start = text.to_scalars(range.start()) as u64;
        let end = start + quote.chars().count() as u64;
        let (quote, before, after) = (quote.to_owned(), before.to_owned(), after.to_owned());
        Self { start, end, quote, before, after, awaits_text: false }
    }
}

/// What one annotator says of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whose it is.
    pub annotator: AnnotatorId,
    /// Id of a verdict of the scheme, or `None`: to check.
    pub verdict: Option<String>,
    /// 0 to 100, as given.
    pub confidence: Option<u8>,
    /// Why.
    pub note: String,
    /// When it was given or last changed.
    pub time: Timestamp,
    /// Fields of later versions.
    pub extra: Extra,
}

/// What a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Stays for good.
    pub id: EvidenceId,
    /// Who added it.
    pub annotator: AnnotatorId,
    /// When it was added.
    pub time: Timestamp,
    /// Its place in the order: the smaller stands first, see [`super::place`].
    pub place: u64,
    /// What it says of the claim.
    pub stance: Stance,
    /// Where it is, or words that say what it is.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published.
    pub published: String,
    /// When it was seen.
    pub accessed: String,
    /// Where a copy is kept.
    pub archived_url: String,
    /// The words that matter.
    pub quote: String,
    /// The question that it answers.
    pub question: String,
    /// What it said when it was looked at, kept for the day when the link is dead.
    pub snapshot: Option<Box<Snapshot>>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A text kept with evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snapshot {
    /// The text.
    pub text: String,
    /// Name of the file that it was read from, without a folder; empty for the quoted words.
    pub name: String,
    /// When it was kept.
    pub time: Timestamp,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal digits, as it was when it was kept.
    pub sha256: String,
    /// Fields of later versions.
    pub extra: Extra,
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

impl Evidence {
    /// An entry that says nothing yet, by nobody.
    pub fn empty(id: EvidenceId) -> Self {
        Self {
            id,
            annotator: AnnotatorId(uuid::Uuid::nil()),
            time: Timestamp::from_second(0),
            place: 0,
            stance: Stance::default(),
            url: String::new(),
            title: String::new(),
            publisher: String::new(),
            published: String::new(),
            accessed: String::new(),
            archived_url: String::new(),
            quote: String::new(),
            question: String::new(),
            snapshot: None,
            extra: None,
        }
    }
}

/// A stretch that an annotator has read and found to hold no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoClaim {
    /// Stays for good.
    pub id: NoClaimId,
    /// Who says so.
    pub annotator: AnnotatorId,
    /// When.
    pub time: Timestamp,
    /// Where.
    pub range: TextRange,
    /// Fields of later versions.
    pub extra: Extra,
}

impl Span {
    /// A span at a place of the text.
    pub fn at(range: TextRange) -> Self {
        Self { place: Place::At(range), was: None, extra: None }
    }

    /// Its place in the text, if it has one.
    pub fn range(&self) -> Option<TextRange> {
        match self.place {
            Place::At(range) => Some(range),
            Place::Nowhere(_) => None,
        }
    }

    /// What is known of it where it has no place.
    pub fn lost(&self) -> Option<&Lost> {
        match &self.place {
            Place::At(_) => None,
            Place::Nowhere(lost) => Some(lost),
        }
    }

    /// Its words: those of the article's text at its place, else those that it was made on.
    pub fn quote<'a>(&'a self, text: &'a str) -> &'a str {
        match &self.place {
            Place::At(range) => range.of(text),
            Place::Nowhere(lost) => &lost.quote,
        }
    }

    /// Whether it has no place, or one that nobody has looked at since the article's text was changed.
    pub fn is_to_look_at(&self) -> bool {
        match &self.was {
            Some(was) => was.confidence.is_some(),
            None => self.range().is_none(),
        }
    }
}

/// The words of these spans, with an ellipsis between two.
pub fn quotes(spans: &[Span], text: &str) -> String {
    spans.iter().map(|s| s.quote(text)).collect::<Vec<_>>().join(" … ")
}

impl Claim {
    /// A claim marked now at these places, without a judgement.
    pub fn new(annotator: AnnotatorId, ranges: impl IntoIterator<Item = TextRange>) -> Self {
        Self {
            id: ClaimId::new(),
            annotator,
            time: Timestamp::now(),
            spans: ranges.into_iter().map(Span::at).collect(),
            restated: String::new(),
            claimant: String::new(),
            kind: String::new(),
            date: String::new(),
            tags: Vec::new(),
            part_of: None,
            judgements: Vec::new(),
            evidence: Vec::new(),
            extra: None,
        }
    }

    /// Its places in the text.
    pub fn ranges(&self) -> impl Iterator<Item = TextRange> {
        self.spans.iter().filter_map(Span::range)
    }

    /// The words of all its spans.
    pub fn quote(&self, text: &str) -> String {
        quotes(&self.spans, text)
    }

    /// Whether somebody has to look at one of its places since the article's text was changed.
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

    /// That judgement to change, made where there is none yet.
    pub fn judgement_mut(&mut self, annotator: AnnotatorId) -> &mut Judgement {
        let i = self.judgements.iter().position(|j| j.annotator == annotator).unwrap_or_else(|| {
            self.judgements.push(Judgement {
                annotator,
                verdict: None,
                confidence: None,
                note: String::new(),
                time: Timestamp::now(),
                extra: None,
            });
            self.judgements.len() - 1
        });
        &mut self.judgements[i]
    }

    /// Gives each entry of evidence a place after those before it.
    pub fn put_evidence_in_order(&mut self) {
        super::put_in_order(self.evidence.iter_mut().map(|e| &mut e.place));
    }

    /// Whether a judgement was given on words that the claim had in an earlier text.
    pub fn is_on_earlier_words(&self, judgement: &Judgement) -> bool {
        self.spans.iter().filter_map(|s| s.was.as_ref()).any(|was| judgement.time <= was.time)
    }

    /// The verdict to show to one person: their own if they judged it, else the latest given; `None` is "to check".
    pub fn verdict_for(&self, annotator: AnnotatorId) -> Option<&str> {
        match self.judgement_of(annotator) {
            Some(own) => own.verdict.as_deref(),
            None => self.latest_verdict(),
        }
    }

    /// The verdict of the only or latest judgement.
    pub fn latest_verdict(&self) -> Option<&str> {
        self.judgements.iter().max_by_key(|j| j.time).and_then(|j| j.verdict.as_deref())
    }

    /// Whether this person marked or judged it.
    pub fn is_by(&self, annotator: AnnotatorId) -> bool {
        self.annotator == annotator || self.judgement_of(annotator).is_some()
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
}
