//! The encoding that a page declares.

use crate::import::encoding::Encoding;

/// How many bytes from its start are searched for the encoding. Browsers search 1,024; saved pages may start with a long comment.
const SEARCHED: usize = 4096;

/// The encoding that a page declares in a `<meta>` tag or as XML; `None` if it declares none, if it is UTF-8 all the same, or if
/// its units are wider than a byte, as then the declaration could not have been read.
pub fn declared(bytes: &[u8]) -> Option<Encoding> {
    if is_unicode(bytes) {
        return None;
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(SEARCHED)]).to_ascii_lowercase();
    let xml =
        start.split_once("<?xml").and_then(|(_, xml)| xml.split_once("?>")).and_then(|(xml, _)| value(xml, "encoding"));
    let meta = || start.split("<meta").skip(1).find_map(|tag| value(tag.split('>').next()?, "charset"));
    let encoding = Encoding::named(xml.or_else(meta)?)?;
    (encoding.unit() == 1).then_some(encoding)
}

/// Whether a page is Unicode, whatever it declares: it has a byte order mark, or it is UTF-8.
pub fn is_unicode(bytes: &[u8]) -> bool {
    Encoding::of_mark(bytes).is_some() || std::str::from_utf8(bytes).is_ok()
}

/// What stands behind `name=`, with or without quotation marks.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '?')).unwrap_or(rest.len());
    Some(&rest[..end])
}
