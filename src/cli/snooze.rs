//! `snooze`: hides a reminder until a day.

use std::process::ExitCode;

use clap::Args;

use super::{ChangeSession, Failure, reminder_choice};
use crate::book::record::Record;
use crate::derive::{HORIZON, Reminder};
use crate::edit::answer;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct SnoozeArgs {
    /// A part of the reminder's id, or a customer.
    #[arg(value_name = "ID")]
    id: String,
    /// Words of the reminder.
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[arg(long, value_name = "DATE")]
    until: String,
}

/// Writes the day until which the reminder is hidden.
pub fn run(args: &SnoozeArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let until = session.near_day(&args.until)?;
    if until <= session.today {
        return Err(Failure::usage(session.words, "err-past", &[("value", args.until.as_str().into())]));
    }
    let overview = session.overview(HORIZON);
    let ((index, reminder), _) = reminder_choice::find(session, &overview, &args.id, &args.text)?;
    let path = Record::Card.path(&session.book().customers[index].id);
    let before = session.text(&path)?;
    let edit = answer::snooze(path.clone(), &before, &reminder.id, until)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    let words = session.words;
    let what = session.telling().reason(reminder).plain();
    let name = session.book().customers[index].listed_name();
    let message = say!(words, "commit-snooze", what = what.as_str(), name = &*name, day = until.to_string());
    session.save(&[edit], "snooze", &message)?;
    let day = words.day(until, session.today);
    let mut told = say!(words, "snoozed", name = &*name, what = what, day = day);
    let rests = session.book().customers[index].card.snoozes.iter().any(|one| reminder.id.starts_with(&one.id));
    // The day without a rest: where a rest moved it, it is not known any more.
    let own_day = Reminder { snoozed_until: None, ..reminder.clone() }.listed();
    let is_moved = rests && !reminder.kind.rules().keeps_its_day;
    if own_day > until && !is_moved {
        let day = words.day(own_day, session.today);
        told += &format!("\n{}", say!(words, "snoozed-not-due", day = day));
    }
    session.terminal.out(&told);
    Ok(ExitCode::SUCCESS)
}
