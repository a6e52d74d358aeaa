//! The worked example of docs/agreement.md: each figure that the page names is what the program computes from the data on the page.

use claimlight_core::agreement::coding::Coding;
use claimlight_core::agreement::spans::spans;
use claimlight_core::agreement::{Figure, Stretch, Stretches};

const PAGE: &str = include_str!("../../../docs/agreement.md");

/// The rows of the block with this name, without the names of the people.
fn rows(name: &str) -> Vec<Vec<&'static str>> {
    let block = PAGE.split(&format!("```{name}\n")).nth(1).unwrap().split("```").next().unwrap();
    block.lines().map(|line| line.split(' ').skip(1).collect()).collect()
}

/// What follows the block with this name, up to the next one.
fn prose(name: &str) -> String {
    let after = PAGE.split(&format!("```{name}\n")).nth(1).unwrap();
    after.split("```").nth(1).unwrap().replace('\n', " ")
}

#[track_caller]
fn check(block: &str, name: &str, figure: Figure) {
    let prose = prose(block);
    let said = prose.split(&format!("`{name}` = ")).nth(1).unwrap_or_else(|| panic!("{name} is not on the page"));
    // A formula may stand before the number.
    let said = said.split('`').next().unwrap();
    let value = format!("{:.2}", figure.unwrap());
    assert!(said.contains(&value), "{name} is {value}, and the page says {said}");
}

fn coding(block: &str, categories: &str) -> Coding {
    let rows = rows(block);
    let mut coding = Coding::new(2, categories.len());
    for (a, b) in rows[0].iter().zip(&rows[1]) {
        coding.count(&[categories.find(a), categories.find(b)]);
    }
    coding
}

#[test]
fn sentences_of_the_worked_example() {
    let coding = coding("sentences", "c-");
    check("sentences", "agreement", coding.agreement());
    check("sentences", "specific.claim", coding.specific(0));
    check("sentences", "kappa", coding.kappa());
    check("sentences", "alpha", coding.alpha());
}

#[test]
fn verdicts_of_the_worked_example() {
    let coding = coding("verdicts", "vu");
    check("verdicts", "agreement", coding.agreement());
    check("verdicts", "alpha", coding.alpha());
    check("verdicts", "kappa", coding.kappa());
    check("verdicts", "specific.verified", coding.specific(0));
}

#[test]
fn words_of_the_worked_example() {
    let claims = |row: &[&str]| -> Vec<Stretches> {
        let place = |words: &&str| {
            let (start, end) = words.split_once('-').unwrap();
            Stretches::new([Stretch::new(start.parse().unwrap(), end.parse().unwrap())])
        };
        row.iter().map(place).collect()
    };
    let rows = rows("words");
    let (counts, _) = spans(&claims(&rows[0]), &claims(&rows[1]), &Stretches::all(200));
    check("words", "f1_overlap", counts.f1_overlap());
    check("words", "f1_exact", counts.f1_exact());
    check("words", "f1_chars", counts.f1_chars());
}
