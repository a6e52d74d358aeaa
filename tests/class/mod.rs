//! A class for tests: an exercise, its key, and the answers of invented pupils.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimlight_core::exercise::{HandIn, MarkedClaim, MarkedSpan, Task, exercise, key_file};
use claimlight_core::file;
use claimlight_core::model::{
    Annotations, AnnotatorId, Article, ArticleFacts, ArticleText, Ask, BlockKind, Claim, Claims, Criterion, FOUND,
    Fraction, Level, Rubric, Scheme,
};
use claimlight_core::text::TextRange;

const BLOCKS: [&str; 4] = [
    "On Tuesday the harbour board met for the ninth time this winter. The lift bridge has failed to close 41 times since \
     October, more often than in the ten years before taken together, according to the town’s own log.",
    "The repair was budgeted at 2.4 million crowns and was to be finished in June. Neither figure has held. The board’s \
     engineer, Ida Brun, told members that “no bridge of this type anywhere in the country has run so long on its first \
     bearings.”",
    "Ferry operators say they have lost passengers. One of them, Nordsund Lines, put the loss at a third of its winter income. \
     The harbour board disputes that, and points to a mild season in which the strait was free of ice for all but six days.",
    "Traffic through the strait will double by 2030, the regional plan says, though it gives no source for the figure.",
];

/// The claims of the key, with the accepted verdict and words to pupils.
const KEY: [(&str, &str, &str); 6] = [
    ("failed to close 41 times since October", "verified", ""),
    ("more often than in the ten years before", "unverified", "A comparison is a claim of its own."),
    ("budgeted at 2.4 million crowns", "verified", ""),
    ("to be finished in June", "", "The sentence was marked for its money. It holds two claims."),
    ("no bridge of this type anywhere in the country", "unverified", ""),
    ("Traffic through the strait will double by 2030", "unverified", ""),
];

/// What pupils mark beside the key.
const BESIDE: [&str; 3] = [
    "put the loss at a third of its winter income",
    "met for the ninth time this winter",
    "free of ice for all but six days",
];

/// How many of ten pupils find each claim of the key.
const FOUND_BY: [u64; 6] = [9, 3, 8, 3, 6, 7];

/// The pupils.
pub const PUPILS: [&str; 28] = [
    "Ada Nilsen",
    "Ben Okoro",
    "Carla Ruiz",
    "David Lindqvist",
    "Elif Aydin",
    "Finn Olsen",
    "Greta Lund",
    "Hana Sato",
    "Ivo Marti",
    "Jana Koller",
    "Kofi Mensah",
    "Lena Brandt",
    "Leon Huber",
    "Maja Novak",
    "Milan Petrov",
    "Nele Arndt",
    "Noah Baum",
    "Olga Rein",
    "Pia Moser",
    "Ravi Nair",
    "Sara Lind",
    "Theo Falk",
    "Uma Rao",
    "Vera Kunz",
    "Wim de Boer",
    "Yara Haddad",
    "Zoë Fischer",
    "Zoltan Nagy",
];

/// The number of a pupil on the platform.
pub fn number(i: usize) -> usize {
    48_201 + 7 * i
}

fn article() -> Article {
    let blocks = BLOCKS.map(|words| (BlockKind::Paragraph, words.to_owned(), Vec::new()));
    let facts = ArticleFacts { title: "The bridge that would not close".to_owned(), ..ArticleFacts::default() };
    Article { text: Arc::new(ArticleText::from_blocks(blocks)), facts: Arc::new(facts) }
}

fn span(text: &ArticleText, words: &str) -> MarkedSpan {
    let start = text.as_str().find(words).unwrap();
    let at = TextRange::from_usize(start..start + words.len());
    let scalars = |offset| text.to_scalars(offset) as u64;
    MarkedSpan { start: scalars(at.start()), end: scalars(at.end()), quote: words.to_owned() }
}

fn rubric() -> Rubric {
    let level = |(label, points, from): (&str, u64, Option<usize>)| Level {
        label: label.to_owned(),
        points: Some(Fraction::new(points, 1)),
        from,
        ..Level::default()
    };
    let found = [("Few", 0, Some(0)), ("Some", 3, Some(2)), ("Most", 6, Some(4)), ("All", 9, Some(6))];
    let reason = [("None", 0, None), ("Guessed", 1, None), ("Named", 2, None), ("Checked", 3, None)];
    let criterion = |id: &str, label: &str, levels: Vec<Level>| Criterion {
        id: id.to_owned(),
        label: label.to_owned(),
        levels,
        ..Criterion::default()
    };
    let criteria = vec![
        criterion(FOUND, "Claims", found.into_iter().map(level).collect()),
        criterion("reason", "Reason", reason.into_iter().map(level).collect()),
    ];
    Rubric { criteria, extra: None }
}

/// A number that looks random, the same each time.
fn mixed(i: usize, claim: usize) -> u64 {
    let (i, claim) = (i as u64 + 1, claim as u64 + 1);
    let mut x = i.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ claim.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 29;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    (x ^ (x >> 32)) % 1000
}

