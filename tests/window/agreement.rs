//! How far people agree: the page, what its figures are made of, and what goes out of it.

use std::path::Path;

use claimlight::app::actions::Action;
use claimlight::app::agreement::chosen::Part;
use claimlight::app::agreement::{self, Format, Page};
use claimlight::app::commands::Command;
use claimlight::app::settings::Settings;
use claimlight_core::agreement::Question;
use claimlight_core::model::Annotations;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

use super::{Window, asks, settings, study};

impl Window {
    /// Opens the page of agreement over the articles in a folder, and waits until it was counted and listed.
    fn agreement_of(folder: &Path) -> Self {
        let mut window = Self::empty(Settings { annotator: study::person(0).to_string(), ..settings() });
        window.apply(Action::Opening(claimlight::app::opening::Action::Open(folder.to_owned())));
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
        window.settle();
        window.press("Ctrl+Shift+A");
        window.until_listed();
        window
    }

    fn until_listed(&mut self) {
        self.until(|app| {
            let page = app.state().agreement.shown(&app.state().desk);
            page.is_some_and(|page| page.list.is_some()) && app.state().desk.working.is_none()
        });
        self.settle();
    }

    /// Waits until the page says why there are no figures.
    fn until_told(&mut self) {
        self.until(|app| {
            let page = app.state().agreement.shown(&app.state().desk);
            page.is_some_and(|page| matches!(page.state, agreement::Stage::Nothing(_)))
        });
        self.settle();
    }

    fn page(&self) -> &Page {
        let state = self.harness.state().state();
        state.agreement.shown(&state.desk).unwrap()
    }

    fn is_page(&self) -> bool {
        let state = self.harness.state().state();
        state.agreement.shown(&state.desk).is_some()
    }

    /// The three figures as they are written.
    fn figures(&self) -> Vec<String> {
        self.page().figures.as_ref().unwrap().columns.iter().map(|column| column.shown.clone()).collect()
    }

    /// How many entries the list has.
    fn entries(&self) -> usize {
        self.page().list.as_ref().unwrap().rows.len()
    }

    fn click_on(&mut self, label: &str) {
        self.harness.get(By::new().role(Role::Button).label_contains(label)).click();
        self.settle();
    }
}

fn of(articles: usize, people: &[usize]) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    study::study(folder.path(), articles, people);
    (Window::agreement_of(folder.path()), folder)
}

fn write(folder: &Path, annotations: &Annotations) {
    std::fs::write(folder.join("a.claims.ron"), claimlight_core::file::print(annotations)).unwrap();
}

#[test]
fn the_page_answers_three_questions_and_the_numbers_are_those_of_the_command_line() {
    let (window, folder) = of(6, &[0, 1, 2, 3]);
    window.harness.get_by_label("Do we agree?");
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_claimlight"))
        .args(["agree", "--json", "."])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    for (question, title, name, figure) in [
        ("sentences", "Do we find the same sentences?", "alpha", "α"),
        ("verdicts", "Do we judge alike?", "alpha", "α"),
        ("words", "Do we mark the same words?", "mean_f1_overlap", "F1, mean of 3 pairs"),
    ] {
        let value = json[question][name].as_f64().unwrap_or_else(|| panic!("{question} {name}: {json:#}"));
        // The button of the figure says all of it: a screen reader has no axis.
        window.harness.get_by_label_contains(&format!("{title} {figure} {value:.2}. 95 %:"));
    }
    window.harness.get_by_label("Noor is taken to have read all of 6 articles");
    assert_eq!(window.page().files(), 7);
}

#[test]
fn who_decides_is_left_out_and_a_chip_takes_somebody_out() {
    let (mut window, _folder) = of(6, &[0, 1, 2, 3]);
    let before = window.figures();
    let toggled = |window: &Window, name: &str| {
        window.harness.get_by_role_and_label(Role::CheckBox, name).accesskit_node().toggled()
    };
    assert_eq!(toggled(&window, "Lena, adjudicator"), Some(Toggled::False));
    assert_eq!(toggled(&window, "Noor"), Some(Toggled::True));
    window.harness.get_by_label_contains("Ben, Noor, sentences");
    window.harness.get_by_role_and_label(Role::CheckBox, "Noor").click();
    window.settle();
    window.until_listed();
    assert_ne!(window.figures(), before);
    assert_eq!(toggled(&window, "Noor"), Some(Toggled::False));
    // Two people need no table of pairs.
    assert!(window.harness.query_by_label("Pair by pair").is_none());
    window.harness.get_by_label("Verdicts of Ana and Ben");
    window.harness.get_by_role_and_label(Role::CheckBox, "Ben").click();
    window.settle();
    assert!(window.message().contains("two people"), "{}", window.message());
    window.harness.get_by_role_and_label(Role::CheckBox, "Noor").click();
    window.settle();
    window.until_listed();
    assert_eq!(window.figures(), before);
}

