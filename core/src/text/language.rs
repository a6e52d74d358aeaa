//! Guessing the language of a text.

use whatlang::{Detector, Lang};

/// How much of a text its language is guessed from, in bytes.
const SAMPLE: usize = 8_000;
/// Texts with fewer letters than this are too short for groups of three letters; words tell more.
const SHORT: usize = 100;

/// The BCP 47 code of the language that `text` seems to be in, judged by its start: by the script, else by groups of three
/// letters (`whatlang`), and between languages that these confuse by common words. "en" if nothing speaks for any language.
pub fn guess_language(text: &str) -> &'static str {
    let sample = &text[..text.floor_char_boundary(text.len().min(SAMPLE))];
    by_script(sample).or_else(|| by_letters(sample)).unwrap_or("en")
}

/// The languages in Latin script that are told apart, with their codes. A longer list would make more mistakes among these.
const LATIN: [(Lang, &str); 23] = [
    (Lang::Eng, "en"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Pol, "pl"),
    (Lang::Nob, "nb"),
    (Lang::Dan, "da"),
    (Lang::Swe, "sv"),
    (Lang::Fin, "fi"),
    (Lang::Tur, "tr"),
    (Lang::Nld, "nl"),
    (Lang::Hun, "hu"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Ron, "ro"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Est, "et"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Cat, "ca"),
];
/// Languages of the Baltic, told apart too.
const BALTIC: [(Lang, &str); 2] = [(Lang::Lit, "lt"), (Lang::Lav, "lv")];

/// The language of a text in Latin script.
fn by_letters(sample: &str) -> Option<&'static str> {
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters < SHORT
        && let Some(code) = by_words(sample, &COMMON)
    {
        return Some(code);
    }
    // Icelandic, which whatlang does not know, alone uses both.
    let icelandic = sample.chars().filter(|c| matches!(c, 'ð' | 'þ' | 'Ð' | 'Þ')).count();
    if icelandic * 100 > letters {
        return Some("is");
    }
    let languages = || LATIN.iter().chain(&BALTIC);
    let info = Detector::with_allowlist(languages().map(|l| l.0).collect()).detect(sample)?;
    if letters < SHORT && !info.is_reliable() {
        return None;
    }
    let code = languages().find(|l| l.0 == info.lang())?.1;
    let close = CLOSE.iter().find(|group| group.iter().any(|(c, _)| *c == code));
    Some(close.and_then(|group| by_words(sample, group)).unwrap_or(code))
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
        } else if has(&['ў']) {
            "be"
        } else if has(&['ї', 'є', 'і']) {
            "uk"
        } else if has(&['ћ', 'ђ']) {
            "sr"
        } else if has(&['ќ', 'ѓ', 'ѕ']) {
            "mk"
        } else if has(&['ы', 'э']) {
            "ru"
        } else if sample.matches('ъ').count() * 60 > letters {
            "bg"
        } else {
            let found = Detector::with_allowlist(vec![Lang::Rus, Lang::Bul]).detect_lang(sample);
            if found == Some(Lang::Bul) { "bg" } else { "ru" }
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
    is_third(count('\u{600}', '\u{6ff}')).then(|| {
        if has(&['ٹ', 'ڈ', 'ڑ', 'ے']) {
            "ur"
        } else if has(&['پ', 'چ', 'گ', 'ژ', 'ی']) {
            "fa"
        } else {
            "ar"
        }
    })
}

