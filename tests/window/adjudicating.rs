//! Deciding where people differ: by keyboard, blind, and after somebody changed their mind.

use std::path::Path;

use claimlight::app::actions::Action;
use claimlight::app::adjudicating::deciding::Deciding;
use claimlight::app::commands::Command;
use claimlight::app::settings::Settings;
use claimlight_core::agreement::queue::{Kind, Outcome};
use claimlight_core::model::{Annotations, AnnotatorId, Claim, Claims, Judgement};
use claimlight_core::text::TextRange;
use claimlight_core::{compare, file, model};
use egui::accesskit::Role;
use egui_kittest::kittest::{By, Queryable as _};

use super::sharing::{meet, save};
use super::{Window, settings, study};

const LENA: usize = 3;

impl Window {
    /// Opens an article of the study as somebody, in a folder of its own.
    fn deciding(folder: tempfile::TempDir, who: usize) -> Self {
        let name = study::PEOPLE[who].to_owned();
        let settings = Settings { annotator: study::person(who).to_string(), name, ..settings() };
        let path = folder.path().join("a.claims.ron");
        let mut window = Self::open(folder, &path, settings);
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
        window.settle();
        window
    }

    fn decided(&self) -> &Deciding {
        let state = self.harness.state().state();
        state.adjudicating.shown(&state.desk).unwrap()
    }

    fn is_deciding(&self) -> bool {
        let state = self.harness.state().state();
        state.adjudicating.shown(&state.desk).is_some()
    }

    /// What everyone but the adjudicators says, as the file holds it.
    fn others(&self) -> Vec<Judgement> {
        let annotations = &self.document().annotations;
        let is_theirs = |id: AnnotatorId| annotations.annotator(id).is_some_and(|a| !a.is_adjudicator());
        let all = annotations.claims.as_slice().iter().flat_map(|claim| claim.judgements.clone());
        all.filter(|judgement| is_theirs(judgement.annotator)).collect()
    }
}

/// The first article of the study, in which three people differ most. Ben marks the full stops as well, so that the three agree here and
/// there.
fn study() -> Annotations {
    let mut annotations = study::article(0, &[0, 1, 2]);
    let claims = annotations.claims.as_slice().iter().map(|claim| {
        let mut claim = (**claim).clone();
        if claim.annotator == study::person(1) {
            let range = claim.spans[0].range().unwrap().to_range();
            claim.spans = Claim::new(claim.annotator, [TextRange::from_usize(range.start..range.end + 1)]).spans;
        }
        claim
    });
    annotations.claims = Claims::new(claims.collect::<Vec<_>>());
    annotations
}

fn folder_of(annotations: &Annotations) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.claims.ron"), file::print(annotations)).unwrap();
    folder
}

/// The article as Lena opens it.
fn lena() -> Window {
    Window::deciding(folder_of(&study()), LENA)
}

fn saved(path: &Path) -> Annotations {
    file::read(&std::fs::read(path).unwrap()).unwrap().annotations
}

#[test]
fn all_of_an_article_is_decided_by_keyboard_and_blind() {
    let mut window = lena();
    let before = window.others();
    window.press("Ctrl+Shift+B");
    let open = window.decided().rows.len();
    assert!(open > 5, "{open}");
    // Letters stand for names, on the screen and for a screen reader.
    assert!(window.decided().is_blind());
    for name in ["Ana", "Ben", "Noor"] {
        assert!(window.harness.query_by_label_contains(name).is_none(), "{name}");
    }
    // Moving decides nothing.
    window.press("Tab Tab Shift+Tab");
    assert_eq!(window.decided().rows.len(), open);
    let keys = ["1", "2", "N", "V", "1"];
    for i in 0..open {
        window.press(keys[i % keys.len()]);
        if window.decided().rows.len() == open - i {
            // There was one version only.
            window.press("1");
        }
        assert_eq!(window.decided().rows.len(), open - i - 1, "{i}");
    }
    assert_eq!(window.others(), before);
    // What all agree on is accepted as one act.
    let agree = window.decided().queue.agreeing().len();
    assert!(agree > 0);
    window.press("Ctrl+Enter");
    window.harness.get_by_label_contains("All who work on the article");
    window.press("Ctrl+Enter");
    assert_eq!(window.decided().queue.open().0, 0);
    window.harness.get_by_label_contains("are decided.");
    // Names come back when nothing is left.
    assert!(!window.decided().is_blind());
    let decided = window.document().annotations.claims.as_slice().iter().flat_map(|c| c.judgements.clone());
    let decided: Vec<Judgement> = decided.filter(|j| j.decision.is_some()).collect();
    assert!(decided.iter().any(|j| j.blind) && decided.iter().all(|j| j.annotator == study::person(LENA).deciding()));
    let name = window.document().annotations.annotator(study::person(LENA).deciding()).map(|a| a.name.clone());
    assert_eq!(name.as_deref(), Some("Lena (adjudicator)"));
    assert_eq!(window.others(), before);
    // Undo takes the agreed ones back at once, then one decision after the other.
    window.press("Ctrl+Z");
    assert_eq!(window.decided().queue.agreeing().len(), agree);
    window.press("Ctrl+Z");
    assert_eq!(window.decided().rows.len(), 1);
    window.press("Escape");
    assert!(!window.is_deciding());
}

