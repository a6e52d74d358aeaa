//! The palette: every command and verdict, found by a few letters of its name, those given lately first.

pub mod view;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::state::State;
use crate::app::words::texts;
use claimlight_core::model::Verdict;

/// So many commands are remembered as given lately.
const RECENT: usize = 12;

/// Something that the palette gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A command.
    Command(Command),
    /// Verdict number `i` of the scheme.
    Verdict(usize),
}

/// What the palette holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// What is typed.
    pub typed: String,
    /// The item that Enter gives, counted from the top.
    pub chosen: usize,
}

impl Item {
    /// Its name on the screen.
    pub fn label(self, state: &State) -> String {
        match self {
            Self::Command(command) => command.label().to_owned(),
            Self::Verdict(i) => of_verdict(state, i, |v| texts::of_scheme(&v.label)),
        }
    }

    /// What it does.
    pub fn help(self, state: &State) -> String {
        match self {
            Self::Command(command) => command.help().to_owned(),
            Self::Verdict(i) => of_verdict(state, i, |v| texts::of_scheme(&v.sentence)),
        }
    }

    /// The key that gives it.
    pub fn key(self, state: &State) -> String {
        match self {
            Self::Command(command) => state.preferences.keymap().shown(command),
            Self::Verdict(i) => of_verdict(state, i, |v| &v.key),
        }
    }

    /// Whether it can be given now.
    pub fn is_on(self, state: &State) -> bool {
        match self {
            Self::Command(command) => state.can(command),
            Self::Verdict(_) => state.can(Command::ToCheck),
        }
    }
}

/// What is told of verdict number `i` of the shown article's scheme.
fn of_verdict(state: &State, i: usize, part: fn(&Verdict) -> &str) -> String {
    let verdict = state.desk.document.as_ref().and_then(|d| d.annotations.scheme.verdicts.get(i));
    verdict.map(|v| part(v).to_owned()).unwrap_or_default()
}

/// The items that fit what is typed, best first; with nothing typed those given lately, then the rest in the menus' order.
/// Those that can't be given now stand last.
pub fn found(state: &State, typed: &str) -> Vec<Item> {
    let verdicts = state.desk.document.as_ref().map_or(0, |d| d.annotations.scheme.verdicts.len());
    let commands = state
        .preferences
        .keymap()
        .entries()
        .iter()
        .map(|e| Item::Command(e.command))
        .filter(|i| *i != Item::Command(Command::Palette));
    let items = commands.chain((0..verdicts).map(Item::Verdict));
    let recent = |item: &Item| match item {
        Item::Command(c) => {
            state.desk.settings.recent_commands.iter().rev().position(|n| **n == *c.name()).map_or(0, |i| i as u32 + 1)
        }
        Item::Verdict(_) => 0,
    };
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(bool, i64, usize, Item)> = items
        .enumerate()
        .filter_map(|(place, item)| {
            let by_label = pattern.score(Utf32Str::new(&item.label(state), &mut buffer), &mut matcher);
            let score = match by_label {
                Some(score) => i64::from(score) * 2,
                // What it does is searched too, for less.
                None => i64::from(pattern.score(Utf32Str::new(&item.help(state), &mut buffer), &mut matcher)?),
            };
            let lately = i64::from(recent(&item));
            let weight = if typed.is_empty() { lately } else { score * 10 + lately };
            Some((!item.is_on(state), -weight, place, item))
        })
        .collect();
    scored.sort_by_key(|(off, weight, place, _)| (*off, *weight, *place));
    scored.into_iter().map(|(.., item)| item).collect()
}

impl State {
    /// Gives an item, and remembers the command for the next time.
    pub(in crate::app) fn give(&mut self, item: Item) {
        self.show_sheet(None);
        let command = match item {
            Item::Verdict(i) => return self.apply(Action::Judge(i)),
            Item::Command(command) => command,
        };
        let name = command.name().to_owned();
        let recent = &mut self.desk.settings.recent_commands;
        recent.retain(|n| *n != name);
        recent.insert(0, name);
        recent.truncate(RECENT);
        self.apply(Action::Run(command));
    }
}
