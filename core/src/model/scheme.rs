//! The verdicts on offer.

use serde::Deserialize;

use super::{Scheme, Tabled as _, Verdict};

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

    /// The verdict with this id, if the scheme has it.
    pub fn verdict(&self, id: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|v| v.id == id)
    }

    /// What to call the verdict with this id: its label, else the id itself; "To check" for none.
    pub fn label<'a>(&'a self, id: Option<&'a str>) -> &'a str {
        id.map_or("To check", |id| self.verdict(id).map_or(id, |v| &v.label))
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
