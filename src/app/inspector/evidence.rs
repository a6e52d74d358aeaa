//! Evidence: texts kept with it, and entries given before, found again by typing.

use std::path::PathBuf;

use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::tasks::Job;
use crate::app::state::{Sheet, State};
use crate::tr;
use claimlight_core::model::{ClaimId, Evidence, EvidenceId, Snapshot, Timestamp};
use claimlight_core::text::{Bounds, Exactly, Folded};

/// So many entries given before are offered.
const OFFERED: usize = 5;

/// Entries given before that fit what is typed.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// For which entry.
    pub evidence: Option<EvidenceId>,
    /// The entries, each of another source.
    pub entries: Vec<Evidence>,
}

impl Document {
    /// Adds an empty entry of evidence to a claim.
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

    /// Keeps a text with an entry of evidence, or takes it away.
    pub fn set_snapshot(&mut self, claim: ClaimId, id: EvidenceId, snapshot: Option<Snapshot>) -> Report {
        let kept = snapshot.is_some();
        let changed = self.edit_claim(claim, tr!("act-snapshot"), None, |c| {
            if let Some(evidence) = c.evidence.iter_mut().find(|e| e.id == id) {
                evidence.snapshot = snapshot.map(Box::new);
            }
        });
        match (changed, kept) {
            (false, _) => Report::Nothing(tr!("claims-unchanged").to_owned()),
            (true, true) => Report::Done(tr!("snapshot-kept").to_owned()),
            (true, false) => Report::Done(tr!("snapshot-removed").to_owned()),
        }
    }

    /// Copies what is told of a source into an entry of evidence.
    pub fn copy_source(&mut self, claim: ClaimId, id: EvidenceId, from: &Evidence) -> Report {
        let changed = self.edit_claim(claim, tr!("act-copy-source"), None, |c| {
            if let Some(to) = c.evidence.iter_mut().find(|e| e.id == id) {
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

impl State {
    /// Keeps the quoted words of an entry.
    pub(in crate::app) fn snapshot_quote(&mut self, claim: ClaimId, id: EvidenceId) {
        let found = self.desk.document.as_ref().and_then(|d| d.annotations.claims.get(claim));
        let quote = found.and_then(|c| c.evidence.iter().find(|e| e.id == id)).map(|e| e.quote.clone());
        match quote.filter(|q| !q.trim().is_empty()) {
            Some(quote) => {
                self.desk.act(|d| d.set_snapshot(claim, id, Some(Snapshot::new(quote, String::new()))));
            }
            None => self.desk.say(tr!("snapshot-no-quote").to_owned()),
        }
    }

    /// Has the text of a file read, to be kept.
    pub(in crate::app) fn snapshot_file(&mut self, claim: ClaimId, id: EvidenceId, path: PathBuf) {
        let number = self.desk.document.as_ref().map_or(0, |d| d.number);
        self.jobs.push(Job::Snapshot { number, claim, evidence: id, path });
    }

    /// Keeps the text of a file that was read.
    pub(in crate::app) fn snapshot_read(
        &mut self,
        number: u64,
        claim: ClaimId,
        id: EvidenceId,
        read: Result<Snapshot, String>,
    ) {
        match read {
            Ok(snapshot) if self.desk.document.as_ref().is_some_and(|d| d.number == number) => {
                self.desk.act(|d| d.set_snapshot(claim, id, Some(snapshot)));
            }
            Ok(snapshot) => {
                if let Some(document) = self.desk.open_document(number) {
                    document.set_snapshot(claim, id, Some(snapshot));
                }
            }
            Err(reason) => self.desk.say(reason),
        }
    }

    /// Shows the text kept with an entry.
    pub(in crate::app) fn read_snapshot(&mut self, claim: ClaimId, id: EvidenceId) {
        let found = self.desk.document.as_ref().and_then(|d| d.annotations.claims.get(claim));
        let snapshot = found.and_then(|c| c.evidence.iter().find(|e| e.id == id)).and_then(|e| e.snapshot.clone());
        if let Some(snapshot) = snapshot {
            let whole = snapshot.is_whole();
            self.show_sheet(Some(Sheet::Snapshot(snapshot, whole)));
        }
    }

    /// Looks among all evidence known for what is typed into an entry's URL or title.
    pub(in crate::app) fn offer_evidence(&mut self, id: EvidenceId, typed: &str) {
        self.offered = Offered { evidence: Some(id), entries: Vec::new() };
        let typed = typed.trim();
        if typed.chars().count() < 2 {
            return;
        }
        let exactly = Exactly::default();
        let mut found: Vec<Evidence> = Vec::new();
        let open = self.desk.documents().flat_map(|d| d.annotations.claims.as_slice()).flat_map(|c| &c.evidence);
        let listed = self.folder.iter().flat_map(|f| &f.entries).filter_map(|e| e.details.as_deref());
        for entry in open.chain(listed.flat_map(|d| &d.evidence)) {
            let same = |e: &Evidence| e.url == entry.url && e.title == entry.title;
            if entry.id == id || found.iter().any(same) {
                continue;
            }
            let told = [entry.url.as_str(), &entry.title, &entry.publisher].join("\n");
            let is_itself = entry.url == typed || entry.title == typed;
            if !is_itself && !Folded::new(&told, exactly).find(&told, typed, Bounds::Anywhere).is_empty() {
                found.push(entry.clone());
                if found.len() == OFFERED {
                    break;
                }
            }
        }
        self.offered.entries = found;
    }

    /// Copies an entry that was offered.
    pub(in crate::app) fn take_offered(&mut self, claim: ClaimId, id: EvidenceId, i: usize) {
        let offered = std::mem::take(&mut self.offered);
        if let Some(from) = offered.entries.get(i).filter(|_| offered.evidence == Some(id)) {
            self.desk.act(|d| d.copy_source(claim, id, from));
        }
    }
}
