//! How the words of a claim differ from those that replaced them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::tokens::{Tokens, Vocabulary};
use crate::text::{is_ignored, straight};

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
    /// In the order of its words only.
    Order,
    /// In this many words that were inserted, deleted or replaced.
    Words(usize),
    /// In a figure or a sign of it, or two figures changed places.
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
    let (old_kept, new_kept) = common(o - ahead, n - ahead, |i, j| same(ahead + i, ahead + j).into());
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
    let mut vocabulary = Vocabulary::default();
    let (old_ids, new_ids) = (ids(&mut vocabulary, old), ids(&mut vocabulary, new));
    let is_figure = |id: &u32| vocabulary.is_figure(*id);
    let replaced = replaced(&old_ids, &new_ids, is_figure);
    let left: Vec<u32> = replaced.iter().flat_map(|(o, _)| &old_ids[o.clone()]).copied().collect();
    let put: Vec<u32> = replaced.iter().flat_map(|(_, n)| &new_ids[n.clone()]).copied().collect();
    let changed = [without(&left, &put), without(&put, &left)].concat();
    let has_figures = old_ids.iter().chain(&new_ids).any(is_figure);
    let other_signs =
        || sorted(signs(old)) != sorted(signs(new)) || replaced.is_empty() && minuses(old) != minuses(new);
    if changed.iter().any(|id| vocabulary.is_one_of(*id, NEGATIONS)) {
        Wording::Negation
    } else if changed.iter().any(is_figure)
        || have_changed_places(&old_ids, &new_ids, &replaced, is_figure)
        || has_figures && other_signs()
    {
        Wording::Figure
    } else if !changed.is_empty() {
        Wording::Words(left.len().max(put.len()))
    } else if !replaced.is_empty() {
        Wording::Order
    } else {
        match symbols_changed(old, new) {
            0 => Wording::Spelling,
            n => Wording::Words(n),
        }
    }
}

fn ids(vocabulary: &mut Vocabulary, text: &str) -> Vec<u32> {
    let mut tokens = Tokens::default();
    vocabulary.read(text, 0, &mut tokens);
    tokens.ids
}

fn sorted(mut items: Vec<char>) -> Vec<char> {
    items.sort_unstable();
    items
}

/// What is in `all` more often than in `those`, as often as it is.
fn without(all: &[u32], those: &[u32]) -> Vec<u32> {
    let mut those = those.to_vec();
    let is_left = |id: &&u32| those.iter().position(|t| t == *id).map(|at| those.swap_remove(at)).is_none();
    all.iter().filter(is_left).copied().collect()
}

/// Whether figures stand for one another, of which both texts have the same: in a stretch that was replaced by another one, or
/// among words that stayed as they were.
fn have_changed_places(
    old: &[u32],
    new: &[u32],
    replaced: &[(Range<usize>, Range<usize>)],
    is_figure: impl Fn(&u32) -> bool,
) -> bool {
    let of = |ids: &[u32], wanted: bool| ids.iter().filter(|id| is_figure(id) == wanted).copied().collect::<Vec<_>>();
    let in_order = |ids: &[u32]| {
        let mut figures = of(ids, true);
        figures.sort_unstable();
        figures
    };
    of(old, true) != of(new, true)
        && (of(old, false) == of(new, false)
            || replaced
                .iter()
                .filter(|(o, n)| !o.is_empty() && !n.is_empty())
                .any(|(o, n)| in_order(&old[o.clone()]) != in_order(&new[n.clone()])))
}

