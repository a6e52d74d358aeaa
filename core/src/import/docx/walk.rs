//! A walk over the text of a Word document, from paragraph to paragraph.

use std::borrow::Cow;

use super::super::blocks::{Blocks, Gap, Inline, InlineId};
use super::super::formula::Formula;
use super::super::left_out::{Kind, LeftOut};
use super::super::looks::{Look, Looks};
use super::super::packed::{Element, Event, Walks, Xml, characters, enter_boxes};
use super::super::symbols::{is_symbols, symbol};
use super::super::{MAX_DEPTH, Read, Unreadable};
use super::fields::{self, Fields};
use super::notes::Notes;
use super::numbering::Numbering;
use super::styles::{Styles, is_on, moved, script};
use crate::model::{BlockKind, MarkKind, limits};

/// What is known of a paragraph before its words.
#[derive(Clone, Debug, Default)]
struct Paragraph {
    style: String,
    list: Option<String>,
    level: Option<usize>,
    outline: Option<u8>,
    /// Whether its end was deleted, so that it goes on in the next one.
    is_joined: bool,
    /// Whether it has begun its block.
    is_begun: bool,
}

/// An element that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Table,
    Row,
    RowProperties,
    Cell,
    Link(Option<InlineId>),
    /// Words whose reading stands beside them.
    RubyBase,
    Words,
    Other,
}

/// The walk.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Walk<'a> {
    blocks: Blocks,
    left_out: LeftOut,
    styles: Styles,
    numbering: Numbering,
    links: &'a [(String, String)],
    /// How many bytes of addresses may still become marks: one address may stand behind many words.
    room_for_links: usize,
    notes: Notes,
    fields: Fields,
    paragraph: Paragraph,
    look: Look,
    is_hidden: bool,
    /// The font that the run names.
    font: Option<String>,
    /// The note whose mark the words that follow are: its id, and whether it is an endnote.
    own_mark: Option<(String, bool)>,
    looks: Looks,
    /// How many cells are open, and how many properties of paragraphs.
    cells: usize,
    properties: usize,
    is_row_begun: bool,
    is_row_deleted: bool,
    /// Whether the paragraph before was code, which goes on in the same block.
    is_after_code: bool,
    /// Whether the next paragraph goes on in the block of the one before.
    goes_on: bool,
    /// The kind of the paragraphs of notes, and the label of the next one.
    in_note: bool,
    /// What the picture that is open shows.
    picture: String,
    /// How the words that follow are read.
    reading: String,
}

impl<'a> Walk<'a> {
    /// A walk over a document with these styles, lists, notes, and addresses of links.
    pub fn new(styles: Styles, numbering: Numbering, notes: Notes, links: &'a [(String, String)]) -> Self {
        Self {
            blocks: Blocks::default(),
            left_out: LeftOut::default(),
            styles,
            numbering,
            links,
            room_for_links: limits::room(0),
            notes,
            fields: Fields::default(),
            paragraph: Paragraph::default(),
            look: Look::default(),
            is_hidden: false,
            font: None,
            own_mark: None,
            looks: Looks::default(),
            cells: 0,
            properties: 0,
            is_row_begun: false,
            is_row_deleted: false,
            is_after_code: false,
            goes_on: false,
            in_note: false,
            picture: String::new(),
            reading: String::new(),
        }
    }

    /// Walks over the part with the text.
    pub fn document(&mut self, source: &str) -> Result<(), Unreadable> {
        self.walk(source)
    }

    /// Walks over the notes that the text refers to, in the order in which it does.
    pub fn notes(&mut self, footnotes: &str, endnotes: &str) -> Result<(), Unreadable> {
        let pieces = [pieces(footnotes, "footnote")?, pieces(endnotes, "endnote")?];
        self.in_note = true;
        let mut at = 0;
        // A note may refer to another one.
        while let Some(note) = self.notes.get(at).cloned() {
            at += 1;
            self.fields = Fields::default();
            let known = pieces.get(usize::from(note.is_endnote)).map(Vec::as_slice).unwrap_or_default();
            let Ok(i) = known.binary_search_by(|(id, _)| id.as_str().cmp(&note.id)) else { continue };
            self.blocks.begin(BlockKind::Footnote);
            self.blocks.label(note.label.clone());
            self.walk(known[i].1)?;
            self.blocks.end_label();
        }
        Ok(())
    }

    /// The text.
    pub fn finish(self) -> Read {
        Read { text: self.blocks.finish(), left_out: self.left_out, ..Read::default() }
    }

