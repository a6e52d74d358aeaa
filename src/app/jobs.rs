//! Slow work, each job on a thread of its own. What comes of it returns as an action.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};

use crate::app::dialogs::{self, Purpose};
use crate::app::evidence::LARGEST;
use crate::app::files::file_name;
use crate::app::find::{self, Query};
use crate::app::folder;
use crate::app::remembered::Remembered;
use crate::app::saving::{Saving, Target};
use crate::app::settings::Settings;
use crate::app::sharing;
use crate::app::told;
use crate::app::versions;
use crate::app::{actions::Action, state::Question};
use crate::compare::{self, Clock, Undecided};
use crate::model::{Annotations, AnnotatorId, ArticleText, ClaimId, Edit, EvidenceId, Snapshot, Timestamp};
use crate::store::journal::Left;
use crate::store::{self, Home, Placement};
use crate::tr;
use crate::{import, text};

/// Work to be done off the window's thread.
#[derive(Debug)]
pub enum Job {
    /// Open an article or an annotation file.
    Open(PathBuf),
    /// Make an article of a pasted text.
    Pasted {
        /// The text.
        text: String,
        /// The web address that was pasted before, if there was one.
        source: String,
    },
    /// Have a file or folder chosen; the path suggests a folder and a name.
    Choose {
        /// What for.
        purpose: Purpose,
        /// Where to start.
        suggested: PathBuf,
        /// Whether the dialog inside the window is wanted.
        own: bool,
    },
    /// List and watch a folder until `stop` is set.
    Folder {
        /// Which.
        path: PathBuf,
        /// Whose reading is counted.
        me: AnnotatorId,
        /// Ends it.
        stop: Arc<AtomicBool>,
    },
    /// Find the sentences of an open article.
    Sentences {
        /// Which article.
        number: u64,
        /// Its text.
        text: Arc<ArticleText>,
        /// Its language.
        language: String,
    },
    /// Find words.
    Find(Box<Query>),
    /// Find other places of the same words.
    Same(Box<Query>),
    /// Write the annotation file.
    Save(Box<Copy>),
    /// Merge another copy of the annotation file.
    MergeIn(Box<Copy>, PathBuf),
    /// Merge what others have written into the annotation file.
    Look(Box<Copy>),
    /// Write the settings.
    SaveSettings(PathBuf, Box<Settings>),
    /// Read a file whose text is to be kept with evidence.
    Snapshot {
        /// Of which article.
        number: u64,
        /// Of which claim.
        claim: ClaimId,
        /// With which entry.
        evidence: EvidenceId,
        /// Which file.
        path: PathBuf,
    },
    /// Find what is to decide in an open article.
    Undecided(u64, Arc<Annotations>),
    /// Look for what crashes left behind.
    Left(Home),
    /// List earlier versions of an article's file.
    Versions {
        /// Of which article.
        number: u64,
        /// The data folder.
        home: Home,
        /// The file.
        path: PathBuf,
        /// What there is now.
        now: Box<Annotations>,
    },
    /// Read an earlier version of an article's file.
    BringBack(u64, PathBuf),
    /// Put dropped changes among the earlier versions.
    PutAway(Home, Box<Left>),
    /// Read a scheme.
    LoadScheme(PathBuf),
    /// Write a page that the person asked for.
    Write(PathBuf, String),
    /// Write which articles were open and where they were left.
    Remember(PathBuf, Box<Remembered>),
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
    pub other_text: Option<Question>,
    /// Copies of the annotation file that lie beside it and hold something else.
    pub copies: Vec<PathBuf>,
}

/// An open article's annotations, to be written or compared with what is on disk.
#[derive(Debug)]
pub struct Copy {
    /// Of which article.
    pub number: u64,
    /// How many changes it holds that are not on disk.
    pub held: u64,
    /// Its revision, see [`Document::revision`](crate::app::document::Document::revision).
    pub revision: u64,
    /// Where its file is.
    pub path: PathBuf,
    /// SHA-256 of the file as it was last read or written.
    pub expected: Option<String>,
    /// What was read or written then.
    pub base: Arc<Annotations>,
    /// What there is now.
    pub now: Annotations,
    /// Who I am.
    pub me: AnnotatorId,
    /// The program's data folder.
    pub home: Option<Home>,
}

