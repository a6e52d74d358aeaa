//! The verdicts on offer.

use serde::Deserialize;

use super::{Scheme, Shown, Tabled as _, Verdict, sha256_hex};

/// Patterns of an underline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Underline {
    /// A line.
    #[default]
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Two lines.
    Double,
    /// A wave.
    Wavy,
    /// Dashes and dots.
    DashDot,
}

impl Underline {
    /// All patterns, by the names that files give them.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("solid", Self::Solid),
        ("dashed", Self::Dashed),
        ("dotted", Self::Dotted),
        ("double", Self::Double),
        ("wavy", Self::Wavy),
        ("dash_dot", Self::DashDot),
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, u)| *u == self).map_or("solid", |(name, _)| name)
    }
}

impl From<String> for Underline {
    /// An unknown pattern becomes a line.
    fn from(name: String) -> Self {
        Self::NAMES.iter().find(|(n, _)| *n == name).map_or(Self::Solid, |(_, u)| *u)
    }
}

/// How a claim's verdict looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    /// Its sign, one or two characters; see [`super::sign_shape`].
    pub sign: &'a str,
    /// The name of its colour, see [`super::VerdictColours::of`].
    pub colour: &'a str,
    /// How the claim is underlined.
    pub underline: Underline,
}

const BUILT_IN: [&str; 4] = [
    include_str!("../../../assets/schemes/verified-unverified.ron"),
    include_str!("../../../assets/schemes/verified-unverified-false.ron"),
    include_str!("../../../assets/schemes/five-step.ron"),
    include_str!("../../../assets/schemes/averitec.ron"),
];

impl Scheme {
    /// The schemes that come with the program; the first is the default.
    pub fn built_in() -> Vec<Self> {
        BUILT_IN.iter().filter_map(|source| ron::from_str(source).ok()).map(Self::in_order).collect()
    }

    /// A scheme whose fields are empty.
    pub fn empty() -> Self {
        Self::nothing()
    }

    /// Returns the scheme with its verdicts' places numbered so that they increase from verdict to verdict.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        super::put_in_order(self.verdicts.iter_mut().map(|v| &mut v.place));
        self
    }

    /// Gives the scheme and each verdict an id if they have none, since files and exports need one. Puts the verdicts in order.
    pub fn complete(&mut self) {
        super::put_in_order(self.verdicts.iter_mut().map(|v| &mut v.place));
        if self.id.trim().is_empty() {
            self.id = plain_id(&self.name);
        }
        for i in 0..self.verdicts.len() {
            if self.verdicts[i].id.is_empty() {
                let wanted = plain_id(&self.verdicts[i].label);
                let taken = |id: &str| self.verdicts.iter().any(|v| v.id == id);
                let mut free = std::iter::once(wanted.clone()).chain((2..1000).map(|n| format!("{wanted}-{n}")));
                self.verdicts[i].id = free.find(|id| !taken(id)).unwrap_or(wanted);
            }
        }
    }

    /// The scheme under the id and version that it is to have after `before` was edited into it.
    ///
    /// A built-in scheme that was edited is no built-in scheme any more and gets another id: its own id and a hash, so that the
    /// same edits give the same id. Verdicts keep theirs. Other labels, sentences or verdicts make a new version, unless whoever
    /// edited it gave it one.
    #[must_use]
    pub fn edited_from(mut self, before: &Self) -> Self {
        if self == *before {
            return self;
        }
        let is_edit = self.id == before.id;
        let built_in = Self::built_in().into_iter().find(|known| known.id == self.id);
        let base = match &built_in {
            Some(known) if self.differs_only_in_version(known) => return known.clone(),
            Some(known) if !is_edit && self.version == known.version => known,
            _ if is_edit => before,
            _ => return self,
        };
        if self.wording() != base.wording() && self.version == base.version {
            self.version = next_version(&self.version);
        }
        if built_in.is_some() {
            let look = self.verdicts.iter().flat_map(|v| [&*v.sign, &*v.colour, v.underline.name(), &*v.key]);
            let words = self.wording().into_iter().flat_map(|(id, label, sentence)| [id, label, sentence]);
            let lists = self.kinds.iter().chain(&self.tags).map(String::as_str);
            let all: Vec<&str> = [self.name.as_str()].into_iter().chain(words).chain(look).chain(lists).collect();
            let hash = sha256_hex(all.join("\n").as_bytes());
            self.id = format!("{}-{}", self.id, hash.get(..8).unwrap_or_default());
        }
        self
    }

    fn differs_only_in_version(&self, other: &Self) -> bool {
        *self == Self { version: self.version.clone(), ..other.clone() }
    }

    /// What people read of its verdicts, in order.
    fn wording(&self) -> Vec<(&str, &str, &str)> {
        self.verdicts.iter().map(|v| (v.id.as_str(), v.label.as_str(), v.sentence.as_str())).collect()
    }

    /// The verdict with this id, if the scheme has it.
    pub fn verdict(&self, id: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|v| v.id == id)
    }

    /// How a verdict looks. One that the scheme does not have looks like "to check", with another sign.
    pub fn look<'a>(&'a self, shown: Shown<'_>) -> Look<'a> {
        match (shown, shown.id().and_then(|id| self.verdict(id))) {
            (_, Some(verdict)) => Look { sign: &verdict.sign, colour: &verdict.colour, underline: verdict.underline },
            (Shown::Differs, _) => Look { sign: "≠", colour: "grey", underline: Underline::DashDot },
            (Shown::Verdict(_), None) => Look { sign: "!", colour: "grey", underline: Underline::Dotted },
            (Shown::NoClaim, _) => Look { sign: "–", colour: "grey", underline: Underline::Dotted },
            (Shown::SameAs, _) => Look { sign: "=", colour: "grey", underline: Underline::Dotted },
            (Shown::ToCheck, _) => Look { sign: "·", colour: "grey", underline: Underline::Dotted },
        }
    }

    /// What to call the verdict with this id: its label, else the id itself; "To check" for none.
    pub fn label<'a>(&'a self, id: Option<&'a str>) -> &'a str {
        id.map_or("To check", |id| self.verdict(id).map_or(id, |v| &v.label))
    }
}

