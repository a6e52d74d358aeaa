//! The data of an exercise, as the script reads it.

use serde::Serialize;

use super::{Sheet, encode};
use crate::file;
use crate::model::{Annotations, Block, BlockKind};
use crate::text::{Direction, TextRange, guess_language};

/// A sentence: a row of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number from 1; 0 in headings, which have none.
    pub number: usize,
    /// Its range in the text.
    pub range: TextRange,
    /// The same in Unicode scalar values.
    pub scalars: (usize, usize),
}

/// The sentences of an article, block by block.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Those of each block.
    pub blocks: Vec<Vec<Row>>,
    /// The language of the article as a BCP 47 code; may be empty.
    pub language: String,
}

impl Rows {
    /// The sentences of an exercise's article, as the program finds them.
    pub fn of(annotations: &Annotations) -> Self {
        let text = &annotations.article.text;
        let said = annotations.article.facts.language.as_str();
        let language = if said.is_empty() { guess_language(text.as_str()) } else { said };
        let mut last = 0;
        let mut row = |block: &Block, range: TextRange| {
            let is_heading = matches!(block.kind, BlockKind::Heading(_));
            last += usize::from(!is_heading);
            let scalars = (text.to_scalars(range.start()), text.to_scalars(range.end()));
            Row { number: if is_heading { 0 } else { last }, range, scalars }
        };
        let of_block =
            |block: &Block| text.sentences_of(block, language).into_iter().map(|range| row(block, range)).collect();
        Self { blocks: text.blocks().iter().map(of_block).collect(), language: code(language).to_owned() }
    }

    /// The sentence in which a claim begins.
    pub fn at(&self, start: usize) -> Option<&Row> {
        let mut all = self.blocks.iter().flatten();
        all.clone().find(|row| start < row.scalars.1).or_else(|| all.next_back())
    }
}

/// A language's code, if it is one.
fn code(code: &str) -> &str {
    let is_code = code.len() <= 35
        && code.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if is_code { code } else { "" }
}

/// The direction of a block, as HTML names it.
pub fn direction(words: &str) -> &'static str {
    match Direction::of(words) {
        Some(Direction::RightToLeft) => "rtl",
        _ => "ltr",
    }
}

/// The name of a kind without its numbers, and its level: that of a heading, or how deep an item is.
pub fn kind(kind: BlockKind) -> (String, u8) {
    let name = kind.name();
    let name = name.split(' ').next().unwrap_or_default().to_owned();
    match kind {
        BlockKind::Heading(level) => (name, level),
        BlockKind::Item { depth, .. } => (name, depth),
        _ => (name, 0),
    }
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(rename = "claimlight")]
    kind: &'a str,
    format: u64,
    reader: &'a str,
    exercise: OfExercise<'a>,
    title: &'a str,
    byline: &'a str,
    language: &'a str,
    text_sha256: &'a str,
    verdicts: Vec<OfVerdict<'a>>,
    blocks: Vec<OfBlock<'a>>,
}

/// What the sheet needs of the exercise. What answers are judged by is left out.
#[derive(Serialize)]
struct OfExercise<'a> {
    id: &'a str,
    edition: &'a str,
    name: &'a str,
    task: &'a str,
    asks: Vec<&'a str>,
    given: &'a [Vec<u64>],
    claims: Option<u64>,
    known_as: &'a str,
}

#[derive(Serialize)]
struct OfVerdict<'a> {
    id: &'a str,
    label: &'a str,
    sentence: &'a str,
    sign: &'a str,
    key: &'a str,
}

#[derive(Serialize)]
struct OfBlock<'a> {
    kind: String,
    level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    dir: &'a str,
    text: &'a str,
    /// Start and end of each sentence in the block, in Unicode scalar values.
    sentences: Vec<(usize, usize)>,
}

/// The data as JSON.
pub fn json(sheet: &Sheet<'_>) -> String {
    let (exercise, article) = (&sheet.exercise, &sheet.annotations.article);
    let verdicts = sheet.annotations.scheme.verdicts.iter().map(|verdict| OfVerdict {
        id: &verdict.id,
        label: sheet.language.of_scheme(&verdict.label),
        sentence: sheet.language.of_scheme(&verdict.sentence),
        sign: &verdict.sign,
        key: &verdict.key,
    });
    let blocks = article.text.blocks().iter().zip(&sheet.rows.blocks).map(|(block, rows)| {
        let start = article.text.to_scalars(block.range.start());
        let (kind, level) = kind(block.kind);
        let text = article.text.slice(block.range);
        OfBlock {
            kind,
            level,
            number: if let BlockKind::Item { number, .. } = block.kind { number } else { None },
            dir: direction(text),
            text,
            sentences: rows.iter().map(|row| (row.scalars.0 - start, row.scalars.1 - start)).collect(),
        }
    });
    encode::json(&Data {
        kind: "exercise",
        format: 1,
        reader: file::READER,
        exercise: OfExercise {
            id: &exercise.id,
            edition: &exercise.edition,
            name: &exercise.name,
            task: &exercise.task,
            asks: exercise.asks.iter().map(|ask| ask.name()).collect(),
            given: &exercise.given,
            claims: exercise.claims,
            known_as: exercise.known_as.name(),
        },
        title: &article.facts.title,
        byline: &article.facts.byline,
        language: &sheet.rows.language,
        text_sha256: article.text.sha256(),
        verdicts: verdicts.collect(),
        blocks: blocks.collect(),
    })
}