/// What came of it.
#[derive(Debug)]
pub struct Met {
    /// The revision that was written or compared.
    pub revision: u64,
    /// What there was, with its changes in the log.
    pub mine: Arc<Annotations>,
    /// The same with what others had written.
    pub became: Arc<Annotations>,
    /// Whether others had written something.
    pub merged: bool,
    /// The edits that lead there from what there was.
    pub edits: Vec<Edit>,
    /// What came in, in words.
    pub told: Option<String>,
    /// What is to decide then.
    pub undecided: Vec<Undecided>,
    /// Whether somebody wrote comments into the file; they are not kept.
    pub has_comments: bool,
    /// SHA-256 of the file on disk.
    pub sha256: String,
    /// Whether the file on disk holds all of it.
    pub is_saved: bool,
}

impl Met {
    fn new(copy: &Copy, mine: Annotations, both: Option<Annotations>, sha256: String) -> Self {
        let mine = Arc::new(mine);
        let merged = both.is_some();
        let became = both.map_or_else(|| Arc::clone(&mine), Arc::new);
        Self {
            revision: copy.revision,
            edits: compare::changes(&copy.now, &became),
            told: if merged { sharing::told(&copy.now, &became) } else { None },
            undecided: compare::undecided(&became),
            mine,
            became,
            merged,
            sha256,
            is_saved: true,
            has_comments: false,
        }
    }
}

/// Starts a job. `wake` is called when its action has been sent.
pub fn start(job: Job, sender: &Sender<Action>, wake: impl Fn() + Send + 'static) {
    let sender = sender.clone();
    if let Job::Folder { path, me, stop } = job {
        folder::watch(path, me, stop, sender, wake);
        return;
    }
    let failed = if_it_fails(&job);
    let work = move || {
        // A mistake of ours in one job must not leave the window waiting for it.
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(job)));
        if let Some(action) = done.unwrap_or(Some(failed)) {
            // The window may be closed by now: then nobody waits for the answer.
            drop(sender.send(action));
        }
        wake();
    };
    // Without threads nothing slow can be done; the person keeps what is on the screen.
    drop(std::thread::Builder::new().name("job".to_owned()).spawn(work));
}

/// What the window is told where a job breaks off.
fn if_it_fails(job: &Job) -> Action {
    let mistake = tr!("a-mistake-in-claimlight-nothing-on");
    match job {
        Job::Open(path) => {
            let told = tr!("not-opened", name = path.display().to_string(), reason = mistake);
            Action::NotOpened(path.clone(), told)
        }
        Job::Save(copy) => Action::Saved(copy.number, copy.held, Box::new(Err(mistake.to_owned()))),
        Job::Look(copy) | Job::MergeIn(copy, _) => Action::Met(copy.number, Box::new(Err(mistake.to_owned()))),
        _ => Action::Say(tr!("did-not-work", reason = mistake)),
    }
}

