//! Which annotation file a path means: the same one for every command, and for the window.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::article::{self, Reading};
use super::copy;
use super::error::Error;
use super::me::Who;
use super::output::warn;
use super::{share, stream};
use claimlight_core::file::{self, Placement};
use claimlight_core::import::Imported;
use claimlight_core::model::Limits;

/// The annotation file that a path means.
pub enum Meant {
    /// This one is there.
    There(PathBuf),
    /// This one is there and does not tell which text it is of. The article's text has this SHA-256.
    Unreadable(PathBuf, String),
    /// A new one at this path, of this article.
    New(PathBuf, Box<Imported>),
}

/// The annotation file that a path means to whoever acts. A path to an annotation file means that file, whatever its name, and so
/// does a stream. A path to an article means their own file beside it if there is one on its text, else the shared one. The text of a
/// file that is there stands: the article is read only if no file was made from its bytes.
pub fn meant(path: &Path, limits: Limits, reading: &Reading, who: &Who) -> Result<Meant, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if name.to_lowercase().ends_with(".ron") || stream::is_stream(path) {
        return Ok(Meant::There(path.to_owned()));
    }
    let bytes = copy::bytes(path, limits)?;
    if file::is_annotations(&bytes) {
        return Ok(Meant::There(path.to_owned()));
    }
    let who = who.name(path)?;
    if let Some(beside) = file::file_of_bytes(path, &file::sha256_hex(&bytes), &who) {
        if !reading.is_usual() {
            let file = beside.display();
            warn(&format!("{file}: its text stands; claimlight anchor reads the article again with these options"));
        }
        return Ok(Meant::There(beside));
    }
    let imported = article::from_bytes(path, &bytes, reading)?;
    let sha256 = imported.article.text.sha256();
    match file::place_for(path, sha256, &who) {
        Placement::Existing(beside) => Ok(Meant::There(beside)),
        Placement::Unreadable { file: beside, .. } => Ok(Meant::Unreadable(beside, sha256.to_owned())),
        Placement::New(beside) => Ok(Meant::New(beside, Box::new(imported))),
        Placement::Occupied { other, .. } => Err(Error::OtherTextBeside { beside: other, article: name }),
    }
}

/// The same if the file is only looked at: it must be there, and reading it tells what is wrong with it.
pub fn there(path: &Path, limits: Limits, reading: &Reading, who: &Who) -> Result<PathBuf, Error> {
    match meant(path, limits, reading, who)? {
        Meant::There(file) | Meant::Unreadable(file, _) => Ok(file),
        Meant::New(..) => {
            Err(Error::NothingBeside(path.file_name().unwrap_or_default().to_string_lossy().into_owned()))
        }
    }
}

/// The annotation files that several paths mean.
pub struct Files {
    /// Each once.
    pub paths: Vec<PathBuf>,
    /// Whether the paths name several files, or a folder. Then a file that can't be read is warned of, and the others go on.
    pub several: bool,
    /// How many of several files mean none. Each was warned of.
    pub left: usize,
}

impl Files {
    /// Reads one file after another with `read`, and calls `each` with what was read. Of several files, one that can't be read is warned
    /// of, and the others go on; an error of `each` ends it. Returns how many were left out, with those that mean none.
    pub fn each<T>(
        &self,
        read: impl Fn(&Path) -> Result<T, Error>,
        mut each: impl FnMut(&Path, T) -> Result<(), Error>,
    ) -> Result<usize, Error> {
        let mut left = self.left;
        for path in &self.paths {
            match read(path) {
                Ok(found) => each(path, found)?,
                Err(error) if self.several => {
                    left += 1;
                    warn(&error.line());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(left)
    }
}

/// The annotation files that these paths mean to whoever acts. A path may be a pattern, or a folder: then it means all that lie in it.
pub fn files(paths: &[PathBuf], limits: Limits, reading: &Reading, who: &Who) -> Result<Files, Error> {
    let named = share::annotation_files(paths)?;
    let mut found = Files { several: share::are_several(paths, &named), paths: Vec::new(), left: 0 };
    let mut seen = BTreeSet::new();
    for path in &named {
        match there(path, limits, reading, who) {
            Ok(file) if seen.contains(&file) => {}
            Ok(file) => {
                seen.insert(file.clone());
                found.paths.push(file);
            }
            Err(error) if found.several => {
                found.left += 1;
                warn(&error.line());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}
