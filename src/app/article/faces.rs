//! Scripts of the article for which this computer has no face.

use crate::app::look::{fonts, theme};
use crate::tr;

/// The scripts that were looked for, and those already reported.
#[derive(Default)]
pub struct Faces {
    looked_for: Vec<(&'static str, char)>,
    reported: Vec<String>,
}

impl Faces {
    /// Looks for a face for each of these scripts, of which a letter is given, unless they were looked for last. Returns what to say of those
    /// that have none; each is reported once.
    pub fn look(&mut self, ctx: &egui::Context, scripts: &[(&'static str, char)]) -> Option<String> {
        if self.looked_for == scripts {
            return None;
        }
        self.looked_for = scripts.to_vec();
        let face = theme::serif(theme::READING_SIZE);
        let mut missing: Vec<&str> = ctx.fonts_mut(|faces| {
            let lacks = |(_, letter): &&(&'static str, char)| !faces.has_glyph(&face, *letter);
            scripts.iter().filter(lacks).map(|(name, _)| *name).collect()
        });
        missing.retain(|name| !self.reported.iter().any(|reported| reported == name));
        if missing.is_empty() {
            return None;
        }
        self.reported.extend(missing.iter().map(|name| (*name).to_owned()));
        let mut found: Vec<String> = missing.iter().map(|name| fonts::for_script(name)).collect();
        found.dedup();
        let scripts = missing.iter().map(|name| name.replace('_', " ")).collect::<Vec<_>>().join(", ");
        Some(tr!("no-font-for-script", script = scripts, font = found.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_without_a_face_is_reported_once() {
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts::definitions(""));
        let mut faces = Faces::default();
        let mut said = Vec::new();
        let khmer = [("Hebrew", 'א'), ("Khmer", 'ស')];
        for scripts in [&khmer[..], &khmer[..], &[], &khmer[..], &[("Han", '日'), ("Hiragana", 'の')]] {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| said.extend(faces.look(ui.ctx(), scripts)));
            output.textures_delta.clear();
        }
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("Noto Sans Khmer") && !said[0].contains("Hebrew"), "{}", said[0]);
        assert_eq!(said[1].matches("Noto Sans CJK").count(), 1, "{}", said[1]);
    }
}
