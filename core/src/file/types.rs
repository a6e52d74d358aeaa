//! The types of the table's fields as files hold them: how each is read, and what is repaired.

use std::str::FromStr as _;

use super::records::{self, Id, List, Maybe, Option2, Text, tabled};
use super::repair::{Builder, place_of};
use super::repaired::Repair;
use crate::model::{
    AnnotatorId, ClaimId, Decided, Evidence, EvidenceId, Import, Judgement, Mended, NoClaimId, Snapshot, Span, Stance,
    Tabled as _, Timestamp, Underline, Verdict, Was, put_in_order,
};

/// A type of the table that files hold.
pub trait FileType: Sized {
    /// The source of a value, as `ron` reads it; its default stands for a field that is missing.
    type Source<'a>: Default;

    /// The value. What does not fit is repaired and reported to `builder`.
    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self;
}

impl FileType for String {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, _: &mut Builder) -> Self {
        source.own()
    }
}

impl FileType for Vec<String> {
    type Source<'a> = List<Text<'a>>;

    fn build(source: List<Text<'_>>, _: &mut Builder) -> Self {
        source.map(Text::own)
    }
}

/// The id of a verdict; `""` is to check.
impl FileType for Option<String> {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, builder: &mut Builder) -> Self {
        let id = Some(source.own()).filter(|id| !id.is_empty())?;
        builder.verdict(&id);
        Some(id)
    }
}

impl FileType for u64 {
    type Source<'a> = Maybe;

    fn build(source: Maybe, _: &mut Builder) -> Self {
        source.0.unwrap_or_default()
    }
}

impl FileType for Vec<u64> {
    type Source<'a> = List<u64>;

    fn build(source: List<u64>, _: &mut Builder) -> Self {
        source.0
    }
}

impl FileType for bool {
    type Source<'a> = Self;

    fn build(source: Self, _: &mut Builder) -> Self {
        source
    }
}

/// A confidence, 0 to 100.
impl FileType for Option<u8> {
    type Source<'a> = Maybe;

    fn build(source: Maybe, builder: &mut Builder) -> Self {
        let n = source.0?;
        let confidence = u8::try_from(n).ok().filter(|n| *n <= 100);
        Some(confidence.unwrap_or_else(|| {
            builder.tell(Repair::Confidence(builder.what, n.to_string()));
            100
        }))
    }
}

impl FileType for Timestamp {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, builder: &mut Builder) -> Self {
        Self::from_str(source.as_str()).unwrap_or_else(|_no_time| {
            builder.tell(Repair::Time(builder.what));
            Self::from_second(0)
        })
    }
}

impl FileType for AnnotatorId {
    type Source<'a> = Id;

    fn build(source: Id, builder: &mut Builder) -> Self {
        builder.person(source)
    }
}

macro_rules! ids {
    ($($id:ident)*) => {
        $(
            impl FileType for $id {
                type Source<'a> = Id;

                fn build(source: Id, builder: &mut Builder) -> Self {
                    Self(builder.id(source, || Self::new().0))
                }
            }
        )*
    };
}

ids!(ClaimId EvidenceId NoClaimId);

impl FileType for Option<ClaimId> {
    type Source<'a> = Id;

    fn build(source: Id, _: &mut Builder) -> Self {
        source.0.map(ClaimId)
    }
}

/// Whether the file knows whoever is named makes no difference.
impl FileType for Option<AnnotatorId> {
    type Source<'a> = Id;

    fn build(source: Id, _: &mut Builder) -> Self {
        source.0.map(AnnotatorId)
    }
}

/// Any word, or none.
impl FileType for Option<Box<str>> {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, _: &mut Builder) -> Self {
        Some(source.own().into_boxed_str()).filter(|word| !word.is_empty())
    }
}

/// A word that is not known is kept.
impl FileType for Option<Decided> {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, builder: &mut Builder) -> Self {
        let decided = Decided::named(source.as_str());
        if let Some(Decided::Unknown(name)) = &decided {
            builder.tell(Repair::Decision(builder.what, name.to_string()));
        }
        decided
    }
}

impl FileType for Stance {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, builder: &mut Builder) -> Self {
        Self::named(source.as_str()).unwrap_or_else(|| {
            builder.tell(Repair::Stance(builder.what, source.own()));
            Self::Context
        })
    }
}

impl FileType for Underline {
    type Source<'a> = Text<'a>;

    fn build(source: Text<'_>, builder: &mut Builder) -> Self {
        let name = source.own();
        if !Self::NAMES.iter().any(|(known, _)| *known == name) {
            builder.tell(Repair::Underline(name.clone()));
        }
        Self::from(name)
    }
}

/// Whether the text is still the one that was kept is for the person to see: it stays as it is.
impl FileType for Option<Box<Snapshot>> {
    type Source<'a> = tabled::Snapshot<'a>;

    fn build(source: tabled::Snapshot<'_>, builder: &mut Builder) -> Self {
        let is_there = !source.text.as_str().is_empty() || source.extra.is_some();
        is_there.then(|| Box::new(source.build(builder)))
    }
}

impl FileType for Option<Box<Was>> {
    type Source<'a> = Option2<Box<tabled::Was<'a>>>;

    /// What does not fit is not reported: nobody can do anything about it.
    fn build(source: Self::Source<'_>, _: &mut Builder) -> Self {
        source.0.map(|was| Box::new(was.build(&mut Builder::default())))
    }
}

impl FileType for Option<Box<Import>> {
    type Source<'a> = Option2<Box<tabled::Import<'a>>>;

    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self {
        source.0.map(|import| Box::new(import.build(builder)))
    }
}

impl FileType for Vec<Mended> {
    type Source<'a> = List<tabled::Mended<'a>>;

    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self {
        source.map(|mended| mended.build(builder))
    }
}

impl FileType for Vec<Span> {
    type Source<'a> = List<records::Span<'a>>;

    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self {
        let mut spans = source.map(|span| {
            let (place, rest) = place_of(span, builder);
            Span { place, ..rest.build(builder) }
        });
        if spans.is_empty() {
            builder.tell(Repair::NoWords(builder.what));
            spans.push(Span::nothing());
        }
        spans
    }
}

impl FileType for Vec<Judgement> {
    type Source<'a> = List<tabled::Judgement<'a>>;

    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self {
        let mut judgements = source.map(|judgement| judgement.build(builder));
        judgements.sort_by_key(|judgement| judgement.annotator);
        judgements
    }
}

impl FileType for Vec<Evidence> {
    type Source<'a> = List<tabled::Evidence<'a>>;

    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self {
        let mut evidence = source.map(|evidence| evidence.build(builder));
        // A list made by hand has no places: its order counts.
        if evidence.iter().any(|e| e.place == 0) {
            put_in_order(evidence.iter_mut().map(|e| &mut e.place));
        }
        evidence.sort_by_key(|e| (e.place, e.time, e.id));
        evidence
    }
}

impl FileType for Vec<Verdict> {
    type Source<'a> = List<tabled::Verdict<'a>>;

    fn build(source: Self::Source<'_>, builder: &mut Builder) -> Self {
        let mut verdicts = source.map(|verdict| verdict.build(builder));
        // A list made by hand has no places: its order counts.
        if verdicts.iter().any(|v| v.place == 0) {
            put_in_order(verdicts.iter_mut().map(|v| &mut v.place));
        }
        verdicts.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
        verdicts
    }
}
