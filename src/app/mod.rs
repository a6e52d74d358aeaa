//! The window: state, actions that change it, and views that draw it.
//!
//! Always true: [`state::State::apply`] is the only way the state changes; no view writes a file; slow work runs on a
//! thread and comes back as an action.

pub mod actions;
pub mod commands;
pub mod document;
pub mod files;
pub mod fonts;
pub mod jobs;
pub mod keys;
pub mod mark;
pub mod saving;
pub mod select;
pub mod settings;
pub mod state;
pub mod tally;
pub mod texts;
pub mod theme;
pub mod views;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use egui::{CentralPanel, Frame, Margin, Panel};

use self::actions::Action;
use self::settings::{Appearance, Settings};
use self::state::State;
use self::theme::Palette;
use self::views::article::ArticleView;
use self::views::panel::ClaimsPanel;
use self::views::{article, bars, inspector, keys_sheet, questions, welcome};
use crate::text::TextRange;
use crate::tr;

/// The program's name, the same in every language.
pub const NAME: &str = "Claimlight";

/// How long a message stays in the status line.
const MESSAGE_STAYS: Duration = Duration::from_secs(12);

/// The program's window.
pub struct App {
    /// All that it shows.
    pub state: State,
    article: ArticleView,
    panel: ClaimsPanel,
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    installed: bool,
    /// What the window's title bar says.
    title: String,
}

