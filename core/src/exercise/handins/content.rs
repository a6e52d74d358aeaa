//! The answers in the bytes of a file, whatever its name and its kind.
//!
//! Looked for in this order: the data block of an HTML hand-in, the text block, JSON alone, an annotation file. Saved pages and mail are
//! taken apart first. No script runs, and what else a page says counts for nothing.

use std::collections::BTreeSet;

use mail_parser::MessageParser;
use memchr::memmem;

use super::super::block;
use super::super::handin::{HandIn, NotAHandIn, Work};
use crate::file::{self, ReadError};
use crate::import::html::{Token, Tokens};
use crate::import::mime::{DEEPEST, PARTS, Part};
use crate::model::{Annotations, AnnotatorId, Exercise, Purpose, Timestamp, limits, sha256_hex};

/// The ids of the data blocks of a hand-in and a worksheet.
pub const ANSWER_ID: &str = "claimlight-answer";
pub const EXERCISE_ID: &str = "claimlight-exercise";

/// What a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// An answer.
    Answer(Box<Answer>),
    /// An answer that a later version made.
    Newer,
    /// An answer that can't be read.
    Damaged,
    /// An answer, or an annotation file, that is longer than any real one.
    TooBig,
    /// The sheet of an exercise without an answer, or the exercise itself.
    Blank,
    /// An archive or a document of another program in which no answer is looked for.
    OtherArchive,
    /// Something else.
    Nothing,
}

/// An answer as it stands in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it says.
    pub hand_in: HandIn,
    /// SHA-256 of its data, where the same data can stand in files of several kinds; else empty.
    pub data: String,
}

/// The first bytes of kinds of files that hold no answer.
const OTHERS: [&[u8]; 17] = [
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"ID3",
    b"OggS",
    b"\x1a\x45\xdf\xa3",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ\x90",
    b"8BPS",
    b"BM\x36",
    b"II*\0",
    b"MM\0*",
    b"fLaC",
    b"wOF",
];

