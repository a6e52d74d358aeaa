//! One galley made of rows of items.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::text::{Glyph, PlacedRow, RowVisuals};
use egui::text::LayoutJob;
use egui::{Galley, Mesh, Rect, Vec2, pos2, vec2};

use super::Set;
use super::rows::Row;
use claimlight_core::text::{Cell, Direction, Line};

/// Makes one galley of `rows`. `None` if egui has laid out nothing at all.
pub fn compose(pixels_per_point: f32, job: &LayoutJob, rows: Vec<Row>) -> Option<Set> {
    let mut galley = Galley::clone(&rows.first()?.blank.galley);
    let round = |x: f32| (x * pixels_per_point).round() / pixels_per_point;
    let widest = rows.iter().map(Row::inked).fold(0.0, f32::max);
    // Rows that run from right to left are flush right.
    let right = if job.wrap.max_width.is_finite() { job.wrap.max_width.round() } else { round(widest.ceil()) };
    let mut y = 0.0;
    let mut rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(0.0, 0.0));
    galley.rows.clear();
    galley.mesh_bounds = Rect::NOTHING;
    for row in &rows {
        let left = match row.direction {
            Direction::LeftToRight => 0.0,
            Direction::RightToLeft => round(right - row.line.width()),
        };
        let mut placed = place(job, row, round)?;
        placed.pos = pos2(left, y);
        galley.mesh_bounds |= placed.row.visuals.mesh_bounds.translate(placed.pos.to_vec2());
        y = round(y + placed.row.size.y);
        let end = if row.direction == Direction::RightToLeft { right } else { row.inked() };
        rect.max = pos2(rect.right().max(end), y);
        galley.rows.push(placed);
    }
    galley.num_vertices = galley.rows.iter().map(|row| row.row.visuals.mesh.vertices.len()).sum();
    galley.num_indices = galley.rows.iter().map(|row| row.row.visuals.mesh.indices.len()).sum();
    galley.rect = if job.round_output_to_gui { rect.round_ui() } else { rect };
    galley.elided = false;
    galley.job = Arc::new(job.clone());
    let lines: Vec<Line> = rows.into_iter().map(|row| row.line).collect();
    Some(Set { galley: Arc::new(galley), lines: Some(lines.into()) })
}

/// A row with its glyphs and what is drawn of them, its top left corner at zero.
fn place(job: &LayoutJob, row: &Row, round: impl Fn(f32) -> f32) -> Option<PlacedRow> {
    let mut placed = row.blank.galley.rows.first()?.clone();
    let height = row.items.iter().map(|(_, word)| word.height).fold(0.0, f32::max);
    let height = if row.items.is_empty() { row.blank.height } else { height };
    let mut cells = row.line.cells().to_vec();
    cells.sort_unstable_by_key(|cell| cell.range.start());
    let mut cells = &cells[..];
    let (mut glyphs, mut mesh) = (Vec::new(), Mesh::default());
    for (item, word) in &row.items {
        let (own, rest) = cells.split_at(word.widths.len().min(cells.len()));
        cells = rest;
        let left = own.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        let format = job.sections.get(item.section).map(|section| &section.format);
        let lower = format.map_or(0.0, |format| format.valign.to_factor() * (height - word.height));
        let by = vec2(round(if left.is_finite() { left } else { 0.0 }), round(lower));
        let before = mesh.vertices.len() as u32;
        letters(&job.text, own, &word.letters, before, by.y, &mut glyphs);
        append(&mut mesh, word.galley.rows.first().map(|row| &row.row.visuals.mesh), by);
    }
    let made = Arc::make_mut(&mut placed.row);
    made.glyphs = glyphs;
    made.size = vec2(row.line.width(), height);
    made.visuals = RowVisuals {
        mesh_bounds: mesh.calc_bounds(),
        glyph_index_start: 0,
        glyph_vertex_range: 0..mesh.vertices.len(),
        mesh,
    };
    placed.ends_with_newline = row.ends_paragraph;
    Some(placed)
}

/// Adds a glyph for each character of `cells`, which are in the order of the text. A cluster's first character has its width; the others
/// stand at its trailing edge.
fn letters(text: &str, cells: &[Cell], letters: &[Glyph], before: u32, lower: f32, glyphs: &mut Vec<Glyph>) {
    let mut letters = letters.iter();
    for cell in cells {
        for (i, chr) in cell.range.of(text).chars().enumerate() {
            let Some(letter) = letters.next() else { continue };
            let (x, advance_width) = if i == 0 { (cell.left, cell.width) } else { (cell.trailing(), 0.0) };
            let mut glyph = *letter;
            (glyph.chr, glyph.advance_width) = (chr, advance_width);
            glyph.pos = pos2(x, letter.pos.y + lower);
            glyph.first_vertex += before;
            glyphs.push(glyph);
        }
    }
}

/// Adds what is drawn of an item, moved by `by`.
fn append(mesh: &mut Mesh, item: Option<&Mesh>, by: Vec2) {
    let Some(item) = item else { return };
    let before = mesh.vertices.len() as u32;
    mesh.indices.extend(item.indices.iter().map(|i| i + before));
    mesh.vertices.extend(item.vertices.iter().map(|v| egui::epaint::Vertex { pos: v.pos + by, ..*v }));
}
