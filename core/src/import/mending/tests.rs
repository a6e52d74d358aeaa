use proptest::prelude::*;

use super::*;
use crate::import::import_again;
use crate::import::passages::Passage;
use crate::model::{Import, MarkKind};

/// A page whose blocks are written one a line: a letter for the kind (p, h, i, c for code), `-` before the ones around the article.
fn page(lines: &[&str]) -> Imported {
    let mut blocks = Vec::new();
    let mut passages = Vec::new();
    for line in lines {
        let (kind, text) = line.split_once(' ').unwrap();
        let is_around = kind.starts_with('-');
        let kind = match kind.trim_start_matches('-') {
            "h" => BlockKind::Heading(1),
            "i" => BlockKind::Item { depth: 0, number: Some(1) },
            "c" => BlockKind::Code,
            _ => BlockKind::Paragraph,
        };
        if is_around {
            passages.push(Passage { after: blocks.len(), part: Part::Menu, kind, text: text.to_owned() });
        } else {
            let marks =
                text.find("bold").map(|at| Mark { range: TextRange::from_usize(at..at + 4), kind: MarkKind::Bold });
            blocks.push((kind, text.to_owned(), marks.into_iter().collect()));
        }
    }
    let import = Import { reader: "html".to_owned(), version: 1, ..crate::model::Tabled::nothing() };
    let facts = ArticleFacts { import: Some(Box::new(import)), ..ArticleFacts::default() };
    let article = Article { facts: Arc::new(facts), text: Arc::new(ArticleText::from_blocks(blocks)) };
    Imported { article, left_out: crate::import::left_out::LeftOut::default(), passages, unread_lines: Vec::new() }
}

fn begin(imported: &Imported) -> Draft {
    Draft::new(imported, &imported.article.facts)
}

/// The rows as lines: those that are left out in brackets.
fn shown(draft: &Draft) -> Vec<String> {
    let line = |row: &Row| {
        let text = draft.text_of(row, usize::MAX);
        if row.is_taken { text } else { format!("({text})") }
    };
    draft.rows().iter().map(line).collect()
}

const LINES: [&str; 7] =
    ["- Home", "- Weather", "h The duck", "p It swam. It bold flew.", "- Advert", "p And then", "i One more thing"];

#[test]
fn what_is_left_out_stands_in_its_place() {
    let draft = begin(&page(&LINES));
    assert_eq!(
        shown(&draft),
        ["(Home · Weather)", "The duck", "It swam. It bold flew.", "(Advert)", "And then", "One more thing"]
    );
    assert_eq!(draft.counts(), (4, 2, 12));
    assert_eq!(draft.article(), page(&LINES).article);
}

#[test]
fn a_stretch_that_is_put_back_is_its_blocks() {
    let mut draft = begin(&page(&LINES));
    assert_eq!(draft.take(0, true), 0);
    assert_eq!(shown(&draft)[..3], ["Home", "Weather", "The duck"]);
    draft.take(1, false);
    assert_eq!(shown(&draft)[..3], ["Home", "(Weather)", "The duck"]);
    assert_eq!(draft.article().text.as_str().lines().next(), Some("Home"));
    draft.take(2, false);
    // A block that the importer took is a row of its own wherever it is left out.
    assert_eq!(shown(&draft)[1..3], ["(Weather)", "(The duck)"]);
}

#[test]
fn blocks_are_joined_over_what_is_left_out() {
    let mut draft = begin(&page(&LINES));
    assert_eq!(draft.join(4), Ok(2));
    assert_eq!(shown(&draft)[2..], ["It swam. It bold flew. And then", "(Advert)", "One more thing"]);
    assert_eq!(draft.join(4), Ok(2));
    assert_eq!(shown(&draft)[2], "It swam. It bold flew. And then One more thing");
    let text = draft.article().text;
    let mark = text.blocks()[1].marks[0].clone();
    assert_eq!((text.slice(mark.range), mark.kind), ("bold", MarkKind::Bold));
    assert_eq!(draft.join(0), Err(Refusal::LeftOut));
    assert_eq!(draft.join(1), Err(Refusal::First));
    // Left out, they are what they were.
    draft.take(2, false);
    assert_eq!(shown(&draft)[2..], ["(It swam. It bold flew.)", "(Advert)", "(And then)", "(One more thing)"]);
}

