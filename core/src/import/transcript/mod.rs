//! Transcripts: cues of `.srt` and `.vtt` files joined into sentences and paragraphs.
//!
//! A cue ends where its time does, not where a sentence does. The words of one speaker run on over cues until the speaker
//! changes, a silence falls, or a paragraph is long and a sentence ends with a cue. Speakers stay in the text: `<v Ana>` becomes
//! `Ana: ` at the start of a paragraph, and a name that is written there already (`ANA:`) begins one.

mod cues;
mod said;

use cues::{Cue, Source};
use said::Said;

use super::Read;
use super::blocks::Blocks;
use super::left_out::{Kind, LeftOut};
use crate::model::{ArticleFacts, BlockKind, Locator, limits};

/// A silence of this length between two sentences begins a paragraph, in milliseconds.
const SILENCE: u64 = 4_000;
/// The same in a transcript without punctuation, between any two cues.
const PAUSE: u64 = 1_500;
/// A paragraph of this length takes no further sentence, in characters.
const LONG: usize = 600;
/// A paragraph of this length takes no further cue, in characters.
const LONGEST: usize = 4_000;
/// The most lines of a rolling caption.
const ROLLING: usize = 8;
/// A transcript with fewer sentence ends than one in so many characters has no punctuation.
const PER_SENTENCE: usize = 500;

/// Reads a transcript; `None` if it has no cue, or so many short lines that its paragraphs would take too much memory. The
/// language that its head names is copied to `facts`.
pub fn read(source: &str, facts: &mut ArticleFacts) -> Option<Read> {
    if limits::are_short(source.lines().count(), source.len()) {
        return None;
    }
    let mut source = Source::new(source)?;
    if let Some(language) = source.language {
        language.clone_into(&mut facts.language);
    }
    let is_rolling = source.is_rolling;
    let mut left_out = std::mem::take(&mut source.left_out);
    let mut talk = Talk::new(&source);
    let mut before: Vec<&str> = Vec::new();
    for cue in source {
        talk.begin_cue(&cue);
        let lines = || cue.text.split('\n').filter(|line| !line.trim().is_empty());
        let first: Vec<&str> = if is_rolling { lines().take(ROLLING).collect() } else { Vec::new() };
        let repeated = repeats(&before, &first);
        left_out.add_some(Kind::Repeats, repeated);
        for line in lines().skip(repeated) {
            said::parts(line, &mut |said| talk.say(said, &mut left_out));
            talk.end_line();
        }
        talk.end = cue.end;
        before = first;
    }
    Some(Read { text: talk.blocks.finish(), left_out, ..Read::default() })
}

/// How many lines at the start of a cue the cue before ended with. Rolling captions show each line twice.
fn repeats(before: &[&str], lines: &[&str]) -> usize {
    let same = |n: &usize| {
        let ends = before.len().checked_sub(*n).and_then(|from| before.get(from..)).unwrap_or_default();
        let mut pairs = ends.iter().zip(lines);
        ends.len() == *n && pairs.all(|(a, b)| said::bare(a).trim() == said::bare(b).trim())
    };
    (1..=lines.len().min(before.len())).rev().find(same).unwrap_or(0)
}

/// A time as people write it: `00:14:05`.
fn written(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔')
}

/// What is said, as it becomes paragraphs.
struct Talk {
    blocks: Blocks,
    /// Whether sentences end with a mark.
    is_punctuated: bool,
    /// Whether most cues start with a name, so that one that comes again is no word.
    is_labelled: bool,
    /// Who speaks, if it is known.
    speaker: Option<String>,
    /// Who speaks the words that follow, by a tag.
    voice: Option<String>,
    /// When the current cue starts, and when the one before ended, in milliseconds.
    start: u64,
    end: u64,
    /// How many characters the paragraph has.
    length: usize,
    /// Its last character that is no closing sign.
    last: char,
}

