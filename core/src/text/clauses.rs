//! Clauses: the parts of a sentence between its punctuation marks.

use super::{Offset, TextRange, widen_to_graphemes};

/// The clauses of a sentence in order, without the whitespace and punctuation around them. A sentence is cut at commas,
/// semicolons, colons, dashes, quotation marks and brackets, but not within figures ("2.4", "1,000", "10:42"), within
/// addresses of pages and mail, or at apostrophes ("don't").
pub fn clauses(text: &str, sentence: TextRange) -> Vec<TextRange> {
    let words = sentence.of(text);
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let addresses = addresses(words);
    let mut found = Vec::new();
    let mut from = 0;
    for (i, &(at, c)) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i].1);
        let after = chars.get(i + 1).map(|c| c.1);
        let next = addresses.partition_point(|address| address.end <= at);
        if cuts(c, before, after) && addresses.get(next).is_none_or(|address| at < address.start) {
            push(text, sentence.start(), words, from..at, &mut found);
            from = at + c.len_utf8();
        }
    }
    push(text, sentence.start(), words, from..words.len(), &mut found);
    found
}

/// Where addresses of pages and mail are in a sentence, in bytes and in order, without the punctuation around them.
fn addresses(words: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for token in words.split_inclusive(char::is_whitespace) {
        let start = at;
        at += token.len();
        let token = token.trim_end();
        // What stands before the address: "(see:https://…".
        let scheme = token.find("://").map(|i| token[..i].trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len());
        let lead = scheme.or_else(|| {
            let lead = token.len() - token.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let rest = &token[lead..];
            let mail = rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            let page =
                rest.split_once('/').is_some_and(|(host, _)| host.contains('.') && host.contains(char::is_alphabetic));
            (mail || page || rest.starts_with("www.")).then_some(lead)
        });
        let Some(lead) = lead else { continue };
        let mut address = &token[lead..];
        loop {
            let unopened = address.ends_with(')') && address.matches('(').count() < address.matches(')').count();
            let marks =
                |c: char| is_quote(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '\'' | '’' | ']' | '>');
            if !unopened && !address.ends_with(marks) {
                break;
            }
            address = &address[..address.len() - address.chars().next_back().map_or(1, char::len_utf8)];
        }
        found.push(start + lead..start + lead + address.len());
    }
    found
}

/// Whether `c` separates two clauses, given the characters on both sides of it.
fn cuts(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is = |side: Option<char>, test: fn(char) -> bool| side.is_some_and(test);
    match c {
        ',' | ':' | '.' | '，' | '：' | '،' | '–' | '—'
            if is(before, char::is_numeric) && is(after, char::is_numeric) =>
        {
            false
        }
        // Not in times of day and addresses ("10:42", "https://"): a colon that separates is followed by a space.
        ':' => !is(after, |c| !c.is_whitespace() && !is_quote(c)),
        ',' | ';' | '–' | '—' | '…' | '、' | '，' | '；' | '：' | '،' | '؛' | '(' | ')' | '[' | ']' | '（' | '）' => {
            true
        }
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
        check("At 10：30 it cost 3，400，he says.", &["At 10：30 it cost 3，400", "he says"]);
        check("One clause", &["One clause"]);
        check("-5 degrees, it was.", &["-5 degrees", "it was"]);
        check("…", &[]);
    }

    #[test]
    fn addresses_are_whole() {
        check(
            "See https://venn.example/a,b;c(d)?q=1:2, or write.",
            &["See https://venn.example/a,b;c(d)?q=1:2", "or write"],
        );
        check("It is there (www.venn.example/x,y), they say.", &["It is there", "www.venn.example/x,y", "they say"]);
        check("Write to o'brun,b@venn.example: soon.", &["Write to o'brun,b@venn.example", "soon"]);
        check("“venn.example/a–b”, it says.", &["venn.example/a–b", "it says"]);
        check("Either/or, he says.", &["Either/or", "he says"]);
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
