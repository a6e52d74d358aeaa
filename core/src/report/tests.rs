//! Whatever people write, a report shows it as words.

use std::collections::BTreeSet;

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

use super::{Options, Part, Report, html, markdown};
use crate::model::{
    ADJUDICATOR, Annotations, Annotator, AnnotatorId, Article, ArticleText, BlockKind, Claim, Claims, Decided,
    Evidence, EvidenceId, Judgement,
};
use crate::text::TextRange;
use crate::words::Language;

/// Words that break out of formats, where these let them.
const HOSTILE: [&str; 14] = [
    "</style><script>alert(1)</script>",
    "<!--",
    "--><b>x",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='x",
    "&lt;b&gt; &amp;amp;",
    "javascript:alert(1)",
    "https://example.org/a?b=1&c=\"><x>",
    "]](https://example.org) **bold** `code` | # $x$",
    "\u{0}\u{1}\u{b}\u{7f}\u{fffe}",
    "\u{202e}evil\u{2066}",
    "a\r\nb\tc\u{2028}d",
    "\\22 } body { display: none } \\",
    "1. first\n- second\n# third",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        "[a-z<>&\"'\\\\\\]\\[*_`|#(){}\\-~^$@!. ]{0,24}",
        "\\PC{0,12}",
    ]
}

/// An article with one claim, all of whose words are given.
fn annotations(parts: &[String], person: AnnotatorId) -> Annotations {
    let part = |i: usize| parts[i % parts.len()].clone();
    let blocks = [
        (BlockKind::Heading(1), part(0)),
        (BlockKind::Paragraph, format!("Word {}", part(1))),
        (BlockKind::TableRow, part(2)),
    ];
    let blocks = blocks.map(|(kind, words)| (kind, words.replace('\n', " "), Vec::new()));
    let text = ArticleText::from_blocks(blocks);
    let start = text.blocks()[1].range.start().to_usize();
    let mut claim = Claim::new(person, [TextRange::from_usize(start..start + 4)]);
    claim.restated = part(3);
    claim.claimant = part(4);
    claim.tags = vec![part(5)];
    let mut judgement = claim.judgement_mut(person).clone();
    judgement.verdict = Some(part(6));
    judgement.note = part(7);
    claim.judgements = vec![judgement, Judgement { annotator: AnnotatorId::NOBODY, ..claim.judgements[0].clone() }];
    claim.evidence = vec![Evidence {
        url: part(8),
        title: part(9),
        publisher: part(10),
        quote: part(11),
        archived_url: part(12),
        ..Evidence::empty(EvidenceId::new())
    }];
    let mut annotations = Annotations::new(Article { text: text.into(), ..Article::default() });
    let facts = std::sync::Arc::make_mut(&mut annotations.article.facts);
    facts.title = part(13);
    facts.byline = part(14);
    facts.source_url = part(15);
    facts.language = part(16);
    annotations.annotators = vec![Annotator::new(person, part(17)), Annotator::new(AnnotatorId::NOBODY, part(18))];
    annotations.claims = Claims::new([claim]);
    annotations
}

fn options() -> Options {
    Options::new(Language::english(), jiff::civil::date(2026, 11, 28))
}

/// The elements of a page, their attributes, and its text.
#[derive(Default)]
struct Parsed {
    elements: BTreeSet<String>,
    attributes: BTreeSet<String>,
    addresses: Vec<String>,
    text: String,
}

fn parsed(page: &str) -> Parsed {
    fn walk(node: &Handle, parsed: &mut Parsed) {
        match &node.data {
            NodeData::Element { name, attrs, .. } => {
                parsed.elements.insert(name.local.to_string());
                for attribute in attrs.borrow().iter() {
                    parsed.attributes.insert(attribute.name.local.to_string());
                    if &*attribute.name.local == "href" {
                        parsed.addresses.push(attribute.value.to_string());
                    }
                }
            }
            NodeData::Text { contents } => parsed.text.push_str(&contents.borrow()),
            NodeData::Comment { .. } => drop(parsed.elements.insert("a comment".to_owned())),
            _ => {}
        }
        if !matches!(&node.data, NodeData::Element { name, .. } if &*name.local == "style") {
            node.children.borrow().iter().for_each(|child| walk(child, parsed));
        }
    }
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
    let mut found = Parsed::default();
    walk(&dom.document, &mut found);
    found
}

const ELEMENTS: [&str; 40] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "svg",
    "symbol",
    "path",
    "circle",
    "use",
    "header",
    "h1",
    "h2",
    "h3",
    "p",
    "bdi",
    "a",
    "div",
    "b",
    "span",
    "main",
    "article",
    "table",
    "tbody",
    "tr",
    "td",
    "mark",
    "section",
    "ol",
    "li",
    "ul",
    "q",
    "footer",
    "i",
    "s",
    "br",
    "blockquote",
    "pre",
    "thead",
];

const ATTRIBUTES: [&str; 25] = [
    "tabindex",
    "lang",
    "charset",
    "name",
    "content",
    "width",
    "height",
    "style",
    "aria-hidden",
    "id",
    "viewBox",
    "d",
    "class",
    "cx",
    "cy",
    "r",
    "href",
    "dir",
    "rel",
    "role",
    "aria-label",
    "value",
    "scope",
    "viewbox",
    "title",
];

fn clean(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffd}'..='\u{ffff}')).collect()
}

