//! The window on the screen: each frame takes the input and draws the result.

mod beside;
mod exercise_panes;
mod messages;
mod panes;
mod selected;
mod sheets;
mod status;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use self::panes::Panes;
use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::commands::keys::{self, Pressed};
use crate::app::commands::menu_keys::AltAlone;
use crate::app::commands::turns::Turns;
use crate::app::desk::document::Document;
use crate::app::desk::exercise::Stage;
use crate::app::desk::pool::{Done, Pool, Task};
use crate::app::desk::{self, Desk, Pane};
use crate::app::look::{fonts, theme};
use crate::app::settings::{Appearance, Settings};
use crate::app::state::State;
use crate::app::sync::{self, watch};
use crate::app::words::NAME;
use crate::app::{article, gone, instance, opening, preferences, recovery, saving};
use claimlight_core::text::TextRange;

/// How long a message stays in the status line.
const MESSAGE_STAYS: Duration = Duration::from_secs(12);

/// How long the window waits for settings to be written when it closes.
const LONGEST_END: Duration = Duration::from_secs(5);

/// What is shown over the panes and has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Sheet,
    Question,
}

impl Over {
    fn of(state: &State) -> Option<Self> {
        if state.front.asks() { Some(Self::Question) } else { state.sheet.as_ref().map(|_| Self::Sheet) }
    }
}

/// The program's window.
pub struct App {
    state: State,
    panes: Panes,
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    pool: Pool<Action>,
    installed: bool,
    /// Whether unnecessary motion is turned off.
    still: bool,
    /// The reading face that egui uses now.
    face: String,
    /// What was over the window in the last frame.
    over: Option<Over>,
    /// The text of the window's title bar.
    title: String,
    /// Whether the window was told to have the whole screen.
    full_screen: bool,
    /// Whether Alt is pressed alone.
    alt: AltAlone,
    /// The watched files of open articles; `None` if none are watched.
    watched: Option<watch::Watched>,
}

