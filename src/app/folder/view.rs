//! The list of articles on the left: those in the folder, and others that are open.

use egui::{Button, ComboBox, Rect, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::app::commands::said::{Context, Said as Heard, Sayings};
use crate::app::desk::Pane;
use crate::app::desk::document::Document;
use crate::app::folder::entries::{Folder, Stage};
use crate::app::folder::{Action, Row, State, open_entry};
use crate::app::look::fonts::icon;
use crate::app::look::theme;
use crate::app::look::widgets::heading;
use crate::app::words::{file_name, languages, texts};
use crate::tr;

const ROW: f32 = 28.0;

/// What the list remembers between frames.
#[derive(Default)]
pub struct ArticlesList {
    /// The rows, valid for `found_for`.
    rows: Vec<Row>,
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
    told: String,
    name: String,
    unsaved: bool,
    problem: bool,
}

impl ArticlesList {
    /// Shows the list.
    pub fn show(&mut self, ui: &mut Ui, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
        let palette = cx.palette;
        ui.horizontal(|ui| {
            heading(ui, tr!("articles"), palette);
            if let Some(folder) = state.open() {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close =
                        ui.add(Button::new(RichText::new(icon::close().to_string()).color(palette.muted)).frame(false));
                    close.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("close-folder")));
                    if close.on_hover_text(tr!("close-folder")).clicked() {
                        said.push(Heard::Own(Action::Close));
                    }
                    folder_menu(ui, cx, folder, said);
                });
            }
        });
        if let Some(folder) = state.open() {
            filter(ui, folder, said);
        }
        self.refresh(cx, state);
        if self.rows.is_empty() {
            let says = match state.open() {
                Some(f) if !f.entries.is_empty() => tr!("no-article-fits"),
                Some(_) => tr!("folder-empty"),
                None => "",
            };
            ui.label(RichText::new(says).color(palette.muted));
            return;
        }
        let mut area = egui::ScrollArea::vertical().auto_shrink(false).id_salt("articles");
        let shown = self.rows.iter().position(|r| state.is_shown(cx.desk, *r));
        let now = shown.map(|i| self.rows[i]);
        if self.followed != now {
            self.followed = now;
            let id = egui::Id::unique("articles-offset");
            let last = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or(0.0);
            let top = shown.unwrap_or(0) as f32 * ROW;
            let height = ui.available_height();
            if top < last || top + ROW > last + height {
                area = area.vertical_scroll_offset((top - height / 3.0).max(0.0));
            }
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let output = area.show_rows(ui, ROW, self.rows.len(), |ui, range| {
            for row in &self.rows[range] {
                if let Some(words) = words_of(cx, state, *row) {
                    show_row(ui, cx, state, *row, &words, said);
                }
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
        if self.found_for.as_ref() != Some(&key) {
            self.rows = state.rows(cx.desk);
            self.found_for = Some(key);
        }
    }
}

fn filter(ui: &mut Ui, folder: &Folder, said: &mut Sayings<Action>) {
    ui.horizontal(|ui| {
        let mut words = folder.words.clone();
        let width = (ui.available_width() - 92.0).max(60.0);
        let edit = ui.add(TextEdit::singleline(&mut words).hint_text(tr!("filter-by-name")).desired_width(width));
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("filter-articles")));
        if edit.changed() {
            said.push(Heard::Own(Action::FilterWords(words)));
        }
        let name = |stage: Option<Stage>| match stage {
            None => tr!("stage-all"),
            Some(Stage::Untouched) => tr!("stage-untouched"),
            Some(Stage::Begun) => tr!("stage-begun"),
            Some(Stage::Done) => tr!("stage-done"),
        };
        let combo = ComboBox::from_id_salt("stage").selected_text(name(folder.stage)).width(76.0).show_ui(ui, |ui| {
            for stage in std::iter::once(None).chain(Stage::ALL.map(Some)) {
                if ui.selectable_label(folder.stage == stage, name(stage)).clicked() {
                    said.push(Heard::Own(Action::FilterStage(stage)));
                }
            }
        });
        let told = tr!("articles-at-stage", stage = name(folder.stage));
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, told.clone()));
    });
}

/// Draws the folder's name as a menu: the language of its articles.
fn folder_menu(ui: &mut Ui, cx: &Context<'_>, folder: &Folder, said: &mut Sayings<Action>) {
    let chosen = cx.desk.settings.language_of_folder(&folder.path);
    let found = || tr!("language-is-found").to_owned();
    let name = file_name(&folder.path);
    let text = RichText::new(&name).size(12.0).color(cx.palette.muted);
    let menu = egui::containers::menu::MenuButton::from_button(Button::new(text).frame(false).truncate());
    let (response, _) = menu.ui(ui, |ui| {
        ui.label(RichText::new(tr!("folder-language")).size(12.0).color(cx.palette.muted));
        let offered = languages::offered().map(|(code, _)| Some(code));
        for code in std::iter::once(None).chain(offered) {
            let name = code.map_or_else(found, languages::named);
            if ui.selectable_label(chosen == code, name).clicked() {
                said.push(Heard::Own(Action::SetLanguage(code.map(str::to_owned))));
                ui.close();
            }
        }
    });
    let shown = chosen.map_or_else(found, languages::named);
    let told = tr!("folder-menu", name = name, language = shown);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, told.clone()));
    response.on_hover_text(folder.path.display().to_string());
}

