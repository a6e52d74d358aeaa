//! Copies of a file that several people change merge to the same bytes, whatever the order in which they are merged.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

mod ancestor;

use std::sync::Arc;

use claimlight_core::compare::{Carrier, Clock, merge, stamped, undecided};
use claimlight_core::file::Pseudonyms;
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Claim, ClaimId, Decided, Edit, Element, Evidence, EvidenceId, Judgement,
    NoClaim, NoClaimId, Optional, REASONS, Timestamp,
};
use claimlight_core::text::TextRange;
use claimlight_core::{compare, file, import};
use proptest::prelude::*;
use uuid::Uuid;

/// The texts that the article has one after another.
const TEXTS: [&str; 4] = [
    ARTICLE,
    "The bridge closed, the mayor says. It opened in May; nobody paid. On Tuesday the board met, and the town was told.",
    "On Tuesday the board met. The bridge closed, the town says. It opened again in June; somebody had paid after all.",
    "Something else was written here, of which no word had been read before: seven ferries, eleven lighthouses, one canal.",
];
const ARTICLE: &str = "The bridge closed, the town says. It opened in May; nobody paid. On Tuesday the board met.";

/// A change that somebody makes to one copy.
#[derive(Clone, Debug)]
enum Act {
    Mark(u8),
    Verdict(u8, u8),
    Note(u8, u8),
    Rule(u8, u8),
    Restate(u8, u8),
    Delete(u8),
    DeleteJudgement(u8),
    Evidence(u8, u8),
    Title(u8, u8),
    RemoveEvidence(u8),
    RaiseEvidence(u8),
    Spans(u8, u8),
    NoClaim(u8),
    TakeBack(u8),
    Facts(u8),
    Rename(u8),
    AddVerdict(u8),
    DropVerdict(u8),
    Label(u8, u8),
    Decide(u8),
    Restore,
    Update(u8),
}

/// A change, a save, or a merge with another copy.
#[derive(Clone, Debug)]
enum Step {
    Do(Act),
    Save,
    Meet(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let n = || 0..4_u8;
    let act = prop_oneof![
        n().prop_map(Act::Mark),
        (n(), n()).prop_map(|(a, b)| Act::Verdict(a, b)),
        (n(), n()).prop_map(|(a, b)| Act::Note(a, b)),
        (n(), n()).prop_map(|(a, b)| Act::Rule(a, b)),
        (n(), n()).prop_map(|(a, b)| Act::Restate(a, b)),
        n().prop_map(Act::Delete),
        n().prop_map(Act::DeleteJudgement),
        (n(), n()).prop_map(|(a, b)| Act::Evidence(a, b)),
        (n(), n()).prop_map(|(a, b)| Act::Title(a, b)),
        n().prop_map(Act::RemoveEvidence),
        n().prop_map(Act::RaiseEvidence),
        (n(), n()).prop_map(|(a, b)| Act::Spans(a, b)),
        n().prop_map(Act::NoClaim),
        n().prop_map(Act::TakeBack),
        n().prop_map(Act::Facts),
        n().prop_map(Act::Rename),
        n().prop_map(Act::AddVerdict),
        n().prop_map(Act::DropVerdict),
        (n(), n()).prop_map(|(a, b)| Act::Label(a, b)),
        n().prop_map(Act::Decide),
        Just(Act::Restore),
    ];
    prop_oneof![6 => act.prop_map(Step::Do), 2 => Just(Step::Save), 2 => n().prop_map(Step::Meet)]
}

/// Like [`step`], but now and then the text is updated.
fn step_or_update() -> impl Strategy<Value = Step> {
    let marked = (0..4_u8).prop_map(|n| Step::Do(Act::Mark(n)));
    prop_oneof![12 => step(), 3 => marked, 1 => (0..4_u8).prop_map(|n| Step::Do(Act::Update(n)))]
}

/// Makes a judgement one of a few decisions.
fn rule(judgement: &mut Judgement, n: u8, other: Option<ClaimId>) {
    let (decision, same_as) = match n {
        0 => (Some(Decided::Stands), None),
        1 => (Some(Decided::NoClaim), None),
        2 => (Some(Decided::SameAs), other),
        _ => (None, None),
    };
    judgement.decision = decision;
    judgement.same_as = same_as;
    REASONS[usize::from(n)].clone_into(&mut judgement.reason);
    judgement.blind = n < 2;
}

/// A copy of the file on one machine.
struct Replica {
    saved: Annotations,
    now: Annotations,
    me: AnnotatorId,
    run: u32,
    time: u64,
    deleted: Vec<Arc<Claim>>,
    made: u32,
}

impl Replica {
    fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u64_pair(u64::from(self.run), u64::from(self.made))
    }

