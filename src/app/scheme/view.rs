//! The scheme menu in the status line, the sheet that edits a scheme, and the sheet that asks what verdicts become in another.

use egui::text::LayoutJob;
use egui::{Button, Grid, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::{Action, Draft, Goes, Move, Moving, State, new_verdict, problems};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::{self, icon};
use crate::app::look::theme::{self, Palette};
use crate::app::look::verdicts::{signed, style, tip, underline};
use crate::app::look::{lines, signs, widgets};
use crate::app::words::short;
use crate::app::words::texts::of_scheme;
use crate::tr;
use claimlight_core::model::{Rgb, Scheme, Underline, VerdictColours};

/// The scheme's name in the status line. It opens a menu with the built-in schemes and the scheme commands.
pub fn menu(ui: &mut Ui, cx: &Context<'_>, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let scheme = &*document.scheme();
    let name = of_scheme(&scheme.name);
    let text = RichText::new(format!("{} {}", short(name), icon::down())).size(theme::SMALL_SIZE).color(palette.muted);
    let button = egui::containers::menu::MenuButton::from_button(Button::new(text));
    let (response, _) = widgets::flat(ui, |ui| {
        button.ui(ui, |ui| {
            ui.set_min_width(260.0);
            for other in Scheme::built_in() {
                let on = *other.id == *scheme.id;
                if ui.selectable_label(on, of_scheme(&other.name)).clicked() {
                    said.push(Said::Own(Action::Use(Box::new(other))));
                    ui.close();
                }
            }
            ui.separator();
            for command in [Command::EditScheme, Command::LoadScheme, Command::SchemeForNew] {
                if ui.button(command.label()).on_hover_text(command.help()).clicked() {
                    said.push(Said::Run(command));
                    ui.close();
                }
            }
        })
    });
    let told = scheme.verdicts.iter().map(tip).collect::<Vec<_>>().join("\n");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("scheme-named", name = name)));
    response.on_hover_text(told);
}

fn field(ui: &mut Ui, value: &mut String, name: &str, width: f32) -> bool {
    // A fixed size, as a grid would squeeze it.
    let response = ui.add_sized(vec2(width, theme::CONTROL), widgets::single_line(value));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if widgets::nothing_focused(ui) {
        response.request_focus();
    }
    response.changed()
}

const CLOSE: Said<Action> = Said::Own(Action::Close);

/// Shows the sheet that is open.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    if let Some(draft) = state.draft() {
        edit(ctx, cx, draft, said);
    }
    if let Some(other) = state.moving() {
        moving(ctx, cx, other, said);
    }
}

