//! Two windows on one file, what a crash left, and what is to decide.

use std::path::PathBuf;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::settings::Settings;
use claimlight::app::{comparing, inspector, recovery, scheme, sync};
use claimlight_core::file::journal::{About, Unsaved};
use claimlight_core::model::{AnnotatorId, Claim, Member};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::{Window, asks, save_to, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

pub fn ben() -> Settings {
    Settings { name: "Ben".to_owned(), annotator: AnnotatorId::new().to_string(), ..settings() }
}

/// Another window on the same article.
fn second(first: &Window, settings: Settings) -> Window {
    Window::open(tempfile::tempdir().unwrap(), &first.folder.path().join("a.txt"), settings)
}

pub fn save(window: &mut Window) {
    window.press("Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
}

/// The window notices that the file has changed and takes in what is there.
pub fn meet(window: &mut Window) {
    let number = window.document().number;
    let before = window.document().saving.on_disk.clone();
    std::thread::sleep(std::time::Duration::from_millis(1600));
    let path = window.folder.path().join("a.claims.ron");
    window.apply(Action::Sync(sync::Action::DiskChanged(number, path)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.on_disk != before));
}

/// How much is still to decide.
fn to_decide(window: &Window) -> usize {
    window.harness.state().state().sync.to_decide(window.document()).len()
}

fn claims(window: &Window) -> Vec<(String, usize)> {
    let document = window.document();
    let text = document.text();
    let words = |c: &Claim| c.ranges().map(|r| r.of(text).to_owned()).collect::<String>();
    document.annotations.claims.as_slice().iter().map(|c| (words(c), c.judgements.len())).collect()
}

#[test]
fn two_windows_on_one_file_work_on_it_together() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let mut ben = second(&ana, ben());
    // Ben judges Ana's claim and marks one of his own; Ana marks one meanwhile.
    ben.press("Tab U J J V");
    save(&mut ben);
    ana.press("J V");
    meet(&mut ana);
    let both = vec![
        ("The bridge closed in May.".to_owned(), 2),
        ("It opened in June.".to_owned(), 1),
        ("Nobody paid for it.".to_owned(), 1),
    ];
    assert_eq!(claims(&ana), both);
    let told = ana.harness.state().state().desk.news.as_ref().unwrap().text.clone();
    assert!(told.contains("Ben") && told.contains("1 claim") && told.contains("1 verdict"), "{told}");
    save(&mut ana);
    meet(&mut ben);
    assert_eq!(claims(&ben), both);
    // Undo takes back what Ana did, and leaves alone what Ben has added to since.
    ana.press("Ctrl+Z");
    assert_eq!(claims(&ana).len(), 2);
    ana.press("Ctrl+Z");
    assert_eq!(claims(&ana).len(), 2, "Ben has judged it");
    let told = ana.harness.state().state().desk.message.as_ref().unwrap().text.clone();
    assert!(told.contains("Not touched"), "{told}");
}

#[test]
fn a_save_merges_what_it_has_not_read() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let mut ben = second(&ana, ben());
    ben.press("Ctrl+End K U");
    ana.press("J V");
    save(&mut ana);
    save(&mut ben);
    assert_eq!(claims(&ben).len(), 3);
    let file = std::fs::read_to_string(ana.folder.path().join("a.claims.ron")).unwrap();
    let loaded = claimlight_core::file::read(file.as_bytes()).unwrap();
    assert_eq!((loaded.repairs.len(), loaded.annotations.claims.len()), (0, 3));
}

#[test]
fn what_two_said_at_once_is_decided_by_a_click() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    // The same person on another machine.
    let own = Settings { annotator: ana.document().me.to_string(), ..settings() };
    let mut same = second(&ana, own);
    for (window, words) in [(&mut ana, "It shut"), (&mut same, "It was closed")] {
        let id = window.document().annotations.claims.as_slice()[0].id;
        window.apply(Action::Inspector(inspector::Action::Type(
            id,
            claimlight::app::desk::document::Field::Restated,
            words.to_owned(),
        )));
    }
    save(&mut ana);
    save(&mut same);
    assert_eq!(to_decide(&same), 1);
    same.press("Ctrl+Shift+D");
    same.harness.get_by_label_contains("Take ").click();
    same.settle();
    assert_eq!(same.document().annotations.claims.as_slice()[0].restated, "It shut");
    assert_eq!(to_decide(&same), 0);
    save(&mut same);
    assert_eq!(to_decide(&same), 0);
}

