//! A report as a document for word processors (Office Open XML, ECMA-376), with a comment on each claim.
//!
//! The parts are written here, in the order of elements that the schema wants; `zip` packs them.
//!
//! Always true: the same report gives the same bytes; nothing in it comes from a clock.

mod article;
mod claims;
mod lists;
mod paragraph;
mod xml;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use thiserror::Error;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::escape::escaped;
use super::{Report, ReportedClaim};
use crate::import::DOCX_GENERATOR;
use crate::model::{Appearance, Rgb, VerdictColours};
use crate::words::Language;
use crate::words::told;
use article::Body;
use paragraph::{Look, Paragraph, Target};

/// The fonts are Cambria and Calibri, for which `LibreOffice` has Caladea and Carlito, and Times New Roman and Arial for other scripts.
const STYLES: &str = include_str!("styles.xml");

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What the parts call the vocabularies that they use.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                      xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A4, and its margins, in twentieths of a point. What is left for words is [`WIDTH`] wide.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
                    <w:pgMar w:top=\"1134\" w:right=\"1418\" w:bottom=\"1304\" w:left=\"1418\" w:header=\"567\" w:footer=\"624\" \
                    w:gutter=\"0\"/></w:sectPr>";
const WIDTH: usize = 9070;

/// How Word shows it: as Word 2013 and later do.
const SETTINGS: &str = "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
     w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

/// A document that can't be made.
#[derive(Debug, Error)]
pub enum DocxError {
    /// Its parts can't be put in an archive.
    #[error("the document can't be packed: {0}")]
    Packing(#[from] ZipError),
}

/// Writes a report as a document.
pub fn document(report: &Report, language: &Language) -> Result<Vec<u8>, DocxError> {
    let mut body = Body::new(report, language);
    let headline = body.title();
    facts(&mut body);
    counts(&mut body);
    body.blocks(usize::from(headline));
    if report.has_list {
        claims::list(&mut body);
        claims::method(&mut body);
    }
    Ok(packed(&parts(&body))?)
}

/// Packs parts. An archive names a day for each: the first one that it can, since a report has none.
fn packed(parts: &[(&str, String)]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, part) in parts {
        // The first part says who made the document. It is not compressed, so that the head of the file says so.
        let method = if *name == MAKER { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(*name, options.compression_method(method))?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The vocabulary of relationships between parts, and of their kinds.
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts that a document refers to: the last part of their kind's name, and the file.
const REFERRED: [(&str, &str); 5] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("numbering", "numbering.xml"),
    ("comments", "comments.xml"),
    ("footer", "footer1.xml"),
];

/// The parts of a document, by name.
fn parts(body: &Body<'_>) -> Vec<(&'static str, String)> {
    let (report, language) = (body.report, body.language);
    let part = |element: &str, content: &str| format!("{DECLARATION}<w:{element} {SPACES}>{content}</w:{element}>");
    let article_language = if is_code(&report.article_language) { &report.article_language } else { language.code };
    vec![
        (MAKER, maker()),
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations_of_package()),
        ("word/document.xml", part("document", &format!("<w:body>{}{PAGE}</w:body>", body.out))),
        ("word/_rels/document.xml.rels", relations_of_document(body)),
        ("word/styles.xml", STYLES.replace("{LANGUAGE}", &language_element(article_language))),
        ("word/settings.xml", part("settings", SETTINGS)),
        ("word/numbering.xml", part("numbering", &body.lists.written().unwrap_or_default())),
        ("word/comments.xml", part("comments", &body.comments)),
        ("word/footer1.xml", part("ftr", &foot(report, language))),
        ("docProps/core.xml", properties(report, language)),
    ]
}

/// The part that says who made the document.
const MAKER: &str = "docProps/app.xml";

fn maker() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         {DOCX_GENERATOR}</Properties>"
    )
}

/// Which part is of which type.
fn types() -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for (kind, file) in [("document.main", "document.xml")].iter().chain(&REFERRED) {
        write!(
            out,
            "<Override PartName=\"/word/{file}\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
        .unwrap_or(());
    }
    out.push_str("</Types>");
    out
}

fn relations_of_package() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{KINDS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{KINDS}/extended-properties\" Target=\"{MAKER}\"/></Relationships>"
    )
}

/// The other parts, and the addresses that links lead to.
fn relations_of_document(body: &Body<'_>) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">");
    for (kind, file) in REFERRED {
        let id = if kind == "footer" { FOOTER_ID } else { kind };
        write!(out, "<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{file}\"/>").unwrap_or(());
    }
    for (i, address) in body.links.0.iter().enumerate() {
        let (id, address) = (link_id(i), escaped(address));
        write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{KINDS}/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>"
        )
        .unwrap_or(());
    }
    out.push_str("</Relationships>");
    out
}

/// By what [`PAGE`] refers to the footer.
const FOOTER_ID: &str = "rIdFooter1";

/// The facts about the document that files have: its title and language. It has no dates, since the report has none.
fn properties(report: &Report, language: &Language) -> String {
    let title = told!(language, "report-title", title = &report.title);
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&title),
        language.code
    )
}

