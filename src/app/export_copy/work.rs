//! Making a copy that is given away, counting what it holds, and taking something out of a file for good: done by tasks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Plan, Removal};
use crate::app::desk::document::Document;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::compare::{self, Clock, Undecided};
use claimlight_core::file::{self, Contents, Home, Pseudonyms};
use claimlight_core::model::{Annotations, AnnotatorId, Limits};

/// The annotations of an open article, from which a copy is made.
#[derive(Debug)]
pub(super) struct Source {
    /// As they were when they were last read or saved, with the log of that.
    base: Arc<Annotations>,
    now: Annotations,
    me: AnnotatorId,
}

impl Source {
    pub(super) fn of(document: &Document) -> Self {
        Self { base: Arc::clone(&document.base), now: document.annotations.clone(), me: document.me }
    }

    /// The annotations, with the changes since the last save in their log.
    fn stamped(&self) -> Annotations {
        compare::stamped(&self.base, &self.now, self.me, Clock::new())
    }
}

/// The list of pseudonyms in this file; an empty list if there is no such file yet. The error is a sentence for people.
fn list_at(path: Option<&Path>) -> Result<Pseudonyms, String> {
    let path = path.ok_or_else(|| tr!("share-no-list").to_owned())?;
    if !path.exists() {
        return Ok(Pseudonyms::default());
    }
    let bytes = file::read_file(path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e))?;
    Pseudonyms::read(&bytes).map_err(|e| error_text::pseudonyms(&e))
}

/// A copy that was made.
struct Made {
    /// The text of its file.
    printed: String,
    contents: Contents,
    /// Who is whom, if the copy has pseudonyms.
    names: Option<Pseudonyms>,
}

fn make(source: &Source, plan: &Plan, list: Option<&Path>) -> Result<Made, String> {
    let mut annotations = source.stamped();
    let mut names = None;
    if plan.pseudonyms {
        let mut list = list_at(list)?;
        annotations = list.apply(&annotations);
        names = Some(list);
    }
    let printed = file::share(&annotations, &plan.without);
    let stripped = file::stripped(&annotations, &plan.without);
    let named = names.as_ref().map_or(0, |list| list.names_in(&stripped));
    let contents = Contents { names: named, ..file::contents(&stripped, &printed, &plan.without) };
    Ok(Made { printed, contents, names })
}

/// Counts what would leave with a copy. `list` is the file of pseudonyms. The error is a sentence for people.
pub(super) fn count(source: &Source, plan: &Plan, list: Option<&Path>) -> Result<Contents, String> {
    make(source, plan, list).map(|made| made.contents)
}

/// Writes a copy, and before it the list of who is whom. The error is a sentence for people.
pub(super) fn write(source: &Source, plan: &Plan, list: Option<&Path>, to: &Path) -> Result<Contents, String> {
    let made = make(source, plan, list)?;
    if let (Some(names), Some(list)) = (made.names, list) {
        if file::lies_directly_in(list, to.parent().unwrap_or(to)) {
            return Err(tr!("share-beside-list", name = file_name(list)));
        }
        let name = file_name(to);
        if names.file_name(&name) != name {
            return Err(tr!("share-names-somebody", name = name));
        }
        file::save_private(list, &names.print()).map_err(|e| error_text::save(&e))?;
    }
    file::save(to, &made.printed).map_err(|e| error_text::save(&e))?;
    Ok(made.contents)
}

/// The file of an open article, from which something is taken out.
#[derive(Debug)]
pub(super) struct OwnFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// SHA-256 of the file as it was last read or written.
    pub(super) sha256: String,
    /// The program's data folder, with earlier versions of the file.
    pub(super) home: Option<Home>,
}

/// Takes something out of the file of an open article for good, and out of its earlier versions. The error is a sentence for
/// people.
pub(super) fn remove(source: &Source, own: &OwnFile, removal: Removal) -> Result<(), String> {
    let mine = source.stamped();
    let without = match removal {
        Removal::EarlierWords => file::without_earlier_words(&mine, &to_decide(&mine)),
        Removal::Person(person) => file::without_person(&mine, person),
    };
    let bytes = file::read_file(&own.path, Limits::LARGE.annotation_file).map_err(|e| error_text::file(&e))?;
    if own.sha256 != file::sha256_hex(&bytes) {
        return Err(tr!("holds-changed").to_owned());
    }
    file::save(&own.path, file::print(&without)).map_err(|e| error_text::save(&e))?;
    if let Some(home) = &own.home {
        home.forget(&own.path);
    }
    Ok(())
}

/// The values that stand against others until somebody decides: they are needed for that.
fn to_decide(annotations: &Annotations) -> BTreeSet<file::Kept> {
    let of = |one: &Undecided| {
        let (element, member, field) = (one.element, one.member.clone(), one.field);
        let kept = |stamp| field.map(|field| (element, stamp, member.clone(), field));
        one.others.iter().filter_map(|(.., stamp)| kept(*stamp)).collect::<Vec<_>>()
    };
    compare::undecided(annotations).iter().flat_map(of).collect()
}
