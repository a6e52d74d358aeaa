//! What leaves with an answer, and what it lacks.

use std::collections::BTreeSet;

use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::desk::exercise::Asked;
use claimlight_core::model::{Claim, Exercise};

/// What a claim lacks of what the task asks for every claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A verdict.
    Verdict,
    /// The reason for it.
    Why,
}

/// What a claim lacks.
pub fn lacks(document: &Document, exercise: &Exercise, claim: &Claim) -> Vec<Lack> {
    let asked = Asked::of(exercise);
    let mine = document.mine(claim);
    let has_verdict = mine.is_some_and(|mine| mine.verdict.is_some());
    let has_note = mine.is_some_and(|mine| !mine.note.trim().is_empty());
    let verdict = (asked.judge && !has_verdict).then_some(Lack::Verdict);
    verdict.into_iter().chain((asked.why && !has_note).then_some(Lack::Why)).collect()
}

/// What leaves with an answer, in numbers and, where it may name somebody, in words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// How many claims.
    pub claims: usize,
    /// How many of them have a verdict.
    pub verdicts: usize,
    /// How many of them say why.
    pub notes: usize,
    /// How many sentences are recorded as read and without a claim.
    pub no_claims: usize,
    /// Each link, in full.
    pub links: Vec<String>,
    /// Each mail address in notes and links.
    pub mails: BTreeSet<String>,
    /// The claims that lack something: their numbers, words, and what they lack.
    pub lacking: Vec<(usize, String, Vec<Lack>)>,
    /// How many claims the task asks for beyond those that are there.
    pub wanted: u64,
}

impl Outgoing {
    /// What leaves with the answer of the pupil whose work this is.
    pub fn of(document: &Document, exercise: &Exercise) -> Self {
        let claims = document.annotations.claims.as_slice();
        let mut leaves = Self { claims: claims.len(), ..Self::default() };
        for (i, claim) in claims.iter().enumerate() {
            let mine = document.mine(claim);
            leaves.verdicts += usize::from(mine.is_some_and(|mine| mine.verdict.is_some()));
            let note = mine.map_or("", |mine| mine.note.trim());
            leaves.notes += usize::from(!note.is_empty());
            leaves.mails.extend(mails(note));
            for evidence in &claim.evidence {
                let words = [&evidence.url, &evidence.title, &evidence.quote];
                leaves.mails.extend(words.into_iter().flat_map(|words| mails(words)));
                leaves.links.extend(Some(evidence.url.trim().to_owned()).filter(|link| !link.is_empty()));
            }
            let lacks = lacks(document, exercise, claim);
            if !lacks.is_empty() {
                leaves.lacking.push((i + 1, quote_of(document, claim), lacks));
            }
        }
        leaves.no_claims = document.annotations.no_claims.as_slice().len();
        leaves.wanted = exercise.claims.unwrap_or(0).saturating_sub(claims.len() as u64);
        leaves
    }

    /// Whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.lacking.is_empty() && self.wanted == 0 && self.claims + self.no_claims > 0
    }
}

/// The mail addresses in a text.
fn mails(text: &str) -> impl Iterator<Item = String> {
    let is_around = |c: char| c.is_whitespace() || ",;:<>()[]\"'“”„/?=&#".contains(c);
    let words = text.split(is_around).map(|word| word.trim_matches(['.', '!']));
    let is_mail = |word: &&str| word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    words.filter(is_mail).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_found_in_words() {
        let check = |text: &str, expected: &[&str]| assert_eq!(mails(text).collect::<Vec<_>>(), expected, "{text}");
        check("Asked kim@school.example, then Jo.", &["kim@school.example"]);
        check("mailto:kim@school.example.", &["kim@school.example"]);
        check("(jo.b@a.b.example)", &["jo.b@a.b.example"]);
        check("5 @ 3 crowns, @kim, kim@home", &[]);
        check("https://a.example/@kim.b", &[]);
        check("https://a.example/log?who=kim@b.example&n=1", &["kim@b.example"]);
    }
}
