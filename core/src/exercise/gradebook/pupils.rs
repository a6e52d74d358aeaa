//! The pupils of a gradebook, and who of them a grade is for.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::problem::Problem;

/// By what a grade finds its pupil. Fields that nobody knows are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The platform's number, as the hand-in's path has it: Moodle's participant, Canvas' user, Brightspace's user.
    pub number: String,
    /// The number that the school gave.
    pub id: String,
    /// The name under which the pupil logs in.
    pub login: String,
    /// The address for mails.
    pub mail: String,
    /// The name.
    pub name: String,
}

/// A pupil in a gradebook.
#[derive(Clone, Debug, Default)]
pub struct Pupil {
    /// The row in the table.
    pub row: usize,
    /// The cell by which the platform knows the pupil.
    pub key: String,
    /// The keys of the row, as [`Keys`] have them.
    pub keys: Keys,
    /// Other forms of the name: `Last, First` beside `First Last`.
    pub names: Vec<String>,
    /// What is wrong with the row.
    pub problems: Vec<Problem>,
}

/// The pupils of a gradebook by all their keys.
pub struct Directory<'a> {
    pupils: &'a [Pupil],
    /// Whether the number of a hand-in may be of another kind than those of the gradebook, so that names must agree.
    is_number_doubtful: bool,
    by: [BTreeMap<String, Vec<usize>>; 4],
    by_name: BTreeMap<String, Vec<usize>>,
}

impl<'a> Directory<'a> {
    /// The directory of these pupils.
    pub fn new(pupils: &'a [Pupil], is_number_doubtful: bool) -> Self {
        let mut by: [BTreeMap<String, Vec<usize>>; 4] = Default::default();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, pupil) in pupils.iter().enumerate() {
            for (map, key) in by.iter_mut().zip(in_order(&pupil.keys)) {
                if !key.is_empty() {
                    map.entry(key).or_default().push(i);
                }
            }
            let mut names: Vec<String> = pupil.names.iter().map(|name| exact(name)).filter(|n| !n.is_empty()).collect();
            names.sort();
            names.dedup();
            for name in names {
                by_name.entry(name).or_default().push(i);
            }
        }
        Self { pupils, is_number_doubtful, by, by_name }
    }

    /// The pupil whom these keys name, by the first of number, login, id and mail that one row has, else by the exact name if one row has
    /// it; and problems to report. The error says why there is none.
    pub fn find(&self, keys: &Keys) -> Result<(usize, Vec<Problem>), Problem> {
        for (i, (map, key)) in self.by.iter().zip(in_order(keys)).enumerate() {
            let found = map.get(&key).filter(|_| !key.is_empty());
            match found.map(Vec::as_slice) {
                Some(&[pupil]) => {
                    let differs = self.differs(pupil, keys);
                    if !(i == 0 && self.is_number_doubtful && differs) {
                        return Ok((pupil, differs.then_some(Problem::NameDiffers).into_iter().collect()));
                    }
                }
                Some(&[_, _, ..]) => return Err(Problem::SeveralRows),
                Some(&[]) | None => {}
            }
        }
        match self.by_name.get(&exact(&keys.name)).map(Vec::as_slice) {
            Some(&[pupil]) => {
                let has_key = in_order(keys).iter().any(|key| !key.is_empty());
                Ok((pupil, if has_key { vec![Problem::OnlyByName] } else { Vec::new() }))
            }
            Some(&[_, _, ..]) => Err(Problem::SeveralRows),
            Some(&[]) | None => Err(Problem::Unknown),
        }
    }

    /// Whether the names of a row and of keys are both known and differ, apart from what platforms leave out of file names.
    fn differs(&self, pupil: usize, keys: &Keys) -> bool {
        let name = loose(&keys.name);
        let pupil = &self.pupils[pupil];
        !name.is_empty() && !pupil.names.is_empty() && pupil.names.iter().all(|own| loose(own) != name)
    }
}

