//! What surrounds the article's words: the strip, the bar below a selection, the tooltip of a link, bullets and numbers.

use egui::text::LayoutJob;
use egui::{Rect, Sense, Stroke, pos2, vec2};

use super::id;
use super::layout::{Column, Laid};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Sayings, Weight};
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::desk::{Action, Mode};
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme};
use crate::tr;
use claimlight_core::model::{ArticleText, BlockKind, MarkKind};
use claimlight_core::text::{Direction, Offset, TextRange};

/// Shows the strip at the right: where claims are, which stretches have a hit, and which part of the article is in view. A
/// click goes to a place.
pub fn strip(
    seen: TextRange,
    ui: &mut egui::Ui,
    hits_along: &[bool],
    document: &Document,
    palette: &Palette,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, id().with("strip"), Sense::click_and_drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, tr!("overview-where-claims-lie-click-to"))
    });
    let track = rect.shrink2(vec2(5.0, 8.0));
    let painter = ui.painter();
    painter.rect_filled(track, 4.0, palette.panel);
    let len = document.text().len().max(1) as f32;
    let y_of = |at: Offset| track.top() + track.height() * (at.to_usize() as f32 / len);
    let whole = seen.start() == Offset::ZERO && seen.end().to_usize() as f32 >= len;
    if !whole {
        let (a, b) = (y_of(seen.start()), y_of(seen.end()));
        let seen = Rect::from_min_max(pos2(track.left(), a), pos2(track.right(), b.max(a + 12.0).min(track.bottom())));
        painter.rect_filled(seen, 4.0, palette.hairline);
    }
    let scheme = &document.annotations.scheme;
    for i in 0..crate::app::desk::tally::STRETCHES {
        let classes = document.tally.classes_along(i);
        let y = track.top() + track.height() * (i as f32 / crate::app::desk::tally::STRETCHES as f32);
        for (k, class) in classes.enumerate() {
            let name = match class {
                0 => "grey",
                c => scheme.verdicts.get(c - 1).map_or("grey", |v| &v.colour),
            };
            // Verdicts are drawn side by side, to be told apart by position when colour is not enough.
            let x = track.left() + 1.0 + (k % 2) as f32 * 3.0;
            let w = if k == 0 { track.width() - 2.0 } else { 3.0 };
            painter.rect_filled(Rect::from_min_size(pos2(x, y), vec2(w, 3.0)), 1.0, palette.verdict(name).line);
        }
        // The hits of a search are drawn beside the track.
        if hits_along.get(i).copied().unwrap_or(false) {
            let at = Rect::from_min_size(pos2(track.right() + 1.0, y), vec2(4.0, 2.0));
            painter.rect_filled(at, 0.0, palette.accent);
        }
    }
    if (response.clicked() || response.dragged())
        && let Some(pos) = response.interact_pointer_pos()
    {
        let part = ((pos.y - track.top()) / track.height()).clamp(0.0, 1.0);
        let at = Offset::new((part * len) as usize);
        // Go to the first claim near the click, if one is drawn there.
        let reach = (len * 4.0 / track.height()) as usize;
        let near = TextRange::new(Offset::new(at.to_usize().saturating_sub(reach)), at.plus(reach + 1));
        let claim = document.annotations.claims.spans_in(near).find(|s| near.contains(s.range.start()));
        match claim.filter(|_| response.clicked()) {
            Some(span) => actions.push(Action::SelectClaim(span.claim, Reveal::Yes)),
            None => actions.push(Action::ScrollTo(claimlight_core::text::floor_grapheme(document.text(), at))),
        }
    }
    response.on_hover_text_at_pointer(tr!("where-claims-lie-click-to-go"));
}

