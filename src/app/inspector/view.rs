//! The selected claim: my verdict, notes, the evidence, and further fields on request. Without a claim: the selected words.

use egui::{Button, ComboBox, Id, Key, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::{Action, State, evidence_view, history_view, verdicts_view};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::{Document, Field};
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::widgets::{date_problem, heading};
use crate::app::look::{theme, verdicts};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Lost, Span};

/// Where the inspector is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In its own place: below the list of claims, or alone if that is hidden.
    OfItsOwn,
    /// In place of the list, in a low window; it has a button that leads back to the list.
    OfTheList,
}

/// Shows the inspector.
pub fn show(ui: &mut Ui, cx: &Context<'_>, state: &State, place: Place, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    let Some(claim) = document.selected_claim() else {
        words(ui, cx, document, said);
        return;
    };
    let claims = &document.annotations.claims;
    let number = claims.position(claim.id).map_or(0, |i| i + 1);
    ui.horizontal(|ui| {
        heading(ui, &tr!("claim-of", number = number, total = claims.len()), palette);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if place == Place::OfTheList && small(ui, tr!("all-claims"), tr!("all-claims"), palette) {
                said.push(Said::Own(Action::ShowList));
            }
            let response =
                ui.add(Button::new(RichText::new(tr!("delete")).size(12.0).color(palette.muted)).frame(false));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("delete-claim-2")));
            if response.on_hover_text(Command::Delete.help()).clicked() {
                said.push(Said::Run(Command::Delete));
            }
        });
    });
    egui::ScrollArea::vertical().id_salt(("inspector", claim.id.0.as_u128())).auto_shrink(false).show(ui, |ui| {
        ui.add_space(4.0);
        if document.needs_text {
            // The claim can be read but not changed.
            lost_words(ui, claim, palette);
            ui.disable();
        }
        verdicts_view::choose(ui, cx, document, said);
        ui.add_space(4.0);
        let mine = document.mine(claim);
        let note = mine.map_or("", |j| j.note.as_str());
        labelled(ui, tr!("why"), palette, |ui| {
            let (name, hint) = (tr!("why-my-note"), tr!("what-speaks-for-this-verdict"));
            let rows = Rows::Several;
            field(ui, cx, &Entry { claim: claim.id, field: Field::Note, name, value: note, hint, rows }, said);
        });
        if mine.is_some_and(|j| j.verdict.is_some() && claim.is_on_earlier_words(j)) {
            let told = RichText::new(tr!("mine-on-earlier-words")).size(12.0).color(palette.verdict("orange").line);
            ui.label(told);
        }
        others(ui, document, claim, palette);
        earlier_words(ui, claim, palette);
        if !document.needs_text {
            lost_words(ui, claim, palette);
        }
        ui.add_space(4.0);
        for i in 0..claim.evidence.len() {
            evidence_view::entry(ui, cx, state, (claim, i), said);
        }
        ui.horizontal(|ui| {
            let add = ui.add(Button::new(RichText::new(tr!("add-evidence-2")).color(palette.accent)).frame(false));
            add.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("add-evidence-3")));
            if add.on_hover_text(Command::AddEvidence.help()).clicked() {
                said.push(Said::Run(Command::AddEvidence));
            }
            crate::app::look::widgets::key_cap(ui, &cx.keymap.shown(Command::AddEvidence), palette);
        });
        ui.add_space(8.0);
        more(ui, cx, document, claim, said);
    });
}

fn words(ui: &mut Ui, cx: &Context<'_>, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let Some(range) = document.selected_words() else {
        heading(ui, tr!("nothing-selected"), palette);
        if document.needs_text {
            return;
        }
        ui.add_space(4.0);
        let hint = tr!("drag-over-words-or-press-j");
        ui.label(RichText::new(hint).color(palette.muted));
        return;
    };
    heading(ui, tr!("selected-words"), palette);
    ui.add_space(4.0);
    let words = range.of(document.text());
    let short: String = words.chars().take(280).map(|c| if c == '\n' { ' ' } else { c }).collect();
    let dots = if short.len() < words.len() { "…" } else { "" };
    ui.label(RichText::new(format!("{short}{dots}")).font(theme::serif(15.0)).color(palette.ink));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        cx.verdict_buttons(ui, said);
    });
    ui.add_space(4.0);
    let add = document.last_claim.and_then(|id| document.annotations.claims.position(id));
    let has_place = |i: &usize| document.annotations.claims.as_slice()[*i].spans.iter().all(|s| s.range().is_some());
    let add = add.map_or(String::new(), |i| {
        let key = if has_place(&i) { "plus-adds-to-claim" } else { "plus-places-claim" };
        tr!(key, number = i + 1)
    });
    let hint = tr!("words-hint", add = add);
    ui.label(RichText::new(hint).size(12.0).color(palette.muted));
}

