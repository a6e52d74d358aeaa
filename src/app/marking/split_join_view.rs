//! The sheet that splits a claim into parts.

use egui::{Button, Checkbox, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::Action;
use super::split_join::{Part, Split};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::look::{set, theme, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::text::TextRange;

/// Shows the sheet that splits a claim.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, split: &Split, said: &mut Sayings<Action>) {
    let Some(document) = &cx.desk.document else { return };
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 240.0).max(80.0);
    widgets::sheet(
        ctx,
        tr!("split"),
        620.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            if let Some(claim) = document.annotations.claims.get(split.claim) {
                set::label(ui, &quote_of(document, claim), theme::serif(15.0), palette.ink, usize::MAX);
            }
            ui.label(RichText::new(tr!("split-hint")).size(theme::SMALL_SIZE).color(palette.muted));
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (i, part) in split.parts.iter().enumerate() {
                    row(ui, i, part, split, document, said);
                }
            });
            ui.horizontal(|ui| {
                if ui.button(tr!("split-more")).clicked() {
                    said.push(Said::Own(Action::AddPart));
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let n = split.parts.iter().filter(|p| p.on).count();
                    if ui.add_enabled(n > 0, Button::new(tr!("split-do"))).clicked() {
                        said.push(Said::Own(Action::MakeParts));
                    }
                    if ui.button(tr!("cancel")).clicked() {
                        said.push(Said::Close);
                    }
                });
            });
        },
    );
}

fn row(ui: &mut Ui, i: usize, part: &Part, split: &Split, document: &Document, said: &mut Sayings<Action>) {
    let n = i + 1;
    let source = document.text();
    let mut changed = part.clone();
    ui.horizontal(|ui| {
        let on = ui.add(Checkbox::without_text(&mut changed.on));
        on.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, part.on, tr!("part-on", n = n)));
        let words = |range: Option<TextRange>| match range {
            Some(range) => range.of(source).replace('\n', " "),
            None => tr!("part-same-words").to_owned(),
        };
        let shown = words(part.range);
        let places = widgets::combo(("part-place", i)).width(190.0).truncate().selected_text(&shown);
        let combo = places.show_ui(ui, |ui| {
            for range in std::iter::once(None).chain(split.clauses.iter().copied().map(Some)) {
                if ui.selectable_label(part.range == range, words(range)).clicked() {
                    changed.range = range;
                }
            }
        });
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("part-place", n = n, words = &shown)));
        let edit = widgets::single_line(&mut changed.restated).hint_text(tr!("part-restated")).desired_width(220.0);
        let field = ui.add(edit);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("part-restated-n", n = n)));
        if widgets::nothing_focused(ui) {
            field.request_focus();
        }
        let scheme = &*document.scheme();
        let label = |i: Option<usize>| {
            texts::verdict(scheme, i.and_then(|i| scheme.verdicts.get(i)).map(|v| v.id.as_str())).to_owned()
        };
        let shown = label(part.verdict);
        let combo =
            widgets::combo(("part-verdict", i)).width(110.0).truncate().selected_text(&shown).show_ui(ui, |ui| {
                for k in std::iter::once(None).chain((0..scheme.verdicts.len()).map(Some)) {
                    if ui.selectable_label(part.verdict == k, label(k)).clicked() {
                        changed.verdict = k;
                    }
                }
            });
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("part-verdict", n = n, verdict = &shown)));
    });
    if changed != *part {
        said.push(Said::Own(Action::SetPart(i, changed)));
    }
}