/// The first bytes of archives that are not read.
const ARCHIVES: [&[u8]; 5] = [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ"];

/// Whether bytes begin like a ZIP archive.
pub fn is_zip(first: &[u8]) -> bool {
    first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin like another archive.
pub fn is_other_archive(first: &[u8]) -> bool {
    ARCHIVES.iter().any(|start| first.starts_with(start))
}

/// Whether a file that begins with these bytes may hold an answer.
pub fn may_hold_an_answer(first: &[u8]) -> bool {
    let is_video = first.get(4..8) == Some(b"ftyp");
    !is_video && !is_other_archive(first) && !OTHERS.iter().any(|start| first.starts_with(start))
}

/// Whether bytes begin like a web page.
pub fn is_page(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(1 << 10).filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<?xml"].iter().any(|start| head.starts_with(start))
}

/// Whether a file is looked into from end to end, which takes longer than unpacking it.
pub fn takes_long(bytes: &[u8]) -> bool {
    let wide = b"l\0a\0i\0m\0l\0i\0g\0h\0t";
    has_our_name(bytes) || memmem::find(bytes, wide).is_some() || file::is_annotations(bytes)
}

/// What a file holds.
pub fn read(bytes: &[u8]) -> Content {
    if is_other_archive(bytes) {
        return Content::OtherArchive;
    }
    let mut found = Found::default();
    if may_hold_an_answer(bytes) {
        found.look_into(bytes);
    }
    found.best()
}

/// What was found so far.
#[derive(Default)]
struct Found {
    answers: Vec<Answer>,
    /// What else there is, the best last.
    others: BTreeSet<Other>,
}

/// What a file is in which no answer was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Other {
    Blank,
    Damaged,
    TooBig,
    Newer,
}

impl Found {
    /// The answer that was handed in last, or what there is instead.
    fn best(self) -> Content {
        // The first one of several that are as late.
        let last = self
            .answers
            .into_iter()
            .reduce(|best, answer| if answer.hand_in.handed_in() > best.hand_in.handed_in() { answer } else { best });
        match (last, self.others.last()) {
            (Some(answer), _) => Content::Answer(Box::new(answer)),
            (None, Some(Other::Newer)) => Content::Newer,
            (None, Some(Other::TooBig)) => Content::TooBig,
            (None, Some(Other::Damaged)) => Content::Damaged,
            (None, Some(Other::Blank)) => Content::Blank,
            (None, None) => Content::Nothing,
        }
    }

    fn look_into(&mut self, bytes: &[u8]) {
        if begins_like_mail(bytes) {
            let parser = MessageParser::default();
            if let Some(part) = Part::of(bytes.trim_ascii_start(), &parser) {
                let mut left = PARTS;
                self.part(&part, &parser, DEEPEST, &mut left);
            }
            if !self.answers.is_empty() {
                return;
            }
        }
        self.bytes(bytes);
    }

    /// Looks into a part of a saved page or a message.
    fn part(&mut self, part: &Part<'_>, parser: &MessageParser, depth: usize, left: &mut usize) {
        let Some(deeper) = depth.checked_sub(1) else { return };
        if part.is("message", "rfc822") {
            if let Some(inner) = Part::of(part.body.trim_ascii_start(), parser) {
                self.part(&inner, parser, deeper, left);
            }
        } else if part.is("multipart", "") {
            for inner in part.parts(parser) {
                let Some(fewer) = left.checked_sub(1) else { return };
                *left = fewer;
                self.part(&inner, parser, deeper, left);
            }
        } else if let Some(bytes) = part.decoded()
            && may_hold_an_answer(&bytes)
        {
            self.bytes(&bytes);
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let text = text_of(bytes);
        if has_our_name(text.as_bytes()) {
            self.text(&text);
        }
        if self.answers.is_empty() && file::is_annotations(text.as_bytes()) {
            self.annotations(text.as_bytes());
        }
    }

    /// Looks into a text, which may be HTML.
    fn text(&mut self, text: &str) {
        let page = Page::of(text);
        for data in &page.answers {
            self.json(data);
        }
        if !self.answers.is_empty() {
            return;
        }
        let mut blocks = block::find(&page.words);
        if blocks.whole.is_empty() {
            // Something in a text that is no HTML may have looked like a tag.
            blocks.whole = block::find(text).whole;
        }
        if blocks.damaged > 0 {
            self.others.insert(Other::Damaged);
        }
        for json in &blocks.whole {
            self.json(json);
        }
        if self.answers.is_empty() && text.trim_start().starts_with('{') {
            self.json(text.trim().as_bytes());
        }
        if page.has_exercise {
            // A sheet that was cut off may have lost the answer.
            let is_whole = memmem::find(&text.as_bytes().to_ascii_lowercase(), b"</html").is_some();
            self.others.insert(if is_whole { Other::Blank } else { Other::Damaged });
        }
    }

    fn json(&mut self, json: &[u8]) {
        if json.len() > limits::ANSWER {
            self.others.insert(Other::TooBig);
            return;
        }
        match HandIn::from_json(json) {
            Ok(hand_in) => {
                // Without an id, answers of two people may be the same.
                let is_own = !hand_in.annotator.is_empty();
                let data = if is_own { sha256_hex(json) } else { String::new() };
                self.answers.push(Answer { hand_in, data });
            }
            Err(NotAHandIn::Newer { .. }) => drop(self.others.insert(Other::Newer)),
            Err(NotAHandIn::Malformed { .. }) => drop(self.others.insert(Other::Damaged)),
            Err(NotAHandIn::Foreign) => {}
        }
    }

    fn annotations(&mut self, bytes: &[u8]) {
        if bytes.len() > limits::ANSWER_FILE {
            self.others.insert(Other::TooBig);
            return;
        }
        match file::read(bytes) {
            Ok(loaded) => match answer_of(&loaded.annotations) {
                Some(hand_in) => self.answers.push(Answer { hand_in, data: String::new() }),
                None if loaded.annotations.purpose == Some(Purpose::Exercise) => drop(self.others.insert(Other::Blank)),
                None => {}
            },
            Err(ReadError::Newer { .. }) => drop(self.others.insert(Other::Newer)),
            Err(_bad) => drop(self.others.insert(Other::Damaged)),
        }
    }
}

/// The answer that an annotation file holds: one that was handed in, or a pupil's own work on the exercise.
fn answer_of(annotations: &Annotations) -> Option<HandIn> {
    let exercise: &Exercise = annotations.exercise.as_ref()?;
    match annotations.purpose {
        Some(Purpose::Answer) => HandIn::of_file(annotations),
        None => {
            let ids = annotations.annotators.iter().map(|annotator| annotator.id);
            let person: AnnotatorId =
                ids.clone().find(|id| annotations.holds_work_of(*id)).or(ids.into_iter().next())?;
            let who = annotations.annotator(person).map_or("", |annotator| annotator.name.as_str());
            let time = exercise.handed_in.unwrap_or_else(|| last_change(annotations));
            Some(HandIn::new(&Work { exercise, annotations, person, annotator: person, who, time }))
        }
        Some(_) => None,
    }
}

/// When something was marked last.
fn last_change(annotations: &Annotations) -> Timestamp {
    let claims = annotations.claims.as_slice().iter().flat_map(|claim| {
        let judged = claim.judgements.iter().map(|judgement| judgement.time);
        judged.chain([claim.time])
    });
    let no_claims = annotations.no_claims.as_slice().iter().map(|no_claim| no_claim.time);
    claims.chain(no_claims).max().unwrap_or(Timestamp::from_second(0))
}

/// The text of a file. Answers are written in ASCII, so that of other encodings than Unicode it is enough to keep that.
fn text_of(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], encoding: &'static encoding_rs::Encoding| {
        encoding.decode_without_bom_handling(bytes).0.replace('\0', "")
    };
    if let Some(bytes) = bytes.strip_prefix(b"\xff\xfe").filter(|bytes| !bytes.starts_with(b"\0\0")) {
        return utf16(bytes, encoding_rs::UTF_16LE);
    }
    if let Some(bytes) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(bytes, encoding_rs::UTF_16BE);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let stripped: Vec<u8> = if memchr::memchr(0, bytes).is_some() {
        bytes.iter().copied().filter(|b| *b != 0).collect()
    } else {
        bytes.to_owned()
    };
    String::from_utf8(stripped)
        .unwrap_or_else(|e| encoding_rs::WINDOWS_1252.decode_without_bom_handling(e.as_bytes()).0.into_owned())
}

