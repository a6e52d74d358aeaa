//! What the program remembers between starts, in two readable files: the settings, and who I am.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr as _;

use serde::{Deserialize, Serialize};

use crate::app::look::theme::READING_SIZE;
use crate::tr;
use claimlight_core::file::{self, FileError, Home, Myself, MyselfError};
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

/// What is remembered of the report that was written last, by the names that commands have for it. Empty: as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportSettings {
    /// The format.
    pub format: String,
    /// What the rows of a table are.
    pub rows: String,
    /// What is left out.
    pub without: Vec<String>,
    /// Whether only the article with its claims is written.
    pub article_only: bool,
    /// The code of its language; empty: the window's.
    pub language: String,
}

impl ReportSettings {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// The settings, as the settings file stores them, and who I am, which is in a file of its own beside it. Settings of earlier
/// versions hold both.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// My annotator ID.
    #[serde(skip_serializing)]
    pub annotator: String,
    /// My name; empty until I enter one.
    #[serde(skip_serializing)]
    pub name: String,
    /// The name used until I enter one: "Reader" and four random characters.
    #[serde(skip_serializing)]
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
    /// Whether a drag over words of the article takes whole words.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub whole_words: bool,
    /// Whether files are chosen in the program's own dialog, inside the window.
    pub own_dialogs: bool,
    /// Whether a first claim was made, or the hint that goes along with it was dismissed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub past_first_steps: bool,
    /// Commands run from the palette, most recent first.
    pub recent_commands: Vec<String>,
    /// Whether the list of articles is shown when there is more than one.
    pub articles: bool,
    /// Whether the toolbar is shown.
    pub tools: bool,
    /// Whether the bars beside sentences without a claim are hidden.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hide_no_claims: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Width of the list of articles and of the claims, in points, and the share of the list in the height of the claims; 0 for the
    /// default. A window that was small once does not change them. Earlier versions kept a height instead of the share.
    pub panes: [f32; 3],
    /// Width and height of the window, in points; 0 for the default.
    pub window: [f32; 2],
    /// Whether changes are saved automatically.
    pub autosave: bool,
    /// Whether the panel of claims is shown.
    pub panel: bool,
    /// Whether the inspector's additional fields are shown.
    pub more: bool,
    /// Places to search for evidence, each a name and an address; empty: the usual ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<String>,
    /// Whether addresses are opened in the browser without a question.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub open_addresses: bool,
    /// The report that was written last.
    #[serde(skip_serializing_if = "ReportSettings::is_usual")]
    pub report: ReportSettings,
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
            whole_words: false,
            own_dialogs: false,
            past_first_steps: false,
            recent_commands: Vec::new(),
            articles: true,
            tools: true,
            hide_no_claims: false,
            inspector: true,
            panes: [0.0; 3],
            window: [0.0; 2],
            autosave: true,
            panel: true,
            more: false,
            searches: Vec::new(),
            open_addresses: false,
            report: ReportSettings::default(),
            folder_languages: BTreeMap::new(),
        }
    }
}

/// Whether I am another one than when the settings were last kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Another {
    /// I go on as another person, or have another name.
    Yes,
    /// I am who I was.
    No,
}

/// The data folder in which the settings at `path` are.
fn home_of(path: &Path) -> Option<Home> {
    path.parent().map(|folder| Home::new(folder.to_owned()))
}

/// Renames a file that can't be read; whether that was possible.
fn set_aside(path: &Path) -> bool {
    std::fs::rename(path, path.with_extension("ron.broken")).is_ok()
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

    /// Reads the settings, and who I am from the file beside them. A file that can't be read is set aside under another name. The
    /// second value says so, or which values of the settings were not understood.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let mut told = Vec::new();
        let mut settings = match file::read_file(path, limits::SMALL_FILE) {
            Err(FileError::Other(_)) => Self::default(),
            // A file that can't be a settings file is set aside.
            read => {
                if let Some((settings, unknown)) = Self::parse(&read.unwrap_or_default()) {
                    told.extend((!unknown.is_empty()).then(|| tr!("settings-unknown", names = unknown.join(", "))));
                    settings
                } else {
                    told.push(tr!("the-settings-file-could-not-be").to_owned());
                    told.extend(set_aside(path).then(|| tr!("settings-kept-aside").to_owned()));
                    Self::default()
                }
            }
        };
        if let Some(home) = home_of(path) {
            match Myself::read(&home) {
                Ok(myself) => settings.take(&myself),
                Err(MyselfError::NotRead(FileError::Other(_))) => {}
                Err(_) => {
                    told.push(tr!("people-file-could-not-be").to_owned());
                    told.extend(set_aside(&home.people()).then(|| tr!("people-kept-aside").to_owned()));
                }
            }
        }
        (settings, (!told.is_empty()).then(|| told.join(" ")))
    }

    /// Takes over who I am, if that is known.
    fn take(&mut self, myself: &Myself) {
        let Some(me) = myself.id() else { return };
        self.annotator = me.to_string();
        myself.name().clone_into(&mut self.name);
        if !myself.reader().is_empty() {
            myself.reader().clone_into(&mut self.reader);
        }
    }

    /// Parses a settings file and limits its values; `None` if it holds no settings. A value that is not understood is as at first;
    /// their names are the second value.
    pub fn parse(bytes: &[u8]) -> Option<(Self, Vec<String>)> {
        let fields: BTreeMap<String, String> = file::fields(bytes).ok()?.into_iter().collect();
        let is_known = |name: &str, value: &str| ron::from_str::<Self>(&format!("({name}: {value})")).is_ok();
        let (known, unknown): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, value)| is_known(name, value));
        let known: Vec<String> = known.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let mut settings: Self = ron::from_str(&format!("({})", known.join(", "))).ok()?;
        let mut unknown: Vec<String> = unknown.into_iter().map(|(name, _)| name.clone()).collect();
        if AnnotatorId::from_str(&settings.annotator).is_err() {
            settings.annotator = Self::default().annotator;
            unknown.push("annotator".to_owned());
        }
        settings.keep_within_bounds();
        Some((settings, unknown))
    }

    /// Writes who I am to the file beside the settings at `path`: always if I am `another` one than before, else only if the file
    /// does not say it yet. The error is a sentence for the user.
    pub fn keep_me(&self, path: &Path, another: Another) -> Result<(), String> {
        let Some(home) = home_of(path) else { return Ok(()) };
        let kept = Myself::change(&home, |myself| {
            if another == Another::Yes || myself.id().is_none() {
                myself.set(self.me(), &self.name, &self.reader);
            }
        });
        kept.map(drop).map_err(|e| crate::app::words::error_text::myself(&e))
    }

    /// Writes the settings. The error is a sentence for the user.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let source = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(|e| e.to_string())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        file::save(path, &source).map_err(|e| crate::app::words::error_text::save(&e))
    }
}
