//! Asking for a password without showing it.

use super::{Failure, Terminal};
use crate::i18n::Words;

/// The environment variable in which another program can give the password.
const VARIABLE: &str = "CLIENTBOOK_PASSWORD";

/// A new password, typed twice, or from the environment.
pub fn new(terminal: &Terminal, words: &Words) -> Result<String, Failure> {
    if let Some(given) = given() {
        return Ok(given);
    }
    let first = ask(terminal, words, "password-new")?;
    if first.is_empty() {
        return Err(Failure::usage(words, "err-password-empty", &[]));
    }
    if ask(terminal, words, "password-again")? == first {
        Ok(first)
    } else {
        Err(Failure::usage(words, "err-password-differs", &[]))
    }
}

/// The password of an existing file.
pub fn known(terminal: &Terminal, words: &Words) -> Result<String, Failure> {
    given().map_or_else(|| ask(terminal, words, "password"), Ok)
}

fn given() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|value| !value.is_empty())
}

fn ask(terminal: &Terminal, words: &Words, id: &str) -> Result<String, Failure> {
    if !terminal.can_ask() {
        return Err(Failure::usage(words, "err-password-none", &[]));
    }
    // Without a handler, an interrupt would leave the terminal's echo switched off.
    #[cfg(unix)]
    let guard = signal_hook::flag::register(signal_hook::consts::SIGINT, Default::default());
    let typed = rpassword::prompt_password(words.get(id));
    #[cfg(unix)]
    if let Ok(guard) = guard {
        signal_hook::low_level::unregister(guard);
    }
    typed.map_err(|_| Failure::usage(words, "err-password-none", &[]))
}
