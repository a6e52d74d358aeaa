//! The list of articles on the left: those in the folder, and others that are open.

use std::collections::HashMap;
use std::path::Path;

use egui::{Align, Button, Frame, Layout, Margin, Response, RichText, Role, Ui, WidgetInfo, vec2};

use crate::app::commands::said::{Context, Said as Heard, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::Document;
use crate::app::folder::entries::{Folder, Stage};
use crate::app::folder::{Action, Row, State, open_entry};
use crate::app::look::fonts::icon;
use crate::app::look::panels::{self, Stands};
use crate::app::look::widgets::{self, heading, label};
use crate::app::look::{set, theme};
use crate::app::words::{file_name, languages};
use crate::tr;
use claimlight_core::text::{Offset, ceil_grapheme, floor_grapheme};

/// Height of a row, in points.
const ROW: f32 = theme::ROW;
/// Space at the left of the rows, in points.
const LEFT: f32 = 8.0;
/// Width below which a file's name is nothing but dots, in points.
const NAME: f32 = 28.0;
/// Width of the dots in a name that is cut, in points.
const DOTS: f32 = 10.0;

/// What the list remembers between frames.
#[derive(Default)]
pub struct ArticlesList {
    /// The rows, valid for `found_for`.
    rows: Vec<Row>,
    /// Titles that stand in several rows, each with the name of a file: there the folder tells the rows apart.
    alike: HashMap<(String, String), usize>,
    found_for: Option<FoundFor>,
    /// The row last scrolled into view.
    followed: Option<Row>,
}

/// What the rows depend on.
#[derive(PartialEq)]
struct FoundFor {
    folder: u64,
    words: String,
    stage: Option<Stage>,
    open: Vec<u64>,
    /// The sum of the open articles' revisions if there is a filter by stage, which depends on what they hold now; otherwise 0.
    changes: u64,
}

/// What a row says.
struct Words {
    title: String,
    /// The article's file, if it has one.
    file: Option<String>,
    /// What follows the file: the number of claims, how much is read.
    told: String,
    name: String,
    unsaved: bool,
    problem: bool,
}

impl ArticlesList {
    /// Shows the list in all of `ui`.
    pub fn show(&mut self, ui: &mut Ui, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
        self.refresh(cx, state);
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::NONE.inner_margin(Margin { left: 8, right: 12, top: 8, bottom: 8 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            self.head(ui, cx, state, said);
        });
        if self.rows.is_empty() {
            let says = match state.open() {
                Some(f) if !f.entries.is_empty() => tr!("no-article-fits"),
                Some(_) => tr!("folder-empty"),
                None => "",
            };
            Frame::NONE.inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
                ui.label(RichText::new(says).color(cx.palette.muted));
            });
            return;
        }
        let mut area = egui::ScrollArea::vertical().auto_shrink(false).id_salt("articles");
        if let Some(offset) = self.follow(ui, cx, state) {
            area = area.vertical_scroll_offset(offset);
        }
        let width = ui.available_width() - LEFT - theme::GUTTER;
        let output = area.show_rows(ui, ROW, self.rows.len(), |ui, range| {
            for row in &self.rows[range] {
                let Some(words) = words_of(cx, state, *row) else { continue };
                ui.horizontal(|ui| {
                    ui.add_space(LEFT);
                    self.row(ui, cx, state, (*row, &words), width, said);
                });
            }
        });
        ui.data_mut(|d| d.insert_temp(egui::Id::unique("articles-offset"), output.state.clamped_offset().y));
    }

    fn refresh(&mut self, cx: &Context<'_>, state: &State) {
        let open: Vec<u64> = cx.desk.documents().map(|d| d.number).collect();
        let folder = state.open();
        let stage = folder.and_then(|f| f.stage);
        let changes = if stage.is_some() { cx.desk.documents().map(|d| d.revision).sum() } else { 0 };
        let words = folder.map(|f| f.words.clone()).unwrap_or_default();
        let key = FoundFor { folder: folder.map_or(0, |f| f.revision), words, stage, open, changes };
        if self.found_for.as_ref() == Some(&key) {
            return;
        }
        self.rows = state.rows(cx.desk);
        self.alike.clear();
        for title_and_file in self.rows.iter().filter_map(|row| title_and_file(cx, state, *row)) {
            *self.alike.entry(title_and_file).or_default() += 1;
        }
        self.found_for = Some(key);
    }

    /// Where to scroll so that the shown article's row comes into sight, if another article has just been shown.
    fn follow(&mut self, ui: &Ui, cx: &Context<'_>, state: &State) -> Option<f32> {
        let shown = self.rows.iter().position(|r| state.is_shown(cx.desk, *r));
        let now = shown.map(|i| self.rows[i]);
        if self.followed == now {
            return None;
        }
        self.followed = now;
        let last = ui.data(|d| d.get_temp::<f32>(egui::Id::unique("articles-offset"))).unwrap_or(0.0);
        let top = shown? as f32 * ROW;
        let height = ui.available_height();
        let is_in_sight = top >= last && top + ROW <= last + height;
        (!is_in_sight).then(|| (top - height / 3.0).max(0.0))
    }

    /// Draws what stands above the list: the folder's name, how many articles it has, and the filter.
    fn head(&self, ui: &mut Ui, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
        let size = vec2(ui.available_width(), theme::BAR_CONTROL);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(4.0);
            label(ui, self.count(state), cx.palette);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(folder) = state.open() {
                    folder_menu(ui, cx, folder, said);
                } else {
                    ui.add_space(8.0);
                    heading(ui, tr!("articles"), cx.palette);
                }
            });
        });
        if let Some(folder) = state.open() {
            filter(ui, cx, folder, said);
        }
    }

    /// How many articles there are, and how many of them the filter shows.
    fn count(&self, state: &State) -> String {
        let shown = self.rows.len();
        match state.open() {
            Some(folder) if folder.stage.is_some() || !folder.words.is_empty() => {
                let others = self.rows.iter().filter(|row| matches!(row, Row::Open(_))).count();
                tr!("number-of-all", number = shown, total = folder.entries.len() + others)
            }
            _ => tr!("articles-count", n = shown),
        }
    }

    fn row(
        &self,
        ui: &mut Ui,
        cx: &Context<'_>,
        state: &State,
        (row, words): (Row, &Words),
        width: f32,
        said: &mut Sayings<Action>,
    ) {
        let palette = cx.palette;
        let is_shown = state.is_shown(cx.desk, row);
        let drawn = panels::Row::new(ui, width, is_shown, palette);
        let path = path_of(cx, state, row);
        let name = if words.unsaved { tr!("row-not-saved", name = words.name.as_str()) } else { words.name.clone() };
        drawn.response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, name.clone()));
        let first = drawn.first(0.0, if words.unsaved { 14.0 } else { 0.0 });
        let stands = Stands::of(&words.title);
        panels::line(ui, first, &words.title, theme::interface(theme::INTERFACE_SIZE), palette.ink, stands);
        if words.unsaved {
            ui.painter().circle_filled(first.right_center() + vec2(10.0, 0.0), 3.0, palette.accent);
        }
        let file = words.file.clone().unwrap_or_default();
        let is_alike = self.alike.get(&(words.title.clone(), file.clone())).is_some_and(|n| *n > 1);
        let file = match path.filter(|_| is_alike).and_then(Path::parent) {
            Some(folder) => format!("{}/{file}", file_name(folder)),
            None => file,
        };
        second_line(ui, cx, (&drawn, stands), words, &file);
        if is_shown && cx.desk.takes_focus(Pane::Articles) {
            drawn.response.request_focus();
        }
        let response = match path {
            Some(path) => drawn.response.on_hover_text(format!("{}\n{}", words.title, path.display())),
            None => drawn.response.on_hover_text(&words.title),
        };
        if response.clicked() {
            said.push(Heard::Own(Action::Show(row)));
        }
    }
}

