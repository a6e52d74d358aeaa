//! Two people's claims in one article are compared.

use std::path::PathBuf;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::comparing::{self, Comparison};
use claimlight_core::compare::Difference;
use claimlight_core::file;
use egui_kittest::kittest::Queryable as _;

use super::sharing::{ben, save};
use super::{Window, settings};

const TEXT: &str = "The bridge closed in May, the town says. It opened in June. Nobody paid for it.\n\n\
    The ferry carries 400 people a day. It leaves at noon.\n";

/// What Ben marked in the same text, in a file of his own.
fn of_ben(text: &str, keys: &str) -> (Window, PathBuf) {
    let mut window = Window::with(text, ben());
    window.press(keys);
    save(&mut window);
    let path = window.folder.path().join("a.claims.ron");
    (window, path)
}

fn compare(window: &mut Window, path: PathBuf) {
    window.apply(Action::Comparing(comparing::Action::With(path)));
    window.until(|app| app.state().desk.working.is_none());
    window.settle();
}

fn comparison(window: &Window) -> Option<&Comparison> {
    let state = window.harness.state().state();
    state.comparing.shown(&state.desk)
}

/// How many are the same; only mine, only theirs, other verdict, other ends.
fn counts(window: &Window) -> (usize, [usize; 4]) {
    let comparison = comparison(window).unwrap();
    (comparison.compared.same, comparison.counts())
}

fn shown(window: &Window) -> Option<Difference> {
    comparison(window).unwrap().difference()
}

#[test]
fn what_differs_is_stepped_through_and_taken_over() {
    // The first the same, the second with another verdict, the third only Ana's; in the fourth Ben leaves a word out; the
    // fifth only Ben's.
    let (ben, path) = of_ben(TEXT, "J V J U J J L V J V");
    let theirs = ben.claims();
    assert_eq!(theirs.len(), 4, "{theirs:?}");
    let mut ana = Window::new(TEXT);
    ana.press("J V J V J V J V");
    save(&mut ana);
    let own = ana.folder.path().join("a.claims.ron");
    let before = std::fs::read(&own).unwrap();
    compare(&mut ana, path);
    let (same, [mine, only_theirs, verdict, ends]) = counts(&ana);
    assert_eq!((mine, only_theirs, verdict), (1, 1, 1), "{:?} {theirs:?}", comparison(&ana));
    assert_eq!((same, ends), (1, 1));
    ana.harness.get_by_label("1 only Ben");
    ana.harness.get_by_label("Mine, above");
    // The other verdict comes first.
    assert!(matches!(shown(&ana), Some(Difference::OtherVerdict(..))));
    ana.harness.get_by_label_contains("Other verdict: mine Verified, Ben Unverified");
    ana.press("Enter");
    assert_eq!(ana.claims()[1], "unverified: It opened in June.");
    assert_eq!(counts(&ana).1[2], 0);
    // What is only mine can't be taken over.
    assert!(matches!(shown(&ana), Some(Difference::OnlyMine(_))));
    ana.press("Enter");
    assert!(ana.message().contains("nothing of Ben"), "{}", ana.message());
    ana.press("Shift+Tab");
    assert!(matches!(shown(&ana), Some(Difference::OnlyTheirs(_))));
    ana.press("Enter");
    assert_eq!(ana.claims().last().unwrap(), "verified: It leaves at noon.");
    assert!(ana.document().annotations.annotators.iter().any(|a| a.name == "Ben"), "his judgement came with it");
    assert_eq!(std::fs::read(&own).unwrap(), before, "nothing is written before it is saved");
    ana.press("Ctrl+Z Ctrl+Z");
    assert_eq!(counts(&ana).1[2], 1, "what was undone differs again");
    ana.press("Esc");
    assert!(comparison(&ana).is_none());
}

#[test]
fn other_ends_are_taken_over() {
    let (_ben, path) = of_ben(TEXT, "J Shift+J V");
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    compare(&mut ana, path.clone());
    let differs = counts(&ana).1;
    assert_eq!(differs, [0, 0, 0, 1], "they share more than half of their words");
    ana.press("Enter");
    assert_eq!(ana.claims(), ["verified: The bridge closed in May, the town says. It opened in June."]);
    assert_eq!(counts(&ana), (1, [0; 4]));
    ana.harness.get_by_label("Nothing differs.");
    // The command ends it, and begins it again.
    ana.apply(Action::Run(Command::Compare));
    assert!(comparison(&ana).is_none());
}

#[test]
fn a_file_on_another_version_or_without_text_is_compared_and_another_article_refused() {
    let (ben, path) = of_ben(&TEXT.replace("400", "380"), "J V J V J J V");
    let mut ana = Window::new(TEXT);
    ana.press("J V J V");
    compare(&mut ana, path);
    assert_eq!(counts(&ana), (2, [0, 1, 0, 0]));
    let bare = ben.folder.path().join("bare.claims.ron");
    std::fs::write(&bare, file::share(&ben.document().annotations, &[claimlight_core::model::Optional::Text].into()))
        .unwrap();
    ana.press("Esc");
    compare(&mut ana, bare);
    assert_eq!(counts(&ana), (2, [0, 1, 0, 0]));
    ana.press("Esc");
    let (_other, path) = of_ben("Something else stands here. Nothing of the ferry.\n", "J V J V");
    compare(&mut ana, path);
    assert!(comparison(&ana).is_none());
    ana.harness.get_by_label_contains("it is about another one");
}

#[test]
fn people_of_one_file_are_compared() {
    let (ben, path) = of_ben(TEXT, "J V J V");
    let mut carla = Window::open(tempfile::tempdir().unwrap(), &ben.folder.path().join("a.txt"), {
        let settings = super::sharing::ben();
        claimlight::app::settings::Settings { name: "Carla".to_owned(), ..settings }
    });
    carla.press("J U");
    save(&mut carla);
    let mut ana = Window::with(TEXT, settings());
    ana.press("J V");
    compare(&mut ana, path);
    assert_eq!(counts(&ana), (1, [0, 1, 0, 0]));
    ana.harness.get_by_label("Compare with Carla").click();
    ana.settle();
    assert_eq!(counts(&ana), (0, [0, 0, 1, 0]));
}
