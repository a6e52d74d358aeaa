//! What is open, selected and shown. It changes only by [`State::apply`].

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::app::commands::Command;
use crate::app::document::{Document, Field};
use crate::app::jobs::{Job, Opened};
use crate::app::mark::Outcome;
use crate::app::saving::{self, Target};
use crate::app::select::{Toward, Unit};
use crate::app::settings::{Appearance, Settings};
use crate::model::{AnnotatorId, Claim, ClaimId, EvidenceId};
use crate::text::{Offset, TextRange};

/// A message of the status line.
#[derive(Clone, Debug)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether it offers undo.
    pub undo: bool,
    /// When it was said.
    pub at: Instant,
}

/// A question that the window asks; the article stays in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which file to open, typed as a path: the desktop offers no dialog.
    OpenPath(String),
    /// Where to save, typed as a path.
    SavePath(String),
    /// Close although there are changes that are not saved?
    CloseUnsaved,
    /// Replace this file, which exists already?
    Replace(PathBuf),
    /// Open this address in the browser?
    Browse(String),
    /// The annotation file beside the article is of another text.
    OtherText {
        /// That file.
        other: PathBuf,
        /// Where this article's annotations can go instead.
        free: PathBuf,
    },
    /// Things to know about the file just opened.
    Told(Vec<String>),
}

/// All that the window shows.
pub struct State {
    /// The open article.
    pub document: Option<Document>,
    /// What is remembered between starts.
    pub settings: Settings,
    /// Where they are kept.
    pub settings_path: Option<PathBuf>,
    /// What the status line says.
    pub message: Option<Message>,
    /// What is asked.
    pub question: Option<Question>,
    /// Whether the key sheet is shown.
    pub keys: bool,
    /// The class of claims that the panel shows alone.
    pub filter: Option<usize>,
    /// What is to come into sight in the next frame.
    pub reveal: Option<TextRange>,
    /// The field that is to get the keyboard in the next frame.
    pub focus: Option<Field>,
    /// Whether the article is to get the keyboard in the next frame.
    pub focus_article: bool,
    /// What is to be done off this thread.
    pub jobs: Vec<Job>,
    /// What is being done there, in words.
    pub working: Option<String>,
    /// Words to be put on the clipboard.
    pub copy: Option<String>,
    /// An address to be opened in the browser, asked and answered.
    pub browse: Option<String>,
    /// Whether the window is to close.
    pub close: bool,
    /// Files named at the start that are not open yet.
    pub waiting: Vec<PathBuf>,
    /// Counts articles opened, so that what comes late for an earlier one is dropped.
    pub generation: u64,
}

/// A change of the state. Menus, keys, views and tests all say one of these.
#[derive(Debug)]
pub enum Action {
    /// A command of the table.
    Run(Command),
    /// Give verdict number `i` of the scheme.
    Judge(usize),
    /// Open this file.
    Open(PathBuf),
    /// A file is open.
    Opened(Box<Opened>),
    /// It could not be opened, for this reason.
    NotOpened(String),
    /// Sentences of the article opened as number `generation`.
    Sentences(u64, Vec<TextRange>),
    /// Save to this file from now on, and now.
    SaveTo(PathBuf),
    /// Save to this file from now on.
    SetTarget(PathBuf),
    /// A save of so many changes ended, with the hash of the file or the reason.
    Saved(u64, u64, Result<String, String>),
    /// Select words from anchor to head.
    Select(Offset, Offset),
    /// A drag has ended: these words stay selected, or the claim that they are.
    SettleWords(TextRange),
    /// Select these words, or the claim that they are.
    SelectWords(TextRange),
    /// Move the caret there, extending the selection or not.
    MoveTo(Offset, Toward, bool),
    /// Move the caret by a unit, extending the selection or not.
    Move(Toward, Unit, bool),
    /// Select a claim, and bring it into sight or not.
    SelectClaim(ClaimId, bool),
    /// Give span `i` of a claim another place.
    MoveSpan(ClaimId, usize, TextRange),
    /// Back to the article from wherever the keyboard is.
    Escape,
    /// Type in a field.
    Type(ClaimId, Field, String),
    /// Set the kind of a claim.
    SetKind(ClaimId, String),
    /// Set my confidence.
    SetConfidence(ClaimId, Option<u8>),
    /// Say what an entry of evidence does: 0 supports, 1 refutes, 2 context.
    SetStance(ClaimId, EvidenceId, crate::model::Stance),
    /// Move an entry of evidence up.
    RaiseEvidence(ClaimId, EvidenceId),
    /// Delete an entry of evidence.
    DeleteEvidence(ClaimId, EvidenceId),
    /// Show only claims of this class.
    Filter(Option<usize>),
    /// My name.
    Name(String),
    /// The line that asks for it was put away.
    NameAsked,
    /// I am this annotator of the file.
    IAm(AnnotatorId),
    /// Show or hide the inspector's further fields.
    ShowMore(bool),
    /// Ask something, or nothing more.
    Ask(Option<Question>),
    /// Open an address in the browser: asked and answered.
    Browse(String),
    /// Close without saving: asked and answered.
    CloseAnyway,
    /// Show or hide the key sheet.
    ShowKeys(bool),
    /// The window is asked to close.
    CloseRequested,
    /// Say something in the status line.
    Say(String),
    /// Bring a place of the article into sight.
    ScrollTo(Offset),
}

