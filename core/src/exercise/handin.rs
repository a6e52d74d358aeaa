//! What a pupil hands in: the same data in an HTML file, in a text block and in an annotation file.

use std::fmt::Write as _;
use std::str::FromStr as _;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use crate::anchor;
use crate::file;
use crate::model::{
    self, Annotations, Annotator, AnnotatorId, Article, ArticleText, Claim, ClaimId, Claims, EvidenceId, Exercise,
    Lost, NoClaimId, NoClaims, Place, Purpose, Span, Stance, Tabled as _, Timestamp, limits,
};
use crate::text::{TextRange, widen_to_graphemes};

/// The format of hand-ins as JSON that this version reads and writes.
const FORMAT: u64 = 1;
/// What the field `claimlight` says in a hand-in.
const KIND: &str = "answer";

/// A pupil's answer as it is handed in. Offsets are Unicode scalar values of the article's text, its blocks joined by LF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandIn {
    /// What it is: `answer`.
    #[serde(rename = "claimlight")]
    pub kind: String,
    /// The format, 1.
    pub format: u64,
    /// The first version of the program that reads it.
    pub reader: String,
    /// The exercise that it answers.
    pub exercise: Of,
    /// SHA-256 of the text that the offsets are of, in hexadecimal digits.
    pub text_sha256: String,
    /// Names this pupil's answers to this exercise, and nothing else (UUID version 4).
    pub annotator: String,
    /// The pupil's name or code.
    pub who: String,
    /// When it was handed in, to the minute: `2026-11-24T10:40:00Z`.
    pub time: String,
    /// The claims, in reading order.
    pub claims: Vec<MarkedClaim>,
    /// What was read and found to hold no claim.
    pub no_claims: Vec<NoClaim>,
}

impl Default for HandIn {
    /// A hand-in that says nothing.
    fn default() -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            reader: file::READER.to_owned(),
            exercise: Of::default(),
            text_sha256: String::new(),
            annotator: String::new(),
            who: String::new(),
            time: String::new(),
            claims: Vec::new(),
            no_claims: Vec::new(),
        }
    }
}

/// The exercise that a hand-in answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Of {
    /// Its id, see [`Exercise::id`].
    pub id: String,
    /// Its edition, see [`Exercise::edition`].
    pub edition: String,
    /// Its name.
    pub name: String,
}

/// A claim that a pupil marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkedClaim {
    /// UUID version 4.
    pub id: String,
    /// When it was marked, to the minute.
    pub time: String,
    /// Its pieces.
    pub spans: Vec<MarkedSpan>,
    /// The id of a verdict of the scheme; empty: to check.
    pub verdict: String,
    /// Why.
    pub note: String,
    /// What the verdict rests on.
    pub evidence: Vec<Evidence>,
}

/// A piece of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkedSpan {
    /// Where it starts.
    pub start: u64,
    /// Where it ends.
    pub end: u64,
    /// Its words.
    pub quote: String,
}

/// Evidence that a pupil gave. Only what was filled in is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// UUID version 4.
    pub id: String,
    /// Where it is, or words that say what it is.
    pub url: String,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who published it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// When it was published.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub published: String,
    /// The words that matter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// `supports`, `refutes` or `context`; empty: supports.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stance: String,
}

/// A stretch that a pupil has read and found to hold no claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoClaim {
    /// UUID version 4.
    pub id: String,
    /// When, to the minute.
    pub time: String,
    /// Where it starts.
    pub start: u64,
    /// Where it ends.
    pub end: u64,
}

/// A pupil's work on an exercise, from which an answer is made.
#[derive(Clone, Copy, Debug)]
pub struct Work<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// The work. All claims and no-claims of `person` are handed in.
    pub annotations: &'a Annotations,
    /// The pupil in `annotations`.
    pub person: AnnotatorId,
    /// The id that the answer gives the pupil.
    pub annotator: AnnotatorId,
    /// The pupil's name or code.
    pub who: &'a str,
    /// When it is handed in.
    pub time: Timestamp,
}

/// Why JSON is no hand-in.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotAHandIn {
    /// It is no JSON, or a field has the wrong type.
    #[error("line {line}, column {column}: {what}.")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
        /// What is wrong there, in English.
        what: String,
    },
    /// It is JSON of something else.
    #[error("it is no answer to an exercise.")]
    Foreign,
    /// A later version wrote it.
    #[error("it was written by a later version. It needs Claimlight {reader} or newer.")]
    Newer {
        /// The first version that reads it.
        reader: String,
    },
}

