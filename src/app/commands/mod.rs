//! What a person can do by a key or a menu: the table of commands, and their keys.

pub mod keys;
pub mod table;
