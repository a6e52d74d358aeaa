//! The fonts: Noto Sans for the interface, Libertinus Serif for reading, Lucide for icons.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use egui::{FontData, FontDefinitions, FontFamily};
use fontique::{Collection, CollectionOptions, FontStyle, FontWeight, FontWidth};

use crate::app::look::theme::{BOLD, ICONS, SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC};

macro_rules! face {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../assets/fonts/", $name, ".otf")))
    };
}

/// The program's families for reading, with the name and the bytes of the bundled face of each.
const READING: [(&str, (&str, &[u8])); 4] = [
    (SERIF, face!("LibertinusSerif-Regular")),
    (SERIF_BOLD, face!("LibertinusSerif-Bold")),
    (SERIF_ITALIC, face!("LibertinusSerif-Italic")),
    (SERIF_BOLD_ITALIC, face!("LibertinusSerif-BoldItalic")),
];

/// The bundled reading face.
pub const BUNDLED: &str = "Libertinus Serif";

/// The fonts installed on the system.
fn system() -> Collection {
    let mut fonts = Collection::new(CollectionOptions { system_fonts: false, ..CollectionOptions::default() });
    fonts.load_system_fonts();
    fonts
}

/// The font families installed on this computer, by name. The system is searched once.
pub fn installed() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut fonts = system();
        let mut names: Vec<String> = fonts.family_names().filter(|n| !n.starts_with('.')).map(str::to_owned).collect();
        names.sort_by_key(|n| n.to_lowercase());
        names.dedup();
        names
    })
}

/// The four faces of an installed family, by the name of the program's family that each one replaces. Empty if it is not
/// installed.
fn chosen(face: &str) -> BTreeMap<&'static str, Arc<FontData>> {
    let mut found = BTreeMap::new();
    if face.is_empty() {
        return found;
    }
    let Some(family) = system().family_by_name(face) else { return found };
    for (ours, weight, style) in [
        (SERIF, FontWeight::NORMAL, FontStyle::Normal),
        (SERIF_BOLD, FontWeight::BOLD, FontStyle::Normal),
        (SERIF_ITALIC, FontWeight::NORMAL, FontStyle::Italic),
        (SERIF_BOLD_ITALIC, FontWeight::BOLD, FontStyle::Italic),
    ] {
        if let Some(font) = family.match_font(FontWidth::NORMAL, style, weight, true)
            && let Some(bytes) = font.load(None)
        {
            let mut data = FontData::from_owned(bytes.data().to_vec());
            data.index = font.index();
            found.insert(ours, Arc::new(data));
        }
    }
    found
}

/// The interface's face.
const INTERFACE: &str = "NotoSans-Regular";
/// The interface's face in bold.
const INTERFACE_BOLD: &str = "NotoSans-Bold";
/// The thin face that egui brings for text.
const THIN: &str = "Ubuntu-Light";

/// All font families that the program uses. `face` names an installed family to read in; empty for the bundled one. A character
/// that a face lacks is taken from the interface's face, then from egui's own for signs, then from the system's.
pub fn definitions(face: &str) -> FontDefinitions {
    let chosen = chosen(face);
    let mut fonts = FontDefinitions::default();
    fonts.font_data.remove(THIN);
    for names in fonts.families.values_mut() {
        names.retain(|name| name != THIN);
    }
    let signs = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with_signs = |first: &[&str]| -> Vec<String> {
        first.iter().map(|name| (*name).to_owned()).chain(signs.iter().cloned()).collect()
    };
    fonts.font_data.insert(INTERFACE.to_owned(), Arc::new(FontData::from_static(notosans::REGULAR_TTF)));
    fonts.font_data.insert(INTERFACE_BOLD.to_owned(), Arc::new(FontData::from_static(notosans::BOLD_TTF)));
    fonts.font_data.insert(ICONS.to_owned(), Arc::new(FontData::from_static(lucide_icons::LUCIDE_FONT_BYTES)));
    let fallback = with_signs(&[INTERFACE]);
    for (family, (face, bytes)) in READING {
        let mut names = Vec::new();
        if let Some(data) = chosen.get(family) {
            let name = format!("chosen-{family}");
            fonts.font_data.insert(name.clone(), Arc::clone(data));
            names.push(name);
        }
        fonts.font_data.insert(face.to_owned(), Arc::new(FontData::from_static(bytes)));
        names.push(face.to_owned());
        names.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(family.into()), names);
    }
    // Icons also occur among words of the interface.
    let mut interface = fallback.clone();
    interface.push(ICONS.to_owned());
    fonts.families.insert(FontFamily::Proportional, interface);
    let mut bold = with_signs(&[INTERFACE_BOLD, INTERFACE]);
    bold.push(ICONS.to_owned());
    fonts.families.insert(FontFamily::Name(BOLD.into()), bold);
    fonts.families.insert(FontFamily::Name(ICONS.into()), with_signs(&[ICONS, INTERFACE]));
    fonts.families.entry(FontFamily::Monospace).or_default().push(INTERFACE.to_owned());
    fonts
}

