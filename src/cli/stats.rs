//! `claimlight stats`: how much was read, marked and judged, by whom.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::article::Reading;
use super::copy;
use super::error::Error;
use super::me::Who;
use super::meant::{self, Files};
use super::output::{self, counted, warn};
use super::share;
use claimlight_core::compare;
use claimlight_core::file;
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Limits, Progress, Same};
use claimlight_core::text;

/// Count what was read, marked and judged, for each annotator and each article
///
/// Files with a purpose, such as the key of an exercise, are not counted.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print the counts as JSON; of several files, those of each on a line of its own
    #[arg(long)]
    json: bool,
}

/// What one person did, in one or more articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counts {
    name: String,
    articles: usize,
    sentences: usize,
    read: usize,
    no_claims: usize,
    claims: usize,
    judgements: usize,
    decisions: usize,
    to_check: usize,
    verdicts: BTreeMap<String, usize>,
    evidence: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.sentences += other.sentences;
        self.read += other.read;
        self.no_claims += other.no_claims;
        self.claims += other.claims;
        self.judgements += other.judgements;
        self.decisions += other.decisions;
        self.to_check += other.to_check;
        self.evidence += other.evidence;
        for (id, n) in &other.verdicts {
            *self.verdicts.entry(id.clone()).or_default() += n;
        }
    }

    fn as_json(&self) -> serde_json::Value {
        json!({
            "name": self.name, "articles": self.articles, "sentences": self.sentences, "read": self.read,
            "no_claims": self.no_claims, "claims": self.claims, "judgements": self.judgements,
            "decisions": self.decisions,
            "to_check": self.to_check, "verdicts": self.verdicts, "evidence": self.evidence,
        })
    }

    fn line(&self) -> String {
        let verdicts: Vec<String> = self.verdicts.iter().map(|(id, n)| format!("{n} {id}")).collect();
        let verdicts = if verdicts.is_empty() { String::new() } else { format!(" ({})", verdicts.join(", ")) };
        let decisions = if self.decisions == 0 {
            String::new()
        } else {
            format!(", {}", counted(self.decisions, "decision", "decisions"))
        };
        format!(
            "{}: {} of {} read, {}, {}, {}{verdicts}{decisions}, {} to check, {} evidence",
            self.name,
            self.read,
            counted(self.sentences, "sentence", "sentences"),
            counted(self.no_claims, "no-claim", "no-claims"),
            counted(self.claims, "claim", "claims"),
            counted(self.judgements, "judgement", "judgements"),
            self.to_check,
            self.evidence
        )
    }
}

/// The sentences of an article, in order.
pub fn sentences(annotations: &Annotations) -> Vec<text::TextRange> {
    let article = &annotations.article;
    let (source, language) = (article.text.as_str(), article.facts.language.as_str());
    let language = if language.is_empty() { text::guess_language(source) } else { language };
    article.text.sentences(language)
}

/// The counts of everyone in an article, and those of all together. A sentence that several people read counts once. `same` says
/// which ids are one person.
fn count(annotations: &Annotations, same: &Same) -> (BTreeMap<AnnotatorId, Counts>, Counts) {
    let sentences = sentences(annotations);
    let mut people: BTreeMap<AnnotatorId, Counts> = BTreeMap::new();
    let mut is_read = vec![false; sentences.len()];
    for annotator in &annotations.annotators {
        let person = same.person(annotator.id);
        if people.contains_key(&person) {
            continue;
        }
        let progress = Progress::joined(sentences.clone(), annotations, person, same.clone());
        is_read.iter_mut().enumerate().for_each(|(i, read)| *read |= progress.is_read(i));
        let name = same.name(&annotations.annotators, annotator.id).unwrap_or_default().to_owned();
        let counts =
            Counts { name, articles: 1, sentences: sentences.len(), read: progress.read(), ..Counts::default() };
        people.insert(person, counts);
    }
    let mut of = |id: AnnotatorId, add: &mut dyn FnMut(&mut Counts)| {
        if let Some(counts) = people.get_mut(&same.person(id)) {
            add(counts);
        }
    };
    for claim in annotations.claims.as_slice() {
        // What is decided is nothing to check.
        let is_decided = same.decided(claim).is_some();
        let is_judged = is_decided || same.judgement(claim, claim.annotator).is_some();
        of(claim.annotator, &mut |c| {
            c.claims += 1;
            c.to_check += usize::from(!is_judged);
        });
        for judgement in same.judgements(claim) {
            of(judgement.annotator, &mut |c| match &judgement.verdict {
                _ if judgement.decided().is_some() => c.decisions += 1,
                Some(id) => {
                    c.judgements += 1;
                    *c.verdicts.entry(id.clone()).or_default() += 1;
                }
                None => c.to_check += usize::from(!is_decided),
            });
        }
        for evidence in &claim.evidence {
            of(evidence.annotator, &mut |c| c.evidence += 1);
        }
    }
    for no_claim in annotations.no_claims.as_slice() {
        of(no_claim.annotator, &mut |c| c.no_claims += 1);
    }
    let mut all = Counts::default();
    for counts in people.values() {
        all.add(counts);
    }
    let (name, read) = ("together".to_owned(), is_read.iter().filter(|read| **read).count());
    (people, Counts { name, articles: 1, sentences: sentences.len(), read, ..all })
}

