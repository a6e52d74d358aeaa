//! How the window looks: fonts, colours, and small widgets that every view uses.

pub mod arrows;
pub mod chips;
pub mod fonts;
pub mod lines;
pub mod panels;
pub mod set;
pub mod signs;
pub mod theme;
pub mod verdicts;
pub mod widgets;
