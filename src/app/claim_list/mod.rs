//! Which claims the list shows, in which order, and which of them are picked to be changed together.

pub mod filter_view;
pub mod view;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::Key;

use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::document::Document;
use crate::app::desk::tally::{class_of, no_claim_class};
use crate::app::desk::{Desk, Pane, Report};
use crate::app::words::{texts, written_about};
use crate::tr;
use claimlight_core::model::{AnnotatorId, ArticleText, Claim, ClaimId, Edit, Scheme, Timestamp};
use claimlight_core::text::{self, Bounds, Exactly};

/// The command of the list.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::FilterClaims, Group::Find, when::reading, || Action::ToggleFields).keys(&[ctrl_shift(Key::F)])];

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the claims stand in the article.
    #[default]
    Place,
    /// The latest change first.
    Time,
    /// By verdict, in the scheme's order.
    Verdict,
}

/// What the list shows. Each part that is set must agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this class: 0 is "to check", then the scheme's verdicts.
    pub class: Option<usize>,
    /// Marked or judged by this person.
    pub annotator: Option<AnnotatorId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// With these words, in the article or beside it.
    pub words: String,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether one of its fields lets less through; the class has no field, but a chip above the list.
    pub fn has_fields(&self) -> bool {
        let Self { class: _, annotator, kind, tag, words } = self;
        annotator.is_some() || kind.is_some() || tag.is_some() || !words.is_empty()
    }
}

/// The list of claims, as the person set it up.
#[derive(Debug, Default)]
pub struct State {
    filter: Filter,
    sort: Sort,
    fields: Fields,
    /// In the order in which they were picked.
    picked: Vec<ClaimId>,
    of: Option<Of>,
}

/// Whether the fields of the filter are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fields {
    /// They are hidden.
    #[default]
    Hidden,
    /// They stand over the window, below their button.
    Shown,
}

/// The article, text and scheme for which filter and picked claims were set up.
#[derive(Debug)]
struct Of {
    article: u64,
    text: Arc<ArticleText>,
    scheme: Arc<Scheme>,
}

/// What can happen to the list, and to the claims picked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show only claims that this lets through.
    Filter(Filter),
    /// Show only claims of this class.
    FilterClass(Option<usize>),
    /// Show or hide the fields of the filter.
    ShowFields(Fields),
    /// Show the fields of the filter, and the list with them, or hide the fields.
    ToggleFields,
    /// Show the claims in this order.
    Sort(Sort),
    /// Pick these claims, to be changed together, instead of those picked before.
    Pick(Vec<ClaimId>),
    /// Give the picked claims verdict number `i` of the scheme; `None`: they are to be checked.
    Judge(Option<usize>),
    /// Give the picked claims this kind.
    SetKind(String),
    /// Add a tag to the picked claims.
    Tag(String),
    /// Delete the picked claims.
    Delete,
}

impl State {
    /// What the list shows.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The order of the list.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Whether the fields of the filter are shown.
    pub fn fields(&self) -> Fields {
        self.fields
    }

    /// The claims picked to be changed together, in the order in which they were picked.
    pub fn picked(&self) -> &[ClaimId] {
        &self.picked
    }

    /// Makes a change.
    pub fn apply(&mut self, desk: &mut Desk, action: Action) {
        match action {
            Action::Filter(filter) => self.set_filter(filter),
            Action::FilterClass(class) => self.set_filter(Filter { class, ..self.filter.clone() }),
            Action::ShowFields(fields) => self.fields = fields,
            Action::ToggleFields => self.toggle_fields(desk),
            Action::Sort(sort) => self.sort = sort,
            Action::Pick(ids) => self.picked = ids,
            Action::Judge(i) => self.act(desk, |d, ids| d.judge_all(ids, i)),
            Action::SetKind(kind) => self.act(desk, |d, ids| d.set_kind_of_all(ids, &kind)),
            Action::Tag(tag) => self.act(desk, |d, ids| d.tag_all(ids, tag.trim())),
            Action::Delete => self.act(desk, Document::delete_all),
        }
    }

