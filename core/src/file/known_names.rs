//! Finding the names of people in the names of files and in what was written, in any case and any normal form.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use super::plain_name;
use crate::text::is_ignored;

/// The names of people, each with what the person is called instead.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    /// By the first letter; longer ones come first.
    names: BTreeMap<char, Vec<Known>>,
}

#[derive(Clone, Debug)]
struct Known {
    letters: Vec<char>,
    called: String,
    kind: KnownKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KnownKind {
    /// A name that is long enough to be nothing else, wherever it stands.
    Anywhere,
    /// A short name, which is another word's part unless it stands alone.
    Alone,
    /// A part of a name, such as the first name: it counts in what was written if it stands alone and has a capital letter.
    Part,
}

/// A letter or digit of a text, folded.
struct Letter {
    folded: char,
    /// The bytes of the text that it stands for, marks after it included.
    from: usize,
    to: usize,
    /// Whether a word, or a part of one such as `Lind` in `AnaLind2`, begins with it.
    begins: bool,
    is_lower: bool,
}

/// Letters and digits of a text without case, compatibility forms, accents, and what stands between them.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut before: Option<char> = None;
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        if canonical_combining_class(c) != 0 || is_ignored(c) {
            if let Some(last) = letters.last_mut().filter(|_| before.is_some()) {
                last.to = to;
            }
            continue;
        }
        let folded = std::iter::once(c).nfkd().filter(|c| canonical_combining_class(*c) == 0);
        let folded = folded.flat_map(char::to_uppercase).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
        let mut begins = match before {
            None => true,
            Some(b) => b.is_numeric() != c.is_numeric() || b.is_lowercase() && c.is_uppercase(),
        };
        let mut is_letter = false;
        for folded in folded {
            letters.push(Letter { folded, from, to, begins, is_lower: c.is_lowercase() });
            (begins, is_letter) = (false, true);
        }
        before = is_letter.then_some(c);
    }
    letters
}

fn folded(text: &str) -> Vec<char> {
    letters(text).into_iter().map(|letter| letter.folded).collect()
}

impl Known {
    fn new(name: &str, called: &str, is_part: bool) -> Self {
        let letters = folded(name);
        // Scripts from Thai on have no blanks between words.
        let is_short = |most: usize| letters.len() < most && letters.iter().all(|c| *c < '\u{E00}');
        let enough = if name.trim().contains(|c: char| !c.is_alphanumeric()) { 6 } else { 8 };
        let kind = if is_part {
            KnownKind::Part
        } else if letters.len() == 1 || is_short(enough) {
            KnownKind::Alone
        } else {
            KnownKind::Anywhere
        };
        Self { letters, called: called.to_owned(), kind }
    }

    /// Whether it begins with the letter number `at`.
    fn is_at(&self, letters: &[Letter], at: usize) -> bool {
        let end = at + self.letters.len();
        let Some(there) = letters.get(at..end) else { return false };
        let is_alone = there[0].begins && letters.get(end).is_none_or(|next| next.begins);
        there.iter().map(|letter| letter.folded).eq(self.letters.iter().copied())
            && match self.kind {
                KnownKind::Anywhere => true,
                KnownKind::Alone => is_alone,
                KnownKind::Part => is_alone && !there[0].is_lower,
            }
    }
}

