//! The grade of one pupil: what was found, the levels of the rubric, the points, and words to the pupil.

use egui::{Id, RichText, Role, Ui, WidgetInfo, vec2};

use super::detail_view::{Kind, choice, words_field};
use super::{Act, Action, Page, grid_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, widgets};
use crate::tr;
use claimlight_core::grading::Found;
use claimlight_core::model::{FOUND, Fraction};

/// Width of the field for points, in points.
const POINTS: f32 = 64.0;

/// Draws it.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let i = page.at.pupil;
    let (Some(pupil), Some(row)) = (page.pupil(), page.rows.get(i).and_then(Option::as_ref)) else { return };
    let counts = tr!(
        "grade-counted",
        found = row.numbers(Found::Found).len(),
        all = row.cells.len(),
        part = row.numbers(Found::Part).len(),
        extra = row.extra.len()
    );
    ui.label(RichText::new(counts).color(palette.ink));
    let missed: Vec<String> = row.numbers(Found::Missed).iter().map(ToString::to_string).collect();
    if !missed.is_empty() {
        widgets::label(ui, tr!("grade-missed-claims", numbers = missed.join(", ")), palette);
    }
    ui.add_space(8.0);
    for (at, criterion) in page.class.lesson.exercise.rubric.criteria.iter().enumerate() {
        widgets::label(ui, &criterion.label, palette);
        let given = pupil.level(&criterion.id);
        let proposed = row.proposal.levels.get(at).copied().flatten().filter(|_| criterion.id == FOUND);
        let width = ui.available_width();
        for (level, of) in criterion.levels.iter().enumerate() {
            let kind = match () {
                () if given == Some(level) => Kind::Given,
                () if given.is_none() && proposed == Some(level) => Kind::Proposed,
                () => Kind::Other,
            };
            let points = of.points.map(|points| points.to_decimal(page.grades.decimals));
            let points = points.filter(|points| *points != of.label);
            let label = points.map_or_else(|| of.label.clone(), |points| format!("{} · {points}", of.label));
            if choice(ui, cx, (&label, None), kind, width).on_hover_text(&of.words).clicked() {
                said.push(Said::Own(Action::Act(Act::Level(at, level))));
            }
        }
        ui.add_space(8.0);
    }
    points(ui, cx, page, said);
    ui.add_space(12.0);
    let label = tr!("grade-overall");
    words_field(ui, cx, (page, Id::unique("grade-overall"), label, &pupil.words), Act::Overall, said);
    let label = tr!("grade-next-step");
    words_field(ui, cx, (page, next_step(), label, &pupil.next_step), Act::NextStep, said);
}

/// The field for what comes next.
pub fn next_step() -> Id {
    Id::unique("grade-next-step")
}

/// Draws the points: what is given or proposed, and fields for another number.
fn points(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let i = page.at.pupil;
    let Some(pupil) = page.pupil() else { return };
    let decimals = page.grades.decimals;
    let number = |points: Fraction| points.to_decimal(decimals);
    if let Some(grade) = &pupil.grade {
        let points = tr!("grade-points", points = number(grade.points), of = number(grade.of));
        ui.label(RichText::new(tr!("grade-given-is", points = points)).font(theme::bold(theme::INTERFACE_SIZE)));
        if !grade.why.is_empty() {
            widgets::label(ui, &grade.why, palette);
        }
        if page.differs(i) {
            let now = page.total(i).map_or_else(|| grid_view::counts_words(page, i), |(points, _)| number(points));
            ui.label(RichText::new(tr!("grade-now-proposed", points = now)).color(palette.error));
        }
        if widgets::link(ui, tr!("grade-take-back"), palette).clicked() {
            said.push(Said::Own(Action::Act(Act::TakeBack)));
        }
    } else {
        let words = match page.total(i) {
            Some((points, of)) => tr!("grade-proposed-points", points = number(points), of = number(of)),
            None => tr!("grade-proposed-none").to_owned(),
        };
        ui.label(RichText::new(words).italics().color(palette.ink));
    }
    // What is typed is kept by egui until it is given.
    let draft = Id::unique(("grade-draft", i));
    let mut typed = ui.data(|d| d.get_temp::<(String, String)>(draft)).unwrap_or_default();
    let before = typed.clone();
    widgets::label(ui, tr!("grade-other-points"), palette);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let field = widgets::words_field(ui, Id::unique("grade-points"), &mut typed.0, "", POINTS);
        field.response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("grade-points-field")));
        let width = ui.available_width() - 90.0;
        let why = widgets::words_field(ui, Id::unique("grade-why"), &mut typed.1, tr!("grade-why"), width.max(60.0));
        why.response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("grade-why")));
        let parsed = Fraction::from_decimal(typed.0.trim().replace(',', ".").as_str());
        let give = ui.add_enabled(parsed.is_some(), egui::Button::new(tr!("grade-give")));
        if let Some(parsed) = parsed.filter(|_| give.clicked()) {
            said.push(Said::Own(Action::Act(Act::Points(parsed, typed.1.clone()))));
        }
    });
    if typed != before {
        ui.data_mut(|d| d.insert_temp(draft, typed));
    }
}
