//! Pages to print, as self-contained HTML that any browser can print.

use std::fmt::Write as _;

use crate::app::commands::keys::Keymap;
use crate::app::commands::{Command, Menu};
use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use crate::app::look::verdicts::tip;
use crate::app::words::{NAME, texts};
use crate::tr;
use claimlight_core::import::GENERATOR;
use claimlight_core::model::{Scheme, Verdict};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The commands on the page of the keys that matter most, besides the verdicts; in the order of work.
const FIRST: [Command; 10] = [
    Command::NextSentence,
    Command::NextClause,
    Command::ToCheck,
    Command::NoClaim,
    Command::EditNote,
    Command::AddEvidence,
    Command::NextClaim,
    Command::NextUnread,
    Command::Undo,
    Command::Palette,
];

/// The page of the keys that matter most: moving, the verdicts, and what comes after them. With the usual verdicts they are twelve.
pub fn first_keys(desk: &Desk, keymap: &Keymap) -> String {
    let usual = Scheme::default();
    let shown = desk.document.as_ref().map(Document::scheme);
    let scheme = shown.as_deref().unwrap_or(&usual);
    let command = |c: Command| (keymap.shown(c), c.label().to_owned(), c.help().to_owned());
    let verdict = |v: &Verdict| {
        (v.key.to_uppercase(), texts::of_scheme(&v.label).to_owned(), texts::of_scheme(&v.sentence).to_owned())
    };
    let (select, rest) = FIRST.split_at(2);
    let lines = select.iter().map(|c| command(*c));
    let lines = lines.chain(scheme.verdicts.iter().map(verdict)).chain(rest.iter().map(|c| command(*c)));
    let mut rows = String::new();
    for (key, label, help) in lines.filter(|(key, ..)| !key.is_empty()) {
        let what = format!("<b>{}</b><br>{}", escaped(&label), escaped(&help));
        // Writing into a string does not fail.
        let _done = writeln!(rows, "<tr><th>{}</th><td>{what}</td></tr>", escaped(&key));
    }
    page(tr!("keys"), FIRST_STYLE, &format!("<table>\n{rows}</table>\n<p>{}</p>\n", escaped(tr!("keys-page-mouse"))))
}

fn page(title: &str, style: &str, body: &str) -> String {
    let title = format!("{NAME}: {}", escaped(title));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n{GENERATOR}\n<title>{title}</title>\n<style>{style}</style>\n<h1>{title}</h1>\n{body}</html>\n",
        texts::language().code
    )
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
    page(tr!("keys"), STYLE, &rows)
}

const FIRST_STYLE: &str = "@page{size:A4;margin:18mm}body{font:14pt/1.35 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}\
    table{border-collapse:collapse;width:100%}th{font:bold 16pt monospace;text-align:left;white-space:nowrap;padding:.35em 1.2em .35em 0}\
    td,th{vertical-align:top;border-bottom:1px solid #bbb}td{padding:.35em 0}tr{break-inside:avoid}";

const STYLE: &str = "body{font:11pt sans-serif;margin:2em;columns:2}h1{column-span:all}h2{font-size:11pt;margin:1em 0 .3em}\
    th{text-align:left;white-space:nowrap;padding-right:1em;font-family:monospace}td,th{vertical-align:top}table{break-inside:avoid}";
