//! Reads an article with the annotation file beside it, or an annotation file. Runs on a thread.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::desk::copies::brings_news;
use crate::app::desk::progress::Course;
use crate::app::desk::saving_state::{Saving, Target, Unsafe};
use crate::app::desk::update::{Update, had_text};
use crate::app::opening::damaged::{Damaged, InPlace};
use crate::app::opening::without_text;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::file::journal::{self, Unsaved};
use claimlight_core::file::{self, FileError, Home, Placement};
use claimlight_core::import::left_out::LeftOut;
use claimlight_core::import::{self, Imported, passages};
use claimlight_core::model::{Annotations, AnnotatorId, Article, Limits, Purpose, Timestamp};

/// How an article comes to be opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// The user named it: it may be offered to be merged into claims of theirs.
    #[default]
    Named,
    /// It is looked at, such as while paging through a folder: nothing is offered.
    LookedAt,
}

/// What to open.
#[derive(Clone, Debug)]
pub struct Asked {
    /// An article or an annotation file.
    pub path: PathBuf,
    /// How it comes to be opened.
    pub manner: Manner,
    /// The size limits of files.
    pub limits: Limits,
    /// The user's name.
    pub who: String,
    /// The user's id.
    pub me: AnnotatorId,
    /// The article that has the text of an annotation file without text, if one was named.
    pub article: Option<PathBuf>,
    /// Recently opened files with their titles, among which the text of such a file is looked for.
    pub recent: Vec<(PathBuf, String)>,
    /// Folders that other programs empty, such as the one for mail attachments.
    pub emptied: Vec<PathBuf>,
    /// The program's data folder, in which earlier versions are kept.
    pub home: Option<Home>,
    /// A damaged annotation file, and what is opened in its place.
    pub in_place: Option<(Box<Damaged>, InPlace)>,
    /// The progress of finding claims again.
    pub course: Arc<Course>,
}

impl Asked {
    /// A request by a user with a new id, without recent files or emptied folders.
    pub fn new(path: &Path, limits: Limits, who: &str) -> Self {
        let (path, who, me) = (path.to_owned(), who.to_owned(), AnnotatorId::new());
        let course = Arc::default();
        Self {
            path,
            manner: Manner::Named,
            limits,
            who,
            me,
            article: None,
            recent: Vec::new(),
            emptied: Vec::new(),
            home: None,
            in_place: None,
            course,
        }
    }
}

/// The annotation file beside an article belongs to another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// The annotation file beside the article.
    pub other: PathBuf,
    /// A free path for the annotations of this text.
    pub free: PathBuf,
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The reason, a sentence for display.
    Told(String),
    /// A file is very large: the user is asked before it is opened.
    Large {
        /// The file to open.
        path: PathBuf,
        /// The name of the large file: the one to open, or the annotation file beside it.
        name: String,
        /// The largest size that is opened without asking, in bytes.
        most: u64,
    },
    /// An annotation file is damaged: the user is asked how to go on.
    Damaged(Box<Damaged>),
}

/// An article and its annotations, just read.
#[derive(Debug)]
pub struct Opened {
    /// The file that was opened; `None` for pasted text and samples.
    pub source: Option<PathBuf>,
    /// How it came to be opened.
    pub manner: Manner,
    /// The annotation file that was read; `None` if there was none.
    pub read_from: Option<PathBuf>,
    /// The article and its annotations.
    pub annotations: Annotations,
    /// Where and how it is saved.
    pub saving: Saving,
    /// Notes for the user, one sentence each.
    pub told: Vec<String>,
    /// Set if the annotation file beside the article belongs to another text.
    pub other_text: Option<OtherText>,
    /// Set if the article has a new text: the claims carried over to it, to be offered to the user.
    pub update: Option<Box<Update>>,
    /// The file that holds the article's text, if known.
    pub article_file: Option<PathBuf>,
    /// Copies beside the annotation file that hold something else.
    pub copies: Vec<PathBuf>,
    /// How many further names (hard links) the annotation file has. A save leaves them with what they hold.
    pub other_names: u64,
    /// Whether the article has no annotations yet.
    pub is_new: bool,
    /// Unsaved work that crashes left in journals beside the file, where the data folder could not be written.
    pub left: Vec<Unsaved>,
    /// Whether the text was left out of the file and no article with it was found.
    pub needs_text: bool,
    /// How the claims were put on another text, if the file was shared without its own.
    pub made: Option<Box<Update>>,
    /// Why it can't be saved where it is; `None` if it can.
    pub unsafe_place: Option<Unsafe>,
    /// The encoding in which the article's file was just read, if it is a guess.
    pub guess: Option<String>,
    /// What is no part of the text that was just read.
    pub left_out: LeftOut,
    /// How many stretches of words of the file that was just read are no part of the text.
    pub stretches: usize,
    /// The lines, counted from 1, of which the bytes that were just read have no meaning.
    pub unread_lines: Vec<usize>,
}

