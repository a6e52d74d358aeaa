//! Pictures of the window in its main states, compared with those in tests/snapshots. `UPDATE_SNAPSHOTS=1` retakes them.
#![cfg(feature = "pictures")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

#[path = "../core/tests/archive/mod.rs"]
mod archive;
mod class;
#[path = "pictures/exercise.rs"]
mod exercise;
mod study;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::choice::{Choice, Kind, Wanted};
use claimlight::app::desk::saving_state::Target;
use claimlight::app::export_copy::{self, Plan};
use claimlight::app::front::{self, dialogs::Dialog};
use claimlight::app::opening::recent::Remembered;
use claimlight::app::settings::{Appearance, Settings};
use claimlight::app::sync::merge_files::Met;
use claimlight::app::versions::{self, Earlier, Holds};
use claimlight::app::{App, find, grading, recovery, review, scheme, sync};
use claimlight_core::agreement::queue::{self, Acts, Queue};
use claimlight_core::agreement::{self, Unmarked};
use claimlight_core::file::journal::{About, Unsaved};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Claim, Edit, Optional, Timestamp};
use claimlight_core::text::TextRange;
use claimlight_core::{compare, file};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, SnapshotOptions};

type Window = Harness<'static, App>;

fn empty(appearance: Appearance, size: [f32; 2], scale: f32) -> Window {
    empty_with(Settings { appearance, ..Settings::default() }, size, scale)
}

fn empty_with(settings: Settings, size: [f32; 2], scale: f32) -> Window {
    let settings = Settings {
        name: "Ana".to_owned(),
        asked: true,
        autosave: false,
        own_dialogs: true,
        past_first_steps: true,
        ..settings
    };
    let options = SnapshotOptions::new().threshold(1.2).max_failed_pixels(400);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_max_steps(16)
        .with_options(options)
        .wgpu()
        .build_eframe(|_| App::new(settings, None, None));
    harness.run_steps(6);
    harness
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs").join(name)
}

fn window(name: &str, appearance: Appearance, size: [f32; 2]) -> Window {
    let mut harness = empty(appearance, size, 1.0);
    open(&mut harness, sample(name));
    harness
}

fn until(harness: &mut Window, so: impl Fn(&App) -> bool) {
    for _ in 0..500 {
        harness.step();
        if so(harness.state()) {
            harness.run_steps(6);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it did not come about");
}

fn open(harness: &mut Window, path: PathBuf) {
    harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(path)));
    until(harness, |app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    harness.state_mut().apply(Action::Desk(claimlight::app::desk::Action::ClearMessage));
}

/// Opens a folder of articles at several stages; the first one is shown.
fn folder(harness: &mut Window) -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("harbour").tempdir().unwrap();
    let at = folder.path().join("harbour news");
    std::fs::create_dir(&at).unwrap();
    for name in ["chip-race.md", "chip-race.claims.ron", "vodoprovod.txt", "vodoprovod.claims.ron"] {
        std::fs::copy(sample(name), at.join(name)).unwrap();
    }
    for i in 1..=30 {
        let text = format!("The bridge of pier {i}\n\nIt closed in May. The town paid {i} crowns.\n");
        std::fs::write(at.join(format!("pier {i}.txt")), text).unwrap();
    }
    harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(at)));
    until(harness, |app| {
        let read = app.state().folder.open().is_some_and(|f| f.read && f.entries.len() == 32);
        read && app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known)
    });
    folder
}

fn run(harness: &mut Window, command: Command) {
    harness.state_mut().apply(Action::Run(command));
    harness.run_steps(6);
}

fn press(harness: &mut Window, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(Modifiers::NONE, *key);
        harness.run_steps(4);
    }
}

const USUAL: [f32; 2] = [1280.0, 800.0];
const SMALL: [f32; 2] = [1024.0, 600.0];

#[test]
fn a_claim_is_selected_in_light() {
    let mut harness = window("chip-race.md", Appearance::Light, USUAL);
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Tab]);
    harness.snapshot("claim_light");
}

#[test]
fn words_are_selected_in_dark() {
    let mut harness = window("chip-race.md", Appearance::Dark, USUAL);
    press(&mut harness, &[Key::J, Key::J, Key::J, Key::J]);
    harness.snapshot("words_dark");
}

#[test]
fn nothing_is_open() {
    empty(Appearance::Light, USUAL, 1.0).snapshot("welcome_light");
}

#[test]
fn nothing_is_open_in_a_small_dark_window() {
    empty(Appearance::Dark, SMALL, 1.0).snapshot("welcome_small_dark");
}

#[test]
fn text_in_cyrillic_letters() {
    window("vodoprovod.txt", Appearance::Light, USUAL).snapshot("cyrillic_light");
}

fn folder_picture(appearance: Appearance, name: &str) {
    let mut harness = empty(appearance, USUAL, 1.0);
    let _folder = folder(&mut harness);
    press(&mut harness, &[Key::Tab, Key::Tab]);
    harness.snapshot(name);
}

#[test]
fn a_folder_is_open() {
    folder_picture(Appearance::Light, "folder_light");
}

#[test]
fn a_folder_is_open_in_dark() {
    folder_picture(Appearance::Dark, "folder_dark");
}

