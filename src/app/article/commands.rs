//! The commands that select words in the article and move through it.

use egui::Key;

use crate::app::commands::{Also, Command, Group, Row, ctrl, ctrl_shift, plain, shift, when};
use crate::app::desk::Action;
use crate::app::desk::select::{Extend, Part, Toward};
use crate::app::desk::selection::End;

/// The commands of the article.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Copy, Group::Undo, when::copying, || Action::Copy).keys(&[ctrl(Key::C)]).also(Also::Context),
    Row::new(Command::SelectAll, Group::Undo, when::article, || Action::SelectAll).keys(&[ctrl(Key::A)]),
    Row::new(Command::ChooseStart, Group::Words, when::selected, || Action::ChooseEnd(End::Start))
        .keys(&[plain(Key::OpenBracket)]),
    Row::new(Command::ChooseEnd, Group::Words, when::selected, || Action::ChooseEnd(End::End))
        .keys(&[plain(Key::CloseBracket)]),
    Row::new(Command::NextSentence, Group::Select, when::article, || {
        Action::Step(Part::Sentence, Toward::Next, Extend::No)
    })
    .keys(&[plain(Key::J)]),
    Row::new(Command::PreviousSentence, Group::Select, when::article, || {
        Action::Step(Part::Sentence, Toward::Previous, Extend::No)
    })
    .keys(&[plain(Key::K)]),
    Row::new(Command::NextClause, Group::Select, when::article, || {
        Action::Step(Part::Clause, Toward::Next, Extend::No)
    })
    .keys(&[plain(Key::L)]),
    Row::new(Command::PreviousClause, Group::Select, when::article, || {
        Action::Step(Part::Clause, Toward::Previous, Extend::No)
    })
    .keys(&[plain(Key::H)]),
    Row::new(Command::ExtendNextSentence, Group::Extend, when::article, || {
        Action::Step(Part::Sentence, Toward::Next, Extend::Yes)
    })
    .keys(&[shift(Key::J)]),
    Row::new(Command::ExtendPreviousSentence, Group::Extend, when::article, || {
        Action::Step(Part::Sentence, Toward::Previous, Extend::Yes)
    })
    .keys(&[shift(Key::K)]),
    Row::new(Command::ExtendNextClause, Group::Extend, when::article, || {
        Action::Step(Part::Clause, Toward::Next, Extend::Yes)
    })
    .keys(&[shift(Key::L)]),
    Row::new(Command::ExtendPreviousClause, Group::Extend, when::article, || {
        Action::Step(Part::Clause, Toward::Previous, Extend::Yes)
    })
    .keys(&[shift(Key::H)]),
    Row::new(Command::NextToCheck, Group::Claims, when::article, || Action::NextToCheck).keys(&[ctrl_shift(Key::J)]),
    Row::new(Command::NextUnread, Group::Claims, when::article, || Action::NextUnread).keys(&[ctrl(Key::J)]),
];
