//! Elements as fields with values: the one place where records and single values meet.

use std::str::FromStr as _;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Annotator, AnnotatorId, ArticleFacts, Claim, ClaimId, Element, Evidence, Extra, Given, Judgement, Member, NoClaim,
    Record, Scheme, Snapshot, Span, Stance, Timestamp, Underline, Verdict,
};
use crate::text::TextRange;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $name:literal,)*) => {
        /// A field of an element, named as files name it.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* $field,)*
        }

        impl Field {
            const NAMES: &[(Self, &str)] = &[$((Self::$field, $name),)*];

            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)*
                }
            }
        }
    };
}

fields! {
    /// Who made it.
    Annotator "annotator",
    /// When it was made, or last changed by its annotator.
    Time "time",
    /// Where a claim stands.
    Spans "spans",
    /// The claim in other words.
    Restated "restated",
    /// Who claims it.
    Claimant "claimant",
    /// The kind of claim.
    Kind "kind",
    /// The date that it speaks of.
    Date "date",
    /// Its tags.
    Tags "tags",
    /// The claim that it is a part of.
    PartOf "part_of",
    /// The verdict of a judgement.
    Verdict "verdict",
    /// Its confidence.
    Confidence "confidence",
    /// Its note.
    Note "note",
    /// Its place in the order.
    Place "place",
    /// What evidence says.
    Stance "stance",
    /// Where it is.
    Url "url",
    /// A title.
    Title "title",
    /// Who published it.
    Publisher "publisher",
    /// When it was published.
    Published "published",
    /// When it was seen.
    Accessed "accessed",
    /// Where a copy is.
    ArchivedUrl "archived_url",
    /// Its words.
    Quote "quote",
    /// The question that it answers.
    Question "question",
    /// A text kept with it.
    Snapshot "snapshot",
    /// Where a no-claim stands.
    Range "range",
    /// A name.
    Name "name",
    /// Who wrote the article.
    Byline "byline",
    /// Where it stood.
    SourceUrl "source_url",
    /// Its language.
    Language "language",
    /// The file that it was read from.
    OriginalName "original_name",
    /// That file's hash.
    OriginalSha256 "original_sha256",
    /// Id of the scheme.
    Id "id",
    /// Its version.
    Version "version",
    /// Kinds on offer.
    Kinds "kinds",
    /// A verdict's label.
    Label "label",
    /// When to use it.
    Sentence "sentence",
    /// Its sign.
    Sign "sign",
    /// Its colour.
    Colour "colour",
    /// Its underline.
    Underline "underline",
    /// Its key.
    Key "key",
    /// Fields of later versions.
    Extra "extra",
}

impl Field {
    /// The field with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(field, _)| *field)
    }

    /// Whether two values given at once are for a person to decide. Times, orders and what this version does not know are
    /// settled by the later stamp alone.
    pub fn is_for_people(self) -> bool {
        !matches!(
            self,
            Self::Time | Self::Annotator | Self::Place | Self::Extra | Self::OriginalName | Self::OriginalSha256
        )
    }
}

/// A value of a field. Ids, times, stances and underlines are the texts that files hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// None.
    Nothing,
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
    /// Fields of later versions.
    Extra(Vec<(String, String)>),
}

impl Value {
    fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    fn shown(value: impl std::fmt::Display) -> Self {
        Self::Text(value.to_string().into())
    }

    fn extra(extra: &Extra) -> Self {
        extra.as_ref().map_or(Self::Nothing, |e| Self::Extra((**e).clone()))
    }

    /// Its text; empty where it is none.
    pub fn as_text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    fn into_extra(self) -> Extra {
        if let Self::Extra(fields) = self { Some(Box::new(fields)) } else { None }
    }

    fn into_texts(self) -> Vec<String> {
        if let Self::Texts(texts) = self { texts } else { Vec::new() }
    }

    fn annotator(&self) -> AnnotatorId {
        AnnotatorId::from_str(self.as_text()).unwrap_or(AnnotatorId(uuid::Uuid::nil()))
    }

