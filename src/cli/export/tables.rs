//! One table of the claims, judgements or spans of all files.

use std::io::{BufWriter, Stdout, Write as _};
use std::path::{Path, PathBuf};

use super::super::error::Error;
use super::super::meant::Files;
use super::super::output::{self, warn};
use super::super::stream;
use super::{Export, is_stream, may_be_written, not_written, say_written};
use claimlight_core::file::{Draft, Existing};
use claimlight_core::report::{Format, Row, Rows, rows, table};

/// Where a table goes, row by row.
enum Sink {
    Output(BufWriter<Stdout>),
    Stream(PathBuf),
    File(PathBuf, Draft),
}

impl Sink {
    fn new(out: Option<&Path>, name: &str, existing: Existing) -> Result<Self, Error> {
        let Some(out) = out.filter(|out| *out != Path::new("-")) else {
            return Ok(Self::Output(BufWriter::new(std::io::stdout())));
        };
        if stream::is_stream(out) {
            return Ok(Self::Stream(out.to_owned()));
        }
        let path = if out.is_dir() { out.join(name) } else { out.to_owned() };
        if path.exists() && existing == Existing::Stays {
            return Err(Error::AlreadyThere(path));
        }
        may_be_written(&path, existing)?;
        let draft = Draft::new(&path).map_err(|e| not_written(&path, e))?;
        Ok(Self::File(path, draft))
    }

    fn add(&mut self, text: &str) -> Result<(), Error> {
        match self {
            Self::Output(out) => output::written(out.write_all(text.as_bytes())),
            Self::Stream(path) => stream::write(path, text),
            Self::File(path, draft) => draft.add(text.as_bytes()).map_err(|e| not_written(path, e)),
        }
    }

    /// Ends the table. Returns the file that was written, if it is one.
    fn end(self, existing: Existing) -> Result<Option<PathBuf>, Error> {
        match self {
            Self::Output(mut out) => output::written(out.flush()).map(|()| None),
            Self::Stream(_) => Ok(None),
            Self::File(path, draft) => match draft.put(existing) {
                Ok(()) => Ok(Some(path)),
                Err(error) => Err(not_written(&path, error)),
            },
        }
    }
}

/// Writes the table. Returns how many files failed, apart from those that were left out before.
pub fn write(export: &mut Export<'_>, files: &Files) -> Result<usize, Error> {
    let (of, to) = (export.asked.rows, export.asked.to);
    let print = |rows: &[Row]| if to == Format::Csv { table::csv(rows) } else { table::json_lines(of, rows) };
    let only = !files.several;
    let (mut sink, mut written, mut failed): (Option<Sink>, usize, usize) = (None, 0, 0);
    let out = export.asked.out.as_deref();
    let name = table_name(of, to);
    let existing = export.asked.existing();
    let start = || -> Result<Sink, Error> {
        let mut sink = Sink::new(out, &name, existing)?;
        if to == Format::Csv {
            sink.add(&table::csv_head(of))?;
        }
        Ok(sink)
    };
    // A table of a single file that can't be read is not begun.
    if !only {
        sink = Some(start()?);
    }
    for path in &files.paths {
        match export.read(path, only) {
            Ok(annotations) => {
                let text = print(&rows(&annotations, &path.display().to_string(), of, &export.options));
                let mut begun = match sink.take() {
                    Some(begun) => begun,
                    None => start()?,
                };
                begun.add(&text)?;
                sink = Some(begun);
                written += 1;
            }
            Err(error) if only => return Err(error),
            Err(error) => {
                failed += 1;
                warn(&error.line());
            }
        }
    }
    let file = sink.map_or(Ok(None), |sink| sink.end(existing))?;
    if let Some(file) = file.filter(|_| !is_stream(out)) {
        say_written(&file, written, failed + files.left)?;
    }
    Ok(failed)
}

/// The name of a table in a folder: `claims.csv`.
fn table_name(rows: Rows, to: Format) -> String {
    let name = Rows::ALL.iter().find(|(known, _)| *known == rows).map_or("claims", |(_, name)| name);
    format!("{name}.{}", to.ending())
}
