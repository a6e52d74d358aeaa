//! Elements that open and close around words, and what they do to the blocks.
//!
//! Markdown and HTML inside it go through the same elements, as a browser reads the HTML that Markdown stands for: a tag may
//! close what Markdown has opened. Elements need not nest. Always true: at most [`DEEPEST`] are open; what is nested deeper
//! adds its words and nothing else.

use std::borrow::Cow;

use super::super::MAX_DEPTH;
use super::super::blocks::{Blocks, Gap, Inline, InlineId};
use super::super::formula::Formula;
use super::super::left_out::{Kind, LeftOut};
use super::super::scripts::Script;
use super::sheet::{Sheet, declared};
use super::shown::{Shown, address, is_hidden, script, shown};
use super::tags::{Role, Tag};
use crate::model::{ArticleText, BlockKind, Locator, MarkKind};

/// How many elements can be open; browsers have the same limit.
const DEEPEST: usize = 512;

/// An element that is open.
struct Element {
    tag: Tag,
    inline: Option<InlineId>,
    /// Raises or lowers its words, though its name does not say so.
    script: Option<InlineId>,
    /// The kind of block that a paragraph in it makes.
    kind: BlockKind,
    hides: Hides,
    /// Whether the element around it was closed, so that it goes on in the next one that has words.
    goes_on: bool,
    /// Whether it stands apart from the words beside it, though it is not a block.
    is_box: bool,
}

/// Whether the raised words at the start of a block are the mark of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FirstWords {
    Unknown,
    Mark,
}

/// What an element hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hides {
    /// Nothing.
    Nothing,
    /// What is in it.
    Content,
    /// Nothing, as it was opened where nothing is shown. Its end changes nothing either.
    Itself,
}

/// The attributes of an element: the value of the attribute with this name.
pub type Get<'a> = &'a dyn Fn(&str) -> Option<Cow<'a, str>>;

/// Turns elements and words into blocks.
pub struct Elements {
    blocks: Blocks,
    open: Vec<Element>,
    /// How many elements of each tag are open, by [`Tag::index`].
    counts: Vec<usize>,
    /// How many more are open than there can be.
    beyond: usize,
    /// The lists that are open, with the next number of each that is numbered.
    lists: Vec<Option<u32>>,
    /// How many of the open elements hide what is in them, are preformatted, or are quotations in a line.
    hiding: usize,
    /// How many of them go on where the next words are.
    going_on: usize,
    preformatted: usize,
    quoted: usize,
    /// The raised words at the start of a block that are open, and whether they lead elsewhere in the document: then they are the
    /// mark of a note, and no part of its first word.
    first: Option<FirstWords>,
    /// The formula that is open.
    formula: Option<Formula>,
    /// The styles of the document.
    pub sheet: Sheet,
    /// What was left out.
    pub left_out: LeftOut,
}

impl Default for Elements {
    fn default() -> Self {
        Self {
            blocks: Blocks::default(),
            open: Vec::new(),
            counts: vec![0; Tag::COUNT],
            beyond: 0,
            lists: Vec::new(),
            hiding: 0,
            going_on: 0,
            preformatted: 0,
            quoted: 0,
            first: None,
            formula: None,
            sheet: Sheet::default(),
            left_out: LeftOut::default(),
        }
    }
}

impl Elements {
    /// Adds words. White space in them collapses, unless they are in a preformatted element.
    pub fn words(&mut self, words: &str) {
        if self.hiding > 0 {
            return;
        }
        if let Some(formula) = &mut self.formula {
            formula.text(words);
            return;
        }
        self.go_on();
        if self.preformatted > 0 {
            self.blocks.preformatted(words);
        } else {
            self.blocks.words(words);
        }
    }

    /// Lets the next words start with a label, such as the mark of a note.
    pub fn label(&mut self, label: String) {
        if self.hiding == 0 {
            self.blocks.label(label);
        }
    }

    /// Tells which place of the source the blocks belong to whose first words come from now on.
    pub fn set_locator(&mut self, locator: Locator) {
        self.blocks.set_locator(locator);
    }

