mod hostile;

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::super::{
    ClaimLine, Inside, MethodLine, OwnLook, Piece, ReportedBlock, ReportedClaim, ReportedEvidence, ReportedJudgement,
    VerdictCount,
};
use super::*;
use crate::import::import;
use crate::model::{BlockKind, Stance, Underline};

fn english() -> &'static Language {
    Language::named("en").unwrap()
}

/// The files of an archive.
fn files(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: &String| {
        let mut file = archive.by_name(name).unwrap();
        assert_eq!(file.last_modified(), Some(zip::DateTime::default()));
        std::io::read_to_string(&mut file).unwrap()
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// An event of a document in XML, all of whose values are known to be sound.
#[derive(Debug)]
enum Node {
    Start(String, BTreeMap<String, String>),
    End(String),
    Text(String),
}

/// Takes XML apart. Fails if it is not well-formed.
fn nodes(xml: &str) -> Vec<Node> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(is_allowed), "only characters of XML 1.0");
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut found = Vec::new();
    let start = |start: &BytesStart<'_>| {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
            assert!(!attribute.value.contains('<'));
            (attribute.key.into_inner().to_owned(), value)
        });
        Node::Start(start.name().into_inner().to_owned(), attributes.collect())
    };
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                depth += 1;
                found.push(start(&element));
            }
            Event::End(element) => {
                depth -= 1;
                found.push(Node::End(element.name().into_inner().to_owned()));
            }
            Event::Text(text) => found.push(Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let known = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("#39", "'")];
                let (_, c) = known.iter().find(|(known, _)| *known == name).expect("a reference that XML knows");
                found.push(Node::Text((*c).to_owned()));
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("nothing else: {other:?}"),
        }
    }
    assert_eq!(depth, 0);
    found
}

/// The paragraphs of a part: the style of each, with its list and its direction, and its words. Numbers of claims stand in `⟨⟩`.
fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let (mut all, mut style, mut words) = (Vec::new(), String::new(), String::new());
    let (mut is_number, mut is_text) = (false, false);
    for node in nodes(xml) {
        let Node::Start(name, attributes) = node else {
            match node {
                Node::Text(text) if is_text => words.push_str(&text),
                Node::End(name) if name == "w:t" => is_text = false,
                Node::End(name) if name == "w:p" => {
                    all.push((std::mem::take(&mut style), std::mem::take(&mut words)));
                }
                Node::End(name) if name == "w:r" && is_number => {
                    words.push('⟩');
                    is_number = false;
                }
                _ => {}
            }
            continue;
        };
        let value = || attributes.get("w:val").cloned().unwrap_or_default();
        match name.as_str() {
            "w:t" => is_text = true,
            "w:pStyle" => style = value(),
            "w:ilvl" | "w:numId" => style = format!("{style} {}", value()),
            "w:bidi" => style.push_str(" backward"),
            "w:tab" => words.push('\t'),
            "w:br" => words.push('\n'),
            "w:rStyle" if value() == "ClaimNumber" => {
                is_number = true;
                words.push('⟨');
            }
            _ => {}
        }
    }
    all
}

fn look(label: &str, underline: Underline) -> OwnLook {
    OwnLook { label: label.to_owned(), sign: "✓".to_owned(), colour: "green".to_owned(), underline }
}

fn claim(number: usize, note: &str) -> ReportedClaim {
    ReportedClaim {
        number,
        quote: "It is old.".to_owned(),
        is_placed: true,
        lines: vec![ClaimLine { label: "Said by".to_owned(), words: "the mayor".to_owned() }],
        judgements: vec![ReportedJudgement { name: "Ana".to_owned(), verdict: Some(0), note: note.to_owned() }],
        evidence: vec![ReportedEvidence {
            stance: Stance::Supports,
            stance_words: "supports".to_owned(),
            title: "A list".to_owned(),
            link: "https://example.org/?a=1&b=2".to_owned(),
            facts: vec!["The town".to_owned()],
            quote: "Built 1650".to_owned(),
        }],
        ..ReportedClaim::default()
    }
}

