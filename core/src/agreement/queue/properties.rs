//! What always holds of queues and decisions.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::{Stretch, Stretches, Study, Work, sentences_of};
use super::*;
use crate::compare;
use crate::model::{
    Annotator, Article, ArticleText, BlockKind, Claim, ClaimId, Claims, Edit, Judgement, NoClaim, NoClaims, Shown,
    Tabled as _, Timestamp, Verdict,
};

const TEXT: &str =
    "The bridge failed to close. It cost a third of the income. Nobody knows why it did. The ferry stopped.";

fn id(n: u8) -> AnnotatorId {
    AnnotatorId(uuid::Uuid::from_u128(u128::from(n)))
}

/// What somebody did, as a test writes it: `a 4-10 yes` marks, `a on 0 no` judges the claim of that number, `a read 0-26` reads.
fn annotated(acts: &[&str]) -> Annotations {
    let mut annotations = Annotations::new(Article {
        text: Arc::new(ArticleText::from_blocks([(BlockKind::Paragraph, TEXT.to_owned(), Vec::new())])),
        ..Article::default()
    });
    let (mut claims, mut no_claims): (Vec<Claim>, Vec<NoClaim>) = (Vec::new(), Vec::new());
    let range = |text: &str| {
        let (start, end) = text.split_once('-').unwrap();
        TextRange::from_usize(start.parse().unwrap()..end.parse().unwrap())
    };
    let mut people: BTreeSet<u8> = BTreeSet::new();
    for act in acts {
        let words: Vec<&str> = act.split(' ').collect();
        let who = words[0].as_bytes()[0];
        people.insert(who);
        let judgement =
            |verdict: &str| Judgement { verdict: Some(verdict.to_owned()), annotator: id(who), ..Judgement::nothing() };
        match &words[1..] {
            ["on", claim, verdict] => claims[claim.parse::<usize>().unwrap()].judgements.push(judgement(verdict)),
            ["read", stretch] => no_claims.push(NoClaim::new(id(who), range(stretch))),
            [stretch, rest @ ..] => {
                let mut claim = Claim::new(id(who), [range(stretch)]);
                claim.id = ClaimId(uuid::Uuid::from_u128(claims.len() as u128 + 1));
                claim.time = Timestamp::from_second(0);
                claim.judgements.extend(rest.iter().map(|verdict| judgement(verdict)));
                claims.push(claim);
            }
            [] => unreachable!(),
        }
    }
    annotations.annotators = people.iter().map(|who| Annotator::new(id(*who), char::from(*who).to_string())).collect();
    let verdict = |name: &str| Verdict { id: name.to_owned(), ..Verdict::empty() };
    Arc::make_mut(&mut annotations.scheme).verdicts = ["yes", "no"].map(verdict).into();
    annotations.claims = Claims::new(claims);
    annotations.no_claims = NoClaims::new(no_claims);
    annotations
}

fn queue(annotations: &Annotations) -> Queue {
    Queue::of(annotations, &sentences_of(annotations), Unmarked::Auto)
}

fn person(id: AnnotatorId) -> char {
    char::from(id.0.as_u128() as u8)
}

/// A group in one line: kinds, versions with who says so, and who missed it.
fn told(group: &Group) -> String {
    let kind = |kind: &Kind| Kind::ALL.iter().find(|(known, _)| known == kind).map_or("", |(_, name)| name);
    let kinds: Vec<&str> = group.kinds.iter().map(kind).collect();
    let version = |version: &Version| {
        let people: String = version.said.iter().map(|said| person(said.person)).collect();
        let ends: Vec<String> =
            version.ends.iter().map(|r| format!("{}-{}", r.start().to_usize(), r.end().to_usize())).collect();
        format!("{people}:{}{}", ends.join("+"), version.verdict.as_ref().map(|v| format!("={v}")).unwrap_or_default())
    };
    let versions: Vec<String> = group.versions.iter().map(version).collect();
    let missed: String = group.missed_by.iter().map(|id| person(*id)).collect();
    let missed = if missed.is_empty() { missed } else { format!(" -{missed}") };
    format!("{} {}{missed}", kinds.join(","), versions.join(" "))
}

