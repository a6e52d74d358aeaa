//! The palette: every command and verdict, found by a few letters of its name, those given lately first.

pub mod view;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use egui::Key;

use crate::app::commands::keys::Keymap;
use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::Desk;
use crate::app::desk::document::Document;
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

/// The palette while it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    typed: String,
    chosen: usize,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show it, or close it.
    Toggle,
    /// This is typed, and this item chosen, counted from the top.
    Type(String, usize),
    /// Give this item.
    Give(Item),
}

/// What the rest of the window has to do then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the palette, or close it.
    Toggle,
    /// Close it, then give this item.
    Give(Item),
}

/// The command of the palette.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::Palette, Group::Help, when::always, || Action::Toggle).keys(&[ctrl_shift(Key::P)])];

/// The desk and the keys, from which the items follow.
type Around<'a> = (&'a Desk, &'a Keymap);

impl State {
    /// What is typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Makes a change. A command that is given is remembered for the next time.
    pub fn apply(&mut self, desk: &mut Desk, action: Action) -> Option<Request> {
        match action {
            Action::Toggle => {
                *self = Self::default();
                return Some(Request::Toggle);
            }
            Action::Type(typed, chosen) => *self = Self { typed, chosen },
            Action::Give(item) => {
                if let Item::Command(command) = item {
                    remember(&mut desk.settings.recent_commands, command);
                }
                return Some(Request::Give(item));
            }
        }
        None
    }
}

/// Puts a command first among those given lately.
fn remember(recent: &mut Vec<String>, command: Command) {
    recent.retain(|name| name != command.name());
    recent.insert(0, command.name().to_owned());
    recent.truncate(RECENT);
}

impl Item {
    /// Its name on the screen.
    pub fn label(self, (desk, _): Around<'_>) -> String {
        match self {
            Self::Command(command) => command.label().to_owned(),
            Self::Verdict(i) => of_verdict(desk, i, |v| texts::of_scheme(&v.label)),
        }
    }

    /// What it does.
    pub fn help(self, (desk, _): Around<'_>) -> String {
        match self {
            Self::Command(command) => command.help().to_owned(),
            Self::Verdict(i) => of_verdict(desk, i, |v| texts::of_scheme(&v.sentence)),
        }
    }

    /// The key that gives it.
    pub fn key(self, (desk, keymap): Around<'_>) -> String {
        match self {
            Self::Command(command) => keymap.shown(command),
            Self::Verdict(i) => of_verdict(desk, i, |v| &v.key),
        }
    }

    /// Whether it can be given now.
    pub fn is_on(self, (desk, keymap): Around<'_>) -> bool {
        match self {
            Self::Command(command) => keymap.can(command, desk).is_ok(),
            Self::Verdict(_) => keymap.can(Command::ToCheck, desk).is_ok(),
        }
    }
}

/// A part of verdict number `i` of the shown article's scheme. Empty if there is no such verdict.
fn of_verdict(desk: &Desk, i: usize, part: fn(&Verdict) -> &str) -> String {
    let of = |d: &Document| d.scheme().verdicts.get(i).map(|v| part(v).to_owned());
    desk.document.as_ref().and_then(of).unwrap_or_default()
}

/// The items that fit what is typed, best first; with nothing typed those given lately, then the rest in the menus' order.
/// Those that can't be given now stand last.
pub fn found(around: Around<'_>, typed: &str) -> Vec<Item> {
    let (desk, keymap) = around;
    let judged = desk.document.as_ref().filter(|_| desk.offers_verdicts());
    let verdicts = judged.map_or(0, |d| d.annotations.scheme.verdicts.len());
    let there = keymap.entries().iter().filter(|entry| entry.is_there(desk));
    let commands = there.map(|e| e.command).filter(|c| *c != Command::Palette).map(Item::Command);
    let items = commands.chain((0..verdicts).map(Item::Verdict));
    let recent = |item: &Item| match item {
        Item::Command(c) => {
            desk.settings.recent_commands.iter().rev().position(|n| **n == *c.name()).map_or(0, |i| i as u32 + 1)
        }
        Item::Verdict(_) => 0,
    };
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(bool, i64, usize, Item)> = items
        .enumerate()
        .filter_map(|(place, item)| {
            let by_label = pattern.score(Utf32Str::new(&item.label(around), &mut buffer), &mut matcher);
            let score = match by_label {
                Some(score) => i64::from(score) * 2,
                // What it does is searched too, for less.
                None => i64::from(pattern.score(Utf32Str::new(&item.help(around), &mut buffer), &mut matcher)?),
            };
            let lately = i64::from(recent(&item));
            let weight = if typed.is_empty() { lately } else { score * 10 + lately };
            Some((!item.is_on(around), -weight, place, item))
        })
        .collect();
    scored.sort_by_key(|(off, weight, place, _)| (*off, *weight, *place));
    scored.into_iter().map(|(.., item)| item).collect()
}
