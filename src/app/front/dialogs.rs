//! Choosing a file or folder: by the desktop's dialog, or by a small one inside the window where there is none.

use std::path::{Path, PathBuf};

use crate::app::actions::Action;
use crate::app::desk::tasks::Job;
use crate::app::export_copy::Sharing;
use crate::app::opening::documents;
use crate::app::state::{Question, Sheet, State};
use crate::tr;
use claimlight_core::model::{ClaimId, EvidenceId};

/// What a file or folder is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open an article or an annotation file.
    Open,
    /// To open a folder.
    Folder,
    /// To write a copy that is given away to.
    Share(Box<Sharing>),
    /// To compare the claims in it with mine.
    Compare,
    /// To put the shown article on its text.
    UpdateText,
    /// To save the annotation file of the open article with this number there.
    Save(u64),
    /// To keep its text with an entry of evidence.
    Snapshot(ClaimId, EvidenceId),
    /// To take a scheme from.
    LoadScheme,
    /// To write the scheme being edited to.
    SaveScheme,
    /// To write the keys to, for printing.
    PrintKeys,
}

impl Purpose {
    /// What the dialog is called.
    pub fn title(&self) -> &'static str {
        tr!(match self {
            Self::Open => "dialog-open",
            Self::Folder => "dialog-folder",
            Self::Compare => "dialog-compare",
            Self::UpdateText => "dialog-update-text",
            Self::Share(_) => "dialog-share",
            Self::Save(_) => "dialog-save",
            Self::Snapshot(..) => "dialog-snapshot",
            Self::LoadScheme => "dialog-load-scheme",
            Self::SaveScheme => "dialog-save-scheme",
            Self::PrintKeys => "dialog-print-keys",
        })
    }

    /// What its button says.
    pub fn verb(&self) -> &'static str {
        tr!(if self.saves() { "dialog-verb-save" } else { "dialog-verb-open" })
    }

    /// Whether it is for the article that is shown when it is chosen, and for no other.
    pub fn is_of_article(&self) -> bool {
        match self {
            Self::Share(_) | Self::Compare | Self::UpdateText | Self::Snapshot(..) | Self::SaveScheme => true,
            Self::Open | Self::Folder | Self::Save(_) | Self::LoadScheme | Self::PrintKeys => false,
        }
    }

    /// Whether a file is to be written.
    pub fn saves(&self) -> bool {
        matches!(self, Self::Save(_) | Self::Share(_) | Self::SaveScheme | Self::PrintKeys)
    }

    /// Whether a file with this name is offered.
    pub fn fits(&self, name: &str) -> bool {
        match self {
            Self::Open | Self::Snapshot(..) => documents::is_openable(name),
            Self::Folder => false,
            Self::UpdateText => documents::is_openable(name) && !name.to_lowercase().ends_with(".ron"),
            Self::PrintKeys => name.to_lowercase().ends_with(".html"),
            Self::Save(_) | Self::Share(_) | Self::Compare | Self::LoadScheme | Self::SaveScheme => {
                name.to_lowercase().ends_with(".ron")
            }
        }
    }

    /// What is done with the chosen path.
    pub fn chosen(&self, path: PathBuf) -> Action {
        match self {
            Self::Open => Action::Open(path),
            Self::Folder => Action::OpenFolder(path),
            Self::Compare => Action::CompareWith(path),
            Self::UpdateText => Action::UpdateText(path),
            Self::Share(sharing) => Action::ShareTo(sharing.clone(), path),
            Self::Save(number) => Action::SaveTo(*number, path),
            Self::Snapshot(claim, evidence) => Action::SnapshotFile(*claim, *evidence, path),
            Self::LoadScheme => Action::LoadScheme(path),
            Self::SaveScheme => Action::SaveScheme(path),
            Self::PrintKeys => Action::PrintKeys(path),
        }
    }
}

/// The dialog inside the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    /// What for.
    pub purpose: Purpose,
    /// The folder that is shown.
    pub folder: PathBuf,
    /// What is in it: folders first, then files that fit. Name, and whether it is a folder.
    pub entries: Vec<(String, bool)>,
    /// Why it can't be shown.
    pub problem: Option<String>,
    /// The name or path that is typed.
    pub name: String,
}

impl Dialog {
    /// A dialog that suggests a path.
    pub fn new(purpose: Purpose, suggested: &Path) -> Self {
        let here = suggested.parent().filter(|f| f.is_dir()).map(Path::to_owned);
        let folder = if suggested.is_dir() { Some(suggested.to_owned()) } else { here };
        let folder = folder.or_else(home).unwrap_or_else(|| PathBuf::from("."));
        let name = if purpose.saves() { documents::file_name(suggested) } else { String::new() };
        let mut dialog = Self { purpose, folder: PathBuf::new(), entries: Vec::new(), problem: None, name };
        dialog.go(&folder);
        dialog
    }

    /// Shows another folder; where that can't be listed, says why and stays.
    pub fn go(&mut self, to: &Path) {
        let to = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
        match list(&to, &self.purpose) {
            Ok(entries) => {
                self.entries = entries;
                self.folder = to;
                self.problem = None;
                if !self.purpose.saves() {
                    self.name.clear();
                }
            }
            Err(e) => self.problem = Some(tr!("cant-be-read", name = to.display().to_string(), reason = e.to_string())),
        }
    }

