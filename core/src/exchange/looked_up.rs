//! What the clipboard holds when somebody comes back from the browser: an address, with the title of its page and a quotation if the
//! browser or a reference manager copied them too.

use super::address;
use super::one_line;
use crate::model::Source;
use crate::model::limits::LOOKED_UP;

/// A source that somebody has looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its address, which begins with `http://` or `https://`, as it stands in the text.
    pub url: String,
    /// Its title, in one line; empty if the text names none.
    pub title: String,
    /// The words quoted, without quotation marks; empty if the text quotes none.
    pub quote: String,
}

impl Found {
    /// As a source.
    pub fn source(self) -> Source {
        Source { url: self.url, title: self.title, quote: self.quote, ..Source::default() }
    }
}

/// The most characters of a line that can be a title.
const TITLE: usize = 300;

/// Quotation marks that open, and those that close them.
const QUOTATION: [(char, &[char]); 9] = [
    ('“', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('「', &['」']),
    ('『', &['』']),
    ('‘', &['’']),
    ('"', &['"']),
];

/// What stands between the parts: dashes, colons, commas and the mark `>` of a quotation in mail.
const BETWEEN: &str = "-–—|:,;·>•*";

/// What a text says of a source, if it holds one address: alone, or at one of its ends with words beside it. `None` if it holds no
/// address or several, or if words go on behind the address, as in the middle of an article.
pub fn read(text: &str) -> Option<Found> {
    if text.len() > LOOKED_UP {
        return None;
    }
    let all = address::all(text);
    let (first, last) = (all.first()?, all.last()?);
    let url = &text[first.clone()];
    if all.iter().any(|other| text[other.clone()] != *url) {
        return None;
    }
    let (before, after) = unquoted(&text[..first.start], &text[last.end..]);
    let between = if first == last { "" } else { &text[first.end..last.start] };
    // Only a link of Markdown names its address twice: `[https://…](https://…)`.
    if !bare(between).is_empty() {
        return None;
    }
    let mut found = linked(before, after).or_else(|| beside(before, after))?;
    url.clone_into(&mut found.url);
    if found.quote.is_empty() {
        found.quote = address::highlighted(url).unwrap_or_default();
    }
    Some(found)
}

/// What stands around an address, without the quotation marks that hold nothing but it.
fn unquoted<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let pair = QUOTATION.iter().find_map(|(open, closing)| {
        let before = before.strip_suffix(*open)?;
        closing.iter().find_map(|close| Some((before, after.strip_prefix(*close)?)))
    });
    pair.unwrap_or((before, after))
}

/// Title and quotation around a link of Markdown, `[title](address)`.
fn linked(before: &str, after: &str) -> Option<Found> {
    let (inside, behind) = (before.strip_suffix("]("), after.strip_prefix(')')?);
    let inside = inside?;
    let mut depth = 0_usize;
    let start = inside.char_indices().rev().find_map(|(at, c)| match c {
        ']' => {
            depth += 1;
            None
        }
        '[' if depth == 0 => Some(at),
        '[' => {
            depth -= 1;
            None
        }
        _ => None,
    })?;
    let title = one_line(&inside[start + 1..]);
    let words = [bare(inside[..start].trim_end_matches('!')), bare(behind)];
    let quote = match words {
        ["", ""] => String::new(),
        [words, ""] | ["", words] => quotation(words).map_or_else(|| lines(words).join("\n"), |(quote, _)| quote),
        _ => return None,
    };
    Some(Found { title, quote, ..Found::default() })
}

/// Title and quotation beside an address, which stands at one end.
fn beside(before: &str, after: &str) -> Option<Found> {
    match (bare(before), bare(after)) {
        (words, "") | ("", words) => Some(parts(words)),
        // The title before it, the quotation behind it, or the other way round.
        (a, b) => match (quotation(a), quotation(b)) {
            (Some((quote, rest)), None) if rest.is_empty() && is_title(b) => Some((quote, b)),
            (None, Some((quote, rest))) if rest.is_empty() && is_title(a) => Some((quote, a)),
            _ => None,
        }
        .map(|(quote, title)| Found { title: one_line(title), quote, ..Found::default() }),
    }
}

