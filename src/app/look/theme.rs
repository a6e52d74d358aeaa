//! Every colour and size on the screen. No other file names a colour.

use egui::{Color32, CornerRadius, FontFamily, FontId, Frame, Margin, Shadow, Stroke, TextStyle, Visuals};

use claimlight_core::model::{self, Appearance, Rgb};

/// The colours of one appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background of the article and of fields: the brightest (or darkest) thing on the screen.
    pub paper: Color32,
    /// Background of everything else.
    pub panel: Color32,
    /// Background of what floats: menus and bars.
    pub pop: Color32,
    /// Text.
    pub ink: Color32,
    /// Less prominent text.
    pub muted: Color32,
    /// Links, focus, and the button of the usual next step.
    pub accent: Color32,
    /// Text on the accent colour.
    pub on_accent: Color32,
    /// Background of a control under the pointer.
    pub hover: Color32,
    /// Background of a control that is pressed or switched on.
    pub pressed: Color32,
    /// Background of the chosen row of a list.
    pub chosen: Color32,
    /// Background of selected words.
    pub selected: Color32,
    /// Lines between the parts of the window.
    pub hairline: Color32,
    /// Edges of fields, boxes and buttons.
    pub line: Color32,
    /// Background of the name of a key.
    pub key_cap: Color32,
    /// Background of a message with news.
    pub told: Color32,
    /// Background of a message with a warning.
    pub warned: Color32,
    /// Background of a message about something that failed.
    pub failed: Color32,
    /// The edge of what floats; transparent in the light appearance, in which a shadow is enough.
    pub edge: Color32,
    /// Words about an error.
    pub error: Color32,
    /// Ground of the largest cell of a table in which two people said the same.
    pub alike: Color32,
    /// Ground of the largest cell in which they said different things.
    pub apart: Color32,
    /// Whether this is the dark palette.
    pub dark: bool,
}

/// The colours of one verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictColours {
    /// Underline and sign.
    pub line: Color32,
    /// Background of the words in the article, and of badges and chips.
    pub tint: Color32,
    /// The verdict's label.
    pub words: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light appearance.
pub const LIGHT: Palette = Palette {
    paper: rgb(0xFD_FC_FA),
    panel: rgb(0xF3_F1_EC),
    pop: rgb(0xFF_FF_FF),
    ink: rgb(0x1F_23_28),
    muted: rgb(0x57_5E_66),
    accent: rgb(0x2B_59_A6),
    on_accent: rgb(0xFF_FF_FF),
    hover: rgb(0xE9_E6_DF),
    pressed: rgb(0xDE_DA_D1),
    chosen: rgb(0xDC_E6_F7),
    selected: rgb(0xC9_DB_F8),
    hairline: rgb(0xDD_D9_D0),
    line: rgb(0x85_82_7B),
    key_cap: rgb(0xE7_E4_DC),
    told: rgb(0xE4_EC_F9),
    warned: rgb(0xFB_E9_D2),
    failed: rgb(0xF9_D3_DC),
    edge: Color32::TRANSPARENT,
    error: rgb(0xA5_12_3F),
    alike: rgb(0x8F_B1_E9),
    apart: rgb(0xED_CB_AC),
    dark: false,
};

/// The dark appearance.
pub const DARK: Palette = Palette {
    paper: rgb(0x16_18_1C),
    panel: rgb(0x1E_21_26),
    pop: rgb(0x2A_2E_35),
    ink: rgb(0xE6_E4_DF),
    muted: rgb(0xA0_A6_AE),
    accent: rgb(0x8A_B4_F8),
    on_accent: rgb(0x12_20_2F),
    hover: rgb(0x2A_2E_35),
    pressed: rgb(0x34_39_41),
    chosen: rgb(0x25_34_4C),
    selected: rgb(0x2C_46_70),
    hairline: rgb(0x31_35_3C),
    line: rgb(0x74_7B_85),
    key_cap: rgb(0x36_3B_43),
    told: rgb(0x22_30_4A),
    warned: rgb(0x42_30_1A),
    failed: rgb(0x4A_16_26),
    edge: rgb(0x3A_3F_47),
    error: rgb(0xFF_7D_9C),
    alike: rgb(0x2C_48_78),
    apart: rgb(0x5C_3B_1C),
    dark: true,
};

