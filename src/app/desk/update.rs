//! Carrying the annotations of an article over to another text of it. A task does this before anything is changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::desk::progress::Course;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::anchor::Found;
use claimlight_core::compare::{Carried, Carrier};
use claimlight_core::file;
use claimlight_core::import::{self, ImportOptions, mending};
use claimlight_core::model::{Annotations, Article, ArticleText, Limits};

/// Annotations carried over to another text of their article.
#[derive(Debug)]
pub struct Update {
    /// The article with the other text.
    pub article: Article,
    /// The annotations on that text.
    pub carried: Carried,
    /// The earlier text; `None` if it is not known.
    pub before: Option<Arc<ArticleText>>,
    /// The revision of the open article whose annotations were carried over.
    pub revision: u64,
    /// The file that the other text was read from.
    pub path: PathBuf,
    /// How the other text came about.
    pub origin: Origin,
}

/// How another text of an article came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was read from a file, with these options or as the article was read before.
    File(Option<ImportOptions>),
    /// The blocks that were read from the file were mended.
    Mended,
}

impl Update {
    /// Carries annotations over to an article. Returns `None` if the work was stopped.
    pub fn new(from: &Annotations, article: Article, revision: u64, path: &Path, course: &Course) -> Option<Self> {
        let carrier = Carrier { from, onto: &article.text, known: None };
        let mut carried = carrier.carry(&mut |share| course.go_on(share))?;
        carried.name_text(&article.facts);
        let before = Some(Arc::clone(&from.article.text)).filter(|text| !text.as_str().is_empty());
        let origin = Origin::File(None);
        Some(Self { carried, before, revision, path: path.to_owned(), origin, article })
    }

    /// Carries annotations over to a text of their article that was mended, with its facts. Returns `None` if the work was
    /// stopped.
    pub fn mended(from: &Annotations, article: Article, revision: u64, path: &Path, course: &Course) -> Option<Self> {
        let mut update = Self::new(from, article, revision, path, course)?;
        update.carried.annotations.article.facts = Arc::clone(&update.article.facts);
        Some(Self { origin: Origin::Mended, ..update })
    }

    /// Whether the other text was read from the same bytes as that of `from`: it is the same article, however it reads.
    pub fn is_of_the_same_file(&self, from: &Annotations) -> bool {
        self.article.facts.original_sha256 == from.article.facts.original_sha256
    }

    /// Reads an article, or the one in an annotation file, and carries annotations over to it. Returns `None` if the work was
    /// stopped. The error is a sentence to show to the person.
    pub fn read(
        from: &Annotations,
        revision: u64,
        (path, options): (&Path, Option<ImportOptions>),
        course: &Course,
    ) -> Result<Option<Self>, String> {
        let name = file_name(path);
        let is_annotations = name.to_lowercase().ends_with(".ron");
        let most = if is_annotations { Limits::USUAL.annotation_file } else { Limits::USUAL.article };
        let bytes = file::read_file(path, most)
            .map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = error_text::file(&e)))?;
        let article = if is_annotations {
            let loaded = file::read(&bytes)
                .map_err(|e| tr!("cant-be-opened", name = name.as_str(), reason = error_text::read(&e)))?;
            if loaded.text_left_out {
                return Err(tr!("update-no-text", name = name));
            }
            loaded.annotations.article
        } else {
            let imported = match &options {
                None => import::import_again(&name, &bytes, &from.article.facts),
                Some(options) => import::import_as(&name, &bytes, options),
            };
            let imported = imported.map_err(|e| error_text::import(&e))?;
            mending::again(&imported, &from.article.facts)
        };
        Ok(Self::new(from, article, revision, path, course)
            .map(|update| Self { origin: Origin::File(options), ..update }))
    }

    /// The number of spans that have a likely place on the other text, and the total number of spans.
    pub fn found(&self) -> (usize, usize) {
        let placed = self.carried.outcomes.iter().filter(|o| o.anchored.found().is_some_and(Found::is_likely)).count();
        (placed, self.carried.outcomes.len())
    }
}

/// The result of reading the file of an open article again.
#[derive(Debug)]
pub struct FileRead {
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The annotations carried over to the text in the file; `None` if the text is not a new one.
    pub update: Option<Box<Update>>,
}

impl FileRead {
    /// Reads the file of an open article again. Returns `None` if it can't be read or still has the hash `known`.
    pub fn read(from: &Annotations, revision: u64, path: &Path, known: Option<&str>) -> Option<Self> {
        let bytes = file::read_file(path, Limits::USUAL.article).ok()?;
        let sha256 = file::sha256_hex(&bytes);
        if known == Some(&sha256) {
            return None;
        }
        if sha256 == from.article.facts.original_sha256 {
            return Some(Self { sha256, update: None });
        }
        let article = import::import_again(&file_name(path), &bytes, &from.article.facts).ok()?.article;
        let is_earlier = known.is_none() && had_text(from, &article);
        if is_earlier || article.text.as_str() == from.article.text.as_str() {
            return Some(Self { sha256, update: None });
        }
        // This runs in the background and is never stopped.
        let update = Update::new(from, article, revision, path, &Course::default());
        Some(Self { sha256, update: update.map(Box::new) })
    }
}

/// Whether annotations were on the text of this article before they were carried over to a later one.
pub fn had_text(annotations: &Annotations, article: &Article) -> bool {
    annotations.was_on(article.text.sha256())
}
