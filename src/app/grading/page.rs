//! The answers of a class as they are shown and judged.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::acts::{Change, Typing};
use super::class::{Class, KeyFile, Ready};
use super::collected::Collected;
use super::heat::Chosen;
use super::shown::{At, Column, Filter, View};
use super::{Action, collected};
use crate::tr;
use claimlight_core::exercise::gradebook::Gradebook;
use claimlight_core::exercise::grades::{Cell, Grades, Pupil, Row, Scored};
use claimlight_core::exercise::{KeyEntry, KeyOnText};
use claimlight_core::grading::Found;
use claimlight_core::model::{Annotations, AnnotatorId, Claim, Claims, Need, Timestamp};

/// The width of the window from which on the detail stands beside the grid, in points.
const ROOM_FOR_DETAIL: f32 = 1180.0;

/// What a file of grades holds, as far as is known. Tasks that write it tell one another.
pub(super) type Known = Arc<Mutex<Option<Arc<Grades>>>>;

/// How saving stands.
#[derive(Debug, Default)]
struct Saving {
    /// How often something was changed, and what of it was handed over to be written.
    revision: u64,
    queued: u64,
    /// How many tasks write.
    busy: usize,
    /// When it was saved last, by the clock.
    at: String,
    /// Why it could not be saved.
    failed: Option<String>,
    /// What the file holds.
    known: Known,
}

/// Grades that are to be saved.
pub(super) struct Unsaved {
    /// The grades.
    pub grades: Arc<Grades>,
    /// Where they are saved.
    pub path: PathBuf,
    /// What the file holds, as far as is known.
    pub known: Known,
}

/// The answers of a class.
#[derive(Debug)]
pub struct Page {
    /// The exercise and its keys.
    pub class: Arc<Class>,
    /// What the teacher says.
    pub grades: Arc<Grades>,
    /// The answers, scored.
    pub scored: Vec<Option<Arc<Scored>>>,
    /// What is known of each answer by the key that fits it best.
    pub rows: Vec<Option<Row>>,
    /// What became of each claim of the key that is shown.
    pub cells: Vec<Vec<Cell>>,
    /// The key that is shown.
    pub key: usize,
    /// How the answers are shown.
    pub view: View,
    /// Which pupils are shown.
    pub filter: Filter,
    /// What their names hold.
    pub find: String,
    /// Whether numbers stand in place of names.
    pub hides_names: bool,
    /// Whether the detail is hidden in a wide window, and whether it lies over the grid in a narrow one.
    hides_detail: bool,
    is_detail_over: bool,
    /// The pupils that are shown, in order.
    pub order: Vec<usize>,
    /// The number that stands in place of each name.
    numbers: Vec<usize>,
    /// The chosen cell.
    pub at: At,
    /// What is chosen on the map.
    pub map: Chosen,
    /// What came in last.
    pub collected: Collected,
    /// When it came in.
    pub since: Instant,
    pub(super) undo: Vec<Change>,
    pub(super) redo: Vec<Change>,
    pub(super) typing: Option<Typing>,
    saving: Saving,
}

impl Page {
    /// The page of a class that was collected and scored.
    pub(super) fn new(ready: Ready) -> Self {
        let Ready { class, grades, before, scored, collected } = ready;
        let mut page = Self {
            class: Arc::new(class),
            grades: Arc::new(grades),
            scored,
            rows: Vec::new(),
            cells: Vec::new(),
            key: 0,
            view: View::Grid,
            filter: Filter::All,
            find: String::new(),
            hides_names: false,
            hides_detail: false,
            is_detail_over: false,
            order: Vec::new(),
            numbers: Vec::new(),
            at: At { pupil: 0, column: Column::Claim(0) },
            map: Chosen::default(),
            since: Instant::now(),
            undo: Vec::new(),
            redo: Vec::new(),
            typing: None,
            saving: Saving {
                revision: u64::from(!collected.came.is_empty()),
                known: Arc::new(Mutex::new(before)),
                ..Saving::default()
            },
            collected,
        };
        page.count();
        page.at.pupil = page.order.first().copied().unwrap_or(0);
        if page.columns().first() != Some(&page.at.column) {
            page.at.column = Column::More;
        }
        page
    }

    /// Takes answers that were scored anew.
    pub(super) fn take(&mut self, class: Class, scored: Vec<Option<Arc<Scored>>>) {
        (self.class, self.scored) = (Arc::new(class), scored);
        self.key = self.key.min(self.class.lesson.keys.len().saturating_sub(1));
        self.count();
        if !self.columns().contains(&self.at.column) {
            self.at.column = Column::Grade;
        }
    }

