//! A walk over the text of a document.

use std::collections::BTreeMap;

use super::super::blocks::{Blocks, Gap, Inline, InlineId, are_blank};
use super::super::left_out::{Kind, LeftOut};
use super::super::looks::{Look, Looks};
use super::super::packed::{Element, Event, Walks, Xml, count, enter_boxes};
use super::super::{MAX_DEPTH, Read, Unreadable, html};
use super::styles::{LEVELS, Styles};
use crate::model::{BlockKind, MarkKind};

/// The most blanks that one element stands for. They become one blank in the text anyway, but in code they stay.
const BLANKS: usize = 200;
/// The most times that a row or a cell without words is repeated.
const REPEATED: usize = 100;

/// An element that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Paragraph,
    /// With the look and whether words were hidden before.
    Span(Look, bool),
    Link(Option<InlineId>),
    List,
    Item,
    Row,
    /// With how often it is repeated.
    Cell(usize),
    RubyText,
    /// A picture or shape.
    Frame,
    PictureWords,
    Other,
}

/// An item whose first paragraph comes next.
#[derive(Clone, Copy, Debug)]
struct Item {
    /// The number that the document sets for it.
    number: Option<u32>,
}

/// A list that is open.
#[derive(Clone, Debug)]
struct List {
    style: String,
    /// The key of its counts.
    id: usize,
}

/// A paragraph that is open.
#[derive(Clone, Debug, Default)]
struct Paragraph {
    kind: Option<BlockKind>,
    style: String,
    /// Its level in the outline, from 0, if it is a heading that is counted.
    outline: Option<usize>,
    is_begun: bool,
}

/// The walk.
pub struct Walk<'a> {
    blocks: Blocks,
    left_out: LeftOut,
    looks: Looks,
    styles: &'a Styles,
    look: Look,
    is_hidden: bool,
    paragraph: Paragraph,
    lists: Vec<List>,
    /// The numbers so far of each list: at each level, none before the first item.
    counts: Vec<[Option<u32>; LEVELS]>,
    /// The counts of a list by its id or, if it goes on, by its style.
    by_id: BTreeMap<String, usize>,
    last_of_style: BTreeMap<String, usize>,
    /// The numbers of headings so far, at each level.
    headings: [Option<u32>; LEVELS],
    /// The item that the next paragraph starts.
    item: Option<Item>,
    /// How many cells and paragraphs are open.
    cells: usize,
    paragraphs: usize,
    in_note: bool,
    is_after_code: bool,
    notes: Vec<(String, String)>,
    /// The formulas of the document, by the folders of their files.
    formulas: &'a BTreeMap<String, String>,
}

impl<'a> Walk<'a> {
    /// A walk over a document with these styles and formulas.
    pub fn new(styles: &'a Styles, formulas: &'a BTreeMap<String, String>) -> Self {
        Self {
            blocks: Blocks::default(),
            left_out: LeftOut::default(),
            looks: Looks::default(),
            styles,
            look: Look::default(),
            is_hidden: false,
            paragraph: Paragraph::default(),
            lists: Vec::new(),
            counts: Vec::new(),
            by_id: BTreeMap::new(),
            last_of_style: BTreeMap::new(),
            headings: [None; LEVELS],
            item: None,
            cells: 0,
            paragraphs: 0,
            in_note: false,
            is_after_code: false,
            notes: Vec::new(),
            formulas,
        }
    }

    /// Walks over the text. Text boxes stand after the paragraph that they are in.
    pub fn walk(&mut self, source: &str) -> Result<(), Unreadable> {
        let mut later: Vec<&str> = Vec::new();
        let mut walks: Walks<'_, Open> = vec![(Xml::new(source), Vec::new(), 0)];
        while let Some((xml, open, _)) = walks.last_mut() {
            match xml.next()? {
                None => drop(walks.pop()),
                Some(Event::Start(element)) => match self.skips(&element) {
                    Some(true) => later.push(xml.skip()?),
                    Some(false) => {
                        let skipped = xml.skip()?;
                        if element.name() == "tracked-changes" {
                            self.left_out.add_some(Kind::Deletions, count(skipped, "deletion")?);
                        }
                    }
                    None if element.name() == "note" => {
                        let note = xml.skip()?;
                        self.note(note)?;
                    }
                    None => {
                        let opened = self.start(&element, open.last() == Some(&Open::Frame));
                        open.push(opened);
                    }
                },
                Some(Event::End) => {
                    let ended = open.pop();
                    if let Some(ended) = ended {
                        self.end(ended);
                    }
                    if ended == Some(Open::Paragraph) {
                        enter_boxes(&mut walks, &mut later)?;
                    }
                }
                Some(Event::Text(text)) if open.last() == Some(&Open::PictureWords) => {
                    self.begin();
                    self.blocks.picture(&text);
                }
                Some(Event::Text(text)) if self.paragraphs > 0 => self.words(&text),
                Some(Event::Text(_)) => {}
            }
        }
        Ok(())
    }

