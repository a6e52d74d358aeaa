//! The names of all commands, in the order of the menus.
//!
//! Always true: a name is stable, as people's keys and the commands given lately are stored by it. What a command does, when it
//! can be given and by which keys is in the row that a capability declares for it.

use crate::tr;

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident,)*) => {
        /// A command that needs nothing more to be said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($(#[$doc])* $command,)*
        }

        impl Command {
            /// All of them, in the order of the menus.
            pub const ALL: &[Self] = &[$(Self::$command),*];

            /// The name by which settings store it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$command => stringify!($command),)*
                }
            }

            /// What it is called on the screen.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$command => tr!(concat!("command-", stringify!($command))),)*
                }
            }

            /// What it does, in a sentence.
            pub fn help(self) -> &'static str {
                match self {
                    $(Self::$command => tr!(concat!("command-", stringify!($command), ".help")),)*
                }
            }
        }
    };
}

commands! {
    /// Choose a file and open it.
    Open,
    /// Choose a folder and open it.
    OpenFolder,
    /// Open the text on the clipboard as an article.
    Paste,
    /// Show and change facts about the article.
    Details,
    /// Close the article.
    CloseArticle,
    /// Save to the file.
    Save,
    /// Choose where to save.
    SaveAs,
    /// Save by itself or not.
    ToggleAutosave,
    /// Give a copy of the file away.
    Share,
    /// Show what the file holds.
    Holding,
    /// Show earlier versions.
    Versions,
    /// Go on in a file of my own.
    OnMyOwn,
    /// Restore what a crash left behind.
    Restore,
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
    /// Edit the scheme.
    EditScheme,
    /// Take a scheme from a file.
    LoadScheme,
    /// Take the scheme for new articles.
    SchemeForNew,
    /// Give no verdict: to check.
    ToCheck,
    /// Record that there is no claim.
    NoClaim,
    /// Type my note.
    EditNote,
    /// Type new evidence.
    AddEvidence,
    /// Add the words to the claim selected before.
    AddSpan,
    /// Move the start with the arrows.
    ChooseStart,
    /// Move the end with the arrows.
    ChooseEnd,
    /// Mark the same words elsewhere.
    SameWords,
    /// Split a claim into parts.
    SplitClaim,
    /// Join two claims.
    JoinClaims,
    /// Delete the claim or my judgement.
    Delete,
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
    /// Go to the next claim.
    NextClaim,
    /// Go to the previous claim.
    PreviousClaim,
    /// Go to a claim by its number.
    GoToClaim,
    /// Go to the next unread sentence.
    NextUnread,
    /// Show the next article of the list.
    NextArticle,
    /// Show the previous article of the list.
    PreviousArticle,
    /// Show what others did that came in.
    Incoming,
    /// Show what is to decide.
    Decide,
    /// Merge in the files of others.
    Together,
    /// See another person's claims beside mine, or end that.
    Compare,
    /// Make what they have mine.
    CompareTake,
    /// Put the article on a later text.
    UpdateText,
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
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text at 100 %.
    ZoomReset,
    /// Appearance of the system.
    System,
    /// Light appearance.
    Light,
    /// Dark appearance.
    Dark,
    /// Show or hide the claims.
    TogglePanel,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the list of articles.
    ToggleArticles,
    /// Show or hide the tool bar.
    ToggleTools,
    /// Show only the article, or everything again.
    ReadingMode,
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
