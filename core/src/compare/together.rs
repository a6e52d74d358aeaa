//! Bringing two files together: my file, as I have changed it since it was last read, and what others made of it.
//!
//! The window (saving, live changes, merging another copy) and the command line (`merge`, `merge-driver`) all come here, so
//! that the same two files give the same bytes everywhere. [`super::merge`] decides which text counts, whether both files are of one
//! article, and what becomes of a copy without its text. Reading a file that may lack its text is `file::read_on`; comments are
//! the concern of whoever writes over the file that holds them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::ancestor::{Ancestor, Way, merge_from};
use super::carry::Carrier;
use super::merge::NotMerged;
use super::rebase::changes;
use super::stamp::{Clock, stamped};
use crate::model::{Annotations, AnnotatorId, Edit};

/// My side: a file as I have it now, and as it was read.
#[derive(Clone, Copy)]
pub struct MySide<'a> {
    /// What I have now.
    pub now: &'a Annotations,
    /// The same when the file was last read or written. `None` if there was no file: then `now` is how everything began, and
    /// nothing in it is a change.
    pub base: Option<&'a Annotations>,
    /// Who made the changes since then.
    pub me: AnnotatorId,
    /// Stamps these changes.
    pub clock: Clock,
}

impl<'a> MySide<'a> {
    /// A file that nobody has changed since it was read.
    pub fn as_read(file: &'a Annotations) -> Self {
        Self { now: file, base: None, me: AnnotatorId(uuid::Uuid::nil()), clock: Clock::at(0, 0) }
    }

    /// My side with the changes since it was last read in its log.
    pub fn stamped(&self) -> Annotations {
        stamped(self.base.unwrap_or(self.now), self.now, self.me, self.clock)
    }
}

/// What became of two files.
#[derive(Clone, Debug)]
pub struct Together {
    /// My side, with my changes in its log.
    pub mine: Annotations,
    /// Both sides in one.
    pub both: Annotations,
    /// How they became one.
    pub way: Way,
}

/// Brings my side and theirs together. `theirs` may be a copy that was shared without its text. Only the merge driver for Git
/// names an ancestor.
pub fn bring_together(mine: &MySide<'_>, theirs: &Annotations, ancestor: Ancestor<'_>) -> Result<Together, NotMerged> {
    let mine = mine.stamped();
    let (both, way) = merge_from(&mine, theirs, ancestor)?;
    Ok(Together { mine, both, way })
}

/// What a merge did to the text of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextNews {
    /// Its text stayed.
    Same,
    /// The other side had a later text, which counts now.
    Later,
    /// Both sides had updated the text, to different ones; the later update counts.
    UpdatedTwice,
}

/// What a merge brought to one side.
#[derive(Debug)]
pub struct News<'a> {
    /// That side as it was before, but on the text that counts now: what the new text did to places is nobody's change.
    pub before: Cow<'a, Annotations>,
    /// What became of its text.
    pub text: TextNews,
    /// How many spans lost their place to the new text.
    pub places_lost: usize,
}

/// What a merge brought to `side`, of which it made `both`.
pub fn news<'a>(side: &'a Annotations, both: &Annotations) -> News<'a> {
    let (old, new) = (&side.article.text, &both.article.text);
    let carried = if old.is_same(new) {
        None
    } else {
        Carrier { from: side, onto: new, known: Some(both) }.carry(&mut |_| true).map(|carried| carried.annotations)
    };
    let text = match (updated_twice(side, both), &carried) {
        (true, _) => TextNews::UpdatedTwice,
        (false, Some(_)) => TextNews::Later,
        (false, None) => TextNews::Same,
    };
    let placeless =
        |one: &Annotations| one.claims.as_slice().iter().flat_map(|c| &c.spans).filter(|s| s.range().is_none()).count();
    let places_lost = if carried.is_some() { placeless(both).saturating_sub(placeless(side)) } else { 0 };
    News { before: carried.map_or(Cow::Borrowed(side), Cow::Owned), text, places_lost }
}

impl News<'_> {
    /// The edits that lead from the side to `both`, on the text that counts now.
    pub fn edits(&self, both: &Annotations) -> Vec<Edit> {
        changes(&self.before, both)
    }
}

/// Whether `merged` holds two updates of one text to different texts, which `before` did not.
fn updated_twice(before: &Annotations, merged: &Annotations) -> bool {
    let forks = |one: &Annotations| {
        let mut became: BTreeMap<&str, &str> = BTreeMap::new();
        one.texts.iter().any(|t| *became.entry(&t.sha256).or_insert(&t.became) != t.became.as_str())
    };
    forks(merged) && !forks(before)
}

