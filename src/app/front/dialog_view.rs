//! The program's own file dialog, used if the desktop has none.

use egui::{Button, Key, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::Action;
use crate::app::desk::choice::Wanted;
use crate::app::front::dialogs::Dialog;
use crate::app::look::arrows;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::widgets;
use crate::tr;

/// Shows the dialog, and records what the user did in `actions`.
pub fn show<A: 'static>(ctx: &egui::Context, dialog: &Dialog<A>, palette: &Palette, actions: &mut Vec<Action<A>>) {
    let height = ctx.content_rect().height();
    widgets::sheet(
        ctx,
        tr!(dialog.choice.title),
        520.0,
        palette,
        || Action::Close,
        actions,
        |ui, actions| {
            inside(ui, dialog, height, palette, actions);
        },
    );
}

fn inside<A: 'static>(ui: &mut Ui, dialog: &Dialog<A>, height: f32, palette: &Palette, actions: &mut Vec<Action<A>>) {
    let id = ui.scope_id().with("entries");
    let to = arrows::step(ui, id, dialog.entries.len());
    ui.horizontal(|ui| {
        let up = ui.add_enabled(dialog.folder.parent().is_some(), Button::new(format!("{}", icon::up())));
        up.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("folder-up")));
        if up.on_hover_text(tr!("folder-up")).clicked()
            && let Some(parent) = dialog.folder.parent()
        {
            actions.push(Action::Go(parent.to_owned()));
        }
        ui.add(egui::Label::new(dialog.folder.display().to_string()).truncate());
    });
    ui.add_space(4.0);
    let list =
        egui::Frame::NONE.fill(palette.paper).stroke(egui::Stroke::new(1.0, palette.hairline)).corner_radius(4.0);
    list.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let row = 24.0;
        let most = (height * 0.45).min(320.0);
        let mut area = ScrollArea::vertical().auto_shrink(false).max_height(most);
        if let Some(top) = to.map(|to| to as f32 * row) {
            let offset = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or_default();
            area = area.vertical_scroll_offset(offset.clamp((top + row - most).max(0.0), top));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let drawn = area.show_rows(ui, row, dialog.entries.len(), |ui, range| {
            for (i, (name, is_folder)) in dialog.entries.iter().enumerate().take(range.end).skip(range.start) {
                let sign = if *is_folder { icon::folder() } else { icon::file() };
                let text = RichText::new(format!("{sign} {name}")).color(palette.ink);
                let button = Button::new(text).frame(false).truncate().min_size(egui::vec2(ui.available_width(), row));
                let response = ui.add(button);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
                arrows::row(ui, id, i, &response, to);
                if response.clicked() {
                    if *is_folder {
                        actions.push(Action::Go(dialog.folder.join(name)));
                    } else if dialog.saves() {
                        actions.push(Action::Type(name.clone()));
                    } else {
                        actions.push(Action::Enter(name.clone()));
                    }
                }
            }
        });
        ui.data_mut(|d| d.insert_temp(id, drawn.state.clamped_offset().y));
    });
    ui.add_space(8.0);
    let mut typed = dialog.name.clone();
    let edit = widgets::single_line(&mut typed).hint_text(tr!("name-or-path"));
    let response = ui.add(edit.desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("name-or-path")));
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if widgets::nothing_focused(ui) {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Type(typed.clone()));
    }
    if let Some(problem) = &dialog.problem {
        ui.label(RichText::new(problem).color(palette.error));
    }
    widgets::buttons(ui, |ui| {
        let this_folder = dialog.choice.wanted == Wanted::Folder && typed.trim().is_empty();
        let verb = if this_folder { tr!("open-this-folder") } else { dialog.verb() };
        if widgets::primary(ui, verb, true, palette).clicked() || (entered && (this_folder || !typed.trim().is_empty()))
        {
            if this_folder {
                actions.push(Action::Enter(dialog.folder.display().to_string()));
            } else if !typed.trim().is_empty() {
                actions.push(Action::Enter(typed.trim().to_owned()));
            }
        }
        if ui.button(tr!("cancel")).clicked() {
            actions.push(Action::Close);
        }
    });
}
