//! `export`: the book in the formats of other programs.

mod csv;
mod ics;
mod json;
mod schema;
mod table_memory;
mod vcard;
mod xlsx;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Failure, Session};

#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(subcommand)]
    format: Format,
}

#[derive(Subcommand, Debug)]
enum Format {
    Ics(ics::IcsArgs),
    Csv(csv::CsvArgs),
    Vcard(vcard::VcardArgs),
    Xlsx(xlsx::XlsxArgs),
    Json(json::JsonArgs),
    Schema(schema::SchemaArgs),
}

/// Prints or saves the book in the chosen format.
pub fn run(args: &ExportArgs, session: &Session) -> Result<ExitCode, Failure> {
    match &args.format {
        Format::Ics(args) => ics::run(args, session),
        Format::Csv(args) => csv::run(args, session),
        Format::Vcard(args) => vcard::run(args, session),
        Format::Xlsx(args) => xlsx::run(args, session),
        Format::Json(args) => json::run(args, session),
        Format::Schema(args) => schema::run(args, session),
    }
}
