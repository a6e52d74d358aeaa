//! Superscripts and subscripts in plain text: `10⁶`, `CO₂`.

use super::blocks::Gap;

/// Whether words are raised or lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}

/// Words as [`write`] has written them.
pub struct Written {
    /// What stands in their place.
    pub text: String,
    /// What separates them from the words after them.
    pub gap: Gap,
    /// Where each byte of the words has gone, counted from their start; one more for their end. `None`: all by the same.
    moved: Option<Vec<u32>>,
    /// How many bytes stand before the words.
    before: usize,
    len: usize,
}

impl Written {
    /// Where a position in the text has gone, if the words started at `from`. Both are in bytes.
    pub fn position(&self, old: usize, from: usize) -> usize {
        let Some(inside) = old.checked_sub(from) else { return old };
        match &self.moved {
            Some(moved) => from + moved.get(inside).map_or(self.text.len(), |n| *n as usize),
            None => from + self.before + inside.min(self.len),
        }
    }
}

/// Writes words that a source raises or lowers, so that they don't grow together with the word before them.
///
/// Figures, plus, minus, equals sign and brackets have characters of their own in Unicode (block Superscripts and Subscripts),
/// and so have the raised letters n and i: `2024¹`, `xⁿ`. Other words are set off by `^` or `_`, in brackets if they hold
/// blanks: `1^st`, `v_max`, `a^(see below)`. `None` if they can stay as they are: a mark in brackets such as `[1]`, or nothing.
pub fn write(script: Script, words: &str) -> Option<Written> {
    if words.is_empty() || (script == Script::Super && words.starts_with('[') && words.ends_with(']')) {
        return None;
    }
    if let Some((text, moved)) = in_unicode(script, words) {
        return Some(Written { text, gap: Gap::None, moved: Some(moved), before: 0, len: words.len() });
    }
    let sign = if script == Script::Super { '^' } else { '_' };
    let (text, before) = if words.contains(char::is_whitespace) {
        (format!("{sign}({words})"), 2)
    } else {
        (format!("{sign}{words}"), 1)
    };
    Some(Written { text, gap: Gap::Words, moved: None, before, len: words.len() })
}

/// The words in raised or lowered characters, and where each byte has gone, if all of them have one.
fn in_unicode(script: Script, words: &str) -> Option<(String, Vec<u32>)> {
    let mut text = String::new();
    let mut moved = Vec::new();
    for c in words.chars() {
        moved.resize(moved.len() + c.len_utf8(), text.len() as u32);
        text.push(match script {
            Script::Super => raised(c)?,
            Script::Sub => lowered(c)?,
        });
    }
    moved.push(text.len() as u32);
    Some((text, moved))
}

/// A text in raised characters, if all of its characters have one.
pub fn raised_text(text: &str) -> Option<String> {
    text.chars().map(raised).collect()
}

/// A text in lowered characters, if all of its characters have one.
pub fn lowered_text(text: &str) -> Option<String> {
    text.chars().map(lowered).collect()
}

fn raised(c: char) -> Option<char> {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    Some(match c {
        '0'..='9' => FIGURES[c as usize - '0' as usize],
        '+' => '⁺',
        '-' | '\u{2212}' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        'n' => 'ⁿ',
        'i' => 'ⁱ',
        _ => return None,
    })
}

fn lowered(c: char) -> Option<char> {
    const FIGURES: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    Some(match c {
        '0'..='9' => FIGURES[c as usize - '0' as usize],
        '+' => '₊',
        '-' | '\u{2212}' => '₋',
        '=' => '₌',
        '(' => '₍',
        ')' => '₎',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: Script, words: &str, expected: Option<&str>) {
        assert_eq!(write(script, words).map(|w| w.text).as_deref(), expected);
    }

    #[test]
    fn what_unicode_can_raise_is_raised() {
        check(Script::Super, "16", Some("¹⁶"));
        check(Script::Super, "-3", Some("⁻³"));
        check(Script::Super, "n", Some("ⁿ"));
        check(Script::Sub, "2", Some("₂"));
        check(Script::Sub, "n", Some("_n"));
        check(Script::Super, "st", Some("^st"));
        check(Script::Sub, "a b", Some("_(a b)"));
        check(Script::Super, "[1]", None);
        check(Script::Sub, "[1]", Some("_[1]"));
        check(Script::Super, "", None);
    }

    #[test]
    fn positions_move_with_the_words() {
        let written = write(Script::Super, "1\u{2212}4").unwrap();
        let positions: Vec<_> = [3, 10, 11, 14, 15].map(|old| written.position(old, 10)).into();
        assert_eq!(positions, [3, 10, 12, 15, 18]);
        let written = write(Script::Super, "a b").unwrap();
        assert_eq!([10, 13].map(|old| written.position(old, 10)), [12, 15]);
    }
}
