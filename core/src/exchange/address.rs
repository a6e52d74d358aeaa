//! Web addresses in running text.

use std::ops::Range;

use crate::model::limits::ADDRESS;

/// Signs that end a sentence or a clause, or close a quotation: at the end of an address they are no part of it.
const TRAILING: &str = ".,;:!?'*_|·…‚‘’。，、；：！？（［｛";

/// Signs that stand in no address. A browser writes them in percents.
const OUTSIDE: &str = "<>\"`\\^“”„«»‹›「」『』【】〈〉《》）］｝";

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// The length of `http://` or `https://` that a text begins with, in any case.
fn scheme(text: &str) -> Option<usize> {
    let is_it = |scheme: &&str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://"].into_iter().find(is_it).map(str::len)
}

/// Where the addresses `http://…` and `https://…` of a text stand, in order. An address ends at a blank, at a sign that stands in
/// none, and at a bracket that it has not opened.
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        let is_word = before.is_some_and(char::is_alphanumeric);
        let (len, passed) = match scheme(&text[at..]).filter(|_| !is_word) {
            Some(scheme) => length(&text[at..], scheme),
            None => (0, c.len_utf8()),
        };
        if len > 0 {
            found.push(at..at + len);
        }
        at += passed;
        before = text[..at].chars().next_back();
    }
    found
}

/// The length of the address that a text begins with, 0 if it has no host or is too long; and how much of the text is known then.
fn length(text: &str, scheme: usize) -> (usize, usize) {
    let mut open: Vec<char> = Vec::new();
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || c.is_control() || is_unseen(c) || OUTSIDE.contains(c) || at > ADDRESS {
            end = at;
            break;
        }
        if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == c) {
            open.push(*close);
        } else if BRACKETS.iter().any(|(_, close)| *close == c) && open.pop() != Some(c) {
            end = at;
            break;
        }
    }
    let is_part = |c: char| !TRAILING.contains(c) && !"([{".contains(c);
    let end = text[..end].trim_end_matches(|c| !is_part(c)).len();
    let host = text.get(scheme..end).unwrap_or_default();
    let has_host = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    if end > ADDRESS {
        (0, end)
    } else if has_host {
        (end, end)
    } else {
        (0, scheme)
    }
}

/// Whether a character turns the direction of text or has no width: an address with it is not what it looks like.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The words that a link to a highlight names (`#:~:text=…`, the draft "URL Fragment Text Directives" of the WICG): start and end of
/// each stretch, joined by ellipses. `None` if it names none.
pub(super) fn highlighted(address: &str) -> Option<String> {
    let directive = address.split_once('#')?.1.split_once(":~:")?.1;
    let stretches: Option<Vec<String>> =
        directive.split('&').filter_map(|part| part.strip_prefix("text=")).map(stretch).collect();
    stretches.filter(|all| !all.is_empty()).map(|all| all.join(" … "))
}

/// The words of one stretch: `prefix-,start,end,-suffix`, of which all but the start may be missing.
fn stretch(text: &str) -> Option<String> {
    let parts = text.split(',').filter(|part| !part.starts_with('-') && !part.ends_with('-'));
    let words: Option<Vec<String>> = parts.map(|part| Some(super::one_line(&decoded(part)?))).collect();
    words
        .filter(|words| words.iter().all(|word| !word.is_empty()))
        .map(|words| words.join(" … "))
        .filter(|all| !all.is_empty())
}

/// A text out of percents; `None` if they are no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digit = |i: usize| behind.get(i).and_then(|b| char::from(*b).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (first, digit(0), digit(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(all(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn addresses_end_where_they_end() {
        check("See https://a.example/b. And (http://c.example/d), so.", &["https://a.example/b", "http://c.example/d"]);
        check("https://en.wikipedia.example/wiki/Ferry_(boat)", &["https://en.wikipedia.example/wiki/Ferry_(boat)"]);
        check("(https://a.example/Ferry_(boat)).", &["https://a.example/Ferry_(boat)"]);
        check("[a](https://a.example/b)c", &["https://a.example/b"]);
        check("<https://a.example/?b=[1]&c>", &["https://a.example/?b=[1]&c"]);
        check("“https://a.example/b”", &["https://a.example/b"]);
        check("https://a.example/b(", &["https://a.example/b"]);
        check("HTTPS://Ä.example/é?ü#ö!", &["HTTPS://Ä.example/é?ü#ö"]);
        check("https://web.example/2026/https://a.example/b", &["https://web.example/2026/https://a.example/b"]);
        check("http://[::1]:80/a", &["http://[::1]:80/a"]);
        check("xhttp://a.example ftp://b javascript:alert(1) http:// https://, https:///a", &[]);
        check("https://a.example/\u{202e}b", &["https://a.example/"]);
        check(&format!("https://a.example/{}", "b".repeat(ADDRESS)), &[]);
    }

    #[test]
    fn a_highlight_names_words() {
        let named = |fragment: &str| highlighted(&format!("https://a.example/{fragment}"));
        assert_eq!(named("#:~:text=It%20cost%203"), Some("It cost 3".to_owned()));
        assert_eq!(named("#part:~:text=before-,It%20co,%C3%A9%2C,-after"), Some("It co … é,".to_owned()));
        assert_eq!(named("#:~:text=a&text=b"), Some("a … b".to_owned()));
        assert_eq!(named("#:~:text=%ff"), None);
        assert_eq!(named("#:~:text="), None);
        assert_eq!(named("#:~:x=1"), None);
        assert_eq!(named("?:~:text=a"), None);
        assert_eq!(decoded("%4%zz%"), Some("%4%zz%".to_owned()));
    }
}
