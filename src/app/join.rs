//! Carries out what capabilities request of one another and of the window. They know only the desk, so this is the place that
//! connects them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::actions::Action;
use crate::app::desk::exercise::Asked;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::{Saving, Target};
use crate::app::desk::select::Reveal;
use crate::app::inspector::brought_back::Taken;
use crate::app::opening::read::{Manner, Opened};
use crate::app::palette::Item;
use crate::app::saving::Then;
use crate::app::state::{Sheet, State};
use crate::app::{
    adjudicating, agreement, chapters, claim_list, comparing, details, encoding, exercise, export_copy, export_report,
    find, first_steps, folder, gone, grading, inspector, look_up, making_exercise, marking, mending, opening, palette,
    preferences, recovery, review, saving, scheme, sources, sync, versions, work_alone,
};
use crate::tr;
use claimlight_core::file;
use claimlight_core::import::ImportOptions;

/// Whether an article was opened before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Known {
    /// It was.
    Before,
    /// This is the first time.
    Never,
}

impl State {
    /// Applies an action of deciding, and what it requests.
    pub(super) fn adjudicate(&mut self, action: adjudicating::Action) {
        match self.within(Action::Adjudicating, |s, out| s.adjudicating.apply(&mut s.desk, out, action)) {
            // The key that shows what all agree on accepts it, once it is shown.
            Some(adjudicating::Request::ShowAgreed) if self.sheet == Some(Sheet::Agreed) => {
                self.adjudicate(adjudicating::Action::Accept);
            }
            Some(adjudicating::Request::ShowAgreed) => self.show_sheet(Some(Sheet::Agreed)),
            Some(adjudicating::Request::Close) => self.show_sheet(None),
            None => {}
        }
    }

    /// Applies an action about agreement, and what it requests.
    pub(super) fn agree(&mut self, action: agreement::Action) {
        match self.within(Action::Agreement, |s, out| s.agreement.apply(&mut s.desk, out, action)) {
            Some(agreement::Request::Show(number)) => self.show(number),
            Some(agreement::Request::Open(path)) => self.open(opening::Action::Look(path)),
            None => {}
        }
    }

    /// Applies an action of grading, and what it requests.
    pub(super) fn grade(&mut self, action: grading::Action) {
        match self.within(Action::Grading, |s, out| s.grading.apply(&mut s.desk, out, action)) {
            Some(grading::Request::Show(grading::Sheet::Into)) => self.show_sheet(Some(Sheet::GradesInto)),
            Some(grading::Request::Show(grading::Sheet::Feedback)) => self.show_sheet(Some(Sheet::GradeFeedback)),
            Some(grading::Request::Show(grading::Sheet::Collected)) => self.show_sheet(Some(Sheet::Collected)),
            Some(grading::Request::Close) => self.show_sheet(None),
            None => {}
        }
    }

    /// Applies an action about an exercise, and what it requests.
    pub(super) fn exercise(&mut self, action: exercise::Action) {
        match self.within(Action::Exercise, |s, out| s.exercise.apply(&mut s.desk, out, action)) {
            Some(exercise::Request::OpenNew(begun)) => {
                let target = exercise::target_of(&begun);
                self.desk.opening.clone_from(&begun.place);
                self.opened(Opened::new(begun.place, begun.annotations, Saving::to(target, false, None)));
                self.desk.with(|d| d.saving.changed());
                if let Some(number) = self.desk.document.as_ref().map(|d| d.number) {
                    self.change(Action::Saving(saving::Action::Write(number)));
                }
            }
            Some(exercise::Request::Open(path)) => self.open(opening::Action::Open(path)),
            Some(exercise::Request::Show(number)) => self.show(number),
            Some(exercise::Request::ShowCard(annotations)) => {
                let work = self.desk.document.as_ref().and_then(|d| d.saving.path()).map(Path::to_owned);
                self.opened(Opened::new(None, *annotations, Saving::disposable()));
                if let Some(number) = self.desk.document.as_ref().map(|d| d.number) {
                    self.exercise.made_of(number, work.as_deref());
                }
            }
            Some(exercise::Request::ShowSheet) => self.show_sheet(Some(Sheet::HandIn)),
            Some(exercise::Request::CloseSheet) => self.show_sheet(None),
            None => {}
        }
    }