/// Makes `now` what `both` is, as far as no [`Edit`] says it: the log, the earlier texts, the decisions, the division of the
/// text into blocks, what was left out, and unknown fields. With the edits of [`changes`] `now` becomes `both`, but for the
/// count of sentences.
pub fn take_over_rest(now: &mut Annotations, both: &Annotations) {
    now.log = both.log.clone();
    now.texts = Arc::clone(&both.texts);
    now.decided = Arc::clone(&both.decided);
    now.left_out.clone_from(&both.left_out);
    now.extra.clone_from(&both.extra);
    if now.article.text.is_same(&both.article.text) {
        now.article.text = Arc::clone(&both.article.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::histories::{play, without_text};
    use crate::file;
    use crate::model::{Extra, Optional};

    /// What merging b's copy brings to a: the changed elements, what became of the text, and the places lost.
    #[track_caller]
    fn check(history: &str, edits: usize, text: TextNews, places_lost: usize) {
        let copies = play(history);
        let (a, b) = (&copies[&'a'], &copies[&'b']);
        for theirs in [b.clone(), without_text(b, a)] {
            let Together { mine, both, .. } = bring_together(&MySide::as_read(a), &theirs, Ancestor::Unknown).unwrap();
            assert_eq!(file::print(&mine), file::print(a), "{history}: nobody changed my side");
            if text == TextNews::Same || !theirs.article.text.is_left_out() {
                let news = news(&mine, &both);
                let found = (news.edits(&both).len(), news.text, news.places_lost);
                assert_eq!(found, (edits, text, places_lost), "{history}");
            }
            // What the window does with it gives the same file.
            let mut now = a.clone();
            now.apply_all(&changes(a, &both));
            take_over_rest(&mut now, &both);
            assert_eq!(file::print(&now), file::print(&both), "{history}: taken over");
        }
    }

    #[test]
    fn what_came_in_is_what_others_did() {
        check("a+1 b<a", 0, TextNews::Same, 0);
        check("a+1 b<a b1=x b+2", 2, TextNews::Same, 0);
        check("a+1 b<a b1=x a-1", 1, TextNews::Same, 0);
        // The claim on the other text is nobody's change.
        check("a+1 b<a b@2", 0, TextNews::Later, 0);
        check("a+1 b<a b@2 b1=x", 1, TextNews::Later, 0);
        check("a+1 a+5 b<a b@3", 0, TextNews::Later, 1);
        check("a+1 b<a a@2 b@3", 0, TextNews::UpdatedTwice, 0);
        check("a+1 b<a b@3 a@2 b1=x", 1, TextNews::UpdatedTwice, 0);
    }

    #[test]
    fn fields_without_an_edit_are_taken_over() {
        let copies = play("a+1 b<a b1=x");
        let (mut a, mut b) = (copies[&'a'].clone(), copies[&'b'].clone());
        a.left_out.insert(Optional::Notes);
        let extra: Extra = Some(Box::new(vec![("later".to_owned(), "1".to_owned())]));
        b.extra.clone_from(&extra);
        let both = bring_together(&MySide::as_read(&a), &b, Ancestor::Unknown).unwrap().both;
        let mut now = a.clone();
        now.apply_all(&changes(&a, &both));
        take_over_rest(&mut now, &both);
        assert_eq!((&now.left_out, &now.extra), (&[].into(), &extra));
        assert_eq!(file::print(&now), file::print(&both));
    }

    #[test]
    fn my_changes_are_stamped_with_the_clock_and_person_given() {
        let before = play("a+1").remove(&'a').unwrap();
        let mut now = before.clone();
        let facts = crate::model::ArticleFacts { title: "x".to_owned(), ..(*now.article.facts).clone() };
        now.article.facts = Arc::new(facts);
        let (me, clock) = (AnnotatorId::new(), Clock::at(77, 7));
        let stamped = MySide { now: &now, base: Some(&before), me, clock }.stamped();
        let (_, entry) = stamped.log.in_order().pop().unwrap();
        assert_eq!((entry.by, entry.stamp.millis, entry.stamp.run), (me, 77, 7));
        // What was there before there was a file is no change.
        assert_eq!(MySide { now: &now, base: None, me, clock }.stamped().log.len(), before.log.len());
    }
}
