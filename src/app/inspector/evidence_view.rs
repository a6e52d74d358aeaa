//! An entry of evidence in the inspector, and the text kept with it.

use egui::{Align, Button, CursorIcon, Layout, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::evidence::{At, Kept, OfEvidence};
use super::view::{Entry, Rows, caption, field, field_id};
use super::{Action, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Field;
use crate::app::look::fonts::icon;
use crate::app::look::widgets::{icon_button, label};
use crate::app::look::{panels, theme, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Evidence, Field as Recorded, Stance};

/// A kind of evidence, its icon, and the key of its label.
type StanceRow = (Stance, fn() -> char, &'static str);

const STANCES: [StanceRow; 3] = [
    (Stance::Supports, icon::supports, "stance-supports"),
    (Stance::Refutes, icon::refutes, "stance-refutes"),
    (Stance::Context, icon::context, "stance-context"),
];

/// The texts of an entry that are typed into fields.
const TYPED: [Recorded; 8] = [
    Recorded::Url,
    Recorded::Title,
    Recorded::Quote,
    Recorded::Publisher,
    Recorded::Published,
    Recorded::Accessed,
    Recorded::ArchivedUrl,
    Recorded::Question,
];

/// The most letters of quoted words in the line below an entry's title.
const QUOTED: usize = 60;

/// Draws entry number `i` of a claim: its source as a link, what it says, and its fields if they are open.
pub fn entry(ui: &mut Ui, cx: &Context<'_>, state: &State, (claim, i): (&Claim, usize), said: &mut Sayings<Action>) {
    let Some(evidence) = claim.evidence.get(i) else { return };
    let at = At { claim: claim.id, evidence: evidence.id };
    let is_open = is_open(ui, cx, state, claim.id, evidence);
    let (_, sign, word) = STANCES.iter().find(|s| s.0 == evidence.stance).unwrap_or(&STANCES[0]);
    let colour = cx.palette.verdict(match evidence.stance {
        Stance::Supports => "green",
        Stance::Refutes => "red",
        Stance::Context => "grey",
    });
    let width = ui.available_width();
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (toggle, name) = if is_open {
            (icon::before(), tr!("fold-evidence", n = i + 1))
        } else {
            (icon::down(), tr!("edit-evidence", n = i + 1))
        };
        if icon_button(ui, toggle, &name, cx.palette).clicked() {
            said.push(Said::Own(Action::OpenEvidence((!is_open).then_some(evidence.id))));
        }
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, panels::LINE), Sense::hover());
            let at = rect.left_center() + vec2(8.0, 0.0);
            ui.painter().text(at, egui::Align2::CENTER_CENTER, sign(), theme::icons(16.0), colour.line);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.set_max_width(width - 24.0 - theme::BAR_CONTROL);
                source(ui, cx, evidence, i + 1, said);
                label(ui, told(evidence, tr!(word)), cx.palette);
            });
        });
    });
    if is_open {
        fields(ui, cx, state, (at, evidence, i), said);
    }
    ui.add_space(4.0);
}

/// Whether the fields of an entry are shown: if the user opened them, works in them, or has not filled them in yet.
fn is_open(ui: &Ui, cx: &Context<'_>, state: &State, claim: ClaimId, evidence: &Evidence) -> bool {
    let is_empty = evidence.url.is_empty() && evidence.title.is_empty() && evidence.quote.is_empty();
    let focused = ui.memory(egui::Memory::focused);
    let is_typed_into = |of: &Recorded| {
        let field = Field::Evidence(evidence.id, *of);
        cx.desk.focus == Some(field) || focused == Some(field_id(claim, field))
    };
    is_empty || state.opened() == Some(evidence.id) || TYPED.iter().any(is_typed_into)
}

