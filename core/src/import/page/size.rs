//! How deep a page is nested, and how many tags it has, told before a tree is made of it.

use std::collections::HashMap;

use super::super::Unreadable;
use super::super::html::{Role, Tag, Token, Tokens};
use crate::model::limits;

/// The elements that end where another one of them begins.
const IN_TURN: [&[&str]; 5] = [&["p"], &["li"], &["tr"], &["td", "th"], &["dd", "dt"]];

/// Refuses a page that is nested too deep or has too many tags.
pub fn check(source: &str) -> Result<(), Unreadable> {
    let mut open: Vec<String> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut tags = 0;
    for token in Tokens::new(source) {
        match token {
            Token::Start(name, _) => {
                tags += 1;
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
            Token::Text(_) | Token::Raw(_) | Token::Comment => {}
        }
        if open.len() > limits::PAGE_DEPTH {
            return Err(Unreadable::TooDeep);
        }
        if tags > limits::TAGS {
            return Err(Unreadable::TooMuch);
        }
    }
    Ok(())
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
