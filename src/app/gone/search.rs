//! Looking for the files of an open article that are gone. Runs on a thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use crate::app::desk::saving_state::Target;
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::file::{self, Fate, Held, Identity};
use claimlight_core::model::Annotations;

/// What is known of the files of an open article.
#[derive(Debug)]
pub struct Search {
    target: Target,
    /// What the annotation file held, and the SHA-256 of its bytes; `None` if there is none yet.
    held: Option<(Arc<Annotations>, String)>,
    annotations_id: Option<Identity>,
    /// The article's own file, and the SHA-256 of its bytes when its text was read.
    article: Option<(PathBuf, String)>,
    article_id: Option<Identity>,
}

/// What became of the files of an open article that are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The annotation file, if it is gone.
    pub annotations: Option<(PathBuf, Fate)>,
    /// The article's own file, if it is gone.
    pub article: Option<(PathBuf, Fate)>,
    /// The name that the annotation file gets if it goes along with its article, and that is free.
    pub along: Option<PathBuf>,
    /// Whether there is no annotation file yet.
    pub is_unwritten: bool,
}

impl Search {
    /// What is known of the files of an open article; `identity` returns what the system knew a file by.
    pub fn new(document: &Document, identity: impl Fn(&Path) -> Option<Identity>) -> Self {
        let target = document.saving.target.clone();
        let annotations_id = match &target {
            Target::File(path) => identity(path),
            Target::None => None,
        };
        let hash = document.annotations.article.facts.original_sha256.clone();
        Self {
            held: document.saving.on_disk.clone().map(|sha256| (Arc::clone(&document.base), sha256)),
            annotations_id,
            article_id: document.article_file.as_deref().and_then(identity),
            article: document.article_file.clone().map(|path| (path, hash)),
            target,
        }
    }

    /// Finds out what became of the files.
    pub fn run(&self) -> Report {
        let gone = |path: &Path, identity: Option<Identity>, held: Held<'_>| {
            let fate = file::fate(path, identity, held);
            (fate != Fate::There).then(|| (path.to_owned(), fate))
        };
        let annotations = match (&self.target, &self.held) {
            (Target::File(path), Some((base, sha256))) => {
                gone(path, self.annotations_id, Held::Annotations(base, sha256))
            }
            _ => None,
        };
        let article = self.article.as_ref().and_then(|(path, sha256)| gone(path, self.article_id, Held::Bytes(sha256)));
        let along = match (&article, &annotations, &self.target) {
            (Some((old, Fate::Moved(new))), None, Target::File(path)) => {
                file::name_along(path, old, new).filter(|path| !path.exists())
            }
            _ => None,
        };
        Report { annotations, article, along, is_unwritten: self.held.is_none() }
    }
}

impl Report {
    /// What is said if the search failed: the annotation file can't be reached.
    pub fn unknown(desk: &Desk, article: u64) -> Self {
        let target = desk.documents().find(|d| d.number == article).map(|d| d.saving.target.clone());
        let annotations = match target {
            Some(Target::File(path)) => Some((path, Fate::Away)),
            _ => None,
        };
        Self { annotations, ..Self::default() }
    }

    /// Whether nothing is gone.
    pub fn is_empty(&self) -> bool {
        self.annotations.is_none() && self.article.is_none()
    }

    /// Whether it is about this file.
    pub fn names(&self, path: &Path) -> bool {
        [&self.annotations, &self.article].into_iter().flatten().any(|(gone, _)| gone == path)
    }

    /// What became of the files, in sentences for display.
    pub fn lines(&self) -> Vec<String> {
        let told = |(path, fate): &(PathBuf, Fate)| {
            let name = short(&file_name(path));
            match fate {
                Fate::There => None,
                Fate::Moved(new) => Some(tr!("gone-moved", name = name, new = new_name(path, new))),
                Fate::Deleted => Some(tr!("gone-deleted", name = name)),
                Fate::Away => {
                    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
                    Some(tr!("gone-away", name = name, folder = folder))
                }
            }
        };
        let mut lines: Vec<String> =
            [&self.annotations, &self.article].into_iter().flatten().filter_map(told).collect();
        if self.annotations.is_some() || self.is_unwritten {
            lines.push(tr!("gone-waits").to_owned());
        } else if let Some(along) = &self.along {
            lines.push(tr!("gone-along", new = short(&file_name(along))));
        } else {
            lines.push(tr!("gone-text-stays").to_owned());
        }
        lines
    }
}

/// A new name, with its folder if the file was moved to another one.
fn new_name(old: &Path, new: &Path) -> String {
    let name = short(&file_name(new));
    match new.parent().filter(|folder| Some(*folder) != old.parent()).and_then(Path::file_name) {
        Some(folder) => Path::new(folder).join(name).display().to_string(),
        None => name,
    }
}
