//! What is known of single letters.

/// Whether a letter is of a script without blanks between words whose letters are squares: Chinese, Japanese.
pub fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{303f}' | '\u{3041}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a letter is of a script without blanks between words: also Thai, Lao, Khmer and Burmese.
pub fn has_no_blanks(c: char) -> bool {
    is_wide(c) || matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a character is a mark over or under a letter.
pub fn is_mark(c: char) -> bool {
    unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::NSM
}

/// Whether a letter is written from right to left.
pub fn is_right_to_left(c: char) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    matches!(unicode_bidi::bidi_class(c), R | AL)
}

/// Whether a letter or figure is written from left to right.
pub fn is_left_to_right(c: char) -> bool {
    use unicode_bidi::BidiClass::{AN, EN, L};
    matches!(unicode_bidi::bidi_class(c), L | EN | AN)
}

/// Whether a sign ends a line within a word: hyphen-minus, hyphen, soft hyphen.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | SOFT_HYPHEN)
}

/// Also what some fonts call the hyphen that is seen.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// Whether a sign can end a sentence, quotation marks and brackets aside.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '。' | '！' | '？' | '：' | '؟' | '۔' | '।' | '։' | '\u{37e}')
}

/// Whether a sign closes a quotation or brackets.
pub fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '”' | '’' | '"' | '»' | '«' | '“' | '」' | '』' | '）')
}

/// A letter with the accent that stands over or under it, as one character; `None` if there is none such.
pub fn with_accent(letter: char, accent: char) -> Option<char> {
    let mark = match accent {
        '`' => '\u{300}',
        '´' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    };
    // Letters without a dot are what TeX puts accents on.
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    };
    unicode_normalization::char::compose(letter, mark)
}