/// The time without its seconds, as hand-ins state it: seconds tell how fast somebody works.
fn to_minute(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second().div_euclid(60) * 60)
}

fn random() -> String {
    Uuid::new_v4().to_string()
}

impl HandIn {
    /// What a pupil hands in. Ids of claims and evidence are new, so that they tell nothing about when these were made.
    pub fn new(work: &Work<'_>) -> Self {
        let annotations = work.annotations;
        let same = annotations.same();
        let is_theirs = |annotator: AnnotatorId| same.are_one(annotator, work.person);
        let claims = annotations.claims.as_slice().iter();
        let theirs = claims.filter(|claim| {
            is_theirs(claim.annotator) || claim.judgements.iter().any(|judgement| is_theirs(judgement.annotator))
        });
        let no_claims = annotations.no_claims.as_slice().iter().filter(|no_claim| is_theirs(no_claim.annotator));
        let text = &annotations.article.text;
        Self {
            exercise: Of {
                id: work.exercise.id.clone(),
                edition: work.exercise.edition.clone(),
                name: work.exercise.name.clone(),
            },
            text_sha256: text.sha256().to_owned(),
            annotator: work.annotator.to_string(),
            who: work.who.to_owned(),
            time: to_minute(work.time).to_string(),
            claims: theirs.map(|claim| marked_claim(claim, text, &is_theirs)).collect(),
            no_claims: no_claims
                .map(|no_claim| NoClaim {
                    id: random(),
                    time: to_minute(no_claim.time).to_string(),
                    start: text.to_scalars(no_claim.range.start()) as u64,
                    end: text.to_scalars(no_claim.range.end()) as u64,
                })
                .collect(),
            ..Self::default()
        }
    }

    /// Reads a hand-in from JSON.
    ///
    /// # Errors
    /// If it is no JSON, JSON of something else, or was written by a later version.
    pub fn from_json(json: &[u8]) -> Result<Self, NotAHandIn> {
        let value: serde_json::Value = serde_json::from_slice(json).map_err(|e| malformed(&e))?;
        if value.get("claimlight").and_then(serde_json::Value::as_str) != Some(KIND) {
            return Err(NotAHandIn::Foreign);
        }
        if value.get("format").and_then(serde_json::Value::as_u64).is_some_and(|format| format > FORMAT) {
            let reader = value.get("reader").and_then(serde_json::Value::as_str).unwrap_or("?").to_owned();
            return Err(NotAHandIn::Newer { reader });
        }
        serde_json::from_slice(json).map_err(|e| malformed(&e))
    }

    /// The hand-in as JSON of ASCII letters without `<`, so that it can stand in any HTML.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        let mut ascii = String::with_capacity(json.len());
        for c in json.chars() {
            if c.is_ascii() && c != '<' {
                ascii.push(c);
            } else {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    // Writing to a string can't fail.
                    write!(ascii, "\\u{unit:04x}").unwrap_or(());
                }
            }
        }
        ascii
    }

    /// Whether it marks nothing, and says nothing about any part of the text.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.no_claims.is_empty()
    }

    /// When it was handed in; the start of 1970 if it does not say so.
    pub fn handed_in(&self) -> Timestamp {
        Timestamp::from_str(&self.time).unwrap_or(Timestamp::from_second(0))
    }

    /// The answer as an annotation file, on the text of its exercise. Words that are not at their offsets are found by themselves; if they
    /// do not occur, the claim has no place.
    pub fn to_annotations(&self, exercise: &Annotations) -> Annotations {
        let person = AnnotatorId::from_str(&self.annotator).unwrap_or(AnnotatorId(Uuid::nil()));
        let text = &exercise.article.text;
        let of = Exercise {
            id: self.exercise.id.clone(),
            edition: self.exercise.edition.clone(),
            name: self.exercise.name.clone(),
            handed_in: Some(self.handed_in()),
            ..Exercise::default()
        };
        let mut to_search = limits::SEARCHED;
        let claims: Vec<Claim> =
            self.claims.iter().filter_map(|claim| claim.to_claim(text, person, &mut to_search)).collect();
        let no_claims: Vec<model::NoClaim> =
            self.no_claims.iter().filter_map(|no_claim| no_claim.to_no_claim(text, person)).collect();
        Annotations {
            purpose: Some(Purpose::Answer),
            exercise: Some(Arc::new(of)),
            article: Article { facts: Arc::clone(&exercise.article.facts), text: Arc::clone(text) },
            scheme: Arc::clone(&exercise.scheme),
            annotators: vec![Annotator::new(person, self.who.as_str())],
            claims: Claims::new(claims),
            no_claims: NoClaims::new(no_claims),
            ..Annotations::default()
        }
    }

    /// The hand-in that an annotation file is; `None` if it does not say which exercise it answers.
    pub fn of_file(annotations: &Annotations) -> Option<Self> {
        let exercise = annotations.exercise.as_ref().filter(|_| annotations.purpose == Some(Purpose::Answer))?;
        let annotator = annotations.annotators.first();
        let person = annotator.map_or(AnnotatorId(Uuid::nil()), |annotator| annotator.id);
        Some(Self::new(&Work {
            exercise,
            annotations,
            person,
            annotator: person,
            who: annotator.map_or("", |annotator| annotator.name.as_str()),
            time: exercise.handed_in.unwrap_or(Timestamp::from_second(0)),
        }))
    }
}

