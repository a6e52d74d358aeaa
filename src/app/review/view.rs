//! The review of a changed text: its heading, the text before, the list of items, and the buttons.

use std::ops::Range;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Button, Color32, Galley, Label, Rect, Response, RichText, Role, ScrollArea, Stroke, TextFormat, Ui, WidgetInfo,
    vec2,
};

use super::{Action, Item, Review};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings, Weight};
use crate::app::desk;
use crate::app::desk::Pane;
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::look::set;
use crate::app::look::theme::{self, Palette};
use crate::app::look::verdicts::{Style, style_of, underline};
use crate::app::look::widgets::{self, heading};
use crate::tr;
use claimlight_core::anchor::{self, Group, Wording};
use claimlight_core::model::{ArticleText, Place, Shown, Span};
use claimlight_core::text::TextRange;

/// The heading, with the counts.
pub fn head(ui: &mut Ui, cx: &Context<'_>, review: &Review, document: &Document) {
    let palette = cx.palette;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.add(Label::new(RichText::new(tr!("review-title")).heading().color(palette.ink)).selectable(false));
        for (group, n) in &review.counts {
            let colour = match group {
                Group::Changed => palette.accent,
                Group::Doubtful => palette.verdict("orange").line,
                Group::NotFound => palette.muted,
                _ => palette.ink,
            };
            let words = match group {
                Group::InPlace => tr!("review-in-place", n = *n),
                Group::Moved => tr!("review-moved", n = *n),
                Group::Changed => tr!("review-changed", n = *n),
                Group::Doubtful => tr!("review-doubtful", n = *n),
                Group::NotFound => tr!("review-not-found", n = *n),
            };
            ui.label(RichText::new(words).color(colour));
        }
        if review.lost_no_claims > 0 {
            ui.label(RichText::new(tr!("review-unread", n = review.lost_no_claims)).color(palette.muted));
        }
        let left = review.left(&document.annotations);
        ui.label(RichText::new(tr!("review-left", n = left, all = review.items.len())).color(palette.muted));
    });
}

/// The old text around the shown claim, with deleted words struck out.
pub fn before(ui: &mut Ui, cx: &Context<'_>, review: &Review, document: &Document) {
    let palette = cx.palette;
    heading(ui, tr!("review-as-it-was"), palette);
    ui.add_space(6.0);
    let Some(item) = review.item() else { return };
    let shown = document.annotations.claims.get(item.claim).map_or(Shown::ToCheck, |claim| document.shown(claim));
    let style = style_of(&document.annotations.scheme, shown, palette);
    let (mut job, words) = passage(item, review, document, &style, palette);
    job.wrap.max_width = ui.available_width();
    ScrollArea::vertical().id_salt("as-it-was").auto_shrink(false).show(ui, |ui| {
        let galley = set::set(ui.ctx(), job, None, None).galley;
        let origin = ui.add(Label::new(Arc::clone(&galley))).rect.min.to_vec2();
        for row in rows_of(&galley, words) {
            let row = row.translate(origin);
            underline(ui.painter(), style.underline, row.left(), row.right(), row.bottom() - 3.0, style.colours.line);
        }
        if item.old.is_none() || review.before.is_none() {
            ui.add_space(8.0);
            ui.label(RichText::new(tr!("review-no-old-text")).size(theme::SMALL_SIZE).color(palette.muted));
        }
    });
}

