//! Letters become rows: by their baselines, with blanks where the words end.

use super::super::scripts::Script;
use super::glyphs::Glyph;
use super::letters::{
    SOFT_HYPHEN, closes, ends_sentence, has_no_blanks, is_left_to_right, is_mark, is_right_to_left, is_wide,
    with_accent,
};

/// How far baselines of one row may differ, in sizes.
const SAME_BASELINE: f32 = 0.1;
/// A gap this wide, in sizes, may separate columns or cells.
const WIDE: f32 = 0.9;
/// A gap this wide, in sizes, separates words of a row that has no blanks of its own.
const BLANK: f32 = 0.15;
/// The same in a row that has blanks of its own, where the font does not change.
const BLANK_BESIDE_BLANKS: f32 = 0.2;
/// Gaps that differ by less than this, in sizes, are the same.
const SAME_GAP: f32 = 0.1;
/// The widest gap between words of a line that is stretched, in sizes; those between cells can be equal, too.
const STRETCHED: f32 = 3.0;
/// The same beside letters of scripts without blanks.
const BLANK_BESIDE_WIDE: f32 = 0.5;
/// Letters that stand this far apart, in sizes, are spaced for emphasis.
const SPACED: f32 = 0.08;
/// Raised and lowered letters are at most this large, compared with those beside them.
const SCRIPT_SIZE: f32 = 0.9;
/// Letters this much larger than others are no part of their rows.
pub const LARGE: f32 = 1.7;
/// At most this many letters are raised or lowered at once.
const SCRIPT_LETTERS: usize = 15;

/// Brackets that open, and those that close.
const OPEN: [char; 3] = ['(', '[', '{'];
const CLOSED: [char; 3] = [')', ']', '}'];

/// Letters on one baseline without a wide gap.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its letters as they are read. There is at least one.
    pub glyphs: Vec<Glyph>,
    /// Its baseline.
    pub y: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Where it starts.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
}

impl Piece {
    fn new(glyphs: Vec<Glyph>) -> Option<Self> {
        let first = glyphs.first()?;
        let plain = || glyphs.iter().filter(|g| g.script.is_none());
        let size = usual(plain().map(|g| g.size)).unwrap_or(first.size);
        let y = usual(plain().map(|g| g.y)).unwrap_or(first.y);
        let start = glyphs.iter().map(|g| g.x).fold(f32::MAX, f32::min);
        let end = glyphs.iter().map(Glyph::end).fold(f32::MIN, f32::max);
        Some(Self { glyphs, y, size, start, end })
    }
}

