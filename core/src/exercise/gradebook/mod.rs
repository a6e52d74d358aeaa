//! Grades into a learning platform's own CSV file, and a table of our own.
//!
//! What always holds:
//!
//! - The platform's file is never changed: what is written is a copy of it, in the same encoding, separator and line ends.
//! - Only rows that get a grade are in the copy. An empty cell could erase a grade or a comment on the platform; a row that is not there
//!   erases nothing.
//! - In these rows only the cells of the grade and, if there is a new one, of the comment differ. Canvas' file is also cut to the columns
//!   that name pupils and that of the grades, since all others would be read in again.
//! - Which column is meant is known, or a person says it: [`Columns::certain`] has none where it is a guess.
//! - No cell of a platform's file gets a sign that was not in it, such as the apostrophe that keeps spreadsheets from running formulas.
//!
//! Absent: reading and writing files, and who has which grade.

mod columns;
mod csv;
mod encoded;
mod error;
mod numbers;
mod platform;
mod preview;
mod problem;
mod pupils;
pub mod table;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use columns::{Chosen, Columns, CommentColumn, GradeColumn, Takes};
pub use error::GradebookError;
pub use numbers::{decimals, points};
pub use platform::Platform;
pub use preview::{Comments, Given, Grade, Options, Preview, PreviewRow};
pub use problem::Problem;
pub use pupils::{Keys, Pupil};

use csv::Table;

/// A gradebook that a platform exported.
#[derive(Clone, Debug)]
pub struct Gradebook {
    table: Table,
    platform: Platform,
    head: usize,
    head_rows: Vec<usize>,
    kept: Option<usize>,
    pupils: Vec<Pupil>,
    columns: Columns,
}

impl Gradebook {
    /// Reads a gradebook and finds out whose it is.
    pub fn read(bytes: &[u8]) -> Result<Self, GradebookError> {
        let table = Table::read(bytes)?;
        let platform::Recognised { platform, head, head_rows, kept, pupils, columns } = platform::recognised(&table)?;
        Ok(Self { table, platform, head, head_rows, kept, pupils, columns })
    }

    /// Whose it is.
    pub const fn platform(&self) -> Platform {
        self.platform
    }

    /// The columns that may take grades and comments.
    pub const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The pupils, in the order of the file.
    pub fn pupils(&self) -> &[Pupil] {
        &self.pupils
    }

    /// The grades that a column holds, with their pupils; empty for those without one.
    pub fn grades(&self, column: usize) -> impl Iterator<Item = (&Pupil, String)> + '_ {
        self.pupils.iter().map(move |pupil| (pupil, self.table.value(pupil.row, column).trim().to_owned()))
    }

    /// Says what writing these grades would do.
    pub fn preview(&self, chosen: &Chosen, grades: &[Grade], options: &Options) -> Preview {
        preview::preview(self, chosen, grades, options)
    }

    /// The bytes of the copy: the head, and the rows that get a grade, in the order of the file.
    pub fn written(&self, preview: &Preview) -> Vec<u8> {
        let mut rows: Vec<(usize, &[(usize, String)])> = preview
            .rows
            .iter()
            .filter(|row| row.is_written())
            .filter_map(|row| Some((row.row?, row.cells.as_slice())))
            .collect();
        rows.sort_by_key(|(row, _)| *row);
        let mut out = String::new();
        if self.kept.is_some() {
            self.cut(self.head, &[], preview.grade_column, &mut out);
            self.head_rows.iter().for_each(|row| self.cut(*row, &[], preview.grade_column, &mut out));
        } else {
            out.push_str(self.table.until(self.head));
        }
        for (row, cells) in rows {
            if self.kept.is_some() {
                self.cut(row, cells, preview.grade_column, &mut out);
            } else {
                out.push_str(&self.table.with(row, cells));
            }
        }
        self.table.bytes(&out)
    }

    /// Appends a row, cut to the columns that name pupils and that of the grades.
    fn cut(&self, row: usize, cells: &[(usize, String)], grade: usize, out: &mut String) {
        let columns = (0..self.kept.unwrap_or_default()).chain([grade]);
        for (i, column) in columns.enumerate() {
            if i > 0 {
                out.push(self.table.separator);
            }
            let new = cells.iter().find(|(written, _)| *written == column);
            out.push_str(new.map_or_else(|| self.table.raw(row, column), |(_, cell)| cell));
        }
        let line_end = self.table.line_end(row);
        out.push_str(if line_end.is_empty() { self.table.line_end(self.head) } else { line_end });
    }

    /// Whether a comment is HTML: always with Moodle, and with Blackboard if the cell beside says so.
    fn is_html(&self, row: usize, column: usize) -> bool {
        self.platform.has_html_comments() || self.table.value(row, column + 1).trim().eq_ignore_ascii_case("HTML")
    }
}
