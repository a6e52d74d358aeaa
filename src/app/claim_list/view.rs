//! The list of claims, with counts that filter them.

use egui::{Align, Frame, Layout, Margin, RichText, Role, Ui, WidgetInfo, pos2, vec2};

use super::{Action, Filter, Sort, State, filter_view, has_several_people, whose};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk;
use crate::app::desk::Pane;
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::desk::selection::Selection;
use crate::app::desk::tally::{differing_class, no_claim_class, same_class, unknown_class};
use crate::app::look::fonts::icon;
use crate::app::look::panels::{self, Row, Stands};
use crate::app::look::verdicts::style_of;
use crate::app::look::widgets::{self, Ground, Signed, heading};
use crate::app::look::{signs, theme};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Shown};

/// Height of a row, in points.
const ROW: f32 = theme::ROW;
/// Space at the left of the panel's words, in points.
const LEFT: f32 = 16.0;
/// Space at the right of the rows, in points: the gutter, and as much as a row's ground reaches beyond its words.
const RIGHT: f32 = theme::GUTTER + panels::BESIDE;
/// How far a part of a claim stands to the right of the claim, in points.
const INDENT: f32 = 20.0;
/// Space from the start of a badge to the words beside it, in points.
const BESIDE_BADGE: f32 = theme::BADGE + 8.0;
/// Height of what can be done to picked claims, in points.
const PICKED: f32 = 80.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct ClaimsPanel {
    /// The claims that are shown, by their place among all, and for what they were found.
    shown: Vec<u32>,
    found_for: Option<(u64, u64, Filter, Sort)>,
    /// The selection that was last brought into sight, and the height in which it was.
    followed: Option<(Selection, f32)>,
}

impl ClaimsPanel {
    /// Shows the claims in all of `ui`.
    pub fn show(&mut self, ui: &mut Ui, cx: &Context<'_>, list: &State, said: &mut Sayings<Action>) {
        let Some(document) = &cx.desk.document else { return };
        let claims = document.annotations.claims.as_slice();
        self.refresh(document, list);
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::NONE.inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 8 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            self.head(ui, cx, list, document, said);
        });
        if self.shown.is_empty() {
            Frame::NONE.inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| nothing(ui, cx, list, document, said));
            return;
        }
        // What can be done to picked claims stands below the list: no row moves under the hand that picks.
        let below = if list.picked.is_empty() { 0.0 } else { PICKED };
        let height = (ui.available_height() - below).max(ROW);
        let mut area = egui::ScrollArea::vertical().auto_shrink(false).max_height(height).id_salt("claims");
        if let Some(offset) = self.follow(ui, document, height) {
            area = area.vertical_scroll_offset(offset);
        }
        let width = ui.available_width() - LEFT + panels::BESIDE - RIGHT;
        let shown = area.show_rows(ui, ROW, self.shown.len(), |ui, range| {
            for row in range {
                let i = self.shown[row] as usize;
                let Some(claim) = claims.get(i) else { continue };
                ui.horizontal(|ui| {
                    ui.add_space(LEFT - panels::BESIDE);
                    if claim_row(ui, cx, list, (i, claim), width) {
                        self.click(ui, list, document, claim.id, said);
                    }
                });
            }
        });
        ui.data_mut(|d| d.insert_temp(egui::Id::unique("claims-offset"), shown.state.clamped_offset().y));
        if !list.picked.is_empty() {
            Frame::NONE.inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 8 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                filter_view::picked(ui, cx, list, document, said);
            });
        }
    }

    fn refresh(&mut self, document: &Document, list: &State) {
        let key = (document.number, document.revision, list.filter.clone(), list.sort);
        if self.found_for.as_ref() != Some(&key) {
            self.found_for = Some(key);
            self.shown = list.shown(document);
        }
    }

    /// Draws what stands above the list: its order, the filters, and the counts.
    fn head(&self, ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
        let all = document.annotations.claims.len();
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), theme::BAR_CONTROL),
            Layout::left_to_right(Align::Center),
            |ui| {
                heading(ui, tr!("claims"), cx.palette);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    filter_view::order(ui, cx, list, said);
                    filter_view::button(ui, cx, list, document, said);
                });
            },
        );
        if all == 0 {
            return;
        }
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            counts(ui, cx, list, document, said);
        });
        if list.filter.has_fields() {
            ui.horizontal(|ui| {
                widgets::label(ui, tr!("claims-shown", n = self.shown.len(), all = all), cx.palette);
                show_all(ui, cx, said);
            });
        }
    }

    /// Where to scroll so that the selected claim comes into sight, if it has just been selected, or stays there in another height.
    fn follow(&mut self, ui: &Ui, document: &Document, height: f32) -> Option<f32> {
        let now = Some((document.selection, height));
        let before = std::mem::replace(&mut self.followed, now);
        if before == now {
            return None;
        }
        let Selection::Claim(id) = document.selection else { return None };
        let i = document.annotations.claims.position(id)?;
        let row = self.shown.iter().position(|k| *k as usize == i)?;
        let last = ui.data(|d| d.get_temp::<f32>(egui::Id::unique("claims-offset"))).unwrap_or(0.0);
        let top = row as f32 * ROW;
        let is_in_sight = |height: f32| top >= last && top + ROW <= last + height;
        // Who scrolled away from it before the height changed is left there.
        let is_left = before.is_some_and(|(selection, height)| selection == document.selection && !is_in_sight(height));
        (!is_left && !is_in_sight(height)).then(|| (top - height / 3.0).max(0.0))
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

/// Draws what stands in place of the first row if the list has none.
fn nothing(ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let muted = |ui: &mut Ui, text: String| ui.label(RichText::new(text).color(palette.muted));
    if document.annotations.claims.is_empty() {
        muted(ui, tr!("no-claims-yet", keys = verdict_keys(cx, document)));
        ui.add_space(4.0);
        muted(ui, tr!("no-claims-yet-more").to_owned());
        return;
    }
    let scheme = &*document.scheme();
    let only_class = list.filter.class.filter(|_| !list.filter.has_fields());
    let told = match only_class {
        Some(0) => tr!("no-claim-to-check").to_owned(),
        Some(class) if class == differing_class(scheme) => tr!("no-claim-differs").to_owned(),
        Some(class) => match scheme.verdicts.get(class - 1) {
            Some(verdict) => {
                let label = texts::of_scheme(&verdict.label);
                tr!("no-claim-of-verdict", id = &verdict.id, verdict = label)
            }
            None => tr!("no-claim-fits").to_owned(),
        },
        None => tr!("no-claim-fits").to_owned(),
    };
    muted(ui, told);
    if only_class.is_some() {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.add_space(-4.0);
            show_all(ui, cx, said);
        });
    }
}

