//! Learning platforms: what the names in their archives say of who handed in a file. `docs/classroom.md` lists them.
//!
//! What always holds: a name is only evidence. It gives the platform's number, which grades and feedback need, and never decides whether
//! a file is an answer. The outermost folder that says whose a file is rules, so that no pupil's own file names do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::names::{composed, file_name};

/// A learning platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// Moodle: folders, flat, text fields.
    Moodle,
    /// Canvas.
    Canvas,
    /// Blackboard Learn.
    Blackboard,
    /// Brightspace (D2L).
    Brightspace,
    /// Schoology.
    Schoology,
    /// ILIAS.
    Ilias,
    /// Microsoft Teams.
    Teams,
    /// Google Drive, which packs folders of Google Classroom.
    Drive,
}

/// What a path says of who handed in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// The platform; `None` if the path is of none that is known.
    pub platform: Option<Platform>,
    /// The platform's number of the pupil, or what it has instead; empty if the path has none.
    pub id: String,
    /// The pupil's name, as far as the path keeps it.
    pub name: String,
    /// Orders the attempts of one pupil; 0 if the path doesn't tell them apart.
    pub attempt: u64,
}

/// How teachers tell whose a file is on a platform that is not known here: a regular expression over paths, with the groups `id` and
/// `name`.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// Why a pattern can't be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotAPattern {
    /// It is no regular expression.
    #[error("it is no regular expression: {0}")]
    Malformed(#[source] Box<regex::Error>),
    /// It has neither of the groups.
    #[error("it names neither a group (?<id>…) nor a group (?<name>…)")]
    NoGroup,
}

impl std::str::FromStr for Pattern {
    type Err = NotAPattern;

    fn from_str(source: &str) -> Result<Self, NotAPattern> {
        let regex = Regex::new(source).map_err(|e| NotAPattern::Malformed(Box::new(e)))?;
        let has_group = regex.capture_names().flatten().any(|name| name == "id" || name == "name");
        has_group.then_some(Self(regex)).ok_or(NotAPattern::NoGroup)
    }
}

impl Pattern {
    /// Whose a file is by its path; `None` if the pattern doesn't match it.
    fn whose(&self, path: &str) -> Option<Whose> {
        let path = composed(path);
        let found = self.0.captures(&path)?;
        let group = |name| found.name(name).map(|group| group.as_str().trim().to_owned()).unwrap_or_default();
        Some(Whose { id: group("id"), name: group("name"), ..Whose::default() })
    }
}

/// A file of an archive or a folder.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// Its path, with `!` behind each archive that it is in.
    pub path: &'a str,
    /// The beginning of the file, if it may be a receipt.
    pub receipt: &'a str,
}

/// Whose the files of an archive or a folder are. `called` is the name of the archive or folder itself.
pub fn whose(called: &str, paths: &[Path<'_>], pattern: Option<&Pattern>) -> Vec<Whose> {
    let known = Known::of(called, paths);
    let find = |path: &Path<'_>| {
        let by_pattern = pattern.and_then(|pattern| pattern.whose(path.path));
        by_pattern
            .or_else(|| known.whose(path.path))
            .unwrap_or(Whose { platform: known.fallback(), ..Whose::default() })
    };
    paths.iter().map(find).collect()
}

/// The platform of most files.
pub fn most(whose: &[Whose]) -> Option<Platform> {
    let mut counts: BTreeMap<Platform, usize> = BTreeMap::new();
    for platform in whose.iter().filter_map(|whose| whose.platform) {
        *counts.entry(platform).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(platform, count)| (*count, std::cmp::Reverse(*platform)))
        .map(|(platform, _)| platform)
}

/// Whether a file of this name is a receipt of Blackboard: `TITLE_LOGIN_attempt_DATE.txt`.
pub fn is_receipt(path: &str) -> bool {
    attempt_in(file_name(path)).is_some_and(|attempt| attempt.rest.eq_ignore_ascii_case(".txt"))
}

