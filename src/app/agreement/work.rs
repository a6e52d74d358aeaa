//! Reading the files of a study and counting them: done by tasks.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::figures::{Figures, figures};
use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use crate::app::desk::progress::Course;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::agreement::{Asked, Known, LeftOut, Survey};
use claimlight_core::compare::{self, Clock};
use claimlight_core::file;
use claimlight_core::model::limits::COMPARED_PEOPLE;
use claimlight_core::model::{Annotations, AnnotatorId, Limits};
use claimlight_core::text::{SPLITTER, SPLITTER_VERSION};

/// How much of the work the first look at the files is.
const LOOKING: f32 = 0.4;

/// How deep folders are searched for annotation files.
const DEEPEST: usize = 8;

/// An open article as it was when counting was asked for.
struct Open {
    number: u64,
    path: Option<PathBuf>,
    title: String,
    base: Arc<Annotations>,
    now: Annotations,
    me: AnnotatorId,
    is_changed: bool,
}

impl Open {
    fn of(document: &Document) -> Self {
        Self {
            number: document.number,
            path: document.saving.path().map(Path::to_owned),
            title: document.title().to_owned(),
            base: Arc::clone(&document.base),
            now: document.annotations.clone(),
            me: document.me,
            is_changed: document.saving.is_changed(),
        }
    }

    /// What a save would write. Changes carry the times by which files are brought together.
    fn stamped(self) -> Annotations {
        if self.is_changed { compare::stamped(&self.base, &self.now, self.me, Clock::new()) } else { self.now }
    }
}

/// Where files are looked for: an open folder, or else the shown article.
pub(super) struct Source {
    folder: Option<PathBuf>,
    open: Vec<Open>,
}

/// A file of a study.
#[derive(Debug)]
pub struct Entry {
    /// Its name, with the folders below that of the study.
    pub name: String,
    /// Where it lies; `None` if the article was never saved.
    pub path: Option<PathBuf>,
    /// The number of the open article; `None` if the file is not open.
    pub number: Option<u64>,
    /// What is open.
    open: Option<Annotations>,
}

impl Entry {
    /// What it holds; of an open article, what is open. The error is a sentence.
    pub(super) fn read(&self) -> Result<Annotations, String> {
        if let Some(open) = &self.open {
            return Ok(open.clone());
        }
        let path = self.path.as_deref().unwrap_or(Path::new(""));
        let bytes = file::read_file(path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e))?;
        file::read(&bytes).map(|loaded| loaded.annotations).map_err(|e| error_text::read(&e))
    }
}

impl Source {
    /// What there is to count; `None` if nothing is open.
    pub(super) fn of(desk: &Desk) -> Option<Self> {
        let shown = desk.document.as_ref().filter(|document| !document.needs_text);
        match &desk.folder {
            Some(folder) => {
                let in_folder = |document: &&Document| {
                    !document.needs_text && document.saving.path().is_some_and(|path| path.starts_with(folder))
                };
                let open = desk.documents().filter(in_folder).map(Open::of).collect();
                Some(Self { folder: Some(folder.clone()), open })
            }
            None => shown.map(|document| Self { folder: None, open: vec![Open::of(document)] }),
        }
    }

    /// The files, by name. The error is a sentence.
    fn entries(self) -> Result<Vec<Entry>, String> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut open: Vec<Option<Open>> = self.open.into_iter().map(Some).collect();
        let entry = |name: String, open: Open| {
            let (number, path) = (Some(open.number), open.path.clone());
            Entry { name, path, number, open: Some(open.stamped()) }
        };
        let Some(folder) = self.folder else {
            let names = |open: &Open| open.path.as_deref().map_or_else(|| open.title.clone(), file_name);
            return Ok(open.into_iter().flatten().map(|one| entry(names(&one), one)).collect());
        };
        let mut found = Vec::new();
        annotation_files(&folder, DEEPEST, &mut found).map_err(|e| e.to_string())?;
        found.sort();
        for path in found {
            let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
            let is_open = |one: &&mut Option<Open>| one.as_ref().is_some_and(|o| o.path.as_deref() == Some(&path));
            entries.push(match open.iter_mut().find(is_open).and_then(Option::take) {
                Some(open) => entry(name, open),
                None => Entry { name, path: Some(path), number: None, open: None },
            });
        }
        // An article that is about to be saved for the first time has no file yet.
        for one in open.into_iter().flatten() {
            entries.push(entry(one.path.as_deref().map_or_else(String::new, file_name), one));
        }
        Ok(entries)
    }
}

