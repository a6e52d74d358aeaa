//! The list of pseudonyms as a table: printed with commas, and read back after any spreadsheet has saved it.

use encoding_rs::{Encoding, WINDOWS_1252};
use thiserror::Error;

use super::pseudonyms::{Person, Pseudonyms};

/// Why a list of pseudonyms can't be read. Lines count from 1.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoPseudonym {
    /// This line has another shape.
    #[error("line {0} is not one of a list of pseudonyms.")]
    Line(usize),
    /// This line names a person or a pseudonym that a line before it named.
    #[error("line {0} gives a pseudonym to a second one.")]
    Twice(usize),
}

const COLUMNS: [&str; 5] = ["kind", "id", "name", "pseudonym_id", "pseudonym"];

/// Runs begin with this letter: a spreadsheet takes 12345678 and 1234e567 for numbers, and saves others.
const RUN: char = 'r';

/// A spreadsheet takes a cell that begins so for a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

impl Pseudonyms {
    /// Reads a list as [`Pseudonyms::print`] prints it, or as a spreadsheet saves that: with semicolons or tabs, every cell in
    /// quotation marks, columns and rows in another order; in UTF-8 or UTF-16 with a mark, or in windows-1252 ("ANSI").
    pub fn read(bytes: &[u8]) -> Result<Self, NoPseudonym> {
        let source = decoded(bytes).replace("\r\n", "\n").replace('\r', "\n");
        let mut list = Self::default();
        let mut layout: Option<Layout> = None;
        for (i, line) in source.split('\n').enumerate() {
            let line = unwrapped(line);
            if line.trim_matches([' ', '\t', ',', ';', '"']).is_empty() || line.to_lowercase().starts_with("sep=") {
                continue;
            }
            let Some(layout) = &layout else {
                let (found, is_head) = Layout::of(&line).ok_or(NoPseudonym::Line(i + 1))?;
                if !is_head {
                    list.take(&found, &line, i + 1)?;
                }
                layout = Some(found);
                continue;
            };
            list.take(layout, &line, i + 1)?;
        }
        Ok(list)
    }

    fn take(&mut self, layout: &Layout, line: &str, number: usize) -> Result<(), NoPseudonym> {
        let wrong = || NoPseudonym::Line(number);
        let [kind, id, name, new_id, called] = layout.cells(line).ok_or_else(wrong)?;
        match kind.as_str() {
            "person" => {
                let (Ok(id), Ok(new_id)) = (id.parse(), new_id.parse()) else { return Err(wrong()) };
                if called.is_empty() {
                    return Err(wrong());
                }
                let is_given = |person: &Person| person.new_id == new_id || person.called == called;
                if self.people.contains_key(&id) || self.people.values().any(is_given) {
                    return Err(NoPseudonym::Twice(number));
                }
                self.people.insert(id, Person { name, new_id, called });
            }
            "run" => {
                let number = |cell: &str| u32::from_str_radix(cell.strip_prefix(RUN).unwrap_or(cell), 16);
                let (Ok(run), Ok(new)) = (number(&id), number(&new_id)) else { return Err(wrong()) };
                self.runs.insert(run, new);
            }
            _ => return Err(wrong()),
        }
        Ok(())
    }

    /// Prints who is whom as comma-separated values (RFC 4180). Whoever gives the copies away keeps this list.
    pub fn print(&self) -> String {
        let mut lines = vec![COLUMNS.join(",")];
        for (id, Person { name, new_id, called }) in &self.people {
            lines.push(format!("person,{id},{},{new_id},{}", cell(name), cell(called)));
        }
        for (run, new) in &self.runs {
            lines.push(format!("run,{RUN}{run:08x},,{RUN}{new:08x},"));
        }
        lines.join("\n") + "\n"
    }
}

/// What separates cells, and in which place each of [`COLUMNS`] stands.
struct Layout {
    separator: char,
    places: [usize; 5],
}

