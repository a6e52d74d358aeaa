use super::super::packed::tests::zip;
use super::super::tests::{kinds_and_words, who_and_when};
use super::super::{ImportError, Imported, import};
use super::*;
use crate::model::{BlockKind, MarkKind};

const STYLES: &str = r#"<office:document-styles><office:styles><style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/><style:style style:name="Quotations" style:family="paragraph"/><style:style style:name="Strong_20_Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style></office:styles><office:master-styles><style:master-page><style:header><text:p>Head</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"#;
const AUTOMATIC: &str = r#"<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><style:style style:name="T1" style:family="text" style:parent-style-name="Strong_20_Emphasis"/><style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style><text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="(" style:num-suffix=")"/></text:list-style><text:list-style style:name="L4"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3" loext:num-list-format="%1%."/><text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" loext:num-list-format="%1%.%2%"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:automatic-styles>"#;
const META: &str = r"<office:document-meta><office:meta><dc:title>The title</dc:title><meta:initial-creator>Ana Lind</meta:initial-creator><meta:creation-date>2026-03-12T08:00:00</meta:creation-date></office:meta></office:document-meta>";

fn document(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content>{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", MIME),
        ("content.xml", &content),
        ("styles.xml", STYLES),
        ("Object 1/content.xml", "<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>"),
        ("Object 2/content.xml", "<office:document-content/>"),
        ("meta.xml", META),
        ("META-INF/manifest.xml", "<m/>"),
    ])
}

fn read(body: &str) -> Imported {
    import("a.odt", &document(body)).unwrap()
}

#[track_caller]
fn check(body: &str, expected: &[(BlockKind, &str)]) {
    let text = read(body).article.text;
    assert_eq!(kinds_and_words(&text), expected, "{body}");
}

#[test]
fn paragraphs_have_kinds() {
    use BlockKind::{Heading, Paragraph, Quotation};
    check(
        "<text:h text:outline-level='1'>One</text:h><text:p text:style-name='Heading_20_2'>Two</text:p><text:p text:style-name='P1'>Three</text:p>\
         <text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d<text:span text:style-name='T2'>2</text:span><text:span text:style-name='T3'>x</text:span></text:p>",
        &[(Heading(1), "1. One"), (Heading(2), "Two"), (Quotation, "Three"), (Paragraph, "a b c"), (Paragraph, "d²")],
    );
}

#[test]
fn lists_have_their_numbers() {
    use BlockKind::{Item, Paragraph};
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |words: &str| format!("<text:p>{words}</text:p>");
    let inner = format!("<text:list>{}{}</text:list>", item(&p("b")), item(&p("c")));
    let list = format!(
        "<text:list text:style-name='L1'>{}{}</text:list>",
        item(&(p("a") + &inner)),
        item(&(p("d") + &p("e")))
    );
    let bullets = format!("<text:list text:style-name='L2'>{}</text:list>", item(&p("f")));
    let on = format!("<text:list text:style-name='L1' text:continue-numbering='true'>{}</text:list>", item(&p("g")));
    let numbered = |number| Item { depth: 0, number: Some(number) };
    check(
        &(list + &bullets + &on),
        &[
            (numbered(1), "a"),
            (Paragraph, "a) b"),
            (Paragraph, "b) c"),
            (numbered(2), "d"),
            (Paragraph, "e"),
            (Item { depth: 0, number: None }, "f"),
            (numbered(3), "g"),
        ],
    );
}

#[test]
fn blanks_at_the_start_stay_in_their_paragraph() {
    check(
        "<text:p>a</text:p><text:p>\u{a0}<text:span text:style-name='T1'>b</text:span></text:p><text:p text:style-name='Preformatted_20_Text'>c</text:p><text:p text:style-name='Preformatted_20_Text'><text:s text:c='2'/>d</text:p>",
        &[(BlockKind::Paragraph, "a"), (BlockKind::Paragraph, "\u{a0}b"), (BlockKind::Code, "c\n  d")],
    );
}

#[test]
fn a_level_without_a_definition_is_like_the_one_around_it() {
    use BlockKind::{Item, Paragraph};
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let bullets = format!("<text:list text:style-name='L2'>{}</text:list>", item("<text:p>b</text:p>"));
    let inner = format!("<text:list text:style-name='L3'>{}</text:list>", item("<text:p>c</text:p>").repeat(2));
    let list =
        format!("<text:list text:style-name='L1'>{}</text:list>", item(&format!("<text:p>a</text:p>{bullets}{inner}")));
    let at = |depth, number| Item { depth, number };
    check(&list, &[(at(0, Some(1)), "a"), (at(1, None), "b"), (Paragraph, "(I) c"), (Paragraph, "(II) c")]);
    let deeper = format!(
        "<text:list text:style-name='L4'>{}</text:list>",
        item(&format!(
            "<text:p>a</text:p><text:list>{}</text:list>",
            item("<text:p><text:number>9</text:number>b</text:p>")
        ))
    );
    check(&deeper, &[(at(0, Some(3)), "a"), (at(1, None), "3.a b")]);
}

