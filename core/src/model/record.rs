//! Elements of annotations: which there are, what each holds, and how one takes the place of another.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Act, Annotations, Annotator, AnnotatorId, ArticleFacts, ArticleText, Claim, ClaimId, EvidenceId, NoClaim,
    NoClaimId, Scheme,
};

/// What an edit changes. All but the article's text and the decisions have fields, and a history in the log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Element {
    /// The article's facts.
    Facts,
    /// The scheme with its verdicts.
    Scheme,
    /// An annotator.
    Annotator(AnnotatorId),
    /// A claim with its judgements and evidence.
    Claim(ClaimId),
    /// A no-claim.
    NoClaim(NoClaimId),
    /// The article's text.
    Text,
    /// The decisions that no log holds yet.
    Decided,
}

impl Element {
    /// Whether it can be made and removed. The others are always there.
    pub fn comes_and_goes(self) -> bool {
        matches!(self, Self::Annotator(_) | Self::Claim(_) | Self::NoClaim(_))
    }
}

/// A part of an element that comes and goes on its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Member {
    /// The element itself.
    Itself,
    /// What one annotator says of a claim.
    Judgement(AnnotatorId),
    /// An entry of a claim's evidence.
    Evidence(EvidenceId),
    /// A verdict of the scheme, by its id.
    Verdict(Box<str>),
}

/// A decision that a value ([`Act::Set`]) or a member ([`Act::Kept`]) stays as it is shown.
pub type Decision = (Element, Member, Act);

/// The state of an element. Cloning it copies no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The article's facts.
    Facts(Arc<ArticleFacts>),
    /// The scheme.
    Scheme(Arc<Scheme>),
    /// An annotator.
    Annotator(Annotator),
    /// A claim.
    Claim(Arc<Claim>),
    /// A no-claim.
    NoClaim(Arc<NoClaim>),
    /// The article's text. The edits that carry claims and no-claims over to another text go with it.
    Text(Arc<ArticleText>),
    /// The decisions that no log holds yet.
    Decided(Arc<BTreeSet<Decision>>),
}

macro_rules! from {
    ($($kind:ident: $type:ty,)*) => {
        $(
            impl From<Arc<$type>> for Record {
                fn from(value: Arc<$type>) -> Self {
                    Self::$kind(value)
                }
            }

            impl From<&Arc<$type>> for Record {
                fn from(value: &Arc<$type>) -> Self {
                    Self::$kind(Arc::clone(value))
                }
            }

            impl From<$type> for Record {
                fn from(value: $type) -> Self {
                    Self::$kind(Arc::new(value))
                }
            }
        )*
    };
}

from! {
    Facts: ArticleFacts,
    Scheme: Scheme,
    Claim: Claim,
    NoClaim: NoClaim,
    Text: ArticleText,
    Decided: BTreeSet<Decision>,
}

impl From<Annotator> for Record {
    fn from(annotator: Annotator) -> Self {
        Self::Annotator(annotator)
    }
}

impl Record {
    /// Which element it is.
    pub fn element(&self) -> Element {
        match self {
            Self::Facts(_) => Element::Facts,
            Self::Scheme(_) => Element::Scheme,
            Self::Annotator(annotator) => Element::Annotator(annotator.id),
            Self::Claim(claim) => Element::Claim(claim.id),
            Self::NoClaim(no_claim) => Element::NoClaim(no_claim.id),
            Self::Text(_) => Element::Text,
            Self::Decided(_) => Element::Decided,
        }
    }

    /// The claim that it is, if it is one.
    pub fn as_claim(&self) -> Option<&Arc<Claim>> {
        if let Self::Claim(claim) = self { Some(claim) } else { None }
    }

    /// The no-claim that it is, if it is one.
    pub fn as_no_claim(&self) -> Option<&Arc<NoClaim>> {
        if let Self::NoClaim(no_claim) = self { Some(no_claim) } else { None }
    }
}

impl Annotations {
    /// The record of an element, if it is there.
    pub fn record(&self, element: Element) -> Option<Record> {
        match element {
            Element::Facts => Some(Record::from(&self.article.facts)),
            Element::Scheme => Some(Record::from(&self.scheme)),
            Element::Annotator(id) => self.annotator(id).cloned().map(Record::from),
            Element::Claim(id) => self.claims.get(id).map(Record::from),
            Element::NoClaim(id) => self.no_claims.get(id).map(Record::from),
            Element::Text => Some(Record::from(&self.article.text)),
            Element::Decided => Some(Record::from(&self.decided)),
        }
    }

    /// Puts a record in the place of `element`, or removes the element if that comes and goes. Costs no more than moving a few
    /// pointers, however many claims there are.
    pub fn put(&mut self, element: Element, record: Option<&Record>) {
        match record {
            Some(Record::Facts(facts)) => self.article.facts = Arc::clone(facts),
            Some(Record::Scheme(scheme)) => self.scheme = Arc::clone(scheme),
            Some(Record::Text(text)) => self.article.text = Arc::clone(text),
            Some(Record::Decided(decided)) => self.decided = Arc::clone(decided),
            Some(Record::Claim(claim)) => self.claims.set(claim.id, Some(Arc::clone(claim))),
            Some(Record::NoClaim(no_claim)) => self.no_claims.set(no_claim.id, Some(Arc::clone(no_claim))),
            Some(Record::Annotator(annotator)) => match self.annotators.iter_mut().find(|a| a.id == annotator.id) {
                Some(known) => known.clone_from(annotator),
                None => self.annotators.push(annotator.clone()),
            },
            None => match element {
                Element::Claim(id) => self.claims.set(id, None),
                Element::NoClaim(id) => self.no_claims.set(id, None),
                Element::Annotator(id) => self.annotators.retain(|a| a.id != id),
                Element::Facts | Element::Scheme | Element::Text | Element::Decided => {}
            },
        }
    }

    /// The elements that differ from those of `other`, in order; the article's text and the decisions aside.
    pub fn differing(&self, other: &Self) -> Vec<Element> {
        let mut elements = Vec::new();
        if self.article.facts != other.article.facts {
            elements.push(Element::Facts);
        }
        if self.scheme != other.scheme {
            elements.push(Element::Scheme);
        }
        for (these, those) in [(self, other), (other, self)] {
            let differs = |a: &&Annotator| those.annotator(a.id) != Some(a);
            elements.extend(these.annotators.iter().filter(differs).map(|a| Element::Annotator(a.id)));
            // Comparing two pointers to one claim costs nothing.
            let differs = |c: &&Arc<Claim>| those.claims.get(c.id) != Some(c);
            elements.extend(these.claims.as_slice().iter().filter(differs).map(|c| Element::Claim(c.id)));
            let differs = |n: &&Arc<NoClaim>| those.no_claims.get(n.id) != Some(n);
            elements.extend(these.no_claims.as_slice().iter().filter(differs).map(|n| Element::NoClaim(n.id)));
        }
        elements.sort_unstable();
        elements.dedup();
        elements
    }
}