/// The groups of what people did.
#[track_caller]
fn check(acts: &[&str], expected: &[&str]) {
    let annotations = annotated(acts);
    let found: Vec<String> = queue(&annotations).groups.iter().map(told).collect();
    assert_eq!(found, expected, "{acts:?}");
}

#[test]
fn why_a_group_is_in_the_queue() {
    check(&["a 4-26 yes", "b 4-26 no"], &["verdicts_differ a:4-26=yes b:4-26=no"]);
    check(&["a 4-26 yes", "b 4-17 yes"], &["ends_differ b:4-17=yes a:4-26=yes"]);
    check(&["a 4-26 yes", "b 4-17 no"], &["verdicts_differ,ends_differ a:4-26=yes b:4-17=no"]);
    check(&["a 4-26 yes", "b 28-57 yes"], &["missed a:4-26=yes -b", "missed b:28-57=yes -a"]);
    check(&["a 4-26 yes", "b 28-57 yes", "b read 82-101"], &["unconfirmed a:4-26=yes", "missed b:28-57=yes -a"]);
    check(&["a 4-26 yes", "b 4-26 yes"], &["agree ab:4-26=yes"]);
    check(&["a 4-26 yes", "b 4-26"], &["unconfirmed a:4-26=yes b:4-26"]);
    check(&["a 4-26 yes", "b 4-26 yes", "c read 82-101"], &["unconfirmed ab:4-26=yes"]);
    check(&["a 4-26 yes"], &["unconfirmed a:4-26=yes"]);
    check(&["a 4-26 yes", "b on 0 no"], &["verdicts_differ a:4-26=yes b:4-26=no"]);
    // Two claims of one person stand in two groups; the closer one is with the other's.
    let both = ["ends_differ a:4-20=no b:4-22=no", "missed a:4-26=yes -b"];
    check(&["a 4-26 yes", "a 4-20 no", "b 4-22 no"], &both);
}

#[test]
fn those_furthest_apart_come_first_and_what_is_no_disagreement_last() {
    let acts = ["a 4-26 yes", "b 4-26 yes", "a 28-57 yes", "b 28-50 yes", "a 59-81 yes", "b 59-81 no", "a 87-92 yes"];
    let annotations = annotated(&acts);
    let queue = queue(&annotations);
    let starts = |order: Order| -> Vec<usize> {
        let place = |i: &usize| queue.groups[*i].place.map_or(0, |range| range.start().to_usize());
        queue.ordered(&Filter::default(), order).iter().map(place).collect()
    };
    assert_eq!(starts(Order::Article), [28, 59, 87, 4]);
    assert_eq!(starts(Order::FurthestApart), [87, 59, 28, 4]);
    let verdict = Filter { kinds: BTreeSet::from([Kind::VerdictsDiffer]), ..Filter::default() };
    assert_eq!(queue.ordered(&verdict, Order::Article).len(), 1);
    assert_eq!((queue.agreeing().len(), queue.open()), (1, (4, 3)));
}

const JUDGE: u8 = b'j';

fn applied(annotations: &Annotations, edits: &[Edit]) -> Annotations {
    let mut after = annotations.clone();
    after.apply_all(edits);
    after
}

fn with_judge(annotations: &Annotations) -> Annotations {
    let mut with = annotations.clone();
    let role = Some(crate::model::ADJUDICATOR.into());
    with.annotators.push(Annotator { role, ..Annotator::new(id(JUDGE), "j") });
    with
}

fn acts(annotations: &Annotations) -> Acts<'_> {
    Acts { annotations, by: id(JUDGE), blind: true, time: Timestamp::from_second(9) }
}

