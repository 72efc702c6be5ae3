//! `log`: adds a note, in one line after a visit.

use std::process::ExitCode;

use super::log_note::{LogArgs, note_of, written};
use super::{ChangeSession, Failure, log_follow, log_many};
use crate::derive::HORIZON;
use crate::say;

/// Writes the note or, with `--where`, many notes.
pub fn run(args: &LogArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let day = args.on.as_ref().map(|on| session.recent_day(on)).transpose()?.unwrap_or(session.today);
    if day > session.today {
        return Err(Failure::usage(
            session.words,
            "err-future",
            &[("value", args.on.clone().unwrap_or_default().into())],
        ));
    }
    if !args.filter.is_empty() {
        return log_many::run(args, session, day);
    }
    let index = session.customer(args.customer.as_deref().unwrap_or_default())?;
    let customer = &session.book().customers[index];
    let note = note_of(args, session, &customer.id, &args.text.join(" "))?;
    let before = session.overview(HORIZON);
    let edit = written(session, index, &note, day)?;
    let words = session.words;
    let channel = session.telling().channel(note.channel);
    let message =
        say!(words, "commit-log", name = customer.card.name.as_str(), channel = channel, day = day.to_string());
    session.save(&[edit], "log", &message)?;
    session.terminal.out(&say!(
        words,
        "logged",
        name = customer.card.name.as_str(),
        day = words.day(day, session.today)
    ));
    log_follow::tell(session, index, &before, &note.text)?;
    Ok(ExitCode::SUCCESS)
}
