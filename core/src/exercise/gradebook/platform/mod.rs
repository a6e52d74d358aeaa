//! The platforms whose gradebooks are known: how each is recognised, and what its columns are.

mod blackboard;
mod brightspace;
mod canvas;
mod moodle_export;
mod moodle_worksheet;

use super::columns::Columns;
use super::csv::Table;
use super::error::GradebookError;
use super::pupils::Pupil;

/// A platform, and which of its gradebooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Platform {
    /// Moodle's offline grading worksheet of one assignment.
    MoodleWorksheet,
    /// Moodle's gradebook, exported as text and imported as CSV.
    MoodleGradebook,
    /// Canvas' gradebook.
    Canvas,
    /// Blackboard's grade center, to work offline.
    Blackboard,
    /// Brightspace's grades.
    Brightspace,
}

impl Platform {
    /// All platforms, by their names in commands and JSON.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::MoodleWorksheet, "moodle_worksheet"),
        (Self::MoodleGradebook, "moodle_gradebook"),
        (Self::Canvas, "canvas"),
        (Self::Blackboard, "blackboard"),
        (Self::Brightspace, "brightspace"),
    ];

    /// Its name in commands and JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(platform, _)| *platform == self).map_or("", |(_, name)| name)
    }

    /// Whether its comments are HTML.
    pub const fn has_html_comments(self) -> bool {
        matches!(self, Self::MoodleWorksheet | Self::MoodleGradebook)
    }

    /// Whether the numbers in its gradebook are of another kind than those in its archive of submissions.
    pub const fn is_number_doubtful(self) -> bool {
        matches!(self, Self::Brightspace | Self::MoodleGradebook)
    }
}

/// What was recognised in a table.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The platform.
    pub platform: Platform,
    /// The row with the titles of the columns.
    pub head: usize,
    /// Further rows that belong to the head and are written with it.
    pub head_rows: Vec<usize>,
    /// The columns that are written; `None`: all.
    pub kept: Option<usize>,
    /// The pupils.
    pub pupils: Vec<Pupil>,
    /// The columns of grades and comments.
    pub columns: Columns,
}

/// Recognises the gradebook in a table.
pub fn recognised(table: &Table) -> Result<Recognised, GradebookError> {
    let ways = [
        canvas::recognised,
        brightspace::recognised,
        blackboard::recognised,
        moodle_worksheet::recognised,
        moodle_export::recognised,
    ];
    let found = ways.into_iter().find_map(|way| way(table)).ok_or(GradebookError::Unknown)?;
    table.check_rows(found.head)?;
    if found.pupils.is_empty() { Err(GradebookError::NoPupils) } else { Ok(found) }
}

/// The first column whose title is one of these words; blanks around it and case don't matter.
fn column_named(table: &Table, head: usize, words: &[&str]) -> Option<usize> {
    let is_it = |column: &usize| {
        let title = table.value(head, *column).trim().to_lowercase();
        words.iter().any(|word| word.to_lowercase() == title)
    };
    (0..table.width(head)).find(is_it)
}

/// The words of a cell, without blanks around them; empty if there is no such column.
fn words(table: &Table, row: usize, column: Option<usize>) -> String {
    column.map_or(String::new(), |column| table.value(row, column).trim().to_owned())
}

/// Titles of columns in languages in which platforms are often used.
mod titles {
    pub const MAIL: [&str; 9] = [
        "email address",
        "email",
        "e-mail",
        "e-mail-adresse",
        "adresse de courriel",
        "dirección de correo",
        "correo electrónico",
        "indirizzo email",
        "e-mailadres",
    ];
    pub const ID: [&str; 7] =
        ["ID number", "Student ID", "ID-Nummer", "Matrikelnummer", "Número de ID", "Numéro d'identification", "ID"];
    pub const LOGIN: [&str; 6] =
        ["Username", "User name", "Anmeldename", "Benutzername", "Nombre de usuario", "Nom d'utilisateur"];
    pub const FIRST: [&str; 6] = ["First name", "Vorname", "Nombre", "Prénom", "Nome", "Voornaam"];
    pub const LAST: [&str; 8] =
        ["Last name", "Surname", "Nachname", "Apellido(s)", "Apellidos", "Nom de famille", "Cognome", "Achternaam"];
    pub const FULL: [&str; 6] =
        ["Full name", "Vollständiger Name", "Nombre completo", "Nom complet", "Nome completo", "Volledige naam"];
}
