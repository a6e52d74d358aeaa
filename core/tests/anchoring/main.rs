//! Claims in texts that are edited at random while the truth is recorded: a place that anchoring is sure of is right, with the
//! old text and without it.

use std::ops::Range;

use claimlight_core::anchor::{Anchored, Anchoring, Quoted, SURE, Wording};
use claimlight_core::text::{Offset, TextRange, floor_grapheme};

mod edited;
#[path = "../numbers/mod.rs"]
mod numbers;

use edited::{Placed, REPEATED, edit, laid_out, paragraph};
use numbers::Numbers;

/// Where a claim really is in the new text.
#[derive(Debug)]
enum Truth {
    At(Range<usize>),
    Gone,
    /// So much of it is left that it is not gone, but not enough to say where it is.
    Unclear,
}

/// Where a claim really is: where seven tenths of its words stand together.
fn truth(claim: &Range<usize>, new: &[Placed]) -> Truth {
    let held: Vec<usize> = (0..new.len()).filter(|i| new[*i].0.is_some_and(|o| claim.contains(&o))).collect();
    let together = |from: usize| {
        held.iter().filter(|i| (from..from + claim.len() * 5 / 4 + 2).contains(*i)).copied().collect::<Vec<_>>()
    };
    match held.iter().map(|i| together(*i)).max_by_key(Vec::len) {
        None => Truth::Gone,
        Some(best) if best.len() * 10 >= claim.len() * 7 => {
            Truth::At(new[best[0]].1.start..new[best[best.len() - 1]].1.end)
        }
        Some(_) => Truth::Unclear,
    }
}

/// The Jaccard index of two ranges.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as f64;
    both / (a.end.max(b.end) - a.start.min(b.start)).max(1) as f64
}

/// Whether a place holds half or more of a claim's words, and half or more of its words are the claim's: a claim that was torn
/// apart is where most of it is.
fn holds_most(claim: &Range<usize>, new: &[Placed], place: &Range<usize>) -> bool {
    let inside: Vec<&Placed> = new.iter().filter(|(_, at)| at.start < place.end && place.start < at.end).collect();
    let own = inside.iter().filter(|(origin, _)| origin.is_some_and(|o| claim.contains(&o))).count();
    own * 2 >= claim.len() && own * 2 >= inside.len()
}

/// Whether nobody could tell from the texts that a wrong place is not the claim's: because it has the same words and the same two
/// words on each side, or because the claim is part of a sentence that the text repeats.
fn looks_the_same(old: &str, span: &Range<usize>, new: &str, place: &Range<usize>) -> bool {
    let around = |text: &str, range: &Range<usize>| -> Vec<String> {
        let before = text[..range.start].split_whitespace().rev().take(2).map(str::to_owned);
        let inside = text[range.clone()].split_whitespace().map(str::to_owned);
        before.chain(inside).chain(text[range.end..].split_whitespace().take(2).map(str::to_owned)).collect()
    };
    around(old, span) == around(new, place) || REPEATED.iter().any(|sentence| sentence.contains(&old[span.clone()]))
}

/// The results of one way of finding claims.
#[derive(Default)]
struct Tally {
    claims: usize,
    right: usize,
    wrong: usize,
    sure: usize,
    sure_and_wrong: Vec<String>,
}

/// An article before and after some edits, and claims in it.
struct Case {
    old: String,
    new: String,
    new_at: Vec<Placed>,
    /// The claims, as ranges of words of the old text.
    claims: Vec<Range<usize>>,
    /// The claims, as ranges of bytes of the old text.
    spans: Vec<Range<usize>>,
}

impl Case {
    fn new(numbers: &mut Numbers) -> Self {
        let edits = numbers.next(14);
        let mut paragraphs: Vec<_> = (0..numbers.next(12) + 3).map(|_| paragraph(numbers)).collect();
        for (i, word) in paragraphs.iter_mut().flatten().flatten().enumerate() {
            word.origin = Some(i);
        }
        let (old, old_at) = laid_out(&paragraphs);
        for _ in 0..edits {
            edit(&mut paragraphs, numbers);
        }
        let (new, new_at) = laid_out(&paragraphs);
        let mut claim = || {
            let from = numbers.next(old_at.len());
            from..(from + 1 + numbers.next(20)).min(old_at.len())
        };
        let claims: Vec<_> = (0..25).map(|_| claim()).collect();
        let spans = claims.iter().map(|c| old_at[c.start].1.start..old_at[c.end - 1].1.end).collect();
        Self { old, new, new_at, claims, spans }
    }

