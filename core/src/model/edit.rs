//! A change is a value that can be applied and taken back.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Act, Annotations, Annotator, ArticleFacts, ArticleText, Claim, Element, Member, NoClaim, Scheme};

/// The smallest change: one element before and after. `None` before: it is made; `None` after: it goes.
///
/// Law: applying an edit and then its inverse leaves the [`Annotations`] as they were.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Of a claim.
    Claim {
        /// As it was.
        before: Option<Arc<Claim>>,
        /// As it is to be.
        after: Option<Arc<Claim>>,
    },
    /// Of a no-claim.
    NoClaim {
        /// As it was.
        before: Option<Arc<NoClaim>>,
        /// As it is to be.
        after: Option<Arc<NoClaim>>,
    },
    /// Of an annotator.
    Annotator {
        /// As it was.
        before: Option<Annotator>,
        /// As it is to be.
        after: Option<Annotator>,
    },
    /// Of the article's facts.
    Facts {
        /// As they were.
        before: Arc<ArticleFacts>,
        /// As they are to be.
        after: Arc<ArticleFacts>,
    },
    /// Of the article's text. The edits that carry claims and no-claims over to it go with it.
    Text {
        /// As it was.
        before: Arc<ArticleText>,
        /// As it is to be.
        after: Arc<ArticleText>,
    },
    /// Of what was decided.
    Decided {
        /// As it was.
        before: Arc<BTreeSet<(Element, Member, Act)>>,
        /// As it is to be.
        after: Arc<BTreeSet<(Element, Member, Act)>>,
    },
    /// Of the scheme.
    Scheme {
        /// As it was.
        before: Arc<Scheme>,
        /// As it is to be.
        after: Arc<Scheme>,
    },
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Claim { before, after } => Self::Claim { before: after, after: before },
            Self::NoClaim { before, after } => Self::NoClaim { before: after, after: before },
            Self::Annotator { before, after } => Self::Annotator { before: after, after: before },
            Self::Facts { before, after } => Self::Facts { before: after, after: before },
            Self::Text { before, after } => Self::Text { before: after, after: before },
            Self::Decided { before, after } => Self::Decided { before: after, after: before },
            Self::Scheme { before, after } => Self::Scheme { before: after, after: before },
        }
    }
}

/// What one act of a person changed: what undo takes back at once.
#[derive(Clone, Debug)]
pub struct Change {
    /// What was done, as the menu names it after "Undo": "mark claim as verified".
    pub name: String,
    /// In the order in which they were applied.
    pub edits: Vec<Edit>,
    /// Set while a field is typed in: changes with the same phrase become one.
    pub phrase: Option<u64>,
}

/// Joins a change of one element to the last one, where both are of the same.
fn continues(last: &mut Change, change: &Change) -> bool {
    match (last.edits.as_mut_slice(), change.edits.as_slice()) {
        ([Edit::Claim { after, .. }], [Edit::Claim { after: now, .. }]) => after.clone_from(now),
        ([Edit::Facts { after, .. }], [Edit::Facts { after: now, .. }]) => after.clone_from(now),
        _ => return false,
    }
    true
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
    /// Applies `change` and remembers it; joins it to the last one where both belong to one phrase.
    pub fn apply(&mut self, annotations: &mut Annotations, change: Change) {
        annotations.apply_all(&change.edits);
        self.undone.clear();
        if let Some(last) = self.done.last_mut()
            && last.phrase.is_some()
            && last.phrase == change.phrase
            && continues(last, &change)
        {
            return;
        }
        self.done.push(change);
    }

    /// The last change, to be taken back by the caller: what others have done since may be in its way.
    pub fn undo(&mut self) -> Option<&Change> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// The change last undone, to be made again by the caller.
    pub fn redo(&mut self) -> Option<&Change> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }

    /// Forgets changes of the text, and what was done before them.
    pub fn forget_texts(&mut self) {
        let is_of_text = |change: &Change| change.edits.iter().any(|e| matches!(e, Edit::Text { .. }));
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
