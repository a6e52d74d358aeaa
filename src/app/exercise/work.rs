//! Files of exercises: where works lie, beginning one, and writing an answer. Done by tasks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::desk::document::Document;
use crate::app::words::{error_text, file_name, texts};
use crate::tr;
use claimlight_core::exercise::worksheet::handed_in;
use claimlight_core::exercise::{HandIn, Work};
use claimlight_core::file::{self, Draft, DraftError, Existing, Home};
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Claim, Claims, Exercise, Limits, Purpose, Timestamp,
};

/// The endings of exercises and of works.
const EXERCISE: &str = ".exercise.ron";
const WORK: &str = ".claims.ron";
/// The folder of the program's own in which works lie whose exercise lies where nothing can be kept.
const OWN: &str = "exercises";
/// The most works that are looked at.
const MOST: usize = 500;

/// The format of a file that is handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A page that opens anywhere.
    #[default]
    Page,
    /// An annotation file.
    Claims,
}

impl Format {
    /// What the names of its files end in.
    const fn ending(self) -> &'static str {
        match self {
            Self::Page => ".html",
            Self::Claims => WORK,
        }
    }
}

/// A pupil's work that lies with an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Its file.
    pub path: PathBuf,
    /// Whose it is.
    pub who: String,
}

/// A pupil's work that has just begun.
#[derive(Debug)]
pub struct Begun {
    /// The work.
    pub annotations: Annotations,
    /// The file that it is saved to; `None` if nothing can be written anywhere.
    pub place: Option<PathBuf>,
}

/// Where works on an exercise lie: the name that all of them begin with, and the folders, the best one first.
#[derive(Clone, Debug)]
pub struct Place {
    stem: String,
    folders: Vec<PathBuf>,
}

impl Place {
    /// Where works lie: beside the exercise, if it has a file in a safe place; else in the program's data folder.
    pub fn new(file: Option<&Path>, is_safe: bool, home: Option<&Home>, name: &str) -> Self {
        let stem = file.map_or_else(|| file::plain_name(name), |file| stem_of(&file_name(file), EXERCISE));
        let beside = file.filter(|_| is_safe).and_then(Path::parent).map(Path::to_owned);
        let own = home.map(|home| home.folder().join(OWN));
        Self { stem, folders: beside.into_iter().chain(own).collect() }
    }
}

/// A file's name without this ending, or else without its last one.
fn stem_of(name: &str, ending: &str) -> String {
    let at = name.len().saturating_sub(ending.len());
    let has_it = name.is_char_boundary(at) && name[at..].eq_ignore_ascii_case(ending);
    let stem = if has_it { &name[..at] } else { name.rsplit_once('.').map_or(name, |(stem, _)| stem) };
    stem.to_owned()
}

/// Where the exercise would lie on which the work in this file is.
pub fn exercise_beside(work: &Path) -> PathBuf {
    let stem = stem_of(&file_name(work), WORK);
    let stem = stem.rsplit_once('.').map_or(stem.as_str(), |(stem, _who)| stem);
    work.with_file_name(format!("{stem}{EXERCISE}"))
}

/// The works on an exercise that have not been handed in, by name.
pub fn lying(place: &Place, exercise: &Exercise) -> Vec<Lying> {
    let start = format!("{}.", place.stem);
    let is_one = |path: &PathBuf| {
        let name = file_name(path);
        name.starts_with(&start) && name.ends_with(WORK)
    };
    let entries = place.folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_one).take(MOST);
    let mut lying: Vec<Lying> = paths.filter_map(|path| work_at(path, exercise)).collect();
    lying.sort_by(|a, b| (a.who.to_lowercase(), &a.path).cmp(&(b.who.to_lowercase(), &b.path)));
    lying
}

/// The work in a file, if it is one on this exercise.
fn work_at(path: PathBuf, exercise: &Exercise) -> Option<Lying> {
    let bytes = file::read_file(&path, Limits::USUAL.annotation_file).ok()?;
    let annotations = file::read(&bytes).ok()?.annotations;
    let of = annotations.exercise.as_ref().filter(|_| annotations.purpose == Some(Purpose::Answer))?;
    let who = annotations.annotators.first()?.name.clone();
    (of.is_same_edition(exercise) && of.handed_in.is_none()).then_some(Lying { path, who })
}

/// Begins a pupil's work on an exercise.
pub fn begin(exercise: &Annotations, who: &str, place: &Place) -> Begun {
    let pupil = AnnotatorId::new();
    let given = exercise.exercise.as_ref().map(|of| of.given_ranges(&exercise.article.text)).unwrap_or_default();
    let claims: Vec<Claim> = given.into_iter().map(|ranges| Claim::new(pupil, ranges)).collect();
    let annotations = Annotations {
        purpose: Some(Purpose::Answer),
        exercise: exercise.exercise.clone(),
        article: exercise.article.clone(),
        scheme: Arc::clone(&exercise.scheme),
        annotators: vec![Annotator::new(pupil, who)],
        claims: Claims::new(claims),
        ..Annotations::default()
    };
    let place = place.folders.iter().find(|folder| can_be_kept(folder)).map(|folder| {
        let shared = folder.join(format!("{}{WORK}", place.stem));
        file::free_beside(&file::own_file(&shared, who), None)
    });
    Begun { annotations, place }
}

