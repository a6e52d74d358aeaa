//! Every command that a person can give, in one table: menus, toolbar, keys and the key sheet are drawn from it.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::desk::document::{Document, End, Selection};
use crate::app::state::State;
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
    /// Find words.
    Find,
    /// Go to the next hit.
    FindNext,
    /// Go to the previous hit.
    FindPrevious,
    /// Mark the same words elsewhere.
    SameWords,
    /// Split a claim into parts.
    SplitClaim,
    /// Join two claims.
    JoinClaims,
    /// Edit the scheme.
    EditScheme,
    /// Take a scheme from a file.
    LoadScheme,
    /// Take the scheme for new articles.
    SchemeForNew,
    /// Go to a claim by its number.
    GoToClaim,
    /// Give no verdict: to check.
    ToCheck,
    /// Restore what a crash left behind.
    Restore,
    /// Show earlier versions.
    Versions,
    /// Go on in a file of my own.
    OnMyOwn,
    /// Merge in the files of others.
    Together,
    /// Show what is to decide.
    Decide,
    /// Show what others did that came in.
    Incoming,
    /// Give a copy of the file away.
    Share,
    /// Show what the file holds.
    Holding,
    /// Put the article on a later text.
    UpdateText,
    /// See another person's claims beside mine, or end that.
    Compare,
    /// Make what they have mine.
    CompareTake,
    /// Look at what changed with the text.
    Review,
    /// The claim stands there.
    ReviewAccept,
    /// The claim stands there, and my verdict holds.
    ReviewKeepVerdict,
    /// The claim stands where words are selected.
    ReviewPlace,
    /// The claim has no place.
    ReviewUnplaced,
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
    /// Go to the next pane.
    NextPane,
    /// Go to the previous pane.
    PreviousPane,
    /// Show the settings.
    Settings,
    /// Find a command by its name.
    Palette,
    /// Write the keys as a page to print.
    PrintKeys,
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
    /// Marking, judging.
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

/// Something that is stepped through instead of the claims of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// What changed with the text.
    Review,
    /// Two people's claims.
    Compare,
}

/// When a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// At any time.
    Always,
    /// With an article open.
    Article,
    /// With a folder, or more than one article.
    Many,
    /// With words or a claim selected.
    Selected,
    /// With a claim selected.
    Claim,
    /// While what changed with the text is looked at; its keys come before others then.
    Review,
    /// While two people's claims are compared; its keys come before others then.
    Compare,
    /// When there is something to take back.
    CanUndo,
    /// When there is something to make again.
    CanRedo,
}

impl When {
    /// This, where it is while something is stepped through.
    pub fn steps(self) -> Option<Self> {
        matches!(self, Self::Review | Self::Compare).then_some(self)
    }
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
    /// Where else it is offered.
    pub also: &'static [Also],
}

/// Where a command is offered beside its menu and the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// In the tool bar.
    Tools,
    /// In the menu that the other button of the mouse opens on the article.
    Context,
}

const NO: &[Also] = &[];
const T: &[Also] = &[Also::Tools];
const C: &[Also] = &[Also::Context];

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
    ($($menu:ident $command:ident $when:ident $also:ident [$($key:expr),*];)*) => {
        /// All commands, in the order of the menus.
        pub const TABLE: &[Row] = &[$(Row {
            command: Command::$command,
            label: concat!("command-", stringify!($command)),
            help: concat!("command-", stringify!($command), ".help"),
            keys: &[$($key),*],
            menu: Menu::$menu,
            when: When::$when,
            also: $also,
        }),*];
    };
}

