//! The groups of a queue: what people say of claims that belong together, and what is decided of them.

use std::collections::BTreeSet;

use crate::compare::Came;
use crate::model::{AnnotatorId, ClaimId, EvidenceId, Timestamp};
use crate::text::TextRange;

/// Why a group is in the queue. The order is that in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// People gave different verdicts.
    VerdictsDiffer,
    /// People marked different words.
    EndsDiffer,
    /// Somebody marked it, and somebody else read the sentence and did not.
    Missed,
    /// Two adjudicators decided differently.
    DecisionsDiffer,
    /// Something came in after the decision, see [`Group::changes`].
    Reopened,
    /// No disagreement, but not everyone says so: others have not read it, or gave no verdict, or nobody else works on the article.
    Unconfirmed,
    /// All who work on the article say the same, with the same ends: no disagreement.
    Agree,
}

impl Kind {
    /// All kinds, in order, by the names that files and commands give them.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::VerdictsDiffer, "verdicts_differ"),
        (Self::EndsDiffer, "ends_differ"),
        (Self::Missed, "missed"),
        (Self::DecisionsDiffer, "decisions_differ"),
        (Self::Reopened, "reopened"),
        (Self::Unconfirmed, "unconfirmed"),
        (Self::Agree, "agree"),
    ];

    /// Whether there is something to decide between.
    pub fn is_disagreement(self) -> bool {
        !matches!(self, Self::Unconfirmed | Self::Agree)
    }
}

/// What one person says in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who, by the id that stands for the person.
    pub person: AnnotatorId,
    /// Of which claim.
    pub claim: ClaimId,
    /// Whether the person marked the claim. Otherwise they judged one that somebody else marked.
    pub marked: bool,
    /// Why; empty if they said nothing.
    pub note: String,
    /// How sure they are, 0 to 100.
    pub confidence: Option<u8>,
    /// When they judged, else when they marked.
    pub time: Timestamp,
}

/// The same ends with the same verdict, by one person or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its places, in order; none if the claim has no place in the text.
    pub ends: Vec<TextRange>,
    /// The verdict; `None` is to check.
    pub verdict: Option<String>,
    /// The claims, in reading order; the first stands if the version is taken.
    pub claims: Vec<ClaimId>,
    /// Who says so, by id.
    pub said: Vec<Said>,
    /// Evidence of its claims, without what somebody gave who is for another version.
    pub evidence: Vec<(ClaimId, EvidenceId)>,
}

impl Version {
    /// From its first to its last place; `None` if the claim has no place in the text.
    pub fn place(&self) -> Option<TextRange> {
        self.ends.iter().copied().reduce(TextRange::union)
    }
}

/// What an adjudicator decided of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The adjudicator.
    pub by: AnnotatorId,
    /// What.
    pub outcome: Outcome,
    /// When; the latest, if it was decided in several steps.
    pub time: Timestamp,
    /// Why people had differed, see [`crate::model::REASONS`]; empty: not said.
    pub reason: String,
    /// Why it was decided so; empty: not said.
    pub note: String,
    /// Whether it was decided without knowing who had said what.
    pub blind: bool,
}

/// The result of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These claims of the group stand, with these verdicts. Usually it is one.
    Stands(Vec<(ClaimId, Option<String>)>),
    /// It is no claim.
    NoClaim,
    /// Claims of other groups stand in its place.
    Elsewhere(Vec<ClaimId>),
}

/// What came in after a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The claim.
    pub claim: ClaimId,
    /// Who made the change; [`AnnotatorId::NOBODY`] if that is not known.
    pub by: AnnotatorId,
    /// What it was.
    pub what: What,
}

/// The kinds of [`Change`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The claim was marked, or has come to belong here.
    New,
    /// Its verdicts or ends changed.
    Came(Came),
    /// The claim that was to stand in its place is gone.
    Gone,
}

/// Claims that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The claims that people marked or judged, in reading order.
    pub claims: Vec<ClaimId>,
    /// Claims that only adjudicators marked, in reading order.
    pub own: Vec<ClaimId>,
    /// From the first to the last of its words; `None` if it has no place in the text.
    pub place: Option<TextRange>,
    /// What people say, in the order of the text, then of the scheme's verdicts. Their order tells nothing of people.
    pub versions: Vec<Version>,
    /// Who read all sentences of it and neither marked nor judged it, by id.
    pub missed_by: Vec<AnnotatorId>,
    /// Why it is in the queue; never empty.
    pub kinds: BTreeSet<Kind>,
    /// How far apart people are, 0 to 1: the mean over all pairs of those who marked, judged or missed it. A pair who marked or judged it has half of what
    /// their claims do not share (1 - shared characters / all characters), and a half if their verdicts differ. Who missed it is at 1
    /// from who did not, and at 0 from others who missed it. Without pairs it is 0.
    pub apart: f64,
    /// What is decided: one ruling for each adjudicator who decided, by id.
    pub rulings: Vec<Ruling>,
    /// What came in after the decisions.
    pub changes: Vec<Change>,
}

impl Group {
    /// Whether it is to decide: nobody has decided, or decisions differ, or something came in since.
    pub fn is_open(&self) -> bool {
        self.rulings.is_empty() || self.kinds.contains(&Kind::DecisionsDiffer) || self.kinds.contains(&Kind::Reopened)
    }

    /// Its first kind.
    pub fn kind(&self) -> Kind {
        self.kinds.first().copied().unwrap_or(Kind::Unconfirmed)
    }

    /// All its claims, those of adjudicators last.
    pub fn all(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.claims.iter().chain(&self.own).copied()
    }

    /// The people who marked or judged it.
    pub fn people(&self) -> impl Iterator<Item = AnnotatorId> + '_ {
        self.versions.iter().flat_map(|version| version.said.iter().map(|said| said.person))
    }

    /// What stands by the decision; `None` if nobody has decided, if the decisions differ, or if what is decided is no claim of this group.
    pub fn stands(&self) -> Option<(ClaimId, Option<&str>)> {
        match &self.rulings.first()?.outcome {
            Outcome::Stands(claims) if !self.kinds.contains(&Kind::DecisionsDiffer) => {
                claims.first().map(|(claim, verdict)| (*claim, verdict.as_deref()))
            }
            _ => None,
        }
    }
}
