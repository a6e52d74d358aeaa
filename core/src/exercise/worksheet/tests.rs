use std::sync::Arc;

use super::*;
use crate::exercise::{Task, exercise};
use crate::model::{Article, ArticleFacts, ArticleText, Ask, BlockKind, KnownAs, Scheme};
use crate::words::LANGUAGES;

const BRIDGE: [&str; 2] =
    ["The 🌉 bridge closed. A cafe\u{301} shut </script><!-- too.", "הגשר 🌉 נסגר ביום שלישי. הוא נפתח במאי."];
const SWIFTS: [&str; 2] = ["Swifts sleep in the air.", "They weigh 40 grams. They never land & rest."];

fn made(title: &str, paragraphs: &[&str], task: &Task) -> Annotations {
    let heading = (BlockKind::Heading(1), title.to_owned(), Vec::new());
    let paragraphs = paragraphs.iter().map(|words| (BlockKind::Paragraph, (*words).to_owned(), Vec::new()));
    let facts = ArticleFacts { title: title.to_owned(), language: "en".to_owned(), ..ArticleFacts::default() };
    let text = Arc::new(ArticleText::from_blocks([heading].into_iter().chain(paragraphs)));
    exercise(&Article { facts: Arc::new(facts), text }, &Arc::new(Scheme::default()), task)
}

fn task() -> Task {
    Task { words: "Find six <claims>.\nSay why.".to_owned(), asks: Ask::ALL.into(), claims: Some(6), ..Task::default() }
}

fn bridge() -> Annotations {
    made("The bridge", &BRIDGE, &task())
}

fn sheet(exercise: &Annotations) -> String {
    worksheet(exercise, Language::english())
}

/// What stands between two strings, which occur once.
fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    assert_eq!(html.matches(before).count(), 1, "{before}");
    html.split(before).nth(1).unwrap().split(after).next().unwrap()
}

fn block(html: &str, id: &str) -> serde_json::Value {
    let json = between(html, &format!("<script type=\"application/json\" id=\"{id}\">"), "</script>");
    serde_json::from_str(json).unwrap()
}

fn handin(json: &str) -> HandIn {
    HandIn::from_json(json.as_bytes()).unwrap()
}

fn answer() -> HandIn {
    handin(
        r#"{"claimlight": "answer", "format": 1, "exercise": {"id": "a", "edition": "b", "name": "The bridge"}, "who": "Lena </b>",
            "time": "2026-11-24T10:40:00Z", "no_claims": [{"start": 81, "end": 83}],
            "claims": [{"spans": [{"start": 15, "end": 23, "quote": ""}, {"start": 33, "end": 50, "quote": "a <cafe> shut"}],
                        "verdict": "verified", "note": "Two\nlines", "evidence": [{"url": "https://example.org/?a=1&b"}, {"url": "javascript:alert(1)"}]},
                       {"spans": [], "verdict": "odd"}]}"#,
    )
}

#[test]
fn a_sheet_is_ascii_and_small() {
    for exercise in [bridge(), made("Swifts", &SWIFTS, &task())] {
        for language in &LANGUAGES {
            let html = worksheet(&exercise, language);
            assert!(html.is_ascii(), "{}", language.code);
            // The articles of these tests are short.
            assert!(html.len() < 120_000, "{}: {} bytes", language.code, html.len());
            assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{}\">", language.code)));
        }
    }
}

