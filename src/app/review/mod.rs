//! The article's text has changed: claims are carried over to the new one, and what is not sure is looked at one by one.

pub mod view;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::actions::Action;
use crate::app::comparing;
use crate::app::desk::Mode;
use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::progress::Course;
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::desk::tasks::Job;
use crate::app::state::State;
use crate::app::words::error_text;
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::anchor::{self, Found, Group, Wording, wording};
use claimlight_core::compare::{self, Carried, Carrier, Outcome as Carry};
use claimlight_core::model::{
    Annotations, Article, ArticleText, Claim, ClaimId, Edit, Limits, Lost, Place, Span, Timestamp, Was,
};
use claimlight_core::text::{Offset, TextRange};
use claimlight_core::{file, import};

/// Annotations carried over to another text of their article.
#[derive(Debug)]
pub struct Update {
    /// The article as it is now.
    pub article: Article,
    /// The annotations on it.
    pub carried: Carried,
    /// The text before; `None` where it was not known.
    pub before: Option<Arc<ArticleText>>,
    /// The revision of the open article that was carried.
    pub revision: u64,
    /// The file that the new text was read from.
    pub path: PathBuf,
}

impl Update {
    /// Carries annotations that are on the text with this hash over to an article; `None` where that was stopped.
    pub fn new(
        from: &Annotations,
        sha256: &str,
        article: Article,
        revision: u64,
        path: &Path,
        course: &Course,
    ) -> Option<Self> {
        let carrier = Carrier { from, sha256, onto: &article.text, known: None };
        let mut carried = carrier.carry(&mut |share| course.go_on(share))?;
        carried.name_text(&article.facts);
        let before = Some(Arc::clone(&from.article.text)).filter(|text| !text.as_str().is_empty());
        Some(Self { carried, before, revision, path: path.to_owned(), article })
    }

    /// Reads an article, or that of an annotation file, and carries annotations over to it; `None` where that was stopped. The error is a sentence for people.
    pub fn read(from: &Annotations, revision: u64, path: &Path, course: &Course) -> Result<Option<Self>, String> {
        let name = file_name(path);
        let is_annotations = name.to_lowercase().ends_with(".ron");
        let most = if is_annotations { Limits::USUAL.annotation_file } else { Limits::USUAL.article };
        let bytes = file::read_file(path, most)
            .map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = error_text::file(&e)))?;
        let article = if is_annotations {
            let loaded = file::read(&bytes)
                .map_err(|e| tr!("cant-be-opened", name = name.as_str(), reason = error_text::read(&e)))?;
            if loaded.text_left_out {
                return Err(tr!("update-no-text", name = name));
            }
            loaded.annotations.article
        } else {
            import::import(&name, &bytes).map_err(|e| error_text::import(&e))?
        };
        let sha256 = file::sha256_hex(from.article.text.as_str().as_bytes());
        Ok(Self::new(from, &sha256, article, revision, path, course))
    }

    /// Reads the file of an open article again: its hash, and the annotations on its text where that is another one of the same
    /// article. `None` where it can't be read or is as it was `known`.
    pub fn read_again(
        from: &Annotations,
        revision: u64,
        path: &Path,
        known: Option<&str>,
    ) -> Option<(String, Option<Self>)> {
        let bytes = file::read_file(path, Limits::USUAL.article).ok()?;
        let sha256 = file::sha256_hex(&bytes);
        if known == Some(&sha256) {
            return None;
        }
        if sha256 == from.article.facts.original_sha256 {
            return Some((sha256, None));
        }
        let article = import::import(&file_name(path), &bytes).ok()?;
        let is_earlier = known.is_none() && had_text(from, &article);
        if is_earlier || article.text.as_str() == from.article.text.as_str() {
            return Some((sha256, None));
        }
        let hash = file::sha256_hex(from.article.text.as_str().as_bytes());
        // Nobody waits for it.
        Some((sha256, Self::new(from, &hash, article, revision, path, &Course::default())))
    }

    /// How many spans have a place, and how many there are.
    pub fn found(&self) -> (usize, usize) {
        let placed = self.carried.outcomes.iter().filter(|o| o.anchored.found().is_some_and(Found::is_likely)).count();
        (placed, self.carried.outcomes.len())
    }
}

