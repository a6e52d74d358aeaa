//! Files of exercises and keys, and rubrics. Done by tasks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Made;
use crate::app::words::{error_text, file_name, texts};
use crate::tr;
use claimlight_core::compare;
use claimlight_core::exercise::key_file;
use claimlight_core::exercise::worksheet::worksheet;
use claimlight_core::file::{self, Draft, DraftError, Existing};
use claimlight_core::model::{Annotations, AnnotatorId, Rubric, limits};

/// Writes an exercise, over the file that is there: the person was asked. The error is the end of a sentence.
pub(super) fn write_exercise(exercise: Annotations, path: PathBuf) -> Result<Made, String> {
    let name = exercise.exercise.as_ref().map(|exercise| exercise.name.clone()).unwrap_or_default();
    write(&path, &file::print(&exercise)).map(|()| Made { path, name, exercise: Arc::new(exercise) })
}

/// Writes the worksheet of an exercise, over the file that is there: the person was asked. The error is the end of a sentence.
pub(super) fn write_worksheet(exercise: &Annotations, path: PathBuf) -> Result<PathBuf, String> {
    write(&path, &worksheet(exercise, texts::language())).map(|()| path)
}

/// Writes what somebody says of an article as the key of an exercise, without its history. The error is the end of a sentence.
pub(super) fn write_key(annotations: &Annotations, me: AnnotatorId, path: PathBuf) -> Result<PathBuf, String> {
    let mut key = key_file(&compare::own(annotations, me));
    key.texts = Arc::default();
    let same = annotations.same();
    key.annotators.retain(|annotator| same.are_one(annotator.id, me));
    write(&path, &file::print(&key)).map(|()| path)
}

fn write(path: &Path, contents: &str) -> Result<(), String> {
    let draft = Draft::new(path).and_then(|mut draft| draft.add(contents.as_bytes()).map(|()| draft));
    draft.and_then(|draft| draft.put(Existing::IsReplaced)).map_err(|e| match e {
        DraftError::AlreadyThere => tr!("this-file-exists-already").to_owned(),
        DraftError::NotWritten(e) => error_text::save(&e),
    })
}

/// Reads the rubric in a file. The error is a sentence for people.
pub(super) fn read_rubric(path: &Path) -> Result<Rubric, String> {
    let name = file_name(path);
    let told = |reason: String| tr!("cant-be-read", name = name.as_str(), reason = reason);
    let bytes = file::read_file(path, limits::SMALL_FILE).map_err(|e| told(error_text::file(&e)))?;
    file::read_rubric(&bytes).map_err(|e| told(error_text::rubric(&e)))
}