fn palette_picture(appearance: Appearance, name: &str) {
    let mut harness = window("chip-race.md", appearance, USUAL);
    run(&mut harness, Command::Palette);
    harness.state_mut().apply(Action::Palette(claimlight::app::palette::Action::Type("next".to_owned(), 1)));
    harness.run_steps(4);
    harness.snapshot(name);
}

#[test]
fn the_palette() {
    palette_picture(Appearance::Light, "palette_light");
}

#[test]
fn the_palette_in_dark() {
    palette_picture(Appearance::Dark, "palette_dark");
}

fn scheme_picture(appearance: Appearance, name: &str) {
    let mut harness = window("chip-race.md", appearance, USUAL);
    let five = claimlight_core::model::Scheme::built_in().into_iter().find(|s| s.id == "five-step").unwrap();
    run(&mut harness, Command::EditScheme);
    harness.state_mut().apply(Action::Scheme(scheme::Action::Draft(Box::new(five))));
    harness.run_steps(4);
    harness.snapshot(name);
}

#[test]
fn the_scheme_is_edited() {
    scheme_picture(Appearance::Light, "scheme_light");
}

#[test]
fn the_scheme_is_edited_in_dark() {
    scheme_picture(Appearance::Dark, "scheme_dark");
}

fn find_picture(appearance: Appearance, name: &str) {
    let mut harness = window("chip-race.md", appearance, USUAL);
    run(&mut harness, Command::Find);
    harness.state_mut().apply(Action::Find(find::Action::Type("boards".to_owned())));
    until(&mut harness, |app| app.state().find.bar().is_some_and(|f| f.is_answered() && !f.hits().is_empty()));
    harness.snapshot(name);
}

#[test]
fn words_are_found() {
    find_picture(Appearance::Light, "find_light");
}

#[test]
fn words_are_found_in_dark() {
    find_picture(Appearance::Dark, "find_dark");
}

/// Gives the article a place that is the same on every machine, where a picture shows it.
fn saved_at_home(harness: &mut Window) {
    let path = PathBuf::from("/home/ana/articles/chip-race.claims.ron");
    harness.state_mut().apply(Action::Saving(claimlight::app::saving::Action::SetTarget(path)));
}

#[test]
fn sheets() {
    let mut harness = window("chip-race.md", Appearance::Light, USUAL);
    press(&mut harness, &[Key::Tab, Key::Tab]);
    run(&mut harness, Command::SplitClaim);
    harness.snapshot("split_light");
    run(&mut harness, Command::Settings);
    harness.snapshot("settings_light");
    saved_at_home(&mut harness);
    run(&mut harness, Command::Details);
    harness.snapshot("details_light");
    let choice = Choice::new("dialog-open", Wanted::File, Kind::Openable, |path| {
        Action::Opening(claimlight::app::opening::Action::Open(path))
    });
    let dialog = Dialog { folder: "/home/ana/articles".into(), ..Dialog::new(choice, &sample("")) };
    harness.state_mut().apply(Action::Show(None));
    harness.state_mut().apply(Action::Front(Box::new(front::Action::Show(Box::new(dialog)))));
    harness.run_steps(6);
    harness.snapshot("dialog_light");
}

#[test]
fn a_small_window_cuts_nothing() {
    let mut harness = empty(Appearance::Light, SMALL, 1.0);
    let _folder = folder(&mut harness);
    press(&mut harness, &[Key::J, Key::J, Key::J]);
    harness.snapshot("small_light");
    press(&mut harness, &[Key::Escape, Key::Tab]);
    harness.snapshot("small_claim_light");
    run(&mut harness, Command::EditScheme);
    harness.snapshot("small_scheme_light");
    run(&mut harness, Command::Settings);
    harness.snapshot("small_settings_light");
}

#[test]
fn twice_as_fine() {
    let mut harness = empty(Appearance::Light, [640.0, 400.0], 2.0);
    open(&mut harness, sample("chip-race.md"));
    press(&mut harness, &[Key::Tab]);
    harness.snapshot("fine_light");
}

#[test]
fn a_large_screen() {
    let mut harness = window("chip-race.md", Appearance::Dark, [3840.0, 2160.0]);
    press(&mut harness, &[Key::Tab]);
    harness.snapshot("large_dark");
}

/// Opens a file in which two people have restated a claim at the same time, and one of them has marked another claim.
fn two_people(harness: &mut Window) {
    let Some(document) = harness.state().state().desk.document.as_ref() else { panic!("it is open") };
    let start = document.annotations.clone();
    let other = AnnotatorId("0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a99".parse().unwrap());
    let changed = |words: &str, by: AnnotatorId, at: u64| {
        let mut now = start.clone();
        if now.annotator(by).is_none() {
            now.annotators.push(Annotator::new(by, if by == other { "Ben" } else { "Ana" }));
        }
        let before = now.claims.as_slice()[1].clone();
        let mut after = Claim { restated: words.to_owned(), ..(*before).clone() };
        let judgement = after.judgement_mut(by);
        judgement.verdict = Some("unverified".to_owned());
        judgement.time = Timestamp::from_second(1_795_000_000);
        after.judgements.sort_by_key(|j| j.annotator);
        now.apply(&Edit::changed(before, after));
        compare::stamped(&start, &now, by, compare::Clock::at(at, 1))
    };
    let mine = changed("The factory is under three years old.", document.me, 1_795_000_000_000);
    let theirs = changed("Three years ago there was no factory.", other, 1_795_000_060_000);
    let both = compare::merge(&mine, &theirs).unwrap();
    let mut incoming = sync::incoming::came_in(&mine, &both);
    for one in &mut incoming {
        one.time = Timestamp::from_second(1_795_000_000);
    }
    let Target::File(path) = document.saving.target.clone() else { panic!("it has a file") };
    let met = Met {
        path,
        other: None,
        revision: document.revision,
        edits: compare::changes(&start, &both),
        told: None,
        incoming,
        undecided: compare::undecided(&both),
        has_comments: false,
        sha256: String::new(),
        is_saved: false,
        is_like: true,
        mine: Arc::new(start),
        became: Arc::new(both),
    };
    let number = document.number;
    harness.state_mut().apply(Action::Sync(sync::Action::Looked(number, Box::new(Some(Ok(met))))));
}

