//! Reading earlier versions of an annotation file, and comparing them with what there is now: done by tasks.

use std::path::{Path, PathBuf};

use crate::app::words::{error_text, texts, unsaved};
use crate::tr;
use claimlight_core::compare;
use claimlight_core::file::journal::{self, Unsaved};
use claimlight_core::file::{self, Home};
use claimlight_core::model::{Annotations, Claim, Limits, Timestamp, limits};

/// How many versions are read for the list, at most.
const LISTED: usize = 100;

/// An earlier version, or dropped changes that a crash had left, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was replaced, or dropped.
    pub time: Timestamp,
    /// What it holds.
    pub holds: Holds,
}

/// What is known of an earlier version without looking at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A version that was saved: how many claims it has, and how many were added, deleted and changed since.
    Version(usize, [usize; 3]),
    /// This many changes that a crash had left and that were dropped.
    Dropped(u32),
}

/// What a file among the earlier versions holds.
#[derive(Debug)]
pub enum Content {
    /// A version that was saved.
    Version(Box<Annotations>),
    /// Changes that a crash had left and that were dropped.
    Dropped(Box<Unsaved>),
}

/// How a claim of a version stands now.
enum Since {
    Same,
    Changed,
    Gone,
    /// It was not there then.
    Came,
}

/// The earlier versions of a file, and dropped changes to its article, compared with `now`, the latest first.
pub(super) fn list(home: &Home, file: &Path, now: &Annotations) -> Vec<Earlier> {
    let at = |millis: i64| Timestamp::from_second(millis / 1000);
    let earlier = |version: file::Version| {
        let then = read_version(&version.path).ok()?;
        let mut since = [0; 3];
        for edit in compare::changes(&then, now) {
            match edit.of_claim() {
                Some((None, _)) => since[0] += 1,
                Some((_, None)) => since[1] += 1,
                Some(_) => since[2] += 1,
                None => {}
            }
        }
        let time = at(i64::try_from(version.millis).unwrap_or(0));
        Some(Earlier { path: version.path, time, holds: Holds::Version(then.claims.len(), since) })
    };
    let mut all: Vec<Earlier> = home.versions(file).into_iter().take(LISTED).filter_map(earlier).collect();
    let text = now.article.text.as_str();
    let dropped = journal::dropped(home).into_iter().filter(|(_, left)| left.bare.article.text.as_str() == text);
    all.extend(dropped.map(|(millis, left)| Earlier {
        path: left.journal,
        time: at(millis),
        holds: Holds::Dropped(left.changes),
    }));
    all.sort_by_key(|e| std::cmp::Reverse(e.time));
    all
}

/// The claims of a version in words, and how they stand now, a line each. The error is a sentence for people.
pub(super) fn lines(path: &Path, now: &Annotations) -> Result<Vec<String>, String> {
    let then = match read(path)? {
        Content::Dropped(left) => return Ok(unsaved::lines(&left)),
        Content::Version(then) => then,
    };
    let same = now.same();
    let of = |annotations: &Annotations, claim: &Claim, since: &Since| {
        let quote = claim.quote(annotations.article.text.as_str());
        let verdict = texts::shown(&annotations.scheme, same.shown(claim, None));
        let line = match since {
            Since::Same => "version-same",
            Since::Changed => "version-changed",
            Since::Gone => "version-gone",
            Since::Came => "version-came",
        };
        tr!(line, verdict = verdict, quote = quote)
    };
    let since = |claim: &Claim| match now.claims.get(claim.id) {
        Some(other) if **other == *claim => Since::Same,
        Some(_) => Since::Changed,
        None => Since::Gone,
    };
    let mut lines: Vec<String> = then.claims.as_slice().iter().map(|c| of(&then, c, &since(c))).collect();
    let came = now.claims.as_slice().iter().filter(|c| then.claims.get(c.id).is_none());
    lines.extend(came.map(|c| of(now, c, &Since::Came)));
    Ok(lines)
}

/// What a file among the earlier versions holds. The error is a sentence for people.
pub(super) fn read(path: &Path) -> Result<Content, String> {
    match dropped(path) {
        Some(left) => Ok(Content::Dropped(Box::new(left))),
        None => read_version(path).map(|then| Content::Version(Box::new(then))),
    }
}

/// The dropped changes in a file; `None` if it holds none.
fn dropped(path: &Path) -> Option<Unsaved> {
    let bytes = path.extension().is_some_and(|e| e == "journal").then(|| file::read_file(path, limits::JOURNAL))?;
    journal::parse(&bytes.ok()?, path).into_iter().next()
}

fn read_version(path: &Path) -> Result<Annotations, String> {
    let bytes = file::read_file(path, Limits::LARGE.annotation_file).map_err(|e| error_text::file(&e))?;
    file::read(&bytes).map(|loaded| loaded.annotations).map_err(|e| error_text::read(&e))
}