    fn claim(&self, n: u8) -> Option<Arc<Claim>> {
        let claims = self.now.claims.as_slice();
        (!claims.is_empty()).then(|| Arc::clone(&claims[usize::from(n) % claims.len()]))
    }

    fn change(&mut self, n: u8, change: impl FnOnce(&mut Claim)) {
        let Some(before) = self.claim(n) else { return };
        let mut after = (*before).clone();
        change(&mut after);
        self.now.apply(&Edit::changed(before, after));
    }

    fn scheme(&mut self, change: impl FnOnce(&mut claimlight_core::model::Scheme)) {
        let before = Arc::clone(&self.now.scheme);
        let mut after = (*before).clone();
        change(&mut after);
        self.now.apply(&Edit::changed(before, after.in_order()));
    }

    #[expect(clippy::too_many_lines, reason = "a line or two an act")]
    fn act(&mut self, act: &Act) {
        let me = self.me;
        self.time += 1;
        let now = Timestamp::from_second(i64::try_from(self.time).unwrap());
        match *act {
            Act::Mark(n) => {
                let start = usize::from(n) * 7;
                let mut claim = Claim::new(me, [TextRange::from_usize(start..start + 6)]);
                claim.id = ClaimId(self.id());
                claim.time = now;
                self.now.apply(&Edit::made(claim));
            }
            Act::Verdict(n, v) => {
                let verdicts = &self.now.scheme.verdicts;
                let id = verdicts.get(usize::from(v)).map(|v| v.id.clone());
                self.change(n, |c| {
                    let judgement = c.judgement_mut(me);
                    judgement.verdict = id;
                    judgement.time = now;
                    c.judgements.sort_by_key(|j| j.annotator);
                });
            }
            Act::Note(n, t) => self.change(n, |c| {
                let judgement = c.judgement_mut(me);
                judgement.note = format!("note {t}");
                judgement.time = now;
                c.judgements.sort_by_key(|j| j.annotator);
            }),
            Act::Rule(n, t) => {
                let other = self.claim(t).map(|claim| claim.id);
                self.change(n, |c| {
                    let judgement = c.judgement_mut(me);
                    rule(judgement, t, other);
                    judgement.time = now;
                    c.judgements.sort_by_key(|j| j.annotator);
                });
            }
            Act::Restate(n, t) => self.change(n, |c| c.restated = format!("words {t}")),
            Act::Delete(n) => {
                if let Some(claim) = self.claim(n) {
                    self.deleted.push(Arc::clone(&claim));
                    self.now.apply(&Edit::removed(claim));
                }
            }
            Act::DeleteJudgement(n) => self.change(n, |c| c.judgements.retain(|j| j.annotator != me)),
            Act::Evidence(n, t) => {
                let id = EvidenceId(self.id());
                self.change(n, |c| {
                    let evidence = Evidence { annotator: me, time: now, ..Evidence::empty(id) };
                    c.evidence.push(Evidence { title: format!("title {t}"), ..evidence });
                    c.put_evidence_in_order();
                });
            }
            Act::Title(n, t) => {
                self.change(n, |c| {
                    c.evidence.iter_mut().take(1).for_each(|e| e.title = format!("t{t}"));
                });
            }
            Act::RemoveEvidence(n) => self.change(n, |c| drop(c.evidence.pop())),
            Act::RaiseEvidence(n) => self.change(n, |c| {
                c.evidence.reverse();
                c.put_evidence_in_order();
            }),
            Act::Spans(n, t) => {
                let start = usize::from(t) * 9;
                let span = claimlight_core::model::Span::at(TextRange::from_usize(start..start + 4));
                self.change(n, |c| c.spans = vec![span]);
            }
            Act::NoClaim(n) => {
                let start = usize::from(n) * 11;
                let range = TextRange::from_usize(start..start + 5);
                let no_claim = NoClaim { id: NoClaimId(self.id()), annotator: me, time: now, range, extra: None };
                self.now.apply(&Edit::made(no_claim));
            }
            Act::TakeBack(n) => {
                let first = self.now.no_claims.as_slice().get(usize::from(n)).cloned();
                if let Some(before) = first {
                    self.now.apply(&Edit::removed(before));
                }
            }
            Act::Facts(n) => {
                let before = Arc::clone(&self.now.article.facts);
                let mut after = (*before).clone();
                after.title = format!("Title {n}");
                self.now.apply(&Edit::changed(before, after));
            }
            Act::Rename(n) => {
                if let Some(before) = self.now.annotator(me).cloned() {
                    let after = Annotator { name: format!("Name {n}"), ..before.clone() };
                    self.now.apply(&Edit::changed(before, after));
                }
            }
            Act::AddVerdict(n) => {
                let id = format!("own-{n}");
                self.scheme(|s| {
                    if s.verdict(&id).is_none() {
                        s.verdicts
                            .push(claimlight_core::model::Verdict { id, ..claimlight_core::model::Verdict::empty() });
                    }
                });
            }
            Act::DropVerdict(n) => {
                let used = |id: &str| {
                    let claims = self.now.claims.as_slice();
                    claims.iter().flat_map(|c| &c.judgements).any(|j| j.verdict.as_deref() == Some(id))
                };
                let gone = self.now.scheme.verdicts.get(usize::from(n)).map(|v| v.id.clone()).filter(|id| !used(id));
                self.scheme(|s| s.verdicts.retain(|v| Some(&v.id) != gone.as_ref()));
            }
            Act::Label(n, t) => self.scheme(|s| {
                s.verdicts.iter_mut().skip(usize::from(n)).take(1).for_each(|v| v.label = format!("label {t}"));
            }),
            Act::Decide(n) => {
                let open = undecided(&self.now);
                if let Some(one) = open.get(usize::from(n)) {
                    Arc::make_mut(&mut self.now.decided).insert(one.decision());
                }
            }
            Act::Update(n) => {
                let text = import::import("a.txt", TEXTS[usize::from(n)].as_bytes()).unwrap().article.text;
                let carrier = Carrier { from: &self.now, onto: &text, known: None };
                if self.now.article.text.as_str() != text.as_str() {
                    self.now = carrier.carry(&mut |_| true).unwrap().annotations;
                    // The deleted claims were on another text.
                    self.deleted.clear();
                }
            }
            Act::Restore => {
                if let Some(claim) = self.deleted.pop()
                    && self.now.claims.get(claim.id).is_none()
                {
                    self.now.apply(&Edit::made(claim));
                }
            }
        }
    }

