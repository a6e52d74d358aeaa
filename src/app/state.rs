//! What is open, selected and shown. Only [`State::apply`] changes it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::actions::Action;
use crate::app::claim_list::Fields;
use crate::app::desk::choice::Choice;
use crate::app::desk::document::Document;
use crate::app::desk::pool::{Ongoing, Task};
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::desk::{Agreement, Desk, Mode};
use crate::app::rows::entries;
use crate::app::saving::Then;
use crate::app::settings::Settings;
use crate::app::{
    adjudicating, agreement, chapters, claim_list, comparing, details, encoding, exercise, export_copy, export_report,
    find, first_steps, folder, front, gone, grading, inspector, look_up, making_exercise, marking, mending, opening,
    palette, preferences, recovery, review, saving, scheme, sources, sync, versions,
};
use crate::tr;
use claimlight_core::model::ArticleText;

/// A sheet over the window that is not a question. Only one is shown at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// The keyboard shortcuts.
    Keys,
    /// The version, the licence and where files are.
    About,
    /// The settings.
    Settings,
    /// The command palette.
    Palette,
    /// Other places where the same words occur.
    Same,
    /// A text that was kept with evidence.
    Snapshot,
    /// The scheme being edited.
    Scheme,
    /// How verdicts are mapped to those of another scheme.
    Moving,
    /// The parts into which a claim is being split.
    Split,
    /// The field that goes to a claim by its number.
    GoTo,
    /// Facts about the article.
    Details,
    /// How the article's file reads in other encodings.
    Encoding,
    /// The chapters of an e-book.
    Chapters,
    /// Conflicts to be decided.
    Decide,
    /// Changes that came in from others.
    Incoming,
    /// A copy that is about to be given away.
    Share,
    /// Where a claim can be looked up.
    LookUp,
    /// All sources of an article or a folder.
    Sources,
    /// A report that is about to be written.
    Report,
    /// What the file holds.
    Holding,
    /// What a pupil hands in.
    HandIn,
    /// An exercise that is being made.
    NewExercise,
    /// What all agree on, to be accepted.
    Agreed,
    /// Earlier versions of the file.
    Versions,
    /// The contents of one earlier version, one line per claim.
    Version,
    /// Grades that are about to go into a gradebook.
    GradesInto,
    /// How feedback is written.
    GradeFeedback,
    /// What came in when hand-ins were collected.
    Collected,
}

impl Sheet {
    /// Whether the sheet acts on the article that is shown.
    pub fn is_of_article(&self) -> bool {
        let is_of_grading = matches!(self, Self::GradesInto | Self::GradeFeedback | Self::Collected);
        !is_of_grading && !matches!(self, Self::Keys | Self::About | Self::Settings | Self::Palette)
    }
}

/// Everything that the window shows.
pub struct State {
    /// What every capability shares: the open articles, the settings, the message.
    pub desk: Desk,
    /// Deciding where people differ.
    pub adjudicating: adjudicating::State,
    /// Figures of agreement.
    pub agreement: agreement::State,
    /// Grading the answers of pupils.
    pub grading: grading::State,
    /// Exercises that pupils work on.
    pub exercise: exercise::State,
    /// The exercise that is being made.
    pub making: making_exercise::State,
    /// The comparisons of two people's claims.
    pub comparing: comparing::State,
    /// The reviews of changed texts.
    pub review: review::State,
    /// The copy to be given away, and what the file holds.
    pub export_copy: export_copy::State,
    /// The report to be written.
    pub export_report: export_report::State,
    /// Earlier versions of the file.
    pub versions: versions::State,
    /// The scheme dialogs.
    pub scheme: scheme::State,
    /// The number and the text of the article shown after the last action.
    text_known: Option<(u64, Arc<ArticleText>)>,
    /// Marking and judging.
    pub marking: marking::State,
    /// Settings, keys, panes, and who I am.
    pub preferences: preferences::State,
    /// Facts about the article.
    pub details: details::State,
    /// How the bytes of the article's file were read.
    pub encoding: encoding::State,
    /// The chapters being chosen from.
    pub chapters: chapters::State,
    /// The texts that are being mended.
    pub mending: mending::State,
    /// The list of claims.
    pub claim_list: claim_list::State,
    /// All sources of an article or a folder.
    pub sources: sources::State,
    /// What is looked up.
    pub look_up: look_up::State,
    /// The fields and the evidence of the selected claim.
    pub inspector: inspector::State,
    /// The journal, and unsaved changes left by crashes.
    pub recovery: recovery::State,
    /// Files of open articles that are gone.
    pub gone: gone::State,
    /// The state of saving, and of leaving afterwards.
    pub saving: saving::State,
    /// Changes that others made, and merging them.
    pub sync: sync::State,
    /// The open folder, and the list of articles.
    pub folder: folder::State,
    /// Recently opened articles, and what is remembered for the next one.
    pub opening: opening::State,
    /// The hint that goes along with a first claim.
    pub first_steps: first_steps::State,
    /// The command palette.
    pub palette: palette::State,
    /// The sheet shown over the window, if there is one.
    pub sheet: Option<Sheet>,
    /// Questions and file dialogs over the window.
    pub front: front::State<Action>,
    /// Questions to ask when an article is first shown, by its number.
    pub asks: HashMap<u64, Question<Action>>,
    /// The find bar and its sheets.
    pub find: find::State,
    /// Tasks to hand to the pool.
    pub tasks: Vec<Task<Action>>,
    /// Long-running work to be started.
    pub ongoing: Vec<Ongoing<Action>>,
}

