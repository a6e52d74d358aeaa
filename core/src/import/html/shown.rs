//! What the attributes of an element say: whether it is shown, and where a link leads.

use super::elements::Get;
use super::sheet::{self, Sheet};
use super::tags::{Role, Tag};
use crate::import::left_out::Kind;
use crate::import::scripts::Script;

/// Whether an element is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Yes,
    /// It is left out and counted as this.
    LeftOut(Kind),
    /// It holds nothing for readers, and is not counted.
    Never,
}

/// Whether an element with these attributes is shown.
pub fn shown(role: Role, tag: Tag, get: Get<'_>) -> Shown {
    match role {
        Role::Hidden(kind) => Shown::LeftOut(kind),
        Role::Unseen => Shown::Never,
        _ if is_hidden(get) => Shown::LeftOut(Kind::Hidden),
        _ if is_navigation(get) => Shown::Never,
        _ if tag.name() == "dialog" && get("open").is_none() => Shown::LeftOut(Kind::Hidden),
        _ => Shown::Yes,
    }
}

/// Whether the attributes of an element hide it.
pub fn is_hidden(get: Get<'_>) -> bool {
    if get("hidden").is_some() {
        return true;
    }
    let Some(style) = get("style") else { return false };
    sheet::declared(&style).any(|(name, value)| {
        let is = |wanted: &[&str]| wanted.iter().any(|wanted| value.eq_ignore_ascii_case(wanted));
        match name {
            name if name.eq_ignore_ascii_case("display") => is(&["none"]),
            name if name.eq_ignore_ascii_case("visibility") => is(&["hidden", "collapse"]),
            _ => false,
        }
    })
}

/// Whether an element only leads somewhere: back from a note to its mark, to the page of a printed book, to an editor.
fn is_navigation(get: Get<'_>) -> bool {
    let is = |name: &str, known: &[&str]| {
        get(name).is_some_and(|value| value.split_whitespace().any(|word| known.contains(&word)))
    };
    is("role", &["doc-backlink", "doc-pagebreak"])
        || is("epub:type", &["backlink", "pagebreak"])
        || is("class", &["footnote-back", "footnote-backref", "mw-editsection"])
}

/// An attribute in the place of a style that raises or lowers words.
pub const RAISED: &str = "data-raised";

/// Whether an element raises or lowers its words although its name does not say so: by its style, by a class, or since it refers
/// to a note.
pub fn script(tag: Tag, get: Get<'_>, sheet: &Sheet) -> Option<Script> {
    if !matches!(tag.role(), Role::Plain | Role::Link) {
        return None;
    }
    if let Some(script) = get("style").and_then(|style| sheet::script(&style)) {
        return Some(script);
    }
    match get(RAISED).as_deref() {
        Some("super") => return Some(Script::Super),
        Some("sub") => return Some(Script::Sub),
        _ => {}
    }
    let class = get("class").unwrap_or_default();
    let is_note = tag.role() == Role::Link
        && (get("role").is_some_and(|role| role == "doc-noteref")
            || get("epub:type").is_some_and(|kind| kind.split_whitespace().any(|word| word == "noteref"))
            || class.split_whitespace().any(|class| class == "footnote-ref"));
    if is_note { Some(Script::Super) } else { sheet.script(&class) }
}

/// The address of a link; `None` for scripts and for data that is not an address.
pub fn address(url: &str) -> Option<Box<str>> {
    let url = url.trim();
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    (!url.is_empty() && !is("javascript:") && !is("data:")).then(|| url.into())
}
