//! Marking and judging claims, recording that there is nothing to check, splitting and joining claims; undo and redo.

pub mod split_join;
pub mod split_join_view;

use std::sync::Arc;

use egui::Key;

use self::split_join::{Part, Split};
use crate::app::commands::{Also, Command, Group, Row, ctrl, ctrl_shift, plain, shift, when};
use crate::app::desk::document::Document;
use crate::app::desk::place_span::MyVerdict;
use crate::app::desk::selection::Selection;
use crate::app::desk::{Desk, Report};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Edit, NoClaim, Place, Span, Timestamp};
use claimlight_core::text::TextRange;

const NO_WORDS: &str = "no-words";

/// The commands of marking.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Undo, Group::Undo, when::undo, || Action::Undo).keys(&[ctrl(Key::Z)]),
    Row::new(Command::Redo, Group::Undo, when::redo, || Action::Redo).keys(&[ctrl_shift(Key::Z), ctrl(Key::Y)]),
    Row::new(Command::ToCheck, Group::Verdict, when::selected, || Action::ToCheck)
        .keys(&[plain(Key::Num0)])
        .also(Also::Context),
    Row::new(Command::NoClaim, Group::Verdict, when::selected, || Action::NoClaim)
        .keys(&[plain(Key::N)])
        .also(Also::Context),
    Row::new(Command::AddSpan, Group::Words, when::selected, || Action::AddSpan)
        .keys(&[plain(Key::Plus), shift(Key::Plus), plain(Key::Equals), shift(Key::Equals)])
        .also(Also::Context),
    Row::new(Command::SplitClaim, Group::Words, when::claim, || Action::Split)
        .keys(&[ctrl(Key::D)])
        .also(Also::Context),
    Row::new(Command::Delete, Group::Delete, when::selected, || Action::Delete)
        .keys(&[plain(Key::Delete)])
        .also(Also::Context),
];

/// The claim that is being split, while its sheet is shown.
#[derive(Debug, Default)]
pub struct State {
    split: Option<Split>,
}

/// What can be done with the selection, with claims, and with the undo history.
#[derive(Debug)]
pub enum Action {
    /// Give verdict number `i` of the scheme, counted from 0.
    Judge(usize),
    /// Mark as to check, without a verdict.
    ToCheck,
    /// Record that the selected sentences hold no claim.
    NoClaim,
    /// Delete the selected claim, my judgement of it, or my records that there is no claim.
    Delete,
    /// Add the selected words to the claim selected before them.
    AddSpan,
    /// Undo the last action.
    Undo,
    /// Redo the action last undone.
    Redo,
    /// Start splitting the selected claim into parts.
    Split,
    /// Change part number `i` of the claim being split to this.
    SetPart(usize, Part),
    /// Offer another part.
    AddPart,
    /// Take part number `i` away from those offered.
    RemovePart(usize),
    /// Make the parts of the claim being split.
    MakeParts,
    /// Join these two claims; `None` joins the selected claim and the next one.
    Join(Option<(ClaimId, ClaimId)>),
}

/// What an action requests of the rest of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the sheet that splits a claim.
    ShowSplit,
    /// Close the sheet that splits a claim.
    CloseSplit,
    /// Unpick the claims that were picked, because they have been joined.
    LetGo,
    /// Update what depends on the article, because an action was undone or redone.
    Stepped(Step),
}

/// How undoing or redoing an action affected the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The article's text is the same as before.
    SameText,
    /// The article's text is a different one.
    OtherText,
}

impl State {
    /// The claim being split, with the parts as typed so far.
    pub fn split(&self) -> Option<&Split> {
        self.split.as_ref()
    }

    /// Applies an action; returns what the rest of the window has to do.
    pub fn apply(&mut self, desk: &mut Desk, action: Action) -> Option<Request> {
        match action {
            Action::Judge(i) => judge(desk, i),
            Action::ToCheck => desk.act(|d| d.judge(None)),
            Action::NoClaim => desk.act(Document::record_no_claim),
            Action::Delete => desk.act(Document::delete),
            Action::AddSpan => desk.act(Document::add_span),
            Action::Undo => return undo(desk),
            Action::Redo => return redo(desk),
            Action::Split => return self.begin_to_split(desk),
            Action::SetPart(i, part) => self.set_part(i, part),
            Action::AddPart => self.add_part(),
            Action::RemovePart(i) => self.remove_part(i),
            Action::MakeParts => return self.make_parts(desk),
            Action::Join(pair) => return split_join::join(desk, pair),
        }
        None
    }
}

