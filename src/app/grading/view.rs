//! The page: its tools, and what it shows.

use egui::{Align, Button, Layout, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::{
    Action, Page, State, View, detail_view, grid_view, head_view, heat_view, page_keys, pupil_view, setup_view,
};
use crate::app::article;
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::tools::{self, Tool, Words};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;

/// The width of the detail, in points.
pub const DETAIL: f32 = 344.0;
/// What stands beside the tools, in points.
const OTHER_TOOLS: f32 = 110.0;

/// Draws the tools.
pub fn tools(ui: &mut Ui, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(page) = state.page() else { return set_up_tools(ui, cx, said) };
    if page.view == View::HeatMap {
        return heat_view::bar(ui, cx, page, said);
    }
    let left = [
        (Command::GradeGrid, icon::grid(), tr!("grade-grid"), View::Grid),
        (Command::GradeHeatMap, icon::heat(), tr!("grade-heat"), View::HeatMap),
        (Command::GradePupil, icon::person(), tr!("grade-pupil"), View::Pupil),
    ];
    let right = [
        (Command::GradeFeedback, icon::feedback(), tr!("grade-feedback")),
        (Command::GradesInto, icon::export(), tr!("grade-into")),
    ];
    let labels = left.iter().map(|(.., label, _)| *label).chain(right.iter().map(|(.., label)| *label));
    let all = labels.chain([tr!("undo"), tr!("tool-redo"), tr!("grade-hide-names")]);
    let words = Words::if_room(tools::fit(ui, all, OTHER_TOOLS));
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (command, icon, label, can) in [
                (Command::Undo, icon::undo(), tr!("undo"), !page.undo.is_empty()),
                (Command::Redo, icon::redo(), tr!("tool-redo"), !page.redo.is_empty()),
            ] {
                Tool { can, ..Tool::new(cx, command, icon, label) }.show(ui, cx, words, said);
            }
            tools::divider(ui, cx);
            for (command, icon, label, view) in left {
                Tool::new(cx, command, icon, label).on(page.view == view).show(ui, cx, words, said);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let is_shown = page.has_detail_beside(cx.desk.width) || page.has_detail_over(cx.desk.width);
                pane(ui, cx, is_shown, said);
                tools::divider(ui, cx);
                for (command, icon, label) in right {
                    Tool::new(cx, command, icon, label).show(ui, cx, words, said);
                }
                let names = Tool::new(cx, Command::GradeHideNames, icon::hide(), tr!("grade-hide-names"));
                names.on(page.hides_names).show(ui, cx, words, said);
            });
        });
    });
}

/// Draws the button that shows or hides the detail.
fn pane(ui: &mut Ui, cx: &Context<'_>, is_shown: bool, said: &mut Sayings<Action>) {
    let icon = RichText::new(icon::right_pane()).font(theme::icons(16.0));
    let mut button = Button::new(icon).min_size(vec2(32.0, theme::BAR_CONTROL));
    if is_shown {
        button = button.fill(cx.palette.pressed);
    }
    let response = ui.add(button).on_hover_text(tr!("grade-detail"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, tr!("grade-detail")));
    if response.clicked() {
        said.push(Said::Own(Action::Detail));
    }
}

fn set_up_tools(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            Tool::new(cx, Command::Open, icon::open(), tr!("tool-open")).show(ui, cx, Words::Shown, said);
            tools::divider(ui, cx);
            let label = Command::Grade.label();
            Tool::new(cx, Command::Grade, icon::grid(), label).on(true).show(ui, cx, Words::Shown, said);
        });
    });
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let room = ui.available_rect_before_wrap();
    let keyboard = ui.interact(room, article::id(), Sense::focusable_noninteractive());
    keyboard.widget_info(|| WidgetInfo::labeled(Role::Pane, true, Command::Grade.label()));
    // A click on something that takes no keys leaves the keyboard to the page.
    let is_clicked = ui.input(|i| i.pointer.any_click()) && !egui::Popup::is_any_open(ui.ctx());
    if is_clicked && widgets::nothing_focused(ui) {
        keyboard.request_focus();
    }
    let has_keys = keyboard.has_focus() && !egui::Popup::is_any_open(ui.ctx());
    if has_keys {
        page_keys::keep_arrows(ui, keyboard.id);
    }
    let Some(page) = state.page() else { return setup_view::show(ui, cx, state.setup(), said) };
    if has_keys {
        page_keys::keys(ui, page, said);
    }
    match page.view {
        View::Grid => {
            head_view::show(ui, cx, page, said);
            grid_view::show(ui, cx, page, said);
        }
        View::HeatMap => heat_view::show(ui, cx, page, said),
        View::Pupil => pupil_view::show(ui, cx, page, said),
    }
    if page.has_detail_over(cx.desk.width) {
        detail_over(ui, cx, page, room, said);
    }
}

/// Draws the detail over the grid, in a window that has no room for it beside the grid.
fn detail_over(ui: &mut Ui, cx: &Context<'_>, page: &Page, room: Rect, said: &mut Sayings<Action>) {
    let width = DETAIL.min(room.width() - 48.0);
    let rect = Rect::from_min_max(room.right_top() - vec2(width, 0.0), room.right_bottom());
    // What lies below gets no clicks.
    ui.interact(rect, egui::Id::unique("grade-detail-over"), Sense::click_and_drag());
    ui.painter().rect_filled(rect, 0.0, cx.palette.panel);
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, cx.palette.hairline));
    let inner = Rect::from_min_max(rect.min + vec2(16.0, 12.0), rect.max - vec2(8.0, 12.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("grade-detail-over"));
    detail_view::show(&mut child, cx, page, said);
}
