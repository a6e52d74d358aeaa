//! Opening, showing and closing, as far as the state goes: what is to be done is handed to jobs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::app::actions::Action;
use crate::app::desk::document::Document;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::select::Toward;
use crate::app::desk::tasks::Job;
use crate::app::folder::{Entry, Folder, News, Stage};
use crate::app::opening::read::{Asked, Opened, OtherText, Refused};
use crate::app::opening::samples;
use crate::app::opening::samples::SAMPLES;
use crate::app::state::{Sheet, State};
use crate::app::sync::merge_files;
use crate::app::words::file_name;
use crate::app::{details, inspector, recovery, review, saving, sync};
use crate::tr;
use claimlight_core::compare::MySide;
use claimlight_core::file;
use claimlight_core::model::{AnnotatorId, Limits, limits};

/// So many articles stay open behind the one shown; of more, those that are saved are closed, the oldest first.
const SHELF: usize = 24;

/// A row of the list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An open article that is not of the folder, by its number.
    Open(u64),
    /// An entry of the folder, by its place there.
    Entry(usize),
}

impl State {
    /// Shows the article in this file: at once where it is open already.
    pub(in crate::app) fn open(&mut self, path: PathBuf, limits: Limits) {
        if path.is_dir() {
            self.open_folder(path);
            return;
        }
        let path = std::path::absolute(&path).unwrap_or(path);
        let open = self.desk.documents().find(|d| d.is_of(&path) && !d.needs_text).map(|d| d.number);
        match open {
            Some(number) => self.show(number),
            None => self.open_on(path, limits, None),
        }
    }

    /// Opens a file that may be without its article's text, with the article that has it, where somebody has named it.
    pub(in crate::app) fn open_on(&mut self, path: PathBuf, limits: Limits, article: Option<PathBuf>) {
        let course = self.desk.work(tr!("opening", name = file_name(&path)));
        self.opening = Some(path.clone());
        let (who, me) = (self.desk.settings.my_name().to_owned(), self.desk.settings.me());
        let recent = self.remembered.articles.iter().map(|l| (l.path.clone(), l.title.clone())).collect();
        let emptied = self.emptied.clone();
        self.jobs.push(Job::Open(Box::new(Asked { path, limits, who, me, article, recent, emptied, course })));
    }

    pub(in crate::app) fn open_sample(&mut self, i: usize) {
        match SAMPLES.get(i).map(samples::open) {
            Some(Ok(opened)) => self.opened(opened),
            Some(Err(reason)) => self.desk.say(reason),
            None => {}
        }
    }

    /// Shows an open article; the one shown until now stays open behind it.
    pub(in crate::app) fn show(&mut self, number: u64) {
        let Some(i) = self.desk.shelf.iter().position(|d| d.number == number) else { return };
        let document = self.desk.shelf.remove(i);
        self.put_away();
        self.remember();
        self.desk.document = Some(document);
        self.shown_anew();
    }

    fn shown_anew(&mut self) {
        self.opening = None;
        self.desk.working = None;
        // What it offers was about another article.
        self.desk.message = self.desk.message.take().filter(|m| m.offer.is_none());
        self.front.take_back();
        let asked = self.desk.document.as_ref().and_then(|d| self.asks.remove(&d.number));
        asked.into_iter().for_each(|question| self.front.ask(question));
        // What was shown of another article must not act on this one.
        if self.sheet.as_ref().is_some_and(Sheet::is_of_article) {
            self.sheet = None;
        }
        self.front.another_article();
        self.desk.focus_article = true;
    }

    /// Puts the shown article behind, keeping in mind where it is left; writing that down is the caller's.
    fn put_away(&mut self) {
        let Some(document) = self.desk.document.take() else { return };
        self.remembered.leave(&document);
        let number = document.number;
        self.desk.shelf.push(document);
        self.change(Action::Saving(saving::Action::WriteIfAutomatic(number)));
        while self.desk.shelf.len() > SHELF {
            let Some(i) = self.desk.shelf.iter().position(|d| !d.saving.is_at_risk() && !d.saving.is_at_work()) else {
                break;
            };
            self.desk.shelf.remove(i);
        }
    }

