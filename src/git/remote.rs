//! The other device's side: a remote, its branch, what is new there and here.

use std::path::{Path, PathBuf};

use super::{Git, GitError, Trouble, trust};
use crate::disk::{Folder, Kind, named};

/// Where a branch is kept together with other devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// The name that git has for the remote, such as `origin`.
    pub name: String,
    /// The address or path of the remote.
    pub url: String,
    /// The branch there.
    pub branch: String,
    /// Our branch.
    pub local: String,
}

impl Remote {
    /// The remote-tracking ref: the state of the remote branch that was seen last.
    pub fn seen(&self) -> String {
        seen(&self.name, &self.branch)
    }
}

/// The remote-tracking ref of a branch of the remote with a name.
pub(super) fn seen(name: &str, branch: &str) -> String {
    format!("refs/remotes/{name}/{branch}")
}

/// The folder that an address means, if it means one; relative to `top`.
pub fn folder_of(url: &str, top: &Path) -> Option<PathBuf> {
    let path = url.strip_prefix("file://").unwrap_or(url);
    let is_path = !url.contains("://") || url.starts_with("file://");
    // `host:path`, but not `C:\path`.
    let is_ssh = !url.contains("://") && path.find(':').is_some_and(|at| at > 1 && !path[..at].contains('/'));
    (is_path && !is_ssh).then(|| top.join(path))
}

/// Where the repository of a folder keeps itself, if it is one: below the working files, or as the folder itself.
pub(super) fn repository_in(folder: &Path) -> Option<PathBuf> {
    let has = |git: &Folder, name: &str, kind: Kind| matches!(git.stat(name), Ok(Some(stat)) if stat.kind == kind);
    let is_one = |git: &PathBuf| {
        Folder::open(git).is_ok_and(|git| has(&git, "HEAD", Kind::File) && has(&git, "objects", Kind::Folder))
    };
    [folder.join(".git"), folder.to_owned()].into_iter().find(is_one)
}

/// Whether git may be given an address: no options, no helper programs (`ext::`), only known protocols.
pub fn is_safe_address(url: &str) -> bool {
    let known = ["file", "ssh", "https", "http", "git", "git+ssh", "ssh+git"];
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    let helper = url
        .split_once("::")
        .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)));
    let option = url.starts_with('-')
        || url.split_once("://").is_some_and(|(_, rest)| rest.starts_with('-') || rest.contains("@-"));
    !url.is_empty()
        && !helper
        && !option
        && !url.contains(['\n', '\0'])
        && scheme.is_none_or(|scheme| known.contains(&scheme))
}

/// Names that git could take for an option, or that are no names.
pub fn is_safe_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(['-', '.', '/'])
        && !name.contains("..")
        && !name.contains([' ', '\n', '~', '^', ':', '?', '*', '[', '\\'])
}

impl Git {
    /// The branch that is checked out.
    pub fn branch(&self) -> Result<String, GitError> {
        let detached = |_| GitError::new("git symbolic-ref", Trouble::Detached, &self.usual_branch());
        let name = self.git(&["symbolic-ref", "--short", "--quiet", "HEAD"]).map_err(detached)?;
        let name = name.trim().to_owned();
        if is_safe_name(&name) { Ok(name) } else { Err(GitError::new("git symbolic-ref", Trouble::BadRemote, &name)) }
    }

    /// The branch to go back to where none is checked out: the last one that was, else the one with the newest commit.
    fn usual_branch(&self) -> String {
        let name = |args: &[&str]| {
            let name = self.git(args).ok()?.lines().next()?.trim().to_owned();
            (is_safe_name(&name) && name != "HEAD").then_some(name)
        };
        let newest = ["for-each-ref", "--count=1", "--sort=-committerdate", "--format=%(refname:short)", "refs/heads"];
        name(&["rev-parse", "--abbrev-ref", "@{-1}"]).or_else(|| name(&newest)).unwrap_or_else(|| "main".to_owned())
    }