/// A font for a script that every system can install, by the script's name in English.
pub fn for_script(script: &str) -> String {
    match script {
        "Han" | "Hiragana" | "Katakana" | "Bopomofo" | "Hangul" => "Noto Sans CJK".to_owned(),
        _ => format!("Noto Sans {}", script.replace('_', " ")),
    }
}

/// Icons used within text, as characters of the icon face, which the interface's face falls back to.
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
        /// A menu that opens downwards, or an open section.
        down = ChevronDown;
        /// A folded section.
        folded = ChevronRight;
        /// Close.
        close = X;
        /// Next, or down.
        next = ArrowDown;
        /// Filter.
        filter = ListFilter;
        /// A menu that opens upwards, or the one before.
        before = ChevronUp;
        /// Back to what was there before.
        back = ChevronLeft;
        /// Further acts.
        more = Ellipsis;
        /// Opens a file or folder.
        open = FolderOpen;
        /// Takes the last act back.
        undo = Undo2;
        /// Does again what was taken back.
        redo = Redo2;
        /// Looks for words.
        find = Search;
        /// Goes to the next claim to check.
        next_to_check = SkipForward;
        /// Makes a copy to give away.
        share = Share2;
        /// All commands.
        commands = Command;
        /// The pane at the left.
        left_pane = PanelLeft;
        /// The pane at the right.
        right_pane = PanelRight;
        /// How far people agree.
        agreement = Scale;
        /// People.
        people = Users;
        /// What there is to decide.
        decide = ListChecks;
        /// Copies something.
        copy = Copy;
        /// Writes a file.
        export = Download;
        /// A person.
        person = User;
        /// News.
        told = Info;
        /// A warning.
        warned = TriangleAlert;
        /// Something that failed.
        failed = CircleX;
        /// Something that is done.
        done = CircleCheck;
        /// Adds something.
        add = Plus;
        /// The clipboard.
        paste = Clipboard;
        /// Chooses words in the article.
        choose_words = TextSelect;
        /// Opens an address outside the program.
        outside = ExternalLink;
        /// Removes something.
        remove = Trash2;
        /// One level up.
        up = ArrowUp;
        /// A folder.
        folder = Folder;
        /// A file.
        file = FileText;
        /// A switch that is on.
        on = Check;
        /// Supporting evidence.
        supports = ThumbsUp;
        /// Leaves something out.
        hide = EyeOff;
        /// Puts something back.
        show = Eye;
        /// Joins two into one.
        join = Merge;
        /// Splits one into two.
        split = Scissors;
        /// A heading.
        heading = Heading;
        /// A quotation.
        quotation = Quote;
        /// Refuting evidence.
        refutes = ThumbsDown;
        /// Hands in.
        hand_in = Send;
        /// The size of the text.
        text_size = Type;
        /// Something that is still to be written.
        pencil = Pencil;
        /// A link.
        link = Link;
        /// Evidence that gives context.
        context = Info;
        /// A note.
        note = MessageSquare;
        /// Answers as a grid.
        grid = Grid3x3;
        /// Where a class marked something.
        heat = Flame;
        /// Words to pupils.
        feedback = MessagesSquare;
        /// One to the right.
        right = ChevronRight;
        /// The whole screen for one window.
        full_screen = Maximize;
    }
}

/// The text to draw for a verdict's sign: an icon if there is one, else the sign itself.
pub fn sign_text(sign: &str) -> String {
    use lucide_icons::Icon;
    let icon = match sign {
        "✓" => Icon::Check,
        "✗" => Icon::X,
        "≈" => Icon::EqualApproximately,
        "±" => Icon::Diff,
        "≠" => Icon::EqualNot,
        _ => return sign.to_owned(),
    };
    icon.unicode().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_there_and_the_thin_one_is_gone() {
        let fonts = definitions("");
        assert_eq!(fonts.families[&FontFamily::Proportional].first().map(String::as_str), Some(INTERFACE));
        assert_eq!(fonts.families[&FontFamily::Name(BOLD.into())].first().map(String::as_str), Some(INTERFACE_BOLD));
        assert!(!fonts.font_data.contains_key(THIN));
        for names in fonts.families.values() {
            assert!(names.iter().all(|name| fonts.font_data.contains_key(name)), "{names:?}");
        }
        for (family, (face, _)) in READING {
            assert_eq!(fonts.families[&FontFamily::Name(family.into())].first().map(String::as_str), Some(face));
        }
    }
}
