//! What a class marked, sentence by sentence, without names.

use std::collections::BTreeMap;
use std::sync::Arc;

use claimlight_core::exercise::grades::{Lesson, Scored};
use claimlight_core::text::TextRange;

/// Of how many answers a map is drawn at least: of fewer, it would tell who marked what.
pub const LEAST: usize = 5;

/// What a class marked.
#[derive(Debug, Default)]
pub struct Heat {
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Of how many answers.
    pub answers: usize,
    /// The sentences in which many marked something beyond the key, the most first.
    pub beside: Vec<Beside>,
}

/// A sentence.
#[derive(Debug)]
pub struct Sentence {
    /// Where it is.
    pub range: TextRange,
    /// How many pupils marked something in it.
    pub marked: usize,
    /// How often each verdict was given to what they marked.
    pub verdicts: BTreeMap<Option<String>, usize>,
}

/// Words that several pupils marked, and no key has.
#[derive(Debug)]
pub struct Beside {
    /// What most of them marked.
    pub range: TextRange,
    /// How many.
    pub pupils: usize,
}

/// What is chosen on the map.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The sentence.
    pub sentence: usize,
    /// Whether the key's claims are underlined.
    pub shows_key: bool,
    /// Whether the letters are larger.
    pub is_larger: bool,
    /// Whether the numbers stand in a table.
    pub is_table: bool,
}

impl Heat {
    /// Counts what was marked.
    pub fn of(lesson: &Lesson, scored: &[Option<Arc<Scored>>]) -> Self {
        let article = &lesson.annotations.article;
        let language = article.facts.language.as_str();
        let mut sentences: Vec<Sentence> = article.text.sentences(language).into_iter().map(Sentence::at).collect();
        let mut extra: Vec<BTreeMap<TextRange, usize>> = sentences.iter().map(|_| BTreeMap::new()).collect();
        let mut more: Vec<usize> = vec![0; sentences.len()];
        let mut answers = 0;
        for scored in scored.iter().flatten() {
            answers += 1;
            let placed = scored.answer.claims.as_slice().iter().filter(|claim| claim.ranges().next().is_some());
            let marks: Vec<_> = placed.collect();
            for sentence in &mut sentences {
                let mut is_marked = false;
                for claim in marks.iter().filter(|claim| claim.ranges().any(|range| range.overlaps(sentence.range))) {
                    is_marked = true;
                    let verdict = claim.judgements.first().and_then(|judgement| judgement.verdict.clone());
                    *sentence.verdicts.entry(verdict).or_default() += 1;
                }
                sentence.marked += usize::from(is_marked);
            }
            let Some((_, outcome)) = scored.best() else { continue };
            let beyond: Vec<TextRange> = outcome.extra().filter_map(|mark| marks.get(mark)?.ranges().next()).collect();
            for (i, sentence) in sentences.iter().enumerate() {
                let here: Vec<TextRange> =
                    beyond.iter().copied().filter(|range| sentence.range.contains(range.start())).collect();
                more[i] += usize::from(!here.is_empty());
                for range in here {
                    *extra[i].entry(range).or_default() += 1;
                }
            }
        }
        let mut beside: Vec<Beside> = extra
            .iter()
            .zip(more)
            .filter_map(|(ranges, pupils)| {
                let (range, _) = ranges.iter().max_by_key(|(range, n)| (**n, std::cmp::Reverse(range.len())))?;
                Some(Beside { range: *range, pupils })
            })
            .collect();
        beside.sort_by_key(|beside| (std::cmp::Reverse(beside.pupils), beside.range.start()));
        Self { sentences, answers, beside }
    }

    /// Whether there are enough answers to draw a map.
    pub fn is_shown(&self) -> bool {
        self.answers >= LEAST
    }
}

impl Sentence {
    fn at(range: TextRange) -> Self {
        Self { range, marked: 0, verdicts: BTreeMap::new() }
    }
}
