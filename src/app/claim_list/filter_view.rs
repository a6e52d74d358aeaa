//! Above the list of claims: what it shows and in which order, and what is done to the picked ones.

use egui::{Button, ComboBox, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::{Action, Fields, Filter, Sort, State, tags};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::verdicts::{signed, style};
use crate::app::words::texts;
use crate::tr;

/// The button that shows or hides the fields.
pub fn button(ui: &mut Ui, cx: &Context<'_>, list: &State, said: &mut Sayings<Action>) {
    let active = !list.filter.is_empty() || list.sort != Sort::Place;
    let open = list.fields == Fields::Shown;
    let colour = if active { cx.palette.accent } else { cx.palette.muted };
    let text = RichText::new(icon::filter().to_string()).color(colour);
    let response = ui.add(Button::new(text).frame(open)).on_hover_text(tr!("filter-and-sort"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, tr!("filter-and-sort")));
    if response.clicked() {
        let fields = if open { Fields::Hidden } else { Fields::Shown };
        said.push(Said::Own(Action::ShowFields(fields)));
    }
}

/// A choice of one; what there is to choose from is looked for only while the list is open.
fn choice<T: Clone>(
    ui: &mut Ui,
    name: &'static str,
    shown: &str,
    width: f32,
    choices: impl FnOnce() -> Vec<(T, String)>,
) -> Option<T> {
    let mut picked = None;
    let combo = ComboBox::from_id_salt(name).width(width).truncate().selected_text(shown).show_ui(ui, |ui| {
        for (value, label) in choices() {
            if ui.selectable_label(label == shown, label).clicked() {
                picked = Some(value);
            }
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
    picked
}

/// The fields of the filter, and the order.
pub fn fields(ui: &mut Ui, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let annotations = &document.annotations;
    let filter = &list.filter;
    let half = (ui.available_width() - 8.0) / 2.0 - 8.0;
    ui.horizontal(|ui| {
        let mut words = filter.words.clone();
        let edit = ui.add(TextEdit::singleline(&mut words).hint_text(tr!("filter-words")).desired_width(half));
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("filter-words")));
        if edit.changed() {
            said.push(Said::Own(Action::Filter(Filter { words, ..filter.clone() })));
        }
        let label = |sort| match sort {
            Sort::Place => tr!("sort-place"),
            Sort::Time => tr!("sort-time"),
            Sort::Verdict => tr!("sort-verdict"),
        };
        let sorts = || [Sort::Place, Sort::Time, Sort::Verdict].map(|s| (s, label(s).to_owned())).to_vec();
        if let Some(sort) = choice(ui, tr!("sort"), label(list.sort), half, sorts) {
            said.push(Said::Own(Action::Sort(sort)));
        }
    });
    ui.horizontal(|ui| {
        let shown =
            filter.annotator.and_then(|id| annotations.annotator(id)).map_or(tr!("anyone"), |a| a.name.as_str());
        let people = || {
            let same = document.same();
            let people = annotations.annotators.iter().filter(|a| same.person(a.id) == a.id);
            let people = people.map(|a| (Some(a.id), a.name.clone()));
            std::iter::once((None, tr!("anyone").to_owned())).chain(people).collect()
        };
        if let Some(annotator) = choice(ui, tr!("annotator"), shown, half, people) {
            said.push(Said::Own(Action::Filter(Filter { annotator, ..filter.clone() })));
        }
        let shown = filter.kind.as_deref().map_or(tr!("any-kind"), texts::of_scheme);
        let kinds = || {
            let kinds = annotations.scheme.kinds.iter().map(|k| (Some(k.clone()), texts::of_scheme(k).to_owned()));
            std::iter::once((None, tr!("any-kind").to_owned())).chain(kinds).collect()
        };
        if let Some(kind) = choice(ui, tr!("kind"), shown, half, kinds) {
            said.push(Said::Own(Action::Filter(Filter { kind, ..filter.clone() })));
        }
    });
    ui.horizontal(|ui| {
        let shown = filter.tag.as_deref().unwrap_or(tr!("any-tag"));
        let choices = || {
            let tags = tags(document).into_iter().map(|t| (Some(t.clone()), t));
            std::iter::once((None, tr!("any-tag").to_owned())).chain(tags).collect()
        };
        if let Some(tag) = choice(ui, tr!("tags"), shown, half, choices) {
            said.push(Said::Own(Action::Filter(Filter { tag, ..filter.clone() })));
        }
        if !filter.is_empty() && ui.button(tr!("show-all-claims")).clicked() {
            said.push(Said::Own(Action::Filter(Filter::default())));
        }
    });
}

/// What can be done to the picked claims.
pub fn picked(ui: &mut Ui, cx: &Context<'_>, list: &State, document: &Document, said: &mut Sayings<Action>) {
    let n = list.picked.len();
    let scheme = &*document.scheme();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(tr!("claims-picked", n = n));
        for i in (0..scheme.verdicts.len()).map(Some).chain([None]) {
            let verdict = i.and_then(|i| scheme.verdicts.get(i));
            let id = verdict.map(|v| v.id.as_str());
            let style = style(scheme, id, cx.palette);
            let label = texts::verdict(scheme, id);
            let button = ui.add(Button::new(signed(&style.sign, "", style.colours.line, 13.0))).on_hover_text(label);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("judge-picked", verdict = label)));
            if button.clicked() {
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
        ui.menu_button(tr!("tag"), |ui| {
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
        });
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
