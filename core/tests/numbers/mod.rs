//! Numbers as if by chance, the same each time.

/// A generator of numbers that gives the same each time (xorshift, Marsaglia 2003).
pub struct Numbers(pub u64);

impl Numbers {
    /// A number from 0, less than `below`.
    pub fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}