#[test]
fn words_written_without_blanks_are_joined_without() {
    for (first, second, expected) in
        [("水は", "水", "水は水"), ("水。", "水", "水。水"), ("水", "a", "水 a"), ("a", "b", "a b")]
    {
        let mut draft = begin(&page(&[&format!("p {first}"), &format!("p {second}")]));
        draft.join(1).unwrap();
        assert_eq!(draft.article().text.as_str(), expected);
    }
}

#[test]
fn a_block_is_split_and_made_whole_again() {
    let mut draft = begin(&page(&LINES));
    assert_eq!(draft.split(2, 9), Ok(3));
    assert_eq!(shown(&draft)[2..4], ["It swam.", "It bold flew."]);
    assert_eq!(draft.join(3), Ok(2));
    assert_eq!(draft.article(), page(&LINES).article);
    for at in [0, 23, 900] {
        assert_eq!(draft.split(2, at), Err(Refusal::NothingToSplit), "{at}");
    }
    draft.join(4).unwrap();
    assert_eq!(draft.split(2, 23), Ok(4));
    assert_eq!(draft.article(), page(&LINES).article);
    draft.split(5, 3).unwrap();
    assert_eq!(draft.rows()[6].kind, BlockKind::Paragraph);
    // Half a character is none.
    let mut draft = begin(&page(&["p x\u{301}y"]));
    assert_eq!(draft.split(0, 2), Err(Refusal::NothingToSplit));
}

#[test]
fn every_step_can_be_undone() {
    let mut draft = begin(&page(&LINES));
    draft.set_kind(2, BlockKind::Quotation).unwrap();
    draft.change_facts("title", |facts| facts.title = "T".to_owned());
    draft.change_facts("title", |facts| facts.title = "The d".to_owned());
    draft.take(0, true);
    let after = draft.article();
    assert_eq!(draft.undo(), Some(Some(0)));
    assert_eq!(draft.undo(), Some(None));
    assert_eq!((draft.facts().title.as_str(), draft.can_step()), ("", (true, true)));
    assert_eq!(draft.undo(), Some(Some(2)));
    assert_eq!((draft.undo(), draft.article()), (None, page(&LINES).article));
    while draft.redo().is_some() {}
    assert_eq!(draft.article(), after);
}

#[test]
fn what_was_mended_is_done_again_where_the_blocks_are_the_same() {
    let mut draft = begin(&page(&LINES));
    draft.take(3, true);
    draft.split(2, 9).unwrap();
    draft.set_kind(3, BlockKind::Heading(2)).unwrap();
    draft.join(5).unwrap();
    draft.take(1, false);
    let mended = draft.article();
    assert_eq!(draft.rows().len(), 6, "{:?}", shown(&draft));
    // The same file.
    assert_eq!(Draft::new(&page(&LINES), &mended.facts).article(), mended);
    // The file has changed: a line is new, another one has other words.
    let mut changed = LINES.to_vec();
    changed.insert(2, "p New");
    changed[6] = "p And later";
    let again = Draft::new(&page(&changed), &mended.facts);
    assert_eq!(
        shown(&again),
        ["(Home · Weather)", "New", "(The duck)", "It swam.", "It bold flew.", "Advert", "And later", "One more thing"]
    );
    assert_eq!(again.rows()[4].kind, BlockKind::Heading(2));
}

#[test]
fn records_that_fit_nothing_change_nothing() {
    let mended = |at, kind: &str| Mended {
        block: sha(LINES[3]),
        nth: 0,
        at,
        kind: kind.to_owned(),
        left_out: false,
        joined: false,
        extra: None,
    };
    for wrong in
        [mended(3, "heading 2"), mended(0, "figure"), mended(u64::MAX, "code"), Mended { nth: 1, ..mended(0, "code") }]
    {
        let mut facts = (*page(&LINES).article.facts).clone();
        facts.import.as_mut().unwrap().mended = vec![wrong];
        assert_eq!(Draft::new(&page(&LINES), &facts).article(), page(&LINES).article);
    }
}

