//! Evidence out of what is on the clipboard when somebody comes back from the browser or a reference manager.

use super::State;
use crate::app::desk::document::Document;
use crate::app::desk::{Desk, Pane};
use crate::tr;
use claimlight_core::exchange::citation::{self, CitationError};
use claimlight_core::exchange::looked_up;
use claimlight_core::model::{ClaimId, Evidence, EvidenceId, Source, Stance, Timestamp};

/// Whether pasted words were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// They became evidence, or it was said what is wrong with them.
    Yes,
    /// They are for somebody else.
    No,
}

/// The sources that a text names. `None`: it names none. The error is a sentence for people.
fn sources(text: &str) -> Option<Result<Vec<Source>, String>> {
    if let Some(found) = looked_up::read(text) {
        return Some(Ok(vec![found.source()]));
    }
    match citation::read(text) {
        Ok(citations) => Some(Ok(citations.into_iter().map(citation::Citation::source).collect())),
        Err(CitationError::None | CitationError::TooLong) => None,
        Err(CitationError::Malformed { line, column, .. }) => {
            Some(Err(tr!("citation-malformed", line = line, column = column)))
        }
        Err(CitationError::TooMany) => Some(Err(tr!("citation-too-many").to_owned())),
    }
}

impl State {
    /// Takes a pasted text as evidence for the selected claim, if it names sources.
    pub fn take_pasted(&mut self, desk: &mut Desk, text: &str) -> Taken {
        let Some(claim) = desk.document.as_ref().and_then(Document::selected_claim).map(|claim| claim.id) else {
            return Taken::No;
        };
        let sources = match sources(text) {
            None => return Taken::No,
            Some(Ok(sources)) => sources,
            Some(Err(told)) => {
                desk.say(told);
                return Taken::Yes;
            }
        };
        let count = sources.len();
        let Some(last) = desk.document.as_mut().and_then(|document| add(document, claim, sources)) else {
            return Taken::No;
        };
        self.opened = Some(last);
        desk.show_pane(Pane::Inspector);
        desk.focus_article = true;
        desk.say(tr!("evidence-brought-back", n = count));
        Taken::Yes
    }

    /// Sets what the opened entry of evidence of the selected claim says, else its last one.
    pub(super) fn set_stance(&self, desk: &mut Desk, stance: Stance) {
        let Some(claim) = desk.document.as_ref().and_then(Document::selected_claim) else { return };
        let opened = claim.evidence.iter().find(|evidence| Some(evidence.id) == self.opened);
        let Some(evidence) = opened.or(claim.evidence.last()).map(|evidence| evidence.id) else { return };
        let claim = claim.id;
        desk.edit(claim, tr!("what-the-evidence-says"), |c, _| {
            if let Some(entry) = c.evidence.iter_mut().find(|entry| entry.id == evidence) {
                entry.stance = stance;
            }
        });
        desk.say_done(match stance {
            Stance::Supports => tr!("evidence-supports").to_owned(),
            Stance::Refutes => tr!("evidence-refutes").to_owned(),
            Stance::Context => tr!("evidence-context").to_owned(),
        });
    }
}

/// Adds entries of evidence to a claim, as one act. Those that do not say when they were seen were seen today. Returns the last one.
fn add(document: &mut Document, claim: ClaimId, sources: Vec<Source>) -> Option<EvidenceId> {
    let me = document.me;
    let today = Timestamp::now().local().date().to_string();
    let entries = sources.into_iter().map(|mut source| {
        if source.accessed.is_empty() && !source.url.is_empty() {
            source.accessed.clone_from(&today);
        }
        let mut entry = Evidence { annotator: me, time: Timestamp::now(), ..Evidence::empty(EvidenceId::new()) };
        entry.put_source(source);
        entry
    });
    let entries: Vec<Evidence> = entries.collect();
    let last = entries.last()?.id;
    document
        .edit_claim(claim, tr!("add-evidence"), None, |claim| {
            claim.evidence.extend(entries);
            claim.put_evidence_in_order();
        })
        .then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;
    use claimlight_core::model::{AnnotatorId, Claim, Claims};
    use claimlight_core::text::TextRange;

    fn desk() -> (Desk, ClaimId) {
        let mut desk = Desk::new(Settings::default(), None);
        let mut document = Document::pasted("The bridge closed. It opened in May.");
        let claim = Claim::new(AnnotatorId::new(), [TextRange::from_usize(0..18)]);
        let id = claim.id;
        document.annotations.claims = Claims::new([claim]);
        document.select_claim(id);
        desk.document = Some(document);
        (desk, id)
    }

    fn evidence(desk: &Desk, claim: ClaimId) -> Vec<Evidence> {
        desk.document.as_ref().unwrap().annotations.claims.get(claim).unwrap().evidence.clone()
    }

    #[test]
    fn an_address_becomes_evidence_with_the_day_and_gets_its_stance_by_a_key() {
        let ((mut desk, claim), mut state) = (desk(), State::default());
        assert_eq!(state.take_pasted(&mut desk, " https://example.org/log \n"), Taken::Yes);
        let entry = evidence(&desk, claim).remove(0);
        assert_eq!((entry.url.as_str(), entry.stance), ("https://example.org/log", Stance::Supports));
        assert_eq!(entry.accessed, Timestamp::now().local().date().to_string());
        state.set_stance(&mut desk, Stance::Refutes);
        assert_eq!(evidence(&desk, claim)[0].stance, Stance::Refutes);
        assert!(desk.document.as_mut().unwrap().undo().is_some());
        assert!(desk.document.as_mut().unwrap().undo().is_some());
        assert_eq!(evidence(&desk, claim), []);
    }

    #[test]
    fn citations_become_evidence_and_bad_ones_are_told() {
        let ((mut desk, claim), mut state) = (desk(), State::default());
        let cited =
            "@article{a, title = {The log}, journal = {Harbour News}, year = {2026}, url = {https://example.org/a}}";
        assert_eq!(state.take_pasted(&mut desk, cited), Taken::Yes);
        let entry = evidence(&desk, claim).remove(0);
        let told = (entry.title.as_str(), entry.publisher.as_str(), entry.published.as_str());
        assert_eq!(told, ("The log", "Harbour News", "2026"));
        assert_eq!(state.take_pasted(&mut desk, "@article{a, title = {The log"), Taken::Yes);
        assert_eq!(evidence(&desk, claim).len(), 1);
        assert!(desk.message.as_ref().is_some_and(|message| message.text.contains('1')));
    }

    #[test]
    fn other_words_and_words_without_a_claim_are_left_alone() {
        let ((mut desk, claim), mut state) = (desk(), State::default());
        for text in ["", "It opened in May.", "https://a.example https://b.example"] {
            assert_eq!(state.take_pasted(&mut desk, text), Taken::No, "{text}");
        }
        assert_eq!(evidence(&desk, claim), []);
        desk.document = Some(Document::pasted("The bridge closed."));
        assert_eq!(state.take_pasted(&mut desk, "https://example.org/log"), Taken::No);
    }
}
