//! Entries of evidence: what they say, the texts kept with them, and sources used before, found again by typing.

use std::path::{Path, PathBuf};

use super::{Action, Request, State};
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk, Report};
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Evidence, EvidenceId, Limits, Snapshot, Stance, Timestamp, limits};
use claimlight_core::text::{self, Bounds, Exactly};
use claimlight_core::{file, import};

/// How many sources used before are offered at most.
const OFFERED: usize = 5;

/// Identifies an entry of evidence in the shown article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The claim that the evidence is for.
    pub claim: ClaimId,
    /// The entry of evidence.
    pub evidence: EvidenceId,
}

/// What can be done with an entry of evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum OfEvidence {
    /// Set what it says about the claim.
    SetStance(Stance),
    /// Move it up one place.
    Raise,
    /// Delete it.
    Delete,
    /// Keep its quoted words as the kept text.
    KeepQuote,
    /// Let the user choose a file whose text is kept.
    ChooseFile,
    /// Keep the text of this file.
    KeepFile(PathBuf),
    /// Keep the text of the next dropped file.
    AwaitDrop,
    /// Show the kept text.
    ShowKept,
    /// Remove the kept text.
    RemoveKept,
    /// Copy source number `i` of those offered, counted from 0.
    Copy(usize),
}

/// A text kept with evidence, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The text, with its name, date and hash.
    pub snapshot: Box<Snapshot>,
    /// Whether the text is unchanged since it was kept, according to its hash.
    pub is_whole: bool,
}

/// Sources used before that match the typed text.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// The entry that they are offered for.
    pub evidence: Option<EvidenceId>,
    /// Earlier entries, each with a different source.
    pub entries: Vec<Evidence>,
}

impl Document {
    /// Adds an empty entry of evidence to a claim. Returns its ID, or `None` if it could not be added.
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

    /// Keeps a text with an entry of evidence; `None` removes the kept text.
    pub fn set_snapshot(&mut self, at: At, snapshot: Option<Snapshot>) -> Report {
        let kept = snapshot.is_some();
        let changed = self.edit_claim(at.claim, tr!("act-snapshot"), None, |c| {
            if let Some(evidence) = entry_mut(c, at.evidence) {
                evidence.snapshot = snapshot.map(Box::new);
            }
        });
        match (changed, kept) {
            (false, _) => Report::Nothing(tr!("claims-unchanged").to_owned()),
            (true, true) => Report::Done(tr!("snapshot-kept").to_owned()),
            (true, false) => Report::Done(tr!("snapshot-removed").to_owned()),
        }
    }

    /// Copies the details of a source into an entry of evidence.
    pub fn copy_source(&mut self, at: At, from: &Evidence) -> Report {
        let changed = self.edit_claim(at.claim, tr!("act-copy-source"), None, |c| {
            if let Some(to) = entry_mut(c, at.evidence) {
                to.url.clone_from(&from.url);
                to.title.clone_from(&from.title);
                to.publisher.clone_from(&from.publisher);
                to.published.clone_from(&from.published);
                to.accessed.clone_from(&from.accessed);
                to.archived_url.clone_from(&from.archived_url);
            }
        });
        if changed {
            Report::Done(tr!("source-copied").to_owned())
        } else {
            Report::Nothing(tr!("claims-unchanged").to_owned())
        }
    }
}

fn entry_mut(claim: &mut Claim, id: EvidenceId) -> Option<&mut Evidence> {
    claim.evidence.iter_mut().find(|e| e.id == id)
}

/// The entry of evidence in the shown article; `None` if it no longer exists.
fn entry(desk: &Desk, at: At) -> Option<&Evidence> {
    let claim = desk.document.as_ref()?.annotations.claims.get(at.claim)?;
    claim.evidence.iter().find(|e| e.id == at.evidence)
}

impl State {
    /// Applies an action to an entry of evidence.
    pub(super) fn of_evidence(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        at: At,
        act: OfEvidence,
    ) -> Option<Request> {
        match act {
            OfEvidence::SetStance(stance) => desk.edit(at.claim, tr!("what-the-evidence-says"), |c, _| {
                if let Some(entry) = entry_mut(c, at.evidence) {
                    entry.stance = stance;
                }
            }),
            OfEvidence::Raise => desk.edit(at.claim, tr!("order-of-evidence"), |c, _| raise(c, at.evidence)),
            OfEvidence::Delete => {
                desk.edit(at.claim, tr!("delete-evidence"), |c, _| c.evidence.retain(|e| e.id != at.evidence));
                desk.say_done(tr!("evidence-deleted").to_owned());
            }
            OfEvidence::KeepQuote => keep_quote(desk, at),
            OfEvidence::ChooseFile => choose_file(desk, out, at),
            OfEvidence::KeepFile(path) => keep_file(desk, out, at, path),
            OfEvidence::AwaitDrop => {
                self.awaits_drop = Some(at);
                desk.say(tr!("snapshot-drop").to_owned());
            }
            OfEvidence::ShowKept => return self.show_kept(desk, at),
            OfEvidence::RemoveKept => desk.act(|d| d.set_snapshot(at, None)),
            OfEvidence::Copy(i) => self.copy_offered(desk, at, i),
        }
        None
    }

    /// Keeps the text of a dropped file with the entry that is waiting for it.
    pub(super) fn keep_dropped(&mut self, desk: &Desk, out: &mut Out<Action>, path: PathBuf) {
        if let Some(at) = self.awaits_drop.take() {
            keep_file(desk, out, at, path);
        }
    }

    /// Shows the text kept with an entry.
    fn show_kept(&mut self, desk: &Desk, at: At) -> Option<Request> {
        let snapshot = entry(desk, at)?.snapshot.clone()?;
        let is_whole = snapshot.is_whole();
        self.kept = Some(Kept { snapshot, is_whole });
        Some(Request::ShowKept)
    }

