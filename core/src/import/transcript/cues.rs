//! The cues of a transcript: when they are shown, and what they say.

use super::super::left_out::{Kind, LeftOut};

/// The words of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue<'a> {
    /// When it starts and ends, in milliseconds.
    pub start: u64,
    pub end: u64,
    /// Its lines.
    pub text: &'a str,
}

/// A transcript, whose cues it iterates over.
#[derive(Clone)]
pub struct Source<'a> {
    /// What is left of it, from the first line that is in no cue yet.
    rest: &'a str,
    is_vtt: bool,
    /// Whether cues repeat the lines before: within them words have times.
    pub is_rolling: bool,
    /// The language that the head names.
    pub language: Option<&'a str>,
    /// What was left out of the head and between cues.
    pub left_out: LeftOut,
    /// When the cue before ended. Words outside cues are said then.
    last: u64,
    /// The number of the cue before.
    number: u64,
}

impl<'a> Source<'a> {
    /// A transcript with LF for line ends; `None` if it has no cue.
    pub fn new(source: &'a str) -> Option<Self> {
        if !source.lines().any(|line| times(line).is_some()) {
            return None;
        }
        let is_vtt =
            source.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n']));
        let mut whole = Self {
            rest: source,
            is_vtt,
            is_rolling: is_vtt && source.match_indices('<').take(10_000).any(|(at, _)| is_time_tag(&source[at + 1..])),
            language: None,
            left_out: LeftOut::default(),
            last: 0,
            number: 0,
        };
        if is_vtt {
            whole.take_head();
            whole.count_blocks();
        }
        Some(whole)
    }

    /// Takes the lines up to the first blank one, which are about the file.
    fn take_head(&mut self) {
        while !self.rest.is_empty() {
            let (line, rest) = line(self.rest);
            if times(line).is_some() {
                return;
            }
            let language = line.strip_prefix("Language:").map(str::trim);
            self.language = self.language.or(language.filter(|code| super::super::is_language(code)));
            self.rest = rest;
            if line.trim().is_empty() {
                return;
            }
        }
    }

    /// Whether a line before the time of a cue is its number or name. Where no blank line is above it, it may be words of the cue
    /// before, unless it counts on.
    fn names_cue(&self, rest: &str, line: &str, is_start: bool) -> bool {
        let line = line.trim();
        let is_number = !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
        let counts_on = self.number > 0 && line.parse().ok() == self.number.checked_add(1);
        let is_name = if is_start { is_number || self.is_vtt && !line.is_empty() } else { is_number && counts_on };
        is_name && times(self::line(rest).0).is_some()
    }

    /// Counts the blocks between cues that are no text.
    fn count_blocks(&mut self) {
        let mut is_start = true;
        for line in self.rest.lines() {
            if let Some(kind) = other_block(line).filter(|_| is_start) {
                self.left_out.add(kind);
            }
            is_start = line.trim().is_empty();
        }
    }
}

impl<'a> Iterator for Source<'a> {
    type Item = Cue<'a>;

    fn next(&mut self) -> Option<Cue<'a>> {
        let mut time = None;
        // Where the words start, and where they end so far, in bytes of the rest.
        let mut words: Option<(usize, usize)> = None;
        let mut at = 0;
        let mut is_start = true;
        while at < self.rest.len() {
            let (line, rest) = line(&self.rest[at..]);
            let next = self.rest.len() - rest.len();
            let is_blank = line.trim().is_empty();
            if let Some(found) = times(line) {
                if time.is_some() || words.is_some() {
                    break;
                }
                time = Some(found);
            } else if is_start && self.is_vtt && other_block(line).is_some() {
                if time.is_some() || words.is_some() {
                    break;
                }
                at = after_block(self.rest, at);
                continue;
            } else if self.names_cue(rest, line, is_start) {
                if time.is_some() || words.is_some() {
                    break;
                }
                self.number = line.trim().parse().unwrap_or(0);
            } else if !is_blank {
                let start = words.map_or(at, |(start, _)| start);
                words = Some((start, at + line.len()));
            }
            is_start = is_blank;
            at = next;
        }
        let text = words.map_or("", |(start, end)| &self.rest[start..end]);
        let is_end = at >= self.rest.len() && time.is_none() && words.is_none();
        self.rest = &self.rest[at..];
        if is_end {
            return None;
        }
        let (start, end) = time.unwrap_or((self.last, self.last));
        self.last = end;
        Some(Cue { start, end, text })
    }
}

