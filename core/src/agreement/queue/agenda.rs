//! Why people had differed where an adjudicator decided: what to talk about, and what the codebook leaves open.

use std::collections::BTreeMap;

use super::{Group, Kind, Outcome, Queue, departs};
use crate::model::{Annotations, AnnotatorId, REASONS};

/// What stands by a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// A claim with this verdict; `None` is to check.
    Claim(Option<String>),
    /// There is no claim.
    NoClaim,
    /// A claim of another group.
    SameAs,
}

impl Stands {
    /// The name of the decision in files.
    pub const fn decision(&self) -> &'static str {
        match self {
            Self::Claim(_) => "stands",
            Self::NoClaim => "no_claim",
            Self::SameAs => "same_as",
        }
    }

    /// The verdict; `None` if it is to check, or if no claim of the group stands.
    pub fn verdict(&self) -> Option<&str> {
        match self {
            Self::Claim(verdict) => verdict.as_deref(),
            Self::NoClaim | Self::SameAs => None,
        }
    }
}

/// A difference between people that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The words of the claim that stands; if none does, those of the first one.
    pub quote: String,
    /// Why people had differed, see [`REASONS`]; empty: not said.
    pub reason: String,
    /// What stands.
    pub stands: Stands,
    /// What adjudicators wrote, a line each; empty: nothing.
    pub note: String,
    /// The people who had said otherwise, or missed it, by id.
    pub departs: Vec<AnnotatorId>,
}

impl Entry {
    /// Whether it belongs on the agenda for the codebook: there is a note, or a rule is missing.
    pub fn is_for_codebook(&self) -> bool {
        !self.note.is_empty() || self.reason == REASONS[0]
    }
}

/// The differences of an article that were decided, in the order of the text. What was reopened, or decided differently by two adjudicators,
/// is not decided. Where adjudicators who agree gave different reasons, the first one counts, by their ids.
pub fn agenda(annotations: &Annotations, queue: &Queue) -> Vec<Entry> {
    let differed = |group: &&Group| {
        let kinds = [Kind::VerdictsDiffer, Kind::EndsDiffer, Kind::Missed];
        !group.is_open() && kinds.iter().any(|kind| group.kinds.contains(kind))
    };
    queue.groups.iter().filter(differed).filter_map(|group| entry(annotations, queue, group)).collect()
}

fn entry(annotations: &Annotations, queue: &Queue, group: &Group) -> Option<Entry> {
    let (claim, stands) = match &group.rulings.first()?.outcome {
        Outcome::Stands(claims) => {
            let (claim, verdict) = claims.first()?;
            (Some(*claim), Stands::Claim(verdict.clone()))
        }
        Outcome::NoClaim => (None, Stands::NoClaim),
        Outcome::Elsewhere(_) => (None, Stands::SameAs),
    };
    let claim = claim.or_else(|| group.all().next()).and_then(|id| annotations.claims.get(id))?;
    let reason = group.rulings.iter().map(|ruling| &ruling.reason).find(|reason| !reason.is_empty());
    let mut notes: Vec<&str> = Vec::new();
    for ruling in &group.rulings {
        if !ruling.note.is_empty() && !notes.contains(&ruling.note.as_str()) {
            notes.push(&ruling.note);
        }
    }
    let departs = queue.people.iter().copied().filter(|person| departs(annotations, group, *person)).collect();
    Some(Entry {
        quote: claim.quote(annotations.article.text.as_str()),
        reason: reason.cloned().unwrap_or_default(),
        stands,
        note: notes.join("\n"),
        departs,
    })
}

/// How often each reason was given for what stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons(BTreeMap<(String, Stands), usize>);

impl Reasons {
    /// Those of an article.
    pub fn of(entries: &[Entry]) -> Self {
        let mut reasons = Self::default();
        for entry in entries {
            *reasons.0.entry((entry.reason.clone(), entry.stands.clone())).or_default() += 1;
        }
        reasons
    }

    /// Adds those of another article.
    pub fn add(&mut self, other: &Self) {
        for (row, count) in &other.0 {
            *self.0.entry(row.clone()).or_default() += count;
        }
    }

    /// Reason, what stands, and how often: the reasons of [`REASONS`] in their order, then others by name, last those without a reason.
    pub fn rows(&self) -> Vec<(&str, &Stands, usize)> {
        let rank = |reason: &str| REASONS.iter().position(|known| *known == reason).unwrap_or(REASONS.len());
        let mut rows: Vec<_> = self.0.iter().map(|((reason, stands), n)| (reason.as_str(), stands, *n)).collect();
        rows.sort_by_key(|(reason, _, _)| (reason.is_empty(), rank(reason)));
        rows
    }

    /// Whether a reason was given for something.
    pub fn is_any_given(&self) -> bool {
        self.0.keys().any(|(reason, _)| !reason.is_empty())
    }
}
