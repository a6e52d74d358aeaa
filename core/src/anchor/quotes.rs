//! What the quotes of its claims reveal of an old text that is not at hand.
//!
//! Each span brings its quote and a little context on both sides, and the place where they stood. Put side by side, and
//! joined where they overlap, they are the old text with holes in it, which is aligned like a whole text.

use std::ops::Range;

/// A span as an annotation file holds it.
#[derive(Clone, Debug)]
pub struct Quoted<'a> {
    /// Where the quote started, in Unicode scalar values of the old text.
    pub start: usize,
    /// The words of the span.
    pub quote: &'a str,
    /// The text just before the quote.
    pub before: &'a str,
    /// The text just after the quote.
    pub after: &'a str,
}

/// The known pieces of an old text, with a hole between each two.
#[derive(Debug, Default)]
pub struct Known {
    /// The pieces, separated by LF.
    pub text: String,
    /// Where each piece is in `text`, in bytes.
    pub pieces: Vec<Range<usize>>,
    /// Where each span is in `text`, in bytes, in the order in which the spans were given.
    pub spans: Vec<Range<usize>>,
    /// Whether the first piece starts where the old text started.
    pub is_from_start: bool,
}

/// Joins quotes with their contexts. If two of them have different words at the same place, the one that begins later gets a
/// piece of its own.
pub fn join(spans: &[Quoted<'_>]) -> Known {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let begin_of = |span: &Quoted<'_>| span.start.saturating_sub(span.before.chars().count());
    order.sort_by_key(|&i| (begin_of(&spans[i]), i));
    let is_from_start = order.first().is_some_and(|i| begin_of(&spans[*i]) == 0);
    let mut out = Known { spans: vec![0..0; spans.len()], is_from_start, ..Known::default() };
    // The last piece: where it begins and ends in scalar values of the old text, and where it begins in `out.text`.
    let (mut begins, mut ends, mut from) = (0, 0, 0);
    for i in order {
        let span = &spans[i];
        let words = format!("{}{}{}", span.before, span.quote, span.after);
        let begin = begin_of(span);
        let mut at = None;
        if !out.text.is_empty() && begin <= ends {
            let piece = &out.text[from..];
            let skip = piece.char_indices().nth(begin - begins).map_or(piece.len(), |(i, _)| i);
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
            begins = begin;
            ends = begin + words.chars().count();
            from
        });
        let start = at + span.before.len();
        out.spans[i] = start..start + span.quote.len();
    }
    out.pieces.push(from..out.text.len());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each span is drawn as `before[quote]after` with the number of the scalar value at which its context begins; `expected`
    /// are the pieces, parted by `|`.
    fn check(spans: &[(usize, &str)], expected: &str) {
        let quoted: Vec<Quoted<'_>> = spans
            .iter()
            .map(|(begin, drawn)| {
                let (before, rest) = drawn.split_once('[').unwrap();
                let (quote, after) = rest.split_once(']').unwrap();
                Quoted { start: begin + before.chars().count(), quote, before, after }
            })
            .collect();
        let known = join(&quoted);
        let pieces: Vec<&str> = known.pieces.iter().map(|piece| &known.text[piece.clone()]).collect();
        assert_eq!(pieces.join("|"), expected);
        for (span, quoted) in known.spans.iter().zip(&quoted) {
            assert_eq!(&known.text[span.clone()], quoted.quote);
        }
        assert_eq!(known.is_from_start, spans.iter().any(|(begin, _)| *begin == 0));
    }

    #[test]
    fn spans_that_overlap_or_touch_are_one_piece() {
        check(&[(0, "the [bridge] closed")], "the bridge closed");
        check(&[(0, "the [bridge] clo"), (4, "bridge [closed]")], "the bridge closed");
        check(&[(0, "the [bridge]"), (10, "[ closed]")], "the bridge closed");
        check(&[(0, "[one] two"), (4, "[two] three"), (8, "[three] four")], "one two three four");
        check(&[(0, "the bridge [closed] in May"), (4, "[bridge]")], "the bridge closed in May");
        check(&[(5, "é[朝]日"), (6, "朝[日]x")], "é朝日x");
    }

    #[test]
    fn a_hole_parts_two_pieces() {
        check(&[(0, "the [bridge]"), (11, "[closed]")], "the bridge|closed");
        check(&[(40, "it [opened]"), (3, "the [bridge]")], "the bridge|it opened");
    }

    #[test]
    fn words_that_contradict_each_other_are_two_pieces() {
        check(&[(0, "the [bridge] closed"), (4, "canal [closed]")], "the bridge closed|canal closed");
        check(&[(7, "[one]"), (7, "[two]"), (7, "[one]")], "one|two|one");
    }

    #[test]
    fn no_spans_are_one_empty_piece() {
        check(&[], "");
    }

    proptest! {
        #[test]
        fn quotes_of_one_text_are_joined_without_a_contradiction(
            text in "[ab é朝]{1,60}",
            spans in prop::collection::vec((0..60_usize, 0..20_usize, 0..8_usize, 0..8_usize), 1..10),
        ) {
            let chars: Vec<char> = text.chars().collect();
            let slice = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
            let drawn: Vec<(usize, String, String, String)> = spans
                .into_iter()
                .map(|(start, len, before, after)| {
                    let start = start % chars.len();
                    let end = (start + len).min(chars.len());
                    let (from, to) = (start.saturating_sub(before), (end + after).min(chars.len()));
                    (start, slice(start, end), slice(from, start), slice(end, to))
                })
                .collect();
            let quoted: Vec<Quoted<'_>> = drawn
                .iter()
                .map(|(start, quote, before, after)| Quoted { start: *start, quote, before, after })
                .collect();
            let known = join(&quoted);
            for piece in &known.pieces {
                prop_assert!(text.contains(&known.text[piece.clone()]));
            }
            for (span, quoted) in known.spans.iter().zip(&quoted) {
                prop_assert_eq!(&known.text[span.clone()], quoted.quote);
                prop_assert!(known.pieces.iter().any(|p| p.start <= span.start && span.end <= p.end));
            }
        }
    }
}
