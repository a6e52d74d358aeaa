//! What follows from the table of fields: the records' types, the names of their fields, and records as lists of values.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::table::table;
use super::value::{FieldType, Printed, Value, ValueKind, View};
use super::{
    AnnotatorId, ClaimId, Decided, Element, EvidenceId, Extra, Given, Member, NoClaimId, Place, Record, Stance,
    Timestamp, Underline,
};
use crate::model;
use crate::text::TextRange;

/// A line of the table: a field of the record `T`.
#[derive(Debug)]
pub struct Line<T> {
    /// Its name, in files as well.
    pub name: &'static str,
    /// Under which field the log tells of it; `None` for what names a record, and for lists of records.
    pub field: Option<Field>,
    /// When files hold it.
    pub printed: Printed,
    /// The field as it stands in a record.
    pub view: fn(&T) -> View<'_>,
    set: fn(&mut T, Value),
}

/// A record of the table.
pub trait Tabled: Sized + 'static {
    /// Its fields, in the order of files.
    const LINES: &'static [Line<Self>];

    /// The record of which nothing is known.
    fn nothing() -> Self;

    /// Its fields of later versions.
    fn extra(&self) -> &Extra;

    /// The same, to be changed.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// The field that a line names, if it names one.
macro_rules! field {
    () => {
        None
    };
    ($field:ident) => {
        Some(Field::$field)
    };
}

macro_rules! define {
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
            $(#[$about])*
            pub struct $record {
                $(
                    $(#[doc = $own_doc])*
                    pub $own: $own_type,
                )?
                $(
                    $(#[doc = $doc])*
                    $(#[serde($serde)])?
                    pub $name: $type,
                )*
                /// Fields of later versions.
                $(#[serde($skip)])?
                pub extra: Extra,
            }

            impl Tabled for $record {
                const LINES: &'static [Line<Self>] = &[
                    $(Line {
                        name: stringify!($name),
                        field: field!($($new)? $($known)?),
                        printed: Printed::$printed,
                        view: |record| record.$name.view(),
                        set: |record, value| record.$name.set(value),
                    },)*
                    $(Line {
                        name: stringify!($own),
                        field: field!($($own_new)?),
                        printed: Printed::$own_printed,
                        view: |record| record.$own.view(),
                        set: |record, value| record.$own.set(value),
                    },)?
                ];

                fn nothing() -> Self {
                    Self {
                        $($own: <$own_type>::empty(),)?
                        $($name: <$type>::empty(),)*
                        extra: None,
                    }
                }

                fn extra(&self) -> &Extra {
                    &self.extra
                }

                fn extra_mut(&mut self) -> &mut Extra {
                    &mut self.extra
                }
            }
        )*

        /// The table: each record with the names of its fields.
        pub const TABLE: &[(&str, &[&str])] =
            &[$((stringify!($record), &[$(stringify!($name),)* $(stringify!($own),)?]),)*];

        /// A field that the log tells of. Several records may have one.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Field {
            $($($(
                #[doc = concat!("`", stringify!($name), "` in files.")]
                $new,
            )?)* $($(
                #[doc = concat!("`", stringify!($own), "` in files.")]
                $own_new,
            )?)?)*
            /// Fields of later versions: `extra` in files.
            Extra,
        }

        impl Field {
            const ALL: &[(Self, &str, ValueKind)] = &[
                $($($((Self::$new, stringify!($name), <$type>::KIND),)?)*
                $($((Self::$own_new, stringify!($own), <$own_type>::KIND),)?)?)*
                (Self::Extra, "extra", ValueKind::Extra),
            ];
        }
    };
}

table!(define);

impl Field {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The field with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(field, ..)| *field)
    }

    /// The kind of its values.
    pub fn kind(self) -> ValueKind {
        Self::ALL[self as usize].2
    }

    /// Whether it says what its judgement says. The log tells the time of a judgement with these.
    pub fn is_judged(self) -> bool {
        matches!(
            self,
            Self::Verdict | Self::Confidence | Self::Note | Self::Decision | Self::SameAs | Self::Reason | Self::Blind
        )
    }

    /// Whether two values given at once are for a person to decide. Times, orders, a scheme's id and version, and what this
    /// version does not know are settled by the later stamp alone.
    pub fn is_for_people(self) -> bool {
        !matches!(
            self,
            Self::Time
                | Self::Annotator
                | Self::Place
                | Self::Id
                | Self::Version
                | Self::Extra
                | Self::OriginalName
                | Self::OriginalSha256
                | Self::Import
                | Self::Ordered
                | Self::Blind
        )
    }
}

impl Evidence {
    /// Sets one of its fields. A field that evidence does not have changes nothing.
    pub fn set(&mut self, field: Field, value: Value) {
        set(self, field, value);
    }
}

impl Annotator {
    /// A person with this name.
    pub fn new(id: AnnotatorId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), ..Self::nothing() }
    }
}

/// Adds the fields of one member.
fn push<T: Tabled>(fields: &mut Vec<Given>, member: &Member, record: &T) {
    let of_table = T::LINES.iter().filter_map(|line| Some((line.field?, (line.view)(record).to_value())));
    let all = of_table.chain([(Field::Extra, Value::of_extra(record.extra()))]);
    fields.extend(all.map(|(field, value)| Given { member: member.clone(), field, value }));
}

