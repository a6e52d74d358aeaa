//! The article's blocks, cut where claims and marks begin and end.

use std::collections::BTreeMap;

use super::content::{ReportedBlock, link};
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
    let within: Vec<&Placed> = open.iter().filter(|p| p.range.overlaps(range)).collect();
    let mut cuts: Vec<Offset> = vec![range.start(), range.end()];
    let ranges = within.iter().map(|p| p.range).chain(block.marks.iter().map(|m| m.range));
    cuts.extend(ranges.flat_map(|r| [r.start(), r.end()]).filter(|o| (range.start()..=range.end()).contains(o)));
    cuts.sort_unstable();
    cuts.dedup();
    let lanes = lanes(&within);
    let lane = |p: &Placed| lanes.get(&(p.claim, p.range.start())).copied().unwrap_or_default();
    let piece = |ends: &[Offset]| {
        let part = TextRange::new(ends[0], ends[1]);
        let mut inside: Vec<&&Placed> = within.iter().filter(|p| p.range.overlaps(part)).collect();
        inside.sort_by_key(|p| std::cmp::Reverse(lane(p)));
        let mut piece = Piece {
            words: part.of(text).to_owned(),
            claims: inside.iter().map(|p| Inside { claim: p.claim, lane: lane(p) }).collect(),
            begins: inside.iter().filter(|p| p.is_first && p.range.start() == part.start()).map(|p| p.claim).collect(),
            ends: inside.iter().filter(|p| p.is_last && ends_with(p.range, part, range)).map(|p| p.claim).collect(),
            ..Piece::default()
        };
        // Of claims that end together, the inner one ends first.
        piece.ends.reverse();
        for mark in block.marks.iter().filter(|m| m.range.overlaps(part)) {
            match &mark.kind {
                MarkKind::Bold => piece.bold = true,
                MarkKind::Italic => piece.italic = true,
                MarkKind::Struck => piece.struck = true,
                MarkKind::Link(address) => link(address).clone_into(&mut piece.link),
            }
        }
        piece
    };
    cuts.windows(2).map(piece).collect()
}

/// The lane of each place: the shortest one gets the nearest lane that none which overlaps it has.
fn lanes(within: &[&Placed]) -> BTreeMap<(usize, Offset), usize> {
    let mut by_length: Vec<&Placed> = within.to_vec();
    by_length.sort_by_key(|p| (p.range.len(), std::cmp::Reverse(p.range.start()), std::cmp::Reverse(p.claim)));
    let mut taken: Vec<Vec<TextRange>> = Vec::new();
    let mut lanes = BTreeMap::new();
    for p in by_length {
        let is_free = |lane: &Vec<TextRange>| !lane.iter().any(|other| other.overlaps(p.range));
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        taken[lane].push(p.range);
        lanes.insert((p.claim, p.range.start()), lane);
    }
    lanes
}

/// Whether a place ends with these words. One that ends with the LF behind its block ends with the block.
fn ends_with(place: TextRange, part: TextRange, block: TextRange) -> bool {
    place.end() == part.end() || part.end() == block.end() && place.end().to_usize() == block.end().to_usize() + 1
}
