//! The history of all records, field by field, in a few calls of git however long it is.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Git, GitError, Trouble};
use crate::book::Day;
use crate::book::day::parse_iso;
use crate::book::record;
use crate::book::record::{Record, customer_of, is_card};
use crate::book::record_history::{HistoryCommit, HistoryFile, is_own};
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
        self.tip().ok().flatten()
    }

    /// The last commit; `None` in a repository without one.
    pub fn tip(&self) -> Result<Option<String>, GitError> {
        match self.git(&["rev-parse", "--verify", "--quiet", "HEAD"]) {
            Ok(id) => Ok(Some(id.trim().to_owned())),
            // A branch without a commit makes git say nothing.
            Err(error) if error.reason.is_empty() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether a commit is among what led to the last one.
    pub fn leads_here(&self, commit: &str) -> bool {
        self.git(&["merge-base", "--is-ancestor", commit, "HEAD"]).is_ok()
    }

    /// The changes of records up to the commit `tip`, since another commit or since the beginning; the oldest first.
    /// New notes and plans are left out: they stand in the book with their days. An account that is made or removed is told
    /// entry by entry, for the book does not say when an entry came into it.
    pub fn changes_since(&self, since: Option<&str>, tip: &str) -> Result<Vec<HistoryCommit>, GitError> {
        if let Some(since) = since {
            return self.changes_in(&format!("{since}..{tip}"));
        }
        let all = self.git(&["rev-list", tip])?;
        let ids: Vec<&str> = all.lines().collect();
        if ids.len() < LONG {
            return self.changes_in(tip);
        }
        // All that led to one commit in the middle, and all that did not: two halves, two processes.
        let middle = ids[ids.len() / 2];
        let other = self.clone();
        std::thread::scope(|scope| {
            let newer = scope.spawn(move || other.changes_in(&format!("{middle}..{tip}")));
            let mut commits = self.changes_in(middle)?;
            commits.extend(newer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
            Ok(commits)
        })
    }

    /// The files of the book that were renamed since the last commit, as far as git was told of it: old and new path.
    pub fn renamed_now(&self) -> Result<Vec<(String, String)>, GitError> {
        if self.tip()?.is_none() {
            return Ok(Vec::new());
        }
        let args =
            ["diff", "--relative", "--no-ext-diff", "--name-status", "-M", "--diff-filter=R", "-z", "HEAD", "--", "."];
        let text = self.git(&args)?;
        let names: Vec<&str> = text.split('\0').collect();
        Ok(names.chunks_exact(3).map(|one| (one[1].to_owned(), one[2].to_owned())).collect())
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
        // A commit that cannot be read would be missing from what is remembered.
        let unread = |text: &str| GitError::new("git log", Trouble::Other, text.lines().next().unwrap_or_default());
        let raw = text.split(&marks.commit).skip(1).map(|text| read_commit(text, &marks).ok_or_else(|| unread(text)));
        let raw: Vec<RawCommit> = raw.collect::<Result<_, _>>()?;
        let files = || raw.iter().flat_map(|commit| &commit.files);
        let compared = files().filter(|file| file.is_compared());
        let mut ids: Vec<&str> = compared.flat_map(|file| [file.old.as_str(), file.new.as_str()]).collect();
        ids.extend(files().filter(|file| file.is_removed_card()).map(|file| file.old.as_str()));
        let accounts = files().filter(|file| file.is_account());
        ids.extend(accounts.map(|file| if file.status == b'A' { file.new.as_str() } else { file.old.as_str() }));
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

    /// Whether a card was removed, whose last version tells whose it was.
    fn is_removed_card(&self) -> bool {
        self.status == b'D' && is_card(&self.path)
    }

    /// Whether it is an account that was made or removed.
    fn is_account(&self) -> bool {
        matches!(self.status, b'A' | b'D') && matches!(Record::of_path(&self.path), Some((_, Record::Account)))
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
    let (hash, at, day) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
    // A year of five digits is some clock's mistake.
    let day = parse_iso(&day).unwrap_or(Day::MAX);
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
    let text = |id: &str| contents.get(id).map(|bytes| String::from_utf8_lossy(bytes));
    let cards = raw.files.iter().filter(|file| file.is_removed_card());
    let removed: Vec<Option<&str>> = cards.map(|file| customer_of(&file.path)).collect();
    let file = |file: &RawFile| {
        let changes = match file.status {
            b'A' if is_card(&file.path) => changes::compare(&file.path, None, Some("")),
            _ if file.is_removed_card() => changes::compare(&file.path, text(&file.old).as_deref(), None),
            b'A' if file.is_account() => changes::compare(&file.path, Some(""), text(&file.new).as_deref()),
            // Of a customer who was taken out the card says so.
            _ if file.is_account() && !removed.contains(&customer_of(&file.path)) => {
                changes::compare(&file.path, text(&file.old).as_deref(), Some(""))
            }
            _ if file.is_compared() => {
                changes::compare(&file.path, text(&file.old).as_deref(), text(&file.new).as_deref())
            }
            _ => Vec::new(),
        };
        // Who moves a folder by hand may give the card its new name later.
        let was_card = file.from.as_deref().is_some_and(is_card);
        let renamed = file.from.is_some() && (is_card(&file.path) || was_card && is_own(&file.path));
        (renamed || !changes.is_empty()).then(|| HistoryFile {
            path: file.path.clone(),
            from: file.from.clone(),
            changes,
        })
    };
    HistoryCommit { files: raw.files.iter().filter(|file| file.is_record()).filter_map(file).collect(), ..raw.commit }
}
