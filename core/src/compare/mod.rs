//! Copies of one annotation file come together: who changed what, what stands, and what is for people to decide.
//!
//! Always true: [`merge`] needs no common ancestor, and is commutative, associative and idempotent; what it says depends
//! on the changes alone, not on the order in which copies met. `docs/merging.md` tells the rules.

mod carry;
mod differences;
mod lineage;
mod merge;
mod own;
mod rebase;
mod stamp;
mod undecided;

pub use carry::{Carried, Carrier, Outcome};
pub use differences::{Compared, Difference, Sides, is_of, judgement, other_person};
pub use merge::{Another, Texts, merge, texts, updated_twice};
pub use own::own;
pub use rebase::{changes, rebase, restore};
pub use stamp::{Clock, stamp_after, stamped};
pub use undecided::{Undecided, undecided};