/// Does a job where it stands.
pub fn run(job: Job) -> Option<Action> {
    match job {
        Job::Open(path) => Some(match open(&path) {
            Ok(opened) => Action::Opened(Box::new(opened)),
            Err(reason) => Action::NotOpened(path, reason),
        }),
        Job::Pasted { text, source } => Some(Action::Opened(Box::new(pasted(&text, source)))),
        Job::Choose { purpose, suggested, own } => dialogs::choose(purpose, &suggested, own),
        // It has a thread of its own, from `start`.
        Job::Folder { .. } => None,
        Job::Sentences { number, text, language } => {
            let sentences =
                text.blocks().iter().flat_map(|b| text::sentences(text.as_str(), &language, b.range)).collect();
            Some(Action::Sentences(number, sentences))
        }
        Job::Find(query) => Some(Action::Found(Box::new(find::search(*query)))),
        Job::Same(query) => Some(Action::SameFound(query.number, find::search(*query).hits)),
        Job::Save(copy) => Some(Action::Saved(copy.number, copy.held, Box::new(save(&copy)))),
        Job::MergeIn(copy, path) => Some(Action::Met(copy.number, Box::new(merge_in(&copy, &path)))),
        Job::Look(copy) => look(&copy).map(|met| Action::Met(copy.number, Box::new(met))),
        Job::Snapshot { number, claim, evidence, path } => {
            Some(Action::SnapshotRead(number, claim, evidence, Box::new(snapshot(&path))))
        }
        Job::Versions { number, home, path, now } => {
            Some(Action::Versions(number, versions::listed(&home, &path, &now)))
        }
        Job::BringBack(number, path) => Some(match versions::read(&path) {
            Ok(then) => Action::BroughtBack(number, Box::new(then)),
            Err(reason) => Action::Say(tr!("did-not-work", reason = reason)),
        }),
        Job::Undecided(number, base) => Some(Action::Undecided(number, compare::undecided(&base))),
        Job::Left(home) => Some(Action::Left(store::journal::left(home.folder()))),
        Job::PutAway(home, left) => match store::journal::put_away(home.folder(), &left) {
            Ok(()) => Some(Action::Say(tr!("left-dropped").to_owned())),
            Err(e) => Some(Action::Say(tr!("did-not-work", reason = e.to_string()))),
        },
        Job::LoadScheme(path) => {
            let read = std::fs::read(&path).map_err(|e| e.to_string()).and_then(|bytes| store::read_scheme(&bytes));
            Some(match read {
                Ok(scheme) => Action::UseScheme(Box::new(scheme)),
                Err(reason) => {
                    let name = path.display().to_string();
                    Action::Ask(Some(Question::Told(vec![tr!("cant-be-opened", name = name, reason = reason)])))
                }
            })
        }
        Job::Write(path, page) => Some(Action::Say(match store::save(&path, &page) {
            Ok(()) => tr!("written", path = path.display().to_string()),
            Err(e) => tr!("could-not-save", reason = told::save(&e)),
        })),
        // What is lost where this fails is a convenience; the folder's settings tell of it already.
        Job::Remember(path, remembered) => remembered.save(&path).err().and(None),
        Job::SaveSettings(path, settings) => settings
            .save(&path)
            .err()
            .map(|reason| Action::Say(tr!("the-settings-could-not-be-saved", reason = reason))),
    }
}

/// The text of a file, to be kept. The error is a sentence for people.
fn snapshot(path: &Path) -> Result<Snapshot, String> {
    let name = file_name(path);
    let bytes = std::fs::read(path).map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = e.to_string()))?;
    let article = import::import(&name, &bytes).map_err(|e| told::import(&e))?;
    let text = article.text.as_str();
    if text.len() > LARGEST {
        return Err(tr!("snapshot-too-large", name = name));
    }
    Ok(Snapshot::new(text.to_owned(), name))
}

/// An article out of a pasted text, seen today.
fn pasted(text: &str, source: String) -> Opened {
    let mut article = import::pasted(text);
    let facts = Arc::make_mut(&mut article.facts);
    facts.source_url = source;
    facts.accessed = Timestamp::now().local().date().to_string();
    let saving = Saving::to(Target::None, false, None);
    Opened {
        source: None,
        annotations: Annotations::new(article),
        saving,
        told: Vec::new(),
        other_text: None,
        copies: Vec::new(),
    }
}

/// Reads an article with the annotation file beside it, or an annotation file. The error is a sentence for people.
pub fn open(path: &Path) -> Result<Opened, String> {
    let name = file_name(path);
    let bytes = std::fs::read(path).map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = e.to_string()))?;
    if name.to_lowercase().ends_with(".ron") {
        return open_annotations(path, &name, &bytes);
    }
    let article = import::import(&name, &bytes).map_err(|e| told::import(&e))?;
    let hash = store::sha256_hex(article.text.as_str().as_bytes());
    match store::place_for(path, &hash) {
        Placement::Existing(place) => {
            let bytes = std::fs::read(&place)
                .map_err(|e| tr!("cant-be-read", name = place.display().to_string(), reason = e.to_string()))?;
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
        Placement::New(place) => Ok(Opened {
            source: Some(path.to_owned()),
            annotations: Annotations::new(article),
            saving: Saving::to(target(&place), false, None),
            told: Vec::new(),
            other_text: None,
            copies: Vec::new(),
        }),
        Placement::Occupied { other, free } => Ok(Opened {
            source: Some(path.to_owned()),
            annotations: Annotations::new(article),
            saving: Saving::to(Target::None, false, None),
            told: Vec::new(),
            other_text: Some(Question::OtherText { other, free }),
            copies: Vec::new(),
        }),
    }
}

