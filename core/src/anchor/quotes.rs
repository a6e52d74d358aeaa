//! What is known of an old text from the quotes of its claims alone.
//!
//! Each span brings its words and a little on both sides, at a known place. Put side by side, joined where they overlap,
//! they are the old text with holes in it, and are aligned like a whole one.

use std::ops::Range;

/// A span as a file tells it.
#[derive(Clone, Debug)]
pub struct Quoted<'a> {
    /// Where it was, in Unicode scalar values of the old text.
    pub start: usize,
    /// Its words.
    pub quote: &'a str,
    /// The words before.
    pub before: &'a str,
    /// The words after.
    pub after: &'a str,
}

/// Pieces of an old text, joined; a hole stands between two.
#[derive(Debug, Default)]
pub struct Known {
    /// The text of all.
    pub text: String,
    /// Where each piece lies in it, in bytes.
    pub pieces: Vec<Range<usize>>,
    /// Where each span lies in it, in bytes, in the order in which they were given.
    pub spans: Vec<Range<usize>>,
    /// Whether the first piece begins where the old text did.
    pub is_from_start: bool,
}

/// Puts the pieces together. Where two tell different words of the same place, the one that begins first is believed, and
/// the other stands by itself.
pub fn join(spans: &[Quoted<'_>]) -> Known {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let begins = |s: &Quoted<'_>| s.start.saturating_sub(s.before.chars().count());
    order.sort_by_key(|&i| (begins(&spans[i]), i));
    let is_from_start = order.first().is_some_and(|i| begins(&spans[*i]) == 0);
    let mut out = Known { spans: vec![0..0; spans.len()], is_from_start, ..Known::default() };
    // The piece being put together: where it starts and ends in scalar values, and where in `out.text`.
    let (mut starts, mut ends, mut from) = (0, 0, 0);
    for i in order {
        let span = &spans[i];
        let words = format!("{}{}{}", span.before, span.quote, span.after);
        let begin = begins(span);
        let mut at = None;
        if !out.text.is_empty() && begin <= ends {
            let piece = &out.text[from..];
            let skip = piece.char_indices().nth(begin - starts).map_or(piece.len(), |(i, _)| i);
            let known = &piece[skip..];
            if let Some(rest) = words.strip_prefix(known) {
                at = Some(from + skip);
                ends += rest.chars().count();
                out.text.push_str(rest);
            } else if known.starts_with(&words) {
                at = Some(from + skip);
            }
        }
        let at = at.unwrap_or_else(|| {
            if !out.text.is_empty() {
                out.pieces.push(from..out.text.len());
                out.text.push('\n');
            }
            from = out.text.len();
            out.text.push_str(&words);
            starts = begin;
            ends = begin + words.chars().count();
            from
        });
        let start = at + span.before.len();
        out.spans[i] = start..start + span.quote.len();
    }
    out.pieces.push(from..out.text.len());
    out
}
