//! `claimlight show`: an annotation file for people and for scripts.

use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::article::Reading;
use super::copy;
use super::error::Error;
use super::me::Who;
use super::meant;
use super::output::{self, counted, plain, warn, written};
use super::share;
use claimlight_core::compare;
use claimlight_core::file;
use claimlight_core::model::{
    self, Annotations, ArticleText, Claim, Criterion, Decided, Exercise, Judgement, Level, Limits, Locator, MarkKind,
    Place, Printed, Same, Scheme, Shown, Stance, Tabled, View,
};

/// Print annotation files, or those beside articles
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, articles that have one beside them, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON with the file's own field names, for scripts; of several files, each on a line of its own
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    who: Who,
}

/// Prints the files. Colours are used on a terminal, unless `NO_COLOR` is set. Of several files, one that can't be read is warned of,
/// and the others are printed all the same.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let files = meant::files(&asked.files, limits, &asked.reading, &asked.who)?;
    let is_one = files.paths.len() + files.left == 1;
    let mut shown = 0;
    let read = |path: &Path| copy::load(path, limits);
    let left = files.each(read, |path, loaded| {
        for repair in &loaded.repairs {
            warn(&format!("{}: {repair}", path.display()));
        }
        print(asked.json, path, &loaded.annotations, (!is_one).then_some(shown))?;
        shown += 1;
        Ok(())
    })?;
    share::none_left(left)
}

/// Prints one file. If it is one of several it is number `nth` of those that are printed, from 0.
fn print(as_json: bool, path: &Path, annotations: &Annotations, nth: Option<usize>) -> Result<(), Error> {
    let out = std::io::stdout().lock();
    let coloured = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let mut out = std::io::BufWriter::new(out);
    written(if as_json {
        let value = json(path, annotations);
        let printed = if nth.is_some() { output::json(&value) } else { output::json_lines(&value) };
        writeln!(out, "{printed}").and_then(|()| out.flush())
    } else {
        let file = plain(&path.display().to_string());
        let (heading, under) = match nth {
            Some(0) => (format!("{file}:\n"), None),
            Some(_) => (format!("\n{file}:\n"), None),
            None => (String::new(), Some(file.as_str())),
        };
        let headed = write!(out, "{heading}");
        headed.and_then(|()| people(&mut out, under, annotations, coloured)).and_then(|()| out.flush())
    })
}

/// The blocks of a text, by the file's own names.
pub fn blocks(text: &ArticleText) -> Vec<Value> {
    let blocks = text.blocks().iter().map(|b| {
        let scalars = |o| text.to_scalars(o) - text.to_scalars(b.range.start());
        let ranges = |wanted: fn(&MarkKind) -> bool| -> Vec<Value> {
            let all = b.marks.iter().filter(|m| wanted(&m.kind));
            all.map(|m| {
                let mut range = json!({ "start": scalars(m.range.start()), "end": scalars(m.range.end()) });
                if let MarkKind::Link(url) = &m.kind {
                    range["url"] = json!(url);
                }
                range
            })
            .collect()
        };
        let mut block = match b.kind {
            model::BlockKind::Paragraph => json!({ "kind": "paragraph" }),
            model::BlockKind::Heading(level) => json!({ "kind": "heading", "level": level }),
            model::BlockKind::Item { depth, number } => json!({ "kind": "item", "depth": depth, "number": number }),
            model::BlockKind::Quotation => json!({ "kind": "quotation" }),
            model::BlockKind::Code => json!({ "kind": "code" }),
            model::BlockKind::TableRow => json!({ "kind": "table_row" }),
            model::BlockKind::Footnote => json!({ "kind": "footnote" }),
            model::BlockKind::Caption => json!({ "kind": "caption" }),
            model::BlockKind::Byline => json!({ "kind": "byline" }),
        };
        block["locator"] = locator(text, b.locator.as_deref());
        block["text"] = json!(text.slice(b.range));
        block["links"] = json!(ranges(|k| matches!(k, MarkKind::Link(_))));
        block["bold"] = json!(ranges(|k| *k == MarkKind::Bold));
        block["italic"] = json!(ranges(|k| *k == MarkKind::Italic));
        block["struck"] = json!(ranges(|k| *k == MarkKind::Struck));
        block
    });
    blocks.collect()
}

