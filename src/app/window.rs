//! The window on the screen: its panes, and a frame from what came in to what is drawn.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use egui::{CentralPanel, Frame, Margin, Panel};

use crate::app::actions::{Action, hear};
use crate::app::article::{ArticleView, Overlay};
use crate::app::claim_list::view::ClaimsPanel;
use crate::app::commands::keys::{self, Pressed};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::{Command, menus};
use crate::app::comparing::view as comparing_view;
use crate::app::desk::pool::{Done, Pool, Task};
use crate::app::desk::saving_state::Target;
use crate::app::desk::{self, Pane, document};
use crate::app::export_copy::view as export_copy_view;
use crate::app::find::view as find_view;
use crate::app::folder::view::ArticlesList;
use crate::app::front::{dialog_view as dialog, questions_view as questions};
use crate::app::inspector::{evidence_view, view as inspector};
use crate::app::look::theme::Palette;
use crate::app::look::{fonts, theme, widgets as views};
use crate::app::marking::split_join_view as parts_view;
use crate::app::opening::view as welcome;
use crate::app::palette::view as palette_view;
use crate::app::preferences::{keys_view as keys_sheet, me_view, view as settings_sheet};
use crate::app::review::view as review_view;
use crate::app::scheme::view as scheme_view;
use crate::app::settings::{Appearance, Settings};
use crate::app::state::{Sheet, State};
use crate::app::sync::{self, copies_view, decide_view, incoming_view, watch};
use crate::app::versions::view as versions_view;
use crate::app::words::NAME;
use crate::app::{article, bars, comparing, details, instance, opening, preferences, recovery, review, saving};
use crate::tr;
use claimlight_core::text::TextRange;

/// How long a message stays in the status line.
const MESSAGE_STAYS: Duration = Duration::from_secs(12);

/// How long the window waits at its end for settings to be written.
const LONGEST_END: Duration = Duration::from_secs(5);

/// The program's window.
pub struct App {
    state: State,
    articles: ArticlesList,
    article: ArticleView,
    panel: ClaimsPanel,
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    pool: Pool<Action>,
    installed: bool,
    /// Whether nothing moves that need not.
    still: bool,
    /// The reading face that egui has.
    face: String,
    /// Whether something was asked or shown over the window in the last frame.
    asks: bool,
    /// What the window's title bar says.
    title: String,
    /// The files of open articles that are watched; `None` where none are.
    watched: Option<watch::Watched>,
}

