//! `check`: shows all faults; exits with 1 if there are errors.

use std::collections::HashSet;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::{Failure, Session, Terminal, duplicates, faults, json};
use crate::diagnostic::{Diagnostic, Severity};
use crate::git::Git;
use crate::i18n::Words;
use crate::load::theme_files;
use crate::pipeline;
use crate::render::Theme;
use crate::say;
use crate::wording::fault;

#[derive(Args, Debug)]
pub struct CheckArgs {
    #[arg(long)]
    json: bool,
    #[arg(long)]
    duplicates: bool,
}

/// Prints all faults.
pub fn run(args: &CheckArgs, session: &Session) -> Result<ExitCode, Failure> {
    if args.duplicates {
        return duplicates::run(session, args.json);
    }
    let settings = &session.book().settings;
    let (own, file_faults) = theme_files::read(&session.root);
    let (_, theme_faults) = Theme::new(&settings.theme, &own, session.words);
    let faults: Vec<Diagnostic> = session
        .read
        .faults
        .iter()
        .cloned()
        .chain(file_faults)
        .chain(theme_faults)
        .chain(pipeline::faults_of_day(&session.root, session.book(), session.today))
        .chain(session.git().map(|git| pipeline::left_out_by_git(&git)).unwrap_or_default())
        .collect();
    let errors = faults.iter().filter(|fault| fault.severity() == Severity::Error).count();
    if args.json {
        let all: Vec<_> = faults.iter().map(|fault| json::diagnostic(session.words, fault)).collect();
        session.terminal.out(&json::text(&json!({ "diagnostics": all })));
    } else if faults.is_empty() {
        let notes: usize = session.book().customers.iter().map(|customer| customer.visits.len()).sum();
        let count = session.book().customers.len();
        session.terminal.say(&say!(session.words, "check-fine", n = count, notes = notes));
    } else {
        session.terminal.out(&faults::render(session.words, &faults, session.terminal.is_terminal()));
        session.terminal.say("");
        session.terminal.say(&say!(session.words, "check-found", errors = errors, warnings = faults.len() - errors));
    }
    Ok(ExitCode::from(u8::from(errors > 0)))
}

/// Most files that git leaves out and that `sync` names one by one.
const MOST_NAMED: usize = 5;

/// Names files that stay on this device, because git is told to leave them out.
pub(super) fn tell_left_out(git: &Git, terminal: &Terminal, words: &Words) {
    let left_out = pipeline::left_out_by_git(git);
    for one in left_out.iter().take(MOST_NAMED) {
        terminal.warn(&format!("{}: {}", one.place.path, fault::message(words, one)));
    }
    if left_out.len() > MOST_NAMED {
        terminal.warn(&say!(words, "sync-left-out-more", n = left_out.len() - MOST_NAMED));
    }
    // Each rule has its own remedy.
    let mut hints: Vec<String> = left_out.iter().map(|one| fault::hint(words, one)).collect();
    let mut told = HashSet::new();
    hints.retain(|hint| told.insert(hint.clone()));
    hints.iter().take(MOST_NAMED).for_each(|hint| terminal.warn(&format!("  {hint}")));
}
