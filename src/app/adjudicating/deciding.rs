//! What is being decided in one article: the queue, what of it is listed, and which group is looked at.

use std::collections::{BTreeMap, HashMap};

use crate::app::desk::document::Document;
use crate::app::desk::pool::Ticket;
use crate::app::desk::select::Toward;
use crate::app::words::{short, texts};
use crate::tr;
use claimlight_core::agreement::Unmarked;
use claimlight_core::agreement::queue::{
    self, Acts, Change, Filter, Group, Kind, Order, Outcome, Queue, Ruling, Version, What,
};
use claimlight_core::compare::Came;
use claimlight_core::model::{AnnotatorId, ClaimId, REASONS, Timestamp, bare_name};
use claimlight_core::text::TextRange;

/// What is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What is to decide.
    Decide,
    /// Decisions that differ from what I said.
    Learn,
}

/// What is being decided in an article.
#[derive(Debug)]
pub struct Deciding {
    /// What is gone through.
    pub purpose: Purpose,
    /// All groups of the article.
    pub queue: Queue,
    /// The groups that are listed, by their places in the queue, in order.
    pub rows: Vec<usize>,
    /// The place in the queue of the group that is looked at.
    pub at: Option<usize>,
    /// Which groups are listed.
    pub filter: Filter,
    /// The order of the list.
    pub order: Order,
    /// Whether letters stand for names while something is to decide.
    pub hides_names: bool,
    /// The version to which the pointer or the keyboard points.
    pub pointed: Option<usize>,
    /// As whom I decide.
    pub by: AnnotatorId,
    /// Whether the sentences are known, without which nobody can tell who read what.
    pub is_known: bool,
    /// One claim of each group that is not looked at, with the verdict that stands, if it is decided or agreed on.
    pub others: HashMap<ClaimId, Option<String>>,
    letters: BTreeMap<AnnotatorId, String>,
    names: BTreeMap<AnnotatorId, String>,
    /// The claim of the group that was decided last, to which undoing leads back.
    last: Option<ClaimId>,
    of: (Ticket, AnnotatorId, u64),
}

/// The words of a group: those of its longest version, or of its first claim if it has none.
pub fn words(document: &Document, group: &Group) -> String {
    let longest = group.versions.iter().max_by_key(|version| length(&version.ends));
    let claim = longest.and_then(|version| version.claims.first().copied()).or_else(|| group.all().next());
    quote(document, claim)
}

/// The words of a version.
pub fn version_words(document: &Document, version: &Version) -> String {
    quote(document, version.claims.first().copied())
}

fn quote(document: &Document, claim: Option<ClaimId>) -> String {
    let claim = claim.and_then(|id| document.annotations.claims.get(id));
    claim.map(|claim| claim.quote(document.text())).unwrap_or_default()
}

fn length(ends: &[TextRange]) -> usize {
    ends.iter().map(|range| range.len()).sum()
}

/// The place of the reason for a decision among the usual ones, and the reason.
fn reason(group: &Group) -> (usize, String) {
    let reason = group.rulings.first().map(|ruling| ruling.reason.clone()).unwrap_or_default();
    let usual = REASONS.iter().position(|usual| *usual == reason);
    (usual.unwrap_or(if reason.is_empty() { usize::MAX } else { REASONS.len() }), reason)
}

/// Whether a group is listed as something to decide: what all agree on is accepted as a whole.
fn is_to_decide(group: &Group) -> bool {
    group.is_open() && group.kind() != Kind::Agree
}

/// One claim of a group, with the verdict that stands: the decision, or what all agree on. Of what is no claim there is none.
fn one_of(group: &Group) -> Option<(ClaimId, Option<String>)> {
    let first = || group.versions.first().and_then(|version| version.claims.first().copied());
    if group.is_open() {
        let agreed = group.versions.first().filter(|_| group.kind() == Kind::Agree);
        return Some((first().or(group.own.first().copied())?, agreed.and_then(|version| version.verdict.clone())));
    }
    group.stands().map(|(claim, verdict)| (claim, verdict.map(str::to_owned)))
}