    /// Writes down what is remembered.
    pub(in crate::app) fn remember(&mut self) {
        if let Some(path) = self.desk.beside_settings("articles.ron") {
            self.jobs.push(Job::Remember(path, Box::new(self.remembered.clone())));
        }
    }

    pub(in crate::app) fn opened(&mut self, opened: Opened) {
        let waited_for = opened.source == self.opening || opened.source.is_none();
        // One that waits for its text is opened anew.
        let waits = |d: &Document| d.needs_text && d.source == opened.source;
        drop(self.desk.document.take_if(|d| waits(d)));
        self.desk.shelf.retain(|d| !waits(d));
        let twice = opened.source.as_ref().and_then(|s| self.desk.documents().find(|d| d.is_of(s))).map(|d| d.number);
        if let Some(number) = twice {
            // It was asked for twice before it was there.
            if waited_for {
                self.show(number);
            }
            return;
        }
        self.desk.counter += 1;
        let mut document = Document::new(opened.annotations, self.desk.settings.person(), opened.saving);
        document.number = self.desk.counter;
        let number = document.number;
        let has_place = document.saving.target != Target::None;
        if opened.source.is_none() && !document.saving.disposable && !has_place {
            self.change(Action::Details(details::Action::Pasted(document.number)));
        }
        document.source = opened.source;
        // An article that nobody has annotated takes the scheme chosen for new ones.
        if opened.is_new
            && let Some(scheme) = self.scheme.for_new()
        {
            document.annotations.scheme = Arc::clone(scheme);
            document.set_me(document.me, self.desk.settings.my_name());
        }
        document.base = Arc::new(document.annotations.clone());
        document.saving.foreign = document.saving.on_disk.is_some() && !document.holds_mine();
        document.needs_text = opened.needs_text;
        document.unsafe_place = opened.unsafe_place;
        document.only_annotator = self.only_annotator(&document);
        let changed = opened.update.as_deref().map(|update| review::ask(update).map(Action::Review));
        let of_text = review::OpenedText { number: document.number, update: opened.update, made: opened.made };
        let of_text = Action::Review(review::Action::Opened(Box::new(of_text)));
        document.article_file = opened.article_file;
        let told = (!opened.told.is_empty()).then(|| Question::told(opened.told, tr!("understood")));
        let ask = changed.or_else(|| opened.other_text.map(ask_about_other_text)).or(told);
        let asks = ask.is_some();
        self.asks.extend(ask.map(|question| (document.number, question)));
        if !asks
            && let Some(mine) = self.desk.documents().find(|d| d.text() == document.text() && d.holds_mine())
            && let Target::File(path) = &document.saving.target
            && mine.saving.target != document.saving.target
            && document.saving.on_disk.is_some()
        {
            let side =
                MySide { now: &mine.annotations, base: Some(&mine.base), me: mine.me, clock: merge_files::clock() };
            let news = merge_files::would_bring(&side, &document.annotations).flatten();
            let question = sync::ask_to_merge(sync::Mine::Open(mine.number), path.clone(), news).map(Action::Sync);
            self.asks.insert(document.number, question);
        } else if !asks {
            self.look_for_mine(&document);
        }
        self.change(Action::Recovery(recovery::Action::Found(opened.left)));
        if let Some(path) = document.path().map(Path::to_owned) {
            self.change(Action::Recovery(recovery::Action::Opened(path)));
        }
        self.remembered.return_to(&mut document);
        if !waited_for {
            // Another one was asked for meanwhile: this one waits behind it.
            self.desk.shelf.push(document);
            self.change(of_text);
            self.change(Action::Sync(sync::Action::Opened(number, opened.copies)));
            return;
        }
        self.put_away();
        self.remembered.leave(&document);
        self.remember();
        self.desk.document = Some(document);
        self.shown_anew();
        self.change(of_text);
        self.make_again();
        self.change(Action::Sync(sync::Action::Opened(number, opened.copies)));
        self.change(Action::Sync(sync::Action::Shown));
    }