proptest! {
    /// Whatever people write, a page has no elements, attributes or addresses but its own, and shows the words.
    #[test]
    fn nothing_breaks_out_of_a_page(parts in prop::collection::vec(words(), 19)) {
        let annotations = annotations(&parts, AnnotatorId::new());
        let report = Report::new(&annotations, &options());
        let page = html::page(&report, Language::english());
        let found = parsed(&page);
        for element in &found.elements {
            prop_assert!(ELEMENTS.contains(&element.as_str()), "{}", element);
        }
        for attribute in &found.attributes {
            prop_assert!(ATTRIBUTES.contains(&attribute.as_str()), "{}", attribute);
        }
        for address in &found.addresses {
            let is_own = ["#claim-", "#mark-", "#sign-"].iter().any(|start| address.starts_with(start));
            let lower = address.to_lowercase();
            prop_assert!(is_own || lower.starts_with("https://") || lower.starts_with("http://"), "{}", address);
        }
        let text = clean(&found.text);
        for part in [1, 3, 4, 7, 11, 13] {
            prop_assert!(text.contains(&clean(&parts[part])), "{:?} in {}", parts[part], text);
        }
        prop_assert_eq!(page.matches("</style>").count(), 1);
    }

    /// Whatever people write, Markdown's own reader makes no HTML, links or headings of it, and gives the words back.
    #[test]
    fn nothing_breaks_out_of_markdown(parts in prop::collection::vec(words(), 19)) {
        let annotations = annotations(&parts, AnnotatorId::new());
        let report = Report::new(&annotations, &options());
        let page = markdown::page(&report, Language::english());
        let mut options = comrak::Options::default();
        options.extension.table = true;
        options.extension.strikethrough = true;
        options.extension.autolink = true;
        options.render.r#unsafe = true;
        let found = parsed(&comrak::markdown_to_html(&page, &options));
        for element in &found.elements {
            let known = ["a comment", "html", "head", "body", "h1", "h2", "p", "ul", "ol", "li", "strong", "a", "table", "thead", "tbody", "tr", "th", "td", "b", "em"];
            prop_assert!(known.contains(&element.as_str()), "{} in {}", element, page);
        }
        let text = clean(&found.text);
        for part in [1, 3, 4, 7, 11] {
            let wanted = clean(&parts[part]);
            prop_assert!(text.contains(&wanted), "{:?} in {} of {}", wanted, text, page);
        }
    }
}

#[test]
fn what_is_left_out_is_nowhere_and_said() {
    let person = AnnotatorId::new();
    let parts: Vec<String> = (0..19).map(|i| format!("part{i}x")).collect();
    let annotations = annotations(&parts, person);
    let check = |without: Part, gone: &[usize], said: &str| {
        let options = Options { without: BTreeSet::from([without]), ..options() };
        let report = Report::new(&annotations, &options);
        for page in [html::page(&report, options.language), markdown::page(&report, options.language)] {
            for i in gone {
                assert!(!page.contains(&parts[*i]), "{without:?}: {} in {page}", parts[*i]);
            }
            assert!(page.contains(said) && page.contains("Word"), "{without:?}: {page}");
        }
    };
    check(Part::Text, &[1, 2], "the text of the article");
    check(Part::Names, &[17, 18], "Left out here: names.");
    check(Part::Notes, &[7], "reasons");
    check(Part::Evidence, &[8, 9, 10, 11, 12], "evidence");
}

#[test]
fn the_same_annotations_give_the_same_page() {
    let parts: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    let annotations = annotations(&parts, AnnotatorId::new());
    let page = || html::page(&Report::new(&annotations, &options()), Language::english());
    assert_eq!(page(), page());
}

/// What a report says of a claim that Ana and Ben judged differently, and on which "Eva (adjudicator)" decided.
#[track_caller]
fn check_decision(decision: &str, verdict: &str, share: &str) {
    let ids = [1, 2, 3].map(|n| AnnotatorId(uuid::Uuid::from_u128(n)));
    let mut annotations = annotations(&["The bridge closed.".to_owned()], ids[0]);
    annotations.annotators =
        ["Ana", "Ben", "Eva (adjudicator)"].into_iter().zip(ids).map(|(n, id)| Annotator::new(id, n)).collect();
    annotations.annotators[2].role = Some(ADJUDICATOR.into());
    let mut claim = Claim::new(ids[0], [TextRange::from_usize(0..3)]);
    let stands = Claim::new(ids[0], [TextRange::from_usize(4..6)]);
    for (id, verdict) in ids.into_iter().zip(["verified", "unverified", "verified"]) {
        claim.judgement_mut(id).verdict = Some(verdict.to_owned());
    }
    let eva = claim.judgement_mut(ids[2]);
    eva.decision = Decided::named(decision);
    eva.same_as = Some(stands.id);
    "The log says so.".clone_into(&mut eva.note);
    annotations.claims = Claims::new([claim, stands]);
    let report = Report::new(&annotations, &options());
    let look = &report.verdicts[report.claims[0].verdict];
    assert_eq!((look.look.label.as_str(), look.share.as_str()), (verdict, share));
    let said: Vec<&str> = report.claims[0].judgements.iter().map(|j| j.name.as_str()).collect();
    let expected: &[&str] = if decision == "stands" { &["Ben"] } else { &["Ana", "Ben"] };
    assert_eq!(said, [expected, &["Eva (adjudicator) (decision)"]].concat());
    assert_eq!(report.claims[0].judgements.last().unwrap().note, "The log says so.");
    assert_eq!(report.people, ["Ana", "Ben"]);
    assert_eq!(report.claims[0].lines.iter().any(|l| l.words == "The same as claim 2"), decision == "same_as");
    assert!(report.method.iter().any(|line| line.sentence == "On 1 claim an adjudicator has decided."));
}

#[test]
fn a_decision_is_shown_with_who_decided_and_why() {
    check_decision("stands", "Verified", "50 %");
    check_decision("no_claim", "No claim (decided)", "not counted");
    check_decision("same_as", "Same as another claim (decided)", "not counted");
}
