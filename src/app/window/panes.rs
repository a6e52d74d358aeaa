//! The panes of the window: draws what is open.

use std::time::Duration;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::beside::Beside;
use super::messages::MessageBar;
use super::{sheets, status};
use crate::app::actions::{Action, heard};
use crate::app::adjudicating::Side;
use crate::app::adjudicating::deciding::Deciding;
use crate::app::adjudicating::{bars_view, queue_view, versions_view};
use crate::app::agreement::{side_view as side_view_of_agreement, steps_view, view as agreement_view};
use crate::app::article::{ArticleView, Overlay};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::{Command, menus};
use crate::app::comparing::view as comparing_view;
use crate::app::desk::document::Document;
use crate::app::desk::exercise::Stage;
use crate::app::desk::standing::{ROOM_FOR_ARTICLES, ROOM_FOR_CLAIMS};
use crate::app::find::view as find_view;
use crate::app::front::{dialog_view, questions_view};
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets;
use crate::app::mending::rows_view::RowsView;
use crate::app::mending::{Mending, side_view, view as mending_view};
use crate::app::opening::view as opening_view;
use crate::app::review::view as review_view;
use crate::app::state::State;
use crate::app::{adjudicating, agreement, comparing, first_steps, grading, review};
use crate::tr;

/// The panes that remember something between frames.
#[derive(Default)]
pub struct Panes {
    /// The pane of the article.
    pub article: ArticleView,
    beside: Beside,
    pub(super) messages: MessageBar,
    mending: RowsView,
}

impl Panes {
    /// Draws the whole window and returns the user's actions.
    pub fn draw(&mut self, ui: &mut Ui, state: &State) -> Vec<Action> {
        let mut actions = Vec::new();
        let ctx = ui.ctx().clone();
        let palette = Palette::of(ctx.theme() == egui::Theme::Dark);
        let cx = Context { desk: &state.desk, keymap: state.preferences.keymap(), palette: &palette };
        if let Some(document) = state.desk.document.as_ref().filter(|_| state.desk.grading.is_none()) {
            match (document.stage(), document.worked_on()) {
                (_, Some(exercise)) => return self.work(ui, &cx, (state, document, exercise)),
                (Some(Stage::Card), None) => return self.card(ui, &cx, (state, document)),
                (Some(Stage::Work) | None, None) => {}
            }
        }
        let reads = state.desk.reading;
        if !reads {
            menu_bar(ui, &cx, state, &mut actions);
        }
        let mending = state.mending.shown(&state.desk);
        let page = state.agreement.shown(&state.desk);
        let graded = state.grading.shown(&state.desk);
        let is_page = page.is_some() || graded.is_some();
        if let Some(page) = page {
            agreement_tools(ui, &cx, page, &mut actions);
        } else if let Some(graded) = graded {
            Panel::top("tools").frame(bar(&cx, 8, 0)).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
                heard(Action::Grading, &mut actions, |said| grading::view::tools(ui, &cx, graded, said));
            });
        } else if let Some(mending) = mending {
            mending_bars(ui, &cx, mending, &mut actions);
        } else if let Some(deciding) = state.adjudicating.shown(&state.desk) {
            Panel::top("tools").frame(bar(&cx, 8, 0)).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
                heard(Action::Adjudicating, &mut actions, |said| {
                    bars_view::tools(ui, &cx, (&state.adjudicating, deciding), said);
                });
            });
        } else if state.desk.document.is_some() && state.desk.settings.tools && !reads {
            tool_bar(ui, &cx, &mut actions);
        }
        working_line(ui, &cx);
        if mending.is_none() && !is_page {
            self.messages.show(ui, &cx, state, &mut actions);
        }
        let says = state.desk.document.is_some() || state.desk.message.is_some() || state.desk.working.is_some();
        if (says || is_page) && !reads {
            Panel::bottom("status").frame(bar(&cx, 16, 0)).exact_size(theme::MENU_HEIGHT).show(ui, |ui| {
                status::status(ui, &cx, state, &mut actions);
            });
        }
        self.beside.articles(ui, &cx, state, &mut actions);
        if let Some(page) = state.agreement.stepping(&state.desk) {
            steps_bar(ui, &cx, page, &mut actions);
        }
        let has_mode = is_page || mode_panes(ui, &cx, state, &mut actions);
        if let Some(page) = page {
            agreement_list(ui, &cx, page, &mut actions);
        }
        if let Some(graded) = graded {
            grading_detail(ui, &cx, graded, &mut actions);
        }
        if let Some(document) = state.desk.document.as_ref().filter(|_| !has_mode) {
            self.beside.claims(ui, &cx, (state, document), &mut actions);
        }
        if let Some(step) = state.first_steps.step(&state.desk).filter(|_| !is_page) {
            heard(Action::FirstSteps, &mut actions, |said| first_steps::view::show(ui, &cx, step, said));
        }
        if !is_page {
            find_bar(ui, &cx, state, &mut actions);
        }
        self.middle(ui, &cx, state, &mut actions);
        over(&ctx, &cx, state, &mut actions);
        sheets::dropping(&ctx, &palette);
        sheets::focus_ring(&ctx, &palette);
        actions
    }

    /// Draws the article, or what takes its place.
    fn middle(&mut self, ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
        CentralPanel::default().frame(Frame::NONE.fill(cx.palette.paper)).show(ui, |ui| {
            if let Some(page) = state.agreement.shown(&state.desk) {
                heard(Action::Agreement, actions, |said| agreement_view::show(ui, cx, page, said));
            } else if let Some(graded) = state.grading.shown(&state.desk) {
                heard(Action::Grading, actions, |said| grading::view::show(ui, cx, graded, said));
            } else if let Some(document) = cx.desk.document.as_ref().filter(|d| d.needs_text) {
                let takes_keys = state.sheet.is_none();
                heard(Action::Opening, actions, |said| {
                    opening_view::needs_text(ui, cx, document, takes_keys, said);
                });
            } else if let Some(mending) = state.mending.shown(&state.desk) {
                heard(Action::Mending, actions, |said| self.mending.show(ui, cx, mending, said));
            } else if cx.desk.document.is_some() {
                heard(|action| action, actions, |said| self.article.show(ui, cx, overlay(state), said));
            } else if let Some(working) = &cx.desk.working {
                ui.centered_and_justified(|ui| ui.label(working.words()));
            } else {
                heard(Action::Opening, actions, |said| opening_view::show(ui, cx, &state.opening.remembered, said));
            }
        });
    }
}