/// Gives verdict number `i` of the scheme to the selection.
fn judge(desk: &mut Desk, i: usize) {
    desk.with(|d| d.end = None);
    let verdicts = desk.document.as_ref().map(|d| d.annotations.scheme.verdicts.as_slice()).unwrap_or_default();
    if let Some(id) = verdicts.get(i).map(|v| v.id.clone()) {
        desk.act(|d| d.judge(Some(&id)));
    }
}

fn undo(desk: &mut Desk) -> Option<Request> {
    step(desk, Document::undo, |act| tr!("undone", name = act), "nothing-to-undo")
}

fn redo(desk: &mut Desk) -> Option<Request> {
    step(desk, Document::redo, |act| tr!("done-again", name = act), "nothing-to-redo")
}

/// Undoes or redoes an action, shows what it affected, and names it in a message.
fn step(
    desk: &mut Desk,
    step: fn(&mut Document) -> Option<(String, bool)>,
    says: fn(String) -> String,
    nothing: &'static str,
) -> Option<Request> {
    let document = desk.document.as_mut()?;
    let text = Arc::clone(&document.annotations.article.text);
    let Some((act, some_left)) = step(document) else {
        desk.say(tr!(nothing).to_owned());
        return None;
    };
    let is_same = Arc::ptr_eq(&document.annotations.article.text, &text);
    desk.reveal = Some(document.selected_range());
    let said = says(act);
    // Values that others have changed since were left unchanged.
    desk.say(if some_left { tr!("left-alone", what = said) } else { said });
    Some(Request::Stepped(if is_same { Step::SameText } else { Step::OtherText }))
}

impl Document {
    /// Sets my verdict on the selected claim, or on a new claim made of the selected words. `None` is "to check".
    pub fn judge(&mut self, verdict: Option<&str>) -> Report {
        let label = texts::verdict(&self.scheme(), verdict).to_owned();
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
        let (me, same) = (self.me, self.same().clone());
        let changed = self.edit_claim(id, &tr!("act-verdict", verdict = label), None, |claim| {
            let mine = same.judgement(claim, me);
            if verdict.is_none() && mine.is_none() && claim.judgements.is_empty() {
                return;
            }
            if mine.is_none_or(|mine| mine.verdict.as_deref() != verdict) {
                let judgement = same.judgement_mut(claim, me);
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

    /// Records that the sentences touched by the selection contain no claim.
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
                .any(|span| self.annotations.claims.get(span.claim).is_some_and(|c| self.same().is_by(c, self.me)))
        };
        if sentences.iter().any(holds_mine) {
            return Report::Nothing(tr!("nothing-changed-a-claim-of-yours").to_owned());
        }
        let now = Timestamp::now();
        let new: Vec<Edit> = sentences
            .iter()
            .filter(|s| !self.my_no_claims(**s).iter().any(|n| n.range.covers(**s)))
            .map(|s| {
                let no_claim = NoClaim { time: now, ..NoClaim::new(self.me, *s) };
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

    /// Deletes the selected claim, or only my judgement if others have judged it; for selected words, deletes my no-claim
    /// records there.
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
        let (me, same) = (self.me, self.same().clone());
        let mine = same.judgement(&claim, me);
        if claim.judgements.iter().any(|j| !same.are_one(j.annotator, me)) {
            let Some(mine) = mine else {
                return Report::Nothing(tr!("others-have-judged-this-claim-and").to_owned());
            };
            let said = if mine.note.is_empty() { tr!("verdict-deleted") } else { tr!("verdict-and-note-deleted") };
            let delete = |claim: &mut Claim| claim.judgements.retain(|j| !same.are_one(j.annotator, me));
            self.edit_claim(id, tr!("delete-my-verdict"), None, delete);
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

    /// Adds the selected words to the claim selected before them.
    pub fn add_span(&mut self) -> Report {
        let Some(words) = self.selected_words() else {
            return Report::Nothing(tr!("select-the-words-to-add-first").to_owned());
        };
        let Some(id) = self.last_claim.filter(|id| self.annotations.claims.get(*id).is_some()) else {
            return Report::Nothing(tr!("select-a-claim-first-then-the").to_owned());
        };
        // A piece of the claim without a place is placed at the words.
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
                claim.put_span(Span::at(words));
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
}
