//! Making an article from the bytes of a file, or from pasted text.
//!
//! Always true: the article's text is normalised as docs/annotation-file.md specifies, and is its blocks joined by LF. Absent:
//! access to files.

mod blocks;
mod byline;
mod decode;
mod detect;
mod docx;
mod encoding;
mod epub;
mod format;
mod formula;
mod headline;
pub(crate) mod html;
mod latin;
pub mod left_out;
mod lines;
mod looks;
mod mail;
mod markdown;
pub mod mending;
pub(crate) mod mime;
mod numerals;
mod odt;
mod packed;
mod page;
pub mod passages;
mod pasted;
pub mod pdf;
mod plain;
mod preview;
mod rtf;
mod saved;
mod scripts;
mod signs;
mod symbols;
mod transcript;
mod wide;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use encoding::Encoding;
pub use epub::Chapter;
pub use format::{DOCX_GENERATOR, Format, GENERATOR, MARKDOWN_GENERATOR, endings, media_types};
use left_out::{Kind, LeftOut};
use lines::Normalised;
use packed::Archive;
use passages::Passage;
pub use pasted::{pasted, pasted_html};
pub use preview::{Preview, previews};

use crate::model::{Article, ArticleFacts, ArticleText, BlockKind, Import, Tabled as _, limits, sha256_hex};
use crate::text::{self, Offset, TextRange};

/// The version of the readers for plain text and Markdown. It changes when they make another text of the same bytes.
const READER_VERSION: u64 = 2;
/// The version of the readers for all other formats.
const FIRST_VERSION: u64 = 1;
/// The deepest level of a list item; items below it have this level.
const MAX_DEPTH: u8 = 6;
/// The longest title, and what a longer one is cut to, in characters.
const TITLE: usize = 100;
const TITLE_CUT: usize = 90;

/// The versions of all readers, in one text: another one may make other texts of the same files.
pub fn versions() -> String {
    format!("{READER_VERSION}.{FIRST_VERSION}")
}

/// What kind of file something seems to be that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A PDF file.
    Pdf,
    /// A ZIP archive, which includes current office documents.
    Archive,
    /// An office document in a format from before 2007.
    OldOffice,
    /// A picture.
    Picture,
    /// A program.
    Program,
    /// A compressed file.
    Compressed,
    /// Some other file that is not text.
    Binary,
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF file",
            Self::Archive => "a ZIP archive or an office document",
            Self::OldOffice => "an old office document",
            Self::Picture => "a picture",
            Self::Program => "a program",
            Self::Compressed => "a compressed file",
            Self::Binary => "a binary file",
        })
    }
}

/// Why an article could not be made from a file.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ImportError {
    /// The file is not text.
    #[error(
        "{name} is {what}, not an article. Claimlight opens texts (.txt, .md), web pages (.html, .mhtml, .webarchive), transcripts (.srt, .vtt), \
         documents (.docx, .odt, .rtf, .pdf), e-books (.epub), mail (.eml) and annotation files (.claims.ron)."
    )]
    Binary {
        /// The name of the file, without a folder.
        name: String,
        /// What the file seems to be.
        what: Looks,
    },
    /// The file is of a kind that is read, but its text can't be.
    #[error("{name} {why}.")]
    Unreadable {
        /// The name of the file, without a folder.
        name: String,
        /// Why not.
        why: Unreadable,
    },
}

/// Why the text of a file can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Unreadable {
    /// It is cut off or damaged.
    #[error("is cut off or damaged: its text can't be read")]
    Damaged,
    /// It holds far more than an article does.
    #[error("holds far more than an article does")]
    TooMuch,
    /// Its elements are nested too deep.
    #[error("is nested too deep to be read")]
    TooDeep,
    /// A password is needed.
    #[error("is locked with a password. Save it without one, then open it again")]
    Locked,
    /// There is no text in it.
    #[error("holds no text")]
    NoText,
    /// It is no book, so no chapters of it can be chosen.
    #[error("has no chapters to choose from")]
    NoChapters,
    /// It is a book without this chapter.
    #[error("has no chapter {number}: its last one is {of}")]
    NoChapter {
        /// The number of the chapter.
        number: usize,
        /// How many chapters the book has.
        of: usize,
    },
    /// Its pages are pictures without text, or nobody can tell which letters they show.
    #[error(
        "holds no text that can be read, only pictures of its pages. Make it searchable first (text recognition, OCR, is in scanning programs and in \
         OCRmyPDF), then open it again"
    )]
    Scanned,
    /// Reading it takes too long.
    #[error("takes too long to read. It may be damaged")]
    TooSlow,
    /// The process that reads files of this kind could not be started.
    #[error("could not be read, since the program could not start a second time to read it. Open it again")]
    NotStarted,
    /// This build does not read files of this kind.
    #[error("is a PDF file, and this build of Claimlight reads none")]
    NotBuilt,
}

