//! Tables for spreadsheets and statistics: a row for each claim, judgement or span. docs/reports.md says what the columns hold.

use super::content::known;
use super::narrow::{Narrowed, file_name, narrowed};
use super::options::{Options, Part};
use crate::model::{Annotations, Claim, Decided, Judgement, Locator, Lost, Same, Shown, Span};
use crate::text;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// A row for each claim.
    #[default]
    Claims,
    /// A row for each judgement of a claim.
    Judgements,
    /// A row for each span of a claim.
    Spans,
}

impl Rows {
    /// All kinds, by their names in commands.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Claims, "claims"), (Self::Judgements, "judgements"), (Self::Spans, "spans")];

    /// The kind that commands give this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(rows, _)| *rows)
    }

    /// The names of its columns, in order.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Claims => &CLAIM,
            Self::Judgements => &JUDGEMENT,
            Self::Spans => &SPAN,
        }
    }
}

const CLAIM: [&str; 30] = [
    "file",
    "article",
    "source_url",
    "claim",
    "id",
    "verdict",
    "verdict_label",
    "differs",
    "quote",
    "restated",
    "claimant",
    "kind",
    "date",
    "tags",
    "part_of",
    "page",
    "chapter",
    "time",
    "start",
    "end",
    "spans",
    "judgements",
    "notes",
    "evidence",
    "evidence_urls",
    "marked_by",
    "marked_at",
    "judged_at",
    "decision",
    "decided_by",
];

const JUDGEMENT: [&str; 16] = [
    "file",
    "article",
    "claim",
    "id",
    "quote",
    "annotator",
    "name",
    "verdict",
    "verdict_label",
    "confidence",
    "note",
    "judged_at",
    "decision",
    "same_as",
    "reason",
    "blind",
];

const SPAN: [&str; 14] = [
    "file", "article", "claim", "id", "span", "start", "end", "quote", "before", "after", "block", "page", "chapter",
    "time",
];

/// A value in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; those of nobody are [`Cell::Nothing`].
    Words(String),
    /// A number of the table's own.
    Number(u64),
    /// A number that is not whole.
    Figure(f64),
    /// Whether something is so.
    Flag(bool),
    /// Nothing is known.
    Nothing,
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Words(words.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Words(words) }
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// A row: a cell for each of [`Rows::columns`].
pub type Row = Vec<Cell>;

/// The rows of an article. `file` is how they name its annotation file.
pub fn rows(annotations: &Annotations, file: &str, rows: Rows, options: &Options) -> Vec<Row> {
    let Narrowed { annotations: kept, numbers } = narrowed(annotations, options);
    let file = &file_name(file, annotations, options);
    let article = Article { file, kept: &kept, same: annotations.same(), options };
    let claims = kept.claims.as_slice().iter().zip(numbers);
    match rows {
        Rows::Claims => claims.map(|(claim, number)| article.claim(claim, number)).collect(),
        Rows::Judgements => claims
            .flat_map(|(claim, number)| {
                let judgements: Vec<&Judgement> = article.same.judgements(claim).collect();
                judgements.into_iter().map(|j| article.judgement(claim, number, j)).collect::<Vec<_>>()
            })
            .collect(),
        Rows::Spans => claims
            .flat_map(|(claim, number)| {
                claim.spans.iter().enumerate().map(|(i, span)| article.span(claim, number, i, span)).collect::<Vec<_>>()
            })
            .collect(),
    }
}

/// An article whose rows are made.
struct Article<'a> {
    file: &'a str,
    kept: &'a Annotations,
    same: Same,
    options: &'a Options,
}

