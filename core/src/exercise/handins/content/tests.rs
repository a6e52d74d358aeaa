//! Answers are read out of whatever browsers, mail and platforms make of a file.

use proptest::prelude::*;
use serde_json::json;

use super::super::made::{answer, data, exercise, page};
use super::*;
use crate::exercise::block;

const TIME: &str = "2026-11-24T10:40:00Z";

#[track_caller]
fn is_answer(bytes: &[u8]) {
    let Content::Answer(found) = read(bytes) else {
        panic!("{:?}: {}", read(bytes), String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]))
    };
    assert_eq!(found.hand_in.who, "Zoë");
    assert_eq!(found.hand_in.claims[0].spans[0].quote, "bridge");
    assert_eq!(found.hand_in.claims[0].note, "<");
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &Content) {
    let found = read(bytes.as_ref());
    assert_eq!(found, *expected, "{}", String::from_utf8_lossy(bytes.as_ref()));
}

fn zoe() -> String {
    page(&answer("Zoë", 1, TIME))
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn a_page_is_read_in_any_encoding() {
    let page = zoe();
    is_answer(page.as_bytes());
    is_answer(format!("\u{feff}{page}").as_bytes());
    is_answer(&utf16(&format!("\u{feff}{page}"), u16::to_le_bytes));
    is_answer(&utf16(&format!("\u{feff}{page}"), u16::to_be_bytes));
    is_answer(&utf16(&page, u16::to_le_bytes));
    is_answer(page.replace('\n', "\r\n").as_bytes());
    // The letters of another encoding stand beside data that is ASCII.
    let ascii = page.replace("\"Zoë\"", "\"Zo\\u00eb\"").replace("<body>", "<body>Fähre");
    is_answer(&encoding_rs::WINDOWS_1252.encode(&ascii).0);
    is_answer(&[page.as_bytes(), &[0; 600]].concat());
}

#[test]
fn browsers_write_tags_in_their_own_ways() {
    let page = zoe();
    let open = "<script type=\"application/json\" id=\"claimlight-answer\">";
    for other in [
        "<script id=\"claimlight-answer\" type=\"application/json\">",
        "<SCRIPT ID='claimlight-answer' TYPE='application/json'>",
        "<script id=claimlight-answer>",
        "<script data-x=\"a > b\" nonce=\"\"\n id = \"claimlight-answer\" >",
        "<script id=\"claimlight-answer\"><![CDATA[",
        "<textarea id=\"claimlight-answer\">",
    ] {
        let close = if other.starts_with("<textarea") { "</textarea>" } else { "</script>" };
        let without_block = page.split("<pre>").next().unwrap().to_owned();
        is_answer(
            without_block.replace(open, other).replace("</script></head>", &format!("{close}</head>")).as_bytes(),
        );
    }
    let escaped = data(&answer("Zoë", 1, TIME)).replace('"', "&quot;");
    is_answer(format!("<script id=\"claimlight-answer\">{escaped}</script>").as_bytes());
}

#[test]
fn the_text_block_is_read_where_data_is_lost() {
    let block = block::write(data(&answer("Zoë", 1, TIME)).as_bytes());
    is_answer(block.as_bytes());
    // A saved page has no scripts; a platform's text field cleans HTML.
    is_answer(format!("<html><body><pre>{block}</pre></body></html>").as_bytes());
    let lines: Vec<String> = block.lines().map(|line| format!("<p dir=\"ltr\">&nbsp;{line}<br></p>")).collect();
    is_answer(lines.join("\r\n").as_bytes());
    is_answer(block.replace(' ', "&#160;").replace('\n', "<br />").as_bytes());
    is_answer(block.replace('\n', "\n&gt; ").as_bytes());
    is_answer(format!("<div>{}</div>", block.replace('\n', "</div><div>")).as_bytes());
    is_answer(format!("My answer <3 <script is:\n{block}").as_bytes());
    is_answer(&utf16(&format!("\u{feff}{block}"), u16::to_le_bytes));
    // Damaged data beside a whole block.
    is_answer(zoe().replacen("\"format\"", "\"form", 1).as_bytes());
    is_answer(data(&answer("Zoë", 1, TIME)).as_bytes());
}

#[test]
fn saved_pages_and_mail_are_taken_apart() {
    let quoted = |text: &str| {
        let bytes: String = text
            .bytes()
            .map(|b| if b == b'=' || !b.is_ascii() { format!("={b:02X}") } else { char::from(b).into() })
            .collect();
        let lines = bytes.split('\n').map(|line| {
            let pieces: Vec<String> =
                line.as_bytes().chunks(60).map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
            pieces.join("=\r\n")
        });
        lines.collect::<Vec<_>>().join("\r\n")
    };
    let block = block::write(data(&answer("Zoë", 1, TIME)).as_bytes());
    let html = format!("<html><body><pre>{block}</pre></body></html>");
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///a.html\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n\r\n------b\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n------b--\r\n",
        quoted(&html)
    );
    is_answer(mhtml.as_bytes());
    is_answer(mhtml.replace("\r\n", "\n").as_bytes());
    let attached = {
        let block = block::write(zoe().as_bytes());
        let lines: Vec<&str> = block.lines().collect();
        lines[1..lines.len() - 2].join("\r\n")
    };
    let mail = format!(
        "Received: from x\r\nSubject: my answer\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\
         Content-Type: text/plain\r\n\r\nHere it is.\r\n--c\r\nContent-Type: application/octet-stream; name=\"a.html\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--c--\r\n"
    );
    is_answer(mail.as_bytes());
    let plain =
        format!("Subject: answer\nContent-Type: text/plain; charset=utf-8\n\n> {}", block.replace('\n', "\n> "));
    is_answer(plain.as_bytes());
}

