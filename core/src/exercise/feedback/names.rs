//! Where each pupil's feedback stands in the zip that goes back, so that the platform finds its pupil again.
//!
//! Platforms look at the names that their own archive of submissions had. What they don't look at is made harmless: no path leaves its
//! folder, and no two pupils share one.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

/// Whose archive a hand-in came in, by its path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Moodle, a folder for each pupil: `FULLNAME_NNN_assignsubmission_file/…`.
    MoodleFolders {
        /// The name.
        name: String,
        /// The participant's number.
        number: String,
    },
    /// Moodle, all files in one folder: `FULLNAME_NNN_assignsubmission_file_FILE`.
    MoodleFlat {
        /// The name.
        name: String,
        /// The participant's number.
        number: String,
    },
    /// Canvas: `lastfirst[_LATE]_UUU_AAA_FILE`.
    Canvas {
        /// The file's name, by whose pieces the pupil is found.
        file: String,
        /// Whether the platform takes feedback for it back: not for text fields and addresses.
        has_way_back: bool,
    },
    /// Blackboard: `TITLE_LOGIN_attempt_DATE_FILE`.
    Blackboard {
        /// All up to the date.
        attempt: String,
    },
    /// Brightspace: `UUU-SSS - NAME - DATE/FILE`, or the same with ` - ` before FILE.
    Brightspace {
        /// All before FILE.
        folder: String,
        /// Whether it is a folder.
        is_folder: bool,
    },
    /// Schoology, ILIAS: a folder with the pupil's number in its name.
    Folder {
        /// The path of the folder.
        folder: String,
    },
    /// Any other one, or none.
    Other,
}

/// A pupil whose feedback goes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The path of the hand-in in the platform's archive, `!` between archives within each other; empty if it came alone.
    pub entry: String,
    /// The platform's number; may be empty.
    pub number: String,
    /// The pupil's name; may be empty.
    pub who: String,
}

/// A problem with returning a pupil's feedback, to be reported to the teacher.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Misplaced {
    /// The platform takes no file back for what was typed into a text field.
    #[error("the platform takes no file back for what was typed into a text field")]
    NoWayBack,
    /// The platform gives it the name of the pupil's file, which is no web page.
    #[error("the platform gives it the name of the pupil's file, which is no web page")]
    OtherName,
    /// Nothing says whose it is but the name.
    #[error("no number says whose it is")]
    NoNumber,
}

const SUBMISSION: &str = "_assignsubmission_";

/// The file that each pupil finds.
const FILE: &str = "feedback.html";

/// Whose archive this path comes from.
pub fn layout(entry: &str) -> Layout {
    let entry: String = entry.nfc().collect();
    let parts: Vec<&str> = entry.split(['/', '!', '\\']).filter(|part| !part.is_empty()).collect();
    let found = parts.iter().enumerate().find_map(|(i, part)| {
        let is_last = i + 1 == parts.len();
        moodle(part, is_last)
            .or_else(|| blackboard(part))
            .or_else(|| brightspace(part, is_last))
            .or_else(|| folder(&parts, i))
            .or_else(|| is_last.then(|| canvas(part)).flatten())
    });
    found.unwrap_or(Layout::Other)
}

fn digits(words: &str) -> bool {
    !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit())
}

fn moodle(part: &str, is_last: bool) -> Option<Layout> {
    let (before, after) = part.split_once(SUBMISSION)?;
    let (name, number) = before.rsplit_once('_').unwrap_or(("", before));
    let (name, number) = (name.to_owned(), number.to_owned());
    if !digits(&number) {
        return None;
    }
    // Folder names end in `_file`, until Moodle 4.0 in `_file_`.
    let is_folder = !is_last || matches!(after, "file" | "file_" | "onlinetext" | "onlinetext_");
    Some(if is_folder { Layout::MoodleFolders { name, number } } else { Layout::MoodleFlat { name, number } })
}