/// Whether files can be written in a folder. That of the program is made if need be.
fn can_be_kept(folder: &Path) -> bool {
    if folder.ends_with(OWN) && std::fs::create_dir_all(folder).is_err() {
        return false;
    }
    tempfile::Builder::new().prefix(".cl-").tempfile_in(folder).is_ok()
}

/// The exercise on which a work is, without anybody's work.
pub fn exercise_of(work: &Annotations) -> Annotations {
    Annotations {
        purpose: Some(Purpose::Exercise),
        exercise: work.exercise.clone(),
        article: work.article.clone(),
        scheme: Arc::clone(&work.scheme),
        ..Annotations::default()
    }
}

/// A pupil's work, of which an answer is made.
pub struct Source {
    annotations: Annotations,
    pupil: AnnotatorId,
    who: String,
}

impl Source {
    /// The work in an open article.
    pub fn of(document: &Document) -> Self {
        Self { annotations: document.annotations.clone(), pupil: document.me, who: document.my_name().to_owned() }
    }
}

/// The name of the file that is handed in: `STEM - NAME.html`. `work` is the file of the work.
pub fn name_of_hand_in(work: Option<&Path>, who: &str, format: Format) -> String {
    let stem = work.map(|work| stem_of(&file_name(&exercise_beside(work)), EXERCISE));
    let (stem, who) = (stem.filter(|stem| !stem.is_empty()), file::plain_name(who));
    let stem = stem.map(|stem| format!("{stem} - ")).unwrap_or_default();
    format!("{stem}{who}{}", format.ending())
}

/// A path like this one that is free: handing in again makes a later file.
pub fn free(path: &Path) -> PathBuf {
    let name = file_name(path);
    let ending = [WORK, Format::Page.ending()].into_iter().find(|ending| name.ends_with(ending)).unwrap_or("");
    let stem = name.strip_suffix(ending).unwrap_or(&name);
    let numbered = (2..1000).map(|n| path.with_file_name(format!("{stem}-{n}{ending}")));
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok();
    std::iter::once(path.to_owned()).chain(numbered).find(|path| !is_there(path)).unwrap_or_else(|| path.to_owned())
}

/// Writes an answer to this file, or beside the one that is there. Returns where and when. The error is a sentence for people.
pub fn write(source: &Source, format: Format, path: &Path) -> Result<(PathBuf, Timestamp), String> {
    let time = Timestamp::now();
    let exercise = source.annotations.exercise.as_ref().ok_or_else(|| tr!("not-in-this-file").to_owned())?;
    let hand_in = HandIn::new(&Work {
        exercise,
        annotations: &source.annotations,
        person: source.pupil,
        annotator: source.pupil,
        who: &source.who,
        time,
    });
    let contents = match format {
        Format::Page => handed_in(&exercise_of(&source.annotations), &hand_in, texts::language()),
        Format::Claims => file::print(&hand_in.to_annotations(&source.annotations)),
    };
    let mut path = path.to_owned();
    loop {
        path = free(&path);
        let draft = Draft::new(&path).and_then(|mut draft| draft.add(contents.as_bytes()).map(|()| draft));
        match draft.and_then(|draft| draft.put(Existing::Stays)) {
            Ok(()) => return Ok((path, time)),
            // Somebody took the name in this moment.
            Err(DraftError::AlreadyThere) => {}
            Err(DraftError::NotWritten(e)) => return Err(error_text::save(&e)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_follow_from_the_name_of_the_exercise() {
        let check = |file: &str, who: &str, expected: &str| {
            let name = name_of_hand_in(Some(Path::new(file)), who, Format::Claims);
            assert_eq!(name, expected, "{file}");
        };
        check("bridge.Kim.claims.ron", "Kim", "bridge - Kim.claims.ron");
        check("8b. bridge.Kim.claims.ron", "Kim", "8b. bridge - Kim.claims.ron");
        check("bridge.Kim-2.claims.ron", "Kim", "bridge - Kim.claims.ron");
        assert_eq!(name_of_hand_in(None, "Kim/Jo", Format::Page), "Kim-Jo.html");
        assert_eq!(stem_of("bridge.EXERCISE.ron", EXERCISE), "bridge");
        assert_eq!(stem_of("bridge (1).ron", EXERCISE), "bridge (1)");
        assert_eq!(stem_of("é.ron", EXERCISE), "é");
    }

    #[test]
    fn a_name_that_is_taken_is_counted_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bridge - Kim.claims.ron");
        assert_eq!(free(&path), path);
        std::fs::write(&path, "").unwrap();
        assert_eq!(file_name(&free(&path)), "bridge - Kim-2.claims.ron");
        std::fs::write(free(&path), "").unwrap();
        assert_eq!(file_name(&free(&path)), "bridge - Kim-3.claims.ron");
    }
}
