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
    let same = annotations.same();
    let is_me = |id: AnnotatorId| same.are_one(id, me);
    let is_mine = |c: &&Arc<Claim>| same.is_by(c, me);
    let claims: Vec<Arc<Claim>> =
        annotations.claims.as_slice().iter().filter(is_mine).map(|c| alone(c, &is_me)).collect();
    let evidence: HashSet<EvidenceId> = claims.iter().flat_map(|c| c.evidence.iter().map(|e| e.id)).collect();
    let no_claims: Vec<_> =
        annotations.no_claims.as_slice().iter().filter(|n| is_me(n.annotator)).map(Arc::clone).collect();
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
                    Member::Judgement(id) => is_me(*id),
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
fn alone(claim: &Arc<Claim>, is_me: &impl Fn(AnnotatorId) -> bool) -> Arc<Claim> {
    let is_alone =
        claim.judgements.iter().all(|j| is_me(j.annotator)) && claim.evidence.iter().all(|e| is_me(e.annotator));
    if is_alone {
        return Arc::clone(claim);
    }
    let mut claim = (**claim).clone();
    claim.judgements.retain(|j| is_me(j.annotator));
    claim.evidence.retain(|e| is_me(e.annotator));
    Arc::new(claim)
}
