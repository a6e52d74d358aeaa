//! `claimlight people`: who is in which files, and which of them are one person.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::article::Reading;
use super::copy::{self, Copy};
use super::error::Error;
use super::me::{self, Who};
use super::meant;
use super::output::{self, counted, plain};
use super::share;
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Limits, PersonName, Same};

/// List the people of annotation files, or say that two of them are one person
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Say that OTHER is the same person as KEEP, in every file that knows OTHER; each is a name or an id
    #[arg(long, num_args = 2, value_names = ["KEEP", "OTHER"])]
    join: Option<Vec<String>>,
    /// Take back that OTHER is the same person as somebody else
    #[arg(long, value_name = "OTHER", conflicts_with = "join")]
    part: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// The people of some files.
struct People {
    files: Vec<(PathBuf, Vec<Annotator>)>,
    same: Same,
}

/// Lists the people, joins two of them, or parts one.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let meant = meant::files(&asked.files, limits, &Reading::default(), &Who::default())?;
    let mut files = Vec::new();
    let read = |path: &Path| copy::load(path, limits);
    let left = meant.each(read, |path, loaded| {
        files.push((path.to_owned(), loaded.annotations.annotators));
        Ok(())
    })?;
    let same = Same::new(files.iter().flat_map(|(_, people)| people));
    let people = People { files, same };
    match (asked.join.as_deref(), &asked.part) {
        (Some([keep, other]), _) => people.join(keep, other, asked, limits)?,
        (_, Some(other)) => people.part(other, asked, limits)?,
        _ => people.list(asked)?,
    }
    share::none_left(left)
}

impl People {
    fn all(&self) -> impl Iterator<Item = &Annotator> {
        self.files.iter().flat_map(|(_, people)| people)
    }

    /// The files that know an id, and the names by which they do.
    fn known(&self, id: AnnotatorId) -> (Vec<String>, BTreeSet<&str>) {
        let knows = |people: &[Annotator]| people.iter().any(|person| person.id == id);
        let files = self.files.iter().filter(|(_, people)| knows(people));
        let names = self.all().filter(|person| person.id == id).map(|person| person.name.as_str());
        (files.map(|(file, _)| file.display().to_string()).collect(), names.collect())
    }

    /// What an id is in the files that know it, such as an adjudicator.
    fn roles(&self, id: AnnotatorId) -> BTreeSet<&str> {
        let roles = self.all().filter(|person| person.id == id).filter_map(|person| person.role.as_deref());
        roles.collect()
    }

    /// The ids of each person, by the one that stands for all, which comes first.
    fn persons(&self) -> BTreeMap<AnnotatorId, Vec<AnnotatorId>> {
        let ids: BTreeSet<AnnotatorId> = self.all().map(|person| person.id).collect();
        let mut persons: BTreeMap<AnnotatorId, Vec<AnnotatorId>> = BTreeMap::new();
        for id in ids {
            persons.entry(self.same.person(id)).or_default().push(id);
        }
        for (person, ids) in &mut persons {
            ids.sort_by_key(|id| (id != person, *id));
        }
        persons
    }

    fn list(&self, asked: &Arguments) -> Result<(), Error> {
        let of = |id: &AnnotatorId| {
            let (files, names) = self.known(*id);
            json!({ "id": id.to_string(), "names": names, "roles": self.roles(*id), "files": files })
        };
        if asked.json {
            let persons = self.persons();
            let persons: Vec<_> =
                persons.values().map(|ids| json!({ "ids": ids.iter().map(of).collect::<Vec<_>>() })).collect();
            return output::print(&json!({ "people": persons }).to_string());
        }
        let mut called: BTreeMap<PersonName, BTreeSet<AnnotatorId>> = BTreeMap::new();
        for (person, ids) in self.persons() {
            for (i, id) in ids.iter().enumerate() {
                let (files, names) = self.known(*id);
                let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
                let also = if i == 0 { "" } else { "  also " };
                let n = counted(files.len(), "file", "files");
                let roles: Vec<String> = self.roles(*id).into_iter().map(plain).collect();
                let role = if roles.is_empty() { String::new() } else { format!(", {}", roles.join(" / ")) };
                output::print(&format!("{also}{} ({id}){role}: {n}", names.join(" / ")))?;
                for file in files {
                    output::print(&format!("    {}", plain(&file)))?;
                }
            }
            for name in self.all().filter(|a| ids.contains(&a.id)).filter_map(|a| a.name.parse().ok()) {
                called.entry(name).or_default().insert(person);
            }
        }
        for (name, people) in called.iter().filter(|(_, people)| people.len() > 1) {
            output::print(&format!("{} people are called {name}; --join makes two of them one", people.len()))?;
        }
        Ok(())
    }

