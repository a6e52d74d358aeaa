//! The program's data folder: locks for saving, and earlier versions of annotation files.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, Lock};
use super::names;
use super::sha256_hex;
use super::write::target;

/// The room that all earlier versions may take after a sweep, in bytes. Beyond it the oldest are deleted.
const MOST: u64 = 100 << 20;

/// A sweep is due when so many parts of [`PART`] bytes were kept since the last one: then the versions of all files are listed.
/// Until then a save looks at the versions of its own file alone.
const DUE: u64 = 128;

/// What one version counts at least, in bytes.
const PART: u64 = 64 << 10;

/// Holds a byte for each part that was kept since the last sweep, in the folder of the versions.
const SINCE_SWEEP: &str = ".since-sweep";

/// How many lock files there are at most. Files whose names share one wait for each other's saves.
const LOCKS: u32 = 64;

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

/// The data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    folder: PathBuf,
}

/// An earlier version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was replaced, in milliseconds since the Unix epoch.
    pub millis: u64,
    /// The file that holds it.
    pub path: PathBuf,
    /// Its length in bytes.
    pub len: u64,
}

impl Home {
    /// The data folder of this user: the one that `CLAIMLIGHT_DATA` names, else a folder `claimlight-data` beside the program
    /// (a USB stick), else the system's place for settings. `None` if the system names none.
    pub fn of_this_user() -> Option<Self> {
        use etcetera::BaseStrategy as _;
        let beside = || {
            let program = std::env::current_exe().ok()?;
            Some(program.with_file_name("claimlight-data")).filter(|f| f.is_dir())
        };
        let system = || Some(etcetera::choose_base_strategy().ok()?.config_dir().join("claimlight"));
        let folder = match std::env::var_os("CLAIMLIGHT_DATA") {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => beside().or_else(system)?,
        };
        Some(Self::new(folder))
    }

    /// The file of the window's settings.
    pub fn settings(&self) -> PathBuf {
        self.folder.join("settings.ron")
    }

    /// The file that says who works on this computer.
    pub fn people(&self) -> PathBuf {
        self.folder.join("people.ron")
    }

    /// The file of the scheme that was chosen for new articles.
    pub fn scheme_for_new(&self) -> PathBuf {
        self.folder.join("scheme.ron")
    }

    /// The data folder at this path, which is created when it is needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The path of the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A name for everything that belongs to one file. It is the same for every link to that file, and for both normal forms of its
    /// name.
    fn name_of(path: &Path) -> String {
        let real = real(path);
        let name = |bytes: &[u8]| sha256_hex(bytes)[..24].to_owned();
        real.to_str().map_or_else(
            || name(real.as_os_str().as_encoded_bytes()),
            |_| name(names::nfc(real.as_os_str()).as_bytes()),
        )
    }

    /// The name that earlier versions gave to what belongs to a file whose name is not in NFC.
    fn earlier_name_of(path: &Path) -> String {
        sha256_hex(real(path).as_os_str().as_encoded_bytes())[..24].to_owned()
    }

    /// Waits until no other process of this program saves the file, and keeps others waiting until the lock is dropped. `None` if
    /// the data folder can't be written or locked: then saves are not kept apart.
    pub fn turn(&self, path: &Path) -> Option<Lock> {
        let folder = self.locks();
        disk::make_folder(&folder).ok()?;
        Lock::wait(&folder.join(lock_name(&Self::name_of(path)))).ok()
    }

    fn locks(&self) -> PathBuf {
        self.folder.join("locks")
    }

    fn all_versions(&self) -> PathBuf {
        self.folder.join("versions")
    }

    fn versions_of(&self, path: &Path) -> PathBuf {
        self.all_versions().join(Self::name_of(path))
    }

    /// Keeps a version that is about to be replaced. If that fails, the version is lost and the save goes on.
    pub fn keep(&self, path: &Path, bytes: &[u8]) {
        let folder = self.versions_of(path);
        let now = u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(0);
        let kept = disk::make_folder(&folder)
            .and_then(|()| disk::replace(&folder.join(format!("{now:014}.claims.ron")), bytes));
        if kept.is_ok() {
            self.thin(&folder, now, bytes.len() as u64);
        }
    }

    /// The earlier versions of a file, the latest first.
    pub fn versions(&self, path: &Path) -> Vec<Version> {
        let (own, earlier) = (self.versions_of(path), self.all_versions().join(Self::earlier_name_of(path)));
        let mut versions = list(&own);
        if earlier != own {
            versions.extend(list(&earlier));
            versions.sort_by_key(|v| std::cmp::Reverse(v.millis));
        }
        versions
    }

