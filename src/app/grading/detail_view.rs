//! What is chosen: one claim of the key in one answer, the marks beyond the key, or the grade.

use egui::{Label, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::marked_text::{Letters, Marked, around, shared};
use super::{Act, Action, Column, Page, grade_view, grid_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::Pane;
use crate::app::look::fonts::icon;
use crate::app::look::{chips, set, theme, verdicts, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::exercise::KeyEntry;
use claimlight_core::exercise::grades::{Cell, REASON};
use claimlight_core::grading::Found;
use claimlight_core::model::{Ask, Claim};
use claimlight_core::text::TextRange;

/// How much of the text is shown before and after a claim, in bytes.
const AROUND: usize = 90;
/// Height of what stands below all else, in points.
const FOOT: f32 = 48.0;
/// How high a part of the detail is, in points.
const GAP: f32 = 12.0;

/// Draws the detail.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    head(ui, cx, page, said);
    let height = (ui.available_height() - FOOT).max(80.0);
    ScrollArea::vertical().id_salt("grade-detail").auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::GUTTER);
        let pupil = page.pupil();
        if let Some(words) = pupil.and_then(Page::said_of) {
            ui.add_space(8.0);
            ui.label(RichText::new(words).color(cx.palette.ink));
            widgets::label(ui, tr!("grade-no-score"), cx.palette);
            return;
        }
        match page.at.column {
            Column::Claim(i) => {
                if let (Some(entry), Some(cell)) =
                    (page.entries().get(i), page.cells.get(page.at.pupil).and_then(|cells| cells.get(i)))
                {
                    claim(ui, cx, page, (i, entry, cell), said);
                }
            }
            Column::More => more(ui, cx, page, said),
            Column::Grade => grade_view::show(ui, cx, page, said),
        }
    });
    foot(ui, cx, page, said);
}

fn head(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let what = match page.at.column {
        Column::Claim(i) => tr!("grade-claim", n = i + 1),
        Column::More => tr!("grade-more-title").to_owned(),
        Column::Grade => tr!("grade-head-grade").to_owned(),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - 132.0);
            let name = RichText::new(page.name(page.at.pupil)).font(theme::bold(theme::INTERFACE_SIZE));
            ui.add(Label::new(name.color(cx.palette.ink)).truncate());
            ui.add(Label::new(RichText::new(what).color(cx.palette.muted)).truncate());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (icon, name, to) in [
                (icon::right(), tr!("grade-next-claim"), (0, 1)),
                (icon::back(), tr!("grade-previous-claim"), (0, -1)),
                (icon::down(), tr!("grade-next-pupil"), (1, 0)),
                (icon::before(), tr!("grade-previous-pupil"), (-1, 0)),
            ] {
                if widgets::icon_button(ui, icon, name, cx.palette).clicked() {
                    said.push(Said::Own(Action::Go(to.0, to.1)));
                }
            }
        });
    });
}

fn claim(
    ui: &mut Ui,
    cx: &Context<'_>,
    page: &Page,
    (i, entry, cell): (usize, &KeyEntry, &Cell),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let mark = cell.mark.and_then(|mark| page.mark(page.at.pupil, mark));
    context(ui, cx, page, entry, mark.map(|mark| &**mark));
    ui.add_space(GAP);
    ui.horizontal(|ui| {
        widgets::label(ui, tr!("grade-found-question"), palette);
        let words = if cell.is_given {
            tr!("grade-you-said").to_owned()
        } else {
            tr!("grade-proposed-is", found = grid_view::found_words(cell.proposed))
        };
        ui.label(RichText::new(words).size(theme::SMALL_SIZE).italics().color(palette.muted));
    });
    let room = ui.available_width();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let width = (room - 16.0) / 3.0;
        for found in Found::ALL {
            let kind = match (cell.found == found, cell.is_given) {
                (true, true) => Kind::Given,
                (true, false) => Kind::Proposed,
                _ => Kind::Other,
            };
            if choice(ui, cx, (grid_view::found_words(found), Some(found)), kind, width).clicked() {
                said.push(Said::Own(Action::Act(Act::Found(found))));
            }
        }
    });
    ui.add_space(GAP);
    if page.class.lesson.exercise.asks.contains(&Ask::Judge) {
        verdict(ui, cx, page, (i, cell), mark.map(|mark| &**mark));
    }
    if let Some(mark) = mark {
        pupils_words(ui, cx, mark, said);
    }
    reason(ui, cx, page, entry, said);
    to_pupil(ui, cx, page, entry, said);
    if !entry.to_pupil.is_empty() {
        ui.add_space(GAP);
        widgets::label(ui, tr!("grade-key-says"), palette);
        set::label(ui, &entry.to_pupil, theme::interface(theme::INTERFACE_SIZE), palette.ink, 6);
    }
}