    /// Drops what was set up for another article, text or scheme. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk) {
        let Some(document) = &desk.document else {
            if self.of.take().is_some() {
                self.set_filter(Filter::default());
            }
            return;
        };
        let annotations = &document.annotations;
        let (text, scheme) = (&annotations.article.text, &annotations.scheme);
        match &self.of {
            Some(of) if of.article == document.number => {
                let (same_text, same_scheme) = (Arc::ptr_eq(&of.text, text), Arc::ptr_eq(&of.scheme, scheme));
                if same_text && same_scheme {
                    return;
                }
                if !same_text {
                    self.picked.clear();
                }
                if !same_scheme {
                    // Classes are places in the scheme.
                    self.filter.class = None;
                }
            }
            _ => self.set_filter(Filter::default()),
        }
        self.of = Some(Of { article: document.number, text: Arc::clone(text), scheme: Arc::clone(scheme) });
    }

    /// Shows or hides the fields of the filter. The list has no place during a review or comparison.
    fn toggle_fields(&mut self, desk: &mut Desk) {
        if self.fields == Fields::Shown || desk.mode().is_some() {
            self.fields = Fields::Hidden;
            return;
        }
        self.fields = Fields::Shown;
        desk.show_pane(Pane::Claims);
    }

    fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.picked.clear();
    }

    /// Does something to all picked claims, as one act. Those that are still there stay picked.
    fn act(&mut self, desk: &mut Desk, act: impl FnOnce(&mut Document, &[ClaimId]) -> Report) {
        desk.act(|d| act(d, &self.picked));
        let claims = desk.document.as_ref().map(|d| &d.annotations.claims);
        self.picked.retain(|id| claims.is_some_and(|c| c.get(*id).is_some()));
    }

    /// The claims shown, by their place among all, in the order of the list. In the order of places, a part of a claim
    /// stands below the claim.
    pub fn shown(&self, document: &Document) -> Vec<u32> {
        let (annotations, same) = (&document.annotations, document.same());
        let class = |claim: &Claim| class_of(document.shown(claim), &annotations.scheme);
        let claims = annotations.claims.as_slice();
        let f = &self.filter;
        let words = Exactly::default();
        let fits = |claim: &Claim| {
            f.class.is_none_or(|wanted| class(claim) == wanted)
                && f.annotator.is_none_or(|a| same.is_by(claim, a))
                && f.kind.as_ref().is_none_or(|kind| claim.kind == *kind)
                && f.tag.as_ref().is_none_or(|tag| claim.tags.contains(tag))
                && (f.words.is_empty() || {
                    let mut text = written_about(claim);
                    claim.ranges().for_each(|r| text.push_str(r.of(document.text())));
                    text::holds(&text, &f.words, words, Bounds::Anywhere)
                })
        };
        let mut shown: Vec<u32> = claims.iter().enumerate().filter(|(_, c)| fits(c)).map(|(i, _)| i as u32).collect();
        match self.sort {
            Sort::Place => below_their_claims(&mut shown, claims),
            Sort::Time => shown.sort_by_key(|i| std::cmp::Reverse(changed(&claims[*i as usize]))),
            Sort::Verdict => {
                shown.sort_by_key(|i| match class(&claims[*i as usize]) {
                    // What is to check stands last, but for what does not stand.
                    0 => usize::MAX - 1,
                    class if class >= no_claim_class(&annotations.scheme) => usize::MAX,
                    class => class,
                });
            }
        }
        shown
    }

    /// The picked claims, if they are two.
    pub fn pair(&self) -> Option<(ClaimId, ClaimId)> {
        match self.picked.as_slice() {
            [a, b] => Some((*a, *b)),
            _ => None,
        }
    }

    /// The picked claims with `id` among them, or without it if it was among them.
    pub fn with_toggled(&self, id: ClaimId) -> Vec<ClaimId> {
        let mut picked = self.picked.clone();
        match picked.iter().position(|p| *p == id) {
            Some(i) => {
                picked.remove(i);
            }
            None => picked.push(id),
        }
        picked
    }
}

