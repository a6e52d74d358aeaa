//! The formats of files that articles come in.

use super::packed::Archive;
use super::{docx, rtf};

/// How a ZIP archive starts.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How an office document from before 2007 starts, and a newer one that is locked with a password.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Whether an office document is locked with a password: then its real content is a stream of this name, in UTF-16.
pub fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(OLD_OFFICE) && memchr::memmem::find(bytes, &name).is_some()
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, and what is of no other format.
    Plain,
    /// Markdown.
    Markdown,
    /// Cues of a transcript.
    Transcript,
    /// A Word document.
    Docx,
    /// Rich Text Format.
    Rtf,
}

impl Format {
    /// The format of a file, by its first bytes and its name. What an archive holds goes before its name.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = std::path::Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
        let named = match ending.as_deref() {
            Some("md" | "markdown") => Self::Markdown,
            Some("srt" | "vtt") => Self::Transcript,
            Some("docx" | "docm" | "dotx" | "dotm") => Self::Docx,
            // Word also writes RTF under this name.
            Some("doc") if bytes.starts_with(rtf::START) => Self::Rtf,
            Some("rtf") => Self::Rtf,
            _ => Self::Plain,
        };
        if bytes.starts_with(ARCHIVE) {
            return Self::packed(bytes).unwrap_or(if named.is_text() { Self::Plain } else { named });
        }
        // An old office document, which is told what it is as plain text, unless it is a locked new one.
        if bytes.starts_with(OLD_OFFICE) && !is_locked(bytes) { Self::Plain } else { named }
    }

    /// The format of what an archive holds.
    fn packed(bytes: &[u8]) -> Option<Self> {
        let archive = Archive::open(bytes).ok()?;
        docx::is_docx(&archive).then_some(Self::Docx)
    }

    /// The name of its reader, as `article.import` has it.
    pub const fn reader(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Transcript => "transcript",
            Self::Docx => "docx",
            Self::Rtf => "rtf",
        }
    }

    /// Whether its bytes are text in some encoding.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Transcript)
    }
}
