//! The window and the command line bring the same two files together to the same bytes.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use claimlight::app::sync::merge_files::{self, Copy, Met};
use claimlight::cli::merge::merged;
use claimlight_core::compare::{self, Ancestor, Carrier, Clock, MySide};
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Claim, Edit, Limits, NoClaim, NoClaimId, Optional, Timestamp,
};
use claimlight_core::text::TextRange;
use claimlight_core::{file, import};
use proptest::prelude::*;
use uuid::Uuid;

const TEXTS: [&str; 4] = [
    "The bridge closed, the town says. It opened in May; nobody paid. On Tuesday the board met.",
    "The bridge closed, the mayor says. It opened in May; nobody paid. On Tuesday the board met, and the town was told.",
    "On Tuesday the board met. The bridge closed, the town says. It opened again in June; somebody had paid after all.",
    "Something else was written here, of which no word had been read before: seven ferries, eleven lighthouses, one canal.",
];

/// What somebody does to their copy.
#[derive(Clone, Debug)]
enum Act {
    Mark(u8),
    Judge(u8, u8),
    Restate(u8, u8),
    Delete(u8),
    NoClaim(u8),
    Title(u8),
    Update(u8),
}

/// A step of a history; the numbers name people.
#[derive(Clone, Debug)]
enum Step {
    /// Acts, without saving.
    Do(u8, Act),
    /// Saves.
    Save(u8),
    /// Saves, and merges in the file of another.
    Merge(u8, u8),
    /// Gives a copy away: without the text, or with it; and without other parts.
    Share(u8, bool, u8),
    /// Writes a file of one's own.
    Own(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let n = || 0..4_u8;
    let act = prop_oneof![
        4 => n().prop_map(Act::Mark),
        4 => (n(), n()).prop_map(|(a, b)| Act::Judge(a, b)),
        3 => (n(), n()).prop_map(|(a, b)| Act::Restate(a, b)),
        1 => n().prop_map(Act::Delete),
        1 => n().prop_map(Act::NoClaim),
        1 => n().prop_map(Act::Title),
        2 => n().prop_map(Act::Update),
    ];
    prop_oneof![
        8 => (n(), act).prop_map(|(who, act)| Step::Do(who, act)),
        2 => n().prop_map(Step::Save),
        3 => (n(), n()).prop_map(|(a, b)| Step::Merge(a, b)),
        2 => (n(), any::<bool>(), 0..16_u8).prop_map(|(who, text, parts)| Step::Share(who, text, parts)),
        1 => n().prop_map(Step::Own),
    ]
}

/// A person's copy: as it was saved, and as it is on their screen.
#[derive(Clone)]
struct Person {
    saved: Annotations,
    now: Annotations,
    me: AnnotatorId,
    clock: Clock,
}

impl Person {
    fn stamped(&self) -> Annotations {
        MySide { now: &self.now, base: Some(&self.saved), me: self.me, clock: self.clock }.stamped()
    }

    fn save(&mut self) {
        self.saved = self.stamped();
        self.now = self.saved.clone();
    }

    fn change(&mut self, n: u8, change: impl FnOnce(&mut Claim, AnnotatorId)) {
        let claims = self.now.claims.as_slice();
        if claims.is_empty() {
            return;
        }
        let before = Arc::clone(&claims[usize::from(n) % claims.len()]);
        let mut after = (*before).clone();
        change(&mut after, self.me);
        self.now.apply(&Edit::changed(before, after));
    }

