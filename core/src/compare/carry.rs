//! Carrying annotations from one text of an article over to another.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::lineage::Lineage;
use crate::anchor::{Anchored, Anchoring, Found, Group, Missing, Quoted, SURE, Wording, wording};
use crate::model::{
    Annotations, AnnotatorId, ArticleFacts, ArticleText, Claim, ClaimId, Claims, EarlierText, Element, Entry,
    Judgement, Lost, NoClaim, NoClaims, Place, Record, Run, Span, Stamp, Timestamp, Value, Was,
};
use crate::text::{TextRange, widen_to_graphemes};

/// A quote of at least this many words that stands only once in a text is recognised without the words around it.
const TELLING: usize = 5;
/// How many runs of words an earlier text keeps at most. If there are more, the longest are kept.
const RUNS: usize = 20_000;

/// Annotations and the text that they are to be carried to.
pub struct Carrier<'a> {
    /// The annotations. If their text was left out, their spans have no place and are found by their quotes.
    pub from: &'a Annotations,
    /// The text to carry them to.
    pub onto: &'a Arc<ArticleText>,
    /// Other annotations on that text, if there are any. A span that both hold gets the place that it has there. `from` must
    /// be stamped, because a span is recognised by the stamp of the change that gave it.
    pub known: Option<&'a Annotations>,
}

/// Annotations after they were carried to another text.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The annotations on the new text.
    pub annotations: Annotations,
    /// What became of each span, in the order of the claims.
    pub outcomes: Vec<CarriedSpan>,
    /// How many no-claims were dropped because their words were not found word for word.
    pub lost_no_claims: usize,
    /// Stretches of the old text that stand in the new one, in Unicode scalar values.
    pub runs: Vec<Run>,
}

/// What became of one span.
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedSpan {
    /// The claim that the span belongs to.
    pub claim: ClaimId,
    /// Index of the span among the claim's spans before it was carried.
    pub span: usize,
    /// The span's place in the new text, or why it has none.
    pub anchored: Anchored,
    /// The span on the new text.
    pub now: Span,
}

impl Carried {
    /// Records which file the new text came from: the name and the hash in `from`.
    pub fn name_text(&mut self, from: &ArticleFacts) {
        let facts = Arc::make_mut(&mut self.annotations.article.facts);
        facts.original_name.clone_from(&from.original_name);
        facts.original_sha256.clone_from(&from.original_sha256);
        facts.import.clone_from(&from.import);
    }

    /// Counts the spans in a group.
    pub fn count(&self, group: Group) -> usize {
        self.outcomes.iter().filter(|o| o.anchored.group() == group).count()
    }

    /// Whether both texts belong to one article: at least half of the spans have a place, or half of the old text is still
    /// there, or half of the new text comes from at least a quarter of the old one. (The part that was cut may have held most of
    /// the claims.) `from` is what was carried.
    pub fn is_the_same_article(&self, from: &Annotations) -> bool {
        let kept: usize = self.runs.iter().map(|run| run.len as usize).sum();
        let (old, new) = (from.article.text.len_scalars(), self.annotations.article.text.len_scalars());
        let placed = self.outcomes.iter().filter(|o| o.anchored.group() <= Group::Changed).count();
        let by_spans = !self.outcomes.is_empty() && placed * 2 >= self.outcomes.len();
        by_spans || old > 0 && (kept * 2 >= old || kept * 2 >= new && kept * 4 >= old)
    }
}