    /// Walks over the notes.
    pub fn notes(&mut self) -> Result<(), Unreadable> {
        self.in_note = true;
        let mut at = 0;
        while let Some((label, text)) =
            self.notes.get_mut(at).map(|(label, text)| (label.clone(), std::mem::take(text)))
        {
            at += 1;
            self.blocks.begin(BlockKind::Footnote);
            self.blocks.label(label);
            self.walk(&text)?;
            self.blocks.end_label();
        }
        Ok(())
    }

    /// The text.
    pub fn finish(self) -> Read {
        Read { text: self.blocks.finish(), left_out: self.left_out, ..Read::default() }
    }

    /// Whether an element with all that is in it is no text (`Some(false)`), or comes later.
    fn skips(&mut self, element: &Element<'_>) -> Option<bool> {
        let is = |name: &str, value: &str| element.get(name).as_deref() == Some(value);
        match element.name() {
            "text-box" => return Some(true),
            "annotation" => self.left_out.add(Kind::Comments),
            "section" | "hidden-text" | "conditional-text" if is("display", "none") || is("is-hidden", "true") => {
                self.left_out.add(Kind::Hidden);
            }
            "object" => match self.formulas.get(&object(element)) {
                Some(formula) => {
                    let formula = formula.clone();
                    self.formula(&formula);
                }
                None => self.left_out.add(Kind::Embedded),
            },
            "object-ole" | "applet" | "plugin" => self.left_out.add(Kind::Embedded),
            // Variables that are set where nothing is seen of them.
            "variable-set" | "variable-input" | "user-field-get" | "user-field-input" if is("display", "none") => {}
            "automatic-styles"
            | "font-face-decls"
            | "scripts"
            | "binary-data"
            | "tracked-changes"
            | "note-citation"
            // The number of an item, for programs that don't count.
            | "number"
            | "script"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "forms"
            | "event-listeners"
            | "bibliography-source"
            | "table-of-content-source"
            | "alphabetical-index-source"
            | "illustration-index-source"
            | "table-index-source"
            | "user-index-source"
            | "object-index-source"
            | "named-expressions"
            | "ruby-style" => {}
            _ => return None,
        }
        Some(false)
    }

    fn start(&mut self, element: &Element<'_>, is_in_frame: bool) -> Open {
        let get = |name| element.get(name);
        match element.name() {
            "p" | "h" => {
                self.paragraphs += 1;
                self.start_paragraph(element);
                Open::Paragraph
            }
            "span" => {
                let before = Open::Span(self.look, self.is_hidden);
                if let Some(style) = get("style-name") {
                    let (look, is_hidden) = self.styles.look(true, &style, self.look);
                    self.left_out.add_some(Kind::Hidden, usize::from(is_hidden && !self.is_hidden));
                    (self.look, self.is_hidden) = (look, self.is_hidden || is_hidden);
                }
                before
            }
            "a" => {
                self.begin();
                self.looks.end(&mut self.blocks);
                let url = get("href").and_then(|url| html::address(&url));
                Open::Link(url.map(|url| self.blocks.open(Inline::Mark(MarkKind::Link(url)))))
            }
            "list" => {
                self.start_list(element);
                Open::List
            }
            "list-item" | "list-header" => {
                let number = get("start-value").and_then(|n| n.parse().ok());
                self.item = (element.name() == "list-item").then_some(Item { number });
                Open::Item
            }
            "table-row" => {
                self.looks.end(&mut self.blocks);
                self.blocks.begin_row();
                Open::Row
            }
            "table-cell" | "covered-table-cell" => {
                self.looks.end(&mut self.blocks);
                self.blocks.begin_cell();
                self.cells += 1;
                let repeated = get("number-columns-repeated").and_then(|n| n.parse().ok()).unwrap_or(1);
                Open::Cell(repeated)
            }
            "s" => {
                let count = get("c").and_then(|n| n.parse().ok()).unwrap_or(1);
                self.words(&" ".repeat(count.min(BLANKS)));
                Open::Other
            }
            "tab" => {
                self.words("\t");
                Open::Other
            }
            "line-break" => {
                self.begin();
                self.looks.end(&mut self.blocks);
                self.blocks.end_line();
                Open::Other
            }
            "ruby-text" => {
                self.words("(");
                Open::RubyText
            }
            "image" => {
                self.left_out.add(Kind::Pictures);
                Open::Other
            }
            // The words of a picture stand beside it, in its frame. A field has the same name as its title.
            "title" | "desc" if is_in_frame => Open::PictureWords,
            "hidden-paragraph" => {
                self.is_hidden |= get("is-hidden").as_deref() == Some("true");
                Open::Other
            }
            "frame" | "custom-shape" | "g" => Open::Frame,
            _ => Open::Other,
        }
    }

