//! The versions of the claim that is decided, beside the article at the right: what each is, and the decision.

use egui::{
    Align, Id, Layout, Margin, Rect, RichText, Role, ScrollArea, Sense, Shape, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Action;
use super::deciding::{Deciding, Purpose, kind_words, version_words};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::{Document, Field};
use crate::app::desk::select::Toward;
use crate::app::look::chips::{self, Switch};
use crate::app::look::fonts::icon;
use crate::app::look::widgets::{Ground, Signed};
use crate::app::look::{panels, set, theme, verdicts, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::agreement::queue::{Group, Version};
use claimlight_core::model::{Evidence, REASONS, Stance};

/// The room of a key cap before a version, in points.
const CAP: f32 = 32.0;

/// Draws all of it.
pub fn show(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    let Some(group) = deciding.group() else {
        widgets::label(ui, super::queue_view::nothing(deciding), cx.palette);
        return;
    };
    ScrollArea::vertical().id_salt("adj-versions").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::GUTTER);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, cx, deciding, group, said);
        told(ui, cx, deciding, document, group);
        line(ui, cx);
        let mut pointed = None;
        for (i, version) in group.versions.iter().enumerate() {
            let is_by_key = i < 9;
            if row(ui, cx, (deciding, document), (i, version), is_by_key, said) {
                pointed = Some(i);
            }
            line(ui, cx);
        }
        if pointed != deciding.pointed {
            said.push(Said::Own(Action::Point(pointed)));
        }
        if deciding.purpose == Purpose::Decide {
            no_claim(ui, cx, said);
            line(ui, cx);
            ui.add_space(8.0);
            judge(ui, cx, document, said);
        }
        ui.add_space(12.0);
        why(ui, cx, deciding, document, said);
    });
}

fn line(ui: &mut Ui, cx: &Context<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, cx.palette.hairline));
}

/// Draws where the person is in the list, why the claim is to be decided, and the buttons to go on.
fn head(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, group: &Group, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        let place = deciding.at.and_then(|at| deciding.rows.iter().position(|row| *row == at));
        let at = place.map_or(0, |i| i + 1);
        let words = tr!("adj-of", at = at, all = deciding.rows.len());
        let label = widgets::heading(ui, &words, palette);
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let next = cx.keymap.tip(Command::NextClaim);
            if widgets::icon_button(ui, icon::down(), tr!("adj-next"), palette).on_hover_text(next).clicked() {
                said.push(Said::Own(Action::Step(Toward::Next)));
            }
            let before = cx.keymap.tip(Command::PreviousClaim);
            if widgets::icon_button(ui, icon::before(), tr!("adj-previous"), palette).on_hover_text(before).clicked() {
                said.push(Said::Own(Action::Step(Toward::Previous)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let kinds: Vec<&str> = group.kinds.iter().map(|kind| kind_words(*kind)).collect();
                let kinds = RichText::new(kinds.join(", ")).size(theme::SMALL_SIZE).color(palette.muted);
                ui.add(egui::Label::new(kinds).truncate());
            });
        });
    });
    ui.add_space(4.0);
}

/// Draws what was decided before, what came in since, and that I annotated the article.
fn told(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, group: &Group) {
    let palette = cx.palette;
    let mut lines: Vec<(String, egui::Color32)> = Vec::new();
    if deciding.purpose == Purpose::Decide && deciding.annotated_it(document) {
        lines.push((tr!("adj-annotated-it").to_owned(), palette.verdict("orange").words));
    }
    for ruling in &group.rulings {
        lines.push((deciding.ruled(document, ruling), palette.ink));
    }
    lines.extend(group.changes.iter().map(|change| (deciding.changed(document, change), palette.ink)));
    for (words, colour) in &lines {
        ui.label(RichText::new(words).size(theme::SMALL_SIZE).color(*colour));
        ui.add_space(2.0);
    }
    let can_keep = !group.rulings.is_empty() && deciding.purpose == Purpose::Decide;
    if can_keep {
        widgets::label(ui, tr!("adj-keep-hint", key = cx.keymap.shown(Command::DecideKeep)), palette);
    }
    if !lines.is_empty() {
        ui.add_space(6.0);
    }
}

