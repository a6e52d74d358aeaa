//! XHTML read as HTML.

/// Elements that have no end tag in HTML.
const EMPTY: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// XHTML as HTML: empty elements such as `<script/>` get an end tag, and what stands in `<![CDATA[…]]>` is text.
pub fn as_html(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 64);
    let mut rest = source;
    let mut is_declared = false;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
            out.push_str(&data.replace('&', "&amp;").replace('<', "&lt;"));
            rest = after;
            continue;
        }
        if rest.starts_with("<!--") || rest.starts_with("<?") {
            let end = if rest.starts_with("<?") { "?>" } else { "-->" };
            let len = rest.find(end).map_or(rest.len(), |at| at + end.len());
            if end == "-->" {
                out.push_str(&rest[..len]);
            }
            rest = &rest[len..];
            continue;
        }
        let len = tag_len(rest);
        if rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype") {
            // There is one, and its end is looked for once.
            let whole = if is_declared { None } else { declaration_len(rest) };
            is_declared = true;
            rest = &rest[whole.unwrap_or(len)..];
            continue;
        }
        let tag = &rest[..len];
        let name_len =
            tag.bytes().skip(1).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-')).count();
        let name = &tag[1..=name_len];
        match tag.strip_suffix("/>").filter(|_| name_len > 0 && !EMPTY.contains(&name)) {
            Some(start) => {
                out.push_str(start);
                out.push_str("></");
                out.push_str(name);
                out.push('>');
            }
            None => out.push_str(tag),
        }
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// The length of the declaration at the start of a text, if it declares entities and the like between `[` and `]`.
fn declaration_len(text: &str) -> Option<usize> {
    let open = text.find(['[', '>']).filter(|at| text[*at..].starts_with('['))?;
    let close = open + text[open..].find(']')? + 1;
    let end = close + text[close..].find(|c: char| !c.is_whitespace())?;
    text[end..].starts_with('>').then_some(end + 1)
}

/// The length of the tag at the start of a text, up to its `>` outside quotation marks.
fn tag_len(text: &str) -> usize {
    let mut quote = None;
    for (i, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return i + 1,
            (Some(open), byte) if byte == open => quote = None,
            // A quotation mark that never ends is a sign.
            (None, b'<') if i > 0 => return i,
            _ => {}
        }
    }
    1
}

/// Where the tag with an id starts, in bytes; 0 if there is none.
pub fn place(source: &str, id: &str) -> usize {
    if id.is_empty() {
        return 0;
    }
    let quoted = ['"', '\''].into_iter().find_map(|quote| source.find(&format!("id={quote}{id}{quote}")));
    quoted.and_then(|at| source[..at].rfind('<')).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_elements_get_an_end() {
        let check = |source: &str, expected: &str| assert_eq!(as_html(source), expected, "{source}");
        check(
            "<p>a<br/>b<script src='x>'/>c<a id=\"d\"/></p>",
            "<p>a<br/>b<script src='x>'></script>c<a id=\"d\"></a></p>",
        );
        check("<?xml version='1.0'?><!DOCTYPE html><!-- <p/> --><p/>", "<!-- <p/> --><p></p>");
        check("<![CDATA[3 < 4 & 5]]>x", "3 &lt; 4 &amp; 5x");
        check("<!DOCTYPE html [ <!ENTITY a \"b\"> ] ><p>c</p>", "<p>c</p>");
        check("<!DOCTYPE html [ <!ENTITY a \"b\"> <p>c</p>", "<!ENTITY a \"b\"> <p>c</p>");
        check("3 < 4 <", "3 < 4 <");
        assert_eq!(place("<p>a</p><h2 class='x' id=\"b\">c", "b"), 8);
    }
}
