//! The dialog in which an exercise is made, and then its files.

use egui::{Id, Label, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use super::{Action, BUILT_IN, Criteria, Draft, Made, Missing, State, Verdicts};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{panels, theme, widgets};
use crate::app::words::{file_name, texts};
use crate::tr;
use claimlight_core::model::{Ask, KnownAs, Scheme};

/// The width of the dialog, and the height of what is not in its scrolling part, in points.
const WIDTH: f32 = 640.0;
const AROUND: f32 = 220.0;
/// The rows of the task.
const ROWS: usize = 4;

/// Shows the dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    let Some(draft) = state.draft() else { return };
    let palette = cx.palette;
    if let Some(made) = state.made() {
        let close = || Said::Own(Action::Close);
        return widgets::sheet(ctx, tr!("making-made"), WIDTH, palette, close, said, |ui, said| {
            files(ui, palette, state, made, said);
        });
    }
    widgets::sheet(
        ctx,
        tr!("making-title"),
        WIDTH,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            let height = (ctx.content_rect().height() - AROUND).max(160.0);
            let mut changed = draft.clone();
            let area = ScrollArea::vertical().id_salt("making").max_height(height).auto_shrink([false, true]);
            area.show(ui, |ui| {
                fields(ui, palette, document, &mut changed, said);
            });
            if changed != *draft {
                said.push(Said::Own(Action::Set(Box::new(changed))));
            }
            let missing = draft.missing(document);
            if let Some(missing) = missing {
                ui.add_space(8.0);
                widgets::label(ui, told(missing), palette);
            }
            widgets::buttons(ui, |ui| {
                if widgets::dialog_primary(ui, tr!("making-save"), missing.is_none() && !state.is_busy(), palette) {
                    said.push(Said::Own(Action::ChoosePlace));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Close);
                }
            });
        },
    );
}

/// What is still to be done, as a sentence.
fn told(missing: Missing) -> &'static str {
    tr!(match missing {
        Missing::Words => "making-no-words",
        Missing::Asks => "making-no-asks",
        Missing::Claims => "making-no-claims",
        Missing::Number => "making-no-number",
    })
}

fn fields(ui: &mut Ui, palette: &Palette, document: &Document, draft: &mut Draft, said: &mut Sayings<Action>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let label = tr!("making-name");
    widgets::label(ui, label, palette);
    let id = Id::unique("making-name");
    let output = widgets::words_field(ui, id, &mut draft.name, document.title(), f32::INFINITY);
    let response = output.response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label));
    if widgets::nothing_focused(ui) {
        response.request_focus();
    }
    above(ui, tr!("making-words"), palette);
    let field = TextEdit::multiline(&mut draft.words).id(Id::unique("making-words")).desired_rows(ROWS);
    let response = ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 7)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("making-words")));
    above(ui, tr!("making-asks"), palette);
    asks(ui, palette, document, draft);
    ui.add_space(8.0);
    two(ui, |ui, i| if i == 0 { verdicts(ui, palette, document, draft) } else { number(ui, palette, draft) });
    ui.add_space(8.0);
    two(ui, |ui, i| if i == 0 { known_as(ui, palette, draft) } else { criteria(ui, palette, draft, said) });
}

fn above(ui: &mut Ui, words: &str, palette: &Palette) {
    ui.add_space(8.0);
    widgets::label(ui, words, palette);
}

/// Draws two fields side by side, if there is room.
fn two(ui: &mut Ui, mut add: impl FnMut(&mut Ui, usize)) {
    let room = ui.available_width();
    if room < 420.0 {
        return (0..2).for_each(|i| add(ui, i));
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for i in 0..2 {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                ui.set_width((room - 16.0) / 2.0);
                add(ui, i);
            });
        }
    });
}

fn asks(ui: &mut Ui, palette: &Palette, document: &Document, draft: &mut Draft) {
    let finds = draft.asks.contains(&Ask::Find);
    for ask in Ask::ALL {
        let label = tr!(match ask {
            Ask::Find => "making-find",
            Ask::Judge if finds => "making-judge",
            Ask::Judge => "making-judge-given",
            Ask::Why => "making-why",
            Ask::Evidence => "making-evidence",
        });
        let mut is_on = draft.asks.contains(&ask);
        if widgets::checkbox(ui, &mut is_on, label, palette).changed() {
            if is_on {
                draft.asks.insert(ask);
            } else {
                draft.asks.remove(&ask);
            }
        }
        if ask == Ask::Judge && draft.gives_claims() {
            ui.indent("given", |ui| {
                widgets::label(ui, tr!("making-given", n = document.annotations.claims.len()), palette);
            });
        }
    }
}

fn verdicts(ui: &mut Ui, palette: &Palette, document: &Document, draft: &mut Draft) {
    widgets::label(ui, tr!("making-verdicts"), palette);
    let (own, simple) = (document.scheme(), Scheme::default());
    let simple_name = tr!("making-simple", name = texts::of_scheme(&simple.name));
    let name_of = |verdicts: Verdicts| match verdicts {
        Verdicts::Simple => simple_name.clone(),
        Verdicts::OfArticle => tr!("making-of-article", name = texts::of_scheme(&own.name)),
    };
    let shown = name_of(draft.verdicts);
    let all = || [Verdicts::Simple, Verdicts::OfArticle].map(|verdicts| (verdicts, name_of(verdicts))).to_vec();
    if let Some(chosen) = panels::choice(ui, "making-verdicts", tr!("making-verdicts"), &shown, all) {
        draft.verdicts = chosen;
    }
}

