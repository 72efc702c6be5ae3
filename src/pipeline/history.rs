//! The history of a book, and what is remembered of it.

use std::path::Path;
use std::sync::Arc;

use super::cache::{remember_text, remembered_text};
use crate::book::record_history::{HistoryCommit, RecordHistory};
use crate::git::{Git, GitError, head};

/// The cached history and the commit up to which it reaches: the whole history, and the part that the cards show.
const REMEMBERED: &str = "history";
const RECENT: &str = "history-of-cards";

/// The version of the cache's format; a cache of another version is discarded and read anew.
const HEADER: &str = "clientbook history 3";

/// The history of a book's records. What was read before is remembered by commit, so that only new commits are asked
/// for; `remember` says whether the cache may be written.
pub fn past(root: &Path, git: &Git, remember: bool) -> Result<RecordHistory, GitError> {
    let Some(head) = git.tip()? else { return Ok(RecordHistory::default()) };
    let known = remembered(root, REMEMBERED);
    let mut commits = match known {
        Some((tip, commits)) if tip == head => return Ok(RecordHistory::new(commits)),
        Some((tip, commits)) if git.leads_here(&tip) => {
            let mut commits = commits;
            commits.extend(git.changes_since(Some(&tip), &head)?);
            commits
        }
        _ => git.changes_since(None, &head)?,
    };
    // Sorts the commits of two devices by time.
    commits.sort_by_key(|commit| commit.at);
    let past = RecordHistory::new(commits);
    if remember {
        write_down(root, REMEMBERED, &head, &past.commits);
        write_down(root, RECENT, &head, &past.recent());
    }
    Ok(past)
}

fn write_down(root: &Path, name: &str, head: &str, commits: &[HistoryCommit]) {
    let lines = commits.iter().filter_map(|commit| serde_json::to_string(commit).ok());
    let text = std::iter::once(format!("{HEADER} {head}")).chain(lines).collect::<Vec<_>>().join("\n");
    remember_text(root, name, &text);
}

fn remembered(root: &Path, name: &str) -> Option<(String, Vec<HistoryCommit>)> {
    let (tip, text) = remembered_text(root, name, HEADER)?;
    let commits = text.lines().map(|line| serde_json::from_str(line).ok()).collect::<Option<Vec<_>>>()?;
    Some((tip, commits))
}

/// The part of the history that the cards show; empty where there is no cache.
pub fn history_or_none(root: &Path, remember: bool) -> Arc<RecordHistory> {
    let tip = head::quick(root);
    if let Some((_, commits)) = remembered(root, RECENT).filter(|(known, _)| Some(known) == tip.as_ref()) {
        return Arc::new(RecordHistory::new(commits));
    }
    let found = Git::open(root, None).and_then(|git| past(root, &git, remember));
    Arc::new(found.unwrap_or_default())
}
