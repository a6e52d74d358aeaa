//! Copies of an annotation file that synchronisation services, mail programs and file managers put beside it, known by what they
//! hold.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::beside::{has_purpose, states_text};
use super::names;
use super::{article_beside, disk, plain_name, read_file, read_on};
use crate::model::{Annotations, Limits};

/// The most bytes of a name that a copy's name has in common with it: whoever names a copy may have to cut a long name.
const IN_COMMON: usize = 100;

/// Copies of an annotation file beside it: files with the file's name in theirs, whatever stands around it in whichever language, that
/// are on the same text of the article (`a.claims (Ana's conflicted copy).ron`, `a.claims-LAPTOP.ron`, `Kopie von a.claims.ron`).
///
/// Not among them: the file in which somebody works alone; the annotation file of another article with the same text; the key of an
/// exercise and answers; a copy with pseudonyms. Whether a copy holds anything else than the file is not asked.
pub fn copies_of(annotation_file: &Path, mine: &Annotations) -> Vec<PathBuf> {
    let name = annotation_file.file_name().unwrap_or_default();
    let stem = names::nfc(names::stem(name).unwrap_or(Path::new(name).file_stem().unwrap_or_default())).to_lowercase();
    if mine.purpose.is_some() || stem.is_empty() {
        return Vec::new();
    }
    let common = &stem[..stem.floor_char_boundary(IN_COMMON.min(stem.len()))];
    let article = article_beside(annotation_file);
    let is_copy = |path: &PathBuf| {
        let other = path.file_name().unwrap_or_default();
        let folded = names::nfc(other).to_lowercase();
        other != name
            && !folded.starts_with('.')
            && folded.contains(".ron")
            && folded.contains(common)
            && states_text(path, mine.article.text.sha256())
            && !has_purpose(path)
            && article_beside(path).is_none_or(|its| article.as_ref() == Some(&its))
            && holds_a_copy(&folded, common, path, mine)
    };
    let mut copies: Vec<PathBuf> = disk::list(disk::folder_of(annotation_file)).into_iter().filter(is_copy).collect();
    copies.sort();
    copies
}

/// Whether the file at `path`, whose name is `folded` in NFC and lower case, is a copy by what it holds.
fn holds_a_copy(folded: &str, common: &str, path: &Path, mine: &Annotations) -> bool {
    let Some(theirs) = whole(path, mine) else { return false };
    if is_work_alone(folded, common, &theirs, mine) {
        return false;
    }
    let both = theirs.claims.as_slice().iter().filter_map(|claim| Some((claim, mine.claims.get(claim.id)?)));
    let same_person: BTreeSet<bool> = both.map(|(theirs, mine)| theirs.annotator == mine.annotator).collect();
    // In a copy with pseudonyms all claims are those of others.
    let has_pseudonyms = same_person.contains(&false) && !same_person.contains(&true);
    // A short name may stand in any other one: then the claims tell.
    (folded.starts_with(common) || !same_person.is_empty()) && !has_pseudonyms
}

/// Whether somebody works alone in a file, or it is a copy of such a file: `a.Ana.claims.ron` beside `a.claims.ron`. If my file is one
/// itself, the file of all is none of its copies.
fn is_work_alone(folded: &str, common: &str, theirs: &Annotations, mine: &Annotations) -> bool {
    let people = theirs.annotators.iter().chain(&mine.annotators);
    let rest = folded.strip_prefix(common).unwrap_or_default();
    let is_theirs = |name: &str| {
        let name = names::nfc(OsStr::new(&plain_name(name))).to_lowercase();
        let after = rest.strip_prefix('.').and_then(|rest| rest.strip_prefix(name.as_str()));
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric)) && !rest.starts_with(".claims")
    };
    people.filter(|person| !person.name.trim().is_empty()).any(|person| is_theirs(&person.name))
}

