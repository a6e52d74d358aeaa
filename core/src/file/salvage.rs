//! What can still be read of a damaged annotation file: both versions between Git's conflict markers, or what stands before the
//! place where the file is damaged.

use super::damage;
use super::lexer::{self, TokenKind};
use super::{Loaded, ReadError, Repair, read};
use crate::compare::merge;

/// A file is cut between elements of its lists, or between its fields, but never within a claim: that would lose the verdict and keep
/// the claim.
const DEEPEST: usize = 2;

/// A damaged file of which something could be read.
#[derive(Debug)]
pub struct Salvaged {
    /// What was read, and what had to be repaired in it.
    pub loaded: Loaded,
    /// How it was read.
    pub how: Salvage,
}

/// How a damaged file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Salvage {
    /// Git had left two versions in it. Both could be read, and were merged.
    BothVersions,
    /// Git had left two versions in it, of which one could be read, or both are of different articles: this is the first that could.
    OneVersion,
    /// What stands before the damaged place. The rest is missing.
    Start,
}

/// Reads what can be read of a file that [`read`] refuses. `None` if that is nothing: no claim, or not the whole text of the article.
pub fn salvage(bytes: &[u8]) -> Option<Salvaged> {
    let found = match read(bytes).err()? {
        ReadError::Newer { .. } => None,
        _ if damage::conflict_marker(valid(bytes)).is_some() => versions(valid(bytes)),
        ReadError::Empty | ReadError::Foreign | ReadError::Conflict { .. } => None,
        ReadError::CutOff { .. } | ReadError::NotUtf8 { .. } => start(valid(bytes)),
        ReadError::Malformed { line, column, .. } => start(before(valid(bytes), line, column)),
    };
    found.filter(|found| !found.loaded.annotations.claims.is_empty())
}

/// The part of a file before the first bytes that are no UTF-8.
fn valid(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(e) => std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default(),
    }
}

/// The part of a source before a line and column, both counted from 1.
fn before(source: &str, line: usize, column: usize) -> &str {
    let start: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &source[start..];
    let len = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    &source[..start + len]
}

/// Both versions of a source with conflict markers, merged if that can be done.
fn versions(source: &str) -> Option<Salvaged> {
    let [ours, theirs] = sides(source);
    let (ours, theirs) = (read_whole(&ours), read_whole(&theirs));
    match (ours, theirs) {
        (Some(mut ours), Some(theirs)) => match merge(&ours.annotations, &theirs.annotations) {
            Ok(both) => {
                ours.annotations = both;
                ours.repairs.extend(theirs.repairs);
                ours.has_comments |= theirs.has_comments;
                Some(Salvaged { loaded: ours, how: Salvage::BothVersions })
            }
            Err(_) => Some(Salvaged { loaded: ours, how: Salvage::OneVersion }),
        },
        (Some(loaded), None) | (None, Some(loaded)) => Some(Salvaged { loaded, how: Salvage::OneVersion }),
        (None, None) => None,
    }
}

fn read_whole(source: &str) -> Option<Loaded> {
    read(source.as_bytes()).ok()
}

