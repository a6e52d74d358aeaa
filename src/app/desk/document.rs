//! One open article: what it holds, what is selected in it, what can be undone, and where it is saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::app::desk::Mode;
use crate::app::desk::pool::Ticket;
use crate::app::desk::saving_state::{Saving, Target, Unsafe};
use crate::app::desk::tally::Tally;
use crate::tr;
use claimlight_core::compare;
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, ArticleFacts, Change, Claim, ClaimId, Edit, Element, EvidenceId, History,
    NoClaim, Progress, Record,
};
use claimlight_core::text::{self, Offset, TextRange};

/// The one thing that is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Words from `anchor` to `head`, where the caret is; the same twice: only a caret.
    Words {
        /// The end that stays.
        anchor: Offset,
        /// The end that moves.
        head: Offset,
    },
    /// A claim.
    Claim(ClaimId),
}

/// An end of the selection, chosen to be moved by keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it starts.
    Start,
    /// Where it ends.
    End,
}

/// A field of the inspector that can have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The note of my judgement: why.
    Note,
    /// The claim in other words.
    Restated,
    /// Who claims it.
    Claimant,
    /// The date it speaks of.
    Date,
    /// Its tags, parted by commas.
    Tags,
    /// Where an entry of evidence is.
    EvidenceUrl(EvidenceId),
    /// Its title.
    EvidenceTitle(EvidenceId),
    /// Its words.
    EvidenceQuote(EvidenceId),
    /// Who published it.
    EvidencePublisher(EvidenceId),
    /// When it was published.
    EvidencePublished(EvidenceId),
    /// When it was seen.
    EvidenceAccessed(EvidenceId),
    /// Where a copy is kept.
    EvidenceArchived(EvidenceId),
    /// The question that it answers.
    EvidenceQuestion(EvidenceId),
}

/// A fact about the article that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Its headline.
    Title,
    /// Who wrote it.
    Byline,
    /// Who published it.
    Publisher,
    /// Where it stood.
    Source,
    /// When it was published.
    Published,
    /// When it was fetched.
    Accessed,
    /// Its language, a BCP 47 code.
    Language,
}

impl Fact {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Byline, Self::Publisher, Self::Source, Self::Published, Self::Accessed, Self::Language];

    /// Its place among the facts.
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

    fn of_mut(self, facts: &mut ArticleFacts) -> &mut String {
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

/// What is being typed in: changes of one field without a pause are one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typing {
    Claim(ClaimId, Field),
    Fact(Fact),
}

/// An open article.
pub struct Document {
    /// Which of the articles opened since the start it is; tells late answers of jobs apart.
    pub number: u64,
    /// The file that it was opened from: an article or an annotation file. `None` for a pasted text.
    pub source: Option<PathBuf>,
    /// What stood at the top of the view when it was last shown.
    pub top: Offset,
    /// All that its annotation file holds. Changed by [`Document::change`] alone.
    pub annotations: Annotations,
    /// The same as it was when it was last read or saved, with the log of that.
    pub base: Arc<Annotations>,
    /// Edits that the journal has not been told of, in order.
    pub unwritten: Vec<Edit>,
    /// The file that its text came from, where it is known.
    pub article_file: Option<PathBuf>,
    /// What is stepped through instead of its claims: its keys come first.
    pub mode: Option<Mode>,
    /// Whether it was shared without its text and that was not found: it can be read, not changed.
    pub needs_text: bool,
    /// Why it can't be saved where it was opened.
    pub unsafe_place: Option<Unsafe>,
    /// Who alone has worked on it, until I have said whether that is me.
    pub only_annotator: Option<AnnotatorId>,
    /// What can be undone.
    pub history: History,
    /// Sentences read.
    pub progress: Progress,
    /// Whether all sentences are known; until then they are found block by block as they are asked for.
    pub sentences_known: bool,
    /// Counts by verdict.
    pub tally: Tally,
    /// What is selected.
    pub selection: Selection,
    /// The end that the arrow keys move, if one was chosen.
    pub end: Option<End>,
    /// The claim selected last: words can be added to it.
    pub last_claim: Option<ClaimId>,
    /// Who I am.
    pub me: AnnotatorId,
    /// What I am called.
    my_name: String,
    /// How often the text, or the language that decides on its sentences, was replaced.
    text_revision: u64,
    /// For which of them sentences were asked for.
    sentences_asked: Option<u64>,
    /// Counts changes; the same number means the same annotations.
    pub revision: u64,
    /// Where it is saved, and how that stands.
    pub saving: Saving,
    /// The phrase that is being typed: field, number, when its last change was.
    typing: Option<(Typing, u64, Instant)>,
    phrases: u64,
}

/// Whether an edit gives the article another language.
fn is_of_language(edit: &Edit) -> bool {
    matches!((edit.before(), edit.after()), (Some(Record::Facts(a)), Some(Record::Facts(b))) if a.language != b.language)
}

