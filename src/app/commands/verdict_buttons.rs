//! The verdicts offered below selected words and in the inspector.

use egui::text::LayoutJob;
use egui::{Button, Role, Ui, WidgetInfo};

use super::said::{Context, Said, Sayings};
use crate::app::commands::Command;
use crate::app::look::theme::{self, Palette};
use crate::app::look::verdicts::{signed, style, tip};
use crate::app::look::widgets::key_cap;
use crate::app::words::texts::of_scheme;
use crate::tr;

impl Context<'_> {
    /// Draws the verdicts, "to check" and "no claim" as buttons with their keys, for the selected words. Enter marks the words
    /// as well, except during a review or comparison.
    pub fn verdict_buttons<A>(&self, ui: &mut Ui, said: &mut Sayings<A>) {
        let Some(document) = &self.desk.document else { return };
        let (keymap, palette) = (self.keymap, self.palette);
        let scheme = &*document.scheme();
        for (i, verdict) in scheme.verdicts.iter().enumerate() {
            let style = style(scheme, Some(&verdict.id), palette);
            let label = signed(&style.sign, of_scheme(&verdict.label), style.colours.line, theme::INTERFACE_SIZE);
            let tip = tip(verdict);
            let key = if keymap.letters() { verdict.key.as_str() } else { "" };
            if button(ui, label, key, of_scheme(&verdict.label), &tip, palette) {
                said.push(Said::Verdict(i));
            }
        }
        let grey = palette.verdict("grey").line;
        let check = signed("·", tr!("to-check"), grey, theme::INTERFACE_SIZE);
        let enter = if self.desk.mode().is_none() { tr!("enter") } else { "" };
        if button(ui, check, enter, tr!("to-check"), tr!("to-check-a-claim-that-nobody"), palette) {
            said.push(Said::Run(Command::ToCheck));
        }
        let none = signed("", tr!("no-claim"), palette.ink, theme::INTERFACE_SIZE);
        let key = keymap.shown(Command::NoClaim);
        if button(ui, none, &key, tr!("no-claim"), Command::NoClaim.help(), palette) {
            said.push(Said::Run(Command::NoClaim));
        }
    }
}

fn button(ui: &mut Ui, label: LayoutJob, key: &str, name: &str, tip: &str, palette: &Palette) -> bool {
    let response = ui.add(Button::new(label).frame(false)).on_hover_text(tip);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} ({key})")));
    if !key.is_empty() {
        key_cap(ui, key, palette);
    }
    ui.add_space(4.0);
    response.clicked()
}
