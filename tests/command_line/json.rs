//! What commands print as JSON is what docs/json.md says: the schemas on that page, checked by a small checker of what they use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use claimlight_core::import::mending::Draft;
use claimlight_core::model::Annotations;
use claimlight_core::{file, import};
use serde_json::{Value, json};

use crate::{claimlight, done};

/// The schemas of the page by command; what a command reads comes second.
fn schemas() -> BTreeMap<String, Vec<Value>> {
    let sections = include_str!("../../docs/json.md").split("\n## `claimlight ").skip(1);
    let blocks = |section: &str| -> Vec<Value> {
        let blocks = section.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap());
        blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|e| panic!("{e}: {block}"))).collect()
    };
    sections.map(|section| (section.split('`').next().unwrap().to_owned(), blocks(section))).collect()
}

/// The check of one value. It is stricter than JSON Schema: an object has no other fields than those that are named, and a schema
/// holds no other keywords than those that are known here.
struct Checker<'a> {
    schema: &'a Value,
    /// The schemas of fields that were met, by their addresses.
    met: BTreeSet<*const Value>,
}

impl<'a> Checker<'a> {
    fn new(schema: &'a Value) -> Self {
        Self { schema, met: BTreeSet::new() }
    }

    /// What is wrong with a value; `None` if nothing is.
    fn wrong(&mut self, value: &Value) -> Option<String> {
        self.against(self.schema, value, "")
    }

    fn against(&mut self, schema: &'a Value, value: &Value, at: &str) -> Option<String> {
        for (keyword, wanted) in schema.as_object().unwrap() {
            let wrong = match keyword.as_str() {
                "type" => !types(wanted).any(|name| is_type(name, value)),
                "const" => value != wanted,
                "enum" => !wanted.as_array().unwrap().contains(value),
                "minimum" => value.as_f64().is_some_and(|n| n < wanted.as_f64().unwrap()),
                "maximum" => value.as_f64().is_some_and(|n| n > wanted.as_f64().unwrap()),
                "required" => value.is_object() && strings(wanted).any(|field| value.get(field).is_none()),
                "$ref" => {
                    let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    let wrong = self.against(&self.schema["$defs"][name], value, at);
                    if wrong.is_some() {
                        return wrong;
                    }
                    false
                }
                "anyOf" => wanted.as_array().unwrap().iter().all(|one| self.against(one, value, at).is_some()),
                "items" => {
                    let items = value.as_array().into_iter().flatten().enumerate();
                    let found =
                        items.into_iter().find_map(|(i, item)| self.against(wanted, item, &format!("{at}[{i}]")));
                    if found.is_some() {
                        return found;
                    }
                    false
                }
                "properties" | "additionalProperties" | "$defs" => false,
                other => panic!("the checker does not know {other}"),
            };
            if wrong {
                return Some(format!("{at}: {value} is not {keyword}: {wanted}"));
            }
        }
        let (named, others) = (schema.get("properties"), schema.get("additionalProperties"));
        if named.is_none() && others.is_none() {
            return None;
        }
        value.as_object().into_iter().flatten().find_map(|(field, value)| {
            let at = format!("{at}.{field}");
            let Some(schema) = named.and_then(|named| named.get(field)).or(others) else {
                return Some(format!("{at} is not in the schema"));
            };
            self.met.insert(schema);
            self.against(schema, value, &at)
        })
    }

    /// The named fields that no value had.
    fn never_met(&self) -> Vec<String> {
        let mut all = Vec::new();
        fields(self.schema, "", &mut all);
        all.into_iter()
            .filter(|(_, schema)| !self.met.contains(&std::ptr::from_ref(*schema)))
            .map(|(name, _)| name)
            .collect()
    }
}

/// All named fields of a schema.
fn fields<'a>(schema: &'a Value, at: &str, found: &mut Vec<(String, &'a Value)>) {
    match schema {
        Value::Object(object) => {
            for (keyword, inner) in object {
                if keyword == "properties" {
                    let named = inner.as_object().unwrap().iter();
                    found.extend(named.map(|(field, schema)| (format!("{at}.{field}"), schema)));
                }
                fields(inner, &format!("{at}/{keyword}"), found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| fields(inner, at, found)),
        _ => {}
    }
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    value.as_str().into_iter().chain(strings(value))
}

fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("there is no type {other}"),
    }
}

/// A folder with an article that has everything, annotated, and copies of the file.
fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = "# Ferry\n\nBy Ana Lind\n\nIt **cost** *3* ~~million~~ [crowns](https://example.org). It left at noon.\n\n1. one\n\n\
                > said <script>x</script>\n";
    std::fs::write(at("ferry.md"), text).unwrap();
    std::fs::write(at("a.txt"), "The ferry left in May. Nobody paid.").unwrap();
    folder
}

