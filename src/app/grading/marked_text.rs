//! Words of the article with the claims of a key underlined, and with the words that pupils marked on a tint.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Stroke};

use claimlight_core::text::TextRange;

/// How words are drawn.
pub struct Letters {
    /// The face.
    pub font: FontId,
    /// The height of a line, in points.
    pub line: f32,
    /// The colour.
    pub ink: Color32,
    /// How thick the key's underline is, in points.
    pub underline: f32,
}

/// Sets the words in `range`, those in `tinted` on a ground, and those in `underlined` underlined. Where tints overlap, the last one shows.
pub fn job(
    text: &str,
    range: TextRange,
    tinted: &[(TextRange, Color32)],
    underlined: &[TextRange],
    letters: &Letters,
    width: f32,
) -> LayoutJob {
    let mut cuts = vec![range.start(), range.end()];
    let bounds = tinted.iter().map(|(range, _)| *range).chain(underlined.iter().copied());
    cuts.extend(bounds.flat_map(|of| [of.start(), of.end()]).filter(|at| range.start() < *at && *at < range.end()));
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for ends in cuts.windows(2) {
        let [start, end] = ends else { continue };
        let piece = TextRange::new(*start, *end);
        let ground = tinted.iter().rev().find(|(of, _)| of.covers(piece)).map_or(Color32::TRANSPARENT, |(_, c)| *c);
        let is_key = underlined.iter().any(|of| of.covers(piece));
        let format = TextFormat {
            font_id: letters.font.clone(),
            color: letters.ink,
            background: ground,
            underline: if is_key { Stroke::new(letters.underline, letters.ink) } else { Stroke::NONE },
            line_height: Some(letters.line),
            ..TextFormat::default()
        };
        job.append(piece.of(text), 0.0, format);
    }
    job
}

/// The words around some places: from up to `around` bytes before the first to as much after the last, at blanks, in the same block.
pub fn around(text: &str, places: &[TextRange], block: TextRange, around: usize) -> TextRange {
    let Some(first) = places.first() else { return block };
    let all = places.iter().fold(*first, |all, place| all.union(*place));
    let (block, all) = (block.to_range(), all.to_range());
    let from = all.start.saturating_sub(around).max(block.start);
    let to = (all.end + around).min(block.end.max(all.end));
    let start = if from <= block.start {
        block.start.min(all.start)
    } else {
        text[..all.start].char_indices().rev().take_while(|(i, _)| *i >= from).filter(|(_, c)| c.is_whitespace()).last()
            .map_or(all.start, |(i, c)| i + c.len_utf8())
    };
    let after = text[all.end..].char_indices().map(|(i, c)| (all.end + i, c));
    let end = if to >= block.end {
        to
    } else {
        after.take_while(|(i, _)| *i <= to).filter(|(_, c)| c.is_whitespace()).last().map_or(all.end, |(i, _)| i)
    };
    TextRange::from_usize(start..end.max(start))
}

/// How many words are in both of two sets of places, and in either of them.
pub fn shared(text: &str, a: &[TextRange], b: &[TextRange]) -> (usize, usize) {
    let (mut both, mut either) = (0, 0);
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(i),
            (true, Some(from)) => {
                let word = TextRange::from_usize(from..i);
                let is_in = |places: &[TextRange]| places.iter().any(|place| place.overlaps(word));
                let (one, other) = (is_in(a), is_in(b));
                both += usize::from(one && other);
                either += usize::from(one || other);
                start = None;
            }
            _ => {}
        }
    }
    (both, either)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The bridge closed in May. It opened in June, the town says.";

    fn at(words: &str) -> TextRange {
        let start = TEXT.find(words).unwrap();
        TextRange::from_usize(start..start + words.len())
    }

    #[test]
    fn words_are_shared_where_they_overlap() {
        assert_eq!(shared(TEXT, &[at("bridge closed in")], &[at("closed in May.")]), (2, 4));
        assert_eq!(shared(TEXT, &[at("bridge")], &[]), (0, 1));
    }

    #[test]
    fn what_is_around_ends_at_blanks() {
        let block = TextRange::from_usize(0..TEXT.len());
        let check = |words: &str, most: usize, expected: &str| {
            assert_eq!(around(TEXT, &[at(words)], block, most).of(TEXT), expected, "{words}, {most}");
        };
        check("It opened", 8, "in May. It opened in June,");
        check("It opened", 500, TEXT);
        check("The bridge", 0, "The bridge");
    }

    #[test]
    fn each_stretch_has_its_ground_and_line() {
        let letters = Letters { font: FontId::default(), line: 20.0, ink: Color32::BLACK, underline: 2.0 };
        let tints = [(at("closed in May"), Color32::RED)];
        let job = job(TEXT, at("The bridge closed in May."), &tints, &[at("bridge closed")], &letters, 200.0);
        let drawn: Vec<(&str, bool, bool)> = job
            .sections
            .iter()
            .map(|section| {
                let range = &section.byte_range;
                let words = &job.text[range.start.0..range.end.0];
                (words, section.format.background == Color32::RED, section.format.underline != Stroke::NONE)
            })
            .collect();
        let expected =
            [("The ", false, false), ("bridge ", false, true), ("closed", true, true), (" in May", true, false), (".", false, false)];
        assert_eq!(drawn, expected);
    }
}
