//! Giving a copy of the file away, and seeing what a file holds.

pub mod view;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::actions::Action;
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::tasks::Job;
use crate::app::state::{Sheet, State};
use crate::app::sync::merge_files::Copy;
use crate::app::words::error_text;
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::compare::{self, Clock, Undecided};
use claimlight_core::file::{self, Contents, Pseudonyms};
use claimlight_core::model::{Annotations, AnnotatorId, Limits, Optional};

/// A copy that is about to be given away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// What is left out.
    pub without: BTreeSet<Optional>,
    /// Whether people get other names.
    pub pseudonyms: bool,
    /// What leaves; `None` while it is counted.
    pub contents: Option<Contents>,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// In numbers.
    pub contents: Contents,
    /// How many earlier texts it knows of.
    pub texts: usize,
    /// Everyone in it: claims that they marked, judgements.
    pub people: Vec<(AnnotatorId, String, usize, usize)>,
}

/// What is taken out of a file for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Earlier words.
    EarlierWords,
    /// A person, with what they did.
    Person(AnnotatorId),
}

/// What is to be saved, with its changes in the log.
fn stamped(copy: &Copy) -> Annotations {
    compare::stamped(&copy.base, &copy.now, copy.me, Clock::new())
}

/// The list of pseudonyms in this file; an empty one where there is none yet.
fn list_at(path: Option<&Path>) -> Result<Pseudonyms, String> {
    let path = path.ok_or_else(|| tr!("share-no-list").to_owned())?;
    if !path.exists() {
        return Ok(Pseudonyms::default());
    }
    let bytes = file::read_file(path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e))?;
    let source = String::from_utf8(bytes).map_err(|e| e.to_string())?;
    Pseudonyms::read(&source).map_err(|e| e.to_string())
}

/// The copy as the text of a file, what it holds, and the list of pseudonyms where there is one.
fn made(copy: &Copy, sharing: &Sharing, list: Option<&Path>) -> Result<(String, Contents, Option<Pseudonyms>), String> {
    let mut annotations = stamped(copy);
    let mut names = None;
    if sharing.pseudonyms {
        let mut list = list_at(list)?;
        annotations = list.apply(&annotations);
        names = Some(list);
    }
    let printed = file::share(&annotations, &sharing.without);
    let stripped = file::stripped(&annotations, &sharing.without);
    let contents = file::contents(&stripped, &printed, &sharing.without);
    Ok((printed, contents, names))
}

/// Counts what would leave.
pub fn preview(copy: &Copy, sharing: &Sharing, list: Option<&Path>) -> Result<Contents, String> {
    made(copy, sharing, list).map(|(_, contents, _)| contents)
}

/// Writes the copy, and before it the list of who is whom.
pub fn write(copy: &Copy, sharing: &Sharing, list: Option<&Path>, to: &Path) -> Result<Contents, String> {
    let (printed, contents, names) = made(copy, sharing, list)?;
    if let (Some(names), Some(list)) = (names, list) {
        file::save(list, &names.print()).map_err(|e| error_text::save(&e))?;
    }
    file::save(to, &printed).map_err(|e| error_text::save(&e))?;
    Ok(contents)
}

/// Takes something out of the file for good, and writes it.
pub fn remove(copy: &Copy, removal: Removal) -> Result<(), String> {
    let mine = stamped(copy);
    let without = match removal {
        Removal::EarlierWords => file::without_earlier_words(&mine, &to_decide(&mine)),
        Removal::Person(person) => file::without_person(&mine, person),
    };
    let bytes = file::read_file(&copy.path, Limits::LARGE.annotation_file).map_err(|e| error_text::file(&e))?;
    if copy.expected.as_deref() != Some(&file::sha256_hex(&bytes)) {
        return Err(tr!("holds-changed").to_owned());
    }
    file::save(&copy.path, &file::print(&without)).map_err(|e| error_text::save(&e))?;
    if let Some(home) = &copy.home {
        home.forget(&copy.path);
    }
    Ok(())
}

/// The values that stand against others, until somebody decides.
fn to_decide(annotations: &Annotations) -> BTreeSet<file::Kept> {
    let of = |one: &Undecided| {
        let (element, member, field) = (one.element, one.member.clone(), one.field);
        let kept = |stamp| field.map(|field| (element, stamp, member.clone(), field));
        one.others.iter().filter_map(|(.., stamp)| kept(*stamp)).collect::<Vec<_>>()
    };
    compare::undecided(annotations).iter().flat_map(of).collect()
}

impl Holding {
    /// Of what is open.
    fn of(document: &Document) -> Self {
        let annotations = &document.annotations;
        let printed = file::print(annotations);
        let claims = annotations.claims.as_slice();
        let people = annotations.annotators.iter().map(|a| {
            let marked = claims.iter().filter(|c| c.annotator == a.id).count();
            let judged = claims.iter().flat_map(|c| &c.judgements).filter(|j| j.annotator == a.id).count();
            (a.id, a.name.clone(), marked, judged)
        });
        Self {
            contents: file::contents(annotations, &printed, &BTreeSet::new()),
            texts: annotations.texts.len(),
            people: people.collect(),
        }
    }
}

