//! The book's history: the user's own git, by process.
//!
//! In: a book and paths in it. Out: commits, and what they say. Only git itself runs the user's hooks,
//! signs, and knows their credentials; so it is asked, never imitated. A book that is in no repository,
//! or on a machine without git, works as well and has no history. A repository that came from somebody
//! else is data: until its owner says otherwise nothing that it brings along is run ([`trust`]).

pub mod bundle;
pub mod changes;
pub mod commit;
pub mod driver;
mod failure;
pub mod head;
pub mod history;
pub mod ignored;
mod layout;
pub mod locks;
pub mod objects;
pub mod place;
pub mod remote;
pub mod sync;
pub mod trouble;
pub mod trust;
pub mod undo;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

pub use trouble::{GitError, Trouble};

use crate::disk::{Folder, Scratch, named};
use crate::i18n::visible::visible_line;

/// A book that is in a repository.
#[derive(Clone, Debug)]
pub struct Git {
    /// The book's folder.
    root: PathBuf,
    /// The repository's: the book may be a part of a larger one.
    top: PathBuf,
    /// Where git keeps this working tree's state, and what all working trees share.
    dir: PathBuf,
    common: PathBuf,
    /// Whether hooks and what else the repository brings along may run.
    trusted: bool,
    /// The author where git has none: the owner in the settings.
    fallback: Option<(String, String)>,
    /// Whether a setting of the user's asks for signed commits.
    signs: bool,
    /// The folder of an index apart from the user's.
    index: Option<Arc<Scratch>>,
    /// Locks of dead processes that were cleared on the way.
    cleared: RefCell<Vec<PathBuf>>,
}

/// Every change by the program carries this trailer, with the command's name.
pub const ACTION: &str = "Clientbook-Action";

/// An undo names the commit that it takes back.
pub const UNDOES: &str = "Clientbook-Undoes";

/// The name of the remote where a book has none yet.
const ORIGIN: &str = "origin";

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
    /// The repository of a book; an error says why there is none to use.
    pub fn open(root: &Path, owner: Option<(String, String)>) -> Result<Git, GitError> {
        let mut git = Git::locate(root)?;
        git.trusted = trust::is_trusted(&git.common, &git.top);
        if !git.trusted && git.leads_elsewhere() {
            return Err(GitError::new("git rev-parse", Trouble::Elsewhere, ".git"));
        }
        if let Some(link) = Some(&git).filter(|git| !git.trusted).and_then(|git| layout::link_in(&git.dir)) {
            return Err(GitError::new("git rev-parse", Trouble::Elsewhere, &format!(".git/{link}")));
        }
        let settings = trust::settings(&git)?;
        let own = settings.iter().find(|setting| !git.trusted && setting.is_own() && !trust::is_harmless(setting));
        if let Some(setting) = own {
            return Err(GitError::new("git config", Trouble::NotTrusted, &setting.key));
        }
        let named = |key: &str| settings.iter().rev().find(|setting| setting.key == key);
        let nobody = || ("clientbook".to_owned(), "clientbook@localhost".to_owned());
        // The owner's name may come from a received book: what steers a terminal does not reach the history.
        let shown = |(name, email): (String, String)| (visible_line(&name), visible_line(&email));
        git.fallback = named("user.email").is_none().then(|| shown(owner.unwrap_or_else(nobody)));
        git.signs = named("commit.gpgsign")
            .is_some_and(|setting| ["true", "yes", "on", "1", ""].contains(&setting.value.as_str()));
        Ok(git)
    }

    /// Where the repository is; nothing of it is used yet.
    fn locate(root: &Path) -> Result<Git, GitError> {
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

    /// Whether `.git` is a link, or a file that names a repository which does not know this working tree: what is
    /// committed here would go to another place.
    fn leads_elsewhere(&self) -> bool {
        let own = self.top.join(".git");
        if named::is_link(&own) {
            return true;
        }
        let is_here = named::is_folder(&own);
        let knows_us = || {
            let back =
                Folder::open(&self.dir).and_then(|dir| dir.read_text("gitdir")).map(|path| self.dir.join(path.trim()));
            back.and_then(|back| Ok(named::real(&back)? == named::real(&own)?)).unwrap_or(false)
        };
        !is_here && !knows_us() && self.git(&["config", "--get", "core.worktree"]).is_err()
    }

    fn nowhere() -> Git {
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
    fn object_format(&self) -> Option<String> {
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
    fn git(&self, args: &[&str]) -> Result<String, GitError> {
        self.with_input(args, &[])
    }

    fn with_input(&self, args: &[&str], input: &[u8]) -> Result<String, GitError> {
        self.bytes(&self.root, args, input).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Runs git, which waits for locks of the living and clears those of the dead.
    fn bytes(&self, folder: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let mut waited = 0;
        loop {
            let error = match self.once(folder, args, input) {
                Err(error) if error.lock.is_some() => error,
                result => return result,
            };
            locks::wait_or_clear(self, error, &mut waited)?;
        }
    }

    fn once(&self, folder: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let name = format!("git {}", args.first().unwrap_or(&""));
        let failed = |error: std::io::Error| GitError::not_started(&name, &error);
        let mut command = self.command(folder);
        // `check-ignore` takes no patterns and refuses the option.
        if args.first() != Some(&"check-ignore") {
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
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(GitError::said(&name, &output.stderr, &output.stdout))
        }
    }

    fn command(&self, folder: &Path) -> Command {
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
