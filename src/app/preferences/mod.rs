//! What the user sets up: settings, keys, panes, and who they are.
//!
//! Always true: settings are written soon after they change, in the order of the changes. Absent: what they mean.

pub mod about_view;
pub mod keys_view;
pub mod me_view;
pub mod print;
pub mod view;

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut};

use crate::app::commands::keys::{self, Holder, Keymap};
use crate::app::commands::{Command, Entry, Group, Row, ctrl, ctrl_shift, plain, shift, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::select::Toward;
use crate::app::desk::standing::{ROOM_FOR_ARTICLES, ROOM_FOR_CLAIMS};
use crate::app::desk::{self, Desk, Mode, Pane};
use crate::app::settings::{Another, Appearance, Settings};
use crate::app::words::{address, error_text, texts};
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::{AnnotatorId, PersonName};

/// The commands of the preferences.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::ToggleAutosave, Group::Save, when::always, || Action::Toggle(Switch::Autosave)),
    Row::new(Command::ZoomIn, Group::Zoom, when::always, || Action::Zoom(Zoom::In)).keys(&[
        ctrl(Key::Plus),
        ctrl(Key::Equals),
        ctrl_shift(Key::Plus),
        ctrl_shift(Key::Equals),
    ]),
    Row::new(Command::ZoomOut, Group::Zoom, when::always, || Action::Zoom(Zoom::Out)).keys(&[ctrl(Key::Minus)]),
    Row::new(Command::ZoomReset, Group::Zoom, when::always, || Action::Zoom(Zoom::Reset)).keys(&[ctrl(Key::Num0)]),
    Row::new(Command::System, Group::Appearance, when::always, || Action::Appearance(Appearance::System)),
    Row::new(Command::Light, Group::Appearance, when::always, || Action::Appearance(Appearance::Light)),
    Row::new(Command::Dark, Group::Appearance, when::always, || Action::Appearance(Appearance::Dark)),
    Row::new(Command::TogglePanel, Group::Panes, when::always, || Action::Toggle(Switch::ClaimList))
        .keys(&[plain(Key::F9)]),
    Row::new(Command::ToggleInspector, Group::Panes, when::always, || Action::Toggle(Switch::Inspector))
        .keys(&[shift(Key::F9)]),
    Row::new(Command::ToggleArticles, Group::Panes, when::always, || Action::Toggle(Switch::Articles))
        .keys(&[plain(Key::F7)]),
    Row::new(Command::ToggleTools, Group::Panes, when::always, || Action::Toggle(Switch::Tools)),
    Row::new(Command::HideNoClaims, Group::Panes, when::always, || Action::Toggle(Switch::NoClaims)),
    Row::new(Command::ReadingMode, Group::Panes, when::article, || Action::ReadingMode).keys(&[plain(Key::F8)]),
    Row::new(Command::OpenMenus, Group::Keyboard, when::always, || Action::OpenMenus).keys(&[plain(Key::F10)]),
    Row::new(Command::NextPane, Group::Keyboard, when::always, || Action::StepPane(Toward::Next))
        .keys(&[plain(Key::F6)]),
    Row::new(Command::PreviousPane, Group::Keyboard, when::always, || Action::StepPane(Toward::Previous))
        .keys(&[shift(Key::F6)]),
    Row::new(Command::Settings, Group::Settings, when::always, || Action::ToggleSheet(Sheet::Settings))
        .keys(&[ctrl(Key::Comma)]),
    Row::new(Command::Keys, Group::Help, when::always, || Action::ToggleSheet(Sheet::Keys)).keys(&[plain(Key::F1)]),
    Row::new(Command::KeysPage, Group::Help, when::always, || Action::ChoosePage(Page::First)),
    Row::new(Command::PrintKeys, Group::Help, when::always, || Action::ChoosePage(Page::All)),
    Row::new(Command::About, Group::Help, when::always, || Action::ToggleSheet(Sheet::About)),
];

