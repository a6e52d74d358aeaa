//! Keys: which command a key gives, and which keys a field keeps for itself.

use egui::{Event, Key, Modifiers};

use crate::app::commands::{Command, TABLE};
use crate::app::{actions::Action, state::State};

/// Takes the keys that are commands out of this frame's input, before anything is drawn.
///
/// Keys without Ctrl act only while the article has the keyboard; a field keeps them.
pub fn take(ctx: &egui::Context, state: &State, article_focused: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    let in_field = ctx.text_edit_focused();
    ctx.input_mut(|input| {
        let mut drop_text = false;
        input.events.retain(|event| {
            let taken = match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    action(*key, *modifiers, state, article_focused, in_field)
                }
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
        if drop_text && article_focused {
            input.events.retain(|e| !matches!(e, Event::Text(_)));
        }
    });
    actions
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
    if plain
        && !modifiers.shift
        && let Some(scheme) = state.document.as_ref().map(|d| &d.annotations.scheme)
    {
        let letter = |key: Key| scheme.verdicts.iter().position(|v| v.key.eq_ignore_ascii_case(key.name()));
        if let Some(i) = letter(key) {
            return Some(Action::Judge(i));
        }
        if let Some(i) = digit(key).filter(|i| *i < scheme.verdicts.len()) {
            return Some(Action::Judge(i));
        }
    }
    let fits = |key: Key| {
        TABLE.iter().find(|row| {
            row.keys
                .iter()
                .any(|k| k.logical_key == key && k.modifiers.shift == modifiers.shift && k.modifiers.command != plain)
        })
    };
    let row = fits(key)?;
    // A field keeps what it needs: copying. Undo and redo are the program's.
    if in_field && row.command == Command::Copy {
        return None;
    }
    Some(Action::Run(row.command))
}

fn digit(key: Key) -> Option<usize> {
    let name = key.name();
    name.parse::<usize>().ok().and_then(|n| n.checked_sub(1))
}
