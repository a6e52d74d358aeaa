//! The pool of threads: slow work, off the thread that draws.
//!
//! Always true: tasks that write the same file run one after the other, in the order in which they were asked for; a task that
//! panics reports a failure and takes no other task with it; the result of a task for a text that is gone is dropped, in
//! [`Done::in_time`] alone. Absent: what a task does, and what its result means.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The text for which a task works: an open article, and which of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The article, by its number among those opened since the start.
    pub article: u64,
    /// How often the article's text had been replaced when the task was asked for.
    pub text: u64,
}

type Work<A> = Box<dyn FnOnce() -> Option<A> + Send>;

/// Work for a thread of the pool. Its result is an action, or nothing.
pub struct Task<A> {
    work: Work<A>,
    failed: Work<A>,
    ticket: Option<Ticket>,
    file: Option<PathBuf>,
}

impl<A: Send + 'static> Task<A> {
    /// A task. `failed` makes its result if `work` panics.
    pub fn new(
        work: impl FnOnce() -> Option<A> + Send + 'static,
        failed: impl FnOnce() -> Option<A> + Send + 'static,
    ) -> Self {
        Self { work: Box::new(work), failed: Box::new(failed), ticket: None, file: None }
    }

    /// The same task, for one text only: its result is dropped if the article has another text by then.
    #[must_use]
    pub fn for_text(self, ticket: Ticket) -> Self {
        Self { ticket: Some(ticket), ..self }
    }

    /// The same task as one that writes `file`: it waits for the tasks that were asked to write that file before.
    #[must_use]
    pub fn writing(self, file: &Path) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }

    /// The same task, with its result as an action of the level above.
    pub fn map<B: Send + 'static>(self, up: fn(A) -> B) -> Task<B> {
        let Self { work, failed, ticket, file } = self;
        Task { work: Box::new(move || work().map(up)), failed: Box::new(move || failed().map(up)), ticket, file }
    }

    /// Does the work on this thread.
    pub fn run(self) -> Done<A> {
        let Self { work, failed, ticket, .. } = self;
        let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| failed());
        Done { ticket, result }
    }
}

impl<A> fmt::Debug for Task<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(stringify!(Task)).field("ticket", &self.ticket).field("file", &self.file).finish_non_exhaustive()
    }
}

/// Sends an action to the window; `false` if it is closed.
pub type Tell<'a, A> = &'a dyn Fn(A) -> bool;

type OngoingWork<A> = Box<dyn FnOnce(Tell<'_, A>) + Send>;

/// Work that goes on until it ends itself, such as watching a folder, on a thread of its own. It sends actions on the way.
pub struct Ongoing<A> {
    name: &'static str,
    work: OngoingWork<A>,
}

impl<A: 'static> Ongoing<A> {
    /// Work on a thread with this name.
    pub fn new(name: &'static str, work: impl FnOnce(Tell<'_, A>) + Send + 'static) -> Self {
        Self { name, work: Box::new(work) }
    }

    /// The same work, with its actions as those of the level above.
    pub fn map<B: 'static>(self, up: fn(A) -> B) -> Ongoing<B> {
        let Self { name, work } = self;
        Ongoing { name, work: Box::new(move |send: Tell<'_, B>| work(&|action| send(up(action)))) }
    }
}

impl<A> fmt::Debug for Ongoing<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(stringify!(Ongoing)).field("name", &self.name).finish_non_exhaustive()
    }
}

/// What came of a task.
#[derive(Debug)]
pub struct Done<A> {
    ticket: Option<Ticket>,
    result: Option<A>,
}

impl<A> Done<A> {
    /// The action, if there is one; the error is the ticket of a text that is gone. `text` tells how often the text of an open
    /// article has been replaced; `None` for an article that is closed.
    pub fn in_time(self, text: impl FnOnce(u64) -> Option<u64>) -> Result<Option<A>, Ticket> {
        match self.ticket {
            Some(ticket) if text(ticket.article) != Some(ticket.text) => Err(ticket),
            _ => Ok(self.result),
        }
    }
}

/// How many threads work at once. Some of them wait for disks and for dialogs, so this is more than there are cores.
const THREADS: usize = 8;

