//! Work that somebody waits for: how far it has come, and its end before its time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::app::desk::pool::Ticket;
use crate::tr;

/// Work off the window's thread, as the window shows it.
#[derive(Debug)]
pub struct Working {
    /// What is being done, in words.
    pub says: String,
    course: Arc<Course>,
    ticket: Option<Ticket>,
}

/// How far work has come, shared with the thread that does it.
#[derive(Debug, Default)]
pub struct Course {
    percent: AtomicU32,
    ended: AtomicBool,
}

impl Course {
    /// Takes in how far the work has come (0 to 1); `false` when it is to end.
    pub fn go_on(&self, share: f32) -> bool {
        // Not 0: what has begun can be stopped.
        self.percent.store((share * 100.0).clamp(1.0, 100.0) as u32, Ordering::Relaxed);
        !self.is_ended()
    }

    /// Whether somebody has stopped it.
    pub fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}

impl Working {
    /// Work that has just begun: what it is in words, and for which text; returns where it reports to.
    pub fn new(says: String, ticket: Option<Ticket>) -> (Self, Arc<Course>) {
        let course = Arc::<Course>::default();
        (Self { says, course: Arc::clone(&course), ticket }, course)
    }

    /// Whether it is for this text.
    pub fn is_for(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Has the work end before its time.
    pub fn stop(&self) {
        self.course.ended.store(true, Ordering::Relaxed);
    }

    /// Where the work reports how far it has come.
    pub fn course(&self) -> &Arc<Course> {
        &self.course
    }

    /// How far it has come, 1 to 100; `None` where that is not known, and it can't be stopped.
    pub fn percent(&self) -> Option<u32> {
        Some(self.course.percent.load(Ordering::Relaxed)).filter(|p| *p > 0 && !self.course.is_ended())
    }

    /// What is being done and how far it is, in words.
    pub fn words(&self) -> String {
        match self.percent() {
            Some(percent) => tr!("working-percent", says = &self.says, percent = percent),
            None => self.says.clone(),
        }
    }
}
