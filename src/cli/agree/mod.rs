//! `claimlight agree`: how far several people agree, in figures.

pub mod files;
mod lines;

use std::io::Write as _;
use std::path::PathBuf;

use self::files::Files;
use super::article::Reading;
use super::error::{Error, NoQuestion, NoUnmarked};
use super::me;
use super::meant;
use super::output::{self, warn};
use super::{Outcome, share};
use claimlight_core::agreement::{Asked, Known, LeftOut, Question, Survey, Unmarked};
use claimlight_core::model::limits::COMPARED_PEOPLE;
use claimlight_core::model::{AnnotatorId, Limits};
use claimlight_core::report;
use claimlight_core::report::agreement::{self, Studied};
use claimlight_core::words::Language;

/// Tell in figures how far people agree: on which sentences hold claims, on verdicts, and on the words of claims
///
/// Files of one article are brought together first, so that it does not matter whether people worked in one file or in several. Keys and
/// hand-ins of exercises are left out, and so is whoever decides between others, unless named. Status 3: some of the files could not be
/// compared.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders with annotation files in them or in their folders, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Whose work to compare, in this order: names or ids, separated by commas; without it, everyone's
    #[arg(long, value_delimiter = ',', value_name = "PEOPLE", value_parser = me::someone, allow_hyphen_values = true)]
    people: Vec<report::Who>,
    /// Compare each of them with whoever decides between others, instead of with one another
    #[arg(long)]
    decisions: bool,
    /// Answer only this question: sentences, verdicts or words
    #[arg(long, value_parser = question)]
    question: Option<Question>,
    /// Whether text counts as read in which somebody left no mark and no no-claim: auto (if they have marks and no no-claims), read, unread
    #[arg(long, default_value = "auto", value_name = "HOW", value_parser = unmarked)]
    unmarked: Unmarked,
    /// Leave out verdicts that were given with another person's verdict in the file
    #[arg(long)]
    without_seen: bool,
    /// Draw gamma too, which takes long
    #[arg(long)]
    gamma: bool,
    #[command(flatten)]
    printed: Printed,
}

/// What is printed instead of lines.
#[derive(clap::Args)]
struct Printed {
    /// Print the figures as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Name the sentences, claims and words behind each cell and count, and each figure without each article (with --json)
    #[arg(long, requires = "json")]
    spans: bool,
    /// Print the figures as a table for spreadsheets and statistics
    #[arg(long)]
    csv: bool,
}

fn question(name: &str) -> Result<Question, NoQuestion> {
    Question::named(name).ok_or(NoQuestion)
}

/// The way with that name in which unmarked text counts.
pub fn unmarked(name: &str) -> Result<Unmarked, NoUnmarked> {
    Unmarked::named(name).ok_or(NoUnmarked)
}

impl Arguments {
    fn questions(&self) -> Vec<Question> {
        self.question.map_or_else(|| Question::ALL.to_vec(), |question| vec![question])
    }
}

/// Prints the figures.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let named = share::with_folders(&asked.files)?;
    let files = meant::files(&named, limits, &Reading::default(), &me::Who::default())?;
    let paths = files.paths;
    let reader = Files::new(&paths, limits);
    let read = |i: usize| reader.read(i);
    let mut survey = Survey::of(paths.len(), &read, &|_| true).ok_or(Error::NoAnnotationFile)?;
    if let ([_], Some((_, LeftOut::NotRead(_)))) = (paths.as_slice(), survey.left_out().first()) {
        return read(0).map(|_| Outcome::Problems);
    }
    let compared = if asked.decisions {
        against_decisions(survey.people(), &asked.people)
    } else {
        chosen(survey.people(), &asked.people).map(|people| (people, Vec::new()))
    };
    let (people, deciding) = compared.inspect_err(|_| {
        for (i, why) in survey.left_out() {
            warn(&format!("{}: {}", paths[*i].display(), told(why)));
        }
    })?;
    let (unmarked, without_seen, gamma) = (asked.unmarked, asked.without_seen, asked.gamma);
    let wanted = Asked { people, deciding, unmarked, without_seen, gamma };
    let counted = survey.count(&wanted, &read, &|_| true).ok_or(Error::NoAnnotationFile)?;
    let named = |i: &usize| paths[*i].display().to_string();
    let left_out: Vec<(String, String)> = survey.left_out().iter().map(|(i, why)| (named(i), told(why))).collect();
    for (path, why) in &left_out {
        warn(&format!("{path}: {why}"));
    }
    let scheme = survey.scheme();
    let label = |id: &String| scheme.verdict(id).map_or_else(|| id.clone(), |verdict| verdict.label.clone());
    let labels = counted.study.verdicts.iter().map(label).collect();
    let is_failure = |(_, why): &&(usize, LeftOut<Error>)| !matches!(why, LeftOut::Purpose(_));
    let failed = files.left + survey.left_out().iter().filter(is_failure).count();
    let all = (0..paths.len()).map(|i| named(&i)).collect();
    let studied = Studied { counted, questions: asked.questions(), labels, files: all, left_out };
    if asked.printed.json {
        let mut value = agreement::study(&studied);
        if asked.printed.spans {
            agreement::add_spans(&mut value, &studied, read);
        }
        output::print(&output::json(&value))?;
    } else if asked.printed.csv {
        output::written(std::io::stdout().write_all(agreement::table(&studied).as_bytes()))?;
    } else {
        lines::lines(&studied).iter().try_for_each(|line| output::print(line))?;
    }
    Ok(if failed == 0 { Outcome::Well } else { Outcome::Problems })
}

