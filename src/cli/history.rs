//! `history`: what changed, by whom, when.

use std::collections::HashMap;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::style::{Look, paint};
use super::terminal::pad;
use super::{Failure, Session, json};
use crate::book::record;
use crate::book::record_history::{HistoryCommit, HistoryFile};
use crate::disk::Folder;
use crate::git::GitError;
use crate::git::history::Commit;
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
    let id = args
        .customer
        .as_ref()
        .map(|name| session.customer(name))
        .transpose()?
        .map(|at| session.book().customers[at].id.to_string());
    // Renamed files have a past under their former names.
    let ids = id.iter().flat_map(|id| past.former_ids(id).iter().chain([id]));
    let mut paths: Vec<String> = ids.map(|id| record::folder(id)).collect();
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
    let mut out = String::new();
    for commit in &commits {
        let line = format!("{} {}  {}", paint(Look::Grey, &commit.hash[..8]), pad(&commit.day, 10), commit.subject);
        out += &session.terminal.fold(&format!("{line}  {}\n", paint(Look::Grey, &commit.author)), INDENT);
        let files = files(commit);
        for file in files.iter().take(MOST_FILES) {
            let whose = if id.is_none() { name_of(session, &file.path) } else { String::new() };
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

fn name_of(session: &Session, path: &str) -> String {
    let at = record::customer_of(path).and_then(|id| session.book().find(id));
    at.map_or_else(String::new, |at| {
        session.book().customers[at].listed_name().into_owned() + &session.words.get("colon")
    })
}

fn as_json(commit: &Commit, files: &[&HistoryFile]) -> Value {
    json!({
        "commit": commit.hash, "day": commit.day, "author": commit.author, "subject": commit.subject, "action": commit.action,
        "files": files,
    })
}
