//! Splitting into sentences, one block at a time: `sentencex`, and rules of our own on top of it.
//!
//! The rules judge every place where a sentence may end (`ends`) by what stands around it (`rules`), by quotation marks and brackets
//! (`quoted`), and by tables of shortened words (`table`). They join what sentencex cut and cut what it joined.

use std::cell::OnceCell;

use memchr::memchr2;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange, ceil_grapheme, trim};

mod ends;
mod parts;
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
    let cuts = cuts(words, language);
    let mut found = Vec::with_capacity(cuts.len() + 1);
    let mut from = 0;
    for cut in cuts.into_iter().chain([words.len()]) {
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

/// Where the splitter cuts a block, in bytes. It is asked only if a rule needs it, as in few blocks: it takes longer than the rules.
struct Splitter<'a> {
    words: &'a str,
    language: &'a str,
    cuts: OnceCell<Vec<usize>>,
}

impl Splitter<'_> {
    fn cuts(&self) -> &[usize] {
        self.cuts.get_or_init(|| {
            if is_slow(self.words) {
                self.words.split_sentence_bound_indices().map(|(i, _)| i).filter(|i| *i > 0).collect()
            } else {
                let found = sentencex::get_sentence_boundaries(self.language, self.words);
                found.iter().map(|b| b.start_byte).filter(|i| *i > 0).collect()
            }
        })
    }

    /// Whether it cuts after byte `from`, and at or before byte `to`.
    fn cuts_between(&self, from: usize, to: usize) -> bool {
        let cuts = self.cuts();
        cuts.get(cuts.partition_point(|cut| *cut <= from)).is_some_and(|cut| *cut <= to)
    }

    /// Where it cuts at the start of a line: at lines of a list and at blank lines, where no mark need stand.
    fn lines(&self) -> Vec<usize> {
        if memchr2(b'\n', b'\r', self.words.as_bytes()).is_none() {
            return Vec::new();
        }
        self.cuts().iter().copied().filter(|cut| is_line(self.words, *cut)).collect()
    }
}

/// Where the sentences of `words` end but the last: what the rules say, and the splitter where they leave it to that.
fn cuts(words: &str, language: &str) -> Vec<usize> {
    let rules = Rules { text: words, table: table(language), quoted: Quoted::new(words) };
    let splitter = Splitter { words, language, cuts: OnceCell::new() };
    let mut lines = splitter.lines().into_iter().peekable();
    let mut cuts = Vec::new();
    for end in ends::ends(words, &rules.quoted, rules.table) {
        while let Some(cut) = lines.next_if(|cut| *cut <= end.from) {
            cuts.push(cut);
        }
        // A mark at the end of a line is judged as others are.
        while lines.next_if(|cut| *cut <= end.next).is_some() {}
        match rules.judge(&end, cuts.last().copied().unwrap_or(0)) {
            Verdict::Ends => cuts.push(end.at),
            Verdict::AsSplit if splitter.cuts_between(end.from, end.next) => cuts.push(end.at),
            Verdict::AsSplit | Verdict::GoesOn => {}
        }
    }
    cuts.extend(lines);
    cuts
}

