//! Every colour and size on the screen. No other file names a colour.

use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Visuals};

/// The colours of one appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background of the article: the brightest (or darkest) thing on the screen.
    pub paper: Color32,
    /// Text.
    pub ink: Color32,
    /// Background of everything else.
    pub panel: Color32,
    /// Less prominent text.
    pub muted: Color32,
    /// Links, focus, and the selection.
    pub accent: Color32,
    /// Background of selected words and rows.
    pub selected: Color32,
    /// Lines between the parts of the window.
    pub hairline: Color32,
    /// Borders of fields, boxes and buttons.
    pub border: Color32,
    /// Background of text fields.
    pub field: Color32,
    /// Errors.
    pub error: Color32,
    /// Whether this is the dark palette.
    pub dark: bool,
}

/// The colours of one verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictColours {
    /// Underline, sign and label.
    pub line: Color32,
    /// Background of the words.
    pub tint: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light appearance.
pub const LIGHT: Palette = Palette {
    paper: rgb(0xFB_FA_F7),
    ink: rgb(0x1F_23_28),
    panel: rgb(0xF3_F1_EC),
    muted: rgb(0x5A_61_69),
    accent: rgb(0x2B_59_A6),
    selected: rgb(0xCD_DD_F9),
    hairline: rgb(0xD9_D6_CE),
    border: rgb(0xA8_A4_98),
    field: rgb(0xFF_FF_FF),
    error: rgb(0xA5_12_3F),
    dark: false,
};

/// The dark appearance.
pub const DARK: Palette = Palette {
    paper: rgb(0x16_18_1C),
    ink: rgb(0xE6_E4_DF),
    panel: rgb(0x1E_21_26),
    muted: rgb(0xA0_A6_AE),
    accent: rgb(0x8A_B4_F8),
    selected: rgb(0x21_3A_62),
    hairline: rgb(0x33_38_3F),
    border: rgb(0x68_70_7B),
    field: rgb(0x16_18_1C),
    error: rgb(0xFF_7D_9C),
    dark: true,
};

/// Each verdict colour: its name, then line and tint in light and in dark.
const VERDICTS: [(&str, u32, u32, u32, u32); 7] = [
    ("green", 0x00_7A_5A, 0xCF_ED_E0, 0x4C_C9_A0, 0x12_38_2D),
    ("orange", 0xB3_53_00, 0xFF_E0_C2, 0xFF_9F_4A, 0x4A_2B_10),
    ("grey", 0x5F_6B_7A, 0xE4_E8_ED, 0x9A_A7_B8, 0x2B_32_3B),
    ("red", 0xA5_12_3F, 0xF9_D3_DC, 0xFF_7D_9C, 0x4A_16_26),
    ("purple", 0x7A_3E_9D, 0xE9_DB_F3, 0xC7_9B_EB, 0x37_22_4A),
    ("yellow", 0x8A_6A_00, 0xF6_EB_B8, 0xE3_C8_4A, 0x40_38_10),
    ("blue", 0x1D_5F_A8, 0xD6_E6_F7, 0x8A_B4_F8, 0x1B_2F_4C),
];

impl Palette {
    /// The palette for the dark or the light appearance.
    pub fn of(dark: bool) -> Self {
        if dark { DARK } else { LIGHT }
    }

    /// The colours of a verdict. `name` is a colour name from a scheme or a custom colour (`#7A3E9D`); an unknown name gives
    /// grey. A custom colour is used for the line as it is in the light appearance; in the dark appearance it is made lighter
    /// until it is visible.
    pub fn verdict(&self, name: &str) -> VerdictColours {
        if let Some(own) = parsed(name) {
            let mut line = own;
            for _ in 0..20 {
                if contrast(line, self.paper) >= 4.0 || !self.dark {
                    break;
                }
                line = line.lerp_to_gamma(Color32::WHITE, 0.12);
            }
            return VerdictColours { line, tint: self.paper.lerp_to_gamma(line, if self.dark { 0.22 } else { 0.16 }) };
        }
        let row = VERDICTS.iter().find(|v| v.0 == name).unwrap_or(&VERDICTS[2]);
        if self.dark {
            VerdictColours { line: rgb(row.3), tint: rgb(row.4) }
        } else {
            VerdictColours { line: rgb(row.1), tint: rgb(row.2) }
        }
    }
}