/// Draws a version; a click takes it. Returns whether the person points to it.
fn row(
    ui: &mut Ui,
    cx: &Context<'_>,
    (deciding, document): (&Deciding, &Document),
    (i, version): (usize, &Version),
    is_by_key: bool,
    said: &mut Sayings<Action>,
) -> bool {
    let palette = cx.palette;
    let ground = ui.painter().add(Shape::Noop);
    let sense = if deciding.purpose == Purpose::Decide { Sense::click() } else { Sense::hover() };
    let builder = UiBuilder::new().id_salt(("adj-version", i)).sense(sense);
    let scheme = document.scheme();
    let verdict = texts::verdict(&scheme, version.verdict.as_deref()).to_owned();
    let quote = version_words(document, version);
    let who = deciding.who(version);
    let notes: Vec<String> =
        version.said.iter().map(|said| said.note.clone()).filter(|note| !note.is_empty()).collect();
    let evidence = evidence_words(document, version);
    let response = ui
        .scope_builder(builder, |ui| {
            ui.add_space(8.0);
            let top = ui.cursor().min;
            ui.horizontal_top(|ui| {
                ui.add_space(CAP + 4.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    ui.spacing_mut().interact_size.y = theme::CHIP;
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(&who).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink));
                        let style = verdicts::style(&scheme, version.verdict.as_deref(), palette);
                        chips::verdict(ui, "", &verdict, Some(&style), palette);
                    });
                    panels::quote(ui, &quote, 3, palette);
                    for note in &notes {
                        ui.label(RichText::new(note).size(theme::SMALL_SIZE).color(palette.ink));
                    }
                    if !evidence.is_empty() {
                        widgets::label(ui, &evidence, palette);
                    }
                });
            });
            if is_by_key {
                cap(ui, cx, Rect::from_min_size(pos2(top.x + 4.0, top.y), vec2(24.0, 24.0)), &(i + 1).to_string());
            }
            ui.add_space(8.0);
        })
        .response;
    let parts = [quote, notes.join(". "), evidence];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let name = tr!("adj-version", n = i + 1, who = who, verdict = verdict, text = parts.join(". "));
    let role = if deciding.purpose == Purpose::Decide { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    let is_pointed = response.contains_pointer() || response.has_focus();
    if is_pointed {
        let rect = response.rect.expand2(vec2(4.0, 0.0));
        let colour = if response.is_pointer_button_down_on() { palette.pressed } else { palette.hover };
        ui.painter().set(ground, Shape::rect_filled(rect, theme::RADIUS, colour));
    }
    if i == 0 && cx.desk.takes_focus(Pane::Claims) {
        response.request_focus();
    }
    if deciding.purpose == Purpose::Decide && response.on_hover_text(tr!("adj-take", n = i + 1)).clicked() {
        said.push(Said::Own(Action::Take(i)));
    }
    is_pointed
}

/// Draws the name of a key in a square.
fn cap(ui: &Ui, cx: &Context<'_>, rect: Rect, key: &str) {
    let palette = cx.palette;
    ui.painter().rect_filled(rect, 4.0, palette.key_cap);
    let galley = set::whole(ui.ctx(), key, theme::bold(theme::SMALL_SIZE), palette.ink);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, palette.ink);
}

/// How many entries of evidence a version has, and which way they point: "1 link, supports".
fn evidence_words(document: &Document, version: &Version) -> String {
    let find = |(claim, id): &(_, _)| -> Option<&Evidence> {
        document.annotations.claims.get(*claim)?.evidence.iter().find(|evidence| evidence.id == *id)
    };
    let evidence: Vec<&Evidence> = version.evidence.iter().filter_map(find).collect();
    if evidence.is_empty() {
        return String::new();
    }
    let mut stances: Vec<&str> = Vec::new();
    for stance in [Stance::Supports, Stance::Refutes, Stance::Context] {
        if evidence.iter().any(|one| one.stance == stance) {
            stances.push(match stance {
                Stance::Supports => tr!("adj-supports"),
                Stance::Refutes => tr!("adj-refutes"),
                Stance::Context => tr!("adj-context"),
            });
        }
    }
    tr!("adj-links", n = evidence.len(), stances = stances.join(", "))
}

fn no_claim(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("adj-no-claim")));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), theme::RADIUS, palette.hover);
    }
    let key = cx.keymap.shown(Command::DecideNone);
    if !key.is_empty() {
        cap(ui, cx, Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(24.0, 24.0)), &key);
    }
    let words = set::whole(ui.ctx(), tr!("adj-no-claim"), theme::interface(theme::INTERFACE_SIZE), palette.ink);
    let at = pos2(rect.left() + CAP + 12.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, palette.ink);
    if response.on_hover_text(cx.keymap.tip(Command::DecideNone)).clicked() {
        said.push(Said::Run(Command::DecideNone));
    }
}

