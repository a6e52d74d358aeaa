//! What views get, and what they return.

use crate::app::commands::keys::Keymap;
use crate::app::commands::table::Command;
use crate::app::desk::{Action, Desk};
use crate::app::look::theme::Palette;

/// What every view may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What lies open.
    pub desk: &'a Desk,
    /// The keys of the commands.
    pub keymap: &'a Keymap,
    /// The colours.
    pub palette: &'a Palette,
}

/// What the person did in a view of a capability, whose actions are `A`.
#[derive(Debug)]
pub enum Said<A> {
    /// An action of the capability.
    Own(A),
    /// A command of the table.
    Run(Command),
    /// Something about the article that is shown.
    Desk(Action),
}

/// What was said in one frame, in order.
pub type Sayings<A> = Vec<Said<A>>;
