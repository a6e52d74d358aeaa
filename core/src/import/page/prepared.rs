//! A page made ready for the search for its article: what would mislead it is taken out.
//!
//! Tables that only lay out a page become blocks, and links to an editor beside headings go.

use std::borrow::Cow;

use super::super::html::{Attributes, RAISED, Role, Sheet, Tag, Token, Tokens, script_of};
use super::super::scripts::Script;

/// A cell of a table with at least this many bytes of text and two blocks or blank lines is laid out, not told in rows.
const LONG: usize = 400;

/// A table that is open.
#[derive(Debug, Default)]
struct Table {
    /// Which of the page's tables it is.
    index: usize,
    /// Whether it says that it holds data.
    is_data: bool,
    is_layout: bool,
    /// How much text the open cell has, and how many blocks or blank lines.
    text: usize,
    breaks: usize,
    /// Whether a line end came last.
    after_line: bool,
}

impl Table {
    fn end_cell(&mut self) {
        self.is_layout |= self.text >= LONG && self.breaks >= 2;
        (self.text, self.breaks) = (0, 0);
    }
}

/// The page without what would mislead, and what its style sheets say.
pub fn prepared(source: &str) -> (Cow<'_, str>, Sheet) {
    let mut sheet = Sheet::default();
    let (layout, has_editors, has_raised) = survey(source, &mut sheet);
    if !has_editors && !has_raised && !layout.contains(&true) {
        return (source.into(), sheet);
    }
    let mut out = String::with_capacity(source.len());
    // Which of the open tables are layout; how many elements are open within one that is left out.
    let mut open: Vec<bool> = Vec::new();
    let (mut tables, mut skipped) = (0, 0_usize);
    let mut tokens = Tokens::new(source);
    loop {
        let before = source.len() - tokens.rest().len();
        let Some(token) = tokens.next() else { break };
        let written = &source[before..source.len() - tokens.rest().len()];
        if skipped > 0 {
            match token {
                Token::Start(name, _) if name.eq_ignore_ascii_case("span") => skipped += 1,
                Token::End(name) if name.eq_ignore_ascii_case("span") => skipped -= 1,
                _ => {}
            }
            continue;
        }
        match token {
            Token::Start(name, attributes) if is_editor(name, attributes) => skipped = 1,
            Token::Start(name, _) if name.eq_ignore_ascii_case("table") => {
                let is_layout = layout.get(tables).copied().unwrap_or(false);
                tables += 1;
                open.push(is_layout);
                out.push_str(if is_layout { "<div>" } else { written });
            }
            Token::End(name) if name.eq_ignore_ascii_case("table") => {
                out.push_str(if open.pop() == Some(true) { "</div>" } else { written });
            }
            Token::Start(name, _) if open.last() == Some(&true) && is_part_of_table(name) => {
                out.push_str(if is_cell(name) { "<div>" } else { "" });
            }
            Token::End(name) if open.last() == Some(&true) && is_part_of_table(name) => {
                out.push_str(if is_cell(name) { "</div>" } else { "" });
            }
            Token::Start(_, attributes) => match raised(attributes) {
                // The search for the article drops styles.
                Some(script) => {
                    out.push_str(written.trim_end_matches('>').trim_end_matches('/'));
                    out.extend([" ", RAISED, "=\"", script, "\">"]);
                }
                None => out.push_str(written),
            },
            _ => out.push_str(written),
        }
    }
    (out.into(), sheet)
}

