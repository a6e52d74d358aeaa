//! What came in when hand-ins were collected.

use std::path::PathBuf;

use crate::app::desk::progress::Course;
use crate::tr;
use claimlight_core::exercise::grades::{Pupil, pupils_of};
use claimlight_core::exercise::handins::{self, Status, Whole};
use claimlight_core::model::Annotations;

/// What came in.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// The pupils with their answers.
    pub pupils: Vec<Pupil>,
    /// Every file, in order.
    pub came: Vec<Came>,
}

/// A file that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// Whose it is, as far as that is known.
    pub who: String,
    /// Its path in its archive.
    pub entry: String,
    /// What it is, by the name of its status.
    pub status: &'static str,
}

/// Collects hand-ins; `None` if that was stopped.
pub fn collect(exercise: &Annotations, paths: &[PathBuf], course: &Course) -> Option<Collected> {
    let found = handins::collect(exercise, paths, None, &mut |share| course.go_on(share))?;
    let mut came = Vec::new();
    for archive in &found.archives {
        if !matches!(archive.whole, Whole::Read) {
            let entry = crate::app::words::file_name(&archive.path);
            came.push(Came { who: String::new(), entry, status: archive.whole.name() });
        }
        for entry in archive.entries.iter().filter(|entry| entry.status != Status::Quiet) {
            let who = if entry.who.is_empty() { &entry.name } else { &entry.who };
            came.push(Came { who: who.clone(), entry: entry.path.clone(), status: entry.status.name() });
        }
    }
    Some(Collected { pupils: pupils_of(&found), came })
}

/// What became of a hand-in, by the name of its status.
pub fn status(name: &str) -> &'static str {
    match name {
        "ok" => tr!("grade-status-ok"),
        "empty" => tr!("grade-status-empty"),
        "older" => tr!("grade-status-older"),
        "same" => tr!("grade-status-same"),
        "copy" => tr!("grade-status-copy"),
        "other_version" => tr!("grade-status-other-version"),
        "other_article" => tr!("grade-status-other-article"),
        "damaged" => tr!("grade-status-damaged"),
        "newer" => tr!("grade-status-newer"),
        "no_answer" => tr!("grade-status-no-answer"),
        "archive_refused" => tr!("grade-status-archive-refused"),
        "nothing" => tr!("grade-status-nothing"),
        "encrypted" => tr!("grade-status-encrypted"),
        "" => tr!("grade-no-hand-in"),
        _ => tr!("grade-status-not-read"),
    }
}

impl Collected {
    /// What came, in a line: how many files of each status.
    pub fn summary(&self) -> String {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for came in &self.came {
            match counts.iter_mut().find(|(status, _)| *status == came.status) {
                Some((_, n)) => *n += 1,
                None => counts.push((came.status, 1)),
            }
        }
        counts.sort_by_key(|(status, n)| (*status != "ok", std::cmp::Reverse(*n)));
        let told = counts.into_iter().map(|(name, n)| tr!("grade-came", n = n, status = status(name)));
        told.collect::<Vec<_>>().join(" · ")
    }
}
