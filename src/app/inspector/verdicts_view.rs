//! Verdicts on offer, with sign, label and key: the same below selected words and in the inspector.

use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Role, Ui, WidgetInfo};

use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::commands::keys::Keymap;
use crate::app::desk::Pane;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::{signed, style, tip};
use crate::app::look::widgets::key_cap;
use crate::app::state::State;
use crate::app::words::texts::of_scheme;
use crate::tr;

/// The verdicts, "to check" and "no claim", as buttons with their keys, for selected words. `is_enter`: Enter marks them.
pub fn offer(
    ui: &mut Ui,
    keymap: &Keymap,
    document: &Document,
    is_enter: bool,
    palette: &Palette,
    actions: &mut Vec<Action>,
) {
    let scheme = &document.annotations.scheme;
    for (i, verdict) in scheme.verdicts.iter().enumerate() {
        let style = style(scheme, Some(&verdict.id), palette);
        let label = signed(&style.sign, of_scheme(&verdict.label), style.colours.line, theme::INTERFACE_SIZE);
        let tip = tip(verdict);
        let key = if keymap.letters() { verdict.key.as_str() } else { "" };
        if button(ui, label, key, of_scheme(&verdict.label), &tip, palette) {
            actions.push(Action::Judge(i));
        }
    }
    let grey = palette.verdict("grey").line;
    let check = signed("·", tr!("to-check"), grey, theme::INTERFACE_SIZE);
    let enter = if is_enter { tr!("enter") } else { "" };
    if button(ui, check, enter, tr!("to-check"), tr!("to-check-a-claim-that-nobody"), palette) {
        actions.push(Action::Run(Command::ToCheck));
    }
    let none = signed("", tr!("no-claim"), palette.ink, theme::INTERFACE_SIZE);
    let key = keymap.shown(Command::NoClaim);
    if button(ui, none, &key, tr!("no-claim"), Command::NoClaim.help(), palette) {
        actions.push(Action::Run(Command::NoClaim));
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

/// The verdicts of the selected claim side by side, mine filled in.
pub fn choose(ui: &mut Ui, state: &State, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(claim) = document.selected_claim() else { return };
    let scheme = &document.annotations.scheme;
    let mine = claim.judgement_of(document.me).and_then(|j| j.verdict.as_deref());
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
                if chosen { (style.colours.tint, style.colours.line) } else { (palette.field, palette.hairline) };
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
            if k == 0 && state.desk.takes_focus(Pane::Inspector) {
                response.request_focus();
            }
            if response.clicked() {
                actions.push(match i {
                    Some(i) => Action::Judge(*i),
                    None => Action::Run(Command::ToCheck),
                });
            }
            if (k + 1) % columns == 0 {
                ui.end_row();
            }
        }
    });
}