/// The sheet for editing the scheme.
fn edit(ctx: &egui::Context, cx: &Context<'_>, draft: &Draft, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 460.0).max(90.0);
    widgets::sheet(
        ctx,
        tr!("edit-scheme"),
        912.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            let mut scheme = draft.scheme.clone();
            let room = ui.available_width().min(ui.ctx().content_rect().width() - 96.0);
            let of_name = (room - 96.0).min(320.0);
            ui.horizontal(|ui| {
                for (value, name, width) in [
                    (&mut scheme.name, tr!("scheme-name"), of_name),
                    (&mut scheme.version, tr!("scheme-version"), 80.0),
                ] {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        widgets::label(ui, name, palette);
                        field(ui, value, name, width);
                    });
                }
            });
            ui.add_space(8.0);
            ScrollArea::both().max_height(height).max_width(room).auto_shrink([false, true]).show(ui, |ui| {
                Grid::new("verdicts-of-scheme").num_columns(8).spacing([8.0, 8.0]).show(ui, |ui| {
                    for head in [
                        "",
                        "verdict-label",
                        "verdict-sentence",
                        "verdict-sign",
                        "verdict-colour",
                        "verdict-line",
                        "verdict-key",
                        "",
                    ] {
                        let text = if head.is_empty() { "" } else { tr!(head) };
                        ui.label(RichText::new(text).size(theme::SMALL_SIZE).color(palette.muted));
                    }
                    ui.end_row();
                    let mut then = None;
                    for i in 0..scheme.verdicts.len() {
                        row(ui, &mut scheme, i, palette, &mut then);
                        ui.end_row();
                    }
                    match then {
                        Some(Then::Up(i)) => scheme.verdicts.swap(i, i - 1),
                        Some(Then::Delete(i)) => {
                            scheme.verdicts.remove(i);
                        }
                        None => {}
                    }
                });
            });
            if widgets::add_link(ui, tr!("add-verdict"), palette).clicked() {
                let new = new_verdict(&scheme);
                scheme.verdicts.push(new);
            }
            ui.add_space(8.0);
            for (list, name) in [(&mut scheme.kinds, tr!("scheme-kinds")), (&mut scheme.tags, tr!("scheme-tags"))] {
                widgets::label(ui, name, palette);
                words(ui, list, name);
                ui.add_space(4.0);
            }
            widgets::label(ui, tr!("scheme-searches"), palette);
            lines::field(ui, &mut scheme.searches, tr!("scheme-searches"), tr!("settings-searches-help"));
            ui.add_space(4.0);
            for told in draft.problem.iter().cloned().chain(problems(&scheme)) {
                ui.label(RichText::new(told).color(palette.error));
            }
            ui.add_space(8.0);
            ends(ui, &scheme, palette, said);
            if scheme != draft.scheme {
                // The draft is updated before the button's action is applied.
                said.insert(0, Said::Own(Action::Draft(Box::new(scheme))));
            }
        },
    );
}

/// A field for a list of words separated by commas.
fn words(ui: &mut Ui, list: &mut Vec<String>, name: &'static str) {
    let id = egui::Id::unique(("words", name));
    let focused = ui.memory(|m| m.has_focus(id));
    let kept = if focused { ui.data(|d| d.get_temp::<String>(id)) } else { None };
    let mut typed = kept.unwrap_or_else(|| list.join(", "));
    let response = ui.add(widgets::single_line(&mut typed).id(id).desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if response.changed() {
        *list = typed.split(',').map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()).collect();
    }
    ui.data_mut(|d| d.insert_temp(id, typed));
}

/// Below this width of the dialog, in points, the buttons for files stand above the others.
const NARROW: f32 = 640.0;

fn ends(ui: &mut Ui, scheme: &Scheme, palette: &Palette, said: &mut Sayings<Action>) {
    let files = |ui: &mut Ui, said: &mut Sayings<Action>| {
        if ui.button(Command::LoadScheme.label()).clicked() {
            said.push(Said::Run(Command::LoadScheme));
        }
        if ui.button(tr!("scheme-to-file")).clicked() {
            said.push(Said::Own(Action::ChooseToSave));
        }
    };
    let is_narrow = ui.available_width() < NARROW;
    if is_narrow {
        ui.horizontal_wrapped(|ui| files(ui, said));
        ui.add_space(8.0);
    }
    ui.horizontal(|ui| {
        if !is_narrow {
            files(ui, said);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let usable = !scheme.verdicts.is_empty();
            if widgets::dialog_primary(ui, tr!("use-scheme"), usable, palette) {
                said.push(Said::Own(Action::Use(Box::new(scheme.clone()))));
            }
            if ui.button(tr!("cancel")).clicked() {
                said.push(CLOSE);
            }
        });
    });
}

enum Then {
    Up(usize),
    Delete(usize),
}

