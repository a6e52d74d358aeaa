//! The encoding of text in Latin letters, by its words: detectors that count letters go wrong if there are few of them.
//!
//! Common words that are ASCII in every encoding tell the language, and the language the encodings that were in use for it.
//! Among these, the one is taken in which the bytes beyond ASCII are letters of the language, and signs that stand where signs do.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, ISO_8859_13, ISO_8859_15, ISO_8859_16, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254,
    WINDOWS_1257, WINDOWS_1258,
};
use unicode_script::{Script, UnicodeScript as _};

use super::signs::stands_within_words;

/// The encodings of Latin letters that chardetng guesses.
const LATIN: [&Encoding; 8] =
    [WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_2, ISO_8859_4, ISO_8859_13];
/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 64 << 10;
/// Of this many words, at least one is common if the text is in the language.
const WORDS_PER_COMMON_ONE: usize = 15;
/// In a text without common words, so many letters beyond ASCII tell a detector hardly anything.
const FEW: usize = 2;
/// Text with this many ASCII letters for each byte beyond ASCII is in Latin letters if these bytes stand within words.
const LETTERS_PER_HIGH_BYTE: usize = 3;

/// Of this many letters beyond ASCII, one may be none of the language.
const HIGH_BYTES_PER_ODD_ONE: usize = 10;

/// A language.
struct Language {
    /// Common words that are ASCII in every encoding, between blanks.
    words: &'static str,
    /// Its letters beyond ASCII in lower case, and those of names that are often in it; empty if no letter would be odd.
    letters: &'static str,
    /// The encodings in use for it, the likeliest first.
    encodings: &'static [&'static Encoding],
}

const WESTERN: &[&Encoding] = &[WINDOWS_1252];
const CENTRAL: &[&Encoding] = &[WINDOWS_1250, ISO_8859_2];
const BALTIC: &[&Encoding] = &[WINDOWS_1257, ISO_8859_13, ISO_8859_4];

const fn language(words: &'static str, letters: &'static str, encodings: &'static [&'static Encoding]) -> Language {
    Language { words, letters, encodings }
}

