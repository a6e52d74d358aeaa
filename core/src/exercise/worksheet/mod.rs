//! An exercise as one HTML file that pupils fill in in a browser, and an answer as the same file with the answer in it.
//!
//! What always holds:
//!
//! - The file asks nothing of a network: a policy in it allows its one script, its one style and nothing else.
//! - It is ASCII, so that no server and no mail can spoil its letters.
//! - Without script it is a form to print; with an answer in it, the answer to read.
//! - An answer stands in it twice, as data and as a block of text: some ways of saving a page drop the data.
//!
//! The script and the style are `assets/worksheet`. Absent: reading what is handed in, and how files are written.

mod data;
mod encode;
mod list;
mod look;
mod paper;
mod texts;

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use super::{HandIn, block};
use crate::import::GENERATOR;
use crate::model::{Annotations, Exercise};
use crate::report::escape::escaped;
use crate::words::{Language, told};
use data::Rows;

/// The parts of the script, in order. They share one scope.
const SCRIPT: [&str; 9] = [
    include_str!("../../../../assets/worksheet/1-text.js"),
    include_str!("../../../../assets/worksheet/2-answer.js"),
    include_str!("../../../../assets/worksheet/3-drafts.js"),
    include_str!("../../../../assets/worksheet/4-marks.js"),
    include_str!("../../../../assets/worksheet/5-rows.js"),
    include_str!("../../../../assets/worksheet/6-choosing.js"),
    include_str!("../../../../assets/worksheet/7-panel.js"),
    include_str!("../../../../assets/worksheet/8-hand-in.js"),
    include_str!("../../../../assets/worksheet/9-start.js"),
];

/// What a page is made of.
struct Sheet<'a> {
    annotations: &'a Annotations,
    exercise: Exercise,
    rows: Rows,
    language: &'static Language,
    handin: Option<&'a HandIn>,
}

/// The worksheet of an exercise, in a language of the interface.
pub fn worksheet(exercise: &Annotations, language: &Language) -> String {
    page(&Sheet::new(exercise, None, language))
}

/// The worksheet with an answer in it: to read as it is, and to go on with in a browser.
pub fn handed_in(exercise: &Annotations, handin: &HandIn, language: &Language) -> String {
    page(&Sheet::new(exercise, Some(handin), language))
}

impl<'a> Sheet<'a> {
    fn new(annotations: &'a Annotations, handin: Option<&'a HandIn>, language: &Language) -> Self {
        Self {
            annotations,
            exercise: annotations.exercise.as_deref().cloned().unwrap_or_default(),
            rows: Rows::of(annotations),
            language: Language::named(language.code).unwrap_or(Language::english()),
            handin,
        }
    }

    fn title(&self) -> String {
        let name =
            if self.exercise.name.is_empty() { &self.annotations.article.facts.title } else { &self.exercise.name };
        match self.handin {
            None => told!(self.language, "worksheet-title", name = name),
            Some(handin) => {
                told!(self.language, "worksheet-answer-title", who = list::who(handin, self.language), name = name)
            }
        }
    }
}

fn page(sheet: &Sheet<'_>) -> String {
    let style = look::style(&sheet.annotations.scheme);
    let script = script();
    let json = sheet.handin.map(HandIn::to_json).unwrap_or_default();
    let block = if json.is_empty() { String::new() } else { block::write(json.as_bytes()) };
    let language = sheet.language;
    let class = if sheet.handin.is_some() { " class=\"filled\"" } else { "" };
    let mut out =
        format!("<!doctype html>\n<html lang=\"{}\"{class}>\n<head>\n<meta charset=\"utf-8\">\n", language.code);
    let (script_hash, style_hash) = (encode::sha256_base64(&script), encode::sha256_base64(&style));
    write!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{script_hash}'; \
         style-src 'sha256-{style_hash}'; img-src data:; base-uri 'none'; form-action 'none'\">\n{GENERATOR}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, interactive-widget=resizes-content\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style id=\"claimlight-style\">{style}</style>\n</head>\n<body>\n",
        escaped(&sheet.title())
    )
    .unwrap_or(());
    look::symbols(&mut out, &sheet.annotations.scheme);
    paper::form(&mut out, sheet);
    write!(
        out,
        "<section id=\"claimlight-block\"><h2>{}</h2><p>{}</p>\n<pre id=\"claimlight-text\">{block}</pre></section>\n</main>\n\
         <script type=\"application/json\" id=\"claimlight-answer\">{json}</script>\n\
         <script type=\"application/json\" id=\"claimlight-exercise\">{}</script>\n\
         <script type=\"application/json\" id=\"claimlight-words\">{}</script>\n\
         <script id=\"claimlight-script\">{script}</script>\n</body>\n</html>\n",
        escaped(told!(language, "worksheet-block-title")),
        escaped(told!(language, "worksheet-block-help")),
        data::json(sheet),
        texts::json(language)
    )
    .unwrap_or(());
    encode::ascii_html(&out)
}

/// The whole script: its parts in one scope of their own, without comments and indents.
fn script() -> String {
    let lines = SCRIPT.iter().flat_map(|part| part.lines()).map(str::trim_start);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    format!("(() => {{\n'use strict';\n{}\n}})();\n", lines.join("\n"))
}
