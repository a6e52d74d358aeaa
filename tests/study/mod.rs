//! A study: three people's marks and verdicts in articles, and those of somebody who decides between them. What they left follows from
//! numbers alone, so it is the same each time.

use std::path::Path;

use claimlight_core::agreement::Unmarked;
use claimlight_core::agreement::queue::{Acts, Queue};
use claimlight_core::compare::{self, Clock};
use claimlight_core::model::{
    ADJUDICATOR, Annotations, Annotator, AnnotatorId, Claim, ClaimId, Claims, Evidence, EvidenceId, NoClaim, NoClaims,
    Scheme, Timestamp,
};
use claimlight_core::text::TextRange;
use claimlight_core::{agreement, file, import};

/// The people; the last one decides.
pub const PEOPLE: [&str; 4] = ["Ana", "Ben", "Noor", "Lena"];

/// The articles.
pub const ARTICLES: [&str; 12] = [
    "Bridge",
    "Ferry",
    "Herring",
    "Chip race",
    "Harbour tax",
    "Night train",
    "School roof",
    "Well water",
    "Old mill",
    "Bus lanes",
    "Snow plan",
    "Market hall",
];

const SENTENCES: [&str; 14] = [
    "The lift failed to close 41 times last year.",
    "The repair was budgeted at 2.4 million crowns in March.",
    "Winter brings a third of the income, the owners say.",
    "The last one stopped in 2009, after a hundred years.",
    "It holds 212 cabins on four decks.",
    "Some 37 firms sell such parts today.",
    "The plan was announced on 3 March.",
    "Sonar counted 540,000 tonnes off the coast.",
    "One ship was seen at night, far out.",
    "The mayor calls it the cheapest in the country.",
    "Nobody was asked before the decision fell.",
    "The water stood at 1.8 metres in the cellars.",
    "Tickets cost twice as much as before.",
    "Two in three people use it every week.",
];

const FILLERS: [&str; 4] = [
    "It was a grey morning at the quay.",
    "People stood and talked for a while.",
    "What comes next is hard to say.",
    "The coffee was good, at least.",
];

const VERDICTS: [&str; 3] = ["verified", "unverified", "misleading"];

/// The id of a person.
pub fn person(n: usize) -> AnnotatorId {
    AnnotatorId(uuid::Uuid::from_u128(n as u128 + 1))
}

/// A number below 100 that follows from others.
fn chance(parts: [usize; 3]) -> usize {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for part in parts {
        state = (state ^ part as u64).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state ^= state >> 29;
    }
    usize::try_from(state % 100).unwrap()
}

fn text(article: usize) -> String {
    let sentence = |i: usize| match i % 3 {
        2 => FILLERS[(article + i) % FILLERS.len()],
        _ => SENTENCES[(article * 5 + i) % SENTENCES.len()],
    };
    let paragraphs: Vec<String> =
        (0..6).map(|p| (0..4).map(|i| sentence(p * 4 + i)).collect::<Vec<_>>().join(" ")).collect();
    format!("# {}\n\n{}\n", ARTICLES[article], paragraphs.join("\n\n"))
}

/// What a person says of a sentence: nothing, or a verdict.
fn said(article: usize, sentence: usize, who: usize) -> Option<usize> {
    let is_claim = sentence % 3 != 2;
    // In the first article people differ most.
    let slips = if article == 0 { 26 } else { 9 };
    if (chance([article, sentence, who * 7 + 1]) < slips) == is_claim {
        return None;
    }
    let truth = [0, 1, 0, 1, 0, 2][chance([article, sentence, 900]) % 6];
    let differs = chance([article, sentence, who * 13 + 5]) < if article == 0 { 40 } else { 20 };
    Some(if differs { (truth + 1 + chance([article, sentence, who]) % 2) % 3 } else { truth })
}

/// The words that a person marks in a sentence: Ben leaves out the full stop, Noor now and then the beginning.
fn words(sentence: TextRange, of: &str, [article, number, who]: [usize; 3]) -> TextRange {
    let range = sentence.to_range();
    let mut words = range.clone();
    if who == 1 {
        words.end -= 1;
    }
    if who == 2 && chance([article, number, 77]) < 40 {
        let beginning: usize = of[range].split_inclusive(' ').take(2).map(str::len).sum();
        words.start += beginning;
    }
    TextRange::from_usize(words)
}

/// The scheme of the study.
fn scheme() -> Scheme {
    let mut scheme = Scheme::default();
    let others = Scheme::built_in().into_iter().flat_map(|scheme| scheme.verdicts);
    scheme.verdicts.extend(others.filter(|verdict| verdict.id == "misleading"));
    scheme.id = String::from("three");
    scheme.name = String::from("Three verdicts");
    scheme
}

/// The article with what these people left in it. All but Noor record where they found no claim.
pub fn article(number: usize, people: &[usize]) -> Annotations {
    let name = format!("{}.md", ARTICLES[number]);
    let mut left = Annotations::new(import::import(&name, text(number).as_bytes()).unwrap().article);
    left.scheme = scheme().into();
    left.annotators = people.iter().map(|who| Annotator::new(person(*who), PEOPLE[*who])).collect();
    let (mut claims, mut no_claims) = (Vec::new(), Vec::new());
    for (i, sentence) in agreement::sentences_of(&left).into_iter().enumerate().skip(1) {
        for who in people.iter().copied().filter(|who| *who < 3) {
            let Some(verdict) = said(number, i - 1, who) else {
                if who != 2 {
                    no_claims.push(NoClaim::new(person(who), sentence));
                }
                continue;
            };
            let words = words(sentence, left.article.text.as_str(), [number, i, who]);
            claims.push(claim(words, verdict, [number, i, who]));
        }
    }
    left.claims = Claims::new(claims);
    left.no_claims = NoClaims::new(no_claims);
    left
}

