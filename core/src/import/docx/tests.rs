use super::super::packed::tests::zip;
use super::super::tests::{kinds_and_words, who_and_when};
use super::super::{ImportError, Imported, Unreadable, import};
use super::*;
use crate::model::{BlockKind, MarkKind};

const RELATIONS: &str = r#"<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships xmlns="r"><Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/><Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="e" Type="x/endnotes" Target="endnotes.xml"/><Relationship Id="c" Type="x/comments" Target="comments.xml"/><Relationship Id="g" Type="x/settings" Target="settings.xml"/><Relationship Id="h" Type="x/header" Target="header1.xml"/><Relationship Id="l" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/><Relationship Id="t" Type="x/attachedTemplate" Target="https://example.org/evil.dotm" TargetMode="External"/></Relationships>"#;
const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="Chapter line"/><w:basedOn w:val="berschrift1"/></w:style><w:style w:styleId="Out"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style><w:style w:styleId="Cap"><w:name w:val="caption"/></w:style><w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style><w:style w:styleId="Num"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Code"><w:name w:val="Source Code"/></w:style><w:style w:styleId="Raised"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Deep"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Deep"/><w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Own"/><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Own"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> By the town.</w:t></w:r></w:p><w:p><w:r><w:t>More.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
const ENDNOTES: &str =
    r#"<w:endnotes xmlns:w="w"><w:endnote w:id="2"><w:p><w:r><w:t>An end.</w:t></w:r></w:p></w:endnote></w:endnotes>"#;
const SETTINGS: &str = r#"<w:settings xmlns:w="w"><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr></w:settings>"#;
const COMMENTS: &str =
    r#"<w:comments xmlns:w="w"><w:comment w:id="0"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>"#;
const HEADER: &str = r#"<w:hdr xmlns:w="w"><w:p><w:r><w:t>Secret</w:t></w:r></w:p></w:hdr>"#;
const CORE: &str = r#"<cp:coreProperties xmlns:dc="d" xmlns:dcterms="t"><dc:title>The title</dc:title><dc:creator>Ana Lind</dc:creator><dcterms:created>2026-03-12T08:00:00Z</dcterms:created></cp:coreProperties>"#;

/// The bytes of a document with this body.
pub fn document(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
        ("word/endnotes.xml", ENDNOTES),
        ("word/comments.xml", COMMENTS),
        ("word/settings.xml", SETTINGS),
        ("word/header1.xml", HEADER),
        ("docProps/core.xml", CORE),
    ])
}

fn read(body: &str) -> Imported {
    import("a.docx", &document(body)).unwrap()
}

/// The blocks of a document with this body.
#[track_caller]
fn check(body: &str, expected: &[(BlockKind, &str)]) {
    let text = read(body).article.text;
    assert_eq!(kinds_and_words(&text), expected, "{body}");
}

/// A paragraph with these properties and words.
fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(words))
}

