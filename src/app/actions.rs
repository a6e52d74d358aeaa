//! All that can happen to the state: one enum, and one place where it is applied.

use std::path::PathBuf;

use crate::app::claim_list::{Filter, Sort};
use crate::app::commands::Command;
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::Fact;
use crate::app::desk::document::{Document, Field};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Done;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::tasks::Job;
use crate::app::folder::{News, Stage};
use crate::app::front;
use crate::app::opening::documents::Row;
use crate::app::opening::read::Opened;
use crate::app::opening::read::Refused;
use crate::app::palette::{Item, Palette};
use crate::app::preferences::print;
use crate::app::settings::Setting;
use crate::app::state::{Mine, Sheet, State, Then};
use crate::app::sync::merge_files::Met;
use crate::app::{comparing, desk, export_copy, find, marking, review, scheme, versions};
use crate::tr;
use claimlight_core::compare::Undecided;
use claimlight_core::file::journal::Unsaved;
use claimlight_core::model::{AnnotatorId, ClaimId, EvidenceId, Limits, Snapshot, Stance};
use egui::KeyboardShortcut;

/// A change of the state. Menus, keys, views and tests all say one of these.
#[derive(Debug)]
pub enum Action {
    /// Something about comparing two people's claims.
    Comparing(comparing::Action),
    /// Something about a text that has changed.
    Review(review::Action),
    /// Something about a copy that is given away, or what the file holds.
    ExportCopy(export_copy::Action),
    /// Something about earlier versions of the file.
    Versions(versions::Action),
    /// Something about schemes.
    Scheme(scheme::Action),
    /// Something about finding words.
    Find(find::Action),
    /// Something about the article that is shown, or the work that is waited for.
    Desk(desk::Action),
    /// Something about marking and judging claims.
    Marking(marking::Action),
    /// A command of the table.
    Run(Command),
    /// What a command of the table does.
    Do(Command),
    /// Give verdict number `i` of the scheme.
    Judge(usize),
    /// Open this file.
    Open(PathBuf),
    /// Open this file, however large it is.
    OpenLarge(PathBuf),
    /// A file is open.
    Opened(Box<Opened>),
    /// This file was not opened, for this reason; without one that was stopped.
    NotOpened(PathBuf, Option<Refused>),
    /// Open sample number `i`.
    OpenSample(usize),
    /// Open this folder.
    OpenFolder(PathBuf),
    /// What is new in an open folder.
    FolderNews(PathBuf, News),
    /// Close the folder; open articles stay.
    CloseFolder,
    /// Show only articles of the folder whose name holds these words.
    FilterArticles(String),
    /// Show only articles of the folder at this stage.
    FilterStage(Option<Stage>),
    /// Show the article of this row of the list.
    ShowRow(Row),
    /// Take a pasted text.
    Paste(String),
    /// Take a dropped file.
    Dropped(PathBuf),
    /// The line about a pasted text was put away.
    PastedDone,
    /// Give the article another title, source and so on.
    SetFact(Fact, String),
    /// Show this over the window, or nothing more.
    Show(Option<Sheet>),
    /// A question is answered, or a file chosen.
    Front(Box<front::Action<Action>>),
    /// Save the open article with this number to this file from now on, and now.
    SaveTo(u64, PathBuf),
    /// Save to this file from now on.
    SetTarget(PathBuf),
    /// A save of so many changes ended, with the hash of the file or the reason.
    Saved(u64, u64, Box<Result<Met, String>>),
    /// The file of an open article was written by somebody else and is merged in, or can't be; or it was not.
    Met(u64, Box<Option<Result<Met, String>>>),
    /// What crashes left behind.
    Left(Vec<Unsaved>),
    /// Bring back the first of it.
    Restore,
    /// Decide the one with this number: for what is shown, or for another value.
    Decide(usize, Option<usize>),
    /// Take the one with this number of what came in out again.
    TakeOut(usize),
    /// Show what it is.
    LookAtLeft,
    /// Leave it for the next start.
    Later,
    /// Drop it.
    DropLeft,
    /// Merge another copy of its file into my article.
    MergeIn(Mine, PathBuf),
    /// I have claims, in the file that this path leads to, on the open article with this number; what would come to them.
    MineFound(u64, PathBuf, Option<String>),
    /// What is to decide in an open article.
    Undecided(u64, Vec<Undecided>),
    /// Files of others lie beside that of the article with this number, and hold something else.
    Others(u64, Vec<PathBuf>),
    /// Leave the copies beside the file alone.
    LeaveCopies,
    /// I am nobody who has worked on the shown article.
    AmNew,
    /// The file of an open article has changed on disk.
    DiskChanged(u64, PathBuf),
    /// Back to the article from wherever the keyboard is.
    Escape,
    /// Type in a field.
    Type(ClaimId, Field, String),
    /// Set the kind of a claim.
    SetKind(ClaimId, String),
    /// Set my confidence.
    SetConfidence(ClaimId, Option<u8>),
    /// Say what an entry of evidence does: 0 supports, 1 refutes, 2 context.
    SetStance(ClaimId, EvidenceId, Stance),
    /// Move an entry of evidence up.
    RaiseEvidence(ClaimId, EvidenceId),
    /// Delete an entry of evidence.
    DeleteEvidence(ClaimId, EvidenceId),
    /// Show only claims of this class.
    FilterClass(Option<usize>),
    /// Show only claims that this lets through.
    Filter(Filter),
    /// Show or hide the fields of the filter.
    FilterOpen(bool),
    /// Show the claims in this order.
    Sort(Sort),
    /// Pick these claims, to be changed together.
    Pick(Vec<ClaimId>),
    /// Give the picked claims this verdict of the scheme, or none.
    JudgePicked(Option<usize>),
    /// Give the picked claims this kind.
    KindOfPicked(String),
    /// Add a tag to the picked claims.
    TagPicked(String),
    /// Delete the picked claims.
    DeletePicked,
    /// My name.
    Name(String),
    /// The line that asks for it was put away.
    NameAsked,
    /// I am this annotator of the file.
    IAm(AnnotatorId),
    /// Sizes of the panes, dragged by the person.
    Panes([f32; 3]),
    /// In a low window: the list of claims before the inspector.
    ListFirst,
    /// Show or hide the inspector's further fields.
    ShowMore(bool),
    /// Ask whether this address is to be opened in the browser.
    AskToBrowse(String),
    /// Tell something that is to be known before going on.
    Tell(Vec<String>),
    /// Choose a place for the shown article, then leave it.
    SaveAsAndLeave(Then),
    /// Save the open article with this number to this file, then leave it.
    SaveToAndLeave(u64, PathBuf, Then),
    /// Open an address in the browser: asked and answered.
    Browse(String),
    /// Leave the article without saving: asked and answered.
    Leave(Then),
    /// Save, then leave the article: asked and answered.
    SaveAndLeave(Then),
    /// This is typed in the palette, and this item chosen.
    PaletteType(String, usize),
    /// Give this item of the palette.
    Give(Item),
    /// The next key is for this command, or for none.
    Capture(Option<Command>),
    /// Give a command this key alone.
    SetKey(Command, KeyboardShortcut),
    /// Take all keys of a command away, or give back those of the table.
    ResetKey(Command, bool),
    /// Change a setting.
    Set(Setting),
    /// Write the keys as a page to print.
    PrintKeys(PathBuf),
    /// Keep the quoted words of an entry of evidence.
    SnapshotQuote(ClaimId, EvidenceId),
    /// Keep the text of this file with an entry of evidence.
    SnapshotFile(ClaimId, EvidenceId, PathBuf),
    /// A file to be kept with evidence was read, or could not be.
    SnapshotRead(u64, ClaimId, EvidenceId, Box<Result<Snapshot, String>>),
    /// Keep the text of the file that is dropped next with an entry of evidence.
    SnapshotDrop(ClaimId, EvidenceId),
    /// Have a file chosen whose text is kept.
    SnapshotChoose(ClaimId, EvidenceId),
    /// Take the kept text away.
    SnapshotRemove(ClaimId, EvidenceId),
    /// Show the kept text.
    SnapshotShow(ClaimId, EvidenceId),
    /// Copy entry number `i` of those offered.
    TakeOffered(ClaimId, EvidenceId, usize),
    /// A later start hands these files over.
    HandedOver(Vec<PathBuf>),
    /// The window is asked to close.
    CloseRequested,
}