    fn save(&mut self) {
        self.saved = stamped(&self.saved, &self.now, self.me, Clock::at(self.time, self.run));
        self.now = self.saved.clone();
    }
}

/// The saved copy of each person after some steps.
fn play(people: usize, steps: &[(u8, Step)]) -> Vec<Annotations> {
    let article = import::import("a.txt", ARTICLE.as_bytes()).unwrap().article;
    let ids: Vec<AnnotatorId> = (0..people).map(|i| AnnotatorId(Uuid::from_u64_pair(9, i as u64))).collect();
    let mut start = Annotations::new(article);
    start.annotators = ids.iter().map(|id| Annotator::new(*id, "?")).collect();
    let mut replicas: Vec<Replica> = (0..people)
        .map(|i| Replica {
            saved: start.clone(),
            now: start.clone(),
            // The first two copies belong to one person on two machines.
            me: ids[i.saturating_sub(1)],
            run: i as u32 + 1,
            time: 100 + i as u64 * 3,
            deleted: Vec::new(),
            made: 0,
        })
        .collect();
    for (who, step) in steps {
        let i = usize::from(*who) % people;
        match step {
            Step::Do(act) => replicas[i].act(act),
            Step::Save => replicas[i].save(),
            Step::Meet(other) => {
                let k = usize::from(*other) % people;
                replicas[i].save();
                let theirs = replicas[k].saved.clone();
                let merged = merge(&replicas[i].saved, &theirs).unwrap();
                replicas[i].saved = merged.clone();
                replicas[i].now = merged;
            }
        }
    }
    replicas.iter_mut().for_each(Replica::save);
    replicas.into_iter().map(|r| r.saved).collect()
}

fn all(copies: &[Annotations]) -> Annotations {
    copies[1..].iter().fold(copies[0].clone(), |a, b| merge(&a, b).unwrap())
}

fn printed(annotations: &Annotations) -> String {
    file::print(annotations)
}

fn read(source: &str) -> Annotations {
    let loaded = file::read(source.as_bytes()).unwrap();
    assert_eq!(loaded.repairs, []);
    loaded.annotations
}

