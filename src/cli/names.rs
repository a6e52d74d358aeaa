//! What several files that are written at once are called.

use std::collections::BTreeSet;
use std::path::Path;

use claimlight_core::report::{self, Format};

/// Gives each file a name of its own.
#[derive(Default)]
pub struct Names {
    /// Those given, in lower case: some systems take `A` for `a`.
    given: BTreeSet<String>,
}

impl Names {
    /// The name of the report on an annotation file, with a number if the name is given already.
    pub fn report(&mut self, annotation_file: &Path, format: Format) -> String {
        let file = annotation_file.file_name().unwrap_or_default().to_string_lossy();
        let name = report::name_of(&file, format);
        let (stem, end) = name.split_at(name.len() - format.ending().len() - ".report.".len());
        self.free(stem, end)
    }

    /// A name with this stem and this end, and a number between them if it is given already.
    pub fn free(&mut self, stem: &str, end: &str) -> String {
        let numbered = (2..).map(|n| format!("{stem}-{n}{end}"));
        let mut names = std::iter::once(format!("{stem}{end}")).chain(numbered);
        names.find(|name| self.given.insert(name.to_lowercase())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_report_has_a_name_of_its_own() {
        let mut names = Names::default();
        let mut check = |file: &str, expected: &str| assert_eq!(names.report(Path::new(file), Format::Html), expected);
        check("a/bridge.claims.ron", "bridge.report.html");
        check("b/Bridge.claims.ron", "Bridge-2.report.html");
    }
}