    /// Applies an action of making an exercise, and what it requests.
    pub(super) fn make_exercise(&mut self, action: making_exercise::Action) {
        match self.within(Action::Making, |s, out| s.making.apply(&mut s.desk, out, action)) {
            Some(making_exercise::Request::Show) => self.show_sheet(Some(Sheet::NewExercise)),
            Some(making_exercise::Request::Close) => self.show_sheet(None),
            Some(making_exercise::Request::Open(path)) => {
                self.show_sheet(None);
                self.open(opening::Action::Open(path));
            }
            None => {}
        }
    }

    /// Applies an action of comparing.
    pub(super) fn compare(&mut self, action: comparing::Action) {
        self.within(Action::Comparing, |s, out| s.comparing.apply(&mut s.desk, out, action));
    }

    /// Applies an action of opening, and what it requests.
    pub(super) fn open(&mut self, action: opening::Action) {
        let practises = matches!(action, opening::Action::Sample(opening::samples::PRACTICE));
        match self.within(Action::Opening, |s, out| s.opening.apply(&mut s.desk, out, action)) {
            Some(opening::Request::Folder(path)) => self.list(folder::Action::Open(path)),
            Some(opening::Request::Show(number, manner)) => {
                self.show(number);
                self.change(Action::Sync(sync::Action::Shown));
                if manner == Manner::Named && self.desk.stage().is_none() {
                    self.look_for_mine(number, Known::Before);
                }
            }
            Some(opening::Request::Take(opened)) => {
                self.opened(*opened);
                if practises {
                    self.first_steps(first_steps::Action::Begin);
                }
            }
            // The changes that were to be made in it are still offered.
            Some(opening::Request::NotOpened) => {
                self.change(Action::Recovery(recovery::Action::NotOpened));
                self.change(Action::Sync(sync::Action::NotOpened));
            }
            None => {}
        }
    }

    /// Applies an action of the first steps, and what it requests.
    pub(super) fn first_steps(&mut self, action: first_steps::Action) {
        match self.first_steps.apply(&mut self.desk, action) {
            Some(first_steps::Request::Practise) => self.open(opening::Action::Sample(opening::samples::PRACTICE)),
            None => {}
        }
    }

    /// Applies an action of the folder: changes the list of articles, or goes to one of them.
    pub(super) fn list(&mut self, action: folder::Action) {
        for request in self.within(Action::Folder, |s, out| s.folder.apply(&mut s.desk, out, action)) {
            match request {
                folder::Request::Open(path) => self.open(opening::Action::Look(path)),
                folder::Request::OpenOneOf(paths) => {
                    if let Some(path) = self.opening.remembered.latest(&paths).or(paths.first()).cloned() {
                        self.open(opening::Action::Look(path));
                    }
                }
                folder::Request::Show(number) => self.show(number),
                folder::Request::Remember(path) => self.open(opening::Action::FolderOpened(path)),
            }
        }
    }

    /// Lets every capability follow what the last action changed.
    pub(super) fn keep_up(&mut self) {
        self.within(Action::Desk, |state, out| state.desk.find_sentences(out));
        self.agreement.keep_up(&mut self.desk);
        self.grading.keep_up(&mut self.desk);
        self.adjudicating.keep_up(&mut self.desk);
        self.comparing.keep_up(&mut self.desk);
        self.mending.keep_up(&mut self.desk);
        self.review.keep_up(&self.desk);
        self.export_copy_keep_up();
        let is_handing_in = self.sheet == Some(Sheet::HandIn);
        self.within(Action::Exercise, |state, out| state.exercise.keep_up(&state.desk, out, is_handing_in));
        self.making.keep_up(self.sheet == Some(Sheet::NewExercise));
        self.sources.keep_up(self.sheet == Some(Sheet::Sources));
        self.look_up.keep_up(self.sheet == Some(Sheet::LookUp));
        let is_report_shown = self.sheet == Some(Sheet::Report);
        self.within(Action::ExportReport, |state, out| state.export_report.keep_up(&state.desk, out, is_report_shown));
        self.versions.keep_up(match self.sheet {
            Some(Sheet::Versions) => Some(versions::Sheet::List),
            Some(Sheet::Version) => Some(versions::Sheet::Version),
            _ => None,
        });
        self.scheme.keep_up(match self.sheet {
            Some(Sheet::Scheme) => Some(scheme::Sheet::Edit),
            Some(Sheet::Moving) => Some(scheme::Sheet::Moving),
            _ => None,
        });
        self.find_keep_up();
        self.first_steps.keep_up(&mut self.desk);
        self.claim_list.keep_up(&self.desk);
        self.details.keep_up(&self.desk, self.sheet == Some(Sheet::Details));
        self.chapters.keep_up(self.sheet == Some(Sheet::Chapters));
        self.encoding.keep_up(&self.desk, self.sheet == Some(Sheet::Encoding));
        self.within(Action::Preferences, |state, out| state.preferences.keep_up(&state.desk, out));
        self.notice_text();
        self.recovery.keep_up(&mut self.desk);
        self.sync.keep_up(&self.desk);
        self.gone.keep_up(&mut self.desk);
        self.ask_next_offer();
    }

