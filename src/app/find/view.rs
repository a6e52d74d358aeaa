//! The bar that finds words, the sheet of other places of the same words, and the field that goes to a claim.

use egui::{Button, Checkbox, Key, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use crate::app::actions::Action;
use crate::app::desk::document::Document;
use crate::app::desk::select::Toward;
use crate::app::find::{Find, Same};
use crate::app::look::fonts::icon;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::state::State;
use crate::tr;
use claimlight_core::text::{Exactly, snippet};

/// The id of the bar's field.
pub fn field_id() -> egui::Id {
    egui::Id::unique("find")
}

/// The bar.
pub fn bar(ui: &mut Ui, find: &Find, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let mut typed = find.typed.clone();
        let edit = TextEdit::singleline(&mut typed).id(field_id()).hint_text(tr!("find-hint")).desired_width(220.0);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, tr!("find-hint")));
        let (enter, shift) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift));
        if response.lost_focus() && enter {
            actions.push(Action::StepHit(if shift { Toward::Previous } else { Toward::Next }));
            response.request_focus();
        }
        if find.focus {
            response.request_focus();
            actions.push(Action::FindFocused);
        }
        if response.changed() {
            actions.push(Action::FindType(typed));
        }
        for (sign, toward, name) in
            [(icon::up(), Toward::Previous, tr!("find-previous")), (icon::next(), Toward::Next, tr!("find-next"))]
        {
            let button = ui.add(Button::new(sign.to_string()).frame(false)).on_hover_text(name);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if button.clicked() {
                actions.push(Action::StepHit(toward));
            }
        }
        let told = ui.label(RichText::new(counted(find, document)).size(12.0).color(palette.muted));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.add_space(8.0);
        let Exactly { mut case, mut diacritics } = find.exactly;
        let mut whole = find.whole;
        let mut changed = ui.add(Checkbox::new(&mut whole, tr!("find-whole"))).changed();
        changed |= ui.add(Checkbox::new(&mut case, tr!("find-case"))).changed();
        changed |= ui.add(Checkbox::new(&mut diacritics, tr!("find-diacritics"))).changed();
        if changed {
            actions.push(Action::FindExactly(Exactly { case, diacritics }, whole));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.add(Button::new(RichText::new(icon::close().to_string()).color(palette.muted)).frame(false));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("find-close")));
            if close.on_hover_text(tr!("find-close")).clicked() {
                actions.push(Action::Escape);
            }
        });
    });
}

fn counted(find: &Find, document: &Document) -> String {
    if find.typed.is_empty() {
        return String::new();
    }
    if !find.is_answered() {
        return "…".to_owned();
    }
    let (hits, noted, selected) = find.counts(document);
    match (hits + noted, noted, selected) {
        (0, ..) => tr!("find-no-hit").to_owned(),
        (total, 0, Some(i)) => tr!("find-at", i = i, n = total),
        (total, 0, None) => tr!("find-hits", n = total),
        (total, noted, Some(i)) => tr!("find-at-and-notes", i = i, n = total, noted = noted),
        (total, noted, None) => tr!("find-hits-and-notes", n = total, noted = noted),
    }
}

/// The sheet of other places of the same words.
pub fn same(ctx: &egui::Context, same: &Same, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    let height = (ctx.content_rect().height() - 260.0).max(80.0);
    crate::app::look::widgets::sheet(
        ctx,
        tr!("same-words"),
        560.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            let words: String = same.words.chars().take(120).collect();
            ui.add(egui::Label::new(RichText::new(words).font(theme::serif(15.0)).color(palette.ink)).truncate());
            let Some(places) = &same.places else {
                ui.label(tr!("same-words-looking"));
                return;
            };
            if places.is_empty() {
                ui.label(tr!("same-words-none"));
                return;
            }
            ui.add_space(4.0);
            let row = 26.0;
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                row,
                places.len(),
                |ui, range| {
                    for i in range {
                        let (place, on) = places[i];
                        let (before, words, after) = snippet(document.text(), place, 32);
                        let mut ticked = on;
                        let mut job = egui::text::LayoutJob::default();
                        let format = |colour| egui::TextFormat {
                            font_id: theme::serif(14.0),
                            color: colour,
                            ..egui::TextFormat::default()
                        };
                        job.append(&before, 0.0, format(palette.muted));
                        job.append(&words, 0.0, format(palette.ink));
                        job.append(&after, 0.0, format(palette.muted));
                        job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width() - 32.0);
                        if ui.add(Checkbox::new(&mut ticked, job)).changed() {
                            actions.push(Action::SameTick(Some(i), ticked));
                        }
                    }
                },
            );
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                if ui.button(tr!("tick-all")).clicked() {
                    actions.push(Action::SameTick(None, true));
                }
                if ui.button(tr!("tick-none")).clicked() {
                    actions.push(Action::SameTick(None, false));
                }
            });
            ui.add_space(4.0);
            if ui.radio(!same.own, tr!("same-words-places")).clicked() {
                actions.push(Action::SameOwn(false));
            }
            if ui.radio(same.own, tr!("same-words-claims")).clicked() {
                actions.push(Action::SameOwn(true));
            }
            let n = places.iter().filter(|(_, on)| *on).count();
            crate::app::look::widgets::buttons(ui, |ui| {
                if ui.add_enabled(n > 0, Button::new(tr!("same-words-mark", n = n))).clicked() {
                    actions.push(Action::SameDo);
                }
                if ui.button(tr!("cancel")).clicked() {
                    actions.push(Action::Show(None));
                }
            });
        },
    );
}

/// The field that goes to a claim by its number.
pub fn go_to(ctx: &egui::Context, state: &State, typed: &str, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(document) = &state.desk.document else { return };
    crate::app::look::widgets::sheet(
        ctx,
        tr!("go-to-claim"),
        280.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            let mut text = typed.to_owned();
            let hint = tr!("go-to-claim-hint", n = document.annotations.claims.len());
            let response =
                ui.add(TextEdit::singleline(&mut text).hint_text(hint.as_str()).desired_width(f32::INFINITY));
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint.clone()));
            if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                actions.push(Action::GoToClaim(text.clone()));
            }
            if crate::app::look::widgets::nothing_focused(ui) {
                response.request_focus();
            }
            if response.changed() {
                actions.push(Action::GoToType(text));
            }
        },
    );
}
