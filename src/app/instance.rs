//! One window per user and screen: a second start hands its files to the window that is open.
//!
//! They talk over a local socket (a named pipe on Windows) that only this user can reach; nothing goes over a network. If there
//! is no socket, or no answer in time, each start opens a window of its own. Of several windows one listens; when it closes,
//! another takes its place. Which one it is follows from a lock on a file, which the system takes back from a process that ends.

use std::ffi::OsString;
use std::fs::File;
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
const MOST: u64 = 1 << 20;
/// The open window's answer when it has taken the files.
const TAKEN: &str = "taken\n";

/// Where the windows that use these settings meet; each screen has its own place.
struct Meeting {
    /// The name of the socket.
    socket: String,
    /// The file that the listening window holds locked.
    lock: PathBuf,
}

fn meeting(settings: &Path) -> Meeting {
    let screen = ["WAYLAND_DISPLAY", "DISPLAY"].map(|v| std::env::var(v).unwrap_or_default()).join(" ");
    let hash = sha256_hex(format!("{}\n{screen}", settings.display()).as_bytes());
    let name = format!("claimlight-{}", hash.get(..16).unwrap_or_default());
    // The system's folder for sockets, or else the folder of the settings.
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|f| f.is_dir());
    let folder = runtime.or_else(|| settings.parent().map(Path::to_owned)).unwrap_or_default();
    let (socket, lock) = (format!("{name}.sock"), folder.join(format!("{name}.lock")));
    Meeting { socket: if cfg!(windows) { socket } else { folder.join(socket).display().to_string() }, lock }
}

/// Waits until no other window holds the lock, and takes it. `None` if this system or this folder has no locks: then the
/// latest window listens.
fn turn(lock: &Path) -> Option<File> {
    let file = File::options().create(true).append(true).open(lock).ok()?;
    file.lock().ok()?;
    Some(file)
}

fn name(socket: &str) -> io::Result<Name<'_>> {
    if cfg!(windows) { socket.to_ns_name::<GenericNamespaced>() } else { socket.to_fs_name::<GenericFilePath>() }
}

/// Hands files to the open window. Returns `false` if no window takes them.
pub fn hand_over(settings: &Path, files: &[PathBuf]) -> bool {
    // As the system has them: a name need not be UTF-8.
    let absolute = files.iter().map(|f| std::path::absolute(f).map(OsString::from));
    let Ok(files) = absolute.collect::<io::Result<Vec<OsString>>>() else { return false };
    let Ok(mut message) = serde_json::to_string(&files) else { return false };
    message.push('\n');
    let Meeting { socket, .. } = meeting(settings);
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

/// Listens for files that later starts hand over, once no other window listens any more. `wake` is called after each message.
pub fn listen(settings: &Path, sender: Sender<Action>, wake: impl Fn() + Send + 'static) {
    let Meeting { socket, lock } = meeting(settings);
    let work = move || -> io::Result<()> {
        let _turn = turn(&lock);
        let listener = ListenerOptions::new().name(name(&socket)?).try_overwrite(true).create_sync()?;
        for stream in listener.incoming() {
            let Ok(stream) = stream else { continue };
            let mut stream = BufReader::new(stream);
            let Some(files) = handed(&mut stream) else { continue };
            if sender.send(Action::HandedOver(files)).is_err() {
                // The window is closed: without an answer the files open in another one.
                return Ok(());
            }
            drop(stream.get_mut().write_all(TAKEN.as_bytes()));
            wake();
        }
        Ok(())
    };
    // Without the thread, each start has a window of its own; there is nothing to report.
    drop(std::thread::Builder::new().name("listen".to_owned()).spawn(work));
}

/// The files in a message.
fn handed(stream: &mut BufReader<Stream>) -> Option<Vec<PathBuf>> {
    let mut line = String::new();
    stream.take(MOST).read_line(&mut line).ok()?;
    let files: Vec<OsString> = serde_json::from_str(&line).ok()?;
    Some(files.into_iter().map(PathBuf::from).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::Receiver;

    use super::*;

    /// A window that listens.
    fn window(settings: &Path) -> Receiver<Action> {
        let (sender, receiver) = channel();
        listen(settings, sender, || {});
        receiver
    }

    /// The files reach this window, at once or when it has noticed that it is its turn.
    #[track_caller]
    fn check_reach(settings: &Path, files: &[PathBuf], window: &Receiver<Action>) {
        for _ in 0..100 {
            if hand_over(settings, files) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let Ok(Action::HandedOver(handed)) = window.recv_timeout(Duration::from_secs(5)) else {
            panic!("nothing came")
        };
        assert_eq!(handed, files);
    }

    #[test]
    fn files_reach_the_window_that_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings.ron");
        let file = folder.path().join("a b.txt");
        assert!(!hand_over(&settings, std::slice::from_ref(&file)), "no window is open");
        let open = window(&settings);
        check_reach(&settings, &[file], &open);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStringExt as _;
            check_reach(&settings, &[folder.path().join(OsString::from_vec(b"caf\xe9.txt".to_vec()))], &open);
        }
    }

    #[test]
    fn one_of_several_windows_listens_until_it_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings.ron");
        let file = [folder.path().join("a.txt")];
        let first = window(&settings);
        check_reach(&settings, &file, &first);
        let (second, third) = (window(&settings), window(&settings));
        check_reach(&settings, &file, &first);
        // One that is not listening is closed: nothing changes.
        drop(third);
        check_reach(&settings, &file, &first);
        // The first one is closed, and learns so by the next message, which no window has taken then.
        drop(first);
        assert!(!hand_over(&settings, &file));
        let fourth = window(&settings);
        let mut reached = 0;
        for _ in 0..200 {
            reached += usize::from(hand_over(&settings, &file));
            if reached > 0 && (second.try_recv().is_ok() || fourth.try_recv().is_ok()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("no window took the place of the first one");
    }
}