impl Carrier<'_> {
    /// Carries the annotations over. Calls `go_on` with the progress (0 to 1); returns `None` if it returns `false`.
    ///
    /// A span whose words are the same, and whose place is sure, gets that place. So does a span whose words changed or whose
    /// place is not sure; it keeps its old words ([`Span::was`]) until somebody has looked at it. If a place is as likely wrong
    /// as right, the span loses its place and keeps its quote. A no-claim stays if its words are found word for word.
    pub fn carry(&self, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Carried> {
        debug_assert!(self.known.is_none_or(|known| known.article.text.is_same(self.onto)));
        let places = Placer::new(self, &mut |share| go_on(share * 0.5))?;
        let mut carried = self.from.clone();
        carried.article.text = Arc::clone(self.onto);
        let (mut outcomes, mut claims) = (Vec::new(), Vec::with_capacity(self.from.claims.len()));
        let mut logs: Vec<(Element, Vec<Entry>)> = Vec::new();
        for (i, claim) in self.from.claims.as_slice().iter().enumerate() {
            if !go_on(0.5 + 0.5 * i as f32 / self.from.claims.len() as f32) {
                return None;
            }
            let element = Element::Claim(claim.id);
            let mut new = (**claim).clone();
            new.spans = places.spans(claim, &claim.spans, Some(&mut outcomes));
            let known = self.known.filter(|known| known.record(element).is_some() || !known.log.of(element).is_empty());
            let late = self.known.and_then(|known| judged_late(claim, known));
            let carry = |entries: &mut [Entry], given: &HashMap<Stamp, Value>| {
                for entry in entries {
                    for value in &mut entry.values {
                        if let Value::Spans(spans) = &value.value {
                            let there = given.get(&entry.stamp).cloned().map(|there| with_late(there, late));
                            value.value = there.unwrap_or_else(|| Value::Spans(places.spans(claim, spans, None)));
                        }
                    }
                    entry.values.sort_unstable();
                }
            };
            if let (Some(known), Some(mut lineage)) = (known, Lineage::of(self.from, element)) {
                carry(&mut lineage.entries, &spans_by_stamp(known, element));
                let settled = Lineage::new(lineage.entries).settle(element, &BTreeSet::new());
                if let Some(Record::Claim(claim)) = settled.record {
                    claims.push(claim);
                }
                logs.push((element, settled.entries));
                continue;
            }
            let entries = self.from.log.of(element);
            if !entries.is_empty() {
                let mut entries = entries.to_vec();
                carry(&mut entries, &HashMap::new());
                logs.push((element, entries));
            }
            claims.push(Arc::new(new));
        }
        carried.claims = Claims::shared(claims);
        let (mut no_claims, mut lost_no_claims) = (Vec::new(), 0);
        for no_claim in self.from.no_claims.as_slice() {
            let element = Element::NoClaim(no_claim.id);
            let there = self.known.map(|known| (known.no_claims.get(no_claim.id), known.log.of(element).is_empty()));
            let range = match there {
                Some((Some(known), _)) => Some(known.range),
                Some((None, false)) => None,
                _ => places.word_for_word(no_claim.range),
            };
            match range {
                Some(range) => no_claims.push(Arc::new(NoClaim { range, ..(**no_claim).clone() })),
                None => lost_no_claims += 1,
            }
            let entries = self.from.log.of(element);
            if !entries.is_empty() {
                // A place in the old text says nothing about the new one.
                let mut entries = entries.to_vec();
                for entry in &mut entries {
                    entry.values.retain(|g| !matches!(g.value, Value::Range(_)));
                }
                logs.push((element, if range.is_some() { entries } else { Vec::new() }));
            }
        }
        carried.no_claims = NoClaims::shared(no_claims);
        for (element, entries) in logs {
            carried.log.set(element, entries);
        }
        Some(Carried { annotations: carried, outcomes, lost_no_claims, runs: places.runs() })
    }

    /// Records in `carried` that `by` put it on the new text at `stamp`: the old text becomes one of its earlier texts.
    pub fn record_update(&self, carried: &mut Carried, stamp: Stamp, by: AnnotatorId) {
        let runs = std::mem::take(&mut carried.runs);
        Arc::make_mut(&mut carried.annotations.texts).push(EarlierText {
            stamp,
            by,
            sha256: self.from.article.text.sha256().to_owned(),
            length: self.from.article.text.len_scalars() as u64,
            became: self.onto.sha256().to_owned(),
            runs,
            extra: None,
        });
    }
}

/// The time of the last judgement of `claim` that `known`, on a later text, does not hold. `None` if it holds all.
fn judged_late(claim: &Claim, known: &Annotations) -> Option<Timestamp> {
    let there = known.claims.get(claim.id)?;
    let is_known = |j: &&Judgement| there.judgement_of(j.annotator).is_some_and(|k| k.time >= j.time);
    claim.judgements.iter().filter(|j| !is_known(j)).map(|j| j.time).max()
}

/// Extends to `late` the time up to which judgements count as given on the earlier words.
fn with_late(mut value: Value, late: Option<Timestamp>) -> Value {
    if let (Value::Spans(spans), Some(late)) = (&mut value, late) {
        for was in spans.iter_mut().filter_map(|s| s.was.as_mut()).filter(|was| was.time > Timestamp::from_second(0)) {
            was.time = was.time.max(late);
        }
    }
    value
}