#[test]
fn what_came_in_is_listed() {
    let mut harness = window("chip-race.md", Appearance::Light, USUAL);
    two_people(&mut harness);
    run(&mut harness, Command::Incoming);
    harness.snapshot("incoming_light");
}

#[test]
fn something_is_to_decide() {
    let mut harness = window("chip-race.md", Appearance::Dark, USUAL);
    two_people(&mut harness);
    run(&mut harness, Command::Decide);
    harness.snapshot("decide_dark");
}

#[test]
fn earlier_versions_are_listed() {
    let mut harness = window("chip-race.md", Appearance::Light, SMALL);
    let at = |minutes: i64, holds: Holds| {
        let time = Timestamp::from_second(1_795_000_000 - minutes * 60);
        Earlier { path: PathBuf::new(), time, holds }
    };
    let versions = vec![
        at(0, Holds::Version(50, [1, 0, 2])),
        at(7, Holds::Version(48, [3, 0, 2])),
        at(20, Holds::Dropped(37)),
        at(3000, Holds::Version(12, [39, 0, 4])),
    ];
    let number = harness.state().state().desk.document.as_ref().unwrap().number;
    harness.state_mut().apply(Action::Versions(versions::Action::Listed(number, versions)));
    harness.run_steps(6);
    harness.snapshot("versions_light");
}

#[test]
fn a_crash_has_left_something_and_a_copy_lies_beside() {
    let mut harness = window("chip-race.md", Appearance::Light, USUAL);
    let Some(document) = harness.state().state().desk.document.as_ref() else { panic!("it is open") };
    let (number, copies) = (document.number, vec![PathBuf::from("chip-race.claims (1).ron")]);
    let bare = document.annotations.bare();
    let about = About { number: 1, path: None, title: document.title().to_owned(), who: "Ana".to_owned() };
    let left = Unsaved {
        journal: PathBuf::new(),
        about,
        bare,
        changed: Vec::new(),
        decided: Vec::new(),
        changes: 37,
        at: 1_795_000_000,
    };
    harness.state_mut().apply(Action::Sync(sync::Action::OthersFound(number, copies)));
    harness.state_mut().apply(Action::Recovery(recovery::Action::Found(vec![left])));
    harness.run_steps(6);
    harness.snapshot("left_light");
}

/// A folder with the sample's claims and a later version of its text.
fn later_version() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    // The status line names the folder.
    let at = folder.path().join("articles");
    std::fs::create_dir(&at).unwrap();
    std::fs::copy(sample("chip-race.claims.ron"), at.join("chip-race.claims.ron")).unwrap();
    let text = std::fs::read_to_string(sample("chip-race.md")).unwrap();
    let closed = text.find("Quarrel Silicon").unwrap();
    let end = closed + text[closed..].find("\n\n").unwrap();
    let text = format!("{}{}", &text[..closed], &text[end..]);
    let text = text.replace("28 billion", "34 billion").replace("64 per cent", "46 per cent");
    let text = text.replace("announced on 3 March", "first shown on 3 March").replace("19 days", "17 days");
    std::fs::write(at.join("chip-race.md"), text).unwrap();
    folder
}

fn review_picture(appearance: Appearance, size: [f32; 2], name: &str) {
    let mut harness = empty(appearance, size, 1.0);
    let folder = later_version();
    open(&mut harness, folder.path().join("articles/chip-race.md"));
    harness.state_mut().apply(Action::Review(review::Action::TakeText));
    until(&mut harness, |app| {
        app.state().review.shown(&app.state().desk).is_some()
            && app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known)
    });
    press(&mut harness, &[Key::Tab]);
    harness.snapshot(name);
}

#[test]
fn a_changed_text_is_looked_at() {
    review_picture(Appearance::Light, USUAL, "review_light");
}

#[test]
fn a_changed_text_is_looked_at_in_dark() {
    review_picture(Appearance::Dark, USUAL, "review_dark");
}

#[test]
fn a_changed_text_is_looked_at_in_a_small_window() {
    review_picture(Appearance::Light, SMALL, "review_small_light");
}

/// A folder with the sample and its claims, which have a history.
fn annotated_sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["chip-race.md", "chip-race.claims.ron"] {
        std::fs::copy(sample(name), folder.path().join(name)).unwrap();
    }
    folder
}

