//! How the words of a claim differ from those that replaced them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::tokens::{Tokens, Vocabulary};

/// The stretches of two texts that differ, in bytes of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// What was deleted from the old text.
    pub old: Vec<Range<usize>>,
    /// What was inserted in the new text.
    pub new: Vec<Range<usize>>,
}

/// How the wording changed: the most serious of the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// Not at all, except for whitespace, the shape of quotation marks and dashes, and soft hyphens.
    Same,
    /// In case, diacritics or punctuation only.
    Spelling,
    /// In this many words that were inserted, deleted or replaced.
    Words(usize),
    /// In a figure, its sign or its unit.
    Figure,
    /// In "not", "no", "never" or the like, which was inserted or deleted.
    Negation,
}

/// Words that negate a sentence in English, German and Spanish, folded as [`Vocabulary`] folds words.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "cant", "dont", "doesnt",
    "didnt", "isnt", "arent", "wasnt", "werent", "wont", "wouldnt", "hasnt", "havent", "hadnt", "couldnt", "shouldnt",
    "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "niemand", "nichts", "ohne",
    "weder", "nunca", "jamas", "nadie", "nada", "ninguno", "ninguna", "ningun", "sin", "ni", "tampoco",
];

/// The largest table, in pairs of words.
const MAX_TABLE: usize = 1_000_000;

/// The differences between two texts, in whole words. What follows a word, up to the next one, belongs to it. If the texts are too
/// long ([`MAX_TABLE`]), everything between their common start and end differs.
pub fn differences(old: &str, new: &str) -> Differences {
    let (olds, news) = (pieces(old), pieces(new));
    let same = |i: usize, j: usize| plain(&old[olds[i].clone()]) == plain(&new[news[j].clone()]);
    let mut ahead = 0;
    while ahead < olds.len().min(news.len()) && same(ahead, ahead) {
        ahead += 1;
    }
    let (mut o, mut n) = (olds.len(), news.len());
    while o > ahead && n > ahead && same(o - 1, n - 1) {
        o -= 1;
        n -= 1;
    }
    let (old_kept, new_kept) = common(&olds[ahead..o], &news[ahead..n], |i, j| same(ahead + i, ahead + j));
    let marked = |pieces: &[Range<usize>], kept: &[bool]| {
        let mut marked: Vec<Range<usize>> = Vec::new();
        for (piece, _) in pieces.iter().zip(kept).filter(|(_, kept)| !**kept) {
            match marked.last_mut() {
                Some(last) if last.end == piece.start => last.end = piece.end,
                _ => marked.push(piece.clone()),
            }
        }
        marked
    };
    Differences { old: marked(&olds[ahead..o], &old_kept), new: marked(&news[ahead..n], &new_kept) }
}

/// How the wording changed from `old` to `new`.
pub fn wording(old: &str, new: &str) -> Wording {
    if old == new || plain(old) == plain(new) {
        return Wording::Same;
    }
    let differing = differences(old, new);
    let mut vocabulary = Vocabulary::default();
    let read = |vocabulary: &mut Vocabulary, text: &str, ranges: &[Range<usize>]| {
        let mut tokens = Tokens::default();
        for range in ranges {
            vocabulary.read(&text[range.clone()], 0, &mut tokens);
        }
        let mut ids = tokens.ids;
        ids.sort_unstable();
        ids
    };
    let (left, put) = (read(&mut vocabulary, old, &differing.old), read(&mut vocabulary, new, &differing.new));
    if left == put {
        let same = signs(old) == signs(new) && minuses(old) == minuses(new);
        return if same { Wording::Spelling } else { Wording::Figure };
    }
    let changed: Vec<u32> = left
        .iter()
        .filter(|id| put.binary_search(id).is_err())
        .chain(put.iter().filter(|id| left.binary_search(id).is_err()))
        .copied()
        .collect();
    if changed.iter().any(|id| vocabulary.is_one_of(*id, NEGATIONS)) {
        Wording::Negation
    } else if changed.iter().any(|id| vocabulary.is_figure(*id)) {
        Wording::Figure
    } else {
        Wording::Words(left.len().max(put.len()))
    }
}

/// For each figure in a text, whether a minus sign is before it.
fn minuses(text: &str) -> Vec<bool> {
    let (mut last, mut is_minus, mut figures) = (' ', false, Vec::new());
    for c in text.chars() {
        if c.is_numeric() && !last.is_numeric() {
            figures.push(is_minus);
        }
        // Within a word it is a hyphen.
        is_minus =
            matches!(c, '-' | '−' | '–') && (last.is_whitespace() || matches!(last, '(' | '[' | '"' | '“' | '„'));
        last = c;
    }
    figures
}

/// The characters that change what a figure says: signs of currencies, percent, degrees, plus, powers.
fn signs(text: &str) -> String {
    let is_mark =
        |c: char| c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+' | '<' | '>' | '=' | '#' | '&' | '^');
    plain(text).chars().filter(|c| !c.is_alphanumeric() && !is_mark(*c) && !is_general_mark(*c)).collect()
}