/// An annotation file whose article was mended after it was read.
fn mended() -> String {
    let imported = import::import("a.md", b"It left.\n\nNobody paid.").unwrap();
    let mut draft = Draft::new(&imported, &imported.article.facts);
    draft.take(1, false);
    file::print(&Annotations::new(draft.article()))
}

/// Runs commands in a folder and checks each line that they print. Then every field of the schema has been met.
fn check(command: &str, folder: &Path, runs: &[&str]) {
    assert_eq!(never_met(command, folder, runs), Vec::<String>::new(), "{command}");
}

/// Runs commands in a folder and checks each line that they print. Returns the fields of the schema that no line had.
fn never_met(command: &str, folder: &Path, runs: &[&str]) -> Vec<String> {
    let schemas = schemas();
    let mut checker = Checker::new(&schemas[command][0]);
    for run in runs {
        let words = format!("{command} {run} --json");
        let (status, out, error) = claimlight(folder, &words.split(' ').collect::<Vec<_>>());
        assert!(status == 0 || status == 3, "{run}: {error}");
        assert!(!out.is_empty(), "{run}");
        // Of one file `show` prints an object on many lines.
        let values: Vec<Value> = serde_json::Deserializer::from_str(&out).into_iter().map(Result::unwrap).collect();
        for value in &values {
            assert_eq!(checker.wrong(value), None, "{words}");
        }
    }
    checker.never_met()
}

const LINES: &str = r#"{"quote": "cost 3 million", "near": 2, "verdict": "verified", "note": "n", "confidence": 7, "tags": ["x"], "kind": "k", "claimant": "c", "restated": "r"}
{"quote": "left", "evidence": [{"stance": "refutes", "url": "u", "title": "t", "quote": "q"}]}
{"quote": "said", "no_claim": true}
{"quote": "sunk"}
"#;

#[test]
fn commands_that_change_a_file_print_what_the_page_says() {
    let folder = start();
    std::fs::write(folder.path().join("lines"), LINES).unwrap();
    let lines = "ferry.md --from lines --as Ana";
    check("mark", folder.path(), &["a.txt --quote paid --as Ana", "a.txt --quote paid --as Ana", lines, lines]);
    done(folder.path(), &["mark", "a.txt", "--quote", "The ferry left in May", "--as", "Ana"]);
    check("tag", folder.path(), &["a.txt 1 verified --as Ben"]);
    std::fs::copy(folder.path().join("a.claims.ron"), folder.path().join("b.claims.ron")).unwrap();
    check("merge", folder.path(), &["m.claims.ron a.claims.ron b.claims.ron"]);
    check("share", folder.path(), &["a.claims.ron --out one.ron", ". --out given"]);
    std::fs::write(folder.path().join("new.txt"), "The ferry left in June. Nobody has ever been paid a thing.")
        .unwrap();
    check("anchor", folder.path(), &["a.claims.ron --text new.txt --out n.claims.ron"]);
    done(folder.path(), &["mark", "a.txt", "--quote", "ferry", "--as", "Cem"]);
    let numbers = done(folder.path(), &["show", "a.txt", "--json"]);
    let shown: Value = serde_json::from_str(&numbers).unwrap();
    let claims = shown["claims"].as_array().unwrap();
    let of_cem = claims.iter().position(|claim| claim["spans"][0]["quote"] == "ferry").unwrap() + 1;
    check("remove", folder.path(), &[&format!("a.txt {of_cem} --as Cem")]);
}

