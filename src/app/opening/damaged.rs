//! An annotation file that can't be read: what happened to it, which earlier versions are kept, and how to go on.
//!
//! Always true: the damaged file stays as it is. Whatever is opened in its place is saved beside it, when the user says so.

use std::path::{Path, PathBuf};

use super::Action;
use super::read::{Asked, Opened, Refused, begin, target};
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Saving;
use crate::app::words::{error_text, file_name, short, texts};
use crate::tr;
use claimlight_core::file::{self, FileError, Home, Loaded, ReadError, Salvage};
use claimlight_core::model::{Limits, Timestamp};

/// How many earlier versions are offered.
const MOST: usize = 3;

/// How many are tried at most to find some that can be read.
const TRIED: usize = 12;

/// A damaged annotation file, and what there is in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The file.
    pub file: PathBuf,
    /// A free path beside it, for what is opened in its place.
    pub free: PathBuf,
    /// The article that was opened, or that lies beside the file; `None` if there is none.
    pub article: Option<PathBuf>,
    /// What happened to it, as a sentence.
    pub told: String,
    /// Earlier versions that can be read, the latest first.
    pub versions: Vec<Kept>,
    /// How many claims can be read from the damaged file itself, and how; `None` if none can.
    pub readable: Option<(usize, Salvage)>,
}

/// An earlier version of a damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file that holds it.
    pub path: PathBuf,
    /// When it was replaced.
    pub time: Timestamp,
    /// How many claims it holds.
    pub claims: usize,
}

/// What is opened in the place of a damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InPlace {
    /// The earlier version in this file.
    Version(PathBuf),
    /// What can be read of the damaged file.
    Rest,
    /// The article, without claims.
    Nothing,
}

impl Damaged {
    /// Why an annotation file with these bytes is not opened: it is damaged, or it is no annotation file that this version reads.
    pub fn refused(file: &Path, bytes: &[u8], error: &ReadError, asked: &Asked) -> Refused {
        let told = tr!("cant-be-opened", name = file_name(file), reason = error_text::read(error));
        let is_beside = asked.path != file;
        let damaged = Self::new(file, told.clone(), Some(bytes), asked);
        match error {
            ReadError::Newer { .. } => told.into(),
            ReadError::Foreign if !is_beside && damaged.versions.is_empty() => told.into(),
            _ => Refused::Damaged(Box::new(damaged)),
        }
    }

    /// Why an annotation file is not opened whose bytes can't be read.
    pub fn unread(file: &Path, error: &FileError, asked: &Asked) -> Refused {
        let told = tr!("cant-be-read", name = file_name(file), reason = error_text::file(error));
        let damaged = Self::new(file, told.clone(), None, asked);
        if asked.path == file && damaged.versions.is_empty() {
            told.into()
        } else {
            Refused::Damaged(Box::new(damaged))
        }
    }

    /// Looks at what is kept of a file that could not be read.
    fn new(file: &Path, told: String, bytes: Option<&[u8]>, asked: &Asked) -> Self {
        let opened = (asked.path != file).then(|| asked.path.clone());
        let article = opened.or_else(|| file::article_beside(file));
        let readable = bytes.and_then(file::salvage).map(|found| (found.loaded.annotations.claims.len(), found.how));
        Self {
            free: file::free_beside(file, article.as_deref()),
            versions: asked.home.as_ref().map(|home| versions(home, file)).unwrap_or_default(),
            file: file.to_owned(),
            article,
            told,
            readable,
        }
    }

