//! `history`: what changed, by whom, when.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::terminal::{Look, pad, paint};
use super::{Failure, Session, json};

#[derive(Args, Debug)]
pub struct HistoryArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: Option<String>,
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    most: usize,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &HistoryArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let git = session.git().ok_or_else(|| Failure::world(words, "err-no-history", &[]))?;
    let path = match &args.customer {
        Some(name) => format!("customers/{}", session.book().customers[session.customer(name)?].id),
        None => ".".to_owned(),
    };
    let commits = git.history(&path, args.most).map_err(|error| Failure::git(words, error))?;
    if args.json {
        let one = |commit: &crate::git::history::Commit| json!({
            "commit": commit.hash, "day": commit.day, "author": commit.author, "subject": commit.subject, "action": commit.action,
        });
        session.terminal.out(&json::text(&json!({ "changes": commits.iter().map(one).collect::<Vec<Value>>() })));
        return Ok(ExitCode::SUCCESS);
    }
    if commits.is_empty() {
        session.terminal.say(&words.get("history-none"));
    }
    for commit in commits {
        let line = format!("{} {}  {}", paint(Look::Grey, &commit.hash[..8]), pad(&commit.day, 10), commit.subject);
        session.terminal.out(&format!("{line}  {}", paint(Look::Grey, &commit.author)));
    }
    Ok(ExitCode::SUCCESS)
}
