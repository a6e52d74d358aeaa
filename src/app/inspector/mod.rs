//! The inspector: notes and other text fields of a claim, and its evidence with the texts kept with it.

pub mod brought_back;
pub mod evidence;
pub mod evidence_view;
pub mod history_view;
pub mod key_view;
pub mod others_view;
pub mod pupil_view;
pub mod verdicts_view;
pub mod view;

use std::path::PathBuf;

use egui::Key;

use self::evidence::{At, Kept, OfEvidence, Offered};
use crate::app::commands::{Also, Command, Group, Row, ctrl, plain, shift, when};
use crate::app::desk::document::Field;
use crate::app::desk::out::Out;
use crate::app::desk::{Desk, Pane};
use crate::tr;
use claimlight_core::model::{
    AnnotatorId, Claim, ClaimId, EvidenceId, Field as Recorded, Need, Snapshot, Stance, Timestamp, Value,
};

/// The commands of the inspector.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::EditNote, Group::Why, when::selected, || Action::EditNote)
        .keys(&[plain(Key::Enter)])
        .also(Also::Context),
    Row::new(Command::AddEvidence, Group::Why, when::claim, || Action::AddEvidence)
        .keys(&[plain(Key::E)])
        .also(Also::Context),
    Row::new(Command::EvidenceSupports, Group::Why, when::evidence, || Action::SetStance(Stance::Supports))
        .keys(&[ctrl(Key::Num1)]),
    Row::new(Command::EvidenceRefutes, Group::Why, when::evidence, || Action::SetStance(Stance::Refutes))
        .keys(&[ctrl(Key::Num2)]),
    Row::new(Command::EvidenceContext, Group::Why, when::evidence, || Action::SetStance(Stance::Context))
        .keys(&[ctrl(Key::Num3)]),
    Row::new(Command::KeyRequired, Group::Key, when::claim, || Action::SetNeed(None, Need::Required))
        .keys(&[shift(Key::R)]),
    Row::new(Command::KeyWelcome, Group::Key, when::claim, || Action::SetNeed(None, Need::Welcome))
        .keys(&[shift(Key::W)]),
    Row::new(Command::KeyEitherWay, Group::Key, when::claim, || Action::SetNeed(None, Need::EitherWay))
        .keys(&[shift(Key::E)]),
    Row::new(Command::KeyNote, Group::Key, when::claim, || Action::EditToPupil).keys(&[shift(Key::P)]),
];

/// What the inspector keeps besides the claim.
#[derive(Debug, Default)]
pub struct State {
    /// Sources used before that match the typed text.
    offered: Offered,
    /// The evidence entry that keeps the text of the next dropped file.
    awaits_drop: Option<At>,
    /// The kept text whose sheet is open.
    kept: Option<Kept>,
    /// The entry of evidence whose fields are shown.
    opened: Option<EvidenceId>,
    /// The claim on which somebody else's note is shown, and whose.
    note_of: Option<(ClaimId, AnnotatorId)>,
}

/// What can be done in the inspector.
#[derive(Debug)]
pub enum Action {
    /// The text of a field of a claim changes to this.
    Type(ClaimId, Field, String),
    /// Enter was pressed in a field: return to the article.
    LeaveField,
    /// Set the kind of a claim.
    SetKind(ClaimId, String),
    /// Set my confidence in my verdict on a claim, in percent; `None` removes it.
    SetConfidence(ClaimId, Option<u8>),
    /// Edit the note on the selected claim. Selected words are marked as a claim to check first.
    EditNote,
    /// Add an entry of evidence to the selected claim.
    AddEvidence,
    /// Set what the opened entry of evidence of the selected claim says, else its last one.
    SetStance(Stance),
    /// Change or use an entry of evidence.
    Evidence(At, OfEvidence),
    /// A file was dropped and its text is to be kept.
    Dropped(PathBuf),
    /// The text of a file has been read, to be kept in the article with this number. The error is a sentence for the user.
    KeptRead(u64, At, Box<Result<Snapshot, String>>),
    /// Show the fields of this entry of evidence; `None` hides those that are shown.
    OpenEvidence(Option<EvidenceId>),
    /// Show this person's note on this claim; `None` hides the one that is shown.
    ShowNote(Option<(ClaimId, AnnotatorId)>),
    /// Say how much a key wants a claim; `None`: the selected one.
    SetNeed(Option<ClaimId>, Need),
    /// Accept this verdict for a claim in a key, or no longer. Empty: to check.
    ToggleAccepted(ClaimId, String),
    /// Edit what pupils are to read about the selected claim.
    EditToPupil,
    /// Show or hide the additional fields.
    ShowMore(bool),
    /// Show the list of claims instead, in a low window.
    ShowList,
}

/// What an action requests of the rest of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Offer sources used before that match the text typed into this entry.
    Offer(EvidenceId, String),
    /// Mark the selected words as a claim to check, then edit its note.
    Mark,
    /// Show the sheet with the kept text.
    ShowKept,
    /// Return from the field to the article.
    Escape,
}

impl State {
    /// Sources used before that match the typed text.
    pub fn offered(&self) -> &Offered {
        &self.offered
    }

    /// The kept text whose sheet is open.
    pub fn kept(&self) -> Option<&Kept> {
        self.kept.as_ref()
    }

    /// The entry of evidence whose fields are shown.
    pub fn opened(&self) -> Option<EvidenceId> {
        self.opened
    }

    /// The claim on which somebody else's note is shown, and whose.
    pub fn note_of(&self) -> Option<(ClaimId, AnnotatorId)> {
        self.note_of
    }

