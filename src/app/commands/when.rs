//! When a command can be given. The error is the key of the text that says why it can't be given now.

use crate::app::desk::document::{Document, Selection};
use crate::app::desk::{Desk, Mode};

/// Whether a command can be given; the error is the key of a text.
pub type Can = Result<(), &'static str>;

/// At any time.
pub fn always(_: &Desk) -> Can {
    Ok(())
}

/// With an article open, though its text may be missing.
pub fn reading(desk: &Desk) -> Can {
    desk.document.as_ref().map(|_| ()).ok_or("open-an-article-first")
}

/// With an article open that has its text.
pub fn article(desk: &Desk) -> Can {
    shown(desk).map(|_| ())
}

/// With a folder open, or more than one article.
pub fn many(desk: &Desk) -> Can {
    if desk.has_many() { Ok(()) } else { Err("no-further-article") }
}

/// With words or a claim selected, though the article's text may be missing.
pub fn copying(desk: &Desk) -> Can {
    let document = desk.document.as_ref().ok_or("open-an-article-first")?;
    if is_selected(document) { Ok(()) } else { Err("select-words-or-a-claim-first") }
}

/// With words or a claim selected.
pub fn selected(desk: &Desk) -> Can {
    shown(desk)?;
    copying(desk)
}

/// With a claim selected.
pub fn claim(desk: &Desk) -> Can {
    shown(desk)?.selected_claim().map(|_| ()).ok_or("select-a-claim-first")
}

/// While what changed with the text is looked at.
pub fn review(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Review) { Ok(()) } else { Err("review-nothing") }
}

/// While two people's claims are compared.
pub fn compare(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Compare) { Ok(()) } else { Err("compare-nothing") }
}

/// If there is something to take back.
pub fn undo(desk: &Desk) -> Can {
    shown(desk)?.history.next_undo().map(|_| ()).ok_or("nothing-to-undo")
}

/// If there is something to make again.
pub fn redo(desk: &Desk) -> Can {
    shown(desk)?.history.next_redo().map(|_| ()).ok_or("nothing-to-redo")
}

fn shown(desk: &Desk) -> Result<&Document, &'static str> {
    let document = desk.document.as_ref().ok_or("open-an-article-first")?;
    if document.needs_text { Err("needs-text-first") } else { Ok(document) }
}

fn is_selected(document: &Document) -> bool {
    matches!(document.selection, Selection::Claim(_)) || !document.selected_range().is_empty()
}
