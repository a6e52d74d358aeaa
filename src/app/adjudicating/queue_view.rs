//! What there is to decide, beside the article at the left.

use egui::{Align, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::deciding::{Deciding, Purpose, words};
use super::{Action, filter_view};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::Document;
use crate::app::look::panels::{self, Stands};
use crate::app::look::{set, signs, theme, verdicts, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::agreement::queue::{Group, Kind};

/// Height of what stands below the list, in points: what all agree on, or that nothing is open.
const FOOT: f32 = 56.0;
const DONE: f32 = 84.0;

/// Draws the queue.
pub fn show(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    indented(ui, |ui| head(ui, cx, deciding, document, said));
    ui.add_space(4.0);
    let agree = deciding.queue.agreeing().len();
    let is_done = deciding.queue.open().0 == 0;
    let has_foot = deciding.purpose == Purpose::Decide && deciding.is_known && (is_done || agree > 0);
    let foot_height = match (has_foot, is_done) {
        (false, _) => 0.0,
        (true, false) => FOOT,
        (true, true) => DONE,
    };
    let height = ui.available_height() - foot_height;
    rows(ui, cx, deciding, document, height.max(theme::ROW), said);
    if has_foot {
        indented(ui, |ui| foot(ui, cx, deciding, agree, said));
    }
}

/// Draws with the margin that the words of rows have.
fn indented(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let margin = egui::Margin { left: panels::BESIDE as i8, ..egui::Margin::ZERO };
    egui::Frame::NONE.inner_margin(margin).show(ui, add);
}

/// Draws what the list is, and what of it is listed.
fn head(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        let learns = deciding.purpose == Purpose::Learn;
        widgets::heading(ui, if learns { tr!("adj-learn-title") } else { tr!("adj-title") }, palette);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme::GUTTER);
            let n = deciding.rows.len();
            let words = if learns { n.to_string() } else { tr!("adj-open", n = deciding.count(None)) };
            let label = widgets::label(ui, words, palette);
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
    });
    ui.add_space(4.0);
    filter_view::show(ui, cx, deciding, document, said);
}

/// Draws what all agree on, or that nothing is open.
fn foot(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, agree: usize, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - theme::GUTTER, 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, palette.hairline));
    ui.add_space(6.0);
    if deciding.queue.open().0 == 0 {
        let all = deciding.queue.groups.len();
        ui.label(RichText::new(tr!("adj-all-decided", n = all)).color(palette.ink));
        button(ui, cx, tr!("adj-write"), (Command::DecideWrite, true), said);
        return;
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new(tr!("adj-n-agree", n = agree)).size(theme::SMALL_SIZE).color(palette.ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme::GUTTER);
            button(ui, cx, &tr!("adj-accept-all", n = agree), (Command::DecideAgreed, agree > 0), said);
        });
    });
}

fn button(ui: &mut Ui, cx: &Context<'_>, label: &str, (command, can): (Command, bool), said: &mut Sayings<Action>) {
    let response = ui.add_enabled(can, egui::Button::new(label));
    if response.on_hover_text(cx.keymap.tip(command)).clicked() {
        said.push(Said::Run(command));
    }
}

fn rows(
    ui: &mut Ui,
    cx: &Context<'_>,
    deciding: &Deciding,
    document: &Document,
    height: f32,
    said: &mut Sayings<Action>,
) {
    if deciding.rows.is_empty() {
        ui.allocate_ui(vec2(ui.available_width() - theme::GUTTER, height), |ui| {
            ui.set_min_height(height);
            indented(ui, |ui| {
                widgets::label(ui, nothing(deciding), cx.palette);
            });
        });
        return;
    }
    let mut area = ScrollArea::vertical().id_salt("adj-queue").auto_shrink([false, false]).max_height(height);
    area = follow(ui, area, deciding, height);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, theme::ROW, deciding.rows.len(), |ui, shown| {
            for i in shown {
                row(ui, cx, deciding, document, deciding.rows[i], said);
            }
        });
    });
}

/// What is said instead of rows, and instead of versions.
pub fn nothing(deciding: &Deciding) -> &'static str {
    match () {
        () if !deciding.is_known => tr!("counting-sentences"),
        () if deciding.count(None) > 0 => tr!("adj-filter-nothing"),
        () if deciding.purpose == Purpose::Learn => tr!("adj-nothing-departs"),
        () if deciding.queue.agreeing().is_empty() => tr!("adj-nothing-open"),
        () => tr!("adj-only-agreed"),
    }
}

/// Brings the group that is looked at into sight, once.
fn follow(ui: &Ui, area: ScrollArea, deciding: &Deciding, height: f32) -> ScrollArea {
    let last = ui.scope_id().with("adj-at");
    let at = deciding.at.and_then(|at| deciding.rows.iter().position(|row| *row == at));
    let now = (at, deciding.rows.len());
    if ui.data(|d| d.get_temp::<(Option<usize>, usize)>(last)) == Some(now) {
        return area;
    }
    ui.data_mut(|d| d.insert_temp(last, now));
    area.vertical_scroll_offset((at.unwrap_or(0) as f32 * theme::ROW - height * 0.4).max(0.0))
}

fn row(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, i: usize, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let group = &deciding.queue.groups[i];
    let is_at = deciding.at == Some(i);
    let width = ui.available_width() - theme::GUTTER + panels::BESIDE;
    let row = panels::Row::new(ui, width, is_at, palette);
    let words = words(document, group);
    let stands = Stands::of(&words);
    panels::line(ui, row.first(0.0, 0.0), &words, theme::serif(theme::QUOTE_SIZE), palette.ink, stands);
    let said_of = sayings(ui, cx, deciding, document, group, row.second(0.0, 0.0));
    let name = format!("{words}. {said_of}");
    row.response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, &name));
    if is_at && cx.desk.takes_focus(Pane::Articles) {
        row.response.request_focus();
    }
    if row.response.on_hover_text(name).clicked() {
        said.push(Said::Own(Action::Go(i)));
    }
}

/// Draws who says what in a line, with the signs of the verdicts. Returns the same as words.
fn sayings(ui: &Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, group: &Group, room: Rect) -> String {
    let palette = cx.palette;
    let scheme = document.scheme();
    let font = theme::interface(theme::SMALL_SIZE);
    let painter = ui.painter().with_clip_rect(room.expand(2.0).intersect(ui.clip_rect()));
    let mut x = room.left();
    let mut told = Vec::new();
    for (who, verdict) in deciding.sayings(group) {
        let style = verdicts::style(&scheme, verdict, palette);
        let name = set::whole(ui.ctx(), &who, font.clone(), palette.muted);
        let width = name.size().x;
        painter.galley(pos2(x, room.center().y - name.size().y / 2.0), name, palette.muted);
        x += width + 4.0;
        signs::paint(&painter, pos2(x + 6.0, room.center().y), 12.0, &style.sign, style.colours.words);
        x += 12.0 + 8.0;
        told.push(format!("{who}: {}", texts::verdict(&scheme, verdict)));
    }
    let mut rest = deciding.told(group);
    if let (Purpose::Learn, Some(ruling)) = (deciding.purpose, group.rulings.first()) {
        rest = deciding.ruled(document, ruling);
    }
    if rest.is_empty() && group.kind() == Kind::Unconfirmed {
        tr!("adj-unconfirmed").clone_into(&mut rest);
    }
    let left = Rect::from_min_max(pos2(x.min(room.right()), room.top()), room.max);
    panels::line(ui, left, &rest, font, palette.muted, Stands::Start);
    told.push(rest);
    told.retain(|part| !part.is_empty());
    told.join(", ")
}
