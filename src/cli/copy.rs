//! An annotation file that a command reads, changes and writes.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::Arc;

use super::acting::GivenVerdict;
use super::article::{self, Reading};
use super::error::Error;
use super::me::Who;
use super::meant::{self, Meant};
use super::output::warn;
use super::stream;
use claimlight_core::compare::{Clock, MySide};
use claimlight_core::file::{self, FileError, Home, Loaded};
use claimlight_core::model::{Annotations, AnnotatorId, Article, Claim, ClaimId, Limits, Scheme, limits};

/// An annotation file, as it was read and as it is to be.
pub struct Copy {
    path: PathBuf,
    /// SHA-256 of the file as it was read; `None` if there was none.
    expected: Option<String>,
    base: Annotations,
    /// What the file is to hold.
    pub now: Annotations,
}

/// Checks that a path leads to a folder, or to a file that can be opened.
pub fn can_be_opened(path: &Path) -> Result<(), Error> {
    if path.is_dir() {
        return Ok(());
    }
    match std::fs::File::open(path) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(Error::NoFile(path.to_owned())),
        Err(e) => Err(Error::NotOpened(path.to_owned(), e)),
    }
}

/// The bytes of an article or an annotation file, within the limit for either.
pub fn bytes(path: &Path, limits: Limits) -> Result<Vec<u8>, Error> {
    if stream::is_stream(path) {
        let bytes = stream::read(path, limits.annotation_file)?;
        let most = if file::is_annotations(&bytes) { limits.annotation_file } else { limits.article };
        let is_larger = bytes.len() as u64 > most;
        return if is_larger { Err(Error::NotRead(path.to_owned(), FileError::TooLarge(most))) } else { Ok(bytes) };
    }
    can_be_opened(path)?;
    let is_annotations = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
    let most = if is_annotations { limits.annotation_file } else { limits.article };
    file::read_file(path, most).map_err(|e| Error::NotRead(path.to_owned(), e))
}

/// Whether a file is an annotation file: by its name, or by its content (`bytes`) if it is a stream.
pub fn is_annotations(path: &Path, bytes: &[u8]) -> bool {
    let is_named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
    if stream::is_stream(path) { file::is_annotations(bytes) } else { is_named }
}

/// Reads the annotation file that these bytes are; `path` is named in an error.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Loaded, Error> {
    file::read(bytes).map_err(|e| Error::NotAnnotations(path.to_owned(), e))
}

/// Reads the annotation file at this path, with or without its article's text.
pub fn load(path: &Path, limits: Limits) -> Result<Loaded, Error> {
    read(path, &bytes(path, limits)?)
}

/// The annotations in a file that holds its article's text, and the SHA-256 of its bytes. Warns of repairs and of comments.
pub fn annotations(path: &Path, limits: Limits) -> Result<(Annotations, String), Error> {
    annotations_of(path, &bytes(path, limits)?)
}

/// The same from the bytes of the file.
pub fn annotations_of(path: &Path, bytes: &[u8]) -> Result<(Annotations, String), Error> {
    let loaded = read(path, bytes)?;
    if loaded.annotations.article.text.is_left_out() {
        return Err(Error::TextLeftOut(path.to_owned()));
    }
    for warning in &warnings_of(path, &loaded) {
        warn(warning);
    }
    Ok((loaded.annotations, file::sha256_hex(bytes)))
}

/// What to warn of after a file was read: what was repaired, and comments, which are not kept.
pub fn warnings_of(path: &Path, loaded: &Loaded) -> Vec<String> {
    let file = path.display();
    let repairs = loaded.repairs.iter().map(|repair| format!("{file}: {repair}"));
    repairs.chain(loaded.has_comments.then(|| format!("{file}: comments in it are not kept"))).collect()
}

/// Writes annotations, to a stream too. What another program wrote into the file since it was read (`expected`, its SHA-256) is merged in.
pub fn write(path: &Path, expected: Option<&str>, annotations: &Annotations) -> Result<(), Error> {
    if stream::is_stream(path) {
        return stream::write(path, &file::print(annotations));
    }
    let written = file::save_merging(path, annotations, expected, Home::of_this_user().as_ref());
    let written = written.map_err(|e| Error::NotWritten(path.to_owned(), e))?;
    if !written.is_like {
        warn(&format!("{}: its owner, group or access list could not be kept", path.display()));
    }
    Ok(())
}

/// The scheme in a file: one with a scheme alone, or an annotation file.
pub fn scheme(path: &Path, limits: Limits) -> Result<Scheme, Error> {
    file::read_scheme(&bytes(path, limits)?).map_err(|e| Error::NoScheme(path.to_owned(), e))
}

/// Annotations of an article that has none yet, with the scheme for new articles.
pub fn new(article: Article) -> Annotations {
    let mut annotations = Annotations::new(article);
    if let Some(scheme) = scheme_for_new() {
        annotations.scheme = Arc::new(scheme);
    }
    annotations
}

/// The scheme that was chosen in the window for new articles. `None` if none was chosen, or if it can't be read, which is warned of.
fn scheme_for_new() -> Option<Scheme> {
    let path = Home::of_this_user()?.scheme_for_new();
    let bytes = file::read_file(&path, limits::SMALL_FILE).ok()?;
    let scheme = file::read_scheme(&bytes);
    scheme.inspect_err(|e| warn(&format!("{}, the scheme for new articles: {e}", path.display()))).ok()
}

