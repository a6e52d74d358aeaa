//! Others write the same file: what they did comes in, and mine goes out with it.

pub mod decide;
pub mod decide_view;
pub mod incoming;
pub mod incoming_view;
pub mod merge_files;
pub mod watch;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::app::actions::Action;
use crate::app::desk::Offer;
use crate::app::desk::document::Document;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::tasks::Job;

use crate::app::state::{Mine, State};
use crate::app::sync::merge_files::{Copy, Met};
use crate::app::{recovery, review, saving};
use crate::tr;
use claimlight_core::compare::{self, News, TextNews, Undecided};
use claimlight_core::model::{Annotations, AnnotatorId, Limits, Record};

/// What others did waits until I have paused so long.
const PAUSE: Duration = Duration::from_millis(1500);

impl State {
    /// What a job needs to write an open article or to compare it with what is on disk.
    pub(in crate::app) fn copy_of(&mut self, number: u64, path: PathBuf, held: u64) -> Option<Copy> {
        let (home, journaled) = (self.desk.home(), self.desk.journaled.clone());
        let document = self.desk.open_document(number)?;
        Some(Copy {
            number,
            held,
            revision: document.revision,
            path,
            expected: document.saving.on_disk.clone(),
            base: Arc::clone(&document.base),
            now: document.annotations.clone(),
            me: document.me,
            clock: merge_files::clock(),
            home,
            journaled,
        })
    }

    /// A file of an open article has changed on disk: its annotations are read when I pause, its text at once.
    pub(in crate::app) fn disk_changed(&mut self, number: u64, path: &Path) {
        let Some(document) = self.desk.open_document(number) else { return };
        if document.article_file.as_deref() == Some(path) {
            self.change(Action::Review(review::Action::FileChanged(number)));
        } else {
            self.desk.look_again(number);
        }
    }

    /// Has files looked at that have changed on disk; the answer is when to try again.
    pub fn look(&mut self) -> Option<Duration> {
        let waiting: Vec<(u64, Duration)> = self
            .desk
            .documents()
            .filter(|d| (d.saving.look || !d.to_merge.is_empty()) && !d.saving.is_at_work())
            .map(|d| (d.number, d.saving.pause_left(PAUSE)))
            .collect();
        for (number, _) in waiting.iter().filter(|(_, left)| left.is_zero()) {
            let Some(document) = self.desk.open_document(*number) else { continue };
            let other = document.to_merge.pop();
            let path = match (&document.saving.target, &other) {
                (Target::File(path), _) => path.clone(),
                // Merged in, it is saved where a place is chosen.
                (Target::None, Some(_)) => PathBuf::new(),
                (Target::None, None) => continue,
            };
            document.saving.meeting = true;
            document.saving.look &= other.is_some();
            let Some(copy) = self.copy_of(*number, path, 0).map(Box::new) else { continue };
            self.jobs.push(match other {
                Some(other) => Job::MergeIn(copy, other),
                None => Job::Look(copy),
            });
        }
        waiting.into_iter().map(|(_, left)| left).filter(|left| !left.is_zero()).min()
    }

    /// Looks whether I have claims on an article elsewhere whose file is opened for the first time.
    pub(in crate::app) fn look_for_mine(&mut self, document: &Document) {
        let Target::File(path) = &document.saving.target else { return };
        let known = |path: &PathBuf| document.is_of(path);
        let recent: Vec<PathBuf> = self.remembered.articles.iter().map(|l| l.path.clone()).collect();
        if document.saving.on_disk.is_none() || recent.iter().any(known) || self.desk.works_on_my_own() {
            return;
        }
        let annotations = Box::new(document.annotations.clone());
        let (number, who, me) = (document.number, self.desk.settings.my_name().to_owned(), document.me);
        self.jobs.push(Job::FindMine { number, path: path.clone(), annotations, recent, who, me });
    }

