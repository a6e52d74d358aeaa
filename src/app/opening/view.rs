//! The welcome page, shown while no article is open, and other views about opening.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::widgets::{heading, key_cap, nothing_focused};
use crate::app::opening::Action;
use crate::app::opening::recent::Remembered;
use crate::app::opening::samples::SAMPLES;
use crate::app::words::{file_name, short, texts};
use crate::tr;
use claimlight_core::model::Timestamp;

/// How many recent articles are listed.
const RECENT: usize = 6;

/// Shows the welcome page.
pub fn show(ui: &mut Ui, cx: &Context<'_>, remembered: &Remembered, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let width = 760.0_f32.min(ui.available_width() - 64.0);
    let left = (ui.available_width() - width) / 2.0;
    let above = (ui.available_height() * 0.12).clamp(16.0, 96.0);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(above);
        ui.horizontal(|ui| {
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.set_width(width);
                let bold = egui::FontId::new(36.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
                ui.label(RichText::new(tr!("what-does-this-article-claim")).font(bold).color(palette.ink));
                let subtitle = tr!("mark-each-claim-say-whether-it");
                ui.label(RichText::new(subtitle).font(theme::serif(18.0)).color(palette.muted));
                ui.add_space(24.0);
                let column = if width > 560.0 { (width - 40.0) / 2.0 } else { width };
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 40.0;
                    ui.vertical(|ui| {
                        ui.set_width(column);
                        starts(ui, cx, column, said);
                    });
                    if column < width {
                        ui.vertical(|ui| {
                            ui.set_width(column);
                            offers(ui, remembered, palette, said);
                        });
                    }
                });
                if column >= width {
                    offers(ui, remembered, palette, said);
                }
                ui.add_space(24.0);
                ui.separator();
                ui.add_space(12.0);
                steps(ui, cx);
            });
        });
    });
}

fn starts(ui: &mut Ui, cx: &Context<'_>, width: f32, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    for (i, (command, label)) in [
        (Command::Open, tr!("welcome-open")),
        (Command::Paste, tr!("welcome-paste")),
        (Command::OpenFolder, tr!("welcome-folder")),
    ]
    .into_iter()
    .enumerate()
    {
        let (fill, ink) = if i == 0 { (palette.accent, palette.on_accent) } else { (palette.paper, palette.ink) };
        let key = RichText::new(cx.keymap.shown(command)).monospace().size(11.0).color(if i == 0 {
            ink
        } else {
            palette.muted
        });
        let button = Button::new(RichText::new(label).color(ink).size(14.0))
            .right_text(key)
            .fill(fill)
            .corner_radius(6.0)
            .min_size(vec2(width, 38.0));
        ui.spacing_mut().button_padding.x = 12.0;
        let response = ui.add(button).on_hover_text(command.help());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
        if response.clicked() {
            said.push(Said::Run(command));
        }
        ui.add_space(4.0);
    }
    ui.label(RichText::new(tr!("welcome-kinds")).color(palette.muted));
    if can_drop() {
        ui.label(RichText::new(tr!("welcome-drop")).color(palette.muted));
    }
}

/// Whether files can be dropped on the window. On Wayland, drops do not reach it.
fn can_drop() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("WAYLAND_DISPLAY").is_none_or(|v| v.is_empty())
}

fn offers(ui: &mut Ui, remembered: &Remembered, palette: &Palette, said: &mut Sayings<Action>) {
    let recent = &remembered.articles;
    if !recent.is_empty() || !remembered.folders.is_empty() {
        heading(ui, tr!("recent"), palette);
        let today = Timestamp::now().local().date();
        for left in recent.iter().take(RECENT) {
            let day = texts::day_since(Timestamp::from_second(left.time).local().date(), today);
            let told = tr!("claims-and-day", n = left.claims, day = day);
            if offer(ui, &left.title, &told, palette.ink, palette) {
                said.push(Said::Own(Action::Open(left.path.clone())));
            }
        }
        for folder in remembered.folders.iter().take(2) {
            if offer(ui, &file_name(folder), tr!("folder"), palette.ink, palette) {
                said.push(Said::Own(Action::Open(folder.clone())));
            }
        }
        ui.add_space(8.0);
    }
    heading(ui, tr!("try-a-sample"), palette);
    for (i, sample) in SAMPLES.iter().enumerate() {
        if offer(ui, tr!(sample.label), "", palette.accent, palette) {
            said.push(Said::Own(Action::Sample(i)));
        }
    }
}

/// A line that opens something when clicked, with `told` at the right.
fn offer(ui: &mut Ui, label: &str, told: &str, colour: egui::Color32, palette: &Palette) -> bool {
    let text = RichText::new(label).color(colour);
    let mut button = Button::new(text).frame(false).truncate().min_size(vec2(ui.available_width(), 26.0));
    if !told.is_empty() {
        button = button.right_text(RichText::new(told).size(11.0).color(palette.muted));
    }
    ui.spacing_mut().button_padding.x = 0.0;
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label} {told}").trim().to_owned()));
    let response = if short(label) == label { response } else { response.on_hover_text(label) };
    response.clicked()
}

fn steps(ui: &mut Ui, cx: &Context<'_>) {
    let palette = cx.palette;
    ui.columns(4, |columns| {
        step(&mut columns[0], tr!("n-1-open"), palette, |ui| words(ui, tr!("welcome-step-open"), palette));
        step(&mut columns[1], tr!("n-2-select"), palette, |ui| {
            words(ui, tr!("drag-double-click-or"), palette);
            key_cap(ui, &cx.keymap.shown(Command::NextSentence), palette);
            words(ui, tr!("for-the-next-sentence"), palette);
        });
        step(&mut columns[2], tr!("n-3-tag"), palette, |ui| {
            for verdict in &claimlight_core::model::Scheme::default().verdicts {
                key_cap(ui, &verdict.key, palette);
                words(ui, &texts::of_scheme(&verdict.label).to_lowercase(), palette);
            }
        });
        step(&mut columns[3], tr!("n-4-share"), palette, |ui| {
            words(ui, tr!("one-small-file-saved-beside-the"), palette);
        });
    });
}

fn step(ui: &mut Ui, title: &str, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    let bold = egui::FontId::new(17.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
    ui.label(RichText::new(title).font(bold).color(palette.ink));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        add(ui);
    });
}

fn words(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.label(RichText::new(text).color(palette.muted));
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
