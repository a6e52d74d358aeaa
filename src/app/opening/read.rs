//! Reading an article with the annotation file beside it, or an annotation file: done on a thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::desk::copies::brings_news;
use crate::app::desk::progress::Course;
use crate::app::desk::saving_state::{Saving, Target, Unsafe};
use crate::app::desk::update::{Update, had_text};
use crate::app::opening::without_text;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::file::journal::{self, Unsaved};
use claimlight_core::file::{self, FileError, Placement};
use claimlight_core::import;
use claimlight_core::model::{Annotations, AnnotatorId, Article, Limits, Timestamp};

/// What is to be opened.
#[derive(Clone, Debug)]
pub struct Asked {
    /// An article or an annotation file.
    pub path: PathBuf,
    /// How large files may be.
    pub limits: Limits,
    /// What I am called.
    pub who: String,
    /// Who I am.
    pub me: AnnotatorId,
    /// The article of an annotation file without text, where somebody has named it.
    pub article: Option<PathBuf>,
    /// What was opened lately, with its titles: such an article is looked for there.
    pub recent: Vec<(PathBuf, String)>,
    /// Folders that are emptied by others, such as the one for what came by mail.
    pub emptied: Vec<PathBuf>,
    /// Told how far finding claims again has come.
    pub course: Arc<Course>,
}

impl Asked {
    /// By somebody with nothing opened lately.
    pub fn new(path: &Path, limits: Limits, who: &str) -> Self {
        let (path, who, me) = (path.to_owned(), who.to_owned(), AnnotatorId::new());
        let course = Arc::default();
        Self { path, limits, who, me, article: None, recent: Vec::new(), emptied: Vec::new(), course }
    }
}

/// The annotation file beside an article is of another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// That file.
    pub other: PathBuf,
    /// Where the annotations of this text can go instead.
    pub free: PathBuf,
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// For this reason, a sentence.
    Told(String),
    /// It is very large: whoever opens it is asked first.
    Large {
        /// What is to be opened.
        path: PathBuf,
        /// The name of the file that is so large: it, or the one beside it.
        name: String,
        /// How large a file is opened without a question, in bytes.
        most: u64,
    },
}

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
    pub other_text: Option<OtherText>,
    /// The article has another text now, with the claims carried over to it.
    pub update: Option<Box<Update>>,
    /// The file that its text came from, where it is known.
    pub article_file: Option<PathBuf>,
    /// Copies of the annotation file that lie beside it and hold something else.
    pub copies: Vec<PathBuf>,
    /// Whether nobody has annotated it yet.
    pub is_new: bool,
    /// What crashes left in journals beside it, where the data folder could not be written.
    pub left: Vec<Unsaved>,
    /// Whether its text was left out, and no article was found that has it.
    pub needs_text: bool,
    /// How it was put on another text, if it was shared without its own.
    pub made: Option<Box<Update>>,
    /// Why it can't be saved where it lies.
    pub unsafe_place: Option<Unsafe>,
}

