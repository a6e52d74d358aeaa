//! Edits: changes of one element that can be applied and taken back, and the history of what can be undone.

use std::sync::Arc;

use super::{Annotations, Claim, Element, NoClaim, Record};

/// A change of one element: its record before and after.
///
/// Claims, no-claims and annotators come and go: no record before means that the edit makes the element, none after that it
/// removes it. Every other element has a record before and after.
///
/// Laws: `edit.inverse().inverse() == edit`; applying an edit and then its inverse leaves the [`Annotations`] as they were, but
/// for the order of the annotators, which means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    element: Element,
    before: Option<Record>,
    after: Option<Record>,
}

/// An element before and after an edit.
pub type BeforeAfter<'a, T> = (Option<&'a Arc<T>>, Option<&'a Arc<T>>);

impl Edit {
    /// Makes a claim, a no-claim or an annotator.
    pub fn made(after: impl Into<Record>) -> Self {
        let after = after.into();
        debug_assert!(after.element().comes_and_goes(), "{after:?} is always there");
        Self { element: after.element(), before: None, after: Some(after) }
    }

    /// Removes a claim, a no-claim or an annotator.
    pub fn removed(before: impl Into<Record>) -> Self {
        let before = before.into();
        debug_assert!(before.element().comes_and_goes(), "{before:?} is always there");
        Self { element: before.element(), before: Some(before), after: None }
    }

    /// Changes an element. Both records must be of the same one.
    pub fn changed(before: impl Into<Record>, after: impl Into<Record>) -> Self {
        let (before, after) = (before.into(), after.into());
        debug_assert_eq!(before.element(), after.element(), "an edit is of one element");
        Self { element: before.element(), before: Some(before), after: Some(after) }
    }

    /// Makes an element if there is no record before, else changes it.
    pub fn put(before: Option<impl Into<Record>>, after: impl Into<Record>) -> Self {
        match before {
            Some(before) => Self::changed(before, after),
            None => Self::made(after),
        }
    }

    /// The edit that leads from one record to another. `None` if there is neither, if they are of different elements, or if
    /// an element that is always there would come or go.
    pub fn between(before: Option<Record>, after: Option<Record>) -> Option<Self> {
        let element = before.as_ref().or(after.as_ref())?.element();
        let is_one = match (&before, &after) {
            (Some(before), Some(after)) => before.element() == after.element(),
            _ => element.comes_and_goes(),
        };
        is_one.then_some(Self { element, before, after })
    }

    /// The element that it changes.
    pub fn element(&self) -> Element {
        self.element
    }

    /// The element before; `None` if this edit makes it.
    pub fn before(&self) -> Option<&Record> {
        self.before.as_ref()
    }

    /// The element after; `None` if this edit removes it.
    pub fn after(&self) -> Option<&Record> {
        self.after.as_ref()
    }

    /// The claim before and after; `None` if the edit is of something else.
    pub fn of_claim(&self) -> Option<BeforeAfter<'_, Claim>> {
        let is_claim = matches!(self.element, Element::Claim(_));
        is_claim.then(|| (self.before().and_then(Record::as_claim), self.after().and_then(Record::as_claim)))
    }

    /// The no-claim before and after; `None` if the edit is of something else.
    pub fn of_no_claim(&self) -> Option<BeforeAfter<'_, NoClaim>> {
        let is_no_claim = matches!(self.element, Element::NoClaim(_));
        is_no_claim.then(|| (self.before().and_then(Record::as_no_claim), self.after().and_then(Record::as_no_claim)))
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { element: self.element, before: self.after.clone(), after: self.before.clone() }
    }

    /// Extends this edit by `next`, if that is of the same element and begins where this one ends. Returns whether it did.
    fn extend(&mut self, next: &Self) -> bool {
        let continues = self.element == next.element && self.after == next.before;
        if continues {
            self.after.clone_from(&next.after);
        }
        continues
    }
}

/// What one act of a person changed: what undo takes back at once.
#[derive(Clone, Debug)]
pub struct Change {
    /// What was done, as the menu names it after "Undo": "mark claim as verified".
    pub name: String,
    /// In the order in which they were applied.
    pub edits: Vec<Edit>,
    /// Set while somebody types in a field: changes of one element with the same phrase become one.
    pub phrase: Option<u64>,
}