/// For each byte, whether it is one of `first`: of those with which the marks that are looked for begin in UTF-8.
const fn one_of(first: &[u8]) -> [bool; 256] {
    let mut bytes = [false; 256];
    let mut i = 0;
    while i < first.len() {
        bytes[first[i] as usize] = true;
        i += 1;
    }
    bytes
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
    fn words_of_several_parts_are_not_cut() {
        check("de", "Er starb 44 v. Chr. in Rom.", &["Er starb 44 v. Chr. in Rom."]);
        check("de", "Er starb 44 v.Chr. Danach kam Krieg.", &["Er starb 44 v.Chr.", "Danach kam Krieg."]);
        check("de", "Die Firma Brun u. Co. kam i. d. R. Montag.", &["Die Firma Brun u. Co. kam i. d. R. Montag."]);
        check("es", "Viajó a EE. UU. en mayo. Volvió.", &["Viajó a EE. UU. en mayo.", "Volvió."]);
        check("cs", "Zemřel 44 př. Kr. v Římě. Byl starý.", &["Zemřel 44 př. Kr. v Římě.", "Byl starý."]);
        check("cs", "Přišel Jan Novák, Ph. D. Potom odešel.", &["Přišel Jan Novák, Ph. D.", "Potom odešel."]);
        check("sv", "Det hände 44 f. Kr. i Rom. Han dog.", &["Det hände 44 f. Kr. i Rom.", "Han dog."]);
        check("cs", "Bydlí v Týně n. Vlt. u řeky. Je to blízko.", &["Bydlí v Týně n. Vlt. u řeky.", "Je to blízko."]);
        check("en", "It met at 5 p.m. Monday in Rome.", &["It met at 5 p.m. Monday in Rome."]);
        check("en", "It met at 5 p.m. The mayor left.", &["It met at 5 p.m.", "The mayor left."]);
    }

    #[test]
    fn shortened_words_are_known_whatever_their_capitals() {
        check("cs", "Doktor MUDr. Novák přišel. Odešel.", &["Doktor MUDr. Novák přišel.", "Odešel."]);
        check("fr", "Le prof. Brun et le gén. Roux partent.", &["Le prof. Brun et le gén. Roux partent."]);
        check("fr", "J.-P. Brun est là. Il part.", &["J.-P. Brun est là.", "Il part."]);
        check("de", "Frau Dipl.-Ing. Brun kam. Sie ging.", &["Frau Dipl.-Ing. Brun kam.", "Sie ging."]);
        check("de", "PROF. BRUN KOMMT HEUTE", &["PROF. BRUN KOMMT HEUTE"]);
        check("cs", "Pracuje v PR. Je tam rád.", &["Pracuje v PR.", "Je tam rád."]);
    }

    #[test]
    fn figures_and_units_follow_shortened_words() {
        check("cs", "Stálo to 5 mil. Kč za rok. Potom víc.", &["Stálo to 5 mil. Kč za rok.", "Potom víc."]);
        check("de", "Er wohnt Hauptstr. 5 in Bonn. Sie auch.", &["Er wohnt Hauptstr. 5 in Bonn.", "Sie auch."]);
        check("de", "Das bringt 5 Mio. € Gewinn.", &["Das bringt 5 Mio. € Gewinn."]);
        check("id", "Harganya Rp. 5.000 saja. Ia pergi.", &["Harganya Rp. 5.000 saja.", "Ia pergi."]);
        check("id", "Wakil presiden Moh. Hatta datang.", &["Wakil presiden Moh. Hatta datang."]);
        check("sv", "Hon bor på Storg. 5, Lund. Han bor här.", &["Hon bor på Storg. 5, Lund.", "Han bor här."]);
        check("sv", "Hon bor i Göteborg. 15 personer skadades.", &["Hon bor i Göteborg.", "15 personer skadades."]);
        check("fi", "Hän asuu Mannerheimint. 5 A. Se on iso.", &["Hän asuu Mannerheimint. 5 A.", "Se on iso."]);
        check("en", "We use ASP.NET at work. It is fast.", &["We use ASP.NET at work.", "It is fast."]);
    }

    #[test]
    fn some_shortened_words_are_two() {
        check("pl", "Zapłacił 5 mln zł. Nowe okna są.", &["Zapłacił 5 mln zł.", "Nowe okna są."]);
        check("pl", "W Londynie mieszka 100 tys. Polaków.", &["W Londynie mieszka 100 tys. Polaków."]);
        check("ru", "Это 5 тыс. руб. Новое здание стоит.", &["Это 5 тыс. руб.", "Новое здание стоит."]);
        check("ru", "Он давно живёт в г. Москва. Он стар.", &["Он давно живёт в г. Москва.", "Он стар."]);
        check("ru", "Это 5 млн долл. США за дом.", &["Это 5 млн долл. США за дом."]);
        check(
            "hr",
            "Grad je osnovan 1990. g. Zagreb ga je pomogao.",
            &["Grad je osnovan 1990. g.", "Zagreb ga je pomogao."],
        );
        check("uk", "Це 5 тис. грн. Нове вікно.", &["Це 5 тис. грн.", "Нове вікно."]);
        check("en", "She lives on Elm St. She likes it.", &["She lives on Elm St.", "She likes it."]);
        check("en", "He left St. Louis. He met Dr. No.", &["He left St. Louis.", "He met Dr. No."]);
    }

    #[test]
    fn brackets_and_quotations_without_blanks_between() {
        check("zh", "他走了。（天在下雨。）她来了。", &["他走了。", "（天在下雨。）", "她来了。"]);
        check("ja", "橋は閉まった。（雨だった。）彼は来た。", &["橋は閉まった。", "（雨だった。）", "彼は来た。"]);
        check("zh", "“桥关了。”他说。人们走了。", &["“桥关了。”他说。", "人们走了。"]);
        check("zh", "“桥关了吗？”王先生对记者表示。没人知道。", &["“桥关了吗？”王先生对记者表示。", "没人知道。"]);
        check("zh", "“桥关了。”他说桥会开。", &["“桥关了。”", "他说桥会开。"]);
        check("zh", "她问：“桥关了吗？”他没有回答。", &["她问：“桥关了吗？”", "他没有回答。"]);
        check("ko", "“다리가 닫혔다.” 그는 말했다. 비가 왔다.", &["“다리가 닫혔다.” 그는 말했다.", "비가 왔다."]);
        check("en", "“Is it shut?” Mrs. Brun asked. He left.", &["“Is it shut?” Mrs. Brun asked.", "He left."]);
        check("en", "“Is it shut?” Brun said it was.", &["“Is it shut?”", "Brun said it was."]);
    }

    #[test]
    fn greek_asks_with_a_semicolon() {
        check("el", "Πού είναι; Εδώ είναι.", &["Πού είναι;", "Εδώ είναι."]);
        check("el", "Πού είναι\u{37e} Εδώ είναι.", &["Πού είναι\u{37e}", "Εδώ είναι."]);
        check("el", "«Πού είναι;» ρώτησε. Εδώ είναι.", &["«Πού είναι;» ρώτησε.", "Εδώ είναι."]);
        check("de", "Er ging; Sie blieb.", &["Er ging; Sie blieb."]);
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
            text in "(?s)([A-Za-zäöż0-9 .!?…。।,:()\\[\\]\u{201c}\u{201d}\u{201e}«»\"'\n😀é年\u{a0}-]|\u{301}|z\\. B\\. |Dr\\. |p\\.m\\. Monday|Storg\\. 5){0,200}",
            language in "cs|de|el|en|fi|ko|pt|ru|sv|zh",
        ) {
            check_tiles(&text, &language)?;
        }
    }

    #[test]
    fn time_grows_with_length() {
        for part in [
            "a. b. ",
            "“Z. B. ",
            "( . ",
            "1. 2. ",
            ".”) ",
            "…, ",
            "z.B.",
            "r. X ",
            "[1] ",
            "« . »",
            "v. u. ",
            "“。”他",
            "; ",
        ] {
            let text = part.repeat(200_000 / part.len());
            for language in ["de", "el", "pl", "xx", "zh"] {
                sentences(&text, language, TextRange::from_usize(0..text.len()));
            }
        }
    }
}
