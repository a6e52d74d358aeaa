//! The bars above a pupil's work: what can be done, and the task.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Button, Label, Layout, Popup, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::{Action, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::tools::{Tool, Words, divider};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{theme, widgets};
use crate::app::words::short;
use crate::tr;
use claimlight_core::model::Exercise;

/// Below this width of the window, in points, the buttons have icons alone.
const WORDS: f32 = 1120.0;
/// Below this width, in points, the name of the exercise is left out.
const WITH_NAME: f32 = 900.0;
/// The most of the window's height that the task takes up before it scrolls.
const TASK: f32 = 0.36;
/// The line height of the task, in points.
const TASK_LINE: f32 = 22.0;

/// Draws the bar with the title, the buttons and the pupil's name.
pub fn head(ui: &mut Ui, cx: &Context<'_>, (document, exercise): (&Document, &Exercise), said: &mut Sayings<Action>) {
    let width = ui.available_width();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        hand_in(ui, cx, said);
        ui.add_space(8.0);
        who(ui, cx, document, said);
        divider(ui, cx);
        let words = Words::if_room(width >= WORDS);
        text_size(ui, cx, words, said);
        for (command, icon, label) in
            [(Command::Redo, icon::redo(), tr!("tool-redo")), (Command::Undo, icon::undo(), tr!("undo"))]
        {
            widgets::flat(ui, |ui| Tool::new(cx, command, icon, label).show(ui, cx, words, said));
        }
        ui.add_space(8.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            title(ui, cx.palette, (document, exercise), width);
        });
    });
}

fn title(ui: &mut Ui, palette: &Palette, (document, exercise): (&Document, &Exercise), width: f32) {
    let title = document.title();
    let name = exercise.name.trim();
    let shown = if title.is_empty() { name } else { title };
    let bold = egui::FontId::new(theme::READING_SIZE, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
    let told = if name.is_empty() || name == shown {
        tr!("exercise").to_owned()
    } else {
        tr!("exercise-named", name = short(name))
    };
    let has_name = width >= WITH_NAME;
    let room = ui.available_width() * if has_name { 0.62 } else { 1.0 };
    ui.scope(|ui| {
        ui.set_max_width(room.max(40.0));
        ui.add(Label::new(RichText::new(shown).font(bold).color(palette.ink)).selectable(false).truncate());
    });
    if has_name {
        let words = RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted);
        ui.add(Label::new(words).selectable(false).truncate());
    }
}

/// Draws the button with which a pupil hands in: the only blue one.
fn hand_in(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let words = |text: RichText| text.color(palette.on_accent);
    let icon = words(RichText::new(icon::hand_in()).font(theme::icons(18.0)));
    let label = words(RichText::new(tr!("exercise-hand-in")).size(theme::TASK_SIZE));
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 16.0;
        ui.spacing_mut().icon_spacing = 8.0;
        let button = Button::new((icon, label)).min_size(vec2(0.0, theme::HAND_IN));
        let response = widgets::primary_button(ui, button, cx.is_on(Command::HandIn), palette);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("exercise-hand-in")));
        if response.on_hover_text(cx.keymap.tip(Command::HandIn)).clicked() {
            said.push(Said::Run(Command::HandIn));
        }
    });
}

/// Draws whose work this is, with the way back to the card.
fn who(ui: &mut Ui, cx: &Context<'_>, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let not_you = RichText::new(tr!("exercise-not-you")).size(theme::SMALL_SIZE).color(palette.accent);
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding.x = 4.0;
        ui.add(Button::new(not_you))
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("exercise-not-you")));
    if response.on_hover_text(Command::NotYou.help()).clicked() {
        said.push(Said::Run(Command::NotYou));
    }
    let name = document.my_name();
    let format = |font_id| TextFormat { font_id, color: palette.ink, valign: Align::Center, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(&icon::person().to_string(), 0.0, format(theme::icons(16.0)));
    job.append(&short(name), 6.0, format(theme::interface(theme::TASK_SIZE)));
    let response = ui.add(Label::new(job).selectable(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response.on_hover_text(name);
}

/// Draws the button that makes the text larger or smaller.
fn text_size(ui: &mut Ui, cx: &Context<'_>, words: Words, said: &mut Sayings<Action>) {
    let icon = RichText::new(icon::text_size()).font(theme::icons(16.0));
    let label = tr!("exercise-text-size");
    let response = widgets::flat(ui, |ui| {
        let button = if words == Words::Hidden { Button::new(icon) } else { Button::new((icon, label)) };
        ui.add(button.min_size(egui::Vec2::splat(theme::BAR_CONTROL)))
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let response = response.on_hover_text(label);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(200.0);
        ui.spacing_mut().interact_size.y = theme::CONTROL;
        for command in [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset] {
            let button = Button::new(command.label()).shortcut_text(cx.keymap.shown(command)).frame(false);
            if ui.add(button).clicked() {
                said.push(Said::Run(command));
            }
        }
    });
}

/// Draws the task, in full or on one line.
pub fn task(ui: &mut Ui, cx: &Context<'_>, state: &State, exercise: &Exercise, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let is_folded = state.is_folded(cx.desk);
    let align = if is_folded { Align::Center } else { Align::Min };
    ui.with_layout(Layout::left_to_right(align), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, TASK_LINE), Sense::hover());
        let icon = icon::decide();
        ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, icon, theme::icons(16.0), palette.muted);
        ui.with_layout(Layout::right_to_left(align), |ui| {
            fold(ui, cx, is_folded, said);
            ui.with_layout(Layout::left_to_right(align), |ui| words(ui, cx, exercise, is_folded));
        });
    });
}

fn fold(ui: &mut Ui, cx: &Context<'_>, is_folded: bool, said: &mut Sayings<Action>) {
    let muted = |text: RichText| text.color(cx.palette.muted);
    let (chevron, label) =
        if is_folded { (icon::down(), tr!("exercise-unfold")) } else { (icon::before(), tr!("exercise-fold")) };
    let chevron = muted(RichText::new(chevron).font(theme::icons(16.0)));
    let response = widgets::flat(ui, |ui| ui.add(Button::new((chevron, muted(RichText::new(label))))));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    if response.on_hover_text(cx.keymap.tip(Command::FoldTask)).clicked() {
        said.push(Said::Run(Command::FoldTask));
    }
}

fn words(ui: &mut Ui, cx: &Context<'_>, exercise: &Exercise, is_folded: bool) {
    let palette = cx.palette;
    let format =
        |font_id| TextFormat { font_id, color: palette.ink, line_height: Some(TASK_LINE), ..Default::default() };
    let task = exercise.task.trim();
    let mut job = LayoutJob::default();
    job.append(tr!("exercise-your-task"), 0.0, format(theme::bold(theme::TASK_SIZE)));
    let room = ui.available_width();
    if is_folded {
        job.append(&task.replace('\n', " "), 4.0, format(theme::interface(theme::TASK_SIZE)));
        job.wrap = TextWrapping::truncate_at_width(room);
        ui.add(Label::new(job).selectable(false).truncate()).on_hover_text(task);
        return;
    }
    job.append(task, 4.0, format(theme::interface(theme::TASK_SIZE)));
    job.wrap = TextWrapping::wrap_at_width(room);
    let height = (cx.desk.height * TASK).max(3.0 * TASK_LINE);
    ScrollArea::vertical().id_salt("task").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.add(Label::new(job).wrap());
    });
}
