//! Making an exercise out of a text, a scheme and a task.

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use crate::file;
use crate::model::{Annotations, Article, ArticleFacts, Ask, Exercise, KnownAs, Purpose, Rubric, Scheme, sha256_hex};

/// What a teacher says about an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// What teacher and pupils call it; empty: the article's title.
    pub name: String,
    /// The task, in the teacher's words.
    pub words: String,
    /// What pupils are asked to do.
    pub asks: BTreeSet<Ask>,
    /// Claims that are given to be judged, see [`Exercise::given`].
    pub given: Vec<Vec<u64>>,
    /// How many claims there are to find, if the teacher says so.
    pub claims: Option<u64>,
    /// How pupils name themselves.
    pub known_as: KnownAs,
    /// What answers are judged by.
    pub rubric: Rubric,
}

/// Makes an exercise. It holds the article's text and what is known of the article, but not when it was fetched or from which file;
/// nobody's claims, no names and no log. The same text, scheme and task always give the same exercise.
pub fn exercise(article: &Article, scheme: &Arc<Scheme>, task: &Task) -> Annotations {
    let facts = &article.facts;
    let name = Some(task.name.trim()).filter(|name| !name.is_empty()).unwrap_or_else(|| facts.title.trim());
    let name: String = name.nfc().collect();
    let given_facts = ArticleFacts {
        title: facts.title.clone(),
        byline: facts.byline.clone(),
        publisher: facts.publisher.clone(),
        source_url: facts.source_url.clone(),
        published: facts.published.clone(),
        language: facts.language.clone(),
        ..ArticleFacts::default()
    };
    let exercise = Exercise {
        id: id_of(&name),
        name,
        task: task.words.clone(),
        asks: task.asks.clone(),
        given: task.given.clone(),
        claims: task.claims,
        known_as: task.known_as,
        rubric: task.rubric.clone(),
        ..Exercise::default()
    };
    let mut made = Annotations {
        purpose: Some(Purpose::Exercise),
        exercise: Some(Arc::new(exercise.clone())),
        article: Article { facts: Arc::new(given_facts), text: Arc::clone(&article.text) },
        scheme: Arc::clone(scheme),
        ..Annotations::default()
    };
    let edition = edition_of(&made);
    made.exercise = Some(Arc::new(Exercise { edition, ..exercise }));
    made
}

/// The id of an exercise with this name: the first 128 bits of the SHA-256 of the name in Unicode's form NFC, in hexadecimal digits.
pub fn id_of(name: &str) -> String {
    let name: String = name.nfc().collect();
    let mut hash = sha256_hex(name.as_bytes());
    hash.truncate(32);
    hash
}

/// The edition of an exercise: the first 8 hexadecimal digits of the SHA-256 of the exercise's file as it is printed with id, edition and
/// name left empty.
pub fn edition_of(exercise: &Annotations) -> String {
    let mut rest = exercise.clone();
    if let Some(exercise) = &mut rest.exercise {
        let exercise = Arc::make_mut(exercise);
        exercise.id.clear();
        exercise.edition.clear();
        exercise.name.clear();
    }
    let mut hash = sha256_hex(file::print(&rest).as_bytes());
    hash.truncate(8);
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotatorId, ArticleText, BlockKind, Claim, Import, Tabled as _, Timestamp};
    use crate::text::TextRange;

    fn article(title: &str) -> Article {
        let blocks = [(BlockKind::Paragraph, "The bridge é closed. It opened.".to_owned(), Vec::new())];
        let facts = ArticleFacts {
            title: title.to_owned(),
            accessed: Timestamp::now().to_string(),
            original_name: "mine.txt".to_owned(),
            import: Some(Box::new(Import { reader: "plain".to_owned(), ..Import::nothing() })),
            ..ArticleFacts::default()
        };
        Article { facts: Arc::new(facts), text: Arc::new(ArticleText::from_blocks(blocks.to_vec())) }
    }

    fn task() -> Task {
        Task { words: "Mark the claims.".to_owned(), asks: Ask::ALL.into(), claims: Some(2), ..Task::default() }
    }

    /// Id and edition.
    fn made(title: &str, task: &Task) -> (String, String) {
        let exercise = exercise(&article(title), &Arc::default(), task).exercise.unwrap();
        (exercise.id.clone(), exercise.edition.clone())
    }

    #[test]
    fn the_id_is_that_of_the_name() {
        // The SHA-256 of "abc" is in FIPS 180-2, appendix B.1.
        assert_eq!(id_of("abc"), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(id_of("Cafe\u{301}"), id_of("Caf\u{e9}"));
        assert_eq!(made("The bridge", &task()).0, id_of("The bridge"));
        assert_eq!(made("The bridge", &Task { name: " Mine ".to_owned(), ..task() }).0, id_of("Mine"));
    }

    #[test]
    fn the_edition_is_that_of_all_the_rest() {
        let (id, edition) = made("The bridge", &task());
        assert_eq!(edition.len(), 8);
        assert_eq!(made("The bridge", &Task { name: "Mine".to_owned(), ..task() }), (id_of("Mine"), edition.clone()));
        for other in [
            Task { words: "Mark the claims!".to_owned(), ..task() },
            Task { claims: None, ..task() },
            Task { asks: BTreeSet::new(), ..task() },
            Task { given: vec![vec![0, 3]], ..task() },
            Task { known_as: KnownAs::Code, ..task() },
        ] {
            let (other_id, other_edition) = made("The bridge", &other);
            assert_eq!(other_id, id);
            assert_ne!(other_edition, edition, "{other:?}");
        }
        let exercise = exercise(&article("The bridge"), &Arc::default(), &task());
        assert_eq!(edition_of(&file::read(file::print(&exercise).as_bytes()).unwrap().annotations), edition);
    }

    #[test]
    fn nothing_of_a_key_is_in_an_exercise() {
        let teacher = AnnotatorId::new();
        let mut key = Annotations::new(article("The bridge"));
        let mut claim = Claim::new(teacher, [TextRange::from_usize(4..10)]);
        claim.judgement_mut(teacher).note = "Nobody counted".to_owned();
        claim.to_pupil = "Look at the date".to_owned();
        key.annotators.push(crate::model::Annotator::new(teacher, "Ms Berg"));
        let without = file::print(&exercise(&key.article, &key.scheme, &task()));
        let id = claim.id.to_string();
        key.claims = crate::model::Claims::new(vec![claim]);
        let with = file::print(&exercise(&key.article, &key.scheme, &task()));
        assert_eq!(with, without);
        for words in ["Nobody counted", "Look at", "Berg", "mine.txt", &id, &teacher.to_string()] {
            assert!(!with.contains(words), "{words}");
        }
        assert!(!with.contains("time:") && !with.contains("Z\""), "a time: {with}");
    }
}
