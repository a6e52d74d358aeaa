//! The palette's field and list.

use egui::{Align2, Key, Modifiers, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Action, Item, State, found};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::theme;
use crate::app::look::widgets::{self, key_cap, nothing_focused};
use crate::tr;

const ROW: f32 = 32.0;

/// Shows it.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let room = ctx.content_rect().size();
    egui::Window::new(tr!("commands"))
        .id(egui::Id::unique("palette"))
        .title_bar(false)
        .resizable(false)
        .frame(theme::bar_frame(cx.palette, egui::Margin::same(12)))
        .anchor(Align2::CENTER_TOP, vec2(0.0, 56.0))
        .show(ctx, |ui| {
            ui.set_width(560.0_f32.min(room.x - 48.0));
            inside(ui, cx, state, (room.y - 180.0).clamp(ROW * 3.0, ROW * 12.0), said);
        });
}

fn inside(ui: &mut Ui, cx: &Context<'_>, state: &State, height: f32, said: &mut Sayings<Action>) {
    let items = found((cx.desk, cx.keymap), &state.typed);
    let last = items.len().saturating_sub(1);
    let chosen = state.chosen.min(last);
    let pressed = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let mut to = chosen;
    for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)] {
        if pressed(ui, key) {
            to = chosen.saturating_add_signed(step).min(last);
        }
    }
    let enter = pressed(ui, Key::Enter);
    let mut text = state.typed.clone();
    let edit = ui.add(widgets::single_line(&mut text).hint_text(tr!("palette-hint")).desired_width(f32::INFINITY));
    edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("palette-hint")));
    if nothing_focused(ui) {
        edit.request_focus();
    }
    if edit.changed() {
        said.push(Said::Own(Action::Type(text, 0)));
    } else if to != chosen {
        said.push(Said::Own(Action::Type(text, to)));
    }
    if enter && let Some(item) = items.get(chosen) {
        said.push(Said::Own(Action::Give(*item)));
    }
    ui.add_space(6.0);
    if items.is_empty() {
        ui.label(RichText::new(tr!("palette-nothing")).color(cx.palette.muted));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    let id = egui::Id::unique("palette-offset");
    let offset = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or(0.0);
    let top = to as f32 * ROW;
    if to != chosen || edit.changed() {
        if top < offset {
            area = area.vertical_scroll_offset(top);
        } else if top + ROW > offset + height {
            area = area.vertical_scroll_offset(top + ROW - height);
        }
    }
    let shown = area.show_rows(ui, ROW, items.len(), |ui, range| {
        for i in range {
            row(ui, cx, items[i], i == to, said);
        }
    });
    ui.data_mut(|d| d.insert_temp(id, shown.state.clamped_offset().y));
}

fn row(ui: &mut Ui, cx: &Context<'_>, item: Item, chosen: bool, said: &mut Sayings<Action>) {
    let (around, palette) = ((cx.desk, cx.keymap), cx.palette);
    let on = item.is_on(around);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (label, help, key) = (item.label(around), item.help(around), item.key(around));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, on, chosen, format!("{label}: {help}")));
    if chosen || response.hovered() {
        let fill = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, theme::RADIUS, fill);
    }
    let ink = if on { palette.ink } else { palette.muted };
    let drawn = ui.painter().text(
        pos2(rect.left() + 8.0, rect.center().y),
        Align2::LEFT_CENTER,
        &label,
        theme::interface(theme::INTERFACE_SIZE),
        ink,
    );
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let inner = egui::Rect::from_min_max(pos2(drawn.right() + 12.0, rect.top()), rect.right_bottom() - vec2(8.0, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        if !key.is_empty() {
            key_cap(ui, &key, palette);
        }
        let told = RichText::new(&help).size(theme::SMALL_SIZE).color(palette.muted);
        ui.add(egui::Label::new(told).truncate().selectable(false));
    });
    if response.clicked() {
        said.push(Said::Own(Action::Give(item)));
    }
}
