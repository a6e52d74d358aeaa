//! Where a class marked something, for a projector: no names, no verdicts' colours.

use egui::{
    Button, Frame, Label, Layout, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::heat::LEAST;
use super::marked_text::{Letters, Marked, rows};
use super::{Action, Page, View};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::{set, theme, widgets};
use crate::tr;
use claimlight_core::grading::Found;
use claimlight_core::text::TextRange;

/// Sizes of letters and lines, and larger ones, in points.
const LETTERS: [(f32, f32); 2] = [(24.0, 42.0), (32.0, 54.0)];
/// Margin for the numbers, and the most width of the text and of the lists, in points.
const NUMBERS: f32 = 112.0;
const MEASURE: f32 = 724.0;
const LISTS: f32 = 372.0;
/// The width of the window from which on lists stand beside the text, in points.
const ROOM_FOR_LISTS: f32 = 1000.0;
/// The width from which on the buttons of the head have words, in points.
const WITH_WORDS: f32 = 860.0;
/// How many entries a list has at most.
const ENTRIES: usize = 3;

/// Draws the head.
pub fn bar(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let has_words = ui.available_width() >= WITH_WORDS;
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        ui.scope(|ui| {
            let buttons = if has_words { 500.0 } else { 180.0 };
            ui.set_max_width((ui.available_width() - buttons).max(80.0));
            let name = RichText::new(&page.class.lesson.exercise.name)
                .font(egui::FontId::new(18.0, egui::FontFamily::Name(theme::SERIF_BOLD.into())));
            ui.add(Label::new(name.color(cx.palette.ink)).truncate());
            widgets::label(ui, tr!("grade-heat-answers", n = page.class.heat.answers), cx.palette);
        });
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if widgets::icon_button(ui, icon::close(), tr!("grade-heat-close"), cx.palette).clicked() {
                said.push(Said::Own(Action::View(View::Grid)));
            }
            let is_full = cx.desk.full_screen;
            let switches = [
                (icon::full_screen(), tr!("grade-heat-full"), is_full, Action::FullScreen),
                (icon::grid(), tr!("grade-heat-table"), page.map.is_table, Action::HeatTable),
                (icon::text_size(), tr!("grade-heat-larger"), page.map.is_larger, Action::Larger),
                (icon::show(), tr!("grade-heat-key"), page.map.shows_key, Action::ShowKey),
            ];
            for (icon, label, is_on, action) in switches {
                let icon = RichText::new(icon).font(theme::icons(16.0));
                let response = widgets::flat(ui, |ui| {
                    let button = if has_words { Button::new((icon, label)) } else { Button::new(icon) };
                    let mut button = button.min_size(vec2(32.0, theme::BAR_CONTROL));
                    if is_on {
                        button = button.fill(cx.palette.pressed);
                    }
                    ui.add(button)
                });
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, label));
                if response.on_hover_text(label).clicked() {
                    said.push(Said::Own(action));
                }
            }
        });
    });
}

/// Draws the map.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let heat = &page.class.heat;
    if !heat.is_shown() {
        Frame::NONE.inner_margin(Margin::same(32)).show(ui, |ui| {
            let words = tr!("grade-heat-too-few", least = LEAST, n = heat.answers);
            ui.label(RichText::new(words).size(theme::TITLE_SIZE).color(cx.palette.ink));
        });
        return;
    }
    if ui.available_width() >= ROOM_FOR_LISTS {
        let frame = Frame::NONE.fill(cx.palette.paper).inner_margin(Margin { left: 8, right: 24, top: 20, bottom: 16 });
        Panel::right("grade-heat-lists")
            .frame(frame)
            .exact_size(LISTS)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| {
                ScrollArea::vertical().id_salt("grade-heat-lists").show(ui, |ui| lists(ui, cx, page, said));
            });
    }
    if page.map.is_table {
        return table(ui, cx, page);
    }
    ScrollArea::vertical().id_salt("grade-heat").auto_shrink(false).show(ui, |ui| {
        Frame::NONE
            .inner_margin(Margin { left: 0, right: 24, top: 20, bottom: 32 })
            .show(ui, |ui| text(ui, cx, page, said));
    });
}