/// The stretches between the words that both texts have in the same order, where they are not both empty. Figures give way to
/// other words, so that figures that changed places are among words that stay. If the texts are too long ([`MAX_TABLE`]), it is one stretch from the first difference to the last.
fn replaced(old: &[u32], new: &[u32], is_figure: impl Fn(&u32) -> bool) -> Vec<(Range<usize>, Range<usize>)> {
    let ahead = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let behind = old[ahead..].iter().rev().zip(new[ahead..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (o, n) = (old.len() - behind, new.len() - behind);
    let weight = |i: usize, j: usize| {
        let id = old[ahead + i];
        if id == new[ahead + j] { 2 - u32::from(is_figure(&id)) } else { 0 }
    };
    let (old_kept, new_kept) = common(o - ahead, n - ahead, weight);
    let kept = |kept: &[bool], end: usize| -> Vec<usize> {
        kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(i, _)| ahead + i).chain([end]).collect()
    };
    let mut found = Vec::new();
    let (mut from, mut to) = (ahead, ahead);
    for (i, j) in kept(&old_kept, o).into_iter().zip(kept(&new_kept, n)) {
        if from < i || to < j {
            found.push((from..i, to..j));
        }
        (from, to) = (i + 1, j + 1);
    }
    found
}

/// How many symbols that stand for words, such as ✓ or an emoji, differ.
fn symbols_changed(old: &str, new: &str) -> usize {
    let symbols = |text: &str| plain(text).chars().filter(|c| is_symbol(*c) || is_sign(*c)).collect::<Vec<_>>();
    let (old, new) = (symbols(old), symbols(new));
    let ahead = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let behind = old[ahead..].iter().rev().zip(new[ahead..].iter().rev()).take_while(|(a, b)| a == b).count();
    old.len().max(new.len()) - ahead - behind
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

/// The characters that change what a figure says: signs of currencies, percent, degrees, plus, powers, comparison.
fn signs(text: &str) -> Vec<char> {
    plain(text).chars().filter(|c| is_sign(*c)).collect()
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '%' | '+' | '<' | '>' | '=' | '#' | '^' | '¢'..='¥' | '°' | '±' | '×' | '÷' | '‰' | '‱' | '٪' | '؋' | '֏' | '৲'
            | '৳' | '௹' | '฿' | '៛' | '﷼' | '\u{20A0}'..='\u{20CF}' | '\u{2200}'..='\u{22FF}'
    )
}

/// Whether `c` is a symbol that says something by itself: an arrow, a check mark, a pictograph, an emoji.
fn is_symbol(c: char) -> bool {
    matches!(
        c,
        '\u{2190}'..='\u{21FF}'
            | '\u{2300}'..='\u{23FF}'
            | '▲'..='▵'
            | '▼'..='▿'
            | '\u{2600}'..='\u{27BF}'
            | '\u{2B00}'..='\u{2BFF}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
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

/// For each item of two lists of `rows` and `columns` items, whether it belongs to their heaviest common subsequence. `weight` is
/// that of a pair of items, 0 if they are not the same.
fn common(rows: usize, columns: usize, weight: impl Fn(usize, usize) -> u32) -> (Vec<bool>, Vec<bool>) {
    let mut kept = (vec![false; rows], vec![false; columns]);
    if rows * columns > MAX_TABLE {
        return kept;
    }
    let mut longest = vec![0_u32; (rows + 1) * (columns + 1)];
    let at = |i: usize, j: usize| i * (columns + 1) + j;
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            longest[at(i, j)] = match weight(i, j) {
                0 => longest[at(i + 1, j)].max(longest[at(i, j + 1)]),
                weight => (longest[at(i + 1, j + 1)] + weight).max(longest[at(i + 1, j)]).max(longest[at(i, j + 1)]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        let weight = weight(i, j);
        if weight > 0 && longest[at(i, j)] == longest[at(i + 1, j + 1)] + weight {
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
    // Some of them decompose into several.
    let powers = powers.map(straight);
    powers
        .nfkc()
        .filter_map(|c| match c {
            c if c.is_whitespace() || is_ignored(c) => None,
            '`' => Some('\''),
            c => Some(straight(c)),
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
            ("Mori owes Lund", "Lund owes Mori", Wording::Order),
            ("Only Ida said so.", "Ida said only so!", Wording::Order),
            ("10 men and 12 women", "10 women and 12 men", Wording::Order),
            ("In 2019, two of us left", "Two of us left in 2019", Wording::Order),
            ("by 2031 it is 4, by 2040 it is 8", "by 2040 it is 4, by 2031 it is 8", Wording::Figure),
            ("from 3 to 5 percent", "from 5 to 3 percent", Wording::Figure),
            ("rose from 3 to 5 percent", "fell from 5 to 3 percent", Wording::Figure),
            ("It cost €5 in Ghent", "It cost $5 in Bruges", Wording::Figure),
            ("Great 🙂", "Great 🙁", Wording::Words(1)),
            ("✓ Free of nuts", "✗ Free of nuts", Wording::Words(1)),
            ("❤ it", "❤\u{FE0F} it", Wording::Same),
            ("• 3 eggs", "– 3 eggs", Wording::Spelling),
            ("3 eggs 🥚", "3 eggs", Wording::Words(1)),
            ("a a b", "a b b", Wording::Words(1)),
            ("5 > 3", "5 < 3", Wording::Figure),
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
