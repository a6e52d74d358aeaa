//! Reading archives, folders and files, one file at a time.

use std::fs::{self, File};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::content::{self, Content};
use super::names;
use super::platform::{self, Pattern};
use super::zip::{Archive, Bad, Listed, Room, Source, Unpacked};
use super::{ArchiveRead, Entry, HandIns, Note, Refused, Status, Whole, decide};
use crate::exercise::HandIn;
use crate::model::{Annotations, Exercise, Timestamp, limits, sha256_hex};

/// How much of a receipt is kept, in bytes.
const RECEIPT: usize = 1 << 10;
/// How much of a file tells its kind, in bytes.
const FIRST: u64 = 8 << 10;

/// Collects the hand-ins of an exercise from archives, folders and files. `go_on` gets the share that is done, 0 to 1, and stops the
/// work by returning `false`; then there is no result.
pub fn collect(
    exercise: &Annotations,
    paths: &[PathBuf],
    pattern: Option<&Pattern>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<HandIns> {
    let none = Arc::new(Exercise::default());
    let of = exercise.exercise.as_ref().unwrap_or(&none);
    let text_sha256 = exercise.article.text.sha256();
    let (mut archives, mut kept) = (Vec::new(), 0);
    for (i, path) in paths.iter().enumerate() {
        let share = |part: f32| (i as f32 + part) / paths.len() as f32;
        let mut go_on = |part: f32| go_on(share(part));
        let mut reading = Reading { exercise: of, text_sha256, kept, looked_into: 0, go_on: &mut go_on };
        let read = reading.path(path);
        kept = reading.kept;
        match read {
            Ok(entries) => archives.push(named(path, entries, pattern)),
            Err(Ended::Stopped) => return None,
            Err(Ended::Refused(why)) => archives.push(refused(path, why)),
        }
    }
    let mut entries: Vec<&mut Entry> = archives.iter_mut().flat_map(|archive| &mut archive.entries).collect();
    decide::decide(&mut entries, of);
    archives.iter_mut().for_each(mark_if_nothing);
    Some(HandIns { archives })
}

/// Collects the hand-ins of an exercise from a file called `name` that holds these bytes.
pub fn collect_bytes(exercise: &Annotations, name: &str, bytes: &[u8]) -> ArchiveRead {
    let none = Arc::new(Exercise::default());
    let of = exercise.exercise.as_ref().unwrap_or(&none);
    let text_sha256 = exercise.article.text.sha256();
    let mut reading = Reading { exercise: of, text_sha256, kept: 0, looked_into: 0, go_on: &mut |_| true };
    let mut archive = match reading.bytes(name, bytes) {
        Ok(entries) => named(Path::new(name), entries, None),
        Err(Ended::Refused(why)) => refused(Path::new(name), why),
        Err(Ended::Stopped) => refused(Path::new(name), Refused::NotRead),
    };
    decide::decide(&mut archive.entries.iter_mut().collect::<Vec<_>>(), of);
    mark_if_nothing(&mut archive);
    archive
}

fn refused(path: &Path, why: Refused) -> ArchiveRead {
    ArchiveRead { path: path.to_owned(), whole: Whole::Refused(why), platform: None, entries: Vec::new() }
}

fn mark_if_nothing(archive: &mut ArchiveRead) {
    let is_nothing = archive.entries.iter().all(|entry| matches!(entry.status, Status::NoAnswer | Status::Quiet));
    if archive.whole == Whole::Read && is_nothing {
        archive.whole = Whole::Nothing;
    }
}

/// Adds what names say to the entries of an archive.
fn named(path: &Path, mut entries: Vec<Entry>, pattern: Option<&Pattern>) -> ArchiveRead {
    let called = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let paths: Vec<platform::Path<'_>> =
        entries.iter().map(|entry| platform::Path { path: &entry.path, receipt: &entry.receipt }).collect();
    let whose = platform::whose(&called, &paths, pattern);
    let platform = platform::most(&whose);
    for (entry, whose) in entries.iter_mut().zip(whose) {
        let is_quiet = platform::is_receipt(&entry.path) || (whose.id.is_empty() && names::is_of_platform(&entry.path));
        if is_quiet && entry.status == Status::NoAnswer {
            entry.status = Status::Quiet;
        }
        (entry.id, entry.name, entry.attempt, entry.platform) = (whose.id, whose.name, whose.attempt, whose.platform);
    }
    ArchiveRead { path: path.to_owned(), whole: Whole::Read, platform, entries }
}

/// Why reading ended early.
enum Ended {
    Stopped,
    Refused(Refused),
}

impl From<Bad> for Ended {
    fn from(bad: Bad) -> Self {
        Self::Refused(match bad {
            Bad::Damaged => Refused::Damaged,
            Bad::Overlapping => Refused::Overlapping,
            Bad::TooMany => Refused::TooMany,
        })
    }
}

/// How much may still be read of an archive.
#[derive(Clone, Copy)]
struct Left {
    room: Room,
    tried: usize,
}

impl Left {
    const OUTER: Self = Self { room: Room(limits::ARCHIVE), tried: limits::ARCHIVE_TRIED };

    /// What an inner archive may take of it.
    fn inner(self) -> Self {
        Self { room: Room(self.room.0.min(limits::INNER_ARCHIVE)), tried: self.tried.min(limits::INNER_TRIED) }
    }

    /// Takes away what an inner archive has used of its share.
    fn take(&mut self, before: Self, after: Self) {
        self.room.0 -= before.room.0 - after.room.0;
        self.tried -= before.tried - after.tried;
    }
}

/// Where an archive stands: the beginning of the paths in it, the bytes of the outermost one, and in how many others it is.
#[derive(Clone, Copy)]
struct Place<'p> {
    prefix: &'p str,
    raw: Option<&'p [u8]>,
    depth: usize,
}

