//! Errors of the command line. This is the one place where an error of the core becomes a sentence for people.
//!
//! A command returns an [`Error`]: its variant says what went wrong and keeps the path and the core's own error, `Display` is the
//! sentence, and [`Error::hint`] is what to do about it. The program prints both on one line of standard error and ends with
//! [`Error::status`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use claimlight_core::compare::NotMerged;
use claimlight_core::exercise::feedback::PackError;
use claimlight_core::exercise::gradebook::GradebookError;
use claimlight_core::exercise::grades::GradesError;
use claimlight_core::file::{
    FileError, Home, MyselfError, NoPseudonym, ReadError, RubricError, SaveError, SchemeError,
};
use claimlight_core::import::ImportError;
use claimlight_core::model::{AnnotatorId, Limits, PersonName, Timestamp};
use claimlight_core::report::docx::DocxError;
use thiserror::Error;

/// Why a command did not do what was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// There is nothing at this path.
    #[error("there is no file {}.", .0.display())]
    NoFile(PathBuf),
    /// The system refuses to open the file.
    #[error("{} can't be opened: {}.", .0.display(), .1)]
    NotOpened(PathBuf, #[source] io::Error),
    /// The file can't be read, or is too large.
    #[error("{} can't be read: {}.", .0.display(), .1)]
    NotRead(PathBuf, #[source] FileError),
    /// The file is not a readable annotation file.
    #[error("{}: {}", .0.display(), .1)]
    NotAnnotations(PathBuf, #[source] ReadError),
    /// The file is not an article.
    #[error("{0}")]
    NotAnArticle(#[from] ImportError),
    /// The annotation file lacks its article's text, which the command needs.
    #[error("{} was shared without its article's text.", .0.display())]
    TextLeftOut(PathBuf),
    /// There is no annotation file beside the article with this name.
    #[error("{0} has no annotation file beside it.")]
    NothingBeside(String),
    /// The annotation file beside an article is of another text.
    #[error("{}, beside {article}, is of another text.", .beside.display())]
    OtherTextBeside {
        /// The annotation file.
        beside: PathBuf,
        /// The name of the article.
        article: String,
    },
    /// This file can't be merged with the others.
    #[error("{} can't be merged: {}.", .0.display(), .1)]
    NotMerged(PathBuf, #[source] NotMerged),
    /// The text is of another article than the annotation file.
    #[error(
        "{} is another article: fewer than half of the claims of {} were found in it. Nothing was written.",
        .text.display(), .annotations.display()
    )]
    OtherArticle {
        /// The annotation file.
        annotations: PathBuf,
        /// The file with the text.
        text: PathBuf,
    },
    /// The file was not written.
    #[error("{} was not written: {}.", .0.display(), .1)]
    NotWritten(PathBuf, #[source] SaveError),
    /// There is a file at the path where a new one was to be written.
    #[error("{} is there already; nothing was written.", .0.display())]
    AlreadyThere(PathBuf),
    /// The folder can't be listed.
    #[error("{} can't be listed: {}.", .0.display(), .1)]
    NotListed(PathBuf, #[source] io::Error),
    /// The folder can't be made.
    #[error("{} can't be made: {}.", .0.display(), .1)]
    FolderNotMade(PathBuf, #[source] io::Error),
    /// No path matches this pattern.
    #[error("nothing matches {}.", .0.display())]
    NoMatch(PathBuf),
    /// None of the paths leads to an annotation file.
    #[error("there is no annotation file.")]
    NoAnnotationFile,
    /// The file holds no scheme.
    #[error("{} can't be used as a scheme: {}.", .0.display(), .1.to_string().trim_end_matches('.'))]
    NoScheme(PathBuf, #[source] SchemeError),
    /// The article does not hold these words.
    #[error("the article does not hold the words \"{0}\".")]
    NoQuote(String),
    /// The file has no claim that is named so.
    #[error("there is no claim {name} in {}.", .file.display())]
    NoClaim {
        /// What was asked for.
        name: String,
        /// The annotation file.
        file: PathBuf,
    },
    /// The ids of several claims start like this.
    #[error("several claims have an id that starts with {0}.")]
    SeveralClaims(String),
    /// The scheme has no such verdict.
    #[error("the scheme has no verdict {id}; it has {}, to-check.", .known.join(", "))]
    NoVerdict {
        /// What was asked for.
        id: String,
        /// The ids that the scheme has.
        known: Vec<String>,
    },
    /// Several people have a name by which one is meant.
    #[error("{} people are called {name}: {}.", .found.len(), people(.found))]
    SeveralPeople {
        /// The name.
        name: PersonName,
        /// Their ids, and the files that know them so.
        found: BTreeMap<AnnotatorId, BTreeSet<PathBuf>>,
    },
    /// The file knows whoever is to act by another name.
    #[error("{id} is called {name} in the file, not {asked}.")]
    OtherName {
        /// Who is to act.
        id: AnnotatorId,
        /// What they are called.
        name: String,
        /// What the command line calls them.
        asked: PersonName,
    },
    /// It can't be read or kept who works on this computer.
    #[error("{} says who you are, and could not be read or written: {}.", .0.display(), .1)]
    NotMyself(PathBuf, #[source] MyselfError),
    /// There is no data folder.
    #[error("there is no folder to keep in who you are.")]
    NoDataFolder,
    /// Nobody in the files is named so.
    #[error("nobody in these files is {0}.")]
    NobodyNamed(String),
    /// Nobody with this id is known.
    #[error("nobody with the id {0} is known here.")]
    NoPerson(AnnotatorId),
    /// A line is not the JSON that `mark --from` reads.
    #[error("{}.", in_line(.0))]
    NotALine(#[source] serde_json::Error),
    /// A line is no JSON object.
    #[error("it is no JSON object.")]
    NotAnObject,
    /// There is no such stance.
    #[error("there is no stance {0}; it is one of supports, refutes, context.")]
    NoStance(String),
    /// A confidence is more than 100.
    #[error("a confidence of {0} is more than 100.")]
    Confidence(u64),
    /// A record that there is no claim holds what only claims have.
    #[error("a line with no_claim holds nothing but quote and near.")]
    NoClaimWithMore,
    /// Words were to be recorded as holding no claim in which the same person has a claim.
    #[error("you have a claim in these words.")]
    ClaimThere,
    /// Both the article and the lines were to come from standard input.
    #[error("the article and the lines can't both come from standard input.")]
    OneStream,
    /// Somebody else has marked the claim that was to be removed, has judged it, or has given evidence for it.
    #[error("{0} has worked on this claim, and it stays.")]
    WorkOfOthers(String),
    /// The list of pseudonyms can't be read.
    #[error("{}: {}", .0.display(), .1)]
    NoPseudonyms(PathBuf, #[source] NoPseudonym),
    /// The list of pseudonyms would be given away together with the copies.
    #[error("{} says who is whom: it can't lie in the folder that the copies go to, nor below it.", .0.display())]
    ListAmongCopies(PathBuf),
    /// The name of the copy, or of its folder, holds the name of somebody who has a pseudonym.
    #[error("{} names somebody who has a pseudonym.", .0.display())]
    NamedInPlace(PathBuf),
    /// Several copies were to be written to one file.
    #[error("{} is a file; several copies go to a folder.", .0.display())]
    NotAFolder(PathBuf),
    /// Several reports have no folder to go to, or a document would go to a terminal.
    #[error("--out says where they go.")]
    NoOut,
    /// A report would be written over an annotation file or an article.
    #[error("{} is an annotation file or an article, which no report replaces; nothing was written.", .0.display())]
    SomebodysWork(PathBuf),
    /// A report could not be made into a document.
    #[error("the document could not be made: {0}.")]
    NoDocument(#[source] DocxError),
    /// The annotation file is no exercise.
    #[error("{} is no exercise.", .0.display())]
    NoExercise(PathBuf),
    /// Nothing says what the exercise is called.
    #[error("the exercise has no name; --name gives it one.")]
    NoExerciseName,
    /// The file holds no rubric.
    #[error("{} can't be used as a rubric: {}.", .0.display(), .1.to_string().trim_end_matches('.'))]
    NoRubric(PathBuf, #[source] RubricError),
    /// Several people worked in a file, and nobody of them is called so.
    #[error("several people worked in {}, and nobody of them is called {name}.", .file.display())]
    NotAmongPeople {
        /// What the command line says.
        name: PersonName,
        /// The annotation file.
        file: PathBuf,
    },
    /// The file of grades can't be read.
    #[error("{}: {}", .0.display(), .1)]
    NoGrades(PathBuf, #[source] GradesError),
    /// The file of grades is of another exercise.
    #[error("{} holds grades of another exercise.", .0.display())]
    OtherExercise(PathBuf),
    /// The file is no gradebook.
    #[error("{} can't be used as a gradebook: {}.", .0.display(), .1)]
    NoGradebook(PathBuf, #[source] GradebookError),
    /// The gradebook has several columns that the grades could go to, or none with that title.
    #[error("{}: it is not plain which column takes the grades; --column names one of: {}.", .0.display(), .1.join(", "))]
    WhichColumn(PathBuf, Vec<String>),
    /// Feedback could not be packed.
    #[error("the feedback could not be packed: {0}.")]
    NotPacked(#[source] PackError),
    /// Figures of agreement need two people.
    #[error("{}; figures of agreement need two people.", match .0 { 0 => "nobody marked or judged anything", _ => "only one person marked or judged anything" })]
    NotTwo(usize),
    /// Nobody decides between others.
    #[error("nobody decides between others in these files.")]
    NobodyDecides,
    /// More people are to be compared than the program compares.
    #[error("more than {0} people are not compared at once.")]
    TooManyPeople(usize),
    /// Some of several files were left out; what is wrong with each was printed before.
    #[error("{} left out.", super::output::counted(*.0, "file was", "files were"))]
    LeftOut(usize),
    /// Standard output can't be written.
    #[error("the output can't be written: {0}.")]
    Output(#[source] io::Error),
    /// This system has nothing to register with.
    #[error("this system learns it from the installer; there is nothing to register.")]
    NothingToRegister,
    /// The path of this program is unknown.
    #[error("the program can't be found: {0}.")]
    NoProgram(#[source] io::Error),
    /// The home folder is unknown.
    #[error("there is no home folder: {0}.")]
    NoHome(#[source] etcetera::HomeDirError),
    /// The path of this program can't stand in a menu entry.
    #[error("{} can't be named in a menu entry.", .0.display())]
    Unquotable(PathBuf),
    /// This program was built without the window.
    #[error("this build has no window.")]
    NoWindow,
    /// The window can't be shown; the sentence says why.
    #[error("{0}")]
    Window(String),
}

/// What is wrong in a line of JSON. Its own line is always the first.
fn in_line(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.rsplit_once(" at line ").map_or(told.clone(), |(what, _)| format!("{what} (column {})", error.column()))
}

/// Why `--without` can't be read: a name is not that of a part that can be left out.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of text, notes, evidence, history, confidence")]
pub struct NoPart;

/// Why `--without` of `export` can't be read: a name is not that of a part that can be left out.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of text, names, notes, evidence")]
pub struct NoReportPart;

/// Why `--to` can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of html, markdown, docx, csv, jsonl")]
pub struct NoFormat;

/// Why `--asks` can't be read: a name is not that of something that pupils can be asked to do.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of find, judge, why, evidence")]
pub struct NoAsk;

/// Why `--accept` can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("only what is found can be accepted")]
pub struct NoAccepted;

/// Why a number of points can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is a decimal number of more than 0")]
pub struct NoPoints;

/// Why `--rows` can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of claims, judgements, spans")]
pub struct NoRows;

/// Why `--question` can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of sentences, verdicts, words")]
pub struct NoQuestion;

/// Why `--unmarked` can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of auto, read, unread")]
pub struct NoUnmarked;

/// Why `--language` can't be read: the program does not speak it.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is one of en, de, es")]
pub struct NoLanguage;

/// Why `--encoding` can't be read: there is no encoding with this name.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is the name of an encoding, such as utf-8, windows-1252, shift_jis, utf-16le or utf-32le")]
pub struct NoEncoding;

/// Why `--chapters` can't be read.
#[derive(Clone, Copy, Debug, Error)]
#[error("it is numbers of chapters from 1 and ranges of them, such as 1,3-5")]
pub struct NoChapters;

/// Several people, each with one of the files that know them.
fn people(found: &BTreeMap<AnnotatorId, BTreeSet<PathBuf>>) -> String {
    let person = |(id, files): (&AnnotatorId, &BTreeSet<PathBuf>)| match files.first() {
        Some(file) => format!("{id} ({})", file.display()),
        None => id.to_string(),
    };
    found.iter().map(person).collect::<Vec<_>>().join(", ")
}

impl Error {
    /// What to do about it, as a sentence.
    pub fn hint(&self) -> Option<Cow<'static, str>> {
        Some(match self {
            Self::NotRead(_, FileError::TooLarge(most)) if *most < Limits::LARGE.article => {
                "Use --large to read it all the same.".into()
            }
            Self::NotAnnotations(file, error) => return go_on(file, error, Home::of_this_user().as_ref()),
            Self::TextLeftOut(_) => "claimlight anchor puts it on the text in another file.".into(),
            Self::NamedInPlace(_) => "Choose another name for --out.".into(),
            Self::Unquotable(_) => "Move the program to another folder.".into(),
            Self::SeveralPeople { .. } => "Their ids tell them apart (--as-id).".into(),
            Self::NoPerson(_) => "--as gives a new person a name.".into(),
            Self::NotMyself(..) | Self::NoDataFolder => "--as says who acts.".into(),
            Self::NoWindow => "claimlight --help lists the commands.".into(),
            _ => return None,
        })
    }

    /// The status of the program: 2 if the command line does not say who acts, else 1.
    pub fn status(&self) -> u8 {
        match self {
            Self::NoOut
            | Self::SeveralPeople { .. }
            | Self::OtherName { .. }
            | Self::NoPerson(_)
            | Self::NobodyNamed(_) => 2,
            _ => 1,
        }
    }

    /// The sentence and the hint, on one line.
    pub fn line(&self) -> String {
        let hint = self.hint().map(|hint| format!(" {hint}")).unwrap_or_default();
        format!("{self}{hint}").replace('\n', " ")
    }
}

/// How to go on with an annotation file that is damaged: by an earlier version of it, or by its two versions in Git.
fn go_on(file: &Path, error: &ReadError, home: Option<&Home>) -> Option<Cow<'static, str>> {
    let both = match error {
        ReadError::Foreign | ReadError::Newer { .. } => return None,
        ReadError::Conflict { .. } => {
            Some("claimlight merge brings both together, out of git show :2:FILE and git show :3:FILE.".to_owned())
        }
        ReadError::Empty | ReadError::CutOff { .. } | ReadError::NotUtf8 { .. } | ReadError::Malformed { .. } => None,
    };
    let kept = home.and_then(|home| home.versions(file).into_iter().next());
    let kept = kept.map(|kept| {
        let time = Timestamp::from_second(i64::try_from(kept.millis / 1000).unwrap_or_default());
        format!("The version that was replaced at {time} is kept in {}.", kept.path.display())
    });
    let parts: Vec<String> = both.into_iter().chain(kept).collect();
    (!parts.is_empty()).then(|| parts.join(" ").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_told_with_what_is_kept_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let (home, file) = (Home::new(folder.path().join("home")), folder.path().join("a.claims.ron"));
        let check = |error: &ReadError, starts: &str, ends: &str| {
            let told = go_on(&file, error, Some(&home)).unwrap_or_default();
            assert!(told.starts_with(starts) && told.ends_with(ends), "{told}");
            assert_eq!(told.is_empty(), starts.is_empty(), "{told}");
        };
        let (cut, conflict) = (ReadError::CutOff { line: 3, column: 1 }, ReadError::Conflict { line: 3 });
        check(&cut, "", "");
        check(&conflict, "claimlight merge", ":3:FILE.");
        home.keep(&file, b"(format: 1)");
        check(&cut, "The version that was replaced at 20", ".claims.ron.");
        check(&ReadError::Empty, "The version", ".claims.ron.");
        check(&conflict, "claimlight merge", ".claims.ron.");
        check(&ReadError::Foreign, "", "");
    }

    #[track_caller]
    fn check(error: &Error, line: &str) {
        assert_eq!(error.line(), line);
    }

    #[test]
    fn an_error_is_a_sentence_with_its_path_and_a_hint() {
        let path = || PathBuf::from("a.claims.ron");
        check(&Error::NoFile(path()), "there is no file a.claims.ron.");
        check(
            &Error::NotRead(path(), FileError::TooLarge(Limits::USUAL.annotation_file)),
            "a.claims.ron can't be read: it is larger than 500 MB. Use --large to read it all the same.",
        );
        check(
            &Error::NotRead(path(), FileError::TooLarge(Limits::LARGE.annotation_file)),
            "a.claims.ron can't be read: it is larger than 16384 MB.",
        );
        check(
            &Error::NotMerged(path(), NotMerged::OtherArticle("One".to_owned(), "Two".to_owned())),
            "a.claims.ron can't be merged: the files are of different articles: \"One\" and \"Two\".",
        );
        check(&Error::NotWritten(path(), SaveError::Full), "a.claims.ron was not written: the disk is full.");
        check(
            &Error::NoVerdict { id: "maybe".to_owned(), known: vec!["verified".to_owned()] },
            "the scheme has no verdict maybe; it has verified, to-check.",
        );
        let line = serde_json::from_str::<u8>("300").unwrap_err();
        check(&Error::NotALine(line), "invalid value: integer `300`, expected u8 (column 3).");
        check(&Error::LeftOut(1), "1 file was left out.");
        check(&Error::LeftOut(2), "2 files were left out.");
        check(&Error::NoWindow, "this build has no window. claimlight --help lists the commands.");
        check(&Error::NoQuote("two\nlines".to_owned()), "the article does not hold the words \"two lines\".");
    }
}