    /// What typing a name or path and Enter does: goes into a folder, or chooses the file.
    pub fn enter(&mut self, typed: &str) -> Option<PathBuf> {
        let path = self.folder.join(typed.trim());
        if path.is_dir() {
            if self.purpose == Purpose::Folder {
                return Some(path);
            }
            self.go(&path);
            return None;
        }
        if !self.purpose.saves() && !path.is_file() {
            self.problem = Some(tr!("no-such-file", name = path.display().to_string()));
            return None;
        }
        Some(path)
    }
}

/// No more files than this are listed.
const MOST: usize = 5000;

fn list(folder: &Path, purpose: &Purpose) -> std::io::Result<Vec<(String, bool)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(MOST) {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        if !name.starts_with('.') && (is_folder || purpose.fits(&name)) {
            found.push((name, is_folder));
        }
    }
    found.sort_by_key(|(name, is_folder)| (!is_folder, name.to_lowercase()));
    Ok(found)
}

/// The person's own folder.
pub fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// Whether the desktop offers file dialogs: a portal or zenity. Without either rfd can't tell "cancelled" from "none".
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

/// Has a path chosen; `own` asks for the dialog inside the window. `None` where nothing was chosen.
pub fn choose(purpose: Purpose, suggested: &Path, own: bool) -> Option<Action> {
    if own || !has_dialogs() {
        return Some(Action::ShowDialog(Some(Box::new(Dialog::new(purpose, suggested)))));
    }
    let mut dialog = rfd::FileDialog::new().set_title(purpose.title());
    let folder = if suggested.is_dir() { Some(suggested) } else { suggested.parent().filter(|f| f.is_dir()) };
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let picked = match purpose {
        Purpose::Folder => dialog.pick_folder(),
        Purpose::Open => dialog
            .add_filter(tr!("articles-and-annotation-files"), &["txt", "md", "markdown", "ron"])
            .add_filter(tr!("all-files"), &["*"])
            .pick_file(),
        Purpose::UpdateText => dialog
            .add_filter(tr!("articles-and-annotation-files"), &["txt", "md", "markdown"])
            .add_filter(tr!("all-files"), &["*"])
            .pick_file(),
        Purpose::Snapshot(..) => dialog.add_filter(tr!("all-files"), &["*"]).pick_file(),
        Purpose::Compare => dialog
            .add_filter(tr!("articles-and-annotation-files"), &["ron"])
            .add_filter(tr!("all-files"), &["*"])
            .pick_file(),
        Purpose::LoadScheme => dialog.add_filter(tr!("scheme-files"), &["ron"]).pick_file(),
        Purpose::Save(_) | Purpose::Share(_) | Purpose::SaveScheme | Purpose::PrintKeys => {
            dialog.set_file_name(documents::file_name(suggested)).save_file()
        }
    };
    picked.map(|path| purpose.chosen(path))
}

impl State {
    /// Has a file or folder chosen.
    pub(in crate::app) fn choose(&mut self, purpose: Purpose) {
        let here = self.desk.document.as_ref().and_then(|d| d.path()).map(Path::to_owned);
        let suggested = match &self.folder {
            Some(folder) => folder.path.clone(),
            None => here.or_else(|| self.remembered.articles.first().map(|l| l.path.clone())).unwrap_or_default(),
        };
        let number = self.desk.document.as_ref().filter(|_| purpose.is_of_article()).map(|d| d.number);
        self.jobs.push(Job::Choose { number, purpose, suggested, own: self.desk.settings.own_dialogs });
    }

    /// Something was chosen for the article with this number.
    pub(in crate::app) fn chosen(&mut self, number: u64, action: Action) {
        if self.desk.document.as_ref().is_some_and(|d| d.number == number) {
            self.apply(action);
        } else {
            self.desk.say(tr!("chosen-for-another").to_owned());
        }
    }

    /// Has a file written whose name is known.
    pub(in crate::app) fn choose_named(&mut self, purpose: Purpose, name: &str) {
        self.choose(purpose);
        if let Some(Job::Choose { suggested, .. }) = self.jobs.last_mut() {
            let folder = if suggested.is_dir() { suggested.clone() } else { suggested.with_file_name("") };
            *suggested = folder.join(name);
        }
    }

    pub(in crate::app) fn dialog_enter(&mut self, typed: &str) {
        let Some(Sheet::Dialog(dialog)) = &mut self.sheet else { return };
        let Some(path) = dialog.enter(typed) else { return };
        let purpose = dialog.purpose.clone();
        self.show_sheet(None);
        if purpose.saves() && path.exists() {
            self.question = Some(Question::Replace(purpose, path));
        } else {
            self.apply(purpose.chosen(path));
        }
    }

    pub(in crate::app) fn with_dialog(&mut self, change: impl FnOnce(&mut Dialog)) {
        if let Some(Sheet::Dialog(dialog)) = &mut self.sheet {
            change(dialog);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_into_a_folder_or_chooses_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        std::fs::write(folder.path().join("a.txt"), "x").unwrap();
        std::fs::write(folder.path().join("b.png"), "x").unwrap();
        let mut dialog = Dialog::new(Purpose::Open, folder.path());
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
        let mut dialog = Dialog::new(Purpose::Save(1), &folder.path().join("a.claims.ron"));
        assert_eq!(dialog.name, "a.claims.ron");
        assert_eq!(dialog.enter("b.claims.ron"), Some(dialog.folder.join("b.claims.ron")));
    }
}
