//! What is open, selected and shown. It changes only by [`State::apply`].

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::actions::Action;
use crate::app::desk::choice::Choice;
use crate::app::desk::pool::{Ongoing, Task};
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::desk::{Desk, Mode};
use crate::app::rows::entries;
use crate::app::settings::Settings;
use crate::app::{
    claim_list, comparing, details, export_copy, find, folder, front, inspector, marking, opening, palette,
    preferences, recovery, review, saving, scheme, sync, versions,
};
use claimlight_core::model::ArticleText;

/// Something over the window that is not a question; one at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// The keys.
    Keys,
    /// The settings.
    Settings,
    /// The palette.
    Palette,
    /// Other places of the same words.
    Same,
    /// A text kept with evidence.
    Snapshot,
    /// The scheme being edited.
    Scheme,
    /// Where verdicts go in another scheme.
    Moving,
    /// A claim being split into parts.
    Split,
    /// Goes to a claim by the number typed.
    GoTo,
    /// Facts about the article.
    Details,
    /// What is to decide.
    Decide,
    /// What others did that came in.
    Incoming,
    /// A copy that is about to be given away.
    Share,
    /// What the file holds.
    Holding,
    /// Earlier versions of the file.
    Versions,
    /// What one of them holds, a line a claim.
    Version,
}

impl Sheet {
    /// Whether it acts on the article that is shown.
    pub fn is_of_article(&self) -> bool {
        !matches!(self, Self::Keys | Self::Settings | Self::Palette)
    }
}

/// All that the window shows.
pub struct State {
    /// What lies open.
    pub desk: Desk,
    /// Two people's claims side by side.
    pub comparing: comparing::State,
    /// What is looked at after a text has changed.
    pub review: review::State,
    /// A copy that is given away, and what the file holds.
    pub export_copy: export_copy::State,
    /// Earlier versions of the file.
    pub versions: versions::State,
    /// What is done with schemes.
    pub scheme: scheme::State,
    /// The text of the shown article, by its number, as of the last action.
    text_known: Option<(u64, Arc<ArticleText>)>,
    /// Marking and judging.
    pub marking: marking::State,
    /// Settings, keys, panes, and who I am.
    pub preferences: preferences::State,
    /// Facts about the article.
    pub details: details::State,
    /// The list of claims.
    pub claim_list: claim_list::State,
    /// The fields and the evidence of the selected claim.
    pub inspector: inspector::State,
    /// The journal, and what crashes left.
    pub recovery: recovery::State,
    /// What is saved, and left after that.
    pub saving: saving::State,
    /// What others did, and what is merged.
    pub sync: sync::State,
    /// The open folder, and the list of articles.
    pub folder: folder::State,
    /// What was open lately, and what is remembered for the next article.
    pub opening: opening::State,
    /// The palette of commands.
    pub palette: palette::State,
    /// What is shown over the window.
    pub sheet: Option<Sheet>,
    /// What is asked over the window.
    pub front: front::State<Action>,
    /// What is to be asked when an article is shown first, by its number.
    pub asks: HashMap<u64, Question<Action>>,
    /// The bar that finds words, while it is open.
    pub find: find::State,
    /// Tasks for the pool.
    pub tasks: Vec<Task<Action>>,
    /// Work to be started that goes on.
    pub ongoing: Vec<Ongoing<Action>>,
}

impl State {
    /// Nothing open.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>) -> Self {
        Self {
            preferences: preferences::State::new(entries(), &settings),
            comparing: comparing::State::default(),
            review: review::State::default(),
            export_copy: export_copy::State::default(),
            versions: versions::State::default(),
            scheme: scheme::State::default(),
            text_known: None,
            marking: marking::State::default(),
            details: details::State::default(),
            claim_list: claim_list::State::default(),
            inspector: inspector::State::default(),
            recovery: recovery::State::default(),
            saving: saving::State::default(),
            sync: sync::State::default(),
            desk: Desk::new(settings, settings_path),
            folder: folder::State::default(),
            opening: opening::State::default(),
            palette: palette::State::default(),
            sheet: None,
            front: front::State::new(|action| Action::Front(Box::new(action))),
            asks: HashMap::new(),
            find: find::State::default(),
            tasks: Vec::new(),
            ongoing: Vec::new(),
        }
    }

    /// Has a file or folder chosen.
    pub(in crate::app) fn choose(&mut self, choice: Choice<Action>) {
        let open = self.desk.document.as_ref().and_then(|d| d.path()).map(Path::to_owned);
        let latest = || self.opening.remembered.articles.first().map(|l| l.path.clone());
        let here = self.desk.folder.clone().or(open).or_else(latest).unwrap_or_default();
        let task = self.front.choose(&self.desk, choice, &here);
        self.tasks.push(task);
    }

    /// Shows something over the window, or nothing more: then the article has the keyboard again.
    pub(in crate::app) fn show_sheet(&mut self, sheet: Option<Sheet>) {
        self.sheet = sheet;
        self.desk.focus_article = self.sheet.is_none();
    }

    pub(in crate::app) fn toggle(&mut self, sheet: Sheet) {
        let shown = self.sheet.as_ref().is_some_and(|s| std::mem::discriminant(s) == std::mem::discriminant(&sheet));
        self.show_sheet((!shown).then_some(sheet));
    }

    /// Whether the review of a changed text is shown.
    pub fn reviews(&self) -> bool {
        self.desk.mode() == Some(Mode::Review)
    }

    /// Goes to the next or previous claim, or to that of what is stepped through.
    pub(in crate::app) fn step_claim(&mut self, toward: Toward) {
        match self.desk.mode() {
            Some(Mode::Review) => self.change(Action::Review(review::Action::Step(toward))),
            Some(Mode::Compare) => self.change(Action::Comparing(comparing::Action::Step(toward))),
            None => self.desk.step("no-further-claim", |d| d.step_claim(toward)),
        }
    }

    /// Lets the others know if the shown article has another text than before the last action.
    pub(in crate::app) fn notice_text(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let (number, text) = (document.number, &document.annotations.article.text);
        let known = self.text_known.as_ref().filter(|(of, _)| *of == number);
        if known.is_some_and(|(_, known)| Arc::ptr_eq(known, text)) {
            return;
        }
        let is_new_text = known.is_some();
        self.text_known = Some((number, Arc::clone(text)));
        if !is_new_text {
            return;
        }
        // The journal goes on from the new text as soon as a save holds it.
        self.change(Action::Saving(saving::Action::WriteIfAutomatic(number)));
    }

    pub(in crate::app) fn escape(&mut self) {
        if self.front.take_back() || self.front.close_dialog() {
            self.desk.focus_article = true;
            return;
        }
        if self.sheet.is_some() {
            self.show_sheet(None);
            return;
        }
        if self.desk.stop_work() {
            return;
        }
        let finds = self.find.bar().is_some();
        if !finds && self.reviews() {
            return self.change(Action::Review(review::Action::Toggle));
        }
        if !finds && self.comparing.shown(&self.desk).is_some() {
            return self.change(Action::Comparing(comparing::Action::Toggle));
        }
        if finds {
            self.change(Action::Find(find::Action::Close));
        } else {
            self.desk.reading = false;
        }
        self.desk.focus_article = true;
        self.desk.with(|d| d.end = None);
    }
}