pub(super) fn labelled(ui: &mut Ui, label: &str, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let height = 24.0;
        ui.allocate_ui_with_layout(egui::vec2(84.0, height), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(84.0);
            ui.label(RichText::new(label).color(palette.muted));
        });
        ui.vertical(add);
    });
}

/// The height of a text field, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// One row; Enter leaves the field.
    One,
    /// Two to eight rows; Enter starts a new one.
    Several,
}

/// A text field's contents and names.
pub(super) struct Entry<'a> {
    pub claim: ClaimId,
    pub field: Field,
    /// The name that a screen reader says.
    pub name: &'a str,
    pub value: &'a str,
    /// The hint shown while the field is empty.
    pub hint: &'a str,
    pub rows: Rows,
}

/// Draws a text field of a claim. Each change is sent as an action; a field of tags shows the text as typed until it loses the
/// keyboard.
pub(super) fn field(ui: &mut Ui, cx: &Context<'_>, entry: &Entry<'_>, said: &mut Sayings<Action>) {
    let Entry { claim, field, name, value, hint, rows } = *entry;
    let id = Id::unique(("field", claim.0.as_u128(), field));
    let focused = ui.memory(|m| m.has_focus(id));
    // The list of tags does not keep the commas that are typed. Other fields show their stored value, and thus an undo, at once.
    let typed = (focused && field == Field::Tags).then(|| ui.data(|d| d.get_temp::<String>(id))).flatten();
    let mut text = typed.unwrap_or_else(|| value.to_owned());
    let edit = if rows == Rows::Several {
        let rows = text.lines().count().clamp(2, 8);
        TextEdit::multiline(&mut text).desired_rows(rows)
    } else {
        TextEdit::singleline(&mut text)
    };
    let output =
        edit.id(id).hint_text(hint).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(6, 4)).show(ui);
    let response = output.response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    // The program handles undo: egui's own history is cleared.
    let mut kept = output.state;
    kept.clear_undoer();
    kept.store(ui.ctx(), id);
    if cx.desk.focus == Some(field) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.changed() {
        ui.data_mut(|d| d.insert_temp(id, text.clone()));
        said.push(Said::Own(Action::Type(claim, field, text)));
    }
    if response.lost_focus() {
        ui.data_mut(|d| d.remove::<String>(id));
        if rows == Rows::One && ui.input(|i| i.key_pressed(Key::Enter)) {
            said.push(Said::Own(Action::LeaveField));
        }
    }
}

/// Shows the words that a claim had before its article's text changed, if they differ.
fn earlier_words(ui: &mut Ui, claim: &Claim, palette: &Palette) {
    for was in claim.spans.iter().filter(|s| s.range().is_some()).filter_map(|s| s.was.as_ref()) {
        let told = tr!("earlier-words", quote = was.quote.replace('\n', " "));
        ui.label(RichText::new(told).size(12.0).color(palette.muted));
    }
}

/// Shows the words of a claim that have no place in the article, in full; the list has no room for them.
fn lost_words(ui: &mut Ui, claim: &Claim, palette: &Palette) {
    let lost: Vec<&Lost> = claim.spans.iter().filter_map(Span::lost).collect();
    for lost in &lost {
        ui.add_space(4.0);
        let quote = format!("“{}”", lost.quote.replace('\n', " "));
        ui.label(RichText::new(quote).font(theme::serif(15.0)).color(palette.ink));
    }
    if lost.iter().any(|lost| !lost.awaits_text) {
        ui.label(RichText::new(tr!("lost-place-by-plus")).size(12.0).color(palette.muted));
    }
}

fn others(ui: &mut Ui, document: &Document, claim: &Claim, palette: &Palette) {
    let scheme = &*document.scheme();
    let (same, annotators) = (document.same(), &document.annotations.annotators);
    for judgement in same.judgements(claim).filter(|j| !same.are_one(j.annotator, document.me)) {
        let name = same.name(annotators, judgement.annotator).unwrap_or(tr!("somebody"));
        let style = verdicts::style(scheme, judgement.verdict.as_deref(), palette);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{name}:")).color(palette.muted));
            let label = texts::verdict(scheme, judgement.verdict.as_deref());
            let said = ui.label(verdicts::signed(&style.sign, label, style.colours.words, theme::INTERFACE_SIZE));
            said.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
            if let Some(confidence) = judgement.confidence {
                ui.label(RichText::new(tr!("percent", n = u32::from(confidence))).color(palette.muted));
            }
            if claim.is_on_earlier_words(judgement) {
                ui.label(RichText::new(tr!("on-earlier-words")).color(palette.verdict("orange").line));
            }
        });
        if !judgement.note.is_empty() {
            ui.label(RichText::new(&judgement.note).color(palette.muted));
        }
    }
}

