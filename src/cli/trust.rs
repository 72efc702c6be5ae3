//! `trust`: lets a repository run what it brings along.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Session};
use crate::disk::named;
use crate::git::trust;
use crate::i18n::Words;
use crate::say;

#[derive(Args, Debug)]
pub struct TrustArgs {
    #[arg(long, short)]
    yes: bool,
}

pub fn run(args: &TrustArgs, session: &Session) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let place = trust::place_of(&session.root).map_err(|error| Failure::git(words, error))?;
    if trust::is_trusted(&place.common) {
        terminal.say(&words.get("trust-known"));
        return Ok(ExitCode::SUCCESS);
    }
    terminal.out(&say!(words, "trust-what", path = place.common.display().to_string()));
    for line in &place.brings {
        terminal.out(&format!("  {line}"));
    }
    if place.brings.is_empty() {
        terminal.out(&words.get("trust-nothing"));
    }
    if !args.yes {
        if !terminal.can_ask() {
            terminal.warn(&words.get("trust-needs-yes"));
            return Ok(ExitCode::from(2));
        }
        if !terminal.ask(&words.get("trust-confirm")) {
            terminal.say(&words.get("not-changed"));
            return Ok(ExitCode::SUCCESS);
        }
    }
    remember(&place.common, words)?;
    terminal.out(&words.get("trusted"));
    Ok(ExitCode::SUCCESS)
}

/// Adds a repository to those that are trusted.
pub fn remember(common: &std::path::Path, words: &Words) -> Result<(), Failure> {
    let Some(store) = trust::store().filter(|_| !trust::is_trusted(common)) else { return Ok(()) };
    let text = format!("{}{}\n", trust::known(), trust::line(common));
    let write = || {
        store.parent().map_or(Ok(()), named::make_folders)?;
        named::replace(&store, text.as_bytes())
    };
    write().map_err(|error| Failure::io(words, &store, &error))
}
