//! What of the queue is listed, and in which order.

use egui::{Align, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use super::Action;
use super::deciding::{Deciding, Purpose};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::chips::Switch;
use crate::app::look::fonts::icon;
use crate::app::look::{panels, theme, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::agreement::queue::{Kind, Order};
use claimlight_core::model::REASONS;

/// Draws the chips of kinds, and the menus of orders and of who, what and why.
pub fn show(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    if deciding.purpose == Purpose::Decide {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            ui.spacing_mut().interact_size.y = theme::CHIP;
            chip(ui, cx, deciding, None, said);
            for (kind, _) in Kind::ALL.into_iter().filter(|(kind, _)| *kind != Kind::Agree) {
                if deciding.count(Some(kind)) > 0 {
                    chip(ui, cx, deciding, Some(kind), said);
                }
            }
        });
    }
    ui.horizontal(|ui| {
        if deciding.purpose == Purpose::Decide {
            let name = order_name(deciding.order);
            panels::quiet_menu(ui, name, &tr!("adj-order", name = name), cx.palette, |ui| {
                for order in [Order::Article, Order::FurthestApart] {
                    if ui.selectable_label(deciding.order == order, order_name(order)).clicked() {
                        said.push(Said::Own(Action::Order(order)));
                        ui.close();
                    }
                }
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme::GUTTER);
            fields(ui, cx, deciding, document, said);
        });
    });
}

fn order_name(order: Order) -> &'static str {
    match order {
        Order::Article => tr!("adj-order-article"),
        Order::FurthestApart => tr!("adj-order-apart"),
    }
}

/// Draws a kind as a chip with its number. A click lists only this kind; another one lists all again.
fn chip(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, kind: Option<Kind>, said: &mut Sayings<Action>) {
    let label = match kind {
        None => tr!("adj-chip-all"),
        Some(Kind::VerdictsDiffer) => tr!("adj-chip-verdict"),
        Some(Kind::EndsDiffer) => tr!("adj-chip-ends"),
        Some(Kind::Missed) => tr!("adj-chip-one"),
        Some(Kind::DecisionsDiffer) => tr!("adj-chip-decisions"),
        Some(Kind::Reopened) => tr!("adj-chip-reopened"),
        Some(Kind::Unconfirmed | Kind::Agree) => tr!("adj-chip-unconfirmed"),
    };
    let is_on = match kind {
        None => deciding.filter.kinds.is_empty(),
        Some(kind) => deciding.filter.kinds.contains(&kind),
    };
    let words = format!("{label} {}", deciding.count(kind));
    let response = Switch::new(&words, is_on).show(ui, cx.palette);
    if response.clicked() {
        said.push(Said::Own(Action::Kind(kind.filter(|_| !is_on))));
    }
}

/// Draws the menu that lists only what concerns a person, a verdict or a reason.
fn fields(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    let filter = &deciding.filter;
    let has_some = filter.person.is_some() || filter.verdict.is_some() || filter.reason.is_some();
    let colour = if has_some { cx.palette.accent } else { cx.palette.muted };
    let icon = RichText::new(icon::filter()).font(theme::icons(16.0)).color(colour);
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        let button = egui::Button::new(icon).min_size(egui::Vec2::splat(theme::BAR_CONTROL));
        let menu = egui::containers::menu::MenuButton::from_button(button);
        menu.ui(ui, |ui| {
            ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
            ui.set_min_width(220.0);
            menu_of(ui, cx, deciding, document, said);
        })
        .0
    });
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, has_some, tr!("adj-filter")));
    response.on_hover_text(tr!("adj-filter"));
}

fn menu_of(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    let filter = &deciding.filter;
    let mut item = |ui: &mut Ui, is_on: bool, words: &str, action: Action| {
        if ui.selectable_label(is_on, words).clicked() {
            said.push(Said::Own(action));
            ui.close();
        }
    };
    widgets::label(ui, tr!("adj-filter-who"), cx.palette);
    item(ui, filter.person.is_none(), tr!("adj-filter-everyone"), Action::Person(None));
    let mut people: Vec<_> = deciding.queue.people.iter().map(|id| (deciding.called(*id), *id)).collect();
    people.sort();
    for (name, id) in people {
        item(ui, filter.person == Some(id), &name, Action::Person(Some(id)));
    }
    ui.separator();
    widgets::label(ui, tr!("adj-filter-verdict"), cx.palette);
    item(ui, filter.verdict.is_none(), tr!("adj-filter-any-verdict"), Action::Verdict(None));
    for verdict in &document.scheme().verdicts {
        let is_on = filter.verdict.as_ref() == Some(&verdict.id);
        item(ui, is_on, texts::of_scheme(&verdict.label), Action::Verdict(Some(verdict.id.clone())));
    }
    ui.separator();
    widgets::label(ui, tr!("adj-filter-reason"), cx.palette);
    item(ui, filter.reason.is_none(), tr!("adj-filter-any-reason"), Action::ByReason(None));
    for reason in REASONS {
        let is_on = filter.reason.as_deref() == Some(reason);
        item(ui, is_on, super::versions_view::reason_label(reason), Action::ByReason(Some(reason.to_owned())));
    }
}
