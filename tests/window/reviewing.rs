//! The article's text has changed: the question, the review, and what becomes of claims and verdicts.

use std::path::PathBuf;
use std::sync::Arc;

use claimlight::app::actions::Action;
use claimlight::app::desk::select::Reveal;
use claimlight::app::review::{self, Review};
use claimlight::app::settings::Settings;
use claimlight::app::{App, desk, recovery, sync, versions};
use claimlight_core::anchor::Group;
use claimlight_core::file::journal::{self, Unsaved};
use claimlight_core::model::{Claim, Place};
use egui_kittest::kittest::Queryable as _;

use super::Window;

const OLD: &str = "The bridge closed in May, the town says. It cost 2.4 million crowns to repair. Nobody paid for any of it.\n\n\
    Ferry operators say that they have lost half of their trade. The lease of the old pier ended on Monday.\n";
/// A figure changed, a sentence went, a paragraph moved.
const NEW: &str = "Ferry operators say that they have lost half of their trade.\n\n\
    The bridge closed in May, the town says. It cost 3.1 million crowns to repair. Nobody paid for any of it.\n";

/// Ana, the same in each window.
fn settings() -> Settings {
    Settings { annotator: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77".to_owned(), ..super::settings() }
}

/// Every sentence but the third marked and verified, saved, and the article's file changed.
fn changed(to: &str) -> Window {
    let mut window = Window::with(OLD, settings());
    window.press("J V J V J N J V J V Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    std::fs::write(window.folder.path().join("a.txt"), to).unwrap();
    let Window { folder, .. } = window;
    let path = folder.path().join("a.txt");
    Window::open(folder, &path, settings())
}

/// The words of each claim, in brackets where it has no place, and its verdict.
fn claims(window: &Window) -> Vec<(String, Option<String>)> {
    let document = window.document();
    let words = |c: &Claim| match &c.spans[0].place {
        Place::At(range) => range.of(document.text()).to_owned(),
        Place::Nowhere(lost) => format!("({})", lost.quote),
    };
    document.annotations.claims.as_slice().iter().map(|c| (words(c), c.judgements[0].verdict.clone())).collect()
}

fn words(window: &Window) -> Vec<String> {
    claims(window).into_iter().map(|(words, _)| words).collect()
}

fn review(window: &Window) -> Option<&Review> {
    let state = window.harness.state().state();
    state.review.shown(&state.desk)
}

/// The hash of the article's file when it was last read.
fn file_seen(app: &App) -> Option<String> {
    let document = app.state().desk.document.as_ref()?;
    app.state().review.file_seen(document.number).map(str::to_owned)
}

fn update_text(path: PathBuf) -> Action {
    Action::Review(review::Action::UpdateText(path))
}

fn counts(window: &Window) -> Vec<(Group, usize)> {
    review(window).unwrap().counts.clone()
}

fn look(window: &mut Window) {
    window.harness.get_by_label("Look at the changes").click();
    window.settle();
}

#[test]
fn claims_are_found_again_and_what_is_not_sure_is_looked_at_one_by_one() {
    let mut window = changed(NEW);
    assert!(window.document().text().starts_with("The bridge"), "nothing changes before I say so");
    look(&mut window);
    assert!(window.document().text().starts_with("Ferry"));
    let found = [(Group::InPlace, 1), (Group::Moved, 1), (Group::Changed, 1), (Group::NotFound, 1)];
    assert_eq!(counts(&window), found);
    window.harness.get_by_label("The article has changed");
    window.harness.get_by_label("As it was");
    assert_eq!(window.document().annotations.no_claims.as_slice().len(), 1, "what was read is read still");
    // The figure that changed is shown first; accepting it puts my verdict back.
    let verified = || Some("verified".to_owned());
    assert_eq!(claims(&window)[2], ("It cost 3.1 million crowns to repair.".to_owned(), verified()));
    window.press("Enter");
    assert_eq!(claims(&window)[2].1, None);
    assert_eq!(review(&window).unwrap().at, 1);
    // The claim that is gone can't be accepted; it is kept as it is, and the review ends.
    window.press("Enter");
    assert!(review(&window).is_some());
    window.press("X");
    assert!(review(&window).is_none());
    assert_eq!(words(&window)[3], "(The lease of the old pier ended on Monday.)");
    // Its words can be read, and it can be placed later all the same.
    let id = window.document().annotations.claims.as_slice()[3].id;
    window.apply(Action::Desk(desk::Action::SelectClaim(id, Reveal::No)));
    window.harness.get_by_label("“The lease of the old pier ended on Monday.”");
    window.press("Ctrl+End K");
    window.harness.get_by_label_contains("Put claim 4 here");
    window.press("+");
    assert_eq!(words(&window)[3], "Nobody paid for any of it.");
    assert_eq!(claims(&window)[3].1, None, "its words are others now");
    window.press("Ctrl+Z");
    // All of it can be undone.
    window.press("Ctrl+Z Ctrl+Z");
    assert_eq!(claims(&window)[2].1, verified());
    window.press("Ctrl+Z");
    assert_eq!(window.document().text().trim(), OLD.trim());
    assert_eq!(words(&window)[1], "It cost 2.4 million crowns to repair.");
}

#[test]
fn a_verdict_is_kept_by_a_second_key_and_a_claim_placed_by_hand() {
    let mut window = changed(NEW);
    look(&mut window);
    window.press("Shift+Enter");
    assert_eq!(claims(&window)[2].1.as_deref(), Some("verified"));
    let id = window.document().annotations.claims.as_slice()[2].id;
    let claim = window.document().annotations.claims.get(id).unwrap();
    assert!(!claim.is_on_earlier_words(&claim.judgements[0]), "it was given again, on the words of today");
    // The caret waits where the sentence that is gone would begin, so that a key selects what stands there now.
    let at = window.document().selected_range().start().to_usize();
    assert!(window.document().text()[at..].starts_with("The bridge"), "{}", &window.document().text()[at..]);
    // By hand: without words it says what to do; with them the claim stands there.
    window.press("P");
    assert!(review(&window).is_some());
    window.press("Ctrl+End K P");
    assert!(review(&window).is_none());
    assert_eq!(words(&window)[3], "Nobody paid for any of it.");
    assert_eq!(claims(&window)[3].1, None, "its words are others now");
}

#[test]
fn leaving_half_way_keeps_what_was_decided_and_the_rest_can_be_looked_at_later() {
    let mut window = changed(NEW);
    look(&mut window);
    window.press("Enter Esc");
    assert!(review(&window).is_none());
    // It comes back as it was left, the text before beside it.
    window.press("Ctrl+Shift+U");
    let left = review(&window).unwrap();
    assert!(left.before.is_some() && left.at == 1 && left.counts.len() == 4);
    window.press("Ctrl+Shift+U");
    assert!(review(&window).is_none());
    window.press("Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    let Window { folder, .. } = window;
    let path = folder.path().join("a.txt");
    let mut again = Window::open(folder, &path, settings());
    assert!(again.harness.state().state().front.question().is_none(), "the file is on the text of today");
    assert_eq!(again.document().annotations.texts.len(), 1);
    again.harness.get_by_label("1 claim to look at: the text has changed").click();
    again.settle();
    assert_eq!(counts(&again), [(Group::NotFound, 1)]);
    again.press("X");
    assert!(review(&again).is_none());
    assert!(again.harness.query_by_label_contains("to look at").is_none());
    again.press("Ctrl+Shift+U");
    assert!(review(&again).is_none(), "nothing is left to look at");
}

#[test]
fn the_text_can_be_kept_as_it_was_and_updated_later() {
    let mut window = changed(NEW);
    window.harness.get_by_label("Keep the text as it was").click();
    window.settle();
    assert!(window.document().text().starts_with("The bridge"));
    assert!(review(&window).is_none());
    let path = window.folder.path().join("a.txt");
    window.apply(update_text(path));
    window.until(|app| app.state().review.shown(&app.state().desk).is_some());
    assert_eq!(counts(&window).len(), 4);
}

#[test]
fn the_list_of_the_review_is_reached_and_walked_by_keys() {
    let mut window = changed(NEW);
    look(&mut window);
    assert_eq!(review(&window).unwrap().at, 0);
    window.press("F6");
    assert!(window.harness.get_by_label_contains("1: It cost 2.4 million").is_focused());
    window.press("Down");
    assert!(window.harness.get_by_label_contains("2: The lease").is_focused());
    window.press("Space");
    assert_eq!(review(&window).unwrap().at, 1);
    window.press("Esc");
    assert!(review(&window).is_none());
}

#[test]
fn each_piece_of_a_claim_is_decided_by_itself() {
    let old = "The bridge closed in May, the town says. It cost 2.4 million crowns to repair. Nobody paid for any of it.\n\n\
        Ferry operators say that they have lost half of their trade. The lease of the old pier ended on Monday.\n";
    let mut window = Window::with(old, settings());
    // One claim of three sentences, each a piece of its own.
    window.press("J J V");
    let sentence = |quote: &str| {
        let at = old.find(quote).unwrap();
        claimlight_core::text::TextRange::from_usize(at..at + quote.len())
    };
    for quote in
        ["Ferry operators say that they have lost half of their trade.", "The lease of the old pier ended on Monday."]
    {
        window.apply(Action::Desk(desk::Action::SelectWords(sentence(quote))));
        window.press("+");
    }
    assert_eq!(window.document().annotations.claims.as_slice()[0].spans.len(), 3);
    super::sharing::save(&mut window);
    let new = old
        .replace("2.4", "3.1")
        .replace("half of their", "most of their")
        .replace("The lease of the old pier ended on Monday.", "");
    std::fs::write(window.folder.path().join("a.txt"), &new).unwrap();
    let Window { folder, .. } = window;
    let path = folder.path().join("a.txt");
    let mut window = Window::open(folder, &path, settings());
    look(&mut window);
    assert_eq!(counts(&window), [(Group::Changed, 2), (Group::NotFound, 1)]);
    let spans = |window: &Window| {
        let document = window.document();
        let claim = &document.annotations.claims.as_slice()[0];
        let of = |s: &claimlight_core::model::Span| {
            (s.quote(document.text()).to_owned(), s.range().is_some(), s.is_to_look_at())
        };
        claim.spans.iter().map(of).collect::<Vec<_>>()
    };
    let first = ("It cost 3.1 million crowns to repair.".to_owned(), true);
    let second = ("Ferry operators say that they have lost most of their trade.".to_owned(), true);
    let third = ("The lease of the old pier ended on Monday.".to_owned(), false);
    let with = |(quote, placed): &(String, bool), to_look_at: bool| (quote.clone(), *placed, to_look_at);
    assert_eq!(spans(&window), [with(&first, true), with(&second, true), with(&third, true)]);
    window.press("Shift+Enter");
    assert_eq!(spans(&window), [with(&first, false), with(&second, true), with(&third, true)]);
    assert_eq!(claims(&window)[0].1.as_deref(), Some("verified"));
    // Without a place this one alone.
    window.press("X");
    let lost = ("Ferry operators say that they have lost half of their trade.".to_owned(), false);
    assert!(spans(&window).contains(&with(&lost, false)) && spans(&window).contains(&with(&third, true)));
    // By hand this one alone, and not on another piece.
    let at = new.find("3.1 million").unwrap();
    window.apply(Action::Desk(desk::Action::SelectWords(claimlight_core::text::TextRange::from_usize(at..at + 11))));
    window.press("P");
    assert_eq!(window.message(), "Another piece of this claim is there already.");
    window.press("Ctrl+End K P");
    assert!(review(&window).is_none(), "all three are decided");
    assert_eq!(spans(&window).iter().filter(|s| s.1).count(), 2);
    assert!(spans(&window).contains(&with(&lost, false)) && spans(&window).contains(&with(&first, false)));
    // The piece that has none is placed later, not one more added.
    let id = window.document().annotations.claims.as_slice()[0].id;
    window.apply(Action::Desk(desk::Action::SelectClaim(id, Reveal::No)));
    let at = new.find("Nobody paid for").unwrap();
    window.apply(Action::Desk(desk::Action::SelectWords(claimlight_core::text::TextRange::from_usize(at..at + 15))));
    window.press("+");
    assert_eq!(spans(&window).iter().filter(|s| s.1).count(), 3);
    window.press("Ctrl+Z");
    window.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_eq!(spans(&window), [with(&first, true), with(&second, true), with(&third, true)]);
}

#[test]
fn a_change_of_the_file_is_told_while_the_article_is_open() {
    let mut window = changed(OLD);
    let (number, path) = (window.document().number, window.folder.path().join("a.txt"));
    assert!(window.harness.state().state().desk.watched().contains(&(number, path.clone())));
    let told = "The article's file has changed";
    let write = |window: &mut Window, text: &str| {
        std::fs::write(&path, text).unwrap();
        let seen = file_seen(window.harness.state());
        window.apply(Action::Sync(sync::Action::DiskChanged(number, path.clone())));
        window.until(|app| file_seen(app) != seen);
        window.settle();
    };
    write(&mut window, NEW);
    assert!(window.document().text().starts_with("The bridge"), "nothing changes before I say so");
    assert!(window.harness.query_by_label(told).is_some());
    // As it was again.
    write(&mut window, OLD);
    assert!(window.harness.query_by_label(told).is_none());
    // Another article altogether.
    write(&mut window, "Seven swans were seen on a lake. It was cold, and nobody knew why they had come.");
    assert!(window.harness.query_by_label(told).is_none());
    // What I do meanwhile goes along.
    write(&mut window, NEW);
    window.press("Tab U");
    window.harness.get_by_label(told).click();
    window.until(|app| app.state().review.shown(&app.state().desk).is_some());
    assert!(window.document().text().starts_with("Ferry"));
    assert!(claims(&window).iter().any(|(_, verdict)| verdict.as_deref() == Some("unverified")));
    window.settle();
    assert!(window.harness.query_by_label(told).is_none());
}

#[test]
fn where_all_is_found_word_for_word_a_line_says_so() {
    let text = OLD.replace("the town says", "the\u{A0}town\nsays");
    let mut window = changed(&format!("This was first written in June.\n\n{text}"));
    look(&mut window);
    assert!(review(&window).is_none());
    let told = window.harness.state().state().desk.message.as_ref().unwrap().text.clone();
    assert!(told.contains("all 4 places are found again, word for word"), "{told}");
    assert!(window.document().text().starts_with("This was"));
}

#[test]
fn the_text_of_another_article_is_refused() {
    let mut window = changed(OLD);
    let path = window.folder.path().join("swans.txt");
    std::fs::write(&path, "Seven swans were seen on a lake. It was cold, and nobody knew why they had come.").unwrap();
    window.apply(update_text(path));
    window.until(|app| app.state().front.question().is_some());
    assert!(window.document().text().starts_with("The bridge"));
    assert_eq!(words(&window).len(), 4);
}

#[test]
fn somebody_else_updates_the_text_while_it_is_open_here() {
    let ana = changed(OLD);
    let path = ana.folder.path().join("a.txt");
    let mut ben = Window::open(tempfile::tempdir().unwrap(), &path, super::sharing::ben());
    let mut ana = ana;
    ana.press("Tab V");
    std::fs::write(&path, NEW).unwrap();
    ana.apply(update_text(path));
    ana.until(|app| app.state().review.shown(&app.state().desk).is_some());
    super::sharing::save(&mut ana);
    ben.press("Tab Tab U");
    super::sharing::meet(&mut ben);
    assert!(ben.document().text().starts_with("Ferry"), "the later text counts");
    let both = ben.document().annotations.claims.as_slice().iter().filter(|c| c.judgements.len() == 2).count();
    assert_eq!(both, 1, "what I said meanwhile is kept");
    ben.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
}

#[test]
fn what_came_in_is_taken_out_of_the_text_that_it_came_in_on() {
    let ana = changed(OLD);
    let path = ana.folder.path().join("a.txt");
    let mut ben = Window::open(tempfile::tempdir().unwrap(), &path, super::sharing::ben());
    let mut ana = ana;
    let standing = |window: &Window| window.harness.state().state().sync.standing_incoming(window.document()).count();
    // Ben judges a claim; it comes in, and can be taken out again.
    ben.press("Tab U");
    super::sharing::save(&mut ben);
    super::sharing::meet(&mut ana);
    assert_eq!(standing(&ana), 1);
    // On another text its places are others: it can't, until that is undone.
    std::fs::write(&path, NEW).unwrap();
    ana.apply(update_text(path));
    ana.until(|app| app.state().review.shown(&app.state().desk).is_some());
    assert_eq!(standing(&ana), 0);
    ana.press("Ctrl+Z");
    assert_eq!(standing(&ana), 1);
    ana.press("Ctrl+Y");
    super::sharing::save(&mut ana);
    // A merged update reports only what somebody else said besides.
    super::sharing::meet(&mut ben);
    let news = ben.harness.state().state().desk.news.as_ref().map(|m| m.text.clone());
    assert_eq!((standing(&ben), news.as_deref()), (0, Some("The article has a later text now.")));
    ana.press("Esc Tab Tab U");
    super::sharing::save(&mut ana);
    super::sharing::meet(&mut ben);
    assert_eq!(standing(&ben), 1);
}

/// Writes the article's file, which the window notices.
fn write(window: &mut Window, text: &str) {
    let path = window.folder.path().join("a.txt");
    std::fs::write(&path, text).unwrap();
    let number = window.document().number;
    window.apply(Action::Sync(sync::Action::DiskChanged(number, path)));
}

fn take_changed_file(window: &mut Window) {
    window
        .until(|app| app.state().desk.document.as_ref().is_some_and(|d| app.state().review.update(d.number).is_some()));
    window.settle();
    window.harness.get_by_label("The article's file has changed").click();
    window.settle();
}

#[test]
fn where_the_words_come_back_so_do_the_verdicts_and_nothing_is_to_look_at() {
    let mut window = changed(NEW);
    look(&mut window);
    // The review is in the way of nothing: the file changes once more.
    write(&mut window, OLD);
    take_changed_file(&mut window);
    assert!(window.document().text().starts_with("The bridge"));
    assert!(review(&window).is_none(), "{:?}", review(&window));
    let all = window.document().annotations.claims.as_slice().iter();
    assert!(all.flat_map(|c| &c.spans).all(|s| s.was.is_none() && s.range().is_some()));
    assert_eq!(claims(&window)[1].1.as_deref(), Some("verified"));
}

#[test]
fn an_update_that_was_undone_is_offered_again_and_the_review_goes_on_where_it_was_left() {
    let mut window = changed(NEW);
    look(&mut window);
    window.press("Ctrl+Z");
    assert!(window.document().text().starts_with("The bridge"));
    window
        .until(|app| app.state().desk.document.as_ref().is_some_and(|d| app.state().review.update(d.number).is_some()));
    window.press("Ctrl+Y Ctrl+Shift+U");
    assert!(review(&window).unwrap().before.is_some(), "the text before is beside it still");
    assert!(window.harness.state().state().review.update(window.document().number).is_none());
    let found = [(Group::InPlace, 1), (Group::Moved, 1), (Group::Changed, 1), (Group::NotFound, 1)];
    assert_eq!(counts(&window), found);
}

/// What a crash would leave of this window's article now.
fn left(window: &mut Window) -> Unsaved {
    // The journal is written by another thread, which a busy machine may keep waiting.
    for _ in 0..16 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        window.settle();
    }
    let files = std::fs::read_dir(window.folder.path().join("data/journal")).unwrap().map(|f| f.unwrap().path());
    let journal = files.into_iter().find(|p| p.extension().is_some_and(|e| e == "journal")).unwrap();
    let mut left = journal::parse(&std::fs::read(&journal).unwrap(), &journal);
    assert_eq!(left.len(), 1);
    left.remove(0)
}

#[test]
fn what_was_decided_after_an_update_outlives_a_crash_though_nothing_was_saved() {
    let mut window = changed(NEW);
    let path = window.folder.path().join("data/settings.ron");
    window.keep_settings_at(path);
    window.harness.state_mut().keep_journal();
    look(&mut window);
    window.press("Enter X Ctrl+End K U");
    let now = claims(&window);
    let left_on_new = left(&mut window);
    assert!(left_on_new.bare.article.text.as_str().starts_with("Ferry"));
    // What is undone is not to come back.
    window.press("Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z");
    assert!(window.document().text().starts_with("The bridge"));
    let undone = claims(&window);
    assert!(left(&mut window).bare.article.text.as_str().starts_with("The bridge"));
    // Opened again the file is as it was saved, and asks for the new text.
    let Window { folder, .. } = window;
    let path = folder.path().join("a.txt");
    let mut window = Window::open(folder, &path, settings());
    assert_eq!(claims(&window), undone);
    window.press("Esc");
    window.apply(Action::Recovery(recovery::Action::Found(vec![left_on_new])));
    window.press("Ctrl+Shift+R");
    assert_eq!(claims(&window), now, "the new text is taken for it");
}

#[test]
fn what_a_crash_left_comes_back_though_the_file_is_on_a_later_text_by_then() {
    let mut window = changed(OLD);
    let path = window.folder.path().join("data/settings.ron");
    window.keep_settings_at(path);
    window.harness.state_mut().keep_journal();
    // A verdict changed, and a sentence marked that was not.
    window.press("Tab U");
    let at = OLD.find("Nobody paid").unwrap();
    window.apply(Action::Desk(desk::Action::SelectWords(claimlight_core::text::TextRange::from_usize(at..at + 11))));
    window.press("V");
    let left = left(&mut window);
    let Window { folder, .. } = window;
    let path = folder.path().join("a.txt");
    std::fs::write(&path, NEW).unwrap();
    let mut other = Window::open(folder, &path, super::sharing::ben());
    look(&mut other);
    super::sharing::save(&mut other);
    let Window { folder, .. } = other;
    let mut window = Window::open(folder, &path, settings());
    window.apply(Action::Recovery(recovery::Action::Found(vec![left])));
    window.press("Ctrl+Shift+R");
    assert!(window.document().text().starts_with("Ferry"));
    let all = claims(&window);
    let with = |quote: &str, verdict: &str| all.contains(&(quote.to_owned(), Some(verdict.to_owned())));
    assert!(
        with("The bridge closed in May, the town says.", "unverified") && with("Nobody paid", "verified"),
        "{all:?}"
    );
    assert_eq!(all.len(), 5);
}

#[test]
fn a_verdict_given_on_the_new_words_stays_when_the_place_is_accepted() {
    let mut window = changed(NEW);
    look(&mut window);
    window.press("Esc");
    let id = window.document().annotations.claims.as_slice()[2].id;
    window.apply(Action::Desk(desk::Action::SelectClaim(id, Reveal::No)));
    window.harness.get_by_label("I gave my verdict on the earlier words.");
    // Later than the seconds in which it was given before.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    window.press("U");
    assert!(window.harness.query_by_label("I gave my verdict on the earlier words.").is_none());
    window.press("Ctrl+Shift+U");
    assert!(window.harness.query_by_label_contains("verdict to check again").is_none());
    window.press("Enter");
    assert_eq!(claims(&window)[2], ("It cost 3.1 million crowns to repair.".to_owned(), Some("unverified".to_owned())));
}

#[test]
fn a_version_on_the_text_before_is_brought_back_with_that_text() {
    let mut window = changed(NEW);
    let then = window.document().annotations.clone();
    look(&mut window);
    window.press("Enter X Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    let number = window.document().number;
    let version = versions::Content::Version(Box::new(then.clone()));
    window.apply(Action::Versions(versions::Action::Read(number, version)));
    assert!(window.document().text().starts_with("The bridge"));
    assert!(words(&window).iter().all(|w| !w.starts_with('(')), "{:?}", words(&window));
    super::sharing::save(&mut window);
    window.press("Ctrl+Z");
    assert!(window.document().text().starts_with("Ferry"));
    window.press("Ctrl+Y");
    super::sharing::save(&mut window);
    let Window { folder, .. } = window;
    let path = folder.path().join("a.claims.ron");
    let file = claimlight_core::file::read(&std::fs::read(path).unwrap()).unwrap().annotations;
    assert_eq!(file.claims.as_slice(), then.claims.as_slice());
}

#[test]
fn what_was_left_of_an_earlier_update_is_counted_with_the_rest() {
    let mut window = changed(NEW);
    look(&mut window);
    write(&mut window, &NEW.replace("Nobody paid", "Not one person paid"));
    take_changed_file(&mut window);
    assert_eq!(counts(&window).iter().map(|(_, n)| n).sum::<usize>(), 4);
    let review = review(&window).unwrap();
    assert_eq!(review.items.len() + review.sure.len(), 4);
    assert_eq!(counts(&window)[1..].iter().map(|(_, n)| n).sum::<usize>(), review.items.len());
}

#[test]
fn an_earlier_text_beside_the_file_is_told_of_and_not_offered_as_a_change() {
    let mut window = changed(NEW);
    look(&mut window);
    window.press("Enter X Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    let Window { folder, .. } = window;
    let path = folder.path().join("a.txt");
    std::fs::write(&path, OLD).unwrap();
    let mut window = Window::open(folder, &path, settings());
    assert!(window.document().text().starts_with("Ferry"), "the later text is shown");
    window.harness.get_by_label_contains("has an earlier text of the article");
    window.press("Esc");
    window.settle();
    assert!(
        ["Look at the changes", "The article's file has changed"]
            .iter()
            .all(|l| window.harness.query_by_label(l).is_none())
    );
}

#[test]
fn sentences_of_a_text_that_is_gone_come_too_late() {
    let mut window = changed(NEW);
    let before = window.document().progress.sentences().to_vec();
    let app = window.harness.state_mut();
    app.apply(Action::Review(review::Action::TakeText));
    let late = window.asked();
    assert_eq!(late.len(), 2, "sentences and scripts: {late:?}");
    window.press("Ctrl+Z");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    for task in late {
        window.harness.state_mut().take(task.run());
    }
    assert!(window.document().text().starts_with("The bridge"));
    assert_eq!(window.document().progress.sentences(), before);
    window.press("Ctrl+Home J");
    assert!(window.shown().starts_with("{The bridge closed in May, the town says.}"), "{}", window.shown());
}

/// Has the article put on its file's text as it is now, and stops that where nothing was found yet.
fn stopped(window: &mut Window, stop: impl FnOnce(&mut Window)) {
    let path = window.folder.path().join("b.txt");
    std::fs::write(&path, NEW).unwrap();
    let app = window.harness.state_mut();
    app.apply(update_text(path));
    let Some(task) = app.take_tasks().pop() else { panic!("no task") };
    let course = Arc::clone(app.state().desk.working.as_ref().unwrap().course());
    window.settle();
    assert!(window.harness.query_by_label("Stop").is_none(), "it has not begun");
    assert!(course.go_on(0.45));
    window.settle();
    window.harness.get_by_label("Finding the claims again in b.txt… 45%");
    stop(window);
    assert!(!course.go_on(0.6));
    window.harness.state_mut().take(task.run());
    window.settle();
}

#[test]
fn finding_again_tells_how_far_it_is_and_can_be_stopped() {
    for by_key in [false, true] {
        let mut window = Window::with(OLD, settings());
        window.press("J V J V");
        let before = claims(&window);
        stopped(&mut window, |window| {
            if by_key {
                window.press("Esc");
            } else {
                window.harness.get_by_label("Stop").click();
                window.settle();
            }
        });
        window.harness.get_by_label("Stopped. Nothing was changed.");
        assert!(window.harness.query_by_label("Stop").is_none());
        assert_eq!((claims(&window), window.document().text()), (before, OLD));
        // Once more, to the end.
        let path = window.folder.path().join("b.txt");
        window.harness.state_mut().apply(update_text(path));
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text().starts_with("Ferry")));
    }
}

#[test]
fn opening_that_is_stopped_while_claims_are_found_again_leaves_what_was_shown() {
    let Window { folder, .. } = changed(NEW);
    let file = folder.path().join("a.claims.ron");
    let mut window = Window::empty(settings());
    let app = window.harness.state_mut();
    app.apply(Action::Opening(claimlight::app::opening::Action::Open(file)));
    let task = app.take_tasks().pop().unwrap();
    let course = Arc::clone(app.state().desk.working.as_ref().unwrap().course());
    assert!(course.go_on(0.1));
    window.settle();
    window.harness.get_by_label("Stop").click();
    window.settle();
    // Nobody waits for the end of the work.
    window.harness.get_by_label("Stopped. Nothing was changed.");
    assert!(window.harness.state().state().desk.working.is_none());
    window.harness.state_mut().take(task.run());
    window.settle();
    window.harness.get_by_label("Stopped. Nothing was changed.");
    assert!(window.harness.state().state().desk.document.is_none());
}
