//! What a figure is without each article: bars from the figure's line, the article that pulls most first.

use egui::{Align2, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::columns_view::ground;
use super::figures::{Column, Pull};
use super::{Action, Page};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::{theme, widgets};
use crate::tr;
use claimlight_core::agreement::Question;

/// Height of a row, and of a bar, in points.
const ROW: f32 = 26.0;
const BAR: f32 = 6.0;
/// How many articles are shown at first, and at most.
const SHOWN: usize = 4;
const MOST: usize = 200;
/// The share of the width that the titles take, and the room for the figure, in points.
const TITLES: f32 = 0.32;
const FIGURE: f32 = 52.0;

/// Draws the bars.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, column: &Column, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    if column.pulls.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::BADGE;
        ui.spacing_mut().item_spacing.x = 6.0;
        let title = match column.question {
            Question::Sentences => tr!("agree-sentences-without-one"),
            Question::Verdicts => tr!("agree-verdicts-without-one"),
            Question::Words => tr!("agree-words-without-one"),
        };
        widgets::heading(ui, title, palette);
        let now = tr!("agree-now", figure = column.name.as_str(), value = column.shown.as_str());
        ui.label(RichText::new(now).size(theme::SMALL_SIZE).color(palette.muted));
    });
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let size = |pull: &Pull| pull.by.map_or(0.0, f64::abs);
    let (low, high) = column
        .pulls
        .iter()
        .filter_map(|pull| pull.by)
        .fold((0.0_f64, 0.0_f64), |(low, high), by| (low.min(by), high.max(by)));
    let reach = if column.pulls.iter().map(size).fold(0.0, f64::max) > 0.0 { (low, high) } else { (0.0, 1.0) };
    let shown = if page.all_pulls { MOST } else { SHOWN };
    for pull in column.pulls.iter().take(shown) {
        row(ui, cx, pull, reach, said);
    }
    if column.pulls.len() > SHOWN {
        let words = if page.all_pulls {
            tr!("agree-fewer-articles").to_owned()
        } else {
            tr!("agree-more-articles", n = column.pulls.len() - SHOWN)
        };
        let text = RichText::new(&words).size(theme::SMALL_SIZE).color(palette.accent);
        let response = widgets::flat(ui, |ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            ui.add(egui::Button::new(text))
        });
        if response.clicked() {
            said.push(Said::Own(Action::AllPulls));
        }
    }
}

fn row(ui: &mut Ui, cx: &Context<'_>, pull: &Pull, (low, high): (f64, f64), said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let name = tr!("agree-without-article", title = pull.title.as_str(), value = pull.value.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, rect.expand2(vec2(8.0, 0.0)), &response, false, palette);
    let titles = Rect::from_min_max(rect.min, pos2(rect.left() + width * TITLES - 8.0, rect.bottom()));
    panels::line(ui, titles, &pull.title, theme::interface(theme::SMALL_SIZE), palette.ink, Stands::Start);
    let bars = (rect.left() + width * TITLES, rect.right() - FIGURE);
    let x = |by: f64| bars.0 + (bars.1 - bars.0) * ((by - low) / (high - low)) as f32;
    if let Some(by) = pull.by {
        let (from, to) = (x(by.min(0.0)), x(by.max(0.0)));
        let bar = Rect::from_min_max(pos2(from, rect.center().y - BAR / 2.0), pos2(to, rect.center().y + BAR / 2.0));
        ui.painter().rect_filled(bar, 0.0, palette.accent);
        let line = rect.center().y - 7.0..=rect.center().y + 7.0;
        ui.painter().vline(x(0.0), line, Stroke::new(1.0, palette.line));
    }
    let at = pos2(rect.right(), rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, &pull.value, theme::interface(theme::SMALL_SIZE), palette.ink);
    if response.on_hover_text(&name).clicked() {
        said.push(Said::Own(Action::Article(pull.article)));
    }
}
