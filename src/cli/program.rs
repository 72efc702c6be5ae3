//! The program's arguments, and which command runs.

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use super::begin::{Start, known_book};
use super::change::ChangeSession;
use super::global::Global;
use super::language::{guess_language, language_of, typed, typed_language};
use super::session::{Session, find_root};
use super::terminal::Terminal;
use super::{
    backup, brief, build, check, complaint, completions, done, export, find, help, history, import, inbox, init,
    invoice, invoice_args, list, log, log_note, man, merge, merge_file, new, notify, pay, pay_args, progress_bar,
    rename, renew, report, restore, serve, set, show, snooze, sync, today, triage, trust, undo, usage, welcome,
};
use crate::i18n::{self, Language};
use crate::serve::CommandResult;
use crate::wording::failure::Failure;

/// The command line as it is typed.
#[derive(Parser, Debug)]
#[command(name = "clientbook", version, disable_help_subcommand = true)]
pub(super) struct Cli {
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
    Inbox(inbox::InboxArgs),
    Set(set::SetArgs),
    Import(import::ImportArgs),
    Triage(triage::TriageArgs),
    Rename(rename::RenameArgs),
    Merge(merge::MergeArgs),
    Invoice(invoice_args::InvoiceArgs),
    Pay(pay_args::PayArgs),
    Today(today::TodayArgs),
    Notify(notify::NotifyArgs),
    List(list::ListArgs),
    Find(find::FindArgs),
    Show(show::ShowArgs),
    Brief(brief::BriefArgs),
    Complaint(complaint::ComplaintArgs),
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
            return usage::report(error, Cli::command(), &args, i18n::words(language_of(book, typed_language(&args))));
        }
    };
    let terminal = Terminal::new(cli.global.quiet);
    // The preview prints what it is told, and goes on for hours.
    if !cli.global.quiet && !matches!(cli.command, None | Some(Command::Serve(_))) {
        let (book, lang) = (cli.global.book.clone(), cli.global.lang);
        progress_bar::show(move || i18n::words(language_of(book.clone(), lang)));
    }
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

/// Runs a command in the book of `global` for someone who reads no terminal.
fn run_kept(global: &Global, typed: &[String]) -> CommandResult {
    let book = global.book.iter().flat_map(|book| ["--book".into(), book.clone().into_os_string()]);
    let day = global.today.iter().flat_map(|day| ["--today".into(), OsString::from(day)]);
    let lang = global.lang.iter().flat_map(|lang| ["--lang".into(), OsString::from(lang.word())]);
    let own = ["clientbook".into()].into_iter().chain(book).chain(day).chain(lang);
    let args: Vec<OsString> = own.chain(typed.iter().map(OsString::from)).collect();
    let language = language_of(global.book.clone(), global.lang);
    let terminal = Terminal::keeping();
    let ran = match Cli::try_parse_from(&args) {
        Ok(cli) => run(cli, &terminal, language),
        Err(error) => Err(usage::failure(error, Cli::command(), &args, i18n::words(language))),
    };
    let kept = terminal.kept();
    let failure = match ran {
        Ok(code) if code == ExitCode::SUCCESS => None,
        // The command has said itself what is missing.
        Ok(_) => {
            Some(Failure { code: 2, message: kept.lines.join(" "), hint: String::new(), labels: Default::default() })
        }
        Err(failure) => Some(failure),
    };
    CommandResult { lines: kept.lines, changed: kept.changed, failure }
}

fn run(cli: Cli, terminal: &Terminal, guessed: Language) -> Result<ExitCode, Failure> {
    let global = &cli.global;
    let language = || language_of(global.book.clone(), global.lang);
    // A command that only reads does not take the time to free a large book note by note.
    let open = || Session::open(global, terminal, guessed);
    let change = || ChangeSession::open(global, terminal, guessed);
    let Some(command) = cli.command else {
        if Start::of_this_run(terminal).is_for_the_browser() {
            return match known_book(global.book.clone()) {
                Some(root) => {
                    serve::run(&serve::ServeArgs::in_the_browser(), root, global, terminal, guessed, run_kept)
                }
                None => welcome::run(global, terminal, guessed, run_kept),
            };
        }
        if !terminal.is_terminal() {
            let words = i18n::words(language());
            terminal
                .out(&help::in_words(&help::localized(Cli::command(), words).render_long_help().to_string(), words));
            return Ok(ExitCode::from(2));
        }
        return today::run(&today::TodayArgs::default(), &open()?);
    };
    match command {
        Command::Init(args) => init::run(&args, global, terminal, guessed),
        Command::New(args) => new::run(&args, change()?),
        Command::Log(args) => log::run(&args, &change()?),
        Command::Inbox(args) => inbox::run(&args, &change()?),
        Command::Set(args) => set::run(&args, &change()?),
        Command::Import(args) => import::run(&args, &change()?),
        Command::Triage(args) => triage::run(&args, &change()?),
        Command::Rename(args) => rename::run(&args, &change()?),
        Command::Merge(args) => merge::run(&args, &change()?),
        Command::Invoice(args) => invoice::run(&args, &change()?),
        Command::Pay(args) => pay::run(&args, &change()?),
        Command::Report(args) => report::run(&args, &open()?),
        Command::Today(args) => today::run(&args, &ManuallyDrop::new(open()?)),
        Command::Notify(args) => notify::run(&args, &ManuallyDrop::new(open()?)),
        Command::List(args) => list::run(&args, &open()?),
        Command::Find(args) => find::run(&args, &open()?),
        Command::Show(args) => show::run(&args, &open()?),
        Command::Complaint(args) => complaint::run(&args, &change()?),
        Command::Brief(args) => brief::run(&args, &open()?),
        Command::Done(args) => done::run(&args, &change()?),
        Command::Snooze(args) => snooze::run(&args, &change()?),
        Command::Renew(args) => renew::run(&args, &change()?),
        Command::History(args) => history::run(&args, &open()?),
        Command::Undo(args) => undo::run(&args, &change()?),
        Command::Sync(args) => sync::run(&args, change()?),
        Command::Backup(args) => backup::run(&args, &open()?),
        Command::Restore(args) => restore::run(&args, global, terminal),
        Command::Trust(args) => trust::run(&args, &open()?),
        Command::MergeFile(args) => merge_file::run(&args, terminal, language()),
        Command::Check(args) => check::run(&args, &open()?),
        Command::Build(args) => build::run(&args, open()?),
        Command::Export(args) => export::run(&args, &open()?),
        Command::Serve(args) => {
            serve::run(&args, find_root(global, i18n::words(guessed))?, global, terminal, guessed, run_kept)
        }
        Command::Completions(args) => completions::run(&args, Cli::command(), terminal, language()),
        Command::Names(_) => completions::names(&open()?),
        Command::Man(args) => man::run(&args, Cli::command(), terminal, language()),
    }
}
