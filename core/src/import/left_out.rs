//! What a source holds that is not in the article's text, counted by kind for a report of one line.

/// A kind of thing that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Scripts.
    Scripts,
    /// Style sheets.
    Styles,
    /// Comments.
    Comments,
    /// Templates, and what browsers show only without scripts.
    Templates,
    /// What the source hides: `hidden`, `display: none`.
    Hidden,
    /// Pictures. Their words stay.
    Pictures,
    /// Videos, sounds, frames and other embedded things.
    Embedded,
    /// Tags of Liquid and Hugo. Their links and captions stay.
    TemplateTags,
    /// Tags that HTML does not know. What stands between them stays.
    UnknownTags,
    /// Fields of the front matter that are no fact of the article.
    FrontMatter,
    /// What stands around the article on a web page: menus, adverts, comments of readers.
    Surroundings,
    /// Lines and names that a transcript repeats.
    Repeats,
    /// Words that were deleted while changes were tracked.
    Deletions,
    /// What stands at the top and bottom of each page.
    PageHeads,
    /// Tables of contents, which are no chapter.
    Contents,
    /// Chapters that nobody chose.
    Chapters,
    /// Parts of a book that it names but does not hold.
    MissingFiles,
    /// Files that go with a message.
    Attachments,
    /// Control characters that separate no words, such as U+0000.
    ControlCharacters,
}

impl Kind {
    /// All kinds, in the order in which they are reported.
    pub const ALL: [Self; 19] = [
        Self::Scripts,
        Self::Styles,
        Self::Comments,
        Self::Templates,
        Self::Hidden,
        Self::Pictures,
        Self::Embedded,
        Self::TemplateTags,
        Self::UnknownTags,
        Self::FrontMatter,
        Self::Surroundings,
        Self::Repeats,
        Self::Deletions,
        Self::PageHeads,
        Self::Contents,
        Self::Chapters,
        Self::MissingFiles,
        Self::Attachments,
        Self::ControlCharacters,
    ];

    /// Whether it is text that somebody could have read.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Templates
                | Self::Hidden
                | Self::Repeats
                | Self::Deletions
                | Self::PageHeads
                | Self::Contents
                | Self::Chapters
        )
    }

    /// Its name in JSON, which never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scripts => "scripts",
            Self::Styles => "styles",
            Self::Comments => "comments",
            Self::Templates => "templates",
            Self::Hidden => "hidden",
            Self::Pictures => "pictures",
            Self::Embedded => "embedded",
            Self::TemplateTags => "template_tags",
            Self::UnknownTags => "unknown_tags",
            Self::FrontMatter => "front_matter",
            Self::Surroundings => "surroundings",
            Self::Repeats => "repeats",
            Self::Deletions => "deletions",
            Self::PageHeads => "page_heads",
            Self::Contents => "contents",
            Self::Chapters => "chapters",
            Self::MissingFiles => "missing_files",
            Self::Attachments => "attachments",
            Self::ControlCharacters => "control_characters",
        }
    }
}

/// How many things of each kind were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut([usize; Kind::ALL.len()]);

impl LeftOut {
    /// Counts one more.
    pub fn add(&mut self, kind: Kind) {
        self.add_some(kind, 1);
    }

    /// Counts `n` more.
    pub fn add_some(&mut self, kind: Kind, n: usize) {
        self.0[kind as usize] += n;
    }

    /// The kinds of which something was left out, with how many, in the order of [`Kind::ALL`].
    pub fn counts(&self) -> impl Iterator<Item = (Kind, usize)> {
        Kind::ALL.into_iter().zip(self.0).filter(|(_, n)| *n > 0)
    }

    /// Whether nothing was left out.
    pub fn is_empty(&self) -> bool {
        self.counts().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_by_kind() {
        let mut left_out = LeftOut::default();
        assert!(left_out.is_empty());
        left_out.add(Kind::Comments);
        left_out.add_some(Kind::Scripts, 2);
        left_out.add(Kind::Comments);
        assert_eq!(left_out.counts().collect::<Vec<_>>(), [(Kind::Scripts, 2), (Kind::Comments, 2)]);
        for (i, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, i, "{}", kind.name());
        }
    }
}