static LANGUAGES: [Language; 26] = [
    // English.
    language(
        " a and are as at be by for from has have in is it not of on or said that the they this to was were will with ",
        "",
        WESTERN,
    ),
    // German.
    language(
        " am auf auch aus bei das dem den der des die ein eine es hat im ist mit nach nicht sich sie sind um und von vor war wird zu ",
        "",
        WESTERN,
    ),
    // French.
    language(
        " a au aux avec ce dans de des du elle en est et il la le les mais ne on ou par pas plus pour que qui sa son sont sur un une ",
        "",
        WESTERN,
    ),
    // Spanish.
    language(
        " a al como con de del el en es esta fue ha la las lo los no para pero por que se sin su sus un una y ",
        "",
        WESTERN,
    ),
    // Portuguese.
    language(
        " a ao as com da das de do dos e em foi mais mas na nas no nos o os para pela pelo por que se sem sua um uma ",
        "",
        WESTERN,
    ),
    // Italian.
    language(
        " a al alla anche che con da dal dei del della di e gli ha i il in la le lo ma nel nella non per sono su un una ",
        "",
        WESTERN,
    ),
    // Dutch.
    language(
        " aan als bij dat de die door een en er het in is maar met naar niet nog om ook op over te uit van voor was werd wordt zijn ",
        "",
        WESTERN,
    ),
    // Swedish.
    language(
        " att av de den det efter en ett har i inte med men nu och om sedan sig sin som till under ut var vid ",
        "",
        WESTERN,
    ),
    // Danish.
    language(
        " af at blev da de den der det efter en er et for fra har i ikke kan med men og om sig skal som til var ved ",
        "",
        WESTERN,
    ),
    // Norwegian.
    language(
        " at av ble da de den det en er et etter for fra har i ikke kan med men og om seg skal som til var ved ",
        "",
        WESTERN,
    ),
    // Finnish.
    language(
        " ei ja joka jo kun kuin mukaan mutta niin nyt oli olivat on ovat se sen sitten vain vuonna ",
        "äöåéšž",
        WESTERN,
    ),
    // Icelandic.
    language(
        " af allt ef eftir ekki en er eru fyrir hann hefur nema og sem segir sinni til um undir var vera ",
        "",
        WESTERN,
    ),
    // Catalan.
    language(
        " a al als amb aquest aquesta de del dels el els en es ha i la les no pel per que seva un una va ",
        "",
        WESTERN,
    ),
    // Irish.
    language(" a ach ag agus an ar as do go i is le na ni nach seo sin ", "", WESTERN),
    // Polish.
    language(
        " a ale bez co czy dla do i ich jak jako jest na nie o od oraz po przed przez przy tak to tylko w we z za ze ",
        "ąćęłńóśźż",
        CENTRAL,
    ),
    // Czech.
    language(
        " a ale ani bude by byl byla bylo do i jak jako je jen jsou k ke na nebo o od po podle pro roku s se ta to u v ve z za ze ",
        "áčďéěíňóřšťúůýž",
        CENTRAL,
    ),
    // Slovak.
    language(
        " a aj ako ale alebo bez bol bola bolo by do i je k ku len na nie o od po pre s sa so sa to u v vo z za zo ",
        "áäčďéíĺľňóôŕšťúýž",
        CENTRAL,
    ),
    // Hungarian.
    language(
        " a az csak de egy ehhez el ez ezt ha hogy is ki le meg mely mert mint most nem pedig sem szerint vagy van volt ",
        "áéíóöőúüű",
        CENTRAL,
    ),
    // Slovenian.
    language(
        " a ali bi bil bila bo da do in iz je ki ko kot na ne ni o ob od pa po pri s se so tudi v z za ",
        "čšžćđ",
        CENTRAL,
    ),
    // Croatian.
    language(
        " a ali bi bila bio da do i ili iz je kako koja koje koji na nakon ne od o prema s samo se su u uz za ",
        "čćđšž",
        CENTRAL,
    ),
    // Romanian.
    language(
        " a al ale au ca care ce cu de din este fost in la lui mai nu o pe pentru prin sa se sunt un una ",
        "ăâîşţșț",
        &[WINDOWS_1250, ISO_8859_2, ISO_8859_16],
    ),
    // Turkish.
    language(
        " ama bir bu da daha de diye en gibi her ile ise kadar ki mi ne o olan olarak sonra var ve veya ya ",
        "âçğıîöşüûi\u{307}",
        &[WINDOWS_1254],
    ),
    // Estonian.
    language(
        " aga ei et ja ka kes kui kuid mida mille mis ning nii oli oma on pole pool see seda siis ta veel ",
        "äõöüšž",
        &[WINDOWS_1257, WINDOWS_1252, ISO_8859_13, ISO_8859_4],
    ),
    // Lithuanian.
    language(
        " apie bei bet buvo dar iki ir jau jo kad kai kaip ne nuo o per po su tai taip tik tuo yra ",
        "ąčęėįšųūž",
        BALTIC,
    ),
    // Latvian.
    language(
        " ar bet bija gan ir jau ka kad kas lai ne no par pie tas tik tika tikai to un uz vai ",
        "āčēģīķļņōŗšūž",
        BALTIC,
    ),
    // Vietnamese.
    language(" anh cho con do hai hay khi khu lai nay ra sau sinh theo tin trong trung xem ", "", &[WINDOWS_1258]),
];

/// The likeliest encoding of a text that is neither ASCII nor UTF-8, where a detector that counts letters has guessed `guess`.
pub fn judge(bytes: &[u8], guess: &'static Encoding) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let high = sample.iter().filter(|b| !b.is_ascii()).count();
    if !LATIN.contains(&guess) && !is_latin(sample, high) {
        return guess;
    }
    let mut readings = Readings { sample, known: Vec::new() };
    let spoken = spoken(sample, 1);
    let mut best =
        if high <= FEW { (readings.odd(WINDOWS_1252, ""), WINDOWS_1252) } else { (readings.odd(guess, ""), guess) };
    if high <= FEW && spoken.is_empty() {
        let guessed = (readings.odd(guess, ""), guess);
        best = if guessed.0 < best.0 { guessed } else { best };
    }
    // What the words say is worth more than what letters say, unless the letters don't fit the language at all.
    let fitting = spoken.iter().flat_map(|l| l.encodings.iter().map(move |encoding| (*l, *encoding)));
    let fitting = fitting.map(|(l, encoding)| (readings.odd(encoding, l.letters), encoding));
    let fitting = fitting.min_by_key(|(odd, encoding)| (*odd, *encoding != guess));
    if let Some(found) = fitting.filter(|found| found.0 <= best.0 + high / HIGH_BYTES_PER_ODD_ONE) {
        best = found;
    }
    euro(sample, best.1)
}

