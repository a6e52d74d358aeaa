//! How words are set, as the formats of office programs tell it: run by run.

use super::blocks::{Blocks, Gap, Inline, InlineId};
use super::scripts::Script;
use crate::model::MarkKind;

/// How words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// In bold.
    pub is_bold: bool,
    /// In italics.
    pub is_italic: bool,
    /// Struck out.
    pub is_struck: bool,
    /// Raised or lowered.
    pub script: Option<Script>,
}

/// The marks that are open for the look of the words so far.
#[derive(Debug, Default)]
pub struct Looks {
    is: Look,
    open: Vec<InlineId>,
}

impl Looks {
    /// Closes and opens marks so that the next words look so. Words of one look that come in pieces share their marks.
    pub fn set(&mut self, look: Look, blocks: &mut Blocks) {
        if self.is == look {
            return;
        }
        // As between struck words and others in Markdown, figures don't grow together.
        if self.is.is_struck != look.is_struck {
            blocks.set_gap(Gap::Figures);
        }
        self.end(blocks);
        let marks = [
            look.is_bold.then_some(Inline::Mark(MarkKind::Bold)),
            look.is_italic.then_some(Inline::Mark(MarkKind::Italic)),
            look.is_struck.then_some(Inline::Mark(MarkKind::Struck)),
            look.script.map(Inline::Script),
        ];
        self.open.extend(marks.into_iter().flatten().map(|mark| blocks.open(mark)));
        self.is = look;
    }

    /// Closes all marks.
    pub fn end(&mut self, blocks: &mut Blocks) {
        for id in self.open.drain(..).rev() {
            blocks.close(id);
        }
        self.is = Look::default();
    }
}
