//! The buttons of toolbars.

use egui::{Button, Color32, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::Command;
use super::said::{Context, Said, Sayings};
use crate::app::look::{set, theme};
use crate::app::words::texts::language;

/// A button of a toolbar.
pub struct Tool<'a> {
    /// The command that it runs.
    pub command: Command,
    /// Its icon.
    pub icon: char,
    /// Its words.
    pub label: &'a str,
    /// Whether it can be pressed.
    pub can: bool,
    /// Whether it is on; `None` if it is no switch.
    pub is_on: Option<bool>,
}

/// What the buttons of a bar show beside their icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Nothing.
    Hidden,
    /// Their words.
    Shown,
    /// Their words and their keys.
    WithKeys,
}

impl Words {
    /// Words if there is room.
    pub fn if_room(has_room: bool) -> Self {
        if has_room { Self::Shown } else { Self::Hidden }
    }
}

/// What a button takes up besides its words, in points.
const AROUND: f32 = 42.0;

impl<'a> Tool<'a> {
    /// The button of a command, off while the command can't be run.
    pub fn new(cx: &Context<'_>, command: Command, icon: char, label: &'a str) -> Self {
        Self { command, icon, label, can: cx.is_on(command), is_on: None }
    }

    /// The same as a switch.
    #[must_use]
    pub fn on(self, is_on: bool) -> Self {
        Self { is_on: Some(is_on), ..self }
    }

    /// Draws the button.
    pub fn show<A>(&self, ui: &mut Ui, cx: &Context<'_>, words: Words, said: &mut Sayings<A>) -> Response {
        let icon = RichText::new(self.icon).font(theme::icons(16.0));
        let key = cx.keymap.shown(self.command);
        let button = match words {
            Words::Hidden => Button::new(icon),
            Words::WithKeys if !key.is_empty() => {
                let cap = RichText::new(format!("\u{2009}{key}\u{2009}"));
                let cap = cap.size(theme::KEY_SIZE).color(cx.palette.muted).background_color(cx.palette.key_cap);
                Button::new((icon, self.label, cap))
            }
            Words::Shown | Words::WithKeys => Button::new((icon, self.label)),
        };
        let mut button = button.min_size(Vec2::splat(theme::BAR_CONTROL));
        if self.is_on == Some(true) {
            button = button.fill(cx.palette.pressed);
        }
        let response = ui.add_enabled(self.can, button).on_hover_text(cx.keymap.tip(self.command));
        let why = cx.keymap.can(self.command, cx.desk).err();
        let response = response.on_disabled_hover_text(why.map_or(self.command.help(), |why| language().text(why)));
        response.widget_info(|| match self.is_on {
            Some(is_on) => WidgetInfo::selected(Role::Button, self.can, is_on, self.label),
            None => WidgetInfo::labeled(Role::Button, self.can, self.label),
        });
        if response.clicked() {
            said.push(Said::Run(self.command));
        }
        response
    }
}

/// Draws the button that shows or hides a pane.
pub fn pane<A>(ui: &mut Ui, cx: &Context<'_>, (command, icon): (Command, char), is_shown: bool, said: &mut Sayings<A>) {
    let icon = RichText::new(icon).font(theme::icons(16.0));
    let mut button = Button::new(icon).min_size(vec2(32.0, theme::BAR_CONTROL));
    if is_shown {
        button = button.fill(cx.palette.pressed);
    }
    let is_on = cx.is_on(command);
    let response = ui.add_enabled(is_on, button).on_hover_text(cx.keymap.tip(command));
    response.widget_info(|| WidgetInfo::selected(Role::Button, is_on, is_shown, command.label()));
    if response.clicked() {
        said.push(Said::Run(command));
    }
}

/// Whether buttons with these words have room, beside `others` points for other things.
pub fn fit<'a>(ui: &Ui, words: impl IntoIterator<Item = &'a str>, others: f32) -> bool {
    let font = theme::interface(theme::INTERFACE_SIZE);
    let width = |words: &str| set::whole(ui.ctx(), words, font.clone(), Color32::BLACK).size().x + AROUND;
    words.into_iter().map(width).sum::<f32>() + others <= ui.available_width()
}

/// Draws a line between two groups of buttons.
pub fn divider(ui: &mut Ui, cx: &Context<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 16.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, cx.palette.hairline));
}