/// Title and quotation out of words: quoted words and others, or lines of which the last is the title.
fn parts(words: &str) -> Found {
    if let Some((quote, rest)) = quotation(words) {
        // `“quotation” (title, address)`.
        let rest = bare(rest);
        let title =
            quotation(rest).filter(|(_, more)| more.is_empty()).map_or_else(|| one_line(rest), |(title, _)| title);
        return Found { title, quote, ..Found::default() };
    }
    let lines = lines(words);
    match lines.as_slice() {
        [] => Found::default(),
        [title] if is_title(title) => Found { title: one_line(bare(title)), ..Found::default() },
        [quote @ .., title] if is_title(title) && !quote.is_empty() => {
            Found { title: one_line(bare(title)), quote: quote.join("\n"), ..Found::default() }
        }
        all => Found { quote: all.join("\n"), ..Found::default() },
    }
}

fn is_title(line: &str) -> bool {
    !line.contains('\n') && line.chars().count() <= TITLE
}

/// The lines that have words, each trimmed.
fn lines(words: &str) -> Vec<&str> {
    words.lines().map(bare_line).filter(|line| !line.is_empty()).collect()
}

fn bare_line(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c.is_control())
}

/// Words without what only separates them from an address: blanks, dashes, colons, and brackets that they don't open or close.
fn bare(words: &str) -> &str {
    let mut words = words;
    // Each round counts brackets; nobody writes more of them around an address.
    for _ in 0..8 {
        let is_between = |c: char| c.is_whitespace() || c.is_control() || BETWEEN.contains(c);
        let mut less = words.trim_matches(is_between);
        for (open, close) in [('(', ')'), ('[', ']'), ('<', '>')] {
            let (opened, closed) = (less.matches(open).count(), less.matches(close).count());
            if opened > closed {
                less = less.strip_suffix(open).or_else(|| less.strip_prefix(open)).unwrap_or(less);
            } else if closed > opened {
                less = less.strip_prefix(close).or_else(|| less.strip_suffix(close)).unwrap_or(less);
            } else if opened == 1 {
                less = less.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).unwrap_or(less);
            }
        }
        let less = less.strip_suffix("](").or_else(|| less.strip_prefix('.')).unwrap_or(less);
        if less.len() == words.len() {
            break;
        }
        words = less;
    }
    words
}