struct Reading<'a> {
    exercise: &'a Exercise,
    text_sha256: &'a str,
    /// How much memory the answers take, in bytes.
    kept: usize,
    /// How much of files was looked into that may well be answers, in bytes.
    looked_into: usize,
    go_on: &'a mut dyn FnMut(f32) -> bool,
}

/// A folder's file.
struct Found {
    path: PathBuf,
    /// Its path in the folder.
    name: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    TooDeep,
}

impl Reading<'_> {
    fn path(&mut self, path: &Path) -> Result<Vec<Entry>, Ended> {
        let not_read = |_: std::io::Error| Ended::Refused(Refused::NotRead);
        if fs::metadata(path).map_err(not_read)?.is_dir() {
            return self.folder(path);
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut opened = File::open(path).map_err(not_read)?;
        let first = first_bytes(&mut opened).map_err(not_read)?;
        let mut entries = Vec::new();
        if content::is_zip(&first) && !is_document(&mut opened) {
            let place = Place { prefix: "", raw: None, depth: 0 };
            self.archive(&mut opened, place, &mut Left::OUTER.clone(), &mut entries)?;
            return Ok(entries);
        }
        if content::is_other_archive(&first) {
            return Err(Ended::Refused(Refused::OtherKind));
        }
        let entry = self.file(path, &name)?;
        let is_lost = entry.status == Status::NoAnswer && name.to_lowercase().ends_with(".zip");
        if is_lost {
            return Err(Ended::Refused(if content::is_page(&first) { Refused::SavedPage } else { Refused::Damaged }));
        }
        entries.push(entry);
        Ok(entries)
    }

    /// Reads a file that is in memory.
    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<Entry>, Ended> {
        let mut entries = Vec::new();
        if content::is_zip(bytes) && !is_document(&mut Cursor::new(bytes)) {
            let place = Place { prefix: "", raw: None, depth: 0 };
            self.archive(&mut Cursor::new(bytes), place, &mut Left::OUTER.clone(), &mut entries)?;
        } else {
            let mut entry = Entry::new(name.to_owned(), name.as_bytes(), Status::Damaged);
            let is_zip = content::is_zip(bytes);
            let content = if is_zip { document(bytes, &mut Left::OUTER.room.clone()) } else { content::read(bytes) };
            self.judge(&mut entry, content, bytes)?;
            entries.push(entry);
        }
        Ok(entries)
    }

    fn is_stopped(&mut self, part: f32) -> Result<(), Ended> {
        if (self.go_on)(part) { Ok(()) } else { Err(Ended::Stopped) }
    }

    fn folder(&mut self, path: &Path) -> Result<Vec<Entry>, Ended> {
        let mut found = Vec::new();
        list(path, "", limits::FOLDER_DEPTH, &mut found).map_err(|()| Ended::Refused(Refused::TooMany))?;
        let mut entries = Vec::new();
        let count = found.len();
        for (i, file) in found.into_iter().enumerate() {
            self.is_stopped(i as f32 / count as f32)?;
            self.found(&file, &mut entries)?;
        }
        Ok(entries)
    }

    /// Reads a folder's file, which may be an archive.
    fn found(&mut self, found: &Found, entries: &mut Vec<Entry>) -> Result<(), Ended> {
        let plain = |status| Entry::new(found.name.clone(), found.name.as_bytes(), status);
        let status = match found.kind {
            Kind::Link => Some(Status::Link),
            Kind::TooDeep => Some(Status::TooDeep),
            Kind::File => names::is_left_behind(&found.name).then_some(Status::Quiet),
        };
        if let Some(status) = status {
            entries.push(plain(status));
            return Ok(());
        }
        let opened = File::open(&found.path).and_then(|mut file| Ok((first_bytes(&mut file)?, file)));
        let Ok((first, mut file)) = opened else {
            entries.push(Entry { notes: [Note::NotRead].into(), ..plain(Status::Damaged) });
            return Ok(());
        };
        if !content::is_zip(&first) || is_document(&mut file) {
            entries.push(self.file(&found.path, &found.name)?);
            return Ok(());
        }
        let prefix = format!("{}!", found.name);
        let place = Place { prefix: &prefix, raw: Some(found.name.as_bytes()), depth: 0 };
        let before = entries.len();
        let read = self.archive(&mut file, place, &mut Left::OUTER.clone(), entries);
        inner_end(&read, before, entries, plain(Status::NoAnswer))
    }

    /// Reads a file that is no archive.
    fn file(&mut self, path: &Path, name: &str) -> Result<Entry, Ended> {
        let mut entry = Entry::new(name.to_owned(), name.as_bytes(), Status::Damaged);
        let read = || -> std::io::Result<(fs::Metadata, Vec<u8>)> {
            let mut file = File::open(path)?;
            let about = file.metadata()?;
            let mut bytes = first_bytes(&mut file)?;
            if content::may_hold_an_answer(&bytes) {
                bytes.clear();
                file.take(limits::ARCHIVE_ENTRY + 1).read_to_end(&mut bytes)?;
            }
            Ok((about, bytes))
        };
        let Ok((about, bytes)) = read() else {
            entry.notes.insert(Note::NotRead);
            return Ok(entry);
        };
        let changed = about.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        entry.changed = changed.map(|since| Timestamp::from_second(i64::try_from(since.as_secs()).unwrap_or_default()));
        if about.len() > limits::ARCHIVE_ENTRY {
            entry.status = Status::TooBig;
            return Ok(entry);
        }
        let content = if content::is_zip(&bytes) {
            document(&bytes, &mut Left::OUTER.room.clone())
        } else {
            content::read(&bytes)
        };
        self.judge(&mut entry, content, &bytes)?;
        Ok(entry)
    }

    /// Reads an archive from `source`, at most as much of it as is `left`.
    fn archive(
        &mut self,
        source: &mut dyn Source,
        place: Place<'_>,
        left: &mut Left,
        entries: &mut Vec<Entry>,
    ) -> Result<(), Ended> {
        let mut archive = Archive::open(source)?;
        let files = std::mem::take(&mut archive.files);
        let to_try = files.iter().filter(|file| !file.is_folder && !names::is_left_behind(&file.name.text)).count();
        left.tried = left.tried.checked_sub(to_try).ok_or(Ended::Refused(Refused::TooMany))?;
        let count = files.len();
        for (i, file) in files.iter().enumerate().filter(|(_, file)| !file.is_folder) {
            if place.depth == 0 && place.prefix.is_empty() {
                self.is_stopped(i as f32 / count as f32)?;
            } else {
                self.is_stopped(0.0)?;
            }
            self.listed(&mut archive, file, place, left, entries)?;
        }
        Ok(())
    }

    /// Reads a file of an archive.
    fn listed(
        &mut self,
        archive: &mut Archive<'_>,
        file: &Listed,
        place: Place<'_>,
        left: &mut Left,
        entries: &mut Vec<Entry>,
    ) -> Result<(), Ended> {
        let path = format!("{}{}", place.prefix, file.name.text);
        let raw = place.raw.unwrap_or(&file.name.raw);
        let mut entry = Entry::new(path, raw, Status::Damaged);
        entry.changed = file.time.map(Timestamp::from_second);
        if file.name.is_guess {
            entry.notes.insert(Note::NameDoubtful);
        }
        if let Some(status) = untried(file) {
            entry.status = status;
            entries.push(entry);
            return Ok(());
        }
        let is_deepest = place.depth >= limits::ARCHIVE_DEPTH;
        let mut first = First::Other;
        let unpacked = archive.unpack(file, &mut left.room, &mut |bytes| {
            first = First::of(bytes);
            match first {
                First::Zip => !is_deepest || begins_like_document(bytes),
                First::OtherArchive => false,
                First::Other => content::may_hold_an_answer(bytes),
            }
        });
        entry.status = match (unpacked, first) {
            (Unpacked::Whole(bytes), First::Zip) if is_document(&mut Cursor::new(&bytes)) => {
                self.judge(&mut entry, document(&bytes, &mut left.room), &bytes)?;
                entry.status
            }
            (Unpacked::Whole(_), First::Zip) if is_deepest => Status::TooDeep,
            (Unpacked::Whole(bytes), First::Zip) => {
                return self.inner(bytes, entry, place, left, entries);
            }
            (Unpacked::Whole(bytes), _) => {
                self.judge(&mut entry, content::read(&bytes), &bytes)?;
                if platform::is_receipt(&entry.path) {
                    let start = &bytes[..bytes.len().min(RECEIPT)];
                    entry.receipt = String::from_utf8_lossy(start).into_owned();
                }
                entry.status
            }
            (Unpacked::Unwanted, First::Zip) => Status::TooDeep,
            (Unpacked::Unwanted, First::OtherArchive) => {
                entry.notes.insert(Note::OtherArchive);
                Status::NoAnswer
            }
            (Unpacked::Unwanted, _) => Status::NoAnswer,
            (Unpacked::TooBig, _) => Status::TooBig,
            (Unpacked::Encrypted, _) => Status::Encrypted,
            (Unpacked::UnknownMethod, _) => {
                entry.notes.insert(Note::UnknownMethod);
                Status::Damaged
            }
            (Unpacked::Damaged, _) => Status::Damaged,
            (Unpacked::NoRoom, _) => return Err(Ended::Refused(Refused::TooMuch)),
        };
        entries.push(entry);
        Ok(())
    }

    /// Reads an archive in an archive. What can't be read of it costs nothing else.
    fn inner(
        &mut self,
        bytes: Vec<u8>,
        entry: Entry,
        place: Place<'_>,
        left: &mut Left,
        entries: &mut Vec<Entry>,
    ) -> Result<(), Ended> {
        let prefix = format!("{}!", entry.path);
        let raw = entry.raw.clone();
        let inside = Place { prefix: &prefix, raw: Some(&raw), depth: place.depth + 1 };
        let share = left.inner();
        let (mut used, before) = (share, entries.len());
        let read = self.archive(&mut Cursor::new(bytes), inside, &mut used, entries);
        left.take(share, used);
        if matches!(read, Err(Ended::Refused(Refused::TooMuch))) && left.room.0 == 0 {
            return Err(Ended::Refused(Refused::TooMuch));
        }
        inner_end(&read, before, entries, entry)
    }

    /// Writes into an entry what its file is.
    fn judge(&mut self, entry: &mut Entry, content: Content, bytes: &[u8]) -> Result<(), Ended> {
        if content::takes_long(bytes) {
            self.looked_into += bytes.len();
            if self.looked_into > limits::LOOKED_INTO {
                return Err(Ended::Refused(Refused::TooMuch));
            }
        }
        entry.status = match content {
            Content::Answer(answer) => {
                self.kept += size_of(&answer.hand_in);
                if self.kept > limits::ANSWERS {
                    return Err(Ended::Refused(Refused::TooMuch));
                }
                let hand_in = answer.hand_in;
                hand_in.who.trim().clone_into(&mut entry.who);
                entry.marks = [sha256_hex(bytes), answer.data];
                let status = decide::alone(&hand_in, self.exercise);
                let is_other = !hand_in.text_sha256.is_empty() && hand_in.text_sha256 != self.text_sha256;
                if is_other && matches!(status, Status::Ok | Status::Empty) {
                    entry.notes.insert(Note::OtherText);
                }
                entry.hand_in = Some(Arc::new(hand_in));
                status
            }
            Content::Newer => Status::Newer,
            Content::Damaged => Status::Damaged,
            Content::TooBig => Status::TooBig,
            Content::Blank => {
                entry.notes.insert(Note::Blank);
                Status::NoAnswer
            }
            Content::OtherArchive => {
                entry.notes.insert(Note::OtherArchive);
                Status::NoAnswer
            }
            Content::Nothing => Status::NoAnswer,
        };
        Ok(())
    }
}

