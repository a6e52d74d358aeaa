//! The page: its tools, its head, its figures and tables, and what the status line says.

use egui::{Align, Button, Frame, Layout, Margin, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Action, Page, Stage, columns_view, head_view, matrix_view, pairs_view, pulls_view, side_view};
use crate::app::article;
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::tools::{self, Tool, Words};
use crate::app::desk::standing::{ROOM_FOR_ARTICLES, ROOM_FOR_CLAIMS};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;

/// What stands beside the tools, in points.
const OTHER_TOOLS: f32 = 80.0;
/// The least width for two tables side by side, and the room between them, in points.
const TWO: f32 = 640.0;
const GAP: f32 = 40.0;
/// The share of the width that the table of pairs has.
const PAIRS: f32 = 0.52;
/// Margin of the page, in points.
const MARGIN: i8 = 24;
/// Height of the list below the page, in points.
const LIST: f32 = 320.0;

/// How wide the list beside the page is, in points; `None` if it stands below.
pub fn list_width(width: f32) -> Option<f32> {
    match width {
        _ if width < ROOM_FOR_CLAIMS => None,
        _ if width < ROOM_FOR_ARTICLES => Some(280.0),
        _ => Some(344.0),
    }
}

/// Draws the tools.
pub fn tools(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let (agreement, decide) = (Command::Agreement.label(), tr!("adj-tool"));
    let (decisions, line) = (Command::AgreementDecisions.label(), Command::AgreementLine.label());
    let labels = [tr!("tool-open"), agreement, decide, decisions, line, tr!("agree-export")];
    let words = Words::if_room(tools::fit(ui, labels, OTHER_TOOLS));
    let can = page.figures.is_some();
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            Tool::new(cx, Command::Open, icon::open(), tr!("tool-open")).show(ui, cx, words, said);
            tools::divider(ui, cx);
            Tool::new(cx, Command::Agreement, icon::agreement(), agreement).on(true).show(ui, cx, words, said);
            Tool::new(cx, Command::Adjudicate, icon::decide(), decide).show(ui, cx, words, said);
            let against = Tool::new(cx, Command::AgreementDecisions, icon::people(), decisions);
            against.on(page.is_against_decisions()).show(ui, cx, words, said);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let list = RichText::new(icon::right_pane()).font(theme::icons(16.0));
                let mut button = Button::new(list).min_size(vec2(32.0, theme::BAR_CONTROL));
                if !page.hides_list {
                    button = button.fill(cx.palette.pressed);
                }
                let response = ui.add(button).on_hover_text(tr!("agree-list"));
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, !page.hides_list, tr!("agree-list")));
                if response.clicked() {
                    said.push(Said::Own(Action::List));
                }
                tools::divider(ui, cx);
                let export = Tool::new(cx, Command::AgreementExport, icon::export(), tr!("agree-export"));
                Tool { can, ..export }.show(ui, cx, words, said);
                Tool { can, ..Tool::new(cx, Command::AgreementLine, icon::copy(), line) }.show(ui, cx, words, said);
            });
        });
    });
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let room = ui.available_rect_before_wrap();
    let keyboard = ui.interact(room, article::id(), Sense::focusable_noninteractive());
    keyboard.widget_info(|| WidgetInfo::labeled(Role::Pane, true, Command::Agreement.label()));
    // A click on something that takes no keys leaves the keyboard to the page.
    let is_clicked = ui.input(|i| i.pointer.any_click()) && !egui::Popup::is_any_open(ui.ctx());
    if is_clicked && widgets::nothing_focused(ui) {
        keyboard.request_focus();
    }
    if keyboard.has_focus() {
        matrix_view::keep_arrows(ui, keyboard.id);
    }
    ScrollArea::vertical().id_salt("agree-page").auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: MARGIN, right: MARGIN, top: 14, bottom: 20 };
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            head_view::show(ui, cx, page, said);
            ui.add_space(12.0);
            match (&page.figures, &page.state) {
                (Some(_), _) => body(ui, cx, page, said),
                (None, Stage::Nothing(sentence)) => nothing(ui, cx, sentence, said),
                (None, _) => drop(widgets::label(ui, tr!("agree-counting"), cx.palette)),
            }
        });
    });
}

/// Says why there are no figures.
fn nothing(ui: &mut Ui, cx: &Context<'_>, sentence: &str, said: &mut Sayings<Action>) {
    ui.set_max_width(560.0);
    ui.label(RichText::new(sentence).color(cx.palette.ink));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button(Command::AgreementAgain.label()).clicked() {
            said.push(Said::Run(Command::AgreementAgain));
        }
        if ui.button(Command::OpenFolder.label()).clicked() {
            said.push(Said::Run(Command::OpenFolder));
        }
    });
}

fn body(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let Some(figures) = &page.figures else { return };
    if let Some(words) = &figures.against {
        ui.label(RichText::new(words).size(theme::SMALL_SIZE).color(cx.palette.muted));
        ui.add_space(8.0);
    }
    columns_view::show(ui, cx, page, figures, said);
    ui.add_space(20.0);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, cx.palette.hairline));
    ui.add_space(12.0);
    let column = page.chosen.and_then(|chosen| figures.column(chosen.question));
    let left = |ui: &mut Ui, said: &mut Sayings<Action>| {
        if !figures.pairs.is_empty() {
            ui.scope(|ui| pairs_view::show(ui, cx, page, figures, said));
            ui.add_space(20.0);
        }
        if let Some(column) = column {
            ui.scope(|ui| pulls_view::show(ui, cx, page, column, said));
        }
    };
    let right = |ui: &mut Ui, said: &mut Sayings<Action>| {
        ui.scope(|ui| matrix_view::show(ui, cx, page, figures, said));
    };
    let width = ui.available_width();
    if width >= TWO {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let first = ((width - GAP) * PAIRS).floor();
            for (width, is_left) in [(first, true), (width - GAP - first, false)] {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.x = 8.0;
                    if is_left { left(ui, said) } else { right(ui, said) }
                });
            }
        });
    } else {
        right(ui, said);
        ui.add_space(20.0);
        left(ui, said);
    }
    if list_width(cx.desk.width).is_none() && !page.hides_list {
        ui.add_space(20.0);
        side_view::below(ui, cx, page, LIST, said);
    }
}
