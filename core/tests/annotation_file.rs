//! The annotation file as its users see it: what is written reads back the same, and no problem with a file goes unreported.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::sync::Arc;

use claimlight_core::compare::{NotMerged, merge};
use claimlight_core::file::{self, ReadError};
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Article, ArticleFacts, ArticleText, BlockKind, Claim, Claims, Evidence,
    EvidenceId, Mark, MarkKind, NoClaim, NoClaimId, NoClaims, Place, Purpose, Snapshot, Stance, Timestamp,
};
use claimlight_core::text::{TextRange, widen_to_graphemes};
use proptest::prelude::*;

fn range(r: std::ops::Range<usize>) -> TextRange {
    TextRange::from_usize(r)
}

/// An article with characters that are easy to get wrong, and one claim that "Ana" found verified.
fn small() -> Annotations {
    let marks = vec![Mark { range: range(4..10), kind: MarkKind::Link("https://example.org/\"x\"".into()) }];
    let text = ArticleText::from_blocks([
        (BlockKind::Heading(1), "The 橋 👩‍👩‍👧 \"bridge\" \\ of\u{7f}it".to_owned(), vec![]),
        (BlockKind::Paragraph, String::new(), vec![]),
        (BlockKind::Paragraph, "The bridge\nclosed 41 times. It opened.".to_owned(), marks),
    ]);
    let facts = ArticleFacts { title: "The bridge".to_owned(), language: "en".to_owned(), ..ArticleFacts::default() };
    let article = Article { facts: Arc::new(facts), text: Arc::new(text) };
    let me = AnnotatorId::new();
    let start = article.text.as_str().find("closed").unwrap();
    let mut claim = Claim::new(me, [range(start..start + 15)]);
    claim.judgement_mut(me).verdict = Some("verified".to_owned());
    "Counted:\n\"41\"".clone_into(&mut claim.judgement_mut(me).note);
    let now = Timestamp::from_second(1_800_000_000);
    claim.evidence.push(Evidence {
        snapshot: Some(Box::new(Snapshot::new("The log, “1998”\n\tline".to_owned(), "log.txt".to_owned()))),
        annotator: me,
        time: now,
        stance: Stance::Refutes,
        url: "https://example.org/log".to_owned(),
        title: "Log".to_owned(),
        quote: "41".to_owned(),
        ..Evidence::empty(EvidenceId::new())
    });
    claim.put_evidence_in_order();
    let opened = article.text.as_str().find("It opened").unwrap();
    let no_claim =
        NoClaim { id: NoClaimId::new(), annotator: me, time: now, range: range(opened..opened + 10), extra: None };
    Annotations {
        article,
        annotators: vec![Annotator::new(me, "Ana")],
        claims: Claims::new([claim]),
        no_claims: NoClaims::new([no_claim]),
        ..Annotations::default()
    }
}

fn read(source: &str) -> file::Loaded {
    file::read(source.as_bytes()).unwrap()
}