/// What is known of an archive or a folder as a whole.
struct Known<'a> {
    called: &'a str,
    /// Whether its files are named as Canvas names them.
    is_canvas: bool,
    is_ilias: bool,
    /// Which folder of a path has the pupil's name in Teams, if the folders are those of Teams.
    teams: Option<Teams>,
    /// Of Blackboard: `TITLE_LOGIN` with its login.
    logins: BTreeMap<String, String>,
    is_drive: bool,
}

/// The folders of Teams.
struct Teams {
    /// How many folders stand before those that are named `Submitted files` and `Working files` in English.
    depth: usize,
}

impl<'a> Known<'a> {
    fn of(called: &'a str, paths: &[Path<'_>]) -> Self {
        Self {
            called,
            is_canvas: is_canvas(paths),
            is_ilias: paths.iter().any(|path| is_status(path.path)),
            teams: Teams::of(paths),
            logins: logins(paths),
            is_drive: DRIVE.is_match(called),
        }
    }

    fn fallback(&self) -> Option<Platform> {
        self.is_drive.then_some(Platform::Drive)
    }

    /// Whose a file is; `None` if no platform names files so.
    fn whose(&self, path: &str) -> Option<Whose> {
        let mut levels = path.split('!');
        let inside = levels.clone().find_map(|level| self.in_level(level));
        // A folder that was unpacked may be named after its pupil.
        inside.or_else(|| levels.next().and_then(|_| self.in_level(&format!("{}/x", self.called))))
    }

    fn in_level(&self, level: &str) -> Option<Whose> {
        let steps: Vec<&str> = level.split('/').filter(|step| !step.is_empty()).collect();
        for i in 0..steps.len() {
            let (before, here) = (&steps[..i], &steps[i..]);
            let found = moodle(here).or_else(|| brightspace(here)).or_else(|| self.blackboard(here));
            let found = found.or_else(|| schoology(here)).or_else(|| self.ilias(before, here));
            if found.is_some() {
                return found;
            }
        }
        self.teams.as_ref().and_then(|teams| teams.whose(&steps)).or_else(|| self.canvas(&steps))
    }

    fn canvas(&self, steps: &[&str]) -> Option<Whose> {
        let name = steps.last()?;
        // A file alone is of Canvas only if it can hardly be anything else.
        canvas(name).filter(|whose| self.is_canvas || is_surely_canvas(whose, name))
    }

    fn ilias(&self, before: &[&str], here: &[&str]) -> Option<Whose> {
        let [folder, _, ..] = here else { return None };
        let is_below = before
            .last()
            .is_some_and(|step| TEAM.is_match(step) || SUBMISSIONS.contains(&step.to_lowercase().as_str()));
        let found = ILIAS.captures(folder).filter(|_| is_below || (self.is_ilias && !before.is_empty()))?;
        let name = format!("{} {}", &found["first"], &found["last"]);
        Some(Whose { platform: Some(Platform::Ilias), id: found["id"].to_owned(), name, attempt: 0 })
    }

    fn blackboard(&self, here: &[&str]) -> Option<Whose> {
        let attempt = attempt_in(here.first()?)?;
        let login = self.logins.get(attempt.whose).cloned().unwrap_or_else(|| last_piece(attempt.whose).to_owned());
        Some(Whose { platform: Some(Platform::Blackboard), id: login, name: String::new(), attempt: attempt.number })
    }
}

/// A regular expression of this file. A test sees that each is right.
struct Rule(LazyLock<Option<Regex>>);

