//! The records of a file as `ron` reads them. Only types are checked here.
//!
//! Every field may be missing. An unknown field is kept as its source text.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use uuid::Uuid;

use super::lexer;
use crate::model::{Extra, limits};

/// The memory that the smallest allocation takes, in bytes.
const SMALLEST: usize = 32;

/// A string, borrowed from the source if it holds no escapes.
#[derive(Default)]
pub struct Text<'a>(pub Cow<'a, str>);

/// An id; `None` if it is missing or malformed.
#[derive(Clone, Copy, Default)]
pub struct Id(pub Option<Uuid>);

/// A number that may be missing.
#[derive(Clone, Copy, Default)]
pub struct Maybe(pub Option<u64>);

impl Text<'_> {
    /// The string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The string, copied if it is borrowed.
    pub fn own(self) -> String {
        self.0.into_owned()
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string in quotation marks")
    }

    fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(v)))
    }

    fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(v.to_owned())))
    }

    fn visit_string<E>(self, v: String) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(v)))
    }
}

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        Ok(Self(Uuid::parse_str(text.as_str()).ok()))
    }
}

impl<'de> Deserialize<'de> for Maybe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u64::deserialize(deserializer).map(|n| Self(Some(n)))
    }
}

thread_local! {
    /// The memory that records read on this thread may still take, in bytes.
    static ROOM: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Reads records from a source, within the limits of memory for its length.
pub fn read<'a, T: Deserialize<'a>>(source: &'a str) -> ron::error::SpannedResult<T> {
    let before = ROOM.replace(limits::room(source.len()));
    let record = ron::from_str(source);
    ROOM.set(before);
    record
}

/// Reserves memory for a record and what is built from it; an error if the limit is reached.
fn take_room<E: serde::de::Error>(bytes: usize) -> Result<(), E> {
    let left = ROOM.get().checked_sub(bytes);
    ROOM.set(left.unwrap_or(0));
    left.map(drop).ok_or_else(|| E::custom("the file holds more records than one of its size can"))
}

/// A list that takes no more memory than it needs: there are many claims, and most of their lists hold one record.
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// Maps the values into a new list. Collecting in place would keep the memory of the larger source records.
    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Vec<U> {
        let mut values = Vec::with_capacity(self.0.len());
        values.extend(self.0.into_iter().map(each));
        values
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Values<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list in square brackets")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    take_room(size_of::<T>() + 2 * SMALLEST)?;
                    if values.len() < 4 {
                        values.reserve_exact(1);
                    }
                    values.push(value);
                }
                Ok(List(values))
            }
        }

        deserializer.deserialize_seq(Values(PhantomData))
    }
}

/// The name of a field.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(TextVisitor).map(|text| Key(text.0))
    }
}

/// Keeps the source of an unknown field, without comments: a comment would swallow what is printed after it.
fn keep<'de, A: MapAccess<'de>>(extra: &mut Extra, name: Key<'de>, map: &mut A) -> Result<(), A::Error> {
    let value: Box<RawValue> = map.next_value()?;
    take_room(size_of::<(String, String)>() + 2 * SMALLEST)?;
    let source = lexer::without_comments(value.get_ron()).into_owned();
    extra.get_or_insert_default().push((name.0.into_owned(), source));
    Ok(())
}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* } $(and $rest:ident: $rest_type:ty)?) => {
        $(#[$doc])*
        #[derive(Default)]
        pub struct $name<'a> {
            $(pub $field: $type,)*
            $(
                /// The fields of the table.
                pub $rest: $rest_type,
            )?
            /// Unknown fields.
            pub extra: Extra,
            /// Uses the lifetime if no field does.
            pub lifetime: PhantomData<&'a str>,
        }

        impl<'a> $name<'a> {
            /// Reads the value of the field `name`. Returns whether the record has such a field.
            pub fn read_field<'de: 'a, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
                match name {
                    $(stringify!($field) => self.$field = map.next_value()?,)*
                    _ => return Ok(false $(|| self.$rest.read_field(name, map)?)?),
                }
                Ok(true)
            }
        }

        impl<'de: 'a, 'a> Deserialize<'de> for $name<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields<'a>(PhantomData<&'a str>);

                impl<'de: 'a, 'a> Visitor<'de> for Fields<'a> {
                    type Value = $name<'a>;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("the fields of a record ", stringify!($name)))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        let mut record = $name::default();
                        while let Some(key) = map.next_key::<Key<'de>>()? {
                            if !record.read_field(&key.0, &mut map)? {
                                keep(&mut record.extra, key, &mut map)?;
                            }
                        }
                        Ok(record)
                    }
                }

                const FIELDS: &[&str] = &[$(stringify!($field)),*];
                deserializer.deserialize_struct(stringify!($name), FIELDS, Fields(PhantomData))
            }
        }
    };
}