fn whole(path: &Path, mine: &Annotations) -> Option<Annotations> {
    let bytes = read_file(path, Limits::USUAL.annotation_file).ok()?;
    read_on(&bytes, &mine.article.text).ok().map(|loaded| loaded.annotations)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{Pseudonyms, print, save};
    use crate::import::import;
    use crate::model::{Annotator, AnnotatorId, Claim, Edit};
    use crate::text::TextRange;

    /// A file of Ana's with so many claims.
    fn file_with(claims: usize) -> Annotations {
        let mut all = Annotations::new(import("a.txt", b"The bridge closed in May.").unwrap().article);
        let ana = AnnotatorId(uuid::Uuid::from_u128(1));
        all.annotators.push(Annotator::new(ana, "Ana"));
        for i in 0..claims {
            let mut claim = Claim::new(ana, [TextRange::from_usize(i..i + 1)]);
            claim.id.0 = uuid::Uuid::from_u128(7 + i as u128);
            all.apply(&Edit::made(claim));
        }
        all
    }

    /// Whether `name` is noticed beside `a.claims.ron`, if it holds this.
    #[track_caller]
    fn check(name: &str, theirs: &Annotations, expected: bool) {
        check_beside("a.claims.ron", name, theirs, expected);
    }

    #[track_caller]
    fn check_beside(file: &str, name: &str, theirs: &Annotations, expected: bool) {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mine = file_with(1);
        std::fs::write(at("a.txt"), "The bridge closed in May.").unwrap();
        std::fs::write(at("b.txt"), "The bridge closed in May.").unwrap();
        save(&at(file), print(&mine)).unwrap();
        save(&at(name), print(theirs)).unwrap();
        let found = copies_of(&at(file), &mine);
        assert_eq!(found, if expected { vec![at(name)] } else { Vec::new() }, "{name} beside {file}");
    }

    #[test]
    fn copies_are_known_by_what_they_hold_in_any_language() {
        for name in [
            "a.claims (1).ron",
            "a (2).claims.ron",
            "a.claims (Ana's conflicted copy 2026-11-24).ron",
            "a.claims.sync-conflict-20261124-104205-ABCDEFG.ron",
            "a.claims.ron.sync-conflict-20261124-104205-ABCDEFG",
            "a - Copy (2).claims.ron",
            "a.claims-LAPTOP-AB12.ron",
            "a-LAPTOP.claims.ron",
            "a.claims (In Konflikt stehende Kopie von Ana 2026-11-24).ron",
            "a.claims（冲突副本）.ron",
            "a.claims_conflict-20261124-104205.ron",
            "a.claims [conflicted].ron",
            "A.CLAIMS COPY.RON",
            "Kopie von a.claims.ron",
            "Copy of a.claims.ron",
        ] {
            check(name, &file_with(2), true);
        }
        check_beside("é.claims.ron", "e\u{301}.claims (1).ron", &file_with(2), true);
        let long = "桥".repeat(75);
        check_beside(
            &format!("{long}.claims.ron"),
            &format!("{}… (copie en conflit).ron", "桥".repeat(70)),
            &file_with(2),
            true,
        );
    }

    #[test]
    fn what_is_no_copy_is_not_taken_for_one() {
        let mut others = file_with(0);
        others.apply(&Edit::made(Claim::new(AnnotatorId(uuid::Uuid::from_u128(1)), [TextRange::from_usize(4..9)])));
        // Somebody's own file, and a copy of that.
        check("a.Ana.claims.ron", &file_with(2), false);
        check("a.Ana-LAPTOP.claims.ron", &file_with(2), false);
        check("a.Ana.claims (1).ron", &file_with(2), false);
        check_beside("a.Ana.claims.ron", "a.claims.ron", &file_with(2), false);
        check_beside("a.Ana.claims.ron", "a.Ana.claims (1).ron", &file_with(2), true);
        // Files of another article, of another text, for another purpose, and one whose name only begins with the same letter.
        check("b.claims.ron", &file_with(2), false);
        check("banana.claims.ron", &others, false);
        let mut other = file_with(2);
        other.article = import("a.txt", b"The bridge opened in May.").unwrap().article;
        check("a.claims (1).ron", &other, false);
        let mut key = file_with(2);
        key.purpose = crate::model::Purpose::named("key");
        check("a.claims (1).ron", &key, false);
        check(".a.claims.ron.swp", &file_with(2), false);
        // What was given away with pseudonyms.
        check("a-copy.claims.ron", &Pseudonyms::default().apply(&file_with(1)), false);
    }

    #[test]
    fn files_that_can_not_be_read_are_no_copies() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        save(&path, print(&file_with(1))).unwrap();
        for (i, bytes) in [&b""[..], b"(", &print(&file_with(2)).as_bytes()[..900]].into_iter().enumerate() {
            std::fs::write(folder.path().join(format!("a.claims ({i}).ron")), bytes).unwrap();
        }
        assert_eq!(copies_of(&path, &file_with(1)), Vec::<PathBuf>::new());
    }
}
