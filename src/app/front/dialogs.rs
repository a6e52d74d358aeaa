//! Choosing a file or folder in the desktop's dialog, or in a small one inside the window if there is none.

use std::path::{Path, PathBuf};

use super::Action;
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::import;

/// The file dialog inside the window.
#[derive(Debug)]
pub struct Dialog<A> {
    /// What is being chosen.
    pub choice: Choice<A>,
    /// The folder that is shown.
    pub folder: PathBuf,
    /// Its entries: folders first, then matching files. Each has its name, and whether it is a folder.
    pub entries: Vec<(String, bool)>,
    /// Why the folder can't be shown or the name not used, as a sentence.
    pub problem: Option<String>,
    /// The name or path that has been typed.
    pub name: String,
}

impl<A: 'static> Dialog<A> {
    /// A dialog that starts at a suggested path.
    pub fn new(choice: Choice<A>, suggested: &Path) -> Self {
        let here = suggested.parent().filter(|f| f.is_dir()).map(Path::to_owned);
        let folder = if suggested.is_dir() { Some(suggested.to_owned()) } else { here };
        let folder = folder.or_else(home).unwrap_or_else(|| PathBuf::from("."));
        let name = if choice.wanted == Wanted::NewFile { file_name(suggested) } else { String::new() };
        let mut dialog = Self { choice, folder: PathBuf::new(), entries: Vec::new(), problem: None, name };
        dialog.go(&folder);
        dialog
    }

    /// Whether the chosen file will be written.
    pub fn saves(&self) -> bool {
        self.choice.wanted == Wanted::NewFile
    }

    /// The label of its button.
    pub fn verb(&self) -> &'static str {
        if self.saves() { tr!("dialog-verb-save") } else { tr!("dialog-verb-open") }
    }

    /// Shows another folder. If that can't be listed, keeps the current one and says why.
    pub fn go(&mut self, to: &Path) {
        let to = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
        match list(&to, self.choice.wanted, self.choice.kind) {
            Ok(entries) => {
                self.entries = entries;
                self.folder = to;
                self.problem = None;
                if !self.saves() {
                    self.name.clear();
                }
            }
            Err(e) => self.problem = Some(tr!("cant-be-read", name = to.display().to_string(), reason = e.to_string())),
        }
    }

    /// Confirms a typed name or path. Returns the chosen path, or `None` if it opens a folder or there is no such file.
    pub fn enter(&mut self, typed: &str) -> Option<PathBuf> {
        let path = self.folder.join(typed.trim());
        if path.is_dir() {
            if self.choice.wanted == Wanted::Folder {
                return Some(path);
            }
            self.go(&path);
            return None;
        }
        if !self.saves() && !path.is_file() {
            self.problem = Some(tr!("no-such-file", name = path.display().to_string()));
            return None;
        }
        Some(path)
    }
}

/// How many entries of a folder are read at most.
const MOST: usize = 5000;

fn list(folder: &Path, wanted: Wanted, kind: Kind) -> std::io::Result<Vec<(String, bool)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(MOST) {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        if !name.starts_with('.') && (is_folder || (wanted != Wanted::Folder && kind.fits(&name))) {
            found.push((name, is_folder));
        }
    }
    found.sort_by_key(|(name, is_folder)| (!is_folder, name.to_lowercase()));
    Ok(found)
}

/// The user's home folder; `None` if the system names none.
pub fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// Whether the desktop offers file dialogs: a portal or zenity. Without either, rfd reports a cancelled and a missing dialog
/// alike.
pub fn has_dialogs() -> bool {
    if std::env::var_os("CLAIMLIGHT_NO_DIALOGS").is_some_and(|v| !v.is_empty()) {
        return false;
    }
    if !cfg!(target_os = "linux") {
        return true;
    }
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|v| !v.is_empty());
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let zenity = std::env::split_paths(&folders).any(|folder| folder.join("zenity").is_file());
    bus || zenity
}

/// Lets the user choose a path; `own` requests the dialog inside the window. `None` if nothing was chosen.
pub fn choose<A: 'static>(choice: Choice<A>, suggested: &Path, own: bool) -> Option<Action<A>> {
    if own || !has_dialogs() {
        return Some(Action::Show(Box::new(Dialog::new(choice, suggested))));
    }
    let mut dialog = rfd::FileDialog::new().set_title(tr!(choice.title));
    let folder = if suggested.is_dir() { Some(suggested) } else { suggested.parent().filter(|f| f.is_dir()) };
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let articles: Vec<&str> = import::endings().collect();
    let openable = [articles.as_slice(), &["ron"]].concat();
    let filters: &[(&str, &[&str])] = match choice.kind {
        Kind::Openable => &[("articles-and-annotation-files", &openable), ("all-files", &["*"])],
        Kind::Article => &[("articles-and-annotation-files", &articles), ("all-files", &["*"])],
        Kind::Ron => &[("scheme-files", &["ron"])],
        Kind::Annotations => &[("annotation-files", &["ron"]), ("all-files", &["*"])],
        Kind::Any => &[("all-files", &["*"])],
        Kind::Html => &[],
    };
    let picked = match choice.wanted {
        Wanted::Folder => dialog.pick_folder(),
        Wanted::NewFile => dialog.set_file_name(file_name(suggested)).save_file(),
        Wanted::File => {
            for (name, endings) in filters {
                dialog = dialog.add_filter(tr!(*name), endings);
            }
            dialog.pick_file()
        }
    };
    picked.map(|path| Action::Chosen(Box::new(choice), path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(wanted: Wanted, kind: Kind) -> Choice<PathBuf> {
        Choice::new("dialog-open", wanted, kind, |path| path)
    }

    #[test]
    fn a_name_goes_into_a_folder_or_chooses_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        std::fs::write(folder.path().join("a.txt"), "x").unwrap();
        std::fs::write(folder.path().join("b.png"), "x").unwrap();
        let mut dialog = Dialog::new(choice(Wanted::File, Kind::Openable), folder.path());
        assert_eq!(dialog.entries, [("sub".to_owned(), true), ("a.txt".to_owned(), false)]);
        assert_eq!(dialog.enter("a.txt"), Some(dialog.folder.join("a.txt")));
        assert_eq!(dialog.enter("none.txt"), None);
        assert!(dialog.problem.is_some());
        assert_eq!(dialog.enter("sub"), None);
        assert!(dialog.folder.ends_with("sub") && dialog.problem.is_none());
        assert_eq!(dialog.enter("../a.txt").map(|p| p.is_file()), Some(true));
    }

    #[test]
    fn a_dialog_for_saving_offers_the_name_and_takes_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut dialog = Dialog::new(choice(Wanted::NewFile, Kind::Ron), &folder.path().join("a.claims.ron"));
        assert_eq!(dialog.name, "a.claims.ron");
        assert_eq!(dialog.enter("b.claims.ron"), Some(dialog.folder.join("b.claims.ron")));
    }
}
