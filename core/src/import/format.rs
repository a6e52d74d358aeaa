//! The formats of files that articles come in: one table, from which readers, dialogs, lists and the desktop's entry follow.

use std::path::Path;

use super::packed::Archive;
use super::{docx, epub, odt, pdf, rtf, saved};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, and what is of no other format.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A web page with its pictures, as Chromium and Internet Explorer save it.
    Mhtml,
    /// A web page with its pictures, as Safari saves it.
    Webarchive,
    /// Cues of a transcript.
    Transcript,
    /// A Word document.
    Docx,
    /// A text of `LibreOffice` and others.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// An e-book.
    Epub,
    /// Mail.
    Mail,
    /// A PDF.
    Pdf,
}

/// What is known of a format.
struct Row {
    format: Format,
    /// The name of its reader, as `article.import` has it.
    reader: &'static str,
    /// How names of such files end, in lower case and without the dot.
    endings: &'static [&'static str],
    /// Its media types, as desktops name them.
    media_types: &'static [&'static str],
}

const TABLE: &[Row] = &[
    Row { format: Format::Plain, reader: "plain", endings: &["txt"], media_types: &["text/plain"] },
    Row { format: Format::Markdown, reader: "markdown", endings: &["md", "markdown"], media_types: &["text/markdown"] },
    Row {
        format: Format::Html,
        reader: "html",
        endings: &["html", "htm", "xhtml"],
        media_types: &["text/html", "application/xhtml+xml"],
    },
    Row {
        format: Format::Mhtml,
        reader: "mhtml",
        endings: &["mhtml", "mht"],
        media_types: &["application/x-mimearchive"],
    },
    Row {
        format: Format::Webarchive,
        reader: "webarchive",
        endings: &["webarchive"],
        media_types: &["application/x-webarchive"],
    },
    Row {
        format: Format::Transcript,
        reader: "transcript",
        endings: &["srt", "vtt"],
        media_types: &["application/x-subrip", "text/vtt"],
    },
    Row {
        format: Format::Docx,
        reader: "docx",
        endings: &["docx", "docm"],
        media_types: &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    },
    Row {
        format: Format::Odt,
        reader: "odt",
        endings: &["odt", "ott"],
        media_types: &["application/vnd.oasis.opendocument.text"],
    },
    Row { format: Format::Rtf, reader: "rtf", endings: &["rtf"], media_types: &["application/rtf", "text/rtf"] },
    Row { format: Format::Epub, reader: "epub", endings: &["epub"], media_types: &["application/epub+zip"] },
    Row { format: Format::Mail, reader: "mail", endings: &["eml"], media_types: &["message/rfc822"] },
    Row { format: Format::Pdf, reader: "pdf", endings: &["pdf"], media_types: &["application/pdf"] },
];

/// How a ZIP archive starts.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How an office document from before 2007 starts, and a newer one that is locked with a password.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";

impl Format {
    /// The format of a file with this name, by its ending; `None` if articles have no such ending.
    pub fn named(name: &str) -> Option<Self> {
        let ending = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
        TABLE.iter().find(|row| row.endings.contains(&ending.as_str())).map(|row| row.format)
    }

    /// The format of a file, by its first bytes and its name. What an archive holds goes before its name.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let named = Self::named(name).unwrap_or(Self::Plain);
        if bytes.starts_with(ARCHIVE) {
            return Self::packed(bytes).unwrap_or(if named.is_text() { Self::Plain } else { named });
        }
        // A text can tell how PDF files start, but a text that starts so is none.
        if pdf::is_pdf(bytes) || (pdf::is_pdf_within(bytes) && !named.is_text_by_name(name)) {
            return Self::Pdf;
        }
        // Word writes RTF under the name of its own documents, too.
        if bytes.starts_with(rtf::START) && !named.is_text_by_name(name) {
            return Self::Rtf;
        }
        // Some browsers save a page with its pictures under the name of a page.
        if (named == Self::Html || Self::named(name).is_none()) && saved::is_mhtml(bytes) {
            return Self::Mhtml;
        }
        if !named.is_text_by_name(name) && saved::is_webarchive(bytes) {
            return Self::Webarchive;
        }
        // An old office document is refused by name when it is read as plain text; a locked new one by its own reader.
        if bytes.starts_with(OLD_OFFICE) && !is_locked(bytes) { Self::Plain } else { named }
    }

    /// The format of what an archive holds.
    fn packed(bytes: &[u8]) -> Option<Self> {
        let archive = Archive::open(bytes).ok()?;
        let known = [
            (Self::Epub, epub::is_epub(&archive)),
            (Self::Odt, odt::is_odt(&archive)),
            (Self::Docx, docx::is_docx(&archive)),
        ];
        known.into_iter().find(|(_, fits)| *fits).map(|(format, _)| format)
    }

    /// Whether a file has this format of text because of its name, and not for want of another one.
    fn is_text_by_name(self, name: &str) -> bool {
        self.is_text() && Self::named(name).is_some()
    }

    /// The name of its reader, as `article.import` has it.
    pub fn reader(self) -> &'static str {
        TABLE.iter().find(|row| row.format == self).map_or("plain", |row| row.reader)
    }

    /// Whether it is a web page, alone or with its pictures.
    pub const fn is_page(self) -> bool {
        matches!(self, Self::Html | Self::Mhtml | Self::Webarchive)
    }

    /// Whether its bytes are text in some encoding.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Html | Self::Transcript)
    }
}

