//! Searching an article, its claims and its notes: done by tasks.

use std::sync::Arc;

use crate::app::words::written_about;
use claimlight_core::model::{Annotations, ArticleText, ClaimId};
use claimlight_core::text::{Bounds, Exactly, Folded, Offset, TextRange};

/// What is to be searched.
#[derive(Debug)]
pub struct Query {
    /// What is looked for.
    pub words: String,
    /// What must agree.
    pub exactly: Exactly,
    /// Whether only whole words count.
    pub bounds: Bounds,
    /// The folded text, if it is known.
    pub folded: Option<Arc<Folded>>,
    /// The text.
    pub text: Arc<ArticleText>,
    /// The claims.
    pub annotations: Box<Annotations>,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The folded text, for the next search.
    pub folded: Arc<Folded>,
    /// Places in the article, in order.
    pub hits: Vec<TextRange>,
    /// Claims about which people have written the words, with where they start, in order.
    pub noted: Vec<(Offset, ClaimId)>,
}

/// Searches.
pub fn search(query: Query) -> Found {
    let Query { words, exactly, bounds, folded, text, annotations } = query;
    let text = text.as_str();
    let folded = folded.filter(|f| f.exactly() == exactly).unwrap_or_else(|| Arc::new(Folded::new(text, exactly)));
    let hits = folded.find(text, &words, bounds);
    let mut noted = Vec::new();
    if !words.trim().is_empty() {
        for claim in annotations.claims.as_slice() {
            let written = written_about(claim);
            if !written.is_empty() && !Folded::new(&written, exactly).find(&written, &words, bounds).is_empty() {
                noted.push((claim.start().unwrap_or_default(), claim.id));
            }
        }
    }
    Found { folded, hits, noted }
}