    /// Looks for sources that match the text typed into the URL or title of entry `id`: in the open articles, and in `listed`,
    /// the evidence known from elsewhere.
    pub(in crate::app) fn offer<'a>(
        &mut self,
        desk: &'a Desk,
        listed: impl Iterator<Item = &'a Evidence>,
        id: EvidenceId,
        typed: &str,
    ) {
        let open = desk.documents().flat_map(|d| d.annotations.claims.as_slice()).flat_map(|c| &c.evidence);
        let entries = fitting(open.chain(listed).filter(|e| e.id != id), typed.trim());
        self.offered = Offered { evidence: Some(id), entries };
    }

    /// Copies one of the offered sources.
    fn copy_offered(&mut self, desk: &mut Desk, at: At, i: usize) {
        let offered = std::mem::take(&mut self.offered);
        if let Some(from) = offered.entries.get(i).filter(|_| offered.evidence == Some(at.evidence)) {
            desk.act(|d| d.copy_source(at, from));
        }
    }
}

/// The first entries, each with a different source, that contain the typed text but have more than it as URL or title.
fn fitting<'a>(known: impl Iterator<Item = &'a Evidence>, typed: &str) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    if typed.chars().count() < 2 {
        return found;
    }
    for entry in known {
        if found.iter().any(|e| e.url == entry.url && e.title == entry.title) {
            continue;
        }
        let told = [entry.url.as_str(), &entry.title, &entry.publisher].join("\n");
        let is_itself = entry.url == typed || entry.title == typed;
        if !is_itself && text::holds(&told, typed, Exactly::default(), Bounds::Anywhere) {
            found.push(entry.clone());
            if found.len() == OFFERED {
                break;
            }
        }
    }
    found
}

fn raise(claim: &mut Claim, id: EvidenceId) {
    if let Some(i) = claim.evidence.iter().position(|e| e.id == id).filter(|i| *i > 0) {
        claim.evidence.swap(i, i - 1);
        claim.put_evidence_in_order();
    }
}

/// Keeps the quoted words of an entry as its kept text.
fn keep_quote(desk: &mut Desk, at: At) {
    let quote = entry(desk, at).map(|e| e.quote.clone()).filter(|q| !q.trim().is_empty());
    match quote {
        Some(quote) => desk.act(|d| d.set_snapshot(at, Some(Snapshot::new(quote, String::new())))),
        None => desk.say(tr!("snapshot-no-quote").to_owned()),
    }
}

fn choose_file(desk: &Desk, out: &mut Out<Action>, at: At) {
    let Some(number) = desk.document.as_ref().map(|d| d.number) else { return };
    let then = move |path| Action::Evidence(at, OfEvidence::KeepFile(path));
    out.choose(Choice::new("dialog-snapshot", Wanted::File, Kind::Openable, then).for_article(number));
}

/// Starts a task that reads the text of a file, to be kept in the shown article.
fn keep_file(desk: &Desk, out: &mut Out<Action>, at: At, path: PathBuf) {
    let Some(number) = desk.document.as_ref().map(|d| d.number) else { return };
    let read = move || Some(Action::KeptRead(number, at, Box::new(read(&path))));
    let failed = move || {
        let told = tr!("did-not-work", reason = desk::mistake());
        Some(Action::KeptRead(number, at, Box::new(Err(told))))
    };
    out.start(Task::new(read, failed));
}

/// Keeps the text of a file that has been read, whether or not its article is still shown.
pub(super) fn kept_read(desk: &mut Desk, article: u64, at: At, read: Result<Snapshot, String>) {
    match read {
        Ok(snapshot) if desk.document.as_ref().is_some_and(|d| d.number == article) => {
            desk.act(|d| d.set_snapshot(at, Some(snapshot)));
        }
        Ok(snapshot) => {
            if let Some(document) = desk.open_document(article) {
                document.set_snapshot(at, Some(snapshot));
            }
        }
        Err(reason) => desk.say(reason),
    }
}

/// Reads the text of a file to be kept. The error is a sentence for the user.
fn read(path: &Path) -> Result<Snapshot, String> {
    let name = file_name(path);
    let bytes = file::read_file(path, Limits::USUAL.article)
        .map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = error_text::file(&e)))?;
    let article = import::import(&name, &bytes).map_err(|e| error_text::import(&e))?.article;
    let text = article.text.as_str();
    if text.len() > limits::SNAPSHOT {
        return Err(tr!("snapshot-too-large", name = name));
    }
    Ok(Snapshot::new(text.to_owned(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(url: &str, title: &str) -> Evidence {
        Evidence { url: url.to_owned(), title: title.to_owned(), ..Evidence::empty(EvidenceId::new()) }
    }

    #[test]
    fn sources_that_hold_what_is_typed_are_offered_once_each() {
        let known = [
            source("https://a.example/budget", "Town budget"),
            source("https://a.example/budget", "Town budget"),
            source("https://b.example", "Budget of the county"),
            source("https://c.example", "Harbour log"),
        ];
        let check = |typed: &str, expected: &[&str]| {
            let found = fitting(known.iter(), typed);
            assert_eq!(found.iter().map(|e| e.title.as_str()).collect::<Vec<_>>(), expected, "{typed}");
        };
        check("b", &[]);
        check("bud", &["Town budget", "Budget of the county"]);
        check("Town budget", &[]);
        check("log", &["Harbour log"]);
    }

    #[test]
    fn no_more_sources_are_offered_than_have_room() {
        let known: Vec<Evidence> = (0..9).map(|i| source(&format!("https://{i}.example"), "")).collect();
        assert_eq!(fitting(known.iter(), "example").len(), OFFERED);
    }
}
