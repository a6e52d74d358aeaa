//! Selecting with keys: sentences, clauses, claims, the caret, and the ends of the selection.

use crate::app::desk::document::Document;
use crate::app::desk::selection::{End, Selection};
use claimlight_core::model::Block;
use claimlight_core::text::{self, Offset, TextRange};

/// A direction in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Towards the end of the text.
    Next,
    /// Towards the start of the text.
    Previous,
}

/// A part of the text that is selected as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A sentence.
    Sentence,
    /// A clause of a sentence.
    Clause,
}

/// The unit by which the caret moves, if not by rows on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One grapheme.
    Grapheme,
    /// One word.
    Word,
    /// The whole text: the caret moves to its start or end.
    Text,
}

/// Whether the selection is extended to where the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extend {
    /// The selection is extended, and its other end stays.
    Yes,
    /// The selection is not extended.
    No,
}

impl Extend {
    /// Extends if Shift is held.
    pub fn by(shift: bool) -> Self {
        if shift { Self::Yes } else { Self::No }
    }
}

/// Whether the view scrolls to what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// What is selected is scrolled into view.
    Yes,
    /// The view stays as it is, because what is selected is already in view.
    No,
}

impl Document {
    /// The first sentence that ends after `offset`; `None` if there is none.
    pub fn sentence_from(&self, offset: Offset) -> Option<TextRange> {
        if self.sentences_known {
            let sentences = self.progress.sentences();
            return sentences.get(self.progress.sentence_at(offset)).copied();
        }
        let article = &self.annotations.article.text;
        let from = article.block_at(offset);
        article.blocks().get(from..)?.iter().find_map(|b| self.sentences_of(b).into_iter().find(|s| s.end() > offset))
    }

    /// The last sentence that starts before `offset`; `None` if there is none.
    pub fn sentence_before(&self, offset: Offset) -> Option<TextRange> {
        if self.sentences_known {
            let sentences = self.progress.sentences();
            let i = sentences.partition_point(|s| s.start() < offset);
            return i.checked_sub(1).map(|i| sentences[i]);
        }
        let article = &self.annotations.article.text;
        let until = article.block_at(offset);
        article
            .blocks()
            .get(..=until)?
            .iter()
            .rev()
            .find_map(|b| self.sentences_of(b).into_iter().rfind(|s| s.start() < offset))
    }

    /// All sentences that share a byte with `range`.
    pub fn sentences_touching(&self, range: TextRange) -> Vec<TextRange> {
        let mut found = Vec::new();
        let mut at = range.start();
        while let Some(sentence) = self.sentence_from(at).filter(|s| s.start() < range.end()) {
            found.push(sentence);
            at = sentence.end();
        }
        found
    }

    fn sentences_of(&self, block: &Block) -> Vec<TextRange> {
        let article = &self.annotations.article;
        article.text.sentences_of(block, &article.facts.language)
    }

    /// Selects the next or previous sentence, or extends the selection by it. Returns `false` if there is none.
    pub fn step_sentence(&mut self, toward: Toward, extend: Extend) -> bool {
        let range = self.selected_range();
        let found = match (toward, extend) {
            (Toward::Next, Extend::Yes) => self.sentence_from(self.caret().max(range.end())),
            (Toward::Previous, Extend::Yes) => self.sentence_before(self.caret().min(range.start())),
            (Toward::Next, Extend::No) if range.is_empty() => self.sentence_from(self.caret()),
            (Toward::Previous, Extend::No) if range.is_empty() => self.sentence_before(self.caret()),
            (Toward::Next, Extend::No) => {
                let last = text::previous_grapheme(self.text(), range.end());
                let here = self.sentence_from(last).filter(|s| s.contains(last));
                self.sentence_from(here.map_or(range.end(), |s| s.end().max(range.end())))
            }
            (Toward::Previous, Extend::No) => {
                let here = self.sentence_from(range.start());
                self.sentence_before(here.map_or(range.start(), |s| s.start().min(range.start())))
            }
        };
        self.take(found, toward, extend)
    }