    /// Applies an action of the preferences, and what it requests.
    pub(super) fn prefer(&mut self, action: preferences::Action) {
        match self.within(Action::Preferences, |s, out| s.preferences.apply(&mut s.desk, out, action)) {
            None => {}
            Some(preferences::Request::Toggle(preferences::Sheet::Settings)) => self.toggle(Sheet::Settings),
            Some(preferences::Request::Toggle(preferences::Sheet::Keys)) => self.toggle(Sheet::Keys),
            Some(preferences::Request::Toggle(preferences::Sheet::About)) => self.toggle(Sheet::About),
            Some(preferences::Request::ReadFolder) => {
                self.list(folder::Action::ReadAgain);
            }
        }
    }

    /// Applies an action of looking up, and what it requests.
    pub(super) fn look_up(&mut self, action: look_up::Action) {
        match self.look_up.apply(&mut self.desk, action) {
            Some(look_up::Request::Show) => self.show_sheet(Some(Sheet::LookUp)),
            Some(look_up::Request::Close) => self.show_sheet(None),
            Some(look_up::Request::Browse(address)) => {
                self.show_sheet(None);
                self.ask_to_browse(address);
            }
            None => {}
        }
    }

    /// Applies an action about sources, and what it requests.
    pub(super) fn sources(&mut self, action: sources::Action) {
        match self.within(Action::Sources, |s, out| s.sources.apply(&mut s.desk, out, action)) {
            Some(sources::Request::Show) => self.show_sheet(Some(Sheet::Sources)),
            Some(sources::Request::Close) => self.leave_sheet(),
            Some(sources::Request::Select(claim)) => {
                self.show_sheet(None);
                self.desk.select_claim(claim, Reveal::Yes);
            }
            Some(sources::Request::Open(path)) => {
                self.show_sheet(None);
                self.open(opening::Action::Look(path));
            }
            None => {}
        }
    }

    /// Opens an address in the browser, after a question unless the person wants none.
    pub(super) fn ask_to_browse(&mut self, url: String) {
        if self.desk.settings.open_addresses {
            self.desk.browse = Some(url);
            return;
        }
        let question = Question::new(tr!("open-this-address-in-the-browser")).address(&url).no(tr!("cancel"));
        let question = question.yes(tr!("open-always"), Action::BrowseAlways(url.clone()));
        self.front.ask(question.first(tr!("open-it"), Action::Browse(url)));
    }

    /// Takes a pasted text: as evidence for the selected claim if it names a source, else as an article.
    pub(super) fn pasted(&mut self, text: String) {
        if let Some(document) = self.desk.document.as_ref().filter(|document| document.stage().is_some()) {
            if document.worked_on().is_some_and(|exercise| Asked::of(exercise).evidence) {
                self.inspector.take_pasted(&mut self.desk, &text);
            }
            return;
        }
        if self.opening.awaits_paste() || self.inspector.take_pasted(&mut self.desk, &text) == Taken::No {
            self.open(opening::Action::Paste(text));
        }
    }

    /// Applies an action of reports, and what it requests.
    pub(super) fn export_report(&mut self, action: export_report::Action) {
        match self.within(Action::ExportReport, |s, out| s.export_report.apply(&mut s.desk, out, action)) {
            Some(export_report::Request::Show) => self.show_sheet(Some(Sheet::Report)),
            Some(export_report::Request::Close) => self.show_sheet(None),
            None => {}
        }
    }

