//! A place that the book is given: made, remembered, forgotten again; and the branch that it keeps.

use std::path::Path;

use super::remote::{self, Remote, folder_of, is_safe_address, is_safe_name, repository_in};
use super::{Git, GitError, ORIGIN, Trouble};
use crate::disk::named;

/// A place that was made the remote of the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlace {
    /// Its address or path.
    pub url: String,
    /// The address that the remote had before; `None` where there was no remote.
    pub before: Option<String>,
    /// Whether a repository was made there.
    pub made: bool,
    /// The name of the remote.
    name: String,
    /// The remote-tracking ref, and the commit that was seen last at the place before.
    seen: (String, Option<String>),
}

/// How a repository answers who pushes to the branch that is checked out there, where it does not refuse.
const TAKES_PUSHES: [&str; 4] = ["updateinstead", "ignore", "warn", "false"];

impl Git {
    /// Makes `url` the remote of the branch; a folder that holds nothing becomes a repository.
    pub fn set_remote(&self, url: &str) -> Result<NewPlace, GitError> {
        if !is_safe_address(url) {
            return Err(GitError::new("git remote", Trouble::BadRemote, url));
        }
        self.refuse_own(url)?;
        let local = self.branch()?;
        let branch = self.branch_there(&local);
        let folder = folder_of(url, &self.top);
        let made = folder.as_ref().map_or(Ok(false), |folder| self.make_place(folder, &branch))?;
        self.check_address(url)?;
        // Where there are working files, the branch is theirs.
        if let Some(folder) = folder.filter(|folder| !made && repository_in(folder).as_ref() == Some(folder)) {
            self.point_empty_place(&folder, &branch)?;
        }
        let name = self.remote_name(&local)?.unwrap_or_else(|| ORIGIN.to_owned());
        let before = self.git(&["remote", "get-url", "--", &name]).ok().map(|url| url.trim().to_owned());
        let verb = if before.is_some() { ["remote", "set-url"] } else { ["remote", "add"] };
        self.git(&[&verb[..], &["--", &name, url]].concat())?;
        let seen = remote::seen(&name, &branch);
        let last = self.commit_at(&seen);
        let place = NewPlace { url: url.to_owned(), name, before, made, seen: (seen, last) };
        if place.is_another() || made {
            // What was seen at the place before says nothing about this one.
            self.set_seen(&place.seen.0, None)?;
        }
        Ok(place)
    }

    /// Makes a repository in a folder that holds nothing; whether that was needed. A clone of it finds the branch.
    fn make_place(&self, folder: &Path, branch: &str) -> Result<bool, GitError> {
        let shown = folder.display().to_string();
        // A stick that is not plugged in must not become a folder of this disk.
        if !folder.parent().is_some_and(named::is_folder) {
            return Err(GitError::new("git init", Trouble::NoPlace, &shown));
        }
        if !named::is_free(folder) {
            return match repository_in(folder) {
                None => Err(GitError::new("git remote", Trouble::NoBook, &shown)),
                Some(inside) if inside != folder && !self.takes_pushes(&inside) => {
                    Err(GitError::new("git push", Trouble::CheckedOut, &shown))
                }
                Some(_) => Ok(false),
            };
        }
        let branch = format!("init.defaultBranch={branch}");
        let args = ["-c", &branch, "init", "--quiet", "--bare", "--template="];
        let format = self.object_format().map(|format| format!("--object-format={format}"));
        let format: Vec<&str> = format.iter().map(String::as_str).collect();
        self.git(&[&args[..], &format, &["--", &shown]].concat())?;
        Ok(true)
    }

    /// A repository that was made by hand and holds nothing yet may be set to another branch than the one that comes; a
    /// clone would then find nothing.
    fn point_empty_place(&self, folder: &Path, branch: &str) -> Result<(), GitError> {
        let there = format!("--git-dir={}", folder.display());
        if self.git(&[&there, "for-each-ref", "--count=1"])?.is_empty() {
            self.git(&[&there, "symbolic-ref", "HEAD", &format!("refs/heads/{branch}")])?;
        }
        Ok(())
    }

