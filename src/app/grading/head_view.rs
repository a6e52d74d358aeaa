//! The head of the grid: the exercise, who handed in, and which pupils are shown.

use std::time::Duration;

use egui::{Frame, Label, Margin, RichText, Ui};

use super::{Action, Filter, Page};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::chips::Switch;
use crate::app::look::{theme, widgets};
use crate::app::words::texts::number;
use crate::app::words::{file_name, short};
use crate::tr;

/// Width of the field that finds a pupil, in points.
const FIND: f32 = 150.0;
/// For how long it is told what came in.
const TOLD: Duration = Duration::from_mins(10);

/// Draws the head.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let margin = Margin { left: 16, right: 16, top: 12, bottom: 4 };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        title(ui, cx, page, said);
        chips(ui, cx, page, said);
        if page.class.lesson.keys.len() > 1 {
            keys(ui, cx, page, said);
        }
        if !page.collected.came.is_empty() && page.since.elapsed() < TOLD {
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = theme::BADGE;
                let more = tr!("grade-came-all");
                let width = ui.available_width() - 80.0;
                ui.scope(|ui| {
                    ui.set_max_width(width.max(80.0));
                    let words = RichText::new(page.collected.summary()).size(theme::SMALL_SIZE);
                    ui.add(Label::new(words.color(cx.palette.muted)).truncate());
                });
                if widgets::link(ui, more, cx.palette).clicked() {
                    said.push(Said::Own(Action::ShowCollected));
                }
            });
        }
    });
}

fn title(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        let counts = tr!("grade-counts", n = page.grades.pupils.len(), answers = page.answers());
        let room = (ui.available_width() - FIND - 40.0).max(120.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            let name = RichText::new(&page.class.lesson.exercise.name).font(theme::bold(theme::TITLE_SIZE));
            ui.add(Label::new(name.color(palette.ink)).truncate());
            ui.add(Label::new(RichText::new(counts).size(theme::SMALL_SIZE).color(palette.muted)).truncate());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let mut text = page.find.clone();
            let id = egui::Id::unique("grade-find");
            let field = widgets::words_field(ui, id, &mut text, tr!("grade-find"), FIND);
            field.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("grade-find")));
            if field.response.changed() {
                said.push(Said::Own(Action::Find(text)));
            }
        });
    });
}

fn chips(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        ui.spacing_mut().item_spacing.x = 6.0;
        for filter in Filter::ALL {
            let n = page.count_of(filter);
            if n == 0 && !matches!(filter, Filter::All | Filter::ToGrade | Filter::Graded) && page.filter != filter {
                continue;
            }
            let words = match filter {
                Filter::All => tr!("grade-filter-all", n = n),
                Filter::ToGrade => tr!("grade-filter-to-grade", n = n),
                Filter::Graded => tr!("grade-filter-graded", n = n),
                Filter::NoHandIn => tr!("grade-filter-no-hand-in", n = n),
                Filter::Problems => tr!("grade-filter-problems", n = n),
            };
            if Switch::new(&words, page.filter == filter).show(ui, cx.palette).clicked() {
                said.push(Said::Own(Action::Filter(filter)));
            }
        }
    });
}

/// Draws which key is shown, and how far the teachers agree.
fn keys(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        widgets::label(ui, tr!("grade-keys"), cx.palette);
        for (i, key) in page.class.keys.iter().enumerate() {
            let name = short(&file_name(&key.path));
            if Switch::new(&name, page.key == i).show(ui, cx.palette).clicked() {
                said.push(Said::Own(Action::Key(i)));
            }
        }
        for (_, _, score) in page.class.agreement.iter().take(1) {
            let f1 = number((score.f1.value() * 100.0).round() / 100.0);
            widgets::label(ui, tr!("grade-keys-agree", f1 = f1), cx.palette);
        }
    });
}
