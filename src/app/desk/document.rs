//! One open article: its content, its undo history, and where it is saved.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::app::desk::Mode;
use crate::app::desk::pool::Ticket;
use crate::app::desk::saving_state::{Saving, Target, Unsafe};
use crate::app::desk::selection::{End, Selection};
use crate::app::desk::tally::Tally;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::compare;
use claimlight_core::model::{
    self, Annotations, Annotator, AnnotatorId, ArticleFacts, Change, Claim, ClaimId, Edit, Element, EvidenceId,
    History, Judgement, NoClaim, Progress, Record, Same, Scheme, Shown,
};
use claimlight_core::text::{self, Offset, TextRange};

/// A field of the inspector that can have the keyboard focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The note that gives the reason for my judgement.
    Note,
    /// What pupils are to read about the claim, in a key.
    ToPupil,
    /// The claim in other words.
    Restated,
    /// Who makes the claim.
    Claimant,
    /// The date that the claim refers to.
    Date,
    /// The claim's tags, separated by commas.
    Tags,
    /// A field of an entry of evidence, as its record names it.
    Evidence(EvidenceId, model::Field),
}

/// A fact about the article that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The article's headline.
    Title,
    /// Who wrote the article.
    Byline,
    /// Who published the article.
    Publisher,
    /// The web address where the article appeared.
    Source,
    /// When the article was published.
    Published,
    /// When the article was fetched.
    Accessed,
    /// The article's language, as a BCP 47 code.
    Language,
}

impl Fact {
    /// All facts, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Byline, Self::Publisher, Self::Source, Self::Published, Self::Accessed, Self::Language];

    /// The value of this fact.
    pub fn of(self, facts: &ArticleFacts) -> &String {
        match self {
            Self::Title => &facts.title,
            Self::Byline => &facts.byline,
            Self::Publisher => &facts.publisher,
            Self::Source => &facts.source_url,
            Self::Published => &facts.published,
            Self::Accessed => &facts.accessed,
            Self::Language => &facts.language,
        }
    }

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Publisher => "publisher",
            Self::Source => "source_url",
            Self::Published => "published",
            Self::Accessed => "accessed",
            Self::Language => "language",
        }
    }

    /// The same as [`Self::of`], to be changed.
    pub fn of_mut(self, facts: &mut ArticleFacts) -> &mut String {
        match self {
            Self::Title => &mut facts.title,
            Self::Byline => &mut facts.byline,
            Self::Publisher => &mut facts.publisher,
            Self::Source => &mut facts.source_url,
            Self::Published => &mut facts.published,
            Self::Accessed => &mut facts.accessed,
            Self::Language => &mut facts.language,
        }
    }
}

/// The field being typed in. Changes to one field without a pause count as one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typing {
    Claim(ClaimId, Field),
    Fact(Fact),
}

