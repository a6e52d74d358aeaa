//! The files in `tests/old_files`, opened as a person opens them: nothing is asked, and nothing is changed by looking.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use claimlight::app::desk::question::Line;
use claimlight::app::opening::recent::Remembered;
use claimlight::app::recovery;
use claimlight::app::settings::{Another, Appearance, ReportSettings};
use claimlight_core::file::{self, print};
use claimlight_core::model::{Annotations, Span};
use serde_json::Value;

use super::*;

/// In whose name most of the files were written.
const ANA: &str = "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77";

fn collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old_files")
}

fn ana() -> Settings {
    Settings { annotator: ANA.to_owned(), ..settings() }
}

/// A copy of a folder of the collection.
fn copy(case: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(collection().join(case)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    copy
}

/// The folders that hold annotation files.
fn cases() -> Vec<String> {
    let holds_one = |path: &PathBuf| {
        let mut files = fs::read_dir(path).into_iter().flatten().flatten();
        files.any(|e| e.file_name().to_str().unwrap().ends_with(".claims.ron"))
    };
    let folders = fs::read_dir(collection()).unwrap().map(|e| e.unwrap().path()).filter(holds_one);
    let mut names: Vec<String> = folders.map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    assert!(names.len() >= 20, "only {names:?} were found");
    names
}

/// The files with these endings in a folder.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut found: Vec<PathBuf> = paths.filter(|p| endings.iter().any(|e| p.to_str().unwrap().ends_with(e))).collect();
    found.sort();
    found
}

/// Where each span of a claim stands, its words, and the claim's verdicts.
type ShownClaim = (Vec<(u64, u64, String)>, Vec<Option<String>>);

/// The claims as `claimlight show --json` of the old program told them: where each span stands, its words, the verdicts.
fn expected(folder: &Path, stem: &str) -> Vec<ShownClaim> {
    let placed = folder.join(format!("{stem}.placed.json"));
    let source = fs::read(if placed.exists() { placed } else { folder.join(format!("{stem}.json")) }).unwrap();
    let all: Value = serde_json::from_slice(&source).unwrap();
    let number = |v: &Value, field: &str| v[field].as_u64().unwrap();
    let span = |s: &Value| (number(s, "start"), number(s, "end"), s["quote"].as_str().unwrap().to_owned());
    let list = |v: &Value, field: &str| v[field].as_array().unwrap().clone();
    let claims = list(&all, "claims").into_iter().map(|claim| {
        let spans = list(&claim, "spans").iter().map(span).collect();
        let verdicts = list(&claim, "judgements");
        (spans, verdicts.iter().map(|j| j["verdict"].as_str().map(str::to_owned)).collect())
    });
    claims.collect()
}

/// The same of an open article.
fn shown(document: &Document) -> Vec<ShownClaim> {
    let text = &document.annotations.article.text;
    let span = |s: &Span| {
        if let Some(lost) = s.lost() {
            return (lost.start, lost.end, lost.quote.clone());
        }
        let range = s.range().unwrap();
        let (start, end) = (text.to_scalars(range.start()), text.to_scalars(range.end()));
        (start as u64, end as u64, text.slice(range).to_owned())
    };
    let claims = document.annotations.claims.as_slice().iter();
    claims
        .map(|c| (c.spans.iter().map(span).collect(), c.judgements.iter().map(|j| j.verdict.clone()).collect()))
        .collect()
}

/// The annotation file that an open article is saved to.
fn target(window: &Window) -> PathBuf {
    match &window.document().saving.target {
        Target::File(path) => path.clone(),
        Target::None => panic!("it can't be saved"),
    }
}

/// What is asked or told over the window.
fn asked(window: &Window) -> Vec<String> {
    let lines = window.harness.state().state().front.question().map(|q| q.lines.clone()).unwrap_or_default();
    let words = |line| match line {
        Line::Words(words) | Line::Address(words) => words,
    };
    lines.into_iter().map(words).collect()
}

