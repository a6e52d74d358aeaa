//! Reading a PDF in a process of its own: the program calls itself.
//!
//! The package that reads PDF can be made to overflow its stack or to take very much memory. In a process of its own, that
//! costs one sentence.
//!
//! The process gets the length of the file (8 bytes, little endian) and the file on standard input, which stays open as long as
//! the program waits for it. It answers on standard output with a `.` for each page, an LF, and the document as JSON.

use std::ffi::OsString;
use std::io::{self, Read as _, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::super::Unreadable;
use super::parts::Document;
use crate::model::limits;

/// How to start a process that reads a PDF.
#[derive(Clone, Debug)]
pub struct Program {
    /// The program itself.
    pub path: PathBuf,
    /// What it is called with.
    pub arguments: Vec<OsString>,
}

static PROGRAM: OnceLock<Program> = OnceLock::new();

/// Sets the program that reads PDF files in a process of its own. Called once, at the start; until then, they are read in this
/// process.
pub fn read_with(program: Program) {
    drop(PROGRAM.set(program));
}

/// The document in a file, read in another process if there is a program for it; `None` if there is none.
pub fn document(bytes: &[u8]) -> Option<Result<Document, Unreadable>> {
    PROGRAM.get().map(|program| read(program, bytes))
}

/// A process, which never outlives this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if it has ended.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// What comes from the process.
enum Message {
    /// It has read another page.
    Page,
    /// It has closed its output; this came after the pages.
    End(Vec<u8>),
}

fn read(program: &Program, bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut command = Command::new(&program.path);
    command.args(&program.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        /// `CREATE_NO_WINDOW`: no console flashes up.
        const NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(NO_WINDOW);
    }
    let mut running = Running(command.spawn().map_err(|_error| Unreadable::NotStarted)?);
    let child = &mut running.0;
    let (Some(mut stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(Unreadable::NotStarted);
    };
    let started = Instant::now();
    let (sender, messages) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || listen(stdout, &sender));
        let complaint = scope.spawn(move || {
            /// More is not looked at.
            const MOST: u64 = 16 << 10;
            let mut said = Vec::new();
            drop(stderr.take(MOST).read_to_end(&mut said));
            said
        });
        let (done, is_done) = mpsc::channel::<()>();
        scope.spawn(move || {
            // An error means that the process has ended.
            drop(stdin.write_all(&(bytes.len() as u64).to_le_bytes()).and_then(|()| stdin.write_all(bytes)));
            drop(stdin.flush());
            // Either way it is done.
            is_done.recv().unwrap_or_default();
        });
        let answer = wait(&messages, bytes.len(), started);
        drop(done);
        drop(running);
        let said = complaint.join().unwrap_or_default();
        match answer {
            Some(answer) => serde_json::from_slice::<Answer>(&answer).unwrap_or_else(|_error| Err(why(&said))),
            None => Err(Unreadable::TooSlow),
        }
    })
}

/// What a process answers.
type Answer = Result<Document, Unreadable>;

/// Waits for the answer; `None` if it takes too long.
fn wait(messages: &mpsc::Receiver<Message>, len: usize, started: Instant) -> Option<Vec<u8>> {
    let mut limit = limits::pdf_time(len, 0);
    let mut pages = 0;
    loop {
        match messages.recv_timeout(limit.saturating_sub(started.elapsed())) {
            Ok(Message::Page) => {
                pages += 1;
                limit = limits::pdf_time(len, pages);
            }
            Ok(Message::End(answer)) => return Some(answer),
            Err(RecvTimeoutError::Disconnected) => return Some(Vec::new()),
            Err(RecvTimeoutError::Timeout) => return None,
        }
        if started.elapsed() > limit {
            return None;
        }
    }
}

/// Passes on what the process answers.
fn listen(mut stdout: impl io::Read, sender: &Sender<Message>) {
    let mut buffer = [0; 4096];
    let mut answer = Vec::new();
    let mut is_in_pages = true;
    while let Ok(n @ 1..) = stdout.read(&mut buffer) {
        let mut rest = &buffer[..n];
        while is_in_pages && let Some((first, after)) = rest.split_first() {
            rest = after;
            is_in_pages = *first == b'.';
            if is_in_pages {
                drop(sender.send(Message::Page));
            }
        }
        if answer.len() + rest.len() > limits::PDF_ANSWER {
            break;
        }
        answer.extend_from_slice(rest);
    }
    drop(sender.send(Message::End(answer)));
}

/// Why a process ended without an answer, by what it said on standard error.
fn why(said: &[u8]) -> Unreadable {
    let says = |words: &str| memchr::memmem::find(said, words.as_bytes()).is_some();
    if says("overflowed its stack") {
        Unreadable::TooDeep
    } else if says("memory allocation") || says("capacity overflow") {
        Unreadable::TooMuch
    } else {
        Unreadable::Damaged
    }
}

/// A file that this process is to read, because the program has called itself.
pub struct Request {
    bytes: Vec<u8>,
}

impl Request {
    /// Receives the file on standard input.
    pub fn receive(mut input: impl io::Read) -> io::Result<Self> {
        let mut len = [0; 8];
        input.read_exact(&mut len)?;
        let mut bytes = Vec::new();
        input.by_ref().take(u64::from_le_bytes(len)).read_to_end(&mut bytes)?;
        Ok(Self { bytes })
    }

    /// How much memory this process may take for it, in bytes.
    pub fn memory(&self) -> u64 {
        limits::pdf_memory(self.bytes.len())
    }

    /// How long this process may compute at the very most.
    pub fn time(&self) -> Duration {
        limits::PDF_MOST_TIME
    }

    /// Reads the file, and answers on standard output.
    pub fn answer(self, mut output: impl Write) -> io::Result<()> {
        let answer: Answer =
            super::read_here(&self.bytes, &mut || drop(output.write_all(b".").and_then(|()| output.flush())));
        output.write_all(b"\n")?;
        serde_json::to_writer(&mut output, &answer)?;
        output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_process_tells_why() {
        let check = |said: &str, expected| assert_eq!(why(said.as_bytes()), expected);
        check("\nthread 'main' has overflowed its stack\nfatal runtime error: stack overflow", Unreadable::TooDeep);
        check("memory allocation of 1073741824 bytes failed", Unreadable::TooMuch);
        check("", Unreadable::Damaged);
    }

    #[test]
    fn what_is_received_is_answered() {
        let file = b"%PDF-1.4 and nothing";
        let input = [&(file.len() as u64).to_le_bytes(), &file[..], b"more"].concat();
        let mut output = Vec::new();
        Request::receive(input.as_slice()).unwrap().answer(&mut output).unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), "\n{\"Err\":\"Damaged\"}");
        let (sender, messages) = mpsc::channel();
        listen(&b"..\n[.]"[..], &sender);
        assert_eq!(wait(&messages, 0, Instant::now()), Some(b"[.]".to_vec()));
    }

    #[test]
    fn a_program_that_does_not_answer_is_no_harm() {
        let check = |path: &str, expected| {
            let program = Program { path: path.into(), arguments: Vec::new() };
            assert_eq!(read(&program, b"%PDF-").err(), Some(expected));
        };
        check("/nowhere/at/all", Unreadable::NotStarted);
        #[cfg(unix)]
        check("true", Unreadable::Damaged);
    }
}