/// The records of the table, without the fields that are read by hand.
pub mod tabled {
    use super::{Deserialize, Deserializer, Extra, Key, MapAccess, PhantomData, Visitor, fmt, keep};
    use crate::file::repair::Builder;
    use crate::file::types::FileType;
    use crate::model::{
        self, AnnotatorId, ClaimId, Decided, EvidenceId, FieldType, NoClaimId, Place, Stance, Timestamp, Underline,
        table,
    };
    use crate::text::TextRange;

    macro_rules! records {
        ($(
            $(#[$about:meta])*
            $record:ident $(#[serde($skip:ident)])? {$(
                $(#[doc = $doc:literal])*
                $(#[serde($serde:ident)])?
                $name:ident: $type:ty, $printed:ident $(, + $new:ident)? $(, = $known:ident)?;
            )*} $((
                $(#[doc = $own_doc:literal])*
                $own:ident: $own_type:ty, $own_printed:ident $(, + $own_new:ident)?;
            ))?
        )*) => {
            $(
                record!(
                    #[doc = concat!("[`model::", stringify!($record), "`] as a file holds it.")]
                    $record { $($name: <$type as FileType>::Source<'a>,)* }
                );

                impl $record<'_> {
                    /// Builds the record. What does not fit is repaired and reported to `builder`.
                    pub fn build(self, builder: &mut Builder) -> model::$record {
                        model::$record {
                            $($own: <$own_type as FieldType>::empty(),)?
                            $($name: <$type as FileType>::build(self.$name, builder),)*
                            extra: self.extra,
                        }
                    }
                }
            )*
        };
    }

    table!(records);
}

record!(
    /// The whole file.
    File {
        format: u64,
        reader: Text<'a>,
        purpose: Text<'a>,
        exercise: Option2<Box<Exercise<'a>>>,
        article: Article<'a>,
        scheme: tabled::Scheme<'a>,
        annotators: List<tabled::Annotator<'a>>,
        sentences: Sentences<'a>,
        claims: List<tabled::Claim<'a>>,
        no_claims: List<NoClaim<'a>>,
        left_out: List<Text<'a>>,
        log: List<Change<'a>>,
    }
);

record!(
    /// An exercise.
    Exercise {
        id: Text<'a>,
        edition: Text<'a>,
        name: Text<'a>,
        task: Text<'a>,
        asks: List<Text<'a>>,
        given: List<List<u64>>,
        claims: Maybe,
        known_as: Text<'a>,
        rubric: Rubric<'a>,
        handed_in: Text<'a>,
    }
);

record!(
    /// What answers are judged by.
    Rubric {
        criteria: List<Criterion<'a>>,
    }
);

record!(
    /// A criterion of a rubric.
    Criterion {
        id: Text<'a>,
        label: Text<'a>,
        levels: List<Level<'a>>,
    }
);

record!(
    /// A level of a criterion.
    Level {
        label: Text<'a>,
        words: Text<'a>,
        points: Raw,
        from: Maybe,
    }
);

record!(
    /// A file of grades.
    Grades {
        format: u64,
        reader: Text<'a>,
        exercise: Exercise<'a>,
        maximum: Raw,
        decimals: Maybe,
        released: bool,
        lines: List<Text<'a>>,
        pupils: List<Pupil<'a>>,
    }
);

record!(
    /// A pupil in a file of grades.
    Pupil {
        number: Text<'a>,
        who: Text<'a>,
        status: Text<'a>,
        archive: Text<'a>,
        entry: Text<'a>,
        answer: Text<'a>,
        claims: List<ClaimGrade<'a>>,
        levels: List<LevelGrade<'a>>,
        grade: Option2<Grade<'a>>,
        words: Text<'a>,
        next_step: Text<'a>,
    }
);

record!(
    /// What a teacher says about a claim of the key in one answer.
    ClaimGrade {
        claim: Id,
        found: Text<'a>,
        reason: Maybe,
        words: Text<'a>,
    }
);

record!(
    /// A level that a teacher gave.
    LevelGrade {
        criterion: Text<'a>,
        level: u64,
    }
);

record!(
    /// A grade that a teacher gave.
    Grade {
        points: Raw,
        of: Raw,
        proposed: Raw,
        why: Text<'a>,
        time: Text<'a>,
    }
);

record!(
    /// The article.
    Article {
        text_sha256: Text<'a>,
        text_length: Maybe,
        earlier_texts: List<EarlierText<'a>>,
        text: Option2<List<Block<'a>>>,
    } and facts: tabled::ArticleFacts<'a>
);

record!(
    /// An earlier text of the article.
    EarlierText {
        at: Text<'a>,
        by: Id,
        sha256: Text<'a>,
        length: u64,
        became: Text<'a>,
        runs: List<u32>,
    }
);

record!(
    /// Who works on a computer.
    Myself {
        me: Id,
        reader: Text<'a>,
        people: List<tabled::Annotator<'a>>,
    }
);

/// A value that may be missing, without RON's `Some(…)` around it.
pub struct Option2<T>(pub Option<T>);

impl<T> Default for Option2<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Option2<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

record!(
    /// A block of the text.
    Block {
        kind: Text<'a>,
        level: Maybe,
        depth: Maybe,
        number: Maybe,
        text: Text<'a>,
        links: List<Mark<'a>>,
        bold: List<Mark<'a>>,
        italic: List<Mark<'a>>,
        struck: List<Mark<'a>>,
        locator: Option2<Box<tabled::Locator<'a>>>,
    }
);

record!(
    /// A range of a block.
    Mark {
        start: u64,
        end: u64,
        url: Text<'a>,
    }
);

record!(
    /// How sentences were counted.
    Sentences {
        splitter: Text<'a>,
        version: Text<'a>,
        count: u64,
    }
);

record!(
    /// A span.
    Span {
        start: u64,
        end: u64,
        quote: Text<'a>,
        before: Text<'a>,
        after: Text<'a>,
        unplaced: bool,
    } and rest: tabled::Span<'a>
);

record!(
    /// A no-claim.
    NoClaim {
        start: u64,
        end: u64,
    } and rest: tabled::NoClaim<'a>
);

record!(
    /// A change: a line of the log.
    Change {
        at: Text<'a>,
        by: Id,
        claim: Id,
        no_claim: Id,
        person: Id,
        of: Text<'a>,
        judgement: Id,
        evidence: Id,
        verdict: Text<'a>,
        act: Text<'a>,
        set: Text<'a>,
        after: Option2<List<Text<'a>>>,
        value: Raw,
    }
);

/// The source text of a value whose type depends on its field.
#[derive(Default)]
pub struct Raw(pub Option<Box<RawValue>>);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

/// A record that has only unknown fields.
pub struct Unknown(pub Extra);

impl<'de> Deserialize<'de> for Unknown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Unknown;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the fields of a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unknown, A::Error> {
                let mut extra = None;
                while let Some(key) = map.next_key::<Key<'de>>()? {
                    keep(&mut extra, key, &mut map)?;
                }
                Ok(Unknown(extra))
            }
        }

        deserializer.deserialize_struct("Unknown", &[], Fields)
    }
}
