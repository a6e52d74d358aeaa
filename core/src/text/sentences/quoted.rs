//! What stands in quotation marks and brackets.

use memchr::memchr3;

/// A quotation or a bracket longer than this, in bytes, is taken for two marks that do not belong together.
const LONGEST: usize = 1_000;
/// How deep quotations and brackets are followed.
const DEEPEST: usize = 16;

/// The byte ranges of quotations and brackets in a text that are closed again, in order and without those inside others.
/// Each starts at its opening mark and ends after its closing one.
#[derive(Debug)]
pub(super) struct Quoted {
    ranges: Vec<(usize, usize)>,
}

/// What opens and what closes belong together if they are of one kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Angled,
    Corner,
    Book,
    Round,
    Square,
}

/// Which way a mark faces, as far as its form tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// The kind of a quotation mark or bracket, and which way it faces if the blanks around it do not tell. Single quotation marks
/// are left out: most are apostrophes.
fn mark(c: char) -> Option<(Kind, Side)> {
    Some(match c {
        '"' | '＂' => (Kind::Double, Side::Either),
        '“' | '„' | '‟' => (Kind::Double, Side::Opens),
        '”' => (Kind::Double, Side::Closes),
        '«' | '‹' => (Kind::Angled, Side::Opens),
        '»' | '›' => (Kind::Angled, Side::Closes),
        '「' | '『' => (Kind::Corner, Side::Opens),
        '」' | '』' => (Kind::Corner, Side::Closes),
        '《' | '〈' => (Kind::Book, Side::Opens),
        '》' | '〉' => (Kind::Book, Side::Closes),
        '(' | '（' => (Kind::Round, Side::Opens),
        ')' | '）' => (Kind::Round, Side::Closes),
        '[' | '［' | '【' => (Kind::Square, Side::Opens),
        ']' | '］' | '】' => (Kind::Square, Side::Closes),
        _ => return None,
    })
}

/// For each byte, whether a quotation mark or bracket may begin with it.
const MARK_BYTES: [bool; 256] = super::one_of(b"\"()[]\xc2\xe2\xe3\xef");

/// Whether `c` is a quotation mark or bracket that can close.
pub(super) fn can_close(c: char) -> bool {
    matches!(c, '“' | '«' | '‹' | '’' | '‘' | '\'')
        || mark(c).is_some_and(|(_, side)| matches!(side, Side::Closes | Side::Either))
}

/// Whether a quotation mark that can both open and close (Swedish and Finnish write ”so” and »so», German »so«) opens, given the
/// characters on both sides of it; `None` if they do not tell.
fn opens_by_blanks(before: Option<char>, after: Option<char>) -> Option<bool> {
    let free_before =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '¿' | '¡'));
    let free_after =
        after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '…'));
    (free_before != free_after).then_some(free_before)
}

impl Quoted {
    /// Finds the quotations and brackets of `text` in one walk. A mark that opens while another of its kind is open takes the
    /// place of that one, which nothing closes.
    pub(super) fn new(text: &str) -> Self {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        // A shortcut: nothing opens in most blocks of English.
        if text.is_ascii() && memchr3(b'"', b'(', b'[', text.as_bytes()).is_none() {
            return Self { ranges };
        }
        let mut open: Vec<(Kind, char, usize)> = Vec::new();
        let mut next = 0;
        while let Some(found) = text.as_bytes()[next..].iter().position(|b| MARK_BYTES[usize::from(*b)]) {
            let at = next + found;
            let Some(c) = text[at..].chars().next() else { break };
            next = at + c.len_utf8();
            let Some((kind, side)) = mark(c) else { continue };
            let previous = text[..at].chars().next_back();
            let after = text[next..].chars().next();
            let opened = open.iter().rposition(|(k, ..)| *k == kind);
            let opens = match kind {
                // „German“ closes with what opens “English”.
                Kind::Double if c == '“' && opened.is_some_and(|i| open[i].1 == '„') => false,
                Kind::Double | Kind::Angled => opens_by_blanks(previous, after).unwrap_or(match side {
                    Side::Opens => true,
                    Side::Closes => false,
                    Side::Either => opened.is_none(),
                }),
                _ => side == Side::Opens,
            };
            if opens {
                if kind == Kind::Double || kind == Kind::Angled {
                    open.truncate(opened.unwrap_or(open.len()));
                }
                if open.len() < DEEPEST {
                    open.push((kind, c, at));
                }
            } else if let Some(i) = opened {
                let (.., from) = open[i];
                open.truncate(i);
                if next - from <= LONGEST {
                    while ranges.last().is_some_and(|(start, _)| *start > from) {
                        ranges.pop();
                    }
                    ranges.push((from, next));
                }
            }
        }
        Self { ranges }
    }

    /// Whether a quotation or bracket ends at byte `at`.
    pub(super) fn ends_at(&self, at: usize) -> bool {
        self.start_of(at).is_some()
    }

    /// Where the quotation or bracket starts that ends at byte `at`.
    pub(super) fn start_of(&self, at: usize) -> Option<usize> {
        let i = self.ranges.binary_search_by_key(&at, |(_, end)| *end).ok()?;
        Some(self.ranges[i].0)
    }

    /// The quotation or bracket around the bytes from `from` to `to`, as a byte range, if both lie within it.
    pub(super) fn around(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let i = self.ranges.partition_point(|(start, _)| *start < from).checked_sub(1)?;
        Some(self.ranges[i]).filter(|(_, end)| to < *end)
    }
}