impl Rule {
    fn captures<'h>(&self, text: &'h str) -> Option<Captures<'h>> {
        self.0.as_ref()?.captures(text)
    }

    fn is_match(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

macro_rules! rule {
    ($source:expr) => {
        Rule(LazyLock::new(|| Regex::new($source).ok()))
    };
}

static DRIVE: Rule = rule!(r"-\d{8}T\d{6}Z(-\d+)*-\d{3}(\.zip)?$");
static MOODLE: Rule = rule!(r"^(?<name>.*?)_(?<id>\d+)_assignsubmission_[a-z]+(_|$)");
static BRIGHTSPACE: Rule = rule!(r"^(?<id>\d+)-\d+ - (?<name>.+?) - (?<date>[^-]*\d{4}[^-]*\d{3,4}[^-]*?)( - .*)?$");
static SCHOOLOGY: Rule = rule!(r"^(?<last>[^,]+)(, (?<first>.+?))? - (?<id>\d+)$");
static REVISION: Rule = rule!(r"^\p{L}+ (?<number>\d{1,6})( - .*)?$");
static ILIAS: Rule = rule!(r"^(?<last>[^_]+)_(?<first>[^_]+)_(?<login>.+)_(?<id>\d+)$");
static TEAM: Rule = rule!(r"^Team \d+$");
static ATTEMPT: Rule = rule!(r"_attempt_(?<date>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?<rest>_.*|\.txt)?$");
static RECEIPT: Rule = rule!(r"\((?<login>[^()\r\n]+)\)[ \t]*(\r?\n|$)");

/// The folder of submissions in ILIAS, in small letters.
const SUBMISSIONS: [&str; 6] = ["submissions", "abgaben", "remises", "entregas", "consegne", "soumissions"];

/// Moodle: `FULLNAME_NNN_assignsubmission_file/FILE`, or flat with one more `_`. Sites put other things before the number.
fn moodle(here: &[&str]) -> Option<Whose> {
    let found = MOODLE.captures(here.first()?)?;
    let name = found["name"].replace('_', " ").trim().to_owned();
    // What stands for a name where names are hidden.
    let name = if name == "Participant" { String::new() } else { name };
    Some(Whose { platform: Some(Platform::Moodle), id: found["id"].to_owned(), name, attempt: 0 })
}

/// Brightspace: `UUU-SSS - First Last - Nov 24, 2026 1042 AM/FILE`, or the same before the name of a file.
fn brightspace(here: &[&str]) -> Option<Whose> {
    let found = BRIGHTSPACE.captures(here.first()?)?;
    let attempt = english_time(&found["date"]).unwrap_or_default();
    let (id, name) = (found["id"].to_owned(), found["name"].trim().to_owned());
    Some(Whose { platform: Some(Platform::Brightspace), id, name, attempt })
}

/// A time such as `Nov 24, 2026 1042 AM`, as a number that grows with it.
fn english_time(date: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = date.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| lower.contains(month))? as u64 + 1;
    let mut numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let mut next = || numbers.next().and_then(|digits| digits.parse::<u64>().ok());
    let (day, year, time) = (next()?, next()?, next()?);
    let (mut hour, minute) = (time / 100 % 100, time % 100);
    if lower.contains("pm") && hour < 12 {
        hour += 12;
    } else if lower.contains("am") && hour == 12 {
        hour = 0;
    }
    Some((((year * 100 + month) * 100 + day) * 100 + hour) * 100 + minute)
}

/// Schoology: `TITLE/Last, First - UID/Revision N - On time/FILE`.
fn schoology(here: &[&str]) -> Option<Whose> {
    let [folder, revision, _, ..] = here else { return None };
    let (found, revision) = (SCHOOLOGY.captures(folder)?, REVISION.captures(revision)?);
    let first = found.name("first").map(|first| first.as_str()).unwrap_or_default();
    let name = format!("{first} {}", &found["last"]).trim().to_owned();
    let attempt = revision["number"].parse().unwrap_or_default();
    Some(Whose { platform: Some(Platform::Schoology), id: found["id"].to_owned(), name, attempt })
}

/// An attempt in the name of a file of Blackboard.
struct Attempt<'a> {
    /// `TITLE_LOGIN`.
    whose: &'a str,
    number: u64,
    rest: &'a str,
}

fn attempt_in(name: &str) -> Option<Attempt<'_>> {
    // The last one with a date behind it counts.
    let at = name.rmatch_indices("_attempt_").map(|(at, _)| at).find(|at| ATTEMPT.is_match(&name[*at..]))?;
    let found = ATTEMPT.captures(&name[at..]).filter(|found| found.get(0).is_some_and(|all| all.start() == 0))?;
    let number = found["date"].replace('-', "").parse().ok()?;
    let rest = found.name("rest").map(|rest| rest.as_str()).unwrap_or_default();
    Some(Attempt { whose: &name[..at], number, rest })
}

fn last_piece(whose: &str) -> &str {
    whose.rsplit('_').next().unwrap_or(whose)
}

