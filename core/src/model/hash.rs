//! Hashes that identify texts.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// SHA-256 (FIPS 180-4) of some bytes, in 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap_or(());
        hex
    })
}
