//! The book's history: the user's own git, by process.
//!
//! In: a book and paths in it. Out: commits, and what they say. Only git itself runs the user's hooks,
//! signs, and knows their credentials; so it is asked, never imitated. A book that is in no repository,
//! or on a machine without git, works as well and has no history.

pub mod commit;
pub mod history;
pub mod undo;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A book that is in a repository.
#[derive(Clone, Debug)]
pub struct Git {
    /// The book's folder.
    root: PathBuf,
    /// The repository's: the book may be a part of a larger one.
    top: PathBuf,
    /// Who commits where git does not know it: the owner of the settings.
    fallback: Option<(String, String)>,
}

/// What git refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitError {
    /// Such as `git commit`.
    pub command: String,
    pub reason: String,
}

/// Every change by the program carries this trailer, with the command's name.
pub const ACTION: &str = "Clientbook-Action";

/// An undo names the commit that it takes back.
pub const UNDOES: &str = "Clientbook-Undoes";

impl Git {
    /// The repository of a book; none without git, outside of any, or where it ignores the book.
    pub fn open(root: &Path, owner: Option<(String, String)>) -> Option<Git> {
        let git = Git { root: root.to_owned(), top: PathBuf::new(), fallback: None };
        let top = git.run(root, &["rev-parse", "--show-toplevel"], None).ok()?;
        let ignored = git.run(root, &["check-ignore", "--quiet", "clientbook.toml"], None).is_ok();
        let knows = git.run(root, &["config", "user.email"], None).is_ok();
        let fallback = if knows { None } else { Some(owner.unwrap_or_else(|| ("clientbook".into(), "clientbook@localhost".into()))) };
        (!ignored).then(|| Git { top: PathBuf::from(top.trim_end()), fallback, ..git })
    }

    /// Runs git in the book's folder.
    fn git(&self, args: &[&str]) -> Result<String, GitError> {
        self.run(&self.root, args, None)
    }

    /// Runs git with settings that make its answers stable and its writes last.
    fn run(&self, folder: &Path, args: &[&str], input: Option<&[u8]>) -> Result<String, GitError> {
        let failed = |reason: String| GitError { command: format!("git {}", args.first().unwrap_or(&"")), reason };
        let mut command = Command::new("git");
        command.arg("-C").arg(folder).args(["-c", "core.quotePath=off", "-c", "gc.auto=0", "-c", "core.fsync=all"]);
        if let Some((name, email)) = &self.fallback {
            command.arg("-c").arg(format!("user.name={name}")).arg("-c").arg(format!("user.email={email}"));
        }
        command.args(["--literal-pathspecs"]).args(args).env("LC_ALL", "C");
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
        if let (Some(input), Some(mut stdin)) = (input, child.stdin.take()) {
            use std::io::Write;
            stdin.write_all(input).map_err(|error| failed(error.to_string()))?;
        }
        let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = if said.trim().is_empty() { String::from_utf8_lossy(&output.stdout) } else { said };
        Err(failed(said.trim().replace('\n', "; ")))
    }
}
