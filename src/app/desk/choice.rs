//! The choice of a file or a folder, as data: what for, what fits, and what is done with it.

use std::fmt;
use std::path::PathBuf;

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A file that is there.
    File,
    /// A folder.
    Folder,
    /// A file to be written; it may be new.
    NewFile,
}

/// The kinds of files that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Articles and annotation files.
    Openable,
    /// Articles alone.
    Article,
    /// Annotation files, and schemes.
    Ron,
    /// Pages.
    Html,
    /// Any file.
    Any,
}

impl Kind {
    /// Whether a file with this name fits.
    pub fn fits(self, name: &str) -> bool {
        match self {
            Self::Openable => is_openable(name),
            Self::Article => is_openable(name) && !ends_in(name, "ron"),
            Self::Ron => ends_in(name, "ron"),
            Self::Html => ends_in(name, "html"),
            Self::Any => true,
        }
    }
}

/// Whether a name has this ending, in letters of any case.
fn ends_in(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, e)| e.eq_ignore_ascii_case(ending))
}

/// Endings of the files that are articles.
pub const ARTICLES: [&str; 3] = ["txt", "md", "markdown"];

/// Whether the program can open a file with this name.
pub fn is_openable(name: &str) -> bool {
    ARTICLES.iter().chain(&["ron"]).any(|ending| ends_in(name, ending))
}

/// Where the choice begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// In the folder of what is open.
    Here,
    /// In that folder, with this name for the file.
    Named(String),
    /// In the open folder, or in the person's own one, with this name for the file.
    New(String),
    /// At this path.
    Path(PathBuf),
}

/// What becomes of a file that is there already, if another is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced after a question.
    Replace,
    /// Whoever asked looks into it: the path is handed on as it is.
    HandOn,
}

type Then<A> = Box<dyn FnOnce(PathBuf) -> A + Send>;

/// A file or folder to be chosen by the person. `A` is the action of whoever asks.
pub struct Choice<A> {
    /// The key of the dialog's title among the texts.
    pub title: &'static str,
    /// What is chosen.
    pub wanted: Wanted,
    /// What fits.
    pub kind: Kind,
    /// Where it begins.
    pub suggested: Suggested,
    /// The article that it is for; it is refused if another one is shown by then. `None`: it is for none.
    pub article: Option<u64>,
    /// What becomes of a file that is replaced.
    pub existing: Existing,
    /// What is done with the path.
    pub then: Then<A>,
}

impl<A: 'static> Choice<A> {
    /// A choice that begins where the open article or folder lies, for no article.
    pub fn new(
        title: &'static str,
        wanted: Wanted,
        kind: Kind,
        then: impl FnOnce(PathBuf) -> A + Send + 'static,
    ) -> Self {
        let (suggested, existing) = (Suggested::Here, Existing::Replace);
        Self { title, wanted, kind, suggested, article: None, existing, then: Box::new(then) }
    }

    /// The same for the article with this number.
    #[must_use]
    pub fn for_article(self, number: u64) -> Self {
        Self { article: Some(number), ..self }
    }

    /// The same, beginning elsewhere.
    #[must_use]
    pub fn at(self, suggested: Suggested) -> Self {
        Self { suggested, ..self }
    }

    /// The same, with the path of a file that is there handed on.
    #[must_use]
    pub fn handing_on(self) -> Self {
        Self { existing: Existing::HandOn, ..self }
    }

    /// The same, with its result as an action of the level above.
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