impl Layout {
    /// The layout of a table with this first line, and whether that names the columns.
    fn of(line: &str) -> Option<(Self, bool)> {
        const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
        for separator in SEPARATORS {
            let head: Vec<String> = cells(line, separator)?.iter().map(|cell| cell.trim().to_lowercase()).collect();
            let places = COLUMNS.map(|column| head.iter().position(|cell| cell == column));
            if let [Some(a), Some(b), Some(c), Some(d), Some(e)] = places {
                return Some((Self { separator, places: [a, b, c, d, e] }, true));
            }
        }
        let is_row = |separator: &char| cells(line, *separator).is_some_and(|cells| cells.len() > 3);
        let separator = SEPARATORS.into_iter().find(is_row)?;
        Some((Self { separator, places: [0, 1, 2, 3, 4] }, false))
    }

    /// The cells of a line by column; `None` if there are others, or a quotation mark is not closed.
    fn cells(&self, line: &str) -> Option<[String; 5]> {
        let mut cells = cells(line, self.separator)?;
        let taken = self.places.map(|at| {
            let cell = cells.get_mut(at).map(std::mem::take).unwrap_or_default();
            let cell = cell.trim();
            cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell).to_owned()
        });
        cells.iter().all(|cell| cell.trim().is_empty()).then_some(taken)
    }
}

/// The text of a table in the encodings of spreadsheets.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(source) => source.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// A line that a spreadsheet saved as one cell, without the quotation marks around it.
fn unwrapped(line: &str) -> String {
    let inside = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let is_one = |inside: &&str| !inside.replace("\"\"", "").contains('"') && inside.contains([',', ';', '\t']);
    inside.filter(is_one).map_or_else(|| line.to_owned(), |inside| inside.replace("\"\"", "\""))
}

fn cell(text: &str) -> String {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    let text = format!("{guard}{text}");
    if text.contains([',', ';', '\t', '|', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\"").replace(['\n', '\r'], " "))
    } else {
        text
    }
}

