//! Who acts: the person whom the command line names, else the one who works on this computer.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use claimlight_core::file::{self, Home, Myself};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, NoName, PersonName, Same, limits};
use claimlight_core::report;

use super::error::Error;
use super::output::warn;

/// Somebody, as a list of people names them: by id or by name.
pub fn someone(text: &str) -> Result<report::Who, NoName> {
    let name = || text.parse().map(report::Who::Name);
    text.trim().parse().map(report::Who::Id).or_else(|_| name())
}

/// Who acts, as the command line names them.
#[derive(Default, clap::Args)]
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
            (None, Some(id)) => {
                let nothing = Annotations::default();
                Nearby::new(file, &nothing).person(id).map(|person| person.name).ok_or(Error::NoPerson(id))
            }
            (None, None) => Ok(myself()?.annotator().map(|me| me.name).unwrap_or_default()),
        }
    }

    /// Who it is in an annotation file, which may not know them yet.
    ///
    /// A name is looked for among the people of the file, then among those of the other files in its folder, then it may be
    /// mine. If it is nobody's, its id follows from it, so that other machines find the same one.
    pub fn person(&self, file: &Path, annotations: &Annotations) -> Result<Annotator, Error> {
        let nearby = Nearby::new(file, annotations);
        match (&self.name, self.id) {
            (None, None) => kept(),
            (None, Some(id)) => nearby.person(id).ok_or(Error::NoPerson(id)),
            (Some(name), None) => {
                let found = nearby.called(name);
                if found.len() > 1 {
                    return Err(Error::SeveralPeople { name: name.clone(), found });
                }
                let id = found.keys().next().copied().unwrap_or_else(|| AnnotatorId::of_name(name));
                Ok(nearby.person(id).unwrap_or_else(|| Annotator::new(id, name.as_str())))
            }
            (Some(name), Some(id)) => match nearby.person(id) {
                Some(person) if name.is_of(&person) => Ok(person),
                Some(person) => Err(Error::OtherName { id, name: person.name, asked: name.clone() }),
                None if nearby.called(name).is_empty() => Ok(Annotator::new(id, name.as_str())),
                None => Err(Error::NoPerson(id)),
            },
        }
    }
}

/// The people among whom somebody is looked for: those of a file, then those of its folder, then those of this computer.
struct Nearby<'a> {
    file: &'a Path,
    annotations: &'a Annotations,
    folder: OnceCell<Vec<(PathBuf, Vec<Annotator>)>>,
    here: OnceCell<Myself>,
}

impl<'a> Nearby<'a> {
    fn new(file: &'a Path, annotations: &'a Annotations) -> Self {
        Self { file, annotations, folder: OnceCell::new(), here: OnceCell::new() }
    }

    fn folder(&self) -> &[(PathBuf, Vec<Annotator>)] {
        self.folder.get_or_init(|| file::people_in(file::folder_of(self.file)))
    }

    fn here(&self) -> &Myself {
        self.here.get_or_init(readable)
    }

    /// The person with this id, as annotation files name people.
    fn person(&self, id: AnnotatorId) -> Option<Annotator> {
        let is_them = |person: &&Annotator| person.id == id;
        let in_folder = || self.folder().iter().flat_map(|(_, people)| people).find(is_them);
        let known = self.annotations.annotators.iter().find(is_them).or_else(in_folder);
        // What joins them to others says so in that file alone.
        let known = known.map(|person| Annotator::new(id, person.name.as_str()));
        known.or_else(|| self.here().annotator().filter(|me| me.id == id))
    }

    /// Whoever has this name, by the id that stands for all of theirs, with the files that say so.
    fn called(&self, name: &PersonName) -> BTreeMap<AnnotatorId, BTreeSet<PathBuf>> {
        let of_file = found(name, &[(self.file, self.annotations.annotators.as_slice())]);
        if !of_file.is_empty() {
            return of_file;
        }
        let folder: Vec<(&Path, &[Annotator])> =
            self.folder().iter().map(|(file, people)| (file.as_path(), people.as_slice())).collect();
        let of_folder = found(name, &folder);
        if !of_folder.is_empty() {
            return of_folder;
        }
        self.here().called(name).into_iter().map(|id| (id, BTreeSet::new())).collect()
    }
}

/// Whoever has this name in these files.
fn found(name: &PersonName, files: &[(&Path, &[Annotator])]) -> BTreeMap<AnnotatorId, BTreeSet<PathBuf>> {
    let same = Same::new(files.iter().flat_map(|(_, people)| *people));
    let mut found: BTreeMap<AnnotatorId, BTreeSet<PathBuf>> = BTreeMap::new();
    for (file, people) in files {
        for id in name.ids_of(*people) {
            found.entry(same.person(id)).or_default().insert((*file).to_owned());
        }
    }
    found
}

/// Who records what no person judged, such as a place on another text: I, if the file knows me, else nobody.
pub fn recording(annotations: &Annotations) -> AnnotatorId {
    let me = readable().id().filter(|me| annotations.annotator(*me).is_some());
    me.unwrap_or(AnnotatorId::NOBODY)
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
