//! One person's work without that of others, for coding that stays independent until it is compared.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Annotations, AnnotatorId, Claim, Claims, Element, EvidenceId, Log, Member, NoClaims};

/// Returns the claims that `me` marked or judged, each with its own fields but without the judgements and evidence of others, and
/// the stretches that `me` read.
///
/// Of others' changes to those claims the log keeps the stamps without the values.
///
/// Law: merging the result with `annotations` gives `annotations`, which must be stamped.
#[must_use]
pub fn own(annotations: &Annotations, me: AnnotatorId) -> Annotations {
    let is_mine = |c: &&Arc<Claim>| c.annotator == me || c.judgements.iter().any(|j| j.annotator == me);
    let claims: Vec<Arc<Claim>> = annotations.claims.as_slice().iter().filter(is_mine).map(|c| alone(c, me)).collect();
    let evidence: HashSet<EvidenceId> = claims.iter().flat_map(|c| c.evidence.iter().map(|e| e.id)).collect();
    let no_claims: Vec<_> =
        annotations.no_claims.as_slice().iter().filter(|n| n.annotator == me).map(Arc::clone).collect();
    let mut own = annotations.clone();
    own.claims = Claims::shared(claims);
    own.no_claims = NoClaims::shared(no_claims);
    own.log = Log::default();
    own.decided = Arc::default();
    for element in annotations.log.elements() {
        if own.record(element).is_none() {
            continue;
        }
        let mut entries = annotations.log.of(element).to_vec();
        if matches!(element, Element::Claim(_)) {
            for entry in &mut entries {
                entry.values.retain(|given| match &given.member {
                    Member::Judgement(id) => *id == me,
                    Member::Evidence(id) => evidence.contains(id),
                    Member::Itself | Member::Verdict(_) => true,
                });
            }
        }
        own.log.set(element, entries);
    }
    own
}

/// A claim with the judgement and the evidence of one person.
fn alone(claim: &Arc<Claim>, me: AnnotatorId) -> Arc<Claim> {
    let is_alone =
        claim.judgements.iter().all(|j| j.annotator == me) && claim.evidence.iter().all(|e| e.annotator == me);
    if is_alone {
        return Arc::clone(claim);
    }
    let mut claim = (**claim).clone();
    claim.judgements.retain(|j| j.annotator == me);
    claim.evidence.retain(|e| e.annotator == me);
    Arc::new(claim)
}
