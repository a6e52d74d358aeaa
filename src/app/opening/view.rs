//! What is shown while no article is open.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::widgets::{caption, key_cap};
use crate::app::opening::samples::SAMPLES;
use crate::app::state::State;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::Timestamp;

/// So many recent articles are named.
const RECENT: usize = 6;

/// Shows it.
pub fn show(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
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
                        starts(ui, state, column, palette, actions);
                    });
                    if column < width {
                        ui.vertical(|ui| {
                            ui.set_width(column);
                            offers(ui, state, palette, actions);
                        });
                    }
                });
                if column >= width {
                    offers(ui, state, palette, actions);
                }
                ui.add_space(24.0);
                ui.separator();
                ui.add_space(12.0);
                steps(ui, state, palette);
            });
        });
    });
}

fn starts(ui: &mut Ui, state: &State, width: f32, palette: &Palette, actions: &mut Vec<Action>) {
    for (i, (command, label)) in [
        (Command::Open, tr!("welcome-open")),
        (Command::Paste, tr!("welcome-paste")),
        (Command::OpenFolder, tr!("welcome-folder")),
    ]
    .into_iter()
    .enumerate()
    {
        let (fill, ink) = if i == 0 { (palette.accent, palette.paper) } else { (palette.field, palette.ink) };
        let key = RichText::new(state.preferences.keymap().shown(command)).monospace().size(11.0).color(if i == 0 {
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
            actions.push(Action::Run(command));
        }
        ui.add_space(4.0);
    }
    ui.label(RichText::new(tr!("welcome-kinds")).color(palette.muted));
    if can_drop() {
        ui.label(RichText::new(tr!("welcome-drop")).color(palette.muted));
    }
}

/// Whether files can be dropped on the window: Wayland's do not reach it.
fn can_drop() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("WAYLAND_DISPLAY").is_none_or(|v| v.is_empty())
}

fn offers(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let recent = &state.remembered.articles;
    if !recent.is_empty() || !state.remembered.folders.is_empty() {
        caption(ui, tr!("recent"), palette);
        let today = Timestamp::now().local().date();
        for left in recent.iter().take(RECENT) {
            let day = texts::day_since(Timestamp::from_second(left.time).local().date(), today);
            let told = tr!("claims-and-day", n = left.claims, day = day);
            if offer(ui, &left.title, &told, palette.ink, palette) {
                actions.push(Action::Open(left.path.clone()));
            }
        }
        for folder in state.remembered.folders.iter().take(2) {
            if offer(ui, &crate::app::words::file_name(folder), tr!("folder"), palette.ink, palette) {
                actions.push(Action::OpenFolder(folder.clone()));
            }
        }
        ui.add_space(8.0);
    }
    caption(ui, tr!("try-a-sample"), palette);
    for (i, sample) in SAMPLES.iter().enumerate() {
        if offer(ui, tr!(sample.label), "", palette.accent, palette) {
            actions.push(Action::OpenSample(i));
        }
    }
}

/// A line that opens something, with what is told of it at its right.
fn offer(ui: &mut Ui, label: &str, told: &str, colour: egui::Color32, palette: &Palette) -> bool {
    let text = RichText::new(label).color(colour);
    let mut button = Button::new(text).frame(false).truncate().min_size(vec2(ui.available_width(), 26.0));
    if !told.is_empty() {
        button = button.right_text(RichText::new(told).size(11.0).color(palette.muted));
    }
    ui.spacing_mut().button_padding.x = 0.0;
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label} {told}").trim().to_owned()));
    response.clicked()
}

fn steps(ui: &mut Ui, state: &State, palette: &Palette) {
    ui.columns(4, |columns| {
        step(&mut columns[0], tr!("n-1-open"), palette, |ui| words(ui, tr!("welcome-step-open"), palette));
        step(&mut columns[1], tr!("n-2-select"), palette, |ui| {
            words(ui, tr!("drag-double-click-or"), palette);
            key_cap(ui, &state.preferences.keymap().shown(Command::NextSentence), palette);
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

/// What is shown in place of the article, where its file was shared without the text.
pub fn needs_text(ui: &mut Ui, state: &State, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
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
                let key = state.preferences.keymap().shown(Command::UpdateText);
                let button = Button::new(RichText::new(tr!("needs-text-choose")).color(palette.paper).size(14.0))
                    .right_text(RichText::new(key).monospace().size(11.0).color(palette.paper))
                    .fill(palette.accent)
                    .corner_radius(6.0)
                    .min_size(vec2(width.min(360.0), 38.0));
                let response = ui.add(button);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("needs-text-choose")));
                if state.sheet.is_none() && crate::app::look::widgets::nothing_focused(ui) {
                    response.request_focus();
                }
                if response.clicked() {
                    actions.push(Action::Run(Command::UpdateText));
                }
            });
        });
    });
}
