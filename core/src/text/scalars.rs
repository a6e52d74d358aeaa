//! Conversion between byte offsets and Unicode scalar values. Only code that reads or writes files needs it.

use super::Offset;

/// The distance between two entries of the index, in bytes.
const STEP: usize = 1024;

/// Converts between [`Offset`] (bytes) and Unicode scalar values in one text. It is built once, takes 4 bytes for each
/// kilobyte of text, and converts in constant time.
#[derive(Clone, Debug, Default)]
pub struct ScalarIndex {
    /// Entry `i`: the number of scalar values that start before byte `i * STEP`.
    before: Vec<u32>,
    total: u32,
}

impl ScalarIndex {
    /// Builds the index of `text`.
    pub fn new(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0_u32;
        for chunk in text.as_bytes().chunks(STEP) {
            before.push(count);
            count += count_starts(chunk);
        }
        before.push(count);
        Self { before, total: count }
    }

    /// The number of scalar values in the text.
    pub fn total(&self) -> usize {
        self.total as usize
    }

    /// The number of scalar values before `offset` in `text`, which must be the text that the index was built for. An offset
    /// beyond the text counts as its end.
    pub fn to_scalars(&self, text: &str, offset: Offset) -> usize {
        let byte = offset.to_usize().min(text.len());
        let chunk = byte / STEP;
        let before = self.before.get(chunk).copied().unwrap_or(self.total);
        (before + count_starts(&text.as_bytes()[(chunk * STEP).min(byte)..byte])) as usize
    }

    /// The offset after the first `scalars` scalar values of `text`, which must be the text that the index was built for.
    /// `None` if the text has fewer.
    pub fn to_offset(&self, text: &str, scalars: usize) -> Option<Offset> {
        if scalars > self.total() {
            return None;
        }
        let chunk = self.before.partition_point(|&b| (b as usize) <= scalars).saturating_sub(1);
        let start = (chunk * STEP).min(text.len());
        let mut left = scalars - self.before.get(chunk).copied().unwrap_or(0) as usize;
        // Where each byte is a character, there is nothing to count.
        let next = self.before.get(chunk + 1).map_or(0, |next| *next as usize);
        if next == scalars - left + STEP {
            return Some(Offset::new(start + left));
        }
        for (i, byte) in text.as_bytes()[start..].iter().enumerate() {
            if is_start(*byte) {
                if left == 0 {
                    return Some(Offset::new(start + i));
                }
                left -= 1;
            }
        }
        Some(Offset::new(text.len()))
    }
}

/// Whether a character starts with this byte of UTF-8.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The number of characters that start in some bytes of UTF-8.
fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(is_start(b))).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_place_converts_there_and_back(text in "(?s).{0,3000}") {
            let index = ScalarIndex::new(&text);
            prop_assert_eq!(index.total(), text.chars().count());
            for (scalars, (byte, _)) in text.char_indices().enumerate().step_by(7) {
                prop_assert_eq!(index.to_scalars(&text, Offset::new(byte)), scalars);
                prop_assert_eq!(index.to_offset(&text, scalars), Some(Offset::new(byte)));
            }
            prop_assert_eq!(index.to_offset(&text, index.total()), Some(Offset::new(text.len())));
            prop_assert_eq!(index.to_offset(&text, index.total() + 1), None);
        }
    }

    #[test]
    fn where_each_byte_is_a_character_nothing_is_counted() {
        let text = format!("{}é{}", "a".repeat(2 * STEP), "b".repeat(STEP));
        let index = ScalarIndex::new(&text);
        for (scalars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.to_offset(&text, scalars), Some(Offset::new(byte)));
        }
        assert_eq!(index.to_offset(&text, 3 * STEP + 1), Some(Offset::new(text.len())));
    }

    #[test]
    fn a_chunk_border_within_a_character_is_no_trap() {
        let text = format!("{}😀b", "a".repeat(STEP - 2));
        let index = ScalarIndex::new(&text);
        assert_eq!(index.to_offset(&text, STEP - 2), Some(Offset::new(STEP - 2)));
        assert_eq!(index.to_offset(&text, STEP - 1), Some(Offset::new(STEP + 2)));
        assert_eq!(index.to_scalars(&text, Offset::new(STEP + 2)), STEP - 1);
    }
}
