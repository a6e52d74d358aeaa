//! Starting the window: settings, files, the renderer.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::actions::Action;
use crate::app::remembered::Remembered;
use crate::app::settings::Settings;
use crate::app::{App, NAME, jobs, texts};
use crate::{store, tr};

/// Opens the window on these files and folders, and returns when it is closed. The error is a sentence for people.
pub fn run(files: Vec<PathBuf>) -> Result<(), String> {
    let mut path = Settings::path();
    let (settings, mut told) = match &path {
        Some(path) => Settings::load(path),
        None => (Settings::default(), None),
    };
    texts::choose_from(&settings.language);
    if path.as_ref().is_none_or(|p| !Settings::can_be_kept(p)) {
        path = None;
        told = Some(tr!("no-data-folder").to_owned());
    }
    let path_is_new = path.as_ref().is_some_and(|p| !p.exists());
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
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let start: eframe::AppCreator<'_> = Box::new(move |context| {
        let remembered = path.as_ref().map(|p| Remembered::load(&p.with_file_name("articles.ron")));
        let mut app = App::new(settings, path, None);
        app.state.remembered = remembered.unwrap_or_default();
        let scheme = app.state.beside_settings("scheme.ron").and_then(|p| std::fs::read(p).ok());
        app.state.scheme = scheme.and_then(|bytes| store::read_scheme(&bytes).ok()).map(Arc::new);
        app.install(&context.egui_ctx);
        if path_is_new && let Some(path) = app.state.settings_path.clone() {
            // Who I am must be the same at the next start.
            app.state.jobs.push(jobs::Job::SaveSettings(path, Box::new(app.state.settings.clone())));
        }
        if let Some(told) = told {
            app.state.apply(Action::Say(told));
        }
        for file in files {
            app.state.apply(Action::Open(file));
        }
        Ok(Box::new(app))
    });
    eframe::run_native(NAME, options, start).map_err(|e| tr!("no-window", reason = e.to_string()))
}
