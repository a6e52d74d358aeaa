//! The welcome page, shown while no article is open, and other views about opening.

mod steps;

use egui::{Align2, Button, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::set;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::widgets::{heading, nothing_focused};
use crate::app::opening::Action;
use crate::app::opening::recent::Remembered;
use crate::app::opening::samples::SAMPLES;
use crate::app::words::{file_name, short, texts};
use crate::tr;
use claimlight_core::model::Timestamp;

/// How many recent articles are listed, and how many folders.
const RECENT: (usize, usize) = (4, 2);

/// The width of the page, of the column of actions, and of what stands between that and the other one, in points.
const WIDTH: f32 = 960.0;
const ACTIONS: f32 = 520.0;
const BETWEEN: f32 = 56.0;

/// The height of an action, in points.
const ACTION: f32 = 64.0;

/// Below this width, in points, everything is in one column.
const NARROW: f32 = 800.0;

/// Below this height, in points, the steps are left out.
const LOW: f32 = 640.0;

/// Shows the welcome page.
pub fn show(ui: &mut Ui, cx: &Context<'_>, remembered: &Remembered, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let room = ui.available_size();
    let width = WIDTH.min(room.x - 64.0);
    let above = (room.y * 0.09).clamp(16.0, 96.0);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(above);
        ui.horizontal(|ui| {
            ui.add_space(((room.x - width) / 2.0).max(0.0));
            ui.vertical(|ui| {
                ui.set_width(width);
                let bold = egui::FontId::new(36.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
                ui.label(RichText::new(tr!("what-does-this-article-claim")).font(bold).color(palette.ink));
                let subtitle = tr!("mark-each-claim-say-whether-it");
                ui.label(RichText::new(subtitle).font(theme::serif(18.0)).color(palette.muted));
                ui.add_space(32.0);
                columns(ui, cx, remembered, width, said);
                if room.y >= LOW {
                    ui.add_space(36.0);
                    steps::show(ui, cx, width);
                }
                ui.add_space(24.0);
            });
        });
    });
}

/// Draws what can be done at the left, and what can be opened with one click at the right, or below if there is no room.
fn columns(ui: &mut Ui, cx: &Context<'_>, remembered: &Remembered, width: f32, said: &mut Sayings<Action>) {
    if ui.ctx().content_rect().width() < NARROW {
        starts(ui, cx, width, said);
        ui.add_space(24.0);
        return offers(ui, remembered, cx.palette, width, said);
    }
    let left = ACTIONS.min((width - BETWEEN) * 0.6);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (column, is_left) in [(left, true), (width - left - BETWEEN, false)] {
            ui.vertical(|ui| {
                ui.set_width(column);
                if is_left { starts(ui, cx, column, said) } else { offers(ui, remembered, cx.palette, column, said) }
            });
            ui.add_space(if is_left { BETWEEN } else { 0.0 });
        }
    });
}

fn starts(ui: &mut Ui, cx: &Context<'_>, width: f32, said: &mut Sayings<Action>) {
    ui.spacing_mut().item_spacing.y = 8.0;
    for (i, (command, sign, label, told)) in [
        (Command::Open, icon::open(), tr!("welcome-open"), tr!("welcome-kinds")),
        (Command::Paste, icon::paste(), tr!("welcome-paste"), tr!("welcome-paste-told")),
        (Command::OpenFolder, icon::folder(), tr!("welcome-folder"), tr!("welcome-folder-told")),
    ]
    .into_iter()
    .enumerate()
    {
        let start = Start { sign, label, told, key: &cx.keymap.shown(command), is_first: i == 0 };
        if start.show(ui, width, cx.palette).clicked() {
            said.push(Said::Run(command));
        }
    }
    ui.add_space(4.0);
    let told = if can_drop() { tr!("welcome-drop") } else { tr!("welcome-stays") };
    ui.add(egui::Label::new(RichText::new(told).size(theme::SMALL_SIZE).color(cx.palette.muted)).wrap());
}

/// What the page offers to do: a large button.
struct Start<'a> {
    sign: char,
    label: &'a str,
    told: &'a str,
    key: &'a str,
    /// Whether this is what most people want.
    is_first: bool,
}

