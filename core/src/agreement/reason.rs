//! Why there is no figure.

/// Why a figure does not exist. Never is 0, 1 or NaN given in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No unit has values of two people; for figures of complete units, none has a value of everyone.
    NoPairs,
    /// Only one category was used, so that agreement cannot be told from habit.
    OneCategory,
    /// Nobody marked a claim in the common text.
    NothingMarked,
    /// There is no text that all have read.
    NoText,
    /// All of the text lies in claims, so that there is nothing unmarked to tell them from.
    AllMarked,
    /// All of the text lies in claims of one value.
    AllMarkedAlike,
    /// The claims of different people share no characters.
    NoOverlap,
    /// Only one value was given where claims meet.
    OneValue,
    /// Somebody's own claims overlap.
    Overlapping,
    /// There are too few articles for an interval.
    FewArticles,
    /// Without one of the articles there is no figure, so that there is no interval.
    UndefinedWithoutOne,
}

impl Reason {
    /// The code in the output of the program.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoPairs => "no_pairs",
            Self::OneCategory => "one_category",
            Self::NothingMarked => "nothing_marked",
            Self::NoText => "no_text",
            Self::AllMarked => "all_marked",
            Self::AllMarkedAlike => "all_marked_alike",
            Self::NoOverlap => "no_overlap",
            Self::OneValue => "one_value",
            Self::Overlapping => "overlapping",
            Self::FewArticles => "few_articles",
            Self::UndefinedWithoutOne => "undefined_without_one",
        }
    }
}