impl State {
    /// A state with nothing open.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>) -> Self {
        Self {
            preferences: preferences::State::new(entries(), &settings),
            adjudicating: adjudicating::State::default(),
            agreement: agreement::State::default(),
            grading: grading::State::default(),
            exercise: exercise::State::default(),
            making: making_exercise::State::default(),
            comparing: comparing::State::default(),
            review: review::State::default(),
            export_copy: export_copy::State::default(),
            export_report: export_report::State::default(),
            versions: versions::State::default(),
            scheme: scheme::State::default(),
            text_known: None,
            marking: marking::State::default(),
            details: details::State::default(),
            encoding: encoding::State::default(),
            chapters: chapters::State::default(),
            mending: mending::State::default(),
            claim_list: claim_list::State::default(),
            sources: sources::State::default(),
            look_up: look_up::State::default(),
            inspector: inspector::State::default(),
            recovery: recovery::State::default(),
            saving: saving::State::default(),
            sync: sync::State::default(),
            gone: gone::State::default(),
            desk: Desk::new(settings, settings_path),
            folder: folder::State::default(),
            opening: opening::State::default(),
            first_steps: first_steps::State::default(),
            palette: palette::State::default(),
            sheet: None,
            front: front::State::new(|action| Action::Front(Box::new(action))),
            asks: HashMap::new(),
            find: find::State::default(),
            tasks: Vec::new(),
            ongoing: Vec::new(),
        }
    }

    /// Lets the user choose a file or folder.
    pub(in crate::app) fn choose(&mut self, choice: Choice<Action>) {
        let open = self.desk.document.as_ref().and_then(|d| d.path()).map(Path::to_owned);
        let latest = || self.opening.remembered.articles.first().map(|l| l.path.clone());
        let here = self.desk.folder.clone().or(open).or_else(latest).unwrap_or_default();
        let task = self.front.choose(&self.desk, choice, &here);
        self.tasks.push(task);
    }

    /// Shows this sheet over the window. `None` closes the open one and gives the keyboard back to the article.
    pub(in crate::app) fn show_sheet(&mut self, sheet: Option<Sheet>) {
        self.sheet = sheet;
        self.desk.focus_article = self.sheet.is_none();
    }

    pub(in crate::app) fn toggle(&mut self, sheet: Sheet) {
        let shown = self.sheet.as_ref().is_some_and(|s| std::mem::discriminant(s) == std::mem::discriminant(&sheet));
        if shown {
            self.leave_sheet();
        } else {
            self.show_sheet(Some(sheet));
        }
    }

    /// Closes the open sheet. If something was changed in it and not saved, asks first.
    pub(in crate::app) fn leave_sheet(&mut self) {
        let is_changed = match self.sheet {
            Some(Sheet::Scheme) => self.scheme.is_changed(&self.desk),
            Some(Sheet::Details) => self.details.is_changed(&self.desk),
            Some(Sheet::Chapters) => self.chapters.is_changed(),
            Some(Sheet::Sources) => self.sources.is_changed(),
            Some(Sheet::NewExercise) => self.making.is_changed(),
            Some(Sheet::Split) => self.marking.is_split_changed(&self.desk),
            _ => false,
        };
        if !is_changed {
            return self.show_sheet(None);
        }
        let question = Question::new(tr!("discard-changes"))
            .line(tr!("discard-changes.help"))
            .no(tr!("keep-editing"))
            .yes(tr!("discard"), Action::Show(None));
        self.front.ask(question);
    }

    /// Whether the review of a changed text is shown.
    pub fn reviews(&self) -> bool {
        self.desk.mode() == Some(Mode::Review)
    }

    /// Whether a draft that was changed and not used would be lost.
    pub(in crate::app) fn leaves_draft(&self, then: Then) -> bool {
        match then {
            Then::Close => self.mending.unused().is_some(),
            Then::CloseArticle | Then::OnMyOwn => {
                self.mending.shown(&self.desk).is_some_and(|mending| mending.draft.is_changed())
            }
        }
    }

    /// Shows the article whose draft was changed and not used, and asks whether to discard the draft.
    pub(in crate::app) fn ask_about_draft(&mut self, then: Then) {
        if let (Then::Close, Some(number)) = (then, self.mending.unused()) {
            self.show(number);
        }
        self.change(Action::Mending(mending::Action::Cancel));
    }

    /// Goes to the next or previous claim, or to the next or previous step of a review or comparison.
    pub(in crate::app) fn step_claim(&mut self, toward: Toward) {
        match self.desk.mode() {
            Some(Mode::Review) => self.change(Action::Review(review::Action::Step(toward))),
            Some(Mode::Compare) => self.change(Action::Comparing(comparing::Action::Step(toward))),
            Some(Mode::Mend) => self.change(Action::Mending(mending::Action::Step(toward))),
            Some(Mode::Adjudicate) => self.change(Action::Adjudicating(adjudicating::Action::Step(toward))),
            Some(Mode::Agreement | Mode::Grading) => {}
            None => self.desk.step("no-further-claim", |d| d.step_claim(toward)),
        }
    }

    /// Tells the other capabilities if the text of the shown article differs from before the last action.
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

    /// Esc in the article: closes one thing that is open, or else takes back the selected words.
    pub(in crate::app) fn escape_in_article(&mut self) {
        if self.close_over() {
            return;
        }
        let has_bar = self.desk.document.as_ref().is_some_and(Document::is_pointed);
        if has_bar || !self.close_around() {
            self.desk.with(Document::let_go);
        }
    }

    /// Esc anywhere else: closes one thing that is open, or else returns to the article.
    pub(in crate::app) fn escape(&mut self) {
        // From a field beside an article in which something is decided, the first Esc only leads back to the article.
        let is_beside = matches!(self.desk.mode(), Some(Mode::Adjudicate | Mode::Grading));
        if !self.close_over() && (is_beside || !self.close_around()) {
            self.return_to_article();
        }
    }

    fn return_to_article(&mut self) {
        self.desk.focus_article = true;
        self.desk.with(|d| d.end = None);
    }

    /// Closes the topmost of what lies over the article. Returns `false` if nothing does.
    fn close_over(&mut self) -> bool {
        if self.front.take_back() || self.front.close_dialog() {
            self.desk.focus_article = true;
        } else if self.sheet.is_some() {
            self.leave_sheet();
        } else if self.claim_list.fields() == Fields::Shown {
            self.change(Action::ClaimList(claim_list::Action::ShowFields(Fields::Hidden)));
            self.desk.focus_article = true;
        } else if self.desk.over.take().is_some() {
            self.desk.focus_article = true;
        } else {
            return false;
        }
        true
    }

    /// Ends one thing that goes on beside the article: work, a search, a review, a comparison, the reading mode. Returns `false` if
    /// nothing does.
    fn close_around(&mut self) -> bool {
        if self.desk.stop_work() {
            return true;
        }
        let has_find = self.find.bar().is_some();
        if self.desk.agreement.is_some_and(|place| place == Agreement::Page || !has_find) {
            self.change(Action::Agreement(agreement::Action::Leave));
            return true;
        }
        if self.desk.grading.is_some() {
            self.change(Action::Grading(grading::Action::Back));
            return true;
        }
        if has_find {
            self.change(Action::Find(find::Action::Close));
        } else if self.reviews() {
            self.change(Action::Review(review::Action::Toggle));
            return true;
        } else if self.comparing.shown(&self.desk).is_some() {
            self.change(Action::Comparing(comparing::Action::Toggle));
            return true;
        } else if self.adjudicating.shown(&self.desk).is_some() {
            self.change(Action::Adjudicating(adjudicating::Action::Leave));
            return true;
        } else if self.mending.shown(&self.desk).is_some() {
            self.change(Action::Mending(mending::Action::Cancel));
            return true;
        } else if self.desk.reading {
            self.desk.reading = false;
        } else {
            return false;
        }
        self.return_to_article();
        true
    }
}
