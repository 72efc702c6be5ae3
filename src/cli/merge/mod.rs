//! `merge`: makes one customer of two, with all that belongs to them.

mod independent;
mod joining;

use std::process::ExitCode;

use clap::Args;

use super::moving::{references, save};
use super::{ChangeSession, Failure};
use crate::say;
use crate::wording::label::key_name;
use joining::Joining;

#[derive(Args, Debug)]
pub struct MergeArgs {
    /// The customer that stays.
    #[arg(value_name = "CUSTOMER")]
    keep: String,
    /// The customer that becomes a part of it.
    #[arg(value_name = "OTHER")]
    other: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, short)]
    yes: bool,
}

/// Shows what the customer will be, field by field, and does it.
pub fn run(args: &MergeArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let (keep, other) = (session.customer(&args.keep)?, session.customer(&args.other)?);
    let book = session.book();
    let kinds = [keep, other].map(|at| book.customers[at].card.kind());
    if kinds[0] != kinds[1] {
        return Err(Failure::usage(words, "err-merge-kinds", &[]));
    }
    if keep == other {
        let name = book.customers[keep].listed_name().into_owned();
        return Err(Failure::usage(words, "err-merge-same", &[("name", name.into())]));
    }
    let mut joining = Joining::new(session, keep, other)?;
    joining.join()?;
    let edits = references(session, (&book.customers[other].id, &book.customers[keep].id), &[keep, other])?;
    let told = told(session, &joining, edits.len());
    let asks = !args.yes && !args.dry_run;
    if args.dry_run || asks {
        terminal.out(&told);
    }
    if args.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if asks && !terminal.can_ask() {
        terminal.warn(&words.get("merge-needs-yes"));
        return Ok(ExitCode::from(2));
    }
    if asks && !terminal.ask(&words.get("merge-confirm")) {
        terminal.say(&words.get("not-changed"));
        return Ok(ExitCode::SUCCESS);
    }
    let (name, other) = (book.customers[keep].listed_name(), &*book.customers[other].id);
    let message = say!(words, "commit-merge", name = &*name, other = other);
    save(session, (&edits, joining.changes), ("merge", &message), other)?;
    if !asks {
        terminal.out(&told);
    }
    Ok(ExitCode::SUCCESS)
}

/// What becomes of the two, line by line.
fn told(session: &ChangeSession, joining: &Joining, others: usize) -> String {
    let words = session.words;
    let (name, other) = (joining.keep.listed_name(), joining.other.listed_name());
    let mut lines = vec![say!(words, "merge-told", other = &*other, name = &*name)];
    let added = joining.added.iter();
    lines.extend(
        added.map(|said| say!(words, "merge-added", key = key_name(words, &said.key), value = said.value.as_str())),
    );
    lines.extend(
        joining
            .dropped
            .iter()
            .map(|said| say!(words, "merge-dropped", key = key_name(words, &said.key), value = said.value.as_str())),
    );
    let count = |kind: &str| joining.counts.get(kind).copied().unwrap_or_default();
    lines.push(say!(
        words,
        "merge-counts",
        visits = count("visits"),
        plans = count("plans"),
        complaints = count("complaints"),
        entries = count("account"),
        files = count("files"),
        others = others
    ));
    lines.join("\n")
}