/// Moves parts to just below the claim that they are parts of, if that is shown.
fn below_their_claims(shown: &mut Vec<u32>, claims: &[Arc<Claim>]) {
    if !shown.iter().any(|i| claims[*i as usize].part_of.is_some()) {
        return;
    }
    let here: HashSet<ClaimId> = shown.iter().map(|i| claims[*i as usize].id).collect();
    let mut parts: HashMap<ClaimId, Vec<u32>> = HashMap::new();
    shown.retain(|i| match claims[*i as usize].part_of.filter(|whole| here.contains(whole)) {
        Some(whole) => {
            parts.entry(whole).or_default().push(*i);
            false
        }
        None => true,
    });
    let whole = std::mem::take(shown);
    let mut stack: Vec<u32> = Vec::new();
    for i in whole {
        stack.push(i);
        while let Some(i) = stack.pop() {
            shown.push(i);
            stack.extend(parts.remove(&claims[i as usize].id).into_iter().flatten().rev());
        }
    }
    // Claims that are parts of each other, in a ring, stand below no claim: they come last.
    let mut left: Vec<u32> = parts.into_values().flatten().collect();
    left.sort_unstable();
    shown.extend(left);
}

fn changed(claim: &Claim) -> Timestamp {
    claim.judgements.iter().map(|j| j.time).chain([claim.time]).max().unwrap_or(claim.time)
}

/// Whether several people work on a file.
pub fn has_several_people(document: &Document) -> bool {
    let mut people = document.annotations.annotators.iter().map(|a| document.same().person(a.id));
    let first = people.next();
    people.any(|person| Some(person) != first)
}

/// The most names that a row of the list shows.
const NAMES: usize = 3;

/// Whose a claim is: the names of those who judged it, or else of the one who marked it.
pub fn whose(document: &Document, claim: &Claim) -> String {
    let (same, annotators) = (document.same(), &document.annotations.annotators);
    let name = |id| same.name(annotators, id).unwrap_or(tr!("somebody"));
    let mut names: Vec<&str> = same.judgements(claim).map(|j| name(j.annotator)).collect();
    if names.is_empty() {
        names.push(name(claim.annotator));
    }
    names.sort_unstable();
    let more = names.len().saturating_sub(NAMES);
    names.truncate(NAMES);
    let names = names.join(", ");
    if more > 0 { tr!("names-and-more", names = names, n = more) } else { names }
}

/// Tags in use and on offer, sorted.
pub fn tags(document: &Document) -> Vec<String> {
    let annotations = &document.annotations;
    let used = annotations.claims.as_slice().iter().flat_map(|c| c.tags.iter());
    let mut tags: Vec<String> = annotations.scheme.tags.iter().chain(used).cloned().collect();
    tags.sort();
    tags.dedup();
    tags
}

impl Document {
    /// Changes several claims by `edit` as one act. Returns how many it changed.
    pub fn edit_claims(&mut self, ids: &[ClaimId], name: &str, edit: impl Fn(&mut Claim)) -> usize {
        let edits: Vec<Edit> = ids
            .iter()
            .filter_map(|id| {
                let before = self.annotations.claims.get(*id)?;
                let mut after = (**before).clone();
                edit(&mut after);
                (after != **before).then(|| Edit::changed(before, after))
            })
            .collect();
        let n = edits.len();
        self.change(name, edits, None);
        n
    }

    /// Gives several claims verdict number `i` of the scheme; `None`: they are to be checked.
    pub fn judge_all(&mut self, ids: &[ClaimId], i: Option<usize>) -> Report {
        let me = self.me;
        let id = i.and_then(|i| self.annotations.scheme.verdicts.get(i)).map(|v| v.id.clone());
        let verdict = id.as_deref();
        let label = texts::verdict(&self.scheme(), verdict).to_owned();
        let now = Timestamp::now();
        let same = self.same().clone();
        let n = self.edit_claims(ids, &tr!("act-verdict", verdict = label.as_str()), |claim| {
            let mine = same.judgement(claim, me);
            if mine.is_none_or(|mine| mine.annotator == me || mine.verdict.as_deref() != verdict) {
                let judgement = same.judgement_mut(claim, me);
                if judgement.verdict.as_deref() != verdict {
                    judgement.verdict = verdict.map(str::to_owned);
                    judgement.time = now;
                }
            }
        });
        done(n, tr!("claims-judged", n = n, verdict = label))
    }

