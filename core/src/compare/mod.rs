//! Copies of one annotation file: who changed what, what stands, and what is left for people to decide.
//!
//! Always true: [`merge`] needs no common ancestor, and is commutative, associative and idempotent. Its result depends on the
//! changes alone, not on the order in which copies met. Where an [`Ancestor`] is known, as by Git, changes can also be set back or
//! picked. `docs/merging.md` has the rules.

mod ancestor;
mod carry;
mod differences;
mod histories;
mod labels;
mod lineage;
mod merge;
mod own;
pub mod pairs;
mod pick;
mod rebase;
mod seen;
mod since;
mod stamp;
pub mod stretches;
mod together;
mod undecided;

pub use ancestor::{Ancestor, Way};
pub use carry::{Carried, CarriedSpan, Carrier};
pub use differences::{Compared, Difference, Sides, is_of, other_person};
pub use labels::shown_scheme;
pub use merge::{NotMerged, TextRelation, merge, text_relation};
pub use own::own;
pub use rebase::{changes, rebase, restore};
pub use seen::verdicts_seen;
pub use since::{Came, Since, since};
pub use stamp::{Clock, stamp_after, stamped};
pub use together::{MySide, News, TextNews, Together, bring_together, news, take_over_rest};
pub use undecided::{Undecided, undecided};
