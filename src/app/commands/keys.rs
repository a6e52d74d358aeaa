//! Keyboard shortcuts: the command of each key, the keys that the user chose, and the keys that a field keeps for itself.

use std::collections::BTreeMap;

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use super::when::Can;
use super::{Command, Entry};
use super::{in_exercise, turns};
use crate::app::desk::{Desk, Mode};
use crate::app::words::texts;
use crate::tr;

/// The keys of every command: those of the table, or those that the settings name instead.
#[derive(Clone, Default)]
pub struct Keymap {
    /// The table of commands; `keys` has the keys of each of its entries.
    entries: &'static [Entry],
    keys: Vec<Vec<KeyboardShortcut>>,
    /// Whether keys that type a character run commands without Ctrl.
    letters: bool,
}

/// What a key is already used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A command.
    Command(Command),
    /// A verdict of the scheme, by its label.
    Verdict(String),
    /// The caret, the fields, or conventions of the system.
    Caret,
}

impl Holder {
    /// Its name on the screen.
    pub fn name(&self) -> String {
        match self {
            Self::Command(command) => command.label().to_owned(),
            Self::Verdict(label) => texts::of_scheme(label).to_owned(),
            Self::Caret => tr!("holder-caret").to_owned(),
        }
    }
}

impl Keymap {
    /// The keys of a table, replaced by those of the settings if given. Names that are not keys are ignored.
    pub fn new(entries: &'static [Entry], chosen: &BTreeMap<String, Vec<String>>, letters: bool) -> Self {
        let keys = entries.iter().map(|entry| {
            let own = chosen.get(entry.command.name());
            own.map_or_else(|| entry.keys.to_vec(), |names| names.iter().filter_map(|n| parse(n)).collect())
        });
        Self { entries, keys: keys.collect(), letters }
    }

    /// The table, in menu order.
    pub fn entries(&self) -> &'static [Entry] {
        self.entries
    }

    /// Whether a command can be run now. The error is the key of the text that says why not.
    pub fn can(&self, command: Command, desk: &Desk) -> Can {
        let Some(entry) = self.entries.iter().find(|e| e.command == command) else { return Ok(()) };
        if !entry.is_there(desk) {
            return Err("not-in-this-file");
        }
        in_exercise::can(command, desk)?;
        if let Some(why) = desk.hides_claims().filter(|_| entry.mode.is_none() && entry.group.is_of_claims()) {
            return Err(why);
        }
        if desk.mode() == Some(Mode::Adjudicate) && entry.mode.is_none() && entry.changes_claims() {
            return Err("adj-first");
        }
        (entry.can)(desk)
    }

    /// The keys of a command; the first is the one shown.
    pub fn of(&self, command: Command) -> &[KeyboardShortcut] {
        let at = self.entries.iter().position(|e| e.command == command);
        at.and_then(|i| self.keys.get(i)).map_or(&[], Vec::as_slice)
    }

    /// The key shown for a command, as it is named on the screen; empty if the command has none.
    pub fn shown(&self, command: Command) -> String {
        let usable = |k: &&KeyboardShortcut| self.letters || !types(**k);
        self.of(command).iter().find(usable).map(key_name).unwrap_or_default()
    }

    /// A sentence on what the command does, with its key if it has one.
    pub fn tip(&self, command: Command) -> String {
        let (help, key) = (command.help(), self.shown(command));
        if key.is_empty() { help.to_owned() } else { tr!("help-and-key", help = help, key = key) }
    }

    /// Whether letters pressed without Ctrl run commands and give verdicts.
    pub fn letters(&self) -> bool {
        self.letters
    }

    /// The command of a key; commands of the current mode take precedence.
    fn command(&self, key: Key, modifiers: Modifiers, mode: Option<Mode>) -> Option<Command> {
        let plain = !modifiers.command && !modifiers.ctrl;
        let fits = |k: &KeyboardShortcut| {
            k.logical_key == key
                && k.modifiers.shift == modifiers.shift
                && k.modifiers.command != plain
                && (self.letters || !types(*k))
        };
        let given = |mode: Option<Mode>| {
            let mut rows = self.entries.iter().zip(&self.keys);
            rows.find(|(entry, keys)| entry.mode == mode && keys.iter().any(fits)).map(|(entry, _)| entry.command)
        };
        mode.and_then(|_| given(mode)).or_else(|| given(None))
    }

    fn mode_of(&self, command: Command) -> Option<Mode> {
        self.entries.iter().find(|e| e.command == command).and_then(|e| e.mode)
    }

    /// What a key is already used for; `None` if it is free.
    pub fn holder(&self, shortcut: &KeyboardShortcut, desk: &Desk) -> Option<Holder> {
        let same = |k: &KeyboardShortcut| {
            k.logical_key == shortcut.logical_key
                && k.modifiers.shift == shortcut.modifiers.shift
                && k.modifiers.command == shortcut.modifiers.command
        };
        if let Some((entry, _)) = self.entries.iter().zip(&self.keys).find(|(_, keys)| keys.iter().any(same)) {
            return Some(Holder::Command(entry.command));
        }
        let plain = shortcut.modifiers == Modifiers::NONE;
        if let Some(document) = desk.document.as_ref().filter(|_| plain) {
            let name = shortcut.logical_key.name();
            let verdicts = &document.annotations.scheme.verdicts;
            if let Some(verdict) = verdicts.iter().find(|v| v.key.eq_ignore_ascii_case(name)) {
                return Some(Holder::Verdict(verdict.label.clone()));
            }
        }
        let caret = [
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::Escape,
            Key::Backspace,
        ];
        let field = shortcut.modifiers.command && matches!(shortcut.logical_key, Key::A | Key::X | Key::V);
        let digit = plain && digit(shortcut.logical_key).is_some();
        (caret.contains(&shortcut.logical_key) || field || digit).then_some(Holder::Caret)
    }
}