/// Whether an office document is locked with a password: then its real content is a stream of this name, in UTF-16.
pub fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(OLD_OFFICE) && memchr::memmem::find(bytes, &name).is_some()
}

/// How names of articles end, in lower case and without the dot.
pub fn endings() -> impl Iterator<Item = &'static str> {
    TABLE.iter().flat_map(|row| row.endings).copied()
}

/// The media types of articles, as desktops name them.
pub fn media_types() -> impl Iterator<Item = &'static str> {
    TABLE.iter().flat_map(|row| row.media_types).copied()
}

/// What the head of every page holds that Claimlight makes itself.
pub const GENERATOR: &str = "<meta name=\"generator\" content=\"Claimlight\">";

/// The first line of every Markdown file that Claimlight makes itself. Readers don't see it.
pub const MARKDOWN_GENERATOR: &str = "<!-- Written by Claimlight -->";

/// What the first part of every document holds that Claimlight makes itself, which is not compressed.
pub const DOCX_GENERATOR: &str = "<Application>Claimlight</Application>";

impl Format {
    /// Whether a file of this format that starts so was made by Claimlight itself: a report is no article.
    pub fn is_own(self, start: &[u8]) -> bool {
        let mark = match self {
            Self::Html => GENERATOR,
            Self::Markdown => MARKDOWN_GENERATOR,
            Self::Docx => DOCX_GENERATOR,
            _ => return false,
        };
        memchr::memmem::find(start, mark.as_bytes()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_format() {
        for (name, expected) in [
            ("a.txt", Some(Format::Plain)),
            ("a.MD", Some(Format::Markdown)),
            ("a.b.vtt", Some(Format::Transcript)),
            ("a.XHTML", Some(Format::Html)),
            ("a.png", None),
            ("html", None),
        ] {
            assert_eq!(Format::named(name), expected, "{name}");
        }
        assert_eq!((Format::Mail.reader(), Format::Plain.reader()), ("mail", "plain"));
    }

    #[test]
    fn what_is_in_a_file_goes_before_its_name() {
        let epub = super::super::packed::tests::zip(&[("META-INF/container.xml", "<a/>")]);
        assert_eq!(Format::of("a.docx", &epub), Format::Epub);
        assert_eq!(Format::of("a.zip", &epub), Format::Epub);
        let other = super::super::packed::tests::zip(&[("a.txt", "a")]);
        assert_eq!((Format::of("a.txt", &other), Format::of("a.odt", &other)), (Format::Plain, Format::Odt));
        assert_eq!(Format::of("a.doc", b"{\\rtf1 a}"), Format::Rtf);
        assert_eq!(Format::of("a.txt", b"{\\rtf1 a}"), Format::Plain);
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Format::of("a.docx", &[OLD_OFFICE, &locked].concat()), Format::Docx);
        assert_eq!(Format::of("a.docx", OLD_OFFICE), Format::Plain);
        let saved = b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=b\r\n\r\n";
        for (name, format) in [
            ("a", Format::Mhtml),
            ("a.html", Format::Mhtml),
            ("a.mht", Format::Mhtml),
            ("a.eml", Format::Mail),
            ("a.txt", Format::Plain),
        ] {
            assert_eq!(Format::of(name, saved), format, "{name}");
        }
        let mail = b"From: Ana <a@b.c>\r\nContent-Type: multipart/related; boundary=b\r\n\r\n";
        assert_eq!(Format::of("a", mail), Format::Plain);
        let archive = b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource";
        assert_eq!((Format::of("a", archive), Format::of("a.txt", archive)), (Format::Webarchive, Format::Plain));
        assert_eq!(Format::of("a.txt", b"%PDF-1.7"), Format::Pdf);
        assert_eq!(Format::of("download", b"\r\n%PDF-1.7"), Format::Pdf);
        assert_eq!(Format::of("a.txt", b"Such files start with %PDF-1.7"), Format::Plain);
    }
}
