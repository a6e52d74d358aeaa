//! What stands in feedback, and what never does.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::*;
use crate::exercise::{KeyOnText, answer_of, key_of};
use crate::grading::{Edges, Found, Outcome, outcome};
use crate::model::{
    Annotations, Annotator, AnnotatorId, Article, ArticleFacts, ArticleText, Ask, BlockKind, Claim, Claims, Criterion,
    Evidence, EvidenceId, Exercise, Fraction, Level, Rubric,
};
use crate::text::TextRange;
use crate::words::Language;

const TEXT: &str = "On Tuesday the harbour board met for the ninth time this winter. The lift bridge has failed to close 41 times since October, \
more often than in the ten years before taken together, according to the town’s own log.\n\
The repair was budgeted at 2.4 million crowns and was to be finished in June. Neither figure has held. The board’s engineer, Ida Brun, \
told members that “no bridge of this type anywhere in the country has run so long on its first bearings.”\n\
Ferry operators say they have lost passengers. Traffic through the strait will double by 2030, the regional plan says.";

/// A claim: its words, its verdict and a note.
type Marked<'a> = (&'a str, &'a str, &'a str);

fn annotations(name: &str, claims: &[Marked<'_>]) -> Annotations {
    let me = AnnotatorId::new();
    let claim = |(words, verdict, note): &Marked<'_>| {
        let start = TEXT.find(words).unwrap();
        let mut claim = Claim::new(me, [TextRange::from_usize(start..start + words.len())]);
        let judgement = claim.judgement_mut(me);
        judgement.verdict = Some((*verdict).to_owned()).filter(|verdict| !verdict.is_empty());
        judgement.note = (*note).to_owned();
        claim
    };
    let blocks = TEXT.split('\n').map(|block| (BlockKind::Paragraph, block.to_owned(), Vec::new()));
    let facts = ArticleFacts { title: "The bridge that would not close".to_owned(), ..ArticleFacts::default() };
    let text = Arc::new(ArticleText::from_blocks(blocks));
    let mut made = Annotations::new(Article { facts: Arc::new(facts), text });
    made.annotators = vec![Annotator::new(me, name)];
    made.claims = Claims::new(claims.iter().map(claim).collect::<Vec<Claim>>());
    made
}

fn answer() -> Annotations {
    let mut answer = annotations(
        "Lena Brandt",
        &[
            ("The lift bridge has failed to close 41 times since October", "verified", "The log says so: 41 entries."),
            ("more often than in the ten years", "unverified", ""),
            (
                "and was to be finished in June. Neither figure has held",
                "unverified",
                "It says June, but then it didn’t hold.",
            ),
            ("Ferry operators say they have lost passengers", "", "<b>who</b> says \"so\"?"),
        ],
    );
    let mut claims: Vec<Claim> = answer.claims.as_slice().iter().map(|claim| (**claim).clone()).collect();
    let evidence = Evidence {
        url: "https://courier.example/log?a=1&b=2".to_owned(),
        title: "Harbour log".to_owned(),
        ..Evidence::empty(EvidenceId::new())
    };
    claims[0].evidence.push(evidence);
    answer.claims = Claims::new(claims);
    answer
}

fn key(answer: &Annotations) -> KeyOnText {
    let mut key = annotations(
        "Ms Keller",
        &[
            ("The lift bridge has failed to close 41 times since October", "verified", ""),
            ("more often than in the ten years before taken together", "unverified", "teacher’s own note"),
            ("was to be finished in June", "verified", ""),
            ("no bridge of this type anywhere in the country has run so long on its first bearings", "unverified", ""),
            ("Traffic through the strait will double by 2030", "unverified", ""),
        ],
    );
    let mut claims: Vec<Claim> = key.claims.as_slice().iter().map(|claim| (**claim).clone()).collect();
    claims[0].to_pupil = "Compare the log’s entries 112 to 152.".to_owned();
    claims[3].to_pupil = "Nobody can know about all bridges.".to_owned();
    claims[4].need = "welcome".to_owned();
    key.claims = Claims::new(claims);
    key_of(&key, &answer.article.text, true)
}