fn answer(of: &Annotations, i: usize) -> HandIn {
    let text = &of.article.text;
    let mut claims = Vec::new();
    let mut mark = |words: &str, verdict: &str, note: &str, has_link: bool| {
        let mut claim = MarkedClaim {
            id: uuid(i * 100 + claims.len() + 1),
            time: "2026-11-24T10:40:00Z".to_owned(),
            spans: vec![span(text, words)],
            verdict: verdict.to_owned(),
            note: note.to_owned(),
            ..MarkedClaim::default()
        };
        if has_link {
            claim.evidence.push(claimlight_core::exercise::Evidence {
                id: uuid(i * 100 + claims.len() + 50),
                url: "https://example.org/log".to_owned(),
                ..Default::default()
            });
        }
        claims.push(claim);
    };
    // Lena is the one whose answer tests look at.
    if PUPILS[i] == "Lena Brandt" {
        mark(KEY[0].0, "verified", "The town’s log says so.", true);
        mark(KEY[2].0, "unverified", "", false);
        mark("June. Neither figure has held.", "unverified", "It says June but then it says it didn’t hold.", false);
        mark(KEY[4].0, "unverified", "", false);
        mark(KEY[5].0, "unverified", "No source is given.", true);
    } else {
        for (k, (words, verdict, _)) in KEY.iter().enumerate() {
            let luck = mixed(i, k);
            if luck >= FOUND_BY[k] * 100 {
                continue;
            }
            let part = luck.is_multiple_of(7);
            let words = if part { &words[..words.find(' ').unwrap()] } else { words };
            let verdict = match luck % 5 {
                0 => {
                    if *verdict == "verified" {
                        "unverified"
                    } else {
                        "verified"
                    }
                }
                _ if verdict.is_empty() => "unverified",
                _ => verdict,
            };
            let note = if luck.is_multiple_of(3) { "That is what the article says." } else { "" };
            mark(words, verdict, note, luck % 4 == 1);
        }
    }
    for (k, words) in BESIDE.iter().enumerate() {
        if mixed(i, 10 + k) < 420 - 120 * k as u64 {
            mark(words, "unverified", "", false);
        }
    }
    HandIn {
        exercise: claimlight_core::exercise::HandIn::of_file(&handed_in(of))
            .map(|handin| handin.exercise)
            .unwrap_or_default(),
        text_sha256: text.sha256().to_owned(),
        annotator: uuid(9000 + i),
        who: PUPILS[i].to_owned(),
        time: "2026-11-24T10:40:00Z".to_owned(),
        claims,
        ..HandIn::default()
    }
}

/// An empty answer, of which only the exercise is looked at.
fn handed_in(of: &Annotations) -> Annotations {
    let exercise = of.exercise.as_ref().unwrap();
    let mut answer = of.clone();
    answer.purpose = Some(claimlight_core::model::Purpose::Answer);
    answer.exercise = Some(Arc::new(exercise.of_answer(claimlight_core::model::Timestamp::from_second(0))));
    answer
}

fn uuid(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// Writes an exercise, its key and the answers of the first `pupils` into a folder; the second answer is damaged, and the ninth pupil
/// handed in nothing. Returns the exercise's file.
pub fn class(folder: &Path, pupils: usize, has_rubric: bool) -> PathBuf {
    let asks = [Ask::Find, Ask::Judge, Ask::Why, Ask::Evidence].into_iter().collect();
    let task = Task {
        name: "The bridge that would not close".to_owned(),
        words: "Mark what can be checked.".to_owned(),
        asks,
        rubric: if has_rubric { rubric() } else { Rubric::default() },
        ..Task::default()
    };
    let scheme = Arc::new(Scheme::built_in().into_iter().next().unwrap().clone());
    let of = exercise(&article(), &scheme, &task);
    let path = folder.join("bridge.exercise.ron");
    std::fs::write(&path, file::print(&of)).unwrap();
    std::fs::create_dir_all(folder.join("key")).unwrap();
    std::fs::write(folder.join("key/bridge.key.claims.ron"), file::print(&key(&of))).unwrap();
    for i in (0..pupils).filter(|i| *i != 8) {
        let place = folder.join(format!("answers/{}_{}_assignsubmission_file", PUPILS[i], number(i)));
        std::fs::create_dir_all(&place).unwrap();
        let mut printed = file::print(&answer(&of, i).to_annotations(&of));
        if i == 1 {
            printed.truncate(printed.len() / 3);
        }
        std::fs::write(place.join("bridge.claims.ron"), printed).unwrap();
    }
    path
}

fn key(of: &Annotations) -> Annotations {
    let me = AnnotatorId(uuid(1).parse().unwrap());
    let mut key = key_file(of);
    let text = key.article.text.clone();
    let claim = |(n, (words, verdict, to_pupil)): (usize, &(&str, &str, &str))| {
        let start = text.as_str().find(words).unwrap();
        let mut claim = Claim::new(me, [TextRange::from_usize(start..start + words.len())]);
        claim.id = claimlight_core::model::ClaimId(uuid(500 + n).parse().unwrap());
        claim.accepted = if verdict.is_empty() {
            [String::new(), "unverified".to_owned()].into_iter().collect()
        } else {
            [(*verdict).to_owned()].into_iter().collect()
        };
        (*to_pupil).clone_into(&mut claim.to_pupil);
        claim
    };
    key.claims = Claims::new(KEY.iter().enumerate().map(claim).collect::<Vec<_>>());
    key
}

/// Moodle's grading worksheet for the first pupils.
pub fn worksheet(pupils: usize) -> String {
    let head = "\u{feff}Identifier,\"Full name\",Status,Grade,\"Maximum grade\",\"Grade can be changed\",\
                \"Last modified (submission)\",\"Last modified (grade)\",\"Feedback comments\"\n";
    let row = |(i, name): (usize, &&str)| {
        let (number, time) = (number(i), "\"Tuesday, 24 November 2026, 10:40 AM\"");
        format!("\"Participant {number}\",\"{name}\",\"Submitted for grading\",,100.00,Yes,{time},-,\n")
    };
    std::iter::once(head.to_owned()).chain(PUPILS.iter().take(pupils).enumerate().map(row)).collect()
}
