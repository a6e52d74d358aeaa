//! An exercise: an article with a task for pupils.

use std::collections::BTreeSet;

use super::{ArticleText, Claim, Extra, Rubric, Timestamp};
use crate::text::{TextRange, widen_to_graphemes};

/// What an annotation file says of the exercise that it is, or that it answers. An answer holds only id, edition, name and when it was
/// handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exercise {
    /// The first 128 bits of the SHA-256 of the name in Unicode's form NFC, in 32 hexadecimal digits.
    pub id: String,
    /// The first 8 hexadecimal digits of the SHA-256 of all the rest, the article's text included; see `exercise::edition_of`.
    pub edition: String,
    /// What teacher and pupils call it.
    pub name: String,
    /// The task, in the teacher's words.
    pub task: String,
    /// What pupils are asked to do.
    pub asks: BTreeSet<Ask>,
    /// Claims that are given to be judged: of each, start and end of its pieces in Unicode scalar values of the text, one after the other.
    /// None: pupils find the claims.
    pub given: Vec<Vec<u64>>,
    /// How many claims there are to find, if the teacher says so.
    pub claims: Option<u64>,
    /// How pupils name themselves.
    pub known_as: KnownAs,
    /// What answers are judged by. Without criteria, points are proposed by the share that is found.
    pub rubric: Rubric,
    /// When an answer was handed in, to the minute; `None` in the exercise itself.
    pub handed_in: Option<Timestamp>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// Something that pupils are asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// To find the claims.
    Find,
    /// To say of each claim which verdict it deserves.
    Judge,
    /// To say why.
    Why,
    /// To give evidence.
    Evidence,
}

impl Ask {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 4] = [Self::Find, Self::Judge, Self::Why, Self::Evidence];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Find => "find",
            Self::Judge => "judge",
            Self::Why => "why",
            Self::Evidence => "evidence",
        }
    }

    /// The ask with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ask| ask.name() == name)
    }
}

/// How pupils name themselves in an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownAs {
    /// By their names.
    #[default]
    Name,
    /// By codes that the teacher hands out.
    Code,
}

impl KnownAs {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Code => "code",
        }
    }

    /// The one with this name; names, if there is none.
    pub fn named(name: &str) -> Self {
        if name == Self::Code.name() { Self::Code } else { Self::Name }
    }
}

/// How much a key wants one of its claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// The claim belongs to a full answer.
    #[default]
    Required,
    /// Whoever finds it gains; whoever misses it loses nothing.
    Welcome,
    /// Marking it or not is all the same.
    EitherWay,
}

impl Need {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 3] = [Self::Required, Self::Welcome, Self::EitherWay];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Welcome => "welcome",
            Self::EitherWay => "either",
        }
    }

    /// The need with this name; required, if there is none.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|need| need.name() == name).unwrap_or_default()
    }
}

impl Exercise {
    /// What an answer says of this exercise, handed in at `time`.
    #[must_use]
    pub fn of_answer(&self, time: Timestamp) -> Self {
        Self {
            id: self.id.clone(),
            edition: self.edition.clone(),
            name: self.name.clone(),
            handed_in: Some(time),
            ..Self::default()
        }
    }

    /// A claim as an exercise gives it, see [`Self::given`].
    pub fn pieces(text: &ArticleText, claim: &Claim) -> Vec<u64> {
        let ends = |range: TextRange| [range.start(), range.end()].map(|at| text.to_scalars(at) as u64);
        claim.ranges().flat_map(ends).collect()
    }

    /// Where the given claims stand in the text. What is not there is left out.
    pub fn given_ranges(&self, text: &ArticleText) -> Vec<Vec<TextRange>> {
        let at = |scalars: u64| usize::try_from(scalars).ok().and_then(|scalars| text.to_offset(scalars));
        let piece = |ends: &[u64]| {
            let &[start, end] = ends else { return None };
            let (start, end) = (at(start)?, at(end).filter(|_| start < end)?);
            Some(widen_to_graphemes(text.as_str(), TextRange::new(start, end)))
        };
        let pieces = self.given.iter().map(|given| given.chunks(2).filter_map(piece).collect::<Vec<TextRange>>());
        pieces.filter(|pieces| !pieces.is_empty()).collect()
    }

    /// Whether both are the same edition of the same exercise.
    pub fn is_same_edition(&self, other: &Self) -> bool {
        (&self.id, &self.edition) == (&other.id, &other.edition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotatorId, BlockKind};

    #[test]
    fn given_claims_stand_where_they_stood() {
        let text = ArticleText::from_blocks([(BlockKind::Paragraph, "The 🌉 closed. It opened.".to_owned(), vec![])]);
        let ranges = [TextRange::from_usize(4..8), TextRange::from_usize(17..26)];
        let given = Exercise::pieces(&text, &Claim::new(AnnotatorId::new(), ranges));
        assert_eq!(given, [4, 5, 14, 23]);
        let check = |given: Vec<Vec<u64>>, expected: &[&[TextRange]]| {
            assert_eq!(Exercise { given, ..Exercise::default() }.given_ranges(&text), expected);
        };
        check(vec![given], &[&ranges]);
        check(vec![vec![4, 5, 20, 99], vec![7], vec![5, 4], vec![]], &[&ranges[..1]]);
    }

    #[test]
    fn names_are_read_back() {
        for ask in Ask::ALL {
            assert_eq!(Ask::named(ask.name()), Some(ask));
        }
        assert_eq!(Ask::named("sing"), None);
        for known_as in [KnownAs::Name, KnownAs::Code] {
            assert_eq!(KnownAs::named(known_as.name()), known_as);
        }
        assert_eq!(KnownAs::named("number"), KnownAs::Name);
        for need in Need::ALL {
            assert_eq!(Need::named(need.name()), need);
        }
        assert_eq!(Need::named(""), Need::Required);
    }
}
