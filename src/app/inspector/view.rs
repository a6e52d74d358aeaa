//! The inspector: the selected claim's words, my verdict, those of others, why, the evidence, and further fields on request.

use egui::{Align, Align2, Button, Frame, Id, Key, Layout, Margin, RichText, Role, Ui, WidgetInfo, vec2};

use super::{Action, State, evidence_view, history_view, key_view, others_view, verdicts_view};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::{Document, Field};
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::widgets::{date_problem, icon_button, label};
use crate::app::look::{panels, set, theme, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Lost, Span};

/// Where the inspector is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Below the list of claims.
    BelowTheList,
    /// In place of the list, in a low window; it has a button that leads back to the list.
    OfTheList,
}

/// The most lines of a claim's words that are shown.
const LINES: usize = 3;
/// Space at each side of the fields, in points.
const BESIDE: f32 = 16.0;

/// Shows the inspector in all of `ui`; nothing if no claim is selected.
pub fn show(ui: &mut Ui, cx: &Context<'_>, state: &State, place: Place, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let Some(claim) = document.selected_claim() else { return };
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    Frame::NONE.inner_margin(Margin { left: 16, right: 10, top: 6, bottom: 0 }).show(ui, |ui| {
        head(ui, cx, (document, claim), place, said);
    });
    let width = ui.available_width() - 2.0 * BESIDE;
    let area = egui::ScrollArea::vertical().id_salt(("inspector", claim.id.0.as_u128())).auto_shrink(false);
    area.show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 16, right: 0, top: 0, bottom: 16 }).show(ui, |ui| {
            ui.set_width(width);
            fields(ui, cx, state, (document, claim), said);
        });
    });
}

/// Draws the line above the fields: which claim it is, the ways to the previous and next one, and further acts.
fn head(
    ui: &mut Ui,
    cx: &Context<'_>,
    (document, claim): (&Document, &Claim),
    place: Place,
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let claims = &document.annotations.claims;
    let (number, total) = (claims.position(claim.id).map_or(0, |i| i + 1), claims.len());
    let size = vec2(ui.available_width(), theme::BAR_CONTROL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        if place == Place::OfTheList {
            let back = widgets::flat(ui, |ui| {
                ui.spacing_mut().button_padding.x = 2.0;
                ui.spacing_mut().icon_spacing = 2.0;
                let arrow = RichText::new(icon::back()).font(theme::icons(16.0)).color(palette.accent);
                ui.add(Button::new((arrow, RichText::new(tr!("all-claims")).color(palette.accent))))
            });
            back.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("all-claims")));
            if back.clicked() {
                said.push(Said::Own(Action::ShowList));
            }
            label(ui, tr!("number-of-all", number = number, total = total), palette);
        } else {
            label(ui, tr!("claim-of", number = number, total = total), palette);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            more_acts(ui, cx, said);
            for (command, icon) in [(Command::NextClaim, icon::down()), (Command::PreviousClaim, icon::before())] {
                if icon_button(ui, icon, command.label(), palette).clicked() {
                    said.push(Said::Run(command));
                }
            }
        });
    });
}

/// Draws the menu of further acts on the claim.
fn more_acts(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    panels::more_menu(ui, tr!("more-acts"), cx.palette, |ui| {
        for command in [
            Command::ChooseStart,
            Command::ChooseEnd,
            Command::SameWords,
            Command::SplitClaim,
            Command::JoinClaims,
            Command::Delete,
        ] {
            if command == Command::Delete {
                ui.separator();
            }
            let button = Button::new(command.label()).shortcut_text(cx.keymap.shown(command));
            if ui.add_enabled(cx.is_on(command), button).on_hover_text(command.help()).clicked() {
                said.push(Said::Run(command));
                ui.close();
            }
        }
    });
}

