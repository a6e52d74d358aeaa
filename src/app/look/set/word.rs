//! An item laid out by egui, and which of its glyphs belong to which of its grapheme clusters.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, Glyph};
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextWrapping};
use egui::{Galley, TextFormat};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use super::items::Kind;
use claimlight_core::text::{is_unseen, mirrored};

/// The most pairs of a cluster and a glyph that are compared to find what belongs together.
const MOST_PAIRS: usize = 40_000;
/// The most glyphs that one cluster is made of.
const MOST_GLYPHS: usize = 12;

/// An item laid out by egui.
pub struct Word {
    /// Its layout: one row.
    pub galley: Arc<Galley>,
    /// The width of each of its grapheme clusters, in the order of the text, in points.
    pub widths: Vec<f32>,
    /// A glyph for each of its characters, in the order of the text. Their positions on the row are not meant.
    pub letters: Vec<Glyph>,
    /// The width of the whole, in points.
    pub width: f32,
    /// The height of the row, in points.
    pub height: f32,
    /// What tells the face of its first letter from others; `None` if its letters are of several faces.
    pub face: Option<(u32, u32)>,
}

impl Word {
    /// Lays out `text` in one format.
    pub fn new(fonts: &mut FontsView<'_>, text: &str, kind: Kind, format: &TextFormat) -> Self {
        let given = if kind == Kind::Turned { turned(text) } else { text.to_owned() };
        let section = LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(0)..ByteIndex(given.len()),
            format: format.clone(),
        };
        let galley = fonts.layout_job(LayoutJob {
            text: given,
            sections: vec![section],
            wrap: TextWrapping::no_max_width(),
            break_on_newline: false,
            round_output_to_gui: false,
            keep_trailing_whitespace: true,
            ..LayoutJob::default()
        });
        let glyphs = galley.rows.first().map_or(&[][..], |row| &row.glyphs);
        let clusters: Vec<&str> = text.graphemes(true).collect();
        let found = match kind {
            Kind::Letters => {
                let mut glyphs = without_repeated(glyphs, text).to_vec();
                glyphs.reverse();
                matched(&clusters, &glyphs).map(|parts| (glyphs, parts))
            }
            Kind::Turned => {
                let mirrored: Vec<String> = clusters.iter().rev().map(|cluster| mirrored_cluster(cluster)).collect();
                let reversed: Vec<&str> = mirrored.iter().map(String::as_str).collect();
                in_order(&reversed, glyphs).map(|mut parts| {
                    parts.reverse();
                    (glyphs.to_vec(), parts)
                })
            }
            Kind::Plain | Kind::Blank => in_order(&clusters, glyphs).map(|parts| (glyphs.to_vec(), parts)),
        };
        let (widths, letters) = match found {
            Some((glyphs, parts)) => (widths(&clusters, &glyphs, &parts), letters(&clusters, &glyphs, &parts)),
            None => shared(&clusters, glyphs),
        };
        let (width, height) = (widths.iter().sum(), galley.rows.first().map_or(0.0, |row| row.size.y));
        let mut faces = glyphs.iter().map(|g| (g.font_face_height.to_bits(), g.font_face_ascent.to_bits()));
        let first = faces.next();
        let face = first.filter(|first| faces.all(|face| face == *first));
        Self { galley, widths, letters, width, height, face }
    }
}

/// What egui must draw from left to right so that `text` is seen from right to left.
fn turned(text: &str) -> String {
    text.graphemes(true).rev().map(mirrored_cluster).collect()
}

fn mirrored_cluster(cluster: &str) -> String {
    cluster.chars().map(|c| mirrored(c).unwrap_or(c)).collect()
}

/// Whether nothing is drawn for a glyph and it takes no room.
fn is_nothing(glyph: &Glyph) -> bool {
    glyph.advance_width <= 0.0 && glyph.uv_rect.is_nothing()
}

/// The glyphs of a text that runs from right to left, without those at the end that egui adds to it: it expects texts to run from
/// left to right, and repeats characters that it believes to have no glyph.
fn without_repeated<'g>(glyphs: &'g [Glyph], text: &str) -> &'g [Glyph] {
    let characters: Vec<char> = text.chars().collect();
    for from in 0..characters.len() {
        let repeated = characters.len() - from;
        if let Some(kept) = glyphs.len().checked_sub(repeated)
            && kept > 0
            && glyphs[kept..].iter().zip(&characters[from..]).all(|(g, c)| g.chr == *c && is_nothing(g))
        {
            return &glyphs[..kept];
        }
    }
    glyphs
}

/// The glyphs of each cluster of a text that runs from left to right.
fn in_order(clusters: &[&str], glyphs: &[Glyph]) -> Option<Vec<Range<usize>>> {
    let characters: usize = clusters.iter().map(|cluster| cluster.chars().count()).sum();
    if characters != glyphs.len() {
        return matched(clusters, glyphs);
    }
    let mut at = 0;
    let next = |cluster: &&str| {
        let from = at;
        at += cluster.chars().count();
        from..at
    };
    Some(clusters.iter().map(next).collect())
}

