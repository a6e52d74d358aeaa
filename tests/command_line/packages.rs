//! What the core and the command line are built of, and what a build without the window says.

use std::process::Command;

/// Packages that need a screen, or find one.
const OF_THE_WINDOW: [&str; 8] = ["egui", "eframe", "epaint", "winit", "rfd", "accesskit", "glow", "wgpu"];

/// The names of all packages that a build needs; `None` if there is no cargo that can list them.
fn packages(arguments: &[&str]) -> Option<Vec<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "-e", "normal", "--prefix", "none", "--format", "{p}"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    let lines = String::from_utf8(output.stdout).unwrap();
    Some(lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

#[test]
fn the_core_and_the_command_line_link_no_window() {
    let with_window = packages(&["-p", "claimlight"]);
    let Some(with_window) = with_window else {
        println!("skipped: the_core_and_the_command_line_link_no_window (no cargo that can list packages offline)");
        return;
    };
    // The names are right: the window's build has them, but for the second renderer.
    for name in OF_THE_WINDOW.into_iter().filter(|name| *name != "wgpu") {
        assert!(with_window.iter().any(|package| package == name), "{name} is no package of the window");
    }
    for build in [["-p", "claimlight-core"].as_slice(), &["-p", "claimlight", "--no-default-features"]] {
        let packages = packages(build).unwrap();
        assert!(packages.iter().any(|package| package == "claimlight-core"), "{build:?}");
        for name in OF_THE_WINDOW {
            assert!(!packages.iter().any(|package| package == name), "{build:?} needs {name}");
        }
    }
}

#[cfg(not(feature = "window"))]
#[test]
fn a_build_without_the_window_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "The bridge closed.").unwrap();
    let expected =
        (1, String::new(), "claimlight: this build has no window. claimlight --help lists the commands.\n".to_owned());
    assert_eq!(crate::claimlight(folder.path(), &["a.txt"]), expected);
}