/// Draws everything about a claim, in groups.
fn fields(
    ui: &mut Ui,
    cx: &Context<'_>,
    state: &State,
    (document, claim): (&Document, &Claim),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    if claim.start().is_some() {
        let quote = quote_of(document, claim);
        panels::quote(ui, &quote, LINES, palette);
        let places = claim.locators(&document.annotations.article.text).into_iter().map(texts::place_in_source);
        let places = places.collect::<Vec<_>>().join(" · ");
        if !places.is_empty() {
            label(ui, places, palette);
        }
    }
    lost_words(ui, claim, palette);
    earlier_words(ui, claim, palette);
    if document.needs_text {
        // The claim can be read but not changed.
        ui.disable();
    }
    others_view::decisions(ui, palette, document, claim);
    caption(ui, tr!("my-own-verdict"), palette);
    verdicts_view::choose(ui, cx, (document, claim), verdicts_view::Size::Usual, said);
    key_view::show(ui, cx, (document, claim), said);
    let mine = document.mine(claim);
    if mine.is_some_and(|j| j.verdict.is_some() && claim.is_on_earlier_words(j)) {
        let told = RichText::new(tr!("mine-on-earlier-words")).size(theme::SMALL_SIZE);
        ui.label(told.color(palette.verdict("orange").words));
    }
    others_view::show(ui, cx, state, (document, claim), said);
    caption(ui, tr!("why"), palette);
    let note = mine.map_or("", |j| j.note.as_str());
    let (name, hint) = (tr!("why-my-note"), tr!("what-speaks-for-this-verdict"));
    let rows = Rows::Several;
    field(ui, cx, &Entry { claim: claim.id, field: Field::Note, name, value: note, hint, rows }, said);
    caption(ui, tr!("evidence-of-claim"), palette);
    for i in 0..claim.evidence.len() {
        evidence_view::entry(ui, cx, state, (claim, i), said);
    }
    add_evidence(ui, cx, said);
    ui.add_space(8.0);
    more(ui, cx, document, claim, said);
}

fn add_evidence(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        let add = widgets::flat(ui, |ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            ui.spacing_mut().icon_spacing = 8.0;
            let plus = RichText::new(icon::add()).font(theme::icons(16.0)).color(palette.accent);
            ui.add(Button::new((plus, RichText::new(tr!("add-evidence-2")).color(palette.accent))))
        });
        add.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("add-evidence-2")));
        if add.on_hover_text(Command::AddEvidence.help()).clicked() {
            said.push(Said::Run(Command::AddEvidence));
        }
        let key = cx.keymap.shown(Command::AddEvidence);
        if !key.is_empty() {
            widgets::key_cap(ui, &key, palette);
        }
    });
}

/// Draws the caption of a field or group, with the space above it.
pub(super) fn caption(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.add_space(12.0);
    label(ui, text, palette);
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

/// The id of a text field.
pub(super) fn field_id(claim: ClaimId, field: Field) -> Id {
    Id::unique(("field", claim.0.as_u128(), field))
}

/// Draws a text field of a claim. Each change is sent as an action; a field of tags shows the text as typed until it loses the
/// keyboard.
pub(super) fn field(ui: &mut Ui, cx: &Context<'_>, entry: &Entry<'_>, said: &mut Sayings<Action>) {
    let Entry { claim, field, name, value, hint, rows } = *entry;
    let id = field_id(claim, field);
    let focused = ui.memory(|m| m.has_focus(id));
    // The list of tags does not keep the commas that are typed. Other fields show their stored value, and thus an undo, at once.
    let typed = (focused && field == Field::Tags).then(|| ui.data(|d| d.get_temp::<String>(id))).flatten();
    let mut text = typed.unwrap_or_else(|| value.to_owned());
    let shown_rows = text.lines().count().clamp(2, 8);
    let output = set::field(ui, id, &mut text, rows == Rows::Several, |edit| {
        let edit = edit.hint_text(hint.to_owned()).desired_width(f32::INFINITY);
        match rows {
            Rows::One => {
                edit.margin(Margin::symmetric(8, 6)).align(Align2::LEFT_CENTER).min_size(vec2(0.0, theme::CONTROL))
            }
            Rows::Several => edit.margin(Margin::symmetric(8, 7)).desired_rows(shown_rows),
        }
    });
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
        label(ui, tr!("earlier-words", quote = was.quote.replace('\n', " ")), palette);
    }
}