impl Palette {
    /// The palette for the dark or the light appearance.
    pub fn of(dark: bool) -> Self {
        if dark { DARK } else { LIGHT }
    }

    /// The ground of a cell in which two people said the same, or not; `share` is its count, of that of the largest such cell.
    pub fn cell(&self, is_alike: bool, share: f32) -> Color32 {
        self.panel.lerp_to_gamma(if is_alike { self.alike } else { self.apart }, share.clamp(0.0, 1.0))
    }

    /// The ground of a sentence on a map of a class; `share` is the share of pupils who marked something in it. Ink on it has a contrast of 6
    /// or more.
    pub fn heat(&self, share: f32) -> Color32 {
        let most = if self.dark { rgb(0x2C_4F_86) } else { rgb(0x7E_A8_E8) };
        self.paper.lerp_to_gamma(most, share.clamp(0.0, 1.0))
    }

    /// The colours of a verdict. `name` is the name of a colour, or a colour of the scheme's own, see [`model::VerdictColours::of`].
    pub fn verdict(&self, name: &str) -> VerdictColours {
        let appearance = if self.dark { Appearance::Dark } else { Appearance::Light };
        let colours = model::VerdictColours::of(name, appearance);
        VerdictColours { line: colour(colours.line), tint: colour(colours.tint), words: colour(colours.words) }
    }
}

