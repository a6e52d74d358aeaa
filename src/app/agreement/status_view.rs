//! What the status line says of a study: when and how fast it was counted, who is taken to have read all, and where its files are.

use std::time::Duration;

use egui::containers::menu::MenuButton;
use egui::{Button, Label, RichText, Ui};

use super::figures::Figures;
use super::{Action, Page, rows_view};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, widgets};
use crate::app::words::file_name;
use crate::app::words::texts::{number, of_scheme};
use crate::tr;

/// For how long something was counted just now.
const NOW: Duration = Duration::from_mins(1);
/// The least room for who is taken to have read all, and for what stands right of it, in points.
const WITH_READERS: f32 = 560.0;
const PLACE: f32 = 400.0;
/// The least room for the scheme beside the folder, in points.
const WITH_SCHEME: f32 = 420.0;

fn small(words: impl Into<String>, cx: &Context<'_>) -> RichText {
    RichText::new(words).size(theme::SMALL_SIZE).color(cx.palette.muted)
}

/// Draws what stands at the left: the time of counting, and who is taken to have read all.
pub fn counted(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let Some(figures) = page.figures.as_ref().filter(|_| cx.desk.working.is_none()) else { return };
    let again = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.add(Button::new(small(when(ui, page), cx)))
    });
    let name = format!("{}. {}", when(ui, page), Command::AgreementAgain.label());
    again.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if again.on_hover_text(cx.keymap.tip(Command::AgreementAgain)).clicked() {
        said.push(Said::Run(Command::AgreementAgain));
    }
    readers(ui, cx, figures);
}

/// When it was counted, and how long that took.
fn when(ui: &Ui, page: &Page) -> String {
    let seconds = number((page.took.as_secs_f64() * 10.0).ceil() / 10.0);
    let Some((clock, since)) = &page.counted else { return String::new() };
    let Some(left) = NOW.checked_sub(since.elapsed()) else {
        return tr!("agree-counted-at", time = clock.as_str(), seconds = seconds);
    };
    ui.ctx().request_repaint_after(left + Duration::from_millis(100));
    tr!("agree-counted-now", seconds = seconds)
}

/// Says who is taken to have read all, with a menu that says of which articles.
fn readers(ui: &mut Ui, cx: &Context<'_>, figures: &Figures) {
    let Some(first) = figures.took_all.first().filter(|_| ui.available_width() > WITH_READERS) else { return };
    let more = figures.took_all.len() - 1;
    let words = if more == 0 {
        first.trim_end_matches('.').to_owned()
    } else {
        tr!("agree-took-more", first = first.as_str(), n = more)
    };
    ui.add_space(8.0);
    let width = ui.available_width() - PLACE;
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(Label::new(small(words, cx)).truncate().selectable(false)).on_hover_text(figures.took_all.join("\n"));
    });
    let which = Button::new(small(tr!("agree-which"), cx).color(cx.palette.accent));
    widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        MenuButton::from_button(which).ui(ui, |ui| {
            let took: Vec<_> = figures.articles.iter().filter(|article| !article.took_all.is_empty()).collect();
            let of = |i: usize| [took[i].title.clone(), took[i].took_all.join(", ")];
            rows_view::show(ui, tr!("agree-which"), took.len(), cx.palette, of);
        });
    });
}

/// Draws what stands at the right: where the files are, and their scheme.
pub fn place(ui: &mut Ui, cx: &Context<'_>, page: &Page) {
    if let Some(figures) = page.figures.as_ref().filter(|_| ui.available_width() > WITH_SCHEME) {
        ui.add(Label::new(small(of_scheme(&figures.scheme.name), cx)).selectable(false));
        ui.add_space(8.0);
    }
    let files = tr!("agree-files", n = page.files());
    let words = page.folder.as_deref().map_or_else(|| files.clone(), |path| format!("{}, {files}", file_name(path)));
    let label = ui.add(Label::new(small(words, cx)).truncate().selectable(false));
    if let Some(folder) = &page.folder {
        label.on_hover_text(folder.display().to_string());
    }
}
