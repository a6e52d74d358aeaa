//! What `claimlight grade` writes: our own table, feedback, and the platform's gradebook.

use std::path::{Path, PathBuf};

use super::{Arguments, Graded, save};
use crate::cli::error::Error;
use crate::cli::names::Names;
use crate::cli::output::warn;
use claimlight_core::exercise::feedback::{self, Misplaced, Sent};
use claimlight_core::exercise::gradebook::{Chosen, Gradebook, Options, Takes, table::table as csv};
use claimlight_core::exercise::grades::{Grades, HowFeedback, Lesson};
use claimlight_core::file;
use claimlight_core::model::{Fraction, Timestamp, limits};

/// Writes our own table.
pub fn table(out: &Path, grades: &Grades, graded: &[Graded]) -> Result<(), Error> {
    let lines: Vec<_> = grades.pupils.iter().zip(graded).map(|(pupil, of)| pupil.line(of.row.as_ref())).collect();
    save(&out.join("grades.csv"), &csv(&lines))
}

/// Writes a page for each pupil who handed in: into an archive as the platform takes it back, and into a folder.
pub fn feedback(asked: &Arguments, lesson: &Lesson, grades: &Grades, graded: &[Graded]) -> Result<(), Error> {
    let how = HowFeedback {
        is_released: grades.released,
        has_counted: true,
        language: asked.language,
        today: Timestamp::now().local().date(),
    };
    let mut pages: Vec<(Sent, String)> = Vec::new();
    for (pupil, of) in grades.pupils.iter().zip(graded) {
        let feedback = of.scored.as_ref().and_then(|scored| lesson.feedback(pupil, scored, &how));
        pages.extend(feedback.map(|feedback| (pupil.sent(), feedback::page(&feedback, asked.language))));
    }
    if pages.is_empty() {
        return Ok(());
    }
    let packed = feedback::pack(&pages).map_err(Error::NotPacked)?;
    for ((sent, _), path) in pages.iter().zip(&packed.paths) {
        if let Err(why) = path {
            warn(&format!("{}: the feedback is not in feedback.zip: {why}", sent.who));
        }
    }
    // Where nobody has a number, no platform is waiting for them.
    let has_numbers = pages.iter().any(|(sent, _)| !sent.number.is_empty());
    for (i, note) in packed.told.iter().filter(|(_, note)| has_numbers || *note != Misplaced::NoNumber) {
        warn(&format!("{}: the feedback may not arrive: {note}", pages[*i].0.who));
    }
    let zip = asked.out.join("feedback.zip");
    file::save(&zip, &packed.bytes).map_err(|e| Error::NotWritten(zip.clone(), e))?;
    let folder = asked.out.join("feedback");
    std::fs::create_dir_all(&folder).map_err(|e| Error::FolderNotMade(folder.clone(), e))?;
    let mut names = Names::default();
    for (sent, page) in &pages {
        let name = file::plain_name(if sent.number.is_empty() { &sent.who } else { &sent.number });
        save(&folder.join(names.free(if name.is_empty() { "pupil" } else { &name }, ".html")), page)?;
    }
    Ok(())
}

/// A gradebook that grades go into.
pub struct Into {
    path: PathBuf,
    book: Gradebook,
    chosen: Chosen,
}

impl Into {
    /// Reads a gradebook. The column for the grades is the one with this title, else the one that is plain.
    pub fn read(path: &Path, column: Option<&str>) -> Result<Self, Error> {
        let bytes = file::read_file(path, limits::GRADEBOOK as u64).map_err(|e| Error::NotRead(path.to_owned(), e))?;
        let book = Gradebook::read(&bytes).map_err(|e| Error::NoGradebook(path.to_owned(), e))?;
        let columns = book.columns();
        let chosen = match column {
            Some(title) => columns.named(title).and_then(|column| columns.chosen(column.column, None)),
            None => columns.certain(),
        };
        let titles = || columns.grades.iter().map(|column| column.title.clone()).collect();
        let chosen = chosen.ok_or_else(|| Error::WhichColumn(path.to_owned(), titles()))?;
        Ok(Self { path: path.to_owned(), chosen, book })
    }

    /// The most points that the column takes, if it says so.
    pub fn maximum(&self) -> Option<Fraction> {
        if let Takes::Points(most) = self.chosen.grade.takes { Some(most) } else { None }
    }

    /// Writes a copy with the grades in it, and warns of what was not written. Returns whether every grade was.
    pub fn write(&self, out: &Path, grades: &Grades) -> Result<bool, Error> {
        let place = out.join(self.path.file_name().unwrap_or_default());
        let is_itself = std::fs::canonicalize(&place)
            .ok()
            .is_some_and(|place| std::fs::canonicalize(&self.path).ok() == Some(place));
        if is_itself {
            return Err(Error::AlreadyThere(place));
        }
        let given: Vec<_> = grades.pupils.iter().filter_map(|pupil| pupil.for_gradebook(grades)).collect();
        let options = Options { out_of: Some(grades.maximum), ..Options::default() };
        let preview = self.book.preview(&self.chosen, &given, &options);
        for row in preview.rows.iter().filter(|row| !row.problems.is_empty()) {
            let problems: Vec<String> = row.problems.iter().map(ToString::to_string).collect();
            let what = if row.is_written() { "written" } else { "not written" };
            warn(&format!("{}: {}: {what}: {}", self.path.display(), row.who, problems.join(", ")));
        }
        if given.is_empty() {
            warn("no grade was given yet; --accept found gives what is proposed");
        }
        file::save(&place, self.book.written(&preview)).map_err(|e| Error::NotWritten(place.clone(), e))?;
        Ok(preview.written() == given.len())
    }
}