fn malformed(error: &serde_json::Error) -> NotAHandIn {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    NotAHandIn::Malformed { line: error.line(), column: error.column(), what }
}

fn marked_claim(claim: &Claim, text: &ArticleText, is_theirs: &dyn Fn(AnnotatorId) -> bool) -> MarkedClaim {
    let span = |span: &Span| match &span.place {
        Place::At(range) => {
            let (start, quote) = (text.to_scalars(range.start()) as u64, text.slice(*range).to_owned());
            MarkedSpan { start, end: start + quote.chars().count() as u64, quote }
        }
        Place::Nowhere(lost) => MarkedSpan { start: lost.start, end: lost.end, quote: lost.quote.clone() },
    };
    let judgement = claim.judgements.iter().find(|judgement| is_theirs(judgement.annotator));
    MarkedClaim {
        id: random(),
        time: to_minute(claim.time).to_string(),
        spans: claim.spans.iter().map(span).collect(),
        verdict: judgement.and_then(|judgement| judgement.verdict.clone()).unwrap_or_default(),
        note: judgement.map(|judgement| judgement.note.clone()).unwrap_or_default(),
        evidence: claim.evidence.iter().filter(|evidence| is_theirs(evidence.annotator)).map(marked_evidence).collect(),
    }
}

fn marked_evidence(evidence: &model::Evidence) -> Evidence {
    let stance = if evidence.stance == Stance::default() { "" } else { evidence.stance.name() };
    Evidence {
        id: random(),
        url: evidence.url.clone(),
        title: evidence.title.clone(),
        publisher: evidence.publisher.clone(),
        published: evidence.published.clone(),
        quote: evidence.quote.clone(),
        stance: stance.to_owned(),
    }
}

/// The id, or another one if it is none.
fn id(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap_or_else(|_none| Uuid::new_v4())
}

fn time(text: &str) -> Timestamp {
    Timestamp::from_str(text).unwrap_or(Timestamp::from_second(0))
}

impl MarkedClaim {
    /// The claim on a text; `None` without any words.
    fn to_claim(&self, text: &ArticleText, person: AnnotatorId, to_search: &mut usize) -> Option<Claim> {
        let (id, time) = (ClaimId(id(&self.id)), time(&self.time));
        let mut claim = Claim { id, annotator: person, time, ..Claim::nothing() };
        for span in self.spans.iter().filter_map(|span| span.on(text, to_search)) {
            claim.put_span(span);
        }
        if claim.spans.is_empty() {
            return None;
        }
        if !self.verdict.is_empty() || !self.note.is_empty() {
            let judgement = claim.judgement_mut(person);
            judgement.verdict = Some(self.verdict.clone()).filter(|verdict| !verdict.is_empty());
            judgement.note.clone_from(&self.note);
            judgement.time = time;
        }
        claim.evidence = self.evidence.iter().map(|evidence| evidence.to_evidence(person, time)).collect();
        model::put_in_order(claim.evidence.iter_mut().map(|evidence| &mut evidence.place));
        Some(claim)
    }
}