/// The spans that each change of a claim gave it, by the stamp of the change.
fn spans_by_stamp(annotations: &Annotations, element: Element) -> HashMap<Stamp, Value> {
    let lineage = Lineage::of(annotations, element);
    let entries = lineage.map(|l| l.entries).unwrap_or_default();
    let spans =
        |e: Entry| e.values.into_iter().find(|g| matches!(g.value, Value::Spans(_))).map(|g| (e.stamp, g.value));
    entries.into_iter().filter_map(spans).collect()
}

/// Finds the places of spans of one text in another.
struct Placer<'a> {
    old: &'a ArticleText,
    new: &'a ArticleText,
    /// By the whole old text; `None` if it was left out or is empty.
    whole: Option<Anchoring<'a>>,
    /// By the quotes of spans without a place: first of those that await the text that was left out, then of those that lost
    /// their place in an earlier text. With each quote's place in what the quotes give away of that text.
    quoted: Vec<(Anchoring<'a>, BTreeMap<&'a Lost, TextRange>)>,
    /// The recorded updates that lead from the old text to the new one; `None` if no record does.
    updates: Option<Vec<&'a EarlierText>>,
}

impl<'a> Placer<'a> {
    fn new(carrier: &Carrier<'a>, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Self> {
        let (from, new) = (carrier.from, &**carrier.onto);
        let old = &*from.article.text;
        let whole = match old.as_str() {
            "" => None,
            old => Some(Anchoring::new(old, new.as_str(), &mut |s| go_on(s * 0.7))?),
        };
        let spans = from.claims.as_slice().iter().flat_map(|c| &c.spans);
        let lost: BTreeSet<&Lost> =
            spans.filter_map(|s| if let Place::Nowhere(lost) = &s.place { Some(&**lost) } else { None }).collect();
        // Each kind has its places in a text of its own. Put together they would describe a text that never existed.
        let (awaiting, earlier): (Vec<&Lost>, Vec<&Lost>) = lost.into_iter().partition(|lost| lost.awaits_text);
        let mut quoted = Vec::new();
        for lost in [awaiting, earlier].into_iter().filter(|lost| !lost.is_empty()) {
            let quotes: Vec<Quoted<'_>> = lost.iter().map(|lost| quoted_of(lost)).collect();
            let (anchoring, ranges) = Anchoring::from_quotes(&quotes, new.as_str(), &mut |s| go_on(0.7 + s * 0.3))?;
            quoted.push((anchoring, lost.into_iter().zip(ranges).collect()));
        }
        let recorded = || carrier.known.and_then(|known| updates(old.sha256(), known));
        let updates = if old.is_same(new) { Some(Vec::new()) } else { recorded() };
        Some(Self { old, new, whole, quoted, updates })
    }

    fn runs(&self) -> Vec<Run> {
        let Some(whole) = &self.whole else { return Vec::new() };
        let mut runs: Vec<Run> = whole
            .runs()
            .into_iter()
            .map(|(old, new)| {
                let start = self.old.to_scalars(old.start());
                let len = self.old.to_scalars(old.end()) - start;
                Run { old: start as u32, new: self.new.to_scalars(new.start()) as u32, len: len as u32 }
            })
            .collect();
        if runs.len() > RUNS {
            runs.sort_by_key(|run| std::cmp::Reverse(run.len));
            runs.truncate(RUNS);
        }
        runs.sort_unstable();
        runs
    }

    fn word_for_word(&self, range: TextRange) -> Option<TextRange> {
        let anchored = self.whole.as_ref()?.place(range);
        let found = anchored.found().filter(|f| f.wording == Wording::Same && f.confidence >= SURE)?;
        Some(found.range)
    }

    /// Carries spans of `claim`; returns them in the order of the new text and adds to `outcomes` what became of each.
    fn spans(&self, claim: &Claim, spans: &[Span], mut outcomes: Option<&mut Vec<CarriedSpan>>) -> Vec<Span> {
        let mut carried = Vec::with_capacity(spans.len());
        for (i, span) in spans.iter().enumerate() {
            let (anchored, now) = self.span(span, claim);
            carried.push(now.clone());
            if let Some(outcomes) = &mut outcomes {
                outcomes.push(CarriedSpan { claim: claim.id, span: i, anchored, now });
            }
        }
        carried.sort_by_key(|s| s.range().map_or((1, TextRange::default()), |r| (0, r)));
        carried
    }

