//! Text set in rows, in the order in which it is seen: texts that run from right to left, that mix both ways, or that have no
//! blanks between words. egui sets all others, and each word of these.
//!
//! egui 0.37 shapes letters of every script, but knows neither the order of mixed text nor where Thai words end. So a text is cut
//! into items, each is laid out by egui, rows are filled and put in order by [`Line`], and one galley is made of them. It is like
//! one that egui will make when it reorders by itself (egui #8577), and this folder can then go: glyphs in the order of the text,
//! one for each character.
//!
//! Always true: a text without anything of this kind is set by egui alone.

mod compose;
mod fields;
mod items;
mod kept;
mod rows;
mod word;

use std::sync::Arc;

use egui::text::{ByteIndex, LayoutJob, TextWrapping};
use egui::{Color32, Context, FontId, Galley, Label, Response, Ui};

use self::compose::compose;
use self::items::is_without_blanks;
use self::kept::Kept;
use self::rows::Filled;
use claimlight_core::text::{Direction, Line, TextRange, runs_both_ways};

pub use self::fields::{field, note_layouter};

/// The character that stands for words left out.
const ELLIPSIS: char = '…';
/// How much text on each side of a part decides on its order, in bytes. More would cost too much for each of many parts.
const NEAR: usize = 16 << 10;

/// A text set in rows.
#[derive(Clone)]
pub struct Set {
    /// The rows, ready to be painted. There is a glyph for each character, in the order of the text.
    pub galley: Arc<Galley>,
    /// The cells of each row, with offsets of the text; distances count from the left end of the row. `None` if every row runs as it
    /// is written, from left to right.
    pub lines: Option<Arc<[Line]>>,
}

/// The text that a part is taken from, which decides on the order of its words.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The whole.
    pub text: &'a str,
    /// The part that is set.
    pub part: TextRange,
}

impl<'a> Around<'a> {
    /// The same part with no more text around it than decides on its order.
    fn near(self) -> Self {
        let (start, end) = (self.part.start().to_usize(), self.part.end().to_usize());
        let from = self.text.floor_char_boundary(start.saturating_sub(NEAR));
        let to = self.text.ceil_char_boundary((end + NEAR).min(self.text.len()));
        Self { text: &self.text[from..to], part: TextRange::from_usize(start - from..end - from) }
    }

    /// What tells it from others, without reading all of it.
    fn key(self) -> (usize, TextRange, &'a str, &'a str) {
        let (start, end) = (self.part.start().to_usize(), self.part.end().to_usize());
        let from = self.text.floor_char_boundary(start.saturating_sub(100));
        let to = self.text.ceil_char_boundary((end + 100).min(self.text.len()));
        (self.text.len(), self.part, &self.text[from..start], &self.text[end..to])
    }
}

/// Whether a text has anything that egui does not set right by itself.
pub fn is_special(text: &str) -> bool {
    runs_both_ways(text) || is_without_blanks(text)
}

/// Sets `job` in rows. Each paragraph runs in `direction`; without one, as its first strong letter does. If the text is a part of a
/// paragraph, `around` is the paragraph.
pub fn set(ctx: &Context, job: LayoutJob, direction: Option<Direction>, around: Option<Around<'_>>) -> Set {
    if job.text.is_empty() || (direction != Some(Direction::RightToLeft) && !is_special(&job.text)) {
        return Set { galley: ctx.fonts_mut(|fonts| fonts.layout_job(job)), lines: None };
    }
    let kept = Kept::of(ctx);
    let mut kept = kept.lock();
    kept.refresh(ctx);
    let key = egui::epaint::util::hash((&job, direction, around.map(Around::key)));
    if let Some(set) = kept.set(key) {
        return set;
    }
    let scale = ctx.pixels_per_point();
    let set = ctx.fonts_mut(|fonts| {
        let composed = match rows::fill(fonts, &mut kept, &job, direction, around.map(Around::near)) {
            Filled::Rows(rows) => compose(scale, &job, rows),
            Filled::TooLong(cut) => {
                // What is seen is a shorter text: its dots stand where reading ends.
                let short = shortened(&job, cut);
                let rows = rows::fill(fonts, &mut kept, &short, direction, None).into_rows();
                compose(scale, &short, rows).map(|mut set| {
                    let galley = Arc::make_mut(&mut set.galley);
                    galley.elided = true;
                    galley.job = Arc::new(job.clone());
                    set
                })
            }
        };
        composed.unwrap_or_else(|| Set { galley: fonts.layout_job(job), lines: None })
    });
    kept.keep(key, &set);
    set
}

/// The text up to byte `cut`, with dots in the place of the rest.
fn shortened(job: &LayoutJob, cut: usize) -> LayoutJob {
    let mut short = job.clone();
    short.text.truncate(job.text.floor_char_boundary(cut));
    short.text.truncate(short.text.trim_end().len());
    short.sections.retain(|s| s.byte_range.start.0 == 0 || s.byte_range.start.0 < short.text.len());
    short.text.push(ELLIPSIS);
    if let Some(last) = short.sections.last_mut() {
        last.byte_range.end = ByteIndex(short.text.len());
    }
    short.wrap.max_rows = usize::MAX;
    short
}

/// Sets a text in at most `rows` rows of `width` points, in its own direction: one that runs from right to left is flush right. Words
/// that have no room are left out, with dots where reading ends.
pub fn lines(ctx: &Context, text: &str, font: FontId, colour: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.replace(['\n', '\t'], " "), font, colour, width);
    job.wrap = TextWrapping { max_rows: rows, break_anywhere: rows == 1, ..TextWrapping::wrap_at_width(width) };
    set(ctx, job, None, None).galley
}

/// Sets a text in one row of at most `width` points, as [`lines`] does.
pub fn line(ctx: &Context, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    lines(ctx, text, font, colour, width, 1)
}

/// Sets a text in one row as wide as it needs.
pub fn whole(ctx: &Context, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
    set(ctx, LayoutJob::simple_singleline(text.to_owned(), font, colour), None, None).galley
}

/// Sets a text in as many rows of `width` points as it needs, each paragraph in its own direction.
pub fn paragraphs(ctx: &Context, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    set(ctx, LayoutJob::simple(text.to_owned(), font, colour, width), None, None).galley
}

/// Adds words to a view, in their own direction and in at most `rows` rows of the width that is left. Words left out stand in the hover
/// text.
pub fn label(ui: &mut Ui, text: &str, font: FontId, colour: Color32, rows: usize) -> Response {
    let galley = lines(ui.ctx(), text, font.clone(), colour, ui.available_width(), rows);
    let elided = galley.elided;
    let response = ui.add(Label::new(galley).show_tooltip_when_elided(false));
    if !elided {
        return response;
    }
    response.on_hover_ui(|ui| {
        let width = ui.spacing().tooltip_width;
        let whole = paragraphs(ui.ctx(), text, font, ui.visuals().text_color(), width);
        ui.label(whole);
    })
}

#[cfg(test)]
mod tests;
