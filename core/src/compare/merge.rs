//! Merging two copies of one annotation file.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use thiserror::Error;

use super::carry::Carrier;
use super::labels::tell_apart;
use super::lineage::{Lineage, Settled};
use super::stamp::settle_scheme;
use crate::model::{
    Annotations, AnnotatorId, Article, ArticleText, Claim, Claims, EarlierText, Element, Entry, Extra, Field, Given,
    NoClaim, NoClaims, Optional, Purpose, Record, Sentences, Span, Stamp, Value, sha256_hex,
};

/// Why two copies were not merged.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotMerged {
    /// They are of two articles, which have these titles or file names.
    #[error("the files are of different articles: \"{0}\" and \"{1}\"")]
    OtherArticle(String, String),
    /// They are for different things.
    #[error("the files are for different things: {} and {}", told(.0.as_ref()), told(.1.as_ref()))]
    OtherPurpose(Option<Purpose>, Option<Purpose>),
    /// They are the answers of two pupils to an exercise.
    #[error("the files are answers of different pupils")]
    OtherPupil,
    /// Both were shared without the article's text, and were made on different texts.
    #[error("none of the files holds the article's text")]
    NoText,
}

/// What a file is for, in words.
fn told(purpose: Option<&Purpose>) -> String {
    match purpose {
        None => "what people say of an article".to_owned(),
        Some(Purpose::Exercise) => "an exercise".to_owned(),
        Some(Purpose::Key) => "the key of an exercise".to_owned(),
        Some(Purpose::Answer) => "an answer to an exercise".to_owned(),
        Some(Purpose::Decided) => "what stands of an article".to_owned(),
        Some(Purpose::Other(name)) => format!("\"{name}\""),
    }
}

/// How the texts of two copies relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRelation {
    /// Both copies are on the same text.
    Same,
    /// One copy was updated to the text of the other.
    Updated,
    /// Both copies were updated, to different texts. The later update counts.
    UpdatedTwice,
    /// Neither copy knows the other's text: the same article imported from another file, or another article. The first one's
    /// text counts.
    Strangers,
}

/// Returns how the texts of two copies relate, and whether to use the text of `b` instead of that of `a`. A text that was left
/// out is never used if the other copy has one.
pub fn text_relation(a: &Annotations, b: &Annotations) -> (TextRelation, bool) {
    let (text_a, text_b) = (&*a.article.text, &*b.article.text);
    let relation = if text_a.is_same(text_b) {
        TextRelation::Same
    } else if a.was_on(text_b.sha256()) || b.was_on(text_a.sha256()) {
        TextRelation::Updated
    } else if a.texts.iter().any(|t| b.was_on(&t.sha256)) {
        TextRelation::UpdatedTwice
    } else {
        TextRelation::Strangers
    };
    let b_counts = match (text_a.is_left_out(), text_b.is_left_out()) {
        (true, false) => true,
        (false, true) => false,
        _ if matches!(relation, TextRelation::Same | TextRelation::Strangers) => false,
        _ => (a.text_stamp(), text_a.sha256()) < (b.text_stamp(), text_b.sha256()),
    };
    (relation, b_counts)
}

