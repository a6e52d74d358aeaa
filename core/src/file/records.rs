//! The shapes of the file's records, as `ron` reads them. Nothing is checked here but types.
//!
//! Every field may be missing. A field that is not known is kept as its source text.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use uuid::Uuid;

use crate::model::{Extra, limits};

/// What the smallest piece of memory takes, in bytes.
const SMALLEST: usize = 32;

/// A string, borrowed from the source where it holds no escapes.
#[derive(Default)]
pub struct Text<'a>(pub Cow<'a, str>);

/// An id; `None` where it is missing or malformed.
#[derive(Clone, Copy, Default)]
pub struct Id(pub Option<Uuid>);

/// A number that may be missing.
#[derive(Clone, Copy, Default)]
pub struct Maybe(pub Option<u64>);

impl Text<'_> {
    /// Its characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a string of its own.
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
    /// How much room the records of the file that is read on this thread may take still, in bytes.
    static ROOM: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Reads records out of a file's source.
pub fn read<'a, T: Deserialize<'a>>(source: &'a str) -> ron::error::SpannedResult<T> {
    let before = ROOM.replace(limits::room(source.len()));
    let record = ron::from_str(source);
    ROOM.set(before);
    record
}

/// Takes room for a record, with what it becomes.
fn take_room<E: serde::de::Error>(bytes: usize) -> Result<(), E> {
    let left = ROOM.get().checked_sub(bytes);
    ROOM.set(left.unwrap_or(0));
    left.map(drop).ok_or_else(|| E::custom("the file holds more records than one of its size can"))
}

/// A list that takes no more room than it needs: most lists of a claim hold one record, and there are many claims.
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// Each value by another one, in a list of its own: collecting would keep the room of the larger records.
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

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Default)]
        pub struct $name<'a> {
            $(pub $field: $type,)*
            /// Fields that are not known.
            pub extra: Extra,
            /// Keeps the lifetime where no field needs it.
            pub source: PhantomData<&'a str>,
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
                            match key.0.as_ref() {
                                $(stringify!($field) => record.$field = map.next_value()?,)*
                                name => {
                                    let value: Box<RawValue> = map.next_value()?;
                                    take_room(size_of::<(String, String)>() + 2 * SMALLEST)?;
                                    let kept = (name.to_owned(), value.get_ron().trim().to_owned());
                                    record.extra.get_or_insert_default().push(kept);
                                }
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

record!(
    /// The whole file.
    File {
        format: u64,
        reader: Text<'a>,
        article: Article<'a>,
        scheme: Scheme<'a>,
        annotators: List<Annotator<'a>>,
        sentences: Sentences<'a>,
        claims: List<Claim<'a>>,
        no_claims: List<NoClaim<'a>>,
        left_out: List<Text<'a>>,
        log: List<Change<'a>>,
    }
);

record!(
    /// The article.
    Article {
        title: Text<'a>,
        byline: Text<'a>,
        publisher: Text<'a>,
        source_url: Text<'a>,
        published: Text<'a>,
        accessed: Text<'a>,
        language: Text<'a>,
        original_name: Text<'a>,
        original_sha256: Text<'a>,
        text_sha256: Text<'a>,
        text_length: Maybe,
        earlier_texts: List<EarlierText<'a>>,
        text: Option2<List<Block<'a>>>,
    }
);

record!(
    /// A text that the article had before.
    EarlierText {
        at: Text<'a>,
        by: Id,
        sha256: Text<'a>,
        length: u64,
        became: Text<'a>,
        runs: List<u32>,
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
    /// A scheme.
    Scheme {
        id: Text<'a>,
        name: Text<'a>,
        version: Text<'a>,
        verdicts: List<Verdict<'a>>,
        kinds: List<Text<'a>>,
        tags: List<Text<'a>>,
    }
);

record!(
    /// A verdict of a scheme.
    Verdict {
        id: Text<'a>,
        label: Text<'a>,
        sentence: Text<'a>,
        sign: Text<'a>,
        colour: Text<'a>,
        underline: Text<'a>,
        key: Text<'a>,
        place: Maybe,
    }
);

record!(
    /// An annotator.
    Annotator {
        id: Id,
        name: Text<'a>,
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
    /// A claim.
    Claim {
        id: Id,
        annotator: Id,
        time: Text<'a>,
        spans: List<Span<'a>>,
        restated: Text<'a>,
        claimant: Text<'a>,
        kind: Text<'a>,
        date: Text<'a>,
        tags: List<Text<'a>>,
        part_of: Id,
        judgements: List<Judgement<'a>>,
        evidence: List<Evidence<'a>>,
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
        was: Option2<Box<Was<'a>>>,
        unplaced: bool,
    }
);

record!(
    /// The words that a span had in an earlier text.
    Was {
        quote: Text<'a>,
        time: Text<'a>,
        confidence: Maybe,
    }
);

record!(
    /// A judgement.
    Judgement {
        annotator: Id,
        verdict: Text<'a>,
        confidence: Maybe,
        note: Text<'a>,
        time: Text<'a>,
    }
);

record!(
    /// An entry of evidence.
    Evidence {
        id: Id,
        annotator: Id,
        time: Text<'a>,
        place: Maybe,
        stance: Text<'a>,
        url: Text<'a>,
        title: Text<'a>,
        publisher: Text<'a>,
        published: Text<'a>,
        accessed: Text<'a>,
        archived_url: Text<'a>,
        quote: Text<'a>,
        question: Text<'a>,
        snapshot: Snapshot<'a>,
    }
);

record!(
    /// A text kept with evidence.
    Snapshot {
        name: Text<'a>,
        time: Text<'a>,
        sha256: Text<'a>,
        text: Text<'a>,
    }
);

record!(
    /// A stretch without claims.
    NoClaim {
        id: Id,
        annotator: Id,
        time: Text<'a>,
        start: u64,
        end: u64,
    }
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

/// The source text of a value whose type its field tells.
#[derive(Default)]
pub struct Raw(pub Option<Box<RawValue>>);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

record!(
    /// A record of which no field is known.
    Unknown {}
);