fn exercise() -> Exercise {
    let level = |label: &str, words: &str, points| Level {
        label: label.to_owned(),
        words: words.to_owned(),
        points: Some(Fraction::new(points, 1)),
        ..Level::default()
    };
    let levels = vec![
        level("Basic", "Says what it thinks.", 0),
        level("Emergent", "Names a reason.", 2),
        level("Proficient", "Names a source, and why it can be trusted.", 3),
    ];
    let criterion = |id: &str, label: &str| Criterion {
        id: id.to_owned(),
        label: label.to_owned(),
        levels: levels.clone(),
        ..Criterion::default()
    };
    Exercise {
        name: "The bridge".to_owned(),
        asks: [Ask::Find, Ask::Judge, Ask::Why].into(),
        rubric: Rubric {
            criteria: vec![criterion("found", "Claims found"), criterion("reason", "Reasons")],
            extra: None,
        },
        ..Exercise::default()
    }
}

fn words() -> Words {
    let of = |became, words: &str| OfClaim { became, reason: None, words: words.to_owned() };
    Words {
        claims: vec![
            OfClaim { reason: Some(2), ..of(Some(Found::Found), "Good reason. You looked it up.") },
            of(None, ""),
            of(Some(Found::Part), "Mark only the words you mean."),
            of(None, ""),
        ],
        marks: vec![(3, "A good find: who counts the passengers?".to_owned())],
        overall: "You read closely, Lena.\nYour reasons have become clearer since last time.".to_owned(),
        next_step: "Look for the words “no … anywhere” and “all”: claims hide there.".to_owned(),
        levels: vec![Some(1), Some(2)],
        grade: Some(Set {
            given: Given::Points(Fraction::new(15, 2), Fraction::new(12, 1)),
            by: "Ms Keller".to_owned(),
        }),
    }
}

fn against(answer: &Annotations, key: &KeyOnText) -> Outcome {
    outcome(&answer_of(answer), &key.key, &Edges::new(TEXT))
}

fn made(words: &Words, is_released: bool, has_counted: bool, language: &'static Language) -> (Feedback, String) {
    let (answer, exercise) = (answer(), exercise());
    let key = key(&answer);
    let outcome = against(&answer, &key);
    let feedback = Feedback::new(&Source {
        exercise: &exercise,
        answer: &answer,
        who: "Lena <Brandt>",
        key: &key,
        outcome: &outcome,
        words,
        is_released,
        has_counted,
        language,
        today: jiff::civil::date(2026, 11, 27),
    });
    let page = page(&feedback, language);
    (feedback, page)
}

#[test]
fn what_became_of_each_mark() {
    let (feedback, _) = made(&words(), false, true, Language::english());
    let marks: Vec<_> = feedback.marks.iter().map(|mark| (mark.sign, mark.words.as_str(), mark.is_counted)).collect();
    let expected =
        [("●", "Found", false), ("●", "Found", true), ("◐", "Found in part", false), ("+", "One more", true)];
    assert_eq!(marks, expected);
    let counts: Vec<_> = feedback.counts.iter().map(|line| format!("{} {}", line.sign, line.words)).collect();
    assert_eq!(counts, ["● 2 of 4 found", "◐ 1 in part", "○ 1 not marked", "+ 1 more marked"]);
    assert_eq!((feedback.grade.as_str(), feedback.set_by.as_str()), ("7.5 of 12", "Ms Keller"));
    assert_eq!(feedback.marks[0].reason, "Your reason: Proficient");
    assert_eq!(feedback.marks[2].hints, ["Your mark holds more than the claim, or only a part of it."]);
}

