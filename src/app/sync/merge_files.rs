//! Writes the annotation file and merges what others wrote into it. Runs on a thread; `take_over.rs` takes over the result.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::incoming::{self, Incoming};
use super::news;
use crate::app::desk::Desk;
use crate::app::desk::journaled::Journaled;
use crate::app::desk::saving_state::Occupied;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::compare::{self, Ancestor, Clock, MySide, NotMerged, Together, Undecided};
use claimlight_core::file::{self, FileError, Home, Loaded, SaveError};
use claimlight_core::model::{Annotations, AnnotatorId, Edit, Limits};

/// An open article's annotations, to be written or compared with what is on disk.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The article's number.
    pub number: u64,
    /// The article's revision, see [`Document::revision`](crate::app::desk::document::Document::revision).
    pub revision: u64,
    /// The annotation file's path.
    pub path: PathBuf,
    /// The article's own file. While there is no annotation file yet, the first one is written beside it, and not if it is gone.
    pub article_file: Option<PathBuf>,
    /// SHA-256 of the file when it was last read or written; `None` if there is no file yet.
    pub expected: Option<String>,
    /// The annotations that were read or written then.
    pub base: Arc<Annotations>,
    /// The annotations now.
    pub now: Annotations,
    /// The user of this program.
    pub me: AnnotatorId,
    /// Stamps this user's changes.
    pub clock: Clock,
    /// The program's data folder.
    pub home: Option<Home>,
    /// How far the journal has got. A save waits for it to reach this revision.
    pub journaled: Option<Journaled>,
}

impl Copy {
    /// Copies an open article, to write it to `path` or compare it with what is there. `None` if the article is not open.
    pub fn of(desk: &Desk, number: u64, path: PathBuf) -> Option<Self> {
        let document = desk.documents().find(|d| d.number == number)?;
        Some(Self {
            number,
            revision: document.revision,
            path,
            article_file: document.article_file.clone(),
            expected: document.saving.on_disk.clone(),
            base: Arc::clone(&document.base),
            now: document.annotations.clone(),
            me: document.me,
            clock: clock(),
            home: desk.home(),
            journaled: desk.journaled.clone(),
        })
    }

    /// This user's side of a merge.
    fn mine(&self) -> MySide<'_> {
        // Changes made before there was a file count as its original state.
        let is_new = self.expected.is_none() && self.base.log.is_empty() && self.base.claims.is_empty();
        let base = (!is_new).then_some(&*self.base);
        MySide { now: &self.now, base, me: self.me, clock: self.clock }
    }
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// This file is not there any more, and nothing is written to its name unasked.
    Gone(PathBuf),
    /// The reason, as the end of a sentence.
    Told(String),
}

/// The result of a save or a merge.
#[derive(Debug)]
pub struct Met {
    /// The file that was written or read.
    pub path: PathBuf,
    /// The other copy that was merged in; `None` if the article's own file was written or read.
    pub other: Option<PathBuf>,
    /// The revision that was written or compared.
    pub revision: u64,
    /// This user's annotations, with their changes in the log.
    pub mine: Arc<Annotations>,
    /// The annotations after the merge: the same as `mine` if others had written nothing.
    pub became: Arc<Annotations>,
    /// The edits that lead from the copied annotations to `became`.
    pub edits: Vec<Edit>,
    /// A summary of what came in, for display; `None` if nothing did.
    pub told: Option<String>,
    /// What came in, part by part.
    pub incoming: Vec<Incoming>,
    /// The conflicts that remain in `became`.
    pub undecided: Vec<Undecided>,
    /// Whether somebody wrote comments into the file. A save does not keep them.
    pub has_comments: bool,
    /// SHA-256 of the file on disk.
    pub sha256: String,
    /// Whether the file on disk holds everything in `became`.
    pub is_saved: bool,
    /// Whether the new file has the owner, group and access control list of the file that it replaced.
    pub is_like: bool,
}

impl Met {
    /// Whether something that others had written was merged.
    pub fn is_merged(&self) -> bool {
        !Arc::ptr_eq(&self.mine, &self.became)
    }

