//! The verdicts offered for selected words, as buttons with signs and keys.

use egui::{Ui, vec2};

use super::said::{Context, Said, Sayings};
use crate::app::commands::Command;
use crate::app::desk::Mode;
use crate::app::desk::document::Document;
use crate::app::desk::exercise::Asked;
use crate::app::look::theme::{self, Palette};
use crate::app::look::verdicts::{Style, style, tip};
use crate::app::look::widgets::{Ground, Signed};
use crate::app::words::texts::of_scheme;
use crate::tr;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    /// Gives verdict number `i` of the scheme, counted from 0.
    Verdict(usize),
    /// Runs a command.
    Run(Command),
}

/// A button for selected words.
#[derive(Debug)]
struct Choice {
    style: Option<Style>,
    label: String,
    /// Its key; empty if it has none, or if letters are no keys.
    key: String,
    tip: String,
    does: Does,
}

impl Choice {
    fn signed(&self, keys: Keys, ground: Ground) -> Signed<'_> {
        let key = if keys == Keys::Shown { self.key.as_str() } else { "" };
        Signed { style: self.style.as_ref(), label: &self.label, key, is_on: false, ground }
    }

    /// What a screen reader says: the label with the key.
    fn name(&self) -> String {
        if self.key.is_empty() { self.label.clone() } else { format!("{} ({})", self.label, self.key) }
    }

    /// The key and the label, as the status line names them.
    fn hint(&self) -> Option<String> {
        (!self.key.is_empty()).then(|| format!("{} {}", self.key, self.label))
    }
}

/// Whether the buttons show their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keys {
    Shown,
    /// There is no room for them.
    Hidden,
}

/// The buttons of one row of a bar.
#[derive(Debug)]
pub struct Line {
    buttons: std::ops::Range<usize>,
    keys: Keys,
    /// Its width, in points.
    pub width: f32,
}

/// All that is offered for selected words: the verdicts, "to check" and "no claim"; during a review, to place a claim there.
#[derive(Debug)]
pub struct Offered {
    choices: Vec<Choice>,
    ground: Ground,
}

/// What is offered for words in an exercise: what the task asks. There, a claim without a verdict is one for later.
fn of_exercise(asked: Asked, verdicts: impl Iterator<Item = Choice>, to_check: Choice) -> Vec<Choice> {
    if !asked.find {
        return Vec::new();
    }
    let label = tr!(if asked.judge { "exercise-later" } else { "exercise-mark" }).to_owned();
    let later = Choice { label, ..to_check };
    verdicts.filter(|_| asked.judge).chain([later]).collect()
}

/// The space between two buttons of a bar, and on both sides of the line before "no claim", in points.
const BETWEEN: f32 = 2.0;
const BESIDE_LINE: f32 = 4.0;

impl Offered {
    /// What is offered for words of the shown article.
    pub fn new(cx: &Context<'_>, document: &Document) -> Self {
        let (keymap, palette) = (cx.keymap, cx.palette);
        let run = |command: Command, label: &str, style: Option<Style>, tip: &str| Choice {
            style,
            label: label.to_owned(),
            key: keymap.shown(command),
            tip: tip.to_owned(),
            does: Does::Run(command),
        };
        if document.mode == Some(Mode::Review) {
            let place = Command::ReviewPlace;
            let choices = vec![run(place, tr!("review-place"), None, place.help())];
            return Self { choices, ground: Ground::Bar };
        }
        let scheme = &*document.scheme();
        let verdicts = scheme.verdicts.iter().enumerate().map(|(i, verdict)| Choice {
            style: Some(style(scheme, Some(&verdict.id), palette)),
            label: of_scheme(&verdict.label).to_owned(),
            key: if keymap.letters() { verdict.key.clone() } else { String::new() },
            tip: tip(verdict),
            does: Does::Verdict(i),
        });
        let check = style(scheme, None, palette);
        let to_check = run(Command::ToCheck, tr!("to-check"), Some(check), tr!("to-check-a-claim-that-nobody"));
        let none = run(Command::NoClaim, tr!("no-claim"), None, Command::NoClaim.help());
        if document.mode == Some(Mode::Adjudicate) {
            return Self { choices: verdicts.collect(), ground: Ground::Bar };
        }
        if let Some(exercise) = document.worked_on() {
            return Self { choices: of_exercise(Asked::of(exercise), verdicts, to_check), ground: Ground::TallBar };
        }
        Self { choices: verdicts.chain([to_check, none]).collect(), ground: Ground::Bar }
    }

