//! When commits changed files, without their contents.

use std::collections::BTreeSet;

use super::{Git, GitError};
use crate::disk::unlikely;

impl Git {
    /// The time of each commit up to `tip`, in seconds since 1970, with the files of the book that it changed; since
    /// another commit or since the beginning.
    pub fn times_since(&self, since: Option<&str>, tip: &str) -> Result<Vec<(i64, Vec<String>)>, GitError> {
        let range = since.map_or_else(|| tip.to_owned(), |since| format!("{since}..{tip}"));
        // No name of a file begins with a number that nobody can know.
        let mark = format!("\u{1e}{}", unlikely());
        let format = format!("--format={mark}%ct");
        let mut args =
            vec!["log", "--no-merges", "--name-only", "--no-renames", "-z", "--no-ext-diff", &format, &range];
        let is_part = !self.prefix().is_empty();
        args.extend(if is_part { &["--relative", "--", "."][..] } else { &["--"] });
        let text = self.git(&args)?;
        let commit = |text: &str| {
            let mut parts = text.split('\0').map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty());
            let at = parts.next()?.parse().ok()?;
            Some((at, parts.map(str::to_owned).collect()))
        };
        Ok(text.split(&mark).skip(1).filter_map(commit).collect())
    }

    /// The files of the book that are not committed as they are.
    pub fn uncommitted(&self) -> Result<BTreeSet<String>, GitError> {
        let changed = self.git(&["diff", "--name-only", "--relative", "--no-renames", "-z", "HEAD", "--", "."])?;
        let new = self.git(&["ls-files", "--others", "--exclude-standard", "-z", "--", "."])?;
        let names = changed.split('\0').chain(new.split('\0')).filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }
}
