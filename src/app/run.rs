//! Giving a command of the table.

use crate::app::commands::Command;
use crate::app::rows::table;
use crate::app::state::State;
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
}
