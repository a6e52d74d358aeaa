use super::super::{ImportError, Imported, import};
use super::*;
use crate::model::ArticleFacts;

const HTML: &str =
    "<html><head><title>The quay</title></head><body><p>The café on the quay cost 3<br>4 million.</p></body></html>";

/// What was read, in the words that all of these tests compare.
fn facts_of(imported: &Imported) -> (&str, &str, &str, &str) {
    let ArticleFacts { source_url, accessed, import, .. } = &*imported.article.facts;
    let import = import.as_ref().unwrap();
    (source_url, accessed, &import.reader, &import.encoding)
}

/// A page as Chromium saves it, with `head` at the start of its file.
fn mhtml(head: &str, parts: &[(&str, &str)]) -> String {
    let parts = parts.iter().map(|(head, body)| format!("------x\n{head}\n\n{body}\n")).collect::<Vec<_>>().concat();
    let file = format!(
        "From: <Saved by Blink>\n{head}MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"----x\"\n\n\n{parts}------x--\n"
    );
    file.replace('\n', "\r\n")
}

const QUOTED: &str =
    "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://quay.example/main";

/// A page in quoted-printable, all lines cut as Chromium cuts them.
fn quoted(html: &str) -> String {
    let bytes: Vec<String> = html
        .bytes()
        .map(|b| {
            if b == b'=' || !b.is_ascii_graphic() && b != b' ' {
                format!("={b:02X}")
            } else {
                char::from(b).to_string()
            }
        })
        .collect();
    bytes.chunks(40).map(<[String]>::concat).collect::<Vec<_>>().join("=\n")
}

#[track_caller]
fn check(name: &str, file: &[u8], expected: &str, facts: (&str, &str, &str, &str)) {
    let imported = import(name, file).unwrap();
    assert_eq!(imported.article.text.as_str(), expected);
    assert_eq!(facts_of(&imported), facts);
}

#[track_caller]
fn check_refused(name: &str, file: &[u8], why: Unreadable) {
    let error = import(name, file).unwrap_err();
    assert_eq!(error, ImportError::Unreadable { name: name.to_owned(), why });
}

const TEXT: &str = "The quay\nThe café on the quay cost 3\n4 million.";

#[test]
fn a_page_with_its_pictures_is_read_as_a_page() {
    let html = HTML.replace("<head>", "<head><meta http-equiv=Content-Type content='text/html; charset=UTF-8'>");
    let head = "Snapshot-Content-Location: https://quay.example/2026/\n  03/quay\nSubject: =?utf-8?Q?The=20quay?=\nDate: Thu, 12 Mar 2026 10:00:00 -0000\n";
    let picture = ("Content-Type: image/png\nContent-Transfer-Encoding: base64", "AAAA");
    let frame = ("Content-Type: text/html\nContent-ID: <frame-1@mhtml.blink>", "<p>advert</p>");
    let file = mhtml(head, &[picture, (QUOTED, &quoted(&html)), frame]);
    let facts = ("https://quay.example/2026/03/quay", "2026-03-12", "mhtml", "UTF-8");
    check("quay.mhtml", file.as_bytes(), TEXT, facts);
    check("quay.html", file.as_bytes(), TEXT, facts);
    check("quay.mht", file.replace("\r\n", "\n").as_bytes(), TEXT, facts);
    check(
        "quay.mht",
        mhtml("", &[(QUOTED, &quoted(&html))]).as_bytes(),
        TEXT,
        ("https://quay.example/main", "", "mhtml", "UTF-8"),
    );
    // What the page says goes first.
    let html = html.replace("<head>", "<head><link rel=canonical href='https://quay.example/own'>");
    let file = mhtml(head, &[(QUOTED, &quoted(&html))]);
    check("quay.mhtml", file.as_bytes(), TEXT, ("https://quay.example/own", "2026-03-12", "mhtml", "UTF-8"));
}

#[test]
fn the_start_is_named_and_parts_may_hold_it() {
    let alternative = "Content-Type: multipart/alternative; boundary=in";
    let parts = format!("--in\nContent-Type: text/plain\n\nplain\n--in\n{QUOTED}\n\n{}\n--in--", quoted(HTML));
    let file = mhtml("", &[(alternative, &parts)]);
    let facts = ("https://quay.example/main", "", "mhtml", "UTF-8");
    check("quay.mhtml", file.as_bytes(), TEXT, facts);
    let other = ("Content-Type: text/html\nContent-ID: <a@b>", "<p>advert</p>");
    let main = format!("{QUOTED}\nContent-ID: <main@b>");
    let file = mhtml("", &[other, (&main, &quoted(HTML))]).replace("type=\"text/html\"", "start=\"<main@b>\"");
    check("quay.mhtml", file.as_bytes(), TEXT, facts);
    // A page alone, without parts.
    let alone = format!("{QUOTED}\n\n{}", quoted(HTML)).replace('\n', "\r\n");
    check("quay.mht", alone.as_bytes(), TEXT, facts);
}

