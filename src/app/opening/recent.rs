//! The recently opened articles and where each was left, kept in one readable file beside the settings.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::desk::document::Document;
use claimlight_core::model::{Timestamp, limits};
use claimlight_core::text::{self, Offset};

/// The most articles remembered.
const MOST: usize = 1000;

/// An article that was open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Left {
    /// The file that it was opened from.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
    /// How many claims it had.
    pub claims: usize,
    /// When it was last shown, in seconds since 1970 began.
    pub time: i64,
    /// The caret's offset in the text, in bytes.
    pub caret: usize,
    /// The offset of the text at the top of the view, in bytes.
    pub top: usize,
}

/// What is remembered, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Articles, the most recently shown first.
    pub articles: Vec<Left>,
    /// Folders, the most recently opened first.
    pub folders: Vec<PathBuf>,
}

impl Remembered {
    /// Reads the file. A file that can't be read counts as empty, since it holds none of the user's work.
    pub fn load(path: &Path) -> Self {
        let bytes = claimlight_core::file::read_file(path, limits::SMALL_FILE).unwrap_or_default();
        std::str::from_utf8(&bytes).ok().and_then(|source| ron::from_str(source).ok()).unwrap_or_default()
    }

    /// Writes the file. The error says why that failed.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let source = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(|e| e.to_string())?;
        claimlight_core::file::save(path, &source).map_err(|e| e.to_string())
    }

    /// Remembers where an article is left. An article without a file is not remembered.
    pub fn leave(&mut self, document: &Document) {
        let Some(path) = document.path() else { return };
        self.articles.retain(|l| l.path != path);
        let left = Left {
            path: path.to_owned(),
            title: document.title().to_owned(),
            claims: document.annotations.claims.len(),
            time: Timestamp::now().as_second(),
            caret: document.caret().to_usize(),
            top: document.top.to_usize(),
        };
        self.articles.insert(0, left);
        self.articles.truncate(MOST);
    }

    /// The one of these files that was shown last; `None` if none of them is remembered.
    pub fn latest<'a>(&self, paths: &'a [PathBuf]) -> Option<&'a PathBuf> {
        let known: HashMap<&Path, &PathBuf> = paths.iter().map(|path| (path.as_path(), path)).collect();
        self.articles.iter().find_map(|left| known.get(left.path.as_path()).copied())
    }

    /// Moves the caret and the view of an article just opened to where they were left.
    pub fn return_to(&self, document: &mut Document) {
        let found = document.path().and_then(|path| self.articles.iter().find(|l| l.path == path));
        let Some(left) = found else { return };
        let place = |at: usize| text::floor_grapheme(document.text(), Offset::new(at.min(document.text().len())));
        let (caret, top) = (place(left.caret), place(left.top));
        document.place_caret(caret);
        document.top = top;
    }

    /// Puts a folder first in the list of folders, which keeps the latest 20.
    pub fn open_folder(&mut self, path: &Path) {
        self.folders.retain(|f| f != path);
        self.folders.insert(0, path.to_owned());
        self.folders.truncate(20);
    }

    /// Forgets an article, such as one whose file is gone.
    pub fn forget(&mut self, path: &Path) {
        self.articles.retain(|l| l.path != path);
    }
}
