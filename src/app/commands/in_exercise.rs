//! Which commands there are: few in an exercise, and those of keys in a key alone.

use super::when::Can;
use super::{Command, Entry, Group};
use crate::app::desk::Desk;
use crate::app::desk::exercise::{Asked, Stage};
use crate::app::desk::selection::Selection;
use claimlight_core::model::{Exercise, Purpose};

/// Whether there is such a command in what is shown.
pub fn has(entry: &Entry, desk: &Desk) -> bool {
    let document = desk.document.as_ref();
    if entry.group == Group::Key {
        return document.is_some_and(|document| document.annotations.purpose == Some(Purpose::Key));
    }
    match desk.stage() {
        None => !is_of_pupil(entry.command),
        // From the card of an exercise, a teacher goes on to the answers.
        Some(Stage::Card) => {
            is_always_there(entry) || entry.group == Group::Articles || entry.command == Command::Grade
        }
        Some(Stage::Work) => document.and_then(|document| document.worked_on()).is_some_and(|exercise| {
            is_always_there(entry) || is_of_pupil(entry.command) || is_asked_for(entry.command, exercise)
        }),
    }
}

/// Whether a pupil can run a command of an exercise on what is selected: given claims stay, and where claims are given, none is made.
pub fn can(command: Command, desk: &Desk) -> Can {
    let Some(document) = desk.document.as_ref() else { return Ok(()) };
    let Some(exercise) = document.worked_on() else { return Ok(()) };
    match document.selection {
        Selection::Words { .. } if matches!(command, Command::ToCheck | Command::EditNote) => {
            if Asked::of(exercise).find { Ok(()) } else { Err("exercise-claims-given") }
        }
        Selection::Claim(_) if matches!(command, Command::Delete | Command::ChooseStart | Command::ChooseEnd) => {
            let is_given = document.selected_claim().is_some_and(|claim| document.is_given(claim));
            if is_given { Err("exercise-given-stays") } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// The commands that only pupils in an exercise have.
fn is_of_pupil(command: Command) -> bool {
    matches!(command, Command::HandIn | Command::NotYou | Command::FoldTask)
}

/// The commands that have nothing to do with what the task asks.
fn is_always_there(entry: &Entry) -> bool {
    let of_window =
        matches!(entry.group, Group::Quit | Group::Zoom | Group::Appearance | Group::Settings | Group::Help);
    let command = entry.command;
    (of_window && command != Command::FirstSteps)
        || matches!(
            command,
            Command::Open | Command::OpenFolder | Command::CloseArticle | Command::FileGone | Command::OpenMenus
        )
}

/// Whether pupils need a command for what the task asks.
fn is_asked_for(command: Command, exercise: &Exercise) -> bool {
    let asked = Asked::of(exercise);
    match command {
        Command::AddEvidence => asked.evidence,
        Command::EditNote => asked.why,
        Command::AddSpan | Command::ChooseStart | Command::ChooseEnd | Command::Delete | Command::NoClaim => asked.find,
        Command::ToCheck => asked.find || asked.judge,
        Command::Save
        | Command::SaveAs
        | Command::Undo
        | Command::Redo
        | Command::Copy
        | Command::SelectAll
        | Command::Find
        | Command::FindNext
        | Command::FindPrevious
        | Command::NextSentence
        | Command::PreviousSentence
        | Command::NextClause
        | Command::PreviousClause
        | Command::ExtendNextSentence
        | Command::ExtendPreviousSentence
        | Command::ExtendNextClause
        | Command::ExtendPreviousClause
        | Command::NextClaim
        | Command::PreviousClaim
        | Command::GoToClaim
        | Command::NextToCheck
        | Command::NextUnread => true,
        _ => false,
    }
}
