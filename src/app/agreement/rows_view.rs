//! Rows of two lines in a menu, of which there may be thousands: only those in sight are drawn.

use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::look::panels::{self, Stands};
use crate::app::look::theme::{self, Palette};

/// Height of a row and of its first line, and the width of all, in points.
const ROW: f32 = 44.0;
const FIRST: f32 = 22.0;
const WIDTH: f32 = 380.0;
/// The height of the menu, in points, and what stands above and below it in a low window.
const HEIGHT: f32 = 400.0;
const AROUND: f32 = 200.0;

/// Draws `n` rows; `of` gives both lines of one. The second line is shown in full under the pointer.
pub fn show(ui: &mut Ui, name: &str, n: usize, palette: &Palette, of: impl Fn(usize) -> [String; 2]) {
    let height = (ui.ctx().content_rect().height() - AROUND).clamp(2.0 * ROW, HEIGHT);
    ui.set_min_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt(name.to_owned()).max_height(height).show_rows(ui, ROW, n, |ui, shown| {
        for i in shown {
            let [first, second] = of(i);
            let (rect, response) = ui.allocate_exact_size(vec2(WIDTH - theme::GUTTER, ROW), Sense::hover());
            let (small, ink) = (theme::interface(theme::SMALL_SIZE), palette.ink);
            let below = Rect::from_min_max(rect.min + vec2(8.0, FIRST - 2.0), rect.max - vec2(8.0, 4.0));
            let above = Rect::from_min_max(rect.min + vec2(8.0, 2.0), pos2(rect.right() - 8.0, rect.top() + FIRST));
            panels::line(ui, above, &first, theme::interface(theme::INTERFACE_SIZE), ink, Stands::of(&first));
            panels::line(ui, below, &second, small, palette.muted, Stands::of(&second));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{first}. {second}")));
            response.on_hover_text(second);
        }
    });
}
