//! The faces: egui's own for the interface, Libertinus Serif for reading, Lucide for icons.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};
use skrifa::MetadataProvider as _;
use skrifa::string::StringId;

use crate::app::theme::{ICONS, SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC};

const READING: [(&str, &str); 4] = [
    (SERIF, "LibertinusSerif-Regular"),
    (SERIF_BOLD, "LibertinusSerif-Bold"),
    (SERIF_ITALIC, "LibertinusSerif-Italic"),
    (SERIF_BOLD_ITALIC, "LibertinusSerif-BoldItalic"),
];

/// All families that the program uses. A face that misses a character falls back to egui's own, then to the system's.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let bundled: BTreeMap<String, &'static [u8]> =
        typst_assets::fonts().filter_map(|data| Some((postscript_name(data)?, data))).collect();
    for (family, face) in READING {
        let mut names = Vec::new();
        if let Some(data) = bundled.get(face) {
            fonts.font_data.insert(face.to_owned(), Arc::new(FontData::from_static(data)));
            names.push(face.to_owned());
        }
        names.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(family.into()), names);
    }
    fonts.font_data.insert(ICONS.to_owned(), Arc::new(FontData::from_static(lucide_icons::LUCIDE_FONT_BYTES)));
    // Signs stand among words of the interface too.
    fonts.families.entry(FontFamily::Proportional).or_default().push(ICONS.to_owned());
    let icons = std::iter::once(ICONS.to_owned()).chain(fallback).collect();
    fonts.families.insert(FontFamily::Name(ICONS.into()), icons);
    fonts
}

fn postscript_name(data: &[u8]) -> Option<String> {
    let font = skrifa::FontRef::new(data).ok()?;
    Some(font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first()?.to_string())
}

/// Icons that stand among words: their characters in the icon face, which the interface's face falls back to.
pub mod icon {
    use lucide_icons::Icon;

    macro_rules! icons {
        ($($(#[$doc:meta])* $name:ident = $icon:ident;)*) => {
            $($(#[$doc])* pub fn $name() -> char {
                Icon::$icon.unicode()
            })*
        };
    }

    icons! {
        /// Something that opens downwards, or is open.
        down = ChevronDown;
        /// Something folded.
        folded = ChevronRight;
        /// Close.
        close = X;
        /// One level up.
        up = ArrowUp;
        /// A folder.
        folder = Folder;
        /// A file.
        file = FileText;
        /// It is on.
        on = Check;
        /// Evidence for.
        supports = ThumbsUp;
        /// Evidence against.
        refutes = ThumbsDown;
        /// Evidence that helps to understand.
        context = Info;
    }
}

/// What to draw for a verdict's sign: an icon where there is one, else the sign itself.
pub fn sign_text(sign: &str) -> String {
    use lucide_icons::Icon;
    let icon = match sign {
        "✓" => Icon::Check,
        "✗" => Icon::X,
        "≈" => Icon::EqualApproximately,
        "±" => Icon::Diff,
        _ => return sign.to_owned(),
    };
    icon.unicode().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_face_is_there() {
        let fonts = definitions();
        for (family, face) in READING {
            assert_eq!(fonts.families[&FontFamily::Name(family.into())].first().map(String::as_str), Some(face));
        }
    }
}
