//! The bar that offers the verdicts for words that were selected by mouse or touch.

use egui::{Frame, Rect, Ui, Vec2, pos2, vec2};

use super::id;
use super::layout::{Laid, Part};
use super::marks;
use crate::app::commands::said::{Context, Sayings};
use crate::app::commands::verdict_buttons::Offered;
use crate::app::desk::document::Document;
use crate::app::look::theme;

/// The space between the bar and the selection, in points.
const GAP: f32 = 4.0;
/// The space between the bar and the edge of the article, in points.
const EDGE: f32 = 8.0;

/// Where the bar stands: above the first row of the selection, from its start on; if there is no room, below its last row. `None` if
/// there is no room there either: the bar never covers the selection. In a block that
/// runs from right to left, the right edges are those that meet.
fn place(size: Vec2, (first, last): (Rect, Rect), is_rtl: bool, body: Rect) -> Option<Rect> {
    let fits = |y: &f32| *y >= body.top() && *y + size.y <= body.bottom();
    let (above, below) = (first.top() - GAP - size.y, last.bottom() + GAP);
    let y = Some(above).filter(fits).or_else(|| Some(below).filter(fits))?;
    let x = if is_rtl { first.right() - size.x } else { first.left() };
    let (least, most) = (body.left() + EDGE, body.right() - EDGE - size.x);
    Some(Rect::from_min_size(pos2(x.min(most).max(least), y), size))
}

/// The first and the last row of the selected words in view, and whether the first one runs from right to left.
fn ends(document: &Document, laid: &[Laid]) -> Option<((Rect, Rect), bool)> {
    let words = document.selected_words()?;
    let text = document.text();
    let mut ends = None;
    for l in laid.iter().filter(|l| l.rows() > 0) {
        let parts = marks::parts(l, text, words);
        let row = |of: &Part| parts.iter().filter(|p| p.row == of.row).map(|p| p.rect).reduce(Rect::union);
        if let (Some(first), Some(last)) = (parts.first().and_then(row), parts.last().and_then(row)) {
            let ((first, _), is_rtl) = ends.unwrap_or(((first, last), l.is_rtl));
            ends = Some(((first, last), is_rtl));
        }
    }
    ends
}

/// Shows the bar for the selected words.
pub fn show<A>(ui: &Ui, cx: &Context<'_>, (document, laid): (&Document, &[Laid]), body: Rect, said: &mut Sayings<A>) {
    let Some((ends, is_rtl)) = ends(document, laid) else { return };
    let offered = Offered::new(cx, document);
    if offered.is_empty() {
        return;
    }
    let (row, around) = offered.sizes();
    let lines = offered.lines(ui, body.width() - 2.0 * EDGE - 2.0 * around);
    let width = lines.iter().map(|line| line.width).fold(0.0, f32::max) + 2.0 * around;
    let height = 2.0 * around + row + lines.len().saturating_sub(1) as f32 * (row + around);
    let Some(rect) = place(vec2(width, height), ends, is_rtl, body) else { return };
    // egui fades an area in automatically, unless the settings ask for less motion.
    let area = egui::Area::new(id().with("bar")).order(egui::Order::Middle).fixed_pos(rect.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        for shadow in theme::shadows(cx.palette) {
            ui.painter().add(shadow.as_shape(rect, theme::BAR_RADIUS));
        }
        let edge = egui::Stroke::new(1.0, cx.palette.edge);
        ui.painter().rect(rect, theme::BAR_RADIUS, cx.palette.pop, edge, egui::StrokeKind::Outside);
        Frame::NONE.inner_margin(around).show(ui, |ui| {
            ui.set_min_size(rect.size() - Vec2::splat(2.0 * around));
            ui.spacing_mut().item_spacing = vec2(0.0, around);
            offered.show(ui, &lines, cx.palette, said);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Rect = Rect { min: pos2(256.0, 64.0), max: pos2(918.0, 772.0) };

    fn row(left: f32, right: f32, top: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, top + 28.0))
    }

    /// The height of a bar with one row of buttons, in points.
    const HEIGHT: f32 = 32.0;

    /// Checks where a bar of 470 points stands for a selection from one row to another.
    #[track_caller]
    fn check(first: Rect, last: Rect, is_rtl: bool, expected: Option<(f32, f32)>) {
        let placed = place(vec2(470.0, HEIGHT), (first, last), is_rtl, BODY);
        assert_eq!(placed.map(|rect| (rect.left(), rect.top())), expected, "{first:?} to {last:?}");
    }

    #[test]
    fn the_bar_stands_above_the_selection_and_never_on_it() {
        check(row(416.0, 842.0, 688.0), row(304.0, 573.0, 716.0), false, Some((416.0, 652.0)));
        // Kept inside the article.
        check(row(700.0, 842.0, 688.0), row(700.0, 842.0, 688.0), false, Some((440.0, 652.0)));
        check(row(372.0, 597.0, 476.0), row(611.0, 872.0, 512.0), true, Some((264.0, 440.0)));
        check(row(372.0, 860.0, 476.0), row(611.0, 872.0, 512.0), true, Some((390.0, 440.0)));
        // Without room above, it stands below the last row.
        check(row(304.0, 573.0, 80.0), row(304.0, 500.0, 108.0), false, Some((304.0, 140.0)));
        check(row(304.0, 573.0, 20.0), row(304.0, 500.0, 740.0), false, None);
        // Nor does it stand beside the article if the selection was scrolled out of it.
        check(row(304.0, 573.0, 0.0), row(304.0, 573.0, 10.0), false, None);
        check(row(304.0, 573.0, 780.0), row(304.0, 573.0, 780.0), false, None);
    }
}
