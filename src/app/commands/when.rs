//! When a command can be run. The error is the key of the text that says why it can't be run now.

use crate::app::desk::document::Document;
use crate::app::desk::selection::Selection;
use crate::app::desk::{Agreement, Desk, Grading, Mode};

/// Whether a command can be run; the error is the key of a text.
pub type Can = Result<(), &'static str>;

/// Always.
pub fn always(_: &Desk) -> Can {
    Ok(())
}

/// If an article is open, even if its text is missing.
pub fn reading(desk: &Desk) -> Can {
    desk.document.as_ref().map(|_| ()).ok_or("open-an-article-first")
}

/// If an article is open and its text is available.
pub fn article(desk: &Desk) -> Can {
    shown(desk).map(|_| ())
}

/// If an article is open whose text came from a file that is known.
pub fn from_file(desk: &Desk) -> Can {
    shown(desk)?.article_file.as_ref().map(|_| ()).ok_or("article-has-no-file")
}

/// If an e-book is open whose file is known.
pub fn book(desk: &Desk) -> Can {
    from_file(desk)?;
    let import = shown(desk)?.annotations.article.facts.import.as_ref();
    if import.is_some_and(|import| import.reader == "epub") { Ok(()) } else { Err("chapters-no-book") }
}

/// If a folder or more than one article is open.
pub fn many(desk: &Desk) -> Can {
    if desk.has_many() { Ok(()) } else { Err("no-further-article") }
}

/// If words or a claim are selected, even if the article's text is missing.
pub fn copying(desk: &Desk) -> Can {
    let document = desk.document.as_ref().ok_or("open-an-article-first")?;
    if is_selected(document) { Ok(()) } else { Err("select-words-or-a-claim-first") }
}

/// If words or a claim are selected.
pub fn selected(desk: &Desk) -> Can {
    shown(desk)?;
    copying(desk)
}

/// If a claim is selected.
pub fn claim(desk: &Desk) -> Can {
    shown(desk)?.selected_claim().map(|_| ()).ok_or("select-a-claim-first")
}

/// If a claim with evidence is selected.
pub fn evidence(desk: &Desk) -> Can {
    claim(desk)?;
    let has_some = shown(desk)?.selected_claim().is_some_and(|claim| !claim.evidence.is_empty());
    if has_some { Ok(()) } else { Err("add-evidence-first") }
}

/// During the review of a changed text.
pub fn review(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Review) { Ok(()) } else { Err("review-nothing") }
}

/// While two people's claims are compared.
pub fn compare(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Compare) { Ok(()) } else { Err("compare-nothing") }
}

/// While a text is mended.
pub fn mending(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Mend) { Ok(()) } else { Err("mend-nothing") }
}

/// If an article is open in which something can be decided: not while its text is mended.
pub fn decidable(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Mend) { Err("mend-first") } else { Ok(()) }
}

/// While something is decided where people differ.
pub fn deciding(desk: &Desk) -> Can {
    if shown(desk)?.mode == Some(Mode::Adjudicate) { Ok(()) } else { Err("adj-nothing") }
}

/// If there is something whose agreement can be told: a folder or an article.
pub fn studied(desk: &Desk) -> Can {
    if desk.folder.is_some() || desk.document.is_some() { Ok(()) } else { Err("agree-nothing-open") }
}

/// While the page of agreement is shown.
pub fn agreeing(desk: &Desk) -> Can {
    if desk.agreement == Some(Agreement::Page) { Ok(()) } else { Err("agree-no-page") }
}

/// While the page of agreement is shown, if somebody decides between others there.
pub fn decisions(desk: &Desk) -> Can {
    agreeing(desk)?;
    if desk.has_decisions { Ok(()) } else { Err("agree-no-decisions") }
}

/// While what a figure of agreement is made of is stepped through.
pub fn agreement_steps(desk: &Desk) -> Can {
    if desk.agreement == Some(Agreement::Steps) { Ok(()) } else { Err("agree-no-steps") }
}

/// While answers of pupils are graded, and there are some.
pub fn grading(desk: &Desk) -> Can {
    if desk.grading == Some(Grading::Answers) { Ok(()) } else { Err("grade-no-answers") }
}

/// If there is something to undo. What is mended has its own steps.
pub fn undo(desk: &Desk) -> Can {
    if matches!(desk.mode(), Some(Mode::Mend | Mode::Grading)) {
        return Ok(());
    }
    desk.hides_claims().map_or(Ok(()), Err)?;
    shown(desk)?.history.next_undo().map(|_| ()).ok_or("nothing-to-undo")
}

/// If there is something to redo.
pub fn redo(desk: &Desk) -> Can {
    if matches!(desk.mode(), Some(Mode::Mend | Mode::Grading)) {
        return Ok(());
    }
    desk.hides_claims().map_or(Ok(()), Err)?;
    shown(desk)?.history.next_redo().map(|_| ()).ok_or("nothing-to-redo")
}

fn shown(desk: &Desk) -> Result<&Document, &'static str> {
    let document = desk.document.as_ref().ok_or("open-an-article-first")?;
    if document.needs_text { Err("needs-text-first") } else { Ok(document) }
}

fn is_selected(document: &Document) -> bool {
    matches!(document.selection, Selection::Claim(_)) || !document.selected_range().is_empty()
}