#[test]
fn the_head_of_the_part_names_the_encoding() {
    let page = |head: &str, html: &[u8]| {
        let head = format!("Content-Type: text/html; charset=\"{head}\"\r\nContent-Transfer-Encoding: 8bit");
        let file = mhtml("", &[(&head, "PAGE")]);
        let (before, after) = file.split_once("PAGE").unwrap();
        [before.as_bytes(), html, after.as_bytes()].concat()
    };
    let facts = |encoding| ("", "", "mhtml", encoding);
    check("a.mht", &page("iso-8859-2", b"<p>It cost \xa33."), "It cost Ł3.", facts("ISO-8859-2"));
    check("a.mht", &page("us-ascii", b"<p>It cost \xa33."), "It cost £3.", facts("windows-1252"));
    check("a.mht", &page("", b"<meta charset=windows-1251><p>It cost \xa33."), "It cost Ј3.", facts("windows-1251"));
    check("a.mht", &page("iso-8859-1", "<p>It cost £3.".as_bytes()), "It cost £3.", facts("UTF-8"));
    let wide: Vec<u8> = "<p>It cost £3.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("a.mht", &page("utf-16le", &wide), "It cost £3.", facts("UTF-16LE"));
    let base64 = ("Content-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64", "PHA+\n7c/T1C4=");
    check("a.mht", mhtml("", &[base64]).as_bytes(), "Мост.", facts("KOI8-R"));
}

#[test]
fn hostile_mhtml_ends_in_a_sentence() {
    let file = mhtml("", &[(QUOTED, &quoted(HTML)), ("Content-Type: image/png", "AAAA")]);
    let main_end = file.rfind("------x\r\n").unwrap();
    let main_start = file.find("=3Chtml").or_else(|| file.find("<html")).unwrap();
    for cut in 0..file.len() {
        let read = import("a.mhtml", &file.as_bytes()[..cut]);
        match read {
            Ok(imported) => {
                assert!(cut > main_end);
                assert_eq!(imported.article.text.as_str(), TEXT);
            }
            Err(_) => assert!(cut < main_end + 8 || cut < main_start, "{cut}"),
        }
    }
    check_refused("a.mhtml", b"", Unreadable::Damaged);
    check_refused("a.mhtml", b"no head at all", Unreadable::Damaged);
    check_refused("a.mhtml", b"Content-Type: multipart/related\r\n\r\nx", Unreadable::Damaged);
    check_refused("a.mhtml", mhtml("", &[("Content-Type: image/png", "AAAA")]).as_bytes(), Unreadable::Damaged);
    check_refused("a.mhtml", b"Content-Type: image/png\r\n\r\nAAAA", Unreadable::NoText);
    let bad = ("Content-Type: text/html\nContent-Transfer-Encoding: base64", "PHA*****");
    check_refused("a.mhtml", mhtml("", &[bad]).as_bytes(), Unreadable::Damaged);
    let part = |n: usize| format!("--{n}\r\nContent-Type: multipart/mixed; boundary={}\r\n\r\n", n + 1);
    for depth in [10_000, 100_000] {
        let nested: String = (0..depth).map(part).collect();
        let file = format!("Content-Type: multipart/mixed; boundary=0\r\n\r\n{nested}");
        check_refused("a.mhtml", file.as_bytes(), Unreadable::TooDeep);
    }
    let many = "--b\r\nContent-Type: image/png\r\n\r\n".repeat(300_000);
    let file = format!("Content-Type: multipart/related; boundary=b\r\n\r\n{many}");
    check_refused("a.mhtml", file.as_bytes(), Unreadable::Damaged);
}

/// A page as Safari saves it, as a list in XML.
fn xml(html: &str) -> String {
    let data = base64(html.as_bytes())
        .as_bytes()
        .chunks(60)
        .map(|line| format!("\t{}\n", String::from_utf8_lossy(line)))
        .collect::<Vec<_>>()
        .concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict><key>WebSubresources</key><array><dict><key>WebResourceURL</key><string>x</string></dict></array><key>WebMainResource</key><dict><key>WebResourceData</key><data>\n{data}</data><key>WebResourceFrameName</key><string></string><key>WebResourceMIMEType</key><string>text/html</string><key>WebResourceTextEncodingName</key><string>UTF-8</string><key>WebResourceURL</key><string>https://quay.example/a?b=1&amp;c</string></dict></dict></plist>"
    )
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0_u32, |bits, b| (bits << 8) | u32::from(*b)) << (8 * (3 - three.len()));
        let sign = |i: usize| {
            let at = (bits >> (18 - 6 * i)) & 63;
            if i > three.len() { '=' } else { char::from(SIGNS[at as usize]) }
        };
        (0..4).map(sign).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// An object of a binary list.
