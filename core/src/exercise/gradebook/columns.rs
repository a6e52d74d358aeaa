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

    /// The column of grades with this title; else the only one whose title begins with these words; else the only one that has them.
    pub fn named(&self, name: &str) -> Option<&GradeColumn> {
        let plain = |words: &str| super::pupils::exact(words).to_lowercase();
        let name = plain(name);
        let ways: [fn(&str, &str) -> bool; 3] =
            [|title, name| title == name, |title, name| title.starts_with(name), |title, name| title.contains(name)];
        let found = ways.into_iter().map(|is_it| {
            let found = self.grades.iter().filter(|grade| is_it(&plain(&grade.title), &name));
            found.collect::<Vec<&GradeColumn>>()
        });
        let found = found.into_iter().find(|found| !found.is_empty()).filter(|_| !name.is_empty())?;
        if let [only] = found[..] { Some(only) } else { None }
    }
}
