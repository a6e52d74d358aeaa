//! Going through what a figure is made of, in the articles.

use super::list::Goal;
use super::{Request, State};
use crate::app::desk::document::Document;
use crate::app::desk::select::{Reveal, Toward};
use crate::app::desk::{Agreement, Desk};
use crate::tr;
use claimlight_core::text::TextRange;

impl State {
    pub(super) fn step(&mut self, desk: &mut Desk) -> Option<Request> {
        let page = self.page.as_ref()?;
        let at = page.at;
        if page.list.as_ref().is_none_or(|list| list.rows.is_empty()) {
            desk.say(tr!("agree-nothing-to-step").to_owned());
            return None;
        }
        self.go(desk, at)
    }

    pub(super) fn next(&mut self, desk: &mut Desk, toward: Toward) -> Option<Request> {
        let page = self.page.as_ref()?;
        let n = page.list.as_ref().map_or(0, |list| list.rows.len()).max(1);
        let at = page.at + if toward == Toward::Next { 1 } else { n - 1 };
        self.go(desk, at % n)
    }

    /// Goes to an entry of the list, in its article.
    pub(super) fn go(&mut self, desk: &mut Desk, i: usize) -> Option<Request> {
        let page = self.page.as_mut()?;
        let goal = page.list.as_ref()?.rows.get(i)?.goal.clone();
        page.at = i;
        desk.agreement = Some(Agreement::Steps);
        self.travel(desk, goal)
    }

    /// Opens an article of the study.
    pub(super) fn article(&mut self, desk: &mut Desk, i: usize) -> Option<Request> {
        let page = self.page.as_ref()?;
        let file = *page.figures.as_ref()?.studied.counted.articles.get(i)?.files.first()?;
        let entry = page.held.as_ref()?.entries.get(file)?;
        let goal = Goal { path: entry.path.clone(), number: entry.number, claim: None, at: None };
        desk.agreement = Some(Agreement::Steps);
        self.travel(desk, goal)
    }

    fn travel(&mut self, desk: &mut Desk, goal: Goal) -> Option<Request> {
        desk.focus_article = true;
        let is_shown = desk.document.as_ref().is_some_and(|document| is_of(document, &goal));
        let open = desk.documents().find(|document| is_of(document, &goal)).map(|document| document.number);
        let request = match (is_shown, open) {
            (true, _) => None,
            (false, Some(number)) => Some(Request::Show(number)),
            (false, None) => goal.path.clone().map(Request::Open),
        };
        self.goal = Some(goal);
        request
    }

    /// Goes where the person is going, once the article is shown.
    pub(super) fn arrive(&mut self, desk: &mut Desk) {
        let Some(goal) = self.goal.take_if(|goal| desk.document.as_ref().is_some_and(|d| is_of(d, goal))) else {
            return;
        };
        arrive(desk, &goal);
    }
}

/// Whether a goal lies in an open article.
fn is_of(document: &Document, goal: &Goal) -> bool {
    let is_file = goal.path.as_deref().is_some_and(|path| document.saving.path() == Some(path));
    is_file || goal.path.is_none() && goal.number == Some(document.number)
}

/// Selects the claim or the words of a goal in the shown article.
fn arrive(desk: &mut Desk, goal: &Goal) {
    let Some(document) = desk.document.as_mut().filter(|document| !document.needs_text) else { return };
    if let Some(claim) = goal.claim.filter(|claim| document.annotations.claims.get(*claim).is_some()) {
        return desk.select_claim(claim, Reveal::Yes);
    }
    let text = &document.annotations.article.text;
    let range = goal.at.and_then(|(start, end)| Some((text.to_offset(start)?, text.to_offset(end)?)));
    if let Some((start, end)) = range {
        let range = TextRange::new(start, end);
        document.select_words(range);
        desk.reveal = Some(range);
    }
    desk.focus_article = true;
}
