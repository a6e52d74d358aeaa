//! What is to be marked in an article, by options of `claimlight mark` or by a line of JSON.

use std::sync::Arc;

use serde::Deserialize;

use super::acting::{Given, judge};
use super::copy::Copy;
use super::error::Error;
use claimlight_core::anchor;
use claimlight_core::model::{
    Annotations, AnnotatorId, Claim, Edit, Evidence, EvidenceId, NoClaim, NoClaimId, Stance, Timestamp,
};
use claimlight_core::text::{self, Offset, TextRange};

/// A claim to mark, or a stretch to record as holding none. What is `None` or empty leaves a claim that is there as it is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The words, exactly as they stand in the article.
    pub quote: String,
    /// Of several places with these words, the one nearest to this offset is meant, in Unicode scalar values.
    #[serde(default)]
    pub near: usize,
    /// The id of a verdict, or `to-check`.
    pub verdict: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// 0 to 100.
    pub confidence: Option<u64>,
    /// One of the scheme's kinds, or any word.
    pub kind: Option<String>,
    /// All tags.
    pub tags: Option<Vec<String>>,
    /// Who makes the claim.
    pub claimant: Option<String>,
    /// The claim in words that stand alone.
    pub restated: Option<String>,
    /// Evidence to add.
    #[serde(default)]
    pub evidence: Vec<Source>,
    /// Whether the words are recorded as read and holding no claim.
    #[serde(default)]
    pub no_claim: bool,
}

/// An entry of evidence to add.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    stance: String,
    url: String,
    title: String,
    quote: String,
}

impl Default for Source {
    fn default() -> Self {
        let nothing = String::new;
        Self { stance: Stance::default().name().to_owned(), url: nothing(), title: nothing(), quote: nothing() }
    }
}

/// What became of it.
pub enum Marked {
    /// A new claim.
    New(Arc<Claim>),
    /// A claim that was there already, with what was given.
    Known(Arc<Claim>),
    /// A new record that the words hold no claim.
    Read(NoClaimId),
    /// That was recorded before.
    ReadBefore(NoClaimId),
}

impl Marked {
    /// What was done, in a word.
    pub fn done(&self) -> &'static str {
        match self {
            Self::New(_) => "marked",
            Self::Known(_) | Self::ReadBefore(_) => "known",
            Self::Read(_) => "read",
        }
    }
}

/// Marks it as `me`. An error leaves everything as it was.
pub fn mark(copy: &mut Copy, me: AnnotatorId, wanted: &Wanted) -> Result<Marked, Error> {
    let range = place_of(&copy.now, &wanted.quote, wanted.near)?;
    if wanted.no_claim { read(copy, me, wanted, range) } else { claim(copy, me, wanted, range) }
}

fn claim(copy: &mut Copy, me: AnnotatorId, wanted: &Wanted, range: TextRange) -> Result<Marked, Error> {
    let verdict = wanted.verdict.as_deref().map(|id| copy.verdict(id)).transpose()?;
    let confidence = wanted.confidence.map(confidence).transpose()?;
    let stances: Vec<Stance> = wanted.evidence.iter().map(|source| stance(&source.stance)).collect::<Result<_, _>>()?;
    let now = Timestamp::now();
    let known = claim_at(&copy.now, me, range);
    let mut claim = known.as_ref().map_or_else(|| Claim::new(me, [range]), |known| (**known).clone());
    judge(&mut claim, me, &Given { verdict, note: wanted.note.clone(), confidence }, now);
    let texts = [
        (&mut claim.kind, &wanted.kind),
        (&mut claim.claimant, &wanted.claimant),
        (&mut claim.restated, &wanted.restated),
    ];
    for (text, given) in texts {
        if let Some(given) = given {
            text.clone_from(given);
        }
    }
    if let Some(tags) = &wanted.tags {
        claim.tags.clone_from(tags);
    }
    for (source, stance) in wanted.evidence.iter().zip(stances) {
        let Source { url, title, quote, .. } = source;
        let is_it = |e: &Evidence| {
            e.annotator == me && e.stance == stance && (&e.url, &e.title, &e.quote) == (url, title, quote)
        };
        if !claim.evidence.iter().any(is_it) {
            let (url, title, quote) = (url.clone(), title.clone(), quote.clone());
            let new = Evidence::empty(EvidenceId::new());
            claim.evidence.push(Evidence { annotator: me, time: now, stance, url, title, quote, ..new });
        }
    }
    claim.put_evidence_in_order();
    let claim = Arc::new(claim);
    copy.now.apply(&Edit::put(known.as_ref(), &claim));
    // Who marks a claim takes back that there is none.
    for no_claim in no_claims_in(&copy.now, me, range) {
        copy.now.apply(&Edit::removed(&no_claim));
    }
    Ok(if known.is_some() { Marked::Known(claim) } else { Marked::New(claim) })
}

/// Records that the words were read and hold no claim.
fn read(copy: &mut Copy, me: AnnotatorId, wanted: &Wanted, range: TextRange) -> Result<Marked, Error> {
    let Wanted { verdict, note, confidence, kind, tags, claimant, restated, evidence, .. } = wanted;
    let is_more = [verdict, note, kind, claimant, restated].iter().any(|given| given.is_some());
    if is_more || confidence.is_some() || tags.is_some() || !evidence.is_empty() {
        return Err(Error::NoClaimWithMore);
    }
    if let Some(known) = no_claims_in(&copy.now, me, range).iter().find(|n| n.range.covers(range)) {
        return Ok(Marked::ReadBefore(known.id));
    }
    let (claims, same) = (&copy.now.claims, copy.now.same());
    if claims.spans_in(range).filter_map(|span| claims.get(span.claim)).any(|claim| same.is_by(claim, me)) {
        return Err(Error::ClaimThere);
    }
    let no_claim = NoClaim::new(me, range);
    let id = no_claim.id;
    copy.now.apply(&Edit::made(no_claim));
    Ok(Marked::Read(id))
}

/// Where these words stand.
fn place_of(annotations: &Annotations, quote: &str, near: usize) -> Result<TextRange, Error> {
    let text = &annotations.article.text;
    let near = text.to_offset(near).unwrap_or_else(|| text.end());
    let quote = quote.trim();
    let found = anchor::find_quote(text.as_str(), quote, near.max(Offset::ZERO));
    let range = found.ok_or_else(|| Error::NoQuote(quote.to_owned()))?;
    Ok(text::widen_to_graphemes(text.as_str(), range))
}

/// The first claim that this person marked at these words and nowhere else.
fn claim_at(annotations: &Annotations, me: AnnotatorId, range: TextRange) -> Option<Arc<Claim>> {
    let there = annotations.claims.spans_in(range).filter(|span| span.range == range);
    let mut claims = there.filter_map(|span| annotations.claims.get(span.claim));
    let same = annotations.same();
    claims.find(|claim| same.are_one(claim.annotator, me) && claim.spans.len() == 1).cloned()
}

/// The stretches in which this person has recorded that there is no claim, as far as they share words with `range`.
fn no_claims_in(annotations: &Annotations, me: AnnotatorId, range: TextRange) -> Vec<Arc<NoClaim>> {
    let same = annotations.same();
    annotations.no_claims.within(range).filter(|no_claim| same.are_one(no_claim.annotator, me)).cloned().collect()
}

fn confidence(n: u64) -> Result<u8, Error> {
    u8::try_from(n).ok().filter(|n| *n <= 100).ok_or(Error::Confidence(n))
}

fn stance(name: &str) -> Result<Stance, Error> {
    Stance::named(name).ok_or_else(|| Error::NoStance(name.to_owned()))
}