fn r(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

fn style(id: &str) -> String {
    format!(r#"<w:pStyle w:val="{id}"/>"#)
}

fn item(list: u32, level: u32) -> String {
    format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#)
}

const fn numbered(number: u32) -> BlockKind {
    BlockKind::Item { depth: 0, number: Some(number) }
}

#[test]
fn styles_decide_headings_and_quotations() {
    use BlockKind::{Caption, Heading, Paragraph, Quotation};
    let body = [
        p(&style("berschrift1"), "One"),
        p(&style("Own"), "Two"),
        p(&style("Out"), "Three"),
        p(&style("Zitat"), "Four"),
        p(&style("Cap"), "Five"),
        p(&style("Loop"), "Six"),
        p(r#"<w:outlineLvl w:val="1"/>"#, "Seven"),
        p("", "Eight &amp; nine"),
    ];
    check(
        &body.concat(),
        &[
            (Heading(1), "One"),
            (Heading(1), "Two"),
            (Heading(3), "Three"),
            (Quotation, "Four"),
            (Caption, "Five"),
            (Paragraph, "Six"),
            (Heading(2), "Seven"),
            (Paragraph, "Eight & nine"),
        ],
    );
}

#[test]
fn lists_have_their_numbers() {
    use BlockKind::{Heading, Item, Paragraph};
    let body = [
        p(&item(1, 0), "a"),
        p(&item(1, 1), "b"),
        p(&item(1, 1), "c"),
        p(&item(1, 0), "d"),
        p(&item(1, 2), "e"),
        p(&item(1, 1), "f"),
        p(&item(2, 0), "g"),
        p(&style("Num"), "h"),
        p(&item(3, 0), "i"),
        p(&(style("Num") + &item(0, 0)), "j"),
        p(&(style("berschrift1") + &item(1, 0)), "k"),
    ];
    check(
        &body.concat(),
        &[
            (numbered(1), "a"),
            (Paragraph, "a) b"),
            (Paragraph, "b) c"),
            (numbered(2), "d"),
            (Item { depth: 2, number: None }, "2.1 e"),
            (Paragraph, "a) f"),
            (Item { depth: 0, number: None }, "g"),
            (numbered(3), "h"),
            (numbered(7), "i"),
            (Paragraph, "j"),
            (Heading(1), "8. k"),
        ],
    );
}

#[test]
fn a_list_starts_otherwise_at_its_own_level() {
    use BlockKind::Paragraph;
    let body =
        [p(&item(1, 0), "a"), p(&item(5, 1), "b"), p(&item(1, 0), "c"), p(&style("Deep"), "d"), p(&item(5, 0), "e")];
    check(
        &body.concat(),
        &[(numbered(1), "a"), (Paragraph, "a) b"), (numbered(2), "c"), (Paragraph, "a) d"), (numbered(1), "e")],
    );
    check(&[p(&item(4, 0), "a"), p(&item(4, 0), "b")].concat(), &[(Paragraph, "I. a"), (Paragraph, "II. b")]);
}

#[test]
fn fields_show_their_result() {
    use BlockKind::Paragraph;
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let whole =
        |of: &str, shown: &str| [field("begin"), code(of), field("separate"), shown.to_owned(), field("end")].concat();
    check(&format!("<w:p>{}{}</w:p>", r("Page "), whole("PAGE", &r("7"))), &[(Paragraph, "Page 7")]);
    let inner = whole("MERGEFIELD sum", &r("3"));
    let outer = [field("begin"), code("IF "), inner, code("= 3"), field("separate"), r("4"), field("end")].concat();
    check(&format!("<w:p>{outer}{}</w:p>", r(" million")), &[(Paragraph, "4 million")]);
    // A code without an end hides no paragraph after it.
    check(&format!("<w:p>{}{}</w:p>{}", field("begin"), r("x"), p("", "y")), &[(Paragraph, "y")]);
    let link = whole(" HYPERLINK &quot;https://example.org/b&quot; ", &r("b"));
    let simple = format!("<w:fldSimple w:instr='HYPERLINK &quot;https://example.org/c&quot;'>{}</w:fldSimple>", r("c"));
    let text = read(&format!("<w:p>{}{link}{simple}{}</w:p>", r("a "), r(" d"))).article.text;
    let marks: Vec<_> = text.blocks()[0].marks.iter().map(|m| (text.slice(m.range), m.kind.clone())).collect();
    let to = |url: &str| MarkKind::Link(url.into());
    assert_eq!(marks, [("b", to("https://example.org/b")), ("c", to("https://example.org/c"))]);
}

#[test]
fn styles_and_fonts_of_runs_count() {
    use BlockKind::Paragraph;
    let run = |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    check(&format!("<w:p>{}{}</w:p>", r("10"), run("<w:rStyle w:val='Raised'/>", "6")), &[(Paragraph, "10⁶")]);
    check(&format!("{}{}", p(&style("Gone"), "x"), p("", "y")), &[(Paragraph, "y")]);
    check(
        &format!("<w:p>{}{}</w:p>", run("<w:rFonts w:ascii='Symbol'/>", "&#xF061;b"), run("", "b")),
        &[(Paragraph, "αβb")],
    );
    check("<w:p><w:r><w:sym w:font='Symbol' w:char='F0A3'/><w:t>5</w:t></w:r></w:p>", &[(Paragraph, "≤5")]);
    check("<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r></w:p>", &[(Paragraph, "a\u{ad}b")]);
}

#[test]
fn a_mark_that_the_author_chose_is_kept() {
    use BlockKind::{Footnote, Paragraph};
    check(
        "<w:p><w:r><w:t>3</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:customMarkFollows='1' w:id='5'/><w:t>*</w:t></w:r><w:r><w:t> x</w:t></w:r></w:p>",
        &[(Paragraph, "3[*] x"), (Footnote, "[*] By the town."), (Footnote, "More.")],
    );
}

#[test]
fn tables_are_rows() {
    use BlockKind::{Paragraph, TableRow};
    let cell = |words: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p("", words));
    let deleted = format!("<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{}</w:tr>", cell("gone"));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let table = format!("<w:tbl>{}{deleted}{}</w:tbl>", row(&["3", "4"]), row(&["", "x"]));
    check(
        &format!("{}{table}{}", p("", "a"), p("", "b")),
        &[(Paragraph, "a"), (TableRow, "3\t4"), (TableRow, "\tx"), (Paragraph, "b")],
    );
    let two = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("", "3"), p(&style("berschrift1"), "4"));
    check(&two, &[(TableRow, "3 4")]);
}

#[test]
fn notes_keep_their_mark() {
    use BlockKind::{Footnote, Paragraph};
    let body = format!(
        "<w:p>{}<w:r><w:endnoteReference w:id='2'/></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='5'/></w:r></w:p>{}",
        r("It cost 3"),
        p("", "End.")
    );
    check(
        &body,
        &[
            (Paragraph, "It cost 3[i][1]"),
            (Paragraph, "End."),
            (Footnote, "[i] An end."),
            (Footnote, "[1] By the town."),
            (Footnote, "More."),
        ],
    );
}

#[test]
fn tracked_changes_are_accepted() {
    use BlockKind::Paragraph;
    let body = format!(
        "<w:p>{}<w:del w:id='1'><w:r><w:delText>3</w:delText></w:r></w:del><w:ins w:id='2'>{}</w:ins></w:p>\
         <w:p><w:moveFrom w:id='3'>{}</w:moveFrom></w:p><w:p><w:moveTo w:id='4'>{}</w:moveTo></w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id='5'/></w:rPr></w:pPr>{}</w:p>{}",
        r("It cost "),
        r("4"),
        r("Moved."),
        r("Moved."),
        r("One "),
        p("", "line.")
    );
    check(&body, &[(Paragraph, "It cost 4"), (Paragraph, "Moved."), (Paragraph, "One line.")]);
    let left_out = read(&body).left_out;
    let counts: Vec<_> = left_out.counts().collect();
    assert_eq!(counts, [(Kind::Comments, 1), (Kind::Deletions, 2), (Kind::PageHeads, 1)]);
}

#[test]
fn words_stay_apart_and_together() {
    use BlockKind::Paragraph;
    let run = |properties: &str, inner: &str| format!("<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>");
    let t = |words: &str| format!("<w:t>{words}</w:t>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("", &t("1")),
        run("<w:vertAlign w:val='superscript'/>", &t("s")),
        run("<w:vertAlign w:val='superscript'/>", &t("t")),
        run("", "<w:tab/><w:t>CO</w:t>"),
    );
    check(&body, &[(Paragraph, "1^st CO")]);
    check(&format!("<w:p>{}</w:p>", run("", "<w:t>3</w:t><w:br/><w:t>4</w:t>")), &[(Paragraph, "3"), (Paragraph, "4")]);
    check(&format!("<w:p>{}{}</w:p>", run("<w:strike/>", &t("3")), run("", &t("4"))), &[(Paragraph, "3 4")]);
    check(
        &format!("<w:p>{}{}</w:p>", run("<w:vanish/>", &t("x")), run("<w:vanish w:val='0'/>", &t("y"))),
        &[(Paragraph, "y")],
    );
    check(
        &format!("<w:p>{}</w:p>", run("", "<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:instrText>PAGE</w:instrText>")),
        &[(Paragraph, "a\u{2011}b")],
    );
    check(
        "<w:p><w:r><w:t>2</w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath><w:r><w:t>5</w:t></w:r></w:p>",
        &[(Paragraph, "2 3/4 5")],
    );
    check(
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        &[(Paragraph, "東(とう)")],
    );
    check(&(p(&style("Code"), "a  b") + &p(&style("Code"), "c")), &[(BlockKind::Code, "a  b\nc")]);
}

#[test]
fn text_boxes_stand_after_their_paragraph() {
    let inner = format!("<w:txbxContent>{}{}</w:txbxContent>", p("", "In a box."), p("", "Still."));
    let shape = format!(
        "<mc:AlternateContent><mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let body = format!("<w:p>{}<w:r>{shape}</w:r>{}</w:p>{}", r("Before "), r("after."), p("", "End."));
    let text = read(&body).article.text;
    assert_eq!(text.as_str(), "Before after.\nIn a box.\nStill.\nEnd.");
}

#[test]
fn links_and_looks_are_marks() {
    let body = format!(
        "<w:p>{}<w:hyperlink r:id='l'>{}</w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r></w:p>",
        r("a "),
        r("b")
    );
    let text = read(&body).article.text;
    let marks: Vec<_> = text.blocks()[0].marks.iter().map(|m| (text.slice(m.range), m.kind.clone())).collect();
    assert_eq!(marks, [("b", MarkKind::Link("https://example.org/a".into())), ("c", MarkKind::Bold)]);
}

#[test]
fn pictures_leave_their_words() {
    let body =
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='A ferry'/><a:blip/></wp:inline></w:drawing></w:r></w:p>";
    check(body, &[(BlockKind::Caption, "A ferry")]);
}

#[test]
fn facts_come_from_the_properties() {
    let facts = read(&p("", "It closed, and nobody came to see it happen.")).article.facts;
    assert_eq!(who_and_when(&facts), ["The title", "Ana Lind", "2026-03-12"]);
    assert_eq!(facts.import.as_ref().map(|i| (i.reader.as_str(), i.version)), Some(("docx", 1)));
    assert_eq!(read(&p(&style("berschrift1"), "My headline")).article.facts.title, "My headline");
}

#[test]
fn hostile_documents_are_refused() {
    let check = |bytes: &[u8], why| {
        let error = import("a.docx", bytes).unwrap_err();
        assert_eq!(error, ImportError::Unreadable { name: "a.docx".to_owned(), why });
    };
    let good = document(&p("", "text"));
    check(&good[..good.len() / 2], Unreadable::Damaged);
    check(&document(&"<w:p>".repeat(10)), Unreadable::Damaged);
    for depth in [10_000, 100_000] {
        check(&document(&"<w:tbl><w:tr><w:tc>".repeat(depth)), Unreadable::TooDeep);
    }
    let boxes = "<w:p><w:r><w:pict><w:txbxContent>".repeat(20) + &"</w:txbxContent></w:pict></w:r></w:p>".repeat(20);
    check(&document(&boxes), Unreadable::TooDeep);
    check(&document(&" ".repeat(150 << 20)), Unreadable::TooMuch);
    check(&zip(&[("word/x.xml", "<a/>"), ("[Content_Types].xml", "")]), Unreadable::Damaged);
}
