//! Marking claims, judging them, and recording that there is nothing to check.

pub mod split_join;
pub mod split_join_view;

use crate::app::desk::Report;
use crate::app::desk::document::{Document, Selection};
use crate::app::desk::place_span::{MyVerdict, put_span};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Edit, Evidence, EvidenceId, NoClaim, NoClaimId, Place, Timestamp};
use claimlight_core::text::TextRange;

const NO_WORDS: &str = "no-words";

impl Document {
    /// Gives my verdict: on a claim sets it, on words makes a claim with it. `None` is "to check".
    pub fn judge(&mut self, verdict: Option<&str>) -> Report {
        let label = texts::verdict(&self.annotations.scheme, verdict).to_owned();
        if let Selection::Claim(id) = self.selection {
            return self.judge_claim(id, verdict, &label);
        }
        let Some(words) = self.selected_words() else { return Report::Nothing(tr!(NO_WORDS).to_owned()) };
        if let Some(id) = self.claim_exactly(words) {
            self.select_claim(id);
            return self.judge_claim(id, verdict, &label);
        }
        let mut claim = Claim::new(self.me, [words]);
        if verdict.is_some() {
            claim.judgement_mut(self.me).verdict = verdict.map(str::to_owned);
        }
        let id = claim.id;
        let mut edits = vec![Edit::made(claim)];
        let taken_back = self.my_no_claims(words);
        let also = !taken_back.is_empty();
        edits.extend(taken_back.into_iter().map(Edit::removed));
        self.change(tr!("act-mark-claim", verdict = label.as_str()), edits, None);
        self.select_claim(id);
        Report::Done(if also {
            tr!("claim-marked-not-no-claim", verdict = label)
        } else {
            tr!("claim-marked", verdict = label)
        })
    }

    fn judge_claim(&mut self, id: ClaimId, verdict: Option<&str>, label: &str) -> Report {
        let me = self.me;
        let changed = self.edit_claim(id, &tr!("act-verdict", verdict = label), None, |claim| {
            let unjudged = claim.judgement_of(me).is_none();
            if verdict.is_none() && unjudged && claim.judgements.is_empty() {
                return;
            }
            let judgement = claim.judgement_mut(me);
            if unjudged || judgement.verdict.as_deref() != verdict {
                judgement.verdict = verdict.map(str::to_owned);
                judgement.time = Timestamp::now();
            }
        });
        if changed {
            Report::Done(tr!("verdict-given", verdict = label))
        } else {
            Report::Nothing(tr!("verdict-already", verdict = label))
        }
    }

    /// Records that the sentences which the selection touches hold no claim.
    pub fn record_no_claim(&mut self) -> Report {
        let range = match self.selection {
            Selection::Claim(_) => self.selected_range(),
            Selection::Words { .. } => match self.selected_words() {
                Some(words) => words,
                None => return Report::Nothing(tr!(NO_WORDS).to_owned()),
            },
        };
        let sentences = self.sentences_touching(range);
        let holds_mine = |s: &TextRange| {
            self.annotations
                .claims
                .spans_in(*s)
                .any(|span| self.annotations.claims.get(span.claim).is_some_and(|c| c.is_by(self.me)))
        };
        if sentences.iter().any(holds_mine) {
            return Report::Nothing(tr!("nothing-changed-a-claim-of-yours").to_owned());
        }
        let now = Timestamp::now();
        let new: Vec<Edit> = sentences
            .iter()
            .filter(|s| !self.my_no_claims(**s).iter().any(|n| n.range.covers(**s)))
            .map(|s| {
                let no_claim = NoClaim { id: NoClaimId::new(), annotator: self.me, time: now, range: *s, extra: None };
                Edit::made(no_claim)
            })
            .collect();
        let said = match new.len() {
            0 => return Report::Nothing(tr!("already-recorded-no-claim-here").to_owned()),
            n => tr!("no-claim-recorded", n = n),
        };
        self.change(tr!("record-no-claim"), new, None);
        Report::Done(said)
    }

