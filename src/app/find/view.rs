//! The find bar, the sheet of other places where the same words occur, and the field that goes to a claim.

use egui::{Key, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::{Action, Bar, MarkAs, Same, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::desk::select::Toward;
use crate::app::look::fonts::icon;
use crate::app::look::{set, theme, widgets};
use crate::tr;
use claimlight_core::text::{Bounds, Exactly, TextRange, snippet};

/// The ID of the text field of the find bar.
pub fn field_id() -> egui::Id {
    egui::Id::unique("find")
}

/// Below this width of the bar, in points, its parts stand in several rows.
const NARROW: f32 = 800.0;

/// Draws the find bar.
pub fn bar(ui: &mut Ui, cx: &Context<'_>, bar: &Bar, document: &Document, said: &mut Sayings<Action>) {
    let is_narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        words(ui, cx, bar, if is_narrow { 160.0 } else { 220.0 }, said);
        if !is_narrow {
            options(ui, cx, bar, document, said);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, icon::close(), tr!("find-close"), cx.palette).clicked() {
                said.push(Said::Own(Action::Close));
            }
        });
    });
    if is_narrow {
        ui.horizontal(|ui| options(ui, cx, bar, document, said));
    }
}

/// Draws the field for the words, and the buttons that go from hit to hit.
fn words(ui: &mut Ui, cx: &Context<'_>, bar: &Bar, width: f32, said: &mut Sayings<Action>) {
    let mut typed = bar.typed.clone();
    let response = widgets::words_field(ui, field_id(), &mut typed, tr!("find-hint"), width).response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, tr!("find-hint")));
    let (enter, shift) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift));
    if response.lost_focus() && enter {
        said.push(Said::Own(Action::Step(if shift { Toward::Previous } else { Toward::Next })));
        response.request_focus();
    }
    if bar.focus {
        response.request_focus();
        said.push(Said::Own(Action::Focused));
    }
    if response.changed() {
        said.push(Said::Own(Action::Type(typed)));
    }
    for (sign, toward, name) in
        [(icon::up(), Toward::Previous, tr!("find-previous")), (icon::next(), Toward::Next, tr!("find-next"))]
    {
        if widgets::icon_button(ui, sign, name, cx.palette).clicked() {
            said.push(Said::Own(Action::Step(toward)));
        }
    }
}

/// Draws how many hits there are, and how exactly words are compared.
fn options(ui: &mut Ui, cx: &Context<'_>, bar: &Bar, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let told = ui.label(RichText::new(counted(bar, document)).size(theme::SMALL_SIZE).color(palette.muted));
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    ui.add_space(8.0);
    let Exactly { mut case, mut diacritics } = bar.exactly;
    let mut whole = bar.bounds == Bounds::WholeWords;
    let mut changed = widgets::checkbox(ui, &mut whole, tr!("find-whole"), palette).changed();
    changed |= widgets::checkbox(ui, &mut case, tr!("find-case"), palette).changed();
    changed |= widgets::checkbox(ui, &mut diacritics, tr!("find-diacritics"), palette).changed();
    if changed {
        let bounds = if whole { Bounds::WholeWords } else { Bounds::Anywhere };
        said.push(Said::Own(Action::Match(Exactly { case, diacritics }, bounds)));
    }
}

fn counted(bar: &Bar, document: &Document) -> String {
    if bar.typed.is_empty() {
        return String::new();
    }
    if !bar.is_answered() {
        return "…".to_owned();
    }
    let (hits, noted, selected) = bar.counts(document);
    match (hits + noted, noted, selected) {
        (0, ..) => tr!("find-no-hit").to_owned(),
        (total, 0, Some(i)) => tr!("find-at", i = i, n = total),
        (total, 0, None) => tr!("find-hits", n = total),
        (total, noted, Some(i)) => tr!("find-at-and-notes", i = i, n = total, noted = noted),
        (total, noted, None) => tr!("find-hits-and-notes", n = total, noted = noted),
    }
}