/// A piece in these claims.
fn piece(words: &str, claims: &[usize]) -> Piece {
    let claims = claims.iter().rev().enumerate().map(|(lane, claim)| Inside { claim: *claim, lane });
    let mut claims: Vec<Inside> = claims.collect();
    claims.reverse();
    Piece { words: words.to_owned(), claims, ..Piece::default() }
}

fn block(kind: BlockKind, pieces: &[Piece]) -> ReportedBlock {
    ReportedBlock { level: 0, kind, pieces: pieces.to_vec() }
}

fn plain(kind: BlockKind, words: &str) -> ReportedBlock {
    block(kind, &[piece(words, &[])])
}

fn report(blocks: Vec<ReportedBlock>) -> Report {
    Report {
        title: "The bridge".to_owned(),
        article_language: "en".to_owned(),
        verdicts: vec![VerdictCount { look: look("Verified", Underline::Wavy), count: 1, share: "100 %".to_owned() }],
        people: vec!["Ana".to_owned(), "Ben".to_owned()],
        claims: vec![claim(1, "One.\nTwo."), claim(2, ""), claim(3, "")],
        blocks,
        written: "1 March 2026".to_owned(),
        ..Report::default()
    }
}

fn part(report: &Report, name: &str) -> String {
    files(&document(report, english()).unwrap()).remove(name).unwrap()
}

/// The article's paragraphs of a document with these blocks: styles and words.
#[track_caller]
fn check(blocks: &[ReportedBlock], expected: &[(&str, &str)]) {
    let all = paragraphs(&part(&report(blocks.to_vec()), "word/document.xml"));
    let of_article = all.into_iter().filter(|(style, _)| !["Title", "Facts", "Counts"].contains(&style.as_str()));
    let found: Vec<(String, String)> = of_article.collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(style, words)| (style.as_str(), words.as_str())).collect();
    assert_eq!(found, expected);
}

const TEXT: BlockKind = BlockKind::Paragraph;
const ROW: BlockKind = BlockKind::TableRow;

fn item(depth: u8, number: Option<u32>, words: &str) -> ReportedBlock {
    plain(BlockKind::Item { depth, number }, words)
}

#[test]
fn blocks_have_the_styles_of_their_kinds() {
    let heading = |level| plain(BlockKind::Heading(level), "H");
    check(&[heading(3), heading(3), heading(1)], &[("Heading1", "H"), ("Heading2", "H"), ("Heading1", "H")]);
    check(&[plain(TEXT, "a\nb\tc")], &[("Normal", "a b\tc")]);
    check(&[plain(BlockKind::Code, "a\n\tb")], &[("SourceCode", "a\n\tb")]);
    check(&[plain(BlockKind::Quotation, "a"), plain(TEXT, " \n")], &[("Quote", "a")]);
    check(&[plain(BlockKind::Caption, "a"), plain(BlockKind::Byline, "b")], &[("Caption", "a"), ("Byline", "b")]);
    check(&[plain(TEXT, "אבג")], &[("Normal backward", "אבג")]);
    check(&[item(0, Some(4), "a"), item(1, None, "b")], &[("ListParagraph 0 2", "a"), ("ListParagraph 1 1", "b")]);
    check(&[item(0, Some(99_999), "a")], &[("ListParagraph", "99999.\ta")]);
    check(&[plain(ROW, "a\tb"), plain(ROW, "c")], &[("Cell", "a"), ("Cell", "b"), ("Cell", "c"), ("Gap", "")]);
    check(&[plain(BlockKind::Heading(1), "The bridge"), plain(TEXT, "a")], &[("Normal", "a")]);
}

