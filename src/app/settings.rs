//! What the program remembers between starts, in one readable file.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr as _;

use serde::{Deserialize, Serialize};

use crate::app::look::theme::READING_SIZE;
use crate::tr;
use claimlight_core::model::{AnnotatorId, limits};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The settings.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// My id.
    pub annotator: String,
    /// My name; empty until I gave one.
    pub name: String,
    /// The name I go by until then: "Reader" and four random signs.
    pub reader: String,
    /// Whether the line that asks for my name was answered or put away.
    pub asked: bool,
    /// Light or dark.
    pub appearance: Appearance,
    /// The window's language, a BCP 47 code; empty for the system's.
    pub language: String,
    /// The reading face by its family's name; empty for the one that comes along.
    pub face: String,
    /// Size of the article's text at 100 %, in points.
    pub size: f32,
    /// Width of a line of it, in characters, about.
    pub measure: f32,
    /// Height of a line of it, in sizes.
    pub line: f32,
    /// Zoom of the article's text, 1 is 100 %.
    pub zoom: f32,
    /// Zoom of the whole interface, 1 is 100 %.
    pub scale: f32,
    /// Whether nothing on the screen moves without need.
    pub still: bool,
    /// Keys that I chose: the stable name of a command, then the names of its keys in English.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether letters without Ctrl are keys.
    pub letters: bool,
    /// Whether files are chosen in a dialog inside the window.
    pub own_dialogs: bool,
    /// Commands given in the palette, the latest first.
    pub recent_commands: Vec<String>,
    /// Whether the list of articles is shown, where there is more than one.
    pub articles: bool,
    /// Whether the tool bar is shown.
    pub tools: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Widths of the list of articles and of the claims, height of the list of claims, in points; 0 for the usual.
    pub panes: [f32; 3],
    /// Width and height of the window, in points; 0 for the usual.
    pub window: [f32; 2],
    /// Whether changes are saved by themselves.
    pub autosave: bool,
    /// Whether the panel of claims is shown.
    pub panel: bool,
    /// Whether the inspector's further fields are shown.
    pub more: bool,
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
        }
    }
}

impl Settings {
    /// Who I am.
    pub fn me(&self) -> AnnotatorId {
        AnnotatorId::from_str(&self.annotator).unwrap_or_else(|_| AnnotatorId::new())
    }

    /// The name that I go by.
    pub fn my_name(&self) -> &str {
        if self.name.trim().is_empty() { &self.reader } else { self.name.trim() }
    }

    /// Who I am, and what I am called.
    pub fn person(&self) -> (AnnotatorId, &str) {
        (self.me(), self.my_name())
    }

    /// Whether something can be written where settings are kept. Makes the folder if it is missing.
    pub fn can_be_kept(path: &Path) -> bool {
        let Some(folder) = path.parent() else { return false };
        std::fs::create_dir_all(folder).is_ok() && tempfile::tempfile_in(folder).is_ok()
    }

    /// Brings numbers, which somebody may have typed into the file, to where the window can be used.
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

    /// Reads the settings. A file that can't be read is set aside under another name; the second value says so.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let bytes = match claimlight_core::file::read_file(path, limits::SMALL_FILE) {
            Err(claimlight_core::file::FileError::Other(_)) => return (Self::default(), None),
            // What no settings file can be is kept aside.
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

    /// The settings in a file, within bounds; `None` if it holds none.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut settings: Self = ron::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
        if AnnotatorId::from_str(&settings.annotator).is_err() {
            settings.annotator = Self::default().annotator;
        }
        settings.keep_within_bounds();
        Some(settings)
    }

    /// Writes the settings. The error is a sentence for people.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let source = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(|e| e.to_string())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        claimlight_core::file::save(path, &source).map_err(|e| crate::app::words::error_text::save(&e))
    }
}
