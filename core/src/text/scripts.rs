//! The scripts that a text is written in.

use unicode_script::{Script, UnicodeScript as _};

/// The name of each script that a text uses besides Latin, in English, with the first letter of it, in the order in which they come.
pub fn scripts(text: &str) -> Vec<(&'static str, char)> {
    let mut found: Vec<(Script, char)> = Vec::new();
    let mut before = Script::Latin;
    // No other script has a letter before Greek.
    for c in text.chars().filter(|c| *c >= '\u{370}' && c.is_alphabetic()) {
        let script = c.script();
        if script == before || matches!(script, Script::Latin | Script::Common | Script::Inherited | Script::Unknown) {
            continue;
        }
        before = script;
        if found.iter().all(|(known, _)| *known != script) {
            found.push((script, c));
        }
    }
    found.into_iter().map(|(script, c)| (script.full_name(), c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_is_found_once() {
        assert_eq!(scripts("plain “words”, 5 %, é"), []);
        assert_eq!(scripts("Мост и мост"), [("Cyrillic", 'М')]);
        assert_eq!(
            scripts("say السلام, 日本の日, ภาษาไทย, سلام"),
            [("Arabic", 'ا'), ("Han", '日'), ("Hiragana", 'の'), ("Thai", 'ภ')]
        );
    }
}