    /// Who alone has worked on it, where that is somebody else and the file itself was opened: it may be mine from elsewhere.
    fn only_annotator(&self, document: &Document) -> Option<AnnotatorId> {
        let is_file = document.source.as_deref().is_some_and(|s| file_name(s).to_lowercase().ends_with(".ron"));
        let in_folder = self.folder.as_ref().is_some_and(|f| f.entries.iter().any(|e| document.is_of(&e.path)));
        if !document.saving.foreign || in_folder || !(is_file || document.unsafe_place.is_some()) {
            return None;
        }
        let annotations = &document.annotations;
        let mut at_work = annotations.annotators.iter().map(|a| a.id).filter(|id| annotations.holds_work_of(*id));
        at_work.next().filter(|_| at_work.next().is_none())
    }

    /// A file was not opened: what is to be told or asked then, or nothing where that was stopped.
    pub(in crate::app) fn not_opened(&mut self, path: &Path, refused: Option<Refused>) {
        if self.opening.as_deref() == Some(path) {
            self.opening = None;
            self.desk.working = None;
        }
        // What was to be brought back to it is offered still.
        self.change(Action::Recovery(recovery::Action::NotOpened));
        self.change(Action::Sync(sync::Action::NotOpened));
        match refused {
            Some(refused) => {
                self.remembered.forget(path);
                self.front.ask(ask_about_refused(refused));
            }
            None => self.desk.say(tr!("work-stopped").to_owned()),
        }
    }

    /// Opens a folder beside the article.
    pub(in crate::app) fn open_folder(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let stop = Arc::new(AtomicBool::new(false));
        self.remembered.open_folder(&path);
        self.remember();
        let (me, who) = (self.desk.settings.me(), self.desk.settings.my_name().to_owned());
        self.jobs.push(Job::Folder { path: path.clone(), me, who, stop: Arc::clone(&stop) });
        self.desk.folder = Some(path.clone());
        self.folder = Some(Folder::new(path, stop));
        self.desk.settings.articles = true;
        self.open_first = self.desk.document.is_none();
    }

    pub(in crate::app) fn folder_news(&mut self, path: &Path, news: News) {
        let Some(folder) = self.folder.as_mut().filter(|f| f.path == path) else { return };
        let gone = match &news {
            News::Gone(reason) => Some(tr!("folder-gone", name = path.display().to_string(), reason = reason)),
            _ => None,
        };
        folder.take(news);
        let none = folder.entries.is_empty();
        if let Some(told) = gone {
            self.desk.say(told);
        } else if std::mem::take(&mut self.open_first) {
            // A folder opened with nothing else in the window shows its first article.
            match self.folder.as_ref().and_then(|f| f.entries.first()).map(|e| e.path.clone()) {
                Some(first) if self.desk.document.is_none() => self.open(first, Limits::USUAL),
                _ if none => self.desk.say(tr!("folder-empty").to_owned()),
                _ => {}
            }
        }
    }

    /// The open article of an entry.
    pub fn open_entry(&self, entry: &Entry) -> Option<&Document> {
        self.desk.documents().find(|d| d.is_of(&entry.path))
    }

    /// The rows of the list of articles: open ones that are not of the folder, then what the filter lets through of it.
    pub fn rows(&self) -> Vec<Row> {
        let in_folder = |d: &Document| {
            let path = d.path();
            self.folder.as_ref().is_some_and(|f| path.is_some_and(|p| f.entries.iter().any(|e| e.path == p)))
        };
        let mut open: Vec<u64> = self.desk.documents().filter(|d| !in_folder(d)).map(|d| d.number).collect();
        open.sort_unstable();
        let open = open.into_iter().map(Row::Open);
        let Some(folder) = &self.folder else { return open.collect() };
        let shown = folder.shown(|e| self.open_entry(e).and_then(stage));
        open.chain(shown.into_iter().map(Row::Entry)).collect()
    }

    /// Whether this row is the article shown, or the one on its way.
    pub fn is_shown(&self, row: Row) -> bool {
        match row {
            Row::Open(number) => {
                self.opening.is_none() && self.desk.document.as_ref().is_some_and(|d| d.number == number)
            }
            Row::Entry(i) => self.folder.as_ref().and_then(|f| f.entries.get(i)).is_some_and(|e| match &self.opening {
                Some(opening) => *opening == e.path,
                None => self.desk.document.as_ref().is_some_and(|d| d.is_of(&e.path)),
            }),
        }
    }