/// The logins in names of Blackboard, `TITLE_LOGIN`: as receipts state them, else what is left behind the title that all have.
fn logins(paths: &[Path<'_>]) -> BTreeMap<String, String> {
    let mut logins: BTreeMap<String, String> = BTreeMap::new();
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for path in paths {
        let Some(attempt) = attempt_in(file_name(path.path)) else { continue };
        all.insert(attempt.whose);
        let login = RECEIPT.captures(path.receipt).map(|found| found["login"].trim().to_owned());
        let fits =
            |login: &String| attempt.whose.strip_suffix(login.as_str()).is_some_and(|title| title.ends_with('_'));
        if let Some(login) = login.filter(fits) {
            logins.insert(attempt.whose.to_owned(), login);
        }
    }
    let title = logins.iter().find_map(|(whose, login)| whose.strip_suffix(login.as_str()).map(str::len));
    let title = title.or_else(|| common_title(&all));
    for whose in all {
        if let Some(login) = title.and_then(|title| whose.get(title..)).filter(|login| !login.is_empty()) {
            logins.entry(whose.to_owned()).or_insert_with(|| login.to_owned());
        }
    }
    logins
}

/// The length of the title that all of several `TITLE_LOGIN` start with, its `_` included.
fn common_title(all: &BTreeSet<&str>) -> Option<usize> {
    let (first, last) = (all.first()?, all.last()?);
    let same = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
    // Two of one pupil would be the same.
    (all.len() > 1).then(|| first.as_bytes()[..same].iter().rposition(|b| *b == b'_').map(|at| at + 1)).flatten()
}

fn is_status(path: &str) -> bool {
    let name = file_name(path).to_ascii_lowercase();
    ["status.csv", "status.xlsx", "status.xls"].contains(&name.as_str())
}

/// Canvas: `lastfirst[_LATE]_UUU_AAA_FILE`, `[LATE_]anon_CODE_AAA_FILE`, `lastfirst_UUU_text.html`, `lastfirst_UUU_link.html`.
fn canvas(name: &str) -> Option<Whose> {
    let pieces: Vec<&str> = name.split('_').filter(|piece| *piece != "LATE").collect();
    let is_number = |piece: &str| !piece.is_empty() && piece.len() <= 20 && piece.bytes().all(|b| b.is_ascii_digit());
    let is_typed = |last: &str| last == "text.html" || last == "link.html";
    let found = |id: &str, name: &str| Whose {
        platform: Some(Platform::Canvas),
        id: id.to_owned(),
        name: name.to_owned(),
        attempt: 0,
    };
    if let ["anon", code, next, ..] = pieces.as_slice() {
        let is_code = !code.is_empty() && code.chars().all(char::is_alphanumeric);
        let fits = is_number(next) && pieces.len() > 3 || is_typed(next) && pieces.len() == 3;
        return (is_code && fits).then(|| found(code, ""));
    }
    let user = pieces.iter().position(|piece| is_number(piece)).filter(|user| *user > 0)?;
    let name = pieces[..user].join("_");
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_' || is_mark(c)) && name == name.to_lowercase();
    let rest = &pieces[user + 1..];
    let fits = match rest {
        [last] => is_typed(last),
        rest => rest[..rest.len() - 1].iter().any(|piece| is_number(piece)),
    };
    (is_name && fits).then(|| found(pieces[user], &name))
}

/// Whether a sign stands above or below a letter, as in names that macOS or India write.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !c.is_control()
}

