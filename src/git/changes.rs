//! The history of all records, field by field, in a few calls of git however long it is.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Git, GitError};
use crate::book::day::parse_iso;
use crate::book::record;
use crate::book::record::is_card;
use crate::book::record_history::{HistoryCommit, HistoryFile};
use crate::disk::unlikely;
use crate::format::changes;

/// One file of a commit as git tells it.
struct RawFile {
    status: u8,
    old: String,
    new: String,
    path: String,
    from: Option<String>,
}

struct RawCommit {
    commit: HistoryCommit,
    files: Vec<RawFile>,
}

impl Git {
    /// The last commit, if there is any.
    pub fn head(&self) -> Option<String> {
        self.git(&["rev-parse", "--verify", "--quiet", "HEAD"]).ok().map(|id| id.trim().to_owned())
    }

    /// Whether a commit is among what led to the last one.
    pub fn leads_here(&self, commit: &str) -> bool {
        self.git(&["merge-base", "--is-ancestor", commit, "HEAD"]).is_ok()
    }

    /// The changes of records since a commit, or since the beginning; the oldest first. New notes and
    /// plans are left out: they stand in the book with their days.
    pub fn changes_since(&self, since: Option<&str>) -> Result<Vec<HistoryCommit>, GitError> {
        if let Some(since) = since {
            return self.changes_in(&format!("{since}..HEAD"));
        }
        let all = self.git(&["rev-list", "HEAD"])?;
        let ids: Vec<&str> = all.lines().collect();
        if ids.len() < LONG {
            return self.changes_in("HEAD");
        }
        // All that led to one commit in the middle, and all that did not: two halves, two processes.
        let middle = ids[ids.len() / 2];
        let other = self.clone();
        std::thread::scope(|scope| {
            let newer = scope.spawn(move || other.changes_in(&format!("{middle}..HEAD")));
            let mut commits = self.changes_in(middle)?;
            commits.extend(newer.join().unwrap_or_else(|_| Ok(Vec::new()))?);
            Ok(commits)
        })
    }

    fn changes_in(&self, range: &str) -> Result<Vec<HistoryCommit>, GitError> {
        let marks = Marks::new();
        let format = &marks.format(&["%H", "%at", "%as", "%an", "%s"]);
        let mut args =
            vec!["log", "--reverse", "--no-merges", "--raw", "--no-abbrev", "-M", "-z", "--no-ext-diff", format, range];
        // Limiting git to a folder doubles its time, and is not needed where the book is the whole repository.
        let is_part = !self.prefix().is_empty();
        args.extend(if is_part { &["--relative", "--", "."][..] } else { &["--"] });
        let text = self.git(&args)?;
        let raw: Vec<RawCommit> =
            text.split(&marks.commit).skip(1).filter_map(|text| read_commit(text, &marks)).collect();
        let changed = raw.iter().flat_map(|commit| &commit.files).filter(|file| file.is_compared());
        let mut ids: Vec<&str> = changed.flat_map(|file| [file.old.as_str(), file.new.as_str()]).collect();
        ids.sort_unstable();
        ids.dedup();
        let contents = self.contents(&ids)?;
        Ok(raw
            .into_par_iter()
            .map(|commit| finish(commit, &contents))
            .filter(|commit| !commit.files.is_empty())
            .collect())
    }
}

/// Commits from which on the history is read in two halves.
const LONG: usize = 2_000;

impl RawFile {
    /// Whether both versions are looked at.
    fn is_compared(&self) -> bool {
        matches!(self.status, b'M' | b'R') && self.old != self.new && self.is_record()
    }

    fn is_record(&self) -> bool {
        record::is_text(&self.path)
    }
}

/// Separators before each commit and after each of its fields. They contain a random number that no author can know,
/// so that a subject cannot imitate one.
struct Marks {
    commit: String,
    field: String,
}

impl Marks {
    fn new() -> Marks {
        let key = unlikely();
        Marks { commit: format!("\u{1e}{key}"), field: format!("\u{1f}{key}") }
    }

    fn format(&self, fields: &[&str]) -> String {
        let fields: String = fields.iter().map(|field| format!("{field}{}", self.field)).collect();
        format!("--format={}{fields}", self.commit)
    }
}

fn read_commit(text: &str, marks: &Marks) -> Option<RawCommit> {
    let mut fields = text.splitn(6, &marks.field).map(str::to_owned);
    let (hash, at, day) = (fields.next()?, fields.next()?.parse().ok()?, parse_iso(&fields.next()?)?);
    let (author, subject) = (fields.next()?, fields.next()?);
    let rest = fields.next()?;
    let mut parts = rest.split('\0').map(|part| part.trim_start_matches('\n')).filter(|part| !part.is_empty());
    let mut files = Vec::new();
    while let Some(meta) = parts.next() {
        let mut meta = meta.split(' ').skip(2);
        let (old, new, status) = (meta.next()?.to_owned(), meta.next()?.to_owned(), *meta.next()?.as_bytes().first()?);
        let first = parts.next()?.to_owned();
        let (path, from) = if status == b'R' { (parts.next()?.to_owned(), Some(first)) } else { (first, None) };
        files.push(RawFile { status, old, new, path, from });
    }
    Some(RawCommit { commit: HistoryCommit { hash, at, day, author, subject, files: Vec::new() }, files })
}

fn finish(raw: RawCommit, contents: &HashMap<String, Vec<u8>>) -> HistoryCommit {
    let text = |id: &str| std::str::from_utf8(contents.get(id)?).ok();
    let file = |file: &RawFile| {
        let changes = match file.status {
            b'A' if is_card(&file.path) => changes::compare(&file.path, None, Some("")),
            b'D' if is_card(&file.path) => changes::compare(&file.path, Some(""), None),
            _ if file.is_compared() => changes::compare(&file.path, text(&file.old), text(&file.new)),
            _ => Vec::new(),
        };
        let renamed = file.from.is_some() && is_card(&file.path);
        (renamed || !changes.is_empty()).then(|| HistoryFile {
            path: file.path.clone(),
            from: file.from.clone(),
            changes,
        })
    };
    HistoryCommit { files: raw.files.iter().filter(|file| file.is_record()).filter_map(file).collect(), ..raw.commit }
}