fn show_all(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    if widgets::link(ui, tr!("show-all-claims"), cx.palette).clicked() {
        said.push(Said::Own(Action::Filter(Filter::default())));
    }
}

/// The keys of the verdicts, as words: "V or U", "T, M or F".
fn verdict_keys(cx: &Context<'_>, document: &Document) -> String {
    let scheme = document.scheme();
    let keys = scheme.verdicts.iter().enumerate();
    let keys = keys.map(|(i, v)| if cx.keymap.letters() { v.key.clone() } else { (i + 1).to_string() });
    let mut keys: Vec<String> = keys.filter(|key| !key.is_empty()).collect();
    match (keys.pop(), keys.is_empty()) {
        (Some(last), false) => tr!("one-or-other", one = keys.join(", "), other = last),
        (last, _) => last.unwrap_or_default(),
    }
}

/// A row of the list: claim number `i`. Returns whether it was clicked.
fn claim_row(ui: &mut Ui, cx: &Context<'_>, list: &State, (i, claim): (usize, &Claim), width: f32) -> bool {
    let Some(document) = &cx.desk.document else { return false };
    let palette = cx.palette;
    let selected = document.selection == Selection::Claim(claim.id);
    let picked = list.picked.contains(&claim.id);
    let row = Row::new(ui, width, selected || picked, palette);
    let shown = document.shown(claim);
    let scheme = &*document.scheme();
    let quote = quote_of(document, claim);
    let label = texts::shown(scheme, shown);
    let whose = has_several_people(document).then(|| whose(document, claim));
    row.response.widget_info(|| {
        let (number, quote) = (i + 1, quote.as_str());
        let row = if let Some(names) = &whose {
            tr!("claim-row-of", number = number, names = names, verdict = label, quote = quote)
        } else {
            tr!("claim-row", number = number, verdict = label, quote = quote)
        };
        WidgetInfo::selected(Role::Button, true, selected, row)
    });
    let style = style_of(scheme, shown, palette);
    // A part stands to the right of the claim that it is a part of.
    let indent = if claim.part_of.is_some() { INDENT } else { 0.0 };
    let badge = pos2(row.rect.left() + panels::BESIDE + indent + theme::BADGE / 2.0, row.rect.top() + 17.0);
    signs::badge(ui.painter(), badge, 1.0, &style, None);
    if picked {
        let (at, on) = (badge + vec2(0.0, 21.0), icon::on());
        ui.painter().text(at, egui::Align2::CENTER_CENTER, on, theme::icons(14.0), palette.accent);
    }
    let words = indent + BESIDE_BADGE;
    let stands = Stands::of(&quote);
    let ink = if shown.is_out() { palette.muted } else { palette.ink };
    panels::line(ui, row.first(words, 0.0), &quote, theme::serif(theme::QUOTE_SIZE), ink, stands);
    // Where I gave a verdict, the claim is mine; else it is told whose it is.
    let of_others = whose.clone().filter(|_| document.mine(claim).is_none());
    let second = second_line(document, (claim, shown), of_others, label);
    panels::line(ui, row.second(words, 0.0), &second, theme::interface(theme::SMALL_SIZE), palette.muted, stands);
    if cx.desk.takes_focus(Pane::Claims) && (selected || (i == 0 && document.selected_claim().is_none())) {
        row.response.request_focus();
    }
    let response = match whose {
        Some(names) => row.response.on_hover_text(names),
        None => row.response,
    };
    response.clicked()
}

