//! Rows as CSV and as JSON Lines.

use super::rows::{Cell, Row, Rows};

/// The signs with which a cell that a spreadsheet would run begins. The last four are the full-width forms of the first.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Words as a cell that no spreadsheet runs as a formula: one apostrophe stands before them if they begin with a sign of [`FORMULA`], or
/// with apostrophes and such a sign. Taking one of the apostrophes before such a sign off gives the words back.
fn harmless(words: &str) -> String {
    let after = words.trim_start_matches('\'');
    if after.starts_with(FORMULA) { format!("'{words}") } else { words.to_owned() }
}

/// The start of a CSV table (RFC 4180): a byte order mark, which spreadsheets need, and the names of the columns.
pub fn csv_head(rows: Rows) -> String {
    csv_columns(rows.columns())
}

/// The start of a CSV table with these columns, see [`csv_head`].
pub fn csv_columns(columns: &[&str]) -> String {
    format!("\u{feff}{}", csv_line(columns.iter().map(|name| (*name).to_owned())))
}

/// Rows as CSV.
pub fn csv(rows: &[Row]) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Words(words) => harmless(words),
        Cell::Number(number) => number.to_string(),
        Cell::Figure(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Nothing => String::new(),
    };
    rows.iter().map(|row| csv_line(row.iter().map(cell))).collect()
}

/// A line of cells, ended by CR LF. Cells with commas, quotes or line ends stand in quotes.
fn csv_line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells
        .map(|cell| {
            // A blank at an end is part of the cell (RFC 4180, section 2.4); not all programs know.
            let is_plain = !cell.contains([',', '"', '\n', '\r']) && cell.trim().len() == cell.len();
            if is_plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
        })
        .collect();
    format!("{}\r\n", cells.join(","))
}

/// Rows as JSON Lines (<https://jsonlines.org>): an object for each, with the names of the columns in their order.
pub fn json_lines(of: Rows, rows: &[Row]) -> String {
    let value = |cell: &Cell| match cell {
        Cell::Words(words) => serde_json::Value::from(words.as_str()),
        Cell::Number(number) => serde_json::Value::from(*number),
        Cell::Figure(number) => serde_json::Value::from(*number),
        Cell::Flag(flag) => serde_json::Value::from(*flag),
        Cell::Nothing => serde_json::Value::Null,
    };
    let mut out = String::new();
    for row in rows {
        let pairs = of.columns().iter().zip(row).map(|(name, cell)| format!("\"{name}\": {}", value(cell)));
        out.push('{');
        out.push_str(&pairs.collect::<Vec<_>>().join(", "));
        out.push_str("}\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(csv(&[vec![Cell::Words(words.to_owned())]]), format!("{expected}\r\n"), "{words:?}");
    }

    #[test]
    fn a_cell_is_quoted_if_it_must_be() {
        check("plain words", "plain words");
        check("a, b", "\"a, b\"");
        check("say \"yes\"", "\"say \"\"yes\"\"\"");
        check("two\nlines", "\"two\nlines\"");
        check(" blank", "\" blank\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        check("=1+1", "'=1+1");
        check("+49 30", "'+49 30");
        check("-5 %", "'-5 %");
        check("@all", "'@all");
        check("\tx", "'\tx");
        check("＝1", "'＝1");
        check("'=1", "''=1");
        check("'tis", "'tis");
        check("a=b", "a=b");
    }

    #[test]
    fn numbers_and_flags_stay_bare() {
        let row = vec![Cell::Number(5), Cell::Flag(true), Cell::Nothing];
        assert_eq!(csv(std::slice::from_ref(&row)), "5,true,\r\n");
        assert!(json_lines(Rows::Spans, &[row]).starts_with("{\"file\": 5, \"article\": true, \"claim\": null"));
    }

    /// Takes a CSV table apart, as RFC 4180 says.
    fn parsed(table: &str) -> Vec<Vec<String>> {
        let (mut rows, mut cell, mut quoted) = (vec![vec![]], String::new(), false);
        let mut chars = table.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap_or_default()),
                '"' => quoted = !quoted,
                ',' if !quoted => rows.last_mut().unwrap().push(std::mem::take(&mut cell)),
                '\r' if !quoted && chars.peek() == Some(&'\n') => {
                    chars.next();
                    rows.last_mut().unwrap().push(std::mem::take(&mut cell));
                    rows.push(vec![]);
                }
                c => cell.push(c),
            }
        }
        rows.pop();
        rows
    }

    proptest! {
        /// Whatever people wrote, the cells come out again, and none begins like a formula.
        #[test]
        fn a_table_gives_its_cells_back(cells in prop::collection::vec("['=+@,\"\r\n\t \\-a＝é]{0,6}", 1..6)) {
            let row: Row = cells.iter().map(|cell| Cell::Words(cell.clone())).collect();
            let found = parsed(&csv(&[row]));
            prop_assert_eq!(found.len(), 1);
            for (cell, found) in cells.iter().zip(&found[0]) {
                prop_assert!(!found.starts_with(FORMULA), "{:?}", found);
                let rest = found.strip_prefix('\'').filter(|r| r.trim_start_matches('\'').starts_with(FORMULA));
                prop_assert_eq!(rest.unwrap_or(found), cell.as_str());
            }
        }
    }
}
