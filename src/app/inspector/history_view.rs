//! The history of a claim in the inspector.

use egui::{RichText, Ui};

use crate::app::desk::document::Document;
use crate::app::look::theme::Palette;
use crate::app::words::log_words::{field_name, person, when};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Act, Claim, Element, Member, Stamp};

/// How many changes are listed at most.
const MOST: usize = 200;

/// Lists who changed what in a claim, most recent first.
pub fn show(ui: &mut Ui, document: &Document, claim: &Claim, palette: &Palette) {
    let entries = document.annotations.log.of(Element::Claim(claim.id));
    egui::CollapsingHeader::new(tr!("history")).id_salt("history").show(ui, |ui| {
        let small = |text: String| egui::Label::new(RichText::new(text).size(12.0).color(palette.muted)).wrap();
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
            ui.add(small(format!(
                "{} · {} · {what}",
                when(entry.stamp),
                person(&document.annotations, Some(entry.by))
            )));
        }
        let made = tr!("history-made", part = tr!("history-claim"));
        let clock = format!("{} {}", texts::day(claim.time.local().date()), claim.time.local_clock());
        ui.add(small(format!("{clock} · {} · {made}", person(&document.annotations, Some(claim.annotator)))));
    });
}
