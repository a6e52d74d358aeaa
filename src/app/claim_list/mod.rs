//! Which claims the list shows, in which order, and which of them are picked to be changed together.

pub mod filter_view;
pub mod view;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::tally::class_of;
use crate::app::words::{texts, written_about};
use crate::tr;
use claimlight_core::model::{AnnotatorId, Claim, ClaimId, Edit, Timestamp};
use claimlight_core::text::{Bounds, Exactly, Folded};

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the claims stand in the article.
    #[default]
    Place,
    /// The latest change first.
    Time,
    /// By verdict, in the scheme's order.
    Verdict,
}

/// What the list shows. Each part that is set must agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this class: 0 is "to check", then the scheme's verdicts.
    pub class: Option<usize>,
    /// Marked or judged by this person.
    pub annotator: Option<AnnotatorId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// With these words, in the article or beside it.
    pub words: String,
}

/// The list, as the person set it up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What it shows.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether the fields of the filter are shown.
    pub open: bool,
    /// Claims picked to be changed together, in the order in which they were picked.
    pub picked: Vec<ClaimId>,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Listing {
    /// The claims shown, by their place among all, in the order of the list. A part of a claim stands below it where the
    /// order is that of places.
    pub fn shown(&self, document: &Document) -> Vec<u32> {
        let annotations = &document.annotations;
        let claims = annotations.claims.as_slice();
        let f = &self.filter;
        let words = Exactly::default();
        let fits = |claim: &Claim| {
            f.class.is_none_or(|class| class_of(claim, document.me, &annotations.scheme) == class)
                && f.annotator.is_none_or(|a| claim.is_by(a))
                && f.kind.as_ref().is_none_or(|kind| claim.kind == *kind)
                && f.tag.as_ref().is_none_or(|tag| claim.tags.contains(tag))
                && (f.words.is_empty() || {
                    let mut text = written_about(claim);
                    claim.ranges().for_each(|r| text.push_str(r.of(document.text())));
                    !Folded::new(&text, words).find(&text, &f.words, Bounds::Anywhere).is_empty()
                })
        };
        let mut shown: Vec<u32> = claims.iter().enumerate().filter(|(_, c)| fits(c)).map(|(i, _)| i as u32).collect();
        match self.sort {
            Sort::Place => below_their_claims(&mut shown, claims),
            Sort::Time => shown.sort_by_key(|i| std::cmp::Reverse(changed(&claims[*i as usize]))),
            Sort::Verdict => {
                shown.sort_by_key(|i| match class_of(&claims[*i as usize], document.me, &annotations.scheme) {
                    // What is to check stands last.
                    0 => usize::MAX,
                    class => class,
                });
            }
        }
        shown
    }

    /// The picked claims, if they are two.
    pub fn pair(&self) -> Option<(ClaimId, ClaimId)> {
        match self.picked.as_slice() {
            [a, b] => Some((*a, *b)),
            _ => None,
        }
    }

    /// Picks a claim, or lets go of it.
    pub fn toggle(&mut self, id: ClaimId) {
        match self.picked.iter().position(|p| *p == id) {
            Some(i) => {
                self.picked.remove(i);
            }
            None => self.picked.push(id),
        }
    }
}

/// Moves parts to just below the claim that they are parts of, where that is shown.
fn below_their_claims(shown: &mut Vec<u32>, claims: &[Arc<Claim>]) {
    if !shown.iter().any(|i| claims[*i as usize].part_of.is_some()) {
        return;
    }
    let here: HashSet<ClaimId> = shown.iter().map(|i| claims[*i as usize].id).collect();
    let mut parts: HashMap<ClaimId, Vec<u32>> = HashMap::new();
    shown.retain(|i| match claims[*i as usize].part_of.filter(|whole| here.contains(whole)) {
        Some(whole) => {
            parts.entry(whole).or_default().push(*i);
            false
        }
        None => true,
    });
    let whole = std::mem::take(shown);
    let mut stack: Vec<u32> = Vec::new();
    for i in whole {
        stack.push(i);
        while let Some(i) = stack.pop() {
            shown.push(i);
            stack.extend(parts.remove(&claims[i as usize].id).into_iter().flatten().rev());
        }
    }
    // Parts of each other in a ring hang on no claim: they are shown all the same.
    let mut left: Vec<u32> = parts.into_values().flatten().collect();
    left.sort_unstable();
    shown.extend(left);
}

