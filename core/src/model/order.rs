//! Places in an order that people set by hand: numbers with gaps between them, so that a move changes only one.

/// The distance between places that nobody has changed.
const STEP: u64 = 1 << 16;

/// The place of entry `i` (from 0) in an order that nobody has changed.
pub fn place(i: usize) -> u64 {
    (i as u64).saturating_add(1).saturating_mul(STEP)
}

/// Changes places that do not rise in the order given, as few as is simple.
pub fn put_in_order<'a>(places: impl IntoIterator<Item = &'a mut u64>) {
    let mut places: Vec<&mut u64> = places.into_iter().collect();
    let mut last = 0;
    for i in 0..places.len() {
        if *places[i] <= last {
            let next = places[i + 1..].iter().map(|p| **p).find(|p| *p > last);
            let wanted = next.map_or(last.saturating_add(STEP), |next| last + (next - last) / 2);
            if wanted <= last {
                // No gap is left: all get new places.
                for (i, p) in places.iter_mut().enumerate() {
                    **p = place(i);
                }
                return;
            }
            *places[i] = wanted;
        }
        last = *places[i];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(mut places: Vec<u64>) -> Vec<u64> {
        put_in_order(&mut places);
        places
    }

    #[test]
    fn a_move_changes_one_place() {
        let [a, b, c] = [place(0), place(1), place(2)];
        assert_eq!(ordered(vec![a, b, c]), [a, b, c]);
        assert_eq!(ordered(vec![b, a, c]), [b, b + (c - b) / 2, c]);
        assert_eq!(ordered(vec![a, b, 0]), [a, b, c]);
        assert_eq!(ordered(vec![5, 5, 6]), [a, b, c]);
        assert_eq!(ordered(vec![u64::MAX, 1]), [a, b]);
    }
}
