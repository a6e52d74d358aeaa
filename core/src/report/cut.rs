//! The article's blocks, cut where claims and marks begin and end.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::link;
use super::content::ReportedBlock;
use crate::model::{Annotations, Block, BlockKind, ClaimId, MarkKind};
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
}

/// Cuts all blocks. `numbers` are those of the claims, for their order.
pub fn blocks(annotations: &Annotations, numbers: &[usize]) -> Vec<ReportedBlock> {
    let text = &annotations.article.text;
    let placed = placed(annotations, numbers);
    let mut open: Vec<Placed> = Vec::new();
    let mut next = 0;
    let mut blocks = Vec::new();
    let mut depths: Vec<u8> = Vec::new();
    for block in text.blocks() {
        open.retain(|p| p.range.end() > block.range.start());
        while let Some(p) = placed.get(next).filter(|p| p.range.start() < block.range.end()) {
            open.push(*p);
            next += 1;
        }
        let mut pieces = pieces(text.as_str(), block, &open);
        if let (BlockKind::Item { number, .. }, Some(first)) = (block.kind, pieces.first_mut()) {
            without_mark(&mut first.words, number);
        }
        blocks.push(ReportedBlock { kind: block.kind, level: level(&mut depths, block.kind), pieces });
    }
    mark_ends(&mut blocks);
    blocks
}

/// How deep an item's list is within those that are open, from 0. `depths` are theirs, and those of the article, which may leave some out.
fn level(depths: &mut Vec<u8>, kind: BlockKind) -> usize {
    let BlockKind::Item { depth, .. } = kind else {
        depths.clear();
        return 0;
    };
    depths.retain(|open| *open < depth);
    depths.push(depth);
    depths.len() - 1
}

/// Takes the bullet or number off the words of an item of a plain text: the list that it stands in shows it.
fn without_mark(words: &mut String, number: Option<u32>) {
    let rest = match number {
        Some(_) => words.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']),
        None => words.strip_prefix(['-', '*', '•', '–', '+']),
    };
    let rest = rest.filter(|rest| rest.starts_with(' ') && rest.len() < words.len());
    if let Some(rest) = rest.map(|rest| rest.trim_start().to_owned()) {
        *words = rest;
    }
}

/// The places of all claims, by start.
fn placed(annotations: &Annotations, numbers: &[usize]) -> Vec<Placed> {
    let claims = annotations.claims.as_slice();
    debug_assert_eq!(claims.len(), numbers.len(), "each claim has a number");
    let index: BTreeMap<ClaimId, usize> = claims.iter().enumerate().map(|(i, c)| (c.id, i)).collect();
    // Of places that a claim has twice, one counts.
    let mut spans: Vec<_> = annotations.claims.spans().to_vec();
    spans.dedup();
    spans.iter().filter_map(|span| Some(Placed { range: span.range, claim: *index.get(&span.claim)? })).collect()
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
            claims: one_each(inside.iter().map(|p| Inside { claim: p.claim, lane: lane(p) })),
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

/// The claims without those that come twice: a claim may have places that overlap.
fn one_each(claims: impl Iterator<Item = Inside>) -> Vec<Inside> {
    let mut seen = BTreeSet::new();
    claims.filter(|inside| seen.insert(inside.claim)).collect()
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

/// Says where each claim begins and ends: in the first and the last words that it has.
fn mark_ends(blocks: &mut [ReportedBlock]) {
    let mut last: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    for (b, block) in blocks.iter_mut().enumerate() {
        for (p, piece) in block.pieces.iter_mut().enumerate() {
            for inside in &piece.claims {
                if last.insert(inside.claim, (b, p, inside.lane)).is_none() {
                    piece.begins.push(inside.claim);
                }
            }
        }
    }
    // Of claims that end together, the inner one ends first.
    let mut ends: Vec<(usize, (usize, usize, usize))> = last.into_iter().collect();
    ends.sort_by_key(|(_, (_, _, lane))| *lane);
    for (claim, (b, p, _)) in ends {
        blocks[b].pieces[p].ends.push(claim);
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{AnnotatorId, Article, ArticleText, Claim, Claims};

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
                write!(out, "{}:{}(", inside.lane, inside.claim).unwrap();
            }
            out.push_str(&piece.words);
            for claim in &piece.ends {
                write!(out, "){claim}").unwrap();
            }
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

    #[test]
    fn an_item_has_its_mark_once_and_its_level_among_those_that_are_open() {
        let check = |words: &str, number: Option<u32>, expected: &str| {
            let mut words = words.to_owned();
            without_mark(&mut words, number);
            assert_eq!(words, expected);
        };
        check("- top", None, "top");
        check("3. three", Some(3), "three");
        check("3) three", Some(3), "three");
        check("-5 degrees", None, "-5 degrees");
        check("3.5 per cent", Some(3), "3.5 per cent");
        check("2026 was cold", Some(1), "2026 was cold");
        let item = |depth: u8| BlockKind::Item { depth, number: None };
        let mut depths = Vec::new();
        let kinds = [item(1), item(1), item(3), item(2), item(0), BlockKind::Paragraph, item(255)];
        let levels: Vec<usize> = kinds.into_iter().map(|kind| level(&mut depths, kind)).collect();
        assert_eq!(levels, [0, 0, 1, 1, 0, 0, 0]);
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
