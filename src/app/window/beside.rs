//! The panes beside the article: the list of articles at the left; the list of claims and the selected claim at the right.

use egui::{Area, Frame, Id, Order, Panel, Pos2, Rect, Sense, Ui, UiBuilder, pos2};

use crate::app::actions::{Action, heard};
use crate::app::claim_list::Fields;
use crate::app::claim_list::view::ClaimsPanel;
use crate::app::commands::said::Context;
use crate::app::desk::document::Document;
use crate::app::desk::standing::{ROOM_FOR_ARTICLES, Standing};
use crate::app::folder::view::ArticlesList;
use crate::app::inspector::view as inspector_view;
use crate::app::look::panels::{self, Dragged, Edge};
use crate::app::look::theme;
use crate::app::preferences;
use crate::app::state::State;
use crate::tr;

/// Usual width of the list of articles, in points.
const ARTICLES: f32 = 256.0;
/// Usual width of the claims, in points, and in a window that has no room for the list of articles.
const CLAIMS: [f32; 2] = [344.0, 312.0];
/// The share of the list in the height of the claims while a claim is selected.
const SHARE: f32 = 0.45;
/// Below this height of the claims, in points, the selected claim takes the place of the list.
const LOW: f32 = 540.0;
/// Least height of the list of claims, and of the selected claim, in points.
const LEAST: [f32; 2] = [120.0, 200.0];
/// Least width of a pane, in points.
const NARROW: f32 = 200.0;
/// Room that is left to the article beside a pane that is dragged, in points.
const ARTICLE: f32 = 320.0;
/// Room that is left of the article beside a pane that lies over it, in points.
const SEEN: f32 = 48.0;

/// Which of the sizes that the settings keep.
#[derive(Clone, Copy)]
enum Size {
    Articles = 0,
    Claims = 1,
    Share = 2,
}

/// What the panes remember between frames.
#[derive(Default)]
pub struct Beside {
    articles: ArticlesList,
    claims: ClaimsPanel,
    /// The sizes while an edge is dragged, as in [`Settings::panes`](crate::app::settings::Settings::panes).
    dragged: Option<[f32; 3]>,
}

impl Beside {
    /// Draws the list of articles.
    pub fn articles(&mut self, ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
        let room = ui.available_rect_before_wrap();
        let wanted = self.size(cx, Size::Articles, ARTICLES);
        match cx.desk.articles_stand() {
            Standing::Away => {}
            Standing::Beside => {
                let width = wanted.clamp(NARROW, (room.width() * 0.4).max(NARROW));
                let pane = Panel::left("articles").frame(Frame::NONE.fill(cx.palette.panel)).exact_size(width);
                let drawn = pane.resizable(false).show_separator_line(false).show(ui, |ui| {
                    ui.expand_to_include_rect(ui.max_rect());
                    heard(Action::Folder, actions, |said| self.articles.show(ui, cx, &state.folder, said));
                });
                let rect = drawn.response.rect;
                let ends = (rect.right_top(), rect.right_bottom());
                let moved = panels::edge(ui, "articles", ends, Edge::Upright, tr!("width-of-articles"), cx.palette);
                self.resize(cx, Size::Articles, moved, width, |x| x - rect.left(), actions);
            }
            Standing::Over => {
                let width = wanted.min(room.width() - SEEN);
                let rect = Rect::from_min_size(room.min, egui::vec2(width, room.height()));
                let is_left = lie_over(ui, cx, "articles-over", (room, rect), |ui| {
                    heard(Action::Folder, actions, |said| self.articles.show(ui, cx, &state.folder, said));
                });
                if is_left {
                    actions.push(Action::Preferences(preferences::Action::PutAway));
                }
            }
        }
    }

    /// Draws the list of claims and the selected claim.
    pub fn claims(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        (state, document): (&State, &Document),
        actions: &mut Vec<Action>,
    ) {
        let room = ui.available_rect_before_wrap();
        let usual = CLAIMS[usize::from(cx.desk.width < ROOM_FOR_ARTICLES)];
        let wanted = self.size(cx, Size::Claims, usual);
        match cx.desk.claims_stand() {
            Standing::Away => {}
            Standing::Beside => {
                let width = wanted.clamp(NARROW, (room.width() - ARTICLE).max(NARROW));
                let pane = Panel::right("claims").frame(Frame::NONE.fill(cx.palette.panel)).exact_size(width);
                let drawn = pane.resizable(false).show_separator_line(false).show(ui, |ui| {
                    self.list_and_claim(ui, cx, (state, document), actions);
                });
                let rect = drawn.response.rect;
                let ends = (rect.left_top(), rect.left_bottom());
                let moved = panels::edge(ui, "claims", ends, Edge::Upright, tr!("width-of-claims"), cx.palette);
                // A key that moves the edge to the right makes the pane narrower.
                let moved = match moved {
                    Some(Dragged::By(by)) => Some(Dragged::By(-by)),
                    moved => moved,
                };
                self.resize(cx, Size::Claims, moved, width, |x| rect.right() - x, actions);
            }
            Standing::Over => {
                let width = wanted.min(room.width() - SEEN);
                let rect = Rect::from_min_max(pos2(room.right() - width, room.top()), room.max);
                let is_left = lie_over(ui, cx, "claims-over", (room, rect), |ui| {
                    self.list_and_claim(ui, cx, (state, document), actions);
                });
                // Its filter may reach beyond it.
                if is_left && state.claim_list.fields() == Fields::Hidden {
                    actions.push(Action::Preferences(preferences::Action::PutAway));
                }
            }
        }
    }

