//! What was mended, as records of the annotation file, and done again on another reading of the file.

use std::collections::HashMap;

use super::{Bit, Piece, whole};
use crate::model::{BlockKind, Mended, sha256_hex};
use crate::text::count_words;

/// How many hexadecimal digits of a hash name a block.
const DIGITS: usize = 16;

/// What names a block: the start of the hash of its text, and how many blocks with the same text stand before it.
type Name = (String, u64);

/// The names of all pieces, in order.
fn names(pieces: &[Piece]) -> Vec<Name> {
    let mut seen: HashMap<&str, u64> = HashMap::new();
    let name = |piece: &'_ Piece, nth: u64| {
        let mut hash = sha256_hex(piece.text.as_bytes());
        hash.truncate(DIGITS);
        (hash, nth)
    };
    let mut names = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let count = seen.entry(&piece.text).or_default();
        names.push(name(piece, *count));
        *count += 1;
    }
    names
}

/// The records of all pieces that are not as the importer made them.
pub(super) fn of(pieces: &[Piece], bits: &[Bit]) -> Vec<Mended> {
    let names = names(pieces);
    let mut mended = Vec::new();
    for group in bits.chunk_by(|a, b| a.piece == b.piece) {
        let Some(piece) = group.first().map(|bit| bit.piece) else { continue };
        if group == [whole(piece, &pieces[piece])] {
            continue;
        }
        let (block, nth) = &names[piece];
        mended.extend(group.iter().map(|bit| Mended {
            block: block.clone(),
            nth: *nth,
            at: pieces[piece].text[..bit.range.start].chars().count() as u64,
            kind: bit.kind.name(),
            left_out: !bit.is_taken,
            joined: bit.is_joined,
            extra: None,
        }));
    }
    mended
}

/// Changes the bits of the pieces that were mended. What names no piece, or no place in one, is left out.
pub(super) fn apply(pieces: &[Piece], bits: &mut Vec<Bit>, mended: &[Mended]) {
    if mended.is_empty() {
        return;
    }
    let mut by_name: HashMap<(&str, u64), Vec<&Mended>> = HashMap::new();
    for one in mended {
        by_name.entry((&one.block, one.nth)).or_default().push(one);
    }
    let names = names(pieces);
    *bits = pieces
        .iter()
        .zip(&names)
        .enumerate()
        .flat_map(|(i, (piece, (block, nth)))| match by_name.get(&(block.as_str(), *nth)) {
            Some(parts) => parts_of(i, piece, parts),
            None => vec![whole(i, piece)],
        })
        .collect();
}

/// The bits of a piece that these records describe.
fn parts_of(index: usize, piece: &Piece, parts: &[&Mended]) -> Vec<Bit> {
    let mut starts: Vec<(usize, &Mended)> = parts
        .iter()
        .filter_map(|part| {
            let at = usize::try_from(part.at).ok()?;
            let byte = piece.text.char_indices().map(|(i, _)| i).chain([piece.text.len()]).nth(at)?;
            Some((byte, *part))
        })
        .collect();
    starts.sort_by_key(|(at, _)| *at);
    starts.dedup_by_key(|(at, _)| *at);
    if starts.first().is_none_or(|(at, _)| *at != 0) {
        return vec![whole(index, piece)];
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([piece.text.len()]);
    let bits = starts.iter().zip(ends).map(|((start, part), end)| Bit {
        piece: index,
        range: *start..end,
        kind: BlockKind::named(&part.kind).unwrap_or(piece.kind),
        is_taken: !part.left_out,
        is_joined: part.joined && !part.left_out,
        words: count_words(&piece.text[*start..end]),
    });
    bits.collect()
}
