//! What git refused, and why: its words, and what they mean for the user.

use std::path::PathBuf;

/// What git refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitError {
    /// Such as `git commit`.
    pub command: String,
    /// git's own words, on one line.
    pub reason: String,
    /// What the failure means, told from git's words.
    pub trouble: Trouble,
    /// The file that another git left or holds.
    pub lock: Option<PathBuf>,
}

/// What an error of git means for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// git is not on this machine.
    NoGit,
    /// The folder is in no git repository.
    NoRepository,
    /// A repository without working files.
    Bare,
    /// The repository's folder belongs to another user.
    Foreign,
    /// The repository names programs to run, and the user has not allowed them.
    NotTrusted,
    /// The repository's folder, or a part of it, is a link or names another one.
    Elsewhere,
    /// The repository ignores the book's files.
    Ignored,
    /// git does not know the user's name or address, so that it cannot commit.
    NoIdentity,
    /// The repository stands at a commit and not on a branch (detached HEAD).
    Detached,
    /// A merge, rebase or the like was begun and not ended.
    HalfDone,
    /// Another process holds a lock.
    Locked,
    /// The branch has no remote.
    NoRemote,
    /// The remote is not one that is safe to ask.
    BadRemote,
    /// The remote's computer cannot be reached.
    Offline,
    /// The folder above the remote is not there: a stick that is not plugged in.
    NoPlace,
    /// The remote is a folder that holds something else.
    NoBook,
    /// The remote answers, or its disk is there, but it holds no repository.
    Gone,
    /// The remote has working files, and the branch is checked out there.
    CheckedOut,
    /// The remote is the repository itself.
    Own,
    /// The remote is a folder inside of the book's repository.
    Inside,
    /// A file on one side where the other has a folder.
    Clash,
    /// The remote does not let us in.
    Denied,
    /// The remote has something new.
    Behind,
    /// The remote or a hook refused.
    Refused,
    /// The two histories have no common commit.
    Unrelated,
    /// A link or a repository inside the other side's files.
    Link,
    /// A pipe or the like in the book, for which git would wait.
    Pipe,
    /// A name in the other side's files that could lead elsewhere.
    BadPath,
    /// A name in the other side's files that is not UTF-8.
    NameEncoding,
    /// git changes line ends on the way to the disk.
    LineEnds,
    /// The disk is full.
    NoSpace,
    /// None of the other cases; `reason` holds git's own words.
    Other,
}

/// Signs in git's words, in the order in which they decide.
const SIGNS: [(&str, Trouble); 37] = [
    ("dubious ownership", Trouble::Foreign),
    ("cannot use bare repository", Trouble::Bare),
    ("must be run in a work tree", Trouble::Bare),
    ("not a git repository", Trouble::NoRepository),
    ("paths are ignored by one of your .gitignore", Trouble::Ignored),
    ("Please tell me who you are", Trouble::NoIdentity),
    ("unable to auto-detect email", Trouble::NoIdentity),
    ("empty ident name", Trouble::NoIdentity),
    ("during a merge", Trouble::HalfDone),
    ("during a rebase", Trouble::HalfDone),
    ("during a cherry-pick", Trouble::HalfDone),
    ("unmerged files", Trouble::HalfDone),
    ("you need to resolve your current index", Trouble::HalfDone),
    ("No space left on device", Trouble::NoSpace),
    ("Could not resolve host", Trouble::Offline),
    ("Could not resolve hostname", Trouble::Offline),
    ("Temporary failure in name resolution", Trouble::Offline),
    ("Network is unreachable", Trouble::Offline),
    ("No route to host", Trouble::Offline),
    ("Connection timed out", Trouble::Offline),
    ("Operation timed out", Trouble::Offline),
    ("Connection refused", Trouble::Offline),
    ("Failed to connect", Trouble::Offline),
    ("does not appear to be a git repository", Trouble::Gone),
    ("Repository not found", Trouble::Gone),
    ("fatal: repository '", Trouble::Gone),
    ("Permission denied (", Trouble::Denied),
    ("Authentication failed", Trouble::Denied),
    ("could not read Username", Trouble::Denied),
    ("error: 403", Trouble::Denied),
    ("non-fast-forward", Trouble::Behind),
    ("fetch first", Trouble::Behind),
    ("failed to update ref", Trouble::Behind),
    ("branch is currently checked out", Trouble::CheckedOut),
    ("[remote rejected]", Trouble::Refused),
    ("pre-push", Trouble::Refused),
    ("unrelated histories", Trouble::Unrelated),
];

impl GitError {
    /// An error of `command` without a lock.
    pub fn new(command: &str, trouble: Trouble, reason: &str) -> GitError {
        GitError { command: command.to_owned(), reason: reason.to_owned(), trouble, lock: None }
    }

    /// git could not be started.
    pub fn not_started(command: &str, error: &std::io::Error) -> GitError {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        GitError::new(command, if missing { Trouble::NoGit } else { Trouble::Other }, &error.to_string())
    }

    /// git ended with an error and said why.
    pub fn said(command: &str, stderr: &[u8], stdout: &[u8]) -> GitError {
        let (errors, output) = (String::from_utf8_lossy(stderr), String::from_utf8_lossy(stdout));
        let said = if errors.trim().is_empty() { output } else { errors };
        let lines = said.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("hint:"));
        let reason = lines.collect::<Vec<_>>().join("; ").trim_end_matches('.').to_owned();
        let trouble =
            SIGNS.iter().find(|(sign, _)| said.contains(sign)).map_or(Trouble::Other, |(_, trouble)| *trouble);
        let lock = lock_in(&said);
        let trouble = if lock.is_some() { Trouble::Locked } else { trouble };
        // Whose folder it is, where git tells it among other things.
        let folder =
            said.split_once("dubious ownership in repository at '").and_then(|(_, rest)| rest.split_once('\''));
        let reason = folder.map_or(reason, |(folder, _)| folder.to_owned());
        GitError { lock, ..GitError::new(command, trouble, &reason) }
    }
}

/// `Unable to create '/…/index.lock': File exists.`
fn lock_in(said: &str) -> Option<PathBuf> {
    let (_, after) = said.split_once("Unable to create '").or_else(|| said.split_once("unable to create '"))?;
    let (path, rest) = after.split_once("': ")?;
    (path.ends_with(".lock") && rest.starts_with("File exists")).then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_known_by_gits_words() {
        let said =
            b"fatal: Unable to create '/b/.git/index.lock': File exists.\n\nAnother git process seems to be running\n";
        let error = GitError::said("git commit", said, b"");
        assert_eq!((error.trouble, error.lock), (Trouble::Locked, Some(PathBuf::from("/b/.git/index.lock"))));
        assert_eq!(
            GitError::said("git commit", b"fatal: Unable to create '/b/.git/index.lock': Permission denied", b"").lock,
            None
        );
    }
}
