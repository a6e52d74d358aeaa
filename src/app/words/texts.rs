//! Every text on the screen, from one file per language: `assets/texts/*.ftl`, in Fluent's syntax
//! (<https://projectfluent.org/fluent/guide/>).
//!
//! Always true: a text that a language lacks is shown in English; a text that English lacks is shown as its key. Tests search
//! the sources for keys that are missing, unused or bypassed.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use claimlight_core::model::{Locator, Scheme, Shown};

/// A language in which the window can be shown.
pub struct Language {
    /// Its BCP 47 code.
    pub code: &'static str,
    /// Its name in the language itself.
    pub name: &'static str,
    /// Whether its texts have not been checked by a speaker yet.
    pub draft: bool,
    source: &'static str,
    /// The separator between groups of three digits, and the number of digits from which it is used.
    group: (&'static str, usize),
    decimal: &'static str,
}

/// All languages; the first has every text.
pub const LANGUAGES: [Language; 3] = [
    Language {
        code: "en",
        name: "English",
        draft: false,
        source: include_str!("../../../assets/texts/en.ftl"),
        group: (",", 4),
        decimal: ".",
    },
    Language {
        code: "de",
        name: "Deutsch",
        draft: true,
        source: include_str!("../../../assets/texts/de.ftl"),
        group: (".", 5),
        decimal: ",",
    },
    Language {
        code: "es",
        name: "Español",
        draft: true,
        source: include_str!("../../../assets/texts/es.ftl"),
        group: (".", 5),
        decimal: ",",
    },
];

/// A language with its texts parsed.
struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// The texts without variables, which need no formatting. They are kept until the program ends.
    fixed: HashMap<String, &'static str>,
}

static CHOSEN: AtomicUsize = AtomicUsize::new(0);
static READY: [OnceLock<Texts>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

/// Chooses the language with this code, such as `de` or `de-AT`; English if there is none.
pub fn choose(code: &str) {
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    let i = LANGUAGES.iter().position(|l| l.code.eq_ignore_ascii_case(primary)).unwrap_or(0);
    CHOSEN.store(i, Ordering::Relaxed);
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
    ($key:expr) => {
        $crate::app::words::texts::fixed($key)
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::app::words::texts::args();
        $(args.set(stringify!($name), $crate::app::words::texts::value($value));)+
        $crate::app::words::texts::with($key, &args)
    }};
}

/// A value that a text can include: words or a number.
pub trait Value {
    /// The value as Fluent represents it.
    fn fluent(self) -> FluentValue<'static>;
}

impl Value for usize {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(self as f64)
    }
}

impl Value for u64 {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(self as f64)
    }
}

impl Value for u32 {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(f64::from(self))
    }
}

impl Value for i8 {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(f64::from(self))
    }
}

impl Value for String {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(self)
    }
}

impl Value for &str {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Value for &String {
    fn fluent(self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

/// Used by [`tr!`]: an empty list of variables.
pub fn args() -> FluentArgs<'static> {
    FluentArgs::new()
}

/// Used by [`tr!`]: the value of a variable.
pub fn value(value: impl Value) -> FluentValue<'static> {
    value.fluent()
}

fn texts(i: usize) -> &'static Texts {
    READY[i].get_or_init(|| {
        let language = &LANGUAGES[i];
        let id: LanguageIdentifier = language.code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks around variables are for texts of mixed direction; the available faces would draw them as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format_number));
        // Invalid entries of a file are skipped; tests make sure that there are none.
        let resource = FluentResource::try_new(language.source.to_owned()).unwrap_or_else(|(good, _)| good);
        let keys = keys_in(&resource);
        bundle.add_resource_overriding(resource);
        let mut fixed = HashMap::new();
        for key in keys {
            let mut errors = Vec::new();
            if let Some(pattern) = pattern(&bundle, &key) {
                let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                // A text with variables can't be formatted without their values.
                if errors.is_empty() {
                    fixed.insert(key, &*text.leak());
                }
            }
        }
        Texts { bundle, fixed }
    })
}

fn pattern<'a>(
    bundle: &'a FluentBundle<FluentResource>,
    key: &str,
) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
    match key.split_once('.') {
        None => bundle.get_message(key)?.value(),
        Some((message, attribute)) => Some(bundle.get_message(message)?.get_attribute(attribute)?.value()),
    }
}

/// The text with this key, without variables. Returns the key if there is no such text.
pub fn fixed(key: &'static str) -> &'static str {
    lookup(key).unwrap_or(key)
}

fn lookup(key: &str) -> Option<&'static str> {
    let chosen = CHOSEN.load(Ordering::Relaxed);
    texts(chosen).fixed.get(key).or_else(|| texts(0).fixed.get(key)).copied()
}

