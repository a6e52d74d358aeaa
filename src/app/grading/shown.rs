//! Which answers are shown, how, and which cell is chosen.

use claimlight_core::exercise::grades::Pupil;

/// How the answers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// All of them, as a grid.
    #[default]
    Grid,
    /// Where the class marked something.
    HeatMap,
    /// One pupil's.
    Pupil,
}

/// Which pupils are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those with an answer and without a grade.
    ToGrade,
    /// Those with a grade.
    Graded,
    /// Those of whom nothing came in.
    NoHandIn,
    /// Those with whose hand-in something is wrong.
    Problems,
}

impl Filter {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 5] = [Self::All, Self::ToGrade, Self::Graded, Self::NoHandIn, Self::Problems];

    /// Whether a pupil is shown.
    pub fn fits(self, pupil: &Pupil) -> bool {
        match self {
            Self::All => true,
            Self::ToGrade => pupil.answer.is_some() && pupil.grade.is_none(),
            Self::Graded => pupil.grade.is_some(),
            Self::NoHandIn => pupil.answer.is_none() && pupil.status.is_empty(),
            Self::Problems => !matches!(pupil.status.as_str(), "" | "ok" | "empty"),
        }
    }
}

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Claim number `i` of the key, counted from 0.
    Claim(usize),
    /// What was marked beyond the key.
    More,
    /// The grade.
    Grade,
}

/// A cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The pupil, by the place among all.
    pub pupil: usize,
    /// The column.
    pub column: Column,
}

/// Undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Again,
}