    /// Whether anything stands in the way of a commit that stays: a merge that was begun by hand and not
    /// ended, or no branch to stand on.
    pub fn check_ready(&self) -> Result<(), GitError> {
        let signs = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];
        if let Some(sign) = signs.iter().find(|sign| named::exists(&self.dir.join(sign))) {
            return Err(GitError::new("git status", Trouble::HalfDone, sign));
        }
        match Folder::open(&self.dir).and_then(|dir| dir.read_text("HEAD")) {
            Ok(head) if !head.starts_with("ref:") => {
                Err(GitError::new("git symbolic-ref", Trouble::Detached, &self.usual_branch()))
            }
            _ => Ok(()),
        }
    }

    /// Whether a merge that was begun by hand holds one of these files of the book: taking it back would
    /// take back what is written into them now.
    pub fn is_merging(&self, paths: &[String]) -> Result<bool, GitError> {
        let mut held =
            self.git(&["diff", "--cached", "--name-only", "--relative", "-z", "--no-ext-diff", "--no-textconv"])?;
        held += &self
            .git(&["ls-files", "--unmerged", "-z"])?
            .split('\0')
            .filter_map(|entry| Some(format!("{}\0", entry.split_once('\t')?.1)))
            .collect::<String>();
        Ok(held.split('\0').any(|held| paths.iter().any(|path| path == held)))
    }

    /// Whether git writes this file with other line ends than it keeps.
    pub fn converts_line_ends(&self, path: &str) -> bool {
        self.git(&["ls-files", "--eol", "--", path])
            .is_ok_and(|text| text.starts_with("i/lf") && text.contains("w/crlf"))
    }

    /// The value of a setting, unless it is missing or empty.
    fn setting(&self, key: &str) -> Option<String> {
        let value = self.git(&["config", "--get", key]).ok()?.trim().to_owned();
        (!value.is_empty()).then_some(value)
    }

    /// The name of the remote of a branch: the one it follows, else `origin`, else the only one.
    pub(super) fn remote_name(&self, branch: &str) -> Result<Option<String>, GitError> {
        let names = self.git(&["remote"])?;
        let names: Vec<&str> = names.lines().collect();
        let followed = self.setting(&format!("branch.{branch}.remote")).filter(|name| name != ".");
        let usual = || {
            let only = names.first().filter(|_| names.len() == 1);
            names.iter().find(|name| **name == super::ORIGIN).or(only).map(|name| (*name).to_owned())
        };
        match followed.or_else(usual) {
            Some(name) if !is_safe_name(&name) => Err(GitError::new("git remote", Trouble::BadRemote, &name)),
            name => Ok(name),
        }
    }

    /// The branch that a branch of ours follows, else the one of its own name.
    pub(super) fn branch_there(&self, local: &str) -> String {
        let followed = self.setting(&format!("branch.{local}.merge"));
        let followed = followed.as_deref().and_then(|name| name.strip_prefix("refs/heads/"));
        followed.filter(|name| is_safe_name(name)).unwrap_or(local).to_owned()
    }

    /// The remote of the branch that is checked out.
    pub fn remote(&self) -> Result<Remote, GitError> {
        let local = self.branch()?;
        let Some(name) = self.remote_name(&local)? else {
            return Err(GitError::new("git remote", Trouble::NoRemote, ""));
        };
        let bad = |what: &str| GitError::new("git remote", Trouble::BadRemote, what);
        let url = self.git(&["remote", "get-url", "--", &name]).map_err(|_| bad(&name))?.trim().to_owned();
        let push = self.git(&["remote", "get-url", "--push", "--", &name]).map_err(|_| bad(&name))?.trim().to_owned();
        let remote = Remote { name, url, branch: self.branch_there(&local), local };
        for url in [&remote.url, &push] {
            self.check_address(url)?;
        }
        Ok(remote)
    }

    /// The folder of the remote, where it is one.
    pub fn remote_folder(&self) -> Option<PathBuf> {
        let folder = folder_of(&self.remote().ok()?.url, &self.top)?;
        named::real(&folder).ok()
    }

    pub(super) fn check_address(&self, url: &str) -> Result<(), GitError> {
        if !is_safe_address(url) {
            return Err(GitError::new("git remote", Trouble::BadRemote, url));
        }
        self.refuse_own(url)?;
        // A folder's own hooks and settings run on this machine when one pushes to it.
        match folder_of(url, &self.top).and_then(|folder| repository_in(&folder)) {
            Some(folder) if !self.trusted && !trust::starts_nothing(self, &folder) => {
                Err(GitError::new("git remote", Trouble::NotTrusted, &folder.display().to_string()))
            }
            _ => Ok(()),
        }
    }

    /// Refuses an address that means this repository or this book, or a folder inside of it, which would be committed as
    /// a part of it.
    pub(super) fn refuse_own(&self, url: &str) -> Result<(), GitError> {
        let Some(named) = folder_of(url, &self.top) else { return Ok(()) };
        let folder = named::real(&named).ok();
        let is_own = [&self.top, &self.root, &self.dir, &self.common]
            .into_iter()
            .any(|own| named::real(own).is_ok_and(|own| Some(own) == folder));
        let refused = |trouble| Err(GitError::new("git remote", trouble, &named.display().to_string()));
        if is_own {
            return refused(Trouble::Own);
        }
        let above = named.ancestors().skip(1).find_map(|folder| named::real(folder).ok());
        let is_inside = |top: &Path| above.as_ref().is_some_and(|above| above.starts_with(top));
        if named::real(&self.top).is_ok_and(|top| is_inside(&top)) { refused(Trouble::Inside) } else { Ok(()) }
    }

    /// Gets what is new there. Returns its last commit; `None` where the remote does not have the branch.
    pub fn fetch(&self, remote: &Remote) -> Result<Option<String>, GitError> {
        let refs = format!("+refs/heads/{}:{}", remote.branch, remote.seen());
        match self.git(&[
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-auto-gc",
            "--no-write-fetch-head",
            "--",
            &remote.name,
            &refs,
        ]) {
            Err(error) if error.reason.contains("couldn't find remote ref") => Ok(None),
            Err(error) => Err(error),
            Ok(_) => {
                self.git(&["rev-parse", "--verify", "--quiet", &remote.seen()]).map(|id| Some(id.trim().to_owned()))
            }
        }
    }

    /// Pushes our commits to the remote, which refuses when it has something new.
    pub fn push(&self, remote: &Remote) -> Result<(), GitError> {
        let refs = format!("HEAD:refs/heads/{}", remote.branch);
        self.git(&["push", "--quiet", "--no-follow-tags", "--no-recurse-submodules", "--", &remote.name, &refs])?;
        let follow = format!("branch.{}.", remote.local);
        if self.git(&["config", "--get", &format!("{follow}merge")]).is_err() {
            self.git(&["config", "--local", &format!("{follow}remote"), &remote.name])?;
            self.git(&["config", "--local", &format!("{follow}merge"), &format!("refs/heads/{}", remote.branch)])?;
        }
        Ok(())
    }

    /// Packs what many small commits left, where git finds that it is time. Each commit would wait for it.
    pub fn tidy(&self) {
        let _ = self.git(&["-c", "gc.auto=6700", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet"]);
    }

    /// The number of our commits that the remote did not have when it was last contacted.
    pub fn waiting(&self, remote: &Remote) -> usize {
        let seen = format!("^{}", remote.seen());
        let known = self.git(&["rev-parse", "--verify", "--quiet", &remote.seen()]).is_ok();
        let args: &[&str] =
            if known { &["rev-list", "--count", "HEAD", &seen] } else { &["rev-list", "--count", "HEAD"] };
        self.git(args).ok().and_then(|count| count.trim().parse().ok()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_start_programs_are_refused() {
        for url in [
            "ext::sh -c evil",
            "-oProxyCommand=evil",
            "ssh://-oProxyCommand=evil/x",
            "fd::17",
            "foo://x",
            "",
            "https://a@-b/",
        ] {
            assert!(!is_safe_address(url), "{url}");
        }
        for url in [
            "/media/usb/book.git",
            "../b.git",
            "C:\\b.git",
            "git@host:me/b.git",
            "ssh://host/b",
            "https://host/b.git",
            "file:///b",
        ] {
            assert!(is_safe_address(url), "{url}");
        }
    }

    #[test]
    fn folders_are_known_from_hosts() {
        let top = Path::new("/book");
        assert_eq!(folder_of("../b.git", top), Some(PathBuf::from("/book/../b.git")));
        assert_eq!(folder_of("file:///b.git", top), Some(PathBuf::from("/b.git")));
        assert!(folder_of("git@host:b.git", top).is_none() && folder_of("https://h/b", top).is_none());
    }
}
