//! What is known about a folder and each article in it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering as Atomic};

use super::cache::{Cache, Kept};
use crate::app::desk::document::Document;
use crate::app::words::error_text;
use claimlight_core::file::{self, Placement};
use claimlight_core::import;
use claimlight_core::model::{Annotations, AnnotatorId, Evidence, Limits, Progress};
use claimlight_core::text::{self, Bounds, Exactly};

/// How far an article has been annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The user has read no sentence, and there are no claims.
    Untouched,
    /// There are claims, or some sentences have been read, but not all.
    Begun,
    /// The user has read all sentences.
    Done,
}

impl Stage {
    /// All stages, from untouched to done.
    pub const ALL: [Self; 3] = [Self::Untouched, Self::Begun, Self::Done];

    /// The stage of an open article; `None` until its sentences are known.
    pub fn of_open(document: &Document) -> Option<Self> {
        let (read, all) = (document.progress.read(), document.progress.sentences().len());
        document.sentences_known.then(|| Self::of(document.annotations.claims.len(), read, all))
    }

    /// The stage of an article with this many claims, sentences read and sentences in all.
    pub fn of(claims: usize, read: usize, sentences: usize) -> Self {
        match (claims, read) {
            (_, read) if read > 0 && read >= sentences => Self::Done,
            (0, 0) => Self::Untouched,
            _ => Self::Begun,
        }
    }
}

/// What was found in an article and its annotation file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// The article's title; empty if it has none.
    pub title: String,
    /// How many claims the annotation file holds, by anyone.
    pub claims: usize,
    /// How many sentences the user has read.
    pub read: usize,
    /// How many sentences there are.
    pub sentences: usize,
    /// Why it could not be read, for display; `None` if it was.
    pub problem: Option<String>,
    /// The evidence of all claims, offered again in other articles.
    pub evidence: Vec<Evidence>,
}

/// A file in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The article, or an annotation file that has none beside it.
    pub path: PathBuf,
    /// Its file name.
    pub name: String,
    /// What is known about it; `None` until it has been read.
    pub details: Option<Arc<Details>>,
}

impl Entry {
    /// The title to show: the article's title, or else the file name.
    pub fn title(&self) -> &str {
        self.details.as_ref().map(|d| d.title.as_str()).filter(|t| !t.is_empty()).unwrap_or(&self.name)
    }

    /// The stage according to the file; `None` until it has been read.
    pub fn stage(&self) -> Option<Stage> {
        self.details.as_ref().map(|d| Stage::of(d.claims, d.read, d.sentences))
    }
}

/// An open folder.
#[derive(Debug)]
pub struct Folder {
    /// The folder's path.
    pub path: PathBuf,
    /// The files in it, sorted by name.
    pub entries: Vec<Entry>,
    /// The filter: only files whose name or title contains this text. Empty for all.
    pub words: String,
    /// The filter: only files at this stage. `None` for all.
    pub stage: Option<Stage>,
    /// Counts the changes of the list.
    pub revision: u64,
    /// Whether every file has been read.
    pub read: bool,
    /// Set to end the thread that reads the folder.
    stop: Arc<AtomicBool>,
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.stop.store(true, Atomic::Relaxed);
    }
}

impl Folder {
    /// A folder whose list is not known yet. Setting `stop` ends the thread that reads it.
    pub fn new(path: PathBuf, stop: Arc<AtomicBool>) -> Self {
        Self { path, entries: Vec::new(), words: String::new(), stage: None, revision: 0, read: false, stop }
    }

    /// Indices of the entries that pass the filter. `stage_of` returns the current stage of open articles, `None` for others.
    pub fn shown(&self, stage_of: impl Fn(&Entry) -> Option<Stage>) -> Vec<usize> {
        let holds = |text: &str| text::holds(text, &self.words, Exactly::default(), Bounds::Anywhere);
        let fits = |e: &Entry| {
            (self.words.is_empty() || holds(&e.name) || holds(e.title()))
                && self.stage.is_none_or(|wanted| stage_of(e).or_else(|| e.stage()) == Some(wanted))
        };
        self.entries.iter().enumerate().filter(|(_, e)| fits(e)).map(|(i, _)| i).collect()
    }
}