impl KnownNames {
    /// Names, each with what the person is called instead.
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut known = Self::default();
        for (name, called) in names {
            known.add(Known::new(name, called, false));
            // A long name is cut in the name of a file.
            known.add(Known::new(&plain_name(name), called, false));
            let is_part = |part: &&str| part.chars().count() > 1 && !part.starts_with(char::is_lowercase);
            for part in name.split(|c: char| c.is_whitespace() || c == '-').filter(is_part) {
                known.add(Known::new(part, called, true));
            }
        }
        known
    }

    fn add(&mut self, known: Known) {
        let Some(first) = known.letters.first() else { return };
        let all = self.names.entry(*first).or_default();
        if !all.iter().any(|k| k.letters == known.letters && k.kind == known.kind) {
            all.push(known);
            all.sort_by_key(|known| std::cmp::Reverse(known.letters.len()));
        }
    }

    fn at<'a>(&'a self, letters: &[Letter], at: usize) -> impl Iterator<Item = &'a Known> {
        let starting = letters.get(at).and_then(|letter| self.names.get(&letter.folded));
        let found: Vec<&Known> = starting.into_iter().flatten().filter(|known| known.is_at(letters, at)).collect();
        found.into_iter()
    }

    /// The name of a file, with what people are called instead of their names. Parts of names stay: they are words of articles
    /// too.
    pub fn replaced(&self, file_name: &str) -> String {
        let stem = file_name.strip_suffix(".claims.ron").unwrap_or(file_name);
        let letters = letters(stem);
        let (mut out, mut done, mut at) = (String::new(), 0, 0);
        while at < letters.len() {
            let name = self.at(&letters, at).find(|known| known.kind != KnownKind::Part);
            let Some(name) = name.filter(|_| letters[at].from >= done) else {
                at += 1;
                continue;
            };
            out.push_str(&stem[done..letters[at].from]);
            out.push_str(&plain_name(&name.called));
            at += name.letters.len();
            done = letters[at - 1].to;
        }
        out.push_str(&stem[done..]);
        out.push_str(&file_name[stem.len()..]);
        out
    }

    /// Whether a name, or a part of one, stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        let letters = letters(text);
        (0..letters.len()).any(|at| self.at(&letters, at).next().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> KnownNames {
        let long = "Maximiliane-Charlotte von und zu Hohenstein-Wittelsbach-Rabenau zu Altenburg";
        let names = [
            ("Ana Lind", "Annotator 1"),
            ("José Núñez", "Annotator 2"),
            ("Ben", "B"),
            ("王伟", "C"),
            (long, "D"),
            ("?", "E"),
        ];
        KnownNames::new(names.into_iter())
    }

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(known().replaced(name), expected, "{name}");
        let decomposed: String = name.nfd().collect();
        assert_eq!(known().replaced(&decomposed).nfc().collect::<String>(), expected, "{name} in NFD");
        assert_eq!(
            known().replaced(&name.to_uppercase()).to_lowercase(),
            expected.to_lowercase(),
            "{name} in capitals"
        );
    }

    #[test]
    fn no_name_stays_in_the_name_of_a_file() {
        check("a.Ana Lind.claims.ron", "a.Annotator 1.claims.ron");
        check("a.Ana Lind (1).claims.ron", "a.Annotator 1 (1).claims.ron");
        check(
            "a (Ana Lind's conflicted copy 2026-11-24).claims.ron",
            "a (Annotator 1's conflicted copy 2026-11-24).claims.ron",
        );
        check("a_Ana Lind.claims.ron", "a_Annotator 1.claims.ron");
        check("ana_lind-ana-lind.claims.ron", "Annotator 1-Annotator 1.claims.ron");
        check("bridgeanalind2.claims.ron", "bridgeAnnotator 12.claims.ron");
        check("a.JOSÉ NÚÑEZ.claims.ron", "a.Annotator 2.claims.ron");
        check("a.jose nunez.claims.ron", "a.Annotator 2.claims.ron");
        check("a-ben.claims.ron", "a-B.claims.ron");
        check("关于桥王伟二.claims.ron", "关于桥C二.claims.ron");
        check("Ana Lind.txt", "Annotator 1.txt");
        assert_eq!(known().replaced("bridgeBen2.claims.ron"), "bridgeB2.claims.ron");
        let cut = plain_name("Maximiliane-Charlotte von und zu Hohenstein-Wittelsbach-Rabenau zu Altenburg");
        check(&format!("a.{cut}.claims.ron"), "a.D.claims.ron");
    }

    #[test]
    fn a_short_name_within_a_word_and_a_part_of_a_name_are_words_of_the_article() {
        check("bench.claims.ron", "bench.claims.ron");
        check("auben.claims.ron", "auben.claims.ron");
        check("lindau.claims.ron", "lindau.claims.ron");
        check("ana.claims.ron", "ana.claims.ron");
        check("a?.claims.ron", "a?.claims.ron");
        check("", "");
    }

    #[test]
    fn names_in_what_was_written_are_found() {
        for text in ["Ana says so.", "ask BEN", "ana lind", "(Núñez, 2024)", "王伟说"] {
            assert!(known().stand_in(text), "{text}");
        }
        for text in ["", "banana", "bench", "an ana", "lind", "Bens", "Anabel"] {
            assert!(!known().stand_in(text), "{text}");
        }
    }
}
