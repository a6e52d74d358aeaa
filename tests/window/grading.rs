//! Grading the answers of a class: the grid, what is judged, and what goes back.

use std::path::Path;

use claimlight::app::actions::Action;
use claimlight::app::grading::{self, Act, At, Column, Filter, IntoAct, Page, View};
use claimlight::app::settings::Settings;
use claimlight::app::state::Sheet;
use claimlight_core::exercise::grades::{self, Grades};
use claimlight_core::grading::Found;
use claimlight_core::model::Fraction;
use egui_kittest::kittest::Queryable as _;

use super::{Window, class, settings};

impl Window {
    /// Opens an exercise, and collects and scores the answers beside it.
    fn grading(folder: &Path, pupils: usize, has_rubric: bool) -> Self {
        let exercise = class::class(folder, pupils, has_rubric);
        let mut window = Self::empty(Settings { autosave: false, ..settings() });
        window.act(grading::Action::Toggle);
        window.act(grading::Action::Look(exercise));
        window.until(|app| app.state().grading.setup().exercise.is_some());
        window.act(grading::Action::HandIns(folder.join("answers")));
        window.act(grading::Action::Begin);
        window.until(|app| app.state().grading.page().is_some() && app.state().desk.working.is_none());
        window.settle();
        window
    }

    fn act(&mut self, action: grading::Action) {
        self.apply(Action::Grading(action));
    }

    fn graded(&self) -> &Page {
        self.harness.state().state().grading.page().unwrap()
    }

    /// Chooses a claim of a pupil, counted from 0.
    fn at(&mut self, who: &str, column: Column) {
        let pupil = self.graded().grades.pupils.iter().position(|pupil| pupil.who == who).unwrap();
        self.act(grading::Action::Choose(At { pupil, column }));
    }

    fn found(&self, who: &str, claim: usize) -> (Found, bool) {
        let page = self.graded();
        let pupil = page.grades.pupils.iter().position(|pupil| pupil.who == who).unwrap();
        let cell = page.cells[pupil][claim];
        (cell.found, cell.is_given)
    }

    /// What the file of grades holds, once it is written.
    fn written(&mut self, folder: &Path) -> Grades {
        self.until(|app| app.state().grading.page().unwrap().saving_words().0.contains("Saved in"));
        self.settle();
        read(&folder.join("bridge.grades.ron"))
    }
}

/// What a file of grades holds.
fn read(path: &Path) -> Grades {
    grades::read(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn answers_are_collected_and_each_cell_says_what_became_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let window = Window::grading(folder.path(), 14, false);
    let page = window.graded();
    assert_eq!((page.entries().len(), page.grades.pupils.len(), page.answers()), (6, 13, 12));
    assert_eq!(window.found("Lena Brandt", 3), (Found::Part, false));
    window.harness.get_by_label("Lena Brandt, claim 4, In part, proposed, unverified, note");
    window.harness.get_by_label_contains("Ben Okoro, claim 1, damaged");
    assert_eq!((page.count_of(Filter::ToGrade), page.count_of(Filter::Problems)), (12, 1));
    window.harness.get_by_label("To grade 12");
}

#[test]
fn single_keys_judge_and_enter_goes_down() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 14, true);
    window.at("Lena Brandt", Column::Claim(3));
    window.press("F");
    assert_eq!(window.found("Lena Brandt", 3), (Found::Found, true));
    window.press("M");
    assert_eq!(window.found("Lena Brandt", 3), (Found::Missed, true));
    window.press("P 2 Enter");
    assert_eq!(window.found("Lena Brandt", 3), (Found::Part, true));
    assert_eq!(window.graded().name(window.graded().at.pupil), "Leon Huber");
    assert_eq!(window.graded().at.column, Column::Claim(3));
    window.press("Up Left Left Right");
    assert_eq!(window.graded().at.column, Column::Claim(2));
    let lena = window.graded().pupil().unwrap().clone();
    assert_eq!(lena.claims[0].reason, Some(2));
    // Undo takes back the level first.
    window.press("Ctrl+Z");
    assert_eq!(window.graded().pupil().unwrap().claims[0].reason, None);
    window.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_eq!(window.found("Lena Brandt", 3), (Found::Part, false));
    window.press("Ctrl+Y");
    assert_eq!(window.found("Lena Brandt", 3), (Found::Found, true));
}

