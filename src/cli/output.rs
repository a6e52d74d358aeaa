//! What commands print.
//!
//! Always true: of what is printed here, no control character reaches a terminal, whatever files say. `text` prints an article as
//! it is, and is the exception.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use serde_json::Value;

use super::error::Error;
use super::stream;

/// A number with its noun: `1 claim`, `2 claims`.
pub fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// A figure between 0 and 1 for JSON, to the hundredth. As a float of 64 bits 0.97 of 32 bits would print as
/// 0.9700000286102295.
pub fn hundredths(figure: f32) -> f64 {
    (f64::from(figure) * 100.0).round() / 100.0
}

/// Prints a line on standard output. That nobody reads it any more is not an error.
pub fn print(line: &str) -> Result<(), Error> {
    written(writeln!(std::io::stdout(), "{}", plain(line)))
}

/// JSON on one line.
pub fn json(value: &Value) -> String {
    escaped(value.to_string())
}

/// JSON on many lines, for people too.
pub fn json_lines(value: &Value) -> String {
    escaped(format!("{value:#}"))
}

/// Escapes the control characters that JSON lets stand in strings: U+007F to U+009F.
fn escaped(json: String) -> String {
    if !json.contains(|c: char| c.is_control() && c > ' ') {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}' => escaped.extend(["\\u00", &format!("{:02x}", c as u32)]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Prints a line about a result that went to `out`: on standard error if that was a stream, which holds the result alone.
pub fn report(out: &Path, line: &str) -> Result<(), Error> {
    if stream::is_stream(out) {
        // If it is closed, there is nobody to tell.
        drop(writeln!(std::io::stderr(), "{}", plain(line)));
        return Ok(());
    }
    print(line)
}

/// The result of writing to standard output. That nobody reads it any more is not an error.
pub fn written(result: std::io::Result<()>) -> Result<(), Error> {
    match result {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Error::Output(e)),
        _ => Ok(()),
    }
}

/// Prints a line on standard error. If that is closed, there is nobody to warn.
pub fn warn(line: &str) {
    drop(writeln!(std::io::stderr(), "claimlight: {}", plain(line)));
}

/// Makes words harmless for a terminal: control characters become blanks.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_agrees_with_its_noun() {
        let check = |n, expected| assert_eq!(counted(n, "claim", "claims"), expected);
        check(0, "0 claims");
        check(1, "1 claim");
        check(2, "2 claims");
    }

    #[test]
    fn json_holds_no_control_characters_and_reads_back_the_same() {
        let check = |text: &str, expected: &str| {
            let value = Value::from(text);
            assert_eq!(json(&value), expected);
            assert_eq!(serde_json::from_str::<Value>(expected).unwrap(), value);
        };
        check("é\n橋", "\"é\\n橋\"");
        check("\u{1b}[2J \u{7f}\u{80}\u{9b}\u{9f}\u{a0}", "\"\\u001b[2J \\u007f\\u0080\\u009b\\u009f\u{a0}\"");
    }

    #[test]
    fn a_figure_prints_as_it_is_meant() {
        let check = |figure, expected| assert_eq!(serde_json::json!(hundredths(figure)).to_string(), expected);
        check(0.97_f32, "0.97");
        check(0.29, "0.29");
        check(1.0, "1.0");
        check(0.299_999_9, "0.3");
    }
}