    /// The height of a row of the bar, and the space around the rows, in points.
    pub fn sizes(&self) -> (f32, f32) {
        if self.ground == Ground::TallBar { (theme::TALL_PILL, 6.0) } else { (theme::PILL, 4.0) }
    }

    /// Whether nothing is offered.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty()
    }

    /// The keys and what they do, as the status line names them: "V Verified".
    pub fn hints(&self) -> Vec<String> {
        self.choices.iter().filter_map(Choice::hint).collect()
    }

    /// Whether a line stands before button number `i`: "no claim" is no verdict.
    fn is_set_off(&self, i: usize) -> bool {
        i > 0 && self.choices[i].does == Does::Run(Command::NoClaim)
    }

    /// The space before button number `i` of a row that starts with button number `from`.
    fn space_before(&self, i: usize, from: usize) -> f32 {
        match i {
            i if i == from => 0.0,
            i if self.is_set_off(i) => 2.0 * BESIDE_LINE + 1.0,
            _ => BETWEEN,
        }
    }

    /// The rows of a bar of at most `most` points: one row with the keys if there is room, else one without them, else several.
    pub fn lines(&self, ui: &Ui, most: f32) -> Vec<Line> {
        let width = |i: usize, keys| self.choices[i].signed(keys, self.ground).width(ui);
        let row = |buttons: std::ops::Range<usize>, keys| {
            let from = buttons.start;
            let width = buttons.clone().map(|i| width(i, keys) + self.space_before(i, from)).sum();
            Line { buttons, keys, width }
        };
        let n = self.choices.len();
        for keys in [Keys::Shown, Keys::Hidden] {
            let all = row(0..n, keys);
            if all.width <= most {
                return vec![all];
            }
        }
        let mut lines = Vec::new();
        let mut from = 0;
        for i in 1..=n {
            if i == n || row(from..i + 1, Keys::Hidden).width > most {
                lines.push(row(from..i, Keys::Hidden));
                from = i;
            }
        }
        lines
    }

    /// Draws the rows of a bar.
    pub fn show<A>(&self, ui: &mut Ui, lines: &[Line], palette: &Palette, said: &mut Sayings<A>) {
        // A row is as high as its buttons.
        ui.spacing_mut().interact_size.y = self.sizes().0;
        for line in lines {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                for i in line.buttons.clone() {
                    if i > line.buttons.start && self.is_set_off(i) {
                        ui.add_space(BESIDE_LINE);
                        let (rect, _) = ui.allocate_exact_size(vec2(1.0, theme::PILL), egui::Sense::hover());
                        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 4.0)), 0.0, palette.hairline);
                        ui.add_space(BESIDE_LINE);
                    } else {
                        ui.add_space(self.space_before(i, line.buttons.start));
                    }
                    self.button(ui, i, line.keys, self.ground, palette, said);
                }
            });
        }
    }

    fn button<A>(&self, ui: &mut Ui, i: usize, keys: Keys, ground: Ground, palette: &Palette, said: &mut Sayings<A>) {
        let choice = &self.choices[i];
        let response = choice.signed(keys, ground).show(ui, &choice.name(), palette).on_hover_text(&choice.tip);
        if response.clicked() {
            said.push(match choice.does {
                Does::Verdict(i) => Said::Verdict(i),
                Does::Run(command) => Said::Run(command),
            });
        }
    }
}

impl Context<'_> {
    /// Draws the verdicts, "to check" and "no claim" as buttons with their keys, for the selected words.
    pub fn verdict_buttons<A>(&self, ui: &mut Ui, said: &mut Sayings<A>) {
        let Some(document) = &self.desk.document else { return };
        let offered = Offered::new(self, document);
        for i in 0..offered.choices.len() {
            offered.button(ui, i, Keys::Shown, Ground::Field, self.palette, said);
        }
    }
}
