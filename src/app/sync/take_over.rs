//! Updates an open article with what was written or merged.

use std::sync::Arc;

use super::incoming::Incoming;
use super::merge_files::{Met, NotWritten};
use super::{MOST_INCOMING, Request, State};
use crate::app::desk::saving_state::Target;
use crate::app::desk::{Desk, Offer};
use crate::tr;
use claimlight_core::compare;

impl State {
    /// Handles the end of a merge. `result` is `None` if there was nothing to merge.
    pub(super) fn looked(
        &mut self,
        desk: &mut Desk,
        article: u64,
        result: Option<Result<Met, String>>,
        asked: &mut Vec<Request>,
    ) {
        let Some(document) = desk.open_document(article) else {
            if let Some(Err(reason)) = result {
                desk.say(tr!("disk-refused", reason = reason));
            }
            return;
        };
        document.saving.meeting = false;
        match result {
            // The user has chosen another place meanwhile: what was read from the old one does not count.
            Some(Ok(met)) if matches!(&document.saving.target, Target::File(path) if *path != met.path) => {
                self.kept(article).to_merge.extend(met.other);
            }
            Some(Ok(met)) => {
                let (is_saved, other) = (met.is_saved, met.other.clone());
                let is_taken = self.take_over(desk, article, met, asked);
                match (other, desk.open_document(article)) {
                    // The user has changed something meanwhile: merge again.
                    (Some(other), _) if !is_taken => self.kept(article).to_merge.push(other),
                    (None, Some(document)) if !is_taken => document.saving.look = true,
                    (_, Some(document)) if !is_saved => document.saving.changed(),
                    _ => {}
                }
            }
            Some(Err(reason)) => desk.say(tr!("disk-refused", reason = reason)),
            None => {}
        }
        asked.push(Request::FileFree(article));
    }

    /// Handles the end of a save that covered `held` changes.
    pub(super) fn written(
        &mut self,
        desk: &mut Desk,
        (article, mut held): (u64, u64),
        result: Result<Met, NotWritten>,
        asked: &mut Vec<Request>,
    ) {
        let target = desk.open_document(article).map(|d| d.saving.target.clone());
        let result = match result {
            Ok(met) if target.as_ref().is_some_and(|t| *t != Target::File(met.path.clone())) => {
                // The user has chosen another place meanwhile, where nothing has been saved yet.
                held = 0;
                Ok(())
            }
            Ok(met) => {
                if !self.take_over(desk, article, met, asked) {
                    desk.look_again(article);
                }
                Ok(())
            }
            Err(NotWritten::Gone(path)) => return asked.push(Request::Gone(article, path)),
            Err(NotWritten::Told(reason)) => {
                // Somebody may have written something to the file that a save does not merge automatically.
                desk.look_again(article);
                Err(reason)
            }
        };
        asked.push(Request::SaveEnded(article, held, result));
    }

    /// Takes over what was written or merged. If something was merged but the user changed the article meanwhile, takes over only
    /// the log and returns `false`: the rest has to be merged again.
    fn take_over(&mut self, desk: &mut Desk, article: u64, met: Met, asked: &mut Vec<Request>) -> bool {
        let Some(document) = desk.open_document(article) else { return true };
        let is_as_it_was = document.revision == met.revision;
        if met.is_merged() && !is_as_it_was {
            document.annotations.log = met.mine.log.clone();
            document.base = met.mine;
            // No file has this hash: what is on disk was not merged into the current state, so the next save merges it.
            document.saving.on_disk = Some(String::new());
            return false;
        }
        if is_as_it_was {
            if !met.edits.is_empty() {
                document.take_in(&met.edits);
            }
            compare::take_over_rest(&mut document.annotations, &met.became);
        }
        let revision = met.revision.max(if is_as_it_was { document.revision } else { 0 });
        document.annotations.log = met.became.log.clone();
        document.annotations.texts = Arc::clone(&met.became.texts);
        document.base = met.became;
        document.saving.on_disk = Some(met.sha256);
        document.saving.on_request |= met.has_comments;
        let to_look_at = document.tally.to_look_at() > 0;
        let is_news = !met.is_like && !std::mem::replace(&mut document.saving.told_owner, true);
        if is_as_it_was {
            self.remember_incoming(desk, article, met.incoming);
        }
        self.kept(article).undecided = met.undecided;
        if met.is_saved {
            asked.push(Request::Saved(article, revision));
        }
        let came_in = desk.open_document(article).is_some_and(|d| self.standing_incoming(d).next().is_some());
        if met.has_comments {
            desk.say(tr!("the-file-holds-comments-that-somebody").to_owned());
        } else if is_news {
            desk.say(tr!("owner-not-kept").to_owned());
        } else if let Some(told) = met.told {
            let offer = came_in.then_some(Offer::Incoming);
            desk.tell(told, offer.or(to_look_at.then_some(Offer::Review)));
        }
        true
    }

    /// Adds to the incoming changes kept for an open article, and drops the oldest beyond `MOST_INCOMING`.
    pub(super) fn remember_incoming(&mut self, desk: &Desk, article: u64, incoming: Vec<Incoming>) {
        let Some(document) = desk.documents().find(|d| d.number == article) else { return };
        let text = &document.annotations.article.text;
        let all = &mut self.kept(article).incoming;
        all.extend(incoming.into_iter().map(|one| Incoming { text: Arc::clone(text), ..one }));
        let more = all.len().saturating_sub(MOST_INCOMING);
        all.drain(..more);
    }
}
