//! An entry of evidence in the inspector, and the text kept with it.

use egui::{Button, ComboBox, RichText, Role, ScrollArea, Ui, WidgetInfo};

use crate::app::actions::Action;
use crate::app::desk::document::Field;
use crate::app::inspector::view::{field, labelled, small};
use crate::app::look::fonts::icon;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::state::State;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Evidence, EvidenceId, Snapshot, Stance};

/// What evidence says, its sign, and its word.
type StanceRow = (Stance, fn() -> char, &'static str);

const STANCES: [StanceRow; 3] = [
    (Stance::Supports, icon::supports, "stance-supports"),
    (Stance::Refutes, icon::refutes, "stance-refutes"),
    (Stance::Context, icon::context, "stance-context"),
];

/// An entry: what it says, where it is, its words, and the text kept with it.
pub fn entry(
    ui: &mut Ui,
    state: &State,
    claim: &Claim,
    i: usize,
    evidence: &Evidence,
    palette: &Palette,
    actions: &mut Vec<Action>,
) {
    let frame = egui::Frame::NONE
        .fill(palette.field)
        .stroke(egui::Stroke::new(1.0, palette.hairline))
        .corner_radius(6.0)
        .inner_margin(8.0);
    let n = i + 1;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (_, sign, word) = STANCES.iter().find(|s| s.0 == evidence.stance).unwrap_or(&STANCES[0]);
            let word = tr!(word);
            let combo = ComboBox::from_id_salt(("stance", evidence.id.0.as_u128()))
                .selected_text(format!("{} {word}", sign()))
                .width(96.0)
                .show_ui(ui, |ui| {
                    for (stance, sign, word) in STANCES {
                        if ui.selectable_label(evidence.stance == stance, format!("{} {}", sign(), tr!(word))).clicked()
                        {
                            actions.push(Action::SetStance(claim.id, evidence.id, stance));
                        }
                    }
                });
            combo.response.widget_info(|| {
                WidgetInfo::labeled(Role::ComboBox, true, tr!("evidence-what-it-says", n = n, word = word))
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if small(ui, tr!("delete"), &tr!("delete-evidence-2", n = n), palette) {
                    actions.push(Action::DeleteEvidence(claim.id, evidence.id));
                }
                if i > 0 && small(ui, tr!("up"), &tr!("move-evidence-up", n = n), palette) {
                    actions.push(Action::RaiseEvidence(claim.id, evidence.id));
                }
                let web = evidence.url.starts_with("https://") || evidence.url.starts_with("http://");
                if web && small(ui, tr!("open"), &tr!("open-evidence-in-the-browser", n = n), palette) {
                    actions.push(Action::AskToBrowse(evidence.url.clone()));
                }
            });
        });
        let id = evidence.id;
        let line = |ui: &mut Ui, f: Field, what: &str, value: &str, lines: bool, actions: &mut Vec<Action>| {
            field(ui, state, claim.id, f, &tr!("evidence", n = n, what = what), value, what, lines, actions);
        };
        line(ui, Field::EvidenceUrl(id), tr!("url-or-words-that-say-what"), &evidence.url, false, actions);
        line(ui, Field::EvidenceTitle(id), tr!("evidence-title"), &evidence.title, false, actions);
        offers(ui, state, claim.id, id, palette, actions);
        line(ui, Field::EvidenceQuote(id), tr!("quote-the-words-that-matter"), &evidence.quote, true, actions);
        kept(ui, claim, evidence, n, palette, actions);
        if state.desk.settings.more {
            for (f, label, what, value) in [
                (Field::EvidencePublisher(id), tr!("publisher"), tr!("evidence-publisher"), &evidence.publisher),
                (Field::EvidencePublished(id), tr!("published"), tr!("date-of-publication"), &evidence.published),
                (Field::EvidenceAccessed(id), tr!("seen"), tr!("date-on-which-it-was-seen"), &evidence.accessed),
                (Field::EvidenceArchived(id), tr!("archived"), tr!("url-of-a-kept-copy"), &evidence.archived_url),
                (Field::EvidenceQuestion(id), tr!("answers"), tr!("question-that-it-answers"), &evidence.question),
            ] {
                labelled(ui, label, palette, |ui| line(ui, f, what, value, false, actions));
            }
            ui.label(
                RichText::new(tr!("added", time = texts::day_and_time(evidence.time))).size(11.0).color(palette.muted),
            );
        } else {
            let parts = [&evidence.publisher, &evidence.published].into_iter().filter(|p| !p.is_empty()).cloned();
            let told = parts.collect::<Vec<_>>().join(" · ");
            if !told.is_empty() {
                ui.label(RichText::new(told).size(11.0).color(palette.muted));
            }
        }
    });
    ui.add_space(4.0);
}

