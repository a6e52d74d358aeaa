//! Actions on the desk itself: selecting, showing a place, taking in sentences, stopping work.

use std::path::PathBuf;
use std::sync::Arc;

use super::Desk;
use super::document::Document;
use super::out::Out;
use super::pool::{Task, Ticket};
use super::select::{Extend, Part, Reveal, Toward, Unit};
use super::selection::{End, Selection};
use crate::tr;
use claimlight_core::model::ClaimId;
use claimlight_core::text::{self, Offset, TextRange};

/// A change of the desk.
#[derive(Debug)]
pub enum Action {
    /// Select words from anchor to head.
    Select(Offset, Offset),
    /// A drag has ended on these words: they stay selected or, if they are exactly a claim, that claim is selected.
    SettleWords(TextRange),
    /// Select these words or, if they are exactly a claim, that claim.
    SelectWords(TextRange),
    /// Select the whole article.
    SelectAll,
    /// Move the caret to a place.
    MoveTo(Offset, Toward, Extend),
    /// Move the caret by a unit.
    Move(Toward, Unit, Extend),
    /// Select the next or previous part, or extend the selection by it.
    Step(Part, Toward, Extend),
    /// Select the next sentence that I have not read.
    NextUnread,
    /// Selects the next claim to check; after the last one, the first.
    NextToCheck,
    /// Choose which end of the selection the keys move from now on.
    ChooseEnd(End),
    /// Copy the selected words, or those of the selected claim.
    Copy,
    /// Select a claim.
    SelectClaim(ClaimId, Reveal),
    /// Move a span of a claim, given by its index, to another range.
    MoveSpan(ClaimId, usize, TextRange),
    /// Scroll a place of the article into view.
    ScrollTo(Offset),
    /// Show a message in the status line.
    Say(String),
    /// Clear the message in the status line.
    ClearMessage,
    /// Puts away the news about what others did.
    ClearNews,
    /// From now on, keep the settings at this path, and what belongs with them beside it.
    KeepSettingsAt(PathBuf),
    /// Stop the work that the person is waiting for.
    StopWork,
    /// The work that the person was waiting for was stopped before its end.
    WorkStopped,
    /// The sentences of an article were found; they are in reading order.
    Sentences(Ticket, Vec<TextRange>),
    /// The scripts of an article were found: their names, and a letter of each.
    Scripts(Ticket, Vec<(&'static str, char)>),
}

impl Desk {
    /// Applies a change to the desk.
    pub fn apply(&mut self, action: Action) {
        let is_pointed = matches!(action, Action::Select(..) | Action::SettleWords(_));
        let is_key = matches!(action, Action::Move(..) | Action::MoveTo(..) | Action::Step(..) | Action::NextUnread);
        self.act_on(action);
        self.with(|d| match (is_pointed, is_key) {
            (true, _) => d.pointed = Some(d.selection),
            (false, true) => d.pointed = None,
            (false, false) => {}
        });
    }

    fn act_on(&mut self, action: Action) {
        match action {
            Action::Select(anchor, head) => self.with(|d| {
                d.selection = Selection::Words { anchor, head };
                d.end = None;
            }),
            Action::SettleWords(range) => self.with(|d| {
                if let Some(id) = d.claim_exactly(range) {
                    d.select_claim(id);
                }
            }),
            Action::SelectWords(range) => self.with(|d| d.select_words(range)),
            Action::SelectAll => {
                self.with(|d| {
                    let all = TextRange::from_usize(0..d.text().len());
                    d.selection = Selection::Words { anchor: all.start(), head: all.end() };
                    d.end = None;
                });
                self.focus_article = true;
            }
            Action::MoveTo(to, toward, extend) => self.moving(|d| d.move_caret_to(to, toward, extend)),
            Action::Move(toward, unit, extend) => self.move_by(toward, unit, extend),
            Action::Step(Part::Sentence, toward, extend) => {
                self.step("no-further-sentence", |d| d.step_sentence(toward, extend));
            }
            Action::Step(Part::Clause, toward, extend) => {
                self.step("no-further-clause", |d| d.step_clause(toward, extend));
            }
            Action::NextUnread => self.next_unread(),
            Action::NextToCheck => self.next_to_check(),
            Action::ChooseEnd(end) => self.with(|d| d.end = Some(end)),
            Action::Copy => self.copy = self.document.as_ref().map(selected_words),
            Action::SelectClaim(id, reveal) => self.select_claim(id, reveal),
            Action::MoveSpan(id, i, range) => {
                let given = self.document.as_ref().filter(|d| d.worked_on().is_some());
                if given.is_some_and(|d| d.annotations.claims.get(id).is_some_and(|claim| d.is_given(claim))) {
                    return self.say(tr!("exercise-given-stays").to_owned());
                }
                self.with(|d| {
                    d.set_span(id, i, range);
                });
            }
            Action::ScrollTo(at) => self.reveal = Some(TextRange::new(at, at)),
            Action::Say(text) => self.say(text),
            Action::ClearMessage => self.message = None,
            Action::ClearNews => self.news = None,
            Action::KeepSettingsAt(path) => self.settings_path = Some(path),
            Action::StopWork => {
                self.stop_work();
            }
            Action::WorkStopped => self.work_stopped(),
            Action::Scripts(ticket, scripts) => {
                if let Some(document) = self.open_document(ticket.article) {
                    document.scripts = scripts;
                }
            }
            Action::Sentences(ticket, sentences) => {
                if let Some(document) = self.open_document(ticket.article) {
                    document.set_sentences(sentences);
                }
            }
        }
    }

    /// Starts finding the sentences and the scripts of every open article whose text or language is new.
    pub fn find_sentences(&mut self, out: &mut Out<Action>) {
        for document in self.document.iter_mut().chain(&mut self.shelf) {
            let Some(ticket) = document.ask_for_sentences() else { continue };
            let article = Arc::clone(&document.annotations.article.text);
            let language = document.annotations.article.facts.language.clone();
            let work = move || Some(Action::Sentences(ticket, article.sentences(&language)));
            out.start(Task::new(work, || None).for_text(ticket));
            let article = Arc::clone(&document.annotations.article.text);
            let work = move || Some(Action::Scripts(ticket, text::scripts(article.as_str())));
            out.start(Task::new(work, || None).for_text(ticket));
        }
    }

    /// How often the text of an open article has been replaced; `None` if the article is closed.
    pub fn text_revision(&self, article: u64) -> Option<u64> {
        self.documents().find(|d| d.number == article).map(|d| d.ticket().text)
    }
}

/// The words of the selected claim, or else the selected words.
fn selected_words(document: &Document) -> String {
    let text = document.text();
    match document.selected_claim() {
        Some(claim) => claim.quote(text),
        None => document.selected_range().of(text).to_owned(),
    }
}