#[test]
fn commands_that_look_at_files_print_what_the_page_says() {
    let folder = start();
    std::fs::write(folder.path().join("lines"), LINES).unwrap();
    claimlight(folder.path(), &["mark", "ferry.md", "--from", "lines", "--as", "Ana"]);
    done(folder.path(), &["mark", "a.txt", "--quote", "paid", "--as", "Ben"]);
    std::fs::write(folder.path().join("bad.claims.ron"), "(format: 1, claims: 7)").unwrap();
    check("check", folder.path(), &["a.claims.ron", "bad.claims.ron", "*.claims.ron"]);
    std::fs::rename(folder.path().join("bad.claims.ron"), folder.path().join("bad.ron")).unwrap();
    let key = std::fs::read_to_string(folder.path().join("a.claims.ron")).unwrap();
    let key = key.replacen("    article: (", "    purpose: \"key\",\n    article: (", 1);
    std::fs::write(folder.path().join("key.claims.ron"), key).unwrap();
    let own = folder.path().join("a.Ben.claims.ron");
    std::fs::copy(folder.path().join("a.claims.ron"), &own).unwrap();
    check("stats", folder.path(), &["a.claims.ron", "key.claims.ron", "."]);
    let studied = tempfile::tempdir().unwrap();
    crate::agree::study(studied.path());
    std::fs::copy(folder.path().join("key.claims.ron"), studied.path().join("key.claims.ron")).unwrap();
    let ordered = crate::agree::in_order(crate::agree::article(0, &[(0, "vu--------"), (1, "uu--------")]));
    std::fs::create_dir(studied.path().join("data")).unwrap();
    std::fs::write(studied.path().join("data/ordered.ron"), file::print(&ordered)).unwrap();
    let decided = crate::agree::in_order(crate::decided::decided());
    std::fs::write(studied.path().join("data/decided.ron"), file::print(&decided)).unwrap();
    let runs = ["data/decided.ron --decisions", "data/ordered.ron", ". --spans --gamma", ". --people Ana,Ben --gamma"];
    check("agree", studied.path(), &runs);
    let mill = studied.path().join("mill.claims.ron");
    std::fs::write(mill, file::print(&crate::decided::decided())).unwrap();
    check("decided", studied.path(), &[". --out what-stands"]);
    std::fs::remove_file(own).unwrap();
    // Ana has given two verdicts at once.
    done(folder.path(), &["tag", "a.txt", "1", "verified", "--as", "Ana"]);
    std::fs::copy(folder.path().join("a.claims.ron"), folder.path().join("copy.ron")).unwrap();
    done(folder.path(), &["tag", "copy.ron", "1", "unverified", "--note", "b", "--as", "Ana"]);
    done(folder.path(), &["tag", "a.txt", "1", "to-check", "--note", "a", "--as", "Ana"]);
    done(folder.path(), &["merge", "open.claims.ron", "a.claims.ron", "copy.ron"]);
    let never = never_met("conflicts", folder.path(), &["open.claims.ron", "."]);
    let expected = ["of", "person", "no_claim", "evidence", "verdict", "deleted"];
    let others = |name: &&String| !expected.iter().any(|field| name.contains(&format!("/open.{field}")));
    assert!(!never.iter().filter(|name| !name.contains("/deleted.")).any(|name| others(&name)), "{never:?}");
    check("check", folder.path(), &["open.claims.ron", "bad.ron"]);
    std::fs::write(folder.path().join("quay.epub"), crate::chapters::book("It came back.")).unwrap();
    check("chapters", folder.path(), &["quay.epub"]);
    check("people", folder.path(), &["a.claims.ron", ".", ". --join Ben Ana", ". --part Ana"]);
    let source = std::fs::read_to_string(folder.path().join("a.claims.ron")).unwrap();
    let located = source.replace("(kind: \"paragraph\", ", "(kind: \"paragraph\", locator: (page: \"1\"), ");
    assert_ne!(located, source);
    std::fs::write(folder.path().join("a.claims.ron"), located).unwrap();
    std::fs::write(folder.path().join("mended.ron"), mended()).unwrap();
    check("text", folder.path(), &["ferry.md", "a.claims.ron", "mended.ron"]);
    let class = crate::grade::handed_in();
    let asked = "x.exercise.ron --key mine/x.key.claims.ron --handins all.zip --accept found --out out";
    check("grade", class.path(), &[asked]);
    check("handins", crate::handins::start().path(), &["bridge.exercise.ron 7a.zip 7b.rar"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, of) in [
        ("samples", "sample_docs"),
        ("evidence", "tests/old_files/evidence"),
        ("texts", "tests/old_files/two-texts"),
        ("class", "sample_docs/class"),
        ("answers", "sample_docs/class/hand-ins"),
    ] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        for path in
            std::fs::read_dir(root.join(of)).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
        {
            std::fs::copy(&path, folder.path().join(name).join(path.file_name().unwrap())).unwrap();
        }
    }
    check(
        "show",
        folder.path(),
        &["a.txt", "ferry.claims.ron", "mended.ron", ".", "samples evidence texts/*.ron class/*.ron answers/*.ron"],
    );
}

#[test]
fn lines_that_mark_reads_are_what_the_page_says() {
    let schema = schemas()["mark"][1].clone();
    let mut checker = Checker::new(&schema);
    for line in LINES.lines() {
        assert_eq!(checker.wrong(&serde_json::from_str(line).unwrap()), None);
    }
    assert_eq!(checker.never_met(), Vec::<String>::new());
    // Whatever the schema names is read.
    let folder = start();
    let nothing = |field: &str| match field {
        "quote" => json!("ferry"),
        "near" => json!(0),
        "evidence" => json!([{}]),
        "no_claim" => json!(false),
        _ => Value::Null,
    };
    let names = schema["properties"].as_object().unwrap().keys();
    let line: Value = names.map(|field| (field.clone(), nothing(field))).collect::<serde_json::Map<_, _>>().into();
    std::fs::write(folder.path().join("lines"), line.to_string()).unwrap();
    let told = done(folder.path(), &["mark", "a.txt", "--from", "lines", "--as", "Ana"]);
    assert!(told.contains("1 claim marked"), "{told}");
}

