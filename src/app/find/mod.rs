//! Finding words: in the article, in claims and notes; and marking the same words elsewhere.
//!
//! The text is folded once on a thread and kept as long as the bar is open; each letter typed searches it anew there. An
//! answer to what is no longer asked is dropped.

pub mod view;

use std::sync::Arc;

use crate::app::desk::document::{Document, Selection};
use crate::app::desk::select::Toward;
use crate::app::desk::tally::STRETCHES;
use crate::app::desk::tasks::Job;
use crate::app::state::{Sheet, State};
use crate::tr;
use claimlight_core::model::{Annotations, ArticleText, Claim, ClaimId, Edit};
use claimlight_core::text::{Bounds, Exactly, Folded, Offset, TextRange, first_from};

/// The bar that finds words.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What is looked for.
    pub typed: String,
    /// What must agree.
    pub exactly: Exactly,
    /// Whether only whole words count.
    pub whole: bool,
    /// Whether it is to get the keyboard in the next frame.
    pub focus: bool,
    /// The article that was searched, by its number.
    number: u64,
    /// Its folded text.
    folded: Option<Arc<Folded>>,
    /// Places in the article, in order.
    hits: Vec<TextRange>,
    /// Claims whose words beside the article's (note, restatement, evidence, tags) hold it, with where they start.
    noted: Vec<(Offset, ClaimId)>,
    /// Which stretches of the article have a hit, for the strip.
    along: Vec<bool>,
    /// Where the caret stood when the search began: the first hit from there on is shown.
    from: Offset,
    asked: u64,
    answered: u64,
}

/// What is to be searched.
#[derive(Debug)]
pub struct Query {
    /// Counts what was asked.
    pub asked: u64,
    /// The article, by its number.
    pub number: u64,
    /// What is looked for.
    pub words: String,
    /// What must agree.
    pub exactly: Exactly,
    /// Whether only whole words count.
    pub whole: bool,
    /// The folded text, if it is known.
    pub folded: Option<Arc<Folded>>,
    /// The text.
    pub text: Arc<ArticleText>,
    /// The claims.
    pub annotations: Box<Annotations>,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// What it answers.
    pub asked: u64,
    /// The folded text.
    pub folded: Arc<Folded>,
    /// Places in the article.
    pub hits: Vec<TextRange>,
    /// Claims in whose notes it is.
    pub noted: Vec<(Offset, ClaimId)>,
}

/// Searches.
pub fn search(query: Query) -> Found {
    let text = query.text.as_str();
    let folded = query
        .folded
        .filter(|f| f.exactly() == query.exactly)
        .unwrap_or_else(|| Arc::new(Folded::new(text, query.exactly)));
    let bounds = if query.whole { Bounds::WholeWords } else { Bounds::Anywhere };
    let hits = folded.find(text, &query.words, bounds);
    let mut noted = Vec::new();
    if !query.words.trim().is_empty() {
        for claim in query.annotations.claims.as_slice() {
            let words = told(claim);
            if !words.is_empty() && !Folded::new(&words, query.exactly).find(&words, &query.words, bounds).is_empty() {
                noted.push((claim.start().unwrap_or_default(), claim.id));
            }
        }
    }
    Found { asked: query.asked, folded, hits, noted }
}

/// What people wrote of a claim, each part on a line.
pub fn told(claim: &Claim) -> String {
    let mut words = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            words.push_str(part);
            words.push('\n');
        }
    };
    claim.judgements.iter().for_each(|j| add(&j.note));
    add(&claim.restated);
    add(&claim.claimant);
    claim.tags.iter().for_each(|t| add(t));
    for e in &claim.evidence {
        for part in [&e.url, &e.title, &e.publisher, &e.quote, &e.question] {
            add(part);
        }
    }
    words
}

impl Find {
    /// Places in the article, in order.
    pub fn hits(&self) -> &[TextRange] {
        &self.hits
    }

    /// Whether stretch `i` of the article has a hit.
    pub fn has_along(&self, i: usize) -> bool {
        self.along.get(i).copied().unwrap_or(false)
    }

    /// Whether what is shown answers what is typed.
    pub fn is_answered(&self) -> bool {
        self.answered == self.asked
    }

    /// Hits in the article, hits in claims and notes, and which one is selected, counted from 1 in the order of places.
    pub fn counts(&self, document: &Document) -> (usize, usize, Option<usize>) {
        (self.hits.len(), self.noted.len(), self.selected(document).map(|i| i + 1))
    }

