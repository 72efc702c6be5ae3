//! Runs the user's git in a book's folder.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::layout;
use super::locks::{self, LockPlaces};
use super::trouble::{GitError, Trouble};
use crate::disk::{Scratch, named};

/// A book that is in a repository.
#[derive(Clone, Debug)]
pub struct Git {
    /// The book's folder.
    pub(super) root: PathBuf,
    /// The repository's: the book may be a part of a larger one.
    pub(super) top: PathBuf,
    /// Where git keeps this working tree's state, and what all working trees share.
    pub(super) dir: PathBuf,
    pub(super) common: PathBuf,
    /// Whether hooks and what else the repository brings along may run.
    pub(super) trusted: bool,
    /// The author where git has none: the owner in the settings.
    pub(super) fallback: Option<(String, String)>,
    /// Whether a setting of the user's asks for signed commits.
    pub(super) signs: bool,
    /// The folder of an index apart from the user's.
    pub(super) index: Option<Arc<Scratch>>,
    /// Locks of dead processes that were cleared on the way.
    pub(super) cleared: RefCell<Vec<PathBuf>>,
}

/// What would point git elsewhere than at the book.
const POINTERS: [&str; 10] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
];

/// Settings that make git's answers stable and its writes last, and keep it from starting what a
/// repository names: helpers of remotes, monitors, modules.
const SETTINGS: [&str; 17] = [
    "core.quotePath=off",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "gc.auto=0",
    "maintenance.auto=false",
    "core.fsync=all",
    "core.fsmonitor=false",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "fetch.fsckObjects=true",
    "protocol.allow=never",
    "protocol.file.allow=always",
    "protocol.ssh.allow=always",
    "protocol.https.allow=always",
    "protocol.http.allow=always",
    "protocol.git.allow=always",
];

impl Git {
    /// Where the repository is; nothing of it is used yet.
    pub(super) fn locate(root: &Path) -> Result<Git, GitError> {
        if let Some(path) = layout::pipe_at(root) {
            return Err(GitError::new("git rev-parse", Trouble::Pipe, &path));
        }
        let mut git = Git { root: root.to_owned(), ..Git::nowhere() };
        let found = git.git(&[
            "rev-parse",
            "--path-format=absolute",
            "--show-toplevel",
            "--absolute-git-dir",
            "--git-common-dir",
        ])?;
        let mut lines = found.lines().map(PathBuf::from);
        git.top = lines.next().unwrap_or_default();
        git.dir = lines.next().unwrap_or_default();
        git.common = lines.next().unwrap_or_default();
        // A setting could name any folder as the working one.
        let holds_book =
            named::real(root).is_ok_and(|root| named::real(&git.top).is_ok_and(|top| root.starts_with(top)));
        if holds_book { Ok(git) } else { Err(GitError::new("git rev-parse", Trouble::NotTrusted, "core.worktree")) }
    }

    /// A repository that is not known yet.
    pub(super) fn nowhere() -> Git {
        let nowhere = PathBuf::new;
        let (root, top, dir, common) = (nowhere(), nowhere(), nowhere(), nowhere());
        Git {
            root,
            top,
            dir,
            common,
            trusted: false,
            fallback: None,
            signs: false,
            index: None,
            cleared: RefCell::default(),
        }
    }

    /// Where the book stands in the repository: empty, or ending in `/`.
    pub fn prefix(&self) -> String {
        let (root, top) = (named::real(&self.root), named::real(&self.top));
        let below = root.ok().zip(top.ok()).and_then(|(root, top)| root.strip_prefix(top).ok().map(Path::to_owned));
        let parts = below.iter().flat_map(|below| below.components());
        parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
    }

    /// The hash of the repository's objects, `sha1` or `sha256`; `None` where git is too old to tell.
    pub(super) fn object_format(&self) -> Option<String> {
        let format = self.git(&["rev-parse", "--show-object-format"]).ok()?.trim().to_owned();
        ["sha1", "sha256"].contains(&format.as_str()).then_some(format)
    }

    /// The repository's folder.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// What [`trust`] remembers a repository by.
    pub fn common(&self) -> &Path {
        &self.common
    }

    /// Whether the user has allowed the programs that this repository would run; see [`trust`].
    pub fn is_trusted(&self) -> bool {
        self.trusted
    }

    /// Locks of dead processes that were cleared since this was last asked.
    pub fn cleared(&self) -> Vec<PathBuf> {
        self.cleared.take()
    }

    /// Runs git in the book's folder and gives what it prints.
    pub(super) fn git(&self, args: &[&str]) -> Result<String, GitError> {
        self.with_input(args, &[])
    }

    pub(super) fn with_input(&self, args: &[&str], input: &[u8]) -> Result<String, GitError> {
        self.bytes(&self.root, args, input).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Runs git, which waits for locks of the living and clears those of the dead.
    pub(super) fn bytes(&self, folder: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let mut waited = 0;
        loop {
            let error = match self.once(folder, args, input) {
                Err(error) if error.lock.is_some() => error,
                result => return result,
            };
            let places =
                LockPlaces { top: &self.top, own: [&self.dir, &self.common], remote: &|| self.remote_folder() };
            let cleared = locks::wait_or_clear(&places, error, &mut waited)?;
            self.cleared.borrow_mut().extend(cleared);
        }
    }

    pub(super) fn once(&self, folder: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let name = format!("git {}", args.first().unwrap_or(&""));
        let failed = |error: std::io::Error| GitError::not_started(&name, &error);
        let mut command = self.command(folder);
        // It takes no patterns and refuses the option.
        let is_check_ignore = args.first() == Some(&"check-ignore");
        if !is_check_ignore {
            command.arg("--literal-pathspecs");
        }
        command.args(args).stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() });
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
        let stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            // Beside the reading, so that neither side waits for the other with full pipes.
            if let Some(mut stdin) = stdin {
                scope.spawn(move || std::io::Write::write_all(&mut stdin, input));
            }
            child.wait_with_output()
        });
        let output = output.map_err(failed)?;
        // The code with which it says that git leaves none of them out.
        let is_none = is_check_ignore && output.status.code() == Some(1);
        if output.status.success() || is_none {
            Ok(output.stdout)
        } else {
            Err(GitError::said(&name, &output.stderr, &output.stdout))
        }
    }

    pub(super) fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(folder);
        for setting in SETTINGS {
            command.arg("-c").arg(setting);
        }
        if !self.trusted {
            command.arg("-c").arg("core.hooksPath=/dev/null");
        }
        if let Some((name, email)) = &self.fallback {
            command.arg("-c").arg(format!("user.name={name}")).arg("-c").arg(format!("user.email={email}"));
        }
        for name in POINTERS {
            command.env_remove(name);
        }
        if let Some(index) = &self.index {
            command.env("GIT_INDEX_FILE", index.path().join("index"));
        }
        // Reading takes no lock, and git fetches no missing objects by itself.
        command
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_NO_REPLACE_OBJECTS", "1");
        command.arg("--no-pager");
        command
    }
}
