//! The article's text with its claims, and the comments on them.

use std::fmt::Write as _;

use super::super::{Piece, Report, ReportedBlock};
use super::lists::{Lists, Place};
use super::paragraph::{Look, Paragraph, Target};
use super::{Links, WIDTH, claims, colours, number_and_sign};
use crate::model::BlockKind;
use crate::text::Direction;
use crate::words::Language;

/// How many columns a table in Word can have.
const COLUMNS: usize = 63;

/// The text of a document while it is written.
pub struct Body<'a> {
    /// The report.
    pub report: &'a Report,
    /// The language in which the document speaks.
    pub language: &'a Language,
    /// What is written.
    pub out: String,
    /// The comments.
    pub comments: String,
    /// The links.
    pub links: Links,
    /// The lists.
    pub lists: Lists,
    /// Whether each claim's first words are written.
    has_begun: Vec<bool>,
    /// The block and the piece with each claim's last words; `None` once they are written.
    last: Vec<Option<(usize, usize)>>,
    /// The level of the last heading.
    level: u8,
}

/// Whether nothing of a block is shown.
fn is_left_out(block: &ReportedBlock) -> bool {
    let is_blank = || block.pieces.iter().all(|piece| piece.words.trim().is_empty());
    !matches!(block.kind, BlockKind::Item { .. }) && is_blank()
}

impl<'a> Body<'a> {
    /// An empty document.
    pub fn new(report: &'a Report, language: &'a Language) -> Self {
        let mut last = vec![None; report.claims.len()];
        for (i, block) in report.blocks.iter().enumerate().filter(|(_, block)| !is_left_out(block)) {
            for (k, piece) in block.pieces.iter().enumerate() {
                for inside in &piece.claims {
                    if let Some(last) = last.get_mut(inside.claim) {
                        *last = Some((i, k));
                    }
                }
            }
        }
        Self {
            report,
            language,
            out: String::new(),
            comments: String::new(),
            links: Links::default(),
            lists: Lists::default(),
            has_begun: vec![false; report.claims.len()],
            last,
            level: 0,
        }
    }

    /// How words of the report itself look.
    pub fn own(&self) -> Look {
        Look { language: Some(self.language.code), ..Look::default() }
    }

    /// Writes the title. Returns whether it is the article's first block.
    pub fn title(&mut self) -> bool {
        let report = self.report;
        let mut paragraph = Paragraph::new("Title");
        let first = report.blocks.first().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let headline = first.filter(|block| {
            let words: String = block.pieces.iter().map(|piece| piece.words.as_str()).collect();
            words.trim() == report.title.trim() && !is_left_out(block)
        });
        match headline {
            Some(block) => self.pieces(&mut paragraph, 0, block),
            None => paragraph.add(report.title.as_str(), Look::default()),
        }
        paragraph.write(&mut self.out);
        headline.is_some()
    }

    /// Writes the article from a block on.
    pub fn blocks(&mut self, from: usize) {
        let mut rows: Vec<Vec<Paragraph>> = Vec::new();
        let report = self.report;
        for (i, block) in report.blocks.iter().enumerate().skip(from) {
            if block.kind != BlockKind::TableRow {
                self.table(&mut rows);
            }
            if !matches!(block.kind, BlockKind::Item { .. }) {
                self.lists.end();
            }
            if is_left_out(block) {
                continue;
            }
            if block.kind == BlockKind::TableRow {
                rows.push(self.row(i, block));
                continue;
            }
            let mut paragraph = self.paragraph(block.kind);
            self.pieces(&mut paragraph, i, block);
            paragraph.write(&mut self.out);
        }
        self.table(&mut rows);
    }

    /// An empty paragraph for a block.
    fn paragraph(&mut self, kind: BlockKind) -> Paragraph {
        match kind {
            BlockKind::Heading(wanted) => {
                // Levels that are left out in the article are not left out here, for screen readers.
                self.level = wanted.clamp(1, (self.level + 1).min(6));
                let styles = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
                Paragraph::new(styles[usize::from(self.level - 1)])
            }
            BlockKind::Item { depth, number } => {
                let paragraph = Paragraph::new("ListParagraph");
                match self.lists.item(depth, number) {
                    Place::List(list, level) => paragraph.in_list(list, level),
                    Place::Written(level) => {
                        let mut paragraph = paragraph.hanging(level);
                        let number = number.map(|n| format!("{n}.\t")).unwrap_or_default();
                        paragraph.add(number, Look::default());
                        paragraph
                    }
                }
            }
            BlockKind::Quotation => Paragraph::new("Quote"),
            BlockKind::Code => Paragraph::new("SourceCode").with_lines(),
            BlockKind::Footnote => Paragraph::new("FootnoteText"),
            BlockKind::Caption => Paragraph::new("Caption"),
            BlockKind::Byline => Paragraph::new("Byline"),
            BlockKind::TableRow => Paragraph::new("Cell"),
            BlockKind::Paragraph => Paragraph::new("Normal"),
        }
    }