/// Whether a text whose bytes beyond ASCII could be signs of windows-1252 is in a language that was not written in it, and these
/// bytes are letters of the language: `Nie wiem, kto to by³.`
pub fn has_letters_of_others(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let spoken = spoken(sample, 2);
    let has_letters = |language: &Language, encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(sample).0;
        let letters = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        letters > 0 && odd(&text, language.letters) == 0
    };
    !spoken.iter().any(|language| language.encodings.contains(&WINDOWS_1252))
        && spoken.iter().any(|language| language.encodings.iter().any(|&encoding| has_letters(language, encoding)))
}

/// ISO-8859-15 instead of windows-1252, if the sign ¤ would be there and none of those that only windows-1252 has.
fn euro(sample: &[u8], encoding: &'static Encoding) -> &'static Encoding {
    let is_euro =
        encoding == WINDOWS_1252 && sample.contains(&0xa4) && !sample.iter().any(|b| matches!(b, 0x80..=0x9f));
    if is_euro { ISO_8859_15 } else { encoding }
}

/// Whether bytes beyond ASCII are alone or in pairs within or beside ASCII letters, as in languages that are written in Latin
/// letters.
fn is_latin(sample: &[u8], high: usize) -> bool {
    let letters = sample.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let (mut runs, mut within) = (0, 0);
    for (i, _) in sample.iter().enumerate().filter(|(i, b)| !b.is_ascii() && (*i == 0 || sample[i - 1].is_ascii())) {
        let len = sample[i..].iter().take_while(|b| !b.is_ascii()).count();
        let beside = [i.checked_sub(1), Some(i + len)].map(|at| at.and_then(|at| sample.get(at)));
        runs += 1;
        within += usize::from(len == 1 || (len == 2 && beside.into_iter().flatten().any(u8::is_ascii_alphabetic)));
    }
    letters >= high * LETTERS_PER_HIGH_BYTE && within * 5 >= runs * 4
}

/// The languages with the most common words in a text, if there are enough of them, and at least `least`.
fn spoken(sample: &[u8], least: usize) -> Vec<&'static Language> {
    // Letters beyond ASCII are part of words, quotation marks, dashes and no-break spaces are not.
    let is_part =
        |b: u8| b.is_ascii_alphabetic() || (b >= 0x80 && !matches!(b, 0x84 | 0x85 | 0x91..=0x97 | 0xa0 | 0xab | 0xbb));
    let mut counts = [0_usize; LANGUAGES.len()];
    let mut all = 0;
    for word in sample.split(|b| !is_part(*b)).filter(|word| !word.is_empty()) {
        all += 1;
        let Ok(word) = std::str::from_utf8(word) else { continue };
        let word = format!(" {} ", word.to_ascii_lowercase());
        for (count, language) in counts.iter_mut().zip(&LANGUAGES) {
            *count += usize::from(language.words.contains(&word));
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    let is_spoken = |count: usize| count >= least && count * 10 >= most * 9 && count * WORDS_PER_COMMON_ONE >= all;
    counts.into_iter().zip(&LANGUAGES).filter(|(count, _)| is_spoken(*count)).map(|(_, language)| language).collect()
}

/// A sample read in several encodings.
struct Readings<'a> {
    sample: &'a [u8],
    known: Vec<(&'static Encoding, String)>,
}

impl Readings<'_> {
    /// How odd the sample is in an encoding, as text in a language with these letters.
    fn odd(&mut self, encoding: &'static Encoding, letters: &str) -> usize {
        let at = self.known.iter().position(|(known, _)| *known == encoding).unwrap_or_else(|| {
            let text = encoding.decode_without_bom_handling(self.sample).0.into_owned();
            self.known.push((encoding, text));
            self.known.len() - 1
        });
        self.known.get(at).map_or(usize::MAX, |(_, text)| odd(text, letters))
    }
}

/// How many characters beyond ASCII stand where they hardly can.
fn odd(text: &str, letters: &str) -> usize {
    let mut odd = 0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if !c.is_ascii() {
            odd += oddness(before, c, after, letters);
        }
        before = c;
    }
    odd
}

fn oddness(before: char, c: char, after: char, letters: &str) -> usize {
    let is_latin = |c: char| c.script() == Script::Latin && !matches!(c, 'ª' | 'º');
    if c.is_control() || matches!(c, char::REPLACEMENT_CHARACTER | '\u{e000}'..='\u{f8ff}') {
        return 3;
    }
    if matches!(c, 'ª' | 'º' | 'µ' | 'ƒ') || !c.is_alphabetic() {
        let is_within = before.is_alphabetic() && after.is_alphabetic();
        let is_mark = matches!(c, '\u{300}'..='\u{36f}');
        return usize::from(is_within && !is_mark && !stands_within_words(c));
    }
    if !is_latin(c) {
        return usize::from(is_latin(before) || is_latin(after));
    }
    let is_of_language = letters.is_empty() || c.to_lowercase().all(|c| letters.contains(c));
    // A capital within a word, as in `donÕt`.
    let is_capital = c.is_uppercase() && before.is_lowercase();
    usize::from(is_capital) + usize::from(!is_of_language)
}