/// What was counted in an article.
struct Counted {
    file: String,
    /// The files in which people work alone on it, which were counted with it.
    own: Vec<String>,
    title: String,
    together: Counts,
    people: BTreeMap<AnnotatorId, Counts>,
    /// How much is to decide.
    open: usize,
}

/// Takes the files in which people work alone out of those that are counted, and gives them to the shared files among these. What
/// stands in both is then counted once.
fn with_own_files(files: &[PathBuf]) -> (Vec<PathBuf>, BTreeMap<PathBuf, Vec<PathBuf>>) {
    let mut owns: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let known: BTreeSet<&PathBuf> = files.iter().collect();
    let mut shared = Vec::new();
    for file in files {
        // Somebody may have gone on alone in a file that was somebody's own.
        let above = |file: &PathBuf| file::shared_of(file).filter(|above| known.contains(above));
        match std::iter::successors(above(file), above).last() {
            Some(first) => owns.entry(first).or_default().push(file.clone()),
            None => shared.push(file.clone()),
        }
    }
    (shared, owns)
}

/// Takes what people did alone in these files into the shared annotations. Returns the files that were read, and warns of the others.
fn take_in(shared: &mut Annotations, alone: &[PathBuf], limits: Limits) -> Vec<String> {
    let mut taken = Vec::new();
    for path in alone {
        let read = copy::annotations(path, limits);
        let merged = |(own, _): (Annotations, String)| {
            compare::merge(shared, &own).map_err(|e| Error::NotMerged(path.clone(), e))
        };
        match read.and_then(merged) {
            Ok(both) => {
                *shared = both;
                taken.push(path.display().to_string());
            }
            Err(error) => warn(&error.line()),
        }
    }
    taken
}

/// Prints the counts.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut all: BTreeMap<AnnotatorId, Counts> = BTreeMap::new();
    let mut articles = Vec::new();
    let Files { paths, several, left } = meant::files(&asked.files, limits, &Reading::default(), &Who::default())?;
    let is_one = paths.len() + left == 1;
    // Who is joined in one file is one person in all.
    let everybody: Vec<Annotator> = paths.iter().flat_map(|file| file::people_of(file).unwrap_or_default()).collect();
    let same = Same::new(&everybody);
    let (paths, owns) = with_own_files(&paths);
    let (mut apart, mut unread) = (Vec::new(), 0);
    let read = |path: &Path| copy::annotations(path, limits);
    let left = Files { paths, several, left }.each(read, |file, (mut annotations, _)| {
        // A key and an answer are no one's work on the article.
        if let Some(purpose) = &annotations.purpose {
            apart.push((file.display().to_string(), purpose.name().to_owned()));
            return Ok(());
        }
        let alone = owns.get(file).map_or(&[][..], Vec::as_slice);
        let own = take_in(&mut annotations, alone, limits);
        unread += alone.len() - own.len();
        let (people, together) = count(&annotations, &same);
        for (id, counts) in &people {
            let name = || same.name(&everybody, *id).unwrap_or(&counts.name).to_owned();
            let sum = all.entry(*id).or_insert_with(|| Counts { name: name(), ..Counts::default() });
            sum.add(counts);
        }
        let facts = &annotations.article.facts;
        let title = if facts.title.is_empty() { &facts.original_name } else { &facts.title };
        let open = compare::undecided(&annotations).len();
        articles.push(Counted { file: file.display().to_string(), own, title: title.clone(), together, people, open });
        Ok(())
    })?;
    let left = left + unread;
    if asked.json {
        let people = |people: &BTreeMap<AnnotatorId, Counts>| -> serde_json::Map<String, serde_json::Value> {
            people.iter().map(|(id, counts)| (id.to_string(), counts.as_json())).collect()
        };
        let of = |article: &Counted| {
            let (together, counts) = (article.together.as_json(), people(&article.people));
            json!({ "file": article.file, "own_files": article.own, "title": article.title,
                    "claims": article.together.claims, "to_decide": article.open, "together": together,
                    "annotators": counts })
        };
        let articles: Vec<_> = articles.iter().map(of).collect();
        let apart: Vec<_> = apart.iter().map(|(file, purpose)| json!({ "file": file, "purpose": purpose })).collect();
        if !is_one {
            articles.iter().chain(&apart).try_for_each(|line| output::print(&output::json(line)))?;
            return share::none_left(left);
        }
        let counts = json!({ "annotators": people(&all), "articles": articles, "not_counted": apart });
        output::print(&output::json(&counts))?;
        return share::none_left(left);
    }
    for Counted { file, own, title, together, people, open } in &articles {
        let claims = counted(together.claims, "claim", "claims");
        let open = if *open > 0 { format!(", {open} to decide") } else { String::new() };
        let files = [std::slice::from_ref(file), own].concat().join(" + ");
        output::print(&format!("{files} ({title}): {claims}{open}"))?;
        if people.len() > 1 {
            output::print(&format!("  {}", together.line()))?;
        }
        for counts in people.values() {
            output::print(&format!("  {}", counts.line()))?;
        }
    }
    if articles.len() > 1 {
        output::print(&format!("in all {}", counted(articles.len(), "article", "articles")))?;
        for counts in all.values() {
            output::print(&format!("  {}", counts.line()))?;
        }
    }
    for (file, purpose) in &apart {
        output::print(&format!("{file}: not counted, its purpose is \"{}\"", output::plain(purpose)))?;
    }
    share::none_left(left)
}