#[test]
fn nothing_of_the_key_is_told_before_it_is_released() {
    let secrets = [
        "no bridge of this type anywhere in the country has run so long on its first bearings</p>",
        "Compare the log",
        "Nobody can know",
        "Your verdict fits",
        "Another verdict",
        "Verdict: ",
    ];
    let (feedback, page) = made(&words(), false, true, Language::english());
    assert!(feedback.missed.is_empty() && feedback.marks.iter().all(|mark| mark.verdict.is_none()));
    for secret in secrets {
        assert!(!page.contains(secret), "{secret}");
    }
    let (feedback, page) = made(&words(), true, true, Language::english());
    for secret in ["Compare the log’s entries 112 to 152.", "Nobody can know about all bridges.", "Verdict: Unverified"]
    {
        assert!(page.contains(secret), "{secret}");
    }
    assert_eq!(feedback.missed.iter().map(|claim| claim.is_welcome).collect::<Vec<_>>(), [false, true]);
    assert!(feedback.marks[0].verdict.as_ref().unwrap().is_right);
    assert!(!page.contains("teacher’s own note"), "notes to self are nobody else's");
}

#[test]
fn words_on_a_missed_claim_are_told_without_it() {
    let mut words = words();
    words.claims[3].words = "Look at the third paragraph again.".to_owned();
    let (feedback, _) = made(&words, false, false, Language::english());
    let expected = MissedClaim { teacher: "Look at the third paragraph again.".to_owned(), ..MissedClaim::default() };
    assert_eq!(feedback.missed, [expected]);
}

#[test]
fn counted_lines_are_marked_and_can_be_left_out() {
    let (_, page) = made(&Words::default(), false, true, Language::english());
    assert!(page.contains("counted automatically") && page.contains("No grade yet"));
    let (feedback, page) = made(&words(), false, false, Language::english());
    assert!(!page.contains("counted automatically"));
    assert_eq!(feedback.marks.iter().map(|mark| mark.sign).collect::<Vec<_>>(), ["●", "", "◐", ""]);
    let (feedback, _) = made(&Words::default(), false, false, Language::english());
    assert_eq!((feedback.next_step.as_str(), feedback.is_next_counted), ("", false));
}

#[test]
fn a_page_has_no_script_and_its_style_is_the_allowed_one() {
    for language in &crate::words::LANGUAGES {
        let (_, page) = made(&words(), true, true, language);
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let hash = page.split_once("'sha256-").unwrap().1.split_once('\'').unwrap().0;
        assert_eq!(hash, super::page::base64(&Sha256::digest(style.as_bytes())));
        for absent in ["<script", " style=\"", "javascript:", "<b>who", "Lena <Brandt>", " onclick", "src="] {
            assert!(!page.contains(absent), "{absent}");
        }
        assert!(page.contains("&lt;b&gt;who&lt;/b&gt; says &quot;so&quot;?"));
        assert!(page.contains("href=\"https://courier.example/log?a=1&amp;b=2\" rel=\"noreferrer\""));
        // Each text is there in the language.
        assert!(!page.contains("feedback-"), "{}", language.code);
    }
}

#[test]
fn an_answer_without_marks() {
    let (answer, exercise) = (annotations("Jo", &[]), exercise());
    let key = key(&answer);
    let outcome = against(&answer, &key);
    let words = Words::default();
    let source = Source {
        exercise: &exercise,
        answer: &answer,
        who: "Jo",
        key: &key,
        outcome: &outcome,
        words: &words,
        is_released: false,
        has_counted: true,
        language: Language::english(),
        today: jiff::civil::date(2026, 11, 27),
    };
    let page = page(&Feedback::new(&source), Language::english());
    assert!(page.contains("You marked no claim.") && page.contains("0 of 4 found") && page.contains("Nothing marked"));
}

/// Writes pages to look at: `FEEDBACK_PAGES=folder cargo test feedback::tests::pages`.
#[test]
fn pages() {
    let Some(folder) = std::env::var_os("FEEDBACK_PAGES") else { return };
    let folder = std::path::Path::new(&folder);
    for language in &crate::words::LANGUAGES {
        for (name, is_released) in [("open", true), ("closed", false)] {
            let (_, page) = made(&words(), is_released, true, language);
            std::fs::write(folder.join(format!("{name}-{}.html", language.code)), page).unwrap();
        }
    }
}
