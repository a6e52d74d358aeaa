//! The number of claims of each verdict, in total and along the article.

use claimlight_core::model::{Annotations, AnnotatorId, Claim, Edit, Element, Same, Scheme, Shown};

/// The number of equally long stretches into which the article is divided for the strip beside it.
pub const STRETCHES: usize = 512;

/// Counts of claims by class: 0 is "to check", `1..=n` are the scheme's verdicts in order, `n + 1` is a verdict that the scheme
/// does not know, `n + 2` are claims on which people differ, and `n + 3` and `n + 4` those of which it is decided that they are no claim, or
/// that another one stands in their place.
///
/// Always true: after every change of the annotations, [`Tally::update`] has received its edits.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    me: Option<AnnotatorId>,
    same: Same,
    classes: usize,
    text_len: usize,
    totals: Vec<u32>,
    to_look_at: u32,
    along: Vec<u32>,
}

/// The class of a claim with this verdict; [`Tally`] says what the numbers mean.
pub fn class_of(shown: Shown<'_>, scheme: &Scheme) -> usize {
    match shown {
        Shown::ToCheck => 0,
        Shown::Verdict(id) => {
            scheme.verdicts.iter().position(|v| v.id == id).map_or_else(|| unknown_class(scheme), |i| i + 1)
        }
        Shown::Differs => differing_class(scheme),
        Shown::NoClaim => no_claim_class(scheme),
        Shown::SameAs => same_class(scheme),
    }
}

/// The class of claims with a verdict that the scheme does not know.
pub fn unknown_class(scheme: &Scheme) -> usize {
    scheme.verdicts.len() + 1
}

/// The class of claims on which people differ.
pub fn differing_class(scheme: &Scheme) -> usize {
    scheme.verdicts.len() + 2
}

/// The class of what is decided to be no claim.
pub fn no_claim_class(scheme: &Scheme) -> usize {
    scheme.verdicts.len() + 3
}

/// The class of claims in whose place another one stands.
pub fn same_class(scheme: &Scheme) -> usize {
    scheme.verdicts.len() + 4
}

impl Tally {
    /// Counts all claims from the point of view of `me`.
    pub fn new(annotations: &Annotations, me: AnnotatorId) -> Self {
        let classes = same_class(&annotations.scheme) + 1;
        let mut tally = Self {
            me: Some(me),
            same: annotations.same(),
            classes,
            text_len: annotations.article.text.as_str().len().max(1),
            totals: vec![0; classes],
            to_look_at: 0,
            along: vec![0; classes * STRETCHES],
        };
        for claim in annotations.claims.as_slice() {
            tally.count(claim, &annotations.scheme, true);
        }
        tally
    }

    /// Updates the counts for edits that were just applied to `annotations`.
    pub fn update(&mut self, annotations: &Annotations, edits: &[Edit]) {
        for edit in edits {
            if edit.element() == Element::Scheme || edit.joins() {
                if let Some(me) = self.me {
                    *self = Self::new(annotations, me);
                }
                return;
            }
            if let Some((before, after)) = edit.of_claim() {
                for (claim, add) in [(before, false), (after, true)] {
                    if let Some(claim) = claim {
                        self.count(claim, &annotations.scheme, add);
                    }
                }
            }
        }
    }

    fn count(&mut self, claim: &Claim, scheme: &Scheme, add: bool) {
        let Some(me) = self.me else { return };
        let class = class_of(self.same.shown(claim, Some(me)), scheme);
        let step = |n: &mut u32| *n = if add { *n + 1 } else { n.saturating_sub(1) };
        step(&mut self.totals[class]);
        if claim.is_to_look_at() {
            step(&mut self.to_look_at);
        }
        for range in claim.ranges() {
            let at = range.start().to_usize() * STRETCHES / self.text_len;
            step(&mut self.along[at.min(STRETCHES - 1) * self.classes + class]);
        }
    }

    /// Which ids are one person.
    pub fn same(&self) -> &Same {
        &self.same
    }

    /// The number of claims of this class; 0 for a class that does not exist.
    pub fn total(&self, class: usize) -> u32 {
        self.totals.get(class).copied().unwrap_or(0)
    }

    /// The number of claims with a span that has no place in the text, or a place that nobody has reviewed since the text was
    /// changed.
    pub fn to_look_at(&self) -> u32 {
        self.to_look_at
    }

    /// The number of classes: five more than the scheme has verdicts.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The classes that have a span starting in stretch `i` of the article, counted from 0; there are [`STRETCHES`] stretches.
    pub fn classes_along(&self, i: usize) -> impl Iterator<Item = usize> {
        let counts = self.along.get(i * self.classes..(i + 1) * self.classes).unwrap_or_default();
        counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(class, _)| class)
    }
}
