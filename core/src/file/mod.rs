//! The annotation file: reading, printing, writing, and where it lies. `docs/annotation-file.md` specifies it.
//!
//! Always true: a printed file reads back as the same annotations; a failed write leaves the old file whole; fields that this
//! version does not know are kept as their source text. What the records hold stands in one table, `model/table.rs`.

mod beside;
mod bytes;
mod copies;
mod damage;
mod disk;
mod draft;
mod exercise;
mod gone;
mod home;
pub mod journal;
mod known_names;
mod lexer;
mod log;
mod myself;
mod names;
mod people;
mod positions;
mod print;
mod pseudonym_list;
mod pseudonyms;
mod read;
pub(crate) mod records;
mod repair;
mod repaired;
mod salvage;
mod scheme;
mod share;
mod simulated;
mod types;
mod whereabouts;
mod write;

pub use beside::{
    Placement, article_beside, candidates, file_of, file_of_bytes, free_beside, free_place, has_purpose, is_own,
    is_own_of, others_of, own_file, place_for, plain_name, shared_of,
};
pub use bytes::{FileError, read_file};
pub use copies::copies_of;
pub use disk::folder_of;
pub use draft::{Draft, DraftError, Existing};
pub use exercise::{RubricError, print_rubric, read_rubric};
pub use gone::{Fate, Held, Identity, fate, identity, name_along, other_names, rename_to_free};
pub use home::{Home, Version};
pub use myself::{Myself, MyselfError};
pub use names::{article_among, may_be_of};
pub use people::{people_in, people_of};
pub use positions::Positions;
pub(crate) use print::Out;
pub use print::{print, print_part, print_without_text};
pub use pseudonym_list::NoPseudonym;
pub use pseudonyms::Pseudonyms;
pub(crate) use read::read_record;
pub use read::{Loaded, ReadError, fields, is_annotations, read, read_on, read_part};
pub use repaired::{Repair, RepairedRecord};
pub use salvage::{Salvage, Salvaged, salvage};
pub use scheme::{SchemeError, print_scheme, read_scheme};
pub use share::{Contents, Kept, contents, share, stripped, without_earlier_words, without_person};
pub use whereabouts::{lies_directly_in, lies_in};
pub use write::{SaveError, Written, save, save_merging, save_private};

pub use crate::model::sha256_hex;

/// The format that this version reads and writes.
pub const FORMAT: u64 = 1;

/// The first version of the program that reads it.
pub const READER: &str = "0.1";

/// The context that files hold on each side of a span, in Unicode scalar values. Spans without a place, and files without the
/// article's text, hold [`crate::model::Lost::CONTEXT`].
pub const CONTEXT: usize = 32;
