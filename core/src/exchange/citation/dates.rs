//! Dates of citations, brought into the form of ISO 8601.

use super::one_line;
use crate::model::is_date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month in English, in full or by its first three letters or more.
fn month(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name)).map(|i| i + 1)
}

fn is_number(text: &str, len: std::ops::RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A date in ISO 8601 (`2026`, `2026-03`, `2026-03-12`) if the text can be understood: `2026/3/12`, `12 March 2026`, `Mar 2026`, and
/// dates of RIS with a time or a season (`2026/03/12/10:42`, `2026///Spring`). Other texts stay as they are, in one line.
pub fn iso(text: &str) -> String {
    let text = one_line(text);
    if is_date(&text) {
        return text;
    }
    numbers(&text).or_else(|| words(&text)).filter(|date| is_date(date)).unwrap_or(text)
}

/// `2026/03/12/…`, `2026-3-12`, `2026.3`.
fn numbers(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let year = parts.first().filter(|year| is_number(year, 4..=4))?;
    let part = |i: usize| parts.get(i).copied().unwrap_or_default();
    if parts.len() > 3 && !text.contains('/') || ![part(1), part(2)].iter().all(|n| is_number(n, 0..=2)) {
        return None;
    }
    Some(match (part(1), part(2)) {
        ("", _) => (*year).to_owned(),
        (month, "") => format!("{year}-{month:0>2}"),
        (month, day) => format!("{year}-{month:0>2}-{day:0>2}"),
    })
}

/// `12 March 2026`, `March 12, 2026`, `Mar. 2026`.
fn words(text: &str) -> Option<String> {
    let (mut year, mut named, mut day) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_new = if is_number(word, 4..=4) {
            year.replace(word).is_none()
        } else if is_number(word, 1..=2) {
            day.replace(word).is_none()
        } else {
            named.replace(month(word)?).is_none()
        };
        if !is_new {
            return None;
        }
    }
    let (year, month) = (year?, named?);
    Some(day.map_or_else(|| format!("{year}-{month:02}"), |day| format!("{year}-{month:02}-{day:0>2}")))
}

/// A date out of the fields year, month and day, as exact as they can be understood; else the year as it is.
pub(super) fn of_parts(year: &str, month: &str, day: &str) -> String {
    let tried = [format!("{year}-{month}-{day}"), format!("{day} {month} {year}"), format!("{month} {year}")];
    let tried = tried.iter().map(|text| iso(text.trim_end_matches('-')));
    tried.filter(|date| is_date(date)).max_by_key(String::len).unwrap_or_else(|| iso(year))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(iso(text), expected, "{text}");
    }

    #[test]
    fn dates_are_brought_into_iso() {
        for same in ["2026", "2026-03", "2026-03-12", "2025/2026", "2026-03-12T10:42:00Z", "spring 2026", "n.d.", ""] {
            check(same, same);
        }
        check(" 2026/03/12/ ", "2026-03-12");
        check("2026/3/1", "2026-03-01");
        check("2026/03/12/10:42:00", "2026-03-12");
        check("2026///Spring", "2026");
        check("2026//", "2026");
        check("2026.3", "2026-03");
        check("12 March 2026", "2026-03-12");
        check("March 12, 2026", "2026-03-12");
        check("Sept. 2026", "2026-09");
        check("2026 Mar 5", "2026-03-05");
        check("2026/27", "2026/27");
        check("2026-02-30", "2026-02-30");
        check("12.3.2026", "12.3.2026");
        check("March March 2026", "March March 2026");
    }

    #[test]
    fn parts_make_a_date() {
        assert_eq!(of_parts("2026", "", ""), "2026");
        assert_eq!(of_parts("2026", "mar", ""), "2026-03");
        assert_eq!(of_parts("2026", "3", "12"), "2026-03-12");
        assert_eq!(of_parts("2026", "mar", "5"), "2026-03-05");
        assert_eq!(of_parts("2026", "mar~5", ""), "2026-03-05");
        assert_eq!(of_parts("2026", "spring", ""), "2026");
        assert_eq!(of_parts("in press", "", ""), "in press");
    }

    proptest! {
        #[test]
        fn reading_twice_is_reading_once(text in any::<String>(), dated in "[0-9]{4}[-/. ][0-9a-z]{0,4}[-/. ,][0-9]{0,3}") {
            for text in [text, dated] {
                let once = iso(&text);
                prop_assert_eq!(iso(&once), once);
            }
        }
    }
}
