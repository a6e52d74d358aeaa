//! Work that the person waits for: its progress, and stopping it early.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::app::desk::pool::Ticket;
use crate::tr;

/// Work off the window's thread, as the window shows it.
#[derive(Debug)]
pub struct Working {
    /// A description of the work.
    pub says: String,
    course: Arc<Course>,
    ticket: Option<Ticket>,
    since: Instant,
}

/// The progress of work, shared with the thread that does it.
#[derive(Debug, Default)]
pub struct Course {
    percent: AtomicU32,
    ended: AtomicBool,
}

impl Course {
    /// Records how much of the work is done, from 0 to 1. Returns `false` if the work should stop.
    pub fn go_on(&self, share: f32) -> bool {
        // Never 0, which would mean that the work can't be stopped.
        self.percent.store((share * 100.0).clamp(1.0, 100.0) as u32, Ordering::Relaxed);
        !self.is_ended()
    }

    /// Whether the work has been stopped.
    pub fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}

impl Working {
    /// Creates work that has just begun, with its description and the text that it is for, if any. Also returns the course on
    /// which the work reports its progress.
    pub fn new(says: String, ticket: Option<Ticket>) -> (Self, Arc<Course>) {
        let course = Arc::<Course>::default();
        (Self { says, course: Arc::clone(&course), ticket, since: Instant::now() }, course)
    }

    /// Whether the work is for this text.
    pub fn is_for(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Has the work stop early.
    pub fn stop(&self) {
        self.course.ended.store(true, Ordering::Relaxed);
    }

    /// How long the person has waited for it.
    pub fn waited(&self) -> Duration {
        self.since.elapsed()
    }

    /// The course on which the work reports its progress.
    pub fn course(&self) -> &Arc<Course> {
        &self.course
    }

    /// The progress in percent, from 1 to 100. `None` if it is not known or the work was already stopped; the work can't be stopped
    /// then.
    pub fn percent(&self) -> Option<u32> {
        Some(self.course.percent.load(Ordering::Relaxed)).filter(|p| *p > 0 && !self.course.is_ended())
    }

    /// The description of the work, with its progress if known.
    pub fn words(&self) -> String {
        match self.percent() {
            Some(percent) => tr!("working-percent", says = &self.says, percent = percent),
            None => self.says.clone(),
        }
    }
}
