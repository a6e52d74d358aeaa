//! Nothing that a file says steers a terminal.

use serde_json::Value;

use crate::claimlight;

const ID: &str = "01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10";
const ANA: &str = "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77";
const BEN: &str = "1b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77";

/// A file of which every text, known or not, holds control characters of both kinds, and on which much is to repair.
fn hostile() -> String {
    let e = r"X\u{1b}]0;pwned\u{7}\u{9b}31m\u{7f}\n\r\u{8}";
    let judgement = format!("(annotator: \"{BEN}\", verdict: \"{e}\", note: \"{e}\", time: \"{e}\")");
    let evidence = format!(
        "(id: \"{e}\", annotator: \"{ANA}\", stance: \"{e}\", url: \"{e}\", title: \"{e}\", quote: \"{e}\", \
         snapshot: (name: \"{e}\", text: \"{e}\"))"
    );
    let verdict = format!(
        "(id: \"{e}2\", label: \"{e}\", sentence: \"{e}\", sign: \"{e}\", colour: \"{e}\", underline: \"{e}\", key: \"{e}\")"
    );
    format!(
        "(format: 1, reader: \"{e}\", odd: \"{e}\",
        article: (title: \"{e}\", byline: \"{e}\", publisher: \"{e}\", source_url: \"{e}\", published: \"{e}\", language: \"{e}\",
            original_name: \"{e}\", text_sha256: \"{e}\", import: (reader: \"{e}\", encoding: \"{e}\"),
            text: [(kind: \"{e}\", text: \"The bridge {e} closed. It cost 3 million.\", links: [(start: 0, end: 3, url: \"{e}\")])]),
        scheme: (id: \"{e}\", name: \"{e}\", version: \"{e}\", verdicts: [{verdict}], kinds: [\"{e}\"]),
        annotators: [(id: \"{ANA}\", name: \"Ana{e}\"), (id: \"{ANA}\", name: \"Twice{e}\"), (id: \"{BEN}\", name: \"Ben{e}\")],
        claims: [
            (id: \"{ID}\", annotator: \"{ANA}\", time: \"2026-11-27T07:21:16Z\",
                spans: [(start: 0, end: 40, quote: \"The bridge {e} closed\"), (start: 1, end: 2, quote: \"gone{e}\")],
                restated: \"{e}\", claimant: \"{e}\", kind: \"{e}\", tags: [\"{e}\"], judgements: [{judgement}], evidence: [{evidence}]),
            (id: \"{ID}\", annotator: \"{ANA}\", time: \"{e}\", spans: [(start: 0, end: 10, quote: \"The bridge\", \
                was: (quote: \"{e}\", time: \"2026-11-27T07:21:16Z\"))]),
        ],
        log: [(at: \"{e}\", set: \"{e}\")],
        )"
    )
}

#[test]
fn commands_print_no_control_characters() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["h.claims.ron", "ours.claims.ron"] {
        std::fs::write(folder.path().join(name), hostile()).unwrap();
    }
    std::fs::write(folder.path().join("bad.claims.ron"), "(format: 1, claims: 7\u{1b}[2J\u{9b}, \u{1b}: 1)").unwrap();
    std::fs::write(folder.path().join("later.claims.ron"), "(format: 2, reader: \"\u{1b}[2J\u{9b}\")").unwrap();
    std::fs::write(folder.path().join("new.txt"), "The \u{9b}bridge closed. It cost 4 million.").unwrap();
    std::fs::write(folder.path().join("swans.txt"), "Seven swans.").unwrap();
    let mut printed = 0;
    for arguments in [
        "check h.claims.ron",
        "check bad.claims.ron",
        "check later.claims.ron",
        "show h.claims.ron",
        "show bad.claims.ron",
        "stats h.claims.ron",
        "stats later.claims.ron",
        "merge m.claims.ron h.claims.ron",
        "merge m.claims.ron h.claims.ron bad.claims.ron",
        "merge-driver h.claims.ron ours.claims.ron bad.claims.ron",
        "anchor h.claims.ron --text new.txt --out n.claims.ron",
        "anchor h.claims.ron --text swans.txt --out s.claims.ron",
        "share h.claims.ron --out c.claims.ron",
        "tag h.claims.ron 1 maybe",
        "tag h.claims.ron 1 to-check --as Cem",
        "remove h.claims.ron 1 --as Cem",
        "mark h.claims.ron --quote million --as Cem",
        "text h.claims.ron --sentences",
        "text h.claims.ron --blocks",
    ] {
        for json in [false, true] {
            let mut arguments: Vec<&str> = arguments.split(' ').collect();
            if json
                && arguments[0] != "merge-driver"
                && !["--blocks", "--sentences"].contains(&arguments[arguments.len() - 1])
            {
                arguments.push("--json");
            }
            let (_, out, error) = claimlight(folder.path(), &arguments);
            let is_harmless = |c: char| !c.is_control() || c == '\n' || c == '\t' && arguments[0] == "text";
            for text in [&out, &error] {
                assert!(text.chars().all(is_harmless), "{arguments:?}: {text:?}");
                printed += text.matches(['X', '[']).count();
            }
        }
    }
    assert!(printed > 100, "the file's words are printed: {printed}");
    // JSON tells them as they are.
    let (_, out, _) = claimlight(folder.path(), &["show", "h.claims.ron", "--json"]);
    let shown: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(shown["article"]["title"], "X\u{1b}]0;pwned\u{7}\u{9b}31m\u{7f}\n\r\u{8}");
}
