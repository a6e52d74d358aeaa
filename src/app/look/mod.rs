//! How the window looks: faces, colours, and small pieces that every view draws with.

pub mod fonts;
pub mod theme;
pub mod verdicts;
pub mod widgets;
