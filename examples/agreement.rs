//! Figures of agreement for given cases: `agreement CASES.jsonl OUT.jsonl`.
//!
//! Each line of CASES is `{"id", "kind", …}`: `coding` has units with a value of each person, `sentences` what each person marked,
//! `verdicts` what each judged, `spans` claims, `unitizing` and `gamma` units with values, `interval` several articles. Offsets are
//! Unicode scalar values. Each line of OUT is `{"id", "expect", "why"}`: the figures of the kind, or those that the case names in its
//! `expect`, and the reason of each that does not exist.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write as _};

use claimlight_core::agreement::case::answer;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        return Err("usage: agreement CASES.jsonl OUT.jsonl".into());
    };
    let mut out = BufWriter::new(fs::File::create(to)?);
    for line in fs::read_to_string(from)?.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line)?;
        serde_json::to_writer(&mut out, &answer(&case))?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}
