//! Two copies of one annotation file become one.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use thiserror::Error;

use super::carry::Carrier;
use super::lineage::{Lineage, Settled};
use super::stamp::settle_scheme;
use crate::model::{
    Annotations, AnnotatorId, Article, ArticleText, Claim, Claims, EarlierText, Element, Entry, Extra, Field, Given,
    NoClaim, NoClaims, Optional, Record, Span, Stamp, Value, sha256_hex,
};

/// The files are of two articles.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the files are of different articles: \"{0}\" and \"{1}\".")]
pub struct Another(pub String, pub String);

/// How the texts of two copies stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// They are the same.
    Same,
    /// One of them was updated to the text of the other.
    Updated,
    /// Both were updated, to different texts: that of the later update counts.
    UpdatedTwice,
    /// Neither knows of the other: the same article imported otherwise, or another article. The first one's counts.
    Strangers,
}

/// How the texts of two copies stand to each other, and whether that of `b` counts rather than that of `a`.
pub fn texts(a: &Annotations, b: &Annotations) -> (Texts, bool) {
    let (text_a, text_b) = (a.article.text.as_str(), b.article.text.as_str());
    if text_a == text_b {
        return (Texts::Same, false);
    }
    let (hash_a, hash_b) = (sha256_hex(text_a.as_bytes()), sha256_hex(text_b.as_bytes()));
    let relation = match (a.was_on(&hash_b), b.was_on(&hash_a)) {
        (false, false) if a.texts.iter().any(|t| b.was_on(&t.sha256)) => Texts::UpdatedTwice,
        (false, false) => return (Texts::Strangers, false),
        _ => Texts::Updated,
    };
    (relation, (a.text_stamp(), &hash_a) < (b.text_stamp(), &hash_b))
}

/// Whether merging brought together two updates of one text to different ones, of which the later counts: for people to know.
pub fn updated_twice(before: &Annotations, merged: &Annotations) -> bool {
    let forks = |one: &Annotations| {
        let mut became: BTreeMap<&str, &str> = BTreeMap::new();
        one.texts.iter().any(|t| *became.entry(&t.sha256).or_insert(&t.became) != t.became.as_str())
    };
    forks(merged) && !forks(before)
}

/// Both copies on the text that counts: that of the one which was updated last. `None`: they are of two articles.
fn on_one_text(a: &Annotations, b: &Annotations) -> Option<(Annotations, Annotations)> {
    let (relation, b_counts) = texts(a, b);
    let (older, newer) = if b_counts { (a, b) } else { (b, a) };
    let sha256 = sha256_hex(older.article.text.as_str().as_bytes());
    let carrier = Carrier { from: older, sha256: &sha256, onto: &newer.article.text, known: Some(newer) };
    let mut carried = carrier.carry(&mut |_| true)?;
    if relation == Texts::Strangers && !carried.is_the_same_article(older) {
        return None;
    }
    if !newer.was_on(&sha256) {
        // Nobody updated this text to that one: it became it here, as early as can be told.
        let run = u32::from_str_radix(&sha256[..8], 16).unwrap_or(0);
        let stamp = newer.text_stamp().max(Stamp { millis: 1, count: 0, run });
        let earlier = carrier.earlier(std::mem::take(&mut carried.runs), stamp, AnnotatorId(uuid::Uuid::nil()));
        Arc::make_mut(&mut carried.annotations.texts).push(earlier);
    }
    let mut carried = carried.annotations;
    // What was read out of the text that does not count, and nobody has set, is nothing to decide.
    if relation == Texts::Strangers && carried.log.of(Element::Facts).is_empty() {
        carried.article.facts = Arc::clone(&newer.article.facts);
    }
    Some(if b_counts { (carried, newer.clone()) } else { (newer.clone(), carried) })
}