#[test]
fn a_copy_is_given_away() {
    let mut harness = empty(Appearance::Light, USUAL, 1.0);
    let folder = annotated_sample();
    open(&mut harness, folder.path().join("chip-race.md"));
    let path = folder.path().join("data").join("settings.ron");
    harness.state_mut().apply(Action::Desk(claimlight::app::desk::Action::KeepSettingsAt(path)));
    run(&mut harness, Command::Share);
    let without = [Optional::Notes, Optional::History].into();
    let plan = Plan { without, pseudonyms: true };
    harness.state_mut().apply(Action::ExportCopy(export_copy::Action::Plan(plan)));
    until(&mut harness, |app| {
        app.state().export_copy.planned().is_some_and(|p| p.plan().pseudonyms && p.contents().is_some())
    });
    // A dialog stays where it opened: it is opened anew now that all of it is known.
    harness.state_mut().apply(Action::Show(None));
    harness.run_steps(3);
    harness.state_mut().apply(Action::Show(Some(claimlight::app::state::Sheet::Share)));
    harness.run_steps(6);
    harness.snapshot("share_light");
}

#[test]
fn what_a_file_holds_is_told() {
    let mut harness = empty(Appearance::Dark, USUAL, 1.0);
    let folder = annotated_sample();
    open(&mut harness, folder.path().join("chip-race.md"));
    saved_at_home(&mut harness);
    run(&mut harness, Command::Holding);
    harness.run_steps(6);
    harness.snapshot("holding_dark");
}

#[test]
fn a_file_without_its_text_says_what_it_needs() {
    let mut harness = empty(Appearance::Light, USUAL, 1.0);
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(sample("chip-race.claims.ron")).unwrap();
    let annotations = file::read(&bytes).unwrap().annotations;
    let path = folder.path().join("from-noor.claims.ron");
    std::fs::write(&path, file::share(&annotations, &[Optional::Text].into())).unwrap();
    harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(path)));
    until(&mut harness, |app| app.state().desk.document.as_ref().is_some_and(|d| d.needs_text && d.sentences_known));
    harness.run_steps(6);
    harness.snapshot("needs_text_light");
}

#[test]
fn a_file_that_came_by_mail_says_where_it_is_saved_and_asks_who_i_am() {
    let mut harness = empty(Appearance::Light, SMALL, 1.0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chip-race.claims.ron");
    std::fs::copy(sample("chip-race.claims.ron"), &path).unwrap();
    let emptied = vec![folder.path().to_owned()];
    harness
        .state_mut()
        .apply(Action::Opening(claimlight::app::opening::Action::Started(Remembered::default(), emptied)));
    harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(path)));
    until(&mut harness, |app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    harness.run_steps(6);
    harness.snapshot("by_mail_light");
}

/// Takes a picture of comparing Noor's claims in the sample with mine: some are the same, and some have another verdict, other
/// ends, or are missing.
fn comparing_picture(appearance: Appearance, size: [f32; 2], name: &str) {
    let mut harness = empty(appearance, size, 1.0);
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(sample("chip-race.md"), folder.path().join("chip-race.md")).unwrap();
    let theirs = file::read(&std::fs::read(sample("chip-race.claims.ron")).unwrap()).unwrap().annotations;
    let me = harness.state().state().desk.settings.me();
    let mut of_me = Annotations::new(theirs.article.clone());
    of_me.annotators.push(Annotator::new(me, "Ana"));
    for (i, claim) in theirs.claims.as_slice().iter().enumerate().filter(|(i, _)| i % 5 != 0) {
        let mut ranges: Vec<_> = claim.ranges().collect();
        if let (1, Some(range)) = (i % 4, ranges.first_mut()) {
            let shorter = range.of(theirs.article.text.as_str()).rfind(' ').unwrap_or(range.len());
            *range = TextRange::new(range.start(), range.start().plus(shorter));
        }
        let mut mine = Claim::new(me, ranges);
        mine.judgements.clone_from(&claim.judgements);
        mine.judgements[0].annotator = me;
        if i % 7 == 3 {
            mine.judgements[0].verdict = None;
        }
        of_me.apply(&Edit::made(mine));
    }
    std::fs::write(folder.path().join("chip-race.claims.ron"), file::print(&of_me)).unwrap();
    open(&mut harness, folder.path().join("chip-race.md"));
    harness
        .state_mut()
        .apply(Action::Comparing(claimlight::app::comparing::Action::With(sample("chip-race.claims.ron"))));
    until(&mut harness, |app| app.state().comparing.shown(&app.state().desk).is_some());
    press(&mut harness, &[Key::Tab, Key::Tab]);
    harness.snapshot(name);
}

#[test]
fn two_peoples_claims_are_compared() {
    comparing_picture(Appearance::Light, USUAL, "compare_light");
}

#[test]
fn two_peoples_claims_are_compared_in_dark() {
    comparing_picture(Appearance::Dark, USUAL, "compare_dark");
}

#[test]
fn two_peoples_claims_are_compared_in_a_small_window() {
    comparing_picture(Appearance::Light, SMALL, "compare_small_light");
}

