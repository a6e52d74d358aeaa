//! Pseudo-random numbers that are the same in every run.

/// A pseudo-random number generator (xorshift64, Marsaglia 2003). It holds its state, which must not be 0.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number of 0 to `below - 1`.
    pub fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}