/// Shows the words of a claim that have no place in the article, in full; the list has no room for them.
fn lost_words(ui: &mut Ui, claim: &Claim, palette: &Palette) {
    let lost: Vec<&Lost> = claim.spans.iter().filter_map(Span::lost).collect();
    for lost in &lost {
        let quote = format!("“{}”", lost.quote.replace('\n', " "));
        panels::quote(ui, &quote, usize::MAX, palette);
    }
    if lost.iter().any(|lost| !lost.awaits_text) {
        label(ui, tr!("lost-place-by-plus"), palette);
    }
}

/// Draws the further fields, which are folded away at first.
fn more(ui: &mut Ui, cx: &Context<'_>, document: &Document, claim: &Claim, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let open = cx.desk.settings.more;
    if panels::fold(ui, tr!("more-fields"), tr!("more-about-this-claim"), open, palette) {
        said.push(Said::Own(Action::ShowMore(!open)));
    }
    if !open {
        return;
    }
    let id = claim.id;
    let mut line = |ui: &mut Ui, caption_of: &str, of: Field, (name, value, hint): (&str, &str, &str)| {
        caption(ui, caption_of, palette);
        let rows = if of == Field::Restated { Rows::Several } else { Rows::One };
        field(ui, cx, &Entry { claim: id, field: of, name, value, hint, rows }, said);
    };
    let hint = tr!("the-claim-in-words-that-stand");
    line(ui, tr!("restated"), Field::Restated, (tr!("restated-claim"), &claim.restated, hint));
    line(ui, tr!("claimant"), Field::Claimant, (tr!("claimant"), &claim.claimant, tr!("who-says-so")));
    let date = (tr!("date-of-the-claim"), claim.date.as_str(), tr!("when-it-was-said-or-what"));
    line(ui, tr!("date"), Field::Date, date);
    date_problem(ui, &claim.date, palette);
    line(ui, tr!("tags"), Field::Tags, (tr!("tags"), &claim.tags.join(", "), tr!("separated-by-commas")));
    kind(ui, document, claim, palette, said);
    confidence(ui, document, claim, palette, said);
    ui.add_space(12.0);
    let marked_by = document.same().name(&document.annotations.annotators, claim.annotator).unwrap_or(tr!("somebody"));
    let mut times = tr!("marked-by", name = marked_by, time = texts::day_and_time(claim.time));
    if let Some(mine) = document.mine(claim) {
        times = format!("{times}. {}", tr!("judged-by-me", time = texts::day_and_time(mine.time)));
    }
    label(ui, times, palette);
    history_view::show(ui, document, claim, palette);
}

fn kind(ui: &mut Ui, document: &Document, claim: &Claim, palette: &Palette, said: &mut Sayings<Action>) {
    caption(ui, tr!("kind"), palette);
    let label_of = |kind: &str| if kind.is_empty() { "–".to_owned() } else { texts::of_scheme(kind).to_owned() };
    let shown = label_of(&claim.kind);
    let kinds = || {
        let kinds = document.annotations.scheme.kinds.iter().map(String::as_str);
        std::iter::once("").chain(kinds).map(|kind| (kind.to_owned(), label_of(kind))).collect()
    };
    let name = tr!("kind-of-claim-2", shown = &shown);
    if let Some(kind) = panels::choice(ui, "kind", &name, &shown, kinds) {
        said.push(Said::Own(Action::SetKind(claim.id, kind)));
    }
}

fn confidence(ui: &mut Ui, document: &Document, claim: &Claim, palette: &Palette, said: &mut Sayings<Action>) {
    caption(ui, tr!("confidence"), palette);
    let label_of = |value: Option<u8>| value.map_or("–".to_owned(), |c| tr!("percent", n = u32::from(c)));
    let shown = label_of(document.mine(claim).and_then(|j| j.confidence));
    let values = || [None, Some(25), Some(50), Some(75), Some(90), Some(100)].map(|v| (v, label_of(v))).to_vec();
    let name = tr!("my-confidence", shown = &shown);
    if let Some(value) = panels::choice(ui, "confidence", &name, &shown, values) {
        said.push(Said::Own(Action::SetConfidence(claim.id, value)));
    }
}