/// An open article.
pub struct Document {
    /// The article's number among those opened since the start; the result of a task is matched to its article by it.
    pub number: u64,
    /// The article or annotation file that it was opened from; `None` for a pasted text.
    pub source: Option<PathBuf>,
    /// Where the first row at the top of the view started when the article was last shown, in bytes.
    pub top: Offset,
    /// Everything that its annotation file holds. My acts change it only through [`Document::change`], undo and redo.
    pub annotations: Annotations,
    /// The annotations as last read or saved, including the log as of then.
    pub base: Arc<Annotations>,
    /// Edits not yet handed to the journal, in order.
    pub unwritten: Vec<Edit>,
    /// The file that its text came from, if known.
    pub article_file: Option<PathBuf>,
    /// The annotation file that it was read from; `None` if there was none.
    pub read_from: Option<PathBuf>,
    /// What the step commands go through in place of its claims. The keys of this mode take precedence.
    pub mode: Option<Mode>,
    /// Whether it was shared without its text and the text was not found. It can then be read but not changed.
    pub needs_text: bool,
    /// Why it can't be saved where it was opened; `None` if it can.
    pub unsafe_place: Option<Unsafe>,
    /// The only person who has worked on it, until I have said whether that is me.
    pub only_annotator: Option<AnnotatorId>,
    /// What can be undone.
    pub history: History,
    /// The sentences, and which of them have been read.
    pub progress: Progress,
    /// The scripts of its text besides Latin, each with a letter of it; empty until they are known.
    pub scripts: Vec<(&'static str, char)>,
    /// Whether all sentences are known; until then they are found block by block, on demand.
    pub sentences_known: bool,
    /// The number of claims of each verdict.
    pub tally: Tally,
    /// What is selected.
    pub selection: Selection,
    /// The words that were selected last by mouse or touch; the bar is shown while they are selected.
    pub pointed: Option<Selection>,
    /// The end of the selection that the arrow keys move, if one was chosen.
    pub end: Option<End>,
    /// The claim selected last, to which words can be added.
    pub last_claim: Option<ClaimId>,
    /// My identity among the annotators.
    pub me: AnnotatorId,
    /// My name.
    my_name: String,
    /// How often the text, or the language by which it is split into sentences, has been replaced.
    text_revision: u64,
    /// The text revision for which sentences were last requested.
    sentences_asked: Option<u64>,
    /// Counts the changes: an equal number means equal annotations.
    pub revision: u64,
    /// Where it is saved, and the state of saving.
    pub saving: Saving,
    /// The phrase being typed: its field, its number, and the time of its last change.
    typing: Option<(Typing, u64, Instant)>,
    phrases: u64,
}

/// Whether an edit changes the article's language.
fn is_of_language(edit: &Edit) -> bool {
    matches!((edit.before(), edit.after()), (Some(Record::Facts(a)), Some(Record::Facts(b))) if a.language != b.language)
}

/// A pause in typing this long starts a new phrase for undo.
const PHRASE_PAUSE_SECONDS: u64 = 2;

impl Document {
    /// Creates an article just opened, with the caret at its start. Its sentences are not known yet.
    pub fn new(annotations: Annotations, (me, my_name): (AnnotatorId, &str), saving: Saving) -> Self {
        Self {
            number: 0,
            source: None,
            top: Offset::ZERO,
            progress: Progress::default(),
            scripts: Vec::new(),
            sentences_known: false,
            tally: Tally::new(&annotations, me),
            base: Arc::new(annotations.clone()),
            unwritten: Vec::new(),
            article_file: None,
            read_from: None,
            mode: None,
            needs_text: false,
            unsafe_place: None,
            only_annotator: None,
            annotations,
            history: History::default(),
            selection: Selection::Words { anchor: Offset::ZERO, head: Offset::ZERO },
            pointed: None,
            end: None,
            last_claim: None,
            me,
            my_name: my_name.to_owned(),
            text_revision: 0,
            sentences_asked: None,
            revision: 0,
            saving,
            typing: None,
            phrases: 0,
        }
    }

    /// The name to show for it: its title, or else the original name of its file.
    pub fn title(&self) -> &str {
        let facts = &self.annotations.article.facts;
        if facts.title.is_empty() { &facts.original_name } else { &facts.title }
    }

    /// The file to reopen it from: its source or, for a pasted text, its annotation file. `None` if it has neither.
    pub fn path(&self) -> Option<&Path> {
        match (&self.source, &self.saving.target) {
            (Some(source), _) => Some(source),
            (None, Target::File(file)) => Some(file),
            (None, Target::None) => None,
        }
    }

    /// Goes on with one of its files under another name.
    pub fn follow(&mut self, old: &Path, new: &Path) {
        let named = [&mut self.source, &mut self.read_from, &mut self.article_file].into_iter().flatten();
        named.filter(|path| *path == old).for_each(|path| new.clone_into(path));
        if self.saving.target == Target::File(old.to_owned()) {
            self.saving.target = Target::File(new.to_owned());
        }
    }

    /// Whether it was opened from this file or is saved to it.
    pub fn is_of(&self, path: &Path) -> bool {
        self.source.as_deref() == Some(path) || self.saving.target == Target::File(path.to_owned())
    }

    /// The scheme as it is shown: a verdict has several labels, such as "Supported / Verified", until somebody has decided
    /// between them.
    pub fn scheme(&self) -> Cow<'_, Scheme> {
        compare::shown_scheme(&self.annotations, &self.base, |label| texts::of_scheme(label).to_owned())
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        self.annotations.article.text.as_str()
    }

    /// Which ids are one person.
    pub fn same(&self) -> &Same {
        self.tally.same()
    }

