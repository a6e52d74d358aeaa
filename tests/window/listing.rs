//! The list of claims: filters, order, several at once; splitting and joining.

use claimlight::app::actions::Action;
use claimlight::app::claim_list::{Filter, Sort};
use claimlight::app::commands::Command;
use claimlight::app::desk::document::Field;
use claimlight::app::desk::select::Reveal;
use claimlight::app::desk::tally::differing_class;
use claimlight::app::marking::split_join::Part;
use claimlight::app::settings::Settings;
use claimlight::app::state::Sheet;
use claimlight::app::{claim_list, desk, inspector, marking};
use claimlight_core::model::{Annotator, AnnotatorId, ClaimId, Edit};
use egui::Modifiers;
use egui_kittest::kittest::Queryable as _;

use super::{Window, settings};

const FOUR: &str = "The bridge closed. The tunnel opened. The harbour froze. The ferry sank.";

impl Window {
    fn ids(&self) -> Vec<ClaimId> {
        self.document().annotations.claims.as_slice().iter().map(|c| c.id).collect()
    }

    /// The words of the claims that the list shows, in its order.
    fn listed(&self) -> Vec<String> {
        let d = self.document();
        let listing = &self.harness.state().state().claim_list;
        let claims = d.annotations.claims.as_slice();
        let shown = listing.shown(d).into_iter().map(|i| &claims[i as usize]);
        shown.map(|c| c.ranges().next().unwrap().of(d.text()).to_owned()).collect()
    }
}

fn four() -> Window {
    let mut window = Window::new(FOUR);
    window.press("J V J U J V J 0");
    window
}

#[test]
fn the_list_is_filtered_by_each_of_its_fields() {
    let mut window = four();
    let ids = window.ids();
    window.apply(Action::Inspector(inspector::Action::SetKind(ids[1], "event".to_owned())));
    window.apply(Action::Inspector(inspector::Action::Type(ids[2], Field::Tags, "winter, ice".to_owned())));
    window.apply(Action::Inspector(inspector::Action::Type(ids[3], Field::Note, "see the log".to_owned())));
    let mut check = |filter: Filter, expected: &[&str]| {
        window.apply(Action::ClaimList(claim_list::Action::Filter(filter)));
        assert_eq!(window.listed(), expected);
    };
    let any = Filter::default;
    check(Filter { class: Some(1), ..any() }, &["The bridge closed.", "The harbour froze."]);
    check(Filter { kind: Some("event".to_owned()), ..any() }, &["The tunnel opened."]);
    check(Filter { tag: Some("ice".to_owned()), ..any() }, &["The harbour froze."]);
    check(Filter { words: "LOG".to_owned(), ..any() }, &["The ferry sank."]);
    check(Filter { words: "bridge".to_owned(), ..any() }, &["The bridge closed."]);
    check(Filter { class: Some(1), words: "bridge".to_owned(), ..any() }, &["The bridge closed."]);
    check(Filter { class: Some(2), words: "bridge".to_owned(), ..any() }, &[]);
    let me = window.document().me;
    window.apply(Action::ClaimList(claim_list::Action::Filter(Filter { annotator: Some(me), ..any() })));
    assert_eq!(window.listed().len(), 4);
    assert!(window.harness.query_by_label("4 of 4 shown").is_some());
}