    /// Shows and changes facts about the article.
    pub(super) fn details(&mut self, action: details::Action) {
        match self.details.apply(&mut self.desk, action) {
            Some(details::Request::Toggle) => self.toggle(Sheet::Details),
            Some(details::Request::Close) => self.show_sheet(None),
            None => {}
        }
    }

    /// Applies an action about encodings, and what it requests.
    pub(super) fn encoding(&mut self, action: encoding::Action) {
        match self.within(Action::Encoding, |s, out| s.encoding.apply(&mut s.desk, out, action)) {
            Some(encoding::Request::Show) => self.show_sheet(Some(Sheet::Encoding)),
            Some(encoding::Request::Close) => self.show_sheet(None),
            Some(encoding::Request::ReadAgain(encoding)) => {
                self.show_sheet(None);
                let options = ImportOptions { encoding: Some(encoding), ..ImportOptions::default() };
                self.review(review::Action::ReadAgain(Some(options)));
            }
            None => {}
        }
    }

    /// Applies an action about chapters, and what it requests.
    pub(super) fn choose_chapters(&mut self, action: chapters::Action) {
        match self.within(Action::Chapters, |s, out| s.chapters.apply(&mut s.desk, out, action)) {
            Some(chapters::Request::Show) => self.show_sheet(Some(Sheet::Chapters)),
            Some(chapters::Request::Close) => self.leave_sheet(),
            Some(chapters::Request::Read(chapters)) => {
                self.show_sheet(None);
                self.encoding(encoding::Action::Dismiss);
                let options = ImportOptions { chapters: Some(chapters), ..ImportOptions::default() };
                self.review(review::Action::ReadAgain(Some(options)));
            }
            None => {}
        }
    }

    /// Applies an action of mending, and what it requests.
    pub(super) fn mend(&mut self, action: mending::Action) {
        match self.within(Action::Mending, |s, out| s.mending.apply(&mut s.desk, out, action)) {
            Some(mending::Request::PutOn(article, path)) => {
                // What was counted when the file was read is no longer so.
                self.encoding(encoding::Action::Dismiss);
                self.review(review::Action::PutOn(article, path));
            }
            None => {}
        }
    }

    /// Applies an action of marking, and what it requests.
    pub(super) fn mark(&mut self, action: marking::Action) {
        match self.marking.apply(&mut self.desk, action) {
            Some(marking::Request::ShowSplit) => self.show_sheet(Some(Sheet::Split)),
            Some(marking::Request::CloseSplit) => self.show_sheet(None),
            Some(marking::Request::LetGo) => {
                self.claim_list.apply(&mut self.desk, claim_list::Action::Pick(Vec::new()));
            }
            Some(marking::Request::Stepped(step)) => {
                self.change(Action::Review(review::Action::ShowSelected));
                if step == marking::Step::OtherText {
                    self.change(Action::Review(review::Action::TextStepped));
                }
            }
            None => {}
        }
    }

    /// Applies an action of the inspector, and what it requests.
    pub(super) fn inspect(&mut self, action: inspector::Action) {
        let request = self.within(Action::Inspector, |s, out| s.inspector.apply(&mut s.desk, out, action));
        match request {
            None => {}
            Some(inspector::Request::Offer(evidence, typed)) => {
                let listed = self.folder.entries().iter().filter_map(|e| e.details.as_deref());
                self.inspector.offer(&self.desk, listed.flat_map(|d| &d.evidence), evidence, &typed);
            }
            Some(inspector::Request::Mark) => {
                self.mark(marking::Action::ToCheck);
                if self.desk.document.as_ref().is_some_and(|d| d.selected_claim().is_some()) {
                    self.inspect(inspector::Action::EditNote);
                }
            }
            Some(inspector::Request::ShowKept) => self.show_sheet(Some(Sheet::Snapshot)),
            Some(inspector::Request::Escape) => self.escape(),
        }
    }

