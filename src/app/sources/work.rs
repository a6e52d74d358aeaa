//! Finding sources and changing them in files: done by tasks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{ListFormat, Scope};
use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::compare::{self, Clock};
use claimlight_core::exchange::{bibtex, csl_json};
use claimlight_core::file::{self, Home};
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Cited, Claim, ClaimId, EvidenceId, Group, Limits, Source as Named, grouped,
};

/// An article whose sources are listed.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its title, else its file's name.
    pub title: String,
    /// Its annotation file, if it has one.
    pub path: Option<PathBuf>,
    /// Whether it is the one that is shown.
    pub is_shown: bool,
}

/// The sources that were found.
#[derive(Debug)]
pub struct Found {
    /// The sources, by publisher.
    pub groups: Vec<Group>,
    /// The articles, by the numbers that the groups' uses have.
    pub articles: Vec<Article>,
    /// The words of the claims that rest on sources.
    pub quotes: BTreeMap<(usize, ClaimId), String>,
    /// How many files could not be read.
    pub unread: usize,
}

/// Where sources are looked for.
pub(super) struct Source {
    open: Vec<(Article, Annotations)>,
    folder: Option<PathBuf>,
}

impl Source {
    pub(super) fn of(desk: &Desk, scope: Scope) -> Self {
        let shown = desk.document.as_ref().map(|document| document.number);
        let of = |document: &Document| {
            let article = Article {
                title: document.title().to_owned(),
                path: document.saving.path().map(Path::to_owned),
                is_shown: Some(document.number) == shown,
            };
            (article, document.annotations.clone())
        };
        match (scope, &desk.folder) {
            (Scope::Folder, Some(folder)) => {
                let is_in_folder = |document: &&Document| {
                    Some(document.number) == shown
                        || document.saving.path().is_some_and(|path| path.starts_with(folder))
                };
                Self { open: desk.documents().filter(is_in_folder).map(of).collect(), folder: Some(folder.clone()) }
            }
            _ => Self { open: desk.document.iter().map(of).collect(), folder: None },
        }
    }

    /// The sources. The error is a sentence for people.
    pub(super) fn found(self) -> Result<Found, String> {
        let mut articles = self.open;
        let mut unread = 0;
        if let Some(folder) = &self.folder {
            for path in annotation_files(folder)? {
                if articles.iter().any(|(article, _)| article.path.as_ref() == Some(&path)) {
                    continue;
                }
                match read(&path) {
                    Ok(annotations) => {
                        let facts = &annotations.article.facts;
                        let title = if facts.title.is_empty() { file_name(&path) } else { facts.title.clone() };
                        articles.push((Article { title, path: Some(path), is_shown: false }, annotations));
                    }
                    Err(_) => unread += 1,
                }
            }
        }
        let mut quotes = BTreeMap::new();
        let mut cited = Vec::new();
        for (i, (_, annotations)) in articles.iter().enumerate() {
            let text = annotations.article.text.as_str();
            for claim in annotations.claims.as_slice().iter().filter(|claim| !claim.evidence.is_empty()) {
                quotes.insert((i, claim.id), claim.quote(text));
                cited.extend(claim.evidence.iter().map(|evidence| Cited { article: i, claim: claim.id, evidence }));
            }
        }
        let groups = grouped(cited);
        Ok(Found { groups, articles: articles.into_iter().map(|(article, _)| article).collect(), quotes, unread })
    }
}

/// The annotation files in a folder, by name.
fn annotation_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| e.to_string())?;
    let is_ours = |path: &PathBuf| path.to_string_lossy().to_lowercase().ends_with(".claims.ron");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_ours).collect();
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<Annotations, String> {
    let bytes = file::read_file(path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e))?;
    file::read(&bytes).map(|loaded| loaded.annotations).map_err(|e| error_text::read(&e))
}