/// The frame of a pane, with horizontal (`x`) and vertical (`y`) margins in points.
fn bar(cx: &Context<'_>, x: i8, y: i8) -> Frame {
    Frame::NONE.fill(cx.palette.panel).inner_margin(Margin::symmetric(x, y))
}

pub(super) fn menu_bar(ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let stands_alone = cx.desk.document.is_none();
    Panel::top("menus").frame(bar(cx, 4, 0)).exact_size(theme::MENU_HEIGHT).show_separator_line(stands_alone).show(
        ui,
        |ui| {
            let below = |ui: &mut Ui, command: Command, said: &mut Sayings<Action>| {
                if command == Command::OpenFolder {
                    let mut opened = Vec::new();
                    heard(Action::Opening, &mut opened, |said| {
                        opening_view::recent(ui, &state.opening.remembered, said);
                    });
                    said.extend(opened.into_iter().map(Said::Own));
                }
            };
            heard(|action| action, actions, |said| menus::bar(ui, cx, below, said));
        },
    );
}

/// Draws what is over the panes: a question, else the file dialog, else a sheet. What is beneath reappears after the answer.
pub(super) fn over(ctx: &egui::Context, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let mut asked = Vec::new();
    if let Some(question) = state.front.question() {
        questions_view::show(ctx, question, cx.palette, &mut asked);
    } else if let Some(dialog) = state.front.dialog() {
        dialog_view::show(ctx, dialog, cx.palette, &mut asked);
    } else {
        sheets::show(ctx, cx, state, actions);
    }
    actions.extend(asked.into_iter().map(|action| Action::Front(Box::new(action))));
}

/// What is highlighted in the article: search hits, else the differences in a review.
fn overlay(state: &State) -> Overlay<'_> {
    let compared = state.comparing.shown(&state.desk).zip(state.desk.document.as_ref());
    let beside = compared.map(|(comparison, document)| comparison.beside(&document.annotations));
    let lanes = state.adjudicating.lanes(&state.desk);
    match (state.find.bar(), state.review.shown(&state.desk)) {
        (Some(bar), _) => Overlay { ranges: bar.hits(), along: bar.along(), is_searched: true, beside, lanes },
        (None, Some(review)) => Overlay { ranges: &review.marks, beside, ..Overlay::default() },
        (None, None) => Overlay { beside, lanes, ..Overlay::default() },
    }
}

/// Draws the tools of the page of agreement.
fn agreement_tools(ui: &mut Ui, cx: &Context<'_>, page: &agreement::Page, actions: &mut Vec<Action>) {
    Panel::top("tools").frame(bar(cx, 8, 0)).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
        heard(Action::Agreement, actions, |said| agreement_view::tools(ui, cx, page, said));
    });
}