fn open_annotations(path: &Path, name: &str, bytes: &[u8]) -> Result<Opened, String> {
    let mut loaded = store::read(bytes).map_err(|e| tr!("cant-be-opened", name = name, reason = told::read(&e)))?;
    let mut told: Vec<String> = loaded.repairs.iter().map(told::repair).collect();
    let repaired = !told.is_empty();
    let mut was_left_out = false;
    if repaired {
        told.insert(0, tr!("was-repaired-while-it-was-read", name = name));
    }
    if loaded.has_comments {
        told.push(tr!("the-file-holds-comments-that-somebody").to_owned());
    }
    if let Some(beside) = store::article_beside(path)
        && let Ok(source) = std::fs::read(&beside)
    {
        let beside_name = file_name(&beside);
        if let Ok(article) = import::import(&beside_name, &source) {
            if loaded.text_left_out {
                if let Ok(placed) = store::read_on(bytes, &article.text) {
                    was_left_out = !placed.text_left_out;
                    loaded = placed;
                }
            } else if article.text.as_str() != loaded.annotations.article.text.as_str() {
                told.push(tr!("beside-has-another-text", name = beside_name));
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
    Ok(Opened {
        source: Some(path.to_owned()),
        annotations: loaded.annotations,
        saving: Saving::to(target(path), on_request, Some(store::sha256_hex(bytes))),
        told,
        other_text: None,
        copies,
    })
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

/// Stamps of this run of the program.
fn clock() -> Clock {
    static CLOCK: OnceLock<Clock> = OnceLock::new();
    *CLOCK.get_or_init(Clock::new)
}

/// What others have written, merged into `mine`. The error is a sentence for people.
fn merged(mine: &Annotations, bytes: &[u8]) -> Result<Annotations, String> {
    let theirs = store::read_on(bytes, &mine.article.text).map_err(|e| told::read(&e))?;
    compare::merge(mine, &theirs.annotations).map_err(|e| e.to_string())
}

fn save(copy: &Copy) -> Result<Met, String> {
    // What was done before there was a file is how everything came to be.
    let is_new = copy.expected.is_none() && copy.base.log.is_empty() && copy.base.claims.is_empty();
    let base = if is_new { &copy.now } else { &copy.base };
    let mine = compare::stamped(base, &copy.now, copy.me, clock());
    let mut all: Option<Annotations> = None;
    let mut merge = |bytes: &[u8]| {
        let both = merged(all.as_ref().unwrap_or(&mine), bytes)?;
        Ok(store::print(all.insert(both)))
    };
    let contents = store::print(&mine);
    let written = store::save_merging(&copy.path, &contents, copy.expected.as_deref(), copy.home.as_ref(), &mut merge);
    let sha256 = written.map_err(|e| told::save(&e))?.sha256;
    Ok(Met::new(copy, mine, all, sha256))
}

/// Whether another copy holds something that this one does not.
fn brings_news(mine: &Annotations, copy: &Path) -> bool {
    let both = std::fs::read(copy).map_err(|e| e.to_string()).and_then(|bytes| merged(mine, &bytes));
    both.is_ok_and(|both| store::print(&both) != store::print(mine))
}

/// Merges another copy of the file.
fn merge_in(copy: &Copy, path: &Path) -> Result<Met, String> {
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let mine = compare::stamped(&copy.base, &copy.now, copy.me, clock());
    let both = merged(&mine, &bytes)?;
    let sha256 = copy.expected.clone().unwrap_or_default();
    Ok(Met { is_saved: false, ..Met::new(copy, mine, Some(both), sha256) })
}

/// `None` where the file is as it was read.
fn look(copy: &Copy) -> Option<Result<Met, String>> {
    let bytes = std::fs::read(&copy.path).ok()?;
    let sha256 = store::sha256_hex(&bytes);
    if copy.expected.as_ref() == Some(&sha256) {
        return None;
    }
    let mine = compare::stamped(&copy.base, &copy.now, copy.me, clock());
    let theirs = match store::read_on(&bytes, &mine.article.text) {
        Ok(theirs) => theirs,
        Err(e) => return Some(Err(told::read(&e))),
    };
    let both = match compare::merge(&mine, &theirs.annotations) {
        Ok(both) => both,
        Err(e) => return Some(Err(e.to_string())),
    };
    // A file that somebody laid out otherwise is not written anew for that.
    let is_saved = store::print(&both) == store::print(&theirs.annotations);
    let met = Met::new(copy, mine, Some(both), sha256);
    Some(Ok(Met { is_saved, has_comments: theirs.has_comments, ..met }))
}