fn row(ui: &mut Ui, scheme: &mut Scheme, i: usize, palette: &Palette, then: &mut Option<Then>) {
    let n = i + 1;
    let style = style(scheme, Some(&scheme.verdicts[i].id), palette);
    let Some(verdict) = scheme.verdicts.get_mut(i) else { return };
    // A preview of the verdict as it looks in the article.
    let (rect, _) = ui.allocate_exact_size(vec2(44.0, theme::CONTROL), egui::Sense::hover());
    let colours = palette.verdict(&verdict.colour);
    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 4.0)), 2.0, colours.tint);
    underline(ui.painter(), verdict.underline, rect.left(), rect.right(), rect.bottom() - 5.0, colours.line);
    let sign = if verdict.id.is_empty() { verdict.sign.clone() } else { style.sign };
    signs::paint(ui.painter(), rect.center(), 12.0, &sign, colours.line);
    field(ui, &mut verdict.label, &tr!("verdict-label-n", n = n), 140.0);
    field(ui, &mut verdict.sentence, &tr!("verdict-sentence-n", n = n), 270.0);
    let choice =
        |ui: &mut Ui, name: String, value: &mut String, choices: &[&str], width: f32, say: fn(&str) -> String| {
            let shown = say(value);
            let combo = widgets::combo(&name).width(width).selected_text(&shown).show_ui(ui, |ui| {
                for choice in choices {
                    if ui.selectable_label(value == choice, say(choice)).clicked() {
                        (*choice).clone_into(value);
                    }
                }
            });
            combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
        };
    choice(ui, tr!("verdict-sign-n", n = n), &mut verdict.sign, &super::SIGNS, 44.0, fonts::sign_text);
    ui.horizontal(|ui| {
        let mut offered = VerdictColours::NAMES.to_vec();
        let own = theme::own(colours.line);
        offered.push(&own);
        swatches(ui, &tr!("verdict-colour-n", n = n), &mut verdict.colour, &offered, colour_name, |ui, rect, name| {
            let disc = palette.verdict(name);
            ui.painter().circle(rect.center(), 9.0, disc.line, egui::Stroke::new(3.0, disc.tint));
        });
        if verdict.colour.starts_with('#') {
            let mut rgb = Rgb::parsed(&verdict.colour).map_or([0; 3], |Rgb(parts)| parts);
            let picker = ui.color_edit_button_srgb(&mut rgb);
            picker.widget_info(|| WidgetInfo::labeled(Role::ColorWell, true, tr!("verdict-colour-n", n = n)));
            if picker.changed() {
                verdict.colour = Rgb(rgb).to_string();
            }
        }
    });
    let mut line = verdict.underline.name().to_owned();
    let lines = Underline::NAMES.map(|(name, _)| name);
    swatches(ui, &tr!("verdict-line-n", n = n), &mut line, &lines, line_name, |ui, rect, name| {
        let (x, pattern) = (rect.shrink2(vec2(3.0, 0.0)).x_range(), Underline::from(name.to_owned()));
        underline(ui.painter(), pattern, x.min, x.max, rect.center().y, palette.ink);
    });
    verdict.underline = Underline::from(line);
    let mut key = verdict.key.clone();
    if field(ui, &mut key, &tr!("verdict-key-n", n = n), 30.0) {
        // Only the character typed last is kept.
        verdict.key = key.trim().chars().next_back().map(String::from).unwrap_or_default();
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let name = tr!("verdict-up-n", n = n);
        if ui.add_enabled_ui(i > 0, |ui| widgets::icon_button(ui, icon::up(), &name, palette)).inner.clicked() {
            *then = Some(Then::Up(i));
        }
        let delete = widgets::icon_button(ui, icon::close(), &tr!("verdict-delete-n", n = n), palette);
        if delete.clicked() {
            *then = Some(Then::Delete(i));
        }
    });
}

