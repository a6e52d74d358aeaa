//! What stands in a report, before it is written in any format.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cut::{self, Piece};
use super::narrow::{Narrowed, narrowed};
use super::options::{Options, Part};
use crate::model::{
    Annotations, AnnotatorId, BlockKind, Claim, ClaimId, Evidence, Progress, Same, Scheme, Shown, Stance, Timestamp,
    Underline, is_date,
};
use crate::text::{self, Direction};
use crate::words::Language;
use crate::words::told;

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
    /// Whether its words stand in the text.
    pub is_placed: bool,
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
        let (sentences, read, unread) = progress(&kept.annotations, &same, &report.article_language);
        (report.sentences, report.read) = (sentences, read);
        if !options.is_without(Part::Text) && !kept.annotations.article.text.is_left_out() {
            report.blocks = cut::blocks(&kept.annotations, &kept.numbers);
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
        let claims =
            Claims { kept: &kept, numbers: &numbers, same: &same, verdicts: &verdicts, people: people.len(), language };
        let latest = kept.claims.as_slice().iter().flat_map(|c| &c.judgements).map(|j| j.time).max();
        let of_claim =
            |(i, (claim, shown)): (usize, (&std::sync::Arc<Claim>, &Shown<'_>))| claims.one(i, claim, *shown);
        let when = latest.map(|time| month(time, language)).unwrap_or_default();
        let report = Self {
            language: language.code,
            counted: told!(language, "report-claims", n = kept.claims.len()),
            checked: checked(&people, &when, language),
            title: if facts.title.is_empty() { facts.original_name.clone() } else { facts.title.clone() },
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

/// The verdicts that occur in a report, in the scheme's order: then those that it does not have, those on which people differ, and
/// those to check.
struct Verdicts {
    names: Vec<String>,
    looks: Vec<OwnLook>,
}

const TO_CHECK: &str = "\0to-check";
const DIFFERS: &str = "\0differs";

/// A key for a verdict that is no verdict's id.
fn key(shown: Shown<'_>) -> &str {
    match shown {
        Shown::ToCheck => TO_CHECK,
        Shown::Differs => DIFFERS,
        Shown::Verdict(id) => id,
    }
}

impl Verdicts {
    fn of(kept: &Annotations, same: &Same, judged: &[Shown<'_>], language: &Language) -> Self {
        let scheme = &kept.scheme;
        let given = kept.claims.as_slice().iter().flat_map(|claim| same.judgements(claim));
        let given = given.map(|j| j.verdict.as_deref().map_or(Shown::ToCheck, Shown::Verdict));
        let all: Vec<Shown<'_>> = judged.iter().copied().chain(given).collect();
        let occurs = |shown: Shown<'_>| all.contains(&shown);
        let mut order: Vec<Shown<'_>> = Vec::new();
        order.extend(scheme.verdicts.iter().map(|v| Shown::Verdict(&v.id)).filter(|shown| occurs(*shown)));
        let unknown: BTreeSet<&str> =
            all.iter().filter_map(|s| s.id()).filter(|id| scheme.verdict(id).is_none()).collect();
        order.extend(unknown.into_iter().map(Shown::Verdict));
        order.extend([Shown::Differs, Shown::ToCheck].into_iter().filter(|shown| occurs(*shown)));
        let look = |shown: &Shown<'_>| own_look(scheme, *shown, language);
        Self {
            names: order.iter().map(|shown| key(*shown).to_owned()).collect(),
            looks: order.iter().map(look).collect(),
        }
    }

    fn index(&self, shown: Shown<'_>) -> usize {
        self.names.iter().position(|name| name == key(shown)).unwrap_or_default()
    }

    fn counted(&self, judged: &[Shown<'_>], language: &Language) -> Vec<VerdictCount> {
        let counts: Vec<usize> =
            self.names.iter().map(|name| judged.iter().filter(|shown| key(**shown) == name).count()).collect();
        let share = |name: &str, count: usize| match name {
            TO_CHECK => told!(language, "report-no-verdict").to_owned(),
            DIFFERS => told!(language, "report-verdicts-differ").to_owned(),
            _ => {
                let percent = (count as f64 * 100.0 / judged.len().max(1) as f64).round();
                told!(language, "report-percent", n = percent as usize)
            }
        };
        let rows = self.names.iter().zip(&self.looks).zip(counts);
        rows.map(|((name, look), count)| VerdictCount { look: look.clone(), count, share: share(name, count) })
            .collect()
    }
}

fn own_look(scheme: &Scheme, shown: Shown<'_>, language: &Language) -> OwnLook {
    let look = scheme.look(shown);
    OwnLook {
        label: language.shown(scheme, shown).to_owned(),
        sign: look.sign.to_owned(),
        colour: look.colour.to_owned(),
        underline: look.underline,
    }
}

/// Whoever judged or marked something, by name: those who judged most first.
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
    let mut order: Vec<(AnnotatorId, usize)> = work.into_iter().collect();
    order.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let name = |id| same.name(&kept.annotators, id).filter(|name| !name.is_empty());
    order.into_iter().filter_map(|(id, _)| name(id)).map(str::to_owned).collect()
}

/// How many sentences there are, how many of them somebody has read, and the first words of each stretch that nobody has.
fn progress(kept: &Annotations, same: &Same, language: &str) -> (usize, usize, Vec<String>) {
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
fn day(date: &str, language: &Language) -> String {
    let day = date.get(..10).filter(|_| is_date(date) && !date.contains('/'));
    day.and_then(|day| day.parse::<Date>().ok()).map_or_else(|| date.to_owned(), |day| language.day(day))
}

fn month(time: Timestamp, language: &Language) -> String {
    let date = time.local().date();
    told!(language, "report-month", month = date.month(), year = date.year().to_string())
}

/// Makes the claims of a report.
struct Claims<'a> {
    kept: &'a Annotations,
    numbers: &'a [usize],
    same: &'a Same,
    verdicts: &'a Verdicts,
    /// How many people checked the article.
    people: usize,
    language: &'static Language,
}

impl Claims<'_> {
    fn one(&self, i: usize, claim: &Claim, shown: Shown<'_>) -> ReportedClaim {
        let text = &self.kept.article.text;
        ReportedClaim {
            number: self.numbers.get(i).copied().unwrap_or_default(),
            verdict: self.verdicts.index(shown),
            quote: claim.quote(text.as_str()),
            is_placed: claim.ranges().next().is_some(),
            lines: self.lines(claim),
            judgements: self.judgements(claim, shown),
            evidence: claim.evidence.iter().map(|evidence| evidence_of(evidence, self.language)).collect(),
        }
    }

    /// The number of a claim that the report shows.
    fn number_of(&self, id: ClaimId) -> Option<usize> {
        self.numbers.get(self.kept.claims.position(id)?).copied()
    }

    fn lines(&self, claim: &Claim) -> Vec<ClaimLine> {
        let language = self.language;
        let mut lines = Vec::new();
        let mut add = |label: &str, words: String| {
            if !words.is_empty() {
                lines.push(ClaimLine { label: label.to_owned(), words });
            }
        };
        add(told!(language, "report-restated"), claim.restated.clone());
        add(told!(language, "report-claimant"), claim.claimant.clone());
        add(told!(language, "report-kind"), language.of_scheme(&claim.kind).to_owned());
        add(told!(language, "report-date"), day(&claim.date, language));
        add(told!(language, "report-tags"), claim.tags.join(", "));
        let whole = claim.part_of.and_then(|id| self.number_of(id));
        add("", whole.map(|number| told!(language, "report-part-of", n = number)).unwrap_or_default());
        let all = self.kept.claims.as_slice().iter();
        let parts: Vec<String> = all
            .filter(|other| other.part_of == Some(claim.id))
            .filter_map(|other| self.number_of(other.id))
            .map(|number| number.to_string())
            .collect();
        add(told!(language, "report-parts"), parts.join(", "));
        let places = claim.locators(&self.kept.article.text);
        let places: Vec<String> = places.into_iter().map(|locator| language.place_in_source(locator)).collect();
        add("", places.join("; "));
        if claim.ranges().next().is_none() {
            add("", told!(language, "report-no-place").to_owned());
        }
        lines
    }

    /// Who says what of a claim: all if they differ, else those who say why.
    fn judgements(&self, claim: &Claim, shown: Shown<'_>) -> Vec<ReportedJudgement> {
        let of = |judgement: &crate::model::Judgement| {
            let own = judgement.verdict.as_deref().map_or(Shown::ToCheck, Shown::Verdict);
            let name = self.same.name(&self.kept.annotators, judgement.annotator).unwrap_or_default();
            let is_said = shown == Shown::Differs || own != shown || !judgement.note.is_empty();
            let told = ReportedJudgement {
                name: if self.people > 1 { name.to_owned() } else { String::new() },
                verdict: (own != shown).then(|| self.verdicts.index(own)),
                note: judgement.note.clone(),
            };
            is_said.then_some(told)
        };
        self.same.judgements(claim).filter_map(of).collect()
    }
}

/// The address, if it can be opened in a browser.
pub fn link(address: &str) -> &str {
    let address = address.trim();
    let starts = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_whole = !address.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_whole && (starts("https://") || starts("http://")) { address } else { "" }
}

fn evidence_of(evidence: &Evidence, language: &Language) -> ReportedEvidence {
    let stance = match evidence.stance {
        Stance::Supports => told!(language, "stance-supports"),
        Stance::Refutes => told!(language, "stance-refutes"),
        Stance::Context => told!(language, "stance-context"),
    };
    let title = [&evidence.title, &evidence.url].into_iter().find(|words| !words.trim().is_empty());
    let mut facts = vec![evidence.publisher.clone(), day(&evidence.published, language)];
    let has_address_in_title = evidence.title.trim().is_empty();
    if link(&evidence.url).is_empty() && !has_address_in_title {
        facts.push(evidence.url.clone());
    }
    if !evidence.question.is_empty() {
        facts.push(told!(language, "report-question", words = &evidence.question));
    }
    if !evidence.accessed.is_empty() {
        facts.push(told!(language, "report-accessed", day = day(&evidence.accessed, language)));
    }
    if !evidence.archived_url.is_empty() {
        facts.push(told!(language, "report-archived", address = &evidence.archived_url));
    }
    if let Some(kept) = &evidence.snapshot {
        facts.push(told!(language, "report-kept", day = language.day(kept.time.local().date())));
    }
    facts.retain(|fact| !fact.trim().is_empty());
    ReportedEvidence {
        stance: evidence.stance,
        stance_words: stance.to_owned(),
        title: title.cloned().unwrap_or_default(),
        link: link(&evidence.url).to_owned(),
        facts,
        quote: evidence.quote.clone(),
    }
}

/// How many stretches that nobody has read are named.
const UNREAD_NAMED: usize = 5;

fn method(kept: &Annotations, same: &Same, report: &Report, unread: &[String], options: &Options) -> Vec<MethodLine> {
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
    match (report.people.len(), unread.len()) {
        (0, _) | (_, 0) if report.sentences == 0 => {}
        (_, 0) => say(told!(language, "report-all-read").to_owned()),
        (_, stretches) => {
            let named = unread.iter().take(UNREAD_NAMED).map(|words| told!(language, "report-quoted", words = words));
            let named = named.collect::<Vec<_>>().join(", ");
            let left = report.sentences - report.read;
            if options.is_without(Part::Text) {
                say(told!(language, "report-not-read-count", n = left));
            } else if stretches > UNREAD_NAMED {
                say(told!(language, "report-not-read-more", n = left, named = named));
            } else {
                say(told!(language, "report-not-read", n = left, named = named));
            }
        }
    }
    if let Some(sentence) = agreement(kept, same, language) {
        say(sentence);
    }
    for sentence in left_out(options) {
        say(sentence);
    }
    lines
}

/// On how many of the claims that several people judged their verdicts are the same.
fn agreement(kept: &Annotations, same: &Same, language: &Language) -> Option<String> {
    let (mut several, mut alike) = (0_usize, 0_usize);
    for claim in kept.claims.as_slice() {
        let verdicts: Vec<&str> = same.judgements(claim).filter_map(|j| j.verdict.as_deref()).collect();
        if verdicts.len() > 1 {
            several += 1;
            alike += usize::from(verdicts.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }
    (several > 0).then(|| told!(language, "report-agree", n = several, alike = alike))
}

/// What the options leave out, in sentences.
fn left_out(options: &Options) -> Vec<String> {
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
    if !options.verdicts.is_empty() {
        sentences.push(told!(language, "report-some-verdicts").to_owned());
    }
    if !options.people.is_empty() {
        sentences.push(told!(language, "report-some-people").to_owned());
    }
    sentences
}