const CLOSE: Said<Action> = Said::Own(Action::CloseSheet);

/// Shows the open sheet of finding, if there is one.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    if let Some(other) = state.same() {
        same(ctx, cx, other, document, said);
    }
    if let Some(typed) = state.go_to() {
        go_to(ctx, cx, typed, document, said);
    }
}

/// Shows the sheet of other places where the same words occur.
fn same(ctx: &egui::Context, cx: &Context<'_>, same: &Same, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    widgets::sheet(
        ctx,
        tr!("same-words"),
        560.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            let words: String = same.words.chars().take(120).collect();
            set::label(ui, &words, theme::serif(15.0), palette.ink, 1);
            let Some(places) = &same.places else {
                ui.label(tr!("same-words-looking"));
                return;
            };
            if places.is_empty() {
                ui.label(tr!("same-words-none"));
                return;
            }
            ui.add_space(4.0);
            list(ui, cx, places, document, said);
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                if ui.button(tr!("tick-all")).clicked() {
                    said.push(Said::Own(Action::TickAll(true)));
                }
                if ui.button(tr!("tick-none")).clicked() {
                    said.push(Said::Own(Action::TickAll(false)));
                }
            });
            ui.add_space(4.0);
            for (mark_as, label) in
                [(MarkAs::Places, tr!("same-words-places")), (MarkAs::Claims, tr!("same-words-claims"))]
            {
                if ui.radio(same.mark_as == mark_as, label).clicked() {
                    said.push(Said::Own(Action::MarkAs(mark_as)));
                }
            }
            let n = places.iter().filter(|(_, on)| *on).count();
            widgets::buttons(ui, |ui| {
                if widgets::primary(ui, &tr!("same-words-mark", n = n), n > 0, palette).clicked() {
                    said.push(Said::Own(Action::MarkSame));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(CLOSE);
                }
            });
        },
    );
}

/// Draws the list of places, each with a checkbox and the words around it.
fn list(ui: &mut Ui, cx: &Context<'_>, places: &[(TextRange, bool)], document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ui.ctx().content_rect().height() - 260.0).max(80.0);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    area.show_rows(ui, 26.0, places.len(), |ui, range| {
        for i in range {
            let (place, on) = places[i];
            let (before, words, after) = snippet(document.text(), place, 32);
            let mut ticked = on;
            let mut job = egui::text::LayoutJob::default();
            let format =
                |colour| egui::TextFormat { font_id: theme::serif(14.0), color: colour, ..egui::TextFormat::default() };
            job.append(&before, 0.0, format(palette.muted));
            job.append(&words, 0.0, format(palette.ink));
            job.append(&after, 0.0, format(palette.muted));
            job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width() - 32.0);
            let name = job.text.clone();
            let words = set::set(ui.ctx(), job, None, None).galley;
            if widgets::tick(ui, &mut ticked, &name, Some(words), palette).changed() {
                said.push(Said::Own(Action::Tick(i, ticked)));
            }
        }
    });
}

/// Shows the field that goes to a claim by its number.
fn go_to(ctx: &egui::Context, cx: &Context<'_>, typed: &str, document: &Document, said: &mut Sayings<Action>) {
    widgets::sheet(
        ctx,
        tr!("go-to-claim"),
        280.0,
        cx.palette,
        || CLOSE,
        said,
        |ui, said| {
            let mut text = typed.to_owned();
            let hint = tr!("go-to-claim-hint", n = document.annotations.claims.len());
            let response =
                ui.add(widgets::single_line(&mut text).hint_text(hint.as_str()).desired_width(f32::INFINITY));
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint.clone()));
            if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                said.push(Said::Own(Action::GoTo(text.clone())));
            }
            if widgets::nothing_focused(ui) {
                response.request_focus();
            }
            if response.changed() {
                said.push(Said::Own(Action::TypeNumber(text)));
            }
        },
    );
}
