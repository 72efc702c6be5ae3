//! `export xlsx`: the whole book as a workbook, or a list.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::table_memory::remember_table;
use crate::book::copy::CopyKind;
use crate::book::profile::SELF;
use crate::cli::list::{self, ListChoice};
use crate::cli::{Failure, Session, edition, output};
use crate::derive::report::Cell;
use crate::exchange::csv_out;
use crate::exchange::customer_table;
use crate::exchange::sheets_out::{self, Sheet};
use crate::exchange::xlsx_out;
use crate::wording::report::{ReportWords, shown};

#[derive(Args, Debug)]
pub(super) struct XlsxArgs {
    #[command(flatten)]
    list: ListChoice,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Saves the workbook.
pub(super) fn run(args: &XlsxArgs, session: &Session) -> Result<ExitCode, Failure> {
    let name = args.profile.as_deref().unwrap_or(SELF);
    let made = edition::of(session, name)?;
    let book = &made.read.book;
    let words = ReportWords { words: session.words, book, today: session.today };
    let (sheets, count) = if args.list.is_everything() {
        (sheets_out::all(book, session.words, session.today), book.customers.len())
    } else {
        let section = list::section(&args.list, session, book)?;
        let head = shown(&section).map(|(_, column)| words.title(column)).collect();
        let cells = |row: &Vec<Cell>| shown(&section).map(|(at, _)| row[at].clone()).collect();
        let title = args.list.name().map_or_else(|| session.words.get("nav-customers"), str::to_owned);
        (vec![Sheet { name: title, head, rows: section.rows.iter().map(cells).collect() }], section.rows.len())
    };
    let bytes = xlsx_out::write(&sheets, &words)
        .map_err(|error| Failure::world(session.words, "err-xlsx", &[("reason", error.to_string().into())]))?;
    output::save_bytes(session, &args.out, &bytes)?;
    if args.list.is_everything() {
        let table = csv_out::write(&customer_table::all(book, session.words), false);
        remember_table(session, book, &table);
    }
    edition::note_copy(session, CopyKind::Table, name, count);
    Ok(ExitCode::SUCCESS)
}
