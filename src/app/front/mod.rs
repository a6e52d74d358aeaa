//! What the window asks the user: questions, and the choice of a file.
//!
//! Always true: only one question is open at a time, over everything else; what is beneath reappears once it is answered.
//! Absent: what the answers mean. `A` is the action of the level above.

pub mod dialog_view;
pub mod dialogs;
pub mod questions_view;

use std::path::{Path, PathBuf};

use self::dialogs::Dialog;
use crate::app::desk::Desk;
use crate::app::desk::choice::{Choice, Existing, Suggested, Wanted};
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::words::file_name;
use crate::tr;

/// The open question, and the program's own file dialog.
pub struct State<A> {
    question: Option<Question<A>>,
    dialog: Option<Dialog<A>>,
    up: fn(Action<A>) -> A,
}

/// The folder for files of articles without a place: the open folder, or else the user's home folder.
pub fn folder_for_new(desk: &Desk) -> PathBuf {
    desk.folder.clone().or_else(dialogs::home).unwrap_or_default()
}

/// What can happen to the question and the file dialog.
#[derive(Debug)]
pub enum Action<A> {
    /// Button `i` of the question is pressed, counted from 0.
    Answer(usize),
    /// The dialog shows another folder.
    Go(PathBuf),
    /// The typed name or path in the dialog changes to this.
    Type(String),
    /// A name or path is confirmed in the dialog.
    Enter(String),
    /// The dialog is closed.
    Close,
    /// The program's own dialog opens for a choice.
    Show(Box<Dialog<A>>),
    /// A file or folder was chosen.
    Chosen(Box<Choice<A>>, PathBuf),
}

impl<A: Send + 'static> State<A> {
    /// A state without questions. `up` wraps an action for the level above.
    pub fn new(up: fn(Action<A>) -> A) -> Self {
        Self { question: None, dialog: None, up }
    }

    /// The open question, if there is one.
    pub fn question(&self) -> Option<&Question<A>> {
        self.question.as_ref()
    }

    /// The program's own file dialog, while it is open.
    pub fn dialog(&self) -> Option<&Dialog<A>> {
        self.dialog.as_ref()
    }

    /// Whether the file dialog takes a file that is dropped: one of the kind that is being chosen.
    pub fn takes_drop(&self, path: &Path) -> bool {
        let fits = |choice: &Choice<A>| choice.wanted == Wanted::File && choice.kind.fits(&file_name(path));
        self.question.is_none() && self.dialog.as_ref().is_some_and(|d| fits(&d.choice))
    }

    /// Whether a question or a file dialog is open.
    pub fn asks(&self) -> bool {
        self.question.is_some() || self.dialog.is_some()
    }

    /// Asks a question, which replaces an earlier one.
    pub fn ask(&mut self, question: Question<A>) {
        self.question = Some(question);
    }

    /// Removes the question unanswered; returns `false` if there was none.
    pub fn take_back(&mut self) -> bool {
        self.question.take().is_some()
    }

    /// Closes the file dialog; returns `false` if there was none.
    pub fn close_dialog(&mut self) -> bool {
        self.dialog.take().is_some()
    }

    /// Closes the dialog if it was opened for an article, because another article is shown now.
    pub fn another_article(&mut self) {
        self.dialog.take_if(|d| d.choice.article.is_some());
    }

    /// Lets the user choose a file or folder, in the desktop's dialog or the program's own. `here` is the folder or file that
    /// is open.
    pub fn choose(&self, desk: &Desk, choice: Choice<A>, here: &Path) -> Task<A> {
        let suggested = match &choice.suggested {
            Suggested::Here => here.to_owned(),
            Suggested::Named(name) if here.is_dir() => here.join(name),
            Suggested::Named(name) => here.with_file_name(name),
            Suggested::New(name) => folder_for_new(desk).join(name),
            Suggested::Path(path) => path.clone(),
        };
        let (up, own) = (self.up, desk.settings.own_dialogs);
        let work = move || dialogs::choose(choice, &suggested, own).map(up);
        Task::new(work, || None)
    }

    /// Applies an action; returns the action that follows for the level above.
    pub fn apply(&mut self, desk: &mut Desk, action: Action<A>) -> Option<A> {
        match action {
            Action::Answer(i) => {
                let question = self.question.take()?;
                let action = question.buttons.into_iter().nth(i).and_then(|b| b.action);
                desk.focus_article = action.is_none() && self.dialog.is_none();
                action
            }
            Action::Go(path) => {
                self.dialog.as_mut()?.go(&path);
                None
            }
            Action::Type(name) => {
                self.dialog.as_mut()?.name = name;
                None
            }
            Action::Enter(typed) => self.enter(desk, &typed),
            Action::Close => {
                self.dialog = None;
                desk.focus_article = true;
                None
            }
            Action::Show(dialog) => {
                self.dialog = Some(*dialog);
                None
            }
            Action::Chosen(choice, path) => {
                let shown = desk.document.as_ref().map(|d| d.number);
                if choice.article.is_some_and(|number| shown != Some(number)) {
                    desk.say(tr!("chosen-for-another").to_owned());
                    return None;
                }
                Some((choice.then)(path))
            }
        }
    }

    /// Handles a name or path confirmed in the dialog: opens a folder, or closes the dialog with that file.
    fn enter(&mut self, desk: &mut Desk, typed: &str) -> Option<A> {
        let path = self.dialog.as_mut()?.enter(typed)?;
        let Dialog { choice, .. } = self.dialog.take()?;
        desk.focus_article = true;
        let replaces = choice.wanted == Wanted::NewFile && choice.existing == Existing::Replace && path.exists();
        if !replaces {
            return self.apply(desk, Action::Chosen(Box::new(choice), path));
        }
        let question = Question::new(tr!("this-file-exists-already"))
            .line(tr!("would-be-replaced", path = path.display().to_string()))
            .no(tr!("cancel"))
            .yes(tr!("replace-it"), (self.up)(Action::Chosen(Box::new(choice), path)));
        self.ask(question);
        None
    }
}