/// Adds the annotation files in a folder and the folders below it to `found`. Hidden folders are left out, and no link to a folder is
/// followed.
fn annotation_files(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().to_lowercase());
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth > 0 && !name.starts_with('.') {
            // A folder that can't be read holds nothing that can be counted.
            let _unread = annotation_files(&path, depth - 1, found);
        } else if !is_folder && name.ends_with(".claims.ron") && !name.starts_with('.') {
            found.push(path);
        }
    }
    Ok(())
}

/// The files of a study, after the first look at them.
#[derive(Clone, Debug)]
pub struct Held {
    /// The files, by their numbers.
    pub entries: Arc<Vec<Entry>>,
    /// How many files say that their sentences were counted by another version of the splitter.
    pub split_anew: usize,
    survey: Arc<Mutex<Survey<String>>>,
}

/// What is to be counted.
pub(super) struct Order {
    /// The files, if they were looked at before.
    pub held: Option<Held>,
    /// Where they are, if not.
    pub source: Option<Source>,
    /// The people; `None`: all who do not decide between others.
    pub people: Option<Vec<AnnotatorId>>,
    /// See [`Asked::deciding`].
    pub deciding: Vec<AnnotatorId>,
    /// See [`Asked::without_seen`].
    pub without_seen: bool,
    /// See [`Asked::gamma`].
    pub gamma: bool,
}

/// A study after counting.
#[derive(Debug)]
pub struct Ready {
    /// Its files.
    pub held: Held,
    /// Everyone who left something in them.
    pub known: Vec<Known>,
    /// What was compared.
    pub asked: Asked,
    /// The figures; `None` if there are no two people to compare.
    pub figures: Option<Arc<Figures>>,
    /// How long it took.
    pub took: Duration,
}

/// What counting results in.
#[derive(Debug)]
pub enum Outcome {
    /// It was stopped.
    Stopped,
    /// There is no annotation file.
    NoFile,
    /// It was done.
    Ready(Box<Ready>),
}

/// Looks at the files. `None` if that was stopped.
fn look(entries: Vec<Entry>, course: &Course) -> Option<Held> {
    let split_anew = AtomicUsize::new(0);
    let read = |i: usize| {
        let annotations = entries[i].read()?;
        if is_split_otherwise(&annotations) {
            split_anew.fetch_add(1, Ordering::Relaxed);
        }
        Ok(annotations)
    };
    let survey = Survey::of(entries.len(), &read, &|share| course.go_on(share * LOOKING))?;
    Some(Held {
        split_anew: split_anew.load(Ordering::Relaxed),
        entries: Arc::new(entries),
        survey: Arc::new(Mutex::new(survey)),
    })
}

/// Whether a file says that its sentences were counted by another version of the splitter.
fn is_split_otherwise(annotations: &Annotations) -> bool {
    let known = &annotations.sentences;
    !known.splitter.is_empty() && (known.splitter.as_str(), known.version.as_str()) != (SPLITTER, SPLITTER_VERSION)
}