#[test]
fn a_decision_says_why_and_undo_leads_back_to_it() {
    let mut window = lena();
    window.press("Ctrl+Shift+B");
    let first = window.decided().group().unwrap().claims.clone();
    window.press("Shift+Enter");
    window.press("Enter");
    window.type_text("Say what counts.");
    window.press("Escape");
    window.press("1");
    assert_ne!(window.decided().group().unwrap().claims, first);
    let ruling = |window: &Window| {
        let groups = &window.decided().queue.groups;
        groups.iter().find(|group| group.claims == first).unwrap().rulings.first().cloned()
    };
    let said = ruling(&window).unwrap();
    assert_eq!((said.reason.as_str(), said.note.as_str()), ("rule_missing", "Say what counts."));
    window.press("Ctrl+Z");
    assert_eq!(window.decided().group().unwrap().claims, first);
    assert_eq!(ruling(&window), None);
    // What was written stays for the next decision.
    assert_eq!(window.decided().written(window.document()).note, "Say what counts.");
}

#[test]
fn words_that_nobody_marked_are_judged_and_nobodys_words_are_touched() {
    let mut window = lena();
    window.press("Ctrl+Shift+B");
    let claims = window.document().annotations.claims.as_slice().to_vec();
    window.press("] Ctrl+Left U");
    let own: Vec<_> = window
        .document()
        .annotations
        .claims
        .as_slice()
        .iter()
        .filter(|c| !claims.iter().any(|k| k.id == c.id))
        .cloned()
        .collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].annotator, study::person(LENA).deciding());
    let spans =
        |claims: &[std::sync::Arc<model::Claim>]| claims.iter().map(|c| (c.id, c.spans.clone())).collect::<Vec<_>>();
    let after: Vec<_> =
        window.document().annotations.claims.as_slice().iter().filter(|c| c.id != own[0].id).cloned().collect();
    assert_eq!(spans(&after), spans(&claims));
}

#[test]
fn a_late_change_of_a_colleague_reopens_a_decision() {
    let folder = folder_of(&study());
    let mut window = Window::deciding(folder, LENA);
    window.press("Ctrl+Shift+B");
    let first = window.decided().group().unwrap().claims[0];
    window.press("1");
    save(&mut window);
    let open = window.decided().rows.len();
    // Somebody says something else in a copy from before the decision, and it comes in.
    let undecided = study();
    let claim = (**undecided.claims.get(first).unwrap()).clone();
    let whose = claim.annotator;
    let now = claim.judgement_of(whose).unwrap().verdict.clone();
    let other = if now.as_deref() == Some("verified") { "misleading" } else { "verified" };
    let mut changed = claim.clone();
    changed.judgement_mut(whose).verdict = Some(other.to_owned());
    let mut theirs = undecided.clone();
    theirs.apply(&model::Edit::changed(claim, changed));
    let theirs = compare::stamped(&undecided, &theirs, whose, compare::Clock::new());
    let path = window.folder.path().join("a.claims.ron");
    let merged = compare::merge(&saved(&path), &theirs).unwrap();
    std::fs::write(&path, file::print(&merged)).unwrap();
    meet(&mut window);
    window.until(|app| {
        let state = app.state();
        let deciding = state.adjudicating.shown(&state.desk);
        deciding.is_some_and(|deciding| deciding.queue.groups.iter().any(|g| g.kinds.contains(&Kind::Reopened)))
    });
    window.settle();
    assert_eq!(window.decided().rows.len(), open + 1);
    let place = window.decided().queue.groups.iter().position(|g| g.kinds.contains(&Kind::Reopened)).unwrap();
    window.apply(Action::Adjudicating(claimlight::app::adjudicating::Action::Go(place)));
    window.settle();
    window.harness.get_by_label_contains("and now says");
    // Keeping the decision closes it.
    window.press("K");
    assert_eq!(window.decided().rows.len(), open);
    let group = &window.decided().queue.groups[place];
    assert!(!group.is_open() && matches!(group.rulings[0].outcome, Outcome::Stands(_)));
}

