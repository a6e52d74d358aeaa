//! The names of annotation files: made from the article's name, cut if they would be too long, and found in either normal form.
//!
//! A name that is cut is `START~HASH.claims.ron`, where the hash is that of the whole stem in NFC. Two names belong to one
//! article if their [`key`]s are the same.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;

use super::plain_name;
use crate::model::sha256_hex;

/// How annotation files end.
pub const ENDING: &str = ".claims.ron";

/// The most bytes that file systems take for a name. Some count UTF-16 units, which are never more.
const LONGEST: usize = 255;

/// The most bytes of a person's name in the name of a file.
const PERSON: usize = 120;

/// The digits of the hash in a name that was cut.
const DIGITS: usize = 16;

/// A name as text in NFC; what is not Unicode is replaced.
pub fn nfc(name: &OsStr) -> String {
    match name.to_string_lossy() {
        Cow::Borrowed(name) if name.is_ascii() => name.to_owned(),
        name => name.nfc().collect(),
    }
}

/// The longest start of a text that has at most so many bytes.
fn start(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most.min(text.len()))]
}

/// What stands between the article's stem and the end of the file in which `who` works alone, with the ending.
pub fn own_ending(who: &str) -> String {
    format!(".{}{ENDING}", start(&plain_name(who), PERSON))
}

/// The stem of an annotation file's name, without [`ENDING`]; `None` if it has another ending.
pub fn stem(annotation_file: &OsStr) -> Option<&OsStr> {
    let is_ours = annotation_file.as_encoded_bytes().ends_with(ENDING.as_bytes());
    Path::new(annotation_file).file_stem().map(Path::new).and_then(Path::file_stem).filter(|_| is_ours)
}

/// The start and the hash of a stem that was cut.
fn cut_parts(stem: &str) -> Option<(&str, &str)> {
    let (start, hash) = stem.rsplit_once('~')?;
    let is_hash = hash.len() == DIGITS && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    is_hash.then_some((start, hash))
}

/// What a stem has in common with all that stand for the same name: normal forms, and names that were cut.
pub fn key(stem: &OsStr) -> String {
    let Some(text) = stem.to_str() else { return hash(stem.as_encoded_bytes()) };
    let text = nfc(OsStr::new(text));
    cut_parts(&text).map_or_else(|| hash(text.as_bytes()), |(_, hash)| hash.to_owned())
}

fn hash(bytes: &[u8]) -> String {
    let mut hash = sha256_hex(bytes);
    hash.truncate(DIGITS);
    hash
}

/// A name of at most [`LONGEST`] bytes for a stem that is too long for its `ending`.
fn cut(stem: &OsStr, ending: &str) -> OsString {
    let text = nfc(stem).replace('\u{fffd}', "");
    let begin = cut_parts(&text).map_or(text.as_str(), |(begin, _)| begin);
    let room = LONGEST.saturating_sub(ending.len() + 1 + DIGITS);
    format!("{}~{}{ending}", start(begin, room).trim_end_matches([' ', '.']), key(stem)).into()
}

/// The path beside `path` of the file whose name is `stem` and `ending`: as it is there, in whichever normal form, else as it is to be
/// named.
pub fn beside(path: &Path, stem: &OsStr, ending: &str) -> PathBuf {
    // The article's name and a person's may have come by different ways, each in its own form.
    let named = |stem: &OsString, ending: &OsString| {
        let mut name = stem.clone();
        name.push(ending);
        name
    };
    let endings = forms(OsStr::new(ending));
    let forms: Vec<OsString> = forms(stem).iter().flat_map(|s| endings.iter().map(move |e| named(s, e))).collect();
    if forms.len() > 1 || forms.iter().any(|name| name.len() > LONGEST) {
        let is_there = |name: &&OsString| path.with_file_name(name).symlink_metadata().is_ok();
        if let Some(there) = forms.iter().find(is_there) {
            return path.with_file_name(there);
        }
    }
    match forms.iter().find(|name| name.len() <= LONGEST) {
        Some(name) => path.with_file_name(name),
        None => path.with_file_name(cut(stem, ending)),
    }
}

/// A name as it is, in NFC and in NFD; each once.
pub fn forms(name: &OsStr) -> Vec<OsString> {
    let mut forms = vec![name.to_owned()];
    if let Some(text) = name.to_str().filter(|text| !text.is_ascii()) {
        for form in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let form = OsString::from(form);
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// The names that the article of an annotation file may have, the likeliest first, unless its own name was cut.
pub fn article_names(annotation_file: &OsStr) -> Vec<OsString> {
    let Some(stem) = stem(annotation_file) else { return Vec::new() };
    // The last part may be the name of somebody who works on their own.
    let alone = Path::new(stem).extension().and(Path::new(stem).file_stem());
    let stems = std::iter::once(stem).chain(alone);
    let named = |stem: &OsStr, ending: &str| {
        let mut name = stem.to_owned();
        name.push(ending);
        name
    };
    stems.flat_map(|stem| ["", ".txt", ".md", ".markdown"].map(|ending| named(stem, ending))).collect()
}

/// The article of an annotation file among the names in its folder.
pub fn article_among<'a>(annotation_file: &OsStr, names: &'a BTreeSet<OsString>) -> Option<&'a OsString> {
    let mut known = article_names(annotation_file).into_iter().flat_map(|name| forms(&name));
    known.find_map(|name| names.get(&name)).or_else(|| {
        let stem = nfc(stem(annotation_file)?);
        let alone = stem.rsplit_once('.').map(|(stem, _)| stem);
        let (begin, hash) = cut_parts(&stem).or_else(|| cut_parts(alone?))?;
        names.iter().find(|name| {
            let is_article = !name.as_encoded_bytes().ends_with(b".ron") && nfc(name).starts_with(begin);
            is_article && (Path::new(name).file_stem().is_some_and(|stem| key(stem) == hash) || key(name) == hash)
        })
    })
}