impl App {
    /// A window with these settings, and this file if one is named.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>, file: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        let mut state = State::new(settings, settings_path);
        if let Some(file) = file {
            state.apply(Action::Open(file));
        }
        Self {
            state,
            article: ArticleView::default(),
            panel: ClaimsPanel::default(),
            sender,
            receiver,
            installed: false,
            title: String::new(),
        }
    }

    /// What part of the article is in sight.
    pub fn seen(&self) -> TextRange {
        self.article.seen()
    }

    /// Where words in sight stand on the screen, a rectangle a row, in points.
    pub fn places(&self, ctx: &egui::Context, range: TextRange) -> Vec<egui::Rect> {
        let document = self.state.document.as_ref();
        document.map(|d| self.article.places(ctx, d, range)).unwrap_or_default()
    }

    /// Starts what is to be done off this thread.
    fn start_jobs(&mut self, ctx: &egui::Context) {
        for job in std::mem::take(&mut self.state.jobs) {
            let ctx = ctx.clone();
            jobs::start(job, &self.sender, move || ctx.request_repaint());
        }
    }

    /// Gives egui its faces and looks. Done before the first frame where the window allows it.
    pub fn install(&mut self, ctx: &egui::Context) {
        ctx.set_fonts(fonts::definitions());
        theme::install(ctx);
        ctx.options_mut(|o| {
            o.zoom_with_keyboard = false;
            o.fallback_theme = egui::Theme::Light;
        });
        self.installed = true;
    }

    /// Draws one frame and takes what the person did in it.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if !self.installed {
            // Faces are there from the next frame on.
            self.install(&ctx);
            ctx.request_repaint();
            self.start_jobs(&ctx);
            return;
        }
        ctx.set_theme(match self.state.settings.appearance {
            Appearance::System => egui::ThemePreference::System,
            Appearance::Light => egui::ThemePreference::Light,
            Appearance::Dark => egui::ThemePreference::Dark,
        });
        while let Ok(action) = self.receiver.try_recv() {
            self.state.apply(action);
        }
        if ctx.input(|i| i.viewport().close_requested()) && !self.state.close {
            self.state.apply(Action::CloseRequested);
            if !self.state.close {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            }
        }
        let focused = ctx.memory(|m| m.has_focus(article::id()));
        for action in keys::take(&ctx, &self.state, focused) {
            self.state.apply(action);
        }
        if self.state.focus_article && self.state.document.is_some() {
            ctx.memory_mut(|m| m.request_focus(article::id()));
            self.state.focus_article = false;
        }
        let actions = self.draw(ui);
        self.state.focus = None;
        self.state.reveal = None;
        let changed = !actions.is_empty();
        for action in actions {
            self.state.apply(action);
        }
        if changed {
            ctx.request_repaint();
        }
        self.after(&ctx);
    }

    fn after(&mut self, ctx: &egui::Context) {
        // The keyboard is never nowhere: what no field holds is the article's.
        if ctx.memory(|m| m.focused().is_none()) && self.state.question.is_none() {
            self.state.focus_article = true;
        }
        let title = self.state.document.as_ref().map(bars::title).filter(|t| !t.is_empty());
        let title = title.map_or(NAME.to_owned(), |t| format!("{t} — {NAME}"));
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
        if let Some(words) = self.state.copy.take() {
            ctx.copy_text(words);
        }
        if let Some(url) = self.state.browse.take() {
            ctx.open_url(egui::OpenUrl::new_tab(url));
        }
        if self.state.message.as_ref().is_some_and(|m| m.at.elapsed() > MESSAGE_STAYS) {
            self.state.message = None;
        } else if let Some(message) = &self.state.message {
            ctx.request_repaint_after(MESSAGE_STAYS.saturating_sub(message.at.elapsed()) + Duration::from_millis(20));
        }
        if let Some(due) = self.state.autosave() {
            ctx.request_repaint_after(due + Duration::from_millis(20));
        }
        self.start_jobs(ctx);
        if self.state.close {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) -> Vec<Action> {
        let mut actions = Vec::new();
        let ctx = ui.ctx().clone();
        let palette = Palette::of(ctx.theme() == egui::Theme::Dark);
        let bar = |x: i8, y: i8| Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(x, y));
        let state = &self.state;
        Panel::top("menus").frame(bar(8, 2)).show_separator_line(false).show(ui, |ui| {
            bars::menus(ui, state, &palette, &mut actions);
        });
        if let Some(document) = &state.document {
            Panel::top("tools").frame(bar(10, 4)).show(ui, |ui| bars::tools(ui, state, &palette, &mut actions));
            if !state.settings.asked {
                Panel::top("who").frame(bar(12, 6)).show(ui, |ui| bars::who_am_i(ui, state, &palette, &mut actions));
            }
            Panel::bottom("status").frame(bar(12, 3)).exact_size(26.0).show(ui, |ui| {
                bars::status(ui, state, &palette, &mut actions);
            });
            if state.settings.panel {
                let width = (ui.available_width() * 0.4).clamp(240.0, 340.0);
                Panel::right("claims").frame(Frame::NONE.fill(palette.panel)).default_size(width).min_size(240.0).show(
                    ui,
                    |ui| {
                        let height = ui.available_height();
                        Panel::top(tr!("claim-list"))
                            .frame(bar(12, 8))
                            .resizable(true)
                            .default_size(height * 0.46)
                            .size_range(96.0..=(height - 120.0).max(97.0))
                            .show(ui, |ui| self.panel.show(ui, state, document, &palette, &mut actions));
                        CentralPanel::default().frame(bar(12, 8)).show(ui, |ui| {
                            inspector::show(ui, state, document, &palette, &mut actions);
                        });
                    },
                );
            }
        }
        CentralPanel::default().frame(Frame::NONE.fill(palette.paper)).show(ui, |ui| {
            if state.document.is_some() {
                actions.extend(self.article.show(ui, state, &palette));
            } else if let Some(working) = &state.working {
                ui.centered_and_justified(|ui| ui.label(working));
            } else {
                welcome::show(ui, &palette, &mut actions);
            }
        });
        questions::show(&ctx, state, &palette, &mut actions);
        keys_sheet::show(&ctx, state, &palette, &mut actions);
        actions
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Opens the window and returns when it is closed; each file beyond the first has a window, and a process, of its own. The
/// error is a sentence for people.
pub fn run(files: Vec<PathBuf>) -> Result<(), String> {
    let mut files = files.into_iter();
    let first = files.next();
    for file in files {
        let started =
            std::env::current_exe().and_then(|program| std::process::Command::new(program).arg(&file).spawn());
        started.map_err(|e| tr!("no-window-of-its-own", name = file.display().to_string(), reason = e.to_string()))?;
    }
    let path = Settings::path();
    let (settings, told) = match &path {
        Some(path) => Settings::load(path),
        None => (Settings::default(), None),
    };
    let path_is_new = path.as_ref().is_some_and(|p| !p.exists());
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/claimlight.png")).ok();
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(NAME)
        .with_app_id("claimlight")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 400.0]);
    if let Some(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let start = move |context: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
        let mut app = App::new(settings, path, first);
            app.install(&context.egui_ctx);
        if path_is_new && let Some(path) = app.state.settings_path.clone() {
            // Who I am must be the same at the next start.
            app.state.jobs.push(jobs::Job::SaveSettings(path, Box::new(app.state.settings.clone())));
        }
        if let Some(told) = told {
            app.state.apply(Action::Say(told));
        }
        Ok(Box::new(app))
    };
    eframe::run_native(NAME, options, Box::new(start)).map_err(|e| tr!("no-window", reason = e.to_string()))
}