    fn quotes(&self) -> Vec<Quoted<'_>> {
        let whole = |at: usize| floor_grapheme(&self.old, Offset::new(at.min(self.old.len()))).to_usize();
        let quoted = |span: &Range<usize>| Quoted {
            start: self.old[..span.start].chars().count(),
            quote: &self.old[span.clone()],
            before: &self.old[whole(span.start.saturating_sub(128))..span.start],
            after: &self.old[span.end..whole(span.end + 128).max(span.end)],
        };
        self.spans.iter().map(quoted).collect()
    }

    /// Finds all claims and counts the results; `in_known` are their ranges in what is known of the old text.
    fn count(&self, anchoring: &Anchoring<'_>, in_known: &[TextRange], tally: &mut Tally) {
        for ((claim, span), known) in self.claims.iter().zip(&self.spans).zip(in_known) {
            let anchored = anchoring.place(*known);
            let place = anchored.found().map(|found| found.range.to_range());
            if let Some(place) = &place {
                assert!(
                    self.new.get(place.clone()).is_some_and(|words| !words.is_empty()),
                    "a stretch of the new text"
                );
            }
            let truth = truth(claim, &self.new_at);
            let right = match (&truth, &place) {
                (Truth::Unclear, _) => continue,
                (Truth::At(at), Some(place)) => overlap(at, place) >= 0.5 || holds_most(claim, &self.new_at, place),
                (Truth::Gone, None) => true,
                _ => false,
            };
            tally.claims += 1;
            tally.right += usize::from(right);
            let Some(place) = place else { continue };
            tally.wrong += usize::from(!right);
            if matches!(&anchored, Anchored::At(found) if found.confidence >= SURE) {
                tally.sure += 1;
                if !right && !looks_the_same(&self.old, span, &self.new, &place) {
                    let quote = &self.old[span.clone()];
                    tally
                        .sure_and_wrong
                        .push(format!("{quote:?}: {truth:?}, {anchored:?}\n{}\n---\n{}", self.old, self.new));
                }
            }
        }
    }
}

#[test]
fn a_place_that_is_sure_is_right() {
    let mut numbers = Numbers(20_261_125);
    let mut tallies = [Tally::default(), Tally::default()];
    while tallies.iter().any(|t| t.claims < 100_000) {
        let case = Case::new(&mut numbers);
        let spans: Vec<TextRange> = case.spans.iter().map(|s| TextRange::from_usize(s.clone())).collect();
        let quotes = case.quotes();
        let go_on = &mut |_| true;
        let Some(whole) = Anchoring::new(&case.old, &case.new, go_on) else { panic!("nobody stopped it") };
        let Some((known, in_known)) = Anchoring::from_quotes(&quotes, &case.new, go_on) else {
            panic!("nobody stopped it")
        };
        case.count(&whole, &spans, &mut tallies[0]);
        case.count(&known, &in_known, &mut tallies[1]);
    }
    for (way, tally) in ["with the old text", "without it"].iter().zip(&tallies) {
        let share = |n: usize| n as f64 * 100.0 / tally.claims as f64;
        println!(
            "{way}: {:.2} % right, {:.2} % wrong, sure of {:.1} %",
            share(tally.right),
            share(tally.wrong),
            share(tally.sure)
        );
        let wrong = &tally.sure_and_wrong;
        assert!(wrong.is_empty(), "{way}: sure and wrong {} times, first {}", wrong.len(), wrong[0]);
        assert!(share(tally.right) > 98.0 && share(tally.sure) > 80.0, "{way}: it finds too little");
    }
}

/// A figure with other digits.
fn corrected(figure: &str) -> String {
    let next = |c: char| c.to_digit(10).and_then(|d| char::from_digit((d + 1) % 9 + 1, 10)).unwrap_or(c);
    figure.chars().map(next).collect()
}

