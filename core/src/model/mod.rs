//! The data of Claimlight: an article, the claims in it, what people say of them, and the changes to these.
//!
//! Plain data with its rules. Always true: claims and no-claims stand in reading order; every change is an [`Edit`]
//! that knows its inverse. Absent: files, times of day, the window.

mod annotations;
mod article;
mod claim;
mod claims;
mod colour;
mod decided;
mod edit;
mod exercise;
mod fields;
mod fraction;
mod hash;
mod ids;
pub mod limits;
mod log;
mod optional;
mod order;
mod people;
mod progress;
mod purpose;
mod record;
mod rubric;
mod same;
mod scheme;
mod sign;
mod sources;
mod table;
mod texts;
mod time;
mod value;

pub use annotations::{Annotations, Sentences};
pub use article::{Article, ArticleText, Block, BlockKind, Mark, MarkKind};
pub use claim::{Lost, Place, Stance, quotes};
pub use claims::{Claims, NoClaims, SpanEntry};
pub use colour::{Appearance, Rgb, VerdictColours};
pub use decided::{ADJUDICATOR, Decided, REASONS, bare_name, deciding_name};
pub use edit::{BeforeAfter, Change, Edit, History};
pub use exercise::{Ask, Exercise, KnownAs, Need};
pub use fields::{
    Annotator, ArticleFacts, Claim, Evidence, Field, Import, Judgement, Line, Locator, Mended, NoClaim, Scheme,
    Snapshot, Span, TABLE, Tabled, Verdict, Was,
};
pub use fraction::Fraction;
pub use hash::sha256_hex;
pub use ids::{AnnotatorId, ClaimId, EvidenceId, NoClaimId};
pub use limits::Limits;
pub use log::{Act, Entry, Given, Log, NotAStamp, Stamp};
pub use optional::Optional;
pub use order::{place, put_in_order};
pub use people::{NoName, PersonName};
pub use progress::Progress;
pub use purpose::Purpose;
pub use record::{Decision, Element, Member, Record};
pub use rubric::{Chosen, Criterion, FOUND, Level, Rubric};
pub use same::{Same, Shown};
pub use scheme::{Look, Underline};
pub use sign::{SIGN_FIELD, SIGN_LINE, SignPoint, Stroke, sign_shape};
pub use sources::{Cited, Group, Kept, Source, Use, address_key, grouped, host};
pub(crate) use table::table;
pub use texts::{EarlierText, Run};
pub use time::{Timestamp, is_date};
pub use value::{FieldType, Printed, Value, ValueKind, View};

/// Fields that a later version wrote and this one does not know: name and source text, kept as they are.
pub type Extra = Option<Box<Vec<(String, String)>>>;
