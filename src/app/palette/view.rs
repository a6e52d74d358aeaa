//! The palette's field and list.

use egui::{Align2, Key, Modifiers, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::app::actions::Action;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::widgets::key_cap;
use crate::app::palette;
use crate::app::palette::{Item, Palette as Typed};
use crate::app::state::State;
use crate::tr;

const ROW: f32 = 30.0;

/// Shows it.
pub fn show(ctx: &egui::Context, state: &State, typed: &Typed, palette: &Palette, actions: &mut Vec<Action>) {
    let room = ctx.content_rect().size();
    egui::Window::new(tr!("commands"))
        .id(egui::Id::unique("palette"))
        .title_bar(false)
        .resizable(false)
        .frame(egui::Frame::window(&ctx.global_style()).inner_margin(12.0).fill(palette.panel))
        .anchor(Align2::CENTER_TOP, vec2(0.0, 56.0))
        .show(ctx, |ui| {
            ui.set_width(560.0_f32.min(room.x - 48.0));
            inside(ui, state, typed, (room.y - 180.0).clamp(ROW * 3.0, ROW * 12.0), palette, actions);
        });
}

fn inside(ui: &mut Ui, state: &State, typed: &Typed, height: f32, palette: &Palette, actions: &mut Vec<Action>) {
    let items = palette::found(state, &typed.typed);
    let last = items.len().saturating_sub(1);
    let chosen = typed.chosen.min(last);
    let pressed = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let mut to = chosen;
    for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)] {
        if pressed(ui, key) {
            to = chosen.saturating_add_signed(step).min(last);
        }
    }
    let enter = pressed(ui, Key::Enter);
    let mut text = typed.typed.clone();
    let edit = ui.add(TextEdit::singleline(&mut text).hint_text(tr!("palette-hint")).desired_width(f32::INFINITY));
    edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("palette-hint")));
    if crate::app::look::widgets::nothing_focused(ui) {
        edit.request_focus();
    }
    if edit.changed() {
        actions.push(Action::PaletteType(text, 0));
    } else if to != chosen {
        actions.push(Action::PaletteType(text, to));
    }
    if enter && let Some(item) = items.get(chosen) {
        actions.push(Action::Give(*item));
    }
    ui.add_space(6.0);
    if items.is_empty() {
        ui.label(RichText::new(tr!("palette-nothing")).color(palette.muted));
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
            row(ui, state, items[i], i == to, palette, actions);
        }
    });
    ui.data_mut(|d| d.insert_temp(id, shown.state.clamped_offset().y));
}

fn row(ui: &mut Ui, state: &State, item: Item, chosen: bool, palette: &Palette, actions: &mut Vec<Action>) {
    let on = item.is_on(state);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (label, help, key) = (item.label(state), item.help(state), item.key(state));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, on, chosen, format!("{label}: {help}")));
    if chosen || response.hovered() {
        let fill = if chosen { palette.selected } else { palette.selected.gamma_multiply(0.4) };
        ui.painter().rect_filled(rect, 4.0, fill);
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
        let told = RichText::new(&help).size(12.0).color(palette.muted);
        ui.add(egui::Label::new(told).truncate().selectable(false));
    });
    if response.clicked() {
        actions.push(Action::Give(item));
    }
}
