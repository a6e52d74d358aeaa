//! Deciding where people differ: what there is to decide in the shown article, version by version, and decisions that differ from mine.
//!
//! Always true: something is gone through exactly while the article's mode is [`Mode::Adjudicate`], and nobody's words are changed but the
//! adjudicator's. Absent: what belongs together and what a decision changes (`claimlight_core::agreement::queue`).

pub mod accept_view;
pub mod bars_view;
pub mod deciding;
mod filter_view;
pub mod queue_view;
pub mod versions_view;
mod write;

use std::collections::HashMap;
use std::path::PathBuf;

use egui::Key;

use self::deciding::{Deciding, Purpose};
use crate::app::article::lanes::Lanes;
use crate::app::commands::{Command, Group, Row, ctrl, ctrl_shift, plain, shift, when};
use crate::app::desk::document::{Document, Field};
use crate::app::desk::out::Out;
use crate::app::desk::select::Toward;
use crate::app::desk::selection::Selection;
use crate::app::desk::{Desk, Mode};
use crate::app::words::{file_name, texts};
use crate::tr;
use claimlight_core::agreement::queue::{self, Acts, Group as Claims, Kind, Order, Version};
use claimlight_core::model::{Annotator, AnnotatorId, Edit, REASONS};
use claimlight_core::text::TextRange;

/// What is gone through, at most one thing for each article, by the article's number.
#[derive(Debug)]
pub struct State {
    open: HashMap<u64, Deciding>,
    /// Whether names are hidden in the next article.
    hides_names: bool,
    /// The panes that are hidden.
    hidden: Vec<Side>,
}

/// The panes beside the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What there is to decide.
    Queue,
    /// The versions of the claim that is looked at.
    Versions,
}

impl Default for State {
    fn default() -> Self {
        Self { open: HashMap::new(), hides_names: true, hidden: Vec::new() }
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Go through this, or stop going through it.
    Toggle(Purpose),
    /// Hide a pane, or show it.
    Toggled(Side),
    /// Stop, and go back to the article.
    Leave,
    /// Look at the group at this place of the queue.
    Go(usize),
    /// Look at the next or previous group. It decides nothing.
    Step(Toward),
    /// Let version number `i` stand, counted from 0.
    Take(usize),
    /// Let the selected words stand with verdict number `i` of the scheme, counted from 0.
    Judge(usize),
    /// Say that there is no claim.
    NoClaim,
    /// Decide as it was decided before.
    Keep,
    /// Write the note.
    FocusNote,
    /// What is written as the note.
    Note(String),
    /// Say why people differ.
    Reason(String),
    /// Say the next of the usual reasons.
    NextReason,
    /// Hide names, or show them.
    Blind,
    /// List in this order.
    Order(Order),
    /// List only this kind.
    Kind(Option<Kind>),
    /// List only what this person marked, judged or missed.
    Person(Option<AnnotatorId>),
    /// List only what somebody judged so.
    Verdict(Option<String>),
    /// List only what was decided for this reason.
    ByReason(Option<String>),
    /// Point to a version: the other lanes are dimmed.
    Point(Option<usize>),
    /// List what all agree on, to be accepted.
    AskToAccept,
    /// Accept it.
    Accept,
    /// Choose a file for what stands.
    Write,
    /// Write what stands there.
    WriteTo(PathBuf),
    /// It was written there, or could not be; the error is a sentence.
    Written(PathBuf, Result<(), String>),
}

/// What the window is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show what all agree on.
    ShowAgreed,
    /// Close what is shown over the window.
    Close,
}

const fn decides(command: Command, does: fn() -> Action) -> Row<Action> {
    Row::new(command, Group::Adjudicating, when::deciding, does).of_mode(Mode::Adjudicate)
}