fn text(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let (palette, heat) = (cx.palette, &page.class.heat);
    let text = &page.class.lesson.annotations.article.text;
    let (size, line) = LETTERS[usize::from(page.map.is_larger)];
    let width = (ui.available_width() - NUMBERS).min(MEASURE * size / 24.0);
    let letters = Letters { font: theme::serif(size), line, ink: palette.ink, underline: 3.0 };
    let key: Vec<TextRange> = if page.map.shows_key {
        page.entries().iter().flat_map(|entry| &entry.ranges).copied().collect()
    } else {
        Vec::new()
    };
    let tint = |marked: usize| palette.heat(marked as f32 / heat.answers.max(1) as f32);
    let mut from = 0;
    for block in text.blocks() {
        let to = from + heat.sentences[from..].iter().take_while(|s| block.range.covers(s.range)).count();
        let here = &heat.sentences[from..to];
        let tints: Vec<_> =
            here.iter().filter(|sentence| sentence.marked > 0).map(|s| (s.range, tint(s.marked))).collect();
        let words = Marked { text, range: block.range, tinted: &tints, underlined: &key, letters: &letters };
        let galley = words.lay(ui, width);
        let room = vec2(NUMBERS + width, galley.size().y);
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        if ui.is_rect_visible(rect) {
            let corner = rect.min + vec2(NUMBERS, 0.0);
            words.paint(ui.painter(), corner, &galley);
            let mut numbers: Vec<(f32, String)> = Vec::new();
            for (k, sentence) in here.iter().enumerate() {
                let places = rows(&galley, words.characters(sentence.range));
                let places: Vec<Rect> =
                    places.into_iter().map(|(place, _)| place.translate(corner.to_vec2())).collect();
                let Some(first) = places.first() else { continue };
                if sentence.marked > 0 {
                    match numbers.last_mut().filter(|(y, _)| (*y - first.center().y).abs() < 2.0) {
                        Some((_, words)) => *words = format!("{words} · {}", sentence.marked),
                        None => numbers.push((first.center().y, sentence.marked.to_string())),
                    }
                }
                sentence_node(ui, cx, page, (from + k, &places), said);
            }
            for (y, words) in numbers {
                let at = pos2(rect.left() + NUMBERS - 16.0, y);
                let font = theme::bold(theme::INTERFACE_SIZE);
                ui.painter().text(at, egui::Align2::RIGHT_CENTER, words, font, palette.ink);
            }
        }
        ui.add_space(16.0);
        from = to;
    }
}

/// A sentence as something to be chosen, with a frame around the chosen one.
fn sentence_node(ui: &Ui, cx: &Context<'_>, page: &Page, (i, places): (usize, &[Rect]), said: &mut Sayings<Action>) {
    let sentence = &page.class.heat.sentences[i];
    let is_chosen = page.map.sentence == i;
    for (k, place) in places.iter().enumerate() {
        let place = place.intersect(ui.clip_rect());
        let response = ui.interact(place, egui::Id::unique(("grade-sentence", i, k)), Sense::CLICK);
        if k == 0 {
            let words = sentence.range.of(page.class.lesson.annotations.article.text.as_str());
            let name = tr!("grade-heat-sentence", words = words, n = sentence.marked, all = page.class.heat.answers);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
        }
        if response.clicked() {
            ui.memory_mut(|m| m.request_focus(crate::app::article::id()));
            said.push(Said::Own(Action::Sentence(i)));
        }
    }
    if is_chosen {
        frame(ui, places, Stroke::new(2.0, cx.palette.accent));
    }
}

/// Draws a frame around the rows of a sentence.
fn frame(ui: &Ui, places: &[Rect], stroke: Stroke) {
    let places: Vec<Rect> = places.iter().map(|place| place.expand2(vec2(4.0, -2.0))).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let around = places.iter().fold(*first, |all, place| all.union(*place));
    if places.len() == 1 {
        ui.painter().rect_stroke(*first, 4.0, stroke, egui::StrokeKind::Inside);
        return;
    }
    let points = vec![
        first.left_top(),
        pos2(around.right(), first.top()),
        pos2(around.right(), last.top() + 2.0),
        pos2(last.right(), last.top() + 2.0),
        last.right_bottom(),
        pos2(around.left(), last.bottom()),
        pos2(around.left(), first.bottom()),
        first.left_bottom(),
    ];
    ui.painter().add(egui::Shape::closed_line(points, stroke));
}

