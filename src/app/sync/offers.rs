//! Offers to merge somebody else's file into mine: when it is opened, dropped, or chosen.
//!
//! Always true: an offer waits until its article is shown and nothing else is asked. Nothing is merged before it is accepted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::merge_files::{self, Copy};
use super::{Action, Mine, Request, State};
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::{self, Desk};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::compare::MySide;
use claimlight_core::file;
use claimlight_core::model::{Annotations, AnnotatorId, Limits};

/// Which of the two files is shown while the user is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The one that would be merged.
    Theirs,
    /// The user's own.
    Mine,
}

/// A file that can be merged into the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The open article during which the user is asked, by its number.
    pub article: u64,
    /// Which file that article is.
    pub shown: Shown,
    /// The user's own claims.
    pub mine: Mine,
    /// The file that would be merged.
    pub path: PathBuf,
    /// What would come in, in lines for display; empty if nothing would.
    pub brings: Vec<String>,
}

/// How a file that may be merged was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// It was chosen to be merged.
    Chosen,
    /// It was dropped on the window.
    Dropped,
}

/// An open article with claims of the user.
#[derive(Clone, Debug)]
pub struct Open {
    /// Its number.
    pub number: u64,
    /// Its annotations.
    pub now: Annotations,
    /// Its annotations when they were last read or written.
    pub base: Arc<Annotations>,
}

/// An article that was just opened, from a file that may be somebody else's.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// The article's number.
    pub article: u64,
    /// The annotation file that it was read from.
    pub path: PathBuf,
    /// The annotations in that file.
    pub annotations: Annotations,
    /// Whether the file was opened before, and may be one of the user's own.
    pub is_known: bool,
    /// Open articles with claims of the user on the same text.
    pub open: Vec<Open>,
    /// Articles and annotation files among which the user's claims are looked for.
    pub candidates: Vec<PathBuf>,
    /// The user's name.
    pub who: String,
    /// The user's id.
    pub me: AnnotatorId,
}

impl Newcomer {
    /// What is to be known of an open article before the user's claims on it are looked for. `None` if it was read from no annotation
    /// file, or from one in which the user works alone.
    pub fn of(desk: &Desk, document: &Document, is_known: bool, candidates: Vec<PathBuf>) -> Option<Self> {
        let path = document.read_from.clone()?;
        let who = desk.settings.my_name().to_owned();
        if document.needs_text || file::is_own(&path, &who) {
            return None;
        }
        let is_mine = |d: &&Document| {
            let is_another = d.number != document.number && !is_of(d, &path);
            let is_apart = matches!(&d.saving.target, Target::File(mine) if is_apart(mine, &path, &who));
            is_another && !is_apart && !d.saving.disposable && d.holds_mine() && d.text() == document.text()
        };
        let open = desk.documents().filter(is_mine).map(|d| Open {
            number: d.number,
            now: d.annotations.clone(),
            base: Arc::clone(&d.base),
        });
        Some(Self {
            article: document.number,
            annotations: document.annotations.clone(),
            is_known,
            open: open.collect(),
            candidates,
            who,
            me: document.me,
            path,
        })
    }

    /// Finds the user's own claims on the same article, first among the open articles. `None` if there are none, or if the user
    /// need not be asked again.
    fn look(&self) -> Option<Offer> {
        let offer = |mine: Mine, brings: Vec<String>| Offer {
            article: self.article,
            shown: Shown::Theirs,
            mine,
            path: self.path.clone(),
            brings,
        };
        let of_open = |open: &Open| {
            let side = MySide { now: &open.now, base: Some(&open.base), me: self.me, clock: merge_files::clock() };
            let brings = merge_files::would_bring(&side, &self.annotations).ok()?;
            Some(offer(Mine::Open(open.number), brings))
        };
        let of_file = |candidate: &PathBuf| {
            let brings = self.look_in(candidate)?;
            Some(offer(Mine::Closed(candidate.clone()), brings))
        };
        let found = self.open.iter().find_map(of_open).or_else(|| self.candidates.iter().find_map(of_file))?;
        let is_asked_again = !found.brings.is_empty() && !self.annotations.holds_work_of(self.me);
        (!self.is_known || is_asked_again).then_some(found)
    }

    /// What would come into the annotation file that this path leads to; `None` if it holds no claims of the user on this article.
    fn look_in(&self, candidate: &Path) -> Option<Vec<String>> {
        let file = file::file_of(candidate, self.annotations.article.text.sha256(), &self.who)?;
        if is_one_file(&file, &self.path) || is_apart(&file, &self.path, &self.who) {
            return None;
        }
        let mine = file::read(&file::read_file(&file, Limits::USUAL.annotation_file).ok()?).ok()?.annotations;
        let is_it = mine.holds_work_of(self.me) && mine.article.text.is_same(&self.annotations.article.text);
        is_it.then(|| merge_files::would_bring(&MySide::as_read(&mine), &self.annotations).ok())?
    }
}

/// Whether an open article is saved to this file.
fn is_of(document: &Document, path: &Path) -> bool {
    matches!(&document.saving.target, Target::File(target) if is_one_file(target, path))
}

/// Whether `mine` is the file in which the user works alone, beside `theirs`: what others do comes in when the user asks for it.
fn is_apart(mine: &Path, theirs: &Path, who: &str) -> bool {
    file::is_own(mine, who) && mine.parent() == theirs.parent()
}

/// Whether two paths lead to one file.
fn is_one_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|real_one| Some(real_one) == real(other))
}