/// The number that is in the middle of these, if they are sorted.
pub fn usual(numbers: impl Iterator<Item = f32>) -> Option<f32> {
    let mut sorted: Vec<f32> = numbers.collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

/// The pieces of all rows, from top to bottom.
pub fn pieces(mut glyphs: Vec<Glyph>) -> Vec<Piece> {
    let is_turned = turn_over(&mut glyphs);
    put_marks(&mut glyphs);
    let mut rows = rows_and_initials(glyphs);
    move_scripts(&mut rows);
    let mut pieces: Vec<Vec<Glyph>> = rows.into_iter().flat_map(cut).collect();
    let against: fn(char) -> bool = if is_turned { is_left_to_right } else { is_right_to_left };
    for piece in &mut pieces {
        reverse_runs(piece, against);
    }
    if is_turned {
        for piece in &mut pieces {
            move_end(piece);
        }
        set_brackets(&mut pieces);
    }
    pieces.into_iter().filter_map(Piece::new).collect()
}

/// The rows of a page. Very large letters, such as initials, have rows of their own, though they stand on the baseline of others.
fn rows_and_initials(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let size = usual(glyphs.iter().map(|g| g.size)).unwrap_or(0.0);
    let (large, others) = glyphs.into_iter().partition(|g: &Glyph| g.size >= LARGE * size);
    let mut all = rows(large);
    all.extend(rows(others));
    let y = |row: &[Glyph]| row.first().map_or(0.0, |g| g.y);
    all.sort_by(|a, b| y(b).total_cmp(&y(a)));
    all
}

/// Letters by baseline, from top to bottom, each row from left to right.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let same =
            |row: &Vec<Glyph>| row.first().is_some_and(|f| f.y - glyph.y <= SAME_BASELINE * f.size.min(glyph.size));
        match rows.last_mut().filter(|row| same(row)) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    rows.retain(|row| row.iter().any(|g| !g.c.is_whitespace()));
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// Moves raised and lowered letters to the rows that they belong to.
fn move_scripts(rows: &mut Vec<Vec<Glyph>>) {
    for i in 0..rows.len() {
        let mut stay = Vec::new();
        let mut moved: Vec<(usize, Vec<Glyph>)> = Vec::new();
        for cluster in clusters(std::mem::take(&mut rows[i])) {
            match host(rows, i, &cluster) {
                Some((row, y, script)) => {
                    let raise = |g: Glyph| Glyph { y, script: Some(script), ..g };
                    moved.push((row, cluster.into_iter().map(raise).collect()));
                }
                None => stay.extend(cluster),
            }
        }
        rows[i] = stay;
        for (row, cluster) in moved {
            rows[row].extend(cluster);
            rows[row].sort_by(|a, b| a.x.total_cmp(&b.x));
        }
    }
    rows.retain(|row| row.iter().any(|g| !g.c.is_whitespace()));
}

/// Letters of a row that stand close together and have one size.
fn clusters(row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut clusters: Vec<Vec<Glyph>> = Vec::new();
    for glyph in row {
        let fits = |last: &Glyph| {
            let size = last.size.min(glyph.size);
            glyph.x - last.end() < SCRIPT_SIZE * size && size > SCRIPT_SIZE * last.size.max(glyph.size)
        };
        match clusters.last_mut().filter(|c| c.last().is_some_and(fits)) {
            Some(cluster) => cluster.push(glyph),
            None => clusters.push(vec![glyph]),
        }
    }
    clusters
}

/// The row that the cluster of the row `from` is raised or lowered in, with its baseline.
fn host(rows: &[Vec<Glyph>], from: usize, cluster: &[Glyph]) -> Option<(usize, f32, Script)> {
    /// How far away the baseline can be, in sizes of the letters beside.
    const FAR: f32 = 0.75;
    /// Rows that are looked at in each direction.
    const ROWS: usize = 12;
    let seen = || cluster.iter().filter(|g| !g.c.is_whitespace());
    let (first, last) = (seen().next()?, seen().next_back()?);
    if seen().count() > SCRIPT_LETTERS {
        return None;
    }
    let near = (from.saturating_sub(ROWS)..from).chain(from + 1..(from + 1 + ROWS).min(rows.len()));
    let beside = |g: &&Glyph| {
        let rise = first.y - g.y;
        let is_near = if rise > 0.0 { rise < FAR * g.size } else { -rise < FAR / 2.0 * g.size };
        let touches = g.x < last.end() + 0.45 * g.size && g.end() > first.x - 0.4 * g.size;
        g.script.is_none() && !g.c.is_whitespace() && first.size < SCRIPT_SIZE * g.size && is_near && touches
    };
    let hosts = near.filter_map(|row| {
        let host = rows[row].iter().filter(beside).max_by(|a, b| a.size.total_cmp(&b.size))?;
        Some((row, host.y, host.size))
    });
    let (row, y, size) = hosts.min_by(|a, b| (a.1 - first.y).abs().total_cmp(&(b.1 - first.y).abs()))?;
    let rise = (first.y - y) / size;
    (rise.abs() > SAME_BASELINE / 2.0).then_some((row, y, if rise > 0.0 { Script::Super } else { Script::Sub }))
}

/// Cuts a row at wide gaps, and puts blanks between its words.
fn cut(row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let (mut glyphs, has_blanks) = without_blanks(row);
    compose(&mut glyphs);
    let gaps: Vec<f32> = glyphs.windows(2).map(|pair| gap(&pair[0], &pair[1])).collect();
    let spacing = letter_spacing(&glyphs, &gaps);
    let is_stretched = stretched(&glyphs, &gaps);
    let mut pieces: Vec<Vec<Glyph>> = Vec::new();
    for (i, mut glyph) in glyphs.iter().copied().enumerate() {
        let before = i.checked_sub(1).and_then(|b| Some((glyphs.get(b)?, *gaps.get(b)?)));
        match before {
            Some((last, gap)) if gap < WIDE + spacing || is_stretched[i] => {
                if glyph.before.is_none() && gap > blank_from(last, &glyph, has_blanks, spacing) {
                    glyph.before = Some(' ');
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.push(glyph);
                }
            }
            _ => pieces.push(vec![glyph]),
        }
    }
    pieces
}

/// Before which letters there is a gap like the one between the two words before or after: the row is stretched to fill its
/// column.
fn stretched(glyphs: &[Glyph], gaps: &[f32]) -> Vec<bool> {
    let mut is_stretched = vec![false; glyphs.len()];
    let is_between_words = |i: &usize| glyphs[*i + 1].before.is_some() || gaps[*i] > BLANK_BESIDE_BLANKS;
    let between: Vec<usize> = (0..gaps.len()).filter(is_between_words).collect();
    for pair in between.windows(2) {
        let (first, second) = (gaps[pair[0]], gaps[pair[1]]);
        if (first - second).abs() < SAME_GAP && first.max(second) < STRETCHED {
            is_stretched[pair[0] + 1] = true;
            is_stretched[pair[1] + 1] = true;
        }
    }
    is_stretched
}

/// The gap between two letters, in sizes.
fn gap(last: &Glyph, next: &Glyph) -> f32 {
    (next.x - last.end()) / last.size.max(next.size)
}

/// From which gap, in sizes, two letters belong to two words.
fn blank_from(last: &Glyph, next: &Glyph, has_blanks: bool, spacing: f32) -> f32 {
    match (has_no_blanks(last.c), has_no_blanks(next.c)) {
        (true, true) => f32::INFINITY,
        (true, false) | (false, true) => BLANK_BESIDE_WIDE,
        _ if has_blanks && last.font == next.font => BLANK_BESIDE_BLANKS + spacing,
        _ => BLANK + spacing,
    }
}

/// The letters of a row that are seen; what is white between them is noted with the one after it. Also whether there was any.
fn without_blanks(row: Vec<Glyph>) -> (Vec<Glyph>, bool) {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(row.len());
    let (mut white, mut has_blanks) = (None, false);
    for mut glyph in row {
        if glyph.c.is_whitespace() {
            white = match glyph.c {
                '\u{a0}' | '\u{202f}' | '\u{2007}' => white.or(Some(glyph.c)),
                _ => Some(' '),
            };
            continue;
        }
        let is_empty = glyph.width < BLANK * glyph.size && matches!(glyph.c, SOFT_HYPHEN | '\u{200b}' | '\u{feff}');
        if is_empty || glyph.c.is_control() {
            continue;
        }
        if !glyphs.is_empty() {
            glyph.before = white;
            has_blanks |= white.is_some();
        }
        white = None;
        glyphs.push(glyph);
    }
    (glyphs, has_blanks)
}

/// Puts accents that are drawn by themselves on their letters.
fn compose(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i + 1 < glyphs.len() {
        let (a, b) = (glyphs[i], glyphs[i + 1]);
        let overlap = a.end().min(b.end()) - a.x.max(b.x);
        let is_over = b.before.is_none() && overlap > 0.5 * a.width.min(b.width);
        let both = with_accent(b.c, a.c).map(|c| (c, b)).or_else(|| with_accent(a.c, b.c).map(|c| (c, a)));
        if let Some((c, letter)) = both.filter(|_| is_over) {
            glyphs[i] = Glyph { c, before: a.before, ..letter };
            glyphs.remove(i + 1);
        } else {
            i += 1;
        }
    }
}

/// How far apart the letters of a row are set for emphasis, in sizes: `S P A C E D`. 0 if they are not.
fn letter_spacing(glyphs: &[Glyph], gaps: &[f32]) -> f32 {
    /// Fewer letters tell nothing.
    const LEAST: usize = 5;
    let letters = glyphs.iter().filter(|g| g.c.is_alphabetic() && !is_wide(g.c)).count();
    let within = || {
        gaps.iter().zip(&glyphs[1.min(glyphs.len())..]).filter(|(_, next)| next.before.is_none()).map(|(gap, _)| *gap)
    };
    let median = usual(within()).unwrap_or(0.0);
    let near = within().filter(|gap| (*gap - median).abs() < median / 3.0).count();
    let is_spaced = median > SPACED && median < WIDE && letters >= LEAST && letters * 10 >= glyphs.len() * 8;
    if is_spaced && near * 10 >= within().count() * 6 { median } else { 0.0 }
}

/// Turns the rows of a page over on which most letters are written from right to left, so that all else can treat it as if they
/// were written from left to right. Returns whether it did.
fn turn_over(glyphs: &mut [Glyph]) -> bool {
    let (mut right, mut left) = (0, 0);
    for glyph in glyphs.iter() {
        right += usize::from(is_right_to_left(glyph.c));
        left += usize::from(glyph.c.is_alphabetic() && is_left_to_right(glyph.c));
    }
    if right <= left {
        return false;
    }
    for glyph in glyphs.iter_mut() {
        glyph.x = -glyph.end();
    }
    true
}

/// Writes brackets as they are read, on a page of letters that are written from right to left. Some programs tell the bracket
/// that is seen, others the one that is meant; what is meant opens first.
fn set_brackets(pieces: &mut [Vec<Glyph>]) {
    let first = |piece: &Vec<Glyph>| piece.iter().find(|g| OPEN.contains(&g.c) || CLOSED.contains(&g.c)).map(|g| g.c);
    let closed = pieces.iter().filter_map(first).filter(|c| CLOSED.contains(c)).count();
    let open = pieces.iter().filter_map(first).filter(|c| OPEN.contains(c)).count();
    if closed > open {
        for glyph in pieces.iter_mut().flatten().filter(|g| OPEN.contains(&g.c) || CLOSED.contains(&g.c)) {
            glyph.c = unicode_bidi_mirroring::get_mirrored(glyph.c).unwrap_or(glyph.c);
        }
    }
}

/// Puts marks such as vowel signs that are drawn off the baseline right behind the letters over or under which they are, and on
/// their baseline.
fn put_marks(glyphs: &mut [Glyph]) {
    /// How far from its letter a mark is at most, in sizes: to a side, and up or down.
    const FAR: (f32, f32) = (0.35, 0.9);
    /// The widest letter, in sizes.
    const WIDEST: f32 = 3.0;
    /// How many letters are looked at for a mark.
    const MOST: usize = 2_000;
    /// How far behind the start of its letter a mark is put, in points: less than any letter is wide.
    const BEHIND: f32 = 0.001;
    if !glyphs.iter().any(|g| is_mark(g.c)) {
        return;
    }
    let mut letters: Vec<Glyph> = glyphs.iter().filter(|g| !is_mark(g.c) && !g.c.is_whitespace()).copied().collect();
    letters.sort_by(|a, b| a.x.total_cmp(&b.x));
    for mark in glyphs.iter_mut().filter(|g| is_mark(g.c)) {
        let middle = f32::midpoint(mark.x, mark.end());
        let aside = |g: &Glyph| (g.x - middle).max(middle - g.end()).max(0.0);
        let from = letters.partition_point(|g| g.x < middle - WIDEST * mark.size);
        let near = letters[from..].iter().take(MOST).take_while(|g| g.x < middle + FAR.0 * mark.size);
        let near = near.filter(|g| aside(g) < FAR.0 * g.size && (g.y - mark.y).abs() < FAR.1 * g.size);
        let distance = |g: &&Glyph| {
            aside(g) + (f32::midpoint(g.x, g.end()) - middle).abs() / 100.0 + (g.y - mark.y).abs() / 1000.0
        };
        let letter = near.min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let is_off = |letter: &&Glyph| (letter.y - mark.y).abs() > SAME_BASELINE / 4.0 * letter.size;
        if let Some(letter) = letter.filter(is_off) {
            let width = (letter.width - BEHIND).max(0.0);
            *mark = Glyph { x: letter.x + BEHIND, y: letter.y, size: letter.size, width, ..*mark };
        }
    }
}

/// Moves the signs that end a sentence from the start of a row to its end. They stand there in a paragraph whose letters are
/// written from right to left, but which is set as if it were written from left to right.
fn move_end(piece: &mut [Glyph]) {
    let count =
        piece.iter().take_while(|g| ends_sentence(g.c) || closes(g.c) || matches!(g.c, ',' | '،' | '؛')).count();
    let is_first = piece.first().is_some_and(|g| !closes(g.c));
    let is_apart = piece.get(count).is_none_or(|g| g.before.is_some() || !g.c.is_alphanumeric());
    if is_first && !is_apart {
        piece[..count].reverse();
        piece.rotate_left(count);
    }
}

/// Reverses each run of letters of a kind that is written against the direction of the page, with the signs and blanks between
/// them.
fn reverse_runs(glyphs: &mut [Glyph], is_turned: fn(char) -> bool) {
    let mut i = 0;
    while i < glyphs.len() {
        if !is_turned(glyphs[i].c) {
            i += 1;
            continue;
        }
        let is_other = |c: char| !is_turned(c) && (is_left_to_right(c) || is_right_to_left(c));
        let stop = glyphs[i..].iter().position(|g| is_other(g.c)).map_or(glyphs.len(), |n| i + n);
        let end = glyphs[i..stop].iter().rposition(|g| is_turned(g.c)).map_or(stop, |n| i + n + 1);
        // White space stays between the letters that it was between.
        let mut whites: Vec<Option<char>> = glyphs[i..end].iter().map(|g| g.before).collect();
        whites[1..].reverse();
        glyphs[i..end].reverse();
        for (glyph, white) in glyphs[i..end].iter_mut().zip(whites) {
            glyph.before = white;
        }
        i = end.max(i + 1);
    }
}
