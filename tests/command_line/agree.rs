//! Figures of agreement, as scripts get them.

use std::path::Path;

use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Claim, Claims, NoClaim, NoClaims, Purpose, Timestamp,
};
use claimlight_core::text::TextRange;
use claimlight_core::{agreement, file, import};
use serde_json::{Value, json};

use crate::{claimlight, done};

const NAMES: [&str; 3] = ["Ana", "Ben", "Cleo"];

fn person(n: usize) -> AnnotatorId {
    AnnotatorId(uuid::Uuid::from_u128(n as u128 + 1))
}

/// An article of ten sentences. Of each person the sentences that they marked, with the letter of a verdict (`-`: read, no claim; `v`, `u`:
/// verdicts; `c`: to check; `.`: not read).
pub fn article(number: usize, people: &[(usize, &str)]) -> Annotations {
    let text: Vec<String> =
        (0..10).map(|i| format!("Sentence {i} of article {number} says that the mill has {i} trees.")).collect();
    let mut annotations = Annotations::new(import::pasted(&text.join(" ")));
    let sentences = agreement::sentences_of(&annotations);
    assert_eq!(sentences.len(), 10);
    let (mut claims, mut no_claims) = (Vec::new(), Vec::new());
    for (n, left) in people {
        annotations.annotators.push(Annotator::new(person(*n), NAMES[*n]));
        for (sentence, letter) in sentences.iter().zip(left.chars()) {
            match letter {
                '.' => {}
                '-' => no_claims.push(NoClaim::new(person(*n), *sentence)),
                letter => {
                    // Ben marks without the full stop.
                    let range = sentence.to_range();
                    let end = range.end - usize::from(*n == 1);
                    let mut claim = Claim::new(person(*n), [TextRange::from_usize(range.start..end)]);
                    claim.time = Timestamp::from_second(1);
                    let verdict = match letter {
                        'v' => Some("verified"),
                        'u' => Some("unverified"),
                        _ => None,
                    };
                    claim.judgement_mut(person(*n)).verdict = verdict.map(str::to_owned);
                    claims.push(claim);
                }
            }
        }
    }
    annotations.claims = Claims::new(claims);
    annotations.no_claims = NoClaims::new(no_claims);
    annotations
}

/// The same with a scheme whose verdicts are in an order.
pub fn in_order(mut annotations: Annotations) -> Annotations {
    let mut scheme = (*annotations.scheme).clone();
    scheme.ordered = true;
    annotations.scheme = scheme.into();
    annotations
}

fn write(folder: &Path, name: &str, annotations: &Annotations) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, file::print(annotations)).unwrap();
}

/// A study of six articles by three people, in one file an article.
pub fn study(folder: &Path) {
    for number in 0..6 {
        let ana = ["v-u-v--u--", "vv-u------", "u---v---v-"][number % 3];
        let ben = ["v-u-u----v", "vv-v------", "u---v-u-v-"][number % 3];
        let cleo = ["v-u-v--u..", "vu-u------", "u---v---..", "-----v----"][number % 4];
        write(folder, &format!("{number}.claims.ron"), &article(number, &[(0, ana), (1, ben), (2, cleo)]));
    }
}

fn figures(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&done(folder, &[&["agree", "--json"], arguments].concat())).unwrap()
}

#[track_caller]
fn is(value: &Value, expected: f64) {
    assert!((value.as_f64().unwrap_or(f64::NAN) - expected).abs() < 1e-9, "{value}, not {expected}");
}

