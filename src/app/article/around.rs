//! What surrounds the article's words: the strip, the tooltip of a link, bullets and numbers.

use egui::text::LayoutJob;
use egui::{CursorIcon, Rect, Sense, Stroke, pos2, vec2};

use super::id;
use super::layout::{Column, Laid};
use crate::app::desk::Action;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme};
use crate::tr;
use claimlight_core::model::{ArticleText, BlockKind, MarkKind};
use claimlight_core::text::{Direction, Offset, TextRange};

/// The width of the strip with the space around it, in points.
pub const STRIP: f32 = 16.0;
/// The width of a mark in the strip, in points; the part in view is one point wider at each side.
const MARK: f32 = 8.0;

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
    let track = Rect::from_center_size(pos2(rect.right() - 9.0, rect.center().y), vec2(MARK, rect.height() - 16.0));
    let painter = ui.painter();
    let len = document.text().len().max(1) as f32;
    let y_of = |at: Offset| track.top() + track.height() * (at.to_usize() as f32 / len);
    let whole = seen.start() == Offset::ZERO && seen.end().to_usize() as f32 >= len;
    if !whole {
        let (a, b) = (y_of(seen.start()), y_of(seen.end()));
        let bottom = b.max(a + 24.0).min(track.bottom());
        let seen =
            Rect::from_min_max(pos2(track.left() - 1.0, a.min(bottom - 24.0)), pos2(track.right() + 1.0, bottom));
        let is_held = response.hovered() || response.dragged();
        painter.rect_filled(seen, 5.0, if is_held { palette.pressed } else { palette.hover });
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
            let x = track.left() + (k % 2) as f32 * MARK / 2.0;
            let w = if k == 0 { MARK } else { MARK / 2.0 };
            painter.rect_filled(Rect::from_min_size(pos2(x, y), vec2(w, 3.0)), 1.0, palette.verdict(name).line);
        }
        // The hits of a search are drawn beside the track.
        if hits_along.get(i).copied().unwrap_or(false) {
            let at = Rect::from_min_size(pos2(track.right() + 2.0, y), vec2(3.0, 3.0));
            painter.rect_filled(at, 1.0, palette.accent);
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
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(tr!("where-claims-lie-click-to-go"));
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
