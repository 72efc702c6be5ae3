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
    /// The newest commits that touch a path of the book (`.` for all of it).
    pub fn history(&self, path: &str, most: usize) -> Result<Vec<Commit>, GitError> {
        if self.git(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_err() {
            return Ok(Vec::new());
        }
        let format = format!(
            "--format=%x1e%H%x1f%ad%x1f%an%x1f%s%x1f%(trailers:key={ACTION},valueonly)%x1f%(trailers:key={UNDOES},valueonly)"
        );
        let count = format!("--max-count={most}");
        let text = self.git(&["log", "--date=short", &count, &format, "--", path])?;
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