#[test]
fn the_policy_allows_one_script_and_one_style() {
    let html = sheet(&bridge());
    let policy = between(&html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let script = between(&html, "<script id=\"claimlight-script\">", "</script>");
    let style = between(&html, "<style id=\"claimlight-style\">", "</style>");
    let (script, style) = (encode::sha256_base64(script), encode::sha256_base64(style));
    let expected = format!(
        "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(policy, expected);
    assert_eq!((html.matches("<script").count(), html.matches("<style").count()), (4, 1));
    assert_eq!((html.matches("</script").count(), html.matches("<!--").count()), (4, 0));
    let markup = html.replace(between(&html, "<script id=\"claimlight-script\">", "</script>"), "");
    for not in [" style=", " on", "src=", "<link", "url(", "@import", "<iframe"] {
        let found =
            markup.split('<').find(|tag| tag.split('>').next().is_some_and(|tag| format!("<{tag}").contains(not)));
        // A policy has words of this kind, and texts have " on".
        assert!(found.is_none_or(|tag| tag.contains("Content-Security-Policy")), "{not}: {found:?}");
    }
    let quiet = ["fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "import(", "eval(", "innerHTML"];
    for not in quiet {
        assert!(!SCRIPT.concat().contains(not), "{not}");
    }
}

#[test]
fn another_answer_changes_neither_script_nor_style() {
    let (empty, full) = (sheet(&bridge()), handed_in(&bridge(), &answer(), Language::english()));
    let policy = |html: &str| between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").to_owned();
    assert_eq!(policy(&empty), policy(&full));
}

#[test]
fn the_script_gets_the_exercise() {
    let exercise = bridge();
    let html = sheet(&exercise);
    let data = block(&html, "claimlight-exercise");
    let of = exercise.exercise.as_deref().unwrap();
    assert_eq!((data["claimlight"].as_str(), data["format"].as_u64()), (Some("exercise"), Some(1)));
    assert_eq!(data["exercise"]["edition"], of.edition.as_str());
    assert_eq!(data["exercise"]["asks"], serde_json::json!(["find", "judge", "why", "evidence"]));
    assert_eq!(data["exercise"]["claims"], 6);
    assert_eq!(data["exercise"]["known_as"], "name");
    assert_eq!(data["text_sha256"], exercise.article.text.sha256());
    assert_eq!(data["verdicts"][1]["key"], "U");
    assert!(data["exercise"].get("rubric").is_none());
}

/// The sentences that the data of a block names by offsets in Unicode scalar values.
fn sentences(block: &serde_json::Value) -> Vec<String> {
    let text: Vec<char> = block["text"].as_str().unwrap().chars().collect();
    let at = |value: &serde_json::Value| value.as_u64().unwrap() as usize;
    let all = block["sentences"].as_array().unwrap().iter();
    all.map(|pair| text[at(&pair[0])..at(&pair[1])].iter().collect()).collect()
}

#[test]
fn sentences_are_told_by_scalar_values_of_their_block() {
    let data = block(&sheet(&bridge()), "claimlight-exercise");
    let check = |i: usize, dir: &str, expected: &[&str]| {
        assert_eq!(sentences(&data["blocks"][i]), expected);
        assert_eq!(data["blocks"][i]["dir"], dir);
    };
    check(0, "ltr", &["The bridge"]);
    check(1, "ltr", &["The 🌉 bridge closed.", "A cafe\u{301} shut </script><!-- too."]);
    check(2, "rtl", &["הגשר 🌉 נסגר ביום שלישי.", "הוא נפתח במאי."]);
    assert_eq!((&data["blocks"][0]["kind"], &data["blocks"][0]["level"]), (&"heading".into(), &1.into()));
}

#[test]
fn a_sentence_has_the_same_number_on_paper_and_in_the_data() {
    let rows = Rows::of(&bridge());
    let numbers: Vec<usize> = rows.blocks.iter().flatten().map(|row| row.number).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4]);
    assert_eq!(rows.at(0).unwrap().number, 0);
    assert_eq!(rows.at(11).unwrap().number, 1);
    assert_eq!(rows.at(9999).unwrap().number, 4);
    let html = sheet(&bridge());
    assert!(html.contains("<span class=\"n\">4</span>") && !html.contains("<span class=\"n\">5</span>"));
}

#[test]
fn without_script_it_is_a_form() {
    let check = |task: &Task, has: &[&str], lacks: &[&str]| {
        let html = sheet(&made("Swifts", &SWIFTS, task));
        let form = between(&html, "<main id=\"claimlight-paper\">", "</main>");
        for words in has {
            assert!(form.contains(words), "{words}: {form}");
        }
        for words in lacks {
            assert!(!form.contains(words), "{words}: {form}");
        }
    };
    check(
        &task(),
        &[
            "open it in a browser",
            "Find six &lt;claims&gt;.\nSay why.",
            "They never land &amp; rest.",
            "<span>Name</span>",
            "<span>Unverified</span>",
            "Link<i>",
        ],
        &["Code"],
    );
    let judging = Task {
        asks: [Ask::Judge].into(),
        given: vec![vec![7, 13, 21, 30], vec![900, 901]],
        known_as: KnownAs::Code,
        ..task()
    };
    check(&judging, &["Swifts &#8230; n the air", "<span>Code</span>"], &["Why?", "Link", "sentence no."]);
    let six = sheet(&made("Swifts", &SWIFTS, &task())).matches("sentence no.").count();
    let room = sheet(&made("Swifts", &SWIFTS, &Task { claims: None, ..task() })).matches("sentence no.").count();
    assert_eq!((six, room), (6, 6));
}

#[test]
fn an_answer_can_be_read_without_script_and_stands_there_twice() {
    let html = handed_in(&bridge(), &answer(), Language::english());
    assert!(html.is_ascii() && html.contains("<html lang=\"en\" class=\"filled\">"));
    let list = between(&html, "<section id=\"claimlight-list\">", "</section>");
    for words in [
        "<bdi>Lena &lt;/b&gt;</bdi>",
        "&#127753; bridge &#8230; a &lt;cafe&gt; shut",
        "Verified</span><span class=\"soft\">sentence 1</span>",
        "Two\nlines",
        "<a href=\"https://example.org/?a=1&amp;b\" rel=\"noreferrer\" dir=\"ltr\">",
        "<bdi>javascript:alert(1)</bdi>",
        "odd</span>",
        "No claim: sentence 3",
    ] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert_eq!(HandIn::from_json(block(&html, "claimlight-answer").to_string().as_bytes()).unwrap().who, "Lena </b>");
    let text = between(&html, "<pre id=\"claimlight-text\">", "</pre>");
    assert_eq!(text, crate::exercise::block::write(answer().to_json().as_bytes()));
}

#[test]
fn an_exercise_without_anything_makes_a_sheet() {
    let html = sheet(&Annotations::default());
    assert!(html.contains("claimlight-exercise") && html.is_ascii());
    let html = handed_in(&Annotations::default(), &HandIn::default(), Language::english());
    assert!(html.contains("no name"));
}

#[test]
fn each_word_of_the_script_is_there() {
    let words = block(&sheet(&bridge()), "claimlight-words");
    let script = SCRIPT.concat();
    for part in script.split("tell('").skip(1) {
        let key = part.split('\'').next().unwrap();
        assert!(words.get(key).is_some(), "{key}");
    }
    assert_eq!(words["leaves"].as_array().unwrap().len(), 2);
    assert_eq!(words["claim-n-of"], "Claim {number} of {of}");
    let unused: Vec<&String> =
        words.as_object().unwrap().keys().filter(|key| !script.contains(&format!("'{key}'"))).collect();
    assert_eq!(unused, ["language"]);
}