#[test]
fn several_files_are_an_object_a_line_and_one_is_as_it_was() {
    let folder = start();
    for (article, quote) in [("ferry.md", "left"), ("a.txt", "paid")] {
        assert_eq!(claimlight(folder.path(), &["mark", article, "--quote", quote, "--as", "Ana"]).0, 0);
    }
    std::fs::create_dir(folder.path().join("one")).unwrap();
    std::fs::copy(folder.path().join("a.claims.ron"), folder.path().join("one/a.claims.ron")).unwrap();
    let lines = |arguments: &[&str]| -> Vec<Value> {
        let out = done(folder.path(), arguments);
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let files =
        |values: &[Value]| -> Vec<PathBuf> { values.iter().map(|v| v["file"].as_str().unwrap().into()).collect() };
    let two = ["a.claims.ron", "ferry.claims.ron"].map(PathBuf::from);
    let here = ["./a.claims.ron", "./ferry.claims.ron"].map(PathBuf::from);
    for command in ["show", "check", "stats"] {
        assert_eq!(files(&lines(&[command, "--json", two[0].to_str().unwrap(), two[1].to_str().unwrap()])), two);
        assert_eq!(files(&lines(&[command, "--json", "*.claims.ron"])), two);
        assert_eq!(files(&lines(&[command, "--json", "?.claims.ron", "f*.ron", "a.claims.ron"])), two);
        assert_eq!(files(&lines(&[command, "--json", "."])), here);
        // One file, named or found, is as it was.
        let one = done(folder.path(), &[command, "--json", "one/a.claims.ron"]);
        assert_eq!(done(folder.path(), &[command, "--json", "one"]), one);
        let (status, _, error) = claimlight(folder.path(), &[command, "*.none"]);
        assert_eq!((status, error.as_str()), (1, "claimlight: nothing matches *.none.\n"));
        // What can't be read keeps nothing else from being told.
        let (status, out, error) = claimlight(folder.path(), &[command, "--json", "a.claims.ron", "none.claims.ron"]);
        assert!(status == 1 && out.contains("a.claims.ron"), "{out}");
        assert_eq!(error, "claimlight: there is no file none.claims.ron.\nclaimlight: 1 file was left out.\n");
    }
    let stats: Value = serde_json::from_str(&done(folder.path(), &["stats", "--json", "one"])).unwrap();
    assert_eq!(stats["articles"][0]["claims"], 1);
    // An article is shown with the file beside it.
    assert_eq!(files(&lines(&["show", "--json", "a.txt", "ferry.md"])), two);
    let told = done(folder.path(), &["show", "a.txt", "ferry.md"]);
    assert!(
        told.starts_with("a.claims.ron:\na.txt\n1 claim") && told.contains("\n\nferry.claims.ron:\nFerry\n"),
        "{told}"
    );
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let schema = json!({
        "type": "object",
        "properties": {
            "a": { "type": ["integer", "null"], "minimum": 1, "maximum": 3 },
            "b": { "type": "array", "items": { "$ref": "#/$defs/b" } },
            "c": { "anyOf": [{ "const": 1 }, { "enum": ["x"] }] },
            "d": { "type": "object", "additionalProperties": { "type": "boolean" } },
        },
        "required": ["a"],
        "$defs": { "b": { "type": "object", "properties": { "e": { "type": "number" } } } },
    });
    let is_right = |value: &Value| Checker::new(&schema).wrong(value).is_none();
    let right = [json!({ "a": 3 }), json!({ "a": null, "b": [{ "e": 0.5 }], "c": "x", "d": { "y": true } })];
    assert!(right.iter().all(is_right));
    let wrong = [
        json!([]),
        json!({}),
        json!({ "a": "1" }),
        json!({ "a": 0 }),
        json!({ "a": 4 }),
        json!({ "a": 1.5 }),
        json!({ "a": 1, "other": 1 }),
        json!({ "a": 1, "b": {} }),
        json!({ "a": 1, "b": [{ "e": "1" }] }),
        json!({ "a": 1, "b": [{ "f": 1 }] }),
        json!({ "a": 1, "c": 2 }),
        json!({ "a": 1, "d": { "y": 1 } }),
    ];
    for value in &wrong {
        assert!(!is_right(value), "{value}");
    }
    let mut checker = Checker::new(&schema);
    assert_eq!(checker.wrong(&json!({ "a": 1, "c": 1 })), None);
    assert_eq!(checker.never_met().len(), 3);
}
