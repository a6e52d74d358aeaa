//! Clauses: the parts of a sentence between its punctuation marks.

use super::{Offset, TextRange, widen_to_graphemes};

/// The clauses of a sentence in order, without the whitespace and punctuation around them. A sentence is cut at commas,
/// semicolons, colons, dashes, quotation marks and brackets, but not within figures ("2.4", "1,000", "10:42") or at
/// apostrophes ("don't").
pub fn clauses(text: &str, sentence: TextRange) -> Vec<TextRange> {
    let words = sentence.of(text);
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let mut found = Vec::new();
    let mut from = 0;
    for (i, &(at, c)) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i].1);
        let after = chars.get(i + 1).map(|c| c.1);
        if cuts(c, before, after) {
            push(text, sentence.start(), words, from..at, &mut found);
            from = at + c.len_utf8();
        }
    }
    push(text, sentence.start(), words, from..words.len(), &mut found);
    found
}

/// Whether `c` separates two clauses, given the characters on both sides of it.
fn cuts(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is = |side: Option<char>, test: fn(char) -> bool| side.is_some_and(test);
    match c {
        ',' | ':' | '.' if is(before, char::is_numeric) && is(after, char::is_numeric) => false,
        // Not in times of day and addresses ("10:42", "https://"): a colon that separates is followed by a space.
        ':' => !is(after, |c| !c.is_whitespace() && !is_quote(c)),
        ',' | ';' | '—' | '…' | '、' | '，' | '；' | '：' | '،' | '؛' | '(' | ')' | '[' | ']' | '（' | '）' => {
            true
        }
        '–' => !(is(before, char::is_numeric) && is(after, char::is_numeric)),
        '-' => is(before, char::is_whitespace) && is(after, char::is_whitespace),
        // After a letter it is an apostrophe, or may be one ("don't", "the boards' own"); before a word it opens a quotation.
        '\'' | '’' => !is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric),
        c => is_quote(c),
    }
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '‚'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
    )
}

/// Adds a part of the sentence `words`, which starts at `start`, to `found`, without the whitespace and punctuation around it.
/// Drops it if it holds neither letters nor digits.
fn push(text: &str, start: Offset, words: &str, part: std::ops::Range<usize>, found: &mut Vec<TextRange>) {
    let slice = &words[part.clone()];
    let mark = |c: char| {
        c.is_whitespace()
            || is_quote(c)
            || matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '\'' | '’' | '-' | '–' | '—' | '*' | '•')
    };
    let kept = slice.trim_start_matches(|c: char| mark(c) && c != '-').trim_end_matches(mark);
    if !kept.contains(char::is_alphanumeric) {
        return;
    }
    let from = part.start + (slice.len() - slice.trim_start_matches(|c: char| mark(c) && c != '-').len());
    let range = TextRange::new(start.plus(from), start.plus(from + kept.len()));
    found.push(widen_to_graphemes(text, range));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(sentence: &str, expected: &[&str]) {
        let range = TextRange::from_usize(0..sentence.len());
        let found: Vec<_> = clauses(sentence, range).iter().map(|c| c.of(sentence)).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn marks_part_clauses() {
        check("The bridge closed, the town says.", &["The bridge closed", "the town says"]);
        check("It opened; it closed: it broke.", &["It opened", "it closed", "it broke"]);
        check("It opened – late – in May.", &["It opened", "late", "in May"]);
        check("It opened - late - in May.", &["It opened", "late", "in May"]);
        check("A well-kept bridge.", &["A well-kept bridge"]);
        check("“Nobody asked,” said Venn.", &["Nobody asked", "said Venn"]);
        check("He said: “Done.”", &["He said", "Done"]);
        check("It costs 1,000 crowns at 10:42, or 2.4 million.", &["It costs 1,000 crowns at 10:42", "or 2.4 million"]);
        check("From 2020–2024 it grew.", &["From 2020–2024 it grew"]);
        check("They don't know the boards' plan.", &["They don't know the boards' plan"]);
        check("The town’s log (kept since May) says so.", &["The town’s log", "kept since May", "says so"]);
        check("橋は閉じた、町は言う。", &["橋は閉じた", "町は言う"]);
        check("«Никто не спросил», — сказал он.", &["Никто не спросил", "сказал он"]);
        check("One clause", &["One clause"]);
        check("-5 degrees, it was.", &["-5 degrees", "it was"]);
        check("…", &[]);
    }

    proptest! {
        #[test]
        fn clauses_lie_in_order_within_their_sentence(text in "(?s).{0,120}") {
            let range = TextRange::from_usize(0..text.len());
            let mut at = Offset::ZERO;
            for clause in clauses(&text, range) {
                prop_assert!(range.covers(clause) && !clause.is_empty());
                prop_assert!(clause.start() >= at);
                at = clause.end();
            }
        }
    }
}
