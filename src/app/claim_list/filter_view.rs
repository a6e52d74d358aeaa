//! Above the list of claims: what it shows and in which order; below it: what is done to the picked ones.

use egui::{
    Button, Margin, Popup, PopupCloseBehavior, RectAlign, Response, RichText, Role, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{Action, Fields, Filter, Sort, State, tags};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::style;
use crate::app::look::{panels, signs, theme, widgets};
use crate::app::words::texts;
use crate::tr;

/// Width of the fields of the filter, in points.
const WIDTH: f32 = 264.0;

/// Draws the button that shows or hides the fields of the filter, and the fields.
pub fn button(ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let is_open = list.fields == Fields::Shown;
    let colour = if list.filter.has_fields() { cx.palette.accent } else { cx.palette.muted };
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        let icon = RichText::new(icon::filter()).font(theme::icons(16.0)).color(colour);
        let mut button = Button::new(icon).min_size(egui::Vec2::splat(theme::BAR_CONTROL));
        if is_open {
            button = button.fill(cx.palette.pressed);
        }
        ui.add(button)
    });
    let name = Command::FilterClaims.label();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, name));
    let response = response.on_hover_text(cx.keymap.tip(Command::FilterClaims));
    if response.clicked() {
        said.push(Said::Run(Command::FilterClaims));
    }
    if is_open {
        popover(&response, cx, list, document, said);
    }
}

/// Draws the fields of the filter over the window, below their button. A click elsewhere closes them.
fn popover(button: &Response, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    // A click into the list of a box is none elsewhere.
    let has_list = Popup::is_any_open(&button.ctx);
    let id = egui::Id::unique("filter-claims");
    let is_new = button.ctx.read_response(id).is_none();
    let shown = Popup::from_response(button)
        .id(id)
        .open(true)
        .align(RectAlign::BOTTOM_END)
        .gap(4.0)
        .frame(theme::bar_frame(cx.palette, Margin::same(16)))
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .accessible_name(Command::FilterClaims.label())
        .show(|ui| {
            ui.set_width(WIDTH);
            let words = fields(ui, cx.palette, list, document, said);
            if is_new {
                words.request_focus();
            }
        });
    if shown.is_some_and(|shown| shown.response.clicked_elsewhere()) && !has_list && !button.clicked() {
        said.push(Said::Own(Action::ShowFields(Fields::Hidden)));
    }
}

fn name_of(sort: Sort) -> &'static str {
    match sort {
        Sort::Place => tr!("sort-place"),
        Sort::Time => tr!("sort-time"),
        Sort::Verdict => tr!("sort-verdict"),
    }
}

const SORTS: [Sort; 3] = [Sort::Place, Sort::Time, Sort::Verdict];

/// Draws the order of the list as a menu.
pub fn order(ui: &mut Ui, cx: &Context<'_>, list: &State, said: &mut Sayings<Action>) {
    let name = tr!("sort-of-list", order = name_of(list.sort));
    panels::quiet_menu(ui, name_of(list.sort), &name, cx.palette, |ui| {
        for sort in SORTS {
            if ui.selectable_label(list.sort == sort, name_of(sort)).clicked() {
                said.push(Said::Own(Action::Sort(sort)));
                ui.close();
            }
        }
    });
}