/// Draws the text around a claim, the key underlined and the pupil's words on a tint.
fn context(ui: &mut Ui, cx: &Context<'_>, page: &Page, entry: &KeyEntry, mark: Option<&Claim>) {
    let palette = cx.palette;
    let text = &page.class.lesson.annotations.article.text;
    let marked: Vec<TextRange> = mark.map(|mark| mark.ranges().collect()).unwrap_or_default();
    let places: Vec<TextRange> = entry.ranges.iter().chain(&marked).copied().collect();
    let Some(block) = entry.ranges.first().and_then(|range| text.blocks().get(text.block_at(range.start()))) else {
        return;
    };
    let range = around(text.as_str(), &places, block.range, AROUND);
    let tints: Vec<_> = marked.iter().map(|range| (*range, palette.selected)).collect();
    let letters = Letters { font: theme::serif(16.0), line: 28.0, ink: palette.ink, underline: 2.0 };
    let width = ui.available_width();
    let marked_words = Marked { text, range, tinted: &tints, underlined: &entry.ranges, letters: &letters };
    let galley = marked_words.lay(ui, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, range.of(text.as_str())));
    marked_words.paint(ui.painter(), rect.min, &galley);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::BADGE;
        ui.spacing_mut().item_spacing.x = 6.0;
        let (line, _) = ui.allocate_exact_size(vec2(22.0, 12.0), Sense::hover());
        ui.painter().hline(line.x_range(), line.center().y, Stroke::new(2.0, palette.ink));
        widgets::label(ui, tr!("grade-legend-key"), palette);
        if mark.is_none() {
            return;
        }
        ui.add_space(8.0);
        let (square, _) = ui.allocate_exact_size(vec2(22.0, 12.0), Sense::hover());
        ui.painter().rect_filled(square, 2.0, palette.selected);
        let first = first_name(page);
        widgets::label(ui, first, palette);
        ui.add_space(8.0);
        let (both, either) = shared(text.as_str(), &entry.ranges, &marked);
        widgets::label(ui, tr!("grade-shared", both = both, either = either), palette);
    });
}

/// What stands for a pupil beside a field: the first of the names, or the number.
fn first_name(page: &Page) -> String {
    let name = page.name(page.at.pupil);
    if page.hides_names || name.contains(',') {
        return name;
    }
    name.split_whitespace().next().unwrap_or(&name).to_owned()
}

/// How a choice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The teacher chose it.
    Given,
    /// It is proposed.
    Proposed,
    /// It is neither.
    Other,
}

/// Draws one of several choices; what is only proposed has a dashed edge.
pub(super) fn choice(
    ui: &mut Ui,
    cx: &Context<'_>,
    (label, found): (&str, Option<Found>),
    kind: Kind,
    width: f32,
) -> egui::Response {
    let palette = cx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::CONTROL), Sense::click());
    let name = if kind == Kind::Proposed { format!("{label}, {}", tr!("grade-proposed")) } else { label.to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, kind == Kind::Given, &name));
    let ground = match kind {
        Kind::Given | Kind::Proposed => palette.chosen,
        Kind::Other if response.hovered() => palette.hover,
        Kind::Other => palette.paper,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, theme::RADIUS, ground);
    match kind {
        Kind::Given => {
            let stroke = Stroke::new(2.0, palette.accent);
            painter.rect_stroke(rect, theme::RADIUS, stroke, egui::StrokeKind::Inside);
        }
        Kind::Proposed => {
            let edge = rect.shrink(1.0);
            let ends = [edge.left_top(), edge.right_top(), edge.right_bottom(), edge.left_bottom(), edge.left_top()];
            painter.extend(egui::Shape::dashed_line(&ends, Stroke::new(2.0, palette.accent), 5.0, 3.0));
        }
        Kind::Other => {
            let stroke = Stroke::new(1.0, palette.line);
            painter.rect_stroke(rect, theme::RADIUS, stroke, egui::StrokeKind::Inside);
        }
    }
    let sign = if found.is_some() { 20.0 } else { 0.0 };
    let galley = set::line(
        ui.ctx(),
        label,
        theme::interface(theme::INTERFACE_SIZE),
        palette.ink,
        (width - sign - 12.0).max(8.0),
    );
    let x = rect.center().x - f32::midpoint(galley.size().x, sign);
    if let Some(found) = found {
        grid_view::sign(ui.painter(), pos2(x + 6.0, rect.center().y), found, palette);
    }
    ui.painter().galley(pos2(x + sign, rect.center().y - galley.size().y / 2.0), galley, palette.ink);
    response
}

