//! The places of a text where a sentence may end.

use memchr::memchr3;

use super::quoted::{self, Quoted};
use super::table::Table;

/// What stands where a sentence may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// One period.
    Stop,
    /// Several periods, or "…".
    Ellipsis,
    /// "!", "?" and the like, also with periods.
    Loud,
    /// A mark that only ends sentences: "。", "।", "։" and the like. No blank need follow it.
    Full,
}

/// A place where a sentence may end, in byte offsets of its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// What stands there.
    pub mark: Mark,
    /// The start of the mark or marks.
    pub from: usize,
    /// Where the sentence ends if it does: behind the marks and the quotation marks and brackets that close with them.
    pub at: usize,
    /// Whether such a quotation mark or bracket follows the marks.
    pub closes: bool,
    /// Whether a blank follows.
    pub blank: bool,
    /// Whether a comma or the like follows, so that the sentence goes on.
    pub goes_on: bool,
    /// The start of the next word: the next letter or digit.
    pub next: usize,
    /// Its first character.
    pub next_char: Option<char>,
}

/// Marks that only end sentences, also within a line of letters.
fn is_full(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '॥' | '։' | '۔' | '။' | '።' | '។' | '؟' | '܀')
}

/// Whether `c` is, or may be, the end of a sentence in the language of `table`. U+037E is the Greek question mark.
fn is_end(c: char, table: &Table) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '\u{37e}')
        || c == ';' && table.semicolons_ask
        || is_full(c)
}

/// The places of `text`, in order, where a sentence may end, without those behind which no word follows. Takes time in proportion to the
/// length of the text.
pub(super) fn ends<'a>(text: &'a str, quoted: &'a Quoted, table: &'a Table) -> impl Iterator<Item = End> + 'a {
    let is_plain = text.is_ascii() && !table.semicolons_ask;
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let from = at + if is_plain { memchr3(b'.', b'!', b'?', rest.as_bytes()) } else { next_mark(rest, table) }?;
        let end = end_at(text, quoted, table, from);
        at = end.at;
        Some(end)
    })
    .filter(|end| end.next_char.is_some())
}

/// For each byte, whether a mark may begin with it.
const MARK_BYTES: [bool; 256] = super::one_of(b".!?;\xcd\xd6\xd8\xdb\xdc\xe0\xe1\xe2\xe3\xef");

/// Where the next mark is.
fn next_mark(text: &str, table: &Table) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.as_bytes()[from..].iter().position(|b| MARK_BYTES[usize::from(*b)])?;
        let c = text[at..].chars().next()?;
        if is_end(c, table) {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
}

/// Reads what follows the mark that starts at `from`.
fn end_at(text: &str, quoted: &Quoted, table: &Table, from: usize) -> End {
    let rest = &text[from..];
    if let Some(end) = plain_end(rest.as_bytes(), from) {
        return end;
    }
    let run = rest.len() - rest.trim_start_matches(|c| is_end(c, table)).len();
    let marks = &rest[..run];
    let mark = if marks == "." {
        Mark::Stop
    } else if marks.contains(is_full) {
        Mark::Full
    } else if marks.contains(|c| !matches!(c, '.' | '…')) {
        Mark::Loud
    } else {
        Mark::Ellipsis
    };
    let at = close(text, quoted, from + run);
    let closes = at > from + run;
    let after = &text[at..];
    let blank = after.starts_with(char::is_whitespace);
    let mut next = None;
    let trimmed = after.trim_start();
    // Two commas are a quotation mark in Dutch.
    let goes_on = trimmed.starts_with([',', ';', ':', '，', '；', '：', '、', '،', '؛']) && !trimmed.starts_with(",,");
    for (i, c) in after.char_indices() {
        // What follows the next mark is read with that one.
        if c.is_alphanumeric() || is_end(c, table) {
            next = Some((at + i, c));
            break;
        }
    }
    End { mark, from, at, closes, blank, goes_on, next: next.map_or(text.len(), |n| n.0), next_char: next.map(|n| n.1) }
}

/// A shortcut for the most common place: a period, or a period and a blank, before an ASCII letter or digit.
fn plain_end(rest: &[u8], from: usize) -> Option<End> {
    let (blank, next) = match rest {
        [b'.', b' ', next, ..] => (true, *next),
        [b'.', next, ..] => (false, *next),
        _ => return None,
    };
    next.is_ascii_alphanumeric().then(|| End {
        mark: Mark::Stop,
        from,
        at: from + 1,
        closes: false,
        blank,
        goes_on: false,
        next: from + 1 + usize::from(blank),
        next_char: Some(char::from(next)),
    })
}

/// Where the quotation marks, brackets and footnote signs end that belong to the sentence that ends at `at`.
fn close(text: &str, quoted: &Quoted, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { return at };
        if quoted::can_close(c) && closes(text, quoted, at, c) || matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
        {
            at += c.len_utf8();
        } else if let Some(len) = reference(rest).or_else(|| spaced_closer(rest)) {
            at += len;
        } else {
            return at;
        }
    }
}

/// Whether the mark `c` at `at`, directly behind the end of a sentence, closes rather than opens. Marks that can do both close
/// unless a word is next to them; then the one tells that would open the quotation.
fn closes(text: &str, quoted: &Quoted, at: usize, c: char) -> bool {
    let behind = at + c.len_utf8();
    let is_free = text[behind..].chars().next().is_none_or(|after| !after.is_alphanumeric());
    match c {
        '“' | '«' | '‹' | '"' | '＂' => is_free || quoted.ends_at(behind),
        '‘' | '\'' => is_free,
        _ => true,
    }
}

/// The length of a reference such as "[12]" at the start of `rest`.
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    ((1..=3).contains(&digits) && inner[digits..].starts_with(']')).then_some(digits + 2)
}

/// The length of a blank and a mark that closes behind it ("« Oui ! »") at the start of `rest`.
fn spaced_closer(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
    let mark = inner.chars().next().filter(|c| matches!(c, '»' | '›'))?;
    let after = inner[mark.len_utf8()..].chars().next();
    after.is_none_or(|c| !c.is_alphanumeric()).then_some(rest.len() - inner.len() + mark.len_utf8())
}
