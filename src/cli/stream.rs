//! Standard input and output in the place of files: `-`, and paths that lead to a pipe.
//!
//! What a stream holds is known by its content, as it has no name.

use std::fs::OpenOptions;
use std::io::{self, Read, Write as _};
use std::path::Path;

use super::error::Error;
use super::output::written;
use claimlight_core::file::FileError;

/// Paths by which Unix systems name the standard input of a program, and those of its standard output.
const INPUT: [&str; 4] = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
const OUTPUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// Whether a path stands for a stream: `-`, a file that is open already (`/dev/stdin`, `/dev/fd/63`), or a named pipe.
pub fn is_stream(path: &Path) -> bool {
    let is_named = |names: &[&str]| names.iter().any(|name| path == Path::new(name));
    let is_open = || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)));
    is_named(&INPUT) || is_named(&OUTPUT) || is_open() || is_pipe(path)
}

/// Whether a path leads to a named pipe or a device.
#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let is_open = |kind: std::fs::FileType| kind.is_fifo() || kind.is_char_device();
    std::fs::metadata(path).is_ok_and(|metadata| is_open(metadata.file_type()))
}

#[cfg(not(unix))]
fn is_pipe(_path: &Path) -> bool {
    false
}

/// All bytes of a stream, at most `most`.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Error> {
    let told = |error: io::Error| Error::NotRead(path.to_owned(), FileError::Other(error));
    let mut bytes = Vec::new();
    let mut take = |stream: &mut dyn Read| stream.take(most.saturating_add(1)).read_to_end(&mut bytes);
    if INPUT.iter().any(|name| path == Path::new(name)) {
        take(&mut io::stdin().lock()).map_err(told)?;
    } else {
        take(&mut std::fs::File::open(path).map_err(told)?).map_err(told)?;
    }
    if bytes.len() as u64 > most { Err(Error::NotRead(path.to_owned(), FileError::TooLarge(most))) } else { Ok(bytes) }
}

/// Writes text to a stream, see [`write_bytes`].
pub fn write(path: &Path, contents: &str) -> Result<(), Error> {
    write_bytes(path, contents.as_bytes())
}

/// Writes to a stream. That nobody reads it any more is not an error.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if OUTPUT.iter().any(|name| path == Path::new(name)) {
        let mut out = io::stdout().lock();
        return written(out.write_all(bytes).and_then(|()| out.flush()));
    }
    // What the file held before stays: it may be open for somebody who adds to it.
    written(OpenOptions::new().append(true).open(path).and_then(|mut out| out.write_all(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_told_from_files_and_folders() {
        for path in ["-", "/dev/stdin", "/dev/stdout", "/dev/fd/63", "/proc/self/fd/0"] {
            assert!(is_stream(Path::new(path)), "{path}");
        }
        for path in ["a.txt", "./-", "-a", "/", "/dev/fd", "none/-", "/dev/shm/a.txt"] {
            assert!(!is_stream(Path::new(path)), "{path}");
        }
    }
}