fn verdict(ui: &mut Ui, cx: &Context<'_>, page: &Page, (i, cell): (usize, &Cell), mark: Option<&Claim>) {
    let palette = cx.palette;
    let scheme = &page.class.lesson.annotations.scheme;
    widgets::label(ui, tr!("grade-verdict"), palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        if let Some(mark) = mark {
            let given = mark.judgements.first().and_then(|judgement| judgement.verdict.as_deref());
            let style = verdicts::style(scheme, given, palette);
            let who = format!("{}:", first_name(page));
            chips::verdict(ui, &who, texts::verdict(scheme, given), Some(&style), palette);
        }
        let accepted = page.key_on_text().and_then(|key| key.key.claims.get(i)).map(|claim| &claim.accepted);
        let labels: Vec<&str> =
            accepted.into_iter().flatten().map(|verdict| texts::verdict(scheme, verdict.as_deref())).collect();
        if !labels.is_empty() {
            widgets::label(ui, tr!("grade-key-accepts", verdicts = labels.join(", ")), palette);
        }
        if grid_view::is_refused(cell) {
            ui.label(RichText::new(tr!("grade-not-accepted")).size(theme::SMALL_SIZE).color(palette.error));
        }
    });
    ui.add_space(GAP);
}

/// Draws the pupil's reason and addresses.
fn pupils_words(ui: &mut Ui, cx: &Context<'_>, mark: &Claim, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let note = mark.judgements.first().map_or("", |judgement| judgement.note.as_str());
    if !note.is_empty() {
        widgets::label(ui, tr!("grade-pupils-why"), palette);
        set::label(ui, &format!("“{note}”"), theme::interface(theme::INTERFACE_SIZE), palette.ink, 12);
        ui.add_space(GAP);
    }
    for evidence in mark.evidence.iter().filter(|evidence| !evidence.url.is_empty()) {
        let words = if evidence.title.is_empty() { &evidence.url } else { &evidence.title };
        ui.horizontal(|ui| {
            ui.label(RichText::new(icon::link()).font(theme::icons(14.0)).color(palette.muted));
            ui.set_max_width(ui.available_width());
            let link = widgets::link(ui, &crate::app::words::short(words), palette);
            if link.on_hover_text(&evidence.url).clicked() {
                said.push(Said::Browse(evidence.url.clone()));
            }
        });
    }
}

/// Draws the levels for the reason, if the rubric has them.
fn reason(ui: &mut Ui, cx: &Context<'_>, page: &Page, entry: &KeyEntry, said: &mut Sayings<Action>) {
    let Some(criterion) = page.criterion(REASON).filter(|criterion| !criterion.levels.is_empty()) else { return };
    let given = page.pupil().and_then(|pupil| pupil.claim(entry.claim)).and_then(|given| given.reason);
    let most = criterion.levels.len() - 1;
    widgets::label(ui, tr!("grade-reason", label = criterion.label.as_str(), most = most), cx.palette);
    let room = ui.available_width();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let width = ((room - 8.0 * most as f32) / (most + 1) as f32).max(28.0);
        for (i, level) in criterion.levels.iter().enumerate() {
            let kind = if given == Some(i) { Kind::Given } else { Kind::Other };
            let tip = [level.label.as_str(), level.words.as_str()].join("\n");
            let response = choice(ui, cx, (&i.to_string(), None), kind, width);
            response.widget_info(|| {
                let name = format!("{} {i}, {}", criterion.label, level.label);
                WidgetInfo::selected(Role::Button, true, kind == Kind::Given, name)
            });
            if response.on_hover_text(tip.trim()).clicked() {
                said.push(Said::Own(Action::Act(Act::Reason(i))));
            }
        }
    });
    ui.add_space(GAP);
}

fn to_pupil(ui: &mut Ui, cx: &Context<'_>, page: &Page, entry: &KeyEntry, said: &mut Sayings<Action>) {
    let words = page.pupil().and_then(|pupil| pupil.claim(entry.claim)).map_or("", |given| given.words.as_str());
    let label = tr!("grade-to", name = first_name(page));
    let id = egui::Id::unique("grade-words");
    words_field(ui, cx, (page, id, &label, words), Act::Words, said);
}