#[test]
fn a_grade_exists_only_after_it_is_accepted_and_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 14, false);
    let before = window.written(folder.path());
    assert!(before.pupils.iter().all(|pupil| pupil.grade.is_none()) && before.pupils.len() == 13);
    window.at("Lena Brandt", Column::Grade);
    window.press("Enter");
    let graded = |window: &Window| window.graded().count_of(Filter::Graded);
    assert_eq!(graded(&window), 1);
    window.at("Lena Brandt", Column::Grade);
    window.act(grading::Action::Act(Act::Points(Fraction::new(9, 1), String::new())));
    assert!(window.message().contains("Say why"), "{}", window.message());
    window.act(grading::Action::Act(Act::Points(Fraction::new(9, 1), "She explained it to others.".to_owned())));
    window.until(|app| app.state().desk.working.is_none());
    window.settle();
    let lena = |grades: &Grades| grades.pupils.iter().find(|pupil| pupil.who == "Lena Brandt").unwrap().clone();
    let grade = lena(&window.graded().grades).grade.unwrap();
    assert_eq!((grade.points, grade.of), (Fraction::new(9, 1), Fraction::new(10, 1)));
    for _ in 0..200 {
        window.settle();
        if lena(&window.written(folder.path())).grade.is_some_and(|grade| grade.points == Fraction::new(9, 1)) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(lena(&window.written(folder.path())).grade.unwrap().why, "She explained it to others.");
    // The whole class is one act.
    window.act(grading::Action::Act(Act::AcceptAll));
    assert_eq!(graded(&window), 12);
    window.press("Ctrl+Z");
    assert_eq!(graded(&window), 1);
}

#[test]
fn names_are_hidden_and_the_grades_are_there_when_the_exercise_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 14, false);
    let names = |window: &Window| {
        let page = window.graded();
        page.order.iter().map(|i| page.grades.pupils[*i].who.clone()).collect::<Vec<_>>()
    };
    let sorted = names(&window);
    window.act(grading::Action::HideNames);
    assert_ne!(names(&window), sorted);
    assert!(window.harness.query_all_by_label_contains("Lena").next().is_none());
    window.harness.get_by_label("Pupil 1");
    window.act(grading::Action::HideNames);
    window.at("Lena Brandt", Column::Claim(0));
    window.act(grading::Action::Act(Act::Words("Good.".to_owned())));
    window.act(grading::Action::Act(Act::Keep("Good.".to_owned())));
    for _ in 0..200 {
        window.settle();
        if window.written(folder.path()).lines == ["Good."] {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let mut again = Window::empty(settings());
    let path = folder.path().join("bridge.grades.ron");
    again.apply(Action::Opening(claimlight::app::opening::Action::Open(path)));
    again.until(|app| app.state().grading.page().is_some());
    assert_eq!(again.graded().grades, window.graded().grades);
}

#[test]
fn grades_go_into_a_copy_of_the_platforms_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 14, false);
    window.act(grading::Action::Act(Act::AcceptAll));
    let export = folder.path().join("Grades-8b.csv");
    std::fs::write(&export, class::worksheet(14)).unwrap();
    window.act(grading::Action::Gradebook(export.clone()));
    window.until(|app| app.state().sheet == Some(Sheet::GradesInto));
    window.settle();
    let written = window.harness.state().state().grading.into_book().unwrap().preview.written();
    assert_eq!(written, 12);
    window.harness.get_by_label("Write 12 grades");
    // Of the ninth nothing came in; the gradebook knows the name.
    assert_eq!(window.graded().count_of(Filter::NoHandIn), 1);
    window.act(grading::Action::Into(IntoAct::Places(0)));
    window.act(grading::Action::Into(IntoAct::Write));
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains("graded.csv")));
    let copy = std::fs::read_to_string(folder.path().join("Grades-8b.graded.csv")).unwrap();
    assert_eq!(copy.lines().count(), 13);
    assert!(copy.contains("\"Participant 48278\",\"Lena Brandt\""), "{copy}");
    assert_eq!(std::fs::read_to_string(&export).unwrap(), class::worksheet(14));
    window.act(grading::Action::AskFeedback);
    window.harness.get_by_label("Write feedback").click();
    window.settle();
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains("bridge.feedback.zip")));
    assert!(folder.path().join("bridge.feedback.zip").exists());
    window.act(grading::Action::WriteTable);
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains("bridge.grades.csv")));
}

#[test]
fn what_many_marked_becomes_welcome_and_no_grade_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 28, false);
    window.act(grading::Action::Act(Act::AcceptAll));
    let grades =
        |window: &Window| window.graded().grades.pupils.iter().map(|pupil| pupil.grade.clone()).collect::<Vec<_>>();
    let before = grades(&window);
    assert!(window.graded().class.heat.beside[0].pupils > 5);
    window.act(grading::Action::Welcome(0));
    window.until(|app| app.state().grading.page().unwrap().entries().len() == 7);
    assert_eq!(grades(&window), before);
    window.until(|_| {
        let key = std::fs::read(folder.path().join("key/bridge.key.claims.ron")).unwrap();
        claimlight_core::file::read(&key).unwrap().annotations.claims.len() == 7
    });
    window.press("Ctrl+Z");
    window.until(|app| app.state().grading.page().unwrap().entries().len() == 6);
}

