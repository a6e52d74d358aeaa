//! What stands in a report, before it is written in any format.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::claims::{self, Claims};
use super::cut::{self, Piece};
use super::method::{left_out, method, progress};
use super::narrow::{Narrowed, narrowed};
use super::options::{Options, Part};
use super::verdicts::Verdicts;
use crate::model::{
    Annotations, Annotator, AnnotatorId, BlockKind, Claim, Same, Shown, Stance, Timestamp, Underline, is_date,
};
use crate::text;
use crate::words::{Language, told};

/// A report on one article: plain data in the words of its language, which each format writes in its own way.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The code of the language in which it speaks.
    pub language: &'static str,
    /// The article's title, else the name of its file.
    pub title: String,
    /// The article's language as a BCP 47 code; a guess if the article does not say.
    pub article_language: String,
    /// Author, publisher and date, for people.
    pub facts: Vec<String>,
    /// Where the article stood, as its facts say; empty if they don't.
    pub source: String,
    /// Who checked it, by name.
    pub people: Vec<String>,
    /// The latest judgement's month and year; empty if nobody has judged.
    pub when: String,
    /// How many claims there are, in words.
    pub counted: String,
    /// How many sentences were read, in words; empty if the text is unknown.
    pub read_words: String,
    /// What is left out, in sentences.
    pub notes: Vec<String>,
    /// Who checked the article and when, in one sentence; empty if nobody has.
    pub checked: String,
    /// How the verdicts that occur look and how often they occur, in the scheme's order.
    pub verdicts: Vec<VerdictCount>,
    /// The claims.
    pub claims: Vec<ReportedClaim>,
    /// How many sentences the article has, and how many of them were read.
    pub sentences: usize,
    /// How many sentences were read.
    pub read: usize,
    /// The article's text; empty if it is left out.
    pub blocks: Vec<ReportedBlock>,
    /// What else a reader must know, in sentences: the verdicts on offer with theirs, what was not read, who agrees, what is left out.
    pub method: Vec<MethodLine>,
    /// Whether the claims are listed, with how it was done.
    pub has_list: bool,
    /// The day on which it was written, for people.
    pub written: String,
}

/// A verdict that occurs in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictCount {
    /// How it looks.
    pub look: OwnLook,
    /// How many claims have it.
    pub count: usize,
    /// Their share, such as `33 %`, or "no verdict yet".
    pub share: String,
}

/// How a verdict looks, and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLook {
    /// Its label in the report's language.
    pub label: String,
    /// Its sign.
    pub sign: String,
    /// The name of its colour, see [`crate::model::VerdictColours::of`].
    pub colour: String,
    /// How its claims are underlined.
    pub underline: Underline,
}

/// A claim in a report.
#[derive(Clone, Debug, Default)]
pub struct ReportedClaim {
    /// Its number in the article, from 1.
    pub number: usize,
    /// Index of its verdict in [`Report::verdicts`].
    pub verdict: usize,
    /// Its words.
    pub quote: String,
    /// Whether its words stand in the article's text.
    pub is_placed: bool,
    /// Whether its words are marked in the text of the report.
    pub is_marked: bool,
    /// What is said about it, in short lines: where it stands in the source, in plain words, who says it, parts.
    pub lines: Vec<ClaimLine>,
    /// What people say of it: those who gave a reason, or all if they differ.
    pub judgements: Vec<ReportedJudgement>,
    /// What the verdict rests on.
    pub evidence: Vec<ReportedEvidence>,
}

/// A line about a claim: what it is, and the words that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLine {
    /// What it is, such as "In plain words"; empty if the words speak for themselves.
    pub label: String,
    /// The words.
    pub words: String,
}

/// What one person says of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedJudgement {
    /// Who; empty if only one person has checked the article.
    pub name: String,
    /// Index of the verdict in [`Report::verdicts`], if it must be said apart from the claim's own.
    pub verdict: Option<usize>,
    /// Why; may be empty.
    pub note: String,
}

/// What a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedEvidence {
    /// What it says of the claim.
    pub stance: Stance,
    /// The stance in words.
    pub stance_words: String,
    /// Its title, else its address.
    pub title: String,
    /// Its address, if that can be opened in a browser.
    pub link: String,
    /// Publisher, dates, where a copy is kept, in this order.
    pub facts: Vec<String>,
    /// The words that matter.
    pub quote: String,
}

/// A block of the article's text, cut where claims and marks begin and end.
#[derive(Clone, Debug)]
pub struct ReportedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Of an item: how deep its list is within others, from 0, without levels that the article leaves out.
    pub level: usize,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A sentence on how the article was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodLine {
    /// What it is about, such as a verdict's label; may be empty.
    pub about: String,
    /// The sentence.
    pub sentence: String,
}

impl Report {
    /// A report on these annotations.
    pub fn new(annotations: &Annotations, options: &Options) -> Self {
        let (mut report, kept) = Self::begun(annotations, options);
        let same = annotations.same();
        // Which claims are shown does not change what was read.
        let all = Options { verdicts: BTreeSet::new(), claims: BTreeSet::new(), ..options.clone() };
        let read_by = narrowed(annotations, &all).annotations;
        let (sentences, read, unread) = progress(&read_by, &same, &report.article_language);
        (report.sentences, report.read) = (sentences, read);
        if sentences > 0 {
            report.read_words = told!(options.language, "report-read", read = read, n = sentences);
        }
        report.notes = left_out(options, &kept.annotations.article.text);
        if !options.is_without(Part::Text) && !kept.annotations.article.text.is_left_out() {
            report.blocks = cut::blocks(&kept.annotations, &kept.numbers);
            for claim in report.blocks.iter().flat_map(|block| &block.pieces).flat_map(|piece| &piece.begins) {
                report.claims[*claim].is_marked = true;
            }
        }
        report.method = method(&kept.annotations, &same, &report, &unread, options);
        report
    }