    fn time(&self) -> Timestamp {
        Timestamp::from_str(self.as_text()).unwrap_or(Timestamp::from_second(0))
    }
}

/// Texts of a record that are fields of their own: the field, its place, the same to be changed.
type Texts<T> = &'static [(Field, fn(&T) -> &String, fn(&mut T) -> &mut String)];

macro_rules! texts {
    ($name:ident: $type:ty { $($field:ident $place:ident,)* }) => {
        const $name: Texts<$type> = &[$((Field::$field, |r| &r.$place, |r| &mut r.$place),)*];
    };
}

texts!(FACTS: ArticleFacts {
    Title title,
    Byline byline,
    Publisher publisher,
    SourceUrl source_url,
    Published published,
    Accessed accessed,
    Language language,
    OriginalName original_name,
    OriginalSha256 original_sha256,
});
texts!(SCHEME: Scheme {
    Id id,
    Name name,
    Version version,
});
texts!(VERDICT: Verdict {
    Label label,
    Sentence sentence,
    Sign sign,
    Colour colour,
    Key key,
});
texts!(CLAIM: Claim {
    Restated restated,
    Claimant claimant,
    Kind kind,
    Date date,
});
texts!(EVIDENCE: Evidence {
    Url url,
    Title title,
    Publisher publisher,
    Published published,
    Accessed accessed,
    ArchivedUrl archived_url,
    Quote quote,
    Question question,
});

/// Collects the fields of one member after another.
struct Fields(Vec<Given>);

impl Fields {
    fn put(&mut self, member: &Member, field: Field, value: Value) {
        self.0.push(Given { member: member.clone(), field, value });
    }

    fn texts<T>(&mut self, member: &Member, table: Texts<T>, record: &T) {
        for (field, get, _) in table {
            self.put(member, *field, Value::text(get(record)));
        }
    }
}

fn set_text<T>(table: Texts<T>, record: &mut T, field: Field, value: &Value) {
    if let Some((_, _, place)) = table.iter().find(|(f, _, _)| *f == field) {
        value.as_text().clone_into(place(record));
    }
}

impl Record {
    /// All its fields, in order. The article's text and the decisions have none.
    pub fn fields(&self) -> Vec<Given> {
        let mut fields = Fields(Vec::new());
        let own = Member::Itself;
        match self {
            Self::Facts(facts) => {
                fields.texts(&own, FACTS, facts);
                fields.put(&own, Field::Extra, Value::extra(&facts.extra));
            }
            Self::Scheme(scheme) => scheme_fields(&mut fields, scheme),
            Self::Annotator(annotator) => {
                fields.put(&own, Field::Name, Value::text(&annotator.name));
                fields.put(&own, Field::Extra, Value::extra(&annotator.extra));
            }
            Self::Claim(claim) => claim_fields(&mut fields, claim),
            Self::Text(_) | Self::Decided(_) => {}
            Self::NoClaim(no_claim) => {
                fields.put(&own, Field::Annotator, Value::shown(no_claim.annotator));
                fields.put(&own, Field::Time, Value::shown(no_claim.time));
                fields.put(&own, Field::Range, Value::Range(no_claim.range));
                fields.put(&own, Field::Extra, Value::extra(&no_claim.extra));
            }
        }
        fields.0.sort_unstable();
        fields.0
    }

