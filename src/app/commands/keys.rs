//! Keys: which command a key gives, which keys a person chose, and which keys a field keeps for itself.

use std::collections::BTreeMap;

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use crate::app::actions::Action;
use crate::app::commands::table::{Command, TABLE, When};
use crate::app::state::State;
use crate::tr;

/// The keys of every command: those of the table, or those that the settings name instead.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    keys: Vec<(Command, Vec<KeyboardShortcut>)>,
    /// Whether keys that type a character give commands without Ctrl.
    letters: bool,
}

/// Who holds a key already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A command.
    Command(Command),
    /// The verdict with this label.
    Verdict(String),
    /// The caret, the fields or the system's own habits.
    Caret,
}

impl Holder {
    /// What to call it.
    pub fn name(&self) -> String {
        match self {
            Self::Command(command) => command.row().label().to_owned(),
            Self::Verdict(label) => label.clone(),
            Self::Caret => tr!("holder-caret").to_owned(),
        }
    }
}

impl Keymap {
    /// The keys of the table with those of the settings in their place. A name that is no key is passed over.
    pub fn new(chosen: &BTreeMap<String, Vec<String>>, letters: bool) -> Self {
        let keys = TABLE.iter().map(|row| {
            let own = chosen.get(&row.command.name());
            let keys = own.map_or_else(|| row.keys.to_vec(), |names| names.iter().filter_map(|n| parse(n)).collect());
            (row.command, keys)
        });
        Self { keys: keys.collect(), letters }
    }

    /// The keys of a command; the first is the one shown.
    pub fn of(&self, command: Command) -> &[KeyboardShortcut] {
        self.keys.iter().find(|(c, _)| *c == command).map_or(&[], |(_, keys)| keys)
    }

    /// The key shown for a command, as it is named on the screen; empty where it has none.
    pub fn shown(&self, command: Command) -> String {
        let usable = |k: &&KeyboardShortcut| self.letters || !types(**k);
        self.of(command).iter().find(usable).map(key_name).unwrap_or_default()
    }

    /// A sentence with the key that gives the command, where it has one.
    pub fn tip(&self, command: Command) -> String {
        let (help, key) = (command.row().help(), self.shown(command));
        if key.is_empty() { help.to_owned() } else { tr!("help-and-key", help = help, key = key) }
    }

    /// Whether letters give verdicts.
    pub fn letters(&self) -> bool {
        self.letters
    }

    /// The command of a key; those of what is stepped through come first.
    fn command(&self, key: Key, modifiers: Modifiers, steps: Option<When>) -> Option<Command> {
        let plain = !modifiers.command && !modifiers.ctrl;
        let fits = |k: &KeyboardShortcut| {
            k.logical_key == key
                && k.modifiers.shift == modifiers.shift
                && k.modifiers.command != plain
                && (self.letters || !types(*k))
        };
        let given = |steps: Option<When>| {
            let of = |(command, keys): &&(Command, Vec<KeyboardShortcut>)| {
                command.row().when.steps() == steps && keys.iter().any(fits)
            };
            self.keys.iter().find(of).map(|(command, _)| *command)
        };
        steps.and_then(|_| given(steps)).or_else(|| given(None))
    }

