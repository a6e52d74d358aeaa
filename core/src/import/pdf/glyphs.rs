//! The letters of a page with their places, as `pdf_oxide` reads them from its content.
//!
//! Places are in points (1/72 inch); x grows to the right, y upwards. Only glyphs are taken from the package: its own words and
//! lines are guesses that change some of the text.

use pdf_oxide::PdfDocument;
use pdf_oxide::extractors::TextExtractor;
use pdf_oxide::fonts::{FontInfo, MappingProvenance};
use pdf_oxide::layout::{FontWeight, TextChar, TextSpan};

use super::super::scripts::Script;
use super::super::symbols::symbol;
use super::content::Content;
use super::letters::is_right_to_left;
use super::tex::{self, Signs};

/// Places beyond this many points are errors of the file. The largest page that Acrobat shows has 14,400.
const FARTHEST: f32 = 100_000.0;
/// Sizes of letters that are seen, in points.
const SIZES: std::ops::Range<f32> = 0.5..2_000.0;
/// Letters that are turned by more than this many degrees are laid out apart from the others.
const TURNED: f32 = 8.0;
/// How wide a letter is whose width nobody knows, in sizes.
const USUAL_WIDTH: f32 = 0.5;

/// How a letter is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// In bold.
    pub is_bold: bool,
    /// In italics.
    pub is_italic: bool,
}

/// A letter on a page.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// The letter.
    pub c: char,
    /// Where it starts.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How far it is to the next letter, spacing of letters included.
    pub width: f32,
    /// The size of its type.
    pub size: f32,
    /// How it is set.
    pub style: Style,
    /// A number for its font.
    pub font: u32,
    /// Whether it is raised or lowered.
    pub script: Option<Script>,
    /// The white space before it.
    pub before: Option<char>,
}

impl Glyph {
    /// Where it ends.
    pub fn end(&self) -> f32 {
        self.x + self.width
    }

    fn is_seen(&self) -> bool {
        let is_near = |n: f32| n.is_finite() && n.abs() < FARTHEST;
        is_near(self.x) && is_near(self.y) && is_near(self.width) && SIZES.contains(&self.size)
    }
}

/// The letters of a page.
#[derive(Debug, Default)]
pub struct Glyphs {
    /// Those that stand upright.
    pub upright: Vec<Glyph>,
    /// Those that are turned by the same angle, as if they stood upright.
    pub turned: Vec<Vec<Glyph>>,
}

/// The letters of the page with this index.
pub fn of_page(pdf: &PdfDocument, index: usize) -> Result<Glyphs, pdf_oxide::Error> {
    let (chars, content) = chars(pdf, index)?;
    let is_turned = |c: &TextChar| c.rotation_degrees.abs() > TURNED;
    let has_turned = chars.iter().any(is_turned);
    let mut glyphs = Glyphs { upright: as_said(chars.iter().filter(|c| !is_turned(c)), &content), turned: Vec::new() };
    if has_turned {
        // The widths of turned letters are known for whole runs only.
        let mut runs: Vec<(i32, TextSpan)> = pdf.extract_spans(index)?.into_iter().map(|s| (angle(&s), s)).collect();
        runs.retain(|(angle, _)| *angle != 0);
        runs.sort_by_key(|(angle, _)| *angle);
        for same in runs.chunk_by(|a, b| a.0 == b.0) {
            glyphs.turned.push(same.iter().flat_map(|(angle, run)| turned(run, *angle)).collect());
        }
    }
    if stand_upright(&glyphs.upright) {
        glyphs.upright.iter_mut().for_each(lay_down);
    }
    glyphs.upright.retain(Glyph::is_seen);
    glyphs.turned.iter_mut().for_each(|of| of.retain(Glyph::is_seen));
    Ok(glyphs)
}

