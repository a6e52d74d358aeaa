//! The keys of the page: single ones, which belong to it while it has the keyboard.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::{Act, Action, Page, View};
use crate::app::commands::said::{Said, Sayings};
use claimlight_core::grading::Found;

/// Keeps egui from moving the keyboard by an arrow.
pub fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
}

/// Takes the keys of the page.
pub fn keys(ui: &Ui, page: &Page, said: &mut Sayings<Action>) {
    let is_map = page.view == View::HeatMap;
    let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::F11) {
        said.push(Said::Own(Action::FullScreen));
    }
    if is_map {
        let (n, at) = (page.class.heat.sentences.len(), page.map.sentence);
        if pressed(Key::K) {
            said.push(Said::Own(Action::ShowKey));
        }
        if (pressed(Key::ArrowRight) | pressed(Key::ArrowDown)) && at + 1 < n {
            said.push(Said::Own(Action::Sentence(at + 1)));
        }
        if pressed(Key::ArrowLeft) | pressed(Key::ArrowUp) {
            said.push(Said::Own(Action::Sentence(at.saturating_sub(1))));
        }
        return;
    }
    let last = page.order.len().cast_signed();
    let ways = [
        (Key::ArrowUp, (-1, 0)),
        (Key::ArrowDown, (1, 0)),
        (Key::ArrowLeft, (0, -1)),
        (Key::ArrowRight, (0, 1)),
        (Key::PageUp, (-10, 0)),
        (Key::PageDown, (10, 0)),
        (Key::Home, (-last, 0)),
        (Key::End, (last, 0)),
    ];
    for (key, (down, right)) in ways {
        if pressed(key) {
            said.push(Said::Own(Action::Go(down, right)));
        }
    }
    for (key, found) in [(Key::F, Found::Found), (Key::P, Found::Part), (Key::M, Found::Missed)] {
        if pressed(key) {
            said.push(Said::Own(Action::Act(Act::Found(found))));
        }
    }
    let digits = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
    for (level, key) in digits.into_iter().enumerate() {
        if pressed(key) {
            said.push(Said::Own(Action::Act(Act::Reason(level))));
        }
    }
    if pressed(Key::Enter) {
        said.push(Said::Own(Action::Accept));
    }
}
