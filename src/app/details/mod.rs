//! Facts about the article: title, source, dates, language.

pub mod view;

use std::collections::HashSet;

use egui::Key;

use crate::app::commands::{Command, Group, Row, ctrl, when};
use crate::app::desk::Desk;
use crate::app::desk::document::Fact;

/// The commands of the details.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::Details, Group::Article, when::article, || Action::Toggle).keys(&[ctrl(Key::I)])];

/// The articles below whose texts title, source and date are offered, by their numbers: they were just pasted.
#[derive(Debug, Default)]
pub struct State {
    pasted: HashSet<u64>,
}

/// What can happen to the facts about the shown article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show the dialog, or close it.
    Toggle,
    /// Give a fact this text.
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
}

impl State {
    /// Whether the shown article is a text that was just pasted.
    pub fn is_pasted(&self, desk: &Desk) -> bool {
        desk.document.as_ref().is_some_and(|d| self.pasted.contains(&d.number))
    }

    /// Makes a change; returns what the rest of the window has to do then.
    pub fn apply(&mut self, desk: &mut Desk, action: Action) -> Option<Request> {
        match action {
            Action::Toggle => return Some(Request::Toggle),
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

    /// Forgets articles that are closed. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk) {
        self.pasted.retain(|number| desk.documents().any(|d| d.number == *number));
    }
}
