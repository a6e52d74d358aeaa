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
use claimlight_core::text::{self, Direction, Line, Offset, TextRange, runs_both_ways};

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
                let (mut cut, most) = (cut, job.wrap.max_rows.max(1));
                let (short, rows) = loop {
                    let short = shortened(&job, cut);
                    let rows = rows::fill(fonts, &mut kept, &short, direction, None).into_rows();
                    // A letter at the end of a word cut short may be wider than within it: then one more goes.
                    match text::previous_grapheme(&job.text, Offset::new(cut)).to_usize() {
                        before if rows.len() > most && before < cut => cut = before,
                        _ => break (short, rows),
                    }
                };
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
mod tests {
    use egui::text::{LayoutJob, LayoutSection};
    use egui::{
        Color32, Context, Event, FontId, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, TextEdit, TextFormat,
        vec2,
    };
    use proptest::prelude::*;

    use super::*;
    use crate::app::look::{fonts, theme};
    use claimlight_core::text::{Offset, Side, TextRange};

    /// Sets texts with the program's faces.
    fn with_faces<R>(run: impl FnOnce(&Context) -> R) -> R {
        with_face("", run)
    }

    /// Sets texts with a face of the computer, if it has it.
    fn with_face<R>(face: &str, run: impl FnOnce(&Context) -> R) -> R {
        let ctx = Context::default();
        ctx.set_fonts(fonts::definitions(face));
        let mut run = Some(run);
        let mut answer = None;
        let mut output = ctx.run_ui(RawInput::default(), |_| {});
        output.textures_delta.clear();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            if let Some(run) = run.take() {
                answer = Some(run(ui.ctx()));
            }
        });
        output.textures_delta.clear();
        answer.unwrap()
    }

    fn job(text: &str, width: f32) -> LayoutJob {
        LayoutJob::simple(text.to_owned(), theme::serif(18.0), Color32::BLACK, width)
    }

    /// The text of each row, as its glyphs say it.
    fn rows(galley: &Galley) -> Vec<String> {
        galley.rows.iter().map(|row| row.text()).collect()
    }

    /// One glyph a character, in the order of the text; every cell is found at its middle; no row is wider than asked for.
    fn check_set(ctx: &Context, text: &str, direction: Option<Direction>, width: f32) {
        let set = set(ctx, job(text, width), direction, None);
        let Some(lines) = &set.lines else { return };
        let read: Vec<String> = set
            .galley
            .rows
            .iter()
            .map(|row| if row.ends_with_newline { row.text() + "\n" } else { row.text() })
            .collect();
        assert_eq!(read.concat(), text);
        assert_eq!(lines.len(), set.galley.rows.len());
        for (line, row) in lines.iter().zip(&set.galley.rows) {
            for cell in line.cells().iter().filter(|cell| cell.width > 0.01) {
                let (at, _) = line.at_x(cell.left + cell.width * 0.4).unwrap();
                let left_end = if cell.is_reversed() { cell.range.end() } else { cell.range.start() };
                assert_eq!(at, left_end, "{text}: {cell:?}");
            }
            let ink = row.row.visuals.mesh_bounds;
            if ink.is_positive() {
                assert!(ink.left() > -12.0 && ink.right() < line.width() + 12.0, "{text}: {ink:?} of {}", line.width());
            }
            let advance: f32 = row.glyphs.iter().map(|glyph| glyph.advance_width).sum();
            assert!((advance - line.width()).abs() < 0.5, "{text}");
        }
    }

    const TEXTS: [&str; 12] = [
        "אבג say דהו (WHO) 2025.",
        "قُدّرت كلفة الإصلاح بنحو 2.4 مليون دينار وكان من المقرّر أن ينتهي في يونيو.",
        "The word שָׁלוֹם means peace, “السلام” too.",
        "«لا جسر من هذا النوع»، قالت.",
        "لله الأمر بسم الله الرحمن الرحيم",
        "ภาษาไทยไม่มีช่องว่างระหว่างคำ และน้ำ",
        "می‌خواهم ۱۲۳ کتاب",
        "a\u{202E}bc\u{202C}d",
        "\u{2067}אבג\u{2069} – 12%",
        "سعر ١٢٫٥ (٪)",
        "один два אחת",
        "👩‍👧 אבג e\u{301}",
    ];

    #[test]
    fn a_glyph_stands_for_each_character() {
        with_faces(|ctx| {
            for text in TEXTS {
                for width in [60.0, 200.0, f32::INFINITY] {
                    check_set(ctx, text, None, width);
                    check_set(ctx, text, Some(Direction::RightToLeft), width);
                }
            }
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_text_cut_short_has_no_more_rows_than_wanted(text in "([a-c]|[אבגדש]|[سعرللا]| ){1,60}", width in 40_f32..200.0, most in 1_usize..4) {
            with_faces(|ctx| {
                let galley = lines(ctx, &text, theme::serif(15.0), Color32::BLACK, width, most);
                assert!(galley.rows.len() <= most, "{text}");
            });
        }

        #[test]
        fn rows_read_as_the_text_does(text in "([a-c 0-9().,]|[אבגדש]|[سعرللا]|[١٢۳]|\u{301}|\u{5B8}|\u{64E}|[\u{200c}\u{200d}\u{200f}\u{2067}\u{2069}]|[ไทยำ]| |\n){0,60}", rtl in any::<bool>(), width in 20_f32..300.0) {
            with_faces(|ctx| check_set(ctx, &text, rtl.then_some(Direction::RightToLeft), width));
        }
    }

    #[test]
    fn a_text_with_nothing_to_do_is_left_to_egui() {
        with_faces(|ctx| {
            let set = set(ctx, job("“Plain” words – 日本語", 200.0), Some(Direction::LeftToRight), None);
            let own = ctx.fonts_mut(|fonts| fonts.layout_job(job("“Plain” words – 日本語", 200.0)));
            assert!(set.lines.is_none() && Arc::ptr_eq(&set.galley, &own));
        });
    }

    #[test]
    fn the_same_text_is_set_once() {
        with_faces(|ctx| {
            let make = || set(ctx, job("אבג דהו", 200.0), None, None).galley;
            assert!(Arc::ptr_eq(&make(), &make()));
        });
    }

    #[test]
    fn rows_break_between_words_and_are_flush_right() {
        with_faces(|ctx| {
            let galley = set(ctx, job("אבג דהו זחט יכל מנס", 70.0), None, None).galley;
            assert!(galley.rows.len() > 1);
            assert!(rows(&galley).iter().all(|row| row.split_whitespace().all(|word| word.chars().count() == 3)));
            assert_eq!(rows(&galley).concat(), "אבג דהו זחט יכל מנס");
            for row in &galley.rows {
                assert!((row.pos.x + row.size.x - 70.0).abs() < 1.0);
            }
            let galley = set(ctx, job("ภาษาไทย ภาษาไทย", 48.0), None, None).galley;
            assert!(
                rows(&galley).iter().all(|row| ["ภาษา", "ไทย", "ไทย ", "ภาษาไทย", "ภาษาไทย "].contains(&row.as_str())),
                "{:?}",
                rows(&galley)
            );
        });
    }

    #[test]
    fn a_word_wider_than_a_row_is_cut() {
        with_faces(|ctx| {
            let galley = set(ctx, job("אבגדהוזחטיכלמנסעפצקרשת", 60.0), None, None).galley;
            assert!(galley.rows.len() > 2);
            assert!(galley.rows.iter().all(|row| row.size.x <= 61.0));
        });
    }

    #[test]
    fn dots_stand_where_reading_ends() {
        with_faces(|ctx| {
            let galley = line(ctx, "אבג דהו זחט יכל מנס עפצ", theme::serif(15.0), Color32::BLACK, 80.0);
            assert!(galley.elided && galley.rows.len() == 1);
            assert_eq!(galley.text(), "אבג דהו זחט יכל מנס עפצ");
            let row = &galley.rows[0];
            assert_eq!(row.glyphs.last().map(|g| (g.chr, g.pos.x < 1.0)), Some((ELLIPSIS, true)));
            assert!((row.pos.x + row.size.x - 80.0).abs() < 1.0);
            let latin = line(ctx, "A row of words that is too long", theme::serif(15.0), Color32::BLACK, 80.0);
            assert!(latin.elided && latin.rows.len() == 1);
            let two = lines(ctx, "אבג דהו זחט יכל מנס עפצ", theme::serif(15.0), Color32::BLACK, 60.0, 2);
            assert!(two.elided && two.rows.len() == 2, "{:?}", rows(&two));
            let all = lines(ctx, "אבג דהו", theme::serif(15.0), Color32::BLACK, 300.0, 2);
            assert!(!all.elided && all.rows.len() == 1);
        });
    }

    #[test]
    fn in_no_face_are_there_more_rows_than_wanted_or_wider_ones() {
        for face in ["", "DejaVu Sans", "DejaVu Sans Condensed", "DejaVu Sans Mono"] {
            with_face(face, |ctx| {
                let sizes = TEXTS.iter().flat_map(|text| [12.0, 15.0, 21.0].map(|size| (*text, size)));
                for ((text, size), width) in sizes.flat_map(|one| (50..220).step_by(7).map(move |width| (one, width))) {
                    for most in [1, 2] {
                        let galley = lines(ctx, text, theme::serif(size), Color32::BLACK, width as f32, most);
                        assert!(galley.rows.len() <= most, "{face}: {text} {width} {:?}", rows(&galley));
                        let room = width as f32 + 1.0;
                        assert!(!is_special(text) || galley.rect.width() <= room, "{face}: {text} {width}");
                    }
                }
            });
        }
    }

    #[test]
    fn a_part_is_ordered_as_in_its_whole() {
        with_faces(|ctx| {
            let text = "سعر 555-0199";
            let part = TextRange::new(Offset::new("سعر ".len()), Offset::new(text.len()));
            let make = |around| set(ctx, job(part.of(text), 200.0), Some(Direction::RightToLeft), around);
            let seen = |set: Set| set.lines.unwrap()[0].visual(part.of(text));
            assert_eq!(seen(make(Some(Around { text, part }))), "0199-555");
            assert_eq!(seen(make(None)), "555-0199");
        });
    }

    #[test]
    fn each_paragraph_runs_in_its_own_direction() {
        with_faces(|ctx| {
            let galley = paragraphs(ctx, "say\nאבג\n\nnow", theme::serif(15.0), Color32::BLACK, 100.0);
            let lefts: Vec<bool> = galley.rows.iter().map(|row| row.pos.x < 1.0).collect();
            assert_eq!(lefts, [true, false, true, true]);
            assert!(galley.rows[2].size.y > 5.0 && galley.rows[2].glyphs.is_empty());
        });
    }

    #[test]
    fn letters_of_two_faces_stand_in_order() {
        with_faces(|ctx| {
            // The reading face has no Arabic.
            let set = set(ctx, job("אבسעג", f32::INFINITY), None, None);
            let xs: Vec<f32> = set.galley.rows[0].glyphs.iter().map(|g| g.pos.x).collect();
            assert!(xs.windows(2).all(|x| x[0] > x[1]), "{xs:?}");
            let mut drawn: Vec<f32> = Vec::new();
            for glyph in &set.galley.rows[0].glyphs {
                let vertices = &set.galley.rows[0].row.visuals.mesh.vertices;
                drawn.extend(vertices.get(glyph.first_vertex as usize).map(|v| v.pos.x));
            }
            assert!(drawn.windows(2).all(|x| x[0] > x[1]), "{drawn:?}");
        });
    }

    #[test]
    fn formats_keep_their_words() {
        with_faces(|ctx| {
            let text = "אבג דהו";
            let section = |range: std::ops::Range<usize>, color| LayoutSection {
                leading_space: 0.0,
                byte_range: ByteIndex(range.start)..ByteIndex(range.end),
                format: TextFormat::simple(FontId::proportional(15.0), color),
            };
            let sections = vec![section(0..7, Color32::RED), section(7..text.len(), Color32::BLUE)];
            let galley =
                set(ctx, LayoutJob { text: text.to_owned(), sections, ..LayoutJob::default() }, None, None).galley;
            let row = &galley.rows[0].row;
            let of = |colour| row.visuals.mesh.vertices.iter().filter(move |v| v.color == colour).map(|v| v.pos.x);
            let left_of_all = of(Color32::RED).fold(f32::INFINITY, f32::min);
            assert!(of(Color32::BLUE).all(|x| x < left_of_all + 2.0), "the first word stands at the right");
            for glyph in &row.glyphs {
                assert!((glyph.first_vertex as usize) < row.visuals.mesh.vertices.len() || glyph.uv_rect.is_nothing());
            }
        });
    }

    /// A field of 200 points with this text, and the caret after these presses of the mouse, each given by its distance from the text's left
    /// end, and of keys.
    fn caret_after(text: &str, presses: &[f32], keys: &[Key]) -> usize {
        let ctx = Context::default();
        ctx.set_fonts(fonts::definitions(""));
        let id = egui::Id::unique("note");
        let mut text = text.to_owned();
        let mut start = None;
        let mut frame = |events: Vec<Event>| {
            let screen = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 200.0));
            let input = RawInput { screen_rect: Some(screen), events, focused: true, ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| {
                let shown = field(ui, id, &mut text, false, |edit| edit.desired_width(200.0));
                let left = shown.galley.rows[0].glyphs.iter().map(|g| g.pos.x).fold(f32::INFINITY, f32::min);
                let row = shown.galley.rows[0].pos.x + left.min(shown.galley.rows[0].size.x);
                start = Some(shown.galley_pos + vec2(row, 6.0));
            });
            output.textures_delta.clear();
            start.unwrap()
        };
        let start = [frame(vec![]), frame(vec![])][1];
        for x in presses {
            let pos = start + vec2(*x, 0.0);
            let button = |pressed| Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            frame(vec![Event::PointerMoved(pos)]);
            frame(vec![button(true)]);
            frame(vec![button(false)]);
        }
        for key in keys {
            let key = |pressed| Event::Key {
                key: *key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            };
            frame(vec![key(true)]);
            frame(vec![key(false)]);
        }
        TextEdit::load_state(&ctx, id).unwrap().cursor.char_range().unwrap().primary.index.0
    }

    #[test]
    fn a_click_in_a_field_puts_the_caret_where_the_letter_is() {
        assert_eq!(caret_after("אבגדה", &[2.0], &[]), 5, "the left end is the text's end");
        assert_eq!(caret_after("אבגדה", &[45.0], &[]), 0);
        assert_eq!(caret_after("plain", &[1.0], &[]), 0);
        assert_eq!(caret_after("plain", &[90.0], &[]), 5);
        assert_eq!(caret_after("אב plain", &[1.0], &[]), 3, "Latin words run the other way");
    }

    #[test]
    fn arrows_in_a_field_go_where_they_point() {
        assert_eq!(caret_after("אבגדה", &[45.0], &[Key::ArrowLeft, Key::ArrowLeft]), 2);
        assert_eq!(caret_after("אבגדה", &[2.0], &[Key::ArrowRight]), 4);
        assert_eq!(caret_after("plain", &[90.0], &[Key::ArrowLeft]), 4);
    }

    #[test]
    fn a_field_draws_its_caret_where_the_letter_is() {
        with_faces(|ctx| {
            let text = "אבג say";
            let set = set(ctx, job(text, f32::INFINITY), None, None);
            let lines = set.lines.clone().unwrap();
            let galley = fields::with_carets(&set.galley, &lines, 300.0);
            assert!(galley.rect.width() > 299.0, "flush right");
            let caret = |i: usize| {
                galley.pos_from_cursor(egui::text::CCursor::new(egui::text::CharIndex(i))).left() - galley.rows[0].pos.x
            };
            for (i, at) in [0, 2, 4, 6, 7, 8, 9].into_iter().enumerate() {
                let expected = lines[0].caret(Offset::new(at), Side::After).unwrap();
                assert!((caret(i) - expected).abs() < 0.01, "{i}");
            }
            assert!((caret(7) - lines[0].caret(Offset::new(10), Side::Before).unwrap()).abs() < 0.01);
        });
    }
}
