//! What always holds of studies, whatever people left in the files.

use std::convert::Infallible;

use claimlight_core::agreement::{
    Asked, Cell, Counted, Figure, FigureOf, Item, Name, Question, Study, Survey, Unmarked, Work, jackknives, mean,
    pairs_of, sentences_of, total,
};
use claimlight_core::import;
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Claim, Claims, NoClaim, NoClaims, Timestamp};
use claimlight_core::report::agreement::names;
use claimlight_core::text::TextRange;
use proptest::collection::vec;
use proptest::prelude::*;

const TEXTS: [&str; 3] = [
    "Die Brücke schloß im Mai. Sie öffnete im Juni wieder. Niemand zahlte dafür. Das sagt die Stadt.",
    "The mill has 214 trees. Forty were planted in spring. A frost took most of the blossom.",
    "The ferry ran 41 times. It was late twice. One crossing was called off. Nobody was told. Boats wait.",
];

/// A mark: the article, who, from which letter, how many letters, and what each person said of it (0: nothing, 1: to check).
type Mark = (usize, usize, usize, usize, Vec<usize>);

#[derive(Clone, Debug)]
struct Left {
    marks: Vec<Mark>,
    no_claims: Vec<(usize, usize, usize)>,
}

fn left() -> impl Strategy<Value = Left> {
    let mark = (0_usize..3, 0_usize..3, 0_usize..80, 1_usize..30, vec(0_usize..4, 3));
    let no_claim = (0_usize..3, 0_usize..3, 0_usize..5);
    (vec(mark, 0..14), vec(no_claim, 0..10)).prop_map(|(marks, no_claims)| Left { marks, no_claims })
}

fn person(n: usize) -> AnnotatorId {
    AnnotatorId(uuid::Uuid::from_u128(n as u128 + 1))
}

fn range(text: &str, from: usize, letters: usize) -> TextRange {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    TextRange::from_usize(at(from)..at(from + letters))
}

/// The files of the articles: one of each with all that these people left there.
fn files(left: &Left, people: &[usize]) -> Vec<Annotations> {
    let of = |number: usize| {
        let mut file = Annotations::new(import::pasted(TEXTS[number]));
        file.annotators = (0..3).map(|n| Annotator::new(person(n), ["Ana", "Ben", "Cleo"][n])).collect();
        let text = file.article.text.as_str().to_owned();
        let verdicts = ["verified", "unverified"];
        let mut claims = Vec::new();
        for (i, (article, who, from, letters, said)) in left.marks.iter().enumerate() {
            if *article != number || !people.contains(who) {
                continue;
            }
            let mut claim = Claim::new(person(*who), [range(&text, *from, *letters)]);
            claim.id = claimlight_core::model::ClaimId(uuid::Uuid::from_u128(i as u128 + 1));
            claim.time = Timestamp::from_second(i64::try_from(i).unwrap() + 1);
            for (n, said) in said.iter().enumerate().filter(|(n, said)| **said > 0 && people.contains(n)) {
                let judgement = claim.judgement_mut(person(n));
                judgement.verdict = said.checked_sub(2).map(|i| verdicts[i].to_owned());
                judgement.time = Timestamp::from_second(50);
            }
            claim.judgements.sort_by_key(|judgement| judgement.annotator);
            if !claim.spans[0].range().unwrap().is_empty() {
                claims.push(claim);
            }
        }
        file.claims = Claims::new(claims);
        let sentences = sentences_of(&file);
        let theirs = left.no_claims.iter().enumerate().filter(|(_, (a, who, _))| *a == number && people.contains(who));
        file.no_claims = NoClaims::new(theirs.filter_map(|(i, (_, who, sentence))| {
            let mut no_claim = NoClaim::new(person(*who), *sentences.get(*sentence)?);
            no_claim.id = claimlight_core::model::NoClaimId(uuid::Uuid::from_u128(i as u128 + 1));
            no_claim.time = Timestamp::from_second(1);
            Some(no_claim)
        }));
        file
    };
    (0..TEXTS.len()).map(of).collect()
}

fn counted(files: &[Annotations], people: &[usize], unmarked: Unmarked) -> Counted {
    compared(files, [people, &[]], unmarked)
}

/// Compares people with one another, or each of them with those who decide.
fn compared(files: &[Annotations], [people, deciding]: [&[usize]; 2], unmarked: Unmarked) -> Counted {
    let read = |i: usize| Ok::<_, Infallible>(files[i].clone());
    let mut survey = Survey::of(files.len(), &read, &|_| true).unwrap();
    let [people, deciding] = [people, deciding].map(|of| of.iter().map(|n| person(*n)).collect());
    survey.count(&Asked { people, deciding, unmarked, without_seen: false, gamma: true }, &read, &|_| true).unwrap()
}

