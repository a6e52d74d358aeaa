//! How verdicts look: colours, patterns of underlines, signs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::{Appearance, Scheme, Shown, Underline, VerdictColours};
use crate::report::html::signs;

/// The style for what all sheets have.
const STYLE: &str = include_str!("../../../../assets/worksheet/worksheet.css");

/// The class of a verdict; of "to check", if the scheme does not have it.
pub fn class(scheme: &Scheme, id: &str) -> String {
    let place = scheme.verdicts.iter().position(|verdict| verdict.id == id && !id.is_empty());
    place.map_or_else(|| "vc".to_owned(), |place| format!("v{place}"))
}

/// The sign of a verdict.
pub fn sign<'a>(scheme: &'a Scheme, id: &'a str) -> &'a str {
    scheme.verdict(id).map_or_else(|| scheme.look(Shown::ToCheck).sign, |verdict| &verdict.sign)
}

/// The whole style of a sheet.
pub fn style(scheme: &Scheme) -> String {
    let mut out = STYLE.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    out.push('\n');
    for verdict in &scheme.verdicts {
        of_verdict(&mut out, &class(scheme, &verdict.id), &verdict.colour, verdict.underline);
    }
    let look = scheme.look(Shown::ToCheck);
    of_verdict(&mut out, "vc", look.colour, look.underline);
    out
}

fn of_verdict(out: &mut String, class: &str, colour: &str, underline: Underline) {
    let variables = |appearance| {
        let colours = VerdictColours::of(colour, appearance);
        format!("--line: {}; --tint: {}; --verdict-words: {};", colours.line, colours.tint, colours.words)
    };
    let (light, dark) = (variables(Appearance::Light), variables(Appearance::Dark));
    let pattern = match underline {
        Underline::Solid => "text-decoration-style: solid;",
        Underline::Dashed => "text-decoration-style: dashed;",
        Underline::Dotted => "text-decoration-style: dotted;",
        Underline::Double => "text-decoration-style: double; text-decoration-thickness: 1.25px;",
        Underline::Wavy => "text-decoration-style: wavy; text-decoration-thickness: 1.25px;",
        // CSS has no such line.
        Underline::DashDot => {
            "text-decoration-line: none; padding-bottom: 2px; background: repeating-linear-gradient(90deg, var(--line) 0 7px, \
             transparent 7px 10px, var(--line) 10px 12px, transparent 12px 15px) 0 100% / auto 2px repeat-x, var(--tint);"
        }
    };
    write!(
        out,
        ".{class} {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ .{class} {{ {dark} }} }}\nmark.{class} {{ {pattern} }}\n"
    )
    .unwrap_or(());
}

/// Appends the shapes of the signs.
pub fn symbols(out: &mut String, scheme: &Scheme) {
    let own = scheme.verdicts.iter().map(|verdict| verdict.sign.as_str());
    let signs: BTreeSet<&str> =
        own.chain([scheme.look(Shown::ToCheck).sign, scheme.look(Shown::NoClaim).sign]).collect();
    out.push_str("<svg class=\"symbols\" aria-hidden=\"true\">");
    signs::symbols(out, &signs);
    out.push_str("</svg>\n");
}
