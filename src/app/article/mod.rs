//! The article, as a custom widget.
//!
//! Always true: only pieces in view are laid out; the place in the text at the top of the view stays there when pieces above
//! turn out higher or lower than estimated. Absent: changes of the state; the widget returns actions.

mod access;
mod around;
mod badges;
mod bar;
mod commands;
mod faces;
mod facts_line;
pub mod lanes;
mod layout;
mod marks;
mod mouse;
pub mod paint;
mod pieces;
pub mod sides;
mod text_runs;

pub use self::badges::Badge;
pub use self::commands::COMMANDS;

use std::sync::Arc;

use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Sense, pos2};

use self::badges::{Badges, Margin};
use self::faces::Faces;
use self::lanes::Lanes;
use self::layout::{Column, Laid};
use self::mouse::Mouse;
use self::paint::Canvas;
use self::pieces::Piece;
use self::sides::Beside;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::{Command, menus};
use crate::app::desk::Action;
use crate::app::desk::document::Document;
use crate::app::desk::select::{Extend, Reveal, Toward, Unit};
use crate::app::desk::selection::Selection;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::tr;
use claimlight_core::model::{ArticleText, ClaimId};
use claimlight_core::text::{Direction, Offset, Side, TextRange};

/// Space above the first line and below the last, in points.
const MARGIN: f32 = 32.0;

/// What capabilities show on the article in addition to its claims.
#[derive(Clone, Copy, Default)]
pub struct Overlay<'a> {
    /// The ranges to highlight, in order: the hits of a search, or the marks of a review.
    pub ranges: &'a [TextRange],
    /// Which of the [`STRETCHES`](crate::app::desk::tally::STRETCHES) of the article have a hit, for the strip.
    pub along: &'a [bool],
    /// Whether a search is under way.
    pub is_searched: bool,
    /// Another person's claims, while the claims of two people are compared.
    pub beside: Option<Beside<'a>>,
    /// The versions of a claim, while somebody decides between them.
    pub lanes: Option<Lanes<'a>>,
}

/// What the view remembers between frames; none of it is saved.
#[derive(Default)]
pub struct ArticleView {
    article: Option<Arc<ArticleText>>,
    /// The number of the document shown.
    number: u64,
    /// A place to scroll to the top edge in this frame.
    return_to: Option<Offset>,
    /// The start of the first row that is fully in view; zero if the view is at the article's start.
    top_row: Offset,
    pieces: Vec<Piece>,
    /// The height of each piece with the space above it, in points; 0 until the piece has been laid out.
    heights: Vec<f32>,
    column: Option<Column>,
    /// The index of the piece at the top, and how much of it is above the top edge, in points. If negative, the piece starts below
    /// the edge.
    top: (usize, f32),
    /// The x coordinate that the caret keeps while it moves by rows, in points.
    sticky: Option<f32>,
    mouse: Mouse,
    /// To which character the caret belongs: where directions meet it could stand in two places.
    side: Side,
    /// The side of the next caret, known to what moves it now.
    next_side: Option<Side>,
    /// Where the caret was in the last frame.
    caret: Offset,
    /// The direction of the article's first strong letter.
    direction: Direction,
    faces: Faces,
    /// The range in view in the last frame.
    seen: TextRange,
    /// The height of the view in the last frame, in points; `origin` is its top edge.
    height: f32,
    origin: f32,
    badges: Badges,
}

/// Says at the place of the first row that there is no text, and what to do next.
fn nothing_to_read(ui: &mut egui::Ui, cx: &Context<'_>, body: Rect, column: Column) {
    let (open, paste) = (cx.keymap.shown(Command::Open), cx.keymap.shown(Command::Paste));
    let says = tr!("this-article-holds-no-text", open = open, paste = paste);
    let place = Rect::from_min_size(pos2(column.left, body.top() + MARGIN), egui::vec2(column.width, 60.0));
    let mut first_row = ui.new_child(egui::UiBuilder::new().max_rect(place));
    first_row.label(egui::RichText::new(says).color(cx.palette.muted));
}

