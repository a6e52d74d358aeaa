//! Reading an article with the annotation file beside it, or an annotation file: done on a thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::files::file_name;
use crate::app::meeting::brings_news;
use crate::app::review::Update;
use crate::app::saving::{Saving, Target};
use crate::app::state::Question;
use crate::app::told;
use crate::import;
use crate::model::{Annotations, Article, Limits, Timestamp};
use crate::store::journal::{self, Left};
use crate::store::{self, FileError, Placement};
use crate::tr;

/// An article with its annotations, just read.
#[derive(Debug)]
pub struct Opened {
    /// The file that was asked for; `None` for a pasted text.
    pub source: Option<PathBuf>,
    /// What was read.
    pub annotations: Annotations,
    /// Where it is saved.
    pub saving: Saving,
    /// What the person should know, a sentence each.
    pub told: Vec<String>,
    /// The annotation file beside the article is of another text.
    pub other_text: Option<Question>,
    /// The article has another text now, with the claims carried over to it.
    pub update: Option<Box<Update>>,
    /// Copies of the annotation file that lie beside it and hold something else.
    pub copies: Vec<PathBuf>,
    /// Whether nobody has annotated it yet.
    pub is_new: bool,
    /// What crashes left in journals beside it, where the data folder could not be written.
    pub left: Vec<Left>,
}

impl Opened {
    /// With nothing to be told.
    pub fn new(source: Option<PathBuf>, annotations: Annotations, saving: Saving) -> Self {
        let (told, copies, left) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, annotations, saving, told, other_text: None, update: None, copies, is_new: false, left }
    }
}

/// An article out of a pasted text, seen today.
pub fn pasted(text: &str, source: String) -> Opened {
    let mut article = import::pasted(text);
    let facts = Arc::make_mut(&mut article.facts);
    facts.source_url = source;
    facts.accessed = Timestamp::now().local().date().to_string();
    let saving = Saving::to(Target::None, false, None);
    Opened { is_new: true, ..Opened::new(None, Annotations::new(article), saving) }
}

/// Reads an article with the annotation file beside it, or an annotation file. The error is what is to be told or asked then.
pub fn open(path: &Path, limits: Limits, who: &str) -> Result<Opened, Question> {
    let opened = read(path, limits, who)?;
    let left = path.parent().map(journal::left).unwrap_or_default();
    Ok(Opened { left, ..opened })
}

impl From<String> for Question {
    fn from(told: String) -> Self {
        Self::Told(vec![told])
    }
}

/// The bytes of a file; a very large one is asked about, with `asked` as what is to be opened then.
fn bytes_of(path: &Path, most: u64, asked: &Path) -> Result<Vec<u8>, Question> {
    store::read_file(path, most).map_err(|e| match e {
        FileError::TooLarge(most) => Question::Large { path: asked.to_owned(), name: file_name(path), most },
        e => tr!("cant-be-read", name = file_name(path), reason = told::file(&e)).into(),
    })
}

fn read(path: &Path, limits: Limits, who: &str) -> Result<Opened, Question> {
    let name = file_name(path);
    if name.to_lowercase().ends_with(".ron") {
        let bytes = bytes_of(path, limits.annotation_file, path)?;
        return Ok(open_annotations(path, &name, &bytes)?);
    }
    let bytes = bytes_of(path, limits.article, path)?;
    let article = import::import(&name, &bytes).map_err(|e| told::import(&e))?;
    let hash = store::sha256_hex(article.text.as_str().as_bytes());
    match store::place_for(path, &hash, who) {
        Placement::Existing(place) => {
            let bytes = bytes_of(&place, limits.annotation_file, path)?;
            let name = file_name(&place);
            let mut opened = open_annotations(&place, &name, &bytes)?;
            opened.source = Some(path.to_owned());
            // The file tells the hash of this text, and may hold another one all the same: the article is what was asked for.
            if opened.annotations.article.text.as_str() != article.text.as_str() {
                let free = place.with_file_name(format!("{}-2.claims.ron", article.facts.original_name));
                opened.annotations = Annotations::new(article);
                opened.saving = Saving::to(Target::None, false, None);
                opened.other_text = Some(Question::OtherText { other: place, free });
            }
            Ok(opened)
        }
        Placement::New(place) => {
            let saving = Saving::to(target(&place), false, None);
            let opened = Opened::new(Some(path.to_owned()), Annotations::new(article), saving);
            Ok(Opened { is_new: true, ..opened })
        }
        Placement::Occupied { other, free } => {
            if let Some(opened) = on_earlier_text(path, &other, &article, limits) {
                return Ok(opened);
            }
            let saving = Saving::to(Target::None, false, None);
            let opened = Opened::new(Some(path.to_owned()), Annotations::new(article), saving);
            Ok(Opened { is_new: true, other_text: Some(Question::OtherText { other, free }), ..opened })
        }
    }
}