    /// Whether the text of the next dropped file will be kept with an entry of evidence.
    pub fn awaits_drop(&self) -> bool {
        self.awaits_drop.is_some()
    }

    /// Applies an action; returns what the rest of the window has to do.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Type(id, field, text) => return type_in(desk, id, field, text),
            Action::LeaveField => return Some(Request::Escape),
            Action::SetKind(id, kind) => desk.edit(id, tr!("kind-of-claim"), |c, _| c.kind = kind),
            Action::SetConfidence(id, value) => {
                desk.with(|d| {
                    let (me, same) = (d.me, d.same().clone());
                    let set = |claim: &mut Claim| same.judgement_mut(claim, me).confidence = value;
                    d.edit_claim(id, tr!("act-confidence"), None, set);
                });
            }
            Action::EditNote => return edit_note(desk),
            Action::AddEvidence => self.add_evidence(desk),
            Action::SetStance(stance) => self.set_stance(desk, stance),
            Action::OpenEvidence(id) => self.opened = id,
            Action::ShowNote(of) => self.note_of = of,
            Action::Evidence(at, act) => return self.of_evidence(desk, out, at, act),
            Action::Dropped(path) => self.keep_dropped(desk, out, path),
            Action::KeptRead(article, at, read) => evidence::kept_read(desk, article, at, *read),
            Action::SetNeed(id, need) => key_view::set_need(desk, id, need),
            Action::ToggleAccepted(id, verdict) => key_view::toggle_accepted(desk, id, &verdict),
            Action::EditToPupil => {
                show_inspector(desk);
                desk.focus = Some(Field::ToPupil);
            }
            Action::ShowMore(more) => desk.settings.more = more,
            Action::ShowList => desk.list_first = true,
        }
        None
    }

    fn add_evidence(&mut self, desk: &mut Desk) {
        let Some(document) = &mut desk.document else { return };
        if let Some(id) = document.selected_claim().map(|c| c.id)
            && let Some(evidence) = document.add_evidence(id)
        {
            self.opened = Some(evidence);
            show_inspector(desk);
            desk.focus = Some(Field::Evidence(evidence, Recorded::Url));
            desk.say_done(tr!("evidence-added-type-a-url-or").to_owned());
        }
    }
}

/// Stores text typed into a field; typing without a pause is one undo step. Returns a request for sources that match.
fn type_in(desk: &mut Desk, id: ClaimId, field: Field, text: String) -> Option<Request> {
    desk.with(|d| {
        let (me, same) = (d.me, d.same().clone());
        d.edit_claim(id, tr!("act-typing"), Some(field), |claim| match field {
            Field::Note => {
                let judgement = same.judgement_mut(claim, me);
                if judgement.note != text {
                    judgement.note.clone_from(&text);
                    judgement.time = Timestamp::now();
                }
            }
            field => put(claim, field, &text),
        });
    });
    match field {
        Field::Evidence(evidence, Recorded::Url | Recorded::Title) => Some(Request::Offer(evidence, text)),
        _ => None,
    }
}

/// Shows the inspector, because one of its fields is about to get the keyboard.
fn show_inspector(desk: &mut Desk) {
    desk.show_pane(Pane::Inspector);
}

fn edit_note(desk: &mut Desk) -> Option<Request> {
    let document = desk.document.as_mut()?;
    // Words that are a claim already keep their verdict.
    if let Some(id) = document.selected_words().and_then(|words| document.claim_exactly(words)) {
        document.select_claim(id);
    }
    if document.selected_claim().is_none() {
        return Some(Request::Mark);
    }
    show_inspector(desk);
    desk.focus = Some(Field::Note);
    None
}

/// Stores typed text in a field of a claim. My note is a field of my judgement, not of the claim, and is left unchanged.
fn put(claim: &mut Claim, field: Field, text: &str) {
    match field {
        Field::Note => {}
        Field::ToPupil => text.clone_into(&mut claim.to_pupil),
        Field::Restated => text.clone_into(&mut claim.restated),
        Field::Claimant => text.clone_into(&mut claim.claimant),
        Field::Date => text.clone_into(&mut claim.date),
        Field::Tags => {
            claim.tags = text.split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
        }
        Field::Evidence(id, field) => {
            if let Some(evidence) = claim.evidence.iter_mut().find(|e| e.id == id) {
                evidence.set(field, Value::Text(text.into()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::model::Evidence;
    use claimlight_core::text::TextRange;

    #[test]
    fn typed_text_goes_into_its_field() {
        let mut claim = Claim::new(AnnotatorId::new(), [TextRange::from_usize(0..1)]);
        let (one, other) = (EvidenceId::new(), EvidenceId::new());
        claim.evidence = vec![Evidence::empty(one), Evidence::empty(other)];
        put(&mut claim, Field::Restated, "It closed");
        put(&mut claim, Field::Tags, " north,, ice , ");
        put(&mut claim, Field::Evidence(other, Recorded::Url), "https://example.org");
        put(&mut claim, Field::Evidence(EvidenceId::new(), Recorded::Quote), "of an entry that is gone");
        assert_eq!(claim.restated, "It closed");
        assert_eq!(claim.tags, ["north", "ice"]);
        let urls: Vec<&str> = claim.evidence.iter().map(|e| e.url.as_str()).collect();
        assert_eq!(urls, ["", "https://example.org"]);
        assert!(claim.evidence.iter().all(|e| e.quote.is_empty()));
    }
}
