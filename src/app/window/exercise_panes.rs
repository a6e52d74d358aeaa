//! The window of an exercise: a card in place of everything, then the pupil's work without menus.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Stroke, Ui, UiBuilder};

use super::panes::{Panes, find_bar, menu_bar, over, working_line};
use super::{sheets, status};
use crate::app::actions::{Action, heard};
use crate::app::article::Overlay;
use crate::app::commands::said::Context;
use crate::app::desk::document::Document;
use crate::app::exercise::{bars_view, card_view, list_view};
use crate::app::inspector::pupil_view;
use crate::app::look::theme;
use crate::app::state::State;
use claimlight_core::model::Exercise;

/// The widths of the pupil's claims, in points: in a wide window, and in one that is not.
const CLAIMS: [f32; 2] = [376.0, 312.0];
/// The widths of the window from which on they apply, in points.
const WIDE: [f32; 2] = [1280.0, 900.0];
/// The share of the list in the height of the claims at most, while a claim is selected.
const LIST: f32 = 0.45;
/// The least height of the selected claim, in points.
const LEAST: f32 = 288.0;

impl Panes {
    /// Draws the card of an exercise with the menus above it.
    pub(super) fn card(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        (state, document): (&State, &Document),
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        menu_bar(ui, cx, state, &mut actions);
        self.messages.show(ui, cx, state, &mut actions);
        if state.desk.message.is_some() || state.desk.working.is_some() {
            let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(Margin::symmetric(16, 0));
            Panel::bottom("status").frame(frame).exact_size(theme::MENU_HEIGHT).show(ui, |ui| {
                status::of_card(ui, cx, state, &mut actions);
            });
        }
        CentralPanel::default().frame(Frame::NONE.fill(cx.palette.paper)).show(ui, |ui| {
            heard(Action::Exercise, &mut actions, |said| card_view::show(ui, cx, &state.exercise, document, said));
        });
        finish(ui, cx, state, &mut actions);
        actions
    }

    /// Draws a pupil's work.
    pub(super) fn work(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        (state, document, exercise): (&State, &Document, &Exercise),
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        let palette = cx.palette;
        let head = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
        Panel::top("exercise").frame(head).exact_size(theme::TALL_BAR).show(ui, |ui| {
            heard(Action::Exercise, &mut actions, |said| bars_view::head(ui, cx, (document, exercise), said));
        });
        if !exercise.task.trim().is_empty() {
            let is_folded = state.exercise.is_folded(cx.desk);
            let y = if is_folded { 0 } else { 12 };
            let frame = Frame::NONE.fill(palette.told).inner_margin(Margin { left: 24, right: 16, top: y, bottom: y });
            let panel =
                if is_folded { Panel::top("task-folded").exact_size(theme::BAR_HEIGHT) } else { Panel::top("task") };
            panel.frame(frame).show(ui, |ui| {
                heard(Action::Exercise, &mut actions, |said| {
                    bars_view::task(ui, cx, &state.exercise, exercise, said);
                });
            });
        }
        working_line(ui, cx);
        self.messages.show(ui, cx, state, &mut actions);
        Panel::bottom("status").frame(head).exact_size(theme::MENU_HEIGHT).show(ui, |ui| {
            status::of_work(ui, cx, (state, document), &mut actions);
        });
        let frame = Frame::NONE.fill(palette.panel);
        let pane = Panel::right("exercise-claims").frame(frame).exact_size(width_of_claims(cx.desk.width));
        pane.resizable(false).show(ui, |ui| claims(ui, cx, (document, exercise), &mut actions));
        find_bar(ui, cx, state, &mut actions);
        CentralPanel::default().frame(Frame::NONE.fill(palette.paper)).show(ui, |ui| {
            let overlay = state.find.bar().map(|bar| Overlay {
                ranges: bar.hits(),
                along: bar.along(),
                is_searched: true,
                ..Overlay::default()
            });
            heard(|action| action, &mut actions, |said| self.article.show(ui, cx, overlay.unwrap_or_default(), said));
        });
        finish(ui, cx, state, &mut actions);
        actions
    }
}

/// Draws what lies over everything else.
fn finish(ui: &Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let ctx = ui.ctx().clone();
    over(&ctx, cx, state, actions);
    sheets::dropping(&ctx, cx.palette);
    sheets::focus_ring(&ctx, cx.palette);
}

fn width_of_claims(window: f32) -> f32 {
    match window {
        width if width >= WIDE[0] => CLAIMS[0],
        width if width >= WIDE[1] => CLAIMS[1],
        width => (width * 0.45).clamp(220.0, CLAIMS[1]),
    }
}

/// Draws the list of the pupil's claims, and the selected one below it.
fn claims(ui: &mut Ui, cx: &Context<'_>, (document, exercise): (&Document, &Exercise), actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.expand_to_include_rect(rect);
    let most = if document.selected_claim().is_some() {
        (rect.height() * LIST).min(rect.height() - LEAST)
    } else {
        rect.height() - 80.0
    };
    let height = list_view::height(document).min(most).max(96.0);
    let (above, below) = rect.split_top_bottom_at_y(rect.top() + height);
    let part = |ui: &mut Ui, name: &str, rect: Rect| {
        let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
        part.shrink_clip_rect(rect);
        part
    };
    heard(Action::Exercise, actions, |said| {
        list_view::show(&mut part(ui, "list", above), cx, (document, exercise), said);
    });
    if document.selected_claim().is_some() {
        ui.painter().hline(below.x_range(), below.top(), Stroke::new(1.0, cx.palette.hairline));
    }
    heard(Action::Inspector, actions, |said| {
        pupil_view::show(&mut part(ui, "claim", below), cx, (document, exercise), said);
    });
}
