//! The message bar: one message or question at a time, under the toolbar.
//!
//! Always true: failures come first, then warnings, then news; the others wait, and are counted. The bar neither appears nor changes
//! while a key or a button of the mouse is down, so that nothing moves under the hand.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Role, Ui, WidgetInfo};

use super::status;
use crate::app::actions::{Action, heard};
use crate::app::commands::Command;
use crate::app::commands::said::Context;
use crate::app::desk::saving_state::Target;
use crate::app::desk::{self, Offer};
use crate::app::look::fonts::icon;
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets;
use crate::app::preferences::me_view;
use crate::app::state::State;
use crate::app::sync::copies_view;
use crate::app::{details, encoding, gone, preferences, recovery};
use crate::tr;

/// Something that the message bar can show; the most urgent comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Message {
    /// The file could not be saved.
    NotSaved,
    /// A crash left changes unsaved.
    Left,
    /// A file of the article is gone.
    Gone,
    /// The article can't be saved where it is.
    UnsafePlace,
    /// The annotation file has further names.
    Linked,
    /// A copy lies beside the annotation file.
    Copies,
    /// How the article's file was read.
    Encoding,
    /// What others did.
    News,
    /// Whether the only annotator of the file is me.
    OnlyAnnotator,
    /// Who I am.
    Who,
    /// Title, source and date of a pasted text.
    Pasted,
}

/// How urgent a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Failed,
    Warned,
    Told,
}

impl Kind {
    /// What a screen reader says of it.
    fn name(self) -> &'static str {
        match self {
            Self::Failed => tr!("message-failed"),
            Self::Warned => tr!("message-warned"),
            Self::Told => tr!("message-told"),
        }
    }
}

impl Message {
    /// Whether it is shown in an exercise too: what others do, and who uses the program otherwise, is nothing to a pupil.
    fn is_for_pupils(self) -> bool {
        matches!(self, Self::NotSaved | Self::Left | Self::Gone | Self::UnsafePlace | Self::Linked)
    }

    fn kind(self) -> Kind {
        match self {
            Self::NotSaved => Kind::Failed,
            Self::Left | Self::Gone | Self::UnsafePlace | Self::Linked => Kind::Warned,
            Self::Copies | Self::Encoding | Self::News | Self::OnlyAnnotator | Self::Who | Self::Pasted => Kind::Told,
        }
    }

    /// What its last button says and does, which puts it away; `None` if it has to be answered.
    fn dismiss(self) -> Option<(&'static str, Action)> {
        match self {
            Self::Encoding => Some((tr!("message-dismiss"), Action::Encoding(encoding::Action::Dismiss))),
            Self::News => Some((tr!("message-dismiss"), Action::Desk(desk::Action::ClearNews))),
            Self::Who => Some((tr!("not-now"), Action::Preferences(preferences::Action::NameAsked))),
            Self::Pasted => Some((tr!("pasted-done"), Action::Details(details::Action::PastedDone))),
            Self::NotSaved
            | Self::Left
            | Self::Gone
            | Self::UnsafePlace
            | Self::Linked
            | Self::Copies
            | Self::OnlyAnnotator => None,
        }
    }
}

/// Everything that waits to be shown, the most urgent first.
fn waiting(state: &State) -> Vec<Message> {
    let document = state.desk.document.as_ref();
    let number = document.map(|d| d.number);
    let reads = state.desk.reading;
    let asks_who = document.is_some_and(|d| d.only_annotator.is_some());
    let has_no_place = document.is_some_and(|d| d.unsafe_place.is_some() && d.saving.target == Target::None);
    [
        (Message::NotSaved, document.is_some_and(|d| d.saving.failed())),
        (Message::Left, !state.recovery.left().is_empty()),
        (Message::Gone, number.is_some_and(|n| state.gone.report(n).is_some())),
        (Message::UnsafePlace, has_no_place && !reads),
        (Message::Linked, number.is_some_and(|n| state.gone.is_linked(n))),
        (Message::Copies, number.is_some_and(|n| !state.sync.copies(n).is_empty())),
        (Message::Encoding, state.encoding.notice(&state.desk).is_some()),
        (Message::News, state.desk.news.is_some() && !reads),
        (Message::OnlyAnnotator, asks_who && !reads),
        (Message::Who, document.is_some() && !asks_who && !state.desk.settings.asked && !reads),
        (Message::Pasted, state.details.is_pasted(&state.desk) && !reads),
    ]
    .into_iter()
    .filter_map(|(message, is_there)| is_there.then_some(message))
    .filter(|message| state.desk.stage().is_none() || message.is_for_pupils())
    .collect()
}

/// The message bar, with what it remembers between frames.
#[derive(Default)]
pub struct MessageBar {
    shown: Option<Message>,
    /// How many messages the user has passed over to see the next one.
    passed: usize,
}

