//! The table of all commands: the rows that capabilities declare, joined in the order of the menus.

use std::sync::LazyLock;

use egui::Key;

use crate::app::actions::Action;
use crate::app::commands::{Also, Command, Entry, Group, Row, ctrl, ctrl_shift, plain, shift, when};
use crate::app::{
    comparing, details, export_copy, find, inspector, marking, palette, preferences, recovery, review, saving, scheme,
    sync, versions, work_alone,
};

/// A command of the table, and what it does.
pub struct Joined {
    /// What menus and keys need of it.
    pub entry: Entry,
    /// Makes the action that it stands for.
    pub does: Box<dyn Fn() -> Action + Send + Sync>,
}

fn join<A: 'static>(rows: &'static [Row<A>], up: fn(A) -> Action) -> impl Iterator<Item = Joined> {
    rows.iter().map(move |row| Joined { entry: row.entry, does: Box::new(move || up((row.does)())) })
}

/// All commands, in the order of the menus.
pub fn table() -> &'static [Joined] {
    static TABLE: LazyLock<Vec<Joined>> = LazyLock::new(|| {
        let mut table: Vec<Joined> = join(ROWS, |action| action)
            .chain(join(comparing::COMMANDS, Action::Comparing))
            .chain(join(review::COMMANDS, Action::Review))
            .chain(join(export_copy::COMMANDS, Action::ExportCopy))
            .chain(join(versions::COMMANDS, Action::Versions))
            .chain(join(scheme::COMMANDS, Action::Scheme))
            .chain(join(find::COMMANDS, Action::Find))
            .chain(join(marking::COMMANDS, Action::Marking))
            .chain(join(inspector::COMMANDS, Action::Inspector))
            .chain(join(recovery::COMMANDS, Action::Recovery))
            .chain(join(saving::COMMANDS, Action::Saving))
            .chain(join(sync::COMMANDS, Action::Sync))
            .chain(join(work_alone::COMMANDS, Action::WorkAlone))
            .chain(join(details::COMMANDS, Action::Details))
            .chain(join(preferences::COMMANDS, Action::Preferences))
            .chain(join(palette::COMMANDS, Action::Palette))
            .collect();
        table.sort_by_key(|row| row.entry.command);
        table
    });
    &TABLE
}

/// What menus and keys need of all commands, in the order of the menus.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| table().iter().map(|row| row.entry).collect());
    &ENTRIES
}

const ROWS: &[Row<Action>] = &[
    Row::new(Command::Open, Group::Open, when::always, || Action::Do(Command::Open))
        .keys(&[ctrl(Key::O)])
        .also(Also::Tools),
    Row::new(Command::OpenFolder, Group::Open, when::always, || Action::Do(Command::OpenFolder))
        .keys(&[ctrl_shift(Key::O)]),
    Row::new(Command::Paste, Group::Open, when::always, || Action::Do(Command::Paste)).keys(&[ctrl_shift(Key::V)]),
    Row::new(Command::Copy, Group::Undo, when::copying, || Action::Do(Command::Copy))
        .keys(&[ctrl(Key::C)])
        .also(Also::Context),
    Row::new(Command::ChooseStart, Group::Words, when::selected, || Action::Do(Command::ChooseStart))
        .keys(&[plain(Key::OpenBracket)]),
    Row::new(Command::ChooseEnd, Group::Words, when::selected, || Action::Do(Command::ChooseEnd))
        .keys(&[plain(Key::CloseBracket)]),
    Row::new(Command::JoinClaims, Group::Words, when::article, || Action::Do(Command::JoinClaims)),
    Row::new(Command::NextSentence, Group::Select, when::article, || Action::Do(Command::NextSentence))
        .keys(&[plain(Key::J)]),
    Row::new(Command::PreviousSentence, Group::Select, when::article, || Action::Do(Command::PreviousSentence))
        .keys(&[plain(Key::K)]),
    Row::new(Command::NextClause, Group::Select, when::article, || Action::Do(Command::NextClause))
        .keys(&[plain(Key::L)]),
    Row::new(Command::PreviousClause, Group::Select, when::article, || Action::Do(Command::PreviousClause))
        .keys(&[plain(Key::H)]),
    Row::new(Command::ExtendNextSentence, Group::Extend, when::article, || Action::Do(Command::ExtendNextSentence))
        .keys(&[shift(Key::J)]),
    Row::new(Command::ExtendPreviousSentence, Group::Extend, when::article, || {
        Action::Do(Command::ExtendPreviousSentence)
    })
    .keys(&[shift(Key::K)]),
    Row::new(Command::ExtendNextClause, Group::Extend, when::article, || Action::Do(Command::ExtendNextClause))
        .keys(&[shift(Key::L)]),
    Row::new(Command::ExtendPreviousClause, Group::Extend, when::article, || Action::Do(Command::ExtendPreviousClause))
        .keys(&[shift(Key::H)]),
    Row::new(Command::NextClaim, Group::Claims, when::reading, || Action::Do(Command::NextClaim))
        .keys(&[plain(Key::Tab)]),
    Row::new(Command::PreviousClaim, Group::Claims, when::reading, || Action::Do(Command::PreviousClaim))
        .keys(&[shift(Key::Tab)]),
    Row::new(Command::NextUnread, Group::Claims, when::article, || Action::Do(Command::NextUnread))
        .keys(&[ctrl(Key::J)]),
    Row::new(Command::NextArticle, Group::Articles, when::many, || Action::Do(Command::NextArticle))
        .keys(&[ctrl(Key::PageDown)]),
    Row::new(Command::PreviousArticle, Group::Articles, when::many, || Action::Do(Command::PreviousArticle))
        .keys(&[ctrl(Key::PageUp)]),
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