    /// Goes to the next or previous article of the list, without a question.
    pub(in crate::app) fn step_article(&mut self, toward: Toward) {
        let rows = self.rows();
        let here = rows.iter().position(|r| self.is_shown(*r));
        let next = match (here, toward) {
            (Some(i), Toward::Next) => i.checked_add(1),
            (Some(i), Toward::Previous) => i.checked_sub(1),
            (None, _) => Some(0),
        };
        match next.and_then(|i| rows.get(i)) {
            Some(row) => self.show_row(*row),
            None => self.desk.say(tr!("no-further-article").to_owned()),
        }
    }

    /// Shows the article of a row.
    pub(in crate::app) fn show_row(&mut self, row: Row) {
        match row {
            Row::Open(number) => self.show(number),
            Row::Entry(i) => {
                let path = self.folder.as_ref().and_then(|f| f.entries.get(i)).map(|e| e.path.clone());
                if let Some(path) = path {
                    self.open(path, Limits::USUAL);
                }
            }
        }
    }

    pub(in crate::app) fn remembered_shown(&mut self) {
        if let Some(document) = &self.desk.document {
            self.remembered.leave(document);
        }
    }

    pub(in crate::app) fn show_latest(&mut self) {
        if let Some(document) = self.desk.shelf.pop() {
            self.desk.document = Some(document);
        }
        self.shown_anew();
    }

    /// Opens a pasted text as an article of its own; a web address is told about and kept as the source of the next one.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.desk.say(tr!("nothing-to-paste").to_owned());
        } else if is_address(text) {
            self.address(text.to_owned());
        } else {
            let source = self.pasted_address.take().unwrap_or_default();
            self.jobs.push(Job::Pasted { text: text.to_owned(), source });
        }
    }

    /// Takes a web address that was pasted or dropped.
    pub(in crate::app) fn address(&mut self, url: String) {
        self.pasted_address = Some(url.clone());
        let question = Question::new(tr!("address-title")).address(&url).line(tr!("address-how"));
        self.front.ask(question.no(tr!("understood")));
    }

    /// Takes a dropped file: an article, a folder, a file that holds a web address.
    pub(in crate::app) fn dropped(&mut self, path: PathBuf) {
        if self.inspector.awaits_drop() {
            return self.inspect(inspector::Action::Dropped(path));
        }
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ["url", "webloc", "desktop"].contains(&ending.as_str())
            && let Ok(bytes) = file::read_file(&path, limits::ADDRESS_FILE)
            && let Ok(source) = String::from_utf8(bytes)
            && let Some(at) = source.find("http")
        {
            let end = source[at..].find(|c: char| c.is_whitespace() || c == '<').unwrap_or(source.len() - at);
            self.address(source[at..at + end].to_owned());
            return;
        }
        self.open(path, Limits::USUAL);
    }
}

/// Asks where annotations go if the file beside the article is of another text.
fn ask_about_other_text(file: OtherText) -> Question<Action> {
    let OtherText { other, free } = file;
    let (named, new) = (file_name(&other), file_name(&free));
    Question::new(tr!("annotations-of-another-text"))
        .line(tr!("other-text", name = named.as_str()))
        .yes(tr!("save-this-one-as", name = new), Action::Saving(saving::Action::SetTarget(free)))
        .yes(tr!("open-named", name = named), Action::Open(other))
}

/// Says why a file was not opened; one that is very large is opened when that is confirmed.
fn ask_about_refused(refused: Refused) -> Question<Action> {
    match refused {
        Refused::Told(told) => Question::told(vec![told], tr!("understood")),
        Refused::Large { path, name, most } => Question::new(tr!("large-title"))
            .line(tr!("large-what", name = name, n = (most >> 20) as usize))
            .no(tr!("cancel"))
            .yes(tr!("large-open"), Action::OpenLarge(path)),
    }
}

/// How far an open article is annotated; `None` until its sentences are known.
pub fn stage(document: &Document) -> Option<Stage> {
    let (read, all) = (document.progress.read(), document.progress.sentences().len());
    document.sentences_known.then(|| Stage::of(document.annotations.claims.len(), read, all))
}

/// Whether a text is a web address and nothing else.
fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.");
    web && text.len() < 2000 && !text.contains(char::is_whitespace)
}
