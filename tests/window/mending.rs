//! What was read from a file is looked at and mended.

use claimlight::app::commands::Command;
use claimlight::app::mending::{Mending, Of};
use claimlight_core::model::BlockKind;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

#[path = "../../core/tests/archive/mod.rs"]
mod archive;

use super::sharing::save;
use super::*;

pub const PAGE: &str = include_str!("../../core/tests/pages/ferry.html");

fn open(text: &str) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.html");
    std::fs::write(&path, text).unwrap();
    let mut window = Window::open(folder, &path, settings());
    window.harness.set_size(egui::vec2(1280.0, 1200.0));
    window.settle();
    window
}

fn check(window: &mut Window) {
    window.apply(Action::Run(Command::Mend));
    window.until(|app| app.state().mending.shown(&app.state().desk).is_some());
    window.settle();
}

fn mending(window: &Window) -> Option<&Mending> {
    let state = window.harness.state().state();
    state.mending.shown(&state.desk)
}

/// The rows from `from` on: kind, and the start of the words; those that are left out in brackets.
fn rows(window: &Window, from: usize, n: usize) -> Vec<String> {
    let draft = &mending(window).unwrap().draft;
    let line = |row: &claimlight_core::import::mending::Row| {
        let words: String = draft.text_of(row, 400).chars().take(12).collect();
        if row.is_taken { words } else { format!("({words})") }
    };
    draft.rows().iter().skip(from).take(n).map(line).collect()
}

/// Uses the text and waits until the article has it.
fn use_it(window: &mut Window) {
    window.press("Ctrl+Enter");
    window.until(|app| app.state().desk.working.is_none() && app.state().desk.mode().is_none());
    window.settle();
}

fn has(window: &mut Window, label: &str) -> bool {
    window.harness.query_by_label(label).is_some()
}

#[test]
fn a_line_says_what_was_imported_and_opens_the_draft() {
    let mut window = open(PAGE);
    assert!(has(&mut window, "Imported from ferry.html: 18 blocks, 7 left out."));
    window.harness.get_by_label("Check…").click();
    window.until(|app| app.state().mending.shown(&app.state().desk).is_some());
    window.settle();
    let told = "ferry.html: 18 blocks taken, 7 stretches left out. No word is changed; you choose what is in and how it is cut.";
    assert!(has(&mut window, told));
    assert_eq!(
        rows(&window, 0, 5),
        ["(We use cooki)", "(The Harbour )", "(News · Sport)", "The ferry th", "For nine mon"]
    );
    assert!(has(&mut window, "Block 4 of 25"));
    assert!(window.harness.query_all_by_label_contains("left out, Menu: News · Sport").count() == 2);
    window.press("Escape");
    assert!(mending(&window).is_none());
    // Plain text has no such line.
    let mut plain = Window::new("One two three.");
    assert!(plain.harness.query_by_label("Check…").is_none());
    check(&mut plain);
    assert!(has(&mut plain, "All text of the file was taken."));
}

#[test]
fn blocks_are_mended_by_keys_and_undone() {
    let mut window = open(PAGE);
    check(&mut window);
    window.press("J Delete");
    assert_eq!(rows(&window, 4, 1), ["(For nine mon)"]);
    window.press("K H");
    assert_eq!(mending(&window).unwrap().draft.rows()[3].kind, BlockKind::Paragraph);
    window.press("H");
    assert_eq!(mending(&window).unwrap().draft.rows()[3].kind, BlockKind::Heading(2));
    window.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert!(!mending(&window).unwrap().draft.is_changed());
    window.press("Q Right Right Enter");
    assert_eq!(rows(&window, 4, 2), ["For nine", "months the M"]);
    assert_eq!(mending(&window).unwrap().row, 5);
    window.press("Backspace");
    assert_eq!(rows(&window, 4, 1), ["For nine mon"]);
    // The caret stands where they meet.
    window.press("Enter");
    assert_eq!(rows(&window, 4, 2), ["For nine", "months the M"]);
    window.press("Backspace K J Enter");
    assert!(window.message().starts_with("Place the caret between two words"), "{}", window.message());
    // Keys of claims do nothing here.
    window.press("V");
    assert!(window.document().annotations.claims.is_empty());
    window.press("Escape");
    assert!(asks(window.harness.state(), "Discard your changes?"));
    window.harness.get_by_label("Discard").click();
    window.settle();
    assert!(mending(&window).is_none());
    assert_eq!(window.document().annotations.article.text.blocks().len(), 18);
}

