//! Who works on this computer: `people.ron` in the data folder.
//!
//! Commands and the window share it. Settings are in another file, which commands never write.

use std::collections::BTreeSet;

use thiserror::Error;

use super::repair::Builder;
use super::{FileError, Home, ReadError, SaveError, disk, print, read, read_file, records, write};
use crate::model::{Annotator, AnnotatorId, Extra, PersonName, limits};

/// The people who have worked on this computer, and which of them works now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Myself {
    me: Option<AnnotatorId>,
    reader: String,
    /// Those who gave their names, each name once.
    people: Vec<Annotator>,
    extra: Extra,
}

/// Why it is not known who works on this computer, or why that was not kept. `Display` is the end of an English sentence.
#[derive(Debug, Error)]
pub enum MyselfError {
    /// The file can't be read.
    #[error(transparent)]
    NotRead(#[from] FileError),
    /// The file holds something else.
    #[error("{}", .0.to_string().trim_end_matches('.'))]
    Malformed(#[from] ReadError),
    /// The file was not written.
    #[error(transparent)]
    NotWritten(#[from] SaveError),
}

impl Myself {
    /// Reads the file in the data folder. If there is none, nobody is known.
    pub fn read(home: &Home) -> Result<Self, MyselfError> {
        let bytes = match read_file(&home.people(), limits::SMALL_FILE) {
            Err(FileError::Other(e)) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            bytes => bytes?,
        };
        let source: records::Myself<'_> = read::record(&bytes)?;
        let known = source.people.0.into_iter().filter(|person| person.id.0.is_some());
        Ok(Self {
            me: source.me.0.map(AnnotatorId),
            reader: source.reader.own(),
            people: known.map(|person| person.build(&mut Builder::default())).collect(),
            extra: source.extra,
        })
    }

    /// My id; `None` if nobody has worked on this computer yet.
    pub fn id(&self) -> Option<AnnotatorId> {
        self.me
    }

    /// My name; empty until I give one.
    pub fn name(&self) -> &str {
        let me = self.people.iter().find(|person| Some(person.id) == self.me);
        me.map_or("", |person| person.name.as_str())
    }

    /// What I am called until I give a name.
    pub fn reader(&self) -> &str {
        &self.reader
    }

    /// Me, as annotation files name people; `None` if nobody has worked on this computer yet.
    pub fn annotator(&self) -> Option<Annotator> {
        let name = Some(self.name()).filter(|name| !name.is_empty()).unwrap_or(&self.reader);
        Some(Annotator::new(self.me?, name))
    }

    /// Whoever has this name here.
    pub fn called(&self, name: &PersonName) -> BTreeSet<AnnotatorId> {
        name.ids_of(self.people.iter().chain(&self.annotator()))
    }

    /// From now on I have this id and this name, and am called `reader` while the name is empty. Others who had the name lose it.
    pub fn set(&mut self, me: AnnotatorId, name: &str, reader: &str) {
        self.me = Some(me);
        reader.clone_into(&mut self.reader);
        let given = name.parse::<PersonName>().ok();
        self.people.retain(|person| person.id != me && given.as_ref().is_none_or(|name| !name.is_of(person)));
        self.people.extend(given.map(|name| Annotator::new(me, name.as_str())));
        self.people.sort_by_key(|person| person.id);
    }

    /// Changes the file, unless another program is about to; then it waits. Returns what the file holds now.
    pub fn change(home: &Home, change: impl FnOnce(&mut Self)) -> Result<Self, MyselfError> {
        let path = home.people();
        disk::make_folder(home.folder()).map_err(|e| write::plain(e, home.folder()))?;
        let _turn = home.turn(&path);
        let before = Self::read(home)?;
        let mut myself = before.clone();
        change(&mut myself);
        if myself != before {
            write::save(&path, print::people(myself.me, &myself.reader, &myself.people, &myself.extra))?;
        }
        Ok(myself)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("data"));
        (folder, home)
    }

    fn ids(myself: &Myself, name: &str) -> Vec<AnnotatorId> {
        myself.called(&name.parse().unwrap()).into_iter().collect()
    }

    #[test]
    fn who_i_am_is_read_as_it_was_kept() {
        let (_folder, home) = home();
        let nobody = Myself::read(&home).unwrap();
        assert_eq!((nobody.id(), nobody.annotator()), (None, None));
        let [a, b] = [AnnotatorId::new(), AnnotatorId::new()];
        let kept = Myself::change(&home, |myself| myself.set(a, "", "Reader \"1\"")).unwrap();
        assert_eq!(Myself::read(&home).unwrap(), kept);
        assert_eq!((kept.annotator(), kept.name()), (Some(Annotator::new(a, "Reader \"1\"")), ""));
        let kept = Myself::change(&home, |myself| myself.set(a, "Jose\u{301} ", "Reader 1")).unwrap();
        assert_eq!(Myself::read(&home).unwrap(), kept);
        assert_eq!(kept.name(), "José");
        // I go on as somebody else, and whom I was is still known.
        let kept = Myself::change(&home, |myself| myself.set(b, "Ben", "Reader 1")).unwrap();
        assert_eq!((kept.id(), ids(&kept, "José"), ids(&kept, "Ben")), (Some(b), vec![a], vec![b]));
        // A name belongs to whoever took it last.
        let kept = Myself::change(&home, |myself| myself.set(b, "José", "Reader 1")).unwrap();
        assert_eq!((ids(&kept, "José"), ids(&kept, "Ben")), (vec![b], vec![]));
    }

    #[test]
    fn fields_of_later_versions_stay_and_a_file_that_is_none_is_not_replaced() {
        let (_folder, home) = home();
        std::fs::create_dir(home.folder()).unwrap();
        std::fs::write(home.people(), "(me: \"x\", later: [Sepia], people: [(name: \"No id\")])").unwrap();
        let me = AnnotatorId::new();
        Myself::change(&home, |myself| myself.set(me, "Ana", "Reader")).unwrap();
        let file = std::fs::read_to_string(home.people()).unwrap();
        assert_eq!(
            file,
            format!(
                "(\n    me: \"{me}\",\n    reader: \"Reader\",\n    people: [\n        (id: \"{me}\", name: \"Ana\"),\n    ],\n    \
                 later: [Sepia],\n)\n"
            )
        );
        for broken in ["(me: 7)", "(", "\u{0}"] {
            std::fs::write(home.people(), broken).unwrap();
            assert!(matches!(
                Myself::change(&home, |myself| myself.set(me, "Ana", "")),
                Err(MyselfError::Malformed(_))
            ));
            assert_eq!(std::fs::read_to_string(home.people()).unwrap(), broken);
        }
    }
}