impl Talk {
    fn new(source: &Source<'_>) -> Self {
        let (mut ends, mut length, mut cues, mut labels) = (0, 0, 0, 0);
        for cue in source.clone() {
            ends += cue.text.matches(ends_sentence).count();
            length += cue.text.len();
            cues += 1;
            labels += usize::from(said::starts_with_name(cue.text));
        }
        Self {
            blocks: Blocks::default(),
            is_punctuated: ends * PER_SENTENCE >= length,
            is_labelled: labels * 2 > cues,
            speaker: None,
            voice: None,
            start: 0,
            end: 0,
            length: 0,
            last: ' ',
        }
    }

    fn begin_cue(&mut self, cue: &Cue<'_>) {
        self.start = cue.start;
        let silence = cue.start.saturating_sub(self.end);
        let ends = !self.is_punctuated || ends_sentence(self.last);
        let is_pause = silence >= if self.is_punctuated { SILENCE } else { PAUSE };
        if self.length >= LONGEST || (ends && (is_pause || self.length >= LONG)) {
            self.begin_paragraph();
        }
    }

    /// Adds words, in a paragraph of their own if somebody else says them.
    fn say(&mut self, said: Said<'_>, left_out: &mut LeftOut) {
        let is_blank = matches!(&said, Said::Words(words) if words.trim().is_empty());
        let is_new = !is_blank && !matches!(said, Said::Voice(_)) && self.speak();
        match said {
            Said::Voice(name) => self.voice = Some(name),
            // Whose words these are is known by a tag.
            Said::Name(name) if is_new => {
                self.add(name);
                self.add(": ");
            }
            Said::Change if is_new => {}
            Said::Name(name) if self.is_labelled && self.speaker.as_deref() == Some(name) => {
                left_out.add(Kind::Repeats);
            }
            Said::Name(name) => {
                // A word and a colon within a sentence are no speaker.
                if said::is_shouted(name) || self.length == 0 || !self.is_punctuated || ends_sentence(self.last) {
                    self.begin_paragraph();
                    self.speaker = Some(name.to_owned());
                }
                self.add(name);
                self.add(": ");
            }
            Said::Change => {
                self.begin_paragraph();
                self.speaker = None;
            }
            Said::Words(words) => self.add(&words),
        }
    }

    /// Begins a paragraph with the name in the tag before these words; whether there was one, of somebody else.
    fn speak(&mut self) -> bool {
        let Some(name) = self.voice.take().filter(|name| self.speaker.as_ref() != Some(name)) else { return false };
        self.begin_paragraph();
        self.add(&name);
        self.add(": ");
        self.speaker = Some(name);
        true
    }

    fn end_line(&mut self) {
        self.blocks.words(" ");
    }

    fn begin_paragraph(&mut self) {
        self.blocks.begin(BlockKind::Paragraph);
        self.length = 0;
        self.last = ' ';
    }