/// The commands.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Adjudicate, Group::Agreement, when::decidable, || Action::Toggle(Purpose::Decide))
        .keys(&[ctrl_shift(Key::B)]),
    Row::new(Command::LearnDecisions, Group::Find, when::decidable, || Action::Toggle(Purpose::Learn)),
    decides(Command::DecideNone, || Action::NoClaim).keys(&[plain(Key::N)]),
    decides(Command::DecideKeep, || Action::Keep).keys(&[plain(Key::K)]),
    decides(Command::DecideReason, || Action::NextReason).keys(&[shift(Key::Enter)]),
    decides(Command::DecideNote, || Action::FocusNote).keys(&[plain(Key::Enter)]),
    decides(Command::DecideBlind, || Action::Blind).keys(&[ctrl(Key::B)]),
    decides(Command::DecideAgreed, || Action::AskToAccept).keys(&[ctrl(Key::Enter)]),
    decides(Command::DecideWrite, || Action::Write).keys(&[plain(Key::W)]),
];

impl State {
    /// What is gone through in the shown article, while it is.
    pub fn shown(&self, desk: &Desk) -> Option<&Deciding> {
        let document = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Adjudicate))?;
        self.open.get(&document.number)
    }

    /// Whether a pane is shown.
    pub fn shows(&self, side: Side) -> bool {
        !self.hidden.contains(&side)
    }

    /// What the article shows of the group that is looked at.
    pub fn lanes(&self, desk: &Desk) -> Option<Lanes<'_>> {
        let deciding = self.shown(desk)?;
        Some(Lanes { group: deciding.group(), pointed: deciding.pointed, others: &deciding.others })
    }

    /// Applies an action. Returns what the window is to do.
    #[must_use = "the window is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Toggle(purpose) => {
                self.toggle(desk, purpose);
                return None;
            }
            Action::Toggled(side) => {
                match self.hidden.iter().position(|hidden| *hidden == side) {
                    Some(i) => drop(self.hidden.remove(i)),
                    None => self.hidden.push(side),
                }
                return None;
            }
            Action::Leave => {
                leave(desk);
                return None;
            }
            Action::Written(path, Ok(())) => {
                desk.say(tr!("report-written", name = file_name(&path)));
                return None;
            }
            Action::Written(path, Err(reason)) => {
                desk.say(tr!("report-not-written", name = file_name(&path), reason = reason));
                return None;
            }
            _ => {}
        }
        let document = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Adjudicate))?;
        let deciding = self.open.get_mut(&document.number)?;
        match action {
            Action::Take(_) | Action::Judge(_) | Action::NoClaim | Action::Keep
                if deciding.purpose == Purpose::Learn =>
            {
                desk.say(tr!("adj-only-to-read").to_owned());
            }
            Action::Take(i) => take(desk, deciding, i),
            Action::Judge(i) => judge(desk, deciding, i),
            Action::NoClaim => decide(desk, deciding, tr!("adj-said-none"), no_claim),
            Action::Keep => keep(desk, deciding),
            Action::FocusNote => desk.focus = Some(Field::Note),
            Action::Note(note) => explain(desk, deciding, None, Some(note)),
            Action::Reason(reason) => explain(desk, deciding, Some(reason), None),
            Action::NextReason => {
                let now = deciding.written(document).reason;
                let at = REASONS.iter().position(|reason| *reason == now).map_or(0, |i| i + 1);
                let next = REASONS.get(at).copied().unwrap_or_default();
                explain(desk, deciding, Some(next.to_owned()), None);
            }
            Action::Blind => {
                deciding.hides_names = !deciding.hides_names;
                // So it is in the next article.
                self.hides_names = deciding.hides_names;
            }
            Action::Go(i) => {
                deciding.look_at(Some(i));
                look(desk, deciding);
            }
            Action::Step(toward) => {
                deciding.step(toward);
                look(desk, deciding);
            }
            Action::Order(order) => {
                deciding.order = order;
                deciding.list(document);
            }
            Action::Kind(_) | Action::Person(_) | Action::Verdict(_) | Action::ByReason(_) => {
                filter(desk, deciding, action);
            }
            Action::Point(version) => deciding.pointed = version,
            Action::AskToAccept => {
                if deciding.queue.agreeing().is_empty() {
                    desk.say(tr!("adj-nobody-agrees").to_owned());
                } else {
                    return Some(Request::ShowAgreed);
                }
            }
            Action::Accept => {
                accept(desk, deciding);
                return Some(Request::Close);
            }
            Action::Write => write::choose(document, out),
            Action::WriteTo(path) => write::write(desk, out, path),
            Action::Toggle(_) | Action::Toggled(_) | Action::Leave | Action::Written(..) => {}
        }
        None
    }

    /// Follows what the last action changed, and drops what has ended. Called after every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        if self.open.is_empty() {
            return;
        }
        self.open.retain(|number, deciding| {
            let document = desk.documents().find(|d| d.number == *number);
            document.is_some_and(|d| d.mode == Some(Mode::Adjudicate) && deciding.is_on(d))
        });
        let ended = |d: &&mut Document| d.mode == Some(Mode::Adjudicate) && !self.open.contains_key(&d.number);
        desk.document.iter_mut().chain(&mut desk.shelf).filter(ended).for_each(|d| d.mode = None);
        let Some(document) = &desk.document else { return };
        if let Some(deciding) = self.open.get_mut(&document.number)
            && deciding.keep_up(document)
        {
            look(desk, deciding);
        }
    }

    fn toggle(&mut self, desk: &mut Desk, purpose: Purpose) {
        if self.shown(desk).is_some_and(|deciding| deciding.purpose == purpose) {
            return leave(desk);
        }
        let hides_names = self.hides_names;
        let Some(document) = &mut desk.document else { return };
        let deciding = Deciding::new(document, purpose, hides_names);
        if deciding.is_known && deciding.queue.groups.is_empty() {
            return desk.say(tr!("adj-nothing-here").to_owned());
        }
        if deciding.is_known && purpose == Purpose::Learn && deciding.rows.is_empty() {
            return desk.say(tr!("adj-nothing-departs").to_owned());
        }
        document.mode = Some(Mode::Adjudicate);
        let number = document.number;
        if let (Purpose::Decide, [one]) = (purpose, deciding.queue.people.as_slice()) {
            let name = deciding.name(*one);
            desk.say(tr!("adj-only-one", name = name));
        } else if purpose == Purpose::Decide && deciding.annotated_it(document) {
            desk.say(tr!("adj-annotated-it").to_owned());
        }
        desk.agreement = None;
        desk.reading = false;
        desk.over = None;
        self.open.insert(number, deciding);
        if let Some(deciding) = self.open.get_mut(&number) {
            look(desk, deciding);
        }
    }
}