/// Puts both copies on the text that counts. This is the one place that decides which text that is, whether both are of one
/// article, what becomes of a copy without its text, and which earlier texts the result has.
pub fn on_one_text(a: &Annotations, b: &Annotations) -> Result<(Annotations, Annotations), NotMerged> {
    let (relation, b_counts) = text_relation(a, b);
    let (older, newer) = if b_counts { (a, b) } else { (b, a) };
    let another = || NotMerged::OtherArticle(title(&a.article), title(&b.article));
    if newer.article.text.is_left_out() {
        return Err(NotMerged::NoText);
    }
    let carrier = Carrier { from: older, onto: &newer.article.text, known: Some(newer) };
    let mut carried = carrier.carry(&mut |_| true).ok_or_else(another)?;
    if relation == TextRelation::Strangers && !carried.is_the_same_article(older) {
        return Err(another());
    }
    let text = &older.article.text;
    if relation == TextRelation::Same {
        // Nothing was updated: the text was only left out.
    } else if text.is_left_out() {
        // Updates later than the one that led to this text led to a text that the result is not on.
        Arc::make_mut(&mut carried.annotations.texts).retain(|earlier| earlier.stamp <= newer.text_stamp());
    } else if !newer.was_on(text.sha256()) {
        // Nobody updated the older text to the newer one. It counts as updated at the earliest time possible.
        let run = u32::from_str_radix(text.sha256().get(..8).unwrap_or_default(), 16).unwrap_or(0);
        let stamp = newer.text_stamp().max(Stamp { millis: 1, count: 0, run });
        carrier.record_update(&mut carried, stamp, AnnotatorId(uuid::Uuid::nil()));
    }
    let mut carried = carried.annotations;
    // Facts that were imported with the text that does not count, and that nobody has set since, don't compete.
    if relation == TextRelation::Strangers && carried.log.of(Element::Facts).is_empty() {
        carried.article.facts = Arc::clone(&newer.article.facts);
    }
    Ok(if b_counts { (carried, newer.clone()) } else { (newer.clone(), carried) })
}

/// Whether two answers have nobody in common.
fn are_of_two_pupils(a: &Annotations, b: &Annotations) -> bool {
    let is_nobody = a.annotators.is_empty() || b.annotators.is_empty();
    !is_nobody && !a.annotators.iter().any(|pupil| b.annotator(pupil.id).is_some())
}

/// The title of an article, or else the name of its file.
pub fn title(article: &Article) -> String {
    let facts = &article.facts;
    if facts.title.is_empty() { facts.original_name.clone() } else { facts.title.clone() }
}

/// Merges two copies: everything that both hold, with the changes of both. `docs/merging.md` has the rules.
///
/// Laws: commutative, associative and idempotent, in terms of the printed file, as long as both are on the same text. If their
/// texts differ, the copy on the older text is carried over to the newer one first, and a copy that was shared without its text
/// is carried over to the text of the other one. Files for different things are never mixed, nor the answers of two pupils. Then the laws hold for claims, judgements, notes and evidence, but not for
/// places.
pub fn merge(a: &Annotations, b: &Annotations) -> Result<Annotations, NotMerged> {
    if a.purpose != b.purpose {
        return Err(NotMerged::OtherPurpose(a.purpose.clone(), b.purpose.clone()));
    }
    if a.purpose == Some(Purpose::Answer) && are_of_two_pupils(a, b) {
        return Err(NotMerged::OtherPupil);
    }
    let (text_a, text_b) = (&a.article.text, &b.article.text);
    if text_a.is_same(text_b) && text_a.is_left_out() == text_b.is_left_out() {
        return Ok(merge_on_one_text(a, b));
    }
    let (a, b) = on_one_text(a, b)?;
    Ok(merge_on_one_text(&a, &b))
}

fn merge_on_one_text(a: &Annotations, b: &Annotations) -> Annotations {
    let mut merged = a.clone();
    merged.texts = union_of_texts(a, b);
    merged.left_out = a.left_out.intersection(&b.left_out).copied().collect();
    merged.article.text = same_text(&a.article.text, &b.article.text);
    merged.extra = union(&a.extra, &b.extra);
    // Of two answers of one pupil the one that was handed in later; the order of others means nothing, and is the same for both sides.
    merged.exercise = a.exercise.clone().max(b.exercise.clone());
    merged.sentences = one_count(&a.sentences, &b.sentences);
    let mut changed: Vec<(Element, Settled)> = Vec::new();
    for element in to_settle(a, b) {
        let lineage = match (Lineage::of(a, element), Lineage::of(b, element)) {
            (Some(mut of_a), Some(mut of_b)) => {
                forget_left_out(&mut of_a, a, &of_b);
                forget_left_out(&mut of_b, b, &of_a);
                union_of_lineages(of_a, of_b)
            }
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => continue,
        };
        changed.push((element, lineage.settle(element, &BTreeSet::new())));
    }
    put_all(&mut merged, changed);
    settle_scheme(&mut merged);
    merged.decided = Arc::default();
    merged
}

