//! A field for a list with one entry a line.

use egui::{TextEdit, Ui, WidgetInfo};

use crate::app::look::theme;

/// Draws the field. Returns whether the list was changed. `name` is what a screen reader says; `hint` stands in an empty field.
pub fn field(ui: &mut Ui, list: &mut Vec<String>, name: &'static str, hint: &str) -> bool {
    let id = egui::Id::unique(("lines", name));
    let focused = ui.memory(|m| m.has_focus(id));
    // While somebody types, the field keeps blank lines that the list does not have.
    let kept = if focused { ui.data(|d| d.get_temp::<String>(id)) } else { None };
    let mut typed = kept.unwrap_or_else(|| list.join("\n"));
    let edit = TextEdit::multiline(&mut typed).id(id).desired_width(f32::INFINITY).desired_rows(2).hint_text(hint);
    let response = ui.add(edit.margin(egui::Margin::symmetric(8, 6)).font(theme::interface(theme::SMALL_SIZE)));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let changed = response.changed();
    if changed {
        *list = typed.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    }
    ui.data_mut(|d| d.insert_temp(id, typed));
    changed
}
