//! Reads the file of an article to mend what was made of it. Runs on a thread.

use std::path::Path;

use crate::app::words::file_name;
use claimlight_core::file;
use claimlight_core::import::left_out::LeftOut;
use claimlight_core::import::mending::Draft;
use claimlight_core::import::{self, Encoding, ImportOptions};
use claimlight_core::model::{Article, Limits};

/// A draft that was just begun.
#[derive(Debug)]
pub struct Begun {
    /// The draft.
    pub draft: Draft,
    /// What the file holds that is no text.
    pub left_out: LeftOut,
    /// What it was begun from.
    pub of: Of,
    /// The name of the file; empty for a pasted text.
    pub name: String,
}

/// What a draft was begun from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The article's file.
    File,
    /// The article's text, since its file has changed.
    Changed,
    /// The article's text, since there is no file, or it can't be read as it was.
    Text,
}

/// Begins with the file of an article, if it still has the bytes that the article was read from, else with the article's text.
pub fn begin(article: &Article, path: Option<&Path>) -> Begun {
    let bytes = path.and_then(|path| file::read_file(path, Limits::LARGE.article).ok());
    let is_changed = bytes.as_ref().is_some_and(|bytes| file::sha256_hex(bytes) != article.facts.original_sha256);
    let name = path.map(file_name).unwrap_or_default();
    let begun = bytes.filter(|_| !is_changed).and_then(|bytes| of_file(article, &name, &bytes));
    begun.unwrap_or_else(|| Begun {
        draft: Draft::of_text(article),
        left_out: LeftOut::default(),
        of: if is_changed { Of::Changed } else { Of::Text },
        name: article.facts.original_name.clone(),
    })
}

fn of_file(article: &Article, name: &str, bytes: &[u8]) -> Option<Begun> {
    let import = article.facts.import.as_ref()?;
    let encoding = Encoding::named(&import.encoding);
    let options = ImportOptions { encoding, ..ImportOptions::again(&article.facts, name, bytes) };
    let imported = import::import_as(name, bytes, &options).ok()?;
    let draft = Draft::new(&imported, &article.facts);
    // Another version of the reader may have made another text of it: what stands in the file goes on from there.
    let is_same = draft.article().text == article.text;
    is_same.then_some(Begun { draft, left_out: imported.left_out, of: Of::File, name: name.to_owned() })
}