impl Opened {
    /// An article without notes, copies or updates.
    pub fn new(source: Option<PathBuf>, annotations: Annotations, saving: Saving) -> Self {
        Self {
            source,
            manner: Manner::Named,
            read_from: None,
            annotations,
            saving,
            told: Vec::new(),
            other_text: None,
            update: None,
            article_file: None,
            copies: Vec::new(),
            other_names: 0,
            is_new: false,
            left: Vec::new(),
            needs_text: false,
            made: None,
            unsafe_place: None,
            guess: None,
            left_out: LeftOut::default(),
            stretches: 0,
            unread_lines: Vec::new(),
        }
    }

    /// An article read for the first time.
    fn first(path: &Path, imported: Imported, saving: Saving) -> Self {
        let Imported { article, left_out, passages, unread_lines } = imported;
        let stretches = passages::stretches(&passages);
        let guess = article.facts.import.as_ref().filter(|import| import.guessed).map(|import| import.encoding.clone());
        let opened = Self::new(Some(path.to_owned()), Annotations::new(article), saving);
        Self { is_new: true, guess, left_out, stretches, unread_lines, ..opened }
    }
}

/// An article made from pasted text, or from the HTML of it if that has the same words. Its date of access is today.
pub fn pasted(text: &str, html: Option<&str>, source: String) -> Opened {
    let rich = html.map(import::pasted_html).filter(|imported| is_alike(text, imported.article.text.as_str()));
    let (mut article, left_out, passages) = match rich {
        Some(Imported { article, left_out, passages, .. }) => (article, left_out, passages),
        None => (import::pasted(text), LeftOut::default(), Vec::new()),
    };
    let facts = Arc::make_mut(&mut article.facts);
    if !source.is_empty() {
        facts.source_url = source;
    }
    facts.accessed = Timestamp::now().local().date().to_string();
    let stretches = passages::stretches(&passages);
    let saving = Saving::to(Target::None, false, None);
    Opened { is_new: true, left_out, stretches, ..Opened::new(None, Annotations::new(article), saving) }
}

/// The share of the words of a pasted text that its HTML must have, and the other way round. The HTML of a whole page has fewer:
/// what stands around the article.
const ALIKE: f64 = 0.9;

/// Whether HTML says what a pasted text says: some programs put other things beside a text on the clipboard, such as a picture's
/// address.
fn is_alike(text: &str, html: &str) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    text.split_whitespace().for_each(|word| *counts.entry(word).or_default() += 1);
    let (mut words, mut shared) = (0, 0);
    for word in html.split_whitespace() {
        words += 1;
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    words > 0 && f64::from(shared) >= ALIKE * f64::from(words)
}

/// Reads an article with the annotation file beside it, or an annotation file. The error is to be shown or asked about.
pub fn open(asked: &Asked) -> Result<Opened, Refused> {
    let opened = read(asked)?;
    let left = asked.path.parent().map(journal::unsaved).unwrap_or_default();
    let is_ron = |p: &Path| file_name(p).to_lowercase().ends_with(".ron");
    let article_file = match &opened.source {
        Some(source) if is_ron(source) => file::article_beside(source),
        source => source.clone(),
    };
    Ok(Opened { article_file, left, manner: asked.manner, ..opened })
}

impl From<String> for Refused {
    fn from(told: String) -> Self {
        Self::Told(told)
    }
}

/// Reads a file. If it is larger than `most` bytes, the error asks whether to open `asked` all the same.
fn bytes_of(path: &Path, most: u64, asked: &Path) -> Result<Vec<u8>, Refused> {
    file::read_file(path, most).map_err(|e| match e {
        FileError::TooLarge(most) => Refused::Large { path: asked.to_owned(), name: file_name(path), most },
        e => tr!("cant-be-read", name = file_name(path), reason = error_text::file(&e)).into(),
    })
}

/// Reads an annotation file.
fn read_annotations(path: &Path, asked: &Asked) -> Result<Opened, Refused> {
    let bytes = match file::read_file(path, asked.limits.annotation_file) {
        Ok(bytes) => bytes,
        Err(FileError::TooLarge(most)) => {
            return Err(Refused::Large { path: asked.path.clone(), name: file_name(path), most });
        }
        Err(e) => return Err(Damaged::unread(path, &e, asked)),
    };
    open_annotations(path, &file_name(path), &bytes, asked)
}

