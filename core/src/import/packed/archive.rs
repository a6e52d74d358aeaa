//! A ZIP archive (PKWARE's APPNOTE 6.3): its files, by name.
//!
//! Always true: nothing is unpacked beyond what it promises to hold, all parts together hold no more than
//! [`limits::UNPACKED`], and no name is ever a path on this computer. What office programs do not write is not read: archives in
//! several pieces, encrypted files, and other methods than Deflate.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::super::Unreadable;
use crate::model::limits;

/// The length of the record at the end of an archive, in bytes, without its comment.
const END: usize = 22;
/// The longest comment behind it.
const COMMENT: usize = 0xffff;
/// The lengths of the heads of a file, in the directory and before its bytes.
const HEAD: usize = 46;
const LOCAL_HEAD: usize = 30;

/// A file in an archive.
#[derive(Clone, Copy, Debug)]
struct Entry {
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: usize,
    at: usize,
}

/// An archive.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<String, Entry>,
    /// How many bytes may still be unpacked.
    room: Cell<usize>,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut archive = Self { bytes, entries: BTreeMap::new(), room: Cell::new(limits::UNPACKED) };
        archive.read_directory().ok_or(Unreadable::Damaged)?;
        Ok(archive)
    }

    fn read_directory(&mut self) -> Option<()> {
        let from = self.bytes.len().saturating_sub(END + COMMENT);
        let end = from + memchr::memmem::rfind(self.bytes.get(from..)?, b"PK\x05\x06")?;
        u16_at(self.bytes, end + END - 2)?;
        let mut count = usize::from(u16_at(self.bytes, end + 10)?);
        let mut len = u32_at(self.bytes, end + 12)?;
        let mut start = u32_at(self.bytes, end + 16)?;
        let mut directory_end = end;
        if start == u32::MAX as usize || count == 0xffff {
            // The 64-bit record, whose place stands right before.
            let at = u64_at(self.bytes, end.checked_sub(20)? + 8)?;
            if self.bytes.get(at..at + 4)? == b"PK\x06\x06" {
                (count, len, start) =
                    (u64_at(self.bytes, at + 32)?, u64_at(self.bytes, at + 40)?, u64_at(self.bytes, at + 48)?);
                directory_end = at;
            }
        }
        // Something may stand before the archive; then all places are counted from where it ends.
        let shift = directory_end.checked_sub(len.checked_add(start)?)?;
        let mut at = start.checked_add(shift)?;
        for _ in 0..count {
            at = self.read_entry(at, shift)?;
        }
        Some(())
    }

    /// Reads the head of a file in the directory; where the next one is.
    fn read_entry(&mut self, at: usize, shift: usize) -> Option<usize> {
        if self.bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let field = |offset: usize| u16_at(self.bytes, at + offset).map(usize::from);
        let (name, extra, comment) = (field(28)?, field(30)?, field(32)?);
        let name_at = at + HEAD;
        let mut sizes = [u32_at(self.bytes, at + 24)?, u32_at(self.bytes, at + 20)?, u32_at(self.bytes, at + 42)?];
        widen(self.bytes.get(name_at + name..name_at + name + extra)?, &mut sizes);
        let [size, packed, place] = sizes;
        let entry = Entry {
            flags: u16_at(self.bytes, at + 8)?,
            method: u16_at(self.bytes, at + 10)?,
            crc: u32::try_from(u32_at(self.bytes, at + 16)?).ok()?,
            packed,
            size,
            at: place.checked_add(shift)?,
        };
        let name_of = String::from_utf8_lossy(self.bytes.get(name_at..name_at + name)?).replace('\\', "/");
        self.entries.entry(name_of).or_insert(entry);
        Some(name_at + name + extra + comment)
    }

    /// The names of all files, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// The bytes of a file; `None` if there is none of this name.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(entry) = self.entries.get(name) else { return Ok(None) };
        if entry.flags & 1 != 0 {
            return Err(Unreadable::Locked);
        }
        let left = self.room.get().checked_sub(entry.size).ok_or(Unreadable::TooMuch)?;
        self.room.set(left);
        let packed = self.packed(*entry).ok_or(Unreadable::Damaged)?;
        let mut unpacked = Vec::new();
        let most = entry.size as u64 + 1;
        match entry.method {
            0 => unpacked.extend_from_slice(packed),
            8 => {
                let read = DeflateDecoder::new(packed).take(most).read_to_end(&mut unpacked);
                read.ok().ok_or(Unreadable::Damaged)?;
            }
            _ => return Err(Unreadable::Damaged),
        }
        let mut crc = Crc::new();
        crc.update(&unpacked);
        if unpacked.len() != entry.size || crc.sum() != entry.crc {
            return Err(Unreadable::Damaged);
        }
        Ok(Some(unpacked))
    }

    /// The text of a file in XML or HTML; `None` if there is none of this name.
    pub fn text(&self, name: &str) -> Result<Option<String>, Unreadable> {
        Ok(self.bytes(name)?.map(|bytes| super::xml::decoded(&bytes)))
    }

    /// The bytes of a file as they stand in the archive.
    fn packed(&self, entry: Entry) -> Option<&'a [u8]> {
        if self.bytes.get(entry.at..entry.at.checked_add(4)?)? != b"PK\x03\x04" {
            return None;
        }
        let name = usize::from(u16_at(self.bytes, entry.at + 26)?);
        let extra = usize::from(u16_at(self.bytes, entry.at + 28)?);
        let start = entry.at + LOCAL_HEAD + name + extra;
        self.bytes.get(start..start.checked_add(entry.packed)?)
    }
}

