//! What an office document says of itself in a part of its own.

use super::super::{Unreadable, is_language};
use super::xml::text_of;
use crate::model::ArticleFacts;

/// Copies the properties of a document to the facts. `title` is that of its text: the document's own is copied only if there is
/// none, since it is often the title of an earlier document. The first of the elements `creators` that has words names the
/// author; the element `created` holds the date.
pub fn take_facts(
    properties: &str,
    title: &str,
    creators: &[&str],
    created: &str,
    facts: &mut ArticleFacts,
) -> Result<(), Unreadable> {
    let get = |name: &str| text_of(properties, name).map(|value| value.unwrap_or_default().trim().to_owned());
    if title.is_empty() {
        facts.title = get("title")?;
    }
    facts.byline.clear();
    for creator in creators {
        if facts.byline.is_empty() {
            facts.byline = get(creator)?;
        }
    }
    get(created)?.split('T').next().unwrap_or_default().clone_into(&mut facts.published);
    let language = get("language")?;
    if is_language(&language) {
        facts.language = language;
    }
    Ok(())
}