fn changed(claim: &Claim) -> Timestamp {
    claim.judgements.iter().map(|j| j.time).chain([claim.time]).max().unwrap_or(claim.time)
}

/// Tags in use and on offer, sorted.
pub fn tags(document: &Document) -> Vec<String> {
    let annotations = &document.annotations;
    let used = annotations.claims.as_slice().iter().flat_map(|c| c.tags.iter());
    let mut tags: Vec<String> = annotations.scheme.tags.iter().chain(used).cloned().collect();
    tags.sort();
    tags.dedup();
    tags
}

impl Document {
    /// Changes several claims by `edit` as one act. `false` where that changes nothing.
    pub fn edit_claims(&mut self, ids: &[ClaimId], name: &str, edit: impl Fn(&mut Claim)) -> usize {
        let edits: Vec<Edit> = ids
            .iter()
            .filter_map(|id| {
                let before = self.annotations.claims.get(*id)?;
                let mut after = (**before).clone();
                edit(&mut after);
                (after != **before).then(|| Edit::changed(before, after))
            })
            .collect();
        let n = edits.len();
        self.change(name, edits, None);
        n
    }

    /// Gives several claims my verdict.
    pub fn judge_all(&mut self, ids: &[ClaimId], verdict: Option<&str>) -> Report {
        let me = self.me;
        let label = texts::verdict(&self.annotations.scheme, verdict).to_owned();
        let now = Timestamp::now();
        let n = self.edit_claims(ids, &tr!("act-verdict", verdict = label.as_str()), |claim| {
            let judgement = claim.judgement_mut(me);
            if judgement.verdict.as_deref() != verdict {
                judgement.verdict = verdict.map(str::to_owned);
                judgement.time = now;
            }
        });
        done(n, tr!("claims-judged", n = n, verdict = label))
    }

    /// Gives several claims a kind.
    pub fn set_kind_of_all(&mut self, ids: &[ClaimId], kind: &str) -> Report {
        let n = self.edit_claims(ids, tr!("kind-of-claim"), |claim| kind.clone_into(&mut claim.kind));
        done(n, tr!("claims-changed", n = n))
    }

    /// Adds a tag to several claims.
    pub fn tag_all(&mut self, ids: &[ClaimId], tag: &str) -> Report {
        let n = self.edit_claims(ids, tr!("act-tag"), |claim| {
            if !claim.tags.iter().any(|t| t == tag) {
                claim.tags.push(tag.to_owned());
            }
        });
        done(n, tr!("claims-changed", n = n))
    }

    /// Deletes several claims; of those that others have judged only my judgement.
    pub fn delete_all(&mut self, ids: &[ClaimId]) -> Report {
        let me = self.me;
        let edits: Vec<Edit> = ids
            .iter()
            .filter_map(|id| {
                let before = self.annotations.claims.get(*id)?;
                let mut kept = (**before).clone();
                kept.judgements.retain(|j| j.annotator != me);
                if kept.judgements.is_empty() {
                    return Some(Edit::removed(before));
                }
                (kept != **before).then(|| Edit::changed(before, kept))
            })
            .collect();
        let n = edits.len();
        let at = self.caret();
        self.change(tr!("delete-claim"), edits, None);
        self.place_caret(at);
        done(n, tr!("claims-deleted", n = n))
    }
}

fn done(n: usize, told: String) -> Report {
    if n == 0 { Report::Nothing(tr!("claims-unchanged").to_owned()) } else { Report::Done(told) }
}