/// Whether a key types a character if it is pressed in a field.
fn types(shortcut: KeyboardShortcut) -> bool {
    let name = shortcut.logical_key.name();
    let named = [Key::Plus, Key::Minus, Key::Equals, Key::OpenBracket, Key::CloseBracket, Key::Space];
    !shortcut.modifiers.command && (name.len() == 1 || named.contains(&shortcut.logical_key))
}

/// The name of a key combination in the window's language, as keyboards show it.
pub fn key_name(shortcut: &KeyboardShortcut) -> String {
    let key = match shortcut.logical_key {
        Key::Enter => tr!("key-enter"),
        Key::Delete => tr!("key-delete"),
        Key::PageUp => tr!("key-page-up"),
        Key::PageDown => tr!("key-page-down"),
        key => plain_key(key),
    };
    named(*shortcut, tr!("key-ctrl"), tr!("key-shift"), key)
}

/// The name of a key combination in the settings file, the same in every language.
pub fn plain_name(shortcut: &KeyboardShortcut) -> String {
    named(*shortcut, CTRL, SHIFT, plain_key(shortcut.logical_key))
}

const CTRL: &str = "Ctrl";
const SHIFT: &str = "Shift";

/// The name of a key, the same in every language; signs name themselves.
fn plain_key(key: Key) -> &'static str {
    match key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Comma => ",",
        key => key.name(),
    }
}

fn named(shortcut: KeyboardShortcut, ctrl: &str, shift: &str, key: &str) -> String {
    let m = shortcut.modifiers;
    let mut name = String::new();
    for (held, word) in [(m.command || m.ctrl, ctrl), (m.shift, shift)] {
        if held {
            name.push_str(word);
            name.push('+');
        }
    }
    name.push_str(key);
    name
}

/// Parses the name of a key combination in the settings file.
fn parse(name: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = name;
    for (word, modifier) in [(CTRL, Modifiers::COMMAND), (SHIFT, Modifiers::SHIFT)] {
        if let Some(after) = rest.strip_prefix(word).and_then(|r| r.strip_prefix('+')) {
            modifiers |= modifier;
            rest = after;
        }
    }
    let key = match rest {
        "[" => Key::OpenBracket,
        "]" => Key::CloseBracket,
        "+" => Key::Plus,
        "-" => Key::Minus,
        "," => Key::Comma,
        rest => Key::from_name(rest)?,
    };
    Some(KeyboardShortcut::new(modifiers, key))
}