/// What is under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hovered {
    /// The article's words, or nothing.
    Words,
    /// A badge, and the claim that is outlined for it.
    Badge(Option<ClaimId>),
}

/// The least space on the side of the column where the bars of no-claims stand, in points.
const BARS: f32 = 28.0;
/// The least width of the column, in points.
const NARROWEST: f32 = 120.0;

/// The left edge and the width of the column: as wide as wanted if `body` has the room for it and for the badges, which stand where the
/// rows of the article end. The column stands in the middle, but a little away from the badges, which take more room than the bars on
/// the other side.
fn measure(body: Rect, wanted: f32, room: f32, direction: Direction) -> (f32, f32) {
    let width = wanted.min(body.width() - BARS - room).max(NARROWEST);
    let spare = body.width() - width;
    let bars = (spare / 2.0 - 8.0).min(spare - room).max(0.0);
    let left = if direction == Direction::RightToLeft { spare - bars } else { bars };
    ((body.left() + left).round(), width)
}

/// The size of the text and its leading in an exercise, for those that it has elsewhere.
fn larger(zoom: f32, leading: f32) -> (f32, f32) {
    let line = (theme::EXERCISE_LINE / theme::EXERCISE_SIZE) / (theme::READING_LINE / theme::READING_SIZE);
    (zoom * theme::EXERCISE_SIZE / theme::READING_SIZE, leading * line)
}

/// The id of the article, for the keyboard focus.
pub fn id() -> Id {
    Id::unique("article")
}

impl ArticleView {
    /// The range that was in view in the last frame, in whole pieces.
    pub fn seen(&self) -> TextRange {
        self.seen
    }

    /// The badges in the margin in the last frame.
    pub fn badges(&self) -> &[Badge] {
        self.badges.as_slice()
    }

    /// Where words in view were in the last frame: the rectangles that they take up in each row, in points.
    pub fn places(&self, ctx: &egui::Context, document: &Document, range: TextRange) -> Vec<Rect> {
        let Some(column) = self.column else { return Vec::new() };
        let article = &document.annotations.article.text;
        let palette = Palette::of(ctx.theme() == egui::Theme::Dark);
        let mut y = self.origin - self.top.1;
        let mut found = Vec::new();
        for i in self.top.0..self.pieces.len() {
            if self.pieces[i].range.start() >= self.seen.end().max(Offset::new(1)) {
                break;
            }
            let mut laid = Laid::new(ctx, article, i, self.pieces[i], column, &palette);
            laid.pos.y = y + layout::space_above(article, &self.pieces[i], column);
            y += self.height_of(i, article, column);
            found.extend(laid.rects(article.as_str(), range).into_iter().map(|part| part.rect));
        }
        found
    }

    /// Forgets the heights of all pieces, because the typeface has changed.
    pub fn forget_heights(&mut self) {
        self.heights.fill(0.0);
    }

    /// Where the first row that is fully in view starts; zero at the article's start.
    pub fn top(&self) -> Offset {
        self.top_row
    }

    /// Whether the view shows this document.
    pub fn is_of(&self, document: &Document) -> bool {
        self.number == document.number && self.article.is_some()
    }

    fn adopt(&mut self, document: &Document, column: Column) {
        let text = &document.annotations.article.text;
        let same_article = self.article.as_ref().is_some_and(|a| Arc::ptr_eq(a, text));
        if !same_article || self.number != document.number {
            let faces = std::mem::take(&mut self.faces);
            *self = Self { pieces: pieces::cut(text), article: Some(Arc::clone(text)), faces, ..Self::default() };
            self.number = document.number;
            self.direction = Direction::of(text.as_str()).unwrap_or_default();
            self.heights = vec![0.0; self.pieces.len()];
            self.top = (0, -MARGIN);
            self.return_to = Some(document.top).filter(|top| *top > Offset::ZERO);
        }
        let of = |c: Column| (c.width, c.zoom, c.leading, c.facts_above);
        let same = self.column.is_some_and(|c| of(c) == of(column));
        if !same {
            self.heights.fill(0.0);
        }
        self.column = Some(column);
    }