    fn end(&mut self, ended: Open) {
        match ended {
            Open::Paragraph => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if !self.paragraph.is_begun && self.item.is_some() {
                    self.begin();
                    self.blocks.end_item();
                }
                self.looks.end(&mut self.blocks);
                (self.look, self.is_hidden) = (Look::default(), false);
                // What follows a paragraph of a shape, in the paragraph around it, is a block of its own.
                self.paragraph = Paragraph { is_begun: self.paragraphs == 0, ..Paragraph::default() };
            }
            Open::Span(look, is_hidden) => (self.look, self.is_hidden) = (look, is_hidden),
            Open::Link(Some(id)) => {
                self.looks.end(&mut self.blocks);
                self.blocks.close(id);
            }
            Open::List => drop(self.lists.pop()),
            Open::Item => self.item = None,
            Open::Row => {
                self.blocks.end_row();
                self.blocks.begin(BlockKind::Paragraph);
            }
            Open::Cell(repeated) => {
                self.looks.end(&mut self.blocks);
                self.cells = self.cells.saturating_sub(1);
                for _ in 1..repeated.min(REPEATED) {
                    self.blocks.begin_cell();
                }
            }
            Open::RubyText => self.words(")"),
            Open::Link(None) | Open::Frame | Open::PictureWords | Open::Other => {}
        }
    }

    fn start_paragraph(&mut self, element: &Element<'_>) {
        let style = element.get("style-name").unwrap_or_default();
        let level = element.get("outline-level").and_then(|n| n.parse::<u8>().ok()).unwrap_or(1);
        let kind = match element.name() {
            "h" => Some(BlockKind::Heading(level.clamp(1, 6))),
            _ => self.styles.kind(&style),
        };
        // The look of a whole paragraph, such as a heading in bold, is no mark; raised words are.
        let (look, is_hidden) = self.styles.look(false, &style, Look::default());
        self.look = Look { is_struck: look.is_struck, ..Look::default() };
        self.is_hidden = is_hidden;
        self.left_out.add_some(Kind::Hidden, usize::from(is_hidden));
        let is_counted = element.name() == "h" && element.get("is-list-header").as_deref() != Some("true");
        let outline = is_counted.then_some(usize::from(level.max(1)) - 1);
        self.paragraph = Paragraph { kind, style, outline, is_begun: false };
    }

    /// Opens a list. Its numbers go on if it says so.
    fn start_list(&mut self, element: &Element<'_>) {
        self.item = None;
        let style =
            element.get("style-name").or_else(|| self.lists.last().map(|list| list.style.clone())).unwrap_or_default();
        let continued = element.get("continue-list").and_then(|id| self.by_id.get(&id).copied());
        let goes_on = element.get("continue-numbering").as_deref() == Some("true");
        let continued = continued.or_else(|| self.last_of_style.get(&style).copied().filter(|_| goes_on));
        let outer = self.lists.last().map(|list| list.id);
        let id = outer.or(continued).unwrap_or_else(|| {
            self.counts.push([None; LEVELS]);
            self.counts.len() - 1
        });
        if outer.is_none() {
            self.last_of_style.insert(style.clone(), id);
            if let Some(name) = element.get("id") {
                self.by_id.insert(name, id);
            }
        } else if let Some(counts) = self.counts.get_mut(id) {
            let level = self.lists.len().min(LEVELS);
            counts[level..].fill(None);
        }
        self.lists.push(List { style, id });
    }

    /// Begins the block of the paragraph, if it has not begun.
    fn begin(&mut self) {
        if std::mem::replace(&mut self.paragraph.is_begun, true) {
            return;
        }
        let kind = match self.paragraph.kind.unwrap_or(BlockKind::Paragraph) {
            _ if self.in_note => BlockKind::Footnote,
            BlockKind::Heading(_) | BlockKind::Code if self.cells > 0 => BlockKind::Paragraph,
            kind => kind,
        };
        self.paragraph.kind = Some(kind);
        let is_code = kind == BlockKind::Code;
        if std::mem::replace(&mut self.is_after_code, is_code) && is_code {
            self.blocks.preformatted("\n");
            return;
        }
        let outline =
            self.paragraph.outline.filter(|_| self.item.is_none()).and_then(|level| self.count_heading(level));
        let Some((label, number)) = outline.or_else(|| self.item.take().and_then(|item| self.count(item.number)))
        else {
            self.blocks.begin(kind);
            return;
        };
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(MAX_DEPTH).min(MAX_DEPTH);
        let is_item = label.is_empty() || label.starts_with(|c: char| c.is_ascii_digit());
        if kind == BlockKind::Paragraph && self.cells == 0 && is_item {
            self.blocks.begin(BlockKind::Item { depth, number });
            if number.is_some() {
                return;
            }
        } else {
            self.blocks.begin(kind);
        }
        if !label.is_empty() {
            self.blocks.words(&label);
            self.blocks.words(" ");
        }
    }

    /// Counts an item: its label, and its number if that is a plain one.
    fn count(&mut self, told: Option<u32>) -> Option<(String, Option<u32>)> {
        let list = self.lists.last()?;
        let at = self.lists.len().min(LEVELS) - 1;
        let style = self.styles.list(&self.paragraph.style).filter(|_| list.style.is_empty());
        let style = style.unwrap_or(&list.style);
        let level = self.styles.level(style, at);
        let counts = self.counts.get_mut(list.id)?;
        let start = |at: usize| self.styles.level(style, at).map_or(1, |level| level.start);
        let number = told.or_else(|| counts[at].map(|n| n.saturating_add(1))).unwrap_or_else(|| start(at));
        counts[at] = Some(number);
        counts[at + 1..].fill(None);
        let Some(level) = level else { return Some((String::new(), None)) };
        let numbers: Vec<u32> = counts.iter().enumerate().map(|(at, n)| n.unwrap_or_else(|| start(at))).collect();
        Some((self.styles.label(style, &numbers, at), level.is_plain(at).then_some(number)))
    }

    /// Counts a heading: its label, if the document numbers its headings.
    fn count_heading(&mut self, level: usize) -> Option<(String, Option<u32>)> {
        let at = level.min(LEVELS - 1);
        let start = |at: usize| self.styles.outline_level(at).map_or(1, |level| level.start);
        self.headings[at] = Some(self.headings[at].map_or_else(|| start(at), |n| n.saturating_add(1)));
        self.headings[at + 1..].fill(None);
        let numbers: Vec<u32> =
            self.headings.iter().enumerate().map(|(at, n)| n.unwrap_or_else(|| start(at))).collect();
        let label = self.styles.outline_label(&numbers, at);
        (!label.is_empty()).then_some((label, None))
    }

    /// Puts a note aside and its mark into the text.
    fn note(&mut self, source: &str) -> Result<(), Unreadable> {
        let mut xml = Xml::new(source);
        let (mut citation, mut body) = (String::new(), "");
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) if element.name() == "note-citation" => {
                    citation = super::super::packed::characters(xml.skip()?)?;
                }
                Event::Start(element) if element.name() == "note-body" => body = xml.skip()?,
                _ => {}
            }
        }
        // Documents that programs make may lack the number.
        let citation = citation.trim();
        let mark = if citation.is_empty() { (self.notes.len() + 1).to_string() } else { citation.to_owned() };
        let label = format!("[{mark}]");
        let script = self.look.script.take();
        self.words(&label);
        self.look.script = script;
        // Notes within notes are text of the outer one.
        if self.in_note {
            let words = super::super::packed::characters(body)?;
            self.words(&format!(" ({})", words.trim()));
        } else {
            self.notes.push((label, body.to_owned()));
        }
        Ok(())
    }

    /// Adds a formula, set off from other words.
    fn formula(&mut self, formula: &str) {
        let script = self.look.script.take();
        self.blocks.set_gap(Gap::Words);
        self.words(formula);
        self.blocks.set_gap(Gap::Words);
        self.look.script = script;
    }

    fn words(&mut self, words: &str) {
        if self.is_hidden {
            return;
        }
        if !are_blank(words) || self.paragraph.kind == Some(BlockKind::Code) {
            self.begin();
            self.looks.set(self.look, &mut self.blocks);
        }
        if self.paragraph.kind == Some(BlockKind::Code) && self.paragraph.is_begun {
            self.blocks.preformatted(words);
        } else {
            self.blocks.words(words);
        }
    }
}

/// The folder of an object's files.
fn object(element: &Element<'_>) -> String {
    let address = element.get("href").unwrap_or_default();
    address.strip_prefix("./").unwrap_or(&address).trim_end_matches('/').to_owned()
}