/// Draws the fields of the filter, each below its caption. Returns the response of the first one.
fn fields(ui: &mut Ui, palette: &Palette, list: &State, document: &Document, said: &mut Sayings<Action>) -> Response {
    let annotations = &document.annotations;
    let filter = &list.filter;
    ui.spacing_mut().item_spacing.y = 4.0;
    widgets::label(ui, tr!("filter-words"), palette);
    let mut words = filter.words.clone();
    let edit = ui.add(widgets::single_line(&mut words).desired_width(f32::INFINITY));
    edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("filter-words")));
    if edit.changed() {
        said.push(Said::Own(Action::Filter(Filter { words, ..filter.clone() })));
    }
    let sorts = || SORTS.map(|s| (s, name_of(s).to_owned())).to_vec();
    if let Some(sort) = captioned(ui, tr!("sort"), name_of(list.sort), palette, sorts) {
        said.push(Said::Own(Action::Sort(sort)));
    }
    let shown = filter.annotator.and_then(|id| annotations.annotator(id)).map_or(tr!("anyone"), |a| a.name.as_str());
    let people = || {
        let same = document.same();
        let people = annotations.annotators.iter().filter(|a| same.person(a.id) == a.id);
        let people = people.map(|a| (Some(a.id), a.name.clone()));
        std::iter::once((None, tr!("anyone").to_owned())).chain(people).collect()
    };
    if let Some(annotator) = captioned(ui, tr!("whose"), shown, palette, people) {
        said.push(Said::Own(Action::Filter(Filter { annotator, ..filter.clone() })));
    }
    let shown = filter.kind.as_deref().map_or(tr!("any-kind"), texts::of_scheme);
    let kinds = || {
        let kinds = annotations.scheme.kinds.iter().map(|k| (Some(k.clone()), texts::of_scheme(k).to_owned()));
        std::iter::once((None, tr!("any-kind").to_owned())).chain(kinds).collect()
    };
    if let Some(kind) = captioned(ui, tr!("kind"), shown, palette, kinds) {
        said.push(Said::Own(Action::Filter(Filter { kind, ..filter.clone() })));
    }
    let shown = filter.tag.as_deref().unwrap_or(tr!("any-tag"));
    let choices = || {
        let tags = tags(document).into_iter().map(|t| (Some(t.clone()), t));
        std::iter::once((None, tr!("any-tag").to_owned())).chain(tags).collect()
    };
    if let Some(tag) = captioned(ui, tr!("tag"), shown, palette, choices) {
        said.push(Said::Own(Action::Filter(Filter { tag, ..filter.clone() })));
    }
    if !filter.is_empty() {
        ui.add_space(8.0);
        if ui.button(tr!("show-all-claims")).clicked() {
            said.push(Said::Own(Action::Filter(Filter::default())));
        }
    }
    edit
}

/// Draws a box to choose from below its caption.
fn captioned<T>(
    ui: &mut Ui,
    caption: &'static str,
    shown: &str,
    palette: &Palette,
    choices: impl FnOnce() -> Vec<(T, String)>,
) -> Option<T> {
    ui.add_space(8.0);
    widgets::label(ui, caption, palette);
    panels::choice(ui, caption, &format!("{caption}: {shown}"), shown, choices)
}

/// Draws what can be done to the picked claims.
pub fn picked(ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let n = list.picked.len();
    let scheme = &*document.scheme();
    ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
    ui.spacing_mut().button_padding = vec2(8.0, 2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::label(ui, tr!("claims-picked", n = n), cx.palette);
        for i in (0..scheme.verdicts.len()).map(Some).chain([None]) {
            let verdict = i.and_then(|i| scheme.verdicts.get(i));
            let id = verdict.map(|v| v.id.as_str());
            let label = texts::verdict(scheme, id);
            let name = tr!("judge-picked", verdict = label);
            let response = ui.add(Button::new("").min_size(egui::Vec2::splat(theme::BAR_CONTROL)));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            let style = style(scheme, id, cx.palette);
            signs::paint(ui.painter(), response.rect.center(), 12.0, &style.sign, style.colours.words);
            if response.on_hover_text(label).clicked() {
                said.push(Said::Own(Action::Judge(i)));
            }
        }
        ui.menu_button(tr!("kind"), |ui| {
            for kind in &scheme.kinds {
                if ui.button(texts::of_scheme(kind)).clicked() {
                    said.push(Said::Own(Action::SetKind(kind.clone())));
                    ui.close();
                }
            }
        });
        ui.menu_button(tr!("tag"), |ui| tag_menu(ui, document, said));
        if n == 2 && ui.button(tr!("join")).clicked() {
            said.push(Said::Run(Command::JoinClaims));
        }
        if ui.button(tr!("delete")).clicked() {
            said.push(Said::Own(Action::Delete));
        }
        if ui.button(tr!("clear-selection")).clicked() {
            said.push(Said::Own(Action::Pick(Vec::new())));
        }
    });
}

fn tag_menu(ui: &mut Ui, document: &Document, said: &mut Sayings<Action>) {
    for tag in tags(document) {
        if ui.button(&tag).clicked() {
            said.push(Said::Own(Action::Tag(tag)));
            ui.close();
        }
    }
    let id = egui::Id::unique("new-tag");
    let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_default();
    let edit = ui.add(TextEdit::singleline(&mut typed).hint_text(tr!("new-tag")).desired_width(120.0));
    edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("new-tag")));
    ui.data_mut(|d| d.insert_temp(id, typed.clone()));
    if edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) && !typed.trim().is_empty() {
        ui.data_mut(|d| d.remove::<String>(id));
        said.push(Said::Own(Action::Tag(typed)));
        ui.close();
    }
}
