//! What a person sets up: settings, keys, panes, who they are.

use egui::KeyboardShortcut;

use crate::app::commands::Command;
use crate::app::jobs::Job;
use crate::app::keys::{self, Holder, Keymap};
use crate::app::settings::{Appearance, Setting, Settings};
use crate::app::state::{Pane, State};
use crate::tr;
use claimlight_core::model::AnnotatorId;

impl State {
    /// Changes a setting.
    pub(super) fn set(&mut self, setting: Setting) {
        let s = &mut self.settings;
        match setting {
            Setting::Language(code) => {
                crate::app::texts::choose_from(&code);
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

    pub(super) fn keys_changed(&mut self) {
        self.keymap = Keymap::new(&self.settings.keys, self.settings.letters);
        self.save_settings();
    }

    /// Gives a command one key, unless somebody else has it.
    pub(super) fn set_key(&mut self, command: Command, key: KeyboardShortcut) {
        self.capturing = None;
        match self.keymap.holder(&key, self) {
            Some(Holder::Command(holder)) if holder == command => {}
            Some(holder) => {
                let told = tr!("key-is-held", key = keys::key_name(&key), holder = holder.name());
                self.say(told);
                return;
            }
            None => {}
        }
        self.settings.keys.insert(command.name(), vec![keys::plain_name(&key)]);
        self.keys_changed();
    }

    /// Takes a command's keys away, or gives it back those of the table.
    pub(super) fn reset_key(&mut self, command: Command, none: bool) {
        self.capturing = None;
        if none {
            self.settings.keys.insert(command.name(), Vec::new());
        } else {
            self.settings.keys.remove(&command.name());
        }
        self.keys_changed();
    }

    pub(super) fn zoom(&mut self, change: impl FnOnce(f32) -> f32) {
        let zoom = change(self.settings.zoom).clamp(0.5, 4.0);
        self.settings.zoom = if (zoom - 1.0).abs() < 0.04 { 1.0 } else { zoom };
        self.save_settings();
        self.say(tr!("text-at", percent = (self.settings.zoom * 100.0).round() as u32));
    }

    pub(super) fn appearance(&mut self, appearance: Appearance) {
        self.settings.appearance = appearance;
        self.save_settings();
    }

    pub(super) fn name(&mut self, name: &str) {
        name.trim().clone_into(&mut self.settings.name);
        self.settings.asked = true;
        self.save_settings();
        let my_name = self.settings.my_name().to_owned();
        self.with(|d| {
            let me = d.me;
            if d.annotations.annotator(me).is_some_and(|a| a.name != my_name) {
                d.introduce(&my_name);
                d.saving.changed();
            }
        });
        self.focus_article = true;
    }

    pub(super) fn i_am(&mut self, id: AnnotatorId) {
        let Some(document) = &mut self.document else { return };
        let Some(name) = document.annotations.annotator(id).map(|a| a.name.clone()) else { return };
        document.saving.foreign = false;
        document.only_annotator = None;
        for open in self.document.iter_mut().chain(&mut self.shelf) {
            open.set_me(id);
        }
        self.settings.annotator = id.to_string();
        self.settings.name.clone_from(&name);
        self.settings.asked = true;
        self.save_settings();
        // What I have read is counted anew.
        if let Some(folder) = self.folder.take() {
            self.open_folder(folder.path.clone());
        }
        self.say(tr!("you-go-on-as", name = name));
    }

    pub(super) fn save_settings(&mut self) {
        if let Some(path) = &self.settings_path {
            self.jobs.push(Job::SaveSettings(path.clone(), Box::new(self.settings.clone())));
        }
    }

    pub(super) fn toggle_pane(&mut self, pane: impl FnOnce(&mut Settings) -> &mut bool) {
        let pane = pane(&mut self.settings);
        *pane = !*pane;
        self.reading = false;
        self.save_settings();
    }

    pub(super) fn reading_mode(&mut self) {
        self.reading = !self.reading;
        self.focus_article = true;
        if self.reading {
            self.say(tr!("reading-mode-on").to_owned());
        }
    }

    /// Gives the keyboard to the next or previous pane that is shown.
    pub(super) fn step_pane(&mut self, forward: bool) {
        let shown = &self.settings;
        let (open, steps) = (self.document.is_some(), self.steps().is_some());
        let panes: Vec<Pane> = [
            (Pane::Menus, !self.reading),
            (Pane::Articles, !self.reading && shown.articles && self.has_many()),
            (Pane::Article, open),
            // While something is stepped through, its list stands in their place.
            (Pane::Claims, steps || !self.reading && shown.panel && open),
            (Pane::Inspector, !steps && !self.reading && shown.inspector && open),
        ]
        .into_iter()
        .filter_map(|(pane, shown)| shown.then_some(pane))
        .collect();
        let n = panes.len();
        let at = panes.iter().position(|p| *p == self.pane).unwrap_or(0);
        let step = if forward { 1 } else { n.saturating_sub(1) };
        let Some(next) = panes.get((at + step) % n.max(1)) else { return };
        self.pane = *next;
        self.focus_article = *next == Pane::Article;
        self.focus_pane = *next != Pane::Article;
    }
}
