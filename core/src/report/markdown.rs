//! A report as Markdown, for an appendix or a wiki: what `CommonMark`, GitHub and pandoc read alike.

use std::fmt::Write as _;

use super::{OwnLook, Piece, Report, ReportedBlock, ReportedClaim, ReportedEvidence};
use crate::import::MARKDOWN_GENERATOR;
use crate::model::BlockKind;
use crate::words::Language;
use crate::words::told;

/// Words on one line, so that Markdown shows them as they are.
fn inline(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (at, c) in words.char_indices() {
        let (before, after) = (&words[..at], &words[at + c.len_utf8()..]);
        let is_escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '^' | '$' | '|' | '#' | '@' | '{' | '}' => {
                true
            }
            // pandoc makes dashes and ellipses of these.
            '-' => before.ends_with('-'),
            // GitHub makes links of addresses, and takes escaped signs in them for signs of the address.
            '.' => before.ends_with(['.', 'w', 'W']),
            // GitHub makes emoji of words between colons.
            ':' => after.starts_with("//") || is_emoji(after),
            // A link may follow, which this would make a picture.
            '!' => after.is_empty(),
            _ => false,
        };
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.extend(is_escaped.then_some('\\').into_iter().chain([c])),
        }
    }
    out
}

/// Whether a colon and these words may name an emoji.
fn is_emoji(after: &str) -> bool {
    let name = after.find(|c: char| !c.is_ascii_alphanumeric() && !"+-_".contains(c));
    name.is_some_and(|end| end > 0 && after[end..].starts_with(':'))
}

