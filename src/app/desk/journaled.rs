//! How far the journal has been written, which is what a save waits for.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The revision up to which the journal has written each open article, by the article's number. A save waits for it: otherwise
/// the journal left by a crash could hold less than the file, and restoring it would set the file back.
#[derive(Clone, Debug, Default)]
pub struct Journaled(Arc<(Mutex<BTreeMap<u64, u64>>, Condvar)>);

impl Journaled {
    /// The longest that a save waits for a slow disk.
    const LONGEST: Duration = Duration::from_secs(5);

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, u64>> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the revisions written for some articles, and wakes the saves that wait for them.
    pub fn set(&self, revisions: BTreeMap<u64, u64>) {
        self.lock().extend(revisions);
        self.0.1.notify_all();
    }

    /// Waits until the journal has written this article up to this revision, has failed to, or takes too long.
    pub fn wait(&self, article: u64, revision: u64) {
        let waits = |known: &mut BTreeMap<u64, u64>| known.get(&article).is_none_or(|r| *r < revision);
        // The save goes on whether the journal is ready or took too long.
        drop(self.0.1.wait_timeout_while(self.lock(), Self::LONGEST, waits));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_waits_for_the_revision_that_it_writes() {
        let journaled = Journaled::default();
        journaled.set(BTreeMap::from([(1, 4), (2, 9)]));
        // This revision is already written.
        journaled.wait(1, 4);
        let (other, (sender, receiver)) = (journaled.clone(), std::sync::mpsc::channel());
        let save = std::thread::spawn(move || {
            other.wait(1, 5);
            sender.send(()).unwrap();
        });
        assert!(receiver.recv_timeout(Duration::from_millis(50)).is_err(), "revision 4 is not enough");
        journaled.set(BTreeMap::from([(1, 5)]));
        assert!(receiver.recv_timeout(Duration::from_secs(4)).is_ok());
        save.join().unwrap();
    }
}