enum Object<'a> {
    Dictionary(&'a [(u8, u8)]),
    Text(&'a str),
    Data(&'a [u8]),
}

/// A binary list of these objects, the first of which is the outermost one.
fn binary(objects: &[Object<'_>]) -> Vec<u8> {
    let mut out = b"bplist00".to_vec();
    let mut places = Vec::new();
    let with_len = |out: &mut Vec<u8>, kind: u8, len: usize| {
        if len < 15 {
            out.push(kind | len as u8);
        } else {
            out.extend([kind | 0xf, 0x12]);
            out.extend((len as u32).to_be_bytes());
        }
    };
    for object in objects {
        places.push(out.len() as u32);
        match object {
            Object::Dictionary(pairs) => {
                with_len(&mut out, 0xd0, pairs.len());
                out.extend(pairs.iter().map(|(key, _)| key));
                out.extend(pairs.iter().map(|(_, value)| value));
            }
            Object::Text(text) if text.is_ascii() => {
                with_len(&mut out, 0x50, text.len());
                out.extend(text.bytes());
            }
            Object::Text(text) => {
                with_len(&mut out, 0x60, text.encode_utf16().count());
                out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            }
            Object::Data(bytes) => {
                with_len(&mut out, 0x40, bytes.len());
                out.extend(*bytes);
            }
        }
    }
    let at = out.len() as u64;
    out.extend(places.iter().flat_map(|place| place.to_be_bytes()));
    out.extend([0, 0, 0, 0, 0, 0, 4, 1]);
    out.extend((places.len() as u64).to_be_bytes());
    out.extend(0_u64.to_be_bytes());
    out.extend(at.to_be_bytes());
    out
}

fn archive(html: &[u8]) -> Vec<u8> {
    use Object::{Data, Dictionary, Text};
    binary(&[
        Dictionary(&[(1, 2)]),
        Text("WebMainResource"),
        Dictionary(&[(3, 4), (5, 6), (7, 8), (9, 10)]),
        Text("WebResourceData"),
        Data(html),
        Text("WebResourceURL"),
        Text("https://quay.example/ä"),
        Text("WebResourceTextEncodingName"),
        Text("windows-1252"),
        Text("WebResourceMIMEType"),
        Text("text/html"),
    ])
}

#[test]
fn a_page_that_safari_saved_is_read_as_a_page() {
    check("quay.webarchive", xml(HTML).as_bytes(), TEXT, ("https://quay.example/a?b=1&c", "", "webarchive", "UTF-8"));
    let html: Vec<u8> = HTML.chars().map(|c| c as u8).collect();
    let facts = ("https://quay.example/ä", "", "webarchive", "windows-1252");
    check("quay.webarchive", &archive(&html), TEXT, facts);
    check("quay", &archive(&html), TEXT, facts);
    let picture = xml(HTML).replace("text/html", "image/png");
    check_refused("a.webarchive", picture.as_bytes(), Unreadable::NoText);
}

#[test]
fn hostile_webarchives_end_in_a_sentence() {
    for file in [archive(HTML.as_bytes()), xml(HTML).into_bytes()] {
        for cut in 0..file.len() {
            // The end of a list in XML says nothing of the page.
            let read = import("a.webarchive", &file[..cut]);
            assert!(read.is_err() || cut > file.len() - 20, "{cut}");
            if let Ok(imported) = read {
                assert_eq!(imported.article.text.as_str(), TEXT);
            }
        }
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 0xff;
            drop(import("a.webarchive", &bad));
        }
    }
    // Objects that hold themselves, and numbers of far too many things.
    check_refused(
        "a.webarchive",
        &binary(&[Object::Dictionary(&[(1, 0)]), Object::Text("WebMainResource")]),
        Unreadable::Damaged,
    );
    let mut huge = archive(HTML.as_bytes());
    let count = huge.len() - 24;
    huge[count..].fill(0xff);
    check_refused("a.webarchive", &huge, Unreadable::Damaged);
    for depth in [10_000, 100_000] {
        let nested = format!("<plist>{}", "<dict><key>WebMainResource</key>".repeat(depth));
        check_refused("a.webarchive", nested.as_bytes(), Unreadable::TooDeep);
    }
    check_refused("a.webarchive", b"", Unreadable::Damaged);
    let bomb = "<!DOCTYPE plist [<!ENTITY a \"&a;&a;\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    let start = xml(HTML).find("<plist").unwrap();
    let file = format!("{bomb}{}", &xml(HTML)[start..]).replace("/a?b=1&amp;c", "/&a;&b;");
    check("a.webarchive", file.as_bytes(), TEXT, ("https://quay.example/&a;&b;", "", "webarchive", "UTF-8"));
}