/// The start of a line, so that it begins no list, heading or rule, and no block of code.
fn line_start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", &line[..digits]);
    }
    if digits == 0 && line.starts_with(['+', '-', '=', ':', '%', '!', '(']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// Writes a report.
pub fn page(report: &Report, language: &Language) -> String {
    let mut out = String::new();
    writeln!(out, "{MARKDOWN_GENERATOR}\n\n# {}\n", inline(&report.title)).unwrap_or(());
    let mut facts: Vec<String> = report.facts.iter().map(|fact| inline(fact)).collect();
    if !report.source.is_empty() {
        facts.push(linked(&report.source, super::claims::link(&report.source)));
    }
    if !facts.is_empty() {
        writeln!(out, "{}\n", line_start(&facts.join(" · "))).unwrap_or(());
    }
    counts(&mut out, report);
    blocks(&mut out, report);
    if report.has_list {
        claims(&mut out, report, language);
        writeln!(out, "## {}\n", inline(told!(language, "report-how"))).unwrap_or(());
        for line in &report.method {
            let about = if line.about.is_empty() { String::new() } else { format!("**{}:** ", inline(&line.about)) };
            writeln!(out, "- {about}{}", inline(&line.sentence)).unwrap_or(());
        }
        out.push('\n');
    }
    writeln!(out, "Claimlight · {}", inline(&report.written)).unwrap_or(());
    out
}

/// Words with a link, if there is an address.
fn linked(words: &str, address: &str) -> String {
    if address.is_empty() { inline(words) } else { link_to(&inline(words), address) }
}

/// Markdown with a link.
fn link_to(markdown: &str, address: &str) -> String {
    // Within < and >, these alone must be escaped; blanks and controls are in no address that is linked.
    let mut escaped = String::new();
    for c in address.chars() {
        if matches!(c, '<' | '>' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    format!("[{markdown}](<{escaped}>)")
}

fn counts(out: &mut String, report: &Report) {
    let read = if report.read_words.is_empty() { String::new() } else { format!(", {}", inline(&report.read_words)) };
    writeln!(out, "- **{}**{read}", inline(&report.counted)).unwrap_or(());
    for verdict in report.verdicts.iter().filter(|verdict| verdict.count > 0) {
        let (label, share) = (signed(&verdict.look), inline(&verdict.share));
        writeln!(out, "- {label} {}, {share}", verdict.count).unwrap_or(());
    }
    if !report.checked.is_empty() {
        writeln!(out, "- {}", inline(&report.checked)).unwrap_or(());
    }
    // With the list, they stand under "How this was done".
    for note in report.notes.iter().filter(|_| !report.has_list) {
        writeln!(out, "- {}", inline(note)).unwrap_or(());
    }
    out.push('\n');
}

/// A verdict's sign and label.
fn signed(look: &OwnLook) -> String {
    format!("{} {}", inline(&look.sign), inline(&look.label))
}

/// A list that is open.
struct Open {
    /// The number that its next item would have; `None`: it has bullets.
    next: Option<u32>,
    /// How wide the marks of its items are, with the blank behind them: what stands in an item begins there.
    width: usize,
}

fn blocks(out: &mut String, report: &Report) {
    let mut lists: Vec<Open> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for block in &report.blocks {
        if block.kind != BlockKind::TableRow {
            table(out, &mut rows);
        }
        if !matches!(block.kind, BlockKind::Item { .. }) {
            lists.clear();
        }
        let words: String = block.pieces.iter().map(|piece| piece.words.as_str()).collect();
        if words.trim().is_empty() {
            continue;
        }
        let line = line(&block.pieces, report);
        match block.kind {
            BlockKind::Heading(level) => {
                let level = usize::from(level.clamp(1, 4)) + 1;
                writeln!(out, "{} {}\n", "#".repeat(level), line.trim()).unwrap_or(());
            }
            BlockKind::Item { number, .. } => {
                let mark = item(out, &mut lists, block.level, number);
                writeln!(out, "{mark}{}\n", line_start(&line)).unwrap_or(());
            }
            BlockKind::Quotation => writeln!(out, "> {}\n", line_start(&line)).unwrap_or(()),
            BlockKind::Code => code(out, block, report),
            BlockKind::TableRow => rows.push(cells(block, report)),
            BlockKind::Paragraph | BlockKind::Footnote | BlockKind::Caption | BlockKind::Byline => {
                writeln!(out, "{}\n", line_start(&line)).unwrap_or(());
            }
        }
    }
    table(out, &mut rows);
}

/// The indent and the mark of an item, and before it what parts it from a list that counts otherwise: readers count on by themselves.
fn item(out: &mut String, lists: &mut Vec<Open>, level: usize, number: Option<u32>) -> String {
    lists.truncate(level + 1);
    let indent = |lists: &[Open]| " ".repeat(lists.iter().take(level).map(|open| open.width).sum());
    if let Some(open) = lists.get(level)
        && open.next != number
    {
        writeln!(out, "{}<!-- -->\n", indent(lists)).unwrap_or(());
        lists.truncate(level);
    }
    let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
    let open = Open { next: number.and_then(|number| number.checked_add(1)), width: mark.len() };
    lists.truncate(level);
    lists.push(open);
    format!("{}{mark}", indent(lists))
}

/// Words of a line that look alike, and the markers that follow them.
#[derive(Default)]
struct Run {
    words: String,
    bold: bool,
    italic: bool,
    struck: bool,
    link: String,
    markers: String,
}

/// Pieces on one line: words in claims are bold, and a claim's number and sign follow its last words.
fn line(pieces: &[Piece], report: &Report) -> String {
    let mut runs: Vec<Run> = Vec::new();
    for piece in pieces {
        let bold = piece.bold || !piece.claims.is_empty();
        let run = Run {
            words: inline(&piece.words),
            bold,
            // Three stars in a row are read in several ways.
            italic: piece.italic && !bold,
            struck: piece.struck,
            link: piece.link.clone(),
            markers: piece.ends.iter().map(|claim| marker(report, *claim)).collect(),
        };
        let is_same = |last: &Run| {
            let (these, those) = ((last.bold, last.italic, last.struck), (run.bold, run.italic, run.struck));
            these == those && last.link == run.link && last.markers.is_empty()
        };
        match runs.last_mut().filter(|last| is_same(last)) {
            Some(last) => {
                last.words.push_str(&run.words);
                last.markers = run.markers;
            }
            None => runs.push(run),
        }
    }
    let mut out = String::new();
    for (i, run) in runs.iter().enumerate() {
        let following = run.markers.chars().next().or_else(|| runs.get(i + 1)?.words.chars().next());
        let styled = styled(run, out.chars().next_back(), following);
        out.push_str(&styled);
        out.push_str(&run.markers);
    }
    out
}

/// A run with its stars, or with HTML's tags where Markdown would not take stars for what they are. Blanks at its ends stay outside.
fn styled(run: &Run, before: Option<char>, after: Option<char>) -> String {
    let inner = run.words.trim();
    if inner.is_empty() {
        return run.words.clone();
    }
    let start = run.words.len() - run.words.trim_start().len();
    let (blank, rest) = (&run.words[..start], &run.words[start + inner.len()..]);
    let is_open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // Stars open before a letter, or behind a blank or a sign; they close in the same way (`CommonMark`, "left-flanking").
    let opens = !blank.is_empty() || is_open(before) || is_letter(inner.chars().next());
    let closes = !rest.is_empty() || is_open(after) || is_letter(inner.chars().next_back());
    // Stars beside stars, or around other signs, are read in several ways.
    let is_one = [run.bold, run.italic, run.struck].iter().filter(|is_on| **is_on).count() == 1;
    let stars_do = is_one && opens && closes && run.link.is_empty() && !before.is_some_and(|c| "*_~".contains(c));
    let mut styled = inner.to_owned();
    for (stars, tag, is_on) in [("", "s", run.struck), ("*", "i", run.italic), ("**", "b", run.bold)] {
        if is_on && stars_do && !stars.is_empty() {
            styled = format!("{stars}{styled}{stars}");
        } else if is_on {
            styled = format!("<{tag}>{styled}</{tag}>");
        }
    }
    if !run.link.is_empty() {
        styled = link_to(&styled, &run.link);
    }
    format!("{blank}{styled}{rest}")
}

/// A claim's number and sign.
fn marker(report: &Report, claim: usize) -> String {
    let Some(claim) = report.claims.get(claim) else { return String::new() };
    let sign = report.look(claim).map_or("", |look| look.sign.as_str());
    format!(" \\[{} {}\\]", claim.number, inline(sign))
}

fn code(out: &mut String, block: &ReportedBlock, report: &Report) {
    let words: String = block.pieces.iter().map(|piece| piece.words.as_str()).collect();
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let words: String =
        words.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { '\u{fffd}' } else { c }).collect();
    writeln!(out, "{fence}\n{words}\n{fence}\n").unwrap_or(());
    let markers: String = block.pieces.iter().flat_map(|p| &p.ends).map(|claim| marker(report, *claim)).collect();
    if !markers.is_empty() {
        writeln!(out, "{}\n", markers.trim_start()).unwrap_or(());
    }
}

/// The cells of a row of a table.
fn cells(block: &ReportedBlock, report: &Report) -> Vec<String> {
    let mut cells = vec![String::new()];
    for piece in &block.pieces {
        let parts: Vec<&str> = piece.words.split('\t').collect();
        for (i, words) in parts.iter().enumerate() {
            if i > 0 {
                cells.push(String::new());
            }
            let is_last = i + 1 == parts.len();
            let ends = if is_last { piece.ends.clone() } else { Vec::new() };
            let part = Piece { words: (*words).to_owned(), ends, ..piece.clone() };
            if let Some(cell) = cells.last_mut() {
                cell.push_str(&line(&[part], report));
            }
        }
    }
    cells
}

/// Appends a table, and forgets its rows. Markdown takes the first one for its head, and leaves out cells that the head does not have.
fn table(out: &mut String, rows: &mut Vec<Vec<String>>) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    for (i, mut row) in rows.drain(..).enumerate() {
        row.resize(columns, String::new());
        writeln!(out, "| {} |", row.join(" | ")).unwrap_or(());
        if i == 0 {
            writeln!(out, "|{}", " --- |".repeat(columns)).unwrap_or(());
        }
    }
    if columns > 0 {
        out.push('\n');
    }
}

/// The claims as a list alone.
pub fn list(report: &Report, language: &Language) -> String {
    let mut out = String::new();
    report.claims.iter().for_each(|claim| one(&mut out, report, claim, language));
    out
}

fn claims(out: &mut String, report: &Report, language: &Language) {
    writeln!(out, "## {}\n", inline(told!(language, "report-the-claims"))).unwrap_or(());
    if report.claims.is_empty() {
        writeln!(out, "{}\n", inline(told!(language, "report-no-claims"))).unwrap_or(());
    }
    for claim in &report.claims {
        one(out, report, claim, language);
    }
    if !report.claims.is_empty() {
        out.push('\n');
    }
}

/// A claim as an item of the list, with what is said of it below it.
fn one(out: &mut String, report: &Report, claim: &ReportedClaim, language: &Language) {
    let look = report.look(claim).map(signed).unwrap_or_default();
    writeln!(out, "- **{} {look}:** {}", claim.number, inline(claim.quote.trim())).unwrap_or(());
    let mut below = Vec::new();
    for judgement in &claim.judgements {
        let verdict = judgement.verdict.and_then(|i| report.verdicts.get(i)).map(|v| signed(&v.look));
        let name = (!judgement.name.is_empty()).then(|| inline(&judgement.name));
        let note = (!judgement.note.trim().is_empty()).then(|| inline(judgement.note.trim()));
        below.push([name, verdict, note].into_iter().flatten().collect::<Vec<_>>().join(": "));
    }
    for line in &claim.lines {
        let label = if line.label.is_empty() { String::new() } else { format!("{} ", inline(&line.label)) };
        below.push(format!("{label}{}", inline(&line.words)));
    }
    below.extend(claim.evidence.iter().map(|entry| evidence(entry, language)));
    for line in below.iter().filter(|line| !line.trim().is_empty()) {
        writeln!(out, "    - {}", line_start(line)).unwrap_or(());
    }
}

fn evidence(entry: &ReportedEvidence, language: &Language) -> String {
    let mut parts = Vec::new();
    if !entry.title.is_empty() {
        parts.push(linked(&entry.title, &entry.link));
    }
    parts.extend(entry.facts.iter().map(|fact| inline(fact)));
    if !entry.quote.trim().is_empty() {
        parts.push(inline(&told!(language, "report-quoted", words = entry.quote.trim())));
    }
    let colon = if parts.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", inline(&entry.stance_words), parts.join(", "))
}