/// Labels the first verdict otherwise in the sheet for editing the scheme.
fn label_first(window: &mut Window, label: &str) {
    window.apply(Action::Scheme(scheme::Action::Edit));
    let mut edited = (*window.document().annotations.scheme).clone();
    label.clone_into(&mut edited.verdicts[0].label);
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(edited))));
    window.settle();
}

#[test]
fn a_verdict_with_two_labels_shows_both_until_somebody_decides() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let mut ben = second(&ana, ben());
    label_first(&mut ana, "Supported");
    label_first(&mut ben, "Confirmed");
    for window in [&ana, &ben] {
        let scheme = &window.document().annotations.scheme;
        assert!(scheme.id.starts_with("verified-unverified-") && scheme.version == "2", "{}", scheme.id);
        assert_eq!(scheme.verdicts[0].id, "verified");
    }
    save(&mut ana);
    save(&mut ben);
    assert_eq!(to_decide(&ben), 1);
    ben.settle();
    assert_eq!(ben.document().scheme().verdicts[0].label, "Confirmed / Supported");
    assert!(ben.harness.query_all_by_label_contains("Confirmed / Supported").next().is_some());
    // The menu, the palette and the comparison say both too.
    let both = |window: &Window| window.harness.query_all_by_label_contains("Confirmed / Supported").count();
    let before = both(&ben);
    ben.harness.get_by_role_and_label(Role::Button, "Claim").click();
    ben.settle();
    assert_eq!(both(&ben), before + 1);
    ben.press("Esc Ctrl+Shift+P");
    ben.type_text("Supported");
    assert!(both(&ben) > before);
    ben.press("Esc Tab V");
    let mut third = Window::with(
        TEXT,
        Settings { name: "Cem".to_owned(), annotator: AnnotatorId::new().to_string(), ..settings() },
    );
    third.press("J U");
    save(&mut third);
    ben.apply(Action::Comparing(comparing::Action::With(third.folder.path().join("a.claims.ron"))));
    ben.until(|app| app.state().desk.working.is_none());
    ben.settle();
    let compared = "mine Confirmed / Supported, Cem Unverified";
    assert!(ben.harness.query_all_by_label_contains(compared).next().is_some());
    ben.press("Esc Ctrl+Shift+D");
    // The sheet names the verdict, then each label.
    assert!(ben.harness.query_all_by_label("Confirmed / Supported").next().is_some());
    for label in ["Confirmed", "Supported"] {
        assert!(ben.harness.query_all_by_label_contains(label).next().is_some(), "{label}");
    }
    ben.harness.get_by_label_contains("Take ").click();
    ben.settle();
    let label = ben.document().scheme().verdicts[0].label.clone();
    assert!(["Confirmed", "Supported"].contains(&label.as_str()), "{label}");
    assert_eq!(ben.document().annotations.scheme.verdicts[0].label, label);
}

#[test]
fn a_scheme_with_another_label_for_a_verdict_in_use_is_used_after_a_question() {
    let mut window = Window::new(TEXT);
    window.press("J V");
    let mut other = claimlight_core::model::Scheme { id: "other".to_owned(), ..Default::default() };
    other.verdicts[0].label = "Supported".to_owned();
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(other.clone()))));
    let now = |window: &Window| {
        let scheme = &window.document().annotations.scheme;
        (scheme.id.clone(), scheme.verdicts[0].label.clone())
    };
    let before = now(&window);
    assert_eq!(before.1, "Verified");
    window.press("Esc");
    assert_eq!(now(&window), before, "cancelling changes nothing");
    window.apply(Action::Scheme(scheme::Action::Use(Box::new(other))));
    window.apply(Action::Scheme(scheme::Action::Take));
    assert_eq!(now(&window), ("other".to_owned(), "Supported".to_owned()));
    window.press("Ctrl+Z");
    assert_eq!(now(&window), before);
}