fn check_opens(case: &str, name: &str) {
    let folder = copy(case);
    let path = folder.path().join(name);
    let mut window = Window::open(folder, &path, ana());
    let path = target(&window);
    let before = fs::read(&path).unwrap();
    let asked = asked(&window);
    if case == "without-text" {
        let [told] = asked.as_slice() else { panic!("{case}/{name}: {asked:?}") };
        assert!(told.contains("was shared without its article's text"), "{case}/{name}: {told}");
        assert!(window.document().saving.on_request, "a save writes the text: it waits to be asked for");
        window.press("Esc");
    } else {
        assert!(window.harness.state().state().front.question().is_none(), "{case}/{name}: {asked:?}");
        // How many sentences there are, and by which splitter, is filled in once they are found.
        let found = file::read(&before).unwrap().annotations.sentences;
        let now = Annotations { sentences: found, ..window.document().annotations.clone() };
        assert_eq!(print(&now), String::from_utf8(before.clone()).unwrap(), "{case}/{name}");
    }
    let state = window.harness.state().state();
    // Which scripts have a font depends on the computer.
    let message = window.message();
    let says_nothing = message.is_empty() || message.contains("This computer has no font for");
    assert!(state.sheet.is_none() && says_nothing, "{case}/{name}: {message}");
    let document = window.document();
    assert!(!document.needs_text, "{case}/{name}");
    assert!(!document.saving.is_changed(), "{case}/{name}");
    let stem = path.file_name().unwrap().to_str().unwrap().strip_suffix(".claims.ron").unwrap();
    assert_eq!(shown(document), expected(&collection().join(case), stem), "{case}/{name}");
    if case == "without-text" {
        return;
    }
    window.press("Ctrl+S");
    assert!(window.message().contains("Nothing has changed"), "{case}/{name}: {}", window.message());
    assert_eq!(fs::read(&path).unwrap(), before, "{case}/{name}");
}

#[test]
fn an_old_article_opens_with_its_file_without_a_question_and_is_saved_as_it_was() {
    for case in cases() {
        let articles = files(&collection().join(&case), &[".txt", ".md"]);
        for article in &articles {
            check_opens(&case, article.file_name().unwrap().to_str().unwrap());
        }
        assert!(!articles.is_empty() || case == "pasted", "{case} has no article");
    }
}

#[test]
fn an_old_annotation_file_opens_by_itself_without_a_question_and_is_saved_as_it_was() {
    for case in cases() {
        for file in files(&collection().join(&case), &[".claims.ron"]) {
            check_opens(&case, file.file_name().unwrap().to_str().unwrap());
        }
    }
}

#[test]
fn old_settings_are_read_with_every_value() {
    let folder = copy("data");
    let (settings, told) = Settings::load(&folder.path().join("settings.ron"));
    assert_eq!(told, None);
    let key = |command: &str, keys: &[&str]| (command.to_owned(), keys.iter().map(|k| (*k).to_owned()).collect());
    let old = Settings {
        annotator: ANA.to_owned(),
        name: "Ana \"Nan\" Ruiz ü".to_owned(),
        reader: "Reader 0b8f".to_owned(),
        asked: true,
        appearance: Appearance::Dark,
        language: "de".to_owned(),
        face: "Noto Sans".to_owned(),
        size: 19.5,
        measure: 84.0,
        line: 1.7,
        zoom: 1.25,
        scale: 1.5,
        still: true,
        keys: BTreeMap::from([key("NextClaim", &["Ctrl+Right", "F2"]), key("NoClaim", &["B"]), key("Quit", &[])]),
        letters: false,
        whole_words: false,
        past_first_steps: false,
        own_dialogs: true,
        recent_commands: vec!["Share".to_owned(), "Undo".to_owned()],
        // Opening a folder shows the list again.
        articles: true,
        hide_no_claims: false,
        tools: false,
        inspector: false,
        panes: [210.0, 333.5, 250.0],
        window: [1111.0, 777.0],
        autosave: false,
        panel: false,
        more: true,
        searches: Vec::new(),
        open_addresses: false,
        report: ReportSettings::default(),
        folder_languages: BTreeMap::new(),
    };
    assert_eq!(settings, old);
    // Who I am goes to a file of its own, and everything else is written as it was.
    let path = folder.path().join("settings.ron");
    let before = fs::read_to_string(&path).unwrap();
    settings.keep_me(&path, Another::No).unwrap();
    settings.save(&path).unwrap();
    let of_me = |line: &&str| ["annotator:", "name:", "reader:"].iter().any(|field| line.trim().starts_with(field));
    let others: Vec<&str> = before.lines().filter(|line| !of_me(line)).collect();
    assert_eq!(fs::read_to_string(&path).unwrap().lines().collect::<Vec<_>>(), others);
    assert_eq!(before.lines().count(), others.len() + 3);
    assert_eq!(Settings::load(&path), (old, None));
    assert!(!folder.path().join("settings.ron.broken").exists());
}