    /// The element with these fields; what is not among them is empty.
    pub fn new(element: Element, fields: Vec<Given>) -> Self {
        match element {
            Element::Facts => {
                let mut facts = ArticleFacts::default();
                for Given { field, value, .. } in fields {
                    set_text(FACTS, &mut facts, field, &value);
                    if field == Field::Extra {
                        facts.extra = value.into_extra();
                    }
                }
                Self::Facts(Arc::new(facts))
            }
            Element::Scheme => Self::Scheme(Arc::new(new_scheme(fields))),
            Element::Annotator(id) => {
                let mut annotator = Annotator { id, name: String::new(), extra: None };
                for Given { field, value, .. } in fields {
                    match field {
                        Field::Name => value.as_text().clone_into(&mut annotator.name),
                        Field::Extra => annotator.extra = value.into_extra(),
                        _ => {}
                    }
                }
                Self::Annotator(annotator)
            }
            Element::Claim(id) => Self::Claim(Arc::new(new_claim(id, fields))),
            Element::NoClaim(id) => {
                let nobody = Value::Nothing;
                let range = TextRange::default();
                let (annotator, time) = (nobody.annotator(), nobody.time());
                let mut no_claim = NoClaim { id, annotator, time, range, extra: None };
                for Given { field, value, .. } in fields {
                    match (field, value) {
                        (Field::Annotator, value) => no_claim.annotator = value.annotator(),
                        (Field::Time, value) => no_claim.time = value.time(),
                        (Field::Range, Value::Range(range)) => no_claim.range = range,
                        (Field::Extra, value) => no_claim.extra = value.into_extra(),
                        _ => {}
                    }
                }
                Self::NoClaim(Arc::new(no_claim))
            }
            Element::Text => Self::Text(Arc::default()),
            Element::Decided => Self::Decided(Arc::default()),
        }
    }
}

fn scheme_fields(fields: &mut Fields, scheme: &Scheme) {
    let own = Member::Itself;
    fields.texts(&own, SCHEME, scheme);
    fields.put(&own, Field::Kinds, Value::Texts(scheme.kinds.clone()));
    fields.put(&own, Field::Tags, Value::Texts(scheme.tags.clone()));
    fields.put(&own, Field::Extra, Value::extra(&scheme.extra));
    for verdict in &scheme.verdicts {
        let member = Member::Verdict(verdict.id.as_str().into());
        fields.texts(&member, VERDICT, verdict);
        fields.put(&member, Field::Underline, Value::text(verdict.underline.name()));
        fields.put(&member, Field::Place, Value::Number(verdict.place));
        fields.put(&member, Field::Extra, Value::extra(&verdict.extra));
    }
}

fn new_scheme(fields: Vec<Given>) -> Scheme {
    let mut scheme = Scheme::empty();
    for Given { member, field, value } in fields {
        let Member::Verdict(id) = member else {
            set_text(SCHEME, &mut scheme, field, &value);
            match field {
                Field::Kinds => scheme.kinds = value.into_texts(),
                Field::Tags => scheme.tags = value.into_texts(),
                Field::Extra => scheme.extra = value.into_extra(),
                _ => {}
            }
            continue;
        };
        let i = scheme.verdicts.iter().position(|v| *v.id == *id).unwrap_or_else(|| {
            scheme.verdicts.push(Verdict { id: id.into(), ..Verdict::empty() });
            scheme.verdicts.len() - 1
        });
        let verdict = &mut scheme.verdicts[i];
        set_text(VERDICT, verdict, field, &value);
        match (field, value) {
            (Field::Underline, value) => verdict.underline = Underline::from(value.as_text().to_owned()),
            (Field::Place, Value::Number(place)) => verdict.place = place,
            (Field::Extra, value) => verdict.extra = value.into_extra(),
            _ => {}
        }
    }
    scheme.verdicts.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
    scheme
}

fn claim_fields(fields: &mut Fields, claim: &Claim) {
    let own = Member::Itself;
    fields.put(&own, Field::Annotator, Value::shown(claim.annotator));
    fields.put(&own, Field::Time, Value::shown(claim.time));
    fields.put(&own, Field::Spans, Value::Spans(claim.spans.clone()));
    fields.texts(&own, CLAIM, claim);
    fields.put(&own, Field::Tags, Value::Texts(claim.tags.clone()));
    fields.put(&own, Field::PartOf, claim.part_of.map_or(Value::Nothing, Value::shown));
    fields.put(&own, Field::Extra, Value::extra(&claim.extra));
    for judgement in &claim.judgements {
        let member = Member::Judgement(judgement.annotator);
        fields.put(&member, Field::Verdict, judgement.verdict.as_deref().map_or(Value::Nothing, Value::text));
        let confidence = judgement.confidence.map_or(Value::Nothing, |c| Value::Number(u64::from(c)));
        fields.put(&member, Field::Confidence, confidence);
        fields.put(&member, Field::Note, Value::text(&judgement.note));
        fields.put(&member, Field::Time, Value::shown(judgement.time));
        fields.put(&member, Field::Extra, Value::extra(&judgement.extra));
    }
    for evidence in &claim.evidence {
        let member = Member::Evidence(evidence.id);
        fields.put(&member, Field::Annotator, Value::shown(evidence.annotator));
        fields.put(&member, Field::Time, Value::shown(evidence.time));
        fields.put(&member, Field::Place, Value::Number(evidence.place));
        fields.put(&member, Field::Stance, Value::text(evidence.stance.name()));
        fields.texts(&member, EVIDENCE, evidence);
        let snapshot = evidence.snapshot.clone().map_or(Value::Nothing, Value::Snapshot);
        fields.put(&member, Field::Snapshot, snapshot);
        fields.put(&member, Field::Extra, Value::extra(&evidence.extra));
    }
}

