//! Sources: the part of evidence that says where something stands, and which evidence names the same source.

use std::collections::BTreeMap;

use super::{ClaimId, Evidence, EvidenceId};

/// What names a source. Dates are kept as they were given; empty means unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Where it is, or words that say what it is.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published.
    pub published: String,
    /// When it was seen.
    pub accessed: String,
    /// Where a copy is kept.
    pub archived_url: String,
    /// The words that matter; empty if the source stands for more than one entry.
    pub quote: String,
}

impl Source {
    /// How many of its facts are known.
    fn known(&self) -> usize {
        let facts = [&self.url, &self.title, &self.publisher, &self.published, &self.accessed, &self.archived_url];
        facts.into_iter().filter(|fact| !fact.trim().is_empty()).count()
    }
}

impl Evidence {
    /// The source that it names.
    pub fn source(&self) -> Source {
        Source {
            url: self.url.clone(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            published: self.published.clone(),
            accessed: self.accessed.clone(),
            archived_url: self.archived_url.clone(),
            quote: self.quote.clone(),
        }
    }

    /// Takes over what a source says. A fact that the source leaves empty stays as it is.
    pub fn put_source(&mut self, source: Source) {
        let Source { url, title, publisher, published, accessed, archived_url, quote } = source;
        for (mine, new) in [
            (&mut self.url, url),
            (&mut self.title, title),
            (&mut self.publisher, publisher),
            (&mut self.published, published),
            (&mut self.accessed, accessed),
            (&mut self.archived_url, archived_url),
            (&mut self.quote, quote),
        ] {
            if !new.is_empty() {
                *mine = new;
            }
        }
    }

    /// Takes over the facts of a source that were changed from `before` to `after`, also those that were emptied. The others, and the
    /// quote, stay as they are.
    pub fn change_source(&mut self, before: &Source, after: &Source) {
        for (mine, before, after) in [
            (&mut self.url, &before.url, &after.url),
            (&mut self.title, &before.title, &after.title),
            (&mut self.publisher, &before.publisher, &after.publisher),
            (&mut self.published, &before.published, &after.published),
            (&mut self.accessed, &before.accessed, &after.accessed),
            (&mut self.archived_url, &before.archived_url, &after.archived_url),
        ] {
            if before != after {
                mine.clone_from(after);
            }
        }
    }

    /// Whether a copy of the source is kept, here or elsewhere.
    pub fn keeps_copy(&self) -> bool {
        self.snapshot.is_some() || !self.archived_url.trim().is_empty()
    }
}

/// Evidence with the claim that rests on it.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The number of the article, as the caller counts.
    pub article: usize,
    /// The claim.
    pub claim: ClaimId,
    /// The evidence.
    pub evidence: &'a Evidence,
}

/// An entry of evidence that names a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The number of the article, as the caller counts.
    pub article: usize,
    /// The claim that rests on it.
    pub claim: ClaimId,
    /// The entry.
    pub evidence: EvidenceId,
}

/// How many entries of a group keep a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// None of them.
    Nowhere,
    /// Some of them.
    Partly,
    /// Each of them.
    Everywhere,
}

/// A source with all evidence that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who published it: the publisher named by its source, else the host of its address without `www.`; empty if unknown. Groups of
    /// one publisher stand together and spell it alike.
    pub publisher: String,
    /// The source as the entry with the most facts names it, without a quote.
    pub source: Source,
    /// The entries, by article, claim and id; at least one.
    pub uses: Vec<Use>,
    /// Whether they keep copies.
    pub kept: Kept,
}

/// How an address begins that a browser opens.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// An address of the web without its scheme, which is not told apart by case; `None` if it is none.
fn without_scheme(url: &str) -> Option<&str> {
    SCHEMES.iter().find_map(|scheme| {
        let start = url.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &url[scheme.len()..])
    })
}

