//! An exercise with its keys, and what lies beside it. All of this runs on a thread.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::collected::{self, Collected};
use super::heat::Heat;
use super::page::Known;
use crate::app::desk::progress::Course;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::exercise::grades::{self, Grades, Lesson, Pupil, Scored, agreement_of_keys};
use claimlight_core::file;
use claimlight_core::grading::Score;
use claimlight_core::model::{Annotations, Limits, Purpose, limits};

/// How names of files of exercises, keys and grades end.
const EXERCISE: &str = ".exercise.ron";
const KEY: &str = ".key.claims.ron";
pub const GRADES: &str = ".grades.ron";

/// A key and its file.
#[derive(Clone, Debug)]
pub struct KeyFile {
    /// The file.
    pub path: PathBuf,
    /// What is in it.
    pub annotations: Arc<Annotations>,
}

/// An exercise, and what was found beside it.
#[derive(Debug)]
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// What is in it.
    pub annotations: Annotations,
    /// The keys to the same text.
    pub keys: Vec<KeyFile>,
    /// The grades.
    pub grades: Option<Grades>,
    /// What went wrong, as a sentence; may be empty.
    pub problem: String,
}

/// What a file turned out to be.
#[derive(Debug)]
pub enum Looked {
    /// An exercise.
    Exercise(Box<Found>),
    /// A key.
    Key(KeyFile),
    /// An answer.
    HandIn(PathBuf),
    /// A folder without an exercise.
    Nothing,
}

/// What is to be collected and scored.
#[derive(Debug)]
pub struct Order {
    /// The exercise's file.
    pub path: PathBuf,
    /// The exercise.
    pub annotations: Arc<Annotations>,
    /// Its keys.
    pub keys: Vec<KeyFile>,
    /// Where hand-ins are.
    pub hand_ins: Vec<PathBuf>,
    /// What was graded before.
    pub grades: Option<Arc<Grades>>,
}

/// An exercise with its keys, ready to be graded.
#[derive(Debug)]
pub struct Class {
    /// The exercise's file.
    pub exercise_path: PathBuf,
    /// Where grades are kept.
    pub place: PathBuf,
    /// The keys.
    pub keys: Vec<KeyFile>,
    /// The exercise with its keys on its text.
    pub lesson: Lesson,
    /// How far each two keys agree.
    pub agreement: Vec<(usize, usize, Score)>,
    /// What the class marked, sentence by sentence.
    pub heat: Heat,
}

/// A class with its answers.
#[derive(Debug)]
pub struct Ready {
    /// The class.
    pub class: Class,
    /// The grades, with what came in.
    pub grades: Grades,
    /// The grades as their file has them; `None` if there is no file yet.
    pub before: Option<Arc<Grades>>,
    /// The answer of each pupil, scored.
    pub scored: Vec<Option<Arc<Scored>>>,
    /// What came in.
    pub collected: Collected,
}

/// Reads an annotation file with its text.
fn read(path: &Path) -> Result<Annotations, String> {
    let name = file_name(path);
    let bytes = file::read_file(path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e));
    let loaded = bytes.and_then(|bytes| file::read(&bytes).map_err(|e| error_text::read(&e)));
    let loaded = loaded.map_err(|reason| tr!("grade-not-read", name = &name, reason = reason))?;
    if loaded.annotations.article.text.is_left_out() {
        return Err(tr!("grade-without-text", name = &name));
    }
    Ok(loaded.annotations)
}

/// Looks at a file, a folder or a file of grades. The error is a sentence.
pub fn look(path: &Path) -> Result<Looked, String> {
    if path.is_dir() {
        let found = named(path, EXERCISE);
        return match found.as_slice() {
            [one] => look(one),
            _ => Ok(Looked::Nothing),
        };
    }
    if super::is_of_grades(path) {
        return of_grades(path);
    }
    let annotations = read(path)?;
    match annotations.purpose {
        Some(Purpose::Exercise) if annotations.exercise.is_some() => {
            Ok(Looked::Exercise(Box::new(beside(path, annotations))))
        }
        Some(Purpose::Answer) => Ok(Looked::HandIn(path.to_owned())),
        _ => Ok(Looked::Key(KeyFile { path: path.to_owned(), annotations: Arc::new(annotations) })),
    }
}