fn blackboard(part: &str) -> Option<Layout> {
    const ATTEMPT: &str = "_attempt_";
    let (at, _) = part.rmatch_indices(ATTEMPT).find(|(at, _)| {
        let date = part.get(at + ATTEMPT.len()..at + ATTEMPT.len() + 19);
        date.is_some_and(|date| date.split('-').count() == 6 && date.split('-').all(digits))
    })?;
    let attempt = part.get(..at + ATTEMPT.len() + 19)?.to_owned();
    Some(Layout::Blackboard { attempt })
}

fn brightspace(part: &str, is_last: bool) -> Option<Layout> {
    let mut pieces = part.splitn(4, " - ");
    let (numbers, name, date) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let (user, submission) = numbers.split_once('-')?;
    if !digits(user) || !digits(submission) {
        return None;
    }
    match (is_last, pieces.next()) {
        (true, Some(_)) => {
            Some(Layout::Brightspace { folder: format!("{numbers} - {name} - {date}"), is_folder: false })
        }
        (true, None) => None,
        (false, _) => Some(Layout::Brightspace { folder: part.to_owned(), is_folder: true }),
    }
}

/// Schoology's `Last, First - UID/Revision N - …/` and ILIAS' `Last_First_LOGIN_III/` beneath a folder of submissions.
fn folder(parts: &[&str], i: usize) -> Option<Layout> {
    let part = parts.get(i)?;
    let next = parts.get(i + 1)?;
    let is_schoology = next.starts_with("Revision ") && part.rsplit_once(" - ").is_some_and(|(_, uid)| digits(uid));
    let is_beneath = i > 0 && parts[..i].iter().any(|above| matches!(*above, "Submissions" | "Abgaben"));
    let is_ilias =
        is_beneath && part.matches('_').count() >= 3 && part.rsplit_once('_').is_some_and(|(_, id)| digits(id));
    (is_schoology || is_ilias).then(|| Layout::Folder { folder: parts[..=i].join("/") })
}

fn canvas(part: &str) -> Option<Layout> {
    let pieces: Vec<&str> = part.split('_').collect();
    let first = (1..pieces.len()).find(|i| digits(pieces[*i]) || pieces[*i - 1] == "anon")?;
    let second = *pieces.get(first + 1)?;
    let file = part.to_owned();
    if digits(second) && pieces.len() > first + 2 {
        return Some(Layout::Canvas { file, has_way_back: true });
    }
    matches!(second, "text.html" | "link.html").then_some(Layout::Canvas { file, has_way_back: false })
}

/// Returns the path of a pupil's feedback in the zip, and a problem to report, if there is one. The error says why there is no path.
pub fn path(sent: &Sent) -> Result<(String, Option<Misplaced>), Misplaced> {
    // Numbers between `_` are in many names. They are Canvas' if one is what is known as the pupil's number.
    let is_canvas = |file: &str| file.split('_').any(|piece| piece == "anon" || piece == sent.number.trim());
    let layout = match layout(&sent.entry) {
        Layout::Canvas { file, .. } if !is_canvas(&file) => Layout::Other,
        layout => layout,
    };
    match layout {
        Layout::MoodleFolders { name, number } => {
            Ok((format!("{}_{number}_assignfeedback_file/{FILE}", moodle_name(&name)), None))
        }
        Layout::MoodleFlat { name, number } => {
            Ok((format!("{}_{number}_assignfeedback_file_{FILE}", moodle_name(&name)), None))
        }
        Layout::Canvas { has_way_back: false, .. } => Err(Misplaced::NoWayBack),
        Layout::Canvas { file, .. } => {
            let end = file.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
            let told = !matches!(end.as_str(), "html" | "htm");
            Ok((harmless(&file), told.then_some(Misplaced::OtherName)))
        }
        Layout::Blackboard { attempt } => Ok((harmless(&format!("{attempt}_{FILE}")), None)),
        Layout::Brightspace { folder, is_folder: true } => Ok((format!("{}/{FILE}", harmless(&folder)), None)),
        Layout::Brightspace { folder, is_folder: false } => Ok((harmless(&format!("{folder} - {FILE}")), None)),
        Layout::Folder { folder } => {
            let parts: Vec<String> = folder.split('/').map(harmless).collect();
            Ok((format!("{}/{FILE}", parts.join("/")), None))
        }
        Layout::Other => {
            let names: Vec<&str> =
                [sent.who.trim(), sent.number.trim()].into_iter().filter(|name| !name.is_empty()).collect();
            let told = sent.number.trim().is_empty().then_some(Misplaced::NoNumber);
            Ok((format!("{}/{FILE}", harmless(&names.join(" - "))), told))
        }
    }
}

