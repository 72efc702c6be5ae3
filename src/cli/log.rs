//! `log`: adds a note, in one line after a visit.

use std::process::ExitCode;

use super::log_note::{LogArgs, note_of, written};
use super::{ChangeSession, Failure, Session, log_many};
use crate::book::CustomerIndex;
use crate::derive::{HORIZON, Kind, Overview};
use crate::load;
use crate::say;

/// Writes the note or, with `--where`, many notes.
pub fn run(args: &LogArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let day = args.on.as_ref().map(|on| session.day(on)).transpose()?.unwrap_or(session.today);
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
    tell_what_follows(session, index, &before);
    Ok(ExitCode::SUCCESS)
}

/// Reads the book again and reports which reminders are gone and when the next contact is.
fn tell_what_follows(session: &Session, index: CustomerIndex, before: &Overview) {
    let Ok((book, _)) = load::load(&session.root) else { return };
    let Some(at) = book.find(&session.book().customers[index].id) else { return };
    let after = crate::derive::derive(&book, session.today, HORIZON);
    let now = &after.customers[at];
    let words = session.words;
    let still = |id: &str| now.reminders.iter().any(|reminder| reminder.id == id);
    let stood = before.customers[index].reminders.iter().filter(|one| one.listed() <= session.today || one.is_near);
    let answered: Vec<String> = stood
        .filter(|reminder| !still(&reminder.id) && reminder.kind != Kind::Meeting)
        .map(|reminder| session.telling().reason(reminder).plain())
        .collect();
    if !answered.is_empty() {
        session.terminal.say(&say!(words, "logged-answers", what = words.clauses(answered)));
    }
    if let Some(next) = now.revisit_due.filter(|&next| next > session.today) {
        session.terminal.say(&say!(words, "logged-next", day = words.day(next, session.today)));
    }
}
