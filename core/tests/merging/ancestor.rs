//! With a common ancestor: the laws of merging hold if both versions grew from it; nothing leaves the log in any case.

use std::collections::HashSet;

use claimlight_core::compare::{Ancestor, MySide, Way, bring_together};
use claimlight_core::model::{Annotations, AnnotatorId, Element, Stamp};
use claimlight_core::{compare, file};
use proptest::prelude::*;

use crate::{all, play, printed, read, step, step_or_update};

/// The changes that a version holds, with the beginnings of elements.
fn held(version: &Annotations) -> HashSet<(Element, Stamp)> {
    let log = version.log.in_order().into_iter().map(|(element, entry)| (element, entry.stamp));
    let claims = version.claims.as_slice().iter().map(|claim| (Element::Claim(claim.id), Stamp::ROOT));
    let no_claims = version.no_claims.as_slice().iter().map(|n| (Element::NoClaim(n.id), Stamp::ROOT));
    let known = version.log.elements().map(|element| (element, Stamp::ROOT));
    log.chain(claims).chain(no_claims).chain(known).collect()
}

/// A version without the names of those who did nothing in it yet.
fn named(mut version: Annotations) -> Annotations {
    let by: HashSet<AnnotatorId> = version.log.in_order().into_iter().map(|(_, entry)| entry.by).collect();
    let people = version.annotators.clone();
    version.annotators = people.into_iter().filter(|p| by.contains(&p.id) || version.holds_work_of(p.id)).collect();
    version
}

fn merged(a: &Annotations, b: &Annotations, o: &Annotations) -> Option<(Annotations, Way)> {
    let ancestor = Ancestor::Version { version: o, run: 9 };
    let together = bring_together(&MySide::as_read(a), b, ancestor).ok()?;
    Some((together.both, together.way))
}

/// What holds whatever the ancestor is: no change leaves the log, the result repeats, and it reads back.
fn check(a: &Annotations, b: &Annotations, o: &Annotations) -> Result<Option<(Annotations, Way)>, TestCaseError> {
    let Some((both, way)) = merged(a, b, o) else { return Ok(None) };
    // A stretch that was read counts as unread if a later text does not hold its words; then its changes go too.
    let is_kept = |(element, _): &(Element, Stamp)| {
        both.article.text.is_same(&a.article.text) || !matches!(element, Element::NoClaim(_))
    };
    let held_before: HashSet<(Element, Stamp)> = held(a).into_iter().filter(is_kept).collect();
    prop_assert!(held(&both).is_superset(&held_before), "{way:?} removed a change");
    let source = printed(&both);
    prop_assert_eq!(&merged(a, b, o).map(|(both, _)| printed(&both)), &Some(source.clone()), "the result repeats");
    prop_assert_eq!(&printed(&file::read(source.as_bytes()).unwrap().annotations), &source, "reading back");
    Ok(Some((both, way)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn versions_that_grew_from_the_ancestor_merge_as_without_one(
        people in 2..5_usize,
        steps in prop::collection::vec((0..5_u8, step()), 1..50),
    ) {
        let copies = play(people, &steps);
        let o = &copies[0];
        let grown: Vec<Annotations> = copies[1..].iter().map(|copy| compare::merge(o, copy).unwrap()).collect();
        let (mut forward, mut backward) = (grown[0].clone(), grown[grown.len() - 1].clone());
        for one in &grown {
            let (both, way) = merged(&forward, one, o).unwrap();
            prop_assert_eq!(way, Way::Joined);
            prop_assert_eq!(&printed(&both), &printed(&compare::merge(&forward, one).unwrap()));
            forward = both;
        }
        for one in grown.iter().rev() {
            backward = merged(one, &backward, o).unwrap().0;
        }
        prop_assert_eq!(&printed(&backward), &printed(&forward), "commutative and associative");
        prop_assert_eq!(&printed(&merged(&forward, &grown[0], o).unwrap().0), &printed(&forward), "absorbs");
    }

    #[test]
    fn an_earlier_version_sets_back_what_came_after_it(
        people in 2..5_usize,
        steps in prop::collection::vec((0..5_u8, step()), 1..50),
    ) {
        let copies: Vec<Annotations> = play(people, &steps).into_iter().map(named).collect();
        let (b, o) = (&copies[0], named(compare::merge(&copies[0], &copies[1]).unwrap()));
        if let Some((back, Way::SetBack)) = check(&o, b, &o)? {
            prop_assert_eq!(back.claims.as_slice(), b.claims.as_slice());
            prop_assert_eq!(back.no_claims.as_slice(), b.no_claims.as_slice());
            prop_assert_eq!(&back.article.facts, &b.article.facts);
            // Taking that back in its turn brings everything again.
            let (again, way) = check(&back, &o, &back)?.unwrap();
            prop_assert!(way == Way::SetBack || printed(&again) == printed(&back));
            prop_assert_eq!(again.claims.as_slice(), o.claims.as_slice());
        }
        check(&named(all(&copies)), b, &o)?;
    }

    #[test]
    fn a_version_that_lacks_the_ancestor_gets_what_is_new_and_nothing_else(
        people in 3..5_usize,
        steps in prop::collection::vec((0..5_u8, step()), 1..50),
    ) {
        let copies: Vec<Annotations> = play(people, &steps).into_iter().map(named).collect();
        let (a, o) = (&copies[2], &copies[0]);
        let b = named(compare::merge(o, &copies[1]).unwrap());
        if let Some((picked, Way::Picked)) = check(a, &b, o)? {
            let (of_a, of_b, of_o, of_picked) = (held(a), held(&b), held(o), held(&picked));
            let new: HashSet<(Element, Stamp)> = of_b.difference(&of_o).copied().collect();
            prop_assert!(of_picked.is_superset(&new), "something new is missing");
            for claim in picked.claims.as_slice() {
                let element = Element::Claim(claim.id);
                let is_mine = of_a.contains(&(element, Stamp::ROOT));
                prop_assert!(is_mine || new.iter().any(|(e, _)| *e == element), "a claim came that is not new");
            }
            // The rest can come later, as if nothing had been picked.
            let whole = compare::merge(a, &b).unwrap();
            let later = compare::merge(&picked, &b).unwrap();
            prop_assert_eq!(&printed(&later), &printed(&whole));
        }
    }

    #[test]
    fn across_updates_of_the_text_nothing_leaves_the_log(
        steps in prop::collection::vec((0..5_u8, step_or_update()), 1..50),
    ) {
        let copies: Vec<Annotations> = play(3, &steps).into_iter().map(named).collect();
        let grown = compare::merge(&copies[0], &copies[1]).map(named).unwrap();
        check(&grown, &copies[0], &grown)?;
        check(&grown, &copies[2], &copies[0])?;
        check(&copies[2], &grown, &copies[0])?;
        read(&printed(&grown));
    }
}