impl App {
    /// A window with these settings that opens this file, if one is given.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>, file: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        let mut state = State::new(settings, settings_path);
        if let Some(file) = file {
            state.apply(Action::Opening(opening::Action::Open(file)));
        }
        Self {
            state,
            panes: Panes::default(),
            sender,
            receiver,
            pool: Pool::default(),
            installed: false,
            face: String::new(),
            still: false,
            over: None,
            title: String::new(),
            full_screen: false,
            alt: AltAlone::default(),
            watched: None,
        }
    }

    /// What is open, selected and shown.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Applies an action to the state. There is no other way to change it from outside.
    pub fn apply(&mut self, action: Action) {
        self.state.apply(action);
    }

    /// Returns the tasks requested since the last frame. The caller runs them instead of the pool.
    pub fn take_tasks(&mut self) -> Vec<Task<Action>> {
        std::mem::take(&mut self.state.tasks)
    }

    /// Applies the result of a task, unless it was for a text that is no longer there.
    pub fn take(&mut self, done: Done<Action>) {
        self.state.take(done);
    }

    /// The part of the article that is visible.
    pub fn seen(&self) -> TextRange {
        self.panes.article.seen()
    }

    /// The badges in the article's margin.
    pub fn badges(&self) -> &[article::Badge] {
        self.panes.article.badges()
    }

    /// Where visible words are on the screen: the rectangles that they take up in each row, in points.
    pub fn places(&self, ctx: &egui::Context, range: TextRange) -> Vec<egui::Rect> {
        let document = self.state.desk.document.as_ref();
        document.map(|d| self.panes.article.places(ctx, d, range)).unwrap_or_default()
    }

    /// Listens for files that later starts hand over.
    pub(in crate::app) fn listen(&self, ctx: &egui::Context) {
        if let Some(settings) = &self.state.desk.settings_path {
            let ctx = ctx.clone();
            instance::listen(settings, self.sender.clone(), move || ctx.request_repaint());
        }
    }

    /// Starts keeping a journal, and looks for changes left unsaved by crashes.
    pub fn keep_journal(&mut self) {
        self.state.apply(Action::Recovery(recovery::Action::Start));
    }

    /// Starts watching the files of open articles.
    pub fn watch(&mut self, ctx: &egui::Context) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        self.watched = Some(watch::Watched::start(move |number, path, seen| {
            let actions = match seen {
                watch::Seen::Changed(identity) => vec![
                    Action::Gone(gone::Action::There(number, path.clone(), identity)),
                    Action::Sync(sync::Action::DiskChanged(number, path)),
                ],
                watch::Seen::Missing => vec![Action::Gone(gone::Action::Missing(number, path))],
            };
            let is_heard = actions.into_iter().all(|action| sender.send(action).is_ok());
            ctx.request_repaint();
            is_heard
        }));
    }

    /// Starts work that runs off this thread.
    fn start_jobs(&mut self, ctx: &egui::Context) {
        let wake = || {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        for task in std::mem::take(&mut self.state.tasks) {
            self.pool.start(task, wake());
        }
        for work in std::mem::take(&mut self.state.ongoing) {
            self.pool.go_on(work, wake());
        }
    }

    /// Installs the fonts and styles in egui. Done before the first frame if the window allows it.
    pub fn install(&mut self, ctx: &egui::Context) {
        let face = self.state.desk.settings.face.clone();
        ctx.set_fonts(fonts::definitions(&face));
        self.face = face;
        theme::install(ctx);
        ctx.add_plugin(Turns::default());
        ctx.options_mut(|o| {
            o.zoom_with_keyboard = false;
            o.fallback_theme = egui::Theme::Light;
        });
        self.installed = true;
    }

    /// Draws one frame and applies the user's actions.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if !self.installed {
            // The fonts are available from the next frame on.
            self.install(&ctx);
            ctx.request_repaint();
            self.start_jobs(&ctx);
            return;
        }
        if self.still != self.state.desk.settings.still {
            self.still = self.state.desk.settings.still;
            theme::set_still(&ctx, self.still);
        }
        if self.face != self.state.desk.settings.face {
            self.install(&ctx);
            self.panes.article.forget_heights();
        }
        ctx.set_zoom_factor(self.state.desk.settings.scale);
        ctx.set_theme(match self.state.desk.settings.appearance {
            Appearance::System => egui::ThemePreference::System,
            Appearance::Light => egui::ThemePreference::Light,
            Appearance::Dark => egui::ThemePreference::Dark,
        });
        self.receive(&ctx);
        self.outside(&ctx);
        let focused = ctx.memory(|m| m.has_focus(article::id()));
        if focused {
            self.state.desk.pane = Pane::Article;
        }
        let opens_menus = ctx.input(|i| self.alt.take(&i.events, i.focused));
        if self.alt.is_open() {
            ctx.request_repaint();
        }
        let pressed = {
            let state = &self.state;
            let keymap = state.preferences.keymap();
            keys::take(&ctx, (&state.desk, keymap), state.preferences.capturing(), focused)
        };
        if opens_menus && Over::of(&self.state).is_none() {
            self.state.apply(Action::Run(Command::OpenMenus));
        }
        for pressed in pressed {
            self.state.apply(if pressed == Pressed::Escape && focused {
                Action::EscapeInArticle
            } else {
                of_key(pressed)
            });
        }
        // A question or sheet gets the keyboard: its first field or button takes it.
        let over = Over::of(&self.state);
        if over.is_some() && over != self.over {
            ctx.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
        }
        self.over = over;
        let desk = &self.state.desk;
        let is_card = desk.stage() == Some(Stage::Card);
        let has_target = (desk.document.is_some() && !is_card) || desk.agreement.is_some() || desk.grading.is_some();
        if self.state.desk.focus_article && has_target && over.is_none() {
            ctx.memory_mut(|m| m.request_focus(article::id()));
            self.state.desk.focus_article = false;
        }
        (self.state.desk.width, self.state.desk.height) = ctx.content_rect().size().into();
        let actions = self.panes.draw(ui, &self.state);
        self.state.desk.focus = None;
        self.state.desk.focus_pane = false;
        self.state.desk.open_menus = false;
        self.state.desk.reveal = None;
        let changed = !actions.is_empty();
        for action in actions {
            self.state.apply(action);
        }
        if changed {
            ctx.request_repaint();
        }
        self.after(&ctx);
    }

    /// Takes what arrived since the last frame: files that later starts hand over, results of tasks, and the wish to close the window.
    fn receive(&mut self, ctx: &egui::Context) {
        while let Ok(action) = self.receiver.try_recv() {
            self.state.apply(action);
        }
        while let Some(done) = self.pool.receive() {
            self.state.take(done);
        }
        if ctx.input(|i| i.viewport().close_requested()) && !self.state.desk.close {
            self.state.apply(Action::CloseRequested);
            if !self.state.desk.close {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            }
        }
    }

    /// What goes on while the window is covered or minimized, and nothing is drawn: saves that are due, and what others changed. A
    /// question brings the window up.
    fn go_on_hidden(&mut self, ctx: &egui::Context) {
        if !self.installed {
            return;
        }
        let asked = self.state.front.asks();
        self.receive(ctx);
        if self.state.front.asks() && !asked {
            self.state.desk.raise = true;
        }
        self.raise(ctx);
        self.do_what_is_due(ctx);
        self.start_jobs(ctx);
        self.close(ctx);
    }

    /// Takes input from the system: dropped files, and the size of the window.
    fn outside(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.clone());
        for file in dropped {
            self.state.apply(Action::Dropped(file.path().to_path_buf()));
        }
        // When the window gets the focus again, it checks the files even if neither size nor time suggests a change.
        if ctx.input(|i| i.events.contains(&egui::Event::WindowFocused(true))) {
            for (number, path) in self.state.desk.watched() {
                self.state.apply(Action::Sync(sync::Action::DiskChanged(number, path)));
            }
        }
        let size = ctx.input(|i| i.viewport().inner_rect.map(|r| r.size()));
        if let Some(size) = size {
            self.state.desk.settings.window = [size.x * ctx.zoom_factor(), size.y * ctx.zoom_factor()];
        }
    }

    fn after(&mut self, ctx: &egui::Context) {
        let top = self.panes.article.top();
        if let Some(document) = &mut self.state.desk.document
            && self.panes.article.is_of(document)
        {
            document.top = top;
        }
        self.raise(ctx);
        if self.full_screen != self.state.desk.full_screen {
            self.full_screen = self.state.desk.full_screen;
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(self.full_screen));
        }
        if std::mem::take(&mut self.state.desk.request_paste) {
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        // The keyboard always has a target: if no field has it, the article does.
        if ctx.memory(|m| m.focused().is_none()) && !self.state.front.asks() && self.state.sheet.is_none() {
            self.state.desk.focus_article = true;
        }
        let title = title(&self.state.desk);
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
        if let Some(words) = self.state.desk.copy.take() {
            ctx.copy_text(words);
        }
        if let Some(url) = self.state.desk.browse.take() {
            ctx.open_url(egui::OpenUrl::new_tab(url));
        }
        if self.state.desk.message.as_ref().is_some_and(|m| m.at.elapsed() > MESSAGE_STAYS) {
            self.state.apply(Action::Desk(desk::Action::ClearMessage));
        } else if let Some(message) = &self.state.desk.message {
            ctx.request_repaint_after(MESSAGE_STAYS.saturating_sub(message.at.elapsed()) + Duration::from_millis(20));
        }
        self.do_what_is_due(ctx);
        self.start_jobs(ctx);
        self.close(ctx);
    }

    /// Brings the window up if that was asked for.
    fn raise(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.state.desk.raise) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        }
    }

    /// Saves and looks at files if it is time for it, and asks to be called when it will be.
    fn do_what_is_due(&mut self, ctx: &egui::Context) {
        if let Some(watched) = &mut self.watched {
            watched.set(self.state.desk.watched());
        }
        if self.state.sync.due_in(&self.state.desk).is_some_and(|due| due.is_zero()) {
            self.state.apply(Action::Sync(sync::Action::LookDue));
        }
        if let Some(due) = self.state.sync.due_in(&self.state.desk) {
            ctx.request_repaint_after(due + Duration::from_millis(20));
        }
        if self.state.gone.due_in().is_some_and(|due| due.is_zero()) {
            self.state.apply(Action::Gone(gone::Action::Due));
        }
        if let Some(due) = self.state.gone.due_in() {
            ctx.request_repaint_after(due + Duration::from_millis(20));
        }
        if saving::due_in(&self.state.desk).is_some_and(|due| due.is_zero()) {
            self.state.apply(Action::Saving(saving::Action::WriteDue));
        }
        if let Some(due) = saving::due_in(&self.state.desk) {
            ctx.request_repaint_after(due + Duration::from_millis(20));
        }
    }

    fn close(&mut self, ctx: &egui::Context) {
        if self.state.desk.close {
            self.pool.finish(LONGEST_END);
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

/// The text of the title bar: the article's title and the program's name.
fn title(desk: &Desk) -> String {
    let title = desk.document.as_ref().map(Document::title).filter(|t| !t.is_empty());
    title.map_or(NAME.to_owned(), |t| format!("{t} — {NAME}"))
}

/// The action of a key that was pressed.
fn of_key(pressed: Pressed) -> Action {
    match pressed {
        Pressed::Run(command) => Action::Run(command),
        Pressed::Verdict(i) => Action::Judge(i),
        Pressed::Version(i) => Action::Version(i),
        Pressed::Escape => Action::Escape,
        Pressed::Paste(text) => Action::Pasted(text),
        Pressed::Chosen(command, key) => Action::Preferences(preferences::Action::SetKey(command, key)),
        Pressed::NotChosen => Action::Preferences(preferences::Action::Capture(None)),
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let is_hidden = ctx.input(|i| i.viewport().minimized == Some(true) || i.viewport().occluded == Some(true));
        if is_hidden {
            self.go_on_hidden(ctx);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