    /// Finds out on which side of its place the caret stands.
    fn follow_caret(&mut self, document: &Document) {
        match self.next_side.take() {
            Some(side) => self.side = side,
            None if self.caret != document.caret() => self.side = Side::After,
            None => {}
        }
        self.caret = document.caret();
    }

    fn height_of(&self, i: usize, article: &ArticleText, column: Column) -> f32 {
        match self.heights.get(i) {
            Some(h) if *h > 0.0 => *h,
            Some(_) => layout::guess_height(article, &self.pieces[i], column),
            None => 0.0,
        }
    }

    fn lay(&mut self, ui: &egui::Ui, i: usize, article: &ArticleText, column: Column, palette: &Palette) -> Laid {
        let piece = self.pieces[i];
        let laid = Laid::new(ui.ctx(), article, i, piece, column, palette);
        self.heights[i] = laid.height() + layout::space_above(article, &piece, column);
        laid
    }

    /// Normalizes `top`: its offset is within its piece, and it is neither before the first piece nor after the last.
    fn settle(&mut self, ui: &egui::Ui, article: &ArticleText, column: Column, palette: &Palette) {
        let mut exact = 0;
        while self.top.1 < 0.0 && self.top.0 > 0 {
            self.top.0 -= 1;
            // Near the edge, heights must be exact, or the text would jump; farther away, an estimate will do.
            if exact < 40 && self.heights[self.top.0] <= 0.0 {
                self.lay(ui, self.top.0, article, column, palette);
                exact += 1;
            }
            self.top.1 += self.height_of(self.top.0, article, column);
        }
        if self.top.0 == 0 {
            self.top.1 = self.top.1.max(-MARGIN);
        }
        while self.top.0 + 1 < self.pieces.len() {
            let height = self.height_of(self.top.0, article, column);
            if self.top.1 < height {
                break;
            }
            self.top.1 -= height;
            self.top.0 += 1;
        }
    }

    /// Lays out the pieces in view.
    fn lay_out(
        &mut self,
        ui: &egui::Ui,
        rect: Rect,
        article: &ArticleText,
        column: Column,
        palette: &Palette,
    ) -> Vec<Laid> {
        for attempt in 0..2 {
            self.settle(ui, article, column, palette);
            let mut laid = Vec::new();
            let mut y = rect.top() - self.top.1;
            let mut i = self.top.0;
            while i < self.pieces.len() && y < rect.bottom() {
                let mut piece = self.lay(ui, i, article, column, palette);
                piece.pos.y = y + layout::space_above(article, &piece.piece, column);
                y += self.heights[i];
                laid.push(piece);
                i += 1;
            }
            // Don't scroll beyond the end: the last line stays at the bottom, unless the whole article fits and starts at the top.
            let below = rect.bottom() - MARGIN - y;
            let at_start = self.top.0 == 0 && self.top.1 <= -MARGIN + 0.5;
            if i == self.pieces.len() && below > 0.5 && !at_start && attempt == 0 {
                self.top.1 -= below;
                continue;
            }
            return laid;
        }
        Vec::new()
    }

    /// Scrolls so that a range starts a third of the way down the view, unless it is well in view. Returns whether it scrolled.
    fn reveal(&mut self, range: TextRange, rect: Rect, laid: &[Laid], text: &str) -> bool {
        let place =
            |at: Offset| laid.iter().find(|l| l.rows() > 0 && l.piece.range.start() <= at && at <= l.piece.range.end());
        let (start, end) = (range.start(), range.end());
        if let Some(first) = place(start) {
            let top = first.caret(text, start, Side::After);
            let bottom = place(end).map(|l| l.caret(text, end, Side::After));
            let fits = top.top() >= rect.top() + 8.0
                && bottom.is_some_and(|b| {
                    b.bottom() <= rect.bottom() - 48.0 || b.bottom() - top.top() > rect.height() * 0.7
                });
            if fits {
                return false;
            }
        }
        self.top = (pieces::piece_at(&self.pieces, start), -rect.height() / 3.0);
        // The caller scrolls on from the piece's top to the line itself.
        true
    }

