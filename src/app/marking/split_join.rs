//! Splitting a claim into parts, and joining two claims.

use std::sync::Arc;

use super::{Request, State};
use crate::app::desk::document::Document;
use crate::app::desk::{Desk, Report};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Edit, Span};
use claimlight_core::text::{self, TextRange};

/// A part into which a claim is split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Whether this part will be made.
    pub on: bool,
    /// The part restated in words that stand alone; may be empty if the part has its own words in the article.
    pub restated: String,
    /// Its words in the article; `None` for the words of the whole claim.
    pub range: Option<TextRange>,
    /// The index of its verdict in the scheme; `None` for "to check".
    pub verdict: Option<usize>,
}

/// A claim that is being split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The claim to split.
    pub claim: ClaimId,
    /// The clauses of its words, offered as places for its parts.
    pub clauses: Vec<TextRange>,
    /// The parts, including those that will not be made.
    pub parts: Vec<Part>,
}

impl Part {
    /// Whether it will be made: it is ticked, and has words in the article or plain ones.
    pub fn is_made(&self) -> bool {
        self.on && (self.range.is_some() || !self.restated.trim().is_empty())
    }
}

/// How many empty parts are offered for a claim with only one clause.
const ROWS: usize = 3;

impl Document {
    /// Prepares a claim for splitting: one part per clause of its words, or [`ROWS`] empty parts if it has only one clause.
    pub fn split(&self, id: ClaimId) -> Option<Split> {
        let claim = self.annotations.claims.get(id)?;
        let source = self.text();
        let mut clauses = Vec::new();
        for range in claim.ranges() {
            for sentence in self.sentences_touching(range) {
                let inside = sentence.intersection(range).map(|r| text::trim(source, r)).filter(|r| !r.is_empty());
                let Some(inside) = inside else { continue };
                clauses.extend(text::clauses(source, inside));
            }
        }
        let parts = if clauses.len() > 1 {
            clauses.iter().map(|c| Part { on: true, range: Some(*c), ..Part::default() }).collect()
        } else {
            vec![Part { on: true, ..Part::default() }; ROWS]
        };
        Some(Split { claim: id, clauses, parts })
    }

    /// Makes the parts of a claim in one undo step. Parts without their own words, in the article or restated, are left out.
    pub fn make_parts(&mut self, split: &Split) -> Report {
        let me = self.me;
        let Some(whole) = self.annotations.claims.get(split.claim).cloned() else {
            return Report::Nothing(tr!("that-claim-is-gone-already").to_owned());
        };
        let edits: Vec<Edit> = split
            .parts
            .iter()
            .filter(|part| part.is_made())
            .map(|part| {
                let ranges: Vec<TextRange> = part.range.map_or_else(|| whole.ranges().collect(), |r| vec![r]);
                let mut claim = Claim::new(me, ranges);
                if claim.spans.is_empty() {
                    claim.spans.clone_from(&whole.spans);
                }
                claim.part_of = Some(whole.id);
                part.restated.trim().clone_into(&mut claim.restated);
                claim.claimant.clone_from(&whole.claimant);
                let verdict = part.verdict.and_then(|i| self.annotations.scheme.verdicts.get(i));
                if let Some(verdict) = verdict {
                    claim.judgement_mut(me).verdict = Some(verdict.id.clone());
                }
                Edit::made(claim)
            })
            .collect();
        let n = edits.len();
        if n == 0 {
            return Report::Nothing(tr!("no-part-has-words").to_owned());
        }
        self.change(tr!("act-split"), edits, None);
        self.select_claim(whole.id);
        Report::Done(tr!("parts-made", n = n))
    }