/// Whether annotations were on the text of this article before they were put on a later one.
pub fn had_text(annotations: &Annotations, article: &Article) -> bool {
    annotations.was_on(&file::sha256_hex(article.text.as_str().as_bytes()))
}

/// What is looked at after the text was changed.
#[derive(Debug, Default)]
pub struct Review {
    /// The text before, where it is known still.
    pub before: Option<Arc<ArticleText>>,
    /// How many spans there are of each group.
    pub counts: Vec<(Group, usize)>,
    /// Stretches without claims that count as unread again.
    pub lost_no_claims: usize,
    /// What needs a look, in the order of the text before.
    pub items: Vec<Item>,
    /// Claims that were found word for word and surely: they need no look.
    pub sure: Vec<ClaimId>,
    /// Which of the items is shown.
    pub at: usize,
    /// What differs of it, in the new text.
    pub marks: Vec<TextRange>,
}

/// A span that needs a look.
#[derive(Debug)]
pub struct Item {
    /// Of which claim.
    pub claim: ClaimId,
    /// It, until somebody has looked.
    pub span: Span,
    /// Its words before.
    pub was: String,
    /// Where they stood.
    pub old: Option<TextRange>,
    /// Where in the new text it would stand, if it were there: behind what stood before it.
    pub near: Option<Offset>,
    /// A place that fits, but not surely; it is not the claim's until somebody says so.
    pub suggestion: Option<Found>,
    /// What is to be said of it.
    pub group: Group,
    /// How its words changed, and how sure its place is, 0 to 100.
    pub change: Option<(Wording, u8)>,
}

/// What can be done with a claim that needs a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It stands there; my verdict is to be checked again where its words changed.
    Accept,
    /// It stands there, and my verdict holds.
    KeepVerdict,
    /// It stands where words are selected.
    ByHand,
    /// It has no place.
    Unplaced,
}

impl Review {
    /// Of an update just made, or of what of earlier ones nobody has looked at yet.
    pub fn new(annotations: &Annotations, update: Option<&Update>) -> Self {
        const GROUPS: [Group; 5] = [Group::InPlace, Group::Moved, Group::Changed, Group::Doubtful, Group::NotFound];
        let mut outcomes: HashMap<ClaimId, Vec<&Carry>> = HashMap::new();
        for outcome in update.iter().flat_map(|u| &u.carried.outcomes) {
            outcomes.entry(outcome.claim).or_default().push(outcome);
        }
        let mut items: Vec<Item> = Vec::new();
        let claims = annotations.claims.as_slice().iter();
        for (claim, span) in claims.flat_map(|c| c.spans.iter().filter(|s| s.is_to_look_at()).map(move |s| (c, s))) {
            let outcome = outcomes.get(&claim.id).and_then(|all| all.iter().find(|o| o.now == *span));
            let was = words_before(span);
            let now = span.range().map(|r| annotations.article.text.slice(r));
            let suggestion = outcome.and_then(|o| o.anchored.found()).filter(|_| span.range().is_none()).cloned();
            let confidence = span.was.as_ref().and_then(|w| w.confidence);
            let change = match (&suggestion, now) {
                (Some(found), _) => Some((found.wording, (found.confidence * 100.0) as u8)),
                (None, Some(now)) => Some((wording(&was, now), confidence.unwrap_or(100))),
                (None, None) => None,
            };
            let group = match (&change, &suggestion) {
                (None, _) => Group::NotFound,
                (Some(_), Some(_)) | (Some((Wording::Same, _)), None) => Group::Doubtful,
                (Some(_), None) => Group::Changed,
            };
            let (claim, span) = (claim.id, span.clone());
            items.push(Item { claim, span, was, old: None, near: None, suggestion, group, change });
        }
        let mut review = Self {
            before: update.and_then(|u| u.before.clone()),
            lost_no_claims: update.map_or(0, |u| u.carried.lost_no_claims),
            items,
            ..Self::default()
        };
        if update.is_some() {
            let is_sure = |c: &&Arc<Claim>| !c.is_to_look_at() && c.ranges().next().is_some();
            let sure = annotations.claims.as_slice().iter().filter(is_sure);
            review.sure = sure.map(|c| c.id).collect();
        }
        // What was left over from earlier updates is looked at with the rest; what has been without a place is not told again.
        let of = |group: Group| match update {
            Some(update) if group <= Group::Moved => {
                let outcomes = update.carried.outcomes.iter();
                outcomes.filter(|o| o.anchored.group() == group && !o.now.is_to_look_at()).count()
            }
            _ => review.items.iter().filter(|i| i.group == group).count(),
        };
        review.counts = GROUPS.into_iter().map(|group| (group, of(group))).filter(|(_, n)| *n > 0).collect();
        review
    }

