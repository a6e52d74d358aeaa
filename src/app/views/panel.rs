//! The claims in reading order, with counts that filter them.

use egui::{Button, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::article::paint;
use super::caption;
use super::verdicts::signed;
use crate::app::document::{Document, Selection};
use crate::app::tally::class_of;
use crate::app::texts;
use crate::app::theme::{self, Palette};
use crate::app::{
    actions::Action,
    state::{Pane, State},
};
use crate::model::{Claim, Place};
use crate::tr;

const ROW: f32 = 50.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct ClaimsPanel {
    /// The claims that the filter lets through, by number, and for what they were found.
    shown: Vec<u32>,
    found_for: Option<(u64, u64, Option<usize>)>,
    /// The selection that was last brought into sight.
    followed: Option<Selection>,
}

impl ClaimsPanel {
    /// Shows the claims.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        state: &State,
        document: &Document,
        palette: &Palette,
        actions: &mut Vec<Action>,
    ) {
        // The list keeps its height, however few claims there are.
        ui.set_min_height(ui.available_height());
        let claims = document.annotations.claims.as_slice();
        ui.horizontal(|ui| {
            caption(ui, tr!("claims"), palette);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                counts(ui, state, document, palette, actions);
            });
        });
        let key = (document.number, document.revision, state.filter);
        if self.found_for != Some(key) {
            self.found_for = Some(key);
            self.shown.clear();
            if let Some(class) = state.filter {
                let scheme = &document.annotations.scheme;
                let fits = |c: &Claim| class_of(c, document.me, scheme) == class;
                self.shown.extend(claims.iter().enumerate().filter(|(_, c)| fits(c)).map(|(i, _)| i as u32));
            }
        }
        let rows = if state.filter.is_some() { self.shown.len() } else { claims.len() };
        if rows == 0 {
            ui.add_space(8.0);
            let says =
                if claims.is_empty() { tr!("no-claims-yet-select-words-in") } else { tr!("no-claims-of-this-kind") };
            ui.label(RichText::new(says).color(palette.muted));
            return;
        }
        let mut area = egui::ScrollArea::vertical().auto_shrink(false).id_salt("claims");
        if self.followed != Some(document.selection) {
            self.followed = Some(document.selection);
            if let Selection::Claim(id) = document.selection
                && let Some(i) = document.annotations.claims.position(id)
                && let Some(row) = self.row_of(state, i)
            {
                let height = ui.available_height();
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
                let i = if state.filter.is_some() { self.shown[row] as usize } else { row };
                if let Some(claim) = claims.get(i) {
                    claim_row(ui, state, document, i, claim, palette, actions);
                }
            }
        });
        ui.data_mut(|d| d.insert_temp(egui::Id::unique("claims-offset"), shown.state.clamped_offset().y));
    }

    fn row_of(&self, state: &State, i: usize) -> Option<usize> {
        if state.filter.is_some() { self.shown.binary_search(&(i as u32)).ok() } else { Some(i) }
    }
}

fn claim_row(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    i: usize,
    claim: &Claim,
    palette: &Palette,
    actions: &mut Vec<Action>,
) {
    let selected = document.selection == Selection::Claim(claim.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let verdict = claim.verdict_for(document.me);
    let scheme = &document.annotations.scheme;
    let quote = quote_of(document, claim);
    let label = texts::verdict(scheme, verdict);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            true,
            selected,
            tr!("claim-row", number = i + 1, verdict = label, quote = quote.as_str()),
        )
    });
    let full = rect.expand2(vec2(12.0, 0.0));
    if selected {
        ui.painter().rect_filled(full, 0.0, palette.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(full, 0.0, palette.selected.gamma_multiply(0.4));
    }
    let style = paint::style(scheme, verdict, palette);
    ui.painter().text(
        pos2(rect.left() + 6.0, rect.top() + 15.0),
        egui::Align2::CENTER_CENTER,
        &style.sign,
        theme::icons(12.0),
        style.colours.line,
    );
    let lines = Rect::from_min_max(pos2(rect.left() + 22.0, rect.top() + 4.0), rect.max);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(lines).layout(egui::Layout::top_down(egui::Align::Min)));
    inner.spacing_mut().item_spacing.y = 1.0;
    inner.add(
        egui::Label::new(RichText::new(quote).font(theme::serif(15.0)).color(palette.ink)).truncate().selectable(false),
    );
    let note = claim.judgement_of(document.me).map_or("", |j| j.note.as_str());
    let note = if note.is_empty() {
        claim.judgements.iter().map(|j| j.note.as_str()).find(|n| !n.is_empty())
    } else {
        Some(note)
    };
    let second = match note.and_then(|n| n.lines().next()) {
        Some(line) => line.to_owned(),
        None if claim.start().is_none() => tr!("not-found-in-this-text").to_owned(),
        None => label.to_lowercase(),
    };
    inner.add(egui::Label::new(RichText::new(second).size(12.0).color(palette.muted)).truncate().selectable(false));
    if state.focus_pane && state.pane == Pane::Claims && (selected || (i == 0 && document.selected_claim().is_none())) {
        response.request_focus();
    }
    if response.clicked() {
        actions.push(Action::SelectClaim(claim.id, true));
    }
}

/// The words of a claim on one line.
pub fn quote_of(document: &Document, claim: &Claim) -> String {
    let mut quote = String::new();
    for span in &claim.spans {
        if !quote.is_empty() {
            quote.push_str(" … ");
        }
        let words = match &span.place {
            Place::At(range) => range.of(document.text()),
            Place::Nowhere(lost) => &lost.quote,
        };
        quote.extend(words.chars().take(200).map(|c| if c == '\n' { ' ' } else { c }));
        if quote.len() > 400 {
            break;
        }
    }
    quote
}

fn counts(ui: &mut Ui, state: &State, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    let scheme = &document.annotations.scheme;
    let all = Button::new(RichText::new(tr!("all")).size(12.0).color(palette.muted)).selected(state.filter.is_none());
    let response = ui.add(all.frame(state.filter.is_none())).on_hover_text(tr!("show-all-claims"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("show-all-claims-2")));
    if response.clicked() {
        actions.push(Action::Filter(None));
    }
    let unknown = scheme.verdicts.len() + 1;
    // From right to left: "to check" stands last.
    let order = std::iter::once(0).chain((1..=unknown).rev());
    for class in order {
        let total = document.tally.total(class);
        if class == unknown && total == 0 {
            continue;
        }
        let verdict =
            if class == 0 { None } else { scheme.verdicts.get(class - 1).map(|v| v.id.as_str()).or(Some("?")) };
        let style = paint::style(scheme, verdict, palette);
        let label = scheme
            .verdicts
            .get(class.wrapping_sub(1))
            .map_or(if class == 0 { tr!("to-check") } else { tr!("other") }, |v| texts::of_scheme(&v.label));
        let text = signed(&style.sign, &total.to_string(), style.colours.line, 12.0);
        let on = state.filter == Some(class);
        let response = ui.add(Button::new(text).frame(on).selected(on)).on_hover_text(tr!(
            "click-to-show-these-alone",
            label = label,
            total = total
        ));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, format!("{label}: {total}")));
        if response.clicked() {
            actions.push(Action::Filter(if on { None } else { Some(class) }));
        }
    }
}
