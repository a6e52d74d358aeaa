//! Copying claims as words.

use std::collections::BTreeSet;

use super::Action;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::Timestamp;
use claimlight_core::report::{self, Options, Snippet};

/// Copies the selected claim, or all claims if none is selected.
pub(super) fn copy(desk: &mut Desk, out: &mut Out<Action>, snippet: Snippet) {
    let Some(document) = &desk.document else { return };
    if document.annotations.claims.is_empty() {
        return desk.say(tr!("copied-no-claims").to_owned());
    }
    let claims: BTreeSet<_> = document.selected_claim().map(|claim| claim.id).into_iter().collect();
    let options = Options { claims, ..Options::new(texts::language(), Timestamp::now().local().date()) };
    let annotations = document.annotations.clone();
    let work = move || Some(Action::Copied(report::snippet(&annotations, snippet, &options)));
    let failed = || Some(Action::Copied(String::new()));
    out.start(Task::new(work, failed).for_text(document.ticket()));
}

/// Puts words on the clipboard.
pub(super) fn copied(desk: &mut Desk, words: String) {
    if words.is_empty() {
        return desk.say(tr!("did-not-work", reason = desk::mistake()));
    }
    desk.copy = Some(words);
    desk.say(tr!("copied-claims").to_owned());
}
