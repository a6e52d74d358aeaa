//! The names of all commands, in menu order.
//!
//! Always true: a name is stable, because the user's keys and the recent commands are stored by it. The row that a capability
//! declares for a command says what it does, when it can be run, and by which keys.

use crate::tr;

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident,)*) => {
        /// A command that needs no arguments.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($(#[$doc])* $command,)*
        }

        impl Command {
            /// All commands, in menu order.
            pub const ALL: &[Self] = &[$(Self::$command),*];

            /// The name under which settings store it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$command => stringify!($command),)*
                }
            }

            /// Its label on the screen.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$command => tr!(concat!("command-", stringify!($command))),)*
                }
            }

            /// What it does, as a sentence.
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
    /// Save the article to its file.
    Save,
    /// Choose a place and save there.
    SaveAs,
    /// Ask what to do about a file that is gone.
    FileGone,
    /// Turn automatic saving on or off.
    ToggleAutosave,
    /// Make a copy of the file to give away.
    Share,
    /// Write a report for people who have no Claimlight.
    Export,
    /// Open the report in the browser, to be printed.
    Print,
    /// Show the report that was written last in its folder.
    ShowExported,
    /// Show what the file holds.
    Holding,
    /// Show earlier versions of the file.
    Versions,
    /// Continue in a file of my own.
    OnMyOwn,
    /// Restore changes that a crash left unsaved.
    Restore,
    /// Close the window.
    Quit,
    /// Undo the last action.
    Undo,
    /// Redo the action last undone.
    Redo,
    /// Copy the selected words.
    Copy,
    /// Select the whole article.
    SelectAll,
    /// Copy the words of claims, with their source.
    CopyQuote,
    /// Copy claims with their verdicts.
    CopyClaim,
    /// Copy claims as Markdown.
    CopyMarkdown,
    /// Open the find bar.
    Find,
    /// Go to the next hit.
    FindNext,
    /// Go to the previous hit.
    FindPrevious,
    /// Show the fields that filter the list of claims.
    FilterClaims,
    /// Go through decisions that differ from what I said.
    LearnDecisions,
    /// Edit the scheme.
    EditScheme,
    /// Load a scheme from a file.
    LoadScheme,
    /// Choose the scheme for new articles.
    SchemeForNew,
    /// Make an exercise of the article.
    NewExercise,
    /// Hand in what I did in an exercise.
    HandIn,
    /// Let somebody else work on the exercise.
    NotYou,
    /// Fold the task away, or show it.
    FoldTask,
    /// Mark as to check, without a verdict.
    ToCheck,
    /// Record that the selected sentences hold no claim.
    NoClaim,
    /// Edit my note.
    EditNote,
    /// Add an entry of evidence.
    AddEvidence,
    /// Show where the claim or the words can be looked up.
    LookUp,
    /// Show all sources of the article or the folder.
    Sources,
    /// Say that the evidence supports the claim.
    EvidenceSupports,
    /// Say that the evidence refutes the claim.
    EvidenceRefutes,
    /// Say that the evidence gives context to the claim.
    EvidenceContext,
    /// Add the selected words to the claim selected before them.
    AddSpan,
    /// Move the start with the arrow keys.
    ChooseStart,
    /// Move the end with the arrow keys.
    ChooseEnd,
    /// Mark other places where the same words occur.
    SameWords,
    /// Split a claim into parts.
    SplitClaim,
    /// Join two claims.
    JoinClaims,
    /// Delete the claim or my judgement.
    Delete,
    /// Say that there is no claim.
    DecideNone,
    /// Decide as it was decided before.
    DecideKeep,
    /// Say why people differ.
    DecideReason,
    /// Write a note on a decision.
    DecideNote,
    /// Hide the names of those who differ, or show them.
    DecideBlind,
    /// List what all agree on, to be accepted.
    DecideAgreed,
    /// Write what stands to a file.
    DecideWrite,
    /// Say that a full answer has the claim.
    KeyRequired,
    /// Say that the claim is welcome in an answer.
    KeyWelcome,
    /// Say that an answer may have the claim or not.
    KeyEitherWay,
    /// Write what pupils are to read about the claim.
    KeyNote,
    /// Select the next sentence.
    NextSentence,
    /// Select the previous sentence.
    PreviousSentence,
    /// Select the next clause.
    NextClause,
    /// Select the previous clause.
    PreviousClause,
    /// Extend the selection to the next sentence.
    ExtendNextSentence,
    /// Extend the selection to the previous sentence.
    ExtendPreviousSentence,
    /// Extend the selection to the next clause.
    ExtendNextClause,
    /// Extend the selection to the previous clause.
    ExtendPreviousClause,
    /// Go to the next claim.
    NextClaim,
    /// Go to the previous claim.
    PreviousClaim,
    /// Go to a claim by its number.
    GoToClaim,
    /// Go to the next claim to check.
    NextToCheck,
    /// Go to the next unread sentence.
    NextUnread,
    /// Go to the next thing that a figure of agreement is made of.
    AgreementNext,
    /// Go to the previous one.
    AgreementPrevious,
    /// Show the next article of the list.
    NextArticle,
    /// Show the previous article of the list.
    PreviousArticle,
    /// Choose the next block of a text that is being mended.
    MendNext,
    /// Choose the previous block.
    MendPrevious,
    /// Show changes that came in from others.
    Incoming,
    /// Show conflicts to be decided.
    Decide,
    /// Merge the files of others.
    Together,
    /// Choose a file and merge it in.
    MergeFile,
    /// Show another person's claims beside mine, or stop comparing.
    Compare,
    /// Take over the other person's version as mine.
    CompareTake,
    /// Show how far people agree, or go back to the article.
    Agreement,
    /// Decide where people differ, or stop deciding.
    Adjudicate,
    /// Go through what the chosen figure is made of.
    AgreementStep,
    /// Compare each person with whoever decides, or with one another again.
    AgreementDecisions,
    /// Copy a line about the figure for a paper.
    AgreementLine,
    /// Write the figures to a file.
    AgreementExport,
    /// Draw gamma too, or no longer.
    AgreementGamma,
    /// Count again.
    AgreementAgain,
    /// Grade the answers to an exercise, or go back to the article.
    Grade,
    /// Collect more hand-ins.
    GradeMore,
    /// Show all answers as a grid.
    GradeGrid,
    /// Show where a class marked something.
    GradeHeatMap,
    /// Show the answer of one pupil.
    GradePupil,
    /// Hide the names of pupils, or show them.
    GradeHideNames,
    /// Give the grades that are proposed.
    GradeAcceptAll,
    /// Write grades into a copy of the platform's gradebook.
    GradesInto,
    /// Write a page of feedback for each pupil.
    GradeFeedback,
    /// Write a table of all answers.
    GradeTable,
    /// Move the annotations to a later text of the article.
    UpdateText,
    /// Show what was read from the article's file, to mend it.
    Mend,
    /// Read the article's file again, as this version of the program reads it.
    ReadAgain,
    /// Choose the chapters of an e-book that are read.
    Chapters,
    /// Choose the encoding in which the article's file is read.
    ChooseEncoding,
    /// Review what changed with the text.
    Review,
    /// Accept the proposed place of the claim.
    ReviewAccept,
    /// Accept the proposed place of the claim, and keep my verdict.
    ReviewKeepVerdict,
    /// Place the claim at the selected words.
    ReviewPlace,
    /// Leave the claim without a place.
    ReviewUnplaced,
    /// Leave the chosen block out, or put it back.
    MendLeaveOut,
    /// Join the chosen block with the one above.
    MendJoin,
    /// Split the chosen block at the caret.
    MendSplit,
    /// Make the chosen block a heading, or a paragraph again.
    MendHeading,
    /// Make the chosen block a quotation, or a paragraph again.
    MendQuotation,
    /// Use the mended text.
    MendUse,
    /// Make the text larger.
    ZoomIn,
    /// Make the text smaller.
    ZoomOut,
    /// Reset the text to 100 %.
    ZoomReset,
    /// Follow the appearance of the system.
    System,
    /// Use the light appearance.
    Light,
    /// Use the dark appearance.
    Dark,
    /// Show or hide the claims.
    TogglePanel,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the list of articles.
    ToggleArticles,
    /// Show or hide the toolbar.
    ToggleTools,
    /// Hide the bars beside sentences without a claim, or show them again.
    HideNoClaims,
    /// Show only the article, or everything again.
    ReadingMode,
    /// Open the menus.
    OpenMenus,
    /// Go to the next pane.
    NextPane,
    /// Go to the previous pane.
    PreviousPane,
    /// Show the settings.
    Settings,
    /// Show the hint that goes along with a first claim.
    FirstSteps,
    /// Open the command palette.
    Palette,
    /// Show the keyboard shortcuts.
    Keys,
    /// Write the keys that matter most as one page to print.
    KeysPage,
    /// Write all keyboard shortcuts as a page to print.
    PrintKeys,
    /// Show the version, the licence and where files are.
    About,
}