#[test]
fn a_version_is_taken_words_are_judged_and_what_is_none_is_said_to_be_none() {
    let annotations = with_judge(&annotated(&["a 4-26 yes", "b 4-17 no"]));
    let group = &queue(&annotations).groups[0];
    let shown = |annotations: &Annotations| -> Vec<String> {
        let same = annotations.same();
        let shown = |claim: &Arc<Claim>| match same.shown(claim, None) {
            Shown::Verdict(id) => id.to_owned(),
            other => format!("{other:?}"),
        };
        annotations.claims.as_slice().iter().map(shown).collect()
    };
    let taken = applied(&annotations, &acts(&annotations).take(group, &group.versions[1]));
    assert_eq!(shown(&taken), ["SameAs", "no"]);
    let none = applied(&taken, &acts(&taken).no_claim(&queue(&taken).groups[0]));
    assert_eq!(shown(&none), ["NoClaim", "NoClaim"]);
    // Other words are a claim of the adjudicator's own, which moves when they are judged again.
    let words = |end: usize| [TextRange::from_usize(4..end)];
    let own = applied(&none, &acts(&none).judge(&queue(&none).groups[0], &words(22), Some("yes")));
    assert_eq!(own.claims.len(), 3);
    assert_eq!(queue(&own).groups.len(), 1);
    let own = applied(&own, &acts(&own).judge(&queue(&own).groups[0], &words(20), Some("no")));
    assert_eq!((own.claims.len(), queue(&own).groups[0].stands().map(|(_, verdict)| verdict)), (3, Some(Some("no"))));
    // Taking a version takes the own words away.
    let taken = applied(&own, &acts(&own).take(&queue(&own).groups[0], &group.versions[0]));
    assert_eq!((taken.claims.len(), shown(&taken)), (2, vec!["yes".to_owned(), "SameAs".to_owned()]));
}

#[test]
fn reason_and_note_stay_with_what_stands() {
    let annotations = with_judge(&annotated(&["a 4-26 yes", "b 4-17 no"]));
    let group = &queue(&annotations).groups[0];
    let noted = applied(&annotations, &acts(&annotations).explain(group, "slip", "Say what counts."));
    let group = &queue(&noted).groups[0];
    assert!(group.is_open());
    let taken = applied(&noted, &acts(&noted).take(group, &group.versions[1]));
    let ruling = &queue(&taken).groups[0].rulings[0];
    assert_eq!((ruling.reason.as_str(), ruling.note.as_str()), ("slip", "Say what counts."));
    let cleared = applied(&noted, &acts(&noted).explain(group, "", ""));
    assert_eq!(cleared.claims.as_slice(), annotations.claims.as_slice());
}

#[test]
fn what_stands_has_a_source() {
    let all = ["a 4-26 yes", "b 4-26 yes", "a 28-57 yes", "b 28-57 no", "a 59-81 yes", "b 59-81 no", "a 87-92 yes"];
    let mut acted = all.to_vec();
    acted.push("b read 59-81");
    let annotations = with_judge(&annotated(&acted));
    let decided = applied(&annotations, &{
        let queue = queue(&annotations);
        let group = queue.groups.iter().find(|group| group.place.is_some_and(|r| r.start().to_usize() == 28)).unwrap();
        acts(&annotations).take(group, &group.versions[0])
    });
    let queue = queue(&decided);
    let (standing, counts) = standing(&decided, &queue);
    let sources: Vec<&str> = standing.claims.as_slice().iter().map(|claim| claim.source.as_str()).collect();
    assert_eq!(sources, ["unanimous", "decided", "open", "open", "single"]);
    assert_eq!(Source::ALL.map(|source| counts.of(source)), [1, 1, 1, 1]);
    assert_eq!(standing.claims.as_slice()[1].judgements.len(), 1);
}

/// Something that somebody may have done in an article.
fn deed() -> impl Strategy<Value = String> {
    let who = prop_oneof![Just('a'), Just('b'), Just('c')];
    let verdict = prop_oneof![Just(""), Just(" yes"), Just(" no")];
    (who, 0_usize..80, 1_usize..22, verdict, 0_u8..5).prop_map(|(who, start, len, verdict, kind)| match kind {
        0 => format!("{who} read {start}-{}", start + len),
        _ => format!("{who} {}-{}{verdict}", start / 4 * 4, (start + len) / 4 * 4 + 4),
    })
}