    /// Selects the next or previous clause, or extends the selection by it. Returns `false` if there is none.
    pub fn step_clause(&mut self, toward: Toward, extend: Extend) -> bool {
        let range = self.selected_range();
        if extend == Extend::No
            && !range.is_empty()
            && let Some(sentence) = self.sentence_from(range.start()).filter(|s| *s == range)
        {
            let clauses = text::clauses(self.text(), sentence);
            let inner = match toward {
                Toward::Next => clauses.first(),
                Toward::Previous => clauses.last(),
            };
            if let Some(clause) = inner.copied().filter(|c| *c != sentence) {
                return self.take(Some(clause), toward, Extend::No);
            }
        }
        let found = match toward {
            Toward::Next if range.is_empty() => self.clause_from(self.caret(), |c, at| c.end() > at),
            Toward::Next => self.clause_from(range.end(), |c, at| c.start() >= at),
            Toward::Previous if range.is_empty() => self.clause_before(self.caret(), |c, at| c.start() < at),
            Toward::Previous => self.clause_before(range.start(), |c, at| c.end() <= at),
        };
        self.take(found, toward, extend)
    }

    fn clause_from(&self, at: Offset, fits: impl Fn(&TextRange, Offset) -> bool) -> Option<TextRange> {
        let mut sentence = self.sentence_from(at)?;
        loop {
            if let Some(clause) = text::clauses(self.text(), sentence).into_iter().find(|c| fits(c, at)) {
                return Some(clause);
            }
            sentence = self.sentence_from(sentence.end())?;
        }
    }

    fn clause_before(&self, at: Offset, fits: impl Fn(&TextRange, Offset) -> bool) -> Option<TextRange> {
        let mut sentence = self.sentence_before(at)?;
        loop {
            if let Some(clause) = text::clauses(self.text(), sentence).into_iter().rfind(|c| fits(c, at)) {
                return Some(clause);
            }
            sentence = self.sentence_before(sentence.start())?;
        }
    }

    fn take(&mut self, found: Option<TextRange>, toward: Toward, extend: Extend) -> bool {
        let Some(range) = found else { return false };
        if extend == Extend::Yes {
            let anchor = self.anchor(toward);
            let head = if toward == Toward::Next { range.end() } else { range.start() };
            self.selection = Selection::Words { anchor, head };
            self.end = None;
        } else {
            self.select_words(range);
        }
        true
    }

    /// The end that stays when the selection is extended.
    fn anchor(&self, toward: Toward) -> Offset {
        match self.selection {
            Selection::Words { anchor, .. } => anchor,
            Selection::Claim(_) if toward == Toward::Next => self.selected_range().start(),
            Selection::Claim(_) => self.selected_range().end(),
        }
    }

    /// Moves the caret by one unit. With [`Extend::Yes`], the other end of the selection stays.
    pub fn move_caret(&mut self, toward: Toward, unit: Unit, extend: Extend) {
        let range = self.selected_range();
        let is_claim = matches!(self.selection, Selection::Claim(_));
        let caret = match (is_claim, toward) {
            (true, Toward::Next) => range.end(),
            (true, Toward::Previous) => range.start(),
            (false, _) => self.caret(),
        };
        let to = if extend == Extend::No && !range.is_empty() && unit == Unit::Grapheme {
            if toward == Toward::Next { range.end() } else { range.start() }
        } else {
            self.step(caret, toward, unit)
        };
        self.move_caret_to(to, toward, extend);
    }

    /// Moves the caret to a place. With [`Extend::Yes`], the other end of the selection stays.
    pub fn move_caret_to(&mut self, to: Offset, toward: Toward, extend: Extend) {
        let anchor = if extend == Extend::Yes { self.anchor(toward) } else { to };
        self.selection = Selection::Words { anchor, head: to };
        self.end = None;
    }

    fn step(&self, at: Offset, toward: Toward, unit: Unit) -> Offset {
        let text = self.text();
        match (unit, toward) {
            (Unit::Text, Toward::Next) => Offset::new(text.len()),
            (Unit::Text, Toward::Previous) => Offset::ZERO,
            (Unit::Word, Toward::Next) => text::next_word(text, at),
            (Unit::Word, Toward::Previous) => text::previous_word(text, at),
            (Unit::Grapheme, Toward::Next) => {
                // Skip blank lines in one step: there is nothing to see between them.
                let mut to = text::next_grapheme(text, at);
                while is_blank_line(text, to) {
                    to = text::next_grapheme(text, to);
                }
                to
            }
            (Unit::Grapheme, Toward::Previous) => {
                let mut to = text::previous_grapheme(text, at);
                while to > Offset::ZERO && is_blank_line(text, to) {
                    to = text::previous_grapheme(text, to);
                }
                to
            }
        }
    }

