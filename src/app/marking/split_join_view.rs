//! The dialog that splits a claim into parts.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Galley, Id, Key, Label, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Ui, UiBuilder};
use egui::{WidgetInfo, pos2, vec2};

use super::Action;
use super::split_join::{Part, Split};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme, verdicts, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, Underline};
use claimlight_core::text::TextRange;

/// The width of the dialog without its margins, in points.
const WIDTH: f32 = 912.0;
/// The height of a row, in points.
const ROW: f32 = 44.0;
/// How many rows are in sight at most; further ones scroll.
const ROWS: f32 = 6.0;
/// The width of the box to tick and of the number, in points.
const NUMBER: f32 = 32.0;
/// The width of the field for plain words, in points.
const FIELD: f32 = 312.0;
/// The width of the verdict, in points.
const VERDICT: f32 = 152.0;
/// The width of the button that removes a row, in points.
const END: f32 = 32.0;
/// Below this width of the dialog, in points, the cells of a row stand one below the other.
const NARROW: f32 = 700.0;
/// The height of such a cell, in points.
const STACKED: f32 = 36.0;

/// Where the cells of a row stand, from its left upper corner, in points.
#[derive(Clone, Copy)]
struct Columns {
    words: Rect,
    field: Rect,
    verdict: Rect,
    end: Rect,
    height: f32,
}

impl Columns {
    fn new(width: f32) -> Self {
        let at = |left, top, width, height| Rect::from_min_size(pos2(left, top), vec2(width, height));
        if width < NARROW {
            let width = width - theme::GUTTER;
            let inner = width - NUMBER;
            return Self {
                words: at(NUMBER, 0.0, inner - END, STACKED),
                field: at(NUMBER, STACKED, inner, STACKED),
                verdict: at(NUMBER, 2.0 * STACKED, inner, STACKED),
                end: at(width - END, 0.0, END, STACKED),
                height: 3.0 * STACKED + 8.0,
            };
        }
        let words = width - NUMBER - FIELD - VERDICT - END;
        Self {
            words: at(NUMBER, 0.0, words, ROW),
            field: at(NUMBER + words, 0.0, FIELD - 12.0, ROW),
            verdict: at(NUMBER + words + FIELD, 0.0, VERDICT - 12.0, ROW),
            end: at(width - END, 0.0, END, ROW),
            height: ROW,
        }
    }

    fn are_stacked(&self) -> bool {
        self.height > ROW
    }
}

/// Shows the dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, split: &Split, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let Some(claim) = document.annotations.claims.get(split.claim) else { return };
    let palette = cx.palette;
    take_verdict_keys(ctx, document, split, said);
    widgets::sheet(
        ctx,
        tr!("split"),
        WIDTH,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            whole(ui, document, claim, split, palette);
            ui.add_space(4.0);
            widgets::label(ui, tr!("split-hint"), palette);
            ui.add_space(16.0);
            let columns = Columns::new(ui.available_width());
            if !columns.are_stacked() {
                head(ui, columns, palette);
            }
            let height = (ctx.content_rect().height() - 420.0).clamp(columns.height, ROW * ROWS);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (i, part) in split.parts.iter().enumerate() {
                    row(ui, cx, columns, (i, part), split, document, said);
                }
            });
            ui.add_space(8.0);
            if widgets::add_link(ui, tr!("split-more"), palette).clicked() {
                said.push(Said::Own(Action::AddPart));
            }
            foot(ui, split, document, palette, said);
        },
    );
}

/// Gives the row that has the keyboard a verdict by Alt and the verdict's letter; `0` is "to check".
fn take_verdict_keys(ctx: &egui::Context, document: &Document, split: &Split, said: &mut Sayings<Action>) {
    let Some(i) = ctx.data(|d| d.get_temp::<usize>(row_id())).filter(|i| *i < split.parts.len()) else { return };
    let scheme = document.scheme();
    let keys = scheme.verdicts.iter().enumerate().map(|(k, v)| (v.key.to_uppercase(), Some(k)));
    for (name, verdict) in keys.chain([("0".to_owned(), None)]) {
        let Some(key) = Key::from_name(&name) else { continue };
        if ctx.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            // The same press also types its letter.
            ctx.input_mut(|input| input.events.retain(|e| !matches!(e, egui::Event::Text(_))));
            let part = Part { verdict, ..split.parts[i].clone() };
            said.push(Said::Own(Action::SetPart(i, part)));
        }
    }
}

