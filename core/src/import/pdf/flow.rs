//! Lines become paragraphs, headings, items, rows and notes, from the first page to the last.

use super::joins::{Words, add_line, show_hyphens};
use super::letters::{closes, ends_sentence};
use super::lines::{Column, Line};
use super::marks::{Mark, mark, starts_caption, starts_note};
use super::parts::{Letter, Part, Sort, runs};
use super::sizes::Sizes;

/// A page, after its head and foot were taken off.
pub struct Page {
    /// What readers call it.
    pub label: String,
    /// Its columns, in the order in which they are read.
    pub columns: Vec<Column>,
}

/// The parts of a document.
pub fn parts(pages: &[Page]) -> Vec<Part> {
    let mut flow = Flow { sizes: Sizes::of(pages), ..Flow::default() };
    let lines = || pages.iter().flat_map(|page| &page.columns).flat_map(|column| &column.lines);
    lines().for_each(|line| flow.words.add_line(&line.letters));
    for (sheet, page) in pages.iter().enumerate() {
        let notes = notes(page, &flow.sizes);
        for (i, column) in page.columns.iter().enumerate() {
            let from = notes.get(i).copied().unwrap_or(column.lines.len());
            flow.column(column, from, sheet);
        }
        for (i, column) in page.columns.iter().enumerate() {
            let from = notes.get(i).copied().unwrap_or(column.lines.len());
            flow.notes(column.lines.get(from..).unwrap_or_default(), sheet);
        }
    }
    flow.finish(pages)
}

/// From which line on each column of a page has notes.
fn notes(page: &Page, sizes: &Sizes) -> Vec<usize> {
    let is_small = |line: &Line| sizes.is_small(line.size);
    let lowest_text = |column: &Column| {
        let beside = page.columns.iter().filter(|c| c.start < column.end && c.end > column.start);
        let text = beside.flat_map(|c| &c.lines).filter(|line| !is_small(line));
        text.map(|line| line.y).fold(f32::INFINITY, f32::min)
    };
    let mut has_begun = false;
    let mut from = |column: &Column| {
        let lowest = lowest_text(column);
        let small = column.lines.iter().rposition(|line| !is_small(line) || line.y > lowest).map_or(0, |last| last + 1);
        let tail = column.lines.get(small..).unwrap_or_default();
        // All of a page in small type is no note; a note that goes on in the next column is one.
        let goes_on = has_begun && small == 0;
        let first = if goes_on { Some(0) } else { tail.iter().position(starts_note) };
        let first = first.filter(|_| lowest.is_finite());
        has_begun |= first.is_some();
        first.map_or(column.lines.len(), |first| small + first)
    };
    page.columns.iter().map(&mut from).collect()
}

/// A column of no more lines than this may end far from its edge.
const FEW: usize = 2;

/// A part that is being built.
struct Open {
    sort: Sort,
    page: usize,
    letters: Vec<Letter>,
    /// Its first and last line.
    first: Line,
    last: Line,
    count: usize,
    /// Where its column starts and ends.
    start: f32,
    end: f32,
    /// How far its first line is indented.
    indent: f32,
    /// Where its words start, if it is an item.
    words_at: f32,
}

#[derive(Default)]
struct Flow {
    sizes: Sizes,
    words: Words,
    done: Vec<(Sort, usize, Vec<Letter>)>,
    open: Option<Open>,
    /// How far the items of the current list are indented, outermost first, each with its last number.
    lists: Vec<(f32, u32)>,
    /// The last paragraph if no sentence ends with it.
    unfinished: Option<usize>,
    /// Notes that come after the part that is being built.
    waiting: Vec<(Sort, usize, Vec<Letter>)>,
}

impl Flow {
    /// Adds the lines of a column up to this one.
    fn column(&mut self, column: &Column, to: usize, page: usize) {
        let lines = column.lines.get(..to).unwrap_or_default();
        let mut i = 0;
        while i < lines.len() {
            let rows = table(&lines[i..], column);
            if rows > 0 {
                self.close();
                self.table(&lines[i..i + rows], page);
                i += rows;
                continue;
            }
            let next = lines.get(i + 1);
            self.line(&lines[i], next, column, (page, i == 0));
            i += 1;
        }
    }

