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
