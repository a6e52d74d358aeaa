//! The types of the table's fields: how each is read as a value, and how it is set to one.

use std::str::FromStr as _;

use uuid::Uuid;

use super::{
    AnnotatorId, ClaimId, Decided, Evidence, EvidenceId, Extra, Import, Judgement, Mended, NoClaimId, Place, Snapshot,
    Span, Stance, Timestamp, Underline, Verdict, Was,
};
use crate::text::TextRange;

/// A value of a field, as the log gives it. Ids, times, stances and underlines are the texts that files hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// None.
    Nothing,
    /// It is so. That it is not so is [`Value::Nothing`].
    True,
    /// A text.
    Text(Box<str>),
    /// A number.
    Number(u64),
    /// Several texts.
    Texts(Vec<String>),
    /// Where a claim stands.
    Spans(Vec<Span>),
    /// Where a no-claim stands.
    Range(TextRange),
    /// A text kept with evidence.
    Snapshot(Box<Snapshot>),
    /// How an article's file was read.
    Import(Box<Import>),
    /// Fields of later versions.
    Extra(Vec<(String, String)>),
}

/// The kinds of [`Value`], [`Value::Nothing`] aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueKind {
    /// [`Value::True`].
    Flag,
    /// [`Value::Text`].
    Text,
    /// [`Value::Number`].
    Number,
    /// [`Value::Texts`].
    Texts,
    /// [`Value::Spans`].
    Spans,
    /// [`Value::Range`].
    Range,
    /// [`Value::Snapshot`].
    Snapshot,
    /// [`Value::Import`].
    Import,
    /// [`Value::Extra`].
    Extra,
    /// The field is never told in the log.
    Untold,
}

impl Value {
    /// The text; empty if the value is none.
    pub fn as_text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// The fields of later versions, as a record keeps them.
    pub fn into_extra(self) -> Extra {
        if let Self::Extra(fields) = self { Some(Box::new(fields)) } else { None }
    }

    /// Fields of later versions as a value.
    pub fn of_extra(extra: &Extra) -> Self {
        extra.as_ref().map_or(Self::Nothing, |fields| Self::Extra((**fields).clone()))
    }
}

