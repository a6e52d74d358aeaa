//! Where each word of a text stands, and each run of three words, so that a phrase is found without reading the text again.

use std::ops::Range;

use super::tokens::{Tokens, Vocabulary};

/// How many words one search compares before it gives up.
const MAX_COMPARED: usize = 1_000_000;

/// The number of words in a run that is indexed.
const RUN: usize = 3;

/// The positions of the words of one text.
#[derive(Debug)]
pub struct Index {
    words: Positions,
    /// Keyed by [`bucket`], so one entry may mix several runs.
    runs: Positions,
}

/// Lists of positions keyed by small numbers, stored in two vectors.
#[derive(Debug)]
struct Positions {
    /// Entry `key`: where the list of `key` begins in `positions`; the next entry is where it ends.
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl Positions {
    /// Lists the positions of each key by counting sort; all `keys` are less than `count`.
    fn new(count: usize, keys: impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for key in keys.clone() {
            starts[key as usize] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        // Until now `starts` holds ends; filling the lists from the back moves each one to its start.
        let mut positions = vec![0; keys.len()];
        for (i, key) in keys.enumerate().rev() {
            let start = &mut starts[key as usize];
            *start -= 1;
            positions[*start as usize] = i as u32;
        }
        Self { starts, positions }
    }

    /// The positions of `key` in ascending order.
    fn of(&self, key: u32) -> &[u32] {
        match (self.starts.get(key as usize), self.starts.get(key as usize + 1)) {
            (Some(from), Some(to)) => &self.positions[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// A hash of a run of words, less than `count`, which is a power of two.
fn bucket(words: &[u32], count: usize) -> u32 {
    let hash =
        words.iter().fold(0_u64, |h, id| (h ^ u64::from(*id)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29));
    (hash as usize & (count - 1)) as u32
}

impl Index {
    /// Indexes a text whose words are all in `vocabulary`.
    pub fn new(tokens: &Tokens, vocabulary: &Vocabulary) -> Self {
        let count = tokens.len().next_power_of_two();
        Self {
            words: Positions::new(vocabulary.len(), tokens.ids.iter().copied()),
            runs: Positions::new(count, tokens.ids.windows(RUN).map(move |words| bucket(words, count))),
        }
    }

    /// The positions of one word in ascending order.
    pub fn of(&self, id: u32) -> &[u32] {
        self.words.of(id)
    }

    /// Up to `limit` positions at which the phrase `words` stands in `text` (the text that was indexed), in ascending order,
    /// counting only those for which `is_wanted` is true of the range of words. Incomplete if more than [`MAX_COMPARED`]
    /// words had to be compared.
    pub fn find(
        &self,
        text: &[u32],
        words: &[u32],
        limit: usize,
        is_wanted: impl Fn(Range<usize>) -> bool,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        let count = self.runs.starts.len() - 1;
        let positions = |part: &[u32]| match part {
            [word] => self.words.of(*word),
            part => self.runs.of(bucket(part, count)),
        };
        let parts = words.windows(if words.len() < RUN { 1 } else { RUN });
        let rarest = parts.map(positions).enumerate().min_by_key(|(_, positions)| positions.len());
        let Some((lead, positions)) = rarest else { return found };
        let mut budget = MAX_COMPARED;
        for position in positions {
            let Some(start) = (*position as usize).checked_sub(lead) else { continue };
            let Some(candidate) = text.get(start..start + words.len()) else { break };
            let same = candidate.iter().zip(words).take_while(|(a, b)| a == b).count();
            if same == words.len() && is_wanted(start..start + words.len()) {
                found.push(start);
            }
            if found.len() == limit || budget < same {
                break;
            }
            budget -= same + 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tokens(text: &str, vocabulary: &mut Vocabulary) -> Tokens {
        let mut tokens = Tokens::default();
        vocabulary.read(text, 0, &mut tokens);
        tokens
    }

    /// Looks for a phrase in a text; `expected` are the numbers of the words at which it starts.
    fn check(text: &str, phrase: &str, limit: usize, expected: &[usize]) {
        let mut vocabulary = Vocabulary::default();
        let text = tokens(text, &mut vocabulary);
        let phrase = tokens(phrase, &mut vocabulary);
        let index = Index::new(&text, &vocabulary);
        assert_eq!(index.find(&text.ids, &phrase.ids, limit, |_| true), expected);
    }

    #[test]
    fn a_phrase_is_found_wherever_it_stands() {
        check("a b c a b", "a", 9, &[0, 3]);
        check("a b c a b", "a b", 9, &[0, 3]);
        check("a b c a b c d", "a b c", 9, &[0, 3]);
        check("a b c a b c d", "b c d", 9, &[4]);
        check("a b c a b c d", "a b c d", 9, &[3]);
        check("a a a a", "a a a", 9, &[0, 1]);
        check("a b c", "a b c d", 9, &[]);
        check("a b c", "b a", 9, &[]);
        check("a b c", "x", 9, &[]);
        check("a b c", "", 9, &[]);
        check("", "a", 9, &[]);
    }

    #[test]
    fn a_search_stops_at_its_limit() {
        check("a b a b a b", "a b", 2, &[0, 2]);
    }

    #[test]
    fn only_wanted_positions_count_toward_the_limit() {
        let mut vocabulary = Vocabulary::default();
        let text = tokens("a b a b a b", &mut vocabulary);
        let index = Index::new(&text, &vocabulary);
        assert_eq!(index.find(&text.ids, &text.ids[..2], 1, |range| range.start >= 4), [4]);
    }

    proptest! {
        #[test]
        fn a_search_finds_what_a_plain_scan_finds(ids in prop::collection::vec(0..4_u32, 0..60), from in 0..60_usize, len in 1..7_usize) {
            let letters: String = ids.iter().map(|id| ["a ", "b ", "c ", "d "][*id as usize]).collect();
            let mut vocabulary = Vocabulary::default();
            let text = tokens(&letters, &mut vocabulary);
            let from = from.min(text.len());
            let phrase = &text.ids[from..(from + len).min(text.len())];
            let index = Index::new(&text, &vocabulary);
            let scanned: Vec<usize> =
                (0..text.len()).filter(|i| !phrase.is_empty() && text.ids[*i..].starts_with(phrase)).collect();
            prop_assert_eq!(index.find(&text.ids, phrase, usize::MAX, |_| true), scanned);
        }
    }
}
