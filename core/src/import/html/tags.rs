//! The elements of HTML, and what each does to the text.

use super::super::left_out::Kind;
use super::super::scripts::Script;

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing: its words stand in the line.
    Plain,
    /// Its words are in blocks of their own.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// A list.
    List {
        /// Whether its items are numbered.
        is_numbered: bool,
    },
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quotation,
    /// Preformatted text.
    Preformatted,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// The words of a picture or table.
    Caption,
    /// A note.
    Footnote,
    /// Bold words.
    Bold,
    /// Italic words.
    Italic,
    /// Struck words.
    Struck,
    /// Words that were put in later, often in place of struck ones.
    Inserted,
    /// A link.
    Link,
    /// Raised or lowered words.
    Script(Script),
    /// Words in quotation marks that the browser adds.
    Quoted,
    /// A reading above the words (ruby).
    Reading,
    /// Not shown, and counted as left out.
    Hidden(Kind),
    /// Not shown, and nothing that anybody would miss.
    Unseen,
    /// A line end. It has no content.
    LineEnd,
    /// A rule between blocks. It has no content.
    Rule,
    /// A picture. It has no content.
    Picture,
    /// Nothing to be seen. It has no content.
    Empty,
}

/// An element of [`TAGS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(u8);

/// The longest name, in bytes.
const LONGEST: usize = 14;

impl Tag {
    /// The element of this name, whatever the case of its letters; `None` if HTML has none.
    pub fn named(name: &str) -> Option<Self> {
        let mut lower = [0; LONGEST];
        let lower = lower.get_mut(..name.len())?;
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let at = TAGS.binary_search_by(|(tag, _)| tag.as_bytes().cmp(lower)).ok()?;
        u8::try_from(at).ok().map(Self)
    }

    /// How many elements there are.
    pub const COUNT: usize = TAGS.len();

    /// A number below [`Self::COUNT`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// What it does to the text.
    pub fn role(self) -> Role {
        TAGS.get(usize::from(self.0)).map_or(Role::Plain, |t| t.1)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        TAGS.get(usize::from(self.0)).map_or("", |t| t.0)
    }

    /// Whether it is a heading.
    pub fn is_heading(self) -> bool {
        matches!(self.role(), Role::Heading(_))
    }

    /// Whether it goes on after the block in which it was left open, as the HTML standard's list of active formatting elements
    /// says.
    pub fn is_formatting(self) -> bool {
        matches!(self.name(), "a" | "b" | "em" | "i" | "s" | "strike" | "strong")
    }

    /// Whether everything up to its end tag is text, as the HTML standard says of raw text elements.
    pub fn is_raw(self) -> bool {
        matches!(
            self.name(),
            "iframe" | "noembed" | "noframes" | "noscript" | "script" | "style" | "textarea" | "title" | "xmp"
        )
    }

    /// Whether character references in its raw text are read.
    pub fn has_references(self) -> bool {
        matches!(self.name(), "textarea" | "title")
    }
}

