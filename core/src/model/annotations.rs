//! All that an annotation file holds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Annotator, AnnotatorId, Article, Claim, Claims, Decision, EarlierText, Edit, Element, Exercise, Extra, Log,
    NoClaims, Optional, Purpose, Record, Same, Scheme, Stamp,
};

/// How the sentences of the text were counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// Name of the splitter; empty if the sentences were not counted yet.
    pub splitter: String,
    /// Version of the splitter.
    pub version: String,
    /// How many sentences it found.
    pub count: usize,
    /// Fields of later versions.
    pub extra: Extra,
}

/// An article and what people say of it: all that an annotation file holds.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// What the file is for; `None`: it is what people say of the article.
    pub purpose: Option<Purpose>,
    /// The exercise that the file is, or that it answers.
    pub exercise: Option<Arc<Exercise>>,
    /// The article.
    pub article: Article,
    /// Earlier texts of the article, by stamp.
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
    /// Who changed what until the last save. Edits do not change it.
    pub log: Log,
    /// Decisions since the last save.
    pub decided: Arc<BTreeSet<Decision>>,
    /// What was left out when the file was shared.
    pub left_out: BTreeSet<Optional>,
    /// Fields of later versions.
    pub extra: Extra,
}

impl Annotations {
    /// An article that nobody has annotated yet.
    pub fn new(article: Article) -> Self {
        Self { article, ..Self::default() }
    }

    /// Whether the text with this SHA-256 is an earlier text of the article.
    pub fn was_on(&self, sha256: &str) -> bool {
        self.texts.iter().any(|earlier| earlier.sha256 == sha256)
    }

    /// A copy without claims, no-claims, log and decisions.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self {
            purpose: self.purpose.clone(),
            exercise: self.exercise.clone(),
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

    /// When the article got its text; [`Stamp::ROOT`] if it never had another one.
    pub fn text_stamp(&self) -> Stamp {
        self.texts.iter().map(|text| text.stamp).max().unwrap_or(Stamp::ROOT)
    }

    /// The person with this id.
    pub fn annotator(&self, id: AnnotatorId) -> Option<&Annotator> {
        self.annotators.iter().find(|a| a.id == id)
    }

    /// Which ids are one person.
    pub fn same(&self) -> Same {
        Same::new(&self.annotators)
    }

    /// Whether a claim, judgement, entry of evidence or no-claim is by this person.
    pub fn holds_work_of(&self, person: AnnotatorId) -> bool {
        let same = self.same();
        let is_theirs = |annotator| same.are_one(annotator, person);
        let by_them = |c: &Arc<Claim>| same.is_by(c, person) || c.evidence.iter().any(|e| is_theirs(e.annotator));
        self.claims.as_slice().iter().any(by_them) || self.no_claims.as_slice().iter().any(|n| is_theirs(n.annotator))
    }

    /// Applies several edits, in order. If they are many, lists are put in order once instead of once an edit.
    pub fn apply_all(&mut self, edits: &[Edit]) {
        const MANY: usize = 1_000;
        let is_listed = |edit: &&Edit| edit.of_claim().is_some() || edit.of_no_claim().is_some();
        if edits.iter().filter(is_listed).count() < MANY {
            for edit in edits {
                self.apply(edit);
            }
            return;
        }
        let (mut claims, mut no_claims) = (BTreeMap::new(), BTreeMap::new());
        for edit in edits {
            match edit.element() {
                Element::Claim(id) => drop(claims.insert(id, edit.after().and_then(Record::as_claim))),
                Element::NoClaim(id) => drop(no_claims.insert(id, edit.after().and_then(Record::as_no_claim))),
                _ => self.apply(edit),
            }
        }
        let kept = self.claims.as_slice().iter().filter(|c| !claims.contains_key(&c.id));
        self.claims = Claims::shared(kept.chain(claims.values().copied().flatten()).cloned().collect());
        let kept = self.no_claims.as_slice().iter().filter(|n| !no_claims.contains_key(&n.id));
        self.no_claims = NoClaims::shared(kept.chain(no_claims.values().copied().flatten()).cloned().collect());
    }

    /// Applies one edit. Costs no more than moving a few pointers, however many claims there are.
    pub fn apply(&mut self, edit: &Edit) {
        self.put(edit.element(), edit.after());
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
        let made = claims.iter().map(Edit::made);
        let gone = claims.iter().step_by(3).map(Edit::removed);
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