    /// Adds the pieces of the block with this index.
    fn pieces(&mut self, paragraph: &mut Paragraph, block: usize, content: &ReportedBlock) {
        for (i, piece) in content.pieces.iter().enumerate() {
            self.begin(paragraph, piece);
            self.words(paragraph, piece, &piece.words);
            self.end(paragraph, piece, (block, i));
        }
    }

    /// A row of a table: its pieces are cut into cells at tabs.
    fn row(&mut self, block: usize, content: &ReportedBlock) -> Vec<Paragraph> {
        let mut cells = Vec::new();
        let mut cell = self.paragraph(BlockKind::TableRow);
        for (i, piece) in content.pieces.iter().enumerate() {
            self.begin(&mut cell, piece);
            for (k, words) in piece.words.split('\t').enumerate() {
                if k > 0 {
                    let next = self.paragraph(BlockKind::TableRow);
                    cells.push(std::mem::replace(&mut cell, next));
                }
                self.words(&mut cell, piece, words);
            }
            self.end(&mut cell, piece, (block, i));
        }
        cells.push(cell);
        for more in cells.split_off(cells.len().min(COLUMNS)) {
            if let Some(cell) = cells.last_mut() {
                cell.add("\t", Look::default());
                cell.append(more);
            }
        }
        cells
    }

    /// Writes the rows as a table, if there are any. A row with too few cells has a wide last one.
    fn table(&mut self, rows: &mut Vec<Vec<Paragraph>>) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        let direction = rows.iter().flatten().find_map(Paragraph::direction);
        let backward = if direction == Some(Direction::RightToLeft) { "<w:bidiVisual/>" } else { "" };
        let start = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>{backward}<w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>\
             <w:tblGrid>{}</w:tblGrid>",
            format!("<w:gridCol w:w=\"{}\"/>", WIDTH / columns).repeat(columns)
        );
        self.out.push_str(&start);
        for row in rows.drain(..) {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let (count, left) = (row.len(), columns - row.len());
            for (i, cell) in row.iter().enumerate() {
                let span = if i + 1 == count { left + 1 } else { 1 };
                let width = WIDTH / columns * span;
                write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>").unwrap_or(());
                if span > 1 {
                    write!(self.out, "<w:gridSpan w:val=\"{span}\"/>").unwrap_or(());
                }
                self.out.push_str("</w:tcPr>");
                cell.write(&mut self.out);
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.gap();
    }

    /// Ends a table. Word joins tables with nothing in between, and wants a paragraph at the end.
    pub fn gap(&mut self) {
        Paragraph::new("Gap").write(&mut self.out);
    }

    /// Adds where the claims begin that are met for the first time here: a bookmark, and the start of what their comments are on.
    fn begin(&mut self, paragraph: &mut Paragraph, piece: &Piece) {
        let report = self.report;
        for inside in &piece.claims {
            let Some(claim) = report.claims.get(inside.claim) else { continue };
            if std::mem::replace(&mut self.has_begun[inside.claim], true) {
                continue;
            }
            let (i, number) = (inside.claim, claim.number);
            paragraph.add_xml(format!(
                "<w:bookmarkStart w:id=\"{}\" w:name=\"mark_{number}\"/><w:bookmarkEnd w:id=\"{}\"/><w:commentRangeStart w:id=\"{i}\"/>",
                2 * i,
                2 * i
            ));
            claims::comment(self, i, claim);
        }
    }

    /// Adds words, marked as the innermost claim that they are in.
    fn words(&mut self, paragraph: &mut Paragraph, piece: &Piece, words: &str) {
        let report = self.report;
        let innermost = piece.claims.iter().rev().find_map(|inside| report.claims.get(inside.claim));
        let mark = innermost.map(|claim| {
            let underline = report.look(claim).map(|look| look.underline).unwrap_or_default();
            (underline, colours(report, claim))
        });
        let (bold, italic, struck) = (piece.bold, piece.italic, piece.struck);
        self.links.add(paragraph, words, &piece.link, Look { bold, italic, struck, mark, ..Look::default() });
    }

    /// Adds where the claims end whose last words stand before: the comment, then number and sign, the inner claim first.
    fn end(&mut self, paragraph: &mut Paragraph, piece: &Piece, at: (usize, usize)) {
        let report = self.report;
        let mut ended = Vec::new();
        for i in piece.claims.iter().rev().map(|inside| inside.claim) {
            if self.last.get_mut(i).is_some_and(|last| last.take_if(|last| *last == at).is_some()) {
                ended.push(i);
                paragraph.add_xml(format!(
                    "<w:commentRangeEnd w:id=\"{i}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
                     <w:commentReference w:id=\"{i}\"/></w:r>"
                ));
            }
        }
        for claim in ended.into_iter().filter_map(|i| report.claims.get(i)) {
            let target = report.has_list.then(|| Target::Bookmark(format!("claim_{}", claim.number)));
            let colour = Some(colours(report, claim).words);
            let look = Look { style: Some("ClaimNumber"), colour, ..Look::default() };
            paragraph.add_link(format!("\u{a0}[{}]", number_and_sign(report, claim)), look, target);
        }
    }

    /// Whether a claim's words stand in the text.
    pub fn is_in_text(&self, claim: usize) -> bool {
        self.has_begun.get(claim).copied().unwrap_or(false)
    }
}
