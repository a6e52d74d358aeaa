//! All that an annotation file holds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Act, AnnotatorId, Article, Claim, Claims, EarlierText, Edit, Element, Extra, Log, Member, NoClaims, Optional,
    Scheme, Stamp,
};

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
    /// The texts that it had before, by stamp.
    pub texts: Arc<Vec<EarlierText>>,
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
    /// What was left out when the file was given away.
    pub left_out: BTreeSet<Optional>,
    /// Fields of later versions.
    pub extra: Extra,
}

impl Annotations {
    /// An article that nobody has annotated yet.
    pub fn new(article: Article) -> Self {
        Self { article, ..Self::default() }
    }

    /// Whether they were on the text with this SHA-256 before they were put on a later one.
    pub fn was_on(&self, sha256: &str) -> bool {
        self.texts.iter().any(|earlier| earlier.sha256 == sha256)
    }

    /// The same without claims, no-claims and log. Copies none of these.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self {
            article: self.article.clone(),
            texts: Arc::clone(&self.texts),
            scheme: Arc::clone(&self.scheme),
            annotators: self.annotators.clone(),
            sentences: self.sentences.clone(),
            claims: Claims::default(),
            no_claims: NoClaims::default(),
            log: Log::default(),
            decided: Arc::default(),
            left_out: self.left_out.clone(),
            extra: self.extra.clone(),
        }
    }

    /// When the article got the text that it has; [`Stamp::ROOT`] where it never had another one.
    pub fn text_stamp(&self) -> Stamp {
        self.texts.iter().map(|text| text.stamp).max().unwrap_or(Stamp::ROOT)
    }

    /// The person with this id.
    pub fn annotator(&self, id: AnnotatorId) -> Option<&Annotator> {
        self.annotators.iter().find(|a| a.id == id)
    }

    /// Whether anything in it is by this person.
    pub fn holds_work_of(&self, person: AnnotatorId) -> bool {
        let by_them = |c: &Arc<Claim>| c.is_by(person) || c.evidence.iter().any(|e| e.annotator == person);
        self.claims.as_slice().iter().any(by_them) || self.no_claims.as_slice().iter().any(|n| n.annotator == person)
    }

    /// Makes several changes, in order. Where they are many the lists are put in order once, not for each.
    pub fn apply_all(&mut self, edits: &[Edit]) {
        const MANY: usize = 1_000;
        let of_claims = edits.iter().filter(|e| matches!(e, Edit::Claim { .. } | Edit::NoClaim { .. })).count();
        if of_claims < MANY {
            for edit in edits {
                self.apply(edit);
            }
            return;
        }
        let (mut claims, mut no_claims) = (BTreeMap::new(), BTreeMap::new());
        for edit in edits {
            match edit {
                Edit::Claim { before, after } => {
                    before.as_ref().or(after.as_ref()).map(|c| claims.insert(c.id, after.clone()));
                }
                Edit::NoClaim { before, after } => {
                    before.as_ref().or(after.as_ref()).map(|n| no_claims.insert(n.id, after.clone()));
                }
                other => self.apply(other),
            }
        }
        let kept = self.claims.as_slice().iter().filter(|c| !claims.contains_key(&c.id)).cloned();
        self.claims = Claims::shared(kept.chain(claims.values().flatten().cloned()).collect());
        let kept = self.no_claims.as_slice().iter().filter(|n| !no_claims.contains_key(&n.id)).cloned();
        self.no_claims = NoClaims::shared(kept.chain(no_claims.values().flatten().cloned()).collect());
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
            Edit::Text { after, .. } => self.article.text = Arc::clone(after),
            Edit::Scheme { after, .. } => self.scheme = Arc::clone(after),
            Edit::Decided { after, .. } => self.decided = Arc::clone(after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    #[test]
    fn many_changes_at_once_are_the_same_as_one_by_one() {
        let me = AnnotatorId::new();
        let claims: Vec<Arc<Claim>> = (0..1500)
            .map(|i| Arc::new(Claim::new(me, [TextRange::from_usize((i * 7) % 900..(i * 7) % 900 + 3)])))
            .collect();
        let made = claims.iter().map(|c| Edit::Claim { before: None, after: Some(Arc::clone(c)) });
        let gone = claims.iter().step_by(3).map(|c| Edit::Claim { before: Some(Arc::clone(c)), after: None });
        let edits: Vec<Edit> = made.chain(gone).collect();
        let (mut at_once, mut one_by_one) = (Annotations::default(), Annotations::default());
        at_once.apply_all(&edits);
        for edit in &edits {
            one_by_one.apply(edit);
        }
        assert_eq!(at_once.claims.len(), 1000);
        assert_eq!(at_once.claims.as_slice(), one_by_one.claims.as_slice());
        assert_eq!(at_once.claims.spans(), one_by_one.claims.spans());
    }
}