#[test]
fn every_cell_and_figure_lists_what_it_is_made_of() {
    let (mut window, _folder) = of(6, &[0, 1, 2]);
    let matrix = |window: &Window| match window.page().table.as_ref().unwrap() {
        agreement::figures::Table::Matrix(matrix) => matrix.cells.clone(),
        agreement::figures::Table::Met(met) => vec![met.counts.to_vec()],
    };
    let cells = matrix(&window);
    assert_eq!(cells.len(), 3);
    for (row, one) in ["Verified", "Unverified", "Misleading"].into_iter().enumerate() {
        for (column, other) in ["Verified", "Unverified", "Misleading"].into_iter().enumerate() {
            let n = cells[row][column];
            window.click_on(&format!("Ana {one}, Ben {other}: {n}"));
            window.until_listed();
            assert_eq!(window.entries() as u64, n, "{one}, {other}");
            assert_eq!(window.page().chosen.unwrap().part, Part::Cell(row, column));
        }
    }
    // A pair's figure lists what keeps it from 1.
    window.click_on("Ben, Noor, verdicts");
    window.until_listed();
    window.harness.get_by_label("Verdicts of Ben and Noor");
    let cells = matrix(&window);
    let apart: u64 =
        (0..3).flat_map(|r| (0..3).map(move |c| (r, c))).filter(|(r, c)| r != c).map(|(r, c)| cells[r][c]).sum();
    assert_eq!(window.entries() as u64, apart);
    window.click_on("Do we find the same sentences?");
    window.until_listed();
    assert_eq!(window.page().chosen.unwrap().question, Question::Sentences);
    let cells = matrix(&window);
    window.click_on(&format!("Ben claim, Noor no claim: {}", cells[0][1]));
    window.until_listed();
    assert_eq!(window.entries() as u64, cells[0][1]);
    window.click_on("Do we mark the same words?");
    window.until_listed();
    let counts = matrix(&window)[0].clone();
    for (label, n) in [("marked by both", counts[0]), ("only by Ben", counts[1]), ("only by Noor", counts[2])] {
        window.click_on(&format!("{label}: {n}"));
        window.until_listed();
        assert_eq!(window.entries() as u64, n, "{label}");
    }
}

#[test]
fn arrows_move_in_the_table_and_enter_steps_through_to_the_claims() {
    let (mut window, _folder) = of(6, &[0, 1, 2]);
    window.press("Up Up Up Left Left Left");
    window.until_listed();
    assert_eq!(window.page().chosen.unwrap().part, Part::Cell(0, 0));
    window.press("Right");
    window.until_listed();
    assert_eq!(window.page().chosen.unwrap().part, Part::Cell(0, 1));
    let n = window.entries();
    assert!(n > 2);
    let quotes: Vec<String> = window.page().list.as_ref().unwrap().rows.iter().map(|row| row.quote.clone()).collect();
    window.press("Enter");
    let mut titles = Vec::new();
    for (i, quote) in quotes.iter().enumerate() {
        window.harness.get_by_label(&format!("{} of {n}", i + 1));
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.selected_claim().is_some()));
        window.settle();
        let shown = window.shown();
        assert!(shown.contains(&format!("{{{quote}}}")), "{quote}: {shown}");
        titles.push(window.document().title().to_owned());
        window.press("F4");
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
        window.settle();
    }
    titles.dedup();
    assert!(titles.len() > 1, "{titles:?}");
    // After the last comes the first again; Esc leads back to the page, as it was.
    window.harness.get_by_label(&format!("1 of {n}"));
    window.press("Shift+F4");
    window.harness.get_by_label(&format!("{n} of {n}"));
    window.press("Esc");
    assert!(window.is_page());
    assert_eq!(window.page().at, n - 1);
    assert_eq!(window.page().chosen.unwrap().part, Part::Cell(0, 1));
    window.press("Esc");
    assert!(!window.is_page());
}

