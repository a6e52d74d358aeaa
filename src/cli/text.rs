//! `claimlight text`: an article's text as Claimlight reads it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::article::{self, Reading};
use super::copy;
use super::error::Error;
use super::output::{self, warn, written};
use super::{show, stats};
use claimlight_core::import::left_out::LeftOut;
use claimlight_core::model::{Annotations, Limits};

/// Print an article's text as Claimlight reads it
///
/// Offsets count Unicode scalar values from 0. With --blocks and --sentences, each is a line of fields separated by tabs: start, end,
/// kind (of blocks) and text; in the text, \n is a line end, \t a tab and \\ a backslash.
#[derive(clap::Args)]
pub struct Arguments {
    /// An article (text, Markdown or a web page), or an annotation file, whose text is printed as it stands there
    file: PathBuf,
    /// Print the blocks, one a line
    #[arg(long, conflicts_with = "sentences")]
    blocks: bool,
    /// Print the sentences, one a line
    #[arg(long)]
    sentences: bool,
    #[command(flatten)]
    reading: Reading,
    /// Print text, blocks, sentences, how the file was read and what was left out, as JSON
    #[arg(long)]
    json: bool,
}

/// Prints the text, without a line end of its own.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let (annotations, left_out) = load(&asked.file, limits, &asked.reading)?;
    let printed = if asked.json {
        format!("{}\n", output::json(&json(&annotations, &left_out)))
    } else if asked.blocks {
        blocks(&annotations).iter().map(block_line).collect()
    } else if asked.sentences {
        let lines = sentences(&annotations).map(|(start, end, text)| format!("{start}\t{end}\t{}\n", escaped(text)));
        lines.collect::<Vec<_>>().concat()
    } else {
        annotations.article.text.as_str().to_owned()
    };
    let mut out = std::io::stdout().lock();
    written(out.write_all(printed.as_bytes()).and_then(|()| out.flush()))
}

/// The article in a file, and what was left out when it was read.
fn load(path: &Path, limits: Limits, reading: &Reading) -> Result<(Annotations, LeftOut), Error> {
    let bytes = copy::bytes(path, limits)?;
    if copy::is_annotations(path, &bytes) {
        if !reading.is_usual() {
            warn(&format!(
                "{}: the text in an annotation file stands; --encoding and --chapters are for articles",
                path.display()
            ));
        }
        return Ok((copy::annotations_of(path, &bytes)?.0, LeftOut::default()));
    }
    let imported = article::read(path, &bytes, reading)?;
    Ok((Annotations::new(imported.article), imported.left_out))
}

/// The blocks as `show --json` tells them, with their places in the whole text.
fn blocks(annotations: &Annotations) -> Vec<Value> {
    let text = &annotations.article.text;
    let with_place = |(mut shown, block): (Value, &claimlight_core::model::Block)| {
        shown["start"] = json!(text.to_scalars(block.range.start()));
        shown["end"] = json!(text.to_scalars(block.range.end()));
        shown
    };
    show::blocks(text).into_iter().zip(text.blocks()).map(with_place).collect()
}

/// The sentences: where each starts and ends, and its words.
fn sentences(annotations: &Annotations) -> impl Iterator<Item = (usize, usize, &str)> {
    let text = &annotations.article.text;
    let all = stats::sentences(annotations).into_iter();
    all.map(|range| (text.to_scalars(range.start()), text.to_scalars(range.end()), text.slice(range)))
}

fn json(annotations: &Annotations, left_out: &LeftOut) -> Value {
    let import = annotations.article.facts.import.as_deref();
    let import = import.map(|import| show::record(&annotations.article.text, import));
    let sentences = sentences(annotations).map(|(start, end, _)| json!({ "start": start, "end": end }));
    let left_out = left_out.counts().map(|(kind, n)| json!({ "what": kind.name(), "count": n }));
    json!({
        "text": annotations.article.text.as_str(),
        "blocks": blocks(annotations),
        "sentences": sentences.collect::<Vec<_>>(),
        "import": import,
        "left_out": left_out.collect::<Vec<_>>(),
    })
}

/// A block on a line: start, end, kind and text, separated by tabs. The level of a heading, the depth and the number of an item
/// follow its kind after a blank each.
fn block_line(block: &Value) -> String {
    let word = |name: &str| block[name].as_str().unwrap_or_default();
    let numbers = ["level", "depth", "number"].into_iter().filter_map(|name| block[name].as_u64());
    let kind = std::iter::once(word("kind").to_owned()).chain(numbers.map(|n| n.to_string()));
    let kind = kind.collect::<Vec<_>>().join(" ");
    format!("{}\t{}\t{kind}\t{}\n", block["start"], block["end"], escaped(word("text")))
}

/// A text on one line: what ends a line or separates fields is escaped, also what older files still hold.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            '\t' => line.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => line.extend(c.escape_unicode()),
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::import;

    fn of(name: &str, source: &str) -> Annotations {
        Annotations::new(import::import(name, source.as_bytes()).unwrap().article)
    }

    #[test]
    fn a_block_is_a_line() {
        let lines = |name, source| blocks(&of(name, source)).iter().map(block_line).collect::<Vec<_>>();
        assert_eq!(
            lines("a.md", "# Ferries\n\nThe é left.\n\n3. one\n"),
            ["0\t7\theading 1\tFerries\n", "8\t19\tparagraph\tThe é left.\n", "20\t23\titem 0 3\tone\n"]
        );
        let code = lines("a.md", "```\na\tb\\\nc\n```");
        assert_eq!(code, ["0\t6\tcode\ta\\tb\\\\\\nc\n"]);
    }

    #[test]
    fn json_has_all_there_is_to_know() {
        let source = "The ferry left. Nobody paid.";
        let json = json(&of("a.txt", source), &LeftOut::default());
        assert_eq!((&json["text"], &json["left_out"]), (&source.into(), &Value::Array(Vec::new())));
        assert_eq!(json["blocks"][0]["end"], 28);
        assert_eq!(json["sentences"][1], serde_json::json!({ "start": 16, "end": 28 }));
        assert_eq!(json["import"]["encoding"], "UTF-8");
        assert_eq!((&json["import"]["reader"], &json["import"]["guessed"]), (&"plain".into(), &false.into()));
    }
}
