//! The dialog in which conflicts are decided: one section for each, the readings side by side.

use std::cell::RefCell;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Id, Key, Label, Layout, Modifiers, RichText, ScrollArea, Stroke, Ui, WidgetInfo, vec2};

use super::decide::{Decided, subject_words, value_words};
use super::{Action, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme, widgets};
use crate::app::words::log_words::{field_name, person, when};
use crate::tr;
use claimlight_core::anchor::differences;
use claimlight_core::compare::Undecided;
use claimlight_core::model::{AnnotatorId, Element, Field, Span, Stamp, Value};

/// The most conflicts shown at once.
const SHOWN: usize = 200;
/// The width of the dialog without its margins, in points.
const WIDTH: f32 = 992.0;
/// Below this width of the window, in points, the readings stand one below the other.
const NARROW: f32 = 800.0;
/// The most rows of a reading; longer ones are folded in the middle.
const ROWS: usize = 8;
/// The space around the words of a card, in points.
const MARGIN: f32 = 16.0;

/// One of the values in conflict.
struct Reading {
    /// Who gave it; empty for what was there at first.
    who: String,
    /// When, and where it stands now.
    told: String,
    words: String,
    /// The answer that takes it, as [`Action::Decide`] has it.
    answer: Option<usize>,
    button: String,
    key: &'static str,
}

/// Shows the dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let close = || Said::Own(Action::CloseSheet);
    let (open, decided) = (state.to_decide(document), state.decided(document));
    widgets::sheet(ctx, tr!("decide-title"), WIDTH, palette, close, said, |ui, said| {
        let told = RichText::new(tr!("decide-hint")).color(palette.muted);
        ui.add(Label::new(told).wrap());
        ui.add_space(12.0);
        take_keys(ui, &open, said);
        let height = (ctx.content_rect().height() - 236.0).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (i, one) in open.iter().enumerate().take(SHOWN) {
                section(ui, document, (i, one), palette, said);
            }
            for (k, one) in decided.iter().enumerate() {
                done(ui, document, (open.len() + k + 1, k), one, palette, said);
            }
        });
        foot(ui, document, &open, decided.len(), palette, said);
    });
}

/// Where the conflict that the keyboard is at is remembered.
fn at_id() -> Id {
    Id::unique("decide-at")
}

