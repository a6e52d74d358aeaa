//! ZIP archives (PKWARE's APPNOTE 6.3) from outside: their directory, and their files one by one.
//!
//! What always holds:
//!
//! - Nothing is written to disk, and no name is ever used as a path.
//! - What unpacking yields is counted while it goes on, whatever the archive says of sizes; see [`Room`].
//! - An archive whose files share bytes is refused as a whole: only bombs are made so.
//!
//! The crate `zip` is not used here, since it keeps one of several files of one name, and decodes names before anybody sees their bytes.

use std::io::{self, Read, Seek, SeekFrom};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::names::{self, Name};
use crate::model::limits;

/// The length of the record at the end of an archive, in bytes, without its comment, and of the place of its 64-bit record.
const END: u64 = 22;
const END_64: u64 = 20;
/// The longest comment behind it.
const COMMENT: u64 = 0xffff;
/// The lengths of the heads of a file, in the directory and before its bytes.
const HEAD: usize = 46;
const LOCAL_HEAD: u64 = 30;
/// How much of a file is unpacked before it is asked whether the rest is wanted, in bytes.
const FIRST: usize = 8 << 10;

/// Something to read an archive from.
pub trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// Why an archive is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// Its directory can't be read.
    Damaged,
    /// Some of its files are made of the same bytes.
    Overlapping,
    /// It lists more files than [`limits::ARCHIVE_LISTED`].
    TooMany,
}

/// A file in an archive, as the directory lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name, with all folders.
    pub name: Name,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Whether it is a link or a device.
    pub is_link: bool,
    /// When it was changed, in seconds since 1970 by the clock of whoever packed it.
    pub time: Option<i64>,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    at: u64,
    /// Whether it would reach into the next file.
    is_lost: bool,
}

/// How much may still be unpacked, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Room(pub u64);

/// What came of unpacking a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Unpacked {
    /// All of it.
    Whole(Vec<u8>),
    /// Its beginning said that nobody wants it.
    Unwanted,
    /// It is larger than it may be.
    TooBig,
    /// It needs a password.
    Encrypted,
    /// It is packed in a way that is not read here.
    UnknownMethod,
    /// Its bytes are not those that were packed.
    Damaged,
    /// There is no [`Room`].
    NoRoom,
}

/// An archive.
pub struct Archive<'a> {
    source: &'a mut dyn Source,
    /// Its files, in the order of the directory.
    pub files: Vec<Listed>,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    pub fn open(source: &'a mut dyn Source) -> Result<Self, Bad> {
        let end = find_end(source).ok_or(Bad::Damaged)?;
        if end.count > limits::ARCHIVE_LISTED as u64 || end.len > limits::ARCHIVE_DIRECTORY {
            return Err(Bad::TooMany);
        }
        let directory = read_at(source, end.at, end.len).ok_or(Bad::Damaged)?;
        let mut files = read_directory(&directory, &end).ok_or(Bad::Damaged)?;
        part(&mut files, end.at)?;
        Ok(Self { source, files })
    }

    /// Unpacks a file. `is_wanted` is asked with its first bytes whether all of it is wanted.
    pub fn unpack(&mut self, file: &Listed, room: &mut Room, is_wanted: &mut dyn FnMut(&[u8]) -> bool) -> Unpacked {
        if file.flags & 1 != 0 || file.method == 99 {
            return Unpacked::Encrypted;
        }
        if file.size > limits::ARCHIVE_ENTRY {
            return Unpacked::TooBig;
        }
        if file.is_lost {
            return Unpacked::Damaged;
        }
        let Some(start) = self.start_of(file) else { return Unpacked::Damaged };
        if self.source.seek(SeekFrom::Start(start)).is_err() {
            return Unpacked::Damaged;
        }
        let packed = io::BufReader::with_capacity(32 << 10, (&mut *self.source).take(file.packed));
        match file.method {
            0 => take(packed, file, room, is_wanted),
            8 => take(DeflateDecoder::new(packed), file, room, is_wanted),
            _ => Unpacked::UnknownMethod,
        }
    }

    /// Where the bytes of a file start.
    fn start_of(&mut self, file: &Listed) -> Option<u64> {
        let head = read_at(self.source, file.at, LOCAL_HEAD)?;
        if head.get(..4)? != b"PK\x03\x04" {
            return None;
        }
        file.at.checked_add(LOCAL_HEAD + u64::from(u16_at(&head, 26)?) + u64::from(u16_at(&head, 28)?))
    }
}