#[test]
fn the_articles_opened_last_are_remembered_where_they_were_left() {
    let remembered = Remembered::load(&collection().join("data/articles.ron"));
    let left: Vec<_> =
        remembered.articles.iter().map(|l| (l.path.to_str().unwrap(), l.title.as_str(), l.claims)).collect();
    let gate = ("/articles/journal/gate.txt", "The gate", 3);
    assert_eq!(
        left,
        [gate, ("/articles/folder/brook.md", "The brook", 1), ("/articles/folder/pond.txt", "pond.txt", 1)]
    );
    assert_eq!(remembered.folders, [Path::new("/articles/folder")]);
    let pond = &remembered.articles[2];
    assert_eq!((pond.caret, pond.top), (67, 0));
}

#[test]
fn what_an_old_journal_holds_is_offered_and_restored() {
    let folder = copy("journal");
    let journals = folder.path().join("data/journal");
    fs::create_dir_all(&journals).unwrap();
    for file in files(&collection().join("data/journal"), &[".journal", ".lock"]) {
        fs::copy(&file, journals.join(file.file_name().unwrap())).unwrap();
    }
    let article = folder.path().join("gate.txt");
    let settings_path = folder.path().join("data/settings.ron");
    let app = App::new(ana(), Some(settings_path), Some(article.clone()));
    let harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(16)
        .allow_missing_glyphs()
        .build_ui_state(|ui, app: &mut App| app.frame(ui), app);
    let mut window = Window { harness, folder };
    window.harness.state_mut().keep_journal();
    let offers_both = |app: &App| app.state().recovery.left().len() == 2;
    window.until(|app| offers_both(app) && app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.settle();
    let source = fs::read(collection().join("journal/left.json")).unwrap();
    let then: Value = serde_json::from_slice(&source).unwrap();
    let mut left = window.harness.state().state().recovery.left().to_vec();
    for left in &left {
        let then = then.as_array().unwrap().iter().find(|e| e["number"] == left.about.number).unwrap();
        assert_eq!(
            (then["changes"].as_u64(), then["title"].as_str()),
            (Some(left.changes.into()), Some(left.about.title.as_str()))
        );
    }
    assert!(window.harness.query_by_label_contains("changes to").is_some());
    // The article lay in a folder that is not on this machine.
    let gate = left.iter_mut().find(|l| l.about.path.is_some()).unwrap();
    gate.about.path = Some(article.clone());
    gate.about.number = 99;
    window.apply(Action::Recovery(recovery::Action::Found(vec![gate.clone()])));
    let found = window.harness.state().state().recovery.left().iter().position(|l| l.about.number == 99).unwrap();
    for _ in 0..found {
        window.apply(Action::Recovery(recovery::Action::Later));
    }
    window.apply(Action::Recovery(recovery::Action::Restore));
    assert_eq!(window.document().path(), Some(article.as_path()));
    assert_eq!(shown(window.document()), expected(&collection().join("journal"), "restored"));
    assert_eq!(window.document().title(), "The gate");
}
