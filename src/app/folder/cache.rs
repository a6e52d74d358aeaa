//! Titles of articles that were read before, by the hash of their bytes, so that a folder of a thousand pages is listed at once the
//! next time.
//!
//! Always true: what is kept is what reading the article again would give. Absent: articles with an annotation file, which are
//! read from that.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use claimlight_core::file;
use claimlight_core::import;
use claimlight_core::text;

/// The name of the file beside the settings.
pub const NAME: &str = "titles.json";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 32 << 20;
/// The most articles that are kept. When there are more, it begins anew.
const MOST: usize = 50_000;
/// How long the file is not written again while many articles are being read.
const PAUSE: Duration = Duration::from_secs(2);

/// What is kept of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its title; empty if it has none.
    pub title: String,
    /// How many sentences it has.
    pub sentences: usize,
}

/// The articles that were read before.
#[derive(Debug, Default)]
pub struct Cache {
    /// Where they are kept; `None` if they are not.
    path: Option<PathBuf>,
    kept: HashMap<String, Kept>,
    is_changed: bool,
    written: Option<Instant>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Source {
    /// The readers that read the articles, see [`readers`].
    readers: String,
    articles: HashMap<String, Kept>,
}

/// What another version of the program may do otherwise.
fn readers() -> String {
    format!("{} {} {}", import::versions(), text::SPLITTER, text::SPLITTER_VERSION)
}

impl Cache {
    /// Reads the file. One that can't be read, or that other readers made, counts as empty: it holds none of the user's work.
    pub fn load(path: Option<PathBuf>) -> Self {
        let bytes = path.as_deref().and_then(|path| file::read_file(path, LARGEST).ok()).unwrap_or_default();
        let source: Option<Source> = serde_json::from_slice(&bytes).ok();
        let kept = source.filter(|source| source.readers == readers()).map(|source| source.articles);
        Self { path, kept: kept.unwrap_or_default(), is_changed: false, written: None }
    }

    /// What names an article: the hash of its bytes, and the ending of its name, which tells how it is read.
    pub fn key(name: &str, sha256: &str) -> String {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        format!("{sha256}.{ending}")
    }

    /// What is kept of an article.
    pub fn get(&self, key: &str) -> Option<&Kept> {
        self.kept.get(key)
    }

    /// Keeps an article, and writes the file unless that was just done.
    pub fn keep(&mut self, key: String, kept: Kept) {
        if self.kept.len() >= MOST {
            self.kept.clear();
        }
        self.kept.insert(key, kept);
        self.is_changed = true;
        if self.written.is_none_or(|at| at.elapsed() > PAUSE) {
            self.save();
        }
    }

    /// Writes what has changed. That it can't be written is no harm: the articles are read again.
    pub fn save(&mut self) {
        let Some(path) = self.path.as_ref().filter(|_| self.is_changed) else { return };
        self.is_changed = false;
        self.written = Some(Instant::now());
        let source = Source { readers: readers(), articles: std::mem::take(&mut self.kept) };
        if let Ok(text) = serde_json::to_string(&source) {
            file::save(path, &text).ok();
        }
        self.kept = source.articles;
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        self.save();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(title: &str) -> Kept {
        Kept { title: title.to_owned(), sentences: 2 }
    }

    #[test]
    fn what_was_kept_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let mut cache = Cache::load(Some(path.clone()));
        cache.keep(Cache::key("a.html", "1f"), kept("A"));
        cache.keep(Cache::key("b.HTML", "2f"), kept("B"));
        drop(cache);
        let cache = Cache::load(Some(path.clone()));
        assert_eq!(
            (cache.get("1f.html"), cache.get("2f.html"), cache.get("1f.txt")),
            (Some(&kept("A")), Some(&kept("B")), None)
        );
        // Other readers may find other titles.
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(&readers(), "0")).unwrap();
        assert_eq!(Cache::load(Some(path.clone())).get("1f.html"), None);
        std::fs::write(&path, "{").unwrap();
        assert_eq!(Cache::load(Some(path)).get("1f.html"), None);
    }
}
