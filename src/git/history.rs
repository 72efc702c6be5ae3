//! What changed, newest first.

use super::{ACTION, Git, GitError, UNDOES};

/// One commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    pub hash: String,
    /// ISO day.
    pub day: String,
    pub author: String,
    pub subject: String,
    /// The command that made it; empty for one by hand.
    pub action: String,
    /// The commit that it took back.
    pub undoes: String,
}

impl Git {
    /// The newest commits of the book.
    pub fn history(&self, most: usize) -> Result<Vec<Commit>, GitError> {
        self.history_of(&[".".to_owned()], most)
    }

    /// The newest commits that touch any of these paths of the book.
    pub fn history_of(&self, paths: &[String], most: usize) -> Result<Vec<Commit>, GitError> {
        if self.head().is_none() {
            return Ok(Vec::new());
        }
        let format = format!(
            "--format=%x1e%H%x1f%ad%x1f%an%x1f%s%x1f%(trailers:key={ACTION},valueonly)%x1f%(trailers:key={UNDOES},valueonly)"
        );
        let count = format!("--max-count={most}");
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let text = self.git(&[&["log", "--date=short", &count, &format, "--"], &paths[..]].concat())?;
        Ok(text.split('\u{1e}').skip(1).filter_map(read).collect())
    }
}

fn read(record: &str) -> Option<Commit> {
    let mut fields = record.split('\u{1f}').map(|field| field.trim().to_owned());
    Some(Commit {
        hash: fields.next()?,
        day: fields.next()?,
        author: fields.next()?,
        subject: fields.next()?,
        action: fields.next()?,
        undoes: fields.next()?,
    })
}