/// Whether a cluster has no width of its own.
fn is_thin(cluster: &str) -> bool {
    cluster.chars().all(is_unseen) || cluster.chars().next().is_some_and(|c| bidi_class(c) == BidiClass::NSM)
}

/// Which glyphs belong to which cluster, both in the order of the text: the way that is least unusual. A cluster has one glyph with a
/// width, and one for each of its marks; none where it is drawn together with the one before. `None` if the glyphs are not those
/// of the clusters.
fn matched(clusters: &[&str], glyphs: &[Glyph]) -> Option<Vec<Range<usize>>> {
    let (n, m) = (clusters.len(), glyphs.len());
    if n * m > MOST_PAIRS || n == 0 {
        return None;
    }
    // The cost of the rest from cluster `i` and glyph `j` on, and how many glyphs the cluster takes.
    let mut best = vec![(u32::MAX, 0_usize); (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    best[at(n, m)] = (0, 0);
    for i in (0..n).rev() {
        let first = clusters[i].chars().next()?;
        let marks = clusters[i].chars().count() - 1;
        let thin = is_thin(clusters[i]);
        for j in 0..=m {
            let mut here = (u32::MAX, 0);
            let (mut wide, mut narrow) = (0_u32, 0_usize);
            for taken in 0..=MOST_GLYPHS.min(m - j) {
                if taken > 0 {
                    let glyph = &glyphs[j + taken - 1];
                    if glyph.chr != first && !(is_nothing(glyph) && clusters[i].contains(glyph.chr)) {
                        break;
                    }
                    if glyph.advance_width > 0.0 { wide += 1 } else { narrow += 1 }
                }
                let rest = best[at(i + 1, j + taken)].0;
                if rest == u32::MAX || (taken == 0 && i == 0) {
                    continue;
                }
                let own = match wide {
                    0 if thin => 0,
                    0 => 30,
                    more => (more - u32::from(!thin)) * 20,
                };
                let cost = rest + own + narrow.abs_diff(marks) as u32;
                if cost < here.0 {
                    here = (cost, taken);
                }
            }
            best[at(i, j)] = here;
        }
    }
    if best[at(0, 0)].0 == u32::MAX {
        return None;
    }
    let mut j = 0;
    let parts = (0..n).map(|i| {
        let from = j;
        j += best[at(i, j)].1;
        from..j
    });
    Some(parts.collect())
}

/// The width of each cluster. Clusters that are drawn as one share its width.
fn widths(clusters: &[&str], glyphs: &[Glyph], parts: &[Range<usize>]) -> Vec<f32> {
    let mut widths: Vec<f32> =
        parts.iter().map(|part| glyphs[part.clone()].iter().map(|g| g.advance_width.max(0.0)).sum()).collect();
    let mut i = 0;
    while i < widths.len() {
        let joined = |k: &usize| widths[*k] <= 0.0 && !is_thin(clusters[*k]);
        let end = (i + 1..widths.len()).take_while(joined).last().map_or(i + 1, |last| last + 1);
        if end > i + 1 && widths[i] > 0.0 {
            let each = widths[i] / (end - i) as f32;
            widths[i..end].fill(each);
        }
        i = end;
    }
    widths
}

/// A glyph for each character. Each glyph stands for one character only; a character without one gets an empty one.
fn letters(clusters: &[&str], glyphs: &[Glyph], parts: &[Range<usize>]) -> Vec<Glyph> {
    let mut letters = Vec::new();
    for (cluster, part) in clusters.iter().zip(parts) {
        // The widest first, so that a letter has its own glyph rather than that of its mark.
        let mut own: Vec<&Glyph> = glyphs[part.clone()].iter().collect();
        own.sort_by(|a, b| b.advance_width.total_cmp(&a.advance_width));
        let mut own = own.into_iter();
        for _ in cluster.chars() {
            let glyph = own.next().copied().or_else(|| letters.last().or(glyphs.first()).copied().map(emptied));
            letters.extend(glyph);
        }
    }
    letters
}

/// The widths and letters if it is not known which glyph belongs to which cluster: all clusters are of one width.
fn shared(clusters: &[&str], glyphs: &[Glyph]) -> (Vec<f32>, Vec<Glyph>) {
    let width: f32 = glyphs.iter().map(|g| g.advance_width.max(0.0)).sum();
    let letters =
        clusters.iter().flat_map(|c| c.chars()).filter_map(|_| glyphs.first().copied().map(emptied)).collect();
    (vec![width / clusters.len().max(1) as f32; clusters.len()], letters)
}

/// A glyph like `glyph` for which nothing is drawn.
fn emptied(mut glyph: Glyph) -> Glyph {
    glyph.advance_width = 0.0;
    glyph.uv_rect.max = glyph.uv_rect.min;
    glyph
}
