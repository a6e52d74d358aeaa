//! What an adjudicator has to decide in one article: the claims that belong together, what each person says of them, and what is decided.
//!
//! Always true:
//!
//! - Each claim stands in one group. The order of people and of claims changes nothing.
//! - Groups are made of what people marked and judged, as for figures about verdicts ([`super::verdicts::groups`]): claims of one id, then the closest
//!   two first, never two claims of one person. Adjudicators are left out; a claim that one of them marked joins the group whose claims stand
//!   elsewhere by it, else the group with which it shares most characters.
//! - Deciding changes no judgement of anybody but the adjudicator, and undoing the edits leaves things as they were.
//!
//! Absent: windows, keys, and who the adjudicator is. Places are byte ranges of the text.

mod acts;
mod agenda;
mod build;
mod group;
mod letters;
#[cfg(test)]
mod properties;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

pub use acts::{Acts, Written, adjudicator};
pub use agenda::{Entry, Reasons, Stands, agenda};
pub use group::{Change, Group, Kind, Outcome, Ruling, Said, Version, What};
pub use letters::letters;
pub use standing::{Counts, Source, departs, source, standing};

use super::sentences::Unmarked;
use crate::model::{Annotations, AnnotatorId};
use crate::text::TextRange;

/// What an adjudicator has to decide in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// The groups in the order of the text; those without a place last.
    pub groups: Vec<Group>,
    /// The people who marked, judged or read, by id, without adjudicators.
    pub people: Vec<AnnotatorId>,
}

/// An order in which groups are decided. Disagreements always come first, then what one person alone marked, then what all agree on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the article.
    #[default]
    Article,
    /// Those on which people are furthest apart first.
    FurthestApart,
}

/// Which groups are shown. What is empty lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only groups of one of these kinds.
    pub kinds: BTreeSet<Kind>,
    /// Only groups that this person marked, judged or missed.
    pub person: Option<AnnotatorId>,
    /// Only groups in which somebody gave this verdict, or that stand with it.
    pub verdict: Option<String>,
    /// Only groups that were decided for this reason.
    pub reason: Option<String>,
    /// Only groups that are open.
    pub open: bool,
}

impl Filter {
    /// Whether it lets a group through.
    pub fn lets(&self, group: &Group) -> bool {
        let says = |verdict: &String| {
            let said = group.versions.iter().any(|version| version.verdict.as_ref() == Some(verdict));
            said || group.stands().is_some_and(|(_, stands)| stands == Some(verdict))
        };
        (self.kinds.is_empty() || !self.kinds.is_disjoint(&group.kinds))
            && self.person.is_none_or(|who| group.people().any(|p| p == who) || group.missed_by.contains(&who))
            && self.verdict.as_ref().is_none_or(says)
            && self.reason.as_ref().is_none_or(|reason| group.rulings.iter().any(|ruling| ruling.reason == *reason))
            && (!self.open || group.is_open())
    }
}

impl Queue {
    /// The queue of an article. `sentences` are those of the text, in order. `unmarked` says what of the text counts as read.
    pub fn of(annotations: &Annotations, sentences: &[TextRange], unmarked: Unmarked) -> Self {
        build::queue(annotations, sentences, unmarked)
    }

    /// The groups that a filter lets through, by their place in [`Queue::groups`], in an order.
    pub fn ordered(&self, filter: &Filter, order: Order) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.groups.len()).filter(|i| filter.lets(&self.groups[*i])).collect();
        let rank = |group: &Group| (!group.kind().is_disagreement()).then(|| group.kind());
        found.sort_by(|a, b| {
            let (one, other) = (&self.groups[*a], &self.groups[*b]);
            let apart = match order {
                Order::Article => std::cmp::Ordering::Equal,
                Order::FurthestApart => other.apart.total_cmp(&one.apart),
            };
            rank(one).cmp(&rank(other)).then(apart).then(a.cmp(b))
        });
        found
    }

    /// How many groups there are of each kind, and how many of them are open. A group of several kinds counts for each.
    pub fn counts(&self) -> BTreeMap<Kind, (usize, usize)> {
        let mut counts: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
        for group in &self.groups {
            for kind in &group.kinds {
                let (all, open) = counts.entry(*kind).or_default();
                *all += 1;
                *open += usize::from(group.is_open());
            }
        }
        counts
    }

    /// The open groups on which all agree, which can be accepted at once.
    pub fn agreeing(&self) -> Vec<&Group> {
        self.groups.iter().filter(|group| group.is_open() && group.kind() == Kind::Agree).collect()
    }

    /// How many groups are open, and how many of these are disagreements.
    pub fn open(&self) -> (usize, usize) {
        let open = self.groups.iter().filter(|group| group.is_open());
        let disagreements = open.clone().filter(|group| group.kind().is_disagreement()).count();
        (open.count(), disagreements)
    }
}
