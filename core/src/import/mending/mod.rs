//! Mending what an importer made of a file: which of its blocks are in the article, how they are cut, and of which kind they are.
//!
//! Always true: no word is changed. Every act can be undone. What was mended is kept as [`Mended`] records, by which it is done
//! again when the file has changed. Absent: claims, which go through the review of a changed text.

mod choices;
mod rows;

use std::ops::Range;
use std::sync::Arc;

use thiserror::Error;

pub use self::rows::Row;
use super::Imported;
use super::passages::Part;
use crate::model::{Article, ArticleFacts, ArticleText, BlockKind, Locator, Mark, Mended};
use crate::text::{self, Offset, TextRange, count_words};

/// A block as the importer read it: of the article, or around it.
#[derive(Debug)]
struct Piece {
    text: String,
    kind: BlockKind,
    /// Their ranges are in bytes of `text`.
    marks: Vec<Mark>,
    locator: Option<Arc<Locator>>,
    /// The part of the page that it belongs to; `None` if it is of the article.
    part: Option<Part>,
}

/// A piece or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bit {
    /// The index of its piece.
    piece: usize,
    /// Its range in the piece's text, in bytes.
    range: Range<usize>,
    kind: BlockKind,
    is_taken: bool,
    /// Whether it goes on in the block before it.
    is_joined: bool,
    words: usize,
}

/// A step that can be undone: what stood in the place of what stands there now.
#[derive(Debug)]
enum Step {
    /// These bits, in the place of `len` bits from `at` on.
    Bits { at: usize, len: usize, bits: Vec<Bit> },
    /// These facts. `field` is the one that is typed in.
    Facts { field: &'static str, facts: Box<ArticleFacts> },
}

/// Why an act is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The block is left out.
    #[error("This block is left out: put it back first")]
    LeftOut,
    /// No block of the article stands above.
    #[error("No block of the article stands above")]
    First,
    /// There are no words on one side of the caret.
    #[error("Place the caret between two words first")]
    NothingToSplit,
}