/// A field as it stands in its record. Reading it copies nothing.
#[derive(Clone, Copy, Debug)]
pub enum View<'a> {
    /// There is none.
    Nothing,
    /// A text.
    Text(&'a str),
    /// An id.
    Id(Uuid),
    /// A time.
    Time(Timestamp),
    /// A number.
    Number(u64),
    /// Whether something is so; files hold it only if it is.
    Flag(bool),
    /// Several texts.
    Texts(&'a [String]),
    /// Where a claim stands.
    Spans(&'a [Span]),
    /// The words that a span had.
    Was(&'a Was),
    /// Where a no-claim stands.
    Range(TextRange),
    /// A text kept with evidence.
    Snapshot(&'a Snapshot),
    /// How an article's file was read.
    Import(&'a Import),
    /// What was mended in the text that was read.
    Mended(&'a [Mended]),
    /// Numbers of chapters.
    Numbers(&'a [u64]),
    /// Judgements of a claim.
    Judgements(&'a [Judgement]),
    /// Evidence of a claim.
    Evidence(&'a [Evidence]),
    /// Verdicts of a scheme.
    Verdicts(&'a [Verdict]),
    /// Where a span stands.
    Place(&'a Place),
}

impl View<'_> {
    /// The value as the log records it; `Nothing` for fields that the log never records.
    pub fn to_value(self) -> Value {
        match self {
            Self::Flag(true) => Value::True,
            Self::Text(text) => Value::Text(text.into()),
            Self::Id(id) => Value::Text(id.to_string().into()),
            Self::Time(time) => Value::Text(time.to_string().into()),
            Self::Number(n) => Value::Number(n),
            Self::Texts(texts) => Value::Texts(texts.to_vec()),
            Self::Spans(spans) => Value::Spans(spans.to_vec()),
            Self::Range(range) => Value::Range(range),
            Self::Snapshot(snapshot) => Value::Snapshot(Box::new(snapshot.clone())),
            Self::Import(import) => Value::Import(Box::new(import.clone())),
            Self::Nothing
            | Self::Flag(false)
            | Self::Was(_)
            | Self::Mended(_)
            | Self::Numbers(_)
            | Self::Judgements(_)
            | Self::Evidence(_)
            | Self::Verdicts(_)
            | Self::Place(_) => Value::Nothing,
        }
    }
}

/// When files hold a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Printed {
    /// Always; a text that is none as an empty string.
    Always,
    /// If it is not empty.
    Filled,
    /// If the records of its list are not at their usual places, see [`super::place`]: a place in an order.
    Ordered,
    /// Under other names.
    Apart,
}

/// A type that fields of the table have.
pub trait FieldType: Sized {
    /// The kind of its values.
    const KIND: ValueKind;

    /// What a field holds of which nothing is known.
    fn empty() -> Self;

    /// The field as it stands.
    fn view(&self) -> View<'_>;

    /// Takes a value of the log. A value of another kind is none.
    fn set(&mut self, value: Value);
}

impl FieldType for String {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        Self::new()
    }

    fn view(&self) -> View<'_> {
        View::Text(self)
    }

    fn set(&mut self, value: Value) {
        value.as_text().clone_into(self);
    }
}

impl FieldType for Option<String> {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_deref().map_or(View::Nothing, View::Text)
    }

    fn set(&mut self, value: Value) {
        *self = if let Value::Text(text) = value { Some(text.into()) } else { None };
    }
}

impl FieldType for Vec<String> {
    const KIND: ValueKind = ValueKind::Texts;

    fn empty() -> Self {
        Self::new()
    }

    fn view(&self) -> View<'_> {
        View::Texts(self)
    }

    fn set(&mut self, value: Value) {
        *self = if let Value::Texts(texts) = value { texts } else { Self::new() };
    }
}

impl FieldType for u64 {
    const KIND: ValueKind = ValueKind::Number;

    fn empty() -> Self {
        0
    }

    fn view(&self) -> View<'_> {
        View::Number(*self)
    }

    fn set(&mut self, value: Value) {
        if let Value::Number(n) = value {
            *self = n;
        }
    }
}

/// Several numbers, as a record holds them that the log tells as a whole.
impl FieldType for Vec<u64> {
    const KIND: ValueKind = ValueKind::Untold;

    fn empty() -> Self {
        Self::new()
    }

    fn view(&self) -> View<'_> {
        View::Numbers(self)
    }

    fn set(&mut self, _value: Value) {}
}

impl FieldType for bool {
    const KIND: ValueKind = ValueKind::Flag;

    fn empty() -> Self {
        false
    }

    fn view(&self) -> View<'_> {
        View::Flag(*self)
    }

    fn set(&mut self, value: Value) {
        *self = value == Value::True;
    }
}

impl FieldType for Option<u8> {
    const KIND: ValueKind = ValueKind::Number;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.map_or(View::Nothing, |n| View::Number(u64::from(n)))
    }

    fn set(&mut self, value: Value) {
        *self = if let Value::Number(n) = value { u8::try_from(n).ok() } else { None };
    }
}

impl FieldType for Timestamp {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        Self::from_second(0)
    }

    fn view(&self) -> View<'_> {
        View::Time(*self)
    }

    fn set(&mut self, value: Value) {
        *self = Self::from_str(value.as_text()).unwrap_or_else(|_no_time| Self::empty());
    }
}

macro_rules! ids {
    ($($id:ident)*) => {
        $(
            impl FieldType for $id {
                const KIND: ValueKind = ValueKind::Text;

                fn empty() -> Self {
                    Self(Uuid::nil())
                }

                fn view(&self) -> View<'_> {
                    View::Id(self.0)
                }

                fn set(&mut self, value: Value) {
                    *self = Self::from_str(value.as_text()).unwrap_or_else(|_no_id| Self::empty());
                }
            }
        )*
    };
}

ids!(AnnotatorId ClaimId EvidenceId NoClaimId);