/// Draws the second line of a row. The name of the file is shortened, what follows it is not.
fn second_line(ui: &Ui, cx: &Context<'_>, (row, stands): (&panels::Row, Stands), words: &Words, file: &str) {
    let room = row.second(0.0, 0.0);
    let colour = cx.palette.muted;
    let font = || theme::interface(theme::SMALL_SIZE);
    if words.problem {
        return panels::line(ui, room, &format!("{file} · {}", words.told), font(), cx.palette.error, stands);
    }
    let told = if file.is_empty() { words.told.clone() } else { format!(" · {}", words.told) };
    let told = set::whole(ui.ctx(), &told, font(), colour);
    let whole = set::whole(ui.ctx(), file, font(), colour);
    let for_name = room.width() - told.size().x;
    let name = if whole.size().x <= for_name {
        whole
    } else if for_name < NAME {
        set::whole(ui.ctx(), "…", font(), colour)
    } else if set::is_special(file) {
        set::line(ui.ctx(), file, font(), colour, for_name)
    } else {
        set::whole(ui.ctx(), &shortened(file, &whole, for_name), font(), colour)
    };
    let left = match stands {
        Stands::Start => room.left(),
        Stands::Right => room.right() - name.size().x - told.size().x,
    };
    let at = egui::pos2(left, room.center().y - told.size().y / 2.0);
    let painter = ui.painter().with_clip_rect(row.rect.intersect(ui.clip_rect()));
    painter.galley(at + vec2(name.size().x, 0.0), told, colour);
    painter.galley(at, name, colour);
}

