//! The article's blocks, cut where claims and marks begin and end.

use std::collections::BTreeMap;

use super::claims::link;
use super::content::ReportedBlock;
use crate::model::{Annotations, Block, ClaimId, MarkKind};
use crate::text::{Offset, TextRange};

/// Words of a block to which the same claims and marks apply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// The claims that they are in: the outermost first.
    pub claims: Vec<Inside>,
    /// The claims whose first words these are.
    pub begins: Vec<usize>,
    /// The claims whose last words these are.
    pub ends: Vec<usize>,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether they are struck out.
    pub struck: bool,
    /// Where they link to, if that can be opened in a browser.
    pub link: String,
}

/// A claim that words are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inside {
    /// Index of the claim in the report.
    pub claim: usize,
    /// How far its underline is from the letters: 0 is nearest. Claims that share words of a block have different lanes, the inner ones
    /// nearer.
    pub lane: usize,
}

/// Where a claim stands in the text.
#[derive(Clone, Copy)]
struct Placed {
    range: TextRange,
    /// Index of the claim.
    claim: usize,
    /// Whether it is the claim's first span, or its last one.
    is_first: bool,
    is_last: bool,
}

/// Cuts all blocks. `numbers` are those of the claims, for their order.
pub fn blocks(annotations: &Annotations, numbers: &[usize]) -> Vec<ReportedBlock> {
    let text = &annotations.article.text;
    let placed = placed(annotations, numbers);
    let mut open: Vec<Placed> = Vec::new();
    let mut next = 0;
    let mut blocks = Vec::new();
    for block in text.blocks() {
        open.retain(|p| p.range.end() > block.range.start());
        while let Some(p) = placed.get(next).filter(|p| p.range.start() < block.range.end()) {
            open.push(*p);
            next += 1;
        }
        blocks.push(ReportedBlock { kind: block.kind, pieces: pieces(text.as_str(), block, &open) });
    }
    blocks
}

/// The places of all claims, by start.
fn placed(annotations: &Annotations, numbers: &[usize]) -> Vec<Placed> {
    let claims = annotations.claims.as_slice();
    debug_assert_eq!(claims.len(), numbers.len(), "each claim has a number");
    let index: BTreeMap<ClaimId, usize> = claims.iter().enumerate().map(|(i, c)| (c.id, i)).collect();
    let mut last: BTreeMap<usize, TextRange> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        if let Some(range) = claim.ranges().max_by_key(|range| range.end()) {
            last.insert(i, range);
        }
    }
    let placed = annotations.claims.spans().iter().filter_map(|span| {
        let claim = *index.get(&span.claim)?;
        let is_first = claims[claim].start() == Some(span.range.start());
        Some(Placed { range: span.range, claim, is_first, is_last: last.get(&claim) == Some(&span.range) })
    });
    placed.collect()
}

fn pieces(text: &str, block: &Block, open: &[Placed]) -> Vec<Piece> {
    let range = block.range;
    let mut within: Vec<&Placed> = open.iter().filter(|p| p.range.overlaps(range)).collect();
    within.sort_by_key(|p| p.range.start());
    let mut cuts: Vec<Offset> = vec![range.start(), range.end()];
    let ranges = within.iter().map(|p| p.range).chain(block.marks.iter().map(|m| m.range));
    cuts.extend(ranges.flat_map(|r| [r.start(), r.end()]).filter(|o| (range.start()..=range.end()).contains(o)));
    cuts.sort_unstable();
    cuts.dedup();
    let lanes = lanes(&within);
    let lane = |p: &Placed| lanes.get(&(p.claim, p.range.start())).copied().unwrap_or_default();
    let (mut inside, mut next): (Vec<&Placed>, usize) = (Vec::new(), 0);
    let mut pieces = Vec::with_capacity(cuts.len());
    for ends in cuts.windows(2) {
        let part = TextRange::new(ends[0], ends[1]);
        inside.retain(|p| p.range.overlaps(part));
        while let Some(p) = within.get(next).filter(|p| p.range.start() < part.end()) {
            inside.push(p);
            next += 1;
        }
        inside.sort_by_key(|p| std::cmp::Reverse(lane(p)));
        let mut piece = Piece {
            words: part.of(text).to_owned(),
            claims: inside.iter().map(|p| Inside { claim: p.claim, lane: lane(p) }).collect(),
            begins: inside.iter().filter(|p| p.is_first && p.range.start() == part.start()).map(|p| p.claim).collect(),
            // Of claims that end together, the inner one ends first.
            ends: inside
                .iter()
                .rev()
                .filter(|p| p.is_last && ends_with(p.range, part, range))
                .map(|p| p.claim)
                .collect(),
            ..Piece::default()
        };
        for mark in block.marks.iter().filter(|m| m.range.overlaps(part)) {
            match &mark.kind {
                MarkKind::Bold => piece.bold = true,
                MarkKind::Italic => piece.italic = true,
                MarkKind::Struck => piece.struck = true,
                MarkKind::Link(address) => link(address).clone_into(&mut piece.link),
            }
        }
        pieces.push(piece);
    }
    pieces
}