    /// Removes the selected claim, or only my judgement where others have judged it; on words my no-claims there.
    pub fn delete(&mut self) -> Report {
        let Selection::Claim(id) = self.selection else {
            let range = self.selected_words().unwrap_or_default();
            let edits: Vec<Edit> = self.my_no_claims(range).into_iter().map(Edit::removed).collect();
            if edits.is_empty() {
                return Report::Nothing(tr!("nothing-to-delete-no-claim-is").to_owned());
            }
            self.change(tr!("take-back-no-claim"), edits, None);
            return Report::Done(tr!("taken-back-these-words-count-as").to_owned());
        };
        let Some(claim) = self.annotations.claims.get(id).cloned() else {
            return Report::Nothing(tr!("that-claim-is-gone-already").to_owned());
        };
        let mine = claim.judgement_of(self.me);
        if claim.judgements.iter().any(|j| j.annotator != self.me) {
            let Some(mine) = mine else {
                return Report::Nothing(tr!("others-have-judged-this-claim-and").to_owned());
            };
            let said = if mine.note.is_empty() { tr!("judgement-deleted") } else { tr!("judgement-and-note-deleted") };
            let me = self.me;
            self.edit_claim(id, tr!("delete-my-judgement"), None, |c| c.judgements.retain(|j| j.annotator != me));
            return Report::Done(said.to_owned());
        }
        let n = claim.evidence.len();
        let said = match (mine.is_some_and(|j| !j.note.is_empty()), n) {
            (false, 0) => tr!("claim-deleted").to_owned(),
            (true, 0) => tr!("claim-deleted-with-note").to_owned(),
            (false, n) => tr!("claim-deleted-with-evidence", n = n),
            (true, n) => tr!("claim-deleted-with-note-and-evidence", n = n),
        };
        let at = self.selected_range().start();
        self.change(tr!("delete-claim"), vec![Edit::removed(claim)], None);
        self.place_caret(at);
        self.last_claim = None;
        Report::Done(said)
    }

    /// Adds the selected words to the claim selected before.
    pub fn add_span(&mut self) -> Report {
        let Some(words) = self.selected_words() else {
            return Report::Nothing(tr!("select-the-words-to-add-first").to_owned());
        };
        let Some(id) = self.last_claim.filter(|id| self.annotations.claims.get(*id).is_some()) else {
            return Report::Nothing(tr!("select-a-claim-first-then-the").to_owned());
        };
        // A piece without a place stands there from now on.
        if let Some(claim) = self.annotations.claims.get(id).cloned()
            && let Some(span) = claim.spans.iter().find(|s| s.range().is_none())
        {
            if claim.ranges().any(|r| r.overlaps(words)) {
                return Report::Nothing(tr!("review-piece-there").to_owned());
            }
            let to_check = self.place_span(&claim, span, Place::At(words), MyVerdict::ToCheck);
            self.select_claim(id);
            return Report::Done(tr!(if to_check { "review-accepted-to-check" } else { "review-accepted" }).to_owned());
        }
        let added = self.edit_claim(id, tr!("add-words-to-claim"), None, |claim| {
            if !claim.ranges().any(|r| r.covers(words)) {
                put_span(claim, words);
            }
        });
        let number = self.annotations.claims.position(id).map_or(0, |i| i + 1);
        self.select_claim(id);
        if added {
            Report::Done(tr!("words-added-to-claim", number = number))
        } else {
            Report::Nothing(tr!("these-words-are-part-of-claim", number = number))
        }
    }

    /// Adds an empty entry of evidence to a claim.
    pub fn add_evidence(&mut self, id: ClaimId) -> Option<EvidenceId> {
        let me = self.me;
        let evidence = Evidence { annotator: me, time: Timestamp::now(), ..Evidence::empty(EvidenceId::new()) };
        let new = evidence.id;
        self.edit_claim(id, tr!("add-evidence"), None, |claim| {
            claim.evidence.push(evidence);
            claim.put_evidence_in_order();
        })
        .then_some(new)
    }
}
