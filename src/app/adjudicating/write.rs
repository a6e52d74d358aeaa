//! Writing what stands of an article to a file of its own.

use std::path::PathBuf;

use super::Action;
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk};
use crate::app::words::error_text;
use crate::tr;
use claimlight_core::agreement::Unmarked;
use claimlight_core::agreement::queue::{Queue, standing};
use claimlight_core::file;

/// Lets the person choose a file.
pub(super) fn choose(document: &Document, out: &mut Out<Action>) {
    let stem = document.path().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_else(|| document.title().to_owned());
    let stem = stem.split('.').next().unwrap_or_default();
    let choice = Choice::new("dialog-stands", Wanted::NewFile, Kind::Annotations, Action::WriteTo);
    let name = format!("{stem}.{}.claims.ron", tr!("adj-file-name"));
    out.choose(choice.at(Suggested::Named(name)).for_article(document.number));
}

/// Has what stands written.
pub(super) fn write(desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
    if desk.documents().any(|d| d.is_of(&path) || d.article_file.as_ref() == Some(&path)) {
        return desk.say(tr!("report-not-itself").to_owned());
    }
    let Some(document) = &desk.document else { return };
    let (annotations, sentences) = (document.annotations.clone(), document.progress.sentences().to_vec());
    let (failed_path, written) = (path.clone(), path.clone());
    let work = move || {
        let (standing, _) = standing(&annotations, &Queue::of(&annotations, &sentences, Unmarked::Auto));
        let result = file::save(&path, file::print(&standing)).map_err(|e| error_text::save(&e));
        Some(Action::Written(path, result))
    };
    let failed = move || Some(Action::Written(failed_path, Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&written));
}