impl State {
    fn list_of_pseudonyms(&self) -> Option<PathBuf> {
        self.desk.beside_settings("pseudonyms.csv")
    }

    /// Shows what would leave with a copy.
    pub(in crate::app) fn begin_sharing(&mut self) {
        self.set_sharing(Sharing::default());
        self.desk.focus_article = false;
    }

    /// Another copy is to be given away: it is counted anew.
    pub(in crate::app) fn set_sharing(&mut self, sharing: Sharing) {
        let list = self.list_of_pseudonyms();
        let number = self.desk.document.as_ref().map(|d| d.number);
        let Some(copy) = number.and_then(|n| self.copy_of(n, PathBuf::new(), 0)) else { return };
        self.jobs.push(Job::Preview(Box::new(copy), Box::new(sharing.clone()), list));
        self.sheet = Some(Sheet::Share(Box::new(Sharing { contents: None, ..sharing })));
    }

    /// What would leave was counted.
    pub(in crate::app) fn previewed(&mut self, of: &Sharing, contents: Result<Contents, String>) {
        let Some(Sheet::Share(sharing)) = &mut self.sheet else { return };
        if (&sharing.without, sharing.pseudonyms) != (&of.without, of.pseudonyms) {
            return;
        }
        match contents {
            Ok(contents) => sharing.contents = Some(contents),
            Err(reason) => {
                self.show_sheet(None);
                self.desk.say(tr!("did-not-work", reason = reason));
            }
        }
    }

    /// Has a place for the copy chosen.
    pub(in crate::app) fn choose_share(&mut self) {
        let Some(Sheet::Share(sharing)) = self.sheet.take() else { return };
        let stem = self.desk.document.as_ref().map_or_else(String::new, |d| file::plain_name(d.title()));
        let then = move |path| Action::ShareTo(sharing, path);
        let choice = Choice::new("dialog-share", Wanted::NewFile, Kind::Ron, then);
        self.choose_for_article(choice.at(Suggested::Named(format!("{stem}-copy.claims.ron"))));
    }

    /// Writes the copy there.
    pub(in crate::app) fn share_to(&mut self, sharing: Sharing, path: PathBuf) {
        let own = |d: &Document| d.is_of(&path);
        if self.desk.documents().any(own) {
            return self.desk.say(tr!("share-not-itself").to_owned());
        }
        let list = self.list_of_pseudonyms();
        let number = self.desk.document.as_ref().map(|d| d.number);
        let Some(copy) = number.and_then(|n| self.copy_of(n, path, 0)) else { return };
        self.jobs.push(Job::Share(Box::new(copy), Box::new(sharing), list));
    }

    /// Shows what the file holds.
    pub(in crate::app) fn show_holding(&mut self) {
        let Some(holding) = self.desk.document.as_ref().map(Holding::of) else { return };
        self.toggle(Sheet::Holding(Box::new(holding)));
    }

    /// Asks whether something is to be taken out of the file for good. `name` is that of the person, if it is one.
    pub(in crate::app) fn ask_to_remove(&mut self, removal: Removal, name: &str) {
        let what = match removal {
            Removal::Person(_) => tr!("holds-remove-person", name = name),
            Removal::EarlierWords => tr!("holds-remove-words").to_owned(),
        };
        let question = Question::new(tr!("holds-remove-title")).line(what).line(tr!("holds-remove-note"));
        let question = question.no(tr!("cancel"));
        self.front.ask(question.yes(tr!("holds-remove-do"), Action::RemoveForGood(removal)));
    }

    /// Takes something out of the file of the shown article for good.
    pub(in crate::app) fn remove_for_good(&mut self, removal: Removal) {
        self.show_sheet(None);
        let Some(document) = &self.desk.document else { return };
        let Target::File(path) = document.saving.target.clone() else {
            return self.desk.say(tr!("holds-save-first").to_owned());
        };
        if document.saving.is_at_work() || document.saving.is_changed() || document.saving.on_disk.is_none() {
            return self.desk.say(tr!("holds-save-first").to_owned());
        }
        let number = document.number;
        let Some(copy) = self.copy_of(number, path, 0) else { return };
        self.jobs.push(Job::Remove(Box::new(copy), removal));
    }

    /// It was taken out: the file is opened anew.
    pub(in crate::app) fn removed(&mut self, number: u64, result: Result<(), String>) {
        if let Err(reason) = result {
            return self.desk.say(tr!("did-not-work", reason = reason));
        }
        // What is not shown any more is read anew when it is: it holds still what was taken out.
        self.desk.shelf.retain(|d| d.number != number || d.saving.is_changed());
        let Some(document) = self.desk.document.take_if(|d| d.number == number && !d.saving.is_changed()) else {
            return;
        };
        if let Some(path) = document.path().map(Path::to_owned) {
            self.open(path, Limits::LARGE);
        }
        self.desk.say(tr!("holds-removed").to_owned());
    }
}

/// The sentence that tells of a copy that was written.
pub fn shared(path: &Path, contents: &Contents) -> String {
    tr!("share-written", name = file_name(path), bytes = contents.bytes)
}