    fn selected(&self, document: &Document) -> Option<usize> {
        let range = document.selected_range();
        let i = first_from(&self.hits, range.start());
        let is_hit = self.hits.get(i).is_some_and(|h| *h == range);
        let noted = self.noted.partition_point(|(at, _)| *at < range.start());
        if is_hit && !range.is_empty() {
            return Some(i + noted);
        }
        match document.selection {
            Selection::Claim(id) => {
                let k = self.noted.iter().position(|(_, claim)| *claim == id)?;
                Some(k + self.hits.partition_point(|h| h.start() <= self.noted[k].0))
            }
            Selection::Words { .. } => None,
        }
    }
}

/// Other places of the same words, to be marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Same {
    /// The article, by its number.
    pub number: u64,
    /// The words.
    pub words: String,
    /// Where they were selected.
    pub from: TextRange,
    /// The claim that they are of, if they are.
    pub claim: Option<ClaimId>,
    /// Every other place, and whether it is ticked; `None` until they are found.
    pub places: Option<Vec<(TextRange, bool)>>,
    /// Whether each is to be a claim of its own.
    pub own: bool,
}

impl State {
    /// Opens the bar, with the selected words in it where they are few.
    pub(in crate::app) fn find(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let words = document.selected_range().of(document.text());
        let short = !words.is_empty() && words.len() < 100 && !words.contains('\n');
        let from = document.caret();
        let mut find = self.find.take().unwrap_or_default();
        if short && matches!(document.selection, Selection::Words { .. }) {
            words.clone_into(&mut find.typed);
        }
        find.focus = true;
        find.from = from;
        self.find = Some(find);
        self.search();
    }

    /// Asks for what is typed in the bar, in the article shown.
    pub(in crate::app) fn search(&mut self) {
        let (Some(find), Some(document)) = (&mut self.find, &self.desk.document) else { return };
        if find.number != document.number {
            find.folded = None;
            find.hits.clear();
            find.noted.clear();
            find.along.clear();
        }
        find.number = document.number;
        find.asked += 1;
        let query = Query {
            asked: find.asked,
            number: document.number,
            words: find.typed.clone(),
            exactly: find.exactly,
            whole: find.whole,
            folded: find.folded.clone(),
            text: Arc::clone(&document.annotations.article.text),
            annotations: Box::new(document.annotations.clone()),
        };
        self.jobs.push(Job::Find(Box::new(query)));
    }

    pub(in crate::app) fn find_type(&mut self, typed: String) {
        if let Some(find) = &mut self.find {
            find.typed = typed;
            self.search();
        }
    }

    pub(in crate::app) fn find_exactly(&mut self, exactly: Exactly, whole: bool) {
        if let Some(find) = &mut self.find {
            (find.exactly, find.whole) = (exactly, whole);
            self.search();
        }
    }

    pub(in crate::app) fn found(&mut self, found: Found) {
        let (Some(find), Some(document)) = (&mut self.find, &mut self.desk.document) else { return };
        if found.asked != find.asked || document.number != find.number {
            return;
        }
        find.answered = found.asked;
        find.folded = Some(found.folded);
        find.hits = found.hits;
        find.noted = found.noted;
        find.along = vec![false; STRETCHES];
        let len = document.text().len().max(1);
        for hit in &find.hits {
            find.along[(hit.start().to_usize() * STRETCHES / len).min(STRETCHES - 1)] = true;
        }
        // The first hit from where the search began comes into sight as one types.
        let first = find.hits.get(first_from(&find.hits, find.from)).or(find.hits.first()).copied();
        if let Some(hit) = first.filter(|_| !find.typed.is_empty()) {
            document.select_words(hit);
            self.desk.reveal = Some(hit);
        }
    }

    /// Goes to the next or previous hit, from the end to the start.
    pub(in crate::app) fn step_hit(&mut self, toward: Toward) {
        let (Some(find), Some(document)) = (&mut self.find, &mut self.desk.document) else {
            return self.find();
        };
        let total = find.hits.len() + find.noted.len();
        if total == 0 {
            let told = if find.typed.is_empty() { tr!("find-nothing-typed") } else { tr!("find-no-hit") };
            self.desk.say(told.to_owned());
            return;
        }
        let caret = document.selected_range().start();
        let next = match (find.selected(document), toward) {
            (Some(i), Toward::Next) => (i + 1) % total,
            (Some(i), Toward::Previous) => (i + total - 1) % total,
            (None, toward) => {
                let before = find.hits.partition_point(|h| h.start() < caret)
                    + find.noted.partition_point(|(at, _)| *at < caret);
                let step = if toward == Toward::Next { 0 } else { total - 1 };
                (before + step) % total
            }
        };
        // The order of places: hits in the text and claims with notes, merged.
        let (mut i, mut k) = (0, 0);
        loop {
            let hit = find.hits.get(i);
            let note = find.noted.get(k);
            let text_first = match (hit, note) {
                (Some(h), Some((at, _))) => h.start() <= *at,
                (hit, _) => hit.is_some(),
            };
            if i + k == next {
                match (text_first, hit, note) {
                    (true, Some(hit), _) => document.select_words(*hit),
                    (_, _, Some((_, id))) => document.select_claim(*id),
                    _ => return,
                }
                break;
            }
            if text_first {
                // By leaps where only the text has hits.
                let until = note.map_or(find.hits.len(), |(at, _)| find.hits.partition_point(|h| h.start() <= *at));
                i = until.min(next - k).max(i + 1);
            } else {
                k += 1;
            }
        }
        find.from = document.selected_range().start();
        self.desk.reveal = Some(document.selected_range());
        self.desk.list_first = false;
    }