/// A text that is being mended.
#[derive(Debug)]
pub struct Draft {
    pieces: Arc<[Piece]>,
    bits: Vec<Bit>,
    rows: Vec<Row>,
    facts: ArticleFacts,
    /// Whether the pieces are those of the file. If not, they are the blocks of a text whose file can't be read.
    is_of_file: bool,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Draft {
    /// Begins with what an importer made of a file, mended as `facts` tell.
    pub fn new(imported: &Imported, facts: &ArticleFacts) -> Self {
        let mut draft = Self::of(&imported.article, imported, true);
        draft.facts = facts.clone();
        draft.decide(facts.import.as_ref().map_or(&[], |import| &import.mended));
        draft
    }

    /// Begins with a text whose file can't be read: nothing can be put back.
    pub fn of_text(article: &Article) -> Self {
        let nothing = Imported {
            article: Article::default(),
            left_out: super::left_out::LeftOut::default(),
            passages: Vec::new(),
            unread_lines: Vec::new(),
        };
        Self::of(article, &nothing, false)
    }

    fn of(article: &Article, imported: &Imported, is_of_file: bool) -> Self {
        let text = &article.text;
        let mut passages = imported.passages.iter().peekable();
        let mut pieces = Vec::new();
        let of_page = |passage: &super::passages::Passage| Piece {
            text: passage.text.clone(),
            kind: passage.kind,
            marks: Vec::new(),
            locator: None,
            part: Some(passage.part),
        };
        for (i, block) in text.blocks().iter().enumerate() {
            while let Some(passage) = passages.next_if(|passage| passage.after <= i) {
                pieces.push(of_page(passage));
            }
            let start = block.range.start().to_usize();
            let within = |mark: &Mark| {
                let range = mark.range.to_range();
                Mark { range: TextRange::from_usize(range.start - start..range.end - start), kind: mark.kind.clone() }
            };
            pieces.push(Piece {
                text: text.slice(block.range).to_owned(),
                kind: block.kind,
                marks: block.marks.iter().map(within).collect(),
                locator: block.locator.clone(),
                part: None,
            });
        }
        pieces.extend(passages.map(of_page));
        let bits = pieces.iter().enumerate().map(|(i, piece)| whole(i, piece)).collect();
        let mut draft = Self {
            pieces: pieces.into(),
            bits,
            rows: Vec::new(),
            facts: (*article.facts).clone(),
            is_of_file,
            done: Vec::new(),
            undone: Vec::new(),
        };
        draft.renew();
        draft
    }

    /// The blocks as they stand now, in the order of the file.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The words of a row, cut after about `most` bytes.
    pub fn text_of(&self, row: &Row, most: usize) -> String {
        self.words_of(row, if row.is_taken { "" } else { " · " }, most)
    }

    /// The facts about the article as they stand now.
    pub fn facts(&self) -> &ArticleFacts {
        &self.facts
    }

    /// How many blocks the article has, how many stretches are left out, and how many words the article has.
    pub fn counts(&self) -> (usize, usize, usize) {
        let taken = self.rows.iter().filter(|row| row.is_taken);
        let words = self.bits.iter().filter(|bit| bit.is_taken).map(|bit| bit.words).sum();
        let blocks = taken.count();
        (blocks, self.rows.len() - blocks, words)
    }

    /// Whether anything was changed since the draft was begun.
    pub fn is_changed(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to undo, and something to redo.
    pub fn can_step(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    /// Puts a row back into the article, or leaves it out. Returns the row that then has its first words.
    pub fn take(&mut self, row: usize, is_taken: bool) -> usize {
        let Some(found) = self.rows.get(row).filter(|row| row.is_taken != is_taken) else { return row };
        let changed = found.bits.clone();
        self.change(&changed, |bit| {
            bit.is_taken = is_taken;
            bit.is_joined = false;
        })
    }

    /// Gives a row another kind. Returns the row that then has its first words.
    pub fn set_kind(&mut self, row: usize, kind: BlockKind) -> Result<usize, Refusal> {
        let found = self.rows.get(row).filter(|row| row.is_taken).ok_or(Refusal::LeftOut)?;
        let first = found.bits.first().copied().unwrap_or_default();
        if found.kind == kind {
            return Ok(row);
        }
        Ok(self.change(&[first], |bit| bit.kind = kind))
    }

    /// Joins a row with the block of the article above it. Returns the row that then has its words.
    pub fn join(&mut self, row: usize) -> Result<usize, Refusal> {
        let found = self.rows.get(row).filter(|row| row.is_taken).ok_or(Refusal::LeftOut)?;
        let above = self.rows[..row].iter().rev().find(|row| row.is_taken).ok_or(Refusal::First)?;
        let (Some(first), Some(last)) = (found.bits.first().copied(), above.bits.last().copied()) else {
            return Err(Refusal::First);
        };
        let (before, bit) = (&self.bits[last], &self.bits[first]);
        // What was cut becomes whole again.
        if last + 1 == first && before.piece == bit.piece {
            let range = before.range.start..bit.range.end;
            let words = self.pieces[bit.piece].text.get(range.clone()).map_or(0, count_words);
            let whole = Bit { range, words, ..before.clone() };
            self.splice(last, 2, vec![whole]);
            return Ok(self.row_of(last));
        }
        Ok(self.change(&[first], |bit| bit.is_joined = true))
    }

    /// Splits a row before the byte `at` of its words. Returns the row with the words behind it.
    pub fn split(&mut self, row: usize, at: usize) -> Result<usize, Refusal> {
        let found = self.rows.get(row).filter(|row| row.is_taken).ok_or(Refusal::LeftOut)?;
        let (place, within) = self.bit_at(found, at).ok_or(Refusal::NothingToSplit)?;
        let bit = self.bits[place].clone();
        let text = &self.pieces[bit.piece].text[bit.range.clone()];
        let within = text::floor_grapheme(text, Offset::new(within)).to_usize();
        let (before, after) = text.split_at(within);
        if before.trim().is_empty() {
            // The whole bit is a block of its own again.
            if bit.is_joined && !after.trim().is_empty() {
                return Ok(self.change(&[place], |bit| bit.is_joined = false));
            }
            return Err(Refusal::NothingToSplit);
        }
        if after.trim().is_empty() {
            return Err(Refusal::NothingToSplit);
        }
        let cut = bit.range.start + within;
        let second = Bit {
            range: cut..bit.range.end,
            kind: next_kind(bit.kind),
            is_joined: false,
            words: count_words(after),
            ..bit.clone()
        };
        let first = Bit { range: bit.range.start..cut, words: count_words(before), ..bit };
        self.splice(place, 1, vec![first, second]);
        Ok(self.row_of(place + 1))
    }

    /// Changes facts about the article. Changes to one `field` in a row are one step.
    pub fn change_facts(&mut self, field: &'static str, change: impl FnOnce(&mut ArticleFacts)) {
        let before = self.facts.clone();
        change(&mut self.facts);
        if self.facts == before {
            return;
        }
        self.undone.clear();
        let goes_on = matches!(self.done.last(), Some(Step::Facts { field: last, .. }) if *last == field);
        if !goes_on {
            self.done.push(Step::Facts { field, facts: Box::new(before) });
        }
    }

    /// Undoes the last step. Returns the row that it concerned, or `None` if there is nothing to undo; `Some(None)` if it
    /// concerned no row.
    pub fn undo(&mut self) -> Option<Option<usize>> {
        let step = self.done.pop()?;
        let (row, back) = self.swap(step);
        self.undone.push(back);
        Some(row)
    }

    /// Redoes the step that was undone last. Returns the same as [`Self::undo`].
    pub fn redo(&mut self) -> Option<Option<usize>> {
        let step = self.undone.pop()?;
        let (row, back) = self.swap(step);
        self.done.push(back);
        Some(row)
    }

    /// The article as it stands now, with what was mended in its facts.
    pub fn article(&self) -> Article {
        let mut facts = self.facts.clone();
        if let Some(import) = &mut facts.import {
            let before = std::mem::take(&mut import.mended);
            import.mended = self.mended();
            if !self.is_of_file {
                // What was mended before has no block here, unless it was mended again.
                let is_new =
                    |one: &Mended| !import.mended.iter().any(|new| (&new.block, new.nth) == (&one.block, one.nth));
                let before: Vec<Mended> = before.into_iter().filter(is_new).collect();
                import.mended.splice(0..0, before);
            }
        }
        Article { facts: Arc::new(facts), text: Arc::new(self.text()) }
    }

    /// What was mended.
    fn mended(&self) -> Vec<Mended> {
        choices::of(&self.pieces, &self.bits)
    }

    /// Does again what was mended before.
    fn decide(&mut self, mended: &[Mended]) {
        choices::apply(&self.pieces, &mut self.bits, mended);
        self.renew();
    }

    fn text(&self) -> ArticleText {
        let taken = || self.rows.iter().filter(|row| row.is_taken);
        let parts = taken().map(|row| {
            let (words, marks) = self.marked(row);
            (row.kind, words, marks)
        });
        let locators = taken().map(|row| {
            let first = row.bits.first().and_then(|bit| self.bits.get(*bit));
            (first.and_then(|bit| self.pieces[bit.piece].locator.clone()), None)
        });
        ArticleText::from_blocks_with(parts, locators)
    }

    /// Changes these bits, as one step.
    fn change(&mut self, changed: &[usize], change: impl Fn(&mut Bit)) -> usize {
        let (Some(first), Some(last)) = (changed.first().copied(), changed.last().copied()) else { return 0 };
        let mut bits = self.bits[first..=last].to_vec();
        for place in changed {
            change(&mut bits[place - first]);
        }
        self.splice(first, last + 1 - first, bits);
        self.row_of(first)
    }

    /// Puts these bits in the place of `len` bits from `at` on, as one step.
    fn splice(&mut self, at: usize, len: usize, bits: Vec<Bit>) {
        let (_, back) = self.swap(Step::Bits { at, len, bits });
        self.done.push(back);
        self.undone.clear();
    }

    /// Carries out a step. Returns the row that it concerned, and the step that undoes it.
    fn swap(&mut self, step: Step) -> (Option<usize>, Step) {
        match step {
            Step::Bits { at, len, bits } => {
                let now = bits.len();
                let before = self.bits.splice(at..at + len, bits).collect();
                self.renew();
                (Some(self.row_of(at)), Step::Bits { at, len: now, bits: before })
            }
            Step::Facts { field, facts } => {
                let before = std::mem::replace(&mut self.facts, *facts);
                (None, Step::Facts { field, facts: Box::new(before) })
            }
        }
    }

    fn renew(&mut self) {
        self.rows = rows::of(&self.pieces, &self.bits);
    }
}

/// An article that was just read, in which is done again what was mended in its file before, as `facts` tell.
pub fn again(imported: &Imported, facts: &ArticleFacts) -> Article {
    let mended = facts.import.as_ref().map_or(&[][..], |import| &import.mended);
    if mended.is_empty() {
        return imported.article.clone();
    }
    let mut draft = Draft::of(&imported.article, imported, true);
    draft.decide(mended);
    draft.article()
}

/// A piece as the importer made it.
fn whole(index: usize, piece: &Piece) -> Bit {
    Bit {
        piece: index,
        range: 0..piece.text.len(),
        kind: piece.kind,
        is_taken: piece.part.is_none(),
        is_joined: false,
        words: count_words(&piece.text),
    }
}

/// The kind of what is split off a block: an item has its bullet or number once.
fn next_kind(kind: BlockKind) -> BlockKind {
    if matches!(kind, BlockKind::Item { .. }) { BlockKind::Paragraph } else { kind }
}

#[cfg(test)]
mod tests;