#[test]
fn an_annotation_file_is_an_answer_if_it_says_so() {
    let exercise = exercise();
    let hand_in = HandIn::from_json(data(&answer("Zoë", 1, TIME)).as_bytes()).unwrap();
    let file = file::print(&hand_in.to_annotations(&exercise));
    is_answer(file.as_bytes());
    is_answer(&utf16(&format!("\u{feff}{file}"), u16::to_le_bytes));
    let own = file.replace("purpose: \"answer\",", "");
    assert_ne!(own, file);
    is_answer(own.as_bytes());
    check(file::print(&exercise), &Content::Blank);
    let mut other = hand_in.to_annotations(&exercise);
    other.exercise = None;
    other.purpose = None;
    check(file::print(&other), &Content::Nothing);
    check(file.replace("format: 1", "format: 9"), &Content::Newer);
    check(&file[..file.len() / 2], &Content::Damaged);
}

#[test]
fn what_is_no_answer_is_named() {
    check("", &Content::Nothing);
    check([0; 90], &Content::Nothing);
    check("<html><body>My essay on Claimlight</body></html>", &Content::Nothing);
    check("%PDF-1.7 BEGIN CLAIMLIGHT ANSWER", &Content::Nothing);
    check("\u{1}BEGIN CLAIMLIGHT", &Content::Nothing);
    check(b"Rar!\x1a\x07\x01\0", &Content::OtherArchive);
    let newer = data(&json!({"claimlight": "answer", "format": 2, "claims": "another shape"}));
    check(format!("<script id=\"claimlight-answer\">{newer}</script>"), &Content::Newer);
    check(block::write(newer.as_bytes()), &Content::Newer);
    let page = zoe();
    let block = block::write(data(&answer("Zoë", 1, TIME)).as_bytes());
    for len in [block.len() / 2, block.len() - 40] {
        check(&block[..len], &Content::Damaged);
    }
    let blank = page.replace(&data(&answer("Zoë", 1, TIME)), "").replace(&block, "");
    check(&blank, &Content::Blank);
    check(blank.replace("</html>", ""), &Content::Damaged);
    check(&page[..page.find("\"claims\"").unwrap()], &Content::Damaged);
    check(&page[..page.find("claimlight-answer").unwrap()], &Content::Damaged);
    let odd = page.split("<pre>").next().unwrap().replace("\"claims\":[{", "\"claims\":[3,{");
    check(odd, &Content::Damaged);
}

#[test]
fn the_last_of_several_answers_counts() {
    let early = block::write(data(&answer("Ben", 1, "2026-11-24T09:00:00Z")).as_bytes());
    let late = block::write(data(&answer("Zoë", 1, TIME)).as_bytes());
    is_answer(format!("{early}{late}").as_bytes());
    is_answer(format!("{late}\n> {early}").as_bytes());
}

#[test]
fn hostile_files_end() {
    for piece in
        ["<script id=claimlight-answer>", "<a id='claimlight-answer'>{", "&amp;claimlight", "[[", "{\"claimlight\":"]
    {
        drop(read(piece.repeat(100_000).as_bytes()));
        drop(read(format!("<script id=claimlight-answer>{}", piece.repeat(100_000)).as_bytes()));
    }
    let deep = format!("{{\"claimlight\":\"answer\",\"claims\":{}", "[".repeat(100_000));
    check(format!("<script id=claimlight-answer>{deep}</script>"), &Content::Damaged);
    let long = format!(
        "<script id=claimlight-answer>{{\"claimlight\":\"answer\",\"who\":\"{}\"}}</script>",
        "x".repeat(limits::ANSWER)
    );
    assert_eq!(read(long.as_bytes()), Content::TooBig);
    let nested = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(20_000);
    drop(read(nested.as_bytes()));
}

proptest! {
    #[test]
    fn a_changed_page_is_the_answer_or_none(at in 0..3_000_usize, len in 0..40_usize, with in "\\PC{0,4}") {
        let page = zoe();
        let (start, end) = (page.floor_char_boundary(at), page.floor_char_boundary(at + len));
        let changed = format!("{}{with}{}", &page[..start], &page[end..]);
        // A change in the data may be one of a letter; the block beside it is as it was, but the data comes first.
        drop(read(changed.as_bytes()));
        let cut = &page.as_bytes()[..start];
        if let Content::Answer(found) = read(cut) {
            prop_assert_eq!(found.hand_in.who, "Zoë");
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(read(&bytes));
        drop(read(&[b"claimlight <script id=claimlight-answer>".as_slice(), &bytes].concat()));
    }
}