/// Draws the numbers as a table, for those who can't see the map.
fn table(ui: &mut Ui, cx: &Context<'_>, page: &Page) {
    let text = page.class.lesson.annotations.article.text.as_str();
    let heat = &page.class.heat;
    ui.add_space(12.0);
    ScrollArea::vertical().id_salt("grade-heat-table").auto_shrink(false).show_rows(
        ui,
        theme::CONTROL,
        heat.sentences.len(),
        |ui, rows| {
            for i in rows {
                let sentence = &heat.sentences[i];
                let words = tr!("grade-heat-row", n = sentence.marked, all = heat.answers);
                ui.horizontal(|ui| {
                    ui.set_height(theme::CONTROL - ui.spacing().item_spacing.y);
                    ui.add_space(24.0);
                    let count =
                        Label::new(RichText::new(words).font(theme::bold(theme::INTERFACE_SIZE)).color(cx.palette.ink));
                    ui.add_sized(vec2(96.0, 20.0), count);
                    let quote = RichText::new(sentence.range.of(text)).font(theme::serif(theme::QUOTE_SIZE));
                    ui.add(Label::new(quote.color(cx.palette.ink)).truncate());
                });
            }
        },
    );
}

/// Draws the scale and the lists.
fn lists(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let (palette, heat) = (cx.palette, &page.class.heat);
    let text = page.class.lesson.annotations.article.text.as_str();
    widgets::label(ui, tr!("grade-heat-scale"), palette);
    let (scale, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    for k in 0..8 {
        let step = scale.width() / 8.0;
        let piece = Rect::from_min_size(scale.min + vec2(step * k as f32, 0.0), vec2(step, 16.0));
        ui.painter().rect_filled(piece, 0.0, palette.heat(k as f32 / 7.0));
    }
    ui.painter().rect_stroke(scale, 0.0, Stroke::new(1.0, palette.hairline), egui::StrokeKind::Inside);
    ui.horizontal(|ui| {
        widgets::label(ui, tr!("grade-heat-nobody"), palette);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::label(ui, tr!("grade-heat-all", n = heat.answers), palette);
        });
    });
    ui.add_space(16.0);
    let mut missed: Vec<(usize, usize, usize)> = (0..page.entries().len())
        .map(|i| (i, page.found(i, Found::Found), page.found(i, Found::Part)))
        .filter(|(_, found, _)| found * 2 < heat.answers)
        .collect();
    missed.sort_by_key(|(_, found, part)| (*found, *part));
    if page.map.shows_key && !missed.is_empty() {
        title(ui, cx, tr!("grade-heat-missed"));
        for (i, found, part) in missed.into_iter().take(ENTRIES) {
            let entry = &page.entries()[i];
            let quote: Vec<&str> = entry.ranges.iter().map(|range| range.of(text)).collect();
            set::label(ui, &quote.join(" … "), theme::serif(17.0), palette.ink, 3);
            ui.horizontal(|ui| {
                let (bar, _) = ui.allocate_exact_size(vec2(160.0, 9.0), Sense::hover());
                let share = |n: usize| bar.left() + bar.width() * n as f32 / heat.answers.max(1) as f32;
                ui.painter().rect_filled(bar, 4.0, palette.pressed);
                ui.painter().rect_filled(bar.with_max_x(share(found + part)), 4.0, palette.heat(1.0));
                ui.painter().rect_filled(bar.with_max_x(share(found)), 4.0, palette.accent);
                let words = if part == 0 {
                    tr!("grade-n-found", n = found)
                } else {
                    tr!("grade-n-found-part", n = found, part = part)
                };
                ui.label(RichText::new(words).color(palette.ink));
            });
            if let Some(claim) = page.key_claim(entry).filter(|claim| !claim.to_pupil.is_empty()) {
                set::label(ui, &claim.to_pupil, theme::interface(theme::INTERFACE_SIZE), palette.muted, 3);
            }
            ui.add_space(12.0);
        }
        widgets::label(ui, tr!("grade-heat-perhaps"), palette);
        ui.add_space(16.0);
    }
    let beside: Vec<_> = heat.beside.iter().enumerate().filter(|(_, beside)| beside.pupils > 1).take(ENTRIES).collect();
    if !beside.is_empty() {
        title(ui, cx, tr!("grade-heat-beside"));
        for (i, beside) in beside {
            set::label(ui, beside.range.of(text), theme::serif(17.0), palette.ink, 3);
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(tr!("grade-marked-it", n = beside.pupils)).color(palette.ink));
                if widgets::link(ui, tr!("grade-welcome"), palette).on_hover_text(tr!("grade-welcome-help")).clicked() {
                    said.push(Said::Own(Action::Welcome(i)));
                }
            });
            ui.add_space(8.0);
        }
    }
}

fn title(ui: &mut Ui, cx: &Context<'_>, words: &str) {
    ui.label(RichText::new(words).font(theme::bold(theme::TITLE_SIZE)).color(cx.palette.ink));
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, cx.palette.hairline));
    ui.add_space(4.0);
}
