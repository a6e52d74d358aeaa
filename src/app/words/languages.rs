//! Languages of articles, for people to choose from.

const FILE: &str = include_str!("../../../assets/texts/languages.txt");

/// The languages on offer: the BCP 47 code of each, and its own name for itself. Any other code can be typed.
pub fn offered() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// A language as it is offered: its code, and its name if it is one of those [`offered`].
pub fn named(code: &str) -> String {
    match offered().find(|(known, _)| *known == code) {
        Some((_, name)) => format!("{code} · {name}"),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_a_language() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(offered().count(), lines);
        assert_eq!(named("de"), "de · Deutsch");
        assert_eq!(named("gsw"), "gsw");
    }
}
