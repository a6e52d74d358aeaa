//! What is asked over the window: questions, and the choice of a file.

pub mod dialog_view;
pub mod dialogs;
pub mod questions_view;