#[test]
fn kinds_of_block_and_struck_words_come_back() {
    let mut annotations = small();
    let struck = vec![Mark { range: range(8..9), kind: MarkKind::Struck }];
    annotations.article.text = Arc::new(ArticleText::from_blocks([
        (BlockKind::Byline, "By Ana Lind".to_owned(), vec![]),
        (BlockKind::Paragraph, "It cost 3 4 million.".to_owned(), struck),
        (BlockKind::Caption, "The bridge".to_owned(), vec![]),
        (BlockKind::Footnote, "[1] Town news.".to_owned(), vec![]),
    ]));
    annotations.claims = Claims::default();
    annotations.no_claims = NoClaims::default();
    let printed = file::print(&annotations);
    assert!(printed.contains(r#"text: "It cost 3 4 million.", struck: [(start: 8, end: 9)])"#), "{printed}");
    let loaded = read(&printed);
    assert_eq!(loaded.repairs, []);
    assert_eq!(loaded.annotations.article.text, annotations.article.text);
}

#[test]
fn what_is_printed_reads_back_the_same() {
    let printed = file::print(&small());
    let loaded = read(&printed);
    assert_eq!(loaded.repairs, []);
    assert!(!loaded.has_comments);
    assert_eq!(file::print(&loaded.annotations), printed);
    let (before, after) = (small(), loaded.annotations);
    assert_eq!(after.article.text.as_str(), before.article.text.as_str());
    assert_eq!(after.article.text.blocks(), before.article.text.blocks());
    assert_eq!(after.scheme, before.scheme);
    let claim = &after.claims.as_slice()[0];
    assert_eq!(after.article.text.slice(claim.ranges().next().unwrap()), "closed 41 times");
    assert_eq!(claim.judgements[0].note, "Counted:\n\"41\"");
}

#[test]
fn the_example_of_the_specification_is_a_file_as_it_is_printed() {
    let page = include_str!("../../docs/annotation-file.md");
    let example = page.split("```ron\n").last().unwrap().split("```").next().unwrap();
    let loaded = read(example);
    assert_eq!(loaded.repairs, []);
    assert_eq!(file::print(&loaded.annotations), example);
}

#[test]
fn the_samples_are_finished_and_right() {
    for (name, claims) in [("chip-race.md", 25), ("vodoprovod.txt", 12)] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample_docs");
        let article =
            claimlight_core::import::import(name, &std::fs::read(folder.join(name)).unwrap()).unwrap().article;
        let hash = file::sha256_hex(article.text.as_str().as_bytes());
        let file::Placement::Existing(file) = file::place_for(&folder.join(name), &hash, "") else {
            panic!("{name} has no annotation file of its text");
        };
        let source = std::fs::read_to_string(file).unwrap();
        let loaded = read(&source);
        assert_eq!(loaded.repairs, [], "{name}");
        assert!(loaded.annotations.claims.len() >= claims, "{name}");
        assert_eq!(file::print(&loaded.annotations), source, "{name}");
    }
}

#[test]
fn changing_one_note_changes_one_line() {
    let before = small();
    let mut claim = (*before.claims.as_slice()[0]).clone();
    claim.judgements[0].note = "Another".to_owned();
    let after = Annotations { claims: Claims::new([claim]), ..before.clone() };
    let (a, b) = (file::print(&before), file::print(&after));
    let changed = a.lines().zip(b.lines()).filter(|(x, y)| x != y).count();
    assert_eq!((a.lines().count(), changed), (b.lines().count(), 1));
}

#[test]
fn strings_escape_quotes_backslashes_and_control_characters_and_nothing_else() {
    let printed = file::print(&small());
    assert!(printed.contains(r#""The 橋 👩‍👩‍👧 \"bridge\" \\ of\u{7f}it""#), "{printed}");
    assert!(printed.contains(r#""The bridge\nclosed 41 times. It opened.""#), "{printed}");
    assert!(!printed.contains('\r'));
}

#[test]
fn fields_of_later_versions_survive_in_every_record() {
    let mut source = file::print(&small());
    let value = "(a: [1, 2.5, \"x\"], b: Some(Thing(\"y\", {1: true})))";
    let mut count = 0;
    for after in [
        "reader: \"0.1\",",
        "title: \"The bridge\",",
        "label: \"Verified\",",
        "quote: \"closed 41 times\",",
        "stance: \"refutes\",",
        "count: 3,",
        "verdict: \"verified\",",
    ] {
        if let Some(at) = source.find(after) {
            source.insert_str(at + after.len(), &format!("\n later: {value},"));
            count += 1;
        }
    }
    source = source.replacen("name: \"Ana\")", &format!("name: \"Ana\", later: {value})"), 1);
    source = source.replacen("(kind: \"heading\",", &format!("(later: {value}, kind: \"heading\","), 1);
    let loaded = read(&source);
    let again = file::print(&loaded.annotations);
    assert_eq!(again.matches(value).count(), count + 2, "{again}");
    assert_eq!(file::print(&read(&again).annotations), again);
}

/// Reads a file in which `from` was replaced by `to`. Returns the repairs that were reported, and the result.
fn repaired(from: &str, to: &str) -> (Vec<String>, Annotations) {
    let source = file::print(&small());
    assert!(source.contains(from), "{from} is not in {source}");
    let loaded = read(&source.replacen(from, to, 1));
    (loaded.repairs.iter().map(ToString::to_string).collect(), loaded.annotations)
}

#[test]
fn what_does_not_fit_is_mended_and_told() {
    let (told, annotations) = repaired("quote: \"closed 41 times\"", "quote: \"It opened\"");
    assert!(told[0].contains("found again by its words"), "{told:?}");
    let claim = &annotations.claims.as_slice()[0];
    assert_eq!(annotations.article.text.slice(claim.ranges().next().unwrap()), "It opened");

    let (told, annotations) = repaired("quote: \"closed 41 times\"", "quote: \"never said\"");
    assert!(told[0].contains("kept without a place"), "{told:?}");
    assert!(matches!(&annotations.claims.as_slice()[0].spans[0].place, Place::Nowhere(l) if l.quote == "never said"));

    let text = small().article.text;
    let at = text.as_str().find("closed").unwrap();
    let start = text.as_str()[..at].chars().count();
    let (told, _) = repaired(&format!("start: {start},"), "start: 99999999999,");
    assert!(told[0].contains("found again"), "{told:?}");

    let (told, annotations) = repaired("verdict: \"verified\"", "verdict: \"odd\"");
    assert!(told[0].contains("\"odd\""), "{told:?}");
    assert_eq!(annotations.claims.as_slice()[0].judgements[0].verdict.as_deref(), Some("odd"));

    let (told, _) = repaired("stance: \"refutes\"", "stance: \"hints\"");
    assert!(told[0].contains("hints"), "{told:?}");
    let (told, _) = repaired("(kind: \"heading\"", "(kind: \"figure\"");
    assert!(told[0].contains("figure"), "{told:?}");
}

#[test]
fn ids_that_stand_twice_are_told_apart() {
    let annotations = small();
    let source = file::print(&annotations);
    let from = source.find("    claims: [\n").unwrap() + "    claims: [\n".len();
    let to = source[from..].find("\n    ],").unwrap() + from + 1;
    let twice = format!("{}{}{}", &source[..to], &source[from..to], &source[to..]);
    let loaded = read(&twice);
    assert_eq!(loaded.annotations.claims.len(), 2);
    assert!(loaded.repairs[0].to_string().contains("stands twice"), "{:?}", loaded.repairs);
}

#[test]
fn a_purpose_is_read_printed_and_never_mixed() {
    let mut files = vec![small()];
    for (name, purpose) in [
        ("key", Purpose::Key),
        ("answer", Purpose::Answer),
        ("later \"one\"", Purpose::Other("later \"one\"".to_owned())),
    ] {
        let mut annotations = small();
        annotations.purpose = Some(purpose);
        let source = file::print(&annotations);
        let line = format!("    purpose: \"{}\",\n    article: (\n", name.replace('"', "\\\""));
        assert!(source.contains(&line), "{source}");
        let loaded = read(&source);
        assert_eq!((&loaded.annotations.purpose, loaded.repairs.len()), (&annotations.purpose, 0));
        assert_eq!(file::print(&loaded.annotations), source);
        assert!(file::print(&annotations.bare()).contains(&line));
        files.push(annotations);
    }
    assert!(!file::print(&small()).contains("purpose"));
    for (i, a) in files.iter().enumerate() {
        for (j, b) in files.iter().enumerate() {
            let refused = NotMerged::OtherPurpose(a.purpose.clone(), b.purpose.clone());
            assert_eq!(merge(a, b).map(|both| both.purpose), if i == j { Ok(a.purpose.clone()) } else { Err(refused) });
        }
    }
}

#[test]
fn comments_are_noticed_outside_of_strings_only() {
    let source = file::print(&small());
    assert!(source.contains("https://"));
    assert!(!read(&source).has_comments);
    assert!(read(&format!("// mine\n{source}")).has_comments);
    assert!(read(&source.replacen("claims:", "/* here */ claims:", 1)).has_comments);
}

#[test]
fn files_of_a_later_format_are_refused_naming_the_version() {
    let source = file::print(&small()).replacen("format: 1", "format: 2", 1).replacen("\"0.1\"", "\"3.4\"", 1);
    assert_eq!(file::read(source.as_bytes()).unwrap_err(), ReadError::Newer { reader: "3.4".to_owned() });
}

#[test]
fn damage_is_told_with_line_and_column() {
    let source = file::print(&small());
    let wrong = source.replacen("count:", "count: \"x\", other:", 1).replacen("start: ", "start: \"x\", was: ", 1);
    let error = file::read(wrong.as_bytes()).unwrap_err();
    let line = wrong.lines().position(|l| l.contains("start: \"x\"")).unwrap() + 1;
    assert!(error.to_string().starts_with(&format!("line {line}, column ")), "{error}");
    let mut bytes = source.clone().into_bytes();
    let at = source.find("title").unwrap();
    bytes[at] = 0xff;
    assert_eq!(file::read(&bytes).unwrap_err(), ReadError::NotUtf8 { line: 5, column: 9 });
    assert_eq!(file::read(b"hello").unwrap_err(), ReadError::Foreign);
    assert_eq!(file::read(b"(hello").unwrap_err(), ReadError::Foreign);
}

#[test]
fn an_empty_file_is_told_to_be_empty() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"\r\n", &[0; 700]] {
        assert_eq!(file::read(bytes).unwrap_err(), ReadError::Empty, "{bytes:?}");
    }
}

/// The file is reported as cut off at its end.
#[track_caller]
fn check_cut(bytes: &[u8], end: usize) {
    let kept = String::from_utf8_lossy(&bytes[..end]).trim_end_matches('\u{fffd}').to_owned();
    let line = kept.split('\n').count();
    let column = kept.rsplit('\n').next().unwrap().chars().count() + 1;
    let told = file::read(&bytes[..end]).map(|_| ());
    assert_eq!(told, Err(ReadError::CutOff { line, column }), "cut at {end}: {kept}");
}

#[test]
fn a_file_cut_off_anywhere_is_told_to_be_cut_off() {
    let source = file::print(&small()).replacen("Ana", "Aña", 1);
    for end in 1..source.trim_end().len() {
        check_cut(source.as_bytes(), end);
    }
    // A crash may leave the length of a file and zero bytes for its end.
    let half = source.len() / 2;
    let zeroed = [&source.as_bytes()[..half], &[0; 300]].concat();
    assert!(matches!(file::read(&zeroed), Err(ReadError::CutOff { .. })));
    // Without a bracket in the middle it is not cut off.
    let broken = source.replacen("),\n", ",\n", 1);
    assert!(matches!(file::read(broken.as_bytes()), Err(ReadError::Malformed { .. })));
}

#[test]
fn conflict_markers_are_told_with_their_line() {
    let source = file::print(&small());
    let line = source.lines().position(|line| line.contains("claims: [")).unwrap();
    let (before, after): (Vec<&str>, Vec<&str>) =
        (source.lines().take(line).collect(), source.lines().skip(line).collect());
    let (before, after) = (before.join("\n"), after.join("\n"));
    let hunks = format!("{before}\n<<<<<<< HEAD\n=======\n    left_out: [\"notes\"],\n>>>>>>> ben\n{after}");
    let whole = format!("<<<<<<< ours\n{source}=======\n{source}>>>>>>> theirs\n");
    let left_over = format!("{before}\n>>>>>>> ben (an earlier text)\n{after}");
    let format = source.replacen("    format: 1,\n", "<<<<<<< a\n=======\n    format: 1,\n>>>>>>> b\n", 1);
    for (conflict, at) in [(hunks, line + 1), (whole, 1), (left_over, line + 1), (format, 2)] {
        assert_eq!(file::read(conflict.as_bytes()).unwrap_err(), ReadError::Conflict { line: at }, "{conflict}");
        let windows = conflict.replace('\n', "\r\n");
        assert_eq!(file::read(windows.as_bytes()).unwrap_err(), ReadError::Conflict { line: at }, "{conflict}");
    }
}

#[test]
fn brackets_without_end_do_no_harm() {
    for open in ["[", "(", "{", "Some("] {
        let source =
            file::print(&small()).replacen("annotators:", &format!("later: {}, annotators:", open.repeat(200_000)), 1);
        assert!(file::read(source.as_bytes()).is_err());
    }
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "bridge ",
            "é",
            "e\u{301}",
            "👩‍👩‍👧",
            "\u{1F1E6}\u{1F1F9}",
            "\"",
            "\\",
            "\n",
            "की",
            "각",
            " ",
        ]),
        0..12,
    )
    .prop_map(|parts| parts.concat())
}