    /// The verdict of a claim as it is shown to me.
    pub fn shown<'a>(&self, claim: &'a Claim) -> Shown<'a> {
        self.same().shown(claim, Some(self.me))
    }

    /// What I say of a claim.
    pub fn mine<'a>(&self, claim: &'a Claim) -> Option<&'a Judgement> {
        self.same().judgement(claim, self.me)
    }

    /// Takes in the sentences that were found, and works out which of them I have read.
    pub fn set_sentences(&mut self, sentences: Vec<TextRange>) {
        text::SPLITTER.clone_into(&mut self.annotations.sentences.splitter);
        text::SPLITTER_VERSION.clone_into(&mut self.annotations.sentences.version);
        self.annotations.sentences.count = sentences.len();
        self.progress = Progress::new(sentences, &self.annotations, self.me);
        self.sentences_known = true;
    }

    /// Whether the annotations contain any work of mine.
    pub fn holds_mine(&self) -> bool {
        self.annotations.holds_work_of(self.me)
    }

    /// The ticket for a task that works on the current text.
    pub fn ticket(&self) -> Ticket {
        Ticket { article: self.number, text: self.text_revision }
    }

    /// Has the sentences found again, and drops those found for the earlier text.
    fn new_sentences(&mut self) {
        self.text_revision += 1;
        self.sentences_known = false;
    }

    /// Returns the ticket for finding the sentences; `None` if they were already requested for this text and language.
    pub fn ask_for_sentences(&mut self) -> Option<Ticket> {
        let asked = self.sentences_asked.replace(self.text_revision);
        (asked != Some(self.text_revision)).then(|| self.ticket())
    }

    /// Continues as another person, and counts again from that person's point of view.
    pub fn set_me(&mut self, me: AnnotatorId, my_name: &str) {
        self.me = me;
        my_name.clone_into(&mut self.my_name);
        self.tally = Tally::new(&self.annotations, me);
        self.progress = Progress::new(self.progress.sentences().to_vec(), &self.annotations, me);
    }

    /// My name.
    pub fn my_name(&self) -> &str {
        &self.my_name
    }

    /// Gives me another name, which the file gets with my next change.
    pub fn call_me(&mut self, name: &str) {
        name.clone_into(&mut self.my_name);
    }

    /// Gives me another name, which the file gets immediately if I am among its annotators.
    pub fn rename_me(&mut self, name: &str) {
        self.call_me(name);
        if self.annotations.annotator(self.me).is_some_and(|a| a.name != name) {
            self.introduce();
            self.saving.changed();
        }
    }

    /// Makes sure that I am among the file's annotators, under my current name. Every change of mine goes through here.
    fn introduce(&mut self) {
        let name = self.my_name.as_str();
        let known = self.annotations.annotators.iter_mut().find(|a| a.id == self.me);
        match known {
            Some(annotator) if annotator.name == name => {}
            Some(annotator) => name.clone_into(&mut annotator.name),
            None => self.annotations.annotators.push(Annotator::new(self.me, name)),
        }
    }

    /// Applies one act of mine, which can be undone under `name`. Acts of the same `phrase` are undone together. Does nothing if
    /// there are no edits, or if the article's text is missing.
    pub fn change(&mut self, name: impl Into<String>, edits: Vec<Edit>, phrase: Option<u64>) {
        if edits.is_empty() || self.needs_text {
            return;
        }
        self.introduce();
        let change = Change { name: name.into(), edits, phrase };
        let edits = change.edits.clone();
        self.history.apply(&mut self.annotations, change);
        self.after_edits(&edits);
        if phrase.is_none() {
            self.typing = None;
        }
    }

    fn after_edits(&mut self, edits: &[Edit]) {
        self.unwritten.extend_from_slice(edits);
        self.count(edits);
        self.saving.changed();
    }

    /// Updates progress and counts for edits that were just applied.
    fn count(&mut self, edits: &[Edit]) {
        self.revision += 1;
        if !edits.iter().any(|e| e.element() == Element::Text) {
            if edits.iter().any(is_of_language) {
                self.new_sentences();
            }
            self.progress.update(&self.annotations, edits);
            self.tally.update(&self.annotations, edits);
            return;
        }
        // No earlier position is valid on another text.
        self.progress = Progress::default();
        self.new_sentences();
        self.tally = Tally::new(&self.annotations, self.me);
        self.top = Offset::ZERO;
        self.mode = None;
        if self.selected_claim().is_none() {
            self.place_caret(Offset::ZERO);
        }
    }

    /// Undoes the last act, field by field; what others have set since stays. Returns the name of the act and whether anything
    /// was left alone, or `None` if there is nothing to undo.
    pub fn undo(&mut self) -> Option<(String, bool)> {
        let change = self.history.undo()?.clone();
        let edits: Vec<Edit> = change.edits.iter().rev().map(Edit::inverse).collect();
        let left = self.rebase(&edits);
        Some((change.name, left))
    }

    /// Redoes the act that was undone last. Returns the same as [`Document::undo`], or `None` if there is nothing to redo.
    pub fn redo(&mut self) -> Option<(String, bool)> {
        let change = self.history.redo()?.clone();
        let left = self.rebase(&change.edits);
        Some((change.name, left))
    }

    fn rebase(&mut self, edits: &[Edit]) -> bool {
        let mut done = Vec::new();
        let mut left = false;
        for edit in edits {
            let (edit, some_left) = compare::rebase(&self.annotations, edit.before(), edit.after());
            left |= some_left;
            if let Some(edit) = edit {
                self.annotations.apply(&edit);
                done.push(edit);
            }
        }
        if !done.is_empty() {
            self.introduce();
        }
        self.after_edits(&done);
        self.typing = None;
        self.select_after(&done);
        left
    }

    /// Takes in edits by others. They can't be undone by me, and leave the selection and the view where they are.
    pub fn take_in(&mut self, edits: &[Edit]) {
        // Edits by others apply to one text only, and can't be carried back to an earlier one: from now on, an update of the
        // text can't be undone.
        if edits.iter().any(|e| e.element() == Element::Text) {
            self.history = History::default();
        } else {
            self.history.forget_texts();
        }
        self.annotations.apply_all(edits);
        self.count(edits);
        if let Selection::Claim(id) = self.selection
            && self.annotations.claims.get(id).is_none()
        {
            let at = edits.iter().find_map(|e| match e.of_claim() {
                Some((Some(claim), None)) if claim.id == id => claim.start(),
                _ => None,
            });
            self.place_caret(at.unwrap_or_default());
        }
    }

    /// My no-claims that share a byte with `range`.
    pub fn my_no_claims(&self, range: TextRange) -> Vec<std::sync::Arc<NoClaim>> {
        let is_mine = |n: &&std::sync::Arc<NoClaim>| self.same().are_one(n.annotator, self.me);
        self.annotations.no_claims.within(range).filter(is_mine).cloned().collect()
    }

    /// Changes a fact about the article as part of the phrase being typed. Returns `false` if it already had this value.
    pub fn set_fact(&mut self, fact: Fact, text: &str) -> bool {
        let phrase = self.phrase(Typing::Fact(fact));
        self.change_facts(&[(fact, text.to_owned())], Some(phrase))
    }

    /// Changes several facts about the article as one act. Returns `false` if all had these values already.
    pub fn set_facts(&mut self, facts: &[(Fact, String)]) -> bool {
        self.change_facts(facts, None)
    }

    fn change_facts(&mut self, facts: &[(Fact, String)], phrase: Option<u64>) -> bool {
        let before = Arc::clone(&self.annotations.article.facts);
        let mut after = (*before).clone();
        for (fact, text) in facts {
            text.clone_into(fact.of_mut(&mut after));
        }
        if after == *before {
            return false;
        }
        self.change(tr!("act-details"), vec![Edit::changed(before, after)], phrase);
        true
    }

    /// The number of the phrase that a change to this field of a claim now belongs to.
    pub fn phrase_of(&mut self, claim: ClaimId, field: Field) -> u64 {
        self.phrase(Typing::Claim(claim, field))
    }

    /// The number of the phrase that a change to this field now belongs to.
    fn phrase(&mut self, what: Typing) -> u64 {
        let now = Instant::now();
        let number = match self.typing {
            Some((last, n, at)) if last == what && now.duration_since(at).as_secs() < PHRASE_PAUSE_SECONDS => n,
            _ => {
                self.phrases += 1;
                self.phrases
            }
        };
        self.typing = Some((what, number, now));
        number
    }

    /// Changes the claim `id` with `edit`, as one act. Returns `false` if there is no such claim or nothing changed.
    pub fn edit_claim(&mut self, id: ClaimId, name: &str, field: Option<Field>, edit: impl FnOnce(&mut Claim)) -> bool {
        let Some(before) = self.annotations.claims.get(id).cloned() else { return false };
        let mut after = (*before).clone();
        edit(&mut after);
        if after == *before {
            return false;
        }
        let phrase = field.map(|f| self.phrase(Typing::Claim(id, f)));
        self.change(name, vec![Edit::changed(before, after)], phrase);
        true
    }
}

#[cfg(test)]
impl Document {
    /// A pasted article that was never saved, and that somebody without a name annotates.
    pub fn pasted(text: &str) -> Self {
        let annotations = Annotations::new(claimlight_core::import::pasted(text));
        Self::new(annotations, (AnnotatorId::new(), ""), Saving::to(Target::None, false, None))
    }
}