    /// Tells where the words of each stood before.
    fn place_before(&mut self, before: &Annotations, update: &Update) {
        let text = &before.article.text;
        for item in &mut self.items {
            let outcome = update.carried.outcomes.iter().find(|o| o.claim == item.claim && o.now == item.span);
            let span = outcome.and_then(|o| before.claims.get(o.claim)?.spans.get(o.span));
            item.old = span.and_then(Span::range).filter(|r| text.slice(*r) == item.was);
            item.near = item.old.and_then(|old| {
                let start = text.to_scalars(old.start());
                let runs = &update.carried.runs;
                let run = runs.iter().rev().find(|run| (run.old + run.len) as usize <= start)?;
                let behind = update.article.text.to_offset((run.new + run.len) as usize)?;
                // Past the end of the sentence before, so that a key selects the next one.
                let rest = update.article.text.as_str().get(behind.to_usize()..)?;
                let word = rest.char_indices().find(|(_, c)| c.is_alphanumeric())?.0;
                Some(Offset::new(behind.to_usize() + word))
            });
        }
        self.items.sort_by_key(|i| i.old.map_or((1, TextRange::default()), |r| (0, r)));
    }

    /// The one that is shown.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    /// How many nobody has looked at yet.
    pub fn left(&self, annotations: &Annotations) -> usize {
        self.items.iter().filter(|i| i.is_pending(annotations)).count()
    }
}

impl Item {
    /// Whether nobody has looked at it yet.
    pub fn is_pending(&self, annotations: &Annotations) -> bool {
        annotations.claims.get(self.claim).is_some_and(|c| c.spans.contains(&self.span))
    }
}

/// The words that a span had before the text was changed.
fn words_before(span: &Span) -> String {
    match (&span.was, &span.place) {
        (Some(was), _) => was.quote.clone(),
        (None, Place::Nowhere(lost)) => lost.quote.clone(),
        (None, Place::At(_)) => String::new(),
    }
}

/// What is kept of a span's words once somebody has looked at them; judgements until the text was changed were given on them.
fn looked_at(claim: &Claim, span: &Span, quote: String, changed: bool) -> Was {
    let unseen = span.was.as_ref().map(|was| was.time).filter(|time| *time > Timestamp::from_second(0));
    let latest = || claim.judgements.iter().map(|j| j.time).max().unwrap_or(claim.time);
    let time = if changed { unseen.unwrap_or_else(latest) } else { Timestamp::from_second(0) };
    Was { quote, time, confidence: None, extra: None }
}

impl Document {
    /// Puts the article on another text, with its claims carried over, as one act of mine.
    fn take_text(&mut self, update: &Update) {
        let edits = compare::changes(&self.annotations, &update.carried.annotations);
        let mut review = Review::new(&update.carried.annotations, Some(update));
        review.place_before(&self.annotations, update);
        self.change(tr!("act-update-text"), edits, None);
        self.review_left = None;
        self.review = Some(review);
    }