impl App {
    /// A window with these settings, and this file if one is named.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>, file: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        let mut state = State::new(settings, settings_path);
        if let Some(file) = file {
            state.apply(Action::Opening(opening::Action::Open(file)));
        }
        Self {
            state,
            articles: ArticlesList::default(),
            article: ArticleView::default(),
            panel: ClaimsPanel::default(),
            sender,
            receiver,
            pool: Pool::default(),
            installed: false,
            face: String::new(),
            still: false,
            asks: false,
            title: String::new(),
            watched: None,
        }
    }

    /// What is open, selected and shown.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Changes the state: the only way from outside.
    pub fn apply(&mut self, action: Action) {
        self.state.apply(action);
    }

    /// The tasks that were asked for since the last frame. The caller runs them instead of the pool.
    pub fn take_tasks(&mut self) -> Vec<Task<Action>> {
        std::mem::take(&mut self.state.tasks)
    }

    /// Takes what came of a task, unless it was for a text that is gone.
    pub fn take(&mut self, done: Done<Action>) {
        self.state.take(done);
    }

    /// What part of the article is in sight.
    pub fn seen(&self) -> TextRange {
        self.article.seen()
    }

    /// Where words in sight stand on the screen, a rectangle a row, in points.
    pub fn places(&self, ctx: &egui::Context, range: TextRange) -> Vec<egui::Rect> {
        let document = self.state.desk.document.as_ref();
        document.map(|d| self.article.places(ctx, d, range)).unwrap_or_default()
    }

    /// Listens for files that later starts hand over.
    pub(in crate::app) fn listen(&self, ctx: &egui::Context) {
        if let Some(settings) = &self.state.desk.settings_path {
            let ctx = ctx.clone();
            instance::listen(settings, self.sender.clone(), move || ctx.request_repaint());
        }
    }

    /// Keeps a journal from now on, and looks for what crashes left behind.
    pub fn keep_journal(&mut self) {
        self.state.apply(Action::Recovery(recovery::Action::Start));
    }

    /// Watches the files of open articles from now on.
    pub fn watch(&mut self, ctx: &egui::Context) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        self.watched = Some(watch::Watched::start(move |number, path| {
            let is_heard = sender.send(Action::Sync(sync::Action::DiskChanged(number, path))).is_ok();
            ctx.request_repaint();
            is_heard
        }));
    }

    /// Starts what is to be done off this thread.
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

    /// Gives egui its faces and looks. Done before the first frame where the window allows it.
    pub fn install(&mut self, ctx: &egui::Context) {
        let face = self.state.desk.settings.face.clone();
        ctx.set_fonts(fonts::definitions(&face));
        self.face = face;
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
        if self.still != self.state.desk.settings.still {
            self.still = self.state.desk.settings.still;
            theme::set_still(&ctx, self.still);
        }
        if self.face != self.state.desk.settings.face {
            self.install(&ctx);
            self.article.forget_heights();
        }
        ctx.set_zoom_factor(self.state.desk.settings.scale);
        ctx.set_theme(match self.state.desk.settings.appearance {
            Appearance::System => egui::ThemePreference::System,
            Appearance::Light => egui::ThemePreference::Light,
            Appearance::Dark => egui::ThemePreference::Dark,
        });
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
        self.outside(&ctx);
        let focused = ctx.memory(|m| m.has_focus(article::id()));
        if focused {
            self.state.desk.pane = Pane::Article;
        }
        let pressed = {
            let state = &self.state;
            let keymap = state.preferences.keymap();
            keys::take(&ctx, (&state.desk, keymap), state.preferences.capturing(), focused)
        };
        for action in pressed.into_iter().map(of_key) {
            self.state.apply(action);
        }
        // What is asked or shown over the window gets the keyboard: its first field or button takes it.
        let asks = self.state.front.asks() || self.state.sheet.is_some();
        if asks && !std::mem::replace(&mut self.asks, asks) {
            ctx.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
        }
        self.asks = asks;
        if self.state.desk.focus_article && self.state.desk.document.is_some() && !asks {
            ctx.memory_mut(|m| m.request_focus(article::id()));
            self.state.desk.focus_article = false;
        }
        let actions = self.draw(ui);
        self.state.desk.focus = None;
        self.state.desk.focus_pane = false;
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

    /// Takes what the system hands over: dropped files, and the size of the window.
    fn outside(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.clone());
        for file in dropped {
            self.state.apply(Action::Dropped(file.path().to_path_buf()));
        }
        // Whoever comes back to the window sees what others did meanwhile, though no size and no time tells of it.
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
        let top = self.article.top();
        if let Some(document) = &mut self.state.desk.document
            && self.article.is_of(document)
        {
            document.top = top;
        }
        if std::mem::take(&mut self.state.desk.raise) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        }
        if std::mem::take(&mut self.state.desk.request_paste) {
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        // The keyboard is never nowhere: what no field holds is the article's.
        if ctx.memory(|m| m.focused().is_none()) && !self.state.front.asks() && self.state.sheet.is_none() {
            self.state.desk.focus_article = true;
        }
        let title = self.state.desk.document.as_ref().map(document::Document::title).filter(|t| !t.is_empty());
        let title = title.map_or(NAME.to_owned(), |t| format!("{t} — {NAME}"));
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
        if let Some(watched) = &mut self.watched {
            watched.set(self.state.desk.watched());
        }
        if self.state.sync.due_in(&self.state.desk).is_some_and(|due| due.is_zero()) {
            self.state.apply(Action::Sync(sync::Action::LookDue));
        }
        if let Some(due) = self.state.sync.due_in(&self.state.desk) {
            ctx.request_repaint_after(due + Duration::from_millis(20));
        }
        if saving::due_in(&self.state.desk).is_some_and(|due| due.is_zero()) {
            self.state.apply(Action::Saving(saving::Action::WriteDue));
        }
        if let Some(due) = saving::due_in(&self.state.desk) {
            ctx.request_repaint_after(due + Duration::from_millis(20));
        }
        self.start_jobs(ctx);
        if self.state.desk.close {
            self.pool.finish(LONGEST_END);
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) -> Vec<Action> {
        let mut actions = Vec::new();
        let ctx = ui.ctx().clone();
        let palette = Palette::of(ctx.theme() == egui::Theme::Dark);
        let state = &self.state;
        let cx = Context { desk: &state.desk, keymap: state.preferences.keymap(), palette: &palette };
        let shown = &state.desk.settings;
        let bar = |x: i8, y: i8| Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(x, y));
        if !state.desk.reading {
            Panel::top("menus").frame(bar(8, 2)).show_separator_line(false).show(ui, |ui| {
                let title = state.desk.document.as_ref().map(document::Document::title).filter(|t| !t.is_empty());
                let title = title.map_or(NAME.to_owned(), |t| format!("{t} — {NAME}"));
                let below = |ui: &mut egui::Ui, command: Command, said: &mut Sayings<Action>| {
                    if command == Command::OpenFolder {
                        let mut opened = Vec::new();
                        heard(Action::Opening, &mut opened, |said| {
                            welcome::recent(ui, &state.opening.remembered, said)
                        });
                        said.extend(opened.into_iter().map(Said::Own));
                    }
                };
                let mut said = Vec::new();
                menus::bar(ui, &cx, &title, below, &mut said);
                hear(said, |action| action, &mut actions);
            });
        }
        lines(ui, state, &palette, &mut actions);
        let says = state.desk.document.is_some() || state.desk.message.is_some() || state.desk.working.is_some();
        if says && !state.desk.reading {
            Panel::bottom("status").frame(bar(12, 3)).exact_size(26.0).show(ui, |ui| {
                bars::status(ui, state, &palette, &mut actions);
            });
        }
        let mut panes = state.desk.settings.panes;
        if !state.desk.reading && shown.articles && state.desk.has_many() {
            let usual = if ui.available_width() < 1100.0 { 160.0 } else { 196.0 };
            let width = if panes[0] > 0.0 { panes[0] } else { usual };
            let pane = Panel::left("articles").frame(bar(12, 8)).default_size(width).size_range(120.0..=420.0);
            let drawn = pane.show(ui, |ui| {
                heard(Action::Folder, &mut actions, |said| self.articles.show(ui, &cx, &state.folder, said));
            });
            panes[0] = drawn.response.rect.width();
        }
        let has_mode = mode_panes(ui, &cx, state, &mut actions);
        let shows_claims = !has_mode && !state.desk.reading && (shown.panel || shown.inspector);
        if let Some(document) = state.desk.document.as_ref().filter(|_| shows_claims) {
            let usual = (ui.available_width() * 0.4).clamp(240.0, 340.0);
            let width = if panes[1] > 0.0 { panes[1] } else { usual };
            let most = (ui.available_width() - 240.0).max(241.0);
            let pane = Panel::right("claims").frame(Frame::NONE.fill(palette.panel)).default_size(width);
            let drawn = pane.size_range(240.0..=most).show(ui, |ui| {
                let height = ui.available_height();
                let (list, inspector) = right_panes(state, document, height);
                if list && inspector {
                    let usual = if panes[2] > 0.0 { panes[2] } else { height * 0.46 };
                    let pane = Panel::top("claim-list").frame(bar(12, 8)).resizable(true).default_size(usual);
                    let drawn = pane.size_range(96.0..=(height - 120.0).max(97.0)).show(ui, |ui| {
                        heard(Action::ClaimList, &mut actions, |said| {
                            self.panel.show(ui, &cx, &state.claim_list, said);
                        });
                    });
                    panes[2] = drawn.response.rect.height();
                } else if list {
                    CentralPanel::default().frame(bar(12, 8)).show(ui, |ui| {
                        heard(Action::ClaimList, &mut actions, |said| {
                            self.panel.show(ui, &cx, &state.claim_list, said);
                        });
                    });
                }
                if inspector {
                    CentralPanel::default().frame(bar(12, 8)).show(ui, |ui| {
                        let low = !list && shown.panel;
                        let place = if low { inspector::Place::OfTheList } else { inspector::Place::OfItsOwn };
                        heard(Action::Inspector, &mut actions, |said| {
                            inspector::show(ui, &cx, &state.inspector, place, said);
                        });
                    });
                }
            });
            panes[1] = drawn.response.rect.width();
        }
        let moved = panes.iter().zip(&state.desk.settings.panes).any(|(a, b)| (a - b).abs() > 0.5);
        if moved && ctx.input(|i| i.pointer.any_released()) {
            actions.push(Action::Preferences(preferences::Action::Panes(panes)));
        }
        find_bar(ui, &cx, state, &mut actions);
        CentralPanel::default().frame(Frame::NONE.fill(palette.paper)).show(ui, |ui| {
            if let Some(document) = state.desk.document.as_ref().filter(|d| d.needs_text) {
                let takes_keys = state.sheet.is_none();
                heard(Action::Opening, &mut actions, |said| welcome::needs_text(ui, &cx, document, takes_keys, said));
            } else if state.desk.document.is_some() {
                let mut said = Vec::new();
                self.article.show(ui, &cx, overlay(state), &mut said);
                hear(said, |action| action, &mut actions);
            } else if let Some(working) = &state.desk.working {
                ui.centered_and_justified(|ui| ui.label(working.words()));
            } else {
                heard(Action::Opening, &mut actions, |said| welcome::show(ui, &cx, &state.opening.remembered, said));
            }
        });
        // A question stands where it is asked; what is under it comes back with the answer.
        let mut asked = Vec::new();
        if let Some(question) = state.front.question() {
            questions::show(&ctx, question, &palette, &mut asked);
        } else if let Some(dialog) = state.front.dialog() {
            dialog::show(&ctx, dialog, &palette, &mut asked);
        } else {
            sheets(&ctx, &cx, state, &mut actions);
        }
        actions.extend(asked.into_iter().map(|action| Action::Front(Box::new(action))));
        dropping(&ctx, &palette);
        focus_ring(&ctx, &palette);
        actions
    }
}

