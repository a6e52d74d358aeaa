//! XML, read event by event. Entities that a document declares are never looked up or expanded, and nothing outside it is read.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};

use super::super::Unreadable;
use crate::model::limits;

/// A start tag.
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| local(a.key.into_inner()) == name)?;
        // A value with a reference that is not declared in XML itself stays as it is.
        Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }
}

/// What comes next in a document.
pub enum Event<'a> {
    /// An element starts. An empty one ends right after.
    Start(Element<'a>),
    /// The element that was opened last ends.
    End,
    /// Characters.
    Text(Cow<'a, str>),
}

/// A document in XML, or a part of it.
pub struct Xml<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Reads a document.
    pub fn new(source: &'a str) -> Self {
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self { source, reader, depth: 0 }
    }

    /// The next event; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, Unreadable> {
        loop {
            let event = self.reader.read_event().ok().ok_or(Unreadable::Damaged)?;
            return Ok(Some(match event {
                Raw::Start(start) | Raw::Empty(start) => {
                    self.depth += 1;
                    if self.depth > limits::NESTED {
                        return Err(Unreadable::TooDeep);
                    }
                    Event::Start(Element(start))
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::End
                }
                Raw::Text(text) => Event::Text(text.xml10_content()),
                Raw::CData(text) => Event::Text(text.xml10_content()),
                Raw::GeneralRef(reference) => Event::Text(resolved(&reference)),
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => continue,
                Raw::Eof if self.depth > 0 => return Err(Unreadable::Damaged),
                Raw::Eof => return Ok(None),
            }));
        }
    }

    /// Goes to the end of the element that was opened last, and returns what stands in it.
    pub fn skip(&mut self) -> Result<&'a str, Unreadable> {
        let start = self.position();
        let mut end = start;
        let depth = self.depth;
        while self.depth >= depth {
            end = self.position();
            if self.next()?.is_none() {
                return Err(Unreadable::Damaged);
            }
        }
        Ok(self.source.get(start..end).unwrap_or_default())
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// The name of an element or attribute without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The character that a reference stands for; of one that XML itself does not know, the reference.
fn resolved<'a>(reference: &BytesRef<'a>) -> Cow<'a, str> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Cow::Owned(c.to_string());
    }
    let name = reference.xml10_content();
    match name.as_ref() {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        name => format!("&{name};").into(),
    }
}

/// A document in XML or HTML as text. A mark at its start tells the encoding, then the document itself; UTF-8 otherwise.
pub fn decoded(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let declared = head.strip_prefix("<?xml").and_then(|rest| {
        let (declaration, _) = rest.split_once("?>")?;
        let (_, value) = declaration.split_once("encoding")?;
        let value = value.trim_start().strip_prefix('=')?.trim_start();
        value.get(1..)?.split(['"', '\'']).next().map(str::to_owned)
    });
    let declared = declared.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    // A declaration that can be read is no UTF-16.
    let declared = declared.filter(|e| e.is_ascii_compatible()).unwrap_or(encoding_rs::UTF_8);
    declared.decode(bytes).0.into_owned()
}

/// All characters of the first element with this name.
pub fn text_of(source: &str, name: &str) -> Result<Option<String>, Unreadable> {
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.name() == name
        {
            return Ok(Some(characters(xml.skip()?)?));
        }
    }
    Ok(None)
}

/// All characters of a piece of a document.
pub fn characters(source: &str) -> Result<String, Unreadable> {
    let mut xml = Xml::new(source);
    let mut text = String::new();
    while let Some(event) = xml.next()? {
        if let Event::Text(characters) = event {
            text.push_str(&characters);
        }
    }
    Ok(text)
}

/// How many elements of this name a document has.
pub fn count(source: &str, name: &str) -> Result<usize, Unreadable> {
    let mut xml = Xml::new(source);
    let mut count = 0;
    while let Some(event) = xml.next()? {
        count += usize::from(matches!(event, Event::Start(element) if element.name() == name));
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_characters_or_stay() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><a>&b;&c; &lt;&#x41; x&amp;y</a>";
        assert_eq!(text_of(bomb, "a").unwrap().unwrap(), "&b;&c; <A x&y");
    }

    #[test]
    fn a_document_that_is_cut_off_or_too_deep_is_refused() {
        assert_eq!(text_of("<a><b>c</b>", "a"), Err(Unreadable::Damaged));
        assert_eq!(text_of("<a><b></a>", "c"), Err(Unreadable::Damaged));
        assert_eq!(text_of(&"<a>".repeat(100_000), "c"), Err(Unreadable::TooDeep));
    }

    #[test]
    fn a_part_can_be_skipped() {
        let mut xml = Xml::new("<a><b x='1'>c<b/></b>d</a>");
        assert!(matches!(xml.next(), Ok(Some(Event::Start(_)))));
        assert!(matches!(xml.next(), Ok(Some(Event::Start(_)))));
        assert_eq!(xml.skip(), Ok("c<b/>"));
        assert!(matches!(xml.next(), Ok(Some(Event::Text(text))) if text == "d"));
    }

    #[test]
    fn encodings_are_declared_or_marked() {
        assert_eq!(
            decoded(b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>").chars().rev().nth(4),
            Some('é')
        );
        assert_eq!(decoded(b"\xff\xfe<\0a\0>\0"), "<a>");
        assert_eq!(decoded("<a>é".as_bytes()), "<a>é");
    }
}