/// Typing that pauses this long starts a new phrase for undo.
const PHRASE_PAUSE_SECONDS: u64 = 2;

impl Document {
    /// An article just opened, with the caret at its start. Its sentences are not known yet.
    pub fn new(annotations: Annotations, (me, my_name): (AnnotatorId, &str), saving: Saving) -> Self {
        Self {
            number: 0,
            source: None,
            top: Offset::ZERO,
            progress: Progress::default(),
            sentences_known: false,
            tally: Tally::new(&annotations, me),
            base: Arc::new(annotations.clone()),
            unwritten: Vec::new(),
            article_file: None,
            mode: None,
            needs_text: false,
            unsafe_place: None,
            only_annotator: None,
            annotations,
            history: History::default(),
            selection: Selection::Words { anchor: Offset::ZERO, head: Offset::ZERO },
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

    /// What to call it: its title, else the name of its file.
    pub fn title(&self) -> &str {
        let facts = &self.annotations.article.facts;
        if facts.title.is_empty() { &facts.original_name } else { &facts.title }
    }

    /// The file that it is opened from again: its source, or the annotation file of a pasted text.
    pub fn path(&self) -> Option<&Path> {
        match (&self.source, &self.saving.target) {
            (Some(source), _) => Some(source),
            (None, Target::File(file)) => Some(file),
            (None, Target::None) => None,
        }
    }

    /// Whether it was opened from this file, or is saved there.
    pub fn is_of(&self, path: &Path) -> bool {
        self.source.as_deref() == Some(path) || self.saving.target == Target::File(path.to_owned())
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        self.annotations.article.text.as_str()
    }

    /// Counts sentences as read by me, now that they are known.
    pub fn set_sentences(&mut self, sentences: Vec<TextRange>) {
        text::SPLITTER.clone_into(&mut self.annotations.sentences.splitter);
        text::SPLITTER_VERSION.clone_into(&mut self.annotations.sentences.version);
        self.annotations.sentences.count = sentences.len();
        self.progress = Progress::new(sentences, &self.annotations, self.me);
        self.sentences_known = true;
    }

    /// Whether anything in the file is by me.
    pub fn holds_mine(&self) -> bool {
        self.annotations.holds_work_of(self.me)
    }

    /// The ticket of a task that works on the text as it is now.
    pub fn ticket(&self) -> Ticket {
        Ticket { article: self.number, text: self.text_revision }
    }

    /// Has the sentences found anew, and drops what was found for the text before.
    fn new_sentences(&mut self) {
        self.text_revision += 1;
        self.sentences_known = false;
    }

    /// The sentences that are to be found, once for each text and language.
    pub fn ask_for_sentences(&mut self) -> Option<Ticket> {
        let asked = self.sentences_asked.replace(self.text_revision);
        (asked != Some(self.text_revision)).then(|| self.ticket())
    }

    /// Goes on as another person.
    pub fn set_me(&mut self, me: AnnotatorId, my_name: &str) {
        self.me = me;
        my_name.clone_into(&mut self.my_name);
        self.tally = Tally::new(&self.annotations, me);
        self.progress = Progress::new(self.progress.sentences().to_vec(), &self.annotations, me);
    }

    /// Takes another name for me, which the file gets with my next change.
    pub fn call_me(&mut self, name: &str) {
        name.clone_into(&mut self.my_name);
    }

    /// Takes another name for me: the file has it at once if it knows me.
    pub fn rename_me(&mut self, name: &str) {
        self.call_me(name);
        if self.annotations.annotator(self.me).is_some_and(|a| a.name != name) {
            self.introduce();
            self.saving.changed();
        }
    }

    /// Sees to it that the file knows me by my name. Every change of mine goes through here.
    fn introduce(&mut self) {
        let name = self.my_name.as_str();
        let known = self.annotations.annotators.iter_mut().find(|a| a.id == self.me);
        match known {
            Some(annotator) if annotator.name == name => {}
            Some(annotator) => name.clone_into(&mut annotator.name),
            None => self.annotations.annotators.push(Annotator::new(self.me, name)),
        }
    }

    /// Applies one act of mine.
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

    /// Takes edits into account that were just applied.
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
        // Nothing of where things stood holds on another text.
        self.progress = Progress::default();
        self.new_sentences();
        self.tally = Tally::new(&self.annotations, self.me);
        self.top = Offset::ZERO;
        self.mode = None;
        if self.selected_claim().is_none() {
            self.place_caret(Offset::ZERO);
        }
    }

    /// Takes the last act back, field by field: what others have set since stays. The answer is its name, and whether
    /// anything was left alone.
    pub fn undo(&mut self) -> Option<(String, bool)> {
        let change = self.history.undo()?.clone();
        let edits: Vec<Edit> = change.edits.iter().rev().map(Edit::inverse).collect();
        let left = self.rebase(&edits);
        Some((change.name, left))
    }

    /// Makes the act last taken back again; the answer is as that of [`Document::undo`].
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

    /// Takes in what others did: it is not mine to undo, and moves neither selection nor view.
    pub fn take_in(&mut self, edits: &[Edit]) {
        // What they did on one text can't be taken back to another: an update of the text stays, from now on.
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

    /// After an undo: selects what it touched, so that the person sees it.
    fn select_after(&mut self, edits: &[Edit]) {
        match edits.iter().rev().find_map(Edit::of_claim) {
            Some((_, Some(after))) => self.select_claim(after.id),
            Some((Some(before), None)) => {
                let range = before.ranges().next().unwrap_or_default();
                self.selection = Selection::Words { anchor: range.start(), head: range.end() };
                self.end = None;
            }
            _ => {
                let of_no_claim = edits.iter().find_map(Edit::of_no_claim);
                let no_claim = of_no_claim.and_then(|(before, after)| after.or(before)).map(|n| n.range);
                if let Some(range) = no_claim {
                    self.selection = Selection::Words { anchor: range.start(), head: range.end() };
                    self.end = None;
                }
            }
        }
        if let Selection::Claim(id) = self.selection
            && self.annotations.claims.get(id).is_none()
        {
            self.place_caret(Offset::ZERO);
        }
    }

    /// The selected claim.
    pub fn selected_claim(&self) -> Option<&Claim> {
        match self.selection {
            Selection::Claim(id) => self.annotations.claims.get(id).map(AsRef::as_ref),
            Selection::Words { .. } => None,
        }
    }

    /// What is selected as one range; empty where it is only a caret.
    pub fn selected_range(&self) -> TextRange {
        match self.selection {
            Selection::Words { anchor, head } => TextRange::new(anchor, head),
            Selection::Claim(_) => {
                self.selected_claim().and_then(|c| c.ranges().reduce(TextRange::union)).unwrap_or_default()
            }
        }
    }

    /// The words to act on: what is selected without the blanks at its ends, if anything is left of it.
    pub fn selected_words(&self) -> Option<TextRange> {
        match self.selection {
            Selection::Words { anchor, head } => {
                let range = text::widen_to_graphemes(self.text(), TextRange::new(anchor, head));
                Some(text::trim(self.text(), range)).filter(|r| !r.is_empty())
            }
            Selection::Claim(_) => None,
        }
    }

    /// Where the caret stands: the moving end of words, the start of a claim.
    pub fn caret(&self) -> Offset {
        match self.selection {
            Selection::Words { head, .. } => head,
            Selection::Claim(_) => self.selected_range().start(),
        }
    }

    /// Selects nothing, with the caret there.
    pub fn place_caret(&mut self, at: Offset) {
        self.selection = Selection::Words { anchor: at, head: at };
        self.end = None;
    }

    /// Selects a claim.
    pub fn select_claim(&mut self, id: ClaimId) {
        self.selection = Selection::Claim(id);
        self.last_claim = Some(id);
        self.end = None;
    }

    /// Selects words; where they are exactly a claim, that claim.
    pub fn select_words(&mut self, range: TextRange) {
        self.end = None;
        match self.claim_exactly(range) {
            Some(id) => self.select_claim(id),
            None => self.selection = Selection::Words { anchor: range.start(), head: range.end() },
        }
    }

    /// The claim whose only span is this range, mine before others'.
    pub fn claim_exactly(&self, range: TextRange) -> Option<ClaimId> {
        if range.is_empty() {
            return None;
        }
        let words = text::trim(self.text(), range);
        let same = || {
            self.annotations
                .claims
                .spans_in(words)
                .filter(move |s| s.range == words)
                .filter_map(|s| self.annotations.claims.get(s.claim))
                .filter(|c| c.spans.len() == 1)
        };
        same().find(|c| c.is_by(self.me)).or_else(|| same().next()).map(|c| c.id)
    }

    /// My no-claims that share a byte with `range`.
    pub fn my_no_claims(&self, range: TextRange) -> Vec<std::sync::Arc<NoClaim>> {
        self.annotations.no_claims.within(range).filter(|n| n.annotator == self.me).cloned().collect()
    }

    /// Changes a fact about the article as one act; `false` where it was so already.
    pub fn set_fact(&mut self, fact: Fact, text: &str) -> bool {
        let before = Arc::clone(&self.annotations.article.facts);
        if fact.of(&before) == text {
            return false;
        }
        let mut after = (*before).clone();
        text.clone_into(fact.of_mut(&mut after));
        let phrase = self.phrase(Typing::Fact(fact));
        self.change(tr!("act-details"), vec![Edit::changed(before, after)], Some(phrase));
        true
    }

    /// The phrase to which a change of this field belongs now.
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

    /// Changes the claim `id` by `edit` as one act; nothing happens where that changes nothing.
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