/// What a reader makes of a file.
#[derive(Debug, Default)]
struct Read {
    /// Its text.
    text: ArticleText,
    /// What the file holds besides.
    left_out: LeftOut,
    /// The words that stand around the article, at their places.
    passages: Vec<Passage>,
}

/// What a reader can be told about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The encoding of the file; `None` if it is to be found out.
    pub encoding: Option<Encoding>,
    /// The numbers of the chapters that are read of an e-book, from 1, see [`chapters`]; `None` for all.
    pub chapters: Option<Vec<usize>>,
}

impl ImportOptions {
    /// For reading the file of an article again, or a later one of it: of an e-book, the chapters that were chosen are chosen
    /// again. `facts` are those of the article as it is.
    pub fn again(facts: &ArticleFacts, name: &str, bytes: &[u8]) -> Self {
        let chosen = facts.import.as_ref().map(|import| &import.chapters).filter(|chosen| !chosen.is_empty());
        let chosen = chosen.filter(|_| Format::of(name, bytes) == Format::Epub);
        let numbers = |chosen: &Vec<u64>| chosen.iter().filter_map(|number| usize::try_from(*number).ok()).collect();
        Self { encoding: None, chapters: chosen.map(numbers) }
    }
}

/// An article made from a file, and what became of the rest of the file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// What the file holds besides the article's text.
    pub left_out: LeftOut,
    /// The words of the file that are left out of the text, at their places among its blocks.
    pub passages: Vec<Passage>,
    /// The lines of the file that hold bytes without a meaning in its encoding, counted from 1, in order. The text has U+FFFD
    /// in their place.
    pub unread_lines: Vec<usize>,
}

/// Makes an article from the bytes of a file whose encoding is to be found out; see [`import_as`].
pub fn import(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    import_as(name, bytes, &ImportOptions::default())
}

/// Makes an article from the bytes of a file. Its format is known by its name and by its first bytes; what is of no other format
/// is plain text. `name` is the file's name without a folder.
pub fn import_as(name: &str, bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let mut facts =
        ArticleFacts { original_name: name.to_owned(), original_sha256: sha256_hex(bytes), ..Default::default() };
    let format = Format::of(name, bytes);
    let unreadable = |why| ImportError::Unreadable { name: name.to_owned(), why };
    if options.chapters.is_some() && format != Format::Epub {
        return Err(unreadable(Unreadable::NoChapters));
    }
    let (Read { text, left_out, passages }, unread_lines) = if format.is_text() {
        let declared = (format == Format::Html).then(|| page::declared(bytes)).flatten();
        read_text(name, bytes, options.encoding.or(declared), format, &mut facts)?
    } else if format.is_page() {
        let page = saved::Page::of(format, bytes).map_err(unreadable)?;
        (facts.source_url, facts.accessed) = (page.address.clone(), page.saved.clone());
        read_text(name, &page.html, options.encoding.or_else(|| page.encoding()), format, &mut facts)?
    } else {
        let read = read_packed(bytes, format, options, &mut facts).map_err(unreadable)?;
        let chapters: BTreeSet<u64> = options.chapters.iter().flatten().map(|number| *number as u64).collect();
        // A reader that knows the encoding has said so.
        let import = facts.import.get_or_insert_with(|| Box::new(Import::nothing()));
        format.reader().clone_into(&mut import.reader);
        import.version = FIRST_VERSION;
        import.chapters = chapters.into_iter().collect();
        (read, Vec::new())
    };
    let text = if format == Format::Transcript { text } else { byline::with_byline(text) };
    Ok(Imported { article: finished(text, facts), left_out, passages, unread_lines })
}

/// Makes an article from the bytes of a file that was read before, as `facts` tell: the same chapters are read, and what was mended
/// then is done again where the blocks are the same.
pub fn import_again(name: &str, bytes: &[u8], facts: &ArticleFacts) -> Result<Imported, ImportError> {
    let mut imported = import_as(name, bytes, &ImportOptions::again(facts, name, bytes))?;
    imported.article = mending::again(&imported, facts);
    Ok(imported)
}