/// The meaning of a key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A command.
    Run(Command),
    /// Verdict number `i` of the scheme, counted from 0.
    Verdict(usize),
    /// Version number `i` of a claim that is decided, counted from 0.
    Version(usize),
    /// Returns to the article, wherever the keyboard focus is.
    Escape,
    /// A text pasted outside a field.
    Paste(String),
    /// This key was chosen for a command.
    Chosen(Command, KeyboardShortcut),
    /// The choice of a key for a command was cancelled.
    NotChosen,
}

/// Removes the keys that are commands from this frame's input, before anything is drawn, and returns what they mean. If
/// `capturing` names a command, the next key is the one chosen for it.
///
/// Keys without Ctrl act only while the article has the keyboard; a field keeps them, and so does an open menu, which also
/// keeps Esc.
pub fn take(
    ctx: &egui::Context,
    (desk, keymap): (&Desk, &Keymap),
    capturing: Option<Command>,
    article_focused: bool,
) -> Vec<Pressed> {
    let mut taken = Vec::new();
    let in_field = ctx.text_edit_focused();
    let in_menu = egui::Popup::is_any_open(ctx);
    let composing = turns::is_composing(ctx);
    ctx.input_mut(|input| {
        let mut drop_text = false;
        input.events.retain(|event| {
            let pressed = match event {
                Event::Key { key, pressed: true, modifiers, .. } => match capturing {
                    // Ctrl, Shift and Alt are pressed before the key that is chosen with them.
                    Some(_) if is_modifier(*key) => None,
                    Some(command) => Some(chosen(command, *key, *modifiers)),
                    None if in_menu && !modifiers.command => None,
                    // Until the input method is done, the field's text changes only by what it composes.
                    None if composing => None,
                    None => meaning(*key, *modifiers, (desk, keymap), article_focused, in_field),
                },
                // A field takes pasted text; anywhere else, pasted text becomes an article.
                Event::Paste(text) if !in_field => Some(Pressed::Paste(text.clone())),
                Event::Copy if article_focused => Some(Pressed::Run(Command::Copy)),
                _ => None,
            };
            match pressed {
                Some(pressed) => {
                    drop_text = true;
                    taken.push(pressed);
                    false
                }
                None => true,
            }
        });
        // A key that runs a command does not type a letter into the field that the command opens.
        if drop_text && (article_focused || capturing.is_some()) {
            input.events.retain(|e| !matches!(e, Event::Text(_)));
        }
    });
    taken
}

/// Whether a key only changes what other keys mean.
fn is_modifier(key: Key) -> bool {
    use Key::{AltLeft, AltRight, ControlLeft, ControlRight, ShiftLeft, ShiftRight, SuperLeft, SuperRight};
    matches!(key, AltLeft | AltRight | ControlLeft | ControlRight | ShiftLeft | ShiftRight | SuperLeft | SuperRight)
}

fn chosen(command: Command, key: Key, modifiers: Modifiers) -> Pressed {
    if key == Key::Escape {
        return Pressed::NotChosen;
    }
    let mut held = Modifiers::NONE;
    if modifiers.command || modifiers.ctrl {
        held |= Modifiers::COMMAND;
    }
    if modifiers.shift {
        held |= Modifiers::SHIFT;
    }
    Pressed::Chosen(command, KeyboardShortcut::new(held, key))
}

