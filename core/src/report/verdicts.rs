//! The verdicts that occur in a report.

use std::collections::BTreeSet;

use super::content::{OwnLook, VerdictCount, calm};
use crate::model::{Annotations, Same, Scheme, Shown};
use crate::words::{Language, told};

/// The verdicts that occur in a report, in the scheme's order: then those that it does not have, those on which people differ, those to
/// check, and what is decided to be no claim or the same as another one.
pub(super) struct Verdicts<'a> {
    order: Vec<Shown<'a>>,
    looks: Vec<OwnLook>,
}

impl<'a> Verdicts<'a> {
    /// The verdicts that claims have (`judged`) or that people gave.
    pub(super) fn of(kept: &'a Annotations, same: &Same, judged: &[Shown<'a>], language: &Language) -> Self {
        let scheme = &kept.scheme;
        let given = kept.claims.as_slice().iter().flat_map(|claim| same.judgements(claim));
        let given = given.map(|j| j.decided().unwrap_or(j.said()));
        let all: Vec<Shown<'a>> = judged.iter().copied().chain(given).collect();
        let known = scheme.verdicts.iter().map(|verdict| Shown::Verdict(&verdict.id));
        let unknown: BTreeSet<&str> =
            all.iter().filter_map(|shown| shown.id()).filter(|id| scheme.verdict(id).is_none()).collect();
        let unknown = unknown.into_iter().map(Shown::Verdict);
        let others = [Shown::Differs, Shown::ToCheck, Shown::NoClaim, Shown::SameAs];
        let order: Vec<Shown<'a>> = known.chain(unknown).chain(others).filter(|shown| all.contains(shown)).collect();
        let looks = order.iter().map(|shown| own_look(scheme, *shown, language)).collect();
        Self { order, looks }
    }

    /// The index of a verdict among them.
    pub(super) fn index(&self, shown: Shown<'_>) -> usize {
        self.order.iter().position(|known| *known == shown).unwrap_or_default()
    }

    /// How many claims have each.
    pub(super) fn counted(&self, judged: &[Shown<'_>], language: &Language) -> Vec<VerdictCount> {
        let standing = judged.iter().filter(|shown| !shown.is_out()).count();
        let share = |shown: Shown<'_>, count: usize| match shown {
            Shown::ToCheck => told!(language, "report-no-verdict").to_owned(),
            Shown::Differs => told!(language, "report-verdicts-differ").to_owned(),
            Shown::NoClaim | Shown::SameAs => told!(language, "report-not-counted").to_owned(),
            Shown::Verdict(_) => {
                let percent = (count as f64 * 100.0 / standing.max(1) as f64).round();
                told!(language, "report-percent", n = percent as usize)
            }
        };
        let row = |(shown, look): (&Shown<'_>, &OwnLook)| {
            let count = judged.iter().filter(|other| *other == shown).count();
            VerdictCount { look: look.clone(), count, share: share(*shown, count) }
        };
        self.order.iter().zip(&self.looks).map(row).collect()
    }
}

fn own_look(scheme: &Scheme, shown: Shown<'_>, language: &Language) -> OwnLook {
    let look = scheme.look(shown);
    OwnLook {
        label: calm(language.shown(scheme, shown)),
        sign: calm(look.sign),
        colour: look.colour.to_owned(),
        underline: look.underline,
    }
}
