//! The hint that goes along with a first claim: select words, give a verdict, say why.
//!
//! Always true: it never stands in the way. It follows what the user does and asks for nothing. Absent: marking itself, and the
//! practice text.

pub mod view;

use std::collections::BTreeSet;

use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use claimlight_core::model::{Claim, ClaimId};

/// The commands of the first steps.
pub const COMMANDS: &[Row<Action>] = &[Row::new(Command::FirstSteps, Group::Help, when::always, || Action::Ask)];

/// The article that the hint goes along with, if there is one.
#[derive(Debug, Default)]
pub struct State {
    along: Option<Along>,
}

/// How far the user has come in an article.
#[derive(Debug)]
struct Along {
    /// The number of the article.
    article: u64,
    /// My claims that were there before.
    before: BTreeSet<ClaimId>,
    /// How many claims the article had when they were last looked at.
    known: usize,
    /// The claim made since then.
    made: Option<ClaimId>,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show the hint, or a text to practise on if no article can be marked.
    Ask,
    /// Go along in the article that is shown.
    Begin,
    /// Put the hint away.
    Dismiss,
}

/// What the rest of the window is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Open the text to practise on.
    Practise,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Select words.
    Select,
    /// Give them a verdict.
    Judge,
    /// Say why, or add evidence.
    Why,
    /// Nothing: a claim is marked, and its reason said.
    Done,
}

impl State {
    /// Applies an action; returns what the rest of the window has to do.
    pub fn apply(&mut self, desk: &mut Desk, action: Action) -> Option<Request> {
        let document = desk.document.as_ref().filter(|d| can_mark(d));
        match (action, document) {
            (Action::Ask | Action::Begin, Some(document)) => {
                self.along = Some(Along::begin(document));
                desk.reading = false;
                desk.focus_article = true;
            }
            (Action::Ask, None) => return Some(Request::Practise),
            (Action::Begin, None) => {}
            (Action::Dismiss, _) => {
                self.along = None;
                desk.settings.past_first_steps = true;
                desk.focus_article = true;
            }
        }
        None
    }

    /// Follows what was marked. Until a first claim was made, the hint comes with every article; then it stays with the one in which
    /// that was until the next claim is made there.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        let Some(document) = desk.document.as_ref().filter(|d| can_mark(d)) else { return };
        if self.along.as_ref().is_none_or(|along| along.article != document.number) {
            desk.settings.past_first_steps |= my_claims(document).next().is_some();
            self.along = (!desk.settings.past_first_steps).then(|| Along::begin(document));
        }
        let Some(along) = &mut self.along else { return };
        if !along.follow(document) {
            self.along = None;
        } else if along.made.is_some() {
            desk.settings.past_first_steps = true;
        }
    }

    /// What is to be done next in the article that is shown; `None` if no hint is shown.
    pub fn step(&self, desk: &Desk) -> Option<Step> {
        let document = desk.document.as_ref().filter(|d| can_mark(d) && d.mode.is_none())?;
        let along = self.along.as_ref().filter(|along| along.article == document.number && !desk.reading)?;
        let Some(claim) = along.made.and_then(|id| document.annotations.claims.get(id)) else {
            let is_selected = document.selected_words().is_some();
            return Some(if is_selected { Step::Judge } else { Step::Select });
        };
        let has_note = document.mine(claim).is_some_and(|mine| !mine.note.trim().is_empty());
        Some(if has_note || !claim.evidence.is_empty() { Step::Done } else { Step::Why })
    }
}

impl Along {
    fn begin(document: &Document) -> Self {
        let before = my_claims(document).map(|c| c.id).collect();
        Self { article: document.number, before, known: document.annotations.claims.len(), made: None }
    }

    /// Takes in the claim that was made, or that it was taken back. `false` once a second one is made.
    fn follow(&mut self, document: &Document) -> bool {
        let n = document.annotations.claims.len();
        if std::mem::replace(&mut self.known, n) == n {
            return true;
        }
        let mut made = my_claims(document).map(|c| c.id).filter(|id| !self.before.contains(id));
        self.made = made.next();
        made.next().is_none()
    }
}

fn can_mark(document: &Document) -> bool {
    !document.needs_text
}

/// The claims that I marked.
fn my_claims(document: &Document) -> impl Iterator<Item = &Claim> {
    let claims = document.annotations.claims.as_slice().iter();
    claims.map(AsRef::as_ref).filter(move |c: &&Claim| document.same().are_one(c.annotator, document.me))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::select::{Extend, Part, Toward};
    use crate::app::desk::{self, select::Reveal};
    use crate::app::settings::Settings;

    fn shown() -> (State, Desk) {
        let mut desk = Desk::new(Settings::default(), None);
        desk.document = Some(Document::pasted("The bridge closed. It opened in May."));
        (State::default(), desk)
    }

    fn next_sentence(desk: &mut Desk) {
        desk.apply(desk::Action::Step(Part::Sentence, Toward::Next, Extend::No));
    }

    #[test]
    fn the_hint_goes_along_until_the_second_claim() {
        let (mut state, mut desk) = shown();
        let mut step = |desk: &mut Desk| {
            state.keep_up(desk);
            state.step(desk)
        };
        assert_eq!(step(&mut desk), Some(Step::Select));
        next_sentence(&mut desk);
        assert_eq!(step(&mut desk), Some(Step::Judge));
        desk.act(|d| d.judge(Some("verified")));
        assert_eq!(step(&mut desk), Some(Step::Why));
        assert!(desk.settings.past_first_steps, "a first claim was made");
        desk.with(|d| drop(d.undo()));
        assert_eq!(step(&mut desk), Some(Step::Judge), "it was taken back");
        desk.act(|d| d.judge(Some("verified")));
        let id = desk.document.as_ref().and_then(|d| d.selected_claim()).map(|c| c.id);
        let id = id.unwrap_or_else(|| panic!("the claim is selected"));
        desk.edit(id, "note", |claim, me| "It is true.".clone_into(&mut claim.judgement_mut(me).note));
        assert_eq!(step(&mut desk), Some(Step::Done));
        desk.apply(desk::Action::SelectClaim(id, Reveal::No));
        next_sentence(&mut desk);
        assert_eq!(step(&mut desk), Some(Step::Done), "it stays until the next claim");
        desk.act(|d| d.judge(Some("unverified")));
        assert_eq!(step(&mut desk), None);
    }

    #[test]
    fn it_is_put_away_for_good_and_comes_back_when_asked_for() {
        let (mut state, mut desk) = shown();
        state.keep_up(&mut desk);
        assert_eq!(state.apply(&mut desk, Action::Dismiss), None);
        state.keep_up(&mut desk);
        assert_eq!((state.step(&desk), desk.settings.past_first_steps), (None, true));
        assert_eq!(state.apply(&mut desk, Action::Ask), None);
        state.keep_up(&mut desk);
        assert_eq!(state.step(&desk), Some(Step::Select));
    }

    #[test]
    fn without_an_article_it_asks_for_the_practice_text() {
        let mut desk = Desk::new(Settings::default(), None);
        assert_eq!(State::default().apply(&mut desk, Action::Ask), Some(Request::Practise));
    }
}