/// Puts 64-bit values in the place of those that don't fit in 32 bits, by the extra field 1.
fn widen(extra: &[u8], sizes: &mut [usize; 3]) {
    let mut at = 0;
    while let (Some(id), Some(len)) = (u16_at(extra, at), u16_at(extra, at + 2)) {
        if id == 1 {
            let mut value = at + 4;
            for size in sizes.iter_mut().filter(|size| **size == u32::MAX as usize) {
                *size = u64_at(extra, value).unwrap_or(*size);
                value += 8;
            }
        }
        at += 4 + usize::from(len);
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

fn u64_at(bytes: &[u8], at: usize) -> Option<usize> {
    let value = usize::try_from(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?)).ok()?;
    // Nothing in a file that fits in memory is further away; sums of such places don't overflow.
    (value < usize::MAX >> 2).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::zip;
    use super::*;

    #[test]
    fn files_are_read_by_name() {
        let bytes = zip(&[("a.txt", "one"), ("b/c.txt", &"two ".repeat(1000)), ("../d", "three")]);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["../d", "a.txt", "b/c.txt"]);
        assert_eq!(archive.bytes("a.txt").unwrap().unwrap(), b"one");
        assert_eq!(archive.bytes("b/c.txt").unwrap().unwrap().len(), 4000);
        assert_eq!(archive.bytes("e").unwrap(), None);
        // Words before the archive move all places.
        let moved = [b"#!/bin/sh\n", bytes.as_slice()].concat();
        assert_eq!(Archive::open(&moved).unwrap().bytes("a.txt").unwrap().unwrap(), b"one");
    }

    #[test]
    fn damaged_archives_are_refused() {
        let bytes = zip(&[("a.txt", &"one two three ".repeat(50))]);
        for cut in 0..bytes.len() {
            let part = &bytes[..cut];
            assert!(Archive::open(part).is_err(), "{cut}");
        }
        for i in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[i] ^= 0xff;
            if let Ok(archive) = Archive::open(&bad) {
                // What is read is what was packed, or nothing.
                let read = archive.bytes("a.txt");
                assert!(!matches!(read, Ok(Some(content)) if content != "one two three ".repeat(50).as_bytes()), "{i}");
            }
        }
        let mut locked = bytes;
        let head = memchr::memmem::find(&locked, b"PK\x01\x02").unwrap();
        locked[head + 8] |= 1;
        assert_eq!(Archive::open(&locked).unwrap().bytes("a.txt"), Err(Unreadable::Locked));
    }

    #[test]
    fn what_unpacks_to_far_too_much_is_refused() {
        let mebibyte = " ".repeat(1 << 20);
        let names: Vec<String> = (0..=limits::UNPACKED >> 20).map(|n| n.to_string()).collect();
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), mebibyte.as_str())).collect();
        let bytes = zip(&files);
        let archive = Archive::open(&bytes).unwrap();
        let read: Result<Vec<_>, _> =
            names.iter().map(|name| archive.bytes(name).map(|b| b.map(|b| b.len()))).collect();
        assert_eq!(read, Err(Unreadable::TooMuch));
    }
}
