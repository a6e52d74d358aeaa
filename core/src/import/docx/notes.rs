//! The notes that a text refers to, and how their marks are counted.

use std::collections::BTreeMap;

use super::super::Unreadable;
use super::super::numerals::Numerals;
use super::super::packed::{Event, Xml};

/// A note that the text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id in the document.
    pub id: String,
    /// Whether it stands at the end of the document rather than of a page.
    pub is_endnote: bool,
    /// Its mark, such as `[1]`.
    pub label: String,
}

/// How the notes of a section are counted.
#[derive(Clone, Copy, Debug)]
struct Counting {
    numerals: Numerals,
    start: u32,
    /// Whether each section begins anew.
    restarts: bool,
}

/// How footnotes and endnotes are counted.
type Both = [Counting; 2];

/// The notes so far.
#[derive(Debug)]
pub struct Notes {
    referred: Vec<Note>,
    /// Which note has an id, of footnotes and of endnotes.
    by_id: [BTreeMap<String, usize>; 2],
    /// How each section counts, and which one the text is in.
    sections: Vec<Both>,
    section: usize,
    /// How the document counts otherwise.
    usual: Both,
    /// The last number of each kind; `None` before the first.
    last: [Option<u32>; 2],
}

impl Notes {
    /// Reads how the notes of a document are counted.
    pub fn read(settings: &str, document: &str) -> Result<Self, Unreadable> {
        let foot = Counting { numerals: Numerals::Decimal, start: 1, restarts: false };
        let mut usual = [foot, Counting { numerals: Numerals::SmallRoman, ..foot }];
        take_countings(settings, &mut |of, take| take(&mut usual[of]), &mut || ())?;
        let mut sections: Vec<Both> = Vec::new();
        // What a section says stands at its end.
        if document.contains("footnotePr") || document.contains("endnotePr") {
            let sections = std::cell::RefCell::new(&mut sections);
            take_countings(
                document,
                &mut |of, take| {
                    if let Some(section) = sections.borrow_mut().last_mut() {
                        take(&mut section[of]);
                    }
                },
                &mut || sections.borrow_mut().push(usual),
            )?;
        }
        Ok(Self {
            referred: Vec::new(),
            by_id: [BTreeMap::new(), BTreeMap::new()],
            sections,
            section: 0,
            usual,
            last: [None; 2],
        })
    }

    /// Goes on with the next section.
    pub fn end_section(&mut self) {
        self.section += 1;
        for (of, counting) in self.counting().into_iter().enumerate() {
            if counting.restarts {
                self.last[of] = None;
            }
        }
    }

    /// The mark of a note. It is counted where it is referred to first, unless the author wrote a mark of his own.
    pub fn refer(&mut self, id: String, is_endnote: bool, own: Option<&str>) -> String {
        let of = usize::from(is_endnote);
        if let Some(note) = self.by_id[of].get(&id).and_then(|i| self.referred.get(*i)) {
            return note.label.clone();
        }
        let label = own.map_or_else(|| self.count(of), str::to_owned);
        let label = format!("[{label}]");
        self.by_id[of].insert(id.clone(), self.referred.len());
        self.referred.push(Note { id, is_endnote, label: label.clone() });
        label
    }

    /// The note that was referred to first, second and so on.
    pub fn get(&self, at: usize) -> Option<&Note> {
        self.referred.get(at)
    }

    fn counting(&self) -> Both {
        self.sections.get(self.section).copied().unwrap_or(self.usual)
    }

    fn count(&mut self, of: usize) -> String {
        let counting = self.counting()[of];
        let number = self.last[of].map_or(counting.start, |n| n.saturating_add(1));
        self.last[of] = Some(number);
        counting.numerals.write(number)
    }
}

/// What is done to a counting.
type Take<'a> = &'a dyn Fn(&mut Counting);

/// Takes what a part says of counting footnotes (0) and endnotes (1), section by section.
fn take_countings(
    source: &str,
    change: &mut dyn FnMut(usize, Take<'_>),
    begin_section: &mut dyn FnMut(),
) -> Result<(), Unreadable> {
    let mut of = None;
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        let value = element.get("val").unwrap_or_default();
        match element.name() {
            "sectPrChange" => drop(xml.skip()?),
            "sectPr" => {
                of = None;
                begin_section();
            }
            "footnotePr" => of = Some(0),
            "endnotePr" => of = Some(1),
            name @ ("numFmt" | "numStart" | "numRestart") => {
                let Some(of) = of else { continue };
                change(of, &|counting| match name {
                    "numFmt" => counting.numerals = Numerals::of_word(&value),
                    "numStart" => counting.start = value.parse().unwrap_or(1),
                    _ => counting.restarts = value == "eachSect",
                });
            }
            "p" | "compat" | "rsids" => of = None,
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks of the footnotes of a document with two in each of its sections.
    #[track_caller]
    fn check(settings: &str, sections: &[&str], expected: &[&str]) {
        let section = |inner: &&str| format!("<w:p><w:pPr><w:sectPr>{inner}</w:sectPr></w:pPr></w:p>");
        let document = sections.iter().map(section).collect::<Vec<_>>().concat();
        let mut notes =
            Notes::read(&format!("<w:settings>{settings}</w:settings>"), &format!("<w:body>{document}</w:body>"))
                .unwrap();
        let mut found = Vec::new();
        for section in 0..sections.len() {
            found.extend((0..2).map(|n| notes.refer(format!("{section}.{n}"), false, None)));
            notes.end_section();
        }
        assert_eq!(found, expected, "{settings} {sections:?}");
    }

    #[test]
    fn notes_are_counted_as_the_document_says() {
        check("", &["", ""], &["[1]", "[2]", "[3]", "[4]"]);
        check("<w:footnotePr><w:numStart w:val='7'/></w:footnotePr>", &["", ""], &["[7]", "[8]", "[9]", "[10]"]);
        let each = "<w:footnotePr><w:numFmt w:val='lowerLetter'/><w:numRestart w:val='eachSect'/></w:footnotePr>";
        check(each, &["", ""], &["[a]", "[b]", "[a]", "[b]"]);
        let later = "<w:footnotePr><w:numFmt w:val='upperRoman'/><w:numStart w:val='4'/><w:numRestart w:val='eachSect'/></w:footnotePr>";
        check("", &["", later], &["[1]", "[2]", "[IV]", "[V]"]);
        let was = format!("<w:sectPrChange><w:sectPr>{later}</w:sectPr></w:sectPrChange>");
        check("", &["", &was], &["[1]", "[2]", "[3]", "[4]"]);
    }

    #[test]
    fn endnotes_are_counted_apart_and_own_marks_are_kept() {
        let mut notes = Notes::read("<s/>", "<d/>").unwrap();
        assert_eq!(notes.refer("1".into(), false, None), "[1]");
        assert_eq!(notes.refer("1".into(), true, None), "[i]");
        assert_eq!(notes.refer("2".into(), false, Some("*")), "[*]");
        assert_eq!(notes.refer("3".into(), false, None), "[2]");
        assert_eq!(notes.refer("1".into(), true, None), "[i]");
        assert_eq!(notes.get(2).map(|note| note.label.as_str()), Some("[*]"));
    }
}
