//! What commands print.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

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
    written(writeln!(std::io::stdout(), "{line}"))
}

/// Prints a line about a result that went to `out`: on standard error if that was a stream, which holds the result alone.
pub fn report(out: &Path, line: &str) -> Result<(), Error> {
    if stream::is_stream(out) {
        // If it is closed, there is nobody to tell.
        drop(writeln!(std::io::stderr(), "{line}"));
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
    drop(writeln!(std::io::stderr(), "claimlight: {line}"));
}

/// Makes words from a file harmless for a terminal: control characters become blanks.
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
    fn a_figure_prints_as_it_is_meant() {
        let check = |figure, expected| assert_eq!(serde_json::json!(hundredths(figure)).to_string(), expected);
        check(0.97_f32, "0.97");
        check(0.29, "0.29");
        check(1.0, "1.0");
        check(0.299_999_9, "0.3");
    }
}