/// What is to be said of an archive that stands in an archive or a folder as `entry`, if it could not be read, or nothing is in it.
fn inner_end(read: &Result<(), Ended>, before: usize, entries: &mut Vec<Entry>, entry: Entry) -> Result<(), Ended> {
    let status = match read {
        Ok(()) if entries.len() > before => return Ok(()),
        Ok(()) => Status::NoAnswer,
        Err(Ended::Stopped) => return Err(Ended::Stopped),
        Err(Ended::Refused(Refused::Damaged | Refused::NotRead)) => Status::Damaged,
        Err(Ended::Refused(_)) => Status::TooBig,
    };
    entries.truncate(before);
    entries.push(Entry { status, ..entry });
    Ok(())
}

/// The status of a file that is not opened.
fn untried(file: &Listed) -> Option<Status> {
    let name = &file.name.text;
    if names::is_left_behind(name) {
        Some(Status::Quiet)
    } else if file.is_link {
        Some(Status::Link)
    } else if names::is_unsafe(name) {
        Some(Status::UnsafePath)
    } else {
        None
    }
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Zip,
    OtherArchive,
    Other,
}

impl First {
    fn of(bytes: &[u8]) -> Self {
        if content::is_zip(bytes) {
            Self::Zip
        } else if content::is_other_archive(bytes) {
            Self::OtherArchive
        } else {
            Self::Other
        }
    }
}

