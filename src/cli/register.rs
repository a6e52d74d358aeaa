//! `claimlight --register`: annotation files open by a double click, for this user (Linux).
//!
//! Writes three files under `$XDG_DATA_HOME`: a MIME type (Shared MIME-info Specification 0.21), a menu entry (Desktop Entry
//! Specification 1.5) and an icon (Icon Theme Specification 0.13). Then runs the desktop's own programs that bring its caches up
//! to date, if they are installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use etcetera::BaseStrategy as _;

use super::error::Error;
use super::output::{self, warn};
use claimlight_core::file::{self, SaveError};

const MIME_TYPE: &str = include_str!("../../assets/claimlight-mime.xml");
const ENTRY: &str = include_str!("../../assets/claimlight.desktop");
const ICON: &[u8] = include_bytes!("../../assets/claimlight.svg");

/// Registers this program, and prints the paths of the files that it writes.
pub fn run() -> Result<(), Error> {
    if !cfg!(target_os = "linux") {
        return Err(Error::NothingToRegister);
    }
    let program = std::env::current_exe().map_err(Error::NoProgram)?;
    let data = etcetera::choose_base_strategy().map_err(Error::NoHome)?.data_dir();
    for (path, content) in files(&data, &program)? {
        write(&path, &content)?;
        output::print(&path.display().to_string())?;
    }
    let in_data = |name: &str| data.join(name);
    update("update-mime-database", &[in_data("mime").as_os_str()]);
    update("update-desktop-database", &[in_data("applications").as_os_str()]);
    update(
        "xdg-mime",
        &["default".as_ref(), "claimlight.desktop".as_ref(), "application/x-claimlight-annotations".as_ref()],
    );
    Ok(())
}

/// The files to write: their paths and contents.
fn files(data: &Path, program: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let entry = ENTRY.replace("Exec=claimlight ", &format!("Exec={} ", quoted(program)?));
    Ok(vec![
        (data.join("mime/packages/claimlight.xml"), MIME_TYPE.as_bytes().to_vec()),
        (data.join("applications/claimlight.desktop"), entry.into_bytes()),
        (data.join("icons/hicolor/scalable/apps/claimlight.svg"), ICON.to_vec()),
    ])
}

/// A program's path as the key Exec takes it (Desktop Entry Specification, "The Exec key"): in quotes, with a backslash before
/// special characters. The general rules for strings then double each backslash.
fn quoted(program: &Path) -> Result<String, Error> {
    let path = program.to_str().filter(|p| !p.contains(['\n', '\r', '\t', '=']));
    let path = path.ok_or_else(|| Error::Unquotable(program.to_owned()))?;
    let mut quoted = String::from('"');
    for c in path.chars() {
        match c {
            '"' | '`' | '$' | '\\' => quoted.extend(['\\', '\\', c]),
            '%' => quoted.push_str("%%"),
            c => quoted.push(c),
        }
        if c == '\\' {
            quoted.push('\\');
        }
    }
    quoted.push('"');
    Ok(quoted)
}

fn write(path: &Path, content: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Error::FolderNotMade(folder.to_owned(), e))?;
    }
    let not_written = |e| Error::NotWritten(path.to_owned(), e);
    let text = std::str::from_utf8(content).map_err(|e| not_written(SaveError::Other(std::io::Error::other(e))))?;
    file::save(path, text).map_err(not_written)
}

/// Makes the desktop take notice at once. Without this program it does so at the next login.
fn update(program: &str, arguments: &[&std::ffi::OsStr]) {
    let ended = Command::new(program).args(arguments).output();
    if !ended.is_ok_and(|output| output.status.success()) {
        warn(&format!("{program} is missing or failed; the desktop may need a new login to take notice"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_menu_entry_names_every_kind_of_article() {
        let line = ENTRY.lines().find_map(|line| line.strip_prefix("MimeType=")).unwrap();
        let named: Vec<&str> = line.split(';').collect();
        for media_type in claimlight_core::import::media_types() {
            assert!(named.contains(&media_type), "{media_type}");
        }
    }

    #[test]
    fn a_path_is_quoted_for_a_menu_entry() {
        let quoted = |path: &str| quoted(Path::new(path)).unwrap();
        assert_eq!(quoted("/opt/claimlight"), "\"/opt/claimlight\"");
        assert_eq!(quoted("/home/a b/100%"), "\"/home/a b/100%%\"");
        assert_eq!(quoted("/a$b\"c"), "\"/a\\\\$b\\\\\"c\"");
        assert!(super::quoted(Path::new("/a\nb")).is_err());
    }

    #[test]
    fn the_entry_names_this_program_and_the_type_of_the_files() {
        let files = files(Path::new("/data"), Path::new("/opt/claim light/claimlight")).unwrap();
        let entry = String::from_utf8(files[1].1.clone()).unwrap();
        assert!(entry.contains("\nExec=\"/opt/claim light/claimlight\" %F\n"), "{entry}");
        assert!(entry.contains("application/x-claimlight-annotations"));
        assert_eq!(files[0].0, Path::new("/data/mime/packages/claimlight.xml"));
    }
}