    /// I have claims on this article elsewhere: asks whether it is to be merged in there.
    pub(in crate::app) fn mine_found(&mut self, number: u64, mine: PathBuf, news: Option<String>) {
        if let Some(document) = self.desk.document.as_ref().filter(|d| d.number == number)
            && let Target::File(path) = &document.saving.target
            && !self.front.asks()
        {
            let question = ask_to_merge(Mine::Closed(mine), path.clone(), news);
            self.front.ask(question);
        }
    }

    /// Has another copy merged into my article, which is opened for that where it is not open.
    pub(in crate::app) fn merge_into(&mut self, mine: Mine, path: PathBuf) {
        self.front.take_back();
        match mine {
            Mine::Open(number) => self.merge_in(number, path),
            Mine::Closed(mine) => {
                self.merging = Some((mine.clone(), path));
                self.open(mine, Limits::USUAL);
            }
        }
    }

    /// An article has been opened: was it to have another copy merged in?
    pub(in crate::app) fn merge_opened(&mut self) {
        let shown = self.desk.document.as_ref().map(|d| (d.number, d.path().map(Path::to_owned)));
        if let Some((number, Some(path))) = shown
            && let Some((_, other)) = self.merging.take_if(|(mine, _)| *mine == path)
        {
            self.merge_in(number, other);
        }
    }

    /// Has another copy of the file merged into an open article.
    fn merge_in(&mut self, number: u64, path: PathBuf) {
        self.front.take_back();
        // It was opened to be looked at: now it is part of the other one.
        let looked_at = |d: &Document| d.number != number && d.is_of(&path) && !d.saving.is_changed();
        self.desk.document.take_if(|d| looked_at(d));
        self.desk.shelf.retain(|d| !looked_at(d));
        self.show(number);
        let Some(document) = self.desk.open_document(number) else { return };
        document.copies.retain(|p| *p != path);
        document.to_merge.push(path);
    }

    /// Leaves the copies beside the shown article's file alone.
    pub(in crate::app) fn leave_copies(&mut self) {
        self.desk.with(|d| d.copies.clear());
    }

    /// What others have written was merged, or can't be; `None`: there was nothing.
    pub(in crate::app) fn met(&mut self, number: u64, result: Option<Result<Met, String>>) {
        if let Some(document) = self.desk.open_document(number) {
            document.saving.meeting = false;
        }
        let target = self.desk.open_document(number).map(|d| d.saving.target.clone()).unwrap_or_default();
        match result {
            // Another place was chosen meanwhile: what was read at the old one does not count.
            Some(Ok(met)) if matches!(&target, Target::File(path) if *path != met.path) => {
                if let Some(document) = self.desk.open_document(number) {
                    document.to_merge.extend(met.other);
                }
            }
            Some(Ok(met)) => {
                let (is_saved, other) = (met.is_saved, met.other.clone());
                let taken = self.take_met(number, met);
                let Some(document) = self.desk.open_document(number) else { return };
                match other {
                    // I changed something meanwhile: once more.
                    Some(other) if !taken => document.to_merge.push(other),
                    None if !taken => document.saving.look = true,
                    _ if !is_saved => document.saving.changed(),
                    _ => {}
                }
            }
            Some(Err(reason)) => self.desk.say(tr!("disk-refused", reason = reason)),
            None => {}
        }
        self.change(Action::Saving(saving::Action::FileFree(number)));
    }

