//! A whole history in one file, and back: for backups.

use std::path::Path;
use std::process::Stdio;

use super::{Git, GitError, Trouble, remote};
use crate::disk::{File, named};

impl Git {
    /// Writes all branches with their commits into an opened file.
    pub fn bundle(&self, to: File) -> Result<(), GitError> {
        let name = "git bundle";
        let failed = |error: std::io::Error| GitError::not_started(name, &error);
        let mut command = self.command(&self.root);
        command
            .args(["bundle", "create", "--quiet", "-", "HEAD", "--all"])
            .stdin(Stdio::null())
            .stdout(to)
            .stderr(Stdio::piped());
        let output = command.spawn().and_then(std::process::Child::wait_with_output).map_err(failed)?;
        if output.status.success() { Ok(()) } else { Err(GitError::said(name, &output.stderr, &[])) }
    }

    /// Whether this is a clone with a part of the history alone.
    pub fn is_shallow(&self) -> bool {
        named::exists(&self.common.join("shallow"))
    }

    /// How many commits led to the last one.
    pub fn count(&self) -> usize {
        self.git(&["rev-list", "--count", "HEAD"]).ok().and_then(|count| count.trim().parse().ok()).unwrap_or(0)
    }

    /// The first of all commits that led to the last one; of several, from histories that were joined, always the same.
    pub fn first_commit(&self) -> Option<String> {
        let roots = self.git(&["rev-list", "--max-parents=0", "HEAD"]).ok()?;
        roots.lines().min().map(str::to_owned)
    }

    /// The address of the branch's remote, if it has one.
    pub fn remote_address(&self) -> Option<String> {
        self.remote().ok().map(|remote| remote.url)
    }

    /// Writes the files of the last commit that are not there.
    pub fn check_out_missing(folder: &Path) -> Result<(), GitError> {
        let inside = Git { root: folder.to_owned(), top: folder.to_owned(), ..Git::nowhere() };
        let gone = inside.git(&["ls-files", "--deleted", "-z"])?;
        if gone.is_empty() {
            Ok(())
        } else {
            inside.with_input(&["checkout-index", "-z", "--stdin"], gone.as_bytes()).map(drop)
        }
    }

    /// Makes a repository in `folder`, which holds nothing yet, from such a file. Its working files are
    /// the caller's to write; `branch` is checked out.
    pub fn unbundle(bundle: &Path, folder: &Path, branch: &str, address: Option<&str>) -> Result<(), GitError> {
        if !remote::is_safe_name(branch) {
            return Err(GitError::new("git clone", Trouble::BadRemote, branch));
        }
        let parent = folder.parent().unwrap_or(Path::new("."));
        let outside = Git { root: parent.to_owned(), ..Git::nowhere() };
        let [bundle, target] = [bundle, folder].map(|path| path.display().to_string());
        outside.git(&["clone", "--quiet", "--no-checkout", "--template=", "--", &bundle, &target])?;
        let inside = Git { root: folder.to_owned(), top: folder.to_owned(), ..Git::nowhere() };
        inside.git(&["remote", "remove", "origin"])?;
        let start = format!("refs/heads/{branch}");
        inside.git(&["symbolic-ref", "HEAD", &start])?;
        // All branches and marks; where no branch was checked out, what was.
        inside.git(&[
            "fetch",
            "--quiet",
            "--update-head-ok",
            "--",
            &bundle,
            "+refs/heads/*:refs/heads/*",
            "+refs/tags/*:refs/tags/*",
        ])?;
        if inside.head().is_none() {
            inside.git(&["fetch", "--quiet", "--update-head-ok", "--", &bundle, &format!("+HEAD:{start}")])?;
        }
        inside.git(&["reset", "--quiet"])?;
        match address.filter(|address| remote::is_safe_address(address)) {
            Some(address) => inside.git(&["remote", "add", "--", "origin", address]).map(drop),
            None => Ok(()),
        }
    }
}
