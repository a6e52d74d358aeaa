//! Who acts: the person whom the command line names, else the one whom the window's settings name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use claimlight_core::file::{self, Home};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, PersonName, limits};
use serde::Deserialize;

use super::error::Error;

/// Who acts, as the command line names them.
#[derive(clap::Args)]
pub struct Who {
    /// Act as the person with this name: of this file, else of its folder, else me, else a new one
    #[arg(long = "as", value_name = "NAME", allow_hyphen_values = true)]
    name: Option<PersonName>,
    /// Act as the person with this id; of several people with one name, it says which
    #[arg(long = "as-id", value_name = "ID")]
    id: Option<AnnotatorId>,
}

impl Who {
    /// The name by which files of their own are called, in the folder of `file`.
    pub fn name(&self, file: &Path) -> Result<String, Error> {
        match (&self.name, self.id) {
            (Some(name), _) => Ok(name.to_string()),
            (None, Some(id)) => known(id, file).map(|person| person.name).ok_or(Error::NoPerson(id)),
            (None, None) => Ok(Me::of_settings().name().to_owned()),
        }
    }

    /// Who it is in an annotation file, which may not know them yet.
    ///
    /// A name is looked for among the people of the file, then among those of the other files in its folder, then it may be
    /// mine. If it is nobody's, its id follows from it, so that other machines find the same one.
    pub fn person(&self, file: &Path, annotations: &Annotations) -> Result<Annotator, Error> {
        match (&self.name, self.id) {
            (None, None) => Ok(Me::of_settings().annotator()),
            (None, Some(id)) => {
                let person = annotations.annotator(id).cloned().or_else(|| known(id, file));
                person.ok_or(Error::NoPerson(id))
            }
            (Some(name), None) => called(name, file, annotations),
            (Some(name), Some(id)) => match annotations.annotator(id).cloned().or_else(|| known(id, file)) {
                Some(person) if name.is_of(&person) => Ok(person),
                Some(person) => Err(Error::OtherName { id, name: person.name, asked: name.clone() }),
                None if everybody(name, file, annotations).is_empty() => Ok(Annotator::new(id, name.as_str())),
                None => Err(Error::NoPerson(id)),
            },
        }
    }
}

/// The person with this name; a new one if there is none.
fn called(name: &PersonName, file: &Path, annotations: &Annotations) -> Result<Annotator, Error> {
    let found = everybody(name, file, annotations);
    let id = match found.first_key_value() {
        Some(_) if found.len() > 1 => return Err(Error::SeveralPeople { name: name.clone(), found }),
        Some((id, _)) => *id,
        None => AnnotatorId::of_name(name),
    };
    Ok(Annotator::new(id, name.as_str()))
}

/// Whoever has this name, with the files that say so: in the file, else in its folder, else me.
fn everybody(name: &PersonName, file: &Path, annotations: &Annotations) -> BTreeMap<AnnotatorId, BTreeSet<PathBuf>> {
    let mut found: BTreeMap<AnnotatorId, BTreeSet<PathBuf>> = BTreeMap::new();
    let mut look = |file: &Path, people: &[Annotator]| {
        for id in name.ids_of(people) {
            found.entry(id).or_default().insert(file.to_owned());
        }
        !found.is_empty()
    };
    if look(file, &annotations.annotators) {
        return found;
    }
    for (file, people) in file::people_in(folder_of(file)) {
        look(&file, &people);
    }
    if found.is_empty() {
        let me = Me::of_settings().annotator();
        found.extend(name.is_of(&me).then(|| (me.id, BTreeSet::new())));
    }
    found
}

/// The person with this id, as another file in the folder of `file` knows them, or the settings.
fn known(id: AnnotatorId, file: &Path) -> Option<Annotator> {
    let people = file::people_in(folder_of(file)).into_iter().flat_map(|(_, people)| people);
    people.chain([Me::of_settings().annotator()]).find(|person| person.id == id)
}

/// The folder of a file. A path without one is in the folder where the program runs.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What the window's settings say about the person at this computer. Nothing else is read, and nothing is written.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Me {
    annotator: String,
    name: String,
    reader: String,
}

impl Me {
    /// The person of the settings file; a new person if there is no such file or if it can't be read.
    pub fn of_settings() -> Self {
        let bytes = Home::of_this_user().and_then(|home| file::read_file(&home.settings(), limits::SMALL_FILE).ok());
        let source = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let mut me: Self = source.and_then(|source| ron::from_str(&source).ok()).unwrap_or_default();
        if AnnotatorId::from_str(&me.annotator).is_err() {
            me.annotator = AnnotatorId::new().to_string();
        }
        if me.reader.is_empty() {
            me.reader = format!("Reader {}", me.annotator.get(..4).unwrap_or_default());
        }
        me
    }

    /// This person, as annotation files name people.
    pub fn annotator(&self) -> Annotator {
        Annotator::new(self.id(), self.name())
    }

    /// The id of this person.
    pub fn id(&self) -> AnnotatorId {
        AnnotatorId::from_str(&self.annotator).unwrap_or_else(|_| AnnotatorId::new())
    }

    /// The name of this person: the one they chose, or "Reader" with a number until they choose one.
    pub fn name(&self) -> &str {
        if self.name.trim().is_empty() { &self.reader } else { self.name.trim() }
    }
}
