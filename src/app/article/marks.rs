//! Which claims are marked in a piece, which of them is on top, and in which lane each one is underlined.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::layout::{Laid, Part};
use crate::app::desk::document::Document;
use claimlight_core::model::{ClaimId, SpanEntry};
use claimlight_core::text::{self, Offset, TextRange};

/// The number of lanes in which spans that share words are underlined; all that find no lane of their own share the last one.
const LANES: usize = 4;
/// How often spans are added that share words with the spans of a piece and reach out of it.
const REACHES: usize = 16;

/// The place of a claim among those that share words with it. The least one is on top: the shortest claim, and of equally long ones
/// the one that starts last. All pieces of a claim have the same depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Depth {
    length: usize,
    start: Reverse<Offset>,
    id: Reverse<ClaimId>,
}

impl Depth {
    /// The depth of a claim whose pieces are these ranges.
    pub fn new(claim: ClaimId, ranges: impl Iterator<Item = TextRange>) -> Self {
        let first = (0, Offset::new(u32::MAX as usize));
        let (length, start) = ranges.fold(first, |(len, start), r| (len + r.len(), start.min(r.start())));
        Self { length, start: Reverse(start), id: Reverse(claim) }
    }
}

/// A span of a claim as it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The claim.
    pub claim: ClaimId,
    /// The words of the span.
    pub range: TextRange,
    /// The place of its claim among those that share words with it.
    pub depth: Depth,
    /// The lane of its underline, counted from the letters downwards.
    pub lane: u8,
    /// Whether the claim ends with this span.
    pub is_last: bool,
}

/// A span that is being dragged: its claim, its range before the drag, and its range if dropped now.
pub type Dragged = (ClaimId, TextRange, TextRange);

/// The marks in a piece, the undermost first.
pub fn within(document: &Document, piece: TextRange, dragged: Option<Dragged>) -> Vec<Mark> {
    let claims = &document.annotations.claims;
    // A lane is the same in all pieces of the article: it depends on all spans that share words, one through another.
    let mut reach = dragged.filter(|d| d.2.overlaps(piece)).map_or(piece, |d| d.2.union(piece));
    let mut spans: Vec<SpanEntry> = Vec::new();
    for _ in 0..REACHES {
        spans = claims.spans_in(reach).collect();
        let wider = spans.iter().fold(reach, |all, span| all.union(span.range));
        if wider == reach {
            break;
        }
        reach = wider;
    }
    if let Some((claim, from, to)) = dragged {
        spans.retain(|s| !(s.claim == claim && s.range == from));
        spans.push(SpanEntry { range: to, claim });
    }
    let now = |claim: ClaimId, range: TextRange| match dragged {
        Some((of, from, to)) if of == claim && from == range => to,
        _ => range,
    };
    let mut marks: Vec<Mark> = spans
        .into_iter()
        .filter_map(|span| {
            let claim = claims.get(span.claim)?;
            let ranges = || claim.ranges().map(|range| now(claim.id, range));
            let depth = Depth::new(claim.id, ranges());
            let is_last = ranges().map(TextRange::end).max() == Some(span.range.end());
            Some(Mark { claim: claim.id, range: span.range, depth, lane: 0, is_last })
        })
        .collect();
    marks.sort_unstable_by_key(|mark| (Reverse(mark.depth), mark.range));
    assign_lanes(&mut marks);
    marks.retain(|mark| mark.range.overlaps(piece));
    marks
}

/// The claims that mark the letter at `offset`, the one on top first.
pub fn at(document: &Document, offset: Offset) -> Vec<ClaimId> {
    let marks = within(document, TextRange::new(offset, offset.plus(1)), None);
    marks.into_iter().rev().map(|mark| mark.claim).collect()
}

/// Gives each mark a lane, from the one on top to the undermost: the first lane in which no other mark shares words with it. So an
/// inner claim is underlined nearer to the letters than an outer one. `marks` are in order, the undermost first.
pub fn assign_lanes(marks: &mut [Mark]) {
    // The stretches taken in each lane but the last one, by their start.
    let mut taken: [BTreeMap<Offset, Offset>; LANES - 1] = Default::default();
    for mark in marks.iter_mut().rev() {
        let range = mark.range;
        let is_free = |lane: &BTreeMap<Offset, Offset>| {
            lane.range(..range.end()).next_back().is_none_or(|(_, end)| *end <= range.start())
        };
        let lane = taken.iter().position(is_free).unwrap_or(LANES - 1);
        if let Some(lane) = taken.get_mut(lane) {
            lane.insert(range.start(), range.end());
        }
        mark.lane = u8::try_from(lane).unwrap_or(u8::MAX);
    }
}

/// The parts of rows that words take up. The blank at which a row was broken is left out, and parts that touch are one.
pub fn parts(laid: &Laid, text: &str, range: TextRange) -> Vec<Part> {
    let Some(within) = laid.piece.range.intersection(range) else { return Vec::new() };
    let mut parts: Vec<Part> = Vec::new();
    for r in laid.row_of(within.start())..laid.rows() {
        let row = laid.row_range(r);
        if row.start() >= within.end() {
            break;
        }
        let Some(mut here) = row.intersection(within) else { continue };
        if here.end() == row.end() && range.end() > row.end() {
            let words = here.of(text).trim_end();
            here = TextRange::new(here.start(), here.start().plus(words.len()));
        }
        for part in laid.rects(text, here) {
            match parts.last_mut() {
                Some(last) if last.row == part.row && part.rect.left() - last.rect.right() < 0.5 => {
                    last.rect = last.rect.union(part.rect);
                }
                _ => parts.push(part),
            }
        }
    }
    parts
}

