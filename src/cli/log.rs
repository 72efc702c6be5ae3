//! `log`: adds a note, in one line after a visit.

use std::process::ExitCode;

use super::log_note::{LogArgs, note_of, written};
use super::{ChangeSession, Failure, log_follow, log_limit, log_many, log_note};
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
    let occasions = log_note::occasions(args, session, index)?;
    for occasion in &occasions {
        if !log_note::may_name(session, index, occasion, day)? {
            return Ok(ExitCode::SUCCESS);
        }
    }
    let note = note_of(args, session, index, occasions, &args.text.join(" "))?;
    let edit = written(session, index, &note, day)?;
    log_limit::tell(session, index, &note, day);
    if args.dry_run {
        session.terminal.out(&format!("{}\n{}", edit.path, edit.after));
        return Ok(ExitCode::SUCCESS);
    }
    let before = session.overview(HORIZON);
    let words = session.words;
    let channel = session.telling().channel(note.channel);
    let message = say!(words, "commit-log", name = &*customer.listed_name(), channel = channel, day = day.to_string());
    session.save(&[edit], "log", &message)?;
    session.terminal.out(&say!(words, "logged", name = &*customer.listed_name(), day = words.day(day, session.today)));
    log_follow::tell(session, index, &before, &note, day)?;
    Ok(ExitCode::SUCCESS)
}
