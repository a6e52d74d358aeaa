//! Schemes as data: what verdicts become in another scheme, what is wrong with a scheme, and what a new verdict looks like.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::exchange::SearchPlace;
use claimlight_core::model::{Claim, Edit, Scheme, Underline, Verdict, VerdictColours};

/// A scheme being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The scheme as it is now.
    pub scheme: Scheme,
    /// Why the last change was rejected, a sentence: its key is already in use. `None` if it was accepted.
    pub problem: Option<String>,
}

/// What the verdicts in use become in another scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The other scheme.
    pub scheme: Scheme,
    /// One entry for each verdict in use, sorted by id.
    pub moves: Vec<Move>,
}

/// What one verdict in use becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The verdict's id.
    pub from: String,
    /// Its label in the current scheme.
    pub label: String,
    /// How many judgements use it.
    pub n: usize,
    /// What it becomes.
    pub to: Goes,
}

/// What a verdict becomes in another scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    /// It stays unchanged, although the scheme does not have it.
    Stays,
    /// The verdict with this id.
    To(String),
    /// No verdict: the judgement is "to check".
    ToCheck,
}

/// Verdicts with about the same meaning in the built-in schemes.
const ALIKE: [&[&str]; 3] =
    [&["verified", "true", "supported"], &["unverified", "not-enough-evidence"], &["false", "refuted"]];

impl Moving {
    /// Suggests what each verdict becomes: the one with the same id, or else one with about the same meaning. Otherwise it stays.
    pub fn new(document: &Document, scheme: Scheme) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let judgements = document.annotations.claims.as_slice().iter().flat_map(|c| &c.judgements);
        for verdict in judgements.filter_map(|j| j.verdict.clone()) {
            *counts.entry(verdict).or_default() += 1;
        }
        let old = &document.annotations.scheme;
        let moves = counts.into_iter().map(|(from, n)| {
            let alike = ALIKE.iter().find(|group| group.contains(&from.as_str()));
            let near = alike.and_then(|group| scheme.verdicts.iter().find(|v| group.contains(&v.id.as_str())));
            let to = match (scheme.verdict(&from), near) {
                (Some(same), _) => Goes::To(same.id.clone()),
                (None, Some(near)) => Goes::To(near.id.clone()),
                (None, None) => Goes::Stays,
            };
            Move { label: old.verdict(&from).map_or_else(|| from.clone(), |v| v.label.clone()), from, n, to }
        });
        Self { moves: moves.collect(), scheme }
    }

    /// Whether a verdict in use keeps its id and gets another label.
    pub fn relabels(&self) -> bool {
        let other = |m: &Move, id: &str| self.scheme.verdict(id).is_some_and(|v| v.label != m.label);
        self.moves.iter().any(|m| matches!(&m.to, Goes::To(id) if *id == m.from && other(m, id)))
    }

    /// Whether every verdict in use keeps its id. If so, and if none gets another label, there is nothing to ask.
    pub fn is_plain(&self) -> bool {
        self.moves.iter().all(|m| m.to == Goes::To(m.from.clone()))
    }
}

/// What is wrong or questionable in a scheme, one sentence each.
pub fn problems(scheme: &Scheme) -> Vec<String> {
    let mut told = Vec::new();
    let twice = |part: fn(&Verdict) -> String| {
        let mut seen: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for verdict in &scheme.verdicts {
            seen.entry(part(verdict)).or_default().push(texts::of_scheme(&verdict.label));
        }
        let twice = seen.into_iter().filter(|(what, by)| !what.is_empty() && by.len() > 1);
        twice.map(|(what, by)| (what, by.join(", "))).collect::<Vec<_>>()
    };
    for (sign, by) in twice(|v| v.sign.clone()) {
        told.push(tr!("sign-twice", sign = sign, verdicts = by));
    }
    for (_, by) in twice(|v| v.underline.name().to_owned()) {
        told.push(tr!("underline-twice", verdicts = by));
    }
    for (key, by) in twice(|v| v.key.to_uppercase()) {
        told.push(tr!("key-twice", key = key, verdicts = by));
    }
    for verdict in &scheme.verdicts {
        if verdict.label.trim().is_empty() {
            told.push(tr!("verdict-without-label").to_owned());
        }
        if let Some(contrast) = theme::faint(&verdict.colour) {
            let contrast = texts::number(f64::from(contrast));
            told.push(tr!("colour-is-faint", verdict = texts::of_scheme(&verdict.label), contrast = contrast));
        }
    }
    if let Some(line) = SearchPlace::first_wrong(&scheme.searches) {
        told.push(tr!("search-place-wrong", line = line + 1));
    }
    if scheme.verdicts.is_empty() {
        told.push(tr!("scheme-without-verdicts").to_owned());
    }
    told
}

impl Document {
    /// Uses another scheme, with verdicts changed as `moving` says, as one undoable step. No judgement is dropped.
    pub(super) fn take_scheme(&mut self, moving: &Moving) -> Report {
        let before = Arc::clone(&self.annotations.scheme);
        let mut edits = vec![Edit::changed(before, moving.scheme.clone())];
        let to = |id: &str| moving.moves.iter().find(|m| m.from == id).map(|m| &m.to);
        let changed = |claim: &Claim| {
            let mut after = claim.clone();
            for judgement in &mut after.judgements {
                match judgement.verdict.as_deref().and_then(to) {
                    Some(Goes::To(id)) => judgement.verdict = Some(id.clone()),
                    Some(Goes::ToCheck) => judgement.verdict = None,
                    Some(Goes::Stays) | None => {}
                }
            }
            (after != *claim).then_some(after)
        };
        for claim in self.annotations.claims.as_slice() {
            if let Some(after) = changed(claim) {
                edits.push(Edit::changed(claim, after));
            }
        }
        self.change(tr!("act-scheme"), edits, None);
        Report::Done(tr!("scheme-taken", name = texts::of_scheme(&moving.scheme.name)))
    }
}

/// A new verdict for a scheme, with a sign, colour and underline that are free. If all are taken, the first ones are used again.
pub fn new_verdict(scheme: &Scheme) -> Verdict {
    let free = |offered: &[&str], taken: fn(&Verdict) -> &str| {
        let found = offered.iter().find(|o| !scheme.verdicts.iter().any(|v| taken(v) == **o));
        (*found.unwrap_or(&offered[0])).to_owned()
    };
    let patterns = Underline::NAMES.map(|(name, _)| name);
    Verdict {
        label: tr!("new-verdict").to_owned(),
        sign: free(&SIGNS, |v| &v.sign),
        colour: free(&VerdictColours::NAMES, |v| &v.colour),
        underline: Underline::from(free(&patterns, |v| v.underline.name())),
        ..Verdict::empty()
    }
}

/// The signs on offer.
pub const SIGNS: [&str; 10] = ["✓", "?", "✗", "≈", "±", "!", "+", "–", "=", "%"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_verdict_takes_a_sign_and_a_pattern_that_are_free() {
        let mut scheme = Scheme::default();
        for _ in 0..3 {
            let new = new_verdict(&scheme);
            assert!(
                !scheme.verdicts.iter().any(|v| v.sign == new.sign || v.underline == new.underline),
                "{}",
                new.sign
            );
            scheme.verdicts.push(new);
        }
    }
}
