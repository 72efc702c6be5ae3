//! The command line: parses what was typed, calls the modules below, and prints their values as text.
//! Only this module asks the machine for the current day.

mod account;
mod backup;
mod build;
mod change;
mod check;
mod choice_arg;
mod clock;
mod columns;
mod completions;
mod customer;
mod done;
mod editor;
mod export;
mod faults;
mod fold;
mod help;
mod history;
mod import;
mod init;
mod invoice;
mod invoice_args;
mod invoice_change;
mod json;
mod list;
mod log;
mod log_follow;
mod log_many;
mod log_note;
mod man;
mod merge_file;
mod new;
mod password;
mod pay;
mod pay_args;
mod pay_change;
mod questions;
mod quoted;
mod refund;
mod reminder_choice;
mod renew;
mod report;
mod restore;
mod serve;
mod session;
mod set;
mod show;
mod show_json;
mod snooze;
mod style;
mod sync;
mod sync_place;
mod terminal;
mod today;
mod trust;
mod undo;
mod usage;

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub use crate::wording::failure::Failure;
use change::ChangeSession;
use choice_arg::choice;
use session::Session;
use terminal::Terminal;

use crate::book::Choice;
use crate::i18n::{self, Language};
use crate::load;

/// What every command may be told.
#[derive(Args, Clone, Debug)]
struct Global {
    #[arg(long, value_name = "DIR", global = true, env = "CLIENTBOOK")]
    book: Option<PathBuf>,
    #[arg(long, value_name = "DATE", global = true)]
    today: Option<String>,
    #[arg(long, value_name = "LANG", global = true, value_parser = choice::<Language>())]
    lang: Option<Language>,
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Parser, Debug)]
#[command(name = "clientbook", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    Init(init::InitArgs),
    New(new::NewArgs),
    Log(log_note::LogArgs),
    Set(set::SetArgs),
    Import(import::ImportArgs),
    Invoice(invoice_args::InvoiceArgs),
    Pay(pay_args::PayArgs),
    Today(today::TodayArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Report(report::ReportArgs),
    Done(done::DoneArgs),
    Snooze(snooze::SnoozeArgs),
    Renew(renew::RenewArgs),
    History(history::HistoryArgs),
    Undo(undo::UndoArgs),
    Sync(sync::SyncArgs),
    Backup(backup::BackupArgs),
    Restore(restore::RestoreArgs),
    Trust(trust::TrustArgs),
    MergeFile(merge_file::MergeFileArgs),
    Check(check::CheckArgs),
    Build(build::BuildArgs),
    Serve(serve::ServeArgs),
    Export(export::ExportArgs),
    Completions(completions::CompletionsArgs),
    #[command(hide = true)]
    Names(completions::NamesArgs),
    Man(man::ManArgs),
}

/// Runs the program with its arguments. Errors are printed here, once.
pub fn main(args: impl Iterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.collect();
    let guessed = guess_language(&args);
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => {
            let book =
                typed(&args, "--book").map(PathBuf::from).or_else(|| std::env::var_os("CLIENTBOOK").map(Into::into));
            return usage::report(error, &args, i18n::words(language_of(book, typed_language(&args))));
        }
    };
    let terminal = Terminal::new(cli.global.quiet);
    match run(cli, &terminal, guessed) {
        Ok(code) => match terminal.trouble() {
            Some(error) => {
                let failure = Failure::io(i18n::words(guessed), std::path::Path::new("stdout"), &error);
                terminal.failure(&failure);
                ExitCode::from(failure.code)
            }
            None => code,
        },
        Err(failure) => {
            terminal.failure(&failure);
            ExitCode::from(failure.code)
        }
    }
}

fn run(cli: Cli, terminal: &Terminal, guessed: Language) -> Result<ExitCode, Failure> {
    let global = &cli.global;
    // A command that only reads does not take the time to free a large book note by note.
    let open = || Session::open(global, terminal, guessed);
    let change = || ChangeSession::open(global, terminal, guessed);
    let Some(command) = cli.command else {
        if !terminal.is_terminal() {
            let words = i18n::words(language_of(global.book.clone(), global.lang));
            terminal.out(&help::in_words(&help::localized(words).render_long_help().to_string(), words));
            return Ok(ExitCode::from(2));
        }
        return today::run(&today::TodayArgs::default(), &open()?);
    };
    match command {
        Command::Init(args) => init::run(&args, global, terminal, guessed),
        Command::New(args) => new::run(&args, change()?),
        Command::Log(args) => log::run(&args, &change()?),
        Command::Set(args) => set::run(&args, &change()?),
        Command::Import(args) => import::run(&args, &change()?),
        Command::Invoice(args) => invoice::run(&args, &change()?),
        Command::Pay(args) => pay::run(&args, &change()?),
        Command::Report(args) => report::run(&args, &open()?),
        Command::Today(args) => today::run(&args, &ManuallyDrop::new(open()?)),
        Command::List(args) => list::run(&args, &open()?),
        Command::Show(args) => show::run(&args, &open()?),
        Command::Done(args) => done::run(&args, &change()?),
        Command::Snooze(args) => snooze::run(&args, &change()?),
        Command::Renew(args) => renew::run(&args, &change()?),
        Command::History(args) => history::run(&args, &open()?),
        Command::Undo(args) => undo::run(&args, &change()?),
        Command::Sync(args) => sync::run(&args, change()?),
        Command::Backup(args) => backup::run(&args, &open()?),
        Command::Restore(args) => restore::run(&args, terminal, language_of(global.book.clone(), global.lang)),
        Command::Trust(args) => trust::run(&args, &open()?),
        Command::MergeFile(args) => merge_file::run(&args, terminal, language_of(global.book.clone(), global.lang)),
        Command::Check(args) => check::run(&args, &open()?),
        Command::Build(args) => build::run(&args, open()?),
        Command::Export(args) => export::run(&args, &open()?),
        Command::Serve(args) => serve::run(&args, global, terminal, guessed),
        Command::Completions(args) => completions::run(&args, terminal, language_of(global.book.clone(), global.lang)),
        Command::Names(_) => completions::names(&open()?),
        Command::Man(args) => man::run(&args, terminal, language_of(global.book.clone(), global.lang)),
    }
}

/// The language before the book is read: `--lang`, else that of the environment.
fn guess_language(args: &[OsString]) -> Language {
    typed_language(args).unwrap_or_else(clock::locale)
}

/// The language of help and of wrong use: `--lang`, else that of the book, else that of the environment.
fn language_of(book: Option<PathBuf>, lang: Option<Language>) -> Language {
    let root = || book.or_else(|| load::find_root(&std::env::current_dir().ok()?));
    lang.or_else(|| load::language(&root()?)).unwrap_or_else(clock::locale)
}

/// The value of `--lang`, before the arguments are parsed.
fn typed_language(args: &[OsString]) -> Option<Language> {
    typed(args, "--lang").and_then(Language::of_written)
}

/// The value of an option, before the arguments are parsed.
fn typed<'a>(args: &'a [OsString], option: &str) -> Option<&'a str> {
    let mut texts = args.iter().filter_map(|arg| arg.to_str());
    while let Some(text) = texts.next() {
        if text == option {
            return texts.next();
        }
        if let Some(value) = text.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value);
        }
    }
    None
}