    fn span(&self, span: &Span, claim: &Claim) -> (Anchored, Span) {
        let anchored = match &span.place {
            Place::At(range) => {
                self.whole.as_ref().map_or(Anchored::Nowhere(Missing::NotFound), |whole| whole.place(*range))
            }
            Place::Nowhere(lost) => self.lost(lost),
        };
        let (anchored, is_back) = self.back(span, claim, anchored);
        let unplaced = || {
            let mut was = span.was.clone();
            // Somebody had looked at its changed words; now that the place is lost, somebody has to look again.
            if let (Some(was), Place::At(_)) = (was.as_mut().filter(|was| was.confidence.is_none()), &span.place) {
                if !is_judged_on(was, claim) {
                    span.quote(self.old.as_str()).clone_into(&mut was.quote);
                }
                was.confidence = Some(0);
            }
            Span { place: self.lose(&span.place), was, extra: span.extra.clone() }
        };
        let new = match (&anchored, anchored.group()) {
            (Anchored::At(found), Group::InPlace | Group::Moved) => {
                let was = span.was.clone().filter(|_| !is_back);
                Span { place: Place::At(found.range), was, extra: span.extra.clone() }
            }
            (Anchored::At(found), _) if found.is_likely() => self.to_look_at(span, found, claim),
            _ => unplaced(),
        };
        (anchored, new)
    }

    /// Checks whether a span has its earlier words back before anybody looked at the change. Then its words count as the same,
    /// and its judgements hold: if the place is sure or no other place reads like it, and nobody has judged the other words
    /// meanwhile. Returns the place, and whether the words are back.
    fn back(&self, span: &Span, claim: &Claim, anchored: Anchored) -> (Anchored, bool) {
        let unseen = span.was.as_ref().filter(|was| was.confidence.is_some());
        let none = Timestamp::from_second(0);
        let unseen = unseen.filter(|was| was.time == none || claim.judgements.iter().all(|j| j.time <= was.time));
        let (Some(was), Anchored::At(found)) = (unseen, &anchored) else { return (anchored, false) };
        let now = self.new.slice(found.range);
        let is_only_one =
            || now.split_whitespace().nth(TELLING - 1).is_some() && self.new.as_str().matches(now).nth(1).is_none();
        let is_sure = found.confidence >= SURE || is_only_one();
        if !found.is_likely() || !is_sure || wording(&was.quote, now) != Wording::Same {
            return (anchored, false);
        }
        let confidence = found.confidence.max(SURE);
        (Anchored::At(Found { confidence, wording: Wording::Same, ..found.clone() }), true)
    }

    /// A span whose words changed or whose place is not sure: keeps its old words until somebody has looked at it.
    fn to_look_at(&self, span: &Span, found: &Found, claim: &Claim) -> Span {
        let time = claim.judgements.iter().map(|j| j.time).max().unwrap_or(claim.time);
        // The words that a verdict was given on are kept, even if somebody has looked at later words since.
        let unseen = span.was.as_ref().filter(|was| was.confidence.is_some() || is_judged_on(was, claim));
        let quote = match unseen {
            Some(was) => was.quote.clone(),
            None => span.quote(self.old.as_str()).to_owned(),
        };
        let confidence = Some((found.confidence * 100.0).round() as u8);
        // While the words stay the same, judgements hold as before.
        let time = match unseen {
            _ if found.wording != Wording::Same => time,
            Some(was) => was.time,
            None => Timestamp::from_second(0),
        };
        let was = Was { quote, time, confidence, extra: span.was.as_ref().and_then(|was| was.extra.clone()) };
        Span { place: Place::At(found.range), was: Some(Box::new(was)), extra: span.extra.clone() }
    }

