//! Finding words in the article, in claims and notes; marking the same words elsewhere; going to a claim by its number.
//!
//! Always true: results belong to the current text of the shown article and to the most recent search. A task folds the text
//! once, and the result is kept while the bar is open; each letter typed starts a new search. Absent: how words are found
//! (`claimlight_core::text`).

mod bar;
mod same;
mod search;
pub mod view;

pub use bar::Bar;
pub use same::{MarkAs, Same};
pub use search::{Found, Query, search};

use std::sync::Arc;

use egui::Key;

use self::bar::Place;
use crate::app::commands::{Also, Command, Group, Row, ctrl, plain, shift, when};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::select::{Reveal, Toward};
use crate::app::desk::selection::Selection;
use crate::app::desk::{self, Desk};
use crate::tr;
use claimlight_core::text::{Bounds, Exactly, TextRange};

/// The sheets of this capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Other places where the same words occur.
    Same,
    /// The field for the number of a claim.
    GoTo,
}

/// The find bar and the sheets, while they are open.
#[derive(Debug, Default)]
pub struct State {
    bar: Option<Bar>,
    same: Option<Same>,
    /// The text typed as the number of a claim, while that sheet is open.
    go_to: Option<String>,
    /// The number of searches so far; the results of an earlier search are ignored.
    asked: u64,
}

/// What can happen to the find bar and its sheets.
#[derive(Debug)]
pub enum Action {
    /// Open the bar, filled with the selected words if there are only a few.
    Open,
    /// Close the bar.
    Close,
    /// Change the search words to this.
    Type(String),
    /// Set whether case and diacritics must match, and whether only whole words count.
    Match(Exactly, Bounds),
    /// The bar has received the keyboard.
    Focused,
    /// The search with this number has ended.
    Found(u64, Box<Found>),
    /// Go to the next or previous result.
    Step(Toward),
    /// Show where else the selected words occur.
    Same,
    /// The search with this number found these places of the same words.
    SameFound(u64, Vec<TextRange>),
    /// Tick or untick other place number `i`, counted from 0.
    Tick(usize, bool),
    /// Tick or untick all other places.
    TickAll(bool),
    /// Choose how the other places are marked.
    MarkAs(MarkAs),
    /// Mark the other places that are ticked.
    MarkSame,
    /// Open or close the field for the number of a claim.
    ToggleGoTo,
    /// Change the number of a claim that is typed to this.
    TypeNumber(String),
    /// Go to the claim with this number.
    GoTo(String),
    /// The search with this number has failed.
    Failed(u64),
    /// Close the sheet.
    CloseSheet,
}

/// The commands of this capability.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Find, Group::Find, when::article, || Action::Open).keys(&[ctrl(Key::F)]),
    Row::new(Command::FindNext, Group::Find, when::article, || Action::Step(Toward::Next)).keys(&[plain(Key::F3)]),
    Row::new(Command::FindPrevious, Group::Find, when::article, || Action::Step(Toward::Previous))
        .keys(&[shift(Key::F3)]),
    Row::new(Command::SameWords, Group::Words, when::selected, || Action::Same).also(Also::Context),
    Row::new(Command::GoToClaim, Group::Claims, when::article, || Action::ToggleGoTo).keys(&[ctrl(Key::G)]),
];

/// What the rest of the window does in response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show this sheet.
    Show(Sheet),
    /// Close the sheet.
    Close,
}

impl State {
    /// The find bar, while it is open.
    pub fn bar(&self) -> Option<&Bar> {
        self.bar.as_ref()
    }

    /// Other places of the same words, while their sheet is open.
    pub fn same(&self) -> Option<&Same> {
        self.same.as_ref()
    }

    /// The text typed as the number of a claim, while that sheet is open.
    pub fn go_to(&self) -> Option<&str> {
        self.go_to.as_deref()
    }

