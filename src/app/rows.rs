//! The table of all commands: the rows that capabilities declare, joined in menu order.

use std::sync::LazyLock;

use egui::Key;

use crate::app::actions::Action;
use crate::app::commands::{Command, Entry, Group, Row, plain, shift, when};
use crate::app::desk::select::Toward;
use crate::app::{
    adjudicating, agreement, article, chapters, claim_list, comparing, details, encoding, exercise, export_copy,
    export_report, find, first_steps, folder, gone, grading, inspector, look_up, making_exercise, marking, mending,
    opening, palette, preferences, recovery, review, saving, scheme, sources, sync, versions, work_alone,
};

/// A command of the table, with its action.
pub struct Joined {
    /// What menus and keys need to know about it.
    pub entry: Entry,
    /// Makes the action that the command stands for.
    pub does: Box<dyn Fn() -> Action + Send + Sync>,
}

fn join<A: 'static>(rows: &'static [Row<A>], up: fn(A) -> Action) -> impl Iterator<Item = Joined> {
    rows.iter().map(move |row| Joined { entry: row.entry, does: Box::new(move || up((row.does)())) })
}

/// All commands, in menu order.
pub fn table() -> &'static [Joined] {
    static TABLE: LazyLock<Vec<Joined>> = LazyLock::new(|| {
        let mut table: Vec<Joined> = join(ROWS, |action| action)
            .chain(join(opening::COMMANDS, Action::Opening))
            .chain(join(folder::COMMANDS, Action::Folder))
            .chain(join(article::COMMANDS, Action::Desk))
            .chain(join(adjudicating::COMMANDS, Action::Adjudicating))
            .chain(join(agreement::COMMANDS, Action::Agreement))
            .chain(join(grading::COMMANDS, Action::Grading))
            .chain(join(comparing::COMMANDS, Action::Comparing))
            .chain(join(review::COMMANDS, Action::Review))
            .chain(join(export_copy::COMMANDS, Action::ExportCopy))
            .chain(join(export_report::COMMANDS, Action::ExportReport))
            .chain(join(exercise::COMMANDS, Action::Exercise))
            .chain(join(making_exercise::COMMANDS, Action::Making))
            .chain(join(versions::COMMANDS, Action::Versions))
            .chain(join(scheme::COMMANDS, Action::Scheme))
            .chain(join(find::COMMANDS, Action::Find))
            .chain(join(claim_list::COMMANDS, Action::ClaimList))
            .chain(join(marking::COMMANDS, Action::Marking))
            .chain(join(inspector::COMMANDS, Action::Inspector))
            .chain(join(look_up::COMMANDS, Action::LookUp))
            .chain(join(sources::COMMANDS, Action::Sources))
            .chain(join(recovery::COMMANDS, Action::Recovery))
            .chain(join(saving::COMMANDS, Action::Saving))
            .chain(join(gone::COMMANDS, Action::Gone))
            .chain(join(sync::COMMANDS, Action::Sync))
            .chain(join(work_alone::COMMANDS, Action::WorkAlone))
            .chain(join(details::COMMANDS, Action::Details))
            .chain(join(encoding::COMMANDS, Action::Encoding))
            .chain(join(chapters::COMMANDS, Action::Chapters))
            .chain(join(mending::COMMANDS, Action::Mending))
            .chain(join(preferences::COMMANDS, Action::Preferences))
            .chain(join(first_steps::COMMANDS, Action::FirstSteps))
            .chain(join(palette::COMMANDS, Action::Palette))
            .collect();
        table.sort_by_key(|row| row.entry.command);
        table
    });
    &TABLE
}

/// What menus and keys need to know about all commands, in menu order.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| table().iter().map(|row| row.entry).collect());
    &ENTRIES
}

/// The commands that involve several capabilities.
const ROWS: &[Row<Action>] = &[
    Row::new(Command::JoinClaims, Group::Words, when::article, || Action::JoinPicked),
    Row::new(Command::NextClaim, Group::Claims, when::reading, || Action::StepClaim(Toward::Next))
        .keys(&[plain(Key::Tab)]),
    Row::new(Command::PreviousClaim, Group::Claims, when::reading, || Action::StepClaim(Toward::Previous))
        .keys(&[shift(Key::Tab)]),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::app::commands::Menu;
    use crate::app::commands::keys::plain_name;

    #[test]
    fn every_command_has_one_row_and_no_name_and_no_key_stands_twice() {
        let commands: Vec<Command> = entries().iter().map(|e| e.command).collect();
        assert_eq!(commands, Command::ALL);
        let (mut labels, mut keys) = (HashSet::new(), HashSet::new());
        for entry in entries() {
            let (label, help) = (entry.command.label(), entry.command.help());
            assert!(labels.insert(label), "{label} stands twice");
            assert!(!label.starts_with("command-"), "{label} has no text");
            assert!(help.ends_with('.'), "{label} has a help line");
            for key in entry.keys {
                assert!(keys.insert((plain_name(key), entry.mode)), "{} of {label} stands twice", plain_name(key));
            }
        }
    }

    #[test]
    fn groups_stand_together_and_each_menu_has_one() {
        for menu in Menu::ALL {
            assert!(entries().iter().any(|e| e.group.menu() == menu), "{}", menu.label());
        }
        let mut groups: Vec<Group> = entries().iter().map(|e| e.group).collect();
        groups.dedup();
        let known: HashSet<String> = groups.iter().map(|g| format!("{g:?}")).collect();
        assert_eq!(known.len(), groups.len(), "{groups:?}");
    }

    #[test]
    fn each_key_of_a_verdict_is_free() {
        let taken: Vec<String> = entries().iter().flat_map(|e| e.keys).map(plain_name).collect();
        for verdict in claimlight_core::model::Scheme::built_in().iter().flat_map(|s| &s.verdicts) {
            assert!(!taken.contains(&verdict.key), "{} of {}", verdict.key, verdict.label);
        }
    }
}