fn meaning(
    key: Key,
    modifiers: Modifiers,
    (desk, keymap): (&Desk, &Keymap),
    article_focused: bool,
    in_field: bool,
) -> Option<Pressed> {
    if modifiers.alt {
        return None;
    }
    if key == Key::Escape {
        return Some(Pressed::Escape);
    }
    // While a question is open, it has the keyboard; only commands with Ctrl get through.
    let plain = !modifiers.command && !modifiers.ctrl;
    let is_function = (Key::F1..=Key::F12).contains(&key);
    if plain && !is_function && !article_focused {
        return None;
    }
    // While answers are graded, single keys belong to their page.
    if plain && !is_function && desk.mode() == Some(Mode::Grading) {
        return None;
    }
    let document = desk.document.as_ref();
    let are_hidden = desk.hides_claims().is_some();
    if are_hidden && plain && key == Key::Tab {
        // It goes from control to control.
        return None;
    }
    let is_deciding = plain && !modifiers.shift && desk.mode() == Some(Mode::Adjudicate);
    if let Some(i) = digit(key).filter(|_| is_deciding) {
        return Some(Pressed::Version(i));
    }
    let command = keymap.command(key, modifiers, desk.mode());
    let of_mode = command.is_some_and(|c| keymap.mode_of(c).is_some());
    if plain
        && !of_mode
        && !are_hidden
        && !modifiers.shift
        && keymap.letters()
        && let Some(scheme) = document.map(|d| &d.annotations.scheme)
    {
        let letter = |key: Key| scheme.verdicts.iter().position(|v| v.key.eq_ignore_ascii_case(key.name()));
        if let Some(i) = letter(key) {
            return Some(Pressed::Verdict(i));
        }
        if let Some(i) = digit(key).filter(|i| *i < scheme.verdicts.len()) {
            return Some(Pressed::Verdict(i));
        }
    }
    let command = command?;
    // A field keeps copying and selecting all for itself. Undo and redo are the program's.
    if in_field && matches!(command, Command::Copy | Command::SelectAll) {
        return None;
    }
    Some(Pressed::Run(command))
}

fn digit(key: Key) -> Option<usize> {
    let name = key.name();
    name.parse::<usize>().ok().and_then(|n| n.checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::super::{Group, ctrl, plain, when};
    use super::*;
    use crate::app::commands::Also;

    const fn entry(command: Command, keys: &'static [KeyboardShortcut], mode: Option<Mode>) -> Entry {
        Entry { command, group: Group::Help, keys, also: Also::Nowhere, mode, can: when::always }
    }

    const ENTRIES: &[Entry] = &[
        entry(Command::Undo, &[ctrl(Key::Z)], None),
        entry(Command::NextSentence, &[plain(Key::J)], None),
        entry(Command::ChooseStart, &[plain(Key::OpenBracket)], None),
        entry(Command::NextClaim, &[plain(Key::Tab)], None),
        entry(Command::EditNote, &[plain(Key::Enter)], None),
        entry(Command::ReviewAccept, &[plain(Key::Enter)], Some(Mode::Review)),
    ];

    #[test]
    fn every_key_is_read_back_by_its_name() {
        for key in ENTRIES.iter().flat_map(|e| e.keys) {
            assert_eq!(parse(&plain_name(key)).as_ref(), Some(key), "{}", plain_name(key));
        }
        assert_eq!(parse("Ctrl+Nothing"), None);
    }

    #[test]
    fn chosen_keys_take_the_place_of_those_of_the_table() {
        let chosen = BTreeMap::from([("Undo".to_owned(), vec!["Ctrl+U".to_owned(), "no key".to_owned()])]);
        let keymap = Keymap::new(ENTRIES, &chosen, true);
        assert_eq!(keymap.shown(Command::Undo), "Ctrl+U");
        assert_eq!(keymap.command(Key::U, Modifiers::COMMAND, None), Some(Command::Undo));
        assert_eq!(keymap.command(Key::Z, Modifiers::COMMAND, None), None);
    }

    #[test]
    fn letters_can_be_turned_off_as_a_whole() {
        let keymap = Keymap::new(ENTRIES, &BTreeMap::new(), false);
        for key in [Key::J, Key::OpenBracket] {
            assert_eq!(keymap.command(key, Modifiers::NONE, None), None, "{}", key.name());
        }
        assert_eq!(keymap.command(Key::Tab, Modifiers::NONE, None), Some(Command::NextClaim));
        assert_eq!(keymap.command(Key::Z, Modifiers::COMMAND, None), Some(Command::Undo));
        assert_eq!(keymap.shown(Command::NextSentence), "");
    }

    #[test]
    fn keys_of_a_mode_come_before_others_in_that_mode_alone() {
        let keymap = Keymap::new(ENTRIES, &BTreeMap::new(), true);
        let enter = |mode| keymap.command(Key::Enter, Modifiers::NONE, mode);
        assert_eq!(enter(None), Some(Command::EditNote));
        assert_eq!(enter(Some(Mode::Review)), Some(Command::ReviewAccept));
        assert_eq!(enter(Some(Mode::Compare)), Some(Command::EditNote));
    }
}
