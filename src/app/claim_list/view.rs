//! The list of claims, with counts that filter them.

use egui::{Button, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Action, Fields, Filter, Sort, State, filter_view, has_several_people, whose};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk;
use crate::app::desk::Pane;
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::desk::selection::Selection;
use crate::app::desk::tally::{differing_class, unknown_class};
use crate::app::look::fonts::icon;
use crate::app::look::theme;
use crate::app::look::verdicts::{signed, style_of};
use crate::app::look::widgets::heading;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Shown};

const ROW: f32 = 50.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct ClaimsPanel {
    /// The claims that are shown, by their place among all, and for what they were found.
    shown: Vec<u32>,
    found_for: Option<(u64, u64, Filter, Sort)>,
    /// The selection that was last brought into sight.
    followed: Option<Selection>,
}

impl ClaimsPanel {
    /// Shows the claims.
    pub fn show(&mut self, ui: &mut Ui, cx: &Context<'_>, list: &State, said: &mut Sayings<Action>) {
        let Some(document) = &cx.desk.document else { return };
        let palette = cx.palette;
        // The list keeps its height, however few claims there are.
        ui.set_min_height(ui.available_height());
        let claims = document.annotations.claims.as_slice();
        ui.horizontal(|ui| {
            heading(ui, tr!("claims"), palette);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                filter_view::button(ui, cx, list, said);
                counts(ui, cx, list, document, said);
            });
        });
        if list.fields == Fields::Shown {
            filter_view::fields(ui, list, document, said);
        }
        let key = (document.number, document.revision, list.filter.clone(), list.sort);
        if self.found_for.as_ref() != Some(&key) {
            self.found_for = Some(key);
            self.shown = list.shown(document);
        }
        let rows = self.shown.len();
        if !list.filter.is_empty() && rows > 0 {
            let told = tr!("claims-shown", n = rows, all = claims.len());
            ui.label(RichText::new(told).size(11.0).color(palette.muted));
        }
        if rows == 0 {
            ui.add_space(8.0);
            let says =
                if claims.is_empty() { tr!("no-claims-yet-select-words-in") } else { tr!("no-claims-of-this-kind") };
            ui.label(RichText::new(says).color(palette.muted));
            return;
        }
        // What can be done to picked claims stands below the list: no row moves under the hand that picks.
        let below = if list.picked.is_empty() { 0.0 } else { 64.0 };
        let height = (ui.available_height() - below).max(ROW);
        let mut area = egui::ScrollArea::vertical().auto_shrink(false).max_height(height).id_salt("claims");
        if self.followed != Some(document.selection) {
            self.followed = Some(document.selection);
            if let Selection::Claim(id) = document.selection
                && let Some(i) = document.annotations.claims.position(id)
                && let Some(row) = self.shown.iter().position(|k| *k as usize == i)
            {
                let last = ui.data(|d| d.get_temp::<f32>(egui::Id::unique("claims-offset"))).unwrap_or(0.0);
                let top = row as f32 * ROW;
                if top < last || top + ROW > last + height {
                    area = area.vertical_scroll_offset((top - height / 3.0).max(0.0));
                }
            }
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = area.show_rows(ui, ROW, rows, |ui, range| {
            for row in range {
                let i = self.shown[row] as usize;
                if let Some(claim) = claims.get(i) {
                    let clicked = claim_row(ui, cx, list, (i, claim));
                    if clicked {
                        self.click(ui, list, document, claim.id, said);
                    }
                }
            }
        });
        ui.data_mut(|d| d.insert_temp(egui::Id::unique("claims-offset"), shown.state.clamped_offset().y));
        if !list.picked.is_empty() {
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            filter_view::picked(ui, cx, list, document, said);
        }
    }

    /// A click selects a claim; with Ctrl it picks it, with Shift all from the selected one on.
    fn click(&self, ui: &Ui, list: &State, document: &Document, id: ClaimId, said: &mut Sayings<Action>) {
        let claims = document.annotations.claims.as_slice();
        let held = ui.input(|i| i.modifiers);
        if held.shift {
            let row_of =
                |id: ClaimId| self.shown.iter().position(|k| claims.get(*k as usize).is_some_and(|c| c.id == id));
            let from = document.selected_claim().and_then(|c| row_of(c.id)).unwrap_or(0);
            let to = row_of(id).unwrap_or(from);
            let rows = &self.shown[from.min(to)..=from.max(to)];
            let ids = rows.iter().filter_map(|i| claims.get(*i as usize)).map(|c| c.id).collect();
            said.push(Said::Own(Action::Pick(ids)));
        } else if held.command {
            let mut picked = list.with_toggled(id);
            // The first one picked joins the one that is selected.
            if list.picked.is_empty()
                && let Some(selected) = document.selected_claim().filter(|c| c.id != id)
            {
                picked.insert(0, selected.id);
            }
            said.push(Said::Own(Action::Pick(picked)));
        } else {
            if !list.picked.is_empty() {
                said.push(Said::Own(Action::Pick(Vec::new())));
            }
            said.push(Said::Desk(desk::Action::SelectClaim(id, Reveal::Yes)));
        }
    }
}