impl Copy {
    /// Opens an annotation file, or that of an article, which need not be there yet; [`meant::meant`] says which. What a stream holds
    /// is told by its content, and the file that it becomes goes to standard output.
    pub fn open(path: &Path, limits: Limits, reading: &Reading, who: &Who) -> Result<Self, Error> {
        if stream::is_stream(path) {
            return Self::of_stream(path, &bytes(path, limits)?, reading);
        }
        match meant::meant(path, limits, reading, who)? {
            Meant::There(file) => Self::existing(file, limits),
            // Reading it tells why. Under larger limits it may be read all the same.
            Meant::Unreadable(beside, sha256) => {
                let copy = Self::existing(beside.clone(), limits)?;
                let article = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let is_its = copy.base.article.text.sha256() == sha256;
                if is_its { Ok(copy) } else { Err(Error::OtherTextBeside { beside, article }) }
            }
            Meant::New(file, imported) => {
                article::warn_of(path, &imported);
                let now = new(imported.article);
                Ok(Self { path: file, expected: None, base: now.clone(), now })
            }
        }
    }

    /// The annotation file that a stream holds, or a new one of the article that it holds.
    fn of_stream(path: &Path, bytes: &[u8], reading: &Reading) -> Result<Self, Error> {
        let is_there = file::is_annotations(bytes);
        let now =
            if is_there { annotations_of(path, bytes)?.0 } else { new(article::read(path, bytes, reading)?.article) };
        Ok(Self { path: "-".into(), expected: is_there.then(|| file::sha256_hex(bytes)), base: now.clone(), now })
    }

    /// Uses the scheme in this file if the annotation file is a new one. One that is there keeps its scheme; a warning says so if
    /// that is another one.
    pub fn use_scheme(&mut self, path: &Path, limits: Limits) -> Result<(), Error> {
        let scheme = scheme(path, limits)?;
        if self.expected.is_none() {
            self.now.scheme = Arc::new(scheme);
            self.base.scheme = Arc::clone(&self.now.scheme);
        } else if scheme != *self.now.scheme {
            warn(&format!("{}: it has another scheme than {}, and keeps it", self.path.display(), path.display()));
        }
        Ok(())
    }

    /// Opens the annotation file at this path.
    pub fn existing(path: PathBuf, limits: Limits) -> Result<Self, Error> {
        let (base, sha256) = annotations(&path, limits)?;
        Ok(Self { path, expected: Some(sha256), now: base.clone(), base })
    }

    /// Who acts: they are among the file's annotators afterwards.
    pub fn person(&mut self, who: &Who) -> Result<AnnotatorId, Error> {
        let person = who.person(&self.path, &self.now)?;
        let id = person.id;
        if self.now.annotator(id).is_none() {
            self.now.annotators.push(person);
            self.now.annotators.sort_by_key(|a| a.id);
        }
        Ok(id)
    }

    /// The claim with this number (from 1), this id, or an id that starts like this (at least 4 characters).
    pub fn claim(&self, named: &str) -> Result<Arc<Claim>, Error> {
        let claims = self.now.claims.as_slice();
        if let Ok(id) = ClaimId::from_str(named)
            && let Some(claim) = self.now.claims.get(id)
        {
            return Ok(Arc::clone(claim));
        }
        let number = named.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        if let Some(claim) = number.and_then(|i| claims.get(i)) {
            return Ok(Arc::clone(claim));
        }
        let mut found =
            claims.iter().filter(|c| named.len() >= 4 && c.id.to_string().starts_with(&named.to_lowercase()));
        match (found.next(), found.next()) {
            (Some(claim), None) => Ok(Arc::clone(claim)),
            (Some(_), Some(_)) => Err(Error::SeveralClaims(named.to_owned())),
            (None, _) => Err(Error::NoClaim { name: named.to_owned(), file: self.path.clone() }),
        }
    }

    /// The verdict of the scheme with this id, or `to-check`.
    pub fn verdict(&self, id: &str) -> Result<GivenVerdict, Error> {
        if id == "to-check" {
            return Ok(GivenVerdict::ToCheck);
        }
        let scheme: &Scheme = &self.now.scheme;
        if scheme.verdict(id).is_some() {
            return Ok(GivenVerdict::Id(id.to_owned()));
        }
        let known = scheme.verdicts.iter().map(|v| v.id.clone()).collect();
        Err(Error::NoVerdict { id: id.to_owned(), known })
    }

    /// Takes back everything that was changed since the file was read.
    pub fn take_back(&mut self) {
        self.now = self.base.clone();
    }

    /// Writes the file with the changes by `me`; returns its path. A file in which nothing was changed is left alone.
    pub fn save(self, me: AnnotatorId) -> Result<PathBuf, Error> {
        if !stream::is_stream(&self.path) && self.now.differing(&self.base).is_empty() {
            return Ok(self.path);
        }
        let base = self.expected.is_some().then_some(&self.base);
        let mine = MySide { now: &self.now, base, me, clock: Clock::new() };
        write(&self.path, self.expected.as_deref(), &mine.stamped())?;
        Ok(self.path)
    }
}
