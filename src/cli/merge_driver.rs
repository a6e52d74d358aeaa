//! `claimlight merge-driver`: merging by Git.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::merge;
use super::output::{self, plain, warn};
use super::{conflicts, copy};
use claimlight_core::compare::{self, Ancestor, MySide, NotMerged, Way};
use claimlight_core::file;
use claimlight_core::model::{Annotations, Limits};

/// The length of Git's conflict markers, unless Git names another one.
const MARKER: usize = 7;

/// Merge two versions for Git: `merge-driver %O %A %B [%L [%P]]`
///
/// The status is 0 if they were merged, even if something is to decide, and 1 if they can't be.
#[derive(clap::Args)]
pub struct Arguments {
    /// The common ancestor; an empty file if there is none
    ancestor: PathBuf,
    /// Our version, which the merged one replaces
    ours: PathBuf,
    /// Their version
    theirs: PathBuf,
    /// The length of conflict markers
    marker: Option<usize>,
    /// The path of the file, for messages
    path: Option<PathBuf>,
}

/// Merges their version into ours, and says what is to decide. If that can't be done, ours becomes both versions between conflict
/// markers.
pub fn run(asked: &Arguments) -> Result<(), Error> {
    let name = plain(&asked.path.as_ref().unwrap_or(&asked.ours).display().to_string());
    let annotations = merged(asked, &name).inspect_err(|_| {
        if let Err(error) = write_both(asked) {
            warn(&error.line());
        }
    })?;
    file::save(&asked.ours, file::print(&annotations)).map_err(|e| Error::NotWritten(asked.ours.clone(), e))?;
    let open = conflicts::lines(&annotations);
    if !open.is_empty() {
        warn(&format!("{name}: merged; {} to decide:", open.len()));
    }
    for line in open {
        warn(&format!("{name}: {line}"));
    }
    Ok(())
}

/// Both versions in one. Warns of what people should know.
fn merged(asked: &Arguments, name: &str) -> Result<Annotations, Error> {
    let mut versions = merge::versions(&[&asked.ours, &asked.theirs], Limits::LARGE)?.into_iter();
    let (Some(ours), Some(theirs)) = (versions.next(), versions.next()) else { return Err(Error::NoAnnotationFile) };
    for version in [&ours, &theirs] {
        for warning in &copy::warnings_of(version.path, &version.loaded) {
            output::warn(&plain(warning));
        }
    }
    let not_merged = |why| Error::NotMerged(asked.path.clone().unwrap_or_else(|| asked.theirs.clone()), why);
    let (ours, theirs) = (ours.loaded.annotations, theirs.loaded.annotations);
    let before = ancestor(asked, &[&ours, &theirs], name);
    let ancestor = before.as_ref().map_or(Ancestor::Unknown, |(version, run)| Ancestor::Version { version, run: *run });
    let together = compare::bring_together(&MySide::as_read(&ours), &theirs, ancestor).map_err(not_merged)?;
    if together.both.article.text.is_left_out() {
        return Err(not_merged(NotMerged::NoText));
    }
    if let Some(warning) = merge::warning_of_text(name, &ours, &together.both) {
        warn(&warning);
    }
    if together.way == Way::Unclear {
        warn(&format!(
            "{name}: their version lacks changes of the common ancestor, but is no earlier version of it; \
             everything in both versions was kept"
        ));
    }
    Ok(together.both)
}

/// The common ancestor, and the number for stamps: it comes from the three files. `None` if there is no ancestor.
fn ancestor(asked: &Arguments, others: &[&Annotations], name: &str) -> Option<(Annotations, u32)> {
    let bytes = |path: &Path| file::read_file(path, Limits::LARGE.annotation_file).unwrap_or_default();
    let files = [&asked.ancestor, &asked.ours, &asked.theirs].map(|path| bytes(path));
    let hashes: Vec<String> = files.iter().map(|bytes| file::sha256_hex(bytes)).collect();
    let run =
        file::sha256_hex(hashes.concat().as_bytes()).get(..8).and_then(|hex| u32::from_str_radix(hex, 16).ok())?;
    let source = &files[0];
    if source.trim_ascii().is_empty() {
        return None;
    }
    let loaded = match file::read(source) {
        Ok(loaded) => loaded,
        Err(error) => {
            let error = plain(&error.to_string());
            warn(&format!("{name}: the common ancestor can't be read; everything in both versions was kept: {error}"));
            return None;
        }
    };
    // One of the versions may hold the very text that was left out.
    let on = others.iter().find_map(|other| {
        let on = file::read_on(source, &other.article.text).ok()?;
        (!on.annotations.article.text.is_left_out()).then_some(on)
    });
    Some((on.unwrap_or(loaded).annotations, run))
}

/// Makes ours both versions, whole, between Git's conflict markers.
fn write_both(asked: &Arguments) -> Result<(), Error> {
    let length = asked.marker.unwrap_or(MARKER).clamp(1, 1000);
    let marker = |sign: &str, label: &str| format!("{}{label}\n", sign.repeat(length)).into_bytes();
    let whole = |path: &Path| -> Result<Vec<u8>, Error> {
        let mut bytes = copy::bytes(path, Limits::LARGE)?;
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        Ok(bytes)
    };
    let (ours, theirs) = (whole(&asked.ours)?, whole(&asked.theirs)?);
    let both = [marker("<", " ours"), ours, marker("=", ""), theirs, marker(">", " theirs")].concat();
    let written = std::fs::write(&asked.ours, both);
    written.map_err(|e| Error::NotWritten(asked.ours.clone(), file::SaveError::Other(e)))
}