/// The exercise to which a file of grades belongs.
fn of_grades(path: &Path) -> Result<Looked, String> {
    let grades = read_grades(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let own = path.with_file_name(format!("{}{EXERCISE}", stem(path, GRADES)));
    for candidate in std::iter::once(own).chain(named(folder, EXERCISE)) {
        let Ok(annotations) = read(&candidate) else { continue };
        if annotations.exercise.as_ref().is_some_and(|exercise| exercise.id == grades.exercise.id) {
            return Ok(Looked::Exercise(Box::new(beside(&candidate, annotations))));
        }
    }
    Err(tr!("grade-no-exercise-beside", name = file_name(path), exercise = grades.exercise.name))
}

fn read_grades(path: &Path) -> Result<Grades, String> {
    let bytes = file::read_file(path, limits::GRADES).map_err(|e| error_text::file(&e));
    let read = bytes.and_then(|bytes| grades::read(&bytes).map_err(|e| e.to_string()));
    read.map_err(|reason| tr!("grade-not-read", name = file_name(path), reason = reason))
}

/// Writes the grades, unless the file holds others than were `known`: then these stay, and the grades go into a file beside. The error is
/// a sentence.
pub fn write_grades(path: &Path, grades: &Arc<Grades>, known: &Known) -> Result<(), String> {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let is_there = path.symlink_metadata().is_ok();
    let is_known = |there: &Grades| Some(there) == known.as_deref() || *there == **grades;
    let printed = grades::print(grades);
    if !is_there || read_grades(path).is_ok_and(|there| is_known(&there)) {
        file::save(path, printed).map_err(|e| error_text::save(&e))?;
        *known = Some(Arc::clone(grades));
        return Ok(());
    }
    let copy = path.with_file_name(format!("{}-2{GRADES}", stem(path, GRADES)));
    file::save(&copy, printed).map_err(|e| error_text::save(&e))?;
    Err(tr!("grade-changed-elsewhere", name = file_name(path), copy = file_name(&copy)))
}

/// What lies beside an exercise: keys to its text, in its folder and in folders beside it, and its grades.
fn beside(path: &Path, annotations: Annotations) -> Found {
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let around = folder.parent().map(folders).unwrap_or_default();
    let mut places = vec![folder.clone()];
    places.extend(folders(&folder));
    places.extend(around.into_iter().filter(|other| *other != folder));
    let mut keys = Vec::new();
    for candidate in places.iter().take(MOST_FOLDERS).flat_map(|place| named(place, KEY)) {
        let Ok(key) = read(&candidate) else { continue };
        if key.article.text.sha256() == annotations.article.text.sha256() {
            keys.push(KeyFile { path: candidate, annotations: Arc::new(key) });
        }
    }
    let place = place_of(path);
    let grades = place.symlink_metadata().is_ok().then(|| read_grades(&place));
    let (mut problem, mut kept) = (String::new(), None);
    match grades {
        Some(Ok(found)) => {
            let is_of_it = annotations.exercise.as_ref().is_some_and(|exercise| exercise.id == found.exercise.id);
            if is_of_it {
                kept = Some(found);
            } else {
                problem = tr!("grade-other-exercise", name = file_name(&place));
            }
        }
        Some(Err(reason)) => problem = reason,
        None => {}
    }
    Found { path: path.to_owned(), annotations, keys, grades: kept, problem }
}

/// How many folders are searched for keys.
const MOST_FOLDERS: usize = 64;

/// Where the grades of an exercise are kept.
fn place_of(exercise: &Path) -> PathBuf {
    exercise.with_file_name(format!("{}{GRADES}", stem(exercise, EXERCISE)))
}

/// The name of a file without its endings.
pub fn stem(path: &Path, ending: &str) -> String {
    let name = file_name(path);
    let stem = name.strip_suffix(ending).or_else(|| name.strip_suffix(".ron")).unwrap_or(&name);
    stem.to_owned()
}

/// The files in a folder whose names end so, in order.
fn named(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| file_name(path).to_lowercase().ends_with(ending) && !file_name(path).starts_with('.'))
        .collect();
    found.sort();
    found
}

