//! What changed, newest first.

use super::{ACTION, Git, GitError, UNDOES};

/// One commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The full hash, in hexadecimal digits.
    pub hash: String,
    /// ISO day.
    pub day: String,
    /// The name of the author, without the address.
    pub author: String,
    /// The first line of the message.
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
        if self.tip()?.is_none() {
            return Ok(Vec::new());
        }
        // No commit can hold a zero byte.
        let format = format!(
            "--format=%H%x00%ad%x00%an%x00%s%x00%(trailers:key={ACTION},valueonly)%x00%(trailers:key={UNDOES},valueonly)%x00"
        );
        let count = format!("--max-count={most}");
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let text = self.git(&[&["log", "--date=short", &count, &format, "--"], &paths[..]].concat())?;
        let fields: Vec<&str> = text.split('\0').map(str::trim).collect();
        Ok(fields.chunks_exact(6).filter_map(read).collect())
    }
}

fn read(record: &[&str]) -> Option<Commit> {
    let mut fields = record.iter().map(|field| (*field).to_owned());
    Some(Commit {
        hash: fields.next()?,
        day: fields.next()?,
        author: fields.next()?,
        subject: fields.next()?,
        action: fields.next()?,
        undoes: fields.next()?,
    })
}
