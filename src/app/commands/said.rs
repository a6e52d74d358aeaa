//! What views receive, and what they return.

use crate::app::commands::Command;
use crate::app::commands::keys::Keymap;
use crate::app::desk::{Action, Desk};
use crate::app::look::theme::Palette;
use crate::app::look::widgets::{Ground, Signed};

/// What every view can read.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The open articles, the settings and the message.
    pub desk: &'a Desk,
    /// The keyboard shortcuts of the commands.
    pub keymap: &'a Keymap,
    /// The colours of the current appearance.
    pub palette: &'a Palette,
}

/// How prominent the button of a command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The usual next step.
    First,
    /// One of several choices.
    Plain,
    /// Disabled.
    Off,
}

impl Context<'_> {
    /// Whether a command can be run now.
    pub fn is_on(&self, command: Command) -> bool {
        self.keymap.can(command, self.desk).is_ok()
    }

    /// Draws the button of a command, with its key.
    pub fn command_button<A>(
        &self,
        ui: &mut egui::Ui,
        label: &str,
        command: Command,
        weight: Weight,
        said: &mut Sayings<A>,
    ) -> egui::Response {
        let (keymap, palette) = (self.keymap, self.palette);
        let key = keymap.shown(command);
        let ground = if weight == Weight::First { Ground::Primary } else { Ground::Field };
        let button = Signed { style: None, label, key: &key, is_on: false, ground };
        let is_on = weight != Weight::Off;
        let response = ui.add_enabled_ui(is_on, |ui| button.show(ui, label, palette)).inner;
        let response = response.on_hover_text(keymap.tip(command));
        if response.clicked() {
            said.push(Said::Run(command));
        }
        response
    }
}

/// What the user did in a view of a capability, whose actions are `A`.
#[derive(Debug)]
pub enum Said<A> {
    /// An action of the capability.
    Own(A),
    /// A command of the table.
    Run(Command),
    /// Verdict number `i` of the scheme, counted from 0, for the selection.
    Verdict(usize),
    /// An action on the article that is shown.
    Desk(Action),
    /// Closes the sheet that is shown over the window.
    Close,
    /// Opens this address in the browser, once the user confirms it.
    Browse(String),
}

/// Everything that was said in one frame, in order.
pub type Sayings<A> = Vec<Said<A>>;
