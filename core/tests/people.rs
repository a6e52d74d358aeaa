//! People: copies that several machines make agree on who somebody is.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::collections::BTreeSet;

use claimlight_core::compare::{Clock, merge, stamped};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Claim, Edit, PersonName};
use claimlight_core::text::TextRange;
use claimlight_core::{file, import};
use proptest::prelude::*;

/// Three people, each name in forms that look the same.
const NAMES: [&[&str]; 3] =
    [&["José", "Jose\u{301}", " José ", "\u{a0}Jose\u{301}"], &["Ana", "Ana\t"], &["각", "\u{1100}\u{1161}\u{11a8}"]];

fn name(person: usize, form: usize) -> PersonName {
    NAMES[person][form % NAMES[person].len()].parse().unwrap()
}

/// A branch on one machine: people come to it and mark something, as commands do it.
fn branch(start: &Annotations, acts: &[(usize, usize)], run: u32) -> Annotations {
    let mut now = start.clone();
    for (i, (person, form)) in acts.iter().enumerate() {
        let name = name(*person, *form);
        let known = name.ids_of(&now.annotators);
        assert!(known.len() < 2, "{:?}", now.annotators);
        let id = known.first().copied().unwrap_or_else(|| AnnotatorId::of_name(&name));
        if now.annotator(id).is_none() {
            now.apply(&Edit::made(Annotator::new(id, name.as_str())));
        }
        now.apply(&Edit::made(Claim::new(id, [TextRange::from_usize(i..i + 1)])));
    }
    stamped(start, &now, AnnotatorId::new(), Clock::at(u64::from(run), run))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However two branches type the names of the people who work in them, each is one person after a merge.
    #[test]
    fn branches_agree_on_who_is_who(
        ours in prop::collection::vec((0..3_usize, 0..4_usize), 0..6),
        theirs in prop::collection::vec((0..3_usize, 0..4_usize), 0..6),
    ) {
        let start = Annotations::new(import::pasted("The bridge closed in May."));
        let merged = merge(&branch(&start, &ours, 1), &branch(&start, &theirs, 2)).unwrap();
        let who: BTreeSet<usize> = ours.iter().chain(&theirs).map(|(person, _)| *person).collect();
        prop_assert_eq!(merged.annotators.len(), who.len());
        prop_assert_eq!(merged.claims.len(), ours.len() + theirs.len());
        let again = file::read(file::print(&merged).as_bytes()).unwrap().annotations;
        for person in who {
            prop_assert_eq!(name(person, 1).ids_of(&again.annotators).len(), 1);
        }
    }
}