    fn find_keep_up(&mut self) {
        let shown = match self.sheet {
            Some(Sheet::Same) => Some(find::Sheet::Same),
            Some(Sheet::GoTo) => Some(find::Sheet::GoTo),
            _ => None,
        };
        if let Some(request) = self.within(Action::Find, |s, out| s.find.keep_up(&s.desk, out, shown)) {
            self.for_find(request);
        }
    }

    /// Applies an action of finding, and what it requests.
    pub(super) fn find(&mut self, action: find::Action) {
        if let Some(request) = self.within(Action::Find, |s, out| s.find.apply(&mut s.desk, out, action)) {
            self.for_find(request);
        }
    }

    fn for_find(&mut self, request: find::Request) {
        self.show_sheet(match request {
            find::Request::Show(find::Sheet::Same) => Some(Sheet::Same),
            find::Request::Show(find::Sheet::GoTo) => Some(Sheet::GoTo),
            find::Request::Close => None,
        });
    }

    fn export_copy_keep_up(&mut self) {
        let shown = match self.sheet {
            Some(Sheet::Share) => Some(export_copy::Sheet::Plan),
            Some(Sheet::Holding) => Some(export_copy::Sheet::Holding),
            _ => None,
        };
        self.within(Action::ExportCopy, |state, out| state.export_copy.keep_up(&state.desk, out, shown));
    }

    /// Applies an action of exporting a copy, and what it requests.
    pub(super) fn export_copy(&mut self, action: export_copy::Action) {
        match self.within(Action::ExportCopy, |s, out| s.export_copy.apply(&mut s.desk, out, action)) {
            Some(export_copy::Request::Show(export_copy::Sheet::Plan)) => self.show_sheet(Some(Sheet::Share)),
            Some(export_copy::Request::Show(export_copy::Sheet::Holding)) => self.show_sheet(Some(Sheet::Holding)),
            Some(export_copy::Request::Close) => self.show_sheet(None),
            Some(export_copy::Request::Open(path)) => self.open(opening::Action::OpenLarge(path)),
            None => {}
        }
    }

    /// Applies an action of the review, and what it requests.
    pub(super) fn review(&mut self, action: review::Action) {
        match self.within(Action::Review, |s, out| s.review.apply(&mut s.desk, out, action)) {
            Some(review::Request::OpenWithText { file, article }) => {
                self.open(opening::Action::OpenWithText { file, article });
            }
            Some(review::Request::TakeBackQuestion) => {
                self.front.take_back();
            }
            None => {}
        }
    }

    /// Applies an action of schemes, and what it requests.
    pub(super) fn scheme(&mut self, action: scheme::Action) {
        let act = |s: &mut Self, out: &mut _| s.scheme.apply((&mut s.desk, s.preferences.keymap()), out, action);
        match self.within(Action::Scheme, act) {
            Some(scheme::Request::Show(scheme::Sheet::Edit)) => self.show_sheet(Some(Sheet::Scheme)),
            Some(scheme::Request::Show(scheme::Sheet::Moving)) => self.show_sheet(Some(Sheet::Moving)),
            Some(scheme::Request::Close) => self.show_sheet(None),
            None => {}
        }
    }

    /// Applies an action of the palette, and what it requests.
    pub(super) fn palette(&mut self, action: palette::Action) {
        match self.palette.apply(&mut self.desk, action) {
            Some(palette::Request::Toggle) => self.toggle(Sheet::Palette),
            Some(palette::Request::Give(item)) => {
                self.show_sheet(None);
                self.change(match item {
                    Item::Command(command) => Action::Run(command),
                    Item::Verdict(i) => Action::Judge(i),
                });
            }
            None => {}
        }
    }

    /// Applies an action of earlier versions, and what it requests.
    pub(super) fn versions(&mut self, action: versions::Action) {
        match self.within(Action::Versions, |s, out| s.versions.apply(&mut s.desk, out, action)) {
            Some(versions::Request::Show(versions::Sheet::List)) => self.show_sheet(Some(Sheet::Versions)),
            Some(versions::Request::Show(versions::Sheet::Version)) => self.show_sheet(Some(Sheet::Version)),
            Some(versions::Request::Close) => self.show_sheet(None),
            Some(versions::Request::Restore(unsaved)) => {
                self.show_sheet(None);
                let shown = self.desk.document.as_ref().map_or(0, |d| d.number);
                self.change(Action::Recovery(recovery::Action::RestoreIn(shown, unsaved)));
            }
            None => {}
        }
    }