    fn lost(&self, lost: &Lost) -> Anchored {
        if let Some(range) = self.by_updates(lost) {
            let same = Found { range, confidence: 1.0, wording: Wording::Same, moved: false, has_rivals: false };
            return Anchored::At(same);
        }
        let mut places = self.quoted.iter().filter_map(|(anchoring, at)| Some(anchoring.place(*at.get(lost)?)));
        let anchored = places.next().unwrap_or(Anchored::Nowhere(Missing::NotFound));
        // A span that had lost its place before comes back only if there is no doubt.
        let comes_back = lost.awaits_text || matches!(anchored.group(), Group::InPlace | Group::Moved);
        if comes_back { anchored } else { Anchored::Nowhere(Missing::NotFound) }
    }

    /// The place of a span that awaits its text, by the recorded updates from that text to the new one.
    fn by_updates(&self, lost: &Lost) -> Option<TextRange> {
        let updates = self.updates.as_ref().filter(|_| lost.awaits_text)?;
        let mut at = (lost.start, lost.end);
        for text in updates {
            at = text.carry(at.0, at.1)?;
        }
        let offset = |n: u64| self.new.to_offset(usize::try_from(n).ok()?);
        let (start, end) = (offset(at.0)?, offset(at.1)?);
        let range = (start < end).then(|| widen_to_graphemes(self.new.as_str(), TextRange::new(start, end)))?;
        (wording(&lost.quote, self.new.slice(range)) == Wording::Same).then_some(range)
    }

    /// What a span keeps of a place that it loses.
    fn lose(&self, place: &Place) -> Place {
        let range = match place {
            Place::At(range) => range,
            Place::Nowhere(lost) => return Place::Nowhere(Box::new(Lost { awaits_text: false, ..(**lost).clone() })),
        };
        Place::Nowhere(Box::new(Lost::new(self.old, *range, self.old.slice(*range))))
    }
}

/// Whether the claim has a judgement that was given on these earlier words.
fn is_judged_on(was: &Was, claim: &Claim) -> bool {
    claim.judgements.iter().any(|j| j.time <= was.time)
}

fn quoted_of(lost: &Lost) -> Quoted<'_> {
    let start = usize::try_from(lost.start).unwrap_or(usize::MAX);
    Quoted { start, quote: &lost.quote, before: &lost.before, after: &lost.after }
}

