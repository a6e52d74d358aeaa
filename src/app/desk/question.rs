//! A question shown over the article: its text and its buttons.

use std::fmt;

/// A question with its answers, as data. `A` is the action type of the capability that asks.
#[derive(Debug)]
pub struct Question<A> {
    /// The heading, in larger type above the lines. `None` for a notice that asks nothing.
    pub heading: Option<String>,
    /// The text, one paragraph per line.
    pub lines: Vec<Line>,
    /// The buttons, from right to left.
    pub buttons: Vec<Button<A>>,
}

/// A paragraph of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Plain words.
    Words(String),
    /// A web address, which is set off from the words.
    Address(String),
}

/// A button of a question. Every button closes the question.
#[derive(Debug)]
pub struct Button<A> {
    /// The button's label.
    pub label: String,
    /// The action it triggers; `None` for the button that, like Esc, changes nothing.
    pub action: Option<A>,
    /// Whether it has the keyboard focus when the question appears.
    pub is_first: bool,
}

impl<A> Question<A> {
    /// Creates a question with a heading, without lines or buttons.
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: Some(heading.into()), lines: Vec::new(), buttons: Vec::new() }
    }

    /// Creates a notice without a heading, with one button that dismisses it.
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

    /// Adds a web address as a paragraph of its own.
    #[must_use]
    pub fn address(mut self, url: &str) -> Self {
        self.lines.push(Line::Address(url.to_owned()));
        self
    }

    /// Adds a button that triggers an action, to the left of those added before.
    #[must_use]
    pub fn yes(mut self, label: impl Into<String>, action: A) -> Self {
        self.buttons.push(Button { label: label.into(), action: Some(action), is_first: false });
        self
    }

    /// Adds a button that triggers an action and has the keyboard focus first.
    #[must_use]
    pub fn first(mut self, label: impl Into<String>, action: A) -> Self {
        self.buttons.push(Button { label: label.into(), action: Some(action), is_first: true });
        self
    }

    /// Adds the button that changes nothing; it has the keyboard focus first unless an earlier button does.
    #[must_use]
    pub fn no(mut self, label: &str) -> Self {
        let is_first = !self.buttons.iter().any(|b| b.is_first);
        self.buttons.push(Button { label: label.to_owned(), action: None, is_first });
        self
    }

    /// Converts the question's actions into those of the level above.
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
