//! `claimlight show`: an annotation file for people and for scripts.

use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::copy;
use super::error::Error;
use super::output::{counted, plain, warn, written};
use claimlight_core::file::{self, Placement};
use claimlight_core::model;
use claimlight_core::model::{
    Annotations, Claim, Evidence, Judgement, Limits, MarkKind, Place, Snapshot, Span, Stance,
};

/// Print an annotation file, or the one beside an article
#[derive(clap::Args)]
pub struct Arguments {
    /// An annotation file, or an article that has one beside it
    file: PathBuf,
    /// Print JSON with the file's own field names, for scripts
    #[arg(long)]
    json: bool,
}

/// Prints the file. Colours are used on a terminal, unless `NO_COLOR` is set.
pub fn run(arguments: &Arguments, limits: Limits) -> Result<(), Error> {
    let path = &arguments.file;
    let loaded = load(path, limits)?;
    for repair in &loaded.repairs {
        warn(&format!("{}: {repair}", path.display()));
    }
    let out = std::io::stdout().lock();
    let coloured = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    written(if arguments.json {
        let mut out = std::io::BufWriter::new(out);
        serde_json::to_writer_pretty(&mut out, &json(&loaded.annotations)).map_err(std::io::Error::from).and_then(
            |()| {
                writeln!(out)?;
                out.flush()
            },
        )
    } else {
        let mut out = std::io::BufWriter::new(out);
        people(&mut out, &loaded.annotations, coloured).and_then(|()| out.flush())
    })
}

fn load(path: &Path, limits: Limits) -> Result<file::Loaded, Error> {
    let read = |path: &Path| copy::read(path, &copy::bytes(path, limits)?);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if name.to_lowercase().ends_with(".ron") {
        return read(path);
    }
    match file::place_for(path, copy::article(path, limits)?.text.sha256(), "") {
        Placement::Existing(beside) => read(&beside),
        Placement::New(_) => Err(Error::NothingBeside(name)),
        Placement::Occupied { other, .. } => Err(Error::OtherTextBeside { beside: other, article: name }),
    }
}

/// The fields of a file, by the file's own names.
fn json(annotations: &Annotations) -> Value {
    let (facts, text) = (&annotations.article.facts, &annotations.article.text);
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
        };
        block["text"] = json!(text.slice(b.range));
        block["links"] = json!(ranges(|k| matches!(k, MarkKind::Link(_))));
        block["bold"] = json!(ranges(|k| *k == MarkKind::Bold));
        block["italic"] = json!(ranges(|k| *k == MarkKind::Italic));
        block
    });
    let scheme = &annotations.scheme;
    let verdicts = scheme.verdicts.iter().map(|v| {
        json!({ "id": v.id, "label": v.label, "sentence": v.sentence, "sign": v.sign, "colour": v.colour,
                "underline": v.underline.name(), "key": v.key })
    });
    json!({
        "format": file::FORMAT,
        "reader": file::READER,
        "article": {
            "title": facts.title, "byline": facts.byline, "publisher": facts.publisher,
            "source_url": facts.source_url, "published": facts.published, "accessed": facts.accessed,
            "language": facts.language, "original_name": facts.original_name,
            "original_sha256": facts.original_sha256,
            "text_sha256": text.sha256(), "text_length": text.len_scalars(),
            "text": blocks.collect::<Vec<_>>(),
        },
        "scheme": { "id": scheme.id, "name": scheme.name, "version": scheme.version,
                    "verdicts": verdicts.collect::<Vec<_>>(), "kinds": scheme.kinds, "tags": scheme.tags },
        "annotators": annotations.annotators.iter()
            .map(|a| json!({ "id": a.id.to_string(), "name": a.name })).collect::<Vec<_>>(),
        "sentences": { "splitter": annotations.sentences.splitter, "version": annotations.sentences.version,
                       "count": annotations.sentences.count },
        "claims": annotations.claims.as_slice().iter().map(|c| claim(annotations, c)).collect::<Vec<_>>(),
        "no_claims": annotations.no_claims.as_slice().iter().map(|n| json!({
            "id": n.id.to_string(), "annotator": n.annotator.to_string(), "time": n.time.to_string(),
            "start": text.to_scalars(n.range.start()), "end": text.to_scalars(n.range.end()),
        })).collect::<Vec<_>>(),
    })
}

fn claim(annotations: &Annotations, c: &Claim) -> Value {
    json!({
        "id": c.id.to_string(), "annotator": c.annotator.to_string(), "time": c.time.to_string(),
        "verdict": c.latest_verdict(),
        "spans": c.spans.iter().map(|s| span(annotations, s)).collect::<Vec<_>>(),
        "restated": c.restated, "claimant": c.claimant, "kind": c.kind, "date": c.date, "tags": c.tags,
        "part_of": c.part_of.map(|id| id.to_string()),
        "judgements": c.judgements.iter().map(judgement).collect::<Vec<_>>(),
        "evidence": c.evidence.iter().map(evidence).collect::<Vec<_>>(),
    })
}

