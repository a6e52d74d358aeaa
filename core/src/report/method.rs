//! How an article was checked, in sentences.

use std::collections::BTreeSet;

use super::content::{MethodLine, Report};
use super::options::{Options, Part};
use crate::model::{Annotations, AnnotatorId, ArticleText, Progress, Same};
use crate::text::{self, Direction};
use crate::words::{Language, told};

/// How many sentences there are, how many of them somebody has read, and the first words of each stretch that nobody has.
pub(super) fn progress(kept: &Annotations, same: &Same, language: &str) -> (usize, usize, Vec<String>) {
    let sentences = kept.article.text.sentences(language);
    let mut is_read = vec![false; sentences.len()];
    let people: BTreeSet<AnnotatorId> = kept.annotators.iter().map(|a| same.person(a.id)).collect();
    for person in people {
        let progress = Progress::joined(sentences.clone(), kept, person, same.clone());
        is_read.iter_mut().enumerate().for_each(|(i, read)| *read |= progress.is_read(i));
    }
    let read = is_read.iter().filter(|read| **read).count();
    let starts = (0..sentences.len()).filter(|i| !is_read[*i] && (*i == 0 || is_read[*i - 1]));
    let unread = starts.map(|i| first_words(kept.article.text.slice(sentences[i]))).collect();
    (sentences.len(), read, unread)
}

/// How many words of a sentence tell which one it is.
const FEW_WORDS: usize = 5;

/// The first words of a sentence. Those that run from right to left are set apart from the words around them (Unicode's FSI and PDI).
fn first_words(sentence: &str) -> String {
    /// How many bytes a few words have at most.
    const MOST: usize = 80;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let few = words.iter().take(FEW_WORDS).copied().collect::<Vec<_>>().join(" ");
    let end = text::floor_grapheme(&few, text::Offset::new(few.len().min(MOST))).to_usize();
    let dots = if end < few.len() || words.len() > FEW_WORDS { "…" } else { "" };
    let told = format!("{}{dots}", few.get(..end).unwrap_or_default());
    if Direction::of(&told) == Some(Direction::RightToLeft) { format!("\u{2068}{told}\u{2069}") } else { told }
}

/// How many stretches that nobody has read are named.
const UNREAD_NAMED: usize = 5;

/// The verdicts on offer with their sentences, what was not read, who agrees, and what is left out.
pub(super) fn method(
    kept: &Annotations,
    same: &Same,
    report: &Report,
    unread: &[String],
    options: &Options,
) -> Vec<MethodLine> {
    let language = options.language;
    let scheme = &kept.scheme;
    let mut lines: Vec<MethodLine> = scheme
        .verdicts
        .iter()
        .map(|v| MethodLine {
            about: language.of_scheme(&v.label).to_owned(),
            sentence: language.of_scheme(&v.sentence).to_owned(),
        })
        .collect();
    lines.push(MethodLine {
        about: told!(language, "to-check").to_owned(),
        sentence: told!(language, "report-to-check-means").to_owned(),
    });
    let mut say = |sentence: String| lines.push(MethodLine { about: String::new(), sentence });
    say(told!(language, "report-scheme", name = language.of_scheme(&scheme.name), version = &scheme.version));
    if report.sentences > 0 {
        say(what_was_read(report, unread, options));
    }
    if let Some(sentence) = agreement(kept, same, language) {
        say(sentence);
    }
    if let Some(sentence) = decided(kept, same, language) {
        say(sentence);
    }
    for sentence in &report.notes {
        say(sentence.clone());
    }
    lines
}

/// What was read, in a sentence: by anybody, or by those whom the report is narrowed to.
fn what_was_read(report: &Report, unread: &[String], options: &Options) -> String {
    let language = options.language;
    let left = report.sentences - report.read;
    if !options.people.is_empty() {
        return told!(language, "report-read-by-them", read = report.read, n = report.sentences);
    }
    if unread.is_empty() {
        return told!(language, "report-all-read").to_owned();
    }
    let named = unread.iter().take(UNREAD_NAMED).map(|words| told!(language, "report-quoted", words = words));
    let named = named.collect::<Vec<_>>().join(", ");
    if options.is_without(Part::Text) {
        told!(language, "report-not-read-count", n = left)
    } else if unread.len() > UNREAD_NAMED {
        told!(language, "report-not-read-more", n = left, named = named)
    } else {
        told!(language, "report-not-read", n = left, named = named)
    }
}

/// On how many of the claims that several people judged their verdicts are the same.
fn agreement(kept: &Annotations, same: &Same, language: &Language) -> Option<String> {
    let (mut several, mut alike) = (0_usize, 0_usize);
    for claim in kept.claims.as_slice() {
        let verdicts = same.judgements(claim).filter(|j| j.decided().is_none());
        let verdicts: Vec<&str> = verdicts.filter_map(|j| j.verdict.as_deref()).collect();
        if verdicts.len() > 1 {
            several += 1;
            alike += usize::from(verdicts.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }
    (several > 0).then(|| told!(language, "report-agree", n = several, alike = alike))
}

/// On how many claims somebody has decided.
fn decided(kept: &Annotations, same: &Same, language: &Language) -> Option<String> {
    let count = kept.claims.as_slice().iter().filter(|claim| same.decided(claim).is_some()).count();
    (count > 0).then(|| told!(language, "report-decided", n = count))
}

/// What is left out, in sentences: by the options, or because the file was shared without it.
pub(super) fn left_out(options: &Options, text: &ArticleText) -> Vec<String> {
    let language = options.language;
    let part = |part: &Part| match part {
        Part::Text => told!(language, "report-part-text"),
        Part::Names => told!(language, "report-part-names"),
        Part::Notes => told!(language, "report-part-notes"),
        Part::Evidence => told!(language, "report-part-evidence"),
    };
    let mut sentences = Vec::new();
    let parts: Vec<&str> = options.without.iter().map(part).collect();
    if !parts.is_empty() {
        sentences.push(told!(language, "report-left-out", parts = parts.join(", ")));
    }
    if text.is_left_out() {
        sentences.push(told!(language, "report-without-text").to_owned());
    }
    if !options.verdicts.is_empty() {
        sentences.push(told!(language, "report-some-verdicts").to_owned());
    }
    if !options.people.is_empty() {
        sentences.push(told!(language, "report-some-people").to_owned());
    }
    sentences
}