/// Draws the verdicts for the words that are selected.
fn judge(ui: &mut Ui, cx: &Context<'_>, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        widgets::label(ui, tr!("adj-judge"), palette);
        if ui.available_width() > 100.0 {
            widgets::key_cap(ui, &cx.keymap.shown(Command::ChooseStart), palette);
            widgets::key_cap(ui, &cx.keymap.shown(Command::ChooseEnd), palette);
            ui.add(
                egui::Label::new(RichText::new(tr!("adj-move-ends")).size(theme::SMALL_SIZE).color(palette.muted))
                    .truncate(),
            );
        }
    });
    ui.add_space(4.0);
    let scheme = document.scheme();
    let styles: Vec<_> = scheme.verdicts.iter().map(|v| verdicts::style(&scheme, Some(&v.id), palette)).collect();
    let n = scheme.verdicts.len().max(1);
    let button = |i: usize| Signed {
        style: Some(&styles[i]),
        label: texts::of_scheme(&scheme.verdicts[i].label),
        key: "",
        is_on: false,
        ground: Ground::Field,
    };
    let share = (ui.available_width() - 6.0 * (n - 1) as f32) / n as f32;
    let fits = (0..n.min(styles.len())).all(|i| button(i).width(ui) <= share);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let mut draw = |ui: &mut Ui, i: usize, width: f32| {
            let key = &scheme.verdicts[i].key;
            let name = tr!("adj-judge-as", verdict = button(i).label, key = key.as_str());
            if button(i)
                .show_wide(ui, width, &name, palette)
                .on_hover_text(verdicts::tip(&scheme.verdicts[i]))
                .clicked()
            {
                said.push(Said::Verdict(i));
            }
        };
        if fits {
            ui.horizontal(|ui| (0..styles.len()).for_each(|i| draw(ui, i, share)));
        } else {
            let width = ui.available_width();
            (0..styles.len()).for_each(|i| draw(ui, i, width));
        }
    });
}

/// The label of a reason.
pub fn reason_label(reason: &str) -> &str {
    match reason {
        "rule_missing" => tr!("adj-reason-rule-missing"),
        "slip" => tr!("adj-reason-slip"),
        "edge_case" => tr!("adj-reason-edge-case"),
        "taste" => tr!("adj-reason-taste"),
        other => other,
    }
}

/// Draws why people differ, and the note for all.
fn why(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let written = match (deciding.purpose, deciding.group().and_then(|group| group.rulings.first())) {
        (Purpose::Learn, Some(ruling)) => {
            claimlight_core::agreement::queue::Written { reason: ruling.reason.clone(), note: ruling.note.clone() }
        }
        _ => deciding.written(document),
    };
    let can = deciding.purpose == Purpose::Decide;
    widgets::label(ui, tr!("adj-why"), palette);
    ui.add_space(4.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.spacing_mut().interact_size.y = theme::CHIP;
        ui.horizontal_wrapped(|ui| {
            let own = (!written.reason.is_empty() && !REASONS.contains(&written.reason.as_str()))
                .then_some(written.reason.as_str());
            for reason in REASONS.into_iter().chain(own) {
                let is_on = written.reason == reason;
                let chip = Switch::new(reason_label(reason), is_on).ticked().show(ui, palette);
                if chip.on_hover_text(texts::reason(reason)).clicked() && can {
                    let next = if is_on { String::new() } else { reason.to_owned() };
                    said.push(Said::Own(Action::Reason(next)));
                }
            }
        });
    });
    ui.add_space(12.0);
    widgets::label(ui, tr!("adj-note"), palette);
    ui.add_space(4.0);
    if !can {
        let words = if written.note.is_empty() { tr!("adj-no-note") } else { written.note.as_str() };
        ui.label(RichText::new(words).color(palette.ink));
        return;
    }
    note(ui, cx, deciding, &written.note, said);
}

fn note(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, note: &str, said: &mut Sayings<Action>) {
    let id =
        Id::unique(("adj-note", deciding.group().and_then(|group| group.all().next()).map(|claim| claim.0.as_u128())));
    let mut text = note.to_owned();
    let rows = text.lines().count().clamp(2, 8);
    let output = set::field(ui, id, &mut text, true, |edit| {
        let edit = edit.hint_text(tr!("adj-note-hint")).desired_width(f32::INFINITY);
        edit.margin(Margin::symmetric(8, 7)).desired_rows(rows)
    });
    let response = output.response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("adj-note")));
    // The program handles undo: egui's own history is cleared.
    let mut kept = output.state;
    kept.clear_undoer();
    kept.store(ui.ctx(), id);
    if cx.desk.focus == Some(Field::Note) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.changed() {
        said.push(Said::Own(Action::Note(text)));
    }
}