#[test]
fn a_claim_ends_with_its_number_and_its_sign() {
    let number = "⟨\u{a0}[1\u{a0}✓]⟩";
    check(&[block(TEXT, &[piece("a", &[0]), piece("b", &[])])], &[("Normal", &format!("a{number}b"))]);
    let two = [block(TEXT, &[piece("a", &[0])]), block(TEXT, &[piece("b", &[0]), piece("c", &[])])];
    check(&two, &[("Normal", "a"), ("Normal", &format!("b{number}c"))]);
    // Of claims that end together, the inner one ends first.
    let inner = [block(TEXT, &[piece("a", &[0]), piece("b", &[0, 1])])];
    check(&inner, &[("Normal", &format!("ab⟨\u{a0}[2\u{a0}✓]⟩{number}"))]);
    // The last block is not shown.
    check(&[block(TEXT, &[piece("a", &[0])]), block(TEXT, &[piece(" ", &[0])])], &[("Normal", &format!("a{number}"))]);
    check(&[block(ROW, &[piece("a\tb", &[0])])], &[("Cell", "a"), ("Cell", &format!("b{number}")), ("Gap", "")]);
    check(&[block(TEXT, &[piece("a", &[9])])], &[("Normal", "a")]);
}

#[test]
fn a_claim_is_marked_and_has_a_comment() {
    let report = report(vec![block(TEXT, &[piece("It is old", &[0]), piece(".", &[])])]);
    let text = part(&report, "word/document.xml");
    let marked = "<w:commentRangeStart w:id=\"0\"/><w:r><w:rPr><w:u w:val=\"wave\" w:color=\"007A5A\"/>\
                  <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"CFEDE0\"/></w:rPr>\
                  <w:t xml:space=\"preserve\">It is old</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>";
    assert!(text.contains(marked), "{text}");
    let comments = part(&report, "word/comments.xml");
    assert!(comments.contains("<w:comment w:id=\"0\" w:author=\"Ana\" w:initials=\"A\">"), "{comments}");
    let lines = paragraphs(&comments).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
    let evidence = "▲ supports: A list (https://example.org/?a=1&b=2), The town, “Built 1650”";
    assert_eq!(lines, ["✓ Verified", "Ana: ✓ Verified: One.\nTwo.", "Said by the mayor", evidence]);
    let relations = part(&report, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"comments.xml\""), "{relations}");
}

#[test]
fn a_comment_is_by_whoever_judged() {
    let check = |people: &[&str], names: &[&str], expected: &str| {
        let mut report = report(vec![block(TEXT, &[piece("a", &[0])])]);
        report.people = people.iter().map(|name| (*name).to_owned()).collect();
        let said = |name: &&str| ReportedJudgement { name: (*name).to_owned(), verdict: None, note: String::new() };
        report.claims[0].judgements = names.iter().map(said).collect();
        let all = nodes(&part(&report, "word/comments.xml"));
        let authors = all.iter().filter_map(|node| match node {
            Node::Start(_, attributes) => attributes.get("w:author").map(String::as_str),
            _ => None,
        });
        assert_eq!(authors.collect::<Vec<_>>(), [expected]);
    };
    check(&["Ana"], &[""], "Ana");
    check(&["Ana", "Ben"], &["Ben"], "Ben");
    check(&["Ana", "Ben"], &["Ben", "Ana", "Ben"], "Ben, Ana");
    check(&["Ana", "Ben"], &[], "Claimlight");
    check(&[], &[], "Claimlight");
    check(&["A \"B\" <c> & 'd'"], &[], "A \"B\" <c> & 'd'");
    check(&[&"n".repeat(300)], &[], &format!("{}…", "n".repeat(199)));
}