/// Takes what a file unpacks to.
fn take(mut from: impl Read, file: &Listed, room: &mut Room, is_wanted: &mut dyn FnMut(&[u8]) -> bool) -> Unpacked {
    let mut bytes = Vec::new();
    let mut asked = false;
    let mut piece = vec![0; FIRST];
    loop {
        let most = (limits::ARCHIVE_ENTRY + 1).saturating_sub(bytes.len() as u64).min(piece.len() as u64) as usize;
        let len = match from.read(&mut piece[..most]) {
            Ok(0) => break,
            Ok(len) => len,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(_bad) => return Unpacked::Damaged,
        };
        let Some(left) = room.0.checked_sub(len as u64) else { return Unpacked::NoRoom };
        room.0 = left;
        bytes.extend_from_slice(&piece[..len]);
        if bytes.len() as u64 > limits::ARCHIVE_ENTRY {
            return Unpacked::TooBig;
        }
        if !asked && bytes.len() >= FIRST {
            asked = true;
            if !is_wanted(&bytes) {
                return Unpacked::Unwanted;
            }
            piece.resize(64 << 10, 0);
        }
    }
    let mut crc = Crc::new();
    crc.update(&bytes);
    if bytes.len() as u64 != file.size || crc.sum() != file.crc {
        return Unpacked::Damaged;
    }
    if !asked && !is_wanted(&bytes) {
        return Unpacked::Unwanted;
    }
    Unpacked::Whole(bytes)
}

/// What stands at the end of an archive: where its directory is.
struct End {
    count: u64,
    at: u64,
    len: u64,
    /// How far all places are moved, because something stands before the archive.
    shift: u64,
}

fn find_end(source: &mut dyn Source) -> Option<End> {
    let len = source.seek(SeekFrom::End(0)).ok()?;
    let from = len.saturating_sub(END + COMMENT + END_64);
    let tail = read_at(source, from, len - from)?;
    // A comment may hold the same sign: the record whose comment reaches to the end is the right one.
    let places: Vec<usize> = memchr::memmem::rfind_iter(&tail, b"PK\x05\x06").take(64).collect();
    let fits = |at: &&usize| {
        u16_at(&tail, **at + END as usize - 2)
            .is_some_and(|comment| **at + END as usize + usize::from(comment) == tail.len())
    };
    let at = *places.iter().find(fits).or_else(|| places.first())?;
    // Archives in several pieces are not read.
    u16_at(&tail, at + END as usize - 2)?;
    let mut count = u64::from(u16_at(&tail, at + 10)?);
    let (mut size, mut start) = (u64::from(u32_at(&tail, at + 12)?), u64::from(u32_at(&tail, at + 16)?));
    let mut directory_end = from + at as u64;
    if count == 0xffff || start == u64::from(u32::MAX) || size == u64::from(u32::MAX) {
        let place = at.checked_sub(END_64 as usize).filter(|place| tail.get(*place..*place + 4) == Some(b"PK\x06\x07"));
        if let Some(place) = place {
            let record_at = u64_at(&tail, place + 8)?;
            let record = read_at(source, record_at, 56)?;
            if record.get(..4)? != b"PK\x06\x06" {
                return None;
            }
            (count, size, start) = (u64_at(&record, 32)?, u64_at(&record, 40)?, u64_at(&record, 48)?);
            directory_end = record_at;
        }
    }
    let shift = directory_end.checked_sub(size.checked_add(start)?)?;
    Some(End { count, at: start + shift, len: size, shift })
}

fn read_directory(directory: &[u8], end: &End) -> Option<Vec<Listed>> {
    let mut files = Vec::new();
    let mut at: usize = 0;
    for _ in 0..end.count {
        let head = directory.get(at..at.checked_add(HEAD)?)?;
        if head.get(..4)? != b"PK\x01\x02" {
            return None;
        }
        let len = |offset: usize| u16_at(head, offset).map(usize::from);
        let (name_len, extra_len, comment_len) = (len(28)?, len(30)?, len(32)?);
        let name_at = at + HEAD;
        let name = directory.get(name_at..name_at + name_len)?;
        let extra = directory.get(name_at + name_len..name_at + name_len + extra_len)?;
        files.push(listed(head, name, extra, end.shift)?);
        at = name_at + name_len + extra_len + comment_len;
    }
    // More bytes than files means that the number of files is wrong.
    (at <= directory.len()).then_some(files)
}

