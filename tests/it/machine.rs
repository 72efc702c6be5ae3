//! What the tests take of the machine: where they write, and what the programs that they start know of it.
//!
//! No setting of the tester's changes a result: every program begins with the environment that is made here. `tidy.rs`
//! holds that no other file starts one.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

/// All that a program keeps of the tester's environment: without these it is not found or does not start.
const KEPT: [&str; 12] = [
    "PATH",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DEVELOPER_DIR",
    "ComSpec",
    "PATHEXT",
    "SystemDrive",
    "SystemRoot",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "LOCALAPPDATA",
    // Where a run that measures what the tests reach writes its counts.
    "LLVM_PROFILE_FILE",
];

/// A program of the system, or the one that is tested, not run yet.
pub fn start(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    for name in KEPT {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    for name in ["TMPDIR", "TEMP", "TMP"] {
        command.env(name, root());
    }
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("home");
    std::fs::create_dir_all(&home).expect("a home can be made");
    command.env("XDG_CONFIG_HOME", home.join("config")).env("USERPROFILE", &home).env("HOME", home);
    // Names and texts are UTF-8 for Java and Python. This program asks other variables for its language.
    command.env("LC_CTYPE", if cfg!(target_os = "macos") { "UTF-8" } else { "C.UTF-8" }).env("TZ", "UTC");
    // No settings but those of a repository, and no repository around the books.
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.env("GIT_CEILING_DIRECTORIES", root());
    command
}

/// Git in a folder, not run yet, by somebody with a name.
pub fn git(folder: &Path) -> Command {
    let mut command = start("git");
    command.arg("-C").arg(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.com"]);
    // Else each commit would start one more git, which finds nothing to tidy up.
    command.args(["-c", "maintenance.auto=false"]);
    command
}

/// Makes a pipe with a name.
#[cfg(unix)]
#[track_caller]
pub fn make_pipe(path: &Path) {
    assert!(start("mkfifo").arg(path).status().is_ok_and(|made| made.success()), "{} is no pipe", path.display());
}

/// A folder that goes away with the value.
pub fn folder() -> TempDir {
    tempfile::tempdir_in(root()).expect("a temporary folder")
}

/// Where all folders are made: in memory where the system has it, for the program and git wait for the disk at each
/// commit. `TESTS_IN=/a/folder` chooses another place.
fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let chosen = std::env::var_os("TESTS_IN").map(PathBuf::from);
        chosen.or_else(memory).unwrap_or_else(std::env::temp_dir)
    })
}

/// The folder of the system's memory, where it has room and a program may be run: hooks that must not run must not be
/// held back by the place alone.
fn memory() -> Option<PathBuf> {
    let memory = PathBuf::from("/dev/shm");
    (has_room(&memory) && runs_programs(&memory)).then_some(memory)
}

#[cfg(unix)]
fn has_room(folder: &Path) -> bool {
    const ENOUGH: u64 = 2 << 30;
    rustix::fs::statvfs(folder).is_ok_and(|disk| disk.f_bavail * disk.f_frsize >= ENOUGH)
}

#[cfg(not(unix))]
fn has_room(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn runs_programs(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let Ok(folder) = tempfile::tempdir_in(folder) else { return false };
    let program = folder.path().join("program");
    let made = std::fs::write(&program, "#!/bin/sh\n")
        .and_then(|()| std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)));
    made.is_ok() && Command::new(&program).status().is_ok_and(|status| status.success())
}

#[cfg(not(unix))]
fn runs_programs(_: &Path) -> bool {
    false
}