    /// Walks over a part. Text boxes stand after the paragraph that they are in.
    fn walk(&mut self, source: &str) -> Result<(), Unreadable> {
        let mut later: Vec<&str> = Vec::new();
        let mut walks: Walks<'_, Open> = vec![(Xml::new(source), Vec::new(), 0)];
        while let Some((xml, open, _)) = walks.last_mut() {
            match xml.next()? {
                None => drop(walks.pop()),
                Some(Event::Start(element)) => {
                    let name = element.name().to_owned();
                    let is_skipped = self.skips(&element, open);
                    if is_skipped {
                        let skipped = xml.skip()?;
                        match name.as_str() {
                            "txbxContent" => later.push(skipped),
                            "rt" => self.reading = characters(skipped)?,
                            "instrText" => self.fields.code(&characters(skipped)?),
                            "oMath" => self.formula(skipped)?,
                            "sectPr" => self.notes.end_section(),
                            _ => {}
                        }
                    } else {
                        let opened = self.start(&element, open);
                        open.push(opened);
                    }
                }
                Some(Event::End) => {
                    let ended = open.pop();
                    if let Some(ended) = ended {
                        self.end(ended);
                    }
                    if ended == Some(Open::Paragraph) {
                        enter_boxes(&mut walks, &mut later)?;
                    }
                }
                Some(Event::Text(text)) if open.last() == Some(&Open::Words) => self.words(&text),
                Some(Event::Text(_)) => {}
            }
        }
        Ok(())
    }

    /// Whether an element with all that is in it is no text, or comes later.
    fn skips(&mut self, element: &Element<'_>, open: &[Open]) -> bool {
        let in_properties =
            self.properties > 0 || matches!(open.last(), Some(Open::RunProperties | Open::RowProperties));
        match element.name() {
            "del" | "moveFrom" if !in_properties => {
                self.left_out.add(Kind::Deletions);
                true
            }
            "tc" if self.is_row_deleted => true,
            "object" | "altChunk" | "control" => {
                self.left_out.add(Kind::Embedded);
                true
            }
            "txbxContent" | "oMath" | "rt" | "Fallback" | "instrText" | "delInstrText" | "delText" | "pPrChange"
            | "rPrChange" | "sectPr" | "tblPr" | "tblGrid" | "tcPr" | "tblPrEx" | "trPrChange" | "sdtPr" | "rubyPr"
            | "numberingChange" => true,
            _ => false,
        }
    }

    fn start(&mut self, element: &Element<'_>, open: &[Open]) -> Open {
        let value = || element.get("val");
        match element.name() {
            "p" => {
                self.paragraph = Paragraph::default();
                self.end_run();
                Open::Paragraph
            }
            "pPr" => {
                self.properties += 1;
                Open::ParagraphProperties
            }
            "r" => {
                self.end_run();
                Open::Run
            }
            "rPr" if self.properties == 0 => Open::RunProperties,
            "tbl" => Open::Table,
            "tr" => {
                (self.is_row_begun, self.is_row_deleted) = (false, false);
                Open::Row
            }
            "trPr" => Open::RowProperties,
            "tc" => {
                self.end_look();
                if !std::mem::replace(&mut self.is_row_begun, true) {
                    self.blocks.begin_row();
                }
                self.blocks.begin_cell();
                self.cells += 1;
                Open::Cell
            }
            "hyperlink" => {
                let id = element.get("id").unwrap_or_default();
                let at = self.links.binary_search_by(|(of, _)| of.as_str().cmp(&id)).ok();
                let links = self.links;
                Open::Link(at.and_then(|at| self.open_link(&links[at].1)))
            }
            "fldSimple" => {
                let url = fields::link(&element.get("instr").unwrap_or_default());
                Open::Link(url.and_then(|url| self.open_link(&url)))
            }
            name if self.properties > 0 => {
                self.paragraph_property(name, value());
                Open::Other
            }
            name if open.last() == Some(&Open::RunProperties) => {
                self.run_property(name, element);
                Open::Other
            }
            "del" if open.last() == Some(&Open::RowProperties) => {
                self.is_row_deleted = true;
                Open::Other
            }
            "docPr" => {
                self.picture = element.get("descr").unwrap_or_default();
                Open::Other
            }
            "blip" | "imagedata" | "chart" => {
                self.begin();
                self.left_out.add(Kind::Pictures);
                let words = std::mem::take(&mut self.picture);
                self.blocks.picture(&words);
                Open::Other
            }
            name => self.start_in_run(name, element),
        }
    }