/// The words in quotation marks that a text begins with, and what is behind the marks.
fn quotation(words: &str) -> Option<(String, &str)> {
    let open = words.chars().next()?;
    let (_, closing) = QUOTATION.iter().find(|(mark, _)| *mark == open)?;
    let inside = &words[open.len_utf8()..];
    let mut depth = 0_usize;
    for (at, c) in inside.char_indices() {
        let behind = &inside[at + c.len_utf8()..];
        if closing.contains(&c) {
            // An apostrophe or an inch within the words closes nothing.
            let ends = behind.chars().next().is_none_or(|next| !next.is_alphanumeric());
            if depth == 0 && ends {
                let quote = lines(&inside[..at]).join("\n");
                return (!quote.is_empty()).then(|| (quote, bare(behind)));
            }
            depth = depth.saturating_sub(usize::from(ends));
        } else if c == open {
            depth += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const URL: &str = "https://post.example/ferry";

    /// What is found in a text in which `@` stands for an address.
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = read(&text.replace('@', URL));
        let expected = expected.map(|(title, quote)| Found {
            url: URL.to_owned(),
            title: title.to_owned(),
            quote: quote.to_owned(),
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_address_alone_is_found() {
        for text in ["@", " @\n", "<@>", "(@)", "@.", "“@”", "[@](@)", "- @"] {
            check(text, Some(("", "")));
        }
        for text in ["", "ferry", "@ http://b.example", "ftp://a.example", "mailto:a", "@/a @"] {
            check(text, None);
        }
        check(&format!("@{}", " ".repeat(LOOKED_UP)), None);
    }

    #[test]
    fn quoted_words_are_the_quote() {
        check("“It cost 3.” @", Some(("", "It cost 3.")));
        check("\"It cost 3.\"\n@", Some(("", "It cost 3.")));
        check("„Sie kostet 3“, @", Some(("", "Sie kostet 3")));
        check("«Elle “coûte” 3» — Le bac — @", Some(("Le bac", "Elle “coûte” 3")));
        check("“It cost 3.” (The ferry, @)", Some(("The ferry", "It cost 3.")));
        check("“It cost 3.” (“The ferry”, @)", Some(("The ferry", "It cost 3.")));
        check("“It cost 3.”\nThe ferry (2026)\n@", Some(("The ferry (2026)", "It cost 3.")));
        check("“It ‘cost’\n  3.”\n@", Some(("", "It ‘cost’\n3.")));
        check("The ferry\n@\n“It cost 3.”", Some(("The ferry", "It cost 3.")));
        check("‘It’s 3’ @", Some(("", "It’s 3")));
        check("“It cost “3”.” @", Some(("", "It cost “3”.")));
    }

    #[test]
    fn lines_are_quote_and_title() {
        check("The ferry\n@", Some(("The ferry", "")));
        check("The ferry: @", Some(("The ferry", "")));
        check("@\nThe ferry", Some(("The ferry", "")));
        check("It cost 3.\nThe ferry\n@", Some(("The ferry", "It cost 3.")));
        check(
            "It cost 3.\r\n\r\nAnd 4.\r\nThe ferry | Post\r\n\r\n@",
            Some(("The ferry | Post", "It cost 3.\nAnd 4.")),
        );
        check(&format!("{}\n@", "word ".repeat(100)), Some(("", "word ".repeat(100).trim())));
        check("It said so at @ and then it sank.", None);
    }

    #[test]
    fn links_of_markdown_are_understood() {
        check("[The ferry](@)", Some(("The ferry", "")));
        check("- [The [old] ferry](@).", Some(("The [old] ferry", "")));
        check("> It cost 3.\n\n[The ferry](@)", Some(("The ferry", "It cost 3.")));
        check("“It cost 3.” ([The ferry](@))", Some(("The ferry", "It cost 3.")));
        check("[The ferry](@): “It cost 3.”", Some(("The ferry", "It cost 3.")));
        check("It [sank](@) at once.", None);
    }

    #[test]
    fn links_to_highlights_quote() {
        let url = "https://post.example/a#:~:text=It%20cost%203";
        let found = |text: &str| read(text).unwrap();
        let expected = Found { url: url.to_owned(), title: String::new(), quote: "It cost 3".to_owned() };
        assert_eq!(found(url), expected);
        assert_eq!(found(&format!("“It cost”\n{url}")), Found { quote: "It cost".to_owned(), ..expected });
    }

    #[test]
    fn hostile_texts_take_little_time() {
        for part in ["(", "[a](", "](", "“", "“a” ", "\"a", "http://", "https://a,", "<>", "#:~:text=%", "-\n"] {
            let start = std::time::Instant::now();
            let many = part.repeat(60_000 / part.len());
            for text in
                [format!("{many}{URL}"), format!("{many} {URL}"), format!("{URL} {many}"), format!("{URL}#{many}")]
            {
                let _found = read(&text);
            }
            assert!(start.elapsed().as_secs() < 5, "{part}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_invented(
            text in any::<String>(),
            made in "(([“”„“«»\"'()\\[\\]<>:,.\\- a-cé\n]|https?://[a-c]|%4|#:~:text=|%C3%A9|\\]\\(){0,12}){2}",
            tail in "[ \n()\\].]{0,3}",
        ) {
            for text in [format!("{text} https://a.example/b{tail}"), made.clone(), format!("{made}https://a.example/b{tail}"), text] {
                let Some(found) = read(&text) else { continue };
                prop_assert!(text.contains(&found.url));
                prop_assert!(found.url.to_lowercase().starts_with("http"));
                prop_assert!(!found.url.contains(|c: char| c.is_whitespace() || c.is_control()));
                prop_assert!(!found.title.contains('\n'));
                let known = text.clone() + &address::highlighted(&found.url).unwrap_or_default();
                for word in [&found.title, &found.quote].into_iter().flat_map(|part| part.split_whitespace()) {
                    prop_assert!(known.contains(word), "{word} is not in {text}");
                }
            }
        }
    }
}