/// Where the row that has the keyboard is remembered.
fn row_id() -> Id {
    Id::unique("split-row")
}

/// Draws the claim in full, with its parts underlined and numbered.
fn whole(ui: &mut Ui, document: &Document, claim: &Claim, split: &Split, palette: &Palette) {
    let text = document.text();
    let mut words = String::new();
    // Each piece of the claim, with the place of its first character in `words`.
    let mut pieces: Vec<(TextRange, usize)> = Vec::new();
    for range in claim.ranges() {
        if !words.is_empty() {
            words.push_str(" … ");
        }
        pieces.push((range, words.chars().count()));
        words.push_str(&range.of(text).replace('\n', " "));
    }
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: theme::serif(16.0),
        color: palette.ink,
        line_height: Some(36.0),
        valign: Align::Center,
        ..TextFormat::default()
    };
    job.append(&words, 0.0, format);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = 5;
    let galley = set::set(ui.ctx(), job, None, None).galley;
    let label = ui.add(Label::new(galley.clone()).selectable(false));
    let at = label.rect.min.to_vec2();
    for (i, part) in split.parts.iter().enumerate() {
        let Some(range) = part.range else { continue };
        let Some((piece, first)) = pieces.iter().find(|(piece, _)| piece.contains(range.start())) else { continue };
        let start = first + TextRange::new(piece.start(), range.start()).of(text).chars().count();
        let end = start + range.of(text).chars().count();
        let colour = if part.on { palette.accent } else { palette.muted };
        let pattern = if part.on { Underline::Solid } else { Underline::Dotted };
        let rects = cells(&galley, start..end);
        for rect in &rects {
            let y = at.y + rect.bottom() - 8.0;
            verdicts::underline(ui.painter(), pattern, at.x + rect.left(), at.x + rect.right(), y, colour);
        }
        if let Some(rect) = rects.first() {
            let place = pos2(at.x + rect.left(), at.y + rect.bottom() - 6.0);
            let number = (i + 1).to_string();
            ui.painter().text(place, egui::Align2::LEFT_TOP, number, theme::bold(10.5), colour);
        }
    }
}

/// The rectangles of characters of a galley, neighbours in a row joined.
fn cells(galley: &Galley, chars: Range<usize>) -> Vec<Rect> {
    let mut found: Vec<Rect> = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let mut open = false;
        for glyph in &row.glyphs {
            if chars.contains(&at) && glyph.advance_width > 0.0 {
                let left = row.pos.x + glyph.pos.x;
                let cell = Rect::from_x_y_ranges(left..=left + glyph.advance_width, row.rect().y_range());
                match found.last_mut() {
                    Some(last) if open && (last.right() - cell.left()).abs() < 1.0 => last.max.x = cell.right(),
                    Some(last) if open && (cell.right() - last.left()).abs() < 1.0 => last.min.x = cell.left(),
                    _ => found.push(cell),
                }
                open = true;
            }
            at += 1;
        }
        at += usize::from(row.ends_with_newline);
    }
    found
}

/// Draws the labels of the columns, once.
fn head(ui: &mut Ui, columns: Columns, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), egui::Sense::hover());
    for (left, label) in [
        (columns.words.left(), tr!("part-words")),
        (columns.field.left(), tr!("part-restated")),
        (columns.verdict.left(), tr!("part-verdict-head")),
    ] {
        let place = pos2(rect.left() + left, rect.center().y);
        let font = theme::interface(theme::SMALL_SIZE);
        ui.painter().text(place, egui::Align2::LEFT_CENTER, label, font, palette.muted);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, palette.hairline));
}

