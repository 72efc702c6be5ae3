//! `rename`: gives a customer another id, and everything that names the customer follows.

use std::process::ExitCode;

use clap::Args;

use super::moving::{addition, files_of, inside_of, references, removal, save};
use super::{ChangeSession, Failure};
use crate::book::layout::SETTINGS;
use crate::book::{id, record};
use crate::edit::references::renamed;
use crate::say;

#[derive(Args, Debug)]
pub struct RenameArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    dry_run: bool,
}

/// Moves the customer's files, and writes the new id where the old one stands.
pub fn run(args: &RenameArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let words = session.words;
    let at = session.customer(&args.customer)?;
    let customer = &session.book().customers[at];
    let (old, new) = (&*customer.id, args.id.trim());
    check_id(session, at, new)?;
    let edits = references(session, (old, new), &[at])?;
    let mut changes = Vec::new();
    for file in files_of(session, old)? {
        let inside = inside_of(&file.inside, old, new);
        let path = format!("{}/{}", record::folder(old), file.inside);
        let bytes = match file.text() {
            Some(text) => renamed(&path, text, old, new).into_bytes(),
            None => file.bytes.clone(),
        };
        changes.push(removal(old, &file));
        changes.push(addition(new, &inside, bytes));
    }
    let name = &*customer.listed_name();
    let told =
        say!(words, "renamed", name = name, old = old, new = new, files = changes.len() / 2, others = edits.len());
    if !args.dry_run {
        let message = say!(words, "commit-rename", name = name, old = old, new = new);
        save(session, (&edits, changes), ("rename", &message), old)?;
    }
    session.terminal.out(&told);
    // A list or a rule of the settings may mean the customer by the old id.
    let settings = session.text(SETTINGS)?;
    if settings.contains(&format!("={old}")) || settings.contains(&format!("\"{old}\"")) {
        session.terminal.warn(&say!(words, "rename-settings", old = old));
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses an id that cannot be one, or that another customer has.
fn check_id(session: &ChangeSession, at: usize, new: &str) -> Result<(), Failure> {
    let words = session.words;
    if !id::is_valid(new) {
        return Err(Failure::usage(words, "err-bad-id", &[("id", new.into())]));
    }
    let folded = id::fold(new);
    let taken = session.book().customers.iter().position(|one| id::fold(&one.id) == folded);
    match taken {
        // A folder whose name differs in case alone is the same one on some disks.
        Some(other) if other == at => Err(Failure::usage(words, "err-rename-same", &[("id", new.into())])),
        Some(other) => {
            let name = session.book().customers[other].listed_name().into_owned();
            Err(Failure::usage(words, "err-id-of", &[("id", new.into()), ("name", name.into())]))
        }
        None => Ok(()),
    }
}
