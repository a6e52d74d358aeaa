//! Property lists of Apple, binary (`bplist00`) and in XML, as far as a web archive needs them: the entries of a dictionary.
//!
//! Always true: only what is asked for by its key is read, so no list is gone through more often than it is asked, however its
//! objects refer to each other.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;

use super::super::Unreadable;
use super::super::packed::{Event, Xml, characters};

/// How a binary list starts.
pub const START: &[u8] = b"bplist00";
/// The length of the record at its end, in bytes.
const END: usize = 32;

/// A value of a property list.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// An object of a binary list, by its number.
    Object(Binary<'a>, usize),
    /// An element of a list in XML: its name is `dict`, `string` or `data`, or another one that is not read.
    Element(Kind, &'a str),
}

/// The kinds of elements that are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Dictionary,
    Text,
    Data,
    Other,
}

impl<'a> Value<'a> {
    /// The outermost value of a list.
    pub fn of(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(START) {
            let (list, top) = Binary::open(bytes).ok_or(Unreadable::Damaged)?;
            return Ok(Self::Object(list, top));
        }
        let source = std::str::from_utf8(bytes).ok().ok_or(Unreadable::Damaged)?;
        let mut xml = Xml::new(source.trim_start_matches('\u{feff}'));
        while let Some(event) = xml.next()? {
            if matches!(event, Event::Start(element) if element.name() == "dict") {
                return Ok(Self::Element(Kind::Dictionary, xml.skip()?));
            }
        }
        Err(Unreadable::Damaged)
    }

    /// The entry of a dictionary with this key, which is ASCII; `None` if there is none.
    pub fn get(self, key: &str) -> Result<Option<Self>, Unreadable> {
        match self {
            Self::Object(list, number) => Ok(list.entry(number, key).map(|found| Self::Object(list, found))),
            Self::Element(Kind::Dictionary, source) => entry(source, key),
            Self::Element(..) => Ok(None),
        }
    }

    /// The bytes of data; `None` if it is something else.
    pub fn data(self) -> Option<Cow<'a, [u8]>> {
        match self {
            Self::Object(list, number) => list.content(number, 0x40, 1).map(Cow::Borrowed),
            Self::Element(kind, source) => {
                (kind == Kind::Data).then(|| base64_decode(source.as_bytes()))?.map(Cow::Owned)
            }
        }
    }

    /// The characters of a text; `None` if it is something else.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Object(list, number) => {
                let ascii = list.content(number, 0x50, 1).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
                let wide = || {
                    let (units, _) = list.content(number, 0x60, 2)?.as_chunks::<2>();
                    Some(char::decode_utf16(units.iter().map(|unit| u16::from_be_bytes(*unit))).flatten().collect())
                };
                ascii.or_else(wide)
            }
            Self::Element(kind, source) => (kind == Kind::Text).then(|| characters(source).ok())?,
        }
    }
}

/// The entry with this key among those in a `<dict>`.
fn entry<'a>(source: &'a str, wanted: &str) -> Result<Option<Value<'a>>, Unreadable> {
    let mut xml = Xml::new(source);
    let mut is_next = false;
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        let kind = match element.name() {
            "key" => {
                is_next = characters(xml.skip()?)? == wanted;
                continue;
            }
            "dict" => Kind::Dictionary,
            "string" => Kind::Text,
            "data" => Kind::Data,
            _ => Kind::Other,
        };
        let content = xml.skip()?;
        if is_next {
            return Ok(Some(Value::Element(kind, content)));
        }
    }
    Ok(None)
}

/// A binary list (`CFBinaryPList.c` of Apple's `CoreFoundation`).
#[derive(Clone, Copy)]
pub struct Binary<'a> {
    bytes: &'a [u8],
    /// Where the places of the objects stand, and in how many bytes each.
    places: usize,
    place_len: usize,
    /// In how many bytes the number of an object stands.
    number_len: usize,
    count: usize,
}

impl<'a> Binary<'a> {
    /// Reads the record at the end: the list, and the number of its outermost object.
    fn open(bytes: &'a [u8]) -> Option<(Self, usize)> {
        let end = bytes.get(bytes.len().checked_sub(END)?..)?;
        let (place_len, number_len) = (usize::from(*end.get(6)?), usize::from(*end.get(7)?));
        let (count, top, places) = (number(end.get(8..16)?)?, number(end.get(16..24)?)?, number(end.get(24..)?)?);
        let fits = (1..=8).contains(&place_len) && (1..=8).contains(&number_len);
        let list = Self { bytes, places, place_len, number_len, count };
        (fits && top < count).then_some((list, top))
    }

    /// Where an object starts.
    fn place(self, object: usize) -> Option<usize> {
        let at = self.places.checked_add((object < self.count).then_some(object)?.checked_mul(self.place_len)?)?;
        number(self.bytes.get(at..at.checked_add(self.place_len)?)?)
    }

    /// Where the content of an object of this type starts, and of how many units it consists.
    fn start(self, object: usize, kind: u8) -> Option<(usize, usize)> {
        let at = self.place(object)?;
        let marker = *self.bytes.get(at)?;
        if marker & 0xf0 != kind {
            return None;
        }
        if marker & 0xf != 0xf {
            return Some((at + 1, usize::from(marker & 0xf)));
        }
        // A number of 1, 2, 4 or 8 bytes says how many.
        let len_marker = *self.bytes.get(at + 1)?;
        let len = 1_usize << (len_marker & 0xf).min(4);
        let start = at + 2 + len;
        (len_marker & 0xf0 == 0x10 && len <= 8).then_some((start, number(self.bytes.get(at + 2..start)?)?))
    }

    /// The content of an object of this type, whose units have `unit` bytes.
    fn content(self, object: usize, kind: u8, unit: usize) -> Option<&'a [u8]> {
        let (start, count) = self.start(object, kind)?;
        self.bytes.get(start..start.checked_add(count.checked_mul(unit)?)?)
    }

    /// The number of the object that stands for this key in a dictionary.
    fn entry(self, dictionary: usize, key: &str) -> Option<usize> {
        let pairs = self.content(dictionary, 0xd0, 2 * self.number_len)?;
        let (keys, values) = pairs.split_at(pairs.len() / 2);
        let is_key = |bytes: &[u8]| {
            number(bytes).and_then(|object| self.content(object, 0x50, 1)).is_some_and(|found| found == key.as_bytes())
        };
        let at = keys.chunks_exact(self.number_len).position(is_key)?;
        number(values.chunks_exact(self.number_len).nth(at)?)
    }
}

/// A number of up to eight bytes, the highest first.
fn number(bytes: &[u8]) -> Option<usize> {
    let value = bytes.iter().fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
    // Nothing in a file that fits in memory is further away; sums of such places don't overflow.
    usize::try_from(value).ok().filter(|value| *value < usize::MAX >> 2)
}