#[test]
fn a_claim_that_lies_in_somebodys_own_file_is_shown_there() {
    let folder = tempfile::tempdir().unwrap();
    study::study(folder.path(), 2, &[0, 1]);
    let mut window = Window::agreement_of(folder.path());
    window.click_on("Do we mark the same words?");
    window.until_listed();
    window.click_on("only by Ben");
    window.until_listed();
    let rows = window.page().list.as_ref().unwrap().rows.clone();
    let i = rows.iter().position(|row| row.second.starts_with("Ferry")).unwrap();
    window.apply(Action::Agreement(agreement::Action::Go(i)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.selected_claim().is_some()));
    assert!(window.document().saving.path().unwrap().ends_with("ferry.Ben.claims.ron"));
}

#[test]
fn a_changed_verdict_is_counted_when_the_page_is_shown_again() {
    let (mut window, _folder) = of(6, &[0, 1]);
    let before = window.figures();
    window.press("Enter");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.selected_claim().is_some()));
    window.settle();
    // Somebody's claim is deleted, so it is compared no more.
    let claims = window.claims().len();
    window.press("Delete");
    assert_eq!(window.claims().len(), claims - 1, "{}", window.message());
    window.press("Esc");
    window.until_listed();
    assert_ne!(window.figures(), before);
}

#[test]
fn what_a_figure_cannot_say_stands_beside_it() {
    let (mut window, _folder) = of(6, &[0, 1, 2]);
    let before = window.figures();
    window.harness.get_by_label_contains("were judged after seeing another’s verdict.");
    window.click_on("Show them");
    window.until_listed();
    assert_eq!(window.entries(), 3);
    window.click_on("Leave them out");
    window.until_listed();
    window.harness.get_by_label("3 verdicts that were given after seeing another’s are left out.");
    let without = window.figures();
    assert_eq!((&without[0], &without[2]), (&before[0], &before[2]));
    window.click_on("Count them");
    window.until_listed();
    assert_eq!(window.figures(), before);
}

#[test]
fn files_that_are_not_compared_are_named() {
    let folder = tempfile::tempdir().unwrap();
    study::study(folder.path(), 5, &[0, 1]);
    std::fs::write(folder.path().join("broken.claims.ron"), "(").unwrap();
    let mut window = Window::agreement_of(folder.path());
    window.harness.get_by_label("1 file was not compared.");
    window.click_on("Show the files");
    window.harness.get_by_label_contains("broken.claims.ron. ");
}

#[test]
fn articles_stand_by_their_pull_and_open() {
    let (mut window, _folder) = of(6, &[0, 1]);
    let pulls = window.page().figures.as_ref().unwrap().column(Question::Verdicts).unwrap().pulls.iter();
    let by: Vec<f64> = pulls.map(|pull| pull.by.unwrap().abs()).collect();
    assert!(by.len() == 6 && by.is_sorted_by(|a, b| a >= b), "{by:?}");
    assert_eq!(window.harness.get_all_by_label_contains("Without ").count(), 4);
    window.click_on("2 more articles");
    assert_eq!(window.harness.get_all_by_label_contains("Without ").count(), 6);
    let title = window.page().figures.as_ref().unwrap().column(Question::Verdicts).unwrap().pulls[0].title.clone();
    window.click_on(&format!("Without {title}"));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.title() == title && d.sentences_known));
    window.settle();
    assert!(!window.is_page());
}

#[test]
fn a_line_for_a_paper_is_copied_and_figures_are_written() {
    let (mut window, folder) = of(6, &[0, 1, 2]);
    window.press("Ctrl+Shift+C");
    assert!(window.message().contains("Do we judge alike?"), "{}", window.message());
    for (format, name, holds) in [
        (Format::Csv, "a.csv", "f1_overlap"),
        (Format::Json, "a.json", "\"sentences\""),
        (Format::Html, "a.html", "Do we judge alike?"),
    ] {
        let path = folder.path().join(name);
        window.apply(Action::Agreement(agreement::Action::Write(format, path.clone())));
        window.until(|_| path.exists());
        window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains(name)));
        assert!(std::fs::read_to_string(&path).unwrap().contains(holds), "{name}");
    }
    window.press("Ctrl+E");
    assert!(asks(window.harness.state(), "agree-export-title"));
}

