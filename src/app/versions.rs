//! Earlier versions of the annotation file: seen, compared with what there is now, brought back.

use std::path::{Path, PathBuf};

use crate::app::jobs::Job;
use crate::app::mark::Outcome;
use crate::app::saving::Target;
use crate::app::state::{Sheet, State};
use crate::app::told;
use crate::model::{Annotations, Edit, Limits, Timestamp};
use crate::store::{self, Home};
use crate::{compare, tr};

/// No more versions than this are read for the list.
const LISTED: usize = 100;

/// An earlier version, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was replaced.
    pub time: Timestamp,
    /// How many claims it holds.
    pub claims: usize,
    /// How many claims came since, went since, and are others now.
    pub since: [usize; 3],
}

/// The earlier versions of a file, the latest first, compared with `now`.
pub fn listed(home: &Home, file: &Path, now: &Annotations) -> Vec<Earlier> {
    let earlier = |version: store::Version| {
        let then = read(&version.path).ok()?;
        let mut since = [0; 3];
        for edit in compare::changes(&then, now) {
            match edit {
                Edit::Claim { before: None, .. } => since[0] += 1,
                Edit::Claim { after: None, .. } => since[1] += 1,
                Edit::Claim { .. } => since[2] += 1,
                _ => {}
            }
        }
        let time = Timestamp::from_second(i64::try_from(version.millis / 1000).unwrap_or(0));
        Some(Earlier { path: version.path, time, claims: then.claims.len(), since })
    };
    home.versions(file).into_iter().take(LISTED).filter_map(earlier).collect()
}

/// What a version holds. The error is a sentence for people.
pub fn read(path: &Path) -> Result<Annotations, String> {
    let bytes = store::read_file(path, Limits::LARGE.annotation_file).map_err(|e| told::file(&e))?;
    store::read(&bytes).map(|loaded| loaded.annotations).map_err(|e| told::read(&e))
}

impl State {
    /// Has the earlier versions of the shown article's file listed.
    pub(super) fn list_versions(&mut self) {
        let (Some(document), Some(home)) = (&self.document, self.home()) else {
            self.say(tr!("no-versions").to_owned());
            return;
        };
        let Target::File(path) = &document.saving.target else {
            self.say(tr!("no-versions").to_owned());
            return;
        };
        let (number, path, now) = (document.number, path.clone(), Box::new(document.annotations.clone()));
        self.jobs.push(Job::Versions { number, home, path, now });
    }

    /// Shows them.
    pub(super) fn versions_listed(&mut self, number: u64, versions: Vec<Earlier>) {
        if self.document.as_ref().is_none_or(|d| d.number != number) {
            return;
        }
        if versions.is_empty() {
            self.say(tr!("no-versions").to_owned());
        } else {
            self.show_sheet(Some(Sheet::Versions(versions)));
        }
    }

    /// Makes the shown article what an earlier version was, as one act that can be undone.
    pub(super) fn bring_back(&mut self, number: u64, then: &Annotations) {
        self.show_sheet(None);
        if self.document.as_ref().is_none_or(|d| d.number != number) {
            return;
        }
        self.act(|document| {
            if then.article.text.as_str() != document.text() {
                return Outcome::Nothing(tr!("version-of-another-text").to_owned());
            }
            let people = |e: &Edit| !matches!(e, Edit::Annotator { after: None, .. });
            let edits: Vec<Edit> = compare::changes(&document.annotations, then).into_iter().filter(people).collect();
            if edits.is_empty() {
                return Outcome::Nothing(tr!("version-is-the-same").to_owned());
            }
            document.change(tr!("act-bring-back"), edits, None);
            let selected = document.selected_claim().is_some();
            if !selected {
                document.place_caret(document.caret());
            }
            Outcome::Done(tr!("version-brought-back").to_owned())
        });
    }
}
