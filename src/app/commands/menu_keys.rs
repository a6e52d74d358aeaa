//! The menus by keyboard: Alt alone and F10 open them, the arrow keys go from one to the next.
//!
//! egui goes through the rows of an open menu. Here is what it leaves out: opening, and going to the menu beside.

use egui::containers::menu::MenuState;
use egui::{Context, Event, FocusDirection, Id, Key, Modifiers, Popup, Response};

/// How far Alt has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Alt {
    #[default]
    Up,
    /// It is down, and nothing else has happened since.
    Down,
    /// It was released, and nothing else has happened since.
    Released,
}

/// Notices that Alt was pressed and released with nothing in between. The right one is left out: on many keyboards it is `AltGr`.
#[derive(Debug, Default)]
pub struct AltAlone {
    alt: Alt,
}

impl AltAlone {
    /// Takes in what happened in a frame; `true` if Alt opens the menus. That is known in the frame after its release, because a
    /// switch to another window (Alt+Tab) releases it, too.
    pub fn take(&mut self, events: &[Event], has_focus: bool) -> bool {
        let before = self.alt;
        for event in events {
            self.alt = match (self.alt, event) {
                (_, Event::Key { key: Key::AltLeft, pressed: true, repeat: false, modifiers, .. })
                    if !modifiers.ctrl && !modifiers.command && !modifiers.shift =>
                {
                    Alt::Down
                }
                (Alt::Down, Event::Key { key: Key::AltLeft, pressed: true, repeat: true, .. }) => Alt::Down,
                (Alt::Down, Event::Key { key: Key::AltLeft, pressed: false, .. }) => Alt::Released,
                (alt, Event::ModifiersChanged(_) | Event::PointerMoved(_) | Event::MouseMoved(_)) => alt,
                _ => Alt::Up,
            };
        }
        let opens = before == Alt::Released && self.alt == Alt::Released;
        if opens || !has_focus {
            self.alt = Alt::Up;
        }
        opens && has_focus
    }

    /// Whether the next frame decides.
    pub fn is_open(&self) -> bool {
        self.alt == Alt::Released
    }
}

/// The menu bar, as the last frame drew it.
#[derive(Clone, Default)]
struct Bar {
    /// The button of each menu, and what it opens.
    menus: Vec<(Id, Id)>,
    /// In how many more frames the keyboard goes from the button to the first row.
    entering: u8,
}

/// How many frames a menu may take until its rows are there.
const ENTERING: u8 = 4;

fn bar_id() -> Id {
    Id::unique("menu-bar-keys")
}

/// Does what keys ask of the menu bar, before it is drawn. `open` asks for the first menu, or to close the one that is open.
pub fn turn(ctx: &Context, open: bool) {
    let Some(mut bar) = ctx.data(|d| d.get_temp::<Bar>(bar_id())) else { return };
    let n = bar.menus.len();
    let shown = bar.menus.iter().position(|(_, menu)| Popup::is_id_open(ctx, *menu));
    let focused = ctx.memory(egui::Memory::focused);
    let on = bar.menus.iter().position(|(button, _)| Some(*button) == focused);
    let is_pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let is_plain = shown.is_some_and(|at| MenuState::from_id(ctx, bar.menus[at].1, |s| s.open_item.is_none()));
    let to = match shown {
        Some(_) if open || is_pressed(Key::F10) => return leave(ctx),
        Some(at) if is_plain && is_pressed(Key::ArrowRight) => Some((at + 1) % n),
        Some(at) if is_plain && is_pressed(Key::ArrowLeft) => Some((at + n - 1) % n),
        Some(_) => None,
        None if open => Some(0),
        None => on.filter(|_| is_pressed(Key::ArrowDown)),
    };
    if let Some((button, menu)) = to.and_then(|to| bar.menus.get(to)) {
        Popup::open_id(ctx, *menu);
        ctx.memory_mut(|m| {
            m.move_focus(FocusDirection::None);
            m.request_focus(*button);
        });
        bar.entering = ENTERING;
        ctx.request_repaint();
    } else if bar.entering > 0 {
        bar.entering = if shown.is_some() && on == shown { bar.entering - 1 } else { 0 };
        if bar.entering > 0 {
            ctx.memory_mut(|m| m.move_focus(FocusDirection::Down));
            ctx.request_repaint();
        }
    }
    ctx.data_mut(|d| d.insert_temp(bar_id(), bar));
}

/// Remembers the buttons of the menu bar that was drawn.
pub fn drawn(ctx: &Context, buttons: &[Response]) {
    let menus = buttons.iter().map(|button| (button.id, Popup::default_response_id(button))).collect();
    ctx.data_mut(|d| d.get_temp_mut_or_default::<Bar>(bar_id()).menus = menus);
}

/// Closes the menus after a row was chosen by a key, and gives the keyboard back.
pub fn leave(ctx: &Context) {
    Popup::close_all(ctx);
    ctx.memory_mut(|m| {
        m.move_focus(FocusDirection::None);
        m.focused().into_iter().for_each(|id| m.surrender_focus(id));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    /// `a` and `A` press and release Alt, `g` and `G` `AltGr`, `c` is Alt with Ctrl, `t` Tab, `*` a click, `.` a movement of the
    /// mouse, `-` the window's loss of focus; `|` separates frames.
    #[track_caller]
    fn check(drawn: &str, expected: bool) {
        let of = |c: char| match c {
            'a' => key(Key::AltLeft, true, Modifiers::NONE),
            'A' => key(Key::AltLeft, false, Modifiers::NONE),
            'g' => key(Key::AltRight, true, Modifiers::NONE),
            'G' => key(Key::AltRight, false, Modifiers::NONE),
            'c' => key(Key::AltLeft, true, Modifiers::CTRL),
            't' => key(Key::Tab, true, Modifiers::ALT),
            '.' => Event::PointerMoved(egui::Pos2::ZERO),
            '-' => Event::WindowFocused(false),
            _ => Event::PointerButton {
                pos: egui::Pos2::ZERO,
                button: egui::PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::ALT,
            },
        };
        let mut alt = AltAlone::default();
        let frames = drawn.split('|').map(|frame| frame.chars().map(of).collect::<Vec<_>>());
        let opens: Vec<bool> = frames.map(|events| alt.take(&events, true)).collect();
        assert_eq!(opens.contains(&true), expected, "{drawn}: {opens:?}");
    }

    #[test]
    fn alt_opens_the_menus_only_if_nothing_else_happens() {
        check("a|A|", true);
        check("aA|", true);
        check("a.|.A|", true);
        check("a|A", false);
        check("a|t|A|", false);
        check("a|*|A|", false);
        check("a|A-|", false);
        check("a|A|-", false);
        check("g|G|", false);
        check("c|A|", false);
        check("A|", false);
    }
}