/// Of two counts of one text's sentences the one by the later splitter.
fn one_count(a: &Sentences, b: &Sentences) -> Sentences {
    let rank = |s: &Sentences| (s.version.clone(), s.splitter.clone(), s.count);
    let mut sentences = if rank(a) >= rank(b) { a.clone() } else { b.clone() };
    sentences.extra = union(&a.extra, &b.extra);
    sentences
}

/// The elements that differ between the copies, in their records or in their changes.
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

/// Drops from `lineage` what a copy lacks only because it was shared without it, so that it does not compete with the `other`
/// copy: empty notes and confidences and, if it was shared without its history, values that the other copy has had.
fn forget_left_out(lineage: &mut Lineage, of: &Annotations, other: &Lineage) {
    if of.left_out.is_empty() {
        return;
    }
    let leaves = |part| of.left_out.contains(&part);
    for entry in &mut lineage.entries {
        entry.values.retain(|given| {
            let empty = matches!(&given.value, Value::Nothing) || given.value.as_text().is_empty();
            let left_out = match given.field {
                Field::Note | Field::Reason => leaves(Optional::Notes) && empty,
                Field::Confidence => leaves(Optional::Confidence) && given.value == Value::Nothing,
                _ => false,
            };
            let same = |g: &Given| g.member == given.member && g.field == given.field;
            let known = || other.entries.iter().flat_map(|e| &e.values).any(|g| same(g) && g.value == given.value);
            let has_value = || other.entries.iter().flat_map(|e| &e.values).any(same);
            let is_root = entry.stamp == Stamp::ROOT;
            !(left_out && has_value() || leaves(Optional::History) && is_root && known())
        });
    }
}

/// All changes of two copies of an element.
///
/// Entries with one stamp are the same change. A copy that was shared without some of its parts says of a change only that its
/// maker had seen what was left in, so the maker had seen what either copy says. If somebody edited an entry by hand, the
/// greater one counts.
pub fn union_of_lineages(a: Lineage, b: Lineage) -> Lineage {
    let (a, b) = tell_apart(a, b);
    let mut all: Vec<Entry> = a.entries.into_iter().chain(b.entries).collect();
    all.sort_by(|x, y| (x.stamp, x.by, &x.member, x.act).cmp(&(y.stamp, y.by, &y.member, y.act)));
    let mut entries: Vec<Entry> = Vec::with_capacity(all.len());
    let mut joined: Vec<Stamp> = Vec::new();
    for mut entry in all {
        match entries.last_mut().filter(|last| last.stamp == entry.stamp) {
            Some(last) => {
                entry.values.append(&mut last.values);
                entry.values.sort_unstable();
                // Of equal spans, those count that know the latest judgement given on the earlier words.
                entry.values.dedup_by(|later, first| {
                    let same = later == first || are_the_same_spans(later, first);
                    if same {
                        std::mem::swap(later, first);
                    }
                    same
                });
                if entry.after != last.after {
                    joined.push(entry.stamp);
                    entry.after.append(&mut last.after);
                    entry.after.sort_unstable();
                    entry.after.dedup();
                }
                *last = entry;
            }
            None => entries.push(entry),
        }
    }
    let mut lineage = Lineage::new(entries);
    lineage.name_the_latest_seen(&joined);
    lineage
}

/// Whether two values are the same spans, apart from the time up to which their earlier words were judged.
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

/// The ids of all verdicts that judgements use.
pub fn used_verdicts(annotations: &Annotations) -> BTreeSet<String> {
    let judgements = annotations.claims.as_slice().iter().flat_map(|c| &c.judgements);
    let mut used: Vec<&str> = judgements.filter_map(|j| j.verdict.as_deref()).collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter().map(str::to_owned).collect()
}

/// Replaces one element and its log.
pub fn put(annotations: &mut Annotations, element: Element, settled: Settled) {
    put_all(annotations, vec![(element, settled)]);
}

