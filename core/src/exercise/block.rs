//! The text block: an answer as words that survive mail, text fields and chat.
//!
//! ```text
//! BEGIN CLAIMLIGHT ANSWER
//! eyJjbGFpbWxpZ2h0IjoiYW5zd2VyIiwiZm9ybWF0IjoxLCJleGVyY2lzZSI6eyJp
//! ZCI6IjAwIn19
//! CHECK 1a2b3c4d
//! END CLAIMLIGHT ANSWER
//! ```
//!
//! Between the first and the last line stand the bytes in base64 (RFC 4648) and their CRC-32. Marks of quotation, blanks of any kind,
//! line ends and dashes do not matter, wherever they stand. What is read is what was written, or nothing.

use std::collections::BTreeSet;

use flate2::Crc;

use crate::model::limits;

/// The words around a block. Other signs than letters and digits may stand between them.
const BEGIN: [&str; 3] = ["BEGIN", "CLAIMLIGHT", "ANSWER"];
const END: [&str; 3] = ["END", "CLAIMLIGHT", "ANSWER"];
/// The word before the checksum.
const CHECK: &[u8] = b"CHECK";
/// How many hexadecimal digits it has.
const DIGITS: usize = 8;
/// The longest line of base64.
const LINE: usize = 64;
/// How many signs may stand between two words, such as those of a quotation at the start of a line.
const APART: usize = 40;
/// How many blocks of a text are looked at, and how many places in a block where a checksum may stand. Mail that quotes mail has a few.
const MOST: usize = 100;
const CHECKS: usize = 3;

/// The signs of base64, by their values.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What the blocks in a text hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The bytes of each block that is whole, those of equal blocks once, in the order of the text.
    pub whole: Vec<Vec<u8>>,
    /// How many blocks are damaged.
    pub damaged: usize,
}

/// The block that holds these bytes. It ends with a line end.
pub fn write(bytes: &[u8]) -> String {
    let mut block = format!("{}\n", BEGIN.join(" "));
    let base64 = encoded(bytes);
    for line in base64.as_bytes().chunks(LINE) {
        block.push_str(&String::from_utf8_lossy(line));
        block.push('\n');
    }
    block + &format!("CHECK {:08x}\n{}\n", crc(bytes), END.join(" "))
}

/// Reads all blocks in a text, from which tags and character references are gone.
pub fn find(text: &str) -> Found {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    let mut rest = text;
    for _ in 0..MOST {
        let Some((_, after)) = cut_at(rest, BEGIN) else { break };
        // A block that was cut off ends where the next one begins.
        let next = cut_at(after, BEGIN).map_or(after.len(), |(before, _)| before.len());
        let (own, is_ended) = match cut_at(&after[..next], END) {
            Some((own, _)) => (own, true),
            None => (&after[..next], false),
        };
        rest = if is_ended { &after[own.len()..] } else { &after[next..] };
        match read(own) {
            Some(bytes) if seen.insert(bytes.clone()) => found.whole.push(bytes),
            Some(_) => {}
            None => found.damaged += 1,
        }
    }
    found
}

/// The text before the first of these three words in a row, and the text behind the last.
fn cut_at<'a>(text: &'a str, words: [&str; 3]) -> Option<(&'a str, &'a str)> {
    let bytes = text.as_bytes();
    // The second word is the rarest.
    let [first, middle, last] = words.map(str::as_bytes);
    let mut from = 0;
    loop {
        let at = from + position(&bytes[from..], middle)?;
        from = at + middle.len();
        let Some(start) = before(bytes, at, first) else { continue };
        if let Some(end) = behind(bytes, from, last) {
            return Some((text.get(..start)?, text.get(end..)?));
        }
    }
}

/// Where a word of capitals stands, in capitals or small letters.
fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let (first, small) = (*word.first()?, word.first()?.to_ascii_lowercase());
    let is_here = |at: &usize| bytes[*at..].get(..word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word));
    memchr::memchr2_iter(first, small, bytes).find(is_here)
}

/// Where a word starts that stands before the place `at`, apart from it by other signs than letters and digits.
fn before(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let gap = bytes[..at].iter().rev().take(APART + 1).take_while(|b| !b.is_ascii_alphanumeric()).count();
    let start = at.checked_sub(gap)?.checked_sub(word.len())?;
    let is_it = bytes[start..start + word.len()].eq_ignore_ascii_case(word);
    // What stands before the word does not matter: lines may have been put together.
    (is_it && gap > 0 && gap <= APART).then_some(start)
}