impl Start<'_> {
    fn show(&self, ui: &mut Ui, width: f32, palette: &Palette) -> egui::Response {
        let (rect, response) = ui.allocate_exact_size(vec2(width, ACTION), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.label));
        let is_hovered = response.hovered();
        let is_pressed = response.is_pointer_button_down_on();
        let (ink, second) =
            if self.is_first { (palette.on_accent, palette.on_accent) } else { (palette.ink, palette.muted) };
        let fill = match (self.is_first, is_pressed, is_hovered) {
            (true, true, _) => palette.accent.lerp_to_gamma(palette.ink, 0.25),
            (true, false, true) => palette.accent.lerp_to_gamma(palette.ink, 0.12),
            (true, false, false) => palette.accent,
            (false, true, _) => palette.pressed,
            (false, false, true) => palette.hover,
            (false, false, false) => palette.panel,
        };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.rect_filled(rect, theme::RADIUS, fill);
        if is_hovered && !self.is_first {
            painter.rect_stroke(rect, theme::RADIUS, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        }
        let middle = rect.center().y;
        painter.text(pos2(rect.left() + 26.0, middle), Align2::CENTER_CENTER, self.sign, theme::icons(20.0), ink);
        let mut right = rect.right() - 16.0;
        if !self.key.is_empty() {
            let key = painter.layout_no_wrap(self.key.to_owned(), theme::interface(theme::KEY_SIZE), second);
            let cap = Rect::from_min_max(pos2(right - key.size().x - 10.0, middle - 9.0), pos2(right, middle + 9.0));
            let ground = if self.is_first { palette.on_accent.gamma_multiply(0.18) } else { palette.key_cap };
            painter.rect_filled(cap, 4.0, ground);
            painter.galley(cap.center() - key.size() / 2.0, key, second);
            right = cap.left() - 12.0;
        }
        let left = rect.left() + 52.0;
        let line = |text: &str, size: f32, colour| {
            let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), theme::interface(size), colour);
            job.wrap = egui::text::TextWrapping::truncate_at_width(right - left);
            ui.ctx().fonts_mut(|f| f.layout_job(job))
        };
        let (label, told) = (line(self.label, theme::INTERFACE_SIZE, ink), line(self.told, theme::SMALL_SIZE, second));
        let top = middle - f32::midpoint(label.size().y, told.size().y);
        let below = pos2(left, top + label.size().y);
        painter.galley(pos2(left, top), label, ink);
        painter.galley(below, told, second);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

/// Whether files can be dropped on the window. On Wayland, drops do not reach it.
fn can_drop() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("WAYLAND_DISPLAY").is_none_or(|v| v.is_empty())
}

fn offers(ui: &mut Ui, remembered: &Remembered, palette: &Palette, width: f32, said: &mut Sayings<Action>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    heading(ui, tr!("try-a-sample"), palette);
    for (i, sample) in SAMPLES.iter().enumerate() {
        let offer =
            Offer { label: tr!(sample.label), below: sample.told.map_or("", |key| tr!(key)), ..Offer::default() };
        if offer.show(ui, width, palette.accent, palette) {
            said.push(Said::Own(Action::Sample(i)));
        }
    }
    if remembered.articles.is_empty() && remembered.folders.is_empty() {
        return;
    }
    ui.add_space(16.0);
    heading(ui, tr!("recent"), palette);
    let today = Timestamp::now().local().date();
    for left in remembered.articles.iter().take(RECENT.0) {
        let day = texts::day_since(Timestamp::from_second(left.time).local().date(), today);
        let told = tr!("claims-and-day", n = left.claims, day = day.as_str());
        let offer = Offer { label: &left.title, beside: &day, told: &told, ..Offer::default() };
        if offer.show(ui, width, palette.ink, palette) {
            said.push(Said::Own(Action::Open(left.path.clone())));
        }
    }
    for folder in remembered.folders.iter().take(RECENT.1) {
        let name = file_name(folder);
        let offer = Offer { label: &name, beside: tr!("folder"), told: tr!("folder"), ..Offer::default() };
        if offer.show(ui, width, palette.ink, palette) {
            said.push(Said::Own(Action::Open(folder.clone())));
        }
    }
}