/// What both copies hold, with the changes of both. Commutative, associative and idempotent, as far as the printed file
/// tells; the rules stand in `docs/merging.md`. Both must hold their text. Where these differ, the copy with the earlier one is
/// carried over to the later one first; then the laws hold for claims, judgements, notes and evidence, not for places.
pub fn merge(a: &Annotations, b: &Annotations) -> Result<Annotations, Another> {
    if a.article.text.as_str() != b.article.text.as_str() {
        if let Some((a, b)) = on_one_text(a, b) {
            return merge(&a, &b);
        }
        let title = |article: &Article| {
            let facts = &article.facts;
            if facts.title.is_empty() { facts.original_name.clone() } else { facts.title.clone() }
        };
        return Err(Another(title(&a.article), title(&b.article)));
    }
    let mut merged = a.clone();
    merged.texts = union_of_texts(a, b);
    merged.left_out = a.left_out.intersection(&b.left_out).copied().collect();
    merged.article.text = same_text(&a.article.text, &b.article.text);
    merged.extra = union(&a.extra, &b.extra);
    let (s, t) = (&a.sentences, &b.sentences);
    let more = |s: &crate::model::Sentences| (s.version.clone(), s.splitter.clone(), s.count);
    let mut sentences = if more(s) >= more(t) { s.clone() } else { t.clone() };
    sentences.extra = union(&s.extra, &t.extra);
    merged.sentences = sentences;
    let mut changed: Vec<(Element, Settled)> = Vec::new();
    for element in to_settle(a, b) {
        let lineage = match (Lineage::of(a, element), Lineage::of(b, element)) {
            (Some(mut of_a), Some(mut of_b)) => {
                forget_left_out(&mut of_a, a, &of_b);
                forget_left_out(&mut of_b, b, &of_a);
                together(of_a, of_b)
            }
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => continue,
        };
        changed.push((element, lineage.settle(element, &BTreeSet::new())));
    }
    put_all(&mut merged, changed);
    settle_scheme(&mut merged);
    merged.decided = Arc::default();
    Ok(merged)
}

/// The elements that differ in what they are or in their changes.
fn to_settle(a: &Annotations, b: &Annotations) -> BTreeSet<Element> {
    let mut elements: BTreeSet<Element> = a.differing(b).into_iter().collect();
    let logged: HashSet<Element> = a.log.elements().chain(b.log.elements()).collect();
    let same = |e: &Element| match (a.log.shared(*e), b.log.shared(*e)) {
        (Some(x), Some(y)) => Arc::ptr_eq(x, y) || x == y,
        (None, None) => true,
        _ => false,
    };
    let mut others: Vec<Element> = logged.into_iter().filter(|e| !same(e)).collect();
    others.sort_unstable();
    elements.extend(others);
    elements
}

/// What a copy was given away without does not speak against the other copy: its empty notes and confidences, and, where it
/// came without its history, values that the other copy has had.
fn forget_left_out(lineage: &mut Lineage, of: &Annotations, other: &Lineage) {
    if of.left_out.is_empty() {
        return;
    }
    let leaves = |part| of.left_out.contains(&part);
    for entry in &mut lineage.entries {
        entry.values.retain(|given| {
            let empty = matches!(&given.value, Value::Nothing) || given.value.as_text().is_empty();
            let left_out = match given.field {
                Field::Note => leaves(Optional::Notes) && empty,
                Field::Confidence => leaves(Optional::Confidence) && given.value == Value::Nothing,
                _ => false,
            };
            let same = |g: &Given| g.member == given.member && g.field == given.field;
            let known = || other.entries.iter().flat_map(|e| &e.values).any(|g| same(g) && g.value == given.value);
            let told = || other.entries.iter().flat_map(|e| &e.values).any(same);
            let is_root = entry.stamp == Stamp::ROOT;
            !(left_out && told() || leaves(Optional::History) && is_root && known())
        });
    }
}

/// All changes of two copies of an element.
fn together(a: Lineage, b: Lineage) -> Lineage {
    let mut all: Vec<Entry> = a.entries.into_iter().chain(b.entries).collect();
    // Entries of one stamp are the same change; where somebody has meddled with one, the greater counts.
    all.sort_by(|x, y| (x.stamp, x.by, &x.member, x.act, &x.after).cmp(&(y.stamp, y.by, &y.member, y.act, &y.after)));
    let mut entries: Vec<Entry> = Vec::with_capacity(all.len());
    for mut entry in all {
        match entries.last_mut().filter(|last| last.stamp == entry.stamp) {
            Some(last) => {
                entry.values.append(&mut last.values);
                entry.values.sort_unstable();
                // Of the same spans those count that know of the latest judgement by the words of before.
                entry.values.dedup_by(|later, first| {
                    let same = later == first || are_the_same_spans(later, first);
                    if same {
                        std::mem::swap(later, first);
                    }
                    same
                });
                *last = entry;
            }
            None => entries.push(entry),
        }
    }
    Lineage::new(entries)
}

