//! What the attributes of an element say: whether it is shown, and where a link leads.

use super::elements::Get;
use super::tags::{Role, Tag};
use crate::import::left_out::Kind;

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
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        let is = |wanted: &[&str]| wanted.iter().any(|wanted| value.eq_ignore_ascii_case(wanted));
        match name.trim() {
            name if name.eq_ignore_ascii_case("display") => is(&["none"]),
            name if name.eq_ignore_ascii_case("visibility") => is(&["hidden", "collapse"]),
            _ => false,
        }
    })
}

/// The address of a link; `None` for scripts and for data that is not an address.
pub fn address(url: &str) -> Option<Box<str>> {
    let url = url.trim();
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    (!url.is_empty() && !is("javascript:") && !is("data:")).then(|| url.into())
}
