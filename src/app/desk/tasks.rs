//! Slow work, each job on a thread of its own. What comes of it returns as an action.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::app::actions::Action;
use crate::app::desk;
use crate::app::desk::pool::Task;
use crate::app::opening::read;
use crate::app::opening::read::{Asked, Refused};
use crate::app::opening::recent::Remembered;
use crate::app::words::error_text;
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::AnnotatorId;

/// Work to be done off the window's thread.
#[derive(Debug)]
pub enum Job {
    /// Open an article or an annotation file.
    Open(Box<Asked>),
    /// Make an article of a pasted text.
    Pasted {
        /// The text.
        text: String,
        /// The web address that was pasted before, if there was one.
        source: String,
    },
    /// Work of a capability.
    Task(Task<Action>),
    /// List and watch a folder until `stop` is set.
    Folder {
        /// Which.
        path: PathBuf,
        /// Whose reading is counted.
        me: AnnotatorId,
        /// What they are called.
        who: String,
        /// Ends it.
        stop: Arc<AtomicBool>,
    },
    /// Write a page that the person asked for.
    Write(PathBuf, String),
    /// Write which articles were open and where they were left.
    Remember(PathBuf, Box<Remembered>),
}

/// A job as a task of the pool.
pub fn task(job: Job) -> Task<Action> {
    let failed = if_it_fails(&job);
    let file = written(&job).map(Path::to_owned);
    let task = match job {
        Job::Task(task) => return task,
        job => Task::new(move || run(job), move || Some(failed)),
    };
    match file {
        Some(file) => task.writing(&file),
        None => task,
    }
}

/// The file that a job writes.
fn written(job: &Job) -> Option<&Path> {
    match job {
        Job::Write(path, _) | Job::Remember(path, _) => Some(path),
        _ => None,
    }
}

/// What the window is told where a job breaks off.
fn if_it_fails(job: &Job) -> Action {
    let mistake = tr!("a-mistake-in-claimlight-nothing-on");
    match job {
        Job::Open(asked) => {
            let told = tr!("not-opened", name = asked.path.display().to_string(), reason = mistake);
            Action::NotOpened(asked.path.clone(), Some(Refused::Told(told)))
        }
        _ => Action::Desk(desk::Action::Say(tr!("did-not-work", reason = mistake))),
    }
}

/// Does a job where it stands.
pub fn run(job: Job) -> Option<Action> {
    match job {
        Job::Open(asked) => Some(match read::open(&asked) {
            _ if asked.course.is_ended() => Action::NotOpened(asked.path, None),
            Ok(opened) => Action::Opened(Box::new(opened)),
            Err(refused) => Action::NotOpened(asked.path, Some(refused)),
        }),
        Job::Pasted { text, source } => Some(Action::Opened(Box::new(read::pasted(&text, source)))),
        // It has its own way to the pool, see `task`.
        Job::Task(_) => None,
        // It has a thread of its own, from `start`.
        Job::Folder { .. } => None,
        Job::Write(path, page) => Some(Action::Desk(desk::Action::Say(match file::save(&path, &page) {
            Ok(()) => tr!("written", path = path.display().to_string()),
            Err(e) => tr!("could-not-save", reason = error_text::save(&e)),
        }))),
        // What is lost where this fails is a convenience; the folder's settings tell of it already.
        Job::Remember(path, remembered) => remembered.save(&path).err().and(None),
    }
}
