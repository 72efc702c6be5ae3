//! The start of someone who has no book yet: the browser shows the ways to one, then the book itself.

use std::process::ExitCode;

use super::serve::{self, ServeArgs, failure_of};
use super::{Failure, Global, Terminal, clock};
use crate::disk::named;
use crate::i18n::{self, Language};
use crate::say;
use crate::serve::{CommandResult, Welcome, bind, choose, open_browser};

/// Shows the ways to a book until one is chosen, then serves the book on the same port.
pub fn run(
    global: &Global,
    terminal: &Terminal,
    guessed: Language,
    command: fn(&Global, &[String]) -> CommandResult,
) -> Result<ExitCode, Failure> {
    let words = i18n::words(guessed);
    let args = ServeArgs::in_the_browser();
    let listener = bind(args.port).map_err(|error| failure_of(error, words))?;
    let in_no_book = global.clone();
    let welcome = Welcome {
        language: guessed,
        home: std::env::home_dir().filter(|home| named::is_folder(home)).unwrap_or_default(),
        today: clock::now().date(),
        command: Box::new(move |language, words| {
            command(&Global { book: None, lang: Some(language), ..in_no_book.clone() }, words)
        }),
    };
    let tell = |url: String| {
        terminal.out(&say!(words, "serving", url = url.as_str()));
        open_browser(&url);
    };
    let root = choose(&listener, welcome, &tell).map_err(|error| failure_of(error, words))?;
    serve::run_on(listener, &args.without_opening(), root, global, terminal, guessed, command)
}