/// The updates that lead from the text with this hash to the one that `annotations` are on, in order; `None` if none do.
fn updates<'a>(sha256: &str, annotations: &'a Annotations) -> Option<Vec<&'a EarlierText>> {
    let here = annotations.article.text.sha256();
    let (mut at, mut seen, mut updates) = (sha256, HashSet::new(), Vec::new());
    while at != here {
        // If a text was left more than once, the last time counts.
        let text = annotations.texts.iter().rev().find(|t| t.sha256 == at).filter(|_| seen.insert(at))?;
        updates.push(text);
        at = &text.became;
    }
    Some(updates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Clock, TextRelation, merge, stamped, text_relation};
    use crate::file;
    use crate::import::import;

    const OLD: &str = "The bridge closed in May, the town says. It cost 2.4 million crowns to repair. Nobody paid for it.\n\n\
        Ferry operators say that they have lost half of their trade. The lease of the old pier ended on Monday.";
    const NEW: &str = "Ferry operators say that they have lost half of their trade.\n\nThe bridge closed in May, the town says. \
        It cost 3.1 million crowns to repair. Nobody paid for it.";
    const QUOTES: [&str; 4] = [
        "closed in May",
        "It cost 2.4 million crowns to repair.",
        "have lost half of their trade",
        "lease of the old pier",
    ];

    fn text(source: &str) -> Arc<ArticleText> {
        import("a.txt", source.as_bytes()).unwrap().article.text
    }

    fn marked(by: AnnotatorId) -> Annotations {
        let mut annotations = Annotations::new(import("a.txt", OLD.as_bytes()).unwrap().article);
        annotations.annotators.push(crate::model::Annotator::new(by, "Ana"));
        let claims = QUOTES.iter().map(|quote| {
            let at = OLD.find(quote).unwrap();
            let mut claim = Claim::new(by, [TextRange::from_usize(at..at + quote.len())]);
            claim.judgement_mut(by).verdict = Some("verified".to_owned());
            claim
        });
        annotations.claims = Claims::new(claims);
        let at = OLD.find("Nobody").unwrap();
        let range = TextRange::from_usize(at..at + 19);
        annotations.no_claims = NoClaims::new([NoClaim {
            id: crate::model::NoClaimId::new(),
            annotator: by,
            time: Timestamp::now(),
            range,
            extra: None,
        }]);
        annotations
    }

    fn updated(annotations: &Annotations, onto: &Arc<ArticleText>) -> Carried {
        Carrier { from: annotations, onto, known: None }.carry(&mut |_| true).unwrap()
    }

    fn quotes(annotations: &Annotations) -> Vec<String> {
        let text = &annotations.article.text;
        let quote = |s: &Span| match &s.place {
            Place::At(range) => text.slice(*range).to_owned(),
            Place::Nowhere(lost) => format!("({})", lost.quote),
        };
        annotations.claims.as_slice().iter().flat_map(|c| &c.spans).map(quote).collect()
    }

    #[test]
    fn claims_stand_on_the_new_text_and_what_changed_is_told() {
        let me = AnnotatorId::new();
        let before = marked(me);
        let carried = updated(&before, &text(NEW));
        assert_eq!(
            quotes(&carried.annotations),
            [
                "have lost half of their trade",
                "closed in May",
                "It cost 3.1 million crowns to repair.",
                "(lease of the old pier)"
            ]
        );
        let groups: Vec<Group> = carried.outcomes.iter().map(|o| o.anchored.group()).collect();
        assert_eq!(groups, [Group::Moved, Group::Changed, Group::InPlace, Group::NotFound]);
        let claims = carried.annotations.claims.as_slice();
        let was = claims[2].spans[0].was.as_ref().unwrap();
        assert_eq!((was.quote.as_str(), was.confidence.is_some()), (QUOTES[1], true));
        assert!(claims[2].is_on_earlier_words(&claims[2].judgements[0]));
        assert!(!claims[1].is_on_earlier_words(&claims[1].judgements[0]));
        assert_eq!(carried.annotations.no_claims.as_slice().len(), 1);
        assert_eq!(carried.lost_no_claims, 0);
    }

    #[test]
    fn an_update_is_one_change_of_the_whole_file() {
        let me = AnnotatorId::new();
        let before = stamped(&Annotations::default(), &marked(me), me, Clock::at(1, 1));
        let now = updated(&before, &text(NEW)).annotations;
        let after = stamped(&before, &now, me, Clock::at(2, 1));
        assert_eq!(after.log.len(), before.log.len(), "no claim was changed");
        let earlier = &after.texts[0];
        assert_eq!((earlier.by, earlier.length), (me, OLD.chars().count() as u64));
        let again = file::read(file::print(&after).as_bytes()).unwrap();
        assert_eq!(again.repairs, []);
        assert_eq!(again.annotations.texts, after.texts);
        // Somebody else still has the earlier text, and says something of a claim that changed.
        let other = AnnotatorId::new();
        let mut theirs = before.clone();
        let mut claim =
            (**theirs.claims.as_slice().iter().find(|c| c.start() == before.claims.as_slice()[1].start()).unwrap())
                .clone();
        claim.judgement_mut(other).note = "Counted.".to_owned();
        theirs.claims = Claims::shared(
            theirs
                .claims
                .as_slice()
                .iter()
                .map(|c| if c.id == claim.id { Arc::new(claim.clone()) } else { Arc::clone(c) })
                .collect(),
        );
        let theirs = stamped(&before, &theirs, other, Clock::at(3, 2));
        assert_eq!(text_relation(&theirs, &after), (TextRelation::Updated, true));
        let both = merge(&theirs, &after).unwrap();
        assert_eq!(quotes(&both), quotes(&after));
        assert_eq!(both.claims.get(claim.id).unwrap().judgements.len(), 2);
        assert_eq!(crate::compare::undecided(&both).len(), 0);
        assert_eq!(file::print(&merge(&both, &theirs).unwrap()), file::print(&both));
    }

    #[test]
    fn a_share_without_text_on_an_earlier_text_is_placed_by_what_became_of_that() {
        let me = AnnotatorId::new();
        let before = marked(me);
        let now = updated(&before, &text(NEW)).annotations;
        let known = stamped(&before, &now, me, Clock::at(2, 1));
        // It tells quotes alone, without a word around them.
        let mut shared = before.clone();
        let lost = |s: &Span| {
            let range = s.range().unwrap();
            let start = OLD[..range.start().to_usize()].chars().count() as u64;
            let quote = range.of(OLD).to_owned();
            let end = start + quote.chars().count() as u64;
            Lost { start, end, quote, awaits_text: true, ..Lost::default() }
        };
        let claims = shared.claims.as_slice().iter().map(|c| Claim {
            id: ClaimId::new(),
            spans: vec![Span { place: Place::Nowhere(Box::new(lost(&c.spans[0]))), was: None, extra: None }],
            ..(**c).clone()
        });
        shared.claims = Claims::new(claims.collect::<Vec<_>>());
        shared.article.text = Arc::new(ArticleText::left_out(before.article.text.sha256(), OLD.chars().count()));
        let carrier = Carrier { from: &shared, onto: &known.article.text, known: Some(&known) };
        let carried = carrier.carry(&mut |_| true).unwrap();
        let groups: Vec<Group> = carried.outcomes.iter().map(|o| o.anchored.group()).collect();
        assert_eq!(groups.iter().filter(|g| **g == Group::InPlace).count(), 2, "{groups:?}");
    }

    #[test]
    fn a_share_without_text_is_placed_though_other_claims_lost_theirs_before() {
        let me = AnnotatorId::new();
        let first = format!("The lease of the old pier ended on Monday. Nobody had asked.\n\n{NEW}");
        let mut annotations = Annotations::new(import("a.txt", first.as_bytes()).unwrap().article);
        let words = ["lease of the old pier", "Nobody had asked", "have lost half", "closed in May", "Nobody paid"];
        let at = |quote: &&str| first.find(*quote).map(|at| TextRange::from_usize(at..at + quote.len())).unwrap();
        annotations.claims = Claims::new(words.iter().map(|quote| Claim::new(me, [at(quote)])));
        let second = updated(&annotations, &text(NEW)).annotations;
        let shared = file::read(file::print_without_text(&second).as_bytes()).unwrap();
        let onto = text(&format!("{NEW} Nobody answered."));
        let carrier = Carrier { from: &shared.annotations, onto: &onto, known: None };
        let third = carrier.carry(&mut |_| true).unwrap();
        let placed = ["have lost half", "closed in May", "Nobody paid"];
        let lost = ["(lease of the old pier)", "(Nobody had asked)"];
        assert_eq!(quotes(&third.annotations), [placed.as_slice(), &lost].concat());
        assert_eq!((third.count(Group::InPlace), third.count(Group::NotFound)), (3, 2));
    }

    #[test]
    fn a_verdict_given_on_the_text_before_is_told_as_one_however_late_it_was_given() {
        let (me, bo) = (AnnotatorId::new(), AnnotatorId::new());
        let before = stamped(&Annotations::default(), &marked(me), me, Clock::at(1, 1));
        let updated = updated(&before, &text(NEW)).annotations;
        let after = stamped(&before, &updated, me, Clock::at(2, 1));
        // Bo has the earlier text still, and judges after it was changed elsewhere.
        let mut theirs = before.clone();
        let figure = before.claims.as_slice().iter().find(|c| c.quote(OLD) == QUOTES[1]).unwrap().id;
        let judged = theirs.claims.as_slice().iter().map(|c| {
            let mut claim = (**c).clone();
            let judgement = claim.judgement_mut(bo);
            judgement.verdict = Some("verified".to_owned());
            judgement.time = Timestamp::from_second(Timestamp::now().as_second() + 100);
            Arc::new(claim)
        });
        theirs.claims = Claims::shared(judged.collect());
        let theirs = stamped(&before, &theirs, bo, Clock::at(3, 2));
        let both = merge(&theirs, &after).unwrap();
        assert_eq!(file::print(&both), file::print(&merge(&after, &theirs).unwrap()));
        for claim in both.claims.as_slice() {
            let on_earlier = claim.is_on_earlier_words(claim.judgement_of(bo).unwrap());
            assert_eq!(on_earlier, claim.id == figure, "{}", claim.quote(NEW));
        }
        assert_eq!(crate::compare::undecided(&both).len(), 0);
        for other in [&after, &theirs, &both] {
            assert_eq!(file::print(&merge(&both, other).unwrap()), file::print(&both));
        }
    }

    #[test]
    fn what_was_looked_at_once_and_is_lost_later_is_to_be_looked_at_again() {
        let me = AnnotatorId::new();
        let mut now = updated(&marked(me), &text(NEW)).annotations;
        let looked_at = now.claims.as_slice().iter().map(|c| {
            let mut claim = (**c).clone();
            claim.spans.iter_mut().filter_map(|s| s.was.as_mut()).for_each(|was| was.confidence = None);
            Arc::new(claim)
        });
        now.claims = Claims::shared(looked_at.collect());
        let later = updated(&now, &text(&NEW.replace("It cost 3.1 million crowns to repair. ", ""))).annotations;
        let lost =
            later.claims.as_slice().iter().find(|c| c.quote("") == "It cost 3.1 million crowns to repair.").unwrap();
        assert!(lost.is_to_look_at());
        // The words that the verdict was given on are kept beside those that went.
        assert_eq!(lost.spans[0].was.as_ref().unwrap().quote, "It cost 2.4 million crowns to repair.");
        // Where these come back, the verdict is still one on earlier words.
        let back = updated(&later, &text(NEW)).annotations;
        let back = back.claims.as_slice().iter().find(|c| c.quote(NEW).contains("3.1")).unwrap();
        assert!(back.is_on_earlier_words(&back.judgements[0]));
    }

    #[test]
    fn where_the_words_come_back_only_verdicts_on_them_hold() {
        let me = AnnotatorId::new();
        let now = updated(&marked(me), &text(NEW)).annotations;
        let back = |now: &Annotations| {
            let back = updated(now, &text(OLD)).annotations;
            let claim = back.claims.as_slice().iter().find(|c| c.quote(OLD).contains("2.4")).unwrap();
            (claim.is_to_look_at(), claim.judgements.iter().any(|j| claim.is_on_earlier_words(j)))
        };
        assert_eq!(back(&now), (false, false));
        // Somebody has judged the words in between.
        let mut judged = now;
        let claims = judged.claims.as_slice().iter().map(|c| {
            let mut claim = (**c).clone();
            let ben = claim.judgement_mut(AnnotatorId::new());
            (ben.verdict, ben.time) = (Some("unverified".to_owned()), Timestamp::from_second(9_000_000_000));
            Arc::new(claim)
        });
        judged.claims = Claims::shared(claims.collect());
        assert_eq!(back(&judged), (true, true));
    }

    #[test]
    fn a_text_without_the_section_of_the_claims_is_the_same_article() {
        let me = AnnotatorId::new();
        let mut before = marked(me);
        let is_first = |c: &&Arc<Claim>| c.start().is_some_and(|at| at.to_usize() < OLD.find("Ferry").unwrap());
        let first: Vec<Arc<Claim>> = before.claims.as_slice().iter().filter(is_first).cloned().collect();
        before.claims = Claims::shared(first);
        let cut = &OLD[OLD.find("Ferry").unwrap()..];
        let carried = updated(&before, &text(cut));
        assert_eq!(carried.count(Group::NotFound), 2);
        assert!(carried.is_the_same_article(&before));
        // Nothing was carried: it could be any article.
        let mut nothing = before.clone();
        nothing.article.text = Arc::default();
        nothing.claims = Claims::default();
        let carried = Carrier { from: &nothing, onto: &text(cut), known: None }.carry(&mut |_| true).unwrap();
        assert!(!carried.is_the_same_article(&nothing));
    }

    #[test]
    fn files_of_two_articles_are_refused_and_one_article_imported_otherwise_is_not() {
        let me = AnnotatorId::new();
        let mine = marked(me);
        let wrapped = OLD.replace("the town", "the\ntown").replace(' ', "\u{A0}");
        let mut theirs = Annotations::new(import("b.txt", wrapped.as_bytes()).unwrap().article);
        theirs.claims = Claims::new([Claim::new(AnnotatorId::new(), [TextRange::from_usize(4..10)])]);
        assert_eq!(text_relation(&mine, &theirs), (TextRelation::Strangers, false));
        let both = merge(&mine, &theirs).unwrap();
        assert_eq!((both.claims.len(), both.article.text.as_str()), (5, OLD));
        let mut another = Annotations::new(
            import("c.txt", "Seven swans were seen on a lake. It was cold.".as_bytes()).unwrap().article,
        );
        another.claims = Claims::new([Claim::new(AnnotatorId::new(), [TextRange::from_usize(0..11)])]);
        assert!(merge(&mine, &another).is_err());
        another.claims = Claims::default();
        assert!(merge(&mine, &another).is_err());
    }
}
