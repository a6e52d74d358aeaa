//! What a key says of the selected claim: how much it wants it, which verdicts it accepts, and what pupils are to read.

use egui::{Role, Ui, WidgetInfo};

use super::Action;
use super::view::{Entry, Rows, caption, field};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Desk;
use crate::app::desk::document::{Document, Field};
use crate::app::look::chips::Switch;
use crate::app::look::widgets;
use crate::app::look::widgets::{Ground, Signed};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Need, Purpose};

/// Says how much a key wants a claim; without an id, the selected one.
pub(super) fn set_need(desk: &mut Desk, id: Option<ClaimId>, need: Need) {
    let selected = || desk.document.as_ref().and_then(Document::selected_claim).map(|claim| claim.id);
    let Some(id) = id.or_else(selected) else { return };
    desk.edit(id, tr!("act-key-need"), |claim, _| need.name().clone_into(&mut claim.need));
    desk.say_done(tr!("key-need-set", need = label(need)));
}

/// Accepts a verdict for a claim, or no longer. As long as a key names none, it accepts the one that it gives.
pub(super) fn toggle_accepted(desk: &mut Desk, id: ClaimId, verdict: &str) {
    desk.edit(id, tr!("act-key-accepted"), |claim, _| {
        let mut accepted = accepted(claim);
        match accepted.iter().position(|known| known == verdict) {
            Some(i) => drop(accepted.remove(i)),
            None => accepted.push(verdict.to_owned()),
        }
        claim.accepted = accepted;
    });
}

/// The verdicts that a claim's key accepts: those it names, else those that were given. Empty: to check.
fn accepted(claim: &Claim) -> Vec<String> {
    if !claim.accepted.is_empty() {
        return claim.accepted.clone();
    }
    claim.judgements.iter().filter_map(|judgement| judgement.verdict.clone()).collect()
}

fn label(need: Need) -> &'static str {
    tr!(match need {
        Need::Required => "key-required",
        Need::Welcome => "key-welcome",
        Need::EitherWay => "key-either",
    })
}

/// Draws the group, in a key.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, (document, claim): (&Document, &Claim), said: &mut Sayings<Action>) {
    if document.annotations.purpose != Some(Purpose::Key) {
        return;
    }
    let palette = cx.palette;
    ui.add_space(12.0);
    widgets::heading(ui, tr!("key-title"), palette);
    needs(ui, cx, claim, said);
    caption(ui, tr!("key-accepted"), palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let accepted = accepted(claim);
        let scheme = document.scheme();
        let verdicts = scheme.verdicts.iter().map(|verdict| (verdict.id.as_str(), texts::of_scheme(&verdict.label)));
        for (id, label) in verdicts.chain([("", tr!("to-check"))]) {
            let is_on = accepted.iter().any(|known| known == id);
            let response = Switch::new(label, is_on).ticked().show(ui, palette);
            let name = tr!("key-accepts", verdict = label);
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &name));
            if response.clicked() {
                said.push(Said::Own(Action::ToggleAccepted(claim.id, id.to_owned())));
            }
        }
    });
    caption(ui, tr!("key-to-pupil"), palette);
    let (name, hint, rows) = (tr!("key-to-pupil"), tr!("key-to-pupil-hint"), Rows::Several);
    field(ui, cx, &Entry { claim: claim.id, field: Field::ToPupil, name, value: &claim.to_pupil, hint, rows }, said);
}

/// Draws how much the claim is wanted, as buttons of which one is lit.
fn needs(ui: &mut Ui, cx: &Context<'_>, claim: &Claim, said: &mut Sayings<Action>) {
    let now = Need::named(&claim.need);
    let command = |need| match need {
        Need::Required => Command::KeyRequired,
        Need::Welcome => Command::KeyWelcome,
        Need::EitherWay => Command::KeyEitherWay,
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for need in Need::ALL {
            let is_on = need == now;
            let signed = Signed { style: None, label: label(need), key: "", is_on, ground: Ground::Field };
            let response = signed.show(ui, label(need), cx.palette);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, label(need)));
            if response.on_hover_text(cx.keymap.tip(command(need))).clicked() {
                said.push(Said::Own(Action::SetNeed(Some(claim.id), need)));
            }
        }
    });
}