/// Where the style of an element puts its words: `super` or `sub`; `None` if neither.
fn raised(attributes: Attributes<'_>) -> Option<&'static str> {
    Some(match script_of(&attributes.get("style")?)? {
        Script::Super => "super",
        Script::Sub => "sub",
    })
}

/// Which tables of a page are layout, whether there are links to an editor, and whether a style raises or lowers words. Adds the
/// page's styles to `sheet`.
fn survey(source: &str, sheet: &mut Sheet) -> (Vec<bool>, bool, bool) {
    let mut layout: Vec<bool> = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    let (mut has_editors, mut has_raised) = (false, false);
    let mut is_style = false;
    for token in Tokens::new(source) {
        match token {
            Token::Start(name, attributes) => {
                is_style = name.eq_ignore_ascii_case("style");
                has_editors |= is_editor(name, attributes);
                has_raised |= raised(attributes).is_some();
                start(name, attributes, &mut open, &mut layout);
            }
            Token::End(name) if name.eq_ignore_ascii_case("table") => {
                if let Some(mut table) = open.pop() {
                    table.end_cell();
                    layout[table.index] = table.is_layout && !table.is_data;
                }
            }
            Token::Text(text) => {
                if let Some(table) = open.last_mut() {
                    let text = text.trim();
                    table.text += text.len();
                    table.after_line &= text.is_empty();
                }
            }
            Token::Raw(css) if is_style => sheet.add(css),
            Token::End(_) | Token::Raw(_) | Token::Comment | Token::Declaration => {}
        }
    }
    (layout, has_editors, has_raised)
}

/// What a start tag tells of the tables that are open.
fn start(name: &str, attributes: Attributes<'_>, open: &mut Vec<Table>, layout: &mut Vec<bool>) {
    if name.eq_ignore_ascii_case("table") {
        let is_data = attributes.get("summary").is_some_and(|words| !words.trim().is_empty());
        let is_layout = attributes.get("role").is_some_and(|role| role == "presentation");
        // Text that is laid out in a table is not a cell's own.
        if let Some(outer) = open.last_mut() {
            outer.breaks += 1;
        }
        open.push(Table { index: layout.len(), is_data, is_layout, ..Table::default() });
        layout.push(false);
        return;
    }
    let Some(table) = open.last_mut() else { return };
    match Tag::named(name).map(Tag::role) {
        Some(Role::Cell) => {
            table.end_cell();
            table.is_data |= name.eq_ignore_ascii_case("th");
        }
        Some(Role::Caption) if name.eq_ignore_ascii_case("caption") => table.is_data = true,
        Some(Role::LineEnd) => {
            table.breaks += usize::from(std::mem::replace(&mut table.after_line, true));
        }
        Some(Role::Block | Role::Heading(_) | Role::List { .. } | Role::Quotation) => table.breaks += 1,
        _ => {}
    }
}

/// Whether an element is a link to an editor beside a heading, as `MediaWiki` writes it.
fn is_editor(name: &str, attributes: Attributes<'_>) -> bool {
    name.eq_ignore_ascii_case("span")
        && attributes.as_written().contains("mw-editsection")
        && attributes.get("class").is_some_and(|class| class.split_whitespace().any(|class| class == "mw-editsection"))
}

fn is_cell(name: &str) -> bool {
    Tag::named(name).is_some_and(|tag| tag.role() == Role::Cell)
}

fn is_part_of_table(name: &str) -> bool {
    is_cell(name)
        || ["tr", "tbody", "thead", "tfoot", "colgroup", "col"].iter().any(|part| part.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(prepared(source).0, expected, "{source}");
    }

    #[test]
    fn tables_that_lay_out_a_page_are_blocks() {
        let long = "It was a long day. ".repeat(30);
        check("<table><tr><td>3<td>4</table>", "<table><tr><td>3<td>4</table>");
        check(
            &format!("<TABLE WIDTH=9><TR><TD>Home<BR>News</TD><TD>{long}<BR><BR>{long}<BR> <BR>x</TD></TR></TABLE>y"),
            &format!("<div><div>Home<BR>News</div><div>{long}<BR><BR>{long}<BR> <BR>x</div></div>y"),
        );
        // One long cell with lines is a cell.
        let cell = format!("<table><tr><td>a<td>{long}<br>{long}</table>");
        check(&cell, &cell);
        let data = format!("<table><tr><th>a<th>b<tr><td>a<td><p>{long}<p>{long}<p></table>");
        check(&data, &data);
        check(
            &format!("<table><tr><td><table><tr><td>3</table><p>{long}</table>"),
            &format!("<div><div><table><tr><td>3</table><p>{long}</div>"),
        );
        check("<table role=presentation><tr><td>a</td></tr></table>", "<div><div>a</div></div>");
    }

    #[test]
    fn links_to_an_editor_go() {
        check(
            "<h2>a</h2><span class='mw-editsection'><span>[</span><a>edit</a><span>]</span></span><p>b",
            "<h2>a</h2><p>b",
        );
    }

    #[test]
    fn styles_are_collected() {
        let (_, sheet) = prepared("<style>.a{vertical-align:super}</style><p>.b{vertical-align:super}");
        assert!(sheet.script("a").is_some() && sheet.script("b").is_none());
    }
}