/// Draws one part.
fn row(
    ui: &mut Ui,
    cx: &Context<'_>,
    columns: Columns,
    (i, part): (usize, &Part),
    split: &Split,
    document: &Document,
    said: &mut Sayings<Action>,
) {
    let (palette, n) = (cx.palette, i + 1);
    let mut changed = part.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), columns.height), egui::Sense::hover());
    let hovered = ui.rect_contains_pointer(rect);
    let had = ui.data(|d| d.get_temp::<usize>(row_id())) == Some(i);
    let mut focused = false;
    let mut cell = |ui: &mut Ui, place: Rect, off: bool, add: &mut dyn FnMut(&mut Ui) -> bool| {
        let room = place.translate(rect.min.to_vec2());
        let salt = (i, place.left() as i32, place.top() as i32);
        let builder = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)).id_salt(salt);
        // The row has its room already.
        let mut inside = ui.new_child(builder);
        if off {
            inside.multiply_opacity(0.55);
        }
        focused |= add(&mut inside);
    };
    let off = !part.on;
    let number = Rect::from_min_size(pos2(0.0, 0.0), vec2(NUMBER, columns.words.height()));
    cell(ui, number, false, &mut |ui| {
        widgets::tick(ui, &mut changed.on, &tr!("part-on", n = n), None, palette).has_focus()
    });
    cell(ui, columns.words, off, &mut |ui| {
        words(ui, n, part, split, document, (hovered || had, palette), &mut changed.range)
    });
    cell(ui, columns.field, off, &mut |ui| {
        let id = Id::unique(("split-restated", i));
        let output = set::field(ui, id, &mut changed.restated, false, |edit| {
            let margin = egui::Margin::symmetric(8, 6);
            edit.hint_text(if columns.are_stacked() { tr!("part-restated") } else { tr!("optional") })
                .desired_width(columns.field.width())
                .margin(margin)
        });
        let field = output.response.response;
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("part-restated-n", n = n)));
        if i == 0 && widgets::nothing_focused(ui) {
            field.request_focus();
        }
        field.has_focus()
    });
    cell(ui, columns.verdict, off, &mut |ui| {
        verdict(ui, (n, columns.verdict.width()), part, document, palette, &mut changed.verdict)
    });
    let mut is_removed = false;
    cell(ui, columns.end, false, &mut |ui| {
        if !(hovered || had) {
            ui.set_opacity(0.0);
        }
        let button = widgets::icon_button(ui, icon::close(), &tr!("part-remove", n = n), palette);
        is_removed = button.clicked();
        button.has_focus()
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, palette.hairline));
    if focused {
        ui.data_mut(|d| d.insert_temp(row_id(), i));
    }
    if is_removed {
        said.push(Said::Own(Action::RemovePart(i)));
    } else if changed != *part {
        said.push(Said::Own(Action::SetPart(i, changed)));
    }
}

/// Draws the number and the words of a part, with the button that chooses other words. Returns whether the button has the keyboard.
fn words(
    ui: &mut Ui,
    n: usize,
    part: &Part,
    split: &Split,
    document: &Document,
    (shows_button, palette): (bool, &Palette),
    chosen: &mut Option<TextRange>,
) -> bool {
    let of = |range: Option<TextRange>| match range {
        Some(range) => range.of(document.text()).replace('\n', " "),
        None => tr!("part-same-words").to_owned(),
    };
    let (disc, _) = ui.allocate_exact_size(vec2(21.0, 21.0), egui::Sense::hover());
    ui.painter().circle_filled(disc.center(), 10.5, palette.hover);
    let font = theme::interface(theme::SMALL_SIZE);
    ui.painter().text(disc.center(), egui::Align2::CENTER_CENTER, n.to_string(), font, palette.muted);
    let shown = of(part.range);
    let room = ui.available_width() - 40.0;
    let galley = set::line(ui.ctx(), &shown, theme::serif(theme::QUOTE_SIZE), palette.ink, room);
    let width = galley.size().x;
    ui.add(Label::new(galley).selectable(false));
    ui.add_space((room - width).max(0.0));
    if !shows_button {
        ui.set_opacity(0.0);
    }
    let icon = RichText::new(icon::choose_words()).font(theme::icons(16.0)).color(palette.muted);
    let button = Button::new(icon).min_size(egui::Vec2::splat(theme::BAR_CONTROL));
    let menu = egui::containers::menu::MenuButton::from_button(button);
    let (response, _) = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        menu.ui(ui, |ui| {
            ui.set_max_width(420.0);
            ui.spacing_mut().button_padding = vec2(8.0, 4.0);
            for range in std::iter::once(None).chain(split.clauses.iter().copied().map(Some)) {
                if ui.selectable_label(part.range == range, of(range)).clicked() {
                    *chosen = range;
                    ui.close();
                }
            }
        })
    });
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("part-place", n = n, words = &shown)));
    let has_focus = response.has_focus();
    response.on_hover_text(tr!("part-choose-words"));
    has_focus
}