/// All elements by name, and those that Markdown has besides, with a `#`.
const TAGS: [(&str, Role); 154] = {
    use Role::{
        Block, Bold, Caption, Cell, Empty, Footnote, Heading, Hidden, Inserted, Italic, Item, LineEnd, Link, List,
        Picture, Plain, Preformatted, Quotation, Quoted, Reading, Row, Rule, Struck, Table, Unseen,
    };
    [
        ("#footnote", Footnote),
        ("#unknown", Plain),
        ("a", Link),
        ("abbr", Plain),
        ("acronym", Plain),
        ("address", Block),
        ("annotation", Unseen),
        ("annotation-xml", Unseen),
        ("applet", Hidden(Kind::Embedded)),
        ("area", Empty),
        ("article", Block),
        ("aside", Block),
        ("audio", Hidden(Kind::Embedded)),
        ("b", Bold),
        ("base", Empty),
        ("basefont", Empty),
        ("bdi", Plain),
        ("bdo", Plain),
        ("bgsound", Empty),
        ("big", Plain),
        ("blockquote", Quotation),
        ("body", Block),
        ("br", LineEnd),
        ("button", Plain),
        ("canvas", Hidden(Kind::Embedded)),
        ("caption", Caption),
        ("center", Block),
        ("cite", Italic),
        ("code", Plain),
        ("col", Empty),
        ("colgroup", Plain),
        ("data", Plain),
        ("datalist", Unseen),
        ("dd", Block),
        ("del", Struck),
        ("details", Block),
        ("dfn", Italic),
        ("dialog", Block),
        ("dir", List { is_numbered: false }),
        ("div", Block),
        ("dl", Block),
        ("dt", Block),
        ("em", Italic),
        ("embed", Empty),
        ("fieldset", Block),
        ("figcaption", Caption),
        ("figure", Block),
        ("font", Plain),
        ("footer", Block),
        ("form", Block),
        ("frame", Empty),
        ("frameset", Block),
        ("g", Plain),
        ("h1", Heading(1)),
        ("h2", Heading(2)),
        ("h3", Heading(3)),
        ("h4", Heading(4)),
        ("h5", Heading(5)),
        ("h6", Heading(6)),
        ("head", Unseen),
        ("header", Block),
        ("hgroup", Block),
        ("hr", Rule),
        ("html", Block),
        ("i", Italic),
        ("iframe", Hidden(Kind::Embedded)),
        ("image", Picture),
        ("img", Picture),
        ("input", Empty),
        ("ins", Inserted),
        ("kbd", Plain),
        ("keygen", Empty),
        ("label", Plain),
        ("legend", Block),
        ("li", Item),
        ("link", Empty),
        ("listing", Preformatted),
        ("main", Block),
        ("map", Plain),
        ("mark", Plain),
        ("marquee", Block),
        ("math", Plain),
        ("menu", List { is_numbered: false }),
        ("meta", Empty),
        ("metadata", Unseen),
        ("meter", Hidden(Kind::Embedded)),
        ("mfrac", Plain),
        ("mi", Plain),
        ("mn", Plain),
        ("mo", Plain),
        ("mrow", Plain),
        ("mtext", Plain),
        ("nav", Block),
        ("nobr", Plain),
        ("noembed", Hidden(Kind::Embedded)),
        ("noframes", Hidden(Kind::Embedded)),
        ("noscript", Hidden(Kind::Templates)),
        ("object", Hidden(Kind::Embedded)),
        ("ol", List { is_numbered: true }),
        ("optgroup", Block),
        ("option", Block),
        ("output", Plain),
        ("p", Block),
        ("param", Empty),
        ("path", Plain),
        ("picture", Plain),
        ("plaintext", Preformatted),
        ("pre", Preformatted),
        ("progress", Hidden(Kind::Embedded)),
        ("q", Quoted),
        ("rb", Plain),
        ("rp", Unseen),
        ("rt", Reading),
        ("rtc", Plain),
        ("ruby", Plain),
        ("s", Struck),
        ("samp", Plain),
        ("script", Hidden(Kind::Scripts)),
        ("search", Block),
        ("section", Block),
        ("select", Block),
        ("semantics", Plain),
        ("slot", Plain),
        ("small", Plain),
        ("source", Empty),
        ("span", Plain),
        ("strike", Struck),
        ("strong", Bold),
        ("style", Hidden(Kind::Styles)),
        ("sub", Role::Script(Script::Sub)),
        ("summary", Block),
        ("sup", Role::Script(Script::Super)),
        ("svg", Plain),
        ("table", Table),
        ("tbody", Plain),
        ("td", Cell),
        ("template", Hidden(Kind::Templates)),
        ("text", Block),
        ("textarea", Block),
        ("tfoot", Plain),
        ("th", Cell),
        ("thead", Plain),
        ("time", Plain),
        ("title", Unseen),
        ("tr", Row),
        ("track", Empty),
        ("tspan", Plain),
        ("tt", Plain),
        ("u", Plain),
        ("ul", List { is_numbered: false }),
        ("var", Italic),
        ("video", Hidden(Kind::Embedded)),
        ("wbr", Empty),
        ("xmp", Preformatted),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_found_by_its_name() {
        for (name, role) in TAGS {
            let tag = Tag::named(&name.to_uppercase()).unwrap_or_else(|| panic!("{name} is out of order"));
            assert_eq!((tag.name(), tag.role()), (name, role));
        }
        assert_eq!(Tag::named("name"), None);
        assert_eq!(Tag::named("a-very-long-name"), None);
        assert_eq!(Tag::named(""), None);
    }
}