    fn add(&mut self, words: &str) {
        if words.trim().is_empty() {
            self.blocks.words(words);
            return;
        }
        if self.length == 0 {
            self.blocks.set_locator(Locator { time: written(self.start), ..Locator::default() });
        }
        self.length += words.chars().count();
        let is_telling = |c: &char| !c.is_whitespace() && !matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '♪');
        self.last = words.chars().rev().find(is_telling).unwrap_or(self.last);
        self.blocks.words(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs of a transcript, each after its time in seconds.
    #[track_caller]
    fn check(source: &str, expected: &[(u64, &str)]) {
        let read = read(source, &mut ArticleFacts::default()).unwrap();
        let time = |b: &crate::model::Block| b.locator.as_ref().map(|l| l.time.clone()).unwrap_or_default();
        let found: Vec<_> = read.text.blocks().iter().map(|b| (time(b), read.text.slice(b.range))).collect();
        let expected: Vec<_> = expected.iter().map(|(seconds, words)| (written(seconds * 1000), *words)).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn cues_are_joined_into_sentences() {
        check(
            "1\n00:00:01,000 --> 00:00:02,000\nThe bridge cost\n3 million.\n\n2\n00:00:02,500 --> 00:00:04,000\nNobody <i>paid</i>.\n\n\
             3\n00:00:09,000 --> 00:00:11,000\nIt opened in",
            &[(1, "The bridge cost 3 million. Nobody paid."), (9, "It opened in")],
        );
    }

    #[test]
    fn a_long_paragraph_ends_with_a_sentence() {
        let cue = |n: usize| {
            format!(
                "{n}\n00:{n:02}:00,0 --> 00:{n:02}:59,0\n{}end{}\n\n",
                "Word word. ".repeat(25),
                if n == 3 { "." } else { "" }
            )
        };
        let source: String = (1..6).map(cue).collect();
        let read = read(&source, &mut ArticleFacts::default()).unwrap();
        let times: Vec<_> =
            read.text.blocks().iter().filter_map(|b| b.locator.as_ref()).map(|l| l.time.as_str()).collect();
        assert_eq!(times, ["00:01:00", "00:04:00"]);
    }

    #[test]
    fn speakers_are_kept_and_begin_paragraphs() {
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Lind>Who paid\n\n00:02.000 --> 00:03.000\n<v Ana Lind>for it?</v> <v Ben>I did.</v>",
            &[(1, "Ana Lind: Who paid for it?"), (2, "Ben: I did.")],
        );
        check(
            "1\n00:01,0 --> 00:02,0\nANA: Who paid?\nBEN: The town\n\n2\n00:02,0 --> 00:03,0\nand others.\n- Really?\n- Yes.",
            &[(1, "ANA: Who paid?"), (1, "BEN: The town and others."), (2, "- Really?"), (2, "- Yes.")],
        );
        check(
            "WEBVTT\n\n00:01.0 --> 00:02.0\n<v Ana></v><v Ben>- Yes: NOTE: no <v Cy>CY: x",
            &[(1, "Ben: - Yes: NOTE: no"), (1, "Cy: CY: x")],
        );
        check("1\n00:01,0 --> 00:02,0\nHe said the\nTreaty: a farce.", &[(1, "He said the Treaty: a farce.")]);
    }

    #[test]
    fn a_name_at_each_cue_stands_once() {
        check(
            "WEBVTT\n\n1\n00:01.0 --> 00:02.0\nAna Lind: We went\n\n2\n00:02.0 --> 00:03.0\nAna Lind: to the bank.\n\n3\n00:03.0 --> 00:04.0\nBen: No.",
            &[(1, "Ana Lind: We went to the bank."), (3, "Ben: No.")],
        );
        check(
            "00:01,0 --> 00:02,0\nIt rained.\nNote: wet.\nNote: cold.",
            &[(1, "It rained."), (1, "Note: wet."), (1, "Note: cold.")],
        );
    }

    #[test]
    fn rolling_captions_are_read_once() {
        let source = "WEBVTT\n\n00:00.000 --> 00:02.000\nthe<00:00.500><c> bridge</c>\n\n00:02.000 --> 00:02.010\nthe bridge\n\n\
            00:02.010 --> 00:04.000\nthe bridge\ncost<00:03.000><c> 3</c>\n";
        check(source, &[(0, "the bridge cost 3")]);
        // Without times of words, what is said twice is said twice.
        check("00:01,0 --> 00:02,0\nNo.\n\n00:02,0 --> 00:03,0\nNo.", &[(1, "No. No.")]);
    }

    #[test]
    fn a_file_without_cues_is_no_transcript() {
        assert!(read("Who paid?\nNobody.", &mut ArticleFacts::default()).is_none());
        assert!(read("", &mut ArticleFacts::default()).is_none());
    }

    #[test]
    fn many_lines_of_nothing_are_no_transcript() {
        let source = |line: &str| format!("00:01,0 --> 00:02,0\n{}", line.repeat(100_000));
        assert!(read(&source("AN:\n"), &mut ArticleFacts::default()).is_none());
        assert!(read(&source("AN: Who paid for it?\n"), &mut ArticleFacts::default()).is_some());
    }

    #[test]
    fn a_hostile_transcript_takes_time_in_proportion() {
        for piece in ["<", "00:01,0 --> 00:02,0\n", "1 is one\n", "NOTE said\n", "{\\", "&", ">>", "A:", "<v >"] {
            let source = format!("00:01,0 --> 00:02,0\n{}", piece.repeat(400_000));
            drop(read(&source, &mut ArticleFacts::default()));
        }
    }
}