fn leave(desk: &mut Desk) {
    desk.with(|document| document.mode = None);
    desk.focus_article = true;
}

/// Shows the group that is looked at: selects the words of its first version, and brings it into sight.
fn look(desk: &mut Desk, deciding: &Deciding) {
    desk.focus_article = true;
    let Some(document) = &mut desk.document else { return };
    let Some(group) = deciding.group() else {
        document.place_caret(document.caret());
        return;
    };
    let first = group.versions.first().and_then(Version::place).or(group.place);
    if let Some(words) = first {
        document.selection = Selection::Words { anchor: words.start(), head: words.end() };
        document.end = None;
        document.pointed = None;
    }
    desk.reveal = group.place.or(desk.reveal);
}

/// Decides the group that is looked at with `act`, and looks at the next one. `told` says what was decided.
fn decide(desk: &mut Desk, deciding: &mut Deciding, told: &str, act: impl FnOnce(&Acts<'_>, &Claims) -> Vec<Edit>) {
    let (Some(document), Some(group)) = (&mut desk.document, deciding.group()) else { return };
    if document.needs_text {
        return desk.say(tr!("needs-text-first").to_owned());
    }
    let edits = act(&deciding.acts(document), group);
    change(document, tr!("adj-act-decide"), edits, None);
    deciding.go_on(document);
    look(desk, deciding);
    desk.say_done(told.to_owned());
}

/// Applies edits of the adjudicator, who is added to the file first if it does not know them yet.
fn change(document: &mut Document, name: &str, mut edits: Vec<Edit>, typed: Option<u64>) {
    if edits.is_empty() {
        return;
    }
    let (_, added) = queue::adjudicator(&document.annotations, &me(document));
    let phrase = typed.filter(|_| added.is_none());
    edits.splice(0..0, added);
    document.change(name, edits, phrase);
}

fn me(document: &Document) -> Annotator {
    Annotator::new(document.me, document.my_name())
}

fn take(desk: &mut Desk, deciding: &mut Deciding, i: usize) {
    let Some(document) = &desk.document else { return };
    let Some(version) = deciding.group().and_then(|group| group.versions.get(i)).cloned() else {
        return desk.say(tr!("adj-no-version", n = i + 1));
    };
    let scheme = document.scheme();
    let told = tr!("adj-said-stands", verdict = texts::verdict(&scheme, version.verdict.as_deref()));
    decide(desk, deciding, &told, |acts, group| acts.take(group, &version));
}

fn judge(desk: &mut Desk, deciding: &mut Deciding, i: usize) {
    let (Some(document), Some(group)) = (&desk.document, deciding.group()) else { return };
    let Some(verdict) = document.annotations.scheme.verdicts.get(i).map(|verdict| verdict.id.clone()) else { return };
    let selected = document.selected_words().or_else(|| document.selected_claim().map(|_| document.selected_range()));
    let is_here = |words: &TextRange| group.place.is_some_and(|place| place.overlaps(*words));
    let Some(words) = selected.filter(is_here) else {
        return desk.say(tr!("adj-select-here").to_owned());
    };
    // Words from the first to the last place of a version mean its places, without what is between them.
    let version = group.versions.iter().find(|version| version.place() == Some(words));
    let ends = version.map_or_else(|| vec![words], |version| version.ends.clone());
    let scheme = document.scheme();
    let told = tr!("adj-said-stands", verdict = texts::verdict(&scheme, Some(&verdict)));
    decide(desk, deciding, &told, |acts, group| acts.judge(group, &ends, Some(&verdict)));
}

fn no_claim(acts: &Acts<'_>, group: &Claims) -> Vec<Edit> {
    acts.no_claim(group)
}

fn keep(desk: &mut Desk, deciding: &mut Deciding) {
    let Some(ruling) = deciding.group().and_then(|group| group.rulings.first()).cloned() else {
        return desk.say(tr!("adj-nothing-decided").to_owned());
    };
    decide(desk, deciding, tr!("adj-said-kept"), |acts, group| acts.follow(group, &ruling));
}

/// Writes the reason or the note of the group that is looked at.
fn explain(desk: &mut Desk, deciding: &Deciding, reason: Option<String>, note: Option<String>) {
    let (Some(document), Some(group)) = (&mut desk.document, deciding.group()) else { return };
    if document.needs_text || deciding.purpose == Purpose::Learn {
        return;
    }
    let before = deciding.written(document);
    let is_typed = note.is_some();
    let (reason, note) = (reason.unwrap_or(before.reason), note.unwrap_or(before.note));
    let edits = deciding.acts(document).explain(group, &reason, &note);
    let phrase = group.all().next().filter(|_| is_typed).map(|claim| document.phrase_of(claim, Field::Note));
    change(document, tr!("adj-act-explain"), edits, phrase);
}

fn filter(desk: &mut Desk, deciding: &mut Deciding, action: Action) {
    let filter = &mut deciding.filter;
    match action {
        Action::Kind(kind) => filter.kinds = kind.into_iter().collect(),
        Action::Person(person) => filter.person = person,
        Action::Verdict(verdict) => filter.verdict = verdict,
        Action::ByReason(reason) => filter.reason = reason,
        _ => return,
    }
    let Some(document) = &desk.document else { return };
    deciding.list(document);
    if !deciding.at.is_some_and(|at| deciding.rows.contains(&at)) {
        deciding.look_at(deciding.rows.first().copied());
        look(desk, deciding);
    }
}

/// Accepts what all agree on, as one act.
fn accept(desk: &mut Desk, deciding: &mut Deciding) {
    let Some(document) = &mut desk.document else { return };
    let agreeing = deciding.queue.agreeing();
    let n = agreeing.len();
    let edits = deciding.acts(document).accept(agreeing);
    change(document, tr!("adj-act-accept"), edits, None);
    desk.say_done(tr!("adj-accepted", n = n));
}