/// Draws the source of an entry as a link: to its page, or else to its fields.
fn source(ui: &mut Ui, cx: &Context<'_>, evidence: &Evidence, n: usize, said: &mut Sayings<Action>) {
    let named = [&evidence.title, &evidence.url, &evidence.quote].into_iter().find(|text| !text.trim().is_empty());
    let Some(name) = named else {
        ui.label(RichText::new(tr!("new-evidence")).color(cx.palette.muted));
        return;
    };
    let is_web = evidence.url.starts_with("https://") || evidence.url.starts_with("http://");
    let text = RichText::new(name.lines().next().unwrap_or_default()).color(cx.palette.accent);
    let link = ui.add(egui::Label::new(text).wrap().selectable(false).sense(Sense::click()));
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    if link.hovered() {
        let (left, right, y) = (link.rect.left(), link.rect.right(), link.rect.bottom() - 1.0);
        ui.painter().hline(left..=right, y, egui::Stroke::new(1.0, cx.palette.accent));
    }
    let link = link.on_hover_cursor(CursorIcon::PointingHand);
    let tip = if is_web { tr!("open-evidence-in-the-browser", n = n) } else { tr!("edit-evidence", n = n) };
    if link.on_hover_text(tip).clicked() {
        said.push(if is_web {
            Said::Browse(evidence.url.clone())
        } else {
            Said::Own(Action::OpenEvidence(Some(evidence.id)))
        });
    }
}

/// The line below the title of an entry: what it says, by whom and when it was published, when it was seen.
fn told(evidence: &Evidence, stance: &str) -> String {
    let quote = evidence.quote.trim();
    let is_named_by_it = evidence.title.trim().is_empty() && evidence.url.trim().is_empty();
    let says = if quote.is_empty() || is_named_by_it {
        stance.to_owned()
    } else {
        let mut short: String = quote.chars().take(QUOTED).map(|c| if c == '\n' { ' ' } else { c }).collect();
        if short.len() < quote.len() {
            short = format!("{}…", short.trim_end());
        }
        tr!("evidence-says", stance = stance, quote = short)
    };
    let seen = (!evidence.accessed.is_empty()).then(|| tr!("seen-on", day = day(&evidence.accessed)));
    let kept = evidence.snapshot.is_some().then(|| tr!("has-kept-copy").to_owned());
    let published = [evidence.publisher.clone(), day(&evidence.published)].into_iter().filter(|part| !part.is_empty());
    std::iter::once(says).chain(published).chain(seen).chain(kept).collect::<Vec<_>>().join(" · ")
}

/// A day in words if it is one, else the text.
fn day(text: &str) -> String {
    text.trim().parse::<jiff::civil::Date>().map_or_else(|_| text.to_owned(), texts::day)
}

/// Draws the fields of entry number `i` in a frame.
fn fields(
    ui: &mut Ui,
    cx: &Context<'_>,
    state: &State,
    (at, evidence, i): (At, &Evidence, usize),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let act = move |act: OfEvidence| Said::Own(Action::Evidence(at, act));
    let n = i + 1;
    let stroke = egui::Stroke::new(1.0, palette.hairline);
    let frame = egui::Frame::NONE.stroke(stroke).corner_radius(theme::BAR_RADIUS);
    frame.inner_margin(egui::Margin { left: 12, right: 12, top: 0, bottom: 12 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let line = |ui: &mut Ui, of: Recorded, (above, what): (&str, &str), said: &mut Sayings<Action>| {
            caption(ui, above, palette);
            let value = typed(evidence, of);
            let rows = if of == Recorded::Quote { Rows::Several } else { Rows::One };
            let name = tr!("evidence", n = n, what = what);
            let of = Field::Evidence(evidence.id, of);
            field(ui, cx, &Entry { claim: at.claim, field: of, name: &name, value, hint: "", rows }, said);
        };
        let what = tr!("url-or-words-that-say-what");
        line(ui, Recorded::Url, (what, what), said);
        offers(ui, cx, state, at, said);
        line(ui, Recorded::Title, (tr!("fact-title"), tr!("evidence-title")), said);
        caption(ui, tr!("evidence-stance"), palette);
        let word = STANCES.iter().find(|s| s.0 == evidence.stance).map_or("stance-supports", |s| s.2);
        let name = tr!("evidence-what-it-says", n = n, word = tr!(word));
        let stances = || STANCES.map(|(stance, _, word)| (stance, tr!(word).to_owned())).to_vec();
        if let Some(stance) = panels::choice(ui, "stance", &name, tr!(word), stances) {
            said.push(act(OfEvidence::SetStance(stance)));
        }
        line(ui, Recorded::Quote, (tr!("field-quote"), tr!("quote-the-words-that-matter")), said);
        kept(ui, cx, (evidence, n), act, said);
        for (of, above, what) in [
            (Recorded::Publisher, tr!("publisher"), tr!("evidence-publisher")),
            (Recorded::Published, tr!("published"), tr!("date-of-publication")),
            (Recorded::Accessed, tr!("seen"), tr!("date-on-which-it-was-seen")),
            (Recorded::ArchivedUrl, tr!("archived"), tr!("url-of-a-kept-copy")),
            (Recorded::Question, tr!("answers"), tr!("question-that-it-answers")),
        ] {
            line(ui, of, (above, what), said);
            if matches!(of, Recorded::Published | Recorded::Accessed) {
                widgets::date_problem(ui, typed(evidence, of), palette);
            }
        }
        ui.add_space(8.0);
        label(ui, tr!("added", time = texts::day_and_time(evidence.time)), palette);
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
            if i > 0 && small(ui, tr!("up"), &tr!("move-evidence-up", n = n)) {
                said.push(act(OfEvidence::Raise));
            }
            if small(ui, tr!("delete"), &tr!("delete-evidence-2", n = n)) {
                said.push(act(OfEvidence::Delete));
            }
        });
    });
}