    /// Opens an element.
    pub fn start(&mut self, tag: Tag, get: Get<'_>) {
        let role = tag.role();
        if matches!(role, Role::LineEnd | Role::Rule | Role::Picture | Role::Empty) {
            self.single(role, tag, get);
            return;
        }
        self.close_implied(tag);
        if !is_block(role) {
            self.go_on();
        }
        if self.hiding > 0 {
            self.push(tag, None, Hides::Itself);
            return;
        }
        match shown(role, tag, get) {
            Shown::Yes => {}
            Shown::LeftOut(kind) => {
                self.left_out.add(kind);
                self.keep_figures_apart();
                return self.push(tag, None, Hides::Content);
            }
            Shown::Never => {
                self.keep_figures_apart();
                return self.push(tag, None, Hides::Content);
            }
        }
        let is_inside = role == Role::Link && get("href").is_some_and(|url| url.starts_with('#'));
        let is_raised = self.is_in_script();
        let script = script(tag, get, &self.sheet).filter(|_| !is_raised);
        let is_box = !is_block(role) && (tag.name() == "button" || get("style").is_some_and(|style| makes_box(&style)));
        if is_box {
            self.blocks.set_gap(Gap::Words);
        } else if is_inside && !is_raised && script.is_none() {
            // This may be the mark of a note.
            self.keep_figures_apart();
        }
        // An element that does nothing is tracked only if its end tag could be taken for that of one that does something.
        if role == Role::Plain && script.is_none() && !is_box && self.counts[tag.index()] == 0 {
            return;
        }
        if role == Role::Script(Script::Super) {
            self.first = (!self.blocks.has_words()).then_some(FirstWords::Unknown);
        } else if is_inside {
            self.first = self.first.map(|_| FirstWords::Mark);
        }
        let script = script.map(|script| self.blocks.open(Inline::Script(script)));
        let inline = self.begin(role, get);
        self.push(tag, inline, Hides::Nothing);
        match self.open.last_mut().filter(|_| self.beyond == 0) {
            Some(element) => (element.script, element.is_box) = (script, is_box),
            None => script.into_iter().for_each(|script| self.blocks.close(script)),
        }
    }

    /// Lets no figure grow together with one that stood on the other side of what is not shown, or of an element that is not known.
    fn keep_figures_apart(&mut self) {
        if self.hiding == 0 {
            self.blocks.set_gap(Gap::Figures);
        }
    }

    /// Whether the next words are raised or lowered.
    fn is_in_script(&self) -> bool {
        self.open.iter().any(|element| element.script.is_some() || matches!(element.tag.role(), Role::Script(_)))
    }

    /// Takes the start tag of a formula, or one in it; whether it was one.
    pub fn start_in_formula(&mut self, name: &str, get: Get<'_>) -> bool {
        let get = |name: &str| get(name).map(Cow::into_owned);
        let name = name.to_ascii_lowercase();
        match &mut self.formula {
            // As in browsers, an element of HTML ends a formula.
            Some(_) if Tag::named(&name).is_some_and(|tag| is_block(tag.role())) => {
                self.end_formula();
                false
            }
            Some(formula) => {
                formula.start(&name, &get);
                true
            }
            None if name == "math" && self.hiding == 0 => {
                self.go_on();
                self.formula.insert(Formula::default()).start(&name, &get);
                true
            }
            None => false,
        }
    }

    /// Takes the end tag of a formula, or one in it; whether it was one.
    pub fn end_in_formula(&mut self, name: &str) -> bool {
        let Some(formula) = &mut self.formula else { return false };
        if name.eq_ignore_ascii_case("math") {
            self.end_formula();
        } else {
            formula.end();
        }
        true
    }

    /// Adds the formula, set off from other words.
    fn end_formula(&mut self) {
        let Some(formula) = self.formula.take() else { return };
        self.blocks.set_gap(Gap::Words);
        self.words(&formula.finish());
        self.blocks.set_gap(Gap::Words);
    }

    /// Opens an element that HTML does not know. It matters only if it hides what is in it.
    pub fn start_unknown(&mut self, get: Get<'_>) {
        self.keep_figures_apart();
        if let Some(tag) = Tag::named("#unknown").filter(|_| self.hiding > 0 || is_hidden(get)) {
            self.start(tag, get);
        }
    }

    /// Closes the innermost element that HTML does not know.
    pub fn end_unknown(&mut self) {
        self.keep_figures_apart();
        if let Some(tag) = Tag::named("#unknown") {
            self.end(tag);
        }
    }