fn number(ui: &mut Ui, palette: &Palette, draft: &mut Draft) {
    widgets::label(ui, tr!("making-number"), palette);
    let is_on = draft.asks.contains(&Ask::Find);
    let field = widgets::single_line(&mut draft.claims).hint_text(tr!("making-number-hint"));
    let response = ui.add_enabled(is_on, field.desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, is_on, tr!("making-number")));
}

fn known_as(ui: &mut Ui, palette: &Palette, draft: &mut Draft) {
    widgets::label(ui, tr!("making-known-as"), palette);
    let name_of = |known_as| match known_as {
        KnownAs::Name => tr!("making-by-name").to_owned(),
        KnownAs::Code => tr!("making-by-code").to_owned(),
    };
    let shown = name_of(draft.known_as);
    let all = || [KnownAs::Name, KnownAs::Code].map(|known_as| (known_as, name_of(known_as))).to_vec();
    if let Some(chosen) = panels::choice(ui, "making-known-as", tr!("making-known-as"), &shown, all) {
        draft.known_as = chosen;
    }
}

/// What can be chosen in the list of rubrics.
#[derive(Clone, PartialEq)]
enum Offered {
    Is(Criteria),
    FromFile,
}

fn criteria(ui: &mut Ui, palette: &Palette, draft: &mut Draft, said: &mut Sayings<Action>) {
    widgets::label(ui, tr!("making-rubric"), palette);
    let name_of = |criteria: &Criteria| match criteria {
        Criteria::None => tr!("making-no-rubric").to_owned(),
        Criteria::BuiltIn(0) => tr!("making-rubric-claims").to_owned(),
        Criteria::BuiltIn(_) => tr!("making-rubric-reasons").to_owned(),
        Criteria::File(name, _) => name.clone(),
    };
    let shown = name_of(&draft.criteria);
    let all = || {
        let known = std::iter::once(Criteria::None).chain((0..BUILT_IN).map(Criteria::BuiltIn));
        let own = Some(draft.criteria.clone()).filter(|criteria| matches!(criteria, Criteria::File(..)));
        let known = known.chain(own).map(|criteria| (Offered::Is(criteria.clone()), name_of(&criteria)));
        known.chain([(Offered::FromFile, tr!("making-rubric-file").to_owned())]).collect()
    };
    match panels::choice(ui, "making-rubric", tr!("making-rubric"), &shown, all) {
        Some(Offered::Is(criteria)) => draft.criteria = criteria,
        Some(Offered::FromFile) => said.push(Said::Own(Action::ChooseRubric)),
        None => {}
    }
}

/// Shows where the exercise is, and what else can be written.
fn files(ui: &mut Ui, palette: &Palette, state: &State, made: &Made, said: &mut Sayings<Action>) {
    done(ui, palette, &tr!("making-written", name = file_name(&made.path)), &made.path.display().to_string());
    ui.add_space(4.0);
    ui.add(Label::new(RichText::new(tr!("making-give-out")).color(palette.ink)).wrap());
    ui.add_space(16.0);
    widgets::heading(ui, tr!("making-worksheet"), palette);
    match state.worksheet() {
        None => {
            ui.add(Label::new(RichText::new(tr!("making-worksheet-help")).color(palette.ink)).wrap());
            ui.add_space(8.0);
            if ui.add_enabled(!state.is_busy(), egui::Button::new(tr!("making-save-worksheet"))).clicked() {
                said.push(Said::Own(Action::ChooseWorksheetPlace));
            }
        }
        Some(path) => done(ui, palette, &tr!("making-written", name = file_name(path)), &path.display().to_string()),
    }
    ui.add_space(16.0);
    widgets::heading(ui, tr!("making-key"), palette);
    match state.key() {
        None => {
            ui.add(Label::new(RichText::new(tr!("making-key-help")).color(palette.ink)).wrap());
            ui.add_space(8.0);
            if ui.add_enabled(!state.is_busy(), egui::Button::new(tr!("making-save-key"))).clicked() {
                said.push(Said::Own(Action::ChooseKeyPlace));
            }
        }
        Some(key) => {
            done(ui, palette, &tr!("making-key-written", name = file_name(key)), &key.display().to_string());
            ui.add_space(4.0);
            ui.add(Label::new(RichText::new(tr!("making-key-next")).color(palette.ink)).wrap());
            ui.add_space(8.0);
            if ui.button(tr!("making-open-key")).clicked() {
                said.push(Said::Own(Action::OpenKey));
            }
        }
    }
    widgets::buttons(ui, |ui| {
        if widgets::dialog_primary(ui, tr!("making-done"), true, palette) {
            said.push(Said::Own(Action::Close));
        }
    });
}

fn done(ui: &mut Ui, palette: &Palette, words: &str, place: &str) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(icon::done()).font(theme::icons(18.0)).color(palette.verdict("green").words));
        let response = ui.add(Label::new(RichText::new(words).color(palette.ink)).truncate());
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        response.on_hover_text(place);
    });
}