    /// Applies an action. Returns what the rest of the window has to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Open => self.open(desk, out),
            Action::Close => {
                self.bar = None;
                desk.focus_article = true;
            }
            Action::Type(typed) => self.change_bar(desk, out, |bar| bar.typed = typed),
            Action::Match(exactly, bounds) => {
                self.change_bar(desk, out, |bar| (bar.exactly, bar.bounds) = (exactly, bounds));
            }
            Action::Focused => self.bar.iter_mut().for_each(|bar| bar.focus = false),
            Action::Found(asked, found) => self.found(desk, asked, *found),
            Action::Step(toward) => self.step(desk, out, toward),
            Action::Same => return self.look_for_same(desk, out),
            Action::SameFound(asked, hits) => self.same_found(desk, asked, hits),
            Action::Tick(i, on) => self.same.iter_mut().for_each(|same| same.tick(Some(i), on)),
            Action::TickAll(on) => self.same.iter_mut().for_each(|same| same.tick(None, on)),
            Action::MarkAs(mark_as) => self.same.iter_mut().for_each(|same| same.mark_as = mark_as),
            Action::MarkSame => return self.mark_same(desk),
            Action::ToggleGoTo => return Some(self.toggle_go_to()),
            Action::TypeNumber(typed) => self.go_to = self.go_to.is_some().then_some(typed),
            Action::GoTo(typed) => {
                go_to_claim(desk, &typed);
                return Some(Request::Close);
            }
            Action::Failed(asked) => {
                desk.say(tr!("did-not-work", reason = desk::mistake()));
                // A sheet that waits for the search would wait for ever.
                return self.same.take_if(|same| same.asked == asked).map(|_| Request::Close);
            }
            Action::CloseSheet => return Some(Request::Close),
        }
        None
    }

    /// Searches again if the shown article or its text has changed, and forgets sheets that are no longer `shown`. Called after
    /// every action.
    pub fn keep_up(&mut self, desk: &Desk, out: &mut Out<Action>, shown: Option<Sheet>) -> Option<Request> {
        self.go_to.take_if(|_| shown != Some(Sheet::GoTo));
        self.same.take_if(|_| shown != Some(Sheet::Same));
        let document = desk.document.as_ref()?;
        if self.bar.as_ref().is_some_and(|bar| bar.ticket != Some(document.ticket())) {
            self.search(desk, out);
        }
        // In another text these words are in other places.
        self.same.take_if(|same| same.ticket != document.ticket()).map(|_| Request::Close)
    }

    fn open(&mut self, desk: &Desk, out: &mut Out<Action>) {
        let Some(document) = &desk.document else { return };
        let words = document.selected_range().of(document.text());
        let short = !words.is_empty() && words.len() < 100 && !words.contains('\n');
        let bar = self.bar.get_or_insert_default();
        if short && matches!(document.selection, Selection::Words { .. }) {
            words.clone_into(&mut bar.typed);
        }
        bar.focus = true;
        bar.from = document.caret();
        self.search(desk, out);
    }

    fn change_bar(&mut self, desk: &Desk, out: &mut Out<Action>, change: impl FnOnce(&mut Bar)) {
        if let Some(bar) = &mut self.bar {
            change(bar);
            self.search(desk, out);
        }
    }

    /// Starts a search of the shown article for the words in the bar.
    fn search(&mut self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(bar), Some(document)) = (&mut self.bar, &desk.document) else { return };
        self.asked += 1;
        let (asked, query) = (self.asked, bar.query(document, self.asked));
        let work = move || Some(Action::Found(asked, Box::new(search(query))));
        out.start(Task::new(work, move || Some(Action::Failed(asked))).for_text(document.ticket()));
    }

    fn found(&mut self, desk: &mut Desk, asked: u64, found: Found) {
        let (Some(bar), Some(document)) = (&mut self.bar, &mut desk.document) else { return };
        if asked != bar.asked {
            return;
        }
        if let Some(first) = bar.take(found, document.text().len()) {
            document.select_words(first);
            desk.reveal = Some(first);
        }
    }

    fn step(&mut self, desk: &mut Desk, out: &mut Out<Action>, toward: Toward) {
        let (Some(bar), Some(document)) = (&mut self.bar, &mut desk.document) else {
            return self.open(desk, out);
        };
        match bar.step(document, toward) {
            Some(Place::Words(range)) => document.select_words(range),
            Some(Place::Claim(id)) => document.select_claim(id),
            None => {
                let told = if bar.typed.is_empty() { tr!("find-nothing-typed") } else { tr!("find-no-hit") };
                return desk.say(told.to_owned());
            }
        }
        bar.from = document.selected_range().start();
        desk.reveal = Some(document.selected_range());
        desk.list_first = false;
    }

    /// Starts a search for other places of the selected words.
    fn look_for_same(&mut self, desk: &Desk, out: &mut Out<Action>) -> Option<Request> {
        let document = desk.document.as_ref()?;
        self.asked += 1;
        let same = Same::of(document, self.asked)?;
        let query = Query {
            words: same.words.clone(),
            exactly: Exactly { case: false, diacritics: true },
            bounds: Bounds::WholeWords,
            folded: None,
            text: Arc::clone(&document.annotations.article.text),
            annotations: Box::default(),
        };
        let asked = self.asked;
        let work = move || Some(Action::SameFound(asked, search(query).hits));
        out.start(Task::new(work, move || Some(Action::Failed(asked))).for_text(document.ticket()));
        self.same = Some(same);
        Some(Request::Show(Sheet::Same))
    }

    fn same_found(&mut self, desk: &Desk, asked: u64, hits: Vec<TextRange>) {
        if let (Some(same), Some(document)) = (self.same.as_mut().filter(|s| s.asked == asked), &desk.document) {
            same.found(document, hits);
        }
    }

    fn mark_same(&self, desk: &mut Desk) -> Option<Request> {
        let same = self.same.as_ref()?;
        let ticked = same.ticked();
        if !ticked.is_empty() {
            desk.act(|document| same.mark(document, &ticked));
        }
        Some(Request::Close)
    }

    fn toggle_go_to(&mut self) -> Request {
        if self.go_to.is_some() {
            return Request::Close;
        }
        self.go_to = Some(String::new());
        Request::Show(Sheet::GoTo)
    }
}

fn go_to_claim(desk: &mut Desk, typed: &str) {
    let number: Option<usize> = typed.trim().parse().ok();
    let claims = desk.document.as_ref().map(|d| d.annotations.claims.as_slice()).unwrap_or_default();
    let id = number.and_then(|n| n.checked_sub(1)).and_then(|i| claims.get(i)).map(|c| c.id);
    match id {
        Some(id) => desk.select_claim(id, Reveal::Yes),
        None => desk.say(tr!("no-claim-with-this-number").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::document::Document;
    use crate::app::settings::Settings;

    #[test]
    fn a_search_that_fails_ends_the_sheet_that_waits_for_it() {
        let mut desk = Desk::new(Settings::default(), None);
        let mut document = Document::pasted("The bridge closed. The bridge opened.");
        document.select_words(TextRange::from_usize(4..10));
        desk.document = Some(document);
        let (mut state, mut out) = (State::default(), Out::default());
        assert_eq!(state.apply(&mut desk, &mut out, Action::Same), Some(Request::Show(Sheet::Same)));
        let asked = state.asked;
        assert_eq!(state.apply(&mut desk, &mut out, Action::Failed(asked - 1)), None, "an earlier search");
        assert!(state.same().is_some());
        assert_eq!(state.apply(&mut desk, &mut out, Action::Failed(asked)), Some(Request::Close));
        assert!(state.same().is_none() && desk.message.take().is_some());
    }
}
