//! An entry of evidence in the inspector, and the text kept with it.

use egui::{Button, ComboBox, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::evidence::{At, Kept, OfEvidence};
use super::view::{Entry, Rows, field, labelled, small};
use super::{Action, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Field;
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, Evidence, Field as Recorded, Stance};

/// A kind of evidence, its icon, and the key of its label.
type StanceRow = (Stance, fn() -> char, &'static str);

const STANCES: [StanceRow; 3] = [
    (Stance::Supports, icon::supports, "stance-supports"),
    (Stance::Refutes, icon::refutes, "stance-refutes"),
    (Stance::Context, icon::context, "stance-context"),
];

/// Draws entry number `i` of a claim: what it says, its source, its words, and the text kept with it.
pub fn entry(ui: &mut Ui, cx: &Context<'_>, state: &State, (claim, i): (&Claim, usize), said: &mut Sayings<Action>) {
    let Some(evidence) = claim.evidence.get(i) else { return };
    let palette = cx.palette;
    let at = At { claim: claim.id, evidence: evidence.id };
    let act = move |act: OfEvidence| Said::Own(Action::Evidence(at, act));
    let frame = egui::Frame::NONE
        .fill(palette.paper)
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
                            said.push(act(OfEvidence::SetStance(stance)));
                        }
                    }
                });
            combo.response.widget_info(|| {
                WidgetInfo::labeled(Role::ComboBox, true, tr!("evidence-what-it-says", n = n, word = word))
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if small(ui, tr!("delete"), &tr!("delete-evidence-2", n = n), palette) {
                    said.push(act(OfEvidence::Delete));
                }
                if i > 0 && small(ui, tr!("up"), &tr!("move-evidence-up", n = n), palette) {
                    said.push(act(OfEvidence::Raise));
                }
                let web = evidence.url.starts_with("https://") || evidence.url.starts_with("http://");
                if web && small(ui, tr!("open"), &tr!("open-evidence-in-the-browser", n = n), palette) {
                    said.push(Said::Browse(evidence.url.clone()));
                }
            });
        });
        let id = evidence.id;
        let line = |ui: &mut Ui, field_of: Recorded, what: &str, value: &str, said: &mut Sayings<Action>| {
            let rows = if field_of == Recorded::Quote { Rows::Several } else { Rows::One };
            let name = tr!("evidence", n = n, what = what);
            let of = Field::Evidence(id, field_of);
            let entry = Entry { claim: claim.id, field: of, name: &name, value, hint: what, rows };
            field(ui, cx, &entry, said);
        };
        line(ui, Recorded::Url, tr!("url-or-words-that-say-what"), &evidence.url, said);
        line(ui, Recorded::Title, tr!("evidence-title"), &evidence.title, said);
        offers(ui, cx, state, at, said);
        line(ui, Recorded::Quote, tr!("quote-the-words-that-matter"), &evidence.quote, said);
        kept(ui, cx, (evidence, n), act, said);
        if cx.desk.settings.more {
            for (f, label, what, value) in [
                (Recorded::Publisher, tr!("publisher"), tr!("evidence-publisher"), &evidence.publisher),
                (Recorded::Published, tr!("published"), tr!("date-of-publication"), &evidence.published),
                (Recorded::Accessed, tr!("seen"), tr!("date-on-which-it-was-seen"), &evidence.accessed),
                (Recorded::ArchivedUrl, tr!("archived"), tr!("url-of-a-kept-copy"), &evidence.archived_url),
                (Recorded::Question, tr!("answers"), tr!("question-that-it-answers"), &evidence.question),
            ] {
                labelled(ui, label, palette, |ui| {
                    line(ui, f, what, value, said);
                    if matches!(f, Recorded::Published | Recorded::Accessed) {
                        widgets::date_problem(ui, value, palette);
                    }
                });
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

/// Draws sources used before that match the typed text: a click copies one.
fn offers(ui: &mut Ui, cx: &Context<'_>, state: &State, at: At, said: &mut Sayings<Action>) {
    let (offered, palette) = (state.offered(), cx.palette);
    if offered.evidence != Some(at.evidence) || offered.entries.is_empty() {
        return;
    }
    ui.label(RichText::new(tr!("given-before")).size(11.0).color(palette.muted));
    for (i, entry) in offered.entries.iter().enumerate() {
        let what = if entry.title.is_empty() { &entry.url } else { &entry.title };
        let label = [what.as_str(), &entry.publisher].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
        let text = RichText::new(label.join(" · ")).size(12.0).color(palette.accent);
        let button = ui.add(Button::new(text).frame(false).truncate()).on_hover_text(&entry.url);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("copy-source", what = what)));
        if button.clicked() {
            said.push(Said::Own(Action::Evidence(at, OfEvidence::Copy(i))));
        }
    }
}

/// Draws the text kept with an entry, or the ways to keep one.
fn kept(
    ui: &mut Ui,
    cx: &Context<'_>,
    (evidence, n): (&Evidence, usize),
    act: impl Fn(OfEvidence) -> Said<Action>,
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    ui.horizontal_wrapped(|ui| {
        if let Some(snapshot) = &evidence.snapshot {
            let day = texts::day(snapshot.time.local().date());
            let told = tr!("snapshot-of", day = day, n = snapshot.text.chars().count());
            ui.label(RichText::new(told).size(12.0).color(palette.muted));
            if small(ui, tr!("snapshot-read"), &tr!("snapshot-read-n", n = n), palette) {
                said.push(act(OfEvidence::ShowKept));
            }
            if small(ui, tr!("delete"), &tr!("snapshot-remove-n", n = n), palette) {
                said.push(act(OfEvidence::RemoveKept));
            }
            return;
        }
        let text = RichText::new(tr!("snapshot-keep")).size(12.0).color(palette.muted);
        let button = egui::containers::menu::MenuButton::from_button(Button::new(text).frame(false));
        let (response, _) = button.ui(ui, |ui| {
            for (label, keep) in [
                (tr!("snapshot-of-quote"), OfEvidence::KeepQuote),
                (tr!("snapshot-of-file"), OfEvidence::ChooseFile),
                (tr!("snapshot-of-drop"), OfEvidence::AwaitDrop),
            ] {
                if ui.button(label).clicked() {
                    said.push(act(keep));
                    ui.close();
                }
            }
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("snapshot-keep-n", n = n)));
    });
}

/// How many lines of a kept text are shown at most, because all of them are laid out at once.
const LINES: usize = 1000;

/// Shows a text kept with evidence, as a sheet.
pub fn snapshot(ctx: &egui::Context, cx: &Context<'_>, kept: &Kept, said: &mut Sayings<Action>) {
    let (palette, snapshot) = (cx.palette, &kept.snapshot);
    let height = (ctx.content_rect().height() - 240.0).max(80.0);
    widgets::sheet(
        ctx,
        tr!("snapshot"),
        620.0,
        palette,
        || Said::Close,
        said,
        |ui, _| {
            let day = texts::day_and_time(snapshot.time);
            let told = if snapshot.name.is_empty() { day } else { format!("{} · {day}", snapshot.name) };
            ui.label(RichText::new(told).color(palette.muted));
            ui.label(RichText::new(tr!("snapshot-hash", hash = &snapshot.sha256)).size(11.0).color(palette.muted));
            let (says, colour) = if kept.is_whole {
                (tr!("snapshot-whole"), palette.muted)
            } else {
                (tr!("snapshot-changed"), palette.error)
            };
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
