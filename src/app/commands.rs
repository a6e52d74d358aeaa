//! Every command that a person can give, in one table: menus, toolbar, keys and the key sheet are drawn from it.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::document::{Document, End, Selection};
use crate::tr;

/// A command that needs nothing more to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Choose a file and open it.
    Open,
    /// Choose a folder and open it.
    OpenFolder,
    /// Open the text on the clipboard as an article.
    Paste,
    /// Show the next article of the list.
    NextArticle,
    /// Show the previous article of the list.
    PreviousArticle,
    /// Show and change facts about the article.
    Details,
    /// Close the article.
    CloseArticle,
    /// Save to the file.
    Save,
    /// Choose where to save.
    SaveAs,
    /// Close the window.
    Quit,
    /// Take the last act back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy the selected words.
    Copy,
    /// Give no verdict: to check.
    ToCheck,
    /// Record that there is no claim.
    NoClaim,
    /// Delete the claim or my judgement.
    Delete,
    /// Add the words to the claim selected before.
    AddSpan,
    /// Type my note.
    EditNote,
    /// Type new evidence.
    AddEvidence,
    /// Select the next sentence.
    NextSentence,
    /// Select the previous sentence.
    PreviousSentence,
    /// Select the next clause.
    NextClause,
    /// Select the previous clause.
    PreviousClause,
    /// Extend to the next sentence.
    ExtendNextSentence,
    /// Extend to the previous sentence.
    ExtendPreviousSentence,
    /// Extend to the next clause.
    ExtendNextClause,
    /// Extend to the previous clause.
    ExtendPreviousClause,
    /// Go to the next unread sentence.
    NextUnread,
    /// Go to the next claim.
    NextClaim,
    /// Go to the previous claim.
    PreviousClaim,
    /// Move the start with the arrows.
    ChooseStart,
    /// Move the end with the arrows.
    ChooseEnd,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text at 100 %.
    ZoomReset,
    /// Light appearance.
    Light,
    /// Dark appearance.
    Dark,
    /// Appearance of the system.
    System,
    /// Show or hide the list of articles.
    ToggleArticles,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the tool bar.
    ToggleTools,
    /// Show only the article, or everything again.
    ReadingMode,
    /// Show or hide the claims.
    TogglePanel,
    /// Save by itself or not.
    ToggleAutosave,
    /// Show the keys.
    Keys,
}

/// The menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Undo and copy.
    Edit,
    /// Selecting, marking, judging.
    Claim,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All of them, in the order of the bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Claim, Self::View, Self::Help];

    /// Its name on the screen.
    pub fn label(self) -> &'static str {
        tr!(match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Claim => "menu-claim",
            Self::View => "menu-view",
            Self::Help => "menu-help",
        })
    }
}

/// When a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At any time.
    Always,
    /// With an article open.
    Article,
    /// With words or a claim selected.
    Selected,
    /// With a claim selected.
    Claim,
    /// When there is something to take back.
    CanUndo,
    /// When there is something to make again.
    CanRedo,
}

