//! Mail (`.eml`, RFC 5322 and MIME): the message as an article.
//!
//! The HTML part is read as a browser shows it; without one, the plain part. The subject is the headline, sender and date are
//! facts. What is quoted (`>`, `<blockquote>`) is a quotation.

mod quoted;

use mail_parser::{ContentType, DateTime, Message, MessageParser, MimeHeaders as _};

use super::decode;
use super::encoding::Encoding;
use super::headline::with_headline;
use super::html::{self, Elements};
use super::left_out::{Kind, LeftOut};
use super::lines::normalised;
use super::mime::{self, DEEPEST, PARTS, Part};
use super::{Read, Unreadable, plain};
use crate::model::{ArticleFacts, ArticleText, Block, BlockKind, Import, Tabled as _, limits};

/// How many messages within messages are gone into if those around them say nothing.
const WITHIN: usize = 8;

/// Reads a message. With an `encoding`, all its texts are read as that.
pub fn read(bytes: &[u8], encoding: Option<Encoding>, facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    let parser = MessageParser::default();
    let mut bytes = bytes.to_vec();
    for _ in 0..WITHIN {
        let message = mime::whole(&bytes, &parser)?;
        let mut bodies = Bodies { encoding, ..Bodies::default() };
        bodies.take(&message, &parser, 0)?;
        take_facts(&message.head, facts);
        bodies.say_how(facts);
        if bodies.has_words() {
            return bodies.read(&facts.title);
        }
        // Somebody passed a message on without a word: that one is the article.
        bytes = bodies.within.ok_or(Unreadable::NoText)?;
    }
    Err(Unreadable::TooDeep)
}

/// A text that a message holds.
enum Body {
    Html(String),
    Plain { text: String, lines: Lines },
}

/// What the lines of a plain text are (RFC 3676).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// As somebody wrote them.
    Fixed,
    /// Those that end with a blank go on in the next one.
    Flowed,
    /// The same, and that blank is none of the text.
    FlowedWithoutBlanks,
}

impl Body {
    fn has_words(&self) -> bool {
        let (Self::Html(text) | Self::Plain { text, .. }) = self;
        !text.trim().is_empty()
    }
}

/// What a message holds.
#[derive(Default)]
struct Bodies {
    texts: Vec<Body>,
    attachments: usize,
    /// How many parts were looked at.
    parts: usize,
    /// The first message within this one.
    within: Option<Vec<u8>>,
    /// The encoding that somebody named.
    encoding: Option<Encoding>,
    /// The encoding that a text is in, if nothing says so.
    guess: Option<Encoding>,
}

impl Bodies {
    /// Takes what stands in a part, which is so deep in others.
    fn take(&mut self, part: &Part<'_>, parser: &MessageParser, depth: usize) -> Result<(), Unreadable> {
        self.count()?;
        if depth > DEEPEST {
            return Err(Unreadable::TooDeep);
        }
        let is_multipart = part.is("multipart", "") && part.parts(parser).next().is_some();
        if is_multipart && part.is("multipart", "alternative") {
            return self.take_best(part, parser, depth);
        }
        if is_multipart {
            return self.take_all(part, parser, depth);
        }
        if part.is("message", "rfc822") || part.is("message", "global") {
            self.attachments += 1;
            self.within = self.within.take().or_else(|| part.decoded());
            return Ok(());
        }
        self.take_leaf(part, depth)
    }

    /// Counts a part that is looked at.
    fn count(&mut self) -> Result<(), Unreadable> {
        self.parts += 1;
        if self.parts > PARTS { Err(Unreadable::TooMuch) } else { Ok(()) }
    }

    /// Takes all parts of one. Of related ones, the first or the one that is named, to which the others belong; messages in a digest
    /// are attached.
    fn take_all(&mut self, part: &Part<'_>, parser: &MessageParser, depth: usize) -> Result<(), Unreadable> {
        let is_named = part.is("multipart", "related") && !part.parameter("start").is_empty();
        let named = || part.parts(parser).take(PARTS).position(|inner| inner.is_start_of(part));
        let start = is_named.then(named).flatten().unwrap_or(0);
        for (i, inner) in part.parts(parser).enumerate() {
            if part.is("multipart", "digest") || part.is("multipart", "related") && i != start {
                self.count()?;
                self.attachments += 1;
            } else {
                self.take(&inner, parser, depth + 1)?;
            }
        }
        Ok(())
    }