    /// Adds a line; `place` is its page, and whether it is the first one of its column.
    fn line(&mut self, line: &Line, next: Option<&Line>, column: &Column, place: (usize, bool)) {
        let (page, is_first) = place;
        let mark = mark(line).filter(|(mark, _)| self.is_item(*mark, line));
        let indent = line.start - column.start;
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let is_apart = !is_first && self.sizes.is_apart(&open.last, line);
            mark.is_none() && !is_apart && !breaks(open, line, next, column)
        });
        if goes_on && let Some(open) = &mut self.open {
            add_line(&mut open.letters, &line.letters, &self.words);
            open.last = line.clone();
            open.count += 1;
            // A column of few lines does not tell how far it could go: it goes at least as far as the one before.
            let few = column.lines.len() <= FEW;
            let width =
                if few { (open.end - open.start).max(column.end - column.start) } else { column.end - column.start };
            (open.start, open.end) = (column.start, column.start + width);
            return;
        }
        self.close();
        let (sort, letters, words_at) = match mark {
            Some((mark, words)) => {
                let (depth, number) = self.item(mark, indent, line.size);
                (Sort::Item(depth, number), line.letters[words..].to_vec(), line.second_word)
            }
            None => (Sort::Paragraph, line.letters.clone(), line.start),
        };
        self.open = Some(Open {
            sort,
            page,
            letters,
            first: line.clone(),
            last: line.clone(),
            count: 1,
            indent,
            start: column.start,
            end: column.end,
            words_at,
        });
    }

    /// Whether a line with this mark is an item of a list.
    fn is_item(&self, mark: Mark, line: &Line) -> bool {
        if self.sizes.level(line.size).is_some() || line.is_bold {
            return false;
        }
        let within = |open: &Open| !is_short(&open.last, line, open.end) && !ends(&open.letters);
        match mark {
            Mark::Bullet => true,
            Mark::Dash => !self.open.as_ref().is_some_and(|open| matches!(open.sort, Sort::Paragraph) && within(open)),
            Mark::Number(number) => {
                let counts_up = self.lists.iter().any(|(_, last)| last + 1 == number);
                (number == 1 || counts_up) && !self.open.as_ref().is_some_and(within)
            }
        }
    }

    /// The depth and number of an item.
    fn item(&mut self, mark: Mark, indent: f32, size: f32) -> (u8, Option<u32>) {
        let near = size / 2.0;
        self.lists.retain(|(at, _)| *at < indent + near);
        let number = if let Mark::Number(number) = mark { number } else { 0 };
        match self.lists.last_mut().filter(|(at, _)| *at > indent - near) {
            Some((_, last)) => *last = number,
            None => self.lists.push((indent, number)),
        }
        let depth = u8::try_from(self.lists.len() - 1).unwrap_or(u8::MAX).min(super::super::MAX_DEPTH);
        (depth, (number > 0).then_some(number))
    }

    /// Ends the part that is being built.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let sort = if open.sort == Sort::Paragraph { self.sort(&open) } else { open.sort };
        // A paragraph that is not indented as far as its words ends a list.
        if !matches!(sort, Sort::Item(..)) {
            self.lists.retain(|(at, _)| open.indent > at + open.first.size / 2.0);
        }
        self.push(sort, open.page, open.letters);
        self.done.append(&mut self.waiting);
    }

    /// What a paragraph is.
    fn sort(&self, open: &Open) -> Sort {
        /// The longest heading, in letters.
        const LONGEST: usize = 250;
        /// The longest heading that is only in bold, and how many lines it has.
        const IN_BOLD: (usize, usize) = (120, 2);
        let text: String = open.letters.iter().map(|letter| letter.c).collect();
        let has_words = text.chars().any(char::is_alphabetic);
        if starts_caption(&text) && !self.sizes.is_large(open.first.size) {
            return Sort::Caption;
        }
        if let Some(level) = self.sizes.level(open.first.size).filter(|_| text.len() <= LONGEST && has_words) {
            return Sort::Heading(level);
        }
        let is_bold = open.letters.iter().all(|l| l.style.is_bold || l.c.is_whitespace());
        let is_short = text.chars().count() <= IN_BOLD.0 && open.count <= IN_BOLD.1;
        let ends = text.ends_with(['.', ',', ';', ':', '。']);
        if is_bold && is_short && has_words && !ends && !self.sizes.is_small(open.first.size) {
            return Sort::Heading(self.sizes.lowest_level());
        }
        Sort::Paragraph
    }

    fn push(&mut self, sort: Sort, page: usize, mut letters: Vec<Letter>) {
        show_hyphens(&mut letters);
        let is_open = sort == Sort::Paragraph && !ends(&letters);
        // A paragraph that was broken off by a picture or a table goes on after it.
        let starts_small = letters.first().is_some_and(|letter| letter.c.is_lowercase());
        if sort == Sort::Paragraph
            && starts_small
            && let Some(before) = self.unfinished.take()
            && let Some((_, _, paragraph)) = self.done.get_mut(before)
        {
            add_line(paragraph, &letters, &self.words);
            self.unfinished = is_open.then_some(before);
            return;
        }
        if sort == Sort::Paragraph {
            self.unfinished = is_open.then_some(self.done.len());
        } else if matches!(sort, Sort::Heading(_) | Sort::Item(..)) {
            self.unfinished = None;
        }
        self.done.push((sort, page, letters));
    }

    /// Adds the rows of a table.
    fn table(&mut self, rows: &[Line], page: usize) {
        let mut cells: Vec<Vec<Letter>> = Vec::new();
        let mut base = 0;
        for (i, row) in rows.iter().enumerate() {
            if i > 0 && continues(&rows[base], &rows[i - 1], row) {
                for (j, cell) in row.cells.iter().enumerate() {
                    let above = rows[base].cells.iter().position(|a| a.start < cell.end && a.end > cell.start);
                    if let Some(above) = above.and_then(|at| cells.get_mut(at)) {
                        add_line(above, row.cell(j), &self.words);
                    }
                }
                continue;
            }
            self.row(&mut cells, page);
            base = i;
            cells = (0..row.cells.len()).map(|j| row.cell(j).to_vec()).collect();
        }
        self.row(&mut cells, page);
    }

    fn row(&mut self, cells: &mut Vec<Vec<Letter>>, page: usize) {
        let mut letters: Vec<Letter> = Vec::new();
        for (i, cell) in cells.drain(..).enumerate() {
            if i > 0
                && let Some(first) = cell.first()
            {
                letters.push(Letter { c: '\t', script: None, ..*first });
            }
            letters.extend(cell);
        }
        if !letters.is_empty() {
            self.push(Sort::Row, page, letters);
        }
    }

    /// Adds notes. They come after the paragraph that may go on on the next page.
    fn notes(&mut self, lines: &[Line], page: usize) {
        let mut notes: Vec<Vec<Letter>> = Vec::new();
        for line in lines {
            match notes.last_mut().filter(|_| !starts_note(line)) {
                Some(note) => add_line(note, &line.letters, &self.words),
                None => notes.push(after_mark(&line.letters)),
            }
        }
        self.waiting.extend(notes.into_iter().map(|note| (Sort::Note, page, note)));
        if self.open.is_none() {
            self.done.append(&mut self.waiting);
        }
    }

    fn finish(mut self, pages: &[Page]) -> Vec<Part> {
        self.close();
        let label = |sheet: usize| pages.get(sheet).map(|page| page.label.clone()).unwrap_or_default();
        let part = |(sort, sheet, letters): (Sort, usize, Vec<Letter>)| Part {
            sort,
            sheet,
            page: label(sheet),
            runs: runs(&letters),
        };
        self.done.into_iter().map(part).collect()
    }
}