fn span(annotations: &Annotations, s: &Span) -> Value {
    let text = &annotations.article.text;
    let was = s.was.as_ref();
    let was = was.map(|w| json!({ "quote": w.quote, "time": w.time.to_string(), "confidence": w.confidence }));
    match &s.place {
        Place::At(range) => {
            let (before, after) = claimlight_core::text::context(text.as_str(), *range, file::CONTEXT);
            json!({ "start": text.to_scalars(range.start()), "end": text.to_scalars(range.end()),
                    "quote": text.slice(*range), "before": before, "after": after, "unplaced": false, "was": was })
        }
        Place::Nowhere(lost) => json!({ "start": lost.start, "end": lost.end, "quote": lost.quote,
                                        "before": lost.before, "after": lost.after, "unplaced": true, "was": was }),
    }
}

fn judgement(j: &Judgement) -> Value {
    json!({ "annotator": j.annotator.to_string(), "verdict": j.verdict, "confidence": j.confidence, "note": j.note,
            "time": j.time.to_string() })
}

fn evidence(e: &Evidence) -> Value {
    json!({ "id": e.id.to_string(), "annotator": e.annotator.to_string(), "time": e.time.to_string(),
            "stance": e.stance.name(), "url": e.url, "title": e.title, "publisher": e.publisher,
            "published": e.published, "accessed": e.accessed, "archived_url": e.archived_url, "quote": e.quote,
            "question": e.question, "snapshot": e.snapshot.as_deref().map(snapshot) })
}

fn snapshot(s: &Snapshot) -> Value {
    json!({ "name": s.name, "time": s.time.to_string(), "sha256": s.sha256, "text": s.text })
}

fn people(out: &mut impl Write, annotations: &Annotations, coloured: bool) -> std::io::Result<()> {
    let paint = |code: &str, text: &str| if coloured { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    let facts = &annotations.article.facts;
    let scheme = &annotations.scheme;
    let title = if facts.title.is_empty() { &facts.original_name } else { &facts.title };
    writeln!(out, "{}", paint("1", &plain(title)))?;
    let told = [&facts.byline, &facts.published, &facts.publisher, &facts.source_url];
    let told: Vec<String> = told.into_iter().filter(|t| !t.is_empty()).map(|t| plain(t)).collect();
    if !told.is_empty() {
        writeln!(out, "{}", told.join(" · "))?;
    }
    let claims = annotations.claims.as_slice();
    let n = claims.iter().filter(|c| c.latest_verdict().is_none()).count();
    let mut counts = vec![counted(claims.len(), "claim", "claims")];
    for verdict in &scheme.verdicts {
        let n = claims.iter().filter(|c| c.latest_verdict() == Some(verdict.id.as_str())).count();
        counts.push(format!("{n} {}", plain(&verdict.label.to_lowercase())));
    }
    counts.push(format!("{n} to check"));
    writeln!(out, "{}", counts.join(" · "))?;
    for (i, c) in claims.iter().enumerate() {
        let verdict = c.latest_verdict();
        let sign = verdict.and_then(|id| scheme.verdict(id)).map_or("·", |v| &v.sign);
        let colour = match verdict.and_then(|id| scheme.verdict(id)).map(|v| v.colour.as_str()) {
            Some("green") => "32",
            Some("orange" | "yellow") => "33",
            Some("red") => "31",
            Some("purple") => "35",
            Some("blue") => "34",
            _ => "90",
        };
        let label = format!("{} {}", plain(sign), plain(scheme.label(verdict)));
        let quote = c.spans.iter().map(|s| match &s.place {
            Place::At(range) => plain(annotations.article.text.slice(*range)),
            Place::Nowhere(lost) if lost.awaits_text => plain(&lost.quote),
            Place::Nowhere(lost) => format!("{} (not found in this text)", plain(&lost.quote)),
        });
        writeln!(out, "\n{:>4}  {}", i + 1, paint(colour, &label))?;
        writeln!(out, "      {}", quote.collect::<Vec<_>>().join(" … "))?;
        let text = &annotations.article.text;
        let was = c.spans.iter().filter(|s| s.range().is_some()).filter_map(|s| Some((s, s.was.as_ref()?)));
        for (_, was) in was.filter(|(s, was)| was.quote != s.quote(text.as_str())) {
            writeln!(out, "      before the text changed: {}", plain(&was.quote))?;
        }
        for j in &c.judgements {
            let who = annotations.annotator(j.annotator).map_or("?", |a| &a.name);
            let earlier = if c.is_on_earlier_words(j) { " (on the earlier words)" } else { "" };
            let note = if j.note.is_empty() { String::new() } else { format!(": {}", plain(&j.note)) };
            writeln!(
                out,
                "      {}{note}",
                paint("2", &format!("{}, {}{earlier}", plain(who), plain(scheme.label(j.verdict.as_deref()))))
            )?;
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