/// Draws a field for words to a pupil, with lines that were used before.
pub(super) fn words_field(
    ui: &mut Ui,
    cx: &Context<'_>,
    (page, id, label, words): (&Page, egui::Id, &str, &str),
    act: fn(String) -> Act,
    said: &mut Sayings<Action>,
) {
    widgets::label(ui, label, cx.palette);
    let mut text = words.to_owned();
    let width = ui.available_width() - 18.0;
    let field = set::field(ui, id, &mut text, true, |edit| {
        edit.desired_width(width).desired_rows(2).margin(egui::Margin::symmetric(8, 6))
    });
    field.response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, label));
    if field.response.changed() {
        said.push(Said::Own(Action::Act(act(text))));
    }
    if cx.desk.takes_focus(Pane::Claims) && id != grade_view::next_step() {
        field.response.request_focus();
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for (i, line) in page.grades.lines.iter().enumerate() {
            let response = chips::Switch::new(&crate::app::words::short(line), false).show(ui, cx.palette);
            if response.clicked() {
                let gap = if words.is_empty() || words.ends_with(char::is_whitespace) { "" } else { " " };
                said.push(Said::Own(Action::Act(act(format!("{words}{gap}{line}")))));
            }
            response.context_menu(|ui| {
                if ui.button(tr!("grade-forget-line")).clicked() {
                    said.push(Said::Own(Action::Act(Act::Forget(i))));
                }
            });
        }
        let is_new = !words.trim().is_empty() && !page.grades.lines.iter().any(|line| line == words.trim());
        let keep =
            ui.add_enabled_ui(is_new, |ui| widgets::icon_button(ui, icon::add(), tr!("grade-keep-line"), cx.palette));
        if keep.inner.clicked() {
            said.push(Said::Own(Action::Act(Act::Keep(words.to_owned()))));
        }
    });
    ui.add_space(GAP);
}

/// Draws what the pupil marked beyond the key, and how many others did.
fn more(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let text = page.class.lesson.annotations.article.text.as_str();
    let extra = page.rows.get(page.at.pupil).and_then(Option::as_ref).map(|row| row.extra.as_slice());
    let extra = extra.unwrap_or_default();
    widgets::label(ui, tr!("grade-more-help"), palette);
    ui.add_space(4.0);
    for mark in extra.iter().filter_map(|mark| page.mark(page.at.pupil, *mark)) {
        set::label(ui, &mark.quote(text), theme::serif(theme::QUOTE_SIZE), palette.ink, 4);
        if let Some(note) = mark.judgements.first().map(|j| j.note.as_str()).filter(|note| !note.is_empty()) {
            widgets::label(ui, format!("“{note}”"), palette);
        }
        ui.add_space(8.0);
    }
    beside(ui, cx, page, said);
}

/// How many of the stretches that many marked beyond the key are listed.
const LISTED: usize = 5;

/// Draws what many marked beyond the key, to be made welcome.
pub(super) fn beside(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let text = page.class.lesson.annotations.article.text.as_str();
    let all = page.class.heat.beside.iter().enumerate().filter(|(_, beside)| beside.pupils > 1);
    let listed: Vec<_> = all.take(LISTED).collect();
    if listed.is_empty() {
        return;
    }
    ui.add_space(GAP);
    widgets::heading(ui, tr!("grade-beside"), palette);
    for (i, beside) in listed {
        set::label(ui, beside.range.of(text), theme::serif(theme::QUOTE_SIZE), palette.ink, 3);
        ui.horizontal_wrapped(|ui| {
            widgets::label(ui, tr!("grade-marked-it", n = beside.pupils), palette);
            if widgets::link(ui, tr!("grade-welcome"), palette).on_hover_text(tr!("grade-welcome-help")).clicked() {
                said.push(Said::Own(Action::Welcome(i)));
            }
        });
        ui.add_space(4.0);
    }
}

fn foot(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(theme::GUTTER);
            let has_answer = page.pupil().is_some_and(|pupil| pupil.answer.is_some());
            let (label, key, ground) = (tr!("grade-accept"), tr!("key-enter"), widgets::Ground::Primary);
            let button = widgets::Signed { style: None, label, key, is_on: false, ground };
            if ui.add_enabled_ui(has_answer, |ui| button.show(ui, label, cx.palette)).inner.clicked() {
                said.push(Said::Own(Action::Accept));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                widgets::key_cap(ui, "↓", cx.palette);
                let words = RichText::new(tr!("grade-same-claim")).size(theme::SMALL_SIZE);
                ui.add(Label::new(words.color(cx.palette.muted)).truncate());
            });
        });
    });
}