    /// Whether a repository with working files lets others push to the branch that is checked out there.
    fn takes_pushes(&self, repository: &Path) -> bool {
        let settings = repository.join("config").display().to_string();
        let value = self.git(&["config", "--file", &settings, "--get", "receive.denyCurrentBranch"]);
        value.is_ok_and(|value| TAKES_PUSHES.contains(&value.trim().to_lowercase().as_str()))
    }

    /// Forgets a place that could not be used: the remote is again what it was before [`Git::set_remote`].
    pub fn put_back_remote(&self, place: &NewPlace) -> Result<(), GitError> {
        match &place.before {
            Some(before) => {
                self.git(&["remote", "set-url", "--", &place.name, before])?;
                self.set_seen(&place.seen.0, place.seen.1.as_deref())
            }
            None => self.git(&["remote", "remove", "--", &place.name]).map(drop),
        }
    }

    /// Sets a remote-tracking ref, or removes it.
    fn set_seen(&self, name: &str, commit: Option<&str>) -> Result<(), GitError> {
        match commit {
            Some(commit) => self.git(&["update-ref", name, commit]),
            None if self.commit_at(name).is_none() => return Ok(()),
            None => self.git(&["update-ref", "-d", name]),
        }
        .map(drop)
    }

    fn commit_at(&self, name: &str) -> Option<String> {
        self.git(&["rev-parse", "--verify", "--quiet", name]).ok().map(|id| id.trim().to_owned())
    }

    /// The branch of the place that other devices read, where it is another than the one that we would push to.
    pub fn other_branch(&self, remote: &Remote) -> Result<Option<String>, GitError> {
        let text = self.git(&["ls-remote", "--quiet", "--symref", "--", &remote.name, "HEAD", "refs/heads/*"])?;
        let other = branch_read_there(&text, &remote.branch).filter(|name| *name != remote.branch);
        match other {
            Some(name) if !is_safe_name(name) => Err(GitError::new("git ls-remote", Trouble::BadRemote, name)),
            other => Ok(other.map(str::to_owned)),
        }
    }

    /// Whether a branch of ours is set to follow one elsewhere; a new name for ours would not change that.
    pub fn follows(&self, local: &str) -> bool {
        self.git(&["config", "--get", &format!("branch.{local}.merge")]).is_ok()
    }

    /// Whether this repository has a branch of its own with a name.
    pub fn has_branch(&self, name: &str) -> bool {
        self.commit_at(&format!("refs/heads/{name}")).is_some()
    }
}

impl NewPlace {
    /// Whether it is not the place that the book had before.
    pub fn is_another(&self) -> bool {
        self.before.as_ref() != Some(&self.url)
    }
}

/// The branch that a clone checks out, from the answer of `git ls-remote --symref`. Where the answer does not say, ours
/// if it is there, else the first; `None` for a place without branches.
fn branch_read_there<'t>(text: &'t str, ours: &'t str) -> Option<&'t str> {
    let lines = || text.lines().filter_map(|line| line.split_once('\t'));
    let of_head =
        |(what, name): (&'t str, &str)| if name == "HEAD" { what.strip_prefix("ref: refs/heads/") } else { None };
    let branches = || lines().filter_map(|(_, name)| name.strip_prefix("refs/heads/"));
    lines().find_map(of_head).or_else(|| branches().find(|name| *name == ours)).or_else(|| branches().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_branch_of_a_place_is_the_one_that_a_clone_checks_out() {
        let both = "ref: refs/heads/main\tHEAD\n1\tHEAD\n1\trefs/heads/main\n2\trefs/heads/master\n";
        assert_eq!(branch_read_there(both, "master"), Some("main"));
        assert_eq!(branch_read_there("2\trefs/heads/a\n1\trefs/heads/main\n", "main"), Some("main"));
        assert_eq!(branch_read_there("1\trefs/heads/main\n", "master"), Some("main"));
        assert_eq!(branch_read_there("", "master"), None);
        assert_eq!(branch_read_there("ref: refs/heads/x\trefs/remotes/origin/HEAD\n", "master"), None);
    }
}