/// A row of the list: claim number `i`. Returns whether it was clicked.
fn claim_row(ui: &mut Ui, cx: &Context<'_>, list: &State, (i, claim): (usize, &Claim)) -> bool {
    let Some(document) = &cx.desk.document else { return false };
    let palette = cx.palette;
    let selected = document.selection == Selection::Claim(claim.id);
    let picked = list.picked.contains(&claim.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let shown = document.shown(claim);
    let scheme = &*document.scheme();
    let quote = quote_of(document, claim);
    let label = texts::shown(scheme, shown);
    let whose = has_several_people(document).then(|| whose(document, claim));
    response.widget_info(|| {
        let (number, quote) = (i + 1, quote.as_str());
        let row = if let Some(names) = &whose {
            tr!("claim-row-of", number = number, names = names, verdict = label, quote = quote)
        } else {
            tr!("claim-row", number = number, verdict = label, quote = quote)
        };
        WidgetInfo::selected(Role::Button, true, selected, row)
    });
    let full = rect.expand2(vec2(12.0, 0.0));
    if selected || picked {
        ui.painter().rect_filled(full, 0.0, palette.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(full, 0.0, palette.selected.gamma_multiply(0.4));
    }
    let style = style_of(scheme, shown, palette);
    // A part stands to the right of the claim that it is a part of.
    let rect = if claim.part_of.is_some() { Rect::from_min_max(rect.min + vec2(16.0, 0.0), rect.max) } else { rect };
    if picked {
        let at = pos2(rect.left() + 6.0, rect.top() + 34.0);
        let on = icon::on().to_string();
        ui.painter().text(at, egui::Align2::CENTER_CENTER, on, theme::icons(12.0), palette.accent);
    }
    ui.painter().text(
        pos2(rect.left() + 6.0, rect.top() + 15.0),
        egui::Align2::CENTER_CENTER,
        crate::app::look::fonts::sign_text(&style.sign),
        theme::icons(12.0),
        style.colours.line,
    );
    let lines = Rect::from_min_max(pos2(rect.left() + 22.0, rect.top() + 4.0), rect.max);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(lines).layout(egui::Layout::top_down(egui::Align::Min)));
    inner.spacing_mut().item_spacing.y = 1.0;
    inner.add(
        egui::Label::new(RichText::new(quote).font(theme::serif(15.0)).color(palette.ink)).truncate().selectable(false),
    );
    let note = document.mine(claim).map_or("", |j| j.note.as_str());
    let note = if note.is_empty() {
        claim.judgements.iter().map(|j| j.note.as_str()).find(|n| !n.is_empty())
    } else {
        Some(note)
    };
    let lost = (claim.start().is_none() && !document.needs_text).then(|| tr!("not-found-in-this-text").to_owned());
    let line = note.and_then(|n| n.lines().next()).map(str::to_owned);
    let line = line.or_else(|| lost.is_none().then(|| label.to_lowercase()));
    let second = whose.into_iter().chain(lost).chain(line).collect::<Vec<_>>().join(" · ");
    inner.add(egui::Label::new(RichText::new(second).size(12.0).color(palette.muted)).truncate().selectable(false));
    if cx.desk.takes_focus(Pane::Claims) && (selected || (i == 0 && document.selected_claim().is_none())) {
        response.request_focus();
    }
    response.clicked()
}

/// How many claims there are of each verdict; a click shows these alone.
fn counts(ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let scheme = &*document.scheme();
    let all =
        Button::new(RichText::new(tr!("all")).size(12.0).color(palette.muted)).selected(list.filter.class.is_none());
    let response = ui.add(all.frame(list.filter.class.is_none())).on_hover_text(tr!("show-all-claims"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("show-all-claims-2")));
    if response.clicked() {
        said.push(Said::Own(Action::FilterClass(None)));
    }
    let (unknown, differing) = (unknown_class(scheme), differing_class(scheme));
    // From right to left: "to check" stands last, and before it what people differ on.
    let order = [0, differing].into_iter().chain((1..=unknown).rev());
    for class in order {
        let total = document.tally.total(class);
        if class >= unknown && total == 0 {
            continue;
        }
        let known = scheme.verdicts.get(class.wrapping_sub(1));
        let (shown, label) = match known {
            Some(verdict) => (Shown::Verdict(&verdict.id), texts::of_scheme(&verdict.label)),
            None if class == 0 => (Shown::ToCheck, tr!("to-check")),
            None if class == differing => (Shown::Differs, tr!("differs")),
            None => (Shown::Verdict("?"), tr!("other")),
        };
        let style = style_of(scheme, shown, palette);
        let text = signed(&style.sign, &total.to_string(), style.colours.line, 12.0);
        let on = list.filter.class == Some(class);
        let response = ui.add(Button::new(text).frame(on).selected(on)).on_hover_text(tr!(
            "click-to-show-these-alone",
            label = label,
            total = total
        ));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, format!("{label}: {total}")));
        if response.clicked() {
            said.push(Said::Own(Action::FilterClass(if on { None } else { Some(class) })));
        }
    }
}
