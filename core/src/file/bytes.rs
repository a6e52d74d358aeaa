//! Reading a whole file, within limits.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use thiserror::Error;

/// Why a file was not read. `Display` is the end of an English sentence.
#[derive(Debug, Error)]
pub enum FileError {
    /// The path leads to a folder, a device or a pipe.
    #[error("it is not a file")]
    NotAFile,
    /// The file is larger than this, in bytes.
    #[error("it is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// An error of the operating system.
    #[error("{0}")]
    Other(#[from] io::Error),
}

/// Reads a file of at most `most` bytes. Anything that is not a regular file is refused: a pipe could block for ever.
pub fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(FileError::NotAFile);
    }
    let file = File::open(path)?;
    let len = file.metadata()?.len();
    let mut bytes = Vec::new();
    if len <= most {
        bytes
            .try_reserve_exact(usize::try_from(len).unwrap_or(usize::MAX))
            .map_err(|e| io::Error::new(io::ErrorKind::OutOfMemory, e))?;
        // The file may grow while it is read.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    }
    if len > most || bytes.len() as u64 > most {
        return Err(FileError::TooLarge(most));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_within_its_limit_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read_file(&path, 5).unwrap(), b"12345");
        assert!(matches!(read_file(&path, 4), Err(FileError::TooLarge(4))));
        assert!(matches!(read_file(folder.path(), 5), Err(FileError::NotAFile)));
        assert!(matches!(read_file(Path::new("/dev/zero"), 5), Err(FileError::NotAFile | FileError::Other(_))));
        assert!(matches!(read_file(&folder.path().join("b"), 5), Err(FileError::Other(_))));
    }
}