/// Whether a ZIP archive begins like a document of an office program, by the name of its first file.
fn begins_like_document(first: &[u8]) -> bool {
    let name = first.get(30..).unwrap_or_default();
    DOCUMENTS.iter().any(|known| name.starts_with(known.as_bytes()))
}

/// The names of files that documents of office programs, e-books and programs have, and no archive that people pack.
const DOCUMENTS: [&str; 4] = ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "Index/Document.iwa"];

/// Whether a ZIP archive is such a document.
fn is_document(source: &mut dyn Source) -> bool {
    let has = |archive: &Archive<'_>, name: &str| archive.files.iter().any(|file| file.name.text == name);
    Archive::open(source).is_ok_and(|archive| DOCUMENTS.iter().any(|name| has(&archive, name)))
}

/// The answer in a document: a pupil may have pasted the text block into one.
fn document(bytes: &[u8], room: &mut Room) -> Content {
    const PARTS: [&str; 2] = ["word/document.xml", "content.xml"];
    let mut source = Cursor::new(bytes);
    let Ok(mut archive) = Archive::open(&mut source) else { return Content::Nothing };
    let part = archive.files.iter().find(|file| PARTS.contains(&file.name.text.as_str())).cloned();
    let Some(part) = part else { return Content::Nothing };
    match archive.unpack(&part, room, &mut |_| true) {
        Unpacked::Whole(text) => content::read(&text),
        _ => Content::Nothing,
    }
}

