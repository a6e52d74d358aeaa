//! What each command of the table does.

use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::End;
use crate::app::desk::select::{Extend, Toward};
use crate::app::marking;
use crate::app::rows::table;
use crate::app::state::{State, copied};
use crate::tr;

impl State {
    /// Does what a command says, or says why that can't be done now.
    pub(super) fn run(&mut self, command: Command) {
        // An end that was chosen is moved until any other key.
        self.desk.with(|d| d.end = None);
        if let Err(why) = self.preferences.keymap().can(command, &self.desk) {
            return self.desk.say(tr!(why).to_owned());
        }
        if let Some(row) = table().iter().find(|row| row.entry.command == command) {
            self.change((row.does)());
        }
    }

    /// Whether a command can be given now.
    pub fn can(&self, command: Command) -> bool {
        self.preferences.keymap().can(command, &self.desk).is_ok()
    }

    /// Does what a command says that no capability has declared yet.
    pub(super) fn perform(&mut self, command: Command) {
        match command {
            Command::Open => self.choose(Choice::new("dialog-open", Wanted::File, Kind::Openable, Action::Open)),
            Command::OpenFolder => {
                self.choose(Choice::new("dialog-folder", Wanted::Folder, Kind::Any, Action::OpenFolder))
            }
            Command::Paste => self.desk.request_paste = true,
            Command::NextArticle => self.step_article(Toward::Next),
            Command::PreviousArticle => self.step_article(Toward::Previous),
            Command::Restore => {}
            Command::Save | Command::SaveAs | Command::CloseArticle | Command::Quit => {}
            Command::Incoming | Command::Decide | Command::Together | Command::OnMyOwn => {}
            Command::Copy => self.desk.copy = self.desk.document.as_ref().map(copied),
            Command::NextSentence => {
                self.desk.step("no-further-sentence", |d| d.step_sentence(Toward::Next, Extend::No))
            }
            Command::PreviousSentence => {
                self.desk.step("no-further-sentence", |d| d.step_sentence(Toward::Previous, Extend::No))
            }
            Command::NextClause => self.desk.step("no-further-clause", |d| d.step_clause(Toward::Next, Extend::No)),
            Command::PreviousClause => {
                self.desk.step("no-further-clause", |d| d.step_clause(Toward::Previous, Extend::No))
            }
            Command::ExtendNextSentence => {
                self.desk.step("no-further-sentence", |d| d.step_sentence(Toward::Next, Extend::Yes))
            }
            Command::ExtendPreviousSentence => {
                self.desk.step("no-further-sentence", |d| d.step_sentence(Toward::Previous, Extend::Yes));
            }
            Command::ExtendNextClause => {
                self.desk.step("no-further-clause", |d| d.step_clause(Toward::Next, Extend::Yes))
            }
            Command::ExtendPreviousClause => {
                self.desk.step("no-further-clause", |d| d.step_clause(Toward::Previous, Extend::Yes))
            }
            Command::NextClaim => self.step_claim(Toward::Next),
            Command::PreviousClaim => self.step_claim(Toward::Previous),
            Command::NextUnread => self.desk.next_unread(),
            Command::ChooseStart => self.desk.with(|d| d.end = Some(End::Start)),
            Command::ChooseEnd => self.desk.with(|d| d.end = Some(End::End)),
            Command::JoinClaims => self.mark(marking::Action::Join(self.claim_list.pair())),
            // Declared by the capabilities themselves.
            _ => {}
        }
    }
}
