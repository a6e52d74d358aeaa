//! The history of a claim in the inspector.

use egui::{RichText, Ui};

use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets::label;
use crate::app::words::log_words::{field_name, person, when};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Act, Claim, Element, Member, Stamp};

/// How many changes are listed at most.
const MOST: usize = 200;

/// Lists who changed what in a claim, most recent first.
pub fn show(ui: &mut Ui, document: &Document, claim: &Claim, palette: &Palette) {
    let entries = document.annotations.log.of(Element::Claim(claim.id));
    let muted = palette.muted;
    let title = RichText::new(tr!("history")).color(muted);
    let chevron = move |ui: &mut Ui, openness: f32, response: &egui::Response| {
        let icon = if openness > 0.5 { icon::down() } else { icon::folded() };
        let at = response.rect.center();
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icon, theme::icons(14.0), muted);
    };
    egui::CollapsingHeader::new(title).id_salt("history").icon(chevron).show(ui, |ui| {
        for entry in entries.iter().rev().filter(|e| e.stamp != Stamp::ROOT).take(MOST) {
            let part = match entry.member {
                Member::Evidence(_) => tr!("history-evidence"),
                Member::Judgement(_) => tr!("history-judgement"),
                Member::Itself | Member::Verdict(_) => tr!("history-claim"),
            };
            let what = match entry.act {
                Act::Set(field) => tr!("history-set", field = field_name(field)),
                Act::Made => tr!("history-made", part = part),
                Act::Deleted => tr!("history-deleted", part = part),
                Act::Kept => tr!("history-kept", part = part),
            };
            let who = person(&document.annotations, Some(entry.by));
            label(ui, format!("{} · {who} · {what}", when(entry.stamp)), palette);
        }
        let made = tr!("history-made", part = tr!("history-claim"));
        let clock = format!("{} {}", texts::day(claim.time.local().date()), claim.time.local_clock());
        let who = person(&document.annotations, Some(claim.annotator));
        label(ui, format!("{clock} · {who} · {made}"), palette);
    });
}
