//! Copies of an annotation file, such as those made by sync services and mail programs.

use std::path::Path;

use claimlight_core::compare::{self, Ancestor, MySide};
use claimlight_core::file;
use claimlight_core::model::{Annotations, Limits};

/// Whether the copy in this file holds anything that these annotations do not; `false` if it can't be read or brought together
/// with them. Slow, as it reads the file.
pub fn brings_news(mine: &Annotations, copy: &Path) -> bool {
    let Ok(bytes) = file::read_file(copy, Limits::LARGE.annotation_file) else { return false };
    let Ok(theirs) = file::read_on(&bytes, &mine.article.text) else { return false };
    compare::bring_together(&MySide::as_read(mine), &theirs.annotations, Ancestor::Unknown)
        .is_ok_and(|together| file::print(&together.both) != file::print(mine))
}
