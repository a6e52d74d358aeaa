//! Everything a person does can be undone, and the running counts always equal a fresh count.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use claimlight::app::desk::document::Document;
use claimlight::app::desk::saving_state::Saving;
use claimlight::app::desk::select::{Extend, Toward, Unit};
use claimlight::app::desk::selection::End;
use claimlight::app::desk::tally::Tally;
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Progress};
use claimlight_core::text::{Offset, TextRange};
use claimlight_core::{file, import, text};
use proptest::prelude::*;

const ARTICLE: &str = "The bridge closed, the town says. It opened 👩‍👩‍👧 in May; nobody paid.\n\nOn Tuesday the board met. \
    It met e\u{301}again – twice.\n\nThat was all, they say.";

#[derive(Clone, Debug)]
enum Act {
    Words(usize, usize),
    Sentence,
    Clause,
    Claim,
    Verdict(Option<&'static str>),
    NoClaim,
    Delete,
    AddSpan,
    MoveEnd(bool, bool),
    Evidence,
    Undo,
    Redo,
    Ben,
}

fn act() -> impl Strategy<Value = Act> {
    let verdict = prop::sample::select(vec![Some("verified"), Some("unverified"), None]);
    prop_oneof![
        (0..200_usize, 0..60_usize).prop_map(|(a, n)| Act::Words(a, n)),
        Just(Act::Sentence),
        Just(Act::Clause),
        Just(Act::Claim),
        verdict.clone().prop_map(Act::Verdict),
        verdict.prop_map(Act::Verdict),
        Just(Act::NoClaim),
        Just(Act::Delete),
        Just(Act::AddSpan),
        any::<(bool, bool)>().prop_map(|(a, b)| Act::MoveEnd(a, b)),
        Just(Act::Evidence),
        Just(Act::Undo),
        Just(Act::Redo),
        Just(Act::Ben),
    ]
}

fn open() -> (Document, AnnotatorId) {
    let article = import::import("a.txt", ARTICLE.as_bytes()).unwrap().article;
    let mut document = Document::new(Annotations::new(article), (AnnotatorId::new(), "Ana"), Saving::default());
    let blocks = document.annotations.article.text.blocks().to_vec();
    let sentences = blocks.iter().flat_map(|b| text::sentences(ARTICLE, "en", b.range)).collect();
    document.set_sentences(sentences);
    let (ana, ben) = (document.me, AnnotatorId::new());
    for (id, name) in [(ana, "Ana"), (ben, "Ben")] {
        document.annotations.annotators.push(Annotator::new(id, name));
    }
    (document, ben)
}

fn perform(document: &mut Document, act: &Act, other: &mut AnnotatorId) {
    match act {
        Act::Words(a, n) => {
            let start = ARTICLE.floor_char_boundary(a % ARTICLE.len());
            let end = ARTICLE.floor_char_boundary((start + n).min(ARTICLE.len()));
            document.select_words(TextRange::new(Offset::new(start), Offset::new(end)));
        }
        Act::Sentence => {
            document.step_sentence(Toward::Next, Extend::No);
        }
        Act::Clause => {
            document.step_clause(Toward::Next, Extend::No);
        }
        Act::Claim => {
            document.step_claim(Toward::Next);
        }
        Act::Verdict(verdict) => drop(document.judge(*verdict)),
        Act::NoClaim => drop(document.record_no_claim()),
        Act::Delete => drop(document.delete()),
        Act::AddSpan => drop(document.add_span()),
        Act::MoveEnd(start, next) => {
            let end = if *start { End::Start } else { End::End };
            let toward = if *next { Toward::Next } else { Toward::Previous };
            document.move_end(end, toward, Unit::Word);
        }
        Act::Evidence => {
            if let Some(id) = document.selected_claim().map(|c| c.id) {
                document.add_evidence(id);
            }
        }
        Act::Undo => drop(document.undo()),
        Act::Redo => drop(document.redo()),
        Act::Ben => {
            let me = document.me;
            let name = document.annotations.annotator(*other).unwrap().name.clone();
            document.set_me(*other, &name);
            *other = me;
        }
    }
}

fn counts(document: &Document) -> (usize, Vec<u32>) {
    (document.progress.read(), (0..document.tally.classes()).map(|c| document.tally.total(c)).collect())
}

proptest! {
    #[test]
    fn acts_can_be_taken_back_and_counts_stay_right(acts in prop::collection::vec(act(), 1..60)) {
        let (mut document, mut other) = open();
        let before = file::print(&document.annotations);
        for act in &acts {
            perform(&mut document, act, &mut other);
            let sentences = document.progress.sentences().to_vec();
            let anew = Progress::new(sentences, &document.annotations, document.me).read();
            prop_assert_eq!(document.progress.read(), anew, "after {:?}", act);
            let tally = Tally::new(&document.annotations, document.me);
            let totals: Vec<u32> = (0..tally.classes()).map(|c| tally.total(c)).collect();
            prop_assert_eq!(counts(&document).1, totals, "after {:?}", act);
            for claim in document.annotations.claims.as_slice() {
                for range in claim.ranges() {
                    prop_assert!(!range.is_empty());
                    prop_assert_eq!(text::widen_to_graphemes(ARTICLE, range), range);
                    prop_assert_eq!(text::trim(ARTICLE, range), range);
                }
            }
        }
        let after = file::print(&document.annotations);
        let mut undone = 0;
        while document.undo().is_some() {
            undone += 1;
        }
        prop_assert_eq!(file::print(&document.annotations), before);
        for _ in 0..undone {
            document.redo();
        }
        prop_assert_eq!(file::print(&document.annotations), after);
    }
}
