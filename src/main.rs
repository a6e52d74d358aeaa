//! The program: reads the command line, then shows the window.
fn main() {
    let files = std::env::args_os().skip(1).map(Into::into).collect();
    if let Err(e) = claimlight::app::run(files) { eprintln!("{e}"); }
}