/// What a file says about its claims, except where they are.
fn said(annotations: &Annotations) -> String {
    let mut claims: Vec<Claim> = annotations.claims.as_slice().iter().map(|c| (**c).clone()).collect();
    for claim in &mut claims {
        claim.spans.clear();
    }
    claims.sort_by_key(|c| c.id);
    format!("{}\n{claims:#?}\n{:#?}", annotations.article.facts.title, annotations.annotators)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn across_updates_of_the_text_copies_come_together_to_the_same_claims(
        people in 2..5_usize,
        steps in prop::collection::vec((0..5_u8, step_or_update()), 1..50),
    ) {
        let copies = play(people, &steps);
        for copy in &copies {
            let source = printed(copy);
            prop_assert_eq!(&printed(&read(&source)), &source, "reading back");
            prop_assert_eq!(&printed(&merge(copy, copy).unwrap()), &source, "idempotent");
            let quotes = copy.claims.as_slice().iter().flat_map(|c| c.ranges());
            let text = copy.article.text.as_str();
            prop_assert!(quotes.into_iter().all(|r| text.get(r.to_range()).is_some()), "a place beyond the text");
        }
        let forward = all(&copies);
        let mut backward = copies.clone();
        backward.reverse();
        prop_assert_eq!(&said(&all(&backward)), &said(&forward), "commutative");
        if copies.len() > 2 {
            let (a, rest) = copies.split_first().unwrap();
            prop_assert_eq!(&said(&merge(a, &all(rest)).unwrap()), &said(&forward), "associative");
        }
        prop_assert_eq!(&said(&merge(&forward, &copies[0]).unwrap()), &said(&forward), "absorbs");
        // The text is that of the latest update.
        let latest = copies.iter().max_by_key(|c| (c.text_stamp(), c.article.text.sha256().to_owned())).unwrap();
        prop_assert_eq!(forward.article.text.as_str(), latest.article.text.as_str());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Each person decides on a copy of their own; all decisions are there, in whichever order the copies meet.
    #[test]
    fn decisions_stay_whatever_is_merged_in_which_order(
        decisions in prop::collection::vec((1..5_u8, 0..4_u8, 0..4_u8), 1..30),
        turn in 0..5_usize,
    ) {
        let steps = |rules: &[(u8, u8, u8)]| -> Vec<(u8, Step)> {
            let marks = (0..4_u8).map(|n| (0, Step::Do(Act::Mark(n))));
            let meet = std::iter::once((0, Step::Save)).chain((1..5).map(|i| (i, Step::Meet(0))));
            let rules = rules.iter().map(|(who, n, what)| (*who, Step::Do(Act::Rule(*n, *what))));
            marks.chain(meet).chain(rules).collect()
        };
        let mut copies = play(5, &steps(&decisions));
        let own: Vec<(ClaimId, Judgement)> = copies
            .iter()
            .flat_map(|copy| copy.claims.as_slice())
            .flat_map(|claim| claim.judgements.iter().map(|j| (claim.id, j.clone())))
            .collect();
        copies.rotate_left(turn);
        let merged = all(&copies);
        for (claim, judgement) in own {
            let kept = merged.claims.get(claim).and_then(|c| c.judgement_of(judgement.annotator));
            // The second copy is the first person's on another machine, which decides nothing else.
            prop_assert_eq!(kept, Some(&judgement));
        }
    }

    #[test]
    fn a_copy_that_was_given_away_comes_back_without_a_trace(
        people in 1..4_usize,
        steps in prop::collection::vec((0..4_u8, step()), 1..40),
        parts in prop::collection::btree_set(0..4_usize, 0..4),
    ) {
        let whole = all(&play(people, &steps));
        let without = parts.into_iter().map(|i| Optional::ALL[1 + i]).collect();
        let shared = file::share(&whole, &without);
        let given = read(&shared);
        prop_assert_eq!(&printed(&given), &shared, "reading back");
        // If the history was left out, a conflict in it may count as decided by another value.
        if undecided(&whole).is_empty() {
            prop_assert_eq!(&printed(&merge(&whole, &given).unwrap()), &printed(&whole), "nothing is lost, nothing made up");
            prop_assert_eq!(&printed(&merge(&given, &whole).unwrap()), &printed(&whole), "in either order");
        }
        // A copy with pseudonyms lacks nothing but the names.
        let mut list = Pseudonyms::default();
        let named = list.apply(&whole);
        let source = printed(&named);
        prop_assert_eq!(&printed(&read(&source)), &source, "with pseudonyms");
        prop_assert_eq!(&printed(&list.apply(&whole)), &source, "the same again");
        let again = Pseudonyms::read(list.print().as_bytes()).unwrap().apply(&whole);
        prop_assert_eq!(&printed(&again), &source, "by the list");
        // The earlier names of people are left out, and conflicts between them with them.
        let open = |a: &Annotations| undecided(a).iter().filter(|u| !matches!(u.element, Element::Annotator(_))).count();
        prop_assert_eq!(open(&named), open(&whole));
    }

    #[test]
    fn a_copy_without_its_text_brings_its_work_and_no_text(
        people in 2..5_usize,
        steps in prop::collection::vec((0..5_u8, step_or_update()), 1..40),
        parts in prop::collection::btree_set(0..4_usize, 0..4),
    ) {
        let copies = play(people, &steps);
        let without: std::collections::BTreeSet<Optional> =
            parts.into_iter().map(|i| Optional::ALL[1 + i]).chain([Optional::Text]).collect();
        for (mine, theirs) in [(&copies[0], &copies[1]), (&copies[1], &copies[0])] {
            let shared = file::share(theirs, &without);
            let given = file::read_on(shared.as_bytes(), &mine.article.text).unwrap().annotations;
            let Ok(both) = merge(mine, &given) else {
                prop_assert!(given.article.text.is_left_out(), "only a copy without its text is refused");
                continue;
            };
            prop_assert!(!both.article.text.is_left_out());
            prop_assert_eq!(both.article.text.as_str(), mine.article.text.as_str(), "my text stays");
            if given.article.text.is_left_out() {
                prop_assert_eq!(both.text_stamp(), mine.text_stamp(), "nothing was updated");
            }
            let nothing = file::sha256_hex(b"");
            prop_assert!(both.texts.iter().all(|t| t.sha256 != nothing && t.became != nothing), "a text of nothing");
            let source = printed(&both);
            prop_assert_eq!(&printed(&read(&source)), &source, "reading back");
            prop_assert_eq!(&printed(&merge(&given, mine).unwrap()), &source, "commutative");
            prop_assert_eq!(&said(&merge(&both, &given).unwrap()), &said(&both), "absorbs");
            // The copy with its text counts afterwards as it would have before.
            if let Ok(whole) = merge(mine, theirs) {
                let merged = merge(&both, theirs).unwrap();
                prop_assert_eq!(merged.article.text.as_str(), whole.article.text.as_str());
            }
        }
    }

    #[test]
    fn work_of_ones_own_holds_nothing_of_others_and_comes_together_again(
        people in 2..5_usize,
        steps in prop::collection::vec((0..4_u8, step()), 1..40),
    ) {
        let whole = all(&play(people, &steps));
        for me in whole.annotators.iter().map(|a| a.id) {
            let own = compare::own(&whole, me);
            for claim in own.claims.as_slice() {
                prop_assert!(claim.judgements.iter().all(|j| j.annotator == me));
                prop_assert!(claim.evidence.iter().all(|e| e.annotator == me));
            }
            let source = printed(&own);
            let again = read(&source);
            prop_assert_eq!(&printed(&again), &source, "reading back");
            let both = merge(&again, &whole).unwrap();
            prop_assert_eq!(&printed(&both), &printed(&whole), "nothing is lost, nothing made up");
        }
    }

    #[test]
    fn copies_come_together_to_the_same_bytes_in_any_order(
        people in 2..6_usize,
        steps in prop::collection::vec((0..5_u8, step()), 1..60),
    ) {
        let copies = play(people, &steps);
        for copy in &copies {
            let source = printed(copy);
            prop_assert_eq!(&printed(&read(&source)), &source, "reading back");
            prop_assert_eq!(&printed(&merge(copy, copy).unwrap()), &source, "idempotent");
        }
        let forward = printed(&all(&copies));
        let mut backward = copies.clone();
        backward.reverse();
        prop_assert_eq!(&printed(&all(&backward)), &forward, "commutative");
        if copies.len() > 2 {
            let (a, rest) = copies.split_first().unwrap();
            prop_assert_eq!(&printed(&merge(a, &all(rest)).unwrap()), &forward, "associative");
        }
        // Writing the copies to files and reading them makes no difference.
        let from_files: Vec<Annotations> = copies.iter().map(|c| read(&printed(c))).collect();
        prop_assert_eq!(&printed(&all(&from_files)), &forward, "by way of files");
        let merged = all(&copies);
        prop_assert_eq!(&printed(&merge(&merged, &copies[0]).unwrap()), &forward, "absorbs");
        for judgement in merged.claims.as_slice().iter().flat_map(|c| &c.judgements) {
            let known = |id: &str| merged.scheme.verdict(id).is_some();
            prop_assert!(judgement.verdict.as_deref().is_none_or(known), "a verdict in use vanished");
        }
        // A claim is gone only if somebody deleted it who had seen everything that was done to it.
        for copy in &copies {
            for claim in copy.claims.as_slice() {
                let deleted = merged.log.of(Element::Claim(claim.id)).iter().any(|e| e.act == claimlight_core::model::Act::Deleted);
                prop_assert!(deleted || merged.claims.get(claim.id).is_some(), "a claim vanished");
            }
        }
    }
}
