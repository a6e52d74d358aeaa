//! Addresses that a browser opens.

use std::fmt::Write as _;
use std::path::Path;

/// The address under which a browser opens a file of this machine; `None` if its path can't be written as one.
pub fn of_file(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let mut address = "file://".to_owned();
    let shown = path.to_str()?.replace('\\', "/");
    if !shown.starts_with('/') {
        address.push('/');
    }
    for byte in shown.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").unwrap_or(());
        }
    }
    Some(address)
}
