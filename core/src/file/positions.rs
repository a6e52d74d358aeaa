//! Lines and columns of a file's fields and claims, for reports.

use super::lexer::{self, Step};
use super::repaired::{Repair, RepairedRecord};

/// Lines and columns of a file's fields and claims. Both count from 1, columns in Unicode scalar values.
pub struct Positions {
    fields: Vec<(String, (usize, usize))>,
    claims: Vec<(usize, usize)>,
}

impl Positions {
    /// Finds the fields and claims of a source that `read` accepts.
    pub fn new(source: &str) -> Self {
        let mut positions = Self { fields: Vec::new(), claims: Vec::new() };
        let mut position = Counted { source, at: 0, line: 1, column: 1 };
        for step in lexer::steps(source) {
            match step {
                Step::Field(field) if field.depth == 1 => {
                    positions.fields.push((field.name.source.to_owned(), position.of(field.name.start)));
                }
                Step::Open(2, bracket)
                    if bracket.source == "(" && positions.fields.last().is_some_and(|(name, _)| name == "claims") =>
                {
                    positions.claims.push(position.of(bracket.start));
                }
                _ => {}
            }
        }
        positions
    }

    /// Line and column of a repair: those of the claim, else those of the field of the file.
    pub fn of(&self, repair: &Repair) -> (usize, usize) {
        let field = |name: &str| self.fields.iter().find(|(n, _)| n == name).map_or((1, 1), |(_, at)| *at);
        let part = match repair {
            Repair::IdTwice(part, _)
            | Repair::IdMalformed(part)
            | Repair::Nobodys(part)
            | Repair::Time(part)
            | Repair::NoWords(part)
            | Repair::Widened(part)
            | Repair::FoundAgain(part)
            | Repair::NotFound(part)
            | Repair::Verdict(part, _)
            | Repair::Decision(part, _)
            | Repair::Confidence(part, _)
            | Repair::Stance(part, _)
            | Repair::Outside(part) => *part,
            Repair::AnnotatorWithoutId | Repair::AnnotatorTwice(_) | Repair::AnnotatorUnknown => {
                return field("annotators");
            }
            Repair::BlockKind(_) | Repair::MarkBeyond | Repair::TextChanged => return field("article"),
            Repair::NoScheme | Repair::Underline(_) => return field("scheme"),
            Repair::Ask(_) | Repair::Points(_) => return field("exercise"),
            Repair::Log(_) => return field("log"),
        };
        match part {
            RepairedRecord::Claim(number) => self.claims.get(number.saturating_sub(1)).copied().unwrap_or((1, 1)),
            RepairedRecord::NoClaim => field("no_claims"),
        }
    }
}

/// Lines and columns of offsets that only rise.
struct Counted<'a> {
    source: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl Counted<'_> {
    /// Line and column, both from 1, of an offset in bytes.
    fn of(&mut self, offset: usize) -> (usize, usize) {
        for c in self.source[self.at..offset].chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.at = offset;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines and columns of the first claim and of the scheme.
    #[track_caller]
    fn check(source: &str, claim: (usize, usize), scheme: (usize, usize)) {
        let positions = Positions::new(source);
        assert_eq!(positions.of(&Repair::NoWords(RepairedRecord::Claim(1))), claim, "{source}");
        assert_eq!(positions.of(&Repair::NoScheme), scheme, "{source}");
    }

    #[test]
    fn claims_and_fields_are_found() {
        check("(\n scheme: (),\n claims: [\n  (), ()])", (4, 3), (2, 2));
        check("(/* \" */ scheme: (),\n claims: [()])", (2, 11), (1, 10));
        check("(scheme: (sign: r\"\\\"), // (\n claims: [(x: [()])])", (2, 11), (1, 2));
        check("(scheme: (sign: '\"'), claims: [()])", (1, 32), (1, 2));
        check("(é: \"é\", scheme: (), notes: [()], claims: [()])", (1, 44), (1, 10));
        check("", (1, 1), (1, 1));
    }
}