/// Whether the name of this program occurs, without which no answer is in a text.
fn has_our_name(bytes: &[u8]) -> bool {
    [b"laimlight".as_slice(), b"LAIMLIGHT"].iter().any(|name| memmem::find(bytes, name).is_some())
}

/// Whether bytes begin with a head as mail and saved pages have one.
fn begins_like_mail(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let line = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let Some(colon) = line.iter().take(80).position(|b| *b == b':') else { return false };
    let is_field = colon > 0 && line[..colon].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
    let head = &start[..start.len().min(64 << 10)];
    let has = |name: &[u8]| memmem::find(&head.to_ascii_lowercase(), name).is_some();
    is_field
        && (has(b"\ncontent-type:") || has(b"mime-version:") || line.to_ascii_lowercase().starts_with(b"content-type:"))
}

/// What a page says that may be an answer.
#[derive(Default)]
struct Page {
    /// Its data blocks with an answer.
    answers: Vec<Vec<u8>>,
    /// Whether it is the sheet of an exercise.
    has_exercise: bool,
    /// Its words, without tags.
    words: String,
}

impl Page {
    fn of(text: &str) -> Self {
        let mut page = Self { words: String::with_capacity(text.len() / 2), ..Self::default() };
        // The element whose text is next, and whether it is the data block.
        let (mut element, mut is_data) = (String::new(), false);
        let mut data = String::new();
        for token in Tokens::new(text) {
            match token {
                Token::Start(name, attributes) => {
                    page.add_data(&mut data, &mut is_data);
                    let id = attributes.get("id").unwrap_or_default();
                    is_data = id.eq_ignore_ascii_case(ANSWER_ID);
                    page.has_exercise |= id.eq_ignore_ascii_case(EXERCISE_ID);
                    element = name.to_ascii_lowercase();
                    page.words.push('\n');
                }
                Token::End(_) => {
                    page.add_data(&mut data, &mut is_data);
                    element.clear();
                    page.words.push('\n');
                }
                Token::Raw(words) | Token::Text(words) if is_data => data.push_str(words),
                Token::Raw(_) if element == "script" || element == "style" => {}
                Token::Raw(words) | Token::Text(words) => page.words.push_str(&htmlize::unescape(words)),
                Token::Comment | Token::Declaration => page.words.push('\n'),
            }
        }
        page.add_data(&mut data, &mut is_data);
        page
    }

    /// Takes what stood in a data block. A sheet without an answer has an empty one.
    fn add_data(&mut self, data: &mut String, is_data: &mut bool) {
        *is_data = false;
        let json = data.trim();
        let json = json.strip_prefix("<![CDATA[").map_or(json, |json| json.trim_end_matches("]]>"));
        if !["", "null", "{}"].contains(&json) {
            // Programs that write XML escape the quotation marks.
            let is_escaped = !json.contains('"') && (json.contains("&quot;") || json.contains("&#34;"));
            let json = if is_escaped { htmlize::unescape(json).into_owned() } else { json.to_owned() };
            self.answers.push(json.into_bytes());
        }
        data.clear();
    }
}

#[cfg(test)]
mod tests;
