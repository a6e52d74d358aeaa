//! Searches an article, its claims and its notes. Tasks run the search.

use std::sync::Arc;

use crate::app::words::written_about;
use claimlight_core::model::{Annotations, ArticleText, ClaimId};
use claimlight_core::text::{self, Bounds, Exactly, Folded, Offset, TextRange};

/// What to search, and for what.
#[derive(Debug)]
pub struct Query {
    /// The words to find.
    pub words: String,
    /// Whether case and diacritics must match.
    pub exactly: Exactly,
    /// Whether only whole words count.
    pub bounds: Bounds,
    /// The folded text, if an earlier search has made it.
    pub folded: Option<Arc<Folded>>,
    /// The text of the article.
    pub text: Arc<ArticleText>,
    /// The annotations, whose claims are searched as well.
    pub annotations: Box<Annotations>,
}

/// The results of a search.
#[derive(Debug)]
pub struct Found {
    /// The folded text, to be reused by the next search.
    pub folded: Arc<Folded>,
    /// Hits in the article, in order.
    pub hits: Vec<TextRange>,
    /// Claims whose notes or fields contain the words, with the claims' starts, in order.
    pub noted: Vec<(Offset, ClaimId)>,
}

/// Runs a search.
pub fn search(query: Query) -> Found {
    let Query { words, exactly, bounds, folded, text, annotations } = query;
    let text = text.as_str();
    let folded = folded.filter(|f| f.exactly() == exactly).unwrap_or_else(|| Arc::new(Folded::new(text, exactly)));
    let hits = folded.find(text, &words, bounds);
    let mut noted = Vec::new();
    if !words.trim().is_empty() {
        for claim in annotations.claims.as_slice() {
            let written = written_about(claim);
            if !written.is_empty() && text::holds(&written, &words, exactly, bounds) {
                noted.push((claim.start().unwrap_or_default(), claim.id));
            }
        }
    }
    Found { folded, hits, noted }
}