/// The keys of the commands, and the state of the settings on disk.
pub struct State {
    entries: &'static [Entry],
    keymap: Keymap,
    /// The command for which the next key is captured.
    capturing: Option<Command>,
    /// The settings as they were last read, or last sent to be written.
    kept: Settings,
}

/// What can happen to settings, keys, panes, and my identity.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change a setting.
    Set(Setting),
    /// Make the text larger or smaller.
    Zoom(Zoom),
    /// Use light or dark, or follow the system.
    Appearance(Appearance),
    /// Show or hide a pane, or turn automatic saving on or off.
    Toggle(Switch),
    /// Show only the article, or everything again.
    ReadingMode,
    /// Open the menus, or close them.
    OpenMenus,
    /// Move the keyboard to the next or previous pane.
    StepPane(Toward),
    /// The panes were dragged to these sizes, which [`Settings::panes`] explains.
    Panes([f32; 3]),
    /// Put away the pane that lies over the article.
    PutAway,
    /// Capture the next key for this command; `None` ends that.
    Capture(Option<Command>),
    /// Make this the only key of a command.
    SetKey(Command, KeyboardShortcut),
    /// Remove all keys of a command.
    TakeKeys(Command),
    /// Restore the default keys of a command.
    ResetKeys(Command),
    /// Set my name.
    Name(String),
    /// The line that asks for my name was dismissed.
    NameAsked,
    /// I am this annotator of the shown article.
    IAm(AnnotatorId),
    /// I am none of the people who have worked on the shown article.
    AmNew,
    /// Show a sheet, or close it.
    ToggleSheet(Sheet),
    /// Let the user choose a place for a page of keys.
    ChoosePage(Page),
    /// Write a page of keys there, and open it in the browser.
    PrintKeys(Page, PathBuf),
    /// A page was written: report this, and open it in the browser.
    PageWritten(PathBuf, String),
    /// Write the settings now, even if they have not changed.
    Keep,
    /// Report this message about a file that was or was not written.
    Written(String),
}

/// A setting that the dialog changes, with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// The code of the window's language.
    Language(String),
    /// The family name of the reading face.
    Face(String),
    /// Size of the article's text at 100 %, in points.
    Size(f32),
    /// Approximate width of a line, in characters.
    Measure(f32),
    /// Line height, as a multiple of the font size.
    Line(f32),
    /// Zoom of the article's text; 1 is 100 %.
    Zoom(f32),
    /// Zoom of the whole interface; 1 is 100 %.
    Scale(f32),
    /// Whether unnecessary motion is turned off.
    Still(bool),
    /// Whether letters pressed without Ctrl are shortcuts.
    Letters(bool),
    /// Whether a drag over words of the article takes whole words.
    WholeWords(bool),
    /// Whether files are chosen in the program's own dialog.
    OwnDialogs(bool),
    /// Whether a question comes before an address is opened in the browser.
    AskAddresses(bool),
    /// The places to search for evidence; empty: the usual ones.
    Searches(Vec<String>),
    /// Restore the default keys of all commands.
    AllKeysBack,
}

/// A change of the zoom of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Zoom in by a tenth.
    In,
    /// Zoom out by a tenth.
    Out,
    /// Reset to 100 %.
    Reset,
}

/// A setting that a command turns on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Whether changes are saved automatically.
    Autosave,
    /// Whether the list of claims is shown.
    ClaimList,
    /// Whether the inspector is shown.
    Inspector,
    /// Whether the list of articles is shown.
    Articles,
    /// Whether the toolbar is shown.
    Tools,
    /// Whether the bars beside sentences without a claim are hidden.
    NoClaims,
}

/// The sheets of the preferences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The settings.
    Settings,
    /// The keyboard shortcuts.
    Keys,
    /// The version, the licence and where files are.
    About,
}

/// A page of keys to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The keys that matter most.
    First,
    /// All keys.
    All,
}

/// What an action requests of the rest of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show a sheet, or close it.
    Toggle(Sheet),
    /// Read the open folder again, because what I have read must be counted again.
    ReadFolder,
}