fn new_claim(id: ClaimId, fields: Vec<Given>) -> Claim {
    let mut claim = Claim::new(Value::Nothing.annotator(), []);
    claim.id = id;
    claim.time = Value::Nothing.time();
    for Given { member, field, value } in fields {
        match member {
            Member::Judgement(annotator) => {
                let judgement = claim.judgement_mut(annotator);
                set_judgement(judgement, field, value);
            }
            Member::Evidence(id) => {
                let i = claim.evidence.iter().position(|e| e.id == id).unwrap_or_else(|| {
                    claim.evidence.push(Evidence::empty(id));
                    claim.evidence.len() - 1
                });
                set_evidence(&mut claim.evidence[i], field, value);
            }
            Member::Itself | Member::Verdict(_) => {
                set_text(CLAIM, &mut claim, field, &value);
                match (field, value) {
                    (Field::Annotator, value) => claim.annotator = value.annotator(),
                    (Field::Time, value) => claim.time = value.time(),
                    (Field::Spans, Value::Spans(spans)) => claim.spans = spans,
                    (Field::Tags, value) => claim.tags = value.into_texts(),
                    (Field::PartOf, value) => claim.part_of = ClaimId::from_str(value.as_text()).ok(),
                    (Field::Extra, value) => claim.extra = value.into_extra(),
                    _ => {}
                }
            }
        }
    }
    claim.judgements.sort_by_key(|j| j.annotator);
    claim.evidence.sort_by_key(|e| (e.place, e.time, e.id));
    claim
}

fn set_judgement(judgement: &mut Judgement, field: Field, value: Value) {
    match (field, value) {
        (Field::Verdict, Value::Text(id)) => judgement.verdict = Some(id.into()),
        (Field::Verdict, _) => judgement.verdict = None,
        (Field::Confidence, Value::Number(n)) => judgement.confidence = u8::try_from(n).ok(),
        (Field::Confidence, _) => judgement.confidence = None,
        (Field::Note, value) => value.as_text().clone_into(&mut judgement.note),
        (Field::Time, value) => judgement.time = value.time(),
        (Field::Extra, value) => judgement.extra = value.into_extra(),
        _ => {}
    }
}

fn set_evidence(evidence: &mut Evidence, field: Field, value: Value) {
    set_text(EVIDENCE, evidence, field, &value);
    match (field, value) {
        (Field::Annotator, value) => evidence.annotator = value.annotator(),
        (Field::Time, value) => evidence.time = value.time(),
        (Field::Place, Value::Number(place)) => evidence.place = place,
        (Field::Stance, value) => evidence.stance = Stance::named(value.as_text()).unwrap_or(Stance::Context),
        (Field::Snapshot, Value::Snapshot(snapshot)) => evidence.snapshot = Some(snapshot),
        (Field::Snapshot, _) => evidence.snapshot = None,
        (Field::Extra, value) => evidence.extra = value.into_extra(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EvidenceId;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for (field, name) in Field::NAMES {
            assert_eq!(Field::named(name), Some(*field));
            assert_eq!(field.name(), *name);
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
        let person =
            Annotator { id: me, name: "Ana".to_owned(), extra: Some(Box::new(vec![("x".into(), "1".into())])) };
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