fn listed(head: &[u8], raw: &[u8], extra: &[u8], shift: u64) -> Option<Listed> {
    let [size, packed, place] = [24, 20, 42].map(|offset| u32_at(head, offset).map(u64::from));
    let mut sizes = [size?, packed?, place?];
    if let Some(wide) = field(extra, 1) {
        widen(wide, &mut sizes);
    }
    let [size, packed, place] = sizes;
    let flags = u16_at(head, 8)?;
    let name = names::decoded(raw, flags & 0x800 != 0, field(extra, 0x7075));
    // The upper half holds the kind of a file as Unix has it, whatever system claims to have packed it; other systems write 0.
    let kind = u32_at(head, 38)? >> 28;
    let is_folder = name.text.ends_with('/') || kind == 4 || (kind == 0 && size == 0 && u32_at(head, 38)? & 0x10 != 0);
    Some(Listed {
        is_folder,
        is_link: !matches!(kind, 0 | 4 | 8),
        time: stamp(extra).or_else(|| dos_time(u16_at(head, 14)?, u16_at(head, 12)?)),
        name,
        flags,
        method: u16_at(head, 10)?,
        crc: u32_at(head, 16)?,
        packed,
        size,
        at: place.checked_add(shift)?,
        is_lost: false,
    })
}

/// Finds files that share bytes, or reach into the directory, which stands at `directory`. Where only one file reaches too far, its size
/// is wrong, and that file is lost; more than one, or two at one place, are a bomb.
fn part(files: &mut [Listed], directory: u64) -> Result<(), Bad> {
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|i| files[*i].at);
    let mut reaching = Vec::new();
    for (n, i) in order.iter().enumerate() {
        let next = order.get(n + 1).map_or(directory, |next| files[*next].at);
        if files[*i].at == next {
            return Err(Bad::Overlapping);
        }
        if files[*i].at.saturating_add(LOCAL_HEAD).saturating_add(files[*i].packed) > next {
            reaching.push(*i);
        }
    }
    match reaching.as_slice() {
        [] => Ok(()),
        [one] => {
            files[*one].is_lost = true;
            Ok(())
        }
        _ => Err(Bad::Overlapping),
    }
}

/// The content of the extra field with this id.
fn field(extra: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut rest = extra;
    while let (Some(id), Some(len)) = (u16_at(rest, 0), u16_at(rest, 2)) {
        let content = rest.get(4..4 + usize::from(len))?;
        if id == wanted {
            return Some(content);
        }
        rest = &rest[4 + usize::from(len)..];
    }
    None
}

/// Puts 64-bit values in the place of those that don't fit in 32 bits.
fn widen(wide: &[u8], sizes: &mut [u64; 3]) {
    let mut at = 0;
    for size in sizes.iter_mut().filter(|size| **size == u64::from(u32::MAX)) {
        *size = u64_at(wide, at).unwrap_or(*size);
        at += 8;
    }
}

/// The time in the extra field of Info-ZIP, in seconds since 1970.
fn stamp(extra: &[u8]) -> Option<i64> {
    let content = field(extra, 0x5455)?;
    let is_there = content.first()? & 1 == 1;
    u32_at(content, 1).filter(|_| is_there).map(i64::from)
}

/// A date and a time of DOS as seconds since 1970, by the clock of whoever packed it. `None` for the first day that DOS knows, which
/// programs write that know no time.
fn dos_time(date: u16, time: u16) -> Option<i64> {
    let year = i16::try_from(1980 + (date >> 9)).ok()?;
    let (month, day) = (i8::try_from(date >> 5 & 15).ok()?, i8::try_from(date & 31).ok()?);
    let (hour, minute, second) =
        (i8::try_from(time >> 11).ok()?, i8::try_from(time >> 5 & 63).ok()?, i8::try_from((time & 31) * 2).ok()?);
    let at = jiff::civil::DateTime::new(year, month, day, hour, minute, second.min(59), 0).ok()?;
    let is_known = (date, time) != (0x21, 0);
    jiff::tz::TimeZone::UTC.to_timestamp(at).ok().filter(|_| is_known).map(jiff::Timestamp::as_second)
}

