//! What style sheets say of raised and lowered words: some programs write `10<span class="c7">6</span>`.

use std::collections::HashMap;

use super::super::scripts::Script;

/// How many classes are kept.
const CLASSES: usize = 10_000;
/// How much of style sheets is read, in bytes.
const LONGEST: usize = 4 << 20;

/// The classes that raise or lower words.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    scripts: HashMap<String, Script>,
    read: usize,
}

impl Sheet {
    /// Adds the rules of some CSS.
    pub fn add(&mut self, css: &str) {
        self.read += css.len();
        if self.read > LONGEST {
            return;
        }
        // Rules within `@media` and the like count as well: what stands before their braces is no class.
        for rule in css.split('}') {
            let Some((before, declarations)) = rule.rsplit_once('{') else { continue };
            let Some(script) = script(declarations) else { continue };
            let selectors = before.rsplit(['{', ';', '/']).next().unwrap_or_default();
            for class in selectors.split(',').filter_map(class) {
                if self.scripts.len() < CLASSES {
                    self.scripts.insert(class.to_owned(), script);
                }
            }
        }
    }

    /// Whether an element with these classes raises or lowers its words.
    pub fn script(&self, classes: &str) -> Option<Script> {
        if self.scripts.is_empty() {
            return None;
        }
        classes.split_whitespace().find_map(|class| self.scripts.get(class).copied())
    }
}

/// The class that a selector ends in: `.a`, `span.a`, `p .a`.
fn class(selector: &str) -> Option<&str> {
    let last = selector.split_whitespace().next_back()?;
    let (name, class) = last.rsplit_once('.')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (name.chars().all(is_name) && !class.is_empty() && class.chars().all(is_name)).then_some(class)
}

/// The properties that a style declares, with their values; `!important` is no part of them.
pub fn declared(style: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    let declarations = style.split(';').filter_map(|one| one.split_once(':'));
    declarations.map(|(name, value)| (name.trim(), value.split('!').next().unwrap_or_default().trim()))
}

/// Whether declarations raise or lower words: `vertical-align: super`, or a smaller face that is moved.
pub fn script(declarations: &str) -> Option<Script> {
    let value = |name: &str| {
        let found = declared(declarations).rev().find(|(of, _)| of.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_ascii_lowercase())
    };
    match value("vertical-align").as_deref() {
        Some("super") => return Some(Script::Super),
        Some("sub") => return Some(Script::Sub),
        _ => {}
    }
    let is_small = value("font-size").is_some_and(|size| is_small(&size));
    if !is_small || value("position").as_deref() != Some("relative") {
        return None;
    }
    let moved = |name: &str| {
        let value = value(name)?;
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
        number.parse::<f32>().ok().filter(|by| *by != 0.0)
    };
    let down = moved("top").or_else(|| moved("bottom").map(|by| -by))?;
    Some(if down < 0.0 { Script::Super } else { Script::Sub })
}

/// Whether a font size is smaller than that of the surrounding words.
fn is_small(size: &str) -> bool {
    let number = |unit: &str| size.strip_suffix(unit).and_then(|n| n.trim().parse::<f32>().ok());
    matches!(size, "smaller" | "small" | "x-small" | "xx-small")
        || number("%").is_some_and(|n| n < 90.0)
        || number("em").is_some_and(|n| n < 0.9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_raise_and_lower() {
        let check = |css: &str, classes: &str, expected: Option<Script>| {
            let mut sheet = Sheet::default();
            sheet.add(css);
            assert_eq!(sheet.script(classes), expected, "{css}");
        };
        check(".c7{vertical-align:super;font-size:8pt}", "c1 c7", Some(Script::Super));
        check("p{a:b}\nspan.x, i .y { Vertical-Align: Sub !important }", "y", Some(Script::Sub));
        check("@media print{.a{vertical-align:super}}", "a", Some(Script::Super));
        check(".a{position:relative;top:-0.33em;font-size:0.58em;vertical-align:baseline}", "a", Some(Script::Super));
        check(".a{position:relative;bottom:-.2em;font-size:58%}", "a", Some(Script::Sub));
        check(".a{position:relative;top:-3px}", "a", None);
        check(".a{vertical-align:top}", "a", None);
        check("sup{vertical-align:super}", "sup", None);
        check(".a:before{vertical-align:super}", "a", None);
        check(".a.b{vertical-align:super}", "b", None);
        check(".a{vertical-align:super", "a", Some(Script::Super));
        check("}{;:", "a", None);
    }
}
