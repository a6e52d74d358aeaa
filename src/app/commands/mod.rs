//! What a person can do by a key or a menu: the types of the table of commands, and the keys.
//!
//! Always true: a command stands in the table once. Each capability declares the rows of its own commands; the window joins
//! them. Absent: the rows, and what they do.

pub mod keys;
pub mod menus;
mod names;
pub mod said;
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
    /// Going on to sentences, claims and articles.
    Go,
    /// What others did, and another text.
    Review,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All of them, in the order of the bar.
    pub const ALL: [Self; 7] = [Self::File, Self::Edit, Self::Claim, Self::Go, Self::Review, Self::View, Self::Help];

    /// Its name on the screen.
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

/// The commands of a menu that belong together; lines stand between groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Opening.
    Open,
    /// The article that is shown.
    Article,
    /// Saving.
    Save,
    /// Copies that are given away, and earlier versions.
    Copies,
    /// Work of one's own, and what a crash left.
    Mine,
    /// Ending.
    Quit,
    /// Undo and copy.
    Undo,
    /// Finding words.
    Find,
    /// The scheme.
    Scheme,
    /// Verdicts that are none.
    Verdict,
    /// Why, and evidence.
    Why,
    /// The words of a claim.
    Words,
    /// Deleting.
    Delete,
    /// Going on by sentences and clauses.
    Select,
    /// Extending by sentences and clauses.
    Extend,
    /// Going from claim to claim.
    Claims,
    /// Going from article to article.
    Articles,
    /// What others did.
    Others,
    /// Comparing two people.
    Compare,
    /// Another text of the article.
    Text,
    /// Size of the text.
    Zoom,
    /// Light or dark.
    Appearance,
    /// What is shown.
    Panes,
    /// Where the keyboard is.
    Keyboard,
    /// The settings.
    Settings,
    /// Help.
    Help,
}

impl Group {
    /// The menu that it stands in.
    pub fn menu(self) -> Menu {
        match self {
            Self::Open | Self::Article | Self::Save | Self::Copies | Self::Mine | Self::Quit => Menu::File,
            Self::Undo | Self::Find | Self::Scheme => Menu::Edit,
            Self::Verdict | Self::Why | Self::Words | Self::Delete => Menu::Claim,
            Self::Select | Self::Extend | Self::Claims | Self::Articles => Menu::Go,
            Self::Others | Self::Compare | Self::Text => Menu::Review,
            Self::Zoom | Self::Appearance | Self::Panes | Self::Keyboard | Self::Settings => Menu::View,
            Self::Help => Menu::Help,
        }
    }
}

/// Where a command is offered beside its menu and the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// Nowhere.
    Nowhere,
    /// In the tool bar.
    Tools,
    /// In the menu that the other button of the mouse opens on the article.
    Context,
}

/// What the table says of a command, without what it does: what menus, palette and key sheet are drawn from.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// The commands beside which it stands in its menu.
    pub group: Group,
    /// The keys that give it unless a person chose others; the first is the one shown.
    pub keys: &'static [KeyboardShortcut],
    /// Where else it is offered.
    pub also: Also,
    /// The mode in which it can be given; its keys come before others then.
    pub mode: Option<Mode>,
    /// When it can be given.
    pub can: fn(&Desk) -> Can,
}

/// A row of the table of commands. `A` is the action of the capability that declares it.
pub struct Row<A> {
    /// What menus and keys need of it.
    pub entry: Entry,
    /// What it does.
    pub does: fn() -> A,
}

impl<A> Row<A> {
    /// A command that can be given if `can` says so.
    pub const fn new(command: Command, group: Group, can: fn(&Desk) -> Can, does: fn() -> A) -> Self {
        Self { entry: Entry { command, group, keys: &[], also: Also::Nowhere, mode: None, can }, does }
    }

    /// The same with keys.
    #[must_use]
    pub const fn keys(mut self, keys: &'static [KeyboardShortcut]) -> Self {
        self.entry.keys = keys;
        self
    }

    /// The same, offered elsewhere too.
    #[must_use]
    pub const fn also(mut self, also: Also) -> Self {
        self.entry.also = also;
        self
    }

    /// The same as a command of a mode.
    #[must_use]
    pub const fn of_mode(mut self, mode: Mode) -> Self {
        self.entry.mode = Some(mode);
        self
    }
}

/// A key alone.
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