/// The rectangles of the characters with these indices, in each row. There are several in a row where directions meet.
fn rows_of(galley: &Galley, words: Range<usize>) -> Vec<Rect> {
    let mut first = 0;
    let mut rects: Vec<Rect> = Vec::new();
    for row in &galley.rows {
        let glyphs = row.glyphs.iter().zip(first..).filter(|(_, i)| words.contains(i)).map(|(glyph, _)| glyph);
        let mut seen: Vec<Rect> = glyphs.map(|glyph| glyph.logical_rect().translate(row.pos.to_vec2())).collect();
        seen.retain(Rect::is_positive);
        seen.sort_by(|a, b| a.left().total_cmp(&b.left()));
        let from = rects.len();
        for rect in seen {
            match rects[from..].last_mut() {
                Some(last) if rect.left() < last.right() + 1.0 => *last = last.union(rect),
                _ => rects.push(rect),
            }
        }
        first += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    rects
}

/// An item's words before the change with their surroundings, and which characters (Unicode scalars) belong to the claim.
fn passage(
    item: &Item,
    review: &Review,
    document: &Document,
    style: &Style,
    palette: &Palette,
) -> (LayoutJob, Range<usize>) {
    let mut job = LayoutJob::default();
    let plain = TextFormat {
        font_id: theme::serif(17.0),
        color: palette.ink,
        line_height: Some(26.0),
        ..TextFormat::default()
    };
    let text = &document.annotations.article.text;
    let place = item.suggestion.as_ref().map(|f| f.range).or(item.span.range());
    let now = place.map_or("", |r| text.slice(r));
    let words = TextFormat { background: style.colours.tint, ..plain.clone() };
    let gone = TextFormat {
        background: palette.verdict("red").tint,
        strikethrough: Stroke::new(1.5, palette.verdict("red").line),
        ..plain.clone()
    };
    let (lead, tail) = match (item.old, &review.before) {
        (Some(old), Some(before)) => around(before, old),
        _ => kept(&item.span),
    };
    if !lead.is_empty() {
        job.append(&lead, 0.0, plain.clone());
    }
    let mut at = 0;
    let differing = if place.is_some() { anchor::differences(&item.was, now).old } else { Vec::new() };
    for range in differing {
        job.append(&item.was[at..range.start], 0.0, words.clone());
        job.append(&item.was[range.clone()], 0.0, gone.clone());
        at = range.end;
    }
    job.append(&item.was[at..], 0.0, words);
    if !tail.is_empty() {
        job.append(&tail, 0.0, plain);
    }
    let first = lead.chars().count();
    (job, first..first + item.was.chars().count())
}

/// The words before and after a span without a place; empty if they were not kept.
fn kept(span: &Span) -> (String, String) {
    let Place::Nowhere(lost) = &span.place else { return Default::default() };
    let lead = if lost.before.is_empty() { String::new() } else { format!("…{}", lost.before) };
    let tail = if lost.after.is_empty() { String::new() } else { format!("{}…", lost.after) };
    (lead, tail)
}

/// The text before and after a range: the rest of the paragraphs that it starts and ends in, and the nearest non-empty paragraph on
/// each side. A blank line separates two paragraphs.
fn around(text: &ArticleText, range: TextRange) -> (String, String) {
    let blocks = text.blocks();
    if blocks.is_empty() {
        return Default::default();
    }
    let (first, last) = (text.block_at(range.start()), text.block_at(range.end()));
    let full = |i: &usize| !blocks[*i].range.is_empty();
    let before = (0..first).rev().find(full).map(|i| text.slice(blocks[i].range));
    let after = (last + 1..blocks.len()).find(full).map(|i| text.slice(blocks[i].range));
    let own_lead = text.slice(TextRange::new(blocks[first].range.start().min(range.start()), range.start()));
    let own_tail = text.slice(TextRange::new(range.end(), blocks[last].range.end().max(range.end())));
    let lead = before.map_or_else(|| own_lead.to_owned(), |before| format!("{}\n\n{own_lead}", shortened(before)));
    (lead, after.map_or_else(|| own_tail.to_owned(), |after| format!("{own_tail}\n\n{after}")))
}

/// The end of a long paragraph, cut at a space.
fn shortened(paragraph: &str) -> String {
    const MOST: usize = 300;
    let from = paragraph.ceil_char_boundary(paragraph.len().saturating_sub(MOST));
    match paragraph[from..].find(' ').filter(|_| from > 0) {
        Some(blank) => format!("…{}", &paragraph[from + blank..]),
        None => paragraph.to_owned(),
    }
}

/// The list of items to review.
pub fn list(ui: &mut Ui, cx: &Context<'_>, review: &Review, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    heading(ui, tr!("review-to-look-at"), palette);
    ui.add_space(4.0);
    ScrollArea::vertical().id_salt("review-list").auto_shrink(false).show(ui, |ui| {
        for (i, item) in review.items.iter().enumerate() {
            let response = row(ui, i, item, i == review.at, document, palette);
            if response.clicked() {
                said.push(Said::Own(Action::Show(i)));
            }
            if i == review.at && cx.desk.takes_focus(Pane::Claims) {
                response.request_focus();
            }
        }
        if !review.sure.is_empty() {
            ui.add_space(8.0);
            sure(ui, review, document, palette, said);
        }
    });
}

/// A collapsible line that lists the claims that need no review.
fn sure(ui: &mut Ui, review: &Review, document: &Document, palette: &Palette, said: &mut Sayings<Action>) {
    let title = RichText::new(tr!("review-sure", n = review.sure.len())).size(theme::SMALL_SIZE).color(palette.muted);
    let drawn = egui::CollapsingHeader::new(title).id_salt("review-sure").show(ui, |ui| {
        let claims = &document.annotations.claims;
        for claim in review.sure.iter().take(MOST).filter_map(|id| claims.get(*id)) {
            let room = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
            let words = set::line(ui.ctx(), &quote_of(document, claim), theme::serif(13.0), palette.ink, room);
            if ui.add(Button::new(words).frame(false)).clicked() {
                said.push(Said::Desk(desk::Action::SelectClaim(claim.id, Reveal::Yes)));
            }
        }
        if review.sure.len() > MOST {
            ui.label(RichText::new(tr!("and-more", n = review.sure.len() - MOST)).color(palette.muted));
        }
    });
    let open = drawn.openness > 0.5;
    let name = tr!("review-sure", n = review.sure.len());
    drawn.header_response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
}

/// The most claims listed that need no review.
const MOST: usize = 300;

fn row(ui: &mut Ui, i: usize, item: &Item, is_shown: bool, document: &Document, palette: &Palette) -> Response {
    let pending = item.is_pending(&document.annotations);
    let reason = if pending { reason(item) } else { tr!("review-looked-at").to_owned() };
    let one_line = item.was.replace('\n', " ");
    let name = tr!("review-row", n = i + 1, quote = one_line.as_str(), reason = reason.as_str());
    let sign = if pending { sign(item.group, palette) } else { ("✓", palette.verdict("green").line) };
    let ink = if pending { palette.ink } else { palette.muted };
    widgets::step(ui, &name, is_shown, sign, (&one_line, ink), &reason, palette)
}

fn sign(group: Group, palette: &Palette) -> (&'static str, Color32) {
    match group {
        Group::Changed => ("≠", palette.accent),
        Group::Doubtful => ("?", palette.verdict("orange").line),
        _ => ("–", palette.muted),
    }
}

/// Why an item needs review, for display.
fn reason(item: &Item) -> String {
    let Some((wording, confidence)) = item.change else { return tr!("review-reason-not-found").to_owned() };
    let words = match wording {
        Wording::Same => tr!("review-reason-same").to_owned(),
        Wording::Spelling => tr!("review-reason-spelling").to_owned(),
        Wording::Order => tr!("review-reason-order").to_owned(),
        Wording::Words(n) => tr!("review-reason-words", n = n),
        Wording::Figure => tr!("review-reason-figure").to_owned(),
        Wording::Negation => tr!("review-reason-negation").to_owned(),
    };
    let rivals = item.suggestion.as_ref().is_some_and(|f| f.has_rivals);
    let words = if rivals { tr!("review-reason-several").to_owned() } else { words };
    if confidence < 90 { tr!("review-reason-unsure", what = words, percent = usize::from(confidence)) } else { words }
}

/// The buttons for the shown claim.
pub fn buttons(ui: &mut Ui, cx: &Context<'_>, review: &Review, document: &Document, said: &mut Sayings<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let item = review.item();
        let has_place = item.is_some_and(|i| i.change.is_some());
        let if_placed = |weight| if has_place { weight } else { Weight::Off };
        let changed = item.and_then(|i| i.change).is_some_and(|(w, _)| w != Wording::Same);
        let judged = item.is_some_and(|i| {
            let claim = document.annotations.claims.get(i.claim);
            let mine = claim.and_then(|c| Some((c, document.mine(c)?)));
            mine.is_some_and(|(claim, j)| j.verdict.is_some() && claim.is_on_earlier_words(j))
        });
        let to_check = changed && judged;
        let accept = if to_check { tr!("review-accept-to-check") } else { tr!("review-accept") };
        let first = cx.command_button(ui, accept, Command::ReviewAccept, if_placed(Weight::First), said);
        if first.has_focus() {
            ui.painter().rect_stroke(first.rect, 4.0, Stroke::new(2.0, cx.palette.ink), egui::StrokeKind::Outside);
        }
        cx.command_button(ui, tr!("review-place"), Command::ReviewPlace, Weight::Plain, said);
        cx.command_button(ui, tr!("review-unplace"), Command::ReviewUnplaced, Weight::Plain, said);
        if to_check {
            let label = tr!("review-keep-verdict");
            cx.command_button(ui, label, Command::ReviewKeepVerdict, if_placed(Weight::Plain), said);
        }
        widgets::at_the_end(ui, |ui| {
            cx.command_button(ui, tr!("review-leave"), Command::Review, Weight::Plain, said);
        });
    });
}