/// About how much memory an answer takes, in bytes.
fn size_of(hand_in: &HandIn) -> usize {
    let claims = hand_in.claims.iter().map(|claim| {
        let evidence =
            claim.evidence.len() * 300 + claim.evidence.iter().map(|e| e.url.len() + e.quote.len()).sum::<usize>();
        let spans = claim.spans.iter().map(|span| span.quote.len() + 80).sum::<usize>();
        claim.note.len() + evidence + spans + 300
    });
    claims.sum::<usize>() + hand_in.no_claims.len() * 150 + 1_000
}

fn first_bytes(file: &mut File) -> std::io::Result<Vec<u8>> {
    use std::io::Seek as _;
    let mut first = Vec::new();
    file.by_ref().take(FIRST).read_to_end(&mut first)?;
    file.rewind()?;
    Ok(first)
}

/// Lists the files in a folder and the folders in it, by name. Fails if there are too many.
fn list(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<Found>) -> Result<(), ()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    let mut entries: Vec<fs::DirEntry> = entries.flatten().take(limits::ARCHIVE_LISTED).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy()));
        // A link is not followed.
        let Ok(kind) = entry.file_type() else { continue };
        let kind = match (kind.is_dir(), depth) {
            (true, 0) => Kind::TooDeep,
            (true, _) => {
                list(&path, &format!("{name}/"), depth - 1, found)?;
                continue;
            }
            (false, _) if kind.is_file() => Kind::File,
            (false, _) => Kind::Link,
        };
        if found.len() >= limits::ARCHIVE_TRIED {
            return Err(());
        }
        found.push(Found { path, name, kind });
    }
    Ok(())
}
