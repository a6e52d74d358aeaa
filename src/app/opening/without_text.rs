//! Finds the text for a file that was shared without it, among the reader's own articles.

use std::path::{Path, PathBuf};

use crate::app::desk::articles_in::articles_in;
use crate::app::desk::update::Update;
use crate::app::opening::read::Asked;
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::compare::{self, Carrier, Clock};
use claimlight_core::file::{self, Loaded};
use claimlight_core::import;
use claimlight_core::model::{Annotations, Article};

/// The most articles read while looking for a text.
const MOST: usize = 20;

/// Annotations placed on a text that was found.
pub struct Placed {
    /// The annotations on that text.
    pub annotations: Annotations,
    /// How they were carried over; `None` if the text is the one that they were made on.
    pub update: Option<Box<Update>>,
    /// A sentence that tells the user what happened.
    pub told: String,
}

/// Looks for the text of the annotation file at `path`. If an article was named, only that one is tried. Otherwise: articles beside
/// the file, and recent ones whose hash, name or title fits. A text with the same hash is preferred.
pub fn place(path: &Path, bytes: &[u8], loaded: &Loaded, asked: &Asked) -> Option<Placed> {
    let name = file_name(path);
    let named = candidates(path, loaded, asked);
    // The folder is listed only if none of these has exactly this text.
    let neighbours = std::iter::once_with(|| if asked.article.is_some() { Vec::new() } else { neighbours(path) });
    let neighbours = neighbours.flatten().filter(|p| !named.contains(p)).map(|p| (p, false));
    let all = named.iter().map(|p| (p.clone(), true)).chain(neighbours);
    let mut likely = None;
    for (candidate, is_named) in all.take(MOST).take_while(|_| !asked.course.is_ended()) {
        let Some(article) = article(&candidate, loaded, asked) else { continue };
        let on = file::read_on(bytes, &article.text).ok()?;
        if !on.text_left_out {
            let told = tr!("was-shared-without-its-articles-text", name = name);
            return Some(Placed { annotations: on.annotations, update: None, told });
        }
        let title = letters(&article.facts.title);
        let is_likely = is_named || (!title.is_empty() && title == letters(&loaded.annotations.article.facts.title));
        if likely.is_none() && is_likely {
            likely = carried(&name, &candidate, loaded, article, asked);
        }
    }
    likely
}

/// Carries the annotations over to another text of their article; `None` if the text belongs to another article.
fn carried(name: &str, candidate: &Path, loaded: &Loaded, article: Article, asked: &Asked) -> Option<Placed> {
    let before = &loaded.annotations;
    let mut update = Update::new(before, article, 0, candidate, &asked.course)?;
    if !update.carried.is_the_same_article(before) {
        return None;
    }
    let onto = std::sync::Arc::clone(&update.article.text);
    let carrier = Carrier { from: before, onto: &onto, known: None };
    carrier.record_update(&mut update.carried, compare::stamp_after(before, Clock::new()), asked.me);
    let (found, all) = update.found();
    let told = tr!("placed-on-another-text", name = name, article = file_name(candidate), found = found, all = all);
    Some(Placed { annotations: update.carried.annotations.clone(), update: Some(Box::new(update)), told })
}

/// The letters and digits of a title in lower case: what two formats of a text have in common.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Other articles in the same folder that may have the text.
fn neighbours(path: &Path) -> Vec<PathBuf> {
    // The user did not ask for these, so large ones are skipped. In bytes.
    const LARGEST: u64 = 10_000_000;
    let all = path.parent().and_then(|folder| articles_in(folder).ok()).unwrap_or_default();
    let is_small = |p: &PathBuf| std::fs::metadata(p).is_ok_and(|data| data.len() <= LARGEST);
    all.into_iter().map(|(other, _)| other).filter(|other| other != path && is_small(other)).collect()
}

fn candidates(path: &Path, loaded: &Loaded, asked: &Asked) -> Vec<PathBuf> {
    if let Some(article) = &asked.article {
        return vec![article.clone()];
    }
    let facts = &loaded.annotations.article.facts;
    let named = |p: &Path| !facts.original_name.is_empty() && file_name(p) == facts.original_name;
    let beside = Some(path.with_file_name(&facts.original_name)).filter(|p| named(p) && p.is_file());
    let mut candidates: Vec<PathBuf> = file::article_beside(path).into_iter().chain(beside).collect();
    candidates
        .extend(asked.recent.iter().filter_map(|(recent, _)| file::file_of(recent, &loaded.text_sha256, &asked.who)));
    let titled = |title: &str| !facts.title.is_empty() && title == facts.title;
    let likely = asked.recent.iter().filter(|(recent, title)| named(recent) || titled(title));
    candidates.extend(likely.map(|(recent, _)| recent.clone()));
    let mut seen = std::collections::BTreeSet::new();
    candidates.retain(|p| p != path && seen.insert(p.clone()));
    candidates
}

/// The article in a file, mended like the one of `loaded`: the file itself, or the one inside an annotation file.
fn article(path: &Path, loaded: &Loaded, asked: &Asked) -> Option<Article> {
    let name = file_name(path);
    if name.to_lowercase().ends_with(".ron") {
        let bytes = file::read_file(path, asked.limits.annotation_file).ok()?;
        let loaded = file::read(&bytes).ok()?;
        return (!loaded.text_left_out).then_some(loaded.annotations.article);
    }
    let bytes = file::read_file(path, asked.limits.article).ok()?;
    let facts = &loaded.annotations.article.facts;
    import::import_again(&name, &bytes, facts).ok().map(|imported| imported.article)
}
