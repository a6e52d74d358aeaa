//! Guessing the language of a text.

/// How much of a text its language is guessed from, in bytes.
const SAMPLE: usize = 20_000;

/// The BCP 47 code of the language that `text` seems to be in, judged by the script and the commonest words of its start;
/// "en" if nothing speaks for any language.
pub fn guess_language(text: &str) -> &'static str {
    let sample = &text[..text.floor_char_boundary(text.len().min(SAMPLE))];
    by_script(sample).or_else(|| by_words(sample)).unwrap_or("en")
}

/// The language of a text whose script only one language uses, or whose letters tell languages of one script apart.
fn by_script(sample: &str) -> Option<&'static str> {
    let count = |from: char, to: char| sample.chars().filter(|c| (from..=to).contains(c)).count();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let is_third = |n: usize| n * 3 > letters;
    let has = |letters: &[char]| sample.contains(letters);
    if is_third(count('\u{370}', '\u{3ff}') + count('\u{1f00}', '\u{1fff}')) {
        return Some("el");
    }
    if is_third(count('\u{400}', '\u{4ff}')) {
        return Some(if has(&['ә', 'қ']) {
            "kk"
        } else if has(&['ї', 'є']) {
            "uk"
        } else if has(&['ў']) {
            "be"
        } else if has(&['ы', 'э']) {
            "ru"
        } else {
            "bg"
        });
    }
    // Japanese writes ideographs between its kana, and Chinese writes ideographs alone.
    if count('\u{3040}', '\u{30ff}') * 10 > letters {
        return Some("ja");
    }
    let scripts = [
        ('\u{4e00}', '\u{9fff}', "zh"),
        ('\u{ac00}', '\u{d7af}', "ko"),
        ('\u{590}', '\u{5ff}', "he"),
        ('\u{900}', '\u{97f}', "hi"),
        ('\u{980}', '\u{9ff}', "bn"),
        ('\u{b80}', '\u{bff}', "ta"),
        ('\u{e00}', '\u{e7f}', "th"),
        ('\u{530}', '\u{58f}', "hy"),
        ('\u{10a0}', '\u{10ff}', "ka"),
    ];
    if let Some((.., code)) = scripts.into_iter().find(|(from, to, _)| is_third(count(*from, *to))) {
        return Some(code);
    }
    is_third(count('\u{600}', '\u{6ff}')).then(|| if has(&['پ', 'چ', 'گ', 'ژ']) { "fa" } else { "ar" })
}

/// Very common words of languages in Latin script.
const COMMON: [(&str, &[&str]); 10] = [
    ("en", &["the", "and", "of", "to", "that", "is", "was"]),
    ("de", &["der", "die", "und", "das", "nicht", "ist", "ein"]),
    ("fr", &["le", "les", "des", "et", "est", "une", "dans"]),
    ("es", &["el", "los", "que", "una", "por", "las", "con"]),
    ("it", &["il", "che", "di", "della", "per", "sono", "gli"]),
    ("nl", &["het", "een", "van", "niet", "dat", "zijn", "voor"]),
    ("pt", &["o", "os", "que", "uma", "não", "para", "com"]),
    ("sv", &["och", "att", "det", "som", "inte", "är", "på"]),
    ("da", &["og", "at", "det", "ikke", "af", "er", "på"]),
    ("pl", &["się", "nie", "jest", "na", "że", "do", "oraz"]),
];

/// The language with the most occurrences of its common words; the first of several.
fn by_words(sample: &str) -> Option<&'static str> {
    let mut scores = [0_usize; COMMON.len()];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        let word = word.to_lowercase();
        for (score, (_, words)) in scores.iter_mut().zip(&COMMON) {
            *score += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = scores.iter().max().copied().filter(|best| *best > 0)?;
    scores.iter().position(|score| *score == best).map(|i| COMMON[i].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(guess_language(text), expected, "{text}");
    }

    #[test]
    fn a_script_or_its_letters_tell_the_language() {
        check("Η γέφυρα έκλεισε.", "el");
        check("Мост закрыт, и это был хороший мост.", "ru");
        check("Міст зачинено, і його ніхто не чинить, каже її мер.", "uk");
        check("Мост зачынены, кажа ён, і ніхто не ўсміхаецца.", "be");
        check("Мостът е затворен.", "bg");
        check("Көпір жабық, деді қала.", "kk");
        check("橋が閉じた。", "ja");
        check("桥关了。", "zh");
        check("다리가 닫혔다.", "ko");
        check("الجسر مغلق.", "ar");
        check("پل بسته شد و چند روز بعد باز شد.", "fa");
        check("สะพานปิดแล้ว", "th");
    }

    #[test]
    fn common_words_tell_the_language() {
        check("The bridge of the town was closed and it is old.", "en");
        check("Die Brücke ist alt und das Dorf ist nicht reich.", "de");
        check("Le pont est fermé dans une ville et les gens partent.", "fr");
        check("El puente que los vecinos usan con una barca.", "es");
        check("Il ponte che è della città, per gli abitanti.", "it");
    }

    #[test]
    fn a_text_that_tells_nothing_is_english() {
        check("", "en");
        check("12,345 …", "en");
        check("Xyzzy plugh", "en");
    }

    #[test]
    fn a_quotation_in_another_script_does_not_decide() {
        check("The bridge that is called мост in the town was closed, and that is all of it.", "en");
    }
}
