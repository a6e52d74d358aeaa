//! The verdicts of the selected claim side by side, with sign, label and key.

use egui::text::TextFormat;
use egui::{Button, Role, Ui, WidgetInfo};

use super::Action;
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::verdicts::{signed, style, tip};
use crate::app::words::texts::of_scheme;
use crate::tr;

/// Draws the verdicts of the selected claim side by side; mine is filled in.
pub fn choose(ui: &mut Ui, cx: &Context<'_>, document: &Document, said: &mut Sayings<Action>) {
    let Some(claim) = document.selected_claim() else { return };
    let palette = cx.palette;
    let scheme = &*document.scheme();
    let mine = document.mine(claim).and_then(|j| j.verdict.as_deref());
    let n = scheme.verdicts.len() + 1;
    let columns = if n <= 3 { n } else { 2 };
    let gap = 4.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    let entries: Vec<(Option<usize>, &str, String, String)> = scheme
        .verdicts
        .iter()
        .enumerate()
        .map(|(i, v)| (Some(i), of_scheme(&v.label), v.key.clone(), tip(v)))
        .chain(std::iter::once((None, tr!("to-check"), "0".to_owned(), tr!("to-check-a-claim-that-nobody").to_owned())))
        .collect();
    egui::Grid::new("verdicts").spacing(egui::vec2(gap, gap)).show(ui, |ui| {
        for (k, (i, label, key, tip)) in entries.iter().enumerate() {
            let id = i.and_then(|i| scheme.verdicts.get(i)).map(|v| v.id.as_str());
            let style = style(scheme, id, palette);
            let chosen = mine == id;
            let (fill, line) =
                if chosen { (style.colours.tint, style.colours.line) } else { (palette.paper, palette.hairline) };
            let mut text = signed(&style.sign, "", style.colours.line, theme::INTERFACE_SIZE);
            text.append(label, 0.0, TextFormat::simple(theme::interface(theme::INTERFACE_SIZE), palette.ink));
            let button = Button::new(text)
                .fill(fill)
                .stroke(egui::Stroke::new(if chosen { 1.5 } else { 1.0 }, line))
                .min_size(egui::vec2(width, 28.0));
            let response =
                ui.add_sized(egui::vec2(width, 28.0), button).on_hover_text(tr!("help-and-key", help = tip, key = key));
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, chosen, tr!("my-verdict", label = *label))
            });
            if k == 0 && cx.desk.takes_focus(Pane::Inspector) {
                response.request_focus();
            }
            if response.clicked() {
                said.push(match i {
                    Some(i) => Said::Verdict(*i),
                    None => Said::Run(Command::ToCheck),
                });
            }
            if (k + 1) % columns == 0 {
                ui.end_row();
            }
        }
    });
}