    /// Decides of the claim that is shown; the answer is what to say.
    fn review_decide(&mut self, decision: Decision) -> Report {
        let Some(item) = self.review.as_ref().and_then(Review::item) else {
            return Report::Nothing(tr!("review-nothing").to_owned());
        };
        let annotations = &self.annotations;
        let Some(claim) = annotations.claims.get(item.claim).cloned() else {
            return Report::Nothing(tr!("review-nothing").to_owned());
        };
        let Some(span) = claim.spans.iter().find(|s| **s == item.span) else {
            return Report::Nothing(tr!("review-nothing").to_owned());
        };
        let text = &annotations.article.text;
        let before = self.review.as_ref().and_then(|r| r.before.as_deref());
        let quote = words_before(span);
        let is_held = |words: TextRange| claim.ranges().any(|r| item.span.range() != Some(r) && r.overlaps(words));
        let place = match decision {
            Decision::ByHand if self.selected_words().is_some_and(is_held) => {
                return Report::Nothing(tr!("review-piece-there").to_owned());
            }
            Decision::Unplaced => {
                let lost = lose(&span.place, &quote, item.old.zip(before), text);
                Some(Place::Nowhere(Box::new(lost)))
            }
            Decision::ByHand => self.selected_words().map(Place::At),
            Decision::Accept | Decision::KeepVerdict => {
                span.range().or(item.suggestion.as_ref().map(|f| f.range)).map(Place::At)
            }
        };
        let Some(place) = place else {
            let why = if decision == Decision::ByHand { "review-select-first" } else { "review-no-place" };
            return Report::Nothing(tr!(why).to_owned());
        };
        let span = span.clone();
        let to_check = self.settle(&claim, &span, place, decision == Decision::KeepVerdict);
        Report::Done(
            tr!(match decision {
                Decision::Unplaced => "review-unplaced",
                _ if to_check => "review-accepted-to-check",
                _ => "review-accepted",
            })
            .to_owned(),
        )
    }

    /// Puts a span where somebody who has looked wants it, or nowhere. The answer is whether my verdict is to be checked again:
    /// where the words are others there, unless it is kept.
    pub(in crate::app) fn settle(
        &mut self,
        claim: &Arc<Claim>,
        span: &Span,
        place: Place,
        keeps_verdict: bool,
    ) -> bool {
        let (text, me, quote) = (&self.annotations.article.text, self.me, words_before(span));
        let changed = matches!(&place, Place::At(range) if wording(&quote, text.slice(*range)) != Wording::Same);
        // A verdict given since then, on what stands there, holds.
        let stays = matches!(&place, Place::At(range) if span.range() == Some(*range));
        let holds = stays && claim.judgement_of(me).is_some_and(|j| !claim.is_on_earlier_words(j));
        let mut new = (**claim).clone();
        if let Some(one) = new.spans.iter_mut().find(|s| *s == span) {
            (one.was, one.place) = (Some(Box::new(looked_at(claim, span, quote, changed))), place);
        }
        new.spans.sort_by_key(|s| s.range().map_or((1, TextRange::default()), |r| (0, r)));
        let had_verdict = claim.judgement_of(me).is_some_and(|j| j.verdict.is_some());
        if changed
            && !holds
            && let Some(judgement) = new.judgements.iter_mut().find(|j| j.annotator == me)
        {
            // Later than what was given on the earlier words, though it be within a second.
            let earlier = Timestamp::from_second(judgement.time.as_second().saturating_add(1));
            judgement.time = Timestamp::now().max(earlier);
            if !keeps_verdict {
                judgement.verdict = None;
            }
        }
        let edit = Edit::changed(claim, new);
        self.change(tr!("act-review"), vec![edit], None);
        changed && !holds && had_verdict && !keeps_verdict
    }

    /// Shows item number `i`, or the next one that needs a look from there on.
    pub(in crate::app) fn review_show(&mut self, from: usize, pending_only: bool) -> Option<TextRange> {
        let annotations = &self.annotations;
        let review = self.review.as_mut()?;
        let n = review.items.len();
        let wanted = |i: &usize| !pending_only || review.items[*i].is_pending(annotations);
        let at = (0..n).map(|k| (from + k) % n).find(wanted)?;
        review.at = at;
        let item = &review.items[at];
        let (id, was, suggestion) = (item.claim, item.was.clone(), item.suggestion.as_ref().map(|f| f.range));
        let near = item.near.map(|at| TextRange::new(at, at));
        let claim = annotations.claims.get(id);
        let is_pending = item.is_pending(annotations);
        let place = item.span.range().or(suggestion).filter(|_| is_pending);
        let place = place.or_else(|| claim.filter(|_| !is_pending).and_then(|c| c.ranges().next()));
        review.marks = place.map(|range| marks(&was, annotations.article.text.slice(range), range)).unwrap_or_default();
        let has_place = claim.is_some_and(|c| c.ranges().next().is_some());
        match suggestion.filter(|_| is_pending) {
            Some(range) => self.select_words(range),
            None if has_place => self.select_claim(id),
            None => self.place_caret(near.unwrap_or_default().start()),
        }
        place.or(near)
    }
}