    /// Gives several claims a kind.
    pub fn set_kind_of_all(&mut self, ids: &[ClaimId], kind: &str) -> Report {
        let n = self.edit_claims(ids, tr!("kind-of-claim"), |claim| kind.clone_into(&mut claim.kind));
        done(n, tr!("claims-changed", n = n))
    }

    /// Adds a tag to several claims.
    pub fn tag_all(&mut self, ids: &[ClaimId], tag: &str) -> Report {
        let n = self.edit_claims(ids, tr!("act-tag"), |claim| {
            if !claim.tags.iter().any(|t| t == tag) {
                claim.tags.push(tag.to_owned());
            }
        });
        done(n, tr!("claims-changed", n = n))
    }

    /// Deletes several claims, or only my judgement of those that others have judged.
    pub fn delete_all(&mut self, ids: &[ClaimId]) -> Report {
        let (me, same) = (self.me, self.same());
        let edits: Vec<Edit> = ids
            .iter()
            .filter_map(|id| {
                let before = self.annotations.claims.get(*id)?;
                let mut kept = (**before).clone();
                kept.judgements.retain(|j| !same.are_one(j.annotator, me));
                if kept.judgements.is_empty() {
                    return Some(Edit::removed(before));
                }
                (kept != **before).then(|| Edit::changed(before, kept))
            })
            .collect();
        let n = edits.len();
        let at = self.caret();
        self.change(tr!("delete-claim"), edits, None);
        self.place_caret(at);
        done(n, tr!("claims-deleted", n = n))
    }
}

fn done(n: usize, told: String) -> Report {
    if n == 0 { Report::Nothing(tr!("claims-unchanged").to_owned()) } else { Report::Done(told) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::text::TextRange;

    fn claim(part_of: Option<ClaimId>) -> Arc<Claim> {
        let claim = Claim::new(AnnotatorId::new(), [TextRange::from_usize(0..1)]);
        Arc::new(Claim { part_of, ..claim })
    }

    #[test]
    fn parts_stand_below_their_claims() {
        let (a, b) = (claim(None), claim(None));
        let (a1, b1) = (claim(Some(a.id)), claim(Some(b.id)));
        let a11 = claim(Some(a1.id));
        let claims = [a, b1, b, a1, a11];
        let check = |shown: &[u32], expected: &[u32]| {
            let mut order = shown.to_vec();
            below_their_claims(&mut order, &claims);
            assert_eq!(order, expected, "{shown:?}");
        };
        check(&[0, 1, 2, 3, 4], &[0, 3, 4, 2, 1]);
        // A part whose claim is not shown keeps its own place.
        check(&[1, 3, 4], &[1, 3, 4]);
        check(&[0, 2], &[0, 2]);
    }

    #[test]
    fn claims_that_are_parts_of_each_other_are_shown() {
        let mut one = (*claim(None)).clone();
        let mut other = one.clone();
        other.id = ClaimId::new();
        (one.part_of, other.part_of) = (Some(other.id), Some(one.id));
        let mut shown = vec![0, 1];
        below_their_claims(&mut shown, &[Arc::new(one), Arc::new(other)]);
        assert_eq!(shown, [0, 1]);
    }

    #[test]
    fn a_claim_is_picked_and_let_go() {
        let mut state = State::default();
        let (a, b) = (ClaimId::new(), ClaimId::new());
        state.picked = state.with_toggled(a);
        assert_eq!((state.picked(), state.pair()), (&[a][..], None));
        state.picked = state.with_toggled(b);
        assert_eq!(state.pair(), Some((a, b)));
        state.picked = state.with_toggled(a);
        assert_eq!(state.picked(), [b]);
    }
}
