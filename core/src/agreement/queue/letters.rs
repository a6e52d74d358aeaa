//! Letters in place of names, for deciding blind.

use std::collections::BTreeMap;

use crate::model::{Annotations, AnnotatorId, sha256_hex};

/// Gives each of these people a letter: A, B and so on, and AA after Z. People are ordered by the SHA-256 of the text's hash, their own id and
/// the adjudicator's id, with a blank between them. So the letters differ from article to article and from adjudicator to adjudicator, and are
/// the same on each machine.
pub fn letters(
    annotations: &Annotations,
    people: &[AnnotatorId],
    adjudicator: AnnotatorId,
) -> BTreeMap<AnnotatorId, String> {
    let text = annotations.article.text.sha256();
    let hash = |person: &AnnotatorId| sha256_hex(format!("{text} {person} {adjudicator}").as_bytes());
    let mut shuffled: Vec<(String, AnnotatorId)> = people.iter().map(|person| (hash(person), *person)).collect();
    shuffled.sort_unstable();
    shuffled.dedup();
    shuffled.into_iter().enumerate().map(|(i, (_, person))| (person, letter(i))).collect()
}

fn letter(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            break;
        }
        number -= 1;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let found: Vec<String> = [0, 1, 25, 26, 51, 52, 701, 702].into_iter().map(letter).collect();
        assert_eq!(found, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn letters_are_shuffled_by_article_and_adjudicator() {
        let ids: Vec<AnnotatorId> = (1..9).map(|n| AnnotatorId(uuid::Uuid::from_u128(n))).collect();
        let of = |text: &str, adjudicator: u128| {
            let annotations = Annotations::new(crate::import::pasted(text));
            letters(&annotations, &ids, AnnotatorId(uuid::Uuid::from_u128(adjudicator)))
        };
        let first = of("The bridge closed.", 20);
        assert_eq!(first.values().cloned().collect::<std::collections::BTreeSet<_>>().len(), 8);
        assert_eq!(of("The bridge closed.", 20), first);
        assert_ne!(of("The bridge opened.", 20), first);
        assert_ne!(of("The bridge closed.", 21), first);
    }
}