table! {
    File Open Always T [ctrl(Key::O)];
    File OpenFolder Always NO [ctrl_shift(Key::O)];
    File Paste Always NO [ctrl_shift(Key::V)];
    File Details Article NO [ctrl(Key::I)];
    File CloseArticle Article NO [ctrl(Key::W)];
    File Save Article NO [ctrl(Key::S)];
    File SaveAs Article NO [ctrl_shift(Key::S)];
    File ToggleAutosave Always NO [];
    File Share Article NO [];
    File Holding Article NO [];
    File Versions Article NO [];
    File OnMyOwn Article NO [];
    File Restore Always NO [ctrl_shift(Key::R)];
    File Quit Always NO [ctrl(Key::Q)];
    Edit Undo CanUndo T [ctrl(Key::Z)];
    Edit Redo CanRedo T [ctrl_shift(Key::Z), ctrl(Key::Y)];
    Edit Copy Selected C [ctrl(Key::C)];
    Edit Find Article T [ctrl(Key::F)];
    Edit FindNext Article NO [plain(Key::F3)];
    Edit FindPrevious Article NO [shift(Key::F3)];
    Edit EditScheme Article NO [];
    Edit LoadScheme Article NO [];
    Edit SchemeForNew Article NO [];
    Claim ToCheck Selected C [plain(Key::Num0)];
    Claim NoClaim Selected C [plain(Key::N)];
    Claim EditNote Selected C [plain(Key::Enter)];
    Claim AddEvidence Claim C [plain(Key::E)];
    Claim AddSpan Selected C [plain(Key::Plus), shift(Key::Plus), plain(Key::Equals), shift(Key::Equals)];
    Claim ChooseStart Selected NO [plain(Key::OpenBracket)];
    Claim ChooseEnd Selected NO [plain(Key::CloseBracket)];
    Claim SameWords Selected C [];
    Claim SplitClaim Claim C [ctrl(Key::D)];
    Claim JoinClaims Article NO [];
    Claim Delete Selected C [plain(Key::Delete)];
    Go NextSentence Article NO [plain(Key::J)];
    Go PreviousSentence Article NO [plain(Key::K)];
    Go NextClause Article NO [plain(Key::L)];
    Go PreviousClause Article NO [plain(Key::H)];
    Go ExtendNextSentence Article NO [shift(Key::J)];
    Go ExtendPreviousSentence Article NO [shift(Key::K)];
    Go ExtendNextClause Article NO [shift(Key::L)];
    Go ExtendPreviousClause Article NO [shift(Key::H)];
    Go NextClaim Article NO [plain(Key::Tab)];
    Go PreviousClaim Article NO [shift(Key::Tab)];
    Go GoToClaim Article NO [ctrl(Key::G)];
    Go NextUnread Article NO [ctrl(Key::J)];
    Go NextArticle Many NO [ctrl(Key::PageDown)];
    Go PreviousArticle Many NO [ctrl(Key::PageUp)];
    Review Incoming Article NO [ctrl_shift(Key::I)];
    Review Decide Article NO [ctrl_shift(Key::D)];
    Review Together Article NO [];
    Review Compare Article NO [ctrl_shift(Key::C)];
    Review CompareTake Compare NO [plain(Key::Enter)];
    Review UpdateText Article NO [];
    Review Review Article NO [ctrl_shift(Key::U)];
    Review ReviewAccept Review NO [plain(Key::Enter)];
    Review ReviewKeepVerdict Review NO [shift(Key::Enter)];
    Review ReviewPlace Review NO [plain(Key::P)];
    Review ReviewUnplaced Review NO [plain(Key::X)];
    View ZoomIn Always NO [ctrl(Key::Plus), ctrl(Key::Equals), ctrl_shift(Key::Plus), ctrl_shift(Key::Equals)];
    View ZoomOut Always NO [ctrl(Key::Minus)];
    View ZoomReset Always NO [ctrl(Key::Num0)];
    View System Always NO [];
    View Light Always NO [];
    View Dark Always NO [];
    View TogglePanel Always NO [plain(Key::F9)];
    View ToggleInspector Always NO [shift(Key::F9)];
    View ToggleArticles Always NO [plain(Key::F7)];
    View ToggleTools Always NO [];
    View ReadingMode Article NO [plain(Key::F8)];
    View NextPane Always NO [plain(Key::F6)];
    View PreviousPane Always NO [shift(Key::F6)];
    View Settings Always NO [ctrl(Key::Comma)];
    Help Palette Always NO [ctrl_shift(Key::P)];
    Help PrintKeys Always NO [];
    Help Keys Always NO [plain(Key::F1)];
}

/// These begin a group: a line stands above them in their menu.
const FIRST: [Command; 20] = [
    Command::Details,
    Command::Save,
    Command::Share,
    Command::OnMyOwn,
    Command::Quit,
    Command::Find,
    Command::EditScheme,
    Command::ToCheck,
    Command::EditNote,
    Command::AddSpan,
    Command::Delete,
    Command::ExtendNextSentence,
    Command::NextClaim,
    Command::NextArticle,
    Command::Compare,
    Command::UpdateText,
    Command::System,
    Command::TogglePanel,
    Command::NextPane,
    Command::Settings,
];

impl Row {
    /// Whether a line stands above it in its menu.
    pub fn begins_group(&self) -> bool {
        FIRST.contains(&self.command)
    }

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
    pub fn is_on(self, state: &State) -> bool {
        let document = state.desk.document.as_ref();
        let selected = |d: &Document| matches!(d.selection, Selection::Claim(_)) || !d.selected_range().is_empty();
        if document.is_some_and(|d| d.needs_text) && !self.is_for_reading() {
            return false;
        }
        match (self.row().when, document) {
            (When::Always, _) | (When::Article, Some(_)) => true,
            (When::Many, _) => state.has_many(),
            (When::Selected, Some(d)) => selected(d),
            (When::Claim, Some(d)) => d.selected_claim().is_some(),
            (When::Review, Some(d)) => d.review.is_some(),
            (When::Compare, Some(d)) => d.mode == Some(Mode::Compare),
            (When::CanUndo, Some(d)) => d.history.next_undo().is_some(),
            (When::CanRedo, Some(d)) => d.history.next_redo().is_some(),
            (_, None) => false,
        }
    }

    /// Whether it does nothing to the article or its file.
    fn is_for_reading(self) -> bool {
        let reads = [Self::CloseArticle, Self::UpdateText, Self::NextClaim, Self::PreviousClaim, Self::Copy];
        matches!(self.row().when, When::Always | When::Many) || reads.contains(&self)
    }

    /// Its name in the settings file.
    pub fn name(self) -> String {
        format!("{self:?}")
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::app::commands::keys::plain_name;

    #[test]
    fn no_name_and_no_key_stands_twice() {
        let mut labels = HashSet::new();
        let mut keys = HashSet::new();
        for row in TABLE {
            assert!(labels.insert(row.label()), "{} stands twice", row.label());
            assert_ne!(row.label(), row.label, "it has a label");
            assert!(row.help().ends_with('.') && row.help() != row.help, "{} has a help line", row.label());
            assert_eq!(row.command.row().label, row.label, "{} is told twice", row.label());
            for key in row.keys {
                let own = (plain_name(key), row.when.steps());
                assert!(keys.insert(own), "{} of {} stands twice", plain_name(key), row.label());
            }
        }
    }

    #[test]
    fn each_menu_has_commands_and_each_key_of_a_verdict_is_free() {
        for menu in Menu::ALL {
            assert!(TABLE.iter().any(|r| r.menu == menu), "{}", menu.label());
        }
        let taken: Vec<String> = TABLE.iter().flat_map(|r| r.keys).map(plain_name).collect();
        for verdict in claimlight_core::model::Scheme::built_in().iter().flat_map(|s| &s.verdicts) {
            assert!(!taken.contains(&verdict.key), "{} of {}", verdict.key, verdict.label);
        }
    }
}