/// Replaces many elements and their logs; sorts the lists once.
pub fn put_all(annotations: &mut Annotations, changed: Vec<(Element, Settled)>) {
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

/// Of two divisions of one text into blocks, the one whose hash is greater. The choice is arbitrary but the same everywhere.
pub fn same_text(a: &Arc<ArticleText>, b: &Arc<ArticleText>) -> Arc<ArticleText> {
    if Arc::ptr_eq(a, b) || a.blocks() == b.blocks() {
        return Arc::clone(a);
    }
    let key = |t: &ArticleText| sha256_hex(format!("{:?}", t.blocks()).as_bytes());
    Arc::clone(if key(a) >= key(b) { a } else { b })
}

/// The earlier texts of both copies.
pub fn union_of_texts(a: &Annotations, b: &Annotations) -> Arc<Vec<EarlierText>> {
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

/// The unknown fields of both copies; if both have a field, the greater value.
pub fn union(a: &Extra, b: &Extra) -> Extra {
    if a == b {
        return a.clone();
    }
    let mut all: Vec<(String, String)> = a.iter().chain(b).flat_map(|fields| fields.iter().cloned()).collect();
    all.sort_unstable_by(|x, y| (&x.0, &y.1).cmp(&(&y.0, &x.1)));
    all.dedup_by(|later, first| later.0 == first.0);
    Some(Box::new(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::histories::{TEXTS, check, drawn, play, start, without_text};
    use crate::{file, import};

    #[test]
    fn both_sides_work_comes_together() {
        check("a+1 b+2", "1 2");
        check("a+1 b+1 b1=x", "1=x");
        check("a+1 b<a c<b a+2 b+3 c1=x", "1=x 2 3");
        check("a+1 b+2 a<b b<a a-2 b-1", "");
        check("a@2 a+1", "1");
        check("a+1 b<a a@2 a1=x b<a b1=y", "1=y");
    }

    /// The texts that a copy has had, by their number in [`TEXTS`].
    fn texts(annotations: &Annotations) -> (Vec<Option<usize>>, Option<usize>) {
        let number = |sha256: &str| TEXTS.iter().position(|t| sha256_hex(t.as_bytes()) == sha256).map(|i| i + 1);
        let earlier = annotations.texts.iter().map(|t| number(&t.sha256)).collect();
        (earlier, number(annotations.article.text.sha256()))
    }

    /// After a history, a merges b's copy, with its text and without it: what the file says, on which text, and after which.
    #[track_caller]
    fn check_text(history: &str, expected: &str, on: usize, earlier: &[usize]) {
        let copies = play(history);
        let (a, b) = (copies[&'a'].clone(), copies[&'b'].clone());
        let both = merge(&a, &b).unwrap();
        let earlier = earlier.iter().copied().map(Some).collect();
        assert_eq!((drawn(&both), texts(&both)), (expected.to_owned(), (earlier, Some(on))), "{history}");
        assert_eq!(file::print(&merge(&b, &a).unwrap()), file::print(&both), "{history}: the other way round");
    }

    #[test]
    fn the_text_of_the_latest_update_counts() {
        check_text("a+1 b<a b@2", "1", 2, &[1]);
        check_text("a+1 b<a b@2 a+3", "1 3", 2, &[1]);
        check_text("a+1 b<a b@2 a@3", "1", 3, &[1, 2, 1]);
        check_text("a+1 b<a a@3 b@2", "1", 2, &[1, 3, 1]);
        check_text("a+5 b<a b@3", "(5)", 3, &[1]);
        // Neither knows of the other's text: mine stays.
        let other = Annotations::new(import::import("b.txt", TEXTS[1].as_bytes()).unwrap().article);
        assert_eq!(texts(&merge(&start(), &other).unwrap()), (vec![Some(2)], Some(1)));
    }

    /// After a history, a merges a copy of b's that was shared without the text: what the file says, on which text, after which.
    #[track_caller]
    fn check_without_text(history: &str, expected: &str, on: usize, earlier: &[usize]) {
        let copies = play(history);
        let a = &copies[&'a'];
        let b = without_text(&copies[&'b'], a);
        let both = merge(a, &b).unwrap();
        let earlier = earlier.iter().copied().map(Some).collect();
        assert_eq!((drawn(&both), texts(&both)), (expected.to_owned(), (earlier, Some(on))), "{history}");
        let printed = file::print(&both);
        assert_eq!(file::print(&merge(&b, a).unwrap()), printed, "{history}: the other way round");
        assert_eq!(file::print(&merge(&both, &b).unwrap()), printed, "{history}: merged in again");
        let again = file::read(printed.as_bytes()).unwrap();
        assert_eq!((again.repairs, file::print(&again.annotations)), (Vec::new(), printed), "{history}: read again");
    }

    #[test]
    fn a_copy_without_its_text_brings_no_text() {
        check_without_text("a+1 b<a b1=x", "1=x", 1, &[]);
        // On an earlier text: nothing but its claims come in.
        check_without_text("a+1 b<a a@2", "1", 2, &[1]);
        check_without_text("a+1 b<a a@2 b1=x b+3", "1=x 3", 2, &[1]);
        check_without_text("a+1 b<a a@2 a@3 b+2", "1 2", 3, &[1, 2]);
        // On a later text, which nobody has: the file stays on its own.
        check_without_text("a+1 b<a b@2 b1=x", "1=x", 1, &[]);
        check_without_text("a+1 b<a b@3 a@2", "1", 2, &[1, 1]);
        check_without_text("a+1 b<a a@2 b@3", "1", 2, &[1]);
        check_without_text("a+1 b<a a@2 b@2 b@1 b1=x", "1=x", 2, &[1]);
    }

    #[test]
    fn a_copy_with_the_later_text_still_counts_after_one_without_it() {
        let copies = play("a+1 b<a b@2 b1=x");
        let (a, b) = (&copies[&'a'], &copies[&'b']);
        let first = merge(a, &without_text(b, a)).unwrap();
        assert_eq!(texts(&first), (vec![], Some(1)));
        let both = merge(&first, b).unwrap();
        assert_eq!((drawn(&both), texts(&both)), ("1=x".to_owned(), (vec![Some(1)], Some(2))));
        assert_eq!(file::print(&both), file::print(b));
    }

    /// After a history, a merges a copy of the own file that was shared without these parts: nothing changes.
    #[track_caller]
    fn check_comes_back(history: &str, without: &[Optional]) {
        let whole = &play(history)[&'a'];
        let printed = file::print(whole);
        let shared = file::share(whole, &without.iter().copied().collect());
        let given = file::read(shared.as_bytes()).unwrap().annotations;
        assert_eq!(file::print(&merge(whole, &given).unwrap()), printed, "{history}");
        assert_eq!(file::print(&merge(&given, whole).unwrap()), printed, "{history}: the other way round");
    }

    #[test]
    fn a_copy_without_some_parts_comes_back_without_a_trace() {
        for part in [Optional::Notes, Optional::Evidence, Optional::History, Optional::Confidence] {
            check_comes_back("a+1 a1!x a1=y a1:verified", &[part]);
            // The judge had seen both the evidence and the words, neither of which knew of the other.
            check_comes_back("a+1 b<a a1!x b1=y a<b a1:verified", &[part]);
            check_comes_back("a+1 b<a a1=y b1!x a<b a1:verified", &[part]);
        }
    }

    #[test]
    fn nothing_is_made_of_two_articles_or_of_no_text() {
        let swans = |words: &str| Annotations::new(import::import("swans.txt", words.as_bytes()).unwrap().article);
        let other = swans("Seven swans were seen on a lake. It was cold.");
        let refused = NotMerged::OtherArticle("a.txt".to_owned(), "swans.txt".to_owned());
        assert_eq!(merge(&start(), &other).unwrap_err(), refused);
        let left_out = |annotations: &Annotations| without_text(annotations, &Annotations::default());
        assert_eq!(merge(&start(), &left_out(&other)).unwrap_err(), refused);
        // The strings of both are empty, and yet they are not the same text.
        assert_eq!(merge(&left_out(&start()), &left_out(&other)).unwrap_err(), NotMerged::NoText);
        let both = merge(&left_out(&start()), &left_out(&start())).unwrap();
        assert!(both.article.text.is_left_out());
        assert_eq!(
            merge(&Annotations::default(), &left_out(&other)).unwrap_err().to_string().matches("swans").count(),
            1
        );
    }
}
