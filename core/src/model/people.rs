//! People's names, and the ids that follow from names.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::{Annotator, AnnotatorId};
use crate::text::is_ignored;

/// The namespace of ids that are made from names (RFC 9562, section 5.5). It stands in docs/annotation-file.md.
const NAMESPACE: Uuid = uuid::uuid!("ad1f82dd-bc37-432e-91c4-5b42c212e521");

/// What a person is called: in Unicode's normal form C, on one line, with no blanks at its ends.
///
/// Two names are one if they are equal in this form, however they were typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName(String);

/// Why a text is not the name of a person.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NoName {
    /// There is nothing to be seen in it.
    #[error("a name has at least one letter or sign")]
    Empty,
    /// It holds a line break or another control character.
    #[error("a name stands on one line and holds no control characters")]
    Control,
}

impl PersonName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether these words are the name, however they are typed.
    pub fn is(&self, words: &str) -> bool {
        words == self.0 || words.parse().is_ok_and(|name: Self| name == *self)
    }

    /// Whether an annotator is called so.
    pub fn is_of(&self, annotator: &Annotator) -> bool {
        self.is(&annotator.name)
    }

    /// The ids of those annotators who are called so.
    pub fn ids_of<'a>(&self, annotators: impl IntoIterator<Item = &'a Annotator>) -> BTreeSet<AnnotatorId> {
        annotators.into_iter().filter(|annotator| self.is_of(annotator)).map(|annotator| annotator.id).collect()
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PersonName {
    type Err = NoName;

    fn from_str(text: &str) -> Result<Self, NoName> {
        let name: String = text.nfc().collect();
        let name = name.trim();
        if name.chars().all(|c| c.is_whitespace() || is_ignored(c)) {
            return Err(NoName::Empty);
        }
        if name.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err(NoName::Control);
        }
        Ok(Self(name.to_owned()))
    }
}

impl AnnotatorId {
    /// Stands for whoever did something, if that is not known or is no person's work.
    pub const NOBODY: Self = Self(Uuid::nil());

    /// The id that follows from a name (UUID version 5): the same on every machine. Whoever guesses the name finds the id.
    pub fn of_name(name: &PersonName) -> Self {
        Self(Uuid::new_v5(&NAMESPACE, name.0.as_bytes()))
    }

    /// The id as which a person decides between others (UUID version 5): the same on every machine.
    #[must_use]
    pub fn deciding(self) -> Self {
        Self(Uuid::new_v5(&NAMESPACE, format!("decides {self}").as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, NoName>) {
        assert_eq!(text.parse::<PersonName>().as_ref().map(PersonName::as_str), expected.as_ref().copied(), "{text:?}");
    }

    #[test]
    fn a_name_is_one_line_that_can_be_seen() {
        check("Ana", Ok("Ana"));
        check(" \u{a0}Ana Lind\u{3000}", Ok("Ana Lind"));
        check("Jose\u{301}", Ok("José"));
        check("각", Ok("각"));
        check("\u{1f469}\u{200d}\u{1f680}", Ok("\u{1f469}\u{200d}\u{1f680}"));
        check("Ana\n", Ok("Ana"));
        for empty in ["", " ", "\t\n", "\u{200b}", "\u{feff} \u{ad}"] {
            check(empty, Err(NoName::Empty));
        }
        for control in ["Ana\nLind", "Ana\rLind", "Ana\u{2028}Lind", "Ana\u{85}Lind", "A\u{1b}[31mna", "A\0"] {
            check(control, Err(NoName::Control));
        }
    }

    /// Python: `uuid.uuid5(uuid.UUID("ad1f82dd-bc37-432e-91c4-5b42c212e521"), name)`.
    #[test]
    fn an_id_of_a_name_is_a_uuid_of_version_5() {
        let check = |name: &str, id: &str| assert_eq!(AnnotatorId::of_name(&name.parse().unwrap()).to_string(), id);
        check("Ana", "07d55000-603b-5728-87a2-46131bdecd2c");
        check(" Jose\u{301} ", "a4e2b2c2-d579-5342-a5ff-2c4a55183383");
    }

    #[test]
    fn who_decides_has_an_id_of_its_own() {
        let ana = AnnotatorId::of_name(&"Ana".parse().unwrap());
        assert_eq!(ana.deciding().to_string(), "87d12124-ceeb-5ccf-9354-17aff523eb2e");
    }

    #[test]
    fn annotators_are_found_by_their_names_in_any_form() {
        let [a, b, c] = [1, 2, 3].map(|n| AnnotatorId(Uuid::from_u128(n)));
        let people = [Annotator::new(a, "José"), Annotator::new(b, "Jose\u{301} "), Annotator::new(c, "")];
        let ids = |name: &str| name.parse::<PersonName>().unwrap().ids_of(&people);
        assert_eq!(ids("José"), BTreeSet::from([a, b]));
        assert_eq!(ids("Jose"), BTreeSet::new());
    }

    proptest! {
        /// Two machines on which a name is typed differently agree on its id, and on nobody else's.
        #[test]
        fn a_name_has_one_id_in_every_form(name in "\\PC{0,12}", other in "\\PC{0,12}", blank in "[ \u{a0}\u{3000}\t\n]{0,3}") {
            let parse = |text: &str| text.parse::<PersonName>();
            let decomposed: String = name.nfd().collect();
            for typed in [name.nfc().collect(), decomposed.clone(), format!("{blank}{decomposed}{blank}")] {
                prop_assert_eq!(parse(&typed), parse(&name), "{:?}", typed);
            }
            if let (Ok(name), Ok(other)) = (parse(&name), parse(&other)) {
                prop_assert_eq!(name == other, AnnotatorId::of_name(&name) == AnnotatorId::of_name(&other));
                prop_assert_eq!(parse(name.as_str()), Ok(name.clone()));
                prop_assert_eq!(AnnotatorId::of_name(&name).0.get_version_num(), 5);
            }
        }
    }
}
