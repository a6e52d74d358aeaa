//! Small widgets that every view uses.

use std::sync::Arc;

use egui::text_edit::TextEditOutput;
use egui::{ComboBox, Galley, RichText, Role, TextEdit, Ui, WidgetInfo};

use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::Style;
use crate::app::look::{set, signs, theme};
use crate::tr;
use claimlight_core::model::is_date;

/// Draws the heading of a part of the window.
pub fn heading(ui: &mut Ui, text: &str, palette: &Palette) -> egui::Response {
    ui.label(RichText::new(text).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink))
}

/// Draws the label of a field, or another line of less prominent text. Long text wraps.
pub fn label(ui: &mut Ui, text: impl Into<String>, palette: &Palette) -> egui::Response {
    ui.label(RichText::new(text).size(theme::SMALL_SIZE).color(palette.muted))
}

/// Draws with buttons that have neither ground nor edge until the pointer is over them. Buttons are as high as those of a bar.
pub fn flat<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
            widget.bg_stroke = egui::Stroke::NONE;
        }
        widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
        ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
        ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
        add(ui)
    })
    .inner
}

/// Draws a square button with an icon. `name` is what a screen reader says and what the hover text shows.
pub fn icon_button(ui: &mut Ui, icon: char, name: &str, palette: &Palette) -> egui::Response {
    flat(ui, |ui| {
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        let icon = RichText::new(icon).font(theme::icons(16.0)).color(palette.muted);
        let size = egui::Vec2::splat(theme::BAR_CONTROL);
        let response = ui.add(egui::Button::new(icon).min_size(size)).on_hover_text(name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        response
    })
}

/// Draws a button that looks like a link.
pub fn link(ui: &mut Ui, text: &str, palette: &Palette) -> egui::Response {
    flat(ui, |ui| {
        ui.spacing_mut().button_padding.x = 4.0;
        ui.add(egui::Button::new(RichText::new(text).color(palette.accent)))
    })
}

/// Draws a button that looks like a link and adds something to a list.
pub fn add_link(ui: &mut Ui, text: &str, palette: &Palette) -> egui::Response {
    let response = link(ui, &format!("{}  {text}", icon::add()), palette);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    response
}

/// Draws the button of the usual next step; a view has at most one.
pub fn primary(ui: &mut Ui, text: &str, is_on: bool, palette: &Palette) -> egui::Response {
    primary_button(ui, egui::Button::new(RichText::new(text).color(palette.on_accent)), is_on, palette)
}

/// Draws this button as that of the usual next step.
pub fn primary_button(ui: &mut Ui, button: egui::Button<'_>, is_on: bool, palette: &Palette) -> egui::Response {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (widget, darker) in [
            (&mut widgets.noninteractive, 0.0),
            (&mut widgets.inactive, 0.0),
            (&mut widgets.hovered, 0.12),
            (&mut widgets.active, 0.22),
        ] {
            widget.weak_bg_fill = palette.accent.lerp_to_gamma(palette.ink, darker);
            widget.bg_stroke = egui::Stroke::NONE;
        }
        ui.add_enabled(is_on, button)
    })
    .inner
}

/// Draws the primary button of a dialog, which Ctrl+Enter presses too. Returns whether it was pressed.
pub fn dialog_primary(ui: &mut Ui, text: &str, is_on: bool, palette: &Palette) -> bool {
    let entered = is_on && ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    primary(ui, text, is_on, palette).clicked() || entered
}

/// What a [`Signed`] button stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A floating bar: no ground of its own until the pointer is over it.
    Bar,
    /// The floating bar of an exercise, whose buttons are larger.
    TallBar,
    /// A panel: the ground of a field, with an edge.
    Field,
    /// The same in an exercise, larger.
    TallField,
    /// The accent colour: the usual next step, of which a view has at most one.
    Primary,
    /// The verdict's tint, in a round shape.
    Chip,
}

/// A button with a label, a verdict's sign, and the name of a key; each of the last two may be missing.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The verdict's colours and sign; `None` if the button has neither.
    pub style: Option<&'a Style>,
    /// The words on it.
    pub label: &'a str,
    /// The key that does the same; empty if there is none or it is not shown.
    pub key: &'a str,
    /// Whether it is the chosen one of several.
    pub is_on: bool,
    /// What it stands on.
    pub ground: Ground,
}