    /// Starts an element that adds words or signs.
    fn start_in_run(&mut self, name: &str, element: &Element<'_>) -> Open {
        match name {
            "t" => return Open::Words,
            "tab" | "ptab" => self.words(" "),
            "br" | "cr" => {
                self.begin();
                self.end_line();
            }
            "noBreakHyphen" => self.words("\u{2011}"),
            "softHyphen" => self.words("\u{ad}"),
            "sym" => {
                let code = element.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = element.get("font").unwrap_or_default();
                if let Some(c) = code.and_then(char::from_u32) {
                    self.words(symbol(c, &font).encode_utf8(&mut [0; 4]));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let (id, is_endnote) = (element.get("id").unwrap_or_default(), name == "endnoteReference");
                self.look.script = None;
                if element.get("customMarkFollows").is_some_and(|on| is_on(Some(&on))) {
                    self.own_mark = Some((id, is_endnote));
                } else {
                    let label = self.notes.refer(id, is_endnote, None);
                    self.words(&label);
                }
            }
            "fldChar" => self.field(&element.get("fldCharType").unwrap_or_default()),
            "rubyBase" => return Open::RubyBase,
            _ => {}
        }
        Open::Other
    }

    fn end(&mut self, ended: Open) {
        match ended {
            Open::Paragraph => {
                if !self.paragraph.is_begun && self.kind() == BlockKind::Code && self.is_after_code {
                    self.begin();
                } else if !self.paragraph.is_begun {
                    self.number_of_empty();
                }
                self.end_look();
                self.fields.end_paragraph().for_each(|link| self.blocks.close(link));
                self.goes_on = self.paragraph.is_joined;
            }
            Open::ParagraphProperties => self.properties = self.properties.saturating_sub(1),
            Open::Run => self.end_run(),
            Open::Cell => {
                self.end_look();
                self.cells = self.cells.saturating_sub(1);
            }
            Open::Row => {
                self.blocks.end_row();
                self.is_row_deleted = false;
            }
            Open::Table => {
                self.blocks.end_row();
                self.blocks.begin(BlockKind::Paragraph);
                self.is_after_code = false;
            }
            Open::Link(Some(id)) => {
                self.end_look();
                self.blocks.close(id);
            }
            Open::RubyBase => {
                let reading = std::mem::take(&mut self.reading);
                self.words(&format!("({})", reading.trim()));
            }
            _ => {}
        }
    }

    fn end_run(&mut self) {
        self.look = Look::default();
        self.font = None;
        self.is_hidden = self.styles.is_hidden(&self.paragraph.style);
    }

    /// Opens the mark of a link.
    fn open_link(&mut self, url: &str) -> Option<InlineId> {
        self.begin();
        self.end_look();
        let url = super::super::html::address(url).filter(|url| url.len() <= self.room_for_links)?;
        self.room_for_links -= url.len();
        Some(self.blocks.open(Inline::Mark(MarkKind::Link(url))))
    }

    /// Goes on to the next part of a field.
    fn field(&mut self, part: &str) {
        match part {
            "begin" => self.fields.begin(),
            "separate" => {
                if let Some(url) = self.fields.show()
                    && let Some(link) = self.open_link(&url)
                {
                    self.fields.set_link(link);
                }
            }
            "end" => {
                if let Some(link) = self.fields.end() {
                    self.end_look();
                    self.blocks.close(link);
                }
            }
            _ => {}
        }
    }

    /// Adds a formula, set off from other words.
    fn formula(&mut self, source: &str) -> Result<(), Unreadable> {
        let mut formula = Formula::default();
        let mut xml = Xml::new(source);
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) => formula.start(element.name(), &|name| element.get(name)),
                Event::End => formula.end(),
                Event::Text(text) => formula.text(&text),
            }
        }
        self.end_run();
        self.blocks.set_gap(Gap::Words);
        self.words(&formula.finish());
        self.blocks.set_gap(Gap::Words);
        Ok(())
    }

    fn paragraph_property(&mut self, name: &str, value: Option<String>) {
        let paragraph = &mut self.paragraph;
        match name {
            "pStyle" => paragraph.style = value.unwrap_or_default(),
            "numId" => paragraph.list = value,
            "ilvl" => paragraph.level = value.and_then(|level| level.parse().ok()),
            "outlineLvl" => paragraph.outline = value.and_then(|level| level.parse().ok()),
            "del" | "moveFrom" => paragraph.is_joined = true,
            _ => {}
        }
    }

    fn run_property(&mut self, name: &str, element: &Element<'_>) {
        let value = element.get("val");
        match name {
            "b" => self.look.is_bold = is_on(value.as_deref()),
            "i" => self.look.is_italic = is_on(value.as_deref()),
            "strike" | "dstrike" => self.look.is_struck = is_on(value.as_deref()),
            "vanish" => {
                self.is_hidden = is_on(value.as_deref());
                self.left_out.add_some(Kind::Hidden, usize::from(self.is_hidden));
            }
            "rStyle" => {
                let style = value.unwrap_or_default();
                self.is_hidden |= self.styles.is_hidden(&style);
                self.look = self.styles.look(&style, self.look);
                self.font = self.font.take().or_else(|| self.styles.font(&style).map(str::to_owned));
            }
            "rFonts" => self.font = element.get("ascii").or_else(|| self.font.take()),
            "vertAlign" => self.look.script = script(value.as_deref()),
            "position" => self.look.script = moved(value.as_deref()).or(self.look.script),
            _ => {}
        }
    }

    /// The kind of the paragraph.
    fn kind(&self) -> BlockKind {
        let own = self.paragraph.outline.filter(|level| *level < 9).map(|level| BlockKind::Heading((level + 1).min(6)));
        let kind = own.or_else(|| self.styles.kind(&self.paragraph.style)).unwrap_or(BlockKind::Paragraph);
        match kind {
            _ if self.in_note => BlockKind::Footnote,
            // A heading in a cell stays in its row.
            BlockKind::Heading(_) | BlockKind::Code if self.cells > 0 => BlockKind::Paragraph,
            kind => kind,
        }
    }

    /// The list of the paragraph and the level there.
    fn list(&self) -> Option<(String, usize)> {
        let Paragraph { style, list, level, .. } = &self.paragraph;
        let styled = self.styles.list(style);
        let list = list.as_deref().or(styled.map(|(list, _)| list)).filter(|list| *list != "0")?;
        let level = level.or(styled.and_then(|(_, level)| level));
        let level = level.or_else(|| self.numbering.level_of_style(list, style)).unwrap_or(0);
        Some((list.to_owned(), level))
    }

    /// Counts a paragraph without words that is an item of a list.
    fn number_of_empty(&mut self) {
        if let Some((list, level)) = self.list() {
            self.numbering.count(&list, level);
        }
    }

    /// Begins the block of the paragraph, if it has not begun.
    fn begin(&mut self) {
        if std::mem::replace(&mut self.paragraph.is_begun, true) {
            return;
        }
        if std::mem::take(&mut self.goes_on) {
            return;
        }
        let kind = self.kind();
        let is_code = kind == BlockKind::Code;
        if std::mem::replace(&mut self.is_after_code, is_code) && is_code {
            self.blocks.preformatted("\n");
            return;
        }
        let label = self.list().and_then(|(list, level)| {
            let label = self.numbering.count(&list, level)?;
            Some((label, u8::try_from(level).unwrap_or(MAX_DEPTH).min(MAX_DEPTH)))
        });
        match label {
            None => self.blocks.begin(kind),
            Some((label, depth)) if kind == BlockKind::Paragraph && self.cells == 0 => {
                // A number is drawn before an item. Letters are words of a paragraph, or it would have a bullet as well.
                let is_item = label.words.is_empty() || label.words.starts_with(|c: char| c.is_ascii_digit());
                let item = BlockKind::Item { depth, number: label.number };
                self.blocks.begin(if is_item { item } else { BlockKind::Paragraph });
                if label.number.is_none() {
                    self.blocks.words(&label.words);
                    self.blocks.words(" ");
                }
            }
            Some((label, _)) => {
                self.blocks.begin(kind);
                self.blocks.words(&label.words);
                self.blocks.words(" ");
            }
        }
    }

    /// Adds words of a run.
    fn words(&mut self, words: &str) {
        if self.is_hidden || self.fields.are_code() {
            return;
        }
        self.begin();
        let words = match self.own_mark.take() {
            Some((id, is_endnote)) => self.notes.refer(id, is_endnote, Some(words.trim())).into(),
            None => self.as_shown(words),
        };
        if !words.trim().is_empty() {
            self.looks.set(self.look, &mut self.blocks);
        }
        if self.kind() == BlockKind::Code {
            self.blocks.preformatted(&words);
        } else {
            self.blocks.words(&words);
        }
    }

    /// Words as the font of the run shows them.
    fn as_shown<'w>(&self, words: &'w str) -> Cow<'w, str> {
        match self.font.as_deref().filter(|font| is_symbols(font)) {
            Some(font) => words.chars().map(|c| symbol(c, font)).collect(),
            None => words.into(),
        }
    }

    fn end_line(&mut self) {
        self.end_look();
        self.blocks.end_line();
    }

    fn end_look(&mut self) {
        self.looks.end(&mut self.blocks);
    }
}

/// The elements of this name, each with its id, by id.
fn pieces<'a>(source: &'a str, name: &str) -> Result<Vec<(String, &'a str)>, Unreadable> {
    let mut pieces = Vec::new();
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.name() == name
        {
            let id = element.get("id").unwrap_or_default();
            pieces.push((id, xml.skip()?));
        }
    }
    pieces.sort();
    Ok(pieces)
}