impl State {
    /// Nothing open.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>) -> Self {
        Self {
            document: None,
            settings,
            settings_path,
            message: None,
            question: None,
            keys: false,
            filter: None,
            reveal: None,
            focus: None,
            focus_article: true,
            jobs: Vec::new(),
            working: None,
            copy: None,
            browse: None,
            close: false,
            waiting: Vec::new(),
            generation: 0,
        }
    }

    /// Makes one change.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Run(command) => self.run(command),
            Action::Judge(i) => self.judge(i),
            Action::Open(path) => self.open(path),
            Action::Opened(opened) => self.opened(*opened),
            Action::NotOpened(reason) => {
                self.working = None;
                self.question = Some(Question::Told(vec![reason]));
            }
            Action::Sentences(generation, sentences) => self.sentences(generation, sentences),
            Action::SaveTo(path) => self.save_to(path),
            Action::SetTarget(path) => self.with(|d| d.saving.target = Target::File(path)),
            Action::Saved(generation, held, result) => self.saved(generation, held, result),
            Action::Select(anchor, head) => self.with(|d| {
                d.selection = crate::app::document::Selection::Words { anchor, head };
                d.end = None;
            }),
            Action::SettleWords(range) => self.with(|d| {
                if let Some(id) = d.claim_exactly(range) {
                    d.select_claim(id);
                }
            }),
            Action::SelectWords(range) => self.with(|d| d.select_words(range)),
            Action::MoveTo(to, toward, extend) => self.moving(|d| d.move_caret_to(to, toward, extend)),
            Action::Move(toward, unit, extend) => self.move_by(toward, unit, extend),
            Action::SelectClaim(id, reveal) => self.select_claim(id, reveal),
            Action::MoveSpan(id, i, range) => self.with(|d| {
                d.set_span(id, i, range);
            }),
            Action::Escape => self.escape(),
            Action::Type(id, field, text) => self.type_in(id, field, &text),
            Action::SetKind(id, kind) => self.edit(id, "kind of claim", |c, _| c.kind = kind),
            Action::SetConfidence(id, value) => {
                self.edit(id, "confidence", |c, me| c.judgement_mut(me).confidence = value);
            }
            Action::SetStance(id, evidence, stance) => self.edit(id, "what the evidence says", |c, _| {
                c.evidence.iter_mut().filter(|e| e.id == evidence).for_each(|e| e.stance = stance);
            }),
            Action::RaiseEvidence(id, evidence) => self.edit(id, "order of evidence", |c, _| {
                if let Some(i) = c.evidence.iter().position(|e| e.id == evidence).filter(|i| *i > 0) {
                    c.evidence.swap(i, i - 1);
                }
            }),
            Action::DeleteEvidence(id, evidence) => {
                self.edit(id, "delete evidence", |c, _| c.evidence.retain(|e| e.id != evidence));
                self.say_done("Evidence deleted".to_owned());
            }
            Action::Filter(class) => self.filter = class,
            Action::Name(name) => self.name(&name),
            Action::NameAsked => {
                self.settings.asked = true;
                self.save_settings();
            }
            Action::IAm(id) => self.i_am(id),
            Action::ShowMore(more) => {
                self.settings.more = more;
                self.save_settings();
            }
            Action::Ask(question) => self.question = question,
            Action::Browse(url) => {
                self.question = None;
                self.browse = Some(url);
            }
            Action::CloseAnyway => {
                self.question = None;
                self.close = true;
            }
            Action::ShowKeys(show) => self.keys = show,
            Action::CloseRequested => self.close_requested(),
            Action::Say(text) => self.say(text),
            Action::ScrollTo(at) => self.reveal = Some(TextRange::new(at, at)),
        }
    }

    fn run(&mut self, command: Command) {
        // An end that was chosen is moved until any other key.
        self.with(|d| d.end = None);
        if !command.is_on(self.document.as_ref()) {
            self.say(match command.row().when {
                crate::app::commands::When::Claim => "Select a claim first.".to_owned(),
                crate::app::commands::When::CanUndo => "Nothing to undo.".to_owned(),
                crate::app::commands::When::CanRedo => "Nothing to redo.".to_owned(),
                _ if self.document.is_none() => "Open an article first.".to_owned(),
                _ => "Select words or a claim first: J takes the next sentence.".to_owned(),
            });
            return;
        }
        match command {
            Command::Open => self.jobs.push(Job::ChooseOpen),
            Command::Save => self.save(),
            Command::SaveAs => self.save_as(),
            Command::Quit => self.close_requested(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Copy => self.copy = self.document.as_ref().map(copied),
            Command::ToCheck => self.act(|d| d.judge(None)),
            Command::NoClaim => self.act(Document::record_no_claim),
            Command::Delete => self.act(Document::delete),
            Command::AddSpan => self.act(Document::add_span),
            Command::EditNote => self.edit_note(),
            Command::AddEvidence => self.add_evidence(),
            Command::NextSentence => self.step("sentence", |d| d.step_sentence(Toward::Next, false)),
            Command::PreviousSentence => self.step("sentence", |d| d.step_sentence(Toward::Previous, false)),
            Command::NextClause => self.step("clause", |d| d.step_clause(Toward::Next, false)),
            Command::PreviousClause => self.step("clause", |d| d.step_clause(Toward::Previous, false)),
            Command::ExtendNextSentence => self.step("sentence", |d| d.step_sentence(Toward::Next, true)),
            Command::ExtendPreviousSentence => self.step("sentence", |d| d.step_sentence(Toward::Previous, true)),
            Command::ExtendNextClause => self.step("clause", |d| d.step_clause(Toward::Next, true)),
            Command::ExtendPreviousClause => self.step("clause", |d| d.step_clause(Toward::Previous, true)),
            Command::NextClaim => self.step("claim", |d| d.step_claim(Toward::Next)),
            Command::PreviousClaim => self.step("claim", |d| d.step_claim(Toward::Previous)),
            Command::NextUnread => self.next_unread(),
            Command::ChooseStart | Command::ChooseEnd => self.with(|d| d.end = command.end()),
            Command::ZoomIn => self.zoom(|z| z * 1.1),
            Command::ZoomOut => self.zoom(|z| z / 1.1),
            Command::ZoomReset => self.zoom(|_| 1.0),
            Command::Light => self.appearance(Appearance::Light),
            Command::Dark => self.appearance(Appearance::Dark),
            Command::System => self.appearance(Appearance::System),
            Command::TogglePanel => {
                self.settings.panel = !self.settings.panel;
                self.save_settings();
            }
            Command::ToggleAutosave => {
                self.settings.autosave = !self.settings.autosave;
                self.save_settings();
                self.say(format!("Saving by itself: {}", if self.settings.autosave { "on" } else { "off" }));
            }
            Command::Keys => self.keys = !self.keys,
        }
    }

    fn with(&mut self, change: impl FnOnce(&mut Document)) {
        if let Some(document) = &mut self.document {
            change(document);
        }
    }

    fn moving(&mut self, change: impl FnOnce(&mut Document)) {
        self.with(change);
        let caret = self.document.as_ref().map(Document::caret);
        self.reveal = caret.map(|at| TextRange::new(at, at));
    }

    fn step(&mut self, what: &str, step: impl FnOnce(&mut Document) -> bool) {
        let Some(document) = &mut self.document else { return };
        if step(document) {
            self.reveal = Some(document.selected_range());
        } else {
            self.say(format!("No further {what}."));
        }
        self.focus_article = true;
    }

    fn act(&mut self, act: impl FnOnce(&mut Document) -> Outcome) {
        let name = self.settings.my_name().to_owned();
        let Some(document) = &mut self.document else { return };
        match act(document) {
            Outcome::Done(text) => {
                document.introduce(&name);
                self.say_done(text);
            }
            Outcome::Nothing(text) => self.say(text),
        }
    }

    fn edit(&mut self, id: ClaimId, name: &str, edit: impl FnOnce(&mut Claim, AnnotatorId)) {
        let my_name = self.settings.my_name().to_owned();
        self.with(|d| {
            let me = d.me;
            if d.edit_claim(id, name, None, |claim| edit(claim, me)) {
                d.introduce(&my_name);
            }
        });
    }

    fn judge(&mut self, i: usize) {
        self.with(|d| d.end = None);
        let verdict = self.document.as_ref().and_then(|d| d.annotations.scheme.verdicts.get(i)).map(|v| v.id.clone());
        if let Some(verdict) = verdict {
            self.act(|d| d.judge(Some(&verdict)));
        }
    }

    fn type_in(&mut self, id: ClaimId, field: Field, text: &str) {
        let my_name = self.settings.my_name().to_owned();
        self.with(|d| {
            let me = d.me;
            if d.edit_claim(id, "typing", Some(field), |claim| put(claim, me, field, text)) {
                d.introduce(&my_name);
            }
        });
    }

    fn edit_note(&mut self) {
        let Some(document) = &self.document else { return };
        if document.selected_claim().is_some() {
            self.settings.panel = true;
            self.focus = Some(Field::Note);
        } else {
            self.act(|d| d.judge(None));
        }
    }

    fn add_evidence(&mut self) {
        let name = self.settings.my_name().to_owned();
        let Some(document) = &mut self.document else { return };
        if let Some(id) = document.selected_claim().map(|c| c.id)
            && let Some(evidence) = document.add_evidence(id)
        {
            document.introduce(&name);
            self.settings.panel = true;
            self.focus = Some(Field::EvidenceUrl(evidence));
            self.say_done("Evidence added: type a URL or words, Esc goes back".to_owned());
        }
    }

    fn move_by(&mut self, toward: Toward, unit: Unit, extend: bool) {
        let Some(document) = &mut self.document else { return };
        match document.end {
            Some(end) if !extend && unit != Unit::Text => {
                if !document.move_end(end, toward, unit) {
                    self.say("The end can't go further.".to_owned());
                }
                let range = self.document.as_ref().map(Document::selected_range);
                self.reveal = range.map(|r| match end {
                    crate::app::document::End::Start => TextRange::new(r.start(), r.start()),
                    crate::app::document::End::End => TextRange::new(r.end(), r.end()),
                });
            }
            _ => self.moving(|d| d.move_caret(toward, unit, extend)),
        }
    }

    fn select_claim(&mut self, id: ClaimId, reveal: bool) {
        let Some(document) = &mut self.document else { return };
        if document.annotations.claims.get(id).is_none() {
            return;
        }
        document.select_claim(id);
        if reveal {
            self.reveal = Some(document.selected_range());
        }
        self.focus_article = true;
    }

    fn next_unread(&mut self) {
        let Some(document) = &mut self.document else { return };
        if !document.sentences_known {
            self.say("The sentences are still being counted.".to_owned());
            return;
        }
        let range = document.selected_range();
        match document.progress.next_unread(range.end()) {
            Some(sentence) => {
                document.select_words(sentence);
                self.reveal = Some(sentence);
                self.focus_article = true;
            }
            None => self.say("Every sentence is read.".to_owned()),
        }
    }

    fn undo(&mut self) {
        let Some(document) = &mut self.document else { return };
        match document.undo() {
            Some(name) => {
                self.reveal = Some(document.selected_range());
                self.say(format!("Undone: {name}"));
            }
            None => self.say("Nothing to undo.".to_owned()),
        }
    }

    fn redo(&mut self) {
        let Some(document) = &mut self.document else { return };
        match document.redo() {
            Some(name) => {
                self.reveal = Some(document.selected_range());
                self.say(format!("Done again: {name}"));
            }
            None => self.say("Nothing to redo.".to_owned()),
        }
    }

    fn escape(&mut self) {
        if self.question.take().is_some() || std::mem::take(&mut self.keys) {
            self.focus_article = true;
            return;
        }
        self.focus_article = true;
        self.with(|d| d.end = None);
    }

    fn zoom(&mut self, change: impl FnOnce(f32) -> f32) {
        let zoom = change(self.settings.zoom).clamp(0.5, 4.0);
        self.settings.zoom = if (zoom - 1.0).abs() < 0.04 { 1.0 } else { zoom };
        self.save_settings();
        self.say(format!("Text at {:.0} %", self.settings.zoom * 100.0));
    }

    fn appearance(&mut self, appearance: Appearance) {
        self.settings.appearance = appearance;
        self.save_settings();
    }

    fn name(&mut self, name: &str) {
        name.trim().clone_into(&mut self.settings.name);
        self.settings.asked = true;
        self.save_settings();
        let my_name = self.settings.my_name().to_owned();
        self.with(|d| {
            let me = d.me;
            if d.annotations.annotator(me).is_some_and(|a| a.name != my_name) {
                d.introduce(&my_name);
                d.saving.changed();
            }
        });
        self.focus_article = true;
    }

    fn i_am(&mut self, id: AnnotatorId) {
        let Some(document) = &mut self.document else { return };
        let Some(name) = document.annotations.annotator(id).map(|a| a.name.clone()) else { return };
        document.set_me(id);
        document.saving.foreign = false;
        self.settings.annotator = id.to_string();
        self.settings.name.clone_from(&name);
        self.settings.asked = true;
        self.save_settings();
        self.say(format!("You go on as {name}."));
    }

    fn save_settings(&mut self) {
        if let Some(path) = &self.settings_path {
            self.jobs.push(Job::SaveSettings(path.clone(), Box::new(self.settings.clone())));
        }
    }

    fn open(&mut self, path: PathBuf) {
        if self.document.as_ref().is_some_and(|d| d.saving.is_changed()) {
            self.save_now();
            if self.document.as_ref().is_some_and(|d| d.saving.target == Target::None) {
                self.question = Some(Question::Told(vec![
                    "The open article has changes without a place to save them. Save it first (Ctrl+S), then open another."
                        .to_owned(),
                ]));
                return;
            }
        }
        self.working = Some(format!("Opening {}…", file_name(&path)));
        self.jobs.push(Job::Open(path));
    }

    fn opened(&mut self, opened: Opened) {
        self.working = None;
        self.generation += 1;
        let mut document = Document::new(opened.annotations, self.settings.me(), opened.saving);
        document.saving.foreign = document.saving.on_disk.is_some() && !document.holds_mine();
        self.jobs.push(Job::Sentences {
            generation: self.generation,
            text: Arc::clone(&document.annotations.article.text),
            language: document.annotations.article.facts.language.clone(),
        });
        self.document = Some(document);
        self.filter = None;
        self.message = None;
        self.focus_article = true;
        self.question = opened.other_text.or_else(|| (!opened.told.is_empty()).then_some(Question::Told(opened.told)));
        if !self.waiting.is_empty() {
            let n = self.waiting.len();
            self.waiting.clear();
            self.say(format!("One article is open at a time; {n} more named at the start were left alone."));
        }
    }

    fn sentences(&mut self, generation: u64, sentences: Vec<TextRange>) {
        if generation == self.generation {
            self.with(|d| d.set_sentences(sentences));
        }
    }

    /// Writes the file if it has a place, else asks for one.
    fn save(&mut self) {
        let Some(document) = &self.document else { return };
        if document.saving.target == Target::None {
            self.save_as();
        } else if document.saving.is_changed() || document.saving.on_request {
            self.save_now();
        } else {
            self.say("Nothing has changed since the last save.".to_owned());
        }
    }

    fn save_as(&mut self) {
        let Some(document) = &self.document else { return };
        let suggested = match &document.saving.target {
            Target::File(path) => path.clone(),
            Target::None => {
                let name = &document.annotations.article.facts.original_name;
                let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                PathBuf::from(format!("{}.claims.ron", if stem.is_empty() { "article" } else { stem }))
            }
        };
        self.jobs.push(Job::ChooseSave(suggested));
    }

    fn save_to(&mut self, path: PathBuf) {
        self.with(|d| {
            if d.saving.target != Target::File(path.clone()) {
                d.saving.target = Target::File(path);
                d.saving.on_disk = None;
                d.saving.changed();
            }
            d.saving.on_request = false;
        });
        self.save_now();
    }

    /// Writes the file now, where it has a place.
    pub fn save_now(&mut self) {
        let generation = self.generation;
        let Some(document) = &mut self.document else { return };
        let Target::File(path) = document.saving.target.clone() else { return };
        if document.saving.busy {
            return;
        }
        let held = document.saving.begin();
        self.jobs.push(Job::Save {
            generation,
            held,
            path,
            expected: document.saving.on_disk.clone(),
            annotations: Box::new(document.annotations.clone()),
        });
    }

    fn saved(&mut self, generation: u64, held: u64, result: Result<String, String>) {
        if generation != self.generation {
            if let Err(reason) = result {
                self.say(format!("Could not save: {reason}"));
            }
            return;
        }
        let failed = result.is_err();
        self.with(|d| d.saving.end(held, result));
        if failed {
            self.close = false;
        }
    }

    /// Saves what is due by itself; the answer is when to look again.
    pub fn autosave(&mut self) -> Option<std::time::Duration> {
        if !self.settings.autosave {
            return None;
        }
        let due = self.document.as_ref()?.saving.due_in()?;
        if due.is_zero() {
            self.save_now();
            return None;
        }
        Some(due)
    }

    fn close_requested(&mut self) {
        let Some(document) = &mut self.document else {
            self.close = true;
            return;
        };
        let saving = &document.saving;
        if !saving.is_changed() && !saving.busy {
            self.close = true;
        } else if self.settings.autosave
            && saving.target != Target::None
            && !saving.waits()
            && !matches!(saving.outcome, saving::Outcome::Failed(_))
        {
            // The window closes when the save has ended well.
            self.save_now();
            self.working = Some("Saving before closing…".to_owned());
        } else {
            self.question = Some(Question::CloseUnsaved);
        }
    }

    /// Says something in the status line.
    pub fn say(&mut self, text: String) {
        self.message = Some(Message { text, undo: false, at: Instant::now() });
    }

    fn say_done(&mut self, text: String) {
        self.message = Some(Message { text, undo: true, at: Instant::now() });
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn copied(document: &Document) -> String {
    let text = document.text();
    match document.selected_claim() {
        Some(claim) => claim.ranges().map(|r| r.of(text)).collect::<Vec<_>>().join(" … "),
        None => document.selected_range().of(text).to_owned(),
    }
}

/// Puts typed text into a field of a claim.
fn put(claim: &mut Claim, me: AnnotatorId, field: Field, text: &str) {
    let text = text.to_owned();
    let (id, place): (EvidenceId, fn(&mut crate::model::Evidence) -> &mut String) = match field {
        Field::Note => {
            let judgement = claim.judgement_mut(me);
            if judgement.note != text {
                judgement.note = text;
                judgement.time = crate::model::Timestamp::now();
            }
            return;
        }
        Field::Restated => return claim.restated = text,
        Field::Claimant => return claim.claimant = text,
        Field::Date => return claim.date = text,
        Field::Tags => {
            claim.tags = text.split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
            return;
        }
        Field::EvidenceUrl(id) => (id, |e| &mut e.url),
        Field::EvidenceTitle(id) => (id, |e| &mut e.title),
        Field::EvidenceQuote(id) => (id, |e| &mut e.quote),
        Field::EvidencePublisher(id) => (id, |e| &mut e.publisher),
        Field::EvidencePublished(id) => (id, |e| &mut e.published),
        Field::EvidenceAccessed(id) => (id, |e| &mut e.accessed),
        Field::EvidenceArchived(id) => (id, |e| &mut e.archived_url),
        Field::EvidenceQuestion(id) => (id, |e| &mut e.question),
    };
    if let Some(evidence) = claim.evidence.iter_mut().find(|e| e.id == id) {
        *place(evidence) = text;
    }
}
