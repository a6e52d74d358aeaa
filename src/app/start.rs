//! Starting the window: settings, files, the renderer.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::app::actions::Action;
use crate::app::front::dialogs;
use crate::app::opening::read;
use crate::app::opening::recent::Remembered;
use crate::app::settings::Settings;
use crate::app::words::{NAME, texts};
use crate::app::{App, desk, instance, opening, preferences, scheme};
use crate::tr;
use claimlight_core::file::{self, Home};
use claimlight_core::model::limits;

/// The environment variable that names the renderer to start with, `glow` or `wgpu`; set for the process that tries the other
/// one.
const RENDERER: &str = "CLAIMLIGHT_RENDERER";

/// Opens the window on these files and folders, and returns when it is closed. If a window is open already and `new` is false,
/// that window gets the files. The error says why there is no window.
pub fn run(files: Vec<PathBuf>, new: bool) -> Result<ExitCode, String> {
    let path = Home::of_this_user().map(|home| home.settings());
    let (settings, told) = match &path {
        Some(path) => Settings::load(path),
        None => (Settings::default(), None),
    };
    texts::choose_from(&settings.language);
    if !new && !files.is_empty() && path.as_ref().is_some_and(|p| instance::hand_over(p, &files)) {
        return Ok(ExitCode::SUCCESS);
    }
    let wanted = std::env::var(RENDERER).unwrap_or_default();
    let renderer = renderer(&wanted);
    let Err(reason) = open(renderer, settings, path, told, files) else { return Ok(ExitCode::SUCCESS) };
    // Tries the other renderer in a new process, because the window system can be started only once per process.
    if wanted.is_empty()
        && cfg!(feature = "wgpu")
        && let Ok(program) = std::env::current_exe()
        && let Ok(status) = Command::new(program).args(arguments()).env(RENDERER, "wgpu").status()
    {
        // The new process has reported its own errors.
        return Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let told = tr!("no-window", reason = reason);
    if dialogs::has_dialogs() {
        let level = rfd::MessageLevel::Error;
        rfd::MessageDialog::new().set_level(level).set_title(NAME).set_description(&told).show();
    }
    Err(told)
}

fn arguments() -> impl Iterator<Item = OsString> {
    std::env::args_os().skip(1)
}

#[cfg(feature = "wgpu")]
fn renderer(wanted: &str) -> eframe::Renderer {
    if wanted == "wgpu" { eframe::Renderer::Wgpu } else { eframe::Renderer::Glow }
}

#[cfg(not(feature = "wgpu"))]
fn renderer(_wanted: &str) -> eframe::Renderer {
    eframe::Renderer::Glow
}

/// The HTML on the clipboard; egui hands over its plain text alone.
fn html_on_clipboard() -> Option<String> {
    arboard::Clipboard::new().ok()?.get().html().ok()
}

/// Opens the window. The error is the window system's message.
fn open(
    renderer: eframe::Renderer,
    settings: Settings,
    mut path: Option<PathBuf>,
    mut told: Option<String>,
    files: Vec<PathBuf>,
) -> Result<(), String> {
    if path.as_ref().is_none_or(|p| !Settings::can_be_kept(p)) {
        path = None;
        told = Some(tr!("no-data-folder").to_owned());
    }
    let path_is_new = path.as_ref().is_some_and(|p| !p.exists() || !p.with_file_name("people.ron").exists());
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/claimlight.png")).ok();
    let size = match settings.window {
        [w, h] if w >= 320.0 && h >= 240.0 => [w, h],
        _ => [1280.0, 800.0],
    };
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(NAME)
        .with_app_id("claimlight")
        .with_inner_size(size)
        .with_min_inner_size([640.0, 400.0]);
    if let Some(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, renderer, ..Default::default() };
    let start: eframe::AppCreator<'_> = Box::new(move |context| {
        let remembered = path.as_ref().map(|p| Remembered::load(&p.with_file_name("articles.ron")));
        let mut app = App::new(settings, path, None);
        let (remembered, emptied) = (remembered.unwrap_or_default(), read::emptied_folders());
        app.apply(Action::Opening(opening::Action::Started(remembered, emptied)));
        app.apply(Action::Opening(opening::Action::ReadClipboardBy(html_on_clipboard)));
        let for_new = app.state().desk.beside_settings("scheme.ron");
        let for_new = for_new.and_then(|p| file::read_file(&p, limits::SMALL_FILE).ok());
        if let Some(scheme) = for_new.and_then(|bytes| file::read_scheme(&bytes).ok()) {
            app.apply(Action::Scheme(scheme::Action::ForNew(Box::new(scheme))));
        }
        app.install(&context.egui_ctx);
        app.listen(&context.egui_ctx);
        app.watch(&context.egui_ctx);
        app.keep_journal();
        if path_is_new {
            // My ID must be the same at the next start.
            app.apply(Action::Preferences(preferences::Action::Keep));
        }
        if let Some(told) = told {
            app.apply(Action::Desk(desk::Action::Say(told)));
        }
        for file in files {
            app.apply(Action::Opening(opening::Action::Open(file)));
        }
        Ok(Box::new(app))
    });
    // A message of winit begins with the location in its own source.
    eframe::run_native(NAME, options, start).map_err(|e| match e.to_string().rsplit_once(": ") {
        Some((place, reason)) if place.contains(".rs:") => reason.to_owned(),
        _ => e.to_string(),
    })
}