impl State {
    /// Makes one change.
    pub fn apply(&mut self, action: Action) {
        self.change(action);
        self.keep_up();
    }

    /// Takes what came of a task, unless it was for a text that is gone.
    pub fn take(&mut self, done: Done<Action>) {
        match done.in_time(|article| self.desk.text_revision(article)) {
            Ok(action) => action.into_iter().for_each(|action| self.apply(action)),
            Err(ticket) => self.desk.late(ticket),
        }
    }

    /// Lets a capability act, and sees to what it asks for. Returns what the capability returns.
    pub(super) fn within<A: Send + 'static, R>(
        &mut self,
        up: fn(A) -> Action,
        act: impl FnOnce(&mut Self, &mut Out<A>) -> R,
    ) -> R {
        let mut out = Out::default();
        let result = act(self, &mut out);
        let Out { tasks, questions, choices } = out.map(up);
        self.jobs.extend(tasks.into_iter().map(Job::Task));
        questions.into_iter().for_each(|question| self.front.ask(question));
        choices.into_iter().for_each(|choice| self.choose(choice));
        result
    }

    /// Marks, judges, takes back.
    pub(in crate::app) fn mark(&mut self, action: marking::Action) {
        match self.marking.apply(&mut self.desk, action) {
            Some(marking::Request::ShowSplit) => self.show_sheet(Some(Sheet::Split)),
            Some(marking::Request::CloseSplit) => self.show_sheet(None),
            Some(marking::Request::LetGo) => self.listing.picked.clear(),
            Some(marking::Request::Stepped(step)) => {
                self.change(Action::Review(review::Action::ShowSelected));
                if step == marking::Step::OtherText {
                    self.change(Action::Review(review::Action::TextStepped));
                }
            }
            None => {}
        }
    }

    #[expect(clippy::too_many_lines, reason = "a line an action")]
    pub(in crate::app) fn change(&mut self, action: Action) {
        match action {
            Action::Desk(action) => self.desk.apply(action),
            Action::Comparing(action) => {
                self.within(Action::Comparing, |s, out| s.comparing.apply(&mut s.desk, out, action));
            }
            Action::Review(action) => self.review(action),
            Action::ExportCopy(action) => self.export_copy(action),
            Action::Versions(action) => self.versions(action),
            Action::Scheme(action) => self.scheme(action),
            Action::Find(action) => self.find(action),
            Action::Marking(action) => self.mark(action),
            Action::Run(command) => self.run(command),
            Action::Do(command) => self.perform(command),
            Action::Judge(i) => self.mark(marking::Action::Judge(i)),
            Action::Open(path) => self.open(path, Limits::USUAL),
            Action::OpenLarge(path) => self.open(path, Limits::LARGE),
            Action::OpenSample(i) => self.open_sample(i),
            Action::OpenFolder(path) => self.open_folder(path),
            Action::FolderNews(path, news) => self.folder_news(&path, news),
            Action::CloseFolder => self.folder = None,
            Action::FilterArticles(words) => self.with_folder(|f| f.words = words),
            Action::FilterStage(stage) => self.with_folder(|f| f.stage = stage),
            Action::ShowRow(row) => self.show_row(row),
            Action::Paste(text) => self.paste(&text),
            Action::Dropped(path) => self.dropped(path),
            Action::PastedDone => self.desk.with(|d| d.just_pasted = false),
            Action::SetFact(fact, text) => self.set_fact(fact, &text),
            Action::Show(sheet) => self.show_sheet(sheet),
            Action::Front(action) => {
                let next = self.front.apply(&mut self.desk, *action);
                next.into_iter().for_each(|action| self.apply(action));
            }
            Action::Opened(opened) => self.opened(*opened),
            Action::NotOpened(path, question) => self.not_opened(&path, question),
            Action::SaveTo(number, path) => self.save_to(number, path),
            Action::SetTarget(path) => self.desk.with(|d| d.saving.target = Target::File(path)),
            Action::Saved(number, held, result) => self.saved(number, held, *result),
            Action::Met(number, result) => self.met(number, *result),
            Action::Left(left) => self.left_behind(left),
            Action::Restore => self.restore(),
            Action::Decide(i, other) => self.decide(i, other),
            Action::TakeOut(i) => self.take_out(i),
            Action::LookAtLeft => self.look_at_left(),
            Action::Later => self.later(),
            Action::DropLeft => self.drop_left(),
            Action::MergeIn(mine, path) => self.merge_into(mine, path),
            Action::MineFound(number, mine, news) => self.mine_found(number, mine, news),
            Action::Undecided(number, undecided) => self.undecided(number, undecided),
            Action::Others(number, others) => self.others(number, others),
            Action::LeaveCopies => self.leave_copies(),
            Action::AmNew => self.desk.with(|d| d.only_annotator = None),
            Action::DiskChanged(number, path) => self.disk_changed(number, &path),
            Action::Escape => self.escape(),
            Action::Type(id, field, text) => self.type_in(id, field, &text),
            Action::SetKind(id, kind) => self.desk.edit(id, tr!("kind-of-claim"), |c, _| c.kind = kind),
            Action::SetConfidence(id, value) => {
                self.desk.edit(id, tr!("act-confidence"), |c, me| c.judgement_mut(me).confidence = value);
            }
            Action::SetStance(id, evidence, stance) => self.desk.edit(id, tr!("what-the-evidence-says"), |c, _| {
                c.evidence.iter_mut().filter(|e| e.id == evidence).for_each(|e| e.stance = stance);
            }),
            Action::RaiseEvidence(id, evidence) => self.desk.edit(id, tr!("order-of-evidence"), |c, _| {
                if let Some(i) = c.evidence.iter().position(|e| e.id == evidence).filter(|i| *i > 0) {
                    c.evidence.swap(i, i - 1);
                    c.put_evidence_in_order();
                }
            }),
            Action::DeleteEvidence(id, evidence) => {
                self.desk.edit(id, tr!("delete-evidence"), |c, _| c.evidence.retain(|e| e.id != evidence));
                self.desk.say_done(tr!("evidence-deleted").to_owned());
            }
            Action::FilterClass(class) => self.set_filter(Filter { class, ..self.listing.filter.clone() }),
            Action::Filter(filter) => self.set_filter(filter),
            Action::FilterOpen(open) => self.listing.open = open,
            Action::Sort(sort) => self.set_sort(sort),
            Action::Pick(ids) => self.listing.picked = ids,
            Action::JudgePicked(i) => self.with_picked(|d, ids| {
                let id = i.and_then(|i| d.annotations.scheme.verdicts.get(i)).map(|v| v.id.clone());
                d.judge_all(ids, id.as_deref())
            }),
            Action::KindOfPicked(kind) => self.with_picked(|d, ids| d.set_kind_of_all(ids, &kind)),
            Action::TagPicked(tag) => self.with_picked(|d, ids| d.tag_all(ids, tag.trim())),
            Action::DeletePicked => self.with_picked(Document::delete_all),
            Action::Name(name) => self.name(&name),
            Action::NameAsked => {
                self.desk.settings.asked = true;
                self.save_settings();
            }
            Action::IAm(id) => self.i_am(id),
            Action::Panes(panes) => {
                self.desk.settings.panes = panes;
                self.save_settings();
            }
            Action::ListFirst => self.desk.list_first = true,
            Action::ShowMore(more) => {
                self.desk.settings.more = more;
                self.save_settings();
            }
            Action::AskToBrowse(url) => self.front.ask(
                Question::new(tr!("open-this-address-in-the-browser"))
                    .address(&url)
                    .no(tr!("cancel"))
                    .yes(tr!("open-it"), Action::Browse(url)),
            ),
            Action::Tell(lines) => self.front.ask(Question::told(lines, tr!("understood"))),
            Action::SaveToAndLeave(number, path, then) => self.save_to_and_leave(number, path, then),
            Action::SaveAsAndLeave(then) => self.save_as_and_leave(then),
            Action::Browse(url) => self.desk.browse = Some(url),
            Action::Leave(then) => self.leave_unsaved(then),
            Action::SaveAndLeave(then) => {
                let number = self.desk.document.as_ref().map(|d| d.number);
                self.save_then(number.as_slice(), then);
            }
            Action::PaletteType(typed, chosen) => {
                if let Some(Sheet::Palette(palette)) = &mut self.sheet {
                    *palette = Palette { typed, chosen };
                }
            }
            Action::Give(item) => self.give(item),
            Action::Capture(command) => self.capturing = command,
            Action::SetKey(command, key) => self.set_key(command, key),
            Action::ResetKey(command, none) => self.reset_key(command, none),
            Action::Set(setting) => self.set(setting),
            Action::PrintKeys(path) => {
                let page = print::keys(self);
                self.jobs.push(Job::Write(path, page));
            }
            Action::SnapshotQuote(claim, id) => self.snapshot_quote(claim, id),
            Action::SnapshotFile(claim, id, path) => self.snapshot_file(claim, id, path),
            Action::SnapshotRead(number, claim, id, read) => self.snapshot_read(number, claim, id, *read),
            Action::SnapshotDrop(claim, id) => {
                self.await_drop = Some((claim, id));
                self.desk.say(tr!("snapshot-drop").to_owned());
            }
            Action::SnapshotChoose(claim, id) => {
                let then = move |path| Action::SnapshotFile(claim, id, path);
                self.choose_for_article(Choice::new("dialog-snapshot", Wanted::File, Kind::Openable, then));
            }
            Action::SnapshotRemove(claim, id) => self.desk.act(|d| d.set_snapshot(claim, id, None)),
            Action::SnapshotShow(claim, id) => self.read_snapshot(claim, id),
            Action::TakeOffered(claim, id, i) => self.take_offered(claim, id, i),
            Action::HandedOver(files) => {
                self.desk.raise = true;
                for file in files {
                    self.open(file, Limits::USUAL);
                }
            }
            Action::CloseRequested => self.leave(Then::Close),
        }
    }
}