/// What stands out in the article: what was found, else what differs in the review.
fn overlay(state: &State) -> Overlay<'_> {
    let compared = state.comparing.shown(&state.desk).zip(state.desk.document.as_ref());
    let beside = compared.map(|(comparison, document)| comparison.beside(&document.annotations));
    match (state.find.bar(), state.review.shown(&state.desk)) {
        (Some(bar), _) => Overlay { ranges: bar.hits(), along: bar.along(), is_searched: true, beside },
        (None, Some(review)) => Overlay { ranges: &review.marks, beside, ..Overlay::default() },
        (None, None) => Overlay { beside, ..Overlay::default() },
    }
}

/// The lines under the menus: tools, and what is to be known or answered about the article.
fn lines(ui: &mut egui::Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let cx = Context { desk: &state.desk, keymap: state.preferences.keymap(), palette };
    let bar = |x: i8, y: i8| Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(x, y));
    if let Some(left) = state.recovery.left().first() {
        let mut said = Vec::new();
        Panel::top("left").frame(bar(12, 6)).show(ui, |ui| recovery::view::line(ui, left, &mut said));
        hear(said, Action::Recovery, actions);
    }
    let shown = state.desk.document.as_ref().map(|d| d.number);
    if let Some((article, copy)) = shown.and_then(|n| state.sync.copies(n).first().map(|copy| (n, copy))) {
        let mut said = Vec::new();
        Panel::top("copies").frame(bar(12, 6)).show(ui, |ui| copies_view::line(ui, article, copy, &mut said));
        hear(said, Action::Sync, actions);
    }
    if let Some(document) = state.desk.document.as_ref().filter(|_| !state.desk.reading) {
        if state.desk.settings.tools {
            Panel::top("tools").frame(bar(10, 4)).show(ui, |ui| {
                let mut said = Vec::new();
                menus::tools(ui, &cx, &mut said);
                hear(said, |action| action, actions);
            });
        }
        if state.details.is_pasted(&state.desk) {
            Panel::top("pasted").frame(bar(12, 6)).show(ui, |ui| {
                heard(Action::Details, actions, |said| details::view::pasted(ui, &cx, said));
            });
        }
        if let Some(why) = document.unsafe_place.filter(|_| document.saving.target == Target::None) {
            Panel::top("unsafe-place").frame(bar(12, 6)).show(ui, |ui| {
                bars::unsafe_place(ui, state, document, why, actions);
            });
        }
        if let Some(id) = document.only_annotator {
            Panel::top("only-annotator").frame(bar(12, 6)).show(ui, |ui| {
                heard(Action::Preferences, actions, |said| me_view::only_annotator(ui, &cx, id, said));
            });
        } else if !state.desk.settings.asked {
            Panel::top("who")
                .frame(bar(12, 6))
                .show(ui, |ui| heard(Action::Preferences, actions, |said| me_view::who_am_i(ui, &cx, said)));
        }
    }
}