/// [`four`] with two others: Ben gives each claim a verdict, number 1 as Ana does; Cem gives one to the last. I am `me`, or
/// somebody new.
fn of_three(me: Option<&str>) -> Window {
    let mut annotations = four().document().annotations.clone();
    for (name, verdicts) in [("Ben", &["verified"; 4] as &[&str]), ("Cem", &["unverified"] as &[&str])] {
        let person = Annotator::new(AnnotatorId::of_name(&name.parse().unwrap()), name);
        let id = person.id;
        annotations.apply(&Edit::made(person));
        for (claim, verdict) in annotations.claims.as_slice().to_vec().iter().rev().zip(verdicts.iter()) {
            let mut judged = (**claim).clone();
            judged.judgement_mut(id).verdict = Some((*verdict).to_owned());
            judged.judgements.sort_by_key(|j| j.annotator);
            annotations.apply(&Edit::changed(claim, judged));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.claims.ron");
    std::fs::write(&path, claimlight_core::file::print(&annotations)).unwrap();
    let id = me.map_or_else(AnnotatorId::new, |me| annotations.annotators.iter().find(|a| a.name == me).unwrap().id);
    let settings = Settings { annotator: id.to_string(), name: me.unwrap_or("Dora").to_owned(), ..settings() };
    Window::open(folder, &path, settings)
}

#[test]
fn the_list_says_whose_each_claim_is_and_where_people_differ() {
    let mut window = of_three(None);
    let has = |window: &Window, label: &str| window.harness.query_by_label(label).is_some();
    // Claim 1 is verified by Ana and Ben; 2 is unverified by Ana; 4 is to check for Ana, and Ben and Cem differ.
    assert_eq!(window.document().annotations.claims.len(), 4);
    assert!(has(&window, "Claim 1 of Ana, Ben: Verified: The bridge closed."), "all share it");
    assert!(has(&window, "Differs: 2"));
    assert!(has(&window, "Claim 2 of Ana, Ben: Differs: The tunnel opened."));
    let differing = differing_class(&window.document().annotations.scheme);
    window.apply(Action::ClaimList(claim_list::Action::FilterClass(Some(differing))));
    assert_eq!(window.listed(), ["The tunnel opened.", "The ferry sank."]);
    // For somebody who has judged them, their own verdicts are shown.
    let window = of_three(Some("Ana"));
    assert!(!has(&window, "Differs: 2"));
    assert!(has(&window, "Claim 2 of Ana, Ben: Unverified: The tunnel opened."));
    // In a file of one person nothing is said of whose it is.
    assert!(has(&four(), "Claim 1: Verified: The bridge closed."));
}

#[test]
fn people_who_are_one_have_one_verdict_and_one_place_in_the_filter() {
    let window = of_three(Some("Cem"));
    let mut annotations = window.document().annotations.clone();
    let id = |name: &str| window.document().annotations.annotators.iter().find(|a| a.name == name).unwrap().id;
    let (ana, ben, cem) = (id("Ana"), id("Ben"), id("Cem"));
    for person in &mut annotations.annotators {
        person.same_as = (person.id == ben).then_some(cem);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.claims.ron");
    std::fs::write(&path, claimlight_core::file::print(&annotations)).unwrap();
    let of_cem = Settings { annotator: cem.to_string(), name: "Cem".to_owned(), ..settings() };
    let mut window = Window::open(folder, &path, of_cem);
    let d = window.document();
    let claims = d.annotations.claims.as_slice();
    let shown: Vec<_> = claims.iter().map(|claim| d.shown(claim).id()).collect();
    assert_eq!(shown[..3], [Some("verified"); 3], "what I said as Ben is mine");
    assert_eq!(d.tally.total(1) + d.tally.total(2), 4);
    let filter = |annotator| Filter { annotator: Some(annotator), ..Filter::default() };
    window.apply(Action::ClaimList(claim_list::Action::Filter(filter(ben))));
    assert_eq!(window.listed().len(), 4);
    window.apply(Action::ClaimList(claim_list::Action::Filter(filter(ana))));
    assert_eq!(window.listed().len(), 4);
    // A verdict goes under my id, and Ben's stays as it was.
    let first = window.ids()[0];
    window.apply(Action::Desk(desk::Action::SelectClaim(first, Reveal::Yes)));
    window.press("U");
    let claim = window.document().annotations.claims.get(first).unwrap().clone();
    assert_eq!(claim.judgement_of(ben).unwrap().verdict.as_deref(), Some("verified"));
    assert_eq!(claim.judgement_of(cem).unwrap().verdict.as_deref(), Some("unverified"));
    assert_eq!(window.document().shown(&claim).id(), Some("unverified"));
}

#[test]
fn the_list_is_ordered_by_place_time_or_verdict() {
    let mut window = four();
    window.apply(Action::ClaimList(claim_list::Action::Sort(Sort::Verdict)));
    let by_verdict = ["The bridge closed.", "The harbour froze.", "The tunnel opened.", "The ferry sank."];
    assert_eq!(window.listed(), by_verdict);
    window.apply(Action::ClaimList(claim_list::Action::Sort(Sort::Place)));
    assert_eq!(window.listed()[1], "The tunnel opened.");
}

#[test]
fn several_are_picked_by_clicks_and_changed_in_one_undo() {
    let mut window = four();
    let click = |window: &mut Window, label: &str, held: Modifiers| {
        window.harness.get_by_label(label).click_modifiers(held);
        window.settle();
    };
    click(&mut window, "Claim 1: Verified: The bridge closed.", Modifiers::NONE);
    click(&mut window, "Claim 3: Verified: The harbour froze.", Modifiers::SHIFT);
    assert_eq!(window.harness.state().state().claim_list.picked(), &window.ids()[..3]);
    click(&mut window, "Claim 2: Unverified: The tunnel opened.", Modifiers::COMMAND);
    assert!(window.harness.query_by_label("2 picked:").is_some());
    window.harness.get_by_label("Verdict of the picked claims: Unverified").click();
    window.settle();
    assert_eq!(window.message(), "2 claims: Unverified");
    assert_eq!(window.claims()[0], "unverified: The bridge closed.");
    assert_eq!(window.claims()[2], "unverified: The harbour froze.");
    window.apply(Action::ClaimList(claim_list::Action::Tag("north".to_owned())));
    assert!(window.document().annotations.claims.as_slice()[2].tags.contains(&"north".to_owned()));
    window.press("Ctrl+Z Ctrl+Z");
    assert_eq!(window.claims()[0], "verified: The bridge closed.");
    window.apply(Action::ClaimList(claim_list::Action::Delete));
    assert_eq!(window.claims().len(), 2);
    assert!(window.harness.state().state().claim_list.picked().is_empty());
    window.press("Ctrl+Z");
    assert_eq!(window.claims().len(), 4);
}

#[test]
fn a_claim_is_split_into_its_clauses_and_the_parts_stand_below_it() {
    let mut window = Window::new("The bridge closed in May, and the tunnel opened in June. The ferry sank.");
    window.press("J V J U Shift+Tab Ctrl+D");
    assert_eq!(window.harness.state().state().sheet, Some(Sheet::Split));
    let split = window.harness.state().state().marking.split().unwrap().clone();
    assert!(split.clauses.len() >= 2, "{:?}", split.clauses);
    window.apply(Action::Marking(marking::Action::SetPart(0, Part { verdict: Some(0), ..split.parts[0].clone() })));
    window.harness.get_by_label(&format!("Make {} parts", split.parts.len())).click();
    window.settle();
    let made = split.parts.len();
    assert_eq!(window.claims().len(), 2 + made);
    let listed = window.listed();
    assert!(listed[0].starts_with("The bridge") && listed[0].contains("tunnel"), "{listed:?}");
    assert_eq!(listed[made + 1], "The ferry sank.", "parts stand below their claim: {listed:?}");
    let d = window.document();
    let whole = d.selected_claim().unwrap().id;
    let parts: Vec<_> = d.annotations.claims.as_slice().iter().filter(|c| c.part_of == Some(whole)).collect();
    assert_eq!(parts.len(), made);
    assert_eq!(parts.iter().filter(|c| d.shown(c).id() == Some("verified")).count(), 1);
    window.press("Ctrl+Z");
    assert_eq!(window.claims().len(), 2);
}

#[test]
fn one_sentence_three_facts() {
    let mut window = Window::new("The bridge closed.");
    window.press("J V Ctrl+D");
    let part = |words: &str| Part { on: true, restated: words.to_owned(), ..Part::default() };
    for (i, words) in ["There is a bridge", "It closed", "It closed once"].into_iter().enumerate() {
        window.apply(Action::Marking(marking::Action::SetPart(i, part(words))));
    }
    window.apply(Action::Marking(marking::Action::MakeParts));
    assert_eq!(window.claims().len(), 4);
    assert_eq!(window.message(), "3 parts made");
    let claims = window.document().annotations.claims.as_slice().to_vec();
    assert!(claims.iter().all(|c| c.ranges().count() == 1));
    let file = claimlight_core::file::print(&window.document().annotations);
    let again = claimlight_core::file::read(file.as_bytes()).unwrap().annotations;
    assert_eq!(again.claims.as_slice().iter().filter(|c| c.part_of.is_some()).count(), 3);
}

#[test]
fn joining_keeps_all_notes_and_evidence() {
    let mut window = four();
    let ids = window.ids();
    window.apply(Action::Inspector(inspector::Action::Type(ids[0], Field::Note, "first note".to_owned())));
    window.apply(Action::Inspector(inspector::Action::Type(ids[1], Field::Note, "second note".to_owned())));
    for id in [ids[0], ids[1]] {
        window.apply(Action::Desk(desk::Action::SelectClaim(id, Reveal::Yes)));
        window.apply(Action::Run(Command::AddEvidence));
    }
    window.apply(Action::ClaimList(claim_list::Action::Pick(vec![ids[1], ids[0]])));
    window.apply(Action::Run(Command::JoinClaims));
    let joined = window.document().annotations.claims.get(ids[0]).unwrap().clone();
    assert_eq!(window.claims()[0], "verified: The bridge closed. + The tunnel opened.");
    assert_eq!(joined.evidence.len(), 2);
    let note = &joined.judgement_of(window.document().me).unwrap().note;
    assert_eq!(note, "first note\nThe joined claim was: Unverified\nsecond note");
    window.press("Esc Ctrl+Z");
    assert_eq!(window.claims().len(), 4);
}
