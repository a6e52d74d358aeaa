//! Shows a file in the system's file manager.

use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the file manager with this file in sight: chosen on Windows and macOS, its folder elsewhere. Returns whether a file manager
/// was started.
pub fn show(file: &Path) -> bool {
    let mut command;
    if cfg!(target_os = "windows") {
        command = Command::new("explorer");
        command.arg("/select,").arg(file);
    } else if cfg!(target_os = "macos") {
        command = Command::new("open");
        command.arg("-R").arg(file);
    } else {
        let Some(folder) = file.parent() else { return false };
        command = Command::new("xdg-open");
        command.arg(folder);
    }
    let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // Explorer's exit code says nothing.
    started.is_ok_and(|status| status.success() || cfg!(target_os = "windows"))
}
