//! Keys under which other programs find a source.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{Source, host, is_date};

/// How many words of a title a key has.
const TITLE_WORDS: usize = 3;

/// Words of small ASCII letters and digits. Letters with marks stand without them; other scripts give none.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).map(|word| {
        let letters = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
        letters.take(20).collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// Publisher, title and year: `harbour-the-ferry-sinks-2026`.
fn wanted(source: &Source) -> String {
    let publisher = if source.publisher.trim().is_empty() { host(&source.url) } else { source.publisher.clone() };
    let mut parts: Vec<String> = words(&publisher).into_iter().take(1).collect();
    parts.extend(words(&source.title).into_iter().take(TITLE_WORDS));
    parts.extend(source.published.get(..4).filter(|year| is_date(year)).map(str::to_owned));
    if parts.is_empty() { "source".to_owned() } else { parts.join("-") }
}

/// A key for each source, in order, of ASCII letters, digits and hyphens; no two are alike. The second source with the same facts gets
/// `-2` at the end, and so on.
pub(super) fn keys(sources: &[Source]) -> Vec<String> {
    let mut given: HashSet<String> = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let key = |source| {
        let wanted = wanted(source);
        let count = counts.entry(wanted.clone()).or_default();
        loop {
            *count += 1;
            let key = if *count == 1 { wanted.clone() } else { format!("{wanted}-{count}") };
            if given.insert(key.clone()) {
                return key;
            }
        }
    };
    sources.iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn source(publisher: &str, title: &str, published: &str) -> Source {
        let [publisher, title, published] = [publisher, title, published].map(str::to_owned);
        Source { title, publisher, published, ..Source::default() }
    }

    #[test]
    fn a_key_tells_what_it_stands_for() {
        let sources = [
            source("Köln Post", "Die Fähre: sie sinkt nicht", "2026-03-12"),
            source("Köln Post", "Die Fähre: sie sinkt nicht", "2026"),
            source("", "die Fähre sie 2", ""),
            source("", "渡し船", "spring"),
            Source { url: "https://www.quay.example/a".to_owned(), ..Source::default() },
        ];
        let expected = ["koln-die-fahre-sie-2026", "koln-die-fahre-sie-2026-2", "die-fahre-sie", "source", "quay"];
        assert_eq!(keys(&sources), expected);
    }

    proptest! {
        #[test]
        fn no_two_keys_are_alike(parts in prop::collection::vec(("[aä2 -]{0,5}", ".{0,9}", "(2026)?"), 0..20)) {
            let sources: Vec<_> = parts.iter().map(|(p, t, d)| source(p, t, d)).collect();
            let keys = keys(&sources);
            prop_assert_eq!(keys.iter().collect::<HashSet<_>>().len(), sources.len());
            let is_plain = |key: &String| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            prop_assert!(keys.iter().all(is_plain));
        }
    }
}