#[test]
fn claims_are_listed_in_rows_that_stay_together() {
    let mut report = report(vec![block(TEXT, &[piece("a", &[0])])]);
    report.has_list = true;
    report.claims.truncate(1);
    report.method = vec![MethodLine { about: "Verified".to_owned(), sentence: "Somebody looked.".to_owned() }];
    let xml = part(&report, "word/document.xml");
    let all = paragraphs(&xml);
    let at = all.iter().position(|(_, words)| words == "The claims").unwrap();
    let words: Vec<&str> = all[at..].iter().map(|(_, words)| words.as_str()).collect();
    let evidence = "▲ supports: A list, The town, “Built 1650”";
    let said = ["Ana: ✓ Verified: One.\nTwo.", "Said by the mayor", evidence, ""];
    let expected = [&["The claims", "1\u{a0}✓", "Verified", "It is old."][..], &said];
    assert_eq!(words[..8], expected.concat());
    assert_eq!(words[8..], ["How this was done", "Verified: Somebody looked."]);
    assert!(xml.contains("<w:tr><w:trPr><w:cantSplit/>") && xml.contains("<w:hyperlink r:id=\"rIdLink0\""));
    assert!(xml.contains("<w:hyperlink w:anchor=\"claim_1\"") && xml.contains("w:name=\"claim_1\""));
    assert!(xml.contains("<w:hyperlink w:anchor=\"mark_1\"") && xml.contains("w:name=\"mark_1\""));
    let relations = part(&report, "word/_rels/document.xml.rels");
    let target = "Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\"";
    assert!(relations.contains(target), "{relations}");
}

#[test]
fn a_document_has_a_title_a_language_and_no_date() {
    let mut report = report(vec![plain(TEXT, "a")]);
    report.title = "A <b> & \"c\"".to_owned();
    report.article_language = "ar-EG".to_owned();
    let facts = part(&report, "docProps/core.xml");
    let title = "<dc:title>Claims in “A &lt;b&gt; &amp; &quot;c&quot;”</dc:title><dc:language>en</dc:language>";
    assert!(facts.contains(title) && !facts.contains("created"), "{facts}");
    assert!(part(&report, "word/styles.xml").contains("<w:lang w:val=\"ar-EG\" w:bidi=\"ar-EG\"/>"));
    report.article_language = "\"/><x".to_owned();
    assert!(part(&report, "word/styles.xml").contains("<w:lang w:val=\"en\"/>"));
    let foot = paragraphs(&part(&report, "word/footer1.xml"));
    assert_eq!(foot[0].1, "Claims in “A <b> & \"c\"”\tClaimlight · 1 March 2026 · page 1 of 1");
}

#[test]
fn claimlight_reads_the_blocks_again() {
    let kinds = [
        BlockKind::Heading(1),
        TEXT,
        BlockKind::Heading(2),
        BlockKind::Item { depth: 0, number: Some(3) },
        BlockKind::Item { depth: 0, number: Some(4) },
        BlockKind::Item { depth: 1, number: None },
        BlockKind::Item { depth: 0, number: Some(9) },
        BlockKind::Quotation,
        BlockKind::Code,
        BlockKind::Byline,
        ROW,
        ROW,
        BlockKind::Footnote,
        BlockKind::Caption,
    ];
    let words = |i: usize| if kinds[i] == ROW { format!("a{i}\tb{i}") } else { format!("Words {i}") };
    let blocks = (0..kinds.len()).map(|i| plain(kinds[i], &words(i))).collect();
    let bytes = document(&Report { title: "Words 0".to_owned(), ..report(blocks) }, english()).unwrap();
    let read = import("a.docx", &bytes).unwrap().article.text;
    let found: Vec<(BlockKind, String)> =
        read.blocks().iter().map(|b| (b.kind, read.slice(b.range).to_owned())).collect();
    for (i, kind) in kinds.iter().enumerate() {
        let own = found.iter().filter(|(_, found)| *found == words(i)).map(|(kind, _)| kind);
        // The title is one level above the headings.
        let wanted = if i == 2 { BlockKind::Heading(1) } else { *kind };
        assert_eq!(own.collect::<Vec<_>>(), [&wanted], "{}", words(i));
    }
}