fn colour(Rgb([r, g, b]): Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

fn rgb_of(colour: Color32) -> Rgb {
    Rgb([colour.r(), colour.g(), colour.b()])
}

/// The name of a custom colour in a scheme: `#` and six hexadecimal digits.
pub fn own(colour: Color32) -> String {
    rgb_of(colour).to_string()
}

/// The contrast of a custom colour on light paper if it is too low for a line: less than 3 (WCAG 2.2, 1.4.11).
pub fn faint(name: &str) -> Option<f32> {
    let contrast = Rgb::parsed(name)?.contrast(rgb_of(LIGHT.paper));
    (contrast < 3.0).then_some(contrast)
}

/// The contrast of two colours, see [`Rgb::contrast`].
pub fn contrast(a: Color32, b: Color32) -> f32 {
    rgb_of(a).contrast(rgb_of(b))
}

/// The family of the reading face.
pub const SERIF: &str = "serif";
/// The family of the reading face in bold.
pub const SERIF_BOLD: &str = "serif-bold";
/// The family of the reading face in italics.
pub const SERIF_ITALIC: &str = "serif-italic";
/// The family of the reading face in bold italics.
pub const SERIF_BOLD_ITALIC: &str = "serif-bold-italic";
/// The family of the interface's face in bold.
pub const BOLD: &str = "interface-bold";
/// The family of the icon face.
pub const ICONS: &str = "icons";

/// Size of the article's text at 100 %, in points.
pub const READING_SIZE: f32 = 18.0;
/// Line height of the article's text at 100 %, in points.
pub const READING_LINE: f32 = 28.0;
/// Size and line height of the article's text in an exercise at 100 %, in points.
pub const EXERCISE_SIZE: f32 = 20.0;
/// See [`EXERCISE_SIZE`].
pub const EXERCISE_LINE: f32 = 34.0;
/// Average character width of the article's text, in points.
pub const CHARACTER: f32 = 7.9;
/// Size of the interface's text and of buttons, in points.
pub const INTERFACE_SIZE: f32 = 14.0;
/// Size of labels, second lines, chips and the status line, in points.
pub const SMALL_SIZE: f32 = 12.5;
/// Size of the names of keys, in points.
pub const KEY_SIZE: f32 = 12.0;
/// Size of a dialog's title, in points.
pub const TITLE_SIZE: f32 = 18.0;
/// Size of words in the bars of an exercise and on its buttons, in points.
pub const TASK_SIZE: f32 = 15.0;
/// Size of a figure that answers a question, in points.
pub const FIGURE_SIZE: f32 = 32.0;
/// Size of a quote in a list, in points.
pub const QUOTE_SIZE: f32 = 15.0;

/// Height of a button or field, in points.
pub const CONTROL: f32 = 32.0;
/// Height of a button or field in a bar, in points.
pub const BAR_CONTROL: f32 = 28.0;
/// Height of the menu bar and of the status line, in points.
pub const MENU_HEIGHT: f32 = 28.0;
/// Height of the toolbar and of the message bar, in points.
pub const BAR_HEIGHT: f32 = 36.0;
/// Height of a button in a floating bar, in points.
pub const PILL: f32 = 24.0;
/// Height of a button in the floating bar of an exercise, in points.
pub const TALL_PILL: f32 = 36.0;
/// Height of a verdict's button in an exercise, in points.
pub const TALL_CONTROL: f32 = 44.0;
/// Height of the button with which a pupil hands in, in points.
pub const HAND_IN: f32 = 40.0;
/// Height of the bar above an exercise, in points.
pub const TALL_BAR: f32 = 52.0;
/// Height of a row of a list, in points.
pub const ROW: f32 = 52.0;
/// Height of a chip, in points.
pub const CHIP: f32 = 24.0;
/// Diameter of a badge, in points.
pub const BADGE: f32 = 18.0;
/// Space at the right of a list or form for its scrollbar, in points.
pub const GUTTER: f32 = 12.0;

/// How long bars and dialogs fade in, in seconds.
const FADE: f32 = 0.12;

/// Radius of the corners of fields, buttons and rows, in points.
pub const RADIUS: u8 = 6;
/// Radius of the corners of floating bars, in points.
pub const BAR_RADIUS: u8 = 8;
/// Radius of the corners of dialogs, in points.
pub const DIALOG_RADIUS: u8 = 12;

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

/// The interface's face in bold, in this size, in points.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// The shadows of a floating bar or menu: a wide one and a near one.
pub fn shadows(palette: &Palette) -> [Shadow; 2] {
    let [wide, near] = if palette.dark { [128, 128] } else { [41, 31] };
    [
        Shadow { offset: [0, 8], blur: 24, spread: 0, color: Color32::from_black_alpha(wide) },
        Shadow { offset: [0, 1], blur: 3, spread: 0, color: Color32::from_black_alpha(near) },
    ]
}

/// The colour that dims what is behind a dialog.
pub fn dimming(palette: &Palette) -> Color32 {
    Color32::from_black_alpha(if palette.dark { 115 } else { 64 })
}

/// The frame of a dialog.
pub fn dialog_frame(palette: &Palette) -> Frame {
    let alpha = if palette.dark { 128 } else { 71 };
    Frame::NONE
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(DIALOG_RADIUS)
        .inner_margin(Margin::same(24))
        .shadow(Shadow { offset: [0, 16], blur: 48, spread: 0, color: Color32::from_black_alpha(alpha) })
}

/// The frame of a floating bar, with this margin, in points. Its shadow is the wide one of [`shadows`].
pub fn bar_frame(palette: &Palette, margin: Margin) -> Frame {
    Frame::NONE
        .fill(palette.pop)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(BAR_RADIUS)
        .inner_margin(margin)
        .shadow(shadows(palette)[0])
}

/// Turns unnecessary motion off or on.
pub fn set_still(ctx: &egui::Context, still: bool) {
    ctx.all_styles_mut(|style| {
        let usual = egui::Style::default();
        style.animation_time = if still { 0.0 } else { FADE };
        style.scroll_animation = if still { egui::style::ScrollAnimation::none() } else { usual.scroll_animation };
    });
}

/// Sets egui's styles for both appearances.
pub fn install(ctx: &egui::Context) {
    for (theme, palette) in [(egui::Theme::Light, LIGHT), (egui::Theme::Dark, DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(&palette);
            style.text_styles = [
                (TextStyle::Small, interface(SMALL_SIZE)),
                (TextStyle::Body, interface(INTERFACE_SIZE)),
                (TextStyle::Button, interface(INTERFACE_SIZE)),
                (TextStyle::Heading, bold(TITLE_SIZE)),
                (TextStyle::Monospace, FontId::monospace(KEY_SIZE)),
            ]
            .into();
            // A blinking caret would repaint the window twice a second for no benefit.
            style.visuals.text_cursor.blink = false;
            style.spacing.item_spacing = egui::vec2(8.0, 4.0);
            style.spacing.button_padding = egui::vec2(12.0, 4.0);
            style.spacing.interact_size.y = CONTROL;
            style.spacing.combo_width = 120.0;
            style.spacing.icon_width = 16.0;
            style.spacing.icon_width_inner = 10.0;
            style.spacing.menu_margin = Margin::same(4);
            style.spacing.scroll = egui::style::ScrollStyle {
                bar_width: 6.0,
                floating_width: 6.0,
                floating_allocated_width: GUTTER,
                handle_min_length: 24.0,
                bar_inner_margin: 3.0,
                bar_outer_margin: 3.0,
                dormant_handle_opacity: 0.16,
                active_handle_opacity: 0.3,
                interact_handle_opacity: 0.6,
                ..egui::style::ScrollStyle::floating()
            };
            style.animation_time = FADE;
        });
    }
}