proptest! {
    #[test]
    fn each_claim_stands_in_one_group_whatever_the_order(deeds in prop::collection::vec(deed(), 1..12)) {
        let deeds: Vec<&str> = deeds.iter().map(String::as_str).collect();
        let annotations = annotated(&deeds);
        let queue = queue(&annotations);
        let mut grouped: Vec<ClaimId> = queue.groups.iter().flat_map(Group::all).collect();
        grouped.sort_unstable();
        let mut all: Vec<ClaimId> = annotations.claims.as_slice().iter().map(|claim| claim.id).collect();
        all.sort_unstable();
        prop_assert_eq!(grouped, all);
        for group in &queue.groups {
            prop_assert!(!group.kinds.is_empty() && group.is_open() && (0.0..=1.0).contains(&group.apart));
            let people: Vec<AnnotatorId> = group.people().collect();
            prop_assert_eq!(people.len(), people.iter().collect::<BTreeSet<_>>().len());
        }
        let mut turned = annotations.clone();
        turned.annotators.reverse();
        prop_assert_eq!(super::Queue::of(&turned, &sentences_of(&turned), Unmarked::Auto), queue);
    }

    #[test]
    fn who_missed_a_group_is_told_by_what_figures_count_as_read(deeds in prop::collection::vec(deed(), 1..12)) {
        let deeds: Vec<&str> = deeds.iter().map(String::as_str).collect();
        let annotations = annotated(&deeds);
        let queue = queue(&annotations);
        let study = Study { people: queue.people.clone(), same: annotations.same(), ..Study::default() };
        let work = Work::of(&annotations, &sentences_of(&annotations), &study);
        for group in &queue.groups {
            let covers = |read: &Stretches| {
                let claims = group.claims.iter().filter_map(|id| annotations.claims.get(*id));
                let ranges: Vec<TextRange> = claims.flat_map(|claim| claim.ranges().collect::<Vec<_>>()).collect();
                let scalars = |at| annotations.article.text.to_scalars(at);
                ranges.iter().all(|r| read.covers(Stretch::new(scalars(r.start()), scalars(r.end()))))
            };
            let people = queue.people.iter().zip(&work.people);
            let missed = people.filter(|(id, left)| group.people().all(|p| p != **id) && covers(&left.reading.read));
            prop_assert_eq!(&missed.map(|(id, _)| *id).collect::<Vec<_>>(), &group.missed_by);
        }
    }

    #[test]
    fn decisions_are_only_the_adjudicators_and_can_be_undone(
        deeds in prop::collection::vec(deed(), 1..10),
        choices in prop::collection::vec((0_u8..4, 0_usize..3, 0_usize..40), 10),
    ) {
        let deeds: Vec<&str> = deeds.iter().map(String::as_str).collect();
        let first = with_judge(&annotated(&deeds));
        let mut annotations = first.clone();
        let mut done: Vec<Edit> = Vec::new();
        let count = queue(&annotations).groups.len();
        for i in 0..count {
            let queue = queue(&annotations);
            let Some(group) = queue.groups.iter().find(|group| group.is_open()) else { break };
            let (act, n, end) = choices[i % choices.len()];
            let acts = acts(&annotations);
            let edits = match (act, &group.versions[..]) {
                (0, _) => acts.no_claim(group),
                (1, [version, ..]) => {
                    let words: Vec<TextRange> = version.ends.iter().map(|r| TextRange::from_usize(r.start().to_usize()..(r.end().to_usize() + end).min(TEXT.len()))).collect();
                    acts.judge(group, &words, Some("no"))
                }
                (_, versions) => acts.take(group, &versions[n % versions.len()]),
            };
            annotations.apply_all(&edits);
            done.extend(edits);
        }
        // Own words may have come nearer to another group, but what is decided is decided.
        prop_assert_eq!(queue(&annotations).open().0, 0);
        for claim in first.claims.as_slice() {
            let after = annotations.claims.get(claim.id);
            let others = |claim: &Claim| -> Vec<Judgement> { claim.judgements.iter().filter(|j| j.annotator != id(JUDGE)).cloned().collect() };
            prop_assert_eq!(after.map(|claim| others(claim)), Some(others(claim)));
            prop_assert_eq!(after.map(|claim| &claim.spans), Some(&claim.spans));
        }
        for edit in done.iter().rev() {
            annotations.apply(&edit.inverse());
        }
        prop_assert_eq!(annotations.claims.as_slice(), first.claims.as_slice());
    }
}