    /// The id of the person with this id or this name.
    fn whom(&self, named: &str) -> Result<AnnotatorId, Error> {
        if let Ok(id) = named.parse::<AnnotatorId>() {
            let is_known = self.all().any(|person| person.id == id);
            return if is_known { Ok(id) } else { Err(Error::NoPerson(id)) };
        }
        let name: PersonName = named.parse().map_err(|_no_name| Error::NobodyNamed(named.to_owned()))?;
        let ids = name.ids_of(self.all());
        let persons: BTreeSet<AnnotatorId> = ids.iter().map(|id| self.same.person(*id)).collect();
        match (ids.first(), persons.first()) {
            (Some(_), Some(_)) if persons.len() > 1 => {
                let files = |id| self.known(id).0.into_iter().map(PathBuf::from).collect();
                Err(Error::SeveralPeople { name, found: ids.iter().map(|id| (*id, files(*id))).collect() })
            }
            (Some(id), _) if ids.len() == 1 => Ok(*id),
            (_, Some(person)) => Ok(*person),
            (_, None) => Err(Error::NobodyNamed(name.to_string())),
        }
    }

    fn join(&self, keep: &str, other: &str, asked: &Arguments, limits: Limits) -> Result<(), Error> {
        let (keep, other) = (self.whom(keep)?, self.whom(other)?);
        let kept = self.all().find(|person| person.id == keep);
        let kept = Annotator::new(keep, kept.map_or("", |person| &person.name));
        let changed = self.change(limits, |now| join(now, &kept, other))?;
        tell(asked, "joined", &changed, json!({ "keep": keep.to_string(), "other": other.to_string() }))
    }

    fn part(&self, other: &str, asked: &Arguments, limits: Limits) -> Result<(), Error> {
        let other = self.whom(other)?;
        let changed = self.change(limits, |now| {
            let person = now.annotators.iter_mut().find(|person| person.id == other);
            person.and_then(|person| person.same_as.take()).is_some()
        })?;
        tell(asked, "parted", &changed, json!({ "other": other.to_string() }))
    }

    /// Changes the people of the files, and returns those that were changed.
    fn change(&self, limits: Limits, change: impl Fn(&mut Annotations) -> bool) -> Result<Vec<String>, Error> {
        let mut changed = Vec::new();
        for (path, people) in &self.files {
            let mut tried = Annotations { annotators: people.clone(), ..Annotations::default() };
            if change(&mut tried) {
                let mut copy = Copy::existing(path.clone(), limits)?;
                change(&mut copy.now);
                let by = me::recording(&copy.now);
                copy.save(by)?;
                changed.push(path.display().to_string());
            }
        }
        Ok(changed)
    }
}

/// Makes `other` the same person as `keep`, who stands for both. Returns whether anything changed.
fn join(now: &mut Annotations, keep: &Annotator, other: AnnotatorId) -> bool {
    let same = now.same();
    if now.annotator(other).is_none()
        || keep.id == other
        || same.are_one(keep.id, other) && same.person(other) == keep.id
    {
        return false;
    }
    // Whoever stood for the other one up to now is joined with them.
    let first = Some(same.person(other)).filter(|id| now.annotator(*id).is_some()).unwrap_or(other);
    if now.annotator(keep.id).is_none() {
        now.annotators.push(keep.clone());
        now.annotators.sort_by_key(|person| person.id);
    }
    for person in &mut now.annotators {
        if person.id == first && first != keep.id {
            person.same_as = Some(keep.id);
        } else if person.id == keep.id && same.are_one(keep.id, other) {
            person.same_as = None;
        }
    }
    true
}

fn tell(asked: &Arguments, done: &str, files: &[String], mut told: serde_json::Value) -> Result<(), Error> {
    if asked.json {
        told["done"] = json!(done);
        told["files"] = json!(files);
        return output::print(&told.to_string());
    }
    for file in files {
        output::print(&format!("{done} in {}", plain(file)))?;
    }
    if files.is_empty() { output::print("nothing to change") } else { Ok(()) }
}