    /// Closes the innermost element of this name, and what the HTML standard closes with it.
    pub fn end(&mut self, tag: Tag) {
        let role = tag.role();
        if role == Role::LineEnd {
            self.single(role, tag, &|_| None);
            return;
        }
        if self.beyond > 0 && (role != Role::Plain || self.hiding > 0) {
            self.beyond -= 1;
            return;
        }
        match self.find(tag) {
            Some(at) => self.close(at),
            // As in browsers, the end of a paragraph that is not open is an empty one.
            None if self.hiding == 0 && tag.name() == "p" => self.blocks.begin(self.kind()),
            None => {}
        }
    }

    /// Shows what follows although an element that hides it was not closed.
    pub fn stop_hiding(&mut self) {
        if let Some(at) = self.open.iter().position(|e| e.hides == Hides::Content) {
            self.close(at);
        }
    }

    /// The element whose end tag ends the hiding; `None` if nothing is hidden.
    pub fn hidden_by(&self) -> Option<Tag> {
        self.open.iter().find(|e| e.hides == Hides::Content).map(|e| e.tag)
    }

    /// The text.
    pub fn finish(mut self) -> (ArticleText, LeftOut) {
        self.end_formula();
        (self.blocks.finish(), self.left_out)
    }

    /// An element without content.
    fn single(&mut self, role: Role, tag: Tag, get: Get<'_>) {
        if self.hiding > 0 {
            return;
        }
        match role {
            Role::LineEnd => self.blocks.end_line(),
            Role::Rule => {
                self.close_implied(tag);
                self.blocks.begin(self.kind());
            }
            Role::Picture if is_hidden(get) => self.left_out.add(Kind::Hidden),
            Role::Picture => {
                let words = |name| get(name).filter(|words| !words.trim().is_empty());
                self.picture(&words("alt").or_else(|| words("title")).unwrap_or_default());
            }
            _ if tag.name() == "embed" => self.left_out.add(Kind::Embedded),
            _ => {}
        }
    }

    /// Adds a picture that shows as these words.
    pub fn picture(&mut self, words: &str) {
        if self.hiding == 0 {
            self.left_out.add(Kind::Pictures);
            self.blocks.picture(words);
        }
    }

    fn push(&mut self, tag: Tag, inline: Option<InlineId>, hides: Hides) {
        if self.open.len() < DEEPEST {
            self.hiding += usize::from(hides == Hides::Content);
            self.counts[tag.index()] += 1;
            self.open.push(Element {
                tag,
                inline,
                kind: own_kind(tag).unwrap_or(self.kind()),
                hides,
                goes_on: false,
                is_box: false,
                script: None,
            });
        } else {
            if let Some(inline) = inline {
                self.blocks.close(inline);
            }
            self.beyond += 1;
        }
    }

    /// What the start of a visible element does to the blocks.
    fn begin(&mut self, role: Role, get: Get<'_>) -> Option<InlineId> {
        let mark = |kind| Some(Inline::Mark(kind));
        let inline = match role {
            Role::Bold => mark(MarkKind::Bold),
            Role::Italic => mark(MarkKind::Italic),
            Role::Struck => {
                self.meet_edit();
                mark(MarkKind::Struck)
            }
            Role::Link => get("href").and_then(|url| address(&url)).map(|url| Inline::Mark(MarkKind::Link(url))),
            // A reference to a note is raised once, by itself or by what is in it.
            Role::Script(_) if self.open.iter().any(|element| element.script.is_some()) => None,
            Role::Script(script) => Some(Inline::Script(script)),
            _ => None,
        };
        match role {
            Role::Block | Role::Table => self.blocks.begin(self.kind()),
            Role::Heading(level) => self.blocks.begin(BlockKind::Heading(level)),
            Role::Quotation => self.blocks.begin(BlockKind::Quotation),
            Role::Caption => self.blocks.begin(BlockKind::Caption),
            Role::Footnote => self.blocks.begin(BlockKind::Footnote),
            Role::Preformatted => {
                self.preformatted += 1;
                self.blocks.begin(BlockKind::Code);
            }
            Role::List { is_numbered } => {
                self.blocks.begin(self.kind());
                let first = get("start").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
                self.lists.push(is_numbered.then_some(first));
            }
            Role::Item => self.begin_item(get),
            Role::Row => self.blocks.begin_row(),
            Role::Cell => self.blocks.begin_cell(),
            Role::Inserted if self.blocks.gap() >= Gap::Figures => self.blocks.set_gap(Gap::Words),
            Role::Quoted => {
                self.quoted += 1;
                self.blocks.words(if self.quoted % 2 == 1 { "“" } else { "‘" });
            }
            Role::Reading => self.blocks.words("("),
            _ => {}
        }
        inline.map(|inline| self.blocks.open(inline))
    }