/// The queue after somebody's change came in, which the adjudicator had not seen.
#[test]
fn what_comes_in_after_a_decision_reopens_it_until_it_is_decided_again() {
    let before = with_judge(&annotated(&["a 4-26 yes", "b 4-26 no"]));
    let decide = |annotations: &Annotations, second: i64| {
        let acts = Acts { time: Timestamp::from_second(second), ..acts(annotations) };
        let queue = queue(annotations);
        let decided = applied(annotations, &acts.take(&queue.groups[0], &queue.groups[0].versions[0]));
        let clock = compare::Clock::at(u64::try_from(second).unwrap() * 1_000, 1);
        (decided.clone(), compare::stamped(annotations, &decided, id(JUDGE), clock))
    };
    let (_, decided) = decide(&before, 9);
    let mut late = before.clone();
    let claim = late.claims.as_slice()[1].clone();
    let mut changed = (*claim).clone();
    changed.judgements[0].verdict = Some("yes".to_owned());
    late.apply(&Edit::changed((*claim).clone(), changed));
    late.apply(&Edit::made(Claim::new(id(b'c'), [TextRange::from_usize(4..22)])));
    late.annotators.push(Annotator::new(id(b'c'), "c"));
    let late = compare::stamped(&before, &late, id(b'b'), compare::Clock::at(5_000, 2));
    let merged = compare::merge(&decided, &late).unwrap();
    let group = &queue(&merged).groups[0];
    assert!(group.is_open() && group.kinds.contains(&Kind::Reopened));
    let what: Vec<&What> = group.changes.iter().map(|change| &change.what).collect();
    let verdict = compare::Came::Verdict { of: id(b'b'), before: Some("no".to_owned()), after: Some("yes".to_owned()) };
    assert_eq!(what, [&What::Came(verdict), &What::New]);
    let (unsaved, saved) = decide(&merged, 20);
    assert_eq!((queue(&unsaved).open().0, queue(&saved).open().0), (0, 0));
}

/// The decision was there from the beginning, so that the log does not tell of it.
#[test]
fn what_comes_in_later_than_a_decision_without_a_line_in_the_log_reopens_it() {
    let before = with_judge(&annotated(&["a 4-26 yes", "b 4-26 no"]));
    let group = queue(&before).groups[0].clone();
    let decided = applied(&before, &acts(&before).take(&group, &group.versions[0]));
    let claim = (*decided.claims.as_slice()[1]).clone();
    let mut changed = claim.clone();
    changed.judgement_mut(id(b'b')).verdict = Some("yes".to_owned());
    let late = applied(&decided, &[Edit::changed(claim, changed)]);
    let of = |millis: u64| {
        let late = compare::stamped(&decided, &late, id(b'b'), compare::Clock::at(millis, 2));
        queue(&late).groups[0].changes.iter().map(|change| change.what.clone()).collect::<Vec<_>>()
    };
    let verdict = compare::Came::Verdict { of: id(b'b'), before: Some("no".to_owned()), after: Some("yes".to_owned()) };
    assert_eq!((of(20_000), of(5_000)), (vec![What::Came(verdict)], vec![]));
}

#[test]
fn a_decision_departs_from_those_who_said_otherwise() {
    let annotations = with_judge(&annotated(&["a 4-26 yes", "b 4-26 no", "c 28-57 yes"]));
    let queue_before = queue(&annotations);
    let group = &queue_before.groups[0];
    assert!(!departs(&annotations, group, id(b'a')));
    let taken = applied(&annotations, &acts(&annotations).take(group, &group.versions[0]));
    let departing = |annotations: &Annotations| -> String {
        let group = queue(annotations).groups[0].clone();
        "abc".chars().filter(|c| departs(annotations, &group, id(*c as u8))).collect()
    };
    assert_eq!(departing(&taken), "bc");
    let none = applied(&taken, &acts(&taken).no_claim(&queue(&taken).groups[0]));
    assert_eq!(departing(&none), "ab");
    // Decided again as it was.
    let again = Acts { by: id(b'k'), ..acts(&none) };
    let group = queue(&none).groups[0].clone();
    let again = applied(&none, &again.follow(&group, &group.rulings[0]));
    assert_eq!((queue(&again).groups[0].rulings.len(), queue(&again).groups[0].is_open()), (2, false));
}