/// A name that is cut in its middle until it is about `room` points wide; its start and its end stay. `whole` is the whole name.
fn shortened(name: &str, whole: &egui::Galley, room: f32) -> String {
    let Some(row) = whole.rows.first() else { return name.to_owned() };
    let room = (room - DOTS).max(0.0);
    let (for_end, width) = (room * 0.4, row.rect().width());
    let bytes = |n: usize| name.chars().take(n).map(char::len_utf8).sum::<usize>();
    let end = row.glyphs.iter().position(|glyph| width - glyph.pos.x <= for_end).unwrap_or(row.glyphs.len());
    let for_start = room - row.glyphs.get(end).map_or(0.0, |glyph| width - glyph.pos.x);
    let start = row.glyphs.iter().position(|glyph| glyph.max_x() > for_start).unwrap_or(0);
    let start = floor_grapheme(name, Offset::new(bytes(start))).to_usize();
    let end = ceil_grapheme(name, Offset::new(bytes(end))).to_usize();
    format!("{}…{}", name[..start].trim_end(), name[end.max(start)..].trim_start())
}

/// The stages by which the list can be filtered.
fn stage_name(stage: Option<Stage>) -> &'static str {
    match stage {
        None => tr!("stage-all"),
        Some(Stage::Untouched) => tr!("stage-untouched"),
        Some(Stage::Begun) => tr!("stage-begun"),
        Some(Stage::Done) => tr!("stage-done"),
    }
}

fn filter(ui: &mut Ui, cx: &Context<'_>, folder: &Folder, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut words = folder.words.clone();
        let glass = RichText::new(icon::find()).font(theme::icons(16.0)).color(palette.muted);
        let width = (ui.available_width() - theme::BAR_CONTROL - 6.0).max(60.0);
        let edit = widgets::single_line(&mut words).prefix(glass).hint_text(tr!("filter-by-name")).desired_width(width);
        let edit = ui.add(edit);
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("filter-articles")));
        if edit.changed() {
            said.push(Heard::Own(Action::FilterWords(words)));
        }
        stages(ui, cx, folder, said);
    });
}

/// Draws the menu of the stages at which articles are shown.
fn stages(ui: &mut Ui, cx: &Context<'_>, folder: &Folder, said: &mut Sayings<Action>) {
    let colour = if folder.stage.is_some() { cx.palette.accent } else { cx.palette.muted };
    let response = widgets::flat(ui, |ui| {
        ui.spacing_mut().button_padding = egui::Vec2::ZERO;
        let icon = RichText::new(icon::filter()).font(theme::icons(16.0)).color(colour);
        let button = Button::new(icon).min_size(egui::Vec2::splat(theme::BAR_CONTROL));
        let menu = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            ui.spacing_mut().button_padding = vec2(12.0, 4.0);
            label(ui, tr!("articles-shown"), cx.palette);
            for stage in std::iter::once(None).chain(Stage::ALL.map(Some)) {
                if ui.selectable_label(folder.stage == stage, stage_name(stage)).clicked() {
                    said.push(Heard::Own(Action::FilterStage(stage)));
                    ui.close();
                }
            }
        });
        menu.0
    });
    let told = tr!("articles-at-stage", stage = stage_name(folder.stage));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, told.clone()));
    response.on_hover_text(told);
}

