//! A report a file, and the page that leads to them.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use super::super::error::Error;
use super::super::meant::Files;
use super::super::names::Names;
use super::super::output::warn;
use super::super::stream;
use super::{Export, is_stream, may_be_written, not_written, say_written};
use claimlight_core::file::{Draft, Existing};
use claimlight_core::report::html::Index;
use claimlight_core::report::{self, Format, Report};

/// The name of the index page.
const INDEX: &str = "index.html";

/// Writes the reports on these files. Returns how many failed, apart from those that were left out before.
pub fn write(export: &mut Export<'_>, files: &Files) -> Result<usize, Error> {
    if !files.several {
        return files.paths.first().map_or(Ok(0), |path| one(export, path));
    }
    match export.asked.out.as_deref() {
        Some(out) if !is_stream(Some(out)) && !out.is_file() => several(export, files, out),
        Some(out) => Err(Error::NotAFolder(out.to_owned())),
        None => Err(Error::NoOut),
    }
}

/// The report on the only file.
fn one(export: &mut Export<'_>, path: &Path) -> Result<usize, Error> {
    let annotations = export.read(path, true)?;
    let bytes = printed(export, &Report::new(&annotations, &export.options))?;
    let out = export.asked.out.as_deref();
    if is_stream(out) {
        if out.is_none() && export.asked.to == Format::Docx && std::io::stdout().is_terminal() {
            return Err(Error::NoOut);
        }
        stream::write_bytes(out.unwrap_or(Path::new("-")), &bytes)?;
        return Ok(0);
    }
    let out = out.map(Path::to_owned).unwrap_or_default();
    let name = || Names::default().report(path, export.asked.to);
    let out = if out.is_dir() { out.join(name()) } else { out };
    put(&out, &bytes, export.asked.existing())?;
    say_written(&out, 1, 0)?;
    Ok(0)
}

fn printed(export: &Export<'_>, report: &Report) -> Result<Vec<u8>, Error> {
    report::print_report(report, export.asked.to, &export.options).map_err(Error::NoDocument)
}

fn put(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Error> {
    may_be_written(path, existing)?;
    let draft = Draft::new(path).and_then(|mut draft| draft.add(bytes).map(|()| draft));
    draft.and_then(|draft| draft.put(existing)).map_err(|e| not_written(path, e))
}

/// The page that leads to the reports, while it is written.
struct IndexPage {
    path: PathBuf,
    index: Index,
    draft: Draft,
}

impl IndexPage {
    fn new(export: &Export<'_>, folder: &Path) -> Result<Self, Error> {
        let path = folder.join(INDEX);
        if path.exists() && export.asked.existing() == Existing::Stays {
            return Err(Error::AlreadyThere(path));
        }
        may_be_written(&path, export.asked.existing())?;
        let index = Index::new(export.options.language, export.options.today);
        let draft = Draft::new(&path).map_err(|e| not_written(&path, e))?;
        let mut page = Self { path, index, draft };
        page.add(&page.index.start())?;
        Ok(page)
    }

    fn add(&mut self, html: &str) -> Result<(), Error> {
        self.draft.add(html.as_bytes()).map_err(|e| not_written(&self.path, e))
    }

    fn put(mut self, existing: Existing) -> Result<(), Error> {
        self.add(&self.index.end())?;
        self.draft.put(existing).map_err(|e| not_written(&self.path, e))
    }
}

/// Reports on several files, into a folder, one at a time.
fn several(export: &mut Export<'_>, files: &Files, out: &Path) -> Result<usize, Error> {
    std::fs::create_dir_all(out).map_err(|e| Error::FolderNotMade(out.to_owned(), e))?;
    let mut index = match export.asked.to {
        Format::Html => Some(IndexPage::new(export, out)?),
        _ => None,
    };
    let (mut names, mut written, mut failed) = (Names::default(), 0, 0);
    for path in &files.paths {
        let done = export.read(path, false).and_then(|annotations| {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let file = report::file_name(&file, &annotations, &export.options);
            let name = names.report(Path::new(&file), export.asked.to);
            let report = Report::new(&annotations, &export.options);
            put(&out.join(&name), &printed(export, &report)?, export.asked.existing())?;
            Ok((report, name))
        });
        match done {
            Ok((report, name)) => {
                written += 1;
                if let Some(page) = &mut index {
                    let row = page.index.row(&report, &name);
                    page.add(&row)?;
                }
            }
            Err(error) => {
                failed += 1;
                warn(&error.line());
            }
        }
    }
    if let Some(page) = index {
        page.put(export.asked.existing())?;
    }
    say_written(out, written, failed + files.left)?;
    Ok(failed)
}