/// A language and some of its commonest words.
type Words = (&'static str, &'static [&'static str]);

/// Very common words of languages in Latin script, for short texts.
const COMMON: [Words; 10] = [
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

/// Languages that groups of three letters confuse, with words that only one of a group has.
const CLOSE: [&[Words]; 3] = [
    &[
        (
            "da",
            &[
                "af", "blev", "mig", "dig", "sig", "hvad", "efter", "nu", "mellem", "noget", "nogle", "uden", "op",
                "mere", "have", "gennem", "ud", "nogen", "bliver", "mod", "end", "sagde", "siger", "igen", "ind",
                "hende", "hendes", "vores",
            ],
        ),
        (
            "nb",
            &[
                "av", "ble", "meg", "deg", "seg", "hva", "etter", "nå", "mellom", "å", "noe", "noen", "uten", "opp",
                "mer", "gjennom", "ut", "blir", "ikkje", "dei", "eit", "frå", "eg", "mye", "mot", "enn", "sier",
                "igjen", "inn", "henne", "hennes", "vår", "bare", "vart", "kva", "ein",
            ],
        ),
    ],
    &[
        ("sl", &["in", "tudi", "pri", "ki", "so", "kot", "še", "ker", "lahko", "v", "z", "ni", "bil", "kar", "ko"]),
        (
            "hr",
            &[
                "i", "u", "što", "koji", "koja", "koje", "nije", "su", "kao", "također", "od", "te", "bio", "jer",
                "kako",
            ],
        ),
    ],
    &[
        (
            "pt",
            &["uma", "não", "mais", "também", "pela", "pelo", "sua", "suas", "já", "com", "em", "são", "até", "depois"],
        ),
        ("es", &["una", "más", "también", "su", "sus", "ya", "y", "el", "los", "las", "hasta", "después", "del"]),
        (
            "gl",
            &[
                "unha", "non", "máis", "tamén", "súa", "súas", "xa", "ata", "despois", "coa", "cun", "cunha", "nunha",
                "dunha",
            ],
        ),
    ],
];

/// The language with the most occurrences of its words; the first of several.
fn by_words(sample: &str, languages: &[Words]) -> Option<&'static str> {
    let mut scores = vec![0_usize; languages.len()];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        let word = word.to_lowercase();
        for (score, (_, words)) in scores.iter_mut().zip(languages) {
            *score += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = scores.iter().max().copied().filter(|best| *best > 0)?;
    scores.iter().position(|score| *score == best).map(|i| languages[i].0)
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
    fn letters_tell_the_language_of_a_longer_text() {
        check(
            "Jembatan itu ditutup pada bulan Mei setelah banjir besar merusak dua tiangnya. Warga kota sekarang harus \
             memutar sejauh sepuluh kilometer untuk pergi ke pasar.",
            "id",
        );
        check(
            "Cây cầu đã bị đóng cửa vào tháng Năm sau khi trận lũ lớn làm hỏng hai trụ cầu. Người dân thị trấn bây giờ phải đi \
             vòng mười cây số để đến chợ.",
            "vi",
        );
        check(
            "Köprü, büyük selin iki ayağına zarar vermesinden sonra mayıs ayında kapatıldı. Kasaba halkı artık pazara gitmek için on \
             kilometre dolaşmak zorunda kalıyor.",
            "tr",
        );
        check(
            "Most byl uzavřen v květnu poté, co velká povodeň poškodila dva jeho pilíře. Obyvatelé města teď musí na trh jezdit \
             oklikou dlouhou deset kilometrů.",
            "cs",
        );
        check(
            "Silta suljettiin toukokuussa sen jälkeen, kun suuri tulva oli vaurioittanut sen kahta pilaria. Kaupungin asukkaiden on nyt \
             kierrettävä torille kymmenen kilometriä.",
            "fi",
        );
        check(
            "Brua ble stengt i mai etter at en stor flom hadde skadet to av pilarene. Innbyggerne i byen må nå kjøre en omvei på ti \
             kilometer for å komme til torget.",
            "nb",
        );
        check(
            "Broen blev lukket i maj, efter at en stor oversvømmelse havde skadet to af pillerne. Byens borgere må nu køre en omvej på \
             ti kilometer for at komme til torvet.",
            "da",
        );
        check(
            "Brúnni var lokað í maí eftir að mikið flóð hafði skemmt tvær af stoðum hennar. Íbúar bæjarins þurfa nú að fara tíu \
             kílómetra leið til að komast á markaðinn.",
            "is",
        );
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