/// Below this height of the right pane, in points, the list of claims gives way to the inspector.
const LOW: f32 = 540.0;

/// The panes of what is stepped through in the shown article; `false` if nothing is.
fn mode_panes(ui: &mut egui::Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) -> bool {
    let Some(document) = &state.desk.document else { return false };
    if let Some(review) = state.review.shown(&state.desk) {
        let mut said = Vec::new();
        review_panes(ui, cx, review, document, &mut said);
        hear(said, Action::Review, actions);
    } else if let Some(comparison) = state.comparing.shown(&state.desk) {
        let mut said = Vec::new();
        comparison_panes(ui, cx, comparison, document, &mut said);
        hear(said, Action::Comparing, actions);
    } else {
        return false;
    }
    true
}

fn find_bar(ui: &mut egui::Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let (Some(bar), Some(document)) = (state.find.bar(), &state.desk.document) else { return };
    let mut said = Vec::new();
    let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(Margin::symmetric(12, 6));
    Panel::top("find").frame(frame).show(ui, |ui| find_view::bar(ui, cx, bar, document, &mut said));
    hear(said, Action::Find, actions);
}

/// The panes of the review around the article: its head, what can be done, what to look at, and the text before.
fn review_panes(
    ui: &mut egui::Ui,
    cx: &Context<'_>,
    review: &review::Review,
    document: &document::Document,
    said: &mut Sayings<review::Action>,
) {
    let palette = cx.palette;
    let bar = |x: i8, y: i8| Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(x, y));
    Panel::top("review-head").frame(bar(16, 10)).show(ui, |ui| review_view::head(ui, cx, review, document));
    Panel::bottom("review-buttons").frame(bar(16, 12)).show(ui, |ui| {
        review_view::buttons(ui, cx, review, document, said);
    });
    let width = (ui.available_width() * 0.24).clamp(180.0, 300.0);
    Panel::right("review-list").frame(bar(8, 10)).exact_size(width).show(ui, |ui| {
        review_view::list(ui, cx, review, document, said);
    });
    let half = ui.available_width() * 0.5;
    let paper = Frame::NONE.fill(palette.paper).inner_margin(Margin::symmetric(24, 14));
    Panel::left("review-before").frame(paper).exact_size(half).show(ui, |ui| {
        review_view::before(ui, cx, review, document);
    });
    let frame = Frame::NONE.fill(palette.paper).inner_margin(Margin { left: 32, right: 8, top: 14, bottom: 4 });
    Panel::top("review-now").frame(frame).show_separator_line(false).show(ui, |ui| {
        views::caption(ui, tr!("review-as-it-is"), palette);
    });
}