/// An article for which a new annotation file is begun at `place`.
pub(super) fn begin(path: &Path, place: &Path, asked: &Asked) -> Result<Opened, Refused> {
    let bytes = bytes_of(path, asked.limits.article, path)?;
    let imported = import::import(&file_name(path), &bytes).map_err(|e| error_text::import(&e))?;
    let (target, unsafe_place) = target(place, asked);
    Ok(Opened { unsafe_place, ..Opened::first(path, imported, Saving::to(target, false, None)) })
}

fn read(asked: &Asked) -> Result<Opened, Refused> {
    if let Some((damaged, in_place)) = &asked.in_place {
        return damaged.open(in_place, asked);
    }
    let (path, limits) = (asked.path.as_path(), asked.limits);
    let name = file_name(path);
    if name.to_lowercase().ends_with(".ron") {
        return read_annotations(path, asked);
    }
    let bytes = bytes_of(path, limits.article, path)?;
    // The reader of another format can't be stopped, but nobody has to wait for it.
    asked.course.go_on(0.1);
    // A file that was made from these bytes belongs to them, and its text stands: the article is not read again.
    if let Some(place) = file::file_of_bytes(path, &file::sha256_hex(&bytes), &asked.who) {
        let opened = read_annotations(&place, &of_article(asked))?;
        return Ok(Opened { source: Some(path.to_owned()), ..opened });
    }
    let imported = import::import(&name, &bytes).map_err(|e| error_text::import(&e))?;
    let article = &imported.article;
    match file::place_for(path, article.text.sha256(), &asked.who) {
        Placement::Existing(place) => {
            let mut opened = read_annotations(&place, &of_article(asked))?;
            opened.source = Some(path.to_owned());
            // The file states the hash of this text but may hold another one: the text of the opened article takes precedence.
            if opened.annotations.article.text.as_str() != article.text.as_str() {
                let free = file::free_place(path);
                opened = Opened { is_new: false, ..Opened::first(path, imported, Saving::default()) };
                opened.other_text = Some(OtherText { other: place, free });
            }
            Ok(opened)
        }
        Placement::New(place) => {
            let (target, unsafe_place) = target(&place, asked);
            let saving = Saving::to(target, false, None);
            Ok(Opened { unsafe_place, ..Opened::first(path, imported, saving) })
        }
        Placement::Unreadable { file: place, .. } => {
            let opened = read_annotations(&place, &of_article(asked))?;
            Ok(Opened { source: Some(path.to_owned()), ..opened })
        }
        Placement::Occupied { other, free } => {
            if let Some(opened) = on_earlier_text(&other, (article, &bytes), asked) {
                return Ok(opened);
            }
            let opened = Opened::first(path, imported, Saving::default());
            Ok(Opened { other_text: Some(OtherText { other, free }), ..opened })
        }
    }
}

/// A copy of `asked` whose own path is named as the article of an annotation file.
fn of_article(asked: &Asked) -> Asked {
    Asked { article: Some(asked.path.clone()), ..asked.clone() }
}

/// Reads the annotations beside an article that has changed since they were made, to be put on its new text. `None` if they belong
/// to another article or can't be read.
fn on_earlier_text(other: &Path, (article, of): (&Article, &[u8]), asked: &Asked) -> Option<Opened> {
    let path = asked.path.as_path();
    let bytes = file::read_file(other, asked.limits.annotation_file).ok()?;
    let opened = open_annotations(other, &file_name(other), &bytes, &of_article(asked)).ok()?;
    let again = import::import_again(&file_name(path), of, &opened.annotations.article.facts);
    let article = &again.map_or_else(|_| article.clone(), |again| again.article);
    // Either the file was shared without its text and fits this one, or its text is newer than this one.
    let is_on_it = opened.annotations.article.text.as_str() == article.text.as_str();
    if is_on_it || had_text(&opened.annotations, article) {
        return Some(Opened { source: Some(path.to_owned()), ..opened });
    }
    let update = Update::new(&opened.annotations, article.clone(), 0, path, &asked.course)?;
    let same = update.carried.is_the_same_article(&opened.annotations);
    // The notes about the article beside the file are dropped: the update is offered instead.
    same.then(|| Opened { source: Some(path.to_owned()), update: Some(Box::new(update)), told: Vec::new(), ..opened })
}

