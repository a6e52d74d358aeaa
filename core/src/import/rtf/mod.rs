//! Rich Text Format (`.rtf`), as Word, `LibreOffice`, `TextEdit` and pandoc write it.

mod fonts;
mod notes;
mod tokens;

use std::collections::BTreeMap;

use fonts::Fonts;
use notes::Marks;
use tokens::{Token, Tokens};

use super::blocks::{Blocks, Inline, InlineId, are_blank};
use super::docx::{kind_named, link};
use super::html::address;
use super::left_out::{Kind, LeftOut};
use super::looks::{Look, Looks};
use super::scripts::Script;
use super::{MAX_DEPTH, Read, Unreadable};
use crate::model::{ArticleFacts, BlockKind, MarkKind, limits};

/// How a file starts.
pub const START: &[u8] = b"{\\rtf";

/// How many notes can have another mark than their number.
const OWN_MARKS: usize = 100_000;
/// The longest code of a field, in bytes.
const CODE: usize = 4 << 10;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    Text,
    Nowhere,
    /// Nowhere, but what is in it may be facts.
    Info,
    /// Nowhere, but the same follows in Unicode.
    Twice,
    Fonts,
    Styles,
    Title,
    Author,
    Created,
    /// What stands before an item of a list.
    Label,
    /// What a field says, before what it shows.
    Code,
}

/// What holds within a group.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct State {
    to: To,
    /// How many characters follow `\u` for readers that don't know it.
    fallback: u8,
    font: i32,
    look: Look,
    is_hidden: bool,
    is_deleted: bool,
    style: i32,
    outline: Option<u8>,
    level: u8,
    in_table: bool,
    /// Whether this is what a link shows.
    in_link: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            to: To::Text,
            fallback: 1,
            font: -1,
            look: Look::default(),
            is_hidden: false,
            is_deleted: false,
            style: 0,
            outline: None,
            level: 0,
            in_table: false,
            in_link: false,
        }
    }
}

/// A part of the source that is read later. A file may consist of very many.
#[derive(Clone, Copy)]
struct Later {
    start: u32,
    end: u32,
    font: i32,
    fallback: u8,
}

impl Later {
    /// The group that the tokens are in, whose end they go to.
    fn take(tokens: &mut Tokens<'_>, state: &State) -> Result<Self, Unreadable> {
        let start = tokens.at;
        let end = tokens.skip_group().ok_or(Unreadable::Damaged)?;
        tokens.at = end;
        let place = |at: usize| u32::try_from(at).ok().ok_or(Unreadable::TooMuch);
        Ok(Self { start: place(start)?, end: place(end)?, font: state.font, fallback: state.fallback })
    }

    /// Its tokens.
    fn tokens<'a>(self, all: &Tokens<'a>) -> Tokens<'a> {
        all.part(self.start as usize, self.end as usize)
    }

    /// What holds at its start.
    fn state(self) -> State {
        State { font: self.font, fallback: self.fallback, ..State::default() }
    }
}

/// A style of paragraphs.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
    based_on: Option<i32>,
}

/// Reads a file.
pub fn read(bytes: &[u8], facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    let mut walk = Walk::default();
    let mut tokens = Tokens::new(bytes);
    walk.walk(&mut tokens, State::default(), true)?;
    walk.later_boxes(&tokens)?;
    walk.in_note = true;
    for (i, note) in std::mem::take(&mut walk.notes).into_iter().enumerate() {
        let label = walk.own_marks.remove(&i).unwrap_or_else(|| format!("[{}]", i + 1));
        walk.end_paragraph();
        walk.blocks.begin(BlockKind::Footnote);
        walk.blocks.label(label);
        walk.walk(&mut note.tokens(&tokens), note.state(), false)?;
        walk.blocks.end_label();
    }
    walk.end_paragraph();
    let text = walk.blocks.finish();
    if super::title(&text).is_empty() {
        walk.title.trim().clone_into(&mut facts.title);
    }
    walk.author.trim().clone_into(&mut facts.byline);
    if let [Some(year), Some(month), Some(day)] = walk.created {
        facts.published = format!("{year:04}-{month:02}-{day:02}");
    }
    Ok(Read { text, left_out: walk.left_out, ..Read::default() })
}

