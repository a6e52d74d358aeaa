//! Earlier texts of an article, and how places in each correspond to places in the next.

use super::{AnnotatorId, Extra, Stamp};

/// A text that was replaced by another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EarlierText {
    /// When it was replaced.
    pub stamp: Stamp,
    /// By whom.
    pub by: AnnotatorId,
    /// SHA-256 of its UTF-8 bytes.
    pub sha256: String,
    /// Its length in Unicode scalar values.
    pub length: u64,
    /// SHA-256 of the text that replaced it.
    pub became: String,
    /// Stretches of this text that stand unchanged in the next one, in order.
    pub runs: Vec<Run>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A stretch of words that stands in both texts, in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Where it begins in the earlier text.
    pub old: u32,
    /// Where it begins in the later one.
    pub new: u32,
    /// How long it is in both.
    pub len: u32,
}

impl EarlierText {
    /// Converts a stretch of this text to the next one, in Unicode scalar values. `None` unless one run holds all of it.
    pub fn carry(&self, start: u64, end: u64) -> Option<(u64, u64)> {
        let at = self.runs.partition_point(|run| u64::from(run.old) <= start).checked_sub(1)?;
        let run = self.runs[at];
        let from = start - u64::from(run.old);
        let fits = start < end && from + (end - start) <= u64::from(run.len);
        fits.then(|| (u64::from(run.new) + from, u64::from(run.new) + from + end - start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_carried_where_a_run_holds_all_of_it() {
        let run = |old, new, len| Run { old, new, len };
        let text = EarlierText {
            stamp: Stamp::ROOT,
            by: AnnotatorId(uuid::Uuid::nil()),
            sha256: String::new(),
            length: 40,
            became: String::new(),
            runs: vec![run(0, 5, 10), run(12, 30, 8)],
            extra: None,
        };
        assert_eq!(text.carry(0, 10), Some((5, 15)));
        assert_eq!(text.carry(13, 20), Some((31, 38)));
        for (start, end) in [(0, 11), (9, 13), (11, 12), (20, 21), (3, 3), (5, 2)] {
            assert_eq!(text.carry(start, end), None, "{start}..{end}");
        }
    }
}
