//! Choosing and editing the scheme: the verdicts on offer, and where verdicts go when another scheme is taken.

pub mod view;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::actions::Action;
use crate::app::commands::keys;
use crate::app::desk::Report;
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::tasks::Job;
use crate::app::look::theme;
use crate::app::state::{Sheet, State};
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::{Claim, Edit, Scheme, Underline, Verdict, put_in_order};

/// A scheme being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// As it is now.
    pub scheme: Scheme,
    /// What is told of the last change: a letter that is held already.
    pub told: Option<String>,
}

/// Where the verdicts in use go in another scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The other scheme.
    pub scheme: Scheme,
    /// The verdicts in use.
    pub moves: Vec<Move>,
}

/// Where one verdict in use goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Its id.
    pub from: String,
    /// What it was called.
    pub label: String,
    /// How many judgements have it.
    pub n: usize,
    /// Where it goes.
    pub to: Goes,
}

/// Where a verdict goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    /// It stays as it is, though the scheme does not hold it.
    Stays,
    /// To the verdict with this id.
    To(String),
    /// To "to check".
    ToCheck,
}

/// Verdicts that mean about the same in schemes that come along.
const ALIKE: [&[&str]; 3] =
    [&["verified", "true", "supported"], &["unverified", "not-enough-evidence"], &["false", "refuted"]];

impl Moving {
    /// Where the verdicts in use would go: to the same id, else to one that means about the same, else nowhere.
    pub fn new(document: &Document, scheme: Scheme) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let judgements = document.annotations.claims.as_slice().iter().flat_map(|c| &c.judgements);
        for verdict in judgements.filter_map(|j| j.verdict.clone()) {
            *counts.entry(verdict).or_default() += 1;
        }
        let old = &document.annotations.scheme;
        let moves = counts.into_iter().map(|(from, n)| {
            let alike = ALIKE.iter().find(|group| group.contains(&from.as_str()));
            let near = alike.and_then(|group| scheme.verdicts.iter().find(|v| group.contains(&v.id.as_str())));
            let to = match (scheme.verdict(&from), near) {
                (Some(same), _) => Goes::To(same.id.clone()),
                (None, Some(near)) => Goes::To(near.id.clone()),
                (None, None) => Goes::Stays,
            };
            Move { label: old.verdict(&from).map_or_else(|| from.clone(), |v| v.label.clone()), from, n, to }
        });
        Self { moves: moves.collect(), scheme }
    }

    /// Whether every verdict in use keeps its id: then there is nothing to ask.
    pub fn is_plain(&self) -> bool {
        self.moves.iter().all(|m| m.to == Goes::To(m.from.clone()))
    }
}

/// What is wrong or doubtful in a scheme, a sentence each.
pub fn problems(scheme: &Scheme) -> Vec<String> {
    let mut told = Vec::new();
    let twice = |part: fn(&Verdict) -> String| {
        let mut seen: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for verdict in &scheme.verdicts {
            seen.entry(part(verdict)).or_default().push(&verdict.label);
        }
        let twice = seen.into_iter().filter(|(what, by)| !what.is_empty() && by.len() > 1);
        twice.map(|(what, by)| (what, by.join(", "))).collect::<Vec<_>>()
    };
    for (sign, by) in twice(|v| v.sign.clone()) {
        told.push(tr!("sign-twice", sign = sign, verdicts = by));
    }
    for (_, by) in twice(|v| v.underline.name().to_owned()) {
        told.push(tr!("underline-twice", verdicts = by));
    }
    for (key, by) in twice(|v| v.key.to_uppercase()) {
        told.push(tr!("key-twice", key = key, verdicts = by));
    }
    for verdict in &scheme.verdicts {
        if verdict.label.trim().is_empty() {
            told.push(tr!("verdict-without-label").to_owned());
        }
        if let Some(contrast) = theme::faint(&verdict.colour) {
            let contrast = crate::app::words::texts::number(f64::from(contrast));
            told.push(tr!("colour-is-faint", verdict = &verdict.label, contrast = contrast));
        }
    }
    if scheme.verdicts.is_empty() {
        told.push(tr!("scheme-without-verdicts").to_owned());
    }
    told
}

impl Document {
    /// Takes another scheme; verdicts go where `moving` says. One act, and nothing is dropped.
    pub fn take_scheme(&mut self, moving: &Moving) -> Report {
        let before = Arc::clone(&self.annotations.scheme);
        let mut edits = vec![Edit::changed(before, moving.scheme.clone())];
        let to = |id: &str| moving.moves.iter().find(|m| m.from == id).map(|m| &m.to);
        let changed = |claim: &Claim| {
            let mut after = claim.clone();
            for judgement in &mut after.judgements {
                match judgement.verdict.as_deref().and_then(to) {
                    Some(Goes::To(id)) => judgement.verdict = Some(id.clone()),
                    Some(Goes::ToCheck) => judgement.verdict = None,
                    Some(Goes::Stays) | None => {}
                }
            }
            (after != *claim).then_some(after)
        };
        for claim in self.annotations.claims.as_slice() {
            if let Some(after) = changed(claim) {
                edits.push(Edit::changed(claim, after));
            }
        }
        self.change(tr!("act-scheme"), edits, None);
        Report::Done(tr!("scheme-taken", name = crate::app::words::texts::of_scheme(&moving.scheme.name)))
    }
}