struct Queue<A> {
    waiting: VecDeque<Task<A>>,
    /// The files that are being written.
    busy: Vec<PathBuf>,
    /// Threads that wait for a task.
    idle: usize,
    threads: usize,
    closed: bool,
}

impl<A> Queue<A> {
    /// Takes the first task whose file nobody writes.
    fn take(&mut self) -> Option<Task<A>> {
        let is_free = |t: &Task<A>| t.file.as_ref().is_none_or(|file| !self.busy.contains(file));
        let at = self.waiting.iter().position(is_free)?;
        let task = self.waiting.remove(at)?;
        self.busy.extend(task.file.clone());
        Some(task)
    }

    fn written(&mut self, file: Option<&PathBuf>) {
        if let Some(at) = file.and_then(|file| self.busy.iter().position(|b| b == file)) {
            self.busy.swap_remove(at);
        }
    }
}

struct Shared<A> {
    queue: Mutex<Queue<A>>,
    more: Condvar,
}

impl<A> Shared<A> {
    fn lock(&self) -> MutexGuard<'_, Queue<A>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The threads, started as they are needed. Dropped, they end after the tasks they were given.
pub struct Pool<A> {
    shared: Arc<Shared<A>>,
    sender: Sender<Done<A>>,
    receiver: Receiver<Done<A>>,
}

impl<A: Send + 'static> Default for Pool<A> {
    fn default() -> Self {
        let queue = Queue { waiting: VecDeque::new(), busy: Vec::new(), idle: 0, threads: 0, closed: false };
        let (sender, receiver) = channel();
        Self { shared: Arc::new(Shared { queue: Mutex::new(queue), more: Condvar::new() }), sender, receiver }
    }
}

impl<A: Send + 'static> Pool<A> {
    /// Gives a task to the pool. `wake` is called on the thread of the task when its result can be received.
    pub fn start(&self, task: Task<A>, wake: impl Fn() + Clone + Send + 'static) {
        let mut queue = self.shared.lock();
        queue.waiting.push_back(task);
        if queue.idle < queue.waiting.len() && queue.threads < THREADS {
            let (shared, sender) = (Arc::clone(&self.shared), self.sender.clone());
            let work = move || serve(&shared, &sender, wake);
            // Without threads nothing slow can be done; the person keeps what is on the screen.
            let started = std::thread::Builder::new().name("task".to_owned()).spawn(work).is_ok();
            queue.threads += usize::from(started);
        }
        self.shared.more.notify_one();
    }

    /// Starts work that goes on. `wake` is called on its thread when an action can be received.
    pub fn go_on(&self, work: Ongoing<A>, wake: impl Fn() + Send + 'static) {
        let sender = self.sender.clone();
        let send = move |action| {
            let is_heard = sender.send(Done { ticket: None, result: Some(action) }).is_ok();
            wake();
            is_heard
        };
        let thread = std::thread::Builder::new().name(work.name.to_owned());
        // Without a thread its news are missing; what the person has on the screen stays.
        drop(thread.spawn(move || (work.work)(&send)));
    }

    /// Waits until all files are written that tasks were asked to write, but not longer than this.
    pub fn finish(&self, longest: Duration) {
        let writes = |queue: &mut Queue<A>| !queue.busy.is_empty() || queue.waiting.iter().any(|t| t.file.is_some());
        // Whatever comes of it, the window closes: what is on the disk is whole.
        drop(self.shared.more.wait_timeout_while(self.shared.lock(), longest, writes));
    }

    /// A result that has come since, if there is one.
    pub fn receive(&self) -> Option<Done<A>> {
        self.receiver.try_recv().ok()
    }
}

impl<A> Drop for Pool<A> {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.more.notify_all();
    }
}

