//! The article as presented to a screen reader: a document of the blocks in view, with their text, the caret, and the claims.

use egui::accesskit::{self, Role, TextDirection};
use egui::{Event, Rect};

use super::layout::Laid;
use super::{id, text_runs};
use crate::app::desk::Action;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::desk::selection::Selection;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::BlockKind;
use claimlight_core::text::{Offset, TextRange};

/// Describes what is in view, and turns the requests of a screen reader into actions.
pub fn describe(ui: &mut egui::Ui, document: &Document, laid: &[Laid], body: Rect, actions: &mut Vec<Action>) {
    let ctx = ui.ctx().clone();
    let built = ctx.accesskit_node_builder(id(), |node| {
        node.set_role(Role::Document);
        node.set_label(tr!("article-named", title = document.title()));
        node.set_bounds(bounds(body));
        node.add_action(accesskit::Action::Focus);
    });
    if built.is_none() {
        return;
    }
    let article = &document.annotations.article.text;
    let text = article.as_str();
    for l in laid.iter().filter(|l| l.rows() > 0) {
        let node_id = id().with(("piece", l.number));
        child(ui, node_id, id());
        let kind = article.blocks().get(l.piece.block as usize).map_or(BlockKind::Paragraph, |b| b.kind);
        ctx.accesskit_node_builder(node_id, |node| {
            match kind {
                BlockKind::Heading(level) => {
                    node.set_role(Role::Heading);
                    node.set_level(usize::from(level));
                }
                BlockKind::Item { .. } => node.set_role(Role::ListItem),
                BlockKind::Quotation => node.set_role(Role::Blockquote),
                BlockKind::Code => node.set_role(Role::Code),
                BlockKind::TableRow => node.set_role(Role::Row),
                BlockKind::Footnote => node.set_role(Role::DocFootnote),
                BlockKind::Caption => node.set_role(Role::Caption),
                BlockKind::Paragraph | BlockKind::Byline => node.set_role(Role::Paragraph),
            }
            node.set_label(article.slice(l.piece.range));
            node.set_bounds(bounds(Rect::from_min_size(l.pos, l.galley.rect.size())));
            if l.is_rtl {
                node.set_text_direction(TextDirection::RightToLeft);
            }
        });
        text_runs::describe(ui, node_id, l, text);
    }
    // The caret and the selection belong to the document node, where screen readers look for them.
    let range = document.selected_range();
    let (anchor, focus) = match document.selection {
        Selection::Words { anchor, head } => (anchor, head),
        Selection::Claim(_) => (range.start(), range.end()),
    };
    if let (Some(anchor), Some(focus)) = (position(laid, text, anchor), position(laid, text, focus)) {
        ctx.accesskit_node_builder(id(), |node| {
            node.set_text_selection(accesskit::TextSelection { anchor, focus });
        });
    }
    claims(ui, document, laid, actions);
}

/// Converts an offset into a text run of a block in view and a character in it. An offset out of view is moved to the nearest
/// place in view; `None` if no text is in view.
fn position(laid: &[Laid], text: &str, at: Offset) -> Option<accesskit::TextPosition> {
    let shown = || laid.iter().filter(|l| l.rows() > 0);
    let l = shown().find(|l| at <= l.piece.range.end()).or_else(|| shown().next_back())?;
    let at = at.clamp(l.piece.range.start(), l.piece.range.end());
    text_runs::position(id().with(("piece", l.number)), l, text, at)
}

/// Adds each claim in view as a named child that can be focused and clicked.
fn claims(ui: &mut egui::Ui, document: &Document, laid: &[Laid], actions: &mut Vec<Action>) {
    let ctx = ui.ctx().clone();
    let annotations = &document.annotations;
    let (Some(first), Some(last)) = (laid.first(), laid.last()) else { return };
    let seen = TextRange::new(first.piece.range.start(), last.piece.range.end());
    let total = annotations.claims.len();
    let mut named = std::collections::HashSet::new();
    let scheme = document.scheme();
    for span in annotations.claims.spans_in(seen) {
        let Some(claim) = annotations.claims.get(span.claim).filter(|c| named.insert(c.id)) else { continue };
        let node_id = id().with(("claim", span.claim.0.as_u128()));
        child(ui, node_id, id());
        let number = annotations.claims.position(span.claim).map_or(0, |i| i + 1);
        let verdict = texts::shown(&scheme, document.shown(claim)).to_lowercase();
        let quote = span.range.of(document.text());
        let rect =
            laid.iter().flat_map(|l| l.rects(document.text(), span.range)).map(|part| part.rect).reduce(Rect::union);
        ctx.accesskit_node_builder(node_id, |node| {
            node.set_role(Role::Button);
            node.set_label(tr!("claim-in-article", verdict = verdict, number = number, total = total, quote = quote));
            if let Some(rect) = rect {
                node.set_bounds(bounds(rect));
            }
            if document.selection == Selection::Claim(span.claim) {
                node.set_selected(true);
            }
            node.add_action(accesskit::Action::Click);
            node.add_action(accesskit::Action::Focus);
        });
        let target = node_id.accesskit_id();
        let asked = ui.input(|i| {
            i.events.iter().any(|e| {
                matches!(e, Event::AccessKitActionRequest(r) if r.target_node == target
                    && matches!(r.action, accesskit::Action::Click | accesskit::Action::Focus))
            })
        });
        if asked {
            actions.push(Action::SelectClaim(span.claim, Reveal::No));
        }
    }
}

/// Makes `node_id` a child of `parent` in the accessibility tree. egui lets only a `Ui` choose its parent there.
pub fn child(ui: &mut egui::Ui, node_id: egui::Id, parent: egui::Id) {
    ui.new_child(egui::UiBuilder::new().scope_id(node_id).accessibility_parent(parent));
}

/// A rectangle on the screen as the accessibility tree has it.
pub fn bounds(rect: Rect) -> accesskit::Rect {
    accesskit::Rect { x0: rect.min.x.into(), y0: rect.min.y.into(), x1: rect.max.x.into(), y1: rect.max.y.into() }
}