prop_compose! {
    fn any_annotations()(
        blocks in prop::collection::vec(words(), 0..6),
        spans in prop::collection::vec((0..200_usize, 1..30_usize, words(), prop::option::of(0..=100_u8)), 0..8),
    ) -> Annotations {
        let text = ArticleText::from_blocks(blocks.into_iter().map(|b| (BlockKind::Paragraph, b, vec![])));
        let len = text.as_str().len();
        let me = AnnotatorId::new();
        let claims: Vec<Claim> = spans.into_iter().filter(|_| len > 0).map(|(at, n, note, confidence)| {
            let at = text.as_str().floor_char_boundary(at % len);
            let end = text.as_str().ceil_char_boundary((at + n).min(len));
            let mut claim = Claim::new(me, [widen_to_graphemes(text.as_str(), range(at..end))]);
            claim.judgement_mut(me).note.clone_from(&note);
            claim.judgement_mut(me).confidence = confidence;
            claim.tags = vec![note];
            claim
        }).collect();
        Annotations {
            article: Article { facts: Arc::default(), text: Arc::new(text) },
            annotators: vec![Annotator::new(me, "Ana")],
            claims: Claims::new(claims),
            ..Annotations::default()
        }
    }
}

proptest! {
    #[test]
    fn any_annotations_survive_a_save_and_a_load(annotations in any_annotations()) {
        let printed = file::print(&annotations);
        let loaded = read(&printed);
        prop_assert_eq!(&loaded.repairs, &[]);
        prop_assert_eq!(file::print(&loaded.annotations), printed);
        prop_assert_eq!(loaded.annotations.claims.as_slice(), annotations.claims.as_slice());
    }

    #[test]
    fn no_damage_makes_it_panic(at in 0..3000_usize, byte in any::<u8>(), cut in 0..40_usize) {
        let mut bytes = file::print(&small()).into_bytes();
        let at = at % bytes.len();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, [byte]);
        if let Ok(loaded) = file::read(&bytes) {
            file::print(&loaded.annotations);
        }
    }
}

