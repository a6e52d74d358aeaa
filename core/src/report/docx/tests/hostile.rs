//! Documents of words that try to break out.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Words as a document shows them.
fn shown(words: &str, has_lines: bool) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let words = words.chars().map(|c| match c {
        '\n' if !has_lines => ' ',
        '\n' | '\t' => c,
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    });
    words.collect()
}

/// Words that try to break out.
fn hostile() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        "[a-zא-ت1-9<>&\"'😀 \n\t\r]{0,6}",
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{fffe}\u{ffff}\u{2028}\u{202e}]{0,2}",
        Just("</w:t></w:r></w:p>".to_owned()),
        Just("&amp;&#x41;]]>".to_owned()),
        Just("\"/><w:p/><!--".to_owned()),
        Just("%1 {LANGUAGE} \u{e000}".to_owned()),
    ];
    prop::collection::vec(parts, 0..4).prop_map(|parts| parts.concat())
}

fn kinds() -> impl Strategy<Value = BlockKind> {
    let number = prop::option::of(prop_oneof![0_u32..4, Just(u32::MAX)]);
    prop_oneof![
        Just(TEXT),
        Just(ROW),
        Just(ROW),
        Just(BlockKind::Code),
        Just(BlockKind::Footnote),
        (0_u8..9).prop_map(BlockKind::Heading),
        (0_u8..12, number).prop_map(|(depth, number)| BlockKind::Item { depth, number }),
    ]
}

fn reports() -> impl Strategy<Value = Report> {
    let piece = (hostile(), prop::collection::vec(0_usize..4, 0..3), any::<[bool; 3]>(), hostile());
    let piece = piece.prop_map(|(words, claims, [bold, italic, struck], link)| {
        let link = if bold { format!("https://e.org/{link}") } else { String::new() };
        Piece { bold, italic, struck, link, ..self::piece(&words, &claims) }
    });
    let block = (kinds(), prop::collection::vec(piece, 0..4)).prop_map(|(kind, pieces)| block(kind, &pieces));
    let words = prop::collection::vec(hostile(), 12);
    (prop::collection::vec(block, 0..7), words, any::<bool>()).prop_map(|(blocks, words, has_list)| {
        let mut report = Report { has_list, title: words[0].clone(), source: words[1].clone(), ..report(blocks) };
        report.facts = vec![words[2].clone()];
        report.people = vec![words[3].clone()];
        report.written = words[4].clone();
        report.article_language = words[5].clone();
        report.method = vec![MethodLine { about: words[6].clone(), sentence: words[7].clone() }];
        report.verdicts[0].look.label = words[8].clone();
        report.verdicts[0].look.sign = words[9].clone();
        let claim = &mut report.claims[0];
        (claim.quote, claim.judgements[0].note) = (words[0].clone(), words[10].clone());
        (claim.judgements[0].name, claim.lines[0].words) = (words[11].clone(), words[1].clone());
        let evidence = &mut claim.evidence[0];
        (evidence.title, evidence.quote, evidence.facts) = (words[2].clone(), words[3].clone(), vec![words[4].clone()]);
        evidence.link = format!("https://e.org/{}", words[5]);
        report
    })
}

/// The article's paragraphs, as a document shows them.
fn expected(report: &Report) -> Vec<String> {
    let mut all = Vec::new();
    for block in &report.blocks {
        let has_lines = block.kind == BlockKind::Code;
        let words: String = block.pieces.iter().map(|piece| shown(&piece.words, has_lines)).collect();
        match block.kind {
            BlockKind::Item { number, .. } => {
                let number = number.filter(|n| *n > 32_767).map(|n| format!("{n}.\t")).unwrap_or_default();
                all.push(format!("{number}{words}"));
            }
            _ if block.pieces.iter().all(|piece| piece.words.trim().is_empty()) => {}
            ROW => all.extend(words.split('\t').map(str::to_owned)),
            _ => all.push(words),
        }
    }
    all
}

/// The ids of comments in a part, for each kind of element.
fn ids(nodes: &[Node], element: &str) -> Vec<String> {
    let ids = nodes.iter().filter_map(|node| match node {
        Node::Start(name, attributes) if name == element => Some(attributes["w:id"].clone()),
        _ => None,
    });
    ids.collect()
}

proptest! {
    /// No words break out, and none are lost.
    #[test]
    fn a_document_holds_the_words_of_the_article_once_and_in_order(report in reports()) {
        let bytes = document(&report, english()).unwrap();
        let files = files(&bytes);
        files.iter().filter(|(name, _)| !name.ends_with('/')).for_each(|(_, xml)| drop(nodes(xml)));
        let all = paragraphs(&files["word/document.xml"]);
        let is_article = |style: &str| {
            let style = style.split(' ').next().unwrap_or_default();
            !["Title", "Facts", "Counts", "Gap", "ClaimLabel", "ClaimWords", "ClaimDetail"].contains(&style)
        };
        let end = all.iter().rposition(|(style, words)| style == "Heading1" && words == "The claims");
        let end = end.filter(|_| report.has_list).unwrap_or(all.len());
        let without_numbers = |words: &str| {
            let parts = words.split('⟨').enumerate();
            let parts = parts.map(|(i, part)| if i == 0 { part } else { part.split_once('⟩').map_or("", |(_, rest)| rest) });
            parts.collect::<String>()
        };
        let found = all[..end].iter().filter(|(style, _)| is_article(style)).map(|(_, words)| without_numbers(words));
        let mut expected = expected(&report);
        if is_headline(&report) {
            expected.remove(0);
        }
        prop_assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    /// Each comment is on some words.
    #[test]
    fn comments_begin_and_end_once(report in reports()) {
        let files = files(&document(&report, english()).unwrap());
        let text = nodes(&files["word/document.xml"]);
        let starts = ids(&text, "w:commentRangeStart");
        let in_order: BTreeSet<&String> = starts.iter().collect();
        prop_assert_eq!(in_order.len(), starts.len());
        prop_assert_eq!(&ids(&nodes(&files["word/comments.xml"]), "w:comment"), &starts);
        for element in ["w:commentRangeEnd", "w:commentReference"] {
            let ends = ids(&text, element);
            prop_assert_eq!(ends.len(), starts.len());
            prop_assert_eq!(&ends.iter().collect::<BTreeSet<_>>(), &in_order);
        }
    }

    #[test]
    fn the_same_report_gives_the_same_bytes(report in reports(), other in reports()) {
        let bytes = document(&report, english()).unwrap();
        document(&other, english()).unwrap();
        prop_assert!(bytes == document(&report, english()).unwrap());
    }
}

fn is_headline(report: &Report) -> bool {
    report.blocks.first().is_some_and(|block| {
        let words: String = block.pieces.iter().map(|piece| piece.words.as_str()).collect();
        let is_heading = matches!(block.kind, BlockKind::Heading(_)) && !words.trim().is_empty();
        is_heading && words.trim() == report.title.trim()
    })
}