/// A note, with a blank after its mark.
fn after_mark(letters: &[Letter]) -> Vec<Letter> {
    let mark = letters.iter().take_while(|letter| letter.c.is_ascii_digit() || letter.script.is_some()).count();
    let mut note = letters.to_vec();
    if mark > 0
        && let Some(next) = letters.get(mark).filter(|next| next.c.is_alphabetic())
    {
        note.insert(mark, Letter { c: ' ', ..*next });
    }
    note
}

/// Whether a new paragraph begins with a line, by what its letters and its start and the end of the line before tell.
fn breaks(open: &Open, line: &Line, next: Option<&Line>, column: &Column) -> bool {
    /// Types of one paragraph differ by less than this much.
    const SAME_SIZE: f32 = 0.12;
    /// Lines this much further in are indented, in sizes.
    const INDENT: f32 = 0.8;
    let last = &open.last;
    let size = last.size.max(line.size);
    if (last.size - line.size).abs() > SAME_SIZE * size {
        return true;
    }
    let is_short = is_short(last, line, open.end);
    let starts_small = line.letters.first().is_some_and(|letter| letter.c.is_lowercase());
    let is_unfinished = !ends(&open.letters);
    if open.first.is_bold && last.is_bold && !line.is_bold && (is_short || !starts_small) {
        return true;
    }
    if are_centred(last, line, open, column) {
        return false;
    }
    let (was, is) = (last.start - open.start, line.start - column.start);
    if matches!(open.sort, Sort::Item(..)) {
        let words = open.words_at - open.start;
        let is_at_words = (is - words).abs() < INDENT * size;
        return if is_at_words { is_short && !(is_unfinished && starts_small) } else { is_short || !is_unfinished };
    }
    if is > was + INDENT * size {
        // The lines after the first one of an entry can be indented, too.
        let goes_on = next.is_some_and(|next| (next.start - line.start).abs() < 0.3 * size);
        let hangs = open.count == 1 && !is_short && (is_unfinished || goes_on);
        return !(hangs || is_unfinished && starts_small);
    }
    if is < was - INDENT * size && open.count > 1 {
        return !is_unfinished || is_short;
    }
    is_short && !(is_unfinished && starts_small)
}