fn visuals(p: &Palette) -> Visuals {
    let mut v = if p.dark { Visuals::dark() } else { Visuals::light() };
    let hairline = Stroke::new(1.0, p.hairline);
    v.panel_fill = p.panel;
    v.window_fill = p.pop;
    v.extreme_bg_color = p.paper;
    v.text_edit_bg_color = Some(p.paper);
    v.faint_bg_color = p.panel;
    v.code_bg_color = p.panel;
    v.window_stroke = Stroke::new(1.0, p.edge);
    v.window_corner_radius = CornerRadius::same(DIALOG_RADIUS);
    v.menu_corner_radius = CornerRadius::same(BAR_RADIUS);
    v.hyperlink_color = p.accent;
    v.selection.bg_fill = p.selected;
    v.selection.stroke = Stroke::new(1.0, p.ink);
    v.weak_text_color = Some(p.muted);
    v.error_fg_color = p.error;
    v.warn_fg_color = p.error;
    v.disabled_alpha = 0.42;
    v.popup_shadow = shadows(p)[0];
    v.window_shadow = Shadow {
        offset: [0, 16],
        blur: 48,
        spread: 0,
        color: Color32::from_black_alpha(if p.dark { 128 } else { 71 }),
    };
    for (widget, fill) in [
        (&mut v.widgets.noninteractive, p.panel),
        (&mut v.widgets.inactive, p.paper),
        (&mut v.widgets.hovered, p.hover),
        (&mut v.widgets.active, p.pressed),
        (&mut v.widgets.open, p.pressed),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, p.line);
        widget.fg_stroke = Stroke::new(1.0, p.ink);
        widget.corner_radius = CornerRadius::same(RADIUS);
        widget.expansion = 0.0;
    }
    v.widgets.noninteractive.bg_stroke = hairline;
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_colour_that_is_faint_is_reported() {
        assert!(faint("#FFEE00").is_some() && faint("#7A3E9D").is_none() && faint("green").is_none());
        for name in ["#7A3E9D", "#102030", "#A05000"] {
            for p in [LIGHT, DARK] {
                let v = p.verdict(name);
                assert!(contrast(v.line, p.paper) >= 3.0, "{name}");
                assert!(contrast(p.ink, v.tint) >= 7.0 && contrast(v.words, v.tint) >= 4.5, "{name}");
            }
        }
    }

    #[test]
    fn text_and_lines_keep_their_contrast() {
        for p in [LIGHT, DARK] {
            let everywhere = |colour, least: f32, grounds: &[Color32], what: &str| {
                for ground in grounds {
                    let found = contrast(colour, *ground);
                    assert!(found >= least, "{what} on {}: {found:.2}, dark: {}", own(*ground), p.dark);
                }
            };
            let plain = [p.paper, p.panel, p.pop, p.hover, p.pressed, p.chosen, p.key_cap, p.told, p.warned, p.failed];
            everywhere(p.ink, 8.8, &plain, "ink");
            everywhere(p.ink, 7.4, &[p.selected], "ink");
            everywhere(p.ink, 7.0, &[p.alike, p.apart], "ink");
            everywhere(p.muted, 4.5, &plain, "muted");
            everywhere(p.accent, 4.5, &plain, "accent");
            everywhere(p.error, 4.5, &plain[..6], "error");
            everywhere(p.line, 3.0, &[p.paper, p.panel, p.pop, p.hover], "the edge of a control");
            everywhere(p.on_accent, 4.5, &[p.accent], "words on the first button");
            for name in model::VerdictColours::NAMES {
                let v = p.verdict(name);
                everywhere(v.words, 4.5, &[v.tint, p.chosen, p.paper, p.panel, p.pop, p.hover], name);
                everywhere(v.line, 3.0, &[v.tint, p.paper, p.panel, p.pop, p.chosen, p.selected, p.hover], name);
                everywhere(p.ink, 8.8, &[v.tint], name);
                everywhere(p.muted, 4.5, &[v.tint], name);
            }
        }
    }
}