/// Sets a field; a record that has no such field stays as it is.
fn set<T: Tabled>(record: &mut T, field: Field, value: Value) {
    if field == Field::Extra {
        *record.extra_mut() = value.into_extra();
    } else if let Some(line) = T::LINES.iter().find(|line| line.field == Some(field)) {
        (line.set)(record, value);
    }
}

/// A record with these fields.
fn with<T: Tabled>(mut record: T, fields: Vec<Given>) -> T {
    for Given { field, value, .. } in fields {
        set(&mut record, field, value);
    }
    record
}

impl Record {
    /// All its fields, in order. The article's text and the decisions have none.
    pub fn fields(&self) -> Vec<Given> {
        let mut fields = Vec::new();
        let itself = &Member::Itself;
        match self {
            Self::Facts(facts) => push(&mut fields, itself, &**facts),
            Self::Annotator(annotator) => push(&mut fields, itself, annotator),
            Self::NoClaim(no_claim) => push(&mut fields, itself, &**no_claim),
            Self::Scheme(scheme) => {
                push(&mut fields, itself, &**scheme);
                for verdict in &scheme.verdicts {
                    push(&mut fields, &Member::Verdict(verdict.id.as_str().into()), verdict);
                }
            }
            Self::Claim(claim) => {
                push(&mut fields, itself, &**claim);
                for judgement in &claim.judgements {
                    push(&mut fields, &Member::Judgement(judgement.annotator), judgement);
                }
                for evidence in &claim.evidence {
                    push(&mut fields, &Member::Evidence(evidence.id), evidence);
                }
            }
            Self::Text(_) | Self::Decided(_) => {}
        }
        fields.sort_unstable();
        fields
    }

    /// The element with these fields; what is not among them is empty.
    pub fn new(element: Element, fields: Vec<Given>) -> Self {
        match element {
            Element::Facts => Self::Facts(Arc::new(with(ArticleFacts::nothing(), fields))),
            Element::Scheme => Self::Scheme(Arc::new(new_scheme(fields))),
            Element::Annotator(id) => Self::Annotator(with(Annotator { id, ..Annotator::nothing() }, fields)),
            Element::Claim(id) => Self::Claim(Arc::new(new_claim(id, fields))),
            Element::NoClaim(id) => Self::NoClaim(Arc::new(with(NoClaim { id, ..NoClaim::nothing() }, fields))),
            Element::Text => Self::Text(Arc::default()),
            Element::Decided => Self::Decided(Arc::default()),
        }
    }
}

fn new_scheme(fields: Vec<Given>) -> Scheme {
    let mut scheme = Scheme::nothing();
    for Given { member, field, value } in fields {
        let Member::Verdict(id) = member else {
            set(&mut scheme, field, value);
            continue;
        };
        let i = scheme.verdicts.iter().position(|v| *v.id == *id).unwrap_or_else(|| {
            scheme.verdicts.push(Verdict { id: id.into(), ..Verdict::nothing() });
            scheme.verdicts.len() - 1
        });
        set(&mut scheme.verdicts[i], field, value);
    }
    scheme.verdicts.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
    scheme
}

fn new_claim(id: ClaimId, fields: Vec<Given>) -> Claim {
    let mut claim = Claim { id, ..Claim::nothing() };
    for Given { member, field, value } in fields {
        match member {
            Member::Judgement(annotator) => set(claim.judgement_mut(annotator), field, value),
            Member::Evidence(id) => {
                let i = claim.evidence.iter().position(|e| e.id == id).unwrap_or_else(|| {
                    claim.evidence.push(Evidence::empty(id));
                    claim.evidence.len() - 1
                });
                set(&mut claim.evidence[i], field, value);
            }
            Member::Itself | Member::Verdict(_) => set(&mut claim, field, value),
        }
    }
    claim.judgements.sort_by_key(|j| j.annotator);
    claim.evidence.sort_by_key(|e| (e.place, e.time, e.id));
    claim
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for (field, name, kind) in Field::ALL {
            assert_eq!(Field::named(name), Some(*field));
            assert_eq!((field.name(), field.kind()), (*name, *kind));
        }
    }

    #[test]
    fn a_record_is_its_fields() {
        let me = AnnotatorId::new();
        let mut claim = Claim::new(me, [TextRange::from_usize(3..9)]);
        claim.judgement_mut(me).verdict = Some("verified".to_owned());
        "Counted.".clone_into(&mut claim.judgement_mut(me).note);
        claim.evidence.push(Evidence {
            place: 7,
            url: "https://example.org".to_owned(),
            ..Evidence::empty(EvidenceId::new())
        });
        claim.tags = vec!["a".to_owned()];
        let extra = Some(Box::new(vec![("x".into(), "1".into())]));
        let person = Annotator { same_as: Some(AnnotatorId::new()), extra, ..Annotator::new(me, "Ana") };
        let facts = ArticleFacts { title: "Bridge".to_owned(), language: "en".to_owned(), ..ArticleFacts::default() };
        for record in [
            Record::Claim(Arc::new(claim)),
            Record::Annotator(person),
            Record::Facts(Arc::new(facts)),
            Record::Scheme(Arc::new(Scheme::default())),
        ] {
            assert_eq!(Record::new(record.element(), record.fields()), record);
        }
    }
}