    /// Takes hand-ins that came later.
    pub(super) fn collect(&mut self, collected: Collected) {
        Arc::make_mut(&mut self.grades).collect(collected.pupils.clone());
        (self.collected, self.since) = (collected, Instant::now());
        self.scored.resize(self.grades.pupils.len(), None);
        self.saving.revision += 1;
        self.count();
    }

    /// Adds those of a gradebook who handed in nothing. They are known by their numbers, else by their names.
    pub(super) fn add_without_hand_in(&mut self, book: &Gradebook) {
        let known: Vec<Pupil> = book
            .pupils()
            .iter()
            .map(|of| {
                let number = if of.keys.number.is_empty() { &of.keys.login } else { &of.keys.number };
                Pupil { number: number.clone(), who: of.keys.name.clone(), ..Pupil::default() }
            })
            .collect();
        let is_known = |new: &Pupil| {
            self.grades.pupils.iter().any(|pupil| {
                let by_name = !new.who.is_empty() && pupil.who.to_lowercase() == new.who.to_lowercase();
                by_name || !new.number.is_empty() && pupil.number == new.number
            })
        };
        let new: Vec<Pupil> = known.into_iter().filter(|new| !new.who.is_empty() && !is_known(new)).collect();
        if new.is_empty() {
            return;
        }
        Arc::make_mut(&mut self.grades).pupils.extend(new);
        self.scored.resize(self.grades.pupils.len(), None);
        self.changed();
        self.count();
    }

    /// Counts all rows anew.
    fn count(&mut self) {
        let pupils = self.grades.pupils.len();
        self.rows = (0..pupils).map(|i| self.row(i)).collect();
        self.cells = (0..pupils).map(|i| self.cells_of(i)).collect();
        self.number();
        self.arrange();
    }

    /// Counts the row of one pupil anew.
    pub(super) fn count_row(&mut self, i: usize) {
        let (row, cells) = (self.row(i), self.cells_of(i));
        if let (Some(of), Some(all)) = (self.rows.get_mut(i), self.cells.get_mut(i)) {
            (*of, *all) = (row, cells);
        }
    }

    fn row(&self, i: usize) -> Option<Row> {
        let scored = self.scored.get(i)?.as_ref()?;
        self.class.lesson.row(&self.grades, self.grades.pupils.get(i)?, scored)
    }

    fn cells_of(&self, i: usize) -> Vec<Cell> {
        let cells = || {
            let scored = self.scored.get(i)?.as_ref()?;
            Some(scored.cells(self.key, self.key_on_text()?, self.grades.pupils.get(i)?))
        };
        cells().unwrap_or_default()
    }

    /// Gives pupils numbers in an order that tells nothing of their names, the same each time.
    fn number(&mut self) {
        let id = &self.grades.exercise.id;
        let mixed = |i: usize| {
            // FNV-1a, over the exercise's id and the place of the pupil.
            let bytes = id.bytes().chain((i as u64).to_le_bytes());
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
        };
        let mut mixed: Vec<(u64, usize)> =
            (0..self.grades.pupils.len()).map(|i| (mixed(i).rotate_left(29), i)).collect();
        mixed.sort_unstable();
        self.numbers = vec![0; mixed.len()];
        for (number, (_, i)) in mixed.into_iter().enumerate() {
            self.numbers[i] = number + 1;
        }
    }

    /// Puts the pupils that are shown in order.
    fn arrange(&mut self) {
        let find = self.find.to_lowercase();
        let mut order: Vec<usize> = (0..self.grades.pupils.len())
            .filter(|i| self.filter.fits(&self.grades.pupils[*i]) && self.name(*i).to_lowercase().contains(find.trim()))
            .collect();
        if self.hides_names {
            order.sort_by_key(|i| self.numbers[*i]);
        } else {
            order.sort_by_key(|i| self.grades.pupils[*i].who.to_lowercase());
        }
        self.order = order;
        if !self.order.contains(&self.at.pupil)
            && let Some(first) = self.order.first()
        {
            self.at.pupil = *first;
        }
    }

    /// What stands for a pupil: the name, or a number while names are hidden.
    pub fn name(&self, i: usize) -> String {
        if self.hides_names {
            return tr!("grade-pupil-number", n = self.numbers.get(i).copied().unwrap_or_default());
        }
        self.grades.pupils.get(i).map(|pupil| pupil.who.clone()).unwrap_or_default()
    }

