//! `export csv`: all customers with all that their cards say, or a list, for a spreadsheet.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::table_memory::remember_table;
use crate::book::copy::CopyKind;
use crate::book::profile::SELF;
use crate::cli::list::{self, ListChoice};
use crate::cli::{Failure, Session, edition, output};
use crate::exchange::csv_out;
use crate::exchange::customer_table;
use crate::wording::report::ReportWords;

#[derive(Args, Debug)]
pub(super) struct CsvArgs {
    #[command(flatten)]
    list: ListChoice,
    #[arg(long)]
    no_bom: bool,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Prints or saves the table.
pub(super) fn run(args: &CsvArgs, session: &Session) -> Result<ExitCode, Failure> {
    let name = args.profile.as_deref().unwrap_or(SELF);
    let made = edition::of(session, name)?;
    let book = &made.read.book;
    let (rows, count) = if args.list.is_everything() {
        (customer_table::all(book, session.words), book.customers.len())
    } else {
        let section = list::section(&args.list, session, book)?;
        let words = ReportWords { words: session.words, book, today: session.today };
        (customer_table::of_section(&words, &section), section.rows.len())
    };
    let text = csv_out::write(&rows, !args.no_bom);
    output::put(session, args.out.as_deref(), &text)?;
    if args.list.is_everything() {
        remember_table(session, book, &text);
    }
    edition::note_copy(session, CopyKind::Table, name, count);
    Ok(ExitCode::SUCCESS)
}
