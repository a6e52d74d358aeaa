//! A question over the article: what it says, and what its buttons do.

use std::fmt;

/// A question with its answers, as data. `A` is the action of whoever asks.
#[derive(Debug)]
pub struct Question<A> {
    /// What it is about: it stands over the lines, larger. `None` for something that is only to be known.
    pub heading: Option<String>,
    /// What is to be known, a paragraph each.
    pub lines: Vec<Line>,
    /// Its buttons, from right to left.
    pub buttons: Vec<Button<A>>,
}

/// A paragraph of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Words.
    Words(String),
    /// A web address; it stands out.
    Address(String),
}

/// A button of a question. Each of them ends the question.
#[derive(Debug)]
pub struct Button<A> {
    /// What it says.
    pub label: String,
    /// What it does; `None` for the button that changes nothing, as Esc does.
    pub action: Option<A>,
    /// Whether it has the keyboard when the question comes.
    pub is_first: bool,
}

impl<A> Question<A> {
    /// A question under a heading.
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: Some(heading.into()), lines: Vec::new(), buttons: Vec::new() }
    }

    /// Something to be known, with a button that says so.
    pub fn told(lines: Vec<String>, understood: &str) -> Self {
        let lines = lines.into_iter().map(Line::Words).collect();
        Self { heading: None, lines, buttons: Vec::new() }.no(understood)
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn line(mut self, words: impl Into<String>) -> Self {
        self.lines.push(Line::Words(words.into()));
        self
    }

    /// Adds a web address.
    #[must_use]
    pub fn address(mut self, url: &str) -> Self {
        self.lines.push(Line::Address(url.to_owned()));
        self
    }

    /// Adds a button that does something, left of those added before.
    #[must_use]
    pub fn yes(mut self, label: impl Into<String>, action: A) -> Self {
        self.buttons.push(Button { label: label.into(), action: Some(action), is_first: false });
        self
    }

    /// Adds the button that has the keyboard first, and does something.
    #[must_use]
    pub fn first(mut self, label: impl Into<String>, action: A) -> Self {
        self.buttons.push(Button { label: label.into(), action: Some(action), is_first: true });
        self
    }

    /// Adds the button that changes nothing; it has the keyboard first unless another one has.
    #[must_use]
    pub fn no(mut self, label: &str) -> Self {
        let is_first = !self.buttons.iter().any(|b| b.is_first);
        self.buttons.push(Button { label: label.to_owned(), action: None, is_first });
        self
    }

    /// The same question, with its answers as actions of the level above.
    pub fn map<B>(self, up: fn(A) -> B) -> Question<B> {
        let button = |b: Button<A>| Button { label: b.label, action: b.action.map(up), is_first: b.is_first };
        let buttons = self.buttons.into_iter().map(button).collect();
        Question { heading: self.heading, lines: self.lines, buttons }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) | Self::Address(words) => f.write_str(words),
        }
    }
}
