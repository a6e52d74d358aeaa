//! The dialog that shows and changes facts about the article, and the line below a text that was just pasted.

use egui::{Button, Id, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::Action;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::{Document, Fact};
use crate::app::look::widgets;
use crate::tr;

fn label(fact: Fact) -> &'static str {
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

/// Languages whose sentences are found by rules of their own, offered by their codes.
const LANGUAGES: [&str; 16] =
    ["en", "de", "es", "fr", "it", "pt", "nl", "pl", "cs", "el", "ru", "uk", "ar", "hi", "ja", "zh"];

fn field(ui: &mut Ui, document: &Document, fact: Fact, width: f32, said: &mut Sayings<Action>) {
    let mut value = fact.of(&document.annotations.article.facts).clone();
    let id = Id::unique(("fact", document.number, fact));
    let hint = match fact {
        Fact::Published | Fact::Accessed => tr!("date-hint"),
        Fact::Source => tr!("source-hint"),
        _ => "",
    };
    let output = TextEdit::singleline(&mut value).id(id).hint_text(hint).desired_width(width).show(ui);
    // Undo is the program's: egui's own is emptied.
    let mut kept = output.state;
    kept.clear_undoer();
    kept.store(ui.ctx(), id);
    let response = output.response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label(fact)));
    if response.changed() {
        said.push(Said::Own(Action::Set(fact, value)));
    }
}

/// Shows the dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    widgets::sheet(
        ctx,
        tr!("article-details"),
        480.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            egui::Grid::new("facts").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
                for fact in Fact::ALL {
                    ui.label(RichText::new(label(fact)).color(palette.muted));
                    if fact == Fact::Language {
                        language(ui, document, said);
                    } else {
                        field(ui, document, fact, 340.0, said);
                    }
                    ui.end_row();
                }
            });
            ui.add_space(8.0);
            ui.label(RichText::new(tr!("language-decides")).size(12.0).color(palette.muted));
            let facts = &document.annotations.article.facts;
            if !facts.original_name.is_empty() {
                let told = tr!("read-from", name = &facts.original_name);
                ui.label(RichText::new(told).size(12.0).color(palette.muted));
            }
        },
    );
}

fn language(ui: &mut Ui, document: &Document, said: &mut Sayings<Action>) {
    ui.horizontal(|ui| {
        field(ui, document, Fact::Language, 64.0, said);
        let now = &document.annotations.article.facts.language;
        ui.menu_button(tr!("choose-language"), |ui| {
            for code in LANGUAGES {
                if ui.selectable_label(now == code, code).clicked() {
                    said.push(Said::Own(Action::Set(Fact::Language, code.to_owned())));
                    ui.close();
                }
            }
        });
        let n = document.progress.sentences().len();
        ui.label(tr!("sentences", n = n));
    });
}

/// The line that offers title, source and date of a text that was just pasted. It can be ignored.
pub fn pasted(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    ui.horizontal(|ui| {
        for (fact, width) in [(Fact::Title, 240.0), (Fact::Source, 200.0), (Fact::Published, 90.0)] {
            ui.label(RichText::new(label(fact)).color(palette.muted));
            field(ui, document, fact, width, said);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let done = ui.add(Button::new(tr!("pasted-done")).frame(false));
            if done.on_hover_text(tr!("pasted-done.help")).clicked() {
                said.push(Said::Own(Action::PastedDone));
            }
        });
    });
}