fn read_at(source: &mut dyn Source, at: u64, len: u64) -> Option<Vec<u8>> {
    source.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = Vec::new();
    source.take(len).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == len).then_some(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::made::{File, zip};
    use super::*;

    fn all(bytes: &[u8]) -> Result<Vec<(String, Unpacked)>, Bad> {
        let mut source = Cursor::new(bytes);
        let mut archive = Archive::open(&mut source)?;
        let mut room = Room(limits::ARCHIVE);
        let files = archive.files.clone();
        let unpacked =
            files.iter().map(|file| (file.name.text.clone(), archive.unpack(file, &mut room, &mut |_| true)));
        Ok(unpacked.collect())
    }

    fn two() -> Vec<u8> {
        zip(&[File::new("a.txt", "one two three ".repeat(50)), File::new("b/é.txt", "two").stored()])
    }

    #[test]
    fn files_are_unpacked_in_order() {
        let found = all(&two()).unwrap();
        assert_eq!(found[0], ("a.txt".to_owned(), Unpacked::Whole("one two three ".repeat(50).into_bytes())));
        assert_eq!(found[1], ("b/é.txt".to_owned(), Unpacked::Whole(b"two".to_vec())));
        // Something before it, and a comment behind it that looks like an end.
        let mut moved = [b"#!/bin/sh\n".to_vec(), two()].concat();
        assert_eq!(all(&moved).unwrap(), found);
        let comment = b"PK\x05\x06 and so on, for more than twenty-two bytes";
        let at = moved.len() - 2;
        moved[at] = comment.len() as u8;
        moved.extend(comment);
        assert_eq!(all(&moved).unwrap(), found);
        assert_eq!(all(&zip(&[])), Ok(Vec::new()));
    }

    #[test]
    fn two_files_of_one_name_are_two() {
        let found = all(&zip(&[File::new("a", "1"), File::new("a", "2")])).unwrap();
        assert_eq!(found.len(), 2);
        assert_ne!(found[0].1, found[1].1);
    }

    #[test]
    fn damage_is_noticed() {
        let bytes = two();
        let whole = all(&bytes).unwrap();
        for cut in 0..bytes.len() {
            assert!(all(&bytes[..cut]).is_err(), "{cut}");
        }
        for i in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[i] ^= 0xff;
            for (name, unpacked) in all(&bad).unwrap_or_default() {
                let Unpacked::Whole(content) = unpacked else { continue };
                let is_one = whole.iter().any(|(_, known)| *known == Unpacked::Whole(content.clone()));
                assert!(is_one || content.is_empty(), "{i}: {name}");
            }
        }
    }

    #[test]
    fn sizes_are_counted_whatever_the_archive_says() {
        let big = "x".repeat(limits::ARCHIVE_ENTRY as usize + 1);
        let check = |file: File, expected: Unpacked| assert_eq!(all(&zip(&[file])).unwrap()[0].1, expected);
        check(File::new("a", big.clone()), Unpacked::TooBig);
        check(File::new("a", big).claims_size(100), Unpacked::TooBig);
        check(File::new("a", "abc").claims_size(2), Unpacked::Damaged);
        check(File::new("a", "abc").claims_size(4), Unpacked::Damaged);
        check(File::new("a", "abc").encrypted(), Unpacked::Encrypted);
        check(File::new("a", "abc").method(12), Unpacked::UnknownMethod);
        let bytes = two();
        let mut source = Cursor::new(&bytes);
        let mut archive = Archive::open(&mut source).unwrap();
        let file = archive.files[0].clone();
        assert_eq!(archive.unpack(&file, &mut Room(10), &mut |_| true), Unpacked::NoRoom);
        assert_eq!(archive.unpack(&file, &mut Room(1000), &mut |first| first.starts_with(b"no")), Unpacked::Unwanted);
    }

    #[test]
    fn files_that_share_bytes_are_refused() {
        let bytes = two();
        let directory: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
        let mut bad = bytes.clone();
        // The second file starts where the first one does.
        bad[directory[1] + 42..directory[1] + 46].copy_from_slice(&[0; 4]);
        assert_eq!(all(&bad), Err(Bad::Overlapping));
        let mut bad = bytes;
        // The last file reaches into the directory: its size is wrong.
        bad[directory[1] + 20] = 0xff;
        let found = all(&bad).unwrap();
        assert!(matches!(found[0].1, Unpacked::Whole(_)));
        assert_eq!(found[1].1, Unpacked::Damaged);
        // So does the first one.
        bad[directory[0] + 20] = 0xff;
        assert_eq!(all(&bad), Err(Bad::Overlapping));
    }

    #[test]
    fn kinds_and_times_are_read() {
        let files = [
            File::new("link", "/etc/passwd").mode(0o120_777),
            File::new("pipe", "").mode(0o010_644),
            File::new("folder/", ""),
            File::new("folder", "").mode(0o040_755),
            File::new("plain", "a").mode(0o100_644).time(0x5d78, 0x5500),
        ];
        let bytes = zip(&files);
        let mut source = Cursor::new(&bytes);
        let archive = Archive::open(&mut source).unwrap();
        let kinds: Vec<(bool, bool)> = archive.files.iter().map(|file| (file.is_link, file.is_folder)).collect();
        assert_eq!(kinds, [(true, false), (true, false), (false, true), (false, true), (false, false)]);
        let times: Vec<Option<i64>> = archive.files.iter().map(|file| file.time).collect();
        // 24 Nov 2026, 10:40.
        assert_eq!((times[0], times[4]), (None, Some(1_795_516_800)));
    }
}