/// A walk over the source.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Walk {
    blocks: Blocks,
    left_out: LeftOut,
    looks: Looks,
    fonts: Fonts,
    styles: BTreeMap<i32, Style>,
    /// The number and entry of the style that is being defined.
    style: i32,
    /// Bytes of text in the encoding of their font.
    bytes: Vec<u8>,
    bytes_font: i32,
    default_font: i32,
    /// The first half of a character beyond U+FFFF.
    high: Option<u16>,
    /// How many characters are still to be passed over after `\u`.
    skipped: usize,
    label: String,
    /// Words at the start of a paragraph that are a label if a tab follows, as pandoc writes it.
    held: Option<(String, State)>,
    is_begun: bool,
    in_row: bool,
    /// Whether the next words start a cell.
    at_cell: bool,
    /// Whether a row was announced that has not ended.
    is_row_open: bool,
    in_note: bool,
    in_box: bool,
    /// The notes so far, and the marks of those that are not their numbers.
    notes: Vec<Later>,
    own_marks: BTreeMap<usize, String>,
    marks: Marks,
    /// Whether a raised blank came last, which some programs put before the mark of a note.
    is_blank_raised: bool,
    /// The code of the field that was read last, and the link that is open.
    code: String,
    link: Option<InlineId>,
    boxes: Vec<Later>,
    title: String,
    author: String,
    created: [Option<i32>; 3],
}

impl Walk {
    /// Walks over the groups of a source, or to the end of a part of it.
    fn walk(&mut self, tokens: &mut Tokens<'_>, state: State, is_whole: bool) -> Result<(), Unreadable> {
        let mut groups: Vec<State> = Vec::new();
        let mut state = state;
        let mut is_optional = false;
        while let Some(token) = tokens.next() {
            if token != Token::Symbol(b'*') && !matches!(token, Token::Word(..)) {
                is_optional = false;
            }
            match token {
                Token::Open => {
                    self.flush(&state);
                    self.skipped = 0;
                    if groups.len() >= limits::NESTED {
                        return Err(Unreadable::TooDeep);
                    }
                    groups.push(state);
                    if state.to == To::Styles {
                        // A style without a number is the one with the number 0.
                        self.style = 0;
                    }
                }
                Token::Close => {
                    self.flush(&state);
                    self.skipped = 0;
                    let was_link = state.in_link;
                    state = groups.pop().ok_or(Unreadable::Damaged)?;
                    if was_link && !state.in_link {
                        self.end_link();
                    }
                    if groups.is_empty() && is_whole {
                        return Ok(());
                    }
                }
                Token::Symbol(b'*') => is_optional = true,
                Token::Word("footnote", _) if state.to == To::Text && !self.is_apart() && !groups.is_empty() => {
                    self.note(tokens, &state)?;
                }
                Token::Word("shptxt", _) if state.to == To::Text && !self.is_apart() && !groups.is_empty() => {
                    self.boxes.push(Later::take(tokens, &state)?);
                }
                Token::Word(word, number) => {
                    self.flush_unless_unicode(word, &state);
                    self.word(word, number, is_optional, &mut state);
                    is_optional = false;
                    if matches!(word, "par" | "sect") && !self.is_apart() && !self.in_row {
                        self.later_boxes(tokens)?;
                    }
                }
                Token::Symbol(symbol) => self.symbol(symbol, &state),
                Token::Hex(byte) => self.byte(byte, &state),
                Token::Bytes(bytes) => bytes.iter().for_each(|byte| self.byte(*byte, &state)),
            }
        }
        self.flush(&state);
        if is_whole { Err(Unreadable::Damaged) } else { Ok(()) }
    }

    /// Puts a note aside and its mark into the text.
    fn note(&mut self, tokens: &mut Tokens<'_>, state: &State) -> Result<(), Unreadable> {
        self.flush(state);
        self.is_blank_raised = false;
        let note = Later::take(tokens, state)?;
        let is_endnote = note.tokens(tokens).next() == Some(Token::Word("ftnalt", None));
        let label = self.marks.next(is_endnote);
        let look = Look { script: None, ..state.look };
        let plain = State { look, is_hidden: false, ..*state };
        self.text(&label, &plain);
        if label != format!("[{}]", self.notes.len() + 1) {
            self.own_marks.insert(self.notes.len(), label);
            if self.own_marks.len() > OWN_MARKS {
                return Err(Unreadable::TooMuch);
            }
        }
        self.notes.push(note);
        Ok(())
    }

    /// Reads text boxes, after the paragraph that they are in.
    fn later_boxes(&mut self, tokens: &Tokens<'_>) -> Result<(), Unreadable> {
        for text in std::mem::take(&mut self.boxes) {
            self.end_paragraph();
            // What is in a box in a box is text of the outer one.
            self.in_box = true;
            self.walk(&mut text.tokens(tokens), text.state(), false)?;
            self.in_box = false;
            self.end_paragraph();
        }
        Ok(())
    }

