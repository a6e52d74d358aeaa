//! The tokens of RTF (version 1.9.1).

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word, such as `\par`, with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol, such as `\~`.
    Symbol(u8),
    /// A byte of text that is written as `\'e9`.
    Hex(u8),
    /// Bytes of text.
    Bytes(&'a [u8]),
}

/// The longest control word.
const LONGEST: usize = 32;

/// A source, from some place on.
pub struct Tokens<'a> {
    source: &'a [u8],
    /// Where the next token starts.
    pub at: usize,
}

impl<'a> Tokens<'a> {
    /// The tokens of a source.
    pub fn new(source: &'a [u8]) -> Self {
        Self { source, at: 0 }
    }

    /// The tokens of a part of the source.
    pub fn part(&self, start: usize, end: usize) -> Self {
        Self { source: self.source.get(..end).unwrap_or(self.source), at: start }
    }

    /// Passes over bytes that are no RTF.
    fn skip(&mut self, bytes: i32) {
        self.at = self.at.saturating_add(usize::try_from(bytes).unwrap_or(0)).min(self.source.len());
    }

    /// Goes to the end of the group whose `{` came before; where its `}` is. `None` if it has no end.
    pub fn skip_group(&mut self) -> Option<usize> {
        let mut depth = 1_usize;
        loop {
            let at = self.at;
            match self.next()? {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at);
            }
        }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let rest = self.source.get(self.at..)?;
        let first = *rest.first()?;
        if first == b'\'' {
            let digits = rest.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if byte.is_some() { 3 } else { 1 };
            return Some(byte.map_or(Token::Symbol(b'\''), Token::Hex));
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(Token::Symbol(first));
        }
        let letters = rest.iter().take(LONGEST).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&rest[..letters]).ok()?;
        let number = &rest[letters..];
        let sign = usize::from(number.first() == Some(&b'-'));
        let digits = number.iter().skip(sign).take(11).take_while(|b| b.is_ascii_digit()).count();
        let len = if digits > 0 { sign + digits } else { 0 };
        let value = std::str::from_utf8(&number[..len]).ok()?;
        let value = value.parse::<i64>().ok().map(|n| n.clamp(i32::MIN.into(), i32::MAX.into()) as i32);
        let space = usize::from(number.get(len) == Some(&b' '));
        self.at += letters + len + space;
        if word == "bin" {
            self.skip(value.unwrap_or(0));
        }
        Some(Token::Word(word, value))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.source.get(self.at)?;
            match byte {
                b'{' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b'}' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.at += 1;
                    return self.control();
                }
                b'\r' | b'\n' | 0 => self.at += 1,
                _ => {
                    let start = self.at;
                    let rest = &self.source[start..];
                    let len = rest.iter().position(|b| matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0));
                    self.at = start + len.unwrap_or(rest.len());
                    return Some(Token::Bytes(&self.source[start..self.at]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Token::{Bytes, Close, Hex, Open, Symbol, Word};
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let source = b"{\\rtf1\\ansi a\\'e9\\b0  x\\~\\u-10179?\\bin3 {{{\n}";
        let tokens: Vec<_> = Tokens::new(source).collect();
        assert_eq!(
            tokens,
            [
                Open,
                Word("rtf", Some(1)),
                Word("ansi", None),
                Bytes(b"a"),
                Hex(0xe9),
                Word("b", Some(0)),
                Bytes(b" x"),
                Symbol(b'~'),
                Word("u", Some(-10179)),
                Bytes(b"?"),
                Word("bin", Some(3)),
                Close
            ]
        );
        let mut group = Tokens::new(b"{a{b}\\}c}d");
        group.next();
        assert_eq!(group.skip_group(), Some(8));
    }
}
