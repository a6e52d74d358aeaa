//! What several capabilities do with one claim: move its spans and quote its words.

use claimlight_core::model::{Claim, ClaimId};
use claimlight_core::text::{self, TextRange};

use crate::app::desk::document::Document;
use crate::tr;

impl Document {
    /// Moves span `i` of a claim to `range`, widened to whole graphemes and without blanks at either end. Returns `false` if
    /// nothing changed.
    pub fn set_span(&mut self, id: ClaimId, i: usize, range: TextRange) -> bool {
        let range = text::trim(self.text(), text::widen_to_graphemes(self.text(), range));
        if range.is_empty() {
            return false;
        }
        self.edit_claim(id, tr!("move-end-of-claim"), None, |claim| claim.move_span(i, range))
    }
}

/// The words of a claim on one line: up to 200 Unicode scalars of each span, and no further span after 400 bytes.
pub fn quote_of(document: &Document, claim: &Claim) -> String {
    let mut quote = String::new();
    for span in &claim.spans {
        if !quote.is_empty() {
            quote.push_str(" … ");
        }
        quote.extend(span.quote(document.text()).chars().take(200).map(|c| if c == '\n' { ' ' } else { c }));
        if quote.len() > 400 {
            break;
        }
    }
    quote
}