    /// What a control word does.
    fn word(&mut self, word: &str, number: Option<i32>, is_optional: bool, state: &mut State) {
        if self.skipped > 0 && !matches!(word, "u" | "uc") {
            self.skipped -= 1;
            if special(word).is_some() {
                return;
            }
        }
        if self.destination(word, is_optional, state) || self.marks.take(word, number) {
            return;
        }
        let is_on = number != Some(0);
        match word {
            "u" => self.unicode(number.unwrap_or(0), state),
            "uc" => state.fallback = u8::try_from(number.unwrap_or(1)).unwrap_or(0),
            "f" => state.font = number.unwrap_or(0),
            "ansicpg" => self.fonts.set_default(number.unwrap_or(0)),
            "mac" => self.fonts.set_default(10_000),
            "fcharset" => self.fonts.set_charset(state.font, number.unwrap_or(0)),
            "cpg" => self.fonts.set_page(state.font, number.unwrap_or(0)),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                state.font = self.default_font;
            }
            "plain" => {
                state.font = self.default_font;
                state.look = Look::default();
                (state.is_hidden, state.is_deleted) = (false, false);
            }
            "b" => state.look.is_bold = is_on,
            "i" => state.look.is_italic = is_on,
            "strike" | "striked" => state.look.is_struck = is_on,
            // Raised or lowered by half points (`up` and `dn`) is what LibreOffice writes.
            "super" | "up" => state.look.script = is_on.then_some(Script::Super),
            "sub" | "dn" => state.look.script = is_on.then_some(Script::Sub),
            "nosupersub" => state.look.script = None,
            "v" => state.is_hidden = is_on,
            "deleted" => {
                self.left_out.add_some(Kind::Deletions, usize::from(is_on && state.to == To::Text));
                state.is_deleted = is_on;
            }
            "pard" => {
                (state.style, state.outline, state.level, state.in_table) = (0, None, 0, false);
            }
            "s" => {
                state.style = number.unwrap_or(0);
                if state.to == To::Styles {
                    self.style = state.style;
                    self.styles.insert(self.style, Style::default());
                }
            }
            // Styles of characters, sections and tables.
            "cs" | "ds" | "ts" if state.to == To::Styles => state.to = To::Nowhere,
            "sbasedon" if state.to == To::Styles => {
                self.styles.entry(self.style).or_default().based_on = number;
            }
            "outlinelevel" => {
                let level = number.and_then(|n| u8::try_from(n).ok()).filter(|n| *n < 9);
                state.outline = level;
                if state.to == To::Styles {
                    self.styles.entry(self.style).or_default().outline = level;
                }
            }
            "ilvl" => state.level = number.and_then(|n| u8::try_from(n).ok()).unwrap_or(0).min(MAX_DEPTH),
            "intbl" => state.in_table = true,
            "yr" | "mo" | "dy" if state.to == To::Created => {
                let at = ["yr", "mo", "dy"].iter().position(|w| *w == word).unwrap_or(0);
                self.created[at] = number;
            }
            _ if state.to == To::Text => self.layout(word, state),
            _ => {
                if let Some(c) = special(word) {
                    self.text(c, state);
                }
            }
        }
    }

    /// Whether a control word says where the text of its group goes.
    fn destination(&mut self, word: &str, is_optional: bool, state: &mut State) -> bool {
        let counted = |kind: Kind, left_out: &mut LeftOut| {
            left_out.add(kind);
            To::Nowhere
        };
        let is_text = state.to == To::Text;
        let to = match word {
            "fldrslt" if is_text => {
                self.open_link(state);
                return true;
            }
            _ if !is_text && !matches!(state.to, To::Info | To::Twice) => return false,
            "ud" if state.to == To::Twice => To::Text,
            _ if state.to == To::Twice => return false,
            "fonttbl" => To::Fonts,
            "stylesheet" => To::Styles,
            "title" if state.to == To::Info => To::Title,
            "author" if state.to == To::Info => To::Author,
            "creatim" if state.to == To::Info => To::Created,
            _ if state.to == To::Info => return false,
            "info" => To::Info,
            "upr" => To::Twice,
            "listtext" | "pntext" => {
                self.label.clear();
                To::Label
            }
            "ud" | "shppict" | "shpinst" | "shp" | "footnote" | "shptxt" => return true,
            "fldinst" => {
                self.code.clear();
                To::Code
            }
            "pict" => counted(Kind::Pictures, &mut self.left_out),
            "object" => counted(Kind::Embedded, &mut self.left_out),
            "annotation" => counted(Kind::Comments, &mut self.left_out),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                counted(Kind::PageHeads, &mut self.left_out)
            }
            "colortbl" | "nonesttables" | "nonshppict" | "shprslt" | "sp" | "pn" | "atnid" | "atnauthor" | "atnref"
            | "atrfstart" | "atrfend" | "xe" | "tc" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc"
            | "aftncn" | "bkmkstart" | "bkmkend" | "listtable" | "listoverridetable" | "revtbl" | "rsidtbl"
            | "private" | "template" | "do" | "filetbl" => To::Nowhere,
            _ if is_optional => To::Nowhere,
            _ => return false,
        };
        state.to = to;
        true
    }

    /// What a control word does to paragraphs, rows and lines.
    fn layout(&mut self, word: &str, state: &State) {
        if word == "tab"
            && let Some((label, _)) = self.held.take()
        {
            self.label = label;
            return;
        }
        if matches!(word, "par" | "sect" | "page" | "column" | "line" | "cell" | "nestcell" | "row") {
            self.add_held();
        }
        match word {
            "par" | "sect" | "page" | "column" => {
                if word == "sect" {
                    self.marks.end_section();
                }
                if self.in_row && state.in_table {
                    self.blocks.words(" ");
                } else {
                    self.end_paragraph();
                }
            }
            "line" | "lbr" | "softline" => {
                self.begin(state);
                self.looks.end(&mut self.blocks);
                self.blocks.end_line();
            }
            "trowd" => self.is_row_open = true,
            "cell" | "nestcell" => {
                self.begin_row();
                self.looks.end(&mut self.blocks);
                if std::mem::replace(&mut self.at_cell, true) {
                    self.blocks.begin_cell();
                }
                self.is_begun = false;
            }
            "row" => self.end_row(),
            "nestrow" => self.blocks.words(" "),
            _ => {
                if let Some(c) = special(word) {
                    self.text(c, state);
                }
            }
        }
    }

    fn symbol(&mut self, symbol: u8, state: &State) {
        let is_text = matches!(symbol, b'{' | b'}' | b'\\');
        if is_text {
            self.byte(symbol, state);
            return;
        }
        self.flush(state);
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match symbol {
            b'~' => self.text("\u{a0}", state),
            b'-' => self.text("\u{ad}", state),
            b'_' => self.text("\u{2011}", state),
            b'\t' => self.text(" ", state),
            b'\r' | b'\n' if state.to == To::Text => self.layout("par", state),
            _ => {}
        }
    }

    /// Adds a byte of text.
    fn byte(&mut self, byte: u8, state: &State) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.bytes_font != state.font {
            self.flush(state);
            self.bytes_font = state.font;
        }
        if state.to != To::Nowhere {
            self.bytes.push(byte);
        }
    }

    /// Adds a unit of UTF-16.
    fn unicode(&mut self, number: i32, state: &State) {
        self.flush(state);
        self.skipped = usize::from(state.fallback);
        // Some programs write numbers above 32,767.
        let unit = (number & 0xffff) as u16;
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            if units.len() == 1 {
                return;
            }
        }
        let units = if self.high.is_some() { &units[..1] } else { units.as_slice() };
        let text = String::from_utf16_lossy(units);
        let text: String = text.chars().map(|c| super::symbols::symbol(c, self.fonts.name(state.font))).collect();
        self.text(&text, state);
    }

    fn flush_unless_unicode(&mut self, word: &str, state: &State) {
        if word != "u" || !self.bytes.is_empty() {
            self.flush(state);
        }
    }

    /// Adds the bytes of text so far.
    fn flush(&mut self, state: &State) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = self.fonts.decode(self.bytes_font, &bytes);
        self.text(&text, state);
        self.bytes = bytes;
        self.bytes.clear();
    }

    /// Adds text where it belongs.
    fn text(&mut self, text: &str, state: &State) {
        match state.to {
            To::Nowhere | To::Info | To::Twice | To::Created => {}
            To::Fonts => self.fonts.add_name(state.font, text),
            To::Styles => self.styles.entry(self.style).or_default().name.push_str(text),
            To::Title => self.title.push_str(text),
            To::Author => self.author.push_str(text),
            To::Label => self.label.push_str(text),
            To::Code => self.code.extend(text.get(..CODE.saturating_sub(self.code.len()).min(text.len()))),
            To::Text if state.is_deleted => {}
            To::Text if state.is_hidden => self.left_out.add(Kind::Hidden),
            To::Text if !self.is_begun && self.held.is_none() && self.label.is_empty() && is_label(text) => {
                self.held = Some((text.to_owned(), *state));
            }
            To::Text => {
                self.add_held();
                // Some programs put a no-break space between the mark of a note and its words.
                if self.in_note && !self.is_begun && text.trim().is_empty() {
                    return;
                }
                let is_blank = are_blank(text);
                if std::mem::take(&mut self.is_blank_raised) {
                    self.blocks.words(" ");
                }
                if is_blank && state.look.script == Some(Script::Super) {
                    self.is_blank_raised = true;
                    return;
                }
                if !is_blank {
                    self.begin(state);
                    self.looks.set(state.look, &mut self.blocks);
                }
                self.blocks.words(text);
            }
        }
    }

    /// Opens the mark of the link whose code was read last.
    fn open_link(&mut self, state: &mut State) {
        let Some(url) = link(&self.code).and_then(|url| address(&url)).filter(|_| self.link.is_none()) else { return };
        self.code.clear();
        self.add_held();
        self.begin(state);
        self.looks.end(&mut self.blocks);
        self.link = Some(self.blocks.open(Inline::Mark(MarkKind::Link(url))));
        state.in_link = true;
    }

    fn end_link(&mut self) {
        if let Some(link) = self.link.take() {
            self.looks.end(&mut self.blocks);
            self.blocks.close(link);
        }
    }

    /// Adds the words that turned out to be no label.
    fn add_held(&mut self) {
        if let Some((words, state)) = self.held.take() {
            self.begin(&state);
            self.looks.set(state.look, &mut self.blocks);
            self.blocks.words(&words);
        }
    }

    /// Begins the block of a paragraph, if it has not begun.
    fn begin(&mut self, state: &State) {
        let in_table = (state.in_table || self.is_row_open) && !self.is_apart();
        if in_table {
            self.begin_row();
            if std::mem::take(&mut self.at_cell) {
                self.blocks.begin_cell();
            }
        } else if self.in_row {
            self.end_row();
        }
        if std::mem::replace(&mut self.is_begun, true) {
            return;
        }
        let label = std::mem::take(&mut self.label);
        let label = label.trim();
        if in_table {
            self.blocks.words(label);
            self.blocks.words(" ");
            return;
        }
        let kind = self.kind(state);
        let is_bullet = label.chars().count() == 1 && !label.starts_with(char::is_alphanumeric);
        let number = label.strip_suffix('.').and_then(|n| n.parse().ok());
        if kind == BlockKind::Paragraph && (is_bullet || number.is_some()) {
            self.blocks.begin(BlockKind::Item { depth: state.level, number });
            return;
        }
        self.blocks.begin(kind);
        self.blocks.words(label);
        self.blocks.words(" ");
    }

    /// Whether this is a note or a text box.
    fn is_apart(&self) -> bool {
        self.in_note || self.in_box
    }

    /// The kind of a paragraph.
    fn kind(&self, state: &State) -> BlockKind {
        if self.in_note {
            return BlockKind::Footnote;
        }
        let next = |style: &&Style| style.based_on.and_then(|id| self.styles.get(&id));
        let chain = || std::iter::successors(self.styles.get(&state.style), next).take(30);
        let outline = state.outline.or_else(|| chain().find_map(|style| style.outline));
        if let Some(level) = outline {
            return BlockKind::Heading((level + 1).min(6));
        }
        let name = |style: &Style| style.name.trim().trim_end_matches(';').to_lowercase();
        let kind = chain().find_map(|style| kind_named(&name(style)));
        kind.filter(|kind| *kind != BlockKind::Code).unwrap_or(BlockKind::Paragraph)
    }

    fn begin_row(&mut self) {
        if !std::mem::replace(&mut self.in_row, true) {
            self.looks.end(&mut self.blocks);
            self.blocks.begin_row();
            self.at_cell = true;
            self.is_begun = false;
        }
    }

    fn end_row(&mut self) {
        self.looks.end(&mut self.blocks);
        self.blocks.end_row();
        (self.in_row, self.at_cell, self.is_begun, self.is_row_open) = (false, false, false, false);
    }

    fn end_paragraph(&mut self) {
        self.add_held();
        if self.in_row {
            self.end_row();
        }
        self.end_link();
        self.looks.end(&mut self.blocks);
        self.blocks.begin(if self.in_note { BlockKind::Footnote } else { BlockKind::Paragraph });
        self.is_begun = false;
        self.label.clear();
    }
}

/// Whether words can be what stands before an item of a list: a bullet, or a number with its sign.
fn is_label(words: &str) -> bool {
    let words = words.trim();
    let number = words.strip_suffix(['.', ')']).unwrap_or_default();
    matches!(words, "•" | "◦" | "▪" | "–" | "·")
        || ((1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The character that a control word stands for.
fn special(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "tab" | "emspace" | "enspace" | "qmspace" => " ",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