impl Change {
    /// Extends this change by `next`, if both are of the same phrase and have one edit each of the same element. Returns
    /// whether it did.
    fn extend(&mut self, next: &Self) -> bool {
        match (self.edits.as_mut_slice(), next.edits.as_slice()) {
            ([last], [edit]) => self.phrase.is_some() && self.phrase == next.phrase && last.extend(edit),
            _ => false,
        }
    }
}

/// What can be undone and redone.
///
/// A new change empties what could be redone. Limitation: it lives as long as the article is open.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Applies `change` and remembers it. A change that continues the phrase of the last one is joined to it.
    pub fn apply(&mut self, annotations: &mut Annotations, change: Change) {
        annotations.apply_all(&change.edits);
        self.undone.clear();
        if !self.done.last_mut().is_some_and(|last| last.extend(&change)) {
            self.done.push(change);
        }
    }

    /// Returns the last change. The caller takes it back: what others have done since may be in its way.
    pub fn undo(&mut self) -> Option<&Change> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// Returns the change that was undone last. The caller makes it again.
    pub fn redo(&mut self) -> Option<&Change> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }

    /// Forgets changes of the article's text, and what was done before them.
    pub fn forget_texts(&mut self) {
        let is_of_text = |change: &Change| change.edits.iter().any(|edit| edit.element() == Element::Text);
        if let Some(last) = self.done.iter().rposition(is_of_text) {
            self.done.drain(..=last);
        }
        if self.undone.iter().any(is_of_text) {
            self.undone.clear();
        }
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&Change> {
        self.done.last()
    }

    /// What redo would make again.
    pub fn next_redo(&self) -> Option<&Change> {
        self.undone.last()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Act, Annotator, AnnotatorId, ClaimId, Member, NoClaimId, Timestamp};
    use crate::text::TextRange;

    /// One element of each kind, three of those that come and go.
    fn element(n: u8) -> Element {
        let id = uuid::Uuid::from_u128(u128::from(n % 3) + 1);
        match n / 3 % 7 {
            0 => Element::Claim(ClaimId(id)),
            1 => Element::NoClaim(NoClaimId(id)),
            2 => Element::Annotator(AnnotatorId(id)),
            3 => Element::Facts,
            4 => Element::Scheme,
            5 => Element::Text,
            _ => Element::Decided,
        }
    }

    /// A record of an element that differs from others with another `value`.
    fn record(annotations: &Annotations, element: Element, value: u8) -> Option<Record> {
        let me = AnnotatorId(uuid::Uuid::nil());
        let range = TextRange::from_usize(usize::from(value)..usize::from(value) + 4);
        let words = value.to_string();
        Some(match element {
            Element::Claim(_) | Element::NoClaim(_) | Element::Annotator(_) if value == 0 => return None,
            Element::Claim(id) => {
                Claim { id, time: Timestamp::from_second(0), restated: words, ..Claim::new(me, [range]) }.into()
            }
            Element::NoClaim(id) => {
                NoClaim { id, annotator: me, time: Timestamp::from_second(0), range, extra: None }.into()
            }
            Element::Annotator(id) => Annotator::new(id, words).into(),
            Element::Facts => {
                let mut facts = (*annotations.article.facts).clone();
                facts.title = words;
                facts.into()
            }
            Element::Scheme => {
                let mut scheme = (*annotations.scheme).clone();
                scheme.name = words;
                scheme.into()
            }
            Element::Text => (*crate::import::pasted(&words.repeat(300)).text).clone().into(),
            Element::Decided => BTreeSet::from([(Element::Facts, Member::Verdict(words.into()), Act::Kept)]).into(),
        })
    }

    /// An edit of `annotations` for two numbers, if they make one.
    fn edit(annotations: &Annotations, (which, value): (u8, u8)) -> Option<Edit> {
        let element = element(which);
        Edit::between(annotations.record(element), record(annotations, element, value))
    }

    /// All that edits change, annotators by id.
    fn state(annotations: &Annotations) -> Vec<Option<Record>> {
        (0..21).map(|n| annotations.record(element(n))).collect()
    }

    proptest! {
        #[test]
        fn an_edit_and_its_inverse_leave_things_as_they_were(acts in proptest::collection::vec((0_u8..21, 0_u8..5), 1..20)) {
            let mut annotations = Annotations::default();
            let mut states = vec![state(&annotations)];
            let mut edits = Vec::new();
            for act in acts {
                let Some(edit) = edit(&annotations, act) else { continue };
                prop_assert_eq!(&edit.inverse().inverse(), &edit);
                prop_assert_eq!(annotations.record(edit.element()), edit.before().cloned());
                annotations.apply(&edit);
                prop_assert_eq!(annotations.record(edit.element()), edit.after().cloned());
                states.push(state(&annotations));
                edits.push(edit);
            }
            let mut at_once = Annotations::default();
            at_once.apply_all(&edits);
            prop_assert_eq!(state(&at_once), state(&annotations));
            for edit in edits.iter().rev() {
                prop_assert_eq!(Some(state(&annotations)), states.pop());
                annotations.apply(&edit.inverse());
            }
            prop_assert_eq!(Some(state(&annotations)), states.pop());
        }

        #[test]
        fn changes_of_one_phrase_are_undone_at_once(acts in proptest::collection::vec((0_u8..21, 0_u8..5), 1..8)) {
            let mut annotations = Annotations::default();
            let mut history = History::default();
            let start = state(&annotations);
            let edits = acts.iter().filter_map(|act| {
                let edit = edit(&annotations, *act)?;
                let change = Change { name: String::new(), edits: vec![edit.clone()], phrase: Some(1) };
                history.apply(&mut annotations, change);
                Some(edit)
            });
            let elements: Vec<Element> = edits.map(|edit| edit.element()).collect();
            let mut undone = 0;
            while let Some(change) = history.undo().cloned() {
                undone += 1;
                change.edits.iter().rev().for_each(|edit| annotations.apply(&edit.inverse()));
            }
            prop_assert_eq!(state(&annotations), start);
            prop_assert_eq!(undone, elements.chunk_by(PartialEq::eq).count(), "one for each run of edits of one element");
        }
    }

    /// How many changes there are to undo after two of one claim, `phrases` those that they belong to.
    fn undoable(phrases: [Option<u64>; 2], has_changed_meanwhile: bool) -> usize {
        let mut annotations = Annotations::default();
        let mut history = History::default();
        for (value, phrase) in (1..).zip(phrases) {
            let mut edit = edit(&annotations, (0, value));
            if value == 2 && has_changed_meanwhile {
                annotations.put(element(0), record(&annotations, element(0), 9).as_ref());
                edit = self::edit(&annotations, (0, value));
            }
            let change = Change { name: String::new(), edits: edit.into_iter().collect(), phrase };
            history.apply(&mut annotations, change);
        }
        std::iter::from_fn(|| history.undo().map(drop)).count()
    }

    #[test]
    fn only_what_continues_a_phrase_is_joined() {
        assert_eq!(undoable([Some(1), Some(1)], false), 1);
        assert_eq!(undoable([Some(1), Some(2)], false), 2);
        assert_eq!(undoable([None, None], false), 2);
        assert_eq!(undoable([Some(1), Some(1)], true), 2, "somebody else changed the claim between the two");
    }

    #[test]
    fn an_edit_is_of_one_element_and_of_one_that_may_come_or_go() {
        let annotations = Annotations::default();
        let claim = |n| record(&annotations, element(n), 1);
        let facts = || annotations.record(Element::Facts);
        assert!(Edit::between(None, None).is_none());
        assert!(Edit::between(claim(0), claim(1)).is_none());
        assert!(Edit::between(claim(0), facts()).is_none());
        assert!(Edit::between(None, facts()).is_none());
        assert!(Edit::between(facts(), None).is_none());
        assert!(Edit::between(None, claim(0)).is_some_and(|e| e.of_claim().is_some_and(|pair| pair.0.is_none())));
    }
}
