//! Keys and answers as scoring needs them: sets of characters on the text of the exercise.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compare::Carrier;
use crate::grading::{Answer, Key, KeyClaim, Mark, Stretch, Stretches, Verdict};
use crate::model::{Annotations, ArticleText, Claim, ClaimId, Log, Need, Purpose};
use crate::text::TextRange;

/// A claim of a key, with what people read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// The claim in the key's file.
    pub claim: ClaimId,
    /// Where it stands in the exercise's text, in order.
    pub ranges: Vec<TextRange>,
    /// What pupils are to read about it; may be empty.
    pub to_pupil: String,
}

/// A key on the text of its exercise. Claim `i` of `key` is entry `i`; people count them from 1, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyOnText {
    /// The key as answers are scored against it.
    pub key: Key,
    /// What people read of each claim.
    pub entries: Vec<KeyEntry>,
    /// How many claims of the file have no place in the exercise's text.
    pub lost: usize,
}

/// The key that annotations are, on the text of an exercise. If they are on another text, their claims are carried to it. `judges` says
/// whether the exercise asks for verdicts; otherwise none is looked at.
pub fn key_of(annotations: &Annotations, text: &Arc<ArticleText>, judges: bool) -> KeyOnText {
    let annotations = if annotations.article.text.sha256() == text.sha256() {
        Cow::Borrowed(annotations)
    } else {
        let carrier = Carrier { from: annotations, onto: text, known: None };
        let carried = carrier.carry(&mut |_share| true);
        Cow::Owned(carried.map(|carried| carried.annotations).unwrap_or_default())
    };
    let mut on_text = KeyOnText::default();
    for claim in annotations.claims.as_slice() {
        let ranges: Vec<TextRange> = claim.ranges().collect();
        if ranges.is_empty() {
            on_text.lost += 1;
            continue;
        }
        let accepted = if judges { accepted(claim) } else { BTreeSet::new() };
        on_text.key.claims.push(KeyClaim { at: stretches(text, &ranges), need: Need::named(&claim.need), accepted });
        on_text.entries.push(KeyEntry { claim: claim.id, ranges, to_pupil: claim.to_pupil.clone() });
    }
    on_text
}

/// A copy of annotations that is a key. It has no log, and is no exercise or answer itself.
#[must_use]
pub fn key_file(annotations: &Annotations) -> Annotations {
    let mut key = annotations.clone();
    (key.purpose, key.exercise) = (Some(Purpose::Key), None);
    (key.log, key.decided) = (Log::default(), Arc::default());
    key
}

/// The verdicts that a key accepts for its claim: those it names, else those it was judged with.
fn accepted(claim: &Claim) -> BTreeSet<Verdict> {
    if claim.accepted.is_empty() {
        let judged = claim.judgements.iter().map(|judgement| judgement.verdict.clone());
        return judged.flatten().map(Some).collect();
    }
    claim.accepted.iter().map(|id| Some(id.clone()).filter(|id| !id.is_empty())).collect()
}

/// What a pupil answered. The marks are the claims that have a place in the text, in reading order.
pub fn answer_of(annotations: &Annotations) -> Answer {
    let text = &annotations.article.text;
    let claims = annotations.claims.as_slice().iter().map(|claim| (claim, claim.ranges().collect::<Vec<_>>()));
    let marks = claims.filter(|(_, ranges)| !ranges.is_empty()).map(|(claim, ranges)| Mark {
        at: stretches(text, &ranges),
        verdict: claim.judgements.first().and_then(|judgement| judgement.verdict.clone()),
    });
    let no_claims: Vec<TextRange> = annotations.no_claims.as_slice().iter().map(|no_claim| no_claim.range).collect();
    Answer { marks: marks.collect(), no_claims: stretches(text, &no_claims) }
}

/// Ranges as a set of characters.
fn stretches(text: &ArticleText, ranges: &[TextRange]) -> Stretches {
    let stretch = |range: &TextRange| Stretch::new(text.to_scalars(range.start()), text.to_scalars(range.end()));
    Stretches::new(ranges.iter().map(stretch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::{Edges, outcome};
    use crate::model::{AnnotatorId, Article, ArticleFacts, BlockKind, Claims};

    const TEXT: &str = "The 🌉 bridge closed. 41 people left. It opened in May.";

    fn text(words: &str) -> Arc<ArticleText> {
        Arc::new(ArticleText::from_blocks([(BlockKind::Paragraph, words.to_owned(), Vec::new())]))
    }

    /// Annotations of one person with claims at these words, each with a verdict (`""`: to check) and a need.
    fn annotations(on: &str, claims: &[(&str, &str, &str)]) -> Annotations {
        let me = AnnotatorId::new();
        let claim = |(words, verdict, need): &(&str, &str, &str)| {
            let start = on.find(words).unwrap();
            let mut claim = Claim::new(me, [TextRange::from_usize(start..start + words.len())]);
            claim.judgement_mut(me).verdict = Some((*verdict).to_owned()).filter(|verdict| !verdict.is_empty());
            claim.need = (*need).to_owned();
            claim
        };
        let mut made = Annotations::new(Article { facts: Arc::new(ArticleFacts::default()), text: text(on) });
        made.claims = Claims::new(claims.iter().map(claim).collect::<Vec<Claim>>());
        made
    }

    #[test]
    fn answers_are_scored_against_keys() {
        let key =
            annotations(TEXT, &[("bridge closed", "verified", ""), ("It opened in May", "unverified", "welcome")]);
        let answer = annotations(TEXT, &[("bridge closed.", "unverified", ""), ("41 people left", "", "")]);
        let on_text = key_of(&key, &text(TEXT), true);
        let outcome = outcome(&answer_of(&answer), &on_text.key, &Edges::new(TEXT));
        assert_eq!((outcome.required.found, outcome.right_verdicts(), outcome.extra().count()), (1, 0, 1));
        assert_eq!((outcome.welcome.missed, on_text.entries.len(), on_text.lost), (1, 2, 0));
    }

    #[test]
    fn a_key_accepts_what_it_names_or_what_it_says() {
        let check = |accepted: &[&str], judges, expected: &[Option<&str>]| {
            let mut key = annotations(TEXT, &[("bridge closed", "verified", "")]);
            let mut claim = (*key.claims.as_slice()[0]).clone();
            claim.accepted = accepted.iter().map(|id| (*id).to_owned()).collect();
            key.claims = Claims::new(vec![claim]);
            let expected: BTreeSet<Verdict> = expected.iter().map(|id| id.map(str::to_owned)).collect();
            assert_eq!(key_of(&key, &text(TEXT), judges).key.claims[0].accepted, expected);
        };
        check(&[], true, &[Some("verified")]);
        check(&["", "unverified"], true, &[None, Some("unverified")]);
        check(&["verified"], false, &[]);
    }

    #[test]
    fn a_key_on_another_text_is_carried() {
        let other = "Update. The 🌉 bridge closed. It opened in May.";
        let key = annotations(TEXT, &[("bridge closed", "verified", ""), ("41 people left", "verified", "")]);
        let on_text = key_of(&key, &text(other), true);
        assert_eq!((on_text.key.claims.len(), on_text.lost), (1, 1));
        assert_eq!(on_text.entries[0].ranges[0].of(other), "bridge closed");
    }
}
