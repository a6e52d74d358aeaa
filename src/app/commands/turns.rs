//! Input in the order in which it came.
//!
//! A slow frame takes in many events at once: letters for a note, Esc, a click, more keys. egui hands them all to one frame, in
//! which a key that moves the keyboard focus acts before or after letters that were typed around it. So a frame is given one turn
//! at a time, and the next frame, which follows immediately, the next one. No event is lost, and none overtakes another.

use std::collections::VecDeque;

use egui::{Context, Event, ImeEvent, Key, Plugin, RawInput, Ui, ViewportEvent};

/// Splits the input of each frame into turns. Registered in egui as a plugin.
#[derive(Debug, Default)]
pub struct Turns {
    /// Events of later turns, in order.
    waiting: VecDeque<Event>,
    /// Whether the window is to be closed after the last turn.
    close: bool,
    /// Whether an input method is composing text that is not yet accepted.
    composing: bool,
}

/// What an event is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Letters for the field that has the keyboard focus, or text that an input method composes.
    Letters,
    /// A key that may run a command or move the focus: a turn of its own.
    Key,
    /// A mouse button or a touch. Clicks stay together, so that a double click is recognised.
    Pointer,
    /// Anything else: it goes with the turn in which it comes.
    Other,
}

/// Whether a text field has the keyboard focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Field,
    Elsewhere,
}

fn kind(event: &Event, focus: Focus) -> Kind {
    match event {
        Event::Ime(_) => Kind::Letters,
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Copy if focus == Focus::Field => Kind::Letters,
        Event::Paste(_) | Event::Cut | Event::Copy => Kind::Key,
        Event::Key { pressed: false, .. } => Kind::Other,
        // A key that is held repeats faster than slow frames follow.
        Event::Key { repeat: true, .. } if focus == Focus::Elsewhere => Kind::Other,
        Event::Key { key, modifiers, .. } => {
            let leaves = matches!(key, Key::Escape | Key::Enter | Key::Tab);
            let plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
            if focus == Focus::Field && plain && !leaves { Kind::Letters } else { Kind::Key }
        }
        Event::PointerButton { .. } | Event::Touch { .. } => Kind::Pointer,
        _ => Kind::Other,
    }
}

/// How many of the events are the next turn: all up to the first one of another kind, or the second key.
fn next_turn(events: &VecDeque<Event>, focus: Focus) -> usize {
    let mut of = Kind::Other;
    for (i, event) in events.iter().enumerate() {
        match (of, kind(event, focus)) {
            (_, Kind::Other) => {}
            (Kind::Other, first) => of = first,
            (Kind::Key, Kind::Key) => return i,
            (of, other) if of != other => return i,
            _ => {}
        }
    }
    events.len()
}

impl Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "turns"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.waiting.extend(input.events.drain(..));
        let focus = if ctx.text_edit_focused() { Focus::Field } else { Focus::Elsewhere };
        let n = next_turn(&self.waiting, focus);
        input.events.extend(self.waiting.drain(..n));
        self.composing &= focus == Focus::Field;
        for event in &input.events {
            if let Event::Ime(event) = event {
                self.composing = matches!(event, ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
        }
        if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
            let before = viewport.events.len();
            viewport.events.retain(|event| *event != ViewportEvent::Close);
            self.close |= viewport.events.len() < before;
            // The last letters are taken in before the window asks what is unsaved.
            let is_still = input.events.iter().all(|event| kind(event, focus) == Kind::Other);
            if self.close && self.waiting.is_empty() && is_still {
                viewport.events.push(ViewportEvent::Close);
                self.close = false;
            }
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() || self.close {
            ui.ctx().request_repaint();
        }
    }
}

/// Whether an input method is composing text that is not yet accepted.
pub fn is_composing(ctx: &Context) -> bool {
    ctx.plugin_opt::<Turns>().is_some_and(|turns| turns.lock().composing)
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    /// `a` is a letter with its key, `^` Esc, `~` Enter, `Z` Ctrl+Z, `*` a click, `.` a movement of the mouse, `+` a repeated J, `に` a
    /// composition.
    fn events(drawn: &str) -> VecDeque<Event> {
        let click = |pressed| Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let of = |c: char| match c {
            '^' => vec![key(Key::Escape, Modifiers::NONE)],
            '~' => vec![key(Key::Enter, Modifiers::NONE)],
            'Z' => vec![key(Key::Z, Modifiers::COMMAND)],
            '*' => vec![click(true), click(false)],
            '.' => vec![Event::PointerMoved(egui::Pos2::ZERO)],
            '+' => vec![Event::Key {
                key: Key::J,
                physical_key: None,
                pressed: true,
                repeat: true,
                modifiers: Modifiers::NONE,
            }],
            'に' => vec![Event::Ime(ImeEvent::Commit(c.to_string()))],
            c => vec![key(Key::A, Modifiers::NONE), Event::Text(c.to_string())],
        };
        drawn.chars().flat_map(of).collect()
    }

    /// Splits drawn events into turns, of which `|` separates the lengths.
    #[track_caller]
    fn check(drawn: &str, focus: Focus, turns: &str) {
        let mut left = events(drawn);
        let mut seen = Vec::new();
        while !left.is_empty() {
            let n = next_turn(&left, focus);
            assert!(n > 0, "{drawn}: a turn without an event");
            left.drain(..n);
            seen.push(left.len());
        }
        let mut expected: Vec<usize> = Vec::new();
        let parts: Vec<&str> = turns.split('|').collect();
        for i in 0..parts.len() {
            expected.push(events(&parts[i + 1..].concat()).len());
        }
        assert_eq!(parts.concat(), drawn, "the case is drawn wrongly");
        assert_eq!(seen, expected, "{drawn}");
    }

    #[test]
    fn letters_come_before_the_key_or_click_that_follows_them() {
        check("abc", Focus::Field, "abc");
        check("abc^", Focus::Field, "abc|^");
        check("abc^de", Focus::Field, "abc|^|de");
        check("ab~cd", Focus::Field, "ab|~|cd");
        check("abZc", Focus::Field, "ab|Z|c");
        check("ab.*.*c", Focus::Field, "ab.|*.*|c");
        check("にa^", Focus::Field, "にa|^");
    }

    #[test]
    fn each_key_outside_of_a_field_is_a_turn() {
        check("ab", Focus::Elsewhere, "a|b");
        check("~ab", Focus::Elsewhere, "~|a|b");
        check("a++++b", Focus::Elsewhere, "a++++|b");
        check("~に", Focus::Elsewhere, "~|に");
    }

    #[test]
    fn clicks_stay_together() {
        check("***", Focus::Elsewhere, "***");
        check("*a*", Focus::Elsewhere, "*|a|*");
    }
}