impl Offer {
    /// The question whether to merge.
    fn ask(self) -> Question<Action> {
        let Self { shown, mine, path, brings, .. } = self;
        if shown == Shown::Mine && brings.is_empty() {
            return Question::told(vec![tr!("offer-nothing", name = file_name(&path))], tr!("ok"));
        }
        let question = match shown {
            Shown::Theirs => Question::new(tr!("offer-title")).line(tr!("offer-what")),
            Shown::Mine => {
                Question::new(tr!("offer-title-named", name = file_name(&path))).line(tr!("offer-what-named"))
            }
        };
        let question = if brings.is_empty() {
            question.line(tr!("merge-in-nothing"))
        } else {
            brings.into_iter().fold(question.line(tr!("offer-brings")), Question::line)
        };
        let merge = Action::MergeInto(mine, path.clone());
        match shown {
            Shown::Theirs => question.yes(tr!("offer-merge"), merge).no(tr!("offer-look")),
            Shown::Mine => {
                question.yes(tr!("offer-merge"), merge).yes(tr!("offer-look"), Action::LookOnly(path)).no(tr!("cancel"))
            }
        }
    }
}

impl State {
    /// The next question whether to merge a file, if one waits for the shown article.
    pub fn next_offer(&mut self, desk: &Desk) -> Option<Question<Action>> {
        let shown = desk.document.as_ref()?.number;
        let at = self.offers.iter().position(|offer| offer.article == shown)?;
        Some(self.offers.remove(at).ask())
    }

    /// Keeps an offer until it can be asked. One file is offered once at a time.
    pub(super) fn offer(&mut self, offer: Offer) {
        self.offers.retain(|other| other.path != offer.path);
        self.offers.push(offer);
    }

    /// Takes in what was found in a file that was chosen or dropped, to be merged into an open article.
    pub(super) fn file_seen(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        (article, path, named): (u64, PathBuf, Named),
        brings: Result<Vec<String>, String>,
        asked: &mut Vec<Request>,
    ) {
        desk.working = None;
        match (brings, named) {
            (Ok(brings), _) => {
                self.offer(Offer { article, shown: Shown::Mine, mine: Mine::Open(article), path, brings });
            }
            // It may be any annotation file: it is opened as if no article were shown.
            (Err(_), Named::Dropped) => asked.push(Request::Open(path)),
            (Err(reason), Named::Chosen) => {
                let told = tr!("place-not-merged", name = file_name(&path), reason = reason);
                out.ask(Question::told(vec![told], tr!("ok")));
            }
        }
    }
}

/// Lets the user choose a file to merge into the shown article.
pub(super) fn choose(desk: &Desk, out: &mut Out<Action>) {
    let Some(article) = desk.document.as_ref().map(|d| d.number) else { return };
    let chosen = move |path| Action::LookAtFile(article, path, Named::Chosen);
    out.choose(Choice::new("dialog-merge", Wanted::File, Kind::Annotations, chosen).for_article(article));
}

/// Starts looking for the user's own claims on the article of a file just opened.
pub(super) fn look_for_mine(out: &mut Out<Action>, newcomer: Newcomer) {
    let work = move || newcomer.look().map(Action::Offered);
    out.start(Task::new(work, || Some(Action::Failed)));
}

/// Starts looking at what a file would bring into an open article.
pub(super) fn look_at_file(desk: &mut Desk, out: &mut Out<Action>, (article, path, named): (u64, PathBuf, Named)) {
    if desk.documents().any(|d| is_of(d, &path)) {
        // It is open already: it is shown, or said to be mine.
        return out.start(Task::new(move || Some(Action::LookOnly(path)), || Some(Action::Failed)));
    }
    let Some(copy) = Copy::of(desk, article, path.clone()) else { return };
    desk.work(tr!("opening", name = file_name(&path)));
    let failed_path = path.clone();
    let work = move || {
        let brings = merge_files::file_would_bring(&copy, &path);
        Some(Action::FileSeen(article, path, named, brings))
    };
    let failed = move || Some(Action::FileSeen(article, failed_path, named, Err(desk::mistake())));
    out.start(Task::new(work, failed));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(article: u64, path: &str) -> Offer {
        let brings = vec!["Ben: 1 claim".to_owned()];
        Offer { article, shown: Shown::Theirs, mine: Mine::Open(7), path: PathBuf::from(path), brings }
    }

    fn desk(number: u64) -> Desk {
        let mut desk = Desk::new(crate::app::settings::Settings::default(), None);
        let mut document = Document::pasted("The bridge closed in May.");
        document.number = number;
        desk.document = Some(document);
        desk
    }

    #[test]
    fn offers_wait_for_their_article_and_come_one_by_one() {
        let mut state = State::default();
        for one in [offer(1, "a"), offer(2, "b"), offer(1, "c"), offer(1, "a")] {
            state.offer(one);
        }
        let mut check = |number: u64, asked: usize| {
            let desk = desk(number);
            assert_eq!(std::iter::from_fn(|| state.next_offer(&desk)).count(), asked, "article {number}");
        };
        check(3, 0);
        check(1, 2);
        check(2, 1);
        check(1, 0);
    }

    #[test]
    fn what_was_opened_is_looked_at_alone_and_what_was_chosen_can_be_left() {
        let check = |shown: Shown, buttons: usize| {
            let question = Offer { shown, ..offer(1, "/a/b.claims.ron") }.ask();
            let acts = question.buttons.iter().filter(|b| b.action.is_some()).count();
            assert_eq!((question.buttons.len(), acts), (buttons, buttons - 1), "one of them changes nothing");
            assert!(question.lines.iter().any(|line| line.to_string() == "Ben: 1 claim"));
        };
        check(Shown::Theirs, 2);
        check(Shown::Mine, 3);
    }
}