/// A name as Moodle reads it back: a `_` in it would move the number to where it is not looked for; files that begin with `.` or `~` are
/// left out.
fn moodle_name(name: &str) -> String {
    let name = cleaned(&name.replace('_', " "));
    let name = name.trim_start_matches(['.', '~', ' ']).trim_end();
    if name.is_empty() { "Participant".to_owned() } else { name.to_owned() }
}

/// The longest name, in bytes.
const LONGEST: usize = 200;

/// A name without signs that a system does not take; it may be empty.
fn cleaned(name: &str) -> String {
    let is_bad = |c: char| {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        c.is_control() || turns || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    let name: String = name.nfc().map(|c| if is_bad(c) { ' ' } else { c }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['.', ' ']);
    if name.len() > LONGEST { shortened(name) } else { name.to_owned() }
}

/// A name that is one file or one folder on every system.
fn harmless(name: &str) -> String {
    let name = cleaned(name);
    let stem = name.split('.').next().unwrap_or_default().to_uppercase();
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || stem
            .strip_prefix("COM")
            .or_else(|| stem.strip_prefix("LPT"))
            .is_some_and(|rest| rest.len() == 1 && digits(rest));
    match (name.is_empty(), is_device) {
        (true, _) => "feedback".to_owned(),
        (false, true) => format!("_{name}"),
        (false, false) => name,
    }
}

/// A long name without its middle: the platform's pieces stand at both ends.
fn shortened(name: &str) -> String {
    let half = LONGEST / 2;
    format!("{}{}", &name[..name.floor_char_boundary(half)], &name[name.ceil_char_boundary(name.len() - half)..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(entry: &str, expected: Result<(&str, Option<Misplaced>), Misplaced>) {
        let sent = Sent { entry: entry.to_owned(), number: "7".to_owned(), who: "Lena".to_owned() };
        assert_eq!(path(&sent), expected.map(|(path, told)| (path.to_owned(), told)), "{entry}");
    }

    #[test]
    fn moodle_finds_the_participant() {
        check(
            "Lena Brandt_48207_assignsubmission_file/ferry.html",
            Ok(("Lena Brandt_48207_assignfeedback_file/feedback.html", None)),
        );
        check(
            "Lena Brandt_48207_assignsubmission_file_/a/b.ron",
            Ok(("Lena Brandt_48207_assignfeedback_file/feedback.html", None)),
        );
        check(
            "Lena Brandt_48207_assignsubmission_file_ferry.html",
            Ok(("Lena Brandt_48207_assignfeedback_file_feedback.html", None)),
        );
        check(
            "Lena_48207_assignsubmission_onlinetext/onlinetext.html",
            Ok(("Lena_48207_assignfeedback_file/feedback.html", None)),
        );
        check(
            "lb_1 Lena B_48207_assignsubmission_file/x.zip!ferry.html",
            Ok(("lb 1 Lena B_48207_assignfeedback_file/feedback.html", None)),
        );
        check("all.zip!.~Lena_7_assignsubmission_file_f.html", Ok(("Lena_7_assignfeedback_file_feedback.html", None)));
        check("7_assignsubmission_file/f.html", Ok(("Participant_7_assignfeedback_file/feedback.html", None)));
        check("שרה כהן_9_assignsubmission_file/f.html", Ok(("שרה כהן_9_assignfeedback_file/feedback.html", None)));
    }

    #[test]
    fn canvas_finds_the_pupil_s_own_file() {
        check("brandtlena_LATE_7_90_ferry.html", Ok(("brandtlena_LATE_7_90_ferry.html", None)));
        check(
            "brandt_lena_7_90_ferry-1.claims.ron",
            Ok(("brandt_lena_7_90_ferry-1.claims.ron", Some(Misplaced::OtherName))),
        );
        check("anon_Ab3_90_ferry.html", Ok(("anon_Ab3_90_ferry.html", None)));
        check("brandtlena_7_text.html", Err(Misplaced::NoWayBack));
        check("brandtlena_LATE_7_link.html", Err(Misplaced::NoWayBack));
    }

    #[test]
    fn a_name_with_numbers_is_not_canvas() {
        check("ferry_2026_11_last.html", Ok(("Lena - 7/feedback.html", None)));
    }

    #[test]
    fn other_platforms() {
        let date = "2026-11-24-10-42-00";
        check(
            &format!("The_bridge_l_b_attempt_{date}_ferry.html"),
            Ok((&format!("The_bridge_l_b_attempt_{date}_feedback.html"), None)),
        );
        let folder = "77-88 - Lena Brandt - Nov 24, 2026 1042 AM";
        check(&format!("{folder}/ferry.html"), Ok((&format!("{folder}/feedback.html"), None)));
        check(&format!("{folder} - ferry - 2.html"), Ok((&format!("{folder} - feedback.html"), None)));
        check(
            "Bridge/Brandt, Lena - 5521/Revision 1 - On time/f.html",
            Ok(("Bridge/Brandt, Lena - 5521/feedback.html", None)),
        );
        check(
            "Bridge/Abgaben/Team 1/Brandt_Lena_lb_312/f.html",
            Ok(("Bridge/Abgaben/Team 1/Brandt_Lena_lb_312/feedback.html", None)),
        );
    }

    #[test]
    fn without_a_platform_the_name_must_do() {
        let check = |who: &str, number: &str, expected: &str, told| {
            let sent = Sent { entry: "ferry (1).html".to_owned(), number: number.to_owned(), who: who.to_owned() };
            assert_eq!(path(&sent), Ok((expected.to_owned(), told)), "{who:?}");
        };
        check("Lena Brandt", "", "Lena Brandt/feedback.html", Some(Misplaced::NoNumber));
        check("Lena", "7", "Lena - 7/feedback.html", None);
        check("../a\\b\u{202e}c\n", "", "a b c/feedback.html", Some(Misplaced::NoNumber));
        check("con", "", "_con/feedback.html", Some(Misplaced::NoNumber));
        check("", "", "feedback/feedback.html", Some(Misplaced::NoNumber));
    }

    proptest! {
        /// No path leaves its folder, whatever stands in names; Moodle finds the number at its place.
        #[test]
        fn paths_are_harmless(entry in "([a-z.~_ /\\\\!:é\u{202e}-]|_assignsubmission_|file|12|attempt| - ){0,24}", who in "\\PC{0,12}") {
            let sent = Sent { entry, number: String::new(), who };
            let Ok((path, _)) = path(&sent) else { return Ok(()) };
            prop_assert!(!path.contains(['\\', ':', '\0', '\n']), "{}", path);
            for part in path.split('/') {
                prop_assert!(!part.is_empty() && part != "." && part != "..", "{}", path);
            }
            if let Layout::MoodleFolders { number, .. } | Layout::MoodleFlat { number, .. } = layout(&sent.entry) {
                let first: Vec<&str> = path.split('/').next().unwrap_or_default().splitn(5, '_').collect();
                prop_assert_eq!(first[1], number.as_str());
                prop_assert_eq!((first[2], &first[3][..4]), ("assignfeedback", "file"));
                prop_assert!(!path.starts_with(['.', '~']));
            }
        }
    }
}