    /// Applies an action of recovery, and shows or opens the article in which changes are to be made again.
    pub(super) fn recover(&mut self, action: recovery::Action) {
        match self.within(Action::Recovery, |s, out| s.recovery.apply(&mut s.desk, out, action)) {
            Some(recovery::Request::Show(number)) => {
                self.show(number);
                self.make_again();
            }
            // The changes are made again once it is open.
            Some(recovery::Request::Open(path)) => self.open(opening::Action::Open(path)),
            Some(recovery::Request::OpenWithoutFile(annotations)) => {
                let saving = Saving::to(Target::None, false, None);
                self.opened(Opened::new(None, *annotations, saving));
            }
            None => {}
        }
    }

    /// Makes recovered changes again if the shown article was opened for them.
    pub(in crate::app) fn make_again(&mut self) {
        let update = self.desk.document.as_ref().and_then(|d| self.review.update(d.number));
        // The text that they were made on may be waiting to be adopted.
        if let Some(text) = self.recovery.awaited_text(&self.desk)
            && update.is_some_and(|u| u.article.text.as_str() == text.as_str())
        {
            self.change(Action::Review(review::Action::TakeText));
        }
        self.change(Action::Recovery(recovery::Action::MakeAgain));
    }

    /// Applies an action of saving, and what it requests.
    pub(super) fn save(&mut self, action: saving::Action) {
        for request in self.within(Action::Saving, |s, out| s.saving.apply(&mut s.desk, out, action)) {
            self.for_saving(request);
        }
    }

    fn for_saving(&mut self, request: saving::Request) {
        match request {
            saving::Request::Show(article) => self.show(article),
            saving::Request::Write { article, held } => {
                self.change(Action::Sync(sync::Action::Write { article, held }));
            }
            saving::Request::AskAboutGone(article) => {
                self.show(article);
                self.change(Action::Gone(gone::Action::Ask));
            }
            saving::Request::LookAtPlace(article, path) => {
                self.change(Action::Sync(sync::Action::LookAtPlace(article, path)));
            }
            saving::Request::Next(action) => self.change(Action::Saving(action)),
            saving::Request::GoOn(then) => self.go_on(then),
            saving::Request::Discard(then) => self.discard(then),
        }
    }

    /// Applies an action about files that are gone, and what it requests.
    pub(super) fn gone(&mut self, action: gone::Action) {
        for request in self.within(Action::Gone, |s, out| s.gone.apply(&mut s.desk, out, action)) {
            match request {
                gone::Request::Write(article) => self.change(Action::Saving(saving::Action::Write(article))),
                gone::Request::Free(article) => self.change(Action::Saving(saving::Action::FileFree(article))),
                gone::Request::SaveAs(article) => {
                    self.show(article);
                    self.change(Action::Saving(saving::Action::SaveAs));
                }
            }
        }
    }

    /// Applies an action of synchronizing with others, and what it requests.
    pub(super) fn sync(&mut self, action: sync::Action) {
        for request in self.within(Action::Sync, |s, out| s.sync.apply(&mut s.desk, out, action)) {
            self.for_sync(request);
        }
    }

    fn for_sync(&mut self, request: sync::Request) {
        match request {
            sync::Request::Show(article) => self.show(article),
            sync::Request::Open(path) => self.open(opening::Action::Open(path)),
            sync::Request::TakeBackQuestion => {
                self.front.take_back();
            }
            sync::Request::Look(path) => self.open(opening::Action::Look(path)),
            sync::Request::Toggle(sync::Sheet::Decide) => self.toggle(Sheet::Decide),
            sync::Request::Toggle(sync::Sheet::Incoming) => self.toggle(Sheet::Incoming),
            sync::Request::CloseSheet => self.show_sheet(None),
            sync::Request::ArticleFileChanged(article) => {
                self.change(Action::Review(review::Action::FileChanged(article)));
            }
            sync::Request::Saving(article, revision) => {
                self.change(Action::Recovery(recovery::Action::Saving(article, revision)));
            }
            sync::Request::Saved(article, revision) => {
                self.change(Action::Recovery(recovery::Action::Saved(article, revision)));
            }
            sync::Request::SaveEnded(article, held, result) => {
                self.change(Action::Saving(saving::Action::Ended { article, held, result }));
            }
            sync::Request::PlaceSeen(article, path, occupied) => {
                self.change(Action::Saving(saving::Action::PlaceSeen(article, path, occupied)));
            }
            sync::Request::Gone(article, path) => {
                self.change(Action::Gone(gone::Action::Missing(article, path)));
                self.change(Action::Saving(saving::Action::GaveUp(article)));
            }
            sync::Request::FileFree(article) => self.change(Action::Saving(saving::Action::FileFree(article))),
        }
    }