impl Found {
    /// The files that are not open and name the source with this number, each with the entries that do.
    pub(super) fn closed_files(
        &self,
        chosen: Option<usize>,
        desk: &Desk,
    ) -> Vec<(PathBuf, Vec<(ClaimId, EvidenceId)>)> {
        let mut files: BTreeMap<PathBuf, Vec<(ClaimId, EvidenceId)>> = BTreeMap::new();
        let group = chosen.and_then(|i| self.groups.get(i));
        for used in group.iter().flat_map(|group| &group.uses) {
            let path = self.articles.get(used.article).and_then(|article| article.path.as_ref());
            let is_open = |path: &Path| desk.documents().any(|document| document.saving.path() == Some(path));
            if let Some(path) = path.filter(|path| !is_open(path)) {
                files.entry(path.clone()).or_default().push((used.claim, used.evidence));
            }
        }
        files.into_iter().collect()
    }
}

/// Changes entries of a claim's evidence.
fn change_claim(claim: &mut Claim, entries: &[EvidenceId], (before, after): (&Named, &Named)) {
    for entry in claim.evidence.iter_mut().filter(|entry| entries.contains(&entry.id)) {
        entry.change_source(before, after);
    }
}

/// Changes a source in the open articles: one act in each. Returns how many entries were changed.
pub(super) fn change_open(desk: &mut Desk, found: &Found, group: &Group, change: (&Named, &Named)) -> usize {
    let mut count = 0;
    let mut by_article: BTreeMap<usize, BTreeMap<ClaimId, Vec<EvidenceId>>> = BTreeMap::new();
    for used in &group.uses {
        by_article.entry(used.article).or_default().entry(used.claim).or_default().push(used.evidence);
    }
    for (article, claims) in by_article {
        let Some(article) = found.articles.get(article) else { continue };
        let is_it = |document: &Document| match &article.path {
            Some(path) => document.saving.path() == Some(path),
            None => article.is_shown,
        };
        let Some(number) = desk.documents().find(|document| is_it(document)).map(|document| document.number) else {
            continue;
        };
        let Some(document) = desk.open_document(number) else { continue };
        let mut edits = Vec::new();
        for (id, entries) in claims {
            let Some(claim) = document.annotations.claims.get(id) else { continue };
            let mut after = Claim::clone(claim);
            change_claim(&mut after, &entries, change);
            if after != **claim {
                count += entries.len();
                edits.push(claimlight_core::model::Edit::changed(claim, after));
            }
        }
        document.change(tr!("act-source"), edits, None);
    }
    count
}

/// Changes a source in files that are not open. Returns how many were changed, and how many could not be.
pub(super) fn change_files(
    files: &[(PathBuf, Vec<(ClaimId, EvidenceId)>)],
    change: (&Named, &Named),
    (me, name): (AnnotatorId, &str),
    home: Option<&Home>,
) -> (usize, usize) {
    let changed = files.iter().filter(|(path, entries)| change_file(path, entries, change, (me, name), home).is_ok());
    let changed = changed.count();
    (changed, files.len() - changed)
}

fn change_file(
    path: &Path,
    entries: &[(ClaimId, EvidenceId)],
    change: (&Named, &Named),
    (me, name): (AnnotatorId, &str),
    home: Option<&Home>,
) -> Result<(), String> {
    let bytes = file::read_file(path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e))?;
    let loaded = file::read(&bytes).map_err(|e| error_text::read(&e))?;
    if loaded.has_comments || loaded.annotations.article.text.is_left_out() {
        return Err(tr!("sources-not-changed").to_owned());
    }
    let base = loaded.annotations;
    let mut now = base.clone();
    for (id, evidence) in entries {
        let Some(claim) = now.claims.get(*id).map(|claim| Claim::clone(claim)) else { continue };
        let mut after = claim.clone();
        change_claim(&mut after, &[*evidence], change);
        now.apply(&claimlight_core::model::Edit::changed(claim, after));
    }
    if now.annotator(me).is_none() {
        now.annotators.push(Annotator::new(me, name));
    }
    let stamped = compare::stamped(&base, &now, me, Clock::new());
    let expected = file::sha256_hex(&bytes);
    file::save_merging(path, &stamped, Some(&expected), home).map(drop).map_err(|e| error_text::save(&e))
}

/// Writes a list of sources. The error is a sentence for people.
pub(super) fn write_list(sources: &[Named], format: ListFormat, path: &Path) -> Result<(), String> {
    let list = match format {
        ListFormat::BibTex => bibtex::write(sources),
        ListFormat::CslJson => csl_json::write(sources),
    };
    file::save(path, &list).map_err(|e| error_text::save(&e))
}
