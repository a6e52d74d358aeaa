//! Two people's claims compared: counts on top, the list of differences, and buttons.

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use super::{Action, Comparison};
use crate::app::article::sides;
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings, Weight};
use crate::app::desk::Pane;
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::look::widgets::{self, heading};
use crate::app::words::{short, texts};
use crate::tr;
use claimlight_core::compare::Difference;
use claimlight_core::model::{Annotations, AnnotatorId, ClaimId, Scheme};

/// Draws the line with the counts and the meaning of the tints.
pub fn head(ui: &mut Ui, cx: &Context<'_>, comparison: &Comparison, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let name = comparison.name();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        let title = tr!("compare-title", file = short(&comparison.file));
        let title = ui.add(Label::new(RichText::new(title).heading().color(palette.ink)).selectable(false));
        title.on_hover_text(&comparison.file);
        let [mine, theirs, verdict, ends] = comparison.counts();
        for words in [
            tr!("compare-same", n = comparison.compared.same),
            tr!("compare-only-mine", n = mine),
            tr!("compare-only-theirs", n = theirs, name = name),
            tr!("compare-other-verdict", n = verdict),
            tr!("compare-other-boundaries", n = ends),
        ] {
            ui.label(RichText::new(words).color(palette.ink));
        }
    });
    ui.horizontal_wrapped(|ui| {
        sides::swatch(ui, palette, true);
        ui.label(RichText::new(tr!("compare-mine")).color(palette.muted));
        ui.add_space(12.0);
        sides::swatch(ui, palette, false);
        ui.label(RichText::new(tr!("compare-theirs", name = name)).color(palette.muted));
        let people: Vec<(AnnotatorId, &str)> = comparison.people().collect();
        if people.len() > 1 {
            for (id, other) in people.into_iter().filter(|(id, _)| *id != comparison.person) {
                if ui.button(tr!("compare-with-person", name = short(other))).on_hover_text(other).clicked() {
                    said.push(Said::Own(Action::Person(id)));
                }
            }
        }
    });
}

/// Draws the list of differences.
pub fn list(ui: &mut Ui, cx: &Context<'_>, comparison: &Comparison, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    heading(ui, tr!("compare-differences"), palette);
    ui.add_space(4.0);
    if comparison.compared.differences.is_empty() {
        ui.label(RichText::new(tr!("compare-all-same")).color(palette.muted));
    }
    let rows = comparison.compared.differences.len();
    let mut area = ScrollArea::vertical().id_salt("differences").auto_shrink(false);
    // Only visible rows are drawn, so a newly shown difference is scrolled into view.
    let shown_last = ui.scope_id().with("shown-last");
    if ui.data(|d| d.get_temp::<usize>(shown_last)) != Some(comparison.at) {
        ui.data_mut(|d| d.insert_temp(shown_last, comparison.at));
        let step = widgets::STEP + ui.spacing().item_spacing.y;
        area = area.vertical_scroll_offset((comparison.at as f32 * step - ui.available_height() * 0.4).max(0.0));
    }
    area.show_rows(ui, widgets::STEP, rows, |ui, shown| {
        for i in shown {
            let difference = comparison.compared.differences[i];
            let (sign, reason) = words(difference, comparison, document);
            let quote = quote(difference, comparison, document);
            let name = tr!("review-row", n = i + 1, quote = quote.as_str(), reason = reason.as_str());
            let ink = palette.ink;
            let is_shown = i == comparison.at;
            let sign = (sign, palette.accent);
            let response = widgets::step(ui, &name, is_shown, sign, (&quote, ink), &reason, palette);
            if response.clicked() {
                said.push(Said::Own(Action::Show(i)));
            }
            if is_shown && cx.desk.takes_focus(Pane::Claims) {
                response.request_focus();
            }
        }
    });
}

fn quote(difference: Difference, comparison: &Comparison, document: &Document) -> String {
    let claim = match (difference.mine(), difference.theirs()) {
        (Some(id), _) => document.annotations.claims.get(id),
        (None, Some(id)) => comparison.theirs.claims.get(id),
        (None, None) => None,
    };
    claim.map_or_else(String::new, |c| quote_of(document, c))
}

/// The sign of a difference, and its description.
fn words(difference: Difference, comparison: &Comparison, document: &Document) -> (&'static str, String) {
    let name = comparison.name();
    let label = |(annotations, scheme): (&Annotations, &Scheme), id: ClaimId, person: AnnotatorId| {
        let judgement = annotations.claims.get(id).and_then(|c| annotations.same().judgement(c, person));
        let verdict = judgement.and_then(|j| j.verdict.as_deref());
        let known = verdict.map(|id| scheme.verdict(id).map_or(id, |v| texts::of_scheme(&v.label)));
        known.map_or_else(|| Command::ToCheck.label().to_owned(), str::to_owned)
    };
    let scheme = document.scheme();
    let mine = |id| label((&document.annotations, &*scheme), id, document.me);
    let theirs = |id| label((&*comparison.theirs, &*comparison.theirs.scheme), id, comparison.person);
    match difference {
        Difference::OnlyMine(id) => ("–", tr!("compare-row-only-mine", verdict = mine(id))),
        Difference::OnlyTheirs(id) => ("+", tr!("compare-row-only-theirs", name = name, verdict = theirs(id))),
        Difference::OtherVerdict(a, b) => {
            ("≠", tr!("compare-row-verdict", mine = mine(a), name = name, theirs = theirs(b)))
        }
        Difference::OtherEnds(..) => ("[ ]", tr!("compare-row-boundaries").to_owned()),
    }
}

/// Draws the buttons for the shown difference.
pub fn buttons(ui: &mut Ui, cx: &Context<'_>, comparison: &Comparison, said: &mut Sayings<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let difference = comparison.difference();
        let name = &short(comparison.name());
        let label = match difference {
            Some(Difference::OtherVerdict(..)) => tr!("compare-take-verdict", name = name),
            Some(Difference::OtherEnds(..)) => tr!("compare-take-boundaries", name = name),
            _ => tr!("compare-take-claim", name = name),
        };
        let can = difference.is_some_and(|d| d.theirs().is_some());
        let first = if can { Weight::First } else { Weight::Off };
        cx.command_button(ui, &label, Command::CompareTake, first, said);
        let plain = if difference.is_some() { Weight::Plain } else { Weight::Off };
        for (label, command) in
            [(tr!("compare-next"), Command::NextClaim), (tr!("compare-previous"), Command::PreviousClaim)]
        {
            cx.command_button(ui, label, command, plain, said);
        }
        widgets::at_the_end(ui, |ui| {
            cx.command_button(ui, tr!("compare-end"), Command::Compare, Weight::Plain, said);
        });
    });
}