/// The folders in a folder.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_folder = |path: &PathBuf| path.is_dir() && !file_name(path).starts_with('.');
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_folder).collect();
    found.sort();
    found
}

/// Collects hand-ins and scores them. The error is a sentence.
pub fn make(order: Order, course: &Course) -> Result<Ready, String> {
    let collected = if order.hand_ins.is_empty() {
        Collected::default()
    } else {
        let found = collected::collect(&order.annotations, &order.hand_ins, course);
        found.ok_or_else(|| tr!("work-stopped").to_owned())?
    };
    let exercise = order.annotations.exercise.clone().ok_or_else(desk_mistake)?;
    let before = order.grades;
    let mut grades = before.as_ref().map_or_else(|| Grades::new(&exercise), |grades| Grades::clone(grades));
    grades.collect(collected.pupils.clone());
    let place = place_of(&order.path);
    let class = Class::new((order.path, place), &order.annotations, order.keys).ok_or_else(desk_mistake)?;
    let (class, scored) = class.scored(&grades.pupils);
    Ok(Ready { class, grades, before, scored, collected })
}

fn desk_mistake() -> String {
    crate::app::desk::mistake()
}

impl Class {
    fn new((exercise_path, place): (PathBuf, PathBuf), exercise: &Annotations, keys: Vec<KeyFile>) -> Option<Self> {
        let on_text: Vec<Annotations> = keys.iter().map(|key| Annotations::clone(&key.annotations)).collect();
        let lesson = Lesson::new(exercise.clone(), &on_text)?;
        let agreement = agreement_of_keys(&lesson.keys);
        Some(Self { exercise_path, place, keys, lesson, agreement, heat: Heat::default() })
    }

    fn scored(mut self, pupils: &[Pupil]) -> (Self, Vec<Option<Arc<Scored>>>) {
        let scored = self.lesson.scored(pupils);
        self.heat = Heat::of(&self.lesson, &scored);
        (self, scored)
    }

    /// The same class with these keys, and the answers of pupils scored against them.
    pub fn again(&self, keys: Vec<KeyFile>, pupils: &[Pupil]) -> Option<(Self, Vec<Option<Arc<Scored>>>)> {
        let paths = (self.exercise_path.clone(), self.place.clone());
        Some(Self::new(paths, &self.lesson.annotations, keys)?.scored(pupils))
    }

    /// The keys as their files have them now; `None` if nothing has changed.
    pub fn keys_now(&self) -> Option<Vec<KeyFile>> {
        let now: Vec<KeyFile> = self
            .keys
            .iter()
            .map(|key| {
                let read =
                    read(&key.path).ok().filter(|now| now.claims.as_slice() != key.annotations.claims.as_slice());
                read.map_or_else(|| key.clone(), |now| KeyFile { path: key.path.clone(), annotations: Arc::new(now) })
            })
            .collect();
        let is_changed =
            now.iter().zip(&self.keys).any(|(now, then)| !Arc::ptr_eq(&now.annotations, &then.annotations));
        is_changed.then_some(now)
    }

    /// The file in which something of this class is written, such as `NAME.feedback.zip`.
    pub fn beside(&self, ending: &str) -> PathBuf {
        self.place.with_file_name(format!("{}{ending}", stem(&self.place, GRADES)))
    }
}