/// Opens the answers of a class, of which some are graded.
fn graded_class(appearance: Appearance, size: [f32; 2]) -> (Window, tempfile::TempDir) {
    let folder = tempfile::Builder::new().prefix("class").tempdir().unwrap();
    let at = folder.path().join("Class 8b");
    std::fs::create_dir(&at).unwrap();
    let exercise = class::class(&at, 28, true);
    let mut harness = empty(appearance, size, 1.0);
    let act = |harness: &mut Window, action| harness.state_mut().apply(Action::Grading(action));
    act(&mut harness, grading::Action::Toggle);
    act(&mut harness, grading::Action::Look(exercise));
    until(&mut harness, |app| app.state().grading.setup().exercise.is_some());
    act(&mut harness, grading::Action::HandIns(at.join("answers")));
    act(&mut harness, grading::Action::Begin);
    until(&mut harness, |app| app.state().grading.page().is_some() && app.state().desk.working.is_none());
    for pupil in 0..9 {
        for (column, judged) in [
            (grading::Column::Claim(0), grading::Action::Act(grading::Act::Reason(2))),
            (grading::Column::Grade, grading::Action::Accept),
        ] {
            act(&mut harness, grading::Action::Choose(grading::At { pupil, column }));
            act(&mut harness, judged);
        }
    }
    let lena =
        |app: &App| app.state().grading.page().unwrap().grades.pupils.iter().position(|p| p.who.starts_with("Lena"));
    let pupil = lena(harness.state()).unwrap();
    act(&mut harness, grading::Action::Choose(grading::At { pupil, column: grading::Column::Claim(3) }));
    act(&mut harness, grading::Action::Act(grading::Act::Reason(2)));
    for line in ["Where is it from?", "Which words exactly?"] {
        act(&mut harness, grading::Action::Act(grading::Act::Keep(line.to_owned())));
    }
    let words = "Good reason. Mark only the words you mean.".to_owned();
    act(&mut harness, grading::Action::Act(grading::Act::Words(words)));
    (harness, folder)
}

fn grading_picture(appearance: Appearance, size: [f32; 2], name: &str) {
    let (mut harness, _folder) = graded_class(appearance, size);
    harness.run_steps(4);
    harness.snapshot(name);
}

#[test]
fn answers_of_a_class() {
    grading_picture(Appearance::Light, USUAL, "grading_light");
}

#[test]
fn answers_of_a_class_in_dark() {
    grading_picture(Appearance::Dark, USUAL, "grading_dark");
}

#[test]
fn answers_of_a_class_in_a_small_window() {
    grading_picture(Appearance::Light, SMALL, "grading_small_light");
}

#[test]
fn a_grade_and_its_rubric() {
    let (mut harness, _folder) = graded_class(Appearance::Light, USUAL);
    let at = harness.state().state().grading.page().unwrap().at;
    let at = grading::At { column: grading::Column::Grade, ..at };
    harness.state_mut().apply(Action::Grading(grading::Action::Choose(at)));
    harness.state_mut().apply(Action::Grading(grading::Action::View(grading::View::Pupil)));
    harness.run_steps(4);
    harness.snapshot("grading_pupil_light");
}

#[test]
fn what_is_needed_to_grade() {
    let folder = tempfile::Builder::new().prefix("class").tempdir().unwrap();
    let exercise = class::class(folder.path(), 3, true);
    let mut harness = empty(Appearance::Light, USUAL, 1.0);
    harness.state_mut().apply(Action::Grading(grading::Action::Toggle));
    harness.state_mut().apply(Action::Grading(grading::Action::Look(exercise)));
    until(&mut harness, |app| app.state().grading.setup().exercise.is_some());
    harness.run_steps(4);
    harness.snapshot("grading_setup_light");
}

#[test]
fn grades_into_a_gradebook() {
    let (mut harness, folder) = graded_class(Appearance::Light, USUAL);
    let export = folder.path().join("Grades-8b.csv");
    std::fs::write(&export, class::worksheet(28)).unwrap();
    harness.state_mut().apply(Action::Grading(grading::Action::Gradebook(export)));
    until(&mut harness, |app| app.state().sheet == Some(claimlight::app::state::Sheet::GradesInto));
    harness.run_steps(6);
    harness.snapshot("grading_into_light");
}

#[test]
fn where_a_class_marked_something() {
    let (mut harness, _folder) = graded_class(Appearance::Light, USUAL);
    for action in
        [grading::Action::View(grading::View::HeatMap), grading::Action::ShowKey, grading::Action::Sentence(4)]
    {
        harness.state_mut().apply(Action::Grading(action));
    }
    harness.run_steps(4);
    harness.snapshot("grading_heat_light");
}

/// Opens the page of agreement over a study, and waits until it is counted and listed.
fn agreement_page(appearance: Appearance, size: [f32; 2]) -> (Window, tempfile::TempDir) {
    let folder = tempfile::Builder::new().prefix("study").tempdir().unwrap();
    let at = folder.path().join("study");
    std::fs::create_dir(&at).unwrap();
    study::study(&at, 12, &[0, 1, 2, 3]);
    (agreement_in(&at, appearance, size), folder)
}

/// Opens the page over the articles in a folder.
fn agreement_in(folder: &std::path::Path, appearance: Appearance, size: [f32; 2]) -> Window {
    let mut harness = empty(appearance, size, 1.0);
    harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(folder.to_owned())));
    until(&mut harness, |app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    run(&mut harness, Command::Agreement);
    listed(&mut harness);
    harness
}

