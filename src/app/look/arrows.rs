//! The arrow keys in a list that shares a dialog with a field: they reach it from the field, and go on from row to row.

use egui::{FocusDirection, Id, Key, Modifiers, Response, Ui};

/// The row that has the keyboard: its widget, and which one it is.
type Row = Option<(Id, usize)>;

/// The row of a list of `n` rows to which an arrow key goes in this frame; `None` if none was pressed. To be called before the dialog
/// is drawn.
pub fn step(ui: &Ui, list: Id, n: usize) -> Option<usize> {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if n == 0 || down == up {
        return None;
    }
    let focused = ui.memory(egui::Memory::focused);
    let row: Row = ui.data(|d| d.get_temp(list)).flatten();
    let at = row.filter(|(id, _)| Some(*id) == focused).map(|(_, at)| at);
    ui.memory_mut(|m| m.move_focus(FocusDirection::None));
    Some(match at {
        Some(at) if down => (at + 1).min(n - 1),
        Some(at) => at.saturating_sub(1),
        None if down => 0,
        None => n - 1,
    })
}

/// Gives row number `i`, which was just drawn, the keyboard if an arrow key goes `to` it.
pub fn row(ui: &Ui, list: Id, i: usize, response: &Response, to: Option<usize>) {
    if to == Some(i) {
        response.request_focus();
    }
    if to == Some(i) || (to.is_none() && response.has_focus()) {
        ui.data_mut(|d| d.insert_temp::<Row>(list, Some((response.id, i))));
    }
}
