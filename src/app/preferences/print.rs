//! Pages to print, as self-contained HTML that any browser can print.

use std::fmt::Write as _;

use crate::app::commands::Menu;
use crate::app::commands::keys::Keymap;
use crate::app::desk::Desk;
use crate::app::look::verdicts::tip;
use crate::app::words::{NAME, texts};
use crate::tr;

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The page of all keyboard shortcuts as they are currently set.
pub fn keys(desk: &Desk, keymap: &Keymap) -> String {
    let mut rows = String::new();
    let mut table = |title: &str, lines: &mut dyn Iterator<Item = (String, String)>| {
        let mut body = String::new();
        for (key, what) in lines {
            // Writing into a string does not fail.
            let _done = writeln!(body, "<tr><th>{}</th><td>{}</td></tr>", escaped(&key), escaped(&what));
        }
        if !body.is_empty() {
            let _done = writeln!(rows, "<h2>{}</h2>\n<table>\n{body}</table>", escaped(title));
        }
    };
    if let Some(document) = &desk.document {
        let scheme = document.scheme();
        let mut lines = scheme.verdicts.iter().map(|v| (v.key.clone(), tip(v)));
        table(tr!("verdicts"), &mut lines);
    }
    for menu in Menu::ALL {
        let commands = keymap.entries().iter().filter(|e| e.group.menu() == menu).map(|e| e.command);
        let mut lines = commands
            .map(|c| (keymap.shown(c), format!("{}: {}", c.label(), c.help())))
            .filter(|(key, _)| !key.is_empty());
        table(menu.label(), &mut lines);
    }
    let title = format!("{NAME}: {}", tr!("keys"));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n{rows}</html>\n",
        texts::language().code
    )
}

const STYLE: &str = "body{font:11pt sans-serif;margin:2em;columns:2}h1{column-span:all}h2{font-size:11pt;margin:1em 0 .3em}\
    th{text-align:left;white-space:nowrap;padding-right:1em;font-family:monospace}td,th{vertical-align:top}table{break-inside:avoid}";