fn listed(harness: &mut Window) {
    until(harness, |app| {
        let page = app.state().agreement.shown(&app.state().desk);
        page.is_some_and(|page| page.list.is_some()) && app.state().desk.working.is_none()
    });
}

fn agreement_picture(appearance: Appearance, size: [f32; 2], name: &str) {
    let (mut harness, _folder) = agreement_page(appearance, size);
    harness.snapshot(name);
}

#[test]
fn how_far_people_agree() {
    agreement_picture(Appearance::Light, USUAL, "agreement_light");
}

#[test]
fn how_far_people_agree_in_dark() {
    agreement_picture(Appearance::Dark, USUAL, "agreement_dark");
}

#[test]
fn how_far_people_agree_in_a_small_window() {
    agreement_picture(Appearance::Light, SMALL, "agreement_small_light");
}

#[test]
fn each_person_against_the_decisions() {
    let folder = tempfile::Builder::new().prefix("study").tempdir().unwrap();
    let at = folder.path().join("study");
    std::fs::create_dir(&at).unwrap();
    study::study(&at, 12, &[0, 1, 2, 3]);
    study::decide(&at);
    let mut harness = agreement_in(&at, Appearance::Light, USUAL);
    run(&mut harness, Command::AgreementDecisions);
    listed(&mut harness);
    harness.snapshot("agreement_decisions_light");
}

