//! git's own lock files: wait while a running git holds one, remove one that a killed git left behind.
//!
//! git takes a lock by making a file (`index.lock`, `HEAD.lock`, `refs/heads/main.lock`); a git that is
//! killed leaves it behind, and every later git refuses to run. The file does not name its owner. So it counts as
//! left behind when no git runs in this repository and the file is still there after a moment.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};

use super::trouble::GitError;
use crate::disk::{Folder, named};

/// The pause between two checks.
const PAUSE: Duration = Duration::from_millis(100);

/// Checks after which a running git is no longer waited for: ten seconds.
const MOST: u32 = 100;

/// Checks in a row that must find a lock but no running git before the lock is removed: programs other than git hold
/// a lock for some milliseconds.
const DEAD_AFTER: u32 = 3;

/// The same for a folder that another machine may use too: two seconds.
const DEAD_AFTER_THERE: u32 = 20;

/// The folders whose locks may be cleared.
pub struct LockPlaces<'a> {
    /// The working tree.
    pub top: &'a Path,
    /// The folders of the repository.
    pub own: [&'a Path; 2],
    /// The folder that the book is kept together with; `None` where there is none, or it is not a folder.
    pub remote: &'a dyn Fn() -> Option<PathBuf>,
}

/// After `error`, which names a lock: waits a little, or removes the lock and returns its path. Gives up with the error
/// when a living process holds it too long. `waited` counts the checks of one command.
pub fn wait_or_clear(places: &LockPlaces, mut error: GitError, waited: &mut u32) -> Result<Option<PathBuf>, GitError> {
    let Some(lock) = error.lock.clone() else { return Err(error) };
    let here = places.own.iter().any(|folder| !folder.as_os_str().is_empty() && lock.starts_with(folder));
    let there = if here { None } else { (places.remote)().filter(|folder| lock.starts_with(folder)) };
    if !here && there.is_none() {
        return Err(error);
    }
    *waited += 1;
    let mut cleared = None;
    match holder(places, there.as_deref()).or_else(|| opener(&lock)) {
        Some(process) if *waited > MOST => {
            error.reason = format!("{} ({process})", lock.display());
            return Err(error);
        }
        None if *waited >= if here { DEAD_AFTER } else { DEAD_AFTER_THERE } => {
            clear(&lock)?;
            cleared = Some(lock);
            *waited = 0;
        }
        _ => {}
    }
    std::thread::sleep(PAUSE);
    Ok(cleared)
}

fn clear(lock: &Path) -> Result<(), GitError> {
    match named::parent(lock).and_then(|(folder, name)| folder.remove_file(name)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(GitError::not_started("git", &error)),
        _ => Ok(()),
    }
}

/// A living git that works in this repository, or in the folder that it is kept together with.
fn holder(places: &LockPlaces, there: Option<&Path>) -> Option<u32> {
    let mut system = System::new();
    let kind = ProcessRefreshKind::nothing().without_tasks().with_cwd(UpdateKind::Always);
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, kind);
    let real = |path: &Path| named::real(path).unwrap_or_else(|_| path.to_owned());
    let folders: Vec<_> = [places.top].into_iter().chain(places.own).chain(there).map(real).collect();
    let works_here = |cwd: &Path| folders.iter().any(|folder| cwd.starts_with(folder));
    let mut processes = system.processes().values().filter(|process| {
        let name = process.name().to_string_lossy();
        let is_git = name == "git" || name == "git.exe" || name.starts_with("git-");
        is_git
            && !matches!(process.status(), sysinfo::ProcessStatus::Zombie | sysinfo::ProcessStatus::Dead)
            && process.cwd().is_some_and(works_here)
    });
    processes.next().map(|process| process.pid().as_u32())
}

/// A process, git or not, that has the lock open; where the system tells.
#[cfg(target_os = "linux")]
fn opener(lock: &Path) -> Option<u32> {
    let lock = named::real(lock).ok()?;
    let names = |path: &Path| Folder::open(path).and_then(|folder| folder.entries()).unwrap_or_default();
    let has_open = |process: &u32| {
        let files = Path::new("/proc").join(process.to_string()).join("fd");
        names(&files).iter().any(|file| named::link_target(&files.join(&file.name)).is_ok_and(|path| path == lock))
    };
    names(Path::new("/proc")).iter().filter_map(|entry| entry.name.to_str()?.parse().ok()).find(has_open)
}

#[cfg(not(target_os = "linux"))]
fn opener(_: &Path) -> Option<u32> {
    None
}
