//! What an annotation file is for, if it is not simply what people say of an article.

use std::fmt;

/// What a file is for, apart from the work of people on an article. Such a file is nobody's own file, no conflict copy, and no part of counts;
/// it is merged only with files that are for the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// An exercise: an article with a task.
    Exercise,
    /// The key of an exercise: the teacher's answer.
    Key,
    /// An answer to an exercise, that was handed in.
    Answer,
    /// What stands of an article, after people's differences were decided.
    Decided,
    /// What a later version made it for. It is kept as it is.
    Other(String),
}

impl Purpose {
    /// Its name in files.
    pub fn name(&self) -> &str {
        match self {
            Self::Exercise => "exercise",
            Self::Key => "key",
            Self::Answer => "answer",
            Self::Decided => "decided",
            Self::Other(name) => name,
        }
    }

    /// The purpose with this name; none for an empty one.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "" => None,
            "exercise" => Some(Self::Exercise),
            "key" => Some(Self::Key),
            "answer" => Some(Self::Answer),
            "decided" => Some(Self::Decided),
            other => Some(Self::Other(other.to_owned())),
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_a_name() {
        for name in ["exercise", "key", "answer", "decided", "later"] {
            assert_eq!(Purpose::named(name).unwrap().name(), name);
        }
        assert_eq!(Purpose::named(""), None);
    }
}
