//! The choice of a file or folder, as data: its purpose, what can be chosen, and what is done with the result.

use std::fmt;
use std::path::PathBuf;

use claimlight_core::import::Format;

/// What the person chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An existing file.
    File,
    /// An existing folder.
    Folder,
    /// A file to write, new or existing.
    NewFile,
}

/// The kind of files that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Articles and annotation files.
    Openable,
    /// Articles only.
    Article,
    /// Annotation files and schemes, which end in `.ron`.
    Ron,
    /// Annotation files to be read.
    Annotations,
    /// HTML pages.
    Html,
    /// Any file.
    Any,
}

impl Kind {
    /// Whether a file with this name can be chosen, judged by the name's extension.
    pub fn fits(self, name: &str) -> bool {
        match self {
            Self::Openable => is_openable(name),
            Self::Article => is_openable(name) && !ends_in(name, "ron"),
            Self::Ron | Self::Annotations => ends_in(name, "ron"),
            Self::Html => ends_in(name, "html"),
            Self::Any => true,
        }
    }
}

/// Whether a name has this extension, ignoring ASCII case.
fn ends_in(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, e)| e.eq_ignore_ascii_case(ending))
}

/// Whether the program can open a file with this name.
pub fn is_openable(name: &str) -> bool {
    Format::named(name).is_some() || ends_in(name, "ron")
}

/// Where the dialog starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// In the folder of the open article, or the open folder.
    Here,
    /// In the same folder as [`Here`](Self::Here), with this file name.
    Named(String),
    /// In the open folder or, if none is open, in the person's home folder, with this file name.
    New(String),
    /// At this path.
    Path(PathBuf),
}

/// What happens if the chosen file to write already exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The file is replaced once the person confirms.
    Replace,
    /// The path is handed on without a question, and the capability that asked deals with the file.
    HandOn,
}

type Then<A> = Box<dyn FnOnce(PathBuf) -> A + Send>;

/// A file or folder for the person to choose. `A` is the action type of the capability that asks.
pub struct Choice<A> {
    /// The key of the dialog's title in the interface texts.
    pub title: &'static str,
    /// What the person chooses: a file, a folder, or a new file.
    pub wanted: Wanted,
    /// Which files can be chosen.
    pub kind: Kind,
    /// Where the dialog starts.
    pub suggested: Suggested,
    /// The number of the article that the choice is for; the choice is refused if another article is shown by then. `None` if it
    /// is for no article.
    pub article: Option<u64>,
    /// What happens if the chosen file to write already exists.
    pub existing: Existing,
    /// Makes the action from the chosen path.
    pub then: Then<A>,
}

impl<A: 'static> Choice<A> {
    /// Creates a choice for no article in particular. The dialog starts in the folder of the open article, or the open folder, and
    /// asks before it replaces a file.
    pub fn new(
        title: &'static str,
        wanted: Wanted,
        kind: Kind,
        then: impl FnOnce(PathBuf) -> A + Send + 'static,
    ) -> Self {
        let (suggested, existing) = (Suggested::Here, Existing::Replace);
        Self { title, wanted, kind, suggested, article: None, existing, then: Box::new(then) }
    }

    /// Ties the choice to the article with this number.
    #[must_use]
    pub fn for_article(self, number: u64) -> Self {
        Self { article: Some(number), ..self }
    }

    /// Sets where the dialog starts.
    #[must_use]
    pub fn at(self, suggested: Suggested) -> Self {
        Self { suggested, ..self }
    }

    /// Hands on the path of an existing file without asking whether to replace it.
    #[must_use]
    pub fn handing_on(self) -> Self {
        Self { existing: Existing::HandOn, ..self }
    }

    /// Converts the choice's action into one of the level above.
    pub fn map<B: 'static>(self, up: fn(A) -> B) -> Choice<B> {
        let Self { title, wanted, kind, suggested, article, existing, then } = self;
        Choice { title, wanted, kind, suggested, article, existing, then: Box::new(move |path| up(then(path))) }
    }
}

impl<A> fmt::Debug for Choice<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(stringify!(Choice))
            .field("title", &self.title)
            .field("suggested", &self.suggested)
            .finish_non_exhaustive()
    }
}