/// What the table says of a command.
pub struct Row {
    /// Which.
    pub command: Command,
    /// Key of its name among the texts.
    label: &'static str,
    /// Key of what it does.
    help: &'static str,
    /// The keys that give it; the first is the one shown.
    pub keys: &'static [KeyboardShortcut],
    /// The menu that it stands in.
    pub menu: Menu,
    /// When it can be given.
    pub when: When,
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

macro_rules! table {
    ($($menu:ident $command:ident $when:ident [$($key:expr),*];)*) => {
        /// All commands, in the order of the menus.
        pub const TABLE: &[Row] = &[$(Row {
            command: Command::$command,
            label: concat!("command-", stringify!($command)),
            help: concat!("command-", stringify!($command), ".help"),
            keys: &[$($key),*],
            menu: Menu::$menu,
            when: When::$when,
        }),*];
    };
}

table! {
    File Open Always [ctrl(Key::O)];
    File OpenFolder Always [ctrl_shift(Key::O)];
    File Paste Always [ctrl_shift(Key::V)];
    File NextArticle Always [ctrl(Key::PageDown)];
    File PreviousArticle Always [ctrl(Key::PageUp)];
    File Details Article [ctrl(Key::I)];
    File CloseArticle Article [ctrl(Key::W)];
    File Save Article [ctrl(Key::S)];
    File SaveAs Article [ctrl_shift(Key::S)];
    File ToggleAutosave Always [];
    File Quit Always [ctrl(Key::Q)];
    Edit Undo CanUndo [ctrl(Key::Z)];
    Edit Redo CanRedo [ctrl_shift(Key::Z), ctrl(Key::Y)];
    Edit Copy Selected [ctrl(Key::C)];
    Claim ToCheck Selected [plain(Key::Num0)];
    Claim NoClaim Selected [plain(Key::N)];
    Claim EditNote Selected [plain(Key::Enter)];
    Claim AddEvidence Claim [plain(Key::E)];
    Claim AddSpan Selected [plain(Key::Plus), shift(Key::Plus), plain(Key::Equals), shift(Key::Equals)];
    Claim Delete Selected [plain(Key::Delete)];
    Claim NextSentence Article [plain(Key::J)];
    Claim PreviousSentence Article [plain(Key::K)];
    Claim NextClause Article [plain(Key::L)];
    Claim PreviousClause Article [plain(Key::H)];
    Claim ExtendNextSentence Article [shift(Key::J)];
    Claim ExtendPreviousSentence Article [shift(Key::K)];
    Claim ExtendNextClause Article [shift(Key::L)];
    Claim ExtendPreviousClause Article [shift(Key::H)];
    Claim ChooseStart Selected [plain(Key::OpenBracket)];
    Claim ChooseEnd Selected [plain(Key::CloseBracket)];
    Claim NextClaim Article [plain(Key::Tab)];
    Claim PreviousClaim Article [shift(Key::Tab)];
    Claim NextUnread Article [ctrl(Key::J)];
    View ZoomIn Always [ctrl(Key::Plus), ctrl(Key::Equals), ctrl_shift(Key::Plus), ctrl_shift(Key::Equals)];
    View ZoomOut Always [ctrl(Key::Minus)];
    View ZoomReset Always [ctrl(Key::Num0)];
    View System Always [];
    View Light Always [];
    View Dark Always [];
    View TogglePanel Always [plain(Key::F9)];
    View ToggleInspector Always [shift(Key::F9)];
    View ToggleArticles Always [plain(Key::F7)];
    View ToggleTools Always [];
    View ReadingMode Article [plain(Key::F8)];
    Help Keys Always [plain(Key::F1)];
}

impl Row {
    /// Its name on the screen.
    pub fn label(&self) -> &'static str {
        tr!(self.label)
    }

    /// What it does, in a sentence.
    pub fn help(&self) -> &'static str {
        tr!(self.help)
    }
}

impl Command {
    /// What the table says of it.
    pub fn row(self) -> &'static Row {
        TABLE.iter().find(|r| r.command == self).unwrap_or(&TABLE[0])
    }

    /// Whether it can be given now.
    pub fn is_on(self, document: Option<&Document>) -> bool {
        let selected = |d: &Document| matches!(d.selection, Selection::Claim(_)) || !d.selected_range().is_empty();
        match (self.row().when, document) {
            (When::Always, _) | (When::Article, Some(_)) => true,
            (When::Selected, Some(d)) => selected(d),
            (When::Claim, Some(d)) => d.selected_claim().is_some(),
            (When::CanUndo, Some(d)) => d.history.next_undo().is_some(),
            (When::CanRedo, Some(d)) => d.history.next_redo().is_some(),
            (_, None) => false,
        }
    }

    /// The key shown for it; empty where it has none.
    pub fn shown_key(self) -> String {
        self.row().keys.first().map(key_name).unwrap_or_default()
    }

    /// The end that it chooses, if it is one of those two.
    pub fn end(self) -> Option<End> {
        match self {
            Self::ChooseStart => Some(End::Start),
            Self::ChooseEnd => Some(End::End),
            _ => None,
        }
    }
}

/// The name of a key combination, as keyboards show it.
pub fn key_name(shortcut: &KeyboardShortcut) -> String {
    let m = shortcut.modifiers;
    let mut name = String::new();
    if m.command || m.ctrl {
        name.push_str(tr!("key-ctrl"));
        name.push('+');
    }
    if m.shift {
        name.push_str(tr!("key-shift"));
        name.push('+');
    }
    name.push_str(match shortcut.logical_key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Minus => "-",
        key => key.name(),
    });
    name
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_name_and_no_key_stands_twice() {
        let mut labels = HashSet::new();
        let mut keys = HashSet::new();
        for row in TABLE {
            assert!(labels.insert(row.label()), "{} stands twice", row.label());
            assert!(row.help().ends_with('.'), "{}", row.label());
            assert_eq!(row.command.row().label(), row.label(), "{} is told twice", row.label());
            for key in row.keys {
                let name = format!("{key:?}");
                assert!(keys.insert(name), "{} of {} stands twice", key_name(key), row.label());
            }
        }
    }
}