/// The first line of a text without its LF, and what follows.
fn line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// What a block of `WebVTT` that is no cue holds, by its first line.
fn other_block(first: &str) -> Option<Kind> {
    let word = first.split([' ', '\t']).next().unwrap_or_default();
    match word {
        "NOTE" => Some(Kind::Comments),
        "STYLE" | "REGION" if first.trim() == word => Some(Kind::Styles),
        _ => None,
    }
}

/// Where the block that starts at `at` ends: after the next blank line.
fn after_block(text: &str, at: usize) -> usize {
    let mut at = at;
    while at < text.len() {
        let (line, rest) = line(&text[at..]);
        at = text.len() - rest.len();
        if line.trim().is_empty() {
            break;
        }
    }
    at
}

/// The start and end of a cue, if a line gives them: `00:00:01,000 --> 00:00:04,000`, with settings behind.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// A time in milliseconds: `01:02:03.004`, `02:03,004`.
fn time(words: &str) -> Option<u64> {
    let (clock, parts) = match words.split_once([',', '.']) {
        Some((clock, parts)) => (clock, parts),
        None => (words, "0"),
    };
    let number = |digits: &str, most: usize| {
        let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| digits.parse::<u64>().ok()).flatten()
    };
    let mut seconds = 0;
    let mut count = 0;
    for part in clock.split(':') {
        seconds = seconds * 60 + number(part, 6)?;
        count += 1;
    }
    let milliseconds = number(parts, 3)? * [0, 100, 10, 1].get(parts.len()).copied().unwrap_or(1);
    (2..=3).contains(&count).then_some(seconds * 1000 + milliseconds)
}

/// Whether a tag, after its `<`, is a time.
pub fn is_time_tag(tag: &str) -> bool {
    let end = tag.bytes().take(17).position(|b| b == b'>');
    end.and_then(|end| tag.get(..end)).is_some_and(|inner| time(inner).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(u64, &str)]) {
        let found: Vec<_> = Source::new(source).into_iter().flatten().map(|cue| (cue.start, cue.text)).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn times_of_all_forms_are_read() {
        assert_eq!(times("00:00:01,000 --> 00:00:04,250"), Some((1000, 4250)));
        assert_eq!(times("01:02.5 --> 1:02:03.004 align:start position:0%"), Some((62_500, 3_723_004)));
        assert_eq!(times("0:00:01 --> 0:00:02"), Some((1000, 2000)));
        assert_eq!(times("a --> b"), None);
        assert_eq!(times("He went --> there"), None);
    }

    #[test]
    fn cues_are_found_whatever_is_between_them() {
        check(
            "1\n00:00:01,000 --> 00:00:02,000\nA\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC",
            &[(1000, "A\nB"), (3000, "C")],
        );
        // A blank line within a cue, no number, and no blank line between.
        check("00:01,0 --> 00:02,0\nA\n\nB\n00:03,0 --> 00:04,0\nC", &[(1000, "A\n\nB"), (3000, "C")]);
        // A figure that is said is no number of a cue.
        check("1\n00:01,0 --> 00:02,0\nA\n42\n\n2\n00:03,0 --> 00:04,0\nC", &[(1000, "A\n42"), (3000, "C")]);
        check(
            "7\n00:01,0 --> 00:02,0\nA\n8\n00:03,0 --> 00:04,0\n9\n00:05,0 --> 00:06,0\nC",
            &[(1000, "A"), (3000, ""), (5000, "C")],
        );
        check("1\n00:01,0 --> 00:02,0\nA\n42\n00:03,0 --> 00:04,0\nC", &[(1000, "A\n42"), (3000, "C")]);
        check("1\n00:01,0 --> 00:02,0\n\n2\n00:03,0 --> 00:04,0\nC", &[(1000, ""), (3000, "C")]);
        check("Words before\n\n1\n00:01,0 --> 00:02,0\nA", &[(0, "Words before"), (1000, "A")]);
        check("No cue", &[]);
    }

    #[test]
    fn blocks_of_webvtt_that_are_no_cues_are_counted() {
        let source = "WEBVTT Kind: captions\nLanguage: de-AT\n\nNOTE\nby Ana\n\nSTYLE\n::cue {}\n\nintro\n00:01.0 --> 00:02.0\nA\n\nNOTE x\n";
        check(source, &[(1000, "A")]);
        let source = Source::new(source).unwrap();
        assert_eq!(source.language, Some("de-AT"));
        assert_eq!(source.left_out.counts().collect::<Vec<_>>(), [(Kind::Styles, 1), (Kind::Comments, 2)]);
    }
}