    /// The question how to go on. `path` is what was to be opened.
    pub fn ask(&self, path: &Path) -> Question<Action> {
        let mut asked = Question::new(tr!("damaged-title")).line(&self.told);
        for kept in &self.versions {
            let time = texts::day_and_time(kept.time);
            asked = asked.line(tr!("damaged-version", time = time, n = kept.claims));
        }
        if self.versions.is_empty() {
            asked = asked.line(tr!("damaged-no-versions"));
        }
        if let Some((claims, how)) = self.readable {
            asked = asked.line(match how {
                Salvage::BothVersions => tr!("damaged-both", n = claims),
                Salvage::OneVersion => tr!("damaged-one", n = claims),
                Salvage::Start => tr!("damaged-start", n = claims),
            });
        }
        let choices = self.choices();
        asked = asked.line(if choices.is_empty() {
            tr!("damaged-nothing").to_owned()
        } else {
            tr!("damaged-stays", name = short(&file_name(&self.free)))
        });
        let go_on = |in_place: InPlace| Action::GoOn(path.to_owned(), Box::new(self.clone()), in_place);
        let asked = choices.into_iter().fold(asked, |asked, (label, in_place)| asked.yes(label, go_on(in_place)));
        asked.no(if self.choices().is_empty() { tr!("ok") } else { tr!("cancel") })
    }

    /// What can be opened in its place, and what the button says: the most complete first.
    fn choices(&self) -> Vec<(String, InPlace)> {
        let rest = self.readable.map(|(_, how)| {
            let label = if how == Salvage::BothVersions { tr!("damaged-merge") } else { tr!("damaged-read") };
            (label.to_owned(), InPlace::Rest)
        });
        let versions = self.versions.iter().map(|kept| {
            let label = tr!("damaged-open-version", time = texts::day_and_time(kept.time));
            (label, InPlace::Version(kept.path.clone()))
        });
        let anew = self.article.as_ref().map(|_| (tr!("damaged-anew").to_owned(), InPlace::Nothing));
        rest.into_iter().chain(versions).chain(anew).collect()
    }

    /// Reads what is to be opened in its place. The first save waits until the user asks for it.
    pub fn open(&self, in_place: &InPlace, asked: &Asked) -> Result<Opened, Refused> {
        let loaded = match (in_place, &self.article) {
            (InPlace::Version(path), _) => file::read(&bytes_of(path)?)
                .map_err(|e| tr!("cant-be-opened", name = file_name(path), reason = error_text::read(&e)))?,
            (InPlace::Rest, _) => self.rest()?,
            (InPlace::Nothing, Some(article)) => {
                let opened = begin(article, &self.free, asked)?;
                return Ok(Opened { source: Some(asked.path.clone()), ..opened });
            }
            (InPlace::Nothing, None) => return Err(self.told.clone().into()),
        };
        if loaded.text_left_out {
            let opened = Opened::new(Some(asked.path.clone()), loaded.annotations, Saving::disposable());
            return Ok(Opened { needs_text: true, ..opened });
        }
        let mut told: Vec<String> = loaded.repairs.iter().map(error_text::repair).collect();
        if !told.is_empty() {
            told.insert(0, tr!("was-repaired-while-it-was-read", name = file_name(&self.file)));
        }
        let (target, unsafe_place) = target(&self.free, asked);
        let mut saving = Saving::to(target, true, None);
        // It is in no file that is opened again.
        saving.changed();
        let opened = Opened::new(Some(asked.path.clone()), loaded.annotations, saving);
        Ok(Opened { told, unsafe_place, ..opened })
    }

    fn rest(&self) -> Result<Loaded, Refused> {
        let found = file::salvage(&bytes_of(&self.file)?);
        found.map(|found| found.loaded).ok_or_else(|| self.told.clone().into())
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Refused> {
    file::read_file(path, Limits::LARGE.annotation_file)
        .map_err(|e| tr!("cant-be-read", name = file_name(path), reason = error_text::file(&e)).into())
}

/// The latest earlier versions of a file that can be read.
fn versions(home: &Home, file: &Path) -> Vec<Kept> {
    let kept = |version: file::Version| {
        let bytes = file::read_file(&version.path, Limits::LARGE.annotation_file).ok()?;
        let claims = file::read(&bytes).ok()?.annotations.claims.len();
        let time = Timestamp::from_second(i64::try_from(version.millis / 1000).unwrap_or(0));
        Some(Kept { path: version.path, time, claims })
    };
    home.versions(file).into_iter().take(TRIED).filter_map(kept).take(MOST).collect()
}