/// An article of this text. Facts that its source does not give are those that the text tells.
fn finished(text: ArticleText, mut facts: ArticleFacts) -> Article {
    if facts.title.is_empty() {
        facts.title = title(&text);
    }
    if facts.byline.is_empty() {
        facts.byline = byline::author(&text);
    }
    if facts.language.is_empty() {
        text::guess_language(text.as_str()).clone_into(&mut facts.language);
    }
    Article { facts: Arc::new(facts), text: Arc::new(text) }
}

/// Reads bytes that are text, in this encoding or in one that is to be found out; with the lines that hold bytes without a
/// meaning.
fn read_text(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    format: Format,
    facts: &mut ArticleFacts,
) -> Result<(Read, Vec<usize>), ImportError> {
    let decoded = decode::decode(bytes, encoding);
    let decoded = decoded.map_err(|what| ImportError::Binary { name: name.to_owned(), what })?;
    let raw = match format {
        Format::Markdown => markdown::with_own_lines(&decoded.text),
        _ => decoded.text.as_str().into(),
    };
    let Normalised { text: source, dropped } = lines::normalised(&raw);
    let read = match format {
        // Markdown with more markup than words is not an article, and its syntax tree would take too much memory.
        Format::Markdown if markdown::room(&source) <= limits::room(source.len()) => {
            let (text, left_out) = markdown::markdown(&source, facts);
            Some(Read { text, left_out, ..Read::default() })
        }
        format if format.is_page() => {
            // In XML an element without content needs no end tag, in HTML it would have the rest of the page for its content.
            let converted = is_xhtml(name, &source).then(|| epub::as_html(&source));
            let read = page::read(converted.as_deref().unwrap_or(&source), facts);
            Some(read.map_err(|why| ImportError::Unreadable { name: name.to_owned(), why })?)
        }
        Format::Transcript => transcript::read(&source, facts),
        _ => None,
    };
    let (reader, version) = match (&read, format) {
        (Some(_), Format::Markdown) => (format.reader(), READER_VERSION),
        (Some(_), _) => (format.reader(), FIRST_VERSION),
        (None, _) => (Format::Plain.reader(), READER_VERSION),
    };
    facts.import = Some(Box::new(Import {
        reader: reader.to_owned(),
        version,
        encoding: decoded.encoding.name().to_owned(),
        guessed: decoded.guessed,
        ..Import::nothing()
    }));
    let mut read = read.unwrap_or_else(|| Read { text: plain::plain(source), ..Read::default() });
    read.left_out.add_some(Kind::ControlCharacters, dropped);
    Ok((read, decoded.unread_lines))
}

/// Reads a file whose bytes are more than text.
fn read_packed(
    bytes: &[u8],
    format: Format,
    options: &ImportOptions,
    facts: &mut ArticleFacts,
) -> Result<Read, Unreadable> {
    if format::is_locked(bytes) {
        return Err(Unreadable::Locked);
    }
    match format {
        Format::Rtf if !bytes.starts_with(rtf::START) => Err(Unreadable::Damaged),
        Format::Rtf => rtf::read(bytes, facts),
        Format::Docx => docx::read(&Archive::open(bytes)?, facts),
        Format::Odt => odt::read(&Archive::open(bytes)?, facts),
        Format::Epub => epub::read(&Archive::open(bytes)?, options.chapters.as_deref(), facts),
        Format::Mail => mail::read(bytes, options.encoding, facts),
        Format::Pdf => pdf::read(bytes, facts),
        // These are read as text.
        Format::Plain | Format::Markdown | Format::Html | Format::Mhtml | Format::Webarchive | Format::Transcript => {
            Err(Unreadable::NoText)
        }
    }
}

/// The chapters of an e-book, in the order in which they are read. Of these, [`ImportOptions::chapters`] chooses.
pub fn chapters(bytes: &[u8]) -> Result<Vec<Chapter>, Unreadable> {
    if Format::of("", bytes) != Format::Epub {
        return Err(Unreadable::NoChapters);
    }
    epub::chapters(&Archive::open(bytes)?)
}

/// Whether a page is XML: by its name, or by how it starts.
fn is_xhtml(name: &str, source: &str) -> bool {
    let is_named = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("xhtml"));
    is_named || source.trim_start().starts_with("<?xml")
}

/// Whether a text has the form of a BCP 47 code, such as `pt-BR` (or `pt_BR`).
fn is_language(code: &str) -> bool {
    let mut parts = code.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// The title of an article: its first or second line, if that is a heading. If not it is empty, and the article goes by its
/// file's name.
fn title(text: &ArticleText) -> String {
    let mut near = text.blocks().iter().filter(|b| !b.range.is_empty()).take(2);
    let Some(block) = near.find(|b| matches!(b.kind, BlockKind::Heading(_))) else { return String::new() };
    shortened(text.slice(block.range))
}

/// The first line of a text, cut between words to about [`TITLE_CUT`] characters if it has more than [`TITLE`].
fn shortened(text: &str) -> String {
    let first = text.trim().lines().next().unwrap_or_default().trim();
    if first.chars().count() <= TITLE {
        return first.to_owned();
    }
    let cut: String = first.chars().take(TITLE_CUT).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words}…")
}