    /// Joins two claims into the one that comes first, which gets the places, notes, evidence, tags and parts of both.
    pub fn join(&mut self, a: ClaimId, b: ClaimId) -> Report {
        let claims = &self.annotations.claims;
        let (Some(i), Some(k)) = (claims.position(a), claims.position(b)) else {
            return Report::Nothing(tr!("that-claim-is-gone-already").to_owned());
        };
        let (first, second) = (&claims.as_slice()[i.min(k)], &claims.as_slice()[i.max(k)]);
        if i == k {
            return Report::Nothing(tr!("claims-unchanged").to_owned());
        }
        let (first, second) = (Arc::clone(first), Arc::clone(second));
        let mut joined = (*first).clone();
        for span in &second.spans {
            joined.put_span(Span { was: span.was.clone().filter(|_| span.range().is_none()), ..span.clone() });
        }
        for other in &second.judgements {
            let known = joined.judgements.iter_mut().find(|j| j.annotator == other.annotator);
            let Some(own) = known else {
                joined.judgements.push(other.clone());
                continue;
            };
            let mut lines = vec![own.note.clone()];
            if own.verdict.is_none() {
                own.verdict.clone_from(&other.verdict);
            } else if other.verdict.is_some() && other.verdict != own.verdict {
                let verdict = texts::verdict(&self.annotations.scheme, other.verdict.as_deref());
                lines.push(tr!("verdict-of-the-joined", verdict = verdict));
            }
            if other.note != own.note {
                lines.push(other.note.clone());
            }
            lines.retain(|l| !l.is_empty());
            own.note = lines.join("\n");
            own.confidence = own.confidence.or(other.confidence);
            own.time = own.time.max(other.time);
            own.keep_extra(&other.extra);
        }
        joined.judgements.sort_by_key(|j| j.time);
        joined.evidence.extend(second.evidence.iter().cloned());
        joined.put_evidence_in_order();
        joined.keep_extra(&second.extra);
        for tag in &second.tags {
            if !joined.tags.contains(tag) {
                joined.tags.push(tag.clone());
            }
        }
        for (own, other, between) in [
            (&mut joined.restated, &second.restated, "\n"),
            (&mut joined.claimant, &second.claimant, "; "),
            (&mut joined.date, &second.date, "; "),
        ] {
            if own.is_empty() {
                own.clone_from(other);
            } else if !other.is_empty() && own != other {
                own.push_str(between);
                own.push_str(other);
            }
        }
        if joined.kind.is_empty() {
            joined.kind.clone_from(&second.kind);
        }
        if joined.part_of == Some(second.id) {
            joined.part_of = second.part_of.filter(|p| *p != joined.id);
        }
        let id = joined.id;
        // Parts of the claim that is removed become parts of the one that stays.
        let parts = self.annotations.claims.as_slice().iter();
        let parts = parts.filter(|c| c.part_of == Some(second.id) && c.id != id).map(|part| {
            let mut moved = (**part).clone();
            moved.part_of = Some(id);
            Edit::changed(part, moved)
        });
        let mut edits: Vec<Edit> = parts.collect();
        edits.push(Edit::removed(second));
        edits.push(Edit::changed(first, joined));
        self.change(tr!("act-join"), edits, None);
        self.select_claim(id);
        Report::Done(tr!("claims-joined").to_owned())
    }
}

impl State {
    pub(super) fn begin_to_split(&mut self, desk: &Desk) -> Option<Request> {
        let document = desk.document.as_ref()?;
        self.split = Some(document.split(document.selected_claim()?.id)?);
        Some(Request::ShowSplit)
    }

    pub(super) fn set_part(&mut self, i: usize, part: Part) {
        if let Some(old) = self.split.as_mut().and_then(|s| s.parts.get_mut(i)) {
            *old = part;
        }
    }

    pub(super) fn add_part(&mut self) {
        if let Some(split) = &mut self.split {
            split.parts.push(Part { on: true, ..Part::default() });
        }
    }

    pub(super) fn remove_part(&mut self, i: usize) {
        if let Some(split) = self.split.as_mut().filter(|split| i < split.parts.len()) {
            split.parts.remove(i);
        }
    }

    /// Whether anything was chosen or typed for the parts of the claim being split.
    pub fn is_split_changed(&self, desk: &Desk) -> bool {
        let Some(split) = &self.split else { return false };
        let first = desk.document.as_ref().and_then(|d| d.split(split.claim));
        first.is_some_and(|first| first.parts != split.parts)
    }

    pub(super) fn make_parts(&mut self, desk: &mut Desk) -> Option<Request> {
        let split = self.split.take()?;
        desk.act(|d| d.make_parts(&split));
        Some(Request::CloseSplit)
    }
}

/// Joins two claims: the given pair, or the selected claim and the next one.
pub(super) fn join(desk: &mut Desk, pair: Option<(ClaimId, ClaimId)>) -> Option<Request> {
    let document = desk.document.as_ref()?;
    let selected_and_next = || {
        let claims = &document.annotations.claims;
        let selected = document.selected_claim()?.id;
        let next = claims.as_slice().get(claims.position(selected)? + 1)?;
        Some((selected, next.id))
    };
    let Some((a, b)) = pair.or_else(selected_and_next) else {
        desk.say(tr!("no-further-claim").to_owned());
        return None;
    };
    desk.act(|d| d.join(a, b));
    Some(Request::LetGo)
}
