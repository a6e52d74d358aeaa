//! Mail (`.eml`, RFC 5322 and MIME): the message as an article.
//!
//! The HTML part is read as a browser shows it; without one, the plain part. The subject is the headline, sender and date are
//! facts. What is quoted (`>`, `<blockquote>`) is a quotation.

use mail_parser::{DateTime, Message, MessageParser, MimeHeaders as _, PartType};

use super::headline::with_headline;
use super::html::{self, Elements};
use super::left_out::{Kind, LeftOut};
use super::lines::normalised;
use super::{Read, Unreadable, plain};
use crate::model::{ArticleFacts, ArticleText, Block, BlockKind, limits};

/// Reads a message.
pub fn read(bytes: &[u8], facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    if room(bytes) > limits::room(bytes.len()) {
        return Err(Unreadable::TooMuch);
    }
    let message = MessageParser::default().parse(bytes).ok_or(Unreadable::Damaged)?;
    if message.headers().is_empty() {
        return Err(Unreadable::Damaged);
    }
    take_facts(&message, facts);
    let mut left_out = LeftOut::default();
    left_out.add_some(Kind::Attachments, message.attachment_count());
    let has_html =
        message.html_bodies().any(|part| matches!(&part.body, PartType::Html(html) if !html.trim().is_empty()));
    let text = if has_html {
        let tags: usize = message.html_bodies().map(|part| memchr::memchr_iter(b'<', part.contents()).count()).sum();
        if tags > limits::TAGS {
            return Err(Unreadable::TooMuch);
        }
        let mut elements = Elements::default();
        for part in message.html_bodies() {
            match &part.body {
                PartType::Html(html) => html::read(&normalised(html).text, &mut elements),
                // Lists put a foot in plain text below a message in HTML.
                PartType::Text(text) => html::read(&as_html(&normalised(text).text), &mut elements),
                _ => {}
            }
        }
        let (text, more) = elements.finish();
        more.counts().for_each(|(kind, n)| left_out.add_some(kind, n));
        text
    } else {
        let mut plain = Plain::default();
        for part in message.text_bodies() {
            if let PartType::Text(text) = &part.body {
                let format = part.content_type().and_then(|kind| kind.attribute("format"));
                let text = normalised(text);
                left_out.add_some(Kind::ControlCharacters, text.dropped);
                plain.add(&text.text, format.is_some_and(|format| format.eq_ignore_ascii_case("flowed")));
            }
        }
        ArticleText::new(plain.text, plain.blocks).unwrap_or_default()
    };
    if text.as_str().trim().is_empty() {
        return Err(Unreadable::NoText);
    }
    Ok(Read { text: with_headline(text, &facts.title), left_out, ..Read::default() })
}

/// An estimate of how much memory the heads and parts of a message take, in bytes, measured with `mail-parser` 0.11 and rounded
/// up.
fn room(bytes: &[u8]) -> usize {
    let (mut room, mut in_head) = (0_usize, true);
    for line in bytes.split(|b| *b == b'\n') {
        if line.starts_with(b"--") {
            in_head = true;
            room += 1_000;
        } else if line.is_empty() || line == b"\r" {
            in_head = false;
        }
        room += if in_head { 300 } else { 0 };
    }
    room
}

/// Plain text as a paragraph of HTML with the same lines.
fn as_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<p>{}</p>", escaped.trim().replace('\n', "<br>"))
}

/// Copies subject, sender and date to the facts.
fn take_facts(message: &Message<'_>, facts: &mut ArticleFacts) {
    facts.title = on_one_line(message.subject().unwrap_or_default());
    let senders = message.from().map(|from| from.iter().filter_map(|one| one.name().or(one.address())));
    facts.byline = senders.into_iter().flatten().map(on_one_line).collect::<Vec<_>>().join(", ");
    facts.published = message.date().filter(|date| date.is_valid()).map(written).unwrap_or_default();
}

/// Words with one blank between them.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A date as it is written among the facts.
fn written(date: &DateTime) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// The text of plain parts.
#[derive(Default)]
struct Plain {
    text: String,
    blocks: Vec<Block>,
}

impl Plain {
    /// Adds a part: lines of one depth of quotation are read together.
    fn add(&mut self, text: &str, is_flowed: bool) {
        let lines = text.bytes().filter(|b| *b == b'\n').count() + 1;
        if limits::are_short(lines, text.len()) {
            self.add_run(text, 0);
            return;
        }
        let mut run = String::new();
        let mut run_depth = 0;
        for line in text.split('\n') {
            let (depth, words) = unquoted(line);
            if depth != run_depth {
                self.add_run(&run, run_depth);
                run.clear();
                run_depth = depth;
            }
            // In flowed text, a line that ends with a blank goes on in the next one, and blanks at the start were added.
            let words = if is_flowed { words.strip_prefix(' ').unwrap_or(words) } else { words };
            run.push_str(words);
            if !(is_flowed && words.ends_with(' ') && words != "-- ") {
                run.push('\n');
            }
        }
        self.add_run(&run, run_depth);
    }