fn claim(words: TextRange, verdict: usize, parts: [usize; 3]) -> Claim {
    let [number, sentence, who] = parts;
    let mut claim = Claim::new(person(who), [words]);
    claim.id = ClaimId(uuid::Uuid::from_u128((number * 1000 + sentence * 10 + who + 1) as u128));
    claim.time = Timestamp::from_second(1);
    let judgement = claim.judgement_mut(person(who));
    judgement.verdict = Some(VERDICTS[verdict].to_owned());
    judgement.time = Timestamp::from_second(2);
    match chance(parts) {
        0..20 => judgement.note = String::from("the log is the board’s own"),
        20..50 => {
            let id = EvidenceId(uuid::Uuid::from_u128((1_000_000 + number * 1000 + sentence * 10 + who + 1) as u128));
            let mut evidence = Evidence { annotator: person(who), ..Evidence::empty(id) };
            evidence.url = String::from("https://example.org/report");
            claim.evidence.push(evidence);
        }
        _ => {}
    }
    claim
}

/// The same after Ben saw Ana's verdicts on three claims and gave his own on the same claims.
fn copied(mut now: Annotations) -> Annotations {
    let before = compare::stamped(
        &Annotations { claims: Claims::default(), ..now.clone() },
        &now,
        person(0),
        Clock::at(5_000, 1),
    );
    let ana: Vec<Claim> =
        before.claims.as_slice().iter().filter(|c| c.annotator == person(0)).take(3).map(|c| (**c).clone()).collect();
    let ids: Vec<ClaimId> = ana.iter().map(|claim| claim.id).collect();
    let others = before.claims.as_slice().iter().filter(|c| !ids.contains(&c.id)).map(|c| (**c).clone());
    let judged = ana.into_iter().map(|mut claim| {
        let judgement = claim.judgement_mut(person(1));
        judgement.verdict = Some(VERDICTS[0].to_owned());
        judgement.time = Timestamp::from_second(9);
        claim
    });
    now.claims = Claims::new(judged.chain(others));
    compare::stamped(&before, &now, person(1), Clock::at(9_000, 2))
}

fn write(folder: &Path, name: &str, annotations: &Annotations) {
    std::fs::write(folder.join(format!("{name}.claims.ron")), file::print(annotations)).unwrap();
}

/// Writes the study of these people (0 to 2, and 3 for who decides) into a folder: their articles, and the annotation files. In the
/// second article Ben works in a file of his own, in the third he saw Ana's verdicts.
pub fn study(folder: &Path, articles: usize, people: &[usize]) {
    for (number, title) in ARTICLES.iter().enumerate().take(articles) {
        let name = title.to_lowercase();
        std::fs::write(folder.join(format!("{name}.md")), text(number)).unwrap();
        let others: Vec<usize> = people.iter().copied().filter(|who| *who != 1).collect();
        match number {
            1 => {
                write(folder, &name, &article(number, &others));
                write(folder, &format!("{name}.Ben"), &article(number, &[1]));
            }
            2 => write(folder, &name, &copied(article(number, people))),
            _ => write(folder, &name, &article(number, people)),
        }
        if number == 0 && people.contains(&3) {
            write(folder, &name, &decided(article(number, people)));
        }
    }
}

/// The same with a decision on the first claim.
fn decided(mut left: Annotations) -> Annotations {
    for annotator in left.annotators.iter_mut().filter(|annotator| annotator.id == person(3)) {
        annotator.role = Some(ADJUDICATOR.into());
    }
    let mut claims: Vec<Claim> = left.claims.as_slice().iter().map(|claim| (**claim).clone()).collect();
    claims[0].judgement_mut(person(3)).verdict = Some(VERDICTS[1].to_owned());
    left.claims = Claims::new(claims);
    left
}

/// Writes the files of a study again, after Lena has decided all that is to decide in each: now for one version, now for another, and now
/// and then that there is no claim.
pub fn decide(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with(".claims.ron") {
            continue;
        }
        let mut left = file::read(&std::fs::read(&path).unwrap()).unwrap().annotations;
        left.annotators.retain(|annotator| annotator.id != person(3));
        let role = Some(ADJUDICATOR.into());
        left.annotators.push(Annotator { role, ..Annotator::new(person(3), PEOPLE[3]) });
        let queue = Queue::of(&left, &agreement::sentences_of(&left), Unmarked::Auto);
        let acts = Acts { annotations: &left, by: person(3), blind: false, time: Timestamp::from_second(20) };
        let mut edits = Vec::new();
        for (i, group) in queue.groups.iter().enumerate() {
            edits.extend(match chance([i, 3, group.claims.len()]) {
                0..15 => acts.no_claim(group),
                n => acts.take(group, &group.versions[n % group.versions.len()]),
            });
        }
        left.apply_all(&edits);
        std::fs::write(&path, file::print(&left)).unwrap();
    }
}