/// A text of an entry that is typed into a field.
fn typed(evidence: &Evidence, of: Recorded) -> &str {
    match of {
        Recorded::Url => &evidence.url,
        Recorded::Title => &evidence.title,
        Recorded::Quote => &evidence.quote,
        Recorded::Publisher => &evidence.publisher,
        Recorded::Published => &evidence.published,
        Recorded::Accessed => &evidence.accessed,
        Recorded::ArchivedUrl => &evidence.archived_url,
        Recorded::Question => &evidence.question,
        _ => "",
    }
}

fn small(ui: &mut Ui, label: &str, name: &str) -> bool {
    let response = ui.add(Button::new(RichText::new(label).size(theme::SMALL_SIZE)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.clicked()
}

/// Draws sources used before that match the typed text: a click copies one.
fn offers(ui: &mut Ui, cx: &Context<'_>, state: &State, at: At, said: &mut Sayings<Action>) {
    let (offered, palette) = (state.offered(), cx.palette);
    if offered.evidence != Some(at.evidence) || offered.entries.is_empty() {
        return;
    }
    ui.label(RichText::new(tr!("given-before")).size(theme::SMALL_SIZE).color(palette.muted));
    for (i, entry) in offered.entries.iter().enumerate() {
        let what = if entry.title.is_empty() { &entry.url } else { &entry.title };
        let label = [what.as_str(), &entry.publisher].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
        let text = RichText::new(label.join(" · ")).size(theme::SMALL_SIZE).color(palette.accent);
        let button = ui.add(Button::new(text).frame(false).truncate()).on_hover_text(&entry.url);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("copy-source", what = what)));
        if button.clicked() {
            said.push(Said::Own(Action::Evidence(at, OfEvidence::Copy(i))));
        }
    }
    // What is offered anew comes into sight.
    let (seen, now) = (egui::Id::unique("offers-seen"), (at.evidence.0.as_u128(), offered.entries.len()));
    if ui.data(|d| d.get_temp(seen)) != Some(now) {
        ui.data_mut(|d| d.insert_temp(seen, now));
        ui.scroll_to_cursor(None);
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
        ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
        if let Some(snapshot) = &evidence.snapshot {
            let day = texts::day(snapshot.time.local().date());
            let told = tr!("snapshot-of", day = day, n = snapshot.text.chars().count());
            ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted));
            if small(ui, tr!("snapshot-read"), &tr!("snapshot-read-n", n = n)) {
                said.push(act(OfEvidence::ShowKept));
            }
            if small(ui, tr!("delete"), &tr!("snapshot-remove-n", n = n)) {
                said.push(act(OfEvidence::RemoveKept));
            }
            return;
        }
        panels::quiet_menu(ui, tr!("snapshot-keep"), &tr!("snapshot-keep-n", n = n), palette, |ui| {
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
            ui.label(
                RichText::new(tr!("snapshot-hash", hash = &snapshot.sha256))
                    .size(theme::SMALL_SIZE)
                    .color(palette.muted),
            );
            let (says, colour) = if kept.is_whole {
                (tr!("snapshot-whole"), palette.muted)
            } else {
                (tr!("snapshot-changed"), palette.error)
            };
            ui.label(RichText::new(says).size(theme::SMALL_SIZE).color(colour));
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