impl Signed<'_> {
    /// The size of the sign, in points.
    fn sign(&self) -> f32 {
        if matches!(self.ground, Ground::TallBar | Ground::TallField) { 14.0 } else { 12.0 }
    }

    fn size_of_text(&self) -> f32 {
        match self.ground {
            Ground::Chip => theme::SMALL_SIZE,
            Ground::TallBar | Ground::TallField => theme::TASK_SIZE,
            Ground::Bar | Ground::Field | Ground::Primary => theme::INTERFACE_SIZE,
        }
    }

    fn height(&self) -> f32 {
        match self.ground {
            Ground::Bar => theme::PILL,
            Ground::TallBar => theme::TALL_PILL,
            Ground::TallField => theme::TALL_CONTROL,
            Ground::Field | Ground::Primary => theme::CONTROL,
            Ground::Chip => theme::CHIP,
        }
    }

    fn words(&self, ui: &Ui, colour: egui::Color32) -> Arc<Galley> {
        let font = theme::interface(self.size_of_text());
        ui.ctx().fonts_mut(|fonts| fonts.layout_no_wrap(self.label.to_owned(), font, colour))
    }

    fn cap(&self, ui: &Ui, colour: egui::Color32) -> Option<Arc<Galley>> {
        let font = theme::interface(theme::KEY_SIZE);
        let lay = || ui.ctx().fonts_mut(|fonts| fonts.layout_no_wrap(self.key.to_owned(), font, colour));
        (!self.key.is_empty()).then(lay)
    }

    /// The width that it needs, in points.
    pub fn width(&self, ui: &Ui) -> f32 {
        let sign = if self.style.is_some() { self.sign() + 6.0 } else { 0.0 };
        let key = self.cap(ui, egui::Color32::PLACEHOLDER).map_or(0.0, |galley| galley.size().x + 10.0 + 6.0);
        let beside = if self.ground == Ground::TallBar { 24.0 } else { 16.0 };
        (beside + sign + self.words(ui, egui::Color32::PLACEHOLDER).size().x + key).ceil()
    }

    /// Draws it as wide as it needs. `name` is what a screen reader says.
    pub fn show(&self, ui: &mut Ui, name: &str, palette: &Palette) -> egui::Response {
        self.show_wide(ui, self.width(ui), name, palette)
    }

    /// Draws it `width` points wide, with its words in the middle. `name` is what a screen reader says.
    pub fn show_wide(&self, ui: &mut Ui, width: f32, name: &str, palette: &Palette) -> egui::Response {
        let (rect, response) = ui.allocate_exact_size(egui::vec2(width, self.height()), egui::Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, self.is_on, name));
        let colours = self.style.map(|style| style.colours);
        let tint = colours.map_or(palette.hover, |colours| colours.tint);
        let line = colours.map_or(palette.line, |colours| colours.line);
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered() || pressed;
        let step = |ground: egui::Color32| if pressed { ground.lerp_to_gamma(palette.ink, 0.08) } else { ground };
        let (ground, edge) = match self.ground {
            Ground::Bar | Ground::TallBar if self.is_on || hovered => (step(tint), egui::Stroke::NONE),
            Ground::Bar | Ground::TallBar => (egui::Color32::TRANSPARENT, egui::Stroke::NONE),
            Ground::Field | Ground::TallField if self.is_on => (step(tint), egui::Stroke::new(2.0, line)),
            Ground::Field | Ground::TallField => {
                (if hovered { step(tint) } else { palette.paper }, egui::Stroke::new(1.0, palette.line))
            }
            Ground::Primary => {
                let darker = if pressed { 0.22 } else { 0.12 };
                let ground = if hovered { palette.accent.lerp_to_gamma(palette.ink, darker) } else { palette.accent };
                (ground, egui::Stroke::NONE)
            }
            Ground::Chip => (
                if hovered { step(tint.lerp_to_gamma(line, 0.12)) } else { tint },
                if self.is_on { egui::Stroke::new(1.5, line) } else { egui::Stroke::NONE },
            ),
        };
        let radius = if self.ground == Ground::Chip { theme::CHIP / 2.0 } else { f32::from(theme::RADIUS) };
        ui.painter().rect(rect, radius, ground, edge, egui::StrokeKind::Inside);
        let ink = match (self.ground, colours) {
            (Ground::Chip, Some(colours)) => colours.words,
            (Ground::Primary, _) => palette.on_accent,
            _ => palette.ink,
        };
        let words = self.words(ui, ink);
        let cap = self.cap(ui, egui::Color32::PLACEHOLDER);
        let sign = if self.style.is_some() { self.sign() + 6.0 } else { 0.0 };
        let key = cap.as_ref().map_or(0.0, |galley| galley.size().x + 16.0);
        let mut x = (rect.center().x - (sign + words.size().x + key) / 2.0).max(rect.left() + 4.0);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        if let Some(style) = self.style {
            let centre = egui::pos2(x + self.sign() / 2.0, rect.center().y);
            signs::paint(&painter, centre, self.sign(), &style.sign, style.colours.words);
            x += sign;
        }
        let top = rect.center().y - words.size().y / 2.0;
        let end = x + words.size().x;
        painter.galley(egui::pos2(x, top), words, ink);
        if let Some(cap) = cap {
            let size = egui::vec2(cap.size().x + 10.0, 18.0);
            let box_ = egui::Rect::from_min_size(egui::pos2(end + 6.0, rect.center().y - size.y / 2.0), size);
            let (ground, ink) = match self.ground {
                Ground::Primary => (palette.accent.lerp_to_gamma(palette.on_accent, 0.18), palette.on_accent),
                _ => (palette.key_cap, palette.muted),
            };
            painter.rect_filled(box_, 4.0, ground);
            painter.galley(box_.center() - cap.size() / 2.0, cap, ink);
        }
        response
    }
}

