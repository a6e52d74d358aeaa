//! What the program remembers between starts, in one readable file.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr as _;

use serde::{Deserialize, Serialize};

use crate::app::look::theme::READING_SIZE;
use crate::tr;
use claimlight_core::model::{AnnotatorId, limits};

/// Light, dark, or following the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// Follows the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The settings, as the settings file stores them.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// My annotator ID.
    pub annotator: String,
    /// My name; empty until I enter one.
    pub name: String,
    /// The name used until I enter one: "Reader" and four random characters.
    pub reader: String,
    /// Whether the line that asks for my name was answered or dismissed.
    pub asked: bool,
    /// Light, dark, or following the system.
    pub appearance: Appearance,
    /// The window's language, a BCP 47 code; empty for the system's.
    pub language: String,
    /// The family name of the reading face; empty for the bundled one.
    pub face: String,
    /// Size of the article's text at 100 %, in points.
    pub size: f32,
    /// Approximate line width of the article's text, in characters.
    pub measure: f32,
    /// Line height of the article's text, as a multiple of the font size.
    pub line: f32,
    /// Zoom of the article's text; 1 is 100 %.
    pub zoom: f32,
    /// Zoom of the whole interface; 1 is 100 %.
    pub scale: f32,
    /// Whether unnecessary motion on the screen is turned off.
    pub still: bool,
    /// Keys that I chose: the stable name of a command, then the names of its keys in English.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether letters pressed without Ctrl are shortcuts.
    pub letters: bool,
    /// Whether files are chosen in the program's own dialog, inside the window.
    pub own_dialogs: bool,
    /// Commands run from the palette, most recent first.
    pub recent_commands: Vec<String>,
    /// Whether the list of articles is shown when there is more than one.
    pub articles: bool,
    /// Whether the toolbar is shown.
    pub tools: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Width of the list of articles, width of the claims, and height of the list of claims, in points; 0 for the default.
    pub panes: [f32; 3],
    /// Width and height of the window, in points; 0 for the default.
    pub window: [f32; 2],
    /// Whether changes are saved automatically.
    pub autosave: bool,
    /// Whether the panel of claims is shown.
    pub panel: bool,
    /// Whether the inspector's additional fields are shown.
    pub more: bool,
    /// The language of the articles in each folder for which I chose one, as a BCP 47 code, by the folder's path.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub folder_languages: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        let id = AnnotatorId::new();
        let signs = id.to_string();
        Self {
            reader: tr!("reader", signs = signs.get(..4).unwrap_or_default()),
            annotator: signs,
            name: String::new(),
            asked: false,
            appearance: Appearance::System,
            language: String::new(),
            face: String::new(),
            size: READING_SIZE,
            measure: 70.0,
            line: 1.55,
            zoom: 1.0,
            scale: 1.0,
            still: false,
            keys: BTreeMap::new(),
            letters: true,
            own_dialogs: false,
            recent_commands: Vec::new(),
            articles: true,
            tools: true,
            inspector: true,
            panes: [0.0; 3],
            window: [0.0; 2],
            autosave: true,
            panel: true,
            more: false,
            folder_languages: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// My annotator ID; a new one if the settings hold none that is valid.
    pub fn me(&self) -> AnnotatorId {
        AnnotatorId::from_str(&self.annotator).unwrap_or_else(|_| AnnotatorId::new())
    }

    /// My name, or the "Reader" name if I have not entered one.
    pub fn my_name(&self) -> &str {
        if self.name.trim().is_empty() { &self.reader } else { self.name.trim() }
    }

    /// My annotator ID and my name.
    pub fn person(&self) -> (AnnotatorId, &str) {
        (self.me(), self.my_name())
    }

    /// Whether settings can be written to this path. Creates the folder if it is missing.
    pub fn can_be_kept(path: &Path) -> bool {
        let Some(folder) = path.parent() else { return false };
        std::fs::create_dir_all(folder).is_ok() && tempfile::tempfile_in(folder).is_ok()
    }

    /// Limits numbers, which may have been edited by hand, to values at which the window is usable.
    pub(in crate::app) fn keep_within_bounds(&mut self) {
        let usual = Self::default();
        for (value, usual, least, most) in [
            (&mut self.size, usual.size, 8.0, 48.0),
            (&mut self.measure, usual.measure, 30.0, 160.0),
            (&mut self.line, usual.line, 1.0, 3.0),
            (&mut self.zoom, 1.0, 0.5, 4.0),
            (&mut self.scale, 1.0, 0.5, 3.0),
        ] {
            *value = if value.is_finite() { value.clamp(least, most) } else { usual };
        }
        for value in self.panes.iter_mut().chain(&mut self.window) {
            *value = if value.is_finite() { value.clamp(0.0, 8000.0) } else { 0.0 };
        }
    }

    /// The language chosen for the articles of this folder, as a BCP 47 code.
    pub fn language_of_folder(&self, folder: &Path) -> Option<&str> {
        self.folder_languages.get(&*folder.to_string_lossy()).map(String::as_str)
    }

    /// Reads the settings. An unreadable file is set aside under another name; the second value is then a message about it.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let bytes = match claimlight_core::file::read_file(path, limits::SMALL_FILE) {
            Err(claimlight_core::file::FileError::Other(_)) => return (Self::default(), None),
            // A file that can't be a settings file is set aside.
            read => read.unwrap_or_default(),
        };
        if let Some(settings) = Self::parse(&bytes) {
            (settings, None)
        } else {
            let aside = path.with_extension("ron.broken");
            let kept = std::fs::rename(path, &aside).is_ok();
            let what = tr!("the-settings-file-could-not-be");
            let kept = if kept { tr!("settings-kept-aside") } else { "" };
            (Self::default(), Some(format!("{what} {kept}")))
        }
    }

    /// Parses a settings file and limits its values; `None` if it holds no settings.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut settings: Self = ron::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
        if AnnotatorId::from_str(&settings.annotator).is_err() {
            settings.annotator = Self::default().annotator;
        }
        settings.keep_within_bounds();
        Some(settings)
    }

    /// Writes the settings. The error is a sentence for the user.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let source = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(|e| e.to_string())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        claimlight_core::file::save(path, &source).map_err(|e| crate::app::words::error_text::save(&e))
    }
}
