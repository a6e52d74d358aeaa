//! Finds the claims of a benchmark again and writes their places: `anchoring [--without-text] IN.jsonl OUT.jsonl`.
//!
//! Each line of IN is `{"id", "before", "after", "claims": [{"start", "end"}]}`, with offsets in Unicode scalar values of `before`.
//! Each line of OUT is `{"id", "results": [[start, end, confidence] | null]}`, with offsets in Unicode scalar values of `after`.
//! With `--without-text`, only each claim's words and 128 scalar values on both sides are used, not the text of `before`. Times are
//! printed to standard error.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::time::Instant;

use claimlight_core::anchor::{Anchored, Anchoring, Quoted};
use claimlight_core::text::{ScalarIndex, TextRange};
use serde::Deserialize;
use serde_json::json;

/// The context on each side of a claim that stands in for the old text, in Unicode scalar values.
const CONTEXT: usize = 128;

#[derive(Deserialize)]
struct Row {
    id: String,
    before: String,
    after: String,
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    start: usize,
    end: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let without_text = arguments.first().is_some_and(|a| a == "--without-text");
    if without_text {
        arguments.remove(0);
    }
    let [from, to] = arguments.as_slice() else {
        return Err("usage: anchoring [--without-text] IN.jsonl OUT.jsonl".into());
    };
    let mut out = BufWriter::new(fs::File::create(to)?);
    let started = Instant::now();
    let mut slowest = (0, String::new());
    for line in fs::read_to_string(from)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let begun = Instant::now();
        let results = find(&row, without_text).ok_or("an offset is not in the text")?;
        slowest = slowest.max((begun.elapsed().as_millis(), row.id.clone()));
        let scalars = ScalarIndex::new(&row.after);
        let results: Vec<_> = results
            .iter()
            .map(|anchored| {
                anchored.found().map(|found| {
                    let start = scalars.to_scalars(&row.after, found.range.start());
                    json!([start, scalars.to_scalars(&row.after, found.range.end()), found.confidence])
                })
            })
            .collect();
        writeln!(out, "{}", json!({"id": row.id, "results": results}))?;
    }
    out.flush()?;
    writeln!(
        std::io::stderr(),
        "{:.2?} in all; the slowest row {} took {} ms",
        started.elapsed(),
        slowest.1,
        slowest.0
    )?;
    Ok(())
}

fn find(row: &Row, without_text: bool) -> Option<Vec<Anchored>> {
    let scalars = ScalarIndex::new(&row.before);
    let at = |n: usize| scalars.to_offset(&row.before, n);
    let go_on = &mut |_| true;
    let (anchoring, spans) = if without_text {
        let cut = |from, to| Some(TextRange::new(at(from)?, at(to)?).of(&row.before));
        let quotes = row
            .claims
            .iter()
            .map(|claim| {
                Some(Quoted {
                    start: claim.start,
                    quote: cut(claim.start, claim.end)?,
                    before: cut(claim.start.saturating_sub(CONTEXT), claim.start)?,
                    after: cut(claim.end, (claim.end + CONTEXT).min(scalars.total()))?,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        Anchoring::from_quotes(&quotes, &row.after, go_on)?
    } else {
        let spans = row.claims.iter().map(|c| Some(TextRange::new(at(c.start)?, at(c.end)?))).collect::<Option<_>>()?;
        (Anchoring::new(&row.before, &row.after, go_on)?, spans)
    };
    Some(spans.into_iter().map(|span| anchoring.place(span)).collect())
}