#[test]
fn what_a_crash_left_is_offered_in_a_line_and_restored_as_one_act() {
    let mut window = Window::new(TEXT);
    window.press("J V");
    let bare = window.document().annotations.clone();
    let claim = bare.claims.as_slice()[0].clone();
    window.press("Ctrl+Z");
    assert!(claims(&window).is_empty());
    let record = claimlight_core::model::Record::Claim(claim);
    let path: PathBuf = window.folder.path().join("a.txt");
    let about = About { number: 1, path: Some(path), title: "Bridge".to_owned(), who: "Ana".to_owned() };
    let journal = window.folder.path().join("x.journal");
    let left = Unsaved {
        journal,
        about,
        bare,
        changed: vec![(None, Some(record))],
        decided: Vec::new(),
        changes: 3,
        at: 1_800_000_000,
    };
    window.apply(Action::Recovery(recovery::Action::Found(vec![left])));
    assert!(window.harness.query_by_label_contains("Ana: 3 changes to").is_some());
    window.harness.get_by_label("Look first").click();
    window.settle();
    assert!(window.harness.query_by_label_contains("Marked: The bridge closed in May.").is_some());
    window.press("Escape Ctrl+Shift+R");
    assert_eq!(claims(&window), [("The bridge closed in May.".to_owned(), 1)]);
    assert!(window.harness.query_by_label_contains("Ana: 3 changes to").is_none());
    window.press("Ctrl+Z");
    assert!(claims(&window).is_empty());
}

#[test]
fn an_earlier_version_is_listed_and_brought_back() {
    let mut window = Window::new(TEXT);
    let data = window.folder.path().join("data");
    window.keep_settings_at(data.join("settings.ron"));
    window.press("J V");
    save(&mut window);
    window.press("J U");
    save(&mut window);
    window.apply(Action::Run(Command::Versions));
    window.until(|app| matches!(app.state().sheet, Some(claimlight::app::state::Sheet::Versions)));
    window.settle();
    assert!(window.harness.query_by_label("1 claim; since then 1 added, 0 gone, 0 changed").is_some());
    window.harness.get_by_label_contains("Look at 2").click();
    window.until(|app| matches!(app.state().sheet, Some(claimlight::app::state::Sheet::Version)));
    window.settle();
    assert!(window.harness.query_by_label("Verified: The bridge closed in May.").is_some());
    assert!(window.harness.query_by_label("Unverified: It opened in June. (added since)").is_some());
    window.harness.get_by_label("All versions").click();
    window.until(|app| matches!(app.state().sheet, Some(claimlight::app::state::Sheet::Versions)));
    window.settle();
    window.harness.get_by_label_contains("Bring back 2").click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.len() == 1));
    window.press("Ctrl+Z");
    assert_eq!(claims(&window).len(), 2);
}

#[test]
fn what_was_dropped_after_a_crash_is_listed_among_the_versions_and_brought_back() {
    let mut window = Window::new(TEXT);
    let data = window.folder.path().join("data");
    window.keep_settings_at(data.join("settings.ron"));
    window.press("J V");
    let bare = window.document().annotations.bare();
    let claim = window.document().annotations.claims.as_slice()[0].clone();
    window.press("Ctrl+Z");
    let changed = vec![(None, Some(claimlight_core::model::Record::Claim(claim)))];
    let about = About { number: 1, title: "Bridge".to_owned(), ..About::default() };
    let left = Unsaved {
        journal: data.join("x.journal"),
        about,
        bare,
        changed,
        decided: Vec::new(),
        changes: 3,
        at: 1_800_000_000,
    };
    // The journal itself is gone already.
    assert!(claimlight_core::file::journal::put_away(&claimlight_core::file::Home::new(data), &left).is_err());
    window.apply(Action::Run(Command::Versions));
    window.until(|app| matches!(app.state().sheet, Some(claimlight::app::state::Sheet::Versions)));
    window.settle();
    assert!(window.harness.query_by_label_contains("3 changes that a crash left").is_some());
    window.harness.get_by_label_contains("Bring back 2").click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.len() == 1));
    window.press("Ctrl+Z");
    assert!(claims(&window).is_empty());
}

#[test]
fn a_copy_beside_the_file_is_noticed_and_merged_when_asked() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let file = ana.folder.path().join("a.claims.ron");
    let copy = ana.folder.path().join("a.claims (1).ron");
    let start = std::fs::read(&file).unwrap();
    let mut ben = second(&ana, ben());
    ben.press("Ctrl+End K U");
    save(&mut ben);
    std::fs::rename(&file, &copy).unwrap();
    std::fs::write(&file, start).unwrap();
    let before = std::fs::read(&copy).unwrap();
    let mut again = second(&ana, settings());
    assert_eq!(claims(&again).len(), 1);
    assert!(again.harness.query_by_label_contains("a.claims (1).ron").is_some());
    again.harness.get_by_label("Merge in").click();
    again.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.len() == 2));
    again.settle();
    assert!(again.harness.query_by_label_contains("a.claims (1).ron").is_none());
    assert_eq!(std::fs::read(&copy).unwrap(), before);
}