/// What the thread reports about a folder.
#[derive(Debug)]
pub enum News {
    /// The files, sorted by name.
    Listed(Vec<Entry>),
    /// Details of files that have been read.
    Read(Vec<(PathBuf, Arc<Details>)>),
    /// The folder can't be listed, for this reason.
    Gone(String),
}

impl Folder {
    /// Applies news from the thread.
    pub fn take(&mut self, news: News) {
        self.revision += 1;
        match news {
            News::Listed(entries) => {
                self.entries = entries;
            }
            News::Read(details) => {
                let mut details: HashMap<PathBuf, Arc<Details>> = details.into_iter().collect();
                for entry in &mut self.entries {
                    if let Some(details) = details.remove(&entry.path) {
                        entry.details = Some(details);
                    }
                }
            }
            News::Gone(_) => self.entries.clear(),
        }
        self.read = self.entries.iter().all(|e| e.details.is_some());
    }
}

/// Reads an article and its annotation file, as seen by the user with this id and name. Errors are put in `problem`.
pub fn details(path: &Path, (me, who): (AnnotatorId, &str), cache: &mut Cache) -> Details {
    look(path, (me, who), cache).unwrap_or_else(|problem| Details { problem: Some(problem), ..Details::default() })
}

fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    file::read_file(path, most).map_err(|e| error_text::file(&e))
}

fn annotations(path: &Path) -> Result<Annotations, String> {
    let bytes = read(path, Limits::USUAL.annotation_file)?;
    file::read(&bytes).map(|l| l.annotations).map_err(|e| error_text::read(&e))
}

fn look(path: &Path, (me, who): (AnnotatorId, &str), cache: &mut Cache) -> Result<Details, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.ends_with(".claims.ron") {
        return Ok(of(&annotations(path)?, me));
    }
    let bytes = read(path, Limits::USUAL.article)?;
    let sha256 = file::sha256_hex(&bytes);
    if let Some(file) = file::file_of_bytes(path, &sha256, who) {
        return Ok(of(&annotations(&file)?, me));
    }
    // Without any annotation file beside it, all that is to be known of an article are its title and its length.
    let is_alone = !file::candidates(path, who).iter().any(|file| file.exists());
    let key = Cache::key(&name, &sha256);
    if let Some(Kept { title, sentences }) = cache.get(&key).filter(|_| is_alone).cloned() {
        return Ok(Details { title, sentences, ..Details::default() });
    }
    let article = import::import(&name, &bytes).map_err(|e| error_text::import(&e))?.article;
    let hash = article.text.sha256().to_owned();
    match file::place_for(path, &hash, who) {
        Placement::Existing(file) => {
            let mut annotations = annotations(&file)?;
            if annotations.article.facts.title.is_empty() {
                annotations.article.facts = article.facts;
            }
            Ok(of(&annotations, me))
        }
        Placement::Unreadable { file, .. } => Ok(of(&annotations(&file)?, me)),
        Placement::New(_) | Placement::Occupied { .. } => {
            let details = of(&Annotations::new(article), me);
            cache.keep(key, Kept { title: details.title.clone(), sentences: details.sentences });
            Ok(details)
        }
    }
}

/// What is in annotations, as seen by the user with this id.
fn of(annotations: &Annotations, me: AnnotatorId) -> Details {
    let article = &annotations.article;
    let progress = Progress::new(article.text.sentences(&article.facts.language), annotations, me);
    let claims = annotations.claims.as_slice();
    Details {
        title: article.facts.title.clone(),
        claims: claims.len(),
        read: progress.read(),
        sentences: progress.sentences().len(),
        problem: None,
        evidence: claims.iter().flat_map(|c| c.evidence.iter().cloned()).collect(),
    }
}
