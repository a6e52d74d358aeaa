//! Moving a span of a claim to another place after the article's text has changed.

use std::sync::Arc;

use super::document::Document;
use crate::tr;
use claimlight_core::anchor::{Wording, wording};
use claimlight_core::model::{Claim, Edit, Place, Span, Timestamp, Was};
use claimlight_core::text::TextRange;

/// What happens to my verdict if a span gets other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MyVerdict {
    /// The verdict stays, as if given on the new words.
    Kept,
    /// The verdict is withdrawn, and the claim is to be checked again.
    ToCheck,
}

/// The words that a span had before the text was changed; empty if the text has not changed under it.
pub(in crate::app) fn words_before(span: &Span) -> String {
    match (&span.was, &span.place) {
        (Some(was), _) => was.quote.clone(),
        (None, Place::Nowhere(lost)) => lost.quote.clone(),
        (None, Place::At(_)) => String::new(),
    }
}

/// What a span keeps of its earlier words (`quote`) once somebody has looked at them. If the words have `changed`, judgements
/// given before the change of text stay marked as given on earlier words.
fn looked_at(claim: &Claim, span: &Span, quote: String, changed: bool) -> Was {
    let unseen = span.was.as_ref().map(|was| was.time).filter(|time| *time > Timestamp::from_second(0));
    let latest = || claim.judgements.iter().map(|j| j.time).max().unwrap_or(claim.time);
    let time = if changed { unseen.unwrap_or_else(latest) } else { Timestamp::from_second(0) };
    let extra = span.was.as_ref().and_then(|was| was.extra.clone());
    Was { quote, time, confidence: None, extra }
}

impl Document {
    /// Puts a span of a claim where the person wants it, or nowhere, as one act. Returns whether the claim is to be checked
    /// again because its words differ and my verdict on the earlier words was withdrawn.
    pub(in crate::app) fn place_span(
        &mut self,
        claim: &Arc<Claim>,
        span: &Span,
        place: Place,
        verdict: MyVerdict,
    ) -> bool {
        let (text, me, quote) = (&self.annotations.article.text, self.me, words_before(span));
        let changed = matches!(&place, Place::At(range) if wording(&quote, text.slice(*range)) != Wording::Same);
        // A verdict given since the change, on the words now in that place, remains valid.
        let stays = matches!(&place, Place::At(range) if span.range() == Some(*range));
        let holds = stays && self.mine(claim).is_some_and(|j| !claim.is_on_earlier_words(j));
        let mut new = (**claim).clone();
        if let Some(one) = new.spans.iter_mut().find(|s| *s == span) {
            (one.was, one.place) = (Some(Box::new(looked_at(claim, span, quote, changed))), place);
        }
        new.spans.sort_by_key(|s| s.range().map_or((1, TextRange::default()), |r| (0, r)));
        let had_verdict = self.mine(claim).is_some_and(|j| j.verdict.is_some());
        if changed && !holds && self.mine(claim).is_some() {
            let judgement = self.same().judgement_mut(&mut new, me);
            // Later than the judgement on the earlier words, even within the same second.
            let earlier = Timestamp::from_second(judgement.time.as_second().saturating_add(1));
            judgement.time = Timestamp::now().max(earlier);
            if verdict == MyVerdict::ToCheck {
                judgement.verdict = None;
            }
        }
        let edit = Edit::changed(claim, new);
        self.change(tr!("act-review"), vec![edit], None);
        changed && !holds && had_verdict && verdict == MyVerdict::ToCheck
    }
}