/// The second line of a row: whose the claim is if it is not mine, where it stands in the source, and the first line of a note, else the verdict.
/// If the claim does not stand, that is said.
fn second_line(document: &Document, (claim, shown): (&Claim, Shown<'_>), whose: Option<String>, label: &str) -> String {
    let mine = document.mine(claim).map(|j| j.note.as_str());
    let others = claim.judgements.iter().map(|j| j.note.as_str());
    let note = mine.into_iter().chain(others).find(|note| !note.is_empty() && !shown.is_out());
    let lost = (claim.start().is_none() && !document.needs_text).then(|| tr!("not-found-in-this-text").to_owned());
    let line = note.and_then(|n| n.lines().next()).map(str::to_owned);
    let line = line.or_else(|| lost.is_none().then(|| label.to_lowercase()));
    let places = claim.locators(&document.annotations.article.text);
    let place = places.first().map(|locator| texts::place_in_source(locator));
    whose.into_iter().chain(place).chain(lost).chain(line).collect::<Vec<_>>().join(" · ")
}

/// How many claims there are of each verdict; a click shows only these, and again all.
fn counts(ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let scheme = &*document.scheme();
    let (unknown, differing) = (unknown_class(scheme), differing_class(scheme));
    let (no_claim, same) = (no_claim_class(scheme), same_class(scheme));
    ui.spacing_mut().interact_size.y = theme::CHIP;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        // What people differ on, what is to check, and what does not stand, stand last.
        for class in (1..=unknown).chain([differing, 0, no_claim, same]) {
            let total = document.tally.total(class);
            if class >= unknown && total == 0 {
                continue;
            }
            let known = scheme.verdicts.get(class.wrapping_sub(1));
            let (shown, label) = match known {
                Some(verdict) => (Shown::Verdict(&verdict.id), texts::of_scheme(&verdict.label)),
                None if class == 0 => (Shown::ToCheck, tr!("to-check")),
                None if class == differing => (Shown::Differs, tr!("differs")),
                None if class == no_claim => (Shown::NoClaim, tr!("decided-no-claim")),
                None if class == same => (Shown::SameAs, tr!("decided-same-as")),
                None => (Shown::Verdict("?"), tr!("other")),
            };
            let style = style_of(scheme, shown, cx.palette);
            let is_on = list.filter.class == Some(class);
            let words = format!("{label} {}", texts::number(f64::from(total)));
            let chip = Signed { style: Some(&style), label: &words, key: "", is_on, ground: Ground::Chip };
            let response = chip.show(ui, &format!("{label}: {total}"), cx.palette);
            if response.on_hover_text(tr!("click-to-show-these-alone", label = label, total = total)).clicked() {
                said.push(Said::Own(Action::FilterClass(if is_on { None } else { Some(class) })));
            }
        }
    });
}
