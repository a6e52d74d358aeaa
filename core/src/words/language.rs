//! A language of the interface.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::model::{Locator, Scheme, Shown, Timestamp};
use crate::words::told;

/// A language in which the program can speak.
pub struct Language {
    /// Its BCP 47 code.
    pub code: &'static str,
    /// Its name in the language itself.
    pub name: &'static str,
    /// Whether its texts have not been checked by a speaker yet.
    pub draft: bool,
    source: &'static str,
    numbers: Numbers,
    /// Writes the numbers within texts. Fluent takes a function without a state.
    in_texts: Formatter,
    texts: OnceLock<Texts>,
}

type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// How a language writes numbers.
#[derive(Clone, Copy)]
struct Numbers {
    /// The separator between groups of three digits.
    group: &'static str,
    /// The number of digits from which groups are separated.
    from: usize,
    decimal: &'static str,
}

/// The texts of a language, parsed.
struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// The texts without variables, which need no formatting. They are kept until the program ends.
    fixed: HashMap<String, &'static str>,
}

const ENGLISH: Numbers = Numbers { group: ",", from: 4, decimal: "." };
const GERMAN: Numbers = Numbers { group: ".", from: 5, decimal: "," };
const SPANISH: Numbers = GERMAN;

/// All languages; the first has every text.
pub static LANGUAGES: [Language; 3] = [
    Language {
        code: "en",
        name: "English",
        draft: false,
        source: include_str!("../../../assets/texts/en.ftl"),
        numbers: ENGLISH,
        in_texts: |value, _| ENGLISH.of(value),
        texts: OnceLock::new(),
    },
    Language {
        code: "de",
        name: "Deutsch",
        draft: true,
        source: include_str!("../../../assets/texts/de.ftl"),
        numbers: GERMAN,
        in_texts: |value, _| GERMAN.of(value),
        texts: OnceLock::new(),
    },
    Language {
        code: "es",
        name: "Español",
        draft: true,
        source: include_str!("../../../assets/texts/es.ftl"),
        numbers: SPANISH,
        in_texts: |value, _| SPANISH.of(value),
        texts: OnceLock::new(),
    },
];

impl Numbers {
    /// A value of a text, if it is a number.
    fn of(self, value: &FluentValue<'_>) -> Option<String> {
        if let FluentValue::Number(number) = value { Some(self.format(number.value)) } else { None }
    }

    /// Formats a number, `12,345` or `12.345`, rounded to at most one decimal.
    fn format(self, value: f64) -> String {
        let rounded = (value.abs() * 10.0).round();
        let (whole, tenths) = (format!("{:.0}", (rounded / 10.0).trunc()), (rounded % 10.0) as u32);
        let mut digits = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && whole.len() >= self.from && (whole.len() - i).is_multiple_of(3) {
                digits.push_str(self.group);
            }
            digits.push(digit);
        }
        let sign = if value < 0.0 && rounded > 0.0 { "-" } else { "" };
        if tenths == 0 { format!("{sign}{digits}") } else { format!("{sign}{digits}{}{tenths}", self.decimal) }
    }
}

impl Texts {
    fn new(language: &Language) -> Self {
        let id: LanguageIdentifier = language.code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks around variables are for texts of mixed direction; the available faces would draw them as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(language.in_texts));
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
        Self { bundle, fixed }
    }
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

