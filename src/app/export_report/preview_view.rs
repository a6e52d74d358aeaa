//! The first page of a report, drawn as it will look.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Frame, Margin, RichText, ScrollArea, Stroke, Ui};

use super::work::{Page, Preview};
use crate::app::look::theme::Palette;
use crate::app::look::{fonts, set, signs, theme};
use crate::tr;
use claimlight_core::model::BlockKind;
use claimlight_core::report::{OwnLook, Piece, Report, ReportedClaim};

/// Sizes of the page's letters, in points.
const TITLE: f32 = 22.0;
const TEXT: f32 = 14.0;
const SMALL: f32 = 11.0;

/// Shows the beginning of the report in a frame of this height, in points. It can be scrolled.
pub fn show(ui: &mut Ui, preview: Option<&Preview>, height: f32, palette: &Palette) {
    let frame = Frame::new().fill(palette.paper).stroke(Stroke::new(1.0, palette.hairline)).inner_margin(Margin {
        left: 32,
        right: 20,
        top: 4,
        bottom: 4,
    });
    frame.show(ui, |ui| {
        let width = ui.available_width();
        ScrollArea::vertical().id_salt("report-preview").max_height(height - 10.0).auto_shrink([false; 2]).show(
            ui,
            |ui| {
                ui.set_width(width - theme::GUTTER);
                ui.spacing_mut().item_spacing.y = 6.0;
                ui.add_space(20.0);
                match preview.map(|preview| &preview.page) {
                    Some(Page::Report(report)) => Drawn { report, palette }.page(ui),
                    Some(Page::Text(text)) => {
                        ui.label(RichText::new(text).monospace().size(SMALL).color(palette.ink));
                    }
                    None => {
                        ui.label(RichText::new(tr!("report-preparing")).color(palette.muted));
                    }
                }
                ui.add_space(16.0);
            },
        );
    });
}

/// A page as it is drawn.
struct Drawn<'a> {
    report: &'a Report,
    palette: &'a Palette,
}