/// The letters of a page, each as its font says (U+FFFD if it says nothing at all), and the content that says what some of them stand for. Nothing of it stays in
/// memory, as with `PdfDocument::extract_chars`.
fn chars(pdf: &PdfDocument, index: usize) -> Result<(Vec<TextChar>, Content), pdf_oxide::Error> {
    let page = pdf.get_page(index)?;
    let content = Content::of(&pdf.get_page_content_data(index)?);
    let mut extractor = TextExtractor::new();
    extractor.set_page_index(u32::try_from(index).unwrap_or(u32::MAX));
    if let Some(resources) = page.as_dict().and_then(|page| page.get("Resources")) {
        extractor.set_resources(resources.clone());
        extractor.set_document(pdf);
        pdf.load_fonts_public(resources, &mut extractor)?;
    }
    let mut chars = extractor.extract_owned(&content.bytes)?;
    let fonts = extractor.get_font_set();
    let mut done: Vec<&str> = Vec::new();
    for (_, font) in fonts.iter().filter(|(_, font)| Wrong::of(font).is_some()) {
        if done.contains(&font.base_font.as_str()) {
            continue;
        }
        // Letters know their font by its name, which another font can have too.
        let mut same = fonts.iter().filter(|(_, other)| other.base_font == font.base_font);
        let Some(wrong) = Wrong::of(font).filter(|wrong| same.all(|(_, other)| Wrong::of(other) == Some(*wrong)))
        else {
            continue;
        };
        for c in chars.iter_mut().filter(|c| c.font_name == font.base_font && !c.char.is_whitespace()) {
            c.char = match wrong {
                Wrong::Unknown => '\u{fffd}',
                Wrong::Signs(signs) => signs.sign(c.char),
            };
        }
        done.push(font.base_font.as_str());
    }
    Ok((chars, content))
}

/// Why the letters of a font are others than the package says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// The file does not say which letters they are.
    Unknown,
    /// They are signs of mathematics.
    Signs(Signs),
}

impl Wrong {
    fn of(font: &FontInfo) -> Option<Self> {
        if font.best_mapping_provenance() == MappingProvenance::Fallback {
            return Some(Self::Unknown);
        }
        tex::signs(font).map(Self::Signs)
    }
}

/// Letters, with what the content says they stand for in their place.
fn as_said<'a>(chars: impl Iterator<Item = &'a TextChar>, content: &Content) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut said: Vec<(u32, &TextChar)> = Vec::new();
    for c in chars {
        match c.mcid.filter(|_| content.words(c.mcid).is_some()) {
            Some(number) => said.push((number, c)),
            None => glyphs.push(upright(c)),
        }
    }
    part_ligatures(&mut glyphs);
    said.sort_by_key(|(number, _)| *number);
    for same in said.chunk_by(|a, b| a.0 == b.0) {
        let shown: Vec<Glyph> = same.iter().map(|(_, c)| upright(c)).collect();
        let words = same.first().and_then(|(number, _)| content.words(Some(*number))).unwrap_or_default();
        let start = shown.iter().map(|g| g.x).fold(f32::MAX, f32::min);
        let end = shown.iter().map(Glyph::end).fold(f32::MIN, f32::max);
        let width = (end - start) / words.chars().count() as f32;
        // Marks that are drawn by themselves stand higher or lower than the letter.
        let Some(first) = shown.iter().max_by(|a, b| a.width.total_cmp(&b.width)) else { continue };
        glyphs.extend(words.chars().enumerate().map(|(i, c)| {
            let before = i as f32 * width;
            let x = if is_right_to_left(c) { end - before - width } else { start + before };
            Glyph { c, x, width, ..*first }
        }));
    }
    glyphs
}

/// Puts the two letters of the Arabic ligature lam-alef at their places: the package puts both from left to right. They have half
/// of its width each.
fn part_ligatures(glyphs: &mut [Glyph]) {
    for i in 1..glyphs.len() {
        let (lam, alef) = (glyphs[i - 1], glyphs[i]);
        let is_one = lam.width.to_bits() == alef.width.to_bits()
            && (lam.end() - alef.x).abs() < 0.01
            && lam.y.to_bits() == alef.y.to_bits();
        if is_one && lam.c == 'ل' && matches!(alef.c, 'ا' | 'أ' | 'إ' | 'آ') {
            (glyphs[i - 1].c, glyphs[i].c) = (alef.c, lam.c);
        }
    }
}