/// The host of an address of the web, in small letters and without `www.`, user and port; empty if it has none.
pub fn host(url: &str) -> String {
    let Some(rest) = without_scheme(url.trim()) else { return String::new() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let named = rest[..end].rsplit('@').next().unwrap_or_default();
    let port = named.rfind(':').filter(|at| named[at + 1..].bytes().all(|b| b.is_ascii_digit()));
    let host = named[..port.unwrap_or(named.len())].to_lowercase();
    match host.strip_prefix("www.") {
        Some(bare) => bare.to_owned(),
        None => host,
    }
}

/// What two addresses share that lead to the same source: the address without scheme, fragment, `utm_…` parameters and slashes at
/// its end, its host in small letters. Words that are no address of the web are only trimmed.
pub fn address_key(url: &str) -> String {
    let url = url.trim();
    let Some(rest) = without_scheme(url) else { return url.to_owned() };
    let rest = rest.split('#').next().unwrap_or_default();
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let is_counted = |part: &&str| !part.is_empty() && !part.get(..4).is_some_and(|p| p.eq_ignore_ascii_case("utm_"));
    let query: Vec<&str> = query.split('&').filter(is_counted).collect();
    let mut key = host.to_lowercase() + path.trim_end_matches('/');
    if !query.is_empty() {
        key.push('?');
        key.push_str(&query.join("&"));
    }
    key
}

/// What the evidence of one group shares: its address, or title and publisher if it has none.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Address(String),
    Words(String, String),
}

impl Key {
    fn of(evidence: &Evidence) -> Self {
        let folded = |text: &str| text.trim().to_lowercase();
        if evidence.url.trim().is_empty() {
            return Self::Words(folded(&evidence.title), folded(&evidence.publisher));
        }
        Self::Address(address_key(&evidence.url))
    }
}

/// Groups evidence by the source that it names, in time n log n. Groups stand by publisher, then title, then address, small letters
/// like large ones; those without a publisher last. The order of `entries` makes no difference.
pub fn grouped<'a>(entries: impl IntoIterator<Item = Cited<'a>>) -> Vec<Group> {
    let mut found: BTreeMap<Key, Vec<Cited<'a>>> = BTreeMap::new();
    for entry in entries {
        found.entry(Key::of(entry.evidence)).or_default().push(entry);
    }
    let mut groups: Vec<Group> = found.into_values().filter_map(|entries| group(&entries)).collect();
    let mut spelled: BTreeMap<String, String> = BTreeMap::new();
    for group in &groups {
        let name = spelled.entry(group.publisher.to_lowercase()).or_insert_with(|| group.publisher.clone());
        if group.publisher < *name {
            name.clone_from(&group.publisher);
        }
    }
    for group in &mut groups {
        if let Some(name) = spelled.get(&group.publisher.to_lowercase()) {
            group.publisher.clone_from(name);
        }
    }
    groups.sort_by_cached_key(|group| {
        let publisher = group.publisher.to_lowercase();
        let title = group.source.title.to_lowercase();
        (publisher.is_empty(), publisher, title, group.source.clone(), group.uses.first().copied())
    });
    groups
}