/// An article of the study while somebody decides on it.
fn deciding_picture(appearance: Appearance, size: [f32; 2], name: &str) {
    let folder = tempfile::Builder::new().prefix("study").tempdir().unwrap();
    let path = folder.path().join("study/bridge.claims.ron");
    std::fs::create_dir(folder.path().join("study")).unwrap();
    std::fs::write(&path, claimlight_core::file::print(&study::article(0, &[0, 1, 2]))).unwrap();
    // Letters follow from who decides.
    let annotator = study::person(3).to_string();
    let mut harness = empty_with(Settings { appearance, annotator, ..Settings::default() }, size, 1.0);
    open(&mut harness, path);
    until(&mut harness, |app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    run(&mut harness, Command::Adjudicate);
    run(&mut harness, Command::DecideReason);
    harness.snapshot(name);
}

/// Decisions that differ from what Ana said: Lena decided five groups, and gave reasons.
#[test]
fn what_was_decided_otherwise() {
    let folder = tempfile::Builder::new().prefix("study").tempdir().unwrap();
    let path = folder.path().join("study/bridge.claims.ron");
    std::fs::create_dir(folder.path().join("study")).unwrap();
    let mut annotations = study::article(0, &[0, 1, 2]);
    let lena = Annotator::new(study::person(3), "Lena");
    for reason in ["rule_missing", "slip", "", "slip", "edge_case"] {
        let queue = Queue::of(&annotations, &agreement::sentences_of(&annotations), Unmarked::Auto);
        let (by, added) = queue::adjudicator(&annotations, &lena);
        annotations.apply_all(added.as_slice());
        let group = queue.groups.iter().find(|group| group.is_open()).unwrap();
        let acts = Acts { annotations: &annotations, by, blind: true, time: Timestamp::from_second(9) };
        let version = group.versions.last().unwrap();
        let edits = acts.explain(group, reason, "Say in the codebook what counts.");
        let mut noted = annotations.clone();
        noted.apply_all(&edits);
        let acts = Acts { annotations: &noted, by, blind: true, time: Timestamp::from_second(9) };
        let decided = acts.take(group, version);
        noted.apply_all(&decided);
        annotations = noted;
    }
    std::fs::write(&path, claimlight_core::file::print(&annotations)).unwrap();
    let annotator = study::person(0).to_string();
    let mut harness = empty_with(Settings { annotator, ..Settings::default() }, USUAL, 1.0);
    open(&mut harness, path);
    until(&mut harness, |app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    run(&mut harness, Command::LearnDecisions);
    harness.snapshot("decided_otherwise_light");
}

#[test]
fn what_is_to_decide() {
    deciding_picture(Appearance::Light, USUAL, "decide_between_light");
}

#[test]
fn what_is_to_decide_in_dark() {
    deciding_picture(Appearance::Dark, USUAL, "decide_between_dark");
}

#[test]
fn what_is_to_decide_in_a_small_window() {
    deciding_picture(Appearance::Light, SMALL, "decide_between_small_light");
}

/// A picture of a page that is being mended, and of the line that offers it.
fn mending_picture(appearance: Appearance, size: [f32; 2], names: [&str; 2]) {
    let folder = tempfile::Builder::new().prefix("pages").tempdir().unwrap();
    let path = folder.path().join("ferry.html");
    std::fs::write(&path, include_str!("../core/tests/pages/ferry.html")).unwrap();
    let mut harness = empty(appearance, size, 1.0);
    open(&mut harness, path);
    if !names[0].is_empty() {
        harness.snapshot(names[0]);
    }
    run(&mut harness, Command::Mend);
    until(&mut harness, |app| app.state().mending.shown(&app.state().desk).is_some());
    press(&mut harness, &[Key::J, Key::J, Key::J]);
    harness.snapshot(names[1]);
}

#[test]
fn an_imported_page_is_mended() {
    mending_picture(Appearance::Light, USUAL, ["imported_light", "mend_light"]);
}

#[test]
fn an_imported_page_is_mended_in_dark() {
    mending_picture(Appearance::Dark, USUAL, ["", "mend_dark"]);
}

#[test]
fn an_imported_page_is_mended_in_a_small_window() {
    mending_picture(Appearance::Light, SMALL, ["", "mend_small_light"]);
}

#[test]
fn the_chapters_of_a_book_are_chosen() {
    const NAMES: [&str; 6] =
        ["Before the storm", "The quay", "A letter from the harbour office", "Nine months", "Who paid", "Notes"];
    let points = |i: usize| {
        let name = NAMES[i];
        format!("<navPoint><navLabel><text>{name}</text></navLabel><content src=\"{i}.xhtml\"/></navPoint>")
    };
    let contents = format!("<ncx><navMap>{}</navMap></ncx>", (0..NAMES.len()).map(points).collect::<String>());
    let of_each = |item: fn(usize) -> String| (0..NAMES.len()).map(item).collect::<Vec<_>>().concat();
    let items = of_each(|i| format!("<item id=\"c{i}\" href=\"{i}.xhtml\"/>"));
    let spine = of_each(|i| format!("<itemref idref=\"c{i}\"/>"));
    let package = format!(
        "<package><metadata><dc:title>The harbour</dc:title></metadata><manifest><item id=\"n\" href=\"n.ncx\" \
         media-type=\"application/x-dtbncx+xml\"/>{items}</manifest><spine toc=\"n\">{spine}</spine></package>"
    );
    let container = "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
    let texts: Vec<(String, String)> = (0..NAMES.len())
        .map(|i| {
            (format!("{i}.xhtml"), format!("<h1>{}</h1><p>{}</p>", NAMES[i], "The ferry left. ".repeat(40 * (i + 1))))
        })
        .collect();
    let mut files = vec![
        ("META-INF/container.xml", container.as_bytes()),
        ("book.opf", package.as_bytes()),
        ("n.ncx", contents.as_bytes()),
    ];
    files.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    let folder = tempfile::Builder::new().prefix("books").tempdir().unwrap();
    let path = folder.path().join("harbour.epub");
    std::fs::write(&path, archive::archive(&files)).unwrap();
    let mut harness = empty(Appearance::Light, USUAL, 1.0);
    open(&mut harness, path);
    run(&mut harness, Command::Chapters);
    until(&mut harness, |app| app.state().chapters.choosing().is_some());
    harness.state_mut().apply(Action::Chapters(claimlight::app::chapters::Action::Tick(0, false)));
    harness.run_steps(8);
    harness.snapshot("chapters_light");
}

/// A picture of a text in a script that the face has, with a few claims. The bundled face, which is chosen by an empty name, has Hebrew.
/// Without the face there is nothing to compare.
#[expect(clippy::print_stdout, reason = "says what was not compared")]
fn script_picture(name: &str, face: &str, text: &str) {
    if !face.is_empty() && !claimlight::app::look::fonts::installed().iter().any(|family| family == face) {
        println!("skipped: {name}, for want of {face}");
        return;
    }
    let folder = tempfile::Builder::new().prefix("written").tempdir().unwrap();
    let path = folder.path().join("article.md");
    std::fs::write(&path, text).unwrap();
    let settings = Settings { appearance: Appearance::Light, face: face.to_owned(), ..Settings::default() };
    let mut harness = empty_with(settings, USUAL, 1.0);
    open(&mut harness, path);
    press(&mut harness, &[Key::J, Key::J, Key::V, Key::J, Key::U, Key::J, Key::Num0, Key::J, Key::V, Key::J]);
    harness.snapshot(name);
}

#[test]
fn an_article_in_arabic() {
    script_picture(
        "arabic_light",
        "DejaVu Sans",
        "# الميناء القديم يفتح أبوابه\n\n\
         فتح الميناء القديم أبوابه يوم الاثنين بعد إغلاق دام 14 شهرًا. وقالت المديرة (من دون تفاصيل) إن الكلفة بلغت 3.5 مليون دينار. \
         وسجّلت شركة Harbour Lines نحو 1,200 مسافر في اليوم الأول، أي أكثر مما توقّعت.\n\n\
         - الرحلة الأولى في الساعة 06:30.\n- التذكرة بسعر 4 دنانير.\n\n\
         > «انتظرنا طويلًا»، قال أحد الركّاب.\n",
    );
}

#[test]
fn an_article_in_hebrew() {
    script_picture(
        "hebrew_light",
        "",
        "# הנמל הישן נפתח מחדש\n\n\
         הנמל הישן נפתח ביום שני אחרי 14 חודשים. מנהלת הנמל אמרה (בלי פרטים) כי העלות הייתה 3.5 מיליון. \
         חברת Harbour Lines ספרה 1,200 נוסעים ביום הראשון, יותר משציפתה.\n\n\
         - ההפלגה הראשונה בשעה 06:30.\n- הכרטיס עולה 4 שקלים.\n\n\
         > „חיכינו הרבה זמן”, אמר אחד הנוסעים.\n",
    );
}

#[test]
fn an_article_in_english_with_hebrew_words() {
    script_picture(
        "mixed_light",
        "",
        "# The sign on the old pier\n\n\
         The sign says “הנמל נפתח מחדש” in 3 places. The word חדש (new) stands on it twice, and 1,200 people passed it on Monday. \
         Below it, somebody wrote: חיכינו 14 חודשים, נכון? Nobody knows who.\n\n\
         הנמל הישן נפתח ביום שני. The paragraph above runs the other way.\n",
    );
}

#[test]
fn an_article_in_thai() {
    script_picture(
        "thai_light",
        "Waree",
        "# ท่าเรือเก่าเปิดอีกครั้ง\n\n\
         ท่าเรือเก่าเปิดอีกครั้งเมื่อวันจันทร์หลังจากปิดไปนานถึง 14 เดือนเต็ม ผู้อำนวยการท่าเรือกล่าวว่าค่าใช้จ่ายทั้งหมดอยู่ที่ 3.5 ล้านบาท \
         มีผู้โดยสารประมาณ 1,200 คนในวันแรก\n\nเรือเที่ยวแรกออกเวลา 06:30 น.\n",
    );
}

#[test]
fn an_article_in_chinese() {
    script_picture(
        "chinese_light",
        "Droid Sans Fallback",
        "# 旧港口重新开放\n\n\
         旧港口在关闭14个月之后，于星期一重新开放。港务局局长说，全部费用为350万元。第一天大约有1200名乘客，比预计的要多。\n\n\
         一位乘客说：“我们等了很久。”第一班船在06:30出发（每天一班）。\n",
    );
}

#[test]
fn a_school_laptop() {
    let mut harness = window("chip-race.md", Appearance::Light, [1366.0, 768.0]);
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Tab]);
    harness.snapshot("laptop_light");
}