fn plain_id(label: &str) -> String {
    let plain: String = label.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() { "verdict".to_owned() } else { plain }
}

/// The version after this one: its last number is counted up, or a number is added.
fn next_version(version: &str) -> String {
    let start = version.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |i| i + 1);
    let (before, number) = version.split_at_checked(start).unwrap_or((version, ""));
    match number.parse::<u64>() {
        Ok(n) => format!("{before}{}", n.saturating_add(1)),
        Err(_) if version.trim().is_empty() => "1".to_owned(),
        Err(_) => format!("{version}.1"),
    }
}

impl Verdict {
    /// A verdict whose fields are empty.
    pub fn empty() -> Self {
        Self::nothing()
    }
}

impl Default for Scheme {
    /// *Verified / Unverified*.
    fn default() -> Self {
        Self::built_in().into_iter().next().unwrap_or_else(Self::empty)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn check_ids(verdicts: &[(&str, &str)], expected: &[&str]) {
        let of = |(id, label): &(&str, &str)| {
            let (id, label) = ((*id).to_owned(), (*label).to_owned());
            Verdict { id, label, ..Verdict::empty() }
        };
        let mut scheme = Scheme { verdicts: verdicts.iter().map(of).collect(), ..Scheme::default() };
        scheme.complete();
        assert_eq!(scheme.verdicts.iter().map(|v| v.id.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn verdicts_without_an_id_get_one_that_is_free() {
        check_ids(&[("", "Half true")], &["half-true"]);
        check_ids(&[("kept", "Half true"), ("", "Half true")], &["kept", "half-true"]);
        check_ids(
            &[("half-true", "x"), ("", "Half true"), ("", "half true!")],
            &["half-true", "half-true-2", "half-true-3"],
        );
        check_ids(&[("", "?!")], &["verdict"]);
        check_ids(&[("", "Übertrieben")], &["übertrieben"]);
    }

    /// The version after an edit of the default scheme, or of a scheme of one's own, and whether it has another id.
    #[track_caller]
    fn check(edit: impl Fn(&mut Scheme), version: &str, other_id: bool) {
        let built_in = Scheme::default();
        let own = Scheme { id: "own".to_owned(), ..built_in.clone() };
        for (before, other_id) in [(built_in, other_id), (own, false)] {
            let mut after = before.clone();
            edit(&mut after);
            let verdicts: Vec<String> = after.verdicts.iter().map(|v| v.id.clone()).collect();
            let edited = after.edited_from(&before);
            assert_eq!((edited.version.as_str(), edited.id != before.id), (version, other_id), "{}", before.id);
            assert_eq!(edited.verdicts.iter().map(|v| v.id.clone()).collect::<Vec<_>>(), verdicts);
            assert_eq!(edited.clone().edited_from(&edited), edited);
        }
    }

    #[test]
    fn an_edited_scheme_gets_a_version_and_a_built_in_one_another_id() {
        check(|_| {}, "1", false);
        check(|s| s.verdicts[0].label = "Supported".to_owned(), "2", true);
        check(|s| s.verdicts[0].sentence = "I saw it.".to_owned(), "2", true);
        check(|s| drop(s.verdicts.pop()), "2", true);
        check(|s| s.verdicts.reverse(), "2", true);
        check(|s| s.verdicts[0].colour = "blue".to_owned(), "1", true);
        check(|s| s.name = "Mine".to_owned(), "1", true);
        check(
            |s| {
                s.verdicts[0].label = "Supported".to_owned();
                s.version = "2026".to_owned();
            },
            "2026",
            true,
        );
    }

    #[test]
    fn only_an_edited_built_in_scheme_gets_another_id() {
        let (first, other) = (Scheme::default(), Scheme::built_in().remove(1));
        assert_eq!(other.clone().edited_from(&first), other, "chosen");
        let mut edited = other.clone();
        edited.verdicts[0].label = "Supported".to_owned();
        let named = edited.clone().edited_from(&first);
        assert!(named.id.starts_with(&other.id) && named.id != other.id && named.version == "2", "edited and chosen");
        assert_eq!(edited.edited_from(&other), named, "the same edit gives the same id");
        let mut again = named.clone();
        again.verdicts[1].label = "Unclear".to_owned();
        let again = again.edited_from(&named);
        assert_eq!((&again.id, again.version.as_str()), (&named.id, "3"));
        let back = Scheme { id: other.id.clone(), version: "9".to_owned(), ..other.clone() };
        assert_eq!(back.edited_from(&Scheme { id: other.id.clone(), ..named }), other, "edited back");
    }

    #[test]
    fn the_next_version_counts_on() {
        for (version, next) in
            [("1", "2"), ("9", "10"), ("1.4", "1.5"), ("", "1"), ("draft", "draft.1"), ("v2é", "v2é.1")]
        {
            assert_eq!(next_version(version), next);
        }
        assert_eq!(next_version(&u64::MAX.to_string()), u64::MAX.to_string());
    }

    #[test]
    fn built_in_schemes_read_and_tell_their_verdicts_apart() {
        let schemes = Scheme::built_in();
        assert_eq!(schemes.len(), BUILT_IN.len());
        assert_eq!(Scheme::default().name, "Verified / Unverified");
        for scheme in schemes {
            let n = scheme.verdicts.len();
            let distinct = |f: fn(&Verdict) -> String| scheme.verdicts.iter().map(f).collect::<BTreeSet<_>>().len();
            assert_eq!(distinct(|v| v.id.clone()), n, "{}", scheme.name);
            assert_eq!(distinct(|v| v.key.clone()), n, "{}", scheme.name);
            assert_eq!(distinct(|v| v.sign.clone()), n, "{}", scheme.name);
            assert_eq!(distinct(|v| format!("{:?}", v.underline)), n, "{}", scheme.name);
            assert!(scheme.verdicts.iter().all(|v| v.sentence.ends_with('.')), "{}", scheme.name);
            assert!(scheme.verdicts.iter().all(|v| !"JKLHNE".contains(&v.key)), "{}", scheme.name);
        }
    }
}