impl Article<'_> {
    fn title(&self) -> &str {
        let facts = &self.kept.article.facts;
        if facts.title.is_empty() { &facts.original_name } else { &facts.title }
    }

    fn name(&self, id: crate::model::AnnotatorId) -> &str {
        self.same.name(&self.kept.annotators, id).unwrap_or_default()
    }

    fn label(&self, shown: Shown<'_>) -> String {
        self.options.language.shown(&self.kept.scheme, shown).to_owned()
    }

    fn claim(&self, claim: &Claim, number: usize) -> Row {
        let text = &self.kept.article.text;
        let shown = self.same.shown(claim, None);
        let (decisions, is_decided) = (self.same.decisions(claim), shown != Shown::Differs);
        let first = claim.ranges().min_by_key(|range| range.start());
        let places = claim.locators(text);
        let place = |of: fn(&Locator) -> &str| Cell::from(places.iter().map(|l| of(l)).find(|words| !words.is_empty()));
        let notes = self.same.judgements(claim).filter(|j| !j.note.is_empty());
        let notes: Vec<String> = notes.map(|j| format!("{}: {}", self.name(j.annotator), j.note)).collect();
        let urls = claim.evidence.iter().map(|e| e.url.trim()).filter(|url| !url.is_empty());
        let whole = claim.part_of.map(|id| id.to_string());
        vec![
            self.file.into(),
            self.title().into(),
            self.kept.article.facts.source_url.as_str().into(),
            number.into(),
            claim.id.to_string().into(),
            shown.id().into(),
            self.label(shown).into(),
            Cell::Flag(shown == Shown::Differs),
            claim.quote(text.as_str()).into(),
            claim.restated.as_str().into(),
            claim.claimant.as_str().into(),
            claim.kind.as_str().into(),
            claim.date.as_str().into(),
            claim.tags.join(", ").into(),
            whole.into(),
            place(|l| &l.page),
            place(|l| &l.chapter),
            place(|l| &l.time),
            first.map(|range| text.to_scalars(range.start())).into(),
            first.map(|range| text.to_scalars(range.end())).into(),
            claim.spans.len().into(),
            self.same.judgements(claim).count().into(),
            notes.join("\n").into(),
            (!self.options.is_without(Part::Evidence)).then_some(claim.evidence.len()).into(),
            urls.collect::<Vec<_>>().join(" ").into(),
            self.name(claim.annotator).into(),
            known(claim.time).map(|time| time.to_string()).into(),
            claim.judgements.iter().filter_map(|j| known(j.time)).max().map(|time| time.to_string()).into(),
            decisions.first().filter(|_| is_decided).and_then(|d| d.decision.as_ref()).map(Decided::name).into(),
            decisions.iter().map(|d| self.name(d.annotator)).collect::<Vec<_>>().join(", ").into(),
        ]
    }

    fn judgement(&self, claim: &Claim, number: usize, judgement: &Judgement) -> Row {
        let decided = judgement.decided();
        let shown = decided.unwrap_or(judgement.said());
        let person = self.same.person(judgement.annotator).to_string();
        vec![
            self.file.into(),
            self.title().into(),
            number.into(),
            claim.id.to_string().into(),
            claim.quote(self.kept.article.text.as_str()).into(),
            // An id tells who it is to whoever knows the file.
            (!self.options.is_without(Part::Names)).then_some(person).into(),
            self.name(judgement.annotator).into(),
            shown.id().into(),
            self.label(shown).into(),
            judgement.confidence.map(usize::from).into(),
            judgement.note.as_str().into(),
            known(judgement.time).map(|time| time.to_string()).into(),
            judgement.decision.as_ref().map(Decided::name).into(),
            judgement.same_as.map(|id| id.to_string()).into(),
            judgement.reason.as_str().into(),
            decided.map(|_| judgement.blind).into(),
        ]
    }

    fn span(&self, claim: &Claim, number: usize, i: usize, span: &Span) -> Row {
        let text = &self.kept.article.text;
        let range = span.range();
        let around = range.map(|range| text::context(text.as_str(), range, Lost::CONTEXT));
        let around = around.or_else(|| span.lost().map(|lost| (lost.before.as_str(), lost.after.as_str())));
        let around = around.filter(|_| !self.options.is_without(Part::Text));
        let place = range.and_then(|range| text.locator_at(range.start()));
        let block = range.and_then(|range| text.blocks().get(text.block_at(range.start())));
        vec![
            self.file.into(),
            self.title().into(),
            number.into(),
            claim.id.to_string().into(),
            (i + 1).into(),
            range.map(|range| text.to_scalars(range.start())).into(),
            range.map(|range| text.to_scalars(range.end())).into(),
            span.quote(text.as_str()).into(),
            around.map(|(before, _)| before).into(),
            around.map(|(_, after)| after).into(),
            block.map(|block| block.kind.name()).into(),
            place.map(|l| l.page.as_str()).into(),
            place.map(|l| l.chapter.as_str()).into(),
            place.map(|l| l.time.as_str()).into(),
        ]
    }
}
