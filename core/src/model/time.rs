//! Times, as files hold them.

use std::fmt;
use std::str::FromStr;

/// A time in UTC, to the second. Printed as in RFC 3339: `2026-11-24T10:42:05Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// Now, by the machine's clock.
    pub fn now() -> Self {
        Self::from_second(jiff::Timestamp::now().as_second())
    }

    /// A time in seconds since the Unix epoch.
    pub fn from_second(seconds: i64) -> Self {
        Self(jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// Seconds since the Unix epoch.
    pub fn as_second(self) -> i64 {
        self.0.as_second()
    }

    /// Date and time in the system's time zone.
    pub fn local(self) -> jiff::civil::DateTime {
        self.0.to_zoned_datetime(jiff::tz::TimeZone::system()).datetime()
    }

    /// The time of day in the system's time zone: `10:42`.
    pub fn local_clock(self) -> String {
        self.0.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%H:%M").to_string()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(s: &str) -> Result<Self, jiff::Error> {
        s.parse::<jiff::Timestamp>().map(|t| Self::from_second(t.as_second()))
    }
}

/// Whether a text is a date as ISO 8601 writes it: a year, a month or a day (`2026`, `2026-03`, `2026-03-12`), a day with a time
/// (`2026-03-12T10:42:00+01:00`), or two of these separated by `/`.
pub fn is_date(text: &str) -> bool {
    match text.split_once('/') {
        Some((from, to)) => is_one_date(from) && is_one_date(to),
        None => is_one_date(text),
    }
}

fn is_one_date(text: &str) -> bool {
    let is_day = |text: &str| text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
    match text.len() {
        4 => is_day(&format!("{text}-01-01")),
        7 => is_day(&format!("{text}-01")),
        10 => is_day(text),
        _ => text.parse::<jiff::civil::DateTime>().is_ok() || text.parse::<jiff::Timestamp>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_years_months_days_and_times() {
        for text in [
            "2026",
            "2026-03",
            "2026-03-12",
            "2024-02-29",
            "2026-03-12T10:42",
            "2026-03-12T10:42:00Z",
            "2026-03-12T10:42:00+01:00",
            "2025/2026",
            "2026-03-01/2026-03-12",
        ] {
            assert!(is_date(text), "{text}");
        }
        for text in ["", "26", "March", "12.3.2026", "2026-3-12", "2026-13", "2026-02-30", "20260", "2026/", "-2026"] {
            assert!(!is_date(text), "{text}");
        }
    }
}