/// The cells of a line; `None` if a quotation mark is not closed.
fn cells(line: &str, separator: char) -> Option<Vec<String>> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', true) => quoted = false,
            ('"', false) if cell.is_empty() => quoted = true,
            (c, false) if c == separator => cells.push(std::mem::take(&mut cell)),
            (c, _) => cell.push(c),
        }
    }
    cells.push(cell);
    (!quoted).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AnnotatorId;

    const NAMES: [&str; 6] = ["José Núñez", "Müller, Ann-Kathrin", "=1+1", "-5", "007", "O\"Neill; Pat"];

    fn list() -> Pseudonyms {
        let mut list = Pseudonyms::default();
        for (i, name) in NAMES.iter().enumerate() {
            let person =
                Person { name: (*name).to_owned(), new_id: AnnotatorId::new(), called: format!("Annotator {}", i + 1) };
            list.people.insert(AnnotatorId::new(), person);
        }
        list.runs.extend([(0x12345, 0x1234_e567), (0x1234_5678, 0), (0xe9, 0x99)]);
        list
    }

    /// The list, printed and changed so, is read as the same one.
    #[track_caller]
    fn check(changed: impl Fn(&str) -> Vec<u8>) {
        let list = list();
        let bytes = changed(&list.print());
        assert_eq!(Pseudonyms::read(&bytes), Ok(list), "{}", String::from_utf8_lossy(&bytes));
    }

    /// The rows of a printed list, cells in order.
    fn rows(printed: &str) -> Vec<Vec<String>> {
        printed.lines().map(|line| cells(line, ',').unwrap()).collect()
    }

    fn with(printed: &str, separator: &str, quoted: bool) -> String {
        let cell = |cell: &String| {
            let is_special = quoted || cell.contains([',', ';', '\t', '"']);
            if is_special { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        let rows = rows(printed);
        let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(separator);
        rows.iter().map(line).collect::<Vec<_>>().join("\r\n") + "\r\n"
    }

    #[test]
    fn a_list_that_a_spreadsheet_saved_is_the_same() {
        check(|printed| printed.as_bytes().to_vec());
        for separator in [",", ";", "\t"] {
            for quoted in [false, true] {
                check(|printed| with(printed, separator, quoted).into_bytes());
                check(|printed| format!("\u{feff}{}", with(printed, separator, quoted)).into_bytes());
                check(|printed| WINDOWS_1252.encode(&with(printed, separator, quoted)).0.into_owned());
            }
        }
        check(|printed| {
            let units = std::iter::once(0xfeff).chain(with(printed, "\t", false).encode_utf16().collect::<Vec<_>>());
            units.flat_map(u16::to_le_bytes).collect()
        });
        check(|printed| format!("sep=;\r\n{}", with(printed, ";", false)).into_bytes());
        check(|printed| printed.replace('\n', "\r").into_bytes());
        // Empty rows and columns, and rows in another order.
        check(|printed| with(printed, ";", false).replace("\r\n", ";;\r\n;;;;;;\r\n").into_bytes());
        check(|printed| {
            let (head, rows) = printed.split_once('\n').unwrap();
            let mut rows: Vec<&str> = rows.lines().collect();
            rows.reverse();
            format!("{head}\n{}", rows.join("\n")).into_bytes()
        });
        // Each row as one cell, and cells at the end that were left out.
        check(|printed| {
            let lines: Vec<String> =
                printed.lines().map(|line| format!("\"{}\"\r\n", line.replace('"', "\"\""))).collect();
            lines.concat().into_bytes()
        });
        check(|printed| {
            let lines: Vec<String> = printed.lines().map(|line| format!("{}\n", line.trim_end_matches(','))).collect();
            lines.concat().into_bytes()
        });
        // Columns in another order.
        check(|printed| {
            let rows = rows(printed).into_iter().map(|mut row| {
                row.reverse();
                row
            });
            let line = |row: Vec<String>| {
                row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
            };
            rows.map(line).collect::<Vec<_>>().join("\n").into_bytes()
        });
    }

    #[test]
    fn no_cell_is_a_number_or_a_formula() {
        for row in rows(&list().print()).iter().skip(1) {
            for cell in [&row[1], &row[3]] {
                assert!(cell.is_empty() || cell.parse::<f64>().is_err(), "{cell}");
            }
            assert!(row.iter().all(|cell| !cell.starts_with(FORMULA)), "{row:?}");
        }
    }

    #[test]
    fn runs_of_earlier_lists_are_read() {
        let list = Pseudonyms::read(b"kind,id,name,pseudonym_id,pseudonym\nrun,1c67ab83,,00012345,\n").unwrap();
        assert_eq!(list.runs, [(0x1c67_ab83, 0x12345)].into());
    }

    #[test]
    fn what_is_no_row_is_told_with_its_line() {
        let check = |rows: &str, expected| {
            let source = format!("{}\n{rows}", COLUMNS.join(","));
            assert_eq!(Pseudonyms::read(source.as_bytes()), Err(expected), "{rows}");
        };
        let (a, b) = (AnnotatorId::new(), AnnotatorId::new());
        check("run,1.2345E+71,,0,", NoPseudonym::Line(2));
        check("\nperson,x,Ana,y,A", NoPseudonym::Line(3));
        check(&format!("person,{a},Ana,{b},"), NoPseudonym::Line(2));
        check(&format!("person,{a},Ana,{b},A,by hand"), NoPseudonym::Line(2));
        check(&format!("person,{a},\"Ana,{b},A"), NoPseudonym::Line(2));
        check(&format!("person,{a},Ana,{b},A\nperson,{b},Ben,{b},B"), NoPseudonym::Twice(3));
        check("pony,,,,", NoPseudonym::Line(2));
        assert_eq!(Pseudonyms::read(b"nonsense"), Err(NoPseudonym::Line(1)));
        assert_eq!(Pseudonyms::read(b""), Ok(Pseudonyms::default()));
    }
}