#[test]
fn figures_of_two_people_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.claims.ron", &article(0, &[(0, "v-u-v--u--"), (1, "v-uvu-----")]));
    let found = figures(folder.path(), &["a.claims.ron"]);
    assert_eq!(found["people"], json!(["Ana", "Ben"]));
    // Ana 4 claims, Ben 4, 3 of them in the same sentences.
    let sentences = &found["sentences"];
    is(&sentences["agreement"], 0.8);
    is(&sentences["specific"]["claim"], 0.75);
    is(&sentences["kappa"], (0.8 - 0.52) / 0.48);
    is(&sentences["alpha"], 1.0 - 0.2 * 19.0 * 20.0 / (2.0 * 8.0 * 12.0));
    assert_eq!(sentences["confusion"], json!([[3, 1], [1, 5]]));
    // v v, u u, v u.
    let verdicts = &found["verdicts"];
    is(&verdicts["agreement"], 2.0 / 3.0);
    assert_eq!((&verdicts["units"], &verdicts["confusion"]), (&json!(3), &json!([[1, 1], [0, 1]])));
    let words = &found["words"];
    is(&words["f1_overlap"], 0.75);
    is(&words["f1_exact"], 0.0);
    assert_eq!((&words["overlap"], &words["exact"]), (&json!([3, 4, 4]), &json!([0, 4, 4])));
    assert_eq!(found["intervals"]["sentences"]["alpha"], Value::Null);
    assert_eq!(found["why"]["intervals.sentences.alpha"], "few_articles");
    assert_eq!(words["gamma"], Value::Null, "gamma is drawn only if asked for");
    let drawn = figures(folder.path(), &["a.claims.ron", "--gamma", "--question", "words"]);
    assert!(drawn["words"]["gamma"].as_f64().is_some_and(|gamma| gamma > 0.0 && gamma < 1.0));
    assert_eq!(drawn.get("sentences"), None);
    assert_eq!(drawn, figures(folder.path(), &["a.claims.ron", "--gamma", "--question", "words"]), "it repeats");
}

#[test]
fn one_file_or_one_for_each_person_is_the_same() {
    let (together, apart) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    study(together.path());
    for number in 0..6 {
        let all = std::fs::read(together.path().join(format!("{number}.claims.ron"))).unwrap();
        let all = file::read(&all).unwrap().annotations;
        for (n, name) in NAMES.iter().enumerate() {
            let mut own = all.bare();
            own.annotators.retain(|annotator| annotator.id == person(n));
            let claims = all.claims.as_slice().iter().filter(|claim| claim.annotator == person(n));
            own.claims = Claims::shared(claims.cloned().collect());
            let no_claims = all.no_claims.as_slice().iter().filter(|no_claim| no_claim.annotator == person(n));
            own.no_claims = NoClaims::shared(no_claims.cloned().collect());
            write(apart.path(), &format!("{name}/{number}.claims.ron"), &own);
        }
    }
    let (one, several) = (figures(together.path(), &["."]), figures(apart.path(), &["."]));
    for field in ["people", "ids", "sentences", "verdicts", "words", "pairs", "intervals", "why"] {
        assert_eq!(one[field], several[field], "{field}");
    }
    assert_eq!(several["articles"][0]["files"].as_array().unwrap().len(), 3);
    assert!(one["intervals"]["sentences"]["alpha"]["low"].is_number(), "six articles have an interval");
    // The order of people changes names and places, no figure of all.
    let turned = figures(together.path(), &[".", "--people", "Cleo,Ana,Ben"]);
    assert_eq!(turned["people"], json!(["Cleo", "Ana", "Ben"]));
    for question in ["sentences", "verdicts"] {
        for name in ["alpha", "agreement", "fleiss", "mean_kappa"] {
            is(&turned[question][name], one[question][name].as_f64().unwrap());
        }
    }
}

#[test]
fn spans_add_up_to_the_table() {
    let folder = tempfile::tempdir().unwrap();
    study(folder.path());
    let found = figures(folder.path(), &[".", "--spans"]);
    let cells = found["spans"].as_array().unwrap();
    for pair in found["pairs"].as_array().unwrap() {
        for question in ["sentences", "verdicts"] {
            let categories = pair[question]["categories"].as_array().unwrap();
            for (i, row) in categories.iter().enumerate() {
                for (k, column) in categories.iter().enumerate() {
                    let is_it = |cell: &&Value| {
                        (&cell["question"], &cell["people"], &cell["row"], &cell["column"])
                            == (&json!(question), &pair["people"], row, column)
                    };
                    let items = cells.iter().find(is_it).map_or(0, |cell| cell["items"].as_array().unwrap().len());
                    assert_eq!(json!(items), pair[question]["confusion"][i][k], "{question} {row} {column}");
                }
            }
        }
    }
    assert!(found["articles"][0]["without"]["words.bar_u"].is_number());
}

#[test]
fn tables_and_lines_have_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    study(folder.path());
    let found = figures(folder.path(), &["."]);
    let table = done(folder.path(), &["agree", ".", "--csv"]);
    let alpha = found["verdicts"]["alpha"].to_string();
    assert!(table.contains(&format!("verdicts,\"Ana, Ben, Cleo\",alpha,,{alpha},")), "{table}");
    let lines = done(folder.path(), &["agree", "."]);
    let alpha = format!("{:.2}  α  (95 %", found["verdicts"]["alpha"].as_f64().unwrap());
    assert!(lines.contains(&alpha), "{lines}");
    assert!(lines.contains("Krippendorff 2011"), "{lines}");
}

