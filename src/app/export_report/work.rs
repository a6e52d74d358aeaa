//! Making reports: done by tasks.

use std::collections::BTreeSet;
use std::path::Path;

use super::Plan;
use crate::app::desk::document::Document;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::file::{Draft, DraftError, Existing};
use claimlight_core::model::{Annotations, AnnotatorId, Shown, Timestamp};
use claimlight_core::report::{self, Format, Options, Report, Who, verdict_name};
use claimlight_core::words::Language;

/// How much of a text is previewed, in bytes.
const PREVIEWED: usize = 6_000;

/// How many blocks and claims of a page are previewed.
const BLOCKS: usize = 60;

/// The annotations of an open article, of which a report is made.
pub(super) struct Source {
    annotations: Annotations,
    /// How tables name their file.
    file: String,
}

/// The beginning of a report, as it will be written, and what can be left out of it.
#[derive(Debug)]
pub struct Preview {
    /// The beginning.
    pub page: Page,
    /// The verdicts that claims of the article have: their names in reports, labels and numbers of claims.
    pub verdicts: Vec<(String, String, usize)>,
    /// The people of the article.
    pub people: Vec<(AnnotatorId, String)>,
}

/// The beginning of a report.
#[derive(Debug)]
pub enum Page {
    /// Of one with pages: all that a drawing of them needs.
    Report(Box<Report>),
    /// Of a text.
    Text(String),
}

impl Source {
    pub(super) fn of(document: &Document) -> Self {
        let file = document.saving.path().or(document.path()).map(file_name).unwrap_or_default();
        Self { annotations: document.annotations.clone(), file }
    }

    /// How many claims have which verdict, whoever is left out.
    fn verdicts(&self, language: &Language) -> Vec<(String, String, usize)> {
        let (same, scheme) = (self.annotations.same(), &self.annotations.scheme);
        let mut found: Vec<(Shown<'_>, usize)> = Vec::new();
        for claim in self.annotations.claims.as_slice() {
            let shown = same.shown(claim, None);
            match found.iter_mut().find(|(known, _)| *known == shown) {
                Some((_, count)) => *count += 1,
                None => found.push((shown, 1)),
            }
        }
        let place = |shown: Shown<'_>| match shown {
            Shown::Verdict(id) => scheme.verdicts.iter().position(|v| v.id == id).unwrap_or(scheme.verdicts.len()),
            Shown::Differs => usize::MAX - 3,
            Shown::ToCheck => usize::MAX - 2,
            Shown::NoClaim => usize::MAX - 1,
            Shown::SameAs => usize::MAX,
        };
        found.sort_by_key(|(shown, _)| place(*shown));
        let row = |(shown, count): (Shown<'_>, usize)| {
            (verdict_name(shown).to_owned(), language.shown(scheme, shown).to_owned(), count)
        };
        found.into_iter().map(row).collect()
    }

    fn people(&self) -> Vec<(AnnotatorId, String)> {
        let same = self.annotations.same();
        let all = self.annotations.annotators.iter().filter(|a| same.person(a.id) == a.id);
        all.map(|a| (a.id, a.name.clone())).collect()
    }

    /// What the report shows.
    fn options(&self, plan: &Plan) -> Options {
        let language = Language::named(plan.language).unwrap_or(Language::english());
        let verdicts = self.verdicts(language).into_iter().map(|(name, ..)| name);
        let verdicts = verdicts.filter(|name| !plan.no_verdicts.contains(name)).collect();
        let people = self.people().into_iter().map(|(id, _)| id).filter(|id| !plan.nobody.contains(id));
        let today = Timestamp::now().local().date();
        Options {
            without: plan.without.clone(),
            // All of them is no choice: then nothing has to be said of it.
            verdicts: if plan.no_verdicts.is_empty() { BTreeSet::default() } else { verdicts },
            people: if plan.nobody.is_empty() { BTreeSet::default() } else { people.map(Who::Id).collect() },
            article_only: plan.article_only,
            ..Options::new(language, today)
        }
    }
}

/// Makes the beginning of a report.
pub(super) fn preview(source: &Source, plan: &Plan) -> Preview {
    let options = source.options(plan);
    let page = match plan.format {
        Format::Html | Format::Docx => {
            let mut report = Report::new(&source.annotations, &options);
            report.blocks.truncate(BLOCKS);
            report.claims.truncate(report.claims.len().min(BLOCKS * 4));
            Page::Report(Box::new(report))
        }
        format => {
            let made =
                report::print(&source.annotations, &source.file, format, plan.rows, &options).unwrap_or_default();
            let text = String::from_utf8_lossy(&made);
            let text = text.trim_start_matches('\u{feff}').replace('\r', "");
            let end = text.floor_char_boundary(text.len().min(PREVIEWED));
            Page::Text(text[..end].to_owned())
        }
    };
    Preview { page, verdicts: source.verdicts(options.language), people: source.people() }
}

/// Writes a report, over the file that is there. The error is a sentence for people.
pub(super) fn write(source: &Source, plan: &Plan, path: &Path) -> Result<(), String> {
    let options = source.options(plan);
    let made = report::print(&source.annotations, &source.file, plan.format, plan.rows, &options);
    let bytes = made.map_err(|e| tr!("report-no-document", reason = e.to_string()))?;
    let draft = Draft::new(path).and_then(|mut draft| draft.add(&bytes).map(|()| draft));
    draft.and_then(|draft| draft.put(Existing::IsReplaced)).map_err(|e| match e {
        DraftError::AlreadyThere => tr!("this-file-exists-already").to_owned(),
        DraftError::NotWritten(e) => error_text::save(&e),
    })
}