    /// Moves one end of the selected words or claim. Returns `false` if it can't move there.
    pub fn move_end(&mut self, end: End, toward: Toward, unit: Unit) -> bool {
        match self.selection {
            Selection::Words { anchor, head } => {
                let range = TextRange::new(anchor, head);
                let moved = self.moved(range, end, toward, unit);
                if moved.is_empty() || moved == range {
                    return false;
                }
                self.selection = match end {
                    End::Start => Selection::Words { anchor: moved.end(), head: moved.start() },
                    End::End => Selection::Words { anchor: moved.start(), head: moved.end() },
                };
                true
            }
            Selection::Claim(id) => {
                let Some(claim) = self.selected_claim() else { return false };
                let placed = claim.spans.iter().enumerate().filter_map(|(i, s)| Some((i, s.range()?)));
                let found = match end {
                    End::Start => placed.min_by_key(|(_, r)| r.start()),
                    End::End => placed.max_by_key(|(_, r)| r.end()),
                };
                let Some((i, range)) = found else { return false };
                let moved = self.moved(range, end, toward, unit);
                self.set_span(id, i, moved)
            }
        }
    }

    fn moved(&self, range: TextRange, end: End, toward: Toward, unit: Unit) -> TextRange {
        match end {
            End::Start => {
                let to = self.step(range.start(), toward, unit);
                if to < range.end() { TextRange::new(to, range.end()) } else { range }
            }
            End::End => {
                let mut to = self.step(range.end(), toward, unit);
                if unit == Unit::Word && toward == Toward::Next {
                    // A word ends before the blank that follows it.
                    let here = range.end();
                    let trimmed = text::trim(self.text(), TextRange::new(here, to)).end();
                    to = if trimmed > here { trimmed } else { to };
                    if trimmed <= here {
                        let word = text::word_at(self.text(), to);
                        to = word.end();
                    }
                } else if unit == Unit::Word {
                    let kept = text::trim(self.text(), TextRange::new(range.start(), to.max(range.start())));
                    to = kept.end();
                }
                if to > range.start() { TextRange::new(range.start(), to) } else { range }
            }
        }
    }

    /// Selects the next or previous claim in reading order. Returns `false` if there is none.
    pub fn step_claim(&mut self, toward: Toward) -> bool {
        let claims = self.annotations.claims.as_slice();
        let at = match self.selection {
            Selection::Claim(id) => match (self.annotations.claims.position(id), toward) {
                (Some(i), Toward::Next) => Some(i + 1),
                (Some(i), Toward::Previous) => i.checked_sub(1),
                (None, _) => None,
            },
            Selection::Words { .. } => {
                let range = self.selected_range();
                let i = claims.partition_point(|c| c.start().is_some_and(|s| s < range.start()));
                if toward == Toward::Next { Some(i) } else { i.checked_sub(1) }
            }
        };
        let Some(id) = at.and_then(|i| claims.get(i)).map(|c| c.id) else { return false };
        self.select_claim(id);
        true
    }
}

fn is_blank_line(text: &str, at: Offset) -> bool {
    let at = at.to_usize();
    let bytes = text.as_bytes();
    at > 0 && bytes.get(at - 1) == Some(&b'\n') && bytes.get(at) == Some(&b'\n')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use claimlight_core::model::{ArticleText, BlockKind};

    #[test]
    fn a_byline_is_no_sentence_before_the_sentences_are_known_either() {
        let mut document = Document::pasted("By Ana Lind\n\nIt closed. It opened.");
        let text = &document.annotations.article.text;
        let mut blocks = text.blocks().to_vec();
        blocks[0].kind = BlockKind::Byline;
        document.annotations.article.text = Arc::new(ArticleText::new(text.as_str().to_owned(), blocks).unwrap());
        assert!(!document.sentences_known);
        let words = |range: Option<TextRange>| range.map(|r| r.of(document.text()));
        assert_eq!(words(document.sentence_from(Offset::ZERO)), Some("It closed."));
        assert_eq!(words(document.sentence_before(Offset::new(13))), None);
    }
}