/// Whether the characters before and after a range are something other than blanks, so that a frame has no room there.
pub fn is_hemmed(text: &str, range: TextRange) -> (bool, bool) {
    let is_ink = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let before = TextRange::new(text::previous_grapheme(text, range.start()), range.start()).of(text);
    let after = TextRange::new(range.end(), text::next_grapheme(text, range.end())).of(text);
    (is_ink(before.chars().next()), is_ink(after.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::model::{Claim, Claims};
    use proptest::prelude::*;

    /// An article of 300 bytes with claims whose pieces are given, and the claims' ids.
    fn document(claims: &[Vec<(usize, usize)>]) -> (Document, Vec<ClaimId>) {
        let mut document = Document::pasted(&"a bcd efg ".repeat(30));
        let me = document.me;
        let ranges = |pieces: &[(usize, usize)]| -> Vec<TextRange> {
            pieces.iter().map(|(a, b)| TextRange::from_usize(*a..*b)).collect()
        };
        let claims: Vec<Claim> = claims.iter().map(|pieces| Claim::new(me, ranges(pieces))).collect();
        let ids = claims.iter().map(|c| c.id).collect();
        document.annotations.claims = Claims::new(claims);
        (document, ids)
    }

    fn whole() -> TextRange {
        TextRange::from_usize(0..299)
    }

    /// Checks the lanes of claims of one piece each.
    #[track_caller]
    fn check_lanes(ranges: &[(usize, usize)], expected: &[u8]) {
        let claims: Vec<_> = ranges.iter().map(|range| vec![*range]).collect();
        let (document, ids) = document(&claims);
        let marks = within(&document, whole(), None);
        let lane = |id: &ClaimId| marks.iter().find(|m| m.claim == *id).map(|m| m.lane).unwrap();
        let lanes: Vec<u8> = ids.iter().map(lane).collect();
        assert_eq!(lanes, expected, "{ranges:?}");
    }

    #[test]
    fn inner_claims_are_underlined_nearer_to_the_letters() {
        check_lanes(&[(0, 5), (5, 9)], &[0, 0]);
        check_lanes(&[(0, 9), (2, 4), (5, 7)], &[1, 0, 0]);
        check_lanes(&[(0, 20), (2, 12), (3, 8)], &[2, 1, 0]);
        check_lanes(&[(0, 4), (2, 8), (7, 20)], &[0, 1, 0]);
        check_lanes(&[(0, 4), (2, 6)], &[1, 0]);
    }

    /// Checks which claim is on top at each of some offsets.
    #[track_caller]
    fn check_top(claims: &[Vec<(usize, usize)>], at: usize, expected: usize) {
        let (document, ids) = document(claims);
        let marks = within(&document, whole(), None);
        let top = marks.iter().rev().find(|m| m.range.contains(Offset::new(at))).unwrap();
        assert_eq!(top.claim, ids[expected], "{claims:?} at {at}");
    }

    #[test]
    fn the_shorter_claim_is_on_top_and_of_equals_the_later() {
        check_top(&[vec![(0, 9)], vec![(2, 4)]], 3, 1);
        check_top(&[vec![(2, 4)], vec![(0, 9)]], 3, 0);
        check_top(&[vec![(0, 6)], vec![(3, 9)]], 4, 1);
        // All pieces of a claim count, so that none of them is above and another below.
        check_top(&[vec![(0, 9)], vec![(2, 4), (40, 60)]], 3, 0);
        check_top(&[vec![(0, 9)], vec![(2, 4), (40, 44)]], 3, 1);
    }

    fn any_claims() -> impl Strategy<Value = Vec<Vec<(usize, usize)>>> {
        let piece = (0usize..280, 1usize..60).prop_map(|(start, len)| (start, (start + len).min(299)));
        let claim = prop::collection::vec(piece, 1..3).prop_filter("pieces of a claim are apart", |pieces| {
            pieces.len() < 2 || pieces[0].1 < pieces[1].0 || pieces[1].1 < pieces[0].0
        });
        prop::collection::vec(claim, 1..8)
    }

    proptest! {
        #[test]
        fn lanes_and_depths_hold_for_any_claims(claims in any_claims()) {
            let (document, _) = document(&claims);
            let marks = within(&document, whole(), None);
            for (i, below) in marks.iter().enumerate() {
                for above in marks[i + 1..].iter().filter(|above| above.claim != below.claim) {
                    prop_assert!(above.depth < below.depth);
                    if above.range.overlaps(below.range) {
                        let last = usize::from(above.lane) == LANES - 1;
                        prop_assert!(above.lane != below.lane || last, "{above:?} shares the lane of {below:?}");
                    }
                    if below.range.covers(above.range) {
                        prop_assert!(above.lane <= below.lane, "{above:?} within {below:?}");
                    }
                }
            }
        }

        #[test]
        fn a_mark_is_the_same_in_every_piece_of_the_article(claims in any_claims(), cut in 1usize..299) {
            let (document, _) = document(&claims);
            let all = within(&document, whole(), None);
            for part in [TextRange::from_usize(0..cut), TextRange::from_usize(cut..299)] {
                let expected: Vec<Mark> = all.iter().filter(|m| m.range.overlaps(part)).copied().collect();
                prop_assert_eq!(within(&document, part, None), expected);
            }
        }
    }
}
