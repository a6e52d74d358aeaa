//! Earlier versions of the annotation file: seen, compared with what there is now, brought back.

pub mod view;

use std::path::{Path, PathBuf};

use crate::app::desk::Report;
use crate::app::desk::saving_state::Target;
use crate::app::desk::tasks::Job;
use crate::app::recovery;
use crate::app::state::{Sheet, State};
use crate::app::words::{error_text, texts};
use crate::tr;
use claimlight_core::compare;
use claimlight_core::file::journal::{self, Unsaved};
use claimlight_core::file::{self, Home};
use claimlight_core::model::{Annotations, Claim, Edit, Element, Limits, Timestamp, limits};

/// No more versions than this are read for the list.
const LISTED: usize = 100;

/// An earlier version, or what a crash left and was dropped, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was replaced, or dropped.
    pub time: Timestamp,
    /// What it holds.
    pub holds: Holds,
}

/// What is known of it without looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A version that was saved: how many claims, and how many came since, went since, and are others now.
    Version(usize, [usize; 3]),
    /// So many changes that a crash left and that were dropped.
    Dropped(u32),
}

/// How a claim of a version stands now.
enum Since {
    /// As it was.
    Same,
    /// It is another one now.
    Changed,
    /// It is there no more.
    Gone,
    /// It was not there then.
    Came,
}

/// The earlier versions of a file and dropped changes to its article, the latest first, compared with `now`.
pub fn listed(home: &Home, file: &Path, now: &Annotations) -> Vec<Earlier> {
    let at = |millis: i64| Timestamp::from_second(millis / 1000);
    let earlier = |version: file::Version| {
        let then = read(&version.path).ok()?;
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

/// A version's claims in words, and how they stand now.
pub fn shown(path: &Path, now: &Annotations) -> Result<Vec<String>, String> {
    if let Some(left) = dropped(path) {
        return Ok(recovery::lines(&left));
    }
    let then = read(path)?;
    let of = |annotations: &Annotations, claim: &Claim, since: &Since| {
        let text = annotations.article.text.as_str();
        let quote = claim.quote(text);
        let verdict = texts::verdict(&annotations.scheme, claim.latest_verdict());
        tr!(
            match since {
                Since::Same => "version-same",
                Since::Changed => "version-changed",
                Since::Gone => "version-gone",
                Since::Came => "version-came",
            },
            verdict = verdict,
            quote = quote
        )
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

/// Changes that were dropped, where this is a file of them.
pub fn dropped(path: &Path) -> Option<Unsaved> {
    let bytes = path.extension().is_some_and(|e| e == "journal").then(|| file::read_file(path, limits::JOURNAL))?;
    journal::parse(&bytes.ok()?, path).into_iter().next()
}

/// What a version holds. The error is a sentence for people.
pub fn read(path: &Path) -> Result<Annotations, String> {
    let bytes = file::read_file(path, Limits::LARGE.annotation_file).map_err(|e| error_text::file(&e))?;
    file::read(&bytes).map(|loaded| loaded.annotations).map_err(|e| error_text::read(&e))
}

impl State {
    /// Has the earlier versions of the shown article's file listed.
    pub(in crate::app) fn list_versions(&mut self) {
        let (Some(document), Some(home)) = (&self.desk.document, self.desk.home()) else {
            self.desk.say(tr!("no-versions").to_owned());
            return;
        };
        let Target::File(path) = &document.saving.target else {
            self.desk.say(tr!("no-versions").to_owned());
            return;
        };
        let (number, path, now) = (document.number, path.clone(), Box::new(document.annotations.clone()));
        self.jobs.push(Job::Versions { number, home, path, now });
    }

    /// Shows them.
    pub(in crate::app) fn versions_listed(&mut self, number: u64, versions: Vec<Earlier>) {
        if self.desk.document.as_ref().is_none_or(|d| d.number != number) {
            return;
        }
        if versions.is_empty() {
            self.desk.say(tr!("no-versions").to_owned());
        } else {
            self.show_sheet(Some(Sheet::Versions(versions)));
        }
    }

    /// Has an earlier version shown.
    pub(in crate::app) fn look_at_version(&mut self, path: PathBuf) {
        if let Some(document) = &self.desk.document {
            self.jobs.push(Job::LookAtVersion(path, Box::new(document.annotations.clone())));
        }
    }

    /// Makes changes again that a crash left and that were dropped.
    pub(in crate::app) fn bring_back_dropped(&mut self, number: u64, left: &Unsaved) {
        self.show_sheet(None);
        if self.desk.document.as_ref().is_some_and(|d| d.number == number) {
            self.restored(left);
        }
    }

    /// Makes the shown article what an earlier version was, as one act that can be undone.
    pub(in crate::app) fn bring_back(&mut self, number: u64, then: &Annotations) {
        self.show_sheet(None);
        if self.desk.document.as_ref().is_none_or(|d| d.number != number) {
            return;
        }
        self.desk.act(|document| {
            let people = |e: &Edit| !matches!((e.element(), e.after()), (Element::Annotator(_), None));
            let edits: Vec<Edit> = compare::changes(&document.annotations, then).into_iter().filter(people).collect();
            if edits.is_empty() {
                return Report::Nothing(tr!("version-is-the-same").to_owned());
            }
            document.change(tr!("act-bring-back"), edits, None);
            let selected = document.selected_claim().is_some();
            if !selected {
                document.place_caret(document.caret());
            }
            Report::Done(tr!("version-brought-back").to_owned())
        });
    }
}
