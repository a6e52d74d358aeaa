//! The dialog that shows and changes facts about the article, and the line below a text that was just pasted.

use egui::{Button, Id, RichText, Role, Ui, WidgetInfo};

use super::{Action, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Fact;
use crate::app::look::{theme, widgets};
use crate::app::words::languages;
use crate::tr;

/// What a fact is called.
pub fn fact_label(fact: Fact) -> &'static str {
    tr!(match fact {
        Fact::Title => "fact-title",
        Fact::Byline => "fact-byline",
        Fact::Publisher => "fact-publisher",
        Fact::Source => "fact-source",
        Fact::Published => "fact-published",
        Fact::Accessed => "fact-accessed",
        Fact::Language => "fact-language",
    })
}

/// Draws a fact's text field. Returns the text if it was changed.
pub fn fact_field(ui: &mut Ui, id: Id, fact: Fact, value: &str, width: f32) -> Option<String> {
    let mut value = value.to_owned();
    let hint = match fact {
        Fact::Published | Fact::Accessed => tr!("date-hint"),
        Fact::Source => tr!("source-hint"),
        _ => "",
    };
    let output = widgets::words_field(ui, id, &mut value, hint, width);
    // Undo is the program's: egui's own is emptied.
    let mut kept = output.state;
    kept.clear_undoer();
    kept.store(ui.ctx(), id);
    let response = output.response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, fact_label(fact)));
    response.changed().then_some(value)
}

/// The fields of the dialog, row by row.
const ROWS: [&[Fact]; 5] = [
    &[Fact::Title],
    &[Fact::Byline, Fact::Publisher],
    &[Fact::Source],
    &[Fact::Published, Fact::Accessed],
    &[Fact::Language],
];

/// Shows the dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    let facts = &document.annotations.article.facts;
    widgets::sheet(
        ctx,
        tr!("article-details"),
        560.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            let id = |fact: Fact| Id::unique(("details", document.number, fact));
            if widgets::nothing_focused(ui) {
                ui.memory_mut(|m| m.request_focus(id(Fact::Title)));
            }
            for row in &ROWS {
                ui.horizontal_top(|ui| {
                    let width = (ui.available_width() - 16.0 * (row.len() as f32 - 1.0)) / row.len() as f32;
                    ui.spacing_mut().item_spacing.x = 16.0;
                    for fact in *row {
                        let value = state.typed(*fact).unwrap_or_else(|| fact.of(facts));
                        let typed = ui.vertical(|ui| {
                            ui.set_width(width);
                            widgets::label(ui, fact_label(*fact), palette);
                            let id = id(*fact);
                            if *fact == Fact::Language {
                                return language(ui, id, value, document.progress.sentences().len());
                            }
                            let typed = fact_field(ui, id, *fact, value, width);
                            if matches!(fact, Fact::Published | Fact::Accessed) {
                                widgets::date_problem(ui, value, palette);
                            }
                            typed
                        });
                        said.extend(typed.inner.map(|text| Said::Own(Action::Type(*fact, text))));
                    }
                });
                ui.add_space(8.0);
            }
            ui.add_space(8.0);
            ui.label(RichText::new(tr!("language-decides")).size(theme::SMALL_SIZE).color(palette.muted));
            if !facts.original_name.is_empty() {
                let told = tr!("read-from", name = &facts.original_name);
                ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted));
            }
            if let Some(import) = &facts.import {
                let key = if import.guessed { "details-encoding-guess" } else { "details-encoding" };
                let told = tr!(key, encoding = import.encoding.as_str());
                ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted));
            }
            if let Some(path) = document.saving.path() {
                widgets::label(ui, tr!("saved-where", place = path.display().to_string()), palette);
            }
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                for command in [Command::ReadAgain, Command::ChooseEncoding] {
                    let can = !state.is_changed(cx.desk) && cx.keymap.can(command, cx.desk).is_ok();
                    if ui.add_enabled(can, Button::new(command.label())).clicked() {
                        said.push(Said::Close);
                        said.push(Said::Run(command));
                    }
                }
            });
            widgets::buttons(ui, |ui| {
                if widgets::dialog_primary(ui, tr!("save-details"), state.is_changed(cx.desk), palette) {
                    said.push(Said::Own(Action::Save));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Own(Action::Cancel));
                }
            });
        },
    );
}

/// Draws the language's code with a list of languages to choose from, and the number of sentences found by its rules. Returns the
/// code if it was changed.
fn language(ui: &mut Ui, id: Id, value: &str, sentences: usize) -> Option<String> {
    let row = ui.horizontal(|ui| {
        let mut typed = fact_field(ui, id, Fact::Language, value, 64.0);
        ui.menu_button(tr!("choose-language"), |ui| {
            for (code, _) in languages::offered() {
                if ui.selectable_label(value == code, languages::named(code)).clicked() {
                    typed = Some(code.to_owned());
                    ui.close();
                }
            }
        });
        ui.label(tr!("sentences", n = sentences));
        typed
    });
    row.inner
}

/// The line that offers title, source and date of a text that was just pasted. It can be ignored.
pub fn pasted(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    ui.horizontal(|ui| {
        for (fact, width) in [(Fact::Title, 240.0), (Fact::Source, 200.0), (Fact::Published, 90.0)] {
            ui.label(RichText::new(fact_label(fact)).color(palette.muted));
            let id = Id::unique(("fact", document.number, fact));
            let value = fact.of(&document.annotations.article.facts);
            let typed = fact_field(ui, id, fact, value, width);
            said.extend(typed.map(|text| Said::Own(Action::Set(fact, text))));
        }
    });
}