    fn begin_item(&mut self, get: Get<'_>) {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(MAX_DEPTH).min(MAX_DEPTH);
        let number = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = get("value").and_then(|n| n.trim().parse().ok()).unwrap_or(*next);
                *next = number.saturating_add(1);
                Some(number)
            }
            _ => None,
        };
        self.blocks.begin(BlockKind::Item { depth, number });
    }

    /// What the end of a visible element does to the blocks, now that it is no longer open.
    fn finish_element(&mut self, role: Role) {
        match role {
            Role::Preformatted => self.preformatted = self.preformatted.saturating_sub(1),
            Role::List { .. } => drop(self.lists.pop()),
            Role::Item => self.blocks.end_item(),
            Role::Footnote => self.blocks.end_label(),
            Role::Struck => self.meet_edit(),
            Role::Inserted => self.blocks.set_gap(Gap::Edited),
            Role::Quoted => {
                self.blocks.words(if self.quoted % 2 == 1 { "”" } else { "’" });
                self.quoted = self.quoted.saturating_sub(1);
            }
            Role::Reading => self.blocks.words(")"),
            Role::Script(_) if self.first.take() == Some(FirstWords::Mark) => self.blocks.set_gap(Gap::Words),
            _ => {}
        }
        match role {
            Role::Row | Role::Table => {
                self.blocks.end_row();
                self.blocks.begin(self.kind());
            }
            role if is_block(role) => self.blocks.begin(self.kind()),
            _ => {}
        }
    }

    /// Keeps struck figures apart from others, and struck words from those struck or put in beside them.
    fn meet_edit(&mut self) {
        let gap = if self.blocks.gap() >= Gap::Edited { Gap::Words } else { Gap::Figures };
        self.blocks.set_gap(gap);
    }

    /// The kind of block that a paragraph makes here.
    fn kind(&self) -> BlockKind {
        self.open.last().map_or(BlockKind::Paragraph, |e| e.kind)
    }

    /// Where the innermost open element of this name is, if its end tag reaches that far.
    fn find(&self, tag: Tag) -> Option<usize> {
        // The end tag of an element within a line does not reach beyond a block, unless it is of bold, italics and the like.
        let is_ordinary = !is_block(tag.role()) && !tag.is_formatting();
        let stops = |role| match tag.role() {
            Role::Table => false,
            Role::Row | Role::Cell => role == Role::Table,
            _ => role == Role::Cell || (is_ordinary && is_block(role)),
        };
        // The end tag of a heading ends a heading of any level.
        let is_meant = |open: Tag| open == tag || (open.is_heading() && tag.is_heading());
        if self.counts[tag.index()] == 0 && !tag.is_heading() {
            return None;
        }
        for (i, element) in self.open.iter().enumerate().rev() {
            if is_meant(element.tag) {
                return Some(i);
            }
            if matches!(element.tag.role(), Role::Hidden(_) | Role::Unseen) || stops(element.tag.role()) {
                return None;
            }
        }
        None
    }

    /// Closes the element at `at`. Those within are closed too, except bold, italics and the like, which go on. If it is one of
    /// these itself and a block is open in it, it alone is closed.
    fn close(&mut self, at: usize) {
        let is_formatting = self.open.get(at).is_some_and(|e| e.tag.is_formatting());
        let is_alone = is_formatting && self.open.iter().skip(at + 1).any(|e| is_block(e.tag.role()));
        let mut i = self.open.len();
        while i > at + 1 && !is_alone {
            i -= 1;
            if !self.open[i].tag.is_formatting() {
                self.remove(i);
            } else if !self.open[i].goes_on {
                self.open[i].goes_on = true;
                self.going_on += 1;
            }
        }
        self.remove(at);
    }

    /// Lets elements whose surroundings were closed go on here, as the HTML standard reconstructs the active formatting elements.
    fn go_on(&mut self) {
        if self.going_on == 0 {
            return;
        }
        // They don't go on in a cell that was opened since.
        let from = self.open.iter().rposition(|e| e.tag.role() == Role::Cell).unwrap_or(0);
        let (going_on, within): (Vec<_>, Vec<_>) = self.open.drain(from..).partition(|e| e.goes_on);
        self.going_on -= going_on.len();
        self.open.extend(within);
        let kind = self.kind();
        self.open.extend(going_on.into_iter().map(|e| Element { kind, goes_on: false, ..e }));
    }

    fn remove(&mut self, at: usize) {
        let element = self.open.remove(at);
        self.counts[element.tag.index()] -= 1;
        self.going_on -= usize::from(element.goes_on);
        // Only bold, italics and the like are left above it.
        for i in at..self.open.len() {
            let outer = i.checked_sub(1).map_or(BlockKind::Paragraph, |outer| self.open[outer].kind);
            self.open[i].kind = own_kind(self.open[i].tag).unwrap_or(outer);
        }
        match element.hides {
            Hides::Nothing => {}
            Hides::Content => {
                self.hiding -= 1;
                return;
            }
            Hides::Itself => return,
        }
        for inline in element.inline.into_iter().chain(element.script) {
            self.blocks.close(inline);
        }
        if element.is_box {
            self.blocks.set_gap(Gap::Words);
        }
        self.finish_element(element.tag.role());
    }

    /// Closes what the HTML standard closes before the element `tag` starts.
    fn close_implied(&mut self, tag: Tag) {
        let names = match tag.role() {
            Role::Item => ["li", ""],
            Role::Row => ["tr", ""],
            Role::Cell => ["td", "th"],
            Role::Link => ["a", ""],
            Role::Block if matches!(tag.name(), "dd" | "dt") => ["dd", "dt"],
            Role::Block if tag.name() == "option" => ["option", ""],
            _ => [""; 2],
        };
        // An item closes no item of an outer list, and a row none of an outer table.
        let is_item = tag.role() == Role::Item || matches!(tag.name(), "dd" | "dt");
        let stops = |open: Tag| match tag.role() {
            _ if is_item => is_block(open.role()) && !matches!(open.name(), "address" | "div" | "p"),
            Role::Row | Role::Cell => open.role() == Role::Table,
            _ => open.role() == Role::Cell,
        };
        if let Some(at) = self.innermost(names.map(Tag::named), stops) {
            self.close(at);
        }
        if tag.is_heading()
            && let Some(at) = self.open.len().checked_sub(1).filter(|at| self.open[*at].tag.is_heading())
        {
            self.close(at);
        }
        let ends_paragraph = is_block(tag.role()) && !matches!(tag.role(), Role::Row | Role::Cell);
        let outside = |open: Tag| matches!(open.role(), Role::Cell | Role::Caption);
        if ends_paragraph && let Some(at) = self.innermost([Tag::named("p"), None], outside) {
            self.close(at);
        }
    }

    /// The innermost open element that is one of these and within the next one that `stops` the search.
    fn innermost(&self, tags: [Option<Tag>; 2], stops: impl Fn(Tag) -> bool) -> Option<usize> {
        if tags.iter().flatten().all(|tag| self.counts[tag.index()] == 0) {
            return None;
        }
        for (i, element) in self.open.iter().enumerate().rev() {
            if tags.contains(&Some(element.tag)) {
                return Some(i);
            }
            if stops(element.tag) || matches!(element.tag.role(), Role::Hidden(_) | Role::Unseen) {
                return None;
            }
        }
        None
    }
}

