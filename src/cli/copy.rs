//! An annotation file that a command reads, changes and writes.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use super::me::Me;
use super::unreadable;
use claimlight_core::compare::{Clock, MySide};
use claimlight_core::file::{self, FileError, Home, Loaded, Placement};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Claim, ClaimId, Limits};
use claimlight_core::{import, model};

/// A file, and what it held when it was read.
pub struct Copy {
    path: PathBuf,
    expected: Option<String>,
    base: Annotations,
    /// What it is to hold.
    pub now: Annotations,
}

/// Bytes of a file; the error is a sentence for people.
pub fn bytes(path: &Path, limits: Limits) -> Result<Vec<u8>, String> {
    if let Some(reason) = unreadable(path) {
        return Err(reason);
    }
    let is_annotations = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
    let most = if is_annotations { limits.annotation_file } else { limits.article };
    file::read_file(path, most).map_err(|e| match e {
        FileError::TooLarge(_) if limits == Limits::USUAL => {
            format!("{} can't be read: {e}; --large reads it all the same.", path.display())
        }
        e => format!("{} can't be read: {e}.", path.display()),
    })
}

/// The annotations in a file, repaired where needed, and the SHA-256 of its bytes.
pub fn annotations(path: &Path, limits: Limits) -> Result<(Annotations, String), String> {
    let bytes = bytes(path, limits)?;
    let loaded = file::read(&bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    if loaded.text_left_out {
        return Err(format!("{} was shared without its article's text.", path.display()));
    }
    warn_of(path, &loaded);
    Ok((loaded.annotations, file::sha256_hex(&bytes)))
}

/// Tells what was repaired while a file was read, and what of it will not be kept.
pub fn warn_of(path: &Path, loaded: &Loaded) {
    for repair in &loaded.repairs {
        super::warn(&format!("{}: {repair}", path.display()));
    }
    if loaded.has_comments {
        super::warn(&format!("{}: comments in it are not kept", path.display()));
    }
}

/// Who acts where no name is given: whoever the window's settings tell, now among the file's people.
pub fn introduced(annotations: &mut Annotations) -> AnnotatorId {
    let me = Me::of_settings();
    let (id, name) = (me.id(), me.name().to_owned());
    if annotations.annotator(id).is_none() {
        annotations.annotators.push(Annotator { id, name, extra: None });
        annotations.annotators.sort_by_key(|a| a.id);
    }
    id
}

/// Writes annotations; what another wrote meanwhile is merged in.
pub fn write(path: &Path, expected: Option<&str>, annotations: &Annotations) -> Result<(), String> {
    let written = file::save_merging(path, annotations, expected, Home::of_this_user().as_ref());
    let written = written.map_err(|e| format!("{} was not written: {e}.", path.display()))?;
    if !written.is_like {
        super::warn(&format!("{}: its owner, group or access list could not be kept", path.display()));
    }
    Ok(())
}

impl Copy {
    /// The annotation file, or the one of an article, which need not be there yet: that of `who`, if they work on their own.
    pub fn open(path: &Path, limits: Limits, who: Option<&str>) -> Result<Self, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (path, article) = if name.to_lowercase().ends_with(".ron") {
            (path.to_owned(), None)
        } else {
            let article = import::import(&name, &bytes(path, limits)?).map_err(|e| e.to_string())?;
            let hash = file::sha256_hex(article.text.as_str().as_bytes());
            match file::place_for(path, &hash, who.unwrap_or(Me::of_settings().name())) {
                Placement::Existing(beside) => (beside, None),
                Placement::New(place) => (place, Some(article)),
                Placement::Occupied { other, .. } => {
                    return Err(format!("{}, beside {name}, is of another text.", other.display()));
                }
            }
        };
        if let Some(article) = article {
            let now = Annotations::new(article);
            return Ok(Self { path, expected: None, base: now.clone(), now });
        }
        let (base, sha256) = annotations(&path, limits)?;
        Ok(Self { path, expected: Some(sha256), now: base.clone(), base })
    }

    /// Who acts: the file's annotator of this name, else a new one. Without a name the one of the window's settings.
    pub fn person(&mut self, name: Option<&str>) -> AnnotatorId {
        let Some(name) = name else { return introduced(&mut self.now) };
        if let Some(known) = self.now.annotators.iter().find(|a| a.name == name) {
            return known.id;
        }
        let id = AnnotatorId::new();
        self.now.annotators.push(Annotator { id, name: name.to_owned(), extra: None });
        id
    }

    /// A claim by its number from 1, its id, or the start of its id.
    pub fn claim(&self, named: &str) -> Result<std::sync::Arc<Claim>, String> {
        let claims = self.now.claims.as_slice();
        if let Ok(id) = ClaimId::from_str(named)
            && let Some(claim) = self.now.claims.get(id)
        {
            return Ok(std::sync::Arc::clone(claim));
        }
        let number = named.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        if let Some(claim) = number.and_then(|i| claims.get(i)) {
            return Ok(std::sync::Arc::clone(claim));
        }
        let mut found =
            claims.iter().filter(|c| named.len() >= 4 && c.id.to_string().starts_with(&named.to_lowercase()));
        match (found.next(), found.next()) {
            (Some(claim), None) => Ok(std::sync::Arc::clone(claim)),
            (Some(_), Some(_)) => Err(format!("several claims have an id that starts with {named}.")),
            (None, _) => Err(format!("there is no claim {named} in {}.", self.path.display())),
        }
    }

    /// A verdict of the scheme; `to-check` is none.
    pub fn verdict(&self, id: &str) -> Result<Option<String>, String> {
        if id == "to-check" {
            return Ok(None);
        }
        let scheme: &model::Scheme = &self.now.scheme;
        if scheme.verdict(id).is_some() {
            return Ok(Some(id.to_owned()));
        }
        let known: Vec<&str> = scheme.verdicts.iter().map(|v| v.id.as_str()).collect();
        Err(format!("the scheme has no verdict {id}; it has {}, to-check.", known.join(", ")))
    }

    /// Writes what was changed by `me`.
    pub fn save(self, me: AnnotatorId) -> Result<PathBuf, String> {
        let base = self.expected.is_some().then_some(&self.base);
        let mine = MySide { now: &self.now, base, me, clock: Clock::new() };
        write(&self.path, self.expected.as_deref(), &mine.stamped())?;
        Ok(self.path)
    }
}
