//! Facts about the article: title, source, dates, language.
//!
//! Always true: what is typed in the dialog is kept until it is saved or discarded; the article changes when it is saved.

pub mod view;

use std::collections::HashSet;

use egui::Key;

use crate::app::commands::{Command, Group, Row, ctrl, when};
use crate::app::desk::Desk;
use crate::app::desk::document::Fact;

/// The commands of the details.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::Details, Group::Article, when::article, || Action::Toggle).keys(&[ctrl(Key::I)])];

/// What is typed in the dialog, and which articles were just pasted.
#[derive(Debug, Default)]
pub struct State {
    /// The numbers of articles that were just pasted: title, source and date are offered below their text.
    pasted: HashSet<u64>,
    /// What was typed in the dialog and is not saved yet, in the order in which it was first typed.
    typed: Vec<(Fact, String)>,
}

/// What can happen to the facts about the shown article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show the dialog, or close it.
    Toggle,
    /// A fact's text in the dialog changes to this.
    Type(Fact, String),
    /// Save what was typed in the dialog, as one act, and close it.
    Save,
    /// Close the dialog without saving.
    Cancel,
    /// Give a fact this text at once.
    Set(Fact, String),
    /// The article with this number is a text that was just pasted.
    Pasted(u64),
    /// The line about a pasted text is put away.
    PastedDone,
}

/// What an action asks of the rest of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the dialog, or close it.
    Toggle,
    /// Close the dialog.
    Close,
}

impl State {
    /// Whether the shown article is a text that was just pasted.
    pub fn is_pasted(&self, desk: &Desk) -> bool {
        desk.document.as_ref().is_some_and(|d| self.pasted.contains(&d.number))
    }

    /// The text typed for a fact in the dialog; `None` if it was not touched.
    pub fn typed(&self, fact: Fact) -> Option<&str> {
        self.typed.iter().find(|(of, _)| *of == fact).map(|(_, text)| text.as_str())
    }

    /// Whether saving the dialog would change the shown article.
    pub fn is_changed(&self, desk: &Desk) -> bool {
        let facts = desk.document.as_ref().map(|d| &d.annotations.article.facts);
        facts.is_some_and(|facts| self.typed.iter().any(|(fact, text)| fact.of(facts) != text))
    }

    /// Makes a change; returns what the rest of the window has to do then.
    pub fn apply(&mut self, desk: &mut Desk, action: Action) -> Option<Request> {
        match action {
            Action::Toggle => return Some(Request::Toggle),
            Action::Type(fact, text) => {
                self.typed.retain(|(of, _)| *of != fact);
                self.typed.push((fact, text));
            }
            Action::Save => {
                let typed = std::mem::take(&mut self.typed);
                desk.with(|d| {
                    d.set_facts(&typed);
                });
                return Some(Request::Close);
            }
            Action::Cancel => return Some(Request::Close),
            Action::Set(fact, text) => desk.with(|d| {
                d.set_fact(fact, &text);
            }),
            Action::Pasted(number) => {
                self.pasted.insert(number);
            }
            Action::PastedDone => {
                desk.document.iter().for_each(|d| {
                    self.pasted.remove(&d.number);
                });
            }
        }
        None
    }

    /// Forgets articles that are closed and, if the dialog is not `shown`, what was typed in it. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk, shown: bool) {
        self.pasted.retain(|number| desk.documents().any(|d| d.number == *number));
        if !shown {
            self.typed.clear();
        }
    }
}