/// What differs from the words before, in the article's text.
fn marks(was: &str, now: &str, range: TextRange) -> Vec<TextRange> {
    let start = range.start().to_usize();
    let differing = anchor::differences(was, now).new;
    differing.into_iter().map(|r| TextRange::from_usize(start + r.start..start + r.end)).collect()
}

/// What is kept of a place that is given up.
///
/// Where the text before is not at hand, the words around it are those of the text of today.
fn lose(place: &Place, quote: &str, old: Option<(TextRange, &ArticleText)>, now: &ArticleText) -> Lost {
    let (range, text) = match (place, old) {
        (Place::Nowhere(lost), _) => return (**lost).clone(),
        (Place::At(_), Some(old)) => old,
        (Place::At(range), None) => (*range, now),
    };
    Lost::new(text, range, quote)
}

impl State {
    /// Has the open article put on the text in this file.
    pub(in crate::app) fn update_text(&mut self, path: PathBuf) {
        let Some(document) = &self.desk.document else { return };
        if let Some(source) = document.source.clone().filter(|_| document.needs_text) {
            return self.open_on(source, Limits::LARGE, Some(path));
        }
        let from = Box::new(document.annotations.clone());
        let (number, revision) = (document.number, document.revision);
        let course = self.desk.work(tr!("update-working", name = file_name(&path)));
        self.jobs.push(Job::Update { number, revision, path, from, course });
    }

    /// The new text was read, and the claims of an open article were carried over to it.
    pub(in crate::app) fn text_read(&mut self, number: u64, update: Result<Update, String>) {
        self.desk.working = None;
        let update = match update {
            Ok(update) => update,
            Err(reason) => {
                self.front.ask(Question::told(vec![reason], tr!("understood")));
                return;
            }
        };
        let Some(document) = self.desk.document.as_mut().filter(|d| d.number == number) else { return };
        if document.text() == update.article.text.as_str() {
            return self.desk.say(tr!("update-same-text").to_owned());
        }
        if !update.carried.is_the_same_article(&document.annotations) {
            let name = file_name(&update.path);
            self.front.ask(Question::told(vec![tr!("update-another", name = name)], tr!("understood")));
            return;
        }
        if document.revision != update.revision {
            return self.update_text(update.path);
        }
        document.update = Some(Box::new(update));
        self.take_text();
    }

    /// The file of an open article was read again.
    pub(in crate::app) fn article_read_again(&mut self, number: u64, sha256: String, update: Option<Box<Update>>) {
        let Some(document) = self.desk.open_document(number) else { return };
        document.article_seen = Some(sha256);
        document.update = None;
        match update {
            Some(update) if update.carried.is_the_same_article(&document.annotations) => document.update = Some(update),
            Some(update) => self.desk.say(tr!("beside-has-another-text", name = file_name(&update.path))),
            None => {}
        }
    }

    /// Puts the shown article on the new text that was read, and shows what needs a look.
    pub(in crate::app) fn take_text(&mut self) {
        self.front.take_back();
        let Some(document) = &mut self.desk.document else { return };
        let Some(update) = document.update.take() else { return };
        if document.revision != update.revision {
            return self.update_text(update.path);
        }
        document.take_text(&update);
        self.after_new_text();
        self.begin_review();
    }

    /// The text of the shown article is another one now.
    pub(in crate::app) fn after_new_text(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let number = document.number;
        self.listing.picked.clear();
        self.search();
        // The journal goes on from the new text as soon as a save holds it.
        if self.desk.settings.autosave && self.desk.document.as_ref().is_some_and(|d| d.saving.saves_by_itself()) {
            self.save_number(number);
        }
    }

