//! What the program remembers between starts, in one readable file.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use serde::{Deserialize, Serialize};

use crate::model::AnnotatorId;
use crate::tr;

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
    /// Size of the article's text, 1 is 100 %.
    pub zoom: f32,
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
            zoom: 1.0,
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

    /// Where settings are kept: in the folder that `CLAIMLIGHT_DATA` names, else where the system keeps them.
    pub fn path() -> Option<PathBuf> {
        use etcetera::BaseStrategy as _;
        let folder = match std::env::var_os("CLAIMLIGHT_DATA") {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => etcetera::choose_base_strategy().ok()?.config_dir().join("claimlight"),
        };
        Some(folder.join("settings.ron"))
    }

    /// Reads them; a file that can't be read is set aside under another name, and the second value says so.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let Ok(source) = std::fs::read_to_string(path) else { return (Self::default(), None) };
        if let Ok(mut settings) = ron::from_str::<Self>(&source) {
            if AnnotatorId::from_str(&settings.annotator).is_err() {
                settings.annotator = Self::default().annotator;
            }
            settings.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(0.5, 4.0) } else { 1.0 };
            (settings, None)
        } else {
            let aside = path.with_extension("ron.broken");
            let kept = std::fs::rename(path, &aside).is_ok();
            let what = tr!("the-settings-file-could-not-be");
            let kept = if kept { tr!("settings-kept-aside") } else { "" };
            (Self::default(), Some(format!("{what} {kept}")))
        }
    }

    /// Writes them. Errors are left to the caller to tell.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let source = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(|e| e.to_string())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        crate::store::save(path, &source).map_err(|e| e.to_string())
    }
}