/// Entries given before that fit what is typed: a click copies one.
fn offers(ui: &mut Ui, state: &State, claim: ClaimId, id: EvidenceId, palette: &Palette, actions: &mut Vec<Action>) {
    if state.offered.evidence != Some(id) || state.offered.entries.is_empty() {
        return;
    }
    ui.label(RichText::new(tr!("given-before")).size(11.0).color(palette.muted));
    for (i, entry) in state.offered.entries.iter().enumerate() {
        let what = if entry.title.is_empty() { &entry.url } else { &entry.title };
        let label = [what.as_str(), &entry.publisher].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
        let text = RichText::new(label.join(" · ")).size(12.0).color(palette.accent);
        let button = ui.add(Button::new(text).frame(false).truncate()).on_hover_text(&entry.url);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("copy-source", what = what)));
        if button.clicked() {
            actions.push(Action::TakeOffered(claim, id, i));
        }
    }
}

/// The text kept with an entry, or what could be kept.
fn kept(ui: &mut Ui, claim: &Claim, evidence: &Evidence, n: usize, palette: &Palette, actions: &mut Vec<Action>) {
    let id = evidence.id;
    ui.horizontal_wrapped(|ui| {
        if let Some(snapshot) = &evidence.snapshot {
            let day = texts::day(snapshot.time.local().date());
            let told = tr!("snapshot-of", day = day, n = snapshot.text.chars().count());
            ui.label(RichText::new(told).size(12.0).color(palette.muted));
            if small(ui, tr!("snapshot-read"), &tr!("snapshot-read-n", n = n), palette) {
                actions.push(Action::SnapshotShow(claim.id, id));
            }
            if small(ui, tr!("delete"), &tr!("snapshot-remove-n", n = n), palette) {
                actions.push(Action::SnapshotRemove(claim.id, id));
            }
            return;
        }
        let text = RichText::new(tr!("snapshot-keep")).size(12.0).color(palette.muted);
        let button = egui::containers::menu::MenuButton::from_button(Button::new(text).frame(false));
        let (response, _) = button.ui(ui, |ui| {
            for (label, action) in [
                (tr!("snapshot-of-quote"), Action::SnapshotQuote(claim.id, id)),
                (tr!("snapshot-of-file"), Action::SnapshotChoose(claim.id, id)),
                (tr!("snapshot-of-drop"), Action::SnapshotDrop(claim.id, id)),
            ] {
                if ui.button(label).clicked() {
                    actions.push(action);
                    ui.close();
                }
            }
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("snapshot-keep-n", n = n)));
    });
}

/// So many lines of a kept text are shown: all of it is laid out at once.
const LINES: usize = 1000;

/// Shows a text kept with evidence.
pub fn snapshot(ctx: &egui::Context, snapshot: &Snapshot, whole: bool, palette: &Palette, actions: &mut Vec<Action>) {
    let height = (ctx.content_rect().height() - 240.0).max(80.0);
    crate::app::look::widgets::sheet(
        ctx,
        tr!("snapshot"),
        620.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, _| {
            let day = texts::day_and_time(snapshot.time);
            let told = if snapshot.name.is_empty() { day } else { format!("{} · {day}", snapshot.name) };
            ui.label(RichText::new(told).color(palette.muted));
            ui.label(RichText::new(tr!("snapshot-hash", hash = &snapshot.sha256)).size(11.0).color(palette.muted));
            let (says, colour) =
                if whole { (tr!("snapshot-whole"), palette.muted) } else { (tr!("snapshot-changed"), palette.error) };
            ui.label(RichText::new(says).size(12.0).color(colour));
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for line in snapshot.text.split('\n').take(LINES) {
                    let text = RichText::new(line).font(theme::serif(15.0)).color(palette.ink);
                    ui.add(egui::Label::new(text).wrap());
                }
                let further = snapshot.text.split('\n').count().saturating_sub(LINES);
                if further > 0 {
                    ui.label(RichText::new(tr!("further-lines", n = further)).color(palette.muted));
                }
            });
        },
    );
}
