//! What a user can do with a key or a menu: the types of the table of commands, and the keys.
//!
//! Always true: a command is in the table once. Each capability declares the rows of its own commands; the window joins them.
//! Absent: the rows, and what they do.

mod in_exercise;
pub mod keys;
pub mod menu_keys;
pub mod menus;
mod names;
pub mod said;
pub mod tools;
pub mod turns;
pub mod verdict_buttons;
pub mod when;

use egui::{Key, KeyboardShortcut, Modifiers};

pub use self::names::Command;
use self::when::Can;
use crate::app::desk::{Desk, Mode};
use crate::tr;

/// The menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Undo, copy, find, the scheme.
    Edit,
    /// Marking and judging.
    Claim,
    /// Moving to sentences, claims and articles.
    Go,
    /// Changes by others, and a changed text.
    Review,
    /// Panes, zoom, appearance and keyboard focus.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, in the order of the menu bar.
    pub const ALL: [Self; 7] = [Self::File, Self::Edit, Self::Claim, Self::Go, Self::Review, Self::View, Self::Help];

    /// The menu's name on the screen.
    pub fn label(self) -> &'static str {
        tr!(match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Claim => "menu-claim",
            Self::Go => "menu-go",
            Self::Review => "menu-review",
            Self::View => "menu-view",
            Self::Help => "menu-help",
        })
    }
}

/// Commands of a menu that belong together; lines separate the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Opening files and folders.
    Open,
    /// The article that is shown.
    Article,
    /// Saving.
    Save,
    /// Copies to give away, and earlier versions.
    Copies,
    /// Exercises for a class.
    Exercise,
    /// Working in a file of my own, and restoring what a crash left unsaved.
    Mine,
    /// Quitting.
    Quit,
    /// Undo and copy.
    Undo,
    /// Copying claims as words.
    CopyAs,
    /// Finding words.
    Find,
    /// The scheme.
    Scheme,
    /// "To check" and "no claim".
    Verdict,
    /// Notes and evidence.
    Why,
    /// The words of a claim.
    Words,
    /// Deleting.
    Delete,
    /// Selecting by sentences and clauses.
    Select,
    /// Extending the selection by sentences and clauses.
    Extend,
    /// Moving from claim to claim.
    Claims,
    /// Moving from article to article.
    Articles,
    /// Changes by others.
    Others,
    /// Comparing two people's claims.
    Compare,
    /// Deciding where people differ.
    Adjudicating,
    /// The key of an exercise.
    Key,
    /// Figures of agreement.
    Agreement,
    /// Grading the answers of pupils.
    Grading,
    /// A changed text of the article.
    Text,
    /// Mending what was read from a file.
    Mending,
    /// Size of the text.
    Zoom,
    /// Light or dark.
    Appearance,
    /// Panes and bars.
    Panes,
    /// Moving the keyboard focus.
    Keyboard,
    /// The settings.
    Settings,
    /// Help.
    Help,
}

impl Group {
    /// Whether its commands act on claims or on selected words, or go from one to another.
    pub fn is_of_claims(self) -> bool {
        matches!(
            self,
            Self::Find
                | Self::Scheme
                | Self::Verdict
                | Self::Why
                | Self::Words
                | Self::Delete
                | Self::Select
                | Self::Extend
                | Self::Claims
                | Self::Others
                | Self::Compare
                | Self::Text
        )
    }

    /// The menu that contains the group.
    pub fn menu(self) -> Menu {
        match self {
            Self::Open | Self::Article | Self::Save | Self::Copies | Self::Mine | Self::Quit => Menu::File,
            Self::Undo | Self::CopyAs | Self::Find | Self::Scheme | Self::Exercise => Menu::Edit,
            Self::Verdict | Self::Why | Self::Words | Self::Delete | Self::Adjudicating | Self::Key => Menu::Claim,
            Self::Select | Self::Extend | Self::Claims | Self::Articles => Menu::Go,
            Self::Others | Self::Compare | Self::Agreement | Self::Grading | Self::Text | Self::Mending => Menu::Review,
            Self::Zoom | Self::Appearance | Self::Panes | Self::Keyboard | Self::Settings => Menu::View,
            Self::Help => Menu::Help,
        }
    }
}

/// Where a command is offered besides its menu and the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// Nowhere.
    Nowhere,
    /// In the context menu of the article.
    Context,
}

/// What the table holds about a command, except its action. Menus, palette and key sheet are drawn from it.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// The group that contains it in its menu.
    pub group: Group,
    /// The default keys; the first is the one shown.
    pub keys: &'static [KeyboardShortcut],
    /// Where it is offered besides its menu and the palette.
    pub also: Also,
    /// The mode in which it can be run; its keys take precedence in that mode.
    pub mode: Option<Mode>,
    /// Whether it can be run now.
    pub can: fn(&Desk) -> Can,
}

impl Entry {
    /// Whether menus hold the command now. Those of another mode wait for it, and while something is decided, so do those that change
    /// claims. While a text is mended, the answers of a class wait.
    pub fn is_offered(&self, desk: &Desk) -> bool {
        if !self.is_there(desk) {
            return false;
        }
        match self.mode {
            Some(mode) => desk.mode() == Some(mode),
            None if desk.mode() == Some(Mode::Mend) => self.group != Group::Grading,
            None => desk.mode() != Some(Mode::Adjudicate) || !self.changes_claims(),
        }
    }

    /// Whether there is such a command for whoever sits before the window: a pupil in an exercise has few, and only keys have those of
    /// keys.
    pub fn is_there(&self, desk: &Desk) -> bool {
        in_exercise::has(self, desk)
    }

    /// Whether the command changes claims. Moving the ends of selected words does not.
    fn changes_claims(&self) -> bool {
        let is_end = matches!(self.command, Command::ChooseStart | Command::ChooseEnd);
        matches!(self.group, Group::Verdict | Group::Why | Group::Words | Group::Delete) && !is_end
    }
}

/// A row of the table of commands. `A` is the action of the capability that declares it.
pub struct Row<A> {
    /// What menus and keys need to know about it.
    pub entry: Entry,
    /// Makes its action.
    pub does: fn() -> A,
}

impl<A> Row<A> {
    /// A row without keys for a command that can be run if `can` allows it.
    pub const fn new(command: Command, group: Group, can: fn(&Desk) -> Can, does: fn() -> A) -> Self {
        Self { entry: Entry { command, group, keys: &[], also: Also::Nowhere, mode: None, can }, does }
    }

    /// Adds default keys to the row.
    #[must_use]
    pub const fn keys(mut self, keys: &'static [KeyboardShortcut]) -> Self {
        self.entry.keys = keys;
        self
    }

    /// Also offers the command elsewhere.
    #[must_use]
    pub const fn also(mut self, also: Also) -> Self {
        self.entry.also = also;
        self
    }

    /// Restricts the command to a mode.
    #[must_use]
    pub const fn of_mode(mut self, mode: Mode) -> Self {
        self.entry.mode = Some(mode);
        self
    }
}

/// A key without modifiers.
pub const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// A key with Shift.
pub const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

/// A key with Ctrl (Command on a Mac).
pub const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// A key with Ctrl (Command on a Mac) and Shift.
pub const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}