/// Whether the name of an annotation file was cut.
pub fn is_cut(annotation_file: &OsStr) -> bool {
    let stem = stem(annotation_file).map(nfc).unwrap_or_default();
    cut_parts(&stem).or_else(|| cut_parts(stem.rsplit_once('.')?.0)).is_some()
}

/// Whether, by their names alone, an annotation file may belong to an article.
pub fn may_be_of(annotation_file: &str, article: &str) -> bool {
    let (file, article) = (nfc(OsStr::new(annotation_file)), nfc(OsStr::new(article)));
    let Some(stem) = file.strip_suffix(ENDING) else { return false };
    let alone = stem.rsplit_once('.').map(|(stem, _)| stem);
    let begin = cut_parts(stem).or_else(|| cut_parts(alone?)).map(|(begin, _)| begin);
    let article_stem = article.rsplit_once('.').map_or(article.as_str(), |(stem, _)| stem);
    stem.starts_with(article_stem) || begin.is_some_and(|begin| article.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name beside an article in an empty folder.
    fn name(stem: &str, ending: &str) -> String {
        let path = beside(Path::new("/nowhere/x"), OsStr::new(stem), ending);
        path.file_name().unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn a_name_that_fits_stays_and_another_one_is_cut() {
        assert_eq!(name("bridge", ENDING), "bridge.claims.ron");
        let fits = "n".repeat(LONGEST - ENDING.len());
        assert_eq!(name(&fits, ENDING), format!("{fits}{ENDING}"));
        for stem in ["桥".repeat(82), "n".repeat(245), "é".repeat(130), "🙂".repeat(70), "a ".repeat(127)] {
            for ending in
                [ENDING.to_owned(), own_ending("Ana"), own_ending(&"名".repeat(200)), own_ending(&"é".repeat(90))]
            {
                let cut = name(&stem, &ending);
                assert!(cut.len() <= LONGEST && cut.len() > 80 && cut.ends_with(&ending), "{cut}");
                let cut_stem = cut.strip_suffix(&ending).unwrap();
                assert!(stem.starts_with(cut_parts(cut_stem).unwrap().0), "{cut}");
                assert_eq!(key(OsStr::new(cut_stem)), key(OsStr::new(&stem)));
                // What is cut again is cut to the same name.
                assert_eq!(
                    key(OsStr::new(
                        name(cut_stem, &own_ending("Benedikt")).strip_suffix(&own_ending("Benedikt")).unwrap()
                    )),
                    key(OsStr::new(&stem))
                );
                let decomposed: String = stem.nfd().collect();
                assert_eq!(name(&decomposed, &ending), cut, "the other normal form");
            }
        }
        assert_ne!(name(&"n".repeat(250), ENDING), name(&"n".repeat(251), ENDING));
    }

    #[test]
    fn the_article_of_a_cut_name_is_found() {
        let long = "桥".repeat(82);
        let names: BTreeSet<OsString> =
            [format!("{long}.txt"), format!("{}.txt", "桥".repeat(81)), "a.txt".to_owned()].map(OsString::from).into();
        let found = |annotation_file: &str| {
            article_among(OsStr::new(annotation_file), &names).map(|name| name.to_str().unwrap().to_owned())
        };
        let article = format!("{long}.txt");
        assert_eq!(found(&name(&long, ENDING)), Some(article.clone()));
        assert_eq!(found(&name(&long, &own_ending("Ana"))), Some(article.clone()));
        assert_eq!(found(&name(&article, ENDING)), Some(article.clone()));
        assert_eq!(found(&name(&"桥".repeat(83), ENDING)), None);
        assert_eq!(found("a.claims.ron"), Some("a.txt".to_owned()));
        assert_eq!(found("a.Ana.claims.ron"), Some("a.txt".to_owned()));
        assert_eq!(found("b.claims.ron"), None);
        assert!(may_be_of(&name(&long, ENDING), &article) && may_be_of(&name(&long, &own_ending("Ana")), &article));
        assert!(may_be_of("a.Ana.claims.ron", "a.txt") && may_be_of("u\u{308}.claims.ron", "ü.txt"));
        assert!(!may_be_of("b.claims.ron", "a.txt") && !may_be_of("a.claims (1).ron", "a.txt"));
    }
}