    /// The key that is shown, on the exercise's text.
    pub fn key_on_text(&self) -> Option<&KeyOnText> {
        self.class.lesson.keys.get(self.key)
    }

    /// The claims of the key that is shown.
    pub fn entries(&self) -> &[KeyEntry] {
        self.key_on_text().map(|key| key.entries.as_slice()).unwrap_or_default()
    }

    /// The claim of the key that is shown, as its file has it.
    pub fn key_claim(&self, entry: &KeyEntry) -> Option<&Arc<Claim>> {
        self.class.keys.get(self.key)?.annotations.claims.get(entry.claim)
    }

    /// The columns, in order.
    pub fn columns(&self) -> Vec<Column> {
        let claims = (0..self.entries().len()).map(Column::Claim);
        claims.chain([Column::More, Column::Grade]).collect()
    }

    /// The pupil who is chosen.
    pub fn pupil(&self) -> Option<&Pupil> {
        self.grades.pupils.get(self.at.pupil)
    }

    /// The answer of a pupil as annotations.
    pub fn answer(&self, i: usize) -> Option<&Annotations> {
        Some(&self.scored.get(i)?.as_ref()?.answer)
    }

    /// A mark of a pupil, by its place among those that have one in the text.
    pub fn mark(&self, pupil: usize, mark: usize) -> Option<&Arc<Claim>> {
        let answer = self.answer(pupil)?;
        answer.claims.as_slice().iter().filter(|claim| claim.ranges().next().is_some()).nth(mark)
    }

    /// How many pupils a filter shows.
    pub fn count_of(&self, filter: Filter) -> usize {
        self.grades.pupils.iter().filter(|pupil| filter.fits(pupil)).count()
    }

    /// How many pupils have an answer.
    pub fn answers(&self) -> usize {
        self.grades.pupils.iter().filter(|pupil| pupil.answer.is_some()).count()
    }

    /// How many pupils found a claim of the key that is shown.
    pub fn found(&self, claim: usize, found: Found) -> usize {
        self.cells.iter().filter(|cells| cells.get(claim).is_some_and(|cell| cell.found == found)).count()
    }

    /// Which grades would be others if they were given now, as a sentence.
    pub fn differing(&self) -> Option<String> {
        let pairs = self.grades.pupils.iter().zip(&self.rows).enumerate();
        let differ = pairs.filter(|(_, (pupil, row))| row.as_ref().is_some_and(|row| pupil.differs(&row.proposal)));
        let names: Vec<String> = differ.map(|(i, _)| self.name(i)).collect();
        (!names.is_empty()).then(|| tr!("grade-differ", n = names.len(), names = names.join(", ")))
    }

    /// Whether the grade of a pupil would be another one if it were given now.
    pub fn differs(&self, i: usize) -> bool {
        let row = self.rows.get(i).and_then(Option::as_ref);
        row.zip(self.grades.pupils.get(i)).is_some_and(|(row, pupil)| pupil.differs(&row.proposal))
    }

    /// Whether the detail stands beside the grid.
    pub fn has_detail_beside(&self, width: f32) -> bool {
        width >= ROOM_FOR_DETAIL && !self.hides_detail && self.view != View::HeatMap
    }

    /// Whether the detail lies over the grid.
    pub fn has_detail_over(&self, width: f32) -> bool {
        width < ROOM_FOR_DETAIL && self.is_detail_over && self.view != View::HeatMap
    }

    pub(super) fn toggle_detail(&mut self, width: f32) {
        let switch = if width < ROOM_FOR_DETAIL { &mut self.is_detail_over } else { &mut self.hides_detail };
        *switch = !*switch;
    }

    /// Leaves what lies over the grid, or another view of it. Returns `false` if nothing was left.
    pub(super) fn back(&mut self, width: f32) -> bool {
        if self.has_detail_over(width) {
            self.is_detail_over = false;
        } else if self.view != View::Grid {
            self.view = View::Grid;
        } else {
            return false;
        }
        true
    }

