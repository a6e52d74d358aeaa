//! What office documents and e-books have in common: a ZIP archive of XML files.

mod archive;
mod boxes;
mod properties;
mod xml;

pub use archive::Archive;
pub use boxes::{Walks, enter_boxes};
pub use properties::take_facts;
pub use xml::{Element, Event, Xml, characters, count};

/// The path of a part that another one names: `../media/a.xml` beside `word/document.xml`. `None` if it leads out of the archive
/// or is the address of something else.
pub fn beside(part: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or_default();
    if target.is_empty() || target.contains(':') {
        return None;
    }
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => part.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()?),
            step => path.push(step),
        }
    }
    Some(path.join("/"))
}

#[cfg(test)]
pub mod tests {
    use std::io::Write as _;

    use super::*;

    /// A ZIP archive of these files, compressed.
    pub fn zip(files: &[(&str, &str)]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut directory = Vec::new();
        for (name, content) in files {
            let at = u32::try_from(out.len()).unwrap();
            let mut deflated = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
            deflated.write_all(content.as_bytes()).unwrap();
            let packed = deflated.finish().unwrap();
            let mut crc = flate2::Crc::new();
            crc.update(content.as_bytes());
            let mut head = vec![20, 0, 0, 8, 8, 0, 0, 0, 0, 0];
            head.extend(crc.sum().to_le_bytes());
            head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
            head.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
            head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            head.extend([0, 0]);
            out.extend(b"PK\x03\x04");
            out.extend(&head);
            out.extend(name.as_bytes());
            out.extend(packed);
            directory.extend(b"PK\x01\x02\x14\0");
            directory.extend(&head);
            directory.extend([0; 10]);
            directory.extend(at.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let start = u32::try_from(out.len()).unwrap();
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        out.extend(&directory);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend(count);
        out.extend(count);
        out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0, 0]);
        out
    }

    #[test]
    fn paths_stay_in_the_archive() {
        let check = |part, target, expected: Option<&str>| {
            assert_eq!(beside(part, target).as_deref(), expected, "{target}");
        };
        check("word/document.xml", "styles.xml", Some("word/styles.xml"));
        check("word/document.xml", "/word/styles.xml", Some("word/styles.xml"));
        check("OPS/a/b.opf", "../text/1.xhtml#x", Some("OPS/text/1.xhtml"));
        check("a.opf", "../../etc/passwd", None);
        check("a.opf", "https://example.org/a.xml", None);
        check("a.opf", "file:///etc/passwd", None);
    }
}
