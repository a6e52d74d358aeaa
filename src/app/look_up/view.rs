//! The sheet that shows where a claim can be looked up.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::{Action, Looking, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::widgets::{self, Ground, Signed};
use crate::app::look::{set, theme};
use crate::tr;

/// The keys of the first places.
const KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(looking) = state.looking() else { return };
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 300.0).max(100.0);
    widgets::sheet(
        ctx,
        tr!("look-up-title"),
        520.0,
        palette,
        || Said::Own(Action::Close),
        said,
        |ui, said| {
            words(ui, looking, cx, said);
            ui.add_space(12.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                // A scroll bar has its own room.
                let needed = looking.places.len() as f32 * (theme::CONTROL + 6.0);
                let gutter = if needed > height { theme::GUTTER } else { 0.0 };
                places(ui, looking, gutter, cx, said);
            });
            ui.add_space(12.0);
            ui.label(RichText::new(tr!("look-up-note")).size(theme::SMALL_SIZE).color(palette.muted));
            ui.add_space(4.0);
            if widgets::link(ui, tr!("look-up-places"), palette).clicked() {
                said.push(Said::Own(Action::Close));
                said.push(Said::Run(Command::Settings));
            }
            if !ui.ctx().text_edit_focused() {
                for (i, key) in KEYS.iter().enumerate() {
                    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)) {
                        said.push(Said::Own(Action::Search(i)));
                    }
                }
            }
        },
    );
}

/// Draws the field with the words that are searched for.
fn words(ui: &mut Ui, looking: &Looking, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let name = tr!("look-up-words");
    widgets::label(ui, name, cx.palette);
    ui.add_space(4.0);
    let mut typed = looking.words.words.clone();
    let field = set::field(ui, egui::Id::unique("look-up-words"), &mut typed, true, |edit| {
        edit.desired_rows(2).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6))
    });
    field.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    if field.response.changed() {
        said.push(Said::Own(Action::Type(typed.replace('\n', " "))));
    }
}

/// Draws a button for each place, with its key. The first one has the keyboard, so that one key opens the browser.
fn places(ui: &mut Ui, looking: &Looking, gutter: f32, cx: &Context<'_>, said: &mut Sayings<Action>) {
    for (i, place) in looking.places.iter().enumerate() {
        let key = if i < KEYS.len() { (i + 1).to_string() } else { String::new() };
        let is_on = place.address_for(&looking.words).is_some();
        let width = ui.available_width() - gutter;
        let button = Signed { style: None, label: &place.name, key: &key, is_on: false, ground: Ground::Field };
        let response = ui.add_enabled_ui(is_on, |ui| button.show_wide(ui, width, &place.name, cx.palette)).inner;
        if i == 0 && is_on && widgets::nothing_focused(ui) {
            response.request_focus();
        }
        let tip = place.address_for(&looking.words).unwrap_or_else(|| tr!("look-up-nothing").to_owned());
        if response.on_hover_text(&tip).on_disabled_hover_text(&tip).clicked() {
            said.push(Said::Own(Action::Search(i)));
        }
    }
}