/// Whether the files of an archive are named as Canvas names them: at least two of three that lie in no folder, and there are no others.
fn is_canvas(paths: &[Path<'_>]) -> bool {
    let level = |path: &str| path.split('!').next().unwrap_or_default().to_owned();
    let files: BTreeSet<String> = paths.iter().map(|path| level(path.path)).collect();
    let flat: Vec<&String> = files.iter().filter(|path| !path.contains('/')).collect();
    let fitting = flat.iter().filter(|path| canvas(path).is_some()).count();
    fitting > 0 && fitting * 3 >= flat.len() * 2 && flat.len() * 2 >= files.len()
}

/// Whether a file alone is named as Canvas does, and hardly by anybody else: numbers that are no dates.
fn is_surely_canvas(whose: &Whose, name: &str) -> bool {
    let numbers: Vec<&str> = name.split('_').filter(|piece| piece.bytes().all(|b| b.is_ascii_digit())).collect();
    let is_year = |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    match numbers.as_slice() {
        [user, file, ..] => !is_year(user) && user.len() > 1 && file.len() > 3,
        _ => whose.id.len() > 3 && !is_year(&whose.id),
    }
}

impl Teams {
    fn of(paths: &[Path<'_>]) -> Option<Self> {
        let steps: Vec<Vec<&str>> =
            paths.iter().map(|path| path.path.split('!').next().unwrap_or_default().split('/').collect()).collect();
        let named =
            |steps: &Vec<&str>| steps.iter().position(|step| ["Submitted files", "Working files"].contains(step));
        if let Some(depth) = steps.iter().find_map(named) {
            return Some(Self { depth });
        }
        // In other languages: one folder, in it two at most, in them one a pupil, and in each the title of the task.
        let deep: Vec<&Vec<&str>> = steps.iter().filter(|steps| steps.len() > 4).collect();
        let count = |n: usize| deep.iter().map(|steps| steps[n]).collect::<BTreeSet<_>>().len();
        let has_versions = deep.iter().any(|steps| steps.len() > 5 && REVISION.is_match(steps[4]));
        let fits = has_versions && deep.len() == steps.len() && count(0) == 1 && count(1) <= 2 && count(3) == 1;
        fits.then_some(Self { depth: 1 })
    }

    fn whose(&self, steps: &[&str]) -> Option<Whose> {
        let [_, name, _title, next, ..] = steps.get(self.depth..)? else { return None };
        let is_version = steps.len() > self.depth + 4;
        let version = REVISION.captures(next).filter(|_| is_version).and_then(|found| found["number"].parse().ok());
        let (name, attempt) = ((*name).to_owned(), version.unwrap_or_default());
        Some(Whose { platform: Some(Platform::Teams), id: String::new(), name, attempt })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(called: &str, paths: &[&str]) -> Vec<Whose> {
        let paths: Vec<Path<'_>> = paths.iter().map(|path| Path { path, receipt: "" }).collect();
        whose(called, &paths, None)
    }

    /// Checks a path of an archive in which all others are of the same shape.
    #[track_caller]
    fn check(path: &str, platform: Option<Platform>, id: &str, name: &str, attempt: u64) {
        let expected = Whose { platform, id: id.to_owned(), name: name.to_owned(), attempt };
        assert_eq!(of("a.zip", &[path])[0], expected, "{path}");
    }

    #[test]
    fn all_expressions_are_right() {
        for (expression, matching) in [
            (&DRIVE, "a-20261124T104200Z-001.zip"),
            (&MOODLE, "a_1_assignsubmission_file"),
            (&BRIGHTSPACE, "1-2 - A B - Nov 24, 2026 1042 AM"),
            (&SCHOOLOGY, "A, B - 1"),
            (&REVISION, "Revision 1 - Late"),
            (&ILIAS, "a_b_c_1"),
            (&TEAM, "Team 1"),
            (&ATTEMPT, "_attempt_2026-11-24-10-42-00"),
            (&RECEIPT, "Name: A (b)"),
        ] {
            assert!(expression.is_match(matching), "{matching}");
        }
    }

    #[test]
    fn moodle_has_the_number_before_a_word() {
        let check = |path: &str, id: &str, name: &str| check(path, Some(Platform::Moodle), id, name, 0);
        check("Anna Lind_48207_assignsubmission_file/ferry.html", "48207", "Anna Lind");
        check("Anna Lind_48207_assignsubmission_file_/ferry.html", "48207", "Anna Lind");
        check("Anna Lind_48207_assignsubmission_file/my folder/ferry.html", "48207", "Anna Lind");
        check("Anna Lind_48207_assignsubmission_file_ferry.html", "48207", "Anna Lind");
        check("Anna Lind_48207_assignsubmission_onlinetext/onlinetext.html", "48207", "Anna Lind");
        check("Anna Lind_48207_assignsubmission_onlinetext_onlinetext.html", "48207", "Anna Lind");
        check("Participant_48207_assignsubmission_file/ferry.html", "48207", "");
        check("Default group_48207_assignsubmission_file/ferry.html", "48207", "Default group");
        check("al77 Anna Lind_48207_assignsubmission_file_a_b.html", "48207", "al77 Anna Lind");
        check("Anna_12_Lind_48207_assignsubmission_file/a.html", "48207", "Anna 12 Lind");
        check("7a/Anna Lind_48207_assignsubmission_file/a.html", "48207", "Anna Lind");
        // A pupil's own names do not count.
        check("Anna Lind_1_assignsubmission_file/Ben_2_assignsubmission_file/a.html", "1", "Anna Lind");
        check("Anna Lind_1_assignsubmission_file_Ben_2_assignsubmission_file_a.html", "1", "Anna Lind");
        check("Anna Lind_1_assignsubmission_file/a.zip!Ben_2_assignsubmission_file/a.html", "1", "Anna Lind");
        check("all.zip!Ben_2_assignsubmission_file/a.html", "2", "Ben");
        let unpacked = of("Anna Lind_48207_assignsubmission_file", &["a.html"]);
        assert_eq!(unpacked[0].id, "48207");
    }

    #[test]
    fn canvas_has_two_numbers() {
        let check = |path: &str, id: &str, name: &str| check(path, Some(Platform::Canvas), id, name, 0);
        check("lindanna_48207_990012_ferry.html", "48207", "lindanna");
        check("lindanna_LATE_48207_990012_ferry.html", "48207", "lindanna");
        check("de_la_cruzana_48207_990012_a_1_2.html", "48207", "de_la_cruzana");
        check("линданна_48207_990012_ferry.html", "48207", "линданна");
        check("lindanna_48207_text.html", "48207", "lindanna");
        check("lindanna_LATE_48207_link.html", "48207", "lindanna");
        check("anon_aB3xY_990012_ferry.html", "aB3xY", "");
        check("LATE_anon_aB3xY_990012_ferry.html", "aB3xY", "");
        check("anon_aB3xY_text.html", "aB3xY", "");
        check("lindanna_48207_990012_work.zip!a.html", "48207", "lindanna");
    }

    #[test]
    fn names_with_numbers_are_not_of_canvas() {
        let found = of("a.zip", &["essay_2026_11_24.html", "Ben.html", "answer.html", "cleo 2.html"]);
        assert_eq!(found, vec![Whose::default(); 4]);
        assert_eq!(of("a", &["7a/essay_2026_11_24.html"]), [Whose::default()]);
        assert_eq!(of("a", &["7a/lindanna_48207_990012_ferry.html"])[0].id, "48207");
        check("ferry.html", None, "", "", 0);
        check("ferry_1.html", None, "", "", 0);
        check("Ferry_48207_990012_a.html", None, "", "", 0);
        check("48207_990012_a.html", None, "", "", 0);
    }

    #[test]
    fn blackboard_has_a_login_and_a_date() {
        let number = 20_261_124_104_200;
        let bare = check;
        let check = |path: &str, id: &str| check(path, Some(Platform::Blackboard), id, "", number);
        check("The ferry_alind7_attempt_2026-11-24-10-42-00_ferry.html", "alind7");
        check("The ferry_alind7_attempt_2026-11-24-10-42-00.txt", "alind7");
        check("A_attempt_x_alind7_attempt_2026-11-24-10-42-00_a_b.html", "alind7");
        bare("The ferry_alind7_attempt_1_ferry.html", None, "", "", 0);
        let paths =
            ["My_ferry_a_lind_attempt_2026-11-24-10-42-00_a.html", "My_ferry_ben_attempt_2026-11-24-10-42-00_a.html"];
        assert_eq!(of("a.zip", &paths).iter().map(|w| w.id.as_str()).collect::<Vec<_>>(), ["a_lind", "ben"]);
        let receipt = "Name: Anna Lind (s_1)\r\nAssignment: ...";
        let paths = [
            Path { path: "My_ferry_s_1_attempt_2026-11-24-10-42-00.txt", receipt },
            Path { path: "My_ferry_s_1_attempt_2026-11-24-10-42-00_a.html", receipt: "" },
            Path { path: "My_ferry_s_2_attempt_2026-11-24-10-42-00_a.html", receipt: "" },
        ];
        let found = whose("a.zip", &paths, None);
        assert_eq!(found.iter().map(|w| w.id.as_str()).collect::<Vec<_>>(), ["s_1", "s_1", "s_2"]);
        assert!(is_receipt(paths[0].path) && !is_receipt(paths[1].path));
    }

    #[test]
    fn others_have_folders() {
        let brightspace = Some(Platform::Brightspace);
        let at = 202_611_241_042;
        check("48207-31 - Anna Lind - Nov 24, 2026 1042 AM/ferry.html", brightspace, "48207", "Anna Lind", at);
        check("48207-31 - Anna Lind - Nov 24, 2026 1042 AM - ferry.html", brightspace, "48207", "Anna Lind", at);
        check(
            "48207-31 - Anna Lind - 24 November, 2026 1042 PM/a-b.html",
            brightspace,
            "48207",
            "Anna Lind",
            at + 1200,
        );
        let anna_maria = "48207-31 - Anna-Maria Lind-Berg - Nov 24, 2026 1242 AM - a - b.html";
        check(anna_maria, brightspace, "48207", "Anna-Maria Lind-Berg", at - 1000);
        let schoology = Some(Platform::Schoology);
        check("The ferry/Lind, Anna - 48207/Revision 2 - On time/a.html", schoology, "48207", "Anna Lind", 2);
        check("The ferry/Lind, Anna - 48207/Revision 1 - Late/a/b.html", schoology, "48207", "Anna Lind", 1);
        let ilias = Some(Platform::Ilias);
        check("The ferry/Submissions/Lind_Anna_alind7_48207/a.html", ilias, "48207", "Anna Lind", 0);
        check("The ferry/Abgaben/Team 1/Lind_Anna_a_lind_48207/a.html", ilias, "48207", "Anna Lind", 0);
        let with_status = of("a.zip", &["status.csv", "Ferry/Palautukset/Lind_Anna_alind7_48207/a.html"]);
        assert_eq!((with_status[0].id.as_str(), with_status[1].id.as_str()), ("", "48207"));
        let teams = Some(Platform::Teams);
        check("Student Work/Submitted files/Anna Lind/The ferry/Version 2/a.html", teams, "", "Anna Lind", 2);
        check("Student Work/Working files/Anna Lind/The ferry/a.html", teams, "", "Anna Lind", 0);
        let german = ["Ablage/Abgegeben/Anna Lind/Fähre/Version 2/a.html", "Ablage/In Arbeit/Ben Oz/Fähre/a.html"];
        assert_eq!(of("a.zip", &german).iter().map(|w| w.name.as_str()).collect::<Vec<_>>(), ["Anna Lind", "Ben Oz"]);
        let drive = of("7a-20261124T104200Z-001.zip", &["7a/Anna.html", "7a/ferry(1).html"]);
        assert_eq!(most(&drive), Some(Platform::Drive));
        assert_eq!(drive[0].id, "");
    }

    #[test]
    fn a_pattern_rules() {
        let pattern: Pattern = "^(?<name>[^/]+)/.*?(?<id>[0-9]+)".parse().unwrap();
        let paths = ["Zoe\u{308}/x 77.html", "Anna Lind_48207_assignsubmission_file_ferry.html"];
        let paths = paths.map(|path| Path { path, receipt: "" });
        let found = whose("a.zip", &paths, Some(&pattern));
        assert_eq!(found[0], Whose { id: "77".to_owned(), name: "Zoë".to_owned(), ..Whose::default() });
        assert_eq!(found[1].id, "48207", "where it doesn't match, the platform's rules hold");
        assert!("(".parse::<Pattern>().is_err());
        assert!("(?<mail>x)".parse::<Pattern>().is_err());
        let slow: Pattern = "^(?<id>(a+)+)$".parse().unwrap();
        assert_eq!(slow.whose(&format!("{}b", "a".repeat(50_000))), None);
    }
}