impl Drawn<'_> {
    fn page(&self, ui: &mut Ui) {
        let (report, palette) = (self.report, self.palette);
        words(ui, &report.title, theme::serif(TITLE), palette.ink);
        let mut facts = report.facts.clone();
        facts.push(report.source.clone());
        facts.retain(|fact| !fact.is_empty());
        if !facts.is_empty() {
            words(ui, &facts.join(" · "), theme::interface(SMALL), palette.muted);
        }
        line(ui, palette.ink);
        self.counts(ui);
        line(ui, palette.hairline);
        let title = report.title.trim();
        for block in &report.blocks {
            let block_words: String = block.pieces.iter().map(|piece| piece.words.as_str()).collect();
            let is_title = matches!(block.kind, BlockKind::Heading(_)) && block_words.trim() == title;
            if !block_words.trim().is_empty() && !is_title {
                self.block(ui, block.kind, &block.pieces);
            }
        }
        if report.has_list {
            ui.add_space(12.0);
            let language = claimlight_core::words::LANGUAGES.iter().find(|l| l.code == report.language);
            let told = |key| language.map_or("", |language| language.text(key));
            words(ui, told("report-the-claims"), theme::bold(TEXT), palette.ink);
            for claim in &report.claims {
                line(ui, palette.hairline);
                self.claim(ui, claim);
            }
            ui.add_space(12.0);
            words(ui, told("report-how"), theme::bold(TEXT), palette.ink);
            let method = report.method.iter().map(|line| match line.about.as_str() {
                "" => line.sentence.clone(),
                about => format!("{about}: {}", line.sentence),
            });
            words(ui, &method.collect::<Vec<_>>().join(" "), theme::interface(SMALL), palette.muted);
        }
    }

    fn counts(&self, ui: &mut Ui) {
        let report = self.report;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            let bold = |words: String, colour| RichText::new(words).font(theme::bold(12.0)).color(colour);
            ui.label(bold(report.counted.clone(), self.palette.ink));
            for verdict in report.verdicts.iter().filter(|verdict| verdict.count > 0) {
                let colours = self.palette.verdict(&verdict.look.colour);
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    self.sign(ui, &verdict.look, 11.0);
                    ui.label(bold(format!("{} {}", verdict.look.label, verdict.count), colours.words));
                });
            }
        });
        if !report.checked.is_empty() {
            words(ui, &report.checked, theme::interface(SMALL), self.palette.muted);
        }
    }

    fn sign(&self, ui: &mut Ui, look: &OwnLook, size: f32) {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size), egui::Sense::hover());
        signs::paint(ui.painter(), rect.center(), size, &look.sign, self.palette.verdict(&look.colour).words);
    }

    /// A block of the text: claims are tinted, and numbered behind their last words.
    fn block(&self, ui: &mut Ui, kind: BlockKind, pieces: &[Piece]) {
        let heading = matches!(kind, BlockKind::Heading(_));
        let size = if heading { TEXT + 2.0 } else { TEXT };
        let mut job = LayoutJob::default();
        job.wrap.max_width = ui.available_width();
        let plain = |colour| TextFormat { font_id: theme::serif(size), color: colour, ..TextFormat::default() };
        let lead = match kind {
            BlockKind::Item { number: Some(number), .. } => format!("{number}. "),
            BlockKind::Item { number: None, .. } => "• ".to_owned(),
            _ => String::new(),
        };
        job.append(&lead, 0.0, plain(self.palette.ink));
        for piece in pieces {
            let mut format = plain(self.palette.ink);
            format.italics = piece.italic;
            if let Some(look) = piece.claims.last().and_then(|inside| self.look(inside.claim)) {
                let colours = self.palette.verdict(&look.colour);
                format.background = colours.tint;
                format.underline = Stroke::new(1.5, colours.line);
            }
            job.append(&piece.words.replace(['\n', '\t'], " "), 0.0, format);
            for end in &piece.ends {
                let (Some(claim), Some(look)) = (self.report.claims.get(*end), self.look(*end)) else { continue };
                let colours = self.palette.verdict(&look.colour);
                let badge = |font_id| TextFormat {
                    font_id,
                    color: colours.words,
                    valign: egui::Align::TOP,
                    ..TextFormat::default()
                };
                job.append(&claim.number.to_string(), 2.0, badge(theme::bold(9.5)));
                job.append(&fonts::sign_text(&look.sign), 2.0, badge(theme::icons(9.5)));
            }
        }
        let galley = set::set(ui.ctx(), job, None, None).galley;
        ui.label(galley);
    }

    fn look(&self, claim: usize) -> Option<&OwnLook> {
        self.report.look(self.report.claims.get(claim)?)
    }

    fn claim(&self, ui: &mut Ui, claim: &ReportedClaim) {
        let Some(look) = self.report.look(claim) else { return };
        let colours = self.palette.verdict(&look.colour);
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(
                egui::vec2(124.0, 18.0),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_min_width(124.0);
                    ui.spacing_mut().item_spacing.x = 5.0;
                    ui.label(RichText::new(claim.number.to_string()).font(theme::bold(SMALL)).color(colours.words));
                    self.sign(ui, look, 11.0);
                    ui.label(RichText::new(&look.label).font(theme::bold(12.0)).color(colours.words));
                },
            );
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                words(ui, &claim.quote, theme::serif(TEXT - 1.0), self.palette.ink);
                for judgement in &claim.judgements {
                    let verdict =
                        judgement.verdict.and_then(|i| self.report.verdicts.get(i)).map(|v| v.look.label.as_str());
                    let parts = [Some(judgement.name.as_str()), verdict, Some(judgement.note.trim())];
                    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
                    words(ui, &parts.join(": "), theme::interface(12.0), self.palette.ink);
                }
                for line in &claim.lines {
                    let said = format!("{} {}", line.label, line.words);
                    words(ui, said.trim(), theme::interface(SMALL), self.palette.muted);
                }
                for evidence in &claim.evidence {
                    let mut parts = vec![evidence.title.clone()];
                    parts.extend(evidence.facts.iter().cloned());
                    parts.retain(|part| !part.is_empty());
                    let said = format!("{}: {}", evidence.stance_words, parts.join(", "));
                    words(ui, &said, theme::interface(SMALL), self.palette.muted);
                }
            });
        });
    }
}

fn words(ui: &mut Ui, words: &str, font: FontId, colour: Color32) {
    let galley = set::paragraphs(ui.ctx(), words, font, colour, ui.available_width());
    ui.label(galley);
}

fn line(ui: &mut Ui, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 5.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, colour));
}