/// Where a dialog stands: it must not move while it is open.
#[derive(Clone, Copy, Debug)]
struct Standing {
    room: egui::Vec2,
    top: f32,
    /// The frame in which it was last drawn, and how often it has been drawn.
    last: u64,
    drawn: u32,
}

/// The space between a dialog and the edge of the window, in points.
const AROUND: f32 = 24.0;

/// Draws a dialog over the window: a card with a title, at most `width` points wide, in front of everything else, which is dimmed. Its
/// close button sends the action `closing`.
pub fn sheet<A>(
    ctx: &egui::Context,
    title: &str,
    width: f32,
    palette: &Palette,
    closing: impl FnOnce() -> A,
    actions: &mut Vec<A>,
    add: impl FnOnce(&mut Ui, &mut Vec<A>),
) {
    card(ctx, egui::Id::unique(("sheet", title)), width, palette, |ui| {
        let mut cross = None;
        ui.horizontal(|ui| {
            ui.heading(title);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let close = icon_button(ui, icon::close(), tr!("close"), palette);
                if close.clicked() {
                    actions.push(closing());
                }
                cross = Some(close.id);
            });
        });
        ui.add_space(8.0);
        add(ui, actions);
        // A field of the dialog takes the keyboard; a dialog without fields gives it to its close button.
        if nothing_focused(ui)
            && let Some(close) = cross
        {
            ui.memory_mut(|m| m.request_focus(close));
        }
    });
}

/// Draws a card at most `width` points wide in front of everything else, which is dimmed. It does not move while it is open.
pub fn card(ctx: &egui::Context, id: egui::Id, width: f32, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    let room = ctx.content_rect().size();
    let now = ctx.cumulative_frame_nr();
    let kept = ctx.data(|d| d.get_temp::<Standing>(id)).filter(|s| s.room == room && s.last + 1 >= now);
    let mut standing = kept.unwrap_or(Standing { room, top: AROUND, last: now, drawn: 0 });
    let area = egui::Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, standing.top));
    let frame = theme::dialog_frame(palette);
    let modal = egui::Modal::new(id).area(area).backdrop_color(theme::dimming(palette)).frame(frame);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(width.min(room.x - 2.0 * AROUND - 48.0));
        ui.set_max_height(room.y - 2.0 * AROUND - 48.0);
        add(ui);
        ui.min_rect().height() + 48.0
    });
    let height = shown.inner;
    // The first frames measure; then it stays, unless it would grow out of the window.
    if standing.drawn < 3 {
        standing.top = ((room.y - height) / 2.0).max(AROUND);
        ctx.request_repaint();
    }
    standing.top = standing.top.min(room.y - AROUND - height).max(AROUND);
    standing.drawn += 1;
    standing.last = now;
    ctx.data_mut(|d| d.insert_temp(id, standing));
}

/// Says below a field that its text is no date as ISO 8601 writes dates. An empty text is no problem.
pub fn date_problem(ui: &mut Ui, text: &str, palette: &Palette) {
    if !text.trim().is_empty() && !is_date(text.trim()) {
        ui.label(RichText::new(tr!("date-is-wrong")).size(theme::SMALL_SIZE).color(palette.error));
    }
}