#[test]
fn the_list_is_filtered_and_ordered() {
    let mut window = lena();
    window.press("Ctrl+Shift+B");
    let all = window.decided().rows.len();
    window.harness.get(By::new().role(Role::CheckBox).label_contains("Verdict ")).click();
    window.settle();
    let verdicts = window.decided().rows.len();
    assert!(verdicts < all);
    let deciding = window.decided();
    assert!(deciding.rows.iter().all(|i| deciding.queue.groups[*i].kinds.contains(&Kind::VerdictsDiffer)));
    window.harness.get(By::new().role(Role::CheckBox).label_contains("All ")).click();
    window.settle();
    assert_eq!(window.decided().rows.len(), all);
    // Names, if wanted.
    window.press("Ctrl+B");
    window.harness.get_by_label_contains("Version 1, ");
    assert!(!window.decided().is_blind());
}

#[test]
fn an_annotator_goes_through_decisions_that_differ_from_hers() {
    let mut window = lena();
    window.press("Ctrl+Shift+B");
    for _ in 0..4 {
        window.press("Shift+Enter 1");
    }
    save(&mut window);
    let annotations = saved(&window.folder.path().join("a.claims.ron"));
    let mut departing = 0;
    for who in 0..3 {
        let mut window = Window::deciding(folder_of(&annotations), who);
        window.apply(Action::Run(Command::LearnDecisions));
        window.settle();
        if !window.is_deciding() {
            continue;
        }
        departing += window.decided().rows.len();
        assert!(window.harness.query_all_by_label_contains("from yours").next().is_some());
        let before = window.document().annotations.claims.as_slice().to_vec();
        // Nothing is decided here.
        window.press("1 N V Tab");
        assert_eq!(window.document().annotations.claims.as_slice(), before);
    }
    assert!(departing > 0);
}

#[test]
fn the_panes_are_hidden_and_shown() {
    let mut window = lena();
    window.press("Ctrl+Shift+B");
    let has = |window: &Window, words: &str| window.harness.query_all_by_label_contains(words).next().is_some();
    assert!(has(&window, "To decide") && has(&window, "Why they differ"));
    window.apply(Action::Run(Command::ToggleArticles));
    window.apply(Action::Run(Command::TogglePanel));
    window.settle();
    assert!(!has(&window, "To decide") && !has(&window, "Note for all"));
    window.apply(Action::Run(Command::TogglePanel));
    window.settle();
    assert!(has(&window, "Note for all"));
}

#[test]
fn a_file_of_one_person_says_that_there_is_nobody_to_compare_with() {
    let mut window = Window::deciding(folder_of(&study::article(0, &[0])), LENA);
    window.press("Ctrl+Shift+B");
    assert_eq!(window.message(), "Only Ana has worked in this file. Merge the others’ files first.");
}

#[test]
fn who_annotated_an_article_is_warned_when_deciding_on_it() {
    let mut window = Window::deciding(folder_of(&study()), 0);
    window.press("Ctrl+Shift+B");
    let warned = window.harness.get_all_by_label_contains("You annotated this article yourself").count();
    assert!(warned > 0);
    // Other commands that change claims wait.
    let claims = window.document().annotations.claims.as_slice().to_vec();
    window.press("0");
    window.press("Delete");
    assert_eq!(window.document().annotations.claims.as_slice(), claims);
}
