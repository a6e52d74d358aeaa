//! A CSV table that forgets nothing: each cell knows the bytes that it was written with.

use std::borrow::Cow;
use std::ops::Range;

use super::encoded::{Form, decoded, place};
use super::error::GradebookError;
use crate::model::limits;

/// The separators that are tried, in this order. Commas come last: between semicolons they are decimal ones.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// A table as it was read.
#[derive(Clone, Debug)]
pub struct Table {
    text: String,
    form: Form,
    /// What stands between cells.
    pub separator: char,
    rows: Vec<Row>,
}

/// A row of a table: where its cells stand in the text.
#[derive(Clone, Debug)]
struct Row {
    cells: Vec<Range<usize>>,
    /// From its first cell to after its line end.
    whole: Range<usize>,
    /// The line in which it begins, from 1.
    line: usize,
}

impl Table {
    /// Reads a table. Of the separators with which it can be read, the one counts that gives all rows one width, then the one that makes
    /// most columns.
    pub fn read(bytes: &[u8]) -> Result<Self, GradebookError> {
        let (text, form) = decoded(bytes)?;
        let mut best: Option<(char, Vec<Row>)> = None;
        let mut errors = Vec::new();
        for separator in SEPARATORS {
            match rows(&text, separator) {
                Ok(rows) if best.as_ref().is_none_or(|(_, best)| rank(&rows) > rank(best)) => {
                    best = Some((separator, rows));
                }
                Ok(_) => {}
                Err(error) => errors.push((separator, error)),
            }
        }
        // Of several errors, that with the separator of the first line.
        let first_line = text.lines().next().unwrap_or_default();
        let error = errors.into_iter().max_by_key(|(separator, _)| first_line.matches(*separator).count());
        match (best, error) {
            (Some((separator, rows)), error) if rank(&rows).1 > 1 || error.is_none() => {
                Ok(Self { text, form, separator, rows })
            }
            (_, error) => Err(error.map_or(GradebookError::Empty, |(_, error)| error)),
        }
    }

    /// How many rows there are. Blank lines are none.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many cells a row has.
    pub fn width(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.cells.len())
    }

    /// What a cell says; empty if there is no such cell.
    pub fn value(&self, row: usize, column: usize) -> Cow<'_, str> {
        value(self.raw(row, column))
    }

    /// A cell as it is written.
    pub fn raw(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|row| row.cells.get(column));
        cell.map_or("", |cell| &self.text[cell.clone()])
    }

    /// The line in which a row begins, from 1.
    pub fn line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// All from the start of the file to the end of this row, as it is written.
    pub fn until(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &self.text[..row.whole.end])
    }

    /// A row as it is written, with other cells in place of some.
    pub fn with(&self, row: usize, cells: &[(usize, String)]) -> String {
        let Some(row) = self.rows.get(row) else { return String::new() };
        let mut out = String::new();
        let mut from = row.whole.start;
        for (i, cell) in row.cells.iter().enumerate() {
            if let Some((_, new)) = cells.iter().find(|(column, _)| *column == i) {
                out.push_str(&self.text[from..cell.start]);
                out.push_str(new);
                from = cell.end;
            }
        }
        out.push_str(&self.text[from..row.whole.end]);
        out
    }

    /// The line end of a row; empty if the file ends there.
    pub fn line_end(&self, row: usize) -> &str {
        let row = self.rows.get(row);
        row.and_then(|row| Some(&self.text[row.cells.last()?.end..row.whole.end])).unwrap_or_default()
    }

    /// A cell with these words, quoted if it must be or if the cell in its place was.
    pub fn cell(&self, words: &str, old: &str) -> String {
        let must = words.contains([self.separator, '"', '\n', '\r', ' ', '\t']);
        if must || old.starts_with('"') { format!("\"{}\"", words.replace('"', "\"\"")) } else { words.to_owned() }
    }

    /// The bytes of a text in the form of this file.
    pub fn bytes(&self, text: &str) -> Vec<u8> {
        self.form.bytes(text)
    }

    /// Refuses rows from `head` on that don't have as many cells as that one. Empty cells at the end may be too many.
    pub fn check_rows(&self, head: usize) -> Result<(), GradebookError> {
        let expected = self.width(head);
        for row in self.rows.iter().skip(head) {
            let found = row.cells.len();
            let is_surplus_empty = row.cells.iter().skip(expected).all(Range::is_empty);
            if found < expected || !is_surplus_empty {
                let at = row.cells.get(expected).or(row.cells.last());
                let at = at.map_or(row.whole.start, |cell| if found < expected { cell.end } else { cell.start });
                let (line, column) = (row.line, place(&self.text, at).1);
                return Err(GradebookError::Ragged { line, column, found, expected });
            }
        }
        Ok(())
    }
}

/// What makes one way to read a table better than another one: rows of one width with several cells, then more cells.
fn rank(rows: &[Row]) -> (bool, usize) {
    let width = rows.first().map_or(0, |row| row.cells.len());
    (width > 1 && rows.iter().all(|row| row.cells.len() == width), width)
}

/// What a cell says that is written so.
fn value(raw: &str) -> Cow<'_, str> {
    match raw.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(raw),
    }
}

