//! The verdicts of the selected claim, of which mine is lit.

use egui::{Role, Ui, WidgetInfo, vec2};

use super::Action;
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::Document;
use crate::app::look::verdicts::{Style, style, tip};
use crate::app::look::widgets::{Ground, Signed};
use crate::app::words::texts::of_scheme;
use crate::tr;
use claimlight_core::model::Claim;

/// Space between the buttons, in points.
const GAP: f32 = 6.0;
/// How much narrower than at its widest a button may be, in points: then its words still keep 4 points from its edges.
const CRAMPED: f32 = 8.0;

/// A verdict on offer; `number` is its place in the scheme, `None` is "to check".
struct Offer<'a> {
    number: Option<usize>,
    label: &'a str,
    key: String,
    tip: String,
    style: Style,
}

/// How the verdicts are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// With "to check" after them.
    Usual,
    /// In an exercise: without "to check", as larger buttons.
    Tall,
}

/// Draws the verdicts on offer; mine is lit. A verdict that only others gave lights nothing.
pub fn choose(
    ui: &mut Ui,
    cx: &Context<'_>,
    (document, claim): (&Document, &Claim),
    size: Size,
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let scheme = &*document.scheme();
    let mine = document.mine(claim).map(|j| j.verdict.as_deref());
    // A claim that I marked, and of which nobody has said anything, is to check for me.
    let is_to_check = claim.judgements.is_empty() && document.same().are_one(claim.annotator, document.me);
    let mine = mine.or(is_to_check.then_some(None));
    let of_scheme = scheme.verdicts.iter().enumerate().map(|(i, v)| Offer {
        number: Some(i),
        label: of_scheme(&v.label),
        key: v.key.clone(),
        tip: tip(v),
        style: style(scheme, Some(&v.id), palette),
    });
    let to_check = Offer {
        number: None,
        label: tr!("to-check"),
        key: cx.keymap.shown(Command::ToCheck),
        tip: tr!("to-check-a-claim-that-nobody").to_owned(),
        style: style(scheme, None, palette),
    };
    let to_check = Some(to_check).filter(|_| size == Size::Usual);
    let offers: Vec<Offer<'_>> = of_scheme.chain(to_check).collect();
    let is_mine =
        |offer: &Offer<'_>| mine == Some(offer.number.and_then(|i| scheme.verdicts.get(i)).map(|v| v.id.as_str()));
    let needed: Vec<f32> = offers.iter().map(|offer| signed(offer, false, size).width(ui)).collect();
    let widths = shared(ui.available_width(), &needed);
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    for (row, widths) in offers.chunks(widths.len()).zip(std::iter::repeat(&widths)) {
        ui.horizontal(|ui| {
            for (offer, width) in row.iter().zip(widths) {
                let is_on = is_mine(offer);
                let name = tr!("my-verdict", label = offer.label);
                let response = signed(offer, is_on, size).show_wide(ui, *width, &name, palette);
                let enabled = ui.is_enabled();
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_on, &name));
                if offer.number == Some(0) && cx.desk.takes_focus(Pane::Inspector) {
                    response.request_focus();
                }
                let response = response.on_hover_text(tr!("help-and-key", help = &offer.tip, key = &offer.key));
                if response.clicked() {
                    said.push(offer.number.map_or(Said::Run(Command::ToCheck), Said::Verdict));
                }
            }
        });
    }
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
}

fn signed<'a>(offer: &'a Offer<'_>, is_on: bool, size: Size) -> Signed<'a> {
    let ground = if size == Size::Tall { Ground::TallField } else { Ground::Field };
    Signed { style: Some(&offer.style), label: offer.label, key: "", is_on, ground }
}

/// The widths of the buttons of a row, which share the `room` for buttons of the widths that they would like to have: all alike if the
/// words allow it; else each as its words need; two in a row if there are many; and one below the other if nothing else is left.
fn shared(room: f32, needed: &[f32]) -> Vec<f32> {
    let n = needed.len();
    let alike = |columns: usize| (room - GAP * (columns as f32 - 1.0)) / columns as f32;
    let widest = needed.iter().copied().fold(0.0, f32::max) - CRAMPED;
    let columns = if n <= 3 { n } else { 2 };
    if widest <= alike(columns) {
        return vec![alike(columns); columns];
    }
    if columns == n {
        let left = room - GAP * (n as f32 - 1.0) - needed.iter().sum::<f32>() + CRAMPED * n as f32;
        if left >= 0.0 {
            return needed.iter().map(|width| width - CRAMPED + left / n as f32).collect();
        }
    }
    vec![room]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_share_the_width_or_stand_one_below_the_other() {
        let check = |room: f32, needed: &[f32], expected: &[i32]| {
            let widths: Vec<i32> = shared(room, needed).into_iter().map(|width| width as i32).collect();
            assert_eq!(widths, expected, "{needed:?}");
        };
        check(312.0, &[90.0, 100.0, 95.0], &[100, 100, 100]);
        check(312.0, &[80.0, 130.0, 95.0], &[78, 128, 93]);
        check(312.0, &[120.0, 140.0, 120.0], &[312]);
        check(312.0, &[120.0; 6], &[153, 153]);
        check(312.0, &[220.0; 6], &[312]);
    }
}
