//! Random texts, and edits such as editors make. Each word keeps its number in the old text.

use std::ops::Range;

use crate::numbers::Numbers;

/// A word of a text, with what follows it. `origin` is its number in the old text, if it was there.
#[derive(Clone)]
pub struct Word {
    letters: String,
    behind: &'static str,
    pub origin: Option<usize>,
}

/// A word's number in the old text, if it was there, and its range in bytes.
pub type Placed = (Option<usize>, Range<usize>);

/// The sentences of a paragraph, each a list of words.
pub type Paragraph = Vec<Vec<Word>>;

const PLACES: &[&str] = &[
    "Elderby",
    "Foxhollow",
    "Kingsferry",
    "Malmö",
    "the east wing",
    "Åsele",
    "Saint-Malo",
    "東京",
    "the old quay",
    "Harrow Lane",
    "Nørre Snede",
    "Kraków",
    "the lower lock",
    "Bergamo",
];
const BODIES: &[&str] = &[
    "the council",
    "Orchid House",
    "the port authority",
    "Granary Theatre",
    "a panel of nine",
    "O’Neill & Sons",
    "the ferrymen",
    "Zoë Brandt",
    "a second survey",
    "the island’s school",
];
const ACTS: &[&str] = &[
    "admitted",
    "counted",
    "planted",
    "sold",
    "lost",
    "restored",
    "didn’t find",
    "borrowed",
    "promised",
    "wrote off",
    "returned",
    "insured",
];
const THINGS: &[&str] = &[
    "visitors",
    "trees",
    "households",
    "percent of its boats",
    "ﬁles",
    "species of moss",
    "crowns",
    "tons of slate",
    "pupils",
    "hours of work",
    "square metres",
    "letters",
];
const TAILS: &[&str] = &[
    "although the roof had leaked",
    "since no room was large enough",
    "as the mayor said on Monday",
    "so that it could open",
    "because of the storm",
    "while the bridge was shut",
    "after a vote of five to four",
    "",
];
pub const REPEATED: &[&str] = &[
    "Photographs may be taken for private use only.",
    "The figures were collected by hand and may contain errors.",
    "Read more below.",
];

fn one<'a>(numbers: &mut Numbers, of: &[&'a str]) -> &'a str {
    of[numbers.next(of.len())]
}

fn words(sentence: &str) -> Vec<Word> {
    sentence
        .split(' ')
        .filter(|w| !w.is_empty())
        .map(|w| Word { letters: w.to_owned(), behind: " ", origin: None })
        .collect()
}

fn sentence(numbers: &mut Numbers) -> Vec<Word> {
    if numbers.next(6) == 0 { words(one(numbers, REPEATED)) } else { unlike_others(numbers) }
}

fn unlike_others(numbers: &mut Numbers) -> Vec<Word> {
    let figure = match numbers.next(3) {
        0 => format!("{}.{}", numbers.next(90) + 10, numbers.next(10)),
        1 => format!("{},{:03}", numbers.next(90) + 1, numbers.next(1000)),
        _ => (numbers.next(900) + 3).to_string(),
    };
    let (body, act, thing) = (one(numbers, BODIES), one(numbers, ACTS), one(numbers, THINGS));
    let (place, tail, year) = (one(numbers, PLACES), one(numbers, TAILS), 1990 + numbers.next(35));
    words(&format!("In {year} {body} {act} {figure} {thing} near {place} {tail}."))
}

/// A random paragraph in which no sentence follows an equal one: nobody could tell which of the two was moved.
pub fn paragraph(numbers: &mut Numbers) -> Paragraph {
    let mut paragraph: Paragraph = (0..=numbers.next(5)).map(|_| sentence(numbers)).collect();
    paragraph.dedup_by(|a, b| a.iter().map(|w| &w.letters).eq(b.iter().map(|w| &w.letters)));
    paragraph
}

/// The text of some paragraphs, and the origin and range of each of its words, in order.
pub fn laid_out(paragraphs: &[Paragraph]) -> (String, Vec<Placed>) {
    let mut text = String::new();
    let mut at = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        if i > 0 {
            text.push_str("\n\n");
        }
        for word in paragraph.iter().flatten() {
            at.push((word.origin, text.len()..text.len() + word.letters.len()));
            text.push_str(&word.letters);
            text.push_str(word.behind);
        }
        text.truncate(text.trim_end().len());
    }
    (text, at)
}

/// Makes one change such as editors make.
pub fn edit(paragraphs: &mut Vec<Paragraph>, numbers: &mut Numbers) {
    let p = numbers.next(paragraphs.len());
    let s = numbers.next(paragraphs[p].len().max(1));
    let kind = numbers.next(12);
    if paragraphs[p].is_empty() {
        return;
    }
    let sentence = &mut paragraphs[p][s];
    // Nobody could tell which of several equal sentences was moved.
    let is_repeated = !sentence.iter().any(|w| w.letters == "In");
    let w = numbers.next(sentence.len().max(1));
    match kind {
        // A word (perhaps a figure) is replaced, inserted, or deleted.
        0 | 1 => {
            if let Some(word) = sentence.get_mut(w) {
                *word = Word { letters: format!("{}x", numbers.next(5_000)), behind: word.behind, origin: None };
            }
        }
        2 => sentence
            .splice(w..w, words(one(numbers, &["not", "reportedly", "of the old town", "about"])))
            .for_each(drop),
        3 if sentence.len() > 1 => drop(sentence.remove(w)),
        // Lines are broken elsewhere, or spaces are of another kind.
        4 => sentence.iter_mut().for_each(|w| w.behind = if w.letters.len() % 3 == 0 { "\n" } else { "\u{A0}" }),
        // Typography.
        5 => sentence
            .iter_mut()
            .for_each(|w| w.letters = w.letters.replace('’', "'").replace("ﬁ", "fi").replace('ö', "o\u{308}")),
        // A sentence is inserted, deleted, or moved, or its end is put first.
        6 => paragraphs[p].insert(s, unlike_others(numbers)),
        7 => drop(paragraphs[p].remove(s)),
        8 if !is_repeated => {
            let moved = paragraphs[p].remove(s);
            let to = numbers.next(paragraphs.len());
            let at = numbers.next(paragraphs[to].len() + 1);
            paragraphs[to].insert(at, moved);
        }
        9 if !is_repeated => {
            let tail = sentence.iter().position(|w| TAILS.iter().any(|t| t.split(' ').next() == Some(&w.letters)));
            let others = paragraphs[p]
                .iter()
                .flatten()
                .filter(|w| tail.is_some_and(|t| w.letters == paragraphs[p][s][t].letters));
            if others.count() == 1 {
                paragraphs[p][s].rotate_left(tail.unwrap_or(0));
            }
        }
        // A paragraph is moved, inserted, or deleted.
        10 => {
            let moved = paragraphs.remove(p);
            let to = numbers.next(paragraphs.len() + 1);
            paragraphs.insert(to, moved);
        }
        _ if numbers.next(3) > 0 => paragraphs.insert(p, paragraph(numbers)),
        _ if paragraphs.len() > 3 => drop(paragraphs.remove(p)),
        _ => {}
    }
}