/// Cuts a text into rows (RFC 4180; LF and CR end rows too; a quote within a cell that does not begin with one is a letter).
fn rows(text: &str, separator: char) -> Result<Vec<Row>, GradebookError> {
    let bytes = text.as_bytes();
    let (separator, mut line) = (separator as u8, 1);
    let (mut rows, mut cells, mut at, mut start, mut count) = (Vec::new(), Vec::new(), 0, 0, 0_usize);
    while at < bytes.len() {
        let end = cell_end(text, at, separator)?;
        cells.push(at..end);
        count += 1;
        if count > limits::GRADEBOOK_CELLS {
            return Err(GradebookError::TooLarge);
        }
        at = match bytes.get(end) {
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => end + 2,
            Some(_) => end + 1,
            None => end,
        };
        let goes_on = bytes.get(end) == Some(&separator);
        if goes_on && at == bytes.len() {
            // The file ends with an empty cell.
            cells.push(at..at);
        }
        if !goes_on || at == bytes.len() {
            let is_blank = cells.len() == 1 && cells[0].is_empty();
            let cells = std::mem::take(&mut cells);
            if !is_blank {
                rows.push(Row { cells, whole: start..at, line });
            }
            line += place(&text[start..at], at - start).0 - 1;
            start = at;
        }
    }
    Ok(rows)
}

/// The end of the cell that begins at `at`.
fn cell_end(text: &str, at: usize, separator: u8) -> Result<usize, GradebookError> {
    let bytes = text.as_bytes();
    let ends = |byte: &u8| *byte == separator || matches!(byte, b'\n' | b'\r');
    if bytes.get(at) != Some(&b'"') {
        return Ok(bytes[at..].iter().position(ends).map_or(bytes.len(), |length| at + length));
    }
    let mut from = at + 1;
    loop {
        let Some(quote) = memchr::memchr(b'"', &bytes[from..]).map(|i| from + i) else {
            let (line, column) = place(text, at);
            return Err(GradebookError::OpenQuote { line, column });
        };
        match bytes.get(quote + 1) {
            Some(b'"') => from = quote + 2,
            Some(byte) if !ends(byte) => {
                let (line, column) = place(text, quote + 1);
                return Err(GradebookError::AfterQuote { line, column });
            }
            _ => return Ok(quote + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(text: &str) -> Vec<Vec<String>> {
        let table = Table::read(text.as_bytes()).unwrap();
        let row = |row| (0..table.width(row)).map(|column| table.value(row, column).into_owned()).collect();
        (0..table.len()).map(row).collect()
    }

    #[test]
    fn cells_of_all_kinds() {
        let check = |text: &str, expected: &[&[&str]]| assert_eq!(values(text), expected, "{text:?}");
        check("a,b\nc,d", &[&["a", "b"], &["c", "d"]]);
        check("a;b,c\r\n1;2,5\r\n", &[&["a", "b,c"], &["1", "2,5"]]);
        check("a\tb\r\"x\ty\"\t\r", &[&["a", "b"], &["x\ty", ""]]);
        check("\"say \"\"a\"\"\",\"two\r\nlines\"\n\n\n,", &[&["say \"a\"", "two\r\nlines"], &["", ""]]);
        check("a\"b,\"\"\n", &[&["a\"b", ""]]);
    }

    #[test]
    fn broken_quotes_are_refused_with_their_places() {
        let check = |text: &str, expected| assert_eq!(Table::read(text.as_bytes()).unwrap_err(), expected, "{text:?}");
        check("a,b\nc,\"d", GradebookError::OpenQuote { line: 2, column: 3 });
        check("a,b\n\"c\"d,e", GradebookError::AfterQuote { line: 2, column: 4 });
        let ragged = |text: &str| Table::read(text.as_bytes()).unwrap().check_rows(0);
        assert_eq!(ragged("a,b\n1,2,,\n"), Ok(()));
        assert_eq!(ragged("a,b\n1,2,3"), Err(GradebookError::Ragged { line: 2, column: 5, found: 3, expected: 2 }));
        assert_eq!(ragged("a,b\n\n12"), Err(GradebookError::Ragged { line: 3, column: 3, found: 1, expected: 2 }));
    }

    proptest! {
        /// Rows and what they leave out are the whole text; no cell is lost or added.
        #[test]
        fn rows_are_the_text(text in "[ab\",;\t\r\n=é ]{0,40}") {
            let Ok(table) = Table::read(text.as_bytes()) else { return Ok(()) };
            let written: String = (0..table.len()).map(|row| table.with(row, &[])).collect();
            let blank = |text: &str| text.replace(['\r', '\n'], "");
            prop_assert_eq!(blank(&written), blank(&text));
            prop_assert_eq!(table.until(table.len() - 1).trim_end_matches(['\r', '\n']), text.trim_end_matches(['\r', '\n']));
        }

        #[test]
        fn a_cell_gives_its_words_back(words in "[ab\",;\t\r\n'=é ]{0,12}", old in prop::sample::select(vec!["", "\"\"", "x"])) {
            for separator in SEPARATORS {
                let table = Table { separator, form: Form::PLAIN, text: String::new(), rows: Vec::new() };
                let line = format!("x{separator}{}{separator}y\n", table.cell(&words, old));
                let rows = rows(&line, separator).unwrap();
                prop_assert_eq!(rows[0].cells.len(), 3);
                prop_assert_eq!(value(&line[rows[0].cells[1].clone()]), words.as_str());
            }
        }
    }
}