    /// Takes over what was written or merged. `false`, and only the log taken over, where I changed something meanwhile and
    /// others did too: then it is to be merged with that.
    pub(in crate::app) fn take_met(&mut self, number: u64, met: Met) -> bool {
        let Some(document) = self.desk.open_document(number) else { return true };
        let is_as_it_was = document.revision == met.revision;
        if met.is_merged() && !is_as_it_was {
            document.annotations.log = met.mine.log.clone();
            document.base = met.mine;
            // What is on disk was not read from where I stand now: the next save merges it.
            document.saving.on_disk = Some(String::new());
            return false;
        }
        if is_as_it_was {
            if !met.edits.is_empty() {
                document.take_in(&met.edits);
            }
            document.remember_incoming(met.incoming);
        }
        let revision = met.revision.max(if is_as_it_was { document.revision } else { 0 });
        if is_as_it_was {
            compare::take_over_rest(&mut document.annotations, &met.became);
        }
        document.annotations.log = met.became.log.clone();
        document.annotations.texts = Arc::clone(&met.became.texts);
        document.base = met.became;
        document.undecided = met.undecided;
        document.saving.on_disk = Some(met.sha256);
        document.saving.on_request |= met.has_comments;
        let came_in = document.standing_incoming().next().is_some();
        let to_look_at = document.tally.to_look_at() > 0;
        let is_news = !met.is_like && !std::mem::replace(&mut document.saving.told_owner, true);
        if met.is_saved {
            self.change(Action::Recovery(recovery::Action::Saved(number, revision)));
        }
        if met.has_comments {
            self.desk.say(tr!("the-file-holds-comments-that-somebody").to_owned());
        } else if is_news {
            self.desk.say(tr!("owner-not-kept").to_owned());
        } else if let Some(told) = met.told {
            let offer = came_in.then_some(Offer::Incoming);
            self.desk.tell(told, offer.or(to_look_at.then_some(Offer::Review)));
        }
        true
    }

    /// What is to decide in an article just opened.
    pub(in crate::app) fn undecided(&mut self, number: u64, undecided: Vec<Undecided>) {
        if let Some(document) = self.desk.open_document(number) {
            document.undecided = undecided;
        }
    }
}

/// What came in, and whose it is: `Ana: 3 claims, 1 verdict`; before that, whether it came with another text.
pub(in crate::app) fn told(news: &News<'_>, after: &Annotations) -> Option<String> {
    let (mut claims, mut verdicts, mut others) = (0_usize, 0, 0);
    let mut people: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    for edit in news.edits(after) {
        match (edit.before(), edit.after()) {
            (None, Some(Record::Claim(claim))) => {
                claims += 1;
                *people.entry(claim.annotator).or_default() += 1;
            }
            (Some(Record::Claim(old)), Some(Record::Claim(new))) => {
                let changed: Vec<_> = new.judgements.iter().filter(|j| !old.judgements.contains(j)).collect();
                verdicts += changed.len();
                others += usize::from(changed.is_empty());
                for judgement in changed {
                    *people.entry(judgement.annotator).or_default() += 1;
                }
            }
            // Whoever is named is told by what they did.
            (None, Some(Record::Annotator(_))) => {}
            (before, after) => {
                let fields = |record: Option<&Record>| record.map(Record::fields).unwrap_or_default();
                others += usize::from(!incoming::differing(&fields(before), &fields(after)).is_empty());
            }
        }
    }
    let parts: Vec<String> = [
        (claims > 0).then(|| tr!("came-in-claims", n = claims)),
        (verdicts > 0).then(|| tr!("came-in-verdicts", n = verdicts)),
        (others > 0).then(|| tr!("came-in-others", n = others)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let names: Vec<&str> = people.keys().filter_map(|id| after.annotator(*id)).map(|a| a.name.as_str()).collect();
    let who = if names.is_empty() { tr!("came-in-somebody").to_owned() } else { names.join(", ") };
    let came_in = (!parts.is_empty()).then(|| tr!("came-in", who = who, what = parts.join(", ")));
    let of_text = match news.text {
        TextNews::UpdatedTwice => tr!("updated-twice"),
        TextNews::Later => tr!("came-in-new-text"),
        TextNews::Same => return came_in,
    };
    Some(came_in.map_or_else(|| of_text.to_owned(), |came_in| format!("{of_text} {came_in}")))
}

/// Asks whether a file just opened is to be merged into mine; `news` says what would come in.
pub fn ask_to_merge(mine: Mine, path: PathBuf, news: Option<String>) -> Question<Action> {
    Question::new(tr!("merge-in-title"))
        .line(tr!("merge-in-what"))
        .line(news.unwrap_or_else(|| tr!("merge-in-nothing").to_owned()))
        .yes(tr!("merge-in-do"), Action::MergeIn(mine, path))
        .no(tr!("merge-in-look"))
}
