//! The words of the script.

use std::collections::BTreeMap;

use serde_json::Value;

use super::encode;
use crate::words::{FluentArgs, FluentValue, Language};

/// Before the names of all texts of the sheet.
const BEFORE: &str = "worksheet-";

/// The texts without variables.
const PLAIN: [&str; 79] = [
    "worksheet-panel-name",
    "worksheet-panel",
    "worksheet-heading-row",
    "worksheet-needs-verdict",
    "worksheet-needs-why",
    "worksheet-no-claim",
    "worksheet-to-check",
    "worksheet-later",
    "worksheet-later-help",
    "worksheet-verdict",
    "worksheet-this-is-a-claim",
    "worksheet-why",
    "worksheet-link",
    "worksheet-if-you-have-one",
    "worksheet-choose-words",
    "worksheet-choose-words-keys",
    "worksheet-start",
    "worksheet-end",
    "worksheet-start-earlier",
    "worksheet-start-later",
    "worksheet-end-earlier",
    "worksheet-end-later",
    "worksheet-selected-words",
    "worksheet-mark-these-words",
    "worksheet-as-another-claim",
    "worksheet-mark-removed",
    "worksheet-remove-mark",
    "worksheet-previous",
    "worksheet-next",
    "worksheet-that-was-the-last",
    "worksheet-that-was-the-first",
    "worksheet-undo",
    "worksheet-undone",
    "worksheet-cancel",
    "worksheet-my-claims",
    "worksheet-no-claims-yet",
    "worksheet-hint-find",
    "worksheet-hint-judge",
    "worksheet-your-task",
    "worksheet-draft-not-kept",
    "worksheet-not-you",
    "worksheet-give-name",
    "worksheet-give-code",
    "worksheet-who-are-you",
    "worksheet-your-name",
    "worksheet-your-code",
    "worksheet-name-help",
    "worksheet-no-name",
    "worksheet-go-on",
    "worksheet-start-afresh",
    "worksheet-other-drafts",
    "worksheet-open-answer",
    "worksheet-open-answer-help",
    "worksheet-open-none",
    "worksheet-open-other-exercise",
    "worksheet-open-other-edition",
    "worksheet-hand-in",
    "worksheet-hand-in-title",
    "worksheet-look-at-answer",
    "worksheet-nothing-else",
    "worksheet-still-missing",
    "worksheet-missing-is-fine",
    "worksheet-missing-name",
    "worksheet-missing-code",
    "worksheet-nothing-marked",
    "worksheet-save-file",
    "worksheet-save-where",
    "worksheet-print",
    "worksheet-boxed",
    "worksheet-as-text",
    "worksheet-as-text-help",
    "worksheet-answer-as-text",
    "worksheet-copy-text",
    "worksheet-copied",
    "worksheet-copy-yourself",
    "worksheet-forget",
    "worksheet-forgotten",
    "worksheet-back-to-work",
    "worksheet-answer",
];

/// The texts with variables, and these.
const WITH: [(&str, &[&str]); 17] = [
    ("worksheet-sentence-n", &["number"]),
    ("worksheet-said-claim", &["verdict"]),
    ("worksheet-claim-n", &["number"]),
    ("worksheet-claim-n-of", &["number", "of"]),
    ("worksheet-n-of", &["number", "of"]),
    ("worksheet-still-needs", &["what"]),
    ("worksheet-chosen-words", &["words"]),
    ("worksheet-marked", &["words"]),
    ("worksheet-draft-kept", &["time"]),
    ("worksheet-go-on-as", &["name", "time"]),
    ("worksheet-hello", &["name"]),
    ("worksheet-opened", &["name"]),
    ("worksheet-missing-claims", &["number", "of"]),
    ("worksheet-missing-in-claim", &["number", "what"]),
    ("worksheet-no-claim-in", &["names"]),
    ("worksheet-saved-in-downloads", &["name"]),
    ("worksheet-saved-as", &["name"]),
];

/// The texts with one form for one thing and another for several.
const COUNTED: [&str; 2] = ["worksheet-your-marks-are-here", "worksheet-leaves"];

/// The texts as JSON, by their names. `{name}` stands for a variable; a text with two forms is a list.
pub fn json(language: &Language) -> String {
    let mut words: BTreeMap<&str, Value> = BTreeMap::new();
    let name = |key: &'static str| key.strip_prefix(BEFORE).unwrap_or(key);
    for key in PLAIN {
        words.insert(name(key), language.text(key).into());
    }
    for (key, variables) in WITH {
        let mut args = FluentArgs::new();
        for variable in variables {
            args.set(*variable, FluentValue::from(format!("{{{variable}}}")));
        }
        words.insert(name(key), language.text_with(key, &args).into());
    }
    for key in COUNTED {
        let form = |n: FluentValue<'static>| {
            let mut args = FluentArgs::new();
            args.set("n", n);
            language.text_with(key, &args)
        };
        words.insert(name(key), vec![form(FluentValue::from(1.0)), form(FluentValue::from("{n}"))].into());
    }
    words.insert("language", language.code.into());
    encode::json(&words)
}