impl Opened {
    /// With nothing to be told.
    pub fn new(source: Option<PathBuf>, annotations: Annotations, saving: Saving) -> Self {
        Self {
            source,
            annotations,
            saving,
            told: Vec::new(),
            other_text: None,
            update: None,
            article_file: None,
            copies: Vec::new(),
            is_new: false,
            left: Vec::new(),
            needs_text: false,
            made: None,
            unsafe_place: None,
        }
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
pub fn open(asked: &Asked) -> Result<Opened, Refused> {
    let opened = read(asked)?;
    let left = asked.path.parent().map(journal::unsaved).unwrap_or_default();
    let is_ron = |p: &Path| file_name(p).to_lowercase().ends_with(".ron");
    let article_file = match &opened.source {
        Some(source) if is_ron(source) => file::article_beside(source),
        source => source.clone(),
    };
    Ok(Opened { article_file, left, ..opened })
}

impl From<String> for Refused {
    fn from(told: String) -> Self {
        Self::Told(told)
    }
}

/// The bytes of a file; a very large one is asked about, with `asked` as what is to be opened then.
fn bytes_of(path: &Path, most: u64, asked: &Path) -> Result<Vec<u8>, Refused> {
    file::read_file(path, most).map_err(|e| match e {
        FileError::TooLarge(most) => Refused::Large { path: asked.to_owned(), name: file_name(path), most },
        e => tr!("cant-be-read", name = file_name(path), reason = error_text::file(&e)).into(),
    })
}

fn read(asked: &Asked) -> Result<Opened, Refused> {
    let (path, limits) = (asked.path.as_path(), asked.limits);
    let name = file_name(path);
    if name.to_lowercase().ends_with(".ron") {
        let bytes = bytes_of(path, limits.annotation_file, path)?;
        return Ok(open_annotations(path, &name, &bytes, asked)?);
    }
    let bytes = bytes_of(path, limits.article, path)?;
    let article = import::import(&name, &bytes).map_err(|e| error_text::import(&e))?;
    match file::place_for(path, article.text.sha256(), &asked.who) {
        Placement::Existing(place) => {
            let bytes = bytes_of(&place, limits.annotation_file, path)?;
            let name = file_name(&place);
            let mut opened = open_annotations(&place, &name, &bytes, &of_article(asked))?;
            opened.source = Some(path.to_owned());
            // The file tells the hash of this text, and may hold another one all the same: the article is what was asked for.
            if opened.annotations.article.text.as_str() != article.text.as_str() {
                let free = place.with_file_name(format!("{}-2.claims.ron", article.facts.original_name));
                opened = Opened::new(Some(path.to_owned()), Annotations::new(article), Saving::default());
                opened.other_text = Some(OtherText { other: place, free });
            }
            Ok(opened)
        }
        Placement::New(place) => {
            let (target, unsafe_place) = target(&place, asked);
            let saving = Saving::to(target, false, None);
            let opened = Opened::new(Some(path.to_owned()), Annotations::new(article), saving);
            Ok(Opened { is_new: true, unsafe_place, ..opened })
        }
        Placement::Occupied { other, free } => {
            if let Some(opened) = on_earlier_text(&other, &article, asked) {
                return Ok(opened);
            }
            let opened = Opened::new(Some(path.to_owned()), Annotations::new(article), Saving::default());
            Ok(Opened { is_new: true, other_text: Some(OtherText { other, free }), ..opened })
        }
    }
}

/// The same, with the article as that of an annotation file.
fn of_article(asked: &Asked) -> Asked {
    Asked { article: Some(asked.path.clone()), ..asked.clone() }
}

/// The annotations beside an article that has changed since they were made, to be put on its new text; `None` where they are
/// of another article.
fn on_earlier_text(other: &Path, article: &Article, asked: &Asked) -> Option<Opened> {
    let path = asked.path.as_path();
    let bytes = file::read_file(other, asked.limits.annotation_file).ok()?;
    let opened = open_annotations(other, &file_name(other), &bytes, &of_article(asked)).ok()?;
    // It was shared without its text, and this one is likely to be that; or it is on a later text than this one.
    let is_on_it = opened.annotations.article.text.as_str() == article.text.as_str();
    if is_on_it || had_text(&opened.annotations, article) {
        return Some(Opened { source: Some(path.to_owned()), ..opened });
    }
    let update = Update::new(&opened.annotations, article.clone(), 0, path, &asked.course)?;
    let same = update.carried.is_the_same_article(&opened.annotations);
    // What was to be told of the article beside is asked now.
    same.then(|| Opened { source: Some(path.to_owned()), update: Some(Box::new(update)), told: Vec::new(), ..opened })
}

fn open_annotations(path: &Path, name: &str, bytes: &[u8], asked: &Asked) -> Result<Opened, String> {
    let mut loaded =
        file::read(bytes).map_err(|e| tr!("cant-be-opened", name = name, reason = error_text::read(&e)))?;
    let mut told: Vec<String> = loaded.repairs.iter().map(error_text::repair).collect();
    let repaired = !told.is_empty();
    if repaired {
        told.insert(0, tr!("was-repaired-while-it-was-read", name = name));
    }
    if loaded.has_comments {
        told.push(tr!("the-file-holds-comments-that-somebody").to_owned());
    }
    let (mut update, mut made) = (None, None);
    let was_left_out = loaded.text_left_out;
    if was_left_out {
        if let Some(placed) = without_text::place(path, bytes, &loaded, asked) {
            loaded.annotations = placed.annotations;
            made = placed.update;
            told.push(placed.told);
        } else if let Some(article) = &asked.article {
            return Err(tr!("update-another", name = file_name(article)));
        } else {
            // Without the text no claim has a place, and a save would forget which text it was.
            let opened = Opened::new(Some(path.to_owned()), loaded.annotations, Saving::disposable());
            return Ok(Opened { told, needs_text: true, ..opened });
        }
    } else if let Some((beside, article)) = other_beside(path, &loaded.annotations) {
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
    let copies = file::copies_of(path).into_iter().filter(|p| brings_news(&loaded.annotations, p)).collect();
    let on_request = repaired || loaded.has_comments || was_left_out;
    let (target, unsafe_place) = target(path, asked);
    let saving = Saving::to(target, on_request, Some(file::sha256_hex(bytes)));
    let opened = Opened::new(Some(path.to_owned()), loaded.annotations, saving);
    Ok(Opened { told, update, copies, made, unsafe_place, ..opened })
}

/// The article beside an annotation file, where it has another text.
fn other_beside(path: &Path, annotations: &Annotations) -> Option<(PathBuf, Article)> {
    let beside = file::article_beside(path)?;
    let bytes = file::read_file(&beside, Limits::USUAL.article).ok()?;
    let article = import::import(&file_name(&beside), &bytes).ok()?;
    (article.text.as_str() != annotations.article.text.as_str()).then_some((beside, article))
}

/// The file itself, or nothing where it can't be written or would not stay, and why.
fn target(path: &Path, asked: &Asked) -> (Target, Option<Unsafe>) {
    let folder = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    // A file that is marked as not to be written is not to be replaced by another one either.
    let is_marked = path.metadata().is_ok_and(|m| m.permissions().readonly());
    if is_marked || tempfile::Builder::new().prefix(".cl-").tempfile_in(folder).is_err() {
        (Target::None, Some(Unsafe::ReadOnly))
    } else if is_emptied(folder, &asked.emptied) {
        (Target::None, Some(Unsafe::Emptied))
    } else {
        (Target::File(path.to_owned()), None)
    }
}

/// Whether somebody else empties this folder: it is in one of these, or is one in which mail programs put what is opened.
fn is_emptied(folder: &Path, emptied: &[PathBuf]) -> bool {
    const OF_MAIL: [&str; 2] = ["INetCache", "com.apple.mail"];
    let of_mail = |c: std::path::Component<'_>| OF_MAIL.iter().any(|name| c.as_os_str().eq_ignore_ascii_case(name));
    folder.components().any(of_mail) || emptied.iter().any(|e| folder.starts_with(e))
}

/// The folders that the system and browsers empty: for passing files, and for copies that can be made again.
pub fn emptied_folders() -> Vec<PathBuf> {
    use etcetera::BaseStrategy as _;
    let caches = etcetera::choose_base_strategy().ok().map(|s| s.cache_dir());
    std::iter::once(std::env::temp_dir()).chain(caches).filter(|p| p.parent().is_some()).collect()
}
