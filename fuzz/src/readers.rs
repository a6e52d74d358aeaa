//! What has to hold for each reader, whatever bytes it gets. Both the fuzzer and `tests/bad_input.rs` check this.

#[path = "../../core/tests/archive/mod.rs"]
mod archive;

use std::path::Path;
use std::sync::Arc;

use claimlight::app::settings::Settings;
use claimlight_core::agreement::queue::{self, Queue};
use claimlight_core::agreement::{self, Unmarked};
use claimlight_core::anchor::{Anchoring, Quoted};
use claimlight_core::exchange::{citation, looked_up};
use claimlight_core::exercise::gradebook::{self, Gradebook, Options};
use claimlight_core::exercise::{block, grades, handins};
use claimlight_core::file::journal::{self, About, Journal};
use claimlight_core::model::{
    ADJUDICATOR, Annotations, Annotator, AnnotatorId, Ask, Claim, Edit, Exercise, Fraction, Scheme, Timestamp,
};
use claimlight_core::text::TextRange;
use claimlight_core::{anchor, compare, file, import, text};
use sha2::{Digest as _, Sha256};

/// A reader: its name, a function that panics if something does not hold for some bytes, and files to start from.
pub struct Reader {
    pub name: &'static str,
    pub read: fn(&[u8]),
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All readers.
pub const ALL: [Reader; 9] = [
    Reader { name: "annotations", read: annotations, seeds: || vec![file::print(&sample()).into_bytes()] },
    Reader { name: "journal", read: journal, seeds: journal_seeds },
    Reader { name: "settings", read: settings, seeds: settings_seeds },
    Reader { name: "scheme", read: |bytes| drop(file::read_scheme(bytes)), seeds: scheme_seeds },
    Reader { name: "article", read: article, seeds: article_seeds },
    Reader { name: "anchoring", read: anchoring, seeds: anchoring_seeds },
    Reader { name: "clipboard", read: clipboard, seeds: clipboard_seeds },
    Reader { name: "handins", read: handins, seeds: handins_seeds },
    Reader { name: "grading", read: grading, seeds: grading_seeds },
];

/// An annotation file that was read can be printed and read again, and merges with another file in either order.
fn annotations(bytes: &[u8]) {
    let Ok(loaded) = file::read(bytes) else { return };
    let printed = file::print(&loaded.annotations);
    match file::read(printed.as_bytes()) {
        Ok(again) => assert_eq!(file::print(&again.annotations), printed),
        Err(e) => panic!("what was printed is refused: {e}\n{printed}"),
    }
    let whole = sample();
    if let (Ok(a), Ok(b)) = (compare::merge(&loaded.annotations, &whole), compare::merge(&whole, &loaded.annotations)) {
        // If the files are on texts that know nothing of each other, the first file's text stays.
        let strangers = compare::text_relation(&loaded.annotations, &whole).0 == compare::TextRelation::Strangers;
        assert!(strangers || file::print(&a) == file::print(&b), "merging depends on the order");
    }
    drop(compare::undecided(&loaded.annotations));
    decisions(&loaded.annotations);
}

/// Each claim stands in one group of what is to decide, and what stands can be printed and read.
fn decisions(annotations: &Annotations) {
    let queue = Queue::of(annotations, &agreement::sentences_of(annotations), Unmarked::Auto);
    let mut grouped: Vec<_> = queue.groups.iter().flat_map(queue::Group::all).collect();
    grouped.sort_unstable();
    let mut all: Vec<_> = annotations.claims.as_slice().iter().map(|claim| claim.id).collect();
    all.sort_unstable();
    assert_eq!(grouped, all, "a claim stands in no group, or in two");
    let printed = file::print(&queue::standing(annotations, &queue).0);
    assert!(file::read(printed.as_bytes()).is_ok(), "what stands is refused:\n{printed}");
}

/// A journal can be read: the bytes as they are, and the pieces between bytes of 0xff as complete frames.
fn journal(bytes: &[u8]) {
    drop(journal::parse(bytes, Path::new("x")));
    let mut framed = Vec::new();
    for payload in bytes.split(|b| *b == 0xff) {
        framed.extend((payload.len() as u32).to_le_bytes());
        framed.extend(&Sha256::digest(payload)[..8]);
        framed.extend(payload);
    }
    drop(journal::parse(&framed, Path::new("x")));
}

/// What somebody brings back from the browser or a reference manager: an address that was found stands in the text.
fn clipboard(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(found) = looked_up::read(&text) {
        assert!(text.contains(found.url.as_str()), "the address {} is not in the text", found.url);
    }
    drop(citation::read(&text));
}

/// What is read out of an archive or a file of hand-ins is the answer that was packed, or none; and a text block alike.
fn handins(bytes: &[u8]) {
    let read = handins::collect_bytes(&Annotations::default(), "a.zip", bytes);
    assert!(
        read.entries.iter().all(|entry| !entry.counts() || entry.hand_in.is_some()),
        "an answer is there if it counts"
    );
    assert!(!matches!(read.whole, handins::Whole::Refused(_)) || read.entries.is_empty());
    let blocks = block::find(&String::from_utf8_lossy(bytes));
    assert!(blocks.whole.iter().all(|whole| block::find(&block::write(whole)).whole == [whole.clone()]));
}

/// Grades and rubrics that were read are printed as they were; a gradebook without new grades keeps its head and nothing else.
fn grading(bytes: &[u8]) {
    if let Ok(read) = grades::read(bytes) {
        assert_eq!(grades::read(grades::print(&read).as_bytes()).as_ref(), Ok(&read));
    }
    if let Ok(rubric) = file::read_rubric(bytes) {
        assert_eq!(file::read_rubric(file::print_rubric(&rubric).as_bytes()), Ok(rubric));
    }
    let Ok(book) = Gradebook::read(bytes) else { return };
    let Some(chosen) = book.columns().likely() else { return };
    let given = gradebook::Given::Points(Fraction::ONE);
    let keys = |pupil: &gradebook::Pupil| pupil.keys.clone();
    let grades: Vec<gradebook::Grade> = book
        .pupils()
        .iter()
        .map(|pupil| gradebook::Grade { keys: keys(pupil), given: given.clone(), comment: "Good".to_owned() })
        .collect();
    let nothing = book.written(&book.preview(&chosen, &[], &Options::default()));
    let all = book.written(&book.preview(&chosen, &grades, &Options::default()));
    assert!(all.starts_with(&nothing[..nothing.len().min(3)]), "the copy begins like the gradebook");
}

fn grading_seeds() -> Vec<Vec<u8>> {
    let mut kept = grades::Grades::new(&Exercise { id: "0".repeat(32), ..Exercise::default() });
    let mut pupil = grades::Pupil { number: "48207".to_owned(), who: "Zoë".to_owned(), ..grades::Pupil::default() };
    pupil.claim_mut(claimlight_core::model::ClaimId(uuid::Uuid::from_u128(3))).found =
        Some(claimlight_core::grading::Found::Part);
    pupil.set_level("found", Some(1));
    let proposal =
        grades::Proposal { levels: Vec::new(), points: Some(Fraction::new(20, 3)), of: Fraction::new(10, 1) };
    pupil.accept(&proposal, &Exercise::default(), Timestamp::from_second(60));
    kept.pupils.push(pupil);
    let rubric = "(criteria: [(id: \"found\", label: \"a\", levels: [(label: \"b\", points: 2.5, from: 1)])])";
    let moodle = "\u{feff}Identifier,\"Full name\",Status,Grade,\"Maximum grade\",\"Grade can be changed\",\"Last modified (grade)\",\"Feedback comments\"\n\
        \"Participant 48207\",\"Zoë\",-,,10.00,Yes,-,\"a \"\"b\"\"\"\n";
    let canvas = "Student,ID,SIS Login ID,Section,Ferry (90212)\n    Points Possible,,,,10\n\"Li, Jo\",7,jo,8b,\n";
    vec![grades::print(&kept).into_bytes(), rubric.into(), moodle.into(), canvas.into()]
}

fn handins_seeds() -> Vec<Vec<u8>> {
    let data = r#"{"claimlight":"answer","format":1,"exercise":{"id":"","edition":""},"who":"Ana","claims":[{"spans":[{"start":4,"end":10,"quote":"bridge"}]}]}"#;
    let block = block::write(data.as_bytes());
    let page = format!("<html><script id=\"claimlight-answer\">{data}</script><pre>{block}</pre></html>");
    let mail = format!("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n> {block}\n--b--\n");
    let inner = archive::archive(&[("b.txt", block.as_bytes())]);
    let files: [(&str, &[u8]); 4] = [
        ("Anna_11_assignsubmission_file/a.html", page.as_bytes()),
        ("Anna_11_assignsubmission_file/b.zip", &inner),
        ("F_al_attempt_2026-11-24-10-42-00.txt", b"Name: Anna (al)"),
        ("__MACOSX/._a", b"x"),
    ];
    vec![archive::archive(&files), page.into_bytes(), mail.into_bytes(), block.into_bytes()]
}

fn clipboard_seeds() -> Vec<Vec<u8>> {
    [
        "https://example.org/log_(harbour)?a=1#:~:text=gate%20did",
        "\u{201c}gate did not close\u{201d} https://example.org/log",
        "@article{a, title = {The \\\"{o} log}, journal = \"Harbour News\", year = 2026, month = mar, url = {https://example.org/a}}",
        "TY  - NEWS\nTI  - The log\nPB  - Harbour News\nPY  - 2026/03/12\nUR  - https://example.org/a\nER  - \n",
        "[{\"title\": \"The log\", \"container-title\": \"Harbour News\", \"issued\": {\"date-parts\": [[2026, 3, 12]]}, \"URL\": \"https://example.org/a\"}]",
    ]
    .map(|seed| seed.as_bytes().to_vec())
    .to_vec()
}

fn settings(bytes: &[u8]) {
    drop(Settings::parse(bytes));
}

/// Names of articles, and what of an archive the bytes are; empty for those that are no archive.
const ARTICLES: [(&str, &str); 15] = [
    ("a.md", ""),
    ("a.txt", ""),
    ("a.srt", ""),
    ("a.vtt", ""),
    ("a.rtf", ""),
    ("a.eml", ""),
    ("a.docx", "word/document.xml"),
    ("a.odt", "content.xml"),
    ("a.epub", "one.xhtml"),
    ("a.html", ""),
    ("a.mhtml", ""),
    ("a.webarchive", ""),
    ("a.webarchive", ""),
    (PASTED, ""),
    ("a.pdf", ""),
];

/// Stands for HTML that is pasted.
const PASTED: &str = "pasted";

/// An article's text is its blocks, and its sentences lie within them. The first byte chooses the format.
fn article(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let (name, part) = ARTICLES[usize::from(*kind) % ARTICLES.len()];
    let archive = if part.is_empty() { Vec::new() } else { packed(part, bytes) };
    let bytes = if part.is_empty() { bytes } else { &archive };
    let imported = match name {
        PASTED => Ok(import::pasted_html(&String::from_utf8_lossy(bytes))),
        name => import::import(name, bytes),
    };
    if let Ok(chapters) = import::chapters(bytes) {
        assert!(chapters.iter().map(|chapter| chapter.number).eq(1..=chapters.len()), "chapters are counted from 1");
        let options = import::ImportOptions { chapters: Some(vec![chapters.len()]), ..Default::default() };
        drop(import::import_as(name, bytes, &options));
    }
    let Ok(import::Imported { article, .. }) = imported else { return };
    let source = article.text.as_str();
    let blocks = article.text.blocks();
    let joined: Vec<&str> = blocks.iter().map(|b| article.text.slice(b.range)).collect();
    assert_eq!(joined.join("\n"), source, "the text is its blocks");
    for block in blocks {
        for sentence in text::sentences(source, &article.facts.language, block.range) {
            assert!(block.range.start() <= sentence.start() && sentence.end() <= block.range.end());
            drop(text::clauses(source, sentence));
        }
    }
}

/// Claims can be looked for in any text. The bytes hold two texts, separated by 0xff; the first two bytes choose spans of the old
/// one.
fn anchoring(bytes: &[u8]) {
    let Some((&[first, second], texts)) = bytes.split_first_chunk::<2>() else { return };
    let mut texts = texts.splitn(2, |b| *b == 0xff).map(String::from_utf8_lossy);
    let (Some(old), Some(new)) = (texts.next(), texts.next()) else { return };
    let at = |n: usize| text::floor_grapheme(&old, text::Offset::new(n % (old.len() + 1)));
    let (first, second) = (usize::from(first), usize::from(second));
    let spans: Vec<TextRange> =
        (0..8).map(|i| TextRange::new(at(first * i * 3), at(first * i * 3 + second % (8 * (i + 1))))).collect();
    let count = |to: text::Offset| old[..to.to_usize()].chars().count();
    let quotes: Vec<Quoted<'_>> = spans
        .iter()
        .map(|span| {
            let before = TextRange::new(at(span.start().to_usize().saturating_sub(first)), span.start());
            let after = TextRange::new(span.end(), at((span.end().to_usize() + first).min(old.len())));
            Quoted { start: count(span.start()), quote: span.of(&old), before: before.of(&old), after: after.of(&old) }
        })
        .collect();
    let go_on = &mut |_| true;
    let whole = Anchoring::new(&old, &new, go_on).map(|anchoring| (anchoring, spans));
    for (anchoring, spans) in whole.into_iter().chain(Anchoring::from_quotes(&quotes, &new, go_on)) {
        for span in spans {
            let anchored = anchoring.place(span);
            drop(format!("{:?}", anchored.group()));
            if let Some(found) = anchored.found() {
                assert_eq!(text::widen_to_graphemes(&new, found.range), found.range, "a place splits no letter");
                assert!((0.0..=1.0).contains(&found.confidence));
                let (was, is) = (span.of(&old), found.range.of(&new));
                let marked = anchor::differences(was, is);
                assert!(marked.old.iter().all(|r| was.get(r.clone()).is_some()));
                assert!(marked.new.iter().all(|r| is.get(r.clone()).is_some()));
            }
        }
    }
}

fn anchoring_seeds() -> Vec<Vec<u8>> {
    let old = "The bridge closed in 2.4 years. It’s open, said Zoë, since no room was large enough. Read more. 桥关闭了。 Read more.";
    let new = "It is open, said Zoe\u{301}, since no room was large enough. The bridge closed in 3 years. 桥关闭了。 Read more.";
    vec![
        [&[9, 31], old.as_bytes(), &[0xff], new.as_bytes()].concat(),
        [&[3, 200], new.as_bytes(), &[0xff], old.repeat(3).as_bytes()].concat(),
    ]
}

/// A small file that contains every kind of record.
fn sample() -> Annotations {
    let text = "The bridge closed e\u{301}. It opened 🙂.";
    let Ok(import::Imported { article, .. }) = import::import("a.txt", text.as_bytes()) else {
        return Annotations::default();
    };
    let rubric = "(criteria: [(id: \"found\", levels: [(points: 0.5, from: 1)])])";
    let exercise = Exercise {
        id: "0".repeat(32),
        asks: Ask::ALL.into(),
        given: vec![vec![4, 10]],
        claims: Some(2),
        rubric: file::read_rubric(rubric.as_bytes()).unwrap_or_default(),
        ..Exercise::default()
    };
    let start = Annotations { exercise: Some(Arc::new(exercise)), ..Annotations::new(article) };
    let me = AnnotatorId("0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77".parse().unwrap_or_default());
    let mut now = start.clone();
    let mut claim = Claim::new(me, [TextRange::from_usize(4..10)]);
    claim.id.0 = "01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10".parse().unwrap_or_default();
    claim.judgement_mut(me).verdict = Some("verified".to_owned());
    (claim.need, claim.accepted, claim.to_pupil) = ("either".to_owned(), vec![String::new()], "Look.".to_owned());
    let claim = Arc::new(claim);
    now.apply(&Edit::made(&claim));
    let mut log = compare::stamped(&start, &now, me, compare::Clock::at(1, 1));
    for (millis, words) in [(2, "words"), (3, "other words"), (4, "")] {
        let mut next = log.clone();
        let before = next.claims.get(claim.id).cloned();
        let mut after = (*claim).clone();
        words.clone_into(&mut after.restated);
        next.apply(&Edit::put(before, after));
        log = compare::stamped(&log, &next, me, compare::Clock::at(millis, 1));
    }
    decided(log)
}

/// The same after somebody else judged the claim and an adjudicator decided.
fn decided(mut annotations: Annotations) -> Annotations {
    let [other, judge] = [1, 2].map(|n| AnnotatorId(uuid::Uuid::from_u128(n)));
    annotations.annotators.push(Annotator::new(other, "Ben"));
    annotations
        .annotators
        .push(Annotator { role: Some(ADJUDICATOR.into()), ..Annotator::new(judge, "Ben (adjudicator)") });
    let mut claim = Claim::new(other, [TextRange::from_usize(4..17)]);
    claim.id.0 = uuid::Uuid::from_u128(3);
    claim.time = Timestamp::from_second(1);
    "open".clone_into(&mut claim.source);
    annotations.apply(&Edit::made(claim));
    let queue = Queue::of(&annotations, &agreement::sentences_of(&annotations), Unmarked::Auto);
    let acts = queue::Acts { annotations: &annotations, by: judge, blind: true, time: Timestamp::from_second(1) };
    let mut edits = Vec::new();
    if let Some(group) = queue.groups.first() {
        edits.extend(group.versions.first().into_iter().flat_map(|version| acts.take(group, version)));
    }
    annotations.apply_all(&edits);
    annotations
}

fn journal_seeds() -> Vec<Vec<u8>> {
    let (whole, Ok(folder)) = (sample(), tempfile::tempdir()) else { return Vec::new() };
    let Ok(mut kept) = Journal::new(folder.path()) else { return Vec::new() };
    kept.open(About { number: 1, ..About::default() }, whole.bare());
    for claim in whole.claims.as_slice() {
        kept.edit(1, &[Edit::made(claim)], 1);
        drop(kept.flush());
    }
    let files = std::fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let bytes: Vec<u8> = files.filter_map(|f| std::fs::read(f.path()).ok()).find(|b| !b.is_empty()).unwrap_or_default();
    // The payloads without lengths and hashes, which `journal` adds.
    let mut payloads: Vec<&[u8]> = Vec::new();
    let mut rest = bytes.as_slice();
    while let Some((len, after)) = rest.split_first_chunk::<4>() {
        let Some((payload, after)) = after.get(8..).and_then(|b| b.split_at_checked(u32::from_le_bytes(*len) as usize))
        else {
            break;
        };
        payloads.push(payload);
        rest = after;
    }
    vec![payloads.join(&0xff), bytes]
}

fn settings_seeds() -> Vec<Vec<u8>> {
    let Ok(folder) = tempfile::tempdir() else { return Vec::new() };
    let path = folder.path().join("settings.ron");
    drop(Settings::default().save(&path));
    std::fs::read(path).into_iter().collect()
}

fn scheme_seeds() -> Vec<Vec<u8>> {
    Scheme::built_in().iter().map(|s| file::print_scheme(s).into_bytes()).collect()
}

/// A ZIP archive with this part, not compressed, and those that it needs to be a document or an e-book.
fn packed(part: &str, content: &[u8]) -> Vec<u8> {
    const CONTAINER: &[u8] = b"<c><rootfile full-path='a.opf'/></c>";
    const PACKAGE: &[u8] =
        b"<p><metadata/><manifest><item id='a' href='one.xhtml'/></manifest><spine><itemref idref='a'/></spine></p>";
    let more: &[(&str, &[u8])] = match part {
        "content.xml" => &[("mimetype", b"application/vnd.oasis.opendocument.text")],
        "one.xhtml" => &[("META-INF/container.xml", CONTAINER), ("a.opf", PACKAGE)],
        _ => &[],
    };
    archive::archive(&[more, &[(part, content)][..]].concat())
}

/// The sources of articles in the formats after plain text, in the order of [`ARTICLES`].
const SOURCES: [&[u8]; 13] = [
    b"1\n00:00:01,000 --> 00:00:02,000\n<i>ANA:</i> Who paid?\n- Nobody &amp; I.\n\n2\n00:00:09,0 --> 00:00:10,0\nIt",
    b"WEBVTT\nLanguage: en\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v Ana>Who<00:01.500><c> paid</c>\n",
    br"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}{\stylesheet{\s1 heading 1;}}{\info{\title T}}\pard\s1 A\par\pard{\listtext 1.\tab}
caf\'e9 \u8211?{\footnote b}\trowd\intbl 3\cell 4\cell\row{\shp{\shptxt c\par}}}",
    b"Subject: =?utf-8?q?A?=\r\nFrom: a@b.c\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n\
        --x\r\nContent-Type: text/plain; format=flowed\r\n\r\na \r\n> b\r\n--x--\r\n",
    b"<w:document><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>A</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>\
        <w:rPr><w:b/></w:rPr><w:t>3</w:t><w:br/></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:del/><w:r><w:pict><w:txbxContent><w:p/>\
        </w:txbxContent></w:pict></w:r></w:p></w:document>",
    b"<o:t><text:h text:outline-level='1'>A</text:h><text:list><text:list-item><text:p>b<text:s text:c='2'/></text:p>\
        </text:list-item></text:list><text:p>c<text:note><text:note-body><text:p>d</text:p></text:note-body></text:note></text:p></o:t>",
    b"<html><body><h1 id='a'>A</h1><p>b<br/>c</p><script/></body></html>",
    b"<html lang=en><!-- saved from url=(0013)https://a.b/c --><head><title>A</title><meta charset=latin1><link rel=canonical href=\
        https://a.b/c></head><body><ul><li><a href=/>d</a></ul><article><h1>A</h1><p>b &amp; \xe9, one <b>word</b> after another.</p>\
        </article></body></html>",
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.b/c\r\nContent-Type: multipart/related; boundary=\"x\"; \
        start=\"<1@a>\"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <1@a>\r\nContent-Transfer-Encoding: \
        quoted-printable\r\n\r\n<p>caf=C3=A9 =\r\nb=3D</p>\r\n--x\r\nContent-Type: image/png\r\n\r\nAAAA\r\n--x--\r\n",
    b"<plist><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>PHA+YTxwPmI=</data><key>WebResourceURL</key>\
        <string>https://a.b/c</string></dict></dict></plist>",
    b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource\xd4\x03\x04\x05\x06\x07\x08\x09\x0a_\x10\x0fWebResourceData_\x10\x13\
        WebResourceMIMEType_\x10\x1bWebResourceTextEncodingName^WebResourceURLO\x10\x1e<html><title>A</title><p>b<p>cYt\
        ext/htmlUUTF-8]https://a.b/c\x08\x0b\x1d&8Nl{\x9c\xa6\xac\0\0\0\0\0\0\x01\x01\0\0\0\0\0\0\0\x0b\0\0\0\0\0\0\0\0\
        \0\0\0\0\0\0\0\xba",
    b"Version:0.9\r\nStartHTML:97\r\nEndHTML:170\r\nStartFragment:130\r\nEndFragment:140\r\nSourceURL:https://a.b/c\r\n<html><body>\
        <table><tr><!--StartFragment--><td>3<td>4<!--EndFragment--></table></body></html>",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page\
        /Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj 4 0 obj<</Type/Font/Subtype/Type1\
        /BaseFont/Times-Roman>>endobj 5 0 obj<</Length 80>>stream\nBT /F 9 Tf 9 50 Td [(A)-300(ferry)]TJ 0 -11 Td (sailed-) Tj\
        /Span<</ActualText(b)>>BDC (c) Tj EMC ET\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF",
];

fn article_seeds() -> Vec<Vec<u8>> {
    const MARKED: &str = "\0---\ntitle: Bridge\n---\n\n# Bridge\n\nIt *closed* in [May](https://example.org), “he said”.  \n\
        So **much**.\n\n- one\n- two\n\n> so\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n";
    let wide: Vec<u8> = "\u{feff}Мост закрыт. 桥关闭了。".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let sources = SOURCES.iter().enumerate().map(|(i, source)| [&[i as u8 + 2], *source].concat());
    let texts = vec![
        MARKED.as_bytes().to_vec(),
        "\u{1}The bridge\n\nIt closed in May, e.g. for No. 3. “It opened?”\n1. one\n- two\n".as_bytes().to_vec(),
        [&[1], wide.as_slice()].concat(),
        b"\x01The caf\xe9 is closed \x96 until May.".to_vec(),
    ];
    texts.into_iter().chain(sources).collect()
}
