//! Writing the figures to a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Action;
use super::figures::Figures;
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::{self, Desk};
use crate::app::words::error_text;
use crate::app::words::texts::language;
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::Timestamp;
use claimlight_core::report::agreement::{page, study, table};

/// The formats in which figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table, a row a figure.
    Csv,
    /// All figures and tables, for programs.
    Json,
    /// A page for people.
    Html,
}

impl Format {
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// Asks in which format the figures are written.
pub(super) fn ask(out: &mut Out<Action>) {
    out.ask(
        Question::new(tr!("agree-export-title"))
            .line(tr!("agree-export-help"))
            .no(tr!("cancel"))
            .yes(tr!("agree-export-json"), Action::ChooseFile(Format::Json))
            .yes(tr!("agree-export-csv"), Action::ChooseFile(Format::Csv))
            .yes(tr!("agree-export-html"), Action::ChooseFile(Format::Html)),
    );
}

/// Lets the person choose a file.
pub(super) fn choose_file(out: &mut Out<Action>, format: Format) {
    let then = move |path| Action::Write(format, path);
    let choice = Choice::new("dialog-agreement", Wanted::NewFile, Kind::Any, then);
    out.choose(choice.at(Suggested::Named(format!("{}.{}", tr!("agree-file-name"), format.ending()))));
}

/// Has the figures written.
pub(super) fn write(desk: &mut Desk, out: &mut Out<Action>, figures: Arc<Figures>, format: Format, path: PathBuf) {
    if desk.documents().any(|d| d.is_of(&path) || d.article_file.as_ref() == Some(&path)) {
        return desk.say(tr!("report-not-itself").to_owned());
    }
    let (failed_path, written) = (path.clone(), path.clone());
    let work = move || {
        let result = write_to(&figures, format, &path);
        Some(Action::Written(path, result))
    };
    let failed = move || Some(Action::Written(failed_path, Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&written));
}

fn write_to(figures: &Figures, format: Format, path: &Path) -> Result<(), String> {
    let studied = &figures.studied;
    let words = match format {
        Format::Csv => table(studied),
        Format::Html => page(studied, Timestamp::now().local().date(), language()),
        Format::Json => format!("{:#}\n", study(studied)),
    };
    file::save(path, &words).map_err(|e| error_text::save(&e))
}