/// Draws the verdict of a part. Returns whether it has the keyboard.
fn verdict(
    ui: &mut Ui,
    (n, width): (usize, f32),
    part: &Part,
    document: &Document,
    palette: &Palette,
    chosen: &mut Option<usize>,
) -> bool {
    let scheme = &*document.scheme();
    let id = |i: Option<usize>| i.and_then(|i| scheme.verdicts.get(i)).map(|v| v.id.as_str());
    let signed = |i: Option<usize>| {
        let style = verdicts::style(scheme, id(i), palette);
        verdicts::signed(&style.sign, texts::verdict(scheme, id(i)), style.colours.words, theme::INTERFACE_SIZE)
    };
    let shown = texts::verdict(scheme, id(part.verdict));
    let combo = widgets::combo(("part-verdict", n)).width(width - 8.0).truncate().selected_text(signed(part.verdict));
    let combo = combo.show_ui(ui, |ui| {
        for k in std::iter::once(None).chain((0..scheme.verdicts.len()).map(Some)) {
            let choice = ui.selectable_label(part.verdict == k, signed(k));
            choice.widget_info(|| WidgetInfo::labeled(Role::Button, true, texts::verdict(scheme, id(k))));
            if choice.clicked() {
                *chosen = k;
            }
        }
    });
    let response = combo.response;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("part-verdict", n = n, verdict = shown)));
    response.has_focus()
}

/// Draws the keys and the buttons of the dialog.
fn foot(ui: &mut Ui, split: &Split, document: &Document, palette: &Palette, said: &mut Sayings<Action>) {
    ui.add_space(16.0);
    let is_off = split.parts.iter().all(|part| !part.is_made());
    if is_off && ui.available_width() <= NARROW / 2.0 {
        widgets::label(ui, tr!("split-needs"), palette);
        ui.add_space(8.0);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let scheme = document.scheme();
        let verdicts: Vec<String> =
            scheme.verdicts.iter().take(2).map(|v| format!("{}+{}", tr!("key-alt"), v.key.to_uppercase())).collect();
        let tab = [tr!("key-tab").to_owned()];
        let enter = [format!("{}+{}", tr!("key-ctrl"), tr!("key-enter"))];
        let hints: [(&[String], &str); 3] =
            [(&tab, tr!("split-tab")), (&verdicts, tr!("split-verdict")), (&enter, tr!("split-enter"))];
        let n = split.parts.iter().filter(|p| p.is_made()).count();
        if n == 0 && ui.available_width() > NARROW / 2.0 {
            widgets::label(ui, tr!("split-needs"), palette);
        } else if ui.available_width() > NARROW {
            for (keys, what) in hints {
                for key in keys {
                    widgets::key_cap(ui, key, palette);
                }
                widgets::label(ui, what, palette);
                ui.add_space(6.0);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if widgets::dialog_primary(ui, &tr!("split-do", n = n), n > 0, palette) {
                said.push(Said::Own(Action::MakeParts));
            }
            if ui.button(tr!("cancel")).clicked() {
                said.push(Said::Close);
            }
        });
    });
}
