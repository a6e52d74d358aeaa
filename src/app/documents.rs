//! Adds a newly opened article to the open ones, and shows one of them. All capabilities meet here.

use std::path::Path;
use std::sync::Arc;

use crate::app::actions::Action;
use crate::app::desk::Agreement;
use crate::app::desk::document::Document;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::join::Known;
use crate::app::opening::read::{Manner, Opened, OtherText};
use crate::app::state::{Sheet, State};
use crate::app::words::{file_name, short};
use crate::app::{details, encoding, gone, opening, recovery, review, saving, sync};
use crate::tr;
use claimlight_core::model::AnnotatorId;

/// How many articles stay open behind the one shown. Beyond that, saved articles are closed, oldest first.
const SHELF: usize = 24;

impl State {
    /// Shows an open article; the one shown before stays open behind it.
    pub(in crate::app) fn show(&mut self, number: u64) {
        let Some(i) = self.desk.shelf.iter().position(|d| d.number == number) else { return };
        let document = self.desk.shelf.remove(i);
        self.put_away();
        self.change(Action::Opening(opening::Action::Remember));
        self.desk.document = Some(document);
        self.shown_anew();
    }

    fn shown_anew(&mut self) {
        self.desk.opening = None;
        self.desk.working = None;
        // The action that the message offers was about another article.
        self.desk.message = self.desk.message.take().filter(|m| m.offer.is_none());
        self.front.take_back();
        let asked = self.desk.document.as_ref().and_then(|d| self.asks.remove(&d.number));
        if let Some(question) = asked {
            self.front.ask(question);
        }
        // A sheet about the previous article must not act on this one.
        if self.sheet.as_ref().is_some_and(Sheet::is_of_article) {
            self.sheet = None;
        }
        self.front.another_article();
        self.desk.agreement.take_if(|place| *place == Agreement::Page);
        self.desk.grading = None;
        self.desk.over = None;
        self.desk.focus_article = true;
    }