/// A button that shows what is chosen, and opens a list of what can be. `say` names a choice, `paint` draws it.
fn swatches(
    ui: &mut Ui,
    name: &str,
    value: &mut String,
    choices: &[&str],
    say: fn(&str) -> String,
    paint: impl Fn(&Ui, egui::Rect, &str),
) {
    let menu = egui::containers::menu::MenuButton::from_button(Button::new("").min_size(vec2(60.0, theme::CONTROL)));
    let (response, _) = menu.ui(ui, |ui| {
        for choice in choices {
            let button = Button::new("").min_size(vec2(60.0, theme::CONTROL)).selected(value == choice);
            let response = ui.add(button).on_hover_text(say(choice));
            response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, value == choice, say(choice)));
            paint(ui, response.rect.shrink(6.0), choice);
            if response.clicked() {
                (*choice).clone_into(value);
                ui.close();
            }
        }
    });
    let shown = say(value);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
    let (sample, arrow) = response.rect.shrink(6.0).split_left_right_at_x(response.rect.right() - 24.0);
    paint(ui, sample, value);
    signs::chevron(ui.painter(), arrow.center(), 8.0, false, ui.visuals().text_color());
    response.on_hover_text(shown);
}

fn colour_name(name: &str) -> String {
    let key = match name {
        "green" => "colour-green",
        "orange" => "colour-orange",
        "grey" => "colour-grey",
        "red" => "colour-red",
        "purple" => "colour-purple",
        "yellow" => "colour-yellow",
        "blue" => "colour-blue",
        _ => "colour-own",
    };
    tr!(key).to_owned()
}

fn line_name(name: &str) -> String {
    let key = match Underline::from(name.to_owned()) {
        Underline::Solid => "line-solid",
        Underline::Dashed => "line-dashed",
        Underline::Dotted => "line-dotted",
        Underline::Double => "line-double",
        Underline::Wavy => "line-wavy",
        Underline::DashDot => "line-dash-dot",
    };
    tr!(key).to_owned()
}

/// The sheet that asks what each verdict in use becomes in another scheme.
fn moving(ctx: &egui::Context, cx: &Context<'_>, moving: &Moving, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    widgets::sheet(
        ctx,
        tr!("scheme-moving"),
        520.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            ui.label(tr!("scheme-moving-hint", name = of_scheme(&moving.scheme.name)));
            ui.add_space(8.0);
            Grid::new("moves").num_columns(2).spacing([16.0, 8.0]).show(ui, |ui| {
                for (i, step) in moving.moves.iter().enumerate() {
                    ui.label(tr!("moving-verdict", verdict = of_scheme(&step.label), n = step.n));
                    target(ui, cx, moving, (i, step), said);
                    ui.end_row();
                }
            });
            widgets::buttons(ui, |ui| {
                if widgets::dialog_primary(ui, tr!("change-scheme"), true, palette) {
                    said.push(Said::Own(Action::Take));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(CLOSE);
                }
            });
        },
    );
}

/// The choice of what the verdict in use with the index `i` becomes.
fn target(ui: &mut Ui, cx: &Context<'_>, moving: &Moving, (i, step): (usize, &Move), said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let label = |to: &Goes| -> LayoutJob {
        let plain = |text: &str| signed("", text, palette.ink, theme::INTERFACE_SIZE);
        match to {
            Goes::Stays => plain(tr!("verdict-stays")),
            Goes::ToCheck => plain(tr!("to-check")),
            Goes::To(id) => {
                let style = style(&moving.scheme, Some(id), palette);
                let label = moving.scheme.verdict(id).map_or(id.as_str(), |v| of_scheme(&v.label));
                signed(&style.sign, label, style.colours.words, theme::INTERFACE_SIZE)
            }
        }
    };
    let goes = moving.scheme.verdicts.iter().map(|v| Goes::To(v.id.clone())).chain([Goes::ToCheck, Goes::Stays]);
    let combo = widgets::combo(("move", i)).width(220.0).selected_text(label(&step.to)).show_ui(ui, |ui| {
        for to in goes {
            if ui.selectable_label(step.to == to, label(&to)).clicked() {
                said.push(Said::Own(Action::Move(i, to)));
            }
        }
    });
    let name = tr!("moving-verdict", verdict = of_scheme(&step.label), n = step.n);
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name.clone()));
}