/// Whether two values are the same spans, but for when their words before were judged last.
fn are_the_same_spans(a: &Given, b: &Given) -> bool {
    let (Value::Spans(ours), Value::Spans(theirs)) = (&a.value, &b.value) else { return false };
    let but_time = |(one, other): (&Span, &Span)| {
        let was = match (&one.was, &other.was) {
            (Some(p), Some(q)) => (&p.quote, p.confidence, &p.extra) == (&q.quote, q.confidence, &q.extra),
            (p, q) => p.is_none() && q.is_none(),
        };
        was && (&one.place, &one.extra) == (&other.place, &other.extra)
    };
    (&a.member, a.field) == (&b.member, b.field) && ours.len() == theirs.len() && ours.iter().zip(theirs).all(but_time)
}

/// Verdicts that judgements hold.
pub fn used_verdicts(annotations: &Annotations) -> BTreeSet<String> {
    let judgements = annotations.claims.as_slice().iter().flat_map(|c| &c.judgements);
    let mut used: Vec<&str> = judgements.filter_map(|j| j.verdict.as_deref()).collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter().map(str::to_owned).collect()
}

/// Puts what came of one element in its place.
pub fn put(annotations: &mut Annotations, element: Element, settled: Settled) {
    put_all(annotations, vec![(element, settled)]);
}

/// The same for many; lists are put in order once.
fn put_all(annotations: &mut Annotations, changed: Vec<(Element, Settled)>) {
    let (mut claims, mut no_claims) = (Vec::new(), Vec::new());
    for (element, settled) in changed {
        annotations.log.set(element, settled.entries);
        match (element, settled.record) {
            (Element::Claim(id), record) => claims.push((id, record)),
            (Element::NoClaim(id), record) => no_claims.push((id, record)),
            (_, Some(Record::Facts(facts))) => annotations.article.facts = facts,
            (_, Some(Record::Scheme(scheme))) => annotations.scheme = scheme,
            (Element::Annotator(id), record) => {
                annotations.annotators.retain(|a| a.id != id);
                if let Some(Record::Annotator(annotator)) = record {
                    annotations.annotators.push(annotator);
                }
            }
            _ => {}
        }
    }
    annotations.annotators.sort_by_key(|a| a.id);
    if !claims.is_empty() {
        let gone: HashSet<_> = claims.iter().map(|(id, _)| *id).collect();
        let kept = annotations.claims.as_slice().iter().filter(|c| !gone.contains(&c.id)).cloned();
        let new = claims.into_iter().filter_map(|(_, r)| if let Some(Record::Claim(c)) = r { Some(c) } else { None });
        let all: Vec<Arc<Claim>> = kept.chain(new).collect();
        annotations.claims = Claims::shared(all);
    }
    if !no_claims.is_empty() {
        let gone: HashSet<_> = no_claims.iter().map(|(id, _)| *id).collect();
        let kept = annotations.no_claims.as_slice().iter().filter(|n| !gone.contains(&n.id)).cloned();
        let new =
            no_claims.into_iter().filter_map(|(_, r)| if let Some(Record::NoClaim(n)) = r { Some(n) } else { None });
        let all: Vec<Arc<NoClaim>> = kept.chain(new).collect();
        annotations.no_claims = NoClaims::shared(all);
    }
}

/// Of one text in two divisions into blocks, the one whose print is greater: some rule is needed, and the same everywhere.
fn same_text(a: &Arc<ArticleText>, b: &Arc<ArticleText>) -> Arc<ArticleText> {
    if Arc::ptr_eq(a, b) || a.blocks() == b.blocks() {
        return Arc::clone(a);
    }
    let key = |t: &ArticleText| sha256_hex(format!("{:?}", t.blocks()).as_bytes());
    Arc::clone(if key(a) >= key(b) { a } else { b })
}

/// The texts that either had before.
fn union_of_texts(a: &Annotations, b: &Annotations) -> Arc<Vec<EarlierText>> {
    if Arc::ptr_eq(&a.texts, &b.texts) || b.texts.is_empty() {
        return Arc::clone(&a.texts);
    }
    let mut all: Vec<EarlierText> = a.texts.iter().chain(b.texts.iter()).cloned().collect();
    all.sort_unstable();
    all.dedup_by(|later, first| {
        (later.stamp, &later.sha256, &later.became) == (first.stamp, &first.sha256, &first.became)
    });
    Arc::new(all)
}

/// Fields of later versions of both; of two values the greater.
fn union(a: &Extra, b: &Extra) -> Extra {
    if a == b {
        return a.clone();
    }
    let mut all: Vec<(String, String)> = a.iter().chain(b).flat_map(|fields| fields.iter().cloned()).collect();
    all.sort_unstable_by(|x, y| (&x.0, &y.1).cmp(&(&y.0, &x.1)));
    all.dedup_by(|later, first| later.0 == first.0);
    Some(Box::new(all))
}
