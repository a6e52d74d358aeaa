//! The badges in the margin: one for each claim, beside the row in which it ends.

use egui::{Painter, Pos2, Rect, pos2, vec2};

use super::lanes::Lanes;
use super::layout::{Column, Laid};
use super::marks::{self, Dragged};
use super::sides::{self, Beside};
use crate::app::desk::document::Document;
use crate::app::desk::selection::Selection;
use crate::app::look::theme::{self, Palette};
use crate::app::look::verdicts::{Style, style_of};
use crate::app::look::{set, signs, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::ClaimId;
use claimlight_core::text::{self, Offset};

/// The distance of the first badge from the column, in points.
const OFF: f32 = 20.0;
/// The distance of two badges, from centre to centre, in points.
const STEP: f32 = 22.0;
/// The room at the side of the column for two badges, in points.
pub const ROOM: f32 = 64.0;
/// How many badges a row has before the others are counted.
const SHOWN: usize = 2;
/// The width of a quote in the list of the claims behind "+2", in points.
const QUOTE: f32 = 320.0;

/// A claim that a badge stands for.
#[derive(Clone, Debug)]
struct Marked {
    claim: ClaimId,
    style: Style,
    /// Whether it is one of the article's own claims rather than one of another person's beside it.
    is_mine: bool,
}

/// What a badge stands for.
#[derive(Debug)]
enum Of {
    /// One claim.
    Claim(Marked),
    /// Further claims that end in the row, which have no room for badges of their own.
    More(Vec<Marked>),
}

/// A badge at its place on the screen.
#[derive(Debug)]
pub struct Badge {
    /// Where it is, in points.
    pub rect: Rect,
    of: Of,
}

/// The badges in view.
#[derive(Debug, Default)]
pub struct Badges {
    badges: Vec<Badge>,
    scale: f32,
}

/// A claim that ends in a row.
struct Ending {
    row: usize,
    end: Offset,
    marked: Marked,
}

/// What the badges are placed by.
#[derive(Clone, Copy)]
pub struct Margin<'a> {
    /// The document shown.
    pub document: &'a Document,
    /// The colours of the theme.
    pub palette: &'a Palette,
    /// Another person's claims, while the claims of two people are compared.
    pub beside: Option<Beside<'a>>,
    /// The versions of a claim, while somebody decides between them: its claims have no badges.
    pub lanes: Option<Lanes<'a>>,
    /// The span being dragged.
    pub dragged: Option<Dragged>,
    /// The column of the text.
    pub column: Column,
    /// The article's place on the screen, in points.
    pub body: Rect,
}

/// The scale of badges: they grow with the text a little, and shrink with it so that those of two rows never touch.
pub fn scale(column: Column) -> f32 {
    let line = theme::READING_LINE * column.zoom * column.leading;
    column.zoom.clamp(0.5, 1.4).min(line / (theme::BADGE + 2.0))
}

impl Margin<'_> {
    /// Places the badges of the pieces in view.
    pub fn place(&self, laid: &[Laid]) -> Badges {
        let scale = scale(self.column);
        let mut badges = Vec::new();
        for l in laid.iter().filter(|l| l.rows() > 0) {
            let mut endings = self.endings(l);
            endings.sort_by_key(|e| (e.row, e.end, !e.marked.is_mine, e.marked.claim));
            for row in endings.chunk_by(|a, b| a.row == b.row) {
                self.place_row(l, row, scale, &mut badges);
            }
        }
        Badges { badges, scale }
    }

    /// The claims that end in a piece.
    fn endings(&self, l: &Laid) -> Vec<Ending> {
        let (text, piece) = (self.document.text(), l.piece.range);
        let row = |end: Offset| l.row_of(text::previous_grapheme(text, end).max(piece.start()));
        if let Some(beside) = self.beside {
            let sided = sides::ending_in(self.document, beside, self.palette, piece).into_iter();
            return sided
                .map(|s| Ending {
                    row: row(s.end),
                    end: s.end,
                    marked: Marked { claim: s.claim, style: s.style, is_mine: s.is_mine },
                })
                .collect();
        }
        let annotations = &self.document.annotations;
        let marks = marks::within(self.document, piece, self.dragged).into_iter();
        marks
            .filter(|mark| mark.is_last && mark.range.end() <= piece.end())
            .filter(|mark| self.lanes.is_none_or(|lanes| lanes.shown_of(mark.claim).is_some()))
            .filter_map(|mark| {
                let claim = annotations.claims.get(mark.claim)?;
                let shown = self.lanes.and_then(|lanes| lanes.shown_of(claim.id));
                let shown = shown.unwrap_or_else(|| self.document.shown(claim));
                let style = style_of(&annotations.scheme, shown, self.palette);
                let end = text::trim(text, mark.range).end();
                Some(Ending { row: row(end), end, marked: Marked { claim: mark.claim, style, is_mine: true } })
            })
            .collect()
    }

    fn place_row(&self, l: &Laid, row: &[Ending], scale: f32, badges: &mut Vec<Badge>) {
        let Some(first) = row.first() else { return };
        let y = l.row_rect(first.row).center().y;
        let (left, right) = (self.column.left, self.column.left + self.column.width);
        let centre = |i: usize| {
            let off = (OFF + theme::BADGE / 2.0 + STEP * i as f32) * scale;
            pos2(if l.is_rtl { left - off } else { right + off }, y)
        };
        let size = vec2(theme::BADGE, theme::BADGE) * scale;
        let fits = |i: usize| {
            let place = Rect::from_center_size(centre(i), size);
            self.body.left() <= place.left() && place.right() <= self.body.right()
        };
        // Two people have many claims that end in one line: all of them are shown if there is room.
        let most = if self.beside.is_some() { row.len() } else { SHOWN };
        let mut shown = most.min(row.len());
        // What has no badge is counted in the place of the next one, which may have no room.
        while shown > 1 && !fits(if shown == row.len() { shown - 1 } else { shown }) {
            shown -= 1;
        }
        for (i, ending) in row.iter().enumerate().take(shown) {
            let of = Of::Claim(ending.marked.clone());
            badges.push(Badge { rect: Rect::from_center_size(centre(i), size), of });
        }
        if row.len() > shown {
            let more = row[shown..].iter().map(|e| e.marked.clone()).collect();
            badges.push(Badge { rect: Rect::from_center_size(centre(shown), size), of: Of::More(more) });
        }
    }
}

