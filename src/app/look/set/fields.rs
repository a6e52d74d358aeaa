//! Text fields whose texts run in their own direction. egui's field takes care of typing; what it draws, where a click puts the caret and
//! what the arrow keys mean is set right here.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, CharIndex, LayoutJob};
use egui::text_edit::TextEditOutput;
use egui::{Color32, Context, Event, FontId, Galley, Id, Key, Pos2, TextBuffer, TextEdit, Ui};

use super::{Set, is_special, set};
use claimlight_core::text::{Cell, Direction, Line, Offset, Side, word_at};

/// How a field's text is set.
fn job(text: &str, font: FontId, colour: Color32, width: f32, line_height: f32) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), font, colour, width);
    job.break_on_newline = width.is_finite();
    job.keep_trailing_whitespace = true;
    for section in &mut job.sections {
        section.format.line_height = Some(line_height);
    }
    job
}

/// How a field with this look sets its text: the rows as they are seen, with glyphs whose place is where the caret stands before them.
/// A field with a single line has no `wrap`.
pub fn note_layouter(
    font: FontId,
    colour: Color32,
    wrap: bool,
) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> {
    move |ui, text, width| {
        let line_height = ui.fonts_mut(|fonts| fonts.row_height(&font)) + ui.spacing().extra_text_line_spacing;
        let room = if wrap { width } else { f32::INFINITY };
        let set = set(ui.ctx(), job(text.as_str(), font.clone(), colour, room, line_height), None, None);
        let Some(lines) = &set.lines else { return set.galley };
        Arc::new(with_carets(&set.galley, lines, if wrap { 0.0 } else { width }))
    }
}

/// A galley in which egui's field finds each caret: a glyph stands at its leading edge and has no width, a row ends at its trailing
/// edge. What runs from right to left is flush right in a field of `width` points.
pub(super) fn with_carets(galley: &Galley, lines: &[Line], width: f32) -> Galley {
    let mut galley = galley.clone();
    let is_rtl = Direction::of(&galley.job.text) == Some(Direction::RightToLeft);
    let by = if is_rtl { (width - galley.rect.width()).max(0.0).floor() } else { 0.0 };
    galley.rect.max.x += by;
    galley.mesh_bounds = galley.mesh_bounds.translate(egui::vec2(by, 0.0));
    for (placed, line) in galley.rows.iter_mut().zip(lines) {
        placed.pos.x += by;
        let row = Arc::make_mut(&mut placed.row);
        let mut cells = line.cells().to_vec();
        cells.sort_unstable_by_key(|cell| cell.range.start());
        let text = &galley.job.text;
        let leading = cells.iter().flat_map(|cell| {
            let marks = cell.range.of(text).chars().count() - 1;
            std::iter::once(cell.leading()).chain(std::iter::repeat_n(cell.trailing(), marks))
        });
        for (glyph, x) in row.glyphs.iter_mut().zip(leading) {
            (glyph.pos.x, glyph.advance_width) = (x, 0.0);
        }
        row.size.x = cells.last().map_or(0.0, Cell::trailing);
    }
    galley
}

/// Shows a field for `text`. `look` completes it; `wrap` says whether it has several rows.
pub fn field(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    wrap: bool,
    look: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> TextEditOutput {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let colour = ui.visuals().text_color();
    let special = is_special(text);
    if special && ui.memory(|memory| memory.has_focus(id)) {
        turn_arrows(ui, id, text);
    }
    let mut layouter = note_layouter(font.clone(), colour, wrap);
    let edit = if wrap { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let mut output = look(edit.id(id).font(font).layouter(&mut layouter)).show(ui);
    if special {
        place_caret(ui, text, &mut output);
    }
    output
}

/// In a paragraph that runs from right to left the left arrow goes on, and the right one back.
fn turn_arrows(ui: &Ui, id: Id, text: &str) {
    let Some(at) = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range()) else { return };
    let at = text.char_indices().nth(at.primary.index.0).map_or(text.len(), |(i, _)| i);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let paragraph = text[start..].lines().next().unwrap_or_default();
    if Direction::of(paragraph) != Some(Direction::RightToLeft) {
        return;
    }
    ui.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Key { key, .. } = event {
                *key = match *key {
                    Key::ArrowLeft => Key::ArrowRight,
                    Key::ArrowRight => Key::ArrowLeft,
                    other => other,
                };
            }
        }
    });
}

/// Puts the caret where the mouse is: egui looks for it as if all ran from left to right.
fn place_caret(ui: &Ui, text: &str, output: &mut TextEditOutput) {
    let response = &output.response;
    let pressed = response.is_pointer_button_down_on() || response.clicked();
    let Some(pos) = response.interact_pointer_pos().filter(|_| pressed) else { return };
    let Some(at) = caret_at(ui.ctx(), output, pos) else { return };
    let (shift, started) = ui.input(|i| (i.modifiers.shift, i.pointer.primary_pressed()));
    let cursor = |at: Offset| CCursor::new(CharIndex(text[..at.to_usize()].chars().count()));
    let range = if response.double_clicked() {
        let word = word_at(text, at);
        CCursorRange::two(cursor(word.start()), cursor(word.end()))
    } else {
        let before = output.state.cursor.char_range();
        let anchor = before.filter(|_| shift || !started).map_or(cursor(at), |range| range.secondary);
        CCursorRange::two(anchor, cursor(at))
    };
    output.state.cursor.set_char_range(Some(range));
    output.state.clone().store(ui.ctx(), output.response.id);
}

/// The place in the text under a point on the screen.
fn caret_at(ctx: &Context, output: &TextEditOutput, pos: Pos2) -> Option<Offset> {
    let job = (*output.galley.job).clone();
    let Set { lines: Some(lines), .. } = set(ctx, job, None, None) else { return None };
    let local = pos - output.galley_pos;
    let row = output.galley.rows.iter().position(|row| local.y < row.max_y()).unwrap_or(lines.len().checked_sub(1)?);
    let left = output.galley.rows.get(row)?.pos.x;
    let line = lines.get(row)?;
    let (offset, side) = line.at_x(local.x - left)?;
    let end = line.cells().iter().map(|cell| cell.range.end()).max()?;
    // The place after the blank at a break is the start of the next row.
    let wraps = offset == end && side == Side::Before && !output.galley.rows[row].ends_with_newline;
    let is_last = row + 1 == lines.len();
    Some(if wraps && !is_last {
        claimlight_core::text::previous_grapheme(&output.galley.job.text, offset)
    } else {
        offset
    })
}