#[test]
fn a_file_of_an_article_that_i_have_claims_on_asks_and_changes_nothing_by_being_opened() {
    for mine_is_open in [true, false] {
        let mut ana = Window::new(TEXT);
        ana.press("J V");
        save(&mut ana);
        let other = tempfile::tempdir().unwrap();
        std::fs::write(other.path().join("a.txt"), TEXT).unwrap();
        let mut ben = Window::open(tempfile::tempdir().unwrap(), &other.path().join("a.txt"), ben());
        ben.press("J J U");
        save(&mut ben);
        let theirs = other.path().join("a.claims.ron");
        let before = std::fs::read(&theirs).unwrap();
        if !mine_is_open {
            ana.apply(Action::Run(Command::CloseArticle));
        }
        ana.apply(Action::Opening(claimlight::app::opening::Action::Open(theirs.clone())));
        ana.until(|app| asks(app, "offer-title"));
        ana.settle();
        assert!(ana.harness.query_by_label_contains("Ben: 1 claim").is_some());
        ana.harness.get_by_label("Merge into mine").click();
        ana.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.len() == 2));
        assert_eq!(ana.document().path(), Some(ana.folder.path().join("a.txt").as_path()));
        assert_eq!(ana.harness.state().state().desk.documents().count(), 1, "theirs was there to be looked at");
        assert_eq!(std::fs::read(&theirs).unwrap(), before);
    }
}

#[test]
fn what_came_in_is_seen_one_by_one_and_taken_out_for_everybody() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let mut ben = second(&ana, ben());
    ben.press("Tab U J J V");
    save(&mut ben);
    meet(&mut ana);
    ana.harness.get_by_label("Changes by others…").click();
    ana.settle();
    assert!(ana.harness.query_by_label_contains("takes it out for everybody").is_some());
    let seen = |window: &Window, words: &str| window.harness.query_by_label_contains(words).is_some();
    assert!(seen(&ana, "· marked") && seen(&ana, "· Verdict: Unverified"));
    // Ben's verdict on Ana's claim goes; her own stays.
    let verdict = ana
        .harness
        .state()
        .state()
        .sync
        .standing_incoming(ana.document())
        .position(|(_, one)| one.before.is_some())
        .unwrap();
    ana.harness.get_by_label(&format!("Take out {}", verdict + 1)).click();
    ana.settle();
    let alone = vec![("The bridge closed in May.".to_owned(), 1), ("Nobody paid for it.".to_owned(), 1)];
    assert_eq!(claims(&ana), alone);
    assert!(!seen(&ana, "Verdict: Unverified"), "it is not offered again");
    ana.press("Escape Ctrl+Z");
    assert_eq!(claims(&ana)[0].1, 2);
    ana.press("Ctrl+Shift+Z");
    save(&mut ana);
    meet(&mut ben);
    assert_eq!(claims(&ben), alone);
}

#[test]
fn work_of_ones_own_is_saved_apart_and_comes_together_when_asked() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let shared = ana.folder.path().join("a.claims.ron");
    let mut ben = second(&ana, ben());
    ben.press("Tab U J J V");
    ben.apply(Action::Run(Command::OnMyOwn));
    ben.harness.get_by_label("Save and go on").click();
    let own = ana.folder.path().join("a.Ben.claims.ron");
    ben.until(|app| {
        app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && d.saving.on_disk.is_some())
    });
    assert!(own.exists());
    // Ana's claim that he has judged is there, with his judgement alone.
    let mine = vec![("The bridge closed in May.".to_owned(), 1), ("Nobody paid for it.".to_owned(), 1)];
    assert_eq!(claims(&ben), mine);
    let before = std::fs::read(&shared).unwrap();
    ben.press("J K U");
    save(&mut ben);
    assert_eq!(std::fs::read(&shared).unwrap(), before, "the file of all stays as it is");
    // Opening the article opens his own file for him, and that of all for her.
    let again = second(&ana, ben.harness.state().state().desk.settings.clone());
    assert_eq!(claims(&again).len(), 3);
    assert!(again.harness.state().state().desk.works_on_my_own());
    assert_eq!(claims(&second(&ana, settings())).len(), 2);
    // Together again, when he says so.
    ben.apply(Action::Run(Command::Together));
    ben.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !app.state().sync.copies(d.number).is_empty()));
    ben.settle();
    ben.harness.get_by_label("Merge in").click();
    ben.until(|app| {
        app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.as_slice()[0].judgements.len() == 2)
    });
    assert_eq!(claims(&ben).len(), 3);
}

