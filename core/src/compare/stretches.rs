//! Stretches of a text, and sets of characters made of them. Offsets are Unicode scalar values.

/// The characters from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The first character.
    pub start: usize,
    /// The end: the character after the last.
    pub end: usize,
}

impl Stretch {
    /// The characters from `start` to before `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many characters it holds; 0 if it ends before it starts.
    pub const fn characters(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// What two stretches have in common; `None` if they share no character.
    pub fn common(self, other: Self) -> Option<Self> {
        let common = Self::new(self.start.max(other.start), self.end.min(other.end));
        (common.start < common.end).then_some(common)
    }
}

/// A set of characters: stretches in order that neither overlap nor touch, none of them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretches(Vec<Stretch>);

impl Stretches {
    /// The set of all characters in the given stretches, which may overlap and come in any order.
    pub fn new(stretches: impl IntoIterator<Item = Stretch>) -> Self {
        let mut sorted: Vec<Stretch> = stretches.into_iter().filter(|s| s.start < s.end).collect();
        sorted.sort_unstable();
        let mut apart: Vec<Stretch> = Vec::with_capacity(sorted.len());
        for next in sorted {
            match apart.last_mut() {
                Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
                _ => apart.push(next),
            }
        }
        Self(apart)
    }

    /// All characters of a text of `length` characters.
    pub fn all(length: usize) -> Self {
        Self::new([Stretch::new(0, length)])
    }

    /// The stretches in order.
    pub fn as_slice(&self) -> &[Stretch] {
        &self.0
    }

    /// Whether no character is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many characters are in the set.
    pub fn characters(&self) -> usize {
        self.0.iter().map(|s| s.characters()).sum()
    }

    /// From the first character to the last one; `None` of an empty set.
    pub fn hull(&self) -> Option<Stretch> {
        Some(Stretch::new(self.0.first()?.start, self.0.last()?.end))
    }

    /// The characters that are in both sets.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        let (mut i, mut j) = (0, 0);
        let mut common = Vec::new();
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            common.extend(a.common(*b));
            if a.end <= b.end {
                i += 1;
            } else {
                j += 1;
            }
        }
        Self(common)
    }

    /// The characters of this set that are not in the other one.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for stretch in &self.0 {
            let mut from = stretch.start;
            for part in other.parts(*stretch) {
                left.push(Stretch::new(from, part.start));
                from = part.end;
            }
            left.push(Stretch::new(from, stretch.end));
        }
        Self::new(left)
    }

    /// How many characters are in both sets.
    pub fn shared(&self, other: &Self) -> usize {
        self.common(other).characters()
    }

    /// The parts of a stretch that lie in the set.
    pub fn parts(&self, of: Stretch) -> impl Iterator<Item = Stretch> + '_ {
        let first = self.0.partition_point(|s| s.end <= of.start);
        self.0.iter().skip(first).map_while(move |s| s.common(of))
    }

    /// Whether a stretch shares a character with the set.
    pub fn touches(&self, stretch: Stretch) -> bool {
        self.parts(stretch).next().is_some()
    }

    /// Whether all characters of a stretch are in the set.
    pub fn covers(&self, stretch: Stretch) -> bool {
        self.parts(stretch).map(Stretch::characters).sum::<usize>() == stretch.characters()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(stretches: &[(usize, usize)]) -> Stretches {
        Stretches::new(stretches.iter().map(|&(start, end)| Stretch::new(start, end)))
    }

    #[test]
    fn sets_are_sorted_and_joined() {
        assert_eq!(set(&[(5, 9), (0, 3), (3, 4), (9, 9), (8, 12)]), set(&[(0, 4), (5, 12)]));
        assert_eq!(set(&[(7, 2)]), Stretches::default());
        assert_eq!(set(&[(0, 4), (5, 12)]).characters(), 11);
    }

    #[test]
    fn common_characters() {
        let (a, b) = (set(&[(0, 10), (20, 30)]), set(&[(5, 22), (29, 40)]));
        assert_eq!(a.common(&b), set(&[(5, 10), (20, 22), (29, 30)]));
        assert_eq!(a.shared(&b), 8);
        assert_eq!(a.without(&b), set(&[(0, 5), (22, 29)]));
        assert_eq!(b.without(&a), set(&[(10, 20), (30, 40)]));
        assert!(a.covers(Stretch::new(21, 30)) && !a.covers(Stretch::new(9, 21)) && !a.touches(Stretch::new(10, 20)));
    }
}
