//! Who acts: the person whom the command line names, else the one who works on this computer.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use claimlight_core::file::{self, Home, Myself};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, PersonName, limits};

use super::error::Error;
use super::output::warn;

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
            (None, None) => Ok(myself()?.annotator().map(|me| me.name).unwrap_or_default()),
        }
    }

    /// Who it is in an annotation file, which may not know them yet.
    ///
    /// A name is looked for among the people of the file, then among those of the other files in its folder, then it may be
    /// mine. If it is nobody's, its id follows from it, so that other machines find the same one.
    pub fn person(&self, file: &Path, annotations: &Annotations) -> Result<Annotator, Error> {
        match (&self.name, self.id) {
            (None, None) => kept(),
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
        found.extend(readable().called(name).into_iter().map(|id| (id, BTreeSet::new())));
    }
    found
}

/// The person with this id, as another file in the folder of `file` knows them, or this computer.
fn known(id: AnnotatorId, file: &Path) -> Option<Annotator> {
    let people = file::people_in(folder_of(file)).into_iter().flat_map(|(_, people)| people);
    people.chain(readable().annotator()).find(|person| person.id == id)
}

/// Who records what no person judged, such as a place on another text: I, if the file knows me, else nobody.
pub fn recording(annotations: &Annotations) -> AnnotatorId {
    let me = readable().id().filter(|me| annotations.annotator(*me).is_some());
    me.unwrap_or(AnnotatorId::NOBODY)
}

/// The folder of a file. A path without one is in the folder where the program runs.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Who works on this computer. Nothing is written.
fn myself() -> Result<Myself, Error> {
    let Some(home) = Home::of_this_user() else { return Ok(Myself::default()) };
    let mut myself = Myself::read(&home).map_err(|e| Error::NotMyself(home.people(), e))?;
    take_over(&home, &mut myself);
    Ok(myself)
}

/// The same; nobody, with a warning, if it can't be read.
fn readable() -> Myself {
    myself().unwrap_or_else(|error| {
        warn(&error.line());
        Myself::default()
    })
}

/// Me. If nobody has worked on this computer yet, I am a new person, and stay that one.
fn kept() -> Result<Annotator, Error> {
    let home = Home::of_this_user().ok_or(Error::NoDataFolder)?;
    let kept = Myself::change(&home, |myself| {
        take_over(&home, myself);
        if myself.id().is_none() {
            let id = AnnotatorId::new();
            let signs = id.to_string();
            myself.set(id, "", &format!("Reader {}", signs.get(..4).unwrap_or_default()));
        }
    });
    let myself = kept.map_err(|e| Error::NotMyself(home.people(), e))?;
    myself.annotator().ok_or(Error::NoDataFolder)
}

/// Takes over who I am from the window's settings, which earlier versions kept it in, unless it is known.
fn take_over(home: &Home, myself: &mut Myself) {
    if myself.id().is_some() {
        return;
    }
    let bytes = file::read_file(&home.settings(), limits::SMALL_FILE).unwrap_or_default();
    let fields = file::fields(&bytes).unwrap_or_default();
    let text = |name: &str| -> String {
        let value = fields.iter().rfind(|(field, _)| field == name);
        value.and_then(|(_, source)| ron::from_str(source).ok()).unwrap_or_default()
    };
    if let Ok(id) = text("annotator").parse::<AnnotatorId>() {
        let signs = id.to_string();
        let reader = Some(text("reader")).filter(|reader| !reader.is_empty());
        let reader = reader.unwrap_or_else(|| format!("Reader {}", signs.get(..4).unwrap_or_default()));
        myself.set(id, &text("name"), &reader);
    }
}