#[test]
fn what_is_not_compared_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    study(path);
    let mut other = article(7, &[(0, "v---------")]);
    let mut scheme = (*other.scheme).clone();
    scheme.verdicts[0].id = "true".to_owned();
    other.scheme = scheme.into();
    write(path, "other.claims.ron", &other);
    std::fs::write(path.join("broken.claims.ron"), "(").unwrap();
    let mut key = article(8, &[(0, "v---------")]);
    key.purpose = Some(Purpose::Key);
    write(path, "key.claims.ron", &key);
    let (status, out, error) = claimlight(path, &["agree", "--json", "."]);
    assert_eq!(status, 3, "{error}");
    let found: Value = serde_json::from_str(&out).unwrap();
    let left: Vec<&str> =
        found["left_out"].as_array().unwrap().iter().map(|left| left["file"].as_str().unwrap()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(error.contains("other verdicts") && error.contains("its purpose is"), "{error}");
    assert_eq!(found["articles"].as_array().unwrap().len(), 6);
}

#[test]
fn an_order_of_verdicts_counts_if_the_scheme_has_one() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.claims.ron", &in_order(article(0, &[(0, "vvu-------"), (1, "vuu-------")])));
    let found = figures(folder.path(), &["."]);
    assert_eq!(found["verdicts"]["ordered"], true);
    // Of two verdicts there is only one distance.
    is(&found["verdicts"]["alpha_ordinal"], found["verdicts"]["alpha"].as_f64().unwrap());
}

#[test]
fn who_decides_is_no_annotator_unless_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut annotations = article(0, &[(0, "vvu-------"), (1, "vuu-------"), (2, "v---------")]);
    annotations.annotators[2].role = Some("adjudicator".into());
    write(folder.path(), "a.claims.ron", &annotations);
    assert_eq!(figures(folder.path(), &["."])["people"], json!(["Ana", "Ben"]));
    assert_eq!(figures(folder.path(), &[".", "--people", "Ana,Cleo"])["people"], json!(["Ana", "Cleo"]));
}

#[test]
fn verdicts_after_seeing_anothers_are_counted_and_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "The bridge closed in May. It cost 3 million.").unwrap();
    let mark = |words: &str| {
        done(folder.path(), &["mark", "a.txt", "--quote", words, "--verdict", "verified", "--as", "Ana"]);
    };
    mark("The bridge closed");
    mark("It cost 3 million");
    done(folder.path(), &["tag", "a.txt", "1", "unverified", "--as", "Ben"]);
    let found = figures(folder.path(), &["a.txt"]);
    assert_eq!((&found["verdicts"]["judged"], &found["verdicts"]["seen"]), (&json!(1), &json!(1)));
    assert_eq!((&found["verdicts"]["units"], &found["pairs"][0]["verdicts"]["seen"]), (&json!(1), &json!(1)));
    let without = figures(folder.path(), &["a.txt", "--without-seen"]);
    assert_eq!((&without["verdicts"]["units"], &without["verdicts"]["alpha"]), (&json!(0), &Value::Null));
    assert_eq!(without["why"]["verdicts.alpha"], "no_pairs");
    let lines = done(folder.path(), &["agree", "a.txt"]);
    assert!(lines.contains("1 of 1 were judged after seeing another’s verdict."), "{lines}");
}

#[test]
fn two_people_are_needed() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.claims.ron", &article(0, &[(0, "v---------")]));
    let check = |arguments: &[&str], expected: &str| {
        let (status, _, error) = claimlight(folder.path(), arguments);
        assert!(status == 1 || status == 2, "{status}");
        assert!(error.contains(expected), "{error}");
    };
    check(&["agree", "."], "only one person marked or judged anything; figures of agreement need two people");
    check(&["agree", ".", "--people", "Ana,Zoe"], "nobody in these files is Zoe");
    check(&["agree", ".", "--question", "moods"], "sentences, verdicts, words");
    check(&["agree", ".", "--unmarked", "maybe"], "auto, read, unread");
    check(&["agree", "none.claims.ron"], "there is no file");
}
