//! The tables of shortened words, read from `assets/sentences/`.

use std::sync::LazyLock;

use ahash::{AHashMap, AHashSet};

use super::parts::{Parts, Place};

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
    /// Behind a figure like [`Self::Maybe`] ("1990 г."), elsewhere like [`Self::BeforeName`] ("г. Москва").
    BehindFigure,
    /// Behind a name or a figure like [`Self::BeforeName`] ("Elm St."), elsewhere like [`Self::Never`] ("St. Mary").
    BehindName,
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
    /// Shortened words of one part, in small letters and without the period.
    words: AHashMap<String, Shortened>,
    /// The same for words that the text must have with a capital.
    capitals: AHashMap<String, Shortened>,
    /// The length of the longest of both, in bytes.
    longest: usize,
    /// Shortened words of several parts.
    parts: Parts,
    /// How compounds end that are shortened names of streets ("Hauptstr.").
    endings: Vec<String>,
    /// Verbs of saying that end the clause behind a quotation.
    saying: Vec<String>,
    /// How words begin with which the sentence of a quotation goes on behind it.
    particles: Vec<String>,
    /// Words that often begin a sentence and are no names, as they are written there.
    starters: AHashSet<String>,
    /// Whether figures with a period are ordinals.
    pub ordinals: Ordinals,
    /// Whether ";" is a question mark.
    pub semicolons_ask: bool,
    /// Whether nouns have capitals, so that a capital does not tell where a sentence starts.
    pub nouns_have_capitals: bool,
    /// Whether shortened words that the table does not know are left to the splitter.
    pub is_partial: bool,
}

impl Table {
    /// What `word`, which stands before a period, is short for; `None` if it is not in the table.
    pub(super) fn shortened(&self, word: &str) -> Option<Shortened> {
        // Capitals may take more bytes than small letters do.
        if word.len() > 2 * self.longest {
            return None;
        }
        let has_capital = word.starts_with(char::is_uppercase);
        // "PR" is not short for "pr.", but "MUDr" is for "mudr.".
        let is_acronym = has_capital && word.chars().nth(1).is_some() && !word.contains(char::is_lowercase);
        with_small_letters(word, |small| {
            let found = if has_capital { self.capitals.get(small) } else { None };
            found.or_else(|| self.words.get(small).filter(|_| !is_acronym)).copied()
        })
    }

    /// Whether `word`, which is in small letters, is in the table or a part of a word that is.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains_key(word) || self.parts.has(word)
    }

    /// What the period at byte `at` of `text` is in a shortened word of several parts; `None` if it is in none.
    pub(super) fn place(&self, text: &str, at: usize) -> Option<Place> {
        self.parts.place(text, at)
    }

    /// Whether `word` is a shortened name of a street, going by its end, which has two letters or more.
    pub(super) fn is_street(&self, word: &str) -> bool {
        self.has_ending(word, |ending| ending.chars().nth(1).is_some())
    }

    /// Whether `word` may be a shortened name of a street, going by its last letter alone.
    pub(super) fn may_be_street(&self, word: &str) -> bool {
        self.has_ending(word, |ending| ending.chars().nth(1).is_none())
    }

    fn has_ending(&self, word: &str, counts: impl Fn(&str) -> bool) -> bool {
        !self.endings.is_empty()
            && word.starts_with(char::is_uppercase)
            && word.chars().nth(3).is_some()
            && self.endings.iter().any(|ending| counts(ending) && word.ends_with(ending))
    }

    /// Whether there are verbs of saying in the table.
    pub(super) fn has_saying(&self) -> bool {
        !self.saying.is_empty()
    }

    /// Whether `clause` ends with a verb of saying.
    pub(super) fn says(&self, clause: &str) -> bool {
        let mut before = self.saying.iter().filter_map(|verb| clause.strip_suffix(verb.as_str()));
        before.any(|before| !before.ends_with(|c: char| c.is_ascii_alphabetic()))
    }

    /// Whether `text`, which stands behind a quotation, goes on with its sentence.
    pub(super) fn goes_on(&self, text: &str) -> bool {
        self.particles.iter().any(|particle| text.starts_with(particle.as_str()))
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
                "behind figures" => entries.for_each(|e| table.add(e, Shortened::BehindFigure)),
                "behind names" => entries.for_each(|e| table.add(e, Shortened::BehindName)),
                "endings" => table.endings.extend(entries.map(str::to_owned)),
                "saying" => table.saying.extend(entries.map(str::to_owned)),
                "particles" => table.particles.extend(entries.map(str::to_owned)),
                "starters" => table.starters.extend(line.split_whitespace().map(str::to_owned)),
                "language" => entries.for_each(|e| match e {
                    "ordinals" => table.ordinals = Ordinals::BeforeSmall,
                    "ordinals before names" => table.ordinals = Ordinals::BeforeNames,
                    "nouns have capitals" => table.nouns_have_capitals = true,
                    "semicolons ask" => table.semicolons_ask = true,
                    "partial" => table.is_partial = true,
                    _ => {}
                }),
                _ => {}
            }
        }
        table
    }

    fn add(&mut self, entry: &str, shortened: Shortened) {
        if self.parts.add(entry, shortened) {
            return;
        }
        let entry = entry.strip_suffix('.').unwrap_or(entry);
        let words = if entry.starts_with(char::is_uppercase) { &mut self.capitals } else { &mut self.words };
        let small = entry.to_lowercase();
        self.longest = self.longest.max(small.len());
        words.entry(small).or_insert(shortened);
    }
}

/// Calls `then` with `word` in small letters, and copies it only if it has others.
pub(super) fn with_small_letters<T>(word: &str, then: impl FnOnce(&str) -> T) -> T {
    if word.contains(char::is_uppercase) { then(&word.to_lowercase()) } else { then(word) }
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
        assert_eq!(table.place("z.B.", 3), Some(Place::Last(Shortened::Never)));
        assert_eq!(table.shortened("Hr"), Some(Shortened::Never));
        assert_eq!(table.shortened("hr"), None);
        assert_eq!(table.shortened("Usw"), Some(Shortened::Maybe));
        assert_eq!(table.shortened("UsW"), Some(Shortened::Maybe));
        assert_eq!(table.shortened("USW"), None);
        assert!(table.starts("Die") && !table.starts("usw"));
    }

    const SECTIONS: [&str; 11] = [
        "[language]",
        "[never]",
        "[before names]",
        "[before figures]",
        "[maybe]",
        "[behind figures]",
        "[behind names]",
        "[endings]",
        "[saying]",
        "[particles]",
        "[starters]",
    ];

    #[test]
    fn no_table_has_a_word_twice() {
        for (code, source) in SOURCES {
            let mut seen = AHashSet::new();
            let mut section = "";
            for line in source.lines().map(|l| l.split('#').next().unwrap_or_default().trim()) {
                if line.starts_with('[') {
                    assert!(SECTIONS.contains(&line), "{code}: {line}");
                    section = line;
                } else if !["[starters]", "[endings]", "[saying]", "[particles]"].contains(&section) {
                    for entry in line.split(',').map(str::trim).filter(|e| !e.is_empty()) {
                        assert!(seen.insert(entry.trim_end_matches('.').replace(' ', "")), "{code}: {entry}");
                    }
                }
            }
        }
    }
}