/// The lane of each place: the shortest one gets the nearest lane that none which overlaps it has.
fn lanes(within: &[&Placed]) -> BTreeMap<(usize, Offset), usize> {
    let mut by_length: Vec<&Placed> = within.to_vec();
    by_length.sort_by_key(|p| (p.range.len(), std::cmp::Reverse(p.range.start()), std::cmp::Reverse(p.claim)));
    // The places of a lane, by start: none overlaps another.
    let mut taken: Vec<BTreeMap<Offset, Offset>> = Vec::new();
    let mut lanes = BTreeMap::new();
    for p in by_length {
        let is_free = |lane: &BTreeMap<Offset, Offset>| {
            lane.range(..p.range.end()).next_back().is_none_or(|(_, end)| *end <= p.range.start())
        };
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(BTreeMap::new());
        }
        taken[lane].insert(p.range.start(), p.range.end());
        lanes.insert((p.claim, p.range.start()), lane);
    }
    lanes
}

/// Whether a place ends with these words. One that ends with the LF behind its block ends with the block.
fn ends_with(place: TextRange, part: TextRange, block: TextRange) -> bool {
    place.end() == part.end() || part.end() == block.end() && place.end().to_usize() == block.end().to_usize() + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{AnnotatorId, Article, ArticleText, BlockKind, Claim, Claims};

    fn annotations(ranges: &[(usize, usize)], marks: Vec<crate::model::Mark>) -> Annotations {
        let words = "abcdefghijklmnopqrst".to_owned();
        let text = ArticleText::from_blocks([
            (BlockKind::Paragraph, words.clone(), marks),
            (BlockKind::Paragraph, words, Vec::new()),
        ]);
        let mut annotations = Annotations::new(Article { text: text.into(), ..Article::default() });
        let person = AnnotatorId::NOBODY;
        let claims = ranges.iter().map(|(start, end)| Claim::new(person, [TextRange::from_usize(*start..*end)]));
        annotations.claims = Claims::new(claims);
        annotations
    }

    /// Pieces as text: `2:1(` where claim 1 begins in lane 2, `)1` where it ends.
    fn drawn(ranges: &[(usize, usize)]) -> String {
        let annotations = annotations(ranges, Vec::new());
        let numbers: Vec<usize> = (1..=ranges.len()).collect();
        let mut out = String::new();
        for piece in blocks(&annotations, &numbers).iter().flat_map(|block| &block.pieces) {
            for inside in piece.claims.iter().filter(|inside| piece.begins.contains(&inside.claim)) {
                out.push_str(&format!("{}:{}(", inside.lane, inside.claim));
            }
            out.push_str(&piece.words);
            piece.ends.iter().for_each(|claim| out.push_str(&format!("){claim}")));
        }
        out
    }

    #[test]
    fn claims_begin_and_end_at_their_words_in_lanes_of_their_own() {
        let second = "abcdefghijklmnopqrst";
        assert_eq!(drawn(&[(1, 3)]), format!("a0:0(bc)0defghijklmnopqrst{second}"));
        assert_eq!(drawn(&[(0, 6), (2, 4)]), format!("1:0(ab0:1(cd)1ef)0ghijklmnopqrst{second}"));
        assert_eq!(drawn(&[(0, 4), (2, 6)]), format!("1:0(ab0:1(cd)0ef)1ghijklmnopqrst{second}"));
        assert_eq!(drawn(&[(18, 23)]), "abcdefghijklmnopqr0:0(stab)0cdefghijklmnopqrst");
    }

    proptest! {
        /// The words of the pieces are the text's; each claim begins once and ends once; claims that share words have different lanes.
        #[test]
        fn nothing_is_lost_between_the_pieces(ranges in prop::collection::vec((0..41_usize, 1..41_usize), 0..12)) {
            let ranges: Vec<(usize, usize)> =
                ranges.into_iter().map(|(start, len)| (start.min(40), (start.min(40) + len).min(41))).collect();
            let annotations = annotations(&ranges, Vec::new());
            let numbers: Vec<usize> = (1..=ranges.len()).collect();
            let blocks = blocks(&annotations, &numbers);
            let words: Vec<String> =
                blocks.iter().map(|block| block.pieces.iter().map(|piece| piece.words.as_str()).collect()).collect();
            prop_assert_eq!(words.join("\n"), annotations.article.text.as_str());
            let pieces: Vec<&Piece> = blocks.iter().flat_map(|block| &block.pieces).collect();
            for (i, claim) in annotations.claims.as_slice().iter().enumerate() {
                let has_words = claim.ranges().any(|range| range.of(annotations.article.text.as_str()) != "\n");
                let count = |of: fn(&Piece) -> &Vec<usize>| pieces.iter().filter(|piece| of(piece).contains(&i)).count();
                prop_assert_eq!(count(|piece| &piece.begins), usize::from(has_words), "{:?}", ranges);
                prop_assert_eq!(count(|piece| &piece.ends), usize::from(has_words), "{:?}", ranges);
            }
            for piece in pieces {
                let mut lanes: Vec<usize> = piece.claims.iter().map(|inside| inside.lane).collect();
                lanes.dedup();
                prop_assert_eq!(lanes.len(), piece.claims.len());
            }
        }
    }
}
