//! `serve`: shows the site on the loopback address and reloads pages after changes.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::session::{today_of, words_of};
use super::{Failure, Global, Terminal, clock};
use crate::disk::last_book;
use crate::i18n::{self, Language, Words};
use crate::load::Folders;
use crate::say;
use crate::serve::{self, CommandResult, Event, Options, RunCommand, ServeError};
use crate::wording::failure::Explain;

/// The port of the preview unless another is named.
const PORT: u16 = 4173;

#[derive(Args, Debug)]
pub struct ServeArgs {
    #[arg(long, default_value_t = PORT)]
    pub(super) port: u16,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    poll: bool,
    #[arg(long)]
    read_only: bool,
}

impl ServeArgs {
    /// For someone who started the program without a terminal. Where another preview runs already, any other port will
    /// do: nobody has to type it.
    pub fn in_the_browser() -> ServeArgs {
        let port = if serve::is_free(PORT) { PORT } else { 0 };
        ServeArgs { port, open: true, poll: false, read_only: false }
    }

    /// The same where the browser is open already.
    pub fn without_opening(self) -> ServeArgs {
        ServeArgs { open: false, ..self }
    }
}

/// Serves the site of the book in `root` until the process ends. `command` runs the commands that the forms are sent for.
pub fn run(
    args: &ServeArgs,
    root: PathBuf,
    global: &Global,
    terminal: &Terminal,
    guessed: Language,
    command: fn(&Global, &[String]) -> CommandResult,
) -> Result<ExitCode, Failure> {
    let listener = serve::bind(args.port).map_err(|error| failure_of(error, i18n::words(guessed)))?;
    run_on(listener, args, root, global, terminal, guessed, command)
}

/// The same on a port that is open already.
pub fn run_on(
    listener: TcpListener,
    args: &ServeArgs,
    root: PathBuf,
    global: &Global,
    terminal: &Terminal,
    guessed: Language,
    command: fn(&Global, &[String]) -> CommandResult,
) -> Result<ExitCode, Failure> {
    let guessed_words = i18n::words(guessed);
    let folders = Folders::read(&root).map_err(|error| error.explain(guessed_words))?;
    // Only a start without a terminal needs it, and it may fail: a folder of settings that is read-only.
    let _ = last_book::remember(&root);
    let words = words_of(global, folders.settings.language);
    let wished = today_of(global, words)?.map(|wished| wished.day);
    let lang = global.lang;
    let of_book = Global { book: Some(root.clone()), ..global.clone() };
    let run: RunCommand = Box::new(move |words| command(&of_book, words));
    let options = Options {
        root,
        poll: args.poll,
        command: (!args.read_only).then_some(run),
        language: Box::new(move |book| lang.unwrap_or(book)),
        today: Box::new(move |settings| wished.or(settings).unwrap_or_else(|| clock::now().date())),
    };
    let open = args.open;
    let tell = |event: Event| match event {
        Event::Listening(url) => {
            terminal.out(&say!(words, "serving", url = url.as_str()));
            if open {
                serve::open_browser(&url);
            }
        }
        Event::Changed(path) => terminal.say(&say!(words, "serve-changed", path = path)),
        Event::NotRead(error) => terminal.failure(&error.explain(words)),
        Event::NotWatched(reason) => {
            terminal.failure(&Failure::world(words, "err-not-watched", &[("reason", reason.into())]));
        }
    };
    serve::run(options, listener, folders, &tell).map_err(|error| failure_of(error, words))?;
    Ok(ExitCode::SUCCESS)
}

/// Why the preview cannot run.
pub fn failure_of(error: ServeError, words: &Words) -> Failure {
    match error {
        ServeError::PortInUse(port) => {
            let args = [("port", port.to_string().into()), ("other", (u32::from(port) + 1).to_string().into())];
            Failure::world(words, "err-port", &args)
        }
        ServeError::Load(error) => error.explain(words),
        ServeError::Io(error) => Failure::io(words, std::path::Path::new("serve"), &error),
    }
}