/// A line that opens something when clicked.
#[derive(Default)]
struct Offer<'a> {
    label: &'a str,
    /// A second line.
    below: &'a str,
    /// Words at the right.
    beside: &'a str,
    /// What a screen reader says besides the label.
    told: &'a str,
}

impl Offer<'_> {
    fn show(&self, ui: &mut Ui, width: f32, colour: egui::Color32, palette: &Palette) -> bool {
        let height = if self.below.is_empty() { 28.0 } else { 46.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let told = [self.label, self.below, self.told].into_iter().filter(|s| !s.is_empty());
        let told = told.collect::<Vec<_>>().join(" ");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), theme::RADIUS, palette.hover);
        }
        let beside =
            ui.painter().layout_no_wrap(self.beside.to_owned(), theme::interface(theme::SMALL_SIZE), palette.muted);
        let room = width - if self.beside.is_empty() { 0.0 } else { beside.size().x + 16.0 };
        let line =
            |text: &str, size: f32, colour, room: f32| set::line(ui.ctx(), text, theme::interface(size), colour, room);
        let (label, below) = (
            line(self.label, theme::INTERFACE_SIZE, colour, room),
            line(self.below, theme::SMALL_SIZE, palette.muted, width),
        );
        let is_cut = label.elided;
        let below_height = if self.below.is_empty() { 0.0 } else { below.size().y };
        let top = rect.center().y - f32::midpoint(label.size().y, below_height);
        let y = rect.center().y - beside.size().y / 2.0;
        ui.painter().galley(pos2(rect.right() - beside.size().x, y), beside, palette.muted);
        let second = pos2(rect.left(), top + label.size().y);
        ui.painter().galley(pos2(rect.left(), top), label, colour);
        ui.painter().galley(second, below, palette.muted);
        let response = if is_cut { response.on_hover_text(self.label) } else { response };
        response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    }
}

/// Shown instead of the article if its file was shared without the text. The button takes the keyboard focus if `takes_keys` is set
/// and nothing else has it.
pub fn needs_text(ui: &mut Ui, cx: &Context<'_>, document: &Document, takes_keys: bool, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let width = 520.0_f32.min(ui.available_width() - 64.0);
    let left = (ui.available_width() - width) / 2.0;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.12).clamp(16.0, 96.0));
        ui.horizontal(|ui| {
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.set_width(width);
                let bold = egui::FontId::new(24.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
                ui.label(RichText::new(document.title()).font(bold).color(palette.ink));
                let facts = &document.annotations.article.facts;
                let told = [&facts.byline, &facts.publisher, &facts.published, &facts.source_url, &facts.original_name];
                let told: Vec<&str> = told.into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
                ui.label(RichText::new(told.join(" · ")).color(palette.muted));
                ui.add_space(16.0);
                let needs = RichText::new(tr!("needs-text")).font(theme::serif(18.0)).color(palette.ink);
                ui.add(egui::Label::new(needs).wrap());
                ui.add_space(12.0);
                let key = cx.keymap.shown(Command::UpdateText);
                let button = Button::new(RichText::new(tr!("needs-text-choose")).color(palette.paper).size(14.0))
                    .right_text(RichText::new(key).monospace().size(11.0).color(palette.paper))
                    .fill(palette.accent)
                    .corner_radius(6.0)
                    .min_size(vec2(width.min(360.0), 38.0));
                let response = ui.add(button);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("needs-text-choose")));
                if takes_keys && nothing_focused(ui) {
                    response.request_focus();
                }
                if response.clicked() {
                    said.push(Said::Run(Command::UpdateText));
                }
            });
        });
    });
}

/// The menu of recently opened articles.
pub fn recent(ui: &mut Ui, remembered: &Remembered, said: &mut Sayings<Action>) {
    let articles = &remembered.articles;
    ui.add_enabled_ui(!articles.is_empty(), |ui| {
        ui.menu_button(tr!("open-recent"), |ui| {
            for left in articles.iter().take(12) {
                if ui.button(short(&left.title)).on_hover_text(left.path.display().to_string()).clicked() {
                    said.push(Said::Own(Action::Open(left.path.clone())));
                    ui.close();
                }
            }
        });
    });
}