/// Looks at the files, unless that was done before, and counts. The error is a sentence.
pub(super) fn count(order: Order, course: &Course) -> Result<Outcome, String> {
    let began = Instant::now();
    let held = if let Some(held) = order.held {
        held
    } else {
        let entries = order.source.map_or(Ok(Vec::new()), Source::entries)?;
        if entries.is_empty() {
            return Ok(Outcome::NoFile);
        }
        let Some(held) = look(entries, course) else { return Ok(Outcome::Stopped) };
        held
    };
    let mut survey = held.survey.lock().unwrap_or_else(PoisonError::into_inner);
    let known = survey.people().to_vec();
    let is_left = |id: &AnnotatorId| known.iter().any(|person| person.decides && person.id == *id);
    let deciding: Vec<AnnotatorId> = order.deciding.into_iter().filter(is_left).collect();
    let mut people = chosen(&known, order.people);
    people.truncate(COMPARED_PEOPLE.saturating_sub(deciding.len()));
    let asked = Asked { people, deciding, without_seen: order.without_seen, gamma: order.gamma, ..Asked::default() };
    let mut figures_of = None;
    if !asked.people.is_empty() && asked.everyone().count() > 1 {
        let read = |i: usize| held.entries[i].read();
        let Some(counted) = survey.count(&asked, &read, &|share| course.go_on(LOOKING + share * (1.0 - LOOKING)))
        else {
            return Ok(Outcome::Stopped);
        };
        let left_out = survey.left_out().iter().map(|(i, why)| (held.entries[*i].name.clone(), told(why))).collect();
        figures_of = Some(Arc::new(figures(counted, Arc::clone(survey.scheme()), &held.entries, left_out)));
    }
    drop(survey);
    Ok(Outcome::Ready(Box::new(Ready { known, asked, figures: figures_of, took: began.elapsed(), held })))
}

/// The people to compare, in the order of their names.
fn chosen(known: &[Known], wanted: Option<Vec<AnnotatorId>>) -> Vec<AnnotatorId> {
    let wanted: Option<HashSet<AnnotatorId>> = wanted.map(|wanted| wanted.into_iter().collect());
    let is_wanted = |person: &&Known| wanted.as_ref().map_or(!person.decides, |ids| ids.contains(&person.id));
    known.iter().filter(is_wanted).take(COMPARED_PEOPLE).map(|person| person.id).collect()
}

/// Why a file was not compared.
fn told(why: &LeftOut<String>) -> String {
    match why {
        LeftOut::NotRead(reason) => reason.clone(),
        LeftOut::Purpose(_) => tr!("agree-left-purpose").to_owned(),
        LeftOut::OtherVerdicts => tr!("agree-other-verdicts").to_owned(),
        LeftOut::NotMerged(error) => error_text::not_merged(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotation_files_are_found_in_folders_but_not_in_hidden_ones() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.claims.ron", "b.txt", ".c.claims.ron", "in/d.CLAIMS.RON", ".git/e.claims.ron"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let mut found = Vec::new();
        annotation_files(folder.path(), DEEPEST, &mut found).unwrap();
        found.sort();
        assert_eq!(found, [folder.path().join("a.claims.ron"), folder.path().join("in/d.CLAIMS.RON")]);
        found.clear();
        annotation_files(folder.path(), 0, &mut found).unwrap();
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn sentences_of_another_version_are_noticed() {
        let mut annotations = Annotations::default();
        assert!(!is_split_otherwise(&annotations), "they were not counted yet");
        annotations.sentences.splitter = SPLITTER.to_owned();
        annotations.sentences.version = SPLITTER_VERSION.to_owned();
        assert!(!is_split_otherwise(&annotations));
        annotations.sentences.version = "0".to_owned();
        assert!(is_split_otherwise(&annotations));
    }

    #[test]
    fn who_decides_is_compared_only_if_asked_for() {
        let known = |n: u128, decides| Known {
            id: AnnotatorId(uuid::Uuid::from_u128(n)),
            ids: Vec::new(),
            called: String::new(),
            name: String::new(),
            decides,
        };
        let all = [known(1, false), known(2, true), known(3, false)];
        let ids = |wanted| chosen(&all, wanted).into_iter().map(|id| id.0.as_u128()).collect::<Vec<_>>();
        assert_eq!(ids(None), [1, 3]);
        assert_eq!(ids(Some(vec![all[2].id, all[1].id])), [2, 3]);
    }
}