    /// Shows where else the selected words stand.
    pub(in crate::app) fn same_words(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let (from, claim) = match document.selected_claim() {
            Some(claim) => (claim.ranges().next(), Some(claim.id)),
            None => (document.selected_words(), None),
        };
        let Some(from) = from else { return };
        let words = from.of(document.text()).to_owned();
        let query = Query {
            asked: 0,
            number: document.number,
            words: words.clone(),
            exactly: Exactly { case: false, diacritics: true },
            whole: true,
            folded: None,
            text: Arc::clone(&document.annotations.article.text),
            annotations: Box::default(),
        };
        let number = document.number;
        self.jobs.push(Job::Same(Box::new(query)));
        self.show_sheet(Some(Sheet::Same(Same { number, words, from, claim, places: None, own: false })));
    }

    pub(in crate::app) fn same_found(&mut self, number: u64, hits: Vec<TextRange>) {
        let (Some(Sheet::Same(same)), Some(document)) = (&mut self.sheet, &self.desk.document) else { return };
        if same.number != number || document.number != number {
            return;
        }
        let taken: Vec<TextRange> = match same.claim.and_then(|id| document.annotations.claims.get(id)) {
            Some(claim) => claim.ranges().collect(),
            None => vec![same.from],
        };
        let free = hits.into_iter().filter(|h| !taken.iter().any(|t| t.overlaps(*h)));
        same.places = Some(free.take(MOST_PLACES).map(|h| (h, true)).collect());
    }

    /// Marks the ticked places: as further places of the claim, or as claims of their own. One act.
    pub(in crate::app) fn mark_same(&mut self) {
        let Some(Sheet::Same(same)) = self.sheet.take() else { return };
        self.desk.focus_article = true;
        let ticked: Vec<TextRange> =
            same.places.unwrap_or_default().into_iter().filter(|(_, on)| *on).map(|(range, _)| range).collect();
        if ticked.is_empty() {
            return;
        }
        self.desk.act(|d| d.mark_places(same.claim, same.from, &ticked, same.own));
    }
}

/// No more other places than this are offered at once.
const MOST_PLACES: usize = 2000;

impl Document {
    /// Marks places with the words of a claim, or of `from` where there is none yet: as its further places, or as claims of
    /// their own with the same verdict, kind and tags.
    pub fn mark_places(
        &mut self,
        claim: Option<ClaimId>,
        from: TextRange,
        places: &[TextRange],
        own: bool,
    ) -> crate::app::desk::Report {
        let me = self.me;
        let before = claim.and_then(|id| self.annotations.claims.get(id)).cloned();
        let mut edits = Vec::new();
        let first = before.as_ref().map_or_else(|| Claim::new(me, [from]), |c| (**c).clone());
        let id = first.id;
        let mut mine = first.clone();
        if own {
            for place in places {
                let mut other = Claim::new(me, [*place]);
                other.kind.clone_from(&first.kind);
                other.tags.clone_from(&first.tags);
                if let Some(verdict) = first.judgement_of(me).and_then(|j| j.verdict.clone()) {
                    other.judgement_mut(me).verdict = Some(verdict);
                }
                edits.push(Edit::made(other));
            }
        } else {
            for place in places {
                crate::app::marking::put_span(&mut mine, *place);
            }
        }
        if before.as_deref() != Some(&mine) {
            edits.insert(0, Edit::put(before, mine));
        }
        for range in places.iter().chain([&from]) {
            let taken_back = self.my_no_claims(*range);
            edits.extend(taken_back.into_iter().map(Edit::removed));
        }
        self.change(tr!("act-same-words"), edits, None);
        self.select_claim(id);
        crate::app::desk::Report::Done(tr!("same-words-marked", n = places.len()))
    }
}