#[test]
fn where_the_data_folder_cant_be_written_the_journal_lies_beside_the_article() {
    let mut window = Window::new(TEXT);
    let article = window.folder.path().join("a.txt");
    // No folder can be made in a file.
    let nowhere = article.join("data").join("settings.ron");
    window.keep_settings_at(nowhere.clone());
    window.harness.state_mut().keep_journal();
    window.press("J V");
    let beside = || {
        let files = std::fs::read_dir(article.parent().unwrap()).unwrap().flatten();
        files.map(|e| e.file_name().to_string_lossy().into_owned()).find(|n| n.ends_with(".journal"))
    };
    for _ in 0..100 {
        window.settle();
        if beside().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(beside().is_some_and(|n| n.starts_with(".claimlight-")));
    // The process ends without a save.
    let Window { harness, folder } = window;
    drop(harness);
    let mut again = Window::open(folder, &article, settings());
    assert!(claims(&again).is_empty());
    assert!(again.harness.query_by_label_contains("Ana: 1 change").is_some());
    // Put off, it is offered when the article is opened again.
    again.harness.get_by_label("Later").click();
    again.settle();
    assert!(again.harness.query_by_label_contains("Ana: 1 change").is_none());
    again.apply(Action::Run(Command::CloseArticle));
    again.apply(Action::Opening(claimlight::app::opening::Action::Open(article.clone())));
    again.until(|app| app.state().desk.document.is_some());
    again.settle();
    assert!(again.harness.query_by_label_contains("Ana: 1 change").is_some());
    again.harness.state_mut().keep_journal();
    again.harness.get_by_label("Restore").click();
    again.settle();
    assert_eq!(claims(&again), [("The bridge closed in May.".to_owned(), 1)]);
    save(&mut again);
    for _ in 0..100 {
        again.settle();
        if beside().is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(beside(), None, "a save holds it");
}

#[test]
fn a_save_that_fails_says_why_and_offers_another_place() {
    let mut window = Window::new(TEXT);
    window.press("J V");
    save(&mut window);
    let file = window.folder.path().join("a.claims.ron");
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    window.press("J U Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.failed()));
    window.settle();
    assert!(window.harness.query_all_by_label_contains("the file is read-only").next().is_some());
    window.apply(Action::Preferences(claimlight::app::preferences::Action::Set(
        claimlight::app::preferences::Setting::OwnDialogs(true),
    )));
    window.harness.get_by_label("Save elsewhere…").click();
    window.until(|app| app.state().front.dialog().is_some());
    let other = window.folder.path().join("b.claims.ron");
    let number = window.document().number;
    window.apply(save_to(number, &other));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    assert_eq!(claimlight_core::file::read(&std::fs::read(other).unwrap()).unwrap().annotations.claims.len(), 2);
}

#[test]
fn a_save_asked_for_while_the_file_is_looked_at_leaves_to_others_what_is_theirs() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let mut ben = second(&ana, ben());
    ben.press("Tab U J J V");
    save(&mut ben);
    ana.press("J J V");
    std::thread::sleep(std::time::Duration::from_millis(1600));
    let (number, path) = (ana.document().number, ana.folder.path().join("a.claims.ron"));
    // Both begin in one frame.
    let app = ana.harness.state_mut();
    app.apply(Action::Sync(sync::Action::DiskChanged(number, path)));
    app.apply(Action::Sync(sync::Action::LookDue));
    app.apply(Action::Run(Command::Save));
    ana.until(|app| {
        app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.is_at_work())
    });
    let file = std::fs::read(ana.folder.path().join("a.claims.ron")).unwrap();
    let annotations = claimlight_core::file::read(&file).unwrap().annotations;
    let me = ana.document().me;
    let by_me = annotations.log.in_order().into_iter().filter(|(_, entry)| entry.by == me);
    assert!(
        by_me.clone().all(|(_, entry)| !matches!(&entry.member, Member::Judgement(id) if *id != me)),
        "{annotations:?}"
    );
    assert_eq!(claims(&ana).iter().map(|(_, n)| n).sum::<usize>(), 4);
    assert_eq!(to_decide(&ana), 0);
}

#[test]
fn what_somebody_else_begins_comes_in_too() {
    let mut ana = Window::new(TEXT);
    let mut ben = second(&ana, ben());
    ana.press("J V");
    save(&mut ana);
    ben.press("J J U");
    meet(&mut ben);
    assert_eq!(claims(&ben).len(), 2);
    save(&mut ben);
    meet(&mut ana);
    assert_eq!(claims(&ana), claims(&ben));
    assert!(to_decide(&ana) == 0 && to_decide(&ben) == 0);
}