/// K keeps and T takes in the conflict that the keyboard is at, or else in the first.
fn take_keys(ui: &Ui, open: &[&Undecided], said: &mut Sayings<Action>) {
    let at = ui.data(|d| d.get_temp::<usize>(at_id())).filter(|i| *i < open.len()).unwrap_or(0);
    if open.is_empty() {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let others = open[at].others.len();
    if pressed(Key::K) {
        said.push(Said::Own(Action::Decide(at, None)));
    } else if others == 1 && pressed(Key::T) {
        said.push(Said::Own(Action::Decide(at, Some(0))));
    }
}

/// The name of what a conflict is about, as a heading.
fn heading(one: &Undecided) -> String {
    let name = match (one.field, &one.shown) {
        (None, _) => tr!("decide-deletion").to_owned(),
        (Some(Field::Spans), Some((Value::Spans(shown), ..))) => spans_heading(shown, one).to_owned(),
        (Some(field), _) => field_name(field).to_owned(),
    };
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Whether two people disagree on where a claim begins, where it ends, or on all its words.
fn spans_heading(shown: &[Span], one: &Undecided) -> &'static str {
    let ends = |spans: &[Span]| match spans {
        [one] => one.range().map(|r| (r.start(), r.end())),
        _ => None,
    };
    let others = one.others.iter().map(|(value, ..)| match value {
        Value::Spans(spans) => ends(spans),
        _ => None,
    });
    let (mut starts, mut stops) = (true, true);
    for other in others {
        let (Some(mine), Some(theirs)) = (ends(shown), other) else { return tr!("field-spans") };
        starts &= mine.1 == theirs.1;
        stops &= mine.0 == theirs.0;
    }
    if starts {
        tr!("decide-start")
    } else if stops {
        tr!("decide-end")
    } else {
        tr!("field-spans")
    }
}

/// What a conflict is about: the number of the claim and its words.
fn subject(document: &Document, one: &Undecided) -> String {
    let words = subject_words(document, one);
    let claims = &document.annotations.claims;
    let number = match one.element {
        Element::Claim(id) => claims.position(id),
        _ => None,
    };
    match number {
        Some(i) if one.field == Some(Field::Spans) => tr!("decide-claim", number = i + 1),
        Some(i) => tr!("decide-claim-words", number = i + 1, words = words),
        None => words,
    }
}

/// The readings of a conflict, the one that is shown first.
fn readings(document: &Document, one: &Undecided) -> Vec<Reading> {
    let annotations = &document.annotations;
    let who = |by: AnnotatorId, stamp: Stamp| {
        if stamp == Stamp::ROOT { String::new() } else { person(annotations, Some(by)).to_owned() }
    };
    let told = |stamp: Stamp, place: &str| {
        if stamp == Stamp::ROOT { place.to_owned() } else { format!("{} · {place}", when(stamp)) }
    };
    let keep =
        |who: &str| if who.is_empty() { tr!("decide-keep-first").to_owned() } else { tr!("decide-keep", who = who) };
    let take =
        |who: &str| if who.is_empty() { tr!("decide-take-first").to_owned() } else { tr!("decide-take", who = who) };
    let Some(field) = one.field else {
        let Some((_, by, stamp)) = &one.others.first() else { return Vec::new() };
        let subject = subject_words(document, one);
        return vec![
            Reading {
                who: tr!("decide-stays").to_owned(),
                told: tr!("decide-shown").to_owned(),
                words: subject,
                answer: None,
                button: tr!("decide-keep-it").to_owned(),
                key: "K",
            },
            Reading {
                who: who(*by, *stamp),
                told: told(*stamp, tr!("decide-other")),
                words: tr!("decide-deleted").to_owned(),
                answer: Some(0),
                button: tr!("delete").to_owned(),
                key: "T",
            },
        ];
    };
    let shown = one.shown.iter().map(|(value, by, stamp)| {
        let who = who(*by, *stamp);
        Reading {
            button: keep(&who),
            who,
            told: told(*stamp, tr!("decide-shown")),
            words: value_words(document, field, value),
            answer: None,
            key: "K",
        }
    });
    let others = one.others.iter().enumerate().map(|(k, (value, by, stamp))| {
        let who = who(*by, *stamp);
        Reading {
            button: take(&who),
            who,
            told: told(*stamp, tr!("decide-other")),
            words: value_words(document, field, value),
            answer: Some(k),
            key: if one.others.len() == 1 { "T" } else { "" },
        }
    });
    shown.chain(others).collect()
}

/// Draws a conflict that is open.
fn section(
    ui: &mut Ui,
    document: &Document,
    (i, one): (usize, &Undecided),
    palette: &Palette,
    said: &mut Sayings<Action>,
) {
    hairline(ui, palette);
    ui.add_space(12.0);
    title(ui, i + 1, &heading(one), &subject(document, one), palette);
    ui.add_space(8.0);
    let readings = readings(document, one);
    let is_narrow = ui.ctx().content_rect().width() < NARROW;
    let across = if is_narrow { 1 } else { 2 };
    let width = (ui.available_width() - 24.0 * (across as f32 - 1.0)) / across as f32;
    let is_quote = one.field.is_none_or(|field| matches!(field, Field::Spans | Field::Range | Field::Quote));
    let first = readings.first().map(|r| r.words.clone()).unwrap_or_default();
    let pressed = RefCell::new(None);
    for (row, pair) in readings.chunks(across).enumerate() {
        let galleys: Vec<_> = pair
            .iter()
            .enumerate()
            .map(|(k, reading)| {
                let other = match (row + k, readings.get(1)) {
                    (0, Some(second)) => second.words.as_str(),
                    _ => first.as_str(),
                };
                let job = compared(&reading.words, other, is_quote, palette);
                folded(ui, job, width - 2.0 * MARGIN, (i, row, k))
            })
            .collect();
        let tallest = galleys.iter().map(|(galley, _)| galley.size().y).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            for (reading, (galley, is_folded)) in pair.iter().zip(galleys) {
                let frame = egui::Frame::NONE.fill(palette.hover).corner_radius(theme::BAR_RADIUS).inner_margin(MARGIN);
                frame.show(ui, |ui| {
                    ui.set_width(width - 2.0 * MARGIN);
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 8.0;
                        ui.horizontal(|ui| {
                            ui.spacing_mut().interact_size.y = 0.0;
                            widgets::heading(ui, &reading.who, palette);
                            widgets::label(ui, &reading.told, palette);
                        });
                        let height = galley.size().y;
                        ui.add(Label::new(galley).selectable(true));
                        if is_folded {
                            let id = fold_id((i, row, usize::from(reading.answer.is_some())));
                            if widgets::link(ui, tr!("decide-unfold"), palette).clicked() {
                                ui.data_mut(|d| d.insert_temp(id, true));
                            }
                        } else {
                            ui.add_space(tallest - height);
                        }
                        ui.horizontal(|ui| {
                            if answer(ui, reading, i + 1, palette) {
                                *pressed.borrow_mut() = Some(reading.answer);
                            }
                        });
                    });
                });
            }
        });
        ui.add_space(8.0);
    }
    ui.add_space(8.0);
    said.extend(pressed.into_inner().map(|answer| Said::Own(Action::Decide(i, answer))));
}