/// The text with this key and these variables. Returns the key if there is no such text.
pub fn with(key: &str, args: &FluentArgs<'_>) -> String {
    let chosen = CHOSEN.load(Ordering::Relaxed);
    for i in [chosen, 0] {
        let bundle = &texts(i).bundle;
        if let Some(pattern) = pattern(bundle, key) {
            return bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned();
        }
    }
    key.to_owned()
}

/// The label of the verdict with this ID; "To check" if there is none.
pub fn verdict<'a>(scheme: &'a Scheme, id: Option<&'a str>) -> &'a str {
    id.map_or_else(|| tr!("to-check"), |id| scheme.verdict(id).map_or(id, |v| of_scheme(&v.label)))
}

/// The label of a claim's verdict.
pub fn shown<'a>(scheme: &'a Scheme, shown: Shown<'a>) -> &'a str {
    match shown {
        Shown::Differs => tr!("differs"),
        _ => verdict(scheme, shown.id()),
    }
}

/// Translates a text of a bundled scheme (label, sentence, name, kind) into the chosen language; other texts are returned
/// unchanged. Files always hold the English texts, which makes them comparable.
pub fn of_scheme(text: &str) -> &str {
    static KEYS: OnceLock<HashMap<&'static str, String>> = OnceLock::new();
    if CHOSEN.load(Ordering::Relaxed) == 0 {
        return text;
    }
    let keys = KEYS.get_or_init(|| {
        let english = &texts(0).fixed;
        let mut keys: Vec<_> = english.iter().filter(|(key, _)| key.starts_with("scheme-text-")).collect();
        keys.sort();
        keys.into_iter().map(|(key, text)| (*text, key.clone())).collect()
    });
    keys.get(text).and_then(|key| lookup(key)).unwrap_or(text)
}

fn format_number(value: &FluentValue<'_>, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(number(n.value)),
        _ => None,
    }
}

/// Formats a number for the chosen language, `12,345` or `12.345`, rounded to at most one decimal.
pub fn number(value: f64) -> String {
    let language = language();
    let rounded = (value.abs() * 10.0).round();
    let (whole, tenths) = (format!("{:.0}", (rounded / 10.0).trunc()), (rounded % 10.0) as u32);
    let mut digits = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && whole.len() >= language.group.1 && (whole.len() - i).is_multiple_of(3) {
            digits.push_str(language.group.0);
        }
        digits.push(digit);
    }
    let sign = if value < 0.0 && rounded > 0.0 { "-" } else { "" };
    if tenths == 0 { format!("{sign}{digits}") } else { format!("{sign}{digits}{}{tenths}", language.decimal) }
}

/// Formats a date for the chosen language: `24 November 2026`.
pub fn day(date: jiff::civil::Date) -> String {
    let mut args = args();
    args.set("day", FluentValue::from(date.day().to_string()));
    args.set("month", FluentValue::from(f64::from(date.month())));
    args.set("year", FluentValue::from(date.year().to_string()));
    with("date-format", &args)
}

/// Formats a date and the local time of day: `24 November 2026, 10:42`.
pub fn day_and_time(time: claimlight_core::model::Timestamp) -> String {
    let local = time.local();
    format!("{}, {}", day(local.date()), local.strftime("%H:%M"))
}

/// Names a place in an article's source: `Page 12`.
pub fn place_in_source(locator: &Locator) -> String {
    let mut named = Vec::new();
    if !locator.page.is_empty() {
        named.push(tr!("page-of-source", page = &locator.page));
    }
    if !locator.chapter.is_empty() {
        named.push(tr!("chapter-of-source", chapter = &locator.chapter));
    }
    if !locator.time.is_empty() {
        named.push(tr!("time-of-source", time = &locator.time));
    }
    named.join(", ")
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

/// All keys of a language; used by tests.
pub fn keys(language: &Language) -> Vec<String> {
    let i = LANGUAGES.iter().position(|l| l.code == language.code).unwrap_or(0);
    let resource = FluentResource::try_new(LANGUAGES[i].source.to_owned()).unwrap_or_else(|(good, _)| good);
    let mut keys = keys_in(&resource);
    keys.sort();
    keys
}

fn keys_in(resource: &FluentResource) -> Vec<String> {
    let messages = resource.entries().filter_map(|e| match e {
        fluent_syntax::ast::Entry::Message(m) => Some(m),
        _ => None,
    });
    messages
        .flat_map(|m| {
            let own = m.value.is_some().then(|| m.id.name.to_owned());
            own.into_iter().chain(m.attributes.iter().map(|a| format!("{}.{}", m.id.name, a.id.name)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_before_they_are_cut() {
        let check = |value: f64, expected: &str| assert_eq!(number(value), expected, "{value}");
        check(2.0, "2");
        check(2.94, "2.9");
        check(2.96, "3");
        check(0.96, "1");
        check(0.04, "0");
        check(-0.04, "0");
        check(-2.96, "-3");
        check(-2.5, "-2.5");
        check(999.96, "1,000");
        check(12_345.0, "12,345");
    }
}