#[test]
fn comments_are_told_apart_from_strings_wherever_they_stand() {
    let source = file::print(&small());
    let check = |source: &str, has_comments: bool| {
        let loaded = read(source);
        assert_eq!((loaded.has_comments, loaded.repairs.as_slice()), (has_comments, &[][..]), "{source}");
        let printed = file::print(&loaded.annotations);
        let again = read(&printed);
        assert!(!again.has_comments, "{printed}");
        assert_eq!(file::print(&again.annotations), printed);
    };
    check(&source, false);
    // The first field may stand behind many words.
    check(&format!("/* {} */\n{source}", "why ".repeat(300)), true);
    check(&format!("// {}\n// format: 9, reader: \"9.9\"\n{source}", "why ".repeat(300)), true);
    // A backslash ends no raw string, and a quotation mark in a comment begins none.
    let later = |value: &str| source.replacen("annotators:", &format!("later: {value},\n    annotators:"), 1);
    check(&later("r\"C:\\\""), false);
    check(&later("r\"C:\\\", other: 1 // why\n"), true);
    check(&later("r#\"a\" // b\"#"), false);
    check(&later("'\"', /* \" */ other: '/'"), true);
    check(&later("1 /* /* \" */ */"), true);
    // A comment in a field that is kept does not take in what stands behind it.
    check(&source.replacen("name: \"Ana\")", "name: \"Ana\", later: (1, // why\n 2) // where\n)", 1), true);
    check(&source.replacen("(kind: \"heading\",", "(kind: \"heading\", later: 1 // why\n,", 1), true);
}

#[test]
fn files_that_are_something_else_are_told_from_those_without_a_format() {
    let check = |source: &str, error: &str| {
        assert_eq!(file::read(source.as_bytes()).unwrap_err().to_string(), error, "{source}");
    };
    let foreign = "it is not an annotation file of Claimlight.";
    check("(format: \"1\", article: ())", "line 1, column 1: the field \"format\" is missing.");
    check("/* why */ (article: ())", "line 1, column 1: the field \"format\" is missing.");
    check("(title: \"format: 1\")", foreign);
    check("[(format: 1)]", foreign);
    check("article: 1", foreign);
    let newer = "it was written by a later version. It needs Claimlight 9.9 or newer.";
    check("(reader: \"9.9\", format: 9)", newer);
    check(&format!("({}format: 9, reader: \"9.9\")", "\n".repeat(2000)), newer);
}
