//! The best alignment of two short stretches, by dynamic programming.

/// What a run of aligned words costs, in weights of words: a run has to be worth more than that. Chosen on the sets that
/// docs/anchoring.md describes, like the other weights here.
const OPENING_COST: f32 = 0.6;
/// Below this number of words, both sides together, a run costs proportionally less: with little to choose from, one word in
/// common is no coincidence.
const FULL_COST_FROM: f32 = 40.0;
/// Added to the weight of each word. If two alignments weigh the same, the longer one wins.
const PER_WORD: f32 = 0.05;

// How the best alignment of a cell came about. At most one of the first two is set; neither means from the left.
/// The cell's last words are aligned with each other.
const ALIGNED: u8 = 1;
/// The alignment is taken from the cell above: the last old word is not aligned.
const FROM_ABOVE: u8 = 2;
/// If the cell's last words are aligned, so are the two before them. May be set beside the others.
const CONTINUES: u8 = 4;

/// The pairs of words (index into `old`, index into `new`) of the alignment that has the most weight after the cost of its
/// runs, from last to first. Takes time and memory proportional to the product of the lengths.
pub fn align(old: &[u32], new: &[u32], weight: impl Fn(u32) -> f32) -> Vec<(usize, usize)> {
    trace(&steps(old, new, weight), old.len(), new.len())
}

/// How the best alignment of each pair of prefixes came about, row by row.
fn steps(old: &[u32], new: &[u32], weight: impl Fn(u32) -> f32) -> Vec<u8> {
    let (rows, columns) = (old.len(), new.len());
    let cost = OPENING_COST * ((rows + columns) as f32 / FULL_COST_FROM).min(1.0);
    // best[j]: the most that old[..i] and new[..j] can have. run[j]: the most if old[i - 1] and new[j - 1] are aligned.
    let mut best = vec![0.0_f32; columns + 1];
    let mut run = vec![f32::NEG_INFINITY; columns + 1];
    let mut steps = vec![0_u8; rows * columns];
    for i in 0..rows {
        let weight = weight(old[i]) + PER_WORD;
        let mut corner = best[0];
        let mut corner_run = run[0];
        run[0] = f32::NEG_INFINITY;
        for j in 0..columns {
            let above = best[j + 1];
            let above_run = run[j + 1];
            let mut step = 0;
            let aligned = if old[i] == new[j] {
                let opened = corner - cost;
                if corner_run >= opened {
                    step |= CONTINUES;
                    weight + corner_run
                } else {
                    weight + opened
                }
            } else {
                f32::NEG_INFINITY
            };
            run[j + 1] = aligned;
            let mut most = best[j];
            if above > most {
                most = above;
                step |= FROM_ABOVE;
            }
            if aligned >= most {
                most = aligned;
                step = (step & CONTINUES) | ALIGNED;
            }
            best[j + 1] = most;
            corner = above;
            corner_run = above_run;
            steps[i * columns + j] = step;
        }
    }
    steps
}

/// Follows the steps back from the last cell.
fn trace(steps: &[u8], rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut j) = (rows, columns);
    let mut in_run = false;
    while i > 0 && j > 0 {
        let step = steps[(i - 1) * columns + j - 1];
        if in_run || step & ALIGNED != 0 {
            pairs.push((i - 1, j - 1));
            in_run = step & CONTINUES != 0;
            i -= 1;
            j -= 1;
        } else if step & FROM_ABOVE != 0 {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Aligns two words of letters; a capital weighs ten times as much as a small letter. `expected` is the old word with a
    /// dot for each letter that is not aligned.
    fn check(old: &str, new: &str, expected: &str) {
        let ids = |word: &str| word.chars().map(u32::from).collect::<Vec<_>>();
        let weight = |id: u32| if id < u32::from(b'a') { 1.0 } else { 0.1 };
        let mut found: Vec<char> = vec!['.'; old.chars().count()];
        for (i, j) in align(&ids(old), &ids(new), weight) {
            assert_eq!(old.chars().nth(i), new.chars().nth(j), "{old} / {new}");
            found[i] = old.chars().nth(i).unwrap();
        }
        assert_eq!(found.iter().collect::<String>(), expected, "{old} / {new}");
    }

    #[test]
    fn the_heaviest_words_are_aligned() {
        check("ABC", "ABC", "ABC");
        check("ABCD", "ABxD", "AB.D");
        check("ABCD", "xABCDy", "ABCD");
        check("AB", "BA", ".B");
        check("aB", "Ba", ".B");
        check("A", "B", ".");
        check("", "A", "");
    }

    #[test]
    fn a_run_has_to_be_worth_its_cost() {
        let filler = |letter: &str| letter.repeat(40);
        check(&format!("{}a", filler("x")), &format!("{}a", filler("y")), &format!("{}.", filler(".")));
        check(&format!("{}A", filler("x")), &format!("{}A", filler("y")), &format!("{}A", filler(".")));
        check(&format!("{}aaaaa", filler("x")), &format!("{}aaaaa", filler("y")), &format!("{}aaaaa", filler(".")));
    }

    #[test]
    fn one_run_is_better_than_two_of_the_same_weight() {
        let (old, new) = (format!("{}ABC", "x".repeat(40)), format!("{}AyABCyBC", "z".repeat(40)));
        let ids = |word: &str| word.chars().map(u32::from).collect::<Vec<_>>();
        let pairs = align(&ids(&old), &ids(&new), |_| 1.0);
        assert_eq!(pairs, [(42, 44), (41, 43), (40, 42)]);
    }

    proptest! {
        #[test]
        fn an_alignment_ascends_in_both_texts(old in prop::collection::vec(0..5_u32, 0..30), new in prop::collection::vec(0..5_u32, 0..30)) {
            let mut pairs = align(&old, &new, |id| 0.2 * id as f32);
            pairs.reverse();
            for (i, j) in &pairs {
                prop_assert_eq!(old[*i], new[*j]);
            }
            for pair in pairs.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
            }
        }
    }
}
