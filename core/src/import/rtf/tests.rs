use super::super::tests::{kinds_and_words, who_and_when};
use super::super::{ImportError, Imported, import};
use super::*;

fn read(body: &str) -> Imported {
    let head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS Mincho;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 Own;}{\*\cs10 Font;}{\s3 Quote;}{\*\cs11 Other;}}{\*\generator x;}{\info{\title The title}{\author Ana Lind}{\creatim\yr2026\mo3\dy12}}";
    import("a.rtf", format!("{head}{body}}}").as_bytes()).unwrap()
}

#[track_caller]
fn check(body: &str, expected: &[(BlockKind, &str)]) {
    let text = read(body).article.text;
    assert_eq!(kinds_and_words(&text), expected, "{body}");
}

#[test]
fn characters_of_all_fonts_are_read() {
    use BlockKind::Paragraph;
    check(r"\pard caf\'e9 \u8211? \u-10179?\u-8704? \{x\}\~y\emdash z\par", &[(Paragraph, "café – 😀 {x}\u{a0}y—z")]);
    check(r"\f1\'cf\'f0\'e8\'e2\'e5\'f2\f0  a\f2\'b7", &[(Paragraph, "Привет a•")]);
    check(r"{\f3\'93\'fa\'96\'7b}", &[(Paragraph, "日本")]);
    check(r"\uc0\u8211-\uc2\u8212ab c\uc1{\upr{x}{\*\ud{\u228?}}}", &[(Paragraph, "–-— cä")]);
    check("a\r\nb\\\nc", &[(Paragraph, "ab"), (Paragraph, "c")]);
}

#[test]
fn paragraphs_have_kinds() {
    use BlockKind::{Heading, Item, Paragraph, Quotation};
    check(
        r"\pard\s1 One\par\pard\s2 Two\par\pard\outlinelevel1 Three\par\pard\s3 Four\par\pard {\listtext\pard\plain 1.\tab}\ls1\ilvl0 Five\par\pard{\listtext\f2 \'b7\tab}\ls2\ilvl1 Six\par\pard{\listtext b)\tab}Seven\line Eight\par",
        &[
            (Heading(1), "One"),
            (Heading(1), "Two"),
            (Heading(2), "Three"),
            (Quotation, "Four"),
            (Item { depth: 0, number: Some(1) }, "Five"),
            (Item { depth: 1, number: None }, "Six"),
            (Paragraph, "b) Seven"),
            (Paragraph, "Eight"),
        ],
    );
}

#[test]
fn a_tab_after_a_number_makes_a_list() {
    use BlockKind::{Item, Paragraph};
    check(
        r"{\pard \fi-360 \bullet \tx360\tab One\par}{\pard 7.\tx360\tab Two\par}{\pard 8. Three\par}{\pard 9.\par}",
        &[
            (Item { depth: 0, number: None }, "One"),
            (Item { depth: 0, number: Some(7) }, "Two"),
            (Paragraph, "8. Three"),
            (Paragraph, "9."),
        ],
    );
}

#[test]
fn tables_are_rows() {
    use BlockKind::{Paragraph, TableRow};
    check(
        r"\pard a\par\trowd\cellx1\cellx2\pard\intbl 3\cell 4\par 5\cell\row\trowd\pard\intbl\cell x\cell\trowd\row\pard b\par",
        &[(Paragraph, "a"), (TableRow, "3\t4 5"), (TableRow, "\tx"), (Paragraph, "b")],
    );
}

#[test]
fn notes_boxes_and_changes() {
    use BlockKind::{Footnote, Paragraph};
    check(
        r"\pard It cost 3{\super\chftn}{\footnote\pard {\super\chftn} By the {\b town}.\par More.}. {\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In a box.\par}}{\shprslt x}}And\par{\*\annotation Really?}{\header Head}{\deleted gone}{\v hidden}{\field{\*\fldinst PAGE}{\fldrslt 7}} end.\par",
        &[
            (Paragraph, "It cost 3[1]. And"),
            (Paragraph, "In a box."),
            (Paragraph, "7 end."),
            (Footnote, "[1] By the town."),
            (Footnote, "More."),
        ],
    );
    let left_out = read(r"{\*\annotation Really?}{\header Head}{\pict 00ff}{\deleted gone}").left_out;
    let counts: Vec<_> = left_out.counts().collect();
    assert_eq!(counts, [(Kind::Comments, 1), (Kind::Pictures, 1), (Kind::Deletions, 1), (Kind::PageHeads, 1)]);
}

