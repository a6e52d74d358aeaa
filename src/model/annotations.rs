//! All that an annotation file holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Act, AnnotatorId, Article, Claims, Edit, Element, Extra, Log, Member, NoClaims, Scheme};

/// A person who annotates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotator {
    /// Stays for good.
    pub id: AnnotatorId,
    /// Can change.
    pub name: String,
    /// Fields of later versions.
    pub extra: Extra,
}

/// How the sentences of the text were counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// Name of the splitter; empty where they were not counted yet.
    pub splitter: String,
    /// Its version.
    pub version: String,
    /// How many it found.
    pub count: usize,
    /// Fields of later versions.
    pub extra: Extra,
}

/// An article and what people say of it: all that an annotation file holds.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// The article.
    pub article: Article,
    /// The verdicts on offer.
    pub scheme: Arc<Scheme>,
    /// Everyone who is named by a claim, judgement, evidence or no-claim.
    pub annotators: Vec<Annotator>,
    /// How sentences were counted.
    pub sentences: Sentences,
    /// The claims.
    pub claims: Claims,
    /// The stretches read and found to hold no claim.
    pub no_claims: NoClaims,
    /// Who changed what: as of the last save, edits do not touch it.
    pub log: Log,
    /// What was decided since the last save: that a value or a member stays as it is shown.
    pub decided: Arc<BTreeSet<(Element, Member, Act)>>,
    /// Fields of later versions.
    pub extra: Extra,
}

impl Annotations {
    /// An article that nobody has annotated yet.
    pub fn new(article: Article) -> Self {
        Self { article, ..Self::default() }
    }

    /// The same without claims, no-claims and log. Copies none of these.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self {
            article: self.article.clone(),
            scheme: Arc::clone(&self.scheme),
            annotators: self.annotators.clone(),
            sentences: self.sentences.clone(),
            claims: Claims::default(),
            no_claims: NoClaims::default(),
            log: Log::default(),
            decided: Arc::default(),
            extra: self.extra.clone(),
        }
    }

    /// The person with this id.
    pub fn annotator(&self, id: AnnotatorId) -> Option<&Annotator> {
        self.annotators.iter().find(|a| a.id == id)
    }

    /// Makes one change. Costs no more than moving a few pointers, whatever the number of claims.
    pub fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Claim { before, after } => {
                if let Some(id) = before.as_ref().or(after.as_ref()).map(|c| c.id) {
                    self.claims.set(id, after.clone());
                }
            }
            Edit::NoClaim { before, after } => {
                if let Some(id) = before.as_ref().or(after.as_ref()).map(|c| c.id) {
                    self.no_claims.set(id, after.clone());
                }
            }
            Edit::Annotator { before, after } => {
                if let Some(id) = before.as_ref().or(after.as_ref()).map(|a| a.id) {
                    let at = self.annotators.iter().position(|a| a.id == id);
                    match (at, after) {
                        (Some(i), Some(new)) => self.annotators[i] = new.clone(),
                        (Some(i), None) => {
                            self.annotators.remove(i);
                        }
                        (None, Some(new)) => self.annotators.push(new.clone()),
                        (None, None) => {}
                    }
                }
            }
            Edit::Facts { after, .. } => self.article.facts = Arc::clone(after),
            Edit::Scheme { after, .. } => self.scheme = Arc::clone(after),
            Edit::Decided { after, .. } => self.decided = Arc::clone(after),
        }
    }
}
