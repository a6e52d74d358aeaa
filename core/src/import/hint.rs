//! The language of a text by its words in ASCII, as a hint for the detector of encodings: in short texts it takes the letters of
//! these languages for those of Western ones.

use std::collections::BTreeSet;

/// Languages by the top-level domain that chardetng takes as a hint, with common words that are ASCII in every encoding.
const WORDS: [(&str, &[&str]); 5] = [
    ("ee", &["aga", "ei", "kes", "kui", "mida", "mis", "ning", "pole", "see", "siis", "veel", "oma"]),
    ("hu", &["a", "az", "csak", "egy", "ez", "hogy", "mert", "mint", "nem", "sem", "vagy", "volt"]),
    ("lt", &["apie", "buvo", "dar", "ir", "iki", "jau", "kad", "nuo", "tai", "taip", "tik", "yra"]),
    ("lv", &["bet", "bija", "gan", "ir", "kad", "kas", "lai", "tas", "tika", "tikai", "un", "vai"]),
    ("tr", &["bir", "bu", "daha", "gibi", "her", "ile", "kadar", "olan", "olarak", "sonra", "var", "ve"]),
];
/// Of this many words, at least one is common if the text is in the language.
const WORDS_PER_COMMON_ONE: usize = 15;
/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 20_000;

/// The domain of the language whose common words a text has, at least two of them, if no other one has nearly as many.
pub fn domain(bytes: &[u8]) -> Option<&'static [u8]> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut counts = WORDS.map(|_| (0_usize, BTreeSet::new()));
    let mut all = 0;
    for word in sample.split(|b| b.is_ascii() && !b.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        let word = word.to_ascii_lowercase();
        for ((count, seen), (_, words)) in counts.iter_mut().zip(&WORDS) {
            if let Some(i) = words.iter().position(|known| known.as_bytes() == word) {
                *count += 1;
                seen.insert(i);
            }
        }
    }
    let best = counts.iter().map(|(count, _)| *count).max()?;
    let mut near = counts.iter().zip(&WORDS).filter(|((count, _), _)| count * 2 > best);
    let ((_, seen), (domain, _)) = near.next()?;
    let is_clear = near.next().is_none() && seen.len() > 1 && best * WORDS_PER_COMMON_ONE >= all;
    is_clear.then_some(domain.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_common_words() {
        let check = |text: &str, expected: Option<&str>| {
            let found = domain(&encoding_rs::WINDOWS_1250.encode(text).0);
            assert_eq!(found, expected.map(str::as_bytes), "{text}");
        };
        check("A kikötő azt írta, hogy nem a hajó volt az ok.", Some("hu"));
        check("A town a day: it is not what it was.", None);
        check("A balsa sai a cada hora, e a ponte fica.", None);
        check("", None);
    }
}