/// The range of the bytes `start..end`.
fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(Offset::new(start), Offset::new(end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The blocks of a text: each one's kind and words.
    pub fn kinds_and_words(text: &ArticleText) -> Vec<(BlockKind, &str)> {
        text.blocks().iter().map(|b| (b.kind, text.slice(b.range))).collect()
    }

    /// Title, byline and date of publication.
    pub fn who_and_when(facts: &ArticleFacts) -> [&str; 3] {
        [&facts.title, &facts.byline, &facts.published]
    }

    #[test]
    fn facts_come_from_the_first_lines() {
        let article =
            import("a.md", b"# The bridge\n\nBy Mara Lind \xc2\xb7 12 March\n\nIt is the bridge of the town.")
                .unwrap()
                .article;
        assert_eq!(article.facts.title, "The bridge");
        assert_eq!(article.facts.byline, "Mara Lind");
        assert_eq!(article.facts.language, "en");
        assert_eq!(article.facts.original_sha256.len(), 64);
    }

    /// The title and the byline of a Markdown file.
    fn check(source: &str, title: &str, byline: &str) {
        let facts = import("a.md", source.as_bytes()).unwrap().article.facts;
        assert_eq!((facts.title.as_str(), facts.byline.as_str()), (title, byline), "{source}");
    }

    #[test]
    fn a_title_is_a_heading_and_a_byline_is_below_it() {
        check("# The bridge\n\nIt closed.", "The bridge", "");
        check("12 March\n\n# The bridge\n\nIt closed.", "The bridge", "");
        check("It closed.\n\nIt opened.\n\n# The bridge", "", "");
        check("# The bridge\n\nBy Mara Lind", "The bridge", "Mara Lind");
        check("# The bridge\n\nBy Mara Lind, staff writer", "The bridge", "Mara Lind");
        check("# The bridge\n\nIt closed.\n\nBy Mara Lind", "The bridge", "Mara Lind");
        check("# The bridge\n\nIt closed.\n\nIt opened.\n\nNobody came.\n\nBy Mara Lind", "The bridge", "");
        check("# The bridge\n\n*Written by Mara Lind | 12 March 2026*", "The bridge", "Mara Lind");
        check(&format!("# The bridge\n\nBy {}", "then ".repeat(30)), "The bridge", "");
        check(&format!("# {}end", "word ".repeat(30)), &format!("{}…", ["word"; 18].join(" ")), "");
    }

    #[test]
    fn a_pasted_text_goes_by_its_first_line() {
        let title = |source: &str| pasted(source).facts.title.clone();
        assert_eq!(title("\nIt closed.\nIt opened."), "It closed.");
        assert_eq!(title("The bridge\n\nIt closed in May, they say.\n\nIt opened."), "The bridge");
        assert_eq!(title(""), "");
        assert_eq!(pasted("a\u{0}b\u{7f}\r\nc").text.as_str(), "ab\nc");
        assert_eq!(pasted("\u{feff}3\u{b}4\u{c}5\u{85}6\u{2028}7\u{2029}8").text.as_str(), "3\n4\n5\n6\n7\n8");
        assert_eq!(pasted("%PDF-1.7 is how such files start").text.as_str(), "%PDF-1.7 is how such files start");
    }

    #[test]
    fn how_a_file_was_read_stands_among_the_facts() {
        let check = |name: &str, bytes: &[u8], expected: (&str, &str, bool)| {
            let facts = import(name, bytes).unwrap().article.facts;
            let import = facts.import.as_ref().unwrap();
            assert_eq!((import.reader.as_str(), import.encoding.as_str(), import.guessed), expected, "{name}");
            assert_eq!(import.version, READER_VERSION);
        };
        check("a.txt", b"The ferry sailed.", ("plain", "UTF-8", false));
        check("a.md", b"# The ferry\n\nIt cost \xa33m.", ("markdown", "windows-1252", true));
        check("a.MD", b"\xff\xfea\0", ("markdown", "UTF-16LE", false));
        let options = ImportOptions { encoding: Encoding::named("windows-1250"), ..ImportOptions::default() };
        let told = import_as("a.txt", b"It cost \xa33m.", &options).unwrap().article;
        assert_eq!((told.text.as_str(), told.facts.import.as_ref().unwrap().guessed), ("It cost Ł3m.", false));
        assert_eq!(pasted("The ferry").facts.import.as_ref().map(|i| i.encoding.as_str()), Some(""));
    }

    #[test]
    fn lines_end_in_every_format() {
        for name in ["a.txt", "a.md"] {
            for end in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\r", "\r\n", "\u{1e}"] {
                let source = format!("It cost 3{end}4 million came later.");
                let text = import(name, source.as_bytes()).unwrap().article.text;
                let words: Vec<&str> = text.as_str().split_whitespace().collect();
                assert_eq!(words.join(" "), "It cost 3 4 million came later.", "{name} {end:?}");
            }
        }
    }

    #[test]
    fn front_matter_has_the_line_ends_of_yaml_and_toml() {
        for end in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            for (source, title) in [
                (format!("---\ntitle: The{end}ferry\nauthor: Ana\n---\n\nIt{end}stayed."), "The ferry"),
                (format!("---\r\ntitle: \"The{end}ferry\"\r\nauthor: Ana\r\n---\r\n\r\nIt{end}stayed."), "The ferry"),
                (
                    format!("---\ntitle: >{end}\n  The{end}\n  ferry\nauthor: Ana{end}\n---\n\nIt{end}stayed."),
                    "The ferry",
                ),
                (format!("+++\ntitle = 'The{end}ferry'\nauthor = 'Ana'\n+++\n\nIt{end}stayed."), "The ferry"),
                (format!("---{end}title: The ferry{end}author: Ana{end}---{end}It{end}stayed."), "The ferry"),
            ] {
                let article = import("a.md", source.as_bytes()).unwrap().article;
                let facts = (article.facts.title.as_str(), article.facts.byline.as_str());
                assert_eq!((facts, article.text.as_str()), ((title, "Ana"), "The ferry\nIt stayed."), "{source:?}");
            }
            // A text between two rules is text.
            let article = import("a.md", format!("---\n3{end}4\n---\n5").as_bytes()).unwrap().article;
            assert_eq!(article.text.as_str().split_whitespace().collect::<Vec<_>>(), ["3", "4", "5"], "{end:?}");
        }
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let imported = import("a.txt", b"The ferry sailed in J\0une.\nA caf\xc3\xa9 opened.\xff\0\0").unwrap();
        assert_eq!(imported.left_out.counts().collect::<Vec<_>>(), [(Kind::ControlCharacters, 3)]);
        assert_eq!(imported.unread_lines, [2]);
        assert!(import("a.txt", b"The ferry").unwrap().left_out.is_empty());
    }

    #[test]
    fn files_that_are_no_text_are_refused_by_name() {
        for bytes in [&b"%PDF-1.7\n"[..], b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zip", b"a\0b\0\0\0\x01\x02"] {
            let error = import("strange.txt", bytes).unwrap_err();
            assert!(error.to_string().starts_with("strange.txt is "), "{error}");
        }
    }

    #[test]
    fn an_empty_file_is_an_empty_article() {
        for name in ["a.txt", "a.md"] {
            assert_eq!(import(name, b"").unwrap().article.text.as_str(), "");
        }
    }

    #[test]
    fn a_line_of_a_million_characters_is_one_block() {
        let article = import("a.txt", "word ".repeat(200_000).as_bytes()).unwrap().article;
        assert_eq!(article.text.blocks().len(), 1);
    }

    fn rejoined(text: &ArticleText) -> String {
        text.blocks().iter().map(|b| text.slice(b.range)).collect::<Vec<_>>().join("\n")
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_article_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            for name in ["a.txt", "a.md"] {
                if let Ok(Imported { article, .. }) = import(name, &bytes) {
                    prop_assert_eq!(rejoined(&article.text), article.text.as_str());
                }
            }
        }

        #[test]
        fn plain_text_stays_as_it_is(source in "([a-zA-Z .,\u{e9}-]|\n|\n\n|\t){0,300}") {
            let article = import("a.txt", source.as_bytes()).unwrap().article;
            prop_assert_eq!(article.text.as_str(), source.as_str());
            prop_assert_eq!(rejoined(&article.text), source);
        }

        #[test]
        fn any_markdown_is_read(source in "([a-z *_#>`|\\[\\]()~!-]|\n|\\d\\. |  |\\*\\*|\n\n){0,200}") {
            let article = import("a.md", source.as_bytes()).unwrap().article;
            prop_assert_eq!(rejoined(&article.text), article.text.as_str());
        }
    }
}