/// Shows the address of the link under the pointer. Links are never followed from here.
pub fn link_tip(ui: &egui::Ui, response: &egui::Response, document: &Document, laid: &[Laid]) {
    let Some(pos) = response.hover_pos() else { return };
    let text = document.text();
    let blocks = document.annotations.article.text.blocks();
    let Some(laid) = laid.iter().find(|l| l.rows() > 0 && pos.y >= l.pos.y && pos.y < l.pos.y + l.height()) else {
        return;
    };
    let marks = blocks.get(laid.piece.block as usize).map_or(&[][..], |b| &b.marks);
    let under = |range| laid.rects(text, range).iter().any(|part| part.rect.contains(pos));
    let found = marks.iter().find_map(|m| match &m.kind {
        MarkKind::Link(url) if under(m.range) => Some(url),
        _ => None,
    });
    if let Some(url) = found {
        let layer = ui.layer_id();
        egui::Tooltip::always_open(ui.ctx().clone(), layer, id().with("link"), egui::PopupAnchor::Pointer).show(|ui| {
            ui.label(url.as_ref());
        });
    }
}

/// Draws what is beside the words of a block: bullets, numbers, the line of a quotation.
pub fn furniture(
    painter: &egui::Painter,
    article: &ArticleText,
    kind: BlockKind,
    laid: &Laid,
    column: Column,
    palette: &Palette,
) {
    let words = article.slice(laid.piece.range);
    match kind {
        BlockKind::Item { number, .. } if laid.piece.first => {
            // In plain text, the bullet or number is part of the words.
            let marked =
                words.starts_with(['-', '*', '•', '–', '+']) || words.starts_with(|c: char| c.is_ascii_digit());
            if !marked || (number.is_some() && !words.starts_with(|c: char| c.is_ascii_digit())) {
                let mark = number.map_or("•".to_owned(), |n| format!("{n}."));
                let font = theme::serif(theme::READING_SIZE * column.zoom);
                let direction = if laid.is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
                let job = LayoutJob::simple_singleline(mark, font, palette.muted);
                let galley = set::set(painter.ctx(), job, Some(direction), None).galley;
                let rise = galley.rows.first().and_then(|r| r.glyphs.first()).map_or(0.0, |g| g.pos.y);
                let x = laid.before(8.0 * column.zoom) - if laid.is_rtl { 0.0 } else { galley.rect.width() };
                painter.galley(pos2(x, laid.baseline(0) - rise), galley, palette.muted);
            }
        }
        BlockKind::Quotation => {
            let x = laid.before(14.0);
            let y = laid.pos.y;
            painter.vline(x, y..=(y + laid.height()), Stroke::new(2.0, palette.hairline));
        }
        _ => {}
    }
}

/// Shows the bar that offers the verdicts, below the selected words or, if there is no room, above them.
pub fn selection_bar<A>(
    ui: &egui::Ui,
    cx: &Context<'_>,
    document: &Document,
    laid: &[Laid],
    body: Rect,
    said: &mut Sayings<A>,
) {
    let palette = cx.palette;
    let Some(words) = document.selected_words() else { return };
    let text = document.text();
    let rects: Vec<Rect> = laid.iter().flat_map(|l| l.rects(text, words)).map(|part| part.rect).collect();
    let (Some(first), Some(last)) = (rects.first(), rects.last()) else { return };
    let size = ui.data(|d| d.get_temp::<egui::Vec2>(id().with("bar-size"))).unwrap_or(vec2(420.0, 36.0));
    let below = last.bottom() + 6.0;
    let fits_below = below + size.y <= body.bottom() - 4.0;
    let fits_above = first.top() - 6.0 - size.y >= body.top();
    if !fits_below && !fits_above {
        return;
    }
    let y = if fits_below { below } else { first.top() - 6.0 - size.y };
    let x =
        (last.right() - size.x / 2.0).clamp(body.left() + 8.0, (body.right() - size.x - 8.0).max(body.left() + 8.0));
    let area = egui::Area::new(id().with("bar")).order(egui::Order::Middle).fixed_pos(pos2(x, y)).constrain(false);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = egui::Frame::NONE
            .fill(palette.paper)
            .stroke(Stroke::new(1.0, palette.hairline))
            .corner_radius(8.0)
            .inner_margin(egui::Margin::symmetric(8, 4))
            .shadow(ui.visuals().popup_shadow);
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                if document.mode == Some(Mode::Review) {
                    cx.command_button(ui, tr!("review-place"), Command::ReviewPlace, Weight::Plain, said);
                } else {
                    cx.verdict_buttons(ui, said);
                }
            });
        });
    });
    ui.data_mut(|d| d.insert_temp(id().with("bar-size"), shown.response.rect.size()));
}
