//! The card with which an exercise opens: what it is, the task, and who works on it.

use egui::{Button, Frame, Id, Key, Margin, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::{Action, Lying, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{theme, widgets};
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::model::{Exercise, KnownAs};

/// The width of the card, in points.
const WIDTH: f32 = 560.0;
/// The most works that are listed before the list scrolls.
const LISTED: f32 = 5.0;

/// Draws the card in all of `ui`.
pub fn show(ui: &mut Ui, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    let Some(exercise) = document.annotations.exercise.as_deref() else { return };
    let room = ui.available_size();
    let width = WIDTH.min(room.x - 48.0);
    ScrollArea::vertical().id_salt("card").auto_shrink(false).show(ui, |ui| {
        ui.add_space((room.y * 0.08).clamp(20.0, 72.0));
        ui.horizontal(|ui| {
            ui.add_space(((room.x - width) / 2.0).max(0.0));
            ui.vertical(|ui| {
                ui.set_width(width);
                head(ui, cx.palette, document, exercise);
                task(ui, cx.palette, exercise);
                start(ui, cx, state, (document, exercise), said);
                ui.add_space(32.0);
                if widgets::link(ui, tr!("exercise-for-teachers"), cx.palette).clicked() {
                    said.push(Said::Run(Command::Grade));
                }
                ui.add_space(24.0);
            });
        });
    });
}

fn head(ui: &mut Ui, palette: &Palette, document: &Document, exercise: &Exercise) {
    widgets::label(ui, tr!("exercise"), palette);
    let title = document.title();
    let name = if exercise.name.trim().is_empty() { title } else { exercise.name.trim() };
    let bold = egui::FontId::new(28.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
    ui.label(RichText::new(name).font(bold).color(palette.ink));
    let byline = document.annotations.article.facts.byline.trim();
    let about = [Some(title).filter(|title| *title != name), Some(byline)].into_iter().flatten();
    let about: Vec<&str> = about.filter(|words| !words.is_empty()).collect();
    if !about.is_empty() {
        ui.label(RichText::new(about.join(" · ")).font(theme::serif(theme::READING_SIZE - 1.0)).color(palette.muted));
    }
}

fn task(ui: &mut Ui, palette: &Palette, exercise: &Exercise) {
    let task = exercise.task.trim();
    if task.is_empty() {
        return;
    }
    ui.add_space(16.0);
    let frame = Frame::NONE.fill(palette.told).corner_radius(theme::BAR_RADIUS).inner_margin(Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(RichText::new(tr!("exercise-your-task")).font(theme::bold(theme::TASK_SIZE)).color(palette.ink));
        for line in task.lines() {
            ui.label(RichText::new(line).size(theme::TASK_SIZE).color(palette.ink));
        }
    });
}

/// Draws the field for the name with the button that begins, and what was begun before.
fn start(
    ui: &mut Ui,
    cx: &Context<'_>,
    state: &State,
    (document, exercise): (&Document, &Exercise),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    ui.add_space(24.0);
    let label = if exercise.known_as == KnownAs::Code { tr!("exercise-your-code") } else { tr!("exercise-your-name") };
    ui.label(RichText::new(label).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink));
    ui.add_space(4.0);
    let mut typed = state.typed().to_owned();
    let id = Id::unique(("exercise-name", document.number));
    let (mut entered, mut changed) = (false, false);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = theme::HAND_IN;
        let width = (ui.available_width() - 140.0).min(320.0);
        let field = widgets::single_line(&mut typed).id(id).desired_width(width).min_size(vec2(0.0, theme::HAND_IN));
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label));
        changed = response.changed();
        entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if widgets::nothing_focused(ui) {
            response.request_focus();
        }
        let words = RichText::new(tr!("exercise-start")).size(theme::TASK_SIZE).color(palette.on_accent);
        let button = Button::new(words).min_size(vec2(112.0, theme::HAND_IN));
        entered |= widgets::primary_button(ui, button, !typed.trim().is_empty(), palette).clicked();
    });
    if changed {
        said.push(Said::Own(Action::Type(typed)));
    }
    if entered {
        said.push(Said::Own(Action::Start));
    }
    if exercise.known_as == KnownAs::Code {
        widgets::label(ui, tr!("exercise-code-help"), palette);
    }
    go_on(ui, palette, state.lying(document.number), said);
}

/// Draws the works that lie with the exercise.
fn go_on(ui: &mut Ui, palette: &Palette, lying: &[Lying], said: &mut Sayings<Action>) {
    if lying.is_empty() {
        return;
    }
    ui.add_space(24.0);
    widgets::label(ui, tr!("exercise-begun-before"), palette);
    ui.add_space(4.0);
    let height = (theme::CONTROL + 6.0) * LISTED;
    ScrollArea::vertical().id_salt("works").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for work in lying {
            let label = tr!("exercise-go-on-as", name = short(&work.who));
            let person = RichText::new(icon::person()).font(theme::icons(16.0)).color(palette.muted);
            let button = Button::new((person, label.as_str())).min_size(vec2(320.0_f32.min(ui.available_width()), 0.0));
            let response = ui.add(button).on_hover_text(file_name(&work.path));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label.as_str()));
            if response.clicked() {
                said.push(Said::Own(Action::GoOn(work.path.clone())));
            }
        }
    });
}