/// Where a block stands in the source, by the file's own names; `null` if the source has no places with names.
fn locator(text: &ArticleText, locator: Option<&Locator>) -> Value {
    locator.map_or(Value::Null, |locator| record(text, locator))
}

/// The fields of the file at `path`, by the file's own names.
fn json(path: &Path, annotations: &Annotations) -> Value {
    let (facts, text) = (&annotations.article.facts, &annotations.article.text);
    let record = JsonRecord { text, same: annotations.same() };
    let mut article = record.fields(&**facts);
    article.insert("text_sha256".to_owned(), json!(text.sha256()));
    article.insert("text_length".to_owned(), json!(text.len_scalars()));
    article.insert("text".to_owned(), blocks(text).into());
    json!({
        "file": path.display().to_string(),
        "format": file::FORMAT,
        "reader": file::READER,
        "purpose": annotations.purpose.as_ref().map(model::Purpose::name),
        "exercise": annotations.exercise.as_deref().map(exercise),
        "to_decide": compare::undecided(annotations).len(),
        "article": article,
        "scheme": record.fields(&*annotations.scheme),
        "annotators": record.all(&annotations.annotators),
        "sentences": { "splitter": annotations.sentences.splitter, "version": annotations.sentences.version,
                       "count": annotations.sentences.count },
        "claims": annotations.claims.as_slice().iter().map(|c| record.claim(c)).collect::<Vec<_>>(),
        "no_claims": annotations.no_claims.as_slice().iter().map(|n| record.fields(&**n)).collect::<Vec<_>>(),
    })
}

/// An exercise by the file's own names; points are decimal numbers in a string.
fn exercise(exercise: &Exercise) -> Value {
    let level = |level: &Level| {
        let points = level.points.map(|points| points.to_decimal(18));
        json!({ "label": level.label, "words": level.words, "points": points, "from": level.from })
    };
    let criterion = |criterion: &Criterion| {
        let levels: Vec<Value> = criterion.levels.iter().map(level).collect();
        json!({ "id": criterion.id, "label": criterion.label, "levels": levels })
    };
    json!({
        "id": exercise.id,
        "edition": exercise.edition,
        "name": exercise.name,
        "task": exercise.task,
        "asks": exercise.asks.iter().map(|ask| ask.name()).collect::<Vec<_>>(),
        "given": exercise.given,
        "claims": exercise.claims,
        "known_as": exercise.known_as.name(),
        "rubric": { "criteria": exercise.rubric.criteria.iter().map(criterion).collect::<Vec<_>>() },
        "handed_in": exercise.handed_in.map(|time| time.to_string()),
    })
}

/// A record of the table of fields as a JSON object, apart from anybody's judgements.
pub fn record<T: Tabled>(text: &ArticleText, record: &T) -> Value {
    JsonRecord { text, same: Same::default() }.fields(record).into()
}

/// Records of the table of fields as JSON objects.
struct JsonRecord<'a> {
    text: &'a ArticleText,
    same: Same,
}

