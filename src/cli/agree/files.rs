//! Reading the files of a study, some of them twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::super::error::Error;
use super::super::output::warn;
use super::super::{copy, stream};
use claimlight_core::model::{Annotations, Limits};

/// Reads files. What was mended in one is warned of once, and what comes from a stream is kept, as it can be read only once.
pub struct Files<'a> {
    paths: &'a [PathBuf],
    limits: Limits,
    warned: Mutex<BTreeSet<usize>>,
    streams: Mutex<BTreeMap<usize, Annotations>>,
}

impl<'a> Files<'a> {
    /// Reads the files at these paths.
    pub fn new(paths: &'a [PathBuf], limits: Limits) -> Self {
        Self { paths, limits, warned: Mutex::default(), streams: Mutex::default() }
    }

    /// Reads the file with this number.
    pub fn read(&self, i: usize) -> Result<Annotations, Error> {
        let path = self.paths.get(i).map_or(Path::new(""), PathBuf::as_path);
        if !stream::is_stream(path) {
            return self.load(i, path);
        }
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = streams.get(&i) {
            return Ok(known.clone());
        }
        let annotations = self.load(i, path)?;
        streams.insert(i, annotations.clone());
        Ok(annotations)
    }

    fn load(&self, i: usize, path: &Path) -> Result<Annotations, Error> {
        let loaded = copy::load(path, self.limits)?;
        if !loaded.repairs.is_empty() {
            let mut warned = self.warned.lock().unwrap_or_else(PoisonError::into_inner);
            if warned.insert(i) {
                for repair in &loaded.repairs {
                    warn(&format!("{}: {repair}", path.display()));
                }
            }
        }
        Ok(loaded.annotations)
    }
}
