//! Names of authors.

use super::one_line;

/// A name in the order of speech: `Quay, Ada` is Ada Quay. A name with more commas (`Quay, Jr., Ada`) stays as it is.
pub(super) fn spoken(name: &str) -> String {
    let mut parts = name.split(',');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(family), Some(given), None) => one_line(&format!("{given} {family}")),
        _ => one_line(name),
    }
}

/// Names in one line: `Ada Quay; Ben Pier`.
pub(super) fn joined(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
}