pub(super) fn small(ui: &mut Ui, label: &str, name: &str, palette: &Palette) -> bool {
    let response = ui.add(Button::new(RichText::new(label).size(12.0).color(palette.muted)).frame(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.clicked()
}

fn more(ui: &mut Ui, cx: &Context<'_>, document: &Document, claim: &Claim, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let open = cx.desk.settings.more;
    let arrow = if open { icon::down() } else { icon::folded() };
    let title = format!("{arrow} {}", tr!("more-fields"));
    let response = ui.add(Button::new(RichText::new(title).color(palette.muted)).frame(false).wrap());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, tr!("more-about-this-claim")));
    if response.clicked() {
        said.push(Said::Own(Action::ShowMore(!open)));
    }
    if !open {
        return;
    }
    let id = claim.id;
    let mut line = |ui: &mut Ui, of: Field, name: &str, value: &str, hint: &str| {
        let rows = if of == Field::Restated { Rows::Several } else { Rows::One };
        field(ui, cx, &Entry { claim: id, field: of, name, value, hint, rows }, said);
    };
    ui.add_space(4.0);
    labelled(ui, tr!("restated"), palette, |ui| {
        let hint = tr!("the-claim-in-words-that-stand");
        line(ui, Field::Restated, tr!("restated-claim"), &claim.restated, hint);
    });
    labelled(ui, tr!("claimant"), palette, |ui| {
        line(ui, Field::Claimant, tr!("claimant"), &claim.claimant, tr!("who-says-so"));
    });
    let mut kind_set = None;
    labelled(ui, tr!("kind"), palette, |ui| {
        let shown = if claim.kind.is_empty() { "–" } else { texts::of_scheme(&claim.kind) };
        let combo = ComboBox::from_id_salt("kind").selected_text(shown).width(ui.available_width()).show_ui(ui, |ui| {
            let kinds = document.annotations.scheme.kinds.iter().map(String::as_str);
            for kind in std::iter::once("").chain(kinds) {
                let label = if kind.is_empty() { "–" } else { texts::of_scheme(kind) };
                if ui.selectable_label(claim.kind == kind, label).clicked() {
                    kind_set = Some(kind.to_owned());
                }
            }
        });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("kind-of-claim-2", shown = shown)));
    });
    labelled(ui, tr!("date"), palette, |ui| {
        line(ui, Field::Date, tr!("date-of-the-claim"), &claim.date, tr!("when-it-was-said-or-what"));
        date_problem(ui, &claim.date, palette);
    });
    labelled(ui, tr!("tags"), palette, |ui| {
        line(ui, Field::Tags, tr!("tags"), &claim.tags.join(", "), tr!("separated-by-commas"));
    });
    said.extend(kind_set.map(|kind| Said::Own(Action::SetKind(id, kind))));
    labelled(ui, tr!("confidence"), palette, |ui| {
        let mine = document.mine(claim).and_then(|j| j.confidence);
        let shown = mine.map_or("–".to_owned(), |c| tr!("percent", n = u32::from(c)));
        let combo =
            ComboBox::from_id_salt("confidence").selected_text(&shown).width(ui.available_width()).show_ui(ui, |ui| {
                for value in [None, Some(25), Some(50), Some(75), Some(90), Some(100)] {
                    let label = value.map_or("–".to_owned(), |c| tr!("percent", n = u32::from(c)));
                    if ui.selectable_label(mine == value, label).clicked() {
                        said.push(Said::Own(Action::SetConfidence(id, value)));
                    }
                }
            });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("my-confidence", shown = &shown)));
    });
    let marked_by = document.same().name(&document.annotations.annotators, claim.annotator).unwrap_or(tr!("somebody"));
    let mut times = tr!("marked-by", name = marked_by, time = texts::day_and_time(claim.time));
    if let Some(mine) = document.mine(claim) {
        times = format!("{times}. {}", tr!("judged-by-me", time = texts::day_and_time(mine.time)));
    }
    ui.label(RichText::new(times).size(11.0).color(palette.muted));
    history_view::show(ui, document, claim, palette);
}