#[test]
fn the_mended_text_is_the_articles_text_and_can_be_undone() {
    let mut window = open(PAGE);
    check(&mut window);
    window.harness.get_by_label_contains("Put back: Comments").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "Author").focus();
    window.settle();
    window.type_text(" Bo");
    use_it(&mut window);
    let article = &window.document().annotations.article;
    assert_eq!((article.text.blocks().len(), article.facts.byline.as_str()), (21, "Ana Lind Bo"));
    assert!(article.text.as_str().contains("My uncle sailed on her"));
    assert_eq!(article.facts.import.as_ref().unwrap().mended.len(), 3);
    assert!(window.message().contains("the text that you chose"), "{}", window.message());
    assert!(window.harness.query_by_label("Check…").is_none());
    window.press("Ctrl+Z");
    let article = &window.document().annotations.article;
    assert_eq!((article.text.blocks().len(), article.facts.byline.as_str()), (18, "Ana Lind"));
    window.press("Ctrl+Y");
    save(&mut window);
    // The same bytes are never read again.
    let (folder, path) = (window.folder, window.harness.state().state().desk.document.as_ref().unwrap().source.clone());
    let mut again = Window::open(folder, &path.unwrap(), settings());
    assert_eq!(again.document().annotations.article.text.blocks().len(), 21);
    check(&mut again);
    assert!(!mending(&again).unwrap().draft.is_changed());
    assert_eq!(mending(&again).unwrap().of, Of::File);
}

#[test]
fn a_kind_alone_is_mended_and_saved() {
    let mut window = open(PAGE);
    check(&mut window);
    window.press("J Q");
    use_it(&mut window);
    let kind = |window: &Window| window.document().annotations.article.text.blocks()[1].kind;
    assert_eq!(kind(&window), BlockKind::Quotation);
    save(&mut window);
    window.press("Ctrl+Z");
    assert_eq!(kind(&window), BlockKind::Paragraph);
    window.press("Ctrl+Y");
    save(&mut window);
    let (folder, path) = (window.folder, window.harness.state().state().desk.document.as_ref().unwrap().source.clone());
    let again = Window::open(folder, &path.unwrap(), settings());
    assert_eq!(kind(&again), BlockKind::Quotation);
}

#[test]
fn the_first_and_last_block_are_reached_by_keys() {
    let mut window = open(PAGE);
    check(&mut window);
    window.press("End");
    assert!(has(&mut window, "Block 25 of 25"));
    window.press("Home");
    assert!(has(&mut window, "Block 1 of 25"));
}

#[test]
fn claims_go_along_and_those_whose_words_are_gone_are_reviewed() {
    let mut window = open(PAGE);
    window.press("J J V J U");
    assert_eq!(window.claims().len(), 2);
    let before = window.claims();
    check(&mut window);
    // The first sentences are split off, the heading goes.
    window.press("Delete J Right Right Right Right Right Enter");
    use_it(&mut window);
    let joined: Vec<String> = window.claims().iter().map(|claim| claim.replace('\n', " ")).collect();
    assert_eq!(joined, before);
    check(&mut window);
    window.press("Delete J Delete");
    window.press("Ctrl+Enter");
    window.until(|app| app.state().desk.working.is_none() && app.state().desk.mode() == Some(desk::Mode::Review));
    assert!(mending(&window).is_none());
}

#[test]
fn a_page_that_changed_is_read_as_it_was_mended() {
    let mut window = open(PAGE);
    check(&mut window);
    window.press("J Delete");
    window.harness.get_by_label_contains("Put back: Comments").click();
    window.settle();
    use_it(&mut window);
    save(&mut window);
    let path = window.document().source.clone().unwrap();
    let folder = window.folder;
    std::fs::write(&path, PAGE.replace("The company did not answer", "The company would not answer")).unwrap();
    let mut again = Window::open(folder, &path, settings());
    assert!(asks(again.harness.state(), "The article has changed"));
    again.harness.get_by_label("Look at the changes").click();
    again.settle();
    let text = again.document().text().to_owned();
    assert!(text.contains("would not answer") && text.contains("My uncle sailed"), "{text}");
    assert!(!text.contains("For nine months"), "{text}");
    check(&mut again);
    assert_eq!(rows(&again, 3, 2), ["The ferry th", "(For nine mon)"]);
}

#[test]
fn what_is_mended_while_the_file_has_changed_is_not_lost() {
    let mut window = open(PAGE);
    let path = window.document().source.clone().unwrap();
    save(&mut window);
    std::fs::write(&path, PAGE.replace("The company did not answer", "The company would not answer")).unwrap();
    check(&mut window);
    assert_eq!(mending(&window).unwrap().of, Of::Changed);
    assert!(window.message().starts_with("The file has changed"), "{}", window.message());
    window.press("J Q");
    use_it(&mut window);
    save(&mut window);
    let folder = window.folder;
    let mut again = Window::open(folder, &path, settings());
    again.harness.get_by_label("Look at the changes").click();
    again.settle();
    assert!(again.document().text().contains("would not answer"));
    assert_eq!(again.document().annotations.article.text.blocks()[1].kind, BlockKind::Quotation);
}

#[test]
fn a_kind_is_chosen_from_all() {
    let mut window = open(PAGE);
    check(&mut window);
    window.harness.get_by_label_contains("Kind of block: Paragraph, For nine").click();
    window.settle();
    window.harness.get_by_label("Footnote").click();
    window.settle();
    assert_eq!(mending(&window).unwrap().draft.rows()[4].kind, BlockKind::Footnote);
}