/// Does tasks until the pool is dropped and nothing is left to do.
fn serve<A: Send + 'static>(shared: &Shared<A>, sender: &Sender<Done<A>>, wake: impl Fn()) {
    let mut queue = shared.lock();
    loop {
        let Some(task) = queue.take() else {
            if queue.closed && queue.waiting.is_empty() {
                return;
            }
            queue.idle += 1;
            queue = shared.more.wait(queue).unwrap_or_else(PoisonError::into_inner);
            queue.idle -= 1;
            continue;
        };
        drop(queue);
        let file = task.file.clone();
        let done = task.run();
        // The window may be closed by now: then nobody waits for the result.
        drop(sender.send(done));
        wake();
        queue = shared.lock();
        queue.written(file.as_ref());
        if file.is_some() {
            shared.more.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn results(pool: &Pool<usize>, n: usize) -> Vec<usize> {
        let until = Instant::now() + Duration::from_secs(10);
        let mut found = Vec::new();
        while found.len() < n && Instant::now() < until {
            found.extend(pool.receive().and_then(|done| done.in_time(|_| Some(0)).unwrap()));
            std::thread::yield_now();
        }
        found
    }

    fn task(work: impl FnOnce() -> usize + Send + 'static) -> Task<usize> {
        Task::new(move || Some(work()), || Some(usize::MAX))
    }

    #[test]
    fn tasks_that_write_one_file_keep_their_order() {
        let pool = Pool::default();
        for i in 0..40 {
            // The earlier ones take longer.
            let work = move || {
                std::thread::sleep(Duration::from_millis(if i < 4 { 8 - 2 * i as u64 } else { 0 }));
                i
            };
            pool.start(task(work).writing(Path::new("a")), || ());
        }
        assert_eq!(results(&pool, 40), (0..40).collect::<Vec<_>>());
    }

    #[test]
    fn a_file_that_is_written_keeps_no_other_task_waiting() {
        let pool = Pool::default();
        let (open, gate) = channel::<()>();
        let waits = move || {
            assert!(gate.recv().is_ok());
            1
        };
        pool.start(task(waits).writing(Path::new("a")), || ());
        pool.start(task(|| 2).writing(Path::new("a")), || ());
        pool.start(task(|| 3).writing(Path::new("b")), || ());
        assert_eq!(results(&pool, 1), [3]);
        open.send(()).unwrap();
        assert_eq!(results(&pool, 2), [1, 2]);
    }

    #[test]
    fn what_is_to_be_written_is_waited_for_and_nothing_else() {
        let (pool, written) = (Pool::default(), Arc::new(Mutex::new(Vec::new())));
        let (open, gate) = channel::<()>();
        pool.start(task(move || gate.recv().map_or(0, |()| 1)), || ());
        for i in 0..4 {
            let written = Arc::clone(&written);
            let write = move || {
                std::thread::sleep(Duration::from_millis(4));
                written.lock().unwrap().push(i);
                i
            };
            pool.start(task(write).writing(Path::new("a")), || ());
        }
        pool.finish(Duration::from_secs(10));
        assert_eq!(*written.lock().unwrap(), [0, 1, 2, 3]);
        drop(open);
    }

    #[test]
    fn a_task_that_panics_reports_that_it_failed() {
        let pool = Pool::default();
        pool.start(task(|| panic!("on purpose")).writing(Path::new("a")), || ());
        pool.start(task(|| 2).writing(Path::new("a")), || ());
        assert_eq!(results(&pool, 2), [usize::MAX, 2]);
    }

    #[test]
    fn a_result_for_a_text_that_is_gone_is_dropped() {
        let done = |ticket| Task::new(|| Some(1), || None).for_text(ticket).run();
        let ticket = Ticket { article: 7, text: 2 };
        assert_eq!(done(ticket).in_time(|_| Some(2)), Ok(Some(1)));
        assert_eq!(done(ticket).in_time(|_| Some(3)), Err(ticket));
        assert_eq!(done(ticket).in_time(|_| None), Err(ticket), "the article was closed");
    }

    #[test]
    fn a_pool_that_is_dropped_does_what_it_was_given() {
        let (sender, receiver) = channel();
        let pool = Pool::<usize>::default();
        for i in 0..20 {
            let sender = sender.clone();
            pool.start(
                task(move || {
                    sender.send(i).unwrap();
                    i
                })
                .writing(Path::new("a")),
                || (),
            );
        }
        drop((pool, sender));
        assert_eq!(receiver.iter().collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    }
}