/// Where a word ends that stands behind the place `at`, apart from it by other signs than letters and digits.
fn behind(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let gap = bytes[at..].iter().take(APART + 1).take_while(|b| !b.is_ascii_alphanumeric()).count();
    let start = at + gap;
    let is_it = bytes.get(start..start + word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word));
    (is_it && gap > 0 && gap <= APART).then_some(start + word.len())
}

/// Reads what stands in a block.
fn read(own: &str) -> Option<Vec<u8>> {
    let all: Vec<u8> = own.bytes().filter(|b| is_sign(*b)).collect();
    if all.len() / 4 * 3 > limits::ANSWER {
        return None;
    }
    checked(&all).or_else(|| {
        if !own.contains('>') {
            return None;
        }
        // Some programs put letters before the mark of a quotation: `AL> `.
        let behind_marks = own.lines().map(|line| line.rsplit_once('>').map_or(line, |(_, behind)| behind));
        let all: Vec<u8> = behind_marks.flat_map(str::bytes).filter(|b| is_sign(*b)).collect();
        checked(&all)
    })
}

/// The bytes before a checksum that is theirs.
fn checked(signs: &[u8]) -> Option<Vec<u8>> {
    let places: Vec<usize> = memchr::memmem::rfind_iter(signs, CHECK).take(CHECKS).collect();
    places.into_iter().find_map(|at| {
        let digits = signs.get(at + CHECK.len()..at + CHECK.len() + DIGITS)?;
        let expected = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        decoded(&signs[..at]).filter(|bytes| crc(bytes) == expected)
    })
}

