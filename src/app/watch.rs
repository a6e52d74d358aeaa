//! Notices that the files of open articles change on disk. Network drives and synchronised folders send no events, so size and
//! time are looked at every second; what is read then is compared by its hash.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use crate::app::actions::Action;

const EVERY: Duration = Duration::from_secs(1);

/// The files that are watched, with the numbers of their articles.
#[derive(Clone, Default)]
pub struct Watched(Arc<Mutex<Vec<(u64, PathBuf)>>>);

impl Watched {
    /// Watches these from now on.
    pub fn set(&self, files: Vec<(u64, PathBuf)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = files;
    }

    /// Watches on a thread until the window is gone. `wake` is called when something was sent.
    pub fn start(&self, sender: Sender<Action>, wake: impl Fn() + Send + 'static) {
        let files = Arc::downgrade(&self.0);
        let watch = move || {
            let mut seen: HashMap<(u64, PathBuf), (u64, Option<SystemTime>)> = HashMap::new();
            while let Some(files) = files.upgrade() {
                let now = files.lock().unwrap_or_else(PoisonError::into_inner).clone();
                drop(files);
                seen.retain(|key, _| now.contains(key));
                for (number, path) in now {
                    let Ok(data) = std::fs::metadata(&path) else { continue };
                    let looks = (data.len(), data.modified().ok());
                    // The first look is compared as well: it may have changed since it was read.
                    if seen.insert((number, path), looks) != Some(looks)
                        && sender.send(Action::DiskChanged(number)).is_ok()
                    {
                        wake();
                    }
                }
                std::thread::sleep(EVERY);
            }
        };
        // Without threads changes are met when the file is saved.
        drop(std::thread::Builder::new().name("watch".to_owned()).spawn(watch));
    }
}
