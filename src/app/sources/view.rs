//! The sheet with all sources: a list at the left, the chosen one at the right.

use egui::{RichText, ScrollArea, Ui};

use super::work::Found;
use super::{Action, Fact, ListFormat, Listed, Scope, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::theme::Palette;
use crate::app::look::{theme, widgets};
use crate::app::words::short;
use crate::tr;
use claimlight_core::model::{Group, Kept};

/// Width of the list, in points.
const LIST: f32 = 380.0;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(listed) = state.listed() else { return };
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 250.0).clamp(120.0, 560.0);
    widgets::sheet(
        ctx,
        tr!("sources-title"),
        900.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            above(ui, cx, listed, said);
            ui.add_space(8.0);
            match &listed.found {
                None => drop(ui.label(RichText::new(tr!("sources-looking")).color(palette.muted))),
                Some(found) if found.groups.is_empty() => {
                    ui.label(RichText::new(tr!("sources-none")).color(palette.muted));
                }
                Some(found) => {
                    ui.horizontal_top(|ui| {
                        ui.vertical(|ui| {
                            ui.set_width(LIST);
                            list(ui, listed, found, height, palette, said);
                        });
                        ui.add_space(16.0);
                        ui.vertical(|ui| chosen(ui, listed, found, height, palette, said));
                    });
                }
            }
            widgets::buttons(ui, |ui| {
                if ui.button(tr!("close")).clicked() {
                    said.push(Said::Close);
                }
                let any = !listed.shown().is_empty();
                for (format, label) in
                    [(ListFormat::CslJson, tr!("sources-csl-json")), (ListFormat::BibTex, tr!("sources-bibtex"))]
                {
                    if ui.add_enabled(any, egui::Button::new(label)).clicked() {
                        said.push(Said::Own(Action::ChooseFile(format)));
                    }
                }
            });
        },
    );
}

/// Draws what is listed: the article or the folder, all or those without a copy.
fn above(ui: &mut Ui, cx: &Context<'_>, listed: &Listed, said: &mut Sayings<Action>) {
    ui.horizontal_wrapped(|ui| {
        if cx.desk.folder.is_some() {
            for (scope, label) in
                [(Scope::Article, tr!("sources-of-article")), (Scope::Folder, tr!("sources-of-folder"))]
            {
                if ui.radio(listed.scope == scope, label).clicked() {
                    said.push(Said::Own(Action::Scope(scope)));
                }
                ui.add_space(8.0);
            }
        }
        let mut only = listed.without_copy;
        if widgets::checkbox(ui, &mut only, tr!("sources-without-copy"), cx.palette).changed() {
            said.push(Said::Own(Action::WithoutCopy(only)));
        }
    });
    if let Some(found) = &listed.found {
        let mut told = tr!("sources-told", n = listed.shown().len());
        if found.unread > 0 {
            told = format!("{told} {}", tr!("sources-unread", n = found.unread));
        }
        ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(cx.palette.muted));
    }
}

/// Draws the list: a row for each source, with its publisher.
fn list(ui: &mut Ui, listed: &Listed, found: &Found, height: f32, palette: &Palette, said: &mut Sayings<Action>) {
    let shown = listed.shown();
    ScrollArea::vertical().id_salt("sources").max_height(height).auto_shrink([false; 2]).show_rows(
        ui,
        theme::ROW,
        shown.len(),
        |ui, range| {
            for i in shown.get(range).unwrap_or_default() {
                row(ui, &found.groups[*i], listed.chosen == Some(*i), palette, || {
                    said.push(Said::Own(Action::Choose(*i)));
                });
            }
        },
    );
}

fn name_of(group: &Group) -> &str {
    let names = [&group.source.title, &group.source.url, &group.publisher];
    names.into_iter().find(|name| !name.trim().is_empty()).map_or("–", |name| name.as_str())
}

fn row(ui: &mut Ui, group: &Group, is_chosen: bool, palette: &Palette, choose: impl FnOnce()) {
    let width = ui.available_width() - theme::GUTTER;
    let line = panels::Row::new(ui, width, is_chosen, palette);
    let claims = tr!("sources-claims", n = group.uses.len());
    let copy = match group.kept {
        Kept::Nowhere => Some(tr!("sources-no-copy")),
        Kept::Partly => Some(tr!("sources-some-copies")),
        Kept::Everywhere => None,
    };
    let parts = [Some(group.publisher.as_str()), Some(claims.as_str()), copy];
    let second: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let second = second.join(" · ");
    panels::line(
        ui,
        line.first(12.0, 8.0),
        name_of(group),
        theme::interface(theme::INTERFACE_SIZE),
        palette.ink,
        Stands::Start,
    );
    panels::line(
        ui,
        line.second(12.0, 8.0),
        &second,
        theme::interface(theme::SMALL_SIZE),
        palette.muted,
        Stands::Start,
    );
    let name = format!("{}, {second}", name_of(group));
    line.response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &name));
    if line.response.clicked() {
        choose();
    }
}

fn label_of(fact: Fact) -> &'static str {
    tr!(match fact {
        Fact::Url => "source-url",
        Fact::Title => "source-title",
        Fact::Publisher => "source-publisher",
        Fact::Published => "source-published",
        Fact::Accessed => "source-accessed",
        Fact::Archived => "source-archived",
    })
}

/// Draws the chosen source: its facts, which can be changed everywhere, and the claims that rest on it.
fn chosen(ui: &mut Ui, listed: &Listed, found: &Found, height: f32, palette: &Palette, said: &mut Sayings<Action>) {
    let Some(group) = listed.chosen.and_then(|i| found.groups.get(i)) else { return };
    ScrollArea::vertical().id_salt("source").max_height(height).auto_shrink([false; 2]).show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::GUTTER);
        for fact in Fact::ALL {
            let label = label_of(fact);
            widgets::label(ui, label, palette);
            let mut typed = fact.of(&listed.draft).clone();
            let id = egui::Id::unique(("source-fact", fact));
            let field = widgets::words_field(ui, id, &mut typed, "", f32::INFINITY);
            field.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label));
            if field.response.changed() {
                said.push(Said::Own(Action::Type(fact, typed.clone())));
            }
            if matches!(fact, Fact::Published | Fact::Accessed) {
                widgets::date_problem(ui, &typed, palette);
            }
            ui.add_space(4.0);
        }
        let label = tr!("sources-change-everywhere", n = group.uses.len());
        ui.horizontal(|ui| {
            if widgets::primary(ui, &label, listed.is_changed(), palette).clicked() {
                said.push(Said::Own(Action::Change));
            }
            if !group.source.url.is_empty() && widgets::link(ui, tr!("sources-open"), palette).clicked() {
                said.push(Said::Browse(group.source.url.clone()));
            }
        });
        ui.add_space(12.0);
        widgets::heading(ui, tr!("sources-rest"), palette);
        let mut last = None;
        for used in &group.uses {
            if found.articles.len() > 1 && last != Some(used.article) {
                let title = found.articles.get(used.article).map_or("", |article| article.title.as_str());
                ui.add_space(4.0);
                widgets::label(ui, short(title), palette);
                last = Some(used.article);
            }
            let quote = found.quotes.get(&(used.article, used.claim)).map_or("", String::as_str);
            let quote: String = quote.chars().take(120).collect();
            if widgets::link(ui, &quote, palette).clicked() {
                said.push(Said::Own(Action::GoTo(used.article, used.claim)));
            }
        }
    });
}