impl MarkedSpan {
    /// The span on a text: at its offsets if its words stand there, else where they are found; `None` if it is empty. `to_search` is how
    /// much text may still be searched, in bytes.
    fn on(&self, text: &ArticleText, to_search: &mut usize) -> Option<Span> {
        let at = |scalars: u64| usize::try_from(scalars).ok().and_then(|scalars| text.to_offset(scalars));
        let stated = at(self.start).zip(at(self.end)).filter(|(start, end)| start < end);
        let stated = stated.map(|(start, end)| TextRange::new(start, end));
        let is_right = |range: &TextRange| self.quote.is_empty() || text.slice(*range) == self.quote;
        let near = at(self.start).unwrap_or_else(|| text.end());
        let found = stated.filter(is_right).or_else(|| {
            *to_search = to_search.checked_sub(text.as_str().len())?;
            anchor::find_quote(text.as_str(), &self.quote, near)
        });
        let place = match found {
            Some(range) => Place::At(widen_to_graphemes(text.as_str(), range)),
            None if self.quote.is_empty() => return None,
            None => Place::Nowhere(Box::new(Lost {
                start: self.start,
                end: self.end,
                quote: self.quote.clone(),
                ..Lost::default()
            })),
        };
        Some(Span { place, ..Span::nothing() })
    }
}