/// Draws buttons at the end of a card, from right to left.
pub fn buttons(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(16.0);
    ui.horizontal(|ui| ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add));
}

/// Draws a line of words with buttons at its end. The buttons keep their place: words that have no room are cut. `whole` are the words
/// with the names that were shortened in them; they stand in the hover text. Returns the response of the words.
pub fn line_with_buttons(ui: &mut Ui, words: &str, whole: &str, add: impl FnOnce(&mut Ui)) -> egui::Response {
    let drawn = ui.horizontal(|ui| {
        let drawn = ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            add(ui);
            let drawn = ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let label = ui.add(egui::Label::new(words).truncate().show_tooltip_when_elided(words == whole));
                if words == whole { label } else { label.on_hover_text(whole) }
            });
            drawn.inner
        });
        drawn.inner
    });
    drawn.inner
}

/// Draws a small bar of which this share is filled, 0 to 1.
pub fn share(ui: &mut Ui, share: f32, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(96.0, 6.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 3.0, palette.hairline);
    let mut done = rect;
    done.set_width(rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(done, 3.0, palette.accent);
    ui.add_space(8.0);
}

/// Whether nothing has the keyboard, in which case the first field of what is shown takes it.
pub fn nothing_focused(ui: &Ui) -> bool {
    ui.memory(|m| m.focused().is_none())
}

/// Draws the name of a key, as on a key cap.
pub fn key_cap(ui: &mut Ui, key: &str, palette: &Palette) {
    if key.is_empty() {
        return;
    }
    let font = theme::interface(theme::KEY_SIZE);
    let words = ui.ctx().fonts_mut(|fonts| fonts.layout_no_wrap(key.to_owned(), font, palette.muted));
    let size = egui::vec2(words.size().x + 10.0, 18.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    ui.painter().rect_filled(rect, 4.0, palette.key_cap);
    ui.painter().galley(rect.center() - words.size() / 2.0, words, palette.muted);
}

/// A field for one line of text, as high as a button.
pub fn single_line(text: &mut String) -> TextEdit<'_> {
    as_high_as_a_button(TextEdit::singleline(text))
}

fn as_high_as_a_button(edit: TextEdit<'_>) -> TextEdit<'_> {
    let margin = egui::Margin::symmetric(8, 6);
    edit.margin(margin).align(egui::Align2::LEFT_CENTER).min_size(egui::vec2(0.0, theme::CONTROL))
}

/// Shows a field for one line of words, which run in their own direction. It is as high as the buttons of the view.
pub fn words_field(ui: &mut Ui, id: egui::Id, text: &mut String, hint: &str, width: f32) -> TextEditOutput {
    let hint = hint.to_owned();
    let is_in_bar = ui.spacing().interact_size.y < theme::CONTROL;
    set::field(ui, id, text, false, |edit| {
        let edit = if is_in_bar { as_high_as_a_bar(edit) } else { as_high_as_a_button(edit) };
        edit.hint_text(hint).desired_width(width)
    })
}

/// A field for one line of text in a bar.
pub fn line_in_bar(text: &mut String) -> TextEdit<'_> {
    as_high_as_a_bar(TextEdit::singleline(text))
}

fn as_high_as_a_bar(edit: TextEdit<'_>) -> TextEdit<'_> {
    let size = egui::vec2(0.0, theme::BAR_CONTROL);
    edit.margin(egui::Margin::symmetric(8, 4)).align(egui::Align2::LEFT_CENTER).min_size(size)
}

/// A box with a list to choose from.
pub fn combo(id: impl std::hash::Hash + std::fmt::Debug) -> ComboBox<'static> {
    ComboBox::from_id_salt(id).icon(|ui, rect, visuals, is_open| {
        signs::chevron(ui.painter(), rect.center(), 8.0, is_open, visuals.fg_stroke.color);
    })
}

/// The side of a box to tick, in points.
const BOX: f32 = 16.0;

/// Draws a box to tick, with its words. A click on either changes `value`.
pub fn checkbox(ui: &mut Ui, value: &mut bool, text: &str, palette: &Palette) -> egui::Response {
    let width = (ui.available_width() - BOX - 8.0).max(80.0);
    let font = theme::interface(theme::INTERFACE_SIZE);
    let words = ui.ctx().fonts_mut(|fonts| fonts.layout(text.to_owned(), font, palette.ink, width));
    tick(ui, value, text, Some(words), palette)
}

/// Draws a box to tick, with these words, if any, after it. `name` is what a screen reader says. A click changes `value`.
pub fn tick(
    ui: &mut Ui,
    value: &mut bool,
    name: &str,
    words: Option<Arc<Galley>>,
    palette: &Palette,
) -> egui::Response {
    let size = words.as_ref().map_or(egui::Vec2::ZERO, |words| words.size() + egui::vec2(8.0, 0.0));
    let height = size.y.max(theme::CHIP);
    let (rect, mut response) = ui.allocate_exact_size(egui::vec2(BOX + size.x, height), egui::Sense::click());
    if response.clicked() {
        *value = !*value;
        response.mark_changed();
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, *value, name));
    let centre = egui::pos2(rect.left() + BOX / 2.0, rect.top() + theme::CHIP / 2.0);
    let square = egui::Rect::from_center_size(centre, egui::Vec2::splat(BOX));
    let ground = match (*value, response.hovered()) {
        (true, false) => palette.accent,
        (true, true) => palette.accent.lerp_to_gamma(palette.ink, 0.12),
        (false, false) => palette.paper,
        (false, true) => palette.hover,
    };
    let edge = if *value { egui::Stroke::NONE } else { egui::Stroke::new(1.0, palette.line) };
    ui.painter().rect(square, 4.0, ground, edge, egui::StrokeKind::Inside);
    if *value {
        signs::paint(ui.painter(), centre, 12.0, "✓", palette.on_accent);
    }
    if let Some(words) = words {
        let top = if words.rows.len() > 1 { rect.top() } else { rect.center().y - words.size().y / 2.0 };
        ui.painter().galley(egui::pos2(square.right() + 8.0, top), words, palette.ink);
    }
    response
}