/// Draws the folder's name as a menu: the language of its articles, and closing it.
fn folder_menu(ui: &mut Ui, cx: &Context<'_>, folder: &Folder, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let chosen = cx.desk.settings.language_of_folder(&folder.path);
    let found = || tr!("language-is-found").to_owned();
    let name = file_name(&folder.path);
    let response: Response = widgets::flat(ui, |ui| {
        let text = RichText::new(&name).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink);
        let menu = egui::containers::menu::MenuButton::from_button(Button::new(text).truncate()).ui(ui, |ui| {
            label(ui, tr!("folder-language"), palette);
            let offered = languages::offered().map(|(code, _)| Some(code));
            egui::ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                for code in std::iter::once(None).chain(offered) {
                    let name = code.map_or_else(found, languages::named);
                    if ui.selectable_label(chosen == code, name).clicked() {
                        said.push(Heard::Own(Action::SetLanguage(code.map(str::to_owned))));
                        ui.close();
                    }
                }
            });
            ui.separator();
            if ui.button(tr!("close-folder")).clicked() {
                said.push(Heard::Own(Action::Close));
                ui.close();
            }
        });
        menu.0
    });
    let shown = chosen.map_or_else(found, languages::named);
    let told = tr!("folder-menu", name = name, language = shown);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, told.clone()));
    response.on_hover_text(folder.path.display().to_string());
}

/// The file of a row's article.
fn path_of<'a>(cx: &Context<'a>, state: &'a State, row: Row) -> Option<&'a Path> {
    match row {
        Row::Open(number) => cx.desk.documents().find(|d| d.number == number).and_then(Document::path),
        Row::Entry(i) => state.entries().get(i).map(|e| e.path.as_path()),
    }
}

/// The title of a row's article, and the name of its file; empty if it has none.
fn title_and_file(cx: &Context<'_>, state: &State, row: Row) -> Option<(String, String)> {
    match row {
        Row::Open(number) => {
            let document = cx.desk.documents().find(|d| d.number == number)?;
            Some((document.title().to_owned(), document.path().map(file_name).unwrap_or_default()))
        }
        Row::Entry(i) => {
            let entry = state.entries().get(i)?;
            let open = open_entry(cx.desk, entry);
            let title = open.map_or_else(|| entry.title().to_owned(), |document| entry_title(entry.title(), document));
            Some((title, entry.name.clone()))
        }
    }
}

/// The text of an open article's row, with the current counts.
fn open_row(document: &Document) -> Words {
    let (read, all) = (document.progress.read(), document.progress.sentences().len());
    let claims = document.annotations.claims.len();
    Words {
        title: document.title().to_owned(),
        file: document.path().map(file_name),
        told: told(claims, read, all),
        name: spoken(document.title(), claims, read, all),
        unsaved: document.saving.is_at_risk(),
        problem: false,
    }
}

fn words_of(cx: &Context<'_>, state: &State, row: Row) -> Option<Words> {
    let i = match row {
        Row::Open(number) => return cx.desk.documents().find(|d| d.number == number).map(open_row),
        Row::Entry(i) => i,
    };
    let entry = state.entries().get(i)?;
    let file = Some(entry.name.clone());
    if let Some(document) = open_entry(cx.desk, entry).filter(|d| d.sentences_known) {
        return Some(Words { title: entry_title(entry.title(), document), file, ..open_row(document) });
    }
    let title = entry.title().to_owned();
    let (told, name, problem) = match entry.details.as_deref() {
        None => ("…".to_owned(), title.clone(), false),
        Some(details) => {
            if let Some(problem) = &details.problem {
                (problem.clone(), format!("{title}: {problem}"), true)
            } else {
                let (claims, read, all) = (details.claims, details.read, details.sentences);
                (told(claims, read, all), spoken(&title, claims, read, all), false)
            }
        }
    };
    Some(Words { title, file, told, name, unsaved: false, problem })
}

fn entry_title(listed: &str, document: &Document) -> String {
    let facts = &document.annotations.article.facts;
    if facts.title.is_empty() { listed.to_owned() } else { facts.title.clone() }
}

/// The number of claims and the share of sentences read: `6 claims · 45% read`, `14 claims · read`, `not begun`.
fn told(claims: usize, read: usize, sentences: usize) -> String {
    let n = || tr!("claims-in-file", n = claims);
    match Stage::of(claims, read, sentences) {
        Stage::Untouched => tr!("stage-untouched").to_owned(),
        Stage::Done => format!("{} · {}", n(), tr!("stage-done")),
        Stage::Begun => format!("{} · {}", n(), tr!("share-read", share = percent(read, sentences))),
    }
}

fn percent(read: usize, sentences: usize) -> String {
    // Never 0 if something has been read. 100 only if everything has, as the division rounds down.
    let share = (read * 100).checked_div(sentences).unwrap_or(0);
    tr!("percent", n = if share == 0 && read > 0 { 1 } else { share })
}

fn spoken(title: &str, claims: usize, read: usize, sentences: usize) -> String {
    tr!("article-row", title = title, claims = claims, share = percent(read, sentences))
}
