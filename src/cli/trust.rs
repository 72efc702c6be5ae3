//! `trust`: allows a repository to run the hooks and programs that it brings along.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::{Failure, Session};
use crate::git::trust;
use crate::i18n::Words;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct TrustArgs {
    #[arg(long, short)]
    yes: bool,
}

/// Shows what the repository would run, and remembers the consent.
pub fn run(args: &TrustArgs, session: &Session) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let place = trust::place_of(&session.root).map_err(|error| error.explain(words))?;
    if trust::is_trusted(&place.common, &place.top) {
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
    remember(&place.common, &place.top, words)?;
    terminal.out(&words.get("trusted"));
    Ok(ExitCode::SUCCESS)
}

/// Remembers that a repository may run the programs it names.
pub fn remember(common: &Path, top: &Path, words: &Words) -> Result<(), Failure> {
    trust::remember(common, top).map_err(|error| Failure::io(words, common, &error))
}
