//! Schemes: chosen, changed, edited, taken from files; and evidence that is kept and found again.

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::document::Field;
use claimlight::app::inspector;
use claimlight::app::inspector::evidence::{At, OfEvidence};
use claimlight::app::scheme::{self, Goes, problems};
use claimlight_core::model::{ClaimId, EvidenceId, Field as Recorded, Scheme};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::Window;

const THREE: &str = "The bridge closed. The tunnel opened. The harbour froze.";

fn built_in(id: &str) -> Scheme {
    Scheme::built_in().into_iter().find(|s| s.id == id).unwrap()
}

#[test]
fn another_scheme_with_the_same_verdicts_is_taken_at_once() {
    let mut window = Window::new(THREE);
    window.press("J V J U");
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(built_in("verified-unverified-false")))));
    assert!(window.harness.state().state().sheet.is_none());
    window.press("J F");
    assert_eq!(window.claims()[2], "false: The harbour froze.");
    window.press("Ctrl+Z Ctrl+Z");
    assert_eq!(window.document().annotations.scheme.id, "verified-unverified");
}

#[test]
fn changing_the_scheme_shows_where_verdicts_go_and_drops_nothing() {
    let mut window = Window::new(THREE);
    window.press("J V J U");
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(built_in("five-step")))));
    let moving = window.harness.state().state().scheme.moving().unwrap();
    let moves: Vec<_> = moving.moves.iter().map(|m| (m.from.as_str(), m.n, m.to.clone())).collect();
    assert_eq!(moves, [("unverified", 1, Goes::Stays), ("verified", 1, Goes::To("true".to_owned()))]);
    assert!(window.harness.query_by_role_and_label(Role::ComboBox, "Verified (1)").is_some());
    window.harness.get_by_label("Change the verdicts").click();
    window.settle();
    assert_eq!(window.claims(), ["true: The bridge closed.", "unverified: The tunnel opened."]);
    assert_eq!(window.document().tally.total(6), 1, "what the scheme does not hold is counted apart");
    window.press("Ctrl+Z");
    assert_eq!(window.claims()[0], "verified: The bridge closed.");
    assert_eq!(window.document().annotations.scheme.id, "verified-unverified");
}

#[test]
fn a_scheme_is_edited_and_its_new_letter_gives_the_verdict() {
    let mut window = Window::new(THREE);
    window.press("J V");
    window.apply(Action::Run(Command::EditScheme));
    window.harness.get_by_label("Add verdict").click();
    window.settle();
    let draft = window.harness.state().state().scheme.draft().unwrap();
    let mut scheme = draft.scheme.clone();
    assert_eq!(scheme.verdicts.len(), 3);
    let signs: std::collections::BTreeSet<_> = scheme.verdicts.iter().map(|v| &v.sign).collect();
    assert_eq!(signs.len(), 3, "a new verdict has a sign of its own");
    scheme.verdicts[2].label = "Doubtful".to_owned();
    scheme.verdicts[2].key = "d".to_owned();
    window.apply(Action::Scheme(scheme::Action::Draft(Box::new(scheme))));
    window.harness.get_by_label("Use these verdicts").click();
    window.settle();
    window.press("J D");
    assert_eq!(window.claims(), ["verified: The bridge closed.", "doubtful: The tunnel opened."]);
}

#[test]
fn a_letter_that_an_action_holds_is_told_and_not_taken() {
    let mut window = Window::new(THREE);
    window.apply(Action::Run(Command::EditScheme));
    let draft = window.harness.state().state().scheme.draft().unwrap();
    let mut scheme = draft.scheme.clone();
    scheme.verdicts[0].key = "J".to_owned();
    window.apply(Action::Scheme(scheme::Action::Draft(Box::new(scheme))));
    let draft = window.harness.state().state().scheme.draft().unwrap();
    assert_eq!(draft.scheme.verdicts[0].key, "V");
    assert!(window.harness.query_by_label("Nothing changed: J is the key of “Next sentence”.").is_some());
}

#[test]
fn what_is_used_twice_or_too_pale_is_told() {
    let mut scheme = built_in("verified-unverified");
    assert!(problems(&scheme).is_empty());
    scheme.verdicts[1].sign = scheme.verdicts[0].sign.clone();
    scheme.verdicts[1].underline = scheme.verdicts[0].underline;
    scheme.verdicts[1].key = "v".to_owned();
    scheme.verdicts[1].colour = "#FFEE00".to_owned();
    let told = problems(&scheme);
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told[3].contains("Unverified") && told[3].contains("pale"));
    for scheme in Scheme::built_in() {
        assert!(problems(&scheme).is_empty(), "{}", scheme.name);
    }
}