#[test]
fn a_figure_that_was_corrected_in_place_is_found_as_changed_and_never_sure() {
    let mut numbers = Numbers(20_261_127);
    let (mut claims, mut right) = (0, 0);
    for _ in 0..300 {
        let paragraphs: Vec<_> = (0..numbers.next(8) + 2).map(|_| paragraph(&mut numbers)).collect();
        let (old, at) = laid_out(&paragraphs);
        let is_figure = |at: &Range<usize>| old[at.clone()].replace(',', "").parse::<f64>().is_ok();
        let figures: Vec<Range<usize>> = at.into_iter().map(|(_, at)| at).filter(is_figure).collect();
        let figures: Vec<_> = figures.into_iter().filter(|_| numbers.next(4) == 0).collect();
        let mut new = old.clone();
        for at in &figures {
            new.replace_range(at.clone(), &corrected(&old[at.clone()]));
        }
        let Some(anchoring) = Anchoring::new(&old, &new, &mut |_| true) else { panic!("nobody stopped it") };
        for at in figures {
            claims += 1;
            let anchored = anchoring.place(TextRange::from_usize(at.clone()));
            let Some(found) = anchored.found() else { continue };
            assert!(found.confidence < SURE, "{anchored:?}");
            right += usize::from(found.range.to_range() == at && found.wording == Wording::Figure);
        }
    }
    assert!(claims > 1_000 && right * 100 >= claims * 97, "{right} of {claims} are right");
}

fn found(old: &str, new: &str, quote: &str) -> Anchored {
    let at = old.find(quote).unwrap_or(old.len());
    let Some(anchoring) = Anchoring::new(old, new, &mut |_| true) else { panic!("nobody stopped it") };
    anchoring.place(TextRange::from_usize(at..at + quote.len()))
}

#[test]
fn signs_at_the_ends_of_a_claim_are_kept() {
    let old = "He said: “It cost €5, (or 6%)!” Then he left the hall and went home to the harbour.";
    let new = "At noon he said: \"It cost €5, (or 6%)!\" Then he left the hall and went home to the harbour.";
    for (quote, expected) in
        [("“It cost €5, (or 6%)!”", "\"It cost €5, (or 6%)!\""), ("(or 6%)", "(or 6%)"), ("€5", "€5")]
    {
        let anchored = found(old, new, quote);
        assert_eq!(anchored.found().map(|f| f.range.of(new)), Some(expected), "{anchored:?}");
    }
}

#[test]
fn a_claim_that_begins_or_ends_within_a_word_does_so_again() {
    let old = "The company that had eleven employees now has thousands. Its report counts 37 firms in all.";
    let new = "By now the company that had eleven employees has thousands. Its report counts 37 firms in all.";
    for quote in ["any that had eleven emp", "ts report counts 37 fir", "leve"] {
        let anchored = found(old, new, quote);
        assert_eq!(
            anchored.found().map(|f| (f.range.of(new), f.wording)),
            Some((quote, Wording::Same)),
            "{anchored:?}"
        );
    }
    // If the word is another one, the whole word belongs to the place.
    let changed = new.replace("company", "firm");
    let anchored = found(old, &changed, "any that had eleven emp");
    assert_eq!(anchored.found().map(|f| f.range.of(&changed)), Some("firm that had eleven emp"));
}

#[test]
fn a_claim_of_signs_alone_is_found_between_its_neighbours() {
    let (old, new) = ("It rose — by a lot — last year.", "In short: it rose — by a lot – last year.");
    let at = |n| old.match_indices('—').nth(n).map_or(0, |m| m.0);
    let Some(anchoring) = Anchoring::new(old, new, &mut |_| true) else { panic!("nobody stopped it") };
    let place = |at: usize| anchoring.place(TextRange::from_usize(at..at + '—'.len_utf8()));
    assert_eq!(place(at(0)).found().map(|f| f.range.of(new)), Some("—"));
    assert_eq!(place(at(1)).found(), None);
}

#[test]
fn it_can_be_ended() {
    let mut progress = Vec::new();
    let ended = Anchoring::new("one two", "two one", &mut |share| {
        progress.push(share);
        progress.len() < 2
    });
    assert!(ended.is_none() && progress.len() == 2 && progress[0] < progress[1]);
}

#[test]
fn empty_and_odd_texts_are_no_trouble() {
    for (old, new, quote) in [("", "", ""), ("a", "", "a"), ("", "a", ""), ("…", "…", "…"), ("a b", "\u{301}", "b")]
    {
        let _ = found(old, new, quote).group();
    }
}