/// Draws what a figure of agreement is made of, beside the page if there is room.
fn agreement_list(ui: &mut Ui, cx: &Context<'_>, page: &agreement::Page, actions: &mut Vec<Action>) {
    let width = agreement_view::list_width(cx.desk.width).filter(|_| page.figures.is_some() && !page.hides_list);
    let Some(width) = width else { return };
    let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 12 });
    Panel::right("agreement-list").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
        heard(Action::Agreement, actions, |said| side_view_of_agreement::show(ui, cx, page, said));
    });
}

/// Draws what is chosen of the answers, beside their page if there is room.
fn grading_detail(ui: &mut Ui, cx: &Context<'_>, state: &grading::State, actions: &mut Vec<Action>) {
    let Some(page) = state.page().filter(|page| page.has_detail_beside(cx.desk.width)) else { return };
    let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 12 });
    Panel::right("grading-detail").frame(frame).exact_size(grading::view::DETAIL).resizable(false).show(ui, |ui| {
        heard(Action::Grading, actions, |said| grading::detail_view::show(ui, cx, page, said));
    });
}

/// Draws the bar over an article while what a figure is made of is gone through.
fn steps_bar(ui: &mut Ui, cx: &Context<'_>, page: &agreement::Page, actions: &mut Vec<Action>) {
    let frame = Frame::NONE.fill(cx.palette.told).inner_margin(Margin::symmetric(16, 0));
    Panel::top("agreement-steps").frame(frame).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
        heard(Action::Agreement, actions, |said| steps_view::show(ui, cx, page, said));
    });
}

/// Draws the tools with which a text is mended, and what is told of it.
fn mending_bars(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, actions: &mut Vec<Action>) {
    Panel::top("tools").frame(bar(cx, 8, 0)).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
        heard(Action::Mending, actions, |said| mending_view::tools(ui, cx, mending, said));
    });
    let told = Frame::NONE.fill(cx.palette.told).inner_margin(Margin::symmetric(16, 0));
    Panel::top("mending-told").frame(told).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
        heard(Action::Mending, actions, |said| mending_view::bar(ui, cx, mending, said));
    });
}

/// Draws the toolbar.
fn tool_bar(ui: &mut Ui, cx: &Context<'_>, actions: &mut Vec<Action>) {
    Panel::top("tools").frame(bar(cx, 8, 0)).exact_size(theme::BAR_HEIGHT).show(ui, |ui| {
        heard(|action| action, actions, |said| menus::tools(ui, cx, said));
    });
}

/// How long work goes on before a line shows it.
const SHOWN_AFTER: Duration = Duration::from_millis(300);

/// Draws a line under the toolbar while the person waits for work: as long as what is done of it, or, if that is not known, a piece that
/// goes along the line.
pub(super) fn working_line(ui: &Ui, cx: &Context<'_>) {
    let Some(working) = cx.desk.working.as_ref().filter(|w| w.waited() >= SHOWN_AFTER) else { return };
    let room = ui.available_rect_before_wrap();
    let place = |from: f32, to: f32| {
        let x = |share: f32| room.left() + room.width() * share.clamp(0.0, 1.0);
        egui::Rect::from_x_y_ranges(x(from)..=x(to), room.top()..=room.top() + 2.0)
    };
    let (from, to) = match working.percent() {
        Some(percent) => (0.0, percent as f32 / 100.0),
        None if cx.desk.settings.still => (0.0, 1.0),
        None => {
            let at = (working.waited().as_secs_f32() / 1.6).fract() * 1.3 - 0.3;
            (at, at + 0.3)
        }
    };
    // Over the panes that are drawn below the toolbar.
    let layer = egui::LayerId::new(egui::Order::Middle, egui::Id::unique("working"));
    ui.ctx().layer_painter(layer).rect_filled(place(from, to), 0.0, cx.palette.accent);
}

/// Draws the panes of a review or comparison of the shown article; returns `false` if there is neither.
fn mode_panes(ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) -> bool {
    let Some(document) = &state.desk.document else { return false };
    if let Some(review) = state.review.shown(&state.desk) {
        heard(Action::Review, actions, |said| review_panes(ui, cx, review, document, said));
    } else if let Some(comparison) = state.comparing.shown(&state.desk) {
        heard(Action::Comparing, actions, |said| comparison_panes(ui, cx, comparison, document, said));
    } else if let Some(deciding) = state.adjudicating.shown(&state.desk) {
        let decided = (&state.adjudicating, deciding);
        heard(Action::Adjudicating, actions, |said| deciding_panes(ui, cx, decided, document, said));
    } else if let Some(mending) = state.mending.shown(&state.desk) {
        let width = (ui.available_width() * 0.27).clamp(240.0, 344.0);
        Panel::right("mending").frame(bar(cx, 0, 0)).exact_size(width).resizable(false).show(ui, |ui| {
            heard(Action::Mending, actions, |said| side_view::show(ui, cx, mending, said));
        });
    } else {
        return false;
    }
    true
}