fn figures(counted: &Counted) -> Vec<(FigureOf, Figure)> {
    let of =
        |question: Question| names(question, &counted.study).into_iter().map(move |name| FigureOf::all(question, name));
    let all: Vec<FigureOf> = Question::ALL.into_iter().flat_map(of).collect();
    all.iter().zip(jackknives(&counted.tallies, &all)).map(|(figure, result)| (*figure, result.value)).collect()
}

fn are_same(a: &[(FigureOf, Figure)], b: &[(FigureOf, Figure)]) -> bool {
    let same = |(a, b): (&(FigureOf, Figure), &(FigureOf, Figure))| match (a.1, b.1) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
        (Err(_), Err(_)) => true,
        _ => false,
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

fn work(file: &Annotations, study: &Study) -> Work {
    Work::of(file, &sentences_of(file), study)
}

/// Sums the items of a cell over the articles with `of`.
fn sum(files: &[Annotations], study: &Study, cell: Cell, of: impl Fn(&Item) -> u64) -> u64 {
    files.iter().flat_map(|file| work(file, study).items(cell, study)).map(|item| of(&item)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whether people work in one file or each in their own, and in which order files, articles and people come, changes nothing.
    #[test]
    fn how_files_are_cut_and_ordered_changes_nothing(left in left()) {
        // Who judges another's claim has it in their file, so that only marks and own judgements can lie apart.
        let own = Left {
            marks: left.marks.iter().map(|(a, who, from, n, said)| {
                let said = said.iter().enumerate().map(|(p, s)| if p == *who { *s } else { 0 }).collect();
                (*a, *who, *from, *n, said)
            }).collect(),
            ..left.clone()
        };
        let whole = figures(&counted(&files(&own, &[0, 1, 2]), &[0, 1, 2], Unmarked::Auto));
        let mut apart: Vec<Annotations> = (0..3).flat_map(|n| files(&own, &[n])).collect();
        prop_assert!(are_same(&whole, &figures(&counted(&apart, &[0, 1, 2], Unmarked::Auto))));
        apart.reverse();
        prop_assert!(are_same(&whole, &figures(&counted(&apart, &[0, 1, 2], Unmarked::Auto))));
    }

    /// The order of people changes no figure of two.
    #[test]
    fn order_of_people_changes_nothing(left in left()) {
        let files = files(&left, &[0, 1]);
        let forth = figures(&counted(&files, &[0, 1], Unmarked::Auto));
        let back = figures(&counted(&files, &[1, 0], Unmarked::Auto));
        // Which of two equally close claims is taken, and how chance is drawn, hangs on who is first.
        let fixed = |figures: &[(FigureOf, Figure)]| -> Vec<(FigureOf, Figure)> {
            let drawn = |name: Name| matches!(name, Name::Gamma | Name::GammaByVerdict);
            let tied = |f: FigureOf| f.question == Question::Verdicts || f.name == Name::F1Overlap;
            figures.iter().filter(|(f, _)| !drawn(f.name) && !tied(*f)).copied().collect()
        };
        prop_assert!(are_same(&fixed(&forth), &fixed(&back)));
    }

    /// Each cell and count is the sum of its items.
    #[test]
    fn a_figure_is_the_sum_of_its_spans(left in left(), unmarked in prop::sample::select(vec![Unmarked::Auto, Unmarked::Read])) {
        let files = files(&left, &[0, 1, 2]);
        let counted = counted(&files, &[0, 1, 2], unmarked);
        let study = &counted.study;
        // Articles in which nobody left anything are not counted.
        let in_study = counted.articles.iter().flat_map(|article| &article.files);
        let files: Vec<Annotations> = in_study.map(|i| files[*i].clone()).collect();
        let all = total(&counted.tallies);
        for (number, two) in pairs_of(3).enumerate() {
            // Without an article there are none.
            let Some(pair) = all.pairs.get(number) else { continue };
            let one = |_: &Item| 1;
            for (row, cells) in pair.sentences.confusion().unwrap_or_default().iter().enumerate() {
                for (column, count) in cells.iter().enumerate() {
                    prop_assert_eq!(sum(&files, study, Cell::Sentences(two, row, column), one), *count);
                }
            }
            for (row, cells) in pair.verdicts.confusion().unwrap_or_default().iter().enumerate() {
                for (column, count) in cells.iter().enumerate() {
                    prop_assert_eq!(sum(&files, study, Cell::Verdicts(two, row, column), one), *count);
                }
            }
            let (a, b) = two;
            let pairs = sum(&files, study, Cell::Pairs(two), one);
            prop_assert_eq!(pairs, pair.spans.overlap.both);
            prop_assert_eq!(pairs + sum(&files, study, Cell::Alone((a, b)), one), pair.spans.overlap.first);
            prop_assert_eq!(pairs + sum(&files, study, Cell::Alone((b, a)), one), pair.spans.overlap.second);
        }
        // Each place of the continuum lies in one cell of each pair, unless somebody's own claims overlap.
        if all.unitizing.overlapping().iter().all(|places| *places == 0) {
            let values: Vec<Option<usize>> = std::iter::once(None).chain((0..=study.verdicts.len()).map(Some)).collect();
            let length = |item: &Item| item.at.map_or(0, |at| at.characters() as u64);
            for two in pairs_of(3) {
                let cells = values.iter().flat_map(|row| values.iter().map(move |column| (*row, *column)));
                let lengths = cells.map(|(row, column)| sum(&files, study, Cell::Units(two, row, column), length));
                prop_assert_eq!(lengths.sum::<u64>(), all.unitizing.length() as u64);
            }
        }
    }

    /// Compared with who decides, each person has the figures of that pair, and those of all are their plain means.
    #[test]
    fn figures_against_decisions_are_means_over_their_pairs(left in left()) {
        let files = files(&left, &[0, 1, 2]);
        let everyone = total(&counted(&files, &[0, 1, 2], Unmarked::Auto).tallies);
        let counted = compared(&files, [&[0, 1], &[2]], Unmarked::Auto);
        let against = total(&counted.tallies);
        for (figure, value) in figures(&counted) {
            let of_pair = |pair: usize| FigureOf { pair: Some(pair), ..figure }.of(&against);
            if against.pairs.len() == 2 {
                // Those of everyone are the first with the second, then each with the third.
                prop_assert_eq!([0, 1].map(of_pair), [1, 2].map(|pair| FigureOf { pair: Some(pair), ..figure }.of(&everyone)));
            }
            let pairs: Vec<Figure> = (0..against.pairs.len()).map(of_pair).collect();
            prop_assert_eq!(value, mean(&pairs).0);
        }
        let units: u64 = against.pairs.iter().map(|pair| pair.verdicts.units()).sum();
        prop_assert_eq!(against.verdicts.units(), units);
    }

    /// Two people who left the same agree wholly, wherever there is a figure.
    #[test]
    fn the_same_work_is_full_agreement(left in left()) {
        let mut both = Left { marks: Vec::new(), no_claims: Vec::new() };
        for (article, _, from, letters, said) in &left.marks {
            // Each marks and judges their own claim on the same words; no two of one person overlap, so that pairs are clear.
            let overlaps = both.marks.iter().any(|(a, _, start, n, _): &Mark| a == article && *start < from + letters && *from < start + n);
            if !overlaps {
                for who in 0..2 {
                    let own = (0..3).map(|n| if n == who { said[0] } else { 0 }).collect();
                    both.marks.push((*article, who, *from, *letters, own));
                }
            }
        }
        for (article, _, sentence) in &left.no_claims {
            both.no_claims.extend([(*article, 0, *sentence), (*article, 1, *sentence)]);
        }
        // A mark that is cut off by the text's end is the same for both, too.
        for (figure, value) in figures(&counted(&files(&both, &[0, 1]), &[0, 1], Unmarked::Auto)) {
            let is_share = matches!(figure.name, Name::CuCoverage | Name::KuCoverage(_));
            prop_assert!(is_share || value.is_err() || (value.unwrap() - 1.0).abs() < 1e-9, "{figure:?}: {value:?}");
        }
    }
}

/// What a study names: who counts as having read all, and files that are not compared.
#[test]
fn files_with_other_verdicts_are_left_out() {
    let left = Left { marks: vec![(0, 0, 0, 10, vec![2, 0, 0]), (0, 1, 0, 10, vec![0, 2, 0])], no_claims: Vec::new() };
    let mut files = [files(&left, &[0, 1]), files(&left, &[0, 1])].concat();
    let mut scheme = (*files[1].scheme).clone();
    scheme.verdicts[0].id = "true".to_owned();
    files[1].scheme = scheme.into();
    let read = |i: usize| Ok::<_, Infallible>(files[i].clone());
    let survey = Survey::of(files.len(), &read, &|_| true).unwrap();
    assert_eq!(survey.left_out().iter().map(|(i, _)| *i).collect::<Vec<_>>(), [1]);
    assert!(Survey::of(files.len(), &read, &|_| false).is_none(), "it was stopped");
    let counted = counted(&files, &[0, 1], Unmarked::Auto);
    assert_eq!(total(&counted.tallies).took_all, [1, 1]);
    assert_eq!(counted.names, ["Ana", "Ben"]);
}
