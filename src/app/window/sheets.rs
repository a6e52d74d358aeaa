//! What is shown over the panes: sheets, the hint for dropped files, and the focus ring.

use crate::app::actions::{Action, heard};
use crate::app::adjudicating::accept_view;
use crate::app::commands::said::{Context, Sayings};
use crate::app::exercise::hand_in_view;
use crate::app::export_copy::view as export_copy_view;
use crate::app::find::view as find_view;
use crate::app::inspector::evidence_view;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::making_exercise::view as making_view;
use crate::app::marking::split_join_view;
use crate::app::palette::view as palette_view;
use crate::app::preferences::{about_view, keys_view, view as preferences_view};
use crate::app::scheme::view as scheme_view;
use crate::app::state::{Sheet, State};
use crate::app::sync::{decide_view, incoming_view};
use crate::app::versions::view as versions_view;
use crate::app::{article, chapters, details, encoding, export_report, grading, look_up, sources};
use crate::tr;

/// Shows the sheet that is open, if there is one.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    match (&state.sheet, &state.desk.document) {
        (Some(Sheet::Settings), _) => {
            heard(Action::Preferences, actions, |said| preferences_view::show(ctx, cx, &state.preferences, said));
        }
        (Some(Sheet::Palette), _) => {
            heard(Action::Palette, actions, |said| palette_view::show(ctx, cx, &state.palette, said));
        }
        (Some(Sheet::About), _) => heard(Action::Preferences, actions, |said| about_view::show(ctx, cx, said)),
        (Some(Sheet::Keys), _) => heard(Action::Preferences, actions, |said| keys_view::show(ctx, cx, said)),
        (Some(Sheet::Same | Sheet::GoTo), Some(document)) => {
            heard(Action::Find, actions, |said| find_view::show(ctx, cx, &state.find, document, said));
        }
        (Some(Sheet::Scheme | Sheet::Moving), Some(_)) => {
            heard(Action::Scheme, actions, |said| scheme_view::show(ctx, cx, &state.scheme, said));
        }
        (Some(Sheet::Split), Some(_)) => {
            if let Some(split) = state.marking.split() {
                heard(Action::Marking, actions, |said| split_join_view::show(ctx, cx, split, said));
            }
        }
        (Some(Sheet::Snapshot), _) => {
            if let Some(kept) = state.inspector.kept() {
                heard(Action::Inspector, actions, |said| evidence_view::snapshot(ctx, cx, kept, said));
            }
        }
        (Some(Sheet::Versions | Sheet::Version), Some(_)) => {
            heard(Action::Versions, actions, |said| versions_view::show(ctx, cx, &state.versions, said));
        }
        (Some(Sheet::Share | Sheet::Holding), _) => {
            heard(Action::ExportCopy, actions, |said| export_copy_view::show(ctx, cx, &state.export_copy, said));
        }
        (Some(Sheet::Sources), _) => {
            heard(Action::Sources, actions, |said| sources::view::show(ctx, cx, &state.sources, said));
        }
        (Some(Sheet::LookUp), _) => {
            heard(Action::LookUp, actions, |said| look_up::view::show(ctx, cx, &state.look_up, said));
        }
        (Some(Sheet::Report), _) => {
            heard(Action::ExportReport, actions, |said| export_report::view::show(ctx, cx, &state.export_report, said));
        }
        (Some(Sheet::Decide), Some(document)) => {
            heard(Action::Sync, actions, |said| decide_view::show(ctx, cx, &state.sync, document, said));
        }
        (Some(Sheet::Incoming), Some(document)) => {
            heard(Action::Sync, actions, |said| incoming_view::show(ctx, cx, &state.sync, document, said));
        }
        (Some(Sheet::HandIn), Some(document)) => {
            heard(Action::Exercise, actions, |said| hand_in_view::show(ctx, cx, &state.exercise, document, said));
        }
        (Some(Sheet::NewExercise), Some(document)) => {
            heard(Action::Making, actions, |said| making_view::show(ctx, cx, &state.making, document, said));
        }
        (Some(Sheet::Agreed), Some(document)) => {
            if let Some(deciding) = state.adjudicating.shown(&state.desk) {
                heard(Action::Adjudicating, actions, |said| accept_view::show(ctx, cx, deciding, document, said));
            }
        }
        (Some(Sheet::Details), Some(_)) => {
            heard(Action::Details, actions, |said| details::view::show(ctx, cx, &state.details, said));
        }
        (Some(Sheet::Encoding), Some(_)) => {
            heard(Action::Encoding, actions, |said| encoding::view::show(ctx, cx, &state.encoding, said));
        }
        (Some(Sheet::GradesInto | Sheet::GradeFeedback | Sheet::Collected), _) => {
            heard(Action::Grading, actions, |said| grading_sheets(ctx, cx, state, said));
        }
        (Some(Sheet::Chapters), Some(_)) => {
            heard(Action::Chapters, actions, |said| chapters::view::show(ctx, cx, &state.chapters, said));
        }
        (Some(_), None) | (None, _) => {}
    }
}

/// Shows a sheet of grading.
fn grading_sheets(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<grading::Action>) {
    match state.sheet {
        Some(Sheet::GradesInto) => grading::into_view::show(ctx, cx, &state.grading, said),
        Some(Sheet::GradeFeedback) => grading::feedback_view::show(ctx, cx, &state.grading, said),
        _ => grading::collected_view::show(ctx, cx, &state.grading, said),
    }
}

/// Shows that a file held over the window can be dropped.
pub fn dropping(ctx: &egui::Context, palette: &Palette) {
    if ctx.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0.0, palette.paper.gamma_multiply(0.9));
    painter.rect_stroke(rect.shrink(12.0), 8.0, egui::Stroke::new(2.0, palette.accent), egui::StrokeKind::Inside);
    let says = tr!("drop-to-open");
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, says, theme::serif(24.0), palette.ink);
}

/// Draws a ring around the widget that has the keyboard, so that focus is always visible. The article draws its own.
pub fn focus_ring(ctx: &egui::Context, palette: &Palette) {
    let Some(id) = ctx.memory(egui::Memory::focused).filter(|id| *id != article::id()) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    let layer = egui::LayerId::new(response.layer_id.order, response.layer_id.id);
    let rect = response.interact_rect.expand(2.0);
    let stroke = egui::Stroke::new(2.0, palette.accent);
    ctx.layer_painter(layer).rect_stroke(rect, theme::BAR_RADIUS, stroke, egui::StrokeKind::Outside);
}