/// Keys in the order in which they count.
fn in_order(keys: &Keys) -> [String; 4] {
    let plain = |key: &str| key.trim().trim_start_matches('#').trim().to_lowercase();
    [plain(&keys.number), plain(&keys.login), plain(&keys.id), plain(&keys.mail)]
}

/// A name so that equal names are equal, however they were typed: NFC, single blanks.
pub fn exact(name: &str) -> String {
    let composed: String = name.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of a name, small: what is left of it in every file name.
fn loose(name: &str) -> String {
    let composed: String = name.nfc().collect();
    composed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The forms of a name that stands in two cells.
pub fn names_of(first: &str, last: &str) -> Vec<String> {
    let (first, last) = (first.trim(), last.trim());
    if first.is_empty() || last.is_empty() {
        return [first, last].iter().filter(|name| !name.is_empty()).map(|name| (*name).to_owned()).collect();
    }
    vec![format!("{first} {last}"), format!("{last}, {first}"), format!("{last} {first}")]
}

/// The forms of a name in one cell: `Last, First` is `First Last` too. A name written as `="…"`, so that no spreadsheet takes it for a
/// formula, is what stands in the quotes.
pub fn names_in(cell: &str) -> Vec<String> {
    let name = cell.trim();
    let name = name.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"')).unwrap_or(name);
    if name.is_empty() {
        return Vec::new();
    }
    match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !last.trim().is_empty() => {
            vec![name.to_owned(), format!("{} {}", first.trim(), last.trim())]
        }
        _ => vec![name.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pupil(number: &str, login: &str, name: &str) -> Pupil {
        let keys = Keys { number: number.to_owned(), login: login.to_owned(), ..Keys::default() };
        Pupil { keys, names: names_in(name), ..Pupil::default() }
    }

    fn keys(number: &str, login: &str, name: &str) -> Keys {
        let own = |key: &str| key.to_owned();
        Keys { number: own(number), login: own(login), name: own(name), ..Keys::default() }
    }

    #[test]
    fn the_number_counts_before_the_name() {
        let pupils = [pupil("7", "lb", "Brandt, Lena"), pupil("8", "", "O'Brien, Ana"), pupil("9", "", "Brandt, Lena")];
        let directory = Directory::new(&pupils, false);
        let check =
            |of: Keys, expected: Result<(usize, Vec<Problem>), Problem>| assert_eq!(directory.find(&of), expected);
        check(keys("7", "", ""), Ok((0, vec![])));
        check(keys("8", "", "Ana OBrien"), Ok((1, vec![])));
        check(keys("9", "", "Ana O'Brien"), Ok((2, vec![Problem::NameDiffers])));
        check(keys("", "LB", "Lena Brandt"), Ok((0, vec![])));
        check(keys("", "", "Ana  O'Brien"), Ok((1, vec![])));
        check(keys("4", "", "Ana O'Brien"), Ok((1, vec![Problem::OnlyByName])));
        check(keys("", "", "ana o'brien"), Err(Problem::Unknown));
        check(keys("", "", "Lena Brandt"), Err(Problem::SeveralRows));
        check(keys("4", "", ""), Err(Problem::Unknown));
        check(keys("", "", ""), Err(Problem::Unknown));
    }

    #[test]
    fn a_number_of_another_kind_needs_the_name() {
        let pupils = [pupil("7", "", "Lena Brandt"), pupil("8", "", "Jose\u{301} Li")];
        let directory = Directory::new(&pupils, true);
        assert_eq!(directory.find(&keys("7", "", "José Li")), Ok((1, vec![Problem::OnlyByName])));
        assert_eq!(directory.find(&keys("7", "", "Lena Brandt")), Ok((0, vec![])));
    }

    #[test]
    fn forms_of_names() {
        assert_eq!(names_in("=\"=Li, Jo\""), ["=Li, Jo", "Jo =Li"]);
        assert_eq!(names_in("Li,"), ["Li,"]);
        assert_eq!(names_of("Jo", "Li"), ["Jo Li", "Li, Jo", "Li Jo"]);
        assert_eq!(names_of("", "Li"), ["Li"]);
    }
}
