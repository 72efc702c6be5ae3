//! `export schema`: what the files of a book may hold, for editors and other programs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use crate::cli::{Failure, Session, json, output};
use crate::exchange::json_schema;
use crate::format::file_shape::FileShape;
use crate::say;

#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    #[arg(value_name = "KIND", value_parser = names())]
    kind: Option<String>,
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    out: Option<PathBuf>,
}

/// The name of the schema of the book as JSON.
const BOOK: &str = "book";

/// The names of the schemas: those of the files, then that of the book.
fn names() -> Vec<&'static str> {
    FileShape::ALL.into_iter().map(FileShape::word).chain([BOOK]).collect()
}

/// Prints one schema, or saves all of them into a folder.
pub(super) fn run(args: &SchemaArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let Some(folder) = &args.out else {
        let name = args.kind.as_deref().unwrap_or(BOOK);
        output::put(session, None, &(json::text(&schema(session, name)) + "\n"))?;
        return Ok(ExitCode::SUCCESS);
    };
    for name in names() {
        output::save_in(session, folder, &format!("{name}.schema.json"), &(json::text(&schema(session, name)) + "\n"))?;
    }
    session.terminal.say(&say!(words, "saved-schemas", n = names().len(), path = folder.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

fn schema(session: &Session, name: &str) -> Value {
    let kind = FileShape::ALL.into_iter().find(|kind| kind.word() == name);
    match kind {
        Some(kind) => json_schema::of_file(kind, session.words),
        None => json_schema::of_book(session.words),
    }
}
