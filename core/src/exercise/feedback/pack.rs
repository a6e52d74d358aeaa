//! The zip of all pupils' feedback.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::names::{Misplaced, Sent, path};

/// Why there is no zip.
#[derive(Debug, Error)]
pub enum PackError {
    /// A part of it could not be written.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// A part of it could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// A zip, and where each pupil's feedback is in it.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The zip.
    pub bytes: Vec<u8>,
    /// For each pupil the path in the zip, or why there is none.
    pub paths: Vec<Result<String, Misplaced>>,
    /// Problems to report about feedback that is in the zip: the pupil's index in the list, and the problem.
    pub told: Vec<(usize, Misplaced)>,
}

/// Packs pages, each for one pupil. The same pages make the same zip: times in it are the first that a zip can name.
pub fn pack(pages: &[(Sent, String)]) -> Result<Packed, PackError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644);
    let (mut taken, mut paths, mut told) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (i, (sent, page)) in pages.iter().enumerate() {
        paths.push(match path(sent) {
            Ok((path, note)) => {
                let path = free(path, &mut taken);
                archive.start_file(path.as_str(), options)?;
                archive.write_all(page.as_bytes())?;
                told.extend(note.map(|note| (i, note)));
                Ok(path)
            }
            Err(misplaced) => Err(misplaced),
        });
    }
    Ok(Packed { bytes: archive.finish()?.into_inner(), paths, told })
}

/// The path, or one with a number if another pupil has it. Systems that don't tell small letters from capitals would mix them up too.
fn free(path: String, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(path.to_lowercase()) {
        return path;
    }
    let (folder, file) = path.rsplit_once('/').map_or((None, path.as_str()), |(folder, file)| (Some(folder), file));
    let numbered = (2_u32..).map(|n| match (folder, file.rsplit_once('.')) {
        // Moodle looks at the folder, so that the file gets the number there.
        (Some(folder), Some((stem, end))) if folder.contains("_assignfeedback_") => {
            format!("{folder}/{stem} ({n}).{end}")
        }
        (Some(folder), _) => format!("{folder} ({n})/{file}"),
        (None, Some((stem, end))) => format!("{stem} ({n}).{end}"),
        (None, None) => format!("{file} ({n})"),
    });
    let found = numbered.into_iter().find(|path| taken.insert(path.to_lowercase()));
    found.unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn sent(entry: &str, who: &str) -> (Sent, String) {
        (Sent { entry: entry.to_owned(), number: String::new(), who: who.to_owned() }, format!("<p>{who}"))
    }

    #[test]
    fn a_zip_has_a_page_for_each_pupil() {
        let pages = [
            sent("Łukasz_7_assignsubmission_file/f.html", "Łukasz"),
            sent("f.html", "Lena"),
            sent("g.html", "lena"),
            (Sent { entry: "lena_7_text.html".to_owned(), number: "7".to_owned(), who: String::new() }, String::new()),
            sent("Ana_8_assignsubmission_file/f.html", "Ana"),
            sent("Ana_8_assignsubmission_file/g.html", "Ana"),
        ];
        let packed = pack(&pages).unwrap();
        let paths: Vec<&str> = packed.paths.iter().map(|path| path.as_deref().unwrap_or("")).collect();
        let expected = [
            "Łukasz_7_assignfeedback_file/feedback.html",
            "Lena/feedback.html",
            "lena (2)/feedback.html",
            "",
            "Ana_8_assignfeedback_file/feedback.html",
            "Ana_8_assignfeedback_file/feedback (2).html",
        ];
        assert_eq!(paths, expected);
        assert_eq!(packed.told, [(1, Misplaced::NoNumber), (2, Misplaced::NoNumber)]);
        let mut archive = zip::ZipArchive::new(Cursor::new(packed.bytes.clone())).unwrap();
        let mut page = String::new();
        archive.by_name(expected[0]).unwrap().read_to_string(&mut page).unwrap();
        assert_eq!((page.as_str(), archive.len()), ("<p>Łukasz", 5));
        assert_eq!(pack(&pages).unwrap().bytes, packed.bytes);
        // Bit 11 says that the name is UTF-8 (APPNOTE 4.4.4).
        assert_eq!(packed.bytes[7] & 0x08, 0x08);
    }
}