fn is_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// CRC-32 (IEEE 802.3) of some bytes.
pub fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Bytes in base64.
pub fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(three.get(i).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

/// Reads base64, with or without the signs `=` at its end.
pub fn decoded(signs: &[u8]) -> Option<Vec<u8>> {
    let end = signs.iter().position(|b| *b == b'=').unwrap_or(signs.len());
    let (signs, fill) = signs.split_at(end);
    if fill.len() > 2 || fill.iter().any(|b| *b != b'=') || signs.len() % 4 == 1 {
        return None;
    }
    let mut out = Vec::with_capacity(signs.len() / 4 * 3 + 2);
    for four in signs.chunks(4) {
        let mut bits = 0;
        for i in 0..4 {
            bits = bits << 6 | four.get(i).map_or(Some(0), |sign| value(*sign))?;
        }
        out.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    Some(out)
}

/// The value of a sign of base64.
fn value(sign: u8) -> Option<u32> {
    Some(match sign {
        b'A'..=b'Z' => u32::from(sign - b'A'),
        b'a'..=b'z' => u32::from(sign - b'a') + 26,
        b'0'..=b'9' => u32::from(sign - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANSWER: &str =
        r#"{"claimlight":"answer","format":1,"who":"Zoë","claims":[{"note":"a long note, so that there are lines"}]}"#;

    #[track_caller]
    fn is_whole(text: &str) {
        let found = find(text);
        assert_eq!((found.whole.len(), found.damaged), (1, 0), "{text}");
        assert_eq!(found.whole[0], ANSWER.as_bytes());
    }

    #[track_caller]
    fn is_damaged(text: &str) {
        let found = find(text);
        assert!(found.whole.is_empty() && found.damaged > 0, "{found:?} {text}");
    }

    #[test]
    fn a_block_has_short_lines_and_few_signs() {
        let block = write(ANSWER.as_bytes());
        assert!(block.lines().all(|line| line.len() <= LINE), "{block}");
        assert!(block.bytes().all(|b| is_sign(b) || b == b' ' || b == b'\n'), "{block}");
        assert_eq!(write(b"123456789").lines().nth(2), Some("CHECK cbf43926"));
        is_whole(&block);
    }

    #[test]
    fn what_mail_does_to_lines_does_not_matter() {
        let block = write(ANSWER.as_bytes());
        let each =
            |start: &str, end: &str| block.lines().map(|line| [start, line, end].concat()).collect::<Vec<_>>().concat();
        is_whole(&each("", "\r\n"));
        is_whole(&each("> ", "\n"));
        is_whole(&each("> >> ", "\r\n"));
        is_whole(&each("AL> ", "\n"));
        is_whole(&each("   \t", "  \n\n"));
        is_whole(&each("\u{a0}\u{a0}", "\u{a0}\r\n\r\n"));
        is_whole(&each("\u{feff}| ", "\u{2028}"));
        is_whole(&each("", " "));
        is_whole(&format!("Dear teacher,\n—{}— Zoë", block.trim_end()));
        is_whole(&block.replace("ANSWER", "ANSWER-----").replace("BEGIN", "-----BEGIN"));
        is_whole(&block.replace("BEGIN CLAIM", "begin\u{a0}claim").replace("CHECK ", "CHECK\u{a0}"));
        is_whole(&block.replace("BEGIN ", "> BEGIN\r\n> "));
        // Wrapped anew, at other places.
        let words: Vec<char> = block.replace('\n', " ").chars().collect();
        let wrapped = |len: usize| words.chunks(len).map(|line| line.iter().collect::<String>() + "\n> ");
        is_whole(&wrapped(71).collect::<String>());
    }

    #[test]
    fn equal_blocks_are_one() {
        let (block, other) = (write(ANSWER.as_bytes()), write(b"{}"));
        is_whole(&format!("{block}\n> {}", block.replace('\n', "\n> ")));
        let both = find(&format!("{block}{other}{block}"));
        assert_eq!(both, Found { whole: vec![ANSWER.into(), b"{}".to_vec()], damaged: 0 });
        let half = find(&format!("{}\n{block}", &block[..90]));
        assert_eq!(half, Found { whole: vec![ANSWER.into()], damaged: 1 });
    }

    #[test]
    fn a_block_that_lacks_something_is_damaged() {
        let block = write(ANSWER.as_bytes());
        let lines: Vec<&str> = block.lines().collect();
        for i in 1..lines.len() - 1 {
            let mut lines = lines.clone();
            lines.remove(i);
            is_damaged(&lines.join("\n"));
            lines.insert(i, "On Monday you wrote:");
            is_damaged(&lines.join("\n"));
        }
        let mut turned = lines.clone();
        turned.swap(1, 2);
        is_damaged(&turned.join("\n"));
        is_damaged(&block[..100]);
        is_damaged("BEGIN CLAIMLIGHT ANSWER");
        // The last line says nothing that the checksum does not.
        is_whole(&lines[..lines.len() - 1].join("\n"));
        assert_eq!(find("No block, but END CLAIMLIGHT ANSWER."), Found::default());
        assert_eq!(find("BEGINCLAIMLIGHTANSWER CLAIMLIGHT ANSWER"), Found::default());
        assert_eq!(find(&lines[1..].join("\n")), Found::default());
    }

    #[test]
    fn hostile_texts_end() {
        for piece in ["BEGIN CLAIMLIGHT ANSWER ", "CLAIMLIGHT ", "BEGIN CLAIMLIGHT ", "CHECK00000000 ", "c", "BEGIN "] {
            drop(find(&piece.repeat(200_000)));
            drop(find(&format!("BEGIN CLAIMLIGHT ANSWER {}", piece.repeat(200_000))));
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(bytes in prop::collection::vec(any::<u8>(), 0..400), width in 20..200_usize, mark in "[> |\t]{0,6}") {
            let words: Vec<char> = write(&bytes).replace('\n', "  ").chars().collect();
            let lines = words.chunks(width).map(|line| line.iter().collect::<String>() + "\r\n");
            let text: String = lines.flat_map(|line| [mark.clone(), line]).collect();
            // Words of the first and last line may be cut in two: then there is no block, but never another answer.
            let found = find(&text);
            prop_assert!(found.whole.iter().all(|whole| *whole == bytes), "{text}");
            prop_assert_eq!(find(&write(&bytes)), Found { whole: vec![bytes], damaged: 0 });
        }

        #[test]
        fn a_changed_block_is_never_another_answer(at in 0..260_usize, with in "\\PC{0,3}", len in 0..30_usize) {
            let block = write(ANSWER.as_bytes());
            let at = at.min(block.len());
            let text = format!("{}{with}{}", &block[..at], &block[(at + len).min(block.len())..]);
            let found = find(&text);
            prop_assert!(found.whole.iter().all(|whole| whole == ANSWER.as_bytes()));
        }

        #[test]
        fn any_text_is_read(text in "(BEGIN CLAIMLIGHT ANSWER|CHECK [0-9a-f]{8}|END CLAIMLIGHT ANSWER|[A-Za-z+/=]{1,9}|\\PC|\n){0,40}") {
            drop(find(&text));
        }

        #[test]
        fn base64_reads_back(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let base64 = encoded(&bytes);
            prop_assert_eq!(decoded(base64.as_bytes()), Some(bytes.clone()));
            prop_assert_eq!(decoded(base64.trim_end_matches('=').as_bytes()), Some(bytes));
        }
    }
}
