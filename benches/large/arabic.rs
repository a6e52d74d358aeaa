//! A generated article in Arabic letters, the same in every run.

use std::fmt::Write as _;

use claimlight_core::import::import;
use claimlight_core::model::Annotations;

/// About `bytes` bytes of plain text in Arabic letters, in words that are as many and as long as those of a newspaper, with numbers, brackets
/// and a name in Latin letters now and then.
fn text(bytes: usize) -> String {
    let mut seed = 7_u32;
    let mut next = move |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % n
    };
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأ".chars().collect();
    let words: Vec<String> = (0..6000)
        .map(|_| {
            let article = if next(3) == 0 { "ال" } else { "" };
            (0..2 + next(5)).fold(article.to_owned(), |word, _| word + &letters[next(letters.len())].to_string())
        })
        .collect();
    let mut text = String::with_capacity(bytes + 1000);
    while text.len() < bytes {
        for _ in 0..3 + next(5) {
            for _ in 0..8 + next(12) {
                // Few words are frequent, most are rare.
                let rare = next(words.len());
                let word = &words[if next(2) == 0 { rare } else { rare % 200 }];
                match next(40) {
                    0 => text.extend(["(", word, ") "]),
                    1 => text.push_str("Harbour News "),
                    _ => text.extend([word, " "]),
                }
            }
            write!(text, "{}٬{} و 2.4 مليون. ", next(90), 100 + next(900)).unwrap_or(());
        }
        text.push_str("\n\n");
    }
    text
}

/// An article whose text is [`text`], without claims.
pub fn annotations(bytes: usize) -> Annotations {
    let article = import("large.txt", text(bytes).as_bytes()).map(|imported| imported.article).unwrap_or_default();
    Annotations::new(article)
}