    /// Takes the earlier versions of a file along to its new path. Versions that can't be taken along stay with the old one.
    pub fn moved(&self, from: &Path, to: &Path) {
        let new = self.versions_of(to);
        let versions = self.versions(from);
        if versions.is_empty() || disk::make_folder(&new).is_err() {
            return;
        }
        for version in versions {
            let kept = version.path.file_name().map(|name| new.join(name)).filter(|kept| !kept.exists());
            if let Some(kept) = kept {
                drop(disk::rename(&version.path, &kept));
            }
        }
    }

    /// Deletes the earlier versions of a file.
    pub fn forget(&self, path: &Path) {
        for version in self.versions(path) {
            drop(disk::remove(&version.path));
        }
    }

    /// Deletes versions that need not be kept: those of one file, or of all files if a sweep is due after `len` more bytes.
    ///
    /// A save must not take longer the more other files there are.
    fn thin(&self, folder: &Path, now: u64, len: u64) {
        let counter = self.all_versions().join(SINCE_SWEEP);
        let parts = usize::try_from(len.div_ceil(PART).clamp(1, DUE)).unwrap_or(1);
        // A count that can't be kept must not let the versions grow.
        if disk::grow(&counter, parts).is_ok_and(|count| count < DUE) {
            keep_within_room(thin(folder, now));
            return;
        }
        let all = disk::list(&self.all_versions()).iter().flat_map(|folder| thin(folder, now)).collect();
        keep_within_room(all);
        self.remove_old_locks();
        drop(disk::remove(&counter));
    }

    /// Deletes the lock files of earlier versions of the program, which had one for each file that was ever saved.
    fn remove_old_locks(&self) {
        for path in disk::list(&self.locks()) {
            let is_ours = path.file_stem().is_some_and(|stem| stem.len() == 2);
            if !is_ours && Lock::is_free(&path) {
                drop(disk::remove(&path));
            }
        }
    }
}

/// The path of a file without links.
fn real(path: &Path) -> PathBuf {
    let path = target(path);
    let real = fs::canonicalize(disk::folder_of(&path));
    real.map_or_else(|_| path.clone(), |folder| folder.join(path.file_name().unwrap_or_default()))
}

/// The name of the lock for all that belongs to one file.
fn lock_name(name: &str) -> String {
    let number = u32::from_str_radix(name.get(..4).unwrap_or_default(), 16).unwrap_or(0);
    format!("{:02x}.lock", number % LOCKS)
}

/// Deletes those earlier versions of one file that need not be kept, by their age; returns the others.
fn thin(folder: &Path, now: u64) -> Vec<Version> {
    let (kept, gone) = thinned(list(folder), now);
    for version in gone {
        drop(disk::remove(&version.path));
    }
    kept
}

/// Deletes the oldest of these that together take more than [`MOST`]. The latest stays, however large it is.
fn keep_within_room(mut versions: Vec<Version>) {
    versions.sort_by_key(|v| std::cmp::Reverse(v.millis));
    let mut room = 0;
    for (i, version) in versions.into_iter().enumerate() {
        room += version.len;
        if room > MOST && i > 0 {
            drop(disk::remove(&version.path));
        }
    }
}

fn list(folder: &Path) -> Vec<Version> {
    let version = |path: PathBuf| {
        let millis = path.file_name()?.to_str()?.strip_suffix(".claims.ron")?.parse().ok()?;
        Some(Version { millis, len: disk::len(&path), path })
    };
    let mut versions: Vec<Version> = disk::list(folder).into_iter().filter_map(version).collect();
    versions.sort_by_key(|v| std::cmp::Reverse(v.millis));
    versions
}

