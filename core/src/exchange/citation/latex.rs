//! Values of BibTeX fields as plain text. The package `biblatex` knows the commands; here its limits are kept.
//!
//! `biblatex` resolves nested commands by recursion, and joins the pieces of a value in time that grows with the square of their
//! number. So a value is handed to it in stretches of few and shallow braces. What it can't read stays as it is, without braces.

use biblatex::{Bibliography, ChunksExt as _, Pair, RawBibliography, RawChunk, RawEntry, Spanned};

/// How deep braces may be nested.
const DEPTH: usize = 32;

/// How many braces and dollar signs a stretch has, about.
const STRETCH: usize = 100;

/// How many a stretch may have if there is no place to end it.
const MOST: usize = 1_000;

/// Commands that say how their words look, or nothing.
const LOOKS: [&str; 24] = [
    "emph",
    "enquote",
    "ensuremath",
    "mbox",
    "mkbibbold",
    "mkbibemph",
    "mkbibitalic",
    "mkbibquote",
    "nolinkurl",
    "path",
    "protect",
    "relax",
    "text",
    "textbf",
    "textit",
    "textnormal",
    "textrm",
    "textsc",
    "textsf",
    "textsl",
    "texttt",
    "textup",
    "uline",
    "url",
];

/// A value without what only says how it looks, cut where `biblatex` can begin anew.
#[derive(Default)]
struct Prepared {
    stretches: Vec<String>,
    now: String,
    marks: usize,
    depth: usize,
    deepest: usize,
    most: usize,
    in_math: bool,
    is_balanced: bool,
}

impl Prepared {
    fn of(raw: &str) -> Self {
        let has_math = dollars(raw).is_multiple_of(2);
        let mut made = Self { is_balanced: true, ..Self::default() };
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\\' => rest = made.command(rest),
                '~' => made.now.push(' '),
                '$' if has_math => {
                    made.in_math = !made.in_math;
                    made.mark(c);
                }
                '$' => made.now.push_str("\\$"),
                '{' => {
                    made.depth += 1;
                    made.deepest = made.deepest.max(made.depth);
                    made.mark(c);
                }
                '}' => {
                    made.is_balanced &= made.depth > 0;
                    made.depth = made.depth.saturating_sub(1);
                    made.mark(c);
                    if made.depth == 0 && !made.in_math && made.marks >= STRETCH {
                        made.end();
                    }
                }
                _ => made.now.push(c),
            }
        }
        made.is_balanced &= made.depth == 0;
        made.end();
        made
    }

    fn mark(&mut self, c: char) {
        self.now.push(c);
        self.marks += 1;
    }

    fn end(&mut self) {
        self.most = self.most.max(self.marks);
        self.marks = 0;
        self.stretches.push(std::mem::take(&mut self.now));
    }

    /// Takes the command that stands at the start of `rest`, behind its backslash. Returns what is behind it.
    fn command<'a>(&mut self, rest: &'a str) -> &'a str {
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let (name, behind) = rest.split_at(letters);
        if LOOKS.contains(&name) {
            return behind.trim_start();
        }
        if !name.is_empty() {
            self.now.push('\\');
            self.now.push_str(name);
            return behind;
        }
        let Some(c) = rest.chars().next() else {
            self.now.push_str("\\textbackslash{}");
            return rest;
        };
        match c {
            // Blanks of several widths.
            ',' | ';' => self.now.push(' '),
            c if c.is_whitespace() => self.now.push(' '),
            // Where a word may break, and corrections.
            '-' | '/' | '!' | '@' => {}
            c => self.now.extend(['\\', c]),
        }
        &rest[c.len_utf8()..]
    }

    fn is_safe(&self) -> bool {
        self.is_balanced && self.deepest <= DEPTH && self.most <= MOST
    }
}

/// How many dollar signs without a backslash there are.
fn dollars(raw: &str) -> usize {
    let mut escaped = false;
    let is_one = |c: char| {
        let found = c == '$' && !escaped;
        escaped = c == '\\' && !escaped;
        found
    };
    raw.chars().map(is_one).filter(|found| *found).count()
}

/// The plain text of a value.
pub(super) fn plain(raw: &str) -> String {
    if !raw.contains(['\\', '{', '}', '$', '~', '-']) {
        return raw.to_owned();
    }
    let prepared = Prepared::of(raw);
    let resolved = prepared.is_safe().then(|| prepared.stretches.iter().map(|part| resolved(part)).collect());
    resolved.flatten().unwrap_or_else(|| unbraced(raw))
}

