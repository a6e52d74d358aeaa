//! A large generated article, the same in every run, on which the benchmarks work.

use std::sync::Arc;

use claimlight_core::import::import;
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Article, Claim, Claims, Timestamp};
use claimlight_core::text::{TextRange, widen_to_graphemes};

/// About `bytes` bytes of plain text like news: paragraphs of a few sentences, with a heading now and then.
pub fn text(bytes: usize) -> String {
    let words =
        ["bridge", "harbour", "the", "of", "council", "said", "was", "closed", "in", "winter", "a", "figure", "to"];
    let mut text = String::with_capacity(bytes + 1000);
    let mut seed = 7_u32;
    let mut next = move |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % n
    };
    while text.len() < bytes {
        if next(12) == 0 {
            text.push_str("Who pays for it\n\n");
        }
        for _ in 0..3 + next(5) {
            text.push_str("The ");
            for _ in 0..8 + next(12) {
                text.push_str(words[next(words.len())]);
                text.push(' ');
            }
            text.push_str("2.4 million.");
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

/// An article whose text is [`text`].
pub fn article(bytes: usize) -> Article {
    import("large.txt", text(bytes).as_bytes()).map(|imported| imported.article).unwrap_or_default()
}

/// An article of about `bytes` bytes with `claims` evenly spread claims, each with one span of 60 bytes and without a note, and the
/// annotator who marked them.
pub fn annotations(bytes: usize, claims: usize) -> (Annotations, AnnotatorId) {
    let article = article(bytes);
    let me = AnnotatorId::new();
    let source = article.text.as_str();
    let step = (source.len() - 100) / claims.max(1);
    let now = Timestamp::now();
    let claims = (0..claims).map(|i| {
        let start = i * step;
        let range = widen_to_graphemes(source, TextRange::from_usize(start..start + 60));
        let mut claim = Claim::new(me, [range]);
        claim.time = now;
        if i % 3 > 0 {
            let judgement = claim.judgement_mut(me);
            judgement.verdict = Some(if i % 3 == 1 { "verified" } else { "unverified" }.to_owned());
            judgement.time = now;
        }
        claim
    });
    let claims = Claims::new(claims.collect::<Vec<_>>());
    let annotator = Annotator::new(me, "Ana");
    (
        Annotations {
            article: Article { facts: Arc::clone(&article.facts), text: Arc::clone(&article.text) },
            annotators: vec![annotator],
            claims,
            ..Annotations::default()
        },
        me,
    )
}