    /// Takes the best of several parts that say the same: the last in HTML, else the last that has words.
    fn take_best(&mut self, part: &Part<'_>, parser: &MessageParser, depth: usize) -> Result<(), Unreadable> {
        let mut best: Option<(bool, Self)> = None;
        for inner in part.parts(parser) {
            let mut bodies = Self { encoding: self.encoding, parts: self.parts, ..Self::default() };
            bodies.take(&inner, parser, depth + 1)?;
            self.parts = bodies.parts;
            let is_html = bodies.is_html();
            if bodies.has_words() && best.as_ref().is_none_or(|(best_is_html, _)| is_html || !best_is_html) {
                best = Some((is_html, bodies));
            }
        }
        if let Some((_, best)) = best {
            self.texts.extend(best.texts);
            self.attachments += best.attachments;
            self.within = self.within.take().or(best.within);
            self.guess = self.guess.or(best.guess);
        }
        Ok(())
    }

    /// Takes a part that holds no others: a text, or an attached file.
    fn take_leaf(&mut self, part: &Part<'_>, depth: usize) -> Result<(), Unreadable> {
        let head = &part.head;
        let is_text = part.is("text", "html") || part.is("text", "plain") || part.is("multipart", "");
        let is_file = head.content_disposition().is_some_and(ContentType::is_attachment)
            || !self.texts.is_empty() && head.attachment_name().is_some();
        if is_file || head.content_type().is_some() && !is_text {
            self.attachments += 1;
            return Ok(());
        }
        if depth > 0 && !part.has_end {
            return Err(Unreadable::Damaged);
        }
        let bytes = part.decoded().ok_or(Unreadable::Damaged)?;
        let text = self.text(&bytes, part.parameter("charset"));
        if part.is("text", "html") {
            self.texts.push(Body::Html(text));
            return Ok(());
        }
        let is = |name: &str, value: &str| part.parameter(name).eq_ignore_ascii_case(value);
        let lines = match (is("format", "flowed"), is("delsp", "yes")) {
            (false, _) => Lines::Fixed,
            (true, false) => Lines::Flowed,
            (true, true) => Lines::FlowedWithoutBlanks,
        };
        self.texts.push(Body::Plain { text, lines });
        Ok(())
    }