/// Why a group is to be decided.
pub fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::VerdictsDiffer => tr!("adj-verdicts-differ"),
        Kind::EndsDiffer => tr!("adj-ends-differ"),
        Kind::Missed => tr!("adj-missed"),
        Kind::DecisionsDiffer => tr!("adj-decisions-differ"),
        Kind::Reopened => tr!("adj-reopened"),
        Kind::Unconfirmed => tr!("adj-unconfirmed"),
        Kind::Agree => tr!("adj-agree"),
    }
}

impl Deciding {
    /// Begins to go through an article.
    pub fn new(document: &Document, purpose: Purpose, hides_names: bool) -> Self {
        let mut deciding = Self {
            purpose,
            queue: Queue::default(),
            rows: Vec::new(),
            at: None,
            filter: Filter::default(),
            order: Order::default(),
            hides_names,
            pointed: None,
            by: document.me.deciding(),
            is_known: false,
            others: HashMap::new(),
            letters: BTreeMap::new(),
            names: BTreeMap::new(),
            last: None,
            of: (document.ticket(), document.me, 0),
        };
        deciding.refresh(document);
        deciding
    }

    /// Whether it still goes through this text.
    pub fn is_on(&self, document: &Document) -> bool {
        self.of.0 == document.ticket()
    }

    /// Looks again if something has changed. What is looked at stays so if it is still there. If what was decided last is open again, that
    /// is looked at. Returns whether another group is looked at than before.
    pub fn keep_up(&mut self, document: &Document) -> bool {
        let now = (document.ticket(), document.me, document.revision);
        if self.of == now && self.is_known == document.sentences_known {
            return false;
        }
        self.refresh(document)
    }

    fn refresh(&mut self, document: &Document) -> bool {
        self.of = (document.ticket(), document.me, document.revision);
        self.is_known = document.sentences_known;
        self.by = document.me.deciding();
        let looked_at = self.group().and_then(|group| group.all().next());
        if !self.is_known {
            (self.queue, self.rows, self.at) = (Queue::default(), Vec::new(), None);
            return false;
        }
        let annotations = &document.annotations;
        self.queue = Queue::of(annotations, document.progress.sentences(), Unmarked::Auto);
        self.letters = queue::letters(annotations, &self.queue.people, self.by);
        let same = document.same();
        let name = |id: AnnotatorId| same.name(&annotations.annotators, id).unwrap_or_default().to_owned();
        self.names = annotations.annotators.iter().map(|annotator| (annotator.id, name(annotator.id))).collect();
        self.list(document);
        let at = |claim: Option<ClaimId>| {
            let claim = claim?;
            self.queue.groups.iter().position(|group| group.all().any(|id| id == claim))
        };
        // What was undone is open again; what came in from others does not draw anybody away from what they look at.
        let is_undone = |i: &usize| self.rows.contains(i) && !self.queue.groups[*i].kinds.contains(&Kind::Reopened);
        let undone = at(self.last).filter(is_undone);
        let (before, again) = (self.at, undone.is_some());
        let listed = at(looked_at).map(|i| self.rows.iter().copied().find(|row| *row >= i));
        self.look_at(undone.or(listed.flatten()).or_else(|| self.rows.first().copied()));
        if again {
            self.last = None;
        }
        again || before.is_none() && self.at.is_some()
    }

    /// Lists what the filter lets through.
    pub fn list(&mut self, document: &Document) {
        self.rows = match self.purpose {
            Purpose::Decide => {
                let has_reason = self.filter.reason.is_some();
                let ordered = self.queue.ordered(&self.filter, self.order).into_iter();
                ordered.filter(|i| has_reason || is_to_decide(&self.queue.groups[*i])).collect()
            }
            Purpose::Learn => {
                let me = document.same().person(document.me);
                let departs = |i: &usize| queue::departs(&document.annotations, &self.queue.groups[*i], me);
                let mut rows: Vec<usize> =
                    self.queue.ordered(&self.filter, Order::Article).into_iter().filter(departs).collect();
                rows.sort_by_key(|i| reason(&self.queue.groups[*i]));
                rows
            }
        };
    }

