//! Describes entries of the log of changes in words: which field, who, and when.

use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Annotations, AnnotatorId, Field, Stamp, Timestamp};

/// The name of a field on the screen.
pub fn field_name(field: Field) -> &'static str {
    match field {
        Field::Spans | Field::Range => tr!("field-spans"),
        Field::Restated => tr!("field-restated"),
        Field::Claimant => tr!("field-claimant"),
        Field::Kind => tr!("field-kind"),
        Field::Need => tr!("field-need"),
        Field::Accepted => tr!("field-accepted"),
        Field::ToPupil => tr!("field-to-pupil"),
        Field::Date | Field::Published | Field::Accessed | Field::Time => tr!("field-date"),
        Field::Tags => tr!("field-tags"),
        Field::Verdict => tr!("field-verdict"),
        Field::Confidence => tr!("field-confidence"),
        Field::Note => tr!("field-note"),
        Field::Title => tr!("field-title"),
        Field::Url | Field::SourceUrl | Field::ArchivedUrl => tr!("field-source"),
        Field::Quote => tr!("field-quote"),
        Field::Name => tr!("field-name"),
        Field::SameAs => tr!("field-same-as"),
        Field::Decision => tr!("field-decision"),
        Field::Reason => tr!("field-reason"),
        Field::Role => tr!("field-role"),
        Field::Label => tr!("verdict-label"),
        Field::Sentence => tr!("verdict-sentence"),
        Field::Sign => tr!("verdict-sign"),
        Field::Colour => tr!("verdict-colour"),
        _ => tr!("field-other"),
    }
}

/// The name of a person; "somebody" if the file does not know them.
pub fn person(annotations: &Annotations, id: Option<AnnotatorId>) -> &str {
    let name = id.and_then(|id| annotations.same().name(&annotations.annotators, id));
    name.unwrap_or(tr!("came-in-somebody"))
}

/// The date and the local time of day of a change.
pub fn when(stamp: Stamp) -> String {
    let time = Timestamp::from_second(i64::try_from(stamp.millis / 1000).unwrap_or(0));
    format!("{} {}", texts::day(time.local().date()), time.local_clock())
}