    /// The text that bytes are in an encoding of this name.
    fn text(&mut self, bytes: &[u8], charset: &str) -> String {
        if let Some(text) = mime::utf7(bytes, charset).filter(|_| self.encoding.is_none()) {
            return text;
        }
        let encoding = self.encoding.or_else(|| mime::encoding(bytes, charset));
        match decode::decode(bytes, encoding) {
            Ok(decoded) => {
                self.guess = self.guess.or(Some(decoded.encoding).filter(|_| decoded.guessed));
                decoded.text
            }
            Err(_) => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    fn is_html(&self) -> bool {
        self.texts.iter().any(|body| matches!(body, Body::Html(_)) && body.has_words())
    }

    /// Whether there is anything to read, other than pictures.
    fn has_words(&self) -> bool {
        let is_blank = |text: ArticleText| text.as_str().trim().is_empty();
        if self.is_html() {
            !html_text(&self.texts, &mut LeftOut::default()).is_ok_and(is_blank)
        } else {
            self.texts.iter().any(Body::has_words)
        }
    }

    /// Says among the facts in which encoding texts were read, if that was named or guessed.
    fn say_how(&self, facts: &mut ArticleFacts) {
        if let Some(encoding) = self.encoding.or(self.guess) {
            let guessed = self.encoding.is_none();
            let import = Import { encoding: encoding.name().to_owned(), guessed, ..Import::nothing() };
            facts.import = Some(Box::new(import));
        }
    }

    /// Reads the texts as an article with this headline.
    fn read(self, title: &str) -> Result<Read, Unreadable> {
        let mut left_out = LeftOut::default();
        left_out.add_some(Kind::Attachments, self.attachments);
        let text =
            if self.is_html() { html_text(&self.texts, &mut left_out)? } else { plain_text(self.texts, &mut left_out) };
        if text.as_str().trim().is_empty() {
            return Err(Unreadable::NoText);
        }
        Ok(Read { text: with_headline(text, title), left_out, ..Read::default() })
    }
}

/// The text of a message in HTML.
fn html_text(texts: &[Body], left_out: &mut LeftOut) -> Result<ArticleText, Unreadable> {
    let tags: usize = texts
        .iter()
        .map(|(Body::Html(text) | Body::Plain { text, .. })| memchr::memchr_iter(b'<', text.as_bytes()).count())
        .sum();
    if tags > limits::TAGS {
        return Err(Unreadable::TooMuch);
    }
    let mut elements = Elements::default();
    for body in texts {
        match body {
            Body::Html(html) => html::read(&normalised(html).text, &mut elements),
            // Lists put a foot in plain text below a message in HTML.
            Body::Plain { text, .. } => html::read(&as_html(&normalised(text).text), &mut elements),
        }
    }
    let (text, more) = elements.finish();
    more.counts().for_each(|(kind, n)| left_out.add_some(kind, n));
    Ok(quoted::with_replies(text))
}

/// The text of a message without HTML.
fn plain_text(texts: Vec<Body>, left_out: &mut LeftOut) -> ArticleText {
    let mut plain = Plain::default();
    for body in texts {
        if let Body::Plain { text, lines } = body {
            let text = normalised(&text);
            left_out.add_some(Kind::ControlCharacters, text.dropped);
            plain.add(&text.text, lines);
        }
    }
    ArticleText::new(plain.text, plain.blocks).unwrap_or_default()
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
    facts.published = message.date().filter(|date| date.is_valid()).map(day).unwrap_or_default();
}

/// Words with one blank between them.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day of a date, as it is written among the facts.
pub fn day(date: &DateTime) -> String {
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
    fn add(&mut self, text: &str, kind: Lines) {
        let lines = text.bytes().filter(|b| *b == b'\n').count() + 1;
        if limits::are_short(lines, text.len()) {
            self.add_run(text, 0);
            return;
        }
        let is_flowed = kind != Lines::Fixed;
        let reply = quoted::reply_at(text);
        let mut run = String::new();
        let mut run_depth = 0;
        let mut at = 0;
        for line in text.split('\n') {
            let (depth, words) = unquoted(line);
            // What somebody answers to is quoted, whether or not each line says so.
            let depth = depth + usize::from(at >= reply);
            at += line.len() + 1;
            if depth != run_depth {
                self.add_run(&run, run_depth);
                run.clear();
                run_depth = depth;
            }
            // In flowed text, a line that ends with a blank goes on in the next one, and blanks at the start were added.
            let words = if is_flowed { words.strip_prefix(' ').unwrap_or(words) } else { words };
            let goes_on = is_flowed && words.ends_with(' ') && words != "-- ";
            run.push_str(words);
            if !goes_on {
                run.push('\n');
            } else if kind == Lines::FlowedWithoutBlanks {
                run.pop();
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
    fn the_best_of_several_parts_is_read() {
        let part = |kind: &str, text: &str| format!("--x\nContent-Type: {kind}\n\n{text}\n");
        let (plain, html) = (part("text/plain", "It closed."), part("text/html", "<p>It <b>closed</b>."));
        let file = part("text/plain; name=a.txt\nContent-Disposition: attachment", "Attached.");
        let check = |kind: &str, parts: &[&str], expected: &str| {
            let source = format!("{HEAD}Content-Type: multipart/{kind}; boundary=x\n\n{}--x--\n", parts.concat());
            assert_eq!(read(&source).article.text.as_str(), format!("The bridge\n{expected}"), "{source}");
        };
        check("alternative", &[&plain, &html], "It closed.");
        check("alternative", &[&html, &plain], "It closed.");
        check("alternative", &[&part("text/plain", "One."), &part("text/html", "<p>Two.")], "Two.");
        check("alternative", &[&plain, &part("text/html", " ")], "It closed.");
        check("alternative", &[&part("text/html", "<img src=a><p>&nbsp;"), &plain], "It closed.");
        check("mixed", &[&plain, &part("text/plain", "So it is."), &file], "It closed.\nSo it is.");
        check("related; start=\"<b@c>\"", &[&plain, &part("text/html\nContent-ID: <b@c>", "<p>Two.")], "Two.");
        check("related", &[&html, &part("image/png", "AAAA"), &plain], "It closed.");
        check(
            "mixed",
            &["--x\n\nNo head.\n", "--x\nneither here\n\nnor there.\n"],
            "No head.\nneither here\nnor there.",
        );
    }

    #[test]
    fn a_message_within_a_message_is_attached_or_the_article() {
        let inner = "From: Ben Roe <b@c.d>\nSubject: The quay\nDate: Fri, 13 Mar 2026 08:00:00 +0000\n\nIt opened.";
        let source = |text: &str| {
            format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n{text}\n--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n"
            )
        };
        let imported = read(&source("See below."));
        assert_eq!(imported.article.text.as_str(), "The bridge\nSee below.");
        assert_eq!(imported.left_out.counts().collect::<Vec<_>>(), [(Kind::Attachments, 1)]);
        let passed_on = read(&source("")).article;
        assert_eq!(passed_on.text.as_str(), "The quay\nIt opened.");
        assert_eq!(who_and_when(&passed_on.facts), ["The quay", "Ben Roe", "2026-03-13"]);
    }

    #[test]
    fn texts_are_read_in_their_encodings() {
        let read = |head: &str, bytes: &[u8]| {
            let head = format!("Subject: x\r\nContent-Type: {head}\r\n\r\n");
            let article = import("a.eml", &[head.as_bytes(), bytes].concat()).unwrap().article;
            let import = article.facts.import.clone().unwrap();
            (article.text.as_str().to_owned(), import.encoding, import.guessed)
        };
        let check = |head: &str, bytes: &[u8], expected: &str| {
            assert_eq!(read(head, bytes), (format!("x\n{expected}"), String::new(), false), "{head}");
        };
        check("text/plain; charset=koi8-r", b"\xed\xcf\xd3\xd4.", "Мост.");
        check("text/plain; charset=gb2312", b"\xc7\xc5\xb9\xd8\xc1\xcb\xa1\xa3", "桥关了。");
        check("text/html; charset=windows-1251\r\nContent-Transfer-Encoding: base64", b"PHA+zO7x8i4=", "Мост.");
        check("text/html", b"<meta charset=gbk><p>\xc7\xc5\xb9\xd8\xc1\xcb\xa1\xa3", "桥关了。");
        check("text/plain; charset=us-ascii", "café".as_bytes(), "café");
        check("text/plain; charset=utf-7", b"caf+AOk-", "café");
        check("text/plain; charset=iso-2022-jp", b"\x1b$B66\x1b(B.", "橋.");
        let text = "x\nThe fee was £3m.".to_owned();
        assert_eq!(read("text/plain", b"The fee was \xa33m."), (text, "windows-1252".to_owned(), true));
    }

    #[test]
    fn what_an_answer_is_to_is_quoted() {
        let head = "From: Ben\nSent: Thursday\nTo: Ana\nSubject: Who paid?\n";
        let plain = format!("{HEAD}\nNobody did.\n\n-----Original Message-----\n{head}\nWho paid for it?\n");
        let kinds = |source: &str| {
            let text = read(source).article.text;
            let is_quoted = |b: &Block| b.kind == Quotation;
            let of = |quoted| {
                text.blocks()
                    .iter()
                    .filter(|b| is_quoted(b) == quoted)
                    .map(|b| text.slice(b.range))
                    .collect::<Vec<_>>()
                    .join("|")
            };
            (of(false), of(true))
        };
        let (own, quoted) = kinds(&plain);
        assert!(own.starts_with("The bridge|Nobody did.") && !own.contains("Who paid"), "{own}");
        assert!(quoted.starts_with("From: Ben") && quoted.ends_with("Who paid for it?"), "{quoted}");
        let html = format!(
            "{HEAD}Content-Type: text/html\n\n<p>Nobody did.<div><p><b>From:</b> Ben<br><b>Sent:</b> Thursday<br><b>To:</b> Ana</p></div><p>Who paid for it?"
        );
        let quoted = "From: Ben|Sent: Thursday|To: Ana|Who paid for it?";
        assert_eq!(kinds(&html), ("The bridge|Nobody did.".to_owned(), quoted.to_owned()));
    }

    #[test]
    fn flowed_lines_without_their_blanks_go_on_too() {
        let source = format!("{HEAD}Content-Type: text/plain; format=flowed; delsp=yes\n\nIt cost thr \nee million.\n");
        check(&source, &[(Heading(1), "The bridge"), (Paragraph, "It cost three million.")]);
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
            let nested = format!("Content-Type: multipart/mixed; boundary=0\r\n\r\n{nested}");
            assert_eq!(why(nested.as_bytes()), Some(Unreadable::TooDeep));
        }
        for depth in [10_000, 100_000] {
            let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(depth);
            assert_eq!(why(format!("Subject: x\r\n{nested}It closed.").as_bytes()), Some(Unreadable::TooDeep));
        }
        let part = "--b\r\nContent-Type: text/plain\r\n\r\na\r\n";
        let many = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", part.repeat(200_000));
        assert_eq!(why(many.as_bytes()), Some(Unreadable::TooMuch));
        let cut = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{part}");
        assert_eq!(why(cut.as_bytes()), Some(Unreadable::Damaged));
        let quoted = format!("Subject: x\r\n\r\n{}", ">".repeat(1_000_000));
        drop(import("a.eml", quoted.as_bytes()));
    }
}