/// Whether `c` is punctuation beyond ASCII, or a combining mark.
fn is_general_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '¿' | '¡' | '·' | '\u{2010}'..='\u{202F}' | '\u{2032}'..='\u{205F}' | '\u{3000}'..='\u{303F}' | '،' | '؛' | '؟' | '।')
}

/// The words of a text, each with what follows it up to the next one; together they are the whole text.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Tokens::default();
    Vocabulary::default().read(text, 0, &mut tokens);
    let mut starts: Vec<usize> = tokens.at.iter().map(|t| t.0 as usize).collect();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    } else if !text.is_empty() {
        starts.push(0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// For each piece of both sides, whether it belongs to the longest common subsequence.
fn common(old: &[Range<usize>], new: &[Range<usize>], same: impl Fn(usize, usize) -> bool) -> (Vec<bool>, Vec<bool>) {
    let (rows, columns) = (old.len(), new.len());
    let mut kept = (vec![false; rows], vec![false; columns]);
    if rows * columns > MAX_TABLE {
        return kept;
    }
    let mut longest = vec![0_u32; (rows + 1) * (columns + 1)];
    let at = |i: usize, j: usize| i * (columns + 1) + j;
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            longest[at(i, j)] = if same(i, j) {
                longest[at(i + 1, j + 1)] + 1
            } else {
                longest[at(i + 1, j)].max(longest[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        if same(i, j) {
            (kept.0[i], kept.1[j]) = (true, true);
            i += 1;
            j += 1;
        } else if longest[at(i + 1, j)] >= longest[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

/// A text without what typography adds: compatibility forms (NFKC), the shapes of quotation marks and dashes, whitespace, and
/// invisible characters. Powers and indices keep their meaning: `10⁶` becomes `10^6`.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        let plain: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '`' { '\'' } else { c }).collect();
        return plain.replace("--", "-");
    }
    // "10⁶" must not become "106".
    let mut is_digit = false;
    let powers = text.chars().flat_map(|c| {
        let is_power = is_digit && matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '⁻' | '₀'..='₉');
        is_digit = c.is_ascii_digit();
        is_power.then_some('^').into_iter().chain([c])
    });
    powers
        .nfkc()
        .filter_map(|c| match c {
            c if c.is_whitespace() => None,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{640}' => None,
            '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '`' => Some('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
            c => Some(c),
        })
        .collect::<String>()
        .replace("--", "-")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_gravest_change_is_told() {
        for (old, new, expected) in [
            ("It’s “so” – 5 km", "It's \"so\" - 5\u{A0}km", Wording::Same),
            ("stood open\n41 times", "stood open 41 times", Wording::Same),
            ("4月 19 日", "4月19日", Wording::Same),
            ("Virtual reality", "Virtual Reality", Wording::Spelling),
            ("the end.", "the end,", Wording::Spelling),
            ("It cost 2.4 million", "It cost 3.1 million", Wording::Figure),
            ("It cost €5", "It cost $5", Wording::Figure),
            ("It cost 5", "It cost 5 %", Wording::Figure),
            ("10⁶ cells", "106 cells", Wording::Figure),
            ("10⁶ cells", "10^6 cells", Wording::Same),
            ("5 m² of CO₂", "5 m2 of CO2", Wording::Same),
            ("It fell to -5 degrees", "It fell to 5 degrees", Wording::Figure),
            ("It fell to −5 degrees", "It fell to -5 degrees", Wording::Same),
            ("from 2010 – 2015", "from 2010-2015", Wording::Same),
            ("The trial has shown it", "The trial has not shown it", Wording::Negation),
            ("Sie kam", "Sie kam nicht um 5", Wording::Negation),
            ("finished in June", "finished before winter", Wording::Words(2)),
            ("the old pier", "the pier", Wording::Words(1)),
        ] {
            assert_eq!(wording(old, new), expected, "{old} / {new}");
        }
    }

    #[test]
    fn what_differs_is_marked_in_whole_words() {
        let (old, new) =
            ("budgeted at 2.4 million, finished in June", "budgeted at 3.1 million, finished before winter");
        let found = differences(old, new);
        let of =
            |text: &str, ranges: &[Range<usize>]| ranges.iter().map(|r| text[r.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(of(old, &found.old), ["2.4 ", "in June"]);
        assert_eq!(of(new, &found.new), ["3.1 ", "before winter"]);
        assert_eq!(differences("same", "same"), Differences::default());
        assert_eq!(of("…", &differences("", "…").new), ["…"]);
    }
    proptest! {
        #[test]
        fn what_does_not_differ_is_the_same(old in "([abc., ]|é|7|\n){0,40}", new in "([abc., ]|é|7|\n){0,40}") {
            let found = differences(&old, &new);
            let rest = |text: &str, ranges: &[Range<usize>]| {
                let mut rest = text.to_owned();
                ranges.iter().rev().for_each(|range| rest.replace_range(range.clone(), ""));
                plain(&rest)
            };
            prop_assert_eq!(rest(&old, &found.old), rest(&new, &found.new));
            prop_assert_eq!(wording(&old, &old), Wording::Same);
        }
    }
}