    /// Adds lines of one depth of quotation.
    fn add_run(&mut self, run: &str, depth: usize) {
        let run = run.trim_matches('\n');
        if run.trim().is_empty() {
            return;
        }
        let text = plain::plain(run.to_owned());
        for block in text.blocks() {
            let words = text.slice(block.range);
            if words.trim().is_empty() {
                continue;
            }
            if !self.blocks.is_empty() {
                self.text.push('\n');
            }
            let start = self.text.len();
            self.text.push_str(words);
            let kind = if depth > 0 { BlockKind::Quotation } else { block.kind };
            let range = super::range(start, self.text.len());
            self.blocks.push(Block { kind, range, marks: Box::default(), locator: None, extra: None });
        }
    }
}

/// How deep a line is quoted, and its words.
fn unquoted(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line;
    while let Some(after) = rest.strip_prefix('>') {
        depth += 1;
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    (depth, rest)
}

#[cfg(test)]
mod tests {
    use BlockKind::{Heading, Paragraph, Quotation};

    use super::super::{ImportError, Imported, import};
    use super::*;
    use crate::import::tests::{kinds_and_words, who_and_when};

    fn read(source: &str) -> Imported {
        import("a.eml", source.replace('\n', "\r\n").as_bytes()).unwrap()
    }

    #[track_caller]
    fn check(source: &str, expected: &[(BlockKind, &str)]) {
        let text = read(source).article.text;
        assert_eq!(kinds_and_words(&text), expected, "{source}");
    }

    const HEAD: &str = "From: =?utf-8?q?Ana_Lind=C3=A9?= <ana@example.org>\nTo: b@example.org\nSubject: The\n bridge\nDate: Thu, 12 Mar 2026 08:00:00 +0100\nMIME-Version: 1.0\n";

    #[test]
    fn a_plain_message_is_an_article() {
        let source = format!(
            "{HEAD}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=E9 is shut. It cost 3=\n4 euros, they say here.\n\nBen wrote:\n> Who paid for it, please?\n>> Nobody.\n> I did.\n"
        );
        check(
            &source,
            &[
                (Heading(1), "The bridge"),
                (Paragraph, "The café is shut. It cost 34 euros, they say here."),
                (Paragraph, "Ben wrote:"),
                (Quotation, "Who paid for it, please?"),
                (Quotation, "Nobody."),
                (Quotation, "I did."),
            ],
        );
        let facts = read(&source).article.facts;
        assert_eq!(who_and_when(&facts), ["The bridge", "Ana Lindé", "2026-03-12"]);
    }

    #[test]
    fn flowed_lines_go_on() {
        let source = format!(
            "{HEAD}Content-Type: text/plain; format=flowed\n\nThe bridge cost \nthree million.\n\n> And \n> more.\n"
        );
        check(
            &source,
            &[
                (BlockKind::Heading(1), "The bridge"),
                (BlockKind::Paragraph, "The bridge cost three million."),
                (BlockKind::Quotation, "And more."),
            ],
        );
    }

    #[test]
    fn the_html_part_goes_first() {
        let source = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nplain\n--x\nContent-Type: text/html\n\n<style>a</style><h1>The bridge</h1><p>It cost 3<br>4</p><blockquote>Who?</blockquote><img src='https://example.org/spy.gif'>\n--x--\n--m\nContent-Type: text/plain\n\n3 < 4 &\nlist\n--m\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--m--\n"
        );
        check(
            &source,
            &[
                (Heading(1), "The bridge"),
                (Paragraph, "It cost 3"),
                (Paragraph, "4"),
                (Quotation, "Who?"),
                (Paragraph, "3 < 4 &"),
                (Paragraph, "list"),
            ],
        );
        let left_out: Vec<_> = read(&source).left_out.counts().collect();
        assert_eq!(left_out, [(Kind::Styles, 1), (Kind::Pictures, 1), (Kind::Attachments, 1)]);
    }

    #[test]
    fn hostile_messages_end() {
        let why = |bytes: &[u8]| match import("a.eml", bytes) {
            Err(ImportError::Unreadable { why, .. }) => Some(why),
            _ => None,
        };
        assert_eq!(why(b""), Some(Unreadable::Damaged));
        assert_eq!(why(b"Subject: x\r\n\r\n"), Some(Unreadable::NoText));
        for depth in [10_000, 100_000] {
            let part = |n: usize| format!("--{n}\r\nContent-Type: multipart/mixed; boundary={}\r\n\r\n", n + 1);
            let nested = (0..depth).map(part).collect::<Vec<_>>().concat();
            drop(import("a.eml", format!("Content-Type: multipart/mixed; boundary=0\r\n\r\n{nested}").as_bytes()));
        }
        let quoted = format!("Subject: x\r\n\r\n{}", ">".repeat(1_000_000));
        drop(import("a.eml", quoted.as_bytes()));
    }
}
