//! What became of each claim of a key, and of each mark of an answer.

use std::cmp::Reverse;

use super::Score;

/// What became of a claim of the key. Marks are named by their place in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimOutcome {
    /// A mark and the claim are a pair: they share at least half of their characters.
    Found {
        /// The mark.
        mark: usize,
        /// Whether its verdict is right.
        verdict: VerdictOutcome,
    },
    /// A mark shares characters with the claim, too few for a pair, or it is a pair with another claim.
    Part {
        /// The mark with the greatest share. If shares are equal, the mark with most characters in the claim, then the first in the text.
        mark: usize,
    },
    /// No mark shares a character with the claim.
    Missed,
}

/// How far a claim of the key was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// It was found.
    Found,
    /// It was found in part.
    Part,
    /// It was missed.
    Missed,
}

impl Found {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 3] = [Self::Found, Self::Part, Self::Missed];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Part => "part",
            Self::Missed => "missed",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|found| found.name() == name)
    }
}

impl From<&ClaimOutcome> for Found {
    fn from(outcome: &ClaimOutcome) -> Self {
        match outcome {
            ClaimOutcome::Found { .. } => Self::Found,
            ClaimOutcome::Part { .. } => Self::Part,
            ClaimOutcome::Missed => Self::Missed,
        }
    }
}

/// What becomes of the verdict on a claim that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictOutcome {
    /// The key accepts it.
    Right,
    /// The key does not accept it.
    Wrong,
    /// The pupil gave none, and the key does not accept "to check".
    None,
    /// The key names no verdict for this claim.
    NotAsked,
}

/// What became of a mark. Claims are named by their place in the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkOutcome {
    /// The claim that it found.
    pub finds: Option<usize>,
    /// All claims with which it shares characters, in order. Two or more: one mark for several claims.
    pub touches: Vec<usize>,
}

impl MarkOutcome {
    /// Whether it shares no character with any claim of the key. That is no mistake until the teacher says so.
    pub const fn is_extra(&self) -> bool {
        self.touches.is_empty()
    }

    /// Whether it lies on claims of the key and found none: it is too narrow, too wide, or one of several on the same claim.
    pub const fn is_beside(&self) -> bool {
        self.finds.is_none() && !self.touches.is_empty()
    }
}

/// How many claims were found, found in part, and missed; together, all that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Counts {
    /// Claims found.
    pub found: usize,
    /// Claims found in part.
    pub part: usize,
    /// Claims missed.
    pub missed: usize,
}

impl Counts {
    /// How many claims there are.
    pub const fn all(self) -> usize {
        self.found + self.part + self.missed
    }
}

impl<'a> FromIterator<&'a ClaimOutcome> for Counts {
    fn from_iter<I: IntoIterator<Item = &'a ClaimOutcome>>(claims: I) -> Self {
        let mut counts = Self::default();
        for claim in claims {
            match claim {
                ClaimOutcome::Found { .. } => counts.found += 1,
                ClaimOutcome::Part { .. } => counts.part += 1,
                ClaimOutcome::Missed => counts.missed += 1,
            }
        }
        counts
    }
}

/// What an answer says as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// It marks claims.
    Marks,
    /// It marks none, and the key requires none: that is right, and no empty answer.
    RightlyNone,
    /// It marks none, says of some of the text that it holds none, and the key requires claims.
    NoClaims,
    /// It holds nothing, and the key requires claims.
    Nothing,
}

/// The three scores of an answer against a key. Claims that are not required and not found are left out, together with marks that lie on
/// nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// By spans, as SemEval-2020 task 11 has it.
    pub semeval: Score,
    /// By characters.
    pub characters: Score,
    /// By pairs, of which the ends are trimmed.
    pub pairs: Score,
}

/// What became of an answer against one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it says as a whole.
    pub said: Said,
    /// For each claim of the key, what became of it.
    pub claims: Vec<ClaimOutcome>,
    /// For each mark of the answer, what became of it.
    pub marks: Vec<MarkOutcome>,
    /// The counts of claims that are required.
    pub required: Counts,
    /// The counts of claims that are welcome. A missed one costs nothing.
    pub welcome: Counts,
    /// The counts of claims that may be marked or not. None of them gains or costs anything.
    pub either_way: Counts,
    /// The scores.
    pub scores: Scores,
}

impl Outcome {
    /// The marks that share no character with any claim of the key, by their places in the answer.
    pub fn extra(&self) -> impl Iterator<Item = usize> + '_ {
        self.marks.iter().enumerate().filter(|(_, mark)| mark.is_extra()).map(|(i, _)| i)
    }

    /// How many claims were found with a verdict that is right.
    pub fn right_verdicts(&self) -> usize {
        let is_right =
            |claim: &&ClaimOutcome| matches!(claim, ClaimOutcome::Found { verdict: VerdictOutcome::Right, .. });
        self.claims.iter().filter(is_right).count()
    }

    /// What makes one key better than another one: the most required claims found, then the most in part, then the fewest extra marks.
    pub(super) fn rank(&self) -> (usize, usize, Reverse<usize>) {
        (self.required.found, self.required.part, Reverse(self.extra().count()))
    }
}

/// What became of an answer against several keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// The outcome against each key, in the order of the keys.
    pub all: Vec<Outcome>,
    /// The best key, by its place; `None` if there is no key.
    pub best: Option<usize>,
}

impl Outcomes {
    /// The outcome against the best key.
    pub fn best(&self) -> Option<&Outcome> {
        self.all.get(self.best?)
    }
}
