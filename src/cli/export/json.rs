//! `export json`: the whole book as one JSON text, which `import` reads; or its customers as a profile shows them.

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use crate::book::copy::CopyKind;
use crate::book::layout::{self, Role};
use crate::book::profile::SELF;
use crate::cli::{Failure, Session, backup_files, edition, json, output};
use crate::disk::Folder;
use crate::exchange::{json_book, json_edition};

#[derive(Args, Debug)]
pub(super) struct JsonArgs {
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Prints or saves the book.
pub(super) fn run(args: &JsonArgs, session: &Session) -> Result<ExitCode, Failure> {
    let name = args.profile.as_deref().unwrap_or(SELF);
    let (book, customers) = if edition::profile(session, name)?.shows_all() {
        (whole(args, session)?, session.book().customers.len())
    } else {
        let made = edition::of(session, name)?;
        (json_edition::of(&made.read.book), made.read.book.customers.len())
    };
    output::put(session, args.out.as_deref(), &(json::text(&book) + "\n"))?;
    edition::note_copy(session, CopyKind::Json, name, customers);
    Ok(ExitCode::SUCCESS)
}

/// Every file of the book.
fn whole(args: &JsonArgs, session: &Session) -> Result<Value, Failure> {
    let words = session.words;
    let out = args.out.as_deref().map(std::path::absolute).transpose().unwrap_or_default().unwrap_or_default();
    let folder = Folder::open(&session.root).map_err(|error| Failure::io(words, &session.root, &error))?;
    let mut book = json_book::empty();
    for found in backup_files::list(session, &folder, &out)?.iter().filter(|found| is_of_the_book(&found.name)) {
        let mut bytes = Vec::new();
        let read = found.open(&folder).and_then(|mut file| file.read_to_end(&mut bytes));
        read.map_err(|error| Failure::io(words, &session.root.join(&found.name), &error))?;
        json_book::add(&mut book, &found.name, &bytes);
    }
    Ok(book)
}

/// Whether a file is read as a part of the book. Hidden ones belong to git and to the program.
fn is_of_the_book(path: &str) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    layout::names_of(Role::Content).any(|name| name == top) && !path.split('/').any(|part| part.starts_with('.'))
}