#[test]
fn decided_differences_are_on_the_agenda() {
    let annotations = with_judge(&annotated(&[
        "a 4-26 yes",
        "b 4-26 no",
        "a 28-57 yes",
        "b 28-57 yes",
        "a 59-81 no",
        "b read 59-83",
        "a 84-101 yes",
        "b 84-93 yes",
    ]));
    let step = |annotations: &Annotations,
                i: usize,
                reason: &str,
                note: &str,
                act: &dyn Fn(&Acts<'_>, &Group) -> Vec<Edit>| {
        let group = &queue(annotations).groups[i];
        let noted = applied(annotations, &acts(annotations).explain(group, reason, note));
        applied(&noted, &act(&acts(&noted), &queue(&noted).groups[i]))
    };
    let first = |acts: &Acts<'_>, group: &Group| acts.take(group, &group.versions[0]);
    let decided = step(&annotations, 0, "rule_missing", "", &first);
    let decided = step(&decided, 1, "taste", "All agree, so this is no difference.", &first);
    let decided = step(&decided, 2, "mood", "Never again.", &|acts, group| acts.no_claim(group));
    let entries = |annotations: &Annotations| agenda(annotations, &queue(annotations));
    let told = |annotations: &Annotations| -> Vec<String> {
        let departs = |entry: &Entry| -> String { entry.departs.iter().map(|id| person(*id)).collect() };
        let of = |e: &Entry| format!("{} {} {:?} {} {}", e.quote, e.reason, e.stands.verdict(), e.note, departs(e));
        entries(annotations).iter().map(of).collect()
    };
    let expected =
        [r#"bridge failed to close rule_missing Some("yes")  b"#, "Nobody knows why it di mood None Never again. a"];
    assert_eq!(told(&decided), expected);
    assert!(entries(&decided).iter().all(Entry::is_for_codebook));
    assert_eq!(entries(&decided)[1].stands, Stands::NoClaim);
    // Another adjudicator who agrees adds a note; one who differs opens it again.
    let group = queue(&decided).groups[0].clone();
    let other = Acts { by: id(b'k'), ..acts(&decided) };
    let noted = applied(&decided, &other.explain(&group, "slip", "Read again."));
    let again = applied(&noted, &Acts { annotations: &noted, ..other }.follow(&group, &group.rulings[0]));
    assert_eq!(told(&again)[0], r#"bridge failed to close rule_missing Some("yes") Read again. b"#);
    let none = applied(&decided, &other.no_claim(&group));
    assert_eq!(entries(&none).len(), 1);
}

#[test]
fn reasons_of_articles_add_up() {
    let entry = |reason: &str, stands: Stands| Entry {
        quote: String::new(),
        reason: reason.to_owned(),
        stands,
        note: String::new(),
        departs: Vec::new(),
    };
    let claim = |verdict: &str| Stands::Claim(Some(verdict.to_owned()));
    let one = [
        entry("", claim("no")),
        entry("taste", claim("no")),
        entry("rain", Stands::SameAs),
        entry("slip", claim("yes")),
    ];
    let other = [entry("slip", Stands::NoClaim), entry("slip", claim("yes")), entry("slip", Stands::Claim(None))];
    let mut sum = Reasons::of(&one);
    sum.add(&Reasons::of(&other));
    assert_eq!(sum, Reasons::of(&[&one[..], &other[..]].concat()));
    let rows: Vec<String> =
        sum.rows().iter().map(|(reason, stands, n)| format!("{reason} {} {n}", stands.decision())).collect();
    assert_eq!(
        rows,
        ["slip stands 1", "slip stands 2", "slip no_claim 1", "taste stands 1", "rain same_as 1", " stands 1"]
    );
    assert!(sum.is_any_given() && !Reasons::of(&one[..1]).is_any_given());
}

#[test]
fn adjudicators_who_differ_are_to_decide() {
    let annotations = with_judge(&annotated(&["a 4-26 yes", "b 4-26 no"]));
    let other = Acts { by: id(b'k'), ..acts(&annotations) };
    let of = |annotations: &Annotations| queue(annotations).groups[0].clone();
    let once = applied(&annotations, &acts(&annotations).take(&of(&annotations), &of(&annotations).versions[0]));
    let twice = applied(&once, &Acts { annotations: &once, ..other }.no_claim(&of(&once)));
    assert!(of(&twice).is_open() && of(&twice).kinds.contains(&Kind::DecisionsDiffer));
    assert_eq!((of(&twice).rulings.len(), of(&twice).stands()), (2, None));
}