impl State {
    /// The preferences at the start, with these settings and all commands.
    pub fn new(entries: &'static [Entry], settings: &Settings) -> Self {
        let keymap = Keymap::new(entries, &settings.keys, settings.letters);
        Self { entries, keymap, capturing: None, kept: settings.clone() }
    }

    /// The keys of each command, according to the settings.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The command for which the next key is captured.
    pub fn capturing(&self) -> Option<Command> {
        self.capturing
    }

    /// Applies an action; returns what the rest of the window has to do.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Set(setting) => set(&mut desk.settings, setting),
            Action::Zoom(zoom) => change_zoom(desk, zoom),
            Action::Appearance(appearance) => desk.settings.appearance = appearance,
            Action::Toggle(switch) => toggle(desk, switch),
            Action::ReadingMode => reading_mode(desk),
            Action::OpenMenus => (desk.reading, desk.open_menus, desk.pane) = (false, true, Pane::Menus),
            Action::StepPane(toward) => step_pane(desk, toward),
            Action::Panes(panes) => desk.settings.panes = panes,
            Action::PutAway => desk.over = None,
            Action::Capture(command) => self.capturing = command,
            Action::SetKey(command, key) => self.set_key(desk, command, key),
            Action::TakeKeys(command) => self.set_keys(desk, command, Some(Vec::new())),
            Action::ResetKeys(command) => self.set_keys(desk, command, None),
            Action::Name(name) => take_name(desk, &name),
            Action::NameAsked => desk.settings.asked = true,
            Action::IAm(id) => return i_am(desk, id),
            Action::AmNew => desk.with(|d| d.only_annotator = None),
            Action::ToggleSheet(sheet) => return Some(Request::Toggle(sheet)),
            Action::ChoosePage(page) => choose_page(out, page),
            Action::PrintKeys(page, path) => self.print(desk, out, page, path),
            Action::PageWritten(path, told) => {
                desk.browse = address::of_file(&path);
                desk.say(told);
            }
            Action::Keep => self.keep(desk, out),
            Action::Written(told) => desk.say(told),
        }
        None
    }

    /// Writes the settings if they have changed, and applies changed keys. Called after every action. A change of the window's
    /// size alone does not cause a write: it is included in the next one.
    pub fn keep_up(&mut self, desk: &Desk, out: &mut Out<Action>) {
        let now = &desk.settings;
        if *now == self.kept {
            return;
        }
        if now.keys != self.kept.keys || now.letters != self.kept.letters {
            self.keymap = Keymap::new(self.entries, &now.keys, now.letters);
        }
        if (Settings { window: self.kept.window, ..now.clone() }) != self.kept {
            self.keep(desk, out);
        }
    }

    fn keep(&mut self, desk: &Desk, out: &mut Out<Action>) {
        let another = if self.kept.person() == desk.settings.person() { Another::No } else { Another::Yes };
        self.kept.clone_from(&desk.settings);
        let Some(path) = desk.settings_path.clone() else { return };
        let (settings, file) = (desk.settings.clone(), path.clone());
        let told = |reason: String| Some(Action::Written(tr!("the-settings-could-not-be-saved", reason = reason)));
        // Who I am comes first: settings of an earlier version hold it too, and lose it when they are written.
        let work = move || settings.keep_me(&path, another).and_then(|()| settings.save(&path)).err().and_then(told);
        out.start(Task::new(work, move || told(desk::mistake())).writing(&file));
    }

    /// Gives a command one key, unless the key is already used.
    fn set_key(&mut self, desk: &mut Desk, command: Command, key: KeyboardShortcut) {
        match self.keymap.holder(&key, desk) {
            Some(Holder::Command(holder)) if holder == command => {}
            Some(holder) => {
                self.capturing = None;
                let told = tr!("key-is-held", key = keys::key_name(&key), holder = holder.name());
                return desk.say(told);
            }
            None => {}
        }
        self.set_keys(desk, command, Some(vec![keys::plain_name(&key)]));
    }

    /// Gives a command the keys with these names; `None` restores the default keys.
    fn set_keys(&mut self, desk: &mut Desk, command: Command, keys: Option<Vec<String>>) {
        self.capturing = None;
        match keys {
            Some(keys) => desk.settings.keys.insert(command.name().to_owned(), keys),
            None => desk.settings.keys.remove(command.name()),
        };
    }

    fn print(&self, desk: &Desk, out: &mut Out<Action>, page: Page, path: PathBuf) {
        let page = match page {
            Page::First => print::first_keys(desk, &self.keymap),
            Page::All => print::keys(desk, &self.keymap),
        };
        let written = path.clone();
        let work = move || {
            Some(match file::save(&path, &page) {
                Ok(()) => {
                    let told = tr!("written", path = path.display().to_string());
                    Action::PageWritten(path, told)
                }
                Err(e) => Action::Written(tr!("could-not-save", reason = error_text::save(&e))),
            })
        };
        let failed = || Some(Action::Written(tr!("did-not-work", reason = desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
    }
}

fn choose_page(out: &mut Out<Action>, page: Page) {
    let chosen = move |path| Action::PrintKeys(page, path);
    let choice = Choice::new("dialog-print-keys", Wanted::NewFile, Kind::Html, chosen);
    out.choose(choice.at(Suggested::Named("claimlight-keys.html".to_owned())));
}

fn set(s: &mut Settings, setting: Setting) {
    match setting {
        Setting::Language(code) => {
            texts::choose_from(&code);
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
        Setting::WholeWords(v) => s.whole_words = v,
        Setting::OwnDialogs(v) => s.own_dialogs = v,
        Setting::AskAddresses(v) => s.open_addresses = !v,
        Setting::Searches(v) => s.searches = v,
        Setting::AllKeysBack => s.keys.clear(),
    }
    s.keep_within_bounds();
}

fn change_zoom(desk: &mut Desk, zoom: Zoom) {
    let zoom = match zoom {
        Zoom::In => desk.settings.zoom * 1.1,
        Zoom::Out => desk.settings.zoom / 1.1,
        Zoom::Reset => 1.0,
    };
    let zoom = zoom.clamp(0.5, 4.0);
    desk.settings.zoom = if (zoom - 1.0).abs() < 0.04 { 1.0 } else { zoom };
    desk.say(tr!("text-at", percent = (desk.settings.zoom * 100.0).round() as u32));
}

fn toggle(desk: &mut Desk, switch: Switch) {
    let s = &mut desk.settings;
    let on = match switch {
        Switch::ClaimList => return desk.toggle_pane(Pane::Claims),
        Switch::Articles => return desk.toggle_pane(Pane::Articles),
        Switch::Autosave => &mut s.autosave,
        Switch::Inspector => &mut s.inspector,
        Switch::Tools => &mut s.tools,
        Switch::NoClaims => &mut s.hide_no_claims,
    };
    *on = !*on;
    if switch == Switch::NoClaims {
        return;
    }
    if switch == Switch::Autosave {
        desk.say(tr!(if desk.settings.autosave { "autosave-on" } else { "autosave-off" }).to_owned());
    } else {
        desk.reading = false;
    }
}

fn reading_mode(desk: &mut Desk) {
    desk.reading = !desk.reading;
    desk.focus_article = true;
    if desk.reading {
        desk.say(tr!("reading-mode-on").to_owned());
    }
}

/// Moves the keyboard to the next or previous pane that is shown.
fn step_pane(desk: &mut Desk, toward: Toward) {
    let shown = &desk.settings;
    let (open, steps) = (desk.document.is_some(), desk.mode().is_some());
    let is_selected = desk.document.as_ref().is_some_and(|d| d.selected_claim().is_some());
    let claims = open && !desk.reading && (shown.panel || desk.width < ROOM_FOR_CLAIMS);
    let has_page = matches!(desk.mode(), Some(Mode::Agreement | Mode::Grading));
    let articles = !has_page && (shown.articles || desk.width < ROOM_FOR_ARTICLES);
    let panes: Vec<Pane> = [
        (Pane::Menus, !desk.reading),
        (Pane::Articles, !desk.reading && articles && desk.has_many()),
        (Pane::Article, open || has_page),
        // During a review or comparison, its list takes the place of the claims and the inspector.
        (Pane::Claims, steps || claims),
        (Pane::Inspector, !steps && claims && shown.inspector && is_selected),
    ]
    .into_iter()
    .filter_map(|(pane, shown)| shown.then_some(pane))
    .collect();
    let n = panes.len();
    let at = panes.iter().position(|p| *p == desk.pane).unwrap_or(0);
    let step = if toward == Toward::Next { 1 } else { n.saturating_sub(1) };
    let Some(next) = panes.get((at + step) % n.max(1)) else { return };
    desk.pane = *next;
    if !steps {
        desk.show_pane(*next);
    }
    desk.focus_article = *next == Pane::Article;
    desk.focus_pane = *next != Pane::Article;
}

fn take_name(desk: &mut Desk, name: &str) {
    let one_line = name.replace(|c: char| c.is_control(), " ");
    desk.settings.name = one_line.parse::<PersonName>().map(|name| name.to_string()).unwrap_or_default();
    desk.settings.asked = true;
    let my_name = desk.settings.my_name().to_owned();
    // What a pupil does in an exercise stays the pupil's.
    for open in desk.shelf.iter_mut().filter(|open| open.stage().is_none()) {
        open.call_me(&my_name);
    }
    if desk.stage().is_none() {
        desk.with(|d| d.rename_me(&my_name));
    }
    desk.focus_article = true;
}

fn i_am(desk: &mut Desk, id: AnnotatorId) -> Option<Request> {
    let document = desk.document.as_mut()?;
    let name = document.annotations.annotator(id)?.name.clone();
    document.saving.foreign = false;
    document.only_annotator = None;
    let open = desk.document.iter_mut().chain(&mut desk.shelf);
    for open in open.filter(|open| open.stage().is_none()) {
        open.set_me(id, &name);
    }
    desk.settings.annotator = id.to_string();
    desk.settings.name.clone_from(&name);
    desk.settings.asked = true;
    desk.say(tr!("you-go-on-as", name = name));
    Some(Request::ReadFolder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many writes these actions cause.
    fn writes(state: &mut State, desk: &mut Desk, actions: Vec<Action>) -> usize {
        let mut out = Out::default();
        for action in actions {
            state.apply(desk, &mut out, action);
            state.keep_up(desk, &mut out);
        }
        out.tasks.len()
    }

    #[test]
    fn settings_are_written_when_they_have_changed_but_not_for_the_size_of_the_window() {
        let settings = Settings::default();
        let mut state = State::new(&[], &settings);
        let mut desk = Desk::new(settings, Some(PathBuf::from("settings.ron")));
        assert_eq!(writes(&mut state, &mut desk, vec![Action::Capture(None)]), 0);
        desk.settings.window = [800.0, 600.0];
        assert_eq!(writes(&mut state, &mut desk, vec![Action::Capture(None)]), 0);
        let actions = vec![Action::Zoom(Zoom::In), Action::Toggle(Switch::Tools), Action::Capture(None)];
        assert_eq!(writes(&mut state, &mut desk, actions), 2);
        assert_eq!(writes(&mut state, &mut desk, vec![Action::Keep]), 1);
    }

    #[test]
    fn zooming_in_and_out_comes_back_to_all() {
        let mut desk = Desk::new(Settings::default(), None);
        for zoom in [Zoom::In, Zoom::In, Zoom::Out, Zoom::Out] {
            change_zoom(&mut desk, zoom);
        }
        assert!((desk.settings.zoom - 1.0).abs() < f32::EPSILON);
    }
}