#[test]
fn the_map_names_nobody_and_esc_leads_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 28, false);
    window.act(grading::Action::View(View::HeatMap));
    assert!(window.harness.query_all_by_label_contains("Lena").next().is_none());
    window.harness.get_by_label_contains("On Tuesday the harbour board");
    window.press("K Right F11");
    assert!(window.harness.state().state().desk.full_screen);
    assert!(window.graded().map.shows_key && window.graded().map.sentence == 1);
    window.press("Esc");
    assert_eq!(window.graded().view, View::Grid);
    window.press("Esc");
    assert!(window.harness.state().state().desk.grading.is_none());
}

#[test]
fn what_is_dropped_is_sorted_and_keys_tell_how_far_they_agree() {
    let folder = tempfile::tempdir().unwrap();
    let exercise = class::class(folder.path(), 6, false);
    let key = folder.path().join("key/bridge.key.claims.ron");
    std::fs::copy(&key, folder.path().join("key/other.key.claims.ron")).unwrap();
    let mut window = Window::empty(settings());
    window.press("Ctrl+Shift+K");
    window.harness.get_by_label("Grade answers");
    let setup = |window: &Window| {
        let setup = window.harness.state().state().grading.setup();
        (setup.exercise.is_some(), setup.keys.len(), setup.hand_ins.len())
    };
    window.apply(Action::Dropped(exercise));
    window.until(|app| app.state().grading.setup().exercise.is_some());
    assert_eq!(setup(&window), (true, 2, 0));
    window.apply(Action::Dropped(folder.path().join("answers")));
    assert_eq!(setup(&window), (true, 2, 1));
    window.harness.get_by_label("Grade").click();
    window.settle();
    window.until(|app| app.state().grading.page().is_some() && app.state().desk.working.is_none());
    window.settle();
    window.harness.get_by_label_contains("The teachers’ own agreement on where claims are: F1 1");
    window.harness.get_by_label("other.key.claims.ron").click();
    window.settle();
    assert_eq!(window.graded().key, 1);
}

#[test]
fn from_the_card_of_an_exercise_a_key_leads_to_the_answers_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let exercise = class::class(folder.path(), 3, false);
    let mut window = Window::empty(settings());
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(exercise)));
    window.until(|app| app.state().desk.stage().is_some());
    window.settle();
    window.press("Ctrl+Shift+K");
    window.until(|app| app.state().grading.setup().exercise.is_some());
    window.settle();
    window.harness.get_by_label("bridge.key.claims.ron · 6 claims");
    window.press("Esc");
    assert!(window.harness.state().state().desk.stage().is_some());
}

#[test]
fn the_sample_class_is_graded() {
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/class");
    for part in ["", "teacher"] {
        std::fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in std::fs::read_dir(samples.join(part)).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                std::fs::copy(entry.path(), folder.path().join(part).join(entry.file_name())).unwrap();
            }
        }
    }
    let mut window = Window::empty(settings());
    window.press("Ctrl+Shift+K");
    window.act(grading::Action::Look(folder.path().to_owned()));
    window.until(|app| app.state().grading.setup().exercise.is_some());
    window.act(grading::Action::HandIns(samples.join("hand-ins")));
    window.act(grading::Action::Begin);
    window.until(|app| app.state().grading.page().is_some());
    window.settle();
    assert_eq!(window.graded().answers(), 5);
    window.act(grading::Action::View(View::HeatMap));
    window.act(grading::Action::View(View::Pupil));
    assert!(window.graded().cells.iter().all(|cells| cells.len() == window.graded().entries().len()));
}

#[test]
fn fewer_than_five_answers_make_no_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 4, false);
    window.act(grading::Action::View(View::HeatMap));
    window.harness.get_by_label_contains("With fewer than 5 answers");
}

#[test]
fn grades_that_another_program_wrote_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::grading(folder.path(), 5, false);
    let path = folder.path().join("bridge.grades.ron");
    let mut theirs = window.written(folder.path());
    theirs.pupils[0].words = "Theirs.".to_owned();
    std::fs::write(&path, grades::print(&theirs)).unwrap();
    window.act(grading::Action::Act(Act::AcceptAll));
    window.until(|app| app.state().grading.page().unwrap().saving_words().1);
    assert_eq!(read(&path), theirs);
    assert_eq!(read(&folder.path().join("bridge-2.grades.ron")), *window.graded().grades);
}
