//! `claimlight --register`: annotation files open by a double click, for this user (Linux).
//!
//! Written are the three files of the desktop's own rules: a MIME type (Shared MIME-info Specification 0.21), a menu entry (Desktop
//! Entry Specification 1.5), and an icon (Icon Theme Specification 0.13), under `$XDG_DATA_HOME`. Then the desktop's own
//! programs bring its caches up to date, where they are there.

use std::path::{Path, PathBuf};
use std::process::Command;

use etcetera::BaseStrategy as _;

use claimlight_core::file;

const MIME_TYPE: &str = include_str!("../../assets/claimlight-mime.xml");
const ENTRY: &str = include_str!("../../assets/claimlight.desktop");
const ICON: &[u8] = include_bytes!("../../assets/claimlight.svg");

/// Registers this program. The error is a sentence for people.
pub fn run() -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        return Err("this system learns it from the installer; there is nothing to register.".to_owned());
    }
    let program = std::env::current_exe().map_err(|e| format!("the program can't be found: {e}."))?;
    let data = etcetera::choose_base_strategy().map_err(|e| format!("there is no home folder: {e}."))?.data_dir();
    for (path, content) in files(&data, &program)? {
        write(&path, &content)?;
        super::tell(&path.display().to_string())?;
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

/// What is written, and where.
fn files(data: &Path, program: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let entry = ENTRY.replace("Exec=claimlight ", &format!("Exec={} ", quoted(program)?));
    Ok(vec![
        (data.join("mime/packages/claimlight.xml"), MIME_TYPE.as_bytes().to_vec()),
        (data.join("applications/claimlight.desktop"), entry.into_bytes()),
        (data.join("icons/hicolor/scalable/apps/claimlight.svg"), ICON.to_vec()),
    ])
}

/// A program's path as the key Exec takes it: in quotes, with what is special there behind a backslash, which the general rules for
/// strings double (Desktop Entry Specification, "The Exec key").
fn quoted(program: &Path) -> Result<String, String> {
    let path = program.to_str().filter(|p| !p.contains(['\n', '\r', '\t', '='])).ok_or_else(|| {
        format!("{} can't be named in a menu entry: move the program to another folder.", program.display())
    })?;
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

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    let told = |e: String| format!("{} can't be written: {e}.", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| told(e.to_string()))?;
    }
    let text = std::str::from_utf8(content).map_err(|e| told(e.to_string()))?;
    file::save(path, text).map(drop).map_err(|e| told(e.to_string()))
}

/// Has the desktop take notice; without its program it does so at the next login.
fn update(program: &str, arguments: &[&std::ffi::OsStr]) {
    let ended = Command::new(program).args(arguments).output();
    if !ended.is_ok_and(|output| output.status.success()) {
        super::warn(&format!("{program} is missing or failed; the desktop may need a new login to take notice"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