impl Language {
    /// English, which has every text.
    pub fn english() -> &'static Self {
        &LANGUAGES[0]
    }

    /// The language with this code, such as `de` or `de-AT`.
    pub fn named(code: &str) -> Option<&'static Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(primary))
    }

    fn is_english(&self) -> bool {
        self.code == LANGUAGES[0].code
    }

    fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::new(self))
    }

    /// The keys of its texts, sorted.
    pub fn keys(&self) -> Vec<String> {
        let resource = FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(good, _)| good);
        let mut keys = keys_in(&resource);
        keys.sort();
        keys
    }

    /// The text with this key, without variables. Returns the key if there is no such text.
    pub fn text(&self, key: &'static str) -> &'static str {
        self.lookup(key).unwrap_or(key)
    }

    fn lookup(&self, key: &str) -> Option<&'static str> {
        let own = self.texts().fixed.get(key);
        own.or_else(|| Self::english().texts().fixed.get(key)).copied()
    }

    /// The text with this key and these variables. Returns the key if there is no such text.
    pub fn text_with(&self, key: &str, args: &FluentArgs<'_>) -> String {
        for language in [self, Self::english()] {
            let bundle = &language.texts().bundle;
            if let Some(pattern) = pattern(bundle, key) {
                return bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }

    /// Writes a number, `12,345` or `12.345`, rounded to at most one decimal.
    pub fn number(&self, value: f64) -> String {
        self.numbers.format(value)
    }

    /// Writes a date: `24 November 2026`.
    pub fn day(&self, date: jiff::civil::Date) -> String {
        let mut args = FluentArgs::new();
        args.set("day", FluentValue::from(date.day().to_string()));
        args.set("month", FluentValue::from(f64::from(date.month())));
        args.set("year", FluentValue::from(date.year().to_string()));
        self.text_with("date-format", &args)
    }

    /// Writes a date and the local time of day: `24 November 2026, 10:42`.
    pub fn day_and_time(&self, time: Timestamp) -> String {
        let local = time.local();
        format!("{}, {}", self.day(local.date()), local.strftime("%H:%M"))
    }

    /// Translates a text of a bundled scheme (label, sentence, name, kind); other texts are returned unchanged. Files always
    /// hold the English texts, which makes them comparable.
    pub fn of_scheme<'a>(&self, text: &'a str) -> &'a str {
        static KEYS: OnceLock<HashMap<&'static str, String>> = OnceLock::new();
        if self.is_english() {
            return text;
        }
        let keys = KEYS.get_or_init(|| {
            let english = &Self::english().texts().fixed;
            let mut keys: Vec<_> = english.iter().filter(|(key, _)| key.starts_with("scheme-text-")).collect();
            keys.sort();
            keys.into_iter().map(|(key, text)| (*text, key.clone())).collect()
        });
        keys.get(text).and_then(|key| self.lookup(key)).unwrap_or(text)
    }

    /// The label of the verdict with this id; "To check" if there is none.
    pub fn verdict<'a>(&self, scheme: &'a Scheme, id: Option<&'a str>) -> &'a str {
        id.map_or_else(|| told!(self, "to-check"), |id| scheme.verdict(id).map_or(id, |v| self.of_scheme(&v.label)))
    }

    /// The label of a claim's verdict.
    pub fn shown<'a>(&self, scheme: &'a Scheme, shown: Shown<'a>) -> &'a str {
        match shown {
            Shown::Differs => told!(self, "differs"),
            Shown::NoClaim => told!(self, "decided-no-claim"),
            Shown::SameAs => told!(self, "decided-same-as"),
            _ => self.verdict(scheme, shown.id()),
        }
    }

    /// Why people had differed, as a sentence; a word that is no reason of the program's own is returned unchanged.
    pub fn reason<'a>(&self, reason: &'a str) -> &'a str {
        match reason {
            "rule_missing" => told!(self, "decision-rule-missing"),
            "slip" => told!(self, "decision-slip"),
            "edge_case" => told!(self, "decision-edge-case"),
            "taste" => told!(self, "decision-taste"),
            other => other,
        }
    }

    /// Names a place in an article's source: `Page 12`.
    pub fn place_in_source(&self, locator: &Locator) -> String {
        let mut named = Vec::new();
        if !locator.page.is_empty() {
            named.push(told!(self, "page-of-source", page = &locator.page));
        }
        if !locator.chapter.is_empty() {
            named.push(told!(self, "chapter-of-source", chapter = &locator.chapter));
        }
        if !locator.time.is_empty() {
            named.push(told!(self, "time-of-source", time = &locator.time));
        }
        named.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_before_they_are_cut() {
        let check = |value: f64, expected: &str| assert_eq!(Language::english().number(value), expected, "{value}");
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

    #[test]
    fn a_text_writes_numbers_as_its_language_does() {
        let check = |code: &str, expected: &str| {
            let language = Language::named(code).unwrap();
            assert!(told!(language, "claims-to-check", n = 12_345_usize).contains(expected), "{code}");
        };
        check("en", "12,345");
        check("de-AT", "12.345");
        check("ES", "12.345");
        assert!(Language::named("fr").is_none());
    }
}