/// The people who are compared: those who are named, or all who do not decide between others.
fn chosen(known: &[Known], named: &[report::Who]) -> Result<Vec<AnnotatorId>, Error> {
    let mut chosen = found(known, named)?;
    if named.is_empty() {
        chosen = known.iter().filter(|person| !person.decides).map(|person| person.id).collect();
    }
    match chosen.len() {
        0 | 1 => Err(Error::NotTwo(chosen.len())),
        n if n > COMPARED_PEOPLE => Err(Error::TooManyPeople(COMPARED_PEOPLE)),
        _ => Ok(chosen),
    }
}

/// The people who are compared with decisions, and those who decide: those who are named, or all.
fn against_decisions(known: &[Known], named: &[report::Who]) -> Result<(Vec<AnnotatorId>, Vec<AnnotatorId>), Error> {
    let decides = |id: &AnnotatorId| known.iter().any(|person| person.id == *id && person.decides);
    let all = || known.iter().map(|person| person.id);
    let (mut deciding, mut people): (Vec<_>, Vec<_>) = found(known, named)?.into_iter().partition(decides);
    if deciding.is_empty() {
        deciding = all().filter(decides).collect();
    }
    if people.is_empty() {
        people = all().filter(|id| !decides(id)).collect();
    }
    match (people.len(), deciding.len()) {
        (_, 0) => Err(Error::NobodyDecides),
        (0, _) => Err(Error::NotTwo(0)),
        (n, m) if n + m > COMPARED_PEOPLE => Err(Error::TooManyPeople(COMPARED_PEOPLE)),
        _ => Ok((people, deciding)),
    }
}

/// The people who are named.
fn found(known: &[Known], named: &[report::Who]) -> Result<Vec<AnnotatorId>, Error> {
    let mut chosen: Vec<AnnotatorId> = Vec::new();
    for who in named {
        let found: Vec<AnnotatorId> = match who {
            report::Who::Id(id) => {
                known.iter().filter(|person| person.ids.contains(id)).map(|person| person.id).collect()
            }
            report::Who::Name(name) => {
                known.iter().filter(|person| name.is(&person.called)).map(|person| person.id).collect()
            }
        };
        if found.is_empty() {
            return Err(Error::NobodyNamed(match who {
                report::Who::Id(id) => id.to_string(),
                report::Who::Name(name) => name.to_string(),
            }));
        }
        chosen.extend(found.into_iter().filter(|id| !chosen.contains(id)).collect::<Vec<_>>());
    }
    Ok(chosen)
}

/// Why a file was not compared.
pub fn told(why: &LeftOut<Error>) -> String {
    match why {
        LeftOut::NotRead(error) => error.line(),
        LeftOut::Purpose(purpose) => format!("not compared: its purpose is \"{purpose}\""),
        LeftOut::OtherVerdicts => {
            format!("not compared: {}", Language::english().text("agree-other-verdicts"))
        }
        LeftOut::NotMerged(error) => format!("not compared: {error}"),
    }
}