    /// Moves the shown article behind and remembers its reading position in memory; the caller writes the position to disk.
    fn put_away(&mut self) {
        let Some(document) = self.desk.document.take() else { return };
        self.opening.remembered.leave(&document);
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

    /// Adds an article that was read to the open ones, and shows it unless another one was requested in the meantime.
    pub(in crate::app) fn opened(&mut self, mut opened: Opened) {
        let waited_for = opened.source == self.desk.opening || opened.source.is_none();
        // An article that is waiting for its text is opened anew.
        let waits = |d: &Document| d.needs_text && d.source == opened.source;
        drop(self.desk.document.take_if(|d| waits(d)));
        self.desk.shelf.retain(|d| !waits(d));
        let twice = opened.source.as_ref().and_then(|s| self.desk.documents().find(|d| d.is_of(s))).map(|d| d.number);
        if let Some(number) = twice {
            // It was requested twice before it was open.
            if waited_for {
                self.show(number);
            }
            return;
        }
        let mut document = self.document_of(&mut opened);
        let number = document.number;
        if let Some(question) = question_about(&mut opened) {
            self.asks.insert(number, question);
        }
        let is_known = document.path().is_some_and(|p| self.opening.remembered.articles.iter().any(|l| l.path == p));
        let known = if is_known { Known::Before } else { Known::Never };
        let offers = opened.manner == Manner::Named && document.stage().is_none();
        let other_names = opened.other_names;
        self.change(Action::Recovery(recovery::Action::Found(opened.left)));
        if let Some(path) = document.path().map(Path::to_owned) {
            self.change(Action::Recovery(recovery::Action::Opened(path)));
        }
        self.opening.remembered.return_to(&mut document);
        let of_text = review::OpenedText { number, update: opened.update, made: opened.made };
        let of_text = Action::Review(review::Action::Opened(Box::new(of_text)));
        let notice = encoding::Notice {
            imported: opened
                .is_new
                .then(|| encoding::Counted::of(&document.annotations.article, opened.stretches))
                .flatten(),
            guess: opened.guess,
            left_out: opened.left_out,
            unread_lines: opened.unread_lines,
        };
        let of_reading = Action::Encoding(encoding::Action::Opened(number, Box::new(notice)));
        let of_copies = Action::Sync(sync::Action::Opened(number, opened.copies));
        if waited_for {
            self.show_opened(document, [of_text, of_reading], of_copies);
        } else {
            self.desk.shelf.push(document);
            self.change(of_text);
            self.change(of_reading);
            self.change(of_copies);
        }
        self.change(Action::Gone(gone::Action::Opened(number, other_names)));
        if offers {
            self.look_for_mine(number, known);
        }
    }

    /// Shows an article that was just read, and lets the capabilities know of it.
    fn show_opened(&mut self, document: Document, of_text: [Action; 2], of_copies: Action) {
        self.put_away();
        self.opening.remembered.leave(&document);
        self.change(Action::Opening(opening::Action::Remember));
        self.desk.document = Some(document);
        self.shown_anew();
        for action in of_text {
            self.change(action);
        }
        self.make_again();
        self.change(of_copies);
        self.change(Action::Sync(sync::Action::Shown));
    }

    /// Makes the open article of what was read, and numbers it.
    fn document_of(&mut self, opened: &mut Opened) -> Document {
        self.desk.counter += 1;
        let (annotations, saving) = (std::mem::take(&mut opened.annotations), std::mem::take(&mut opened.saving));
        let mut document = Document::new(annotations, self.desk.settings.person(), saving);
        document.number = self.desk.counter;
        document.source = opened.source.take();
        let has_place = document.saving.target != Target::None;
        if document.source.is_none() && !document.saving.disposable && !has_place {
            self.change(Action::Details(details::Action::Pasted(document.number)));
        }
        // An article that has no annotations yet takes the scheme chosen for new articles.
        if opened.is_new
            && let Some(scheme) = self.scheme.for_new()
        {
            document.annotations.scheme = Arc::clone(scheme);
            document.set_me(document.me, self.desk.settings.my_name());
        }
        // The language chosen for a folder counts more than one that was found by the words of a new article.
        let folder = document.source.as_deref().and_then(Path::parent).filter(|_| opened.is_new);
        if let Some(code) = folder.and_then(|folder| self.desk.settings.language_of_folder(folder)) {
            code.clone_into(&mut Arc::make_mut(&mut document.annotations.article.facts).language);
        }
        document.base = Arc::new(document.annotations.clone());
        document.saving.foreign = document.saving.on_disk.is_some() && !document.holds_mine();
        document.needs_text = opened.needs_text;
        document.unsafe_place = opened.unsafe_place;
        document.only_annotator = self.only_annotator(&document);
        document.go_on_as_pupil();
        document.article_file = opened.article_file.take();
        document.read_from = opened.read_from.take();
        document
    }

    /// The only annotator of an article, if that is somebody else and the file itself was opened: it may be me on another
    /// computer.
    fn only_annotator(&self, document: &Document) -> Option<AnnotatorId> {
        let is_file = document.source.as_deref().is_some_and(|s| file_name(s).to_lowercase().ends_with(".ron"));
        let in_folder = self.folder.holds(document);
        if !document.saving.foreign || in_folder || !(is_file || document.unsafe_place.is_some()) {
            return None;
        }
        let annotations = &document.annotations;
        let same = annotations.same();
        let people = annotations.annotators.iter().map(|a| a.id).filter(|id| same.person(*id) == *id);
        let mut at_work = people.filter(|id| annotations.holds_work_of(*id));
        at_work.next().filter(|_| at_work.next().is_none())
    }

    pub(in crate::app) fn show_latest(&mut self) {
        if let Some(document) = self.desk.shelf.pop() {
            self.desk.document = Some(document);
        }
        self.shown_anew();
    }
}

/// What is to be asked or said about an article that was just read.
fn question_about(opened: &mut Opened) -> Option<Question<Action>> {
    let changed = opened.update.as_deref().map(|update| review::ask(update).map(Action::Review));
    let told = std::mem::take(&mut opened.told);
    changed
        .or_else(|| opened.other_text.take().map(ask_about_other_text))
        .or_else(|| (!told.is_empty()).then(|| Question::told(told, tr!("ok"))))
}

/// Asks where to keep annotations if the file beside the article belongs to another text.
fn ask_about_other_text(file: OtherText) -> Question<Action> {
    let OtherText { other, free } = file;
    let (named, new) = (file_name(&other), file_name(&free));
    Question::new(tr!("annotations-of-another-text"))
        .line(tr!("other-text", name = named.as_str()))
        .yes(tr!("save-this-one-as", name = short(&new)), Action::Saving(saving::Action::SetTarget(free)))
        .yes(tr!("open-named", name = short(&named)), Action::Opening(opening::Action::Open(other)))
}
