//! The tables of shortened words, read from `assets/sentences/`.

use std::sync::LazyLock;

use ahash::{AHashMap, AHashSet};

/// What a shortened word tells of the period behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortened {
    /// It ends no sentence: something always follows it, such as a name after a title.
    Never,
    /// It ends no sentence unless the next word begins one.
    BeforeName,
    /// It ends no sentence before a figure; otherwise it is a word like others.
    BeforeFigure,
    /// It ends a sentence if the next word begins one.
    Maybe,
}

/// Whether figures with a period are ordinals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ordinals {
    /// They are not: such a figure ends a sentence.
    #[default]
    None,
    /// They are, before small letters ("25. března").
    BeforeSmall,
    /// They are, and names often follow ("3. Mai", "2. Dünya Savaşı").
    BeforeNames,
}

/// What is known of the sentences of one language.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Shortened words in small letters, without blanks and without the last period.
    words: AHashMap<String, Shortened>,
    /// The same for words that the text must have with a capital.
    capitals: AHashMap<String, Shortened>,
    /// Words that often begin a sentence and are no names, as they are written there.
    starters: AHashSet<String>,
    /// Whether figures with a period are ordinals.
    pub ordinals: Ordinals,
    /// Whether nouns have capitals, so that a capital does not tell where a sentence starts.
    pub nouns_have_capitals: bool,
    /// Whether shortened words that the table does not know are left to the splitter.
    pub is_partial: bool,
}

impl Table {
    /// What `word`, which stands before a period, is short for; `None` if it is not in the table. `key` is `word` in small
    /// letters.
    pub(super) fn shortened(&self, word: &str, key: &str) -> Option<Shortened> {
        let capital = word.starts_with(char::is_uppercase);
        let found = capital.then(|| self.capitals.get(key)).flatten();
        // "PR" is not short for "pr.".
        let acronym = word.chars().nth(1).is_some_and(char::is_uppercase);
        found.or_else(|| self.words.get(key).filter(|_| !acronym)).copied()
    }

    /// Whether `word` often begins a sentence.
    pub(super) fn starts(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether the table has words that begin sentences.
    pub(super) fn has_starters(&self) -> bool {
        !self.starters.is_empty()
    }

    /// Reads a table. Its format is documented in `assets/sentences/README.md`.
    fn parse(source: &str) -> Self {
        let mut table = Self::default();
        let mut section = "";
        for line in source.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
                continue;
            }
            let entries = line.split(',').map(str::trim).filter(|e| !e.is_empty());
            match section {
                "never" => entries.for_each(|e| table.add(e, Shortened::Never)),
                "before names" => entries.for_each(|e| table.add(e, Shortened::BeforeName)),
                "before figures" => entries.for_each(|e| table.add(e, Shortened::BeforeFigure)),
                "maybe" => entries.for_each(|e| table.add(e, Shortened::Maybe)),
                "starters" => table.starters.extend(line.split_whitespace().map(str::to_owned)),
                "language" => entries.for_each(|e| match e {
                    "ordinals" => table.ordinals = Ordinals::BeforeSmall,
                    "ordinals before names" => table.ordinals = Ordinals::BeforeNames,
                    "nouns have capitals" => table.nouns_have_capitals = true,
                    "partial" => table.is_partial = true,
                    _ => {}
                }),
                _ => {}
            }
        }
        table
    }

    fn add(&mut self, entry: &str, shortened: Shortened) {
        let entry = entry.strip_suffix('.').unwrap_or(entry);
        let key: String = entry.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        let words = if entry.starts_with(char::is_uppercase) { &mut self.capitals } else { &mut self.words };
        words.entry(key).or_insert(shortened);
    }
}

/// The source of a table, by the code of its language.
macro_rules! sources {
    ($($code:literal)*) => {
        [$(($code, include_str!(concat!("../../../../assets/sentences/", $code, ".txt")))),*]
    };
}

const SOURCES: [(&str, &str); 38] = sources! {
    "ar" "bg" "ca" "cs" "da" "de" "el" "en" "es" "et" "fa" "fi" "fr" "gl" "he" "hi" "hr" "hu" "id" "is" "it" "ja" "ko" "lt" "lv"
    "nb" "nl" "pl" "pt" "ro" "ru" "sk" "sl" "sv" "tr" "uk" "vi" "zh"
};

static TABLES: LazyLock<AHashMap<&'static str, Table>> =
    LazyLock::new(|| SOURCES.into_iter().map(|(code, source)| (code, Table::parse(source))).collect());

static NONE: LazyLock<Table> = LazyLock::new(|| Table { is_partial: true, ..Table::default() });

/// The table of a language given by its code of two or three letters; for a language without one, a table that knows nothing.
pub(super) fn table(language: &str) -> &'static Table {
    let code = match language {
        "no" | "nn" => "nb",
        "sr" | "bs" | "sh" => "hr",
        "ms" => "id",
        "be" => "ru",
        "mk" => "bg",
        "mr" | "ne" => "hi",
        "ur" => "fa",
        other => other,
    };
    TABLES.get(code).unwrap_or(&NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read() {
        let table = Table::parse(
            "# notes\n[language]\nordinals\n[never]\nz. B., Hr.\n[maybe]\nusw. # and so on\n[starters]\nDer Die\n",
        );
        assert!(table.ordinals == Ordinals::BeforeSmall && !table.nouns_have_capitals);
        assert_eq!(table.shortened("z.B", "z.b"), Some(Shortened::Never));
        assert_eq!(table.shortened("Hr", "hr"), Some(Shortened::Never));
        assert_eq!(table.shortened("hr", "hr"), None);
        assert_eq!(table.shortened("Usw", "usw"), Some(Shortened::Maybe));
        assert!(table.starts("Die") && !table.starts("usw"));
    }

    #[test]
    fn no_table_has_a_word_twice() {
        for (code, source) in SOURCES {
            let mut seen = AHashSet::new();
            let mut section = "";
            for line in source.lines().map(|l| l.split('#').next().unwrap_or_default().trim()) {
                if line.starts_with('[') {
                    let known =
                        ["[language]", "[never]", "[before names]", "[before figures]", "[maybe]", "[starters]"];
                    assert!(known.contains(&line), "{code}: {line}");
                    section = line;
                } else if section != "[starters]" {
                    for entry in line.split(',').map(str::trim).filter(|e| !e.is_empty()) {
                        assert!(seen.insert(entry.trim_end_matches('.').replace(' ', "")), "{code}: {entry}");
                    }
                }
            }
        }
    }
}
