//! Archives and answers for tests, also such as no honest program makes.

use std::io::Write as _;
use std::sync::Arc;

use flate2::{Compression, Crc};
use serde_json::{Value, json};

use crate::exercise::{Task, block, exercise as made_of};
use crate::model::{Annotations, Article, ArticleText, BlockKind};

/// A file for an archive.
#[derive(Clone, Debug)]
pub struct File {
    name: Vec<u8>,
    content: Vec<u8>,
    flags: u16,
    method: u16,
    mode: u32,
    time: (u16, u16),
    size: Option<u32>,
    extra: Vec<u8>,
}

impl File {
    pub fn new(name: impl Into<Vec<u8>>, content: impl Into<Vec<u8>>) -> Self {
        let (name, content) = (name.into(), content.into());
        Self { name, content, flags: 0, method: 8, mode: 0, time: (0x21, 0), size: None, extra: Vec::new() }
    }

    pub fn stored(self) -> Self {
        Self { method: 0, ..self }
    }

    pub fn method(self, method: u16) -> Self {
        Self { method, ..self }
    }

    pub fn encrypted(self) -> Self {
        Self { flags: self.flags | 1, ..self }
    }

    pub fn mode(self, mode: u32) -> Self {
        Self { mode, ..self }
    }

    pub fn time(self, date: u16, time: u16) -> Self {
        Self { time: (date, time), ..self }
    }

    pub fn claims_size(self, size: u32) -> Self {
        Self { size: Some(size), ..self }
    }

    fn packed(&self) -> Vec<u8> {
        if self.method == 0 {
            return self.content.clone();
        }
        let mut deflated = flate2::write::DeflateEncoder::new(Vec::new(), Compression::default());
        deflated.write_all(&self.content).unwrap();
        deflated.finish().unwrap()
    }

    /// What stands in both heads.
    fn head(&self, packed: usize) -> Vec<u8> {
        let mut crc = Crc::new();
        crc.update(&self.content);
        let mut head = vec![20, 0];
        for number in [self.flags, self.method, self.time.1, self.time.0] {
            head.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), packed as u32, self.size.unwrap_or(self.content.len() as u32)] {
            head.extend(number.to_le_bytes());
        }
        head.extend((self.name.len() as u16).to_le_bytes());
        head.extend((self.extra.len() as u16).to_le_bytes());
        head
    }
}

/// A ZIP archive of these files.
pub fn zip(files: &[File]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let packed = file.packed();
        let at = out.len() as u32;
        let head = file.head(packed.len());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(&file.name);
        out.extend(&file.extra);
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(head);
        directory.extend([0; 6]);
        directory.extend((file.mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(&file.name);
        directory.extend(&file.extra);
    }
    let count = (files.len() as u16).to_le_bytes();
    let (start, len) = ((out.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend([len, start].concat());
    out.extend([0, 0]);
    out
}

/// The name and text of the exercise that answers here are to.
pub const NAME: &str = "The bridge";
pub const TEXT: &str = "The bridge closed in May. It cost 3 million. Nobody paid.";

/// An exercise.
pub fn exercise() -> Annotations {
    let text = ArticleText::from_blocks([(BlockKind::Paragraph, TEXT.to_owned(), Vec::new())]);
    let article = Article { text: Arc::new(text), ..Article::default() };
    made_of(&article, &Arc::default(), &Task { name: NAME.to_owned(), ..Task::default() })
}

/// An answer as JSON, with one claim. `number` tells pupils apart.
pub fn answer(who: &str, number: u32, time: &str) -> Value {
    let exercise = exercise();
    let of = exercise.exercise.as_ref().unwrap();
    json!({
        "claimlight": "answer", "format": 1, "reader": "0.1",
        "exercise": {"id": of.id, "edition": of.edition, "name": of.name},
        "text_sha256": exercise.article.text.sha256(),
        "annotator": format!("00000000-0000-4000-8000-{number:012}"),
        "who": who, "time": time,
        "claims": [{"id": "", "time": time, "spans": [{"start": 4, "end": 10, "quote": "bridge"}], "verdict": "verified", "note": "<", "evidence": []}],
        "no_claims": [],
    })
}

/// The data of an answer as it stands in HTML.
pub fn data(answer: &Value) -> String {
    answer.to_string().replace('<', "\\u003c")
}

/// An answer as a page, as a worksheet hands it in.
pub fn page(answer: &Value) -> String {
    let data = data(answer);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{NAME}</title>\n\
         <script type=\"application/json\" id=\"claimlight-exercise\">{{\"claimlight\":\"exercise\"}}</script>\n\
         <script type=\"application/json\" id=\"claimlight-answer\">{data}</script></head>\n\
         <body><p>{TEXT}</p><pre>{}</pre><script>\"BEGIN CLAIMLIGHT ANSWER\"</script></body></html>\n",
        block::write(data.as_bytes())
    )
}