impl Evidence {
    fn to_evidence(&self, person: AnnotatorId, time: Timestamp) -> model::Evidence {
        model::Evidence {
            annotator: person,
            time,
            stance: Stance::named(&self.stance).unwrap_or_default(),
            url: self.url.clone(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            published: self.published.clone(),
            quote: self.quote.clone(),
            ..model::Evidence::empty(EvidenceId(id(&self.id)))
        }
    }
}

impl NoClaim {
    fn to_no_claim(&self, text: &ArticleText, person: AnnotatorId) -> Option<model::NoClaim> {
        let at = |scalars: u64| usize::try_from(scalars).ok().and_then(|scalars| text.to_offset(scalars));
        let (start, end) = at(self.start).zip(at(self.end)).filter(|(start, end)| start < end)?;
        let range = widen_to_graphemes(text.as_str(), TextRange::new(start, end));
        let (id, time) = (NoClaimId(id(&self.id)), time(&self.time));
        Some(model::NoClaim { id, annotator: person, time, range, ..model::NoClaim::nothing() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{Task, exercise};
    use crate::model::{ArticleText, BlockKind};

    const TEXT: &str = "The 🌉 bridge closed. שלום, e\u{301}t\u{e9}. It opened in May <soon>.";

    fn made() -> Annotations {
        let text = ArticleText::from_blocks([(BlockKind::Paragraph, TEXT.to_owned(), Vec::new())]);
        let article = Article { text: Arc::new(text), ..Article::default() };
        exercise(&article, &Arc::default(), &Task { name: "Bridge".to_owned(), ..Task::default() })
    }

    fn at(words: &str) -> TextRange {
        let start = TEXT.find(words).unwrap();
        TextRange::from_usize(start..start + words.len())
    }

    /// A pupil's work: two claims, of which one has two pieces and evidence, and a no-claim.
    fn work(exercise: &Annotations) -> (Annotations, AnnotatorId) {
        let me = AnnotatorId::new();
        let mut work = exercise.clone();
        work.purpose = Some(Purpose::Answer);
        work.annotators = vec![Annotator::new(me, "Zoë")];
        let mut first = Claim::new(me, [at("bridge closed"), at("e\u{301}t\u{e9}")]);
        first.judgement_mut(me).verdict = Some("verified".to_owned());
        first.judgement_mut(me).note = "Counted <twice>".to_owned();
        let evidence = model::Evidence {
            annotator: me,
            url: "https://example.org".to_owned(),
            ..model::Evidence::empty(EvidenceId::new())
        };
        first.evidence.push(evidence);
        work.claims = Claims::new(vec![first, Claim::new(me, [at("It opened in May <soon>")])]);
        work.no_claims = NoClaims::new(vec![model::NoClaim::new(me, at("שלום"))]);
        (work, me)
    }

    fn handed_in(exercise: &Annotations) -> HandIn {
        let (work, person) = work(exercise);
        HandIn::new(&Work {
            exercise: exercise.exercise.as_ref().unwrap(),
            annotations: &work,
            person,
            annotator: AnnotatorId(Uuid::new_v4()),
            who: "Zoë",
            time: Timestamp::from_second(1_764_000_059),
        })
    }

    #[test]
    fn an_answer_comes_back_as_it_was_handed_in() {
        let exercise = made();
        let handin = handed_in(&exercise);
        let json = handin.to_json();
        assert!(json.is_ascii() && !json.contains('<'), "{json}");
        assert_eq!(HandIn::from_json(json.as_bytes()), Ok(handin.clone()));
        let answer = handin.to_annotations(&exercise);
        let (work, _) = work(&exercise);
        let places = |of: &Annotations| -> Vec<TextRange> {
            of.claims.as_slice().iter().flat_map(|c| c.ranges().collect::<Vec<_>>()).collect()
        };
        assert_eq!(places(&answer), places(&work));
        let claim = &answer.claims.as_slice()[0];
        assert_eq!(
            (claim.judgements[0].note.as_str(), claim.evidence[0].url.as_str()),
            ("Counted <twice>", "https://example.org")
        );
        assert_eq!(answer.no_claims.as_slice()[0].range, at("שלום"));
        let file = file::read(file::print(&answer).as_bytes()).unwrap();
        assert_eq!(file.repairs, []);
        let again = HandIn::of_file(&file.annotations).unwrap();
        assert_eq!((&again.exercise, &again.time, &again.who), (&handin.exercise, &handin.time, &handin.who));
        assert_eq!(again.to_annotations(&exercise).claims.len(), 2);
    }

    #[test]
    fn a_hand_in_tells_nothing_but_the_answer() {
        let exercise = made();
        let (work, me) = work(&exercise);
        let handin = handed_in(&exercise);
        for printed in [handin.to_json(), file::print(&handin.to_annotations(&exercise))] {
            let ids = work.claims.as_slice().iter().map(|claim| claim.id.to_string());
            for id in ids.chain([me.to_string()]) {
                assert!(!printed.contains(&id), "{id} in {printed}");
            }
            assert!(!printed.contains("log:") && !printed.contains("name: \"me\""));
            for time in printed.match_indices("Z\"").map(|(end, _)| &printed[end - 3..end]) {
                assert_eq!(time, ":00", "{printed}");
            }
        }
        assert_eq!(handin.time, "2025-11-24T16:00:00Z");
        let versions = handin.claims.iter().map(|claim| Uuid::parse_str(&claim.id).unwrap().get_version_num());
        assert_eq!(versions.collect::<Vec<_>>(), [4, 4]);
    }

    #[test]
    fn words_that_are_not_at_their_offsets_are_found() {
        let exercise = made();
        let check = |start, end, quote: &str, expected: Option<&str>| {
            let spans = vec![MarkedSpan { start, end, quote: quote.to_owned() }];
            let claims = vec![MarkedClaim { spans, ..MarkedClaim::default() }];
            let answer = HandIn { claims, ..HandIn::default() }.to_annotations(&exercise);
            let claim = answer.claims.as_slice().first();
            let place = claim.and_then(|claim| claim.ranges().next()).map(|range| range.of(TEXT));
            assert_eq!(place, expected, "{start} {end} {quote}");
        };
        check(6, 12, "bridge", Some("bridge"));
        check(0, 2, "bridge", Some("bridge"));
        check(900, 1000, "bridge", Some("bridge"));
        check(6, 12, "", Some("bridge"));
        check(6, 12, "tunnel", None);
        check(12, 6, "", None);
        check(u64::MAX, u64::MAX, "", None);
    }

    #[test]
    fn what_is_no_hand_in_is_refused() {
        let check = |json: &str, error: &str| {
            assert_eq!(HandIn::from_json(json.as_bytes()).unwrap_err().to_string(), error);
        };
        check("{\"claimlight\": \"exercise\"}", "it is no answer to an exercise.");
        check("[]", "it is no answer to an exercise.");
        check("{\"claimlight\":\n ", "line 2, column 1: EOF while parsing a value.");
        check(
            "{\"claimlight\": \"answer\", \"format\": 2, \"reader\": \"0.9\"}",
            "it was written by a later version. It needs Claimlight 0.9 or newer.",
        );
        let odd = "{\"claimlight\": \"answer\", \"claims\": 3}";
        check(odd, "line 1, column 36: invalid type: integer `3`, expected a sequence.");
    }
}