#[test]
fn fields_and_hidden_parts() {
    use BlockKind::Paragraph;
    check(
        "<text:section text:display='none'><text:p>x</text:p></text:section><text:section><text:p>a<text:title>b</text:title> <text:page-number>3</text:page-number><text:variable-set text:display='none'>y</text:variable-set><text:hidden-text text:is-hidden='true'>z</text:hidden-text></text:p></text:section><text:p><text:hidden-paragraph text:is-hidden='true'/>w</text:p>",
        &[(Paragraph, "ab 3")],
    );
    check(
        "<text:p>2<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>5<draw:frame><draw:object xlink:href='./Object 2'/></draw:frame></text:p>",
        &[(Paragraph, "2 3/4 5")],
    );
}

#[test]
fn tables_are_rows() {
    use BlockKind::{Paragraph, TableRow};
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let table = format!(
        "<table:table><table:table-row>{}{}</table:table-row><table:table-row><table:table-cell table:number-columns-repeated='2'/>{}</table:table-row></table:table>",
        cell("3"),
        cell("4"),
        cell("5")
    );
    check(&format!("{table}<text:p>x</text:p>"), &[(TableRow, "3\t4"), (TableRow, "\t\t5"), (Paragraph, "x")]);
}

#[test]
fn notes_boxes_comments_and_changes() {
    use BlockKind::{Footnote, Paragraph};
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>It cost 3<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By the town.</text:p></text:note-body></text:note>\
        <office:annotation><text:p>Really?</text:p></office:annotation><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame> million.</text:p><text:p>End.</text:p>";
    check(
        body,
        &[
            (Paragraph, "It cost 3[1] million."),
            (Paragraph, "In a box."),
            (Paragraph, "End."),
            (Footnote, "[1] By the town."),
        ],
    );
    check(
        "<text:p>a<draw:custom-shape><text:p>3</text:p></draw:custom-shape>4</text:p>",
        &[(Paragraph, "a"), (Paragraph, "3"), (Paragraph, "4")],
    );
    let counts: Vec<_> = read(body).left_out.counts().collect();
    assert_eq!(counts, [(Kind::Comments, 1), (Kind::Deletions, 1), (Kind::PageHeads, 1)]);
}

#[test]
fn links_and_looks_are_marks() {
    let text = read("<text:p>a <text:a xlink:href='https://example.org/'>b</text:a> <text:span text:style-name='T1'>c</text:span></text:p>").article.text;
    let marks: Vec<_> = text.blocks()[0].marks.iter().map(|m| (text.slice(m.range), m.kind.clone())).collect();
    assert_eq!(marks, [("b", MarkKind::Link("https://example.org/".into())), ("c", MarkKind::Bold)]);
}

#[test]
fn facts_come_from_meta() {
    let facts = read("<text:p>It closed, and nobody came to see it happen.</text:p>").article.facts;
    assert_eq!(who_and_when(&facts), ["The title", "Ana Lind", "2026-03-12"]);
}

#[test]
fn hostile_documents_are_refused() {
    let check = |bytes: &[u8], why| {
        let error = import("a.odt", bytes).unwrap_err();
        assert_eq!(error, ImportError::Unreadable { name: "a.odt".to_owned(), why });
    };
    let good = document("<text:p>a</text:p>");
    check(&good[..good.len() / 2], Unreadable::Damaged);
    check(&document("<text:p>a"), Unreadable::Damaged);
    for depth in [10_000, 100_000] {
        check(&document(&"<text:section>".repeat(depth)), Unreadable::TooDeep);
    }
    check(&document(&" ".repeat(150 << 20)), Unreadable::TooMuch);
    check(
        &zip(&[
            ("mimetype", MIME),
            ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"),
            ("content.xml", "x"),
        ]),
        Unreadable::Locked,
    );
    let many = "<text:p><text:s text:c='999999999'/>a</text:p><table:table><table:table-row><table:table-cell table:number-columns-repeated='999999999'/></table:table-row></table:table>";
    assert!(read(many).article.text.as_str().len() < 1000);
}