fn sha(line: &str) -> String {
    crate::model::sha256_hex(&line.as_bytes()[2..])[..16].to_owned()
}

#[test]
fn a_file_is_read_again_as_it_was_mended() {
    let source = "# The duck\n\nIt swam. It flew.\n\nBuy now!";
    let imported = crate::import::import("a.md", source.as_bytes()).unwrap();
    let mut draft = begin(&imported);
    draft.take(2, false);
    let facts = draft.article().facts;
    let again = import_again("a.md", source.replace("flew", "walked").as_bytes(), &facts).unwrap().article;
    assert_eq!(again.text.as_str(), "The duck\nIt swam. It walked.");
    assert_eq!(again.facts.import.as_ref().unwrap().mended.len(), 1);
}

#[test]
fn a_text_without_its_file_keeps_what_was_mended() {
    let mut draft = begin(&page(&LINES));
    draft.take(0, true);
    let mended = draft.article();
    let mut draft = Draft::of_text(&mended);
    draft.take(0, false);
    let again = draft.article();
    assert_eq!(again.text.as_str().lines().next(), Some("Weather"));
    // What was mended before is kept; of a block that was mended again, what was decided last.
    let left_out = |article: &Article| {
        let mended = &article.facts.import.as_ref().unwrap().mended;
        mended.iter().map(|one| (one.block.clone(), one.left_out)).collect::<Vec<_>>()
    };
    assert_eq!(left_out(&mended), [(sha(LINES[0]), false), (sha(LINES[1]), false)]);
    assert_eq!(left_out(&again), [(sha(LINES[1]), false), (sha(LINES[0]), true)]);
}

/// An act on a row, with numbers that choose row, place and kind.
fn act(draft: &mut Draft, (what, row, at): (u8, usize, usize)) {
    let row = row % draft.rows().len().max(1);
    let is_taken = draft.rows().get(row).is_some_and(|row| row.is_taken);
    match what {
        0 => drop(draft.take(row, !is_taken)),
        1 => drop(draft.join(row)),
        2 => drop(draft.split(row, at)),
        _ => drop(draft.set_kind(row, BlockKind::Heading(at as u8 % 6 + 1))),
    }
}

/// All letters of the article and of what is left out, in order.
fn letters(draft: &Draft) -> String {
    let mut places: Vec<(usize, String)> = Vec::new();
    for row in draft.rows() {
        for bit in &row.bits {
            let bit_of = &draft.bits[*bit];
            places.push((*bit, draft.pieces[bit_of.piece].text[bit_of.range.clone()].to_owned()));
        }
    }
    places.sort_unstable();
    places.into_iter().flat_map(|(_, text)| text.chars().collect::<Vec<_>>()).filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn no_act_loses_a_letter(acts in prop::collection::vec((0u8..4, 0usize..12, 0usize..30), 0..24)) {
        let lines = ["- Home", "h 水は", "p  a b\u{301} c", "- x", "- y", "c   let a;", "p a bold end ", "i é"];
        let mut draft = begin(&page(&lines));
        let (before, article) = (letters(&draft), draft.article());
        for one in acts {
            act(&mut draft, one);
            prop_assert_eq!(letters(&draft), before.clone());
            let text = draft.article().text;
            let taken = draft.rows().iter().filter(|row| row.is_taken).count();
            prop_assert_eq!(text.blocks().len(), taken);
            for row in draft.rows().iter().filter(|row| row.is_taken) {
                prop_assert_eq!(draft.text_of(row, usize::MAX), draft.marked(row).0);
            }
        }
        let after = draft.article();
        prop_assert_eq!(&Draft::new(&page(&lines), &after.facts).article(), &after);
        while draft.undo().is_some() {}
        prop_assert_eq!(&draft.article(), &article);
        while draft.redo().is_some() {}
        prop_assert_eq!(&draft.article(), &after);
    }
}
