//! When the records changed last: by the commits of git, and by the disk for what is not committed.

use std::path::Path;

use rayon::prelude::*;

use super::cache::{remember_text, remembered_text};
use crate::book::layout::SETTINGS;
use crate::book::record::{Record, customer_of};
use crate::book::record_times::RecordTimes;
use crate::book::{Book, Customer, letters};
use crate::disk::Folder;
use crate::git::{Git, GitError, head};

/// The times by commits, with the commit up to which they reach.
const REMEMBERED: &str = "record-times";

/// The version of the cache's format.
const HEADER: &str = "clientbook record times 1";

/// How the times are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whether the notes count.
    pub notes: bool,
    /// Whether the cache may be written.
    pub remembers: bool,
    /// Whether files of the very second of their last commit are compared with it. The program commits what it writes
    /// in the same second, so this always asks git.
    pub exact: bool,
}

/// When the records of a book changed last. A file that git has as it is changed with its last commit, so that every
/// device and every copy tells the same; any other changed when it was written.
pub fn record_times(root: &Path, book: &Book, asked: Asked) -> RecordTimes {
    let mut times = committed(root, asked.remembers).unwrap_or_default();
    let newer = newer(root, book, &times, asked);
    if newer.is_empty() {
        return times;
    }
    // A clone writes all files anew; git knows which of them are as they were.
    let uncommitted = Git::open(root, None).and_then(|git| git.uncommitted()).ok();
    let uncommitted: Option<Vec<String>> =
        uncommitted.map(|names| names.iter().map(|name| letters::composed(name).into_owned()).collect());
    for File { owner, path, at } in newer {
        if uncommitted.as_ref().is_none_or(|names| names.binary_search(&path).is_ok()) {
            times.edit(owner, at);
        }
    }
    times
}

/// The times by commits; `None` without a repository or a commit.
fn committed(root: &Path, remember: bool) -> Option<RecordTimes> {
    let known = remembered_text(root, REMEMBERED, HEADER)
        .and_then(|(tip, text)| Some((tip, serde_json::from_str::<RecordTimes>(&text).ok()?)));
    let quick = head::quick(root);
    if let Some((_, times)) = known.as_ref().filter(|(tip, _)| Some(tip) == quick.as_ref()) {
        return Some(times.clone());
    }
    let git = Git::open(root, None).ok()?;
    let tip = git.tip().ok()??;
    let times = match known {
        Some((since, times)) if since == tip => return Some(times),
        Some((since, times)) if git.leads_here(&since) => add(&git, times, Some(&since), &tip),
        _ => add(&git, RecordTimes::default(), None, &tip),
    };
    let times = times.ok()?;
    if let (true, Ok(text)) = (remember, serde_json::to_string(&times)) {
        remember_text(root, REMEMBERED, &format!("{HEADER} {tip}\n{text}"));
    }
    Some(times)
}

fn add(git: &Git, mut times: RecordTimes, since: Option<&str>, tip: &str) -> Result<RecordTimes, GitError> {
    for (at, paths) in git.times_since(since, tip)? {
        let mut owners: Vec<Option<String>> = paths.iter().filter_map(|path| owner(path)).collect();
        owners.sort_unstable();
        owners.dedup();
        owners.iter().for_each(|owner| times.commit(owner.as_deref(), at));
    }
    Ok(times)
}

/// Whose record a file is: a customer's, or `Some(None)` for the settings; `None` where it is neither.
fn owner(path: &str) -> Option<Option<String>> {
    if path == SETTINGS {
        return Some(None);
    }
    customer_of(path).map(|id| Some(letters::composed(id).into_owned()))
}

/// A file that was written after the last commit of its record.
struct File<'b> {
    owner: Option<&'b str>,
    path: String,
    at: i64,
}

fn newer<'b>(root: &Path, book: &'b Book, times: &RecordTimes, asked: Asked) -> Vec<File<'b>> {
    let Ok(folder) = Folder::open(root) else { return Vec::new() };
    let look = |owner: Option<&'b str>, path: String, committed: i64| {
        let stat = folder.stat(&folder.as_on_disk(&path)).ok().flatten();
        let at = stat.map_or(0, |stat| (stat.modified / 1_000_000_000) as i64);
        (at > committed || at == committed && asked.exact).then_some(File { owner, path, at })
    };
    let of_customer = |customer: &'b Customer| {
        let id: &'b str = &customer.id;
        let committed = times.of_records(id).at;
        let notes = customer.visits.iter().filter(|_| asked.notes).map(|visit| Record::Visit(&visit.stem));
        let records = [Record::Card].into_iter().chain(customer.account.iter().map(|_| Record::Account));
        let records = records.chain(customer.plans.iter().map(|plan| Record::Plan(&plan.stem))).chain(notes);
        records.filter_map(|record| look(Some(id), record.path(id), committed)).collect::<Vec<_>>()
    };
    let mut found: Vec<File> = look(None, SETTINGS.to_owned(), times.of_settings().at).into_iter().collect();
    found.par_extend(book.customers.par_iter().with_min_len(64).flat_map_iter(of_customer));
    found
}
