//! What the panels beside the article are made of: rows of lists, lines that end in dots, boxes to choose from, folds, and the edge
//! by which a panel is made wider.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    AtomExt as _, Button, Color32, CursorIcon, EventFilter, FontId, Id, Key, Rect, Response, RichText, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme, widgets};
use claimlight_core::text::Direction;

/// Height of a line of an interface's text and of a quote in a list, in points.
pub const LINE: f32 = 20.0;
/// Height of a second line or label, in points.
pub const SMALL_LINE: f32 = 18.0;
/// How far the ground of a row reaches beyond its words, in points.
pub const BESIDE: f32 = 8.0;
/// The middle of a row's first line, below the row's top, in points.
const FIRST: f32 = 15.0;
/// The middle of a row's second line, below the row's top, in points.
const SECOND: f32 = 35.0;

/// A row of a list of two lines.
pub struct Row {
    /// Its ground.
    pub rect: Rect,
    /// What happens to it.
    pub response: Response,
}

impl Row {
    /// Draws the ground of a row `width` points wide, which tells whether it is chosen, pressed, or under the pointer.
    pub fn new(ui: &mut Ui, width: f32, is_chosen: bool, palette: &Palette) -> Self {
        let (rect, response) = ui.allocate_exact_size(vec2(width, theme::ROW), Sense::click());
        let ground = if is_chosen {
            Some(palette.chosen)
        } else if response.is_pointer_button_down_on() {
            Some(palette.pressed)
        } else {
            response.hovered().then_some(palette.hover)
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, theme::RADIUS, ground);
        }
        Self { rect, response }
    }

    /// Where the first line stands, `indent` points from the start of the row's words and `spare` points from their end.
    pub fn first(&self, indent: f32, spare: f32) -> Rect {
        self.line(FIRST, LINE, indent, spare)
    }

    /// Where the second line stands.
    pub fn second(&self, indent: f32, spare: f32) -> Rect {
        self.line(SECOND, SMALL_LINE, indent, spare)
    }

    fn line(&self, middle: f32, height: f32, indent: f32, spare: f32) -> Rect {
        let (left, right) = (self.rect.left() + BESIDE + indent, self.rect.right() - BESIDE - spare);
        let centre = self.rect.top() + middle;
        Rect::from_min_max(pos2(left, centre - height / 2.0), pos2(right.max(left), centre + height / 2.0))
    }
}

/// Where a line stands in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// At its start.
    Start,
    /// At the right, because what it belongs to runs from right to left.
    Right,
}

impl Stands {
    /// Where the lines stand that belong to `text`.
    pub fn of(text: &str) -> Self {
        if Direction::of(text) == Some(Direction::RightToLeft) { Self::Right } else { Self::Start }
    }
}

/// Draws `text` on one line in `room`, in its own direction; what has no room is replaced by dots.
pub fn line(ui: &Ui, room: Rect, text: &str, font: FontId, colour: Color32, stands: Stands) {
    let galley = set::line(ui.ctx(), text, font, colour, room.width());
    let height = galley.size().y;
    // A text that runs from right to left is flush right by itself.
    let is_right = stands == Stands::Right && Stands::of(text) == Stands::Start;
    let left = if is_right { room.right() - galley.size().x } else { room.left() };
    let painter = ui.painter().with_clip_rect(room.expand(2.0).intersect(ui.clip_rect()));
    painter.galley(pos2(left, room.center().y - height / 2.0), galley, colour);
}

