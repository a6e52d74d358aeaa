//! What a person sets up: settings, keys, panes, who they are.

pub mod keys_view;
pub mod print;
pub mod view;

use egui::KeyboardShortcut;

use crate::app::commands::keys::{Holder, Keymap};
use crate::app::commands::{Command, keys};
use crate::app::desk::Pane;
use crate::app::desk::tasks::Job;
use crate::app::rows::entries;
use crate::app::settings::{Appearance, Setting, Settings};
use crate::app::state::State;
use crate::tr;
use claimlight_core::model::AnnotatorId;

impl State {
    /// Changes a setting.
    pub(in crate::app) fn set(&mut self, setting: Setting) {
        let s = &mut self.desk.settings;
        match setting {
            Setting::Language(code) => {
                crate::app::words::texts::choose_from(&code);
                s.language = code;
            }
            Setting::Face(name) => s.face = name,
            Setting::Size(v) => s.size = v,
            Setting::Measure(v) => s.measure = v,
            Setting::Line(v) => s.line = v,
            Setting::Zoom(v) => s.zoom = v,
            Setting::Scale(v) => s.scale = v,
            Setting::Still(v) => s.still = v,
            Setting::Letters(v) => s.letters = v,
            Setting::OwnDialogs(v) => s.own_dialogs = v,
            Setting::AllKeysBack => s.keys.clear(),
        }
        s.keep_within_bounds();
        self.keys_changed();
    }

    pub(in crate::app) fn keys_changed(&mut self) {
        self.keymap = Keymap::new(entries(), &self.desk.settings.keys, self.desk.settings.letters);
        self.save_settings();
    }

    /// Gives a command one key, unless somebody else has it.
    pub(in crate::app) fn set_key(&mut self, command: Command, key: KeyboardShortcut) {
        self.capturing = None;
        match self.keymap.holder(&key, &self.desk) {
            Some(Holder::Command(holder)) if holder == command => {}
            Some(holder) => {
                let told = tr!("key-is-held", key = keys::key_name(&key), holder = holder.name());
                self.desk.say(told);
                return;
            }
            None => {}
        }
        self.desk.settings.keys.insert(command.name().to_owned(), vec![keys::plain_name(&key)]);
        self.keys_changed();
    }

    /// Takes a command's keys away, or gives it back those of the table.
    pub(in crate::app) fn reset_key(&mut self, command: Command, none: bool) {
        self.capturing = None;
        if none {
            self.desk.settings.keys.insert(command.name().to_owned(), Vec::new());
        } else {
            self.desk.settings.keys.remove(command.name());
        }
        self.keys_changed();
    }

    pub(in crate::app) fn zoom(&mut self, change: impl FnOnce(f32) -> f32) {
        let zoom = change(self.desk.settings.zoom).clamp(0.5, 4.0);
        self.desk.settings.zoom = if (zoom - 1.0).abs() < 0.04 { 1.0 } else { zoom };
        self.save_settings();
        self.desk.say(tr!("text-at", percent = (self.desk.settings.zoom * 100.0).round() as u32));
    }

    pub(in crate::app) fn appearance(&mut self, appearance: Appearance) {
        self.desk.settings.appearance = appearance;
        self.save_settings();
    }

    pub(in crate::app) fn name(&mut self, name: &str) {
        name.trim().clone_into(&mut self.desk.settings.name);
        self.desk.settings.asked = true;
        self.save_settings();
        let my_name = self.desk.settings.my_name().to_owned();
        for open in &mut self.desk.shelf {
            open.call_me(&my_name);
        }
        self.desk.with(|d| d.rename_me(&my_name));
        self.desk.focus_article = true;
    }

    pub(in crate::app) fn i_am(&mut self, id: AnnotatorId) {
        let Some(document) = &mut self.desk.document else { return };
        let Some(name) = document.annotations.annotator(id).map(|a| a.name.clone()) else { return };
        document.saving.foreign = false;
        document.only_annotator = None;
        for open in self.desk.document.iter_mut().chain(&mut self.desk.shelf) {
            open.set_me(id, &name);
        }
        self.desk.settings.annotator = id.to_string();
        self.desk.settings.name.clone_from(&name);
        self.desk.settings.asked = true;
        self.save_settings();
        // What I have read is counted anew.
        if let Some(folder) = self.folder.take() {
            self.open_folder(folder.path.clone());
        }
        self.desk.say(tr!("you-go-on-as", name = name));
    }

    pub(in crate::app) fn save_settings(&mut self) {
        if let Some(path) = &self.desk.settings_path {
            self.jobs.push(Job::SaveSettings(path.clone(), Box::new(self.desk.settings.clone())));
        }
    }

    pub(in crate::app) fn toggle_pane(&mut self, pane: impl FnOnce(&mut Settings) -> &mut bool) {
        let pane = pane(&mut self.desk.settings);
        *pane = !*pane;
        self.desk.reading = false;
        self.save_settings();
    }

    pub(in crate::app) fn reading_mode(&mut self) {
        self.desk.reading = !self.desk.reading;
        self.desk.focus_article = true;
        if self.desk.reading {
            self.desk.say(tr!("reading-mode-on").to_owned());
        }
    }

    /// Gives the keyboard to the next or previous pane that is shown.
    pub(in crate::app) fn step_pane(&mut self, forward: bool) {
        let shown = &self.desk.settings;
        let (open, steps) = (self.desk.document.is_some(), self.desk.mode().is_some());
        let panes: Vec<Pane> = [
            (Pane::Menus, !self.desk.reading),
            (Pane::Articles, !self.desk.reading && shown.articles && self.desk.has_many()),
            (Pane::Article, open),
            // While something is stepped through, its list stands in their place.
            (Pane::Claims, steps || !self.desk.reading && shown.panel && open),
            (Pane::Inspector, !steps && !self.desk.reading && shown.inspector && open),
        ]
        .into_iter()
        .filter_map(|(pane, shown)| shown.then_some(pane))
        .collect();
        let n = panes.len();
        let at = panes.iter().position(|p| *p == self.desk.pane).unwrap_or(0);
        let step = if forward { 1 } else { n.saturating_sub(1) };
        let Some(next) = panes.get((at + step) % n.max(1)) else { return };
        self.desk.pane = *next;
        self.desk.focus_article = *next == Pane::Article;
        self.desk.focus_pane = *next != Pane::Article;
    }
}