/// Whether a line ends although the first word of the next one has room on it.
fn is_short(last: &Line, next: &Line, end: f32) -> bool {
    /// What is between two words at least, and how exact the end of a column is, in sizes.
    const BETWEEN: f32 = 0.5;
    let beside_picture = (last.end - next.end).abs() < 0.1 * last.size;
    last.end + next.first_word + BETWEEN * last.size < end && !beside_picture
}

/// Whether two lines are set around one middle, and neither fills its column.
fn are_centred(last: &Line, line: &Line, open: &Open, column: &Column) -> bool {
    let middle = |line: &Line, start: f32| f32::midpoint(line.start, line.end) - start;
    let is_indented = |line: &Line, start: f32, end: f32| line.start > start + line.size && line.end < end - line.size;
    (middle(last, open.start) - middle(line, column.start)).abs() < 0.2 * line.size
        && is_indented(last, open.start, open.end)
        && is_indented(line, column.start, column.end)
}

/// Whether a text ends like a sentence.
fn ends(letters: &[Letter]) -> bool {
    let last = letters.iter().rev().find(|letter| !closes(letter.c) && letter.script.is_none());
    last.is_some_and(|letter| ends_sentence(letter.c))
}

/// How many of the first lines are rows of a table: their cells stand below each other.
fn table(lines: &[Line], column: &Column) -> usize {
    /// Rows further apart than this, in sizes, are of two tables.
    const FAR: f32 = 3.5;
    let is_stretched =
        |line: &Line| line.is_even && line.start < column.start + line.size && line.end > column.end - line.size;
    let is_item = |line: &Line| line.cells.len() == 2 && mark(line).is_some();
    let is_row = |line: &Line| line.cells.len() > 1 && !is_item(line) && !is_stretched(line);
    let Some(first) = lines.first().filter(|line| is_row(line)) else { return 0 };
    let (mut base, mut count, mut full) = (first, 1, 1);
    for (i, line) in lines.iter().enumerate().skip(1) {
        let last = &lines[i - 1];
        if last.y - line.y > FAR * line.size {
            break;
        }
        if is_row(line) && are_aligned(base, line) {
            base = line;
            full += 1;
        } else if !continues(base, last, line) {
            break;
        }
        count = i + 1;
    }
    if full > 1 { count } else { 0 }
}

/// Whether a cell of one row, but for the first, stands below one of the other.
fn are_aligned(above: &Line, below: &Line) -> bool {
    /// How exact cells stand below each other, in points.
    const NEAR: f32 = 3.0;
    let near = |a: f32, b: f32| (a - b).abs() < NEAR;
    below.cells.iter().skip(1).any(|b| {
        let is_below = |a: &super::lines::Cell| {
            near(a.start, b.start) || near(a.end, b.end) || near(a.start + a.end, b.start + b.end)
        };
        above.cells.iter().skip(1).any(is_below)
    })
}

/// Whether a line goes on in cells of the row `base`, other than its first one; `last` is the line right above.
fn continues(base: &Line, last: &Line, line: &Line) -> bool {
    /// How far apart lines of a cell are at most, in sizes.
    const NEAR: f32 = 1.45;
    let is_near = last.y - line.y < NEAR * line.size;
    let has_place = |cell: &super::lines::Cell| {
        base.cells.iter().skip(1).any(|above| above.start < cell.end && above.end > cell.start)
    };
    let first_ends = base.cells.first().map_or(f32::INFINITY, |cell| cell.end);
    is_near
        && line.cells.len() < base.cells.len()
        && line.cells.iter().all(|cell| cell.start > first_ends && has_place(cell))
}