macro_rules! optional_ids {
    ($($id:ident)*) => {
        $(
            impl FieldType for Option<$id> {
                const KIND: ValueKind = ValueKind::Text;

                fn empty() -> Self {
                    None
                }

                fn view(&self) -> View<'_> {
                    self.map_or(View::Nothing, |id| View::Id(id.0))
                }

                fn set(&mut self, value: Value) {
                    *self = $id::from_str(value.as_text()).ok();
                }
            }
        )*
    };
}

optional_ids!(AnnotatorId ClaimId);

impl FieldType for Option<Box<str>> {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_deref().map_or(View::Nothing, View::Text)
    }

    fn set(&mut self, value: Value) {
        *self = if let Value::Text(text) = value { Some(text).filter(|text| !text.is_empty()) } else { None };
    }
}

impl FieldType for Option<Decided> {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Nothing, |decided| View::Text(decided.name()))
    }

    fn set(&mut self, value: Value) {
        *self = Decided::named(value.as_text());
    }
}

impl FieldType for Stance {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        Self::default()
    }

    fn view(&self) -> View<'_> {
        View::Text(self.name())
    }

    fn set(&mut self, value: Value) {
        *self = Self::named(value.as_text()).unwrap_or(Self::Context);
    }
}

impl FieldType for Underline {
    const KIND: ValueKind = ValueKind::Text;

    fn empty() -> Self {
        Self::default()
    }

    fn view(&self) -> View<'_> {
        View::Text(self.name())
    }

    fn set(&mut self, value: Value) {
        *self = Self::from(value.as_text().to_owned());
    }
}

impl FieldType for TextRange {
    const KIND: ValueKind = ValueKind::Range;

    fn empty() -> Self {
        Self::default()
    }

    fn view(&self) -> View<'_> {
        View::Range(*self)
    }

    fn set(&mut self, value: Value) {
        if let Value::Range(range) = value {
            *self = range;
        }
    }
}

impl FieldType for Option<Box<Snapshot>> {
    const KIND: ValueKind = ValueKind::Snapshot;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_deref().map_or(View::Nothing, View::Snapshot)
    }

    fn set(&mut self, value: Value) {
        *self = if let Value::Snapshot(snapshot) = value { Some(snapshot) } else { None };
    }
}

impl FieldType for Option<Box<Import>> {
    const KIND: ValueKind = ValueKind::Import;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_deref().map_or(View::Nothing, View::Import)
    }

    fn set(&mut self, value: Value) {
        *self = if let Value::Import(import) = value { Some(import) } else { None };
    }
}

impl FieldType for Vec<Mended> {
    const KIND: ValueKind = ValueKind::Untold;

    fn empty() -> Self {
        Self::new()
    }

    fn view(&self) -> View<'_> {
        View::Mended(self)
    }

    fn set(&mut self, _value: Value) {}
}

impl FieldType for Vec<Span> {
    const KIND: ValueKind = ValueKind::Spans;

    fn empty() -> Self {
        Self::new()
    }

    fn view(&self) -> View<'_> {
        View::Spans(self)
    }

    fn set(&mut self, value: Value) {
        if let Value::Spans(spans) = value {
            *self = spans;
        }
    }
}

impl FieldType for Option<Box<Was>> {
    const KIND: ValueKind = ValueKind::Untold;

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_deref().map_or(View::Nothing, View::Was)
    }

    fn set(&mut self, _value: Value) {}
}

impl FieldType for Place {
    const KIND: ValueKind = ValueKind::Untold;

    fn empty() -> Self {
        Self::Nowhere(Box::default())
    }

    fn view(&self) -> View<'_> {
        View::Place(self)
    }

    fn set(&mut self, _value: Value) {}
}

macro_rules! members {
    ($($member:ident $view:ident)*) => {
        $(
            impl FieldType for Vec<$member> {
                const KIND: ValueKind = ValueKind::Untold;

                fn empty() -> Self {
                    Self::new()
                }

                fn view(&self) -> View<'_> {
                    View::$view(self)
                }

                fn set(&mut self, _value: Value) {}
            }
        )*
    };
}

members!(Judgement Judgements Evidence Evidence Verdict Verdicts);