    /// Looks at a group.
    pub fn look_at(&mut self, at: Option<usize>) {
        self.at = at;
        self.pointed = None;
        let groups = self.queue.groups.iter().enumerate();
        let others = groups.filter(|(i, _)| Some(*i) != at).filter_map(|(_, group)| one_of(group));
        self.others = others.collect();
    }

    /// The group that is looked at.
    pub fn group(&self) -> Option<&Group> {
        self.queue.groups.get(self.at?)
    }

    /// How many groups of what is to decide are decided, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let asked = self.queue.groups.iter().filter(|group| group.kind() != Kind::Agree);
        let open = asked.clone().filter(|group| group.is_open()).count();
        let all = asked.count();
        (all - open, all)
    }

    /// How many listed groups there would be with only this kind; all of them without one.
    pub fn count(&self, kind: Option<Kind>) -> usize {
        let is_of = |group: &&Group| kind.is_none_or(|kind| group.kinds.contains(&kind));
        self.queue.groups.iter().filter(|group| is_to_decide(group)).filter(is_of).count()
    }

    /// Whether letters stand for names now: names come back once nothing is left to decide.
    pub fn is_blind(&self) -> bool {
        self.hides_names && self.purpose == Purpose::Decide && self.queue.groups.iter().any(is_to_decide)
    }

    /// What a person is called: a letter, or the name.
    pub fn called(&self, person: AnnotatorId) -> String {
        let letter = self.letters.get(&person).filter(|_| self.is_blind());
        letter.map_or_else(|| short(&self.name(person)), Clone::clone)
    }

    /// The name of a person; a question mark if there is none.
    pub fn name(&self, person: AnnotatorId) -> String {
        self.names.get(&person).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| "?".to_owned())
    }

    /// Who says what a version says. While names are hidden it is one letter, which tells nothing of how many they are.
    pub fn who(&self, version: &Version) -> String {
        let mut people: Vec<String> = version.said.iter().map(|said| self.called(said.person)).collect();
        people.sort();
        if self.is_blind() {
            people.truncate(1);
        }
        people.join(", ")
    }

    /// The people of a group with their verdicts, in the order of what they are called.
    pub fn sayings<'a>(&self, group: &'a Group) -> Vec<(String, Option<&'a str>)> {
        let of = |version: &'a Version| version.said.iter().map(|said| (said.person, version.verdict.as_deref()));
        let people = group.versions.iter().flat_map(of);
        let mut sayings: Vec<_> = people.map(|(person, verdict)| (self.called(person), verdict)).collect();
        sayings.sort();
        sayings
    }

    /// What is to be told of a group behind the verdicts: who missed it, who has not read it, and that ends differ.
    pub fn told(&self, group: &Group) -> String {
        let names = |people: &mut dyn Iterator<Item = AnnotatorId>| {
            let mut names: Vec<String> = people.map(|person| self.called(person)).collect();
            names.sort();
            names.join(", ")
        };
        let mut told = Vec::new();
        for (kind, words) in [
            (Kind::Reopened, tr!("adj-row-reopened")),
            (Kind::DecisionsDiffer, tr!("adj-decisions-differ")),
            (Kind::EndsDiffer, tr!("adj-ends-differ")),
        ] {
            if group.kinds.contains(&kind) {
                told.push(words.to_owned());
            }
        }
        if !group.missed_by.is_empty() {
            let names = names(&mut group.missed_by.iter().copied());
            told.push(tr!("adj-read-no-claim", names = names));
        }
        let said: Vec<AnnotatorId> = group.people().chain(group.missed_by.iter().copied()).collect();
        let absent: Vec<AnnotatorId> = self.queue.people.iter().copied().filter(|id| !said.contains(id)).collect();
        if !absent.is_empty() {
            let n = absent.len();
            told.push(tr!("adj-not-read", names = names(&mut absent.into_iter()), n = n));
        }
        told.join(" · ")
    }

    /// Whether I annotated the article that I decide on.
    pub fn annotated_it(&self, document: &Document) -> bool {
        self.queue.people.contains(&document.same().person(document.me))
    }

    /// What somebody decided, as words.
    pub fn ruled(&self, document: &Document, ruling: &Ruling) -> String {
        let scheme = document.scheme();
        let what = match &ruling.outcome {
            Outcome::Stands(claims) => {
                let verdict = |verdict: &Option<String>| texts::verdict(&scheme, verdict.as_deref()).to_owned();
                claims.iter().map(|(_, id)| verdict(id)).collect::<Vec<_>>().join(", ")
            }
            Outcome::NoClaim => tr!("adj-ruled-none").to_owned(),
            Outcome::Elsewhere(_) => tr!("adj-ruled-elsewhere").to_owned(),
        };
        // Files call whoever decides so already.
        let name = self.name(ruling.by);
        tr!("adj-ruled", name = bare_name(&name), what = what)
    }

    /// What came in after a decision, as a sentence.
    pub fn changed(&self, document: &Document, change: &Change) -> String {
        let scheme = document.scheme();
        let called = |person| self.called(document.same().person(person));
        let verdict = |verdict: &Option<String>| texts::verdict(&scheme, verdict.as_deref()).to_owned();
        match &change.what {
            What::New => tr!("adj-change-new", name = called(change.by)),
            What::Gone => tr!("adj-change-gone").to_owned(),
            What::Came(Came::Ends) => tr!("adj-change-ends", name = called(change.by)),
            What::Came(Came::Verdict { of, before, after }) => {
                tr!("adj-change-verdict", name = called(*of), before = verdict(before), after = verdict(after))
            }
        }
    }

    /// What I have written of the group that is looked at.
    pub fn written(&self, document: &Document) -> queue::Written {
        let acts = self.acts(document);
        self.group().map(|group| acts.written(group)).unwrap_or_default()
    }

    /// My acts, now.
    pub fn acts<'a>(&self, document: &'a Document) -> Acts<'a> {
        Acts { annotations: &document.annotations, by: self.by, blind: self.is_blind(), time: Timestamp::now() }
    }

    /// Remembers that the group that is looked at was decided, and looks at the next one that is listed.
    pub fn go_on(&mut self, document: &Document) {
        self.last = self.group().and_then(|group| group.claims.first().or(group.own.first()).copied());
        let place = self.at.and_then(|at| self.rows.iter().position(|row| *row == at)).unwrap_or(0);
        let others = self.rows.iter().cycle().skip(place + 1).take(self.rows.len().saturating_sub(1));
        let next: Vec<ClaimId> = others.filter_map(|row| self.queue.groups[*row].all().next()).collect();
        self.refresh_list(document);
        let at = |claim: &ClaimId| self.queue.groups.iter().position(|group| group.all().any(|id| id == *claim));
        let listed = next.iter().filter_map(at).find(|i| self.rows.contains(i));
        self.look_at(listed.or_else(|| self.rows.first().copied()));
    }

    /// Looks again without going back to what was decided last.
    fn refresh_list(&mut self, document: &Document) {
        let last = self.last.take();
        self.refresh(document);
        self.last = last;
    }

    /// Looks at the next or previous group of the list, and begins anew at its end.
    pub fn step(&mut self, toward: Toward) {
        let n = self.rows.len();
        let place = self.at.and_then(|at| self.rows.iter().position(|row| *row == at));
        let next = match (place, toward) {
            _ if n == 0 => return,
            (None, _) => 0,
            (Some(i), Toward::Next) => (i + 1) % n,
            (Some(i), Toward::Previous) => (i + n - 1) % n,
        };
        self.look_at(Some(self.rows[next]));
    }
}