/// Whether declarations make a box of an element that is usually in a line.
fn makes_box(style: &str) -> bool {
    declared(style).any(|(name, value)| {
        let value = value.to_ascii_lowercase();
        let is_display = name.eq_ignore_ascii_case("display");
        let is_float = name.eq_ignore_ascii_case("float") && value != "none";
        is_float || is_display && !matches!(value.as_str(), "inline" | "contents" | "none" | "inherit" | "initial" | "")
    })
}

/// The kind of block that a paragraph in an element makes, if the element decides that.
fn own_kind(tag: Tag) -> Option<BlockKind> {
    match tag.role() {
        Role::Heading(level) => Some(BlockKind::Heading(level)),
        Role::Quotation => Some(BlockKind::Quotation),
        Role::Caption => Some(BlockKind::Caption),
        Role::Footnote => Some(BlockKind::Footnote),
        Role::Preformatted => Some(BlockKind::Code),
        _ => None,
    }
}

/// Whether an element's words are in blocks of their own.
fn is_block(role: Role) -> bool {
    use Role::{Block, Caption, Cell, Footnote, Heading, Item, List, Preformatted, Quotation, Row, Rule, Table};
    matches!(
        role,
        Block
            | Caption
            | Cell
            | Footnote
            | Heading(_)
            | Item
            | List { .. }
            | Preformatted
            | Quotation
            | Row
            | Rule
            | Table
    )
}