    fn begin_review(&mut self) {
        let Some(document) = &mut self.desk.document else { return };
        let (found, all) = document.review.as_ref().map_or((0, 0), |r| {
            let all: usize = r.counts.iter().map(|(_, n)| n).sum();
            (r.counts.iter().filter(|(g, _)| *g <= Group::Moved).map(|(_, n)| n).sum(), all)
        });
        if document.review.as_ref().is_none_or(|r| r.items.is_empty()) {
            document.review = None;
            self.desk.say_done(tr!("update-all-found", n = all));
            return;
        }
        self.desk.reveal = document.review_show(0, false);
        self.desk.say_done(tr!("update-found", found = found, all = all));
        self.desk.focus_article = true;
    }

    /// Shows what nobody has looked at since the text was changed, or ends that.
    pub(in crate::app) fn toggle_review(&mut self) {
        let Some(document) = &mut self.desk.document else { return };
        if let Some(review) = document.review.take() {
            document.review_left = Some(review);
            self.desk.focus_article = true;
            return;
        }
        if document.update.is_some() {
            return self.take_text();
        }
        let all = Review::new(&document.annotations, None);
        if all.items.is_empty() {
            return self.desk.say(tr!("review-nothing").to_owned());
        }
        // As it was left, with the text before beside it, unless something else is to be looked at by now.
        let as_left = document.review_left.take().filter(|left| left.left(&document.annotations) == all.items.len());
        let review = as_left.unwrap_or(all);
        let at = review.at;
        document.review = Some(review);
        self.desk.reveal = document.review_show(at, true);
        self.desk.focus_article = true;
    }

    /// Whether the review of a changed text is shown.
    pub fn reviews(&self) -> bool {
        self.desk.document.as_ref().is_some_and(|d| d.review.is_some())
    }

    /// What is stepped through.
    pub fn steps(&self) -> Option<Mode> {
        if self.reviews() {
            Some(Mode::Review)
        } else {
            self.comparing.shown(&self.desk).is_some().then_some(Mode::Compare)
        }
    }

    /// Goes to the next or previous claim, or to that of what is stepped through.
    pub(in crate::app) fn step_claim(&mut self, toward: Toward) {
        match self.steps() {
            Some(Mode::Review) => self.review_step(toward),
            Some(_) => self.change(Action::Comparing(comparing::Action::Step(toward))),
            None => self.desk.step("no-further-claim", |d| d.step_claim(toward)),
        }
    }

    /// Decides of the claim that is shown in the review, and goes to the next one that needs a look.
    pub(in crate::app) fn review_decide(&mut self, decision: Decision) {
        let mut done = false;
        self.desk.act(|document| {
            let outcome = document.review_decide(decision);
            done = matches!(outcome, Report::Done(_));
            outcome
        });
        let Some(document) = self.desk.document.as_mut().filter(|_| done) else { return };
        let next = document.review.as_ref().map_or(0, |r| r.at + 1);
        let left = document.review.as_ref().map_or(0, |r| r.left(&document.annotations));
        if left == 0 {
            document.review = None;
            self.desk.say_done(tr!("review-done").to_owned());
        } else {
            self.desk.reveal = document.review_show(next, true);
        }
        self.desk.focus_article = true;
    }

    /// Shows the next or previous claim of the review.
    fn review_step(&mut self, toward: Toward) {
        self.with_review(|r| match toward {
            Toward::Next => r.at + 1,
            Toward::Previous => r.at + r.items.len().saturating_sub(1),
        });
    }

    /// Shows claim number `i` of the review.
    pub(in crate::app) fn review_go(&mut self, i: usize) {
        self.with_review(|_| i);
    }

    fn with_review(&mut self, to: impl FnOnce(&Review) -> usize) {
        let Some(document) = &mut self.desk.document else { return };
        let Some(review) = &document.review else { return };
        let n = review.items.len().max(1);
        let at = to(review) % n;
        self.desk.reveal = document.review_show(at, false);
        self.desk.focus_article = true;
    }
}