/// The colour names that a scheme can give verdicts.
pub const COLOURS: [&str; 7] = ["green", "orange", "grey", "red", "purple", "yellow", "blue"];

/// Parses a custom colour in a scheme: `#` and six hexadecimal digits.
pub fn parsed(name: &str) -> Option<Color32> {
    let digits = name.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    u32::from_str_radix(digits, 16).ok().map(rgb)
}

/// The name of a custom colour in a scheme: `#` and six hexadecimal digits.
pub fn own(colour: Color32) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b())
}

/// A colour from its red, green and blue parts.
pub fn rgb_of([r, g, b]: [u8; 3]) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// The contrast of a custom colour on light paper if it is too low for a line: less than 3 (WCAG 2.2, 1.4.11).
pub fn faint(name: &str) -> Option<f32> {
    let contrast = contrast(parsed(name)?, LIGHT.paper);
    (contrast < 3.0).then_some(contrast)
}

/// Contrast ratio according to WCAG 2.2, 1.4.3.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |c: Color32| {
        let part = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The family of the reading face.
pub const SERIF: &str = "serif";
/// The family of the reading face in bold.
pub const SERIF_BOLD: &str = "serif-bold";
/// The family of the reading face in italics.
pub const SERIF_ITALIC: &str = "serif-italic";
/// The family of the reading face in bold italics.
pub const SERIF_BOLD_ITALIC: &str = "serif-bold-italic";
/// The family of the icon face.
pub const ICONS: &str = "icons";

/// Size of the article's text at 100 %, in points.
pub const READING_SIZE: f32 = 18.0;
/// Line height of the article's text at 100 %, in points.
pub const READING_LINE: f32 = 28.0;
/// Average character width of the article's text, in points.
pub const CHARACTER: f32 = 8.0;
/// Size of the interface's text, in points.
pub const INTERFACE_SIZE: f32 = 13.0;

/// The reading face in this size, in points.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF.into()))
}