impl State {
    /// Takes a scheme for the shown article: at once where every verdict in use has its place, else after a question.
    pub(in crate::app) fn use_scheme(&mut self, mut scheme: Scheme) {
        let Some(document) = &self.desk.document else { return };
        complete(&mut scheme);
        if *document.annotations.scheme == scheme {
            self.show_sheet(None);
            return;
        }
        let moving = Moving::new(document, scheme);
        if moving.is_plain() {
            self.take_scheme(&moving);
        } else {
            self.show_sheet(Some(Sheet::Moving(Box::new(moving))));
        }
    }

    pub(in crate::app) fn take_scheme(&mut self, moving: &Moving) {
        self.show_sheet(None);
        self.listing.filter.class = None;
        self.desk.act(|d| d.take_scheme(moving));
    }

    pub(in crate::app) fn edit_scheme(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let scheme = (*document.annotations.scheme).clone();
        self.show_sheet(Some(Sheet::Scheme(Box::new(Draft { scheme, told: None }))));
    }

    /// Takes a change of the scheme being edited. A letter that an action holds is told, not taken.
    pub(in crate::app) fn draft(&mut self, mut scheme: Scheme) {
        let Some(Sheet::Scheme(draft)) = &self.sheet else { return };
        let mut told = None;
        for (i, verdict) in scheme.verdicts.iter_mut().enumerate() {
            verdict.key = verdict.key.trim().to_uppercase();
            let old = draft.scheme.verdicts.get(i).filter(|v| v.id == verdict.id);
            let Some(key) = Key::from_name(&verdict.key).filter(|_| old.is_none_or(|o| o.key != verdict.key)) else {
                continue;
            };
            let holder = self.keymap.holder(&KeyboardShortcut::new(Modifiers::NONE, key), &self.desk);
            if let Some(holder @ (keys::Holder::Command(_) | keys::Holder::Caret)) = holder {
                told = Some(tr!("key-is-held", key = verdict.key.as_str(), holder = holder.name()));
                verdict.key = old.map(|o| o.key.clone()).unwrap_or_default();
            }
        }
        self.sheet = Some(Sheet::Scheme(Box::new(Draft { scheme, told })));
    }

    pub(in crate::app) fn load_scheme(&mut self, path: PathBuf) {
        self.jobs.push(Job::LoadScheme(path));
    }

    pub(in crate::app) fn save_scheme(&mut self, path: PathBuf) {
        let scheme = match (&self.sheet, &self.desk.document) {
            (Some(Sheet::Scheme(draft)), _) => draft.scheme.clone(),
            (_, Some(document)) => (*document.annotations.scheme).clone(),
            _ => return,
        };
        self.jobs.push(Job::Write(path, file::print_scheme(&scheme)));
    }

    /// Has the scheme being edited written to a file that is chosen.
    pub(in crate::app) fn choose_scheme_file(&mut self) {
        let Some(Sheet::Scheme(draft)) = &self.sheet else { return };
        let name = format!("{}.scheme.ron", if draft.scheme.id.is_empty() { "scheme" } else { &draft.scheme.id });
        let choice = Choice::new("dialog-save-scheme", Wanted::NewFile, Kind::Ron, Action::SaveScheme);
        self.choose_for_article(choice.at(Suggested::Named(name)));
    }

    /// Takes the shown article's scheme for articles that have none yet, from now on.
    pub(in crate::app) fn scheme_for_new(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let scheme = Arc::clone(&document.annotations.scheme);
        if let Some(path) = self.desk.beside_settings("scheme.ron") {
            self.jobs.push(Job::Write(path, file::print_scheme(&scheme)));
        }
        let told = tr!("scheme-for-new", name = crate::app::words::texts::of_scheme(&scheme.name));
        self.scheme = Some(scheme);
        self.desk.say(told);
    }
}

/// Gives every verdict an id, and the scheme one: what files and exports hold.
fn complete(scheme: &mut Scheme) {
    put_in_order(scheme.verdicts.iter_mut().map(|v| &mut v.place));
    if scheme.id.trim().is_empty() {
        scheme.id = plain_id(&scheme.name);
    }
    for i in 0..scheme.verdicts.len() {
        if scheme.verdicts[i].id.is_empty() {
            let wanted = plain_id(&scheme.verdicts[i].label);
            let taken = |id: &str| scheme.verdicts.iter().any(|v| v.id == id);
            let free =
                std::iter::once(wanted.clone()).chain((2..1000).map(|n| format!("{wanted}-{n}"))).find(|id| !taken(id));
            scheme.verdicts[i].id = free.unwrap_or(wanted);
        }
    }
}

fn plain_id(label: &str) -> String {
    let plain: String = label.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() { "verdict".to_owned() } else { plain }
}

/// A new verdict for a scheme, with a sign and a pattern that are free.
pub fn new_verdict(scheme: &Scheme) -> Verdict {
    let free = |offered: &[&str], taken: fn(&Verdict) -> &str| {
        let found = offered.iter().find(|o| !scheme.verdicts.iter().any(|v| taken(v) == **o));
        (*found.unwrap_or(&offered[0])).to_owned()
    };
    let patterns = Underline::NAMES.map(|(name, _)| name);
    Verdict {
        id: String::new(),
        label: tr!("new-verdict").to_owned(),
        sentence: String::new(),
        sign: free(&SIGNS, |v| &v.sign),
        colour: free(&theme::COLOURS, |v| &v.colour),
        underline: Underline::from(free(&patterns, |v| v.underline.name())),
        key: String::new(),
        place: 0,
        extra: None,
    }
}

/// Signs on offer.
pub const SIGNS: [&str; 10] = ["✓", "?", "✗", "≈", "±", "!", "+", "–", "=", "%"];
