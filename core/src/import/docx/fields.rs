//! Fields: what they say is code, what they show is text.

use super::super::blocks::InlineId;

/// The longest code that is kept, in bytes.
const CODE: usize = 4 << 10;
/// How many fields can be in fields. Of deeper ones all is shown.
const DEEPEST: usize = 32;

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    code: String,
    is_shown: bool,
    link: Option<InlineId>,
}

/// The fields that are open, innermost last.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
    /// How many more are open than can be.
    beyond: usize,
}

impl Fields {
    /// Opens a field, whose code comes first.
    pub fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Field::default());
        } else {
            self.beyond += 1;
        }
    }

    /// Adds to the code.
    pub fn code(&mut self, code: &str) {
        let Some(field) = self.open.last_mut().filter(|field| field.code.len() + code.len() <= CODE) else { return };
        field.code.push_str(code);
    }

    /// Ends the code: what follows is shown. The address, if the field is a link.
    pub fn show(&mut self) -> Option<String> {
        let field = self.open.last_mut().filter(|_| self.beyond == 0)?;
        field.is_shown = true;
        link(&field.code)
    }

    /// Notes the mark of the link that the field is.
    pub fn set_link(&mut self, link: InlineId) {
        if let Some(field) = self.open.last_mut() {
            field.link = Some(link);
        }
    }

    /// Closes the innermost field; the mark to close with it.
    pub fn end(&mut self) -> Option<InlineId> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        self.open.pop()?.link
    }

    /// Whether words are part of a code. None goes on in the next paragraph, since a file may lack its end.
    pub fn are_code(&self) -> bool {
        self.open.iter().any(|field| !field.is_shown)
    }

    /// Ends all codes, and all links, which don't go on in the next paragraph: their marks.
    pub fn end_paragraph(&mut self) -> impl Iterator<Item = InlineId> {
        self.open.iter_mut().filter_map(|field| {
            field.is_shown = true;
            field.link.take()
        })
    }
}

/// The address in a code such as `HYPERLINK "https://example.org/" \o "Title"`.
pub fn link(code: &str) -> Option<String> {
    let rest = code.trim_start();
    let name = rest.get(.."HYPERLINK".len()).filter(|name| name.eq_ignore_ascii_case("HYPERLINK"))?;
    let rest = rest[name.len()..].trim_start();
    let url = match rest.strip_prefix(['"', '“']) {
        Some(quoted) => quoted.split(['"', '”']).next()?,
        None => rest.split_whitespace().next()?,
    };
    // A switch, such as `\l`, leads to a place in the document itself.
    (!url.is_empty() && !url.starts_with('\\')).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_known() {
        let check = |code: &str, expected: Option<&str>| assert_eq!(link(code).as_deref(), expected, "{code}");
        check(r#" HYPERLINK "https://a.example/b?c=d e" \o "f" "#, Some("https://a.example/b?c=d e"));
        check("hyperlink https://a.example ", Some("https://a.example"));
        check(r#"HYPERLINK \l "_Toc1""#, None);
        check("PAGE", None);
        check("HYPERLINK", None);
    }

    #[test]
    fn what_a_field_shows_is_text() {
        let mut fields = Fields::default();
        fields.begin();
        fields.code("IF ");
        assert!(fields.are_code());
        fields.begin();
        fields.code("PAGE");
        fields.show();
        assert!(fields.are_code());
        fields.end();
        assert_eq!(fields.show(), None);
        assert!(!fields.are_code());
        fields.end();
        (0..1000).for_each(|_| fields.begin());
        assert_eq!(fields.end_paragraph().count(), 0);
        assert!(!fields.are_code());
        (0..2000).for_each(|_| assert_eq!(fields.end(), None));
        assert!(!fields.are_code());
    }
}