#[test]
fn the_window_stays_open_until_the_draft_is_decided_on() {
    let mut window = open(PAGE);
    check(&mut window);
    window.press("J Delete");
    for leave in [Action::CloseRequested, Action::Run(Command::Quit), Action::Run(Command::CloseArticle)] {
        window.apply(leave);
        assert!(asks(window.harness.state(), "Discard your changes?"));
        window.harness.get_by_label("Keep editing").click();
        window.settle();
        assert!(mending(&window).is_some());
    }
}

const CONTAINER: &str = "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
const PACKAGE: &str = "<package><metadata><dc:title>The quay</dc:title></metadata><manifest>\
    <item id=\"n\" href=\"n.ncx\" media-type=\"application/x-dtbncx+xml\"/><item id=\"a\" href=\"a.xhtml\"/>\
    <item id=\"b\" href=\"b.xhtml\"/></manifest><spine toc=\"n\"><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
const CONTENTS: &str = "<ncx><navMap><navPoint><navLabel><text>Spring</text></navLabel><content src=\"a.xhtml\"/></navPoint>\
    <navPoint><navLabel><text>Autumn</text></navLabel><content src=\"b.xhtml\"/></navPoint></navMap></ncx>";

fn open_book() -> Window {
    let book = archive::archive(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("book.opf", PACKAGE.as_bytes()),
        ("n.ncx", CONTENTS.as_bytes()),
        ("a.xhtml", b"<p>The ferry left in spring.</p>"),
        ("b.xhtml", b"<p>It came back in autumn.</p>"),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quay.epub");
    std::fs::write(&path, book).unwrap();
    Window::open(folder, &path, settings())
}

fn choose_chapters(window: &mut Window) {
    window.apply(Action::Run(Command::Chapters));
    window.until(|app| app.state().chapters.choosing().is_some());
    window.settle();
}

#[test]
fn the_chapters_of_a_book_are_chosen() {
    let mut window = open_book();
    assert_eq!(window.document().text(), "The quay\nThe ferry left in spring.\nIt came back in autumn.");
    window.harness.get_by_label("Choose chapters…").click();
    window.until(|app| app.state().chapters.choosing().is_some());
    window.settle();
    assert!(has(&mut window, "2 chapters, 10 words"));
    window.harness.get_by_label("Chapter 1: Spring, 5 words").click();
    window.settle();
    window.press("Ctrl+Enter");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.text().contains("spring")));
    window.settle();
    assert_eq!(window.document().text(), "The quay\nIt came back in autumn.");
    let import = window.document().annotations.article.facts.import.clone().unwrap();
    assert_eq!(import.chapters, [2]);
    // What was chosen is ticked the next time, and all can be chosen again.
    check(&mut window);
    window.press("J Q");
    use_it(&mut window);
    choose_chapters(&mut window);
    assert_eq!(window.harness.state().state().chapters.choosing().unwrap().ticked, [false, true]);
    window.harness.get_by_label("Tick all").click();
    window.settle();
    window.harness.get_by_label("Read 2 chapters").click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text().contains("spring")));
    window.settle();
    // Mending goes on from the chosen chapters, and what was mended before is kept.
    assert_eq!(window.document().annotations.article.text.blocks()[2].kind, BlockKind::Quotation);
    check(&mut window);
    assert_eq!(mending(&window).unwrap().draft.rows().len(), 3);
    assert_eq!(mending(&window).unwrap().of, Of::File);
}

#[test]
fn ticks_are_not_lost_without_a_question() {
    let mut window = open_book();
    choose_chapters(&mut window);
    window.harness.get_by_label("Tick none").click();
    window.settle();
    assert!(has(&mut window, "Tick at least one chapter."));
    window.press("Esc");
    assert!(asks(window.harness.state(), "Discard your changes?"));
    // Only books have chapters.
    let mut plain = Window::new("One two three.");
    plain.apply(Action::Run(Command::Chapters));
    assert_eq!(plain.message(), "Only e-books have chapters to choose from.");
}

#[test]
fn html_is_pasted_with_its_headings_and_links() {
    let mut window = Window::empty(settings());
    let read = || Some("<h2>The duck</h2><p>It <a href='https://example.org'>swam</a>.</p>".to_owned());
    window.apply(Action::Opening(opening::Action::ReadClipboardBy(read)));
    window.apply(Action::Opening(opening::Action::Paste("The duck\nIt swam.".to_owned())));
    window.until(|app| app.state().desk.document.is_some());
    let text = &window.document().annotations.article.text;
    assert_eq!((text.blocks()[0].kind, text.blocks()[1].marks.len()), (BlockKind::Heading(2), 1));
    // Other words beside the text are not what was copied.
    window.apply(Action::Opening(opening::Action::Paste("Another text entirely.".to_owned())));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another text entirely."));
}