    /// Looks for claims that I made elsewhere on an open article, to offer to merge its file into mine.
    pub(in crate::app) fn look_for_mine(&mut self, number: u64, known: Known) {
        let Some(document) = self.desk.documents().find(|d| d.number == number) else { return };
        let Some(file) = &document.read_from else { return };
        let recent = self.opening.remembered.articles.iter().map(|l| l.path.clone());
        let of_folder = self.folder.entries().iter().map(|e| e.path.clone());
        let mut candidates: Vec<PathBuf> = recent.chain(file::article_beside(file)).chain(of_folder).collect();
        let mut seen = BTreeSet::new();
        candidates.retain(|path| seen.insert(path.clone()));
        let newcomer = sync::offers::Newcomer::of(&self.desk, document, known == Known::Before, candidates);
        if let Some(newcomer) = newcomer {
            self.change(Action::Sync(sync::Action::LookForMine(Box::new(newcomer))));
        }
    }

    /// Asks whether to merge a file, if one waits for that and nothing else is asked.
    fn ask_next_offer(&mut self) {
        if self.front.asks() || self.sheet.is_some() || self.desk.opening.is_some() {
            return;
        }
        if let Some(question) = self.sync.next_offer(&self.desk) {
            self.front.ask(question.map(Action::Sync));
        }
    }

    /// Leaves the window or the article once nothing in it is unsaved.
    fn go_on(&mut self, then: Then) {
        self.front.take_back();
        self.desk.working = None;
        self.open(opening::Action::Leave);
        match then {
            Then::Close => {
                self.open(opening::Action::Remember);
                self.change(Action::Preferences(preferences::Action::Keep));
                self.desk.close = true;
            }
            Then::CloseArticle => {
                self.desk.document = None;
                self.open(opening::Action::Remember);
                self.show_latest();
            }
            Then::OnMyOwn => self.change(Action::WorkAlone(work_alone::Action::GoOn)),
        }
    }

    /// Closes the shown article without saving it, and goes on.
    fn discard(&mut self, then: Then) {
        self.front.take_back();
        self.open(opening::Action::Leave);
        if let Some(document) = self.desk.document.take() {
            // Discarded changes are not offered for recovery.
            self.change(Action::Recovery(recovery::Action::Discarded(document.number)));
        }
        match then {
            Then::Close => self.change(Action::Saving(saving::Action::Leave(then))),
            // A discarded article leaves nothing to continue in a file of my own.
            Then::CloseArticle | Then::OnMyOwn => self.show_latest(),
        }
    }

    /// Applies an action of working alone, and what it requests.
    pub(super) fn work_alone(&mut self, action: work_alone::Action) {
        match work_alone::apply(&mut self.desk, action) {
            None => {}
            Some(work_alone::Request::ChoosePlace) => self.change(Action::Saving(saving::Action::SaveAs)),
            Some(work_alone::Request::Leave) => self.change(Action::Saving(saving::Action::Leave(Then::OnMyOwn))),
            Some(work_alone::Request::Open(path)) => self.open(opening::Action::Open(path)),
            Some(work_alone::Request::OpenNew(own)) => {
                let saving = Saving::to(Target::File(own.place), false, None);
                self.desk.opening.clone_from(&own.source);
                self.opened(Opened::new(own.source, own.annotations, saving));
                self.change(Action::Details(details::Action::PastedDone));
                self.desk.with(|d| d.saving.changed());
                let number = self.desk.document.as_ref().map(|d| d.number);
                if let Some(number) = number {
                    self.change(Action::Saving(saving::Action::Write(number)));
                }
            }
        }
    }
}