/// The plain text of a stretch as `biblatex` reads it.
fn resolved(stretch: &str) -> Option<String> {
    let spanned = |text| Spanned::new(text, 0..0);
    let value = Spanned::new(vec![Spanned::new(RawChunk::Normal(stretch), 0..stretch.len())], 0..stretch.len());
    let fields = vec![Pair::new(spanned("title"), value)];
    let entry = RawEntry { key: spanned("key"), kind: spanned("misc"), fields };
    let entries = vec![Spanned::new(entry, 0..stretch.len())];
    let raw = RawBibliography { preamble: String::new(), entries, abbreviations: Vec::new() };
    let read = Bibliography::from_raw(raw).ok()?;
    Some(read.iter().next()?.get("title")?.format_verbatim())
}

/// A value without braces.
fn unbraced(raw: &str) -> String {
    raw.replace(['{', '}'], "")
}

/// The plain text of a field that holds an address: nothing is resolved but backslashes before signs, as programs write them.
pub(super) fn address(raw: &str) -> String {
    let raw = raw.trim();
    let raw = raw.strip_prefix("\\url").unwrap_or(raw).replace("{\\textasciitilde}", "~");
    let raw = raw.replace("\\textasciitilde{}", "~").replace("{\\_}", "_");
    let mut text = String::new();
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.as_str().chars().next().filter(|c| "{}\\~^#&%$_:".contains(*c)) {
                Some(sign) => {
                    text.push(sign);
                    chars.next();
                }
                None => text.push(c),
            },
            '{' | '}' => {}
            c => text.push(c),
        }
    }
    text
}

/// Cuts a value at these words or signs outside of braces. `at` says how long the separator is that a text begins with, if it begins
/// with one.
pub(super) fn cut(raw: &str, at: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut i) = (Vec::new(), 0, 0_usize, 0);
    while let Some(c) = raw[i..].chars().next() {
        if let Some(len) = at(&raw[i..]).filter(|_| depth == 0) {
            parts.push(&raw[start..i]);
            i += len;
            start = i;
            continue;
        }
        i += c.len_utf8();
        match c {
            '\\' => i += raw[i..].chars().next().map_or(0, char::len_utf8),
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    parts.push(&raw[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(plain(raw), expected, "{raw}");
    }

    #[test]
    fn commands_are_resolved() {
        check("M{\\\"u}ller \\& {\\O}re", "Müller & Øre");
        check("Ga\\\"{e}l, \\'{\\i}, \\c{c}a, \\ss{}", "Gaël, í, ça, ß");
        check("{The {NASA} \\emph{ferry}}", "The NASA ferry");
        check("pages 3--5---so", "pages 3–5—so");
        check("a~b\\ c\\,d hy\\-phen", "a b c d hyphen");
        check("\\textbf {x} \\url{a}", "x a");
        check("it costs $5", "it costs $5");
        check("\\$5 and $x_{2}$", "$5 and $x_{2}$");
        check("\\textquoteleft a\\textquoteright", "‘a’");
        check("100\\% \\#1 a\\_b \\textasciitilde{}c \\{d\\}", "100% #1 a_b ~c {d}");
        check("end\\", "end\\");
    }

    #[test]
    fn what_breaks_the_rules_stays() {
        check("a } b", "a  b");
        check("{a", "a");
        check(&format!("{}a{}", "{".repeat(40), "}".repeat(40)), "a");
        check(&"{\\\"o}".repeat(1_000), &"ö".repeat(1_000));
    }

    #[test]
    fn addresses_keep_their_signs() {
        for (raw, expected) in [
            ("https://a.example/b--c_d%20~e", "https://a.example/b--c_d%20~e"),
            ("\\url{https://a.example/b\\_c\\%20}", "https://a.example/b_c%20"),
            ("{https\\://a.example/{\\textasciitilde}b}", "https://a.example/~b"),
            ("a\\{b\\}c\\\\d", "a{b}c\\d"),
        ] {
            assert_eq!(address(raw), expected, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn any_value_has_a_text(raw in any::<String>(), tex in "[\\\\{}$~\\-a-c\"'^\\s\\p{M}é]{0,60}") {
            for raw in [raw, tex.clone(), format!("{{{tex}}}"), format!("\\textbf{{{tex}}}$")] {
                plain(&raw);
                address(&raw);
                let parts = cut(&raw, |rest| rest.starts_with('a').then_some(1));
                prop_assert_eq!(parts.join("a"), raw);
            }
        }
    }
}