/// Divides versions, the latest first, into those that stay and those that are deleted.
/// All of the last hour stay, one an hour of the last day, and one a day of the last 30 days.
fn thinned(versions: Vec<Version>, now: u64) -> (Vec<Version>, Vec<Version>) {
    let mut slots = std::collections::HashSet::new();
    versions.into_iter().partition(|version| {
        let age = now.saturating_sub(version.millis);
        if age <= HOUR {
            true
        } else if age <= DAY {
            slots.insert((HOUR, version.millis / HOUR))
        } else {
            age <= 30 * DAY && slots.insert((DAY, version.millis / DAY))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_thin_out_with_age() {
        let now = 100 * DAY;
        let at = |millis: u64| Version { millis, path: PathBuf::new(), len: 1 };
        let ages = [1, 2, HOUR - 1, 2 * HOUR + 5, 2 * HOUR + 9, 5 * HOUR, 2 * DAY + HOUR, 2 * DAY + 3 * HOUR, 31 * DAY];
        let (kept, _) = thinned(ages.iter().map(|age| at(now - age)).collect(), now);
        let kept: Vec<u64> = kept.iter().map(|v| now - v.millis).collect();
        assert_eq!(kept, [1, 2, HOUR - 1, 2 * HOUR + 5, 5 * HOUR, 2 * DAY + HOUR]);
    }

    #[test]
    fn a_save_leaves_the_versions_of_other_files_alone_until_a_sweep_is_due() {
        let data = tempfile::tempdir().unwrap();
        let home = Home::new(data.path().to_owned());
        let old = |file: &str| {
            let folder = home.versions_of(Path::new(file));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("{:014}.claims.ron", 1)), "from 1970").unwrap();
        };
        old("/a/other");
        old("/a/own");
        home.keep(Path::new("/a/own"), b"1");
        assert_eq!(home.versions(Path::new("/a/own")).len(), 1, "its own is thinned at once");
        for i in 0..DUE - 2 {
            assert_eq!(home.versions(Path::new("/a/other")).len(), 1, "after {i} saves");
            home.keep(Path::new("/a/own"), b"1");
        }
        assert_eq!(home.versions(Path::new("/a/other")).len(), 1);
        home.keep(Path::new("/a/own"), b"1");
        assert!(home.versions(Path::new("/a/other")).is_empty(), "the sweep reaches it");
        // It begins anew.
        old("/a/other");
        home.keep(Path::new("/a/own"), b"1");
        assert_eq!(home.versions(Path::new("/a/other")).len(), 1);
        // Large versions bring the sweep nearer.
        home.keep(Path::new("/a/own"), &vec![b'x'; usize::try_from(PART * DUE).unwrap()]);
        assert!(home.versions(Path::new("/a/other")).is_empty());
    }

    #[test]
    fn lock_files_are_few_and_those_of_earlier_versions_go_with_a_sweep() {
        let data = tempfile::tempdir().unwrap();
        let home = Home::new(data.path().to_owned());
        fs::create_dir_all(home.locks()).unwrap();
        let (free, held) = (home.locks().join("0123456789abcdef.lock"), home.locks().join("fedcba9876543210.lock"));
        fs::write(&free, "").unwrap();
        let lock = Lock::wait(&held).unwrap();
        for i in 0..1000 {
            drop(home.turn(Path::new(&format!("/a/{i}.claims.ron"))).unwrap());
        }
        assert!(disk::list(&home.locks()).len() <= LOCKS as usize + 2);
        home.keep(Path::new("/a/own"), &vec![b'x'; usize::try_from(PART * DUE).unwrap()]);
        assert!(!free.exists() && held.exists(), "a program that runs still holds the other");
        assert!(disk::list(&home.locks()).len() > 32);
        drop(lock);
    }

    #[test]
    fn versions_go_along_to_a_new_name() {
        let data = tempfile::tempdir().unwrap();
        let home = Home::new(data.path().to_owned());
        let (old, new) = (data.path().join("a.claims.ron"), data.path().join("b.claims.ron"));
        home.keep(&old, b"one");
        home.moved(&old, &new);
        assert_eq!((home.versions(&old).len(), home.versions(&new).len()), (0, 1));
        home.moved(&old, &new);
        assert_eq!(home.versions(&new).len(), 1);
    }

    #[test]
    fn a_file_has_one_name_by_whichever_link() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        fs::write(&path, "x").unwrap();
        let name = Home::name_of(&path);
        let (nfc, nfd) = (folder.path().join("\u{e9}.claims.ron"), folder.path().join("e\u{301}.claims.ron"));
        assert_eq!(Home::name_of(&nfc), Home::name_of(&nfd));
        let home = Home::new(folder.path().join("data"));
        let earlier = home.all_versions().join(Home::earlier_name_of(&nfd));
        fs::create_dir_all(&earlier).unwrap();
        fs::write(earlier.join("00000000000001.claims.ron"), "kept by an earlier version").unwrap();
        home.keep(&nfd, b"kept");
        assert_eq!((home.versions(&nfd).len(), home.versions(&nfc).len()), (2, 1));
        assert_ne!(name, Home::name_of(&folder.path().join("b.claims.ron")));
        #[cfg(unix)]
        {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink("a.claims.ron", &link).unwrap();
            assert_eq!(Home::name_of(&link), name);
        }
    }
}
