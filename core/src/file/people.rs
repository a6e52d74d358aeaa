//! The people of annotation files, read without the rest of the files.

use std::path::{Path, PathBuf};

use super::records::{self, List, tabled};
use super::repair::Builder;
use super::{disk, lexer, read_file};
use crate::model::{Annotator, AnnotatorId, Limits};

/// The people of each annotation file in a folder, the files by name. A file that can't be read has none.
pub fn people_in(folder: &Path) -> Vec<(PathBuf, Vec<Annotator>)> {
    let is_ours = |path: &PathBuf| path.to_string_lossy().to_lowercase().ends_with(".claims.ron");
    let mut files: Vec<PathBuf> = disk::list(folder).into_iter().filter(is_ours).collect();
    files.sort();
    let with_people = |file: PathBuf| {
        let people = people_of(&file).unwrap_or_default();
        (file, people)
    };
    files.into_iter().map(with_people).collect()
}

/// The people of an annotation file; `None` if they can't be read.
pub fn people_of(file: &Path) -> Option<Vec<Annotator>> {
    let bytes = read_file(file, Limits::USUAL.annotation_file).ok()?;
    let source = std::str::from_utf8(&bytes).ok()?;
    let list = lexer::value_of(source, "annotators")?;
    let people: List<tabled::Annotator<'_>> = records::read(list).ok()?;
    let known = people.0.into_iter().filter(|person| person.id.0.is_some());
    let people: Vec<Annotator> = known.map(|person| person.build(&mut Builder::default())).collect();
    Some(people.into_iter().filter(|person| person.id != AnnotatorId::NOBODY).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::print;
    use crate::model::Annotations;

    #[test]
    fn the_people_of_a_folder_are_those_of_its_annotation_files() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut annotations = Annotations::new(crate::import::pasted("annotators: [(id: \"1\", name: \"x\")]"));
        assert_eq!(people_in(&at("none")), []);
        std::fs::write(at("0.claims.ron"), print(&annotations)).unwrap();
        let ana = Annotator::new(AnnotatorId::new(), "Ana \"[(\" Lind");
        annotations.annotators = vec![ana.clone()];
        std::fs::write(at("a.claims.ron"), print(&annotations)).unwrap();
        std::fs::write(
            at("b.claims.ron"),
            format!("(annotators: [(id: \"{}\", name: \"Ana\"), (name: \"Ben\")", ana.id),
        )
        .unwrap();
        std::fs::write(at("c.claims.ron"), b"\xff").unwrap();
        std::fs::write(at("d.txt"), print(&annotations)).unwrap();
        let of = |name: &str, people: &[&Annotator]| (at(name), people.iter().copied().cloned().collect::<Vec<_>>());
        let expected =
            [of("0.claims.ron", &[]), of("a.claims.ron", &[&ana]), of("b.claims.ron", &[]), of("c.claims.ron", &[])];
        assert_eq!(people_in(folder.path()), expected);
    }
}
