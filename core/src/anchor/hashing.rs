//! Rolling hashes of runs of words, and maps keyed by them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are hashes already, so that they are not hashed again.
pub type ByHash<T> = HashMap<u64, T, BuildHasherDefault<PassThrough>>;

/// A hasher that returns the `u64` it was given.
#[derive(Default)]
pub struct PassThrough(u64);

impl Hasher for PassThrough {
    fn finish(&self) -> u64 {
        self.0
    }

    /// Required by the trait and not used: keys are written by [`Self::write_u64`]. FNV-1a with a basis of 0.
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// The hash of each run of `n` words in `ids`, ordered by where the run starts: a polynomial rolling hash (Karp and Rabin
/// 1987), each from the one before in constant time. Different runs may have the same hash.
pub fn run_hashes(ids: &[u32], n: usize) -> impl Iterator<Item = u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let top = (1..n).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let code = |id: u32| u64::from(id).wrapping_add(1).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let mut hash = 0_u64;
    ids.iter().enumerate().filter_map(move |(i, id)| {
        if i >= n {
            hash = hash.wrapping_sub(code(ids[i - n]).wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(code(*id));
        // The map uses the low bits, which depend on the low bits of the words alone: mix in higher ones.
        (i + 1 >= n).then_some(hash ^ (hash >> 29))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn runs_have_the_same_hash_if_and_only_if_they_are_the_same(ids in prop::collection::vec(0..3_u32, 0..40), n in 1..6_usize) {
            let hashes: Vec<u64> = run_hashes(&ids, n).collect();
            let runs: Vec<&[u32]> = ids.windows(n).collect();
            prop_assert_eq!(hashes.len(), runs.len());
            for (a, x) in runs.iter().zip(&hashes) {
                for (b, y) in runs.iter().zip(&hashes) {
                    prop_assert_eq!(a == b, x == y, "{:?} and {:?}", a, b);
                }
            }
        }
    }
}
