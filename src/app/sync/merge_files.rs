//! Writing the annotation file and merging what others wrote into it: done on a thread, and taken over by `sharing.rs`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::app::recovery::Written;
use crate::app::sync;
use crate::app::sync::incoming;
use crate::app::sync::incoming::Incoming;
use crate::app::words::error_text;
use claimlight_core::compare::{self, Clock, Undecided};
use claimlight_core::file::{self, Home, Loaded};
use claimlight_core::model::{Annotations, AnnotatorId, Edit, Limits};

/// An open article's annotations, to be written or compared with what is on disk.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Of which article.
    pub number: u64,
    /// How many changes it holds that are not on disk.
    pub held: u64,
    /// Its revision, see [`Document::revision`](crate::app::desk::document::Document::revision).
    pub revision: u64,
    /// Where its file is.
    pub path: PathBuf,
    /// SHA-256 of the file as it was last read or written.
    pub expected: Option<String>,
    /// What was read or written then.
    pub base: Arc<Annotations>,
    /// What there is now.
    pub now: Annotations,
    /// Who I am.
    pub me: AnnotatorId,
    /// The program's data folder.
    pub home: Option<Home>,
    /// How far the journal is.
    pub written: Option<Written>,
}

/// What came of it.
#[derive(Debug)]
pub struct Met {
    /// The file that was written or looked at.
    pub path: PathBuf,
    /// The other copy that was merged in, if it was one.
    pub other: Option<PathBuf>,
    /// The revision that was written or compared.
    pub revision: u64,
    /// What there was, with its changes in the log.
    pub mine: Arc<Annotations>,
    /// The same with what others had written.
    pub became: Arc<Annotations>,
    /// The edits that lead there from what there was.
    pub edits: Vec<Edit>,
    /// What came in, in words.
    pub told: Option<String>,
    /// The same, part by part.
    pub incoming: Vec<Incoming>,
    /// What is to decide then.
    pub undecided: Vec<Undecided>,
    /// Whether somebody wrote comments into the file; they are not kept.
    pub has_comments: bool,
    /// SHA-256 of the file on disk.
    pub sha256: String,
    /// Whether the file on disk holds all of it.
    pub is_saved: bool,
    /// Whether it has the owner, group and access control list of the file that it replaced.
    pub is_like: bool,
}

impl Met {
    /// Whether others had written something.
    pub fn is_merged(&self) -> bool {
        !Arc::ptr_eq(&self.mine, &self.became)
    }

    fn new(copy: &Copy, mine: Annotations, both: Option<Annotations>, sha256: String) -> Self {
        let mine = Arc::new(mine);
        let merged = both.is_some();
        let became = both.map_or_else(|| Arc::clone(&mine), Arc::new);
        let (mut incoming, mut told) = (Vec::new(), None);
        if merged {
            let carried = sync::on_text_of(&mine, &became);
            let before = carried.as_ref().unwrap_or(&mine);
            incoming = incoming::came_in(before, &became);
            told = sync::told_on(before, &became, carried.is_some());
        }
        Self {
            path: copy.path.clone(),
            other: None,
            revision: copy.revision,
            edits: compare::changes(&copy.now, &became),
            told,
            incoming,
            undecided: compare::undecided(&became),
            mine,
            became,
            sha256,
            is_saved: true,
            is_like: true,
            has_comments: false,
        }
    }
}

/// Stamps of this run of the program.
fn clock() -> Clock {
    static CLOCK: OnceLock<Clock> = OnceLock::new();
    *CLOCK.get_or_init(Clock::new)
}

/// The bytes of a file of an article that is open: it may be an honest giant.
fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    file::read_file(path, Limits::LARGE.annotation_file).map_err(|e| error_text::file(&e))
}

/// What others have written, and that merged into `mine`. The error is a sentence for people.
fn read_and_merge(mine: &Annotations, bytes: &[u8]) -> Result<(Loaded, Annotations), String> {
    let theirs = file::read_on(bytes, &mine.article.text).map_err(|e| error_text::read(&e))?;
    let both = compare::merge(mine, &theirs.annotations).map_err(|e| e.to_string())?;
    Ok((theirs, both))
}

/// Writes the file.
pub fn save(copy: &Copy) -> Result<Met, String> {
    // What was done before there was a file is how everything came to be.
    let is_new = copy.expected.is_none() && copy.base.log.is_empty() && copy.base.claims.is_empty();
    let base = if is_new { &copy.now } else { &copy.base };
    let mine = compare::stamped(base, &copy.now, copy.me, clock());
    if let Some(written) = &copy.written {
        written.wait(copy.number, copy.revision);
    }
    let written = file::save_merging(&copy.path, &mine, copy.expected.as_deref(), copy.home.as_ref(), compare::merge);
    let written = written.map_err(|e| error_text::save(&e))?;
    let is_like = written.is_like;
    Ok(Met { is_like, ..Met::new(copy, mine, written.merged, written.sha256) })
}

/// Whether another copy holds something that this one does not.
pub fn brings_news(mine: &Annotations, copy: &Path) -> bool {
    bytes_of(copy)
        .and_then(|bytes| read_and_merge(mine, &bytes))
        .is_ok_and(|(_, both)| file::print(&both) != file::print(mine))
}

/// The first of `recent` that leads to a file with work of mine on the article of `theirs`, which lies at `path`; and what
/// `theirs` would bring, in words.
pub fn find_mine(
    path: &Path,
    theirs: &Annotations,
    recent: &[PathBuf],
    (who, me): (&str, AnnotatorId),
) -> Option<(PathBuf, Option<String>)> {
    let hash = file::sha256_hex(theirs.article.text.as_str().as_bytes());
    recent.iter().find_map(|article| {
        let file = file::file_of(article, &hash, who).filter(|file| file != path)?;
        let mine = file::read(&file::read_file(&file, Limits::USUAL.annotation_file).ok()?).ok()?.annotations;
        let is_it = mine.holds_work_of(me) && mine.article.text.as_str() == theirs.article.text.as_str();
        let both = is_it.then(|| compare::merge(&mine, theirs).ok())??;
        Some((article.clone(), sync::told(&mine, &both)))
    })
}

/// Merges another copy of the file.
pub fn merge_in(copy: &Copy, path: &Path) -> Result<Met, String> {
    let bytes = bytes_of(path)?;
    let mine = compare::stamped(&copy.base, &copy.now, copy.me, clock());
    let (_, both) = read_and_merge(&mine, &bytes)?;
    let sha256 = copy.expected.clone().unwrap_or_default();
    Ok(Met { is_saved: false, other: Some(path.to_owned()), ..Met::new(copy, mine, Some(both), sha256) })
}

/// Takes in what another program wrote into the file; `None` where it is as it was read.
pub fn look(copy: &Copy) -> Option<Result<Met, String>> {
    let bytes = bytes_of(&copy.path).ok()?;
    let sha256 = file::sha256_hex(&bytes);
    if copy.expected.as_ref() == Some(&sha256) {
        return None;
    }
    let mine = compare::stamped(&copy.base, &copy.now, copy.me, clock());
    let met = read_and_merge(&mine, &bytes).map(|(theirs, both)| {
        // A file that somebody laid out otherwise is not written anew for that.
        let is_saved = file::print(&both) == file::print(&theirs.annotations);
        Met { is_saved, has_comments: theirs.has_comments, ..Met::new(copy, mine, Some(both), sha256) }
    });
    Some(met)
}
