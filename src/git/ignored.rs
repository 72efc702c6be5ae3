//! Files of the book that git is told to leave out, and which rule says so: such a file has no history and does not
//! reach the other devices.

use std::fmt;

use super::{Git, GitError, Trouble};
use crate::book::foreign_file;
use crate::book::layout::{self, Role, SETTINGS, TEXTS};
use crate::book::record::{CUSTOMERS, Record};

/// A rule that makes git leave files out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The file where the rule stands: a path from the top of the repository, or an absolute one where a setting of
    /// the user (`core.excludesFile`) names it.
    pub file: String,
    /// Its line in that file, from 1.
    pub line: String,
    /// The pattern, such as `*.pdf`.
    pub pattern: String,
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.pattern)
    }
}

impl Rule {
    /// Whether a line `!pattern` in the book's own `.gitignore` goes before this rule.
    pub fn gives_way(&self) -> bool {
        self.file.rsplit(['/', '\\']).next() != Some(".gitignore")
    }
}

impl Git {
    /// The parts of the book that git leaves out, with their rules; paths relative to the book.
    /// What editors and systems leave beside them does not count.
    pub fn ignored(&self) -> Result<Vec<(String, Rule)>, GitError> {
        let list = ["ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--"];
        let text = self.git(&list.into_iter().chain(layout::names_of(Role::Content)).collect::<Vec<_>>())?;
        let paths: Vec<String> = text.split('\0').filter(|path| is_of_the_book(path)).map(str::to_owned).collect();
        self.rules(&paths)
    }

    /// Which of these paths git leaves out.
    pub fn left_out(&self, paths: &[String]) -> Result<Vec<String>, GitError> {
        Ok(self.rules(paths)?.into_iter().map(|(path, _)| path).collect())
    }

    /// For each of these paths that git leaves out the rule that says so.
    fn rules(&self, paths: &[String]) -> Result<Vec<(String, Rule)>, GitError> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let input: Vec<u8> = paths.iter().flat_map(|path| path.bytes().chain([0])).collect();
        let text = self.with_input(&["check-ignore", "--verbose", "-z", "--stdin"], &input)?;
        let fields: Vec<&str> = text.split('\0').collect();
        let rule = |fields: &[&str]| {
            let [file, line, pattern, path] = fields else { return None };
            let [file, line, pattern] = [file, line, pattern].map(|field| (*field).to_owned());
            Some(((*path).to_owned(), Rule { file, line, pattern }))
        };
        Ok(fields.chunks_exact(4).filter_map(rule).collect())
    }

    /// Refuses a book that git leaves out as a whole.
    pub fn check_not_ignored(&self) -> Result<(), GitError> {
        let prefix = self.prefix();
        let state = self.git(&[
            "status",
            "--porcelain",
            "-z",
            "--ignore-submodules=all",
            "--ignored",
            "--",
            SETTINGS,
            CUSTOMERS,
        ])?;
        let ignored =
            |entry: &str| entry.strip_prefix("!! ").and_then(|path| path.strip_prefix(&prefix)).map(str::to_owned);
        let of_book = |path: &String| ["", SETTINGS, CUSTOMERS].contains(&path.trim_end_matches('/'));
        match state.split('\0').filter_map(ignored).find(of_book) {
            Some(path) => {
                let error = GitError::new("git status", Trouble::Ignored, &path);
                let path = if path.is_empty() { SETTINGS.to_owned() } else { path };
                Err(self.with_rule(error, &[path]))
            }
            None => Ok(()),
        }
    }

    /// The error with the rule that makes git leave one of these paths out, where the error is about that.
    pub(super) fn with_rule(&self, error: GitError, paths: &[String]) -> GitError {
        if error.trouble != Trouble::Ignored {
            return error;
        }
        let rule = self.rules(paths).ok().and_then(|rules| rules.into_iter().next());
        let reason = rule.map_or_else(|| error.reason.clone(), |(_, rule)| rule.to_string());
        GitError { reason, ..error }
    }
}

/// Whether a path is a part of the book that a user would miss on another device.
fn is_of_the_book(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_part = match path.split('/').next() {
        Some(CUSTOMERS) => Record::of_path(path).is_some(),
        Some(TEXTS) => path.ends_with(".md"),
        _ => layout::role_of_path(path) == Some(Role::Content),
    };
    is_part && !name.starts_with('.') && !foreign_file::is_of_an_editor(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_user_would_miss_counts() {
        for path in [
            "clientbook.toml",
            "customers/a/a.md",
            "customers/a/files/x.pdf",
            "texts/christmas.md",
            "theme/static/a.css",
        ] {
            assert!(is_of_the_book(path), "{path}");
        }
        for path in ["customers/a/files/.DS_Store", "customers/a/a.md~", "customers/a/files/Thumbs.db", "texts/x.txt"] {
            assert!(!is_of_the_book(path), "{path}");
        }
    }
}