/// What a key that was pressed does.
fn of_key(pressed: Pressed) -> Action {
    match pressed {
        Pressed::Run(command) => Action::Run(command),
        Pressed::Verdict(i) => Action::Judge(i),
        Pressed::Escape => Action::Escape,
        Pressed::Paste(text) => Action::Opening(opening::Action::Paste(text)),
        Pressed::Chosen(command, key) => Action::Preferences(preferences::Action::SetKey(command, key)),
        Pressed::NotChosen => Action::Preferences(preferences::Action::Capture(None)),
    }
}

/// The panes around an article in which two people's claims are compared.
fn comparison_panes(
    ui: &mut egui::Ui,
    cx: &Context<'_>,
    comparison: &comparing::Comparison,
    document: &document::Document,
    said: &mut Sayings<comparing::Action>,
) {
    let bar = |x: i8, y: i8| Frame::NONE.fill(cx.palette.panel).inner_margin(Margin::symmetric(x, y));
    Panel::top("compare-head").frame(bar(16, 10)).show(ui, |ui| {
        comparing_view::head(ui, cx, comparison, said);
    });
    Panel::bottom("compare-buttons").frame(bar(16, 12)).show(ui, |ui| {
        comparing_view::buttons(ui, cx, comparison, said);
    });
    let width = (ui.available_width() * 0.28).clamp(200.0, 340.0);
    Panel::right("compare-list").frame(bar(8, 10)).exact_size(width).show(ui, |ui| {
        comparing_view::list(ui, cx, comparison, document, said);
    });
}