#[test]
fn a_scheme_goes_to_a_file_and_comes_from_one() {
    let mut window = Window::new(THREE);
    let path = window.folder.path().join("mine.scheme.ron");
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(built_in("averitec")))));
    window.apply(Action::Scheme(scheme::Action::Save(path.clone())));
    window.until(|_| path.exists());
    window.press("Ctrl+Z");
    assert_eq!(window.document().annotations.scheme.id, "verified-unverified");
    window.apply(Action::Scheme(scheme::Action::Load(path)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.scheme.id == "averitec"));
}

#[test]
fn new_articles_get_the_scheme_chosen_for_them() {
    let mut window = Window::new(THREE);
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Another article.").unwrap();
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(built_in("five-step")))));
    window.apply(Action::Run(Command::SchemeForNew));
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another article."));
    assert_eq!(window.document().annotations.scheme.id, "five-step");
    window.settle();
    window.press("J M");
    assert_eq!(window.claims(), ["mostly-true: Another article."]);
}

/// A claim with an entry of evidence, and the entry's id.
fn with_evidence() -> (Window, ClaimId, EvidenceId) {
    let mut window = Window::new(THREE);
    window.press("J V");
    window.apply(Action::Run(Command::AddEvidence));
    let claim = window.document().selected_claim().unwrap();
    let (id, evidence) = (claim.id, claim.evidence[0].id);
    (window, id, evidence)
}

/// Something done with an entry of evidence.
fn with(claim: ClaimId, evidence: EvidenceId, act: OfEvidence) -> Action {
    Action::Inspector(inspector::Action::Evidence(At { claim, evidence }, act))
}

#[test]
fn the_quoted_words_and_a_file_are_kept_with_evidence() {
    let (mut window, claim, evidence) = with_evidence();
    window.apply(with(claim, evidence, OfEvidence::KeepQuote));
    assert_eq!(window.message(), "Type the quoted words first: they are what is kept.");
    window.apply(Action::Inspector(inspector::Action::Type(
        claim,
        Field::Evidence(evidence, Recorded::Quote),
        "It closed at noon.".to_owned(),
    )));
    window.apply(with(claim, evidence, OfEvidence::KeepQuote));
    let kept = |window: &Window| window.document().selected_claim().unwrap().evidence[0].snapshot.clone();
    assert_eq!(kept(&window).unwrap().text, "It closed at noon.");
    assert!(window.harness.query_by_label("Read the copy kept with evidence 1").is_some());
    let page = window.folder.path().join("log.txt");
    std::fs::write(&page, "The log of May:\nclosed at noon.").unwrap();
    window.apply(with(claim, evidence, OfEvidence::AwaitDrop));
    window.apply(Action::Dropped(page));
    window.until(|app| {
        let claim = app.state().desk.document.as_ref().unwrap().selected_claim().unwrap();
        claim.evidence[0].snapshot.as_ref().is_some_and(|s| s.name == "log.txt")
    });
    window.settle();
    assert!(kept(&window).unwrap().is_whole());
    window.apply(with(claim, evidence, OfEvidence::ShowKept));
    assert!(window.harness.query_by_label("closed at noon.").is_some());
    assert!(window.harness.query_by_label("It is as it was when it was kept.").is_some());
    window.press("Esc Ctrl+Z Ctrl+Z");
    assert!(kept(&window).is_none());
}

#[test]
fn evidence_given_before_is_found_by_typing_and_copied() {
    let (mut window, claim, evidence) = with_evidence();
    window.apply(Action::Inspector(inspector::Action::Type(
        claim,
        Field::Evidence(evidence, Recorded::Url),
        "https://example.org/budget".to_owned(),
    )));
    window.apply(Action::Inspector(inspector::Action::Type(
        claim,
        Field::Evidence(evidence, Recorded::Title),
        "Town budget 2025".to_owned(),
    )));
    window.press("Esc J U");
    window.apply(Action::Run(Command::AddEvidence));
    let second = window.document().selected_claim().unwrap();
    let (claim, evidence) = (second.id, second.evidence[0].id);
    window.apply(Action::Inspector(inspector::Action::Type(
        claim,
        Field::Evidence(evidence, Recorded::Url),
        "budg".to_owned(),
    )));
    window.harness.get_by_label("Copy this source: Town budget 2025").click();
    window.settle();
    let entry = &window.document().selected_claim().unwrap().evidence[0];
    assert_eq!((entry.url.as_str(), entry.title.as_str()), ("https://example.org/budget", "Town budget 2025"));
    assert!(window.harness.query_by_label("Copy this source: Town budget 2025").is_none());
}
