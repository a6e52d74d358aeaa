//! Chips: round switches, and verdicts in their tint.

use egui::{Color32, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::look::theme::Palette;
use crate::app::look::verdicts::Style;
use crate::app::look::{set, signs, theme};

/// The room of a sign before the words, and the margin at both ends, in points.
const SIGN: f32 = 18.0;
const MARGIN: f32 = 9.0;

/// A round switch.
pub struct Switch<'a> {
    label: &'a str,
    is_on: bool,
    has_tick: bool,
    /// The colour of its words while it is off, if that is not the usual one.
    off: Option<Color32>,
}

impl<'a> Switch<'a> {
    /// A switch with these words.
    pub fn new(label: &'a str, is_on: bool) -> Self {
        Self { label, is_on, has_tick: false, off: None }
    }

    /// The same with a tick while it is on.
    #[must_use]
    pub fn ticked(self) -> Self {
        Self { has_tick: true, ..self }
    }

    /// The same with words of this colour while it is off.
    #[must_use]
    pub fn off(self, colour: Color32) -> Self {
        Self { off: Some(colour), ..self }
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui, palette: &Palette) -> Response {
        let ink = if self.is_on { palette.accent } else { self.off.unwrap_or(palette.ink) };
        let words = set::whole(ui.ctx(), self.label, theme::interface(theme::SMALL_SIZE), ink);
        let sign = if self.is_on && self.has_tick { SIGN } else { 0.0 };
        let size = vec2(words.size().x + sign + 2.0 * MARGIN, theme::CHIP);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, self.is_on, self.label));
        let ground = if self.is_on { palette.chosen } else { palette.hover };
        let ground = if response.hovered() { ground.lerp_to_gamma(palette.ink, 0.08) } else { ground };
        ui.painter().rect_filled(rect, theme::CHIP / 2.0, ground);
        if sign > 0.0 {
            signs::paint(ui.painter(), pos2(rect.left() + MARGIN + 6.0, rect.center().y), 12.0, "✓", ink);
        }
        let at = pos2(rect.left() + MARGIN + sign, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, ink);
        response
    }
}

/// Draws a verdict's sign and words in its tint, after `who` in ink, if that is not empty. Without a style it is quiet.
pub fn verdict(ui: &mut Ui, who: &str, label: &str, style: Option<&Style>, palette: &Palette) -> Response {
    let font = theme::interface(theme::SMALL_SIZE);
    let (tint, colour) = style.map_or((palette.hover, palette.ink), |s| (s.colours.tint, s.colours.words));
    let parts = [(who, palette.ink), (label, colour)].into_iter().filter(|(words, _)| !words.is_empty());
    let parts: Vec<_> = parts.map(|(words, ink)| (set::whole(ui.ctx(), words, font.clone(), ink), ink)).collect();
    let words: f32 = parts.iter().map(|(galley, _)| galley.size().x).sum();
    let sign = if style.is_some() { SIGN } else { 0.0 };
    let gaps = 4.0 * parts.len().saturating_sub(1) as f32;
    let (rect, response) =
        ui.allocate_exact_size(vec2(words + sign + gaps + 2.0 * MARGIN, theme::CHIP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{who} {label}").trim()));
    ui.painter().rect_filled(rect, theme::CHIP / 2.0, tint);
    if let Some(style) = style {
        let at = pos2(rect.left() + MARGIN + 6.0, rect.center().y);
        signs::paint(ui.painter(), at, 12.0, &style.sign, style.colours.words);
    }
    let mut x = rect.left() + MARGIN + sign;
    for (galley, ink) in parts {
        let width = galley.size().x;
        ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
        x += width + 4.0;
    }
    response
}
