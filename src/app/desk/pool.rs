//! The thread pool, which does slow work off the thread that draws.
//!
//! Always true: tasks that write the same file run one after the other, in the order in which they were requested; a task that
//! panics reports a failure and affects no other task; the result of a task for a text that is gone is dropped, but only in
//! [`Done::in_time`]. Absent: what a task does, and what its result means.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The text that a task works on: an open article, and which of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The article's number among those opened since the start.
    pub article: u64,
    /// How often the article's text had been replaced when the task was requested.
    pub text: u64,
}

type Work<A> = Box<dyn FnOnce() -> Option<A> + Send>;

/// Work for a thread of the pool. The result is an action or nothing.
pub struct Task<A> {
    work: Work<A>,
    failed: Work<A>,
    ticket: Option<Ticket>,
    file: Option<PathBuf>,
}

impl<A: Send + 'static> Task<A> {
    /// Creates a task. `failed` supplies the result if `work` panics.
    pub fn new(
        work: impl FnOnce() -> Option<A> + Send + 'static,
        failed: impl FnOnce() -> Option<A> + Send + 'static,
    ) -> Self {
        Self { work: Box::new(work), failed: Box::new(failed), ticket: None, file: None }
    }

    /// Ties the task to one text: its result is dropped if the article has another text by then.
    #[must_use]
    pub fn for_text(self, ticket: Ticket) -> Self {
        Self { ticket: Some(ticket), ..self }
    }

    /// Marks the task as one that writes `file`: it waits for earlier tasks that write the same file.
    #[must_use]
    pub fn writing(self, file: &Path) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }

    /// Converts the task's result into an action of the level above.
    pub fn map<B: Send + 'static>(self, up: fn(A) -> B) -> Task<B> {
        let Self { work, failed, ticket, file } = self;
        Task { work: Box::new(move || work().map(up)), failed: Box::new(move || failed().map(up)), ticket, file }
    }

    /// Does the work on the current thread.
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

/// Sends an action to the window. Returns `false` if the window is closed.
pub type Tell<'a, A> = &'a dyn Fn(A) -> bool;

type OngoingWork<A> = Box<dyn FnOnce(Tell<'_, A>) + Send>;

/// Continuous work on a thread of its own, such as watching a folder. It sends actions as it runs, and decides itself when to
/// end.
pub struct Ongoing<A> {
    name: &'static str,
    work: OngoingWork<A>,
}

impl<A: 'static> Ongoing<A> {
    /// Creates continuous work on a thread with this name.
    pub fn new(name: &'static str, work: impl FnOnce(Tell<'_, A>) + Send + 'static) -> Self {
        Self { name, work: Box::new(work) }
    }

    /// Converts the work's actions into those of the level above.
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

/// The result of a task, and the text that it is for.
#[derive(Debug)]
pub struct Done<A> {
    ticket: Option<Ticket>,
    result: Option<A>,
}

impl<A> Done<A> {
    /// Returns the action, if there is one. The error is the ticket of a text that is gone. `text` returns how often the text of
    /// an open article has been replaced, or `None` if the article is closed.
    pub fn in_time(self, text: impl FnOnce(u64) -> Option<u64>) -> Result<Option<A>, Ticket> {
        match self.ticket {
            Some(ticket) if text(ticket.article) != Some(ticket.text) => Err(ticket),
            _ => Ok(self.result),
        }
    }
}

/// The most threads that work at once. Some of them wait for disks and dialogs, so there may be more than there are cores.
const THREADS: usize = 8;

struct Queue<A> {
    waiting: VecDeque<Task<A>>,
    /// The files being written.
    busy: Vec<PathBuf>,
    /// The number of threads waiting for a task.
    idle: usize,
    threads: usize,
    closed: bool,
}

impl<A> Queue<A> {
    /// Takes the first task whose file no running task writes.
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

/// The threads, started on demand. When the pool is dropped, they finish the tasks already given to them and end.
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
            // Without threads no slow work can be done, but the person keeps what is on the screen.
            let started = std::thread::Builder::new().name("task".to_owned()).spawn(work).is_ok();
            queue.threads += usize::from(started);
        }
        self.shared.more.notify_one();
    }

    /// Starts continuous work. `wake` is called on its thread when an action can be received.
    pub fn go_on(&self, work: Ongoing<A>, wake: impl Fn() + Send + 'static) {
        let sender = self.sender.clone();
        let send = move |action| {
            let is_heard = sender.send(Done { ticket: None, result: Some(action) }).is_ok();
            wake();
            is_heard
        };
        let thread = std::thread::Builder::new().name(work.name.to_owned());
        // Without a thread its actions are missing, but the person keeps what is on the screen.
        drop(thread.spawn(move || (work.work)(&send)));
    }

    /// Waits until the pool's tasks have written all their files, but no longer than `longest`.
    pub fn finish(&self, longest: Duration) {
        let writes = |queue: &mut Queue<A>| !queue.busy.is_empty() || queue.waiting.iter().any(|t| t.file.is_some());
        // The window closes in any case: the files on disk are complete.
        drop(self.shared.more.wait_timeout_while(self.shared.lock(), longest, writes));
    }

    /// Returns the next result that has arrived, without waiting; `None` if there is none.
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

/// Runs tasks until the pool is dropped and none is left.
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
        // The window may be closed by now; the result is then not needed.
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
