//! One window per user and screen: a second start hands its files to the window that is open.
//!
//! They talk over a local socket (a named pipe on Windows) that only this user can reach; nothing goes over a network. If there
//! is no socket, or no answer in time, each start opens a window of its own.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericFilePath, GenericNamespaced, ListenerOptions, Name, Stream};

use crate::app::actions::Action;
use claimlight_core::model::sha256_hex;

/// How long a start waits for the open window to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// The longest message that a start can hand over, in bytes.
const MOST: u64 = 256 << 10;
/// The open window's answer when it has taken the files.
const TAKEN: &str = "taken\n";

/// The socket of the window that uses these settings; each screen has its own.
fn socket(settings: &Path) -> String {
    let screen = ["WAYLAND_DISPLAY", "DISPLAY"].map(|v| std::env::var(v).unwrap_or_default()).join(" ");
    let hash = sha256_hex(format!("{}\n{screen}", settings.display()).as_bytes());
    let name = format!("claimlight-{}.sock", hash.get(..16).unwrap_or_default());
    if cfg!(windows) {
        return name;
    }
    // The system's folder for sockets, or else the folder of the settings.
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|f| f.is_dir());
    let folder = runtime.or_else(|| settings.parent().map(Path::to_owned)).unwrap_or_default();
    folder.join(name).display().to_string()
}

fn name(socket: &str) -> io::Result<Name<'_>> {
    if cfg!(windows) { socket.to_ns_name::<GenericNamespaced>() } else { socket.to_fs_name::<GenericFilePath>() }
}

/// Hands files to the open window. Returns `false` if no window takes them.
pub fn hand_over(settings: &Path, files: &[PathBuf]) -> bool {
    let absolute = files.iter().map(|f| std::path::absolute(f).ok()?.to_str().map(str::to_owned));
    let Some(files) = absolute.collect::<Option<Vec<String>>>() else { return false };
    let Ok(mut message) = serde_json::to_string(&files) else { return false };
    message.push('\n');
    let socket = socket(settings);
    let (sender, answer) = channel();
    // On a thread, because reading from a socket can't be given a time limit on every system.
    let ask = move || {
        let talk = || -> io::Result<String> {
            let mut stream = BufReader::new(Stream::connect(name(&socket)?)?);
            stream.get_mut().write_all(message.as_bytes())?;
            let mut answer = String::new();
            stream.take(64).read_line(&mut answer)?;
            Ok(answer)
        };
        // The receiver is gone if this took too long.
        let _late = sender.send(talk().is_ok_and(|answer| answer == TAKEN));
    };
    drop(std::thread::Builder::new().name("hand-over".to_owned()).spawn(ask));
    answer.recv_timeout(PATIENCE).unwrap_or(false)
}

/// Listens for files that later starts hand over. `wake` is called after each message.
pub fn listen(settings: &Path, sender: Sender<Action>, wake: impl Fn() + Send + 'static) {
    let socket = socket(settings);
    let work = move || -> io::Result<()> {
        let listener = ListenerOptions::new().name(name(&socket)?).try_overwrite(true).create_sync()?;
        for stream in listener.incoming() {
            let Ok(stream) = stream else { continue };
            if let Some(files) = taken(stream)
                && sender.send(Action::HandedOver(files)).is_err()
            {
                return Ok(());
            }
            wake();
        }
        Ok(())
    };
    // Without the thread, each start has a window of its own; there is nothing to report.
    drop(std::thread::Builder::new().name("listen".to_owned()).spawn(work));
}

fn taken(stream: Stream) -> Option<Vec<PathBuf>> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    (&mut reader).take(MOST).read_line(&mut line).ok()?;
    let files: Vec<PathBuf> = serde_json::from_str(&line).ok()?;
    reader.get_mut().write_all(TAKEN.as_bytes()).ok()?;
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_reach_the_window_that_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings.ron");
        let file = folder.path().join("a b.txt");
        assert!(!hand_over(&settings, std::slice::from_ref(&file)), "no window is open");
        let (sender, receiver) = channel();
        listen(&settings, sender, || {});
        let mut handed = false;
        for _ in 0..100 {
            handed = hand_over(&settings, std::slice::from_ref(&file));
            if handed {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(handed);
        let Ok(Action::HandedOver(files)) = receiver.recv_timeout(Duration::from_secs(5)) else {
            panic!("nothing came")
        };
        assert_eq!(files, [file]);
    }
}
