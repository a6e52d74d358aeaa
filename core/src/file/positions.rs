//! Where the records of a file stand, for telling people where something is wrong.

use super::repaired::{Repair, RepairedRecord};

/// Lines and columns of a file's fields and claims, both from 1; columns in characters.
pub struct Positions {
    fields: Vec<(String, (usize, usize))>,
    claims: Vec<(usize, usize)>,
}

impl Positions {
    /// Looks through a source that `read` has understood.
    pub fn new(source: &str) -> Self {
        let mut places = Self { fields: Vec::new(), claims: Vec::new() };
        let (mut line, mut column, mut depth) = (1, 0, 0_usize);
        let mut word: Option<(String, (usize, usize))> = None;
        let mut chars = source.chars().peekable();
        let mut step = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| {
            let c = chars.next()?;
            if c == '\n' {
                (line, column) = (line + 1, 0);
            } else {
                column += 1;
            }
            Some((c, (line, column)))
        };
        while let Some((c, at)) = step(&mut chars) {
            match c {
                '"' => {
                    while let Some((c, _)) = step(&mut chars) {
                        if c == '\\' {
                            step(&mut chars);
                        } else if c == '"' {
                            break;
                        }
                    }
                }
                '/' if chars.peek() == Some(&'/') => while step(&mut chars).is_some_and(|(c, _)| c != '\n') {},
                '(' | '[' => {
                    let in_claims = depth == 2 && places.fields.last().is_some_and(|(name, _)| name == "claims");
                    if in_claims && c == '(' {
                        places.claims.push(at);
                    }
                    depth += 1;
                }
                ')' | ']' => depth = depth.saturating_sub(1),
                ':' if depth == 1 => places.fields.extend(word.take()),
                c if depth == 1 && (c.is_alphanumeric() || c == '_') => {
                    word.get_or_insert((String::new(), at)).0.push(c);
                }
                _ => word = None,
            }
        }
        places
    }

    /// Where a repair was needed: the claim, else the field of the file.
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
            | Repair::Confidence(part, _)
            | Repair::Stance(part, _)
            | Repair::Outside(part) => *part,
            Repair::AnnotatorWithoutId | Repair::AnnotatorTwice(_) | Repair::AnnotatorUnknown => {
                return field("annotators");
            }
            Repair::BlockKind(_) | Repair::MarkBeyond | Repair::TextChanged => return field("article"),
            Repair::NoScheme | Repair::Underline(_) => return field("scheme"),
            Repair::Log(_) => return field("log"),
        };
        match part {
            RepairedRecord::Claim(number) => self.claims.get(number.saturating_sub(1)).copied().unwrap_or((1, 1)),
            RepairedRecord::NoClaim => field("no_claims"),
        }
    }
}