    /// Shows the article.
    pub fn show<A>(&mut self, ui: &mut egui::Ui, cx: &Context<'_>, overlay: Overlay<'_>, said: &mut Sayings<A>) {
        let Some(document) = &cx.desk.document else { return };
        let palette = cx.palette;
        let mut actions = Vec::new();
        let rect = ui.available_rect_before_wrap();
        self.height = rect.height();
        self.origin = rect.top();
        let settings = &cx.desk.settings;
        let zoom = settings.zoom * settings.size / theme::READING_SIZE;
        let leading = settings.line * theme::READING_SIZE / theme::READING_LINE;
        let (zoom, leading) = if document.worked_on().is_some() { larger(zoom, leading) } else { (zoom, leading) };
        let leading = if overlay.lanes.is_some() { leading.max(lanes::LEADING) } else { leading };
        let strip = Rect::from_min_max(pos2(rect.right() - around::STRIP, rect.top()), rect.max);
        let body = Rect::from_min_max(rect.min, pos2(strip.left(), rect.bottom()));
        let wanted = theme::CHARACTER * settings.measure * zoom;
        let place = |direction| measure(body, wanted, badges::ROOM * zoom.min(1.4), direction);
        let (left, width) = place(self.direction);
        let facts_above = facts_line::block_below(document);
        let mut column = Column { left, width, zoom, leading, facts_above, direction: self.direction };
        self.adopt(document, column);
        column.direction = self.direction;
        column.left = place(self.direction).0;
        self.column = Some(column);
        self.follow_caret(document);
        let article = Arc::clone(&document.annotations.article.text);
        actions.extend(self.faces.look(ui.ctx(), &document.scripts).map(Action::Say));
        let response = ui.interact(body, id(), Sense::click_and_drag());
        let focused = ui.memory(|m| m.has_focus(id()));
        if focused {
            let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|m| m.set_focus_lock_filter(id(), all));
        }
        if response.contains_pointer() {
            let scrolled = ui.input(|i| i.smooth_scroll_delta().y);
            self.top.1 -= scrolled;
        }
        if let Some(top) = self.return_to {
            self.top = (pieces::piece_at(&self.pieces, top), 0.0);
        }
        let mut laid = self.lay_out(ui, body, &article, column, palette);
        if let Some(top) = self.return_to.take()
            && let Some(l) =
                laid.iter().find(|l| l.rows() > 0 && l.piece.range.start() <= top && top <= l.piece.range.end())
        {
            self.top.1 += l.caret(article.as_str(), top, Side::After).top() - body.top();
            laid = self.lay_out(ui, body, &article, column, palette);
        }
        if let Some(range) = cx.desk.reveal
            && self.reveal(range, body, &laid, article.as_str())
        {
            laid = self.lay_out(ui, body, &article, column, palette);
            // The line may be far down a long piece: scroll to the line itself.
            if let Some(l) = laid.iter().find(|l| {
                l.rows() > 0 && l.piece.range.start() <= range.start() && range.start() <= l.piece.range.end()
            }) {
                self.top.1 +=
                    l.caret(article.as_str(), range.start(), Side::After).top() - (body.top() + body.height() / 3.0);
                laid = self.lay_out(ui, body, &article, column, palette);
            }
        }
        self.note_view(&laid, body);
        if focused {
            self.keys(ui, document, column, palette, &mut actions);
        }
        let (beside, dragged) = (overlay.beside, self.mouse.dragged_span());
        let lanes = overlay.lanes;
        self.badges = Margin { document, palette, beside, lanes, dragged, column, body }.place(&laid);
        let hovered = self.badge(ui, &response, (document, beside), palette, &mut actions);
        self.mouse.by_words = cx.desk.settings.whole_words;
        let scrolled = match hovered {
            Hovered::Words => self.mouse.act(ui, &response, document, &laid, body, &mut actions),
            Hovered::Badge(_) => 0.0,
        };
        self.next_side = self.mouse.take_side().or(self.next_side);
        if scrolled != 0.0 {
            self.top.1 += scrolled;
            ui.ctx().request_repaint();
        }
        if !actions.is_empty() && !actions.iter().any(|a| matches!(a, Action::MoveTo(..))) {
            self.sticky = None;
        }
        self.paint(&ui.painter().with_clip_rect(body), cx, overlay, &laid, column, focused, hovered);
        access::describe(ui, document, &laid, body, &mut actions);
        if laid.is_empty() || article.as_str().trim().is_empty() {
            nothing_to_read(ui, cx, body, column);
        }
        around::strip(self.seen, ui, overlay.along, document, palette, strip, &mut actions);
        if response.secondary_clicked()
            && let Some(pos) = response.interact_pointer_pos()
        {
            actions.extend(self.mouse.other_button(document, &laid, pos));
        }
        said.extend(actions.into_iter().map(Said::Desk));
        response.context_menu(|ui| menus::context(ui, cx, said));
        around::link_tip(ui, &response, document, &laid);
        // During a search, the keys that the bar shows go to the search field.
        let is_free = focused || !overlay.is_searched;
        if document.is_pointed() && is_free && !self.mouse.is_dragging() && !egui::Popup::is_any_open(ui.ctx()) {
            bar::show(ui, cx, (document, &laid), body, said);
        }
    }

    /// Remembers what is in view.
    fn note_view(&mut self, laid: &[Laid], body: Rect) {
        let rows = laid.iter().flat_map(|l| (0..l.rows()).map(move |r| (l, r)));
        let first =
            rows.filter(|(l, r)| l.row_rect(*r).top() >= body.top() - 1.0).map(|(l, r)| l.row_range(r).start()).next();
        self.top_row = first.filter(|_| self.top != (0, -MARGIN)).unwrap_or_default();
        self.seen = match (laid.first(), laid.last()) {
            (Some(a), Some(b)) => TextRange::new(a.piece.range.start(), b.piece.range.end()),
            _ => TextRange::default(),
        };
    }

    /// Takes the pointer where it is over a badge: its claim is outlined, and a click selects it.
    fn badge(
        &self,
        ui: &egui::Ui,
        response: &Response,
        (document, beside): (&Document, Option<Beside<'_>>),
        palette: &Palette,
        actions: &mut Vec<Action>,
    ) -> Hovered {
        let pos = response.hover_pos().or_else(|| response.interact_pointer_pos());
        let badge = pos.filter(|_| self.mouse.is_idle()).and_then(|pos| self.badges.at(pos));
        let Some(badge) = badge else { return Hovered::Words };
        ui.set_cursor_icon(CursorIcon::PointingHand);
        if response.clicked_by(PointerButton::Primary)
            && let Some(claim) = badge.next(document)
        {
            actions.push(Action::SelectClaim(claim, Reveal::No));
        }
        egui::Tooltip::for_widget(response).at_pointer().show(|ui| badge.tip(ui, document, beside, palette));
        Hovered::Badge(badge.outlined())
    }

    #[expect(clippy::too_many_arguments, reason = "one call, from show")]
    fn paint(
        &self,
        painter: &egui::Painter,
        cx: &Context<'_>,
        overlay: Overlay<'_>,
        laid: &[Laid],
        column: Column,
        focused: bool,
        hovered: Hovered,
    ) {
        let Some(document) = &cx.desk.document else { return };
        let palette = cx.palette;
        let canvas = Canvas {
            painter,
            palette,
            document,
            hits: overlay.ranges,
            beside: overlay.beside,
            lanes: overlay.lanes,
            dragged: self.mouse.dragged_span(),
            hovered: if let Hovered::Badge(claim) = hovered { claim } else { None },
            has_bars: !cx.desk.settings.hide_no_claims,
            column,
        };
        let article = &document.annotations.article.text;
        for l in laid {
            canvas.behind(l);
        }
        for l in laid.iter().filter(|l| l.rows() > 0) {
            facts_line::paint(painter, document, article, l, column, palette);
            painter.galley(l.pos, Arc::clone(&l.galley), palette.ink);
            if let Some(block) = article.blocks().get(l.piece.block as usize) {
                around::furniture(painter, article, block.kind, l, column, palette);
            }
            canvas.caret(l, self.side, focused);
        }
        self.badges.paint(painter, document, palette);
        if focused && matches!(document.selection, Selection::Words { .. }) {
            painter.ctx().output_mut(|o| o.mutable_text_under_cursor = false);
        }
    }

    /// Handles the keys that move the caret. All other keys are in the table of commands.
    fn keys(
        &mut self,
        ui: &egui::Ui,
        document: &Document,
        column: Column,
        palette: &Palette,
        actions: &mut Vec<Action>,
    ) {
        let pressed: Vec<(Key, Modifiers)> = ui.input(|i| {
            i.events
                .iter()
                .filter_map(|e| match e {
                    egui::Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => {
                        Some((*key, *modifiers))
                    }
                    _ => None,
                })
                .collect()
        });
        for (key, m) in pressed {
            let unit = if m.command { Unit::Word } else { Unit::Grapheme };
            let extend = Extend::by(m.shift);
            match key {
                Key::ArrowRight | Key::ArrowLeft => {
                    let toward = self.toward(key == Key::ArrowRight, document, column);
                    self.move_caret(toward, unit, extend, actions);
                }
                Key::Home if m.command => self.move_caret(Toward::Previous, Unit::Text, extend, actions),
                Key::End if m.command => self.move_caret(Toward::Next, Unit::Text, extend, actions),
                Key::ArrowDown => self.row_step(ui, document, column, palette, 1, extend, actions),
                Key::ArrowUp => self.row_step(ui, document, column, palette, -1, extend, actions),
                Key::PageDown => self.page(ui, document, column, palette, Toward::Next, extend, actions),
                Key::PageUp => self.page(ui, document, column, palette, Toward::Previous, extend, actions),
                Key::Home | Key::End => {
                    let text = document.text();
                    let i = pieces::piece_at(&self.pieces, document.caret());
                    if self.pieces.is_empty() {
                        return;
                    }
                    let l = self.lay(ui, i, &document.annotations.article.text, column, palette);
                    if l.rows() == 0 {
                        return;
                    }
                    let r = l.row_beside(text, document.caret(), self.side);
                    let (to, side, toward) = if key == Key::Home {
                        (l.row_range(r).start(), Side::After, Toward::Previous)
                    } else {
                        (l.end_of_row(text, r), Side::Before, Toward::Next)
                    };
                    self.next_side = Some(side);
                    actions.push(Action::MoveTo(to, toward, extend));
                }
                _ => {}
            }
        }
    }

    /// Where an arrow to the right or to the left leads: in a block that runs from right to left, to the left is on.
    fn toward(&self, is_right: bool, document: &Document, column: Column) -> Toward {
        let piece = self.pieces.get(pieces::piece_at(&self.pieces, document.caret()));
        let article = &document.annotations.article.text;
        let direction = piece.map(|piece| layout::direction_of(article, piece, column)).unwrap_or_default();
        if is_right == (direction == Direction::LeftToRight) { Toward::Next } else { Toward::Previous }
    }

    /// Moves the caret. It stays beside the character over which it went.
    fn move_caret(&mut self, toward: Toward, unit: Unit, extend: Extend, actions: &mut Vec<Action>) {
        self.next_side = Some(if toward == Toward::Next { Side::Before } else { Side::After });
        actions.push(Action::Move(toward, unit, extend));
    }

    #[expect(clippy::too_many_arguments, reason = "one call, from keys")]
    fn row_step(
        &mut self,
        ui: &egui::Ui,
        document: &Document,
        column: Column,
        palette: &Palette,
        by: i32,
        extend: Extend,
        actions: &mut Vec<Action>,
    ) {
        if self.pieces.is_empty() {
            return;
        }
        let article = Arc::clone(&document.annotations.article.text);
        let text = article.as_str();
        let caret = document.caret();
        let number = pieces::piece_at(&self.pieces, caret);
        let here = self.lay(ui, number, &article, column, palette);
        let x = self
            .sticky
            .unwrap_or_else(|| if here.rows() > 0 { here.caret(text, caret, self.side).left() } else { column.left });
        self.sticky = Some(x);
        let toward = if by > 0 { Toward::Next } else { Toward::Previous };
        let r = here.row_beside(text, caret, self.side);
        let to = if by > 0 && r + 1 < here.rows() {
            Some(here.at_x(text, r + 1, x))
        } else if by < 0 && r > 0 && here.rows() > 0 {
            Some(here.at_x(text, r - 1, x))
        } else {
            // Go to the nearest piece with rows; blank lines have none.
            let mut other = number;
            loop {
                let next =
                    if by > 0 { Some(other + 1).filter(|n| *n < self.pieces.len()) } else { other.checked_sub(1) };
                match next {
                    None => break None,
                    Some(n) if self.pieces[n].range.is_empty() => other = n,
                    Some(n) => {
                        let l = self.lay(ui, n, &article, column, palette);
                        let r = if by > 0 { 0 } else { l.rows().saturating_sub(1) };
                        break Some(l.at_x(text, r, x));
                    }
                }
            }
        };
        let (to, side) = to.unwrap_or((if by > 0 { article.end() } else { Offset::ZERO }, Side::After));
        self.next_side = Some(side);
        actions.push(Action::MoveTo(to, toward, extend));
    }

    #[expect(clippy::too_many_arguments, reason = "one call, from keys")]
    fn page(
        &mut self,
        ui: &egui::Ui,
        document: &Document,
        column: Column,
        palette: &Palette,
        toward: Toward,
        extend: Extend,
        actions: &mut Vec<Action>,
    ) {
        let article = Arc::clone(&document.annotations.article.text);
        let by = (self.height - theme::READING_LINE * 2.0).max(theme::READING_LINE);
        let number = pieces::piece_at(&self.pieces, document.caret());
        if self.pieces.is_empty() {
            return;
        }
        let here = self.lay(ui, number, &article, column, palette);
        let at = if here.rows() > 0 { here.caret(article.as_str(), document.caret(), self.side) } else { Rect::ZERO };
        let x = self.sticky.unwrap_or(at.left());
        // The caret moves by the same distance as the view.
        let mut y = at.center().y + if toward == Toward::Next { by } else { -by };
        let mut other = number;
        let (to, side) = loop {
            let l = self.lay(ui, other, &article, column, palette);
            let height = self.heights[other];
            if y < 0.0 && other > 0 {
                other -= 1;
                self.lay(ui, other, &article, column, palette);
                y += self.heights[other];
            } else if y >= height && other + 1 < self.pieces.len() {
                y -= height;
                other += 1;
            } else if l.rows() > 0 {
                break l.at_pos(article.as_str(), pos2(x, y));
            } else if toward == Toward::Next {
                break (article.end().min(l.piece.range.start()), Side::After);
            } else {
                break (l.piece.range.start(), Side::After);
            }
        };
        self.next_side = Some(side);
        self.top.1 += if toward == Toward::Next { by } else { -by };
        self.sticky = Some(x);
        actions.push(Action::MoveTo(to, toward, extend));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the left edge and the width of the column in an article from x = 0 to a width.
    #[track_caller]
    fn check(article: f32, direction: Direction, expected: (f32, f32)) {
        let body = Rect::from_min_max(pos2(0.0, 0.0), pos2(article - around::STRIP, 600.0));
        assert_eq!(measure(body, 552.0, badges::ROOM, direction), expected, "{article}");
    }

    #[test]
    fn the_column_leaves_room_for_badges_however_narrow_the_window_is() {
        let ltr = Direction::LeftToRight;
        check(680.0, ltr, (48.0, 552.0));
        check(712.0, ltr, (64.0, 552.0));
        check(640.0, ltr, (28.0, 532.0));
        check(420.0, ltr, (28.0, 312.0));
        check(1280.0, ltr, (348.0, 552.0));
        check(100.0, ltr, (0.0, 120.0));
        check(680.0, Direction::RightToLeft, (64.0, 552.0));
    }
}