    /// Draws the list of claims in all of `ui`, or shares it between the list and the selected claim.
    fn list_and_claim(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        (state, document): (&State, &Document),
        actions: &mut Vec<Action>,
    ) {
        let rect = ui.max_rect();
        ui.expand_to_include_rect(rect);
        let list = |beside: &mut Self, ui: &mut Ui, actions: &mut Vec<Action>| {
            heard(Action::ClaimList, actions, |said| beside.claims.show(ui, cx, &state.claim_list, said));
        };
        let claim = |ui: &mut Ui, place, actions: &mut Vec<Action>| {
            heard(Action::Inspector, actions, |said| inspector_view::show(ui, cx, &state.inspector, place, said));
        };
        if document.selected_claim().is_none() || !cx.desk.settings.inspector {
            return part(ui, "list", rect, |ui| list(self, ui, actions));
        }
        if rect.height() < LOW {
            return if cx.desk.list_first {
                part(ui, "list", rect, |ui| list(self, ui, actions));
            } else {
                part(ui, "claim", rect, |ui| claim(ui, inspector_view::Place::OfTheList, actions));
            };
        }
        let share = self.size(cx, Size::Share, SHARE);
        let height = (rect.height() * share).clamp(LEAST[0], rect.height() - LEAST[1]);
        let (above, below) = rect.split_top_bottom_at_y(rect.top() + height);
        part(ui, "list", above, |ui| list(self, ui, actions));
        part(ui, "claim", below, |ui| claim(ui, inspector_view::Place::BelowTheList, actions));
        let ends = (above.left_bottom(), above.right_bottom());
        let moved = panels::edge(ui, "list", ends, Edge::Lying, tr!("height-of-claims"), cx.palette);
        let moved = match moved {
            Some(Dragged::By(by)) => Some(Dragged::By(by / rect.height())),
            moved => moved,
        };
        let share_at = |y: f32| ((y - rect.top()) / rect.height()).clamp(0.1, 0.9);
        self.resize(cx, Size::Share, moved, height / rect.height(), share_at, actions);
    }

    /// The size that the user wants, or else the usual one.
    fn size(&self, cx: &Context<'_>, size: Size, usual: f32) -> f32 {
        let wanted = self.dragged.unwrap_or(cx.desk.settings.panes)[size as usize];
        let is_known = match size {
            Size::Articles | Size::Claims => wanted > 0.0,
            Size::Share => wanted > 0.0 && wanted <= 1.0,
        };
        if is_known { wanted } else { usual }
    }

    /// Follows an edge that is moved: `now` is the size, `size_at` tells the size for a place of the edge.
    fn resize(
        &mut self,
        cx: &Context<'_>,
        size: Size,
        moved: Option<Dragged>,
        now: f32,
        size_at: impl Fn(f32) -> f32,
        actions: &mut Vec<Action>,
    ) {
        let mut sizes = self.dragged.unwrap_or(cx.desk.settings.panes);
        match moved {
            None => {}
            Some(Dragged::To(at)) => {
                sizes[size as usize] = size_at(at);
                self.dragged = Some(sizes);
            }
            Some(Dragged::By(by)) => {
                sizes[size as usize] = now + by;
                actions.push(Action::Preferences(preferences::Action::Panes(sizes)));
            }
            Some(Dragged::Done) => {
                self.dragged = None;
                actions.push(Action::Preferences(preferences::Action::Panes(sizes)));
            }
        }
    }
}

/// Draws a part of a pane, in `rect`. What has no room in it is cut.
fn part(ui: &mut Ui, name: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    part.shrink_clip_rect(rect);
    add(&mut part);
}

/// Draws a pane in `rect`, over the article that has all of `room`. Returns whether the user has turned to the article.
fn lie_over(ui: &Ui, cx: &Context<'_>, name: &str, (room, rect): (Rect, Rect), add: impl FnOnce(&mut Ui)) -> bool {
    let area = Area::new(Id::unique(name)).order(Order::Middle).fixed_pos(rect.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        // Its shadow falls on the article alone.
        ui.set_clip_rect(room);
        let frame = Frame::NONE.fill(cx.palette.panel).shadow(theme::shadows(cx.palette)[0]);
        ui.painter().add(frame.paint(rect));
        ui.allocate_rect(rect, Sense::hover());
        part(ui, name, rect, add);
    });
    let is_left = |at: Pos2| room.contains(at) && !rect.contains(at);
    let pressed = ui.input(|i| i.pointer.any_pressed() && i.pointer.interact_pos().is_some_and(is_left));
    pressed && !egui::Popup::is_any_open(ui.ctx())
}