/// The icon face in this size, in points.
pub fn icons(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// The interface's face in this size, in points.
pub fn interface(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Turns unnecessary motion off or on.
pub fn set_still(ctx: &egui::Context, still: bool) {
    ctx.all_styles_mut(|style| {
        let usual = egui::Style::default();
        style.animation_time = if still { 0.0 } else { usual.animation_time };
        style.scroll_animation = if still { egui::style::ScrollAnimation::none() } else { usual.scroll_animation };
    });
}

/// Sets egui's styles for both appearances.
pub fn install(ctx: &egui::Context) {
    for (theme, palette) in [(egui::Theme::Light, LIGHT), (egui::Theme::Dark, DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(&palette);
            style.text_styles = [
                (TextStyle::Small, interface(11.0)),
                (TextStyle::Body, interface(INTERFACE_SIZE)),
                (TextStyle::Button, interface(INTERFACE_SIZE)),
                (TextStyle::Heading, FontId::new(18.0, FontFamily::Name(SERIF_BOLD.into()))),
                (TextStyle::Monospace, FontId::monospace(11.0)),
            ]
            .into();
            // A blinking caret would repaint the window twice a second for no benefit.
            style.visuals.text_cursor.blink = false;
            style.spacing.item_spacing = egui::vec2(8.0, 4.0);
            style.spacing.button_padding = egui::vec2(8.0, 4.0);
            style.spacing.interact_size.y = 24.0;
            style.spacing.menu_margin = egui::Margin::same(4);
        });
    }
}

fn visuals(p: &Palette) -> Visuals {
    let mut v = if p.dark { Visuals::dark() } else { Visuals::light() };
    let hairline = Stroke::new(1.0, p.hairline);
    v.panel_fill = p.panel;
    v.window_fill = p.panel;
    v.extreme_bg_color = p.field;
    v.text_edit_bg_color = Some(p.field);
    v.faint_bg_color = p.panel;
    v.code_bg_color = p.panel;
    v.window_stroke = hairline;
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(6);
    v.hyperlink_color = p.accent;
    v.selection.bg_fill = p.selected;
    v.selection.stroke = Stroke::new(1.0, p.ink);
    v.weak_text_color = Some(p.muted);
    v.error_fg_color = p.error;
    v.warn_fg_color = p.error;
    v.window_shadow.color = Color32::from_black_alpha(40);
    v.popup_shadow.color = Color32::from_black_alpha(32);
    for (widget, fill, text) in [
        (&mut v.widgets.noninteractive, p.panel, p.ink),
        (&mut v.widgets.inactive, p.field, p.ink),
        (&mut v.widgets.hovered, p.selected.gamma_multiply(0.6), p.ink),
        (&mut v.widgets.active, p.selected, p.ink),
        (&mut v.widgets.open, p.selected.gamma_multiply(0.6), p.ink),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, p.border);
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = CornerRadius::same(4);
        widget.expansion = 0.0;
    }
    v.widgets.noninteractive.bg_stroke = hairline;
    v.widgets.active.bg_stroke = Stroke::new(1.0, p.accent);
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_colour_is_read_and_told_where_it_is_faint() {
        assert_eq!(parsed("#7A3E9D").map(own).as_deref(), Some("#7A3E9D"));
        assert_eq!(parsed("7A3E9D"), None);
        assert!(faint("#FFEE00").is_some() && faint("#7A3E9D").is_none() && faint("green").is_none());
        for name in ["#7A3E9D", "#102030", "#A05000"] {
            for p in [LIGHT, DARK] {
                let v = p.verdict(name);
                assert!(contrast(v.line, p.paper) >= 3.0, "{name}");
                assert!(contrast(p.ink, v.tint) >= 7.0, "{name}");
            }
        }
    }

    #[test]
    fn text_and_lines_keep_their_contrast() {
        for p in [LIGHT, DARK] {
            assert!(contrast(p.ink, p.paper) >= 9.0);
            assert!(contrast(p.muted, p.panel) >= 4.5);
            assert!(contrast(p.accent, p.panel) >= 4.5);
            assert!(contrast(p.error, p.panel) >= 4.5);
            assert!(contrast(p.ink, p.selected) >= 7.0);
            // Muted and faint text is still legible; the focus ring and the borders of fields are visible.
            assert!(contrast(p.muted, p.paper) >= 4.5 && contrast(p.muted, p.selected) >= 4.5);
            assert!(contrast(p.accent, p.paper) >= 4.5 && contrast(p.accent, p.selected) >= 3.0);
            assert!(contrast(p.ink, p.panel) >= 9.0 && contrast(p.ink, p.field) >= 9.0);
            assert!(contrast(p.paper, p.accent) >= 4.5, "words on the first page's first button");
            assert_eq!(COLOURS.to_vec(), VERDICTS.map(|v| v.0).to_vec());
            for (name, ..) in VERDICTS {
                let v = p.verdict(name);
                assert!(contrast(v.line, p.panel) >= 3.0 && contrast(v.line, p.selected) >= 3.0, "{name}");
                assert!(contrast(v.line, v.tint) >= 3.0, "{name}");
                assert!(contrast(p.ink, v.tint) >= 9.0, "{name}");
                assert!(contrast(v.line, p.paper) >= 4.5 && contrast(v.line, p.field) >= 4.5, "{name}");
            }
        }
    }
}
