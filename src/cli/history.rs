//! `history`: what changed, by whom, when.

use std::collections::HashMap;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::style::{Look, paint};
use super::terminal::pad;
use super::{Failure, Session, json};
use crate::book::record_history::{HistoryCommit, HistoryFile, RecordHistory};
use crate::book::{Customer, record};
use crate::disk::Folder;
use crate::git::history::Commit;
use crate::git::{Git, GitError};
use crate::pipeline;
use crate::say;
use crate::wording::failure::Explain;
use crate::wording::history::HistoryWords;

#[derive(Args, Debug)]
pub struct HistoryArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: Option<String>,
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    most: u32,
    #[arg(long)]
    json: bool,
}

/// Prints the changes, newest first.
pub fn run(args: &HistoryArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let git = session.history_git()?;
    let failed = |error: GitError| error.explain(words);
    let past = pipeline::past(&session.root, &git, true).map_err(failed)?;
    let id = args.customer.as_ref().map(|name| whose(session, &past, name)).transpose()?;
    // Renamed files have a past under their former names.
    let ids: Vec<&str> = id.iter().flat_map(|id| past.former_ids(id).iter().chain([id])).map(String::as_str).collect();
    let mut paths: Vec<String> = ids.iter().map(|id| record::folder(id)).collect();
    if let Some(old) = id.as_ref().and_then(|id| moved_from(&git, id)) {
        paths.extend(past.former_ids(&old).iter().chain([&old]).map(|id| record::folder(id)));
    }
    if let Ok(book) = Folder::open(&session.root) {
        let spelled: Vec<String> = paths.iter().map(|path| book.as_on_disk(path)).collect();
        paths.extend(spelled.into_iter().filter(|path| !path.is_ascii()));
        paths.sort_unstable();
        paths.dedup();
    }
    if paths.is_empty() {
        paths.push(".".to_owned());
    }
    let commits = git.history_of(&paths, args.most as usize).map_err(failed)?;
    let telling = HistoryWords { words, settings: &session.book().settings };
    let known: HashMap<&str, &HistoryCommit> =
        past.commits.iter().map(|commit| (commit.hash.as_str(), commit)).collect();
    let files = |commit: &Commit| -> Vec<&HistoryFile> {
        let is_theirs =
            |file: &&HistoryFile| paths.iter().any(|path| path == "." || file.path.starts_with(&format!("{path}/")));
        known.get(commit.hash.as_str()).into_iter().flat_map(|commit| &commit.files).filter(is_theirs).collect()
    };
    if args.json {
        let changes: Vec<Value> = commits.iter().map(|commit| as_json(commit, &files(commit))).collect();
        session.terminal.out(&json::text(&json!({ "changes": changes })));
        return Ok(ExitCode::SUCCESS);
    }
    if commits.is_empty() {
        session.terminal.say(&words.get("history-none"));
    }
    let removed: HashMap<&str, &str> = past.removed().into_iter().map(|(id, name, _)| (id, name)).collect();
    let mut out = String::new();
    for commit in &commits {
        let line = format!("{} {}  {}", paint(Look::Grey, &commit.hash[..8]), pad(&commit.day, 10), commit.subject);
        out += &session.terminal.fold(&format!("{line}  {}\n", paint(Look::Grey, &commit.author)), INDENT);
        let files = files(commit);
        for file in files.iter().take(MOST_FILES) {
            let whose = if id.is_none() { name_of(session, &removed, &file.path) } else { String::new() };
            for change in telling.file(file) {
                let line = format!("{}{whose}{change}\n", " ".repeat(INDENT));
                out += &session.terminal.fold(&line, INDENT + 2);
            }
        }
        if files.len() > MOST_FILES {
            out += &format!("{}{}\n", " ".repeat(INDENT), say!(words, "history-more", n = files.len() - MOST_FILES));
        }
    }
    if !out.is_empty() {
        session.terminal.out(&out);
    }
    Ok(ExitCode::SUCCESS)
}

/// Most files shown for one commit.
const MOST_FILES: usize = 8;

/// The indentation of the fields below a commit.
const INDENT: usize = 21;

/// The id that a customer had at the last commit, where the folder was renamed since.
fn moved_from(git: &Git, id: &str) -> Option<String> {
    let renamed = git.renamed_now().unwrap_or_default();
    let is_theirs = |path: &str| record::customer_of(path) == Some(id);
    let old = renamed.iter().find(|(old, new)| record::is_card(old) && is_theirs(new) && !is_theirs(old))?;
    record::customer_of(&old.0).map(str::to_owned)
}

/// The id of the customer who is meant: of the book, or one who was taken out of it.
fn whose(session: &Session, past: &RecordHistory, text: &str) -> Result<String, Failure> {
    let wanted = text.trim().to_lowercase();
    if let Some(id) = past_id(session, past, &wanted) {
        return Ok(id);
    }
    let found = session.customer(text).map(|at| &session.book().customers[at]);
    let is_exact = |id: &str, name: &str| id.to_lowercase() == wanted || name.to_lowercase() == wanted;
    let present = found.as_ref().ok().filter(|customer| is_exact(&customer.id, &customer.card.name));
    let removed = past.removed();
    let mut gone: Vec<&str> = removed.iter().filter(|(id, name, _)| is_exact(id, name)).map(|(id, ..)| *id).collect();
    if gone.is_empty() && found.is_err() {
        let is_part = |text: &str| text.to_lowercase().contains(&wanted);
        gone.extend(removed.iter().filter(|(id, name, _)| is_part(id) || is_part(name)).map(|(id, ..)| *id));
    }
    match (present, &gone[..]) {
        (None, [id]) => Ok((*id).to_owned()),
        _ => found.map(|customer| customer.id.to_string()),
    }
}

/// The customer who had this id once and has it no more: under the present id, or, where the customer was taken out, also
/// by hand and since the last commit, under the old one.
fn past_id(session: &Session, past: &RecordHistory, wanted: &str) -> Option<String> {
    let is_it = |id: &str| id.to_lowercase() == wanted;
    if session.book().customers.iter().any(|customer| is_it(&customer.id)) {
        return None;
    }
    let files = past.commits.iter().flat_map(|commit| &commit.files);
    let old = files.filter_map(|file| record::customer_of(&file.path)).find(|id| is_it(id))?;
    let has_had = |customer: &&Customer| past.former_ids(&customer.id).iter().any(|id| id == old);
    let now = session.book().customers.iter().find(has_had);
    Some(now.map_or_else(|| old.to_owned(), |customer| customer.id.to_string()))
}

/// The name of the customer in whose folder a file is, with a colon; of those who were taken out too.
fn name_of(session: &Session, removed: &HashMap<&str, &str>, path: &str) -> String {
    let Some(id) = record::customer_of(path) else { return String::new() };
    let present = session.book().find(id).map(|at| session.book().customers[at].listed_name());
    let name = present.or_else(|| removed.get(id).map(|&name| name.into()));
    name.map_or_else(String::new, |name| name.into_owned() + &session.words.get("colon"))
}

fn as_json(commit: &Commit, files: &[&HistoryFile]) -> Value {
    json!({
        "commit": commit.hash, "day": commit.day, "author": commit.author, "subject": commit.subject, "action": commit.action,
        "files": files,
    })
}