#[test]
fn notes_are_counted_as_the_file_says() {
    use BlockKind::{Footnote, Paragraph};
    let note = |more: &str| format!(r"{{\super  \chftn{{\*\footnote{more} \chftn n}}}}");
    let marks = |head: &str, body: &str| {
        read(&format!("{head}{body}")).article.text.as_str().lines().next().unwrap().to_owned()
    };
    let body = format!("a{}b{}c{}", note(""), note(r"\ftnalt"), note(""));
    assert_eq!(marks("", &body), "a[1]b[i]c[2]");
    assert_eq!(marks(r"\ftnstart4\ftnnalc\aftnnar ", &body), "a[d]b[1]c[e]");
    check(
        &format!(r"\sectd\sftnrestart a{}\par\sect b{}\par", note(""), note("")),
        &[(Paragraph, "a[1]"), (Paragraph, "b[1]"), (Footnote, "[1] n"), (Footnote, "[1] n")],
    );
    check(r"3{\super  }4{\super  2}", &[(Paragraph, "3 4 ²")]);
}

#[test]
fn blanks_at_the_start_stay_in_their_paragraph() {
    use BlockKind::{Footnote, Paragraph};
    check(
        r"\pard a{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard One.\par}{\pard Two.\par}}\par\pard \~b\par",
        &[(Paragraph, "a[1]"), (Paragraph, "\u{a0}b"), (Footnote, "[1] One."), (Footnote, "Two.")],
    );
}

#[test]
fn fields_show_their_result_and_links_are_marks() {
    use crate::model::MarkKind;
    let text = read(
        r#"\pard a {\field{\*\fldinst{HYPERLINK "https://example.org/b"}{\*\datafield 00ff}}{\fldrslt{\ul b\'e9}}} c {\field{\*\fldinst PAGE}{\fldrslt 7}}{\field{\*\fldinst HYPERLINK \\l "d"}{\fldrslt d}}\par"#,
    )
    .article
    .text;
    assert_eq!(text.as_str(), "a bé c 7d");
    let marks: Vec<_> = text.blocks()[0].marks.iter().map(|m| (text.slice(m.range), m.kind.clone())).collect();
    assert_eq!(marks, [("bé", MarkKind::Link("https://example.org/b".into()))]);
}

#[test]
fn files_of_textedit_are_read() {
    use BlockKind::{Item, Paragraph, TableRow};
    let source = br"{\rtf1\ansi\ansicpg1252\cocoartf2639\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
{\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc0\leveljc0\levelstartat1{\leveltext\leveltemplateid1\'02\'00.;}{\levelnumbers\'01;}}{\listname ;}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard\tx566\pardirnatural\partightenfactor0

\f0\fs24 \cf0 It cost \'a33 \uc0\u8212  no more.\
\pard\tx220\tx720\li720\fi-720\ls1\ilvl0\cf0 {\listtext	1.	}one\
{\listtext	2.	}two\

\itap1\trowd \taflags1 \clvertalc \cellx4320 \cellx8640
\pard\intbl\itap1\cf0 3\cell 
\pard\intbl\itap1\cf0 4\cell \row
\pard\cf0 end}";
    let text = import("a.rtf", source).unwrap().article.text;
    let numbered = |number| Item { depth: 0, number: Some(number) };
    assert_eq!(
        kinds_and_words(&text),
        [
            (Paragraph, "It cost £3 — no more."),
            (numbered(1), "one"),
            (numbered(2), "two"),
            (TableRow, "3\t4"),
            (Paragraph, "end")
        ]
    );
}

#[test]
fn words_stay_apart_and_together() {
    use BlockKind::Paragraph;
    check(r"1{\super s}{\super t}\tab CO{\sub 2}", &[(Paragraph, "1^st CO₂")]);
    check(r"{\strike 3}4", &[(Paragraph, "3 4")]);
}

#[test]
fn facts_are_in_the_head() {
    let facts = read(r"\pard Text.\par").article.facts;
    assert_eq!(who_and_when(&facts), ["The title", "Ana Lind", "2026-03-12"]);
}

#[test]
fn hostile_files_are_refused() {
    let check = |bytes: &[u8], why| {
        let error = import("a.rtf", bytes).unwrap_err();
        assert_eq!(error, ImportError::Unreadable { name: "a.rtf".to_owned(), why });
    };
    check(br"{\rtf1 a{\b b", Unreadable::Damaged);
    check(br"{\rtf1 a{\footnote b", Unreadable::Damaged);
    for depth in [10_000, 100_000] {
        check(format!("{{\\rtf1 {}", "{".repeat(depth)).as_bytes(), Unreadable::TooDeep);
    }
    for piece in [
        r"\u8212",
        r"\'",
        r"\bin999999999 ",
        r"{\footnote ",
        r"{\shp{\shptxt ",
        r"\cell",
        r"\row",
        r"\par",
        "{\\*\\ud ",
    ] {
        drop(import("a.rtf", format!("{{\\rtf1 {}", piece.repeat(100_000)).as_bytes()));
    }
}
