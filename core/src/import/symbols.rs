//! The characters of fonts whose letters are signs: Symbol and Wingdings.

/// What the font Symbol shows from 0x21 on (Adobe's Symbol encoding); a blank where it shows nothing, or parts of large brackets.
const SYMBOL: [&str; 2] = [
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…   ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑           〉∫⌠ ⌡",
];

/// What Wingdings shows, of signs that stand in texts.
const WINGDINGS: [(u32, char); 34] = [
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x36, '⌛'),
    (0x3f, '✍'),
    (0x41, '✌'),
    (0x46, '☞'),
    (0x4a, '☺'),
    (0x4b, '😐'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '❐'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xef, '⇦'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0xab, '★'),
];

/// Whether a font shows signs in the place of letters.
pub fn is_symbols(font: &str) -> bool {
    matches!(font, "Symbol" | "Wingdings" | "Wingdings 2" | "Wingdings 3" | "Webdings")
}

/// The character of Unicode for one of a font whose letters are signs. Such a character is written by its code, or by its code in
/// the private area from U+F000 on. One that is not known stays as it is.
pub fn symbol(c: char, font: &str) -> char {
    let code = u32::from(c);
    let is_private = (0xf000..=0xf0ff).contains(&code);
    if !is_private && code > 0xff {
        return c;
    }
    let code = code & 0xff;
    let known = match font {
        "Symbol" => {
            let (row, from) = if code < 0xa0 { (SYMBOL[0], 0x21) } else { (SYMBOL[1], 0xa0) };
            code.checked_sub(from).and_then(|at| row.chars().nth(at as usize)).filter(|c| *c != ' ')
        }
        "Wingdings" => WINGDINGS.iter().find(|(of, _)| *of == code).map(|(_, sign)| *sign),
        _ => None,
    };
    known.unwrap_or_else(|| if is_private && code < 0x7f { char::from_u32(code).unwrap_or(c) } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_their_font() {
        let check = |code: u32, font: &str, expected: char| {
            for code in [code, code | 0xf000] {
                assert_eq!(symbol(char::from_u32(code).unwrap(), font), expected, "{code:x} {font}");
            }
        };
        for (code, expected) in [
            (0x61, 'α'),
            (0x44, 'Δ'),
            (0x6d, 'μ'),
            (0x70, 'π'),
            (0x7e, '∼'),
            (0xa0, '€'),
            (0xa3, '≤'),
            (0xb0, '°'),
            (0xb1, '±'),
            (0xb3, '≥'),
            (0xb4, '×'),
            (0xb7, '•'),
            (0xb9, '≠'),
            (0xbb, '≈'),
            (0xae, '→'),
            (0xce, '∈'),
            (0xd6, '√'),
            (0xe5, '∑'),
            (0xf2, '∫'),
            (0x33, '3'),
        ] {
            check(code, "Symbol", expected);
        }
        check(0xfc, "Wingdings", '✓');
        check(0x41, "Arial", 'A');
        assert_eq!(symbol('é', "Arial"), 'é');
        assert_eq!(symbol('\u{f0a0}', "Arial"), '\u{f0a0}');
        assert_eq!(symbol('日', "Symbol"), '日');
    }
}
