//! A line of a cue without its tags: who says what.

use std::borrow::Cow;

use super::cues::is_time_tag;

/// The tags of cues, without which the words stay the same. Others are words: `<laughs>`.
const TAGS: [&str; 14] = ["b", "c", "em", "font", "i", "lang", "rt", "ruby", "s", "span", "strong", "tt", "u", "v"];
/// The most characters and words of a name before a colon.
const NAME: usize = 40;
const NAME_WORDS: usize = 4;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// The tag `<v Name>`.
    Voice(String),
    /// A name before a colon.
    Name(&'a str),
    /// Somebody else speaks: `>>`, or `-` at the start of a line.
    Change,
    /// Words.
    Words(Cow<'a, str>),
}

/// Takes a line apart.
pub fn parts<'a>(line: &'a str, take: &mut dyn FnMut(Said<'a>)) {
    let mut rest = line;
    let mut is_start = true;
    while !rest.is_empty() {
        let (words, tag, after) = to_tag(rest);
        let start = words.trim_start();
        if is_start && !start.is_empty() {
            is_start = false;
            take_start(start, take);
        } else if !words.is_empty() {
            take(Said::Words(unescaped(words)));
        }
        match tag {
            Some(Tag::Voice(name)) => {
                take(Said::Voice(unescaped(name).trim().to_owned()));
                is_start = true;
            }
            Some(Tag::LineEnd) => take(Said::Words(" ".into())),
            Some(Tag::Other) | None => {}
        }
        rest = after;
    }
}

/// Takes the words at the start of a line, which may say who speaks.
fn take_start<'a>(words: &'a str, take: &mut dyn FnMut(Said<'a>)) {
    let arrows = words.strip_prefix(">>").or_else(|| words.strip_prefix("&gt;&gt;"));
    if arrows.is_some() || is_dash(words) {
        take(Said::Change);
    }
    match name(words) {
        Some((name, rest)) => {
            take(Said::Name(name));
            take(Said::Words(unescaped(rest)));
        }
        None => take(Said::Words(unescaped(words))),
    }
}

/// Whether a line starts with the dash of somebody else's words.
fn is_dash(words: &str) -> bool {
    let mut chars = words.chars();
    matches!(chars.next(), Some('-' | '–' | '—' | '‐')) && chars.next().is_some_and(|c| c == ' ' || c.is_alphabetic())
}

/// A name before a colon, and the words behind it.
fn name(words: &str) -> Option<(&str, &str)> {
    let (name, rest) = words.split_once(':')?;
    let is_word = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '(' || c == '#');
    let fits = name.chars().take(NAME + 1).count() <= NAME
        && name.starts_with(char::is_uppercase)
        && name.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == '.')
        && (1..=NAME_WORDS).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(is_word)
        && !name.contains(['<', '&', '"', ',', '?', '!']);
    (fits && (rest.is_empty() || rest.starts_with(' '))).then_some((name, rest.trim_start()))
}

/// Whether the words of a cue start with a name and a colon.
pub fn starts_with_name(words: &str) -> bool {
    name(words.trim_start()).is_some()
}

/// Whether a name is written in capitals only, as speakers are.
pub fn is_shouted(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() > 1 && !name.chars().any(char::is_lowercase)
}

/// A line without tags.
pub fn bare(line: &str) -> String {
    let mut bare = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (words, _, after) = to_tag(rest);
        bare.push_str(words);
        rest = after;
    }
    bare
}

/// What a tag does.
enum Tag<'a> {
    Voice(&'a str),
    LineEnd,
    Other,
}

/// The words up to the first tag, the tag, and what follows.
fn to_tag(text: &str) -> (&str, Option<Tag<'_>>, &str) {
    let mut from = 0;
    while let Some(at) = text[from..].find(['<', '{']).map(|at| from + at) {
        if let Some((tag, len)) = tag(&text[at..]) {
            return (&text[..at], Some(tag), &text[at + len..]);
        }
        from = at + 1;
    }
    (text, None, "")
}

/// The tag at the start of a text, and its length in bytes.
fn tag(text: &str) -> Option<(Tag<'_>, usize)> {
    /// Longer ones are words.
    const LONGEST: usize = 300;
    if text.starts_with('{') {
        // Of SubStation Alpha, `{\an8}`, and MicroDVD, `{y:i}`.
        let end = text.bytes().take(LONGEST).position(|b| b == b'}')?;
        let is_tag = text.starts_with("{\\") || text.get(2..3) == Some(":");
        return is_tag.then_some((Tag::Other, end + 1));
    }
    let end = text.bytes().take(LONGEST).position(|b| b == b'>')?;
    let inner = text.get(1..end)?;
    if is_time_tag(&text[1..]) {
        return Some((Tag::Other, end + 1));
    }
    let is_end = inner.starts_with('/');
    let name_start = usize::from(is_end);
    let name_len = inner[name_start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = inner[name_start..].split_at(name_len);
    let name = name.to_ascii_lowercase();
    if name == "br" {
        return Some((Tag::LineEnd, end + 1));
    }
    let fits = rest.is_empty() || rest.starts_with([' ', '\t', '.', '/']);
    if !fits || !TAGS.contains(&name.as_str()) || inner.contains('<') {
        return None;
    }
    // Classes of a voice stand between its name and the speaker: `<v.loud Ana>`.
    let speaker = rest.split_once([' ', '\t']).map_or("", |(_, speaker)| speaker.trim());
    let tag = if name == "v" && !is_end && !speaker.is_empty() { Tag::Voice(speaker) } else { Tag::Other };
    Some((tag, end + 1))
}

/// Words with characters for references that end as they should: `&amp;`.
fn unescaped(words: &str) -> Cow<'_, str> {
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let reference = &rest[at..];
        let len =
            reference.bytes().skip(1).take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count() + 1;
        if reference.as_bytes().get(len) == Some(&b';') {
            out.push_str(&htmlize::unescape(&reference[..=len]));
            rest = &reference[len + 1..];
        } else {
            out.push('&');
            rest = &reference[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[Said<'_>]) {
        let mut found = Vec::new();
        parts(line, &mut |said| found.push(said));
        assert_eq!(found, expected, "{line}");
    }

    fn words(words: &str) -> Said<'_> {
        Said::Words(words.into())
    }

    #[test]
    fn tags_are_no_words_and_words_are_no_tags() {
        check("<i>Who</i> paid?", &[words("Who"), words(" paid?")]);
        check("{\\an8}<font color=\"#fff\">3 < 4</font>", &[words("3 < 4")]);
        check("a<00:00:01.500><c.yellow> b</c>", &[words("a"), words(" b")]);
        check("<laughs> {sic} <5 & &lt;6 AT&T; R&D", &[words("<laughs> {sic} <5 & <6 AT&T; R&D")]);
        check("a<br>b<br/>c", &[words("a"), words(" "), words("b"), words(" "), words("c")]);
    }

    #[test]
    fn speakers_are_known() {
        let voice = |name: &str| Said::Voice(name.to_owned());
        check(
            "<v Ana Lind>Who?</v> <v.loud Ben &amp; Co>I.",
            &[voice("Ana Lind"), words("Who?"), words(" "), voice("Ben & Co"), words("I.")],
        );
        check("ANA LIND: Who?", &[Said::Name("ANA LIND"), words("Who?")]);
        check(">> Who?", &[Said::Change, words(">> Who?")]);
        check("- Who?", &[Said::Change, words("- Who?")]);
        check("-5 degrees", &[words("-5 degrees")]);
        check("It is 10:30 now", &[words("It is 10:30 now")]);
    }
}