/// The angle of a run, in whole degrees; 0 if it counts as upright.
fn angle(run: &TextSpan) -> i32 {
    if run.rotation_degrees.abs() > TURNED { run.rotation_degrees.round() as i32 } else { 0 }
}

fn upright(c: &TextChar) -> Glyph {
    Glyph {
        c: symbol(c.char, font_family(&c.font_name)),
        x: c.origin_x,
        y: c.origin_y,
        width: if c.rendered_advance > 0.0 { c.rendered_advance } else { c.advance_width.max(0.0) },
        size: c.font_size,
        style: Style { is_bold: c.font_weight == FontWeight::Bold, is_italic: c.is_italic },
        font: font_number(&c.font_name),
        script: None,
        before: None,
    }
}

/// The name of a font without the six letters that mark a part of it: `ABCDEF+Symbol`.
fn font_family(name: &str) -> &str {
    let name = name.split_once('+').map_or(name, |(_, name)| name);
    if name.starts_with("Symbol") {
        "Symbol"
    } else if name.starts_with("Wingdings") {
        "Wingdings"
    } else {
        name
    }
}

/// A number that is another one for nearly every other font (FNV-1a).
fn font_number(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The letters of a turned run, turned back around the corner of the page.
fn turned(run: &TextSpan, angle: i32) -> Vec<Glyph> {
    let (sin, cos) = (angle as f32).to_radians().sin_cos();
    let (x, y) = (run.bbox.x * cos + run.bbox.y * sin, run.bbox.y * cos - run.bbox.x * sin);
    let count = run.text.chars().count();
    let even = if run.bbox.width > 0.0 { run.bbox.width / count as f32 } else { run.font_size * USUAL_WIDTH };
    let style = Style { is_bold: run.font_weight == FontWeight::Bold, is_italic: run.is_italic };
    let mut at = x;
    let letters = run.text.chars().enumerate().map(|(i, c)| {
        let width = run.char_widths.get(i).copied().filter(|_| run.char_widths.len() == count).unwrap_or(even);
        let glyph = Glyph { c, x: at, y, width, size: run.font_size, style, font: 0, script: None, before: None };
        at += width;
        glyph
    });
    letters.collect()
}

/// Whether the lines of a page run from top to bottom, as Japanese and Chinese can: most letters have another one right below,
/// and few have one right beside.
fn stand_upright(glyphs: &[Glyph]) -> bool {
    /// Fewer letters tell nothing.
    const LEAST: usize = 12;
    let wide: Vec<&Glyph> = glyphs.iter().filter(|g| super::letters::is_wide(g.c)).collect();
    if wide.len() < LEAST || wide.len() * 2 < glyphs.iter().filter(|g| !g.c.is_whitespace()).count() {
        return false;
    }
    // By place, in tenths of a point.
    let key = |x: f32, y: f32| ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
    let mut places: Vec<(i64, i64)> = wide.iter().map(|g| key(g.x, g.y)).collect();
    places.sort_unstable();
    let has = |(x, y): (i64, i64)| {
        let near = |d: i64| places.binary_search(&(x, y + d)).is_ok();
        near(0) || near(1) || near(-1)
    };
    let below = wide.iter().filter(|g| has(key(g.x, g.y - g.size))).count();
    let beside = wide.iter().filter(|g| has(key(g.x + g.size, g.y))).count();
    below > beside * 2
}

/// Turns a letter of a line that runs from top to bottom, so that the line runs from left to right.
fn lay_down(glyph: &mut Glyph) {
    (glyph.x, glyph.y, glyph.width) = (-glyph.y, glyph.x, glyph.size);
}
