//! Which columns of a gradebook take grades and comments.

use crate::model::Fraction;

/// What a column of grades takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Points, from 0 to this many.
    Points(Fraction),
    /// Points; the gradebook does not say how many at most.
    AnyPoints,
    /// A word of a scale.
    Scale(Vec<String>),
    /// A word; the gradebook does not say which.
    AnyWord,
}

/// A column that may take grades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeColumn {
    /// Its place in the table, from 0.
    pub column: usize,
    /// Its title, as the gradebook writes it.
    pub title: String,
    /// What it takes.
    pub takes: Takes,
    /// The column for comments that belongs to it, if that is known.
    pub comment: Option<usize>,
}

/// A column that may take comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentColumn {
    /// Its place in the table, from 0.
    pub column: usize,
    /// Its title, as the gradebook writes it.
    pub title: String,
}

/// The columns that may take grades and comments. Where something is not certain, a person must have said which ones are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The columns that may take grades, likely ones first.
    pub grades: Vec<GradeColumn>,
    /// Whether the first of them is meant without doubt.
    pub is_grade_certain: bool,
    /// The columns that may take comments, likely ones first.
    pub comments: Vec<CommentColumn>,
    /// Whether the first of them is meant without doubt, or there is none.
    pub is_comment_certain: bool,
}

/// The columns that were chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The column of grades.
    pub grade: GradeColumn,
    /// The column of comments.
    pub comment: Option<usize>,
}

impl Columns {
    /// The columns that are meant without doubt. A column of comments in doubt is left alone.
    pub fn certain(&self) -> Option<Chosen> {
        self.is_grade_certain.then(|| self.likely()).flatten()
    }

    /// The likely columns, for a person to confirm. A column of comments in doubt is left alone.
    pub fn likely(&self) -> Option<Chosen> {
        self.chosen(self.grades.first()?.column, None)
    }

    /// The columns that a person chose: the grades, and the comments if it is not the certain one.
    pub fn chosen(&self, grade: usize, comment: Option<usize>) -> Option<Chosen> {
        let grade = self.grades.iter().find(|candidate| candidate.column == grade)?.clone();
        let certain = self.comments.first().filter(|_| self.is_comment_certain).map(|first| first.column);
        let comment = comment.filter(|comment| self.comments.iter().any(|candidate| candidate.column == *comment));
        Some(Chosen { comment: comment.or(grade.comment).or(certain), grade })
    }

    /// The column of grades whose title begins with this name, if there is one such column.
    pub fn named(&self, name: &str) -> Option<&GradeColumn> {
        let name = super::pupils::exact(name).to_lowercase();
        let is_it = |candidate: &&GradeColumn| {
            !name.is_empty() && super::pupils::exact(&candidate.title).to_lowercase().contains(&name)
        };
        let mut found = self.grades.iter().filter(is_it);
        found.next().filter(|_| found.next().is_none())
    }
}
