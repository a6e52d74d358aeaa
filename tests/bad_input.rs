//! Readers neither panic nor hang, whatever bytes they get. This is a short and reproducible version of what `fuzz/run` does at
//! length (docs/reliability.md).

use std::time::Instant;

#[path = "../core/tests/numbers/mod.rs"]
mod numbers;
#[path = "../fuzz/src/readers.rs"]
mod readers;

use numbers::Numbers;

/// A copy of some bytes with a few random changes: pieces inserted, deleted or duplicated, bits flipped, the end cut off.
fn changed(source: &[u8], pieces: &[&str], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = source.to_vec();
    for _ in 0..=numbers.next(6) {
        let at = numbers.next(bytes.len() + 1);
        let to = (at + numbers.next(200)).min(bytes.len());
        match numbers.next(5) {
            0 => drop(bytes.splice(at..at, pieces[numbers.next(pieces.len())].bytes())),
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

/// Gives a reader changed copies of its seeds: 150,000, or as many as it reads in six seconds.
fn tried(name: &str) {
    // The words of the fuzzer's dictionary; its hexadecimal escapes stay as they are.
    let words: Vec<&str> =
        include_str!("../fuzz/ron.dict").lines().filter_map(|l| l.strip_prefix('"')?.strip_suffix('"')).collect();
    let pieces: Vec<String> = words.iter().map(|w| w.replace("\\\"", "\"").replace("\\\\", "\\")).collect();
    let pieces: Vec<&str> =
        pieces.iter().map(String::as_str).chain(["\0", "\u{301}", "🙂", "(", ")", "[", "]", "\"", "-1"]).collect();
    let Some(reader) = readers::ALL.into_iter().find(|r| r.name == name) else { panic!("no reader {name}") };
    let seeds = (reader.seeds)();
    assert!(seeds.iter().all(|s| s.len() > 20), "each reader has files to begin with");
    let (start, mut numbers, mut n) = (Instant::now(), Numbers(name.len() as u64), 0);
    while n < 150_000 && start.elapsed().as_secs() < 6 {
        (reader.read)(&changed(&seeds[n % seeds.len()], &pieces, &mut numbers));
        n += 1;
    }
    assert!(n > 100, "only {n} could be read in the time");
}

macro_rules! test {
    ($($name:ident)*) => {
        $(#[test] fn $name() { tried(stringify!($name)); })*

        #[test]
        fn no_reader_is_left_out() {
            let names: Vec<&str> = readers::ALL.iter().map(|r| r.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

test! { annotations journal settings scheme article anchoring clipboard handins grading }