/// Draws one of several of which one is chosen: a ring with a disc in it if it is that one, and its words.
pub fn radio(ui: &mut Ui, is_on: bool, text: &str, palette: &Palette) -> egui::Response {
    let words = set::whole(ui.ctx(), text, theme::interface(theme::INTERFACE_SIZE), palette.ink);
    let size = egui::vec2(BOX + 8.0 + words.size().x, theme::CHIP);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_on, text));
    let centre = egui::pos2(rect.left() + BOX / 2.0, rect.center().y);
    if is_on {
        ui.painter().circle_filled(centre, BOX / 2.0, palette.accent);
        ui.painter().circle_filled(centre, 3.0, palette.on_accent);
    } else {
        let ground = if response.hovered() { palette.hover } else { palette.paper };
        ui.painter().circle(centre, (BOX - 1.0) / 2.0, ground, egui::Stroke::new(1.0, palette.line));
    }
    let at = egui::pos2(rect.left() + BOX + 8.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, palette.ink);
    response
}

/// Height of a [`step`], in points.
pub const STEP: f32 = theme::ROW;

/// Draws a row of a list that is stepped through: a sign and words in their own colours, with a reason below. `name` is what a
/// screen reader says.
pub fn step(
    ui: &mut Ui,
    name: &str,
    is_shown: bool,
    sign: (&str, egui::Color32),
    words: (&str, egui::Color32),
    reason: &str,
    palette: &Palette,
) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), STEP), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, name));
    if is_shown {
        ui.painter().rect_filled(rect, theme::RADIUS, palette.chosen);
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, Some(egui::Align::Center));
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, palette.hover);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let at = rect.min + egui::vec2(8.0, 9.0);
    painter.text(at, egui::Align2::LEFT_TOP, sign.0, theme::interface(theme::INTERFACE_SIZE), sign.1);
    let width = rect.width() - 40.0;
    let line = |text: &str, font, colour| set::line(ui.ctx(), text, font, colour, width);
    painter.galley(rect.min + egui::vec2(30.0, 6.0), line(words.0, theme::serif(theme::QUOTE_SIZE), words.1), words.1);
    let below = rect.min + egui::vec2(30.0, 28.0);
    painter.galley(below, line(reason, theme::interface(theme::SMALL_SIZE), palette.muted), palette.muted);
    response
}

/// Draws a button at the end of a row of buttons, or after them if the row has no room for it.
pub fn at_the_end(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    const ROOM: f32 = 240.0;
    if ui.available_size_before_wrap().x < ROOM {
        add(ui);
    } else {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add);
    }
}