pub(super) fn find_bar(ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let (Some(found), Some(document)) = (state.find.bar(), &state.desk.document) else { return };
    Panel::top("find").frame(bar(cx, 12, 6)).show(ui, |ui| {
        heard(Action::Find, actions, |said| find_view::bar(ui, cx, found, document, said));
    });
}

/// Draws the panes of a review around the article: its heading, the buttons, the list of changes, and the earlier text.
fn review_panes(
    ui: &mut Ui,
    cx: &Context<'_>,
    review: &review::Review,
    document: &Document,
    said: &mut Sayings<review::Action>,
) {
    let palette = cx.palette;
    Panel::top("review-head").frame(bar(cx, 16, 10)).show(ui, |ui| review_view::head(ui, cx, review, document));
    Panel::bottom("review-buttons").frame(bar(cx, 16, 12)).show(ui, |ui| {
        review_view::buttons(ui, cx, review, document, said);
    });
    let width = (ui.available_width() * 0.24).clamp(180.0, 300.0);
    Panel::right("review-list").frame(bar(cx, 8, 10)).exact_size(width).resizable(false).show(ui, |ui| {
        review_view::list(ui, cx, review, document, said);
    });
    let half = ui.available_width() * 0.5;
    let paper = Frame::NONE.fill(palette.paper).inner_margin(Margin::symmetric(24, 14));
    Panel::left("review-before").frame(paper).exact_size(half).resizable(false).show(ui, |ui| {
        review_view::before(ui, cx, review, document);
    });
    let frame = Frame::NONE.fill(palette.paper).inner_margin(Margin { left: 32, right: 8, top: 14, bottom: 4 });
    Panel::top("review-now").frame(frame).show_separator_line(false).show(ui, |ui| {
        widgets::heading(ui, tr!("review-as-it-is"), palette);
    });
}

/// Draws the panes around an article in which something is decided: what there is to decide, and the versions of one claim.
fn deciding_panes(
    ui: &mut Ui,
    cx: &Context<'_>,
    (state, deciding): (&adjudicating::State, &Deciding),
    document: &Document,
    said: &mut Sayings<adjudicating::Action>,
) {
    let width = cx.desk.width;
    let (left, right) = match width {
        _ if width >= ROOM_FOR_ARTICLES => (280.0, 344.0),
        _ if width >= ROOM_FOR_CLAIMS => (220.0, 312.0),
        _ => (0.0, (width * 0.45).clamp(240.0, 312.0)),
    };
    if left > 0.0 && state.shows(Side::Queue) {
        let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(Margin { left: 8, right: 0, top: 6, bottom: 8 });
        Panel::left("adj-queue").frame(frame).exact_size(left).resizable(false).show(ui, |ui| {
            queue_view::show(ui, cx, deciding, document, said);
        });
    }
    if !state.shows(Side::Versions) {
        return;
    }
    let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(Margin { left: 20, right: 8, top: 6, bottom: 8 });
    Panel::right("adj-versions").frame(frame).exact_size(right).resizable(false).show(ui, |ui| {
        versions_view::show(ui, cx, deciding, document, said);
    });
}

/// Draws the panes around an article in which two people's claims are compared.
fn comparison_panes(
    ui: &mut Ui,
    cx: &Context<'_>,
    comparison: &comparing::Comparison,
    document: &Document,
    said: &mut Sayings<comparing::Action>,
) {
    Panel::top("compare-head").frame(bar(cx, 16, 10)).show(ui, |ui| {
        comparing_view::head(ui, cx, comparison, said);
    });
    Panel::bottom("compare-buttons").frame(bar(cx, 16, 12)).show(ui, |ui| {
        comparing_view::buttons(ui, cx, comparison, said);
    });
    let width = (ui.available_width() * 0.28).clamp(200.0, 340.0);
    Panel::right("compare-list").frame(bar(cx, 8, 10)).exact_size(width).resizable(false).show(ui, |ui| {
        comparing_view::list(ui, cx, comparison, document, said);
    });
}