impl MessageBar {
    /// Draws the bar if there is something to say.
    pub fn show(&mut self, ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
        let all = waiting(state);
        let is_held = ui.input(|i| i.pointer.any_down() || !i.keys_down.is_empty());
        let next = all.get(self.passed % all.len().max(1)).copied();
        if !is_held || self.shown.is_some_and(|shown| !all.contains(&shown)) {
            self.shown = if is_held { None } else { next };
        } else if next != self.shown {
            ui.ctx().request_repaint();
        }
        if all.len() < 2 {
            self.passed = 0;
        }
        let Some(message) = self.shown else { return };
        let palette = cx.palette;
        let (ground, sign, colour) = match message.kind() {
            Kind::Failed => (palette.failed, icon::failed(), palette.error),
            Kind::Warned => (palette.warned, icon::warned(), palette.verdict("orange").words),
            Kind::Told => (palette.told, icon::told(), palette.accent),
        };
        let frame = Frame::NONE.fill(ground).inner_margin(Margin::symmetric(16, 0));
        Panel::top("message").frame(frame).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
            ui.spacing_mut().button_padding.y = 2.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some((name, action)) = message.dismiss()
                    && widgets::icon_button(ui, icon::close(), name, palette).clicked()
                {
                    actions.push(action);
                }
                if all.len() > 1 {
                    let more = tr!("messages-more", n = all.len() - 1);
                    if widgets::link(ui, &more, palette).on_hover_text(tr!("messages-more.help")).clicked() {
                        self.passed += 1;
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let drawn = ui.label(RichText::new(sign).font(theme::icons(16.0)).color(colour));
                    drawn.widget_info(|| WidgetInfo::labeled(Role::Label, true, message.kind().name()));
                    draw(ui, cx, state, message, palette, actions);
                });
            });
        });
    }
}

/// Draws a message with its buttons.
fn draw(ui: &mut Ui, cx: &Context<'_>, state: &State, message: Message, palette: &Palette, actions: &mut Vec<Action>) {
    let document = state.desk.document.as_ref();
    match message {
        Message::NotSaved => {
            let Some(document) = document else { return };
            status::not_saved(ui, document, actions);
        }
        Message::Left => {
            if let Some(left) = state.recovery.left().first() {
                heard(Action::Recovery, actions, |said| recovery::view::line(ui, left, said));
            }
        }
        Message::Gone => {
            let report = document.and_then(|d| state.gone.report(d.number).map(|report| (d.number, report)));
            if let Some((article, report)) = report {
                heard(Action::Gone, actions, |said| gone::view::line(ui, article, report, said));
            }
        }
        Message::UnsafePlace => {
            if let Some((document, why)) = document.and_then(|d| d.unsafe_place.map(|why| (d, why))) {
                status::unsafe_place(ui, state, document, why, actions);
            }
        }
        Message::Linked => {
            if let Some(document) = document {
                heard(Action::Gone, actions, |said| gone::view::links(ui, document, said));
            }
        }
        Message::Copies => {
            let copy = document.and_then(|d| state.sync.copies(d.number).first().map(|copy| (d.number, copy)));
            if let Some((article, copy)) = copy {
                heard(Action::Sync, actions, |said| copies_view::line(ui, article, copy, said));
            }
        }
        Message::Encoding => {
            if let Some(notice) = state.encoding.notice(&state.desk) {
                heard(Action::Encoding, actions, |said| encoding::view::line(ui, notice, said));
            }
        }
        Message::News => news(ui, state, palette, actions),
        Message::OnlyAnnotator => {
            if let Some(id) = document.and_then(|d| d.only_annotator) {
                heard(Action::Preferences, actions, |said| me_view::only_annotator(ui, cx, id, said));
            }
        }
        Message::Who => heard(Action::Preferences, actions, |said| me_view::who_am_i(ui, cx, said)),
        Message::Pasted => heard(Action::Details, actions, |said| details::view::pasted(ui, cx, said)),
    }
}

/// Draws what others did, with the button that shows it.
fn news(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(news) = &state.desk.news else { return };
    let offered = match news.offer {
        Some(Offer::Incoming) => Some(Command::Incoming),
        Some(Offer::Review) => Some(Command::Review),
        Some(Offer::Undo | Offer::Exported) | None => None,
    };
    let told = widgets::line_with_buttons(ui, &news.text, &news.text, |ui| {
        if let Some(command) = offered {
            let button = ui.button(RichText::new(tr!("show-what-came-in")).color(palette.ink));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.label()));
            if button.clicked() {
                actions.push(Action::Run(command));
                actions.push(Action::Desk(desk::Action::ClearNews));
            }
        }
    });
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
}
