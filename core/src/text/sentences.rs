//! Splitting into sentences, one block at a time: `sentencex`, and rules of our own on top of it.
//!
//! The rules judge every place where a sentence may end (`ends`) by what stands around it (`rules`), by quotation marks and brackets
//! (`quoted`), and by tables of shortened words (`table`). They join what sentencex cut and cut what it joined.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange, ceil_grapheme, trim};

mod ends;
mod quoted;
mod rules;
mod table;

use quoted::Quoted;
use rules::{Rules, Verdict};
use table::table;

/// The name of the splitter, as annotation files record it.
pub const SPLITTER: &str = "sentencex+claimlight";
/// The version of the splitter: that of sentencex, and that of our rules and tables, which grows when they change.
pub const SPLITTER_VERSION: &str = "0.1.33+1";

/// Blocks of more bytes than this are split by the rules of Unicode Annex 29: sentencex becomes slow on long unbroken text.
const LONG: usize = 64 * 1024;
/// The same limit for blocks with more than [`MANY_QUOTES`] opening quotation marks and brackets: those that are never closed
/// make sentencex take quadratic time.
const LONG_QUOTED: usize = 8 * 1024;
const MANY_QUOTES: usize = 200;

/// The sentences of one block of `text` in order, without the whitespace around them. `language` is a BCP 47 code. A blank
/// block has no sentences. Takes time in proportion to the length of the block.
pub fn sentences(text: &str, language: &str, block: TextRange) -> Vec<TextRange> {
    let words = block.of(text);
    if words.trim().is_empty() {
        return Vec::new();
    }
    let language = language.split(['-', '_']).next().unwrap_or("en");
    let split = split(words, language);
    let mut found = Vec::with_capacity(split.len() + 1);
    let mut from = 0;
    for cut in improved(words, language, &split).into_iter().chain([words.len()]) {
        // Splitters may cut between a letter and its accent.
        let cut = ceil_grapheme(words, Offset::new(cut)).to_usize();
        if cut <= from {
            continue;
        }
        let range = trim(text, TextRange::new(block.start().plus(from), block.start().plus(cut)));
        if !range.is_empty() {
            found.push(range);
        }
        from = cut;
    }
    found
}

/// Where the splitter cuts, in bytes of `words`.
fn split(words: &str, language: &str) -> Vec<usize> {
    if is_slow(words) {
        words.split_sentence_bound_indices().map(|(i, _)| i).filter(|i| *i > 0).collect()
    } else {
        let found = sentencex::get_sentence_boundaries(language, words);
        found.iter().map(|b| b.start_byte).filter(|i| *i > 0).collect()
    }
}

/// The splitter's cuts without those that the rules reject, and with those that it missed.
fn improved(words: &str, language: &str, split: &[usize]) -> Vec<usize> {
    let rules = Rules { text: words, table: table(language), quoted: Quoted::new(words) };
    let mut cuts = Vec::with_capacity(split.len() + 8);
    let mut split = split.iter().copied().peekable();
    for end in ends::ends(words, &rules.quoted) {
        // Where no mark stands, the splitter cuts at lines of a list and at blank lines.
        while let Some(cut) = split.next_if(|cut| *cut <= end.from) {
            if is_line(words, cut) {
                cuts.push(cut);
            }
        }
        let mut is_split = false;
        while split.next_if(|cut| *cut <= end.next).is_some() {
            is_split = true;
        }
        match rules.judge(&end, cuts.last().copied().unwrap_or(0)) {
            Verdict::Ends => cuts.push(end.at),
            Verdict::AsSplit if is_split => cuts.push(end.at),
            Verdict::AsSplit | Verdict::GoesOn => {}
        }
    }
    cuts.extend(split.filter(|cut| is_line(words, *cut)));
    cuts
}