/// Whether the list of claims and the inspector are shown.
fn right_panes(state: &State, document: &document::Document, height: f32) -> (bool, bool) {
    let shown = &state.desk.settings;
    if height >= LOW || !(shown.panel && shown.inspector) {
        return (shown.panel, shown.inspector);
    }
    let inspector = document.selected_claim().is_some() && !state.desk.list_first;
    (!inspector, inspector)
}

/// Takes what is said in a view of a capability at once, see [`hear`].
fn heard<A>(up: fn(A) -> Action, actions: &mut Vec<Action>, view: impl FnOnce(&mut Sayings<A>)) {
    let mut said = Vec::new();
    view(&mut said);
    hear(said, up, actions);
}

fn sheets(ctx: &egui::Context, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let mut of_sync = Vec::new();
    match (&state.sheet, &state.desk.document) {
        (Some(Sheet::Settings), _) => {
            heard(Action::Preferences, actions, |said| settings_sheet::show(ctx, cx, &state.preferences, said));
        }
        (Some(Sheet::Palette), _) => {
            heard(Action::Palette, actions, |said| palette_view::show(ctx, cx, &state.palette, said));
        }
        (Some(Sheet::Keys), _) => heard(Action::Preferences, actions, |said| keys_sheet::show(ctx, cx, said)),
        (Some(Sheet::Same | Sheet::GoTo), Some(document)) => {
            let mut said = Vec::new();
            find_view::show(ctx, cx, &state.find, document, &mut said);
            hear(said, Action::Find, actions);
        }
        (Some(Sheet::Scheme | Sheet::Moving), Some(_)) => {
            let mut said = Vec::new();
            scheme_view::show(ctx, cx, &state.scheme, &mut said);
            hear(said, Action::Scheme, actions);
        }
        (Some(Sheet::Split), Some(_)) => {
            if let Some(split) = state.marking.split() {
                heard(Action::Marking, actions, |said| parts_view::show(ctx, cx, split, said));
            }
        }
        (Some(Sheet::Snapshot), _) => {
            if let Some(kept) = state.inspector.kept() {
                heard(Action::Inspector, actions, |said| evidence_view::snapshot(ctx, cx, kept, said));
            }
        }
        (Some(Sheet::Versions | Sheet::Version), Some(_)) => {
            let mut said = Vec::new();
            versions_view::show(ctx, cx, &state.versions, &mut said);
            hear(said, Action::Versions, actions);
        }
        (Some(Sheet::Share | Sheet::Holding), _) => {
            let mut said = Vec::new();
            export_copy_view::show(ctx, cx, &state.export_copy, &mut said);
            hear(said, Action::ExportCopy, actions);
        }
        (Some(Sheet::Decide), Some(document)) => decide_view::show(ctx, cx, &state.sync, document, &mut of_sync),
        (Some(Sheet::Incoming), Some(document)) => incoming_view::show(ctx, cx, &state.sync, document, &mut of_sync),
        (Some(Sheet::Details), Some(_)) => {
            heard(Action::Details, actions, |said| details::view::show(ctx, cx, said));
        }
        (Some(_), None) | (None, _) => {}
    }
    hear(of_sync, Action::Sync, actions);
}

/// Says that a file held over the window can be dropped.
fn dropping(ctx: &egui::Context, palette: &Palette) {
    if ctx.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0.0, palette.paper.gamma_multiply(0.9));
    painter.rect_stroke(rect.shrink(12.0), 8.0, egui::Stroke::new(2.0, palette.accent), egui::StrokeKind::Inside);
    let says = tr!("drop-to-open");
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, says, theme::serif(24.0), palette.ink);
}

/// Draws a ring around what has the keyboard, wherever it is: focus is always to be seen. The article shows its own.
fn focus_ring(ctx: &egui::Context, palette: &Palette) {
    let Some(id) = ctx.memory(egui::Memory::focused).filter(|id| *id != article::id()) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    let layer = egui::LayerId::new(response.layer_id.order, response.layer_id.id);
    let rect = response.interact_rect.expand(1.0);
    let stroke = egui::Stroke::new(2.0, palette.accent);
    ctx.layer_painter(layer).rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Outside);
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