#[test]
fn where_there_is_no_figure_there_is_a_sentence() {
    // Ana and Ben marked the same claims and said the same of them, in one article.
    let folder = tempfile::tempdir().unwrap();
    let mut one = study::article(0, &[0, 1]);
    let claims: Vec<_> = one
        .claims
        .as_slice()
        .iter()
        .map(|claim| {
            let mut claim = (**claim).clone();
            for judgement in &mut claim.judgements {
                judgement.verdict = Some("verified".to_owned());
            }
            claim
        })
        .collect();
    one.claims = claimlight_core::model::Claims::new(claims);
    write(folder.path(), &one);
    let window = Window::agreement_of(folder.path());
    assert_eq!(window.figures()[1], "–");
    let of_button = |label: &str| window.harness.get(By::new().role(Role::Button).label_contains(label)).rect();
    of_button("Do we judge alike? α –. All said “Verified” of all");
    let figure = &window.figures()[0];
    of_button(&format!("Do we find the same sentences? α {figure}. An interval needs 5 articles; here is 1."));
}

#[test]
fn one_person_alone_and_nobody_get_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &study::article(0, &[0]));
    let mut window = Window::empty(settings());
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(folder.path().to_owned())));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.apply(Action::Run(Command::Agreement));
    window.until_told();
    window.harness.get_by_label_contains("Only Ana has marked or judged something here.");
    window.press("Esc");
    assert!(!window.is_page());
    let mut window = Window::new("A mill. It has trees.");
    window.press("Ctrl+Shift+A");
    window.until_told();
    window.harness.get_by_label_contains("Nobody has marked or judged anything");
}

#[test]
fn claims_are_not_worked_on_while_the_page_is_shown() {
    let (mut window, _folder) = of(5, &[0, 1]);
    let before = window.claims();
    window.press("V U Delete");
    assert_eq!(window.claims(), before);
    assert!(window.is_page());
    assert!(window.message().contains("article"), "{}", window.message());
}

#[test]
fn each_is_compared_with_the_decisions() {
    let folder = tempfile::tempdir().unwrap();
    study::study(folder.path(), 6, &[0, 1, 2, 3]);
    study::decide(folder.path());
    let mut window = Window::agreement_of(folder.path());
    let before = window.figures();
    window.click_on("Each against the decisions");
    window.until_listed();
    window.harness.get_by_label("How far is each from the decisions?");
    window.harness.get_by_label_contains("Whoever decides has seen what the others said");
    assert_ne!(window.figures(), before);
    let chip = window.harness.get_by_role_and_label(Role::CheckBox, "Lena, adjudicator");
    assert_eq!(chip.accesskit_node().toggled(), Some(Toggled::True));
    window.harness.get_by_label_contains("Do we judge alike? α, mean of 3 pairs ");
    let pairs = |window: &Window| -> Vec<String> {
        window.page().figures.as_ref().unwrap().pairs.iter().map(|pair| pair.name.clone()).collect()
    };
    assert_eq!(pairs(&window), ["Ana, Lena", "Ben, Lena", "Noor, Lena"]);
    // The numbers are those of the command line, and each cell lists what stands otherwise.
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_claimlight"))
        .args(["agree", "--decisions", "--json", "."])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let of = |question: &str, name: &str| format!("{:.2}", json[question][name].as_f64().unwrap());
    let expected = [of("sentences", "mean_alpha"), of("verdicts", "mean_alpha"), of("words", "mean_f1_overlap")];
    assert_eq!(window.figures(), expected);
    window.click_on("Noor, Lena, verdicts");
    window.until_listed();
    window.harness.get_by_label("Verdicts of Noor and Lena");
    let apart = window.entries();
    window.click_on("Do we judge alike?");
    window.until_listed();
    assert!(window.entries() > apart && apart > 0);
    // Without the only one who decides there is nothing to compare with.
    window.harness.get_by_role_and_label(Role::CheckBox, "Lena, adjudicator").click();
    window.settle();
    assert!(window.message().contains("two people"), "{}", window.message());
    for name in ["Ben", "Noor"] {
        window.harness.get_by_role_and_label(Role::CheckBox, name).click();
        window.settle();
        window.until_listed();
    }
    window.harness.get_by_label("Verdicts of Ana and Lena");
    assert!(pairs(&window).is_empty());
    window.press("Ctrl+D");
    window.until_listed();
    assert_eq!(window.figures(), before);
}

#[test]
fn without_decisions_nobody_is_compared_with_them() {
    let (mut window, _folder) = of(5, &[0, 1]);
    let before = window.figures();
    let tool = window.harness.get_by_role_and_label(Role::Button, "Each against the decisions");
    assert!(tool.accesskit_node().is_disabled());
    window.press("Ctrl+D");
    assert_eq!(window.message(), "Nobody decides between others in these files.");
    assert_eq!(window.figures(), before);
}
