//! Notes and other fields of a claim that are typed in the inspector.

pub mod evidence;
pub mod evidence_view;
pub mod verdicts_view;
pub mod view;

use crate::app::desk::document::Field;
use crate::app::state::State;
use crate::tr;
use claimlight_core::model::{AnnotatorId, Claim, ClaimId, EvidenceId};

impl State {
    pub(in crate::app) fn type_in(&mut self, id: ClaimId, field: Field, text: &str) {
        if let Field::EvidenceUrl(evidence) | Field::EvidenceTitle(evidence) = field {
            self.offer_evidence(evidence, text);
        }
        self.desk.with(|d| {
            let me = d.me;
            d.edit_claim(id, tr!("act-typing"), Some(field), |claim| put(claim, me, field, text));
        });
    }

    /// Shows the inspector: a field of it is to get the keyboard.
    fn show_inspector(&mut self) {
        self.desk.settings.inspector = true;
        self.desk.list_first = false;
        self.desk.reading = false;
    }

    pub(in crate::app) fn edit_note(&mut self) {
        let Some(document) = &self.desk.document else { return };
        if document.selected_claim().is_some() {
            self.show_inspector();
            self.desk.focus = Some(Field::Note);
        } else {
            self.desk.act(|d| d.judge(None));
        }
    }

    pub(in crate::app) fn add_evidence(&mut self) {
        let Some(document) = &mut self.desk.document else { return };
        if let Some(id) = document.selected_claim().map(|c| c.id)
            && let Some(evidence) = document.add_evidence(id)
        {
            self.show_inspector();
            self.desk.focus = Some(Field::EvidenceUrl(evidence));
            self.desk.say_done(tr!("evidence-added-type-a-url-or").to_owned());
        }
    }
}

/// Puts typed text into a field of a claim.
fn put(claim: &mut Claim, me: AnnotatorId, field: Field, text: &str) {
    let text = text.to_owned();
    let (id, place): (EvidenceId, fn(&mut claimlight_core::model::Evidence) -> &mut String) = match field {
        Field::Note => {
            let judgement = claim.judgement_mut(me);
            if judgement.note != text {
                judgement.note = text;
                judgement.time = claimlight_core::model::Timestamp::now();
            }
            return;
        }
        Field::Restated => return claim.restated = text,
        Field::Claimant => return claim.claimant = text,
        Field::Date => return claim.date = text,
        Field::Tags => {
            claim.tags = text.split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
            return;
        }
        Field::EvidenceUrl(id) => (id, |e| &mut e.url),
        Field::EvidenceTitle(id) => (id, |e| &mut e.title),
        Field::EvidenceQuote(id) => (id, |e| &mut e.quote),
        Field::EvidencePublisher(id) => (id, |e| &mut e.publisher),
        Field::EvidencePublished(id) => (id, |e| &mut e.published),
        Field::EvidenceAccessed(id) => (id, |e| &mut e.accessed),
        Field::EvidenceArchived(id) => (id, |e| &mut e.archived_url),
        Field::EvidenceQuestion(id) => (id, |e| &mut e.question),
    };
    if let Some(evidence) = claim.evidence.iter_mut().find(|e| e.id == id) {
        *place(evidence) = text;
    }
}