impl Badges {
    /// The badges, in reading order.
    pub fn as_slice(&self) -> &[Badge] {
        &self.badges
    }

    /// The badge at a point on the screen.
    pub fn at(&self, pos: Pos2) -> Option<&Badge> {
        self.badges.iter().find(|badge| badge.rect.expand(2.0).contains(pos))
    }

    /// Paints all badges.
    pub fn paint(&self, painter: &Painter, document: &Document, palette: &Palette) {
        let chosen = |of: &Marked| of.is_mine && document.selection == Selection::Claim(of.claim);
        for badge in &self.badges {
            let centre = badge.rect.center();
            match &badge.of {
                Of::Claim(of) => {
                    let ring = chosen(of).then_some(palette.accent);
                    signs::badge(painter, centre, self.scale, &of.style, ring);
                }
                Of::More(claims) => {
                    let ring = claims.iter().any(chosen).then_some(palette.accent);
                    let words = format!("+{}", claims.len());
                    let font = theme::interface(theme::KEY_SIZE * self.scale);
                    let galley = painter.layout_no_wrap(words, font, palette.muted);
                    let width = (galley.size().x + 6.0 * self.scale).max(badge.rect.width());
                    let rect = Rect::from_center_size(centre, vec2(width, badge.rect.height()));
                    painter.rect_filled(rect, rect.height() / 2.0, palette.hover);
                    if let Some(ring) = ring {
                        let stroke = egui::Stroke::new(2.0, ring);
                        painter.rect_stroke(rect, rect.height() / 2.0, stroke, egui::StrokeKind::Inside);
                    }
                    painter.galley(rect.center() - galley.size() / 2.0, galley, palette.muted);
                }
            }
        }
    }
}

impl Badge {
    fn marked(&self) -> &[Marked] {
        match &self.of {
            Of::Claim(marked) => std::slice::from_ref(marked),
            Of::More(marked) => marked,
        }
    }

    /// The claims that it stands for, apart from another person's.
    pub fn claims(&self) -> Vec<ClaimId> {
        self.marked().iter().filter(|of| of.is_mine).map(|of| of.claim).collect()
    }

    /// The claim that is outlined while the pointer is over the badge.
    pub fn outlined(&self) -> Option<ClaimId> {
        match &self.of {
            Of::Claim(of) if of.is_mine => Some(of.claim),
            _ => None,
        }
    }

    /// The claim that a click selects: of several, the one after the selected one.
    pub fn next(&self, document: &Document) -> Option<ClaimId> {
        let is_there = |id: &ClaimId| document.annotations.claims.get(*id).is_some();
        let claims: Vec<ClaimId> = self.claims().into_iter().filter(is_there).collect();
        let at = claims.iter().position(|id| document.selection == Selection::Claim(*id));
        let next = at.map_or(0, |i| (i + 1) % claims.len().max(1));
        claims.get(next).copied()
    }

    /// Shows what the badge stands for: the verdict, or a list of claims.
    pub fn tip(&self, ui: &mut egui::Ui, document: &Document, beside: Option<Beside<'_>>, palette: &Palette) {
        let annotations = |of: &Marked| match beside {
            Some(beside) if !of.is_mine => beside.theirs,
            _ => &document.annotations,
        };
        match &self.of {
            Of::Claim(of) if of.is_mine => {
                if let Some(claim) = document.annotations.claims.get(of.claim) {
                    ui.label(texts::shown(&document.scheme(), document.shown(claim)));
                }
            }
            Of::Claim(_) => {
                let person = beside.and_then(|beside| beside.theirs.annotator(beside.person));
                ui.label(person.map_or("", |person| person.name.as_str()));
            }
            Of::More(claims) => {
                for of in claims {
                    let Some(claim) = annotations(of).claims.get(of.claim) else { continue };
                    ui.horizontal(|ui| {
                        let (rect, _) = ui.allocate_exact_size(vec2(theme::BADGE, theme::BADGE), egui::Sense::hover());
                        signs::badge(ui.painter(), rect.center(), 1.0, &of.style, None);
                        let (quote, font) = (claim.quote(document.text()), theme::serif(theme::QUOTE_SIZE));
                        ui.label(set::line(ui.ctx(), &quote, font, palette.ink, QUOTE));
                    });
                }
                if !self.claims().is_empty() {
                    widgets::label(ui, tr!("badge-steps"), palette);
                }
            }
        }
    }
}
