//! My identity: the line that asks for my name, the line that asks whether a file is mine, and the menu in the status
//! line.

use egui::{Button, RichText, Role, Ui, WidgetInfo};

use super::Action;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::app::words::short;
use crate::tr;
use claimlight_core::model::AnnotatorId;

/// Draws the line that asks who I am; it can be ignored.
pub fn who_am_i(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        ui.label(tr!("who-is-annotating"));
        let id = egui::Id::unique("my-name");
        let mut name = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_default();
        let edit = ui
            .add(widgets::line_in_bar(&mut name).id(id.with("edit")).hint_text(tr!("your-name")).desired_width(160.0));
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("your-name")));
        ui.data_mut(|d| d.insert_temp(id, name.clone()));
        let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if (ui.button(tr!("that-is-me")).clicked() || entered) && !name.trim().is_empty() {
            said.push(Said::Own(Action::Name(name)));
        }
        if let Some(document) = &cx.desk.document {
            for annotator in document.annotations.annotators.iter().filter(|a| a.id != document.me).take(4) {
                if ui.button(tr!("i-am", name = short(&annotator.name))).on_hover_text(&annotator.name).clicked() {
                    said.push(Said::Own(Action::IAm(annotator.id)));
                }
            }
        }
        let until_then = RichText::new(tr!("until-then", name = &cx.desk.settings.reader)).color(palette.muted);
        ui.add(egui::Label::new(until_then).truncate());
    });
}

/// What I do in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// I mark and judge, or only look.
    Annotates,
    /// I decide between others.
    Decides,
}

/// Draws the menu in the status line that shows who I am, and lets me change that.
pub fn menu(ui: &mut Ui, cx: &Context<'_>, doing: Doing, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    let name = cx.desk.settings.my_name().to_owned();
    let is_deciding = doing == Doing::Decides;
    let shown = if is_deciding { tr!("adj-decides", name = short(&name)) } else { short(&name) };
    let person = if is_deciding { icon::agreement() } else { icon::person() };
    let text = RichText::new(format!("{person} {shown} {}", icon::down())).size(theme::SMALL_SIZE).color(palette.muted);
    let button = egui::containers::menu::MenuButton::from_button(Button::new(text));
    let (response, _) = widgets::flat(ui, |ui| {
        button.ui(ui, |ui| {
            ui.set_min_width(200.0);
            ui.label(tr!("my-name"));
            if name_field(ui, cx, said) {
                ui.close();
            }
            for annotator in document.annotations.annotators.iter().filter(|a| a.id != document.me) {
                if ui.button(tr!("i-am", name = short(&annotator.name))).on_hover_text(&annotator.name).clicked() {
                    said.push(Said::Own(Action::IAm(annotator.id)));
                    ui.close();
                }
            }
        })
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("who-i-am", name = &name)));
}

/// Draws the field for my name, with its button. Returns `true` if a name was entered.
pub(super) fn name_field(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) -> bool {
    let id = ui.scope_id().with("name");
    let name = cx.desk.settings.my_name();
    let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| name.to_owned());
    let edit = ui.add(widgets::single_line(&mut typed).id(id.with("edit")).desired_width(180.0));
    edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("my-name")));
    ui.data_mut(|d| d.insert_temp(id, typed.clone()));
    let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let given = ui.button(tr!("use-this-name")).clicked() || entered;
    if given {
        ui.data_mut(|d| d.remove::<String>(id));
        said.push(Said::Own(Action::Name(typed)));
    }
    given
}

/// Draws the line that asks whether the only annotator of a file is me.
pub fn only_annotator(ui: &mut Ui, cx: &Context<'_>, id: AnnotatorId, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let name = document.annotations.annotator(id).map_or("", |a| a.name.as_str());
    let words = |name: String| tr!("only-annotator", name = name);
    widgets::line_with_buttons(ui, &words(short(name)), &words(name.to_owned()), |ui| {
        if ui.button(tr!("as-new-annotator")).clicked() {
            said.push(Said::Own(Action::AmNew));
        }
        if ui.button(tr!("go-on-as", name = short(name))).clicked() {
            said.push(Said::Own(Action::IAm(id)));
        }
    });
}
