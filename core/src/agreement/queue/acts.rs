//! What an adjudicator does: edits that decide a group.

use super::build::ends;
use super::{Group, Outcome, Ruling, Version};
use crate::model::{
    ADJUDICATOR, Annotations, Annotator, AnnotatorId, Claim, ClaimId, Decided, Edit, Judgement, Same, Timestamp,
    deciding_name,
};
use crate::text::TextRange;

/// The annotator as whom a person decides in these annotations, and the edit that adds it if they do not have it yet.
pub fn adjudicator(annotations: &Annotations, person: &Annotator) -> (AnnotatorId, Option<Edit>) {
    let id = person.id.deciding();
    if annotations.annotator(id).is_some() {
        return (id, None);
    }
    let name = deciding_name(&person.name);
    let annotator = Annotator { role: Some(ADJUDICATOR.into()), ..Annotator::new(id, name) };
    (id, Some(Edit::made(annotator)))
}

/// Makes the edits of an adjudicator's acts. Each act decides all claims of its groups. What the adjudicator had written as a reason and a
/// note stays.
pub struct Acts<'a> {
    /// The annotations that the groups were made from.
    pub annotations: &'a Annotations,
    /// Who decides.
    pub by: AnnotatorId,
    /// Whether names are hidden.
    pub blind: bool,
    /// When.
    pub time: Timestamp,
}

/// What is decided of a claim.
struct Decision<'a> {
    decided: Decided,
    same_as: Option<ClaimId>,
    verdict: Option<&'a str>,
}

impl Decision<'_> {
    const NO_CLAIM: Self = Self { decided: Decided::NoClaim, same_as: None, verdict: None };
}

