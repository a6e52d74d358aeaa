//! Cases of other programs, if there are any at hand.

use proptest::prelude::*;

use super::*;

/// Whether an answer is near enough to what is expected; `tolerances` by the figure's name, `""` for all others.
fn differences(path: &str, expected: &Value, told: &Value, tolerances: &Value, found: &mut Vec<String>) {
    match (expected, told) {
        (Value::Object(expected), Value::Object(told)) => {
            for (name, value) in expected {
                let within = told.get(name).unwrap_or(&Value::Null);
                differences(&format!("{path}.{name}"), value, within, tolerances, found);
            }
        }
        (Value::Array(expected), Value::Array(told)) if expected.len() == told.len() => {
            for (i, (value, told)) in expected.iter().zip(told).enumerate() {
                differences(&format!("{path}[{i}]"), value, told, tolerances, found);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            let name = path.rsplit('.').next().unwrap_or_default();
            let tolerance = [name, ""].iter().find_map(|name| tolerances.get(name)?.as_f64()).unwrap_or(1e-9);
            if (a - b).abs() > tolerance {
                found.push(format!("{path}: {b} for {a}"));
            }
        }
        _ if expected == told => {}
        _ => found.push(format!("{path}: {told} for {expected}")),
    }
}

/// Checks the cases in the file that `CLAIMLIGHT_AGREEMENT_CASES` names. What another sampler drew is left out.
#[test]
fn cases_of_others() {
    let Some(file) = std::env::var_os("CLAIMLIGHT_AGREEMENT_CASES") else { return };
    let mut found = Vec::new();
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let mut case: Value = serde_json::from_str(line).unwrap();
        for pair in case["expect"].as_object_mut().unwrap().values_mut().filter_map(Value::as_object_mut) {
            pair.remove("pygamma");
        }
        let told = answer(&case);
        let (tolerances, mut here) = (&case["tolerance"], Vec::new());
        differences("", &case["expect"], &told["expect"], tolerances, &mut here);
        let why = case.get("why").cloned().unwrap_or_else(|| json!({}));
        if told["why"] != why {
            here.push(format!("why: {} for {why}", told["why"]));
        }
        // Without `expect`, all figures of the kind are told.
        let (asked, all) = (
            case["expect"].clone(),
            answer(&{
                case.as_object_mut().unwrap().remove("expect");
                case.clone()
            }),
        );
        differences("", &asked, &all["expect"], &case["tolerance"], &mut here);
        found.extend(here.into_iter().map(|difference| format!("{} {difference}", case["id"])));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_not_a_case_has_no_figures() {
    for case in [json!(null), json!({"kind": "nothing"}), json!({"kind": 3, "id": "x"})] {
        assert_eq!(answer(&case)["expect"], json!({}));
    }
    for kind in ["coding", "sentences", "verdicts", "spans", "unitizing", "gamma", "interval"] {
        assert!(answer(&json!({"kind": kind})).is_object());
    }
}

#[test]
fn names_that_are_asked_for_are_told() {
    let case = json!({"id": "a", "kind": "coding", "annotators": ["x", "y"], "categories": ["p", "q"],
        "units": [["p", "p"], ["p", ""]], "expect": {"alpha": 0, "specific": {"q": 0}, "units": 9}});
    let told = json!({"id": "a", "expect": {"alpha": null, "specific": {"q": null}, "units": 1},
        "why": {"alpha": "one_category"}});
    assert_eq!(answer(&case), told);
}

const NAMES: [&str; 16] = [
    "",
    "A",
    "B",
    "C",
    "units",
    "claims",
    "judged",
    "no_claims",
    "spans",
    "id",
    "verdict",
    "read",
    "length",
    "articles",
    "claim",
    "none",
];

/// Anything, made of the names and numbers that cases have.
fn anything() -> impl Strategy<Value = Value> {
    let name = || proptest::sample::select(&NAMES[..]);
    let number = prop_oneof![0_u64..40, Just(u64::MAX), Just(u64::from(u32::MAX))];
    let leaf = prop_oneof![
        Just(Value::Null),
        number.prop_map(|n| json!(n)),
        Just(json!(-1.5)),
        name().prop_map(|name| json!(name)),
        (0_u64..30, 0_u64..30, name()).prop_map(|(start, end, value)| json!([start, end, value])),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let member = (proptest::sample::select(&NAMES[..]).prop_map(str::to_owned), inner.clone());
        prop_oneof![
            proptest::collection::vec(inner, 0..6).prop_map(|list| json!(list)),
            proptest::collection::vec(member, 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn nothing_stops_it(
        kind in proptest::sample::select(
            &["coding", "sentences", "verdicts", "spans", "unitizing", "gamma", "interval"][..]
        ),
        fields in proptest::collection::vec(anything(), 8),
        figure in proptest::sample::select(&["f1", "kappa", "fleiss", "alpha_ordinal"][..]),
    ) {
        let [units, claims, judged, people, read, articles, sentences, categories] = fields.as_slice() else {
            return Ok(());
        };
        let case = json!({"kind": kind, "figure": figure, "length": 50, "units": units, "claims": claims,
            "judged": judged, "people": people, "read": read, "articles": articles, "sentences": sentences,
            "categories": categories, "samples": 3});
        prop_assert!(answer(&case)["expect"].is_object());
    }
}