#[test]
fn a_large_screen_at_200_percent() {
    let mut harness = empty(Appearance::Light, [1920.0, 1080.0], 2.0);
    open(&mut harness, sample("chip-race.md"));
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Tab]);
    harness.snapshot("large_screen_light");
}

fn narrow_picture(name: &str, width: f32) {
    let mut harness = window("chip-race.md", Appearance::Light, [width, 700.0]);
    harness.run_steps(4);
    harness.snapshot(name);
}

#[test]
fn a_window_640_points_wide() {
    narrow_picture("narrow_640_light", 640.0);
}

#[test]
fn a_window_420_points_wide() {
    narrow_picture("narrow_420_light", 420.0);
}

fn narrow_dialogs(width: f32) {
    let mut harness = window("chip-race.md", Appearance::Light, [width, 700.0]);
    press(&mut harness, &[Key::Tab, Key::Tab]);
    for (command, name) in [
        (Command::SplitClaim, "split"),
        (Command::EditScheme, "scheme"),
        (Command::Settings, "settings"),
        (Command::Find, "find"),
    ] {
        harness.state_mut().apply(Action::Show(None));
        harness.run_steps(3);
        run(&mut harness, command);
        harness.run_steps(6);
        harness.snapshot(format!("narrow_{width}_{name}_light"));
    }
}

#[test]
fn dialogs_640_points_wide() {
    narrow_dialogs(640.0);
}

#[test]
fn dialogs_420_points_wide() {
    narrow_dialogs(420.0);
}

/// The sample with its claims, and three entries of evidence.
fn with_evidence(appearance: Appearance, size: [f32; 2]) -> (Window, tempfile::TempDir) {
    let mut harness = empty(appearance, size, 1.0);
    let folder = annotated_sample();
    open(&mut harness, folder.path().join("chip-race.md"));
    saved_at_home(&mut harness);
    (harness, folder)
}

fn report_picture(appearance: Appearance, size: [f32; 2], names: [&str; 3]) {
    let (mut harness, _folder) = with_evidence(appearance, size);
    run(&mut harness, Command::Export);
    until(&mut harness, |app| app.state().export_report.planned().is_some_and(|planned| planned.preview().is_some()));
    // A dialog stays where it opened: the next one opens where all of it has room.
    harness.run_steps(6);
    harness.snapshot(names[0]);
    harness.state_mut().apply(Action::Show(None));
    harness.run_steps(6);
    press(&mut harness, &[Key::Tab, Key::Tab]);
    run(&mut harness, Command::LookUp);
    harness.run_steps(6);
    harness.snapshot(names[1]);
    harness.state_mut().apply(Action::Show(None));
    run(&mut harness, Command::Sources);
    until(&mut harness, |app| app.state().sources.listed().is_some_and(|listed| listed.found.is_some()));
    harness.run_steps(6);
    harness.snapshot(names[2]);
}

#[test]
fn a_report_is_exported_and_a_claim_looked_up() {
    report_picture(Appearance::Light, USUAL, ["report_light", "look_up_light", "sources_light"]);
}

#[test]
fn a_report_is_exported_and_a_claim_looked_up_in_dark() {
    report_picture(Appearance::Dark, USUAL, ["report_dark", "look_up_dark", "sources_dark"]);
}

#[test]
fn a_report_is_exported_and_a_claim_looked_up_in_a_small_window() {
    report_picture(Appearance::Light, SMALL, ["report_small_light", "look_up_small_light", "sources_small_light"]);
}