/// The text of an open article's row, with the current counts.
fn open_row(document: &Document) -> Words {
    let (read, all) = (document.progress.read(), document.progress.sentences().len());
    let claims = document.annotations.claims.len();
    Words {
        title: document.title().to_owned(),
        told: told(claims, read, all),
        name: spoken(document.title(), claims, read, all),
        unsaved: document.saving.is_at_risk(),
        problem: false,
    }
}

fn words_of(cx: &Context<'_>, state: &State, row: Row) -> Option<Words> {
    match row {
        Row::Open(number) => cx.desk.documents().find(|d| d.number == number).map(open_row),
        Row::Entry(i) => {
            let entry = state.entries().get(i)?;
            if let Some(document) = open_entry(cx.desk, entry).filter(|d| d.sentences_known) {
                return Some(Words { title: entry_title(entry.title(), document), ..open_row(document) });
            }
            let title = entry.title().to_owned();
            Some(match entry.details.as_deref() {
                None => Words { name: title.clone(), title, told: "…".to_owned(), unsaved: false, problem: false },
                Some(details) => match &details.problem {
                    Some(problem) => Words {
                        name: format!("{title}: {problem}"),
                        title,
                        told: "!".to_owned(),
                        unsaved: false,
                        problem: true,
                    },
                    None => Words {
                        told: told(details.claims, details.read, details.sentences),
                        name: spoken(&title, details.claims, details.read, details.sentences),
                        title,
                        unsaved: false,
                        problem: false,
                    },
                },
            })
        }
    }
}

fn entry_title(listed: &str, document: &Document) -> String {
    let facts = &document.annotations.article.facts;
    if facts.title.is_empty() { listed.to_owned() } else { facts.title.clone() }
}

/// The number of claims and the share of sentences read: `6 · 45 %`, `14 · done`, `0`.
fn told(claims: usize, read: usize, sentences: usize) -> String {
    let n = texts::number(claims as f64);
    match Stage::of(claims, read, sentences) {
        Stage::Untouched => n,
        Stage::Done => format!("{n} · {}", tr!("stage-done")),
        Stage::Begun => format!("{n} · {}", percent(read, sentences)),
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

fn show_row(ui: &mut Ui, cx: &Context<'_>, state: &State, row: Row, words: &Words, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let selected = state.is_shown(cx.desk, row);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = if words.unsaved { tr!("row-not-saved", name = words.name.as_str()) } else { words.name.clone() };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name.clone()));
    let full = rect.expand2(vec2(12.0, 0.0));
    if selected {
        ui.painter().rect_filled(full, 0.0, palette.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(full, 0.0, palette.selected.gamma_multiply(0.4));
    }
    let colour = if words.problem { palette.error } else { palette.muted };
    let told = ui.painter().layout_no_wrap(words.told.clone(), theme::interface(12.0), colour);
    let mut right = rect.right() - told.rect.width();
    ui.painter().galley(pos2(right, rect.center().y - told.rect.height() / 2.0), told, colour);
    if words.unsaved {
        right -= 12.0;
        ui.painter().circle_filled(pos2(right + 4.0, rect.center().y), 3.0, palette.accent);
    }
    let room = Rect::from_min_max(pos2(rect.left(), rect.top()), pos2(right - 8.0, rect.bottom()));
    let mut inner =
        ui.new_child(egui::UiBuilder::new().max_rect(room).layout(egui::Layout::left_to_right(egui::Align::Center)));
    inner.add(egui::Label::new(RichText::new(&words.title).color(palette.ink)).truncate().selectable(false));
    let tip = match row {
        Row::Entry(i) => state.entries().get(i).map(|e| e.name.clone()),
        Row::Open(n) => {
            cx.desk.documents().find(|d| d.number == n).and_then(Document::path).map(|p| p.display().to_string())
        }
    };
    let response = match tip {
        Some(tip) => response.on_hover_text(format!("{name}\n{tip}")),
        None => response.on_hover_text(name),
    };
    if selected && cx.desk.takes_focus(Pane::Articles) {
        response.request_focus();
    }
    if response.clicked() {
        said.push(Heard::Own(Action::Show(row)));
    }
}