    /// Changes what is shown.
    pub(super) fn look(&mut self, action: Action) {
        self.typing = None;
        match action {
            Action::View(view) => self.view = view,
            Action::Filter(filter) => {
                self.filter = filter;
                self.arrange();
            }
            Action::Find(words) => {
                self.find = words;
                self.arrange();
            }
            Action::HideNames => {
                self.hides_names = !self.hides_names;
                self.arrange();
            }
            Action::Key(i) if i < self.class.lesson.keys.len() => {
                self.key = i;
                self.count();
                self.at.column = self.columns().first().copied().unwrap_or(Column::Grade);
            }
            Action::Choose(at) if at.pupil < self.grades.pupils.len() => {
                self.at = at;
                self.is_detail_over = true;
            }
            Action::Go(down, right) => self.go(down, right),
            Action::ShowKey => self.map.shows_key = !self.map.shows_key,
            Action::Larger => self.map.is_larger = !self.map.is_larger,
            Action::HeatTable => self.map.is_table = !self.map.is_table,
            Action::Sentence(i) => self.map.sentence = i,
            _ => {}
        }
    }

    fn go(&mut self, down: isize, right: isize) {
        let to = |at: usize, by: isize, n: usize| at.saturating_add_signed(by).min(n.saturating_sub(1));
        let row = self.order.iter().position(|i| *i == self.at.pupil).unwrap_or(0);
        if let Some(pupil) = self.order.get(to(row, down, self.order.len())) {
            self.at.pupil = *pupil;
        }
        let columns = self.columns();
        let column = columns.iter().position(|column| *column == self.at.column).unwrap_or(0);
        if let Some(column) = columns.get(to(column, right, columns.len())) {
            self.at.column = *column;
        }
    }

    /// The keys with the words that many marked beyond them as a welcome claim.
    pub(super) fn welcomed(&self, i: usize, me: AnnotatorId) -> Option<Vec<KeyFile>> {
        let beside = self.class.heat.beside.get(i)?;
        let mut keys = self.class.keys.clone();
        let key = keys.get_mut(self.key)?;
        let mut annotations = Annotations::clone(&key.annotations);
        let mut claim = Claim::new(me, [beside.range]);
        Need::Welcome.name().clone_into(&mut claim.need);
        let claims = annotations.claims.as_slice().iter().map(|claim| Claim::clone(claim)).chain([claim]);
        annotations.claims = Claims::new(claims.collect::<Vec<_>>());
        key.annotations = Arc::new(annotations);
        Some(keys)
    }

    /// Takes note that the keys are about to change, so that it can be undone.
    pub(super) fn keys_change(&mut self) {
        self.undo.push(Change::Keys(self.class.keys.clone()));
        self.redo.clear();
    }

    /// Takes note of a change.
    pub(super) fn changed(&mut self) {
        self.saving.revision += 1;
    }

    /// Takes note that nobody types any more, so that what was typed is saved at once.
    pub(super) fn end_typing(&mut self) {
        self.typing = None;
    }

    /// What is to be saved now; `None` if nothing is. What is being typed waits until something else is written.
    pub(super) fn take_unsaved(&mut self) -> Option<Unsaved> {
        let saving = &mut self.saving;
        if saving.revision == saving.queued || (self.typing.is_some() && saving.busy > 0) {
            return None;
        }
        saving.queued = saving.revision;
        saving.busy += 1;
        let (path, known) = (self.class.place.clone(), Arc::clone(&saving.known));
        Some(Unsaved { grades: Arc::clone(&self.grades), path, known })
    }

    /// Takes note that grades were written, or could not be. After a failure the next act tries again.
    pub(super) fn saved(&mut self, result: Result<(), String>) {
        let saving = &mut self.saving;
        saving.busy = saving.busy.saturating_sub(1);
        match result {
            Ok(()) => (saving.at, saving.failed) = (Timestamp::now().local_clock(), None),
            Err(reason) => saving.failed = Some(reason),
        }
    }

    /// Where the grades are saved, as a line; and whether that failed.
    pub fn saving_words(&self) -> (String, bool) {
        let place = &self.class.place;
        let folder = place.parent().and_then(|f| f.file_name()).map(|n| n.to_string_lossy().into_owned());
        let name = crate::app::words::file_name(place);
        let file = folder.map_or_else(|| name.clone(), |folder| format!("{folder}/{name}"));
        match &self.saving {
            Saving { failed: Some(reason), .. } => (tr!("grade-not-saved", reason = reason), true),
            Saving { at, .. } if at.is_empty() => (file, false),
            Saving { at, .. } => (tr!("grade-saved-in", file = file, time = at), false),
        }
    }

    /// How many pupils of those who handed in are graded.
    pub fn graded(&self) -> (usize, usize) {
        (self.count_of(Filter::Graded), self.answers())
    }

    /// What is said of a hand-in that has no cells.
    pub fn said_of(pupil: &Pupil) -> Option<&'static str> {
        pupil.answer.is_none().then(|| collected::status(&pupil.status))
    }
}