/// Whether a line of `words` starts at `at`.
fn is_line(words: &str, at: usize) -> bool {
    words.get(..at).is_some_and(|before| before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']))
}

/// Whether sentencex would take too long.
fn is_slow(words: &str) -> bool {
    words.len() > LONG
        || (words.len() > LONG_QUOTED
            && words.chars().filter(|c| matches!(c, '"' | '“' | '„' | '«' | '‘' | '「' | '(' | '[')).count()
                > MANY_QUOTES)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(language: &str, text: &str, expected: &[&str]) {
        let found: Vec<_> =
            sentences(text, language, TextRange::from_usize(0..text.len())).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentences_come_without_the_blanks_around_them() {
        check("en", "It closed. It opened.", &["It closed.", "It opened."]);
        check("en", "  It closed.  It opened. ", &["It closed.", "It opened."]);
        check("en", "Dr. Brun paid 2.4 million. It closed.", &["Dr. Brun paid 2.4 million.", "It closed."]);
        check("en", "One line\nand the next. Then more.", &["One line\nand the next.", "Then more."]);
        check("en", "   ", &[]);
        check("ru", "Мост закрыт. Мост открыт.", &["Мост закрыт.", "Мост открыт."]);
        check("zh", "桥关了。桥开了。", &["桥关了。", "桥开了。"]);
        check("xx", "It closed. It opened.", &["It closed.", "It opened."]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check("en", "It met on Tues. it is said.", &["It met on Tues. it is said."]);
        check("en", "They left Ft. Leonard early.", &["They left Ft. Leonard early."]);
        check("en", "It took 3 hrs. on foot.", &["It took 3 hrs. on foot."]);
        check("en", "It was approx. 30 metres.", &["It was approx. 30 metres."]);
    }

    #[test]
    fn ordinals_end_no_sentence() {
        check("de", "Am 3. Mai kam der 2. Zug. Er hielt.", &["Am 3. Mai kam der 2. Zug.", "Er hielt."]);
        check("de", "Er starb im Jahr 1990. Der Rat trauert.", &["Er starb im Jahr 1990.", "Der Rat trauert."]);
        check("cs", "Most stojí od 25. března 1950. Je starý.", &["Most stojí od 25. března 1950.", "Je starý."]);
        check("cs", "Zavřen byl 3. 5. 2010 v noci.", &["Zavřen byl 3. 5. 2010 v noci."]);
        check(
            "tr",
            "Köprü 20. yüzyılın başında, 1. Dünya Savaşı öncesi yapıldı.",
            &["Köprü 20. yüzyılın başında, 1. Dünya Savaşı öncesi yapıldı."],
        );
        check("da", "Broen lukkede den 4. maj. Den er gammel.", &["Broen lukkede den 4. maj.", "Den er gammel."]);
        check("hu", "A híd 1901. május 5-én nyílt meg. Régi.", &["A híd 1901. május 5-én nyílt meg.", "Régi."]);
        check("pt", "A 28.ª ponte abriu. É nova.", &["A 28.ª ponte abriu.", "É nova."]);
        check("en", "It closed in 1990. The town mourns.", &["It closed in 1990.", "The town mourns."]);
    }

    #[test]
    fn shortened_words_end_a_sentence_only_where_one_begins() {
        check(
            "fr",
            "Le maire, M. Roux, a vu le Dr. Brun. Il part.",
            &["Le maire, M. Roux, a vu le Dr. Brun.", "Il part."],
        );
        check("de", "Viele, z. B. Hr. Brun, sind da. Er auch.", &["Viele, z. B. Hr. Brun, sind da.", "Er auch."]);
        check("de", "Er kaufte Holz, Stein usw. Das kostete.", &["Er kaufte Holz, Stein usw.", "Das kostete."]);
        check(
            "ru",
            "Мост построен в 1950 г. Он закрыт. Это 3 млн. руб. за год.",
            &["Мост построен в 1950 г.", "Он закрыт.", "Это 3 млн. руб. за год."],
        );
        check("ru", "Город основан в 3 в. до н. э. греками.", &["Город основан в 3 в. до н. э. греками."]);
        check(
            "pl",
            "W 44 r. p.n.e. zginął Cezar. Potem im. Brunów.",
            &["W 44 r. p.n.e. zginął Cezar.", "Potem im. Brunów."],
        );
        check(
            "es",
            "Nació en 63 a. C. en Roma. Murió en 14 d. C. Fue cónsul.",
            &["Nació en 63 a. C. en Roma.", "Murió en 14 d. C.", "Fue cónsul."],
        );
        check("hi", "डॉ. राव आए। वे गए।", &["डॉ. राव आए।", "वे गए।"]);
        check("id", "Tn. Brun pergi. Ia kembali.", &["Tn. Brun pergi.", "Ia kembali."]);
        check("es", "Suben 2º C. Muchos lo dicen.", &["Suben 2º C.", "Muchos lo dicen."]);
        check(
            "en",
            "He studied at the School of Art. It was old.",
            &["He studied at the School of Art.", "It was old."],
        );
    }

    #[test]
    fn closing_marks_go_with_the_sentence_before() {
        check(
            "sv",
            "Den stängde. ”Vi väntar”, säger hon. ”Länge.” Hon går.",
            &["Den stängde.", "”Vi väntar”, säger hon.", "”Länge.”", "Hon går."],
        );
        check("fi", "Se suljettiin. ”Odotamme”, hän sanoo.", &["Se suljettiin.", "”Odotamme”, hän sanoo."]);
        check("fr", "« C’est fini ! » Elle part.", &["« C’est fini ! »", "Elle part."]);
        check(
            "de",
            "„Wir warten.“ 2010 war es so. (Es regnete.) Er ging.",
            &["„Wir warten.“", "2010 war es so.", "(Es regnete.)", "Er ging."],
        );
        check("zh", "他说完了。\"最新\"的事。2010年开了。", &["他说完了。", "\"最新\"的事。", "2010年开了。"]);
        check("ko", "“다리가 닫혔다.”라고 말했다. 비가 왔다.", &["“다리가 닫혔다.”라고 말했다.", "비가 왔다."]);
    }

    #[test]
    fn offsets_are_of_the_whole_text() {
        let text = "Title\nIt closed. It opened.";
        let found = sentences(text, "en", TextRange::from_usize(6..text.len()));
        assert_eq!(found[0].start(), Offset::new(6));
        assert_eq!(found[1].of(text), "It opened.");
    }

    #[test]
    fn quotes_that_never_close_take_no_time() {
        let text = "“A. ".repeat(90_000);
        let found = sentences(&text, "en", TextRange::from_usize(0..text.len()));
        assert!(found.len() > 1000);
    }

    /// All text of a block but blanks is in one of its sentences, in order, and they end between graphemes.
    fn check_tiles(text: &str, language: &str) -> Result<(), TestCaseError> {
        let mut at = 0;
        for sentence in sentences(text, language, TextRange::from_usize(0..text.len())) {
            let (start, end) = (sentence.start().to_usize(), sentence.end().to_usize());
            prop_assert!(start >= at && end > start);
            prop_assert!(text[at..start].trim().is_empty());
            prop_assert_eq!(ceil_grapheme(text, sentence.end()), sentence.end());
            at = end;
        }
        prop_assert!(text[at..].trim().is_empty());
        Ok(())
    }

    proptest! {
        #[test]
        fn sentences_tile_any_text(text in "(?s).{0,120}", language in "de|en|fr|ja|hi|tr|xx") {
            check_tiles(&text, &language)?;
        }

        #[test]
        fn sentences_tile_text_full_of_marks(
            text in "(?s)([A-Za-zäöż0-9 .!?…。।,:()\\[\\]\u{201c}\u{201d}\u{201e}«»\"'\n😀é年\u{a0}-]|\u{301}|z\\. B\\. |Dr\\. ){0,200}",
            language in "cs|de|en|fi|ko|pt|ru|sv|zh",
        ) {
            check_tiles(&text, &language)?;
        }
    }

    #[test]
    fn time_grows_with_length() {
        for part in ["a. b. ", "“Z. B. ", "( . ", "1. 2. ", ".”) ", "…, ", "z.B.", "r. X ", "[1] ", "« . »"] {
            let text = part.repeat(200_000 / part.len());
            for language in ["de", "pl", "xx"] {
                sentences(&text, language, TextRange::from_usize(0..text.len()));
            }
        }
    }
}