    fn new(copy: &Copy, mine: Annotations, both: Option<Annotations>, sha256: String) -> Self {
        let mine = Arc::new(mine);
        let merged = both.is_some();
        let became = both.map_or_else(|| Arc::clone(&mine), Arc::new);
        let (mut incoming, mut told) = (Vec::new(), None);
        if merged {
            let news = compare::news(&mine, &became);
            incoming = incoming::came_in(&news.before, &became);
            told = news::told(&news, &became);
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

/// The clock that stamps the changes of this run of the program.
pub fn clock() -> Clock {
    static CLOCK: OnceLock<Clock> = OnceLock::new();
    *CLOCK.get_or_init(Clock::new)
}

/// Reads the file of an open article, with the limit for large files. The error is a sentence for display.
fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    file::read_file(path, Limits::LARGE.annotation_file).map_err(|e| error_text::file(&e))
}

/// Reads `bytes` as an annotation file and merges it with `mine`. The error is a sentence for display.
fn read_and_merge(mine: &MySide<'_>, bytes: &[u8]) -> Result<(Loaded, Together), String> {
    let theirs = file::read_on(bytes, &mine.now.article.text).map_err(|e| error_text::read(&e))?;
    let together = compare::bring_together(mine, &theirs.annotations, Ancestor::Unknown)
        .map_err(|e| error_text::not_merged(&e))?;
    Ok((theirs, together))
}

/// Writes the file, merged with what others have written to it.
pub fn save(copy: &Copy) -> Result<Met, NotWritten> {
    let is_beside = |article: &&PathBuf| article.parent() == copy.path.parent();
    if let Some(article) = copy.article_file.as_ref().filter(is_beside)
        && copy.expected.is_none()
        && article.try_exists().is_ok_and(|exists| !exists)
    {
        return Err(NotWritten::Gone(article.clone()));
    }
    let mine = copy.mine().stamped();
    if let Some(journaled) = &copy.journaled {
        journaled.wait(copy.number, copy.revision);
    }
    let written = file::save_merging(&copy.path, &mine, copy.expected.as_deref(), copy.home.as_ref());
    let written = written.map_err(|e| match e {
        SaveError::Gone => NotWritten::Gone(copy.path.clone()),
        e => NotWritten::Told(error_text::save(&e)),
    })?;
    let is_like = written.is_like;
    Ok(Met { is_like, ..Met::new(copy, mine, written.merged, written.sha256) })
}

/// What merging `theirs` into `mine` would bring, in lines for display; none if nothing is new.
pub fn would_bring(mine: &MySide<'_>, theirs: &Annotations) -> Result<Vec<String>, NotMerged> {
    let Together { mine, both, .. } = compare::bring_together(mine, theirs, Ancestor::Unknown)?;
    Ok(news::lines(&compare::news(&mine, &both), &both))
}

/// What merging the copy at `path` into an open article would bring, in lines for display; none if nothing is new. The error is a
/// sentence for display.
pub fn file_would_bring(copy: &Copy, path: &Path) -> Result<Vec<String>, String> {
    let bytes = bytes_of(path)?;
    let theirs = file::read_on(&bytes, &copy.now.article.text).map_err(|e| error_text::read(&e))?;
    would_bring(&copy.mine(), &theirs.annotations).map_err(|e| format!("{}.", error_text::not_merged(&e)))
}

/// Merges the copy at `path` into an open article. Writes nothing. The error is a sentence for display.
pub fn merge_in(copy: &Copy, path: &Path) -> Result<Met, String> {
    let (_, Together { mine, both, .. }) = read_and_merge(&copy.mine(), &bytes_of(path)?)?;
    let sha256 = copy.expected.clone().unwrap_or_default();
    Ok(Met { is_saved: false, other: Some(path.to_owned()), ..Met::new(copy, mine, Some(both), sha256) })
}

/// Merges what another program wrote to the file. `None` if the file is unchanged or can't be read.
pub fn look(copy: &Copy) -> Option<Result<Met, String>> {
    let bytes = bytes_of(&copy.path).ok()?;
    let sha256 = file::sha256_hex(&bytes);
    if copy.expected.as_ref() == Some(&sha256) {
        return None;
    }
    let met = read_and_merge(&copy.mine(), &bytes).map(|(theirs, Together { mine, both, .. })| {
        // If only the layout of the file differs, it is not written again.
        let is_saved = file::print(&both) == file::print(&theirs.annotations);
        Met { is_saved, has_comments: theirs.has_comments, ..Met::new(copy, mine, Some(both), sha256) }
    });
    Some(met)
}

/// Looks at what is already in the place where an article is to be saved. Writes nothing.
pub fn look_at_place(copy: &Copy) -> Occupied {
    let name = file_name(&copy.path);
    let bytes = match file::read_file(&copy.path, Limits::LARGE.annotation_file) {
        Ok(bytes) => bytes,
        Err(FileError::Other(e)) if e.kind() == io::ErrorKind::NotFound => return Occupied::Free,
        Err(e) => return Occupied::Refused(tr!("cant-be-read", name = name, reason = error_text::file(&e))),
    };
    let theirs = match file::read_on(&bytes, &copy.now.article.text) {
        Ok(theirs) if theirs.has_comments => return Occupied::Refused(tr!("place-comments", name = name)),
        Ok(theirs) => theirs.annotations,
        Err(e) => return Occupied::Refused(tr!("place-not-merged", name = name, reason = error_text::read(&e))),
    };
    match compare::bring_together(&copy.mine(), &theirs, Ancestor::Unknown) {
        Ok(Together { mine, both, .. }) => Occupied::SameArticle(news::told(&compare::news(&mine, &both), &both)),
        Err(NotMerged::OtherArticle(_, title)) => {
            Occupied::Refused(tr!("place-another-article", name = name, title = title))
        }
        Err(e) => {
            let reason = format!("{}.", error_text::not_merged(&e));
            Occupied::Refused(tr!("place-not-merged", name = name, reason = reason))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::copies::brings_news;
    use crate::app::desk::document::Document;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::text::TextRange;

    const TEXT: &str = "The bridge closed in May. It opened in June.";

    /// A desk with an article in which `who` has marked `words`.
    fn desk(text: &str, who: &str, words: &str) -> Desk {
        let mut desk = Desk::new(Settings::default(), None);
        let annotations = Annotations::new(import::pasted(text));
        let mut document = Document::new(annotations, (AnnotatorId::new(), who), Saving::default());
        document.number = 1;
        let at = document.text().find(words).unwrap();
        document.select_words(TextRange::from_usize(at..at + words.len()));
        desk.document = Some(document);
        desk.act(|d| d.judge(Some("verified")));
        desk
    }

    fn printed(text: &str, who: &str, words: &str) -> String {
        file::print(&desk(text, who, words).document.unwrap().annotations)
    }

    #[test]
    fn a_place_is_free_or_merged_into_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.claims.ron");
        let copy = Copy::of(&desk(TEXT, "Ana", "The bridge closed"), 1, path.clone()).unwrap();
        let check = |content: Option<&str>, expected: &str| {
            if let Some(content) = content {
                std::fs::write(&path, content).unwrap();
            }
            let told = match look_at_place(&copy) {
                Occupied::Free => "free".to_owned(),
                Occupied::SameArticle(news) => format!("merged: {}", news.unwrap_or_default()),
                Occupied::Refused(reason) => format!("refused: {reason}"),
            };
            assert!(told.starts_with(expected), "{told}");
            assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), content, "it stays as it is");
        };
        let bens = printed(TEXT, "Ben", "It opened");
        check(None, "free");
        check(Some(&bens), "merged: Ben changed this file elsewhere: 1 claim.");
        let another = printed("The ferry sank. All twelve people on board were saved.", "Ben", "The ferry sank");
        check(Some(&another), "refused: b.claims.ron holds claims on another article");
        check(Some("my notes"), "refused: b.claims.ron can't be merged: it is not an annotation file");
        check(Some(&format!("// Seen by Ben\n{bens}")), "refused: b.claims.ron holds comments");
        std::fs::remove_file(&path).unwrap();
        check(None, "free");
    }

    #[test]
    fn a_copy_that_holds_the_same_brings_no_news() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.claims.ron");
        let anas = printed(TEXT, "Ana", "The bridge closed");
        let mine = file::read(anas.as_bytes()).unwrap().annotations;
        std::fs::write(&path, anas).unwrap();
        assert!(!brings_news(&mine, &path));
        std::fs::write(&path, printed(TEXT, "Ben", "It opened")).unwrap();
        assert!(brings_news(&mine, &path));
        assert!(!brings_news(&mine, &folder.path().join("nothing.claims.ron")));
    }
}