    /// Who has a key already.
    pub fn holder(&self, shortcut: &KeyboardShortcut, state: &State) -> Option<Holder> {
        let same = |k: &KeyboardShortcut| {
            k.logical_key == shortcut.logical_key
                && k.modifiers.shift == shortcut.modifiers.shift
                && k.modifiers.command == shortcut.modifiers.command
        };
        if let Some((command, _)) = self.keys.iter().find(|(_, keys)| keys.iter().any(same)) {
            return Some(Holder::Command(*command));
        }
        let plain = shortcut.modifiers == Modifiers::NONE;
        if let Some(document) = state.desk.document.as_ref().filter(|_| plain) {
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

/// Whether a key types a character where it is pressed in a field.
fn types(shortcut: KeyboardShortcut) -> bool {
    let name = shortcut.logical_key.name();
    let named = [Key::Plus, Key::Minus, Key::Equals, Key::OpenBracket, Key::CloseBracket, Key::Space];
    !shortcut.modifiers.command && (name.len() == 1 || named.contains(&shortcut.logical_key))
}

/// The name of a key combination, as keyboards show it.
pub fn key_name(shortcut: &KeyboardShortcut) -> String {
    named(*shortcut, tr!("key-ctrl"), tr!("key-shift"))
}

/// The name of a key combination as the settings file has it, the same in every language.
pub fn plain_name(shortcut: &KeyboardShortcut) -> String {
    named(*shortcut, CTRL, SHIFT)
}

const CTRL: &str = "Ctrl";
const SHIFT: &str = "Shift";

fn named(shortcut: KeyboardShortcut, ctrl: &str, shift: &str) -> String {
    let m = shortcut.modifiers;
    let mut name = String::new();
    for (held, word) in [(m.command || m.ctrl, ctrl), (m.shift, shift)] {
        if held {
            name.push_str(word);
            name.push('+');
        }
    }
    name.push_str(match shortcut.logical_key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Comma => ",",
        key => key.name(),
    });
    name
}

/// A key combination by the name that the settings file gives it.
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

/// Takes the keys that are commands out of this frame's input, before anything is drawn.
///
/// Keys without Ctrl act only while the article has the keyboard; a field keeps them, and so does an open menu, with Esc.
/// While a key is chosen for a command, the next one is that key.
pub fn take(ctx: &egui::Context, state: &State, article_focused: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    let in_field = ctx.text_edit_focused();
    let in_menu = egui::Popup::is_any_open(ctx);
    ctx.input_mut(|input| {
        let mut drop_text = false;
        input.events.retain(|event| {
            let taken = match event {
                Event::Key { key, pressed: true, modifiers, .. } => match state.capturing {
                    Some(command) => Some(captured(command, *key, *modifiers)),
                    None if in_menu && !modifiers.command => None,
                    None => action(*key, *modifiers, state, article_focused, in_field),
                },
                // A field takes what is pasted; anywhere else it is an article.
                Event::Paste(text) if !in_field => Some(Action::Paste(text.clone())),
                Event::Copy if article_focused => Some(Action::Run(Command::Copy)),
                _ => None,
            };
            match taken {
                Some(action) => {
                    drop_text = true;
                    actions.push(action);
                    false
                }
                None => true,
            }
        });
        // A key that gives a command types no letter into the field that the command opens.
        if drop_text && (article_focused || state.capturing.is_some()) {
            input.events.retain(|e| !matches!(e, Event::Text(_)));
        }
    });
    actions
}

fn captured(command: Command, key: Key, modifiers: Modifiers) -> Action {
    if key == Key::Escape {
        return Action::Capture(None);
    }
    let mut held = Modifiers::NONE;
    if modifiers.command || modifiers.ctrl {
        held |= Modifiers::COMMAND;
    }
    if modifiers.shift {
        held |= Modifiers::SHIFT;
    }
    Action::SetKey(command, KeyboardShortcut::new(held, key))
}

fn action(key: Key, modifiers: Modifiers, state: &State, article_focused: bool, in_field: bool) -> Option<Action> {
    if modifiers.alt {
        return None;
    }
    if key == Key::Escape {
        return Some(Action::Escape);
    }
    // While something is asked, the card has the keyboard; only commands with Ctrl pass.
    let plain = !modifiers.command && !modifiers.ctrl;
    let is_function = (Key::F1..=Key::F12).contains(&key);
    if plain && !is_function && !article_focused {
        return None;
    }
    let command = state.keymap.command(key, modifiers, state.steps());
    let of_steps = command.is_some_and(|c| c.row().when.steps().is_some());
    if plain
        && !of_steps
        && !modifiers.shift
        && state.keymap.letters()
        && let Some(scheme) = state.desk.document.as_ref().map(|d| &d.annotations.scheme)
    {
        let letter = |key: Key| scheme.verdicts.iter().position(|v| v.key.eq_ignore_ascii_case(key.name()));
        if let Some(i) = letter(key) {
            return Some(Action::Judge(i));
        }
        if let Some(i) = digit(key).filter(|i| *i < scheme.verdicts.len()) {
            return Some(Action::Judge(i));
        }
    }
    let command = command?;
    // A field keeps what it needs: copying. Undo and redo are the program's.
    if in_field && command == Command::Copy {
        return None;
    }
    Some(Action::Run(command))
}

fn digit(key: Key) -> Option<usize> {
    let name = key.name();
    name.parse::<usize>().ok().and_then(|n| n.checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_read_back_by_its_name() {
        for key in TABLE.iter().flat_map(|r| r.keys) {
            assert_eq!(parse(&plain_name(key)).as_ref(), Some(key), "{}", plain_name(key));
        }
        assert_eq!(parse("Ctrl+Nothing"), None);
    }

    #[test]
    fn chosen_keys_take_the_place_of_those_of_the_table() {
        let chosen = BTreeMap::from([(Command::Undo.name(), vec!["Ctrl+U".to_owned(), "no key".to_owned()])]);
        let keymap = Keymap::new(&chosen, true);
        assert_eq!(keymap.shown(Command::Undo), "Ctrl+U");
        assert_eq!(keymap.command(Key::U, Modifiers::COMMAND, None), Some(Command::Undo));
        assert_eq!(keymap.command(Key::Z, Modifiers::COMMAND, None), None);
    }

    #[test]
    fn letters_can_be_turned_off_as_a_whole() {
        let keymap = Keymap::new(&BTreeMap::new(), false);
        for key in [Key::J, Key::N, Key::E, Key::OpenBracket, Key::Plus] {
            assert_eq!(keymap.command(key, Modifiers::NONE, None), None, "{}", key.name());
        }
        assert_eq!(keymap.command(Key::Tab, Modifiers::NONE, None), Some(Command::NextClaim));
        assert_eq!(keymap.command(Key::Z, Modifiers::COMMAND, None), Some(Command::Undo));
        assert_eq!(keymap.shown(Command::NextSentence), "");
    }
}