impl JsonRecord<'_> {
    /// The fields of a record by the file's names. Fields that are none are `null`; places in an order are left out, since
    /// lists are in order.
    fn fields<T: Tabled>(&self, record: &T) -> Map<String, Value> {
        let mut object = Map::new();
        for line in T::LINES.iter().filter(|line| line.printed != Printed::Ordered) {
            let value = match (line.view)(record) {
                View::Nothing => Value::Null,
                View::Text(text) => json!(text),
                View::Id(id) => json!(id.to_string()),
                View::Time(time) => json!(time.to_string()),
                View::Number(n) => json!(n),
                View::Flag(flag) => json!(flag),
                View::Texts(texts) => json!(texts),
                View::Spans(spans) => self.all(spans),
                View::Was(was) => self.fields(was).into(),
                View::Snapshot(snapshot) => self.fields(snapshot).into(),
                View::Import(import) => self.fields(import).into(),
                View::Mended(mended) => self.all(mended),
                View::Numbers(numbers) => json!(numbers),
                View::Judgements(judgements) => self.all(judgements),
                View::Evidence(evidence) => self.all(evidence),
                View::Verdicts(verdicts) => self.all(verdicts),
                View::Range(range) => {
                    object.insert("start".to_owned(), json!(self.text.to_scalars(range.start())));
                    object.insert("end".to_owned(), json!(self.text.to_scalars(range.end())));
                    continue;
                }
                View::Place(place) => {
                    object.extend(self.place(place));
                    continue;
                }
            };
            object.insert(line.name.to_owned(), value);
        }
        object
    }

    fn all<T: Tabled>(&self, records: &[T]) -> Value {
        records.iter().map(|record| self.fields(record)).collect()
    }

    fn claim(&self, claim: &Claim) -> Map<String, Value> {
        let mut object = self.fields(claim);
        let shown = self.same.shown(claim, None);
        object.insert("verdict".to_owned(), json!(shown.id()));
        object.insert("differs".to_owned(), json!(shown == Shown::Differs));
        let decisions = self.same.decisions(claim);
        let decided = decisions.first().filter(|_| shown != Shown::Differs).and_then(|d| d.decision.as_ref());
        object.insert("decided".to_owned(), json!(decided.map(Decided::name)));
        object
    }

    fn place(&self, place: &Place) -> Map<String, Value> {
        let (start, end, quote, before, after, unplaced) = match place {
            Place::At(range) => {
                let (before, after) = claimlight_core::text::context(self.text.as_str(), *range, file::CONTEXT);
                let scalars = |offset| self.text.to_scalars(offset) as u64;
                (scalars(range.start()), scalars(range.end()), self.text.slice(*range), before, after, false)
            }
            Place::Nowhere(lost) => {
                (lost.start, lost.end, lost.quote.as_str(), lost.before.as_str(), lost.after.as_str(), true)
            }
        };
        let locator = match place {
            Place::At(range) => locator(self.text, self.text.locator_at(range.start())),
            Place::Nowhere(_) => Value::Null,
        };
        let fields = [
            ("locator", locator),
            ("start", json!(start)),
            ("end", json!(end)),
            ("quote", json!(quote)),
            ("before", json!(before)),
            ("after", json!(after)),
            ("unplaced", json!(unplaced)),
        ];
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// Where words stand in the source, for people.
fn told_locator(locator: &Locator) -> String {
    let named = [("page ", &locator.page), ("chapter ", &locator.chapter), ("", &locator.time)];
    let told =
        named.into_iter().filter(|(_, name)| !name.is_empty()).map(|(what, name)| format!("{what}{}", plain(name)));
    told.collect::<Vec<_>>().join(", ")
}

/// What is decided, for people.
fn told_decision(annotations: &Annotations, scheme: &Scheme, judgement: &Judgement, decided: Shown<'_>) -> String {
    let number = judgement.same_as.and_then(|id| annotations.claims.position(id)).map(|i| i + 1);
    match (decided, number) {
        (Shown::NoClaim, _) => "no claim".to_owned(),
        (Shown::SameAs, Some(number)) => format!("the same as claim {number}"),
        (Shown::SameAs, None) => "the same as a claim that is not here".to_owned(),
        _ => plain(scheme.label(judgement.verdict.as_deref())),
    }
}

/// Prints a file for people, with its path `file` under the title.
fn people(out: &mut impl Write, file: Option<&str>, annotations: &Annotations, coloured: bool) -> std::io::Result<()> {
    let paint = |code: &str, text: &str| if coloured { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    let facts = &annotations.article.facts;
    let (scheme, same) = (&*compare::shown_scheme(annotations, annotations, str::to_owned), annotations.same());
    let title = if facts.title.is_empty() { &facts.original_name } else { &facts.title };
    writeln!(out, "{}", paint("1", &plain(title)))?;
    if let Some(file) = file {
        writeln!(out, "{}", paint("2", file))?;
    }
    let told = [&facts.byline, &facts.published, &facts.publisher, &facts.source_url];
    let told: Vec<String> = told.into_iter().filter(|t| !t.is_empty()).map(|t| plain(t)).collect();
    if !told.is_empty() {
        writeln!(out, "{}", told.join(" · "))?;
    }
    let claims = annotations.claims.as_slice();
    let count = |shown| claims.iter().filter(|c| same.shown(c, None) == shown).count();
    let mut counts = vec![counted(claims.len(), "claim", "claims")];
    for verdict in &scheme.verdicts {
        counts.push(format!("{} {}", count(Shown::Verdict(&verdict.id)), plain(&verdict.label.to_lowercase())));
    }
    for (shown, told) in [(Shown::NoClaim, "decided to be no claim"), (Shown::SameAs, "the same as another")] {
        let n = count(shown);
        counts.extend((n > 0).then(|| format!("{n} {told}")));
    }
    let differ = count(Shown::Differs);
    if differ > 0 {
        counts.push(counted(differ, "differs", "differ"));
    }
    counts.push(format!("{} to check", count(Shown::ToCheck)));
    let open = compare::undecided(annotations).len();
    counts.extend((open > 0).then(|| format!("{open} to decide")));
    writeln!(out, "{}", counts.join(" · "))?;
    for (i, c) in claims.iter().enumerate() {
        let shown = same.shown(c, None);
        let verdict = shown.id();
        let (sign, label) = match shown {
            Shown::Differs => ("≠", "Differs"),
            Shown::NoClaim => ("–", "No claim (decided)"),
            Shown::SameAs => ("=", "Same as another claim (decided)"),
            _ => (verdict.and_then(|id| scheme.verdict(id)).map_or("·", |v| &v.sign), scheme.label(verdict)),
        };
        let colour = match verdict.and_then(|id| scheme.verdict(id)).map(|v| v.colour.as_str()) {
            Some("green") => "32",
            Some("orange" | "yellow") => "33",
            Some("red") => "31",
            Some("purple") => "35",
            Some("blue") => "34",
            _ => "90",
        };
        let label = format!("{} {}", plain(sign), plain(label));
        let quote = c.spans.iter().map(|s| match &s.place {
            Place::At(range) => plain(annotations.article.text.slice(*range)),
            Place::Nowhere(lost) if lost.awaits_text => plain(&lost.quote),
            Place::Nowhere(lost) => format!("{} (not found in this text)", plain(&lost.quote)),
        });
        writeln!(out, "\n{:>4}  {}", i + 1, paint(colour, &label))?;
        writeln!(out, "      {}", quote.collect::<Vec<_>>().join(" … "))?;
        let places = c.locators(&annotations.article.text).into_iter().map(told_locator).collect::<Vec<_>>();
        if !places.is_empty() {
            writeln!(out, "      {}", paint("2", &places.join(", ")))?;
        }
        let text = &annotations.article.text;
        let was = c.spans.iter().filter(|s| s.range().is_some()).filter_map(|s| Some((s, s.was.as_ref()?)));
        for (_, was) in was.filter(|(s, was)| was.quote != s.quote(text.as_str())) {
            writeln!(out, "      before the text changed: {}", plain(&was.quote))?;
        }
        for j in same.judgements(c) {
            let who = same.name(&annotations.annotators, j.annotator).unwrap_or("?");
            let earlier = if c.is_on_earlier_words(j) { " (on the earlier words)" } else { "" };
            let said = match j.decided() {
                Some(decided) => format!("decided: {}", told_decision(annotations, scheme, j, decided)),
                None => plain(scheme.label(j.verdict.as_deref())),
            };
            let reason = if j.reason.is_empty() { String::new() } else { format!(" ({})", plain(&j.reason)) };
            let note = if j.note.is_empty() { String::new() } else { format!(": {}", plain(&j.note)) };
            writeln!(out, "      {}{note}", paint("2", &format!("{}, {said}{reason}{earlier}", plain(who))))?;
        }
        for e in &c.evidence {
            let sign = match e.stance {
                Stance::Supports => "▲",
                Stance::Refutes => "▼",
                Stance::Context => "●",
            };
            let told = [&e.title, &e.url].into_iter().filter(|t| !t.is_empty()).map(|t| plain(t)).collect::<Vec<_>>();
            writeln!(out, "      {sign} {} {}", e.stance.name(), told.join(" · "))?;
        }
    }
    Ok(())
}
