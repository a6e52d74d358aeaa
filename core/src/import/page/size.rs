//! How deep a page is nested, and how many tags and attributes it has, counted before a tree is made of it.

use std::collections::HashMap;

use super::super::Unreadable;
use super::super::html::{Role, Tag, Token, Tokens};
use crate::model::limits;

/// The elements that end where another one of them begins.
const IN_TURN: [&[&str]; 5] = [&["p"], &["li"], &["tr"], &["td", "th"], &["dd", "dt"]];

/// Refuses a page that is nested too deep or has too many tags, comments, attributes, or signs that have to be escaped
/// in one text.
pub fn check(source: &str) -> Result<(), Unreadable> {
    let mut open: Vec<String> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let (mut tags, mut attributes, mut signs) = (0, 0, 0);
    // Where the last tag that does not end here ends for a browser, in bytes.
    let mut unfinished = 0;
    let mut tokens = Tokens::new(source);
    while let Some(token) = tokens.next() {
        signs = match &token {
            Token::Text(text) => signs + text.matches(['&', '<', '\u{a0}']).count(),
            _ => 0,
        };
        match token {
            Token::Start(name, written) => {
                tags += 1;
                attributes += count_attributes(written.as_written())?.0;
                let name = name.to_ascii_lowercase();
                let turn = IN_TURN.iter().find(|names| names.contains(&name.as_str()));
                if turn.is_some_and(|names| open.last().is_some_and(|last| names.contains(&last.as_str()))) {
                    close(&mut open, &mut counts, None);
                }
                if !is_empty(&name) {
                    *counts.entry(name.clone()).or_default() += 1;
                    open.push(name);
                }
            }
            Token::End(name) => {
                let name = name.to_ascii_lowercase();
                if counts.get(&name).is_some_and(|n| *n > 0) {
                    close(&mut open, &mut counts, Some(&name));
                }
            }
            Token::Comment | Token::Declaration => tags += 1,
            // A browser, and the parser that makes the tree, read a tag up to the end of the file.
            Token::Text("<") if tokens.rest().starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let at = source.len() - tokens.rest().len();
                if at >= unfinished {
                    let (count, len) = count_attributes(tokens.rest())?;
                    attributes += count;
                    unfinished = at + len;
                }
            }
            Token::Text(_) | Token::Raw(_) => {}
        }
        if open.len() > limits::PAGE_DEPTH {
            return Err(Unreadable::TooDeep);
        }
        if tags > limits::TAGS || attributes > limits::TAGS || signs > limits::SIGNS {
            return Err(Unreadable::TooMuch);
        }
    }
    Ok(())
}

/// How many attributes stand in a tag, up to its `>` or the end, and how many bytes they take (HTML, 13.2.5.32 to 13.2.5.39).
/// Refuses more than [`limits::ATTRIBUTES`].
fn count_attributes(tag: &str) -> Result<(usize, usize), Unreadable> {
    let bytes = tag.as_bytes();
    let skip = |from: usize, ends: &dyn Fn(u8) -> bool| {
        bytes.get(from..).and_then(|rest| rest.iter().position(|b| ends(*b))).map_or(bytes.len(), |len| from + len)
    };
    let (mut count, mut at) = (0, 0);
    loop {
        at = skip(at, &|b| !b.is_ascii_whitespace() && b != b'/');
        if matches!(bytes.get(at), None | Some(b'>')) {
            return Ok((count, at));
        }
        count += 1;
        if count > limits::ATTRIBUTES {
            return Err(Unreadable::TooMuch);
        }
        at = skip(at + 1, &|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='));
        let value = skip(at, &|b| !b.is_ascii_whitespace());
        if bytes.get(value) == Some(&b'=') {
            at = skip(value + 1, &|b| !b.is_ascii_whitespace());
            at = match bytes.get(at).copied() {
                Some(quote @ (b'"' | b'\'')) => skip(at + 1, &|b| b == quote) + 1,
                _ => skip(at, &|b| b.is_ascii_whitespace() || b == b'>'),
            };
        }
    }
}

/// Closes the innermost element of this name and those within, or the innermost of any name.
fn close(open: &mut Vec<String>, counts: &mut HashMap<String, usize>, name: Option<&str>) {
    while let Some(last) = open.pop() {
        let is_last = name.is_none_or(|name| name == last);
        if let Some(count) = counts.get_mut(&last) {
            *count = count.saturating_sub(1);
        }
        if is_last {
            return;
        }
    }
}

/// Whether an element has no content, and no end tag.
fn is_empty(name: &str) -> bool {
    let role = Tag::named(name).map(Tag::role);
    matches!(role, Some(Role::LineEnd | Role::Rule | Role::Picture | Role::Empty))
}