/// The group of these entries; `None` if there are none.
fn group(entries: &[Cited<'_>]) -> Option<Group> {
    let sources = entries.iter().map(|entry| Source { quote: String::new(), ..entry.evidence.source() });
    let source = sources.min_by(|a, b| b.known().cmp(&a.known()).then_with(|| a.cmp(b)))?;
    let mut uses: Vec<Use> = entries
        .iter()
        .map(|entry| Use { article: entry.article, claim: entry.claim, evidence: entry.evidence.id })
        .collect();
    uses.sort_unstable();
    let copies = entries.iter().filter(|entry| entry.evidence.keeps_copy()).count();
    let kept = match copies {
        0 => Kept::Nowhere,
        n if n == entries.len() => Kept::Everywhere,
        _ => Kept::Partly,
    };
    let publisher = match source.publisher.trim() {
        "" => host(&source.url),
        name => name.to_owned(),
    };
    Some(Group { publisher, source, uses, kept })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::Snapshot;

    fn evidence(id: u128, url: &str, title: &str, publisher: &str) -> Evidence {
        Evidence {
            url: url.to_owned(),
            title: title.to_owned(),
            publisher: publisher.to_owned(),
            ..Evidence::empty(EvidenceId(Uuid::from_u128(id)))
        }
    }

    fn cited(evidence: &[Evidence]) -> Vec<Cited<'_>> {
        let claim = |i: usize| ClaimId(Uuid::from_u128(i as u128));
        evidence.iter().enumerate().map(|(i, e)| Cited { article: i % 3, claim: claim(i), evidence: e }).collect()
    }

    #[track_caller]
    fn check_key(url: &str, expected: &str) {
        assert_eq!(address_key(url), expected, "{url}");
    }

    #[test]
    fn an_address_is_the_same_without_what_only_leads_there() {
        check_key(" https://Quay.Example/A/ ", "quay.example/A");
        check_key("HTTP://quay.example/A#part", "quay.example/A");
        check_key("https://quay.example/?utm_source=x&a=1&UTM_id=3&b", "quay.example?a=1&b");
        check_key("https://quay.example/a?utm_source=x", "quay.example/a");
        check_key("https://quay.example?", "quay.example");
        check_key("Interview with the mayor ", "Interview with the mayor");
        check_key("ftp://Quay.example/", "ftp://Quay.example/");
        check_key("http://", "");
        check_key("https://Ä.example/é?ü", "ä.example/é?ü");
    }

    #[test]
    fn a_host_stands_for_the_publisher() {
        for (url, expected) in [
            ("https://www.Quay.example/a", "quay.example"),
            ("http://me:pass@quay.example:8080?a", "quay.example"),
            ("http://[::1]:80/a", "[::1]"),
            ("http://[::1]", "[::1]"),
            ("words", ""),
            ("", ""),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }

    #[test]
    fn evidence_of_one_address_is_one_group() {
        let mut all = [
            evidence(1, "https://www.quay.example/a", "", ""),
            evidence(2, "http://www.quay.example/a/#x", "The quay", ""),
            evidence(3, "", "Minutes", "Town hall"),
            evidence(4, " ", "minutes ", "town hall"),
            evidence(5, "https://b.example", "B", "TOWN HALL"),
            evidence(6, "", "", ""),
        ];
        all[0].archived_url = "https://archive.example/1".to_owned();
        all[2].snapshot = Some(Box::new(Snapshot::new("x".to_owned(), String::new())));
        all[3].archived_url = "https://archive.example/2".to_owned();
        let groups = grouped(cited(&all));
        let found: Vec<_> =
            groups.iter().map(|g| (g.publisher.as_str(), g.source.title.as_str(), g.uses.len(), g.kept)).collect();
        let expected = [
            ("quay.example", "The quay", 2, Kept::Partly),
            ("TOWN HALL", "B", 1, Kept::Nowhere),
            ("TOWN HALL", "minutes ", 2, Kept::Everywhere),
            ("", "", 1, Kept::Nowhere),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_source_goes_into_evidence_and_leaves_the_rest() {
        let mut entry = evidence(1, "https://a.example", "A", "B");
        entry.put_source(Source { title: "C".to_owned(), quote: "q".to_owned(), ..Source::default() });
        let expected = Source {
            url: "https://a.example".to_owned(),
            title: "C".to_owned(),
            publisher: "B".to_owned(),
            quote: "q".to_owned(),
            ..Source::default()
        };
        assert_eq!(entry.source(), expected);
    }

    #[test]
    fn a_hundred_thousand_entries_are_grouped_at_once() {
        let all: Vec<_> = (0..100_000_u128)
            .map(|i| evidence(i, &format!("https://a{}.example/{}", i % 50, i % 1000), "", ""))
            .collect();
        let start = std::time::Instant::now();
        let groups = grouped(cited(&all));
        assert_eq!((groups.len(), groups.iter().map(|g| g.uses.len()).sum::<usize>()), (1000, 100_000));
        assert!(start.elapsed().as_secs() < 20);
    }

    proptest! {
        #[test]
        fn every_entry_is_in_one_group_whatever_the_order(
            parts in prop::collection::vec(("(https?://[aA]\\.example/?(\\?utm_a=1)?|w|)", "[aA ]?", "[bB ]?"), 0..12),
            turn in any::<usize>(),
        ) {
            let all: Vec<_> = parts.iter().zip(1..).map(|((u, t, p), i)| evidence(i, u, t, p)).collect();
            let mut entries = cited(&all);
            let groups = grouped(entries.clone());
            if !entries.is_empty() {
                let n = turn % entries.len();
                entries.rotate_left(n);
            }
            prop_assert_eq!(&grouped(entries), &groups);
            let mut uses: Vec<_> = groups.iter().flat_map(|g| &g.uses).map(|u| u.evidence).collect();
            uses.sort();
            prop_assert_eq!(uses, all.iter().map(|e| e.id).collect::<Vec<_>>());
        }

        #[test]
        fn any_address_has_a_key(url in "(https?://)?\\PC*") {
            let key = address_key(&url);
            prop_assert_eq!(address_key(&format!("https://{key}")), address_key(&format!("http://{key}")));
            prop_assert!(!host(&url).contains('/'));
        }
    }
}