    fn act(&mut self, act: &Act, time: i64) {
        let time = Timestamp::from_second(time);
        let range = |n: u8, len: usize| TextRange::from_usize(usize::from(n) * 7..usize::from(n) * 7 + len);
        match *act {
            Act::Mark(n) => {
                let claim = Claim { time, ..Claim::new(self.me, [range(n, 6)]) };
                self.now.apply(&Edit::made(claim));
            }
            Act::Judge(n, v) => {
                let verdict = self.now.scheme.verdicts.get(usize::from(v)).map(|v| v.id.clone());
                self.change(n, |claim, me| {
                    let judgement = claim.judgement_mut(me);
                    judgement.verdict = verdict;
                    judgement.note = format!("note {v}");
                    judgement.confidence = Some(10 * v);
                    judgement.time = time;
                    claim.judgements.sort_by_key(|j| j.annotator);
                });
            }
            Act::Restate(n, t) => self.change(n, |claim, _| claim.restated = format!("words {t}")),
            Act::Delete(n) => {
                if let Some(claim) = self.now.claims.as_slice().get(usize::from(n)).cloned() {
                    self.now.apply(&Edit::removed(claim));
                }
            }
            Act::NoClaim(n) => {
                let (id, range) = (NoClaimId::new(), range(n, 5));
                self.now.apply(&Edit::made(NoClaim { id, annotator: self.me, time, range, extra: None }));
            }
            Act::Title(n) => {
                let before = Arc::clone(&self.now.article.facts);
                let mut after = (*before).clone();
                after.title = format!("Title {n}");
                self.now.apply(&Edit::changed(before, after));
            }
            Act::Update(n) => {
                let text = import::import("a.txt", TEXTS[usize::from(n)].as_bytes()).unwrap().article.text;
                if self.now.article.text.as_str() != text.as_str() {
                    let carrier = Carrier { from: &self.now, onto: &text, known: None };
                    self.now = carrier.carry(&mut |_| true).unwrap().annotations;
                }
            }
        }
    }
}

/// The people after a history, and all files that they wrote or gave away.
fn play(steps: &[Step]) -> (Vec<Person>, Vec<String>) {
    let ids: Vec<AnnotatorId> = (0..4).map(|i| AnnotatorId(Uuid::from_u64_pair(9, i))).collect();
    let mut start = Annotations::new(import::import("a.txt", TEXTS[0].as_bytes()).unwrap().article);
    start.annotators = ids.iter().map(|id| Annotator::new(*id, "?")).collect();
    let person =
        |me: &AnnotatorId| Person { saved: start.clone(), now: start.clone(), me: *me, clock: Clock::at(0, 0) };
    let mut people: Vec<Person> = ids.iter().map(person).collect();
    let mut given = Vec::new();
    for (i, step) in steps.iter().enumerate() {
        let (Step::Do(who, _) | Step::Save(who) | Step::Merge(who, _) | Step::Share(who, ..) | Step::Own(who)) = step;
        people[usize::from(*who)].clock = Clock::at(i as u64 + 1, u32::from(*who) + 1);
        let other =
            if let Step::Merge(_, other) = step { Some(people[usize::from(*other)].saved.clone()) } else { None };
        let person = &mut people[usize::from(*who)];
        match step {
            Step::Do(_, act) => person.act(act, i64::try_from(i).unwrap() + 1),
            Step::Save(_) => person.save(),
            Step::Merge(..) => {
                person.save();
                if let Ok(together) =
                    compare::bring_together(&MySide::as_read(&person.saved), &other.unwrap(), Ancestor::Unknown)
                {
                    (person.saved, person.now) = (together.both.clone(), together.both);
                }
            }
            Step::Share(_, with_text, parts) => {
                let all = [Optional::Notes, Optional::Evidence, Optional::History, Optional::Confidence];
                let parts =
                    all.into_iter().enumerate().filter(|(bit, _)| parts & (1 << bit) != 0).map(|(_, part)| part);
                let without: BTreeSet<Optional> = parts.chain((!with_text).then_some(Optional::Text)).collect();
                given.push(file::share(&person.saved, &without));
            }
            Step::Own(_) => given.push(file::print(&compare::own(&person.saved, person.me))),
        }
    }
    given.extend(people.iter().map(|person| file::print(&person.saved)));
    (people, given)
}

/// The window's side: an open article at `path`, whose file was `old` when it was read.
fn copy(person: &Person, path: &Path, old: &str) -> Copy {
    Copy {
        number: 1,
        revision: 0,
        path: path.to_owned(),
        article_file: None,
        expected: Some(file::sha256_hex(old.as_bytes())),
        base: Arc::new(person.saved.clone()),
        now: person.now.clone(),
        me: person.me,
        clock: person.clock,
        home: None,
        journaled: None,
    }
}

/// Takes over what was met, as the window does, and saves the file; returns its bytes.
fn saved(copy: &Copy, met: &Met) -> String {
    let mut now = copy.now.clone();
    now.apply_all(&met.edits);
    compare::take_over_rest(&mut now, &met.became);
    let expected = Some(met.sha256.clone());
    let next = Copy { base: Arc::clone(&met.became), now, expected, ..copy.clone() };
    let again = merge_files::save(&next).unwrap();
    assert!(again.is_saved);
    std::fs::read_to_string(&copy.path).unwrap()
}

/// A person's file and another one, brought together by each of the window's tasks and by the command line.
fn check(person: &Person, theirs: &str) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let old = file::print(&person.saved);
    // The command line reads files: the person's changes are saved to theirs first.
    std::fs::write(at("ours"), file::print(&person.stamped())).unwrap();
    std::fs::write(at("theirs"), theirs).unwrap();
    let expected = merged(&[&at("ours"), &at("theirs")], Limits::LARGE).ok().map(|m| file::print(&m.annotations));
    // Another copy is merged in.
    let open = copy(person, &at("merge-in"), &old);
    std::fs::write(&open.path, &old).unwrap();
    let job = merge_files::merge_in(&open, &at("theirs")).ok();
    prop_assert_eq!(&job.map(|met| saved(&open, &met)), &expected, "merging in");
    // Somebody wrote it in the place of the file.
    let open = copy(person, &at("look"), &old);
    std::fs::write(&open.path, theirs).unwrap();
    if theirs != old {
        let job = merge_files::look(&open).unwrap().ok();
        prop_assert_eq!(&job.map(|met| saved(&open, &met)), &expected, "a live change");
        let open = copy(person, &at("save"), &old);
        std::fs::write(&open.path, theirs).unwrap();
        let job = merge_files::save(&open).ok();
        prop_assert_eq!(job.is_some(), expected.is_some(), "a save");
        let found = std::fs::read_to_string(&open.path).unwrap();
        prop_assert_eq!(&found, expected.as_deref().unwrap_or(theirs), "a save");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn window_and_command_line_write_the_same_bytes(
        steps in prop::collection::vec(step(), 1..40),
        pairs in prop::collection::vec((0..4_usize, any::<prop::sample::Index>()), 3),
    ) {
        let (people, files) = play(&steps);
        for (who, theirs) in pairs {
            check(&people[who], theirs.get::<String>(files.as_slice()))?;
        }
    }
}

#[test]
fn a_copy_without_its_text_on_an_earlier_text_brings_no_earlier_text() {
    let (mark, update) = (Step::Do(0, Act::Mark(1)), Step::Do(0, Act::Update(1)));
    let (people, files) = play(&[mark, Step::Share(0, false, 0), update, Step::Save(0)]);
    check(&people[0], &files[0]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (path, given) = (folder.path().join("a.claims.ron"), folder.path().join("given.claims.ron"));
    let before = file::print(&people[0].saved);
    std::fs::write(&path, &before).unwrap();
    std::fs::write(&given, &files[0]).unwrap();
    let open = copy(&people[0], &path, &before);
    let met = merge_files::merge_in(&open, &given).unwrap();
    assert_eq!(met.became.texts.len(), 1);
    assert_eq!(saved(&open, &met), before);
}