/// The two versions of a source with conflict markers. What stands outside them belongs to both; their common ancestor, which some
/// programs write between `|||||||` and `=======`, to neither.
fn sides(source: &str) -> [String; 2] {
    /// Which versions a line belongs to.
    #[derive(Clone, Copy)]
    enum At {
        Both,
        Ours,
        Ancestor,
        Theirs,
    }
    let (mut ours, mut theirs, mut at) = (String::new(), String::new(), At::Both);
    for line in source.split_inclusive('\n') {
        let marks = |sign: char| {
            let rest = line.trim_start_matches(sign);
            line.len() - rest.len() >= 7 && (rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
        };
        at = match at {
            _ if marks('<') => At::Ours,
            At::Ours if marks('|') => At::Ancestor,
            At::Ours | At::Ancestor if marks('=') => At::Theirs,
            At::Theirs if marks('>') => At::Both,
            at => {
                if matches!(at, At::Both | At::Ours) {
                    ours.push_str(line);
                }
                if matches!(at, At::Both | At::Theirs) {
                    theirs.push_str(line);
                }
                continue;
            }
        };
    }
    [ours, theirs]
}

/// Reads a source that is whole up to its end. What was begun and not finished is left out, and as little else as possible.
fn start(source: &str) -> Option<Salvaged> {
    ends(source).into_iter().find_map(|(end, brackets)| {
        let whole = format!("{}{}", &source[..end], brackets.chars().rev().collect::<String>());
        let loaded = read(whole.as_bytes()).ok()?;
        // A text that was cut off is another text, in which nothing stands where it stood.
        let is_whole = !loaded.repairs.iter().any(|repair| matches!(repair, Repair::TextChanged));
        is_whole.then_some(Salvaged { loaded, how: Salvage::Start })
    })
}

/// Where a source can be ended: before the last comma within each of the outer brackets that are still open, the innermost first, each
/// with the brackets that would close it, outermost first.
fn ends(source: &str) -> Vec<(usize, String)> {
    let mut open: Vec<(char, Option<usize>)> = Vec::new();
    for token in lexer::tokens(source).filter(|token| token.kind == TokenKind::Sign) {
        match token.source {
            "(" => open.push((')', None)),
            "[" => open.push((']', None)),
            "{" => open.push(('}', None)),
            ")" | "]" | "}" => {
                open.pop();
            }
            "," => open.iter_mut().last().into_iter().for_each(|(_, comma)| *comma = Some(token.start)),
            _ => {}
        }
    }
    let closing: Vec<char> = open.iter().map(|(close, _)| *close).collect();
    let ends = open
        .iter()
        .enumerate()
        .take(DEEPEST)
        .rev()
        .filter_map(|(i, (_, comma))| Some(((*comma)?, closing[..=i].iter().collect())));
    ends.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::print;
    use crate::import::import;
    use crate::model::{Annotations, Annotator, AnnotatorId, Claim, Claims};
    use crate::text::TextRange;

    const TEXT: &str = "The bridge closed in May. It opened in June. Nobody paid for it.";

    /// Annotations with a claim at each of these places, in bytes.
    fn annotations(who: AnnotatorId, places: &[usize]) -> Annotations {
        let mut annotations = Annotations::new(import("a.txt", TEXT.as_bytes()).unwrap().article);
        annotations.annotators.push(Annotator::new(who, "Ana"));
        let claim = |at: &usize| Claim::new(who, [TextRange::from_usize(*at..at + 3)]);
        annotations.claims = Claims::new(places.iter().map(claim));
        annotations
    }

    /// Checks how a damaged file is read, and how many claims it has then.
    #[track_caller]
    fn check(source: &[u8], expected: Option<(Salvage, usize)>) {
        let found = salvage(source).map(|found| (found.how, found.loaded.annotations.claims.len()));
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(source));
    }

    #[test]
    fn what_stands_before_a_cut_is_read() {
        let source = print(&annotations(AnnotatorId::new(), &[0, 26, 45]));
        let starts: Vec<usize> = source.match_indices("spans:").map(|(at, _)| at).collect();
        assert_eq!(starts.len(), 3);
        check(source.as_bytes(), None);
        check(&source.as_bytes()[..starts[2]], Some((Salvage::Start, 2)));
        check(&source.as_bytes()[..starts[1]], Some((Salvage::Start, 1)));
        check(&source.as_bytes()[..starts[0]], None);
        check(&source.as_bytes()[..source.find("opened").unwrap()], None);
        check(b"", None);
        check(b"my notes", None);
        // Bytes that are no letters, and a word too many.
        let mut bytes = source.clone().into_bytes();
        bytes[starts[2]] = 0xff;
        check(&bytes, Some((Salvage::Start, 2)));
        check(source.replacen("    scheme:", "    what scheme:", 1).as_bytes(), None);
    }

    #[test]
    fn no_cut_makes_a_claim_up_or_panics() {
        let whole = annotations(AnnotatorId::new(), &[0, 26, 45]);
        let source = print(&whole);
        for end in (0..source.len()).step_by(7) {
            let Some(found) = salvage(&source.as_bytes()[..end]) else { continue };
            let annotations = found.loaded.annotations;
            assert_eq!(annotations.article.text.as_str(), whole.article.text.as_str());
            for claim in annotations.claims.as_slice() {
                assert!(whole.claims.get(claim.id).is_some(), "{end}");
            }
        }
    }

    #[test]
    fn both_versions_between_conflict_markers_are_merged() {
        let who = AnnotatorId::new();
        let base = annotations(who, &[0]);
        let with = |at: usize| {
            let mut one = base.clone();
            let more = Claim::new(who, [TextRange::from_usize(at..at + 3)]);
            one.claims = Claims::new(base.claims.as_slice().iter().map(|c| (**c).clone()).chain([more]));
            print(&one)
        };
        let (ours, theirs) = (with(26), with(45));
        let marked = |between: &str| format!("<<<<<<< HEAD\n{ours}{between}=======\n{theirs}>>>>>>> ben\n");
        check(marked("").as_bytes(), Some((Salvage::BothVersions, 3)));
        check(marked(&format!("||||||| base\n{}", print(&base))).as_bytes(), Some((Salvage::BothVersions, 3)));
        check(marked("").replace('\n', "\r\n").as_bytes(), Some((Salvage::BothVersions, 3)));
        // One of them is no file.
        let one = format!("<<<<<<< HEAD\n{ours}=======\n(\n>>>>>>> ben\n");
        check(one.as_bytes(), Some((Salvage::OneVersion, 2)));
    }

    #[test]
    fn lines_outside_the_markers_belong_to_both_versions() {
        let source = "a\n<<<<<<< HEAD\nb\n||||||| x\nc\n=======\nd\n>>>>>>> y\ne\n<<<<<<<\nf\n=======\n>>>>>>>\n";
        assert_eq!(sides(source), ["a\nb\ne\nf\n", "a\nd\ne\n"]);
    }
}