/// Draws words of the article in at most `rows` lines of the reading face, in their own direction.
pub fn quote(ui: &mut Ui, text: &str, rows: usize, palette: &Palette) -> Response {
    let (font_id, width) = (theme::serif(theme::QUOTE_SIZE), ui.available_width());
    let mut job = LayoutJob::default();
    let format = TextFormat { font_id, color: palette.ink, line_height: Some(LINE), ..TextFormat::default() };
    job.append(text, 0.0, format);
    job.wrap = TextWrapping { max_rows: rows, ..TextWrapping::wrap_at_width(width) };
    let galley = set::set(ui.ctx(), job, None, None).galley;
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    ui.painter().galley(rect.min, galley, palette.ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Draws a box to choose one of several from, as wide as there is room. What there is to choose from is looked for only while the box
/// is open. `name` is what a screen reader says.
pub fn choice<T>(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    shown: &str,
    choices: impl FnOnce() -> Vec<(T, String)>,
) -> Option<T> {
    let mut chosen = None;
    let combo = widgets::combo(salt).width(ui.available_width()).truncate().selected_text(shown).show_ui(ui, |ui| {
        ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
        for (value, label) in choices() {
            if ui.selectable_label(label == shown, label).clicked() {
                chosen = Some(value);
            }
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    chosen
}

/// Draws a quiet menu: small words with a chevron. `name` is what a screen reader says.
pub fn quiet_menu(ui: &mut Ui, words: &str, name: &str, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    let small = |text: RichText| text.color(palette.muted);
    let words = small(RichText::new(words).size(theme::SMALL_SIZE));
    let chevron = small(RichText::new(icon::down()).font(theme::icons(14.0)));
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().icon_spacing = 4.0;
        let menu = egui::containers::menu::MenuButton::from_button(Button::new((words, chevron)));
        menu.ui(ui, |ui| {
            ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
            add(ui);
        })
        .0
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
}

/// Draws a square button with three dots that opens a menu. `name` is what a screen reader says.
pub fn more_menu(ui: &mut Ui, name: &str, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    let dots = RichText::new(icon::more()).font(theme::icons(16.0)).color(palette.muted);
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        let button = Button::new(dots).min_size(egui::Vec2::splat(theme::BAR_CONTROL));
        egui::containers::menu::MenuButton::from_button(button)
            .ui(ui, |ui| {
                ui.spacing_mut().button_padding = vec2(12.0, 4.0);
                ui.set_min_width(200.0);
                add(ui);
            })
            .0
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_text(name);
}

/// Draws the title of a part that can be folded away. `name` is what a screen reader says. Returns whether it was clicked.
pub fn fold(ui: &mut Ui, title: &str, name: &str, is_open: bool, palette: &Palette) -> bool {
    let chevron = if is_open { icon::down() } else { icon::folded() };
    let chevron = RichText::new(chevron).font(theme::icons(14.0)).color(palette.muted);
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().icon_spacing = 8.0;
        ui.add(Button::new((chevron, RichText::new(title).color(palette.muted).atom_shrink(true))).wrap())
    });
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, name));
    response.clicked()
}

/// Which way an edge is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It stands upright and is dragged to the side.
    Upright,
    /// It lies and is dragged up or down.
    Lying,
}

/// What a person does to an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dragged {
    /// It is being dragged to this place on the screen, in points.
    To(f32),
    /// It is let go at the place where it is.
    Done,
    /// A key moves it by so many points.
    By(f32),
}

/// How far a key moves an edge, in points.
const STEP: f32 = 16.0;

/// Draws an edge between panels, from `from` to `to`, by which a panel is made larger: with the mouse, or with the arrow keys.
/// `name` is what a screen reader says.
pub fn edge(
    ui: &Ui,
    salt: &str,
    (from, to): (egui::Pos2, egui::Pos2),
    edge: Edge,
    name: &str,
    palette: &Palette,
) -> Option<Dragged> {
    let id = Id::unique(("edge", salt));
    let reach = if edge == Edge::Upright { vec2(3.0, 0.0) } else { vec2(0.0, 3.0) };
    let response = ui.interact(Rect::from_two_pos(from, to).expand2(reach), id, Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
    let (cursor, at) = match edge {
        Edge::Upright => (CursorIcon::ResizeHorizontal, response.interact_pointer_pos().map(|p| p.x)),
        Edge::Lying => (CursorIcon::ResizeVertical, response.interact_pointer_pos().map(|p| p.y)),
    };
    let is_held = response.hovered() || response.dragged();
    let colour = if response.dragged() {
        palette.accent
    } else if is_held {
        palette.line
    } else {
        palette.hairline
    };
    ui.painter().line_segment([from, to], Stroke::new(1.0, colour));
    let response = response.on_hover_and_drag_cursor(cursor);
    if response.drag_stopped() {
        return Some(Dragged::Done);
    }
    if response.dragged() {
        return at.map(Dragged::To);
    }
    if !response.has_focus() {
        return None;
    }
    let (horizontal_arrows, vertical_arrows) = (edge == Edge::Upright, edge == Edge::Lying);
    let filter = EventFilter { horizontal_arrows, vertical_arrows, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let (less, more) = match edge {
        Edge::Upright => (Key::ArrowLeft, Key::ArrowRight),
        Edge::Lying => (Key::ArrowUp, Key::ArrowDown),
    };
    let pressed = |key| ui.input(|i| i.key_pressed(key));
    if pressed(less) {
        return Some(Dragged::By(-STEP));
    }
    pressed(more).then_some(Dragged::By(STEP))
}
