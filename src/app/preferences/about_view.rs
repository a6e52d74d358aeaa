//! The sheet about the program: its version, its licence, and where files are.

use egui::{Label, RichText};

use super::Action;
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, widgets};
use crate::tr;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let close = || Said::Close;
    widgets::sheet(ctx, Command::About.label(), 520.0, palette, close, said, |ui, _| {
        let version = tr!("about-version", version = env!("CARGO_PKG_VERSION"));
        ui.label(RichText::new(version).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink));
        let data = cx.desk.settings_path.as_deref().and_then(std::path::Path::parent);
        let data = data.map(|path| tr!("about-data", path = path.display().to_string()));
        let lines = [tr!("about-offline"), tr!("about-annotations")].map(str::to_owned);
        for line in lines.into_iter().chain(data).chain([tr!("about-licence").to_owned()]) {
            ui.add_space(8.0);
            ui.add(Label::new(RichText::new(line).color(palette.ink)).wrap());
        }
    });
}