fn open_annotations(path: &Path, name: &str, bytes: &[u8], asked: &Asked) -> Result<Opened, Refused> {
    let mut loaded = file::read(bytes).map_err(|e| Damaged::refused(path, bytes, &e, asked))?;
    let mut told: Vec<String> = loaded.repairs.iter().map(error_text::repair).collect();
    let repaired = !told.is_empty();
    if repaired {
        told.insert(0, tr!("was-repaired-while-it-was-read", name = name));
    }
    if loaded.has_comments {
        told.push(tr!("the-file-holds-comments-that-somebody").to_owned());
    }
    let (mut update, mut made) = (None, None);
    let is_exercise = matches!(loaded.annotations.purpose, Some(Purpose::Exercise | Purpose::Answer));
    let was_left_out = loaded.text_left_out;
    if was_left_out {
        if let Some(placed) = without_text::place(path, bytes, &loaded, asked) {
            loaded.annotations = placed.annotations;
            made = placed.update;
            told.push(placed.told);
        } else if let Some(article) = &asked.article {
            return Err(tr!("update-another", name = file_name(article)).into());
        } else {
            // Without the text the claims have no places, and a save would lose track of which text it was.
            let opened = Opened::new(Some(path.to_owned()), loaded.annotations, Saving::disposable());
            return Ok(Opened { told, needs_text: true, ..opened });
        }
    } else if let Some((beside, article)) = other_beside(path, &loaded.annotations).filter(|_| !is_exercise) {
        let from = &loaded.annotations;
        let is_earlier = had_text(from, &article);
        if !is_earlier {
            update = Update::new(from, article, 0, &beside, &asked.course)
                .filter(|update| update.carried.is_the_same_article(from))
                .map(Box::new);
        }
        if update.is_none() {
            let name = file_name(&beside);
            let told_of_it = if is_earlier { "beside-has-earlier-text" } else { "beside-has-another-text" };
            told.push(tr!(told_of_it, name = name));
        }
    }
    // What others hand in stays out of a pupil's work.
    let copies = if is_exercise { Vec::new() } else { file::copies_of(path, &loaded.annotations) };
    let copies = copies.into_iter().filter(|p| brings_news(&loaded.annotations, p)).collect();
    let on_request = repaired || loaded.has_comments || was_left_out;
    let (target, unsafe_place) = target(path, asked);
    let saving = Saving::to(target, on_request, Some(file::sha256_hex(bytes)));
    let opened = Opened::new(Some(path.to_owned()), loaded.annotations, saving);
    let read_from = Some(path.to_owned());
    let other_names = file::other_names(path);
    Ok(Opened { read_from, told, update, copies, other_names, made, unsafe_place, ..opened })
}

/// The article beside an annotation file, if its text differs from the annotated one. If that was made from the same bytes, it
/// stands, whatever this version would read from them.
fn other_beside(path: &Path, annotations: &Annotations) -> Option<(PathBuf, Article)> {
    let beside = file::article_beside(path)?;
    let bytes = file::read_file(&beside, Limits::USUAL.article).ok()?;
    if file::sha256_hex(&bytes) == annotations.article.facts.original_sha256 {
        return None;
    }
    let article = import::import_again(&file_name(&beside), &bytes, &annotations.article.facts).ok()?.article;
    (article.text.as_str() != annotations.article.text.as_str()).then_some((beside, article))
}

/// The file to save to, or no file and the reason if it can't be written or would not stay there.
pub(super) fn target(path: &Path, asked: &Asked) -> (Target, Option<Unsafe>) {
    let folder = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    // A read-only file must not be replaced by another one either.
    let is_marked = path.metadata().is_ok_and(|m| m.permissions().readonly());
    if is_marked || tempfile::Builder::new().prefix(".cl-").tempfile_in(folder).is_err() {
        (Target::None, Some(Unsafe::ReadOnly))
    } else if is_emptied(folder, &asked.emptied) {
        (Target::None, Some(Unsafe::Emptied))
    } else {
        (Target::File(path.to_owned()), None)
    }
}

/// Whether other programs empty this folder: it is inside one of `emptied`, or is one where mail programs put opened attachments.
fn is_emptied(folder: &Path, emptied: &[PathBuf]) -> bool {
    const OF_MAIL: [&str; 2] = ["INetCache", "com.apple.mail"];
    let of_mail = |c: std::path::Component<'_>| OF_MAIL.iter().any(|name| c.as_os_str().eq_ignore_ascii_case(name));
    folder.components().any(of_mail) || emptied.iter().any(|e| folder.starts_with(e))
}

/// Folders that the system and browsers empty: for temporary files and for caches.
pub fn emptied_folders() -> Vec<PathBuf> {
    use etcetera::BaseStrategy as _;
    let caches = etcetera::choose_base_strategy().ok().map(|s| s.cache_dir());
    std::iter::once(std::env::temp_dir()).chain(caches).filter(|p| p.parent().is_some()).collect()
}
