//! Every text on the screen, in the language that is chosen for the window.
//!
//! The texts are those of [`claimlight_core::words`]. Tests search the sources for keys that are missing, unused or bypassed.

use std::sync::atomic::{AtomicUsize, Ordering};

use claimlight_core::model::{Locator, Scheme, Shown, Timestamp};
pub use claimlight_core::words::{FluentArgs, LANGUAGES, Language, Value};

static CHOSEN: AtomicUsize = AtomicUsize::new(0);

/// Chooses the language with this code, such as `de` or `de-AT`; English if there is none.
pub fn choose(code: &str) {
    let found = Language::named(code).and_then(|found| LANGUAGES.iter().position(|l| l.code == found.code));
    CHOSEN.store(found.unwrap_or(0), Ordering::Relaxed);
}

/// Chooses the language of the settings, or the system's if `setting` is empty.
pub fn choose_from(setting: &str) {
    match setting {
        "" => choose(&sys_locale::get_locale().unwrap_or_default()),
        code => choose(code),
    }
}

/// The chosen language.
pub fn language() -> &'static Language {
    &LANGUAGES[CHOSEN.load(Ordering::Relaxed)]
}

/// The text with this key. With variables, `tr!("key", n = 3, name = "a")`, it is a `String`; without, `tr!("key")`, it is a
/// `&'static str`.
#[macro_export]
macro_rules! tr {
    ($($text:tt)*) => {
        claimlight_core::words::told!($crate::app::words::texts::language(), $($text)*)
    };
}

/// The label of the verdict with this ID; "To check" if there is none.
pub fn verdict<'a>(scheme: &'a Scheme, id: Option<&'a str>) -> &'a str {
    language().verdict(scheme, id)
}

/// The label of a claim's verdict.
pub fn shown<'a>(scheme: &'a Scheme, shown: Shown<'a>) -> &'a str {
    language().shown(scheme, shown)
}

/// Why people differed, see [`Language::reason`].
pub fn reason(reason: &str) -> &str {
    language().reason(reason)
}

/// Translates a text of a bundled scheme, see [`Language::of_scheme`].
pub fn of_scheme(text: &str) -> &str {
    language().of_scheme(text)
}

/// Formats a number for the chosen language, see [`Language::number`].
pub fn number(value: f64) -> String {
    language().number(value)
}

/// Formats a date for the chosen language: `24 November 2026`.
pub fn day(date: jiff::civil::Date) -> String {
    language().day(date)
}

/// Formats a date and the local time of day: `24 November 2026, 10:42`.
pub fn day_and_time(time: Timestamp) -> String {
    language().day_and_time(time)
}

/// Names a place in an article's source: `Page 12`.
pub fn place_in_source(locator: &Locator) -> String {
    language().place_in_source(locator)
}

/// From this age on, a date is shown in full: the day of the week would be that of today.
const WEEK: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);

/// Formats a date relative to today: "today", "yesterday", the day of the week within a week, or else the date.
pub fn day_since(date: jiff::civil::Date, today: jiff::civil::Date) -> String {
    if date == today {
        tr!("today").to_owned()
    } else if today.yesterday().is_ok_and(|y| y == date) {
        tr!("yesterday").to_owned()
    } else if date < today && today.duration_since(date) < WEEK {
        tr!("weekday", n = date.weekday().to_monday_one_offset())
    } else {
        day(date)
    }
}
