//! The selected claim in an exercise: only what the task asks.

use egui::{Button, Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::evidence::{At, OfEvidence};
use super::view::{Entry, Rows, field};
use super::{Action, verdicts_view};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::{Document, Field};
use crate::app::desk::exercise::Asked;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{panels, set, theme, widgets};
use crate::tr;
use claimlight_core::model::{Claim, Exercise, Field as Recorded};

/// The most lines of a claim's words that are shown.
const LINES: usize = 3;

/// Shows the selected claim in all of `ui`; without one, says what to do.
pub fn show(ui: &mut Ui, cx: &Context<'_>, (document, exercise): (&Document, &Exercise), said: &mut Sayings<Action>) {
    let Some(claim) = document.selected_claim() else { return nothing(ui, cx.palette, Asked::of(exercise)) };
    let width = ui.available_width() - 32.0;
    ScrollArea::vertical().id_salt(("pupil", claim.id.0.as_u128())).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 16, right: 0, top: 16, bottom: 16 }).show(ui, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            fields(ui, cx, Asked::of(exercise), (document, claim), said);
        });
    });
}

fn nothing(ui: &mut Ui, palette: &Palette, asked: Asked) {
    let told = if asked.why { tr!("exercise-choose-to-say-why") } else { tr!("exercise-choose") };
    // It stands at the foot of the panel.
    let room = ui.max_rect();
    let width = room.width() - 32.0;
    let words = set::paragraphs(ui.ctx(), told, theme::interface(theme::TASK_SIZE), palette.muted, width);
    let place = Rect::from_min_size(room.left_bottom() + vec2(16.0, -16.0 - words.size().y), words.size());
    let response = ui.interact(place, ui.scope_id().with("nothing"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told));
    ui.painter().galley(place.min, words, palette.muted);
}

fn fields(
    ui: &mut Ui,
    cx: &Context<'_>,
    asked: Asked,
    (document, claim): (&Document, &Claim),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    panels::quote(ui, &quote_of(document, claim), LINES, palette);
    if asked.judge {
        caption(ui, tr!("exercise-verdict"), palette);
        verdicts_view::choose(ui, cx, (document, claim), verdicts_view::Size::Tall, said);
    }
    if asked.why {
        caption(ui, tr!("why"), palette);
        let value = document.mine(claim).map_or("", |mine| mine.note.as_str());
        let (name, hint, rows) = (tr!("why-my-note"), tr!("exercise-why-hint"), Rows::Several);
        field(ui, cx, &Entry { claim: claim.id, field: Field::Note, name, value, hint, rows }, said);
    }
    if asked.evidence {
        ui.add_space(8.0);
        links(ui, cx, claim, said);
    }
}

fn caption(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.add_space(16.0);
    ui.label(RichText::new(text).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink));
    ui.add_space(2.0);
}

/// Draws a field for each link, and the button that adds one.
fn links(ui: &mut Ui, cx: &Context<'_>, claim: &Claim, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    for (i, evidence) in claim.evidence.iter().enumerate() {
        let n = i + 1;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let room = ui.available_width() - theme::BAR_CONTROL - 4.0;
            ui.scope(|ui| {
                ui.set_max_width(room);
                let (name, value) = (tr!("exercise-link", n = n), evidence.url.as_str());
                let of = Field::Evidence(evidence.id, Recorded::Url);
                let (hint, rows) = (tr!("exercise-link-hint"), Rows::One);
                field(ui, cx, &Entry { claim: claim.id, field: of, name: &name, value, hint, rows }, said);
            });
            let at = At { claim: claim.id, evidence: evidence.id };
            if widgets::icon_button(ui, icon::close(), &tr!("exercise-link-remove", n = n), palette).clicked() {
                said.push(Said::Own(Action::Evidence(at, OfEvidence::Delete)));
            }
        });
    }
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().icon_spacing = 6.0;
        let link = RichText::new(icon::link()).font(theme::icons(16.0)).color(palette.accent);
        ui.add(Button::new((link, RichText::new(tr!("exercise-add-link")).color(palette.accent))))
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("exercise-add-link")));
    if response.on_hover_text(cx.keymap.tip(Command::AddEvidence)).clicked() {
        said.push(Said::Run(Command::AddEvidence));
    }
}
