//! Whatever bytes a reader gets, it answers: no panic, no hang. A short run of what `docs/reliability.md` tells at length.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::path::Path;
use std::time::Instant;

use claimlight::model::{Annotations, AnnotatorId, Claim, Edit};
use claimlight::store::{self, journal};
use claimlight::text::TextRange;
use claimlight::{compare, import};

/// A generator of numbers that gives the same each time (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

const PIECES: [&str; 26] = [
    "(",
    ")",
    "[",
    "]",
    "\"",
    "\\",
    ",",
    ":",
    "\n",
    "//",
    "/*",
    "r#\"",
    "-1",
    "1e999",
    "99999999999999999999",
    "true",
    "\u{0}",
    "\u{301}",
    "Some(",
    "()",
    "'",
    "{",
    "at: \"",
    "after: [",
    "log: [",
    "🙂",
];

/// The same bytes with a few places changed: pieces put in, cut out, doubled, bytes flipped.
fn changed(source: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = source.to_vec();
    for _ in 0..=numbers.next(6) {
        let at = numbers.next(bytes.len() + 1);
        let to = (at + numbers.next(200)).min(bytes.len());
        match numbers.next(5) {
            0 => drop(bytes.splice(at..at, PIECES[numbers.next(PIECES.len())].bytes())),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let piece = bytes[at..to].to_vec();
                let into = numbers.next(bytes.len() + 1);
                drop(bytes.splice(into..into, piece));
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << numbers.next(8),
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

fn annotations() -> Annotations {
    let start =
        Annotations::new(import::import("a.txt", "The bridge closed e\u{301}. It opened 🙂.".as_bytes()).unwrap());
    let me = AnnotatorId::new();
    let mut now = start.clone();
    let mut claim = Claim::new(me, [TextRange::from_usize(4..10)]);
    claim.judgement_mut(me).verdict = Some("verified".to_owned());
    let claim = std::sync::Arc::new(claim);
    now.apply(&Edit::Claim { before: None, after: Some(claim.clone()) });
    let mut log = compare::stamped(&start, &now, me, compare::Clock::at(1, 1));
    for i in 0..3 {
        let mut next = log.clone();
        let mut after = (**next.claims.get(claim.id).unwrap()).clone();
        after.restated = format!("words {i}");
        let before = next.claims.get(claim.id).cloned();
        next.apply(&Edit::Claim { before, after: Some(std::sync::Arc::new(after)) });
        log = compare::stamped(&log, &next, me, compare::Clock::at(i + 2, 1));
    }
    log
}

/// Tries changed copies of `source` for a while.
fn tried(source: &[u8], seed: u64, read: impl Fn(&[u8])) {
    let start = Instant::now();
    let mut numbers = Numbers(seed);
    let mut n = 0;
    while n < 200_000 && start.elapsed().as_secs() < 8 {
        read(&changed(source, &mut numbers));
        n += 1;
    }
    assert!(n > 100, "only {n} could be read in the time");
}

#[test]
fn annotation_files() {
    let whole = annotations();
    tried(store::print(&whole).as_bytes(), 1, |bytes| {
        let Ok(loaded) = store::read(bytes) else { return };
        // What was read can be printed, read again, and merged with what it came from.
        let printed = store::print(&loaded.annotations);
        let again = store::read(printed.as_bytes()).unwrap();
        assert_eq!(store::print(&again.annotations), printed, "{}", String::from_utf8_lossy(bytes));
        drop(compare::merge(&loaded.annotations, &whole));
        drop(compare::undecided(&loaded.annotations));
    });
}

#[test]
fn journals() {
    let home = tempfile::tempdir().unwrap();
    let whole = annotations();
    let mut kept = journal::Journal::new(home.path()).unwrap();
    kept.open(journal::About { number: 1, ..journal::About::default() }, whole.bare());
    for claim in whole.claims.as_slice() {
        kept.edit(1, &[Edit::Claim { before: None, after: Some(claim.clone()) }], 1);
        kept.flush().unwrap();
    }
    let path = std::fs::read_dir(home.path()).unwrap().flatten().map(|e| e.path());
    let path = path.into_iter().find(|p| p.extension().is_some_and(|e| e == "journal")).unwrap();
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(journal::parse(&bytes, Path::new("x")).len(), 1);
    tried(&bytes, 2, |bytes| drop(journal::parse(bytes, Path::new("x"))));
}

#[test]
fn schemes_and_settings() {
    let scheme = store::print_scheme(&claimlight::model::Scheme::default());
    tried(scheme.as_bytes(), 3, |bytes| drop(store::read_scheme(bytes)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    claimlight::app::settings::Settings::default().save(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    tried(&bytes, 4, |bytes| {
        std::fs::write(&path, bytes).unwrap();
        drop(claimlight::app::settings::Settings::load(&path));
    });
}

#[test]
fn articles() {
    let text =
        "# Bridge\n\nIt *closed* in [May](https://example.org).\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n";
    for (name, seed) in [("a.md", 5), ("a.txt", 6)] {
        tried(text.as_bytes(), seed, |bytes| drop(import::import(name, bytes)));
    }
}