/// Whether this is the code of a language (BCP 47).
fn is_code(code: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    code.len() <= 35 && code.split('-').all(is_part)
}

/// The language of words. Word has three of them: for letters as those of Latin, for East Asia, and for scripts that run from right to
/// left.
fn language_element(code: &str) -> String {
    let script = match code.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "zh" | "ja" | "ko" | "yue" => format!(" w:eastAsia=\"{code}\""),
        "ar" | "fa" | "he" | "iw" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb" | "syr" => {
            format!(" w:bidi=\"{code}\"")
        }
        _ => String::new(),
    };
    format!("<w:lang w:val=\"{code}\"{script}/>")
}

/// Author, publisher, date and source.
fn facts(body: &mut Body<'_>) {
    let report = body.report;
    let look = body.own();
    let mut paragraph = Paragraph::new("Facts");
    let mut parts: Vec<(&str, &str)> = report.facts.iter().map(|fact| (fact.as_str(), "")).collect();
    if !report.source.is_empty() {
        parts.push((&report.source, super::claims::link(&report.source)));
    }
    for (i, (words, address)) in parts.iter().enumerate() {
        if i > 0 {
            paragraph.add(" · ", look);
        }
        body.links.add(&mut paragraph, words, address, look);
    }
    if !parts.is_empty() {
        paragraph.write(&mut body.out);
    }
}

/// The counts, and who checked.
fn counts(body: &mut Body<'_>) {
    let report = body.report;
    let look = body.own();
    let mut line = |about: String, words: &str, colour: Option<Rgb>| {
        let mut paragraph = Paragraph::new("Counts");
        paragraph.add(about, Look { bold: true, colour, ..look });
        if !words.is_empty() {
            paragraph.add(format!(" · {words}"), look);
        }
        paragraph.write(&mut body.out);
    };
    line(report.counted.clone(), &report.read_words, None);
    for verdict in report.verdicts.iter().filter(|verdict| verdict.count > 0) {
        let colours = VerdictColours::of(&verdict.look.colour, Appearance::Light);
        let label = format!("{} {} {}", verdict.look.sign, verdict.look.label, verdict.count);
        line(label, &verdict.share, Some(colours.words));
    }
    if !report.checked.is_empty() {
        line(report.checked.clone(), "", None);
    }
    // With the list, they stand under "How this was done".
    for note in report.notes.iter().filter(|_| !report.has_list) {
        line(note.clone(), "", None);
    }
}

/// What stands at the foot of each page: the title, and the page's number at the other edge.
fn foot(report: &Report, language: &Language) -> String {
    const PAGE: char = '\u{e000}';
    const PAGES: char = '\u{e001}';
    const LONGEST: usize = 44;
    let look = Look { language: Some(language.code), ..Look::default() };
    let title = told!(language, "report-title", title = &report.title);
    let cut: String = title.chars().take(LONGEST).collect();
    let mut paragraph = Paragraph::new("Footer");
    paragraph.add(if cut.len() < title.len() { format!("{cut}…") } else { cut }, look);
    let of = told!(language, "report-page-of", page = PAGE.to_string(), pages = PAGES.to_string());
    let mut words = format!("\tClaimlight · {} · ", report.written);
    for c in of.chars() {
        let field = match c {
            PAGE => "PAGE",
            PAGES => "NUMPAGES",
            c => {
                words.push(c);
                continue;
            }
        };
        paragraph.add(std::mem::take(&mut words), look);
        paragraph.add_xml(format!("<w:fldSimple w:instr=\" {field} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"));
    }
    paragraph.add(words, look);
    let mut out = String::new();
    paragraph.write(&mut out);
    out
}

/// The links of a document, by their addresses.
#[derive(Default)]
struct Links(Vec<String>, std::collections::BTreeMap<String, usize>);

impl Links {
    /// Adds words to a paragraph, with a link if there is an address.
    fn add(&mut self, paragraph: &mut Paragraph, words: &str, address: &str, look: Look) {
        let target = self.to(address);
        let style = if target.is_some() { Some("Hyperlink") } else { look.style };
        paragraph.add_link(words, Look { style, ..look }, target);
    }

    /// A link to an address; `None` if it is empty, or too long for Word.
    fn to(&mut self, address: &str) -> Option<Target> {
        let address = xml::address(address)?;
        let next = self.0.len();
        let number = *self.1.entry(address.clone()).or_insert(next);
        if number == next {
            self.0.push(address);
        }
        Some(Target::Address(link_id(number)))
    }
}

fn link_id(number: usize) -> String {
    format!("rIdLink{number}")
}

/// A claim's number and its sign, kept on one line.
fn number_and_sign(report: &Report, claim: &ReportedClaim) -> String {
    let mut words = claim.number.to_string();
    if let Some(look) = report.look(claim).filter(|look| !look.sign.is_empty()) {
        write!(words, "\u{a0}{}", look.sign).unwrap_or(());
    }
    words
}

/// The colours of a claim's verdict.
fn colours(report: &Report, claim: &ReportedClaim) -> VerdictColours {
    VerdictColours::of(report.look(claim).map_or("", |look| look.colour.as_str()), Appearance::Light)
}

#[cfg(test)]
mod tests;