#[cfg(test)]
mod tests {
    use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

    use super::*;

    /// What a text in an encoding is read as, if it is read without its name.
    #[track_caller]
    fn check(text: &str, encoding: &'static Encoding) {
        let (bytes, _, is_lossy) = encoding.encode(text);
        assert!(!is_lossy, "{text}");
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&bytes, true);
        let guess = detector.guess(None, Utf8Detection::Deny);
        let found = judge(&bytes, guess);
        assert_eq!(found.decode_without_bom_handling(&bytes).0, text, "{} for {}", found.name(), guess.name());
    }

    #[test]
    fn one_letter_in_a_text_is_of_windows_1252() {
        for text in [
            "A naïve estimate had put the damage at twice that sum.",
            "The letter Þ is called thorn.",
            "The ferry from El Niño bay was late, the board said on Monday.",
            "naïve",
            "piñata",
            "Þór",
            "façade",
            "Zoë",
            "smörgåsbord",
            "Ångström",
            "Smørrebrød",
            "São Paulo",
            "Das Boot liegt im Hafen von Lübeck, und niemand weiß das.",
            "Der Zug nach Köln war voll.",
            "Le bateau est dans le port depuis l'été.",
            "C'est la ville où il est né.",
            "El perro come en la mañana.",
            "El agua de la bahía es de todos.",
            "O barco para na praia de São Vicente.",
            "Il traghetto non parte, ma la nave è nel porto.",
            "La città non ha un porto.",
            "De veerboot vaart niet, zei de coördinator van het dok.",
            "Färjan gick inte i dag, och det var sent.",
            "Hun kom til øen i dag, og det var sent.",
            "Båten ble liggende i havn, og det var sent.",
            "Lautta ei kulje, mutta kunta on yhtiön omistaja.",
            "Hann kom til Íslands og fór ekki aftur.",
            "Það er ekki satt.",
            "El port de la ciutat és per als vaixells.",
            "He paid 500 pesetas for a señora’s hat – “in Cádiz”, he said.",
            "The café’s owner said it was closed.",
            "Ça va?",
            "À bientôt!",
            "Über uns",
            "Édith is here.",
        ] {
            check(text, WINDOWS_1252);
        }
    }

    #[test]
    fn one_letter_of_other_languages_is_told_by_the_words() {
        for (text, encoding) in [
            ("Prom był na morzu i nie ma go do dzisiaj.", WINDOWS_1250),
            ("Prom był na morzu i nie ma go do dzisiaj.", ISO_8859_2),
            ("Kto to zrobi, nie wie tego nikt, ale za to zapłaci miasto.", WINDOWS_1250),
            ("Trajekt ne vozi od jutra, a nitko ne zna što je to.", WINDOWS_1250),
            (
                "A komp nem megy, mert a hajó nem is az övé, hanem egy nagy cégé, s ez nem jó; erről nem szólt.",
                WINDOWS_1250,
            ),
            ("Feribot bu sabah gelmedi ve bunun ne için olduğunu kimse bilmiyor.", WINDOWS_1254),
            ("Praam ei tule, ja see on kõik, mida me teame.", WINDOWS_1257),
            ("Keltas jau nebeplaukia, bet niekas to nesako, kad taip yra dėl vėjo.", WINDOWS_1257),
            ("Nava nu este în port, iar asta nu se spune la radio.", WINDOWS_1250),
        ] {
            check(text, encoding);
        }
    }

    #[test]
    fn the_euro_of_iso_8859_15_is_known_by_the_sign_that_nobody_writes() {
        check("Le café coûte 3 € dans la ville.", ISO_8859_15);
        check("Das Boot kostet 40 € für die Stadt.", ISO_8859_15);
    }

    #[test]
    fn other_alphabets_are_left_to_the_detector() {
        check("Hello from Москва, said the board of the harbour.", encoding_rs::WINDOWS_1251);
        check("The ferry to Τήνος and the board of the harbour said no.", encoding_rs::WINDOWS_1253);
        check("Паром вышел из порта.", encoding_rs::KOI8_R);
    }
}