/// The annotations beside an article that has changed since they were made, to be put on its new text; `None` where they are
/// of another article.
fn on_earlier_text(path: &Path, other: &Path, article: &Article, limits: Limits) -> Option<Opened> {
    let bytes = store::read_file(other, limits.annotation_file).ok()?;
    let opened = open_annotations(other, &file_name(other), &bytes).ok()?;
    let sha256 = store::sha256_hex(opened.annotations.article.text.as_str().as_bytes());
    let update = Update::new(&opened.annotations, &sha256, article.clone(), 0, path)?;
    let same = update.carried.is_the_same_article(&opened.annotations);
    // What was to be told of the article beside is asked now.
    same.then(|| Opened { source: Some(path.to_owned()), update: Some(Box::new(update)), told: Vec::new(), ..opened })
}

fn open_annotations(path: &Path, name: &str, bytes: &[u8]) -> Result<Opened, String> {
    let mut loaded = store::read(bytes).map_err(|e| tr!("cant-be-opened", name = name, reason = told::read(&e)))?;
    let mut told: Vec<String> = loaded.repairs.iter().map(told::repair).collect();
    let repaired = !told.is_empty();
    let mut was_left_out = false;
    let mut update = None;
    if repaired {
        told.insert(0, tr!("was-repaired-while-it-was-read", name = name));
    }
    if loaded.has_comments {
        told.push(tr!("the-file-holds-comments-that-somebody").to_owned());
    }
    if let Some(beside) = store::article_beside(path)
        && let Ok(source) = store::read_file(&beside, Limits::USUAL.article)
    {
        let beside_name = file_name(&beside);
        if let Ok(article) = import::import(&beside_name, &source) {
            if loaded.text_left_out {
                if let Ok(placed) = store::read_on(bytes, &article.text) {
                    was_left_out = !placed.text_left_out;
                    loaded = placed;
                }
            } else if article.text.as_str() != loaded.annotations.article.text.as_str() {
                let from = &loaded.annotations;
                let sha256 = store::sha256_hex(from.article.text.as_str().as_bytes());
                update = Update::new(from, &sha256, article, 0, &beside)
                    .filter(|update| update.carried.is_the_same_article(from))
                    .map(Box::new);
                if update.is_none() {
                    told.push(tr!("beside-has-another-text", name = beside_name));
                }
            }
        }
    }
    if loaded.text_left_out {
        // Without the text no claim has a place, and a save would forget which text it was.
        return Err(tr!("without-text", name = name));
    }
    if was_left_out {
        told.push(tr!("was-shared-without-its-articles-text", name = name));
    }
    let copies = store::copies_of(path).into_iter().filter(|p| brings_news(&loaded.annotations, p)).collect();
    let on_request = repaired || loaded.has_comments || was_left_out;
    let saving = Saving::to(target(path), on_request, Some(store::sha256_hex(bytes)));
    let opened = Opened::new(Some(path.to_owned()), loaded.annotations, saving);
    Ok(Opened { told, update, copies, ..opened })
}

/// The file itself, or nothing where its folder can't be written.
fn target(path: &Path) -> Target {
    let folder = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let probe = tempfile::Builder::new().prefix(".cl-").tempfile_in(folder);
    if probe.is_ok() { Target::File(path.to_owned()) } else { Target::None }
}
