//! Beside a text that is being mended: facts about the article, and what is left out.

use egui::{Frame, Id, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::rows_view::kind_name;
use super::{Action, Mending, Of};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::Fact;
use crate::app::details::view::{fact_field, fact_label};
use crate::app::encoding::view::left_out as kind_of_thing;
use crate::app::look::panels::{self, Stands};
use crate::app::look::widgets::{self, heading};
use crate::app::look::{set, theme};
use crate::app::words::languages;
use crate::tr;
use claimlight_core::import::left_out::Kind;

/// The facts that can be changed here, from top to bottom.
const FACTS: [Fact; 6] = [Fact::Title, Fact::Byline, Fact::Publisher, Fact::Published, Fact::Source, Fact::Language];
/// The width of the labels, in points.
const LABEL: f32 = 80.0;

/// The room that is needed for what a tick does, in points.
const TICK_TO_PUT_BACK: f32 = 140.0;

/// Draws all of it.
pub fn show(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, said: &mut Sayings<Action>) {
    ScrollArea::vertical().id_salt("mending-side").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            facts(ui, cx, mending, said);
            line(ui, cx);
            left_out(ui, cx, mending, said);
        });
    });
}

/// Draws a line between two groups, from edge to edge.
fn line(ui: &mut Ui, cx: &Context<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::hover());
    let stroke = Stroke::new(1.0, cx.palette.hairline);
    ui.painter().hline(rect.left() - 16.0..=rect.right() + 16.0, rect.center().y, stroke);
}

fn facts(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, said: &mut Sayings<Action>) {
    heading(ui, tr!(if mending.is_page() { "mend-facts" } else { "mend-facts-file" }), cx.palette);
    ui.add_space(8.0);
    for fact in FACTS {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let font = theme::interface(theme::SMALL_SIZE);
            let label = set::line(ui.ctx(), fact_label(fact), font, cx.palette.muted, LABEL - 4.0);
            let (rect, _) = ui.allocate_exact_size(vec2(LABEL, theme::BAR_CONTROL), Sense::hover());
            let top = rect.center().y - label.size().y / 2.0;
            ui.painter().galley(pos2(rect.left(), top), label, cx.palette.muted);
            ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
            let value = fact.of(mending.draft.facts());
            let id = Id::unique(("mending-fact", fact));
            let width = ui.available_width();
            let typed = if fact == Fact::Language {
                let offered = || languages::offered().map(|(code, _)| (code, languages::named(code))).collect();
                panels::choice(ui, "mending-language", fact_label(fact), &languages::named(value), offered)
                    .map(str::to_owned)
            } else {
                fact_field(ui, id, fact, value, width)
            };
            said.extend(typed.map(|words| Said::Own(Action::SetFact(fact, words))));
            if fact == Fact::Title && cx.desk.takes_focus(Pane::Claims) {
                ui.memory_mut(|m| m.request_focus(id));
            }
        });
        ui.add_space(4.0);
    }
}

fn left_out(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let small = |words: &str| RichText::new(words).size(theme::SMALL_SIZE).color(palette.muted);
    let rows = mending.draft.rows();
    let out: Vec<usize> = (0..rows.len()).filter(|i| !rows[*i].is_taken).collect();
    ui.horizontal(|ui| {
        heading(ui, tr!("mend-left-out"), palette);
        if !out.is_empty() && ui.available_width() > TICK_TO_PUT_BACK {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(small(tr!("mend-tick")));
            });
        }
    });
    ui.add_space(4.0);
    if out.is_empty() {
        let has_text = mending.left_out.counts().any(|(kind, _)| kind.is_text());
        match (mending.of, mending.is_page()) {
            (Of::Changed, _) => ui.label(small(tr!("mend-file-changed"))),
            (Of::Text, _) => ui.label(small(tr!("mend-without-file"))),
            (Of::File, _) if has_text => ui.label(small(tr!("mend-nothing-to-tick"))),
            (Of::File, true) => ui.label(small(tr!("mend-all-taken"))),
            (Of::File, false) => ui.label(small(tr!("mend-all-taken-file"))),
        };
    }
    // Only entries in sight are drawn.
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), out.len() as f32 * theme::ROW), Sense::hover());
    let seen = ui.clip_rect();
    let index = |y: f32| ((y - place.top()) / theme::ROW).max(0.0) as usize;
    let (first, end) = (index(seen.top()), (index(seen.bottom()) + 1).min(out.len()));
    for (i, at) in out.iter().enumerate().take(end).skip(first) {
        let top = place.top() + i as f32 * theme::ROW;
        let rect = Rect::from_min_size(pos2(place.left() - 8.0, top), vec2(place.width() + 16.0, theme::ROW));
        let mut cell = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("left-out-row", *at)));
        entry(&mut cell, cx, mending, *at, said);
    }
    let things = things(mending);
    if !things.is_empty() {
        line(ui, cx);
        let has_text = mending.left_out.counts().any(|(kind, _)| kind.is_text());
        let key = if has_text { "mend-also-text" } else { "mend-also" };
        ui.label(small(&tr!(key, things = things)));
    }
}

/// What the file holds that is no text, as words.
fn things(mending: &Mending) -> String {
    let things = mending.left_out.counts().filter(|(kind, _)| *kind != Kind::Surroundings);
    things.map(kind_of_thing).collect::<Vec<_>>().join(", ")
}

/// Draws a row that is left out: what it is, and how its words begin.
fn entry(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, at: usize, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let Some(row) = mending.draft.rows().get(at) else { return };
    let width = ui.available_width();
    let drawn = panels::Row::new(ui, width, at == mending.row, palette);
    let words = mending.draft.text_of(row, 200);
    let told = if row.len() > 1 { tr!("mend-pieces", n = row.len(), text = words.as_str()) } else { words.clone() };
    let name = kind_name(row);
    drawn.response.widget_info(|| {
        let label = tr!("mend-row-left-out", kind = name, text = words.as_str());
        WidgetInfo::selected(egui::Role::Button, true, at == mending.row, label)
    });
    let stands = Stands::of(&words);
    panels::line(ui, drawn.first(28.0, 0.0), name, theme::interface(theme::INTERFACE_SIZE), palette.ink, Stands::Start);
    panels::line(ui, drawn.second(28.0, 0.0), &told, theme::interface(theme::SMALL_SIZE), palette.muted, stands);
    let place =
        Rect::from_center_size(pos2(drawn.rect.left() + 16.0, drawn.rect.top() + 15.0), vec2(16.0, theme::CHIP));
    if drawn.response.clicked() {
        said.push(Said::Own(Action::GoTo(at)));
    }
    let mut cell = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("left-out", at)));
    let mut is_taken = false;
    let name = tr!("mend-put-back", kind = name, text = words.as_str());
    if widgets::tick(&mut cell, &mut is_taken, &name, None, palette).changed() {
        said.push(Said::Own(Action::Take(at, true)));
    }
}