/// Draws the button that chooses a reading, with its key. Returns whether it was pressed.
fn answer(ui: &mut Ui, reading: &Reading, n: usize, palette: &Palette) -> bool {
    let button = widgets::Signed {
        style: None,
        label: &reading.button,
        key: reading.key,
        is_on: false,
        ground: widgets::Ground::Field,
    };
    let response = button.show(ui, &tr!("decide-named", what = &reading.button, n = n), palette);
    if response.has_focus() {
        ui.data_mut(|d| d.insert_temp(at_id(), n - 1));
    }
    if n == 1 && reading.answer.is_none() && widgets::nothing_focused(ui) {
        response.request_focus();
    }
    response.clicked()
}

/// A reading set for comparing it with another one: words that stand only in this one are tinted and underlined; if it has none, what it
/// lacks is shown struck through.
fn compared(words: &str, other: &str, is_quote: bool, palette: &Palette) -> LayoutJob {
    let font_id = if is_quote { theme::serif(16.0) } else { theme::interface(theme::INTERFACE_SIZE) };
    let plain = TextFormat {
        font_id,
        color: palette.ink,
        line_height: Some(22.0),
        valign: Align::Center,
        ..TextFormat::default()
    };
    let own = TextFormat { background: palette.selected, underline: Stroke::new(2.0, palette.accent), ..plain.clone() };
    let gone = TextFormat { color: palette.muted, strikethrough: Stroke::new(1.5, palette.muted), ..plain.clone() };
    let found = differences(other, words);
    let (text, ranges, marked) =
        if found.new.is_empty() && !found.old.is_empty() { (other, found.old, gone) } else { (words, found.new, own) };
    let mut job = LayoutJob::default();
    let mut from = 0;
    for range in ranges {
        job.append(&text[from..range.start], 0.0, plain.clone());
        job.append(&text[range.clone()], 0.0, marked.clone());
        from = range.end;
    }
    job.append(&text[from..], 0.0, plain);
    job
}

/// Where it is remembered that a long reading was unfolded.
fn fold_id(at: (usize, usize, usize)) -> Id {
    Id::unique(("decide-unfolded", at))
}

