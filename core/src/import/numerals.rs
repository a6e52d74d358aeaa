//! Numbers as lists and notes write them: `3`, `iii`, `c`, `③`, `三`.

/// How numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    Padded,
    /// 1st, 2nd, 3rd.
    Ordinal,
    /// Letters in the order of Unicode: a, b, …, z, then aa, bb. The first one, and how many there are.
    Letters(char, u32),
    /// Letters of an alphabet that is no range of Unicode.
    Alphabet(&'static str),
    /// I, II, III.
    Roman,
    /// i, ii, iii.
    SmallRoman,
    /// 一, 二, 三.
    Chinese,
    /// Figures of another script, by their zero.
    Figures(char),
    /// ①, ②, ③.
    Circled,
    /// *, †, ‡, §, then twice.
    Signs,
    /// Nothing.
    None,
}

const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const RUSSIAN_CAPITALS: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
const GREEK: &str = "αβγδεζηθικλμνξοπρστυφχψω";
const GREEK_CAPITALS: &str = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";

impl Numerals {
    /// How Word names a format (ISO/IEC 29500-1, 17.18.59).
    pub fn of_word(name: &str) -> Self {
        match name {
            "decimalZero" => Self::Padded,
            "ordinal" => Self::Ordinal,
            "lowerLetter" => Self::Letters('a', 26),
            "upperLetter" => Self::Letters('A', 26),
            "lowerRoman" => Self::SmallRoman,
            "upperRoman" => Self::Roman,
            "russianLower" => Self::Alphabet(RUSSIAN),
            "russianUpper" => Self::Alphabet(RUSSIAN_CAPITALS),
            "arabicAlpha" => Self::Alphabet(ARABIC),
            "arabicAbjad" => Self::Alphabet(ABJAD),
            "hebrew1" | "hebrew2" => Self::Alphabet(HEBREW),
            "hindiNumbers" => Self::Figures('०'),
            "thaiNumbers" => Self::Figures('๐'),
            "decimalFullWidth" | "decimalFullWidth2" => Self::Figures('０'),
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "ideographDigital"
            | "koreanDigital2" => Self::Chinese,
            "chicago" => Self::Signs,
            "bullet" | "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// How `OpenDocument` names a format: by how it starts (version 1.4, 20.309).
    pub fn of_opendocument(name: &str) -> Self {
        match name.chars().next() {
            None => Self::None,
            Some('a') => Self::Letters('a', 26),
            Some('A') => Self::Letters('A', 26),
            Some('i') => Self::SmallRoman,
            Some('I') => Self::Roman,
            Some('а') => Self::Alphabet(RUSSIAN),
            Some('А') => Self::Alphabet(RUSSIAN_CAPITALS),
            Some('α') => Self::Alphabet(GREEK),
            Some('Α') => Self::Alphabet(GREEK_CAPITALS),
            Some('أ') if name.contains('ج') && !name.contains('ت') => Self::Alphabet(ABJAD),
            Some('أ') => Self::Alphabet(ARABIC),
            Some('א') => Self::Alphabet(HEBREW),
            Some('一') => Self::Chinese,
            Some('①') => Self::Circled,
            Some(first @ ('١' | '۱' | '१' | '১' | '๑' | '１')) => {
                Self::Figures(char::from_u32(u32::from(first) - 1).unwrap_or('0'))
            }
            Some(_) => Self::Decimal,
        }
    }

    /// A number.
    pub fn write(self, number: u32) -> String {
        let in_figures = number.to_string();
        let Some(index) = number.checked_sub(1) else {
            return if self == Self::None { String::new() } else { in_figures };
        };
        match self {
            Self::None => String::new(),
            Self::Decimal => in_figures,
            Self::Padded => format!("{number:02}"),
            Self::Ordinal => format!("{number}{}", ending(number)),
            Self::Letters(first, count) => {
                let letter = char::from_u32(u32::from(first) + index % count).unwrap_or(first);
                repeated(letter, index / count + 1)
            }
            Self::Alphabet(letters) => {
                let count = letters.chars().count() as u32;
                letters.chars().nth((index % count) as usize).map_or(in_figures, |c| repeated(c, index / count + 1))
            }
            Self::Roman => roman(number),
            Self::SmallRoman => roman(number).to_lowercase(),
            Self::Chinese => chinese(number),
            Self::Figures(zero) => {
                let figure = |c: char| c.to_digit(10).and_then(|n| char::from_u32(u32::from(zero) + n)).unwrap_or(c);
                in_figures.chars().map(figure).collect()
            }
            Self::Circled => {
                char::from_u32(0x2460 + index).filter(|_| number <= 20).map_or(in_figures, |c| c.to_string())
            }
            Self::Signs => {
                let signs = ['*', '†', '‡', '§'];
                repeated(signs[(index % 4) as usize], index / 4 + 1)
            }
        }
    }
}

/// A letter so often that a number is still told from its neighbours, but not without end.
fn repeated(letter: char, times: u32) -> String {
    std::iter::repeat_n(letter, times.min(30) as usize).collect()
}

/// What English puts behind an ordinal number.
const fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// A number in Roman numerals; in figures where they end.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}

/// A number up to 99 in Chinese; in figures beyond.
fn chinese(number: u32) -> String {
    const FIGURES: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if !(1..100).contains(&number) {
        return number.to_string();
    }
    let (tens, ones) = ((number / 10) as usize, (number % 10) as usize);
    let mut written = String::new();
    if tens > 1 {
        written.push(FIGURES[tens]);
    }
    if tens > 0 {
        written.push('十');
    }
    if ones > 0 {
        written.push(FIGURES[ones]);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_does() {
        let check = |format: &str, expected: &[(u32, &str)]| {
            for (number, written) in expected {
                assert_eq!(Numerals::of_word(format).write(*number), *written, "{format}");
            }
        };
        check("decimal", &[(0, "0"), (12, "12"), (u32::MAX, "4294967295")]);
        check("decimalZero", &[(7, "07"), (12, "12")]);
        check("ordinal", &[(1, "1st"), (2, "2nd"), (12, "12th"), (23, "23rd")]);
        check("lowerLetter", &[(0, "0"), (2, "b"), (26, "z"), (28, "bb")]);
        check("upperRoman", &[(1, "I"), (1994, "MCMXCIV"), (4000, "4000")]);
        check("russianLower", &[(3, "в"), (29, "аа")]);
        check("japaneseCounting", &[(3, "三"), (10, "十"), (21, "二十一"), (100, "100")]);
        check("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (21, "21")]);
        check("hindiNumbers", &[(12, "१२")]);
        check("chicago", &[(1, "*"), (4, "§"), (6, "††")]);
        check("bullet", &[(0, ""), (3, "")]);
        assert!(Numerals::of_word("lowerLetter").write(u32::MAX).len() < 50);
    }

    #[test]
    fn numbers_are_written_as_opendocument_does() {
        let check =
            |format: &str, expected: &str| assert_eq!(Numerals::of_opendocument(format).write(3), expected, "{format}");
        check("1", "3");
        check("a", "c");
        check("I", "III");
        check("А, Б, .., Аа, Аб, ...", "В");
        check("①, ②, ③, ...", "③");
        check("一, 二, 三, ...", "三");
        check("१, २, ३, ...", "३");
        check("", "");
    }
}
