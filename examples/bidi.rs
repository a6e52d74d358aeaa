//! Puts lines that run both ways in order: `bidi CASES.jsonl OUT.jsonl`.
//!
//! Each line of CASES is `{"id", "text", "direction": "auto"|"ltr"|"rtl", "lines": [{"start", "end"}], "selections": [{"start", "end"}]}`,
//! with offsets in Unicode scalar values. Each line of OUT has the `id`; for each line its `runs` and their levels, what is seen from left
//! to right (`visual`), its `width`, and for each grapheme boundary its `carets`: the offset, the caret of the character before, that of
//! the one after; for each selection the rectangles that it covers. All are counted in cells: a grapheme cluster is one wide, one of
//! characters that are never seen is zero wide.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write as _};

use claimlight_core::text::{Direction, Levels, Line, ScalarIndex, Side, TextRange, is_unseen};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    #[serde(default)]
    direction: Asked,
    lines: Vec<Range>,
    #[serde(default)]
    selections: Vec<Range>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Asked {
    #[default]
    Auto,
    Ltr,
    Rtl,
}

#[derive(Deserialize)]
struct Range {
    start: usize,
    end: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        return Err("usage: bidi CASES.jsonl OUT.jsonl".into());
    };
    let mut out = BufWriter::new(fs::File::create(to)?);
    for line in fs::read_to_string(from)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        serde_json::to_writer(&mut out, &ordered(&row).ok_or("an offset is not in the text")?)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}

/// The answer for one case, or `None` if an offset is not in its text.
fn ordered(row: &Row) -> Option<Value> {
    let text = row.text.as_str();
    let scalars = ScalarIndex::new(text);
    let range_of = |range: &Range| {
        let (start, end) = (scalars.to_offset(text, range.start)?, scalars.to_offset(text, range.end)?);
        Some(TextRange::new(start, end))
    };
    let direction = match row.direction {
        Asked::Auto => Direction::of(text).unwrap_or_default(),
        Asked::Ltr => Direction::LeftToRight,
        Asked::Rtl => Direction::RightToLeft,
    };
    let levels = Levels::new(text, direction);
    let width = |cell: TextRange| if cell.of(text).chars().all(is_unseen) { 0.0 } else { 1.0 };
    let ranges: Vec<TextRange> = row.lines.iter().map(range_of).collect::<Option<_>>()?;
    let lines: Vec<Line> = ranges.iter().map(|range| Line::new(text, &levels, *range, width)).collect();
    let shown: Vec<Value> =
        lines.iter().zip(&ranges).map(|(line, range)| shown(line, *range, text, &scalars)).collect();
    let selections: Option<Vec<Value>> = row
        .selections
        .iter()
        .map(|selection| {
            let range = range_of(selection)?;
            let rects: Vec<Value> = lines
                .iter()
                .enumerate()
                .flat_map(|(i, line)| line.stretches(range).into_iter().map(move |s| (i, s)))
                .map(|(i, (from, to))| json!({"line": i, "from": from as u64, "to": to as u64}))
                .collect();
            Some(json!({"start": selection.start, "end": selection.end, "words": range.of(text), "rects": rects}))
        })
        .collect();
    let level = u8::from(direction == Direction::RightToLeft);
    Some(json!({"id": row.id, "level": level, "lines": shown, "selections": selections?}))
}

/// A line in the numbers of the cases.
fn shown(line: &Line, range: TextRange, text: &str, scalars: &ScalarIndex) -> Value {
    let at = |offset| scalars.to_scalars(text, offset);
    let runs: Vec<Value> = line
        .runs()
        .iter()
        .map(|run| json!({"start": at(run.range.start()), "end": at(run.range.end()), "level": run.level}))
        .collect();
    let mut bounds: Vec<_> = line.cells().iter().map(|cell| cell.range.end()).chain([range.start()]).collect();
    bounds.sort_unstable();
    let column = |offset, side| line.caret(offset, side).map(|x| x as u64);
    let carets: Vec<Value> =
        bounds.iter().map(|b| json!([at(*b), column(*b, Side::Before), column(*b, Side::After)])).collect();
    json!({
        "start": at(range.start()),
        "end": at(range.end()),
        "runs": runs,
        "visual": line.visual(text),
        "width": line.width() as u64,
        "carets": carets,
    })
}
