//! The window: state, actions that change it, and views that draw it.
//!
//! Always true: [`state::State::apply`] is the only way to change the state; no view writes a file; slow work runs on a thread
//! and returns as an action.

pub mod actions;
pub mod adjudicating;
pub mod agreement;
pub mod article;
pub mod chapters;
pub mod claim_list;
pub mod commands;
pub mod comparing;
pub mod desk;
pub mod details;
mod documents;
pub mod encoding;
pub mod exercise;
pub mod export_copy;
pub mod export_report;
pub mod find;
pub mod first_steps;
pub mod folder;
pub mod front;
pub mod gone;
pub mod grading;
pub mod inspector;
pub mod instance;
mod join;
pub mod look;
pub mod look_up;
pub mod making_exercise;
pub mod marking;
pub mod mending;
pub mod opening;
pub mod palette;
pub mod preferences;
pub mod recovery;
pub mod review;
pub mod rows;
pub mod saving;
pub mod scheme;
pub mod settings;
pub mod sources;
pub mod start;
pub mod state;
pub mod sync;
pub mod versions;
mod window;
pub mod words;
pub mod work_alone;

pub use window::App;