    /// A report without the text, and without a count of what was read.
    pub fn of_claims(annotations: &Annotations, options: &Options) -> Self {
        Self::begun(annotations, options).0
    }

    fn begun(annotations: &Annotations, options: &Options) -> (Self, Narrowed) {
        let Narrowed { annotations: kept, numbers } = narrowed(annotations, options);
        let same = annotations.same();
        let article = &kept.article;
        let facts = &article.facts;
        let language = options.language;
        let judged: Vec<Shown<'_>> = kept.claims.as_slice().iter().map(|claim| same.shown(claim, None)).collect();
        let verdicts = Verdicts::of(&kept, &same, &judged, language);
        let guess = || text::guess_language(article.text.as_str()).to_owned();
        let article_language = if facts.language.is_empty() { guess() } else { facts.language.clone() };
        let people = people(&kept, &same);
        let claims = Claims {
            kept: &kept,
            numbers: &numbers,
            same: &same,
            verdicts: &verdicts,
            parts: claims::parts(&kept, &numbers),
            people: people.len(),
            language,
        };
        let times = kept.claims.as_slice().iter().flat_map(|c| &c.judgements).filter_map(|j| known(j.time));
        let latest = times.max();
        let of_claim =
            |(i, (claim, shown)): (usize, (&std::sync::Arc<Claim>, &Shown<'_>))| claims.one(i, claim, *shown);
        let when = latest.map(|time| month(time, language)).unwrap_or_default();
        let report = Self {
            language: language.code,
            counted: told!(language, "report-claims", n = kept.claims.len()),
            checked: checked(&people, &when, language),
            title: title_of(&kept, language),
            facts: facts_of(&kept, language),
            source: facts.source_url.clone(),
            when,
            claims: kept.claims.as_slice().iter().zip(&judged).enumerate().map(of_claim).collect(),
            has_list: !options.article_only,
            written: language.day(options.today),
            verdicts: verdicts.counted(&judged, language),
            people,
            article_language,
            ..Self::default()
        };
        (report, Narrowed { annotations: kept, numbers })
    }

    /// How the verdict of a claim looks.
    pub fn look(&self, claim: &ReportedClaim) -> Option<&OwnLook> {
        self.verdicts.get(claim.verdict).map(|verdict| &verdict.look)
    }
}

/// Whoever judged or marked something, by name: those who judged most first. Adjudicators are named with their decisions.
fn people(kept: &Annotations, same: &Same) -> Vec<String> {
    let mut work: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    for claim in kept.claims.as_slice() {
        *work.entry(same.person(claim.annotator)).or_default() += 1;
        for judgement in same.judgements(claim) {
            *work.entry(same.person(judgement.annotator)).or_default() += 1;
        }
    }
    for no_claim in kept.no_claims.as_slice() {
        work.entry(same.person(no_claim.annotator)).or_default();
    }
    let decides = |id: &AnnotatorId| kept.annotator(*id).is_some_and(Annotator::is_adjudicator);
    let mut order: Vec<(AnnotatorId, usize)> = work.into_iter().filter(|(id, _)| !decides(id)).collect();
    order.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let name = |id| same.name(&kept.annotators, id).filter(|name| !name.is_empty());
    order.into_iter().filter_map(|(id, _)| name(id)).map(calm).collect()
}

/// The article's title, else the name of its file.
fn title_of(kept: &Annotations, language: &Language) -> String {
    let facts = &kept.article.facts;
    let named = [&facts.title, &facts.original_name].into_iter().find(|name| !name.trim().is_empty());
    named.cloned().unwrap_or_else(|| told!(language, "report-untitled").to_owned())
}

/// A time; `None` if it stands for one that nobody knows.
pub(super) fn known(time: Timestamp) -> Option<Timestamp> {
    Some(time).filter(|time| time.as_second() != 0)
}

/// Names and signs without the characters that turn the direction of all that follows (UAX #9, explicit formatting).
pub(super) fn calm(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// "Checked by Ana with Ben, November 2026".
fn checked(people: &[String], when: &str, language: &Language) -> String {
    let Some((first, others)) = people.split_first() else { return String::new() };
    let mut words = told!(language, "report-checked-by", name = first);
    if !others.is_empty() {
        words.push(' ');
        words.push_str(&told!(language, "report-with", names = others.join(", ")));
    }
    if when.is_empty() { words } else { format!("{words}, {when}") }
}

fn facts_of(kept: &Annotations, language: &Language) -> Vec<String> {
    let facts = &kept.article.facts;
    let byline =
        if facts.byline.is_empty() { String::new() } else { told!(language, "report-by", name = &facts.byline) };
    let all = [byline, facts.publisher.clone(), day(&facts.published, language)];
    all.into_iter().filter(|fact| !fact.is_empty()).collect()
}

/// A date as people write it; one that is no whole day is returned as it is.
pub(super) fn day(date: &str, language: &Language) -> String {
    let day = date.get(..10).filter(|_| is_date(date) && !date.contains('/'));
    day.and_then(|day| day.parse::<Date>().ok()).map_or_else(|| date.to_owned(), |day| language.day(day))
}

fn month(time: Timestamp, language: &Language) -> String {
    let date = time.local().date();
    told!(language, "report-month", month = date.month(), year = date.year().to_string())
}
