//! What a PDF says of itself: in its information dictionary, in its metadata (XMP), in its catalog; and how readers number its
//! pages.

use pdf_oxide::PdfDocument;
use pdf_oxide::extractors::{PageLabelExtractor, XmpExtractor};
use pdf_oxide::object::Object;
use pdf_oxide::optional_content::decode_pdf_text_string;

use super::parts::Facts;

/// The longest fact, in characters. Longer ones are no facts.
const LONGEST: usize = 500;

/// The facts of a file.
pub fn facts(pdf: &PdfDocument) -> Facts {
    let xmp = XmpExtractor::extract(pdf).ok().flatten().unwrap_or_default();
    let info = entry(pdf, pdf.trailer(), "Info");
    let text = |key: &str| info.as_ref().and_then(|info| text(pdf, info, key)).unwrap_or_default();
    let or = |first: String, second: String| if first.is_empty() { second } else { first };
    let catalog = pdf.catalog().ok();
    let language = catalog.as_ref().and_then(|catalog| self::text(pdf, catalog, "Lang")).unwrap_or_default();
    Facts {
        title: title(or(text("Title"), short(&xmp.dc_title.unwrap_or_default()))),
        author: or(text("Author"), short(&xmp.dc_creator.join(", "))),
        created: day(&or(text("CreationDate"), xmp.xmp_create_date.unwrap_or_default())),
        language: or(language, short(&xmp.dc_language.unwrap_or_default())),
    }
}

/// The entry of a dictionary, wherever the file has it.
fn entry(pdf: &PdfDocument, dictionary: &Object, key: &str) -> Option<Object> {
    let value = dictionary.as_dict()?.get(key)?;
    pdf.resolve_object(value).ok()
}

/// The text in an entry of a dictionary.
fn text(pdf: &PdfDocument, dictionary: &Object, key: &str) -> Option<String> {
    let value = entry(pdf, dictionary, key)?;
    Some(short(&decode_pdf_text_string(value.as_string()?)))
}

fn short(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let text = words.join(" ");
    if text.chars().count() > LONGEST { String::new() } else { text }
}

/// A title, if it is none that a program made of the name of a file.
fn title(title: String) -> String {
    const FILES: [&str; 12] =
        [".doc", ".docx", ".odt", ".rtf", ".pdf", ".tex", ".dvi", ".indd", ".qxd", ".pages", ".html", ".txt"];
    let lower = title.to_lowercase();
    let is_name = FILES.iter().any(|ending| lower.ends_with(ending)) || lower.starts_with("microsoft word - ");
    if is_name || lower == "untitled" { String::new() } else { title }
}

/// The day in a date of PDF (`D:20260312101500+01'00'`, ISO 32000-1, 7.9.4) or of XMP (`2026-03-12T10:15:00`).
fn day(date: &str) -> String {
    let figures: String = date.trim_start_matches("D:").chars().take(10).filter(|c| *c != '-').collect();
    let is_day = figures.len() >= 8 && figures.chars().take(8).all(|c| c.is_ascii_digit());
    let part = |from: usize, to: usize| figures.get(from..to).unwrap_or_default().to_owned();
    let in_range = |text: &str, most: u32| text.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let (month, day) = (part(4, 6), part(6, 8));
    if is_day && in_range(&month, 12) && in_range(&day, 31) {
        format!("{}-{month}-{day}", part(0, 4))
    } else {
        String::new()
    }
}

/// What readers call the first `count` pages: their labels, or their numbers from 1.
pub fn labels(pdf: &PdfDocument, count: usize) -> Vec<String> {
    /// Beyond this, numbers are errors, and Roman ones very long.
    const HIGHEST: u32 = 100_000;
    /// The longest label, in characters.
    const LONGEST: usize = 24;
    let ranges = PageLabelExtractor::extract(pdf).unwrap_or_default();
    let is_usual = !ranges.is_empty() && ranges.iter().all(|range| range.start_value < HIGHEST);
    let label = |index: usize| {
        let label = if is_usual { PageLabelExtractor::get_label(&ranges, index) } else { String::new() };
        let label = label.trim().to_owned();
        if label.is_empty() || label.chars().count() > LONGEST || label.contains(char::is_control) {
            (index + 1).to_string()
        } else {
            label
        }
    };
    (0..count).map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days() {
        for (date, expected) in [
            ("D:20260312101500+01'00'", "2026-03-12"),
            ("D:20260312", "2026-03-12"),
            ("20260312101500", "2026-03-12"),
            ("2026-03-12T10:15:00", "2026-03-12"),
            ("D:2026", ""),
            ("D:20261312", ""),
            ("12 March 2026", ""),
            ("", ""),
        ] {
            assert_eq!(day(date), expected, "{date}");
        }
    }

    #[test]
    fn names_of_files_are_no_titles() {
        for (given, expected) in
            [("The ferry", "The ferry"), ("Microsoft Word - ferry.doc", ""), ("ferry.DOCX", ""), ("Untitled", "")]
        {
            assert_eq!(title(given.to_owned()), expected);
        }
    }
}
