//! The hint: a slim card below the article, with the three steps and what to do now.

use egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, Panel, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::{Action, Step};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets;
use crate::app::words::texts;
use crate::tr;

/// The width below which only the step that is next is named, in points.
const NARROW: f32 = 760.0;

/// The width of a step's disc, in points.
const DISC: f32 = 20.0;

/// The keys of the texts that name the steps, in order.
const STEPS: [&str; 3] = ["first-steps-select", "first-steps-judge", "first-steps-why"];

/// Shows the hint.
pub fn show(ui: &mut Ui, cx: &Context<'_>, step: Step, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let around = Frame::NONE.fill(palette.paper).inner_margin(Margin::symmetric(12, 8));
    Panel::bottom("first-steps").frame(around).show_separator_line(false).show(ui, |ui| {
        let card = Frame::NONE
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, palette.hairline))
            .corner_radius(CornerRadius::same(theme::BAR_RADIUS))
            .inner_margin(Margin::symmetric(12, 6));
        card.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_width(ui.available_width());
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    dismiss(ui, palette, said);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| inside(ui, cx, step));
                });
            });
        });
    });
}

fn dismiss(ui: &mut Ui, palette: &Palette, said: &mut Sayings<Action>) {
    let button = widgets::icon_button(ui, icon::close(), tr!("first-steps-dismiss"), palette);
    if button.on_hover_text(tr!("first-steps-dismiss.help")).clicked() {
        said.push(Said::Own(Action::Dismiss));
    }
}

fn inside(ui: &mut Ui, cx: &Context<'_>, step: Step) {
    let palette = cx.palette;
    let now = step.number();
    let is_narrow = ui.available_width() < NARROW;
    for (i, label) in STEPS.into_iter().enumerate() {
        if is_narrow && i + 1 != now.min(STEPS.len()) {
            continue;
        }
        disc(ui, i + 1, now, palette);
        let (colour, is_next) = if i + 1 == now { (palette.ink, true) } else { (palette.muted, false) };
        let font = if is_next { theme::bold(theme::INTERFACE_SIZE) } else { theme::interface(theme::INTERFACE_SIZE) };
        let label = RichText::new(tr!(label)).font(font).color(colour);
        ui.add(Label::new(label).selectable(false));
        ui.add_space(8.0);
    }
    let how = how(cx, step);
    let whole = if step == Step::Done { how.clone() } else { tr!("first-steps-at", n = now, how = how.as_str()) };
    let response = ui.add(Label::new(RichText::new(how).color(palette.ink)).wrap().selectable(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// Draws the number of a step on a disc: filled if it is next, ticked if it is done.
fn disc(ui: &mut Ui, n: usize, now: usize, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(DISC, DISC), Sense::hover());
    let (fill, ink) = if n == now { (palette.accent, palette.on_accent) } else { (palette.key_cap, palette.muted) };
    ui.painter().circle_filled(rect.center(), DISC / 2.0, fill);
    let (text, font) = if n < now {
        (icon::on().to_string(), theme::icons(12.0))
    } else {
        (n.to_string(), theme::interface(theme::KEY_SIZE))
    };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, text, font, ink);
}

/// What to do now, as a sentence.
fn how(cx: &Context<'_>, step: Step) -> String {
    let key = |command| match cx.keymap.shown(command) {
        key if key.is_empty() => "none".to_owned(),
        key => key,
    };
    match step {
        Step::Select => tr!("first-steps-select-how", key = key(Command::NextSentence)),
        Step::Judge => tr!("first-steps-judge-how", keys = verdicts(cx)),
        Step::Why => {
            let evidence = key(Command::AddEvidence);
            tr!("first-steps-why-how", key = key(Command::EditNote), evidence = evidence)
        }
        Step::Done => tr!("first-steps-done").to_owned(),
    }
}

/// The verdicts with their keys.
fn verdicts(cx: &Context<'_>) -> String {
    let Some(document) = cx.desk.document.as_ref().filter(|_| cx.keymap.letters()) else { return "none".to_owned() };
    let scheme = document.scheme();
    let given = scheme.verdicts.iter().map(|v| format!("{} {}", v.key.to_uppercase(), texts::of_scheme(&v.label)));
    let to_check = format!("{} {}", cx.keymap.shown(Command::ToCheck), tr!("to-check"));
    given.chain([to_check]).collect::<Vec<_>>().join(" · ")
}

impl Step {
    /// The number of the step; one more than the last if all are done.
    fn number(self) -> usize {
        match self {
            Self::Select => 1,
            Self::Judge => 2,
            Self::Why => 3,
            Self::Done => 4,
        }
    }
}