/// Sets a reading; returns whether it was folded because it is long.
fn folded(ui: &Ui, mut job: LayoutJob, width: f32, at: (usize, usize, usize)) -> (std::sync::Arc<egui::Galley>, bool) {
    job.wrap.max_width = width;
    let whole = set::set(ui.ctx(), job.clone(), None, None).galley;
    if whole.rows.len() <= ROWS || ui.data(|d| d.get_temp::<bool>(fold_id(at))).unwrap_or(false) {
        return (whole, false);
    }
    job.wrap.max_rows = ROWS - 1;
    (set::set(ui.ctx(), job, None, None).galley, true)
}

/// Draws a conflict that was settled, in one row.
fn done(
    ui: &mut Ui,
    document: &Document,
    (n, k): (usize, usize),
    decided: &Decided,
    palette: &Palette,
    said: &mut Sayings<Action>,
) {
    hairline(ui, palette);
    let one = &decided.one;
    let readings = readings(document, one);
    let chosen = readings.iter().find(|r| r.answer == decided.taken);
    let was = readings.iter().find(|r| r.answer.is_none()).filter(|_| decided.taken.is_some());
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let undo = widgets::link(ui, tr!("undo"), palette);
            undo.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, tr!("decide-undo", n = n)));
            if undo.clicked() {
                said.push(Said::Own(Action::Reconsider(k)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let sign = ui.label(RichText::new(icon::done()).font(theme::icons(16.0)).color(palette.accent));
                sign.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, tr!("decided")));
                title(ui, n, &heading(one), "", palette);
                if let Some(chosen) = chosen {
                    let key = if decided.taken.is_some() { "decide-taken" } else { "decide-kept" };
                    let words = tr!(key, who = &chosen.who, words = &chosen.words);
                    set::label(ui, &words, theme::interface(theme::INTERFACE_SIZE), palette.ink, 1);
                }
                if let Some(was) = was.filter(|_| ui.available_width() > 80.0) {
                    let words = tr!("decide-was", words = &was.words);
                    set::label(ui, &words, theme::interface(theme::SMALL_SIZE), palette.muted, 1);
                }
            });
        });
    });
}

/// Draws the heading of a section: its number, what differs, and what it is about.
fn title(ui: &mut Ui, n: usize, heading: &str, subject: &str, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        widgets::heading(ui, &format!("{n}  {heading}"), palette);
        if !subject.is_empty() {
            set::label(ui, subject, theme::interface(theme::SMALL_SIZE), palette.muted, 1);
        }
    });
}

fn hairline(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, palette.hairline));
}

/// Draws how much is decided, and the buttons of the dialog.
fn foot(
    ui: &mut Ui,
    document: &Document,
    open: &[&Undecided],
    decided: usize,
    palette: &Palette,
    said: &mut Sayings<Action>,
) {
    hairline(ui, palette);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(tr!("decide-count", n = decided, all = open.len() + decided)).color(palette.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::dialog_primary(ui, tr!("close"), true, palette) {
                said.push(Said::Own(Action::CloseSheet));
            }
            if open.len() > 1 {
                let who = only_one_shown(document, open);
                let label = match &who {
                    Some(who) => tr!("decide-keep-all", who = who.as_str()),
                    None => tr!("decide-keep-all-shown").to_owned(),
                };
                if ui.button(label).clicked() {
                    said.push(Said::Own(Action::KeepAll));
                }
            }
            if ui.ctx().content_rect().width() > NARROW {
                ui.add_space(8.0);
                widgets::label(ui, tr!("decide-next"), palette);
                widgets::key_cap(ui, tr!("key-tab"), palette);
            }
        });
    });
}

/// The person whose values are shown in all open conflicts; `None` if they are of several.
fn only_one_shown(document: &Document, open: &[&Undecided]) -> Option<String> {
    let mut people = open.iter().map(|one| one.shown.as_ref().filter(|s| s.2 != Stamp::ROOT).map(|s| s.1));
    let first = people.next()??;
    people.all(|by| by == Some(first)).then(|| person(&document.annotations, Some(first)).to_owned())
}
