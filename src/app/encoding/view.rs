//! The line that says how an article's file was read, and the sheet that shows how it reads in other encodings.

use egui::{Button, Grid, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::{Action, Counted, Notice, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::widgets;
use crate::app::words::short;
use crate::tr;
use claimlight_core::import::left_out::Kind;

/// How many numbers of lines are named; beyond that, only how many there are.
const LINES: usize = 5;

/// Draws the line.
pub fn line(ui: &mut Ui, notice: &Notice, said: &mut Sayings<Action>) {
    let all = sentences(notice);
    let words = match &notice.imported {
        Some(Counted { name, blocks, stretches, .. }) => {
            let told = tr!("imported-from", name = short(name), blocks = *blocks, out = *stretches);
            let guess = notice.guess.as_ref().map(|encoding| tr!("read-as-guess", encoding = encoding.as_str()));
            std::iter::once(told).chain(guess).collect::<Vec<_>>().join(" ")
        }
        None => all.clone(),
    };
    widgets::line_with_buttons(ui, &words, &all, |ui| {
        if notice.imported.as_ref().is_some_and(|counted| counted.is_book)
            && ui.button(Command::Chapters.label()).clicked()
        {
            said.push(Said::Run(Command::Chapters));
        }
        if notice.imported.is_some() && ui.button(tr!("imported-check")).clicked() {
            said.push(Said::Run(Command::Mend));
        }
        let is_about_encoding = notice.guess.is_some() || !notice.unread_lines.is_empty();
        if is_about_encoding && ui.button(tr!("change-encoding")).clicked() {
            said.push(Said::Run(Command::ChooseEncoding));
        }
    });
}

/// What the line says.
fn sentences(notice: &Notice) -> String {
    let mut sentences = Vec::new();
    if let Some(Counted { name, blocks, stretches, .. }) = &notice.imported {
        sentences.push(tr!("imported-from", name = name.as_str(), blocks = *blocks, out = *stretches));
    }
    if let Some(encoding) = &notice.guess {
        sentences.push(tr!("read-as-guess", encoding = encoding.as_str()));
    }
    if !notice.unread_lines.is_empty() {
        let named = notice.unread_lines.iter().take(LINES).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let more = notice.unread_lines.len().saturating_sub(LINES);
        sentences.push(tr!("unread-lines", n = notice.unread_lines.len(), lines = named, more = more));
    }
    if !notice.left_out.is_empty() {
        let kinds = notice.left_out.counts().map(left_out).collect::<Vec<_>>().join(", ");
        sentences.push(tr!("left-out-of-text", kinds = kinds));
    }
    sentences.join(" ")
}

/// How many things of a kind were left out, as words.
pub fn left_out((kind, n): (Kind, usize)) -> String {
    let key = match kind {
        Kind::Scripts => "left-out-scripts",
        Kind::Styles => "left-out-styles",
        Kind::Comments => "left-out-comments",
        Kind::Templates => "left-out-templates",
        Kind::Hidden => "left-out-hidden",
        Kind::Pictures => "left-out-pictures",
        Kind::Embedded => "left-out-embedded",
        Kind::TemplateTags => "left-out-template-tags",
        Kind::UnknownTags => "left-out-unknown-tags",
        Kind::FrontMatter => "left-out-front-matter",
        Kind::Surroundings => "left-out-surroundings",
        Kind::Repeats => "left-out-repeats",
        Kind::Deletions => "left-out-deletions",
        Kind::PageHeads => "left-out-page-heads",
        Kind::Contents => "left-out-contents",
        Kind::Chapters => "left-out-chapters",
        Kind::MissingFiles => "left-out-missing-files",
        Kind::Attachments => "left-out-attachments",
        Kind::ControlCharacters => "left-out-control-characters",
    };
    tr!(key, n = n)
}

/// Shows the sheet: the encodings, and the telling words of the file in each. A click reads the file so.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let (Some(previews), Some(document)) = (state.previews(), &cx.desk.document) else { return };
    let palette = cx.palette;
    let now = document.annotations.article.facts.import.as_ref().map_or("", |import| &import.encoding);
    let height = (ctx.content_rect().height() - 220.0).max(120.0);
    widgets::sheet(
        ctx,
        tr!("choose-encoding"),
        720.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            ui.label(RichText::new(tr!("choose-encoding.help")).color(palette.muted));
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                Grid::new("encodings").num_columns(2).spacing([16.0, 4.0]).show(ui, |ui| {
                    for preview in previews {
                        let name = preview.encoding.name();
                        let button = ui.add(Button::new(name).selected(name == now));
                        let said_of_it = tr!("reads-as", encoding = name, text = preview.text.as_str());
                        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, said_of_it.clone()));
                        if widgets::nothing_focused(ui) {
                            button.request_focus();
                        }
                        if button.clicked() {
                            said.push(Said::Own(Action::Read(preview.encoding)));
                        }
                        ui.add(egui::Label::new(&preview.text).truncate());
                        ui.end_row();
                    }
                });
            });
            widgets::buttons(ui, |ui| {
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Own(Action::Close));
                }
            });
        },
    );
}