impl Acts<'_> {
    /// Lets a version stand: its first claim, with its verdict.
    pub fn take(&self, group: &Group, version: &Version) -> Vec<Edit> {
        match version.claims.first() {
            Some(claim) => self.stands(group, *claim, version.verdict.as_deref()),
            None => Vec::new(),
        }
    }

    /// Lets these words stand with a verdict: the claim of the group that has these ends, else one of the adjudicator's own, which is made
    /// or moved there.
    pub fn judge(&self, group: &Group, words: &[TextRange], verdict: Option<&str>) -> Vec<Edit> {
        let claims = || group.all().filter_map(|id| self.annotations.claims.get(id));
        if let Some(claim) = claims().find(|claim| ends(claim) == words) {
            return self.stands(group, claim.id, verdict);
        }
        if words.is_empty() {
            return Vec::new();
        }
        let same = self.annotations.same();
        let own = claims().find(|claim| self.is_own_alone(claim, &same));
        let before = own.map(|claim| (**claim).clone());
        let mut claim = Claim::new(self.by, words.iter().copied());
        if let Some(before) = &before {
            let spans = std::mem::take(&mut claim.spans);
            claim = Claim { spans, ..before.clone() };
        } else {
            claim.time = self.time;
        }
        let decision = Decision { decided: Decided::Stands, same_as: None, verdict };
        let said = self.written(group);
        self.put(&mut claim, &decision, &said, &same);
        let id = claim.id;
        let mut edits = vec![Edit::put(before, claim)];
        edits.extend(self.others(group, id, &same));
        edits
    }

    /// Decides as somebody decided before.
    pub fn follow(&self, group: &Group, ruling: &Ruling) -> Vec<Edit> {
        match &ruling.outcome {
            Outcome::Stands(claims) => match claims.first() {
                Some((claim, verdict)) => self.stands(group, *claim, verdict.as_deref()),
                None => Vec::new(),
            },
            Outcome::NoClaim => self.no_claim(group),
            Outcome::Elsewhere(claims) => {
                let there = claims.iter().find(|id| self.annotations.claims.get(**id).is_some());
                there.map(|claim| self.others(group, *claim, &self.annotations.same())).unwrap_or_default()
            }
        }
    }

    /// Says that there is no claim.
    pub fn no_claim(&self, group: &Group) -> Vec<Edit> {
        let same = self.annotations.same();
        let said = self.written(group);
        let mut edits = Vec::new();
        let first = group.claims.first().or(group.own.first()).copied();
        for claim in group.all().filter_map(|id| self.annotations.claims.get(id)) {
            if self.is_own_alone(claim, &same) && Some(claim.id) != first {
                edits.push(Edit::removed((**claim).clone()));
                continue;
            }
            let is_first = Some(claim.id) == first;
            let nothing = Written::default();
            edits.extend(self.change(claim, &Decision::NO_CLAIM, if is_first { &said } else { &nothing }, &same));
        }
        edits
    }

    /// Lets stand what all agree on: the first version of each group.
    pub fn accept<'g>(&self, groups: impl IntoIterator<Item = &'g Group>) -> Vec<Edit> {
        let first = |group: &'g Group| Some(self.take(group, group.versions.first()?));
        groups.into_iter().filter_map(first).flatten().collect()
    }

    /// Writes why people had differed, and a note for all, decided or not yet.
    pub fn explain(&self, group: &Group, reason: &str, note: &str) -> Vec<Edit> {
        let same = self.annotations.same();
        let claims = || group.all().filter_map(|id| self.annotations.claims.get(id));
        let stands = |claim: &&std::sync::Arc<Claim>| {
            same.judgement(claim, self.by).is_some_and(|j| j.decision == Some(Decided::Stands))
        };
        let Some(main) = claims().find(stands).or_else(|| claims().next()).map(|claim| claim.id) else {
            return Vec::new();
        };
        let mut edits = Vec::new();
        for claim in claims() {
            let mine = same.judgement(claim, self.by);
            let (wanted_reason, wanted_note) = if claim.id == main { (reason, note) } else { ("", "") };
            let (known_reason, known_note) = mine.map_or(("", ""), |j| (j.reason.as_str(), j.note.as_str()));
            if (wanted_reason, wanted_note) == (known_reason, known_note) {
                continue;
            }
            let mut after = (**claim).clone();
            let judgement = same.judgement_mut(&mut after, self.by);
            wanted_reason.clone_into(&mut judgement.reason);
            wanted_note.clone_into(&mut judgement.note);
            judgement.time = self.time;
            if is_nothing(judgement) {
                after.judgements.retain(|j| j.annotator != self.by);
            }
            edits.push(Edit::changed((**claim).clone(), after));
        }
        edits
    }

    /// What the adjudicator has written of a group: the reason, and the note.
    pub fn written(&self, group: &Group) -> Written {
        let same = self.annotations.same();
        let mut written = Written::default();
        for claim in group.all().filter_map(|id| self.annotations.claims.get(id)) {
            let Some(mine) = same.judgement(claim, self.by) else { continue };
            for (text, new) in [(&mut written.reason, &mine.reason), (&mut written.note, &mine.note)] {
                if text.is_empty() {
                    new.clone_into(text);
                }
            }
        }
        written
    }

    fn stands(&self, group: &Group, claim: ClaimId, verdict: Option<&str>) -> Vec<Edit> {
        let same = self.annotations.same();
        let decision = Decision { decided: Decided::Stands, same_as: None, verdict };
        let said = self.written(group);
        let main = self.annotations.claims.get(claim).map(|claim| self.change(claim, &decision, &said, &same));
        main.into_iter().flatten().chain(self.others(group, claim, &same)).collect()
    }

    /// Lets another claim stand for all other claims of a group. Claims of the adjudicator's own, on which nobody has said anything, go.
    fn others(&self, group: &Group, stands: ClaimId, same: &Same) -> Vec<Edit> {
        let decision = Decision { decided: Decided::SameAs, same_as: Some(stands), verdict: None };
        let others = group.all().filter(|id| *id != stands).filter_map(|id| self.annotations.claims.get(id));
        let of = |claim: &std::sync::Arc<Claim>| {
            if self.is_own_alone(claim, same) {
                return Some(Edit::removed((**claim).clone()));
            }
            self.change(claim, &decision, &Written::default(), same)
        };
        others.filter_map(of).collect()
    }

    /// Whether the adjudicator marked a claim and nobody else has said anything of it.
    fn is_own_alone(&self, claim: &Claim, same: &Same) -> bool {
        same.are_one(claim.annotator, self.by) && claim.judgements.iter().all(|j| same.are_one(j.annotator, self.by))
    }

    fn change(&self, claim: &Claim, decision: &Decision<'_>, said: &Written, same: &Same) -> Option<Edit> {
        let mut after = claim.clone();
        self.put(&mut after, decision, said, same);
        (after != *claim).then(|| Edit::changed(claim.clone(), after))
    }

    fn put(&self, claim: &mut Claim, decision: &Decision<'_>, said: &Written, same: &Same) {
        let judgement = same.judgement_mut(claim, self.by);
        *judgement = Judgement {
            annotator: self.by,
            verdict: decision.verdict.map(str::to_owned),
            confidence: None,
            note: said.note.clone(),
            decision: Some(decision.decided.clone()),
            same_as: decision.same_as,
            reason: said.reason.clone(),
            blind: self.blind,
            time: self.time,
            extra: judgement.extra.take(),
        };
    }
}

/// What an adjudicator writes of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Why people had differed, see [`crate::model::REASONS`].
    pub reason: String,
    /// A note for all.
    pub note: String,
}

/// Whether a judgement says nothing any more.
fn is_nothing(judgement: &Judgement) -> bool {
    let Judgement { annotator: _, verdict, confidence, note, decision, same_as, reason, blind, time: _, extra } =
        judgement;
    verdict.is_none()
        && confidence.is_none()
        && note.is_empty()
        && decision.is_none()
        && same_as.is_none()
        && reason.is_empty()
        && !blind
        && extra.is_none()
}
